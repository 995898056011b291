// SPDX-License-Identifier: Apache-2.0

//! The questions that a load asks of a node, over one websocket connection.
//!
//! Answers come as bytes and numbers. Nothing here knows a runtime: the same client talks to ours
//! and to the stock template.

use crate::error::Error;
use codec::{Decode, DecodeAll};
use futures::{stream::BoxStream, StreamExt};
use hanse_runtime::opaque;
use jsonrpsee::{
	core::{
		client::{ClientT, SubscriptionClientT},
		params::{ArrayParams, BatchRequestBuilder},
	},
	rpc_params,
	types::ErrorObject,
	ws_client::{WsClient, WsClientBuilder},
};
use serde::{de::DeserializeOwned, Deserialize};
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::H256;
use sp_runtime::DigestItem;
use std::time::Duration;

/// Largest request and answer in bytes: a block with its hexadecimal digits.
const MAX_MESSAGE_BYTES: u32 = 64 * 1024 * 1024;
/// How long a question may take: a node that builds a full block on a busy machine answers late.
const ANSWER_BOUND: Duration = Duration::from_secs(120);
/// Notifications that wait for a slow reader before the subscription breaks.
const WAITING_NOTIFICATIONS: usize = 4096;

/// A connection to a node.
#[derive(Debug)]
pub struct Rpc(WsClient);

/// What a load needs of a header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
	pub number: u32,
	/// Computed here from the header.
	pub hash: H256,
	pub parent: H256,
	/// Aura's slot, if the header has one.
	pub slot: Option<u64>,
}

/// A block as its author made it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlockBody {
	pub number: u32,
	pub hash: H256,
	pub parent: H256,
	pub slot: Option<u64>,
	/// Encoded with their length in front, as they are submitted: [`transaction_hash`] of one is the
	/// hash that its submission answered.
	pub extrinsics: Vec<Vec<u8>>,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: Block,
}

#[derive(Deserialize)]
struct Block {
	header: opaque::Header,
	extrinsics: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
	spec_version: u32,
	transaction_version: u32,
}

impl From<opaque::Header> for Header {
	fn from(header: opaque::Header) -> Self {
		let slot = header.digest.logs.iter().find_map(|item| match item {
			DigestItem::PreRuntime(AURA_ENGINE_ID, data) => u64::decode(&mut &data[..]).ok(),
			_ => None,
		});
		Self { number: header.number, hash: header.hash(), parent: header.parent_hash, slot }
	}
}

impl Rpc {
	/// Connects to `ws://..`.
	pub async fn connect(url: &str) -> Result<Self, Error> {
		let client = WsClientBuilder::default()
			.max_request_size(MAX_MESSAGE_BYTES)
			.max_response_size(MAX_MESSAGE_BYTES)
			.request_timeout(ANSWER_BOUND)
			.max_buffer_capacity_per_subscription(WAITING_NOTIFICATIONS)
			.build(url)
			.await?;
		Ok(Self(client))
	}

	/// Any question.
	pub async fn ask<T: DeserializeOwned>(
		&self,
		method: &str,
		params: ArrayParams,
	) -> Result<T, Error> {
		Ok(self.0.request(method, params).await?)
	}

	/// Submits encoded transactions in one batch, unwatched. The answers are in their order: the
	/// hash, or why the pool refused, beginning with the error's number.
	pub async fn submit_batch(
		&self,
		transactions: &[Vec<u8>],
	) -> Result<Vec<Result<H256, String>>, Error> {
		if transactions.is_empty() {
			return Ok(Vec::new());
		}
		let mut batch = BatchRequestBuilder::new();
		for transaction in transactions {
			batch.insert("author_submitExtrinsic", rpc_params![to_hex(transaction)])?;
		}
		let answers = self.0.batch_request::<H256>(batch).await?;
		Ok(answers.into_iter().map(|answer| answer.map_err(|error| in_words(&error))).collect())
	}

	/// The header of a block, or of the best one.
	pub async fn header(&self, hash: Option<H256>) -> Result<Header, Error> {
		let header: Option<opaque::Header> = self.ask("chain_getHeader", rpc_params![hash]).await?;
		header
			.map(Into::into)
			.ok_or_else(|| Error::other(format!("the node has no block {hash:?}")))
	}

	/// A block with its transactions.
	pub async fn block(&self, hash: H256) -> Result<BlockBody, Error> {
		let block: Option<SignedBlock> = self.ask("chain_getBlock", rpc_params![hash]).await?;
		let Block { header, extrinsics } =
			block.ok_or_else(|| Error::other(format!("the node has no block {hash:?}")))?.block;
		let extrinsics =
			extrinsics.iter().map(|text| from_hex(text)).collect::<Result<Vec<_>, _>>()?;
		let Header { number, hash, parent, slot } = header.into();
		Ok(BlockBody { number, hash, parent, slot, extrinsics })
	}

	/// The hash of the block with this number on the best chain.
	pub async fn block_hash(&self, number: u32) -> Result<H256, Error> {
		let hash: Option<H256> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		hash.ok_or_else(|| Error::other(format!("the node has no block with number {number}")))
	}

	/// The last final block.
	pub async fn finalized(&self) -> Result<H256, Error> {
		self.ask("chain_getFinalizedHead", rpc_params![]).await
	}

	/// What stands under a key of the state of a block, or of the best one.
	pub async fn storage(&self, key: &[u8], at: Option<H256>) -> Result<Option<Vec<u8>>, Error> {
		let value: Option<String> =
			self.ask("state_getStorage", rpc_params![to_hex(key), at]).await?;
		value.map(|text| from_hex(&text)).transpose()
	}

	/// What a function of the runtime answers on the best block, decoded.
	pub async fn call<T: Decode>(&self, function: &str, arguments: &[u8]) -> Result<T, Error> {
		let answer: String =
			self.ask("state_call", rpc_params![function, to_hex(arguments)]).await?;
		T::decode_all(&mut &from_hex(&answer)?[..]).map_err(|error| {
			Error::other(format!("the answer of {function} is not of its type: {error}"))
		})
	}

	/// The metadata, encoded.
	pub async fn metadata(&self) -> Result<Vec<u8>, Error> {
		let metadata: String = self.ask("state_getMetadata", rpc_params![]).await?;
		from_hex(&metadata)
	}

	/// The hash of block 0.
	pub async fn genesis_hash(&self) -> Result<H256, Error> {
		self.block_hash(0).await
	}

	/// The versions of the runtime and of its transactions, which a signature binds to.
	pub async fn runtime_version(&self) -> Result<(u32, u32), Error> {
		let version: Version = self.ask("state_getRuntimeVersion", rpc_params![]).await?;
		Ok((version.spec_version, version.transaction_version))
	}

	/// The transactions that are ready in the pool, encoded. The whole pool travels: not to be asked
	/// while a rate is measured.
	pub async fn pending(&self) -> Result<Vec<Vec<u8>>, Error> {
		let pending: Vec<String> = self.ask("author_pendingExtrinsics", rpc_params![]).await?;
		pending.iter().map(|text| from_hex(text)).collect()
	}

	/// Headers of new best blocks, beginning with the present one. A number can be missing where
	/// blocks came quicker than they were told.
	pub async fn subscribe_new_heads(
		&self,
	) -> Result<BoxStream<'static, Result<Header, Error>>, Error> {
		self.subscribe("chain_subscribeNewHeads", "chain_unsubscribeNewHeads").await
	}

	/// Headers of newly final blocks. Where several became final at once, only the last is told.
	pub async fn subscribe_finalized_heads(
		&self,
	) -> Result<BoxStream<'static, Result<Header, Error>>, Error> {
		self.subscribe("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads").await
	}

	async fn subscribe(
		&self,
		subscribe: &str,
		unsubscribe: &str,
	) -> Result<BoxStream<'static, Result<Header, Error>>, Error> {
		let heads =
			self.0.subscribe::<opaque::Header, _>(subscribe, rpc_params![], unsubscribe).await?;
		Ok(heads.map(|head| Ok(Header::from(head?))).boxed())
	}
}

/// The hash by which a submitted transaction is known; `transaction` with its length in front.
pub fn transaction_hash(transaction: &[u8]) -> H256 {
	sp_io::hashing::blake2_256(transaction).into()
}

/// Whether an encoded transaction, its length in front, was signed by an account. Inherents and
/// what nodes submit themselves are not.
pub fn is_signed(mut transaction: &[u8]) -> bool {
	let input = &mut transaction;
	if codec::Compact::<u32>::decode(input).is_err() {
		return false;
	}
	// The two highest bits tell: 10 is signed; 01 is general, which any extension may authorise.
	input.first().is_some_and(|first| first >> 6 == 0b10)
}

fn in_words(error: &ErrorObject) -> String {
	match error.data() {
		Some(data) => format!("{}: {} ({})", error.code(), error.message(), data.get()),
		None => format!("{}: {}", error.code(), error.message()),
	}
}

fn to_hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn from_hex(text: &str) -> Result<Vec<u8>, Error> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|error| {
		Error::other(format!("the node answered what is not hexadecimal: {error}"))
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use sp_runtime::traits::Header as _;

	#[test]
	fn a_transaction_should_count_as_signed_only_when_its_first_byte_says_so() {
		let with_length = |body: &[u8]| body.to_vec().encode();
		assert!(is_signed(&with_length(&[0x84, 1, 2])));
		// An inherent, a general transaction, nothing.
		assert!(!is_signed(&with_length(&[0x05, 1, 2])));
		assert!(!is_signed(&with_length(&[0x45, 0, 2])));
		assert!(!is_signed(&[]));
	}

	#[test]
	fn a_header_should_tell_its_slot_when_aura_put_one_in() {
		let mut header = opaque::Header::new(
			7,
			H256::zero(),
			H256::zero(),
			H256::repeat_byte(3),
			Default::default(),
		);
		let told = Header::from(header.clone());
		assert_eq!((told.number, told.slot), (7, None));
		assert_eq!((told.parent, told.hash), (H256::repeat_byte(3), header.hash()));
		header.digest.push(DigestItem::PreRuntime(*b"aura", 99u64.encode()));
		assert_eq!(Header::from(header).slot, Some(99));
	}

	#[test]
	fn hexadecimal_should_be_refused_when_it_is_not_one() {
		assert_eq!(from_hex("0x00ff").unwrap(), vec![0, 255]);
		assert!(from_hex("0xzz").is_err());
	}
}
