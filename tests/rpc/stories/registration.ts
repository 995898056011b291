// SPDX-License-Identifier: Apache-2.0
/** From nothing to an organisation number: commit, wait, register. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { type Chain, type Included, event } from '../src/chain.ts';
import { commitment, newSalt } from '../src/commitment.ts';
import { type Wrap, signPayload } from '../src/signedPayload.ts';

/** Blocks that a commitment has to wait. */
export const MATURITY = 10;

export interface Registered {
	number: bigint;
	handle: string;
	owner: string;
	included: Included;
}

/** A profile as the calls take it. */
export function profile(displayName: string) {
	return {
		displayName,
		website: 'https://hanse.example',
		logo: 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy',
		category: 4690,
		legalRegistration: null,
	};
}

/** Commits `committer` to a handle that `registrant` is to get; returns the salt. */
export async function commit(
	chain: Chain,
	committer: KeyringPair,
	handle: string,
	registrant = committer.address,
): Promise<{ salt: Uint8Array; included: Included }> {
	const salt = newSalt();
	const hash = commitment(chain.api.genesisHash.toHex(), registrant, handle, salt);
	return { salt, included: await chain.send(chain.api.tx.orgNumbers.commit(hash), committer) };
}

/** The whole way for an account with native tokens. */
export async function register(
	chain: Chain,
	owner: KeyringPair,
	handle: string,
): Promise<Registered> {
	const { salt } = await commit(chain, owner, handle);
	await chain.advance(MATURITY);
	const tx = chain.api.tx.orgNumbers.register(handle, profile(handle), u8aToHex(salt));
	return registered(await chain.send(tx, owner));
}

/** The number that a block issued. */
export function registered(included: Included): Registered {
	const [number, handle, owner] = event(included, 'orgNumbers.Registered');
	return {
		number: number.toBigInt(),
		handle: handle.toUtf8(),
		owner: owner.toString(),
		included,
	};
}

export interface Consent {
	sponsor: KeyringPair;
	registrant: KeyringPair;
	handle: string;
	salt: Uint8Array;
	/** The block of the sponsor's commitment. */
	committed: number;
	expires: number;
	wrap?: Wrap;
}

/** `register_for`: the newcomer signs off chain, the sponsor sends and pays. */
export function registerFor(chain: Chain, consent: Consent) {
	const { sponsor, registrant, handle, salt, expires } = consent;
	const { registerFor: call } = chain.api.tx.orgNumbers;
	const args = [registrant.address, handle, profile(handle), u8aToHex(salt), expires] as const;
	const encoded = call(...args, { Sr25519: new Uint8Array(64) }).method.args;
	const payload = {
		pallet: 'org-numbers',
		purpose: 'register-for',
		genesis: chain.api.genesisHash.toHex(),
		fields: u8aConcat(sponsor.addressRaw, ...[1, 2, 3].map((at) => encoded[at].toU8a())),
		nonce: consent.committed,
		expiry: expires,
	};
	return call(...args, signPayload(registrant, payload, consent.wrap));
}
