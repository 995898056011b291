// SPDX-License-Identifier: Apache-2.0

//! What there is in a storm on which steps bite, by the words of the module doc.

use super::*;
use hanse_support::{OrgDirectory, OrgNumber};
use std::collections::BTreeMap;

// Nodes, guests and things.

fn has_node(name: &str) -> bool {
	NodesByAccount::<Test>::contains_key(account(name))
}

pub fn without_node() -> Vec<&'static str> {
	PEOPLE.into_iter().filter(|name| !has_node(name)).collect()
}

pub fn with_node() -> Vec<&'static str> {
	PEOPLE.into_iter().filter(|name| has_node(name)).collect()
}

/// Who of [`PEOPLE`] has an account.
pub fn name_of(who: &AccountId32) -> Option<&'static str> {
	PEOPLE.into_iter().find(|name| account(name) == *who)
}

/// Whose node it is.
pub fn owner_of(node: NodeId) -> Option<&'static str> {
	name_of(&Nodes::<Test>::get(node)?.account)
}

pub fn nodes() -> Vec<NodeId> {
	let mut found: Vec<_> = Nodes::<Test>::iter_keys().collect();
	found.sort();
	found
}

/// Owners of nodes that consent to nothing.
pub fn removable_nodes() -> Vec<&'static str> {
	let free = |name: &&str| Consents::<Test>::iter_key_prefix(node(name)).next().is_none();
	with_node().into_iter().filter(free).collect()
}

/// The numbers that an account owns now.
pub fn numbers_of(name: &str) -> Vec<OrgNumber> {
	let owner = account(name);
	let own = |number: &OrgNumber| {
		Directory::current(*number).is_some_and(|standing| standing.owner == owner)
	};
	ORGS.into_iter().map(number_of).filter(own).collect()
}

/// Guests whose host can answer them.
pub fn asking() -> Vec<(&'static str, NodeId)> {
	let host = |name: &str| Guests::<Test>::get(account(name)).map(|row| row.host);
	let there = |node: &NodeId| Nodes::<Test>::contains_key(node);
	let guests = PEOPLE.into_iter();
	guests.filter_map(|name| Some((name, host(name).filter(there)?))).collect()
}

pub fn unknown_things() -> Vec<&'static str> {
	let unknown = |name: &&str| !ThingsByKey::<Test>::contains_key(account(name));
	THINGS.into_iter().filter(unknown).collect()
}

pub fn things() -> Vec<ThingId> {
	let mut found: Vec<_> = Things::<Test>::iter_keys().collect();
	found.sort();
	found
}

pub fn offered_things() -> Vec<ThingId> {
	let offered = |thing: &ThingId| thing_row(*thing).offered.is_some();
	things().into_iter().filter(offered).collect()
}

// Kinds and consents.

pub fn kinds_in_force() -> Vec<KindId> {
	let rows = Kinds::<Test>::iter().filter(|(_, row)| row.state == KindState::InForce);
	let mut found: Vec<_> = rows.map(|(kind, _)| kind).collect();
	found.sort();
	found
}

pub fn consents() -> Vec<(NodeId, Consent)> {
	let mut found: Vec<_> = Consents::<Test>::iter_keys().collect();
	found.sort_by_key(codec::Encode::encode);
	found
}

pub fn is_current(org: &OrgTenure) -> bool {
	Directory::current(org.number).is_some_and(|standing| standing.tenure == org.tenure)
}

/// Parties of one sort that are reached.
pub fn reached(parties: Vec<Party<AccountId32>>) -> Vec<Party<AccountId32>> {
	let reached = |party: &Party<AccountId32>| Groups::resolve(party.clone()).is_some();
	parties.into_iter().filter(reached).collect()
}

pub fn reached_orgs() -> Vec<Party<AccountId32>> {
	reached(ORGS.into_iter().map(org).collect())
}

pub fn reached_people() -> Vec<Party<AccountId32>> {
	reached(PEOPLE.into_iter().map(person).collect())
}

pub fn reached_things() -> Vec<Party<AccountId32>> {
	reached(things().into_iter().map(Party::Thing).collect())
}

/// Kinds of which an activity can be opened with those who are reached now.
pub fn openable_kinds() -> Vec<KindId> {
	let (orgs, things) = (reached_orgs().len() as u32, reached_things().len() as u32);
	let count = PartyCount { accounts: 1, orgs, things };
	let supervised =
		|org: &OrgTenure| is_current(org) && Groups::resolve(Party::Org(org.number)).is_some();
	let openable = |kind: &KindId| {
		let row = Kinds::<Test>::get(kind).unwrap();
		row.relations.fit(&count) && row.supervisors.iter().all(supervised)
	};
	kinds_in_force().into_iter().filter(openable).collect()
}

// Activities and their groups.

pub fn is_open(row: &ActivityOf<Test>) -> bool {
	!matches!(row.state, ActivityState::Closed { .. })
}

pub fn activities(fits: impl Fn(&ActivityOf<Test>) -> bool) -> Vec<ActivityId> {
	let rows = Activities::<Test>::iter().filter(|(_, row)| fits(row));
	let mut found: Vec<_> = rows.map(|(activity, _)| activity).collect();
	found.sort();
	found
}

/// Nodes in groups.
pub fn seats(
	fits: impl Fn(&ActivityOf<Test>, NodeId, &MemberOf<Test>) -> bool,
) -> Vec<(ActivityId, NodeId)> {
	let of = |activity: ActivityId| {
		let row = activity_row(activity);
		let rows = Members::<Test>::iter_prefix(activity);
		let fitting = rows.filter(|(node, member)| fits(&row, *node, member));
		let mut found: Vec<_> = fitting.map(|(node, _)| (activity, node)).collect();
		found.sort();
		found
	};
	activities(|_| true).into_iter().flat_map(of).collect()
}

pub fn is_void(node: NodeId, member: &MemberOf<Test>) -> bool {
	let sold = member.org.is_some_and(|org| !is_current(&org));
	sold || !Nodes::<Test>::contains_key(node)
}

/// Whether a node is in a group, and not void.
pub fn stands(node: NodeId, member: &MemberOf<Test>) -> bool {
	matches!(member.state, MemberState::Joined { .. }) && !is_void(node, member)
}

pub fn is_required(row: &ActivityOf<Test>, node: NodeId, member: &MemberOf<Test>) -> bool {
	let supervisors = Kinds::<Test>::get(row.kind).unwrap().supervisors;
	let supervises = member.org.is_some_and(|org| supervisors.contains(&org));
	node == row.initiator || (supervises && member.parts.has(Part::Supervisor))
}

/// Who may answer an invitation now.
pub fn invited() -> Vec<(ActivityId, NodeId)> {
	seats(|row, node, member| {
		let asked = matches!(member.state, MemberState::Invited { until, .. } if now() < until);
		asked && is_open(row) && !is_void(node, member)
	})
}

/// Open activities whose initiator can act.
pub fn led() -> Vec<ActivityId> {
	let leads = |activity: &ActivityId| {
		let initiator = activity_row(*activity).initiator;
		stands(initiator, &Members::<Test>::get(activity, initiator).unwrap())
	};
	activities(is_open).into_iter().filter(leads).collect()
}

fn may_be_invited(activity: ActivityId, node: NodeId) -> bool {
	match Members::<Test>::get(activity, node).map(|member| member.state) {
		Some(MemberState::Joined { .. }) => false,
		Some(MemberState::Invited { until, .. }) => now() >= until,
		_ => true,
	}
}

/// Whom an initiator can invite.
pub fn addable() -> Vec<(ActivityId, Party<AccountId32>)> {
	let all = [reached_orgs(), reached_people(), reached_things()].concat();
	let of = |activity: ActivityId| {
		let fits = |party: &&Party<AccountId32>| {
			let node = Groups::resolve((*party).clone()).unwrap();
			may_be_invited(activity, node)
		};
		all.iter().filter(fits).map(|party| (activity, party.clone())).collect::<Vec<_>>()
	};
	led().into_iter().flat_map(of).collect()
}

fn is_in(member: &MemberOf<Test>) -> bool {
	matches!(member.state, MemberState::Joined { .. } | MemberState::Invited { .. })
}

/// Who can be removed: who is void, or not required where the initiator can act.
pub fn removable() -> Vec<(ActivityId, NodeId)> {
	let fits = |row: &ActivityOf<Test>, node, member: &MemberOf<Test>| {
		is_open(row) && is_in(member) && (is_void(node, member) || !is_required(row, node, member))
	};
	let led = led();
	let can = |(activity, node): &(ActivityId, NodeId)| {
		let member = Members::<Test>::get(activity, node).unwrap();
		led.contains(activity) || is_void(*node, &member)
	};
	seats(fits).into_iter().filter(can).collect()
}

pub fn leaving() -> Vec<(ActivityId, NodeId)> {
	seats(|row, node, member| {
		let joined = matches!(member.state, MemberState::Joined { .. });
		let there = Nodes::<Test>::contains_key(node);
		is_open(row) && joined && there && !is_required(row, node, member)
	})
}

/// Members whose new keys their group does not know.
pub fn outdated() -> Vec<(ActivityId, NodeId)> {
	seats(|row, node, member| {
		let version = Nodes::<Test>::get(node).map(|row| row.key_version);
		is_open(row) && stands(node, member) && version != Some(member.key_version)
	})
}

pub fn publishers() -> Vec<(ActivityId, NodeId)> {
	seats(|row, node, member| {
		let alone = row.roster.count() == 1;
		let begun = row.request == Request::Trust || row.current.is_some();
		is_open(row) && stands(node, member) && !alone && (begun || node == row.initiator)
	})
}

/// Who can add to information that is there.
pub fn informed_publishers() -> Vec<(ActivityId, NodeId)> {
	let informed =
		|seat: &(ActivityId, NodeId)| Activities::<Test>::get(seat.0).unwrap().current.is_some();
	publishers().into_iter().filter(informed).collect()
}

pub fn messages() -> Vec<MessageRef> {
	let keys = Messages::<Test>::iter_keys();
	let mut found: Vec<_> = keys.map(|(activity, number)| entry(activity, number)).collect();
	found.sort();
	found
}

/// Who can sign for which entries now.
pub fn owed() -> Vec<(NodeId, Word, Vec<MessageRef>)> {
	let mut found = BTreeMap::<(NodeId, bool), Vec<MessageRef>>::new();
	for entry in messages() {
		let row = message_row(entry.activity, entry.number);
		let purged = row.purged.is_some();
		for (node, member) in Members::<Test>::iter_prefix(entry.activity) {
			let there = Nodes::<Test>::contains_key(node);
			let holds = row.holders.has(member.slot);
			let is_for = row.missing.has(member.slot) || member.state.may_read(entry.number);
			let stores = is_for && !holds && !purged && !is_void(node, &member);
			let erases = holds && purged;
			if there && (stores || erases) {
				found.entry((node, erases)).or_default().push(entry);
			}
		}
	}
	let word = |erases| if erases { Word::Erased } else { Word::Stored };
	found.into_iter().map(|((node, erases), entries)| (node, word(erases), entries)).collect()
}

/// Messages, and who can have them erased.
pub fn purgeable() -> Vec<(MessageRef, NodeId)> {
	let mut found = Vec::new();
	for entry in messages() {
		let row = message_row(entry.activity, entry.number);
		for node in [row.author, activity_row(entry.activity).initiator] {
			let member = Members::<Test>::get(entry.activity, node);
			let may = member.is_some_and(|member| !is_void(node, &member));
			if row.purged.is_none() && may {
				found.push((entry, node));
			}
		}
	}
	found
}

/// Who can vouch for whom.
pub fn vouchers() -> Vec<(ActivityId, NodeId, NodeId)> {
	let standing = seats(|row, node, member| {
		is_open(row) && row.request != Request::Information && stands(node, member)
	});
	let about = |(activity, maker): (ActivityId, NodeId)| {
		let others = standing.iter().filter(move |(of, node)| *of == activity && *node != maker);
		others.map(move |(_, node)| (activity, maker, *node))
	};
	standing.clone().into_iter().flat_map(about).collect()
}

pub fn statements(fits: impl Fn(&StatementOf<Test>) -> bool) -> Vec<(ActivityId, StatementId)> {
	let rows = Statements::<Test>::iter().filter(|(_, _, row)| fits(row));
	let mut found: Vec<_> = rows.map(|(activity, number, _)| (activity, number)).collect();
	found.sort();
	found
}

pub fn countersignable() -> Vec<(ActivityId, StatementId)> {
	let made = statements(|row| row.state == StatementState::Made);
	let can = |(activity, statement): &(ActivityId, StatementId)| {
		let about = statement_row(*activity, *statement).about;
		let member = Members::<Test>::get(activity, about);
		is_open(&activity_row(*activity)) && member.is_some_and(|member| stands(about, &member))
	};
	made.into_iter().filter(can).collect()
}

pub fn revocable() -> Vec<(ActivityId, StatementId)> {
	statements(|row| {
		let there = Nodes::<Test>::contains_key(row.maker);
		there && !matches!(row.state, StatementState::Revoked { .. })
	})
}
