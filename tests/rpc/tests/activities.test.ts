// SPDX-License-Identifier: Apache-2.0
/** Every call and view function of pallet Activities, on a development chain. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Digest, HeldKeys, MessageRef, Word } from '../src/activities.ts';
import { type Chain, type Included, dev, event, eventNames, findEvent } from '../src/chain.ts';
import { failureName } from '../src/errors.ts';
import { merkleRoot } from '../src/flow.ts';
import { decide } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { orgNumber } from '../src/orgNumber.ts';
import {
	ACTIVITY_TERMS,
	INDUSTRIAL,
	PERSON_TO_THING,
	THING_TO_THING,
	WINDOWS,
	aDigest,
	as,
	deviceOf,
	gifts,
	leafOf,
	newHeldKeys,
	random,
	registration,
	rotation,
	setActivityTerms,
	slotsOf,
	someReceipts,
} from '../stories/activities.ts';
import { DEV_COUNCIL, devChain } from '../stories/devChain.ts';
import { palletOf, reserved } from '../stories/pallet.ts';
import { register } from '../stories/registration.ts';

/** The calls in the order of their indices. */
const CALLS = [
	...['registerNode', 'rotateKeys', 'setOrg', 'removeNode', 'askHost', 'answerGuest'],
	...['registerThing', 'offerThing', 'takeThing', 'retireThing', 'registerKind', 'retireKind'],
	...['allow', 'disallow', 'openActivity', 'consent', 'decline', 'addMember', 'removeMember'],
	...['leave', 'raiseEpoch', 'publish', 'publishMany', 'acknowledge', 'purge', 'makeStatement'],
	...['countersignStatement', 'revokeStatement', 'close', 'clear'],
];
const OPEN_BOUND_MS = 180_000;
const STORY_BOUND_MS = 120_000;
const NOTHING = '0x'.padEnd(66, '0');
const [alice, bob, charlie, dave, eve, ferdie] = [
	...['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'],
].map(dev);
const refusal = (name: string) => `Activities.${name}`;

/** An account's node whose keys are held here. */
interface Held {
	owner: KeyringPair;
	held: HeldKeys;
	keyVersion: number;
	id: number;
}

describe('pallet Activities', { timeout: STORY_BOUND_MS }, () => {
	const running = devChain();
	const pallet = palletOf(running, 'Activities');
	const { send, refused, govern, notCalled } = pallet;
	/** The view functions that were asked. */
	const viewed = new Set<string>();
	const view = (name: string, ...args: unknown[]): Promise<any> => {
		viewed.add(name);
		return pallet.view(name, ...args);
	};
	let chain: Chain;
	/** The workshop of Alice, the authority of Bob, and Charlie, who drives. */
	let workshop: Held, authority: Held, driver: Held;
	let authorityNumber: bigint;
	/** Alice's car and Charlie's key to it. */
	let car: number, fob: number;
	/** Supervised by the authority; and by nobody. */
	let care: number, trade: number;

	beforeAll(async () => {
		({ chain } = running);
		await setActivityTerms(chain, DEV_COUNCIL, ACTIVITY_TERMS);
		({ number: authorityNumber } = await register(chain, bob, 'amt'));
	}, OPEN_BOUND_MS);

	/** Why the council's motion with this call fails. */
	const vetoed = async (name: string, ...args: unknown[]) =>
		(await decide(chain, DEV_COUNCIL, pallet.call(name, ...args))).error;
	const said = (included: Included, name: string) => event(included, `activities.${name}`).toJSON();
	const agentOf = ({ held }: Held): KeyringPair => held.signer;

	/** Registers an account's node, for a number if there is one; its agent gets tokens. */
	async function registered(owner: KeyringPair, org: bigint | null = null): Promise<Held> {
		const held = newHeldKeys();
		await chain.send(gifts(chain, [held.signer.address]), ferdie);
		const made = await send(owner, 'registerNode', ...registration(chain, owner, held, org));
		return { owner, held, keyVersion: 1, id: said(made, 'NodeRegistered')[0] };
	}

	/** Registers a device with a new key. */
	async function device(owner: KeyringPair): Promise<number> {
		const made = await send(owner, 'registerThing', ...deviceOf(chain, owner, newKey()));
		return said(made, 'ThingRegistered')[0];
	}

	const own = (party: Held) => as('Initiator', { Account: party.owner.address });
	const receiving = (party: Held) => as('Receiver', { Account: party.owner.address });

	/** Opens an activity of the workshop about its car, with the driver. */
	async function open(kind: number, request = 'Both', windows = WINDOWS): Promise<number> {
		const parties = [own(workshop), as('Initiator', { Thing: car }), receiving(driver)];
		const opened = await send(agentOf(workshop), 'openActivity', kind, request, parties, windows);
		return said(opened, 'ActivityOpened')[0];
	}

	/** Opens an activity, which all join. */
	async function formed(kind: number, request?: string): Promise<number> {
		const activity = await open(kind, request);
		await send(agentOf(driver), 'consent', activity);
		return activity;
	}

	const row = (activity: number) => view('activity', activity);
	const member = async (activity: number, { id }: Held) =>
		(await view('members', activity)).find(({ node }: any) => node === id);

	/** What a node publishes next in an activity, in the present epoch. */
	async function publication(activity: number, by: Held, content: unknown, digest = aDigest()) {
		const { epoch } = await row(activity);
		const { nextCounter } = await member(activity, by);
		return [activity, epoch, nextCounter, digest, content] as const;
	}

	/** Publishes; the number of the entry. */
	async function publish(
		activity: number,
		by: Held,
		content: unknown = 'Information',
		digest?: Digest,
	): Promise<number> {
		const what = await publication(activity, by, content, digest);
		return said(await send(agentOf(by), 'publish', ...what), 'MessagePublished')[1];
	}

	async function notPublished(activity: number, by: Held, content: unknown): Promise<string> {
		return refused(agentOf(by), 'publish', ...(await publication(activity, by, content)));
	}

	/** Brings a node's word as a general transaction. */
	async function acknowledge(by: Held, word: Word, entries: MessageRef[], root?: string) {
		const signed = await someReceipts(chain, by, word, entries, root);
		return chain.sendGeneral(pallet.call('acknowledge', signed));
	}

	const notAcknowledged = async (...what: Parameters<typeof acknowledge>): Promise<string> =>
		failureName(acknowledge(...what));

	describe('nodes', () => {
		test('should be registered with keys that prove themselves', async () => {
			const held = newHeldKeys();
			const [keys, org, proofs] = registration(chain, alice, held, null);
			const forged = [
				registration(chain, bob, held, null)[2],
				registration(chain, alice, newHeldKeys(), null)[2],
				{ ...proofs, peer: registration(chain, alice, newHeldKeys(), null)[2].peer },
				rotation(chain, alice, held, 2)[1],
			];
			for (const other of forged) {
				expect(await refused(alice, 'registerNode', keys, org, other)).toBe(
					refusal('InvalidSignature'),
				);
			}
			const before = await reserved(chain, alice);
			workshop = await registered(alice);
			expect(await reserved(chain, alice)).toBeGreaterThan(before);
			const { id, held: mine } = workshop;
			expect(await view('node', id)).toMatchObject({
				account: alice.address,
				agent: mine.signer.address,
				org: null,
				keys: { peer: u8aToHex(mine.peer.publicKey), sealing: mine.sealing },
				keyVersion: 1,
			});
			for (const account of [alice.address, mine.signer.address]) {
				expect(await view('node_of', account)).toBe(id);
			}
			expect(await view('node_of_peer', mine.peer.publicKey)).toBe(id);
			expect(await view('resolve', { Account: alice.address })).toBe(id);
			// An agent acts for its node and is nobody who could be reached.
			expect(await view('resolve', { Account: mine.signer.address })).toBeNull();
			expect(await view('node_of', ferdie.address)).toBeNull();
			const again = registration(chain, alice, newHeldKeys(), null);
			expect(await refused(alice, 'registerNode', ...again)).toBe(refusal('AccountInUse'));
			const samePeer = { ...newHeldKeys(), peer: mine.peer };
			const taken = registration(chain, charlie, samePeer, null);
			expect(await refused(charlie, 'registerNode', ...taken)).toBe(refusal('PeerInUse'));
		});

		test('should be those of numbers that their owners manage', async () => {
			const stranger = registration(chain, charlie, newHeldKeys(), authorityNumber);
			expect(await refused(charlie, 'registerNode', ...stranger)).toBe(refusal('NotAuthorised'));
			authority = await registered(bob, authorityNumber);
			const org = { number: Number(authorityNumber), tenure: 0 };
			expect((await view('node', authority.id)).org).toEqual(org);
			expect(await view('resolve', { Org: authorityNumber })).toBe(authority.id);
			await send(bob, 'setOrg', null);
			expect((await view('node', authority.id)).org).toBeNull();
			// Its owner's node is that of a number that has none.
			expect(await view('resolve', { Org: authorityNumber })).toBe(authority.id);
			expect(await refused(alice, 'setOrg', authorityNumber)).toBe(refusal('NotAuthorised'));
			expect(await refused(agentOf(authority), 'setOrg', authorityNumber)).toBe(
				refusal('NotOwner'),
			);
			const absent = orgNumber(9_999_999);
			expect(await refused(bob, 'setOrg', absent)).toBe(refusal('OrgNumberNotFound'));
			await send(bob, 'setOrg', authorityNumber);
		});

		test('should get other keys from their owner alone', async () => {
			driver = await registered(charlie);
			const [keys, proofs] = rotation(chain, charlie, driver.held, 2);
			expect(await refused(charlie, 'rotateKeys', keys, proofs)).toBe(refusal('KeysUnchanged'));
			const held = newHeldKeys();
			const rotate = rotation(chain, charlie, held, 2);
			expect(await refused(agentOf(driver), 'rotateKeys', ...rotate)).toBe(refusal('NotOwner'));
			const early = rotation(chain, charlie, held, 1);
			expect(await refused(charlie, 'rotateKeys', ...early)).toBe(refusal('InvalidSignature'));
			const rotated = await send(charlie, 'rotateKeys', ...rotate);
			expect(said(rotated, 'KeysRotated')).toEqual([driver.id, 2, held.signer.address]);
			expect(await view('node_of', agentOf(driver).address)).toBeNull();
			expect(await view('node_of_peer', driver.held.peer.publicKey)).toBeNull();
			driver = { ...driver, held, keyVersion: 2 };
			expect(await view('node_of', held.signer.address)).toBe(driver.id);
			await chain.send(gifts(chain, [held.signer.address]), ferdie);
		});

		test('should consent to kinds and partners before they are asked, and be removed after', async () => {
			const before = await reserved(chain, eve);
			const { id } = await registered(eve);
			const to = { Partner: workshop.id };
			await send(eve, 'allow', to);
			await send(eve, 'allow', { Partner: driver.id });
			expect(await refused(eve, 'allow', to)).toBe(refusal('AlreadyAllowed'));
			expect(await refused(eve, 'allow', { Kind: 99 })).toBe(refusal('KindNotFound'));
			const [first, ...rest] = await view('consents', id, null, 256);
			expect(await view('consents', id, first, 256)).toEqual(rest);
			expect([first, ...rest]).toEqual(
				expect.arrayContaining([{ partner: workshop.id }, { partner: driver.id }]),
			);
			expect(await refused(eve, 'removeNode')).toBe(refusal('ConsentsRemain'));
			for (const partner of [workshop.id, driver.id]) {
				await send(eve, 'disallow', { Partner: partner });
			}
			expect(await refused(eve, 'disallow', to)).toBe(refusal('NotAllowed'));
			await send(eve, 'removeNode');
			expect(await view('node', id)).toBeNull();
			expect(await reserved(chain, eve)).toBe(before);
			expect(await refused(eve, 'removeNode')).toBe(refusal('NodeNotFound'));
		});

		test('should be listed page by page', async () => {
			const all = await view('nodes', null, 256);
			expect(all.map(([id]: [number]) => id).sort()).toEqual(
				[workshop, authority, driver].map(({ id }) => id).sort(),
			);
			const [[first]] = all;
			expect(await view('nodes', first, 1)).toEqual([all[1]]);
		});

		test('should speak for guests when both agree', async () => {
			const answer = (who: KeyringPair, word: string) =>
				[who, 'answerGuest', dave.address, word] as const;
			const unknown = refused(...answer(agentOf(workshop), 'Accept'));
			expect(await unknown).toBe(refusal('GuestNotFound'));
			expect(await refused(dave, 'askHost', 9_999)).toBe(refusal('NodeNotFound'));
			await send(dave, 'askHost', workshop.id);
			expect((await view('guest', dave.address)).state).toBe('Asked');
			expect(await view('resolve', { Account: dave.address })).toBeNull();
			expect(await refused(...answer(bob, 'Accept'))).toBe(refusal('NotHost'));
			await send(...answer(agentOf(workshop), 'Accept'));
			expect(await view('guest', dave.address)).toMatchObject({
				host: workshop.id,
				state: 'Agreed',
			});
			expect(await view('resolve', { Account: dave.address })).toBe(workshop.id);
			expect(await refused(dave, 'askHost', workshop.id)).toBe(refusal('AlreadyAgreed'));
			expect(await refused(alice, 'askHost', driver.id)).toBe(refusal('HasNode'));
			await send(...answer(agentOf(workshop), 'Refuse'));
			expect(await view('guest', dave.address)).toBeNull();
			await send(dave, 'askHost', workshop.id);
			await send(dave, 'askHost', null);
			expect(await view('guest', dave.address)).toBeNull();
		});
	});

	describe('things', () => {
		test('should be registered by a key of their own that names the owner', async () => {
			const key = newKey('ed25519');
			const [address, expiry, proof] = deviceOf(chain, alice, key, undefined, u8aWrapBytes);
			const thing = (who: KeyringPair, ...what: unknown[]) =>
				refused(who, 'registerThing', address, ...what);
			expect(await thing(bob, expiry, proof)).toBe(refusal('InvalidSignature'));
			expect(await thing(alice, expiry + 1, proof)).toBe(refusal('InvalidSignature'));
			const [, over, late] = deviceOf(chain, alice, key, 1);
			expect(await thing(alice, over, late)).toBe(refusal('SignatureExpired'));
			const made = await send(alice, 'registerThing', address, expiry, proof);
			[car] = said(made, 'ThingRegistered');
			expect(await view('thing', car)).toMatchObject({
				key: address,
				owner: alice.address,
				offered: null,
			});
			expect(await view('thing_of', address)).toBe(car);
			expect(await view('resolve', { Thing: car })).toBe(workshop.id);
			expect(await thing(alice, expiry, proof)).toBe(refusal('AlreadyThing'));
			fob = await device(charlie);
		});

		test('should pass to who takes what is offered, and be retired', async () => {
			const sold = await device(alice);
			expect(await refused(bob, 'offerThing', sold, bob.address)).toBe(refusal('NotThingOwner'));
			expect(await refused(bob, 'takeThing', sold)).toBe(refusal('NotOffered'));
			await send(alice, 'offerThing', sold, bob.address);
			expect((await view('thing', sold)).offered).toBe(bob.address);
			const before = await reserved(chain, alice);
			await send(bob, 'takeThing', sold);
			expect(await reserved(chain, alice)).toBeLessThan(before);
			expect(await view('resolve', { Thing: sold })).toBe(authority.id);
			expect(await refused(alice, 'retireThing', sold)).toBe(refusal('NotThingOwner'));
			await send(bob, 'retireThing', sold);
			expect(await view('thing', sold)).toBeNull();
			expect(await refused(bob, 'retireThing', sold)).toBe(refusal('ThingNotFound'));
		});
	});

	describe('kinds', () => {
		test('should be registered by the council alone, with their supervisors', async () => {
			const kind = (name: string, relations: number, supervisors: bigint[], updates = 'Members') =>
				[name, relations, supervisors, updates] as const;
			const good = kind('Inspections', PERSON_TO_THING, [authorityNumber], 'Supervised');
			expect(await refused(alice, 'registerKind', ...good)).toBe('BadOrigin');
			const unsound: [ReturnType<typeof kind>, string][] = [
				[kind('', PERSON_TO_THING, []), 'InvalidKind'],
				[kind('None', 0, []), 'InvalidKind'],
				[kind('Other', 8, []), 'InvalidKind'],
				[kind('Twice', INDUSTRIAL, [authorityNumber, authorityNumber]), 'InvalidKind'],
				[kind('Gone', INDUSTRIAL, [orgNumber(9_999_999)]), 'OrgNumberNotFound'],
			];
			for (const [other, why] of unsound) {
				expect(await vetoed('registerKind', ...other)).toBe(refusal(why));
			}
			care = (await view('kinds', 0, 256)).length;
			await govern('registerKind', ...good);
			await govern('registerKind', ...kind('Rides', PERSON_TO_THING, []));
			[trade] = [care + 1];
			expect(await view('kind', care)).toMatchObject({
				relations: PERSON_TO_THING,
				supervisors: [{ number: Number(authorityNumber), tenure: 0 }],
				updates: 'Supervised',
				state: 'InForce',
			});
			expect(await view('kinds', trade, 1)).toEqual([[trade, await view('kind', trade)]]);
		});

		test('should open no more activities once they are retired', async () => {
			await govern('registerKind', 'Convoys', PERSON_TO_THING | THING_TO_THING, [], 'Members');
			const convoys = trade + 1;
			const parties = [own(workshop), as('Receiver', { Thing: fob })];
			const opening = (...things: number[]) => {
				const named = things.map((thing) => as('Initiator', { Thing: thing }));
				return [convoys, 'Information', [...parties, ...named], WINDOWS] as const;
			};
			expect(await refused(alice, 'openActivity', ...opening())).toBe(refusal('PartiesUnfit'));
			await send(alice, 'openActivity', ...opening(car));
			expect(await refused(alice, 'retireKind', convoys)).toBe('BadOrigin');
			await govern('retireKind', convoys);
			expect(await vetoed('retireKind', convoys)).toBe(refusal('KindRetired'));
			const retired = await refused(alice, 'openActivity', ...opening(car));
			expect(retired).toBe(refusal('KindRetired'));
		});
	});

	describe('groups', () => {
		test('should be opened with parties that are reached, and the supervisors of the kind', async () => {
			const thing = as('Initiator', { Thing: car });
			const parties = [own(workshop), thing, receiving(driver)];
			const unreached = as('Receiver', { Account: ferdie.address });
			const refusals: [KeyringPair, unknown[], string][] = [
				[ferdie, [care, 'Both', parties, WINDOWS], 'NodeNotFound'],
				[alice, [99, 'Both', parties, WINDOWS], 'KindNotFound'],
				[alice, [care, 'Both', [own(workshop), receiving(driver)], WINDOWS], 'PartiesUnfit'],
				[alice, [care, 'Both', parties, { ...WINDOWS, consent: 0 }], 'InvalidWindow'],
				[alice, [care, 'Both', parties, { ...WINDOWS, receipt: 51 }], 'InvalidWindow'],
				[alice, [care, 'Both', [...parties, unreached], WINDOWS], 'PartyNotReached'],
				[bob, [care, 'Both', parties, WINDOWS], 'NotInitiatingParty'],
			];
			for (const [who, what, error] of refusals) {
				expect(await refused(who, 'openActivity', ...what)).toBe(refusal(error));
			}
			const activity = await open(care);
			const opened = await row(activity);
			expect(opened).toMatchObject({
				kind: care,
				request: 'Both',
				initiator: workshop.id,
				updates: 'Supervised',
				windows: WINDOWS,
				epoch: 0,
				nextMessage: 0,
				head: NOTHING,
				current: null,
			});
			expect(opened.state.forming.awaited).toBe(1);
			// Nobody named the authority, and nobody asked it.
			expect(slotsOf(opened.roster)).toEqual([0, 1]);
			const standing = await view('members', activity);
			expect(standing.map(({ node, parts }: any) => [node, parts])).toEqual([
				[workshop.id, 1],
				[authority.id, 4],
				[driver.id, 2],
			]);
			const { until } = opened.state.forming;
			expect(standing[2].state).toEqual({ invited: { until, history: 'Withheld' } });
			expect(standing[0].keys[1].sealing).toBe(workshop.held.sealing);
			expect(await view('activities_of', driver.id, null, 256)).toContain(activity);
			expect(await notPublished(activity, workshop, 'Information')).toBe(
				refusal('ConsentAwaited'),
			);

			expect(await refused(ferdie, 'consent', activity)).toBe(refusal('NodeNotFound'));
			expect(await refused(bob, 'consent', activity)).toBe(refusal('NotInvited'));
			const joined = await send(agentOf(driver), 'consent', activity);
			expect(eventNames(joined)).toContain('activities.ActivityFormed');
			expect(said(joined, 'MemberJoined')).toEqual([activity, driver.id, 1]);
			expect(await row(activity)).toMatchObject({ state: { active: null }, epoch: 1 });
			const pages: number[] = [];
			for (let after: number | null = null; ; after = pages[pages.length - 1]) {
				const page: number[] = await view('activities_of', driver.id, after, 1);
				if (page.length === 0) break;
				pages.push(...page);
			}
			expect(pages).toEqual(await view('activities_of', driver.id, null, 256));
		});

		test('should never be without their supervisors', async () => {
			const activity = await formed(care);
			const { id } = authority;
			expect(await refused(alice, 'removeMember', activity, id)).toBe(refusal('MemberRequired'));
			expect(await refused(bob, 'leave', activity)).toBe(refusal('MemberRequired'));
			expect(await refused(alice, 'removeMember', activity, workshop.id)).toBe(
				refusal('MemberRequired'),
			);
			const { number } = await register(chain, dave, 'warte');
			await govern('registerKind', 'Watched', PERSON_TO_THING, [number], 'Initiator');
			const watched = (await view('kinds', 0, 256)).length - 1;
			const parties = [own(workshop), as('Initiator', { Thing: car })];
			const unseen = refused(alice, 'openActivity', watched, 'Both', parties, WINDOWS);
			expect(await unseen).toBe(refusal('SupervisorNotReached'));
		});

		test('should go on without who refuses or lets the time pass', async () => {
			const activity = await open(care);
			await send(agentOf(driver), 'decline', activity);
			expect((await member(activity, driver)).state).toEqual({ declined: null });
			expect((await row(activity)).state).toEqual({ active: null });
			expect(await refused(charlie, 'decline', activity)).toBe(refusal('NotInvited'));

			const short = await open(care, 'Both', { ...WINDOWS, consent: 2 });
			await chain.advance(2);
			expect(await refused(charlie, 'consent', short)).toBe(refusal('InvitationExpired'));
			expect((await row(short)).state.forming.awaited).toBe(1);
			const [, , counter, digest, content] = await publication(short, workshop, 'Information');
			const first = await send(alice, 'publish', short, 0, counter, digest, content);
			expect(eventNames(first)).toContain('activities.ActivityFormed');
		});

		test('should join at once whom they allowed before', async () => {
			await send(agentOf(driver), 'allow', { Kind: trade });
			const activity = await open(trade);
			expect(await row(activity)).toMatchObject({ state: { active: null }, epoch: 0 });
			await send(agentOf(driver), 'disallow', { Kind: trade });
		});

		test('should let members come and go, each time in a new epoch', async () => {
			const activity = await formed(trade);
			await publish(activity, workshop);
			const invited = as('Receiver', { Org: authorityNumber });
			expect(await refused(charlie, 'addMember', activity, invited, 'Withheld')).toBe(
				refusal('NotInitiator'),
			);
			await send(agentOf(workshop), 'addMember', activity, invited, 'Withheld');
			expect(await refused(alice, 'addMember', activity, invited, 'Withheld')).toBe(
				refusal('AlreadyMember'),
			);
			await send(agentOf(authority), 'consent', activity);
			// It reads nothing of what was before.
			expect((await member(activity, authority)).state).toEqual({ joined: { from: 1 } });
			const { epoch } = await row(activity);
			const left = await send(agentOf(authority), 'leave', activity);
			expect(said(left, 'MemberLeft')).toEqual([activity, authority.id, epoch + 1]);
			expect((await member(activity, authority)).state).toEqual({ left: { from: 1, to: 1 } });
			await send(alice, 'addMember', activity, invited, 'Granted');
			await send(bob, 'consent', activity);
			expect((await member(activity, authority)).state).toEqual({ joined: { from: 0 } });
			await send(alice, 'removeMember', activity, driver.id);
			expect((await member(activity, driver)).state).toEqual({ left: { from: 0, to: 1 } });
			expect(await notPublished(activity, driver, 'Information')).toBe(refusal('NotMember'));
			expect(await refused(alice, 'removeMember', activity, driver.id)).toBe(
				refusal('NotMember'),
			);
		});

		test('should know the new keys of a member from an epoch on', async () => {
			const activity = await formed(trade);
			expect(await refused(charlie, 'raiseEpoch', activity)).toBe(refusal('EpochCurrent'));
			const held = newHeldKeys();
			await send(charlie, 'rotateKeys', ...rotation(chain, charlie, held, driver.keyVersion + 1));
			driver = { ...driver, held, keyVersion: driver.keyVersion + 1 };
			await chain.send(gifts(chain, [held.signer.address]), ferdie);
			expect(await member(activity, driver)).toMatchObject({
				keys: [driver.keyVersion, { sealing: held.sealing }],
				keyVersion: driver.keyVersion - 1,
			});
			const { epoch } = await row(activity);
			const raised = await send(agentOf(driver), 'raiseEpoch', activity);
			expect(said(raised, 'EpochRaised')).toEqual([activity, driver.id, epoch + 1]);
			expect((await member(activity, driver)).keyVersion).toBe(driver.keyVersion);
		});
	});

	describe('messages', () => {
		let activity: number;
		const entry = (number: number): MessageRef => ({ activity, number });

		beforeAll(async () => {
			activity = await formed(care);
		});

		test('should begin with the information of the initiator', async () => {
			for (const content of ['Information', 'Trust', { Update: { base: 0, result: random() } }]) {
				expect(await notPublished(activity, driver, content)).toBe(refusal('InformationFirst'));
			}
			const digest = aDigest();
			const number = await publish(activity, workshop, 'Information', digest);
			expect(number).toBe(0);
			const message = await view('message', entry(0));
			expect(message).toMatchObject({
				author: workshop.id,
				counter: 0,
				count: 1,
				epoch: 1,
				root: leafOf(activity, workshop.id, 0, digest),
				content: { information: null },
				purged: null,
			});
			expect(slotsOf(message.holders)).toEqual([0]);
			expect(slotsOf(message.missing)).toEqual([1, 2]);
			expect(message.until).toBe(message.block + WINDOWS.receipt);
			const missing = await view('missing', entry(0));
			expect(missing).toEqual([authority.id, driver.id]);
			const { current } = await row(activity);
			expect(current).toEqual({ number: 0, result: digest.fields });
			expect(await view('message', entry(99))).toBeNull();
		});

		test('should be refused when they are stale, of another epoch, or not for their author', async () => {
			const update = (base: number) => ({ Update: { base, result: random() } });
			expect(await notPublished(activity, driver, update(0))).toBe(refusal('UpdateNotAllowed'));
			const result = random();
			const number = await publish(activity, authority, { Update: { base: 0, result } });
			expect((await row(activity)).current).toEqual({ number, result });
			expect(await notPublished(activity, workshop, update(0))).toBe(refusal('StaleUpdate'));
			const what = await publication(activity, workshop, 'Information');
			const [, epoch, counter, digest, content] = what;
			const other = (...changed: unknown[]) => refused(alice, 'publish', ...changed);
			expect(await other(activity, epoch + 1, counter, digest, content)).toBe(
				refusal('StaleEpoch'),
			);
			expect(await other(activity, epoch, 0, digest, content)).toBe(refusal('CounterUsed'));
			const empty = { ...digest, size: 0 };
			expect(await other(activity, epoch, counter, empty, content)).toBe(refusal('InvalidSize'));
			const large = { ...digest, size: 2 ** 20 + 1 };
			expect(await other(activity, epoch, counter, large, content)).toBe(refusal('InvalidSize'));
			expect(await other(9_999, epoch, counter, digest, content)).toBe(
				refusal('ActivityNotFound'),
			);
			expect(await refused(ferdie, 'publish', ...what)).toBe(refusal('NodeNotFound'));
			const trustOnly = await formed(trade, 'Trust');
			expect(await notPublished(trustOnly, workshop, 'Information')).toBe(
				refusal('ContentNotAllowed'),
			);
		});

		test('should be published many under one root', async () => {
			const { nextCounter } = await member(activity, driver);
			const { epoch } = await row(activity);
			const leaves = [0, 1, 2].map((at) =>
				leafOf(activity, driver.id, nextCounter + at, aDigest()),
			);
			const root = merkleRoot(leaves);
			const many = (count: number) => [activity, epoch, nextCounter, root, count] as const;
			for (const count of [0, 1_025]) {
				expect(await refused(charlie, 'publishMany', ...many(count))).toBe(
					refusal('InvalidSize'),
				);
			}
			const made = await send(agentOf(driver), 'publishMany', ...many(3));
			const { head } = await row(activity);
			expect(said(made, 'MessagePublished')).toEqual([activity, 2, driver.id, 3, root, head]);
			expect((await member(activity, driver)).nextCounter).toBe(nextCounter + 3);
			const page = await view('messages', activity, 1, 1);
			expect(page).toEqual([[1, await view('message', entry(1))]]);
			expect((await view('messages', activity, 0, 256)).length).toBe(3);
		});

		test('should be delivered when all others signed for them', async () => {
			expect(await notAcknowledged(driver, 'Stored', [entry(0)], random())).toMatch(
				/bad signature/,
			);
			const early = { ...driver, keyVersion: 1 };
			expect(await notAcknowledged(early, 'Stored', [entry(0)])).toMatch(/not expected/);
			expect(await notAcknowledged(driver, 'Erased', [entry(0)])).toMatch(/not expected/);
			expect(await notAcknowledged(workshop, 'Stored', [entry(0)])).toMatch(/outdated/);
			expect(await notAcknowledged(driver, 'Stored', [entry(1), entry(0)])).toMatch(
				/not expected/,
			);
			const signed = await acknowledge(driver, 'Stored', [entry(0), entry(1)]);
			expect(said(signed, 'ReceiptsTaken').slice(0, 2)).toEqual([driver.id, 'Stored']);
			expect(await view('missing', entry(0))).toEqual([authority.id]);
			// Of the second the authority is the author.
			const late = await acknowledge(authority, 'Stored', [entry(0)]);
			expect(said(late, 'MessageDelivered')).toEqual([activity, 0]);
			expect(await view('missing', entry(0))).toEqual([]);
			expect(await notAcknowledged(driver, 'Stored', [entry(0)])).toMatch(/outdated/);
			const message = await view('message', entry(0));
			expect([message.holders, message.missing].map(slotsOf)).toEqual([[0, 1, 2], []]);
		});

		test('should be erased by all who have them', async () => {
			expect(await refused(charlie, 'purge', entry(0))).toBe(refusal('NotAuthor'));
			await send(agentOf(workshop), 'purge', entry(0));
			expect(await refused(alice, 'purge', entry(0))).toBe(refusal('MessagePurged'));
			expect((await row(activity)).purges).toBe(1);
			expect((await view('message', entry(0))).purged).toBeGreaterThan(0);
			for (const by of [driver, authority]) await acknowledge(by, 'Erased', [entry(0)]);
			expect(await notAcknowledged(driver, 'Erased', [entry(0)])).toMatch(/outdated/);
			const last = await acknowledge(workshop, 'Erased', [entry(0)]);
			expect(said(last, 'MessageErased')).toEqual([activity, 0]);
			expect(slotsOf((await view('message', entry(0))).holders)).toEqual([]);
		});
	});

	describe('trust', () => {
		test('should be stated, countersigned and revoked', async () => {
			const activity = await formed(trade, 'Trust');
			const words = random();
			await publish(activity, workshop, 'Trust', { ...aDigest(), fields: words });
			const state = async (statement: number) => view('statement', activity, statement);
			const make = (who: KeyringPair, about: number) =>
				[who, 'makeStatement', activity, about, words] as const;
			expect(await refused(...make(alice, workshop.id))).toBe(refusal('AboutItself'));
			expect(await refused(...make(alice, authority.id))).toBe(refusal('NotMember'));
			const made = await send(...make(agentOf(workshop), driver.id));
			expect(said(made, 'StatementMade')).toEqual([activity, 0, workshop.id, driver.id, words]);
			const row = await state(0);
			expect(row).toMatchObject({ maker: workshop.id, commitment: words, state: { made: null } });
			expect(await refused(alice, 'countersignStatement', activity, 0)).toBe(
				refusal('NotSubject'),
			);
			await send(agentOf(driver), 'countersignStatement', activity, 0);
			expect(await refused(charlie, 'countersignStatement', activity, 0)).toBe(
				refusal('AlreadyAnswered'),
			);
			await send(...make(alice, driver.id));
			expect(await refused(bob, 'revokeStatement', activity, 1)).toBe(refusal('NotParty'));
			const revoked = await send(agentOf(driver), 'revokeStatement', activity, 1);
			expect(said(revoked, 'StatementRevoked')).toEqual([activity, 1, driver.id]);
			const since = revoked.blockNumber;
			expect((await state(1)).state).toEqual({ revoked: { since, by: driver.id } });
			expect(await refused(alice, 'revokeStatement', activity, 1)).toBe(
				refusal('StatementRevoked'),
			);
			const page = await view('statements', activity, 1, 256);
			expect(page).toEqual([[1, await state(1)]]);
			expect(await state(2)).toBeNull();
		});
	});

	describe('the end', () => {
		test('should come with the initiator, and give back what was paid', async () => {
			const before = await reserved(chain, agentOf(workshop));
			const activity = await formed(trade);
			await publish(activity, workshop);
			expect(await refused(charlie, 'close', activity)).toBe(refusal('NotInitiator'));
			expect(await refused(ferdie, 'clear', activity, 64)).toBe(refusal('NotClearable'));
			await send(agentOf(workshop), 'close', activity);
			expect(await notPublished(activity, workshop, 'Information')).toBe(
				refusal('ActivityClosed'),
			);
			expect(await refused(ferdie, 'clear', activity, 64)).toBe(refusal('NotClearable'));
			await chain.advance(ACTIVITY_TERMS.keep);
			expect(await refused(ferdie, 'clear', activity, 0)).toBe(refusal('InvalidSize'));
			const begun = await send(ferdie, 'clear', activity, 1);
			expect(said(begun, 'ActivityCleared')).toEqual([activity, 1]);
			expect(findEvent(begun, 'activities.ActivityRemoved')).toBeUndefined();
			const { head } = await row(activity);
			const ended = await send(ferdie, 'clear', activity, 64);
			expect(said(ended, 'ActivityRemoved')).toEqual([activity, head]);
			expect(await row(activity)).toBeNull();
			expect(await view('members', activity)).toEqual([]);
			expect(await reserved(chain, agentOf(workshop))).toBe(before);
		});
	});

	test('should answer by the runtime API as the views do', async () => {
		const activity = await formed(trade);
		const number = await publish(activity, workshop);
		await send(alice, 'makeStatement', activity, driver.id, random());
		const asked: [string, unknown[]][] = [
			['node', [workshop.id]],
			['node_of', [alice.address]],
			['node_of_peer', [workshop.held.peer.publicKey]],
			['resolve', [{ Thing: car }]],
			['thing', [car]],
			['kind', [care]],
			['activity', [activity]],
			['members', [activity]],
			['activities_of', [driver.id, null, 256]],
			['message', [{ activity, number }]],
			['messages', [activity, 0, 256]],
			['missing', [{ activity, number }]],
			['statements', [activity, 0, 256]],
		];
		const api = chain.api.call.activitiesApi as any;
		const camel = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
		for (const [name, args] of asked) {
			const answer = (await api[camel(name)](...args)).toJSON();
			expect(answer, name).not.toBeNull();
			expect(answer, name).not.toEqual([]);
			expect(answer, name).toEqual(await view(name, ...args));
		}
		expect(Object.keys(api).sort()).toEqual(asked.map(([name]) => camel(name)).sort());
	});

	test('every call should have its index', () => {
		const calls = Object.entries(chain.api.tx.activities);
		expect(calls.map(([name, { callIndex }]) => [name, ...callIndex])).toEqual(
			CALLS.map((name, index) => [name, 85, index]),
		);
	});

	test('every call should have been made', () => {
		expect(notCalled()).toEqual([]);
	});

	test('every view function should have been asked', () => {
		const views = chain.views.list('Activities').map(({ name }) => name);
		expect(views).toHaveLength(19);
		expect(views.filter((name) => !viewed.has(name))).toEqual([]);
	});
});
