// SPDX-License-Identifier: Apache-2.0
/**
 * What nodes, devices and parties sign for activities.
 *
 *     const { keys, proofs } = proveKeys(account, node, 1, genesis);
 *     await api.tx.activities.registerNode(keys, null, proofs).signAndSend(owner);
 *
 * `pallets/activities/src/payloads.rs` says who signs what, its vectors name each field; what parties
 * sign of a message stands in `docs/activities.md`. Keys and hashes are in hex, accounts in any form.
 */
import type { KeyringPair } from '@polkadot/keyring/types';
import { TypeRegistry } from '@polkadot/types';
import { u8aToHex } from '@polkadot/util';
import { type MultiSignature, signRaw } from './keys.ts';
import { type Payload, type Wrap, payloadMessage, signPayload } from './signedPayload.ts';

const KEY = '[u8; 32]';

const TYPES = {
	ActivityNodeKeys: { peer: KEY, signer: KEY, sealing: KEY },
	ActivityKeyClaim: { account: 'AccountId', keys: 'ActivityNodeKeys' },
	ActivityThingClaim: { key: 'AccountId', owner: 'AccountId' },
	ActivityWord: { _enum: ['Stored', 'Erased'] },
	ActivityMessageRef: { activity: 'u64', number: 'u64' },
	ActivityReceipts: {
		node: 'u64',
		word: 'ActivityWord',
		entries: 'Vec<(ActivityMessageRef, H256)>',
	},
	ActivityPartyWord: { activity: 'u64', author: 'u64', counter: 'u64', fields: 'H256' },
	ActivityDigest: { fields: 'H256', ciphertext: 'H256', size: 'u32' },
};

const registry = new TypeRegistry();
registry.register(TYPES);

/** The SCALE encoding of a value of one of the types above. */
export function encodeActivity(type: keyof typeof TYPES, value: unknown): Uint8Array {
	return registry.createType(type, value).toU8a();
}

type Count = number | bigint | string;

/** The keys of a node. */
export interface NodeKeys {
	peer: string;
	signer: string;
	sealing: string;
}

/** Whoever brings keys as an account's node has them. */
export interface KeyClaim {
	account: string;
	keys: NodeKeys;
}

/** A device is its owner's. */
export interface ThingClaim {
	/** The account of the device's key. */
	key: string;
	owner: string;
}

/** An entry, by its place. */
export interface MessageRef {
	activity: Count;
	number: Count;
}

export type Word = 'Stored' | 'Erased';

/** A node stored or erased these entries, each with the root that the chain has. */
export interface Receipts {
	node: Count;
	word: Word;
	entries: [MessageRef, string][];
}

/** What a party signs of a message. */
export interface PartyWord {
	activity: Count;
	author: Count;
	counter: Count;
	/** The root over the message's fields. */
	fields: string;
}

/** What is said in public of one message. */
export interface Digest {
	fields: string;
	ciphertext: string;
	size: number;
}

const PALLET = 'activities';
/** The expiry of words that stay true. */
const NEVER = 2 ** 32 - 1;

/** What both keys of a node sign that can, to become version `version` of its keys. */
export function keyClaimPayload(claim: KeyClaim, version: number, genesis: string): Payload {
	const fields = encodeActivity('ActivityKeyClaim', claim);
	return { pallet: PALLET, purpose: 'node-keys', genesis, fields, nonce: version, expiry: NEVER };
}

/** What a node signs with a version of its keys when it stored or erased entries. */
export function receiptsPayload(receipts: Receipts, version: number, genesis: string): Payload {
	const fields = encodeActivity('ActivityReceipts', receipts);
	return { pallet: PALLET, purpose: 'receipts', genesis, fields, nonce: version, expiry: NEVER };
}

/** What a device signs to be registered as its owner's, until a block. */
export function thingPayload(claim: ThingClaim, expiry: number, genesis: string): Payload {
	const fields = encodeActivity('ActivityThingClaim', claim);
	return { pallet: PALLET, purpose: 'thing', genesis, fields, nonce: 0, expiry };
}

/** What a party at the author's node signs of a message. */
export function partyPayload(word: PartyWord, genesis: string): Payload {
	const fields = encodeActivity('ActivityPartyWord', word);
	return { pallet: PALLET, purpose: 'message', genesis, fields, nonce: 0, expiry: NEVER };
}

/** The keys of a node that are held here: Ed25519 on the network, sr25519 for what it signs. */
export interface HeldKeys {
	peer: KeyringPair;
	signer: KeyringPair;
	sealing: string;
}

/** Keys as calls take them. */
export const keysOf = ({ peer, signer, sealing }: HeldKeys): NodeKeys => ({
	peer: u8aToHex(peer.publicKey),
	signer: u8aToHex(signer.publicKey),
	sealing,
});

/** Keys and what proves them, as `registerNode` and `rotateKeys` take them from an account. */
export function proveKeys(account: string, held: HeldKeys, version: number, genesis: string) {
	const keys = keysOf(held);
	const message = payloadMessage(keyClaimPayload({ account, keys }, version, genesis));
	const by = (pair: KeyringPair) => u8aToHex(pair.sign(message));
	return { keys, proofs: { peer: by(held.peer), signer: by(held.signer) } };
}

/** What `acknowledge` takes: the roots are the chain's. */
export function signReceipts(
	signer: KeyringPair,
	receipts: Receipts,
	keyVersion: number,
	genesis: string,
) {
	const { node, word, entries } = receipts;
	const message = payloadMessage(receiptsPayload(receipts, keyVersion, genesis));
	const signature = u8aToHex(signer.sign(message));
	return { node, word, entries: entries.map(([entry]) => entry), keyVersion, signature };
}

/** A device's signature that it is its owner's. */
export function signThing(
	device: KeyringPair,
	owner: string,
	expiry: number,
	genesis: string,
	wrap?: Wrap,
): MultiSignature {
	return signPayload(device, thingPayload({ key: device.address, owner }, expiry, genesis), wrap);
}

/** A signature with its kind before it, as the node's RPC takes it, over 32 bytes in hex. */
export function signWithKind(key: KeyringPair, message: Uint8Array): string {
	return registry.createType('MultiSignature', signRaw(key, message)).toHex();
}
