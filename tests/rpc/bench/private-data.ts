// SPDX-License-Identifier: Apache-2.0
/**
 * How fast private messages get from their author's node to the disks of all members' nodes, on four
 * nodes of which the last is an outsider, and what they take on the chain. Prints a Markdown table.
 *
 *     npx tsx bench/private-data.ts [--messages N] [--seconds S] [--json FILE]
 *
 * --measure LIST    of alone, batches, largest, large, rate, by commas; all of them unless said otherwise
 * --seconds S       how long each measure goes on (30)
 * --messages N      how many messages a measure of the throughput sends, instead of a time
 * --batch N         messages of an entry (100), in `batches` and `large`
 * --bytes N         bytes of a body (512), in all but `large`
 * --large N         bytes of a body in `large` (65536)
 * --in-flight N     entries that are sent before all members have the first of them (32)
 * --rate N          messages a second in `rate` (1000)
 * --rate-batch LIST messages of an entry there, by commas for one after the other (10,100)
 * --members N       members besides the author: 1 or 2 (2)
 * --validators N    nodes that make blocks, 1 to 4: the author's first (1)
 * --json FILE       writes what was measured there as well
 *
 * Everything runs on this machine: the nodes, who sends and who listens.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sizeClass } from '../src/activityFormat.ts';
import { say } from '../src/log.ts';
import { sleep } from '../src/wait.ts';
import { type Name, OUTSIDER } from '../stories/circle.ts';
import { AUTHOR, Bodies, Group, MAX_PACKAGE_BYTES, type Sent, largestBatch } from './group.ts';
import { type Exchanged, type Spent, between, spentBy, syncMilliseconds } from './machine.ts';
import { type OnChain, onChain } from './onChain.ts';
import { type Row, markdown, plain, quantile, spread } from './table.ts';

const MEASURES = ['alone', 'batches', 'largest', 'large', 'rate'] as const;
type Measure = (typeof MEASURES)[number];

/** What is to be reached. */
const BARS = { perSecond: 5_000, lateMs: 250, atRate: 1_000, onChainBytes: 8, onChainBatch: 100 };
/** Messages that are sent alone, one after the other. */
const ALONE = 3;
const MEBIBYTE = 2 ** 20;

interface Settings {
	measures: Measure[];
	seconds: number;
	messages: number | undefined;
	batch: number;
	bytes: number;
	large: number;
	inFlight: number;
	rate: number;
	rateBatches: number[];
	members: number;
	validators: number;
	json: string | undefined;
}

/** One measure, and what came of it. */
interface Run {
	measure: Measure;
	bytes: number;
	batch: number;
	messages: number;
	/** For how long it was sent, and what all members had of it in that time. */
	seconds: number;
	perSecond: number;
	/** From when an entry was to be sent until all members had it, and until it was final: ascending. */
	storedMs: number[];
	finalMs: number[];
	/** Entries that a member had from the chain first. */
	byChain: number;
	/** Entries that members had and that were sealed again, under another counter, all the same. */
	again: number;
	/** How often the author's node had too much to do to take one. */
	turnedAway: number;
	/** Messages that the chain has twice, which must never be. */
	twice: number;
	onChain: OnChain;
	/** Processor time in seconds. */
	spent: Record<string, number>;
}

function count(name: string, text: string, [least, most]: [number, number]): number {
	const value = Number(text);
	if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
	throw new Error(`--${name} takes a number from ${least} to ${most}, not ${text}`);
}

function settings(): Settings {
	const text = (value: string) => ({ type: 'string', default: value }) as const;
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h' },
			measure: text(MEASURES.join()),
			...{ seconds: text('30'), messages: { type: 'string' }, batch: text('100') },
			...{ bytes: text('512'), large: text('65536'), 'in-flight': text('32') },
			...{ rate: text('1000'), 'rate-batch': text('10,100') },
			...{ members: text('2'), validators: text('1'), json: { type: 'string' } },
		} as const,
	});
	if (values.help) {
		const [, head] = readFileSync(fileURLToPath(import.meta.url), 'utf8').split(/\/\*\*\n|\n \*\//);
		console.log(head.replace(/^ \* ?/gm, ''));
		process.exit(0);
	}
	const measures = values.measure.split(',').map((one) => {
		const known = MEASURES.find((measure) => measure === one);
		if (!known) throw new Error(`--measure takes ${MEASURES.join(', ')}, not ${one}`);
		return known;
	});
	const { messages } = values;
	const [bytes, large] = (['bytes', 'large'] as const).map((name) =>
		count(name, values[name], [64, 2 ** 20 - 2 ** 15]),
	);
	const most = largestBatch(Math.max(bytes, measures.includes('large') ? large : 0));
	return {
		measures,
		seconds: count('seconds', values.seconds, [1, 3_600]),
		messages: messages === undefined ? undefined : count('messages', messages, [1, 10 ** 8]),
		batch: count('batch', values.batch, [1, most]),
		bytes,
		large,
		// More would be turned away at the node's desk.
		inFlight: count('in-flight', values['in-flight'], [1, 200]),
		rate: count('rate', values.rate, [1, 10 ** 6]),
		rateBatches: values['rate-batch']
			.split(',')
			.map((one) => count('rate-batch', one, [1, largestBatch(bytes)])),
		members: count('members', values.members, [1, 2]),
		validators: count('validators', values.validators, [1, 4]),
		json: values.json,
	};
}

/** What was sent, when each entry is final; and when the last was sent, with what was spent till then. */
interface Over {
	sent: Sent[];
	last: number;
	spent: Spent;
}

type Sending = () => Promise<Over>;

/** To be called when the last is sent. */
async function over(group: Group, sent: Promise<Sent>[]): Promise<Over> {
	const [last, spent] = [performance.now(), spentBy(group.processes)];
	return { sent: await Promise.all(sent), last, spent };
}

/** Keeps so many entries on their way, until the time is over or enough messages are sent. */
function steadily(
	group: Group,
	[bytes, batch]: [number, number],
	{ seconds, messages = Infinity, inFlight }: Settings,
): Sending {
	// Of large ones fewer: what a node takes unseen of an author is bounded.
	const ofBytes = Math.floor((4 * MAX_PACKAGE_BYTES) / (batch * sizeClass(bytes)));
	const window = Math.max(2, Math.min(inFlight, ofBytes));
	return async () => {
		const bodies = new Bodies(bytes);
		const [begin, before] = [performance.now(), group.everywhere];
		const sent: Promise<Sent>[] = [];
		while (performance.now() - begin < seconds * 1_000 && sent.length * batch < messages) {
			await group.reach('members to store more', () =>
				sent.length - (group.everywhere - before) < window,
			);
			const information = bodies.batch(batch);
			sent.push(noted(group.send(information, performance.now())));
		}
		return over(group, sent);
	};
}

/** Sends at fixed times, whatever becomes of what was sent. */
function atRate(group: Group, batch: number, { seconds, bytes, rate }: Settings): Sending {
	return async () => {
		const bodies = new Bodies(bytes);
		const total = Math.ceil((seconds * rate) / batch);
		const begin = performance.now();
		const sent: Promise<Sent>[] = [];
		for (let at = 0; at < total; at += 1) {
			const due = begin + (at * batch * 1_000) / rate;
			const early = due - performance.now();
			if (early > 0) await sleep(early);
			sent.push(noted(group.send(bodies.batch(batch), due)));
		}
		return over(group, sent);
	};
}

/** One message, and the next when its receipts are on the chain. */
function alone(group: Group, { bytes }: Settings): Sending {
	return async () => {
		const bodies = new Bodies(bytes);
		const sent: Promise<Sent>[] = [];
		for (let at = 0; at < ALONE; at += 1) {
			const before = group.delivered;
			sent.push(group.send([bodies.next()], performance.now()));
			await Promise.all(sent);
			await group.reach('receipts for a message alone', () => group.delivered > before);
		}
		return over(group, sent);
	};
}

/** A promise whose failure is looked at later. */
function noted<T>(promise: Promise<T>): Promise<T> {
	promise.catch(() => {});
	return promise;
}

const sorted = (values: number[]) => values.sort((one, other) => one - other);

async function measured(
	group: Group,
	measure: Measure,
	[bytes, batch]: [number, number],
	sending: Sending,
): Promise<Run> {
	say(`${measure}: entries of ${batch} of ${plain(bytes)} B`);
	const { chain } = group.circle;
	const from = await chain.finalised();
	const { byChain, delivered, everywhere, turnedAway } = group;
	const before = spentBy(group.processes);
	const begin = performance.now();
	const { sent, last, spent } = await sending();
	await group.settled(sent);
	await group.reach('all receipts', () => group.delivered - delivered >= sent.length);
	const to = await chain.finalised();
	const [seconds, messages] = [(last - begin) / 1_000, sent.length * batch];
	const inTime = sent.filter(({ entry }) => (entry.everywhere ?? Infinity) <= last).length;
	const found = await onChain(chain, group.activity, [from + 1, to]);
	const run: Run = {
		...{ measure, bytes, batch, messages, seconds, perSecond: (inTime * batch) / seconds },
		storedMs: sorted(sent.map(({ due, entry }) => (entry.everywhere ?? Infinity) - due)),
		finalMs: sorted(sent.map(({ due, entry }) => (entry.final ?? Infinity) - due)),
		byChain: group.byChain - byChain,
		again: group.everywhere - everywhere - sent.length,
		turnedAway: group.turnedAway - turnedAway,
		twice: found.messages - messages,
		onChain: found,
		spent: between(before, spent),
	};
	say(`${plain(messages)} messages in ${plain(seconds)} s, stored ${spread(run.storedMs)}`);
	return run;
}

/** What each measure sends: bytes of a body, messages of an entry, and how; one after the other. */
function sendings(group: Group, one: Settings): Record<Measure, [[number, number], Sending][]> {
	const steady = (size: [number, number]): [[number, number], Sending] => [
		size,
		steadily(group, size, one),
	];
	return {
		alone: [[[one.bytes, 1], alone(group, one)]],
		batches: [steady([one.bytes, one.batch])],
		largest: [steady([one.bytes, largestBatch(one.bytes)])],
		large: [steady([one.large, one.batch])],
		rate: one.rateBatches.map((batch) => [[one.bytes, batch], atRate(group, batch, one)]),
	};
}

/** Bytes on the chain for a message: transactions of blocks, with receipts, and the row. */
function onChainRow({ batch, onChain }: Run): Row {
	const { messages, published, receipts, rows } = onChain;
	const all = (published + receipts + rows) / messages;
	const parts = [published, receipts, rows].map((bytes) => plain(bytes / messages)).join(' + ');
	const isBar = batch === BARS.onChainBatch;
	return {
		id: 'B10',
		what: `bytes on chain a message ${batch === 1 ? 'alone' : `in batches of ${batch}`}: published, receipts, row`,
		measured: `${parts} = ${plain(all)} B`,
		bar: isBar ? `<= ${BARS.onChainBytes} B` : '',
		...(isBar && { met: all <= BARS.onChainBytes }),
	};
}

/** What went another way than it should, in words. */
function detours({ byChain, again, turnedAway, twice }: Run): string {
	const all: [number, string][] = [
		[turnedAway, 'times the node had too much to do'],
		[byChain, 'entries by way of the chain'],
		[again, 'entries sealed again'],
		[twice, 'messages published twice'],
	];
	return all
		.filter(([number]) => number !== 0)
		.map(([number, what]) => `; ${plain(number)} ${what}`)
		.join('');
}

function throughputRow(run: Run): Row {
	const { bytes, batch, perSecond, storedMs } = run;
	const isBar = bytes === 512;
	const flow = `${plain((perSecond * bytes) / MEBIBYTE)} MiB/s; p50 / p99 ${spread(storedMs)}`;
	return {
		id: 'B10',
		what: `messages/s stored by all members, ${plain(bytes)} B, batches of ${batch}`,
		measured: `${plain(perSecond)}/s (${flow}${detours(run)})`,
		bar: isBar ? `>= ${plain(BARS.perSecond)}/s` : '',
		...(isBar && { met: perSecond >= BARS.perSecond }),
	};
}

function latencyRows(run: Run, { rate }: Settings): Row[] {
	const of = run.measure === 'rate' ? `${plain(rate)}/s, batches of ${run.batch}` : 'a message alone';
	const isBar = run.measure === 'rate' && rate === BARS.atRate;
	const late = quantile(run.storedMs, 0.99) ?? Infinity;
	const stored: Row = {
		id: 'B10',
		what: `submitted to stored by all members, p50 / p99, ${of}`,
		measured: spread(run.storedMs) + detours(run),
		bar: isBar ? `p99 <= ${BARS.lateMs} ms` : '',
		...(isBar && { met: late <= BARS.lateMs }),
	};
	const final = { what: `submitted to final, p50 / p99, ${of}`, measured: spread(run.finalMs) };
	return [stored, { id: '', ...final, bar: '' }];
}

function spentRow({ measure, batch, messages, spent }: Run): Row {
	const each = Object.entries(spent).map(
		([name, seconds]) => `${name} ${plain((seconds * 1e6) / messages)}`,
	);
	const what = `processor time a message, µs, ${measure}, batches of ${batch}`;
	return { id: '', what, measured: each.join(', '), bar: '' };
}

function rowsOf(run: Run, settings: Settings): Row[] {
	const isTimed = run.measure === 'alone' || run.measure === 'rate';
	const speed = isTimed ? latencyRows(run, settings) : [throughputRow(run)];
	return [...speed, onChainRow(run), spentRow(run)];
}

function outsiderRow(of: Map<Name, Exchanged>): Row {
	const outsider = of.get(OUTSIDER) ?? { in: NaN, out: NaN, kept: NaN };
	const members = [...of].filter(([name]) => name !== OUTSIDER).map(([, one]) => one);
	// Otherwise nothing is counted at all.
	if (members.some((one) => one.in === 0)) throw new Error('a member got nothing by its metrics');
	const got = Math.max(outsider.in, outsider.kept);
	const others = members.map((one) => plain(one.in / MEBIBYTE)).join(' and ');
	return {
		id: 'B10',
		what: 'bytes of private data that the outsider received',
		measured: `${plain(got)} (members ${others} MiB)`,
		bar: '0',
		met: got === 0,
	};
}

async function play(group: Group, settings: Settings): Promise<{ rows: Row[]; runs: Run[] }> {
	const syncMs = syncMilliseconds(group.circle.network.place(AUTHOR).base);
	const runs: Run[] = [];
	const all = sendings(group, settings);
	for (const measure of settings.measures) {
		for (const [size, sending] of all[measure]) {
			runs.push(await measured(group, measure, size, sending));
		}
	}
	// The one with which it began is theirs as well.
	await group.check(runs.reduce((sum, { onChain }) => sum + onChain.messages, 1));
	const names = [...group.members, OUTSIDER] as const;
	const exchanged = await Promise.all(names.map((name) => group.exchanged(name)));
	const machine: Row = {
		id: '',
		what: 'the machine: processors, a sync of 4 KiB to disk',
		measured: `${cpus().length}, ${plain(syncMs)} ms`,
		bar: '',
	};
	const outsider = outsiderRow(new Map(names.map((name, at) => [name, exchanged[at]])));
	return { rows: [...runs.flatMap((run) => rowsOf(run, settings)), outsider, machine], runs };
}

const one = settings();
const group = await Group.open(one.members, one.validators);
try {
	const { rows, runs } = await play(group, one);
	console.log(`\n${markdown(rows)}`);
	if (one.json) writeFileSync(one.json, `${JSON.stringify({ settings: one, rows, runs }, null, '\t')}\n`);
	if (runs.some(({ twice }) => twice !== 0)) throw new Error('the chain has not what was sent');
} catch (error) {
	group.circle.network.keepLogs();
	throw error;
} finally {
	await group.circle.close();
}
