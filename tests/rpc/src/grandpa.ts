// SPDX-License-Identifier: Apache-2.0
/**
 * Evidence of a GRANDPA equivocation, made with a validator's own key: two votes of one round for
 * two different blocks.
 */
import { Keyring } from '@polkadot/api';
import { bnToU8a, compactStripLength, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Chain, Tx } from './chain.ts';

const PREVOTE = 0;

const u64 = (n: number | bigint) => bnToU8a(BigInt(n), { bitLength: 64, isLe: true });
const u32 = (n: number) => bnToU8a(n, { bitLength: 32, isLe: true });

/** A prevote as GRANDPA's voters sign it: (message, round, set id). */
export function signedPrevote(suri: string, hash: Uint8Array, number: number, at: bigint[]) {
	const key = new Keyring({ type: 'ed25519' }).addFromUri(suri);
	const [round, setId] = at;
	const message = u8aConcat([PREVOTE], hash, u32(number), u64(round), u64(setId));
	const vote = { targetHash: u8aToHex(hash), targetNumber: number };
	return { key, vote: [vote, u8aToHex(key.sign(message))] };
}

/** The signed report that the validator with the dev key `suri` voted twice in a round. */
export async function equivocationReport(chain: Chain, suri: string): Promise<Tx> {
	const { api } = chain;
	const setId = BigInt((await api.query.grandpa.currentSetId()).toString());
	const round = 1n;
	const target = await chain.finalised();
	const [first, second] = ['one block', 'another block'].map((text) =>
		signedPrevote(suri, blake2AsU8a(text), target, [round, setId]),
	);
	const identity = first.key.publicKey;
	const proof = await ownershipProof(chain, setId, identity);
	const equivocation = {
		Prevote: {
			roundNumber: round,
			identity: u8aToHex(identity),
			first: first.vote,
			second: second.vote,
		},
	};
	return api.tx.grandpa.reportEquivocation({ setId, equivocation }, proof);
}

/** `GrandpaApi::generate_key_ownership_proof` by `state_call`: an encoded membership proof. */
async function ownershipProof(chain: Chain, setId: bigint, key: Uint8Array): Promise<Uint8Array> {
	const method = 'GrandpaApi_generate_key_ownership_proof';
	const answer = await chain.rpc<string>('state_call', method, u8aToHex(u8aConcat(u64(setId), key)));
	const encoded = hexToU8a(answer);
	if (encoded[0] !== 1) throw new Error('no key ownership proof: not a validator of this set');
	return compactStripLength(encoded.subarray(1))[1];
}
