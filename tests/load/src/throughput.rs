// SPDX-License-Identifier: Apache-2.0

//! Included transactions a second: of the stock template, and of ours with transfers and with
//! registrations, round after round on the same machine.
//!
//! One node alone makes all blocks. It gets transactions that were signed ahead, one of each of so
//! many accounts, through its RPC; what is counted is what stands in blocks. What limits a run is
//! told beside its rate: how full its blocks were by weight and by length, and what the node used of
//! the processors. README.md of this crate describes each column.

pub mod calls;
mod measure;
mod prepare;
mod report;
pub mod send;
pub mod window;

use crate::{chain::Chain, error::Error, table};
use clap::ValueEnum;
use send::Pace;
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};

/// What a fresh node of upstream's template has where the operator says nothing. Ours has other
/// defaults, so that each is given.
const STOCK_DEFAULTS: [&str; 9] = [
	"--pool-limit=8192",
	"--pool-kbytes=20480",
	"--pool-type=fork-aware",
	"--trie-cache-size=1073741824",
	"--state-pruning=256",
	"--blocks-pruning=archive-canonical",
	"--enable-offchain-indexing=false",
	"--max-runtime-instances=8",
	"--proposer-soft-deadline=50",
];
/// The cache under which memory is judged (B11).
const OURS: [&str; 1] = ["--trie-cache-size=268435456"];
/// One validator that makes blocks alone, and an RPC that lets a load through.
const COMMON: [&str; 4] = [
	"--alice",
	"--force-authoring",
	"--rpc-rate-limit-whitelisted-ips=127.0.0.1/32",
	"--rpc-max-connections=64",
];

/// Arguments of `hanse-load throughput`.
#[derive(Debug, clap::Args)]
pub struct Args {
	/// The node, which runs both chains.
	#[arg(long, value_name = "BINARY")]
	node: PathBuf,

	/// The stock template's runtime.
	#[arg(long, value_name = "FILE", required_unless_present = "only")]
	stock_wasm: Option<PathBuf>,

	/// Accounts, each of which sends one transaction a run.
	#[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(2..))]
	accounts: u32,

	/// Seconds of a run, from its first full block.
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
	seconds: u64,

	/// How often everything is measured.
	#[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
	rounds: u32,

	/// Measure only these.
	#[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
	only: Vec<Kind>,

	/// Connections that send.
	#[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
	connections: u16,

	/// Transactions in one JSON-RPC batch.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
	batch: u32,

	/// Most transactions that were sent and are in no block yet: some blocks' worth, and less than
	/// the smaller pool holds.
	#[arg(long, default_value_t = 6_000, value_parser = clap::value_parser!(u32).range(1..))]
	in_flight: u32,

	/// A flag for the node with the stock runtime, such as --stock-flag=--pool-limit=4096. May be
	/// given again.
	#[arg(long, value_name = "FLAG", allow_hyphen_values = true)]
	stock_flag: Vec<String>,

	/// A flag for the node with our runtime. May be given again.
	#[arg(long, value_name = "FLAG", allow_hyphen_values = true)]
	our_flag: Vec<String>,

	/// Where chain specifications, signed transactions and prepared databases are kept for the next
	/// time; in the system's folder for temporary files unless told otherwise.
	#[arg(long, value_name = "DIR")]
	work: Option<PathBuf>,

	/// Keep the databases of the last round, a folder each under this one: `import` takes them.
	#[arg(long, value_name = "DIR")]
	keep: Option<PathBuf>,

	/// Write what was measured here.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,
}

/// What is measured against each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
	/// `balances.transfer_keep_alive` on the stock template's runtime.
	StockTransfers,
	/// The same call on ours.
	OursTransfers,
	/// `orgNumbers.register` on ours.
	OursRegisters,
}

impl Kind {
	/// In the order in which a round runs them.
	pub const ALL: [Self; 3] = [Self::StockTransfers, Self::OursTransfers, Self::OursRegisters];

	/// Names it in tables and files.
	pub fn name(self) -> &'static str {
		match self {
			Self::StockTransfers => "stock-transfers",
			Self::OursTransfers => "ours-transfers",
			Self::OursRegisters => "ours-registers",
		}
	}

	/// The chain it runs on.
	pub fn chain(self) -> Chain {
		match self {
			Self::StockTransfers => Chain::Stock,
			Self::OursTransfers | Self::OursRegisters => Chain::Hanse,
		}
	}
}

/// What is asked for, checked.
#[derive(Clone, Debug)]
struct Settings {
	node: PathBuf,
	stock_wasm: Option<PathBuf>,
	accounts: u32,
	seconds: u64,
	rounds: u32,
	pace: Pace,
	stock_flags: Vec<String>,
	our_flags: Vec<String>,
	work: PathBuf,
	keep: Option<PathBuf>,
}

impl Settings {
	fn new(args: &Args, kinds: &[Kind]) -> Result<Self, Error> {
		if kinds.contains(&Kind::StockTransfers) && args.stock_wasm.is_none() {
			return Err(Error::other("the stock chain needs its runtime: --stock-wasm FILE"));
		}
		Ok(Self {
			node: args.node.clone(),
			stock_wasm: args.stock_wasm.clone(),
			accounts: args.accounts,
			seconds: args.seconds,
			rounds: args.rounds,
			pace: Pace {
				connections: args.connections.into(),
				batch: args.batch as usize,
				in_flight: args.in_flight as usize,
			},
			stock_flags: args.stock_flag.clone(),
			our_flags: args.our_flag.clone(),
			work: args.work.clone().unwrap_or_else(|| std::env::temp_dir().join("hanse-load")),
			keep: args.keep.clone(),
		})
	}

	fn pace(&self) -> Pace {
		self.pace
	}

	/// The flags of the node of a kind.
	fn flags(&self, kind: Kind) -> Vec<String> {
		let (defaults, further) = match kind.chain() {
			Chain::Stock => (&STOCK_DEFAULTS[..], &self.stock_flags),
			Chain::Hanse | Chain::HanseOfFour => (&OURS[..], &self.our_flags),
		};
		let mut flags: Vec<String> =
			COMMON.iter().chain(defaults).map(|flag| flag.to_string()).collect();
		flags.push(format!("--rpc-max-batch-request-len={}", self.pace.batch.max(100)));
		flags.extend(further.iter().cloned());
		flags
	}
}

/// Runs `hanse-load throughput`.
pub async fn run(args: Args) -> Result<(), Error> {
	let kinds: Vec<Kind> = Kind::ALL
		.into_iter()
		.filter(|kind| args.only.is_empty() || args.only.contains(kind))
		.collect();
	let settings = Settings::new(&args, &kinds)?;
	std::fs::create_dir_all(&settings.work)?;
	let mut prepared = BTreeMap::new();
	for kind in &kinds {
		prepared.insert(kind.name(), prepare::prepare(&settings, *kind).await?);
	}
	let mut outcomes = Vec::new();
	for round in 1..=args.rounds {
		for kind in &kinds {
			let Some(prepared) = prepared.get(kind.name()) else { continue };
			let outcome = measure::measure(&settings, *kind, round, prepared)
				.await
				.map_err(|error| error.while_doing(format!("round {round}, {}", kind.name())))?;
			eprintln!("round {round}: {}: {:.0} included/s", kind.name(), outcome.rate);
			outcomes.push(outcome);
		}
	}
	println!("{}", report::rounds(&outcomes));
	println!(
		"Registrations are `orgNumbers.register`; their commitments stood in the state already."
	);
	table::publish(&report::rows(&outcomes), &outcomes, args.json.as_deref())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: Args,
	}

	fn settings(line: &[&str]) -> Result<Settings, String> {
		let Line { args } =
			Line::try_parse_from([&["load"], line].concat()).map_err(|error| error.to_string())?;
		let kinds = if args.only.is_empty() { Kind::ALL.to_vec() } else { args.only.clone() };
		Settings::new(&args, &kinds).map_err(|error| error.to_string())
	}

	#[test]
	fn a_run_of_ours_should_need_no_stock_runtime_and_any_other_should() {
		assert!(settings(&["--node", "n", "--only", "ours-transfers,ours-registers"]).is_ok());
		assert!(settings(&["--node", "n", "--stock-wasm", "w"]).is_ok());
		assert!(settings(&["--node", "n"]).is_err());
		assert!(settings(&["--node", "n", "--only", "stock-transfers"]).is_err());
	}

	#[test]
	fn nonsense_should_be_refused_when_given_as_a_number() {
		let with =
			|flag: &str, value: &str| settings(&["--node", "n", "--stock-wasm", "w", flag, value]);
		assert!(with("--accounts", "2").is_ok());
		for (flag, value) in
			[("--accounts", "1"), ("--seconds", "0"), ("--rounds", "0"), ("--connections", "65")]
		{
			assert!(with(flag, value).is_err(), "{flag} {value}");
		}
	}

	#[test]
	fn flags_should_be_the_stock_defaults_for_the_stock_chain_alone() {
		let line = ["--node", "n", "--stock-wasm", "w", "--our-flag=--x", "--batch", "300"];
		let settings = settings(&line).unwrap();
		let (stock, ours) =
			(settings.flags(Kind::StockTransfers), settings.flags(Kind::OursRegisters));
		let has = |flags: &[String], flag: &str| flags.iter().any(|given| given == flag);
		assert!(has(&stock, "--pool-limit=8192") && !has(&stock, "--x"));
		assert!(!has(&ours, "--pool-limit=8192") && has(&ours, "--x"));
		assert!(has(&ours, "--trie-cache-size=268435456"));
		assert!([stock, ours].iter().all(|flags| has(flags, "--rpc-max-batch-request-len=300")));
	}
}
