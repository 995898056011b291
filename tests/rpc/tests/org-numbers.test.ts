// SPDX-License-Identifier: Apache-2.0
/** Every call of pallet OrgNumbers at least once, over JSON-RPC, with what readers see of it. */
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex, blake2AsU8a } from '@polkadot/util-crypto';
import type { KeyringPair } from '@polkadot/keyring/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chain, type Included, dev, event } from '../src/chain.ts';
import { failureName } from '../src/errors.ts';
import { devChain } from '../stories/devChain.ts';
import { palletOf, reserved } from '../stories/pallet.ts';
import { MATURITY, commit, profile, register, registerFor } from '../stories/registration.ts';
import { POOL_CALLS } from '../stories/trading.ts';

const [alice, bob, charlie, dave, eve, ferdie] = [
	'Alice',
	'Bob',
	'Charlie',
	'Dave',
	'Eve',
	'Ferdie',
].map(dev);

describe('pallet OrgNumbers', () => {
	const running = devChain();
	const { called, send, refused, govern, view, notCalled } = palletOf(running, 'OrgNumbers');
	let chain: Chain;
	let number: bigint;

	beforeAll(async () => {
		({ chain } = running);
		({ number } = await register(chain, alice, 'kontor'));
		for (const name of ['commit', 'register']) called.add(name);
	});

	const holds = (who: KeyringPair) => reserved(chain, who);
	const changed = (included: Included) => {
		const [, revision, , change, hash] = event(included, 'orgNumbers.ContentChanged');
		const json: any = change.toJSON();
		return { revision: revision.toNumber(), kind: change.type, hash: hash.toHex(), json };
	};

	test('a commitment should be withdrawn with its deposit', async () => {
		const before = await holds(bob);
		await commit(chain, bob, 'never-mind');
		expect(await holds(bob)).toBeGreaterThan(before);
		await send(bob, 'withdrawCommitment');
		expect(await holds(bob)).toBe(before);
		expect(await refused(bob, 'withdrawCommitment')).toBe('OrgNumbers.CommitmentNotFound');
	});

	test('a profile should be replaced by the owner alone', async () => {
		expect(await refused(bob, 'setProfile', number, profile('Taken over'))).toBe(
			'OrgNumbers.NotAuthorised',
		);
		const set = changed(await send(alice, 'setProfile', number, profile('Kontor zu Bergen')));
		expect(set).toMatchObject({ revision: 1, kind: 'ProfileSet' });
		const { profile: stored } = await view('number', number);
		expect(Buffer.from(stored.displayName.slice(2), 'hex').toString()).toBe('Kontor zu Bergen');
	});

	test('a publication should be kept, extended, edited and taken back', async () => {
		const body = 'Stockfish, '.repeat(700);
		const first = { title: 'Prices', uri: 'https://kontor.example/prices', body };
		const published = changed(await send(alice, 'publish', number, first));
		const id = published.json.published.publication;
		const type = chain.api.tx.orgNumbers.publish.meta.args[1].type.toString();
		const encoded = chain.api.registry.createType(type, first).toHex();
		expect(published.hash).toBe(blake2AsHex(encoded, 256));
		expect(await chain.rpc('bodies_get', published.hash)).toBe(encoded);
		expect(await chain.rpc('bodies_get', blake2AsHex('unheard of', 256))).toBeNull();

		const part = u8aToHex(Buffer.from('And wax.'));
		const appended = changed(await send(alice, 'appendPart', number, id, part));
		expect(appended.hash).toBe(blake2AsHex(part, 256));
		expect(await chain.rpc('bodies_get', appended.hash)).toBe(part);
		expect((await view('publication', number, id)).furtherParts).toHaveLength(1);

		const second = { title: 'New prices', uri: null, body: 'Sold out.' };
		const edited = changed(await send(alice, 'editPublication', number, id, second));
		expect(edited.kind).toBe('Edited');
		expect(await view('publication', number, id)).toMatchObject({ version: 1, furtherParts: [] });
		expect(await chain.rpc('bodies_get', published.hash)).toBe(encoded);
		expect(await view('publications', number, 0, 10)).toHaveLength(1);

		await send(alice, 'retractPublication', number, id);
		expect(await view('publication', number, id)).toBeNull();
		expect(await refused(alice, 'retractPublication', number, id)).toBe(
			'OrgNumbers.PublicationNotFound',
		);
		const entries = await view('history', number, 1, 100);
		expect(entries.map(([revision]: [number]) => revision)).toEqual([1, 2, 3, 4, 5]);
	});

	test('a body should not be kept when the call fails', async () => {
		const document = { title: 'Forged', uri: null, body: 'Never said.' };
		expect(await refused(bob, 'publish', number, document)).toBe('OrgNumbers.NotAuthorised');
		const type = chain.api.tx.orgNumbers.publish.meta.args[1].type.toString();
		const hash = blake2AsHex(chain.api.registry.createType(type, document).toU8a(), 256);
		expect(await chain.rpc('bodies_get', hash)).toBeNull();
	});

	test('roles should be given, used, listed and taken', async () => {
		await send(alice, 'setRole', number, bob.address, 'Manager');
		await send(bob, 'setRole', number, charlie.address, 'Editor');
		expect(await refused(charlie, 'setProfile', number, profile('No'))).toBe(
			'OrgNumbers.NotAuthorised',
		);
		await send(charlie, 'publish', number, { title: 'By an editor', uri: null, body: '' });
		expect(await view('role_of', number, charlie.address)).toBe('Editor');
		expect(await view('roles_of', number, null, 10)).toHaveLength(2);
		await send(bob, 'removeRole', number, charlie.address);
		expect(await view('role_of', number, charlie.address)).toBeNull();
	});

	test('followers should be listed both ways', async () => {
		await send(dave, 'follow', number);
		expect(await refused(dave, 'follow', number)).toBe('OrgNumbers.AlreadyFollowing');
		await send(eve, 'follow', number);
		expect((await view('followers', number, null, 10)).sort()).toEqual(
			[dave.address, eve.address].sort(),
		);
		expect(await view('following', dave.address, null, 10)).toEqual([Number(number)]);
		await send(eve, 'unfollow', number);
		expect((await view('number', number)).followers).toBe(1);
	});

	test('a mistyped number should be refused by name', async () => {
		expect(await refused(dave, 'follow', number + 1n)).toBe('OrgNumbers.InvalidCheckDigits');
	});

	test('an account should name its number and unname it', async () => {
		await send(alice, 'setPrimary', number);
		expect(await view('primary_of', alice.address)).toBe(Number(number));
		await send(alice, 'clearPrimary');
		expect(await view('primary_of', alice.address)).toBeNull();
	});

	test('a move should be offered, taken back, accepted, and void every role', async () => {
		await send(alice, 'setPrimary', number);
		expect(await refused(bob, 'offerTransfer', number, bob.address)).toBe('OrgNumbers.NotOwner');
		await send(alice, 'offerTransfer', number, eve.address);
		expect(await refused(dave, 'acceptTransfer', number)).toBe('OrgNumbers.NotOfferee');
		await send(alice, 'cancelTransfer', number);
		expect(await refused(eve, 'acceptTransfer', number)).toBe('OrgNumbers.NotOffered');
		await send(alice, 'offerTransfer', number, eve.address);
		await send(eve, 'acceptTransfer', number);
		expect(await view('number', number)).toMatchObject({ owner: eve.address, tenure: 1 });
		expect(await view('role_of', number, bob.address)).toBeNull();
		expect(await view('primary_of', alice.address)).toBeNull();
		expect(await refused(alice, 'setProfile', number, profile('Mine'))).toBe(
			'OrgNumbers.NotAuthorised',
		);
		const before = await holds(alice);
		await send(ferdie, 'reclaimRole', number, 0, bob.address);
		expect(await holds(alice)).toBeLessThan(before);
	});

	test('a lost key should be recovered after the delay, unless the owner objects', async () => {
		await send(eve, 'setRecovery', number, { to: ferdie.address, delay: 10 });
		await send(ferdie, 'startRecovery', number);
		expect(await refused(ferdie, 'finishRecovery', number)).toBe('OrgNumbers.RecoveryNotReady');
		await send(eve, 'objectToRecovery', number);
		expect(await refused(ferdie, 'finishRecovery', number)).toBe('OrgNumbers.RecoveryNotStarted');
		await send(ferdie, 'startRecovery', number);
		await chain.advance(10);
		await send(ferdie, 'finishRecovery', number);
		expect(await view('number', number)).toMatchObject({ owner: ferdie.address, tenure: 2 });
	});

	test('a registrar of the council should verify a number and withdraw it', async () => {
		expect(await refused(alice, 'addRegistrar', bob.address)).toBe('BadOrigin');
		const evidence = u8aToHex(blake2AsU8a('evidence'));
		expect(await refused(bob, 'grantVerification', number, 2, evidence)).toBe('OrgNumbers.NotRegistrar');
		await govern('addRegistrar', bob.address);
		await send(bob, 'grantVerification', number, 2, evidence);
		expect((await view('number', number)).verification).toMatchObject({ registrar: bob.address });
		await send(bob, 'withdrawVerification', number, 'The registration lapsed');
		expect((await view('number', number)).verification).toBeNull();
		await govern('removeRegistrar', bob.address);
	});

	test('a handle that governance keeps back should be refused', async () => {
		await govern('reserveHandle', 'gdansk', null);
		expect(await view('handle_status', 'gdansk')).toEqual({ reserved: null });
		const { salt } = await commit(chain, dave, 'gdansk');
		await chain.advance(MATURITY);
		const registering = () => send(dave, 'register', 'gdansk', profile('Gdansk'), salt);
		expect(await failureName(registering())).toBe('OrgNumbers.HandleReserved');
		await govern('unreserveHandle', 'gdansk');
		await registering();
	});

	test('a sponsor should register a number for another account', async () => {
		called.add('registerFor');
		const { salt, included } = await commit(chain, alice, 'novgorod', bob.address);
		await chain.advance(MATURITY);
		const expires = (await chain.best()) + 10;
		const at = { committed: included.blockNumber, expires };
		const consent = { sponsor: alice, registrant: bob, handle: 'novgorod', salt, ...at };
		await chain.send(registerFor(chain, consent), alice);
		expect((await view('number_by_handle', 'novgorod')).owner).toBe(bob.address);
	});

	test('a released number should be gone, its handle free and its history clearable', async () => {
		expect(await refused(alice, 'release', number)).toBe('OrgNumbers.NotOwner');
		expect(await refused(alice, 'clearHistory', number, 1, 5)).toBe(
			'OrgNumbers.NumberNotReleased',
		);
		await send(ferdie, 'release', number);
		expect(await view('number', number)).toBeNull();
		expect(await view('handle_status', 'kontor')).toBeNull();
		await send(dave, 'unfollow', number);
		await send(alice, 'clearHistory', number, 1, 5);
		expect(await refused(alice, 'setProfile', number, profile('Gone'))).toBe(
			'OrgNumbers.NumberNotFound',
		);
	});

	test('every call of the pallet should have been made', () => {
		expect(Object.keys(chain.api.tx.orgNumbers)).toHaveLength(44);
		// Those of the trading pool are made in a file of their own.
		expect(notCalled().filter((name) => !POOL_CALLS.includes(name))).toEqual([]);
	});

	test('every view function of the pallet should be listed with its types', () => {
		const views = chain.views.list('OrgNumbers');
		expect(views.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['number', 'number_by_handle', 'numbers_of', 'check_number']),
		);
		const { args, id } = views.find(({ name }) => name === 'numbers_of')!;
		expect(args.map(({ name }) => name)).toEqual(['owner', 'after', 'limit']);
		expect(id).toHaveLength(32);
	});
});
