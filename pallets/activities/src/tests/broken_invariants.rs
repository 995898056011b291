// SPDX-License-Identifier: Apache-2.0

//! Proof that each invariant is noticed when it is broken.

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	traits::{fungible::MutateHold, tokens::Precision},
};
use sp_core::H256;
use sp_runtime::AccountId32;

/// How far each activity is, by its id.
const CLEARING: ActivityId = 0;
const FORMING: ActivityId = 1;
const ACTIVE: ActivityId = 2;
const CLOSED: ActivityId = 3;
const MISSING: ActivityId = 4;
const CRANE: ThingId = 0;
/// The id of [`VISBY`]'s node.
const OF_VISBY: NodeId = 1;
/// No node's.
const NOBODY: NodeId = 99;
/// Messages of [`ACTIVE`]; the first is to be erased.
const INFORMED: MessageNumber = 0;
const UPDATED: MessageNumber = 1;
const TRUSTED: MessageNumber = 2;

fn build_up() {
	assert_eq!(formed(Request::Both, &[LUEBECK, VISBY, RIGA]), CLEARING);
	(0..3).for_each(|_| _ = inform(CLEARING, LUEBECK));
	close_and_wait(CLEARING);
	by(&stranger(), Call::clear { activity: CLEARING, limit: 1 });

	host(GAST, ANNA);
	assert_eq!(register_thing(LUEBECK, "Crane"), CRANE);
	by(&account(VISBY), Call::allow { to: Consent::Partner(node(LUEBECK)) });
	assert_eq!(open_trade(Request::Both, &[LUEBECK, VISBY, RIGA, BERGEN]), FORMING);
	assert_eq!(formed(Request::Both, &[RIGA, BERGEN, VISBY]), ACTIVE);
	leave(ACTIVE, VISBY);
	assert_eq!(inform(ACTIVE, RIGA), INFORMED);
	assert_eq!(publish(ACTIVE, BERGEN, update(ACTIVE, 7), 1), UPDATED);
	assert_eq!(publish(ACTIVE, BERGEN, Content::Trust, 2), TRUSTED);
	sign(ACTIVE, INFORMED, &[BERGEN]);
	purge(ACTIVE, INFORMED, RIGA);
	sign_erased(ACTIVE, INFORMED, &[RIGA]);
	vouch(ACTIVE, RIGA, BERGEN);
	assert_eq!(formed(Request::Both, &[BERGEN, RIGA]), CLOSED);
	inform(CLOSED, BERGEN);
	vouch(CLOSED, RIGA, BERGEN);
	close(CLOSED);
}

/// Breaks a rich state and expects the invariant of that number to notice.
fn broken(invariant: u32, spoil: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		build_up();
		Groups::do_try_state().unwrap();
		spoil();
		let message: &str = Groups::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("{invariant}: ")), "{invariant}, not {message}");
	});
}

fn set_node(name: &str, change: impl FnOnce(&mut NodeOf<Test>)) {
	Nodes::<Test>::mutate(node(name), |row| change(row.as_mut().unwrap()));
}

fn set_thing(change: impl FnOnce(&mut ThingOf<Test>)) {
	Things::<Test>::mutate(CRANE, |row| change(row.as_mut().unwrap()));
}

fn set_guest(change: impl FnOnce(&mut GuestOf<Test>)) {
	Guests::<Test>::mutate(account(GAST), |row| change(row.as_mut().unwrap()));
}

#[test]
fn first_invariant_should_be_noticed_when_a_node_is_not_found() {
	broken(1, || NodesByAccount::<Test>::remove(account(VISBY)));
	broken(1, || NodesByAccount::<Test>::remove(agent(VISBY)));
	broken(1, || NodesByPeer::<Test>::remove(keys(VISBY, 1).peer));
	broken(1, || NodesByAccount::<Test>::insert(account(VISBY), node(RIGA)));
	broken(1, || NodesByAccount::<Test>::insert(agent(VISBY), node(RIGA)));
	broken(1, || NodesByPeer::<Test>::insert(keys(VISBY, 1).peer, node(RIGA)));
	broken(1, || set_node(VISBY, |row| row.account = stranger()));
	broken(1, || set_node(VISBY, |row| row.agent = stranger()));
	broken(1, || set_node(VISBY, |row| row.agent = account(RIGA)));
	broken(1, || set_node(VISBY, |row| row.keys.peer = keys(VISBY, 2).peer));
	broken(1, || Nodes::<Test>::remove(node(CLARA)));
}

#[test]
fn first_invariant_should_be_noticed_when_what_is_found_is_not_there() {
	for to in [OF_VISBY, NOBODY] {
		broken(1, || NodesByAccount::<Test>::insert(stranger(), to));
		broken(1, || NodesByPeer::<Test>::insert(keys(VISBY, 2).peer, to));
		broken(1, || NodesByOrg::<Test>::insert(number_of(DANZIG), to));
		broken(1, || NodesByOrg::<Test>::insert(number_of(RIGA), to));
	}
	broken(1, || set_node(VISBY, |row| row.org = None));
	broken(1, || {
		let deposit = node_row(VISBY).deposit;
		Consents::<Test>::insert(NOBODY, Consent::Kind(TRADE), deposit);
	});
}

#[test]
fn first_invariant_should_be_noticed_when_a_guest_has_a_node() {
	for name in [VISBY, ANNA] {
		for guest in [account(name), agent_at(name, 1)] {
			broken(1, || {
				let row = Guests::<Test>::get(account(GAST)).unwrap();
				Guests::<Test>::insert(guest, row);
			});
		}
	}
}

#[test]
fn first_invariant_should_be_noticed_when_a_thing_is_not_found() {
	broken(1, || ThingsByKey::<Test>::remove(account("Crane")));
	broken(1, || ThingsByKey::<Test>::insert(account("Crane"), 9));
	broken(1, || ThingsByKey::<Test>::insert(stranger(), CRANE));
	broken(1, || ThingsByKey::<Test>::insert(stranger(), 9));
	broken(1, || set_thing(|row| row.key = stranger()));
	broken(1, || Things::<Test>::remove(CRANE));
}

#[test]
fn second_invariant_should_be_noticed_when_something_is_not_numbered() {
	broken(2, || NextNodeId::<Test>::put(7));
	broken(2, NextNodeId::<Test>::kill);
	broken(2, || set_guest(|row| row.host = NODES.len() as NodeId));
	broken(2, NextThingId::<Test>::kill);
	broken(2, || NextKindId::<Test>::put(CARE));
	broken(2, || NextActivityId::<Test>::put(CLOSED));
	for activity in [CLEARING, ACTIVE, CLOSED] {
		broken(2, || set_activity(activity, |row| row.next_message = 0));
	}
	broken(2, || set_activity(ACTIVE, |row| row.next_message = TRUSTED));
	for activity in [ACTIVE, CLOSED] {
		broken(2, || set_activity(activity, |row| row.next_statement = 0));
	}
}

#[test]
fn second_invariant_should_be_noticed_when_a_slot_was_not_given_or_twice() {
	for activity in [CLEARING, FORMING, ACTIVE, CLOSED] {
		broken(2, || set_activity(activity, |row| row.next_slot = 1));
		broken(2, || set_activity(activity, |row| row.next_slot = 257));
		broken(2, || set_member(activity, RIGA, |row| row.slot = 200));
		broken(2, || {
			let other = Members::<Test>::iter_prefix(activity)
				.find(|(other, _)| *other != node(RIGA))
				.map(|(_, member)| member.slot);
			set_member(activity, RIGA, |row| row.slot = other.unwrap());
		});
	}
}

#[test]
fn third_invariant_should_be_noticed_when_a_roster_is_not_its_groups() {
	let left = MemberState::Left { from: 0, to: 0 };
	let joined = MemberState::Joined { from: 0 };
	for activity in [CLEARING, FORMING, ACTIVE, CLOSED] {
		broken(3, || set_activity(activity, |row| _ = row.roster.insert(99)));
		broken(3, || set_activity(activity, |row| row.roster = Slots::default()));
		broken(3, || set_activity(activity, |row| row.initiator = node(CLARA)));
	}
	for activity in [CLEARING, ACTIVE, CLOSED] {
		broken(3, || set_member(activity, RIGA, |row| row.state = left));
		broken(3, || set_member(activity, RIGA, |row| row.state = MemberState::Declined));
	}
	for (activity, name) in [(FORMING, RIGA), (ACTIVE, VISBY)] {
		broken(3, || set_member(activity, name, |row| row.state = joined));
	}
}

#[test]
fn third_invariant_should_be_noticed_when_rows_are_not_as_counted() {
	for activity in [CLEARING, ACTIVE, CLOSED] {
		broken(3, || set_activity(activity, |row| row.messages += 1));
		broken(3, || set_activity(activity, |row| row.messages -= 1));
		broken(3, || set_activity(activity, |row| row.statements += 1));
		broken(3, || set_activity(activity, |row| row.members += 1));
		broken(3, || set_activity(activity, |row| row.members -= 1));
	}
	for activity in [ACTIVE, CLOSED] {
		broken(3, || set_activity(activity, |row| row.statements -= 1));
		broken(3, || Messages::<Test>::remove(activity, 0));
		broken(3, || Statements::<Test>::remove(activity, 0));
	}
	broken(3, || Members::<Test>::remove(ACTIVE, node(VISBY)));
	broken(3, || {
		let (state, slot) = (MemberState::Declined, activity_row(ACTIVE).next_slot as u8);
		set_activity(ACTIVE, |row| row.next_slot += 1);
		let row = Member { state, slot, ..member_row(FORMING, RIGA) };
		Members::<Test>::insert(ACTIVE, NOBODY, row);
	});
}

#[test]
fn third_invariant_should_be_noticed_when_a_row_is_of_no_activity() {
	for activity in [CLEARING, FORMING, ACTIVE, CLOSED] {
		broken(3, || Activities::<Test>::remove(activity));
	}
	broken(3, || Messages::<Test>::insert(MISSING, 0, message_row(ACTIVE, 0)));
	broken(3, || Statements::<Test>::insert(MISSING, 0, statement_row(ACTIVE, 0)));
	broken(3, || Members::<Test>::insert(MISSING, node(RIGA), member_row(ACTIVE, RIGA)));
}

#[test]
fn fourth_invariant_should_be_noticed_when_group_and_node_do_not_know_each_other() {
	for activity in [CLEARING, FORMING, ACTIVE, CLOSED] {
		broken(4, || Memberships::<Test>::remove(node(RIGA), activity));
		broken(4, || Memberships::<Test>::insert(node(CLARA), activity, ()));
		broken(4, || Memberships::<Test>::insert(NOBODY, activity, ()));
	}
	broken(4, || Memberships::<Test>::insert(node(RIGA), MISSING, ()));
}

fn await_in(activity: ActivityId, awaited: u32) {
	let until = now() + 1;
	set_activity(activity, |row| row.state = ActivityState::Forming { awaited, until });
}

#[test]
fn fifth_invariant_should_be_noticed_when_others_are_awaited_than_invited() {
	for awaited in [0, 1, 3] {
		broken(5, || await_in(FORMING, awaited));
	}
	for awaited in [0, 1] {
		broken(5, || await_in(ACTIVE, awaited));
	}
	broken(5, || set_member(FORMING, RIGA, |row| row.state = MemberState::Declined));
	broken(5, || {
		await_in(FORMING, 0);
		[RIGA, BERGEN].into_iter().for_each(|name| {
			set_member(FORMING, name, |row| row.state = MemberState::Declined);
		});
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_a_number_is_left_out() {
	for number in [INFORMED, UPDATED, TRUSTED] {
		broken(6, || {
			Messages::<Test>::remove(ACTIVE, number);
			set_activity(ACTIVE, |row| row.messages -= 1);
		});
	}
	for activity in [FORMING, ACTIVE] {
		broken(6, || set_activity(activity, |row| row.next_message += 1));
		broken(6, || set_activity(activity, |row| row.next_statement += 1));
	}
	broken(6, || {
		Statements::<Test>::remove(ACTIVE, 0);
		set_activity(ACTIVE, |row| row.statements -= 1);
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_the_chain_of_messages_is_torn() {
	for activity in [FORMING, ACTIVE, CLOSED] {
		broken(6, || set_activity(activity, |row| row.head = H256([1; 32])));
	}
	for (activity, number) in [(ACTIVE, INFORMED), (ACTIVE, TRUSTED), (CLOSED, INFORMED)] {
		let change = |spoil: fn(&mut MessageOf<Test>)| {
			broken(6, || set_message(activity, number, spoil));
		};
		change(|row| row.author += 1);
		change(|row| row.counter += 1);
		change(|row| row.count += 1);
		change(|row| row.epoch += 1);
		change(|row| row.root = H256([1; 32]));
		change(|row| row.content = Content::Update { base: 0, result: H256([1; 32]) });
	}
}

#[test]
fn sixth_invariant_should_be_noticed_when_holders_are_no_members() {
	for (activity, number) in [(ACTIVE, INFORMED), (ACTIVE, UPDATED), (CLOSED, INFORMED)] {
		let change = |spoil: fn(&mut MessageOf<Test>)| {
			broken(6, || set_message(activity, number, spoil));
		};
		change(|row| _ = row.holders.insert(200));
		change(|row| _ = row.missing.insert(200));
		change(|row| row.holders = Slots(vec![1, 0].try_into().unwrap()));
		change(|row| row.missing = Slots(vec![0].try_into().unwrap()));
		change(|row| (row.holders, row.missing) = (slots(&[0, 1]), slots(&[1])));
	}
}

#[test]
fn sixth_invariant_should_be_noticed_when_the_information_is_that_of_no_message() {
	let point = |activity, number, result| {
		let result = H256([result; 32]);
		broken(6, || set_activity(activity, |row| row.current = Some(Current { number, result })));
	};
	point(ACTIVE, TRUSTED, 7);
	point(ACTIVE, TRUSTED + 1, 7);
	point(ACTIVE, UPDATED, 8);
	point(FORMING, 0, 7);
	point(CLEARING, 3, 7);
}

#[test]
fn sixth_invariant_should_be_noticed_when_purges_are_not_counted() {
	for activity in [FORMING, ACTIVE, CLOSED] {
		broken(6, || set_activity(activity, |row| row.purges += 1));
	}
	broken(6, || set_activity(ACTIVE, |row| row.purges -= 1));
	for activity in [CLEARING, ACTIVE, CLOSED] {
		broken(6, || {
			let (number, _) = Messages::<Test>::iter_prefix(activity)
				.find(|(_, row)| row.purged.is_none())
				.expect("is not to be erased");
			set_message(activity, number, |row| row.purged = Some(1));
		});
	}
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_deposit_differs_from_its_hold() {
	type Change = fn(&mut DepositOf<Test>);
	let to_more: Change = |deposit| deposit.amount += 1;
	let to_less: Change = |deposit| deposit.amount -= 1;
	let to_stranger: Change = |deposit| deposit.payer = stranger();
	for change in [to_more, to_less, to_stranger] {
		broken(7, || set_node(VISBY, |row| change(&mut row.deposit)));
		broken(7, || set_guest(|row| change(&mut row.deposit)));
		broken(7, || set_thing(|row| change(&mut row.deposit)));
		let to = Consent::Partner(0);
		broken(7, || {
			Consents::<Test>::mutate(node(VISBY), to, |row| change(row.as_mut().unwrap()));
		});
		for activity in [CLEARING, FORMING, ACTIVE, CLOSED] {
			broken(7, || set_activity(activity, |row| change(&mut row.deposit)));
			broken(7, || set_member(activity, RIGA, |row| change(&mut row.deposit)));
		}
		for activity in [ACTIVE, CLOSED] {
			broken(7, || set_message(activity, 0, |row| change(&mut row.deposit)));
			broken(7, || set_statement(activity, 0, |row| change(&mut row.deposit)));
		}
	}
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_hold_differs_from_its_deposits() {
	let payers: [(HoldReason, AccountId32); 8] = [
		(HoldReason::Node, account(CLARA)),
		(HoldReason::Guest, account(GAST)),
		(HoldReason::Thing, account(LUEBECK)),
		(HoldReason::Consent, account(VISBY)),
		(HoldReason::Activity, account(RIGA)),
		(HoldReason::Member, account(BERGEN)),
		(HoldReason::Message, account(BERGEN)),
		(HoldReason::Statement, account(RIGA)),
	];
	for (reason, payer) in payers {
		broken(7, || {
			assert_ok!(Balances::release(&reason.into(), &payer, 1, Precision::Exact));
		});
		broken(7, || {
			assert_ok!(Balances::hold(&reason.into(), &payer, 1));
		});
	}
}
