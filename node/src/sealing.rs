// SPDX-License-Identifier: Apache-2.0

//! Sealing blocks on demand, so that tests of a development chain need not wait for slots.
//!
//! A block sealed so carries Aura's slot, which the runtime wants, but no signature, and is final at
//! once without GRANDPA. Each block is one slot later than the one before, whatever the clock says.
//! No other node would accept such a chain, so a database stays with the kind of sealing it began
//! with.

use crate::service::{FullBackend, FullClient, FullPool, FullSelectChain, Hash};
use futures::{
	channel::{mpsc, oneshot},
	stream::{self, BoxStream},
	StreamExt,
};
use futures_timer::Delay;
use hanse_runtime::opaque::Block;
use sc_client_api::HeaderBackend;
use sc_consensus_manual_seal::{
	consensus::{aura::AuraConsensusDataProvider, timestamp::SlotTimestampProvider},
	run_manual_seal, CreatedBlock, EngineCommand, Error as SealError, ManualSealParams,
};
use sc_service::{error::Error as ServiceError, ChainType, Configuration, TaskManager};
use sc_transaction_pool_api::TransactionPool;
use sp_consensus_aura::{inherents::InherentDataProvider as AuraInherent, AURA_ENGINE_ID};
use sp_runtime::{
	traits::{Header as HeaderT, Zero},
	DigestItem,
};
use std::{sync::Arc, time::Duration};

/// How blocks come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "lower")]
pub enum Sealing {
	/// By the slots of Aura, finalised by GRANDPA.
	Aura,
	/// A block for every transaction, final at once.
	Instant,
	/// A block for every call of `engine_createBlock`.
	Manual,
}

/// The receiving end of the `engine_*` RPC.
pub type Commands = mpsc::Receiver<EngineCommand<Hash>>;

type SealResult = oneshot::Receiver<Result<CreatedBlock<Hash>, SealError>>;

/// Refuses on-demand sealing of anything but a development chain.
pub fn ensure_allowed(config: &Configuration, sealing: Sealing) -> Result<(), ServiceError> {
	if sealing == Sealing::Aura || config.chain_spec.chain_type() == ChainType::Development {
		return Ok(());
	}
	Err(ServiceError::Other(format!(
		"--sealing {} is for development chains only, and {} is none; add --dev or leave it out",
		sealing.name(),
		config.chain_spec.name(),
	)))
}

/// Refuses to go on with a database that was sealed the other way.
pub fn ensure_same_history(client: &FullClient, sealing: Sealing) -> Result<(), ServiceError> {
	let info = client.info();
	if info.best_number.is_zero() {
		return Ok(());
	}
	let Some(header) = client.header(info.best_hash)? else { return Ok(()) };
	let by_aura = matches!(
		header.digest().logs().last(),
		Some(DigestItem::Seal(engine, _)) if *engine == AURA_ENGINE_ID,
	);
	match (sealing, by_aura) {
		(Sealing::Aura, false) => Err(ServiceError::Other(
			"this database was made with --sealing instant or manual and can't go on under Aura; \
			 start it with the same --sealing, or remove it with purge-chain"
				.into(),
		)),
		(Sealing::Instant | Sealing::Manual, true) => Err(ServiceError::Other(
			"this database was made under Aura and can't be sealed on demand; start it without \
			 --sealing, or remove it with purge-chain"
				.into(),
		)),
		_ => Ok(()),
	}
}

impl Sealing {
	fn name(self) -> &'static str {
		match self {
			Sealing::Aura => "aura",
			Sealing::Instant => "instant",
			Sealing::Manual => "manual",
		}
	}
}

/// Starts the task that seals: on the RPC's commands, and for `instant` on every transaction too.
pub fn start(
	sealing: Sealing,
	commands: Commands,
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
	select_chain: FullSelectChain,
	task_manager: &TaskManager,
) -> Result<(), ServiceError> {
	let env = sc_basic_authorship::ProposerFactory::new(
		task_manager.spawn_handle(),
		client.clone(),
		pool.clone(),
		None,
		None,
	);
	let commands_stream: BoxStream<'static, EngineCommand<Hash>> = match sealing {
		Sealing::Instant => stream::select(commands, on_transactions(pool.clone())).boxed(),
		Sealing::Manual | Sealing::Aura => commands.boxed(),
	};
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let clock = client.clone();
	let task = run_manual_seal::<Block, _, FullBackend, _, _, _, _, _, _>(ManualSealParams {
		block_import: client.clone(),
		env,
		client,
		pool,
		commands_stream,
		select_chain,
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
			slot_duration,
		))),
		create_inherent_data_providers: move |_, ()| {
			let clock = clock.clone();
			async move {
				let timestamp = SlotTimestampProvider::new_aura(clock).map_err(Box::new)?;
				let slot = AuraInherent::new(timestamp.slot());
				Ok((slot, timestamp))
			}
		},
	});
	task_manager.spawn_essential_handle().spawn_blocking(
		"seal-on-demand",
		Some("block-authoring"),
		task,
	);
	Ok(())
}

/// How long the pool gets to drop what a sealed block took.
const POOL_SETTLES: Duration = Duration::from_millis(100);

/// A command to seal as long as the pool has transactions that are ready.
///
/// One block may leave some over: the first of a session, for one, has no weight left for ordinary
/// transactions. So the pool is looked at again after each block; a pool that two blocks in a row
/// could not empty any further waits for its next transaction.
fn on_transactions(pool: Arc<FullPool>) -> impl stream::Stream<Item = EngineCommand<Hash>> + Send {
	let imports = pool.import_notification_stream();
	let start = (pool, imports, None::<SealResult>, Leftover::default());
	stream::unfold(start, |(pool, mut imports, sealed, mut leftover)| async move {
		if let Some(result) = sealed {
			if let Ok(Err(error)) = result.await {
				log::warn!("a block could not be sealed: {error}");
			}
			Delay::new(POOL_SETTLES).await;
		}
		while !leftover.worth_a_block(pool.status().ready) {
			imports.next().await?;
			leftover = Leftover::default();
		}
		let (sender, receiver) = oneshot::channel();
		// The engine counts a block with one transaction beside its inherent as empty.
		let command = EngineCommand::SealNewBlock {
			create_empty: true,
			finalize: true,
			parent_hash: None,
			sender: Some(sender),
		};
		Some((command, (pool, imports, Some(receiver), leftover)))
	})
}

/// What the blocks since the last new transaction left in the pool.
#[derive(Default)]
pub struct Leftover {
	least: Option<usize>,
	fruitless: u32,
}

impl Leftover {
	/// Whether another block may take something of `ready` transactions.
	pub fn worth_a_block(&mut self, ready: usize) -> bool {
		if ready == 0 {
			return false;
		}
		if self.least.is_some_and(|least| ready >= least) {
			self.fruitless += 1;
		} else {
			self.fruitless = 0;
		}
		self.least = Some(self.least.map_or(ready, |least| least.min(ready)));
		self.fruitless <= 2
	}
}
