// SPDX-License-Identifier: Apache-2.0

//! The run itself: commitments first, then everything, then what stands in the blocks.

use super::tally::{events_key, Tally};
use crate::{
	error::Error,
	follow::{Follower, Seen},
	processes::Node,
	rpc::Rpc,
	state::ground::BLOCK,
	throughput::{
		send::{Pace, Sender},
		window::{self, Limits, Window},
	},
};
use frame_support::dispatch::DispatchClass;
use hanse_runtime::{configs::system::RuntimeBlockWeights, constants::NORMAL_BLOCK_LENGTH};
use pallet_org_numbers::COMMIT_MATURITY;
use serde::Serialize;
use std::{
	collections::BTreeMap,
	sync::Arc,
	time::{Duration, Instant},
};

/// Between two looks at a run.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How long the chain may take to a block that is waited for, besides a second a block, and how much
/// longer than asked a window may take.
const GRACE: Duration = Duration::from_secs(120);

/// Encoded transactions.
pub struct Transactions {
	/// What has to stand for some blocks before the others are sent.
	pub first: Arc<Vec<Vec<u8>>>,
	pub then: Arc<Vec<Vec<u8>>>,
}

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Measured {
	pub window: Window,
	pub limits: Limits,
	/// Transactions of the window.
	pub tally: Tally,
	/// What the node would not take, by reason.
	pub refused: BTreeMap<String, u64>,
	/// How often its pool was full.
	pub sent_again: BTreeMap<String, u64>,
	/// The most memory that the node had.
	pub peak_bytes: u64,
}

/// What a block holds of ordinary transactions at most.
fn limits() -> Limits {
	let weights = RuntimeBlockWeights::get();
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
	Limits { weight: normal.ref_time(), length: NORMAL_BLOCK_LENGTH.into() }
}

/// Sends everything and measures for the asked time.
pub async fn measure(
	node: &Node,
	rpc: &Rpc,
	transactions: Transactions,
	pace: Pace,
	asked: Duration,
) -> Result<Measured, Error> {
	let Transactions { first, then } = transactions;
	// What stands in genesis is of this block.
	wait_for_block(rpc, BLOCK + 1).await?;
	let last = deliver(node, first, pace).await?;
	wait_for_block(rpc, last + COMMIT_MATURITY).await?;

	let follower = Follower::start(node.url()).await?;
	let sender = Sender::start(node.url(), then, pace, follower.included()).await?;
	until_over(&follower, &sender, asked).await?;
	let peak_bytes = node.peak_resident_bytes()?;
	let sent = sender.stop().await?;
	let blocks = follower.stop().await?;
	let window = window::take(&blocks, asked, sent.all_sent, limits())?;
	let tally = tally(rpc, &blocks, &window).await?;
	let (refused, sent_again) = (sent.refused, sent.again);
	Ok(Measured { window, limits: limits(), tally, refused, sent_again, peak_bytes })
}

async fn wait_for_block(rpc: &Rpc, number: u32) -> Result<(), Error> {
	let began = Instant::now();
	let bound = GRACE + Duration::from_secs(number.into());
	while rpc.header(None).await?.number < number {
		if began.elapsed() > bound {
			let seconds = bound.as_secs();
			return Err(Error::other(format!("block {number} did not come within {seconds} s")));
		}
		tokio::time::sleep(LOOK_EVERY).await;
	}
	Ok(())
}

/// Sends transactions and waits until all of them are in blocks; the last of those.
async fn deliver(node: &Node, all: Arc<Vec<Vec<u8>>>, pace: Pace) -> Result<u32, Error> {
	let count = all.len();
	let follower = Follower::start(node.url()).await?;
	let sender = Sender::start(node.url(), all, pace, follower.included()).await?;
	let all_in = follower.until(|blocks| blocks.iter().map(Seen::signed).sum::<usize>() >= count);
	let waited = tokio::time::timeout(GRACE, all_in).await;
	let sent = sender.stop().await?;
	let blocks = follower.stop().await?;
	match waited {
		Ok(Ok(())) => Ok(blocks.last().map_or(0, |block| block.number)),
		Ok(Err(error)) => Err(error),
		Err(_) => Err(Error::other(format!(
			"{count} commitments are not in blocks after {} s; refused: {:?}",
			GRACE.as_secs(),
			sent.refused
		))),
	}
}

/// Waits for the end of the window, or until there is nothing left to send.
async fn until_over(follower: &Follower, sender: &Sender, asked: Duration) -> Result<(), Error> {
	let began = Instant::now();
	loop {
		tokio::time::sleep(LOOK_EVERY).await;
		let all_in = sender.all_sent() && *follower.included().borrow() >= sender.accepted();
		if all_in || follower.look(|blocks| window::is_over(blocks, asked)) {
			return Ok(());
		}
		if sender.broke() || follower.broke() {
			return Err(Error::other("a connection to the node broke while it was measured"));
		}
		if began.elapsed() > asked + GRACE {
			return Err(Error::other("the blocks of the measurement did not come in time"));
		}
	}
}

/// What stands in the blocks of a window.
async fn tally(rpc: &Rpc, blocks: &[Seen], window: &Window) -> Result<Tally, Error> {
	let key = events_key();
	let mut tally = Tally::default();
	let counted = window.first_block + 1..=window.last_block;
	for block in blocks.iter().filter(|block| counted.contains(&block.number)) {
		let body = rpc.block(block.hash).await?;
		let events = rpc.storage(&key, Some(block.hash)).await?;
		// A block has at least the events of its inherents.
		let events = events.ok_or_else(|| Error::other("a block has no events"))?;
		tally.add(&body.extrinsics, &events)?;
	}
	if tally.included() != window.included {
		return Err(Error::other(format!(
			"{} transactions are in the blocks, {} were seen",
			tally.included(),
			window.included
		)));
	}
	Ok(tally)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn limits_should_be_those_of_ordinary_transactions() {
		let weights = RuntimeBlockWeights::get();
		assert!(limits().weight > 0 && limits().weight < weights.max_block.ref_time());
		assert_eq!(limits().length, u64::from(NORMAL_BLOCK_LENGTH));
	}
}
