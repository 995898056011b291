// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::{sealing::Sealing, verify_chain::VerifyChainCmd};
use clap::{CommandFactory, FromArgMatches};
use sc_cli::{RunCmd, SubstrateCli, TransactionPoolType};
use sc_service::config::RpcBatchRequestConfig;
use std::{ffi::OsString, num::NonZeroU32};

/// JSON-RPC calls a minute and connection that a node answers unless told otherwise. A wallet makes
/// a few a second.
const RPC_CALLS_A_MINUTE: NonZeroU32 = NonZeroU32::new(12_000).unwrap();
/// Calls in one JSON-RPC batch unless told otherwise.
const RPC_CALLS_IN_A_BATCH: u32 = 100;

/// Transactions that the pool holds unless told otherwise: what full blocks take in some ten seconds.
const POOL_TRANSACTIONS: &str = "32768";
/// Their bytes unless told otherwise, in KiB.
const POOL_KIB: &str = "65536";
/// Bytes of the trie's cache unless told otherwise.
const TRIE_CACHE: &str = "268435456";
/// Percent of the time for a proposal in which a full block is offered further transactions.
const FULL_BLOCK_PERCENT: u8 = 10;

/// The arguments of `hanse-node`.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How blocks come about. `instant` (a block for every transaction) and `manual` (a block for
	/// every `engine_createBlock` call) are for development chains only.
	#[arg(long, value_enum, value_name = "MODE", ignore_case = true, default_value_t = Sealing::Aura)]
	pub sealing: Sealing,

	/// Run a transaction server of asset flow beside the node: keep, check and serve every record,
	/// take records from clients, and sign closed tables with the server's key in the keystore. Needs
	/// off-chain indexing, which is on unless switched off.
	#[arg(long)]
	pub transaction_server: bool,

	/// Keep the private data of activities beside the node: send what its account has to say to the
	/// members' nodes and to no other, keep and acknowledge what they send. Needs keys of its own, which
	/// the RPC makes (`privateData_generateKeys`), and a node record on the chain.
	#[arg(long)]
	pub private_data: bool,

	/// How long a proposer looks for transactions that still fit into a block that one of them did not,
	/// in percent of the time that it has. Later it gives up after eight that don't fit.
	#[arg(long, value_name = "PERCENT", default_value_t = FULL_BLOCK_PERCENT,
		value_parser = clap::value_parser!(u8).range(0..=100))]
	pub proposer_soft_deadline: u8,

	#[clap(flatten)]
	pub storage_monitor: sc_storage_monitor::StorageMonitorParams,

	#[clap(flatten)]
	pub run: RunCmd,
}

/// The commands besides running a node.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Key management: generate, inspect, insert.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Build a chain specification (the older form of export-chain-spec).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Export a chain specification.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Validate one block again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Export the state of a block into a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Import blocks from a file; a block that was altered is refused and named.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain from this machine.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Show the heads of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Re-hash a stopped node's database from genesis and name the first altered block.
	VerifyChain(VerifyChainCmd),

	/// Benchmark the runtime, the node or the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}

impl Cli {
	/// The process's arguments, with Hanse's defaults where the operator gave nothing.
	pub fn from_process() -> Self {
		Self::from_arguments(std::env::args_os()).unwrap_or_else(|error| error.exit())
	}

	/// The same from any arguments, the first of them the binary's name.
	pub fn from_arguments<I>(arguments: I) -> Result<Self, clap::Error>
	where
		I: IntoIterator,
		I::Item: Into<OsString> + Clone,
	{
		// Off-chain indexing is what keeps bodies by hash, so here it is on unless switched off.
		let command = Self::setup_command(Self::command())
			.mut_arg("indexing_enabled", |arg| arg.default_value("true"))
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_TRANSACTIONS))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KIB))
			.mut_arg("trie_cache_size", |arg| arg.default_value(TRIE_CACHE));
		let matches = command.try_get_matches_from(arguments)?;
		Ok(Self::from_arg_matches(&matches)?.with_safe_defaults())
	}

	/// Limits the RPC server where the operator gave no limit (a development chain stays without a
	/// rate limit) and gives on-demand sealing the pool it works with.
	fn with_safe_defaults(mut self) -> Self {
		let rate = (!self.run.shared_params.dev).then_some(RPC_CALLS_A_MINUTE);
		let rpc = &mut self.run.rpc_params;
		rpc.rpc_rate_limit = rpc.rpc_rate_limit.or(rate);
		if !rpc.rpc_disable_batch_requests {
			rpc.rpc_max_batch_request_len.get_or_insert(RPC_CALLS_IN_A_BATCH);
		}
		for endpoint in &mut rpc.experimental_rpc_endpoint {
			endpoint.rate_limit = endpoint.rate_limit.or(rate);
			if matches!(endpoint.batch_config, RpcBatchRequestConfig::Unlimited) {
				endpoint.batch_config = RpcBatchRequestConfig::Limit(RPC_CALLS_IN_A_BATCH);
			}
		}
		if self.sealing != Sealing::Aura {
			self.run.pool_config.pool_type = TransactionPoolType::SingleState;
		}
		self
	}
}
