// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Rejects with `what` when `promise` has not settled after `ms`. */
export async function bounded<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
	const abort = new AbortController();
	const timeout = sleep(ms, undefined, { signal: abort.signal }).then(
		() => {
			throw new Error(`waited ${ms / 1000} s for ${what}`);
		},
		() => new Promise<never>(() => {}),
	);
	try {
		return await Promise.race([promise, timeout]);
	} finally {
		abort.abort();
	}
}

/**
 * Asks `probe` until it answers something other than `undefined`, `null` or `false`, at most
 * `ms` long. A probe that throws counts as "not yet"; its last error is shown at the end.
 */
export async function until<T>(
	what: string,
	probe: () => Promise<T | undefined | null | false>,
	ms: number,
	every = 250,
): Promise<T> {
	const end = Date.now() + ms;
	let last: unknown = 'no answer yet';
	for (;;) {
		try {
			const answer = await bounded(probe(), Math.max(1_000, end - Date.now()), what);
			if (answer !== undefined && answer !== null && answer !== false) return answer;
		} catch (error) {
			last = error;
		}
		if (Date.now() > end) throw new Error(`waited ${ms / 1000} s for ${what}: ${last}`);
		await sleep(every);
	}
}
