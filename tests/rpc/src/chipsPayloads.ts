// SPDX-License-Identifier: Apache-2.0
/**
 * What is signed off chain for chips. Each payload is encoded by the description in
 * `pallets/chips/vectors/payloads.json` alone, as a bank in any language would.
 *
 *     const notice = { word: { kind, node, version, signed }, request, receipt, ... };
 *     const payload = chipsPayload('notice', notice, { genesis, nonce: request, expiry });
 *     await api.tx.chips.attest(notice, expiry, signPayload(key, payload)).signAndSend(anyone);
 */
import { readFileSync } from 'node:fs';
import {
	bnToU8a,
	compactAddLength,
	hexToU8a,
	isHex,
	stringCamelCase,
	stringToU8a,
	u8aConcat,
} from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { Payload } from './signedPayload.ts';

/** A vector as the file has it; bytes are in hex without `0x`. */
export interface Vector {
	genesis: string;
	pallet: string;
	purpose: string;
	fields: { name: string; type: string; value: string }[];
	scale: string;
	nonce: number;
	expiry: number;
	message: string;
	signatures: {
		scheme: 'ed25519' | 'sr25519' | 'ecdsa';
		seed: string;
		public: string;
		account: string;
		signature: string;
		signature_wrapped: string;
	}[];
}

/**
 * Fields by name, as a call takes them: in camel case, `word.kind` as `{ word: { kind } }`. Only of a
 * receipt the notice's fields stand beside its own, while its call takes them as `notice`.
 */
export interface Fields {
	[name: string]: string | number | bigint | Uint8Array | Fields;
}

const FILE = new URL('../../../pallets/chips/vectors/payloads.json', import.meta.url);

/** The committed vectors, one of each purpose. */
export const VECTORS: Vector[] = JSON.parse(readFileSync(FILE, 'utf8')).vectors;

/** Reasons for which a financial node declines, by the number that stands for them. */
export const DECLINE = {
	NotReceived: 0,
	NameMismatch: 1,
	WrongCurrency: 2,
	Compliance: 3,
	AccountUnreachable: 4,
} as const;

/** The payload of a purpose over these fields. */
export function chipsPayload(
	purpose: string,
	fields: Fields,
	bound: Pick<Payload, 'genesis' | 'nonce' | 'expiry'>,
): Payload {
	return { pallet: 'chips', purpose, fields: encodeFields(purpose, fields), ...bound };
}

/** The fields of a purpose, one after another. */
export function encodeFields(purpose: string, fields: Fields): Uint8Array {
	const layout = VECTORS.find((vector) => vector.purpose === purpose)?.fields;
	if (!layout) throw new Error(`nothing of chips is signed for ${purpose}`);
	return u8aConcat(...layout.map(({ name, type }) => encode(name, type, valueOf(fields, name))));
}

function valueOf(fields: Fields, name: string): unknown {
	const steps = name.split('.').map(stringCamelCase);
	return steps.reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], fields);
}

function encode(name: string, type: string, value: unknown): Uint8Array {
	const [, bits, length] = /^(?:u(\d+)|\[u8; (\d+)\]|bytes)$/.exec(type) ?? [];
	if (bits) return bnToU8a(BigInt(value as bigint), { bitLength: Number(bits), isLe: true });
	if (type === 'bytes') return compactAddLength(stringToU8a(value as string));
	const bytes = raw(value, Number(length));
	if (`${bytes.length}` !== length) throw new Error(`${name} has to be ${type}`);
	return bytes;
}

/** Bytes as they are, in hex, as the code of a currency, or of an account. */
function raw(value: unknown, length: number): Uint8Array {
	if (value instanceof Uint8Array) return value;
	if (isHex(value)) return hexToU8a(value);
	return length === 3 ? stringToU8a(value as string) : decodeAddress(value as string);
}
