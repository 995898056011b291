// SPDX-License-Identifier: Apache-2.0

//! What servers' nodes ask each other.
//!
//! **Batches of records.** A request names a table and a rolling hash; the answer is the batch that ends
//! there and those before it, newest first, up to a size. Each proves itself by its hash, so that a peer
//! can withhold a batch but not change one. Records are public (they lie in block bodies), so any peer
//! may ask; what an answer costs is bounded by its size, and how many are made at once by a pool of
//! their own, so that who reads a lot is not in the way of who hands records in.
//!
//! **Clients' records.** A node that is not the first server's hands a client's record on to the one
//! that is, which it knows by a signature of the server over a challenge and the peer's id. No request
//! waits for finality: who wants the acknowledgement asks again.
//!
//! Several requests are answered at a time. Those that find the queue full are told so at once.

use crate::{
	chain::Bodies,
	door::{Answer, Identity, Refusal},
	pending::Ticket,
	pool::{Pool, Turn},
	store::Store,
	Entry,
};
use codec::{Decode, DecodeAll, Encode};
use futures::{channel::oneshot, StreamExt};
use hanse_support::OrgNumber;
use pallet_asset_flow::Uuid;
use sc_network::{
	request_responses::{IncomingRequest, OutgoingResponse},
	ProtocolName, ReputationChange,
};
use sp_core::H256;
use std::{sync::Arc, time::Duration};

/// Most bytes of a request: an entry and what surrounds it.
pub const MAX_REQUEST: u64 = 4 * 1024;
/// Most bytes of an answer: a batch fits into a block, so into this.
pub const MAX_RESPONSE: u64 = 4 * 1024 * 1024;
/// How long an answer may take.
pub const TIMEOUT: Duration = Duration::from_secs(20);
/// Requests that the network may bring faster than they are looked at; more it drops.
pub const QUEUE: usize = 64;
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

/// What a node asks.
// One at a time is held; a box would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub enum Request {
	/// For batches; answered by [`Batches`].
	#[codec(index = 0)]
	Batches(Wanted),
	/// To take a record for a table; answered by `Result<Answer, Refusal>`.
	#[codec(index = 1)]
	Submit { table: Uuid, entry: Entry },
	/// What became of a record; answered by `Result<Answer, Refusal>`.
	#[codec(index = 2)]
	Acknowledgement(Ticket),
	/// Whether the node is a server's; answered by `Option<Identity>`.
	#[codec(index = 3)]
	WhoAreYou { challenge: [u8; 32], server: OrgNumber },
}

/// What is answered to a request to take a record, or about one.
pub type Taken = Result<Answer, Refusal>;

/// Which batches are asked for.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
	pub table: Uuid,
	/// The rolling hash after the newest batch that is asked for.
	pub rolling: H256,
}

/// Batches as the chain wrote them, newest first, each the one before the other.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Batches {
	pub batches: Vec<Vec<u8>>,
}

/// What the store or the node's off-chain database has of what is asked for.
pub fn batches(store: &Store, bodies: &impl Bodies, request: &Wanted) -> Batches {
	let mut response = Batches::default();
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

/// What a node answers besides batches.
pub trait Desk: Clone {
	/// Takes a record for a table.
	fn submit(&self, table: &Uuid, entry: &Entry) -> Taken;
	/// Tells what became of a record.
	fn acknowledgement(&self, ticket: &Ticket) -> Taken;
	/// Answers a challenge, if the server is here.
	fn identity(&self, challenge: [u8; 32], server: OrgNumber) -> Option<Identity>;
}

/// The request in bytes, unless they are junk.
pub fn read(mut bytes: &[u8]) -> Option<Request> {
	Request::decode_all(&mut bytes).ok()
}

/// The answer to a request.
pub fn answer(store: &Store, bodies: &impl Bodies, desk: &impl Desk, request: Request) -> Vec<u8> {
	match request {
		Request::Batches(wanted) => batches(store, bodies, &wanted).encode(),
		Request::Submit { table, entry } => desk.submit(&table, &entry).encode(),
		Request::Acknowledgement(ticket) => desk.acknowledgement(&ticket).encode(),
		Request::WhoAreYou { challenge, server } => desk.identity(challenge, server).encode(),
	}
}

/// The answer while there is too much to do: none where one would be mistaken for a no.
pub fn busy(request: &Request) -> Option<Vec<u8>> {
	match request {
		Request::Batches(_) => Some(Batches::default().encode()),
		Request::Submit { .. } | Request::Acknowledgement(_) => {
			Some(Taken::Err(Refusal::Busy).encode())
		},
		Request::WhoAreYou { .. } => None,
	}
}

/// From what, and where, peers are answered.
#[derive(Clone)]
pub struct Counter<Kept, At> {
	pub store: Arc<Store>,
	pub bodies: Kept,
	pub desk: At,
	/// Where clients' records are taken.
	pub records: Pool,
	/// Where batches are read.
	pub batches: Pool,
}

/// Answers requests until the network closes the queue.
pub async fn serve<Kept, At>(
	requests: async_channel::Receiver<IncomingRequest>,
	counter: Counter<Kept, At>,
) where
	Kept: Bodies + Clone + Send + 'static,
	At: Desk + Send + 'static,
{
	let mut requests = Box::pin(requests);
	while let Some(IncomingRequest { payload, pending_response, .. }) = requests.next().await {
		let Some(request) = read(&payload) else {
			respond(pending_response, None, vec![JUNK]);
			continue;
		};
		let pool = match request {
			Request::Batches(_) => &counter.batches,
			_ => &counter.records,
		};
		let Counter { store, bodies, desk, .. } = counter.clone();
		pool.start(move |turn| {
			let response = match turn {
				Turn::Now => Some(answer(&store, &bodies, &desk, request)),
				Turn::Never => busy(&request),
			};
			respond(pending_response, response, Vec::new());
		});
	}
}

fn respond(
	to: oneshot::Sender<OutgoingResponse>,
	response: Option<Vec<u8>>,
	reputation_changes: Vec<ReputationChange>,
) {
	let result = response.ok_or(());
	// A peer that went away needs no answer.
	let _ = to.send(OutgoingResponse { result, reputation_changes, sent_feedback: None });
}
