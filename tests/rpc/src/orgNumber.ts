// SPDX-License-Identifier: Apache-2.0
/**
 * Organisation numbers: ten digits of a sequence and two check digits, ISO 7064 MOD 97-10 (as in
 * an LEI: the whole number leaves 1 when divided by 97).
 */

/** The number with this place in the sequence. */
export function orgNumber(sequence: number | bigint): bigint {
	const shifted = BigInt(sequence) * 100n;
	return shifted + (98n - (shifted % 97n));
}

/** Whether the check digits are right. */
export function isOrgNumber(number: number | bigint): boolean {
	const n = BigInt(number);
	return n > 0n && n < 1_000_000_000_000n && n === orgNumber(n / 100n);
}

/** Twelve digits, as people write it. */
export function formatOrgNumber(number: number | bigint): string {
	return BigInt(number).toString().padStart(12, '0');
}

/** MOD 97-10 over letters and digits, A being 10: the check that an LEI passes. */
export function mod97(text: string): number {
	let rest = 0;
	for (const char of text.toUpperCase()) {
		for (const digit of parseInt(char, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
	}
	return rest;
}
