// SPDX-License-Identifier: Apache-2.0
/** What a transaction caused in a block. */
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { BlockEvents } from './blockEvents.ts';
import { DispatchFailed, describeDispatchError } from './errors.ts';

/** Where a transaction landed and what it caused. */
export interface Included {
	blockHash: string;
	blockNumber: number;
	events: EventRecord[];
}

interface SignedBlock {
	block: { header: { number: string; parentHash: string }; extrinsics: string[] };
}

/**
 * What the encoded transaction caused in a block, undefined when it isn't there. Rejects with the
 * name of the error when it failed.
 */
export async function find(
	blockEvents: BlockEvents,
	blockHash: string,
	encoded: string,
): Promise<Included | undefined> {
	const { block } = await blockEvents.rpc<SignedBlock>('chain_getBlock', blockHash);
	const index = block.extrinsics.indexOf(encoded);
	if (index < 0) return undefined;
	const all = await blockEvents.of(blockHash, block.header.parentHash);
	const events = all.filter(
		({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index),
	);
	const included = { blockHash, blockNumber: Number(block.header.number), events };
	const failure = findEvent(included, 'system.ExtrinsicFailed');
	if (!failure) return included;
	const { name, docs } = describeDispatchError(failure[0] as DispatchError);
	throw new DispatchFailed(name, docs, included.blockNumber);
}

/** The data of the first event `Pallet.Name` as plain values, or undefined. */
export function findEvent(included: Included, name: string): any {
	const wanted = name.toLowerCase();
	const record = included.events.find(
		({ event }) => `${event.section}.${event.method}`.toLowerCase() === wanted,
	);
	return record?.event.data;
}

/** As `findEvent`, but its absence is an error that lists what was emitted. */
export function event(included: Included, name: string): any {
	const data = findEvent(included, name);
	if (data) return data;
	throw new Error(`no event ${name} among ${eventNames(included).join(', ')}`);
}

/** `pallet.Event` of every event, in order. */
export function eventNames(included: Included): string[] {
	return included.events.map(({ event }) => `${event.section}.${event.method}`);
}
