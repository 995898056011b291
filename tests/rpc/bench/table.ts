// SPDX-License-Identifier: Apache-2.0
/** Tables of what was measured, beside the bars that it is to reach. */

export interface Row {
	/** Of which bar it is, where it is of one. */
	id: string;
	what: string;
	measured: string;
	/** What is to be reached, if anything is. */
	bar: string;
	met?: boolean;
}

const verdict = ({ met }: Row) => (met === undefined ? '' : met ? 'yes' : 'no');

/** The rows as a Markdown table. */
export function markdown(rows: Row[]): string {
	const head = ['#', 'what', 'measured', 'bar', 'met'];
	const lines = rows.map((row) => [row.id, row.what, row.measured, row.bar, verdict(row)]);
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The least of the sorted values that a share of them does not exceed; nothing of no values. */
export function quantile(sorted: number[], share: number): number | undefined {
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Thousands apart; small numbers with two digits behind the point. */
export function plain(value: number): string {
	const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0;
	return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `p50 / p99` in milliseconds. */
export function spread(sorted: number[]): string {
	const [middle, late] = [0.5, 0.99].map((share) => quantile(sorted, share));
	return middle === undefined || late === undefined ? 'nothing' : `${plain(middle)} / ${plain(late)} ms`;
}
