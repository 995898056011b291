// SPDX-License-Identifier: Apache-2.0
/**
 * A transaction handed to the pool and watched until a block has it. The API's own `signAndSend`
 * isn't used: it decodes the events of the block, and around an upgrade it may do so with the types
 * of another runtime (see `blockEvents.ts`).
 */
import type { WsProvider } from '@polkadot/api';
import { PoolRefused, asPoolRefusal } from './errors.ts';
import { bounded } from './wait.ts';

/** What the pool says: a word, or a word and what belongs to it. */
export type Status = string | Record<string, unknown>;

const UPDATE = 'author_extrinsicUpdate';

/**
 * Submits the encoded transaction; resolves with the hash of the first block that has it. Should
 * another fork win, what it caused in this block can be read all the same.
 */
export async function submit(
	provider: Pick<WsProvider, 'subscribe' | 'unsubscribe'>,
	encoded: string,
	bound: number,
	what: string,
): Promise<string> {
	let stop: () => unknown = () => {};
	const inBlock = new Promise<string>((resolve, reject) => {
		const heard = (error: Error | null, status: Status) => {
			if (error) return reject(error);
			const [word, value] = typeof status === 'string' ? [status] : Object.entries(status)[0];
			if (word === 'inBlock' || word === 'finalized') resolve(`${value}`);
			if (['dropped', 'invalid', 'usurped'].includes(word)) reject(new PoolRefused(word));
		};
		const watch = provider.subscribe(UPDATE, 'author_submitAndWatchExtrinsic', [encoded], heard);
		const unwatch = (id: number | string) =>
			provider.unsubscribe(UPDATE, 'author_unwatchExtrinsic', id);
		watch.catch((error) => reject(asPoolRefusal(error)));
		stop = () => watch.then(unwatch).catch(() => {});
	});
	return bounded(inBlock, bound, what).finally(() => void stop());
}
