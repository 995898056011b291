// SPDX-License-Identifier: Apache-2.0
/** How blocks come about on a development chain, as a client sees it. */
import { expect, test } from 'vitest';
import { Chain, UNIT, dev, eventNames } from '../src/chain.ts';
import { type HanseNode, startDev } from '../src/node.ts';

async function on(
	sealing: 'instant' | 'manual' | 'aura',
	story: (chain: Chain, node: HanseNode) => Promise<void>,
): Promise<void> {
	const node = await startDev(sealing);
	const chain = await Chain.connect(node.url, sealing === 'manual' ? 'by hand' : 'by the node');
	try {
		await story(chain, node);
	} catch (error) {
		node.keepLog();
		throw error;
	} finally {
		await chain.close();
		await node.stop();
	}
}

for (const sealing of ['instant', 'manual', 'aura'] as const) {
	test(`a single transaction should be included and final under ${sealing} sealing`, async () => {
		await on(sealing, async (chain) => {
			const pay = chain.api.tx.balances.transferKeepAlive(dev('Bob').address, UNIT);
			const included = await chain.send(pay, dev('Alice'));
			expect(eventNames(included)).toContain('balances.Transfer');
			await chain.finality(included);
		});
	}, 90_000);
}

test('instant sealing should go on over the end of a session', async () => {
	// The first block of a session takes no ordinary transaction: another has to follow by itself.
	await on('instant', async (chain) => {
		const { api } = chain;
		const session = (await api.query.validatorSet.sessionLength()) as unknown as { toNumber(): number };
		for (let sent = 0; sent <= session.toNumber(); sent += 1) {
			await chain.send(api.tx.balances.transferKeepAlive(dev('Bob').address, UNIT), dev('Alice'));
		}
		await chain.finality({ blockNumber: session.toNumber() });
	});
}, 90_000);
