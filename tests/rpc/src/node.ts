// SPDX-License-Identifier: Apache-2.0
/**
 * Starts and stops the built node: a single development chain, or a network of four nodes of which
 * all or some are validators.
 *
 * The binary is named by the environment variable HANSE_NODE. Every node gets free ports, a
 * temporary base path and a log file; it is stopped by its process id. The log is kept, and its
 * last lines are printed, when something failed (see `keepLog`) or HANSE_KEEP_LOGS is set.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { base58Encode, blake2AsU8a, ed25519PairFromSeed } from '@polkadot/util-crypto';
import { bounded, until } from './wait.ts';
import type { Wire } from './wire.ts';

/** Four nodes that compile the runtime at once on two busy cores take most of a minute. */
const START_BOUND_MS = 150_000;
const STOP_BOUND_MS = 20_000;

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => process.exit(1));
}

/** The path of the node binary, or an error that says how to get one. */
export function nodeBinary(): string {
	const path = process.env.HANSE_NODE;
	if (!path) throw new Error('HANSE_NODE is not set: source scripts/env.sh, or name the binary');
	if (!existsSync(path)) throw new Error(`no node at ${path}: run scripts/build.sh`);
	return path;
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

/** The libp2p peer id of an ed25519 node key: base58 of the identity multihash of its protobuf. */
export function peerId(nodeKey: Uint8Array): string {
	const { publicKey } = ed25519PairFromSeed(nodeKey);
	return base58Encode(u8aConcat([0x00, 0x24, 0x08, 0x01, 0x12, 0x20], publicKey));
}

/** Where a node runs: its address, and what its command begins with. */
interface Site {
	host: string;
	prefix: string[];
}

const HERE: Site = { host: '127.0.0.1', prefix: [] };

/** One process of the node. */
export class HanseNode {
	readonly url: string;
	/** Arguments besides, which may be others at the next start. */
	options: string[] = [];
	private child: ChildProcess | undefined;
	private keep = Boolean(process.env.HANSE_KEEP_LOGS);

	private constructor(
		readonly name: string,
		private readonly args: string[],
		readonly rpcPort: number,
		private readonly folder: string,
		private readonly site: Site,
	) {
		this.url = `ws://${site.host}:${rpcPort}`;
	}

	/** Prepares a node: chooses its RPC port and base path. `start` runs it. */
	static async prepare(name: string, args: string[], site = HERE): Promise<HanseNode> {
		const folder = mkdtempSync(join(tmpdir(), `hanse-${name}-`));
		const rpcPort = await freePort();
		const all = [...args, '--base-path', join(folder, 'base'), '--rpc-port', `${rpcPort}`];
		all.push('--no-telemetry');
		if (site !== HERE) all.push('--unsafe-rpc-external', '--rpc-cors', 'all');
		return new HanseNode(name, all, rpcPort, folder, site);
	}

	/** Starts the chain of this specification, not a built-in one. */
	useSpec(spec: string): void {
		const path = join(this.folder, 'spec.json');
		writeFileSync(path, spec);
		this.args.push('--chain', path);
	}

	/** Below which its database lies. */
	get base(): string {
		return join(this.folder, 'base');
	}

	get logFile(): string {
		return join(this.folder, 'node.log');
	}

	get pid(): number | undefined {
		return this.child?.pid;
	}

	/** Runs the node, or runs it again on the same database, and waits until its RPC answers. */
	async start(): Promise<void> {
		const log = openSync(this.logFile, 'a');
		const args = [...this.args, ...this.options];
		if (!args.includes('--prometheus-port')) args.push('--no-prometheus');
		const [command, ...rest] = [...this.site.prefix, nodeBinary(), ...args];
		const child = spawn(command, rest, { stdio: ['ignore', log, log] });
		closeSync(log);
		running.add(child);
		child.once('exit', () => running.delete(child));
		this.child = child;
		try {
			await until(`${this.name} to answer on ${this.url}`, () => this.answers(child), START_BOUND_MS);
			if (child.exitCode !== null) throw new Error(`${this.name} ended: ${this.tail(5)}`);
		} catch (error) {
			this.keepLog();
			await this.stop();
			throw error;
		}
	}

	/** Marks the log as worth keeping: a test failed. */
	keepLog(): void {
		this.keep = true;
	}

	/** SIGKILL, as a power cut would. The base path stays, so that `start` goes on from it. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Stops the process as an operator does. The base path stays. */
	async halt(): Promise<void> {
		await this.end('SIGTERM');
	}

	/** Stops the process and removes base path and log, unless the log is to be kept. */
	async stop(): Promise<void> {
		await this.end('SIGTERM');
		if (!existsSync(this.base)) return;
		if (!this.keep) return rmSync(this.folder, { recursive: true, force: true });
		rmSync(this.base, { recursive: true, force: true });
		process.stderr.write(`${this.name}: log kept at ${this.logFile}\n${this.tail(8)}\n`);
	}

	get log(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** The last lines of the log. */
	tail(lines: number): string {
		return this.log.trimEnd().split('\n').slice(-lines).join('\n');
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const child = this.child;
		this.child = undefined;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
		child.kill(signal);
		await bounded(gone, STOP_BOUND_MS, `${this.name} to end`).catch(async () => {
			child.kill('SIGKILL');
			await gone;
		});
	}

	private async answers(child: ChildProcess): Promise<boolean> {
		if (child.exitCode !== null) return true;
		const response = await fetch(`http://${this.site.host}:${this.rpcPort}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}',
		});
		return response.ok;
	}
}

/**
 * A `--dev` chain. `instant` seals a block for every transaction, `aura` one a second, `manual` on
 * command. Given an account to endow, its first block differs from that of other development chains.
 */
export async function startDev(
	sealing: 'instant' | 'manual' | 'aura',
	endowed?: string,
): Promise<HanseNode> {
	const args = ['--dev', '--sealing', sealing, '--port', `${await freePort()}`];
	const node = await HanseNode.prepare(`dev-${sealing}`, args);
	if (endowed) node.useSpec(devSpec(endowed));
	await node.start();
	return node;
}

/** The specification of a built-in chain, as JSON. */
export function chainSpec(chain: string, ...options: string[]): string {
	const args = ['export-chain-spec', '--chain', chain, ...options];
	return execFileSync(nodeBinary(), args, { maxBuffer: 2 ** 28, stdio: 'pipe' }).toString();
}

/** The specification of the development chain with one more account that has tokens. */
function devSpec(endowed: string): string {
	const spec = JSON.parse(chainSpec('dev'));
	spec.genesis.runtimeGenesis.patch.balances.balances.push([endowed, 10 ** 12]);
	return JSON.stringify(spec);
}

export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'] as const;
export type ValidatorName = (typeof VALIDATORS)[number];

/** A validator that runs behind a wire, not beside the others. */
export interface Outside {
	name: ValidatorName;
	wire: Wire;
}

/** What a network is to be, where it isn't four validators that are all started alike. */
export interface Shape {
	/** Arguments that every node gets besides, or a node by its name. */
	options?: string[] | ((name: string) => string[]);
	outside?: Outside;
	/** Who makes blocks; the others of the four follow. */
	validators?: readonly ValidatorName[];
}

/** The specification of `--chain local` with these validators alone, as JSON. */
function specWith(validators: readonly ValidatorName[]): string {
	const spec = JSON.parse(chainSpec('local'));
	const { session, validatorSet } = spec.genesis.runtimeGenesis.patch;
	const at = validators.map((name) => VALIDATORS.indexOf(name));
	session.keys = at.map((one) => session.keys[one]);
	validatorSet.validators = at.map((one) => validatorSet.validators[one]);
	return JSON.stringify(spec);
}

/** Four nodes of `--chain local`, each with its own JSON-RPC, all knowing each other. */
export class LocalNetwork {
	private readonly ports = new Map<string, number>();
	readonly nodes = new Map<string, HanseNode>();
	private readonly outside: Outside | undefined;
	/** A chain of its own, where not all four make blocks. */
	private readonly spec: string | undefined;

	private constructor({ outside, validators = VALIDATORS }: Shape) {
		this.outside = outside;
		if (validators.length < VALIDATORS.length) this.spec = specWith(validators);
	}

	static async start(shape: Shape = {}): Promise<LocalNetwork> {
		const network = new LocalNetwork(shape);
		for (const name of VALIDATORS) network.ports.set(name, await freePort());
		for (const name of VALIDATORS) await network.prepare(name, [`--${name}`]);
		const { options = [] } = shape;
		for (const [name, node] of network.nodes) {
			node.options = typeof options === 'function' ? options(name) : options;
		}
		try {
			await Promise.all([...network.nodes.values()].map((node) => node.start()));
		} catch (error) {
			await network.stop();
			throw error;
		}
		return network;
	}

	/** A further node with an empty keystore, ready to become a validator. */
	async join(name: string, options: string[] = []): Promise<HanseNode> {
		this.ports.set(name, await freePort());
		await this.prepare(name, ['--name', name]);
		const node = this.node(name);
		node.options = options;
		await node.start();
		return node;
	}

	node(name: string): HanseNode {
		const node = this.nodes.get(name);
		if (!node) throw new Error(`no node ${name}`);
		return node;
	}

	keepLogs(): void {
		this.nodes.forEach((node) => node.keepLog());
	}

	async stop(): Promise<void> {
		await Promise.all([...this.nodes.values()].map((node) => node.stop()));
	}

	/** The secret of a node's identity on the network. */
	nodeKey(name: string): Uint8Array {
		return blake2AsU8a(`hanse local node ${name}`);
	}

	/** Where a node is reached by its peers, from beside or from behind the wire. */
	address(name: string, from?: string): { host: string; port: number } {
		const port = this.ports.get(name);
		if (port === undefined) throw new Error(`no node ${name}`);
		const wire = this.outside?.wire;
		const isOutside = (who?: string) => wire !== undefined && who === this.outside?.name;
		if (wire && isOutside(name)) return { host: wire.there, port };
		return { host: wire && isOutside(from) ? wire.here : HERE.host, port };
	}

	private async prepare(name: string, identity: string[]): Promise<void> {
		const { host, port } = this.address(name);
		const args = [...(this.spec ? [] : ['--chain', 'local']), '--validator', ...identity];
		args.push('--node-key', u8aToHex(this.nodeKey(name)).slice(2));
		args.push('--no-mdns', '--listen-addr', `/ip4/${host}/tcp/${port}`);
		const { wire } = this.outside ?? {};
		const site = wire && host === wire.there ? { host, prefix: wire.prefix } : HERE;
		if (wire && site === HERE) args.push('--listen-addr', `/ip4/${wire.here}/tcp/${port}`);
		for (const other of VALIDATORS.filter((one) => one !== name)) {
			const at = this.address(other, name);
			const id = peerId(this.nodeKey(other));
			args.push('--bootnodes', `/ip4/${at.host}/tcp/${at.port}/p2p/${id}`);
		}
		const node = await HanseNode.prepare(name, args, site);
		if (this.spec) node.useSpec(this.spec);
		this.nodes.set(name, node);
	}
}
