// SPDX-License-Identifier: Apache-2.0

//! The inner nodes of the tables' trees, so that the way from a record to the root is read and not
//! computed from all records.
//!
//! Kept are the nodes whose subtrees are full, which never change: two rows a record. What is not full
//! hangs on the tree's right edge and is joined of those that are.

use crate::store::{Result, Store, StoreError};
use hanse_support::merkle::{node_hash, Frontier};
use pallet_asset_flow::Uuid;
use redb::{ReadableDatabase, ReadableTable, Table, TableDefinition};
use sp_core::H256;

/// Table, level above the leaves, place on that level.
pub(crate) type Node = ([u8; 16], u8, u64);

/// Node -> its hash.
pub(crate) const NODES: TableDefinition<Node, [u8; 32]> = TableDefinition::new("nodes");

/// Keeps the nodes that become full by a leaf behind those of `frontier`.
pub(crate) fn grow(
	nodes: &mut Table<'_, Node, [u8; 32]>,
	table: &Uuid,
	frontier: &Frontier,
	leaf: H256,
) -> Result<()> {
	let at = frontier.count();
	nodes.insert((table.0, 0, at), leaf.0)?;
	// As many levels as the count has set bits at its end are full with this leaf.
	let mut hash = leaf;
	let full = frontier.peaks().iter().rev().zip(1..=at.trailing_ones());
	for (left, level) in full {
		hash = node_hash(left, &hash);
		nodes.insert((table.0, level as u8, at >> level), hash.0)?;
	}
	Ok(())
}

impl Store {
	/// The audit path of the leaf at an index in the tree over the first `count` leaves of a table, as
	/// [`hanse_support::merkle::audit_path`] would make it. `None` if there is no such leaf. Some two
	/// rows are read for each time that the count can be halved.
	pub fn audit_path(&self, table: &Uuid, index: u64, count: u64) -> Result<Option<Vec<H256>>> {
		let Some(mut last) = count.checked_sub(1).filter(|last| index <= *last) else {
			return Ok(None);
		};
		let reading = self.database.begin_read()?;
		let nodes = reading.open_table(NODES)?;
		let (mut at, mut level, mut path) = (index, 0, Vec::new());
		while last > 0 {
			let sibling = at ^ 1;
			if sibling <= last {
				path.push(subtree(&nodes, table, (level, sibling), count)?);
			}
			at >>= 1;
			last >>= 1;
			level += 1;
		}
		Ok(Some(path))
	}
}

/// The hash of a node in the tree over the first `count` leaves.
fn subtree(
	nodes: &impl ReadableTable<Node, [u8; 32]>,
	table: &Uuid,
	(level, at): (u8, u64),
	count: u64,
) -> Result<H256> {
	if at < (count >> level) {
		return kept(nodes, table, (level, at));
	}
	// Leaves from here to the end: a full subtree for each bit of their number, the largest first.
	let mut begin = at << level;
	let mut full = Vec::new();
	for level in (0..level).rev() {
		if ((count - begin) >> level) & 1 == 1 {
			full.push(kept(nodes, table, (level, begin >> level))?);
			begin += 1 << level;
		}
	}
	let upwards = full.into_iter().rev();
	let joined = upwards.reduce(|right, left| node_hash(&left, &right));
	joined.ok_or(StoreError::Damaged("nodes"))
}

fn kept(
	nodes: &impl ReadableTable<Node, [u8; 32]>,
	table: &Uuid,
	(level, at): (u8, u64),
) -> Result<H256> {
	let row = nodes.get((table.0, level, at))?;
	row.map(|row| H256(row.value())).ok_or(StoreError::Damaged("nodes"))
}
