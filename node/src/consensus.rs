// SPDX-License-Identifier: Apache-2.0

//! Aura authors blocks, GRANDPA finalises them.

use crate::{
	proposing::{self, Early},
	refusal::{Naming, Refusals},
	service::{FullBackend, FullClient, FullPool, FullSelectChain},
};
use hanse_runtime::opaque::Block;
use sc_consensus::{BasicQueue, DefaultImportQueue};
use sc_consensus_aura::{build_verifier, BuildVerifierParams, StartAuraParams};
use sc_consensus_grandpa::{
	GrandpaBlockImport, LinkHalf, SharedVoterState, ThreeQuartersOfTheUnfinalizedChain,
	VotingRulesBuilder,
};
use sc_network::{service::traits::NetworkService, types::ProtocolName, NotificationService};
use sc_service::{error::Error as ServiceError, Configuration, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use sp_keystore::KeystorePtr;
use sp_runtime::Percent;
use std::{sync::Arc, time::Duration};

/// At least every so many blocks a justification is kept, so that a proof of finality needs few
/// headers.
pub const JUSTIFICATION_PERIOD: u32 = 64;
/// How long GRANDPA expects a vote to travel. Slots last a second; upstream's 333 ms would make
/// finality wait for several of them.
const GOSSIP_DURATION: Duration = Duration::from_millis(150);

pub type GrandpaImport = GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
pub type GrandpaLink = LinkHalf<Block, FullClient, FullSelectChain>;
pub type SyncService = sc_network_sync::SyncingService<Block>;

/// GRANDPA's block import and the queue that feeds it blocks which Aura verified.
pub fn import(
	client: Arc<FullClient>,
	select_chain: FullSelectChain,
	config: &Configuration,
	task_manager: &TaskManager,
	telemetry: Option<TelemetryHandle>,
	refusals: Refusals,
) -> Result<(GrandpaImport, GrandpaLink, DefaultImportQueue<Block>), ServiceError> {
	let (block_import, link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain,
		telemetry.clone(),
	)?;
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let verifier = build_verifier::<AuraPair, _, _, Block>(BuildVerifierParams {
		client,
		create_inherent_data_providers: move |_, ()| async move {
			let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
			let slot =
				sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
					*timestamp,
					slot_duration,
				);
			Ok((slot, timestamp))
		},
		check_for_equivocation: Default::default(),
		telemetry,
		compatibility_mode: Default::default(),
	});
	let queue = BasicQueue::new(
		Naming::new(verifier, refusals.clone()),
		Box::new(Naming::new(block_import.clone(), refusals)),
		Some(Box::new(block_import.clone())),
		&task_manager.spawn_essential_handle(),
		config.prometheus_registry(),
	);
	Ok((block_import, link, queue))
}

/// What a validator needs to author.
pub struct Authoring<'a> {
	pub client: Arc<FullClient>,
	pub select_chain: FullSelectChain,
	pub block_import: GrandpaImport,
	pub pool: Arc<FullPool>,
	pub sync: Arc<SyncService>,
	pub keystore: KeystorePtr,
	pub force: bool,
	pub soft_deadline: Percent,
	pub registry: Option<&'a substrate_prometheus_endpoint::Registry>,
	pub telemetry: Option<TelemetryHandle>,
}

/// Starts authoring. A node that loses it can't do its duty, so the task is essential.
pub fn start_aura(task_manager: &TaskManager, with: Authoring) -> Result<(), ServiceError> {
	let mut proposer_factory = sc_basic_authorship::ProposerFactory::new(
		task_manager.spawn_handle(),
		with.client.clone(),
		with.pool,
		with.registry,
		with.telemetry.clone(),
	);
	proposer_factory.set_soft_deadline(with.soft_deadline);
	let slot_duration = sc_consensus_aura::slot_duration(&*with.client)?;
	let aura =
		sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client: with.client,
			select_chain: with.select_chain,
			block_import: with.block_import,
			proposer_factory: Early(proposer_factory),
			create_inherent_data_providers: move |_, ()| async move {
				let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
				let slot =
					sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
						*timestamp,
						slot_duration,
					);
				Ok((slot, timestamp))
			},
			force_authoring: with.force,
			backoff_authoring_blocks: Some(
				sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging::default(),
			),
			keystore: with.keystore,
			sync_oracle: with.sync.clone(),
			justification_sync_link: with.sync,
			block_proposal_slot_portion: proposing::awaited(),
			max_block_proposal_slot_portion: None,
			telemetry: with.telemetry,
			compatibility_mode: Default::default(),
		})?;
	task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	Ok(())
}

/// What the GRANDPA voter needs.
pub struct Voting {
	pub link: GrandpaLink,
	pub network: Arc<dyn NetworkService>,
	pub sync: Arc<SyncService>,
	pub notifications: Box<dyn NotificationService>,
	pub protocol_name: ProtocolName,
	pub pool: Arc<FullPool>,
	pub keystore: Option<KeystorePtr>,
	pub role: sc_service::Role,
	pub node_name: String,
	pub voter_state: SharedVoterState,
	pub registry: Option<substrate_prometheus_endpoint::Registry>,
	pub telemetry: Option<TelemetryHandle>,
}

/// Starts voting. Without a keystore the node follows finality and casts no votes.
pub fn start_grandpa(task_manager: &TaskManager, with: Voting) -> Result<(), ServiceError> {
	let config = sc_consensus_grandpa::Config {
		gossip_duration: GOSSIP_DURATION,
		justification_generation_period: JUSTIFICATION_PERIOD,
		name: Some(with.node_name),
		observer_enabled: false,
		keystore: with.keystore,
		local_role: with.role,
		telemetry: with.telemetry.clone(),
		protocol_name: with.protocol_name,
	};
	let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
		config,
		link: with.link,
		network: with.network,
		sync: with.sync,
		notification_service: with.notifications,
		// Upstream's default also stays two blocks behind the best: two seconds for nothing.
		voting_rule: VotingRulesBuilder::new().add(ThreeQuartersOfTheUnfinalizedChain).build(),
		prometheus_registry: with.registry,
		shared_voter_state: with.voter_state,
		telemetry: with.telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(with.pool),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
