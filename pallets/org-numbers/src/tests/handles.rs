// SPDX-License-Identifier: Apache-2.0

//! `reserve_handle` and `unreserve_handle`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{AccountId32, DispatchError, DispatchResult};

fn reserve(handle: &str, beneficiary: Option<AccountId32>) -> DispatchResult {
	OrgNumbers::reserve_handle(Origin::root(), text(handle), beneficiary)
}

fn unreserve(handle: &str) -> DispatchResult {
	OrgNumbers::unreserve_handle(Origin::root(), text(handle))
}

#[test]
fn handle_should_be_kept_back_replaced_and_freed_when_governance_says_so() {
	ExtBuilder::default().execute(|| {
		let handle = Handle::parse(text("hanse")).unwrap();
		for beneficiary in [None, Some(alice()), Some(bob())] {
			assert_ok!(reserve("hanse", beneficiary.clone()));
			let expected = Some(HandleStatus::Reserved(beneficiary.clone()));
			assert_eq!(Handles::<Test>::get(&handle), expected);
			assert_eq!(OrgNumbers::handle_status(text("hanse")), expected);
			let handle = handle.clone();
			assert_eq!(events(), [Event::HandleReserved { handle, beneficiary }]);
		}
		assert_ok!(unreserve("hanse"));
		assert_eq!(Handles::<Test>::get(&handle), None);
		assert_eq!(events(), [Event::HandleUnreserved { handle }]);
		register(&charlie(), "hanse");
	});
}

#[test]
fn handle_should_be_refused_when_it_is_not_canonical() {
	ExtBuilder::default().execute(|| {
		for bad in ["", "ab", "-ab", "a--b", "ABC", "a_b"] {
			assert_noop!(reserve(bad, None), Error::<Test>::InvalidHandle);
			assert_noop!(unreserve(bad), Error::<Test>::InvalidHandle);
		}
		for good in ["abc", &"x".repeat(32)] {
			assert_ok!(reserve(good, None));
		}
	});
}

#[test]
fn handle_should_be_out_of_governances_reach_when_a_number_carries_it() {
	ExtBuilder::default().execute(|| {
		registered(&alice());
		assert_noop!(reserve("hanse", None), Error::<Test>::HandleTaken);
		assert_noop!(reserve("hanse", Some(bob())), Error::<Test>::HandleTaken);
		assert_noop!(unreserve("hanse"), Error::<Test>::HandleNotReserved);
	});
}

#[test]
fn freeing_should_be_refused_when_the_handle_is_not_kept_back() {
	ExtBuilder::default().execute(|| {
		assert_noop!(unreserve("hanse"), Error::<Test>::HandleNotReserved);
		assert_ok!(reserve("hanse", None));
		assert_ok!(unreserve("hanse"));
		assert_noop!(unreserve("hanse"), Error::<Test>::HandleNotReserved);
	});
}

#[test]
fn reservation_should_be_used_up_when_its_beneficiary_registers_and_releases() {
	ExtBuilder::default().execute(|| {
		assert_ok!(reserve("hanse", Some(alice())));
		let number = register(&alice(), "hanse");
		assert_noop!(unreserve("hanse"), Error::<Test>::HandleNotReserved);
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_eq!(OrgNumbers::handle_status(text("hanse")), None);
		register(&bob(), "hanse");
	});
}

#[test]
fn handles_should_be_refused_when_not_governance_keeps_or_frees_them() {
	ExtBuilder::default().execute(|| {
		assert_ok!(reserve("hanse", None));
		for origin in [Origin::none(), signed(&alice())] {
			let keep = OrgNumbers::reserve_handle(origin.clone(), text("kept"), Some(alice()));
			assert_noop!(keep, DispatchError::BadOrigin);
			let free = OrgNumbers::unreserve_handle(origin, text("hanse"));
			assert_noop!(free, DispatchError::BadOrigin);
		}
	});
}
