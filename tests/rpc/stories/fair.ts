// SPDX-License-Identifier: Apache-2.0
/** Crowdfunding as its tests find it: two platforms, two authorities, six users with chips. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { beforeAll, expect } from 'vitest';
import { Market, marketKeys } from './chips.ts';
import { type Person, Fair } from './crowdfunding.ts';
import { devChain } from './devChain.ts';
import { palletOf } from './pallet.ts';

const OPEN_BOUND_MS = 180_000;

/** The users: the issuer, Anna and Dora came by the first platform, the others by the second. */
export interface People {
	issuer: Person;
	anna: Person;
	bert: Person;
	clara: Person;
	dora: Person;
	emil: Person;
}

/** A chain with all of that, for the tests around this call. */
export function fairChain() {
	const running = devChain();
	const pallet = palletOf(running, 'Crowdfunding');
	const chips = palletOf(running, 'Chips');
	/** The view functions that were asked. */
	const viewed = new Set<string>();
	let opened: { market: Market; fair: Fair; people: People } | undefined;

	beforeAll(async () => {
		const market = await Market.open(running.chain, chips, marketKeys());
		const fair = await Fair.open(running.chain, pallet, market);
		opened = { market, fair, people: await gather(fair) };
	}, OPEN_BOUND_MS);

	const view = (name: string, ...args: unknown[]): Promise<any> => {
		viewed.add(name);
		return pallet.view(name, ...args);
	};

	/**
	 * A list read row by row, which has to be what one page says. `next` tells from a row where to
	 * go on.
	 */
	async function paged(
		name: string,
		args: unknown[],
		start: unknown,
		next = (row: any): unknown => row[0],
	): Promise<any[]> {
		const rows: any[] = [];
		for (let from = start; ; from = next(rows[rows.length - 1])) {
			const page = await view(name, ...args, from, 1);
			if (page.length === 0) break;
			rows.push(...page);
		}
		expect(await view(name, ...args, start, 256)).toEqual(rows);
		return rows;
	}

	/** The native tokens that an account can spend. */
	async function native(who: KeyringPair): Promise<bigint> {
		const account: any = await running.chain.api.query.system.account(who.address);
		return account.data.free.toBigInt();
	}

	/** Whether a certificate holds. */
	const standing = async (certificate: string): Promise<string> =>
		(await view('certificate_status', certificate)).standing;

	return {
		...{ running, pallet, chips, viewed, view, paged, native, standing },
		get opened() {
			if (!opened) throw new Error('the fair is open in tests and hooks only');
			return opened;
		},
	};
}

/** Accounts and trading keys of every type. */
async function gather(fair: Fair): Promise<People> {
	return {
		issuer: await fair.join(0, 'Cog AG', ['sr25519', 'sr25519'], 'Organisation'),
		anna: await fair.join(0, 'Anna', ['sr25519', 'ed25519']),
		bert: await fair.join(1, 'Bert', ['ed25519', 'ecdsa']),
		clara: await fair.join(1, 'Clara', ['ecdsa', 'sr25519']),
		dora: await fair.join(0, 'Dora', ['sr25519', 'ecdsa']),
		emil: await fair.join(1, 'Emil', ['ed25519', 'sr25519']),
	};
}

/** A proposal to `why_not`: these shares from the one to the other. */
export const transfer = (asset: number, [seller, buyer]: [Person, Person], shares: number) => ({
	Transfer: { asset, seller: seller.id, buyer: buyer.id, shares },
});

/** Calls that are about sales, and not about the register alone. */
export const SALE_CALLS = [
	...['setSyndication', 'choose', 'clearChoice'],
	...['setTradingKey', 'approveTradingKey', 'cancelTradingKey', 'unlockTrading'],
	...['postOffering', 'pledge', 'fill'],
	...['closeOffering', 'cancelOffering', 'freezeOffering', 'thawOffering'],
	...['settlePledges', 'withdrawPledge', 'payProceeds', 'payFees'],
	...['declareDistribution', 'claimDistribution', 'closeDistribution', 'clearSnapshots'],
];

/** View functions that are about sales. */
export const SALE_VIEWS = [
	...['offering', 'prospectus', 'offerings_on', 'pledge_of', 'pledges'],
	...['distribution', 'claimable'],
];
