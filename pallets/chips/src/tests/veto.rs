// SPDX-License-Identifier: Apache-2.0

//! Large purchases in their veto window: `veto` and `release_issue`.

use super::steps::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::{Flow, FlowAsset, FlowReason};
use sp_runtime::Permill;

fn releasing(request: RequestId) -> Call<Test> {
	Call::release_issue { request }
}

/// The last block of a pending request's window.
fn window_end(request: RequestId) -> u32 {
	match row(request).status {
		RequestStatus::Pending(until) => until,
		other => panic!("{other:?}"),
	}
}

#[test]
fn large_purchase_should_wait_with_its_allowance_taken_when_issued() {
	build(|| {
		let request = large(&alice());
		let left = allowance();
		events();
		take_flows();
		issue(request);
		let until = System::block_number() + policy().veto_window;
		assert_eq!(row(request).status, RequestStatus::Pending(until));
		assert_eq!(events(), [Event::IssuePending { request, chips: LARGE, until }]);
		assert_eq!(allowance(), left - LARGE);
		let Totals { issued, pending, day, .. } = totals();
		assert_eq!((issued, pending, day.total), (0, LARGE, LARGE));
		assert_eq!((supply(), chips(&alice())), (0, 0));
		assert!(take_flows().is_empty());
		assert_eq!(why_not(request), Some(Hindrance::VetoWindowOpen));
		refused(&issuer(), Call::issue { request }, Error::<Test>::VetoWindowOpen);
		refused(&bob(), Call::trigger_issue { request }, Error::<Test>::VetoWindowOpen);
		assert_eq!(Outcomes::<Test>::get(request), None);
	});
}

#[test]
fn chips_should_be_released_only_when_the_window_is_over() {
	build(|| {
		let request = pending(&alice());
		let left = allowance();
		refused(&bob(), releasing(request), Error::<Test>::VetoWindowOpen);
		System::set_block_number(window_end(request));
		refused(&bob(), releasing(request), Error::<Test>::VetoWindowOpen);
		forward(1);
		events();
		by(&bob(), releasing(request));
		assert_eq!((chips(&alice()), supply()), (LARGE, LARGE));
		assert_eq!((totals().issued, totals().pending), (LARGE, 0));
		// Counted once.
		assert_eq!((allowance(), totals().day.total), (left, LARGE));
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Issued { chips: LARGE }));
		assert_eq!(held(&alice(), HoldReason::Request), 0);
		assert_eq!(conduct(NODE).open, 0);
		let (issuer, kind, buyer) = (ISSUER, EUR, alice());
		let event = Event::ChipsIssued { request, issuer, kind, buyer, chips: LARGE };
		assert_eq!(events(), [event]);
		let (asset, to) = (FlowAsset::Chips(EUR), Some(alice()));
		let reason = FlowReason::Issued;
		assert_eq!(take_flows(), [Flow { asset, from: None, to, quantity: LARGE, reason }]);
		refused(&bob(), releasing(request), Error::<Test>::RequestClosed);
		refused(&pauser(), Call::veto { request }, Error::<Test>::RequestClosed);
	});
}

#[test]
fn vetoed_purchase_should_owe_all_of_the_money_back_and_keep_the_allowance() {
	build(|| {
		let before = free(&alice());
		let start = allowance();
		let request = open(&alice(), asked(LARGE));
		assert_ok!(attest_with(paid(request, LARGE + 77)));
		assert_ok!(co_attest(request, NODE_C));
		issue(request);
		events();
		by(&pauser(), Call::veto { request });
		let (node, amount, reason) = (NODE, LARGE + 77, RefundReason::Vetoed);
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::RefundDue(reason)));
		assert_eq!(duty(request), Some((amount, reason)));
		assert_eq!(events(), [Event::RefundOwed { request, node, amount, reason }]);
		// What a veto stopped is not to be tried again at once.
		assert_eq!(allowance(), start - LARGE);
		assert_eq!(totals().day.total, LARGE);
		assert_eq!((totals().issued, totals().pending), (0, 0));
		assert_eq!((supply(), chips(&alice())), (0, 0));
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!(conduct(NODE).open, 1);
		refused(&bob(), releasing(request), Error::<Test>::RequestClosed);
		by(&bob(), refunding(refund(request)));
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Refunded));
		assert_eq!(allowance(), start - LARGE);
	});
}

#[test]
fn veto_should_be_the_pausers_and_the_governments_only() {
	build(|| {
		let [first, second] = [pending(&alice()), pending(&bob())];
		let others =
			[alice(), issuer(), bank(NODE), auditor(), refiller(), freezer(), other_issuer()];
		for other in others {
			refused(&other, Call::veto { request: first }, Error::<Test>::NotAuthorised);
		}
		by(&pauser(), Call::veto { request: first });
		root(Call::veto { request: second });
	});
}

#[test]
fn veto_should_fall_as_long_as_nothing_was_released() {
	build(|| {
		let request = pending(&alice());
		System::set_block_number(window_end(request) + 1_000);
		by(&pauser(), Call::veto { request });
		assert_eq!(duty(request), Some((LARGE, RefundReason::Vetoed)));
	});
}

#[test]
fn veto_and_release_should_be_refused_when_nothing_is_pending() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		let neither = |request| {
			refused(&pauser(), Call::veto { request }, Error::<Test>::NotPending);
			refused(&bob(), releasing(request), Error::<Test>::NotPending);
		};
		neither(request);
		attest(request);
		neither(request);
		refused(&pauser(), Call::veto { request: 9 }, Error::<Test>::RequestNotFound);
		refused(&bob(), releasing(9), Error::<Test>::RequestNotFound);
		let request = buy(&bob(), 100);
		refused(&pauser(), Call::veto { request }, Error::<Test>::RequestClosed);
		refused(&bob(), releasing(request), Error::<Test>::RequestClosed);
	});
}

#[test]
fn release_should_be_refused_while_the_breaker_is_off_or_the_buyer_is_frozen() {
	build(|| {
		let request = pending(&alice());
		System::set_block_number(window_end(request) + 1);
		for breaker in [Breaker::IssueOff, Breaker::AllOff] {
			set_breaker(breaker);
			refused(&bob(), releasing(request), Error::<Test>::BreakerOff);
		}
		set_breaker(Breaker::AllOn);
		freeze(&alice());
		refused(&bob(), releasing(request), Error::<Test>::AccountFrozen);
		thaw(&alice());
		by(&bob(), releasing(request));
	});
}

#[test]
fn frozen_buyers_purchase_should_be_vetoed_when_all_is_off() {
	build(|| {
		let request = pending(&alice());
		freeze(&alice());
		set_breaker(Breaker::AllOff);
		by(&pauser(), Call::veto { request });
		assert_eq!(duty(request), Some((LARGE, RefundReason::Vetoed)));
	});
}

#[test]
fn release_should_be_refused_when_the_reserve_is_stale_or_too_small() {
	build(|| {
		buy(&bob(), 1_000);
		let request = pending(&alice());
		System::set_block_number(window_end(request) + 1);
		set_reserve(LARGE + 999);
		refused(&bob(), releasing(request), Error::<Test>::ReserveExceeded);
		set_reserve(LARGE + 1_000);
		forward(policy().reserve_lifetime + 1);
		refused(&bob(), releasing(request), Error::<Test>::ReserveStale);
		System::set_block_number(System::block_number() - 1);
		by(&bob(), releasing(request));
	});
}

#[test]
fn pending_chips_should_count_to_every_ceiling_and_the_reserve() {
	build(|| {
		let request = pending(&alice());
		let small = attested(&bob(), 1_000);
		let why = |hindrance| assert_eq!(why_not(small), Some(hindrance));
		set_reserve(LARGE + 999);
		why(Hindrance::ReserveExceeded);
		set_reserve(LARGE + 1_000);
		assert_eq!(why_not(small), None);
		set_policy(|policy| {
			(policy.per_transaction, policy.per_day) = (LARGE, LARGE + 999);
		});
		why(Hindrance::DayCeiling);
		set_policy(|policy| policy.per_day = LARGE + 1_000);
		assert_eq!(why_not(small), None);
		set_policy(|policy| {
			(policy.per_transaction, policy.per_day, policy.total) =
				(1_000, LARGE + 999, LARGE + 999);
		});
		why(Hindrance::DayCeiling);
		// The day is over, the chips are still promised.
		System::set_block_number(DAY);
		set_reserve(LARGE + 1_000);
		let small = attested(&bob(), 1_000);
		assert_eq!(why_not(small), Some(Hindrance::TotalCeiling));
		by(&pauser(), Call::veto { request });
		assert_eq!(why_not(small), None);
	});
}

#[test]
fn window_should_be_as_long_as_the_policy_said_when_the_money_came() {
	build(|| {
		let request = large(&alice());
		set_policy(|policy| policy.veto_window = 500);
		issue(request);
		assert_eq!(window_end(request), System::block_number() + 20);
		// Without a window a large purchase is issued at once.
		set_policy(|policy| policy.veto_window = 0);
		let request = large(&bob());
		issue(request);
		assert_eq!(chips(&bob()), LARGE);
	});
}

#[test]
fn excess_of_a_large_purchase_should_be_owed_back_at_its_release() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		assert_ok!(attest_with(paid(request, LARGE + 5)));
		assert_ok!(co_attest(request, NODE_B));
		issue(request);
		assert_eq!(duty(request), None);
		System::set_block_number(window_end(request) + 1);
		by(&bob(), releasing(request));
		assert_eq!(duty(request), Some((5, RefundReason::Excess)));
		assert_eq!(chips(&alice()), LARGE);
	});
}

#[test]
fn release_should_bring_what_was_promised_when_policy_and_issuer_changed() {
	build(|| {
		let request = pending(&alice());
		set_policy(|policy| {
			policy.fee = Permill::from_percent(10);
			policy.per_transaction = 1;
		});
		sell_number(ISSUER, &dave());
		sell_number(NODE, &dave());
		System::set_block_number(window_end(request) + 1);
		by(&bob(), releasing(request));
		assert_eq!(chips(&alice()), LARGE);
	});
}

#[test]
fn pending_purchase_should_be_vetoed_when_its_issuer_is_gone() {
	build(|| {
		let [first, second] = [pending(&alice()), pending(&bob())];
		root(Call::remove_issuer { issuer: ISSUER });
		for request in [first, second] {
			by(&pauser(), Call::veto { request });
		}
		assert_eq!(totals().pending, 0);
	});
}
