// SPDX-License-Identifier: Apache-2.0
/** Committed vectors of what is signed off chain: the keys and signatures under each message. */
import { Keyring } from '@polkadot/api';
import { hexToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { ed25519Verify, secp256k1Verify, sr25519Verify } from '@polkadot/util-crypto';
import { expect } from 'vitest';
import { signRaw } from '../src/keys.ts';

/** A key and its signatures as a file has them; bytes are in hex without `0x`. */
export interface SignatureRow {
	scheme: 'ed25519' | 'sr25519' | 'ecdsa';
	seed: string;
	public: string;
	account: string;
	signature: string;
	signature_wrapped: string;
}

const bytes = (hex: string) => hexToU8a(`0x${hex}`);
export const hex = (u8a: Uint8Array) => u8aToHex(u8a).slice(2);

const VERIFY = {
	ed25519: ed25519Verify,
	sr25519: sr25519Verify,
	ecdsa: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
		secp256k1Verify(message, signature, key, 'blake2'),
};

/**
 * Every type of key signed the message, raw and wrapped. `same` compares what is signed here with the
 * row; not for sr25519, which signs otherwise each time.
 */
export function expectSigned<Row extends SignatureRow>(
	message: Uint8Array,
	rows: Row[],
	same: (ours: ReturnType<typeof signRaw>, row: Row) => void,
): void {
	expect(rows.map(({ scheme }) => scheme)).toEqual(['ed25519', 'sr25519', 'ecdsa']);
	for (const row of rows) {
		const { scheme, account, signature, signature_wrapped } = row;
		const key = new Keyring({ type: scheme }).addFromSeed(bytes(row.seed));
		expect(hex(key.publicKey)).toBe(row.public);
		expect(hex(key.addressRaw)).toBe(account);
		expect(VERIFY[scheme](message, bytes(signature), key.publicKey)).toBe(true);
		const wrapped = u8aWrapBytes(message);
		expect(VERIFY[scheme](wrapped, bytes(signature_wrapped), key.publicKey)).toBe(true);
		if (scheme !== 'sr25519') same(signRaw(key, message), row);
	}
}
