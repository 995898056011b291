// SPDX-License-Identifier: Apache-2.0
/** The payloads of chips in TypeScript, against the committed vectors. */
import { Keyring } from '@polkadot/api';
import { hexToU8a, stringCamelCase, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { ed25519Verify, secp256k1Verify, sr25519Verify } from '@polkadot/util-crypto';
import { describe, expect, test } from 'vitest';
import {
	type Fields,
	type Vector,
	VECTORS,
	chipsPayload,
	encodeFields,
} from '../src/chipsPayloads.ts';
import { signRaw } from '../src/keys.ts';
import { payloadMessage } from '../src/signedPayload.ts';

const bytes = (hex: string) => hexToU8a(`0x${hex}`);
const hex = (u8a: Uint8Array) => u8aToHex(u8a).slice(2);

/** The fields of a vector as calls take them. */
function fieldsOf(vector: Vector): Fields {
	const fields: Fields = {};
	for (const { name, type, value } of vector.fields) {
		const steps = name.split('.').map(stringCamelCase);
		const last = steps.pop()!;
		const within = steps.reduce((at, step) => (at[step] ??= {}) as Fields, fields);
		within[last] = type === '[u8; 32]' ? `0x${value}` : value;
	}
	return fields;
}

function messageOf(vector: Vector): Uint8Array {
	const { genesis, nonce, expiry, purpose } = vector;
	const bound = { genesis: `0x${genesis}`, nonce, expiry };
	return payloadMessage(chipsPayload(purpose, fieldsOf(vector), bound));
}

const VERIFY = {
	ed25519: ed25519Verify,
	sr25519: sr25519Verify,
	ecdsa: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
		secp256k1Verify(message, signature, key, 'blake2'),
};

describe('payloads of chips', () => {
	test('there should be ten, of a purpose each', () => {
		expect(new Set(VECTORS.map(({ purpose }) => purpose)).size).toBe(10);
		expect(VECTORS).toHaveLength(10);
	});

	test.each(VECTORS)('$purpose should be encoded to the committed message', (vector) => {
		expect(hex(encodeFields(vector.purpose, fieldsOf(vector)))).toBe(vector.scale);
		expect(hex(messageOf(vector))).toBe(vector.message);
	});

	test.each(VECTORS)('$purpose should be signed by every type of key', (vector) => {
		const message = messageOf(vector);
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
			const [ours] = Object.values(signRaw(key, message));
			expect(hex(ours!)).toBe(signature);
		}
	});

	test('a field that is missing or too short should be refused', () => {
		const vector = VECTORS.find(({ purpose }) => purpose === 'notice')!;
		const fields = fieldsOf(vector);
		expect(() => encodeFields('notice', { ...fields, receipt: '0x11' })).toThrow(/receipt/);
		expect(() => encodeFields('notice', { ...fields, amount: undefined! })).toThrow();
		expect(() => encodeFields('bail', fields)).toThrow(/bail/);
	});
});
