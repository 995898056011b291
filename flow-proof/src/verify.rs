// SPDX-License-Identifier: Apache-2.0

//! Whether a proof proves what it says.

use crate::{
	chain,
	format::{Body, FlowProof, Leaf, Stated},
	readable::{SealText, ServerText},
	refusal::{Part, Refusal},
	storage::{self, seal_key, server_key, Row},
	text::{decimal, uuid},
	trust::Trust,
};
use codec::Encode;
use hanse_support::merkle;
use pallet_asset_flow::{
	chain_leaf, payloads::record_payload, SealKind, SealNumber, Uuid, Voucher,
};
use serde::Serialize;
use sp_core::H256;

/// A leaf that is in a sealed table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProvenLeaf {
	#[serde(with = "decimal")]
	pub index: u64,
	pub hash: H256,
	pub body: Body,
}

/// A block that is final.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct FinalBlock {
	pub number: u32,
	pub hash: H256,
	/// The authority set that justified it.
	#[serde(with = "decimal")]
	pub set: u64,
}

/// What a proof proves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
	#[serde(with = "uuid")]
	pub table: Uuid,
	/// `None` if it is the seal alone.
	pub leaf: Option<ProvenLeaf>,
	#[serde(with = "decimal")]
	pub seal_number: SealNumber,
	/// By which the next seal names this one.
	pub seal_hash: H256,
	pub seal: SealText,
	pub server: Option<ServerText>,
	pub block: FinalBlock,
}

/// Verifies the file of a proof.
pub fn verify(text: &str, trust: &Trust) -> Result<Report, Refusal> {
	FlowProof::from_json(text)?.verify(trust)
}

impl FlowProof {
	/// Verifies the proof.
	pub fn verify(&self, trust: &Trust) -> Result<Report, Refusal> {
		trust.ensure_chain(self.genesis)?;
		let seal: chain::Seal = self.seal.row.value(Part::Seal)?;
		if seal.table != self.table {
			return Err(Refusal::OtherTable { found: seal.table, stated: self.table });
		}
		if seal.kind == SealKind::Chain && seal.table != Uuid::of_block(seal.block) {
			return Err(Refusal::NotOfBlock(seal.block));
		}
		if let Some(leaf) = &self.leaf {
			self.check_leaf(leaf, &seal)?;
		}
		let server =
			self.server.as_ref().map(|server| server.row.value(Part::Server)).transpose()?;
		let (block, root) = trust.final_block(&self.finality)?;
		self.check_rows(&seal, server.as_ref(), (block.number, root))?;
		let proven = |leaf: &Leaf| ProvenLeaf {
			index: leaf.index,
			hash: leaf.hash,
			body: leaf.body.clone(),
		};
		Ok(Report {
			table: self.table,
			leaf: self.leaf.as_ref().map(proven),
			seal_number: self.seal.number,
			seal_hash: seal.hash(self.seal.number),
			seal: self.seal.row.readable.clone(),
			server: self.server.as_ref().map(|server| server.row.readable.clone()),
			block,
		})
	}

	/// Whether the leaf is what the file says, and leads to the seal's root.
	fn check_leaf(&self, leaf: &Leaf, seal: &chain::Seal) -> Result<(), Refusal> {
		let computed = match &leaf.body {
			Body::Record(stated) => self.record_leaf(stated, seal.kind)?,
			Body::Flow(stated) => {
				let flow: chain::Flow = stated.value(Part::Flow)?;
				if seal.kind != SealKind::Chain {
					return Err(Refusal::OtherKind { kind: seal.kind, part: "movements" });
				}
				chain_leaf(&self.table, &flow)
			},
		};
		if computed != leaf.hash {
			return Err(Refusal::Leaf { computed, stated: leaf.hash });
		}
		let root = merkle::root_from_path(computed, leaf.index, seal.count, &leaf.path)
			.map_err(Refusal::Path)?;
		match root == seal.root {
			true => Ok(()),
			false => Err(Refusal::Root { computed: root, sealed: seal.root }),
		}
	}

	/// The leaf of a record that its client signed, or the first server vouches for.
	fn record_leaf(
		&self,
		stated: &Stated<crate::EntryText>,
		kind: SealKind,
	) -> Result<H256, Refusal> {
		let entry: chain::Entry = stated.value(Part::Record)?;
		if kind == SealKind::Chain {
			return Err(Refusal::OtherKind { kind, part: "records" });
		}
		if let Voucher::Client(signature) = &entry.voucher {
			let record = &entry.record;
			let payload = record_payload(self.genesis, self.table, record);
			if !payload.is_signed_by(signature, &record.id.client) {
				return Err(Refusal::ClientSignature);
			}
		}
		Ok(entry.leaf(&self.table))
	}

	/// Whether the rows are in the state of a block.
	fn check_rows(
		&self,
		seal: &chain::Seal,
		server: Option<&chain::Server>,
		block: (u32, H256),
	) -> Result<(), Refusal> {
		let (seal, server) = (seal.encode(), server.map(Encode::encode));
		let mut rows = vec![Row {
			part: Part::Seal,
			key: seal_key(self.seal.number),
			value: Some(seal.as_slice()),
		}];
		if let (Some(row), Some(value)) = (&self.server, &server) {
			let value = Some(value.as_slice());
			rows.push(Row { part: Part::Server, key: server_key(row.number), value });
		}
		storage::check(&self.storage, &rows, block)
	}
}
