// SPDX-License-Identifier: Apache-2.0
/** What is signed and hashed for asset flow in TypeScript, against the committed vectors. */
import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/api';
import { TypeRegistry } from '@polkadot/types';
import { hexToU8a, stringCamelCase, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { ed25519Verify, secp256k1Verify, sha256AsU8a, sr25519Verify } from '@polkadot/util-crypto';
import { describe, expect, test } from 'vitest';
import {
	type FlowRecord,
	encodeFlow,
	merkleRoot,
	newUuid,
	recordPayload,
	sealHash,
	signEntry,
	tableOfBlock,
	uuidText,
	uuidTime,
	wordPayload,
} from '../src/flow.ts';
import { signRaw } from '../src/keys.ts';
import { type Payload, payloadMessage } from '../src/signedPayload.ts';

interface Field {
	name: string;
	type: string;
	value: string;
	/** Which variant of an enumeration the value stands for. */
	meaning?: string;
}

type Scheme = 'ed25519' | 'sr25519' | 'ecdsa';

interface Vector {
	genesis: string;
	pallet: string;
	purpose: 'record' | 'server-key' | 'receipt' | 'acknowledgement';
	fields: Field[];
	scale: string;
	nonce: number;
	expiry: number;
	message: string;
	signatures: {
		scheme: Scheme;
		seed: string;
		public: string;
		account: string;
		signature: string;
		signature_wrapped: string;
		multi_signature: string;
	}[];
}

const read = (path: string) =>
	JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const VECTORS: Vector[] = read('pallets/asset-flow/vectors/payloads.json').vectors;
const MERKLE: { leaves: string[]; roots: string[] } = read('pallets/support/vectors/merkle.json');

const PROOFS: { proof: any; report: any }[] = read('flow-proof/vectors/flow_proof.json').proofs;

/** A seal as views give it, from its readable form. */
function sealOf({ kind, table, servers, ...rest }: any) {
	const signed: number[] = servers.map((one: any, at: number) => (one.signed ? 2 ** at : 0));
	return {
		...rest,
		kind: kind.charAt(0).toUpperCase() + kind.slice(1),
		table: `0x${table.replaceAll('-', '')}`,
		servers: servers.map((one: any) => BigInt(one.server)),
		signed: signed.reduce((all, bit) => all + bit, 0),
	};
}

const bytes = (hex: string) => hexToU8a(`0x${hex}`);
const hex = (u8a: Uint8Array) => u8aToHex(u8a).slice(2);

function valueOf({ type, value, meaning }: Field): unknown {
	if (meaning === 'None') return null;
	const length = Number(/^\[u8; (\d+)\]$/.exec(type)?.[1]);
	if (length > 3) return `0x${value}`;
	return /^u\d+$/.test(type) ? BigInt(value) : value;
}

/** The fields of a vector as objects: `record.document.some` is what `record.document` has. */
function fieldsOf({ fields }: Vector): any {
	const root: any = {};
	for (const field of fields.filter(({ meaning }) => meaning !== 'Some')) {
		const steps = field.name
			.split('.')
			.filter((step) => step !== 'some')
			.map(stringCamelCase);
		const last = steps.pop() as string;
		const parent = steps.reduce((at, step) => (at[step] ??= {}), root);
		parent[last] = valueOf(field);
	}
	return root;
}

function payloadOf(vector: Vector): Payload {
	const { purpose, nonce } = vector;
	const genesis = `0x${vector.genesis}`;
	const fields = fieldsOf(vector);
	return purpose === 'record'
		? recordPayload({ ...fields, genesis })
		: wordPayload(purpose, fields, nonce, genesis);
}

const VERIFY: Record<Scheme, typeof ed25519Verify> = {
	ed25519: ed25519Verify,
	sr25519: sr25519Verify,
	ecdsa: (message, signature, key) => secp256k1Verify(message, signature, key, 'blake2'),
};

describe('payloads of asset flow', () => {
	test('each purpose should have a vector', () => {
		const purposes = VECTORS.map(({ purpose }) => purpose);
		expect(new Set(purposes)).toEqual(
			new Set(['record', 'server-key', 'receipt', 'acknowledgement']),
		);
	});

	test.each(VECTORS)(
		'vector %# ($purpose) should be encoded to the committed message',
		(vector) => {
			const payload = payloadOf(vector);
			expect(payload.pallet).toBe(vector.pallet);
			expect(hex(payload.fields)).toBe(vector.scale);
			expect([BigInt(payload.nonce), BigInt(payload.expiry)]).toEqual(
				[vector.nonce, vector.expiry].map(BigInt),
			);
			expect(hex(payloadMessage(payload))).toBe(vector.message);
		},
	);

	test.each(VECTORS)('vector %# ($purpose) should be signed by every type of key', (vector) => {
		const message = payloadMessage(payloadOf(vector));
		const registry = new TypeRegistry();
		expect(vector.signatures.map(({ scheme }) => scheme)).toEqual(['ed25519', 'sr25519', 'ecdsa']);
		for (const row of vector.signatures) {
			const { scheme, account, signature, signature_wrapped } = row;
			const key = new Keyring({ type: scheme }).addFromSeed(bytes(row.seed));
			expect(hex(key.publicKey)).toBe(row.public);
			expect(hex(key.addressRaw)).toBe(account);
			expect(VERIFY[scheme](message, bytes(signature), key.publicKey)).toBe(true);
			const wrapped = u8aWrapBytes(message);
			expect(VERIFY[scheme](wrapped, bytes(signature_wrapped), key.publicKey)).toBe(true);
			if (scheme === 'sr25519') continue;
			const ours = registry.createType('MultiSignature', signRaw(key, message));
			expect(hex(ours.toU8a())).toBe(row.multi_signature);
		}
	});

	test('a record should be signed for one table, raw or as a wallet wraps it', () => {
		const [vector] = VECTORS;
		const { table, record } = fieldsOf(vector) as { table: string; record: FlowRecord };
		const genesis = `0x${vector.genesis}`;
		const [row] = vector.signatures;
		const key = new Keyring({ type: row.scheme }).addFromSeed(bytes(row.seed));
		const recording = { table, record, genesis };
		const voucher = (signature: string) => ({ Client: { Ed25519: bytes(signature) } });
		expect(signEntry(key, recording).voucher).toEqual(voucher(row.signature));
		const wrapped = signEntry(key, recording, u8aWrapBytes);
		expect(wrapped.voucher).toEqual(voucher(row.signature_wrapped));
		const elsewhere = signEntry(key, { ...recording, table: newUuid() });
		expect(elsewhere.voucher).not.toEqual(voucher(row.signature));
	});
});

describe('names and trees of tables', () => {
	test('a new name should be a UUID of version 7 with the time in front', () => {
		const now = Date.now();
		const names = Array.from({ length: 100 }, () => newUuid(now));
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) {
			expect(uuidText(name)).toMatch(
				/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
			);
			expect(uuidTime(name)).toBe(now);
		}
	});

	test('seals should have the committed bytes and hashes', () => {
		expect(PROOFS.length).toBeGreaterThan(1);
		for (const { proof, report } of PROOFS) {
			const { number, row } = proof.seal;
			const seal = sealOf(row.readable);
			expect(u8aToHex(encodeFlow('FlowSeal', seal))).toBe(row.scale);
			expect(sealHash(number, seal)).toBe(report.sealHash);
		}
	});

	test("names of the chain's own tables should follow from their blocks", () => {
		const own = PROOFS.map(({ report }) => report).filter(({ seal }) => seal.kind === 'chain');
		expect(own).not.toEqual([]);
		for (const { table, seal } of own) expect(uuidText(tableOfBlock(seal.block))).toBe(table);
	});

	test('roots should match the committed vectors', () => {
		const leaves = MERKLE.leaves.map((leaf) =>
			u8aToHex(sha256AsU8a(Uint8Array.of(0, ...bytes(leaf)))),
		);
		expect(MERKLE.roots).toHaveLength(leaves.length + 1);
		MERKLE.roots.forEach((root, count) => {
			expect(merkleRoot(leaves.slice(0, count))).toBe(`0x${root}`);
		});
	});
});
