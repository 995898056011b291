// SPDX-License-Identifier: Apache-2.0

//! What a server checks before it signs, and what an auditor checks again.

use crate::{Entry, Signature};
use hanse_support::merkle::{self, Frontier};
use pallet_asset_flow::{payloads::record_payload, Uuid, Voucher};
use sp_core::H256;

/// Why a record can't stand as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
	/// Not the client's, or not over this record in this table.
	#[error("the client's signature is not over this record in this table")]
	Signature,
	/// Not UTF-8, so nobody can read it.
	#[error("a reference is not UTF-8")]
	Text,
}

/// Whether who is named stands behind a record. A server's own statement stands by the chain, which
/// lets it make none under another account.
pub fn voucher(genesis: H256, table: &Uuid, entry: &Entry) -> Result<(), Fault> {
	let record = &entry.record;
	for text in [record.asset.as_slice(), record.from.as_slice(), record.to.as_slice()] {
		std::str::from_utf8(text).map_err(|_| Fault::Text)?;
	}
	match &entry.voucher {
		Voucher::Server => Ok(()),
		Voucher::Client(signature) => record_payload(genesis, *table, record)
			.is_signed_by::<Signature, _>(signature, &record.id.client)
			.then_some(())
			.ok_or(Fault::Signature),
	}
}

/// What a sealed table turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Altered {
	/// Records are missing or too many.
	#[error("{here} records are here, the seal has {sealed}")]
	Count { here: u64, sealed: u64 },
	/// A record is not what it was.
	#[error("the root of the records here is {here:?}, the seal has {sealed:?}")]
	Root { here: H256, sealed: H256 },
}

/// Whether a tree made from the bodies anew is still the one that was sealed.
pub fn sealed(tree: &Frontier, root: H256, count: u64) -> Result<(), Altered> {
	count_is(tree.count(), count)?;
	root_is(tree.root(), root)
}

/// Whether a leaf and its audit path lead to the root that was sealed.
pub fn leads(
	(leaf, index): (H256, u64),
	path: &[H256],
	root: H256,
	count: u64,
) -> Result<(), Altered> {
	// A path of another length leads nowhere.
	root_is(merkle::root_from_path(leaf, index, count, path).unwrap_or_default(), root)
}

/// Whether so many records are here as were sealed.
pub fn count_is(here: u64, sealed: u64) -> Result<(), Altered> {
	(here == sealed).then_some(()).ok_or(Altered::Count { here, sealed })
}

fn root_is(here: H256, sealed: H256) -> Result<(), Altered> {
	(here == sealed).then_some(()).ok_or(Altered::Root { here, sealed })
}
