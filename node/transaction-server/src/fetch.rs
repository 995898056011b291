// SPDX-License-Identifier: Apache-2.0

//! Batches of records between servers' nodes.
//!
//! A request names a table and a rolling hash; the answer is the batch that ends there and those
//! before it, newest first, up to a size. Each proves itself by its hash, so that a peer can withhold
//! a batch but not change one. Records are public (they lie in block bodies), so any peer may ask;
//! what an answer costs is bounded by its size, and how many are made at once by the queue.

use crate::{chain::Bodies, store::Store};
use codec::{Decode, DecodeAll, Encode};
use futures::StreamExt;
use pallet_asset_flow::Uuid;
use sc_network::{
	request_responses::{IncomingRequest, OutgoingResponse},
	ProtocolName, ReputationChange,
};
use sp_core::H256;
use std::{sync::Arc, time::Duration};

/// Most bytes of a request.
pub const MAX_REQUEST: u64 = 128;
/// Most bytes of an answer: a batch fits into a block, so into this.
pub const MAX_RESPONSE: u64 = 4 * 1024 * 1024;
/// How long an answer may take.
pub const TIMEOUT: Duration = Duration::from_secs(20);
/// Requests that wait; more are refused.
pub const QUEUE: usize = 32;
/// Most batches in an answer.
const MAX_BATCHES: usize = 256;
/// Bytes from which on no further batch is added to an answer.
const ENOUGH: usize = 1024 * 1024;
/// What junk costs a peer.
const JUNK: ReputationChange =
	ReputationChange::new(-(1 << 12), "junk instead of a request for flow records");

/// The protocol's name on the chain with this genesis.
pub fn protocol_name(genesis: H256) -> ProtocolName {
	format!("/{:x}/flow/1", genesis).into()
}

/// Asks for batches.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct Request {
	pub table: Uuid,
	/// The rolling hash after the newest batch that is asked for.
	pub rolling: H256,
}

/// Batches as the chain wrote them, newest first, each the one before the other.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Response {
	pub batches: Vec<Vec<u8>>,
}

/// What the store or the node's off-chain database has of what is asked for.
pub fn answer(store: &Store, bodies: &impl Bodies, request: &Request) -> Response {
	let mut response = Response::default();
	let (mut at, mut size) = (request.rolling, 0usize);
	while at != H256::zero() && response.batches.len() < MAX_BATCHES && size < ENOUGH {
		let kept = store.batch(&request.table, &at).ok().flatten();
		let Some(bytes) = kept.or_else(|| bodies.batch(&request.table, &at)) else { break };
		let Ok(before) = H256::decode(&mut bytes.as_slice()) else { break };
		size = size.saturating_add(bytes.len());
		response.batches.push(bytes);
		at = before;
	}
	response
}

/// Answers requests until the network closes the queue.
pub async fn serve(
	requests: async_channel::Receiver<IncomingRequest>,
	store: Arc<Store>,
	bodies: impl Bodies,
) {
	let mut requests = Box::pin(requests);
	while let Some(IncomingRequest { payload, pending_response, .. }) = requests.next().await {
		let request = Request::decode_all(&mut payload.as_slice());
		let response = match &request {
			Ok(request) => OutgoingResponse {
				result: Ok(answer(&store, &bodies, request).encode()),
				reputation_changes: Vec::new(),
				sent_feedback: None,
			},
			Err(_) => OutgoingResponse {
				result: Err(()),
				reputation_changes: vec![JUNK],
				sent_feedback: None,
			},
		};
		// A peer that went away needs no answer.
		let _ = pending_response.send(response);
	}
}
