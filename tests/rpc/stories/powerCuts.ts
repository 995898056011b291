// SPDX-License-Identifier: Apache-2.0
/**
 * Messages that are sent while the nodes of their author and of a member are killed. Of these only the
 * member's is a validator's: three of four always go on, and what they say is final.
 */
import { say } from '../src/log.ts';
import { sleep, until } from '../src/wait.ts';
import { type Circle, type Name, LATECOMER } from './circle.ts';

/** Messages that are on their way at once. */
const GROUP = 7;
/** How long after they were handed in a node is killed, at most. */
const LATEST_MS = 4_000;
const BOUND_MS = 180_000;
export const [AUTHOR, MEMBER] = [LATECOMER, 'charlie'] as const;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Secrets that were handed in, and those of which the author's node said that it has them. */
export interface Survived {
	handedIn: string[];
	confirmed: string[];
	kills: string[];
}

/** Whose node is killed, in turn. */
const VICTIMS: Name[][] = [[AUTHOR], [MEMBER], [AUTHOR, MEMBER]];

/**
 * Sends so many messages of the author, a few at once; with each few, its node, a member's or both are
 * killed at a moment of chance and started again.
 */
export async function sendThroughPowerCuts(
	circle: Circle,
	activity: string,
	count: number,
	seed: number,
): Promise<Survived> {
	const chance = chances(seed);
	const found: Survived = { handedIn: [], confirmed: [], kills: [] };
	for (let sent = 0; sent < count; sent += GROUP) {
		const secrets = Array.from({ length: Math.min(GROUP, count - sent) }, () => circle.secret());
		const rpc = circle.rpc(AUTHOR);
		// Whose node is killed gets no answer.
		const sending = secrets.map((information) =>
			rpc.submit(activity, [information]).then(
				() => [`${information.secret}`],
				() => [],
			),
		);
		found.handedIn.push(...secrets.map(({ secret }) => `${secret}`));
		const victims = VICTIMS[found.kills.length % VICTIMS.length];
		await sleep(chance() * LATEST_MS);
		await Promise.all(victims.map((name) => circle.network.kill(name)));
		found.kills.push(victims.join(' and '));
		if (!victims.includes(AUTHOR)) await restart(circle, victims);
		const answers = await Promise.all(sending);
		if (victims.includes(AUTHOR)) await restart(circle, victims);
		found.confirmed.push(...answers.flat());
	}
	say(`killed: ${found.kills.join(', ')}; ${found.confirmed.length} of ${count} confirmed`);
	return found;
}

async function restart(circle: Circle, names: Name[]): Promise<void> {
	await Promise.all(names.map((name) => circle.network.restart(name)));
}

/** Waits until a node has nothing to send, to fetch or to sign any more. */
export async function atRest(circle: Circle, name: Name): Promise<void> {
	const rest = async () => {
		const { outbox, lacking, due } = await circle.rpc(name).status();
		return outbox + lacking + due === 0;
	};
	await until(`${name} to have nothing to do`, rest, BOUND_MS, 500);
}

/** The secrets that a node has of an activity, in the order of its entries. */
export async function secretsAt(circle: Circle, name: Name, activity: string): Promise<string[]> {
	const rpc = circle.rpc(name);
	const secrets: string[] = [];
	for (let from = 0; ; ) {
		const page = await rpc.list(activity, from);
		for (const { number, erased } of page) {
			if (erased || number === null) continue;
			const { messages } = await rpc.read(activity, number);
			secrets.push(...messages.map(({ information }) => `${information.secret}`));
		}
		const last = page.at(-1)?.number;
		if (last === undefined || last === null) return secrets;
		from = Number(last) + 1;
	}
}
