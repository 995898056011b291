// SPDX-License-Identifier: Apache-2.0
/**
 * Private data on four validators: groups that form, write, change and end; nodes that are killed; and
 * what those learn who are in no group. With HANSE_LONG=1 there is more of everything that is random.
 */
import { statSync } from 'node:fs';
import { hexToU8a } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { partyPayload, signWithKind } from '../src/activities.ts';
import { type Disclosure, isProved } from '../src/activityFormat.ts';
import { dev, event } from '../src/chain.ts';
import { newKey } from '../src/keys.ts';
import { say } from '../src/log.ts';
import { type Event, type Information, PrivateDataRpc, failing } from '../src/privateData.ts';
import { payloadMessage } from '../src/signedPayload.ts';
import { until } from '../src/wait.ts';
import { slotsOf } from '../stories/activities.ts';
import {
	type Name,
	Circle,
	KEEPING,
	LATECOMER,
	MEMBERS,
	OUTSIDER,
	PATIENT,
} from '../stories/circle.ts';
import { Office } from '../stories/client.ts';
import { Canaries, hitsIn, hitsInPublic } from '../stories/leaks.ts';
import { AUTHOR, MEMBER, atRest, secretsAt, sendThroughPowerCuts } from '../stories/powerCuts.ts';
import {
	MAX_REQUEST,
	MAX_RESPONSE,
	Stranger,
	ciphertextsOf,
	fetching,
	peerKeyOf,
	pester,
} from '../stories/strangers.ts';

const LONG = process.env.HANSE_LONG === '1';
const OPEN_BOUND_MS = 300_000;
const STORY_BOUND_MS = LONG ? 7_200_000 : 180_000;
const BOUND_MS = 120_000;
const SEED = Number(process.env.PROPTEST_RNG_SEED ?? 1_669);
const CANARIES = LONG ? 1_000 : 40;
const THROUGH_POWER_CUTS = LONG ? 200 : 20;
const JUNK = LONG ? 100_000 : 1_000;
/** Messages that are handed in at the same time when there are many. */
const AT_ONCE = 25;
/** What `hanse activity verify` says by its exit code. */
const [GENUINE, NOT_GENUINE, UNDECIDED] = [0, 3, 5];

describe('nodes that keep private data', { timeout: STORY_BOUND_MS }, () => {
	const office = new Office();
	let circle: Circle;
	/** The fifth node starts while the first stories go on. */
	let joining: Promise<unknown>;
	/** Alice's, about her device, with Charlie, supervised by Bob. */
	let care: string;
	/** Alice's number's with Bob's, and with Charlie until an entry. */
	let trade: string;
	let charliesLast: string;
	/** Ciphertexts as they are on members' disks. */
	const ciphertexts: Buffer[] = [];

	beforeAll(async () => {
		circle = await Circle.open();
		joining = circle.network.join(LATECOMER, KEEPING);
		joining.catch(() => {});
	}, OPEN_BOUND_MS);

	afterEach(({ task }) => {
		if (task.result?.state === 'fail') circle?.network.keepLogs();
	});

	afterAll(async () => {
		await joining?.catch(() => {});
		await circle?.close();
		office.close();
	});

	const rpc = (name: Name): PrivateDataRpc => circle.rpc(name);
	const idOf = (name: Name): string => circle.keepers[name].id;
	const chainRefuses = (error: string) => failing('chain', error);

	/** What a node tells from now on; the connection ends it. */
	async function told(name: Name): Promise<Event[]> {
		const events: Event[] = [];
		await rpc(name).subscribe((one) => events.push(one));
		return events;
	}

	const heard = (events: Event[], what: (event: Event) => boolean, name: string) =>
		until(name, async () => events.find(what), BOUND_MS);

	test('should have records with the keys that they made themselves', async () => {
		for (const name of [...MEMBERS, OUTSIDER] as const) {
			const { node, peerId, outbox, lacking } = await rpc(name).status();
			const { owner, id } = circle.keepers[name];
			expect(node).toMatchObject({ id, account: owner.address, keyVersion: 1 });
			expect(await circle.view('node_of', node?.agent)).toBe(Number(id));
			const health = await circle.network.chain(name).rpc('system_localPeerId');
			expect([peerId, outbox, lacking]).toEqual([health, 0, 0]);
			expect(await circle.view('node_of_peer', node?.keys.peer)).toBe(Number(id));
		}
		const { keys } = (await rpc('bob').status()).node!;
		const { address } = circle.keepers.alice.owner;
		await expect(rpc('alice').proveKeys(address, keys, 1)).rejects.toThrow(failing('refused'));
	});

	test('should open a group in one step, with the supervisor that nobody named', async () => {
		const events = await told('alice');
		const order = circle.secret({ order: 'inspection', pickup: { place: 'quay 3' } });
		const number = await rpc('alice').request(circle.care(['charlie']), order);
		care = await circle.invited('charlie');
		expect(await rpc('charlie').invitations()).toEqual([
			{ activity: care, kind: circle.kinds.care, initiator: idOf('alice') },
		]);
		// The supervisor agreed when its kind was registered.
		expect(await rpc('bob').invitations()).toEqual([]);
		const waiting = async () => (await rpc('alice').requests())[0]?.state === 'waiting';
		await until('the request to wait', waiting, BOUND_MS);
		expect(await rpc('alice').requests()).toEqual([
			{ number, state: 'waiting', activity: care, nodes: [idOf('charlie')] },
		]);
		expect(await rpc('alice').requestOutcome(number)).toBeNull();
		await rpc('charlie').consent(care);
		const place = await circle.sent('alice', number);
		expect(place).toMatchObject({ activity: care, author: idOf('alice') });
		expect(await rpc('alice').published({ place })).toBe('0');
		circle.activities.push(['alice', care]);
		await circle.has(MEMBERS, care, '0');
		const [first, ...others] = await circle.currents(care);
		expect(JSON.parse(first)).toEqual({ number: '0', information: order, differs: null });
		expect(others).toEqual([first, first]);
		await circle.delivered(care, '0');
		const message = { activity: care, number: '0' };
		const delivered = await heard(events, ({ event }) => event === 'delivered', 'delivery');
		expect(delivered).toEqual({ event: 'delivered', message });
		expect(await rpc('alice').missing(care, '0')).toEqual([]);
		const members = await circle.view('members', Number(care));
		expect(members.map(({ node }: any) => `${node}`)).toEqual(
			(['alice', 'bob', 'charlie'] as const).map(idOf),
		);
		await expect(rpc(OUTSIDER).current(care)).rejects.toThrow(failing('refused'));
		expect(await rpc(OUTSIDER).list(care)).toEqual([]);
	});

	test('should consent before they are asked, if they say so', async () => {
		const partner = { partner: idOf('alice') };
		await Promise.all([rpc('bob').allow(partner), rpc('charlie').allow(partner)]);
		await rpc(OUTSIDER).allow(partner);
		await rpc(OUTSIDER).disallow(partner);
		await expect(rpc(OUTSIDER).disallow(partner)).rejects.toThrow(chainRefuses('NotAllowed'));
		expect(await circle.view('consents', idOf(OUTSIDER), null, 256)).toEqual([]);
	});

	describe.concurrent('at the same time', () => {
		test('should send what a device signed', async () => {
			const reading = circle.secret({ mileage: 41_020 });
			const { number, toSign } = await rpc('alice').prepare(care, [reading]);
			const [{ counter, fields, message }] = toSign;
			const word = { activity: care, author: idOf('alice'), counter, fields };
			// The device computes itself what it signs.
			const own = payloadMessage(partyPayload(word, circle.genesis));
			expect(own).toEqual(hexToU8a(message));
			const party = { thing: circle.device.id };
			const signed = (by: typeof circle.device.key) => [
				[{ party, signature: signWithKind(by, own) }],
			];
			const forged = rpc('alice').submitPrepared(number, signed(newKey('ed25519')));
			await expect(forged).rejects.toThrow(failing('format'));
			expect(await rpc('alice').requests()).toContainEqual({
				number,
				state: 'unsigned',
				activity: care,
			});
			const sent = rpc('alice').submitPrepared(number, signed(circle.device.key));
			const entry = await circle.published('alice', sent);
			await circle.has(MEMBERS, care, entry);
			for (const name of MEMBERS) {
				const [{ information, signatures }] = (await rpc(name).read(care, entry)).messages;
				expect(information).toEqual(reading);
				expect(signatures).toEqual([{ ...signed(circle.device.key)[0][0], good: true }]);
			}
		});

		test('should vouch for each other in words that only the group has', async () => {
			const activity = await circle.opened('alice', circle.care(['charlie']));
			const words = circle.secret({ role: 'certified driver' });
			const entry = await circle.published('alice', rpc('alice').trust(activity, words));
			const alice = rpc('alice');
			const about = idOf('charlie');
			const [first, second] = [
				await alice.makeStatement(activity, about, entry),
				await alice.makeStatement(activity, about, entry),
			];
			const information = alice.makeStatement(activity, about, 0);
			await expect(information).rejects.toThrow(failing('refused'));
			await rpc('charlie').countersignStatement(activity, first);
			await rpc('charlie').revokeStatement(activity, second);
			await circle.has(['charlie'], activity, entry);
			const read = await rpc('charlie').read(activity, entry);
			expect(read.messages[0].information).toEqual(words);
			const stood = async () => {
				const all = await rpc('bob').statements(activity);
				return all.every(({ state }) => state !== 'made') && all;
			};
			const statements = await until('Bob to see both', stood, BOUND_MS);
			expect(statements).toMatchObject([
				{ statement: first, maker: idOf('alice'), about, state: 'countersigned' },
				{ statement: second, state: 'revoked', by: about },
			]);
			const [{ commitment }] = statements;
			expect(commitment).toBe(read.messages[0].fields);
			expect(await rpc('bob').statements(activity, second)).toEqual([statements[1]]);
		});

		test('should refuse one of two changes at once, or apply it to what the other left', async () => {
			const state = circle.secret({ state: 'new', berths: { a: 1 } });
			const activity = await circle.opened('alice', circle.care(['charlie']), state);
			await circle.has(MEMBERS, activity, '0');
			const both = await Promise.allSettled([
				rpc('alice').update(activity, circle.secret({ by: 'alice' })),
				rpc('charlie').update(activity, circle.secret({ by: 'charlie' })),
			]);
			expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
			expect(`${lost.reason.message}`).toMatch(failing('stale'));
			expect(lost.reason.data).toEqual({ current: '1' });
			await circle.has(MEMBERS, activity, '1');
			const rebased = await Promise.all([
				circle.published('bob', rpc('bob').update(activity, { berths: { b: 2 } }, 'rebase')),
				circle.published('charlie', rpc('charlie').update(activity, { crane: true }, 'rebase')),
			]);
			expect(rebased.sort()).toEqual(['2', '3']);
			await circle.has(MEMBERS, activity, '3');
			const [first, ...others] = await circle.currents(activity);
			expect(others).toEqual([first, first]);
			const { number, information, differs } = JSON.parse(first);
			const won = both.findIndex(({ status }) => status === 'fulfilled');
			expect([number, differs]).toEqual(['3', null]);
			expect(information).toMatchObject({
				state: 'new',
				by: ['alice', 'charlie'][won],
				berths: { a: 1, b: 2 },
				crane: true,
			});
			expect((await rpc('bob').at(activity, '0')).information).toEqual(state);
			expect((await rpc('charlie').at(activity, '1')).information).not.toHaveProperty('crane');
			expect((await rpc('bob').list(activity, '1')).map(({ content }) => content?.kind)).toEqual([
				...['update', 'update', 'update'],
			]);
			// What the chain names as the result is the root that all three came to.
			const { current } = await circle.view('activity', activity);
			expect(`${current.number}`).toBe(number);
		});

		test('should let members read what is from their time, and all if it was granted', async () => {
			trade = await circle.opened('alice', circle.trade('alice', ['bob', 'charlie']));
			charliesLast = await circle.say('alice', trade);
			await circle.has(MEMBERS, trade, charliesLast);
			await rpc('alice').removeMember(trade, idOf('charlie'));
			const after = await circle.say('alice', trade);
			await circle.has(['bob'], trade, after);
			await circle.delivered(trade, after);

			await joining;
			const eve = rpc(LATECOMER);
			expect((await eve.status()).node).toBeNull();
			await expect(eve.submit(trade, [{}])).rejects.toThrow(failing('notRegistered'));
			await circle.enlist(LATECOMER);
			const invitation = circle.party(LATECOMER, 'receiver');
			await rpc('alice').addMember(trade, invitation, 'withheld');
			await eve.consent(await circle.invited(LATECOMER));
			const hers = await circle.say('alice', trade);
			await circle.has(['bob', LATECOMER], trade, hers);
			expect((await eve.list(trade)).map(({ number }) => number)).toEqual([hers]);
			for (const earlier of ['0', charliesLast, after]) {
				await expect(eve.read(trade, earlier)).rejects.toThrow(failing('refused'));
			}
			await expect(eve.current(trade)).rejects.toThrow(failing('refused', 'older'));

			await eve.leave(trade);
			const missed = await circle.say('alice', trade);
			await rpc('alice').addMember(trade, invitation, 'granted');
			await eve.consent(await circle.invited(LATECOMER));
			await circle.has([LATECOMER], trade, missed);
			await circle.has([LATECOMER], trade, '0');
			const [first, second] = await circle.currents(trade, ['alice', LATECOMER]);
			expect(second).toBe(first);
			expect(await secretsAt(circle, LATECOMER, trade)).toEqual(
				await secretsAt(circle, 'alice', trade),
			);
			// Who was granted the history is a holder like the others.
			const members = await circle.view('members', trade);
			const { slot } = members.find(({ node }: any) => `${node}` === idOf(LATECOMER));
			const holds = async () => {
				const { holders } = await circle.view('message', { activity: trade, number: '0' });
				return slotsOf(holders).includes(slot);
			};
			await until('her receipt for the history', holds, BOUND_MS, 500);

			// All this time Charlie's node has had nothing of what came later.
			expect((await rpc('charlie').list(trade)).map(({ number }) => number)).toEqual([
				...['0', charliesLast],
			]);
			expect((await rpc('charlie').read(trade, charliesLast)).number).toBe(charliesLast);
			await expect(rpc('charlie').read(trade, after)).rejects.toThrow(failing('refused'));
			await expect(rpc('charlie').submit(trade, [{}])).rejects.toThrow(failing('refused'));
			expect(await rpc('charlie').status()).toMatchObject({ lacking: 0, alarms: '0' });
		});

		test('should tell who refused or let the time pass, and do as the user says', async () => {
			const bob = rpc('bob');
			const events = await told('bob');
			const offer = circle.secret({ offer: 'salt' });
			const number = await bob.request(circle.trade('bob', ['alice', 'charlie']), offer);
			const activity = await circle.invited('charlie');
			await Promise.all([rpc('charlie').decline(activity), rpc('alice').consent(activity)]);
			const undecided = async (request: string) =>
				(await bob.requests()).find((one) => one.number === request && one.state === 'undecided');
			const state = 'undecided';
			expect(await until('a refusal', () => undecided(number), BOUND_MS)).toEqual({
				...{ number, state, activity, refused: [idOf('charlie')] },
			});
			expect(await heard(events, (one) => one.event === 'undecided', 'that one refused')).toEqual({
				event: 'undecided',
				request: number,
			});
			await bob.proceed(number);
			const place = await circle.sent('bob', number);
			const entry = await bob.published({ place });
			await circle.has(['alice'], activity, entry);
			expect((await rpc('alice').current(activity)).information).toEqual(offer);
			circle.activities.push(['bob', activity]);

			const hasty = { windows: { ...PATIENT, consent: 4 } };
			const late = await bob.request(circle.trade('bob', ['alice'], hasty), circle.secret());
			const missed = await until('the time to pass', () => undecided(late), BOUND_MS);
			expect(missed).toMatchObject({ refused: [idOf('alice')] });
			const { activity: ended } = missed as { activity: string };
			await bob.cancel(late);
			const outcome = () => bob.requestOutcome(late);
			expect(await until('the end of the request', outcome, BOUND_MS)).toEqual({
				state: 'cancelled',
			});
			const closed = async () => (await circle.view('activity', ended)).state.closed;
			await until('the activity to be closed', closed, BOUND_MS);
			const unreached = { account: dev('Ferdie').address, part: 'receiver' } as const;
			const { parties, ...rest } = circle.trade('bob', ['alice']);
			const nobody = bob.request({ ...rest, parties: [...parties, unreached] }, {});
			await expect(nobody).rejects.toThrow(failing('refused', 'no node'));
		});

		test('should erase what its author or the initiator has erased', async () => {
			const activity = await circle.opened('alice', circle.care(['charlie']));
			const [events, bobs] = [await told('alice'), await told('bob')];
			const [mine, charlies] = await Promise.all([
				circle.say('alice', activity),
				circle.say('charlie', activity),
			]);
			await circle.has(MEMBERS, activity, mine);
			await circle.has(MEMBERS, activity, charlies);
			await Promise.all([mine, charlies].map((number) => circle.delivered(activity, number)));
			await expect(rpc('bob').purge(activity, mine)).rejects.toThrow(chainRefuses('NotAuthor'));
			await Promise.all([rpc('alice').purge(activity, mine), rpc('charlie').purge(activity, charlies)]);
			const gone = async (number: string) => {
				const { holders } = await circle.view('message', { activity, number });
				return slotsOf(holders).length === 0;
			};
			for (const number of [mine, charlies]) {
				// A tombstone of each holder, the author included.
				await until(`tombstones of ${number}`, () => gone(number), BOUND_MS, 500);
				for (const name of MEMBERS) {
					await expect(rpc(name).read(activity, number)).rejects.toThrow(
						failing('refused', 'erased'),
					);
					const [row] = await rpc(name).list(activity, number);
					expect(row).toMatchObject({ number, erased: true });
				}
				const message = { activity, number };
				for (const at of [events, bobs]) {
					const is = (one: Event) => one.event === 'erased' && one.message.number === number;
					expect(await heard(at, is, 'that it is gone')).toEqual({ event: 'erased', message });
				}
			}
			await expect(rpc('alice').purge(activity, mine)).rejects.toThrow(
				chainRefuses('MessagePurged'),
			);
			expect((await rpc('bob').current(activity)).number).toBe('0');
			await rpc('alice').close(activity);
			await expect(rpc('alice').submit(activity, [{}])).rejects.toThrow(
				chainRefuses('ActivityClosed'),
			);
		});

		test('should show one field to an outsider, who verifies it without the rest', async () => {
			const whole = circle.secret({ pickup: { place: 'quay 3' }, price: 1_250 });
			const activity = await circle.opened('alice', circle.care(['charlie']), whole);
			await circle.has(MEMBERS, activity, '0');
			const changed = rpc('bob').update(activity, circle.secret({ price: 1_300 }));
			const update = await circle.published('bob', changed);
			await circle.has(MEMBERS, activity, update);
			const { url } = circle.network.place('bob');
			const verify = (name: string, file: unknown, ...more: string[]) =>
				office.hanse('activity', 'verify', office.write(name, JSON.stringify(file)), ...more);

			const charlie = rpc('charlie');
			const shown: [string, Disclosure, unknown][] = [
				['place', await charlie.disclose(activity, '0', 0, '/pickup/place'), 'quay 3'],
				['price', await charlie.disclose(activity, update, 0, '/price', 'patch'), 1_300],
				['later', await charlie.disclose(activity, update, 0, '/pickup/place'), 'quay 3'],
			];
			for (const [name, file, value] of shown) {
				expect(JSON.stringify(file)).not.toContain(circle.canaries.mark);
				expect(isProved(file)).toBe(true);
				const alone = await verify(name, file);
				expect([alone.code, alone.json.verdict]).toEqual([UNDECIDED, 'undecided']);
				const { code, json } = await verify(name, file, '--node', url);
				expect([code, json.verdict], JSON.stringify(json)).toEqual([GENUINE, 'good']);
				expect(json.proved.value).toEqual(value);
			}
			const [[, file]] = shown;
			const flipped = (hash: string) => hash.slice(0, -1) + (hash.endsWith('0') ? '1' : '0');
			const forgeries: Disclosure[] = [
				{ ...file, field: { ...file.field, value: 'quay 4' } },
				{ ...file, field: { ...file.field, pointer: '/pickup/plaice' } },
				{ ...file, field: { ...file.field, salt: flipped(file.field.salt) } },
				{ ...file, digest: { ...file.digest, fields: flipped(file.digest.fields) } },
				{ ...file, counter: `${Number(file.counter) + 1}` },
				{ ...file, root: flipped(file.root) },
			];
			for (const forged of forgeries) {
				expect(isProved(forged)).toBe(false);
				const { code, json } = await verify('forged', forged);
				expect([code, json.verdict]).toEqual([NOT_GENUINE, 'not-genuine']);
			}
			// Sound in itself, and not what the chain has.
			const elsewhere = { ...file, message: update };
			expect((await verify('moved', elsewhere, '--node', url)).code).toBe(NOT_GENUINE);
			const otherChain = { ...file, genesis: flipped(file.genesis) };
			expect((await verify('other', otherChain, '--node', url)).code).toBe(NOT_GENUINE);
			await expect(charlie.disclose(activity, '0', 0, '/nothing')).rejects.toThrow(
				failing('format'),
			);
			const not = rpc(OUTSIDER).disclose(activity, '0', 0, '/price');
			await expect(not).rejects.toThrow(failing('refused'));
		});
	});

	test('should never lose their supervisor', async () => {
		await expect(rpc('alice').removeMember(care, idOf('bob'))).rejects.toThrow(
			chainRefuses('MemberRequired'),
		);
		await expect(rpc('bob').leave(care)).rejects.toThrow(chainRefuses('MemberRequired'));
	});

	/** What Charlie's node would be sent, asked for in its name while it is away. */
	async function fetchedAsCharlie(activity: string): Promise<string[]> {
		const key = peerKeyOf(circle.network.nodeKey('charlie'));
		const node = circle.network.address('bob');
		const charlie = await Stranger.at(node, circle.genesis, key);
		const answers: string[] = [];
		for (const { place } of await rpc('bob').list(activity)) {
			const answer = await charlie.ask(fetching(place));
			if (typeof answer === 'object') ciphertexts.push(...ciphertextsOf(answer.package));
			answers.push(typeof answer === 'object' ? 'package' : answer);
		}
		charlie.leave();
		return answers;
	}

	test('should fetch from another than the author what they missed', async () => {
		const eve = rpc(LATECOMER);
		await eve.allow({ partner: idOf('alice') });
		const opening = circle.care(['charlie', LATECOMER], { windows: { ...PATIENT, receipt: 4 } });
		const activity = await circle.opened('alice', opening);
		const all = [...MEMBERS, LATECOMER] as const;
		await circle.has(all, activity, '0');
		const events = await told(LATECOMER);
		await circle.network.kill('charlie');
		const alone = await circle.say(LATECOMER, activity);
		const batch = eve.submit(activity, [circle.secret(), circle.secret()]);
		const two = await circle.published(LATECOMER, batch);
		const change = eve.update(activity, circle.secret({ state: 'away' }));
		const last = await circle.published(LATECOMER, change);
		const missed = [alone, two, last];
		for (const number of missed) await circle.has(['bob'], activity, number);
		const late = (one: Event) => one.event === 'missing' && one.message.number === alone;
		expect(await heard(events, late, 'who is late')).toEqual({
			event: 'missing',
			message: { activity, number: alone },
			nodes: [idOf('charlie')],
		});
		expect(await eve.missing(activity, alone)).toEqual([idOf('charlie')]);
		expect(new Set(await fetchedAsCharlie(activity))).toEqual(new Set(['package']));

		await circle.network.kill(LATECOMER);
		await circle.network.restart('charlie');
		for (const number of missed) await circle.has(['charlie'], activity, number);
		expect((await rpc('charlie').read(activity, two)).messages).toHaveLength(2);
		await circle.network.restart(LATECOMER);
		for (const number of missed) await circle.delivered(activity, number);
		const [first, ...others] = await circle.currents(activity, all);
		expect(others).toEqual([first, first, first]);
		expect(JSON.parse(first)).toMatchObject({ number: last, information: { state: 'away' } });
	});

	test('should go on with other keys, and read what was sealed to the ones before', async () => {
		const charlie = rpc('charlie');
		const { owner } = circle.keepers.charlie;
		const keys = await charlie.generateKeys();
		await circle.fund([encodeAddress(keys.signer, 42)]);
		const proofs = await charlie.proveKeys(owner.address, keys, 2);
		const { rotateKeys } = circle.chain.api.tx.activities;
		const rotated = await circle.chain.send(rotateKeys(keys, proofs), owner);
		expect(event(rotated, 'activities.KeysRotated')[1].toNumber()).toBe(2);
		// The node has the group know them by itself.
		const known = async () => {
			const members = await circle.view('members', care);
			const standing = members.find(({ node }: any) => `${node}` === idOf('charlie'));
			return standing.keyVersion === 2;
		};
		await until('the group to know the new keys', known, BOUND_MS, 500);
		expect((await charlie.status()).node).toMatchObject({ keyVersion: 2, keys });
		await expect(charlie.raiseEpoch(care)).rejects.toThrow(chainRefuses('EpochCurrent'));
		const entry = await circle.say('alice', care);
		await circle.has(MEMBERS, care, entry);
		await circle.delivered(care, entry);
		expect((await charlie.read(care, entry)).number).toBe(entry);
		expect((await charlie.read(care, '0')).messages[0].information).toHaveProperty('pickup');
		const own = await circle.say('charlie', care);
		await circle.has(MEMBERS, care, own);
	});

	test('should deliver what they took, whoever is killed and when', async () => {
		const activity = await circle.opened('alice', circle.care([AUTHOR, MEMBER]));
		const all = [...MEMBERS, AUTHOR] as const;
		await circle.has(all, activity, '0');
		const { handedIn, confirmed } = await sendThroughPowerCuts(
			...[circle, activity, THROUGH_POWER_CUTS, SEED] as const,
		);
		for (const name of all) await atRest(circle, name);
		const entries = await rpc('alice').list(activity);
		for (const { number } of entries) await circle.delivered(activity, `${number}`);
		const [first, ...others] = await Promise.all(
			all.map((name) => secretsAt(circle, name, activity)),
		);
		expect(others).toEqual([first, first, first]);
		const [, ...sent] = first;
		say(`${sent.length} of ${handedIn.length} were delivered`);
		expect(new Set(sent).size).toBe(sent.length);
		expect(sent).toEqual(expect.arrayContaining(confirmed));
		expect(handedIn).toEqual(expect.arrayContaining(sent));
		expect(confirmed.length).toBeGreaterThan(0);
		for (const name of all) {
			expect(await rpc(name).status()).toMatchObject({ outbox: 0, lacking: 0, alarms: '0' });
		}
	});

	test('should answer who pesters them no more, and go on', async () => {
		const [{ place }] = await rpc('alice').list(care);
		const node = circle.network.address('alice');
		const stranger = await Stranger.at(node, circle.genesis);
		// What is longer than a request can be is not read as one, and what is longer than anything can
		// be not even to its end.
		expect(await stranger.ask(new Uint8Array(MAX_REQUEST + 1))).toBe('malformed');
		expect(await stranger.ask(new Uint8Array(MAX_RESPONSE + 1_000))).toBe('nothing');
		const began = Date.now();
		const pestering = pester(node, circle.genesis, place, JUNK);
		const meanwhile = await circle.say('bob', care);
		await circle.delivered(care, meanwhile);
		const { answers, received, tries } = await pestering;
		say(`${JUNK} junk requests in ${Date.now() - began} ms: ${JSON.stringify([...answers])}`);
		const [said] = [[...answers.keys()].sort()];
		expect(said).toEqual(['malformed', 'nothing', 'unknown']);
		expect(Math.max(...tries)).toBeLessThan(32);
		// Headers of streams, and a word.
		expect(received / JUNK).toBeLessThan(200);
		// Who says nothing more is disconnected by and by.
		await until('the stranger to be disconnected', async () => !stranger.isConnected, BOUND_MS);
	});

	test('should send an outsider less than one copy of what they send each other', async (context) => {
		if (!circle.hasWire) return context.skip('the outsider is not behind a wire');
		const activity = await circle.opened('alice', circle.care(['charlie']));
		const bulk = Array.from({ length: 8 }, () => circle.secret({ bulk: 'x'.repeat(850_000) }));
		const before = statSync(circle.capture).size;
		const entry = await circle.published('alice', rpc('alice').submit(activity, bulk));
		await circle.has(MEMBERS, activity, entry);
		await circle.delivered(activity, entry);
		const passed = statSync(circle.capture).size - before;
		say(`${passed} bytes passed the outsider's wire while 6,800,000 went to each member`);
		expect(passed).toBeLessThan(6_800_000 / 2);
	});

	test('should have left no secret with anybody else', async () => {
		for (let left = CANARIES - circle.canaries.all.length; left > 0; left -= AT_ONCE) {
			const some = Array.from({ length: Math.min(left, AT_ONCE) }, () => circle.say('alice', care));
			const numbers = await Promise.all(some);
			await circle.has(MEMBERS, care, numbers.sort((one, other) => Number(one) - Number(other)).at(-1)!);
		}
		expect(circle.canaries.all.length).toBeGreaterThanOrEqual(CANARIES);
		// What is looked for would be found: here is something that is no secret.
		const control = new Canaries();
		const remark = circle.chain.api.tx.system.remarkWithEvent(control.next());
		const told = await circle.chain.send(remark, dev('Ferdie'));
		await circle.final(told);
		const upTo = await circle.chain.finalised();
		const sought = [control, circle.canaries].flatMap(({ needles }) => needles);
		const [found, ...others] = await hitsInPublic(circle.chain, upTo, sought);
		expect(found).toContain(`block ${told.blockNumber}`);
		expect(others).toEqual([[], [], []]);

		await circle.network.halt('charlie');
		// It left the group: what came later is not for it.
		const inTrade = await fetchedAsCharlie(trade);
		const upToLast = Number(charliesLast) + 1;
		expect(inTrade.slice(0, upToLast)).toEqual(Array(upToLast).fill('package'));
		expect(inTrade.length).toBeGreaterThan(upToLast);
		expect(new Set(inTrade.slice(upToLast))).toEqual(new Set(['unknown']));
		await circle.network.halt(OUTSIDER);
		await askedAsOutsider();
		const windows = ciphertexts.map((one) => one.subarray(one.length >> 1, (one.length >> 1) + 32));
		expect(windows.length).toBeGreaterThan(4);
		const { base } = circle.network.place(OUTSIDER);
		const secret = [...circle.canaries.needles, ...windows];
		const [outside, inside] = [hitsIn(base, secret), hitsIn(circle.network.place('bob').base, windows)];
		expect(outside.hits).toEqual([]);
		expect(outside.bytes).toBeGreaterThan(1_000_000);
		expect(hitsIn(base, control.needles).hits).not.toEqual([]);
		expect(new Set(inside.hits.map((hit) => hit.replace(/.*: /, ''))).size).toBe(windows.length);
		// Members have nothing in clear on their disks either.
		for (const name of [...MEMBERS, LATECOMER] as const) {
			const { base: folder } = circle.network.place(name);
			expect(hitsIn(folder, circle.canaries.needles).hits).toEqual([]);
			expect(circle.network.log(name)).not.toContain(circle.canaries.mark);
		}
		expect(circle.network.log(OUTSIDER)).not.toContain(circle.canaries.mark);
		const passed = await circle.listened();
		if (!passed) return say('nothing is known of the wire: there is none');
		expect(passed.lost).toBe(0);
		const noted = hitsIn(circle.capture, secret);
		expect(noted.hits).toEqual([]);
		// What is sent in clear is there: how peers begin to talk.
		expect(hitsIn(circle.capture, [Buffer.from('/multistream/1.0.0')]).hits).not.toEqual([]);
		say(`${passed.frames} frames, ${noted.bytes} bytes on the outsider's wire`);
	});

	/** The outsider's node has a record, and asks for everything in its own name. */
	async function askedAsOutsider(): Promise<void> {
		const key = peerKeyOf(circle.network.nodeKey(OUTSIDER));
		for (const [name, activity] of circle.activities) {
			const rows = await rpc(name).list(activity);
			const stranger = await Stranger.at(circle.network.address(name), circle.genesis, key);
			// Who asks for more that is not its own is closed out.
			const some = [...rows.slice(0, 4), ...rows.slice(4).slice(-4)];
			for (const { place } of some) expect(await stranger.ask(fetching(place))).toBe('unknown');
			expect(rows.length).toBeGreaterThan(0);
			stranger.leave();
		}
	}

	test('should answer nobody but their own users', async () => {
		await circle.network.restart(OUTSIDER, ['--private-data', '--rpc-methods', 'safe']);
		const outsider = circle.network.chain(OUTSIDER);
		const { methods } = await outsider.rpc<{ methods: string[] }>('rpc_methods');
		const own = methods.filter((name) => name.startsWith('privateData_'));
		expect([...PrivateDataRpc.called].sort()).toEqual(own.sort());
		await expect(rpc(OUTSIDER).status()).rejects.toThrow(/unsafe/);
		const parameters: Information[] = [{}];
		await expect(rpc(OUTSIDER).submit(care, parameters)).rejects.toThrow(/unsafe/);
		await expect(rpc(OUTSIDER).current(care)).rejects.toThrow(/unsafe/);
	});
});
