// SPDX-License-Identifier: Apache-2.0

//! The reads that clients and servers' nodes need most, as a runtime API.

use crate::types::{Head, Seal, SealNumber, Server, Table, Uuid};
use alloc::vec::Vec;
use codec::Codec;
use hanse_support::OrgNumber;

sp_api::decl_runtime_apis! {
	/// Looks tables, servers and seals up. Records are no state: nodes that keep them tell them by
	/// RPC.
	pub trait AssetFlowApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// A table.
		fn table_of(table: Uuid) -> Option<Table<AccountId, Balance, BlockNumber>>;

		/// What changes with every record of an open table.
		fn head_of(table: Uuid) -> Option<Head>;

		/// The latest seal of a table, also of one that is retired.
		fn seal_of(table: Uuid) -> Option<(SealNumber, Seal<BlockNumber>)>;

		/// The seal with the chain's own movements of a block.
		fn seal_at(block: BlockNumber) -> Option<(SealNumber, Seal<BlockNumber>)>;

		/// The seals from `from` on, at most 256.
		fn seals(from: SealNumber, limit: u32) -> Vec<(SealNumber, Seal<BlockNumber>)>;

		/// A server.
		fn server(server: OrgNumber) -> Option<Server<AccountId, BlockNumber>>;

		/// The last counter of a client in a table whose clients are not cleared.
		fn last_counter(table: Uuid, client: AccountId) -> Option<u64>;

		/// The tables that not every named server has signed, behind `after` in the order of their
		/// keys, at most 256.
		#[allow(clippy::type_complexity)]
		fn unfinished(
			after: Option<Uuid>,
			limit: u32,
		) -> Vec<(Uuid, Table<AccountId, Balance, BlockNumber>)>;
	}
}
