// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, Error, Event, RemovalCause};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_validator_should_stop_two_sessions_after_it_was_removed() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::remove_validator(admin(), BOB));
		let cause = RemovalCause::Decision;
		assert_eq!(events(), vec![Event::ValidatorRemoved { who: BOB, from_session: 2, cause }]);
		assert_eq!(ValidatorSet::validators(), vec![ALICE, CHARLIE, DAVE]);

		next_session();
		assert_eq!(authors(), vec![ALICE, BOB, CHARLIE, DAVE]);
		next_session();
		let after = vec![ALICE, CHARLIE, DAVE];
		assert_eq!(Session::validators(), after);
		assert_eq!((authors(), voters()), (after.clone(), after));
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn removing_should_fail_when_the_account_is_not_in_the_set() {
	ExtBuilder::default().run(|| {
		assert_noop!(ValidatorSet::remove_validator(admin(), EVE), Error::<Test>::NotFound);
		assert_ok!(ValidatorSet::remove_validator(admin(), ALICE));
		assert_noop!(ValidatorSet::remove_validator(admin(), ALICE), Error::<Test>::NotFound);
	});
}

#[test]
fn removing_should_fail_when_the_set_is_at_its_minimum() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::remove_validator(admin(), ALICE));
		assert_eq!(ValidatorSet::validators().len() as u32, MIN);
		assert_noop!(ValidatorSet::remove_validator(admin(), BOB), Error::<Test>::TooFewValidators);
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_ok!(ValidatorSet::remove_validator(admin(), BOB));
	});
}

#[test]
fn an_offender_should_be_removable_before_its_time() {
	ExtBuilder::default().run(|| {
		offend(CHARLIE);
		events();
		assert_ok!(ValidatorSet::remove_validator(admin(), CHARLIE));
		let cause = RemovalCause::Decision;
		let removed = Event::ValidatorRemoved { who: CHARLIE, from_session: 2, cause };
		assert_eq!(events(), vec![removed]);
		sessions(2);
		assert_eq!(events(), vec![]);
		assert_eq!(authors(), vec![ALICE, BOB, DAVE]);
	});
}
