// SPDX-License-Identifier: Apache-2.0

//! The protocol of private data on the node's network.

use crate::service::Hash;
use hanse_private_data::{
	chain::{Network, Unreached},
	protocol,
};
use hanse_runtime::opaque::Block;
use pallet_activities::PeerKey;
use sc_network::{
	config::FullNetworkConfiguration, request_responses::IncomingRequest,
	service::traits::NetworkService, types::ProtocolName, IfDisconnected, NetworkBackend, PeerId,
	ReputationChange,
};
use sp_core::H256;
use std::sync::Arc;

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

/// Members' nodes, by the keys in their records.
pub struct Peers {
	pub network: Arc<dyn NetworkService>,
	pub protocol: ProtocolName,
}

impl Network for Peers {
	async fn ask(&self, peer: PeerKey, request: Vec<u8>) -> Result<Vec<u8>, Unreached> {
		let peer = PeerId::from_ed25519(&peer.0).ok_or(Unreached)?;
		let asked = self.network.request(
			peer,
			self.protocol.clone(),
			request,
			None,
			IfDisconnected::TryConnect,
		);
		match asked.await {
			Ok((answer, _)) => Ok(answer),
			Err(error) => {
				log::debug!(target: "private-data", "peer {peer} does not answer: {error}");
				Err(Unreached)
			},
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
