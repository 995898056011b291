// SPDX-License-Identifier: Apache-2.0

//! Hashes sealed tables again, to notice a byte that changed on the disk, and shows the way from one
//! record to the sealed root.

use crate::{
	check::{self, Altered},
	store::{Store, StoreError, TableKind},
	Entry, FlowOf, Seal,
};
use pallet_asset_flow::{chain_leaf, SealKind, SealNumber};
use sp_core::H256;

/// What the audit of one seal came to.
#[derive(Debug)]
pub enum Finding {
	/// Every record is as it was sealed.
	Sound,
	/// Records changed or are gone.
	Altered(Altered),
	/// The file itself can't be read.
	Unreadable(StoreError),
}

/// Hashes the table of a seal again.
pub fn audit(store: &Store, seal: &Seal) -> Finding {
	match store.digest(&seal.table, kind_of(seal)) {
		Err(error) => Finding::Unreadable(error),
		Ok(tree) => match check::sealed(&tree, seal.root, seal.count) {
			Ok(()) => Finding::Sound,
			Err(altered) => Finding::Altered(altered),
		},
	}
}

/// What the table of a seal is made of.
fn kind_of(seal: &Seal) -> TableKind {
	match seal.kind {
		SealKind::Chain => TableKind::Chain,
		SealKind::Full | SealKind::Incomplete | SealKind::Completion => TableKind::Server,
	}
}

/// What stands at an index of a sealed table.
// One at a time is held; a box would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leaf {
	Record(Entry),
	Movement(FlowOf),
}

/// Why the way from a leaf to the root of its seal can't be shown.
#[derive(Debug, thiserror::Error)]
pub enum NoPath {
	#[error("the sealed table has {count} records")]
	NoLeaf { count: u64 },
	#[error("the records here are not those that were sealed: {0}")]
	Altered(#[from] Altered),
	#[error(transparent)]
	Store(#[from] StoreError),
}

/// What stands at an index of a sealed table, hashed again, with its audit path, which leads to the
/// sealed root. Costs a few rows for each time that the table can be halved.
pub fn leaf_with_path(store: &Store, seal: &Seal, index: u64) -> Result<(Leaf, Vec<H256>), NoPath> {
	let (table, count) = (&seal.table, seal.count);
	check::count_is(store.progress(table)?.frontier.count(), count)?;
	let none = || NoPath::NoLeaf { count };
	let path = store.audit_path(table, index, count)?.ok_or_else(none)?;
	let gone = StoreError::Damaged("bodies");
	let (leaf, hash) = match kind_of(seal) {
		TableKind::Server => {
			let entry = store.record(table, index)?.ok_or(gone)?;
			let hash = entry.leaf(table);
			(Leaf::Record(entry), hash)
		},
		TableKind::Chain => {
			let flow = store.movement(table, index)?.ok_or(gone)?;
			let hash = chain_leaf(table, &flow);
			(Leaf::Movement(flow), hash)
		},
	};
	check::leads((hash, index), &path, seal.root, count)?;
	Ok((leaf, path))
}

/// Goes through the seals one by one, and from the last to the first again.
#[derive(Debug, Default)]
pub struct Rounds {
	next: SealNumber,
}

impl Rounds {
	/// The seal to audit now, if the store has looked at it. `end` is the first it has not.
	pub fn turn(&mut self, end: SealNumber) -> Option<SealNumber> {
		if end == 0 {
			return None;
		}
		let turn = if self.next < end { self.next } else { 0 };
		self.next = turn.saturating_add(1);
		Some(turn)
	}
}
