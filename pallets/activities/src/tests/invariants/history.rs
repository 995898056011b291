// SPDX-License-Identifier: Apache-2.0

//! What was known before a step of a storm, and what may come of it.

use super::*;
use std::collections::BTreeSet;

pub struct History {
	pub activities: BTreeMap<ActivityId, ActivityOf<Test>>,
	pub members: BTreeMap<(ActivityId, NodeId), MemberOf<Test>>,
	messages: BTreeMap<MessageRef, MessageOf<Test>>,
	statements: BTreeMap<(ActivityId, StatementId), StatementOf<Test>>,
	nodes: BTreeMap<NodeId, NodeOf<Test>>,
	kinds: BTreeMap<KindId, Kind>,
}

pub fn history() -> History {
	let messages = Messages::<Test>::iter();
	let members = Members::<Test>::iter();
	let statements = Statements::<Test>::iter();
	History {
		activities: Activities::<Test>::iter().collect(),
		members: members.map(|(activity, node, row)| ((activity, node), row)).collect(),
		messages: messages.map(|(activity, n, row)| (entry(activity, n), row)).collect(),
		statements: statements.map(|(activity, n, row)| ((activity, n), row)).collect(),
		nodes: Nodes::<Test>::iter().collect(),
		kinds: Kinds::<Test>::iter().collect(),
	}
}

/// How far an activity is.
fn rank(state: &ActivityState<u32>) -> u8 {
	match state {
		ActivityState::Forming { .. } => 0,
		ActivityState::Active => 1,
		ActivityState::Closed { .. } => 2,
	}
}

/// Who is in a group, in which slot and with which keys.
type Group = BTreeSet<(NodeId, u8, u32)>;

fn group<'a>(rows: impl Iterator<Item = (NodeId, &'a MemberOf<Test>)>) -> Group {
	let joined = rows.filter(|(_, row)| matches!(row.state, MemberState::Joined { .. }));
	joined.map(|(node, row)| (node, row.slot, row.key_version)).collect()
}

fn group_then(before: &History, activity: ActivityId) -> Group {
	let of = before.members.iter().filter(|((of, _), _)| *of == activity);
	group(of.map(|((_, node), row)| (*node, row)))
}

fn group_now(activity: ActivityId) -> Group {
	let rows: Vec<_> = Members::<Test>::iter_prefix(activity).collect();
	group(rows.iter().map(|(node, row)| (*node, row)))
}

/// Only clearing removes rows of an activity, when it is closed.
fn check_cleared(before: &History, activity: ActivityId, call: &Call<Test>) {
	assert_eq!(call.get_call_name(), "clear");
	assert_eq!(rank(&before.activities[&activity].state), 2);
}

/// An activity goes on one way only, and what is fixed stays. Whatever changes its group begins an
/// epoch, and nothing else does.
fn check_activity(before: &History, activity: ActivityId, call: &Call<Test>) {
	let old = &before.activities[&activity];
	let Some(new) = Activities::<Test>::get(activity) else {
		return check_cleared(before, activity, call);
	};
	assert!(rank(&new.state) >= rank(&old.state));
	if rank(&old.state) > 0 && rank(&new.state) == rank(&old.state) {
		assert_eq!(new.state, old.state);
	}
	assert_eq!((new.kind, new.request, new.initiator), (old.kind, old.request, old.initiator));
	assert_eq!((new.updates, new.windows, new.opened), (old.updates, old.windows, old.opened));
	assert_eq!(new.deposit, old.deposit);
	assert!(new.next_slot >= old.next_slot && new.next_message >= old.next_message);
	assert!(new.next_statement >= old.next_statement);
	if new.next_message == old.next_message {
		assert_eq!((new.head, new.current), (old.head, old.current));
	}
	let changed = rank(&old.state) < 2 && group_now(activity) != group_then(before, activity);
	assert_eq!(new.epoch, old.epoch + u32::from(changed), "the epoch is not its group's");
	if rank(&new.state) == 0 {
		assert_eq!(new.next_message, 0, "it takes messages while it forms");
	}
}

/// Who left or declined is back only by a new invitation, in a new slot.
fn check_member(
	before: &History,
	(activity, node): (ActivityId, NodeId),
	old: &MemberOf<Test>,
	call: &Call<Test>,
) {
	let Some(new) = Members::<Test>::get(activity, node) else {
		return check_cleared(before, activity, call);
	};
	assert!(new.next_counter >= old.next_counter, "a counter fell");
	if new.slot != old.slot {
		assert_eq!(call.get_call_name(), "add_member");
		assert!(!matches!(old.state, MemberState::Joined { .. }));
		return;
	}
	assert_eq!((&new.deposit, new.parts, new.org), (&old.deposit, old.parts, old.org));
	match (old.state, new.state) {
		(MemberState::Joined { from }, MemberState::Joined { from: still }) => {
			assert_eq!(from, still)
		},
		(MemberState::Joined { from }, MemberState::Left { from: still, to }) => {
			let next = before.activities[&activity].next_message;
			assert_eq!((from, next), (still, to));
		},
		(MemberState::Invited { .. }, _) => (),
		(old, new) => assert_eq!(old, new),
	}
}

fn check_message(before: &History, at: MessageRef, old: &MessageOf<Test>, call: &Call<Test>) {
	let Some(new) = Messages::<Test>::get(at.activity, at.number) else {
		return check_cleared(before, at.activity, call);
	};
	assert!(old.purged.is_none() || new.purged == old.purged);
	let signed = matches!(call, Call::acknowledge { .. });
	assert!(signed || (&new.holders, &new.missing) == (&old.holders, &old.missing));
	let (holders, missing, purged) = (new.holders.clone(), new.missing.clone(), new.purged);
	assert_eq!(new, Message { holders, missing, purged, ..old.clone() }, "a message changed");
}

fn check_statement(
	before: &History,
	(activity, number): (ActivityId, StatementId),
	old: &StatementOf<Test>,
	call: &Call<Test>,
) {
	let Some(new) = Statements::<Test>::get(activity, number) else {
		return check_cleared(before, activity, call);
	};
	let rank = |state: &StatementState<u32>| match state {
		StatementState::Made => 0,
		StatementState::Countersigned { .. } => 1,
		StatementState::Revoked { .. } => 2,
	};
	assert!(new.state == old.state || rank(&new.state) > rank(&old.state));
	assert_eq!(new, Statement { state: new.state, ..old.clone() }, "a statement changed");
}

fn check_node(node: NodeId, old: &NodeOf<Test>, call: &Call<Test>) {
	let Some(new) = Nodes::<Test>::get(node) else {
		assert_eq!(call.get_call_name(), "remove_node");
		return;
	};
	assert_eq!((&new.account, &new.deposit), (&old.account, &old.deposit));
	let rotated = u32::from(new.keys != old.keys);
	assert_eq!(new.key_version, old.key_version + rotated);
	assert!(rotated == 1 || new.agent == old.agent);
}

pub fn check_history(before: &History, call: &Call<Test>) {
	before.activities.keys().for_each(|activity| check_activity(before, *activity, call));
	before.members.iter().for_each(|(seat, old)| check_member(before, *seat, old, call));
	before.messages.iter().for_each(|(at, old)| check_message(before, *at, old, call));
	before.statements.iter().for_each(|(at, old)| check_statement(before, *at, old, call));
	before.nodes.iter().for_each(|(node, old)| check_node(*node, old, call));
	for (kind, old) in &before.kinds {
		let new = Kinds::<Test>::get(kind).expect("kinds stay for ever");
		let retired = new == Kind { state: KindState::Retired, ..old.clone() };
		assert!(new == *old || retired, "a kind changed");
	}
}
