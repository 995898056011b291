// SPDX-License-Identifier: Apache-2.0

//! Steps of the tests about purchases: who signs what, and how it is brought.

use crate::{mock::*, payloads, *};
use codec::Encode;
use frame_support::{assert_ok, traits::fungibles::Inspect};
use hanse_support::{
	signed_payload::{Domain, TAG},
	OrgNumber,
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::IdentifyAccount, AccountId32, DispatchResult, MultiSignature, MultiSigner,
};

/// Most chips in one purchase, by policy and by every bank record.
pub const LIMIT: u128 = 10_000;

/// Runs a test in which everything is there that a purchase needs.
pub fn build(test: impl FnOnce()) {
	ExtBuilder::default().node().build_and_execute(test);
}

/// A key of any type.
#[derive(Clone)]
#[allow(clippy::large_enum_variant)]
pub enum Signer {
	Sr(sr25519::Pair),
	Ed(ed25519::Pair),
	Ec(ecdsa::Pair),
}

impl Signer {
	/// That of an account.
	pub fn named(name: &str) -> Self {
		Self::Sr(pair(name))
	}

	pub fn of_every_type() -> [Self; 3] {
		Self::from_seed([7; 32])
	}

	pub fn from_seed(seed: [u8; 32]) -> [Self; 3] {
		[
			Self::Sr(sr25519::Pair::from_seed(&seed)),
			Self::Ed(ed25519::Pair::from_seed(&seed)),
			Self::Ec(ecdsa::Pair::from_seed(&seed)),
		]
	}

	pub fn account(&self) -> AccountId32 {
		let signer: MultiSigner = match self {
			Self::Sr(pair) => pair.public().into(),
			Self::Ed(pair) => pair.public().into(),
			Self::Ec(pair) => pair.public().into(),
		};
		signer.into_account()
	}

	pub fn sign(&self, bytes: &[u8]) -> MultiSignature {
		match self {
			Self::Sr(pair) => pair.sign(bytes).into(),
			Self::Ed(pair) => pair.sign(bytes).into(),
			Self::Ec(pair) => pair.sign(bytes).into(),
		}
	}
}

/// As a program signs.
pub fn raw(message: &[u8; 32]) -> Vec<u8> {
	message.to_vec()
}

/// As a wallet does.
pub fn wrapped(message: &[u8; 32]) -> Vec<u8> {
	[&b"<Bytes>"[..], message, &b"</Bytes>"[..]].concat()
}

/// What is signed, spelled out apart from the pallet's own code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
	pub genesis: H256,
	pub pallet: &'static [u8],
	pub purpose: &'static [u8],
	pub nonce: u64,
	pub expiry: u32,
}

impl Bound {
	pub fn to(domain: Domain, nonce: u64, expiry: u32) -> Self {
		let Domain { pallet, purpose } = domain;
		Self { genesis: System::block_hash(0), pallet, purpose, nonce, expiry }
	}

	pub fn message(&self, fields: &impl Encode) -> [u8; 32] {
		let domain = (TAG, self.genesis, self.pallet, self.purpose);
		(domain, fields, self.nonce, self.expiry).using_encoded(blake2_256)
	}
}

/// The message of a domain that expires at `expiry`.
pub fn message_of(domain: Domain, fields: &impl Encode, nonce: u64, expiry: u32) -> [u8; 32] {
	Bound::to(domain, nonce, expiry).message(fields)
}

/// Runs `test` as if the chain had another first block.
pub fn on_another_chain(test: impl FnOnce()) {
	let genesis = System::block_hash(0);
	frame_system::BlockHash::<Test>::insert(0, H256([9; 32]));
	test();
	frame_system::BlockHash::<Test>::insert(0, genesis);
}

pub fn ids(ids: &[RequestId]) -> OpenIds {
	ids.to_vec().try_into().unwrap()
}

pub fn row(request: RequestId) -> RequestOf<Test> {
	Requests::<Test>::get(request).unwrap()
}

pub fn attestation_of(request: RequestId) -> AttestationOf<Test> {
	row(request).attestation.unwrap()
}

pub fn totals() -> TotalsOf<Test> {
	KindTotals::<Test>::get(EUR)
}

pub fn supply() -> u128 {
	Assets::total_issuance(EUR)
}

pub fn allowance() -> u128 {
	Chips::allowance_of(ISSUER, &Issuers::<Test>::get(ISSUER).unwrap(), EUR)
}

/// What Alice asks for.
pub fn asked(chips: u128) -> PurchaseOf<Test> {
	purchase(&alice(), chips)
}

pub fn open(who: &AccountId32, purchase: PurchaseOf<Test>) -> RequestId {
	let id = NextRequestId::<Test>::get();
	by(who, Call::request_purchase { purchase });
	id
}

/// A request of `who` at a node.
pub fn open_at(node: OrgNumber, who: &AccountId32, chips: u128) -> RequestId {
	open(who, Purchase { node, ..purchase(who, chips) })
}

pub fn set_policy(change: impl FnOnce(&mut PolicyOf<Test>)) {
	let Kind { mut policy, auditor, .. } = Kinds::<Test>::get(EUR).unwrap();
	change(&mut policy);
	root(Call::set_policy { kind: EUR, policy, auditor });
}

pub fn set_terms(change: impl FnOnce(&mut Terms<u128, u32>)) {
	let mut terms = Times::get();
	change(&mut terms);
	Times::set(terms);
}

pub fn set_breaker(breaker: Breaker) {
	by(&pauser(), Call::set_breaker { kind: EUR, breaker });
}

pub fn set_reserve(amount: u128) {
	by(&auditor(), Call::attest_reserve { kind: EUR, amount });
}

/// The least purchase that brings a starter.
pub const STARTER_FROM: u128 = 500;

pub fn set_issuer_terms(auto_issue_after: Option<u32>, starter: u128) {
	let terms = IssuerTerms { auto_issue_after, starter, starter_from: STARTER_FROM };
	by(&issuer(), Call::set_issuer_terms { issuer: ISSUER, terms });
}

/// Renews the issuer's admission to another end.
pub fn admit_until(valid_until: u32) {
	let Issuer { account, key, .. } = Issuers::<Test>::get(ISSUER).unwrap();
	root(Call::admit_issuer { issuer: ISSUER, account, key, valid_until });
}

/// A kind that no node serves.
pub fn second_kind() -> KindId {
	let currency = CurrencyCode(*b"USD");
	root(Call::create_kind { currency, policy: policy(), auditor: auditor() });
	NextKindId::<Test>::get() - 1
}

/// Publishes a node's record anew, changed.
pub fn publish_with(node: OrgNumber, change: impl FnOnce(&mut BankRecordOf<Test>)) -> u32 {
	let mut record = record(node);
	change(&mut record);
	publish(node, record)
}

pub fn withdraw(node: OrgNumber, version: u32, withdrawal: Withdrawal) {
	by(&issuer(), Call::withdraw_bank_record { node, version, withdrawal });
}

/// A receipt id that nothing used.
pub fn receipt_id(seed: u64) -> ReceiptId {
	(seed, b"receipt").using_encoded(blake2_256)
}

/// A notice of `amount` of money, with the chips that it brings.
pub fn paid(request: RequestId, amount: u128) -> NoticeOf<Test> {
	let RequestOf::<Test> { amount: asked, rate, fee, .. } = row(request);
	let math::Bought { chips, fee } = math::bought(amount.min(asked), rate, fee).unwrap();
	Notice { amount, chips, fee, ..notice(request) }
}

/// Brings a notice, signed by the node that it names.
pub fn attest_with(notice: NoticeOf<Test>) -> DispatchResult {
	dispatch(signed(&dave()), attestation(notice))
}

/// Brings a notice with another signature.
pub fn bring(notice: NoticeOf<Test>, expiry: u32, signature: MultiSignature) -> DispatchResult {
	dispatch(signed(&dave()), Call::attest { notice, expiry, signature })
}

pub fn attest(request: RequestId) {
	assert_ok!(attest_with(notice(request)));
}

/// Brings a receipt, countersigned by `buyer`.
pub fn confirm_with(receipt: ReceiptOf<Test>, buyer: &Signer) -> DispatchResult {
	let Notice { word, request, .. } = receipt.notice;
	let signature = by_node(word.node, payloads::RECEIPT, &receipt, request);
	let message = message_of(payloads::RECEIPT_COUNTERSIGNED, &receipt, request, EXPIRY);
	bring_receipt(receipt, EXPIRY, signature, buyer.sign(&message))
}

/// Brings a receipt with other signatures.
pub fn bring_receipt(
	receipt: ReceiptOf<Test>,
	expiry: u32,
	signature: MultiSignature,
	countersignature: MultiSignature,
) -> DispatchResult {
	let call = Call::confirm_receipt { receipt, expiry, signature, countersignature };
	dispatch(signed(&dave()), call)
}

pub fn co_attest(request: RequestId, node: OrgNumber) -> DispatchResult {
	dispatch(signed(&dave()), co_attestation(request, node))
}

pub fn issue(request: RequestId) {
	by(&issuer(), Call::issue { request });
}

pub fn why_not(request: RequestId) -> Option<Hindrance> {
	Chips::why_not_issue(request)
}

/// Chips from which on a purchase is large, by [`policy`].
pub const LARGE: u128 = 5_000;

/// A large request of `who`, attested as it has to be.
pub fn large(who: &AccountId32) -> RequestId {
	let request = open(who, purchase(who, LARGE));
	attest(request);
	assert_ok!(co_attest(request, NODE_B));
	request
}

/// One that waits in its veto window.
pub fn pending(who: &AccountId32) -> RequestId {
	let request = large(who);
	issue(request);
	assert!(matches!(row(request).status, RequestStatus::Pending(_)));
	request
}

/// The duty of a node to pay a buyer's money back.
pub fn duty(request: RequestId) -> Option<(u128, RefundReason)> {
	RefundDuties::<Test>::get(request).map(|duty| (duty.amount, duty.reason))
}

/// A request of somebody who has nothing, paid for by Bob, whose money was attested.
pub fn newcomers(chips: u128) -> RequestId {
	let request = asked_for_the_pauper(chips);
	attest(request);
	request
}

/// The same before there is money.
pub fn asked_for_the_pauper(chips: u128) -> RequestId {
	let request = NextRequestId::<Test>::get();
	let purchase = purchase(&pauper(), chips);
	let nonce = Buyers::<Test>::get(pauper()).nonce;
	let domain = payloads::REQUEST_PURCHASE_FOR;
	let signature = by_pair(&pair("Pauper"), domain, &(bob(), &purchase), nonce);
	let (buyer, expiry) = (pauper(), EXPIRY);
	by(&bob(), Call::request_purchase_for { buyer, purchase, expiry, signature });
	request
}
