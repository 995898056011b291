// SPDX-License-Identifier: Apache-2.0

//! Chips, as governance, issuers, banks and buyers make them.

use crate::{
	actors::{actor, Actor},
	chain::Chain,
	governance::{carry, Body},
	orgs::register,
};
use codec::Encode;
use hanse_runtime::{
	configs::parameters::{
		dynamic_params::chips::{ChipTerms, Parameters},
		RuntimeParameters, DEFAULT_TERMS,
	},
	constants::{DAYS, UNIT},
	AccountId, Assets, Balance, BlockNumber, Runtime, RuntimeCall, RuntimeOrigin, Signature,
	System,
};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use pallet_chips::{
	math, payloads, Admission, BankRecords, Call, CurrencyCode, CurrentRecords, FinancialNodes,
	IssuerTerms, Issuers, KindId, Kinds, NextRedemptionId, NextRequestId, Office, Policy, Purchase,
	ReceivingAccount, RedemptionId, RedemptionTerms, Redemptions, RequestId, Requests, Terms,
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_runtime::{traits::IdentifyAccount, FixedU128, MultiSigner, Permill};

pub type BankRecord = pallet_chips::BankRecord<AccountId, Balance, BlockNumber>;
pub type Notice = pallet_chips::Notice<AccountId, Balance, BlockNumber>;
pub type Receipt = pallet_chips::Receipt<AccountId, Balance, BlockNumber>;
pub type Request = pallet_chips::Request<AccountId, Balance, BlockNumber>;
pub type Redemption = pallet_chips::Redemption<AccountId, Balance, BlockNumber>;
pub type Word = pallet_chips::Word<BlockNumber>;

/// What everything signed here expires at.
pub const EXPIRY: u32 = 1_000_000_000;
/// The first kind.
pub const EUR: KindId = 0;
/// A commitment to the account of a payer or payee.
pub const COMMITMENT: H256 = H256([5; 32]);
/// A commitment to a bank's own reference.
pub const REFERENCE: H256 = H256([6; 32]);

/// The call of the pallet as one of the runtime's.
pub fn chips(call: Call<Runtime>) -> RuntimeCall {
	call.into()
}

/// A key that signs off chain, of one of the three schemes.
#[derive(Clone)]
pub enum Pen {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(Box<ecdsa::Pair>),
}

/// The key derived from a name; its scheme goes by `scheme` modulo three.
pub fn pen(name: &str, scheme: usize) -> Pen {
	let seed = sp_io::hashing::blake2_256(name.as_bytes());
	match scheme % 3 {
		0 => Pen::Sr25519(Box::new(sr25519::Pair::from_seed(&seed))),
		1 => Pen::Ed25519(Box::new(ed25519::Pair::from_seed(&seed))),
		_ => Pen::Ecdsa(Box::new(ecdsa::Pair::from_seed(&seed))),
	}
}

impl Pen {
	/// The key as an account id.
	pub fn account(&self) -> AccountId {
		let signer: MultiSigner = match self {
			Self::Sr25519(pair) => pair.public().into(),
			Self::Ed25519(pair) => pair.public().into(),
			Self::Ecdsa(pair) => pair.public().into(),
		};
		signer.into_account()
	}

	pub fn sign(&self, message: &[u8]) -> Signature {
		match self {
			Self::Sr25519(pair) => pair.sign(message).into(),
			Self::Ed25519(pair) => pair.sign(message).into(),
			Self::Ecdsa(pair) => pair.sign(message).into(),
		}
	}
}

/// The 32 bytes that are signed on this chain.
pub fn message(
	chain: &mut Chain,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
	expiry: u32,
) -> [u8; 32] {
	let genesis = chain.with(|| System::block_hash(0));
	Payload { domain, genesis, fields, nonce, expiry }.message()
}

/// A signature of `pen` that expires at [`EXPIRY`].
pub fn sign(
	chain: &mut Chain,
	pen: &Pen,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
) -> Signature {
	let message = message(chain, domain, fields, nonce, EXPIRY);
	pen.sign(&message)
}

/// Generous terms of a kind, of which nothing is large.
pub fn policy() -> Policy<Balance, BlockNumber> {
	Policy {
		rate: FixedU128::from_u32(1),
		fee: Permill::zero(),
		per_transaction: 10u128.pow(16),
		per_day: 10u128.pow(20),
		total: 10u128.pow(22),
		large_from: u128::MAX,
		large_from_at_node: u128::MAX,
		attesters: 2,
		veto_window: 3,
		reserve_lifetime: 300 * DAYS,
	}
}

/// Times of a few blocks.
pub fn short_terms() -> Terms<Balance, BlockNumber> {
	Terms { purchase: 12, issue: 12, answer: 4, acceptance: 4, payout: 4, ..DEFAULT_TERMS }
}

/// The council's call that sets the terms.
pub fn set_terms(terms: Terms<Balance, BlockNumber>) -> RuntimeCall {
	let key_value = RuntimeParameters::Chips(Parameters::ChipTerms(ChipTerms, Some(terms)));
	pallet_parameters::Call::<Runtime>::set_parameter { key_value }.into()
}

/// What an issuer signs of a financial node.
pub fn bank_record(kind: KindId, address: &AccountId, key: AccountId) -> BankRecord {
	let text = |text: &[u8]| text.to_vec();
	BankRecord {
		kind,
		address: address.clone(),
		key,
		account: ReceivingAccount {
			bank_code: text(b"HANSDEHHXXX").try_into().expect("short"),
			account_number: text(b"DE89370400440532013000").try_into().expect("short"),
			holder: text(b"Hanse Bank AG").try_into().expect("short"),
		},
		limit: 10u128.pow(18),
		valid_from: 0,
		valid_until: EXPIRY,
	}
}

/// The call that publishes a bank record which the issuer's key signed; `None` without an issuer.
pub fn publication(
	chain: &mut Chain,
	issuer: OrgNumber,
	by: &Pen,
	node: OrgNumber,
	record: BankRecord,
) -> Option<Call<Runtime>> {
	let row = chain.with(|| Issuers::<Runtime>::get(issuer))?;
	let tenure = chain.with(|| pallet_org_numbers::Numbers::<Runtime>::get(node))?.tenure;
	let versions = chain.with(|| FinancialNodes::<Runtime>::get(node)).map_or(0, |it| it.versions);
	let fields = Admission { issuer, key_version: row.key_version, node, tenure, record };
	let nonce = u64::from(versions) + 1;
	let signature = sign(chain, by, payloads::BANK_RECORD, &fields, nonce);
	let record = fields.record;
	Some(Call::publish_bank_record { issuer, node, record, expiry: EXPIRY, signature })
}

pub fn purchase(
	buyer: &AccountId,
	kind: KindId,
	chips: Balance,
	node: OrgNumber,
) -> Purchase<AccountId, Balance> {
	Purchase { kind, chips, node, payer: COMMITMENT, key: buyer.clone() }
}

/// An open request.
pub fn request_row(chain: &mut Chain, request: RequestId) -> Option<Request> {
	chain.with(|| Requests::<Runtime>::get(request))
}

/// The request that was made last.
pub fn last_request(chain: &mut Chain) -> RequestId {
	chain.with(NextRequestId::<Runtime>::get) - 1
}

pub fn redemption_row(chain: &mut Chain, redemption: RedemptionId) -> Option<Redemption> {
	chain.with(|| Redemptions::<Runtime>::get(redemption))
}

/// The redemption that was asked for last.
pub fn last_redemption(chain: &mut Chain) -> RedemptionId {
	chain.with(NextRedemptionId::<Runtime>::get) - 1
}

/// What a node's words begin with, by its current bank record.
pub fn word(chain: &mut Chain, kind: KindId, node: OrgNumber) -> Option<Word> {
	chain.with(|| {
		let version = CurrentRecords::<Runtime>::get(kind, node)?;
		Some(Word { kind, node, version, signed: System::block_number() })
	})
}

/// The bank record by which a word is spoken.
pub fn record_of(chain: &mut Chain, word: &Word) -> Option<BankRecord> {
	let stored = chain.with(|| BankRecords::<Runtime>::get(word.node, word.version));
	stored.map(|stored| stored.record)
}

/// The notice that `amount` came for an open request.
pub fn notice(chain: &mut Chain, request: RequestId, amount: Balance) -> Option<Notice> {
	let row = request_row(chain, request)?;
	let word = word(chain, row.purchase.kind, row.purchase.node)?;
	let record = record_of(chain, &word)?;
	let node = chain.with(|| FinancialNodes::<Runtime>::get(word.node))?;
	let currency = chain.with(|| Kinds::<Runtime>::get(word.kind))?.currency;
	let bought = math::bought(amount.min(row.amount), row.rate, row.fee)?;
	Some(Notice {
		word,
		request,
		receipt: sp_io::hashing::blake2_256(&(word.node, request).encode()),
		issuer: node.issuer,
		address: record.address,
		buyer: row.buyer,
		buyer_key: row.purchase.key,
		currency,
		amount,
		chips: bought.chips,
		fee: bought.fee,
		reference: REFERENCE,
	})
}

/// The call that brings a notice signed by `by`.
pub fn attestation(chain: &mut Chain, notice: Notice, by: &Pen) -> Call<Runtime> {
	let signature = sign(chain, by, payloads::NOTICE, &notice, notice.request);
	Call::attest { notice, expiry: EXPIRY, signature }
}

/// The call that brings a receipt signed by `by` and countersigned by the buyer.
pub fn confirmation(
	chain: &mut Chain,
	notice: Notice,
	payer: H256,
	by: &Pen,
	buyer: &Actor,
) -> Call<Runtime> {
	let request = notice.request;
	let receipt = Receipt { notice, payer, payee: H256([8; 32]) };
	let signature = sign(chain, by, payloads::RECEIPT, &receipt, request);
	let domain = payloads::RECEIPT_COUNTERSIGNED;
	let countersignature = buyer.sign(&message(chain, domain, &receipt, request, EXPIRY));
	Call::confirm_receipt { receipt, expiry: EXPIRY, signature, countersignature }
}

/// What a newcomer signs so that a sponsor can ask for chips for it.
pub fn purchase_consent(
	chain: &mut Chain,
	sponsor: &Actor,
	buyer: &Actor,
	purchase: &Purchase<AccountId, Balance>,
) -> Signature {
	let nonce = chain.with(|| pallet_chips::Buyers::<Runtime>::get(&buyer.account)).nonce;
	let fields = (&sponsor.account, purchase);
	buyer.sign(&message(chain, payloads::REQUEST_PURCHASE_FOR, &fields, nonce, EXPIRY))
}

/// The call that says that a financial node will pay a redemption.
pub fn acceptance(chain: &mut Chain, redemption: RedemptionId, by: &Pen) -> Option<Call<Runtime>> {
	let terms = redemption_row(chain, redemption)?.terms;
	let word = word(chain, terms.kind, terms.node)?;
	let acceptance = pallet_chips::Acceptance { word, redemption };
	let signature = sign(chain, by, payloads::REDEMPTION_ACCEPTED, &acceptance, redemption);
	Some(Call::accept_redemption { acceptance, expiry: EXPIRY, signature })
}

/// The call that says that a financial node paid a redemption.
pub fn payout(chain: &mut Chain, redemption: RedemptionId, by: &Pen) -> Option<Call<Runtime>> {
	let row = redemption_row(chain, redemption)?;
	let word = word(chain, row.terms.kind, row.terms.node)?;
	let (holder, chips, amount) = (row.holder, row.terms.chips, row.amount);
	let payout =
		pallet_chips::Payout { word, redemption, holder, chips, amount, reference: REFERENCE };
	let signature = sign(chain, by, payloads::PAYOUT, &payout, redemption);
	Some(Call::pay_out { payout, expiry: EXPIRY, signature })
}

/// What an account has of a kind.
pub fn chips_of(chain: &mut Chain, kind: KindId, who: &AccountId) -> Balance {
	chain.with(|| Assets::balance(kind, who))
}

/// Carries a call of governance.
pub type Govern = fn(&mut Chain, RuntimeCall);

/// By a motion of the council.
pub fn by_council(chain: &mut Chain, call: RuntimeCall) {
	carry(chain, Body::Council, call).expect("the council may");
}

/// By Root, in no time.
pub fn by_root(chain: &mut Chain, call: RuntimeCall) {
	chain.dispatch(RuntimeOrigin::root(), call).expect("root may");
}

/// A financial node.
#[derive(Clone)]
pub struct Bank {
	pub number: OrgNumber,
	pub owner: Actor,
	pub pen: Pen,
}

/// An issuer.
#[derive(Clone)]
pub struct Issuer {
	pub number: OrgNumber,
	pub account: Actor,
	pub pen: Pen,
}

/// A kind of chips with everybody that it takes, well-known accounts all.
pub struct Mint {
	pub issuer: Issuer,
	/// Two banks, their keys of other schemes.
	pub banks: [Bank; 2],
	pub auditor: Actor,
	pub refiller: Actor,
	pub pauser: Actor,
	pub freezer: Actor,
}

/// Makes euro chips: a kind, officers, an issuer with an allowance, two banks with bonds, and a
/// reserve.
pub fn mint(chain: &mut Chain, govern: Govern) -> Mint {
	let [auditor, refiller, pauser, freezer] =
		["Alice//stash", "Bob//stash", "Charlie//stash", "Dave//stash"].map(actor);
	let (currency, policy) = (CurrencyCode(*b"EUR"), policy());
	govern(chain, chips(Call::create_kind { currency, policy, auditor: auditor.address() }));
	let offices = [Office::Refiller, Office::Pauser, Office::Freezer];
	for (office, who) in offices.into_iter().zip([&refiller, &pauser, &freezer]) {
		govern(chain, chips(Call::set_officer { office, who: Some(who.address()) }));
	}
	let issuer = admit(chain, govern, &actor("One"), "issuer");
	let banks = ["Eve//stash", "Ferdie//stash"].map(|name| {
		let owner = actor(name);
		let scheme = usize::from(name.starts_with('F')) + 1;
		open_bank(chain, &issuer, &owner, scheme)
	});
	chain.does(&auditor, chips(Call::attest_reserve { kind: EUR, amount: 10u128.pow(20) }));
	let allowance = 10u128.pow(20);
	let refill = Call::set_allowance { issuer: issuer.number, kind: EUR, allowance };
	chain.does(&refiller, chips(refill));
	Mint { issuer, banks, auditor, refiller, pauser, freezer }
}

/// Registers a number and admits it as an issuer.
pub fn admit(chain: &mut Chain, govern: Govern, account: &Actor, handle: &str) -> Issuer {
	let number = register(chain, account, handle);
	let pen = pen(handle, 0);
	let (key, valid_until) = (pen.account(), EXPIRY);
	let admit = Call::admit_issuer { issuer: number, account: account.address(), key, valid_until };
	govern(chain, chips(admit));
	Issuer { number, account: account.clone(), pen }
}

/// Registers a number, and makes it a financial node of euro chips with a bond.
pub fn open_bank(chain: &mut Chain, issuer: &Issuer, owner: &Actor, scheme: usize) -> Bank {
	let handle = format!("bank-{scheme}");
	let number = register(chain, owner, &handle);
	let pen = pen(&handle, scheme);
	let record = bank_record(EUR, &owner.account, pen.account());
	let publish = publication(chain, issuer.number, &issuer.pen, number, record);
	chain.does(owner, chips(publish.expect("issuer and number exist")));
	chain.does(owner, chips(Call::set_bond { node: number, bond: 1_000 * UNIT }));
	Bank { number, owner: owner.clone(), pen }
}

/// Asks for chips.
#[track_caller]
pub fn ask(chain: &mut Chain, buyer: &Actor, amount: Balance, bank: &Bank) -> RequestId {
	let purchase = purchase(&buyer.account, EUR, amount, bank.number);
	chain.does(buyer, chips(Call::request_purchase { purchase }));
	last_request(chain)
}

/// Asks for chips, whose money the bank attests in full by a notice.
#[track_caller]
pub fn ask_and_attest(chain: &mut Chain, buyer: &Actor, amount: Balance, bank: &Bank) -> RequestId {
	let request = ask(chain, buyer, amount, bank);
	let cost = request_row(chain, request).expect("it was made").amount;
	let notice = notice(chain, request, cost).expect("the bank serves");
	let attest = attestation(chain, notice, &bank.pen);
	chain.does(&bank.owner, chips(attest));
	request
}

/// Buys chips, from the request to the issue.
#[track_caller]
pub fn buy_chips(chain: &mut Chain, mint: &Mint, buyer: &Actor, amount: Balance) -> RequestId {
	let request = ask_and_attest(chain, buyer, amount, &mint.banks[0]);
	chain.does(&mint.issuer.account, chips(Call::issue { request }));
	request
}

/// Asks for money for chips.
#[track_caller]
pub fn redeem(chain: &mut Chain, holder: &Actor, amount: Balance, bank: &Bank) -> RedemptionId {
	let terms = RedemptionTerms { kind: EUR, chips: amount, node: bank.number, payee: COMMITMENT };
	chain.does(holder, chips(Call::request_redemption { terms }));
	last_redemption(chain)
}

/// Lets anyone issue after some blocks, and gives newcomers native tokens.
pub fn issuer_terms(
	auto_issue_after: Option<BlockNumber>,
	starter: Balance,
) -> IssuerTerms<Balance, BlockNumber> {
	// Ten euro.
	IssuerTerms { auto_issue_after, starter, starter_from: 1_000 }
}
