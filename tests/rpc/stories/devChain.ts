// SPDX-License-Identifier: Apache-2.0
/** Development chains for tests, and the bodies that govern them. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { Chain, dev } from '../src/chain.ts';
import type { Body } from '../src/governance.ts';
import { type HanseNode, startDev } from '../src/node.ts';

/** Two of the three councillors: two thirds. */
export const DEV_COUNCIL: Body = { name: 'council', voters: ['Alice', 'Bob'].map(dev) };

/** Two of the three members of the committee: three fifths. */
export const DEV_COMMITTEE: Body = { ...DEV_COUNCIL, name: 'technicalCommittee' };

/** A chain that is there while tests run. */
export interface Running {
	readonly chain: Chain;
}

/**
 * A development chain for the tests around this call, which seals by hand: started before the first
 * of them, stopped after the last. Called twice, it makes two; with an account to endow, one with
 * another first block.
 */
export function devChain(endowed?: string): Running {
	let node: HanseNode | undefined;
	let chain: Chain | undefined;

	beforeAll(async () => {
		node = await startDev('manual', endowed);
		chain = await Chain.connect(node.url, 'by hand');
	});

	afterEach(({ task }) => {
		if (task.result?.state === 'fail') node?.keepLog();
	});

	afterAll(async () => {
		await chain?.close();
		await node?.stop();
	});

	return {
		get chain() {
			if (!chain) throw new Error('the chain is there in tests and hooks only');
			return chain;
		},
	};
}
