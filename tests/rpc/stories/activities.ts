// SPDX-License-Identifier: Apache-2.0
/** Nodes whose keys are held here, their devices and groups, and the messages and receipts of these. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import {
	type Digest,
	type HeldKeys,
	type MessageRef,
	type Word,
	encodeActivity,
	proveKeys,
	signReceipts,
	signThing,
} from '../src/activities.ts';
import { messageLeaf } from '../src/activityFormat.ts';
import { type Chain, type Tx, UNIT } from '../src/chain.ts';
import { type Body, type Outcome, decide, succeeded } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';

/** Relations that a kind is for. */
export const PERSON_TO_THING = 1;
export const THING_TO_THING = 2;
export const INDUSTRIAL = 4;

/** Times in blocks, short enough to be waited for. */
export const ACTIVITY_TERMS = { consent: 100, receipt: 50, keep: 8 };

/** Times of an activity, unless a test says otherwise. */
export const WINDOWS = { consent: 20, receipt: 10 };

/** A party as calls take it, and as what it is invited. */
export type CallParty = { Account: string } | { Org: bigint } | { Thing: number };
export type Part = 'Initiator' | 'Receiver' | 'Supervisor';
export const as = (part: Part, party: CallParty) => ({ party, part });

/** A body gives activities these terms. */
export function setActivityTerms(
	chain: Chain,
	body: Body,
	terms: typeof ACTIVITY_TERMS,
): Promise<Outcome> {
	const value = { Activities: { ActivityTerms: [null, terms] } };
	return decide(chain, body, chain.api.tx.parameters.setParameter(value)).then(succeeded);
}

/** 32 random bytes in hex: a sealing key, a root, a hash of nothing. */
export const random = (): string => u8aToHex(randomAsU8a(32));

/** Keys of a node that nobody had before. */
export const newHeldKeys = (): HeldKeys => ({
	peer: newKey('ed25519'),
	signer: newKey('sr25519'),
	sealing: random(),
});

/** The digest of a message that nobody wrote. */
export const aDigest = (): Digest => ({ fields: random(), ciphertext: random(), size: 256 });

/** What an account's node brings to be registered, for a number if there is one. */
export function registration(chain: Chain, owner: KeyringPair, held: HeldKeys, org: bigint | null) {
	const { keys, proofs } = proveKeys(owner.address, held, 1, chain.api.genesisHash.toHex());
	return [keys, org, proofs] as const;
}

/** What a node brings to get other keys, which become this version. */
export function rotation(chain: Chain, owner: KeyringPair, held: HeldKeys, version: number) {
	const { keys, proofs } = proveKeys(owner.address, held, version, chain.api.genesisHash.toHex());
	return [keys, proofs] as const;
}

/** What an owner brings to register a device, by the device's own signature. */
export function deviceOf(
	chain: Chain,
	owner: KeyringPair,
	device: KeyringPair,
	expiry = 1_000_000,
	wrap?: (message: Uint8Array) => Uint8Array,
) {
	const genesis = chain.api.genesisHash.toHex();
	return [device.address, expiry, signThing(device, owner.address, expiry, genesis, wrap)] as const;
}

/** Tokens for accounts that have none: as much as deposits and fees of a story take. */
export function gifts(chain: Chain, to: string[], amount = 10_000n * UNIT): Tx {
	const { balances, utility } = chain.api.tx;
	return utility.batchAll(to.map((address) => balances.transferKeepAlive(address, amount)));
}

/** The leaf of a message, by the description of the format. */
export const leafOf = (activity: number, author: number, counter: number, digest: Digest): string =>
	u8aToHex(
		messageLeaf(activity, author, counter, encodeActivity('ActivityDigest', digest)),
	);

/** A node's signed word for entries, with the roots that the chain has or a test says. */
export async function someReceipts(
	chain: Chain,
	by: { id: number; held: HeldKeys; keyVersion: number },
	word: Word,
	entries: MessageRef[],
	otherRoot?: string,
) {
	const roots = await Promise.all(
		entries.map(async (entry) => {
			const row: any = (await chain.views.call('Activities', 'message', entry)).toJSON();
			return [entry, otherRoot ?? row.root] as [MessageRef, string];
		}),
	);
	const receipts = { node: by.id, word, entries: roots };
	const genesis = chain.api.genesisHash.toHex();
	return signReceipts(by.held.signer, receipts, by.keyVersion, genesis);
}

/** The slots in a set of members, as views give it. */
export function slotsOf(set: string): number[] {
	const bits = [...hexToU8a(set)].flatMap((byte) => Array.from({ length: 8 }, (_, bit) => byte >> bit));
	return bits.flatMap((bit, slot) => (bit & 1 ? [slot] : []));
}
