// SPDX-License-Identifier: Apache-2.0
/** Dispatch errors and pool refusals, decoded to the names that the runtime gave them. */
import type { DispatchError } from '@polkadot/types/interfaces';

/** A transaction that was included and failed: `name` is `Pallet.Error`, or the kind of refusal. */
export class DispatchFailed extends Error {
	constructor(
		readonly errorName: string,
		docs: string,
		readonly blockNumber?: number,
	) {
		super(docs ? `${errorName}: ${docs}` : errorName);
		this.name = 'DispatchFailed';
	}
}

/** A transaction that never entered a block: the pool's words. */
export class PoolRefused extends Error {
	constructor(readonly reason: string) {
		super(reason);
		this.name = 'PoolRefused';
	}
}

/**
 * The name and documentation of a dispatch error, e.g. `OrgNumbers.InvalidCheckDigits`, by the
 * metadata that the error was decoded with.
 */
export function describeDispatchError(error: DispatchError): { name: string; docs: string } {
	if (error.isModule) {
		const meta = error.registry.findMetaError(error.asModule);
		const pallet = meta.section.charAt(0).toUpperCase() + meta.section.slice(1);
		return { name: `${pallet}.${meta.name}`, docs: meta.docs.join(' ').trim() };
	}
	const inner = error.value as { type?: string } | undefined;
	return { name: inner?.type ? `${error.type}.${inner.type}` : error.type, docs: '' };
}

/** Turns whatever a submission threw into PoolRefused where the node said "invalid transaction". */
export function asPoolRefusal(error: unknown): Error {
	const text = error instanceof Error ? error.message : String(error);
	const match = /^(10\d\d): (.*)$/s.exec(text);
	return match ? new PoolRefused(match[2]) : error instanceof Error ? error : new Error(text);
}

/** The name of the error with which `promise` failed; it's an error when it didn't fail. */
export async function failureName(promise: Promise<unknown>): Promise<string> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof DispatchFailed) return error.errorName;
		if (error instanceof PoolRefused) return error.reason;
		throw error;
	}
	throw new Error('it succeeded, and should have been refused');
}
