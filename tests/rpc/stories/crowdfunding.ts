// SPDX-License-Identifier: Apache-2.0
/** Crowdfunding: platforms, authorities and users, and what they do and sign. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import { type Chain, type Included, UNIT, dev, event } from '../src/chain.ts';
import {
	type Opening,
	type Purpose,
	crowdfundingPayload,
	identityCommitment,
	identityTag,
	newOpening,
	textHash,
} from '../src/crowdfunding.ts';
import { decide, succeeded } from '../src/governance.ts';
import { type KeyType, type MultiSignature, newKey } from '../src/keys.ts';
import { signPayload } from '../src/signedPayload.ts';
import type { Market } from './chips.ts';
import { DEV_COUNCIL } from './devChain.ts';
import type { palletOf } from './pallet.ts';
import { register } from './registration.ts';

type Pallet = ReturnType<typeof palletOf>;

/** Times of a few blocks; platforms get 2 % for posting and 1 % for bringing a buyer. */
export const CROWD_TERMS = {
	certificate: 20,
	keyDelay: 6,
	offering: 60,
	distribution: 3,
	longestDistribution: 60,
	recordFee: UNIT / 100n,
	postingFee: 20_000,
	executingFee: 10_000,
};

/** What every user has of chips in the beginning. */
export const CHIPS = 495_000n;
/** The text of every offering here. */
export const TEXT = 'Cogs, that carry salt and herring.';

const LIFETIME = 1_000;

/** A platform. */
export interface Site {
	owner: KeyringPair;
	number: bigint;
}

/** A registrar or certificate issuer, and the key by which it makes statements. */
export interface Keeper {
	id: number;
	account: KeyringPair;
	key: KeyringPair;
}

/** Who is to be a user: an account, a key to trade with, and who it is. */
export interface Newcomer {
	/** The place of its platform in [`Fair.sites`]. */
	site: number;
	account: KeyringPair;
	key: KeyringPair;
	opening: Opening;
}

/** A user. */
export interface Person extends Newcomer {
	id: number;
}

/** A trading signature, and what bounds it. */
export interface Signed {
	nonce: number;
	expiry: number;
	signature: MultiSignature;
}

/** What a buyer signs: a pledge or a fill. */
export interface Order {
	offering: number;
	buyer: number;
	shares: number;
	price: bigint;
	platform: bigint;
}

/** What may be otherwise about an offering. */
export interface Sale {
	site: number;
	/** Who posts it; the seller itself unless said otherwise. */
	poster: KeyringPair;
	kind: 'Secondary' | { Primary: 'KeepItAll' | { AllOrNothing: number } };
	least: number;
	currency: 'Native' | { WithId: number };
	/** Blocks for which it is open. */
	window: number;
}

/** The council gives crowdfunding these terms. */
export async function setTerms(chain: Chain, terms: typeof CROWD_TERMS): Promise<void> {
	const set = chain.api.tx.parameters.setParameter({
		Crowdfunding: { CrowdfundingTerms: [null, terms] },
	});
	succeeded(await decide(chain, DEV_COUNCIL, set));
}

/** Two platforms with a registrar and a certificate issuer, and what users do on them. */
export class Fair {
	readonly sites: Site[] = ['Wismar', 'Stralsund'].map((name) => ({
		owner: dev(name),
		number: 0n,
	}));
	registrar!: Keeper;
	certifier!: Keeper;
	/** The registrar's secrets, by which it knows people again: one key after the other. */
	private readonly tagKeys = [randomAsU8a(32), randomAsU8a(32)];

	private constructor(
		readonly chain: Chain,
		private readonly crowd: Pallet,
		private readonly market: Market,
	) {}

	/** Numbers, terms, and the council's admissions. */
	static async open(chain: Chain, crowd: Pallet, market: Market): Promise<Fair> {
		const fair = new Fair(chain, crowd, market);
		await setTerms(chain, CROWD_TERMS);
		await market.endow(
			fair.sites.map(({ owner }) => owner),
			1_000n,
		);
		for (const [at, site] of fair.sites.entries()) {
			site.number = (await register(chain, site.owner, `fair-${at}`)).number;
			await crowd.govern('admitPlatform', site.number);
		}
		fair.registrar = await fair.admit({ Registrar: 'DE' });
		fair.certifier = await fair.admit('CertificateIssuer');
		return fair;
	}

	/** The council admits an authority with keys made here. */
	async admit(role: 'CertificateIssuer' | { Registrar: string }): Promise<Keeper> {
		const [account, key] = [newKey('sr25519'), newKey('ed25519')];
		await this.market.endow([account], 1_000n);
		const args = [role, account.address, key.address, randomAsU8a(32)];
		const admitted = await this.crowd.govern('admitAuthority', ...args);
		return { id: event(admitted, 'crowdfunding.AuthorityAdmitted')[0].toNumber(), account, key };
	}

	/** Somebody with keys of these types and native tokens, who is no user yet. */
	async newcomer(
		site: number,
		name: string,
		types: [KeyType, KeyType] = ['sr25519', 'ed25519'],
		kind: Opening['kind'] = 'Person',
	): Promise<Newcomer> {
		const [account, key] = types.map(newKey);
		await this.market.endow([account], 100n);
		const scheme = kind === 'Person' ? 'passport:DE' : 'register:DE-HRB-F1103R';
		const number = u8aToHex(randomAsU8a(6)).slice(2).toUpperCase();
		return { site, account, key, opening: newOpening({ kind, name, scheme, number }) };
	}

	/** What a platform brings of a newcomer. */
	async registration({ account, key, opening }: Newcomer) {
		const { id: registrar } = this.registrar;
		const { prfVersion } = await this.crowd.view('authority', registrar);
		return {
			account: account.address,
			kind: opening.kind,
			commitment: identityCommitment(opening),
			registrar,
			prfVersion,
			tag: this.tag(opening, prfVersion),
			previousTag: prfVersion > 0 ? this.tag(opening, prfVersion - 1) : null,
			certifier: this.certifier.id,
			tradingKey: key.address,
		};
	}

	/** The registrar's tag of an identity under one of its keys. */
	tag(opening: Pick<Opening, 'scheme' | 'number'>, version: number): string {
		return identityTag(opening, this.tagKeys[version], version);
	}

	/** The arguments of `registerUser`, signed by registrar and newcomer unless said otherwise. */
	async registering(
		newcomer: Newcomer,
		by: Partial<{ statement: KeyringPair; consent: KeyringPair; genesis: string }> = {},
		other: { previousTag?: string | null } = {},
	): Promise<unknown[]> {
		const { number: platform } = this.sites[newcomer.site];
		const registration = { ...(await this.registration(newcomer)), ...other };
		const { tenure } = await this.crowd.view('platform', platform);
		const { nonces } = await this.crowd.view('authority', registration.registrar);
		const expiry = (await this.chain.best()) + LIFETIME;
		const fields = { platform, tenure, registration };
		const bound = { genesis: by.genesis ?? this.genesis, nonce: nonces.next, expiry };
		const stated = crowdfundingPayload('register-user', fields, bound);
		const statement = signPayload(by.statement ?? this.registrar.key, stated);
		const agreed = crowdfundingPayload('join', fields, bound);
		const consent = signPayload(by.consent ?? newcomer.account, agreed);
		return [platform, registration, nonces.next, expiry, statement, consent];
	}

	/** The newcomer's platform registers it. */
	async register(newcomer: Newcomer): Promise<Person> {
		const args = await this.registering(newcomer);
		const { owner } = this.sites[newcomer.site];
		const included = await this.crowd.send(owner, 'registerUser', ...args);
		const [id] = event(included, 'crowdfunding.UserRegistered');
		return { ...newcomer, id: id.toNumber() };
	}

	/** Both authorities found their copies of an identity good. */
	async confirm({ id }: Person, version = 0): Promise<void> {
		for (const { account } of [this.registrar, this.certifier]) {
			await this.crowd.send(account, 'confirmIdentity', id, version);
		}
	}

	/** The whole way to a user who has chips. */
	async join(site: number, name: string, ...rest: [[KeyType, KeyType]?, Opening['kind']?]) {
		const person = await this.register(await this.newcomer(site, name, ...rest));
		await this.confirm(person);
		await this.market.buy(person.account, CHIPS);
		return person;
	}

	/** Fields signed by a key, for this chain. */
	async sign(
		key: KeyringPair,
		purpose: Purpose,
		fields: object,
		nonce: number,
	): Promise<{ expiry: number; signature: MultiSignature }> {
		const expiry = (await this.chain.best()) + LIFETIME;
		const bound = { genesis: this.genesis, nonce, expiry };
		return { expiry, signature: signPayload(key, crowdfundingPayload(purpose, fields, bound)) };
	}

	/** A trading signature under a nonce of the user that is free. */
	async trading(user: number, key: KeyringPair, purpose: Purpose, fields: object): Promise<Signed> {
		const [, nonce] = await this.crowd.view('trading_key', user);
		return { nonce, ...(await this.sign(key, purpose, fields, nonce)) };
	}

	/** A user's account asks for another trading key. */
	async askForKey(person: Person, key: KeyringPair): Promise<Included> {
		const { trading } = await this.crowd.view('user', person.id);
		const [present] = await this.crowd.view('trading_key', person.id);
		// A key that waited long enough counts, though the row does not say so yet.
		const version = trading.version + (present === trading.key ? 1 : 2);
		const fields = { user: person.id, key: key.address };
		const { expiry, signature } = await this.sign(key, 'trading-key', fields, version);
		return this.crowd.send(person.account, 'setTradingKey', key.address, expiry, signature);
	}

	/** An asset as a platform registers it. */
	asset(issuer: Person, shares: number, terms: { lockUp?: number; maxHolders?: number } = {}) {
		const rights = 'One share, one vote.';
		const documents = [{ title: 'Articles', hash: textHash('Articles') }];
		const externalIds = [{ scheme: 'ISIN', value: 'DE000BASF111' }];
		return {
			kind: 'Equity',
			issuer: issuer.id,
			registrar: this.registrar.id,
			attributes: { title: 'Cogs', externalIds, documents },
			terms: { shares, votes: 1, rights, lockUp: 0, maxHolders: null, ...terms },
		};
	}

	/** The first platform registers an asset of the first holder's with all its holders. */
	async float(holders: [Person, number][], terms = {}): Promise<number> {
		const [{ owner, number }] = this.sites;
		const shares = holders.reduce((sum, [, shares]) => sum + shares, 0);
		const row = this.asset(holders[0][0], shares, terms);
		const registered = await this.crowd.send(owner, 'registerAsset', number, row);
		const asset = event(registered, 'crowdfunding.AssetRegistered')[0].toNumber();
		const first = holders.map(([{ id }, shares]) => [id, shares]);
		await this.crowd.send(owner, 'addHolders', asset, first);
		await this.crowd.send(owner, 'activateAsset', asset);
		return asset;
	}

	/** The arguments of `postOffering`, as the key signs them; it opens in a few blocks. */
	async posting(
		asset: number,
		seller: number,
		key: KeyringPair,
		[shares, price]: [number, bigint],
		sale: Partial<Sale> = {},
	): Promise<unknown[]> {
		const { number: platform } = this.sites[sale.site ?? 0];
		const { kind = 'Secondary', least = 1, window = 40 } = sale;
		const currency = sale.currency ?? { WithId: this.market.kind };
		const opens = (await this.chain.best()) + 3;
		const eligibility = { kind: null, registrar: null };
		const span = { opens, closes: opens + window };
		const money = { price, currency };
		const terms = { asset, seller, kind, shares, least, ...money, ...span, eligibility };
		const [title, documents] = ['Cogs', [{ title: 'Plan', hash: textHash('Plan') }]];
		const offer = { platform, terms, title, text: textHash(TEXT), documents };
		const signed = await this.trading(seller, key, 'offer', offer);
		return [platform, terms, title, TEXT, documents, signed];
	}

	/** Posts an offering and waits until it is open. */
	async offer(
		asset: number,
		seller: Person,
		quantity: [number, bigint],
		sale: Partial<Sale> = {},
	): Promise<number> {
		const args = await this.posting(asset, seller.id, seller.key, quantity, sale);
		const posted = await this.crowd.send(sale.poster ?? seller.account, 'postOffering', ...args);
		const offering = event(posted, 'crowdfunding.OfferingPosted')[0].toNumber();
		await this.reach((args[1] as { opens: number }).opens);
		return offering;
	}

	/** Waits for a block. */
	async reach(block: number): Promise<void> {
		await this.chain.advance(Math.max(0, block - (await this.chain.best())));
	}

	/** Waits until the window of an offering is over. */
	async outlast(offering: number): Promise<void> {
		await this.reach((await this.crowd.view('offering', offering)).terms.closes);
	}

	/** An order at the offering's price. */
	async order(offering: number, buyer: Person, shares: number, site = buyer.site): Promise<Order> {
		const { terms } = await this.crowd.view('offering', offering);
		const { number: platform } = this.sites[site];
		return { offering, buyer: buyer.id, shares, price: BigInt(terms.price), platform };
	}

	/** The arguments of `pledge` and `fill`, as the buyer signs them. */
	async ordering(...of: Parameters<Fair['order']>): Promise<[Order, Signed]> {
		const order = await this.order(...of);
		return [order, await this.trading(order.buyer, of[1].key, 'order', order)];
	}

	/** A buyer pledges or buys, itself. */
	async buy(call: 'pledge' | 'fill', ...of: Parameters<Fair['order']>): Promise<Included> {
		return this.crowd.send(of[1].account, call, ...(await this.ordering(...of)));
	}

	/** The arguments of `recordTrade` for a gift, or for what was paid by a bank. */
	async recording(
		asset: number,
		[seller, buyer]: [Person, Person],
		shares: number,
		cents = 0,
	): Promise<unknown[]> {
		const [{ number: platform }] = this.sites;
		const settlement = cents === 0 ? 'Gift' : { Bank: 'EUR' };
		const parties = { seller: seller.id, buyer: buyer.id };
		const trade = { platform, asset, ...parties, shares, price: cents, settlement };
		const sold = await this.trading(seller.id, seller.key, 'sell', trade);
		return [trade, sold, await this.trading(buyer.id, buyer.key, 'buy', trade)];
	}

	/** The first platform records a gift, or what was paid by a bank. */
	async give(...of: Parameters<Fair['recording']>): Promise<Included> {
		return this.crowd.send(this.sites[0].owner, 'recordTrade', ...(await this.recording(...of)));
	}

	/** The certificate issuer makes documents of these. */
	countersign(...certificates: string[]): Promise<Included> {
		const rows = certificates.map((id) => [id, documentOf(id)]);
		return this.crowd.send(this.certifier.account, 'countersign', rows);
	}

	async shares(asset: number, { id }: Person): Promise<number> {
		return (await this.crowd.view('holding', asset, id))?.shares ?? 0;
	}

	/** The certificate that holds for a user. */
	async certificate(asset: number, { id }: Person): Promise<string> {
		return (await this.crowd.view('holding', asset, id)).certificate;
	}

	private get genesis(): string {
		return this.chain.api.genesisHash.toHex();
	}
}

/** The hash of a certificate's document. */
export const documentOf = (certificate: string): string => textHash(`document of ${certificate}`);
