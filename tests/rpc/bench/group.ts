// SPDX-License-Identifier: Apache-2.0
/**
 * A group whose author sends while its members' nodes tell what they store. An entry counts from when
 * the node of every member has told that it is on its disk.
 */
import { hexToU8a } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { sizeClass } from '../src/activityFormat.ts';
import { VALIDATORS, freePort } from '../src/node.ts';
import {
	type Event,
	type Information,
	type Place,
	type Taken,
	PrivateDataRpc,
	failing,
} from '../src/privateData.ts';
import { bounded, sleep } from '../src/wait.ts';
import { type Name, Circle, KEEPING, MEMBERS, OUTSIDER } from '../stories/circle.ts';
import { type Exchanged, exchanged } from './machine.ts';

/** Most messages of an entry, and most bytes of ciphertext of all of them. */
export const MAX_BATCH = 1_024;
export const MAX_PACKAGE_BYTES = 8 * 1_024 * 1_024;
/** What is with a body in its plain: seed, length, no signature; and the tag of the ciphertext. */
const BESIDE_BYTES = 32 + 4 + 1 + 16;
/** How long nothing may happen: longer than a transaction of a node is good that gets into no block. */
const STALL_BOUND_MS = 300_000;
/** How long who is turned away waits. */
const ASK_AGAIN_MS = 50;
/** Calls a minute of a connection: as many as an operator allows the programs that it trusts. */
const RPC_CALLS = '1000000';
/** Time between two looks for what was not final when its author's node answered. */
const LOOK_EVERY_MS = 1_000;

export const AUTHOR = MEMBERS[0];

/** An entry as it was heard of, in milliseconds since this process began. */
export interface Entry {
	/** When each member's node had it. */
	stored: Map<Name, number>;
	/** When the last had it. */
	everywhere?: number;
	/** When it was final at the author's node. */
	final?: number;
}

/** An entry that was sent: when that was to be, where it is, and what became of it. */
export interface Sent {
	due: number;
	place: Place;
	entry: Entry;
}

const keyOf = ({ activity, author, counter }: Place) => `${activity}/${author}/${counter}`;

/** The most messages with bodies of so many bytes that fit into an entry. */
export const largestBatch = (bytes: number): number =>
	Math.min(MAX_BATCH, Math.floor(MAX_PACKAGE_BYTES / sizeClass(bytes + BESIDE_BYTES)));

/** Information of exactly so many bytes in its one form, each time another. */
export class Bodies {
	private made = 0;
	private readonly filler: string;

	constructor(private readonly bytes: number) {
		const random = hexToU8a(randomAsHex(4_096)).reduce((text, byte) => text + byte.toString(36), '');
		this.filler = random.repeat(Math.ceil(bytes / random.length));
	}

	next(): Information {
		const begin = `${(this.made += 1)} `;
		const length = this.bytes - JSON.stringify({ data: begin }).length;
		if (length < 0) throw new Error(`no body has ${this.bytes} bytes`);
		return { data: begin + this.filler.slice(0, length) };
	}

	batch(count: number): Information[] {
		return Array.from({ length: count }, () => this.next());
	}
}

export class Group {
	/** Entries that the nodes of all members have, since the group began. */
	everywhere = 0;
	/** Entries of which a member's node heard from the chain first. */
	byChain = 0;
	/** Entries for which all members' receipts are on the chain. */
	delivered = 0;
	/** How often the author's node had too much to do to take an entry. */
	turnedAway = 0;
	private readonly entries = new Map<string, Entry>();
	private readonly waiting = new Set<() => void>();
	private failure: Error | undefined;

	private constructor(
		readonly circle: Circle,
		readonly members: Name[],
		readonly activity: string,
		private readonly ports: Map<string, number>,
	) {}

	/** Four nodes, so many of them validators, an activity of the first with so many members. */
	static async open(members: number, validators: number): Promise<Group> {
		const ports = new Map<string, number>();
		for (const name of VALIDATORS) ports.set(name, await freePort());
		const circle = await Circle.open({
			wire: 'none',
			validators: VALIDATORS.slice(0, validators),
			options: (name) => [
				...[...KEEPING, '--rpc-rate-limit', RPC_CALLS],
				...['--prometheus-port', `${ports.get(name)}`],
			],
		});
		try {
			const others = MEMBERS.slice(1, 1 + members);
			const partner = { partner: circle.keepers[AUTHOR].id };
			await Promise.all(others.map((name) => circle.rpc(name).allow(partner)));
			const activity = await circle.opened(AUTHOR, circle.trade(AUTHOR, others));
			await circle.has(others, activity, '0');
			await circle.delivered(activity, '0');
			const group = new Group(circle, others, activity, ports);
			await group.listen();
			return group;
		} catch (error) {
			circle.network.keepLogs();
			await circle.close();
			throw error;
		}
	}

	get rpc(): PrivateDataRpc {
		return this.circle.rpc(AUTHOR);
	}

	/** The nodes' processes. */
	get processes(): Record<string, number> {
		const all = VALIDATORS.map((name) => [name, this.circle.network.place(name).pid] as const);
		return Object.fromEntries(all.filter((one): one is [(typeof one)[0], number] => !!one[1]));
	}

	/** What the members' nodes and the outsider's exchanged of private data. */
	async exchanged(name: Name): Promise<Exchanged> {
		return exchanged(this.ports.get(name) ?? 0);
	}

	/** Sends one entry; resolves when it is final at the author's node. */
	async send(information: Information[], due: number): Promise<Sent> {
		const place = await this.final(await this.submit(information));
		return { due, place, entry: this.entry(place) };
	}

	/** Hands in, and again when the node has too much to do. */
	private async submit(information: Information[]): Promise<Taken> {
		for (;;) {
			try {
				return await this.rpc.submit(this.activity, information);
			} catch (error) {
				if (!(error instanceof Error && failing('later').test(error.message))) throw error;
				this.turnedAway += 1;
				await sleep(ASK_AGAIN_MS);
			}
		}
	}

	/** Where what was taken is in the end, however often it is sealed again. */
	private async final(taken: Taken): Promise<Place> {
		for (let now: Taken | null = taken; ; now = await this.rpc.outcome(taken.place)) {
			if (now?.state === 'published') return now.place;
			if (now?.state === 'givenUp') throw new Error(`given up: ${now.why.message}`);
			if (now?.state === 'replaced') taken = { place: now.by, state: 'waiting' };
			else await sleep(LOOK_EVERY_MS);
		}
	}

	/** Waits until the nodes of all members have entries and the author's has them as final. */
	async settled(sent: Sent[]): Promise<void> {
		const lacks = ({ entry }: Sent) => !entry.everywhere || !entry.final;
		try {
			await this.reach('all members to have all', () => !sent.some(lacks));
		} catch (error) {
			const [first] = sent.filter(lacks);
			const outcome = first && JSON.stringify(await this.rpc.outcome(first.place));
			const by = first && [...first.entry.stored.keys(), first.entry.final ? 'final' : ''];
			const found = `${sent.filter(lacks).length} of ${sent.length} entries lack: ${outcome}, at ${by}`;
			throw new Error(found, { cause: error });
		}
	}

	/** Waits until `is`, however long, as long as something goes on. */
	async reach(what: string, is: () => boolean): Promise<void> {
		while (!is()) {
			if (this.failure) throw this.failure;
			const changed = new Promise<void>((resolve) => this.waiting.add(resolve));
			await bounded(changed, STALL_BOUND_MS, what);
		}
	}

	/** Every member has of the activity what its author has, and nothing is wrong. */
	async check(messages: number): Promise<void> {
		const names = [AUTHOR, ...this.members];
		const seen = await Promise.all(names.map((name) => this.seen(name)));
		for (const [at, { text, count, alarms }] of seen.entries()) {
			if (count !== messages || alarms !== '0' || text !== seen[0].text) {
				throw new Error(`${names[at]} has ${count} of ${messages} messages, ${alarms} alarms`);
			}
		}
		if ((await this.circle.rpc(OUTSIDER).list(this.activity)).length > 0) {
			throw new Error('the outsider has entries of the activity');
		}
	}

	/** How many messages a node has, its alarms, and the last entry as text. */
	private async seen(name: Name): Promise<{ text: string; count: number; alarms: string }> {
		const rpc = this.circle.rpc(name);
		let [count, next, last] = [0, 0, '0'];
		for (let page = await rpc.list(this.activity, next); page.length > 0; ) {
			for (const row of page) count += row.count;
			last = page.at(-1)?.number ?? last;
			next = Number(last) + 1;
			page = await rpc.list(this.activity, next);
		}
		const { alarms } = await rpc.status();
		return { text: JSON.stringify(await rpc.read(this.activity, last)), count, alarms };
	}

	private async listen(): Promise<void> {
		const { id } = this.circle.keepers[AUTHOR];
		const isOurs = ({ place }: Event) => place?.author === id && place.activity === this.activity;
		await this.rpc.subscribe((event) => this.heardOfAuthor(event));
		const heard = (name: Name) => (event: Event) => {
			if (isOurs(event)) this.heardOf(name, event);
		};
		await Promise.all(this.members.map((name) => this.circle.rpc(name).subscribe(heard(name))));
	}

	private entry(place: Place): Entry {
		const key = keyOf(place);
		const entry = this.entries.get(key) ?? { stored: new Map() };
		this.entries.set(key, entry);
		return entry;
	}

	private heardOfAuthor(event: Event): void {
		if (event.event === 'final') this.entry(event.place).final = performance.now();
		if (event.event === 'delivered') this.delivered += 1;
		if (event.event === 'givenUp') this.failure = new Error(`given up: ${event.why.message}`);
		this.wake();
	}

	private heardOf(name: Name, event: Event): void {
		if (event.event !== 'received' && event.event !== 'final') return;
		const entry = this.entry(event.place);
		if (entry.stored.has(name)) return;
		entry.stored.set(name, performance.now());
		if (event.event === 'final') this.byChain += 1;
		if (entry.stored.size === this.members.length) {
			entry.everywhere = performance.now();
			this.everywhere += 1;
			this.wake();
		}
	}

	private wake(): void {
		for (const resolve of this.waiting) resolve();
		this.waiting.clear();
	}
}
