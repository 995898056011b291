// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use hanse_runtime::{
	configs::money::{Currency, TreasuryAccount},
	constants::{EXISTENTIAL_DEPOSIT, UNIT},
	Assets, Chips, OrgNumbers, Runtime, RuntimeCall, RuntimeEvent,
};
use hanse_runtime_tests::{
	actors::actor,
	chain::Chain,
	chips::*,
	governance::{carry, Body},
	orgs::{handle, last_number, org, profile, register, row, SALT},
};
use hanse_support::OrgNumber;
use pallet_chips::{
	Call, Error, Event, Hindrance, Outcome, Policy, RedemptionOutcome, RefundReason, Ruling, Terms,
};
use pallet_org_numbers::{BuyTerms, Call as OrgCall, SellTerms, Target, COMMIT_MATURITY};
use sp_runtime::{DispatchError, TokenError};

/// A chain with euro chips, made by motions of the council.
fn with_chips() -> (Chain, Mint) {
	let mut chain = Chain::development();
	let mint = mint(&mut chain, by_council);
	(chain, mint)
}

fn supply(chain: &mut Chain) -> u128 {
	chain.with(|| Assets::total_supply(EUR))
}

fn open_pool(chain: &mut Chain) {
	let currency = Currency::WithId(EUR);
	let call = org(OrgCall::set_currency { currency, least_price: Some(100) });
	assert_ok!(carry(chain, Body::Council, call));
}

fn listing(chain: &mut Chain, number: OrgNumber, price: u128) -> RuntimeCall {
	let (currency, expires) = (Currency::WithId(EUR), chain.block() + 100);
	let terms = SellTerms { currency, price, buyer: None, classes: Default::default(), expires };
	org(OrgCall::sell { number, terms })
}

fn bid(chain: &mut Chain, number: OrgNumber, price: u128) -> RuntimeCall {
	let (currency, expires) = (Currency::WithId(EUR), chain.block() + 100);
	let target = Target::Number { number, revision: None };
	org(OrgCall::buy { terms: BuyTerms { target, currency, price, expires } })
}

#[test]
fn chips_should_be_bought_spent_in_the_pool_and_redeemed_end_to_end() {
	let (mut chain, mint) = with_chips();
	let (seller, buyer) = (actor("Dave"), actor("Eve"));
	let bank = &mint.banks[0];
	// By the bank's notice.
	let request = ask(&mut chain, &buyer, 50_000, bank);
	let paid_to = chain.with(|| Chips::payment_instruction(request)).expect("it is open");
	assert_eq!((paid_to.amount, paid_to.decimals), (50_000, 2));
	assert_eq!(chain.with(|| Chips::why_not_issue(request)), Some(Hindrance::NotAttested));
	let seen = notice(&mut chain, request, 50_000).unwrap();
	let attest = attestation(&mut chain, seen, &bank.pen);
	chain.does(&bank.owner, chips(attest.clone()));
	assert_eq!(chain.with(|| Chips::why_not_issue(request)), None);
	assert_eq!(supply(&mut chain), 0);
	chain.does(&mint.issuer.account, chips(Call::issue { request }));
	assert_eq!(chips_of(&mut chain, EUR, &buyer.account), 50_000);
	assert_eq!(chain.with(|| Chips::outcome(request)), Some(Outcome::Issued { chips: 50_000 }));
	chain.is_refused(&bank.owner, chips(attest), Error::<Runtime>::RequestClosed);

	// A number, for chips.
	let number = register(&mut chain, &seller, "amber");
	open_pool(&mut chain);
	let offer = listing(&mut chain, number, 20_000);
	chain.does(&seller, offer);
	let taken = bid(&mut chain, number, 25_000);
	chain.does(&buyer, taken);
	assert_eq!(row(&mut chain, number).unwrap().owner, buyer.account);
	assert_eq!(chips_of(&mut chain, EUR, &seller.account), 19_600);
	assert_eq!(chips_of(&mut chain, EUR, &TreasuryAccount::get()), 400);
	assert_eq!(chips_of(&mut chain, EUR, &buyer.account), 30_000);
	chain.check();

	// Back into money: all of it.
	let redemption = redeem(&mut chain, &seller, 19_600, bank);
	assert_eq!(chips_of(&mut chain, EUR, &seller.account), 0);
	assert_eq!(supply(&mut chain), 50_000, "in escrow until it is paid");
	let accept = acceptance(&mut chain, redemption, &bank.pen).unwrap();
	chain.does(&bank.owner, chips(accept));
	let paid = payout(&mut chain, redemption, &bank.pen).unwrap();
	chain.does(&bank.owner, chips(paid.clone()));
	assert_eq!(supply(&mut chain), 30_400);
	let backing = chain.with(|| Chips::backing(EUR)).unwrap();
	assert_eq!((backing.supply, backing.totals.redeemed), (30_400, 19_600));
	chain.is_refused(&bank.owner, chips(paid), Error::<Runtime>::RedemptionClosed);
	let held = chain.held(&seller.account);
	assert_eq!(held, 0);
	chain.check();
}

#[test]
fn chips_should_be_bought_by_a_countersigned_receipt_and_come_back_when_nobody_pays() {
	let (mut chain, mint) = with_chips();
	assert_ok!(carry(&mut chain, Body::Council, set_terms(short_terms())));
	let (buyer, bank) = (actor("Eve"), &mint.banks[1]);
	let request = ask(&mut chain, &buyer, 1_000, bank);
	// More came than was asked for.
	let seen = notice(&mut chain, request, 1_200).unwrap();
	let forger = actor("Ferdie");
	let forged = confirmation(&mut chain, seen.clone(), COMMITMENT, &bank.pen, &forger);
	chain.is_refused(&buyer, chips(forged), Error::<Runtime>::InvalidCountersignature);
	let confirm = confirmation(&mut chain, seen, COMMITMENT, &bank.pen, &buyer);
	chain.does(&buyer, chips(confirm));
	chain.does(&mint.issuer.account, chips(Call::issue { request }));
	assert_eq!(chips_of(&mut chain, EUR, &buyer.account), 1_000);
	let duty = chain.with(|| Chips::refund_duty(request)).expect("the rest goes back");
	assert_eq!((duty.amount, duty.reason), (200, RefundReason::Excess));

	let redemption = redeem(&mut chain, &buyer, 1_000, bank);
	let back = || chips(Call::return_redemption { redemption });
	chain.is_refused(&forger, back(), Error::<Runtime>::DeadlineNotOver);
	chain.advance(short_terms().acceptance + 1);
	let late = acceptance(&mut chain, redemption, &bank.pen).unwrap();
	chain.is_refused(&bank.owner, chips(late), Error::<Runtime>::DeadlineOver);
	chain.does(&forger, back());
	assert_eq!(chips_of(&mut chain, EUR, &buyer.account), 1_000);
	let outcome = chain.with(|| Chips::redemption_outcome(redemption));
	assert_eq!(outcome, Some(RedemptionOutcome::Returned));
	chain.check();
}

#[test]
fn newcomer_without_a_token_should_get_chips_and_a_starter_register_and_pay_its_next_fee() {
	let (mut chain, mint) = with_chips();
	let (sponsor, newcomer) = (actor("Alice"), actor("newcomer"));
	let bank = &mint.banks[0];
	let terms = issuer_terms(None, UNIT);
	let issuer = mint.issuer.number;
	chain.does(&mint.issuer.account, chips(Call::set_issuer_terms { issuer, terms }));
	// Nothing it signs as a transaction is valid: it can't pay a fee.
	let hash =
		chain.with(|| OrgNumbers::commitment(newcomer.account.clone(), handle("newcomer"), SALT));
	let commit = || org(OrgCall::commit { hash });
	assert!(chain.try_submit(&newcomer, commit()).is_err());

	let purchase = purchase(&newcomer.account, EUR, 5_000, bank.number);
	let signature = purchase_consent(&mut chain, &sponsor, &newcomer, &purchase);
	let ask = || {
		let (buyer, purchase, signature) =
			(newcomer.address(), purchase.clone(), signature.clone());
		chips(Call::request_purchase_for { buyer, purchase, expiry: EXPIRY, signature })
	};
	let stranger = actor("Bob");
	chain.is_refused(&stranger, ask(), Error::<Runtime>::InvalidSignature);
	chain.does(&sponsor, ask());
	let request = last_request(&mut chain);
	chain.is_refused(&sponsor, ask(), Error::<Runtime>::InvalidSignature);
	assert!(chain.held(&sponsor.account) > 0);

	let seen = notice(&mut chain, request, 5_000).unwrap();
	let attest = attestation(&mut chain, seen, &bank.pen);
	chain.does(&bank.owner, chips(attest));
	chain.does(&mint.issuer.account, chips(Call::issue { request }));
	let buyer = newcomer.account.clone();
	assert!(chain.saw(Event::<Runtime>::StarterGiven { request, buyer, amount: UNIT }));
	assert_eq!(chain.balance(&newcomer.account), UNIT);
	assert_eq!(chips_of(&mut chain, EUR, &newcomer.account), 5_000);
	assert_eq!(chain.held(&sponsor.account), 0);

	chain.does(&newcomer, commit());
	chain.advance(COMMIT_MATURITY);
	let (handle, profile_of) = (handle("newcomer"), profile("newcomer"));
	chain.does(&newcomer, org(OrgCall::register { handle, profile: profile_of, salt: SALT }));
	let number = last_number(&mut chain);
	let before = chain.balance(&newcomer.account);
	let update = org(OrgCall::set_profile { number, profile: profile("my own") });
	chain.does(&newcomer, update);
	let after = chain.balance(&newcomer.account);
	assert!(after < before && after > EXISTENTIAL_DEPOSIT);
	assert_eq!(row(&mut chain, number).unwrap().owner, newcomer.account);
	chain.check();
}

#[test]
fn frozen_account_should_neither_pay_nor_be_paid_nor_trade_in_that_kind() {
	let (mut chain, mint) = with_chips();
	let (seller, frozen, other) = (actor("Dave"), actor("Eve"), actor("Ferdie"));
	let number = register(&mut chain, &seller, "salt");
	buy_chips(&mut chain, &mint, &frozen, 100_000);
	buy_chips(&mut chain, &mint, &other, 100_000);
	open_pool(&mut chain);
	// It bids, and is frozen while the bid waits.
	let early = bid(&mut chain, number, 30_000);
	chain.does(&frozen, early);
	let who = || frozen.address();
	chain.does(&mint.freezer, chips(Call::freeze { kind: EUR, who: who() }));
	let id = codec::Compact(EUR);
	let give = |to: &hanse_runtime_tests::actors::Actor| pallet_assets::Call::<Runtime>::transfer {
		id,
		target: to.address(),
		amount: 1,
	};
	assert!(chain.submit(&frozen, give(&other)).is_err());
	chain.is_refused(&other, give(&frozen), TokenError::Blocked);
	let again = bid(&mut chain, number, 40_000);
	chain.is_refused(&frozen, again, pallet_org_numbers::Error::<Runtime>::BadStanding);
	let terms = pallet_chips::RedemptionTerms {
		kind: EUR,
		chips: 100,
		node: mint.banks[0].number,
		payee: COMMITMENT,
	};
	let redeem = chips(Call::request_redemption { terms });
	chain.is_refused(&frozen, redeem, Error::<Runtime>::AccountFrozen);
	// A listing passes its bid by, and meets the next one.
	let offer = listing(&mut chain, number, 20_000);
	chain.does(&seller, offer);
	assert_eq!(row(&mut chain, number).unwrap().owner, seller.account);
	let next = bid(&mut chain, number, 25_000);
	chain.does(&other, next);
	assert_eq!(row(&mut chain, number).unwrap().owner, other.account);
	assert_eq!(chips_of(&mut chain, EUR, &seller.account), 19_600);
	chain.check();

	// Thawed, it gets back what its bid held.
	chain.does(&mint.freezer, chips(Call::thaw { kind: EUR, who: who() }));
	let stranded = chain
		.with(|| pallet_org_numbers::Stranded::<Runtime>::iter_key_prefix(&frozen.account).next());
	let id = stranded.expect("the ledger refused it");
	chain.does(&frozen, org(OrgCall::withdraw_stranded { id }));
	assert_eq!(chips_of(&mut chain, EUR, &frozen.account), 100_000);
	chain.check();
}

#[test]
fn sold_numbers_should_neither_issue_nor_attest() {
	let (mut chain, mint) = with_chips();
	let (buyer, heir) = (actor("Eve"), actor("Ferdie"));
	let move_to_heir = |chain: &mut Chain, number, owner| {
		chain.does(owner, org(OrgCall::offer_transfer { number, to: heir.address() }));
		chain.does(&heir, org(OrgCall::accept_transfer { number }));
	};
	let [sold, kept] = &mint.banks;
	let first = ask(&mut chain, &buyer, 1_000, sold);
	let seen = notice(&mut chain, first, 1_000).unwrap();
	let attest = attestation(&mut chain, seen, &sold.pen);
	move_to_heir(&mut chain, sold.number, &sold.owner);
	chain.is_refused(&sold.owner, chips(attest), Error::<Runtime>::NodeVoid);
	let purchase = purchase(&buyer.account, EUR, 1_000, sold.number);
	let again = chips(Call::request_purchase { purchase });
	chain.is_refused(&buyer, again, Error::<Runtime>::NodeVoid);

	let request = ask_and_attest(&mut chain, &buyer, 1_000, kept);
	move_to_heir(&mut chain, mint.issuer.number, &mint.issuer.account);
	let issue = || chips(Call::issue { request });
	chain.is_refused(&mint.issuer.account, issue(), Error::<Runtime>::IssuerVoid);
	chain.is_refused(&heir, issue(), Error::<Runtime>::IssuerVoid);
	assert_eq!(supply(&mut chain), 0);
	chain.check();
}

#[test]
fn bond_of_a_sold_bank_should_answer_for_what_it_left_behind() {
	let (mut chain, mint) = with_chips();
	assert_ok!(carry(&mut chain, Body::Council, set_terms(short_terms())));
	let (buyer, heir, sold) = (actor("Eve"), actor("Ferdie"), &mint.banks[0]);
	let request = ask_and_attest(&mut chain, &buyer, 1_000, sold);
	chain.does(&mint.issuer.account, chips(Call::refuse_issue { request }));
	let node = sold.number;
	let offer = OrgCall::offer_transfer { number: node, to: heir.address() };
	chain.does(&sold.owner, org(offer));
	chain.does(&heir, org(OrgCall::accept_transfer { number: node }));
	// The heir is admitted, and posts a bond of its own.
	let record = bank_record(EUR, &heir.account, sold.pen.account());
	let publish = publication(&mut chain, mint.issuer.number, &mint.issuer.pen, node, record);
	chain.does(&heir, chips(publish.expect("issuer and number exist")));
	let bond = || chips(Call::set_bond { node, bond: 1_000 * UNIT });
	chain.is_refused(&sold.owner, bond(), Error::<Runtime>::NotOwner);
	chain.does(&heir, bond());
	let reclaim = || chips(Call::reclaim_bond { node, tenure: 0 });
	chain.is_refused(&sold.owner, reclaim(), Error::<Runtime>::NodeBusy);

	// The buyer never complains: the council ends it.
	chain.advance(short_terms().answer + 1);
	let before = chain.balance(&buyer.account);
	let ruling = Ruling::Upheld { compensation: 100 * UNIT };
	assert_ok!(carry(&mut chain, Body::Council, chips(Call::rule_complaint { request, ruling })));
	assert_eq!(chain.balance(&buyer.account), before + 100 * UNIT);
	assert_eq!(chain.with(|| Chips::outcome(request)), Some(Outcome::Compensated));
	chain.does(&heir, reclaim());
	let of = |chain: &mut Chain, tenure| chain.with(|| Chips::conduct(node, tenure)).unwrap();
	let (seller, present) = (of(&mut chain, 0), of(&mut chain, 1));
	assert_eq!((seller.bond, seller.open, present.open), (None, 0, 0));
	assert_eq!(present.bond.map(|bond| bond.amount), Some(1_000 * UNIT));
	chain.check();
}

#[test]
fn large_purchase_should_wait_for_a_second_bank_and_be_stopped_by_the_pauser() {
	let (mut chain, mint) = with_chips();
	let buyer = actor("Eve");
	let policy = Policy { large_from: 1_000, veto_window: 5, ..policy() };
	let set = Call::set_policy { kind: EUR, policy, auditor: mint.auditor.address() };
	assert_ok!(carry(&mut chain, Body::Council, chips(set)));
	let issue = |request| chips(Call::issue { request });
	let ask_large = |chain: &mut Chain| {
		let request = ask_and_attest(chain, &buyer, 1_000, &mint.banks[0]);
		let more = Error::<Runtime>::MoreAttestersNeeded;
		chain.is_refused(&mint.issuer.account, issue(request), more);
		let attestation = request_row(chain, request).unwrap().attestation.unwrap();
		let signature = mint.banks[1].pen.sign(attestation.message.as_bytes());
		let node = mint.banks[1].number;
		chain.does(&buyer, chips(Call::co_attest { request, node, signature }));
		chain.does(&mint.issuer.account, issue(request));
		request
	};
	let stopped = ask_large(&mut chain);
	let passed = ask_large(&mut chain);
	assert_eq!(supply(&mut chain), 0);
	chain.does(&mint.pauser, chips(Call::veto { request: stopped }));
	let release = |request| chips(Call::release_issue { request });
	chain.is_refused(&buyer, release(passed), Error::<Runtime>::VetoWindowOpen);
	chain.advance(6);
	chain.does(&buyer, release(passed));
	chain.is_refused(&buyer, release(stopped), Error::<Runtime>::RequestClosed);
	assert_eq!(supply(&mut chain), 1_000);
	let duty = chain.with(|| Chips::refund_duty(stopped)).expect("the money goes back");
	assert_eq!((duty.amount, duty.reason), (1_000, RefundReason::Vetoed));
	chain.check();
}

#[test]
fn terms_should_be_set_by_the_council_within_their_bounds() {
	let mut chain = Chain::development();
	let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	let refused =
		|result: sp_runtime::DispatchResult| result.map_err(|error| codec::Encode::encode(&error));
	let good = short_terms();
	assert_ok!(carry(&mut chain, Body::Council, set_terms(good)));
	for bad in [
		Terms { purchase: 1, ..good },
		Terms { payout: u32::MAX, ..good },
		Terms { starter: 2 * UNIT, ..good },
		Terms { request_fee: 0, ..good },
		Terms { complaint_bond: 2 * UNIT, node_bond: UNIT, ..good },
	] {
		let result = carry(&mut chain, Body::Council, set_terms(bad));
		assert_eq!(refused(result), refused(Err(filtered)), "{bad:?}");
	}
	assert_eq!(carry(&mut chain, Body::Committee, set_terms(good)), Err(DispatchError::BadOrigin));
	let terms = || <<Runtime as pallet_chips::Config>::Terms as sp_runtime::traits::Get<_>>::get();
	assert_eq!(chain.with(terms), good);
}

#[test]
fn issue_should_be_triggered_by_anyone_once_the_consent_of_the_issuer_is_due() {
	let (mut chain, mint) = with_chips();
	let (buyer, anyone) = (actor("Eve"), actor("Ferdie"));
	let request = ask_and_attest(&mut chain, &buyer, 1_000, &mint.banks[0]);
	let trigger = || chips(Call::trigger_issue { request });
	chain.is_refused(&anyone, trigger(), Error::<Runtime>::NotDue);
	let (issuer, terms) = (mint.issuer.number, issuer_terms(Some(3), 0));
	chain.does(&mint.issuer.account, chips(Call::set_issuer_terms { issuer, terms }));
	chain.is_refused(&anyone, trigger(), Error::<Runtime>::NotDue);
	chain.advance(3);
	chain.does(&anyone, trigger());
	assert_eq!(chips_of(&mut chain, EUR, &buyer.account), 1_000);
	let issued = |event: &RuntimeEvent| {
		matches!(event, RuntimeEvent::Chips(Event::ChipsIssued { chips: 1_000, .. }))
	};
	assert!(chain.events.iter().any(issued));
	chain.check();
}
