// SPDX-License-Identifier: Apache-2.0

//! `close`: who may, and that nothing but receipts is taken afterwards.

use crate::{mock::*, *};
use sp_core::H256;

fn closing(activity: ActivityId) -> Call<Test> {
	Call::close { activity }
}

fn state(activity: ActivityId) -> ActivityState<u32> {
	activity_row(activity).state
}

#[test]
fn activity_should_be_closed_when_its_initiator_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [account(LUEBECK), agent(LUEBECK)] {
			let activity = formed(Request::Both, &[LUEBECK, VISBY]);
			inform(activity, LUEBECK);
			advance(3);
			let before = activity_row(activity);
			let paid = held(&account(LUEBECK), HoldReason::Activity);
			events();
			by(&who, closing(activity));
			let state = ActivityState::Closed { since: now() };
			assert_eq!(activity_row(activity), Activity { state, ..before });
			assert_eq!(events(), [Event::ActivityClosed { activity }]);
			assert_eq!(held(&account(LUEBECK), HoldReason::Activity), paid);
			// Its rows stay.
			assert_eq!(member_row(activity, VISBY).state, MemberState::Joined { from: 0 });
			assert!(Messages::<Test>::contains_key(activity, 0));
		}
	});
}

#[test]
fn activity_should_be_closed_when_answers_are_awaited_too() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		let member = member_row(activity, VISBY);
		close(activity);
		assert_eq!(state(activity), ActivityState::Closed { since: now() });
		assert_eq!(member_row(activity, VISBY), member);
	});
}

#[test]
fn close_should_be_refused_when_the_caller_did_not_open_the_activity() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		for who in [account(VISBY), agent(VISBY), account(RIGA), account(ANNA)] {
			refused(&who, closing(activity), Error::<Test>::NotInitiator);
		}
		for who in [stranger(), account(GAST)] {
			refused(&who, closing(activity), Error::<Test>::NodeNotFound);
		}
	});
}

#[test]
fn close_should_be_refused_when_there_is_no_such_activity_or_it_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		refused(&account(LUEBECK), closing(activity + 1), Error::<Test>::ActivityNotFound);
		close(activity);
		let since = now();
		advance(1);
		refused(&account(LUEBECK), closing(activity), Error::<Test>::ActivityClosed);
		assert_eq!(state(activity), ActivityState::Closed { since });
	});
}

#[test]
fn anyone_should_close_when_the_initiators_number_changed_hands() {
	for closer in [stranger(), account(VISBY), account(LUEBECK), account("Buyer")] {
		ExtBuilder::default().build_and_execute(|| {
			let activity = formed(Request::Information, &[LUEBECK, VISBY]);
			refused(&stranger(), closing(activity), Error::<Test>::NodeNotFound);
			sell(LUEBECK, "Buyer");
			by(&closer, closing(activity));
			assert_eq!(state(activity), ActivityState::Closed { since: now() });
		});
	}
}

#[test]
fn anyone_should_close_when_the_initiators_record_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		by(&account(LUEBECK), Call::remove_node {});
		by(&stranger(), closing(activity));
		assert_eq!(state(activity), ActivityState::Closed { since: now() });
	});
}

#[test]
fn anyone_should_close_when_the_initiator_was_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		let before = tenure(number_of(LUEBECK));
		release_number(number_of(LUEBECK));
		by(&account(VISBY), Call::remove_member { activity, node: node(LUEBECK) });
		// Even if the number should come back as it was, it stays out.
		register_number(number_of(LUEBECK), &account(LUEBECK));
		assert_eq!(tenure(number_of(LUEBECK)), before);
		let call = adding(activity, RIGA, History::Withheld);
		refused(&account(LUEBECK), call, Error::<Test>::NotMember);
		by(&stranger(), closing(activity));
		assert_eq!(state(activity), ActivityState::Closed { since: now() });
	});
}

#[test]
fn initiator_should_close_when_it_is_there_for_a_person_and_its_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		let own = vec![initiating(org(LUEBECK)), initiating(person(LUEBECK))];
		let parties = [own, vec![receiving(org(VISBY))]].concat();
		let activity = open(LUEBECK, TRADE, Request::Information, parties);
		sell(LUEBECK, "Buyer");
		refused(&account(VISBY), closing(activity), Error::<Test>::NotInitiator);
		close(activity);
	});
}

#[test]
fn closed_activity_should_take_no_member_no_message_and_no_statement() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Both, &[LUEBECK, VISBY]);
		let number = inform(activity, LUEBECK);
		let statement = vouch(activity, LUEBECK, VISBY);
		add(activity, RIGA, History::Withheld);
		rotate(VISBY);
		close(activity);
		let (epoch, digest) = (activity_row(activity).epoch, digest(1));
		let invitation = receiving(org(BERGEN));
		let (visby, riga) = (node(VISBY), node(RIGA));
		let content = Content::Information;
		let (root, count, commitment) = (H256([1; 32]), 2, H256([2; 32]));
		let history = History::Granted;
		for (name, call) in [
			(RIGA, Call::consent { activity }),
			(RIGA, Call::decline { activity }),
			(LUEBECK, Call::add_member { activity, invitation, history }),
			(LUEBECK, Call::remove_member { activity, node: visby }),
			(LUEBECK, Call::remove_member { activity, node: riga }),
			(VISBY, Call::leave { activity }),
			(VISBY, Call::raise_epoch { activity }),
			(LUEBECK, Call::publish { activity, epoch, counter: 1, digest, content }),
			(LUEBECK, Call::publish_many { activity, epoch, counter: 1, root, count }),
			(LUEBECK, Call::make_statement { activity, about: visby, commitment }),
			(VISBY, Call::countersign_statement { activity, statement }),
		] {
			refused(&account(name), call, Error::<Test>::ActivityClosed);
		}
		// Receipts, erasure and what takes words back go on.
		sign(activity, number, &[VISBY]);
		purge(activity, number, LUEBECK);
		sign_erased(activity, number, &[LUEBECK, VISBY]);
		by(&account(VISBY), Call::revoke_statement { activity, statement });
	});
}
