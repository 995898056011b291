// SPDX-License-Identifier: Apache-2.0

//! Rows of the state, whatever they are, as a node proves them.

use crate::{
	assemble::{nodes, Fragment, NothingFinal},
	format::Finality,
	refusal::{Part, Refusal},
	storage,
	trust::Trust,
	verify::FinalBlock,
};
use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};
use sp_trie::StorageProof;

/// What the state of a final block has under some keys, and what it has not: a node's answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowsProof {
	pub genesis: H256,
	/// Nodes of the state's trie, in ascending order.
	pub storage: Vec<Bytes>,
	pub finality: Finality,
}

impl RowsProof {
	/// A proof under the state root of the last fragment's header. `set` justifies the first fragment.
	pub fn assemble(
		genesis: H256,
		storage: StorageProof,
		set: u64,
		fragments: &[Fragment],
	) -> Result<Self, NothingFinal> {
		let finality = Finality::assemble(set, fragments)?;
		Ok(Self { genesis, storage: nodes(storage), finality })
	}

	/// The block, and what its state has under `keys`, if that and nothing besides is proved.
	pub fn read(
		&self,
		keys: &[(Part, Vec<u8>)],
		trust: &Trust,
	) -> Result<(FinalBlock, Vec<Option<Vec<u8>>>), Refusal> {
		trust.ensure_chain(self.genesis)?;
		let (block, root) = trust.final_block(&self.finality)?;
		let rows = storage::read(&self.storage, keys, (block.number, root))?;
		Ok((block, rows))
	}
}
