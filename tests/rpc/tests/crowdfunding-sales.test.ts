// SPDX-License-Identifier: Apache-2.0
/** The sales of pallet Crowdfunding: campaigns, offerings, trading keys, distributions. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, type Included, dev, event, findEvent } from '../src/chain.ts';
import { textHash } from '../src/crowdfunding.ts';
import { failureName } from '../src/errors.ts';
import { newKey } from '../src/keys.ts';
import { type Market, FREEZER } from '../stories/chips.ts';
import { type Fair, type Person, CHIPS, CROWD_TERMS, TEXT } from '../stories/crowdfunding.ts';
import { SALE_CALLS, SALE_VIEWS, fairChain } from '../stories/fair.ts';
import { reserved } from '../stories/pallet.ts';

const [alice, bob] = ['Alice', 'Bob'].map(dev);
const json = (value: any) => value.toJSON();
const text = (hex: string) => Buffer.from(hex.slice(2), 'hex').toString();
/** The whole price of a fill and what both platforms got of it. */
const parts = (filled: Included): bigint[] =>
	[...event(filled, 'crowdfunding.Filled')].slice(2).map((part) => part.toBigInt());
const sum = (numbers: bigint[]) => numbers.reduce((all, one) => all + one, 0n);

describe('the sales of pallet Crowdfunding', () => {
	const found = fairChain();
	const { pallet, chips, viewed, view, paged, native } = found;
	const { send, refused, notCalled } = pallet;
	let chain: Chain;
	let market: Market;
	let fair: Fair;
	let issuer: Person, anna: Person, bert: Person, clara: Person, dora: Person;

	beforeAll(() => {
		({ chain } = found.running);
		({ market, fair } = found.opened);
		({ issuer, anna, bert, clara, dora } = found.opened.people);
	});

	const money = (person: Person) => market.balance(person.account);
	const fees = () => Promise.all(fair.sites.map(({ owner }) => market.balance(owner)));

	/** An asset of the issuer's, and its campaign for up to 500 shares that needs 300. */
	async function campaign(): Promise<[asset: number, offering: number]> {
		const [, { owner, number }] = fair.sites;
		await send(owner, 'setSyndication', number, 'All');
		const asset = await fair.float([[issuer, 1_000]]);
		const kind = { Primary: { AllOrNothing: 300 } };
		return [asset, await fair.offer(asset, issuer, [500, 100n], { kind })];
	}

	/** Chips of the people and platforms that take part in campaigns. */
	const purses = async () => [
		...(await Promise.all([issuer, anna, bert, clara].map(money))),
		...(await fees()),
	];

	/** The campaign that succeeds, and what everybody had before it. */
	let success: { asset: number; offering: number; before: bigint[] };

	test('pledges by both platforms should lie in escrow until the campaign ends', async () => {
		const before = await purses();
		const [asset, offering] = await campaign();
		success = { asset, offering, before };
		const endowment = BigInt((await view('offering', offering)).endowment);
		const [lubeck, visby] = fair.sites;
		await fair.buy('pledge', offering, anna, 150);
		await fair.buy('pledge', offering, anna, 50);
		const brought = await fair.ordering(offering, bert, 150);
		expect(await refused(lubeck.owner, 'pledge', ...brought)).toBe('Crowdfunding.NotPlatform');
		await send(visby.owner, 'pledge', ...brought);
		expect(await refused(visby.owner, 'pledge', ...brought)).toBe('Crowdfunding.InvalidNonce');
		await fair.buy('pledge', offering, clara, 51);
		expect(await failureName(fair.buy('pledge', offering, clara, 1, 0))).toBe(
			'Crowdfunding.WrongPlatform',
		);
		expect(await failureName(fair.buy('fill', offering, clara, 1))).toBe('Crowdfunding.WrongSale');
		expect(await purses()).toEqual([
			before[0] - endowment,
			before[1] - 20_000n,
			before[2] - 15_000n,
			before[3] - 5_100n,
			...before.slice(4),
		]);
		expect(await view('offering', offering)).toMatchObject({
			state: 'Open',
			sold: 401,
			pledges: 3,
			escrow: 40_100,
			postingFee: 20_000,
			executingFee: 10_000,
		});
		const pledges = await paged('pledges', [offering], null);
		expect(pledges.map(([user]) => user).sort()).toEqual([anna.id, bert.id, clara.id].sort());
		expect(await view('pledge_of', offering, anna.id)).toMatchObject({
			shares: 200,
			amount: 20_000,
			fee: 200,
			platform: Number(lubeck.number),
			state: 'Open',
		});
		expect(await reserved(chain, anna.account)).toBeGreaterThan(0n);
		expect(await refused(bob, 'closeOffering', offering)).toBe('Crowdfunding.WindowOpen');
		expect(await refused(bob, 'settlePledges', offering, [anna.id])).toBe(
			'Crowdfunding.WrongState',
		);
	});

	test('a campaign that reaches its goal should bring shares and divide the money', async () => {
		const { asset, offering, before } = success;
		const first = await fair.certificate(asset, issuer);
		await fair.outlast(offering);
		const closed = await send(bob, 'closeOffering', offering);
		expect(json(event(closed, 'crowdfunding.OfferingClosed')[1])).toBe('Succeeded');
		await send(bob, 'settlePledges', offering, [anna.id, bert.id]);
		expect(await refused(bob, 'settlePledges', offering, [anna.id])).toBe(
			'Crowdfunding.PledgeNotFound',
		);
		await send(anna.account, 'settlePledges', offering, [clara.id, bert.id]);
		const people = [issuer, anna, bert, clara];
		expect(await Promise.all(people.map((who) => fair.shares(asset, who)))).toEqual([
			599, 200, 150, 51,
		]);
		expect(await view('certificate', await fair.certificate(asset, bert))).toMatchObject({
			cause: { campaign: offering },
			source: first,
			previous: null,
		});
		expect(await reserved(chain, anna.account)).toBe(0n);

		// 2 % of each pledge to who posted it, 1 % to who brought the backer, each rounded down.
		await send(bob, 'payProceeds', offering);
		expect(await refused(bob, 'payProceeds', offering)).toBe('Crowdfunding.NothingDue');
		for (const { number } of fair.sites) await send(bob, 'payFees', offering, number, 0);
		const posting = 400n + 300n + 102n;
		expect(await purses()).toEqual([
			before[0] + 40_100n - posting - 200n - 201n,
			before[1] - 20_000n,
			before[2] - 15_000n,
			before[3] - 5_100n,
			before[4] + posting + 200n,
			before[5] + 150n + 51n,
		]);
		expect(sum(await purses())).toBe(sum(before));
		expect(await view('offering', offering)).toBeNull();
		expect(await reserved(chain, issuer.account)).toBe(0n);
	});

	test('a campaign that misses its goal should give all money back', async () => {
		const before = await purses();
		const [asset, offering] = await campaign();
		await fair.buy('pledge', offering, anna, 200);
		const { account } = fair.registrar;
		expect(await refused(alice, 'freezeOffering', offering)).toBe('Crowdfunding.NotAuthority');
		await send(account, 'freezeOffering', offering);
		expect(await view('why_not', { Order: await fair.order(offering, bert, 99) })).toEqual({
			offeringClosed: null,
		});
		expect(await failureName(fair.buy('pledge', offering, bert, 99))).toBe('Crowdfunding.Hindered');
		await send(account, 'thawOffering', offering);
		await fair.buy('pledge', offering, bert, 99);
		await fair.outlast(offering);
		expect(await failureName(fair.buy('pledge', offering, clara, 1))).toBe('Crowdfunding.Hindered');
		const closed = await send(bob, 'closeOffering', offering);
		expect(json(event(closed, 'crowdfunding.OfferingClosed')[1])).toBe('Failed');
		expect(await refused(bob, 'payProceeds', offering)).toBe('Crowdfunding.NothingDue');
		const settled = await send(bob, 'settlePledges', offering, [anna.id, bert.id]);
		expect(event(settled, 'crowdfunding.PledgeRefunded')[2].toBigInt()).toBe(20_000n);
		expect(await purses()).toEqual(before);
		expect(await view('offering', offering)).toBeNull();
		expect(await fair.shares(asset, issuer)).toBe(1_000);
		for (const { account } of [issuer, anna, bert]) {
			expect(await reserved(chain, account)).toBe(0n);
		}
	});

	test("a backer's money that can't be paid back should wait for him alone", async () => {
		const before = await purses();
		const [, offering] = await campaign();
		await fair.buy('pledge', offering, anna, 100);
		await fair.buy('pledge', offering, clara, 100);
		await chips.send(FREEZER, 'freeze', market.kind, clara.account.address);
		expect(await refused(anna.account, 'cancelOffering', offering)).toBe('Crowdfunding.NotUser');
		await send(issuer.account, 'cancelOffering', offering);
		const settled = await send(bob, 'settlePledges', offering, [clara.id, anna.id]);
		expect(json(event(settled, 'crowdfunding.PledgeStranded')[1])).toBe(clara.id);
		expect(await view('pledge_of', offering, anna.id)).toBeNull();
		expect(await view('pledge_of', offering, clara.id)).toMatchObject({
			state: 'Stranded',
			amount: 10_000,
		});
		expect(await refused(bob, 'withdrawPledge', offering, clara.id)).toBe(
			'Crowdfunding.BadStanding',
		);
		await chips.send(FREEZER, 'thaw', market.kind, clara.account.address);
		await send(bob, 'withdrawPledge', offering, clara.id);
		expect(await purses()).toEqual(before);
		expect(await view('offering', offering)).toBeNull();
	});

	test('shares should be sold through the other platform and both be paid to the unit', async () => {
		const [lubeck, visby] = fair.sites;
		await send(visby.owner, 'setSyndication', visby.number, 'ByHand');
		const asset = await fair.float([
			[issuer, 900],
			[anna, 100],
		]);
		const poster = lubeck.owner;
		const offering = await fair.offer(asset, anna, [100, 501n], { poster });
		const prospectus = await view('prospectus', offering);
		expect([text(prospectus.title), prospectus.text.hash]).toEqual(['Cogs', textHash(TEXT)]);
		const fill = await fair.ordering(offering, bert, 40);
		expect(await view('why_not', { Order: fill[0] })).toEqual({ notOnPlatform: null });
		expect(await refused(visby.owner, 'fill', ...fill)).toBe('Crowdfunding.Hindered');
		await send(visby.owner, 'choose', visby.number, offering, 'Taken');
		const held = await reserved(chain, visby.owner);
		expect(await refused(bob, 'clearChoice', visby.number, offering)).toBe(
			'Crowdfunding.WrongState',
		);
		expect(await refused(lubeck.owner, 'fill', ...fill)).toBe('Crowdfunding.NotPlatform');

		// 20,040 are 400.8 for the posting, 200.4 for the buyer, and the rest for the seller.
		const [ofAnna, ofBert] = await Promise.all([anna, bert].map(money));
		const [atLubeck, atVisby] = await fees();
		const filled = await send(visby.owner, 'fill', ...fill);
		expect(parts(filled)).toEqual([20_040n, 400n, 200n]);
		expect(await fees()).toEqual([atLubeck + 400n, atVisby + 200n]);
		expect(await money(anna)).toBe(ofAnna + 20_040n - 600n);
		expect(await money(bert)).toBe(ofBert - 20_040n);
		expect(await fair.shares(asset, bert)).toBe(40);
		// A signature buys once.
		expect(await refused(visby.owner, 'fill', ...fill)).toBe('Crowdfunding.InvalidNonce');
		await fair.buy('fill', offering, bert, 60);
		expect(await fees()).toEqual([atLubeck + 400n + 601n, atVisby + 200n + 300n]);
		expect(await money(anna)).toBe(ofAnna + 50_100n - 600n - 901n);
		expect(await money(bert)).toBe(ofBert - 50_100n);
		expect(await fair.shares(asset, anna)).toBe(0);
		expect(await view('offering', offering)).toBeNull();

		const trades = await paged('trades', [asset], null);
		expect(trades.map(([, { shares }]) => shares).sort()).toEqual([40, 60]);
		for (const [, trade] of trades) {
			expect(trade).toMatchObject({
				settlement: { paid: { withId: market.kind } },
				posting: Number(lubeck.number),
				executing: Number(visby.number),
			});
		}
		await send(bob, 'clearChoice', visby.number, offering);
		expect(await reserved(chain, visby.owner)).toBeLessThan(held);
	});

	test('nothing should be delivered and nobody paid when the buyer lacks the money', async () => {
		const [lubeck] = fair.sites;
		const asset = await fair.float([
			[issuer, 900],
			[anna, 100],
		]);
		// Ten shares are more than all that Dora has; the fees alone she could pay.
		const price = CHIPS / 10n + 1n;
		const offering = await fair.offer(asset, anna, [100, price]);
		const before = [await money(anna), await money(dora), ...(await fees())];
		const [, nonce] = await view('trading_key', dora.id);
		const fill = await fair.ordering(offering, dora, 10);
		expect(await view('why_not', { Order: fill[0] })).toBeNull();
		for (const who of [dora.account, lubeck.owner]) {
			expect(await refused(who, 'fill', ...fill)).toBe('Token.FundsUnavailable');
		}
		expect([await money(anna), await money(dora), ...(await fees())]).toEqual(before);
		expect(await fair.shares(asset, dora)).toBe(0);
		expect(await view('trades', asset, null, 10)).toEqual([]);
		// The signature is good still: nothing of the call stayed.
		expect(await view('trading_key', dora.id)).toEqual([dora.key.address, nonce]);
		await market.buy(dora.account, 20n);
		await send(dora.account, 'fill', ...fill);
		expect(await fair.shares(asset, dora)).toBe(10);
	});

	test('shares should be sold for native tokens, too', async () => {
		const [lubeck] = fair.sites;
		const asset = await fair.float([
			[issuer, 900],
			[anna, 100],
		]);
		const sale = { poster: lubeck.owner, currency: 'Native' as const };
		const offering = await fair.offer(asset, anna, [100, 999n], sale);
		const before = await Promise.all([anna, dora].map(({ account }) => native(account)));
		const fill = await fair.ordering(offering, dora, 1);
		expect(parts(await send(lubeck.owner, 'fill', ...fill))).toEqual([999n, 19n, 9n]);
		const after = await Promise.all([anna, dora].map(({ account }) => native(account)));
		expect(after).toEqual([before[0] + 999n - 28n, before[1] - 999n]);
	});

	test('what is live on a platform should be listed there, page by page', async () => {
		const [lubeck, visby] = fair.sites;
		const asset = await fair.float([
			[issuer, 900],
			[anna, 100],
		]);
		const ids: number[] = [];
		for (const window of [30, 60, 60]) {
			ids.push(await fair.offer(asset, anna, [10, 5n], { window }));
		}
		const listed = async ({ number }: { number: bigint }) => {
			const rows: any[] = [];
			for (let from: number | null = 0; from !== null;) {
				const [page, next]: [any[], number | null] = await view('offerings_on', number, from, 1);
				rows.push(...page);
				from = next;
			}
			expect(await view('offerings_on', number, 0, 256)).toEqual([rows, null]);
			return rows.map(([id]) => id).filter((id) => id >= ids[0]);
		};
		const policy = (syndication: unknown) =>
			send(visby.owner, 'setSyndication', visby.number, syndication);
		expect(await listed(lubeck)).toEqual(ids);
		expect(await listed(visby)).toEqual([]);
		await policy({ Kinds: ['Debt'] });
		expect(await listed(visby)).toEqual([]);
		await policy({ Kinds: ['Debt', 'Equity'] });
		expect(await listed(visby)).toEqual(ids);
		await send(visby.owner, 'choose', visby.number, ids[1], 'Refused');
		expect(await listed(visby)).toEqual([ids[0], ids[2]]);
		await send(visby.owner, 'choose', visby.number, ids[1], null);
		await policy('All');
		expect(await listed(visby)).toEqual(ids);

		expect(await refused(bob, 'closeOffering', ids[0])).toBe('Crowdfunding.WindowOpen');
		await fair.outlast(ids[0]);
		await chain.advance(1);
		expect(await listed(lubeck)).toEqual(ids.slice(1));
		await send(bob, 'closeOffering', ids[0]);
		await send(anna.account, 'cancelOffering', ids[1]);
		expect(await listed(lubeck)).toEqual([ids[2]]);
		expect((await view('holding', asset, anna.id)).offered).toBe(10);
	});

	describe('with keys of others', () => {
		const thief = newKey('sr25519');
		let offering: number;
		let asset: number;

		beforeAll(async () => {
			asset = await fair.float([
				[issuer, 900],
				[anna, 100],
			]);
			offering = await fair.offer(asset, anna, [50, 10n], { window: 60 });
		});

		/** A fill for Bert that the thief signs. */
		const forged = () => fair.ordering(offering, { ...bert, key: thief }, 10, 0);

		test("strangers' tries should never lock a user's trading", async () => {
			const [{ owner }] = fair.sites;
			for (let tries = 0; tries < 6; tries += 1) {
				expect(await refused(owner, 'fill', ...(await forged()))).toBe(
					'Crowdfunding.InvalidSignature',
				);
			}
			expect(await refused(thief, 'fill', ...(await forged()))).toMatch(/Inability to pay/);
			expect(await refused(alice, 'fill', ...(await forged()))).toBe('Crowdfunding.NotPlatform');
			expect((await view('user', bert.id)).trading).toMatchObject({ wrong: 0, locked: null });
		});

		test('a stolen account should trade nothing and lock itself out at the fifth try', async () => {
			const before = await money(bert);
			for (let wrong = 1; wrong <= 5; wrong += 1) {
				const tried = await send(bert.account, 'fill', ...(await forged()));
				expect(json(event(tried, 'crowdfunding.TradeRefused'))).toEqual([
					bert.id,
					'InvalidSignature',
					wrong,
				]);
				const locks = findEvent(tried, 'crowdfunding.TradingLocked') !== undefined;
				expect(locks).toBe(wrong === 5);
			}
			expect([await money(bert), await fair.shares(asset, bert)]).toEqual([before, 0]);
			// Not even a good signature counts now, nor a key of the thief's own.
			const good = await fair.ordering(offering, bert, 10, 0);
			expect(await view('why_not', { Order: good[0] })).toEqual({ buyerLocked: null });
			expect(await refused(bert.account, 'fill', ...good)).toBe('Crowdfunding.Hindered');
			await fair.askForKey(bert, thief);
			const { account } = fair.registrar;
			expect(await refused(alice, 'cancelTradingKey', bert.id)).toBe('Crowdfunding.NotAuthority');
			await send(account, 'cancelTradingKey', bert.id);
			expect(await refused(bert.account, 'unlockTrading', bert.id)).toBe(
				'Crowdfunding.NotAuthority',
			);
			await send(account, 'unlockTrading', bert.id);
			await chain.advance(CROWD_TERMS.keyDelay);
			await send(bert.account, 'fill', ...(await forged()));
			expect([await money(bert), await fair.shares(asset, bert)]).toEqual([before, 0]);
			await send(bert.account, 'fill', ...good);
			expect(await fair.shares(asset, bert)).toBe(10);
			expect((await view('user', bert.id)).trading.wrong).toBe(0);
		});

		test('another trading key should count after its delay or once approved', async () => {
			const [second, third] = [newKey('ecdsa'), newKey('ed25519')];
			const gives = (key: KeyringPair) => fair.give(asset, [{ ...anna, key }, bert], 1);
			await fair.askForKey(anna, second);
			expect(await failureName(gives(second))).toBe('Crowdfunding.InvalidSignature');
			await gives(anna.key);
			await chain.advance(CROWD_TERMS.keyDelay);
			expect(await failureName(gives(anna.key))).toBe('Crowdfunding.InvalidSignature');
			expect((await view('trading_key', anna.id))[0]).toBe(second.address);
			await gives(second);

			await fair.askForKey(anna, third);
			const { account } = fair.registrar;
			expect(await refused(account, 'approveTradingKey', anna.id, second.address)).toBe(
				'Crowdfunding.WrongKey',
			);
			await send(account, 'approveTradingKey', anna.id, third.address);
			expect(await failureName(gives(second))).toBe('Crowdfunding.InvalidSignature');
			await gives(third);
			anna = { ...anna, key: third };
			expect(await failureName(fair.askForKey(anna, anna.account))).toBe('Crowdfunding.WrongKey');
		});
	});

	test('a distribution should be declared by the issuer alone and leave time to claim', async () => {
		const asset = await fair.float([
			[issuer, 400],
			[anna, 600],
		]);
		const declared = async (by: Person, amount: bigint, blocks: number) => {
			const closes = (await chain.best()) + blocks;
			return refused(by.account, 'declareDistribution', asset, 'Native', amount, closes);
		};
		expect(await declared(anna, 10_000n, 30)).toBe('Crowdfunding.NotUser');
		expect(await declared(issuer, 999n, 30)).toBe('Crowdfunding.AmountTooSmall');
		const { longestDistribution } = CROWD_TERMS;
		for (const blocks of [2, longestDistribution + 5]) {
			expect(await declared(issuer, 10_000n, blocks)).toBe('Crowdfunding.InvalidWindow');
		}
	});

	test('a distribution should go to who held shares when it was declared', async () => {
		const asset = await fair.float([
			[issuer, 400],
			[anna, 500],
			[clara, 100],
		]);
		const closes = (await chain.best()) + 30;
		// Ten for each share, and seven that can't be divided.
		await send(issuer.account, 'declareDistribution', asset, 'Native', 10_007n, closes);
		expect(await view('distribution', asset, 1)).toMatchObject({
			currency: { native: null },
			amount: 10_007,
			perShare: 10,
			claimed: 0,
		});
		// Anna sells twice, all in the end; Clara sells all and never claims.
		for (const shares of [200, 300]) await fair.give(asset, [anna, bert], shares);
		await fair.give(asset, [clara, bert], 100);
		const due = (person: Person) => view('claimable', asset, person.id);
		const claim = (who: KeyringPair, { id }: Person, snapshot: number | null) =>
			send(who, 'claimDistribution', asset, id, snapshot);
		expect(await due(bert)).toEqual([]);
		expect(await failureName(claim(bob, bert, null))).toBe('Crowdfunding.NothingDue');
		expect(await due(issuer)).toEqual([[1, null, 4_000]]);
		expect(await due(anna)).toEqual([[1, 1, 5_000]]);
		expect(await failureName(claim(bob, anna, null))).toBe('Crowdfunding.WrongSnapshot');
		const before = await native(anna.account);
		await claim(bob, anna, 1);
		expect((await native(anna.account)) - before).toBe(5_000n);
		expect(await failureName(claim(bob, anna, 1))).toBe('Crowdfunding.HoldingNotFound');
		await claim(bob, issuer, null);
		expect((await view('distribution', asset, 1)).claimed).toBe(9_000);
		expect(await refused(bob, 'closeDistribution', asset, 1)).toBe('Crowdfunding.WindowOpen');
		const clear = () => send(bob, 'clearSnapshots', asset, clara.id, [1]);
		expect(await failureName(clear())).toBe('Crowdfunding.WrongSnapshot');

		await fair.reach(closes);
		const rest = await native(issuer.account);
		const closed = await send(bob, 'closeDistribution', asset, 1);
		expect(event(closed, 'crowdfunding.DistributionClosed')[2].toBigInt()).toBe(1_007n);
		// With what kept the pot alive, and the deposit of its row.
		expect((await native(issuer.account)) - rest).toBeGreaterThan(1_007n);
		expect(await reserved(chain, issuer.account)).toBe(0n);
		expect(json(event(await clear(), 'crowdfunding.SnapshotsCleared')[2])).toBe(1);
		expect(await failureName(claim(bob, clara, 1))).toBe('Crowdfunding.HoldingNotFound');
	});

	test("a barred holder's part should be set aside and paid once the bar is lifted", async () => {
		const asset = await fair.float([
			[issuer, 500],
			[dora, 500],
		]);
		const { account } = fair.registrar;
		await send(account, 'freezeUser', dora.id);
		const closes = (await chain.best()) + 12;
		const args = [asset, { WithId: market.kind }, 10_000n, closes];
		const [ofIssuer, ofDora] = await Promise.all([issuer, dora].map(money));
		await send(issuer.account, 'declareDistribution', ...args);
		const claim = () => send(bob, 'claimDistribution', asset, dora.id, null);
		const withheld = event(await claim(), 'crowdfunding.DistributionWithheld');
		expect(json(withheld)).toEqual([asset, 1, dora.id, 5_000]);
		expect(await failureName(claim())).toBe('Crowdfunding.HolderFrozen');
		expect(await view('claimable', asset, dora.id)).toEqual([]);
		await fair.reach(closes);
		await send(bob, 'closeDistribution', asset, 1);
		expect(await Promise.all([issuer, dora].map(money))).toEqual([ofIssuer - 5_000n, ofDora]);
		expect(await view('distribution', asset, 1)).toBeNull();
		await send(account, 'thawUser', dora.id);
		expect(await view('claimable', asset, dora.id)).toEqual([[1, null, 5_000]]);
		await claim();
		expect(await money(dora)).toBe(ofDora + 5_000n);
		expect(await failureName(claim())).toBe('Crowdfunding.NothingDue');
	});

	test('every call about sales should have been made', () => {
		expect(notCalled().filter((name) => SALE_CALLS.includes(name))).toEqual([]);
	});

	test('every view function about sales should have been asked', () => {
		expect(SALE_VIEWS.filter((name) => !viewed.has(name))).toEqual([]);
	});
});
