// SPDX-License-Identifier: Apache-2.0
/** Keys made here, of each type that the chain verifies. */
import { Keyring } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { randomAsU8a } from '@polkadot/util-crypto';

export const KEY_TYPES = ['sr25519', 'ed25519', 'ecdsa'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** A `MultiSignature` as calls take it. */
export type MultiSignature = Partial<Record<'Sr25519' | 'Ed25519' | 'Ecdsa', Uint8Array>>;

const VARIANTS = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' } as const;

/** A key that nobody had before; its account (`address`, `addressRaw`) owns nothing. */
export function newKey(type: KeyType = 'sr25519'): KeyringPair {
	return new Keyring({ type, ss58Format: 42 }).addFromSeed(randomAsU8a(32));
}

/** `message` signed by a key of whatever type. */
export function signRaw(key: KeyringPair, message: Uint8Array): MultiSignature {
	return { [VARIANTS[key.type as KeyType]]: key.sign(message) };
}
