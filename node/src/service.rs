// SPDX-License-Identifier: Apache-2.0

//! Puts the node together.

use crate::{
	consensus::{self, Authoring, GrandpaImport, GrandpaLink, SyncService, Voting},
	double_authoring, flow,
	handovers::Handovers,
	pool, private_data,
	refusal::{Naming, Refusals},
	rpc::{self, Finality, FullDeps, GrandpaDeps},
	sealing::{self, Sealing},
};
use futures::{channel::mpsc, FutureExt};
use hanse_runtime::{apis::RuntimeApi, opaque::Block};
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus::DefaultImportQueue;
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider as WarpProofs, FinalityProofProvider, SharedVoterState,
};
use sc_network::{
	config::FullNetworkConfiguration,
	service::{traits::NetworkService, NotificationMetrics},
	types::ProtocolName,
	NetworkBackend, NotificationService,
};
use sc_network_sync::strategy::warp::WarpSyncProvider;
use sc_service::{
	error::Error as ServiceError, BuildGenesisBlock, Configuration, GenesisBlockBuilder,
	KeystoreContainer, PartialComponents, PruningMode, Role, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool::{Options as PoolOptions, TransactionPoolHandle};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_keystore::KeystorePtr;
use sp_runtime::{traits::Block as BlockT, Percent};
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

pub type Hash = <Block as BlockT>::Hash;
pub type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
pub type FullBackend = sc_service::TFullBackend<Block>;
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
pub type FullPool = TransactionPoolHandle<Block, FullClient>;

/// Finalised blocks whose state a node keeps unless told otherwise: four hours of one-second blocks,
/// where upstream's 256 would be four minutes.
const STATE_BLOCKS: u32 = 14_400;

/// The parts beside those that every node has.
pub struct Other {
	/// GRANDPA's ends; none where blocks are sealed on demand.
	pub grandpa: Option<(GrandpaImport, GrandpaLink)>,
	pub refusals: Refusals,
	pub telemetry: Option<Telemetry>,
}

pub type Parts = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	DefaultImportQueue<Block>,
	FullPool,
	Other,
>;

/// Opens the database. How state is pruned is settled when a database is made; a number of blocks
/// is not stored there and is given again at every start, while an archive stays one.
pub fn open_backend(config: &Configuration) -> Result<Arc<FullBackend>, ServiceError> {
	let mut settings = config.db_config();
	if settings.state_pruning.is_none() {
		settings.state_pruning = Some(PruningMode::blocks_pruning(STATE_BLOCKS));
		if let Ok(backend) = sc_service::new_db_backend(settings) {
			return Ok(backend);
		}
		settings = config.db_config();
	}
	Ok(sc_service::new_db_backend(settings)?)
}

/// Builds the genesis block only for a database that has none: building it runs the runtime, which
/// a restarted node needn't wait for.
struct Genesis<'a> {
	config: &'a Configuration,
	backend: Arc<FullBackend>,
	executor: Executor,
}

impl BuildGenesisBlock<Block> for Genesis<'_> {
	type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

	fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
		GenesisBlockBuilder::new(
			self.config.chain_spec.as_storage_builder(),
			!self.config.no_genesis(),
			self.backend,
			self.executor,
		)?
		.build_genesis_block()
	}
}

type Base = (Arc<FullClient>, Arc<FullBackend>, KeystoreContainer, TaskManager);

fn new_base(
	config: &Configuration,
	telemetry: Option<TelemetryHandle>,
) -> Result<Base, ServiceError> {
	let executor = sc_service::new_wasm_executor::<sp_io::SubstrateHostFunctions>(&config.executor);
	let backend = open_backend(config)?;
	let genesis = Genesis { config, backend: backend.clone(), executor: executor.clone() };
	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
			config, telemetry, executor, backend, genesis, false,
		)?;
	Ok((Arc::new(client), backend, keystore, task_manager))
}

/// The database and what reads it, for subcommands that make no blocks.
pub fn new_client(
	config: &Configuration,
) -> Result<(Arc<FullClient>, Arc<FullBackend>, TaskManager), ServiceError> {
	let (client, backend, _, task_manager) = new_base(config, None)?;
	Ok((client, backend, task_manager))
}

/// The parts that the node and the import of blocks share; with a fork-aware pool of these limits, if any
/// are given.
pub fn new_partial(
	config: &Configuration,
	sealing: Sealing,
	fork_aware: Option<PoolOptions>,
) -> Result<Parts, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;
	let handle = telemetry.as_ref().map(|(_, telemetry)| telemetry.handle());

	let (client, backend, keystore_container, task_manager) = new_base(config, handle.clone())?;
	sealing::ensure_same_history(&client, sealing)?;
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let spawner = task_manager.spawn_essential_handle();
	let transaction_pool = Arc::new(pool::start(config, fork_aware, &client, spawner));

	let refusals = Refusals::default();
	let (grandpa, import_queue) = match sealing {
		Sealing::Aura => {
			let (block_import, link, queue) = consensus::import(
				client.clone(),
				select_chain.clone(),
				config,
				&task_manager,
				handle,
				refusals.clone(),
			)?;
			(Some((block_import, link)), queue)
		},
		Sealing::Instant | Sealing::Manual => {
			let queue = sc_consensus_manual_seal::import_queue(
				Box::new(Naming::new(client.clone(), refusals.clone())),
				&task_manager.spawn_essential_handle(),
				config.prometheus_registry(),
			);
			(None, queue)
		},
	};

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: Other { grandpa, refusals, telemetry },
	})
}

/// What runs beside the node, if asked to.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
	/// A transaction server.
	pub server: bool,
	/// Private data.
	pub private_data: bool,
}

/// What the operator wants besides what every substrate node can be told.
#[derive(Clone, Debug)]
pub struct Wishes {
	/// How blocks come about.
	pub sealing: Sealing,
	/// The part of a proposal's time in which a full block is offered further transactions.
	pub soft_deadline: Percent,
	/// Limits of a fork-aware pool; nothing where another pool is asked for.
	pub fork_aware: Option<PoolOptions>,
	/// What runs beside the node.
	pub beside: Beside,
}

/// Runs a node over the network backend `N`, and beside it what is asked for.
pub fn new_full<N: NetworkBackend<Block, Hash>>(
	config: Configuration,
	Wishes { sealing, soft_deadline, fork_aware, beside }: Wishes,
) -> Result<TaskManager, ServiceError> {
	sealing::ensure_allowed(&config, sealing)?;
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: pool,
		other: Other { grandpa, mut telemetry, .. },
	} = new_partial(&config, sealing, fork_aware)?;
	let (protocols, grandpa, joined) = join_protocols::<N>(&config, &client, grandpa, beside)?;
	let handovers = grandpa.as_ref().map(|grandpa| grandpa.handovers(backend.clone()));
	let warp = handovers.as_ref().map(|handovers| handovers.warp.clone());
	let keystore = keystore_container.keystore();
	let (network, sync_service, start) =
		connect(&config, &task_manager, &client, &pool, import_queue, protocols, warp)?;
	let shared = Shared { client, select_chain, pool, keystore, network, sync_service };
	if config.offchain_worker.enabled {
		start_offchain_workers(&config, &task_manager, &shared, &backend)?;
	}
	let running = start_beside(&config, &task_manager, &shared, &backend, handovers, joined)?;
	let (commands_tx, commands) = mpsc::channel(1024);
	let finality = match &grandpa {
		Some(grandpa) => Finality::Grandpa(Box::new(grandpa.rpc(backend.clone()))),
		None => Finality::Operator(commands_tx),
	};
	let duty = Duty::of(&config, soft_deadline);
	start(&mut task_manager, telemetry.as_mut(), shared.tasks(config, backend, finality, running))?;
	match grandpa {
		None => {
			let Shared { client, pool, select_chain, .. } = shared;
			sealing::start(sealing, commands, client, pool, select_chain, &task_manager)?;
		},
		Some(grandpa) => {
			let telemetry = telemetry.as_ref().map(|telemetry| telemetry.handle());
			start_consensus(&task_manager, grandpa, duty, shared, telemetry)?;
		},
	}
	Ok(task_manager)
}

/// What the network is to speak.
struct Protocols<N: NetworkBackend<Block, Hash>> {
	net_config: FullNetworkConfiguration<Block, Hash, N>,
	metrics: NotificationMetrics,
}

/// What runs beside the node, once the network knows its protocols.
struct JoinedBeside {
	flow: Option<flow::Joined>,
	private_data: Option<private_data::Joined>,
}

/// Adds to the network what the node speaks besides what every substrate node does.
fn join_protocols<N: NetworkBackend<Block, Hash>>(
	config: &Configuration,
	client: &FullClient,
	grandpa: Option<(GrandpaImport, GrandpaLink)>,
	beside: Beside,
) -> Result<(Protocols<N>, Option<Joined>, JoinedBeside), ServiceError> {
	let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let genesis = client.info().genesis_hash;
	let grandpa = grandpa.map(|(block_import, link)| {
		let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		join_grandpa(block_import, link, name, &mut net_config, metrics.clone())
	});
	let flow = match beside.server {
		true => Some(flow::join::<N>(&mut net_config, config, genesis)?),
		false => None,
	};
	let private_data = match beside.private_data {
		true => Some(private_data::join::<N>(&mut net_config, config, genesis)?),
		false => None,
	};
	let joined = JoinedBeside { flow, private_data };
	Ok((Protocols { net_config, metrics }, grandpa, joined))
}

/// What the tasks that every node has work with.
struct Tasks {
	config: Configuration,
	keystore: KeystorePtr,
	deps: FullDeps,
}

/// Builds the network. What it gives besides is for the tasks that every node has, and starts them.
fn connect<N: NetworkBackend<Block, Hash>>(
	config: &Configuration,
	task_manager: &TaskManager,
	client: &Arc<FullClient>,
	pool: &Arc<FullPool>,
	import_queue: DefaultImportQueue<Block>,
	Protocols { net_config, metrics }: Protocols<N>,
	warp: Option<Arc<dyn WarpSyncProvider<Block>>>,
) -> Result<
	(
		Arc<dyn NetworkService>,
		Arc<SyncService>,
		impl FnOnce(&mut TaskManager, Option<&mut Telemetry>, Tasks) -> Result<(), ServiceError>
			+ use<N>,
	),
	ServiceError,
> {
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: warp.map(WarpSyncConfig::WithProvider),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;
	let (net, sync) = (network.clone(), sync_service.clone());
	let start = move |task_manager: &mut TaskManager,
	                  telemetry: Option<&mut Telemetry>,
	                  Tasks { config, keystore, deps }: Tasks| {
		sc_service::spawn_tasks(sc_service::SpawnTasksParams {
			config,
			client: deps.client.clone(),
			backend: deps.backend.clone(),
			task_manager,
			keystore,
			transaction_pool: deps.pool.clone(),
			rpc_builder: Box::new(move |executor| {
				rpc::create_full(&deps, executor).map_err(ServiceError::Application)
			}),
			network: net,
			system_rpc_tx,
			tx_handler_controller,
			sync_service: sync,
			telemetry,
			tracing_execute_block: None,
		})
		.map(|_| ())
	};
	Ok((network, sync_service, start))
}

/// What runs beside the node.
struct Running {
	flow: Option<Arc<flow::Server>>,
	private_data: Option<private_data::Service>,
}

/// Starts what is to run beside the node.
fn start_beside(
	config: &Configuration,
	task_manager: &TaskManager,
	shared: &Shared,
	backend: &Arc<FullBackend>,
	handovers: Option<Handovers>,
	JoinedBeside { flow, private_data }: JoinedBeside,
) -> Result<Running, ServiceError> {
	let flow = start_flow(config, task_manager, shared, backend, handovers, flow)?;
	let private_data = start_private_data(config, task_manager, shared, private_data)?;
	Ok(Running { flow, private_data })
}

/// Starts private data, if its protocol was joined.
fn start_private_data(
	config: &Configuration,
	task_manager: &TaskManager,
	shared: &Shared,
	joined: Option<private_data::Joined>,
) -> Result<Option<private_data::Service>, ServiceError> {
	let Some(joined) = joined else {
		private_data::tell_of_unused_key(&shared.keystore);
		return Ok(None);
	};
	let parts = private_data::Parts {
		client: shared.client.clone(),
		pool: shared.pool.clone(),
		network: shared.network.clone(),
		keystore: shared.keystore.clone(),
		registry: config.prometheus_registry().cloned(),
	};
	private_data::start(task_manager, parts, joined).map(Some)
}

/// Starts the transaction server, if its protocol was joined.
fn start_flow(
	config: &Configuration,
	task_manager: &TaskManager,
	shared: &Shared,
	backend: &Arc<FullBackend>,
	handovers: Option<Handovers>,
	joined: Option<flow::Joined>,
) -> Result<Option<Arc<flow::Server>>, ServiceError> {
	let Some(joined) = joined else {
		flow::tell_of_unused_key(&shared.keystore);
		return Ok(None);
	};
	let parts = flow::Parts {
		client: shared.client.clone(),
		backend: backend.clone(),
		pool: shared.pool.clone(),
		network: shared.network.clone(),
		sync: shared.sync_service.clone(),
		keystore: shared.keystore.clone(),
		registry: config.prometheus_registry().cloned(),
		handovers,
	};
	flow::start(task_manager, parts, joined).map(Some)
}

/// What the configuration says about this node's part in consensus.
struct Duty {
	authority: bool,
	role: Role,
	force: bool,
	soft_deadline: Percent,
	votes: bool,
	node_name: String,
	registry: Option<Registry>,
}

impl Duty {
	fn of(config: &Configuration, soft_deadline: Percent) -> Self {
		Self {
			authority: config.role.is_authority(),
			role: config.role,
			force: config.force_authoring,
			soft_deadline,
			votes: !config.disable_grandpa,
			node_name: config.network.node_name.clone(),
			registry: config.prometheus_registry().cloned(),
		}
	}
}

/// What authoring and voting share.
struct Shared {
	client: Arc<FullClient>,
	select_chain: FullSelectChain,
	pool: Arc<FullPool>,
	keystore: KeystorePtr,
	network: Arc<dyn NetworkService>,
	sync_service: Arc<SyncService>,
}

impl Shared {
	/// What the tasks that every node has work with.
	fn tasks(
		&self,
		config: Configuration,
		backend: Arc<FullBackend>,
		finality: Finality,
		Running { flow, private_data }: Running,
	) -> Tasks {
		let (client, pool) = (self.client.clone(), self.pool.clone());
		let deps = FullDeps { client, pool, backend, finality, flow, private_data };
		Tasks { config, keystore: self.keystore.clone(), deps }
	}
}

/// GRANDPA's protocol, once the network knows it.
struct Joined {
	block_import: GrandpaImport,
	link: GrandpaLink,
	protocol_name: ProtocolName,
	notifications: Box<dyn NotificationService>,
	voter_state: SharedVoterState,
}

impl Joined {
	fn handovers(&self, backend: Arc<FullBackend>) -> Handovers {
		let authorities = self.link.shared_authority_set().clone();
		let warp = WarpProofs::new(backend, authorities.clone(), Default::default());
		Handovers { warp: Arc::new(warp), authorities }
	}

	fn rpc(&self, backend: Arc<FullBackend>) -> GrandpaDeps {
		let authority_set = self.link.shared_authority_set().clone();
		GrandpaDeps {
			voter_state: self.voter_state.clone(),
			justifications: self.link.justification_stream(),
			handovers: self.handovers(backend.clone()),
			proofs: FinalityProofProvider::new_for_service(backend, Some(authority_set.clone())),
			authority_set,
		}
	}
}

fn join_grandpa<N: NetworkBackend<Block, Hash>>(
	block_import: GrandpaImport,
	link: GrandpaLink,
	protocol_name: ProtocolName,
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	metrics: NotificationMetrics,
) -> Joined {
	let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		protocol_name.clone(),
		metrics,
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(protocol);
	let voter_state = SharedVoterState::empty();
	Joined { block_import, link, protocol_name, notifications, voter_state }
}

fn start_consensus(
	task_manager: &TaskManager,
	grandpa: Joined,
	duty: Duty,
	shared: Shared,
	telemetry: Option<TelemetryHandle>,
) -> Result<(), ServiceError> {
	let watch = double_authoring::watch(shared.client.clone(), duty.registry.clone());
	task_manager.spawn_handle().spawn("double-authoring", None, watch);
	if duty.authority {
		let with = Authoring {
			client: shared.client,
			select_chain: shared.select_chain,
			block_import: grandpa.block_import,
			pool: shared.pool.clone(),
			sync: shared.sync_service.clone(),
			keystore: shared.keystore.clone(),
			force: duty.force,
			soft_deadline: duty.soft_deadline,
			registry: duty.registry.as_ref(),
			telemetry: telemetry.clone(),
		};
		consensus::start_aura(task_manager, with)?;
	}
	if duty.votes {
		let with = Voting {
			link: grandpa.link,
			network: shared.network,
			sync: shared.sync_service,
			notifications: grandpa.notifications,
			protocol_name: grandpa.protocol_name,
			pool: shared.pool,
			keystore: duty.authority.then_some(shared.keystore),
			role: duty.role,
			node_name: duty.node_name,
			voter_state: grandpa.voter_state,
			registry: duty.registry,
			telemetry,
		};
		consensus::start_grandpa(task_manager, with)?;
	}
	Ok(())
}

fn start_offchain_workers(
	config: &Configuration,
	task_manager: &TaskManager,
	shared: &Shared,
	backend: &FullBackend,
) -> Result<(), ServiceError> {
	let client = shared.client.clone();
	let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
		runtime_api_provider: client.clone(),
		keystore: Some(shared.keystore.clone()),
		offchain_db: backend.offchain_storage(),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(shared.pool.clone())),
		network_provider: Arc::new(shared.network.clone()),
		is_validator: config.role.is_authority(),
		// No pallet of the runtime makes requests, so none can be made to.
		enable_http_requests: false,
		custom_extensions: |_| vec![],
	})?;
	let spawner = task_manager.spawn_handle();
	task_manager.spawn_handle().spawn(
		"offchain-workers-runner",
		"offchain-worker",
		workers.run(client, spawner).boxed(),
	);
	Ok(())
}
