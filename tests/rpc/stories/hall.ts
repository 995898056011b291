// SPDX-License-Identifier: Apache-2.0
/** Four transaction servers on four validators' nodes, and the clients that hand records to them. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyringPair } from '@polkadot/keyring/types';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { type Chain, type Included, UNIT, dev } from '../src/chain.ts';
import { type Entry, asCall, newUuid, uuidText } from '../src/flow.ts';
import { FlowRpc } from '../src/flowRpc.ts';
import { decide, succeeded } from '../src/governance.ts';
import { KEY_TYPES, newKey } from '../src/keys.ts';
import { VALIDATORS } from '../src/node.ts';
import { formatOrgNumber } from '../src/orgNumber.ts';
import { until } from '../src/wait.ts';
import {
	type FlowServer,
	FLOW_TERMS,
	RULES,
	aRecord,
	anEntry,
	proveKey,
	setTerms,
	stateOf,
} from './flow.ts';
import { COUNCIL, Network } from './network.ts';
import { register } from './registration.ts';

/** What makes a node a transaction server's. */
export const SERVER_OPTIONS = ['--transaction-server'];
/** Time to sign in which a node can be started again. */
const SIGNING = 240;
const STATE_BOUND_MS = 120_000;

export type Name = (typeof VALIDATORS)[number];

/** The account of a server, and the secret by which its node comes to it. */
const actingAs = (name: Name) => {
	const suri = `${name.charAt(0).toUpperCase()}${name.slice(1)}//server`;
	return { owner: dev(suri), suri: `//${suri}` };
};

export class Hall {
	readonly servers = {} as Record<Name, FlowServer>;

	private constructor(readonly network: Network) {}

	/** The nodes, the numbers, the desks: three keys are made by their nodes, Dave's is held here. */
	static async open(): Promise<Hall> {
		const hall = new Hall(await Network.start({ options: SERVER_OPTIONS }));
		try {
			await hall.furnish();
		} catch (error) {
			hall.network.keepLogs();
			await hall.network.stop();
			throw error;
		}
		return hall;
	}

	/** A node's RPC. */
	rpc(name: string): FlowRpc {
		return new FlowRpc(this.network.chain(name));
	}

	get chain(): Chain {
		return this.network.chain();
	}

	/** Times of tables from now on. */
	async setSigning(signing: number): Promise<void> {
		await setTerms(this.chain, COUNCIL, { ...FLOW_TERMS, signing });
	}

	/** Opens a table of this server, which names the others after it. */
	async open(first: Name, others: Name[], rules: Partial<typeof RULES> = {}): Promise<string> {
		const table = newUuid();
		const numbers = others.map((name) => this.servers[name].number);
		const { openTable } = this.chain.api.tx.assetFlow;
		const open = openTable(table, numbers, { ...RULES, clients: 64, ...rules });
		await this.final(await this.chain.send(open, this.servers[first].owner));
		return table;
	}

	/** Closes a server's table: the others are to synchronise. */
	close(first: Name, table: string): Promise<Included> {
		const call = this.chain.api.tx.assetFlow.close(table);
		return this.chain.send(call, this.servers[first].owner);
	}

	/** Appends without the server's node, by its account. */
	async append(first: Name, table: string, entries: Entry[]): Promise<void> {
		const call = this.chain.api.tx.assetFlow.appendMany(table, entries.map(asCall));
		await this.final(await this.chain.send(call, this.servers[first].owner));
	}

	/** Waits until what is in a block is final on every node, be it in a block of another fork. */
	async final({ blockNumber }: Included): Promise<void> {
		await this.chain.finality({ blockNumber: blockNumber + 1 });
		await this.network.finalise(1);
	}

	/** Waits until a table is in a state, and gives what that has. */
	reached(table: string, state: string): Promise<any> {
		return until(
			`${uuidText(table)} to be ${state}`,
			async () => {
				const [now, row] = await stateOf(this.chain, table);
				return now === state && row;
			},
			STATE_BOUND_MS,
			500,
		);
	}

	/** Who has signed a table. */
	async signed(table: string): Promise<Name[]> {
		const row: any = (await this.chain.views.call('AssetFlow', 'table_of', table)).toJSON();
		const numbers = row.servers.filter((one: any) => one.broken !== null);
		const signed = new Set(numbers.map((one: any) => BigInt(one.server)));
		return VALIDATORS.filter((name) => signed.has(this.servers[name].number));
	}

	/** Changes a byte of what a node that is stopped keeps of a record, as a bad disk would. */
	async alter(name: string, { record }: Entry): Promise<void> {
		const chains = join(await this.network.halt(name), 'chains');
		const path = join(chains, readdirSync(chains)[0], 'flow', 'flow.redb');
		const [file, content] = [readFileSync(path), hexToU8a(record.content)];
		const first = file.indexOf(content);
		if (first < 0) throw new Error(`the record is not in ${path}`);
		// Pages that are not in use any more may have it too.
		for (let at = first; at >= 0; at = file.indexOf(content, at + 1)) file[at] ^= 1;
		writeFileSync(path, file);
	}

	/** A number as files say it. */
	numberOf(name: Name): string {
		return formatOrgNumber(this.servers[name].number);
	}

	private async furnish(): Promise<void> {
		const { tx } = this.chain.api;
		const owners = VALIDATORS.map((name) => actingAs(name).owner);
		const gifts = owners.map(({ address }) =>
			tx.balances.transferKeepAlive(address, 50_000n * UNIT),
		);
		await this.chain.send(tx.utility.batchAll(gifts), dev('Ferdie'));
		await this.setSigning(SIGNING);
		const registered = await Promise.all(
			VALIDATORS.map((name, at) => register(this.chain, owners[at], `kontor${name}`)),
		);
		const admissions = registered.map(({ number }) => tx.assetFlow.admitServer(number));
		const admit = tx.utility.batchAll(admissions);
		await this.final(succeeded(await decide(this.chain, COUNCIL, admit)));
		const desks = await Promise.all(
			VALIDATORS.map((name, at) => this.setDesk(name, registered[at].number)),
		);
		await Promise.all(desks.map((set) => this.final(set)));
	}

	/** Puts the account's key and the server's key into the keystore of the server's own node. */
	private async setDesk(name: Name, number: bigint): Promise<Included> {
		const chain = this.network.chain(name);
		const { owner, suri } = actingAs(name);
		await chain.rpc('author_insertKey', 'acco', suri, u8aToHex(owner.publicKey));
		const held = dev(`${suri.slice(2)}//key`);
		const server = { owner, number, key: held, keyVersion: 1 };
		this.servers[name] = server;
		const { setDesk } = chain.api.tx.assetFlow;
		let [key, proof] = ['', ''];
		if (name === 'dave') {
			key = u8aToHex(held.publicKey);
			await chain.rpc('author_insertKey', 'flow', `${suri}//key`, key);
			proof = proveKey(chain, server);
		} else {
			key = await this.rpc(name).generateKey();
			const account = owner.address;
			proof = await this.rpc(name).proveKey({
				key,
				server: number,
				tenure: 0,
				account,
				version: 1,
			});
		}
		return chain.send(setDesk(number, owner.address, key, proof), owner);
	}
}

/** A client that sends things of its own from hand to hand, over the node of one server. */
export class Client {
	readonly entries: Entry[] = [];
	/** The files of the acknowledgements that it got, in the order of its entries. */
	readonly acknowledged: any[] = [];
	private readonly holders = new Map<string, string>();

	constructor(
		private readonly hall: Hall,
		readonly node: Name,
		readonly key: KeyringPair,
	) {}

	/** Clients with keys of each type: every second at the first server's node, the rest elsewhere. */
	static many(hall: Hall, first: Name, count: number): Client[] {
		const others = VALIDATORS.filter((name) => name !== first);
		return Array.from({ length: count }, (_, at) => {
			const node = at % 2 === 0 ? first : others[((at - 1) / 2) % others.length];
			return new Client(hall, node, newKey(KEY_TYPES[at % KEY_TYPES.length]));
		});
	}

	/** The next record for a table: one of three things goes on; every tenth time from elsewhere. */
	next(table: string): Entry {
		const counter = this.entries.length + 1;
		const thing = `${this.key.address.slice(-8)}-${counter % 3}`;
		const asset = `https://id.gs1.org/01/09506000134352/21/${thing}`;
		const from = counter % 10 === 0 ? 'found' : (this.holders.get(asset) ?? 'maker');
		const to = `holder ${counter}`;
		this.holders.set(asset, to);
		const record = aRecord(this.key, counter, { asset, from, to });
		const entry = anEntry(this.hall.chain, this.key, table, record);
		this.entries.push(entry);
		return entry;
	}

	/** Makes so many records and hands each in when the one before is final. */
	async submit(table: string, count: number): Promise<void> {
		const rpc = this.hall.rpc(this.node);
		for (let made = 0; made < count; made += 1) {
			this.acknowledged.push(await rpc.submit(table, this.next(table)));
		}
	}
}
