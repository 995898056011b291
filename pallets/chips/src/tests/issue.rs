// SPDX-License-Identifier: Apache-2.0

//! `issue`, `trigger_issue` and `refuse_issue`.

use super::steps::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::{Flow, FlowAsset, FlowReason};
use sp_runtime::{AccountId32, FixedU128, Permill};

const STARTER: u128 = 100;

/// Nobody issues it, for this reason, and the view says the same.
fn hindered(request: RequestId, hindrance: Hindrance) {
	assert_eq!(why_not(request), Some(hindrance));
	let error = Error::<Test>::from(hindrance);
	refused(&issuer(), Call::issue { request }, error);
	let error = Error::<Test>::from(hindrance);
	refused(&bob(), Call::trigger_issue { request }, error);
	let error = Error::<Test>::from(hindrance);
	let requests = vec![request].try_into().unwrap();
	refused(&issuer(), Call::issue_many { requests }, error);
}

fn issued_event(request: RequestId, buyer: AccountId32, chips: u128) -> Event<Test> {
	Event::ChipsIssued { request, issuer: ISSUER, kind: EUR, buyer, chips }
}

#[test]
fn chips_should_be_the_buyers_when_issued() {
	build(|| {
		let before = free(&alice());
		let request = attested(&alice(), 1_000);
		let left = allowance();
		assert_eq!(why_not(request), None);
		events();
		take_flows();
		by(&issuer(), Call::issue { request });
		assert_eq!((chips(&alice()), supply()), (1_000, 1_000));
		assert_eq!(Requests::<Test>::get(request), None);
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Issued { chips: 1_000 }));
		assert_eq!(Buyers::<Test>::get(alice()), Buyer::default());
		assert!(!RequestsOfNode::<Test>::contains_key(NODE, request));
		assert_eq!(conduct(NODE).open, 0);
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!(allowance(), left - 1_000);
		let Totals { attested, issued, redeemed, pending, day, .. } = totals();
		assert_eq!((attested, issued, redeemed, pending), (1_000, 1_000, 0, 0));
		assert_eq!(day, DayTotal { day: 0, total: 1_000 });
		assert_eq!(duty(request), None);
		assert_eq!(events(), [issued_event(request, alice(), 1_000)]);
		let (asset, to) = (FlowAsset::Chips(EUR), Some(alice()));
		let reason = FlowReason::Issued;
		assert_eq!(take_flows(), [Flow { asset, from: None, to, quantity: 1_000, reason }]);
	});
}

#[test]
fn chips_should_be_issued_once_when_tried_again() {
	build(|| {
		let request = buy(&alice(), 1_000);
		assert_eq!(why_not(request), Some(Hindrance::RequestNotFound));
		refused(&issuer(), Call::issue { request }, Error::<Test>::RequestClosed);
		refused(&bob(), Call::trigger_issue { request }, Error::<Test>::RequestClosed);
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::RequestClosed);
		let request = 9;
		refused(&issuer(), Call::issue { request }, Error::<Test>::RequestNotFound);
		refused(&bob(), Call::trigger_issue { request }, Error::<Test>::RequestNotFound);
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::RequestNotFound);
		assert_eq!(supply(), 1_000);
	});
}

#[test]
fn nothing_should_be_issued_before_its_money_is_attested() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		hindered(request, Hindrance::NotAttested);
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::NotAttested);
	});
}

#[test]
fn issue_should_be_refused_when_the_caller_is_not_the_nodes_issuer() {
	build(|| {
		admit_issuer(OTHER_ISSUER, &other_issuer());
		set_allowance(OTHER_ISSUER, ALLOWANCE);
		let request = attested(&alice(), 1_000);
		let others = [alice(), bank(NODE), other_issuer(), auditor(), refiller(), pauser()];
		for other in others {
			refused(&other, Call::issue { request }, Error::<Test>::NotAuthorised);
			refused(&other, Call::refuse_issue { request }, Error::<Test>::NotAuthorised);
		}
		assert_eq!(why_not(request), None);
		issue(request);
	});
}

#[test]
fn excess_should_be_owed_back_when_more_was_paid() {
	for amount in [1_001, u128::MAX] {
		build(|| {
			let request = open(&alice(), asked(1_000));
			assert_ok!(attest_with(paid(request, amount)));
			events();
			issue(request);
			assert_eq!(chips(&alice()), 1_000);
			let (node, owed, reason) = (NODE, amount - 1_000, RefundReason::Excess);
			assert_eq!(duty(request), Some((owed, reason)));
			// One duty waits instead of the request.
			assert_eq!(conduct(NODE).open, 1);
			let owes = Event::RefundOwed { request, node, amount: owed, reason };
			assert_eq!(events(), [owes, issued_event(request, alice(), 1_000)]);
			by(&bob(), refunding(refund(request)));
			// The request stays issued.
			assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Issued { chips: 1_000 }));
			assert_eq!(conduct(NODE).open, 0);
		});
	}
}

#[test]
fn less_should_be_issued_when_less_was_paid() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		assert_ok!(attest_with(paid(request, 1)));
		let left = allowance();
		issue(request);
		assert_eq!((chips(&alice()), allowance()), (1, left - 1));
		assert_eq!(duty(request), None);
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Issued { chips: 1 }));
	});
}

#[test]
fn chips_should_be_as_promised_when_there_are_a_rate_and_a_fee() {
	build(|| {
		set_policy(|policy| {
			policy.rate = FixedU128::from_u32(2);
			policy.fee = Permill::from_percent(10);
		});
		let request = attested(&alice(), 900);
		assert_eq!(row(request).amount, 500);
		// The terms change before the issue.
		set_policy(|policy| policy.fee = Permill::zero());
		issue(request);
		assert_eq!(chips(&alice()), 900);
		assert_eq!((totals().attested, totals().issued), (900, 900));
	});
}

#[test]
fn issue_should_be_refused_when_the_rate_is_not_that_of_the_request() {
	build(|| {
		set_policy(|policy| policy.rate = FixedU128::from_u32(2));
		let request = attested(&alice(), 1_000);
		assert_eq!(row(request).amount, 500);
		// They would be redeemed for twice the money that was paid for them.
		set_policy(|policy| policy.rate = FixedU128::from_u32(1));
		hindered(request, Hindrance::RateChanged);
		set_policy(|policy| policy.rate = FixedU128::from_u32(2));
		assert_eq!(why_not(request), None);
		set_policy(|policy| policy.rate = FixedU128::from_u32(1));
		System::set_block_number(row(request).deadline + 1);
		by(&bob(), Call::expire_request { request });
		assert_eq!(duty(request), Some((500, RefundReason::NotIssued)));
	});
}

#[test]
fn issue_should_be_refused_when_the_allowance_is_one_short() {
	build(|| {
		let request = attested(&alice(), 1_000);
		for left in [0, 999] {
			set_allowance(ISSUER, left);
			hindered(request, Hindrance::AllowanceExceeded);
		}
		set_allowance(ISSUER, 1_000);
		issue(request);
		assert_eq!(allowance(), 0);
		let request = attested(&alice(), 1);
		hindered(request, Hindrance::AllowanceExceeded);
	});
}

#[test]
fn allowance_should_only_fall_whatever_becomes_of_the_chips() {
	build(|| {
		let start = allowance();
		let request = buy(&alice(), 1_000);
		assert_eq!(allowance(), start - 1_000);
		let redemption = redeem(&alice(), 400);
		by(&bob(), accepting(redemption));
		by(&bob(), paying_out(payout(redemption)));
		assert_eq!((supply(), totals().redeemed), (600, 400));
		let refused_one = attested(&alice(), 700);
		by(&issuer(), Call::refuse_issue { request: refused_one });
		by(&bob(), refunding(refund(refused_one)));
		let late = attested(&alice(), 700);
		System::set_block_number(row(late).deadline + 1);
		by(&bob(), Call::expire_request { request: late });
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Issued { chips: 1_000 }));
		assert_eq!(allowance(), start - 1_000);
		assert_eq!(Chips::allowance(ISSUER, EUR), start - 1_000);
	});
}

#[test]
fn issue_should_be_refused_above_the_ceiling_of_one_purchase() {
	build(|| {
		let request = attested(&alice(), 1_000);
		set_policy(|policy| policy.per_transaction = 999);
		hindered(request, Hindrance::TransactionCeiling);
		set_policy(|policy| policy.per_transaction = 1_000);
		issue(request);
	});
}

#[test]
fn issue_should_be_refused_above_the_ceiling_of_the_day_and_work_on_the_next() {
	build(|| {
		System::set_block_number(DAY - 10);
		set_reserve(RESERVE);
		buy(&alice(), 4_000);
		let request = attested(&bob(), 1_000);
		set_policy(|policy| (policy.per_transaction, policy.per_day) = (4_000, 4_999));
		hindered(request, Hindrance::DayCeiling);
		set_policy(|policy| policy.per_day = 5_000);
		issue(request);
		assert_eq!(totals().day, DayTotal { day: 0, total: 5_000 });
		let request = attested(&charlie(), 1_000);
		hindered(request, Hindrance::DayCeiling);
		System::set_block_number(DAY - 1);
		hindered(request, Hindrance::DayCeiling);
		System::set_block_number(DAY);
		issue(request);
		assert_eq!(totals().day, DayTotal { day: 1, total: 1_000 });
	});
}

#[test]
fn issue_should_be_refused_above_the_ceiling_of_all() {
	build(|| {
		buy(&alice(), 4_000);
		System::set_block_number(DAY);
		set_reserve(RESERVE);
		let request = attested(&bob(), 1_000);
		let set_total = |total| {
			set_policy(|policy| {
				(policy.per_transaction, policy.per_day, policy.total) = (1_000, 1_000, total);
			});
		};
		set_total(4_999);
		hindered(request, Hindrance::TotalCeiling);
		set_total(5_000);
		issue(request);
		// What was burnt makes room.
		let request = attested(&bob(), 100);
		set_policy(|policy| policy.per_day = 5_000);
		hindered(request, Hindrance::TotalCeiling);
		let redemption = redeem(&alice(), 100);
		hindered(request, Hindrance::TotalCeiling);
		by(&bob(), accepting(redemption));
		by(&bob(), paying_out(payout(redemption)));
		issue(request);
		assert_eq!(supply(), 5_000);
	});
}

#[test]
fn issue_should_be_refused_when_the_reserve_is_stale() {
	build(|| {
		let lifetime = policy().reserve_lifetime;
		System::set_block_number(lifetime - 10);
		let request = attested(&alice(), 1_000);
		System::set_block_number(lifetime + 2);
		hindered(request, Hindrance::ReserveStale);
		System::set_block_number(lifetime + 1);
		issue(request);
		let request = attested(&alice(), 1_000);
		KindTotals::<Test>::mutate(EUR, |totals| totals.reserve = None);
		hindered(request, Hindrance::ReserveStale);
		set_reserve(RESERVE);
		issue(request);
	});
}

#[test]
fn issue_should_be_refused_above_the_reserve() {
	build(|| {
		buy(&alice(), 1_000);
		let request = attested(&alice(), 1_000);
		for reserve in [0, 999, 1_999] {
			set_reserve(reserve);
			hindered(request, Hindrance::ReserveExceeded);
		}
		set_reserve(2_000);
		issue(request);
	});
	build(|| {
		// A minor unit of money backs as many chips as the rate says.
		set_policy(|policy| policy.rate = FixedU128::from_u32(2));
		buy(&alice(), 2_000);
		let request = attested(&alice(), 1_000);
		set_reserve(1_499);
		hindered(request, Hindrance::ReserveExceeded);
		set_reserve(1_500);
		issue(request);
		assert_eq!(supply(), 3_000);
	});
}

#[test]
fn issue_should_be_refused_when_the_breaker_is_off() {
	build(|| {
		let request = attested(&alice(), 1_000);
		for breaker in [Breaker::IssueOff, Breaker::AllOff] {
			set_breaker(breaker);
			hindered(request, Hindrance::BreakerOff);
		}
		set_breaker(Breaker::AllOn);
		issue(request);
	});
}

#[test]
fn issue_should_be_refused_when_the_buyer_is_frozen() {
	build(|| {
		let request = attested(&alice(), 1_000);
		freeze(&alice());
		hindered(request, Hindrance::AccountFrozen);
		thaw(&alice());
		issue(request);
		assert_eq!(chips(&alice()), 1_000);
	});
}

#[test]
fn issue_should_be_in_time_through_the_deadline_and_no_longer() {
	build(|| {
		let [first, second] = [(); 2].map(|()| attested(&alice(), 1_000));
		System::set_block_number(row(first).deadline);
		issue(first);
		forward(1);
		hindered(second, Hindrance::DeadlineOver);
		// Refused it may be, until anyone lets it expire.
		by(&issuer(), Call::refuse_issue { request: second });
	});
}

#[test]
fn issue_should_be_refused_when_the_issuer_is_none_any_more() {
	build(|| {
		let requests = [(); 2].map(|()| attested(&alice(), 1_000));
		admit_until(20);
		System::set_block_number(20);
		issue(requests[0]);
		forward(1);
		hindered(requests[1], Hindrance::IssuerVoid);
		let request = requests[1];
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::IssuerVoid);
		// Renewed in the same tenure, it issues again.
		admit_until(1_000);
		issue(requests[1]);
	});
	build(|| {
		let request = attested(&alice(), 1_000);
		root(Call::remove_issuer { issuer: ISSUER });
		hindered(request, Hindrance::IssuerVoid);
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::IssuerNotFound);
	});
}

#[test]
fn sold_issuer_number_should_issue_nothing_and_pass_nothing_on() {
	build(|| {
		set_issuer_terms(Some(0), 0);
		let request = attested(&alice(), 1_000);
		sell_number(ISSUER, &dave());
		hindered(request, Hindrance::IssuerVoid);
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::IssuerVoid);
		// The new owner is admitted: the old one's nodes and attestations are none of its own.
		admit_issuer(ISSUER, &dave());
		assert_eq!(allowance(), 0);
		set_allowance(ISSUER, ALLOWANCE);
		assert_eq!(why_not(request), Some(Hindrance::IssuerVoid));
		for who in [issuer(), dave()] {
			refused(&who, Call::issue { request }, Error::<Test>::IssuerVoid);
			refused(&who, Call::refuse_issue { request }, Error::<Test>::IssuerVoid);
			refused(&who, Call::trigger_issue { request }, Error::<Test>::IssuerVoid);
		}
		// The money goes back.
		System::set_block_number(row(request).deadline + 1);
		by(&bob(), Call::expire_request { request });
		assert_eq!(duty(request), Some((1_000, RefundReason::NotIssued)));
	});
}

#[test]
fn sale_of_the_nodes_number_should_not_take_back_what_it_attested() {
	build(|| {
		let request = attested(&alice(), 1_000);
		sell_number(NODE, &dave());
		issue(request);
		assert_eq!(chips(&alice()), 1_000);
	});
}

#[test]
fn anyone_should_issue_only_once_the_issuers_consent_is_due() {
	build(|| {
		let request = attested(&alice(), 1_000);
		let trigger = || Call::trigger_issue { request };
		refused(&bob(), trigger(), Error::<Test>::NotDue);
		set_issuer_terms(Some(10), 0);
		let at = attestation_of(request).at;
		refused(&bob(), trigger(), Error::<Test>::NotDue);
		System::set_block_number(at + 9);
		refused(&bob(), trigger(), Error::<Test>::NotDue);
		System::set_block_number(at + 10);
		// The view asks what hinders, not who may.
		assert_eq!(why_not(request), None);
		events();
		let left = allowance();
		by(&bob(), trigger());
		assert_eq!(events(), [issued_event(request, alice(), 1_000)]);
		assert_eq!((chips(&alice()), allowance()), (1_000, left - 1_000));
	});
}

#[test]
fn consent_should_be_as_the_issuer_has_it_now() {
	build(|| {
		set_issuer_terms(Some(0), 0);
		let [first, second] = [(); 2].map(|()| attested(&alice(), 1_000));
		by(&bob(), Call::trigger_issue { request: first });
		set_issuer_terms(None, 0);
		let call = Call::trigger_issue { request: second };
		refused(&bob(), call, Error::<Test>::NotDue);
		// Nor does it come due by overflow, or after the time for the issue.
		set_issuer_terms(Some(u32::MAX), 0);
		System::set_block_number(row(second).deadline);
		let call = Call::trigger_issue { request: second };
		refused(&bob(), call, Error::<Test>::NotDue);
		forward(1);
		let call = Call::trigger_issue { request: second };
		refused(&bob(), call, Error::<Test>::DeadlineOver);
	});
}

#[test]
fn consent_should_not_stand_in_for_attesters_or_allowance() {
	build(|| {
		set_issuer_terms(Some(0), 0);
		let request = open(&alice(), asked(LARGE));
		attest(request);
		hindered(request, Hindrance::MoreAttestersNeeded);
		assert_ok!(co_attest(request, NODE_B));
		set_allowance(ISSUER, LARGE - 1);
		hindered(request, Hindrance::AllowanceExceeded);
		set_allowance(ISSUER, LARGE);
		by(&bob(), Call::trigger_issue { request });
		// A veto can still fall.
		assert!(matches!(row(request).status, RequestStatus::Pending(_)));
		assert_eq!(supply(), 0);
	});
}

#[test]
fn refused_issue_should_owe_all_of_the_money_back() {
	build(|| {
		let before = free(&alice());
		let request = open(&alice(), asked(1_000));
		assert_ok!(attest_with(paid(request, 1_300)));
		let left = allowance();
		events();
		by(&issuer(), Call::refuse_issue { request });
		let (node, amount, reason) = (NODE, 1_300, RefundReason::Refused);
		assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::RefundDue(reason)));
		assert_eq!(duty(request), Some((amount, reason)));
		assert_eq!(RefundDuties::<Test>::get(request).unwrap().buyer, alice());
		assert_eq!(events(), [Event::RefundOwed { request, node, amount, reason }]);
		assert_eq!(conduct(NODE).open, 1);
		assert_eq!(free(&alice()), before - Times::get().request_fee);
		assert_eq!((allowance(), supply(), totals().day), (left, 0, DayTotal::default()));
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::RequestClosed);
	});
}

#[test]
fn issuer_should_not_refuse_what_it_issued() {
	build(|| {
		let request = pending(&alice());
		refused(&issuer(), Call::refuse_issue { request }, Error::<Test>::NotAttested);
	});
}

#[test]
fn issuer_should_refuse_a_large_one_that_lacks_attesters() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		attest(request);
		set_breaker(Breaker::AllOff);
		by(&issuer(), Call::refuse_issue { request });
		assert_eq!(duty(request), Some((LARGE, RefundReason::Refused)));
	});
}

#[test]
fn starter_should_be_given_to_a_buyer_that_has_nothing() {
	build(|| {
		set_issuer_terms(None, STARTER);
		let request = newcomers(1_000);
		let before = free(&issuer());
		events();
		issue(request);
		assert_eq!((free(&pauper()), chips(&pauper())), (STARTER, 1_000));
		assert_eq!(free(&issuer()), before - STARTER);
		let given = Event::StarterGiven { request, buyer: pauper(), amount: STARTER };
		assert_eq!(events(), [given, issued_event(request, pauper(), 1_000)]);
		assert_eq!(Buyers::<Test>::get(pauper()).starter, Some(0));
		// Once.
		let request = newcomers(500);
		events();
		issue(request);
		assert_eq!(free(&pauper()), STARTER);
		assert_eq!(events(), [issued_event(request, pauper(), 500)]);
	});
}

#[test]
fn starter_should_not_be_given_twice_when_the_first_was_spent() {
	build(|| {
		set_issuer_terms(None, STARTER);
		issue(newcomers(1_000));
		assert_eq!(free(&pauper()), STARTER);
		// All of it is gone, as if the account had never been.
		set_free(&pauper(), 0);
		let before = free(&issuer());
		let request = newcomers(1_000);
		events();
		issue(request);
		assert_eq!((free(&pauper()), free(&issuer())), (0, before));
		assert_eq!(events(), [issued_event(request, pauper(), 1_000)]);
	});
}

#[test]
fn starter_should_be_given_for_a_purchase_of_the_size_that_the_issuer_named() {
	for (chips, given) in [(STARTER_FROM - 1, 0), (STARTER_FROM, STARTER)] {
		build(|| {
			set_issuer_terms(None, STARTER);
			issue(newcomers(chips));
			assert_eq!(free(&pauper()), given);
			// What brought none leaves the account its chance.
			if given == 0 {
				issue(newcomers(STARTER_FROM));
				assert_eq!(free(&pauper()), STARTER);
			}
		});
	}
	build(|| {
		// By the chips that come, not by those that were asked for.
		set_issuer_terms(None, STARTER);
		let request = asked_for_the_pauper(1_000);
		assert_ok!(attest_with(paid(request, STARTER_FROM - 1)));
		issue(request);
		assert_eq!(free(&pauper()), 0);
	});
}

#[test]
fn starter_should_not_be_given_to_a_buyer_that_has_native() {
	build(|| {
		set_issuer_terms(None, STARTER);
		let request = newcomers(1_000);
		set_free(&pauper(), 1);
		let before = free(&issuer());
		issue(request);
		assert_eq!((free(&pauper()), free(&issuer())), (1, before));
	});
}

#[test]
fn issue_should_succeed_without_a_starter_when_the_issuer_is_poor() {
	for (has, given) in [(0, 0), (STARTER - 1, 0), (STARTER, 0), (STARTER + 1, STARTER)] {
		build(|| {
			set_issuer_terms(None, STARTER);
			let request = newcomers(1_000);
			set_free(&issuer(), has);
			events();
			issue(request);
			assert_eq!((free(&pauper()), chips(&pauper())), (given, 1_000));
			// It never gives the last of its own.
			assert_eq!(free(&issuer()), has - given);
			assert_eq!(Buyers::<Test>::get(pauper()).starter.is_some(), given > 0);
			assert_eq!(events().len(), if given > 0 { 2 } else { 1 });
		});
	}
}

#[test]
fn starter_should_not_be_given_when_it_is_below_the_existential_deposit() {
	for (ed, given) in [(STARTER + 1, 0), (STARTER, STARTER)] {
		build(|| {
			set_issuer_terms(None, STARTER);
			let request = newcomers(1_000);
			Ed::set(ed);
			events();
			issue(request);
			assert_eq!((free(&pauper()), chips(&pauper())), (given, 1_000));
			assert_eq!(events().len(), if given > 0 { 2 } else { 1 });
		});
	}
}

#[test]
fn starter_should_be_capped_by_governance_also_after_the_issuer_set_it() {
	build(|| {
		set_issuer_terms(None, STARTER);
		set_terms(|terms| terms.starter = 7);
		issue(newcomers(1_000));
		assert_eq!(free(&pauper()), 7);
	});
	build(|| {
		set_issuer_terms(None, STARTER);
		set_terms(|terms| terms.starter = 0);
		issue(newcomers(1_000));
		assert_eq!(free(&pauper()), 0);
	});
}
