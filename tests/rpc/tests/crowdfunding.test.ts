// SPDX-License-Identifier: Apache-2.0
/** The register of pallet Crowdfunding: platforms, authorities, users, assets, certificates. */
import { blake2AsHex } from '@polkadot/util-crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, UNIT, dev, event } from '../src/chain.ts';
import { identityCommitment, newOpening, textHash } from '../src/crowdfunding.ts';
import { failureName } from '../src/errors.ts';
import { decide } from '../src/governance.ts';
import { newKey } from '../src/keys.ts';
import { orgNumber } from '../src/orgNumber.ts';
import type { Market } from '../stories/chips.ts';
import { type Fair, type Person, CHIPS, documentOf } from '../stories/crowdfunding.ts';
import { DEV_COMMITTEE, DEV_COUNCIL } from '../stories/devChain.ts';
import { SALE_CALLS, SALE_VIEWS, fairChain, transfer } from '../stories/fair.ts';
import { reserved } from '../stories/pallet.ts';
import { register } from '../stories/registration.ts';

/** The calls in the order of their indices. */
const CALLS = [
	...['admitPlatform', 'removePlatform', 'setSyndication', 'choose', 'clearChoice'],
	...['admitAuthority', 'updateAuthority', 'removeAuthority', 'setPrfVersion'],
	...['registerUser', 'confirmIdentity', 'resolveConflict', 'updateIdentity', 'retagUser'],
	...['eraseIdentity', 'recoverAccount', 'freezeUser', 'thawUser'],
	...['setTradingKey', 'approveTradingKey', 'cancelTradingKey', 'unlockTrading'],
	...['registerAsset', 'addHolders', 'activateAsset', 'withdrawAsset', 'updateAttributes'],
	...['freezeHolding', 'thawHolding', 'forceTransfer'],
	...['countersign', 'revokeCertificate', 'refreshCertificate'],
	...['postOffering', 'pledge', 'fill', 'recordTrade'],
	...['closeOffering', 'cancelOffering', 'freezeOffering', 'thawOffering'],
	...['settlePledges', 'withdrawPledge', 'payProceeds', 'payFees'],
	...['declareDistribution', 'claimDistribution', 'closeDistribution', 'clearSnapshots'],
];
/** The deposit for a byte of a row: 100 millionths of a token. */
const PER_BYTE = UNIT / 10_000n;
const [alice, bob] = ['Alice', 'Bob'].map(dev);
const json = (value: any) => value.toJSON();
const text = (hex: string) => Buffer.from(hex.slice(2), 'hex').toString();

describe('the register of pallet Crowdfunding', () => {
	const found = fairChain();
	const { pallet, viewed, view, paged, standing } = found;
	const { send, refused, govern, notCalled } = pallet;
	let chain: Chain;
	let market: Market;
	let fair: Fair;
	let issuer: Person, anna: Person, bert: Person, clara: Person, dora: Person, emil: Person;

	beforeAll(() => {
		({ chain } = found.running);
		({ market, fair } = found.opened);
		({ issuer, anna, bert, clara, dora, emil } = found.opened.people);
	});

	const status = (user: number) => view('user_status', user);

	test('platforms and authorities should be admitted by the council alone', async () => {
		const [first, second] = fair.sites;
		expect(await refused(alice, 'admitPlatform', first.number)).toBe('BadOrigin');
		const keys = [alice.address, alice.address, '0x'.padEnd(66, '9')];
		expect(await refused(alice, 'admitAuthority', 'CertificateIssuer', ...keys)).toBe('BadOrigin');
		for (const [call, error] of [
			[pallet.call('admitPlatform', first.number), 'AlreadyPlatform'],
			[pallet.call('admitPlatform', orgNumber(9_999_999)), 'OrgNumberNotFound'],
			[pallet.call('admitAuthority', { Registrar: 'de' }, ...keys), 'InvalidJurisdiction'],
		] as const) {
			expect((await decide(chain, DEV_COUNCIL, call)).error).toBe(`Crowdfunding.${error}`);
		}
		const third = await register(chain, bob, 'reval');
		await govern('admitPlatform', third.number);
		const numbers = async () => (await paged('platforms', [], null)).map(([number]) => number);
		const sites = [first, second].map(({ number }) => Number(number));
		expect((await numbers()).sort()).toEqual([...sites, Number(third.number)].sort());
		expect(await view('platform', third.number)).toMatchObject({
			tenure: 0,
			syndication: { byHand: null },
		});
		await govern('removePlatform', third.number);
		expect((await numbers()).sort()).toEqual(sites.sort());
		expect(await refused(bob, 'setSyndication', third.number, 'All')).toBe(
			'Crowdfunding.PlatformNotFound',
		);
		const { registrar, certifier } = fair;
		const authorities = await paged('authorities', [], 0, ([id]) => id + 1);
		expect(authorities.map(([id]) => id)).toEqual([registrar.id, certifier.id]);
		expect(await view('authority', registrar.id)).toMatchObject({
			role: { registrar: '0x4445' },
			state: { admitted: null },
			account: registrar.account.address,
			key: registrar.key.address,
		});
		expect((await view('authority', certifier.id)).role).toEqual({ certificateIssuer: null });
	});

	test('an authority should change its keys itself', async () => {
		const { certifier } = fair;
		const key = newKey('ed25519');
		const args = [certifier.id, certifier.account.address, key.address, `0x${'07'.repeat(32)}`];
		expect(await refused(alice, 'updateAuthority', ...args)).toBe('Crowdfunding.NotAuthority');
		await send(certifier.account, 'updateAuthority', ...args);
		certifier.key = key;
		expect(await view('authority', certifier.id)).toMatchObject({
			key: key.address,
			sealingKey: `0x${'07'.repeat(32)}`,
			keyVersion: 1,
		});
	});

	test('users of both platforms should be found by account and tag', async () => {
		const { registrar, certifier } = fair;
		for (const person of [issuer, anna, bert, clara, dora, emil]) {
			const { id, account, key, opening, site } = person;
			const row = await view('user', id);
			expect(row).toMatchObject({
				account: account.address,
				kind: opening.kind,
				platform: Number(fair.sites[site].number),
				tenure: 0,
				identity: { commitment: identityCommitment(opening), version: 0 },
				trading: { key: key.address, next: null, wrong: 0, locked: null },
			});
			expect(await status(id)).toBe('Confirmed');
			expect(await view('user_of', account.address)).toBe(id);
			expect(await view('trading_key', id)).toEqual([key.address, 0]);
			expect(await view('user_of_tag', registrar.id, 0, fair.tag(opening, 0))).toBe(id);
			expect(await view('identity_holders', id)).toEqual({
				platform: [Number(fair.sites[site].number), 0, 'Held'],
				registrar: [registrar.id, 'Held'],
				certifier: [certifier.id, 'Held'],
			});
			expect(await market.balance(account)).toBe(CHIPS);
		}
		expect(await view('user_of', alice.address)).toBeNull();
		expect(await status(999)).toBeNull();
	});

	/** Registered in the first story about identities; what becomes of it is told in the others. */
	let frida: Person;

	test("a user should need the registrar's word, its own, and both confirmations", async () => {
		const newcomer = await fair.newcomer(1, 'Frida');
		const [, { owner }] = fair.sites;
		for (const by of [
			{ statement: newKey() },
			{ consent: newcomer.key },
			{ genesis: blake2AsHex('another chain', 256) },
		]) {
			const forged = await fair.registering(newcomer, by);
			expect(await refused(owner, 'registerUser', ...forged)).toBe('Crowdfunding.InvalidSignature');
		}
		const args = await fair.registering(newcomer);
		expect(await refused(fair.sites[0].owner, 'registerUser', ...args)).toBe(
			'Crowdfunding.NotPlatform',
		);
		const oneKey = await fair.registering({ ...newcomer, key: newcomer.account });
		expect(await refused(owner, 'registerUser', ...oneKey)).toBe('Crowdfunding.WrongKey');
		const before = await reserved(chain, owner);
		frida = await fair.register(newcomer);
		expect(await reserved(chain, owner)).toBeGreaterThan(before);
		expect(await refused(owner, 'registerUser', ...args)).toBe('Crowdfunding.AlreadyRegistered');

		expect(await status(frida.id)).toBe('Pending');
		expect(await refused(alice, 'confirmIdentity', frida.id, 0)).toBe('Crowdfunding.NotAwaited');
		const { registrar, certifier } = fair;
		expect(await refused(registrar.account, 'confirmIdentity', frida.id, 1)).toBe(
			'Crowdfunding.InvalidVersion',
		);
		await send(registrar.account, 'confirmIdentity', frida.id, 0);
		expect(await status(frida.id)).toBe('Pending');
		expect((await view('identity_holders', frida.id)).certifier).toEqual([certifier.id, 'Awaited']);
		const confirmed = await send(certifier.account, 'confirmIdentity', frida.id, 0);
		expect(json(event(confirmed, 'crowdfunding.IdentityConfirmed'))).toEqual([
			frida.id,
			0,
			{ authority: certifier.id },
			'Confirmed',
		]);
		expect(await status(frida.id)).toBe('Confirmed');
	});

	test('two identities under one tag should wait until the registrar rules', async () => {
		const [{ owner }] = fair.sites;
		const { registrar } = fair;
		const newcomer = await fair.newcomer(0, 'Frieda');
		const { scheme, number } = frida.opening;
		newcomer.opening = newOpening({ ...newcomer.opening, scheme, number });
		const contest = async () => {
			const args = await fair.registering(newcomer);
			return event(await send(owner, 'registerUser', ...args), 'crowdfunding.IdentityContested');
		};
		expect(json((await contest())[0])).toBe(frida.id);
		expect(await status(frida.id)).toBe('Contested');
		expect(await view('claim', frida.id)).toMatchObject({
			platform: Number(fair.sites[0].number),
			registration: { commitment: identityCommitment(newcomer.opening) },
		});
		expect(await refused(alice, 'resolveConflict', frida.id, 'Dismissed')).toBe(
			'Crowdfunding.NotAuthority',
		);
		await send(registrar.account, 'resolveConflict', frida.id, 'Dismissed');
		expect(await status(frida.id)).toBe('Confirmed');
		expect(await view('claim', frida.id)).toBeNull();
		expect(await refused(registrar.account, 'resolveConflict', frida.id, 'Dismissed')).toBe(
			'Crowdfunding.NoClaim',
		);
		// The second time they are two.
		await contest();
		const tag = textHash('Frieda');
		const ruling = { Separate: tag };
		const ruled = await send(registrar.account, 'resolveConflict', frida.id, ruling);
		const [, , other] = json(event(ruled, 'crowdfunding.ConflictResolved'));
		expect(await view('user_of', newcomer.account.address)).toBe(other);
		expect(await view('user_of_tag', registrar.id, 0, tag)).toBe(other);
		expect([await status(frida.id), await status(other)]).toEqual(['Confirmed', 'Pending']);
	});

	test('a lost account should be replaced by the registrar, and its user go on', async () => {
		const { registrar } = fair;
		const [account, key] = [newKey('ed25519'), newKey('ecdsa')];
		const user = frida.id;
		const fields = { user, account: account.address, tradingKey: key.address };
		const { expiry, signature } = await fair.sign(account, 'recover', fields, 0);
		const args = [user, account.address, key.address, expiry, signature];
		expect(await refused(alice, 'recoverAccount', ...args)).toBe('Crowdfunding.NotAuthority');
		await fair.askForKey(frida, newKey());
		await send(registrar.account, 'recoverAccount', ...args);
		expect(await failureName(fair.askForKey(frida, newKey()))).toBe('Crowdfunding.NotUser');
		expect(await view('user_of', frida.account.address)).toBeNull();
		expect(await view('user_of', account.address)).toBe(user);
		expect(await view('trading_key', user)).toEqual([key.address, 0]);
		expect(await view('user', user)).toMatchObject({ recoveries: 1, trading: { next: null } });
		frida = { ...frida, account, key };
		await market.endow([account], 10n);
	});

	/** The user agrees to another commitment of its own. */
	async function amend(person: Person, name: string): Promise<Person> {
		const opening = newOpening({ ...person.opening, name });
		const fields = { user: person.id, commitment: identityCommitment(opening) };
		const { version } = (await view('user', person.id)).identity;
		const { expiry, signature } = await fair.sign(
			person.account,
			'update-identity',
			fields,
			version + 1,
		);
		const args = [person.id, fields.commitment, expiry, signature];
		expect(await refused(alice, 'updateIdentity', ...args)).toBe('Crowdfunding.NotAuthority');
		await send(fair.registrar.account, 'updateIdentity', ...args);
		return { ...person, opening };
	}

	test('a changed identity should outdate a certificate until it is refreshed', async () => {
		const asset = await fair.float([
			[issuer, 90],
			[frida, 10],
		]);
		const old = await fair.certificate(asset, frida);
		await fair.countersign(old);
		expect(await standing(old)).toBe('Good');
		expect(await refused(alice, 'refreshCertificate', old)).toBe('Crowdfunding.CertificateCurrent');
		frida = await amend(frida, 'Frida Wall');
		expect(await status(frida.id)).toBe('Pending');
		expect(await standing(old)).toBe('Outdated');
		expect(await view('why_not', transfer(asset, [frida, anna], 1))).toEqual({ seller: 'Pending' });
		await fair.confirm(frida, 1);
		expect(await status(frida.id)).toBe('Confirmed');
		const [first, second] = fair.sites;
		expect((await view('identity_holders', frida.id)).platform[2]).toBe('Awaited');
		expect(await refused(first.owner, 'confirmIdentity', frida.id, 1)).toBe(
			'Crowdfunding.NotAwaited',
		);
		await send(second.owner, 'confirmIdentity', frida.id, 1);
		expect((await view('identity_holders', frida.id)).platform[2]).toBe('Held');
		await send(alice, 'refreshCertificate', old);
		const now = await fair.certificate(asset, frida);
		expect(await standing(old)).toBe('Over');
		expect(await view('certificate', old)).toMatchObject({
			state: { superseded: null },
			successor: now,
		});
		expect(await view('certificate', now)).toMatchObject({
			identity: identityCommitment(frida.opening),
			cause: { identity: null },
			previous: old,
		});
	});

	test('people should be known again by two keys of the registrar', async () => {
		const { registrar } = fair;
		const [{ owner }] = fair.sites;
		expect(await refused(registrar.account, 'setPrfVersion', registrar.id, 2)).toBe(
			'Crowdfunding.InvalidVersion',
		);
		const newcomer = await fair.newcomer(0, 'Fritze');
		newcomer.opening = newOpening({ ...frida.opening, name: 'Fritze' });
		const stale = await fair.registering(newcomer);
		await send(registrar.account, 'setPrfVersion', registrar.id, 1);
		expect(await refused(owner, 'registerUser', ...stale)).toBe('Crowdfunding.InvalidVersion');
		const forgetful = await fair.registering(newcomer, {}, { previousTag: null });
		expect(await refused(owner, 'registerUser', ...forgetful)).toBe(
			'Crowdfunding.InvalidPreviousTag',
		);
		const known = await send(owner, 'registerUser', ...(await fair.registering(newcomer)));
		expect(json(event(known, 'crowdfunding.IdentityContested')[0])).toBe(frida.id);
		await send(registrar.account, 'resolveConflict', frida.id, 'Dismissed');
		expect(await refused(registrar.account, 'setPrfVersion', registrar.id, 2)).toBe(
			'Crowdfunding.UsersNotRetagged',
		);
		const [before, tag] = [0, 1].map((version) => fair.tag(frida.opening, version));
		expect(await refused(alice, 'retagUser', frida.id, tag)).toBe('Crowdfunding.NotAuthority');
		await send(registrar.account, 'retagUser', frida.id, tag);
		expect(await view('user_of_tag', registrar.id, 0, before)).toBeNull();
		expect(await view('user_of_tag', registrar.id, 1, tag)).toBe(frida.id);
		expect(await refused(registrar.account, 'retagUser', anna.id, tag)).toBe(
			'Crowdfunding.TagTaken',
		);
	});

	test('an erased user should keep its shares and trade no more', async () => {
		const asset = await fair.float([
			[issuer, 90],
			[frida, 10],
		]);
		expect(await refused(alice, 'eraseIdentity', frida.id)).toBe('Crowdfunding.NotHolder');
		for (const { account } of [fair.registrar, fair.certifier]) {
			await send(account, 'eraseIdentity', frida.id);
		}
		expect(await status(frida.id)).toBe('Erased');
		const holders = await view('identity_holders', frida.id);
		expect([holders.registrar[1], holders.certifier[1]]).toEqual(['Erased', 'Erased']);
		expect(await view('why_not', transfer(asset, [frida, anna], 1))).toEqual({ seller: 'Erased' });
		expect(await fair.shares(asset, frida)).toBe(10);
	});

	test('an asset should be open for trade once its first holders have all of it', async () => {
		const [{ owner, number }, other] = fair.sites;
		const row = fair.asset(issuer, 1_000);
		expect(await refused(other.owner, 'registerAsset', number, row)).toBe(
			'Crowdfunding.NotPlatform',
		);
		const registered = await send(owner, 'registerAsset', number, row);
		const asset = event(registered, 'crowdfunding.AssetRegistered')[0].toNumber();
		await send(owner, 'addHolders', asset, [
			[issuer.id, 600],
			[anna.id, 100],
		]);
		expect(await refused(owner, 'addHolders', asset, [[anna.id, 100]])).toBe(
			'Crowdfunding.AlreadyHolder',
		);
		expect(await refused(owner, 'addHolders', asset, [[bert.id, 301]])).toBe(
			'Crowdfunding.WrongTotal',
		);
		expect(await refused(owner, 'activateAsset', asset)).toBe('Crowdfunding.WrongTotal');
		expect(await refused(owner, 'withdrawAsset', asset)).toBe('Crowdfunding.HasHolders');
		expect(await view('why_not', transfer(asset, [anna, bert], 1))).toEqual({
			assetNotActive: null,
		});
		await send(owner, 'addHolders', asset, [
			[bert.id, 200],
			[clara.id, 100],
		]);
		await send(owner, 'activateAsset', asset);
		expect(await view('why_not', transfer(asset, [anna, bert], 1))).toBeNull();

		expect(await view('asset', asset)).toMatchObject({
			kind: 'Equity',
			state: 'Active',
			platform: Number(number),
			shares: 1_000,
			registered: 1_000,
			holders: 4,
		});
		const details = await view('asset_details', asset);
		expect(text(details.attributes.externalIds[0].value)).toBe('DE000BASF111');
		const holders = await paged('holders', [asset], null);
		expect(holders.map(([user, { shares }]) => [user, shares]).sort()).toEqual(
			[
				[issuer.id, 600],
				[anna.id, 100],
				[bert.id, 200],
				[clara.id, 100],
			].sort(),
		);
	});

	test('an asset should change its attributes, and be withdrawn without holders', async () => {
		const [{ owner, number }] = fair.sites;
		const row = fair.asset(issuer, 1_000);
		const asset = await fair.float([[issuer, 1_000]]);
		const before = await reserved(chain, owner);
		const attributes = { ...row.attributes, title: 'Cogs of the Trave' };
		await send(owner, 'updateAttributes', asset, attributes);
		const updated = await view('asset_details', asset);
		expect([updated.revision, text(updated.attributes.title)]).toEqual([1, 'Cogs of the Trave']);
		// Thirteen bytes longer, each of which is paid for.
		const longer = BigInt(attributes.title.length - row.attributes.title.length);
		const held = await reserved(chain, owner);
		expect(held - before).toBe(longer * PER_BYTE);

		const drafted = await send(owner, 'registerAsset', number, row);
		const draft = event(drafted, 'crowdfunding.AssetRegistered')[0].toNumber();
		expect(await reserved(chain, owner)).toBeGreaterThan(held);
		await send(owner, 'withdrawAsset', draft);
		expect(await reserved(chain, owner)).toBe(held);
		expect(await view('asset', draft)).toBeNull();
		// The one that was withdrawn leaves a gap, which ends no list.
		const next = await fair.float([[anna, 1]]);
		const assets = await paged('assets', [], 0, ([id]) => id + 1);
		const earlier = Array.from({ length: draft }, (_, id) => id);
		expect(assets.map(([id]) => id)).toEqual([...earlier, next]);
	});

	/** All certificates that wait, in the order of issue: the view knows none. */
	async function awaiting(): Promise<string[]> {
		const { id } = fair.certifier;
		const rows: any[] = [];
		for (let after: number | null = null; ;) {
			const [page, next]: [any[], number | null] = await view('awaiting', id, after, 1);
			rows.push(...page);
			if (next === null) break;
			after = next;
		}
		expect(await view('awaiting', id, null, 256)).toEqual([rows, null]);
		rows.sort(([, a], [, b]) => a.serial - b.serial);
		return rows.map(([certificate]) => certificate);
	}

	test('certificates should be countersigned one by one or many at once', async () => {
		const people = [issuer, anna, bert, clara];
		const backlog = await awaiting();
		const asset = await fair.float(people.map((person) => [person, 25]));
		const ids = await Promise.all(people.map((person) => fair.certificate(asset, person)));
		const [first, ...others] = ids;
		expect(await awaiting()).toEqual([...backlog, ...ids]);
		expect(await view('certificate', first)).toMatchObject({
			asset,
			user: issuer.id,
			identity: identityCommitment(issuer.opening),
			shares: 25,
			state: { provisional: null },
			cause: { registered: null },
			document: null,
		});
		expect(await standing(first)).toBe('Provisional');
		const row = [[first, documentOf(first)]];
		expect(await refused(alice, 'countersign', row)).toBe('Crowdfunding.NotAuthority');
		await fair.countersign(first);
		expect(await refused(fair.certifier.account, 'countersign', row)).toBe(
			'Crowdfunding.AlreadyCountersigned',
		);
		expect(await standing(first)).toBe('Good');
		expect(await view('certificate', first)).toMatchObject({
			state: { active: null },
			document: documentOf(first),
		});
		expect(await awaiting()).toEqual([...backlog, ...others]);
		await fair.reach((await view('certificate', others[2])).deadline + 1);
		expect(await standing(others[2])).toBe('Overdue');
		const many = await fair.countersign(...others);
		const named = many.events.filter(({ event }) => event.method === 'CertificateCountersigned');
		expect(named).toHaveLength(3);
		expect(await Promise.all(others.map(standing))).toEqual(['Good', 'Good', 'Good']);
		expect(await awaiting()).toEqual(backlog);
	});

	test('certificates of a user should be those of its portfolio', async () => {
		const asset = await fair.float([
			[issuer, 90],
			[anna, 10],
		]);
		const of = await paged('certificates_of', [anna.id], null, ([, { asset }]) => asset);
		const portfolio = await paged('portfolio', [anna.id], null);
		expect(portfolio.length).toBeGreaterThan(1);
		expect(of.map(([id]) => id)).toEqual(portfolio.map(([, { certificate }]) => certificate));
		expect(of.map(([id]) => id)).toContain(await fair.certificate(asset, anna));
	});

	test('a revoked certificate should be over and name the one in its place', async () => {
		const asset = await fair.float([
			[issuer, 90],
			[anna, 10],
		]);
		const old = await fair.certificate(asset, anna);
		await fair.countersign(old);
		expect(await refused(alice, 'revokeCertificate', old, 'WrongDocument')).toBe(
			'Crowdfunding.NotAuthority',
		);
		await send(fair.registrar.account, 'revokeCertificate', old, 'WrongDocument');
		const successor = await fair.certificate(asset, anna);
		expect(await view('certificate', old)).toMatchObject({
			state: { revoked: 'WrongDocument' },
			document: documentOf(old),
			successor,
		});
		expect(await standing(old)).toBe('Over');
		expect(await standing(successor)).toBe('Provisional');
		expect(await refused(fair.registrar.account, 'revokeCertificate', old, 'Ordered')).toBe(
			'Crowdfunding.CertificateOver',
		);
	});

	test('title should lead back over all trades to the registration', async () => {
		const asset = await fair.float([[issuer, 1_000]]);
		const path = [await fair.certificate(asset, issuer)];
		const trades: number[] = [];
		const hands: [Person, Person][] = [
			[issuer, anna],
			[anna, bert],
			[bert, clara],
		];
		for (const [at, pair] of hands.entries()) {
			const given = event(await fair.give(asset, pair, 100, at * 50), 'crowdfunding.Traded');
			trades.unshift(given[1].toNumber());
			const certificate = await fair.certificate(asset, pair[1]);
			await fair.countersign(certificate);
			path.unshift(certificate);
		}
		const page = await view('title', [path[0]], 256);
		expect(page.next).toEqual([]);
		expect(page.certificates.map(([id]: any) => id)).toEqual(path);
		const rows = page.certificates.map(([, row]: any) => row);
		expect(rows.map(({ cause }: any) => cause)).toEqual([
			...trades.map((traded) => ({ traded })),
			{ registered: null },
		]);
		// What was sold keeps its document and says that it is over.
		expect(rows[0]).toMatchObject({ state: { active: null }, document: documentOf(path[0]) });
		expect(rows[1]).toMatchObject({ state: { superseded: null }, document: documentOf(path[1]) });
		const walked: string[] = [];
		for (let from = [path[0]]; from.length > 0;) {
			const { certificates, next } = await view('title', from, 1);
			walked.push(...certificates.map(([id]: any) => id));
			from = next;
		}
		expect(walked).toEqual(path);
		const settlements = (await paged('trades', [asset], null)).map(([id, { settlement }]) => [
			id,
			settlement,
		]);
		const [third, second, first] = trades;
		expect(Object.fromEntries(settlements)).toEqual({
			[first]: { gift: null },
			[second]: { bank: '0x455552' },
			[third]: { bank: '0x455552' },
		});
	});

	const why = (...of: Parameters<typeof transfer>) => view('why_not', transfer(...of));

	test('why_not should name what keeps a trade from being made', async () => {
		const asset = await fair.float(
			[
				[issuer, 90],
				[anna, 10],
			],
			{ maxHolders: 2 },
		);
		const locked = await fair.float(
			[
				[issuer, 90],
				[anna, 10],
			],
			{ lockUp: 1_000 },
		);
		const nobody = { ...anna, id: 999 };
		expect(await why(999, [anna, bert], 1)).toEqual({ noSuchAsset: null });
		expect(await why(asset, [nobody, bert], 1)).toEqual({ noSuchSeller: null });
		expect(await why(asset, [anna, nobody], 1)).toEqual({ noSuchBuyer: null });
		expect(await why(asset, [anna, anna], 1)).toEqual({ sameUser: null });
		expect(await why(asset, [issuer, anna], 0)).toEqual({ noShares: null });
		expect(await why(asset, [issuer, anna], 91)).toEqual({ notEnoughShares: null });
		// Neither a first holder nor, but in campaigns, the issuer.
		const pairs: [Person, Person][] = [
			[anna, issuer],
			[issuer, anna],
		];
		for (const pair of pairs) {
			expect(await why(locked, pair, 1)).toEqual({ notEnoughShares: null });
		}
		expect(await why(asset, [issuer, bert], 1)).toEqual({ tooManyHolders: null });
		expect(await why(asset, [issuer, bert], 90)).toBeNull();
		const lots = (await view('holding', locked, anna.id)).lots;
		expect(lots).toMatchObject([{ shares: 10 }]);
	});

	test('a barred user or holding should not be traded with until the bar is lifted', async () => {
		const { account } = fair.registrar;
		const asset = await fair.float([
			[issuer, 90],
			[anna, 10],
		]);
		expect(await refused(alice, 'freezeUser', anna.id)).toBe('Crowdfunding.NotAuthority');
		await send(account, 'freezeUser', anna.id);
		expect(await why(asset, [issuer, anna], 1)).toEqual({ buyer: 'Frozen' });
		expect(await standing(await fair.certificate(asset, anna))).toBe('Frozen');
		await send(account, 'thawUser', anna.id);
		expect(await refused(alice, 'freezeHolding', asset, issuer.id)).toBe(
			'Crowdfunding.NotAuthority',
		);
		await send(account, 'freezeHolding', asset, issuer.id);
		expect(await why(asset, [issuer, anna], 1)).toEqual({ holdingFrozen: null });
		expect(await failureName(fair.give(asset, [issuer, anna], 1))).toBe('Crowdfunding.Hindered');
		await send(account, 'thawHolding', asset, issuer.id);
		expect(await why(asset, [issuer, anna], 1)).toBeNull();
		await fair.give(asset, [issuer, anna], 1);
	});

	test('shares of somebody who is barred should be moved by the council alone', async () => {
		const asset = await fair.float([[anna, 100]]);
		await send(fair.registrar.account, 'freezeHolding', asset, anna.id);
		const before = await fair.certificate(asset, anna);
		const args = [asset, anna.id, bert.id, 30, 'Ordered'];
		expect(await refused(fair.registrar.account, 'forceTransfer', ...args)).toBe('BadOrigin');
		const call = pallet.call('forceTransfer', ...args);
		expect((await decide(chain, DEV_COMMITTEE, call)).error).toBe('BadOrigin');
		const forced = event(await govern('forceTransfer', ...args), 'crowdfunding.TransferForced');
		expect(json(forced[2])).toBe('Ordered');
		expect([await fair.shares(asset, anna), await fair.shares(asset, bert)]).toEqual([70, 30]);
		const [[id, trade]] = await view('trades', asset, null, 1);
		expect(id).toBe(json(forced[1]));
		expect(trade).toMatchObject({ settlement: { forced: null }, sellerBefore: before });
		expect((await view('certificate', await fair.certificate(asset, bert))).source).toBe(before);
	});

	test('a successor should act in the place of a certificate issuer that was removed', async () => {
		const { certifier } = fair;
		const asset = await fair.float([
			[issuer, 90],
			[anna, 10],
		]);
		const certificate = await fair.certificate(asset, anna);
		const next = await fair.admit('CertificateIssuer');
		const removal = (successor: number | null) =>
			pallet.call('removeAuthority', certifier.id, successor);
		expect((await decide(chain, DEV_COUNCIL, removal(fair.registrar.id))).error).toBe(
			'Crowdfunding.WrongRole',
		);
		await govern('removeAuthority', certifier.id, next.id);
		const row = [[certificate, documentOf(certificate)]];
		expect(await refused(certifier.account, 'countersign', row)).toBe('Crowdfunding.NotAuthority');
		await send(next.account, 'countersign', row);
		expect(await standing(certificate)).toBe('Good');
		expect((await view('authority', certifier.id)).state).toEqual({
			removed: { successor: next.id },
		});
		const late = await fair.registering(await fair.newcomer(0, 'Hinrich'));
		expect(await refused(fair.sites[0].owner, 'registerUser', ...late)).toBe(
			'Crowdfunding.AuthorityRemoved',
		);
		fair.certifier = next;
	});

	test('the runtime API should answer as the views do', async () => {
		const asset = await fair.float([
			[issuer, 900],
			[anna, 100],
		]);
		const offering = await fair.offer(asset, anna, [10, 5n]);
		const certificate = await fair.certificate(asset, anna);
		const [{ number }] = fair.sites;
		const proposals = [transfer(asset, [anna, bert], 1), transfer(asset, [anna, anna], 1)];
		const order = await fair.order(offering, bert, 11);
		const asked: [string, unknown[]][] = [
			['certificate_status', [certificate]],
			['title', [[certificate], 256]],
			['portfolio', [anna.id, null, 256]],
			...[...proposals, { Order: order }].map((one): [string, unknown[]] => ['why_not', [one]]),
			['offerings_on', [number, 0, 256]],
			['identity_holders', [anna.id]],
		];
		const api = chain.api.call.crowdfundingApi as any;
		const camel = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
		for (const [name, args] of asked) {
			const answer = json(await api[camel(name)](...args));
			expect(answer, name).toEqual(await view(name, ...args));
		}
		const methods = Object.keys(api).sort();
		expect(methods).toEqual([...new Set(asked.map(([name]) => camel(name)))].sort());
		expect(json(await api.whyNot(proposals[1]))).toEqual({ sameUser: null });
		expect(json(await api.certificateStatus(blake2AsHex('unheard of', 256)))).toBeNull();
	});

	test('every call should have its index', () => {
		const calls = Object.entries(chain.api.tx.crowdfunding);
		expect(calls.map(([name, { callIndex }]) => [name, ...callIndex])).toEqual(
			CALLS.map((name, index) => [name, 70, index]),
		);
	});

	test('every call of the register should have been made', () => {
		expect(notCalled().filter((name) => !SALE_CALLS.includes(name))).toEqual([]);
	});

	test('every view function of the register should have been asked', () => {
		const views = chain.views.list('Crowdfunding').map(({ name }) => name);
		expect(views).toHaveLength(31);
		const missing = views.filter((name) => !viewed.has(name) && !SALE_VIEWS.includes(name));
		expect(missing).toEqual([]);
	});
});
