// SPDX-License-Identifier: Apache-2.0

//! `purge`: who has messages erased.

use crate::{messages::MessageRow, mock::*, *};
use sp_runtime::ArithmeticError;

/// A trade of Luebeck, Visby and Riga: message 0 is Luebeck's, message 1 is Visby's.
fn begin() -> ActivityId {
	let activity = formed(Request::Both, &[LUEBECK, VISBY, RIGA]);
	inform(activity, LUEBECK);
	inform(activity, VISBY);
	events();
	activity
}

fn purging(activity: ActivityId, number: MessageNumber) -> Call<Test> {
	Call::purge { message: MessageRef { activity, number } }
}

fn not_purged(name: &str, message: (ActivityId, MessageNumber), error: Error<Test>) {
	refused(&account(name), purging(message.0, message.1), error);
}

#[test]
fn message_should_be_to_be_erased_when_its_author_or_the_initiator_says_so() {
	for (number, caller) in [(0, LUEBECK), (1, VISBY), (1, LUEBECK)] {
		ExtBuilder::default().build_and_execute(|| {
			let activity = begin();
			let (row, message) = (activity_row(activity), message_row(activity, number));
			advance(4);
			by(&account(caller), purging(activity, number));
			assert_eq!(events(), [Event::MessagePurged { activity, number }]);
			let expected = Message { purged: Some(now()), ..message };
			assert_eq!(message_row(activity, number), expected);
			assert_eq!(message_row(activity, 1 - number).purged, None);
			assert_eq!(activity_row(activity), Activity { purges: 1, ..row });
		});
	}
}

#[test]
fn agent_should_purge_for_its_node() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		by(&agent(VISBY), purging(activity, 1));
		assert_eq!(message_row(activity, 1).purged, Some(now()));
	});
}

#[test]
fn purges_should_be_counted_when_they_are_taken() {
	ExtBuilder::default().build_and_execute(|| {
		let (activity, other) = (begin(), begin());
		purge(activity, 1, LUEBECK);
		not_purged(LUEBECK, (activity, 1), Error::MessagePurged);
		sign_erased(activity, 1, &[VISBY]);
		assert_eq!((activity_row(activity).purges, activity_row(other).purges), (1, 0));
		purge(activity, 0, LUEBECK);
		assert_eq!(activity_row(activity).purges, 2);
		close_and_wait(activity);
		by(&stranger(), Call::clear { activity, limit: 2 });
		assert_eq!((activity_row(activity).messages, activity_row(activity).purges), (0, 2));
	});
}

#[test]
fn purge_should_be_refused_when_no_more_can_be_counted() {
	ExtBuilder::default().build().execute_with(|| {
		let activity = begin();
		set_activity(activity, |row| row.purges = u64::MAX - 1);
		purge(activity, 0, LUEBECK);
		refused(&account(VISBY), purging(activity, 1), ArithmeticError::Overflow);
	});
}

#[test]
fn deposit_should_stay_when_a_message_is_purged_and_erased() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let paid = held(&account(VISBY), HoldReason::Message);
		sign(activity, 1, &[LUEBECK, RIGA]);
		purge(activity, 1, VISBY);
		sign_erased(activity, 1, &[LUEBECK, VISBY, RIGA]);
		assert_eq!(held(&account(VISBY), HoldReason::Message), paid);
		assert_eq!(paid, price_of::<MessageRow<Test>>());
	});
}

#[test]
fn information_should_stay_what_updates_name_when_it_is_purged() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		purge(activity, 0, LUEBECK);
		assert_eq!(activity_row(activity).current.map(|current| current.number), Some(0));
		assert_eq!(publish(activity, RIGA, update(activity, 7), 2), 2);
	});
}

#[test]
fn message_should_be_purged_when_the_activity_is_closed_or_its_author_left() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		leave(activity, VISBY);
		by(&account(VISBY), purging(activity, 1));
		close(activity);
		by(&account(LUEBECK), purging(activity, 0));
		assert_eq!(message_row(activity, 0).purged, Some(now()));
	});
}

#[test]
fn purge_should_be_refused_when_the_caller_is_neither_author_nor_initiator() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		for name in [VISBY, RIGA, ANNA] {
			not_purged(name, (activity, 0), Error::NotAuthor);
		}
		not_purged(RIGA, (activity, 1), Error::NotAuthor);
		not_purged(GAST, (activity, 0), Error::NodeNotFound);
		refused(&stranger(), purging(activity, 0), Error::<Test>::NodeNotFound);
	});
}

#[test]
fn purge_should_be_refused_when_there_is_no_such_activity_or_message() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		not_purged(LUEBECK, (activity + 1, 0), Error::ActivityNotFound);
		for number in [2, u64::MAX] {
			not_purged(LUEBECK, (activity, number), Error::MessageNotFound);
		}
	});
}

#[test]
fn purge_should_be_refused_when_it_was_asked_for_already() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		purge(activity, 1, VISBY);
		advance(1);
		for name in [VISBY, LUEBECK] {
			not_purged(name, (activity, 1), Error::MessagePurged);
		}
		assert_eq!(message_row(activity, 1).purged, Some(now() - 1));
	});
}

#[test]
fn purge_should_be_refused_when_the_caller_is_void() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		sell(VISBY, "Buyer");
		not_purged(VISBY, (activity, 1), Error::MemberVoid);
		sell(LUEBECK, "Buyer");
		not_purged(LUEBECK, (activity, 0), Error::MemberVoid);
		not_purged(LUEBECK, (activity, 1), Error::MemberVoid);
		// Whoever bought the numbers has no hand in it.
		not_purged("Buyer", (activity, 0), Error::NodeNotFound);
		register("Buyer", Some(number_of(LUEBECK)));
		not_purged("Buyer", (activity, 0), Error::NotAuthor);
	});
}
