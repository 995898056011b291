// SPDX-License-Identifier: Apache-2.0
/** What the stories on four nodes share: the nodes, a connection to each, the two bodies. */
import { Chain, dev } from '../src/chain.ts';
import type { Body } from '../src/governance.ts';
import { type Shape, LocalNetwork, VALIDATORS } from '../src/node.ts';
import { until } from '../src/wait.ts';

const FINALITY_BOUND_MS = 120_000;

/** Four of the five councillors: two thirds. */
export const COUNCIL: Body = {
	name: 'council',
	voters: ['Alice', 'Bob', 'Charlie', 'Eve'].map(dev),
};

/** Two of the three members of the committee: three fifths. */
export const COMMITTEE: Body = { name: 'technicalCommittee', voters: ['Alice', 'Bob'].map(dev) };

export class Network {
	private readonly chains = new Map<string, Chain>();

	private constructor(private readonly local: LocalNetwork) {}

	static async start(shape: Shape = {}): Promise<Network> {
		const network = new Network(await LocalNetwork.start(shape));
		await Promise.all(VALIDATORS.map((name) => network.connect(name)));
		return network;
	}

	/** The connection to a node, Alice's unless said otherwise. */
	chain(name = 'alice'): Chain {
		const chain = this.chains.get(name);
		if (!chain) throw new Error(`${name} is not running`);
		return chain;
	}

	/** The nodes that run now. */
	get running(): string[] {
		return [...this.chains.keys()];
	}

	/** Kills a node as a power cut would. */
	async kill(name: string): Promise<void> {
		await this.chains.get(name)?.close();
		this.chains.delete(name);
		await this.local.node(name).kill();
	}

	/** Stops a node as its operator does; gives the folder of its database. */
	async halt(name: string): Promise<string> {
		await this.chains.get(name)?.close();
		this.chains.delete(name);
		await this.local.node(name).halt();
		return this.local.node(name).base;
	}

	/** Starts a killed node again on its database, with other arguments besides if there are any. */
	async restart(name: string, options?: string[]): Promise<void> {
		const node = this.local.node(name);
		node.options = options ?? node.options;
		await node.start();
		await this.connect(name);
	}

	/** The folder of a node's database, where its RPC listens, and its process while it runs. */
	place(name: string): { base: string; url: string; rpcPort: number; pid: number | undefined } {
		return this.local.node(name);
	}

	/** Where a node's peers reach it. */
	address(name: string): { host: string; port: number } {
		return this.local.address(name);
	}

	/** The secret of a node's identity on the network. */
	nodeKey(name: string): Uint8Array {
		return this.local.nodeKey(name);
	}

	/** What a node has logged since it was first started. */
	log(name: string): string {
		return this.local.node(name).log;
	}

	/** Adds a node without any keys. */
	async join(name: string, options: string[] = []): Promise<Chain> {
		await this.local.join(name, options);
		return this.connect(name);
	}

	/** Connects anew, e.g. to see the metadata after an upgrade. */
	async connect(name: string): Promise<Chain> {
		await this.chains.get(name)?.close();
		const chain = await Chain.connect(this.local.node(name).url);
		this.chains.set(name, chain);
		return chain;
	}

	/** Waits until every running node has finalised `blocks` more, and agrees on the block. */
	async finalise(blocks: number): Promise<number> {
		const target = (await this.chain().finalised()) + blocks;
		const hashes = await Promise.all(
			this.running.map(async (name) => {
				const chain = this.chain(name);
				const final = async () => (await chain.finalised()) >= target;
				await until(`${name} to finalise block ${target}`, final, FINALITY_BOUND_MS, 500);
				return (await chain.api.rpc.chain.getBlockHash(target)).toHex();
			}),
		);
		if (new Set(hashes).size !== 1) throw new Error(`nodes differ in block ${target}: ${hashes}`);
		return target;
	}

	keepLogs(): void {
		this.local.keepLogs();
	}

	async stop(): Promise<void> {
		await Promise.all([...this.chains.values()].map((chain) => chain.close().catch(() => {})));
		await this.local.stop();
	}
}
