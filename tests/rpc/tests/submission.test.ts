// SPDX-License-Identifier: Apache-2.0
/** What becomes of a transaction, told by a node that is played here and upgrades in between. */
import later from '@polkadot/types-support/metadata/v14/polkadot-hex';
import earlier from '@polkadot/types-support/metadata/v14/substrate-hex';
import { expect, test } from 'vitest';
import { BlockEvents, type Rpc } from '../src/blockEvents.ts';
import { failureName } from '../src/errors.ts';
import { eventNames, find } from '../src/included.ts';
import { type Status, submit } from '../src/submission.ts';

const TX = '0xbb';

/** UPGRADE is executed by the code in the state of PARENT, NEXT by that in the state of UPGRADE. */
const [PARENT, UPGRADE, NEXT] = ['0x01', '0x02', '0x03'];
const VERSIONS: Record<string, number> = { [PARENT]: 1, [UPGRADE]: 2 };
const METADATA: Record<string, string> = { [PARENT]: earlier, [UPGRADE]: later };

/** Up to three as a compact number. */
const COUNTS = ['00', '04', '08', '0c'];
const DISPATCH_INFO = '00000000';
const NO_TOPICS = '00';
/** Two events in the earlier runtime's encoding, of the second extrinsic of a block. */
const TRANSFER = `00010000000602${'00'.repeat(80)}${NO_TOPICS}`;
const SUCCESS = `00010000000000${DISPATCH_INFO}${NO_TOPICS}`;
/** The same of its failure: an error of the pallet with index 6, which the later one hasn't. */
const FAILURE = `00010000000001030602000000${DISPATCH_INFO}${NO_TOPICS}`;
/** What an inherent before it caused. */
const INHERENT = `00000000000000${DISPATCH_INFO}${NO_TOPICS}`;

/** A node with these events in every block; notes what it is asked. */
function playedNode(events: string[], asked: string[] = []): BlockEvents {
	const answer = (method: string, at: string): unknown => {
		asked.push(method);
		const header = { number: '0x10', parentHash: at === NEXT ? UPGRADE : PARENT };
		if (method === 'chain_getBlock') return { block: { header, extrinsics: ['0xaa', TX] } };
		if (method === 'state_getStorage') return `0x${COUNTS[events.length]}${events.join('')}`;
		if (method === 'state_getMetadata') return METADATA[at];
		return { specName: 'played', specVersion: VERSIONS[at] };
	};
	return new BlockEvents((async (method: string, ...params: string[]) =>
		answer(method, params[params.length - 1])) as Rpc);
}

test('the block of an upgrade should be read with the types of the runtime before it', async () => {
	const node = playedNode([INHERENT, TRANSFER, SUCCESS]);
	// First the later runtime's types, as if the client had heard of the upgrade already.
	await expect(find(node, NEXT, TX)).rejects.toThrow('Unable to find Event with index [6, 2]');
	const included = await find(node, UPGRADE, TX);
	expect(included).toMatchObject({ blockHash: UPGRADE, blockNumber: 16 });
	expect(eventNames(included!)).toEqual(['balances.Transfer', 'system.ExtrinsicSuccess']);
});

test('an error should have its name in the runtime that reported it', async () => {
	const node = playedNode([INHERENT, FAILURE]);
	expect(await failureName(find(node, UPGRADE, TX))).toBe('Balances.InsufficientBalance');
});

test('a transaction should not be found where it is not', async () => {
	expect(await find(playedNode([INHERENT]), UPGRADE, '0xcc')).toBeUndefined();
});

test('metadata should be asked for once for each version', async () => {
	const asked: string[] = [];
	const node = playedNode([INHERENT, SUCCESS], asked);
	for (const at of [UPGRADE, UPGRADE, NEXT, NEXT]) await find(node, at, TX).catch(() => {});
	expect(asked.filter((method) => method === 'state_getMetadata')).toHaveLength(2);
});

/** A provider whose pool says these words of the transaction, one after another. */
function playedPool(words: Status[], stopped: unknown[] = []) {
	return {
		subscribe: async (_type: string, _method: string, _params: unknown[], hear: any) => {
			for (const word of words) setTimeout(() => hear(null, word));
			return 'id';
		},
		unsubscribe: async (...args: unknown[]) => stopped.push(args[2]) > 0,
	};
}

test('a transaction should be in the first block that the pool names', async () => {
	const stopped: unknown[] = [];
	const words = ['future', 'ready', { broadcast: ['peer'] }, { inBlock: '0x0a' }];
	const further = [{ retracted: '0x0a' }, { inBlock: '0x0b' }, { finalized: '0x0b' }];
	const pool = playedPool([...words, ...further], stopped);
	expect(await submit(pool, TX, 1_000, 'a block')).toBe('0x0a');
	await expect.poll(() => stopped).toEqual(['id']);
});

test.each(['dropped', 'invalid', { usurped: '0xdd' }])(
	'a transaction that the pool calls %j should be refused',
	async (word) => {
		const pool = playedPool(['ready', word]);
		const reason = typeof word === 'string' ? word : 'usurped';
		expect(await failureName(submit(pool, TX, 1_000, 'a block'))).toBe(reason);
	},
);

test('a transaction that the pool does not take should be refused in its words', async () => {
	const subscribe = () => Promise.reject(new Error('1010: Invalid Transaction: Payment'));
	const refused = submit({ ...playedPool([]), subscribe }, TX, 1_000, 'a block');
	expect(await failureName(refused)).toBe('Invalid Transaction: Payment');
});

test('a transaction that gets into no block should be waited for no longer than the bound', async () => {
	const waiting = submit(playedPool(['ready']), TX, 20, 'this to be included');
	await expect(waiting).rejects.toThrow('this to be included');
});
