// SPDX-License-Identifier: Apache-2.0
/** What a third party signs off chain: the same bytes as `hanse_support::signed_payload`. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { bnToU8a, compactAddLength, hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { type MultiSignature, signRaw } from './keys.ts';

const TAG = 'hanse/signed-payload/v1';

export interface Payload {
	/** The pallet, in kebab case. */
	pallet: string;
	/** What the signature authorises, in kebab case. */
	purpose: string;
	/** Hash of the chain's first block. */
	genesis: string;
	/** SCALE encoding of every field that the signature authorises, one after another. */
	fields: Uint8Array;
	/** Makes the signature good once. */
	nonce: number | bigint;
	/** Last block at which the signature is good. */
	expiry: number;
}

const bytes = (text: string) => compactAddLength(stringToU8a(text));

/** The 32 bytes that are signed. */
export function payloadMessage(payload: Payload): Uint8Array {
	const encoded = u8aConcat(
		bytes(TAG),
		hexToU8a(payload.genesis),
		bytes(payload.pallet),
		bytes(payload.purpose),
		payload.fields,
		bnToU8a(BigInt(payload.nonce), { bitLength: 64, isLe: true }),
		bnToU8a(payload.expiry, { bitLength: 32, isLe: true }),
	);
	return blake2AsU8a(encoded, 256);
}

/** How a wallet signs raw bytes: as they are, or between <Bytes> and </Bytes> (`u8aWrapBytes`). */
export type Wrap = (message: Uint8Array) => Uint8Array;

/** A payload's signature. */
export function signPayload(
	signer: KeyringPair,
	payload: Payload,
	wrap: Wrap = (message) => message,
): MultiSignature {
	return signRaw(signer, wrap(payloadMessage(payload)));
}
