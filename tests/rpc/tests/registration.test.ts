// SPDX-License-Identifier: Apache-2.0
/** An organisation from nothing to a read number, and a newcomer who never had a token. */
import { u8aWrapBytes } from '@polkadot/util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, dev } from '../src/chain.ts';
import { commitment, newSalt } from '../src/commitment.ts';
import { failureName } from '../src/errors.ts';
import { newKey } from '../src/keys.ts';
import { formatOrgNumber, isOrgNumber } from '../src/orgNumber.ts';
import { devChain } from '../stories/devChain.ts';
import { palletOf } from '../stories/pallet.ts';
import {
	type Registered,
	MATURITY,
	commit,
	profile,
	register,
	registerFor,
	registered,
} from '../stories/registration.ts';

describe('registration', () => {
	const running = devChain();
	const { view } = palletOf(running, 'OrgNumbers');
	let chain: Chain;
	let hanse: Registered;

	beforeAll(() => void ({ chain } = running));

	test('the helper should compute the commitment that the chain computes', async () => {
		// The state of the genesis block does not know its own hash yet.
		await chain.advance(1);
		const salt = newSalt();
		const ours = commitment(chain.api.genesisHash.toHex(), dev('Bob').address, 'bergen', salt);
		expect(await view('commitment', dev('Bob').address, 'bergen', salt)).toBe(ours);
	});

	test('a handle should be refused before its commitment is mature', async () => {
		const { salt } = await commit(chain, dev('Alice'), 'too-early');
		const tx = chain.api.tx.orgNumbers.register('too-early', profile('Too early'), salt);
		expect(await failureName(chain.send(tx, dev('Alice')))).toBe('OrgNumbers.CommitmentImmature');
	});

	test('an organisation should be registered and final', async () => {
		hanse = await register(chain, dev('Alice'), 'hanse');
		expect(hanse.handle).toBe('hanse');
		expect(hanse.owner).toBe(dev('Alice').address);
		expect(isOrgNumber(hanse.number)).toBe(true);
		await chain.finality(hanse.included);
	});

	test('the number should be read by number, handle and owner', async () => {
		const number = Number(hanse.number);
		const byNumber = await view('number', hanse.number);
		expect(byNumber).toMatchObject({ number, owner: dev('Alice').address, tenure: 0 });
		expect(byNumber.profile.category).toBe(4690);
		expect(await view('number_by_handle', 'hanse')).toEqual(byNumber);
		expect(await view('numbers_of', dev('Alice').address, null, 10)).toEqual([number]);
		expect(await view('handle_status', 'hanse')).toEqual({ taken: number });
		expect(await view('handle_status', 'unheard-of')).toBeNull();
		expect(await view('number_by_handle', 'unheard-of')).toBeNull();
	});

	test('check_number should accept what people write and refuse a mistyped digit', async () => {
		const text = formatOrgNumber(hanse.number);
		expect(await view('check_number', text)).toEqual({ ok: Number(hanse.number) });
		const mistyped = text.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`);
		expect(await view('check_number', mistyped)).toEqual({ err: 'CheckDigits' });
		expect(await view('check_number', 'hanse')).toEqual({ err: 'Malformed' });
	});

	test('a taken handle should be refused to the next account', async () => {
		const { salt } = await commit(chain, dev('Bob'), 'hanse');
		await chain.advance(MATURITY);
		const tx = chain.api.tx.orgNumbers.register('hanse', profile('Copy'), salt);
		expect(await failureName(chain.send(tx, dev('Bob')))).toBe('OrgNumbers.HandleTaken');
	});

	test('a copied commitment should not serve who copied it', async () => {
		const { salt } = await commit(chain, dev('Charlie'), 'riga', dev('Dave').address);
		await chain.advance(MATURITY);
		const tx = chain.api.tx.orgNumbers.register('riga', profile('Riga'), salt);
		expect(await failureName(chain.send(tx, dev('Charlie')))).toBe(
			'OrgNumbers.CommitmentMismatch',
		);
	});

	for (const [type, how, wrap] of [
		['sr25519', 'raw', undefined],
		['sr25519', 'wrapped', u8aWrapBytes],
		['ed25519', 'raw', undefined],
		['ecdsa', 'wrapped', u8aWrapBytes],
	] as const) {
		test(`a sponsor should register for a newcomer who signed ${how} by ${type}`, async () => {
			const registrant = newKey(type);
			const handle = `newcomer-${type}-${how}`;
			const sponsor = dev('Eve');
			const { salt, included } = await commit(chain, sponsor, handle, registrant.address);
			await chain.advance(MATURITY);
			const expires = (await chain.best()) + 100;
			const consent = { sponsor, registrant, handle, salt, expires, wrap };
			const committed = included.blockNumber;
			const forged = registerFor(chain, { ...consent, committed: committed + 1 });
			expect(await failureName(chain.send(forged, sponsor))).toBe('OrgNumbers.InvalidSignature');
			const tx = registerFor(chain, { ...consent, committed });
			const done = registered(await chain.send(tx, sponsor));
			expect(done).toMatchObject({ handle, owner: registrant.address });
			const account: any = await chain.api.query.system.account(registrant.address);
			expect(account.data.free.toBigInt()).toBe(0n);
			expect(account.data.reserved.toBigInt()).toBe(0n);
			const again = registerFor(chain, { ...consent, committed });
			expect(await failureName(chain.send(again, sponsor))).toBe('OrgNumbers.CommitmentNotFound');
		});
	}

	test('an account without a token should be refused by the pool, in words', async () => {
		const tx = chain.api.tx.orgNumbers.follow(hanse.number);
		expect(await failureName(chain.send(tx, newKey()))).toMatch(/Inability to pay some fees/);
	});
});
