// SPDX-License-Identifier: Apache-2.0

//! What a run came to.

use super::{asset_flow, declared::Declared, Storm};
use sp_runtime::DispatchError;
use std::{
	collections::BTreeMap,
	fmt::{self, Display},
	time::Duration,
};

/// How often a call was made, succeeded, and why not.
#[derive(Clone, Debug, Default)]
pub struct Tally {
	pub made: u64,
	pub succeeded: u64,
	pub errors: BTreeMap<String, u64>,
}

impl Tally {
	pub(super) fn count(&mut self, result: Result<(), String>) {
		self.made += 1;
		match result {
			Ok(()) => self.succeeded += 1,
			Err(error) => *self.errors.entry(error).or_default() += 1,
		}
	}
}

/// The figures of a run.
pub struct Report {
	pub seed: u64,
	pub calls: u64,
	pub blocks: u32,
	pub time: Duration,
	/// By pallet and call; every call of the runtime is in it.
	pub tallies: BTreeMap<(String, String), Tally>,
	/// The pallets of this workspace.
	pub own: Vec<String>,
	/// What each call of ours touched when it came nearest to what it declares.
	pub touched: BTreeMap<String, (Declared, u64, u64)>,
}

impl Storm {
	pub(super) fn report(mut self, seed: u64, calls: u64, time: Duration) -> Report {
		let mut own: Vec<String> = Vec::new();
		for call in &self.calls {
			let key = (call.pallet.clone(), call.name.clone());
			self.tallies.entry(key).or_default();
			if call.is_own && own.last() != Some(&call.pallet) {
				own.push(call.pallet.clone());
			}
		}
		let blocks = self.chain.block() - asset_flow::FIRST_BLOCK;
		Report { seed, calls, blocks, time, tallies: self.tallies, own, touched: self.touched }
	}
}

impl Report {
	/// Adds the figures of another run.
	pub fn add(&mut self, other: Report) {
		self.calls += other.calls;
		self.blocks += other.blocks;
		self.time += other.time;
		for (call, tally) in other.tallies {
			let mine = self.tallies.entry(call).or_default();
			mine.made += tally.made;
			mine.succeeded += tally.succeeded;
			for (error, count) in tally.errors {
				*mine.errors.entry(error).or_default() += count;
			}
		}
		for (call, figures) in other.touched {
			let mine = self.touched.entry(call).or_insert(figures);
			if spare(&figures) < spare(mine) {
				*mine = figures;
			}
		}
	}

	/// Calls of this workspace's pallets that succeeded less than `least` times: no test of them.
	pub fn dead(&self, least: u64) -> Vec<String> {
		self.tallies
			.iter()
			.filter(|((pallet, _), tally)| self.own.contains(pallet) && tally.succeeded < least)
			.map(|((pallet, name), tally)| format!("{pallet}.{name}: {tally:?}"))
			.collect()
	}

	/// Calls of this workspace's pallets that were never held to what they declare.
	pub fn unmeasured(&self) -> Vec<String> {
		self.tallies
			.keys()
			.filter(|(pallet, _)| self.own.contains(pallet))
			.map(|(pallet, name)| format!("{pallet}.{name}"))
			.filter(|call| !self.touched.contains_key(call))
			.collect()
	}

	/// Calls that were never made at all.
	pub fn untried(&self) -> Vec<String> {
		self.tallies
			.iter()
			.filter(|(_, tally)| tally.made == 0)
			.map(|((pallet, name), _)| format!("{pallet}.{name}"))
			.collect()
	}
}

impl Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for ((pallet, name), tally) in &self.tallies {
			let share = 100 * tally.succeeded / tally.made.max(1);
			let mut errors: Vec<_> = tally.errors.iter().collect();
			errors.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
			let errors: Vec<String> =
				errors.iter().take(4).map(|(name, count)| format!("{name} {count}")).collect();
			let call = format!("{pallet}.{name}");
			writeln!(f, "{call:<46} {:>6} {share:>4} %  {}", tally.made, errors.join(", "))?;
		}
		writeln!(f)?;
		for (name, (most, reads, writes)) in &self.touched {
			writeln!(
				f,
				"{name:<24} reads {:>2} of {reads:>2}, writes {:>2} of {writes:>2}",
				most.reads, most.writes
			)?;
		}
		let seconds = self.time.as_secs_f64();
		let made: u64 = self.tallies.values().map(|tally| tally.made).sum();
		let good: u64 = self.tallies.values().map(|tally| tally.succeeded).sum();
		writeln!(
			f,
			"\nseed {}: {} calls in {} blocks, {seconds:.1} s, {:.0} calls/s; {} % succeeded",
			self.seed,
			self.calls,
			self.blocks,
			self.calls as f64 / seconds.max(0.001),
			100 * good / made.max(1)
		)
	}
}

/// How many reads and writes less than declared a call touched.
pub(super) fn spare((found, reads, writes): &(Declared, u64, u64)) -> i64 {
	(*reads as i64 - found.reads as i64) + (*writes as i64 - found.writes as i64)
}

/// The name of an error, short.
pub(super) fn name_of(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(module) => match module.message {
			Some(name) => name.into(),
			// Read back from storage, where names are not kept.
			None => format!("module {} error {}", module.index, module.error[0]),
		},
		other => format!("{other:?}"),
	}
}
