// SPDX-License-Identifier: Apache-2.0

//! How long a transaction waits for its block and for finality, on four validators under a steady
//! load.
//!
//! Transactions are handed in at a given rate, evenly in time and evenly over the four nodes: users do
//! not wait for each other, so neither does the load wait for answers. Some of them are followed, by
//! the heads that their own node tells of and not by a subscription for each: from just before the
//! transaction is sent until its node knows a best block with it, and a final one. Nodes and load share
//! one machine and one clock.

mod pace;
mod track;

use crate::{
	chain::{self, Chain},
	error::Error,
	follow,
	processes::{Node, Start},
	rpc::Rpc,
	sign::{self, Binding},
	table::{self, Row, Spread},
	throughput::calls,
};
use pace::Plan;
use serde::Serialize;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
	sync::Arc,
	time::{Duration, Instant},
};
use track::{Head, Times, Tracker};

/// The validators of the chain, as the node's flags name their keys.
const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
/// Median seconds from handing in to a block, and to finality (B8).
const IN_BLOCK_BAR: f64 = 0.8;
const FINAL_BAR: f64 = 2.5;
/// How long the network may take to finalise its first blocks.
const START_BOUND: Duration = Duration::from_secs(120);
/// The block whose finality tells that all four take part.
const RUNNING_AT: u32 = 3;
/// How long after the last transaction the followed ones may take to become final.
const END_BOUND: Duration = Duration::from_secs(60);
/// Between two looks at either.
const LOOK_EVERY: Duration = Duration::from_millis(200);

#[derive(Debug, clap::Args)]
pub struct Args {
	/// The node's binary.
	#[arg(long)]
	node: PathBuf,
	/// The runtime of the chain; the one in the node without it.
	#[arg(long)]
	wasm: Option<PathBuf>,
	/// Transactions a second, over all four nodes: half of what the chain can take.
	#[arg(long, value_name = "TRANSACTIONS", value_parser = clap::value_parser!(u32).range(1..))]
	rate: u32,
	/// Seconds of load that are measured.
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
	seconds: u32,
	/// Seconds of load before those.
	#[arg(long, default_value_t = 10)]
	warm_up: u32,
	/// Follow one of so many transactions of each node.
	#[arg(long, value_name = "TRANSACTIONS", default_value_t = 10,
		value_parser = clap::value_parser!(u32).range(1..))]
	sample_every: u32,
	/// A flag for all nodes, such as --node-flag=--trie-cache-size=268435456. May be given again.
	#[arg(long = "node-flag", value_name = "FLAG", allow_hyphen_values = true)]
	node_flags: Vec<String>,
	/// Also write the figures to this file as JSON.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,
}

impl Args {
	fn plan(&self) -> Plan {
		Plan {
			rate: self.rate,
			warm_up: self.warm_up,
			seconds: self.seconds,
			nodes: VALIDATORS.len(),
			sample_every: self.sample_every,
		}
	}
}

/// Medians and tails of a time, in seconds. One that never came counts as infinite.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
struct Waited {
	p50: f64,
	p90: f64,
	p99: f64,
}

impl Waited {
	fn of(times: impl Iterator<Item = Option<Duration>>) -> Self {
		let seconds = times.map(|time| time.map_or(f64::INFINITY, |time| time.as_secs_f64()));
		let spread = Spread::new(seconds);
		let [p50, p90, p99] = [50.0, 90.0, 99.0].map(|percent| spread.percentile(percent));
		Self { p50, p90, p99 }
	}

	fn row(&self, until: &str, bar: f64) -> Row {
		let Self { p50, p90, p99 } = self;
		let value = format!("p50 {p50:.2} s, p90 {p90:.2} s, p99 {p99:.2} s");
		Row::judged(
			"B8",
			format!("submit until {until}"),
			value,
			format!("p50 <= {bar} s"),
			*p50 <= bar,
		)
	}
}

/// Everything that was measured.
#[derive(Debug, Serialize)]
struct Details {
	/// Transactions a second that were asked for, and that were handed in.
	rate: u32,
	handed_in_rate: f64,
	seconds: u32,
	refused: BTreeMap<String, u64>,
	followed: usize,
	never_in_block: usize,
	never_final: usize,
	in_block: Waited,
	finalised: Waited,
}

/// Runs the four validators, loads them and tells how long transactions waited.
pub async fn run(args: Args) -> Result<(), Error> {
	let plan = args.plan();
	let folder = tempfile::Builder::new().prefix("hanse-load-latency-").tempdir()?;
	let wasm = args.wasm.as_deref();
	let count = plan.transactions()?;
	let spec = chain::spec(&args.node, &Chain::HanseOfFour, wasm, count, folder.path())?;
	let nodes = start_validators(&args, &spec).await?;
	let mut clients = Vec::new();
	for node in &nodes {
		clients.push(Arc::new(Rpc::connect(node.url()).await?));
	}
	until_running(&clients).await?;
	let transactions = signed(count, &Binding::ask(&clients[0]).await?)?;
	let details = measure(&plan, &clients, transactions).await?;
	for node in nodes {
		node.stop().await?;
	}
	table::publish(&rows(&details), &details, args.json.as_deref())
}

/// Starts them one after the other; the first is the others' boot node.
async fn start_validators(args: &Args, spec: &Path) -> Result<Vec<Node>, Error> {
	let mut nodes: Vec<Node> = Vec::new();
	for name in VALIDATORS {
		let start = Start {
			binary: args.node.clone(),
			chain: spec.to_path_buf(),
			name: name.into(),
			flags: flags(name, &args.node_flags),
			base: None,
			bootnodes: nodes.first().map(|node| node.multiaddr().into()).into_iter().collect(),
		};
		nodes.push(Node::start(start).await?);
	}
	Ok(nodes)
}

fn flags(validator: &str, more: &[String]) -> Vec<String> {
	// The load comes from one address, and much of it: the limits for strangers do not apply.
	let own = [
		&format!("--{validator}"),
		"--validator",
		"--rpc-rate-limit-whitelisted-ips=127.0.0.1/32",
		"--rpc-max-batch-request-len=4096",
	];
	own.into_iter().map(String::from).chain(more.iter().cloned()).collect()
}

/// Waits until every node knows of a final block that came after the first few.
async fn until_running(clients: &[Arc<Rpc>]) -> Result<(), Error> {
	let since = Instant::now();
	for rpc in clients {
		while follow::finality(rpc).await?.0.number < RUNNING_AT {
			if since.elapsed() > START_BOUND {
				let bound = START_BOUND.as_secs();
				return Err(Error::other(format!(
					"the four validators did not finalise block {RUNNING_AT} in {bound} s"
				)));
			}
			tokio::time::sleep(LOOK_EVERY).await;
		}
	}
	Ok(())
}

/// A transfer of each account to another one, each with its own receiver.
fn signed(count: u32, binding: &Binding) -> Result<Vec<Vec<u8>>, Error> {
	sign::on_all_cores(count, |i| calls::transfer(i, count, binding))
}

async fn measure(
	plan: &Plan,
	clients: &[Arc<Rpc>],
	transactions: Vec<Vec<u8>>,
) -> Result<Details, Error> {
	let from = clients[0].header(None).await?.number;
	let tracker = Arc::new(Tracker::new(clients.len(), from));
	let mut watching = tokio::task::JoinSet::new();
	for (node, rpc) in clients.iter().enumerate() {
		for head in [Head::Best, Head::Final] {
			watching.spawn(track::watch(tracker.clone(), node, head, rpc.clone()));
		}
	}
	let load = async {
		let handed_in = pace::hand_in(plan, clients, &transactions, &tracker).await?;
		let since = Instant::now();
		while tracker.unfinished() > 0 && since.elapsed() < END_BOUND {
			tokio::time::sleep(LOOK_EVERY).await;
		}
		Ok::<_, Error>(handed_in)
	};
	// Watching ends only by an error: without it the rest of the load would tell nothing.
	let handed_in = tokio::select! {
		handed_in = load => handed_in?,
		Some(ended) = watching.join_next() => {
			ended.map_err(|error| Error::other(error.to_string()))??;
			return Err(Error::other("a node stopped telling of new blocks"));
		},
	};
	Ok(details(plan, handed_in, &tracker.times()))
}

fn details(plan: &Plan, handed_in: pace::HandedIn, times: &[Times]) -> Details {
	let never = |of: fn(&Times) -> Option<Duration>| {
		times.iter().filter(|times| of(times).is_none()).count()
	};
	Details {
		rate: plan.rate,
		handed_in_rate: handed_in.rate,
		seconds: plan.seconds,
		refused: handed_in.refused,
		followed: times.len(),
		never_in_block: never(|times| times.in_block),
		never_final: never(|times| times.finalised),
		in_block: Waited::of(times.iter().map(|times| times.in_block)),
		finalised: Waited::of(times.iter().map(|times| times.finalised)),
	}
}

fn rows(details: &Details) -> Vec<Row> {
	let refused: u64 = details.refused.values().sum();
	let Details { rate, handed_in_rate, followed, never_in_block, never_final, .. } = details;
	vec![
		Row::told(
			"",
			"load on four validators",
			format!("{handed_in_rate:.0}/s handed in of {rate}/s, {refused} refused"),
		),
		Row::told(
			"",
			"followed transactions",
			format!(
				"{followed}, of which {never_in_block} in no block and {never_final} not final"
			),
		),
		details.in_block.row("in a block", IN_BLOCK_BAR),
		details.finalised.row("final", FINAL_BAR),
	]
}

#[cfg(test)]
mod tests {
	use super::*;

	fn seconds(times: &[f64]) -> impl Iterator<Item = Option<Duration>> + '_ {
		times.iter().map(|time| Some(Duration::from_secs_f64(*time)))
	}

	#[test]
	fn percentiles_should_be_told_of_all_that_were_followed() {
		let times: Vec<f64> = (1..=200).map(|i| f64::from(i) / 100.0).collect();
		assert_eq!(Waited::of(seconds(&times)), Waited { p50: 1.0, p90: 1.8, p99: 1.98 });
	}

	#[test]
	fn the_tail_should_be_infinite_when_a_transaction_never_came() {
		let waited = Waited::of(seconds(&[0.5; 9]).chain([None]));
		assert_eq!((waited.p50, waited.p90, waited.p99), (0.5, 0.5, f64::INFINITY));
	}

	#[test]
	fn a_row_should_be_met_when_the_median_is_within_the_bar() {
		let row = |p50| Waited { p50, p90: 9.0, p99: f64::INFINITY }.row("in a block", 0.8);
		assert_eq!(row(0.8).met, Some(true));
		assert_eq!(row(0.81).met, Some(false));
		assert_eq!(row(f64::NAN).met, Some(false));
		assert_eq!(row(0.8).value, "p50 0.80 s, p90 9.00 s, p99 inf s");
	}

	#[test]
	fn what_never_came_should_be_counted() {
		let time = Some(Duration::from_secs(1));
		let times = [
			Times { in_block: time, finalised: time },
			Times { in_block: time, finalised: None },
			Times { in_block: None, finalised: None },
		];
		let plan = Plan { rate: 100, warm_up: 1, seconds: 2, nodes: 4, sample_every: 1 };
		let handed_in = pace::HandedIn { rate: 99.0, refused: BTreeMap::from([("no".into(), 7)]) };
		let details = details(&plan, handed_in, &times);
		assert_eq!((details.never_in_block, details.never_final), (1, 2));
		assert_eq!((details.in_block.p50, details.finalised.p50), (1.0, f64::INFINITY));
		let rows = rows(&details);
		assert_eq!(rows[0].value, "99/s handed in of 100/s, 7 refused");
		assert_eq!(rows[1].value, "3, of which 1 in no block and 2 not final");
		assert_eq!((rows[2].met, rows[3].met), (Some(false), Some(false)));
	}
}
