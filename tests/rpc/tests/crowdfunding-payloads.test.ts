// SPDX-License-Identifier: Apache-2.0
/** Payloads and identities of crowdfunding in TypeScript, against the committed vectors. */
import { readFileSync } from 'node:fs';
import { TypeRegistry } from '@polkadot/types';
import { hexToU8a, stringCamelCase } from '@polkadot/util';
import { describe, expect, test } from 'vitest';
import {
	type Opening,
	type Purpose,
	PURPOSES,
	crowdfundingPayload,
	encodeFields,
	identityCommitment,
	identityTag,
} from '../src/crowdfunding.ts';
import { payloadMessage } from '../src/signedPayload.ts';
import { type SignatureRow, expectSigned, hex } from '../stories/vectors.ts';

interface Field {
	name: string;
	type: string;
	value: string;
	/** Which variant of an enumeration the value stands for. */
	meaning?: string;
}

interface Vector {
	genesis: string;
	purpose: Purpose;
	fields: Field[];
	scale: string;
	nonce: number;
	expiry: number;
	message: string;
	signatures: (SignatureRow & { multi_signature: string })[];
}

const read = (path: string) =>
	JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const VECTORS: Vector[] = read('pallets/crowdfunding/vectors/payloads.json').vectors;
const IDENTITIES: any[] = read('client/vectors/identity.json').vectors;

/** What the vectors call the variants of a currency. */
const CURRENCIES: Record<string, string> = {
	'chips of a kind': 'WithId',
	'native tokens': 'Native',
};

/** The fields of a vector by their dotted names. */
interface Branch {
	field?: Field;
	parts: Record<string, Branch>;
}

/** The fields of a vector as calls take them. */
function fieldsOf(vector: Vector): Record<string, unknown> {
	const root: Branch = { parts: {} };
	for (const field of vector.fields) {
		const steps = field.name.split('.').map(stringCamelCase);
		const branch = steps.reduce((at, step) => (at.parts[step] ??= { parts: {} }), root);
		branch.field = field;
	}
	return valueOf(root) as Record<string, unknown>;
}

function valueOf({ field, parts }: Branch): unknown {
	const values = Object.fromEntries(
		Object.entries(parts).map(([name, branch]) => [name, valueOf(branch)]),
	);
	const { type, value, meaning } = field ?? {};
	if (type === 'compact') return Object.values(values);
	if (meaning === undefined) return type === '[u8; 32]' ? `0x${value}` : (value ?? values);
	const [inner] = Object.values(values);
	if (meaning === 'None') return null;
	if (meaning === 'Some') return inner;
	const variant = CURRENCIES[meaning] ?? meaning;
	return inner === undefined ? variant : { [variant]: inner };
}

function messageOf(vector: Vector): Uint8Array {
	const { genesis, nonce, expiry, purpose } = vector;
	const bound = { genesis: `0x${genesis}`, nonce, expiry };
	return payloadMessage(crowdfundingPayload(purpose, fieldsOf(vector), bound));
}

describe('payloads of crowdfunding', () => {
	test('each purpose should have a vector', () => {
		expect(PURPOSES).toHaveLength(9);
		expect(new Set(VECTORS.map(({ purpose }) => purpose))).toEqual(new Set(PURPOSES));
	});

	test.each(VECTORS)(
		'vector %# ($purpose) should be encoded to the committed message',
		(vector) => {
			expect(hex(encodeFields(vector.purpose, fieldsOf(vector)))).toBe(vector.scale);
			expect(hex(messageOf(vector))).toBe(vector.message);
		},
	);

	test.each(VECTORS)('vector %# ($purpose) should be signed by every type of key', (vector) => {
		const registry = new TypeRegistry();
		expectSigned(messageOf(vector), vector.signatures, (signed, { multi_signature }) => {
			const ours = registry.createType('MultiSignature', signed);
			expect(hex(ours.toU8a())).toBe(multi_signature);
		});
	});

	test('a field that is missing, too long or unheard of should be refused by its name', () => {
		const of = (purpose: Purpose) =>
			fieldsOf(VECTORS.find((vector) => vector.purpose === purpose)!);
		const order = of('order');
		expect(() => encodeFields('order', { ...order, shares: undefined })).toThrow(/^shares: /);
		const many = { ...order, shares: 2n ** 64n };
		expect(() => encodeFields('order', many)).toThrow(/^shares: .*range/);
		expect(() => encodeFields('order', { ...order, buyer: -1 })).toThrow(/^buyer: .*range/);
		const trade = of('sell');
		for (const settlement of ['Barter', { Bank: 'EURO' }]) {
			expect(() => encodeFields('sell', { ...trade, settlement })).toThrow(/^settlement: /);
		}
	});
});

describe('identities', () => {
	const openingOf = ({ opening }: any): Opening => ({
		...opening,
		kind: opening.kind === 'person' ? 'Person' : 'Organisation',
		salt: hexToU8a(opening.salt),
	});

	test.each(IDENTITIES)('vector %# should have the committed commitment and tag', (vector) => {
		const opening = openingOf(vector);
		expect(identityCommitment(opening)).toBe(vector.commitment);
		const { tag_key, tag_key_version, tag } = vector;
		expect(identityTag(opening, hexToU8a(tag_key), tag_key_version)).toBe(tag);
	});

	test('one person under another salt should have another commitment and the same tag', () => {
		const opening = openingOf(IDENTITIES[0]);
		const again = { ...opening, salt: new Uint8Array(32).fill(2) };
		const tagKey = new Uint8Array(32).fill(3);
		expect(identityCommitment(again)).not.toBe(identityCommitment(opening));
		expect(identityTag(again, tagKey, 1)).toBe(identityTag(opening, tagKey, 1));
		expect(identityTag(again, tagKey, 2)).not.toBe(identityTag(opening, tagKey, 1));
	});
});
