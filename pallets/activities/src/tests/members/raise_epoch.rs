// SPDX-License-Identifier: Apache-2.0

//! `raise_epoch`: new keys begin an epoch.

use super::*;

#[test]
fn epoch_should_rise_when_a_member_has_new_keys() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		for (version, who) in [(2, account(VISBY)), (3, agent_at(VISBY, 3))] {
			rotate(VISBY);
			set_free(&who, ENDOWMENT);
			let (before, member) = (activity_row(activity), member_row(activity, VISBY));
			let sealed = publishing(activity, LUEBECK, Content::Information, 1);
			events();
			by(&who, raising(activity));
			let epoch = before.epoch + 1;
			assert_eq!(activity_row(activity), Activity { epoch, ..before });
			let expected = Member { key_version: version, ..member };
			assert_eq!(member_row(activity, VISBY), expected);
			let node = node(VISBY);
			assert_eq!(events(), [Event::EpochRaised { activity, node, epoch }]);
			refused(&account(LUEBECK), sealed, Error::<Test>::StaleEpoch);
			let call = raising(activity);
			refused(&account(VISBY), call, Error::<Test>::EpochCurrent);
		}
	});
}

#[test]
fn epoch_should_rise_once_when_keys_changed_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let before = activity_row(activity).epoch;
		rotate(LUEBECK);
		rotate(LUEBECK);
		by(&account(LUEBECK), raising(activity));
		assert_eq!(activity_row(activity).epoch, before + 1);
		assert_eq!(member_row(activity, LUEBECK).key_version, 3);
		let call = raising(activity);
		refused(&account(LUEBECK), call, Error::<Test>::EpochCurrent);
	});
}

#[test]
fn epoch_should_rise_when_others_are_still_awaited_too() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		rotate(LUEBECK);
		by(&account(LUEBECK), raising(activity));
		assert_eq!((activity_row(activity).epoch, forming(activity).0), (1, 1));
	});
}

#[test]
fn epoch_should_stay_when_the_caller_has_the_keys_that_it_knows() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let call = || raising(activity);
		refused(&account(VISBY), call(), Error::<Test>::EpochCurrent);
		// Another's keys are another's matter.
		rotate(LUEBECK);
		refused(&account(VISBY), call(), Error::<Test>::EpochCurrent);
	});
}

#[test]
fn epoch_should_stay_when_the_caller_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		[VISBY, RIGA, BERGEN].into_iter().for_each(rotate);
		let call = || raising(activity);
		add(activity, RIGA, History::Withheld);
		leave(activity, VISBY);
		for name in [VISBY, RIGA, BERGEN] {
			refused(&account(name), call(), Error::<Test>::NotMember);
		}
		by(&account(RIGA), Call::decline { activity });
		refused(&account(RIGA), call(), Error::<Test>::NotMember);
		refused(&stranger(), call(), Error::<Test>::NodeNotFound);
	});
}

#[test]
fn epoch_should_stay_when_the_caller_is_void_or_the_activity_closed_or_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		rotate(VISBY);
		let unknown = raising(activity + 1);
		refused(&account(VISBY), unknown, Error::<Test>::ActivityNotFound);
		let call = || raising(activity);
		sell(VISBY, "Buyer");
		refused(&account(VISBY), call(), Error::<Test>::MemberVoid);
		close(activity);
		refused(&account(VISBY), call(), Error::<Test>::ActivityClosed);
	});
}

#[test]
fn epoch_should_not_rise_beyond_the_last() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		set_activity(activity, |row| row.epoch = u32::MAX);
		rotate(VISBY);
		let call = raising(activity);
		refused(&account(VISBY), call, ArithmeticError::Overflow);
	});
}
