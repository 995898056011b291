// SPDX-License-Identifier: Apache-2.0

//! `add_member`, `remove_member`, `leave` and `raise_epoch`: how a group changes.

mod add_member;
mod leave;
mod raise_epoch;
mod remove_member;

use crate::{mock::*, *};
use hanse_support::Deposit;
use sp_runtime::{AccountId32, ArithmeticError, TokenError};

/// Of a member with its key and its membership: 124 bytes.
const MEMBER_PRICE: u128 = 100 + 124;

fn adding_as(
	activity: ActivityId,
	party: Party<AccountId32>,
	part: Part,
	history: History,
) -> Call<Test> {
	Call::add_member { activity, invitation: invitation(party, part), history }
}

fn removing(activity: ActivityId, name: &str) -> Call<Test> {
	Call::remove_member { activity, node: node(name) }
}

fn leaving(activity: ActivityId) -> Call<Test> {
	Call::leave { activity }
}

fn raising(activity: ActivityId) -> Call<Test> {
	Call::raise_epoch { activity }
}

fn not_added(activity: ActivityId, name: &str, error: Error<Test>) {
	refused(&account(LUEBECK), adding(activity, name, History::Withheld), error);
}

fn not_removed(activity: ActivityId, name: &str, error: Error<Test>) {
	refused(&account(LUEBECK), removing(activity, name), error);
}

/// Luebeck's and Visby's, active.
fn trade() -> ActivityId {
	let activity = formed(Request::Both, &[LUEBECK, VISBY]);
	events();
	activity
}

/// Anna's and her car's, which the authority supervises; Clara supervises too.
fn care() -> ActivityId {
	let car = register_thing(ANNA, "Car");
	let own = vec![initiating(person(ANNA)), initiating(Party::Thing(car))];
	let parties = [own, vec![supervising(person(CLARA))]].concat();
	let activity = open(ANNA, CARE, Request::Both, parties);
	join(activity, &[CLARA]);
	events();
	activity
}

fn state(activity: ActivityId, name: &str) -> MemberState<u32> {
	member_row(activity, name).state
}

fn forming(activity: ActivityId) -> (u32, u32) {
	match activity_row(activity).state {
		ActivityState::Forming { awaited, until } => (awaited, until),
		state => panic!("nobody is awaited: {state:?}"),
	}
}

fn tenure_of(name: &str) -> Option<OrgTenure> {
	Some(OrgTenure { number: number_of(name), tenure: tenure(number_of(name)) })
}
