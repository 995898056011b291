// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer.

use crate::{mock::*, *};
use hanse_support::{Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber};
use std::collections::{BTreeMap, BTreeSet};

fn move_something() {
	let (asset, reason) = (FlowAsset::Chips(1), FlowReason::Issued);
	let flow = Flow { asset, from: None, to: Some(stranger()), quantity: 1, reason };
	<AssetFlow as FlowLedger<_>>::record(flow).unwrap();
}

/// All pages behind each other; the last row of one begins the next.
fn walk<Key: Clone, Row>(page: impl Fn(Option<Key>) -> Vec<(Key, Row)>) -> Vec<(Key, Row)> {
	let mut all = Vec::new();
	loop {
		let rows = page(all.last().map(|(key, _): &(Key, Row)| key.clone()));
		if rows.is_empty() {
			return all;
		}
		all.extend(rows);
	}
}

#[test]
fn servers_should_be_listed_in_pages_when_asked_for() {
	ExtBuilder::default().build_and_execute(|| {
		root(Call::remove_server { server: RIGA });
		for limit in [1, 2, 4, 5, 6, u32::MAX] {
			let all = walk(|after| AssetFlow::servers(after, limit));
			assert_eq!(all.len(), 5);
			let all: BTreeMap<_, _> = all.into_iter().collect();
			assert_eq!(all.keys().copied().collect::<Vec<_>>(), SERVERS);
			assert!(all.iter().all(|(number, row)| server(*number) == *row));
		}
		assert_eq!(AssetFlow::servers(None, 0), []);
		assert_eq!(AssetFlow::servers(None, 3).len(), 3);
	});
}

#[test]
fn server_should_be_found_by_its_account_while_that_is_its_desk() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(AssetFlow::server_of(desk(VISBY)), Some(VISBY));
		assert_eq!(AssetFlow::server_of(owner(VISBY)), None);
		assert_eq!(AssetFlow::server(NO_SERVER), None);
		assert_eq!(AssetFlow::server(OrgNumber(0)), None);
	});
}

#[test]
fn page_should_have_256_rows_when_more_are_asked_for() {
	ExtBuilder::default().build_and_execute(|| {
		let row = server(LUEBECK);
		for sequence in 1_000..1_300 {
			let server = OrgNumber::from_sequence(sequence).unwrap();
			Servers::<Test>::insert(server, Server { desk: None, ..row.clone() });
		}
		assert_eq!(AssetFlow::servers(None, u32::MAX).len(), 256);
		assert_eq!(walk(|after| AssetFlow::servers(after, u32::MAX)).len(), 305);
		for _ in 0..300 {
			move_something();
			forward(1);
		}
		assert_eq!(AssetFlow::seals(0, u32::MAX).len(), 256);
		assert_eq!(AssetFlow::seals(256, u32::MAX).len(), 44);
	});
}

#[test]
fn unfinished_tables_should_be_listed_until_all_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let unfinished = |limit| {
			let all = walk(|after| AssetFlow::unfinished(after, limit));
			assert!(all.iter().all(|(name, row)| table(*name) == *row));
			let names: BTreeSet<_> = all.iter().map(|(name, _)| *name).collect();
			assert_eq!(names.len(), all.len());
			names
		};
		for n in 1..=7 {
			open(uuid(n), &[LUEBECK, VISBY, RIGA]);
		}
		for limit in [1, 3, 7, 100] {
			assert_eq!(unfinished(limit), (1..=7).map(uuid).collect());
		}
		(1..=6).for_each(|n| close(uuid(n)));
		sign(uuid(1), &[LUEBECK, VISBY, RIGA]);
		for n in [2, 3] {
			sign(uuid(n), &[LUEBECK, VISBY]);
			seal_incomplete(uuid(n));
		}
		sign(uuid(2), &[RIGA]);
		assert_eq!(unfinished(2), (3..=7).map(uuid).collect());
		assert_eq!(AssetFlow::unfinished(None, 0), []);
	});
}

#[test]
fn seal_should_be_found_by_its_table_when_it_is_the_latest() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(AssetFlow::seal_of(uuid(1)), None);
		open(uuid(1), &[LUEBECK, VISBY, RIGA]);
		assert_eq!(AssetFlow::seal_of(uuid(1)), None);
		close(uuid(1));
		assert_eq!(AssetFlow::seal_of(uuid(1)), None);
		sign(uuid(1), &[LUEBECK, VISBY]);
		seal_incomplete(uuid(1));
		assert_eq!(AssetFlow::seal_of(uuid(1)), Some((0, seal(0))));
		sign(uuid(1), &[RIGA]);
		assert_eq!(AssetFlow::seal_of(uuid(1)), Some((1, seal(1))));
		forward(365 * DAY);
		by(&stranger(), Call::retire_table { table: uuid(1) });
		assert_eq!(AssetFlow::seal_of(uuid(1)), Some((1, seal(1))));
	});
}

#[test]
fn seal_of_a_block_should_be_found_among_those_of_tables() {
	ExtBuilder::default().build_and_execute(|| {
		let mut moved = BTreeSet::new();
		for n in 1..40u8 {
			// Some blocks seal tables, some move something, some both, some nothing.
			(0..n % 3).for_each(|at| sealed(uuid(3 * n + at), &[LUEBECK, VISBY]));
			if n % 4 < 2 {
				move_something();
				moved.insert(now());
			}
			forward(1 + u32::from(n % 2));
		}
		assert!(moved.len() > 10);
		for block in 0..now() + 5 {
			let found = AssetFlow::seal_at(block);
			assert_eq!(found.is_some(), moved.contains(&block), "block {block}");
			if let Some((number, row)) = found {
				assert_eq!(row, seal(number));
				assert_eq!((row.block, row.kind), (block, SealKind::Chain));
			}
		}
	});
}

#[test]
fn seals_should_be_listed_from_a_number_on() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..5 {
			move_something();
			forward(1);
		}
		let numbers = |from, limit| {
			let seals = AssetFlow::seals(from, limit);
			assert!(seals.iter().all(|(number, row)| seal(*number) == *row));
			seals.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
		};
		assert_eq!(numbers(0, 100), [0, 1, 2, 3, 4]);
		assert_eq!(numbers(0, 2), [0, 1]);
		assert_eq!(numbers(3, 2), [3, 4]);
		assert_eq!(numbers(4, u32::MAX), [4]);
		for (from, limit) in [(0, 0), (5, 9), (u64::MAX, u32::MAX), (u64::MAX - 1, 1)] {
			assert_eq!(numbers(from, limit), Vec::<SealNumber>::new());
		}
	});
}

#[test]
fn evidence_should_be_listed_by_server() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 1..=3 {
			closed(uuid(n), &[LUEBECK, VISBY], 1);
			let wrong = Receipt { count: 9, ..receipt(uuid(n), LUEBECK, 0) };
			let evidence = Evidence::WrongDigest(signed_receipt(wrong));
			by(&stranger(), Call::report_server { evidence });
			root(Call::reinstate_server { server: LUEBECK });
		}
		assert_eq!(AssetFlow::equivocations(LUEBECK, 2).len(), 2);
		let all = AssetFlow::equivocations(LUEBECK, u32::MAX);
		let tables: BTreeSet<_> = all.iter().map(|(table, _)| *table).collect();
		assert_eq!(tables, (1..=3).map(uuid).collect());
		assert!(all.iter().all(|(table, evidence)| evidence.receipt().receipt.table == *table));
		assert_eq!(AssetFlow::equivocations(VISBY, 9), []);
		assert_eq!(AssetFlow::equivocations(LUEBECK, 0), []);
	});
}

#[test]
fn counters_should_be_told_until_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		let last = || AssetFlow::last_counter(uuid(1), account("Alice"));
		open(uuid(1), &[LUEBECK, VISBY]);
		assert_eq!(last(), None);
		append(uuid(1), vec![entry(uuid(1), "Alice", 0)]);
		assert_eq!(last(), Some(0));
		append(uuid(1), vec![entry(uuid(1), "Alice", 9)]);
		assert_eq!(last(), Some(9));
		close(uuid(1));
		assert_eq!((last(), AssetFlow::head_of(uuid(1))), (Some(9), None));
		by(&stranger(), Call::clear_clients { table: uuid(1), limit: 1 });
		assert_eq!(last(), None);
	});
}
