// SPDX-License-Identifier: Apache-2.0

/** One line for the person who watches: seconds since the process began, then the text. */
export function say(text: string): void {
	const seconds = (performance.now() / 1000).toFixed(1).padStart(6);
	process.stdout.write(`[${seconds} s] ${text}\n`);
}
