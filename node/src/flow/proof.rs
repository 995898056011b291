// SPDX-License-Identifier: Apache-2.0

//! Makes the portable proof of a record, a movement or a seal.
//!
//! The rows are proved under the state root of the last block that is justified, which has every seal
//! there ever was; [`crate::handovers`] says which authorities justified it.

use super::Server;
use crate::{handovers::NotProved, service::Hash};
use hanse_flow_proof::{seal_key, server_key, Content, FlowProof, NothingFinal, Parts};
use hanse_support::OrgNumber;
use hanse_transaction_server::{
	audit::{leaf_with_path, Leaf, NoPath},
	store::StoreError,
	Seal, ServerRow,
};
use pallet_asset_flow::{runtime_api::AssetFlowApi, SealNumber, Uuid};
use sc_client_api::ProofProvider;
use sp_api::ProvideRuntimeApi;
use sp_core::H256;
use std::fmt::Display;

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum NoProof {
	#[error("this chain is sealed on demand: nothing is justified, so nothing can be proved")]
	NoGrandpa,
	#[error(transparent)]
	NothingFinal(#[from] NothingFinal),
	#[error(transparent)]
	Handovers(#[from] NotProved),
	#[error("the table is not sealed in a block that is justified; ask again later")]
	NotSealed,
	#[error(transparent)]
	Path(#[from] NoPath),
	#[error("there is no such server")]
	NoServer,
	#[error(transparent)]
	Store(#[from] StoreError),
	#[error("the node failed: {0}")]
	Node(String),
}

fn node(error: impl Display) -> NoProof {
	NoProof::Node(error.to_string())
}

impl Server {
	/// Proves the leaf at an index of a sealed table, or without one the seal alone; with the row of a
	/// server, for its key, if it is named.
	pub fn prove(
		&self,
		table: Uuid,
		index: Option<u64>,
		server: Option<OrgNumber>,
	) -> Result<FlowProof, NoProof> {
		let handovers = self.handovers.as_ref().ok_or(NoProof::NoGrandpa)?;
		let (set, fragments) = handovers.prove(&self.client, None)?;
		let last = fragments.last().ok_or(NothingFinal)?.header.hash();
		let (number, seal) = self.seal_of(last, table)?;
		let server = server.map(|server| self.server_row(last, server)).transpose()?;
		let mut keys = vec![seal_key(number)];
		keys.extend(server.as_ref().map(|(number, _)| server_key(*number)));
		let storage =
			self.client.read_proof(last, &mut keys.iter().map(Vec::as_slice)).map_err(node)?;
		let leaf = index.map(|index| self.leaf(&seal, index)).transpose()?;
		let genesis = self.genesis;
		let seal = (number, seal);
		let parts = Parts { genesis, table, leaf, seal, server, storage, set, fragments };
		Ok(FlowProof::assemble(parts)?)
	}

	fn seal_of(&self, at: Hash, table: Uuid) -> Result<(SealNumber, Seal), NoProof> {
		let api = self.client.runtime_api();
		let seal = match self.store.chain_seal(&table)? {
			Some(number) => api.seals(at, number, 1).map_err(node)?.into_iter().next(),
			None => api.seal_of(at, table).map_err(node)?,
		};
		seal.filter(|(_, seal)| seal.table == table).ok_or(NoProof::NotSealed)
	}

	fn server_row(&self, at: Hash, server: OrgNumber) -> Result<(OrgNumber, ServerRow), NoProof> {
		let row = self.client.runtime_api().server(at, server).map_err(node)?;
		Ok((server, row.ok_or(NoProof::NoServer)?))
	}

	/// Content and audit path of a leaf.
	fn leaf(&self, seal: &Seal, index: u64) -> Result<(u64, Content, Vec<H256>), NoProof> {
		let (leaf, path) = leaf_with_path(&self.store, seal, index)?;
		let content = match leaf {
			Leaf::Record(entry) => Content::Record(entry),
			Leaf::Movement(flow) => Content::Flow(flow),
		};
		Ok((index, content, path))
	}
}
