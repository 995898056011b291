// SPDX-License-Identifier: Apache-2.0
/**
 * Identities and certificates with the command `hanse`: sealed, stated, confirmed; documents made
 * by a program that is killed again and again, checked, and shown in part; proofs of how certificates
 * stand, which are verified when no node runs.
 */
import { existsSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hexToU8a } from '@polkadot/util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Chain, event } from '../src/chain.ts';
import { identityCommitment, identityTag } from '../src/crowdfunding.ts';
import { type HanseNode, chainSpec, startDev } from '../src/node.ts';
import { formatOrgNumber, orgNumber } from '../src/orgNumber.ts';
import type { Office } from '../stories/client.ts';
import { type Running, devChain } from '../stories/devChain.ts';
import {
	type Newcomer,
	type Person,
	Program,
	type Stating,
	Town,
	documentHash,
	readJson,
	readOpening,
} from '../stories/identities.ts';
import { palletOf } from '../stories/pallet.ts';

const OPEN_BOUND_MS = 180_000;
const STORY_BOUND_MS = 240_000;
/** With so many assets and holders the certificates are more than one call countersigns. */
const ASSETS = 12;
const OTHERS = 9;
const MOST_COUNTERSIGNED = 100;
const ADA: [string, string] = ['Ada Lovelace', '518 242 591'];
/**
 * Where in a justification's digits a signature begins: behind `0x`, the round, the target, the number of
 * the votes, and what is voted for.
 */
const SIGNATURE = 2 + 2 * (8 + 36 + 1 + 36);
/** What nobody may read who was not told. */
const PRIVATE = ['Lovelace', '518242591'];

describe('identities and certificates', () => {
	const running = devChain();
	const pallet = palletOf(running, 'Crowdfunding');
	const { send, refused, view } = pallet;
	let chain: Chain;
	let town: Town;
	let ada: Person;
	/** The registrar's word on Ada. */
	let statement: any;
	let others: Person[];
	/** Whose sealed copy comes to the issuer last. */
	let late: Person;
	/** By asset, and in the order of its holders. */
	const assets: { asset: number; certificates: string[] }[] = [];
	let program: Program | undefined;
	/** The documents of the first delivery, as the platform found them. */
	const fetched = new Map<string, string>();
	let began = 0;

	beforeAll(async () => {
		({ chain } = running);
		town = await Town.open(chain, pallet);
	}, OPEN_BOUND_MS);

	afterAll(async () => {
		await program?.kill();
		town?.close();
	});

	const all = () => assets.flatMap(({ certificates }) => certificates);
	/** The certificates of a holder, by its place among the holders. */
	const of = (place: number) => assets.map(({ certificates }) => certificates[place]);
	const start = () => (program = new Program(town.issuing));
	const state = async (certificate: string) =>
		Object.keys((await view('certificate', certificate)).state)[0];
	const standing = async (certificate: string) =>
		(await view('certificate_status', certificate)).standing;
	/** What the command says of a document, with a node unless said otherwise. */
	const verify = async (file: string, ...asking: string[]) => {
		const node = asking.length > 0 ? asking : ['--node', town.url];
		const { code, json } = await town.platform.hanse('certificate', 'verify', file, ...node);
		const bad = json.checks.filter(({ outcome }: any) => outcome === 'bad');
		return { code, bad, verdict: json.verdict, shown: json.shown };
	};

	test('an identity should reach both authorities sealed, and nobody else', async () => {
		const newcomer = await town.newcomer('ada', ADA, 'of the chain');
		const opening = readOpening(newcomer.opening);
		expect(opening).toMatchObject({ kind: 'Person', name: ADA[0], number: '518242591' });
		expect(newcomer.commitment).toBe(identityCommitment(opening));
		for (const copy of Object.values(newcomer.sealed)) {
			const sealed = readFileSync(copy, 'utf8');
			expect(PRIVATE.filter((told) => sealed.includes(told))).toEqual([]);
		}
		const { registrar, issuer } = town;
		const open = ['identity', 'open', newcomer.sealed.registrar, '--out', issuer.path('stolen.json')];
		const strange = await issuer.hanse(...open, '--key', issuer.path('sealing.json'));
		expect(strange).toMatchObject({ code: 1 });
		expect(strange.errors).toMatch(/none of these keys/);

		statement = await town.statement(newcomer);
		const opened = registrar.path('ada.json');
		expect(readJson(opened)).toEqual(readJson(newcomer.opening));
		const { version, key } = readJson(registrar.path('tags.json'));
		const tag = identityTag(opening, hexToU8a(key), version);
		const tagged = await registrar.done(
			...['identity', 'tag', opened, '--key', registrar.path('tags.json')],
		);
		expect(tagged).toEqual({ version: 0, tag, previous_tag: null });
		expect(statement).toMatchObject({
			genesis: town.genesis,
			nonce: 0,
			statement: {
				platform: formatOrgNumber(town.number),
				tenure: 0,
				registration: {
					account: newcomer.account.address,
					kind: 'person',
					commitment: newcomer.commitment,
					prf_version: 0,
					tag,
					previous_tag: null,
					trading_key: newcomer.key.address,
				},
			},
		});
		expect(statement).toEqual(readJson(registrar.path('ada-statement.json')));
		ada = { ...newcomer, id: -1 };
	});

	test('a statement should not be made with what the chain would refuse', async () => {
		const { registrar, ids } = town;
		const path = (name: string) => registrar.path(name);
		await registrar.done('identity', 'tag-key', '--version', '1', '--out', path('next-tags.json'));
		const slips: [RegExp, Partial<Stating>][] = [
			[/the chain has 0/, { tags: 'next-tags.json' }],
			[/another key for your statements/, { sign: 'account' }],
			[/no registrar/, { registrar: ids.issuer }],
			[/no certificate issuer/, { certifier: ids.registrar }],
			[/authority 77: there is none/, { certifier: 77 }],
			[/platform \d+: there is none/, { platform: orgNumber(9_999) }],
		];
		for (const [why, slip] of slips) {
			const stating = town.stating(ada, { ...slip, out: 'refused.json' });
			const { code, errors } = await registrar.hanse(...stating);
			expect([code, errors]).toEqual([1, expect.stringMatching(why)]);
		}
		expect(() => readJson(path('refused.json'))).toThrow(/ENOENT/);
	});

	test('a user should be one once both authorities opened their copies', async () => {
		const { platform } = town.accounts;
		const altered = { ...statement, nonce: 1 };
		const args = town.registering(ada, altered);
		expect(await refused(platform, 'registerUser', ...args)).toBe('Crowdfunding.InvalidSignature');
		ada = await town.register(ada, statement);
		expect(await view('user_status', ada.id)).toBe('Pending');
		const again = town.registering(ada, statement);
		expect(await refused(platform, 'registerUser', ...again)).toBe('Crowdfunding.AlreadyRegistered');

		const { registrar, issuer, ids } = town;
		const nobody = town.confirming('registrar', { ...ada, id: 77 });
		expect((await registrar.hanse(...nobody)).errors).toMatch(/user 77: there is none/);
		const confirmed = await town.sealing(registrar.done(...town.confirming('registrar', ada)));
		expect(confirmed).toMatchObject({ user: ada.id, version: 0 });
		const number = Number(town.number);
		expect(await view('identity_holders', ada.id)).toEqual({
			platform: [number, 0, 'Held'],
			registrar: [ids.registrar, 'Held'],
			certifier: [ids.issuer, 'Awaited'],
		});
		expect(await view('user_status', ada.id)).toBe('Pending');
		await town.sealing(issuer.done(...town.confirming('issuer', ada)));
		expect(await view('user_status', ada.id)).toBe('Confirmed');
		const twice = await town.sealing(issuer.hanse(...town.confirming('issuer', ada)));
		expect(twice).toMatchObject({ code: 1 });
		expect(twice.errors).toMatch(/NotAwaited/);
	}, STORY_BOUND_MS);

	test('statements should be made without a node, and be good in any order', async () => {
		const { nonces } = await view('authority', town.ids.registrar);
		expect(nonces.next).toBe(1);
		const expiry = (await chain.best()) + 1_000;
		const stated: [Newcomer, any][] = [];
		for (let at = 0; at < OTHERS; at += 1) {
			const types = (['sr25519', 'ed25519', 'ecdsa'] as const)[at % 3];
			const who: [string, string] = [`Member ${at}`, `C01X0006${at}`];
			const newcomer = await town.newcomer(`member-${at}`, who, 'given', [types, types]);
			const given = { tenure: 0, nonce: nonces.next + at, expiry };
			stated.push([newcomer, await town.statement(newcomer, { given })]);
		}
		const persons: Person[] = [];
		for (const [newcomer, document] of stated.reverse()) {
			persons.push(await town.register(newcomer, document));
		}
		await town.confirmAll(persons);
		for (const { id } of persons) expect(await view('user_status', id)).toBe('Confirmed');
		others = persons.slice(1);
		[late] = persons;
	}, STORY_BOUND_MS);

	test('first holders should have provisional certificates', async () => {
		const holders = [ada, ...others, late];
		for (let at = 0; at < ASSETS; at += 1) {
			const shares = holders.map((holder, place): [Person, number] => [holder, 100 + place]);
			assets.push(await town.float(`Cogs ${at}`, shares));
		}
		began = (await view('certificate', assets[0].certificates[0])).issued;
		expect(new Set(all()).size).toBe(ASSETS * holders.length);
		for (const certificate of all()) expect(await state(certificate)).toBe('provisional');
		expect(await standing(assets[0].certificates[0])).toBe('Provisional');
	}, STORY_BOUND_MS);

	test('the program should start with its own keys only', async () => {
		const { issuer, issuing } = town;
		town.fillVault(ada);
		others.forEach((person) => town.fillVault(person));
		await issuer.done('keys', 'generate', '--scheme', 'ed25519', '--out', issuer.path('other.json'));
		const instead = (option: string, value: string) => {
			const args = [...issuing];
			args[args.indexOf(option) + 1] = value;
			return issuer.hanse(...args);
		};
		const { errors: key } = await instead('--sign', issuer.path('other.json'));
		expect(key).toMatch(/another key for its documents/);
		const { errors: role } = await instead('--authority', `${town.ids.registrar}`);
		expect(role).toMatch(/no certificate issuer/);
	});

	test('a program that is killed should lose nothing and issue nothing twice', async () => {
		const waiting = new Set(of(OTHERS));
		const known = all().filter((certificate) => !waiting.has(certificate));
		expect(known.length).toBeGreaterThan(MOST_COUNTERSIGNED);

		// While it makes documents.
		const making = start();
		await making.hears('made');
		await making.kill();
		expect(town.made().length).toBeGreaterThan(0);
		expect(town.delivered()).toEqual([]);

		// While its countersignatures are on their way.
		const sending = start();
		const pending = () => chain.rpc<string[]>('author_pendingExtrinsics');
		await expect.poll(async () => (await pending()).length, { timeout: 30_000 }).toBe(2);
		await sending.kill();
		expect(town.made()).toEqual([...known].sort());
		expect(town.delivered()).toEqual([]);
		for (const certificate of known) expect(await state(certificate)).toBe('provisional');

		// While it delivers, after what it sent met in the pool what the one before had sent.
		const sent = await pending();
		const delivering = start();
		await expect.poll(pending, { timeout: 30_000 }).not.toEqual(sent);
		await town.sealing(delivering.hears('delivered').then(() => delivering.kill()));
		for (const certificate of town.delivered()) {
			expect(await state(certificate)).toBe('active');
			fetched.set(certificate, readFileSync(town.fileOf(certificate), 'utf8'));
		}

		const last = start();
		await town.sealUntil('all of it', () => town.delivered().length === known.length);
		await town.sealUntil('nothing to be left', () => town.made().length === 0);
		expect(town.delivered()).toEqual([...known].sort());
		expect(new Set(last.said('no-identity'))).toEqual(waiting);
		for (const certificate of waiting) expect(await state(certificate)).toBe('provisional');
		for (const [certificate, text] of fetched) {
			expect(readFileSync(town.fileOf(certificate), 'utf8')).toBe(text);
		}
		expect(last.runs).toBe(true);
	}, STORY_BOUND_MS);

	test('certificates should wait for an identity without keeping others waiting', async () => {
		expect((await town.issuer.hanse(...town.issuing)).errors).toMatch(/another program works/);
		town.fillVault(late);
		await town.sealUntil('the late ones', () => town.delivered().length === all().length);
		expect(program?.said('made').sort()).toEqual([...of(OTHERS)].sort());
		expect(town.delivered()).toEqual([...all()].sort());
		const times = await town.countersignedSince(began);
		expect([...times.keys()].sort()).toEqual([...all()].sort());
		expect(new Set(times.values())).toEqual(new Set([1]));
		for (const certificate of all()) {
			const row = await view('certificate', certificate);
			const file = town.fileOf(certificate);
			expect(row).toMatchObject({ state: { active: null }, document: documentHash(file) });
			expect(subject(readJson(file))).toMatchObject({
				certificate,
				...{ serial: `${row.serial}`, asset: `${row.asset}`, shares: `${row.shares}` },
				...{ user: `${row.user}`, identity: row.identity, issued: `${row.issued}` },
			});
		}
	}, STORY_BOUND_MS);

	test('a document should be good with a node, and undecided without one', async () => {
		const [own] = of(0);
		expect(await standing(own)).toBe('Good');
		const file = town.fileOf(own);
		const report = await verify(file);
		expect(report).toMatchObject({ code: 0, verdict: 'good', bad: [] });
		expect(Object.fromEntries(report.shown.map(({ field, value }: any) => [field, value]))).toEqual({
			...{ kind: 'person', name: ADA[0], scheme: 'passport:DE', number: '518242591' },
		});
		const alone = await verify(file, '--issuer', town.documentKey);
		expect(alone).toMatchObject({ code: 5, verdict: 'undecided', bad: [] });
		const stranger = await verify(file, '--issuer', town.sealingKeys.issuer);
		expect(stranger).toMatchObject({ code: 3, verdict: 'not-genuine', bad: [{ check: 'issuer' }] });
		for (const certificate of [of(1)[3], of(OTHERS)[ASSETS - 1]]) {
			expect(await verify(town.fileOf(certificate))).toMatchObject({ code: 0, verdict: 'good' });
		}
	});

	test('no proof should be saved on a chain that is sealed on demand', async () => {
		const { platform, url } = town;
		const [out, trust] = [platform.path('proof.json'), await trusted(platform, 'dev')];
		const prove = ['certificate', 'prove', town.fileOf(of(0)[0]), '--node', url, '--out', out];
		const { code, errors } = await platform.hanse(...prove, '--trust', trust);
		expect([code, errors]).toEqual([1, expect.stringMatching(/sealed on demand/)]);
		expect(() => readJson(out)).toThrow(/ENOENT/);
	}, STORY_BOUND_MS);

	test('an altered document should be refused with the reason', async () => {
		const [file, other] = [town.fileOf(of(0)[0]), town.fileOf(of(0)[1])];
		const { platform } = town;
		for (const [check, why, alter] of [
			['proof', /not over this document/, (d: any) => (subject(d).shares = '9000')],
			['structure', /don't fit/, (d: any) => (subject(d).asset = '77')],
			['fields', /^name is not what/, (d: any) => (field(d, 'name').value = 'Eve Lovelace')],
			['fields', /^number is not what/, (d: any) => (field(d, 'number').value = '518242592')],
			['fields', /^kind is not what/, (d: any) => (d.disclosures = readJson(other).disclosures)],
			['chain', /something else/, (d: any) => (subject(d).shares = '9000')],
			['countersignature', /another document/, (d: any) => (d.credential.proof.proofValue = 'z1')],
		] as const) {
			const document = readJson(file);
			alter(document);
			const bad = platform.write('altered.json', JSON.stringify(document));
			const report = await verify(bad);
			expect(report).toMatchObject({ code: 3, verdict: 'not-genuine', shown: [] });
			const detail = report.bad.find((one: any) => one.check === check)?.detail;
			expect(detail, check).toMatch(why);
		}
	});

	test('a copy should show what its holder likes and be as good as the whole', async () => {
		const { platform } = town;
		const file = town.fileOf(of(0)[0]);
		const disclose = (out: string, ...show: string[]) =>
			platform.hanse(
				...['certificate', 'disclose', file, '--out', platform.path(out), '--show', ...show],
			);
		expect(await disclose('kind.json', 'kind')).toMatchObject({ code: 0 });
		const copy = readFileSync(platform.path('kind.json'), 'utf8');
		expect(PRIVATE.filter((told) => copy.includes(told))).toEqual([]);
		expect(documentHash(platform.path('kind.json'))).toBe(documentHash(file));
		const report = await verify(platform.path('kind.json'));
		expect(report).toMatchObject({ code: 0, verdict: 'good', bad: [] });
		expect(report.shown).toEqual([{ field: 'kind', value: 'person' }]);
		const guessable = await disclose('salt.json', 'kind', 'salt');
		expect([guessable.code, guessable.errors]).toEqual([1, expect.stringMatching(/guessed/)]);
	});

	test('a certificate should be superseded when its holder trades', async () => {
		const [{ asset, certificates }] = assets;
		const [before] = certificates;
		const brought = await town.give(asset, ada, others[0], 40);
		expect(brought).toHaveLength(2);
		const [after] = brought;
		const row = await view('certificate', before);
		expect(row).toMatchObject({ state: { superseded: null }, successor: after });
		const old = await verify(town.fileOf(before));
		expect(old).toMatchObject({ code: 4, verdict: 'not-in-force', bad: [{ check: 'state' }] });
		expect(old.bad[0].detail).toContain(`Superseded; in its place: ${after}`);
		expect(await standing(after)).toBe('Provisional');
		await town.sealUntil('the new documents', () =>
			brought.every((certificate) => town.delivered().includes(certificate)),
		);
		expect(await verify(town.fileOf(after))).toMatchObject({ code: 0, verdict: 'good' });
		const kept = subject(readJson(town.fileOf(after)));
		expect(kept).toMatchObject({ shares: '60', previous: before, cause: { kind: 'traded' } });
		const bought = subject(readJson(town.fileOf(brought[1])));
		expect(bought).toMatchObject({ shares: '141', previous: certificates[1], source: before });
	}, STORY_BOUND_MS);

	test('a certificate should not be in force while its holder is frozen', async () => {
		const file = town.fileOf(of(0)[1]);
		await send(town.accounts.registrar, 'freezeUser', ada.id);
		const frozen = await verify(file);
		expect(frozen).toMatchObject({ code: 4, verdict: 'not-in-force' });
		expect(frozen.bad[0].detail).toMatch(/frozen/);
		await send(town.accounts.registrar, 'thawUser', ada.id);
		expect(await verify(file)).toMatchObject({ code: 0, verdict: 'good' });
	});

	test('no document should be made of a certificate that is over', async () => {
		await program?.kill();
		const { asset, certificates } = await town.float('Sprockets', [[ada, 10], [late, 20]]);
		const brought = await town.give(asset, late, ada, 20);
		expect(brought).toHaveLength(1);
		const once = new Program([...town.issuing, '--once']);
		expect(await town.sealing(once.ended())).toBe(0);
		expect(once.said('made')).toEqual(brought);
		expect(town.delivered()).toContain(brought[0]);
		for (const certificate of certificates) {
			expect(town.delivered()).not.toContain(certificate);
			const row = await view('certificate', certificate);
			expect(row).toMatchObject({ state: { superseded: null }, document: null });
		}
		expect(await verify(town.fileOf(brought[0]))).toMatchObject({ code: 0, verdict: 'good' });
	}, STORY_BOUND_MS);

	test('documents that were lost should be made again, the same byte for byte', async () => {
		const [, certificate] = of(0);
		const file = town.fileOf(certificate);
		const before = readFileSync(file, 'utf8');
		unlinkSync(file);
		rmSync(town.issuer.path('store'), { recursive: true });
		const again = [...town.issuing, '--again', certificate];
		expect(await town.issuer.hanse(...again)).toMatchObject({ code: 0 });
		expect(readFileSync(file, 'utf8')).toBe(before);
		writeFileSync(file, 'something else');
		expect(await town.issuer.hanse(...again)).toMatchObject({ code: 0 });
		expect(readFileSync(file, 'utf8')).toBe(before);
		const [over] = (await town.float('Springs', [[ada, 1]])).certificates;
		const never = await town.issuer.hanse(...town.issuing, '--again', over);
		expect([never.code, never.errors]).toEqual([1, expect.stringMatching(/never countersigned/)]);
	});

	test('another name should need another certificate, and be confirmed by everybody', async () => {
		const { platform, registrar, issuer } = town;
		const married = await town.enter('ada-married', ['Ada King', ADA[1]], 'of the chain');
		const before = of(0)[1];
		ada = await town.rename(ada, married, 1);
		expect(await view('user_status', ada.id)).toBe('Pending');
		const outdated = await verify(town.fileOf(before));
		expect(outdated).toMatchObject({ code: 4, verdict: 'not-in-force' });
		expect(outdated.bad[0].detail).toMatch(/identity changed/);
		const stale = { ...ada, sealed: { ...ada.sealed, registrar: registrar.path('ada-sealed.json') } };
		expect((await registrar.hanse(...town.confirming('registrar', stale))).errors).toMatch(
			/of another identity than the user has now/,
		);
		await town.sealing(registrar.done(...town.confirming('registrar', ada)));
		await town.sealing(issuer.done(...town.confirming('issuer', ada)));
		expect(await view('user_status', ada.id)).toBe('Confirmed');
		expect((await view('identity_holders', ada.id)).platform[2]).toBe('Awaited');
		await town.sealing(platform.done(...town.confirming('platform', ada)));
		expect((await view('identity_holders', ada.id)).platform[2]).toBe('Held');

		town.fillVault(ada);
		const refreshed = await send(town.accounts.platform, 'refreshCertificate', before);
		const after = event(refreshed, 'crowdfunding.CertificateIssued')[0].toHex();
		expect(await town.sealing(new Program([...town.issuing, '--once']).ended())).toBe(0);
		const report = await verify(town.fileOf(after));
		expect(report).toMatchObject({ code: 0, verdict: 'good', bad: [] });
		expect(report.shown).toContainEqual({ field: 'name', value: 'Ada King' });
	}, STORY_BOUND_MS);

	test('somebody should be known again when the registrar has another tag key', async () => {
		const { registrar, platform } = town.accounts;
		await send(registrar, 'setPrfVersion', town.ids.registrar, 1);
		const again = await town.newcomer('ada-again', ['A. King', ADA[1]], 'of the chain');
		await town.open(again);
		const state = async (file: string, instead: Partial<Stating>) => {
			const stating = { tags: 'next-tags.json', out: file, ...instead };
			return town.registrar.done(...town.stating(again, stating));
		};
		const one = await state('one-tag.json', {});
		expect(await refused(platform, 'registerUser', ...town.registering(again, one))).toBe(
			'Crowdfunding.InvalidPreviousTag',
		);
		const both = await state('both-tags.json', { previous: 'tags.json' });
		const brought = await send(platform, 'registerUser', ...town.registering(again, both));
		const [known, , commitment] = event(brought, 'crowdfunding.IdentityContested');
		expect([known.toNumber(), commitment.toHex()]).toEqual([ada.id, again.commitment]);
		expect(await view('user_status', ada.id)).toBe('Contested');
	});
});

describe('saved proofs of certificates', { timeout: STORY_BOUND_MS }, () => {
	const running = {} as { -readonly [field in keyof Running]: Running[field] };
	const pallet = palletOf(running, 'Crowdfunding');
	const { send } = pallet;
	let node: HanseNode;
	let town: Town;
	let trust: string;
	let asset: number;
	let [ada, bert]: Person[] = [];
	/** The files of Ada's first document and of Bert's. */
	let [adas, berts]: string[] = [];

	beforeAll(async () => {
		node = await startDev('aura');
		running.chain = await Chain.connect(node.url);
		town = await Town.open(running.chain, pallet);
		trust = await trusted(town.platform, 'dev');
		[ada, bert] = [await join('ada', ADA), await join('bert', ['Bert Brecht', 'C01X00061'])];
		await town.confirmAll([ada, bert]);
		const floated = await town.float('Cogs', [[ada, 100], [bert, 50]]);
		({ asset } = floated);
		await settled();
		expect(await new Program([...town.issuing, '--once']).ended()).toBe(0);
		[adas, berts] = floated.certificates.map((certificate) => town.fileOf(certificate));
	}, STORY_BOUND_MS);

	afterEach(({ task }) => {
		if (task.result?.state === 'fail') node?.keepLog();
	});

	afterAll(async () => {
		await running.chain?.close();
		await node?.stop();
		town?.close();
	});

	/** The command reads what is final. */
	const settled = async () =>
		running.chain.finality({ blockNumber: await running.chain.best() });

	async function join(file: string, who: [string, string]): Promise<Person> {
		await settled();
		const newcomer = await town.newcomer(file, who, 'of the chain');
		const person = await town.register(newcomer, await town.statement(newcomer));
		town.fillVault(person);
		return person;
	}

	const path = (name: string) => town.platform.path(`${name}.json`);
	const proving = (document: string, name: string, by = trust) => [
		...['certificate', 'prove', document, '--node', town.url, '--trust', by, '--out', path(name)],
	];
	const prove = (document: string, name: string) => town.platform.done(...proving(document, name));
	/** What the command says of a document by a saved proof. */
	async function verify(document: string, name: string, ...more: string[]) {
		const by = ['--proof', path(name), ...(more.includes('--trust') ? [] : ['--trust', trust])];
		const ran = await town.platform.hanse('certificate', 'verify', document, ...by, ...more);
		const checks: any[] = ran.json?.checks ?? [];
		const detail = (check: string) => checks.find((one) => one.check === check)?.detail;
		return { ...ran, verdict: ran.json?.verdict, shown: ran.json?.shown, detail };
	}
	/** A saved proof with something altered. */
	function altered(alter: (proof: any) => void): string {
		const proof = readJson(path('good'));
		alter(proof);
		town.platform.write('altered.json', JSON.stringify(proof));
		return 'altered';
	}

	test('a node should prove rows of its state within bounds', async () => {
		const { chain } = running;
		const now = `0x${'f0c365c3cf59d671eb72da0e7a4113c4'}${'9f1f0515f462cdcf84e0f1d6045dfcbb'}`;
		const answer: any = await chain.rpc('proof_rows', [now, '0x00']);
		expect(answer).toMatchObject({ genesis: town.genesis, finality: { set: '0', changes: [] } });
		expect(await chain.rpc('proof_rows', [now], 0)).toHaveProperty('finality.block.number');
		const { hash, number } = answer.finality.block;
		expect(await chain.rpc('chain_getBlockHash', number)).toBe(hash);
		const { proof }: any = await chain.rpc('state_getReadProof', [now, '0x00'], hash);
		expect(answer.storage).toEqual([...proof].sort());
		for (const [why, keys, ...set] of [
			[/at most 16 rows/, Array(17).fill('0x00')],
			[/at most 256 bytes/, [`0x${'00'.repeat(257)}`]],
			[/can start from authority set 7, but one can from set 0/, ['0x00'], 7],
		] as [RegExp, string[], number?][]) {
			await expect(chain.rpc('proof_rows', keys, ...set)).rejects.toThrow(why);
		}
	});

	test('proofs should be saved of certificates that hold, are frozen and are superseded', async () => {
		const { registrar } = town.accounts;
		expect(await prove(adas, 'good')).toMatchObject({ standing: 'good', file: path('good') });
		expect(await prove(berts, 'berts')).toMatchObject({ standing: 'good' });
		await running.chain.finality(await send(registrar, 'freezeUser', ada.id));
		expect(await prove(adas, 'frozen')).toMatchObject({ standing: 'frozen' });
		await running.chain.finality(await send(registrar, 'thawUser', ada.id));
		await town.give(asset, ada, bert, 40);
		await settled();
		expect(await prove(adas, 'over')).toMatchObject({ standing: 'over' });
		for (const name of ['good', 'berts', 'frozen', 'over']) {
			const text = readFileSync(path(name), 'utf8');
			expect([...PRIVATE, 'Brecht'].filter((told) => text.includes(told))).toEqual([]);
		}
		const twice = await town.platform.hanse(...proving(adas, 'good'));
		expect([twice.code, twice.errors]).toEqual([1, expect.stringMatching(/exists/)]);
		const local = await trusted(town.platform, 'local');
		const elsewhere = await town.platform.hanse(...proving(adas, 'elsewhere', local));
		expect([elsewhere.code, elsewhere.errors]).toEqual([1, expect.stringMatching(/another chain/)]);
	});

	test('certificates should be verified by their proofs when no node runs', async () => {
		await running.chain.close();
		await node.halt();
		const asked = await town.platform.hanse('certificate', 'verify', adas, '--node', town.url);
		expect(asked.code).toBe(1);

		const good = await verify(adas, 'good');
		expect(good).toMatchObject({ code: 0, verdict: 'good' });
		expect(good.shown).toContainEqual({ field: 'name', value: ADA[0] });
		const { number } = readJson(path('good')).finality.block;
		const time = new Date(Number(readJson(path('good')).time)).toISOString();
		expect(good.json.as_of).toEqual({ block: number, time });
		expect(good.detail('state')).toBe(`it holds at block ${number}, ${time}: 100 shares`);
		const frozen = await verify(adas, 'frozen');
		expect(frozen).toMatchObject({ code: 4, verdict: 'not-in-force' });
		expect(frozen.detail('state')).toMatch(/frozen/);
		const over = await verify(adas, 'over');
		expect(over).toMatchObject({ code: 4, verdict: 'not-in-force' });
		expect(over.detail('state')).toMatch(/^Superseded; in its place: 0x/);
	});

	test('a proof that is older than wanted should leave it open', async () => {
		const { number } = readJson(path('good')).finality.block;
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
		for (const [since, code] of [[`${number}`, 0], [`${number + 1}`, 5], [tomorrow, 5]] as const) {
			expect(await verify(adas, 'good', '--not-before', since)).toMatchObject({ code });
		}
		expect(await verify(adas, 'over', '--not-before', tomorrow)).toMatchObject({ code: 4 });
		const never = await verify(adas, 'good', '--not-before', 'never');
		expect([never.code, never.errors]).toEqual([2, expect.stringMatching(/neither the number/)]);
	});

	test('what is no proof of this certificate should be refused with the reason', async () => {
		const over = readJson(path('over'));
		for (const [why, alter] of [
			[/has another row: the time/, (p: any) => (p.time = `${Number(p.time) + 1}`)],
			[/has such a row: the holding/, (p: any) => (p.rows.holding = null)],
			[/has another row: the certificate/, (p: any) => (p.rows = over.rows)],
			[/state root/, (p: any) => (p.finality = over.finality)],
			[/has another number or hash/, (p: any) => flip(p.finality.block, 'header')],
			[/the signature of .* is not good/, (p: any) => flip(p.finality.block, 'justification', SIGNATURE)],
			[/lacks nodes|has no such row/, (p: any) => flip(p, 'certificate')],
			[/of the chain with genesis/, (p: any) => flip(p, 'genesis')],
			[/version 1 is known/, (p: any) => (p.version = 2)],
			[/can't be read/, (p: any) => (p.extra = null)],
		] as [RegExp, (proof: any) => void][]) {
			const report = await verify(adas, altered(alter));
			expect(report, `${why}`).toMatchObject({ code: 3, verdict: 'not-genuine', shown: [] });
			expect(report.detail('saved proof')).toMatch(why);
		}
		const others = await verify(adas, 'berts');
		expect(others).toMatchObject({ code: 3, verdict: 'not-genuine' });
		expect(others.detail('saved proof')).toMatch(/of another certificate, 0x/);
		const local = await verify(adas, 'good', '--trust', await trusted(town.platform, 'local'));
		expect(local).toMatchObject({ code: 3, verdict: 'not-genuine' });
		expect(local.detail('saved proof')).toMatch(/of the chain with genesis/);
		const both = await verify(adas, 'good', '--node', town.url);
		expect([both.code, both.errors]).toEqual([2, expect.stringMatching(/cannot be used with/)]);
	});
});

/** Changes a digit of some bytes, the last one unless said otherwise. */
function flip(of: any, name: string, at = of[name].length - 1): void {
	const digits: string = of[name];
	of[name] = `${digits.slice(0, at)}${digits[at] === '0' ? '1' : '0'}${digits.slice(at + 1)}`;
}

/** The file of what an office trusts: a chain's genesis and its authorities then. */
async function trusted(office: Office, chain: string): Promise<string> {
	const trust = office.path(`trust-${chain}.json`);
	if (existsSync(trust)) return trust;
	const raw = office.write(`raw-${chain}.json`, chainSpec(chain, '--raw'));
	await office.done('proof', 'trust', raw, '--out', trust);
	return trust;
}

/** What a document is about. */
const subject = (document: any): any => document.credential.credentialSubject;

/** A field of a document that is shown. */
function field(document: any, name: string): { value: string } {
	return document.disclosures.find((one: any) => one.field === name);
}
