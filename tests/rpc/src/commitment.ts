// SPDX-License-Identifier: Apache-2.0
/** What a registrant commits to before it shows its handle. */
import { compactAddLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, decodeAddress, randomAsU8a } from '@polkadot/util-crypto';

const DOMAIN = 'hanse/org-numbers/commit';

/** A fresh 256-bit salt. */
export const newSalt = (): Uint8Array => randomAsU8a(32);

/**
 * blake2-256 of the SCALE tuple (domain, genesis hash, account, handle, salt), the same as the
 * view function `OrgNumbers.commitment`.
 */
export function commitment(
	genesisHash: string,
	account: string,
	handle: string,
	salt: Uint8Array,
): string {
	const tuple = u8aConcat(
		compactAddLength(stringToU8a(DOMAIN)),
		hexToU8a(genesisHash),
		decodeAddress(account),
		compactAddLength(stringToU8a(handle)),
		salt,
	);
	return u8aToHex(blake2AsU8a(tuple, 256));
}
