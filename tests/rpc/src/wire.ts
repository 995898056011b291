// SPDX-License-Identifier: Apache-2.0
/**
 * A network namespace of its own for one node, and the wire to it, on which every byte is noted that
 * passes. Takes root and the commands `ip` and `nsenter`, as Linux has them.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { until } from './wait.ts';

const CAPTURE = fileURLToPath(new URL('../python/capture.py', import.meta.url));
const START_BOUND_MS = 10_000;

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' });

/** What passed a wire. */
export interface Passed {
	frames: number;
	/** Frames that came too fast to be noted. */
	lost: number;
}

export class Wire {
	/** Addresses of this side and of the other one. */
	readonly here: string;
	readonly there: string;
	private readonly name = `hanse-${process.pid}`;
	private readonly ends = ['a', 'b'].map((end) => `hn${process.pid}${end}`);
	private capturing: ChildProcess | undefined;
	private printed: Promise<string> | undefined;
	private readonly remove = () => this.close();

	private constructor() {
		// One of 16,384 small networks.
		const at = process.pid % 2 ** 14;
		const [third, fourth] = [at >> 6, (at & 63) << 2];
		[this.here, this.there] = [1, 2].map((host) => `10.197.${third}.${fourth + host}`);
	}

	/** A new namespace with its wire; an error that says why if there can't be one. */
	static open(): Wire {
		const wire = new Wire();
		const [near, far] = wire.ends;
		try {
			ip('netns', 'add', wire.name);
			process.once('exit', wire.remove);
			ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', wire.name);
			ip('address', 'add', `${wire.here}/30`, 'dev', near);
			ip('link', 'set', near, 'up');
			ip('-n', wire.name, 'address', 'add', `${wire.there}/30`, 'dev', far);
			ip('-n', wire.name, 'link', 'set', far, 'up');
			ip('-n', wire.name, 'link', 'set', 'lo', 'up');
		} catch (error) {
			wire.close();
			throw new Error(`no network namespace: ${error instanceof Error ? error.message : error}`);
		}
		return wire;
	}

	/** What a command begins with that is to run on the other side. */
	get prefix(): string[] {
		return ['nsenter', `--net=/run/netns/${this.name}`];
	}

	/** Notes in a file what passes from now on, but on these TCP ports. */
	async listen(file: string, leftOut: number[]): Promise<void> {
		const args = [CAPTURE, this.ends[0], file, ...leftOut.map(String)];
		const child = spawn('python3', args, { stdio: ['ignore', 'pipe', 'inherit'] });
		this.capturing = child;
		this.printed = text(child.stdout);
		await until('the wire to be listened to', async () => statSync(file).size > 0, START_BOUND_MS);
	}

	/** Ends that; what was noted. */
	async listened(): Promise<Passed> {
		if (!this.capturing || !this.printed) throw new Error('nobody listens to the wire');
		this.capturing.kill('SIGTERM');
		const [frames, lost] = `${await this.printed}`.trim().split('\n')[1].split(' ').map(Number);
		this.capturing = undefined;
		return { frames, lost };
	}

	/** Takes the namespace away. */
	close(): void {
		process.off('exit', this.remove);
		this.capturing?.kill('SIGKILL');
		this.capturing = undefined;
		try {
			// The wire goes with it.
			ip('netns', 'delete', this.name);
		} catch {
			// There is none.
		}
	}
}
