// SPDX-License-Identifier: Apache-2.0
/**
 * What members of activities send each other, read by `docs/activities.md` alone, with the ciphers that
 * Node has.
 */
import {
	createDecipheriv,
	createHash,
	createHmac,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
} from 'node:crypto';
import { bnToU8a, compactAddLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { merkleRoot } from './flow.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Purpose = 'document' | 'patch';

const TAG_LEN = 16;
const text = (value: string) => compactAddLength(stringToU8a(value));
const u32 = (value: number) => bnToU8a(value, { bitLength: 32, isLe: true });
const u64 = (value: number | bigint | string) =>
	bnToU8a(BigInt(value), { bitLength: 64, isLe: true });
const sha256 = (...parts: Uint8Array[]) =>
	new Uint8Array(createHash('sha256').update(u8aConcat(...parts)).digest());
const leafHash = (...parts: Uint8Array[]) => sha256(Uint8Array.of(0), ...parts);
const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right);

/** RFC 8785, whose numbers and texts are those of `JSON.stringify`. */
export function canonical(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	// Sorted by UTF-16 code units, as texts are compared here.
	const names = Object.keys(value).sort();
	return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

export interface Field {
	pointer: string;
	value: string;
	salt: Uint8Array;
	leaf: Uint8Array;
}

function* placed(value: Json, pointer: string): Generator<[string, Json]> {
	const inner = value !== null && typeof value === 'object' ? Object.entries(value) : [];
	if (inner.length === 0) yield [pointer, value];
	for (const [name, member] of inner) {
		const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
		yield* placed(member as Json, `${pointer}/${escaped}`);
	}
}

export const fieldLeaf = (pointer: string, value: string, salt: Uint8Array) =>
	leafHash(text('hanse/activity-field/v1'), text(pointer), text(value), salt);

/** The fields of an object, in their order. */
export function fieldsOf(value: Json, seed: Uint8Array, purpose: Purpose): Field[] {
	const byte = Uint8Array.of(purpose === 'patch' ? 1 : 0);
	const fields = [...placed(value, '')].map(([pointer, inner]) => {
		const input = u8aConcat(text('hanse/activity-salt/v1'), byte, text(pointer));
		const salt = new Uint8Array(createHmac('sha256', seed).update(input).digest());
		const written = canonical(inner);
		return { pointer, value: written, salt, leaf: fieldLeaf(pointer, written, salt) };
	});
	return fields.sort((one, other) => Buffer.compare(Buffer.from(one.pointer), Buffer.from(other.pointer)));
}

export const rootOf = (leaves: Uint8Array[]) => merkleRoot(leaves.map((leaf) => u8aToHex(leaf)));

/** JSON merge patch, RFC 7396. */
export function applied(base: Json | undefined, patch: Json): Json {
	if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
	const isObject = base !== null && typeof base === 'object' && !Array.isArray(base);
	const result: { [name: string]: Json } = isObject ? { ...(base as object) } : {};
	for (const [name, change] of Object.entries(patch)) {
		if (change === null) delete result[name];
		else result[name] = applied(result[name], change);
	}
	return result;
}

/** The length of a ciphertext of at least `length` bytes. */
export function sizeClass(length: number): number {
	const least = Math.max(length, 256);
	const exponent = Math.floor(Math.log2(least));
	const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
	return Math.ceil(least / step) * step;
}

export interface Binding {
	genesis: Uint8Array;
	activity: number;
	epoch: number;
	author: number;
	/** Of the first message. */
	counter: number;
	count: number;
}

/** What a message says, by its content key. */
export function decrypted(
	key: Uint8Array,
	{ genesis, activity, epoch, author, counter }: Binding,
	index: number,
	ciphertext: Uint8Array,
): Uint8Array {
	const nonce = u8aConcat(new Uint8Array(8), u32(index));
	const tag = text('hanse/activity-envelope/v1');
	const message = u64(counter + index);
	const data = u8aConcat(tag, genesis, u64(activity), u32(epoch), u64(author), message);
	return opened(key, nonce, data, ciphertext);
}

function opened(
	key: Uint8Array,
	nonce: Uint8Array,
	data: Uint8Array,
	ciphertext: Uint8Array,
): Uint8Array {
	const options = { authTagLength: TAG_LEN };
	const decipher = createDecipheriv('chacha20-poly1305', key, nonce, options);
	const end = ciphertext.length - TAG_LEN;
	decipher.setAAD(data, { plaintextLength: end });
	decipher.setAuthTag(ciphertext.slice(end));
	return u8aConcat(decipher.update(ciphertext.slice(0, end)), decipher.final());
}

/** The leaf of a message; `digest` in SCALE. */
export const messageLeaf = (
	activity: number | string,
	author: number | string,
	counter: number | string,
	digest: Uint8Array,
) =>
	leafHash(text('hanse/activity-message/v1'), u64(activity), u64(author), u64(counter), digest);

// HPKE (RFC 9180): base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
const KEM = u8aConcat(stringToU8a('KEM'), Uint8Array.of(0, 0x20));
const SUITE = u8aConcat(stringToU8a('HPKE'), Uint8Array.of(0, 0x20, 0, 1, 0, 3));
const NONE = new Uint8Array();
const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
	new Uint8Array(createHmac('sha256', key).update(u8aConcat(...parts)).digest());
const extract = (suite: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array) =>
	hmac(salt, stringToU8a('HPKE-v1'), suite, stringToU8a(label), input);
// All outputs are 32 bytes or less: one block.
const expand = (
	suite: Uint8Array,
	key: Uint8Array,
	label: string,
	info: Uint8Array,
	length: number,
) => {
	const head = u8aConcat(Uint8Array.of(0, length), stringToU8a('HPKE-v1'), suite);
	return hmac(key, head, stringToU8a(label), info, Uint8Array.of(1)).slice(0, length);
};

function shared(secret: Uint8Array, mine: Uint8Array, encapsulated: Uint8Array): Uint8Array {
	const der = (prefix: string, key: Uint8Array) => Buffer.concat([Buffer.from(prefix, 'hex'), key]);
	const privateKey = createPrivateKey({
		key: der('302e020100300506032b656e04220420', secret),
		format: 'der',
		type: 'pkcs8',
	});
	const publicKey = createPublicKey({
		key: der('302a300506032b656e032100', encapsulated),
		format: 'der',
		type: 'spki',
	});
	const agreed = new Uint8Array(diffieHellman({ privateKey, publicKey }));
	const key = extract(KEM, NONE, 'eae_prk', agreed);
	return expand(KEM, key, 'shared_secret', u8aConcat(encapsulated, mine), 32);
}

/** The content key from a member's wrap, in the bytes that are on the wire. */
export function unwrapped(
	wrap: Uint8Array,
	binding: Binding,
	member: number,
	mine: { secret: Uint8Array; key: Uint8Array },
): Uint8Array {
	const [encapsulated, sealed] = [wrap.slice(0, 32), wrap.slice(32, 80)];
	const { genesis, activity, epoch, author, counter, count } = binding;
	const info = u8aConcat(
		text('hanse/activity-wrap/v1'),
		genesis,
		u64(activity),
		u32(epoch),
		u64(author),
		u64(counter),
		u32(count),
		u64(member),
		wrap.slice(80, 84),
		mine.key,
	);
	const context = u8aConcat(
		Uint8Array.of(0),
		extract(SUITE, NONE, 'psk_id_hash', NONE),
		extract(SUITE, NONE, 'info_hash', info),
	);
	const agreed = shared(mine.secret, mine.key, encapsulated);
	const secret = extract(SUITE, agreed, 'secret', NONE);
	const key = expand(SUITE, secret, 'key', context, 32);
	return opened(key, expand(SUITE, secret, 'base_nonce', context, 12), NONE, sealed);
}

/** The root to which a leaf's path leads, by RFC 9162, section 2.1.3.2. */
function rootFromPath(leaf: Uint8Array, path: Path): string {
	let [at, last, hash] = [path.index, path.count - 1, leaf];
	if (at > last) throw new Error('the tree has no such leaf');
	for (const sibling of path.hashes.map((one) => hexToU8a(one))) {
		if (last === 0) throw new Error('the path is too long');
		if (at % 2 === 1 || at === last) {
			hash = nodeHash(sibling, hash);
			while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
		} else {
			hash = nodeHash(hash, sibling);
		}
		[at, last] = [at >> 1, last >> 1];
	}
	if (last !== 0) throw new Error('the path is too short');
	return u8aToHex(hash);
}

interface Path {
	index: number;
	count: number;
	hashes: string[];
}

export interface Disclosure {
	format: string;
	genesis: string;
	activity: string;
	message: string;
	author: string;
	counter: string;
	content: { kind: string; base?: string; result?: string };
	digest: { fields: string; ciphertext: string; size: number };
	purpose: Purpose;
	field: { pointer: string; value: Json; salt: string };
	fieldPath: Path;
	messagePath: Path;
	root: string;
}

/** Whether a disclosed field follows from the file alone. */
export function isProved(file: Disclosure): boolean {
	const { field, digest, content, purpose } = file;
	const leaf = fieldLeaf(field.pointer, canonical(field.value), hexToU8a(field.salt));
	const ofResult = content.kind === 'update' && purpose === 'document';
	const encoded = u8aConcat(hexToU8a(digest.fields), hexToU8a(digest.ciphertext), u32(digest.size));
	const message = messageLeaf(file.activity, file.author, file.counter, encoded);
	return (
		rootFromPath(leaf, file.fieldPath) === (ofResult ? content.result : digest.fields) &&
		rootFromPath(message, file.messagePath) === file.root
	);
}
