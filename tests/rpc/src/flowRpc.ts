// SPDX-License-Identifier: Apache-2.0
/**
 * The RPC methods of a transaction server's node. Tables go by UUIDs with hyphens, places and
 * counters as decimal text; records and acknowledgements have the form that they have in files.
 */
import { u8aToHex } from '@polkadot/util';
import type { Chain } from './chain.ts';
import { type Entry, encodeEntry, uuidText } from './flow.ts';
import { formatOrgNumber } from './orgNumber.ts';

type Count = number | bigint;

/** How the node says that a record was taken and is not final yet. */
const NOT_FINAL = /^5012: /;

/** An entry as records are handed in and given back. */
export const entryScale = (entry: Entry): string => u8aToHex(encodeEntry(entry));

/** What a server's key is to prove in `set_desk`. */
export interface Proving {
	key: string;
	server: bigint;
	tenure: number;
	account: string;
	version: number;
}

export class FlowRpc {
	constructor(private readonly chain: Chain) {}

	/**
	 * Hands a record in, over the node of any server; resolves with the file of the acknowledgement
	 * once the record is final.
	 */
	async submit(table: string, entry: Entry | string, ms = 120_000): Promise<any> {
		const scale = typeof entry === 'string' ? entry : entryScale(entry);
		for (const end = Date.now() + ms; ;) {
			try {
				return await this.chain.rpc('flow_submit', uuidText(table), scale);
			} catch (error) {
				// Handing the same in again is no harm.
				const waits = error instanceof Error && NOT_FINAL.test(error.message);
				if (!waits || Date.now() > end) throw error;
			}
		}
	}

	/** The file of the acknowledgement of a record that was handed in. */
	acknowledgement(table: string, client: string, counter: Count): Promise<any> {
		return this.chain.rpc('flow_acknowledgement', uuidText(table), client, `${counter}`);
	}

	/** What stands in a table from an index on. */
	records(table: string, from: Count, limit: number): Promise<any[]> {
		return this.chain.rpc('flow_records', uuidText(table), `${from}`, limit);
	}

	/** What stands at an index, and what is known about it. */
	record(table: string, index: Count): Promise<any> {
		return this.chain.rpc('flow_record', uuidText(table), `${index}`);
	}

	/** Where an asset went, through all tables: its reference, or what moves on the chain itself. */
	flowOf(asset: string | { kind: string; id: string }, limit: number): Promise<any[]> {
		return this.chain.rpc('flow_flowOf', asset, null, limit);
	}

	/** How far the node is and what is wrong. */
	status(): Promise<any> {
		return this.chain.rpc('flow_status');
	}

	/** The file of a proof: of what stands at an index, or of the seal alone, with a server's row. */
	proof(table: string, index: Count | null, server?: bigint): Promise<any> {
		const place = index === null ? null : `${index}`;
		const number = server === undefined ? null : formatOrgNumber(server);
		return this.chain.rpc('flow_proof', uuidText(table), place, number);
	}

	/** Makes a server's key in the node's keystore; gives its public half. */
	generateKey(): Promise<string> {
		return this.chain.rpc('flow_generateKey');
	}

	/** The signature by which a key in the keystore proves itself as a server's. */
	proveKey({ key, server, tenure, account, version }: Proving): Promise<string> {
		const number = formatOrgNumber(server);
		return this.chain.rpc('flow_proveKey', key, number, tenure, account, version);
	}
}
