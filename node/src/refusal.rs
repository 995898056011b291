// SPDX-License-Identifier: Apache-2.0

//! An import that names the block it refuses. Upstream's error shows at most a hash; whoever
//! imports a file of blocks wants the number too.

use hanse_runtime::opaque::Block;
use jsonrpsee::core::async_trait;
use sc_consensus::{
	block_import::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult},
	import_queue::Verifier,
};
use sp_consensus::Error as ConsensusError;
use sp_runtime::traits::{Block as BlockT, Header as HeaderT, NumberFor};
use std::{
	fmt::Display,
	sync::{Arc, Mutex},
};

/// The first refusal of an import, shared by the import's parts.
#[derive(Clone, Default)]
pub struct Refusals(Arc<Mutex<Option<String>>>);

impl Refusals {
	/// The first block that was refused, and why.
	pub fn first(&self) -> Option<String> {
		self.0.lock().ok().and_then(|first| first.clone())
	}

	fn note(
		&self,
		number: NumberFor<Block>,
		hash: <Block as BlockT>::Hash,
		why: impl Display,
	) -> String {
		let text = format!("block #{number} ({hash:?}) refused: {why}");
		if let Ok(mut first) = self.0.lock() {
			first.get_or_insert_with(|| text.clone());
		}
		text
	}
}

/// Names the block in the errors of the wrapped verifier or block import.
#[derive(Clone)]
pub struct Naming<T> {
	inner: T,
	refusals: Refusals,
}

impl<T> Naming<T> {
	/// Wraps `inner`; its refusals are noted in `refusals`.
	pub fn new(inner: T, refusals: Refusals) -> Self {
		Self { inner, refusals }
	}
}

#[async_trait]
impl<T: Verifier<Block>> Verifier<Block> for Naming<T> {
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		let (number, hash) = (*block.header.number(), block.header.hash());
		self.inner.verify(block).await.map_err(|error| self.refusals.note(number, hash, error))
	}
}

#[async_trait]
impl<T> BlockImport<Block> for Naming<T>
where
	T: BlockImport<Block, Error = ConsensusError> + Send + Sync,
{
	type Error = ConsensusError;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		self.inner.check_block(block).await
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		let (number, hash) = (*block.header.number(), block.post_hash());
		self.inner
			.import_block(block)
			.await
			.map_err(|error| ConsensusError::Other(self.refusals.note(number, hash, error).into()))
	}
}
