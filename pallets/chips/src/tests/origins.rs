// SPDX-License-Identifier: Apache-2.0

//! The origin matrix: every call, tried by everybody, under conditions in which the entitled succeed.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};
use std::collections::BTreeSet;
use Error::*;
use Who::*;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
	Nobody,
	Root,
	Stranger,
	Buyer,
	TheIssuer,
	Refiller,
	Pauser,
	Freezer,
	Auditor,
	/// The address in a node's record, owner of its number, and payer of its bond.
	Bank,
	Frozen,
	/// Of a bank's number that was sold.
	OldBank,
	/// Of an issuer's number that was sold.
	OldIssuer,
}

const EVERYBODY: [Who; 13] = [
	Nobody, Root, Stranger, Buyer, TheIssuer, Refiller, Pauser, Freezer, Auditor, Bank, Frozen,
	OldBank, OldIssuer,
];
const SIGNERS: [Who; 11] = [
	Stranger, Buyer, TheIssuer, Refiller, Pauser, Freezer, Auditor, Bank, Frozen, OldBank,
	OldIssuer,
];
/// All of them but the frozen one.
const MOVERS: [Who; 10] =
	[Stranger, Buyer, TheIssuer, Refiller, Pauser, Freezer, Auditor, Bank, OldBank, OldIssuer];

impl Who {
	fn name(self) -> String {
		match self {
			Buyer => "Alice".into(),
			TheIssuer => "Issuer".into(),
			OldIssuer => "OtherIssuer".into(),
			Bank => format!("Bank{NODE}"),
			OldBank => format!("Bank{NODE_C}"),
			other => format!("{other:?}"),
		}
	}

	fn id(self) -> AccountId32 {
		account(&self.name())
	}

	fn origin(self) -> Origin {
		match self {
			Nobody => Origin::none(),
			Root => Origin::root(),
			_ => signed(&self.id()),
		}
	}
}

/// Everybody has native tokens and chips; one is frozen, two sold the numbers that they had been
/// admitted under.
fn stage() {
	for who in SIGNERS {
		set_free(&who.id(), ENDOWMENT);
		buy(&who.id(), 100);
	}
	admit_issuer(OTHER_ISSUER, &OldIssuer.id());
	set_allowance(OTHER_ISSUER, 1_000);
	sell_number(OTHER_ISSUER, &dave());
	sell_number(NODE_C, &dave());
	freeze(&Frozen.id());
	assert_eq!(issuer(), TheIssuer.id());
	assert_eq!(alice(), Buyer.id());
}

/// Tries a call by everybody: `allowed` succeed, the other signers are refused with `refusal`, and
/// whoever the kind of origin keeps out is told `BadOrigin`.
struct Trial {
	prepare: fn(),
	allowed: &'static [Who],
	refusal: Option<DispatchError>,
}

impl Trial {
	/// For some.
	fn of(allowed: &'static [Who], refusal: Error<Test>) -> Self {
		Self { prepare: || (), allowed, refusal: Some(refusal.into()) }
	}

	/// For whoever signs.
	fn open() -> Self {
		Self { prepare: || (), allowed: &SIGNERS, refusal: None }
	}

	/// For whoever signs and is not frozen.
	fn unfrozen() -> Self {
		Self::of(&MOVERS, AccountFrozen)
	}

	/// For governance.
	fn governed() -> Self {
		Self { prepare: || (), allowed: &[Root], refusal: None }
	}

	fn after(self, prepare: fn()) -> Self {
		Self { prepare, ..self }
	}

	fn expected(&self, who: Who) -> DispatchResult {
		match &self.refusal {
			_ if self.allowed.contains(&who) => Ok(()),
			Some(refusal) if SIGNERS.contains(&who) => Err(*refusal),
			_ => Err(DispatchError::BadOrigin),
		}
	}

	fn run(self, call: impl Fn(Who) -> Call<Test>, seen: &mut BTreeSet<&'static str>) {
		for who in EVERYBODY {
			let outcome = with_transaction(|| {
				(self.prepare)();
				let call = call(who);
				let name = call.get_call_name();
				seen.insert(name);
				let outcome = dispatch(who.origin(), call);
				assert_eq!(outcome, self.expected(who), "{name} by {who:?}");
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_ok!(outcome);
		}
	}
}

type Seen = BTreeSet<&'static str>;

fn governance(seen: &mut Seen) {
	let auditor = || account("NewAuditor");
	let currency = CurrencyCode(*b"USD");
	let policy = policy();
	let create = |_| Call::create_kind { currency, policy, auditor: auditor() };
	Trial::governed().run(create, seen);
	let set_policy = |_| Call::set_policy { kind: EUR, policy, auditor: auditor() };
	Trial::governed().run(set_policy, seen);
	let office = Office::Pauser;
	Trial::governed().run(|_| Call::set_officer { office, who: Some(dave()) }, seen);
	let (account, key) = (dave(), dave());
	let admit = |_| Call::admit_issuer {
		issuer: NODE,
		account: account.clone(),
		key: key.clone(),
		valid_until: 1_000,
	};
	Trial::governed().run(admit, seen);
	Trial::governed().run(|_| Call::remove_issuer { issuer: ISSUER }, seen);
}

fn offices(seen: &mut Seen) {
	let set_breaker = |_| Call::set_breaker { kind: EUR, breaker: Breaker::AllOff };
	Trial::of(&[Root, Pauser], NotAuthorised).run(set_breaker, seen);
	let allow = |_| Call::set_allowance { issuer: ISSUER, kind: EUR, allowance: 7 };
	Trial::of(&[Root, Refiller], NotAuthorised).run(allow, seen);
	let bar = |_| Call::freeze { kind: EUR, who: dave() };
	Trial::of(&[Root, Freezer], NotAuthorised).run(bar, seen);
	let unbar = |_| Call::thaw { kind: EUR, who: Frozen.id() };
	Trial::of(&[Root, Freezer], NotAuthorised).run(unbar, seen);
	let reserve = |_| Call::attest_reserve { kind: EUR, amount: 7 };
	Trial::of(&[Auditor], NotAuthorised).run(reserve, seen);
}

fn institutions(seen: &mut Seen) {
	let terms = IssuerTerms { auto_issue_after: Some(5), starter: 1, starter_from: 1 };
	let set_terms = |_| Call::set_issuer_terms { issuer: ISSUER, terms };
	Trial::of(&[TheIssuer], NotAuthorised).run(set_terms, seen);
	// Nobody speaks for a number that was sold.
	let set_terms = |_| Call::set_issuer_terms { issuer: OTHER_ISSUER, terms };
	Trial::of(&[], IssuerVoid).run(set_terms, seen);
	Trial::open().run(|_| publication(ISSUER, NODE, record(NODE)), seen);
	let withdraw =
		|withdrawal| move |_| Call::withdraw_bank_record { node: NODE, version: 1, withdrawal };
	for withdrawal in [Withdrawal::Ended, Withdrawal::Revoked] {
		Trial::of(&[Root, TheIssuer], NotAuthorised).run(withdraw(withdrawal), seen);
	}
	let bond = |_| Call::set_bond { node: NODE, bond: 2_000 };
	Trial::of(&[Bank], NotBondPayer).run(bond, seen);
	// Of a tenure that is over, to whoever paid it.
	Trial::open().run(|_| Call::reclaim_bond { node: NODE_C, tenure: 0 }, seen);
	Trial::of(&[], BondInForce).run(|_| Call::reclaim_bond { node: NODE, tenure: 0 }, seen);
}

/// The request that the prepared conditions made last.
fn last() -> RequestId {
	NextRequestId::<Test>::get() - 1
}

fn opened() {
	request(&Buyer.id(), 1_000);
}

fn came() {
	attested(&Buyer.id(), 1_000);
}

fn came_with_consent() {
	set_issuer_terms(Some(0), 0);
	came();
}

fn half_attested() {
	attest(request(&Buyer.id(), LARGE));
}

fn waiting() {
	pending(&Buyer.id());
}

fn late() {
	opened();
	System::set_block_number(row(last()).deadline + 1);
}

fn released_soon() {
	waiting();
	forward(policy().veto_window + 1);
}

fn owed() {
	came();
	by(&issuer(), Call::refuse_issue { request: last() });
}

fn complained() {
	opened();
	by(&Buyer.id(), Call::complain { request: last() });
	forward(Times::get().answer + 1);
}

fn silent() {
	complained();
	by(&dave(), Call::record_silence { request: last() });
}

fn sponsored(who: Who) -> Call<Test> {
	let purchase = purchase(&pauper(), 100);
	let domain = payloads::REQUEST_PURCHASE_FOR;
	let signature = by_pair(&pair("Pauper"), domain, &(who.id(), &purchase), 0);
	Call::request_purchase_for { buyer: pauper(), purchase, expiry: EXPIRY, signature }
}

fn purchases(seen: &mut Seen) {
	let ask = |who: Who| Call::request_purchase { purchase: purchase(&who.id(), 100) };
	Trial::unfrozen().run(ask, seen);
	Trial::open().run(sponsored, seen);
	let cancel = |_| Call::cancel_request { request: last() };
	Trial::of(&[Buyer], NotBuyer).after(opened).run(cancel, seen);
	let expire = |_| Call::expire_request { request: last() };
	Trial::open().after(late).run(expire, seen);
	Trial::open().after(opened).run(|_| attestation(notice(last())), seen);
	let confirm = |_| confirmation(receipt(last()), &Buyer.name());
	Trial::open().after(opened).run(confirm, seen);
	Trial::open().after(half_attested).run(|_| co_attestation(last(), NODE_B), seen);
	let decline = |_| declination(last(), DeclineReason::NotReceived);
	Trial::open().after(opened).run(decline, seen);
}

fn issues(seen: &mut Seen) {
	let issuers = || Trial::of(&[TheIssuer], NotAuthorised);
	issuers().after(came).run(|_| Call::issue { request: last() }, seen);
	let many = |_| Call::issue_many { requests: vec![last()].try_into().unwrap() };
	issuers().after(came).run(many, seen);
	issuers().after(came).run(|_| Call::refuse_issue { request: last() }, seen);
	let trigger = |_| Call::trigger_issue { request: last() };
	Trial::open().after(came_with_consent).run(trigger, seen);
	let release = |_| Call::release_issue { request: last() };
	Trial::open().after(released_soon).run(release, seen);
	let veto = |_| Call::veto { request: last() };
	Trial::of(&[Root, Pauser], NotAuthorised).after(waiting).run(veto, seen);
}

fn complaints(seen: &mut Seen) {
	Trial::open().after(owed).run(|_| refunding(refund(last())), seen);
	let complain = |_| Call::complain { request: last() };
	Trial::of(&[Buyer], NotBuyer).after(opened).run(complain, seen);
	let record = |_| Call::record_silence { request: last() };
	Trial::open().after(complained).run(record, seen);
	for ruling in [Ruling::Dismissed, Ruling::Upheld { compensation: 5 }] {
		let rule = |_| Call::rule_complaint { request: last(), ruling };
		Trial::of(&[Root, TheIssuer], NotAuthorised).after(silent).run(rule, seen);
	}
}

fn last_redemption() -> RedemptionId {
	NextRedemptionId::<Test>::get() - 1
}

fn escrowed() {
	redeem(&Buyer.id(), 50);
}

fn accepted() {
	escrowed();
	by(&dave(), accepting(last_redemption()));
}

fn unaccepted() {
	escrowed();
	forward(Times::get().acceptance + 1);
}

fn unpaid() {
	accepted();
	forward(Times::get().payout + 1);
}

fn stranded() {
	unaccepted();
	freeze(&Buyer.id());
	by(&dave(), Call::return_redemption { redemption: last_redemption() });
	thaw(&Buyer.id());
}

fn redemptions(seen: &mut Seen) {
	let terms = || RedemptionTerms { payee: H256([1; 32]), ..redemption_terms(50) };
	let ask = |_| Call::request_redemption { terms: terms() };
	Trial::unfrozen().run(ask, seen);
	Trial::open().after(escrowed).run(|_| accepting(last_redemption()), seen);
	Trial::open().after(accepted).run(|_| paying_out(payout(last_redemption())), seen);
	let refuse = |_| refusing(last_redemption(), DeclineReason::Compliance);
	Trial::open().after(escrowed).run(refuse, seen);
	let give_back = |_| Call::return_redemption { redemption: last_redemption() };
	Trial::open().after(unaccepted).run(give_back, seen);
	for ruling in [RedemptionRuling::Paid, RedemptionRuling::NotPaid] {
		let rule = |_| Call::rule_redemption { redemption: last_redemption(), ruling };
		Trial::governed().after(unpaid).run(rule, seen);
	}
	let withdraw = |_| Call::withdraw_chips { redemption: last_redemption() };
	Trial::of(&[Buyer], NotHolder).after(stranded).run(withdraw, seen);
}

#[test]
fn every_call_should_succeed_for_the_entitled_only_when_everybody_tries() {
	build(|| {
		stage();
		let mut seen = BTreeSet::new();
		governance(&mut seen);
		offices(&mut seen);
		institutions(&mut seen);
		purchases(&mut seen);
		issues(&mut seen);
		complaints(&mut seen);
		redemptions(&mut seen);
		let all: BTreeSet<_> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(seen, all);
	});
}
