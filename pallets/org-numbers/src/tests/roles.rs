// SPDX-License-Identifier: Apache-2.0

//! `set_role`, `remove_role` and `reclaim_role`.

use super::price;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, OrgNumber, OrgRole};
use sp_runtime::{AccountId32, DispatchResult, TokenError};
use GrantedRole::{Editor, Manager};

/// Role 1, deposit 48, account 32.
const DEPOSIT: u128 = price(81);

fn set(by: AccountId32, number: OrgNumber, whom: AccountId32, role: GrantedRole) -> DispatchResult {
	OrgNumbers::set_role(signed(&by), number, whom, role)
}

fn remove(by: AccountId32, number: OrgNumber, whom: AccountId32) -> DispatchResult {
	OrgNumbers::remove_role(signed(&by), number, whom)
}

fn stored(number: OrgNumber, tenure: u32, whom: AccountId32) -> Option<GrantedRole> {
	Roles::<Test>::get((number, tenure, whom)).map(|row| row.role)
}

#[test]
fn role_should_stand_at_the_givers_expense_when_set() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(set(alice(), number, bob(), Manager));
		assert_ok!(set(bob(), number, charlie(), Editor));
		let row = Roles::<Test>::get((number, 0, bob())).unwrap();
		let deposit = Deposit { payer: alice(), amount: DEPOSIT };
		assert_eq!(row, RoleRow { role: Manager, deposit });
		let row = Roles::<Test>::get((number, 0, charlie())).unwrap();
		let deposit = Deposit { payer: bob(), amount: DEPOSIT };
		assert_eq!(row, RoleRow { role: Editor, deposit });
		assert_eq!(held(&alice(), HoldReason::Role), DEPOSIT);
		assert_eq!(held(&bob(), HoldReason::Role), DEPOSIT);
		assert_eq!(held_in_all(&charlie()), 0);
		assert_eq!(OrgNumbers::role_of(number, bob()), Some(OrgRole::Manager));
		assert_eq!(
			events(),
			[
				Event::RoleSet { number, account: bob(), role: Manager, by: alice() },
				Event::RoleSet { number, account: charlie(), role: Editor, by: bob() },
			]
		);
	});
}

#[test]
fn role_should_keep_its_deposit_and_payer_when_replaced() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(set(bob(), number, dave(), Editor));
		DepositBase::set(5_000);
		assert_ok!(set(alice(), number, dave(), Manager));
		let row = Roles::<Test>::get((number, 0, dave())).unwrap();
		let deposit = Deposit { payer: bob(), amount: DEPOSIT };
		assert_eq!(row, RoleRow { role: Manager, deposit });
		assert_eq!(held(&alice(), HoldReason::Role), 2 * DEPOSIT);
		// The owner lowers as well as raises.
		assert_ok!(set(alice(), number, dave(), Editor));
		assert_eq!(stored(number, 0, dave()), Some(Editor));
	});
}

#[test]
fn role_should_be_refused_when_the_giver_ranks_too_low() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		grant(number, &pauper(), Manager);
		let refused = Error::<Test>::NotAuthorised;
		// A manager makes no manager, of nobody, and lowers none, not even itself.
		assert_noop!(set(bob(), number, dave(), Manager), refused);
		assert_noop!(set(bob(), number, charlie(), Manager), Error::<Test>::NotAuthorised);
		assert_noop!(set(bob(), number, pauper(), Editor), Error::<Test>::NotAuthorised);
		assert_noop!(set(bob(), number, bob(), Editor), Error::<Test>::NotAuthorised);
		for role in [Editor, Manager] {
			for by in [charlie(), dave()] {
				for whom in [by.clone(), pauper(), account("Nobody")] {
					let set = set(by.clone(), number, whom, role);
					assert_noop!(set, Error::<Test>::NotAuthorised);
				}
			}
		}
	});
}

#[test]
fn role_should_be_refused_when_it_is_for_the_owner() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_noop!(set(alice(), number, alice(), Manager), Error::<Test>::AlreadyOwner);
		assert_noop!(set(bob(), number, alice(), Editor), Error::<Test>::AlreadyOwner);
	});
}

#[test]
fn role_should_be_refused_when_the_giver_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		grant(number, &pauper(), Manager);
		let call = || Call::set_role { number, account: dave(), role: Editor };
		set_free(&pauper(), DEPOSIT);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), DEPOSIT + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}

#[test]
fn role_should_go_and_its_payer_be_paid_back_when_removed() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(set(bob(), number, dave(), Editor));
		events();
		DepositBase::set(5_000);
		// The owner removes what a manager gave; the manager gets its deposit.
		assert_ok!(remove(alice(), number, dave()));
		assert_eq!(held(&bob(), HoldReason::Role), 0);
		// A manager removes an editor; both leave by themselves.
		assert_ok!(remove(bob(), number, charlie()));
		assert_eq!(held(&alice(), HoldReason::Role), DEPOSIT);
		assert_ok!(remove(bob(), number, bob()));
		assert_eq!(held(&alice(), HoldReason::Role), 0);
		assert_eq!(Roles::<Test>::iter().count(), 0);
		assert_eq!(
			events(),
			[
				Event::RoleRemoved { number, account: dave(), by: alice() },
				Event::RoleRemoved { number, account: charlie(), by: bob() },
				Event::RoleRemoved { number, account: bob(), by: bob() },
			]
		);
	});
}

#[test]
fn removal_should_be_refused_when_the_caller_ranks_too_low() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		grant(number, &dave(), Manager);
		for (by, whom) in [(bob(), dave()), (charlie(), bob()), (pauper(), charlie())] {
			assert_noop!(remove(by, number, whom), Error::<Test>::NotAuthorised);
		}
		assert_ok!(remove(charlie(), number, charlie()));
	});
}

#[test]
fn removal_should_be_refused_when_the_account_has_no_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for whom in [alice(), dave()] {
			assert_noop!(remove(alice(), number, whom), Error::<Test>::RoleNotFound);
		}
	});
}

#[test]
fn rights_should_end_at_once_when_a_role_is_removed_or_lowered() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(set(alice(), number, bob(), Editor));
		let set_profile = OrgNumbers::set_profile(signed(&bob()), number, profile("x"));
		assert_noop!(set_profile, Error::<Test>::NotAuthorised);
		assert_ok!(remove(alice(), number, bob()));
		let publish = OrgNumbers::publish(signed(&bob()), number, document("t", "b"));
		assert_noop!(publish, Error::<Test>::NotAuthorised);
	});
}

#[test]
fn void_role_should_be_cleared_by_anyone_and_its_payer_paid_back_when_reclaimed() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(set(bob(), number, pauper(), Editor));
		hand_on(number, &dave());
		events();
		DepositBase::set(5_000);
		let reclaim = |whom| OrgNumbers::reclaim_role(signed(&pauper()), number, 0, whom);
		for whom in [bob(), charlie(), pauper()] {
			assert_ok!(reclaim(whom));
		}
		assert_eq!(held(&alice(), HoldReason::Role), 0);
		assert_eq!(held(&bob(), HoldReason::Role), 0);
		assert_eq!(Roles::<Test>::iter().count(), 0);
		let reclaimed = |account| Event::RoleReclaimed { number, tenure: 0, account };
		assert_eq!(events(), [bob(), charlie(), pauper()].map(reclaimed));
		assert_noop!(reclaim(bob()), Error::<Test>::RoleNotFound);
	});
}

#[test]
fn reclaim_should_be_refused_when_the_role_is_in_force_or_was_never_given() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let reclaim =
			|tenure, whom| OrgNumbers::reclaim_role(signed(&alice()), number, tenure, whom);
		assert_noop!(reclaim(0, bob()), Error::<Test>::RoleInForce);
		// Nobody had one in a tenure that is still to come.
		assert_noop!(reclaim(1, bob()), Error::<Test>::RoleNotFound);
		hand_on(number, &dave());
		grant(number, &bob(), Editor);
		assert_noop!(reclaim(1, bob()), Error::<Test>::RoleInForce);
		assert_noop!(reclaim(0, dave()), Error::<Test>::RoleNotFound);
		assert_ok!(reclaim(0, bob()));
		assert_eq!(stored(number, 1, bob()), Some(Editor));
	});
}

#[test]
fn role_of_the_last_tenure_should_be_reclaimed_when_the_number_is_released() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_ok!(OrgNumbers::reclaim_role(signed(&dave()), number, 0, bob()));
		assert_eq!(held(&alice(), HoldReason::Role), DEPOSIT);
	});
}

#[test]
fn role_should_not_come_back_when_the_old_owner_buys_the_number_back() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		hand_on(number, &dave());
		hand_on(number, &alice());
		assert_eq!(row(number).tenure, 2);
		assert_eq!(OrgNumbers::role_of(number, bob()), None);
		let publish = OrgNumbers::publish(signed(&charlie()), number, document("t", "b"));
		assert_noop!(publish, Error::<Test>::NotAuthorised);
	});
}
