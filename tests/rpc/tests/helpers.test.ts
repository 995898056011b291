// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	bnToU8a,
	compactAddLength,
	stringToU8a,
	u8aConcat,
	u8aToHex,
	u8aWrapBytes,
} from '@polkadot/util';
import { cryptoWaitReady, ed25519PairFromSeed, signatureVerify } from '@polkadot/util-crypto';
import { beforeAll, expect, test } from 'vitest';
import { dev } from '../src/chain.ts';
import { commitment } from '../src/commitment.ts';
import { failureName, asPoolRefusal } from '../src/errors.ts';
import { signedPrevote } from '../src/grandpa.ts';
import { KEY_TYPES, newKey } from '../src/keys.ts';
import { peerId } from '../src/node.ts';
import { formatOrgNumber, isOrgNumber, mod97, orgNumber } from '../src/orgNumber.ts';
import { payloadMessage, signPayload } from '../src/signedPayload.ts';
import { bounded, until } from '../src/wait.ts';
import { Canaries, hitsIn } from '../stories/leaks.ts';
import { chances } from '../stories/powerCuts.ts';

beforeAll(async () => void (await cryptoWaitReady()));

test('check digits should make every number leave 1 modulo 97', () => {
	for (const sequence of [1, 2, 96, 97, 98, 12_345, 9_999_999_999]) {
		const number = orgNumber(sequence);
		expect(number % 97n).toBe(1n);
		expect(isOrgNumber(number)).toBe(true);
		expect(mod97(formatOrgNumber(number))).toBe(1);
	}
	expect(formatOrgNumber(orgNumber(1))).toBe('000000000195');
});

test('a number should be refused when one digit or two neighbours are wrong', () => {
	const text = formatOrgNumber(orgNumber(1_234_567));
	for (let at = 0; at < text.length; at += 1) {
		const digit = (Number(text[at]) + 3) % 10;
		expect(isOrgNumber(BigInt(text.slice(0, at) + digit + text.slice(at + 1)))).toBe(false);
		const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2);
		if (at + 1 < text.length && swapped !== text) {
			expect(isOrgNumber(BigInt(swapped))).toBe(false);
		}
	}
	expect(isOrgNumber(0)).toBe(false);
	expect(isOrgNumber(orgNumber(10_000_000_000))).toBe(false);
});

test('MOD 97-10 should accept the published LEI and refuse it mistyped', () => {
	expect(mod97('5493001KJTIIGC8Y1R12')).toBe(1);
	expect(mod97('5493001KJTIIGC8Y1R21')).not.toBe(1);
});

test('a commitment should bind chain, account, handle and salt', () => {
	const genesis = `0x${'07'.repeat(32)}`;
	const salt = new Uint8Array(32).fill(1);
	const base = commitment(genesis, dev('Alice').address, 'hanse', salt);
	expect(base).toMatch(/^0x[0-9a-f]{64}$/);
	expect(commitment(`0x${'08'.repeat(32)}`, dev('Alice').address, 'hanse', salt)).not.toBe(base);
	expect(commitment(genesis, dev('Bob').address, 'hanse', salt)).not.toBe(base);
	expect(commitment(genesis, dev('Alice').address, 'hansa', salt)).not.toBe(base);
	expect(commitment(genesis, dev('Alice').address, 'hanse', salt.map(() => 2))).not.toBe(base);
});

test('a signed payload should match the vectors of the runtime', () => {
	const path = new URL('../../../pallets/support/vectors/signed_payload.json', import.meta.url);
	const { vectors } = JSON.parse(readFileSync(path, 'utf8'));
	const field = compactAddLength(stringToU8a('field'));
	const message = payloadMessage({
		pallet: 'org-numbers',
		purpose: 'register-for',
		genesis: `0x${'07'.repeat(32)}`,
		fields: u8aConcat(bnToU8a(5, { bitLength: 32, isLe: true }), field),
		nonce: 3,
		expiry: 100,
	});
	expect(u8aToHex(message)).toBe(`0x${vectors[0].message.replace(/^0x/, '')}`);
	const { publicKey } = ed25519PairFromSeed(new Uint8Array(32).fill(2));
	const signature = `0x${vectors[0].signature_ed25519.replace(/^0x/, '')}`;
	expect(signatureVerify(message, signature, publicKey).isValid).toBe(true);
});

test('a payload should be signed by a key of each type, raw and wrapped', () => {
	const genesis = `0x${'07'.repeat(32)}`;
	const fields = new Uint8Array([1, 2]);
	const payload = { pallet: 'chips', purpose: 'notice', genesis, fields, nonce: 1, expiry: 9 };
	const message = payloadMessage(payload);
	for (const type of KEY_TYPES) {
		const key = newKey(type);
		for (const wrap of [undefined, u8aWrapBytes]) {
			const [[variant, signature]] = Object.entries(signPayload(key, payload, wrap));
			expect(variant.toLowerCase()).toBe(type);
			const signed = wrap ? wrap(message) : message;
			expect(signatureVerify(signed, signature, key.address)).toMatchObject({
				crypto: type,
				isValid: true,
			});
		}
	}
});

test('a peer id should be the one that the node derives from the same key', () => {
	const key = new Uint8Array(32);
	key[31] = 1;
	// The well-known development node key 0x00..01.
	expect(peerId(key)).toBe('12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp');
});

test('a prevote should be signed over message, round and set', () => {
	const { key, vote } = signedPrevote('//Dave', new Uint8Array(32).fill(9), 5, [1n, 2n]);
	const signed = u8aConcat([0], new Uint8Array(32).fill(9), [5, 0, 0, 0]);
	const at = u8aConcat(signed, [1, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0]);
	expect(signatureVerify(at, vote[1] as string, key.publicKey).isValid).toBe(true);
});

test('waiting should end at its bound and say for what', async () => {
	await expect(bounded(new Promise(() => {}), 20, 'nothing')).rejects.toThrow('nothing');
	await expect(until('a miracle', async () => false, 20, 5)).rejects.toThrow('a miracle');
	expect(await until('an answer', async () => 7, 20)).toBe(7);
});

test('a refusal of the pool should be told from other errors', async () => {
	const refused = asPoolRefusal(new Error('1010: Invalid Transaction: stale'));
	expect(await failureName(Promise.reject(refused))).toBe('Invalid Transaction: stale');
	await expect(failureName(Promise.reject(asPoolRefusal('lost')))).rejects.toThrow('lost');
	await expect(failureName(Promise.resolve())).rejects.toThrow('should have been refused');
});

test('a secret should be found wherever in a folder it is, and no other', () => {
	const folder = mkdtempSync(join(tmpdir(), 'hanse-leaks-'));
	const canaries = new Canaries();
	const [secret, mark] = [Buffer.from(canaries.next()), canaries.needles];
	try {
		// Files are read in pieces of this size.
		const border = 2 ** 24;
		const large = Buffer.alloc(border + 1_000);
		secret.copy(large, border - 7);
		writeFileSync(join(folder, 'large'), large);
		writeFileSync(join(folder, 'other'), `${canaries.mark.slice(1)} ${secret.toString('hex')}`);
		const { hits, bytes } = hitsIn(folder, mark);
		expect(hits).toEqual([`${join(folder, 'large')}: 0`, `${join(folder, 'other')}: 1`]);
		expect(bytes).toBeGreaterThan(large.length);
		expect(hitsIn(folder, new Canaries().needles).hits).toEqual([]);
		expect(hitsIn(join(folder, 'nothing'), mark)).toEqual({ hits: [], bytes: 0 });
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('chances should be the same for the same seed and spread', () => {
	const draw = (seed: number) => {
		const chance = chances(seed);
		return Array.from({ length: 1_000 }, chance);
	};
	const drawn = draw(7);
	expect(draw(7)).toEqual(drawn);
	expect(draw(8)).not.toEqual(drawn);
	expect(Math.min(...drawn)).toBeLessThan(0.05);
	expect(Math.max(...drawn)).toBeGreaterThan(0.95);
	expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true);
});
