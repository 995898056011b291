// SPDX-License-Identifier: Apache-2.0

//! `remove_member`: whom the initiator removes, and whom anyone.

use super::*;

#[test]
fn member_should_read_nothing_later_when_it_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY, RIGA]);
		inform(activity, LUEBECK);
		inform(activity, VISBY);
		let (before, member) = (activity_row(activity), member_row(activity, VISBY));
		let payer = held(&account(LUEBECK), HoldReason::Member);
		events();
		by(&agent(LUEBECK), removing(activity, VISBY));
		let (epoch, roster) = (before.epoch + 1, slots(&[0, 2]));
		assert_eq!(activity_row(activity), Activity { epoch, roster, ..before });
		let state = MemberState::Left { from: 0, to: 2 };
		assert_eq!(member_row(activity, VISBY), Member { state, ..member });
		let node = node(VISBY);
		assert_eq!(events(), [Event::MemberLeft { activity, node, epoch }]);
		// Its row stays, and what is held for it.
		assert_eq!(held(&account(LUEBECK), HoldReason::Member), payer);
		let number = inform(activity, LUEBECK);
		assert_eq!(message_row(activity, number).missing, slots(&[2]));
		refused(&account(VISBY), publishing(activity, VISBY, Content::Information, 1), {
			Error::<Test>::NotMember
		});
	});
}

#[test]
fn invitation_should_be_taken_back_when_its_node_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		inform(activity, LUEBECK);
		add(activity, RIGA, History::Granted);
		let (before, member) = (activity_row(activity), member_row(activity, RIGA));
		events();
		remove(activity, RIGA);
		// Nobody joined or left: the epoch goes on.
		assert_eq!(activity_row(activity), before);
		let state = MemberState::Left { from: 1, to: 1 };
		assert_eq!(member_row(activity, RIGA), Member { state, ..member });
		let (node, epoch) = (node(RIGA), before.epoch);
		assert_eq!(events(), [Event::MemberLeft { activity, node, epoch }]);
		assert!((0..3).all(|number| !state.may_read(number)));
	});
}

#[test]
fn activity_should_be_active_when_the_last_that_was_awaited_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA, BERGEN]);
		let (_, until) = forming(activity);
		join(activity, &[RIGA]);
		remove(activity, VISBY);
		assert_eq!(forming(activity), (1, until));
		// Nobody waits less because a member goes.
		leave(activity, RIGA);
		assert_eq!(forming(activity), (1, until));
		advance_to(until);
		events();
		remove(activity, BERGEN);
		let row = activity_row(activity);
		assert_eq!((row.state, row.epoch), (ActivityState::Active, 2));
		assert_eq!(row.roster, slots(&[0]));
		let left = Event::MemberLeft { activity, node: node(BERGEN), epoch: 2 };
		assert_eq!(events(), [left, Event::ActivityFormed { activity }]);
	});
}

#[test]
fn member_should_not_be_removed_when_it_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		not_removed(activity, RIGA, Error::NotMember);
		let unknown = Call::remove_member { activity, node: u64::MAX };
		refused(&account(LUEBECK), unknown, Error::<Test>::NotMember);
		remove(activity, VISBY);
		not_removed(activity, VISBY, Error::NotMember);
		add(activity, RIGA, History::Withheld);
		by(&account(RIGA), Call::decline { activity });
		not_removed(activity, RIGA, Error::NotMember);
		// Void or not.
		sell(VISBY, "Buyer");
		refused(&stranger(), removing(activity, VISBY), Error::<Test>::NotMember);
	});
}

#[test]
fn member_should_not_be_removed_when_the_caller_is_not_the_initiator() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY, RIGA]);
		let call = || removing(activity, VISBY);
		for who in [account(VISBY), account(RIGA), agent(RIGA), account(ANNA)] {
			refused(&who, call(), Error::<Test>::NotInitiator);
		}
		for who in [stranger(), account(GAST)] {
			refused(&who, call(), Error::<Test>::NodeNotFound);
		}
		sell(LUEBECK, "Buyer");
		not_removed(activity, VISBY, Error::MemberVoid);
	});
}

#[test]
fn member_should_not_be_removed_when_there_is_no_such_activity_or_it_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		not_removed(activity + 1, VISBY, Error::ActivityNotFound);
		close(activity);
		not_removed(activity, VISBY, Error::ActivityClosed);
		sell(VISBY, "Buyer");
		refused(&stranger(), removing(activity, VISBY), Error::<Test>::ActivityClosed);
	});
}

#[test]
fn initiator_and_supervisors_of_the_kind_should_stay() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = care();
		for name in [ANNA, AMT] {
			let call = removing(activity, name);
			refused(&account(ANNA), call, Error::<Test>::MemberRequired);
			refused(&account(name), leaving(activity), Error::<Test>::MemberRequired);
		}
		// Also when its number has another node by now.
		by(&account(AMT), Call::set_org { org: None });
		let call = removing(activity, AMT);
		refused(&account(ANNA), call, Error::<Test>::MemberRequired);
		// Whom the initiator has supervise, it may remove.
		remove(activity, CLARA);
		assert_eq!(activity_row(activity).roster, slots(&[0, 1]));
	});
}

#[test]
fn supervisor_of_the_kind_should_stay_when_somebody_else_is_at_its_node() {
	ExtBuilder::default().build_and_execute(|| {
		let car = register_thing(ANNA, "Car");
		let own = vec![initiating(person(ANNA)), receiving(Party::Thing(car))];
		let parties = [own, vec![receiving(person(AMT)), receiving(org(AMT))]].concat();
		let activity = open(ANNA, CARE, Request::Information, parties);
		let call = removing(activity, AMT);
		refused(&account(ANNA), call, Error::<Test>::MemberRequired);
		refused(&account(AMT), leaving(activity), Error::<Test>::MemberRequired);
	});
}

#[test]
fn authority_should_not_have_to_stay_when_it_does_not_supervise() {
	ExtBuilder::default().build_and_execute(|| {
		// A kind that it does not supervise; and as a receiver.
		let activity = trade();
		let (part, history) = (Part::Supervisor, History::Withheld);
		by(&account(LUEBECK), adding_as(activity, org(AMT), part, history));
		join(activity, &[AMT]);
		remove(activity, AMT);
		assert_eq!(activity_row(activity).roster, slots(&[0, 1]));
	});
}

#[test]
fn anyone_should_remove_a_member_when_its_number_changed_hands() {
	for who in [stranger(), account(VISBY), account(RIGA), account("Buyer")] {
		ExtBuilder::default().build_and_execute(|| {
			let activity = trade();
			let call = || removing(activity, VISBY);
			sell(VISBY, "Buyer");
			events();
			by(&who, call());
			assert_eq!(state(activity, VISBY), MemberState::Left { from: 0, to: 0 });
			let (node, epoch) = (node(VISBY), 2);
			assert_eq!(events(), [Event::MemberLeft { activity, node, epoch }]);
			assert_eq!(activity_row(activity).roster, slots(&[0]));
		});
	}
}

#[test]
fn anyone_should_remove_initiator_supervisor_and_invited_when_they_are_void() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = register_kind(Relations::INDUSTRIAL, &[AMT], UpdatePolicy::Members);
		let others = vec![receiving(org(VISBY)), receiving(person(BERT))];
		let parties = [vec![initiating(org(LUEBECK))], others].concat();
		let activity = open(LUEBECK, kind, Request::Information, parties);
		let until = now() + windows().consent;
		assert_eq!(forming(activity), (2, until));
		for name in [LUEBECK, AMT, VISBY] {
			sell(name, "Buyer");
			// Who has to stay does not leave by itself.
			let error = match name == VISBY {
				true => Error::<Test>::NotMember,
				false => Error::<Test>::MemberRequired,
			};
			refused(&account(name), leaving(activity), error);
			by(&stranger(), removing(activity, name));
			assert!(matches!(state(activity, name), MemberState::Left { .. }));
		}
		assert_eq!(forming(activity), (1, until));
		assert_eq!((activity_row(activity).roster, activity_row(activity).epoch), (slots(&[]), 2));
		join(activity, &[BERT]);
		assert_eq!(activity_row(activity).state, ActivityState::Active);
	});
}

#[test]
fn anyone_should_remove_a_member_when_its_record_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let parties = vec![initiating(person(LUEBECK)), receiving(person(ANNA))];
		let numbers = vec![receiving(org(LUEBECK)), receiving(org(VISBY))];
		let parties = [parties, numbers].concat();
		let activity = open(LUEBECK, TRADE, Request::Information, parties);
		join(activity, &[ANNA]);
		let call = || Call::remove_member { activity, node: 5 };
		assert_eq!(node(ANNA), 5);
		refused(&stranger(), call(), Error::<Test>::NodeNotFound);
		by(&account(ANNA), Call::remove_node {});
		by(&stranger(), call());
		let row = Members::<Test>::get(activity, 5).unwrap();
		assert_eq!(row.state, MemberState::Left { from: 0, to: 0 });
		// A new record is another node.
		register(ANNA, None);
		add(activity, ANNA, History::Withheld);
		assert_eq!((node(ANNA), member_row(activity, ANNA).slot), (8, 3));
	});
}

#[test]
fn member_should_not_be_void_when_it_is_in_for_a_person_too() {
	ExtBuilder::default().build_and_execute(|| {
		let others = vec![receiving(person(VISBY)), receiving(org(VISBY))];
		let parties = [vec![initiating(org(LUEBECK))], others].concat();
		let activity = open(LUEBECK, TRADE, Request::Information, parties);
		join(activity, &[VISBY]);
		sell(VISBY, "Buyer");
		refused(&stranger(), removing(activity, VISBY), Error::<Test>::NodeNotFound);
		remove(activity, VISBY);
	});
}

#[test]
fn member_should_not_be_void_when_its_number_gets_another_node() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		by(&account(VISBY), Call::set_org { org: None });
		refused(&stranger(), removing(activity, VISBY), Error::<Test>::NodeNotFound);
		inform(activity, LUEBECK);
		inform(activity, VISBY);
	});
}

#[test]
fn member_should_stay_when_there_is_no_later_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		set_activity(activity, |row| row.epoch = u32::MAX);
		let call = removing(activity, VISBY);
		refused(&account(LUEBECK), call, ArithmeticError::Overflow);
		refused(&account(VISBY), leaving(activity), ArithmeticError::Overflow);
	});
}
