// SPDX-License-Identifier: Apache-2.0
/** What nodes and the machine spend: processor time, bytes of a protocol, the time of a sync to disk. */
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './table.ts';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;
const SYNCS = 50;
const SYNCED_BYTES = 4_096;

/** Processor time in seconds since each began: processes by name, and the whole machine. */
export interface Spent {
	of: Record<string, number>;
	machine: number;
}

/** User and system time stand 14th and 15th; the name before them may have spaces in it. */
function secondsOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** All but idle and waiting. */
function machineSeconds(): number {
	const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
		.split('\n')[0]
		.split(/\s+/)
		.map(Number);
	return (user + nice + system + irq + softirq + steal) / TICKS_A_SECOND;
}

/** What was spent until now by these processes and by this one, which is `client`. */
export function spentBy(processes: Record<string, number>): Spent {
	const all = Object.entries({ ...processes, client: process.pid });
	return {
		of: Object.fromEntries(all.map(([name, pid]) => [name, secondsOf(pid)])),
		machine: machineSeconds(),
	};
}

/** What was spent in between; `others` is what the machine did besides. */
export function between(before: Spent, after: Spent): Record<string, number> {
	const of = Object.entries(after.of).map(([name, now]) => [name, now - before.of[name]] as const);
	const ours = of.reduce((sum, [, seconds]) => sum + seconds, 0);
	return Object.fromEntries([...of, ['others', after.machine - before.machine - ours]]);
}

/** The middle time, in milliseconds, that a write of 4 KiB takes to be on the disk of a folder. */
export function syncMilliseconds(folder: string): number {
	const path = join(folder, 'sync-probe');
	const file = openSync(path, 'w');
	try {
		const bytes = Buffer.alloc(SYNCED_BYTES, 1);
		const times = Array.from({ length: SYNCS }, (_, at) => {
			const begin = performance.now();
			writeSync(file, bytes, 0, bytes.length, at * bytes.length);
			fdatasyncSync(file);
			return performance.now() - begin;
		});
		return quantile(times.sort((one, other) => one - other), 0.5) ?? 0;
	} finally {
		closeSync(file);
		rmSync(path);
	}
}

/** What a node's metrics say of private data. */
export interface Exchanged {
	/** Bytes of ciphertext that the node fetched and kept. */
	kept: number;
	/** Bytes of requests and answers of the protocol that came in and went out. */
	in: number;
	out: number;
}

/** Reads the metrics of the node that serves them on this port. */
export async function exchanged(port: number): Promise<Exchanged> {
	const response = await fetch(`http://127.0.0.1:${port}/metrics`);
	const lines = (await response.text()).split('\n');
	const sum = (...parts: string[]) =>
		lines
			.filter((line) => !line.startsWith('#') && parts.every((part) => line.includes(part)))
			.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
	const counted = 'hanse_private_data_bytes_received';
	if (!lines.some((line) => line.startsWith(counted))) throw new Error(`port ${port} has no ${counted}`);
	const bytes = (direction: string) =>
		sum('sub_libp2p_requests_response_bytes_total', '/private-data/', `direction="${direction}"`);
	return { kept: sum(counted), in: bytes('in'), out: bytes('out') };
}
