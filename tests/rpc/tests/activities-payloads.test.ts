// SPDX-License-Identifier: Apache-2.0
/** What is signed off chain for activities in TypeScript, against the committed vectors. */
import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/api';
import { hexToU8a, stringCamelCase, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { ed25519Verify, encodeAddress, sr25519Verify } from '@polkadot/util-crypto';
import { describe, expect, test } from 'vitest';
import {
	type HeldKeys,
	keyClaimPayload,
	partyPayload,
	proveKeys,
	receiptsPayload,
	signReceipts,
	signThing,
	signWithKind,
	thingPayload,
} from '../src/activities.ts';
import { newKey } from '../src/keys.ts';
import { type Payload, payloadMessage } from '../src/signedPayload.ts';
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
	pallet: string;
	purpose: 'node-keys' | 'receipts' | 'thing';
	fields: Field[];
	scale: string;
	nonce: number;
	expiry: number;
	message: string;
	signatures: (SignatureRow & { multi_signature: string })[];
}

const FILE = new URL('../../../pallets/activities/vectors/payloads.json', import.meta.url);
const VECTORS: Vector[] = JSON.parse(readFileSync(FILE, 'utf8')).vectors;
const GENESIS = `0x${'07'.repeat(32)}`;

const valueOf = ({ type, value, meaning }: Field): unknown =>
	meaning ?? (type.startsWith('[') ? `0x${value}` : BigInt(value));

const into = ([at]: any[], step: string): any[] => [(at[step] ??= {})];

/** The fields of a vector as objects; those below a list come round for each of its items. */
function fieldsOf({ fields }: Vector): any {
	const root: any = {};
	for (const field of fields) {
		const steps = field.name.split('.').map(stringCamelCase);
		if (field.type === 'compact') {
			root[steps[0]] = [];
			continue;
		}
		const items: any[] | undefined = Array.isArray(root[steps[0]]) ? root[steps[0]] : undefined;
		const [last] = steps.slice(-1);
		// An item is complete when its last field is there, and the next field begins another one.
		if (items && (items.length === 0 || last in items[items.length - 1])) items.push({});
		const within = items ? [items[items.length - 1]] : steps.slice(0, -1).reduce(into, [root]);
		within[0][last] = valueOf(field);
	}
	return root;
}

function payloadOf(vector: Vector): Payload {
	const { purpose, nonce, expiry } = vector;
	const genesis = `0x${vector.genesis}`;
	const fields = fieldsOf(vector);
	switch (purpose) {
		case 'node-keys':
			return keyClaimPayload(fields, nonce, genesis);
		case 'thing':
			return thingPayload(fields, expiry, genesis);
		case 'receipts': {
			const entry = ({ activity, number, root }: any) => [{ activity, number }, root];
			return receiptsPayload({ ...fields, entries: fields.entries.map(entry) }, nonce, genesis);
		}
	}
}

/** The keys of a vector that are held here. */
function heldBy({ signatures }: Vector): HeldKeys {
	const pair = (at: number, type: 'ed25519' | 'sr25519') =>
		new Keyring({ type }).addFromSeed(hexToU8a(`0x${signatures[at].seed}`));
	return { peer: pair(0, 'ed25519'), signer: pair(1, 'sr25519'), sealing: `0x${'44'.repeat(32)}` };
}

describe('payloads of activities', () => {
	test('each purpose should have a vector', () => {
		const purposes = VECTORS.map(({ purpose }) => purpose);
		expect(new Set(purposes)).toEqual(new Set(['node-keys', 'receipts', 'thing']));
	});

	test.each(VECTORS)(
		'vector %# ($purpose) should be encoded to the committed message',
		(vector) => {
			const payload = payloadOf(vector);
			expect(payload.pallet).toBe(vector.pallet);
			expect(payload.purpose).toBe(vector.purpose);
			expect(hex(payload.fields)).toBe(vector.scale);
			expect([BigInt(payload.nonce), BigInt(payload.expiry)]).toEqual(
				[vector.nonce, vector.expiry].map(BigInt),
			);
			expect(hex(payloadMessage(payload))).toBe(vector.message);
		},
	);

	test.each(VECTORS)('vector %# ($purpose) should be signed by every type of key', (vector) => {
		const message = payloadMessage(payloadOf(vector));
		expectSigned(message, vector.signatures, (_, row) => {
			const key = new Keyring({ type: row.scheme }).addFromSeed(hexToU8a(`0x${row.seed}`));
			expect(signWithKind(key, message)).toBe(`0x${row.multi_signature}`);
		});
	});

	test('keys should be proved by the peer key and the signing key', () => {
		const vector = VECTORS.find(({ purpose }) => purpose === 'node-keys')!;
		const { account, keys } = fieldsOf(vector);
		const proved = proveKeys(encodeAddress(account), heldBy(vector), vector.nonce, GENESIS);
		expect(proved.keys).toEqual(keys);
		expect(proved.proofs.peer).toBe(`0x${vector.signatures[0].signature}`);
		const message = hexToU8a(`0x${vector.message}`);
		expect(ed25519Verify(message, proved.proofs.peer, keys.peer)).toBe(true);
		expect(sr25519Verify(message, proved.proofs.signer, keys.signer)).toBe(true);
		const later = proveKeys(encodeAddress(account), heldBy(vector), vector.nonce + 1, GENESIS);
		expect(ed25519Verify(message, later.proofs.peer, keys.peer)).toBe(false);
	});

	test('receipts should be signed over the roots and brought without them', () => {
		const vector = VECTORS.find(({ purpose }) => purpose === 'receipts')!;
		const { signer } = heldBy(vector);
		const { node, word, entries } = fieldsOf(vector);
		const roots = entries.map(({ activity, number, root }: any) => [{ activity, number }, root]);
		const brought = signReceipts(signer, { node, word, entries: roots }, vector.nonce, GENESIS);
		expect(brought.entries).toEqual(roots.map(([entry]: [unknown]) => entry));
		const message = hexToU8a(`0x${vector.message}`);
		expect(sr25519Verify(message, brought.signature, signer.publicKey)).toBe(true);
	});

	test('a device should sign for one owner, raw or as a wallet wraps it', () => {
		const [device, owner] = [newKey('ed25519'), newKey()];
		const payload = thingPayload({ key: device.address, owner: owner.address }, 9, GENESIS);
		const message = payloadMessage(payload);
		const raw = signThing(device, owner.address, 9, GENESIS);
		expect(raw).toEqual({ Ed25519: device.sign(message) });
		const wrapped = signThing(device, owner.address, 9, GENESIS, u8aWrapBytes);
		expect(wrapped).toEqual({ Ed25519: device.sign(u8aWrapBytes(message)) });
		expect(signThing(device, device.address, 9, GENESIS)).not.toEqual(raw);
	});

	test('a party should sign one message of one author', () => {
		const word = { activity: 2, author: 4, counter: 6, fields: `0x${'11'.repeat(32)}` };
		const { fields, nonce, expiry, purpose } = partyPayload(word, GENESIS);
		expect([purpose, nonce, expiry]).toEqual(['message', 0, 2 ** 32 - 1]);
		const [two, four, six] = ['02', '04', '06'].map((byte) => byte.padEnd(16, '0'));
		expect(u8aToHex(fields)).toBe(`0x${two}${four}${six}${'11'.repeat(32)}`);
	});
});
