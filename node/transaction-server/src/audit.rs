// SPDX-License-Identifier: Apache-2.0

//! Hashes sealed tables again, to notice a byte that changed on the disk.

use crate::{
	check::{self, Altered},
	store::{Store, StoreError, TableKind},
	Seal,
};
use pallet_asset_flow::{SealKind, SealNumber};

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
	let kind = match seal.kind {
		SealKind::Chain => TableKind::Chain,
		SealKind::Full | SealKind::Incomplete | SealKind::Completion => TableKind::Server,
	};
	match store.leaves(&seal.table, kind) {
		Err(error) => Finding::Unreadable(error),
		Ok(leaves) => match check::sealed(&leaves, seal.root, seal.count) {
			Ok(()) => Finding::Sound,
			Err(altered) => Finding::Altered(altered),
		},
	}
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
