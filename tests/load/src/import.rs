// SPDX-License-Identifier: Apache-2.0

//! How fast a fresh node imports blocks that were made under load, and how honest their weights are.
//!
//! A node that stopped after a load starts again and makes no blocks. A fresh node gets the chain
//! from it alone, fully executed, while its best block is watched. The rate of import is that of
//! transactions in the loaded blocks, and so is the rate of production: the slots that the chain took
//! to make them. Both rates leave out the blocks around the load, which are nearly empty, and what was
//! done before it to prepare the chain.
//!
//! Then `benchmark block` executes full blocks again and compares their time with their weight.

mod full_blocks;

use crate::{
	error::Error,
	follow::{self, Seen},
	processes::{Node, Start},
	rpc::Rpc,
	table::{self, Row, Spread},
};
use full_blocks::FullBlocks;
use jsonrpsee::rpc_params;
use serde::Serialize;
use std::{
	path::PathBuf,
	time::{Duration, Instant},
};

/// A node has to import so many times as fast as blocks are made, or it never catches up with them
/// (B6).
const IMPORT_BAR: f64 = 1.5;
/// Between two looks at the importing node's best block.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// After so many slots without a transaction, what follows is another load.
const IDLE_SLOTS: u64 = 5;
/// A load begins and ends with a block that has this share of its fullest one's transactions.
const LOADED_SHARE: f64 = 0.5;

#[derive(Debug, clap::Args)]
pub struct Args {
	/// The node's binary.
	#[arg(long)]
	node: PathBuf,
	/// Specification of the chain that was loaded.
	#[arg(long)]
	chain: PathBuf,
	/// Base folder of a stopped node that has the loaded blocks. Its log is written anew.
	#[arg(long, value_name = "BASE")]
	from: PathBuf,
	/// How many fresh nodes import, one after the other.
	#[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
	rounds: u32,
	/// Seconds that one import may take.
	#[arg(long, value_name = "SECONDS", default_value_t = 900)]
	bound: u64,
	/// A flag for both nodes, such as --node-flag=--trie-cache-size=268435456. May be given again.
	#[arg(long = "node-flag", value_name = "FLAG", allow_hyphen_values = true)]
	node_flags: Vec<String>,
	#[command(flatten)]
	full: full_blocks::Args,
	/// Also write the figures to this file as JSON.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,
}

/// What is asked of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Block {
	pub number: u32,
	/// Aura's slot.
	pub slot: u64,
	/// How many transactions accounts signed.
	pub signed: u64,
	/// Declared picoseconds of ordinary transactions.
	pub normal_weight: u64,
	/// Encoded bytes of all transactions.
	pub length: u64,
}

impl TryFrom<Seen> for Block {
	type Error = Error;

	fn try_from(seen: Seen) -> Result<Self, Error> {
		let Seen { number, length, weight, .. } = seen;
		let slot = seen
			.slot
			.ok_or_else(|| Error::other(format!("block {number} does not tell its slot")))?;
		let signed = seen.signed() as u64;
		Ok(Self { number, slot, signed, normal_weight: weight.normal, length })
	}
}

/// Transactions in some time.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
struct Rate {
	transactions: u64,
	seconds: f64,
}

impl Rate {
	fn a_second(&self) -> f64 {
		self.transactions as f64 / self.seconds
	}
}

/// The loaded blocks, in order and without a gap.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Loaded {
	blocks: Vec<Block>,
	slot_seconds: f64,
}

impl Loaded {
	/// The last load of a chain, without its nearly empty beginning and end.
	fn of(blocks: &[Block], slot_seconds: f64) -> Result<Self, Error> {
		let with_transactions: Vec<Block> =
			blocks.iter().filter(|block| block.signed > 0).copied().collect();
		let none = || {
			Error::other(
				"the chain was not loaded: no two blocks near each other have transactions",
			)
		};
		let load = with_transactions
			.chunk_by(|one, next| next.slot.saturating_sub(one.slot) <= IDLE_SLOTS)
			.rfind(|load| load.len() > 1)
			.ok_or_else(none)?;
		let most = load.iter().map(|block| block.signed).max().unwrap_or(0) as f64;
		let busy = |block: &&Block| block.signed as f64 >= most * LOADED_SHARE;
		let first = load.iter().find(busy).ok_or_else(none)?.number;
		let last = load.iter().rfind(busy).ok_or_else(none)?.number;
		if first == last {
			return Err(none());
		}
		let within = |block: &&Block| (first..=last).contains(&block.number);
		Ok(Self { blocks: blocks.iter().filter(within).copied().collect(), slot_seconds })
	}

	fn first(&self) -> Option<&Block> {
		self.blocks.first()
	}

	fn last(&self) -> Option<&Block> {
		self.blocks.last()
	}

	/// Transactions of the blocks after one, itself not counted.
	fn transactions_after(&self, number: u32) -> u64 {
		self.blocks.iter().filter(|block| block.number > number).map(|block| block.signed).sum()
	}

	/// From the slot of the first block to that of the last, without the first one's transactions.
	fn production(&self) -> Option<Rate> {
		let (first, last) = (self.first()?, self.last()?);
		let slots = last.slot.checked_sub(first.slot).filter(|slots| *slots > 0)?;
		Some(Rate {
			transactions: self.transactions_after(first.number),
			seconds: slots as f64 * self.slot_seconds,
		})
	}

	/// From when a loaded block was first seen imported, or the one before them, to when the last was.
	/// Transactions of the former are not counted: they were imported before.
	fn import(&self, looks: &[Look]) -> Option<Rate> {
		let (first, last) = (self.first()?.number, self.last()?.number);
		let start = looks.iter().find(|look| look.best >= first.saturating_sub(1))?;
		let end = looks.iter().find(|look| look.best >= last)?;
		let seconds = end.seconds - start.seconds;
		(seconds > 0.0).then(|| Rate { transactions: self.transactions_after(start.best), seconds })
	}
}

/// The best block of a node at a time.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Look {
	seconds: f64,
	best: u32,
}

/// What one fresh node did.
#[derive(Clone, Debug, Serialize)]
struct Round {
	import: Rate,
	/// Import over production.
	ratio: f64,
	/// From the first block to the source's best one, empty blocks too, in seconds.
	whole_seconds: f64,
	/// Of the importing node, from its start on.
	cpu_seconds: f64,
}

/// Everything that was measured.
#[derive(Debug, Serialize)]
struct Details {
	blocks: u32,
	loaded: Loaded,
	production: Rate,
	rounds: Vec<Round>,
	full: Option<FullBlocks>,
}

/// Measures the import, and how full blocks are if there is a node with benchmarks.
pub async fn run(args: Args) -> Result<(), Error> {
	let source = Node::start(start(&args, "source", Some(args.from.clone()))).await?;
	let rpc = Rpc::connect(source.url()).await?;
	let (blocks, slot_seconds) = (all_blocks(&rpc).await?, slot_seconds(&rpc).await?);
	let loaded = Loaded::of(&blocks, slot_seconds)?;
	let production = loaded
		.production()
		.ok_or_else(|| Error::other("all transactions are in blocks of one slot"))?;
	let target = blocks.last().map_or(0, |block| block.number);
	let mut rounds = Vec::new();
	for round in 1..=args.rounds {
		eprintln!("import {round} of {}", args.rounds);
		rounds.push(import(&args, &source, &loaded, &production, target).await?);
	}
	source.stop().await?;
	let full = full_blocks::measure(&args.full, &args.chain, &args.from, &loaded.blocks).await?;
	let mut rows = import_rows(&production, &rounds);
	rows.extend(full.as_ref().map(FullBlocks::row));
	let details = Details { blocks: target, loaded, production, rounds, full };
	table::publish(&rows, details, args.json.as_deref())
}

fn start(args: &Args, name: &str, base: Option<PathBuf>) -> Start {
	let full_sync = ["--sync".into(), "full".into()];
	Start {
		binary: args.node.clone(),
		chain: args.chain.clone(),
		name: name.into(),
		flags: full_sync.into_iter().chain(args.node_flags.iter().cloned()).collect(),
		base,
		bootnodes: Vec::new(),
	}
}

/// Every block of the best chain but the first, which has no transactions.
async fn all_blocks(rpc: &Rpc) -> Result<Vec<Block>, Error> {
	let best = rpc.header(None).await?.number;
	let mut blocks = Vec::new();
	for number in 1..=best {
		let hash = rpc.block_hash(number).await?;
		blocks.push(follow::look_at(rpc, hash, Instant::now()).await?.try_into()?);
	}
	Ok(blocks)
}

/// Length of a slot, by the chain's own word.
async fn slot_seconds(rpc: &Rpc) -> Result<f64, Error> {
	let milliseconds: u64 = rpc.call("AuraApi_slot_duration", &[]).await?;
	Ok(Duration::from_millis(milliseconds).as_secs_f64())
}

/// One fresh node imports everything. It knows of no other node until it is watched.
async fn import(
	args: &Args,
	source: &Node,
	loaded: &Loaded,
	production: &Rate,
	target: u32,
) -> Result<Round, Error> {
	let fresh = Node::start(start(args, "fresh", None)).await?;
	let rpc = Rpc::connect(fresh.url()).await?;
	let _: () = rpc.ask("system_addReservedPeer", rpc_params![source.multiaddr()]).await?;
	let bound = Duration::from_secs(args.bound);
	let looks = tokio::time::timeout(bound, watch(&rpc, target)).await.map_err(|_| {
		Error::other(format!("the fresh node did not reach block {target} in {bound:?}"))
	})??;
	let cpu_seconds = fresh.cpu_seconds()?;
	fresh.stop().await?;
	let import = loaded.import(&looks).ok_or_else(|| {
		Error::other("the load was imported between two looks: it is too small to measure")
	})?;
	let ratio = import.a_second() / production.a_second();
	Ok(Round { import, ratio, whole_seconds: whole_seconds(&looks), cpu_seconds })
}

/// Looks at the best block until it is the target.
async fn watch(rpc: &Rpc, target: u32) -> Result<Vec<Look>, Error> {
	let since = Instant::now();
	let mut looks = Vec::new();
	loop {
		let best = rpc.header(None).await?.number;
		looks.push(Look { seconds: since.elapsed().as_secs_f64(), best });
		if best >= target {
			return Ok(looks);
		}
		tokio::time::sleep(LOOK_EVERY).await;
	}
}

/// From the last look without a block to the last look.
fn whole_seconds(looks: &[Look]) -> f64 {
	let before = looks.iter().rev().find(|look| look.best == 0);
	match (before, looks.last()) {
		(Some(before), Some(last)) => last.seconds - before.seconds,
		_ => f64::NAN,
	}
}

fn import_rows(production: &Rate, rounds: &[Round]) -> Vec<Row> {
	let spread = |of: fn(&Round) -> f64| Spread::new(rounds.iter().map(of));
	let ratio = spread(|round| round.ratio);
	vec![
		Row::told(
			"",
			"transactions a second in the loaded blocks as they were made",
			format!("{:.0}/s", production.a_second()),
		),
		Row::told(
			"",
			"transactions a second that a fresh node imports",
			format!("{}/s", spread(|round| round.import.a_second())),
		),
		Row::told(
			"",
			"import of the whole chain, empty blocks too",
			format!("{} s", spread(|round| round.whole_seconds)),
		),
		Row::judged(
			"B6",
			"import over production",
			format!("{ratio} x"),
			format!(">= {IMPORT_BAR} x"),
			ratio.median() >= IMPORT_BAR,
		),
	]
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Blocks from number 1 on, one a slot, with so many transactions each.
	fn blocks(signed: &[u64]) -> Vec<Block> {
		let block = |(number, signed): (u32, &u64)| Block {
			number,
			slot: 500 + u64::from(number),
			signed: *signed,
			normal_weight: 0,
			length: 0,
		};
		(1..).zip(signed).map(block).collect()
	}

	fn loaded(signed: &[u64]) -> Loaded {
		Loaded::of(&blocks(signed), 2.0).unwrap()
	}

	fn looks(looks: &[(f64, u32)]) -> Vec<Look> {
		looks.iter().map(|(seconds, best)| Look { seconds: *seconds, best: *best }).collect()
	}

	#[test]
	fn the_load_should_begin_and_end_with_a_busy_block_when_others_are_around() {
		let loaded = loaded(&[0, 10, 90, 100, 0, 80, 30, 0]);
		assert_eq!(loaded.first().unwrap().number, 3);
		assert_eq!(loaded.last().unwrap().number, 6);
	}

	#[test]
	fn the_load_should_be_the_last_one_when_there_was_another_long_before() {
		let loaded = loaded(&[300, 300, 300, 0, 0, 0, 0, 0, 20, 100, 0, 0, 0, 0, 90, 0]);
		assert_eq!((loaded.first().unwrap().number, loaded.last().unwrap().number), (10, 15));
		// A lone block with transactions is no load.
		let mut blocks = blocks(&[300, 300, 300]);
		blocks[2].slot += 100;
		let loaded = Loaded::of(&blocks, 2.0).unwrap();
		assert_eq!((loaded.first().unwrap().number, loaded.last().unwrap().number), (1, 2));
	}

	#[test]
	fn a_chain_should_be_refused_when_it_was_not_loaded() {
		for signed in [&[][..], &[0, 0, 0], &[0, 100, 0], &[10, 100, 10]] {
			assert!(Loaded::of(&blocks(signed), 1.0).is_err(), "{signed:?}");
		}
	}

	#[test]
	fn production_should_be_counted_from_the_slot_of_the_first_loaded_block() {
		let production = loaded(&[0, 100, 100, 0, 60, 0]).production().unwrap();
		assert_eq!(production, Rate { transactions: 160, seconds: 6.0 });
		assert!((production.a_second() - 26.666).abs() < 0.001);
	}

	#[test]
	fn production_should_count_slots_that_passed_without_a_block() {
		let mut blocks = blocks(&[100, 100, 100]);
		blocks[2].slot += 3;
		let loaded = Loaded::of(&blocks, 2.0).unwrap();
		assert_eq!(loaded.production(), Some(Rate { transactions: 200, seconds: 10.0 }));
	}

	#[test]
	fn import_should_leave_out_what_was_imported_before_the_first_look_at_the_load() {
		let loaded = loaded(&[0, 0, 100, 100, 100, 0, 0]);
		// Block 2 is the one before the load: nothing of it was imported.
		let watched = looks(&[(0.0, 0), (1.0, 2), (2.0, 4), (3.0, 6), (4.0, 7)]);
		assert_eq!(loaded.import(&watched), Some(Rate { transactions: 300, seconds: 2.0 }));
		// Two of the three were there when the load was first seen.
		let watched = looks(&[(0.0, 0), (2.0, 4), (3.0, 7)]);
		assert_eq!(loaded.import(&watched), Some(Rate { transactions: 100, seconds: 1.0 }));
	}

	#[test]
	fn import_should_not_be_measured_when_all_of_it_fell_between_two_looks() {
		let loaded = loaded(&[0, 100, 100]);
		assert_eq!(loaded.import(&looks(&[(0.0, 0), (1.0, 3)])), None);
		assert_eq!(loaded.import(&looks(&[(0.0, 0), (1.0, 2)])), None);
	}

	#[test]
	fn the_whole_import_should_be_counted_from_the_last_look_without_a_block() {
		let watched = looks(&[(0.0, 0), (3.0, 0), (3.5, 64), (9.0, 70)]);
		assert_eq!(whole_seconds(&watched), 6.0);
		assert!(whole_seconds(&looks(&[(0.0, 5), (1.0, 9)])).is_nan());
	}

	#[test]
	fn the_row_should_be_met_when_the_median_of_the_rounds_is() {
		let production = Rate { transactions: 1000, seconds: 1.0 };
		let round = |seconds| {
			let import = Rate { transactions: 1000, seconds };
			Round {
				import,
				ratio: import.a_second() / 1000.0,
				whole_seconds: 1.0,
				cpu_seconds: 1.0,
			}
		};
		let row = |rounds: &[Round]| import_rows(&production, rounds).pop().unwrap();
		assert_eq!(row(&[round(0.5), round(0.6), round(1.0)]).met, Some(true));
		assert_eq!(row(&[round(0.5), round(0.7), round(1.0)]).met, Some(false));
		assert_eq!(row(&[]).met, Some(false));
	}
}
