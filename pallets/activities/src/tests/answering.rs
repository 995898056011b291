// SPDX-License-Identifier: Apache-2.0

//! `consent` and `decline`: what an invited node answers, and when it is too late.

use crate::{mock::*, *};
use hanse_support::Deposit;
use sp_runtime::{AccountId32, ArithmeticError};

fn consenting(activity: ActivityId) -> Call<Test> {
	Call::consent { activity }
}

fn declining(activity: ActivityId) -> Call<Test> {
	Call::decline { activity }
}

fn decline(activity: ActivityId, name: &str) {
	by(&account(name), declining(activity));
}

/// Neither answer is taken.
fn not_answered(who: &AccountId32, activity: ActivityId, error: Error<Test>) {
	let error = sp_runtime::DispatchError::from(error);
	for call in [consenting(activity), declining(activity)] {
		refused(who, call, error);
	}
}

/// Luebeck opens, Visby and Riga are asked.
fn asked() -> ActivityId {
	let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA]);
	events();
	activity
}

fn deadline(activity: ActivityId) -> u32 {
	match activity_row(activity).state {
		ActivityState::Forming { until, .. } => until,
		state => panic!("nobody is awaited: {state:?}"),
	}
}

fn awaited(activity: ActivityId) -> u32 {
	match activity_row(activity).state {
		ActivityState::Forming { awaited, .. } => awaited,
		_ => 0,
	}
}

#[test]
fn node_should_be_a_member_when_it_consents() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		let before = activity_row(activity);
		let member = member_row(activity, RIGA);
		join(activity, &[RIGA]);
		let state = ActivityState::Forming { awaited: 1, until: deadline(activity) };
		let expected = Activity { state, epoch: 1, roster: slots(&[0, 2]), ..before };
		assert_eq!(activity_row(activity), expected);
		let state = MemberState::Joined { from: 0 };
		assert_eq!(member_row(activity, RIGA), Member { state, ..member });
		let node = node(RIGA);
		assert_eq!(events(), [Event::MemberJoined { activity, node, epoch: 1 }]);
	});
}

#[test]
fn activity_should_be_active_when_the_last_consents() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		join(activity, &[RIGA]);
		events();
		by(&agent(VISBY), consenting(activity));
		let row = activity_row(activity);
		assert_eq!((row.state, row.epoch), (ActivityState::Active, 2));
		assert_eq!((row.roster, row.members), (slots(&[0, 1, 2]), 3));
		let joined = Event::MemberJoined { activity, node: node(VISBY), epoch: 2 };
		assert_eq!(events(), [joined, Event::ActivityFormed { activity }]);
		// All of them read it from the first message on.
		for name in [LUEBECK, VISBY, RIGA] {
			assert_eq!(member_row(activity, name).state, MemberState::Joined { from: 0 });
		}
	});
}

#[test]
fn node_should_not_be_a_member_when_it_declines() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		let (before, member) = (activity_row(activity), member_row(activity, VISBY));
		decline(activity, VISBY);
		let state = ActivityState::Forming { awaited: 1, until: deadline(activity) };
		assert_eq!(activity_row(activity), Activity { state, ..before });
		let state = MemberState::Declined;
		assert_eq!(member_row(activity, VISBY), Member { state, ..member });
		let node = node(VISBY);
		assert_eq!(events(), [Event::MemberDeclined { activity, node }]);
		refused(&account(VISBY), publishing(activity, VISBY, Content::Information, 1), {
			Error::<Test>::NotMember
		});
	});
}

#[test]
fn activity_should_be_active_when_the_last_declines() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		decline(activity, VISBY);
		events();
		by(&agent(RIGA), declining(activity));
		let row = activity_row(activity);
		assert_eq!((row.state, row.epoch, row.roster), (ActivityState::Active, 0, slots(&[0])));
		let declined = Event::MemberDeclined { activity, node: node(RIGA) };
		assert_eq!(events(), [declined, Event::ActivityFormed { activity }]);
		// Nobody is there to send to.
		let call = publishing(activity, LUEBECK, Content::Information, 1);
		refused(&account(LUEBECK), call, Error::<Test>::NoRecipients);
	});
}

#[test]
fn answer_should_be_refused_when_its_time_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA, BERGEN]);
		let until = deadline(activity);
		assert_eq!(until, now() + windows().consent);
		advance_to(until - 1);
		join(activity, &[VISBY]);
		decline(activity, RIGA);
		advance(1);
		not_answered(&account(BERGEN), activity, Error::InvitationExpired);
		advance_to(u32::MAX);
		not_answered(&agent(BERGEN), activity, Error::InvitationExpired);
		assert_eq!(awaited(activity), 1);
		assert!(matches!(member_row(activity, BERGEN).state, MemberState::Invited { .. }));
	});
}

#[test]
fn answer_should_be_refused_when_the_activity_went_on_without_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		join(activity, &[VISBY]);
		advance_to(deadline(activity));
		inform(activity, LUEBECK);
		assert_eq!(activity_row(activity).state, ActivityState::Active);
		not_answered(&account(RIGA), activity, Error::InvitationExpired);
	});
}

#[test]
fn answer_should_be_refused_when_the_node_is_not_asked() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		for name in [LUEBECK, BERGEN, ANNA] {
			not_answered(&account(name), activity, Error::NotInvited);
		}
		join(activity, &[VISBY]);
		not_answered(&account(VISBY), activity, Error::NotInvited);
		leave(activity, VISBY);
		not_answered(&account(VISBY), activity, Error::NotInvited);
		decline(activity, RIGA);
		not_answered(&account(RIGA), activity, Error::NotInvited);
		add(activity, BERGEN, History::Withheld);
		remove(activity, BERGEN);
		not_answered(&account(BERGEN), activity, Error::NotInvited);
	});
}

#[test]
fn answer_should_be_refused_when_the_caller_has_no_node_or_there_is_no_such_activity() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		host(GAST, VISBY);
		// A host answers for its guests.
		for who in [stranger(), account(GAST), agent_at(VISBY, 2)] {
			not_answered(&who, activity, Error::NodeNotFound);
		}
		for unknown in [activity + 1, u64::MAX] {
			not_answered(&account(VISBY), unknown, Error::ActivityNotFound);
		}
	});
}

#[test]
fn answer_should_be_refused_when_the_activity_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		close(activity);
		not_answered(&account(VISBY), activity, Error::ActivityClosed);
	});
}

#[test]
fn consent_should_be_refused_and_refusal_taken_when_the_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		sell(VISBY, BERT);
		refused(&account(VISBY), consenting(activity), Error::<Test>::MemberVoid);
		// The buyer was not asked, and a new record of the seller's neither.
		not_answered(&account(BERT), activity, Error::NotInvited);
		decline(activity, VISBY);
		assert_eq!(awaited(activity), 1);
		by(&account(RIGA), Call::remove_node {});
		not_answered(&account(RIGA), activity, Error::NodeNotFound);
		register(RIGA, None);
		not_answered(&account(RIGA), activity, Error::NotInvited);
	});
}

#[test]
fn consent_should_be_taken_when_the_node_is_there_for_a_person_too() {
	ExtBuilder::default().build_and_execute(|| {
		let others = vec![receiving(org(VISBY)), receiving(person(VISBY))];
		let parties = [vec![initiating(org(LUEBECK))], others].concat();
		let activity = open(LUEBECK, TRADE, Request::Information, parties);
		sell(VISBY, "Buyer");
		join(activity, &[VISBY]);
		assert_eq!(activity_row(activity).state, ActivityState::Active);
	});
}

#[test]
fn member_should_be_in_with_the_keys_that_it_has_when_it_consents() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		rotate(VISBY);
		assert_eq!(member_row(activity, VISBY).key_version, 1);
		join(activity, &[VISBY]);
		assert_eq!(member_row(activity, VISBY).key_version, 2);
		let call = Call::raise_epoch { activity };
		refused(&account(VISBY), call, Error::<Test>::EpochCurrent);
	});
}

#[test]
fn member_should_read_what_it_was_granted_when_it_joins_later() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		inform(activity, LUEBECK);
		inform(activity, VISBY);
		add(activity, RIGA, History::Withheld);
		add(activity, BERGEN, History::Granted);
		// Also what was published since it was asked is before it joined.
		inform(activity, VISBY);
		events();
		join(activity, &[RIGA, BERGEN]);
		assert_eq!(member_row(activity, RIGA).state, MemberState::Joined { from: 3 });
		assert_eq!(member_row(activity, BERGEN).state, MemberState::Joined { from: 0 });
		let row = activity_row(activity);
		assert_eq!((row.state, row.epoch), (ActivityState::Active, 3));
		assert_eq!(row.roster, slots(&[0, 1, 2, 3]));
		// It was active before.
		let expected = [
			Event::MemberJoined { activity, node: node(RIGA), epoch: 2 },
			Event::MemberJoined { activity, node: node(BERGEN), epoch: 3 },
		];
		assert_eq!(events(), expected);
		add(activity, AMT, History::Granted);
		events();
		decline(activity, AMT);
		assert_eq!(events(), [Event::MemberDeclined { activity, node: node(AMT) }]);
		assert_eq!((activity_row(activity).epoch, awaited(activity)), (3, 0));
	});
}

#[test]
fn message_should_be_refused_when_it_was_sealed_before_somebody_joined() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		let call = publishing(activity, LUEBECK, Content::Information, 1);
		add(activity, RIGA, History::Withheld);
		join(activity, &[RIGA]);
		refused(&account(LUEBECK), call, Error::<Test>::StaleEpoch);
	});
}

#[test]
fn consent_should_be_refused_when_there_is_no_later_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		set_activity(activity, |row| row.epoch = u32::MAX);
		refused(&account(VISBY), consenting(activity), ArithmeticError::Overflow);
		set_activity(activity, |row| row.epoch -= 1);
		join(activity, &[VISBY]);
		decline(activity, RIGA);
		assert_eq!(activity_row(activity).epoch, u32::MAX);
	});
}

#[test]
fn answer_should_cost_no_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = asked();
		let (visby, riga) = (free(&account(VISBY)), free(&account(RIGA)));
		let before = member_row(activity, VISBY).deposit;
		DepositBase::set(700);
		join(activity, &[VISBY]);
		decline(activity, RIGA);
		assert_eq!((free(&account(VISBY)), free(&account(RIGA))), (visby, riga));
		for name in [VISBY, RIGA] {
			let Deposit { payer, amount } = member_row(activity, name).deposit;
			assert_eq!((&payer, amount), (&account(LUEBECK), before.amount));
		}
	});
}
