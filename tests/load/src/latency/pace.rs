// SPDX-License-Identifier: Apache-2.0

//! Hands transactions in evenly: which of them, when, at which node, and which are followed.

use super::track::Tracker;
use crate::{
	error::Error,
	rpc::{transaction_hash, Rpc},
};
use sp_core::H256;
use std::{
	collections::BTreeMap,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Between two batches: short beside what is measured.
const TICK: Duration = Duration::from_millis(10);

/// What is to be handed in.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
	/// Transactions a second.
	pub rate: u32,
	/// Seconds before those in which transactions are followed.
	pub warm_up: u32,
	/// Seconds in which they are.
	pub seconds: u32,
	pub nodes: usize,
	/// One of so many transactions of each node is followed.
	pub sample_every: u32,
}

impl Plan {
	/// How many transactions that takes.
	pub fn transactions(&self) -> Result<u32, Error> {
		let seconds = self.warm_up.checked_add(self.seconds);
		seconds
			.and_then(|seconds| seconds.checked_mul(self.rate))
			.ok_or_else(|| Error::other("rate and seconds are more than there can be accounts"))
	}

	/// How many of them are to be handed in when so much time went by.
	fn due(&self, elapsed: Duration) -> usize {
		(elapsed.as_secs_f64() * f64::from(self.rate)) as usize
	}

	/// At which node one is handed in.
	fn node(&self, transaction: usize) -> usize {
		transaction % self.nodes
	}

	/// Whether one is followed.
	fn is_followed(&self, transaction: usize) -> bool {
		let warm_up = self.warm_up as usize * self.rate as usize;
		transaction
			.checked_sub(warm_up)
			.is_some_and(|nth| (nth / self.nodes).is_multiple_of(self.sample_every as usize))
	}
}

/// What became of the load.
#[derive(Clone, Debug)]
pub struct HandedIn {
	/// Transactions a second, all answers waited for.
	pub rate: f64,
	/// How many were refused, by reason.
	pub refused: BTreeMap<String, u64>,
}

type Answers = Result<Vec<Result<H256, String>>, Error>;

/// Hands all transactions in, each when it is due whether or not those before were answered.
pub async fn hand_in(
	plan: &Plan,
	clients: &[Arc<Rpc>],
	transactions: &[Vec<u8>],
	tracker: &Tracker,
) -> Result<HandedIn, Error> {
	let mut under_way: JoinSet<Answers> = JoinSet::new();
	let mut refused = BTreeMap::new();
	let mut ticks = tokio::time::interval(TICK);
	let since = Instant::now();
	let mut next = 0;
	while next < transactions.len() {
		ticks.tick().await;
		let due = plan.due(since.elapsed()).min(transactions.len());
		for (node, rpc) in clients.iter().enumerate() {
			let numbers: Vec<usize> = (next..due).filter(|i| plan.node(*i) == node).collect();
			if numbers.is_empty() {
				continue;
			}
			let batch: Vec<Vec<u8>> = numbers.iter().map(|i| transactions[*i].clone()).collect();
			let rpc = rpc.clone();
			let followed = numbers.iter().filter(|i| plan.is_followed(**i));
			let hashes = followed.map(|i| transaction_hash(&transactions[*i]));
			tracker.handed_in(node, hashes, Instant::now());
			under_way.spawn(async move { rpc.submit_batch(&batch).await });
		}
		next = due;
		while let Some(answers) = under_way.try_join_next() {
			note(answers, &mut refused)?;
		}
	}
	while let Some(answers) = under_way.join_next().await {
		note(answers, &mut refused)?;
	}
	Ok(HandedIn { rate: transactions.len() as f64 / since.elapsed().as_secs_f64(), refused })
}

fn note(
	answers: Result<Answers, tokio::task::JoinError>,
	refused: &mut BTreeMap<String, u64>,
) -> Result<(), Error> {
	let answers = answers.map_err(|error| Error::other(error.to_string()))??;
	for reason in answers.into_iter().filter_map(Result::err) {
		*refused.entry(reason).or_default() += 1;
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	const PLAN: Plan = Plan { rate: 200, warm_up: 2, seconds: 3, nodes: 4, sample_every: 5 };

	#[test]
	fn transactions_should_be_as_many_as_the_rate_makes_in_all_seconds() {
		assert_eq!(PLAN.transactions().unwrap(), 1_000);
		assert!(Plan { rate: u32::MAX, ..PLAN }.transactions().is_err());
	}

	#[test]
	fn transactions_should_be_due_evenly_in_time() {
		assert_eq!(PLAN.due(Duration::ZERO), 0);
		assert_eq!(PLAN.due(Duration::from_millis(4)), 0);
		assert_eq!(PLAN.due(Duration::from_millis(15)), 3);
		assert_eq!(PLAN.due(Duration::from_secs(5)), 1_000);
	}

	#[test]
	fn every_node_should_get_and_have_followed_the_same_number() {
		let of = |node: usize, followed: bool| {
			(0..1_000)
				.filter(|i| PLAN.node(*i) == node && (!followed || PLAN.is_followed(*i)))
				.count()
		};
		for node in 0..4 {
			assert_eq!(of(node, false), 250);
			// A fifth of the 150 of the three seconds.
			assert_eq!(of(node, true), 30);
		}
	}

	#[test]
	fn no_transaction_of_the_warm_up_should_be_followed() {
		assert!((0..400).all(|i| !PLAN.is_followed(i)));
		assert!(PLAN.is_followed(400));
		assert!(!PLAN.is_followed(404));
	}

	#[test]
	fn refusals_should_be_counted_by_reason() {
		let mut refused = BTreeMap::new();
		let no = || Err("1012: no".to_string());
		note(Ok(Ok(vec![no(), Ok(H256::zero()), no(), Err("1010: bad".into())])), &mut refused)
			.unwrap();
		assert_eq!(refused, BTreeMap::from([("1012: no".into(), 2), ("1010: bad".into(), 1)]));
		assert!(note(Ok(Err(Error::other("gone"))), &mut refused).is_err());
	}
}
