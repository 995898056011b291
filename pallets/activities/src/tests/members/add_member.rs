// SPDX-License-Identifier: Apache-2.0

//! `add_member`: who is asked, who joins at once, and who comes again.

use super::*;

#[test]
fn node_should_be_asked_when_the_initiator_adds_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		advance(4);
		let before = activity_row(activity);
		let payer = agent(LUEBECK);
		by(&payer, adding(activity, RIGA, History::Granted));
		let (until, history) = (now() + windows().consent, History::Granted);
		let expected = Member {
			state: MemberState::Invited { until, history },
			parts: Parts(2),
			slot: 2,
			org: tenure_of(RIGA),
			key_version: 1,
			next_counter: 0,
			deposit: Deposit { payer: payer.clone(), amount: MEMBER_PRICE },
		};
		assert_eq!(member_row(activity, RIGA), expected);
		assert!(Memberships::<Test>::contains_key(node(RIGA), activity));
		let expected = Activity { next_slot: 3, members: 3, ..before };
		assert_eq!(activity_row(activity), expected);
		assert_eq!(held(&payer, HoldReason::Member), MEMBER_PRICE);
		assert_eq!(free(&payer), ENDOWMENT - MEMBER_PRICE);
		let node = node(RIGA);
		assert_eq!(events(), [Event::MemberInvited { activity, node, until }]);
	});
}

#[test]
fn node_should_join_at_once_when_it_consented_before() {
	for (history, from) in [(History::Withheld, 1), (History::Granted, 0)] {
		ExtBuilder::default().build_and_execute(|| {
			by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
			let to = Consent::Partner(node(LUEBECK));
			by(&account(BERGEN), Call::allow { to });
			let activity = trade();
			inform(activity, LUEBECK);
			let before = activity_row(activity);
			events();
			add(activity, RIGA, history);
			add(activity, BERGEN, history);
			for name in [RIGA, BERGEN] {
				assert_eq!(state(activity, name), MemberState::Joined { from });
			}
			let (epoch, roster) = (before.epoch + 2, slots(&[0, 1, 2, 3]));
			let expected = Activity { epoch, roster, next_slot: 4, members: 4, ..before };
			assert_eq!(activity_row(activity), expected);
			let expected = [
				Event::MemberJoined { activity, node: node(RIGA), epoch: epoch - 1 },
				Event::MemberJoined { activity, node: node(BERGEN), epoch },
			];
			assert_eq!(events(), expected);
		});
	}
}

#[test]
fn one_more_should_be_awaited_when_it_is_asked_before_all_answered() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		let first = now() + windows().consent;
		assert_eq!(forming(activity), (1, first));
		advance(5);
		add(activity, RIGA, History::Withheld);
		assert_eq!(forming(activity), (2, first + 5));
		assert_eq!(activity_row(activity).epoch, 0);
		// Each has its own time.
		advance_to(first);
		let late = Error::<Test>::InvitationExpired;
		refused(&account(VISBY), Call::consent { activity }, late);
		join(activity, &[RIGA]);
		assert_eq!(forming(activity), (1, first + 5));
		let call = || publishing(activity, LUEBECK, Content::Information, 1);
		refused(&account(LUEBECK), call(), Error::<Test>::ConsentAwaited);
		advance(5);
		by(&account(LUEBECK), call());
	});
}

#[test]
fn time_to_answer_should_not_be_shorter_when_one_more_is_asked() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		let (_, until) = forming(activity);
		set_activity(activity, |row| row.windows.consent = 3);
		add(activity, RIGA, History::Withheld);
		assert_eq!(forming(activity), (2, until));
		let (until, history) = (now() + 3, History::Withheld);
		assert_eq!(state(activity, RIGA), MemberState::Invited { until, history });
	});
}

#[test]
fn nobody_more_should_be_awaited_when_one_joins_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		let before = forming(activity);
		advance(5);
		add(activity, RIGA, History::Withheld);
		assert_eq!(forming(activity), before);
		assert_eq!(state(activity, RIGA), MemberState::Joined { from: 0 });
		assert_eq!(activity_row(activity).epoch, 1);
	});
}

#[test]
fn node_should_keep_row_and_counter_and_get_a_slot_when_it_is_invited_again() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		inform(activity, LUEBECK);
		for _ in 0..2 {
			inform(activity, VISBY);
		}
		leave(activity, VISBY);
		add(activity, RIGA, History::Withheld);
		by(&account(RIGA), Call::decline { activity });
		add(activity, BERGEN, History::Withheld);
		remove(activity, BERGEN);
		add(activity, AMT, History::Withheld);
		advance(windows().consent);
		assert_eq!(activity_row(activity).members, 5);
		for (slot, name, counter) in [(5, VISBY, 2), (6, RIGA, 0), (7, BERGEN, 0), (8, AMT, 0)] {
			add(activity, name, History::Withheld);
			let row = member_row(activity, name);
			assert_eq!((row.slot, row.next_counter), (slot, counter));
			assert!(matches!(row.state, MemberState::Invited { .. }));
		}
		let row = activity_row(activity);
		assert_eq!((row.members, row.next_slot, row.roster), (5, 9, slots(&[0])));
		join(activity, &[VISBY]);
		assert_eq!(state(activity, VISBY), MemberState::Joined { from: 3 });
		let (epoch, digest) = (activity_row(activity).epoch, digest(1));
		let content = Content::Information;
		let call = |counter| Call::publish { activity, epoch, counter, digest, content };
		refused(&account(VISBY), call(1), Error::<Test>::CounterUsed);
		by(&account(VISBY), call(2));
	});
}

#[test]
fn deposit_should_be_the_present_payers_when_a_node_is_invited_again() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		leave(activity, VISBY);
		let (first, second) = (account(LUEBECK), agent(LUEBECK));
		assert_eq!(held(&first, HoldReason::Member), 2 * MEMBER_PRICE);
		DepositBase::set(700);
		by(&second, adding(activity, VISBY, History::Withheld));
		assert_eq!(held(&first, HoldReason::Member), MEMBER_PRICE);
		assert_eq!(held(&second, HoldReason::Member), MEMBER_PRICE + 600);
		let deposit = Deposit { payer: second, amount: MEMBER_PRICE + 600 };
		assert_eq!(member_row(activity, VISBY).deposit, deposit);
	});
}

#[test]
fn node_should_be_awaited_once_when_it_is_invited_again_before_all_answered() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA, BERGEN]);
		by(&account(VISBY), Call::decline { activity });
		assert_eq!(forming(activity).0, 2);
		add(activity, VISBY, History::Withheld);
		assert_eq!(forming(activity).0, 3);
		let (_, until) = forming(activity);
		advance_to(until);
		// Its time is over, but it was awaited all along.
		add(activity, RIGA, History::Withheld);
		assert_eq!(forming(activity), (3, until + windows().consent));
		join(activity, &[RIGA]);
		assert_eq!(forming(activity).0, 2);
	});
}

#[test]
fn activity_should_be_active_when_the_last_that_was_awaited_is_added_and_consented_since() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		by(&account(VISBY), Call::allow { to: Consent::Kind(TRADE) });
		not_added(activity, VISBY, Error::AlreadyMember);
		advance_to(forming(activity).1);
		events();
		add(activity, VISBY, History::Withheld);
		let row = activity_row(activity);
		assert_eq!((row.state, row.epoch), (ActivityState::Active, 1));
		assert_eq!((row.roster, row.members), (slots(&[0, 2]), 2));
		let joined = Event::MemberJoined { activity, node: node(VISBY), epoch: 1 };
		assert_eq!(events(), [joined, Event::ActivityFormed { activity }]);
	});
}

#[test]
fn node_should_be_in_as_what_it_is_added() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, BERT);
		let car = register_thing(CLARA, "Car");
		let activity = trade();
		let history = History::Withheld;
		for (slot, name, party, part, org) in [
			(2, RIGA, org(RIGA), Part::Supervisor, tenure_of(RIGA)),
			(3, BERGEN, person(BERGEN), Part::Receiver, None),
			(4, BERT, person(GAST), Part::Receiver, None),
			(5, CLARA, Party::Thing(car), Part::Supervisor, None),
		] {
			by(&account(LUEBECK), adding_as(activity, party, part, history));
			let row = member_row(activity, name);
			assert_eq!((row.slot, row.org), (slot, org));
			assert_eq!(row.parts, Parts::default().with(part));
		}
	});
}

#[test]
fn node_should_be_refused_when_it_is_a_member_or_has_time_to_answer() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		for name in [LUEBECK, VISBY] {
			not_added(activity, name, Error::AlreadyMember);
		}
		// Whoever else is reached there.
		host(GAST, VISBY);
		for party in [person(VISBY), person(GAST)] {
			let call = adding_as(activity, party, Part::Supervisor, History::Granted);
			refused(&account(LUEBECK), call, Error::<Test>::AlreadyMember);
		}
		add(activity, RIGA, History::Withheld);
		not_added(activity, RIGA, Error::AlreadyMember);
		advance(windows().consent - 1);
		not_added(activity, RIGA, Error::AlreadyMember);
		advance(1);
		add(activity, RIGA, History::Withheld);
		// Void is not gone.
		sell(VISBY, "Buyer");
		not_added(activity, GAST, Error::AlreadyMember);
	});
}

#[test]
fn initiating_party_should_be_refused_when_it_is_added() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let call = |party| adding_as(activity, party, Part::Initiator, History::Granted);
		refused(&account(LUEBECK), call(org(RIGA)), Error::<Test>::NotInitiatingParty);
		refused(&account(LUEBECK), call(person(VISBY)), Error::<Test>::NotInitiatingParty);
		refused(&account(LUEBECK), call(person(LUEBECK)), Error::<Test>::AlreadyMember);
	});
}

#[test]
fn member_should_be_refused_when_the_party_is_not_reached() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		for name in [DANZIG, GAST, "Nobody"] {
			not_added(activity, name, Error::PartyNotReached);
		}
		by(&account(RIGA), Call::remove_node {});
		not_added(activity, RIGA, Error::PartyNotReached);
	});
}

#[test]
fn member_should_be_refused_when_the_caller_is_not_the_initiator() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let call = || adding(activity, RIGA, History::Withheld);
		for who in [account(VISBY), agent(VISBY), account(RIGA)] {
			refused(&who, call(), Error::<Test>::NotInitiator);
		}
		refused(&stranger(), call(), Error::<Test>::NodeNotFound);
		sell(LUEBECK, "Buyer");
		refused(&account("Buyer"), call(), Error::<Test>::NodeNotFound);
		not_added(activity, RIGA, Error::MemberVoid);
		by(&stranger(), removing(activity, LUEBECK));
		not_added(activity, RIGA, Error::NotMember);
	});
}

#[test]
fn member_should_be_refused_when_there_is_no_such_activity_or_it_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		not_added(activity + 1, RIGA, Error::ActivityNotFound);
		close(activity);
		not_added(activity, RIGA, Error::ActivityClosed);
	});
}

#[test]
fn members_should_be_refused_when_all_slots_were_given() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		by(&account(VISBY), Call::allow { to: Consent::Partner(node(LUEBECK)) });
		let last = u16::from(u8::MAX);
		set_activity(activity, |row| row.next_slot = last);
		add(activity, RIGA, History::Withheld);
		assert_eq!((member_row(activity, RIGA).slot, activity_row(activity).next_slot), (255, 256));
		not_added(activity, BERGEN, Error::TooManyMembers);
		// A slot is not given again.
		leave(activity, VISBY);
		not_added(activity, VISBY, Error::TooManyMembers);
		join(activity, &[RIGA]);
		assert_eq!(activity_row(activity).roster, slots(&[0, 255]));
	});
}

#[test]
fn member_should_be_refused_when_the_initiator_can_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let who = account(LUEBECK);
		set_free(&who, MEMBER_PRICE + ED - 1);
		let call = || adding(activity, RIGA, History::Withheld);
		refused(&who, call(), TokenError::FundsUnavailable);
		set_free(&who, MEMBER_PRICE + ED);
		by(&who, call());
		assert_eq!(free(&who), ED);
		// Invited again it costs what it gave back.
		leave(activity, VISBY);
		add(activity, VISBY, History::Withheld);
		DepositBase::set(101);
		advance(windows().consent);
		refused(&who, call(), TokenError::FundsUnavailable);
	});
}

#[test]
fn member_should_be_refused_when_its_time_would_end_behind_the_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		advance_to(u32::MAX - windows().consent + 1);
		not_added(activity, RIGA, Error::InvalidWindow);
		by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
		add(activity, RIGA, History::Withheld);
	});
}

#[test]
fn member_should_be_refused_when_there_is_no_later_epoch_to_join_in() {
	ExtBuilder::default().build_and_execute(|| {
		by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
		let activity = trade();
		set_activity(activity, |row| row.epoch = u32::MAX);
		let call = adding(activity, RIGA, History::Withheld);
		refused(&account(LUEBECK), call, ArithmeticError::Overflow);
		add(activity, BERGEN, History::Withheld);
	});
}

#[test]
fn member_should_be_added_when_the_kind_is_retired() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		root(Call::retire_kind { kind: TRADE });
		add(activity, RIGA, History::Withheld);
		join(activity, &[RIGA]);
	});
}

#[test]
fn supervisor_of_the_kind_should_join_at_once_when_it_is_added_again() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = care();
		by(&account(AMT), Call::remove_node {});
		by(&stranger(), Call::remove_member { activity, node: 4 });
		register(AMT, Some(number_of(AMT)));
		events();
		let part = Part::Supervisor;
		by(&account(ANNA), adding_as(activity, org(AMT), part, History::Granted));
		let row = member_row(activity, AMT);
		assert_eq!((row.slot, row.org), (3, tenure_of(AMT)));
		assert_eq!(row.state, MemberState::Joined { from: 0 });
		let (node, epoch) = (node(AMT), 3);
		assert_eq!(events(), [Event::MemberJoined { activity, node, epoch }]);
		let call = removing(activity, AMT);
		refused(&account(ANNA), call, Error::<Test>::MemberRequired);
	});
}

#[test]
fn authority_should_be_asked_when_its_number_changed_hands_since_the_kind_was_registered() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = care();
		sell(AMT, BERT);
		let (part, history) = (Part::Supervisor, History::Withheld);
		by(&account(ANNA), adding_as(activity, org(AMT), part, history));
		assert!(matches!(state(activity, BERT), MemberState::Invited { .. }));
		join(activity, &[BERT]);
		leave(activity, BERT);
	});
}
