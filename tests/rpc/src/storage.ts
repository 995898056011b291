// SPDX-License-Identifier: Apache-2.0
/** Raw storage of a pallet, to compare what stood before and after an upgrade. */
import { u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Chain } from './chain.ts';

const PAGE = 256;

/** The first 16 bytes of every key of a pallet, or 32 of one of its items. */
export function storagePrefix(pallet: string, item?: string): string {
	const first = u8aToHex(xxhashAsU8a(pallet, 128));
	return item ? first + u8aToHex(xxhashAsU8a(item, 128)).slice(2) : first;
}

/** Every key and value of a pallet at a block. */
export async function storageOf(
	chain: Chain,
	pallet: string,
	at: string,
): Promise<Map<string, string>> {
	const prefix = storagePrefix(pallet);
	const pairs = new Map<string, string>();
	for (let from = prefix; ; ) {
		const keys = await chain.rpc<string[]>('state_getKeysPaged', prefix, PAGE, from, at);
		if (keys.length === 0) return pairs;
		const [{ changes }] = await chain.rpc<{ changes: [string, string][] }[]>(
			'state_queryStorageAt',
			keys,
			at,
		);
		changes.forEach(([key, value]) => pairs.set(key, value));
		from = keys[keys.length - 1];
	}
}
