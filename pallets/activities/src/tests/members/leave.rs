// SPDX-License-Identifier: Apache-2.0

//! `leave`: what a member may read that left, and who has to stay.

use super::*;

#[test]
fn member_should_read_nothing_later_when_it_leaves() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		inform(activity, LUEBECK);
		add(activity, RIGA, History::Withheld);
		join(activity, &[RIGA]);
		inform(activity, LUEBECK);
		let sealed = publishing(activity, LUEBECK, Content::Information, 3);
		let (before, member) = (activity_row(activity), member_row(activity, RIGA));
		events();
		by(&agent(RIGA), leaving(activity));
		let (epoch, roster) = (before.epoch + 1, slots(&[0, 1]));
		assert_eq!(activity_row(activity), Activity { epoch, roster, ..before });
		let state = MemberState::Left { from: 1, to: 2 };
		assert_eq!(member_row(activity, RIGA), Member { state, ..member });
		let may_read = [0, 1, 2, 3].map(|number| state.may_read(number));
		assert_eq!(may_read, [false, true, false, false]);
		let node = node(RIGA);
		assert_eq!(events(), [Event::MemberLeft { activity, node, epoch }]);
		refused(&account(LUEBECK), sealed, Error::<Test>::StaleEpoch);
	});
}

#[test]
fn member_should_leave_when_others_are_still_awaited() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA]);
		join(activity, &[VISBY]);
		let before = forming(activity);
		leave(activity, VISBY);
		assert_eq!(forming(activity), before);
		assert_eq!(activity_row(activity).epoch, 2);
	});
}

#[test]
fn leaving_should_be_refused_when_the_node_is_no_member() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		let call = || leaving(activity);
		refused(&account(RIGA), call(), Error::<Test>::NotMember);
		add(activity, RIGA, History::Withheld);
		refused(&account(RIGA), call(), Error::<Test>::NotMember);
		by(&account(RIGA), Call::decline { activity });
		refused(&account(RIGA), call(), Error::<Test>::NotMember);
		leave(activity, VISBY);
		refused(&account(VISBY), call(), Error::<Test>::NotMember);
		refused(&stranger(), call(), Error::<Test>::NodeNotFound);
		let unknown = leaving(activity + 1);
		refused(&account(VISBY), unknown, Error::<Test>::ActivityNotFound);
		close(activity);
		refused(&account(RIGA), call(), Error::<Test>::ActivityClosed);
	});
}

#[test]
fn initiator_should_not_leave() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		for who in [account(LUEBECK), agent(LUEBECK)] {
			let call = leaving(activity);
			refused(&who, call, Error::<Test>::MemberRequired);
		}
	});
}

#[test]
fn supervisor_should_leave_when_the_kind_does_not_name_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = care();
		leave(activity, CLARA);
		assert_eq!(activity_row(activity).roster, slots(&[0, 1]));
	});
}

#[test]
fn void_member_should_leave_when_it_does_not_have_to_stay() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = trade();
		sell(VISBY, "Buyer");
		leave(activity, VISBY);
		assert_eq!(state(activity, VISBY), MemberState::Left { from: 0, to: 0 });
	});
}
