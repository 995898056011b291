// SPDX-License-Identifier: Apache-2.0
/** Transaction servers whose keys are held here, and the records and receipts that they bring. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { sha256AsU8a } from '@polkadot/util-crypto';
import { type Chain, type Included, UNIT } from '../src/chain.ts';
import {
	type Acknowledgement,
	type Entry,
	type FlowRecord,
	type Receipt,
	NOTHING,
	asCall,
	bodyKey,
	encodeFlow,
	newUuid,
	readBatch,
	sealHash,
	signEntry,
	signWord,
	uuidText,
} from '../src/flow.ts';
import { type Body, type Outcome, decide, succeeded } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { formatOrgNumber } from '../src/orgNumber.ts';
import { register } from './registration.ts';

/** Times in blocks, short enough to be waited for. */
export const FLOW_TERMS = {
	open: 2_000,
	signing: 25,
	keyDelay: 2,
	evidenceFee: UNIT / 10n,
};

/** The rules of a table, unless a test says otherwise. */
export const RULES = {
	blocks: 1_000,
	records: null as number | null,
	clients: 8,
	retention: 'Short',
	followOn: 'Never',
};

/** An organisation number that records, and what it signs with. */
export interface FlowServer {
	owner: KeyringPair;
	number: bigint;
	key: KeyringPair;
	keyVersion: number;
}

/** A body gives asset flow these terms. */
export function setTerms(chain: Chain, body: Body, terms: typeof FLOW_TERMS): Promise<Outcome> {
	const set = chain.api.tx.parameters.setParameter({ AssetFlow: { FlowTerms: [null, terms] } });
	return decide(chain, body, set).then(succeeded);
}

/** The words by which a key proves itself as a server's. */
export function proveKey(
	chain: Chain,
	{ number, owner, key, keyVersion }: FlowServer,
	account = owner.address,
): string {
	const proof = { server: number, tenure: 0, account, key: u8aToHex(key.publicKey) };
	return signWord(key, 'server-key', proof, keyVersion, chain.api.genesisHash.toHex());
}

/** A number for the owner, which a body admits; without a desk yet. */
export async function admitted(
	chain: Chain,
	body: Body,
	owner: KeyringPair,
	handle: string,
): Promise<FlowServer> {
	const { number } = await register(chain, owner, handle);
	succeeded(await decide(chain, body, chain.api.tx.assetFlow.admitServer(number)));
	return { owner, number, key: newKey(), keyVersion: 1 };
}

/** Acts from the owner's account, with the key that is held here. */
export function setDesk(chain: Chain, server: FlowServer): Promise<Included> {
	const { owner, number, key } = server;
	const proof = proveKey(chain, server);
	const { setDesk: call } = chain.api.tx.assetFlow;
	return chain.send(call(number, owner.address, u8aToHex(key.publicKey), proof), owner);
}

/** A table with one record, of a number's owner and of another one, who gets a number too. */
export async function fillTable(
	chain: Chain,
	body: Body,
	{ number, owner }: { number: bigint; owner: KeyringPair },
	other: KeyringPair,
): Promise<void> {
	const { assetFlow } = chain.api.tx;
	succeeded(await decide(chain, body, assetFlow.admitServer(number)));
	const first = { owner, number, key: newKey(), keyVersion: 1 };
	const second = await admitted(chain, body, other, 'danzig');
	for (const server of [first, second]) await setDesk(chain, server);
	const table = newUuid();
	await chain.send(assetFlow.openTable(table, [second.number], RULES), owner);
	const entry: Entry = { record: aRecord(owner, 1), voucher: 'Server' };
	await chain.send(assetFlow.append(table, asCall(entry)), owner);
}

/** SHA-256 of a text, as contents and documents are given. */
export const contentHash = (text: string): string => u8aToHex(sha256AsU8a(stringToU8a(text)));

/** A record of 12.5 kg that went from one place to another. */
export function aRecord(
	client: KeyringPair,
	counter: number,
	changes: Partial<FlowRecord> = {},
): FlowRecord {
	return {
		id: { client: client.address, counter },
		expiry: 1_000_000,
		asset: 'https://id.gs1.org/01/09506000134352/21/4711',
		from: 'urn:epc:id:sgln:4012345.00001.0',
		to: 'org:000000000195',
		quantity: { amount: 12_500, scale: 3, unit: 'KGM' },
		time: Date.now(),
		content: contentHash(`${client.address} ${counter}`),
		document: null,
		corrects: null,
		...changes,
	};
}

/** A record, signed by its client for a table. */
export function anEntry(
	chain: Chain,
	client: KeyringPair,
	table: string,
	record: FlowRecord,
): Entry {
	return signEntry(client, { table, record, genesis: chain.api.genesisHash.toHex() });
}

/** How many records don't start where their asset's last one ended. */
export function brokenChains(records: FlowRecord[]): number {
	const last = new Map<string, string>();
	return records.filter(({ asset, from, to }) => {
		const before = last.get(asset);
		last.set(asset, to);
		return before !== undefined && before !== from;
	}).length;
}

/** How far a table is: the name of its state in small letters, and what the state has. */
export async function stateOf(chain: Chain, table: string): Promise<[string, any]> {
	const row: any = (await chain.views.call('AssetFlow', 'table_of', table)).toJSON();
	if (row === null) throw new Error(`there is no table ${table}`);
	return Object.entries(row.state)[0] as [string, any];
}

/** A server's signed receipt for a closed table, with what is not so if a test says so. */
export async function aReceipt(
	chain: Chain,
	{ number, key, keyVersion }: FlowServer,
	table: string,
	changes: Partial<Receipt> = {},
) {
	const [state, { digest }] = await stateOf(chain, table);
	if (!digest) throw new Error(`table ${table} is ${state}`);
	const { root, count } = digest;
	const receipt = { table, server: number, tenure: 0, root, count, broken: 0, ...changes };
	const genesis = chain.api.genesisHash.toHex();
	return { receipt, keyVersion, signature: signWord(key, 'receipt', receipt, keyVersion, genesis) };
}

/** The file of an acknowledgement that a server signed. */
export function acknowledgementFile(
	chain: Chain,
	{ key, keyVersion }: FlowServer,
	said: Acknowledgement,
) {
	const genesis = chain.api.genesisHash.toHex();
	const { server, tenure, id, place, block } = said;
	const readable = {
		server: formatOrgNumber(server),
		tenure,
		client: id.client,
		counter: `${id.counter}`,
		place: { table: uuidText(place.table), index: `${place.index}`, leaf: place.leaf },
		block,
	};
	return {
		format: 'hanse-flow-acknowledgement',
		version: 1,
		genesis,
		acknowledgement: { scale: u8aToHex(encodeFlow('FlowAcknowledgement', said)), readable },
		keyVersion,
		signature: signWord(key, 'acknowledgement', said, keyVersion, genesis),
	};
}

/** Entries as one call takes them. */
export const batch = (entries: Entry[]) => entries.map(asCall);

/**
 * Walks the chain of seals from its beginning; throws unless each names the hash of the one before
 * and the last is the end that the chain knows. Returns them all.
 */
export async function checkedSeals(chain: Chain): Promise<any[]> {
	const seals: any[] = [];
	let previous = NOTHING;
	for (;;) {
		const page: any = await chain.views.call('AssetFlow', 'seals', seals.length, 256);
		const rows: [number, any][] = page.toJSON();
		if (rows.length === 0) break;
		for (const [number, seal] of rows) {
			if (number !== seals.length) throw new Error(`seal ${number} stands at ${seals.length}`);
			if (seal.previous !== previous) throw new Error(`seal ${number} names ${seal.previous}`);
			previous = sealHash(number, seal);
			seals.push(seal);
		}
	}
	const end: any = (await chain.api.query.assetFlow.lastSeal()).toJSON();
	if (end.next !== seals.length)
		throw new Error(`${seals.length} seals, the chain says ${end.next}`);
	if (end.last !== previous) throw new Error(`the last seal is ${previous}, not ${end.last}`);
	return seals;
}

/** The leaves of a sealed table, from the bodies that a node keeps, found by the seal alone. */
export async function keptLeaves(chain: Chain, seal: any): Promise<string[]> {
	const kind = seal.kind === 'Chain' ? 'Movement' : 'Record';
	const leaves: string[] = [];
	for (let at = seal.rolling; at !== NOTHING;) {
		const key = bodyKey(seal.table, at);
		const bytes = await chain.rpc<string | null>('offchain_localStorageGet', 'PERSISTENT', key);
		if (bytes === null) throw new Error(`the batch of ${seal.table} that ends at ${at} is gone`);
		const read = readBatch(seal.table, kind, bytes);
		leaves.unshift(...read.leaves);
		at = read.before;
	}
	return leaves;
}
