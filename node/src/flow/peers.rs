// SPDX-License-Identifier: Apache-2.0

//! What servers' nodes ask each other.

use super::Server;
use codec::{Decode, DecodeAll, Encode};
use futures::{stream::FuturesUnordered, StreamExt};
use hanse_support::OrgNumber;
use hanse_transaction_server::{
	chain::Bodies,
	door::{is_identity, Identity, Refusal},
	fetch::{Batches, Request, Taken, Wanted},
	follow::proven,
	pending::Ticket,
	store::StoreError,
	Entry, FlowOf,
};
use pallet_asset_flow::{body_key, Uuid};
use sc_network::{IfDisconnected, PeerId};
use sp_core::{
	offchain::{OffchainStorage, STORAGE_PREFIX},
	H256,
};
use std::sync::Arc;

/// Peers that are asked for a missing batch in a round.
const ASKED: usize = 4;
/// Peers that are asked at once whether they are a server's node.
const CHALLENGED: usize = 64;

/// The last batches of what is missing, by their tables.
pub type Lacks = Vec<(Uuid, H256)>;

/// Fetches what is missing, apart from following and signing: peers may be slow.
pub async fn fetch_missing(server: Arc<Server>, lacks: async_channel::Receiver<Lacks>) {
	while let Ok(lacks) = lacks.recv().await {
		for (table, rolling) in lacks {
			if let Err(error) = server.fetch(&table, rolling).await {
				log::error!(target: "flow", "records are not fetched: {error}");
			}
		}
	}
}

impl Server {
	/// The peers, beginning with another one each time: not all of them are servers' nodes.
	async fn peers(&self) -> Vec<PeerId> {
		let peers = self.sync.peers_info().await.unwrap_or_default();
		let mut peers: Vec<_> = peers.into_iter().map(|(peer, _)| peer).collect();
		if let Some(first) = rand::random::<usize>().checked_rem(peers.len()) {
			peers.rotate_left(first);
		}
		peers
	}

	/// The answer of a peer, if it gives one that decodes.
	async fn ask<Answer: Decode>(&self, peer: PeerId, request: &Request) -> Option<Answer> {
		let (name, bytes) = (self.protocol.clone(), request.encode());
		let connect = IfDisconnected::ImmediateError;
		let answer = self.network.request(peer, name, bytes, None, connect).await;
		let (bytes, _) = answer.ok()?;
		Answer::decode_all(&mut bytes.as_slice()).ok()
	}

	/// Fetches what ends at `rolling` and what is missing before it, as far as peers have it.
	async fn fetch(&self, table: &Uuid, mut rolling: H256) -> Result<(), StoreError> {
		while let Some(at) = self.fetch_some(table, rolling).await {
			let here =
				self.index.batch(table, &at).is_some() || self.store.has_batch(table, &at)?;
			if at == H256::zero() || here {
				break;
			}
			rolling = at;
		}
		Ok(())
	}

	/// Asks a few peers for what ends at `rolling` and keeps what proves itself. Answers what comes
	/// before it, if there was any.
	async fn fetch_some(&self, table: &Uuid, rolling: H256) -> Option<H256> {
		let request = Request::Batches(Wanted { table: *table, rolling });
		for peer in self.peers().await.into_iter().take(ASKED) {
			let Some(batches) = self.ask::<Batches>(peer, &request).await else { continue };
			let at = self.keep(table, rolling, &batches);
			if at != rolling {
				return Some(at);
			}
		}
		None
	}

	/// Puts batches into the off-chain database under the names that they prove to have.
	fn keep(&self, table: &Uuid, rolling: H256, batches: &Batches) -> H256 {
		let mut database = self.index.0.clone();
		let mut at = rolling;
		for bytes in &batches.batches {
			let before = proven::<Entry>(bytes, table, &at)
				.map(|batch| batch.before)
				.or_else(|| proven::<FlowOf>(bytes, table, &at).map(|batch| batch.before));
			let Some(before) = before else { break };
			database.set(STORAGE_PREFIX, &body_key(table, &at), bytes);
			at = before;
		}
		at
	}

	/// Hands a record in, here or at the node of the table's first server.
	pub async fn submit(self: &Arc<Self>, table: Uuid, entry: Entry) -> Taken {
		let (server, own) = (self.clone(), entry.clone());
		let taken = self.desk.run(move || server.take(&table, &own)).await;
		self.or_forward(taken, || Request::Submit { table, entry }).await
	}

	/// What became of a record, from here or from the node of the table's first server.
	pub async fn acknowledgement(self: &Arc<Self>, ticket: &Ticket) -> Taken {
		let (server, own) = (self.clone(), ticket.clone());
		let taken = self.desk.run(move || server.taken(&own)).await;
		self.or_forward(taken, || Request::Acknowledgement(ticket.clone())).await
	}

	/// What was answered here, or if it is for another node, what is answered there.
	async fn or_forward(&self, taken: Option<Taken>, request: impl FnOnce() -> Request) -> Taken {
		match taken {
			None => Err(Refusal::Busy),
			Some(Err(Refusal::NotFirst { server })) => self.forward(server, &request()).await,
			Some(taken) => taken,
		}
	}

	/// The answer of a server's node. One that was found before is asked first; it may have moved.
	async fn forward(&self, server: OrgNumber, request: &Request) -> Taken {
		let known = self.found().get(&server.0).copied();
		if let Some(peer) = known {
			match self.ask::<Taken>(peer, request).await {
				Some(taken) if !matches!(taken, Err(Refusal::NotFirst { .. })) => return taken,
				_ => self.found().remove(&server.0),
			};
		}
		let Some(peer) = self.find(server).await else {
			return Err(Refusal::Unreachable { server });
		};
		self.found().insert(server.0, peer);
		let taken = self.ask::<Taken>(peer, request).await;
		taken.unwrap_or(Err(Refusal::Unreachable { server }))
	}

	/// The peer that proves to be a server's node.
	async fn find(&self, server: OrgNumber) -> Option<PeerId> {
		let challenge: [u8; 32] = rand::random();
		let request = Request::WhoAreYou { challenge, server };
		let peers = self.peers().await.into_iter().take(CHALLENGED);
		let mut answers: FuturesUnordered<_> = peers
			.map(|peer| {
				let answer = self.ask::<Option<Identity>>(peer, &request);
				async move { (peer, answer.await.flatten()) }
			})
			.collect();
		while let Some((peer, identity)) = answers.next().await {
			let Some(identity) = identity else { continue };
			let asked = (challenge, server);
			let bytes = peer.to_bytes();
			let good = is_identity(&self.state(), self.genesis, asked, &bytes, &identity);
			if good.unwrap_or(false) {
				return Some(peer);
			}
		}
		None
	}
}
