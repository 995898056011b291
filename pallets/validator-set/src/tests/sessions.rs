// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, Event, SessionPeriod, HISTORY_SESSIONS};
use frame_support::{
	assert_ok,
	traits::{Get, KeyOwnerProofSystem},
};
use sp_core::crypto::key_types::GRANDPA;

#[test]
fn the_authority_set_should_not_move_when_nothing_changed() {
	ExtBuilder::default().run(|| {
		sessions(20);
		assert_eq!(Session::current_index(), 20);
		assert_eq!(Grandpa::current_set_id(), 0);
		assert_eq!(authors(), vec![ALICE, BOB, CHARLIE, DAVE]);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn the_authority_set_should_move_once_for_each_change() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		sessions(5);
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_ok!(ValidatorSet::remove_validator(admin(), EVE));
		sessions(5);
		assert_eq!(Grandpa::current_set_id(), 2);
	});
}

#[test]
fn the_authority_set_should_not_move_when_a_change_was_taken_back_within_the_session() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		assert_ok!(ValidatorSet::remove_validator(admin(), EVE));
		assert_ok!(ValidatorSet::remove_validator(admin(), DAVE));
		assert_ok!(ValidatorSet::add_validator(admin(), DAVE));
		sessions(3);
		assert_eq!(Grandpa::current_set_id(), 0);
	});
}

#[test]
fn a_rotated_key_should_be_used_and_be_provable() {
	ExtBuilder::default().run(|| {
		next_session();
		set_keys(BOB, 1);
		sessions(2);
		assert_eq!(Grandpa::current_set_id(), 1);
		let rotated = keys(BOB, 1).grandpa;
		assert!(Grandpa::grandpa_authorities().iter().any(|(key, _)| *key == rotated));

		let proof = Historical::prove((GRANDPA, rotated.clone())).expect("Bob is at work");
		sessions(3);
		let owner = Historical::check_proof((GRANDPA, rotated), proof);
		assert_eq!(owner, Some((BOB, ())));
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn a_validator_without_keys_should_be_left_out_until_it_sets_them_again() {
	ExtBuilder::default().run(|| {
		purge_keys(DAVE);
		next_session();
		assert_eq!(events(), vec![Event::ValidatorSkipped { who: DAVE, session: 2 }]);
		next_session();
		assert_eq!((authors(), voters()), (vec![ALICE, BOB, CHARLIE], vec![ALICE, BOB, CHARLIE]));
		assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, CHARLIE, DAVE]);

		set_keys(DAVE, 1);
		sessions(2);
		assert_eq!(authors(), vec![ALICE, BOB, CHARLIE, DAVE]);
		assert_eq!(Grandpa::current_set_id(), 2);
	});
}

#[test]
fn the_last_authorities_should_go_on_when_nobody_has_keys() {
	ExtBuilder::default().run(|| {
		let all = vec![ALICE, BOB, CHARLIE, DAVE];
		all.iter().for_each(|who| purge_keys(*who));
		sessions(4);
		assert_eq!((authors(), voters()), (all.clone(), all));

		set_keys(CHARLIE, 1);
		sessions(2);
		assert_eq!((authors(), voters()), (vec![CHARLIE], vec![CHARLIE]));
	});
}

#[test]
fn those_with_keys_should_go_on_when_nobody_on_the_list_has_any() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::remove_validator(admin(), DAVE));
		[ALICE, BOB, CHARLIE].into_iter().for_each(purge_keys);
		sessions(4);
		assert_eq!((authors(), voters()), (vec![DAVE], vec![DAVE]));

		set_keys(BOB, 1);
		sessions(2);
		assert_eq!((authors(), voters()), (vec![BOB], vec![BOB]));
	});
}

#[test]
fn the_session_length_should_be_that_of_the_genesis() {
	for length in [1u32, 2, 10] {
		ExtBuilder::default().session_length(length).run(|| {
			assert_eq!(ValidatorSet::session_length(), length);
			while System::block_number() < 40 {
				next_block();
			}
			// With a session of one block, block 1 was not initialised by this test.
			let expected = if length == 1 { 39 } else { 40 / length };
			assert_eq!(Session::current_index(), expected);
		});
	}
}

#[test]
fn the_session_period_should_never_be_zero() {
	ExtBuilder::default().build().execute_with(|| {
		crate::SessionLength::<Test>::put(0);
		let period: u64 = SessionPeriod::<Test>::get();
		assert_eq!(period, 1);
		assert!(ValidatorSet::do_try_state().is_err());
	});
}

#[test]
fn history_should_be_kept_for_its_window_and_no_longer() {
	ExtBuilder::default().session_length(1).run(|| {
		let window = HISTORY_SESSIONS;
		sessions(window);
		assert_eq!(stored(), (0, window + 2));
		next_session();
		assert_eq!(stored(), (1, window + 3));
		assert!(Historical::historical_root(0).is_none());
		assert!(Historical::historical_root(1).is_some());
		sessions(5);
		assert_eq!(stored(), (6, window + 8));
	});
}

fn stored() -> (u32, u32) {
	pallet_session::historical::StoredRange::<Test>::get().expect("roots are stored")
}
