// SPDX-License-Identifier: Apache-2.0
/** The two bodies: motions that are proposed, voted and closed, and what both dispatch as Root. */
import type { KeyringPair } from '@polkadot/keyring/types';
import type { Weight } from '@polkadot/types/interfaces';
import { type Chain, type Included, type Tx, event } from './chain.ts';
import { describeDispatchError } from './errors.ts';

export type BodyName = 'council' | 'technicalCommittee';

/** A body and the members that vote for a motion: as many as its decisions need. */
export interface Body {
	name: BodyName;
	voters: KeyringPair[];
}

/** What became of a motion: where it was closed, and the error of its call, if it failed. */
export interface Outcome extends Included {
	error: string | undefined;
}

const CLOSE_LENGTH = 1_024 * 64;

/** Proposes `call` in `body`, lets its voters say aye, closes the motion. */
export async function decide(chain: Chain, body: Body, call: Tx): Promise<Outcome> {
	const collective = chain.api.tx[body.name];
	const [first] = body.voters;
	const motion = collective.propose(body.voters.length, call, CLOSE_LENGTH);
	const proposed = await chain.send(motion, first);
	if (body.voters.length === 1) return outcome(proposed, body.name);
	const [, index, hash] = event(proposed, `${body.name}.Proposed`);
	const ayes = body.voters.map((v) => chain.send(collective.vote(hash, index, true), v));
	await Promise.all(ayes);
	const weight = await weightOf(chain, call);
	const close = collective.close(hash, index, weight, CLOSE_LENGTH);
	return outcome(await chain.send(close, first), body.name);
}

/**
 * Both bodies agree, so that `call` runs as Root: the committee whitelists its hash, then the
 * council dispatches it with its preimage. Rejects with the name of the error if the call failed.
 */
export async function asRoot(
	chain: Chain,
	council: Body,
	committee: Body,
	call: Tx,
): Promise<Included> {
	succeeded(await decide(chain, committee, whitelist(chain, call)));
	const done = await decide(chain, council, dispatch(chain, call));
	succeeded(done);
	succeeded({ ...done, error: dispatched(done) });
	return done;
}

/** The committee's part: the call's hash goes on the whitelist. */
export function whitelist(chain: Chain, call: Tx): Tx {
	return chain.api.tx.whitelist.whitelistCall(call.method.hash);
}

/** The council's part, or the relayer's. */
export function dispatch(chain: Chain, call: Tx): Tx {
	return chain.api.tx.whitelist.dispatchWhitelistedCallWithPreimage(call);
}

/** The error of the whitelisted call that ran in `included`; undefined when it succeeded. */
export function dispatched(included: Included): string | undefined {
	const { result } = event(included, 'whitelist.WhitelistedCallDispatched');
	if (!result.isErr) return undefined;
	return describeDispatchError(result.asErr.error ?? result.asErr).name;
}

/** Throws unless the motion's call succeeded. */
export function succeeded(motion: Outcome): Outcome {
	if (motion.error) throw new Error(`the motion's call failed: ${motion.error}`);
	return motion;
}

/** Weight that a call declares, as the chain computes it: the bound that `close` asks for. */
async function weightOf(chain: Chain, call: Tx): Promise<Weight> {
	const { api } = chain;
	const bytes = call.method.toU8a();
	const info: any = await api.call.transactionPaymentCallApi.queryCallInfo(bytes, bytes.length);
	return info.weight;
}

function outcome(included: Included, body: BodyName): Outcome {
	const { result } = event(included, `${body}.Executed`);
	const error = result.isErr ? describeDispatchError(result.asErr).name : undefined;
	return { ...included, error };
}
