// SPDX-License-Identifier: Apache-2.0

//! `clear`: what goes, when, in which order, and to whom the deposits go back.

use crate::{mock::*, *};
use frame_support::assert_noop;
use sp_core::H256;
use sp_runtime::DispatchError;

fn clearing(activity: ActivityId, limit: u32) -> Call<Test> {
	Call::clear { activity, limit }
}

/// Anybody clears.
fn clear(activity: ActivityId, limit: u32) {
	by(&stranger(), clearing(activity, limit));
	Pallet::<Test>::do_try_state().unwrap();
}

fn not_cleared(activity: ActivityId, limit: u32, error: Error<Test>) {
	refused(&stranger(), clearing(activity, limit), error);
}

/// A trade of four with three messages and two statements, closed long enough ago. Bergen declined.
fn closed() -> ActivityId {
	let activity = open_trade(Request::Both, &[LUEBECK, VISBY, RIGA, BERGEN]);
	join(activity, &[VISBY, RIGA]);
	by(&account(BERGEN), Call::decline { activity });
	inform(activity, LUEBECK);
	inform(activity, VISBY);
	by(&account(RIGA), publishing_many(activity, RIGA, 1, 7));
	vouch(activity, VISBY, RIGA);
	vouch(activity, LUEBECK, VISBY);
	close_and_wait(activity);
	events();
	activity
}

/// Rows that there are of messages, statements, members and memberships.
fn rows(activity: ActivityId) -> (usize, usize, usize, usize) {
	let memberships = Memberships::<Test>::iter_keys().filter(|(_, of)| *of == activity);
	(
		Messages::<Test>::iter_prefix(activity).count(),
		Statements::<Test>::iter_prefix(activity).count(),
		Members::<Test>::iter_prefix(activity).count(),
		memberships.count(),
	)
}

/// What is held of everybody for all that an activity is made of.
fn held_of_all() -> u128 {
	let payers = NODES.into_iter().flat_map(|name| [account(name), agent_at(name, 1)]);
	let reasons =
		[HoldReason::Activity, HoldReason::Member, HoldReason::Message, HoldReason::Statement];
	payers.flat_map(|who| reasons.map(|reason| held(&who, reason))).sum()
}

fn cleared(activity: ActivityId, rows: u32) -> Event<Test> {
	Event::ActivityCleared { activity, rows }
}

#[test]
fn rows_should_go_one_by_one_in_their_order_when_they_are_cleared_in_steps() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		let head = activity_row(activity).head;
		assert_ne!(head, H256::zero());
		for left in [
			(2, 2, 4, 4),
			(1, 2, 4, 4),
			(0, 2, 4, 4),
			(0, 1, 4, 4),
			(0, 0, 4, 4),
			(0, 0, 3, 3),
			(0, 0, 2, 2),
			(0, 0, 1, 1),
		] {
			clear(activity, 1);
			assert_eq!(rows(activity), left);
			assert_eq!(events(), [cleared(activity, 1)]);
			let row = activity_row(activity);
			let counts = (row.messages as usize, row.statements as usize, row.members as usize);
			assert_eq!(counts, (left.0, left.1, left.2));
			assert_eq!(row.head, head);
			// There is always an initiator, and every author of a message.
			assert_eq!(member_row(activity, LUEBECK).slot, 0);
		}
		clear(activity, 1);
		let removed = Event::ActivityRemoved { activity, head };
		assert_eq!(events(), [cleared(activity, 1), removed]);
		assert_eq!(rows(activity), (0, 0, 0, 0));
		assert!(!crate::pallet::Activities::<Test>::contains_key(activity));
		assert_eq!(held_of_all(), 0);
	});
}

#[test]
fn all_should_go_at_once_when_the_limit_lets_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		let head = activity_row(activity).head;
		// Three messages, two statements, three members, and the initiator with the activity.
		clear(activity, 9);
		let removed = Event::ActivityRemoved { activity, head };
		assert_eq!(events(), [cleared(activity, 9), removed]);
		assert_eq!((rows(activity), held_of_all()), ((0, 0, 0, 0), 0));
		not_cleared(activity, 1, Error::ActivityNotFound);
		// Its number is not given again.
		assert_eq!(formed(Request::Trust, &[LUEBECK, VISBY]), activity + 1);
	});
}

#[test]
fn activity_should_stay_when_the_limit_is_used_up_by_its_rows() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		let head = activity_row(activity).head;
		clear(activity, 4);
		assert_eq!((rows(activity), events()), ((0, 1, 4, 4), vec![cleared(activity, 4)]));
		clear(activity, 4);
		assert_eq!((rows(activity), events()), ((0, 0, 1, 1), vec![cleared(activity, 4)]));
		assert_eq!(activity_row(activity).roster, slots(&[0]));
		clear(activity, u32::MAX);
		let removed = Event::ActivityRemoved { activity, head };
		assert_eq!(events(), [cleared(activity, 1), removed]);
	});
}

#[test]
fn rows_should_go_at_most_a_batch_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		for number in 0..=u64::from(MAX_CLEARED) {
			assert_eq!(inform(activity, LUEBECK), number);
		}
		close_and_wait(activity);
		events();
		clear(activity, u32::MAX);
		assert_eq!(events(), [cleared(activity, MAX_CLEARED)]);
		assert_eq!((MAX_CLEARED, rows(activity)), (64, (1, 0, 2, 2)));
		clear(activity, MAX_CLEARED + 1);
		assert_eq!(events()[0], cleared(activity, 3));
		assert_eq!(held_of_all(), 0);
	});
}

#[test]
fn activity_should_go_when_it_was_closed_before_anybody_joined_or_said_anything() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		close_and_wait(activity);
		events();
		clear(activity, 2);
		let removed = Event::ActivityRemoved { activity, head: H256::zero() };
		assert_eq!(events(), [cleared(activity, 2), removed]);
		assert_eq!((rows(activity), held_of_all()), ((0, 0, 0, 0), 0));
	});
}

#[test]
fn deposits_should_go_back_to_who_paid_them_when_the_price_is_another_since() {
	ExtBuilder::default().build_and_execute(|| {
		let accounts = || {
			let named = NODES.into_iter().flat_map(|name| [account(name), agent_at(name, 1)]);
			named.map(|who| free(&who)).collect::<Vec<_>>()
		};
		let before = accounts();
		let activity = formed(Request::Both, &[LUEBECK, VISBY, RIGA]);
		inform(activity, LUEBECK);
		DepositBase::set(1_700);
		by(&agent(VISBY), publishing(activity, VISBY, Content::Information, 1));
		vouch(activity, RIGA, VISBY);
		add(activity, BERGEN, History::Granted);
		assert!(held(&agent(VISBY), HoldReason::Message) > 1_700);
		close_and_wait(activity);
		DepositBase::set(3);
		DepositPerByte::set(0);
		clear(activity, MAX_CLEARED);
		assert_eq!(accounts(), before);
		assert_eq!(held_of_all(), 0);
	});
}

#[test]
fn rows_of_another_activity_should_stay_when_one_is_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		let other = formed(Request::Both, &[LUEBECK, VISBY, RIGA]);
		inform(other, LUEBECK);
		vouch(other, VISBY, LUEBECK);
		let kept = held_of_all();
		let activity = closed();
		clear(activity, MAX_CLEARED);
		assert_eq!((rows(other), rows(activity)), ((1, 1, 3, 3), (0, 0, 0, 0)));
		assert_eq!(held_of_all(), kept);
	});
}

#[test]
fn rows_should_be_refused_to_go_when_the_activity_is_not_closed_long_enough() {
	ExtBuilder::default().build_and_execute(|| {
		let forming = open_trade(Request::Both, &[LUEBECK, VISBY]);
		let activity = formed(Request::Both, &[LUEBECK, VISBY]);
		advance(1_000);
		not_cleared(forming, 1, Error::NotClearable);
		not_cleared(activity, 1, Error::NotClearable);
		close(activity);
		let over = now() + terms().keep;
		not_cleared(activity, 1, Error::NotClearable);
		advance_to(over - 1);
		not_cleared(activity, 1, Error::NotClearable);
		advance_to(over);
		clear(activity, 1);
	});
}

#[test]
fn rows_should_stay_as_long_as_the_terms_say_now_when_these_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Both, &[LUEBECK, VISBY]);
		close(activity);
		Governed::set(Terms { keep: 0, ..terms() });
		clear(activity, 1);
		Governed::set(Terms { keep: u32::MAX, ..terms() });
		advance(u32::MAX / 2);
		not_cleared(activity, 1, Error::NotClearable);
	});
}

#[test]
fn clearing_should_be_refused_when_no_row_is_to_go_or_there_is_no_activity() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		not_cleared(activity, 0, Error::InvalidSize);
		not_cleared(activity + 1, 1, Error::ActivityNotFound);
		for origin in [Origin::none(), Origin::root(), authorized()] {
			let call = clearing(activity, 1);
			assert_noop!(dispatch(origin, call), DispatchError::BadOrigin);
		}
		// Anybody may, and it costs them no deposit.
		by(&pauper(), clearing(activity, 1));
	});
}

#[test]
fn what_was_cleared_should_be_found_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		let signed = signed_receipts(VISBY, Word::Stored, &[entry(activity, 0)]);
		assert!(validate(&signed).is_ok());
		clear(activity, 5);
		not_brought(&signed, Error::MessageNotFound);
		let purge = Call::purge { message: entry(activity, 0) };
		refused(&account(LUEBECK), purge, Error::<Test>::MessageNotFound);
		let revoke = Call::revoke_statement { activity, statement: 0 };
		refused(&account(VISBY), revoke, Error::<Test>::StatementNotFound);
	});
}

#[test]
fn activity_should_be_cleared_when_its_initiator_and_members_are_void() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = closed();
		for name in [LUEBECK, VISBY] {
			by(&account(name), Call::remove_node {});
		}
		clear(activity, MAX_CLEARED);
		assert_eq!((rows(activity), held_of_all()), ((0, 0, 0, 0), 0));
	});
}
