// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, Error, Event, Standing};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_validator_should_author_and_vote_two_sessions_after_it_was_added() {
	ExtBuilder::default().run(|| {
		let before = vec![ALICE, BOB, CHARLIE, DAVE];
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_eq!(events(), vec![Event::ValidatorAdded { who: EVE, from_session: 2 }]);
		assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, CHARLIE, DAVE, EVE]);
		assert_eq!(Session::validators(), before);

		next_session();
		assert_eq!(Session::current_index(), 1);
		assert_eq!((authors(), voters()), (before.clone(), before));
		assert_eq!(Grandpa::current_set_id(), 0);

		next_session();
		let after = vec![ALICE, BOB, CHARLIE, DAVE, EVE];
		assert_eq!(Session::current_index(), 2);
		assert_eq!(Session::validators(), after);
		assert_eq!((authors(), voters()), (after.clone(), after));
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn the_set_should_be_sorted_whatever_the_order_of_additions() {
	ExtBuilder::default().validators(&[GINA, DAVE, BOB]).candidates(&[EVE, ALICE]).run(|| {
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_ok!(ValidatorSet::add_validator(admin(), ALICE));
		assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, DAVE, EVE, GINA]);
	});
}

#[test]
fn a_term_should_begin_with_the_session_after_the_admission() {
	ExtBuilder::default().run(|| {
		sessions(3);
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		let eve = ValidatorSet::validator(EVE).expect("Eve is in the set");
		assert_eq!((eve.account, eve.since, eve.standing), (EVE, 4, Standing::Good));
		assert_eq!(ValidatorSet::validator(ALICE).expect("Alice is in the set").since, 0);
		assert_eq!(ValidatorSet::validator(FERDIE), None);
	});
}

#[test]
fn adding_should_fail_when_the_account_has_no_keys() {
	ExtBuilder::default().run(|| {
		assert_noop!(ValidatorSet::add_validator(admin(), STRANGER), Error::<Test>::KeysNotSet);
		set_keys(STRANGER, 0);
		assert_ok!(ValidatorSet::add_validator(admin(), STRANGER));
	});
}

#[test]
fn adding_should_fail_when_the_account_is_in_the_set() {
	ExtBuilder::default().run(|| {
		assert_noop!(ValidatorSet::add_validator(admin(), ALICE), Error::<Test>::AlreadyExists);
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_noop!(ValidatorSet::add_validator(admin(), EVE), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn adding_should_fail_when_the_set_is_full() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_ok!(ValidatorSet::add_validator(admin(), FERDIE));
		assert_eq!(ValidatorSet::validators().len() as u32, MAX);
		assert_noop!(ValidatorSet::add_validator(admin(), GINA), Error::<Test>::TooManyValidators);
		assert_ok!(ValidatorSet::remove_validator(admin(), ALICE));
		assert_ok!(ValidatorSet::add_validator(admin(), GINA));
	});
}
