// SPDX-License-Identifier: Apache-2.0
/**
 * The events of blocks, each read with the types of the runtime that executed the block.
 *
 * Those types are kept apart from the API's. The API changes its own in place when it hears of an
 * upgrade, so that around an upgrade it reads the old runtime's events with the new one's types.
 */
import { Metadata, TypeRegistry, expandMetadata } from '@polkadot/types';
import type { Vec } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import { hexToU8a } from '@polkadot/util';
import { storagePrefix } from './storage.ts';

/** A JSON-RPC method by its name, its answer as it comes. */
export type Rpc = <T>(method: string, ...params: unknown[]) => Promise<T>;

/** How to read the events under one version of the runtime. */
interface Types {
	registry: TypeRegistry;
	events: string;
}

const EVENTS = storagePrefix('System', 'Events');

export class BlockEvents {
	private readonly known = new Map<string, Promise<Types>>();

	constructor(readonly rpc: Rpc) {}

	/** All events of a block. The state of its parent holds the code that executed it. */
	async of(blockHash: string, parentHash: string): Promise<EventRecord[]> {
		const [{ registry, events }, bytes] = await Promise.all([
			this.typesAfter(parentHash),
			this.rpc<`0x${string}` | null>('state_getStorage', EVENTS, blockHash),
		]);
		const records = registry.createType(events, hexToU8a(bytes));
		return [...(records as unknown as Vec<EventRecord>)];
	}

	/** The types of the runtime that executes the children of a block. */
	private async typesAfter(parentHash: string): Promise<Types> {
		const version = await this.rpc<{ specName: string; specVersion: number }>(
			'state_getRuntimeVersion',
			parentHash,
		);
		const name = `${version.specName} ${version.specVersion}`;
		const known = this.known.get(name);
		if (known) return known;
		const types = this.load(parentHash);
		this.known.set(name, types);
		types.catch(() => this.known.delete(name));
		return types;
	}

	private async load(at: string): Promise<Types> {
		const registry = new TypeRegistry();
		const metadata = new Metadata(registry, await this.rpc<`0x${string}`>('state_getMetadata', at));
		registry.setMetadata(metadata, undefined, undefined, true);
		const { type } = expandMetadata(registry, metadata).query.system.events.meta;
		return { registry, events: registry.createLookupType(type.asPlain) };
	}
}
