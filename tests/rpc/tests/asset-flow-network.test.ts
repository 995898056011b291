// SPDX-License-Identifier: Apache-2.0
/**
 * Asset flow on four validators whose nodes are transaction servers: filled, sealed with servers that
 * die, that are late and that lie, proved when no node runs. The stories follow one another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dev, event } from '../src/chain.ts';
import { failureName } from '../src/errors.ts';
import { type Entry, leafOf, merkleRoot, newUuid, sealHash, uuidText } from '../src/flow.ts';
import { type FlowRpc, entryScale } from '../src/flowRpc.ts';
import { decide, succeeded } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { say } from '../src/log.ts';
import { VALIDATORS, chainSpec, freePort } from '../src/node.ts';
import { until } from '../src/wait.ts';
import { Office } from '../stories/client.ts';
import {
	aReceipt,
	aRecord,
	acknowledgementFile,
	anEntry,
	brokenChains,
	checkedSeals,
	contentHash,
	stateOf,
} from '../stories/flow.ts';
import { type Name, Client, Hall, SERVER_OPTIONS } from '../stories/hall.ts';
import { COUNCIL } from '../stories/network.ts';

const OPEN_BOUND_MS = 300_000;
const STORY_BOUND_MS = 300_000;
const FINAL_BOUND_MS = 120_000;
/** One seal after the other is audited. */
const AUDIT_BOUND_MS = 200_000;
/** Blocks in which an absent server is missed. */
const SHORT = 15;
/** Fewer than half are at once on their way from one node to another. */
const CLIENTS = 50;
const RECORDS = 1_000;
/** A node that soon has no old blocks. */
const PRUNING = ['--blocks-pruning', '16'];
const EVENTS = new URL('../../../client/tests/data/epcis/object_events.jsonld', import.meta.url);
/** What `hanse proof` says by its exit code. */
const [PROVED, REFUSED, NOT_CONVICTED] = [0, 3, 4];
const others = (first: Name) => VALIDATORS.filter((name) => name !== first);
const ferdie = dev('Ferdie');

describe('four transaction servers', { timeout: STORY_BOUND_MS }, () => {
	const office = new Office();
	let hall: Hall;
	/** The table of the first story, what stands in it, and its seal. */
	let filled: string;
	let standing: Entry[];
	let [sealNumber, seal]: [number, any] = [0, undefined];
	/** The last block that has one of its records. */
	let recorded: number;
	/** A table of Dave's with one record, and a proof of that. */
	let daves: string;
	/** Files that are made while nodes run, and used when none does. */
	const proofs = {} as Record<'record' | 'movement' | 'one', any>;
	const words = {} as Record<'kept' | 'absent' | 'other' | 'forged', any>;

	beforeAll(async () => {
		hall = await Hall.open();
	}, OPEN_BOUND_MS);

	afterEach(({ task }) => {
		if (task.result?.state === 'fail') hall?.network.keepLogs();
	});

	afterAll(async () => {
		await hall?.network.stop();
		office.close();
	});

	const view = async (name: string, ...args: unknown[]): Promise<any> =>
		(await hall.chain.views.call('AssetFlow', name, ...args)).toJSON();
	const sealIncomplete = (table: string) =>
		hall.chain.send(hall.chain.api.tx.assetFlow.sealIncomplete(table), ferdie);
	/** Waits until the blocks are over in which a closed table is signed. */
	async function deadline(table: string): Promise<void> {
		const [, { until: last }] = await stateOf(hall.chain, table);
		const over = async () => (await hall.chain.best()) >= last;
		await until(`block ${last}`, over, FINAL_BOUND_MS, 500);
	}

	test('clients should fill a table over the nodes of any servers', async () => {
		const table = await hall.open('alice', others('alice'));
		const clients = Client.many(hall, 'alice', CLIENTS);
		const began = Date.now();
		await Promise.all(clients.map((client) => client.submit(table, RECORDS / CLIENTS)));
		say(`${RECORDS} records final and acknowledged in ${Date.now() - began} ms`);

		standing = Array.from({ length: RECORDS });
		const made = clients.flatMap(({ entries }) => entries);
		const files = clients.flatMap(({ acknowledged }) => acknowledged);
		files.forEach(({ acknowledgement: { readable } }, at) => {
			expect(readable.server).toBe(hall.numberOf('alice'));
			expect(readable.place.table).toBe(uuidText(table));
			expect(readable.place.leaf).toBe(leafOf(table, made[at]));
			standing[Number(readable.place.index)] = made[at];
		});
		recorded = Math.max(...files.map(({ acknowledgement }) => acknowledgement.readable.block));
		expect(standing).not.toContain(undefined);
		expect(new Set(standing).size).toBe(RECORDS);
		filled = table;
	});

	test('what is replayed, forged or expired should be refused at the door', async () => {
		const [{ record }] = standing;
		const rpc = hall.rpc('bob');
		const again = await rpc.submit(filled, standing[0]);
		expect(again.acknowledgement.readable.place.index).toBe('0');
		const { client: of, counter } = record.id;
		expect(await rpc.acknowledgement(filled, of, counter)).toEqual(again);
		const client = newKey();
		const fresh = aRecord(client, 1);
		const refused: [string, Entry, RegExp][] = [
			[filled, { ...standing[0], record: { ...record, to: 'elsewhere' } }, /another record/],
			[filled, anEntry(hall.chain, client, newUuid(), fresh), /signature/],
			[filled, anEntry(hall.chain, client, filled, { ...fresh, expiry: 1 }), /expires/],
			[filled, { record: fresh, voucher: 'Server' }, /signed themselves/],
			[newUuid(), anEntry(hall.chain, client, filled, fresh), /no such table/],
		];
		for (const [table, entry, why] of refused) {
			await expect(rpc.submit(table, entry)).rejects.toThrow(why);
		}
	});

	test('servers that are killed before a table is sealed should seal the same when they are back', async () => {
		await hall.close('alice', filled);
		await hall.network.kill('dave');
		const { digest } = await hall.reached(filled, 'synchronising');
		expect(digest.count).toBe(RECORDS);
		expect(digest.root).toBe(merkleRoot(standing.map((entry) => leafOf(filled, entry))));
		const three = async () => (await hall.signed(filled)).length === 3;
		await until('three servers to sign', three, FINAL_BOUND_MS, 500);
		expect(await hall.signed(filled)).toEqual(others('dave'));
		expect((await stateOf(hall.chain, filled))[0]).toBe('synchronising');
		// Those that signed crash too, before anything is sealed.
		await Promise.all(others('dave').map((name) => hall.network.kill(name)));
		const began = Date.now();
		await Promise.all(VALIDATORS.map((name) => hall.network.restart(name)));
		await hall.reached(filled, 'sealed');
		say(`sealed ${Date.now() - began} ms after the four nodes were started again`);
		[sealNumber, seal] = await view('seal_of', filled);
		expect(seal).toMatchObject({
			...digest,
			kind: 'Full',
			broken: brokenChains(standing.map(({ record }) => record)),
			signed: 0b1111,
		});
		expect(seal.broken).toBeGreaterThan(0);
		await checkedSeals(hall.chain);
	});

	test('every server should give the same records, by place and by asset', async () => {
		await hall.network.finalise(1);
		const expected = standing.map(entryScale);
		const { record } = standing[500];
		const way = standing.filter((entry) => entry.record.asset === record.asset).map(entryScale);
		const breaks = standing.findIndex((entry) => entry.record.from === 'found');
		for (const name of VALIDATORS) {
			const rpc = hall.rpc(name);
			const bodies: any[] = [];
			while (bodies.length < RECORDS) {
				const page = await rpc.records(filled, bodies.length, 256);
				if (page.length === 0) break;
				bodies.push(...page.map(({ body }) => body));
			}
			expect(
				bodies.map(({ scale }) => scale),
				name,
			).toEqual(expected);
			const one = await rpc.record(filled, 500);
			expect(one).toMatchObject({ table: uuidText(filled), index: '500', fault: null });
			expect(one.body.readable.record).toMatchObject({ asset: record.asset, to: record.to });
			const found = await rpc.flowOf(record.asset, 256);
			expect(found.map(({ body }) => body.scale)).toEqual(way);
			expect((await rpc.record(filled, breaks)).broken).toBe(true);
			expect(await rpc.record(filled, RECORDS)).toBeNull();
			expect(await rpc.status()).toMatchObject({ behind: [], alarms: [], altered: [] });
		}
	});

	/** Waits until a node has the filled table to its end. */
	async function hasAll(name: string): Promise<void> {
		const began = Date.now();
		const page = await until(
			`${name} to have the records`,
			async () => {
				const found = await hall.rpc(name).records(filled, RECORDS - 10, 10);
				return found.length === 10 && found;
			},
			FINAL_BOUND_MS,
			1_000,
		);
		say(`${name} had the records ${Date.now() - began} ms after the start`);
		expect(page.map(({ body }) => body.scale)).toEqual(standing.slice(-10).map(entryScale));
	}

	test('a node that indexed no bodies and pruned them should get them from the others', async () => {
		const unindexed = ['--enable-offchain-indexing', 'false'];
		const eve = await hall.network.join('eve', [...PRUNING, ...unindexed]);
		const target = await hall.chain.finalised();
		const caughtUp = async () => (await eve.finalised()) >= target;
		await until('eve to have the chain', caughtUp, FINAL_BOUND_MS, 500);
		const block = await hall.chain.rpc('chain_getBlockHash', recorded);
		const pruned = async () => (await eve.rpc('chain_getBlock', block)) === null;
		await until('eve to have pruned the records', pruned, FINAL_BOUND_MS, 500);
		await hall.network.kill('eve');
		await hall.network.restart('eve', [...PRUNING, ...SERVER_OPTIONS]);
		await hasAll('eve');
	});

	test('a node that came by warp sync should get the bodies from the others', async () => {
		await hall.network.join('faythe', ['--sync', 'warp', ...SERVER_OPTIONS]);
		await hasAll('faythe');
		expect(hall.network.log('faythe')).toMatch(/Warp sync is complete/);
		await hall.network.kill('faythe');
	});

	test('a byte that is altered on a disk should raise an alarm and be counted', async () => {
		await hall.alter('eve', standing[700]);
		const port = `${await freePort()}`;
		await hall.network.restart('eve', [...PRUNING, ...SERVER_OPTIONS, '--prometheus-port', port]);
		const rpc = hall.rpc('eve');
		const alarm = async () => (await rpc.status()).altered[0];
		const found = await until('eve to find it', alarm, AUDIT_BOUND_MS, 1_000);
		expect(found).toMatch(new RegExp(`^seal ${sealNumber} of table`));
		const counted = async () => {
			const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
			return /^hanse_flow_altered\{[^}]*\} [1-9]/m.test(await metrics.text());
		};
		await until('eve to count it', counted, FINAL_BOUND_MS, 500);
		await expect(rpc.proof(filled, 700)).rejects.toThrow(/not those that were sealed/);
		for (const name of VALIDATORS) expect((await hall.rpc(name).status()).altered).toEqual([]);
		await hall.network.kill('eve');
	});

	test('events of EPCIS should come into a table as records', async () => {
		daves = await hall.open('dave', ['alice', 'bob']);
		const made = await office.done('keys', 'generate', '--out', office.path('client.json'));
		const events = office.write('events.jsonld', readFileSync(EVENTS, 'utf8'));
		const { entries } = await office.done(
			...['flow', 'from-epcis', events, '--event', '1', '--counter', '7', '--expiry', '1000000'],
			...['--from', 'urn:epc:id:sgln:9521321.00012.7', '--to', 'urn:epc:id:sgln:9529999.00034.2'],
			...['--sign', office.path('client.json'), '--table', uuidText(daves)],
			...['--genesis', hall.chain.api.genesisHash.toHex()],
		);
		expect(entries).toHaveLength(1);
		const [{ scale, readable }] = entries;
		words.kept = await hall.rpc('charlie').submit(daves, scale);
		expect(words.kept.acknowledgement.readable).toMatchObject({
			server: hall.numberOf('dave'),
			client: made.account,
			counter: '7',
			place: { table: uuidText(daves), index: '0' },
		});
		expect((await hall.rpc('dave').record(daves, 0)).body).toMatchObject({ scale, readable });
		await hall.close('dave', daves);
		await hall.reached(daves, 'sealed');
	});

	test('a server that is absent past the deadline should complete the table later', async () => {
		await hall.setSigning(SHORT);
		const table = await hall.open('bob', others('bob'));
		const client = new Client(hall, 'alice', newKey());
		await client.submit(table, 5);
		await hall.network.kill('charlie');
		await hall.close('bob', table);
		expect(await failureName(sealIncomplete(table))).toBe('AssetFlow.SigningNotOver');
		await deadline(table);
		const three = async () => (await hall.signed(table)).length === 3;
		await until('three servers to sign', three, FINAL_BOUND_MS, 500);
		const sealed = await sealIncomplete(table);
		expect(event(sealed, 'assetFlow.TableSealed')[2].toString()).toBe('Incomplete');
		// Bob is named first, then Alice, Charlie and Dave.
		expect((await view('seal_of', table))[1]).toMatchObject({ signed: 0b1011 });
		await hall.network.restart('charlie');
		await hall.reached(table, 'completed');
		expect((await view('seal_of', table))[1]).toMatchObject({
			kind: 'Completion',
			signed: 0b1111,
			broken: 0,
		});
	});

	test('a record that its client did not sign should be signed by no server', async () => {
		const table = await hall.open('bob', others('bob'));
		const client = newKey();
		const good = anEntry(hall.chain, client, table, aRecord(client, 1));
		const bad = { ...good, record: aRecord(client, 2) };
		await hall.append('bob', table, [good, bad]);
		await hall.close('bob', table);
		await deadline(table);
		expect(await hall.signed(table)).toEqual([]);
		expect(await failureName(sealIncomplete(table))).toBe('AssetFlow.NoQuorum');
		const rpc = hall.rpc('alice');
		expect((await rpc.record(table, 0)).fault).toBeNull();
		expect((await rpc.record(table, 1)).fault).toMatch(/signature/);
		expect((await rpc.status()).alarms).toEqual([expect.stringMatching(/1 records are faulty/)]);
	});

	test('a server that signs another root should be convicted, and sign no more', async () => {
		const table = await hall.open('alice', others('alice'));
		const { dave } = hall.servers;
		const lie = await aReceipt(hall.chain, dave, daves, { root: contentHash('another root') });
		const { reportServer } = hall.chain.api.tx.assetFlow;
		const reported = await hall.chain.send(reportServer({ WrongDigest: lie }), ferdie);
		expect(event(reported, 'assetFlow.ServerConvicted')[0].toBigInt()).toBe(dave.number);
		expect((await view('server', dave.number)).admission).toEqual({ suspended: 'Equivocation' });
		await hall.final(reported);
		await hall.close('alice', table);
		await deadline(table);
		const three = async () => (await hall.signed(table)).length === 3;
		await until('three servers to sign', three, FINAL_BOUND_MS, 500);
		expect(await hall.signed(table)).toEqual(others('dave'));
		await sealIncomplete(table);
		expect((await view('seal_of', table))[1]).toMatchObject({ signed: 0b0111 });
		// Reinstated, its node signs what it was not convicted over.
		const reinstate = hall.chain.api.tx.assetFlow.reinstateServer(dave.number);
		succeeded(await decide(hall.chain, COUNCIL, reinstate));
		await hall.reached(table, 'completed');
	});

	test('proofs should be fetched while nodes run', async () => {
		const { dave } = hall.servers;
		// A seal is proved under the next block that is justified.
		const proof = (name: Name, ...what: Parameters<FlowRpc['proof']>): Promise<any> =>
			until('a proof', () => hall.rpc(name).proof(...what), FINAL_BOUND_MS, 1_000);
		proofs.record = await proof('bob', filled, 321);
		expect(proofs.record.leaf.hash).toBe(leafOf(filled, standing[321]));
		proofs.one = await proof('alice', daves, 0, dave.number);
		const [, chains] = (await view('seals', 0, 1))[0];
		expect(chains.kind).toBe('Chain');
		proofs.movement = await proof('charlie', chains.table, 0);
		const { asset, reason } = proofs.movement.leaf.body.readable;
		expect([asset.kind, reason]).toEqual(['org-number', 'issued']);
		const moved = await hall.rpc('charlie').flowOf(asset, 256);
		expect(moved.map(({ body }) => body.scale)).toEqual([proofs.movement.leaf.body.scale]);

		const client = newKey();
		const id = { client: client.address, counter: 1 };
		const leaf = leafOf(daves, anEntry(hall.chain, client, daves, aRecord(client, 1)));
		const said = (index: number) => ({
			server: dave.number,
			tenure: 0,
			id,
			place: { table: daves, index, leaf },
			block: 9,
		});
		words.absent = acknowledgementFile(hall.chain, dave, said(1));
		words.other = acknowledgementFile(hall.chain, dave, said(0));
		words.forged = acknowledgementFile(hall.chain, { ...dave, key: client }, said(1));
	});

	describe('when no node runs', () => {
		beforeAll(async () => {
			const specification = office.write('raw.json', chainSpec('local', '--raw'));
			const trust = ['proof', 'trust', specification, '--out', office.path('trust.json')];
			const { genesis } = await office.done(...trust);
			expect(genesis).toBe(hall.chain.api.genesisHash.toHex());
			await hall.network.stop();
		}, OPEN_BOUND_MS);

		/** What the command says of these files. */
		async function judged(command: 'verify' | 'misconduct', ...files: any[]) {
			const paths = files.map((file, at) => {
				writeFileSync(office.path(`file-${at}.json`), JSON.stringify(file));
				return office.path(`file-${at}.json`);
			});
			const trust = ['--trust', office.path('trust.json')];
			const { code, json } = await office.hanse('proof', command, ...paths, ...trust);
			return { code, ...json };
		}

		test.each(['record', 'movement', 'one'] as const)(
			'the proof of a %s should be verified',
			async (name) => {
				const { code, verdict, report } = await judged('verify', proofs[name]);
				expect([code, verdict]).toEqual([PROVED, 'proved']);
				expect(report.leaf.hash).toBe(proofs[name].leaf.hash);
			},
		);

		test('the proof should say what was sealed', async () => {
			const { report } = await judged('verify', proofs.record);
			expect(report.seal).toMatchObject({ kind: 'full', root: seal.root, count: `${RECORDS}` });
			expect(report.sealHash).toBe(sealHash(report.sealNumber, seal));
			const { record } = standing[321];
			expect(report.leaf.body.readable.record).toMatchObject({
				client: record.id.client,
				counter: `${record.id.counter}`,
				asset: record.asset,
			});
		});

		test('one byte that is altered should be refused with a reason', async () => {
			const places: string[][] = [
				['leaf', 'body', 'scale'],
				['leaf', 'hash'],
				['leaf', 'path', '0'],
				['seal', 'row', 'scale'],
				['storage', '0'],
				['finality', 'block', 'header'],
				['finality', 'block', 'justification'],
				['genesis'],
			];
			const reasons = new Set<string>();
			for (const place of places) {
				const altered = structuredClone(proofs.record);
				const last = place[place.length - 1];
				const parent = place.slice(0, -1).reduce((at, step) => at[step], altered);
				const flip = (digit: string) => (Number.parseInt(digit, 16) ^ 1).toString(16);
				parent[last] = parent[last].replace(/.$/, flip);
				const { code, verdict, reason } = await judged('verify', altered);
				expect([code, verdict], place.join('.')).toEqual([REFUSED, 'refused']);
				expect(reason.length).toBeGreaterThan(10);
				reasons.add(reason);
			}
			expect(reasons.size).toBeGreaterThan(places.length / 2);
		});

		test('a server should be convicted that acknowledged what is not there', async () => {
			const { code, verdict, conviction } = await judged('misconduct', words.absent, proofs.one);
			expect([code, verdict]).toEqual([PROVED, 'convicted']);
			expect(conviction).toMatchObject({
				server: hall.numberOf('dave'),
				table: uuidText(daves),
				index: '1',
				misconduct: { kind: 'absent', count: '1' },
			});
			const instead = await judged('misconduct', words.other, proofs.one);
			expect(instead.conviction.misconduct).toEqual({
				kind: 'otherLeaf',
				found: proofs.one.leaf.hash,
			});
		});

		test('a server should not be convicted that kept its word or did not give it', async () => {
			for (const [word, why] of [
				[words.kept, /kept its word/],
				[words.forged, /did not sign/],
			] as const) {
				const { code, verdict, reason } = await judged('misconduct', word, proofs.one);
				expect([code, verdict]).toEqual([NOT_CONVICTED, 'not-convicted']);
				expect(reason).toMatch(why);
			}
		});
	});
});
