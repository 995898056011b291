// SPDX-License-Identifier: Apache-2.0

//! Which blocks a rate is taken from.
//!
//! The window begins with the first full block, which itself is not counted: its transactions were
//! taken in before. It ends with the first block at or after the asked time, however empty the blocks
//! between were. If the transactions ran out earlier, it ends with the last full block.

use crate::{error::Error, follow::Seen};
use serde::Serialize;
use std::time::{Duration, Instant};

/// The blocks of a window and what they hold.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Window {
	/// The block that opens the window, which is not counted.
	pub first_block: u32,
	pub last_block: u32,
	/// Counted blocks.
	pub blocks: u32,
	/// Slots in which no block was made.
	pub empty_slots: u64,
	/// From the opening block's being seen to the last one's.
	pub seconds: f64,
	/// Transactions in the counted blocks.
	pub included: u64,
	/// Whether transactions were there to be taken until the end of the asked time.
	pub supply_lasted: bool,
	/// Mean and largest share of the limit for ordinary transactions' weight that blocks used.
	pub mean_weight_share: f64,
	pub max_weight_share: f64,
	/// The same of their length.
	pub mean_length_share: f64,
	pub max_length_share: f64,
}

/// The limits of a block for ordinary transactions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Limits {
	/// Picoseconds.
	pub weight: u64,
	/// Bytes.
	pub length: u64,
}

impl Window {
	/// Transactions in blocks a second.
	pub fn rate(&self) -> f64 {
		self.included as f64 / self.seconds
	}
}

/// Where full blocks begin: the first one that holds half of what the fullest does.
fn opening(blocks: &[Seen]) -> Option<usize> {
	let full = blocks.iter().map(Seen::signed).max().filter(|most| *most > 0)?.div_ceil(2);
	blocks.iter().position(|block| block.signed() >= full)
}

/// Whether the blocks so far reach to the end of a window of this length.
pub fn is_over(blocks: &[Seen], asked: Duration) -> bool {
	opening(blocks).is_some_and(|first| {
		blocks.last().is_some_and(|last| last.at.duration_since(blocks[first].at) >= asked)
	})
}

/// Takes a window of the asked length from the blocks.
pub fn take(
	blocks: &[Seen],
	asked: Duration,
	all_sent: Option<Instant>,
	limits: Limits,
) -> Result<Window, Error> {
	let first = opening(blocks).ok_or_else(|| Error::other("no block held any transaction"))?;
	let reached = |block: &Seen| block.at.saturating_duration_since(blocks[first].at) >= asked;
	let at_end = blocks.iter().position(reached);
	let lasted = at_end.filter(|end| all_sent.is_none_or(|all_sent| all_sent >= blocks[*end].at));
	let full = blocks.iter().map(Seen::signed).max().unwrap_or(0).div_ceil(2);
	let last_full = || {
		let within = &blocks[..at_end.unwrap_or(blocks.len())];
		within.iter().rposition(|block| block.signed() >= full).unwrap_or(first)
	};
	let last = lasted.unwrap_or_else(last_full);
	if last <= first {
		return Err(Error::other(
			"there was but one full block, and no rate can be told from that: take more accounts, \
			 or a longer time",
		));
	}
	Ok(measured(&blocks[first], &blocks[first + 1..=last], lasted.is_some(), limits))
}

fn measured(opening: &Seen, counted: &[Seen], supply_lasted: bool, limits: Limits) -> Window {
	let last = counted.last().unwrap_or(opening);
	let slots = last.slot.unwrap_or(0).saturating_sub(opening.slot.unwrap_or(0));
	let blocks = counted.len() as u32;
	let weight = counted.iter().map(|block| block.weight.normal as f64 / limits.weight as f64);
	let length = counted.iter().map(|block| block.length as f64 / limits.length as f64);
	let mean = |shares: &mut dyn Iterator<Item = f64>| shares.sum::<f64>() / f64::from(blocks);
	Window {
		first_block: opening.number,
		last_block: last.number,
		blocks,
		empty_slots: slots.saturating_sub(u64::from(blocks)),
		seconds: last.at.duration_since(opening.at).as_secs_f64(),
		included: counted.iter().map(|block| block.signed() as u64).sum(),
		supply_lasted,
		mean_weight_share: mean(&mut weight.clone()),
		max_weight_share: weight.fold(0.0, f64::max),
		mean_length_share: mean(&mut length.clone()),
		max_length_share: length.fold(0.0, f64::max),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::follow::BlockWeight;
	use sp_core::H256;

	const LIMITS: Limits = Limits { weight: 1_000, length: 500 };

	/// Blocks with so many transactions each, a second apart but for `late`, the numbers of those
	/// before which a slot was missed.
	fn chain(start: Instant, signed: &[usize], late: &[usize]) -> Vec<Seen> {
		let mut slot = 0;
		signed
			.iter()
			.enumerate()
			.map(|(i, count)| {
				slot += if late.contains(&i) { 2 } else { 1 };
				Seen {
					number: i as u32,
					hash: H256::zero(),
					at: start + Duration::from_secs(slot),
					slot: Some(slot),
					transactions: vec![H256::zero(); *count],
					length: 250,
					weight: BlockWeight { normal: *count as u64 * 10, ..Default::default() },
				}
			})
			.collect()
	}

	const ASKED: Duration = Duration::from_secs(3);

	#[test]
	fn a_window_should_begin_after_the_first_full_block_and_end_at_the_asked_time() {
		let blocks = chain(Instant::now(), &[0, 10, 90, 100, 80, 60, 100], &[]);
		let window = take(&blocks, ASKED, None, LIMITS).unwrap();
		assert_eq!((window.first_block, window.last_block, window.blocks), (2, 5, 3));
		assert_eq!((window.included, window.seconds), (240, 3.0));
		assert_eq!(window.rate(), 80.0);
		assert!(window.supply_lasted);
		assert!((window.mean_weight_share - 0.8).abs() < 1e-9);
		assert_eq!(window.max_weight_share, 1.0);
		assert_eq!((window.mean_length_share, window.max_length_share), (0.5, 0.5));
	}

	#[test]
	fn a_window_should_count_the_time_of_missed_slots_and_empty_blocks() {
		let blocks = chain(Instant::now(), &[100, 0, 0, 60], &[2]);
		let window = take(&blocks, ASKED, None, LIMITS).unwrap();
		assert_eq!((window.last_block, window.included, window.seconds), (2, 0, 3.0));
		assert_eq!(window.empty_slots, 1);
	}

	#[test]
	fn a_window_should_end_with_the_last_full_block_when_transactions_ran_out() {
		let start = Instant::now();
		let blocks = chain(start, &[100, 100, 90, 10, 0, 0], &[]);
		let all_sent = Some(start + Duration::from_secs(2));
		let window = take(&blocks, ASKED, all_sent, LIMITS).unwrap();
		assert!(!window.supply_lasted);
		assert_eq!((window.last_block, window.included, window.seconds), (2, 190, 2.0));
		// They lasted if the last one was taken after the end.
		let late = Some(start + Duration::from_secs(5));
		assert!(take(&blocks, ASKED, late, LIMITS).unwrap().supply_lasted);
		// Before the asked time is over, the supply can only have ended.
		let window = take(&blocks[..3], ASKED, None, LIMITS).unwrap();
		assert!(!window.supply_lasted);
	}

	#[test]
	fn a_window_should_be_refused_when_one_full_block_is_all_there_is() {
		let start = Instant::now();
		assert!(take(&[], ASKED, None, LIMITS).is_err());
		assert!(take(&chain(start, &[0, 0], &[]), ASKED, None, LIMITS).is_err());
		let blocks = chain(start, &[0, 100, 10, 0, 0, 0], &[]);
		assert!(take(&blocks, ASKED, Some(start), LIMITS).is_err());
	}

	#[test]
	fn a_window_should_be_over_when_a_block_comes_at_its_end() {
		let blocks = chain(Instant::now(), &[0, 100, 0, 0, 0], &[]);
		assert!(!is_over(&[], ASKED));
		assert!(!is_over(&blocks[..4], ASKED));
		assert!(is_over(&blocks, ASKED));
	}
}
