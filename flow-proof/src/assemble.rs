// SPDX-License-Identifier: Apache-2.0

//! Proofs, made from what a node has.

use crate::{
	chain::{Entry, Flow, Header, Justification, Seal, Server},
	format::{
		Body, Finality, FlowProof, Justified, Leaf, SealRow, ServerRow, Stated, FORMAT, VERSION,
	},
};
use codec::{Decode, DecodeAll, Encode};
use hanse_support::OrgNumber;
use pallet_asset_flow::{chain_leaf, SealNumber, Uuid};
use sp_core::{Bytes, H256};
use sp_trie::StorageProof;

/// There is no justified block yet, or the chain has no GRANDPA.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no block is justified yet")]
pub struct NothingFinal;

/// A header and the votes that make it final: what a proof for warp sync consists of.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Fragment {
	pub header: Header,
	pub justification: Justification,
}

/// What a proof for warp sync says.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Fragments {
	/// The last block of each set of authorities and then, if it is finished, the latest justified
	/// block.
	pub fragments: Vec<Fragment>,
	/// Whether these are all; if not, the next proof begins at the last of these.
	pub is_finished: bool,
}

/// The fragments of an encoded proof for warp sync.
pub fn fragments_of(warp_sync_proof: &[u8]) -> Result<Fragments, codec::Error> {
	Fragments::decode_all(&mut &*warp_sync_proof)
}

/// What leaves are made of.
// One at a time is held; a box would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
	Record(Entry),
	Flow(Flow),
}

/// What a proof is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
	pub genesis: H256,
	pub table: Uuid,
	/// Index, content and audit path of a leaf; without it the seal alone is proved.
	pub leaf: Option<(u64, Content, Vec<H256>)>,
	pub seal: (SealNumber, Seal),
	/// A server whose key the proof is to prove.
	pub server: Option<(OrgNumber, Server)>,
	/// Proves the rows of seal and server under the state root of the last fragment's header, and
	/// nothing else.
	pub storage: StorageProof,
	/// The set that justifies the first fragment: 0 when they lead on from the genesis.
	pub set: u64,
	/// The last block of each set but the latest, then the block whose state the rows are of.
	pub fragments: Vec<Fragment>,
}

impl FlowProof {
	/// A proof of these parts. Whether they fit each other is what [`FlowProof::verify`] tells.
	pub fn assemble(parts: Parts) -> Result<Self, NothingFinal> {
		let finality = Finality::assemble(parts.set, &parts.fragments)?;
		let table = parts.table;
		let leaf = |(index, content, path): (u64, Content, Vec<H256>)| {
			let (hash, body) = match content {
				Content::Record(entry) => (entry.leaf(&table), Body::Record(Stated::of(&entry))),
				Content::Flow(flow) => (chain_leaf(&table, &flow), Body::Flow(Stated::of(&flow))),
			};
			Leaf { index, hash, body, path }
		};
		let server =
			|(number, row): (OrgNumber, Server)| ServerRow { number, row: Stated::of(&row) };
		let (number, seal) = parts.seal;
		Ok(Self {
			format: FORMAT.into(),
			version: VERSION,
			genesis: parts.genesis,
			table,
			leaf: parts.leaf.map(leaf),
			seal: SealRow { number, row: Stated::of(&seal) },
			server: parts.server.map(server),
			storage: nodes(parts.storage),
			finality,
		})
	}
}

/// The nodes of a storage proof, ascending.
pub(crate) fn nodes(proof: StorageProof) -> Vec<Bytes> {
	proof.into_iter_nodes().map(Bytes).collect()
}

impl Finality {
	/// Of the last block of each set from `set` on, and then the block that is shown to be final.
	pub(crate) fn assemble(set: u64, fragments: &[Fragment]) -> Result<Self, NothingFinal> {
		let mut changes: Vec<_> = fragments.iter().map(Justified::of).collect();
		let block = changes.pop().ok_or(NothingFinal)?;
		Ok(Self { set, changes, block })
	}
}

impl Justified {
	fn of(Fragment { header, justification }: &Fragment) -> Self {
		Self {
			number: header.number,
			hash: header.hash(),
			header: Bytes(header.encode()),
			justification: Bytes(justification.encode()),
		}
	}
}
