// SPDX-License-Identifier: Apache-2.0
/** What members of activities send each other, in TypeScript against the committed vectors. */
import { readFileSync } from 'node:fs';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { sha256AsU8a, sr25519Verify } from '@polkadot/util-crypto';
import { describe, expect, test } from 'vitest';
import {
	type Disclosure,
	applied,
	canonical,
	decrypted,
	fieldsOf,
	isProved,
	messageLeaf,
	rootOf,
	sizeClass,
	unwrapped,
} from '../src/activityFormat.ts';
import { payloadMessage } from '../src/signedPayload.ts';

const VECTORS = JSON.parse(
	readFileSync(
		new URL('../../../activity-format/vectors/activity_format.json', import.meta.url),
		'utf8',
	),
);
const bytes = (hex: string) => hexToU8a(`0x${hex}`);
const hex = (u8a: Uint8Array) => u8aToHex(u8a).slice(2);

/** The notice of the vectors' batch, read from its bytes. */
function notice() {
	const raw = Buffer.from(VECTORS.package.notice, 'hex');
	const number = (at: number) => Number(raw.readBigUInt64LE(at));
	return {
		activity: number(0),
		epoch: raw.readUInt32LE(8),
		author: number(12),
		counter: number(20),
		count: raw.readUInt32LE(28),
		content: raw[32],
		root: raw.subarray(33, 65).toString('hex'),
		bytes: raw.readUInt32LE(65),
		length: raw.length,
	};
}

const binding = () => ({ genesis: bytes(VECTORS.package.genesis), ...notice() });

describe('fields of activities', () => {
	test('trees should have the committed leaves and roots', () => {
		expect(VECTORS.fields).toHaveLength(4);
		for (const { canonical: text, seed, purpose, fields, root } of VECTORS.fields) {
			const value = JSON.parse(text);
			expect(canonical(value)).toBe(text);
			const found = fieldsOf(value, bytes(seed), purpose);
			expect(found.map((one) => ({ ...one, salt: hex(one.salt), leaf: hex(one.leaf) }))).toEqual(
				fields,
			);
			expect(rootOf(found.map(({ leaf }) => leaf))).toBe(`0x${root}`);
		}
	});

	test('updates should come to the committed results', () => {
		expect(VECTORS.updates).toHaveLength(2);
		for (const { base, patch, result, seed, root } of VECTORS.updates) {
			expect(applied(base, patch)).toEqual(result);
			const leaves = fieldsOf(result, bytes(seed), 'document').map(({ leaf }) => leaf);
			expect(rootOf(leaves)).toBe(`0x${root}`);
		}
	});

	test('disclosed fields should be proved, and no altered one', () => {
		expect(VECTORS.disclosures).toHaveLength(4);
		for (const { file, proved } of VECTORS.disclosures as { file: Disclosure; proved: any }[]) {
			expect(isProved(file)).toBe(true);
			expect(proved.value).toEqual(file.field.value);
			expect(isProved({ ...file, field: { ...file.field, value: 'another' } })).toBe(false);
			expect(isProved({ ...file, counter: `${Number(file.counter) + 1}` })).toBe(false);
		}
	});
});

describe('packages of activities', () => {
	const { package: sealed } = VECTORS;

	test('ciphertexts should have the length of their class', () => {
		for (const [length, padded] of VECTORS.classes) expect(sizeClass(length)).toBe(padded);
		for (const { ciphertext } of sealed.messages) {
			expect(sizeClass(ciphertext.length / 2)).toBe(ciphertext.length / 2);
		}
	});

	test('content key should come out of the wrap', () => {
		const mine = { secret: bytes(sealed.memberSecret), key: bytes(sealed.memberKey) };
		const key = unwrapped(bytes(sealed.wrap), binding(), sealed.member, mine);
		expect(hex(key)).toBe(sealed.contentKey);
		const other = { ...binding(), epoch: binding().epoch + 1 };
		expect(() => unwrapped(bytes(sealed.wrap), other, sealed.member, mine)).toThrow();
	});

	test('messages should say what was sealed, and lead to the root', () => {
		const [key, { activity, author, counter, count, root, bytes: total }] = [
			bytes(sealed.contentKey),
			notice(),
		];
		expect(sealed.messages).toHaveLength(count);
		const leaves = sealed.messages.map((message: any, index: number) => {
			const { ciphertext, plain, digest, leaf } = message;
			expect(hex(decrypted(key, binding(), index, bytes(ciphertext)))).toBe(plain);
			expect(digest.slice(64, 128)).toBe(hex(sha256AsU8a(bytes(ciphertext))));
			const found = messageLeaf(activity, author, counter + index, bytes(digest));
			expect(hex(found)).toBe(leaf);
			return found;
		});
		expect(rootOf(leaves)).toBe(`0x${root}`);
		expect(root).toBe(sealed.root);
		const lengths = sealed.messages.map((one: any) => one.ciphertext.length / 2);
		expect(lengths.reduce((sum: number, one: number) => sum + one)).toBe(total);
	});

	test('notice should be signed by the author', () => {
		expect(notice()).toMatchObject({ content: 0, length: 69 });
		const message = payloadMessage({
			pallet: 'activities',
			purpose: 'notice',
			genesis: `0x${sealed.genesis}`,
			fields: bytes(sealed.notice),
			nonce: sealed.noticeKeyVersion,
			expiry: 0xffff_ffff,
		});
		expect(hex(message)).toBe(sealed.noticeMessage);
		expect(sr25519Verify(message, bytes(sealed.signature), bytes(sealed.signer))).toBe(true);
	});

	test('package should be notice, version, signature, messages and wrap', () => {
		const messages = sealed.messages.map(({ digest, ciphertext }: any) => {
			// Lengths of ciphertexts here are between 2^6 and 2^14: two bytes.
			const length = ciphertext.length / 2;
			const compact = Uint8Array.of(((length << 2) | 1) & 0xff, length >> 6);
			return u8aConcat(bytes(digest), compact, bytes(ciphertext));
		});
		const version = Uint8Array.of(sealed.noticeKeyVersion, 0, 0, 0);
		const found = u8aConcat(
			bytes(sealed.notice),
			version,
			bytes(sealed.signature),
			Uint8Array.of(messages.length << 2),
			...messages,
			bytes(sealed.wrap),
		);
		expect(hex(found)).toBe(sealed.package);
	});
});
