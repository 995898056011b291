// SPDX-License-Identifier: Apache-2.0
/** The trading pool with three accounts in native money: every call, and what readers see of it. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, type Included, UNIT, dev, event } from '../src/chain.ts';
import { devChain } from '../stories/devChain.ts';
import { palletOf, reserved } from '../stories/pallet.ts';
import { profile, register } from '../stories/registration.ts';
import { NATIVE, POOL_CALLS, book, listing, offer, placed, trade } from '../stories/trading.ts';

const [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map(dev);

describe('the trading pool', () => {
	const running = devChain();
	const { called, send, refused, govern, view } = palletOf(running, 'OrgNumbers');
	let chain: Chain;
	let number: bigint;

	beforeAll(async () => {
		({ chain } = running);
		({ number } = await register(chain, alice, 'visby'));
	});

	const owner = async () => (await view('number', number)).owner;
	const holds = (who: KeyringPair) => reserved(chain, who);
	const closed = (included: Included) => {
		const [id, , reason] = event(included, 'orgNumbers.OrderClosed');
		return [id.toBigInt(), reason.type];
	};

	test('nothing should be listed until the council opens a currency', async () => {
		const terms = await listing(chain, 100n);
		expect(await refused(alice, 'sell', number, terms)).toBe('OrgNumbers.CurrencyNotAccepted');
		expect(await refused(alice, 'setCurrency', NATIVE, UNIT)).toBe('BadOrigin');
		await govern('setCurrency', NATIVE, UNIT);
		await govern('setClass', 1, { category: 4690, maxHandleLen: 12, minFollowers: 0 });
		expect(await view('least_price', NATIVE)).toBe(Number(UNIT));
		expect(await view('classes_of', number)).toEqual([1]);
		expect(await refused(alice, 'sell', number, await listing(chain, 0n))).toBe(
			'OrgNumbers.PriceTooLow',
		);
	});

	test('a listing should be quoted, met at its price, and moved with everything', async () => {
		const id = placed(await send(alice, 'sell', number, await listing(chain, 100n, [1])));
		const asked = [Number(100n * UNIT), Number(id)];
		expect(await view('depth', book({ Class: 1 }, 'Ask'), 10)).toEqual([asked]);
		const bid = await offer(chain, { number }, 110n);
		expect(await view('quote_buy', bob.address, bid)).toEqual([Number(id), asked[0]]);
		const free = await holds(bob);
		const met = await send(bob, 'buy', bid);
		expect(trade(met)).toMatchObject({
			price: 100n,
			fee: 2n * UNIT,
			seller: alice.address,
			buyer: bob.address,
		});
		expect(await owner()).toBe(bob.address);
		expect((await holds(bob)) - free).toBe(BigInt(await view('registration_deposit')));
		expect(await view('trades_of', number, 0, 10)).toHaveLength(1);
		expect(await view('trades_since', met.blockNumber, 1)).toHaveLength(1);
		expect(await view('depth', book({ Class: 1 }, 'Ask'), 10)).toEqual([]);
	});

	test('a bid in a class should be met by who lists in it, at the bid that waited', async () => {
		const id = placed(await send(charlie, 'buy', await offer(chain, { class: 1 }, 50n)));
		const terms = await listing(chain, 40n, [1]);
		expect(await view('quote_sell', bob.address, number, terms)).toEqual([
			Number(id),
			Number(50n * UNIT),
		]);
		expect(trade(await send(bob, 'sell', number, terms))).toMatchObject({ price: 50n });
		expect(await owner()).toBe(charlie.address);
	});

	test('a bid should be held in full, priced anew and given back', async () => {
		const free = await holds(bob);
		const bid = await offer(chain, { number }, 20n);
		const first = placed(await send(bob, 'buy', bid));
		expect(await holds(bob)).toBe(free + 20n * UNIT + BigInt(await view('bid_deposit')));
		expect(await refused(alice, 'cancelOrder', first)).toBe('OrgNumbers.NotOrderOwner');
		const second = placed(await send(bob, 'updatePrice', first, 30n * UNIT));
		expect(await view('best', book({ Number: number }, 'Bid'))).toEqual([
			Number(30n * UNIT),
			Number(second),
		]);
		expect(await view('orders_of', bob.address)).toHaveLength(1);
		expect(closed(await send(bob, 'cancelOrder', second))).toEqual([second, 'Cancelled']);
		expect(await holds(bob)).toBe(free);
	});

	test('a bid for a revision should not match after an edit', async () => {
		const { revision } = await view('number', number);
		const pinned = placed(await send(bob, 'buy', await offer(chain, { number, revision }, 30n)));
		await send(charlie, 'setProfile', number, profile('Stripped'));
		const listed = await send(charlie, 'sell', number, await listing(chain, 20n));
		expect(trade(listed)).toBeUndefined();
		expect(closed(listed)).toEqual([pinned, 'RevisionChanged']);
		expect(await owner()).toBe(charlie.address);
		await send(charlie, 'cancelOrder', placed(listed));
	});

	test("the seller's editor should have lost the right with the sale", async () => {
		const post = { title: 'News', uri: null, body: 'Herring.' };
		await send(charlie, 'setRole', number, alice.address, 'Editor');
		await send(charlie, 'sell', number, await listing(chain, 20n));
		await send(alice, 'publish', number, post);
		expect(trade(await send(bob, 'buy', await offer(chain, { number }, 20n)))).toBeDefined();
		expect(await refused(alice, 'publish', number, post)).toBe('OrgNumbers.NotAuthorised');
		expect(await refused(charlie, 'publish', number, post)).toBe('OrgNumbers.NotAuthorised');
	});

	test('a resting pair that fits should be matched by anyone', async () => {
		const sell = placed(await send(bob, 'sell', number, await listing(chain, 20n)));
		const buy = placed(await send(charlie, 'buy', await offer(chain, { class: 1 }, 25n)));
		const met = await send(alice, 'matchOrders', sell, buy);
		expect(trade(met)).toMatchObject({ price: 20n, buyer: charlie.address });
		expect(await refused(alice, 'matchOrders', sell, buy)).toBe('OrgNumbers.OrderNotFound');
	});

	test('an expired order should be cleared by anyone for its owner', async () => {
		const free = await holds(charlie);
		const terms = await listing(chain, 20n, [], 6);
		const id = placed(await send(charlie, 'sell', number, terms));
		expect(await refused(bob, 'clearOrders', [id])).toBe('OrgNumbers.NothingToClear');
		await chain.advance(8);
		expect(closed(await send(bob, 'clearOrders', [id]))).toEqual([id, 'Expired']);
		expect(await holds(charlie)).toBe(free);
		expect(await refused(bob, 'withdrawStranded', id)).toBe('OrgNumbers.NothingStranded');
	});

	test('an auction should sell to the highest bidder, or be taken back without a bid', async () => {
		const auction = async () => {
			const starts = (await chain.best()) + 6;
			const ends = starts + 20;
			return { currency: NATIVE, reserve: 10n * UNIT, starts, ends };
		};
		await send(charlie, 'startAuction', number, await auction());
		await send(charlie, 'cancelAuction', number);
		await send(charlie, 'startAuction', number, await auction());
		expect(await refused(bob, 'bid', number, 10n * UNIT)).toBe('OrgNumbers.AuctionNotStarted');
		await chain.advance(6);
		expect(await refused(bob, 'bid', number, 9n * UNIT)).toBe('OrgNumbers.BidTooLow');
		const free = await holds(bob);
		await send(bob, 'bid', number, 10n * UNIT);
		expect(await refused(charlie, 'cancelAuction', number)).toBe('OrgNumbers.BidStands');
		const [, least] = await view('auction', number);
		expect(least).toBe(Number(10n * UNIT + UNIT / 2n));
		const [, , , ends] = event(await send(alice, 'bid', number, least), 'orgNumbers.BidPlaced');
		expect(await holds(bob)).toBe(free);
		expect(await refused(bob, 'settleAuction', number)).toBe('OrgNumbers.AuctionNotOver');
		await chain.advance(ends.toNumber() - (await chain.best()) + 1);
		const sold = trade(await send(bob, 'settleAuction', number));
		expect(sold).toMatchObject({ seller: charlie.address, buyer: alice.address });
		expect(await owner()).toBe(alice.address);
	});

	test('every call of the pool should have been made', () => {
		expect(POOL_CALLS.filter((name) => !called.has(name))).toEqual([]);
	});
});
