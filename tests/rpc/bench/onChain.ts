// SPDX-License-Identifier: Apache-2.0
/** What entries of an activity take on the chain: of blocks, and of the state. */
import type { EventRecord } from '@polkadot/types/interfaces';
import { BlockEvents } from '../src/blockEvents.ts';
import type { Chain } from '../src/chain.ts';

const PAGE = 256;

/** Bytes of all entries together. */
export interface OnChain {
	entries: number;
	messages: number;
	/** Transactions that published them, as they stand in blocks. */
	published: number;
	/** Transactions with the receipts for them. */
	receipts: number;
	/** Their rows in the state, keys included. */
	rows: number;
}

interface SignedBlock {
	block: { header: { number: string; parentHash: string }; extrinsics: string[] };
}

const bytesOf = (hex: string | null): number => (hex ? (hex.length - 2) / 2 : 0);

/** What stands in blocks from one to another of an activity's entries, and their rows at the last. */
export async function onChain(
	chain: Chain,
	activity: string,
	[from, to]: [number, number],
): Promise<OnChain> {
	const sum: OnChain = { entries: 0, messages: 0, published: 0, receipts: 0, rows: 0 };
	const blockEvents = new BlockEvents((method, ...params) => chain.rpc(method, ...params));
	const numbers: string[] = [];
	let last = '';
	for (let number = from; number <= to; number += 1) {
		last = await chain.rpc<string>('chain_getBlockHash', number);
		const { block } = await chain.rpc<SignedBlock>('chain_getBlock', last);
		for (const record of await blockEvents.of(last, block.header.parentHash)) {
			add(sum, numbers, activity, record, block.extrinsics);
		}
	}
	sum.rows = await rows(chain, activity, numbers, last);
	return sum;
}

/** Adds what one event tells of. */
function add(
	sum: OnChain,
	numbers: string[],
	activity: string,
	{ event, phase }: EventRecord,
	extrinsics: string[],
): void {
	if (event.section !== 'activities' || !phase.isApplyExtrinsic) return;
	const bytes = bytesOf(extrinsics[phase.asApplyExtrinsic.toNumber()]);
	const { data }: { data: any } = event;
	if (event.method === 'MessagePublished' && `${data.activity}` === activity) {
		sum.entries += 1;
		sum.messages += data.count.toNumber();
		sum.published += bytes;
		numbers.push(`${data.number}`);
	}
	if (event.method === 'ReceiptsTaken') {
		// By its place: every list has a method `entries`.
		const entries: any[] = [...data[2]];
		const ours = entries.filter((entry) => `${entry.activity}` === activity).length;
		sum.receipts += (bytes * ours) / entries.length;
	}
}

async function rows(chain: Chain, activity: string, numbers: string[], at: string): Promise<number> {
	let sum = 0;
	for (let first = 0; first < numbers.length; first += PAGE) {
		const keys = numbers
			.slice(first, first + PAGE)
			.map((number) => chain.api.query.activities.messages.key(activity, number));
		const [{ changes }] = await chain.rpc<{ changes: [string, string | null][] }[]>(
			'state_queryStorageAt',
			keys,
			at,
		);
		for (const [key, value] of changes) sum += bytesOf(key) + bytesOf(value);
	}
	return sum;
}
