// SPDX-License-Identifier: Apache-2.0
/** Every call of pallet Chips and every view of it, by banks and buyers with keys made here. */
import type { KeyringPair } from '@polkadot/keyring/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chain, UNIT, dev, event, eventNames, findEvent } from '../src/chain.ts';
import { DECLINE } from '../src/chipsPayloads.ts';
import { failureName } from '../src/errors.ts';
import { decide } from '../src/governance.ts';
import { newKey, signRaw } from '../src/keys.ts';
import { formatOrgNumber } from '../src/orgNumber.ts';
import { sleep } from '../src/wait.ts';
import {
	type Asked,
	type Bank,
	type Signed,
	AUDITOR,
	BOOKING,
	FREEZER,
	ISSUER,
	Market,
	PAUSER,
	PAYEE,
	PAYER,
	POLICY,
	REFILLER,
	TERMS,
	bought,
	marketKeys,
} from '../stories/chips.ts';
import { Office, camt054 } from '../stories/client.ts';
import { DEV_COUNCIL, devChain } from '../stories/devChain.ts';
import { palletOf, reserved } from '../stories/pallet.ts';
import { register } from '../stories/registration.ts';
import { listing, offer, placed, trade } from '../stories/trading.ts';

const OPEN_BOUND_MS = 180_000;
/** Between the blocks that the command waits for: slower than any deadline comes. */
const SEALING_MS = 400;
const [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map(dev);
const json = (value: any) => value.toJSON();
const text = (hex: string) => Buffer.from(hex.slice(2), 'hex').toString();

describe('pallet Chips', () => {
	const running = devChain();
	const elsewhere = devChain(newKey().address);
	const pallet = palletOf(running, 'Chips');
	const { send, refused, govern, notCalled } = pallet;
	const twinPallet = palletOf(elsewhere, 'Chips');
	const numbers = palletOf(running, 'OrgNumbers');
	const keys = marketKeys();
	const viewed = new Set<string>();
	let chain: Chain;
	let market: Market;
	/** The same market on a chain with another first block. */
	let twin: Market;
	let first: { buyer: KeyringPair; asked: Asked; notice: Signed };
	/** What a bank owes whose key is not trusted any more. */
	let owed: Asked;

	beforeAll(async () => {
		({ chain } = running);
		[market, twin] = await Promise.all([
			Market.open(chain, pallet, keys),
			Market.open(elsewhere.chain, twinPallet, keys),
		]);
	}, OPEN_BOUND_MS);

	const view = (name: string, ...args: unknown[]): Promise<any> => {
		viewed.add(name);
		return pallet.view(name, ...args);
	};
	const api = () => chain.api.call.chipsApi as any;
	const why = (id: bigint) => view('why_not_issue', id);
	const outcome = (id: bigint) => view('outcome', id);
	const node = (bank: Bank) => view('financial_node', bank.number);
	const conduct = async (bank: Bank) => view('conduct', bank.number, (await node(bank)).tenure);
	const free = async (who: KeyringPair): Promise<bigint> => {
		const account: any = await chain.api.query.system.account(who.address);
		return account.data.free.toBigInt();
	};

	test('what the council founded should be readable', async () => {
		const { kind, issuer, banks } = market;
		expect(await view('kind_of', 'EUR')).toBe(kind);
		const row = await view('kind', kind);
		expect(row).toMatchObject({ decimals: 2, auditor: AUDITOR.address, breaker: 'AllOn' });
		expect(text(row.currency)).toBe('EUR');
		expect(await view('kinds', 0, 10)).toEqual([[kind, row]]);
		for (const [office, who] of [
			['Refiller', REFILLER],
			['Pauser', PAUSER],
			['Freezer', FREEZER],
		] as const) {
			expect(await view('officer', office)).toBe(who.address);
		}
		const admitted = await view('issuer', issuer);
		expect(admitted).toMatchObject({ account: ISSUER.address, tenure: 0, keyVersion: 1 });
		expect(await view('issuers', null, 10)).toEqual([[Number(issuer), admitted]]);
		expect(await view('allowance', issuer, kind)).toBe(10 ** 9);
		const nodes: [number, number, any][] = await view('financial_nodes', kind, null, 10);
		expect(nodes.map(([number]) => number).sort()).toEqual(
			banks.map(({ number }) => Number(number)).sort(),
		);
		for (const bank of banks) {
			expect(await node(bank)).toMatchObject({ versions: 1, current: 1, tenure: 0 });
			const clean = { version: 1, open: 0, unanswered: 0, declined: 0 };
			expect(await conduct(bank)).toMatchObject(clean);
			const { record } = await view('bank_record', bank.number, 1);
			expect(record).toMatchObject({ address: bank.owner.address, key: bank.key.address });
			expect(text(record.account.holder)).toBe(bank.account.holder);
		}
		expect(await view('backing', kind)).toMatchObject({ supply: 0, headroom: 10 ** 9 });
		const named: any = await chain.api.query.assets.metadata(kind);
		expect([named.symbol.toUtf8(), named.decimals.toNumber()]).toEqual(['hEUR', 2]);
	});

	test('what governance does should be refused to accounts, and slips to governance', async () => {
		expect(await refused(alice, 'createKind', 'USD', POLICY, bob.address)).toBe('BadOrigin');
		expect(await refused(alice, 'setBreaker', market.kind, 'AllOff')).toBe('Chips.NotAuthorised');
		const again = pallet.call('createKind', 'EUR', POLICY, AUDITOR.address);
		expect((await decide(chain, DEV_COUNCIL, again)).error).toBe('Chips.KindAlreadyExists');
		const inflated = { ...POLICY, rate: POLICY.rate * 1_001n };
		const policy = pallet.call('setPolicy', market.kind, inflated, AUDITOR.address);
		expect((await decide(chain, DEV_COUNCIL, policy)).error).toBe('Chips.InvalidPolicy');
		const twice = pallet.call('setOfficer', 'Pauser', FREEZER.address);
		expect((await decide(chain, DEV_COUNCIL, twice)).error).toBe('Chips.OfficeTaken');
		await govern('setPolicy', market.kind, { ...POLICY, vetoWindow: 7 }, AUDITOR.address);
		await govern('setPolicy', market.kind, POLICY, AUDITOR.address);
	});

	test('chips should not be minted, burnt or frozen around the pallet', async () => {
		const { assets } = chain.api.tx;
		const { kind } = market;
		for (const tx of [
			assets.mint(kind, alice.address, 1),
			assets.burn(kind, alice.address, 1),
			assets.freeze(kind, alice.address),
			assets.transferOwnership(kind, alice.address),
			assets.create(7, alice.address, 1),
		]) {
			expect(await failureName(chain.send(tx, alice))).toBe('System.CallFiltered');
		}
	});

	test('a request should tell what it costs and where to pay', async () => {
		const buyer = await market.buyer('ed25519');
		const { kind, banks } = market;
		const [held, fee] = await view('request_cost', buyer.address);
		expect(await view('quote', kind, 9_900)).toBe(10_000);
		const before = await free(buyer);
		const asked = await market.ask(buyer, 9_900n);
		expect(asked.amount).toBe(10_000n);
		expect(await reserved(chain, buyer)).toBe(BigInt(held));
		expect(before - (await free(buyer))).toBeGreaterThan(BigInt(held) + BigInt(fee));
		expect((await view('request_cost', buyer.address))[0]).toBe(2 * held);
		const row = await view('request', asked.id);
		expect(row).toMatchObject({ buyer: buyer.address, amount: 10_000, status: { open: null } });
		const entry = [Number(asked.id), row];
		expect(await view('requests_of', buyer.address)).toEqual([entry]);
		expect(await view('requests_of_node', banks[0].number, null, 10)).toEqual([entry]);
		const instruction = await view('payment_instruction', asked.id);
		expect(instruction).toMatchObject({ amount: 10_000, decimals: 2, deadline: row.deadline });
		expect(text(instruction.account.accountNumber)).toBe(banks[0].account.accountNumber);
		expect(text(instruction.reference)).toBe('RF70H0');
		expect(await why(asked.id)).toBe('NotAttested');
		const notice = await market.notice(asked);
		first = { buyer, asked, notice: await market.sign(asked.bank.key, 'notice', notice, asked.id) };
	});

	test('the runtime API should answer as the views do', async () => {
		const { asked } = first;
		expect(json(await api().request(asked.id))).toEqual(await view('request', asked.id));
		expect(json(await api().outcome(asked.id))).toBeNull();
		const instruction = await view('payment_instruction', asked.id);
		expect(json(await api().paymentInstruction(asked.id))).toEqual(instruction);
		expect(json(await api().quote(market.kind, 9_900))).toBe(10_000);
		expect(json(await api().backing(market.kind))).toEqual(await view('backing', market.kind));
		expect(json(await api().whyNotIssue(asked.id))).toBe('NotAttested');
	});

	test('a notice for one chain should be refused on another with the same history', async () => {
		const { buyer, asked, notice } = first;
		const { signed } = notice.fields.word as { signed: number };
		const twinAt = async (block: number) =>
			elsewhere.chain.advance(Math.max(0, block - (await elsewhere.chain.best())));
		await twinAt(signed - 10);
		await twin.endow([buyer], 100n);
		const there = await twin.ask(buyer, 9_900n);
		expect(there).toMatchObject({ id: asked.id, amount: asked.amount });
		const numbersOf = ({ issuer, banks }: Market) => [issuer, ...banks.map((bank) => bank.number)];
		expect(numbersOf(twin)).toEqual(numbersOf(market));
		await twinAt(signed);
		expect(await failureName(twin.bring('attest', notice))).toBe('Chips.InvalidSignature');
		expect((await twinPallet.view('request', there.id)).status).toEqual({ open: null });
		// Nothing but the chain was wrong with it.
		const again = await twin.sign(there.bank.key, 'notice', notice.fields, there.id);
		await twin.bring('attest', again);
		expect(await failureName(market.bring('attest', again))).toBe('Chips.InvalidSignature');
	});

	test("a bank's notice should bring chips, once", async () => {
		const { buyer, asked, notice } = first;
		const attested = event(await market.bring('attest', notice), 'chips.MoneyAttested');
		expect(json(attested[3])).toBe('Notice');
		const { receipt } = notice.fields as { receipt: string };
		expect(await view('receipt', asked.bank.number, receipt)).toBe(Number(asked.id));
		expect(await why(asked.id)).toBeNull();
		expect(await failureName(market.bring('attest', notice))).toBe('Chips.AlreadyAttested');
		expect(await refused(alice, 'issue', asked.id)).toBe('Chips.NotAuthorised');
		await send(ISSUER, 'issue', asked.id);
		expect(await market.balance(buyer)).toBe(9_900n);
		expect(await reserved(chain, buyer)).toBe(0n);
		expect(await outcome(asked.id)).toEqual({ issued: { chips: 9_900 } });
		expect(json(await api().outcome(asked.id))).toEqual(await outcome(asked.id));
		expect(await view('request', asked.id)).toBeNull();
		expect(await failureName(market.bring('attest', notice))).toBe('Chips.RequestClosed');
		const { totals, supply } = await view('backing', market.kind);
		expect([supply, totals.issued, totals.attested]).toEqual([9_900, 9_900, 9_900]);
		expect(await view('allowance', market.issuer, market.kind)).toBe(10 ** 9 - 9_900);
	});

	test('a used receipt should be refused for another request', async () => {
		const asked = await market.ask(first.buyer, 9_900n);
		const { receipt } = first.notice.fields as { receipt: string };
		const notice = { ...(await market.notice(asked)), receipt };
		const signed = await market.sign(asked.bank.key, 'notice', notice, asked.id);
		expect(await failureName(market.bring('attest', signed))).toBe('Chips.ReceiptUsed');
		const { amount } = asked;
		const more = { ...(await market.notice(asked)), amount, chips: bought(amount).chips + 1n };
		const greedy = await market.sign(asked.bank.key, 'notice', more, asked.id);
		expect(await failureName(market.bring('attest', greedy))).toBe('Chips.WrongAmount');
		await send(first.buyer, 'cancelRequest', asked.id);
		expect(await outcome(asked.id)).toEqual({ cancelled: null });
	});

	test('a receipt should bring chips once the buyer countersigned it', async () => {
		const [, bank] = market.banks;
		const buyer = await market.buyer('ecdsa');
		const asked = await market.ask(buyer, 990n, bank);
		const receipt = { notice: await market.notice(asked), payer: PAYER, payee: PAYEE };
		const fields = { ...receipt.notice, payer: PAYER, payee: PAYEE };
		const { expiry, signature } = await market.sign(bank.key, 'receipt', fields, asked.id);
		const countersigned = async (by: KeyringPair) =>
			(await market.sign(by, 'receipt-countersigned', fields, asked.id, expiry)).signature;
		const confirm = (by: KeyringPair, countersignature: unknown) =>
			send(by, 'confirmReceipt', receipt, expiry, signature, countersignature);
		expect(await failureName(confirm(bob, await countersigned(bob)))).toBe(
			'Chips.InvalidCountersignature',
		);
		expect(await failureName(confirm(bob, signature))).toBe('Chips.InvalidCountersignature');
		const brought = await confirm(buyer, await countersigned(buyer));
		expect(json(event(brought, 'chips.MoneyAttested')[3])).toBe('Receipt');
		expect(await refused(bob, 'triggerIssue', asked.id)).toBe('Chips.NotDue');
		const terms = { autoIssueAfter: 3, starter: UNIT, starterFrom: 500n };
		const careless = { ...terms, starterFrom: 0n };
		expect(await refused(ISSUER, 'setIssuerTerms', market.issuer, careless)).toBe(
			'Chips.AmountTooSmall',
		);
		expect(await refused(bob, 'setIssuerTerms', market.issuer, terms)).toBe(
			'Chips.NotAuthorised',
		);
		await send(ISSUER, 'setIssuerTerms', market.issuer, terms);
		await chain.advance(3);
		await send(bob, 'triggerIssue', asked.id);
		expect(await market.balance(buyer)).toBe(990n);
	});

	test('too little should bring chips for what came, too much a refund of the excess', async () => {
		const buyer = await market.buyer();
		const less = await market.ask(buyer, 990n);
		const more = await market.ask(buyer, 990n);
		await market.attest(less, 600n);
		await market.attest(more, 1_500n);
		await send(ISSUER, 'issueMany', [less.id, more.id]);
		expect(await outcome(less.id)).toEqual({ issued: { chips: 594 } });
		expect(await outcome(more.id)).toEqual({ issued: { chips: 990 } });
		expect(await market.balance(buyer)).toBe(594n + 990n);
		expect(await view('refund_duty', less.id)).toBeNull();
		expect(await view('refund_duty', more.id)).toMatchObject({ amount: 500, reason: 'Excess' });
		expect(await failureName(market.refund(more, 499n))).toBe('Chips.WrongAmount');
		await market.refund(more, 500n);
		expect(await view('refund_duty', more.id)).toBeNull();
		expect(await failureName(market.refund(more, 500n))).toBe('Chips.NoRefundDue');
	});

	/** A large purchase, attested by two banks and issued into its veto window. */
	async function pending(buyer: KeyringPair): Promise<Asked> {
		const [, second, third] = market.banks;
		const asked = await market.ask(buyer, 1_980_000n);
		const { message } = await market.attest(asked);
		expect(await why(asked.id)).toBe('MoreAttestersNeeded');
		expect(await refused(ISSUER, 'issue', asked.id)).toBe('Chips.MoreAttestersNeeded');
		const by = async (bank: Bank, of = bank) => {
			const row = await view('request', asked.id);
			expect(row.attestation.message).toBe(message);
			const signature = signRaw(of.key, Buffer.from(message.slice(2), 'hex'));
			return [asked.id, bank.number, signature];
		};
		expect(await refused(bob, 'coAttest', ...(await by(asked.bank)))).toBe(
			'Chips.AlreadyAttester',
		);
		expect(await refused(bob, 'coAttest', ...(await by(second, third)))).toBe(
			'Chips.InvalidSignature',
		);
		await send(bob, 'coAttest', ...(await by(second)));
		expect(await refused(bob, 'coAttest', ...(await by(third)))).toBe('Chips.EnoughAttesters');
		expect(eventNames(await send(ISSUER, 'issue', asked.id))).toContain('chips.IssuePending');
		expect(await why(asked.id)).toBe('VetoWindowOpen');
		expect(await market.balance(buyer)).toBe(0n);
		return asked;
	}

	test('a large purchase should need two banks and wait for its veto window', async () => {
		const buyer = await market.buyer();
		const asked = await pending(buyer);
		expect((await view('backing', market.kind)).totals.pending).toBe(1_980_000);
		expect(await refused(bob, 'releaseIssue', asked.id)).toBe('Chips.VetoWindowOpen');
		await chain.advance(POLICY.vetoWindow);
		await send(bob, 'releaseIssue', asked.id);
		expect(await market.balance(buyer)).toBe(1_980_000n);
		expect((await view('backing', market.kind)).totals.pending).toBe(0);
	});

	test('a veto should turn a large purchase into a refund', async () => {
		const asked = await pending(await market.buyer());
		expect(await refused(bob, 'veto', asked.id)).toBe('Chips.NotAuthorised');
		await send(PAUSER, 'veto', asked.id);
		expect(await outcome(asked.id)).toEqual({ refundDue: 'Vetoed' });
		await chain.advance(POLICY.vetoWindow);
		expect(await refused(bob, 'releaseIssue', asked.id)).toBe('Chips.RequestClosed');
		expect((await view('refund_duty', asked.id)).amount).toBe(2_000_000);
		await market.refund(asked, 2_000_000n);
		expect(await outcome(asked.id)).toEqual({ refunded: null });
	});

	test('the issuer should refuse, and the money be refunded', async () => {
		const asked = await market.ask(await market.buyer(), 990n);
		await market.attest(asked);
		expect(await refused(bob, 'refuseIssue', asked.id)).toBe('Chips.NotAuthorised');
		await send(ISSUER, 'refuseIssue', asked.id);
		expect(await outcome(asked.id)).toEqual({ refundDue: 'Refused' });
		await market.refund(asked, asked.amount);
		expect(await outcome(asked.id)).toEqual({ refunded: null });
	});

	test('a bank should decline with its reason', async () => {
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n);
		const { id: request, bank } = asked;
		const decline = { word: await market.word(bank), request, reason: DECLINE.NameMismatch };
		const by = (key: KeyringPair) => market.sign(key, 'decline', decline, request);
		const forged = await by(market.banks[2].key);
		expect(await failureName(market.bring('decline', forged))).toBe('Chips.InvalidSignature');
		await market.bring('decline', await by(bank.key));
		expect(await outcome(request)).toEqual({ declined: 'NameMismatch' });
		expect((await conduct(bank)).declined).toBe(1);
		expect(await reserved(chain, buyer)).toBe(0n);
	});

	test('a request without money should be ended by anyone after its deadline', async () => {
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n);
		expect(await refused(bob, 'expireRequest', asked.id)).toBe('Chips.DeadlineNotOver');
		await chain.advance(TERMS.purchase + 1);
		expect(await view('payment_instruction', asked.id)).toBeNull();
		const late = market.attest(asked);
		expect(await failureName(late)).toBe('Chips.DeadlineOver');
		await send(bob, 'expireRequest', asked.id);
		expect(await outcome(asked.id)).toEqual({ expired: null });
		expect(await reserved(chain, buyer)).toBe(0n);
	});

	test('silence about a complaint should stand in the record and cost the bank', async () => {
		const [, , bank] = market.banks;
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n, bank);
		expect(await refused(bob, 'complain', asked.id)).toBe('Chips.NotBuyer');
		await send(buyer, 'complain', asked.id);
		expect((await view('complaint', asked.id)).status).toBe('Filed');
		expect(await refused(bob, 'recordSilence', asked.id)).toBe('Chips.AnswerNotDue');
		await chain.advance(TERMS.answer);
		await send(bob, 'recordSilence', asked.id);
		expect(await view('complaint', asked.id)).toMatchObject({ status: 'Unanswered' });
		expect(await conduct(bank)).toMatchObject({ unanswered: 1, open: 2 });
		const ruling = { Upheld: { compensation: 2n * UNIT } };
		expect(await refused(bob, 'ruleComplaint', asked.id, ruling)).toBe('Chips.NotAuthorised');
		const before = await free(buyer);
		await send(ISSUER, 'ruleComplaint', asked.id, ruling);
		expect((await free(buyer)) - before).toBe(2n * UNIT + TERMS.complaintBond);
		expect(await view('complaint', asked.id)).toBeNull();
		await send(buyer, 'cancelRequest', asked.id);
		// Its bond is below the least one now: nobody is served on it until it is raised.
		expect(await failureName(market.ask(buyer, 990n, bank))).toBe('Chips.BondTooSmall');
		await send(bank.owner, 'setBond', bank.number, TERMS.nodeBond);
	});

	test('a refund that a bank keeps should be ended by a ruling of the council', async () => {
		const [, , bank] = market.banks;
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n, bank);
		await market.attest(asked);
		await send(ISSUER, 'refuseIssue', asked.id);
		await send(buyer, 'complain', asked.id);
		await chain.advance(TERMS.answer + 1);
		await send(bob, 'recordSilence', asked.id);
		await govern('ruleComplaint', asked.id, { Upheld: { compensation: UNIT } });
		expect(await outcome(asked.id)).toEqual({ compensated: null });
		expect(await view('refund_duty', asked.id)).toBeNull();
		expect(await failureName(market.refund(asked, asked.amount))).toBe('Chips.NoRefundDue');
		await send(bank.owner, 'setBond', bank.number, TERMS.nodeBond);
	});

	test('an answer in time should settle a complaint', async () => {
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n);
		await send(buyer, 'complain', asked.id);
		await market.attest(asked);
		expect(await view('complaint', asked.id)).toBeNull();
		await send(ISSUER, 'issue', asked.id);
		expect(await reserved(chain, buyer)).toBe(0n);
	});

	test('redeemed chips should be burnt when the bank says that it paid', async () => {
		const [bank] = market.banks;
		const holder = await market.buyer('ed25519');
		await market.buy(holder, 990n);
		expect(await view('quote_redemption', market.kind, 990)).toBe(990);
		const { supply } = await view('backing', market.kind);
		const id = await market.redeem(holder, 990n);
		expect(await market.balance(holder)).toBe(0n);
		const row = await view('redemption', id);
		expect(row).toMatchObject({ holder: holder.address, amount: 990 });
		expect(await view('redemptions_of', holder.address)).toEqual([[Number(id), row]]);
		expect(await view('redemptions_of_node', bank.number, null, 10)).toEqual([
			[Number(id), row],
		]);
		const payout = await market.payout(id, holder, 990n);
		expect(await failureName(market.bring('payOut', payout))).toBe('Chips.NotAccepted');
		await market.accept(id);
		expect(await failureName(market.accept(id))).toBe('Chips.AlreadyAccepted');
		await market.bring('payOut', payout);
		expect((await view('backing', market.kind)).supply).toBe(supply - 990);
		const paid = { paidOut: { chips: 990, reference: BOOKING } };
		expect(await view('redemption_outcome', id)).toEqual(paid);
		expect(await failureName(market.bring('payOut', payout))).toBe('Chips.RedemptionClosed');
		expect(await reserved(chain, holder)).toBe(0n);
	});

	test('chips that nobody pays for should go back: unaccepted, refused, or by a ruling', async () => {
		const [bank] = market.banks;
		const holder = await market.buyer();
		await market.buy(holder, 990n);
		const unaccepted = await market.redeem(holder, 990n);
		expect(await refused(bob, 'returnRedemption', unaccepted)).toBe('Chips.DeadlineNotOver');
		await chain.advance(TERMS.acceptance);
		await send(bob, 'returnRedemption', unaccepted);
		expect(await view('redemption_outcome', unaccepted)).toEqual({ returned: null });

		const redemption = await market.redeem(holder, 990n);
		const refusal = { word: await market.word(bank), redemption, reason: DECLINE.Compliance };
		const signed = await market.sign(bank.key, 'redemption-refused', refusal, redemption);
		await market.bring('refuseRedemption', signed);
		expect(await view('redemption_outcome', redemption)).toEqual({ refused: 'Compliance' });

		const accepted = await market.redeem(holder, 990n);
		await market.accept(accepted);
		expect(await refused(bob, 'returnRedemption', accepted)).toBe('Chips.AlreadyAccepted');
		await chain.advance(TERMS.payout);
		await govern('ruleRedemption', accepted, 'NotPaid');
		expect(await view('redemption_outcome', accepted)).toEqual({ ruled: 'NotPaid' });
		expect(await market.balance(holder)).toBe(990n);
	});

	test('a frozen account should neither pay nor be paid in any wallet until thawed', async () => {
		const { kind } = market;
		const [holder, friend] = [await market.buyer(), await market.buyer()];
		await market.buy(holder, 990n);
		await chain.send(market.transfer(friend, 90n), holder);
		const redemption = await market.redeem(holder, 400n);
		expect(await refused(alice, 'freeze', kind, holder.address)).toBe('Chips.NotAuthorised');
		await send(FREEZER, 'freeze', kind, holder.address);
		expect(await view('frozen_since', kind, holder.address)).toBe(await chain.best());
		const account: any = await chain.api.query.assets.account(kind, holder.address);
		expect(account.unwrap().status.type).toBe('Blocked');
		expect(await failureName(chain.send(market.transfer(friend, 90n), holder))).toBe(
			'Assets.Frozen',
		);
		expect(await failureName(chain.send(market.transfer(holder, 90n), friend))).toBe(
			'Token.Blocked',
		);
		expect(await failureName(market.ask(holder, 990n))).toBe('Chips.AccountFrozen');
		expect(await failureName(market.redeem(holder, 100n))).toBe('Chips.AccountFrozen');
		await chain.advance(TERMS.acceptance);
		const returned = await send(bob, 'returnRedemption', redemption);
		expect(eventNames(returned)).toContain('chips.ChipsStranded');
		expect(await refused(holder, 'withdrawChips', redemption)).toBe('Chips.AccountFrozen');
		await send(FREEZER, 'thaw', kind, holder.address);
		expect(await view('frozen_since', kind, holder.address)).toBeNull();
		expect(await refused(friend, 'withdrawChips', redemption)).toBe('Chips.NotHolder');
		await send(holder, 'withdrawChips', redemption);
		await chain.send(market.transfer(friend, 900n), holder);
		expect(await market.balance(friend)).toBe(990n);
	});

	test('the breaker should stop issues alone, or all but what gives back', async () => {
		const { kind } = market;
		const holder = await market.buyer();
		await market.buy(holder, 990n);
		const asked = await market.ask(holder, 990n);
		const paid = await market.ask(holder, 990n);
		await send(PAUSER, 'setBreaker', kind, 'IssueOff');
		expect(await failureName(market.ask(holder, 990n))).toBe('Chips.BreakerOff');
		expect(await view('payment_instruction', asked.id)).toBeNull();
		await market.attest(asked);
		expect(await refused(ISSUER, 'issue', asked.id)).toBe('Chips.BreakerOff');
		expect(await why(asked.id)).toBe('BreakerOff');
		expect(await view('quote', kind, 990)).toBeNull();
		const redemption = await market.redeem(holder, 990n);
		await send(PAUSER, 'setBreaker', kind, 'AllOff');
		// What a bank says of money that came is heard, and brings nothing.
		await market.attest(paid);
		expect(await why(paid.id)).toBe('BreakerOff');
		expect(await failureName(market.accept(redemption))).toBe('Chips.BreakerOff');
		await chain.advance(TERMS.acceptance);
		await send(bob, 'returnRedemption', redemption);
		expect(await market.balance(holder)).toBe(990n);
		expect(await failureName(market.redeem(holder, 990n))).toBe('Chips.BreakerOff');
		await send(PAUSER, 'setBreaker', kind, 'AllOn');
		await send(ISSUER, 'issueMany', [asked.id, paid.id]);
		expect(await market.balance(holder)).toBe(2_970n);
	});

	test('an account that never had a token should get chips and then pay its own way', async () => {
		const newcomer = newKey();
		const sponsor = charlie;
		const terms = { autoIssueAfter: null, starter: UNIT, starterFrom: 500n };
		await send(ISSUER, 'setIssuerTerms', market.issuer, terms);
		const purchase = market.purchase(newcomer, 990n);
		const nonce = await view('consent_nonce', newcomer.address);
		const consent = { sponsor: sponsor.address, purchase };
		const signed = await market.sign(newcomer, 'request-purchase-for', consent, nonce);
		const args = [newcomer.address, purchase, signed.expiry, signed.signature];
		expect(await refused(bob, 'requestPurchaseFor', ...args)).toBe('Chips.InvalidSignature');
		const asked = market.asked(await send(sponsor, 'requestPurchaseFor', ...args), newcomer);
		expect(await view('consent_nonce', newcomer.address)).toBe(1);
		expect(await refused(sponsor, 'requestPurchaseFor', ...args)).toBe('Chips.InvalidSignature');
		await market.attest(asked);
		const issued = await send(ISSUER, 'issue', asked.id);
		expect(event(issued, 'chips.StarterGiven')[2].toBigInt()).toBe(UNIT);
		expect(await market.balance(newcomer)).toBe(990n);
		expect(await free(newcomer)).toBe(UNIT);
		expect((await register(chain, newcomer, 'bremen')).owner).toBe(newcomer.address);
		const before = await free(newcomer);
		await chain.send(market.transfer(bob, 90n), newcomer);
		expect(await free(newcomer)).toBeLessThan(before);
		expect(await market.balance(bob)).toBe(90n);
	});

	test('a number should be sold for chips in the pool', async () => {
		const currency = { WithId: market.kind };
		const [seller, outbid, buyer] = await Promise.all([1, 2, 3].map(() => market.buyer()));
		await market.buy(outbid, 9_900n);
		await market.buy(buyer, 9_900n);
		const { number } = await register(chain, seller, 'danzig');
		const priced = async (price: bigint) => ({
			...(await offer(chain, { number }, 0n)),
			currency,
			price,
		});
		const bid = await priced(5_000n);
		expect(await numbers.refused(outbid, 'buy', bid)).toBe('OrgNumbers.CurrencyNotAccepted');
		await numbers.govern('setCurrency', currency, 100);
		const waiting = placed(await numbers.send(outbid, 'buy', bid));
		const asks = { ...(await listing(chain, 0n)), currency, price: 8_000n };
		const listed = await numbers.send(seller, 'sell', number, asks);
		expect(findEvent(listed, 'orgNumbers.Traded')).toBeUndefined();
		await send(FREEZER, 'freeze', market.kind, buyer.address);
		expect(await numbers.refused(buyer, 'buy', await priced(8_500n))).toBe(
			'OrgNumbers.BadStanding',
		);
		await send(FREEZER, 'thaw', market.kind, buyer.address);
		const met = await numbers.send(buyer, 'buy', await priced(8_500n));
		expect(event(met, 'orgNumbers.Traded')[1].price.toBigInt()).toBe(8_000n);
		expect(trade(met)).toMatchObject({ seller: seller.address, buyer: buyer.address, fee: 160n });
		expect((await numbers.view('number', number)).owner).toBe(buyer.address);
		expect(await market.balance(seller)).toBe(8_000n - 160n);
		expect(await market.balance(buyer)).toBe(1_900n);
		await numbers.send(outbid, 'cancelOrder', waiting);
		await chain.send(market.transfer(seller, 9_900n), outbid);
	});

	describe('a bank with the command hanse', () => {
		const office = new Office();
		let bank: Bank;
		let node: string[];
		afterAll(() => office.close());

		/** Runs what submits, and seals until it is done. */
		async function sealing<T>(submitting: Promise<T>): Promise<T> {
			let done = false;
			const over = submitting.finally(() => (done = true));
			over.catch(() => {});
			while (!done) {
				await chain.advance(1);
				await sleep(SEALING_MS);
			}
			return over;
		}

		test('should make its key, of which the issuer tells the chain', async () => {
			const file = office.path('bank.json');
			const made = await office.done('keys', 'generate', '--out', file, '--scheme', 'ed25519');
			const key = { ...market.banks[2].key, address: made.account } as KeyringPair;
			const account = { ...market.banks[2].account, bankCode: 'HANSDEFFXXX' };
			bank = { ...market.banks[2], key, account };
			await market.publish(bank);
			expect(await view('bank_record', bank.number, 1)).toMatchObject({
				state: { superseded: await chain.best() },
			});
			const url = chain.provider.endpoint;
			node = ['--node', formatOrgNumber(bank.number), '--url', url];
			office.write('payer', '//Charlie\n');
		});

		test('should bring chips from a camt.054 file, and for nothing that does not fit', async () => {
			const buyer = await market.buyer();
			const asked: Asked[] = [];
			for (const chips of [9_900n, 19_800n, 990n]) {
				asked.push(await market.ask(buyer, chips, bank));
			}
			const references: string[] = [];
			for (const { id } of asked) {
				references.push(text((await view('payment_instruction', id)).reference));
			}
			const [exact, less, back] = references;
			const { accountNumber, bankCode } = bank.account;
			const bookings = [
				{ name: 'B-1', amount: '100.00', reference: exact },
				{ name: 'B-2', amount: '199.99', reference: less },
				{ name: 'B-3', amount: '10.00', reference: back },
				{ name: 'B-4', amount: '10.00', reference: back, reversal: true },
				{ name: 'B-5', amount: '100.00', currency: 'USD', reference: exact },
				{ name: 'B-6', amount: '5.00', reference: 'RF18539007547034' },
			];
			const file = office.write('camt.xml', camt054(accountNumber, bankCode, bookings));
			const dry = await office.done('bank', 'match', file, ...node);
			expect(dry).toMatchObject({ matched: 1, dry_run: true });
			expect(dry.rows.map((row: any) => row.why_not?.reason)).toEqual([
				undefined,
				'underpaid',
				'taken-back',
				'reversal',
				'wrong-currency',
				'no-reference',
			]);
			const folder = office.path('signed');
			const sign = ['--sign', office.path('bank.json'), '--write', folder];
			const signed = await office.done('bank', 'match', file, ...node, ...sign);
			expect(signed.rows[0].written.file).toBe(`${folder}/notice-${asked[0].id}.json`);
			const submit = ['bank', 'submit', folder, '--payer', office.path('payer')];
			const submitted = await sealing(office.done(...submit, ...node.slice(2)));
			expect(submitted).toMatchObject([{ request: Number(asked[0].id) }]);
			expect(submitted[0].included.block).toMatch(/^(0x)?[0-9a-f]{64}$/);
			await send(ISSUER, 'issue', asked[0].id);
			expect(await market.balance(buyer)).toBe(9_900n);
			for (const { id } of asked.slice(1)) expect(await why(id)).toBe('NotAttested');
			const again = await sealing(office.hanse(...submit, ...node.slice(2)));
			expect(again.ok).toBe(false);
			expect(again.json[0].refused).toMatch(/RequestClosed/);
			const late = await office.done('bank', 'match', file, ...node);
			expect(late.rows[0].why_not.reason).toBe('not-open');
		});

		test('should bring chips by a receipt that the buyer countersigns', async () => {
			const buyer = dev('Sigrid');
			await chain.send(
				chain.api.tx.balances.transferKeepAlive(buyer.address, 10n * UNIT),
				alice,
			);
			const asked = await market.ask(buyer, 9_900n, bank);
			const reference = text((await view('payment_instruction', asked.id)).reference);
			const { accountNumber, bankCode } = bank.account;
			const booked = [{ name: 'B-7', amount: '100.00', reference }];
			const file = office.write('receipt.xml', camt054(accountNumber, bankCode, booked));
			const folder = office.path('receipts');
			const sign = ['--sign', office.path('bank.json'), '--write', folder];
			const document = ['--document', 'receipt'];
			const signed = await office.done('bank', 'match', file, ...node, ...sign, ...document);
			const [, , , url] = node;
			const key = office.write('buyer', '//Sigrid\n');
			const out = office.path('countersigned.json');
			const receipt = signed.rows[0].written.file;
			const countersign = ['receipt', 'countersign', receipt, '--out', out, '--url', url];
			await office.done(...countersign, '--sign', key);
			const submit = ['receipt', 'submit', out, '--payer', office.path('payer'), '--url', url];
			await sealing(office.done(...submit));
			expect((await view('request', asked.id)).attestation.path).toBe('Receipt');
			await send(ISSUER, 'issue', asked.id);
			expect(await market.balance(buyer)).toBe(9_900n);
		});

		test('should be out of business when its records are withdrawn', async () => {
			const { number } = bank;
			expect(await refused(bob, 'withdrawBankRecord', number, 2, 'Ended')).toBe(
				'Chips.NotAuthorised',
			);
			await send(ISSUER, 'withdrawBankRecord', number, 2, 'Ended');
			expect(await failureName(market.ask(charlie, 990n, bank))).toBe('Chips.KindNotServed');
		});
	});

	test('nothing should be issued on the word of a key that is not trusted any more', async () => {
		const [, bank] = market.banks;
		const asked = await market.ask(await market.buyer(), 990n, bank);
		await market.attest(asked);
		await send(ISSUER, 'withdrawBankRecord', bank.number, bank.version, 'Revoked');
		expect(await why(asked.id)).toBe('RecordRevoked');
		expect(await refused(ISSUER, 'issue', asked.id)).toBe('Chips.RecordRevoked');
		await send(ISSUER, 'refuseIssue', asked.id);
		expect(await outcome(asked.id)).toEqual({ refundDue: 'Refused' });
		owed = asked;
	});

	test('the bond of a sold bank should stay until what it owes is settled', async () => {
		const [, { number, owner }] = market.banks;
		const ruling = { Upheld: { compensation: UNIT } };
		await numbers.send(owner, 'offerTransfer', number, bob.address);
		await numbers.send(bob, 'acceptTransfer', number);
		expect(await refused(bob, 'reclaimBond', number, 0)).toBe('Chips.NodeBusy');
		expect(await refused(ISSUER, 'ruleComplaint', owed.id, ruling)).toBe(
			'Chips.ComplaintNotFound',
		);
		// Its buyer never complains, and nobody can speak for the bank any more.
		await chain.advance(TERMS.answer);
		await govern('ruleComplaint', owed.id, ruling);
		expect(await outcome(owed.id)).toEqual({ compensated: null });
		const given = event(await send(bob, 'reclaimBond', number, 0), 'chips.BondReclaimed');
		expect(json(given[2])).toBe(owner.address);
		expect(given[3].toBigInt()).toBe(TERMS.nodeBond - UNIT);
		expect(await view('conduct', number, 0)).toMatchObject({ bond: null, open: 0 });
	});

	test('a removed issuer should issue nothing more', async () => {
		const buyer = await market.buyer();
		const asked = await market.ask(buyer, 990n);
		await market.attest(asked);
		await govern('removeIssuer', market.issuer);
		expect(await why(asked.id)).toBe('IssuerVoid');
		expect(await refused(ISSUER, 'issue', asked.id)).toBe('Chips.IssuerVoid');
		expect(await view('issuers', null, 10)).toEqual([]);
		expect(await failureName(market.ask(buyer, 990n))).toBe('Chips.IssuerNotFound');
	});

	test('every call of the pallet should have been made', () => {
		expect(Object.keys(chain.api.tx.chips)).toHaveLength(40);
		expect(notCalled()).toEqual([]);
	});

	test('every view function of the pallet should have been asked', () => {
		const views = chain.views.list('Chips').map(({ name }) => name);
		expect(views).toHaveLength(30);
		expect(views.filter((name) => !viewed.has(name))).toEqual([]);
	});
});
