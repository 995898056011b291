// SPDX-License-Identifier: Apache-2.0

//! All five systems at once: registrations and orders, pledges, chips, records and messages, each by
//! a sender of its own.
//!
//! Registrations alone flatter a chain: they all do the same. Here every sender has what its one
//! transaction needs from a genesis that is made for it: shares in a campaign are on offer, money is
//! attested, tables are open, groups are formed. What was signed off chain (orders, notices, records)
//! is signed for the chain's own genesis, ahead of the measurement.

mod measured;
pub mod plan;
mod tally;
#[cfg(test)]
mod tests;
pub mod world;

use crate::{
	error::Error,
	processes::{Node, Start},
	rpc::Rpc,
	sign::{self, Binding},
	state::{ground::Ground, spec::Spec},
	table::{self, Row},
	throughput::send::Pace,
};
use hanse_runtime::VERSION;
use measured::{Measured, Transactions};
use plan::Shares;
use std::{
	path::{Path, PathBuf},
	sync::Arc,
	time::{Duration, Instant},
};
use world::World;

/// One validator that makes blocks alone, and an RPC that lets a load through.
const FLAGS: [&str; 4] = [
	"--alice",
	"--force-authoring",
	"--rpc-rate-limit-whitelisted-ips=127.0.0.1/32",
	"--rpc-max-connections=64",
];
/// A batch that every node takes.
const LEAST_BATCH: u32 = 100;

/// Arguments of `hanse-load mixed`.
#[derive(Debug, clap::Args)]
pub struct Args {
	/// The node.
	#[arg(long, value_name = "BINARY")]
	node: PathBuf,
	/// The runtime of the chain, in place of the node's own.
	#[arg(long, value_name = "FILE")]
	wasm: Option<PathBuf>,
	/// Transactions, each of another account.
	#[arg(long, default_value_t = 150_000,
		value_parser = clap::value_parser!(u32).range(100..=4_000_000))]
	transactions: u32,
	#[command(flatten)]
	shares: Shares,
	/// Seconds that are measured, from the first full block.
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
	seconds: u64,
	/// Connections that send.
	#[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
	connections: u16,
	/// Transactions in one JSON-RPC batch.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
	batch: u32,
	/// Most transactions that were sent and are in no block yet.
	#[arg(long, default_value_t = 6_000, value_parser = clap::value_parser!(u32).range(1..))]
	in_flight: u32,
	/// A flag for the node, such as --node-flag=--trie-cache-size=268435456. May be given again.
	#[arg(long, value_name = "FLAG", allow_hyphen_values = true)]
	node_flag: Vec<String>,
	/// Transactions a second of the stock template, measured in the same run: what this is held
	/// against.
	#[arg(long, value_name = "RATE")]
	stock_rate: Option<f64>,
	/// Where specification and database are put; in a temporary folder unless told otherwise.
	#[arg(long, value_name = "DIR")]
	work: Option<PathBuf>,
	/// Write what was measured here.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,
}

impl Args {
	fn pace(&self) -> Pace {
		Pace {
			connections: self.connections.into(),
			batch: self.batch as usize,
			in_flight: self.in_flight as usize,
		}
	}

	fn flags(&self) -> Vec<String> {
		let mut flags = FLAGS.map(String::from).to_vec();
		flags.push(format!("--rpc-max-batch-request-len={}", self.batch.max(LEAST_BATCH)));
		flags.extend(self.node_flag.iter().cloned());
		flags
	}
}

/// Runs `hanse-load mixed`.
pub async fn run(args: Args) -> Result<(), Error> {
	let folder = match &args.work {
		Some(work) => {
			std::fs::create_dir_all(work)?;
			tempfile::Builder::new().prefix("mixed-").tempdir_in(work)?
		},
		None => tempfile::Builder::new().prefix("hanse-load-mixed-").tempdir()?,
	};
	let (chain, world) = prepare(&args, folder.path())?;
	let node = Node::start(Start {
		binary: args.node.clone(),
		chain,
		name: "mixed".into(),
		flags: args.flags(),
		base: Some(folder.path().join("node")),
		bootnodes: Vec::new(),
	})
	.await?;
	let rpc = Rpc::connect(node.url()).await?;
	let transactions = sign_all(&world, args.transactions, Binding::ask(&rpc).await?)?;
	let asked = Duration::from_secs(args.seconds);
	let measured = measured::measure(&node, &rpc, transactions, args.pace(), asked).await?;
	node.stop().await?;
	report(&args, &measured)
}

/// Writes the specification of a chain on which all that is planned can be done.
fn prepare(args: &Args, folder: &Path) -> Result<(PathBuf, World), Error> {
	let began = Instant::now();
	let spec = Spec::of_development(&args.node, args.wasm.as_deref())?;
	let mut ground = Ground::new(spec.top.clone());
	let world = World::prepare(&mut ground, &args.shares.plan(args.transactions)?)?;
	let path = folder.join("mixed.json");
	spec.write_file(ground.top(), &path)?;
	eprintln!(
		"a genesis of {} rows for {} senders, made in {:.0} s",
		ground.top().len(),
		args.transactions,
		began.elapsed().as_secs_f64()
	);
	Ok((path, world))
}

/// Signs everything for the chain that runs.
fn sign_all(world: &World, count: u32, binding: Binding) -> Result<Transactions, Error> {
	let of_this_program = (VERSION.spec_version, VERSION.transaction_version);
	if (binding.spec_version, binding.transaction_version) != of_this_program {
		return Err(Error::other("the chain's runtime is not the one that this program knows"));
	}
	let began = Instant::now();
	let registering = world.registering();
	let first = sign::on_all_cores(registering.len() as u32, |at| {
		let sender = registering[at as usize];
		let call = world.commitment(sender, binding.genesis);
		sign::hanse_transaction(call, &sign::account(sender), 0, &binding)
	})?;
	let then = sign::on_all_cores(count, |sender| {
		let (call, nonce) = world.call(sender, binding.genesis)?;
		sign::hanse_transaction(call, &sign::account(sender), nonce, &binding)
	})?;
	let seconds = began.elapsed().as_secs_f64();
	eprintln!("{} transactions signed in {seconds:.0} s", first.len() + then.len());
	Ok(Transactions { first: Arc::new(first), then: Arc::new(then) })
}

/// Prints what was measured. That transactions did not do what they were sent for is an error: such
/// a rate says nothing.
fn report(args: &Args, measured: &Measured) -> Result<(), Error> {
	let Measured { window, tally, .. } = measured;
	let head = ["call", "included", "a second", "failed", "refused"].map(String::from);
	let lines = tally.calls.iter().map(|(name, count)| {
		let rate = count.included as f64 / window.seconds;
		let [included, failed, refused] = [count.included, count.failed, count.refused];
		let [failed, refused] = [failed, refused].map(|count| count.to_string());
		[name.clone(), included.to_string(), format!("{rate:.0}"), failed, refused]
	});
	println!("\n{}", table::columns(&head, lines));
	table::publish(&rows(args, measured), measured, args.json.as_deref())?;
	for (error, count) in &tally.errors {
		eprintln!("{count} x {error}");
	}
	match tally.in_vain() {
		0 if measured.refused.is_empty() => Ok(()),
		0 => Err(Error::other(format!("the node refused transactions: {:?}", measured.refused))),
		count => Err(Error::other(format!(
			"{count} transactions of {} did not do what they were sent for",
			tally.included()
		))),
	}
}

fn rows(args: &Args, measured: &Measured) -> Vec<Row> {
	let Measured { window, .. } = measured;
	let percent = |share: f64| 100.0 * share;
	let what = format!("transactions of all five systems included a second, {} s", args.seconds);
	let rate = window.rate();
	let mut rows = vec![match args.stock_rate {
		Some(stock) => {
			let times = rate / stock;
			let value = format!("{rate:.0}, {times:.1} times the stock template's {stock:.0}");
			Row::judged("B5", what, value, ">= 8 times", times >= 8.0)
		},
		None => Row::told("B5", what, format!("{rate:.0}")),
	}];
	let fullness = [
		("weight", window.mean_weight_share, window.max_weight_share),
		("length", window.mean_length_share, window.max_length_share),
	];
	rows.extend(fullness.map(|(of, mean, most)| {
		let what = format!("share of blocks' {of} used, mean and most");
		Row::told("", what, format!("{:.0} %, {:.0} %", percent(mean), percent(most)))
	}));
	let lasted = if window.supply_lasted { "to the end" } else { "NOT to the end" };
	rows.push(Row::told("", "transactions lasted", lasted));
	let memory = measured.peak_bytes as f64 / f64::from(1 << 20);
	rows.push(Row::told(
		"B11",
		"most memory of the node, all five systems",
		format!("{memory:.0} MiB"),
	));
	rows
}
