// SPDX-License-Identifier: Apache-2.0
/**
 * What clients and transaction servers sign for asset flow, and the hashes that a seal stands on.
 *
 *     const entry = signEntry(client, { table, record, genesis });
 *     await api.tx.assetFlow.append(table, asCall(entry)).signAndSend(firstServer);
 *     leafOf(table, entry);                       // stands in the table's tree
 *
 * Tables are named by the 16 bytes of a UUID in hex. `pallets/asset-flow/src/payloads.rs` says who
 * signs what, its vectors name each field.
 */
import type { KeyringPair } from '@polkadot/keyring/types';
import { TypeRegistry } from '@polkadot/types';
import {
	bnToU8a,
	compactAddLength,
	hexToU8a,
	stringToU8a,
	u8aConcat,
	u8aToBigInt,
	u8aToHex,
} from '@polkadot/util';
import { randomAsU8a, sha256AsU8a } from '@polkadot/util-crypto';
import { type MultiSignature, signRaw } from './keys.ts';
import { type Payload, type Wrap, payloadMessage } from './signedPayload.ts';

const TABLE = '[u8; 16]';

const TYPES = {
	FlowRecordId: { client: 'AccountId', counter: 'u64' },
	FlowRecordRef: { table: TABLE, index: 'u64', leaf: 'H256' },
	FlowQuantity: { amount: 'u128', scale: 'u8', unit: '[u8; 3]' },
	FlowRecord: {
		id: 'FlowRecordId',
		expiry: 'u32',
		asset: 'Bytes',
		from: 'Bytes',
		to: 'Bytes',
		quantity: 'FlowQuantity',
		time: 'u64',
		content: 'H256',
		document: 'Option<H256>',
		corrects: 'Option<FlowRecordRef>',
	},
	FlowVoucher: { _enum: { Client: 'MultiSignature', Server: 'Null' } },
	FlowEntry: { record: 'FlowRecord', voucher: 'FlowVoucher' },
	FlowKeyProof: { server: 'u64', tenure: 'u32', account: 'AccountId', key: '[u8; 32]' },
	FlowReceipt: {
		table: TABLE,
		server: 'u64',
		tenure: 'u32',
		root: 'H256',
		count: 'u64',
		broken: 'u64',
	},
	FlowAcknowledgement: {
		server: 'u64',
		tenure: 'u32',
		id: 'FlowRecordId',
		place: 'FlowRecordRef',
		block: 'u32',
	},
	FlowSealKind: { _enum: ['Chain', 'Full', 'Incomplete', 'Completion'] },
	FlowSeal: {
		previous: 'H256',
		table: TABLE,
		kind: 'FlowSealKind',
		root: 'H256',
		count: 'u64',
		rolling: 'H256',
		broken: 'u64',
		servers: 'Vec<u64>',
		signed: 'u32',
		block: 'u32',
	},
	FlowAsset: { _enum: { OrgNumber: 'u64', Chips: 'u32', Shares: 'u64' } },
	FlowReason: { _enum: ['Issued', 'Transferred', 'Sold', 'Recovered', 'Retired'] },
	FlowMovement: {
		asset: 'FlowAsset',
		from: 'Option<AccountId>',
		to: 'Option<AccountId>',
		quantity: 'u128',
		reason: 'FlowReason',
	},
	FlowRecordBatch: { before: 'H256', first: 'u64', bodies: 'Vec<FlowEntry>' },
	FlowMovementBatch: { before: 'H256', first: 'u64', bodies: 'Vec<FlowMovement>' },
};

const registry = new TypeRegistry();
registry.register(TYPES);

/** The SCALE encoding of a value of one of the types above. */
export function encodeFlow(type: keyof typeof TYPES, value: unknown): Uint8Array {
	return registry.createType(type, value).toU8a();
}

type Count = number | bigint;

/** Where a record stands. */
export interface RecordRef {
	table: string;
	index: Count;
	leaf: string;
}

/** An asset flow. Hashes and names of tables are in hex, accounts in any form. */
export interface FlowRecord {
	id: { client: string; counter: Count };
	/** Last block at which it may be appended. */
	expiry: number;
	asset: string;
	from: string;
	to: string;
	quantity: { amount: Count; scale: number; unit: string };
	/** Milliseconds since 1970. */
	time: Count;
	content: string;
	document: string | null;
	corrects: RecordRef | null;
}

/** A record, and the client's signature or the first server's own word. */
export interface Entry {
	record: FlowRecord;
	voucher: { Client: MultiSignature } | 'Server';
}

/** What a server signs of a closed table. */
export interface Receipt {
	table: string;
	server: Count;
	tenure: number;
	root: string;
	count: Count;
	broken: Count;
}

/** What a server signs when it took a record. */
export interface Acknowledgement {
	server: Count;
	tenure: number;
	id: FlowRecord['id'];
	place: RecordRef;
	block: number;
}

/** By what a key proves itself. */
export interface KeyProof {
	server: Count;
	tenure: number;
	account: string;
	key: string;
}

const text = (value: string) => compactAddLength(stringToU8a(value));

/** A record as calls take it: text with its length before it, the unit in its three bytes. */
export function recordAsCall({ asset, from, to, quantity, ...rest }: FlowRecord) {
	const unit = stringToU8a(quantity.unit.padEnd(3, '\0'));
	return {
		...rest,
		asset: text(asset),
		from: text(from),
		to: text(to),
		quantity: { ...quantity, unit },
	};
}

/** An entry as calls take it. */
export function asCall({ record, voucher }: Entry) {
	return { record: recordAsCall(record), voucher };
}

/** An entry as bytes: what leaves are made of, and what is handed to servers. */
export const encodeEntry = (entry: Entry): Uint8Array => encodeFlow('FlowEntry', asCall(entry));

const PALLET = 'asset-flow';
/** The expiry of words that stay true. */
const NEVER = 2 ** 32 - 1;

/** A record for a table of the chain with this genesis. */
export interface Recording {
	table: string;
	record: FlowRecord;
	genesis: string;
}

/** What a client signs to have its record in a table. */
export function recordPayload({ table, record, genesis }: Recording): Payload {
	const fields = u8aConcat(hexToU8a(table), encodeFlow('FlowRecord', recordAsCall(record)));
	const { id, expiry } = record;
	return { pallet: PALLET, purpose: 'record', genesis, fields, nonce: id.counter, expiry };
}

/** A record with its client's signature. */
export function signEntry(client: KeyringPair, recording: Recording, wrap?: Wrap): Entry {
	const message = payloadMessage(recordPayload(recording));
	const signature = signRaw(client, wrap ? wrap(message) : message);
	return { record: recording.record, voucher: { Client: signature } };
}

/** The types of a server's words, by purpose. */
const WORDS = {
	'server-key': 'FlowKeyProof',
	receipt: 'FlowReceipt',
	acknowledgement: 'FlowAcknowledgement',
} as const;

interface Words {
	'server-key': KeyProof;
	receipt: Receipt;
	acknowledgement: Acknowledgement;
}

/** What a server signs with a version of its key. */
export function wordPayload<Purpose extends keyof Words>(
	purpose: Purpose,
	said: Words[Purpose],
	keyVersion: number,
	genesis: string,
): Payload {
	const fields = encodeFlow(WORDS[purpose], said);
	return { pallet: PALLET, purpose, genesis, fields, nonce: keyVersion, expiry: NEVER };
}

/** A server's word, signed; its keys are sr25519. */
export function signWord<Purpose extends keyof Words>(
	key: KeyringPair,
	...word: Parameters<typeof wordPayload<Purpose>>
): string {
	return u8aToHex(key.sign(payloadMessage(wordPayload(...word))));
}

const tag = (name: string) => compactAddLength(stringToU8a(name));
const RECORD_TAG = tag('hanse/flow-record/v1');
const CHAIN_TAG = tag('hanse/chain-flow/v1');
const SEAL_TAG = tag('hanse/flow-seal/v1');
const KEY_PREFIX = stringToU8a('hanse/flow/');

const sha256 = (...parts: Uint8Array[]): Uint8Array => sha256AsU8a(u8aConcat(...parts));
const leafHash = (...parts: Uint8Array[]) => u8aToHex(sha256(Uint8Array.of(0), ...parts));
const uint = (value: Count, bitLength: number) => bnToU8a(BigInt(value), { bitLength, isLe: true });

/** The leaf of an entry in a table. */
export const leafOf = (table: string, entry: Entry): string =>
	leafHash(RECORD_TAG, hexToU8a(table), encodeEntry(entry));

/** The leaf of a movement in the chain's own table of a block. */
export const movementLeaf = (table: string, movement: unknown): string =>
	leafHash(CHAIN_TAG, hexToU8a(table), encodeFlow('FlowMovement', movement));

/** A batch of bodies as a node keeps it: the rolling hash before, and the leaves of the bodies. */
export function readBatch(
	table: string,
	kind: 'Record' | 'Movement',
	bytes: string,
): { before: string; first: number; leaves: string[] } {
	const batch: any = registry.createType(`Flow${kind}Batch`, hexToU8a(bytes));
	const tagged = kind === 'Record' ? RECORD_TAG : CHAIN_TAG;
	const leaves = [...batch.bodies].map((body) => leafHash(tagged, hexToU8a(table), body.toU8a()));
	return { before: batch.before.toHex(), first: batch.first.toNumber(), leaves };
}

/** The Merkle tree hash of RFC 6962 over leaves. */
export function merkleRoot(leaves: string[]): string {
	if (leaves.length === 0) return u8aToHex(sha256());
	let level = leaves.map((leaf) => hexToU8a(leaf));
	while (level.length > 1) {
		const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) =>
			level.slice(2 * at, 2 * at + 2),
		);
		level = pairs.map((pair) => (pair.length === 1 ? pair[0] : sha256(Uint8Array.of(1), ...pair)));
	}
	return u8aToHex(level[0]);
}

/** What a table's rolling hash is before its first batch. */
export const NOTHING = '0x'.padEnd(66, '0');

/** The rolling hash after a batch was added. */
export const rolled = (before: string, leaves: string[]): string =>
	u8aToHex(sha256(...[before, ...leaves].map((hash) => hexToU8a(hash))));

/** Under which a node keeps the batch that ends at a rolling hash. */
export const bodyKey = (table: string, rolling: string): string =>
	u8aToHex(u8aConcat(KEY_PREFIX, hexToU8a(table), hexToU8a(rolling)));

/** The hash of a seal, as views give it in JSON. */
export const sealHash = (number: Count, seal: unknown): string =>
	u8aToHex(sha256(SEAL_TAG, uint(number, 64), encodeFlow('FlowSeal', seal)));

/** A UUID's bytes with version and variant set. */
function uuid(bytes: Uint8Array, version: number): string {
	const made = bytes.slice(0, 16);
	made[6] = (made[6] & 0x0f) | (version << 4);
	made[8] = (made[8] & 0x3f) | 0x80;
	return u8aToHex(made);
}

/** A new name for a table: version 7 of RFC 9562, the time and 74 random bits. */
export function newUuid(now = Date.now()): string {
	return uuid(u8aConcat(bnToU8a(now, { bitLength: 48, isLe: false }), randomAsU8a(10)), 7);
}

/** When a version 7 UUID was made. */
export const uuidTime = (table: string): number =>
	Number(u8aToBigInt(hexToU8a(table).slice(0, 6), { isLe: false }));

/** The name of the table that follows one by itself. */
export const nextTable = (table: string): string => uuid(sha256(RECORD_TAG, hexToU8a(table)), 8);

/** The name of the chain's own table of a block. */
export const tableOfBlock = (block: number): string => uuid(sha256(CHAIN_TAG, uint(block, 32)), 8);

/** A UUID as people write it. */
export const uuidText = (table: string): string =>
	table.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
