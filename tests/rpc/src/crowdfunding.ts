// SPDX-License-Identifier: Apache-2.0
/**
 * What is signed off chain for crowdfunding, and what stands on the chain for an identity.
 *
 *     const order = { offering, buyer, shares, price, platform };
 *     const payload = crowdfundingPayload('order', order, { genesis, nonce, expiry });
 *     const signed = { nonce, expiry, signature: signPayload(tradingKey, payload) };
 *     await api.tx.crowdfunding.fill(order, signed).signAndSend(buyer);
 *
 * Fields are written as calls take them. `pallets/crowdfunding/src/payloads.rs` says who signs what
 * with which nonce, its vectors name each field.
 */
import {
	bnToU8a,
	compactAddLength,
	compactToU8a,
	isHex,
	stringToU8a,
	u8aConcat,
	u8aToHex,
	u8aToU8a,
} from '@polkadot/util';
import { blake2AsHex, decodeAddress, hmacSha256AsU8a, randomAsU8a } from '@polkadot/util-crypto';
import type { Payload } from './signedPayload.ts';

/** Writes a value as its SCALE encoding; throws if it isn't one. */
type Encoder = (value: any) => Uint8Array;

const nothing: Encoder = () => new Uint8Array();

const uint =
	(bitLength: number): Encoder =>
	(value) => {
		const number = BigInt(value);
		if (BigInt.asUintN(bitLength, number) !== number) throw new Error(`${number} is out of range`);
		return bnToU8a(number, { bitLength, isLe: true });
	};

const [u32, u64, u128] = [32, 64, 128].map(uint);

/** So many bytes: in hex, as they are, or as text. */
const raw =
	(length: number): Encoder =>
	(value) => {
		const bytes =
			isHex(value) || value instanceof Uint8Array ? u8aToU8a(value) : stringToU8a(value);
		if (bytes.length !== length) throw new Error(`${length} bytes are needed`);
		return bytes;
	};

const hash = raw(32);
const account: Encoder = (value) => decodeAddress(value);
const text: Encoder = (value) => compactAddLength(stringToU8a(value));

const option =
	(encode: Encoder): Encoder =>
	(value) =>
		value === null ? u8aConcat([0]) : u8aConcat([1], encode(value));

const list =
	(encode: Encoder): Encoder =>
	(values: unknown[]) =>
		u8aConcat(compactToU8a(values.length), ...values.map(encode));

/** Fields by name, in this order. */
const struct =
	(fields: Record<string, Encoder>): Encoder =>
	(value) =>
		u8aConcat(...Object.entries(fields).map(([name, encode]) => field(name, encode, value)));

function field(name: string, encode: Encoder, value: any): Uint8Array {
	try {
		return encode(value[name]);
	} catch (error) {
		throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
	}
}

/** One of these, the first being number 0: `'Gift'`, or `{ Bank: 'EUR' }` with what it has. */
const oneOf =
	(variants: Record<string, Encoder>): Encoder =>
	(value) => {
		const [name, inner] = typeof value === 'string' ? [value] : Object.entries(value)[0];
		const names = Object.keys(variants);
		const index = names.indexOf(name);
		if (index < 0) throw new Error(`${name} is none of ${names.join(', ')}`);
		return u8aConcat([index], variants[name](inner));
	};

const USER_KIND = oneOf({ Person: nothing, Organisation: nothing });

const STATEMENT = struct({
	platform: u64,
	tenure: u32,
	registration: struct({
		account,
		kind: USER_KIND,
		commitment: hash,
		registrar: u32,
		prfVersion: u32,
		tag: hash,
		previousTag: option(hash),
		certifier: u32,
		tradingKey: account,
	}),
});

const OFFERING_TERMS = struct({
	asset: u64,
	seller: u64,
	kind: oneOf({
		Primary: oneOf({ AllOrNothing: u64, KeepItAll: nothing }),
		Secondary: nothing,
	}),
	shares: u64,
	least: u64,
	price: u128,
	currency: oneOf({ Native: nothing, WithId: u32 }),
	opens: u32,
	closes: u32,
	eligibility: struct({ kind: option(USER_KIND), registrar: option(u32) }),
});

const SETTLED_TRADE = struct({
	platform: u64,
	asset: u64,
	seller: u64,
	buyer: u64,
	shares: u64,
	price: u128,
	settlement: oneOf({ Bank: raw(3), Gift: nothing, Inheritance: nothing }),
});

/** What is signed, by purpose. */
const LAYOUTS = {
	'register-user': STATEMENT,
	join: STATEMENT,
	'update-identity': struct({ user: u64, commitment: hash }),
	recover: struct({ user: u64, account, tradingKey: account }),
	'trading-key': struct({ user: u64, key: account }),
	offer: struct({
		platform: u64,
		terms: OFFERING_TERMS,
		title: text,
		text: hash,
		documents: list(struct({ title: text, hash })),
	}),
	order: struct({ offering: u64, buyer: u64, shares: u64, price: u128, platform: u64 }),
	sell: SETTLED_TRADE,
	buy: SETTLED_TRADE,
} satisfies Record<string, Encoder>;

export type Purpose = keyof typeof LAYOUTS;

/** Everything that is signed for crowdfunding. */
export const PURPOSES = Object.keys(LAYOUTS) as Purpose[];

/** The fields of a purpose, one after another. */
export function encodeFields(purpose: Purpose, fields: object): Uint8Array {
	return LAYOUTS[purpose](fields);
}

/** The payload of a purpose over these fields. */
export function crowdfundingPayload(
	purpose: Purpose,
	fields: object,
	bound: Pick<Payload, 'genesis' | 'nonce' | 'expiry'>,
): Payload {
	return { pallet: 'crowdfunding', purpose, fields: encodeFields(purpose, fields), ...bound };
}

/** The hash of an offering's text, which is signed in its place. */
export const textHash = (body: string): string => blake2AsHex(stringToU8a(body), 256);

/** Who a user is, as it is told to those alone who have to know. Secret. */
export interface Opening {
	kind: 'Person' | 'Organisation';
	name: string;
	/** What kind of number: `passport:DE`, `lei`. */
	scheme: string;
	number: string;
	salt: Uint8Array;
}

/** An opening under a salt of its own. */
export const newOpening = (identity: Omit<Opening, 'salt'>): Opening => ({
	...identity,
	salt: randomAsU8a(32),
});

/** What stands on the chain for who a user is: nobody can guess it without the salt. */
export function identityCommitment({ kind, name, scheme, number, salt }: Opening): string {
	const parts = [
		text('hanse/identity/v1'),
		USER_KIND(kind),
		text(name),
		text(scheme),
		text(number),
	];
	return blake2AsHex(u8aConcat(...parts, hash(salt)), 256);
}

/** By this a registrar knows a user again, under a key that it never shows. */
export function identityTag(
	{ scheme, number }: Pick<Opening, 'scheme' | 'number'>,
	tagKey: Uint8Array,
	version: number,
): string {
	const parts = [text('hanse/identity-tag/v1'), u32(version), text(scheme), text(number)];
	return u8aToHex(hmacSha256AsU8a(tagKey, u8aConcat(...parts)));
}
