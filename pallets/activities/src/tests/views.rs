// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use std::collections::BTreeSet;

/// More than a page.
const MANY: u32 = MAX_PAGE + 3;

/// Walks through a listing in pages of so many; each but the last is full.
fn walk<Row: Clone>(limit: u32, page: impl Fn(Option<Row>) -> Vec<Row>) -> Vec<Row> {
	let mut found = Vec::<Row>::new();
	loop {
		let rows = page(found.last().cloned());
		let last = rows.len() < limit as usize;
		found.extend(rows);
		if last {
			return found;
		}
	}
}

#[test]
fn node_should_be_found_by_account_agent_and_peer() {
	ExtBuilder::default().build_and_execute(|| {
		rotate(VISBY);
		let visby = node(VISBY);
		assert_eq!(Groups::node(visby), Some(node_row(VISBY)));
		assert_eq!(Groups::node(NODES.len() as NodeId), None);
		for account in [account(VISBY), agent_at(VISBY, 2)] {
			assert_eq!(Groups::node_of(account), Some(visby));
		}
		for account in [agent_at(VISBY, 1), stranger()] {
			assert_eq!(Groups::node_of(account), None);
		}
		assert_eq!(Groups::node_of_peer(keys(VISBY, 2).peer), Some(visby));
		assert_eq!(Groups::node_of_peer(keys(VISBY, 1).peer), None);
	});
}

#[test]
fn nodes_should_be_listed_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		for limit in [1, 3, 8, 100] {
			let page = |after: Option<(NodeId, NodeOf<Test>)>| {
				let page = Groups::nodes(after.map(|(node, _)| node), limit);
				assert!(page.len() <= limit as usize);
				page
			};
			let all = walk(limit, page);
			assert_eq!(all.len(), NODES.len());
			assert!(all.iter().all(|(node, row)| Groups::node(*node).as_ref() == Some(row)));
			let ids: BTreeSet<_> = all.into_iter().map(|(node, _)| node).collect();
			assert_eq!(ids, (0..NODES.len() as NodeId).collect());
		}
		assert_eq!(Groups::nodes(None, 0), []);
	});
}

#[test]
fn party_should_be_resolved_to_the_node_where_it_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		let crane = register_thing(BERT, "Crane");
		host(GAST, ANNA);
		let reached = [
			(person(BERT), BERT),
			(person(VISBY), VISBY),
			(org(VISBY), VISBY),
			(person(GAST), ANNA),
			(Party::Thing(crane), BERT),
		];
		for (party, at) in reached {
			assert_eq!(Groups::resolve(party), Some(node(at)));
		}
		let nowhere = [Party::Account(agent(BERT)), org(DANZIG), person(DANZIG), Party::Thing(1)];
		for party in nowhere {
			assert_eq!(Groups::resolve(party), None);
		}
		assert_eq!(Groups::guest(account(GAST)).unwrap().host, node(ANNA));
		assert_eq!(Groups::guest(account(ANNA)), None);
		assert_eq!(Groups::thing(crane), Some(thing_row(crane)));
		assert_eq!(Groups::thing(1), None);
		assert_eq!(Groups::thing_of(account("Crane")), Some(crane));
		assert_eq!(Groups::thing_of(account("Car")), None);
	});
}

#[test]
fn kinds_should_be_listed_from_a_number_on() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 2..MANY {
			register_kind(Relations::INDUSTRIAL, &[], UpdatePolicy::Members);
		}
		let kinds = |from, limit| {
			let kinds = Groups::kinds(from, limit);
			assert!(kinds.iter().all(|(kind, row)| Groups::kind(*kind).as_ref() == Some(row)));
			kinds.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>()
		};
		assert_eq!(kinds(0, 3), [TRADE, CARE, 2]);
		assert_eq!(kinds(1, 1), [CARE]);
		assert_eq!(kinds(0, u32::MAX), (0..MAX_PAGE).collect::<Vec<_>>());
		assert_eq!(kinds(MANY - 1, 9), [MANY - 1]);
		for (from, limit) in [(0, 0), (MANY, 9), (u32::MAX, u32::MAX)] {
			assert_eq!(kinds(from, limit), Vec::<KindId>::new());
		}
		assert_eq!(Groups::kind(MANY), None);
	});
}

#[test]
fn consents_should_be_listed_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let mut all = vec![Consent::Kind(TRADE), Consent::Kind(CARE)];
		all.extend([RIGA, BERGEN, AMT].map(|name| Consent::Partner(node(name))));
		all.iter().for_each(|to| by(&account(VISBY), Call::allow { to: *to }));
		by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
		for limit in [1, 2, 5, 9] {
			let found = walk(limit, |after| {
				let page = Groups::consents(node(VISBY), after, limit);
				assert!(page.len() <= limit as usize);
				page
			});
			assert_eq!(found.len(), all.len());
			assert!(all.iter().all(|to| found.contains(to)));
		}
		assert_eq!(Groups::consents(node(RIGA), None, 9), [Consent::Kind(TRADE)]);
		assert_eq!(Groups::consents(node(VISBY), None, 0), []);
		assert_eq!(Groups::consents(node(ANNA), None, 9), []);
	});
}

#[test]
fn members_should_be_told_as_they_stand() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Both, &[LUEBECK, VISBY, RIGA]);
		add(activity, ANNA, History::Granted);
		add(activity, BERT, History::Withheld);
		add(activity, CLARA, History::Withheld);
		join(activity, &[CLARA]);
		inform(activity, LUEBECK);
		leave(activity, VISBY);
		by(&account(BERT), Call::decline { activity });
		rotate(LUEBECK);
		by(&account(CLARA), Call::remove_node {});
		sell(RIGA, "Buyer");
		let members = Groups::members(activity);
		assert_eq!(members.len(), 6);
		for (slot, (standing, name)) in
			members.iter().zip([LUEBECK, VISBY, RIGA, ANNA, BERT, CLARA]).enumerate()
		{
			let node = NODES.iter().position(|of| *of == name).unwrap() as NodeId;
			let Member { state, parts, slot: at, key_version, next_counter, .. } =
				Members::<Test>::get(activity, node).unwrap();
			let keys = match name {
				RIGA | CLARA => None,
				LUEBECK => Some((2, keys(LUEBECK, 2))),
				_ => Some((1, keys(name, 1))),
			};
			let slot = slot as u8;
			assert_eq!(at, slot);
			let expected =
				MemberStanding { node, state, parts, slot, keys, key_version, next_counter };
			assert_eq!(*standing, expected);
		}
		assert_eq!((members[0].key_version, members[0].next_counter), (1, 1));
		assert_eq!(Groups::members(activity + 1), []);
		assert_eq!(Groups::activity(activity), Some(activity_row(activity)));
		assert_eq!(Groups::activity(activity + 1), None);
	});
}

#[test]
fn activities_of_a_node_should_be_listed_in_pages_with_those_that_it_left() {
	ExtBuilder::default().build_and_execute(|| {
		let all: BTreeSet<_> =
			(0..5).map(|_| open_trade(Request::Both, &[LUEBECK, VISBY])).collect();
		join(0, &[VISBY]);
		leave(0, VISBY);
		by(&account(VISBY), Call::decline { activity: 1 });
		let other = open_trade(Request::Both, &[LUEBECK, RIGA]);
		for limit in [1, 2, 5, 9] {
			let found = walk(limit, |after| {
				let page = Groups::activities_of(node(VISBY), after, limit);
				assert!(page.len() <= limit as usize);
				page
			});
			assert_eq!(found.len(), all.len());
			assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), all);
		}
		assert_eq!(Groups::activities_of(node(RIGA), None, 9), [other]);
		assert_eq!(Groups::activities_of(node(VISBY), None, 0), Vec::<ActivityId>::new());
		assert_eq!(Groups::activities_of(node(ANNA), None, 9), Vec::<ActivityId>::new());
	});
}

#[test]
fn messages_should_be_listed_from_a_number_on() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Both, &[LUEBECK, VISBY]);
		for _ in 0..MANY {
			inform(activity, LUEBECK);
		}
		let numbers = |from, limit| {
			let messages = Groups::messages(activity, from, limit);
			let own = |(number, row): &(MessageNumber, MessageOf<Test>)| {
				Groups::message(entry(activity, *number)).as_ref() == Some(row)
			};
			assert!(messages.iter().all(own));
			messages.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
		};
		let many = u64::from(MANY);
		assert_eq!(numbers(0, 3), [0, 1, 2]);
		assert_eq!(numbers(2, 1), [2]);
		assert_eq!(numbers(0, u32::MAX), (0..MAX_PAGE.into()).collect::<Vec<_>>());
		assert_eq!(numbers(many - 1, 9), [many - 1]);
		for (from, limit) in [(0, 0), (many, 9), (u64::MAX, u32::MAX)] {
			assert_eq!(numbers(from, limit), Vec::<MessageNumber>::new());
		}
		assert_eq!(Groups::messages(activity + 1, 0, 9), []);
		assert_eq!(Groups::message(entry(activity, many)), None);
		// What was cleared is left out, and no page goes beyond its numbers.
		close_and_wait(activity);
		by(&stranger(), Call::clear { activity, limit: MAX_CLEARED });
		let left: BTreeSet<_> = numbers(0, u32::MAX).into_iter().chain(numbers(256, 9)).collect();
		assert_eq!(left.len() as u32, MANY - MAX_CLEARED);
		assert!(left.iter().all(|number| *number < many));
	});
}

#[test]
fn missing_should_name_who_did_not_sign_in_the_order_of_slots() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Both, &[RIGA, BERGEN, VISBY, LUEBECK]);
		let number = inform(activity, RIGA);
		let missing = || Groups::missing(entry(activity, number));
		assert_eq!(missing(), [BERGEN, VISBY, LUEBECK].map(node));
		sign(activity, number, &[VISBY]);
		assert_eq!(missing(), [BERGEN, LUEBECK].map(node));
		// Who left misses it still; in a new slot nothing is missed that was before.
		[BERGEN, LUEBECK].into_iter().for_each(|name| leave(activity, name));
		assert_eq!(missing(), [BERGEN, LUEBECK].map(node));
		add(activity, BERGEN, History::Withheld);
		assert_eq!(missing(), [node(LUEBECK)]);
		sign(activity, number, &[LUEBECK]);
		assert!(missing().is_empty());
		assert!(!message_row(activity, number).missing.is_empty());
		assert!(Groups::missing(entry(activity, number + 1)).is_empty());
	});
}

#[test]
fn statements_should_be_listed_from_a_number_on() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Trust, &[LUEBECK, VISBY]);
		for _ in 0..5 {
			vouch(activity, LUEBECK, VISBY);
		}
		let numbers = |from, limit| {
			let statements = Groups::statements(activity, from, limit);
			let own = |(number, row): &(StatementId, StatementOf<Test>)| {
				Groups::statement(activity, *number).as_ref() == Some(row)
			};
			assert!(statements.iter().all(own));
			statements.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
		};
		assert_eq!(numbers(0, 100), [0, 1, 2, 3, 4]);
		assert_eq!(numbers(3, 1), [3]);
		for (from, limit) in [(0, 0), (5, 9), (u32::MAX, u32::MAX)] {
			assert_eq!(numbers(from, limit), Vec::<StatementId>::new());
		}
		assert_eq!(Groups::statements(activity + 1, 0, 9), []);
		assert_eq!(Groups::statement(activity, 5), None);
	});
}
