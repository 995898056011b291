// SPDX-License-Identifier: Apache-2.0

//! Runs the transaction server beside the node, when the operator asks for one
//! (`--transaction-server`). What it does stands in [`hanse_transaction_server`]; here it is connected
//! with the node: `state` reads final states, `follower` follows finality, signs and audits,
//! `clerk` appends clients' records, `peers` is what servers' nodes ask each other, `proof` makes
//! proofs, and `rpc` is what clients and the operator ask.

mod clerk;
mod follower;
mod metrics;
mod peers;
mod proof;
pub mod rpc;
mod state;

use crate::{
	consensus::SyncService,
	handovers::Handovers,
	service::{FullBackend, FullClient, FullPool, Hash},
};
use hanse_runtime::opaque::Block;
use hanse_support::OrgNumber;
use hanse_transaction_server::{
	chain::Bodies,
	door::{self, Door, Identity},
	fetch::{self, Counter, Taken},
	pending::Ticket,
	pool::{pool, Jobs, Pool},
	store::Store,
	Entry,
};
use metrics::Metrics;
use pallet_asset_flow::{body_key, Uuid, KEY_TYPE};
use sc_client_api::{Backend, HeaderBackend};
use sc_network::{
	config::FullNetworkConfiguration, request_responses::IncomingRequest,
	service::traits::NetworkService, types::ProtocolName, NetworkBackend, PeerId,
};
use sc_service::{error::Error as ServiceError, Configuration, SpawnTaskHandle, TaskManager};
use sp_core::{
	offchain::{OffchainStorage, STORAGE_PREFIX},
	H256,
};
use sp_keystore::KeystorePtr;
use state::At;
use std::{
	collections::HashMap,
	path::PathBuf,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use substrate_prometheus_endpoint::Registry;

/// The folder of the store below that of the chain.
const FOLDER: &str = "flow";
/// Group of the tasks, in the metrics of tasks.
const GROUP: &str = "flow";

/// Clients' records that wait to be looked at, and those that are at a time. Each waits for the disk, and
/// those that come meanwhile are put there together.
const RECORDS_WAITING: usize = 256;
const RECORDS_AT_ONCE: usize = 16;
/// The same of batches that peers ask for.
const BATCHES_WAITING: usize = 32;
const BATCHES_AT_ONCE: usize = 2;

type OffchainDb = <FullBackend as Backend<Block>>::OffchainStorage;

/// The protocol between servers' nodes, once the network knows it, and where the store goes.
pub struct Joined {
	name: ProtocolName,
	requests: async_channel::Receiver<IncomingRequest>,
	folder: PathBuf,
}

/// Adds the protocol to the network. Refused where the node would not keep records.
pub fn join<N: NetworkBackend<Block, Hash>>(
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	config: &Configuration,
	genesis: Hash,
) -> Result<Joined, ServiceError> {
	if !config.offchain_worker.indexing_enabled {
		return Err(ServiceError::Other(
			"--transaction-server needs the records that off-chain indexing keeps: leave \
			 --enable-offchain-indexing out, or make it true"
				.into(),
		));
	}
	let (sender, requests) = async_channel::bounded(fetch::QUEUE);
	let name = fetch::protocol_name(genesis);
	net_config.add_request_response_protocol(N::request_response_config(
		name.clone(),
		Vec::new(),
		fetch::MAX_REQUEST,
		fetch::MAX_RESPONSE,
		fetch::TIMEOUT,
		Some(sender),
	));
	Ok(Joined { name, requests, folder: folder(config) })
}

fn folder(config: &Configuration) -> PathBuf {
	config.base_path.config_dir(config.chain_spec.id()).join(FOLDER)
}

/// The folder of a store that stays when the chain's database is removed, if there is one. What clients
/// handed in and what was acknowledged is in no other place, so it is left to the operator.
pub fn store_left_behind(config: &Configuration) -> Option<PathBuf> {
	Some(folder(config)).filter(|folder| folder.exists())
}

/// Says so when a server's key lies in the keystore of a node that is none's.
pub fn tell_of_unused_key(keystore: &KeystorePtr) {
	if !keystore.sr25519_public_keys(KEY_TYPE).is_empty() {
		log::warn!(
			target: "flow",
			"the keystore has a transaction server's key, which is not used: the node was started \
			 without --transaction-server",
		);
	}
}

/// What the server works with.
pub struct Parts {
	pub client: Arc<FullClient>,
	pub backend: Arc<FullBackend>,
	pub pool: Arc<FullPool>,
	pub network: Arc<dyn NetworkService>,
	pub sync: Arc<SyncService>,
	pub keystore: KeystorePtr,
	pub registry: Option<Registry>,
	/// None where blocks are sealed on demand.
	pub handovers: Option<Handovers>,
}

/// How the server does.
#[derive(Clone, Default)]
struct Status {
	/// What keeps tables from being here in full.
	behind: Vec<String>,
	/// What keeps closed tables from being signed, and what audits found.
	alarms: Vec<String>,
	altered: Vec<String>,
}

/// The transaction server of this node.
pub struct Server {
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
	network: Arc<dyn NetworkService>,
	sync: Arc<SyncService>,
	keystore: KeystorePtr,
	handovers: Option<Handovers>,
	store: Arc<Store>,
	/// Where clients' records are taken, by peers and over the RPC: never on a thread that others need.
	desk: Pool,
	index: Index,
	genesis: H256,
	protocol: ProtocolName,
	metrics: Option<Metrics>,
	status: Mutex<Status>,
	/// At which peers the other servers were found.
	found: Mutex<HashMap<u64, PeerId>>,
	/// Wakes the clerk.
	wake: async_channel::Sender<()>,
	/// What is to be fetched from peers.
	lacks: async_channel::Sender<peers::Lacks>,
}

/// Opens the store and starts the server. Without its metrics it does not start: an alarm that nobody
/// can see is none.
pub fn start(
	task_manager: &TaskManager,
	parts: Parts,
	joined: Joined,
) -> Result<Arc<Server>, ServiceError> {
	let Joined { name, requests, folder } = joined;
	std::fs::create_dir_all(&folder)?;
	let genesis = parts.client.info().genesis_hash;
	let store = Store::open(&folder.join("flow.redb"), genesis)
		.map_err(|error| ServiceError::Other(error.to_string()))?;
	let database = parts
		.backend
		.offchain_storage()
		.ok_or("a transaction server needs the off-chain database")?;
	let (wake, woken) = async_channel::bounded(1);
	let (lacks, lacking) = async_channel::bounded(1);
	let (desk, taking) = pool(RECORDS_WAITING);
	let (batches, reading) = pool(BATCHES_WAITING);
	let server = Arc::new(Server {
		client: parts.client,
		pool: parts.pool,
		network: parts.network,
		sync: parts.sync,
		keystore: parts.keystore,
		handovers: parts.handovers,
		store: Arc::new(store),
		desk: desk.clone(),
		index: Index(database),
		genesis,
		protocol: name,
		metrics: parts.registry.as_ref().map(Metrics::new).transpose()?,
		status: Mutex::default(),
		found: Mutex::default(),
		wake,
		lacks,
	});
	let spawner = task_manager.spawn_handle();
	let (store, bodies) = (server.store.clone(), server.index.clone());
	let counter = Counter { store, bodies, desk: Desk(server.clone()), records: desk, batches };
	spawner.spawn("flow-server", GROUP, fetch::serve(requests, counter));
	spawn_workers(&spawner, "flow-desk", taking, RECORDS_AT_ONCE);
	spawn_workers(&spawner, "flow-batches", reading, BATCHES_AT_ONCE);
	spawner.spawn_blocking("flow-fetcher", GROUP, peers::fetch_missing(server.clone(), lacking));
	spawner.spawn_blocking("flow-follower", GROUP, follower::follow(server.clone()));
	spawner.spawn_blocking("flow-audit", GROUP, follower::audit_sealed(server.clone()));
	spawner.spawn_blocking("flow-clerk", GROUP, clerk::append(server.clone(), woken));
	Ok(server)
}

fn spawn_workers(spawner: &SpawnTaskHandle, name: &'static str, jobs: Jobs, count: usize) {
	for _ in 0..count {
		spawner.spawn_blocking(name, GROUP, jobs.clone().work());
	}
}

impl Server {
	/// The last final state.
	fn state(&self) -> At<'_> {
		let info = self.client.info();
		At { client: &self.client, hash: info.finalized_hash, number: info.finalized_number }
	}

	fn door<'a, State>(&'a self, state: &'a State) -> Door<'a, State> {
		Door { store: &self.store, state, keystore: &self.keystore, genesis: self.genesis }
	}

	/// Has the clerk look at what waits. If it is about to, that is enough.
	fn wake(&self) {
		let _ = self.wake.try_send(());
	}

	fn status(&self) -> MutexGuard<'_, Status> {
		self.status.lock().unwrap_or_else(PoisonError::into_inner)
	}

	fn found(&self) -> MutexGuard<'_, HashMap<u64, PeerId>> {
		self.found.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Takes a record, if this is the node of the table's first server.
	fn take(&self, table: &Uuid, entry: &Entry) -> Taken {
		let taken = self.door(&self.state()).submit(table, entry);
		if taken.is_ok() {
			self.wake();
		}
		taken
	}

	/// What became of a record that was handed in here.
	fn taken(&self, ticket: &Ticket) -> Taken {
		self.door(&self.state()).acknowledgement(ticket)
	}
}

/// The node's off-chain database, in which the runtime keeps bodies.
#[derive(Clone)]
struct Index(OffchainDb);

impl Bodies for Index {
	fn batch(&self, table: &Uuid, rolling: &H256) -> Option<Vec<u8>> {
		self.0.get(STORAGE_PREFIX, &body_key(table, rolling))
	}
}

/// What peers are answered from.
#[derive(Clone)]
struct Desk(Arc<Server>);

impl fetch::Desk for Desk {
	fn submit(&self, table: &Uuid, entry: &Entry) -> Taken {
		self.0.take(table, entry)
	}

	fn acknowledgement(&self, ticket: &Ticket) -> Taken {
		self.0.taken(ticket)
	}

	fn identity(&self, challenge: [u8; 32], server: OrgNumber) -> Option<Identity> {
		let Server { keystore, genesis, network, .. } = &*self.0;
		let own = network.local_peer_id().to_bytes();
		door::identity(&self.0.state(), keystore, *genesis, (challenge, server), &own)
	}
}
