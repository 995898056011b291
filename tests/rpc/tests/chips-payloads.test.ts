// SPDX-License-Identifier: Apache-2.0
/** The payloads of chips in TypeScript, against the committed vectors. */
import { stringCamelCase } from '@polkadot/util';
import { describe, expect, test } from 'vitest';
import {
	type Fields,
	type Vector,
	VECTORS,
	chipsPayload,
	encodeFields,
} from '../src/chipsPayloads.ts';
import { payloadMessage } from '../src/signedPayload.ts';
import { expectSigned, hex } from '../stories/vectors.ts';

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
		expectSigned(messageOf(vector), vector.signatures, (signed, { signature }) => {
			const [ours] = Object.values(signed);
			expect(hex(ours!)).toBe(signature);
		});
	});

	test('a field that is missing or too short should be refused', () => {
		const vector = VECTORS.find(({ purpose }) => purpose === 'notice')!;
		const fields = fieldsOf(vector);
		expect(() => encodeFields('notice', { ...fields, receipt: '0x11' })).toThrow(/receipt/);
		expect(() => encodeFields('notice', { ...fields, amount: undefined! })).toThrow();
		expect(() => encodeFields('bail', fields)).toThrow(/bail/);
	});
});
