// SPDX-License-Identifier: Apache-2.0

//! Load for a running chain, and the tables of what was measured. `scripts/bench.sh` builds what is
//! needed and calls this.

use clap::{Parser, Subcommand};

mod chain;
mod error;
mod follow;
mod import;
mod latency;
mod mixed;
mod processes;
mod rivals;
mod rpc;
mod sign;
mod state;
mod table;
mod throughput;

/// Load for a running chain, and the tables of what was measured.
#[derive(Debug, Parser)]
#[command(name = "hanse-load", version)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Included transactions a second of ours and of the stock template, round by round (B2, B5, B11).
	Throughput(throughput::Args),
	/// How fast a fresh node imports the blocks of a stopped one, and how full they are (B6, B7).
	Import(import::Args),
	/// How long a transaction waits for its block and for finality, on four validators (B8).
	Latency(latency::Args),
	/// All five systems at once (B5).
	Mixed(mixed::Args),
	/// The table of our calls against their rivals, from the files of `benchmark pallet` (B1 to B4, B12).
	Rivals(rivals::Args),
	/// A chain specification whose genesis has so many entries in it (B4).
	State(state::Args),
}

#[tokio::main]
async fn main() -> Result<(), error::Error> {
	match Cli::parse().command {
		Command::Throughput(args) => throughput::run(args).await,
		Command::Import(args) => import::run(args).await,
		Command::Latency(args) => latency::run(args).await,
		Command::Mixed(args) => mixed::run(args).await,
		Command::Rivals(args) => rivals::run(args),
		Command::State(args) => state::run(args),
	}
}
