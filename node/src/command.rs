// SPDX-License-Identifier: Apache-2.0

//! Runs what the command line asks for.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	flow, pool, private_data,
	refusal::Refusals,
	sealing::Sealing,
	service::{self, Beside, FullBackend, FullClient, Wishes},
};
use hanse_runtime::{opaque::Block, BlockNumber};
use sc_cli::{Error, Result, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_storage_monitor::StorageMonitorService;
use sp_runtime::Percent;
use std::{future::Future, path::PathBuf, sync::Arc};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Hanse Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"see SECURITY.md and README.md of the source".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(match id {
			"dev" => Box::new(chain_spec::development()?),
			"" | "local" => Box::new(chain_spec::local_testnet()?),
			path => Box::new(chain_spec::ChainSpec::from_json_file(PathBuf::from(path))?),
		})
	}
}

/// Parses the process's arguments and does what they say.
pub fn run() -> Result<()> {
	let cli = Cli::from_process();
	match &cli.subcommand {
		None => run_node(cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		#[allow(deprecated)]
		Some(Subcommand::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let spec = cli.load_spec(&cmd.chain)?;
			cmd.run(spec)
		},
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let parts = service::new_partial(&config, Sealing::Aura, None)?;
			let run = cmd.run(parts.client, parts.import_queue);
			Ok((naming(parts.other.refusals, run), parts.task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let (client, _, task_manager) = service::new_client(&config)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let (client, _, task_manager) = service::new_client(&config)?;
			Ok((cmd.run::<Block, FullBackend, _>(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => {
			cli.create_runner(cmd)?.async_run(|mut config| {
				// An imported block's bodies are kept like those of any other block.
				config.offchain_worker.indexing_enabled = true;
				let parts = service::new_partial(&config, Sealing::Aura, None)?;
				let run = cmd.run(parts.client, parts.import_queue);
				Ok((naming(parts.other.refusals, run), parts.task_manager))
			})
		},
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| {
			let flow = flow::store_left_behind(&config);
			let private_data = private_data::store_left_behind(&config);
			cmd.run(config.database)?;
			if let Some(folder) = flow {
				println!(
					"{} is kept: clients' records that are not final and acknowledgements are \
						 nowhere else. Remove it if the chain begins anew",
					folder.display(),
				);
			}
			if let Some(folder) = private_data {
				println!(
					"{} is kept: what members of activities have of each other is in no block. \
						 Remove it if the chain begins anew",
					folder.display(),
				);
			}
			Ok(())
		}),
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let (client, backend, task_manager) = service::new_client(&config)?;
			let revert_grandpa =
				Box::new(|client: Arc<FullClient>, _: Arc<FullBackend>, blocks: BlockNumber| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
			Ok((cmd.run(client, backend, Some(revert_grandpa)), task_manager))
		}),
		Some(Subcommand::ChainInfo(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		},
		Some(Subcommand::VerifyChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(&config))
		},
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| crate::benchmarking::run(cmd, config))
		},
	}
}

fn run_node(cli: Cli) -> Result<()> {
	let runner = cli.create_runner(&cli.run)?;
	let monitor = cli.storage_monitor;
	let wishes = Wishes {
		sealing: cli.sealing,
		soft_deadline: Percent::from_percent(cli.proposer_soft_deadline),
		fork_aware: pool::fork_aware(&cli.run.pool_config, cli.run.shared_params.is_dev()),
		beside: Beside { server: cli.transaction_server, private_data: cli.private_data },
	};
	runner.run_node_until_exit(|config| async move {
		let database = config.database.path().map(PathBuf::from);
		let task_manager = match config.network.network_backend {
			NetworkBackendType::Libp2p => {
				service::new_full::<sc_network::NetworkWorker<_, _>>(config, wishes)?
			},
			NetworkBackendType::Litep2p => {
				service::new_full::<sc_network::Litep2pNetworkBackend>(config, wishes)?
			},
		};
		if let Some(path) = database {
			let spawner = task_manager.spawn_essential_handle();
			StorageMonitorService::try_spawn(monitor, path, &spawner)
				.map_err(|error| Error::Application(error.into()))?;
		}
		Ok::<_, Error>(task_manager)
	})
}

/// Adds to the error of an import which block was refused and why.
async fn naming(refusals: Refusals, run: impl Future<Output = Result<()>>) -> Result<()> {
	run.await.map_err(|error| match refusals.first() {
		Some(refusal) => Error::Application(format!("{refusal}. {error}").into()),
		None => error,
	})
}
