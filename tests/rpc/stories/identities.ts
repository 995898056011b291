// SPDX-License-Identifier: Apache-2.0
/**
 * A platform, a registrar and a certificate issuer, each in an office of its own with the command
 * `hanse`. What one of them is told goes there as a file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import { hexToU8a, stringToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { BlockEvents } from '../src/blockEvents.ts';
import { type Chain, type Included, UNIT, dev, event } from '../src/chain.ts';
import { type Opening, crowdfundingPayload } from '../src/crowdfunding.ts';
import { type KeyType, newKey } from '../src/keys.ts';
import { formatOrgNumber } from '../src/orgNumber.ts';
import { signPayload } from '../src/signedPayload.ts';
import { bounded, sleep, until } from '../src/wait.ts';
import { Office, clientBinary } from './client.ts';
import type { palletOf } from './pallet.ts';
import { register } from './registration.ts';

type Pallet = ReturnType<typeof palletOf>;

/** Between two blocks while a program works: slower than any deadline comes. */
const SEALING_MS = 300;
const PROGRAM_BOUND_MS = 60_000;
const LIFETIME = 1_000;

/** An opening at the platform and sealed copies of it. */
export interface Entered {
	/** Begins the names of its files, which say nothing of who it is. */
	file: string;
	commitment: string;
	/** The platform's file of the opening. */
	opening: string;
	/** The copies as they arrived at each authority. */
	sealed: { registrar: string; issuer: string };
}

/** Who is to be a user. */
export interface Newcomer extends Entered {
	account: KeyringPair;
	/** What it trades with. */
	key: KeyringPair;
}

/** A user. */
export interface Person extends Newcomer {
	id: number;
}

/** What makes a registrar's statement good, where no node is asked. */
export interface Bounds {
	tenure: number;
	nonce: number;
	expiry: number;
}

/** What may be otherwise about a statement: files in the registrar's office, ids, bounds. */
export interface Stating {
	given: Bounds;
	tags: string;
	previous: string;
	sign: string;
	registrar: number;
	certifier: number;
	platform: bigint;
	out: string;
}

const numberOf = (value: any): number => value.toNumber();

/** The platform, the two authorities, and their files. */
export class Town {
	readonly platform = new Office();
	readonly registrar = new Office();
	readonly issuer = new Office();
	/** Who acts for each on the chain. */
	readonly accounts = {
		platform: dev('Rostock'),
		registrar: dev('Registrar'),
		issuer: dev('Certifier'),
	};
	readonly ids = { registrar: 0, issuer: 0 };
	/** Public halves: what identities are sealed to, and what documents are signed with. */
	readonly sealingKeys = { registrar: '', issuer: '' };
	documentKey = '';
	number = 0n;
	readonly url: string;
	readonly genesis: string;

	private constructor(
		readonly chain: Chain,
		private readonly crowd: Pallet,
	) {
		this.url = chain.provider.endpoint;
		this.genesis = chain.api.genesisHash.toHex();
	}

	/** Their keys, and the council's admissions. */
	static async open(chain: Chain, crowd: Pallet): Promise<Town> {
		const town = new Town(chain, crowd);
		const { balances, utility } = chain.api.tx;
		const accounts = Object.values(town.accounts);
		const endow = accounts.map((to) => balances.transferKeepAlive(to.address, 1_000n * UNIT));
		await chain.send(utility.batchAll(endow), dev('Alice'));
		town.number = (await register(chain, town.accounts.platform, 'rostock')).number;
		await crowd.govern('admitPlatform', town.number);
		await town.found();
		return town;
	}

	private async found(): Promise<void> {
		const { platform, registrar, issuer } = this;
		platform.write('account', '//Rostock\n');
		registrar.write('account', '//Registrar\n');
		issuer.write('account', '//Certifier\n');
		const tags = registrar.path('tags.json');
		await registrar.done('identity', 'tag-key', '--version', '0', '--out', tags);
		const generate = ['keys', 'generate', '--out'];
		const statements = await registrar.done(...generate, registrar.path('sign.json'));
		const documents = await issuer.done(
			...[...generate, issuer.path('sign.json'), '--scheme', 'ed25519'],
		);
		this.documentKey = documents.public_key;
		await this.admit('registrar', { Registrar: 'DE' }, statements.account);
		await this.admit('issuer', 'CertificateIssuer', documents.account);
	}

	private async admit(which: 'registrar' | 'issuer', role: unknown, key: string): Promise<void> {
		const office = this[which];
		const out = office.path('sealing.json');
		const { sealing_key } = await office.done('identity', 'sealing-key', '--out', out);
		this.sealingKeys[which] = sealing_key;
		const { address } = this.accounts[which];
		const admitted = await this.crowd.govern('admitAuthority', role, address, key, sealing_key);
		this.ids[which] = numberOf(event(admitted, 'crowdfunding.AuthorityAdmitted')[0]);
	}

	close(): void {
		for (const office of [this.platform, this.registrar, this.issuer]) office.close();
	}

	/** Runs what waits for blocks, and seals until it is done. */
	async sealing<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const over = work.finally(() => (done = true));
		over.catch(() => {});
		while (!done) {
			await this.chain.advance(1);
			await sleep(SEALING_MS);
		}
		return over;
	}

	/** Seals until this is so. */
	async sealUntil(what: string, probe: () => boolean): Promise<void> {
		const sealed = async () => {
			if (probe()) return true;
			await this.chain.advance(1);
			return probe();
		};
		await until(what, sealed, PROGRAM_BOUND_MS, SEALING_MS);
	}

	/** The platform enters somebody, and seals it with the chain's keys or with given ones. */
	async enter(
		file: string,
		[name, number]: [string, string],
		keys: 'of the chain' | 'given',
	): Promise<Entered> {
		const { platform, ids, sealingKeys } = this;
		const draft = JSON.stringify({ kind: 'person', name, scheme: 'passport:DE', number });
		const from = platform.write(`${file}-draft.json`, draft);
		const opening = platform.path(`${file}.json`);
		const out = ['--out', opening];
		const { commitment } = await platform.done('identity', 'new', '--from', from, ...out);
		const to =
			keys === 'of the chain'
				? [`${ids.registrar}`, `${ids.issuer}`, '--url', this.url]
				: [
						`${ids.registrar}:registrar:${sealingKeys.registrar}`,
						`${ids.issuer}:certificate-issuer:${sealingKeys.issuer}`,
						...['--genesis', this.genesis],
					];
		const seal = ['identity', 'seal', opening, '--out', platform.path('sealed'), '--to', ...to];
		const rows: { authority: number; file: string }[] = await platform.done(...seal);
		const sent = (which: 'registrar' | 'issuer') => {
			const row = rows.find(({ authority }) => authority === ids[which]);
			if (!row) throw new Error(`nothing was sealed to the ${which}`);
			const arrived = this[which].path(`${file}-sealed.json`);
			copyFileSync(row.file, arrived);
			return arrived;
		};
		const sealed = { registrar: sent('registrar'), issuer: sent('issuer') };
		return { file, commitment, opening, sealed };
	}

	/** The same of somebody with keys of these types. */
	async newcomer(
		file: string,
		who: [string, string],
		keys: 'of the chain' | 'given',
		types: [KeyType, KeyType] = ['sr25519', 'ed25519'],
	): Promise<Newcomer> {
		const [account, key] = types.map(newKey);
		return { ...(await this.enter(file, who, keys)), account, key };
	}

	/** The registrar opens its copy of an identity. */
	async open({ file, sealed }: Entered): Promise<void> {
		const [key, out] = ['sealing.json', `${file}.json`].map((name) => this.registrar.path(name));
		await this.registrar.done('identity', 'open', sealed.registrar, '--key', key, '--out', out);
	}

	/** What the registrar types to state who somebody is whose identity it opened. */
	stating({ file, account, key }: Newcomer, instead: Partial<Stating> = {}): string[] {
		const own = (name: string) => this.registrar.path(name);
		const { given, tags = 'tags.json', previous, sign = 'sign.json' } = instead;
		const { registrar, certifier, platform } = {
			...{ registrar: this.ids.registrar, certifier: this.ids.issuer, platform: this.number },
			...instead,
		};
		const bounds = given ? { ...given, genesis: this.genesis } : { url: this.url };
		return [
			...['identity', 'statement', own(`${file}.json`), '--key', own(tags), '--sign', own(sign)],
			...(previous ? ['--previous-key', own(previous)] : []),
			...['--registrar', `${registrar}`, '--certifier', `${certifier}`],
			...['--platform', formatOrgNumber(platform)],
			...['--account', account.address, '--trading-key', key.address],
			...['--out', own(instead.out ?? `${file}-statement.json`)],
			...Object.entries(bounds).flatMap(([name, value]) => [`--${name}`, `${value}`]),
		];
	}

	/** The registrar opens its copy and states who it is. */
	async statement(newcomer: Newcomer, instead: Partial<Stating> = {}): Promise<any> {
		await this.open(newcomer);
		return this.registrar.done(...this.stating(newcomer, instead));
	}

	/** The arguments of `registerUser`: a registrar's statement, and a consent to the same. */
	registering(newcomer: Newcomer, document: any): unknown[] {
		const { genesis, statement, nonce, expiry, signed } = document;
		const { kind, prf_version, previous_tag, trading_key, ...same } = statement.registration;
		const registration = {
			...same,
			kind: capital(kind),
			prfVersion: prf_version,
			previousTag: previous_tag,
			tradingKey: trading_key,
		};
		const platform = BigInt(statement.platform);
		const fields = { platform, tenure: statement.tenure, registration };
		const payload = crowdfundingPayload('join', fields, { genesis, nonce, expiry });
		const word = { [capital(signed.scheme)]: signed.signature };
		return [platform, registration, nonce, expiry, word, signPayload(newcomer.account, payload)];
	}

	/** The platform brings both to the chain. */
	async register(newcomer: Newcomer, document: any): Promise<Person> {
		const args = this.registering(newcomer, document);
		const included = await this.crowd.send(this.accounts.platform, 'registerUser', ...args);
		const [id, account] = event(included, 'crowdfunding.UserRegistered');
		if (`${account}` !== newcomer.account.address) throw new Error(`${account} was registered`);
		return { ...newcomer, id: numberOf(id) };
	}

	/** What each types to say on the chain that it has the opening: the platform its own. */
	confirming(which: 'platform' | 'registrar' | 'issuer', person: Person): string[] {
		const [key, account] = ['sealing.json', 'account'].map((name) => this[which].path(name));
		const copy = which === 'platform' ? [person.opening] : [person.sealed[which], '--key', key];
		const user = ['--user', `${person.id}`, '--account', account];
		return ['identity', 'confirm', ...copy, ...user, '--url', this.url];
	}

	/** The registrar brings another identity of a user, who agrees to it. */
	async rename(person: Person, to: Entered, version: number): Promise<Person> {
		const expiry = (await this.chain.best()) + LIFETIME;
		const { id: user, account } = person;
		const bound = { genesis: this.genesis, nonce: version, expiry };
		const fields = { user, commitment: to.commitment };
		const consent = signPayload(account, crowdfundingPayload('update-identity', fields, bound));
		const args = [user, to.commitment, expiry, consent];
		await this.crowd.send(this.accounts.registrar, 'updateIdentity', ...args);
		return { ...person, ...to };
	}

	/** Both authorities confirm many identities, by the chain's own call. */
	async confirmAll(persons: Person[]): Promise<void> {
		const { batchAll } = this.chain.api.tx.utility;
		for (const by of [this.accounts.registrar, this.accounts.issuer]) {
			const calls = persons.map(({ id }) => this.crowd.call('confirmIdentity', id, 0));
			await this.chain.send(batchAll(calls), by);
		}
	}

	/** The platform registers an asset of the first holder's with all its holders. */
	async float(
		title: string,
		holders: [Person, number][],
	): Promise<{ asset: number; certificates: string[] }> {
		const { platform } = this.accounts;
		const shares = holders.reduce((sum, [, shares]) => sum + shares, 0);
		const registered = await this.crowd.send(platform, 'registerAsset', this.number, {
			kind: 'Equity',
			issuer: holders[0][0].id,
			registrar: this.ids.registrar,
			attributes: { title, externalIds: [], documents: [] },
			terms: { shares, votes: 1, rights: 'One share, one vote.', lockUp: 0, maxHolders: null },
		});
		const asset = numberOf(event(registered, 'crowdfunding.AssetRegistered')[0]);
		const rows = holders.map(([{ id }, shares]) => [id, shares]);
		const added = await this.crowd.send(platform, 'addHolders', asset, rows);
		await this.crowd.send(platform, 'activateAsset', asset);
		return { asset, certificates: issued(added) };
	}

	/** A gift, which both sign and the platform records; the certificates that it brought. */
	async give(asset: number, from: Person, to: Person, shares: number): Promise<string[]> {
		const trade = {
			...{ platform: this.number, asset, seller: from.id, buyer: to.id },
			...{ shares, price: 0, settlement: 'Gift' },
		};
		const expiry = (await this.chain.best()) + LIFETIME;
		const sign = async ({ id, key }: Person, purpose: 'sell' | 'buy') => {
			const [, nonce] = await this.crowd.view('trading_key', id);
			const payload = crowdfundingPayload(purpose, trade, { genesis: this.genesis, nonce, expiry });
			return { nonce, expiry, signature: signPayload(key, payload) };
		};
		const signed = [await sign(from, 'sell'), await sign(to, 'buy')];
		const { platform } = this.accounts;
		return issued(await this.crowd.send(platform, 'recordTrade', trade, ...signed));
	}

	/** A sealed identity comes into the issuer's vault, whole. */
	fillVault({ file, sealed }: Entered): void {
		const vault = this.issuer.path('vault');
		mkdirSync(vault, { recursive: true });
		const unfinished = join(vault, `${file}.tmp`);
		copyFileSync(sealed.issuer, unfinished);
		renameSync(unfinished, join(vault, `${file}.json`));
	}

	/** What the issuer's program is started with. */
	get issuing(): string[] {
		const path = (name: string) => this.issuer.path(name);
		return [
			...['certificate-issuer', '--authority', `${this.ids.issuer}`, '--url', this.url],
			...['--account', path('account'), '--sign', path('sign.json'), '--key', path('sealing.json')],
			...['--vault', path('vault'), '--store', path('store'), '--outbox', path('outbox')],
		];
	}

	/** The certificates whose documents are made and not delivered. */
	made(): string[] {
		return documents(this.issuer.path('store/made'));
	}

	/** The certificates whose documents lie in the platform's outbox. */
	delivered(): string[] {
		return documents(this.outbox);
	}

	/** The file of a certificate's document in the platform's outbox. */
	fileOf(certificate: string): string {
		return join(this.outbox, `${certificate.slice(2)}.json`);
	}

	private get outbox(): string {
		return this.issuer.path(`outbox/${formatOrgNumber(this.number)}`);
	}

	/** How often each certificate was countersigned, by the events of all blocks since. */
	async countersignedSince(block: number): Promise<Map<string, number>> {
		const { chain } = this;
		const blocks = new BlockEvents((method, ...params) => chain.rpc(method, ...params));
		const times = new Map<string, number>();
		for (let number = block; number <= (await chain.best()); number += 1) {
			const hash = await chain.rpc<string>('chain_getBlockHash', number);
			const { parentHash } = await chain.rpc<{ parentHash: string }>('chain_getHeader', hash);
			const events = await blocks.of(hash, parentHash);
			for (const certificate of certificatesOf('CertificateCountersigned', events)) {
				times.set(certificate, (times.get(certificate) ?? 0) + 1);
			}
		}
		return times;
	}
}

/** The certificates of events of one kind. */
function certificatesOf(kind: string, events: Included['events']): string[] {
	const about = ({ event }: EventRecord) =>
		event.section === 'crowdfunding' && event.method === kind;
	return events.filter(about).map(({ event }) => event.data[0].toHex());
}

/** The certificates that a block's transaction issued. */
const issued = ({ events }: Included): string[] => certificatesOf('CertificateIssued', events);

/** The ids that the files of a folder are named after. */
function documents(folder: string): string[] {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return files.map((name) => `0x${basename(name, '.json')}`).sort();
}

const capital = (word: string) => word[0].toUpperCase() + word.slice(1);

export const readJson = (path: string): any => JSON.parse(readFileSync(path, 'utf8'));

/** The opening in a file, as other programs take it. */
export function readOpening(path: string): Opening {
	const { kind, name, scheme, number, salt } = readJson(path);
	return { kind: capital(kind) as Opening['kind'], name, scheme, number, salt: hexToU8a(salt) };
}

/** The hash of a document that the chain has: over its signed part in canonical form (RFC 8785). */
export const documentHash = (path: string): string =>
	blake2AsHex(stringToU8a(canonical(readJson(path).credential)), 256);

/** The canonical form of JSON that has texts, lists and objects only, as credentials do. */
function canonical(value: any): string {
	if (typeof value === 'string') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) throw new Error(`${value} is in a credential`);
	const names = Object.keys(value).sort();
	return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The certificate issuer's program as a process, followed by what it prints. */
export class Program {
	/** What it said, in order. */
	readonly events: { event: string; certificate: string; [field: string]: any }[] = [];
	private readonly over: Promise<void>;
	private readonly errors: Promise<string>;
	private readonly child: ChildProcess;

	constructor(args: string[]) {
		const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
		const child = spawn(clientBinary(), [...args, '--json'], { stdio });
		this.child = child;
		process.once('exit', () => child.kill('SIGKILL'));
		this.errors = text(child.stderr);
		createInterface(child.stdout).on('line', (line) => this.events.push(JSON.parse(line)));
		this.over = new Promise((resolve) => child.once('close', () => resolve()));
	}

	/** The certificates of which it said this. */
	said(event: string): string[] {
		return this.events.filter((one) => one.event === event).map(({ certificate }) => certificate);
	}

	/** Whether it goes on, of its own will. */
	get runs(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null;
	}

	/** Waits until it said this. */
	async hears(event: string): Promise<void> {
		const heard = async () => this.said(event).length > 0;
		const what = `the certificate issuer's program to say ${event}`;
		await until(what, heard, PROGRAM_BOUND_MS, 5).catch(async (error) => {
			throw new Error(`${error.message}; it said: ${await this.kill()}`);
		});
	}

	/** Waits until it ends by itself, and tells its exit code. */
	async ended(): Promise<number | null> {
		await bounded(this.over, PROGRAM_BOUND_MS, 'the program to end');
		return this.child.exitCode;
	}

	/** SIGKILL, as a loss of power would; what it wrote to the standard error. */
	async kill(): Promise<string> {
		this.child.kill('SIGKILL');
		await this.ended();
		return this.errors;
	}
}
