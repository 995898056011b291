// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

// Files run one after another: each starts nodes of its own, and two cores carry four at most.
export default defineConfig({
	test: {
		include: ['tests/**/*.test.ts'],
		fileParallelism: false,
		sequence: { concurrent: false },
		pool: 'forks',
		testTimeout: 60_000,
		hookTimeout: 180_000,
		teardownTimeout: 20_000,
		reporters: ['verbose'],
		// polkadot.js logs every refusal and reconnection; the tests assert those that matter.
		onConsoleLog: (line) => !/ (RPC-CORE|API\/INIT|API-WS|REGISTRY): /.test(line),
	},
});
