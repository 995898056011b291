// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::audit::{leaf_with_path, Leaf, NoPath};
use hanse_support::merkle::{audit_path, root_from_path};

/// A sealed table of so many records.
fn sealed(setup: &mut Setup, table: Uuid, count: u64) -> Seal {
	setup.chain.open(table);
	let mut entries: Vec<_> = (1..=count).map(|counter| entry(&table, counter)).collect();
	// In batches of several lengths.
	while !entries.is_empty() {
		let rest = entries.split_off(entries.len().min(5));
		setup.chain.append(table, std::mem::replace(&mut entries, rest));
	}
	setup.chain.close(table);
	let digest = setup.chain.digest(&table);
	setup.chain.seal(table, SealKind::Full, digest);
	setup.follow();
	setup.chain.seals.last().cloned().unwrap()
}

#[test]
fn every_path_should_be_that_of_the_whole_tree_when_a_table_is_of_any_size() {
	let mut setup = setup();
	let table = uuid(1);
	let seal = sealed(&mut setup, table, 70);
	let records = setup.store.records(&table, 0, 70).unwrap();
	let leaves: Vec<_> = records.iter().map(|one| one.body.leaf(&table)).collect();
	for count in 0..=70 {
		for index in 0..=count {
			let path = setup.store.audit_path(&table, index, count).unwrap();
			assert_eq!(path, audit_path(&leaves[..count as usize], index), "{index} of {count}");
		}
	}
	for (index, leaf) in (0..).zip(&leaves) {
		let (body, path) = leaf_with_path(&setup.store, &seal, index).unwrap();
		assert_eq!(body, Leaf::Record(records[index as usize].body.clone()));
		assert_eq!(root_from_path(*leaf, index, 70, &path), Ok(seal.root));
	}
	let beyond = leaf_with_path(&setup.store, &seal, 70);
	assert!(matches!(beyond, Err(NoPath::NoLeaf { count: 70 })));
}

#[test]
fn movement_should_have_its_path_in_the_chains_own_table() {
	let mut setup = setup();
	setup.chain.seal_movements(uuid(8), (1..=3).map(movement).collect());
	setup.follow();
	let seal = setup.chain.seals[0].clone();
	let (body, path) = leaf_with_path(&setup.store, &seal, 1).unwrap();
	assert_eq!(body, Leaf::Movement(movement(2)));
	let leaf = chain_leaf(&uuid(8), &movement(2));
	assert_eq!(root_from_path(leaf, 1, 3, &path), Ok(seal.root));
}

#[test]
fn record_should_have_no_path_when_a_byte_of_it_or_of_its_way_changed() {
	let mut setup = setup();
	let table = uuid(1);
	let seal = sealed(&mut setup, table, 4);
	let Setup { store, path, _folder, .. } = setup;
	drop(store);
	alter(&path, table);
	let store = Store::open(&path, GENESIS).unwrap();
	let altered = leaf_with_path(&store, &seal, 1);
	assert!(matches!(altered, Err(NoPath::Altered(Altered::Root { .. }))), "{altered:?}");
	// Another record's own bytes and way are as they were.
	assert!(leaf_with_path(&store, &seal, 3).is_ok());

	let nodes: redb::TableDefinition<([u8; 16], u8, u64), [u8; 32]> =
		redb::TableDefinition::new("nodes");
	let writing = store.database.begin_write().unwrap();
	writing.open_table(nodes).unwrap().insert((table.0, 1, 0), [7; 32]).unwrap();
	writing.commit().unwrap();
	let altered = leaf_with_path(&store, &seal, 3);
	assert!(matches!(altered, Err(NoPath::Altered(Altered::Root { .. }))), "{altered:?}");
	assert!(leaf_with_path(&store, &seal, 0).is_ok());
	let writing = store.database.begin_write().unwrap();
	writing.open_table(nodes).unwrap().remove((table.0, 1, 0)).unwrap();
	writing.commit().unwrap();
	let lost = leaf_with_path(&store, &seal, 3);
	assert!(matches!(lost, Err(NoPath::Store(StoreError::Damaged(_)))), "{lost:?}");
}

#[test]
fn record_should_have_no_path_when_the_table_is_not_here_in_full() {
	let mut setup = setup();
	let table = uuid(1);
	let mut seal = sealed(&mut setup, table, 4);
	seal.count = 5;
	let lacking = leaf_with_path(&setup.store, &seal, 0);
	let count = Altered::Count { here: 4, sealed: 5 };
	assert!(matches!(lacking, Err(NoPath::Altered(found)) if found == count), "{lacking:?}");
}
