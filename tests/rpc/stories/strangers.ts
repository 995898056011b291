// SPDX-License-Identifier: Apache-2.0
/** Peers that ask members' nodes for what may not be theirs, or for nothing that can be asked. */
import type { KeyObject } from 'node:crypto';
import { bnToU8a, compactFromU8a, u8aConcat } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import { Peer, newPeerKey } from '../src/peer.ts';
import type { Place } from '../src/privateData.ts';

/** Most bytes of a request, and of an answer. */
export const MAX_REQUEST = 2 * 1024;
export const MAX_RESPONSE = 9 * 1024 * 1024;
/** Requests of junk within which a node has closed a peer out. */
const PATIENCE = 64;
const REFUSED = ['unknown', 'malformed', 'not yet', 'busy', 'gone'] as const;

/** What a node answered: a package, why not, or nothing. */
export type Answer = { package: Buffer } | (typeof REFUSED)[number] | 'taken' | 'nothing';

export const protocolOf = (genesis: string): string => `/${genesis.slice(2)}/private-data/1`;

const u64 = (value: string) => bnToU8a(BigInt(value), { bitLength: 64, isLe: true });

/** The question for the entry at a place. */
export const fetching = ({ activity, author, counter }: Place): Uint8Array =>
	u8aConcat(Uint8Array.of(1), u64(activity), u64(author), u64(counter));

/** An answer as it came. */
export function answerOf(bytes: Buffer | undefined): Answer {
	if (!bytes) return 'nothing';
	switch (bytes[0]) {
		case 0:
			return 'taken';
		case 1: {
			const [offset, length] = compactFromU8a(bytes.subarray(1));
			const body = bytes.subarray(1 + offset);
			if (BigInt(body.length) !== BigInt(length.toString())) throw new Error('a package is cut off');
			return { package: body };
		}
		case 2:
			return REFUSED[bytes[1]];
		default:
			throw new Error(`a node answers ${bytes.subarray(0, 16).toString('hex')}`);
	}
}

/** The ciphertexts in a package, by the description of the format. */
export function ciphertextsOf(bytes: Buffer): Buffer[] {
	// The content of a notice stands behind activity, epoch, author, counter and count.
	const content = bytes[8 + 4 + 8 + 8 + 4];
	const notice = 33 + (content === 1 ? 8 + 32 : 0) + 32 + 4;
	let at = notice + 4 + 64;
	const [offset, count] = compactFromU8a(bytes.subarray(at));
	at += offset;
	return Array.from({ length: Number(count) }, () => {
		const [head, length] = compactFromU8a(bytes.subarray(at + 68));
		const begin = at + 68 + head;
		at = begin + Number(length);
		return bytes.subarray(begin, at);
	});
}

/** Who asks a node. */
export class Stranger {
	private constructor(
		private readonly peer: Peer,
		private readonly protocol: string,
	) {}

	static async at(
		node: { host: string; port: number },
		genesis: string,
		key: KeyObject = newPeerKey(),
	): Promise<Stranger> {
		return new Stranger(await Peer.connect(node, key), protocolOf(genesis));
	}

	/** Asks; whatever the node does not answer is `nothing`. */
	async ask(request: Uint8Array): Promise<Answer> {
		return answerOf(await this.peer.ask(this.protocol, request).catch(() => undefined));
	}

	/** Bytes that it was sent. */
	get received(): number {
		return this.peer.received;
	}

	get isConnected(): boolean {
		return this.peer.isOpen;
	}

	leave(): void {
		this.peer.close();
	}
}

/** The key of a node's identity, by its secret. */
export const peerKeyOf = (secret: Uint8Array): KeyObject => newPeerKey(secret);

/** Requests that nobody can answer: noise, what is cut off, too long, or about nothing. */
export function* junk(known: Place, count: number): Generator<Uint8Array> {
	const good = fetching(known);
	for (let at = 0; at < count; at += 1) {
		switch (at % 6) {
			case 0:
				yield randomAsU8a(1 + ((at * 37) % MAX_REQUEST));
				break;
			case 1:
				yield good.slice(0, at % good.length);
				break;
			case 2:
				yield u8aConcat(good, Uint8Array.of(0));
				break;
			case 3:
				yield u8aConcat(Uint8Array.of(0), randomAsU8a(200));
				break;
			case 4:
				yield good;
				break;
			default:
				yield fetching({ ...known, counter: `${2n ** 64n - 1n}` });
		}
	}
}

/** What came of junk: how many answers of each sort, and how much was sent back. */
export interface Nuisance {
	answers: Map<string, number>;
	received: number;
	/** How many requests each peer made until it was answered no more; the last may not have come so far. */
	tries: number[];
}

/** So much junk, from ever new peers: each until it is answered no more. */
export async function pester(
	node: { host: string; port: number },
	genesis: string,
	known: Place,
	count: number,
): Promise<Nuisance> {
	const found: Nuisance = { answers: new Map(), received: 0, tries: [] };
	const requests = [...junk(known, count)];
	for (let at = 0; at < count; ) {
		const stranger = await Stranger.at(node, genesis);
		const first = at;
		for (let answer: Answer = 'unknown'; answer !== 'nothing' && at - first < PATIENCE && at < count; ) {
			answer = await stranger.ask(requests[at]);
			at += 1;
			const sort = typeof answer === 'string' ? answer : 'package';
			found.answers.set(sort, (found.answers.get(sort) ?? 0) + 1);
		}
		found.tries.push(at - first);
		found.received += stranger.received;
		stranger.leave();
	}
	return found;
}
