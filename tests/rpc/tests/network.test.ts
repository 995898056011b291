// SPDX-License-Identifier: Apache-2.0
/**
 * Stories on four validators, started once. They follow one another: what one leaves, the next
 * finds.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Chain, dev, event, eventNames, findEvent } from '../src/chain.ts';
import { describeDispatchError, failureName } from '../src/errors.ts';
import { equivocationReport } from '../src/grandpa.ts';
import { asRoot, decide, dispatch, dispatched, succeeded, whitelist } from '../src/governance.ts';
import { say } from '../src/log.ts';
import { until } from '../src/wait.ts';
import { COMMITTEE, COUNCIL, Network } from '../stories/network.ts';
import { type Registered, register } from '../stories/registration.ts';
import { furnish } from '../stories/state.ts';
import {
	LASTING,
	apply,
	authorise,
	authorised,
	lastingState,
	presentCode,
	runs,
	specVersion,
	upgradeCode,
} from '../stories/upgrade.ts';
import { authored, membership, rotateKeys, validators } from '../stories/validators.ts';

/** What the rehearsal migrates: the item, and the version of its pallet's storage. */
const MIGRATED: [string, string][] = [
	['ValidatorSet', 'SessionLength'],
	['ValidatorSet', ':__STORAGE_VERSION__:'],
];
const STORY_BOUND_MS = 240_000;
const CATCH_UP_BOUND_MS = 60_000;
const FINALITY_BOUND_MS = 120_000;
/** Blocks after which the forced change of GRANDPA's voters takes place; a real chain takes 1,000. */
const FORCED_DELAY = 5;

describe('four validators', { timeout: STORY_BOUND_MS }, () => {
	let network: Network;
	/** What stood before the upgrade. */
	let before: number;
	let sessionLength: number;
	let maxSignatories: number;
	let organisation: Registered;

	beforeAll(async () => {
		network = await Network.start();
	}, STORY_BOUND_MS);

	afterEach(({ task }) => {
		if (task.result?.state === 'fail') network.keepLogs();
	});

	afterAll(() => network?.stop());

	test('all should finalise the same blocks', async () => {
		const final = await network.finalise(3);
		const { api } = network.chain();
		before = await specVersion(network.chain());
		sessionLength = Number((await api.query.validatorSet.sessionLength()).toString());
		maxSignatories = Number(api.consts.multisig.maxSignatories.toString());
		say(`all four finalised block ${final} under spec version ${before}`);
	});

	test('an organisation should be registered and its block be final on all nodes', async () => {
		const chain = network.chain('bob');
		organisation = await register(chain, dev('Ferdie'), 'lubeck');
		await furnish(chain, organisation);
		await lastingState(chain, (await chain.api.rpc.chain.getHeader()).hash.toHex(), []);
		const waited = await chain.finality({ blockNumber: organisation.included.blockNumber });
		say(`block ${organisation.included.blockNumber} final on bob's node after ${waited} ms more`);
		await network.finalise(1);
		for (const name of network.running) {
			const at = (await network.chain(name).api.rpc.chain.getFinalizedHead()).toHex();
			const views = await network.chain(name).views.at(at);
			const row: any = await views.call('OrgNumbers', 'number_by_handle', 'lubeck');
			expect(row.unwrap().number.toBigInt()).toBe(organisation.number);
		}
	});

	test('a lone body should authorise nothing', async () => {
		const chain = network.chain();
		const call = authorise(chain, await presentCode(chain));
		for (const body of [COUNCIL, COMMITTEE]) {
			expect((await decide(chain, body, call)).error).toBe('BadOrigin');
		}
		expect((await decide(chain, COMMITTEE, dispatch(chain, call))).error).toBe('BadOrigin');
		expect((await decide(chain, COUNCIL, whitelist(chain, call))).error).toBe('BadOrigin');
		expect(await failureName(chain.send(dispatch(chain, call), dev('Ferdie')))).toBe(
			'Whitelist.DeferredDispatchNotFound',
		);
		expect(await authorised(chain)).toBeUndefined();
	});

	test('the deferred order should need a relayer after the committee agreed', async () => {
		const chain = network.chain();
		const call = authorise(chain, await presentCode(chain));
		const deferred = succeeded(await decide(chain, COUNCIL, dispatch(chain, call)));
		expect(eventNames(deferred)).toContain('whitelist.DispatchDeferred');
		expect(await authorised(chain)).toBeUndefined();
		const relay = () => chain.send(dispatch(chain, call), dev('Ferdie'));
		expect(await failureName(relay())).toBe('Whitelist.CallIsNotWhitelisted');
		succeeded(await decide(chain, COMMITTEE, whitelist(chain, call)));
		expect(await authorised(chain)).toBeUndefined();
		const relayed = await relay();
		expect(dispatched(relayed)).toBeUndefined();
		const [, relayer] = event(relayed, 'whitelist.DeferredDispatchExecuted');
		expect(relayer.toString()).toBe(dev('Ferdie').address);
		expect(await authorised(chain)).toBe(event(relayed, 'system.UpgradeAuthorized')[0].toHex());
	});

	test('a code whose version did not rise should be rejected, and the word be spent', async () => {
		const chain = network.chain();
		const code = await presentCode(chain);
		const included = await chain.sendBare(apply(chain, code));
		const { error } = event(included, 'system.RejectedInvalidAuthorizedUpgrade');
		expect(describeDispatchError(error).name).toBe('System.SpecVersionNeedsToIncrease');
		expect(findEvent(included, 'system.CodeUpdated')).toBeUndefined();
		expect(await authorised(chain)).toBeUndefined();
		expect(await specVersion(chain)).toBe(before);
	});

	test('finality should go on when one validator is killed', async () => {
		await network.kill('dave');
		const began = Date.now();
		const final = await network.finalise(8);
		say(`three of four finalised block ${final}, ${Date.now() - began} ms after the kill`);
	});

	test('both bodies should upgrade the runtime with one validator down', async () => {
		const chain = network.chain();
		const code = upgradeCode();
		const call = authorise(chain, code);
		succeeded(await decide(chain, COMMITTEE, whitelist(chain, call)));
		const agreed = succeeded(await decide(chain, COUNCIL, dispatch(chain, call)));
		expect(dispatched(agreed)).toBeUndefined();
		expect(await authorised(chain)).toBe(event(agreed, 'system.UpgradeAuthorized')[0].toHex());
		const wrong = Uint8Array.from([...code.subarray(0, -1), code[code.length - 1] ^ 1]);
		expect(await failureName(chain.sendBare(apply(chain, wrong)))).toMatch(/not expected/);
		const applied = await chain.sendBare(apply(chain, code));
		expect(eventNames(applied)).toContain('system.CodeUpdated');
		await Promise.all(network.running.map((name) => runs(network.chain(name), before + 1)));
		const began = Date.now();
		const final = await network.finalise(3);
		say(`spec version ${before + 1} on three nodes; finality 3 blocks on in ${Date.now() - began} ms`);
		// By number: the block that had it first may have lost to another fork.
		const [kept, now] = await Promise.all(
			[applied.blockNumber, final].map(async (number) => {
				const at = await chain.rpc<string>('chain_getBlockHash', number);
				return lastingState(chain, at, MIGRATED);
			}),
		);
		expect(now).toEqual(kept);
		say(`${kept.size} rows of ${LASTING.length} pallets are the same before and after`);
	});

	test('the upgrade should have migrated an item, and clients should see the change', async () => {
		const seen = () => network.chain().api.consts.multisig.maxSignatories;
		const sessions = async () =>
			Number((await network.chain().api.query.validatorSet.sessionLength()).toString());
		await network.connect('alice');
		expect(await sessions()).toBe(sessionLength / 2);
		expect(Number(seen().toString())).toBeGreaterThan(maxSignatories);
		say(`sessions of ${sessionLength} -> ${await sessions()} blocks`);
		say(`a multisig of at most ${maxSignatories} -> ${seen()} signatories`);
		const row: any = await network.chain().views.call('OrgNumbers', 'number_by_handle', 'lubeck');
		expect(row.unwrap().number.toBigInt()).toBe(organisation.number);
	});

	test('the killed validator should catch up under the new runtime', async () => {
		const began = Date.now();
		await network.restart('dave');
		const target = await network.chain().finalised();
		const dave = network.chain('dave');
		const caughtUp = async () => (await dave.finalised()) >= target;
		await until('dave to catch up', caughtUp, CATCH_UP_BOUND_MS, 100);
		say(`dave caught up to block ${target} in ${Date.now() - began} ms`);
		await runs(dave, before + 1);
		await network.finalise(2);
	});

	test('the council should add a fifth validator, which authors blocks', async () => {
		const chain = network.chain();
		const eve = dev('Eve');
		const node = await network.join('eve');
		const { keys, proof } = await rotateKeys(node, eve);
		const setKeys = (p: string) => chain.send(chain.api.tx.session.setKeys(keys, p), eve);
		const forged = proof.replace(/..$/, (last) => (last === '00' ? '01' : '00'));
		expect(await failureName(setKeys(forged))).toBe('Session.InvalidProof');
		const add = chain.api.tx.validatorSet.addValidator(eve.address);
		expect((await decide(chain, COUNCIL, add)).error).toBe('ValidatorSet.KeysNotSet');
		await setKeys(proof);
		const began = Date.now();
		succeeded(await decide(chain, COUNCIL, chain.api.tx.validatorSet.addValidator(eve.address)));
		await membership(chain, eve.address, 'in');
		const number = await authored(chain, keys);
		say(`eve authored block ${number}, ${Date.now() - began} ms after the vote`);
		expect(await validators(chain)).toHaveLength(5);
		await network.finalise(2);
	});

	test('GRANDPA equivocation evidence should remove a validator', async () => {
		const chain = network.chain();
		const dave = dev('Dave').address;
		const report = await equivocationReport(chain, '//Dave');
		const reported = await chain.send(report, dev('Ferdie'));
		expect(event(reported, 'validatorSet.OffenceRecorded')[0].toString()).toBe(dave);
		expect(event(reported, 'session.ValidatorDisabled')[0].toString()).toBe(dave);
		expect(await failureName(chain.send(report, dev('Ferdie')))).toBe(
			'Grandpa.DuplicateOffenceReport',
		);
		await membership(chain, dave, 'out');
		await network.finalise(2);
	});

	test('the council should remove the fifth validator again', async () => {
		const chain = network.chain();
		const eve = dev('Eve').address;
		const remove = chain.api.tx.validatorSet.removeValidator(eve);
		succeeded(await decide(chain, COUNCIL, remove));
		await membership(chain, eve, 'out');
		await network.finalise(2);
		expect(await validators(chain)).toHaveLength(3);
	});

	test('rows should be proved through all changes of the authorities, from each set on', async () => {
		const { api } = network.chain();
		const sets = Number((await api.query.grandpa.currentSetId()).toString());
		expect(sets).toBeGreaterThanOrEqual(3);
		const all = await provedFinality(network.chain());
		expect(all.set).toBe('0');
		expect(all.changes).toHaveLength(sets);
		for (let set = 0; set <= sets; set += 1) {
			const { changes } = all;
			const expected = { set: `${set}`, changes: changes.slice(set) };
			expect(await provedFinality(network.chain(), set)).toMatchObject(expected);
		}
		const later = provedFinality(network.chain(), sets + 1);
		await expect(later).rejects.toThrow(/but one can from set 0/);
	});

	test('a stalled finality should be restarted by both bodies', async () => {
		const chain = network.chain();
		await network.kill('charlie');
		await chain.advance(4);
		const stalled = await chain.finalised();
		await chain.advance(4);
		expect(await chain.finalised()).toBe(stalled);
		say(`two of three left: finality stands at ${stalled}, best is ${await chain.best()}`);
		const charlie = dev('Charlie').address;
		const remove = chain.api.tx.validatorSet.removeValidator(charlie);
		succeeded(await decide(chain, COUNCIL, remove));
		await membership(chain, charlie, 'out');
		const restart = chain.api.tx.grandpa.noteStalled(FORCED_DELAY, stalled);
		await asRoot(chain, COUNCIL, COMMITTEE, restart);
		const began = Date.now();
		for (const name of ['alice', 'bob']) {
			const ahead = async () => (await network.chain(name).finalised()) > stalled + 8;
			await until(`finality on ${name}'s node`, ahead, FINALITY_BOUND_MS, 500);
		}
		say(`finality goes on with two validators, ${Date.now() - began} ms after the vote`);
	});

	test('rows should be proved from the set that was forced, and from none before', async () => {
		const { set, changes } = await provedFinality(network.chain());
		expect([Number(set) > 0, changes]).toEqual([true, []]);
		const earlier = provedFinality(network.chain(), 0);
		await expect(earlier).rejects.toThrow(`but one can from set ${set}`);
	});
});

/** How a node proves that the block of its rows is final, from an authority set on. */
const provedFinality = async (chain: Chain, ...set: number[]): Promise<any> =>
	(await chain.rpc<any>('proof_rows', ['0x00'], ...set)).finality;
