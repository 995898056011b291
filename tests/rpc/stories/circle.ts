// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes that keep private data on four validators: three members of groups, one that is in none and
 * runs behind a wire that is listened to where that is possible, and one that joins the network later.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyringPair } from '@polkadot/keyring/types';
import { encodeAddress } from '@polkadot/util-crypto';
import { signThing } from '../src/activities.ts';
import { type Chain, type Included, dev, event } from '../src/chain.ts';
import { decide, succeeded } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { say } from '../src/log.ts';
import type { Shape } from '../src/node.ts';
import { formatOrgNumber } from '../src/orgNumber.ts';
import {
	type Information,
	type Invitation,
	type Opening,
	type Place,
	type Taken,
	PrivateDataRpc,
} from '../src/privateData.ts';
import { until } from '../src/wait.ts';
import { type Passed, Wire } from '../src/wire.ts';
import { INDUSTRIAL, PERSON_TO_THING, gifts } from './activities.ts';
import { Canaries } from './leaks.ts';
import { COUNCIL, Network } from './network.ts';
import { register } from './registration.ts';

/** What makes a node keep private data, and lets its operator ask it over any wire. */
export const KEEPING = ['--private-data', '--rpc-methods', 'unsafe'];
export const MEMBERS = ['alice', 'bob', 'charlie'] as const;
export const OUTSIDER = 'dave';
export const LATECOMER = 'eve';
export type Name = (typeof MEMBERS)[number] | typeof OUTSIDER | typeof LATECOMER;
/** Times of an activity in blocks: nobody is late. */
export const PATIENT = { consent: 1_000, receipt: 1_000 };
const BOUND_MS = 120_000;

/** Somebody with a node. */
export interface Keeper {
	owner: KeyringPair;
	/** The node's id. */
	id: string;
	/** Twelve digits, if it is the node of a number. */
	org?: string;
}

const ownerOf = (name: Name): KeyringPair =>
	dev(`${name.charAt(0).toUpperCase()}${name.slice(1)}//house`);

/** What a circle is to be, where it isn't that of the tests: the outsider's wire is theirs. */
export type CircleShape = Omit<Shape, 'outside'> & { wire?: 'where possible' | 'none' };

/** Why there is no wire, or the wire. */
function wireOrWhy(): Wire | string {
	try {
		return Wire.open();
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		if (process.env.HANSE_WIRE === 'required') throw error;
		return why;
	}
}

export class Circle {
	readonly keepers = {} as Record<Name, Keeper>;
	readonly canaries = new Canaries();
	/** A device of Alice's: its key, and its number on the chain. */
	readonly device = { key: newKey('ed25519'), id: '' };
	/** Of persons and things, supervised by Bob's number; of organisations, supervised by nobody. */
	readonly kinds = { care: 0, trade: 0 };
	/** The activities that were opened, by whom. */
	readonly activities: [Name, string][] = [];
	private readonly folder = mkdtempSync(join(tmpdir(), 'hanse-wire-'));

	private constructor(
		readonly network: Network,
		private readonly wire: Wire | undefined,
	) {}

	/** The nodes, their records, kinds of activities and a device. */
	static async open({ wire: want, ...shape }: CircleShape = {}): Promise<Circle> {
		const wire = want === 'none' ? 'nobody listens to it' : wireOrWhy();
		if (typeof wire === 'string') say(`the outsider is not behind a wire: ${wire}`);
		const outside = typeof wire === 'string' ? undefined : ({ name: OUTSIDER, wire } as const);
		const network = await Network.start({ options: KEEPING, ...shape, outside }).catch((error) => {
			outside?.wire.close();
			throw error;
		});
		const circle = new Circle(network, outside?.wire);
		say('four nodes run');
		try {
			await outside?.wire.listen(circle.capture, [network.place(OUTSIDER).rpcPort]);
			await circle.furnish();
		} catch (error) {
			network.keepLogs();
			await circle.close();
			throw error;
		}
		return circle;
	}

	/** Where it is noted what passes the outsider's wire, if there is one. */
	get capture(): string {
		return join(this.folder, 'outsider.pcap');
	}

	get hasWire(): boolean {
		return this.wire !== undefined;
	}

	/** Ends noting. */
	async listened(): Promise<Passed | undefined> {
		return this.wire?.listened();
	}

	async close(): Promise<void> {
		await this.network.stop();
		this.wire?.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** The chain as a node sees it that is never killed. */
	get chain(): Chain {
		return this.network.chain('bob');
	}

	get genesis(): string {
		return this.chain.api.genesisHash.toHex();
	}

	/** The RPC of somebody's node. */
	rpc(name: Name): PrivateDataRpc {
		return new PrivateDataRpc(this.network.chain(name));
	}

	/** Information with a secret in it. */
	secret(about: Information = {}): Information {
		return { ...about, secret: this.canaries.next() };
	}

	/** Somebody as a party. */
	party(name: Name, part: Invitation['part']): Invitation {
		const { owner, org } = this.keepers[name];
		return org ? { org, part } : { account: owner.address, part };
	}

	person(name: Name, part: Invitation['part']): Invitation {
		return { account: this.keepers[name].owner.address, part };
	}

	/** Alice's device as a party. */
	get thing(): Invitation {
		return { thing: this.device.id, part: 'initiator' };
	}

	/** An activity of Alice's with her device and others, who allowed it before or are asked. */
	care(others: Name[], changes: Partial<Opening> = {}): Opening {
		const parties = [
			this.person('alice', 'initiator'),
			this.thing,
			...others.map((name) => this.person(name, 'receiver')),
		];
		return { kind: this.kinds.care, request: 'both', parties, windows: PATIENT, ...changes };
	}

	/** An activity of a number's with others. */
	trade(initiator: Name, others: Name[], changes: Partial<Opening> = {}): Opening {
		const parties = [
			this.party(initiator, 'initiator'),
			...others.map((name) => this.party(name, 'receiver')),
		];
		return { kind: this.kinds.trade, request: 'both', parties, windows: PATIENT, ...changes };
	}

	/** Waits until a request is sent; where its information is. */
	async sent(name: Name, number: string): Promise<Place> {
		return until(
			`request ${number} of ${name} to be sent`,
			async () => {
				const outcome = await this.rpc(name).requestOutcome(number);
				if (outcome?.state === 'failed') return Promise.reject(new Error(outcome.why.message));
				return outcome?.state === 'sent' && outcome.place;
			},
			BOUND_MS,
		);
	}

	/** Opens an activity that nobody is asked for, and sends its information; its id. */
	async opened(name: Name, opening: Opening, information?: Information): Promise<string> {
		const number = await this.rpc(name).request(opening, information ?? this.secret());
		const place = await this.sent(name, number);
		await this.rpc(name).published({ place });
		this.activities.push([name, place.activity]);
		return place.activity;
	}

	/** Waits until a member's node asks for an answer to the only invitation that is new. */
	async invited(name: Name, known: string[] = []): Promise<string> {
		return until(
			`${name} to be invited`,
			async () => {
				const all = await this.rpc(name).invitations();
				return all.map(({ activity }) => activity).find((activity) => !known.includes(activity));
			},
			BOUND_MS,
		);
	}

	/** Waits until nodes have the entry with a number. */
	async has(names: readonly Name[], activity: string, number: string): Promise<void> {
		const has = async (name: Name) =>
			(await this.rpc(name).list(activity, number)).some((row) => row.number === number);
		await Promise.all(
			names.map((name) =>
				until(`${name} to have message ${number}`, () => has(name), BOUND_MS, 500),
			),
		);
	}

	/** Sends one message; its number once it is final and here. */
	async say(name: Name, activity: string, information = this.secret()): Promise<string> {
		return this.published(name, this.rpc(name).submit(activity, [information]));
	}

	async published(name: Name, taken: Promise<Taken>): Promise<string> {
		return this.rpc(name).published(await taken);
	}

	/** Waits until all have signed for a message. */
	async delivered(activity: string, number: string): Promise<void> {
		const delivered = async () => {
			const missing: number[] = await this.view('missing', { activity, number });
			if (missing.length > 0) throw new Error(`nodes ${missing} have not signed`);
			return true;
		};
		await until(`message ${number} of ${activity} to be delivered`, delivered, BOUND_MS, 500);
	}

	/** What a view function of the chain says, as JSON. */
	async view(name: string, ...args: unknown[]): Promise<any> {
		return (await this.chain.views.call('Activities', name, ...args)).toJSON();
	}

	/** What three nodes say of an activity's information, as text. */
	async currents(activity: string, names: readonly Name[] = MEMBERS): Promise<string[]> {
		const all = names.map((name) => this.rpc(name).current(activity));
		return (await Promise.all(all)).map((one) => JSON.stringify(one));
	}

	/** Waits until what is in a block is final on every node, be it in a block of another fork. */
	async final({ blockNumber }: Included): Promise<void> {
		await this.chain.finality({ blockNumber: blockNumber + 1 });
		const reached = (name: string) => async () =>
			(await this.network.chain(name).finalised()) > blockNumber;
		await Promise.all(
			this.network.running.map((name) =>
				until(`${name} to finalise block ${blockNumber + 1}`, reached(name), BOUND_MS),
			),
		);
	}

	/** Gives somebody's node a record; its agent gets tokens. */
	async enlist(name: Name, org?: bigint): Promise<void> {
		const owner = ownerOf(name);
		const rpc = this.rpc(name);
		const keys = await rpc.generateKeys();
		const proofs = await rpc.proveKeys(owner.address, keys, 1);
		await this.fund([owner.address, encodeAddress(keys.signer, 42)]);
		const { registerNode } = this.chain.api.tx.activities;
		const made = await this.chain.send(registerNode(keys, org ?? null, proofs), owner);
		const id = `${event(made, 'activities.NodeRegistered')[0]}`;
		this.keepers[name] = { owner, id, ...(org && { org: formatOrgNumber(org) }) };
		await this.final(made);
	}

	/** Tokens from one account, one transaction after the other. */
	private funding: Promise<unknown> = Promise.resolve();

	async fund(accounts: string[]): Promise<void> {
		const given = this.funding.then(() =>
			this.chain.send(gifts(this.chain, accounts), dev('Ferdie')),
		);
		this.funding = given.catch(() => {});
		await given;
	}

	/** Alice and Bob have numbers, the others none. */
	private async furnish(): Promise<void> {
		const { chain } = this;
		const [alice, bob] = (['alice', 'bob'] as const).map(ownerOf);
		await this.fund([alice, bob].map(({ address }) => address));
		const nobody = (['charlie', OUTSIDER] as const).map((name) => this.enlist(name));
		const registered = await Promise.all([
			register(chain, alice, 'kontoralice'),
			register(chain, bob, 'kontorbob'),
		]);
		const [own, authority] = registered.map(({ number }) => number);
		await Promise.all([...nobody, this.enlist('alice', own), this.enlist('bob', authority)]);
		await Promise.all([this.registerKinds(authority), this.registerDevice(alice)]);
	}

	private async registerKinds(authority: bigint): Promise<void> {
		const { utility, activities } = this.chain.api.tx;
		const calls = [
			activities.registerKind('Inspections', PERSON_TO_THING, [authority], 'Members'),
			activities.registerKind('Deliveries', INDUSTRIAL, [], 'Members'),
		];
		const done = succeeded(await decide(this.chain, COUNCIL, utility.batchAll(calls)));
		const kinds = done.events
			.filter(({ event: { section, method } }) => `${section}.${method}` === 'activities.KindRegistered')
			.map(({ event: { data } }) => Number(`${data[0]}`));
		[this.kinds.care, this.kinds.trade] = kinds;
		await this.final(done);
	}

	private async registerDevice(owner: KeyringPair): Promise<void> {
		const { key } = this.device;
		const expiry = 1_000_000;
		const proof = signThing(key, owner.address, expiry, this.genesis);
		const { registerThing } = this.chain.api.tx.activities;
		const made = await this.chain.send(registerThing(key.address, expiry, proof), owner);
		this.device.id = `${event(made, 'activities.ThingRegistered')[0]}`;
		await this.final(made);
	}
}
