// SPDX-License-Identifier: Apache-2.0

//! Parts of the node that need no running node.

use codec::Encode;
use futures::{
	future::{join_all, ready, Ready},
	FutureExt,
};
use hanse_flow_proof::{seal_key, server_key};
use hanse_node::{
	bodies::{find, TooMuch},
	cli::Cli,
	pool::{fork_aware, PoolError, Unhurried, AT_ONCE, SHARE},
	proposing::{Early, AWAITED, FILLED},
	sealing::Leftover,
	under_way::UnderWay,
};
use hanse_runtime::{opaque::Block, AccountId, BlockNumber, Header, Runtime};
use hanse_support::{bodies::hash_of, OrgNumber};
use jsonrpsee::core::async_trait;
use pallet_asset_flow::{Seals, Servers};
use sc_service::config::RpcBatchRequestConfig;
use sc_transaction_pool::{ChainApi, ValidateTransactionPriority};
use sp_blockchain::TreeRoute;
use sp_consensus::{Proposal, ProposeArgs, Proposer};
use sp_core::H256;
use sp_runtime::{
	generic::BlockId,
	transaction_validity::{TransactionSource, TransactionValidity, ValidTransaction},
	OpaqueExtrinsic,
};
use std::{sync::Arc, time::Duration};

fn parse(args: &[&str]) -> Cli {
	let all = ["hanse-node"].iter().chain(args);
	Cli::from_arguments(all).expect("valid arguments")
}

#[test]
fn the_rpc_should_be_limited_when_the_operator_gave_no_limit() {
	let rpc = parse(&[]).run.rpc_params;
	assert!(rpc.rpc_rate_limit.is_some());
	assert!(matches!(rpc.rpc_batch_config(), Ok(RpcBatchRequestConfig::Limit(_))));
	assert!(rpc.rpc_max_request_size >= 10, "an upgrade's wasm fits into one call");
	let given = parse(&["--rpc-rate-limit", "7", "--rpc-max-batch-request-len", "5"]);
	assert_eq!(given.run.rpc_params.rpc_rate_limit.map(u32::from), Some(7));
	assert_eq!(given.run.rpc_params.rpc_max_batch_request_len, Some(5));
	assert!(parse(&["--dev"]).run.rpc_params.rpc_rate_limit.is_none());
}

#[test]
fn bodies_should_be_indexed_unless_the_operator_switched_it_off() {
	assert!(parse(&[]).run.offchain_worker_params.indexing_enabled);
	let off = parse(&["--enable-offchain-indexing", "false"]);
	assert!(!off.run.offchain_worker_params.indexing_enabled);
}

#[test]
fn full_blocks_should_be_the_default_when_the_operator_set_nothing() {
	let cli = parse(&[]);
	let pool = &cli.run.pool_config;
	assert_eq!((pool.pool_limit, pool.pool_kbytes), (32_768, 65_536));
	assert_eq!(cli.run.import_params.trie_cache_size, 256 * 1024 * 1024);
	assert_eq!(cli.proposer_soft_deadline, 10);
	let given = parse(&["--pool-limit", "9", "--trie-cache-size", "0"]);
	assert_eq!((given.run.pool_config.pool_limit, given.run.import_params.trie_cache_size), (9, 0));
	let wrong = ["hanse-node", "--proposer-soft-deadline", "101"];
	assert!(Cli::from_arguments(wrong).is_err());
}

#[test]
fn a_nonce_should_be_given_once_when_the_pool_does_not_show_what_it_took() {
	let under_way = UnderWay::default();
	let [one, other] = [[1; 32], [2; 32]].map(AccountId::from);
	let taken: Vec<_> = [5, 6, 8].map(|nonce| under_way.note(one.clone(), nonce)).into();
	assert_eq!([4, 5, 6, 7, 9].map(|next| under_way.free(&one, next)), [4, 7, 7, 7, 9]);
	assert_eq!(under_way.free(&other, 5), 5);
	drop(taken);
	assert_eq!(under_way.free(&one, 5), 5);
}

#[test]
fn a_nonce_should_be_given_again_when_the_pool_lost_its_transaction() {
	let (under_way, account) = (UnderWay::default(), AccountId::from([1; 32]));
	let first = under_way.note(account.clone(), 5);
	let _second = under_way.note(account.clone(), 6);
	drop(first);
	assert_eq!(under_way.free(&account, 5), 5);
	let _third = under_way.note(account.clone(), 5);
	assert_eq!(under_way.free(&account, 5), 7);
}

#[test]
fn a_transaction_server_should_run_only_when_the_operator_says_so() {
	assert!(!parse(&[]).transaction_server);
	assert!(parse(&["--transaction-server"]).transaction_server);
}

#[test]
fn a_body_should_be_found_in_a_transaction_when_its_length_stands_before_it() {
	let body = b"the body of a publication".to_vec();
	let transaction = (7u64, b"title".to_vec(), body.clone(), 9u32).encode();
	let hash = hash_of(&body);
	let transactions = vec![vec![100; 40], transaction];
	assert_eq!(find(&transactions, &hash, body.len()), Ok(Some(body.clone())));
	assert_eq!(find(&transactions, &hash, body.len() + 1), Ok(None));
	assert_eq!(find(&transactions, &hash_of(b"another"), body.len()), Ok(None));
}

#[test]
fn a_search_should_be_given_up_when_too_many_places_fit() {
	let transactions = vec![vec![4u8; 1 << 20]];
	assert_eq!(find(&transactions, &hash_of(b"absent"), 1), Err(TooMuch));
}

#[test]
fn sealing_should_go_on_while_blocks_take_something_and_stop_when_they_do_not() {
	let mut leftover = Leftover::default();
	assert!(!leftover.worth_a_block(0));
	assert!(leftover.worth_a_block(5));
	// The first block of a session takes nothing, the next takes some.
	assert!(leftover.worth_a_block(5));
	assert!(leftover.worth_a_block(3));
	assert!(leftover.worth_a_block(3));
	assert!(leftover.worth_a_block(3));
	assert!(!leftover.worth_a_block(3));
}

#[test]
fn rows_should_be_proved_under_the_keys_that_the_runtime_gives_them() {
	for number in [0, 1, 195, u64::MAX] {
		assert_eq!(seal_key(number), Seals::<Runtime>::hashed_key_for(number));
		let server = OrgNumber(number);
		assert_eq!(server_key(server), Servers::<Runtime>::hashed_key_for(server));
	}
}

/// How long the chain takes to validate a transaction.
const VALIDATION: Duration = Duration::from_millis(2);

/// A chain on which every transaction is valid.
struct Slow;

#[async_trait]
impl ChainApi for Slow {
	type Block = Block;
	type Error = PoolError;

	async fn validate_transaction(
		&self,
		_: H256,
		_: TransactionSource,
		_: Arc<OpaqueExtrinsic>,
		_: ValidateTransactionPriority,
	) -> Result<TransactionValidity, PoolError> {
		tokio::time::sleep(VALIDATION).await;
		Ok(Ok(ValidTransaction::default()))
	}

	fn validate_transaction_blocking(
		&self,
		_: H256,
		_: TransactionSource,
		_: Arc<OpaqueExtrinsic>,
	) -> Result<TransactionValidity, PoolError> {
		Ok(Ok(ValidTransaction::default()))
	}

	fn block_id_to_number(&self, _: &BlockId<Block>) -> Result<Option<BlockNumber>, PoolError> {
		Ok(None)
	}

	fn block_id_to_hash(&self, _: &BlockId<Block>) -> Result<Option<H256>, PoolError> {
		Ok(None)
	}

	fn hash_and_length(&self, _: &OpaqueExtrinsic) -> (H256, usize) {
		Default::default()
	}

	async fn block_body(&self, _: H256) -> Result<Option<Vec<OpaqueExtrinsic>>, PoolError> {
		Ok(None)
	}

	fn block_header(&self, _: H256) -> Result<Option<Header>, PoolError> {
		Ok(None)
	}

	fn tree_route(&self, _: H256, _: H256) -> Result<TreeRoute<Block>, PoolError> {
		unreachable!("no block is asked for")
	}
}

/// How long it takes to validate `count` transactions, by a clock that only waiting moves.
fn validating(
	count: u32,
	source: TransactionSource,
	priority: ValidateTransactionPriority,
	together: bool,
) -> Duration {
	let runtime = tokio::runtime::Builder::new_current_thread()
		.enable_time()
		.start_paused(true)
		.build()
		.expect("a runtime starts");
	runtime.block_on(async {
		let (api, begun) = (Unhurried::new(Slow), tokio::time::Instant::now());
		let one = |_| api.validate_transaction(H256::zero(), source, Arc::default(), priority);
		if together {
			join_all((0..count).map(one)).await;
		} else {
			for each in 0..count {
				let valid = one(each).await;
				assert!(matches!(valid, Ok(Ok(_))), "every transaction is valid");
			}
		}
		begun.elapsed()
	})
}

#[test]
fn what_waits_should_be_validated_again_in_its_share_of_the_time() {
	use ValidateTransactionPriority::Maintained;
	let taken = |count| validating(count, TransactionSource::External, Maintained, false);
	assert_eq!(taken(AT_ONCE), VALIDATION * AT_ONCE, "the first ones");
	assert_eq!(taken(AT_ONCE + 7), VALIDATION * (AT_ONCE + 7 * SHARE), "those behind them");
}

#[test]
fn the_pool_should_not_wait_when_it_validates_anything_else() {
	use ValidateTransactionPriority::{Maintained, Submitted};
	let news = validating(70, TransactionSource::External, Submitted, false);
	assert_eq!(news, VALIDATION * 70, "what was submitted");
	let brought = validating(70, TransactionSource::InBlock, Maintained, false);
	assert_eq!(brought, VALIDATION * 70, "what a block brought");
	let moved = validating(70, TransactionSource::External, Maintained, true);
	assert_eq!(moved, VALIDATION, "what moves to the view of another block, all together");
}

#[test]
fn a_pool_should_have_the_limits_that_the_operator_gave() {
	let limits = |args: &[&str]| {
		let cli = parse(args);
		fork_aware(&cli.run.pool_config, cli.run.shared_params.is_dev())
	};
	let usual = limits(&[]).expect("is the usual pool");
	assert_eq!((usual.ready.count, usual.ready.total_bytes), (32_768, 64 << 20));
	assert_eq!((usual.future.count, usual.future.total_bytes), (3_276, (64 << 20) / 10));
	assert_eq!(usual.ban_time, Duration::from_secs(1_800));
	assert_eq!(limits(&["--dev"]).expect("is the usual pool").ban_time, Duration::ZERO);
	let given = limits(&["--pool-limit", "50", "--pool-kbytes", "20", "--tx-ban-seconds", "3"]);
	let given = given.expect("is the usual pool");
	assert_eq!((given.ready.count, given.ready.total_bytes), (50, 20 << 10));
	assert_eq!(given.ban_time, Duration::from_secs(3));
	assert!(limits(&["--pool-type", "single-state"]).is_none());
	assert!(limits(&["--dev", "--sealing", "instant"]).is_none());
}

/// A proposer that tells how much time it was given, and makes no block.
struct Told(std::sync::mpsc::Sender<Duration>);

impl Proposer<Block> for Told {
	type Error = sp_consensus::Error;
	type Proposal = Ready<Result<Proposal<Block>, Self::Error>>;

	fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
		self.0.send(args.max_duration).expect("somebody listens");
		ready(Err(sp_consensus::Error::ClientImport("made none".into())))
	}
}

#[test]
fn a_block_should_be_finished_long_before_it_is_given_up() {
	let slot = Duration::from_secs(1);
	// What Aura gives of the time after which it gives up, and what upstream's proposer fills of that.
	let given = slot.mul_f32(AWAITED).mul_f32(0.98);
	let (tell, told) = std::sync::mpsc::channel();
	let args = ProposeArgs { max_duration: given, ..Default::default() };
	assert!(Early(Told(tell)).propose(args).now_or_never().expect("is ready").is_err());
	let told = told.recv().expect("was told");
	let filled = told - told / 10;
	assert!(filled.abs_diff(slot.mul_f32(FILLED)) < Duration::from_millis(1), "{filled:?}");
	assert!(slot.mul_f32(AWAITED) - filled > slot / 6, "time to finish");
}
