// SPDX-License-Identifier: Apache-2.0

//! The RPC that returns a kept body by its hash.
//!
//! A node that executes a block with off-chain indexing on keeps the bodies of that block in its
//! off-chain database. A node that never executed the block (it was warp-synced, or imported with
//! indexing off) can still find a body in the block, given the block and the body's length; both
//! stand in state beside the hash.

use codec::{Compact, Encode};
use hanse_runtime::opaque::Block;
use hanse_support::bodies::{hash_of, offchain_key};
use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned},
};
use sc_client_api::{BlockBackend, HeaderBackend};
use serde::{Deserialize, Serialize};
use sp_core::{
	offchain::{OffchainStorage, STORAGE_PREFIX},
	Bytes, H256,
};
use sp_runtime::traits::{Block as BlockT, NumberFor};
use std::{marker::PhantomData, sync::Arc};

/// Bytes that one search may hash; keeps a call from an outsider cheap.
const SEARCH_BUDGET: usize = 16 * 1024 * 1024;
/// What hashing a short candidate costs at least, in bytes of the budget.
const LEAST_COST: usize = 128;
/// Error code of a failure on the node's side.
const NODE_ERROR_CODE: i32 = 5_001;

/// A block by its number or its hash.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BlockRef<Number, Hash> {
	/// A block of the canonical chain.
	Number(Number),
	/// Any block.
	Hash(Hash),
}

/// Bodies by hash.
#[rpc(server)]
pub trait BodiesApi<Number, Hash> {
	/// The body whose Blake2-256 is `hash`, or null if this node doesn't have it. With `block` and
	/// `length` the block's transactions are searched when the index has nothing.
	#[method(name = "bodies_get", blocking)]
	fn get(
		&self,
		hash: H256,
		block: Option<BlockRef<Number, Hash>>,
		length: Option<u32>,
	) -> RpcResult<Option<Bytes>>;
}

/// Answers the methods of [`BodiesApiServer`].
pub struct Bodies<C, S> {
	client: Arc<C>,
	storage: Option<S>,
	_block: PhantomData<Block>,
}

impl<C, S> Bodies<C, S> {
	/// Reads from the off-chain database `storage` and the blocks of `client`.
	pub fn new(client: Arc<C>, storage: Option<S>) -> Self {
		Self { client, storage, _block: PhantomData }
	}
}

type BlockHash = <Block as BlockT>::Hash;

impl<C, S> BodiesApiServer<NumberFor<Block>, BlockHash> for Bodies<C, S>
where
	C: BlockBackend<Block> + HeaderBackend<Block> + 'static,
	S: OffchainStorage + 'static,
{
	fn get(
		&self,
		hash: H256,
		block: Option<BlockRef<NumberFor<Block>, BlockHash>>,
		length: Option<u32>,
	) -> RpcResult<Option<Bytes>> {
		let indexed = self
			.storage
			.as_ref()
			.and_then(|storage| storage.get(STORAGE_PREFIX, &offchain_key(&hash)))
			.filter(|body| hash_of(body) == hash);
		if let Some(body) = indexed {
			return Ok(Some(body.into()));
		}
		let Some(block) = block else { return Ok(None) };
		let length = length.ok_or_else(|| {
			error(INVALID_PARAMS_CODE, "a search of the block needs the body's length too")
		})?;
		let Some(transactions) = self.transactions(block)? else { return Ok(None) };
		find(&transactions, &hash, length as usize).map(|body| body.map(Into::into)).map_err(
			|TooMuch| {
				error(NODE_ERROR_CODE, "the search was given up: too many places in the block fit")
			},
		)
	}
}

impl<C, S> Bodies<C, S>
where
	C: BlockBackend<Block> + HeaderBackend<Block>,
{
	fn transactions(
		&self,
		block: BlockRef<NumberFor<Block>, BlockHash>,
	) -> RpcResult<Option<Vec<Vec<u8>>>> {
		let hash = match block {
			BlockRef::Hash(hash) => Some(hash),
			BlockRef::Number(number) => self.client.hash(number).map_err(node_error)?,
		};
		let Some(hash) = hash else { return Ok(None) };
		let body = self.client.block_body(hash).map_err(node_error)?;
		Ok(body.map(|transactions| transactions.iter().map(Encode::encode).collect()))
	}
}

/// The search would hash more than 16 MiB.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMuch;

/// The bytes of `length` in `transactions` that hash to `hash`. A body is an argument of a call, so
/// its encoded length stands before it; only such places are hashed.
pub fn find(
	transactions: &[Vec<u8>],
	hash: &H256,
	length: usize,
) -> Result<Option<Vec<u8>>, TooMuch> {
	let Ok(prefix) = u32::try_from(length).map(|length| Compact(length).encode()) else {
		return Ok(None);
	};
	let mut budget = SEARCH_BUDGET;
	for transaction in transactions {
		let places = transaction.windows(prefix.len()).enumerate();
		for (place, _) in places.filter(|(_, bytes)| *bytes == prefix.as_slice()) {
			let start = place.saturating_add(prefix.len());
			let Some(body) = transaction.get(start..start.saturating_add(length)) else { break };
			budget = budget.checked_sub(length.max(LEAST_COST)).ok_or(TooMuch)?;
			if hash_of(body) == *hash {
				return Ok(Some(body.to_vec()));
			}
		}
	}
	Ok(None)
}

fn error(code: i32, text: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, text, None::<()>)
}

fn node_error(cause: sp_blockchain::Error) -> ErrorObjectOwned {
	error(NODE_ERROR_CODE, &cause.to_string())
}
