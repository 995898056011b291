// SPDX-License-Identifier: Apache-2.0
/** Chips: a market that takes purchases, and what bank and buyer do and sign in it. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex, randomAsU8a } from '@polkadot/util-crypto';
import { type Chain, type Included, type Tx, UNIT, dev, event } from '../src/chain.ts';
import { type Fields, chipsPayload } from '../src/chipsPayloads.ts';
import { decide, succeeded } from '../src/governance.ts';
import { type KeyType, type MultiSignature, newKey } from '../src/keys.ts';
import { payloadMessage, signPayload } from '../src/signedPayload.ts';
import { DEV_COUNCIL } from './devChain.ts';
import type { palletOf } from './pallet.ts';
import { MATURITY, commit, profile, registered } from './registration.ts';

type Pallet = ReturnType<typeof palletOf>;

/** Who does what for the chips; nobody does two things. */
export const [REFILLER, PAUSER, FREEZER, ISSUER, AUDITOR] = [
	'Dave',
	'Eve',
	'Ferdie',
	'Issuer',
	'Auditor',
].map(dev);

/** The terms of a kind of chips: one for a cent, less a fee of one percent. */
export const POLICY = {
	rate: 10n ** 18n,
	fee: 10_000,
	perTransaction: 100_000_000n,
	perDay: 10n ** 10n,
	total: 10n ** 12n,
	largeFrom: 1_000_000n,
	largeFromAtNode: 10n ** 10n,
	attesters: 2,
	vetoWindow: 6,
	reserveLifetime: 100_000,
};

/** Times in blocks, so short that a development chain plays everything. */
export const TERMS = {
	purchase: 40,
	issue: 40,
	answer: 4,
	acceptance: 5,
	payout: 6,
	requestFee: UNIT / 10n,
	complaintBond: UNIT,
	nodeBond: 100n * UNIT,
	starter: UNIT,
};

/** The commitments that stand for what nobody else is to know. */
export const [PAYER, PAYEE, BOOKING] = ['payer', 'payee', 'booking'].map((of) =>
	blake2AsHex(`salt ${of}`, 256),
);

const LIFETIME = 1_000;
const RESERVE = 10n ** 9n;
const ALLOWANCE = 10n ** 9n;

/** A bank that takes money. */
export interface Bank {
	owner: KeyringPair;
	/** What it signs with. */
	key: KeyringPair;
	account: { bankCode: string; accountNumber: string; holder: string };
	number: bigint;
	/** The version of its bank record. */
	version: number;
}

/** A purchase that was asked for. */
export interface Asked {
	id: bigint;
	buyer: KeyringPair;
	bank: Bank;
	chips: bigint;
	/** The money that it costs, in cents. */
	amount: bigint;
}

/** What was signed, and until when it is good. */
export interface Signed {
	fields: Fields;
	expiry: number;
	signature: MultiSignature;
	message: string;
}

/** What money brings by [`POLICY`]. */
export function bought(amount: bigint): { chips: bigint; fee: bigint } {
	const fee = (amount * BigInt(POLICY.fee) + 999_999n) / 1_000_000n;
	return { chips: amount - fee, fee };
}

/** The keys of a market: the issuer's, and of each type a bank's. */
export const marketKeys = () => ({
	issuer: newKey('sr25519'),
	banks: (['ed25519', 'ecdsa', 'sr25519'] as const).map((type) => newKey(type)),
});

/** The council gives chips these terms. */
export async function setTerms(chain: Chain, terms: typeof TERMS): Promise<void> {
	const set = chain.api.tx.parameters.setParameter({ Chips: { ChipTerms: [null, terms] } });
	succeeded(await decide(chain, DEV_COUNCIL, set));
}

export class Market {
	readonly kind = 0;
	issuer = 0n;
	readonly banks: Bank[];
	private readonly genesis: string;

	private constructor(
		readonly chain: Chain,
		private readonly chips: Pallet,
		readonly keys: ReturnType<typeof marketKeys>,
	) {
		this.genesis = chain.api.genesisHash.toHex();
		this.banks = ['Lubeck', 'Hamburg', 'Visby'].map((name, at) => ({
			owner: dev(name),
			key: keys.banks[at],
			account: {
				bankCode: `HANSDE${at}FXXX`,
				accountNumber: 'DE89370400440532013000',
				holder: `Bank of ${name}`,
			},
			number: 0n,
			version: 0,
		}));
	}

	/** Makes all of it: kind, offices, issuer, banks, bonds. On each chain in the same steps. */
	static async open(
		chain: Chain,
		chips: Pallet,
		keys: ReturnType<typeof marketKeys>,
	): Promise<Market> {
		const market = new Market(chain, chips, keys);
		const owners = [ISSUER, ...market.banks.map(({ owner }) => owner)];
		await market.endow([...owners, AUDITOR], 1_000n);
		const numbers = await registerAll(chain, owners);
		[market.issuer] = numbers;
		market.banks.forEach((bank, at) => (bank.number = numbers[at + 1]));
		await setTerms(chain, TERMS);
		await market.found();
		for (const bank of market.banks) {
			await market.publish(bank);
			await chips.send(bank.owner, 'setBond', bank.number, TERMS.nodeBond);
		}
		return market;
	}

	/** The council's part, and that of those whom it put into office. */
	private async found(): Promise<void> {
		const { chips, issuer, keys } = this;
		await chips.govern('createKind', 'EUR', POLICY, AUDITOR.address);
		await chips.govern('setOfficer', 'Refiller', REFILLER.address);
		await chips.govern('setOfficer', 'Pauser', PAUSER.address);
		await chips.govern('setOfficer', 'Freezer', FREEZER.address);
		const { address } = keys.issuer;
		await chips.govern('admitIssuer', issuer, ISSUER.address, address, 1_000_000);
		await chips.send(REFILLER, 'setAllowance', issuer, this.kind, ALLOWANCE);
		await chips.send(AUDITOR, 'attestReserve', this.kind, RESERVE);
	}

	/** Publishes a bank's record, its first or its next, as the issuer signed it. */
	async publish(bank: Bank): Promise<Included> {
		const { issuer, kind, keys } = this;
		const record = {
			kind,
			address: bank.owner.address,
			key: bank.key.address,
			account: bank.account,
			limit: POLICY.perTransaction,
			validFrom: 0,
			validUntil: 1_000_000,
		};
		const admission = { issuer, keyVersion: 1, node: bank.number, tenure: 0, record };
		const next = bank.version + 1;
		const { expiry, signature } = await this.sign(keys.issuer, 'bank-record', admission, next);
		const args = [issuer, bank.number, record, expiry, signature];
		const included = await this.chips.send(bank.owner, 'publishBankRecord', ...args);
		bank.version = next;
		return included;
	}

	/** A new account with some native tokens. */
	async buyer(type: KeyType = 'sr25519'): Promise<KeyringPair> {
		const buyer = newKey(type);
		await this.endow([buyer], 100n);
		return buyer;
	}

	/** Accounts get native tokens. */
	async endow(accounts: KeyringPair[], tokens: bigint): Promise<void> {
		const { utility, balances } = this.chain.api.tx;
		const transfers = accounts.map(({ address }) =>
			balances.transferKeepAlive(address, tokens * UNIT),
		);
		await this.chain.send(utility.batchAll(transfers), dev('Alice'));
	}

	/** What a buyer asks for. */
	purchase(buyer: KeyringPair, chips: bigint, bank = this.banks[0]) {
		const { address: key } = buyer;
		return { kind: this.kind, chips, node: bank.number, payer: PAYER, key };
	}

	/** A buyer asks for chips. */
	async ask(buyer: KeyringPair, chips: bigint, bank = this.banks[0]): Promise<Asked> {
		const purchase = this.purchase(buyer, chips, bank);
		return this.asked(await this.chips.send(buyer, 'requestPurchase', purchase), buyer, bank);
	}

	/** The request that a block took in. */
	asked(included: Included, buyer: KeyringPair, bank = this.banks[0]): Asked {
		const [id, , , , , chips, amount] = event(included, 'chips.PurchaseRequested').map(toBigInt);
		return { id, buyer, bank, chips, amount };
	}

	/** What a bank's word begins with. */
	async word(bank: Bank) {
		const { number: node, version } = bank;
		return { kind: this.kind, node, version, signed: await this.chain.best() };
	}

	/** The notice that money came for a request: as much as asked, or another amount of it. */
	async notice({ id, buyer, bank, amount: asked }: Asked, came = asked) {
		return {
			word: await this.word(bank),
			request: id,
			receipt: u8aToHex(randomAsU8a(32)),
			issuer: this.issuer,
			address: bank.owner.address,
			buyer: buyer.address,
			buyerKey: buyer.address,
			currency: 'EUR',
			amount: came,
			...bought(came < asked ? came : asked),
			reference: BOOKING,
		};
	}

	/** Fields signed by a key, for this chain. */
	async sign(
		key: KeyringPair,
		purpose: string,
		fields: Fields,
		nonce: bigint | number,
		until?: number,
	): Promise<Signed> {
		const expiry = until ?? (await this.chain.best()) + LIFETIME;
		const payload = chipsPayload(purpose, fields, { genesis: this.genesis, nonce, expiry });
		const signature = signPayload(key, payload);
		return { fields, expiry, signature, message: u8aToHex(payloadMessage(payload)) };
	}

	/** Anyone brings what was signed. */
	bring(call: string, { fields, expiry, signature }: Signed): Promise<Included> {
		return this.chips.send(dev('Charlie'), call, fields, expiry, signature);
	}

	/** The bank's notice, brought. */
	async attest(asked: Asked, came = asked.amount): Promise<Signed> {
		const notice = await this.notice(asked, came);
		const signed = await this.sign(asked.bank.key, 'notice', notice, asked.id);
		await this.bring('attest', signed);
		return signed;
	}

	/** The whole way to chips. */
	async buy(buyer: KeyringPair, chips: bigint, bank = this.banks[0]): Promise<Asked> {
		const asked = await this.ask(buyer, chips, bank);
		await this.attest(asked);
		await this.chips.send(ISSUER, 'issue', asked.id);
		return asked;
	}

	/** The bank says that it paid money back. */
	async refund({ id, bank }: Asked, amount: bigint): Promise<Included> {
		const refund = { word: await this.word(bank), request: id, amount, reference: BOOKING };
		return this.bring('confirmRefund', await this.sign(bank.key, 'refund', refund, id));
	}

	/** A holder puts chips into escrow. */
	async redeem(holder: KeyringPair, chips: bigint, bank = this.banks[0]): Promise<bigint> {
		const terms = { kind: this.kind, chips, node: bank.number, payee: PAYEE };
		const included = await this.chips.send(holder, 'requestRedemption', terms);
		return toBigInt(event(included, 'chips.RedemptionRequested')[0]);
	}

	/** The bank says that it will pay. */
	async accept(redemption: bigint, bank = this.banks[0]): Promise<Included> {
		const acceptance = { word: await this.word(bank), redemption };
		const signed = await this.sign(bank.key, 'redemption-accepted', acceptance, redemption);
		return this.bring('acceptRedemption', signed);
	}

	/** The bank's word that it paid. */
	async payout(redemption: bigint, holder: KeyringPair, chips: bigint, bank = this.banks[0]) {
		const word = await this.word(bank);
		const paid = { chips, amount: chips, reference: BOOKING };
		const payout = { word, redemption, holder: holder.address, ...paid };
		return this.sign(bank.key, 'payout', payout, redemption);
	}

	/** The chips of an account as wallets see them. */
	async balance(who: KeyringPair | string): Promise<bigint> {
		const address = typeof who === 'string' ? who : who.address;
		const account: any = await this.chain.api.query.assets.account(this.kind, address);
		return account.isSome ? toBigInt(account.unwrap().balance) : 0n;
	}

	/** Chips sent as any wallet does. */
	transfer(to: KeyringPair, chips: bigint): Tx {
		return this.chain.api.tx.assets.transfer(this.kind, to.address, chips);
	}
}

/** A number for each account, in this order. */
async function registerAll(chain: Chain, owners: KeyringPair[]): Promise<bigint[]> {
	const named = owners.map((owner, at) => ({ owner, handle: `market-${at}` }));
	const salts: Uint8Array[] = [];
	for (const { owner, handle } of named) salts.push((await commit(chain, owner, handle)).salt);
	await chain.advance(MATURITY);
	const numbers: bigint[] = [];
	for (const [at, { owner, handle }] of named.entries()) {
		const tx = chain.api.tx.orgNumbers.register(handle, profile(handle), u8aToHex(salts[at]));
		numbers.push(registered(await chain.send(tx, owner)).number);
	}
	return numbers;
}

const toBigInt = (value: any): bigint => value.toBigInt?.() ?? value;
