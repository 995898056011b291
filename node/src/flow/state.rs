// SPDX-License-Identifier: Apache-2.0

//! Final states, as the transaction server asks for them.

use crate::service::{FullClient, Hash};
use hanse_runtime::BlockNumber;
use hanse_support::OrgNumber;
use hanse_transaction_server::{
	chain::{ChainError, FinalState, RecordState},
	AccountId, Seal, ServerRow, Table,
};
use pallet_asset_flow::{runtime_api::AssetFlowApi, Head, SealNumber, TableState, Uuid};
use sc_client_api::HeaderBackend;
use sp_api::{ApiError, ProvideRuntimeApi};
use substrate_frame_rpc_system::AccountNonceApi;

/// Rows that one question to the runtime asks for.
const PAGE: u32 = 256;

/// The state of a final block.
pub struct At<'a> {
	pub client: &'a FullClient,
	pub hash: Hash,
	pub number: BlockNumber,
}

type Result<T> = std::result::Result<T, ChainError>;

fn failed(error: ApiError) -> ChainError {
	ChainError(format!("the runtime does not answer: {error}"))
}

impl FinalState for At<'_> {
	fn unfinished(&self, after: Option<Uuid>) -> Result<Vec<(Uuid, Table)>> {
		self.client.runtime_api().unfinished(self.hash, after, PAGE).map_err(failed)
	}

	fn head_of(&self, table: Uuid) -> Result<Option<Head>> {
		self.client.runtime_api().head_of(self.hash, table).map_err(failed)
	}

	fn server(&self, server: OrgNumber) -> Result<Option<ServerRow>> {
		self.client.runtime_api().server(self.hash, server).map_err(failed)
	}

	fn seals(&self, from: SealNumber) -> Result<Vec<(SealNumber, Seal)>> {
		self.client.runtime_api().seals(self.hash, from, PAGE).map_err(failed)
	}
}

impl RecordState for At<'_> {
	fn number(&self) -> Result<BlockNumber> {
		Ok(self.number)
	}

	fn table_of(&self, table: Uuid) -> Result<Option<Table>> {
		self.client.runtime_api().table_of(self.hash, table).map_err(failed)
	}

	fn last_counter(&self, table: Uuid, client: &AccountId) -> Result<Option<u64>> {
		let api = self.client.runtime_api();
		api.last_counter(self.hash, table, client.clone()).map_err(failed)
	}

	fn count_at(&self, table: Uuid, block: BlockNumber) -> Result<Option<u64>> {
		let hash = self.client.hash(block).map_err(|error| ChainError(error.to_string()))?;
		let Some(hash) = hash else { return Ok(None) };
		let api = self.client.runtime_api();
		// A state that is pruned can't be asked.
		let Ok(Some(row)) = api.table_of(hash, table) else { return Ok(None) };
		Ok(match row.state {
			TableState::Open { .. } => {
				api.head_of(hash, table).ok().flatten().map(|head| head.frontier.count())
			},
			closed => closed.digest().map(|digest| digest.count),
		})
	}

	fn nonce(&self, account: &AccountId) -> Result<u32> {
		let api = self.client.runtime_api();
		api.account_nonce(self.hash, account.clone()).map_err(failed)
	}
}
