// SPDX-License-Identifier: Apache-2.0

//! What the transaction server asks of the chain, so that tests can answer instead.

use crate::{Seal, ServerRow, Table};
use hanse_support::OrgNumber;
use pallet_asset_flow::{Head, SealNumber, SignedReceipt, Uuid};

/// A failure on the node's side, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ChainError(pub String);

type Result<T> = std::result::Result<T, ChainError>;

/// The state of one final block.
pub trait FinalState {
	/// The tables that not every named server has signed.
	fn unfinished(&self, after: Option<Uuid>) -> Result<Vec<(Uuid, Table)>>;
	/// What changes with every record of an open table.
	fn head_of(&self, table: Uuid) -> Result<Option<Head>>;
	/// A server.
	fn server(&self, server: OrgNumber) -> Result<Option<ServerRow>>;
	/// The seals from a number on, as many as one question gives.
	fn seals(&self, from: SealNumber) -> Result<Vec<(SealNumber, Seal)>>;
}

/// Where batches of bodies come from.
pub trait Bodies {
	/// The batch under a key of [`pallet_asset_flow::body_key`], as the chain wrote it.
	fn batch(&self, table: &Uuid, rolling: &sp_core::H256) -> Option<Vec<u8>>;
}

/// Where receipts go.
pub trait Submit {
	/// Hands a receipt to the transaction pool.
	fn submit(&self, receipt: SignedReceipt) -> Result<()>;
}
