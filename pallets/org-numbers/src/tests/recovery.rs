// SPDX-License-Identifier: Apache-2.0

//! `set_recovery`, `start_recovery`, `object_to_recovery` and `finish_recovery`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, Flow, FlowAsset, FlowReason, OrgNumber};
use sp_runtime::{AccountId32, DispatchResult, TokenError};

type Plan = RecoveryPlan<AccountId32, u32>;

fn set(number: OrgNumber, to: AccountId32, delay: u32) -> DispatchResult {
	let owner = row(number).owner;
	OrgNumbers::set_recovery(signed(&owner), number, Some(Plan { to, delay }))
}

fn start(who: &AccountId32, number: OrgNumber) -> DispatchResult {
	OrgNumbers::start_recovery(signed(who), number)
}

fn object(who: &AccountId32, number: OrgNumber) -> DispatchResult {
	OrgNumbers::object_to_recovery(signed(who), number)
}

fn finish(who: &AccountId32, number: OrgNumber) -> DispatchResult {
	OrgNumbers::finish_recovery(signed(who), number)
}

/// Alice's number, which Bob may take over 20 blocks after he begins.
fn planned() -> OrgNumber {
	let number = registered(&alice());
	assert_ok!(set(number, bob(), 20));
	System::reset_events();
	number
}

#[test]
fn plan_should_stand_be_replaced_and_taken_back_when_the_owner_sets_it() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		for plan in
			[Some(Plan { to: bob(), delay: 20 }), Some(Plan { to: charlie(), delay: 30 }), None]
		{
			assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, plan.clone()));
			let expected = plan.clone().map(|plan| Recovery { plan, ready: None });
			assert_eq!(row(number).recovery, expected);
			assert_eq!(events(), [Event::RecoverySet { number, plan }]);
		}
	});
}

#[test]
fn plan_should_be_refused_when_its_delay_is_below_ten_blocks_or_above_a_year() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		for bad in [0, 9, 31_536_001, u32::MAX] {
			assert_noop!(set(number, bob(), bad), Error::<Test>::InvalidRecoveryDelay);
		}
		for good in [10, 31_536_000] {
			assert_ok!(set(number, bob(), good));
		}
	});
}

#[test]
fn plan_should_be_refused_when_it_names_the_owner() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(set(number, alice(), 20), Error::<Test>::AlreadyOwner);
	});
}

#[test]
fn plan_should_be_refused_when_the_caller_does_not_own_the_number() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for who in [bob(), charlie(), dave()] {
			for plan in [None, Some(Plan { to: who.clone(), delay: 20 })] {
				let set = OrgNumbers::set_recovery(signed(&who), number, plan);
				assert_noop!(set, Error::<Test>::NotOwner);
			}
		}
	});
}

#[test]
fn recovery_should_wait_out_its_delay_when_started() {
	ExtBuilder::default().execute(|| {
		let number = planned();
		let ready = System::block_number() + 20;
		assert_ok!(start(&bob(), number));
		let plan = Plan { to: bob(), delay: 20 };
		assert_eq!(row(number).recovery, Some(Recovery { plan, ready: Some(ready) }));
		assert_eq!(row(number).owner, alice());
		assert_eq!(events(), [Event::RecoveryStarted { number, to: bob(), ready }]);
		forward(19);
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotReady);
		forward(1);
		assert_ok!(finish(&bob(), number));
	});
}

#[test]
fn start_should_be_refused_when_nothing_was_settled_or_another_account_tries() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(start(&bob(), number), Error::<Test>::RecoveryNotFound);
		assert_ok!(set(number, bob(), 20));
		for who in [alice(), charlie()] {
			assert_noop!(start(&who, number), Error::<Test>::NotRecoverer);
		}
		assert_ok!(start(&bob(), number));
		// Starting again neither hastens nor delays it.
		forward(5);
		assert_noop!(start(&bob(), number), Error::<Test>::RecoveryStarted);
	});
}

#[test]
fn number_should_move_in_total_when_recovery_is_finished() {
	ExtBuilder::default().execute(|| {
		let number = planned();
		grant(number, &charlie(), GrantedRole::Manager);
		assert_ok!(start(&bob(), number));
		forward(20);
		let before = row(number);
		events();
		DepositBase::set(333);
		assert_ok!(finish(&bob(), number));
		let amount = OrgNumbers::registration_deposit();
		let deposit = Deposit { payer: bob(), amount };
		let expected = NumberRow { owner: bob(), tenure: 1, recovery: None, deposit, ..before };
		assert_eq!(row(number), expected);
		assert_eq!(OrgNumbers::role_of(number, charlie()), None);
		assert_eq!(held(&alice(), HoldReason::Number), 0);
		assert_eq!(held(&bob(), HoldReason::Number), amount);
		let (from, to, reason) = (alice(), bob(), FlowReason::Recovered);
		assert_eq!(events(), [Event::Moved { number, tenure: 1, from, to, reason }]);
		let asset = FlowAsset::OrgNumber(number);
		let (from, to) = (Some(alice()), Some(bob()));
		assert_eq!(take_flows(), [Flow { asset, from, to, quantity: 1, reason }]);
	});
}

#[test]
fn finish_should_be_refused_when_not_planned_not_started_or_by_another() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotFound);
		assert_ok!(set(number, bob(), 20));
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotStarted);
		assert_ok!(start(&bob(), number));
		forward(20);
		for who in [alice(), charlie()] {
			assert_noop!(finish(&who, number), Error::<Test>::NotRecoverer);
		}
		assert_ok!(finish(&bob(), number));
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotFound);
	});
}

#[test]
fn finish_should_be_refused_when_the_new_owner_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(set(number, pauper(), 10));
		assert_ok!(start(&pauper(), number));
		forward(10);
		let amount = OrgNumbers::registration_deposit();
		let call = || Call::finish_recovery { number };
		set_free(&pauper(), amount);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), amount + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
	});
}

#[test]
fn recovery_should_begin_anew_when_the_owner_objected() {
	ExtBuilder::default().execute(|| {
		let number = planned();
		assert_ok!(start(&bob(), number));
		forward(20);
		events();
		// Even at the last moment.
		assert_ok!(object(&alice(), number));
		assert_eq!(events(), [Event::RecoveryObjected { number, owner: alice() }]);
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotStarted);
		assert_ok!(start(&bob(), number));
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotReady);
	});
}

#[test]
fn objection_should_be_refused_when_no_recovery_is_under_way_or_by_another() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(object(&alice(), number), Error::<Test>::RecoveryNotFound);
		assert_ok!(set(number, bob(), 20));
		assert_noop!(object(&alice(), number), Error::<Test>::RecoveryNotStarted);
		assert_ok!(start(&bob(), number));
		for who in [bob(), charlie()] {
			assert_noop!(object(&who, number), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn recovery_under_way_should_end_when_the_owner_sets_the_plan_again() {
	ExtBuilder::default().execute(|| {
		let number = planned();
		assert_ok!(start(&bob(), number));
		forward(20);
		assert_ok!(set(number, bob(), 20));
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotStarted);
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, None));
		assert_noop!(finish(&bob(), number), Error::<Test>::RecoveryNotFound);
	});
}
