// SPDX-License-Identifier: Apache-2.0

//! A chain specification whose genesis is the state of a chain that was used for long: so many
//! organisations, and in proportion what the other systems keep.
//!
//! Calls are measured on it (`benchmark pallet --genesis-builder spec`) and the database
//! (`benchmark storage`), at a thousand entries and at a million: a call must cost about the same.
//! The rows are made by the pallets' own calls, dispatched natively, so that they are as sound as
//! those of a real chain; what the calls cost is not part of it.

pub mod activities;
pub mod chips;
pub mod crowdfunding;
mod fill;
pub mod flow;
pub mod ground;
pub mod pool;
pub mod rows;
pub mod spec;
#[cfg(test)]
pub mod tests;

use crate::error::Error;
use fill::Filling;
use ground::Ground;
use spec::Spec;
use std::{path::PathBuf, time::Instant};

/// A chain specification with a large genesis.
#[derive(Debug, clap::Args)]
pub struct Args {
	/// How many organisations are registered.
	#[arg(long, value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
	entries: u32,
	/// How many orders, holders of chips, users, nodes and records there are to a hundred of them.
	#[arg(long, value_name = "PERCENT", default_value_t = 10,
		value_parser = clap::value_parser!(u32).range(1..=100))]
	share: u32,
	/// The node whose development chain it is made from.
	#[arg(long, value_name = "BINARY")]
	node: PathBuf,
	/// The runtime of the specification, in place of the node's own.
	#[arg(long, value_name = "FILE")]
	wasm: Option<PathBuf>,
	/// Where the specification is written.
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
}

/// Makes the specification.
pub fn run(args: Args) -> Result<(), Error> {
	let began = Instant::now();
	let spec = Spec::of_development(&args.node, args.wasm.as_deref())?;
	let mut ground = Ground::new(spec.top.clone());
	let filling = Filling::new(args.entries, args.share);
	filling.fill(&mut ground, |what, count, seconds| {
		let rate = f64::from(count) / seconds.max(f64::EPSILON);
		println!("{count:>9} {what} in {seconds:.1} s, {rate:.0} a second");
	})?;
	let rows = ground.top().len();
	spec.write_file(ground.top(), &args.out)?;
	let bytes = std::fs::metadata(&args.out)?.len();
	println!(
		"{}: {rows} rows, {} MiB, in {:.0} s",
		args.out.display(),
		bytes >> 20,
		began.elapsed().as_secs_f64()
	);
	Ok(())
}
