// SPDX-License-Identifier: Apache-2.0

//! `set_primary` and `clear_primary`.

use super::price;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

/// Number 8, tenure 4, amount 16, account 32.
const DEPOSIT: u128 = price(60);

#[test]
fn account_should_be_found_by_its_number_when_it_has_any_part_in_it() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for account in [alice(), bob(), charlie()] {
			assert_ok!(OrgNumbers::set_primary(signed(&account), number));
			let expected = Primary { number, tenure: 0, deposit: DEPOSIT };
			assert_eq!(Primaries::<Test>::get(&account), Some(expected));
			assert_eq!(OrgNumbers::primary_of(account.clone()), Some(number));
			assert_eq!(held(&account, HoldReason::Primary), DEPOSIT);
			assert_eq!(events(), [Event::PrimarySet { account, number, tenure: 0 }]);
		}
	});
}

#[test]
fn deposit_should_stay_when_another_number_is_named_at_another_price() {
	ExtBuilder::default().execute(|| {
		let one = registered(&alice());
		let two = register(&alice(), "two");
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), one));
		DepositBase::set(5_000);
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), two));
		assert_eq!(OrgNumbers::primary_of(alice()), Some(two));
		assert_eq!(held(&alice(), HoldReason::Primary), DEPOSIT);
	});
}

#[test]
fn naming_should_be_refused_when_the_account_has_no_part_in_the_number() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let name = OrgNumbers::set_primary(signed(&dave()), number);
		assert_noop!(name, Error::<Test>::NotAuthorised);
	});
}

#[test]
fn naming_should_be_refused_when_the_account_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Editor);
		let call = || Call::set_primary { number };
		set_free(&pauper(), DEPOSIT);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), DEPOSIT + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}

#[test]
fn look_up_should_be_void_when_the_number_moves() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for account in [alice(), bob()] {
			assert_ok!(OrgNumbers::set_primary(signed(&account), number));
		}
		hand_on(number, &dave());
		for account in [alice(), bob(), dave()] {
			assert_eq!(OrgNumbers::primary_of(account), None);
		}
		// Neither a new role nor the number's return revives it.
		grant(number, &bob(), GrantedRole::Manager);
		assert_eq!(OrgNumbers::primary_of(bob()), None);
		hand_on(number, &alice());
		assert_eq!(OrgNumbers::primary_of(alice()), None);
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), number));
		assert_eq!(OrgNumbers::primary_of(alice()), Some(number));
	});
}

#[test]
fn look_up_should_be_void_when_the_role_or_the_number_is_gone() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), number));
		assert_ok!(OrgNumbers::set_primary(signed(&bob()), number));
		assert_ok!(OrgNumbers::remove_role(signed(&alice()), number, bob()));
		assert_eq!(OrgNumbers::primary_of(bob()), None);
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_eq!(OrgNumbers::primary_of(alice()), None);
	});
}

#[test]
fn deposit_should_come_back_when_the_look_up_is_cleared_void_or_not() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), number));
		hand_on(number, &bob());
		events();
		DepositBase::set(5_000);
		assert_ok!(OrgNumbers::clear_primary(signed(&alice())));
		assert_eq!((held_in_all(&alice()), free(&alice())), (0, ENDOWMENT));
		assert_eq!(Primaries::<Test>::get(alice()), None);
		assert_eq!(events(), [Event::PrimaryCleared { account: alice(), number }]);
	});
}

#[test]
fn clearing_should_be_refused_when_no_number_is_named() {
	ExtBuilder::default().execute(|| {
		registered(&alice());
		let clear = OrgNumbers::clear_primary(signed(&alice()));
		assert_noop!(clear, Error::<Test>::PrimaryNotFound);
	});
}
