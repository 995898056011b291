// SPDX-License-Identifier: Apache-2.0

//! `make_statement`, `countersign_statement` and `revoke_statement`: members vouch for each other.

use crate::{mock::*, statements::StatementRow, *};
use hanse_support::Deposit;
use sp_core::H256;
use sp_runtime::{ArithmeticError, TokenError};

const WORDS: H256 = H256([0x55; 32]);

/// A trade of Luebeck, Visby and Riga who vouch for each other.
fn begin() -> ActivityId {
	let activity = formed(Request::Trust, &[LUEBECK, VISBY, RIGA]);
	events();
	activity
}

/// The same, and Visby has vouched for Riga.
fn vouched() -> ActivityId {
	let activity = begin();
	assert_eq!(vouch(activity, VISBY, RIGA), 0);
	events();
	activity
}

fn making(activity: ActivityId, about: &str) -> Call<Test> {
	Call::make_statement { activity, about: node(about), commitment: WORDS }
}

fn countersigning(activity: ActivityId, statement: StatementId) -> Call<Test> {
	Call::countersign_statement { activity, statement }
}

fn revoking(activity: ActivityId, statement: StatementId) -> Call<Test> {
	Call::revoke_statement { activity, statement }
}

fn countersign(activity: ActivityId) {
	by(&account(RIGA), countersigning(activity, 0));
}

fn not_made(maker: &str, activity: ActivityId, about: &str, error: Error<Test>) {
	refused(&account(maker), making(activity, about), error);
}

#[test]
fn statement_should_be_there_when_a_member_vouches_for_another() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let before = activity_row(activity);
		advance(3);
		by(&account(VISBY), making(activity, RIGA));
		let (maker, about) = (node(VISBY), node(RIGA));
		let amount = price_of::<StatementRow<Test>>();
		let expected = Statement {
			maker,
			about,
			commitment: WORDS,
			made: now(),
			state: StatementState::Made,
			deposit: Deposit { payer: account(VISBY), amount },
		};
		assert_eq!(statement_row(activity, 0), expected);
		let made = Event::StatementMade { activity, statement: 0, maker, about, commitment: WORDS };
		assert_eq!(events(), [made]);
		assert_eq!(held(&account(VISBY), HoldReason::Statement), amount);
		let expected = Activity { next_statement: 1, statements: 1, ..before };
		assert_eq!(activity_row(activity), expected);
	});
}

#[test]
fn statements_should_be_numbered_within_their_activity() {
	ExtBuilder::default().build_and_execute(|| {
		let (one, two) = (begin(), formed(Request::Both, &[RIGA, VISBY]));
		assert_eq!((vouch(one, VISBY, RIGA), vouch(one, RIGA, VISBY)), (0, 1));
		// The same once more is another one; words of trust need no information before them.
		assert_eq!((vouch(one, VISBY, RIGA), vouch(two, RIGA, VISBY)), (2, 0));
		assert_eq!((activity_row(one).statements, activity_row(two).statements), (3, 1));
	});
}

#[test]
fn agents_should_speak_for_their_nodes() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		by(&agent(VISBY), making(activity, RIGA));
		assert_eq!(statement_row(activity, 0).maker, node(VISBY));
		assert_eq!(statement_row(activity, 0).deposit.payer, agent(VISBY));
		by(&agent(RIGA), countersigning(activity, 0));
		by(&agent(VISBY), revoking(activity, 0));
		let revoked = StatementState::Revoked { since: now(), by: node(VISBY) };
		assert_eq!(statement_row(activity, 0).state, revoked);
	});
}

#[test]
fn statement_should_be_refused_when_it_is_about_its_maker() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		not_made(VISBY, activity, VISBY, Error::AboutItself);
	});
}

#[test]
fn statement_should_be_refused_when_the_activity_was_opened_for_information() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		not_made(LUEBECK, activity, VISBY, Error::ContentNotAllowed);
	});
}

#[test]
fn statement_should_be_refused_when_parties_may_still_answer() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Trust, &[LUEBECK, VISBY, RIGA]);
		join(activity, &[VISBY]);
		let over = now() + windows().consent;
		not_made(LUEBECK, activity, VISBY, Error::ConsentAwaited);
		advance_to(over - 1);
		not_made(LUEBECK, activity, VISBY, Error::ConsentAwaited);
		events();
		advance_to(over);
		not_made(LUEBECK, activity, RIGA, Error::NotMember);
		by(&account(LUEBECK), making(activity, VISBY));
		assert_eq!(activity_row(activity).state, ActivityState::Active);
		let (maker, about) = (node(LUEBECK), node(VISBY));
		let made = Event::StatementMade { activity, statement: 0, maker, about, commitment: WORDS };
		assert_eq!(events(), [Event::ActivityFormed { activity }, made.clone()]);
		// It is said once.
		vouch(activity, VISBY, LUEBECK);
		assert!(!events().contains(&Event::ActivityFormed { activity }));
	});
}

#[test]
fn statement_should_be_refused_when_its_maker_is_no_member_now() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		add(activity, BERGEN, History::Granted);
		for name in [BERGEN, ANNA] {
			not_made(name, activity, VISBY, Error::NotMember);
		}
		not_made(GAST, activity, VISBY, Error::NodeNotFound);
		leave(activity, RIGA);
		not_made(RIGA, activity, VISBY, Error::NotMember);
		sell(VISBY, "Buyer");
		not_made(VISBY, activity, LUEBECK, Error::MemberVoid);
		by(&account(VISBY), Call::remove_node {});
		let about = node(LUEBECK);
		let call = Call::make_statement { activity, about, commitment: WORDS };
		refused(&account(VISBY), call, Error::<Test>::NodeNotFound);
	});
}

#[test]
fn statement_should_be_refused_when_the_node_that_it_is_about_is_no_member_now() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		add(activity, BERGEN, History::Granted);
		for name in [BERGEN, ANNA] {
			not_made(LUEBECK, activity, name, Error::NotMember);
		}
		let about = NODES.len() as NodeId;
		let call = Call::make_statement { activity, about, commitment: WORDS };
		refused(&account(LUEBECK), call, Error::<Test>::NotMember);
		sell(VISBY, "Buyer");
		not_made(LUEBECK, activity, VISBY, Error::MemberVoid);
		let riga = Call::make_statement { activity, about: node(RIGA), commitment: WORDS };
		by(&account(RIGA), Call::remove_node {});
		refused(&account(LUEBECK), riga, Error::<Test>::MemberVoid);
	});
}

#[test]
fn statement_should_be_refused_when_the_node_that_it_is_about_left() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		leave(activity, RIGA);
		not_made(LUEBECK, activity, RIGA, Error::NotMember);
	});
}

#[test]
fn statement_should_be_refused_when_the_activity_is_closed_or_there_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		not_made(LUEBECK, activity + 1, VISBY, Error::ActivityNotFound);
		close(activity);
		not_made(LUEBECK, activity, VISBY, Error::ActivityClosed);
	});
}

#[test]
fn statement_should_be_refused_when_its_maker_can_not_pay_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let price = price_of::<StatementRow<Test>>();
		set_free(&account(VISBY), price + ED - 1);
		refused(&account(VISBY), making(activity, RIGA), TokenError::FundsUnavailable);
		set_free(&account(VISBY), price + ED);
		by(&account(VISBY), making(activity, RIGA));
		DepositPerByte::set(u128::MAX);
		refused(&account(RIGA), making(activity, VISBY), TokenError::FundsUnavailable);
	});
}

#[test]
fn statement_should_be_refused_when_no_number_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		set_activity(activity, |row| row.next_statement = u32::MAX - 1);
		assert_eq!(vouch(activity, VISBY, RIGA), u32::MAX - 1);
		refused(&account(VISBY), making(activity, RIGA), ArithmeticError::Overflow);
		// Numbers without a statement are only those of one that is being cleared.
		close(activity);
	});
}

#[test]
fn statement_should_be_countersigned_when_the_node_that_it_is_about_agrees() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		let before = statement_row(activity, 0);
		advance(5);
		countersign(activity);
		assert_eq!(events(), [Event::StatementCountersigned { activity, statement: 0 }]);
		let state = StatementState::Countersigned { since: now() };
		assert_eq!(statement_row(activity, 0), Statement { state, ..before });
	});
}

#[test]
fn countersignature_should_be_refused_when_the_statement_is_about_another() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		for name in [LUEBECK, VISBY] {
			let call = countersigning(activity, 0);
			refused(&account(name), call, Error::<Test>::NotSubject);
		}
	});
}

#[test]
fn countersignature_should_be_refused_when_the_statement_was_answered_or_revoked() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		countersign(activity);
		let call = || countersigning(activity, 0);
		refused(&account(RIGA), call(), Error::<Test>::AlreadyAnswered);
		by(&account(VISBY), revoking(activity, 0));
		refused(&account(RIGA), call(), Error::<Test>::StatementRevoked);
	});
}

#[test]
fn countersignature_should_be_refused_when_the_node_is_no_standing_member() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		let call = || countersigning(activity, 0);
		refused(&account(ANNA), call(), Error::<Test>::NotMember);
		refused(&account(GAST), call(), Error::<Test>::NodeNotFound);
		sell(RIGA, "Buyer");
		refused(&account(RIGA), call(), Error::<Test>::MemberVoid);
	});
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		leave(activity, RIGA);
		refused(&account(RIGA), countersigning(activity, 0), Error::<Test>::NotMember);
	});
}

#[test]
fn countersignature_should_be_refused_when_the_activity_is_closed_or_there_is_no_statement() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		let missing = countersigning(activity, 1);
		refused(&account(RIGA), missing, Error::<Test>::StatementNotFound);
		let nowhere = countersigning(activity + 1, 0);
		refused(&account(RIGA), nowhere, Error::<Test>::ActivityNotFound);
		close(activity);
		refused(&account(RIGA), countersigning(activity, 0), Error::<Test>::ActivityClosed);
	});
}

#[test]
fn statement_should_hold_no_more_when_maker_or_subject_revokes_it() {
	for (name, answered) in [(VISBY, false), (VISBY, true), (RIGA, false), (RIGA, true)] {
		ExtBuilder::default().build_and_execute(|| {
			let activity = vouched();
			if answered {
				countersign(activity);
				events();
			}
			let before = statement_row(activity, 0);
			let paid = held(&account(VISBY), HoldReason::Statement);
			advance(5);
			by(&account(name), revoking(activity, 0));
			let by = node(name);
			assert_eq!(events(), [Event::StatementRevoked { activity, statement: 0, by }]);
			let state = StatementState::Revoked { since: now(), by };
			assert_eq!(statement_row(activity, 0), Statement { state, ..before });
			// The row stays, and with it what was paid for it.
			assert_eq!(held(&account(VISBY), HoldReason::Statement), paid);
			assert_eq!(activity_row(activity).statements, 1);
			for name in [VISBY, RIGA] {
				let again = revoking(activity, 0);
				refused(&account(name), again, Error::<Test>::StatementRevoked);
			}
		});
	}
}

#[test]
fn statement_should_be_revoked_when_its_parties_left_or_the_activity_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		vouch(activity, VISBY, RIGA);
		vouch(activity, VISBY, LUEBECK);
		leave(activity, RIGA);
		by(&account(RIGA), revoking(activity, 0));
		sell(VISBY, "Buyer");
		by(&account(VISBY), revoking(activity, 1));
		close(activity);
		by(&account(VISBY), revoking(activity, 2));
	});
}

#[test]
fn revocation_should_be_refused_when_the_caller_is_not_party_to_the_statement() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = vouched();
		for name in [LUEBECK, ANNA] {
			refused(&account(name), revoking(activity, 0), Error::<Test>::NotParty);
		}
		refused(&account(GAST), revoking(activity, 0), Error::<Test>::NodeNotFound);
		for (activity, statement) in [(activity, 1), (activity + 1, 0)] {
			let missing = revoking(activity, statement);
			refused(&account(VISBY), missing, Error::<Test>::StatementNotFound);
		}
	});
}
