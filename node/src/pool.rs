// SPDX-License-Identifier: Apache-2.0

//! The pool of transactions: upstream's, kept from taking a core for itself.
//!
//! After each block upstream's fork-aware pool validates once more all that waits, one transaction after another
//! and as fast as it can, until the next block comes. A pool that is never empty so keeps a core busy for
//! good, and whoever authors, imports or submits has to do without. Little is found that way: what became
//! invalid is found by an author as well, who throws it away, and by the pool itself, which validates a
//! thousand of what waits long whenever a block becomes final. So that work gets a share of a core here
//! ([`Unhurried`]). All else that the pool wants to know it is told at once.

use crate::service::{FullClient, FullPool};
use hanse_runtime::opaque::Block;
use jsonrpsee::core::async_trait;
use sc_cli::{TransactionPoolParams, TransactionPoolType};
use sc_client_api::UsageProvider;
use sc_service::{Configuration, SpawnEssentialTaskHandle};
use sc_transaction_pool::{
	Builder, ChainApi, ForkAwareTxPool, FullChainApi, Options, TransactionPoolWrapper,
	ValidateTransactionPriority,
};
use sp_blockchain::TreeRoute;
use sp_runtime::{
	generic::BlockId,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
};
use std::{
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc, Mutex, PoisonError,
	},
	time::Duration,
};
use tokio::time::{sleep, Instant};

/// Why the pool refuses a transaction.
pub type PoolError = <FullChainApi<FullClient, Block> as ChainApi>::Error;

/// What waits is validated again in one part of so many of a core's time.
pub const SHARE: u32 = 10;
/// But at each block so many are validated again at once.
pub const AT_ONCE: u32 = 16;
/// The longest time between two, however long the first one took.
pub const LONGEST: Duration = Duration::from_millis(20);
/// Transactions that wait for others, in one part of so many of the room.
const FUTURE: usize = 10;
/// How long a transaction is refused that was invalid, unless told otherwise; not at all on a development
/// chain.
const BAN: Duration = Duration::from_secs(30 * 60);

/// The limits of a fork-aware pool as the operator gave them; nothing where another pool is asked for.
pub fn fork_aware(params: &TransactionPoolParams, is_dev: bool) -> Option<Options> {
	let TransactionPoolType::ForkAware = params.pool_type else { return None };
	let mut options = Options::default();
	options.ready.count = params.pool_limit;
	options.ready.total_bytes = params.pool_kbytes.saturating_mul(1024);
	options.future.count = options.ready.count / FUTURE;
	options.future.total_bytes = options.ready.total_bytes / FUTURE;
	let unless_told = if is_dev { Duration::ZERO } else { BAN };
	options.ban_time = params.tx_ban_seconds.map_or(unless_told, Duration::from_secs);
	Some(options)
}

/// Starts a pool: a fork-aware one with these limits, or else what the configuration says.
pub fn start(
	config: &Configuration,
	fork_aware: Option<Options>,
	client: &Arc<FullClient>,
	spawner: SpawnEssentialTaskHandle,
) -> FullPool {
	let (authors, registry) = (config.role.is_authority().into(), config.prometheus_registry());
	let Some(options) = fork_aware else {
		return Builder::new(spawner, client.clone(), authors)
			.with_options(config.transaction_pool.clone())
			.with_prometheus(registry)
			.build();
	};
	let api = Unhurried::new(FullChainApi::new(client.clone(), registry, &spawner));
	let heads = client.usage_info().chain;
	TransactionPoolWrapper(Box::new(ForkAwareTxPool::new_with_background_worker(
		options,
		authors,
		Arc::new(api),
		registry,
		spawner,
		heads.best_hash,
		heads.finalized_hash,
	)))
}

/// Tells the pool what it wants to know of the chain, and lets it wait where it validates one transaction after
/// another that was valid before.
pub struct Unhurried<Api: ChainApi> {
	of: Api,
	/// Validations under way that maintain the pool.
	maintaining: AtomicUsize,
	row: Mutex<Row<<Api::Block as BlockT>::Hash>>,
}

/// How many validations were alone, one after another, at one block.
struct Row<Hash> {
	at: Option<Hash>,
	length: u32,
}

impl<Api: ChainApi> Unhurried<Api> {
	pub fn new(of: Api) -> Self {
		let row = Mutex::new(Row { at: None, length: 0 });
		Self { of, maintaining: AtomicUsize::new(0), row }
	}

	/// Counts a validation that was alone; whether they are too many for anything but validating all again.
	fn is_one_of_many(&self, at: <Api::Block as BlockT>::Hash) -> bool {
		let mut row = self.row.lock().unwrap_or_else(PoisonError::into_inner);
		if row.at != Some(at) {
			*row = Row { at: Some(at), length: 0 };
		}
		row.length = row.length.saturating_add(1);
		row.length > AT_ONCE
	}
}

/// A validation under way. It ends where the pool gives it up as well.
struct Validation<'a> {
	count: &'a AtomicUsize,
	others: bool,
}

impl<'a> Validation<'a> {
	fn begin(count: &'a AtomicUsize) -> Self {
		let others = count.fetch_add(1, Ordering::Relaxed) > 0;
		Self { count, others }
	}

	/// Whether no other one was under way when it began, nor is now.
	fn is_alone(&self) -> bool {
		!self.others && self.count.load(Ordering::Relaxed) == 1
	}
}

impl Drop for Validation<'_> {
	fn drop(&mut self) {
		self.count.fetch_sub(1, Ordering::Relaxed);
	}
}

#[async_trait]
impl<Api: ChainApi> ChainApi for Unhurried<Api> {
	type Block = Api::Block;
	type Error = Api::Error;

	/// What moves into the view of a new block is validated all together, what a block brought has its own
	/// source, and what else the pool may ask for is little: none of it is kept waiting.
	async fn validate_transaction(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		transaction: Arc<<Self::Block as BlockT>::Extrinsic>,
		priority: ValidateTransactionPriority,
	) -> Result<TransactionValidity, Self::Error> {
		let maintains = priority == ValidateTransactionPriority::Maintained;
		if !maintains || source == TransactionSource::InBlock {
			return self.of.validate_transaction(at, source, transaction, priority).await;
		}
		let under_way = Validation::begin(&self.maintaining);
		let begun = Instant::now();
		let validity = self.of.validate_transaction(at, source, transaction, priority).await;
		if under_way.is_alone() && self.is_one_of_many(at) {
			let rest = begun.elapsed().saturating_mul(SHARE.saturating_sub(1));
			sleep(rest.min(LONGEST)).await;
		}
		validity
	}

	fn validate_transaction_blocking(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		transaction: Arc<<Self::Block as BlockT>::Extrinsic>,
	) -> Result<TransactionValidity, Self::Error> {
		self.of.validate_transaction_blocking(at, source, transaction)
	}

	fn block_id_to_number(
		&self,
		at: &BlockId<Self::Block>,
	) -> Result<Option<NumberFor<Self::Block>>, Self::Error> {
		self.of.block_id_to_number(at)
	}

	fn block_id_to_hash(
		&self,
		at: &BlockId<Self::Block>,
	) -> Result<Option<<Self::Block as BlockT>::Hash>, Self::Error> {
		self.of.block_id_to_hash(at)
	}

	fn hash_and_length(
		&self,
		transaction: &<Self::Block as BlockT>::Extrinsic,
	) -> (<Self::Block as BlockT>::Hash, usize) {
		self.of.hash_and_length(transaction)
	}

	async fn block_body(
		&self,
		at: <Self::Block as BlockT>::Hash,
	) -> Result<Option<Vec<<Self::Block as BlockT>::Extrinsic>>, Self::Error> {
		self.of.block_body(at).await
	}

	fn block_header(
		&self,
		at: <Self::Block as BlockT>::Hash,
	) -> Result<Option<<Self::Block as BlockT>::Header>, Self::Error> {
		self.of.block_header(at)
	}

	fn tree_route(
		&self,
		from: <Self::Block as BlockT>::Hash,
		to: <Self::Block as BlockT>::Hash,
	) -> Result<TreeRoute<Self::Block>, Self::Error> {
		self.of.tree_route(from, to)
	}
}
