// SPDX-License-Identifier: Apache-2.0
/** Validators come and go: what the session and the blocks themselves say of it. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import type { Chain } from '../src/chain.ts';
import { until } from '../src/wait.ts';

/** Two sessions of ten blocks, with room for missed slots. */
const ACTIVATION_BOUND_MS = 150_000;

/** Session keys made inside the node, and the proof that binds them to their owner. */
export async function rotateKeys(
	node: Chain,
	owner: KeyringPair,
): Promise<{ keys: string; proof: string }> {
	const made = await node.rpc<{ keys: string; proof?: string }>(
		'author_rotateKeysWithOwner',
		u8aToHex(owner.publicKey),
	);
	if (!made.proof) throw new Error('the node made no proof of ownership');
	return { keys: made.keys, proof: made.proof };
}

/** The validators of the present session. */
export async function validators(chain: Chain): Promise<string[]> {
	return (await chain.api.query.session.validators()).toJSON() as string[];
}

/** Waits until `who` is, or is no longer, a validator of the session. */
export async function membership(chain: Chain, who: string, wanted: 'in' | 'out'): Promise<void> {
	const settled = async () => (await validators(chain)).includes(who) === (wanted === 'in');
	await until(`${who} to be ${wanted} of the session`, settled, ACTIVATION_BOUND_MS, 500);
}

/** The Aura key that authored a block. */
export async function authorKey(chain: Chain, number: number): Promise<string> {
	const { api } = chain;
	const header = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(number));
	const digest = header.digest.logs.find((log) => log.isPreRuntime);
	if (!digest) throw new Error(`block ${number} names no slot`);
	const slot = api.registry.createType('u64', digest.asPreRuntime[1].toU8a(true)).toBigInt();
	const authorities: any = await (await api.at(header.parentHash)).query.aura.authorities();
	return authorities[Number(slot % BigInt(authorities.length))].toHex();
}

/** Waits for a block that one of `keys` authored; returns its number. */
export async function authored(chain: Chain, keys: string): Promise<number> {
	let next = await chain.best();
	return until(
		'the new validator to author a block',
		async () => {
			for (; next <= (await chain.best()); next += 1) {
				if (keys.includes((await authorKey(chain, next)).slice(2))) return next;
			}
			return undefined;
		},
		ACTIVATION_BOUND_MS,
		500,
	);
}
