// SPDX-License-Identifier: Apache-2.0

//! The protocol of private data on the node's network.

use crate::service::Hash;
use futures::future::Either;
use futures_timer::Delay;
use hanse_private_data::{
	chain::{Network, Unreached},
	protocol,
};
use hanse_runtime::opaque::Block;
use pallet_activities::PeerKey;
use sc_network::{
	config::FullNetworkConfiguration, request_responses::IncomingRequest,
	service::traits::NetworkService, types::ProtocolName, IfDisconnected, NetworkBackend, PeerId,
	ReputationChange, RequestFailure,
};
use sp_core::H256;
use std::{
	collections::HashMap,
	pin::pin,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};

/// What a peer that sends junk again and again is worth.
const JUNK: ReputationChange =
	ReputationChange::new_fatal("junk instead of private data's requests");

/// The protocol, once the network knows it.
pub struct Joined {
	pub name: ProtocolName,
	pub requests: async_channel::Receiver<IncomingRequest>,
}

/// Adds the protocol to the network.
pub fn join<N: NetworkBackend<Block, Hash>>(
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	genesis: H256,
) -> Joined {
	let (sender, requests) = async_channel::bounded(protocol::QUEUE);
	let name: ProtocolName = protocol::protocol_name(genesis).into();
	net_config.add_request_response_protocol(N::request_response_config(
		name.clone(),
		Vec::new(),
		protocol::MAX_REQUEST,
		protocol::MAX_RESPONSE,
		protocol::TIMEOUT,
		Some(sender),
	));
	Joined { name, requests }
}

/// The key by which the chain knows a peer; none if its identity is of another kind.
pub fn key_of(peer: &PeerId) -> Option<PeerKey> {
	peer.into_ed25519().map(PeerKey::from)
}

/// How long an answer is waited for, the time to connect included. Whatever the network does with a
/// request, nothing here waits for ever.
const PATIENCE: Duration = protocol::TIMEOUT.saturating_add(Duration::from_secs(10));

/// Members' nodes, by the keys in their records.
pub struct Peers {
	network: Arc<dyn NetworkService>,
	protocol: ProtocolName,
	/// Peers that are being connected with, each by one request alone: of several requests that dial a
	/// peer at the same time litep2p answers only the last.
	dials: Mutex<HashMap<PeerKey, Arc<Dial>>>,
}

type Dial = futures::lock::Mutex<()>;

impl Peers {
	pub fn new(network: Arc<dyn NetworkService>, protocol: ProtocolName) -> Self {
		Self { network, protocol, dials: Mutex::default() }
	}

	/// Asks a peer, which is connected with first where that is not so.
	async fn ask_connected(&self, key: PeerKey, request: Vec<u8>) -> Result<Vec<u8>, Unreached> {
		let peer = PeerId::from_ed25519(&key.0).ok_or(Unreached)?;
		match self.request(peer, request.clone(), IfDisconnected::ImmediateError).await {
			Err(RequestFailure::NotConnected) => {},
			answer => return answer.map_err(|error| unreached(&peer, &error)),
		}
		let dial = self.dial_of(key);
		let one = dial.lock().await;
		// Another request may have connected with it in the meantime.
		let answer = match self.request(peer, request.clone(), IfDisconnected::ImmediateError).await
		{
			Err(RequestFailure::NotConnected) => {
				self.request(peer, request, IfDisconnected::TryConnect).await
			},
			answer => answer,
		};
		drop(one);
		answer.map_err(|error| unreached(&peer, &error))
	}

	async fn request(
		&self,
		peer: PeerId,
		request: Vec<u8>,
		connect: IfDisconnected,
	) -> Result<Vec<u8>, RequestFailure> {
		let asked = self.network.request(peer, self.protocol.clone(), request, None, connect);
		asked.await.map(|(answer, _)| answer)
	}

	/// What keeps others from dialling a peer. Of peers that nobody dials any more it is forgotten.
	fn dial_of(&self, key: PeerKey) -> Arc<Dial> {
		let mut dials = self.dials.lock().unwrap_or_else(PoisonError::into_inner);
		dials.retain(|_, dial| Arc::strong_count(dial) > 1);
		dials.entry(key).or_default().clone()
	}
}

fn unreached(peer: &PeerId, error: &RequestFailure) -> Unreached {
	log::debug!(target: "private-data", "peer {peer} does not answer: {error}");
	Unreached
}

impl Network for Peers {
	async fn ask(&self, peer: PeerKey, request: Vec<u8>) -> Result<Vec<u8>, Unreached> {
		let asked = pin!(self.ask_connected(peer, request));
		match futures::future::select(asked, Delay::new(PATIENCE)).await {
			Either::Left((answer, _)) => answer,
			Either::Right(_) => Err(Unreached),
		}
	}

	/// Bans a peer for a while: the network leaves it in all that it has with it, and reads no request of
	/// its any more. The connection itself ends when nothing goes over it.
	fn punish(&self, peer: PeerKey) {
		if let Some(peer) = PeerId::from_ed25519(&peer.0) {
			self.network.report_peer(peer, JUNK);
		}
	}
}
