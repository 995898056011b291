// SPDX-License-Identifier: Apache-2.0

//! `follow` and `unfollow`.

use super::price;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

/// Account and number twice, amount 16.
const DEPOSIT: u128 = price(96);

#[test]
fn follower_should_stand_both_ways_with_its_deposit_when_it_follows() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_ok!(OrgNumbers::follow(signed(&alice()), number));
		assert_eq!(row(number).followers, 2);
		assert_eq!(Followers::<Test>::get(number, bob()), Some(DEPOSIT));
		assert!(Following::<Test>::contains_key(bob(), number));
		assert_eq!(held(&bob(), HoldReason::Follow), DEPOSIT);
		assert_eq!(
			events(),
			[
				Event::Followed { number, account: bob() },
				Event::Followed { number, account: alice() },
			]
		);
	});
}

#[test]
fn follow_should_be_refused_when_the_account_follows_already() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		let again = OrgNumbers::follow(signed(&bob()), number);
		assert_noop!(again, Error::<Test>::AlreadyFollowing);
	});
}

#[test]
fn follow_should_be_refused_when_the_account_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let call = || Call::follow { number };
		set_free(&pauper(), DEPOSIT);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), DEPOSIT + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}

#[test]
fn deposit_should_come_back_as_held_when_the_price_changed_before_unfollowing() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		events();
		DepositBase::set(5_000);
		assert_ok!(OrgNumbers::unfollow(signed(&bob()), number));
		assert_eq!((held_in_all(&bob()), free(&bob())), (0, ENDOWMENT));
		assert_eq!(row(number).followers, 0);
		assert!(!Followers::<Test>::contains_key(number, bob()));
		assert!(!Following::<Test>::contains_key(bob(), number));
		assert_eq!(events(), [Event::Unfollowed { number, account: bob() }]);
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_eq!(held_in_all(&bob()), 5_096);
	});
}

#[test]
fn unfollow_should_be_refused_when_the_account_does_not_follow() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let unfollow = || OrgNumbers::unfollow(signed(&bob()), number);
		assert_noop!(unfollow(), Error::<Test>::NotFollowing);
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_ok!(unfollow());
		assert_noop!(unfollow(), Error::<Test>::NotFollowing);
	});
}

#[test]
fn followers_should_go_along_when_the_number_moves() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::follow(signed(&charlie()), number));
		hand_on(number, &bob());
		assert_eq!(row(number).followers, 1);
		assert_eq!(OrgNumbers::followers(number, None, 10), [charlie()]);
	});
}

#[test]
fn unfollow_should_give_the_deposit_back_when_the_number_was_released() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_ok!(OrgNumbers::unfollow(signed(&bob()), number));
		assert_eq!((held_in_all(&bob()), free(&bob())), (0, ENDOWMENT));
	});
}
