// SPDX-License-Identifier: Apache-2.0

//! How much of its declared weight a full block really needs, by `benchmark block` of a node that was
//! built with benchmarks. A block that needs more than it declares holds its chain up; one that needs
//! far less gives room away.

use super::Block;
use crate::{
	error::Error,
	table::{Row, Spread},
};
use hanse_runtime::constants::{block_share, NORMAL_BLOCK_LENGTH, NORMAL_DISPATCH_RATIO};
use serde::Serialize;
use std::{
	ops::RangeInclusive,
	path::{Path, PathBuf},
};
use tokio::process::Command;

/// Per cent of its declared weight that a full block has to need (B7).
const USED_BAR: RangeInclusive<f64> = 70.0..=100.0;

#[derive(Debug, clap::Args)]
pub struct Args {
	/// A node built with the feature `runtime-benchmarks`, to execute full blocks again. Without one
	/// only the import is measured.
	#[arg(long, value_name = "BINARY")]
	bench_node: Option<PathBuf>,
	/// A block is full when its ordinary transactions have this percentage of the weight or of the
	/// bytes that they may have.
	#[arg(long, value_name = "PERCENT", default_value_t = 90)]
	full_from: u64,
	/// Execute at most so many full blocks, from the middle of the longest run of them.
	#[arg(long, value_name = "BLOCKS", default_value_t = 20,
		value_parser = clap::value_parser!(u32).range(1..))]
	full_blocks: u32,
	/// How often each of them is executed; its time is the mean.
	#[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: u32,
}

/// What ordinary transactions of a block may have.
#[derive(Clone, Copy, Debug)]
struct Limits {
	/// Declared picoseconds.
	weight: u64,
	/// Bytes.
	length: u64,
}

impl Limits {
	/// Those of our runtime.
	fn ours() -> Self {
		Self {
			weight: block_share(NORMAL_DISPATCH_RATIO).ref_time(),
			length: NORMAL_BLOCK_LENGTH.into(),
		}
	}

	/// How full a block is, in per cent of whichever of the two is nearer.
	fn filled(&self, block: &Block) -> u64 {
		let percent = |part: u64, whole: u64| part.saturating_mul(100) / whole.max(1);
		percent(block.normal_weight, self.weight).max(percent(block.length, self.length))
	}
}

/// A block that was executed again, as `benchmark block` tells of it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
struct Executed {
	block: u32,
	/// Mean time of its executions.
	took_nanoseconds: u64,
	/// Its weight after execution, all classes.
	declared_nanoseconds: u64,
}

impl Executed {
	fn percent(&self) -> f64 {
		self.took_nanoseconds as f64 / self.declared_nanoseconds as f64 * 100.0
	}

	/// Reads a line such as
	/// `.. Block 7 with   103 tx used  77.34% of its weight (   5,308,964 of    6,864,645 ns)`.
	/// None of any other line; an error of one that only begins so.
	fn read(line: &str) -> Option<Result<Self, Error>> {
		let (before, after) = line.split_once(" of its weight (")?;
		let parse = || {
			let (_, block) = before.rsplit_once("Block ")?;
			let (took, rest) = after.split_once(" of ")?;
			let (declared, _) = rest.split_once(" ns)")?;
			Some(Self {
				block: block.split_whitespace().next()?.parse().ok()?,
				took_nanoseconds: separated(took)?,
				declared_nanoseconds: separated(declared).filter(|declared| *declared > 0)?,
			})
		};
		let unread =
			|| Error::other(format!("`benchmark block` told what is not understood: {line}"));
		Some(parse().ok_or_else(unread))
	}
}

/// A number with commas between its thousands.
fn separated(number: &str) -> Option<u64> {
	number.trim().replace(',', "").parse().ok()
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct FullBlocks {
	/// How full the fullest block is, in per cent of the limits.
	fullest_percent: u64,
	full: usize,
	executed: Vec<Executed>,
}

impl FullBlocks {
	/// The judgement: each full block within the bar, so that none is over its weight.
	pub fn row(&self) -> Row {
		let used = Spread::new(self.executed.iter().map(Executed::percent));
		let value = match used.count() {
			0 => format!("no full block: the fullest is {} % full", self.fullest_percent),
			count => format!("{used:.1} % in {count} of {} full blocks", self.full),
		};
		let met = USED_BAR.contains(&used.min()) && USED_BAR.contains(&used.max());
		let (least, most) = (USED_BAR.start(), USED_BAR.end());
		let bar = format!("{least} to {most} % in each");
		Row::judged("B7", "time of full blocks over their declared weight", value, bar, met)
	}
}

/// Finds the full ones of the blocks and executes them, if there is a node for it.
pub async fn measure(
	args: &Args,
	chain: &Path,
	base: &Path,
	blocks: &[Block],
) -> Result<Option<FullBlocks>, Error> {
	let Some(binary) = &args.bench_node else { return Ok(None) };
	let limits = Limits::ours();
	let full: Vec<u32> = blocks
		.iter()
		.filter(|block| limits.filled(block) >= args.full_from)
		.map(|block| block.number)
		.collect();
	let executed = match middle(&full, args.full_blocks) {
		Some(run) => execute(binary, args.repeat, chain, base, run).await?,
		None => Vec::new(),
	};
	let fullest_percent = blocks.iter().map(|block| limits.filled(block)).max().unwrap_or(0);
	Ok(Some(FullBlocks { fullest_percent, full: full.len(), executed }))
}

/// At most so many numbers from the middle of the longest run of numbers that follow each other.
fn middle(numbers: &[u32], at_most: u32) -> Option<RangeInclusive<u32>> {
	let run = numbers.chunk_by(|one, next| one + 1 == *next).rev().max_by_key(|run| run.len())?;
	let left_out = run.len().saturating_sub(at_most as usize);
	let kept = run.get(left_out / 2..run.len() - left_out.div_ceil(2))?;
	Some(*kept.first()?..=*kept.last()?)
}

/// Executes the blocks on the database of a node that is not running.
async fn execute(
	binary: &Path,
	repeat: u32,
	chain: &Path,
	base: &Path,
	blocks: RangeInclusive<u32>,
) -> Result<Vec<Executed>, Error> {
	let (from, to) = (*blocks.start(), *blocks.end());
	eprintln!("executing blocks {from} to {to} again, {repeat} times each");
	let output = Command::new(binary)
		.args(["benchmark", "block", "--disable-log-color", "--chain"])
		.arg(chain)
		.arg("--base-path")
		.arg(base)
		.args(["--from", &from.to_string(), "--to", &to.to_string()])
		.args(["--repeat", &repeat.to_string()])
		// It tells its results in its log.
		.env_remove("RUST_LOG")
		.kill_on_drop(true)
		.output()
		.await
		.map_err(|error| Error::from(error).while_doing(binary.display()))?;
	let told = [output.stdout, output.stderr].concat();
	let told = String::from_utf8_lossy(&told);
	if !output.status.success() {
		return Err(Error::other(format!(
			"`benchmark block` of {} failed: {told}",
			binary.display()
		)));
	}
	all_of(&told, blocks)
}

/// The results of these blocks, of which none may lack.
fn all_of(told: &str, blocks: RangeInclusive<u32>) -> Result<Vec<Executed>, Error> {
	let executed = told.lines().filter_map(Executed::read).collect::<Result<Vec<_>, _>>()?;
	match executed.iter().map(|executed| executed.block).eq(blocks) {
		true => Ok(executed),
		false => {
			Err(Error::other(format!("`benchmark block` did not tell of every block: {told}")))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// As the command prints it, a node's other lines around it.
	const TOLD: &str = "\
2026-11-21 22:40:01 Opening the database
2026-11-21 22:40:02 Block 7 with   1034 tx used  77.34% of its weight (   290,025,000 of    375,000,000 ns)
2026-11-21 22:40:09 Block 8 with     2 tx used 120.00% of its weight (     1,200,000 of      1,000,000 ns) - OVER WEIGHT!
";

	fn executed(block: u32, took: u64, declared: u64) -> Executed {
		Executed { block, took_nanoseconds: took, declared_nanoseconds: declared }
	}

	fn block(number: u32, normal_weight: u64, length: u64) -> Block {
		Block { number, slot: 0, signed: 0, normal_weight, length }
	}

	#[test]
	fn results_should_be_read_when_other_lines_are_around() {
		let results = all_of(TOLD, 7..=8).unwrap();
		assert_eq!(
			results,
			[executed(7, 290_025_000, 375_000_000), executed(8, 1_200_000, 1_000_000)]
		);
		assert!((results[0].percent() - 77.34).abs() < 0.001);
		assert!((results[1].percent() - 120.0).abs() < 0.001);
	}

	#[test]
	fn results_should_be_refused_when_a_block_is_missing_or_another_is_told() {
		assert!(all_of(TOLD, 7..=9).is_err());
		assert!(all_of(TOLD, 6..=7).is_err());
		assert!(all_of("", 7..=7).is_err());
	}

	#[test]
	fn a_result_should_be_refused_when_a_number_is_none() {
		for line in [
			"Block x with 1 tx used 77.34% of its weight (1 of 2 ns)",
			"Block 7 with 1 tx used 77.34% of its weight (one of 2 ns)",
			"Block 7 with 1 tx used inf% of its weight (1 of 0 ns)",
			"Block 7 with 1 tx used 77.34% of its weight (1 of 2",
		] {
			assert!(Executed::read(line).is_some_and(|read| read.is_err()), "{line}");
		}
		assert!(Executed::read("Block 7 is something else").is_none());
	}

	#[test]
	fn a_block_should_count_as_filled_by_weight_or_length_whichever_is_more() {
		let limits = Limits { weight: 1000, length: 500 };
		assert_eq!(limits.filled(&block(1, 950, 100)), 95);
		assert_eq!(limits.filled(&block(1, 100, 450)), 90);
		assert_eq!(limits.filled(&block(1, 0, 0)), 0);
		assert_eq!(Limits { weight: 0, length: 0 }.filled(&block(1, 0, 0)), 0);
	}

	#[test]
	fn blocks_should_come_from_the_middle_of_the_longest_run() {
		assert_eq!(middle(&[1, 2, 5, 6, 7, 8, 9, 12], 3), Some(6..=8));
		assert_eq!(middle(&[1, 2, 5, 6, 7, 8, 9, 12], 4), Some(5..=8));
		assert_eq!(middle(&[1, 2, 5, 6, 7, 8, 9, 12], 100), Some(5..=9));
		// The first of two runs of the same length.
		assert_eq!(middle(&[3, 4, 7, 8], 2), Some(3..=4));
		assert_eq!(middle(&[3], 1), Some(3..=3));
	}

	#[test]
	fn no_blocks_should_be_executed_when_none_is_full() {
		assert_eq!(middle(&[], 5), None);
	}

	#[test]
	fn the_row_should_be_met_only_when_every_block_is_within_the_bar() {
		let row = |percents: &[u64]| {
			let executed: Vec<_> =
				percents.iter().map(|percent| executed(1, *percent, 100)).collect();
			FullBlocks { fullest_percent: 95, full: executed.len(), executed }.row()
		};
		assert_eq!(row(&[70, 85, 100]).met, Some(true));
		assert_eq!(row(&[70, 85, 101]).met, Some(false));
		assert_eq!(row(&[69, 85, 100]).met, Some(false));
		assert_eq!(row(&[]).met, Some(false));
		assert!(row(&[]).value.contains("95 % full"));
	}
}
