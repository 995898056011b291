// SPDX-License-Identifier: Apache-2.0
/** General transactions of version 5: no signature of their own, the call says who may make it. */
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';

/** A call as a general transaction, encoded: good for ever, without tip, account or nonce. */
export function generalTransaction(
	{ registry }: ApiPromise,
	{ method }: SubmittableExtrinsic<'promise'>,
): string {
	const payload = { era: '0x00', nonce: 0, tip: 0, mode: 0, method: method.toHex() };
	return registry.createTypeUnsafe('GeneralExtrinsic', [{ payload }]).toHex();
}
