// SPDX-License-Identifier: Apache-2.0
/** A connection to one node, and transactions that are waited for and whose errors have names. */
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import { BlockEvents } from './blockEvents.ts';
import { asPoolRefusal } from './errors.ts';
import { generalTransaction } from './general.ts';
import { type Included, find } from './included.ts';
import { submit } from './submission.ts';
import { type Views, viewFunctions } from './views.ts';
import { bounded, sleep, until } from './wait.ts';

export { type Included, event, eventNames, findEvent } from './included.ts';
export type Tx = SubmittableExtrinsic<'promise'>;
/** Encoded, and which call it is. */
type Ready = Pick<Tx, 'toHex' | 'method'>;

const INCLUSION_BOUND_MS = 60_000;
const FINALITY_BOUND_MS = 120_000;

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/** A development account: `dev('Alice')`, or any derivation of the development phrase. */
export const dev = (name: string): KeyringPair => keyring.addFromUri(`//${name}`);

/** Enough native tokens for deposits and fees in the tests: 12 decimals. */
export const UNIT = 1_000_000_000_000n;

export class Chain {
	private readonly blockEvents = new BlockEvents((method, ...params) =>
		this.rpc(method, ...params),
	);

	private constructor(
		readonly api: ApiPromise,
		readonly provider: WsProvider,
		private readonly sealing: 'by the node' | 'by hand',
	) {}

	/** `by hand`: asks for a block for each transaction, on a chain of `--sealing manual`. */
	static async connect(
		url: string,
		sealing: 'by the node' | 'by hand' = 'by the node',
	): Promise<Chain> {
		const provider = new WsProvider(url, 1_000);
		// A node that isn't up yet is tried again; only the bound below gives up.
		provider.isReady.catch(() => {});
		const api = new ApiPromise({ provider, noInitWarn: true });
		api.isReadyOrError.catch(() => {});
		await bounded(api.isReady, 60_000, `the API of ${url}`);
		return new Chain(api, provider, sealing);
	}

	async close(): Promise<void> {
		await this.api.disconnect();
	}

	/** The view functions of the chain as it is now (an upgrade may change them). */
	get views(): Views {
		return viewFunctions(this.api);
	}

	/** Any JSON-RPC method by its name. */
	rpc<T = unknown>(method: string, ...params: unknown[]): Promise<T> {
		return bounded(this.provider.send<T>(method, params), INCLUSION_BOUND_MS, method);
	}

	/** The number of the best block. */
	best(): Promise<number> {
		return this.number();
	}

	/** The number of the last finalised block. */
	async finalised(): Promise<number> {
		return this.number(await this.rpc<string>('chain_getFinalizedHead'));
	}

	/** Signs and sends; resolves in a block, rejects with the name of the error. */
	send(tx: Tx, signer: KeyringPair): Promise<Included> {
		return this.deliver(() => tx.signAsync(signer, { nonce: -1 }));
	}

	/** Sends without a signature. */
	sendBare(tx: Tx): Promise<Included> {
		return this.deliver(async () => tx);
	}

	/** Sends as a general transaction, for a call that says itself who may make it. */
	sendGeneral(tx: Tx): Promise<Included> {
		const toHex = () => generalTransaction(this.api, tx) as `0x${string}`;
		return this.deliver(async () => ({ toHex, method: tx.method }));
	}

	/** Waits until the block with this number is final; its hash must be the finalised one. */
	async finality(at: { blockNumber: number; blockHash?: string }): Promise<number> {
		const began = Date.now();
		const what = `block ${at.blockNumber} to be final`;
		await until(what, async () => (await this.finalised()) >= at.blockNumber, FINALITY_BOUND_MS);
		const hash = (await this.api.rpc.chain.getBlockHash(at.blockNumber)).toHex();
		if (at.blockHash && hash !== at.blockHash) {
			throw new Error(`block ${at.blockNumber} became ${hash}, not ${at.blockHash}`);
		}
		return Date.now() - began;
	}

	/**
	 * Waits until `blocks` more blocks are there. On a chain that seals only on demand it asks for
	 * them.
	 */
	async advance(blocks: number): Promise<void> {
		const target = (await this.best()) + blocks;
		let before = -1;
		for (let now = await this.best(); now < target; now = await this.best()) {
			if (now === before && !(await this.seal())) await sleep(500);
			if (now !== before) await sleep(this.sealsOnDemand ? 0 : 700);
			before = now;
		}
	}

	private sealsOnDemand: boolean | undefined;

	private async seal(): Promise<boolean> {
		if (this.sealsOnDemand === false) return false;
		try {
			await this.rpc('engine_createBlock', true, true, null);
			this.sealsOnDemand = true;
		} catch {
			this.sealsOnDemand = false;
		}
		return this.sealsOnDemand;
	}

	/** By hand one transaction follows the other, each with a block of its own. */
	private turn: Promise<unknown> = Promise.resolve();

	private async deliver(ready: () => Promise<Ready>): Promise<Included> {
		if (this.sealing === 'by the node') return this.watch(await ready());
		const sealed = this.turn.then(async () => this.sealWith(await ready()));
		this.turn = sealed.catch(() => {});
		return sealed;
	}

	/** Submits, and waits for the node's block. */
	private async watch(tx: Ready): Promise<Included> {
		const encoded = tx.toHex();
		const what = `${nameOf(tx)} to be included`;
		const blockHash = await submit(this.provider, encoded, INCLUSION_BOUND_MS, what);
		const included = await find(this.blockEvents, blockHash, encoded);
		if (included) return included;
		throw new Error(`${nameOf(tx)} is not in block ${blockHash}, which the pool named`);
	}

	/** Submits, and asks for blocks until one has it: the first block of a session takes none. */
	private async sealWith(tx: Ready): Promise<Included> {
		const encoded = tx.toHex();
		await this.rpc('author_submitExtrinsic', encoded).catch((error) => {
			throw asPoolRefusal(error);
		});
		for (let tries = 0; tries < 5; tries += 1) {
			const { hash } = await this.rpc<{ hash: string }>('engine_createBlock', true, true, null);
			const included = await find(this.blockEvents, hash, encoded);
			if (included) return included;
		}
		throw new Error(`no block took ${nameOf(tx)}`);
	}

	/** The number of a block, the best one's unless said otherwise. */
	private async number(...at: string[]): Promise<number> {
		return Number((await this.rpc<{ number: string }>('chain_getHeader', ...at)).number);
	}
}

const nameOf = ({ method }: Ready) => `${method.section}.${method.method}`;
