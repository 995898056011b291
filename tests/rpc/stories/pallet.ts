// SPDX-License-Identifier: Apache-2.0
/** One pallet of a development chain as its tests use it, each call noted as made. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { stringCamelCase } from '@polkadot/util';
import type { Chain, Included, Tx } from '../src/chain.ts';
import { failureName } from '../src/errors.ts';
import { type Outcome, asRoot, decide, succeeded } from '../src/governance.ts';
import { DEV_COMMITTEE, DEV_COUNCIL, type Running } from './devChain.ts';

/**
 * The pallet's calls and view functions, as functions that may be taken out one by one. The chain
 * need not run yet.
 */
export function palletOf(running: Running, pallet: string) {
	/** The calls that were made. */
	const called = new Set<string>();
	const calls = () => running.chain.api.tx[stringCamelCase(pallet)];

	/** Builds a call and notes that it was made. */
	function call(name: string, ...args: unknown[]): Tx {
		called.add(name);
		return calls()[name](...args);
	}

	/** Makes a call; rejects with the name of the error. */
	const send = (who: KeyringPair, name: string, ...args: unknown[]): Promise<Included> =>
		running.chain.send(call(name, ...args), who);

	/** The name of the error with which a call fails. */
	const refused = (who: KeyringPair, name: string, ...args: unknown[]): Promise<string> =>
		failureName(send(who, name, ...args));

	/** Makes a call by a motion of the council. */
	const govern = async (name: string, ...args: unknown[]): Promise<Outcome> =>
		succeeded(await decide(running.chain, DEV_COUNCIL, call(name, ...args)));

	/** Makes a call as Root, which both bodies agree on. */
	const governAsRoot = (name: string, ...args: unknown[]): Promise<Included> =>
		asRoot(running.chain, DEV_COUNCIL, DEV_COMMITTEE, call(name, ...args));

	/** What a view function says, as JSON. */
	const view = async (name: string, ...args: unknown[]): Promise<any> =>
		(await running.chain.views.call(pallet, name, ...args)).toJSON();

	/** The calls that nobody made. */
	const notCalled = (): string[] => Object.keys(calls()).filter((name) => !called.has(name));

	return { called, call, send, refused, govern, governAsRoot, view, notCalled };
}

/** What an account has reserved: the sum of its deposits and bids. */
export async function reserved(chain: Chain, who: KeyringPair): Promise<bigint> {
	const account: any = await chain.api.query.system.account(who.address);
	return account.data.reserved.toBigInt();
}
