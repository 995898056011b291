// SPDX-License-Identifier: Apache-2.0
/** The trading pool: what sellers and buyers say, and what a block says of it. */
import { type Chain, type Included, UNIT, event, findEvent } from '../src/chain.ts';

/** The calls of the trading pool; `tests/pool.test.ts` makes each of them. */
export const POOL_CALLS = [
	'sell',
	'buy',
	'cancelOrder',
	'updatePrice',
	'matchOrders',
	'clearOrders',
	'withdrawStranded',
	'startAuction',
	'bid',
	'settleAuction',
	'cancelAuction',
	'setClass',
	'setCurrency',
];

/** The native token as a currency; a kind of chips is `{ WithId: kind }`. */
export const NATIVE = 'Native';

/** What a seller asks, in whole tokens. */
export async function listing(chain: Chain, price: bigint, classes: number[] = [], life = 500) {
	const expires = (await chain.best()) + life;
	return { currency: NATIVE, price: price * UNIT, buyer: null, classes, expires };
}

/** What a buyer offers for one number, or for one of a class. */
export async function offer(
	chain: Chain,
	target: { number: bigint; revision?: number } | { class: number },
	price: bigint,
) {
	const expires = (await chain.best()) + 500;
	const wanted =
		'class' in target
			? { Class: target.class }
			: { Number: { number: target.number, revision: target.revision ?? null } };
	return { target: wanted, currency: NATIVE, price: price * UNIT, expires };
}

/** A side of a book in native tokens. */
export function book(market: { Number: bigint } | { Class: number }, side: 'Bid' | 'Ask') {
	return { market, currency: NATIVE, side };
}

/** The id of the order that a block took in. */
export function placed(included: Included): bigint {
	return event(included, 'orgNumbers.OrderPlaced')[0].toBigInt();
}

/** The trade that a block made, in whole tokens; undefined if the order rests. */
export function trade(included: Included) {
	const data = findEvent(included, 'orgNumbers.Traded');
	if (!data) return undefined;
	const { price, fee, seller, buyer, revision } = data[1];
	return {
		price: price.toBigInt() / UNIT,
		fee: fee.toBigInt(),
		seller: seller.toString(),
		buyer: buyer.toString(),
		revision: revision.toNumber(),
	};
}
