// SPDX-License-Identifier: Apache-2.0
/** The upgrade by two bodies: what is authorised, what is refused, what stays as it was. */
import { readFileSync } from 'node:fs';
import { compactAddLength, hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { type Chain, type Tx } from '../src/chain.ts';
import { storageOf, storagePrefix } from '../src/storage.ts';
import { until } from '../src/wait.ts';

const UPGRADE_BOUND_MS = 120_000;

/** Pallets whose rows only people and genesis write: an upgrade must leave them alone. */
export const LASTING = [
	'Parameters',
	'Multisig',
	'Proxy',
	'Preimage',
	'ValidatorSet',
	'Council',
	'CouncilMembership',
	'TechnicalCommittee',
	'TechnicalMembership',
	'OrgNumbers',
	'Assets',
	'Chips',
	'Crowdfunding',
	'AssetFlow',
] as const;

/** The rehearsal runtime, built by tests/upgrade. */
export function upgradeCode(): Uint8Array {
	const path = process.env.HANSE_UPGRADE_WASM;
	if (!path) throw new Error('HANSE_UPGRADE_WASM is not set: source scripts/env.sh');
	return readFileSync(path);
}

/** The code that the chain runs now. */
export async function presentCode(chain: Chain): Promise<Uint8Array> {
	return hexToU8a(await chain.rpc<string>('state_getStorage', u8aToHex(Buffer.from(':code'))));
}

/** The call that both bodies have to agree on. */
export function authorise(chain: Chain, code: Uint8Array): Tx {
	return chain.api.tx.system.authorizeUpgrade(blake2AsHex(code, 256));
}

/** The transaction that anyone may send, without a signature. */
export function apply(chain: Chain, code: Uint8Array): Tx {
	return chain.api.tx.system.applyAuthorizedUpgrade(compactAddLength(code));
}

/** The hash that is authorised, if any. */
export async function authorised(chain: Chain): Promise<string | undefined> {
	const pending: any = await chain.api.query.system.authorizedUpgrade();
	return pending.isSome ? pending.unwrap().codeHash.toHex() : undefined;
}

/** The spec version by which a node's best block is executed. */
export async function specVersion(chain: Chain): Promise<number> {
	return (await chain.rpc<{ specVersion: number }>('state_getRuntimeVersion')).specVersion;
}

/**
 * Waits until a node runs `version`, which it compiles first, and until the connection signs for it:
 * a signature is over the version, and the pool takes that of the best block only.
 */
export async function runs(chain: Chain, version: number): Promise<void> {
	const reached = async () =>
		(await specVersion(chain)) === version && chain.api.runtimeVersion.specVersion.eq(version);
	await until(`spec version ${version}`, reached, UPGRADE_BOUND_MS, 500);
}

/** Raw rows of the lasting pallets at a block, without those of `except` (pallet, item). */
export async function lastingState(
	chain: Chain,
	at: string,
	except: [string, string][],
): Promise<Map<string, string>> {
	const skipped = except.map(([pallet, item]) => storagePrefix(pallet, item));
	const rows = new Map<string, string>();
	for (const pallet of LASTING) {
		const all = await storageOf(chain, pallet, at);
		// One row is the version of the pallet's storage.
		if (all.size < 2) throw new Error(`pallet ${pallet} holds no state to keep`);
		for (const [key, value] of all) {
			if (!skipped.some((prefix) => key.startsWith(prefix))) rows.set(key, value);
		}
	}
	return rows;
}
