// SPDX-License-Identifier: Apache-2.0
/** Looks for secrets where they may not be: files, and everything that the chain has. */
import { closeSync, existsSync, lstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomAsHex } from '@polkadot/util-crypto';
import type { Chain } from '../src/chain.ts';
import { storagePrefix } from '../src/storage.ts';

const CHUNK = 1 << 24;
const PAGE = 256;
/** Blocks that are asked for at the same time. */
const AT_ONCE = 32;

/** Secrets that have one mark in common, which is nowhere else. */
export class Canaries {
	readonly mark = randomAsHex(10).slice(2);
	readonly all: string[] = [];

	/** A secret that nobody can guess. */
	next(): string {
		const secret = `${this.mark}-${this.all.length}-${randomAsHex(12).slice(2)}`;
		this.all.push(secret);
		return secret;
	}

	/** The mark as it may be found: as text, and as text in hex. */
	get needles(): Buffer[] {
		const text = Buffer.from(this.mark);
		return [text, Buffer.from(text.toString('hex'))];
	}
}

/** Files below a folder, or the file itself. */
export function filesBelow(path: string): string[] {
	if (!existsSync(path)) return [];
	const found = lstatSync(path);
	if (found.isFile()) return [path];
	if (!found.isDirectory()) return [];
	return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/** In which files below a path which of these stand: `file: number of the needle`. */
export function hitsIn(path: string, needles: Buffer[]): { hits: string[]; bytes: number } {
	const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
	const buffer = Buffer.alloc(CHUNK + overlap);
	const hits = new Set<string>();
	let bytes = 0;
	for (const name of filesBelow(path)) {
		const file = openSync(name, 'r');
		let kept = 0;
		for (;;) {
			const read = readSync(file, buffer, kept, CHUNK, null);
			if (read === 0) break;
			bytes += read;
			const filled = buffer.subarray(0, kept + read);
			needles.forEach((needle, at) => {
				if (filled.includes(needle)) hits.add(`${name}: ${at}`);
			});
			kept = Math.min(overlap, filled.length);
			buffer.copyWithin(0, filled.length - kept, filled.length);
		}
		closeSync(file);
	}
	return { hits: [...hits], bytes };
}

const EVENTS = storagePrefix('System', 'Events');

/** What a block has and what it caused. */
async function blockText(chain: Chain, number: number): Promise<[string, string][]> {
	const hash = await chain.rpc<string>('chain_getBlockHash', number);
	const [block, events] = await Promise.all([
		chain.rpc('chain_getBlock', hash),
		chain.rpc<string | null>('state_getStorage', EVENTS, hash),
	]);
	return [
		[`block ${number}`, JSON.stringify(block)],
		[`events of block ${number}`, events ?? ''],
	];
}

/** All that the blocks up to a number have and caused, and the state after it, in hex. */
export async function* publicText(chain: Chain, upTo: number): AsyncGenerator<[string, string]> {
	for (let first = 0; first <= upTo; first += AT_ONCE) {
		const numbers = Array.from({ length: Math.min(AT_ONCE, upTo + 1 - first) }, (_, at) => first + at);
		const blocks = numbers.map((number) => blockText(chain, number));
		for (const texts of await Promise.all(blocks)) yield* texts;
	}
	const at = await chain.rpc<string>('chain_getBlockHash', upTo);
	for (let from = '0x'; ; ) {
		const keys = await chain.rpc<string[]>('state_getKeysPaged', '0x', PAGE, from, at);
		if (keys.length === 0) return;
		const found = await chain.rpc('state_queryStorageAt', keys, at);
		yield [`state from ${from}`, JSON.stringify(found)];
		from = keys[keys.length - 1];
	}
}

/** Where in public each of these stands; bytes are looked for in hex. */
export async function hitsInPublic(
	chain: Chain,
	upTo: number,
	needles: Buffer[],
): Promise<string[][]> {
	const written = needles.map((needle) => needle.toString('hex'));
	const hits: string[][] = needles.map(() => []);
	for await (const [where, text] of publicText(chain, upTo)) {
		written.forEach((needle, at) => {
			if (text.includes(needle)) hits[at].push(where);
		});
	}
	return hits;
}
