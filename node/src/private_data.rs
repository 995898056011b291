// SPDX-License-Identifier: Apache-2.0

//! Runs private data beside the node, when the operator asks for it (`--private-data`). What it does
//! stands in [`hanse_private_data`]; here it is connected with the node: `state` reads final states,
//! `network` is how members' nodes ask each other, `clerk` sends transactions of the node's agent, and
//! `rpc` is what the operator's users ask.

mod clerk;
mod metrics;
mod network;
pub mod rpc;
mod state;

use crate::{
	own_transactions::Sender,
	service::{FullClient, FullPool, Hash},
	under_way::UnderWay,
};
use clerk::{Clerk, Desk, Keystore};
use codec::Encode;
use futures::{channel::mpsc, FutureExt, StreamExt};
use hanse_private_data::{
	chain::Chain,
	engine::{self, Work},
	keys::SealingKeys,
	store::Store,
};
use hanse_runtime::opaque::Block;
use hanse_transaction_server::pool::{self, Pool};
use network::{key_of, Peers};
use pallet_activities::KEY_TYPE;
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sc_network::{
	config::{ed25519::Keypair, FullNetworkConfiguration},
	request_responses::{IncomingRequest, OutgoingResponse},
	service::traits::NetworkService,
	NetworkBackend,
};
use sc_service::{
	config::KeystoreConfig, error::Error as ServiceError, Configuration, SpawnTaskHandle,
	TaskManager,
};
use sp_keystore::KeystorePtr;
use state::Final;
use std::{path::PathBuf, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// The folder of the store below that of the chain.
const FOLDER: &str = "private-data";
/// The folder of the sealing keys below that of the chain, where they are not in the keystore's.
const KEYS_FOLDER: &str = "private-data-keys";
/// Group of the tasks, in the metrics of tasks.
const GROUP: &str = "private-data";
/// Requests of peers that are answered at the same time.
const ANSWERED_AT_ONCE: usize = 2;
/// What users hand in that waits to be taken, and how much of it is taken at a time.
const TAKEN_WAITING: usize = 256;
const TAKEN_AT_ONCE: usize = 4;
/// How often there is a turn without a new final block: peers that were away may be back.
const TURN_EVERY: Duration = Duration::from_secs(10);

/// The engine of this node.
pub type Engine = engine::Engine<Final, Peers, Desk, Keystore>;

/// The protocol, once the network knows it, and where things are.
pub struct Joined {
	network: network::Joined,
	folder: PathBuf,
	keys: PathBuf,
	/// The identity of this node on the network, which it proves to the chain.
	peer: Keypair,
}

/// Adds the protocol to the network.
pub fn join<N: NetworkBackend<Block, Hash>>(
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	config: &Configuration,
	genesis: Hash,
) -> Result<Joined, ServiceError> {
	let folder = folder(config);
	let keys = match &config.keystore {
		KeystoreConfig::Path { path, .. } => path.join(FOLDER),
		KeystoreConfig::InMemory => folder.with_file_name(KEYS_FOLDER),
	};
	let peer = config.network.node_key.clone().into_keypair()?;
	let network = network::join::<N>(net_config, genesis);
	Ok(Joined { network, folder, keys, peer })
}

fn folder(config: &Configuration) -> PathBuf {
	config.base_path.config_dir(config.chain_spec.id()).join(FOLDER)
}

/// The folder of a store that stays when the chain's database is removed, if there is one. What members
/// sent each other is in no block, so it is left to the operator.
pub fn store_left_behind(config: &Configuration) -> Option<PathBuf> {
	Some(folder(config)).filter(|folder| folder.exists())
}

/// Says so when a node's key lies in the keystore of one that does not keep private data.
pub fn tell_of_unused_key(keystore: &KeystorePtr) {
	if !keystore.sr25519_public_keys(KEY_TYPE).is_empty() {
		log::warn!(
			target: "private-data",
			"the keystore has a key for private data, which is not used: the node was started \
			 without --private-data",
		);
	}
}

/// What private data works with.
pub struct Parts {
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub network: Arc<dyn NetworkService>,
	pub keystore: KeystorePtr,
	pub registry: Option<Registry>,
}

/// Private data at work, and what proves the node's keys.
#[derive(Clone)]
pub struct Service {
	pub engine: Arc<Engine>,
	pub keystore: KeystorePtr,
	pub peer: Arc<Keypair>,
	/// Where what users hand in is taken: never on a thread that others need.
	pub desk: Pool,
}

fn failed(error: impl std::fmt::Display) -> ServiceError {
	ServiceError::Other(error.to_string())
}

/// Opens the store and starts the tasks.
pub fn start(
	task_manager: &TaskManager,
	parts: Parts,
	joined: Joined,
) -> Result<Service, ServiceError> {
	let Parts { client, pool, network, keystore, registry } = parts;
	let Joined { network: protocol, folder, keys, peer } = joined;
	let genesis = client.info().genesis_hash;
	let (orders, ordered) = mpsc::unbounded();
	let (engine, work) = Engine::new(engine::Parts {
		chain: Final::new(client.clone()),
		network: Peers::new(network, protocol.name),
		submit: Desk { orders, client: client.clone(), pool: pool.clone() },
		signer: Keystore(keystore.clone()),
		store: Store::open(&folder, genesis).map_err(failed)?,
		keys: SealingKeys::open(keys).map_err(failed)?,
	});
	if let Some(registry) = &registry {
		metrics::register_all(registry, &engine).map_err(failed)?;
	}
	let me = engine.clone();
	let agent = move || me.me(&me.chain.state()).ok().map(|me| me.record.agent);
	let sender =
		Sender { client: client.clone(), pool, keystore: keystore.clone(), key_type: KEY_TYPE };
	let clerk = Clerk { sender, agent: Box::new(agent), under_way: UnderWay::default() };
	let (desk, taking) = pool::pool(TAKEN_WAITING);
	let spawner = task_manager.spawn_handle();
	spawner.spawn_blocking("private-data-clerk", GROUP, clerk.work(ordered));
	spawn_engine(&spawner, &engine, work);
	spawner.spawn_blocking("private-data-follower", GROUP, follow(client, engine.clone()));
	for _ in 0..ANSWERED_AT_ONCE {
		let serving = serve(protocol.requests.clone(), engine.clone());
		spawner.spawn_blocking("private-data-server", GROUP, serving);
	}
	for _ in 0..TAKEN_AT_ONCE {
		spawner.spawn_blocking("private-data-desk", GROUP, taking.clone().work());
	}
	Ok(Service { engine, keystore, peer: Arc::new(peer), desk })
}

/// Starts what the engine does by itself.
fn spawn_engine(spawner: &SpawnTaskHandle, engine: &Arc<Engine>, work: Work) {
	let Work { announced, lacking, outbox, requests } = work;
	let engine = || engine.clone();
	spawner.spawn_blocking("private-data-pulls", GROUP, engine().fetch_announced(announced));
	spawner.spawn_blocking("private-data-search", GROUP, engine().fetch_lacking(lacking));
	spawner.spawn_blocking("private-data-outbox", GROUP, engine().publish_all(outbox));
	spawner.spawn_blocking("private-data-errands", GROUP, engine().run_errands(requests));
}

/// Answers peers until the network closes the queue.
async fn serve(requests: async_channel::Receiver<IncomingRequest>, engine: Arc<Engine>) {
	while let Ok(IncomingRequest { peer, payload, pending_response }) = requests.recv().await {
		let result = match key_of(&peer) {
			Some(key) => Ok(engine.answer(key, &payload).encode()),
			None => Err(()),
		};
		// A peer that went away needs no answer.
		let _ = pending_response.send(OutgoingResponse {
			result,
			reputation_changes: Vec::new(),
			sent_feedback: None,
		});
	}
}

/// Takes a turn with each final block, and now and then without one.
async fn follow(client: Arc<FullClient>, engine: Arc<Engine>) {
	let mut finality = client.finality_notification_stream().fuse();
	loop {
		if let Err(error) = engine.on_final().await {
			log::error!(target: "private-data", "private data waits: {error}");
		}
		let mut turn = futures_timer::Delay::new(TURN_EVERY).fuse();
		futures::select! {
			block = finality.next() => {
				if block.is_none() {
					return;
				}
			},
			() = turn => {},
		}
		// Only the newest matters.
		while let Some(Some(_)) = finality.next().now_or_never() {}
	}
}
