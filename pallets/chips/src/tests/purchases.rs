// SPDX-License-Identifier: Apache-2.0

//! `request_purchase`, `cancel_request` and `expire_request`.

use super::steps::*;
use crate::{mock::*, *};
use codec::MaxEncodedLen;
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, OrgNumber};
use sp_runtime::{FixedU128, Permill, TokenError};

fn ask(purchase: PurchaseOf<Test>) -> Call<Test> {
	Call::request_purchase { purchase }
}

/// What a request holds that is the `nth` of its buyer.
fn deposit(nth: u128) -> u128 {
	let index = 32 + OpenIds::max_encoded_len() + 8 + 8;
	let bytes = RequestOf::<Test>::max_encoded_len() + index;
	nth * (DepositBase::get() + DepositPerByte::get() * bytes as u128)
}

#[test]
fn request_should_stand_with_its_rows_when_asked_for() {
	build(|| {
		let before = free(&alice());
		let collected = free(&Treasury::get());
		let purchase = asked(1_000);
		assert_ok!(dispatch(signed(&alice()), ask(purchase.clone())));
		let request = 0;
		let now = System::block_number();
		assert_eq!(
			row(request),
			Request {
				buyer: alice(),
				purchase: purchase.clone(),
				amount: 1_000,
				rate: FixedU128::from_u32(1),
				fee: Permill::zero(),
				version: 1,
				tenure: 0,
				opened: now,
				deadline: now + Times::get().purchase,
				status: RequestStatus::Open,
				attestation: None,
				deposit: Deposit { payer: alice(), amount: deposit(1) },
			}
		);
		assert_eq!(NextRequestId::<Test>::get(), 1);
		assert_eq!(Buyers::<Test>::get(alice()), Buyer { open: ids(&[0]), ..Default::default() });
		assert!(RequestsOfNode::<Test>::contains_key(NODE, request));
		assert_eq!(conduct(NODE).open, 1);
		assert_eq!(Outcomes::<Test>::get(request), None);
		assert_eq!(held(&alice(), HoldReason::Request), deposit(1));
		let fee = Times::get().request_fee;
		assert!(fee > 0);
		assert_eq!(free(&alice()), before - deposit(1) - fee);
		assert_eq!(free(&Treasury::get()), collected + fee);
		assert_eq!(supply(), 0);
		assert_eq!(
			events(),
			[Event::PurchaseRequested {
				request,
				buyer: alice(),
				payer: alice(),
				kind: EUR,
				node: NODE,
				chips: 1_000,
				amount: 1_000,
			}]
		);
		assert!(take_flows().is_empty());
	});
}

#[test]
fn deposit_should_rise_and_go_back_as_placed_when_the_price_changes_between() {
	build(|| {
		let before = free(&alice());
		let mut sum = 0;
		for nth in 1..=5 {
			assert_eq!(Chips::request_cost(alice()).0, deposit(nth));
			open(&alice(), asked(1_000));
			sum += deposit(nth);
			assert_eq!(held(&alice(), HoldReason::Request), sum);
		}
		let third = row(2).deposit.amount;
		DepositBase::set(9_999);
		DepositPerByte::set(0);
		assert_ok!(Chips::cancel_request(signed(&alice()), 2));
		assert_eq!(held(&alice(), HoldReason::Request), sum - third);
		// The next one is the fifth again, at the new price.
		assert_eq!(open(&alice(), asked(1_000)), 5);
		assert_eq!(row(5).deposit.amount, 5 * 9_999);
		// Another buyer begins at the bottom.
		assert_eq!(open(&bob(), purchase(&bob(), 1_000)), 6);
		assert_eq!(row(6).deposit.amount, 9_999);
		for request in [0, 1, 3, 4, 5] {
			assert_ok!(Chips::cancel_request(signed(&alice()), request));
		}
		assert_eq!(held(&alice(), HoldReason::Request), 0);
		assert_eq!(free(&alice()), before - 6 * Times::get().request_fee);
	});
}

#[test]
fn request_should_be_refused_when_the_buyer_has_sixteen_open() {
	build(|| {
		for _ in 0..MAX_OPEN {
			open(&alice(), asked(1_000));
		}
		assert_eq!(conduct(NODE).open, MAX_OPEN);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::TooManyOpen);
		assert_ok!(Chips::cancel_request(signed(&alice()), 7));
		assert_eq!(Buyers::<Test>::get(alice()).open.len(), 15);
		open(&alice(), asked(1_000));
		refused(&alice(), ask(asked(1_000)), Error::<Test>::TooManyOpen);
	});
}

#[test]
fn amount_should_be_held_between_nothing_and_every_limit_when_asked_for() {
	build(|| {
		set_policy(|policy| policy.per_transaction = LIMIT + 10);
		let try_with = |chips, error: Error<Test>| refused(&alice(), ask(asked(chips)), error);
		try_with(0, Error::AmountTooSmall);
		try_with(LIMIT + 1, Error::AboveNodeLimit);
		try_with(LIMIT + 10, Error::AboveNodeLimit);
		try_with(LIMIT + 11, Error::AboveTransactionCeiling);
		try_with(u128::MAX, Error::AboveTransactionCeiling);
		for chips in [1, LIMIT] {
			let request = open(&alice(), asked(chips));
			assert_eq!(row(request).amount, chips);
		}
		set_policy(|policy| policy.per_transaction = 500);
		try_with(501, Error::AboveTransactionCeiling);
		open(&alice(), asked(500));
		// What can't be counted any more is above every ceiling, not small.
		set_policy(|policy| policy.rate = FixedU128::from_rational(1, 2));
		try_with(u128::MAX, Error::AboveTransactionCeiling);
	});
}

#[test]
fn amount_should_be_the_least_money_for_the_chips_when_there_are_a_rate_and_a_fee() {
	for (rate, fee, chips, amount) in [
		(FixedU128::from_u32(1), Permill::from_percent(10), 900, 1_000),
		(FixedU128::from_u32(3), Permill::zero(), 1_000, 334),
		(FixedU128::from_rational(1, 3), Permill::zero(), 1_000, 3_001),
		(FixedU128::from_u32(1), Permill::from_parts(1), 1, 2),
		(FixedU128::from_u32(1_000), Permill::zero(), 1, 1),
	] {
		build(|| {
			set_policy(|policy| {
				policy.rate = rate;
				policy.fee = fee;
			});
			let request = open(&alice(), asked(chips));
			assert_eq!(row(request).amount, amount, "{chips} at {rate} less {fee:?}");
			assert_eq!((row(request).rate, row(request).fee), (rate, fee));
			assert_eq!(Chips::quote(EUR, chips), Some(amount));
		});
	}
}

#[test]
fn price_of_a_request_should_stay_when_the_policy_changes() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		set_policy(|policy| policy.fee = Permill::from_percent(5));
		assert_eq!(row(request).amount, 1_000);
		attest(request);
		issue(request);
		assert_eq!(chips(&alice()), 1_000);
	});
}

#[test]
fn request_should_be_refused_when_its_kind_is_not_open() {
	build(|| {
		let purchase = Purchase { kind: 9, ..asked(1_000) };
		refused(&alice(), ask(purchase), Error::<Test>::KindNotFound);
		for breaker in [Breaker::IssueOff, Breaker::AllOff] {
			assert_ok!(Chips::set_breaker(Origin::root(), EUR, breaker));
			refused(&alice(), ask(asked(1_000)), Error::<Test>::BreakerOff);
		}
		assert_ok!(Chips::set_breaker(Origin::root(), EUR, Breaker::AllOn));
		open(&alice(), asked(1_000));
	});
}

#[test]
fn request_should_be_refused_when_its_node_does_not_serve() {
	build(|| {
		let at = |node| ask(Purchase { node, ..asked(1_000) });
		refused(&alice(), at(OrgNumber(195 + 97)), Error::<Test>::NodeNotFound);
		refused(&alice(), at(ISSUER), Error::<Test>::NodeNotFound);
		refused(&alice(), at(OrgNumber(0)), Error::<Test>::NodeNotFound);
		let other = Purchase { kind: second_kind(), ..asked(1_000) };
		refused(&alice(), ask(other), Error::<Test>::KindNotServed);
		withdraw(NODE, 1, Withdrawal::Ended);
		refused(&alice(), at(NODE), Error::<Test>::KindNotServed);
		publish(NODE, record(NODE));
		open(&alice(), asked(1_000));
		sell_number(NODE, &dave());
		refused(&alice(), at(NODE), Error::<Test>::NodeVoid);
	});
}

#[test]
fn request_should_be_refused_when_the_record_is_not_in_force_yet_or_any_more() {
	build(|| {
		let now = System::block_number();
		publish_with(NODE, |record| {
			record.valid_from = now + 10;
			record.valid_until = now + 20;
		});
		forward(9);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::RecordNotInForce);
		forward(1);
		open(&alice(), asked(1_000));
		forward(10);
		assert_eq!(row(open(&alice(), asked(1_000))).version, 2);
		forward(1);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::RecordNotInForce);
	});
}

#[test]
fn request_should_be_refused_when_the_nodes_issuer_is_none_any_more() {
	build(|| {
		admit_until(50);
		System::set_block_number(50);
		open(&alice(), asked(1_000));
		forward(1);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::IssuerVoid);
	});
	build(|| {
		sell_number(ISSUER, &dave());
		refused(&alice(), ask(asked(1_000)), Error::<Test>::IssuerVoid);
	});
	build(|| {
		assert_ok!(Chips::remove_issuer(Origin::root(), ISSUER));
		refused(&alice(), ask(asked(1_000)), Error::<Test>::IssuerNotFound);
	});
}

#[test]
fn request_should_be_refused_when_the_node_has_no_bond_or_keeps_silent() {
	build(|| {
		let least = Times::get().node_bond;
		set_terms(|terms| terms.node_bond = least + 1);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::BondTooSmall);
		set_terms(|terms| terms.node_bond = least);
		open(&alice(), asked(1_000));
		by(&bank(NODE_B), Call::set_bond { node: NODE_B, bond: 0 });
		let unbound = Purchase { node: NODE_B, ..asked(1_000) };
		refused(&alice(), ask(unbound), Error::<Test>::BondTooSmall);
		let silent = |times| set_silent(NODE, times);
		silent(MAX_UNANSWERED);
		refused(&alice(), ask(asked(1_000)), Error::<Test>::NodeSilent);
		silent(MAX_UNANSWERED - 1);
		open(&alice(), asked(1_000));
		silent(0);
	});
}

#[test]
fn request_should_be_refused_when_the_buyer_is_frozen_in_that_kind() {
	build(|| {
		freeze(&alice());
		refused(&alice(), ask(asked(1_000)), Error::<Test>::AccountFrozen);
		open(&bob(), purchase(&bob(), 1_000));
		thaw(&alice());
		open(&alice(), asked(1_000));
	});
}

#[test]
fn request_should_be_refused_when_the_balance_is_one_short() {
	build(|| {
		let cost = deposit(1) + Times::get().request_fee;
		let call = || ask(purchase(&pauper(), 1_000));
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		// One token stays, or the account would die.
		set_free(&pauper(), cost + Ed::get() - 1);
		assert!(dispatch(signed(&pauper()), call()).is_err());
		assert_eq!(Chips::request_cost(pauper()), (deposit(1), Times::get().request_fee));
		assert_eq!(held(&pauper(), HoldReason::Request), 0);
		assert_eq!(NextRequestId::<Test>::get(), 0);
		set_free(&pauper(), cost + Ed::get());
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(
			(free(&pauper()), held(&pauper(), HoldReason::Request)),
			(Ed::get(), deposit(1))
		);
	});
}

#[test]
fn request_should_be_refused_when_the_price_is_absurd_and_cost_nothing_at_none() {
	build(|| {
		DepositPerByte::set(u128::MAX);
		refused(&alice(), ask(asked(1_000)), TokenError::FundsUnavailable);
		DepositPerByte::set(0);
		DepositBase::set(0);
		set_terms(|terms| terms.request_fee = 0);
		let before = free(&alice());
		open(&alice(), asked(1_000));
		assert_eq!(free(&alice()), before);
		assert_ok!(Chips::cancel_request(signed(&alice()), 0));
	});
}

#[test]
fn cancelled_request_should_give_its_deposit_back_and_stay_over() {
	build(|| {
		let before = free(&alice());
		let request = open(&alice(), asked(1_000));
		forward(3);
		events();
		assert_ok!(Chips::cancel_request(signed(&alice()), request));
		assert_eq!(Requests::<Test>::get(request), None);
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Cancelled));
		assert_eq!(Buyers::<Test>::get(alice()), Buyer::default());
		assert!(!RequestsOfNode::<Test>::contains_key(NODE, request));
		assert_eq!(conduct(NODE).open, 0);
		// The fee is gone.
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!(events(), [Event::PurchaseCancelled { request }]);
		let again = || Chips::cancel_request(signed(&alice()), request);
		assert_noop!(again(), Error::<Test>::RequestClosed);
		// Its id is never given again.
		assert_eq!(open(&alice(), asked(1_000)), request + 1);
	});
}

#[test]
fn cancellation_should_be_refused_when_it_is_not_the_buyers_or_money_came() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let cancel = |who| Call::cancel_request { request: who };
		refused(&alice(), cancel(1), Error::<Test>::RequestNotFound);
		refused(&alice(), cancel(u64::MAX), Error::<Test>::RequestNotFound);
		for other in [bob(), issuer(), bank(NODE)] {
			refused(&other, cancel(request), Error::<Test>::NotBuyer);
		}
		attest(request);
		refused(&alice(), cancel(request), Error::<Test>::AlreadyAttested);
		issue(request);
		refused(&alice(), cancel(request), Error::<Test>::RequestClosed);
	});
}

#[test]
fn cancellation_should_work_when_nothing_else_does() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		assert_ok!(Chips::set_breaker(Origin::root(), EUR, Breaker::AllOff));
		freeze(&alice());
		sell_number(NODE, &dave());
		forward(Times::get().purchase + 10);
		assert_ok!(Chips::cancel_request(signed(&alice()), request));
		assert_eq!(held(&alice(), HoldReason::Request), 0);
	});
}

#[test]
fn cancellation_should_settle_the_complaint_about_the_request() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		assert_ok!(Chips::complain(signed(&alice()), request));
		assert_eq!(held(&alice(), HoldReason::Complaint), Times::get().complaint_bond);
		events();
		assert_ok!(Chips::cancel_request(signed(&alice()), request));
		assert_eq!(held(&alice(), HoldReason::Complaint), 0);
		let cancelled = Event::PurchaseCancelled { request };
		assert_eq!(events(), [Event::ComplaintSettled { request }, cancelled]);
		assert_eq!(conduct(NODE).unanswered, 0);
	});
}

#[test]
fn request_should_expire_only_when_its_deadline_is_over() {
	build(|| {
		let before = free(&alice());
		let request = open(&alice(), asked(1_000));
		events();
		let expire = || Chips::expire_request(signed(&bob()), request);
		assert_noop!(expire(), Error::<Test>::DeadlineNotOver);
		System::set_block_number(row(request).deadline);
		assert_noop!(expire(), Error::<Test>::DeadlineNotOver);
		forward(1);
		assert_ok!(expire());
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Expired));
		assert_eq!(RefundDuties::<Test>::get(request), None);
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!(conduct(NODE).open, 0);
		assert_eq!(events(), [Event::PurchaseExpired { request }]);
		assert_noop!(expire(), Error::<Test>::RequestClosed);
		let unknown = Chips::expire_request(signed(&bob()), 1);
		assert_noop!(unknown, Error::<Test>::RequestNotFound);
	});
}

#[test]
fn attested_money_should_be_owed_back_when_its_chips_were_not_issued_in_time() {
	build(|| {
		let before = free(&alice());
		let request = open(&alice(), asked(1_000));
		forward(5);
		assert_ok!(attest_with(paid(request, 1_200)));
		events();
		let expire = || Chips::expire_request(signed(&bob()), request);
		// The time for the issue counts from the attestation.
		assert_eq!(row(request).deadline, System::block_number() + Times::get().issue);
		System::set_block_number(row(request).deadline);
		assert_noop!(expire(), Error::<Test>::DeadlineNotOver);
		forward(1);
		assert_ok!(expire());
		let reason = RefundReason::NotIssued;
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::RefundDue(reason)));
		// All of the money, the excess with it.
		let (buyer, kind, node, tenure, amount) = (alice(), EUR, NODE, 0, 1_200);
		let since = System::block_number();
		let duty = RefundDuty { buyer, kind, node, tenure, amount, reason, since };
		assert_eq!(RefundDuties::<Test>::get(request), Some(duty));
		assert_eq!(events(), [Event::RefundOwed { request, node, amount, reason }]);
		assert_eq!(conduct(NODE).open, 1);
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!(supply(), 0);
		assert_eq!(totals().attested, 1_000);
		assert_noop!(expire(), Error::<Test>::RequestClosed);
	});
}

#[test]
fn pending_request_should_expire_into_a_refund_when_its_release_is_hindered_for_too_long() {
	let hindrances: [fn(RequestId); 4] = [
		|_| set_breaker(Breaker::AllOff),
		|_| freeze(&alice()),
		|_| withdraw(NODE, 1, Withdrawal::Revoked),
		|_| set_reserve(0),
	];
	for hinder in hindrances {
		build(|| {
			let request = pending(&alice());
			let (left, day) = (allowance(), totals().day);
			let RequestStatus::Pending(until) = row(request).status else { panic!("pending") };
			hinder(request);
			events();
			let expire = || Chips::expire_request(signed(&bob()), request);
			assert_noop!(expire(), Error::<Test>::VetoWindowOpen);
			System::set_block_number(until);
			assert_noop!(expire(), Error::<Test>::VetoWindowOpen);
			// As much time as for an issue.
			forward(1);
			assert_noop!(expire(), Error::<Test>::DeadlineNotOver);
			assert!(Chips::release_issue(signed(&bob()), request).is_err());
			System::set_block_number(until + Times::get().issue);
			assert_noop!(expire(), Error::<Test>::DeadlineNotOver);
			forward(1);
			assert_ok!(expire());
			let (node, amount, reason) = (NODE, LARGE, RefundReason::NotIssued);
			assert_eq!(duty(request), Some((amount, reason)));
			assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::RefundDue(reason)));
			assert_eq!(events(), [Event::RefundOwed { request, node, amount, reason }]);
			// As a veto leaves them.
			assert_eq!((totals().pending, totals().day, allowance()), (0, day, left));
			assert_eq!((supply(), held(&alice(), HoldReason::Request)), (0, 0));
			let release = Chips::release_issue(signed(&bob()), request);
			assert_noop!(release, Error::<Test>::RequestClosed);
		});
	}
}

#[test]
fn pending_request_should_be_released_late_when_nobody_expired_it() {
	build(|| {
		let request = pending(&alice());
		System::set_block_number(row(request).deadline + 1);
		by(&bob(), Call::release_issue { request });
		assert_eq!(chips(&alice()), LARGE);
		let expire = Chips::expire_request(signed(&bob()), request);
		assert_noop!(expire, Error::<Test>::RequestClosed);
	});
}

/// Bytes of the pallet's rows, without the names of pallet and map that each key begins with.
fn bytes_stored() -> usize {
	let prefix = sp_io::hashing::twox_128(b"Chips");
	let mut key = prefix.to_vec();
	let mut sum = 0;
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !next.starts_with(&prefix) {
			break;
		}
		sum += next.len() - 32 + sp_io::storage::get(&next).map_or(0, |value| value.len());
		key = next;
	}
	sum
}

#[test]
fn fee_should_pay_for_what_stays_of_a_purchase_for_ever() {
	build(|| {
		set_issuer_terms(None, Times::get().starter);
		// So that everything is there but what is the newcomer's own.
		buy(&alice(), 100);
		let before = bytes_stored();
		let request = newcomers(1_000);
		issue(request);
		let stays = bytes_stored() - before;
		assert!(stays > 200 && stays < 400, "{stays} bytes stay of a purchase");
		// A refund duty is no longer than the row that its deposit was given back for.
		let longest = RefundDutyOf::<Test>::max_encoded_len();
		assert!(longest < RequestOf::<Test>::max_encoded_len());
	});
}

#[test]
fn expired_request_should_leave_its_complaint_to_a_ruling() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		assert_ok!(Chips::complain(signed(&alice()), request));
		System::set_block_number(row(request).deadline + 1);
		assert_ok!(Chips::expire_request(signed(&bob()), request));
		assert!(Complaints::<Test>::contains_key(request));
		assert_ok!(Chips::record_silence(signed(&bob()), request));
		assert_eq!(conduct(NODE).unanswered, 1);
	});
}

#[test]
fn ceilings_should_be_judged_by_what_the_money_brings() {
	build(|| {
		let rate = FixedU128::from_u32(3);
		let ask = |chips, per_transaction| {
			let policy = Policy { rate, per_transaction, ..policy() };
			root(Call::set_policy { kind: EUR, policy, auditor: auditor() });
			Call::request_purchase { purchase: purchase(&alice(), chips) }
		};
		// 34 minor units bring 102.
		refused(&alice(), ask(100, 101), Error::<Test>::AboveTransactionCeiling);
		by(&alice(), ask(100, 102));
	});
}
