// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, Event, RemovalCause};
use frame_support::assert_ok;
use sp_staking::offence::OffenceError;

fn removed(who: AccountId, from_session: u32, session: u32) -> Event<Test> {
	Event::ValidatorRemoved { who, from_session, cause: RemovalCause::Offence { session } }
}

#[test]
fn an_offender_should_be_disabled_at_once_and_removed_at_the_next_session() {
	ExtBuilder::default().run(|| {
		sessions(3);
		offend(BOB);
		assert_eq!(events(), vec![Event::OffenceRecorded { who: BOB, session: 3 }]);
		assert_eq!(disabled(), vec![BOB]);
		assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, CHARLIE, DAVE]);

		next_session();
		assert_eq!(events(), vec![removed(BOB, 5, 3)]);
		assert_eq!(ValidatorSet::validators(), vec![ALICE, CHARLIE, DAVE]);
		assert_eq!(disabled(), vec![BOB]);

		next_session();
		let after = vec![ALICE, CHARLIE, DAVE];
		assert_eq!((authors(), voters()), (after.clone(), after));
		assert_eq!(disabled(), Vec::<AccountId>::new());
	});
}

#[test]
fn an_offender_should_stay_disabled_when_another_change_clears_the_list() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		next_session();
		offend(BOB);
		events();
		// The change that adds Eve takes effect now, one session before the one without Bob.
		next_session();
		assert_eq!(Session::validators(), vec![ALICE, BOB, CHARLIE, DAVE, EVE]);
		assert_eq!(disabled(), vec![BOB]);
		assert_eq!(events(), vec![removed(BOB, 3, 1)]);
		next_session();
		assert_eq!(authors(), vec![ALICE, CHARLIE, DAVE, EVE]);
	});
}

#[test]
fn a_removal_should_be_postponed_until_the_set_can_spare_the_offender() {
	ExtBuilder::default().validators(&[ALICE, BOB, CHARLIE]).run(|| {
		offend(BOB);
		assert_eq!(events(), vec![Event::OffenceRecorded { who: BOB, session: 0 }]);
		for _ in 0..2 {
			next_session();
			assert_eq!(events(), vec![Event::RemovalPostponed { who: BOB }]);
			assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, CHARLIE]);
		}
		assert_eq!(Grandpa::current_set_id(), 0);

		assert_ok!(ValidatorSet::add_validator(admin(), EVE));
		events();
		next_session();
		assert_eq!(events(), vec![removed(BOB, 4, 0)]);
		next_session();
		assert_eq!(authors(), vec![ALICE, CHARLIE, EVE]);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

#[test]
fn the_heaviest_offender_should_go_first_when_not_all_can() {
	ExtBuilder::default().run(|| {
		let offence = TestOffence { offender: ALICE, session: 0, round: 1, percent: 10 };
		assert_ok!(report(offence.clone()));
		assert_ok!(report(TestOffence { offender: DAVE, round: 2, percent: 90, ..offence }));
		// One of four may be disabled at a time: the first that was reported.
		assert_eq!(disabled(), vec![ALICE]);
		events();
		next_session();
		assert_eq!(events(), vec![removed(DAVE, 2, 0), Event::RemovalPostponed { who: ALICE }]);
		assert_eq!(ValidatorSet::validators(), vec![ALICE, BOB, CHARLIE]);
	});
}

#[test]
fn an_offence_should_count_once_when_it_is_named_again() {
	ExtBuilder::default().run(|| {
		let offence = TestOffence { offender: BOB, session: 0, round: 7, percent: 50 };
		assert_ok!(report(offence.clone()));
		assert_eq!(report(offence.clone()), Err(OffenceError::DuplicateReport));
		// A second offender of the same round: the report names Bob along with Dave.
		assert_ok!(report(TestOffence { offender: DAVE, ..offence }));
		let recorded = |who| Event::OffenceRecorded { who, session: 0 };
		assert_eq!(events(), vec![recorded(BOB), recorded(DAVE)]);
	});
}

#[test]
fn an_offence_of_an_earlier_term_should_be_ignored() {
	ExtBuilder::default().run(|| {
		offend(BOB);
		sessions(3);
		assert_ok!(ValidatorSet::add_validator(admin(), BOB));
		events();
		let old = TestOffence { offender: BOB, session: 0, round: 99, percent: 100 };
		assert_ok!(report(old.clone()));
		assert_ok!(report(TestOffence { session: 3, round: 100, ..old.clone() }));
		let ignored = |session| Event::OffenceIgnored { who: BOB, session };
		assert_eq!(events(), vec![ignored(0), ignored(3)]);
		assert_eq!(disabled(), Vec::<AccountId>::new());

		sessions(2);
		assert_ok!(report(TestOffence { session: 4, round: 101, ..old }));
		assert_eq!(events(), vec![Event::OffenceRecorded { who: BOB, session: 4 }]);
		assert_eq!(disabled(), vec![BOB]);
	});
}

#[test]
fn an_offender_that_was_removed_by_decision_should_be_disabled_while_it_still_serves() {
	ExtBuilder::default().run(|| {
		assert_ok!(ValidatorSet::remove_validator(admin(), DAVE));
		events();
		offend(DAVE);
		assert_eq!(disabled(), vec![DAVE]);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn an_offence_of_an_unknown_account_should_do_nothing() {
	ExtBuilder::default().run(|| {
		offend(STRANGER);
		assert_eq!(events(), vec![]);
		assert_eq!(disabled(), Vec::<AccountId>::new());
		sessions(2);
		assert_eq!(Grandpa::current_set_id(), 0);
	});
}
