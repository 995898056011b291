// SPDX-License-Identifier: Apache-2.0

//! Which transactions are followed, and when the node of each knew it in a block and final.
//!
//! A transaction counts as in a block when its node tells of a best block that has it or has such a
//! block before it. A block that is replaced later does not take that back: who handed the
//! transaction in was told so. Finality is counted by the final chain, whatever was best before.

use crate::{error::Error, rpc::Rpc};
use futures::StreamExt;
use sp_core::H256;
use std::{
	collections::{HashMap, HashSet},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};

/// How long a watcher waits when another is fetching the block that it needs too.
const OTHER_FETCHES: Duration = Duration::from_millis(5);

/// Which heads of a node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Head {
	Best,
	Final,
}

/// How long after it was handed in a transaction was known in a block, and final.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Times {
	pub in_block: Option<Duration>,
	pub finalised: Option<Duration>,
}

#[derive(Debug)]
struct Followed {
	node: usize,
	since: Instant,
	times: Times,
}

/// What is needed of a block.
#[derive(Clone, Debug)]
struct Block {
	number: u32,
	parent: H256,
	transactions: Vec<H256>,
}

/// What has to happen before a head can be taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
	Done,
	/// A block has to be fetched by whoever gets this.
	Fetch(H256),
	/// Somebody else is fetching one.
	Wait,
}

/// All that is known, shared by those who watch the nodes.
#[derive(Debug)]
pub struct Tracker(Mutex<Known>);

#[derive(Debug)]
struct Known {
	/// The last block before the load: what is up to it needs no looking at.
	from: u32,
	followed: HashMap<H256, Followed>,
	blocks: HashMap<H256, Block>,
	fetching: HashSet<H256>,
	/// Blocks that were heard of, by node and kind of head.
	heard: HashMap<(usize, Head), HashSet<H256>>,
}

impl Tracker {
	/// For so many nodes whose chain has so many blocks before the load.
	pub fn new(nodes: usize, from: u32) -> Self {
		let kinds =
			|node| [((node, Head::Best), HashSet::new()), ((node, Head::Final), HashSet::new())];
		Self(Mutex::new(Known {
			from,
			followed: HashMap::new(),
			blocks: HashMap::new(),
			fetching: HashSet::new(),
			heard: (0..nodes).flat_map(kinds).collect(),
		}))
	}

	/// Transactions that are to be followed are on their way to a node.
	pub fn handed_in(&self, node: usize, hashes: impl Iterator<Item = H256>, since: Instant) {
		let followed = |hash| (hash, Followed { node, since, times: Times::default() });
		self.known().followed.extend(hashes.map(followed));
	}

	/// How many of the followed are not final.
	pub fn unfinished(&self) -> usize {
		self.known().followed.values().filter(|followed| followed.times.finalised.is_none()).count()
	}

	/// What was found of each that was followed.
	pub fn times(&self) -> Vec<Times> {
		self.known().followed.values().map(|followed| followed.times).collect()
	}

	fn known(&self) -> MutexGuard<'_, Known> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Known {
	/// A node told of a head at a time. Taken in as soon as all blocks on the way to it are here.
	fn hear(&mut self, node: usize, head: Head, block: (u32, H256), at: Instant) -> Step {
		let (mut number, mut hash) = block;
		let mut new = Vec::new();
		let heard = self.heard.entry((node, head)).or_default();
		while number > self.from && !heard.contains(&hash) {
			let Some(block) = self.blocks.get(&hash) else {
				return if self.fetching.insert(hash) { Step::Fetch(hash) } else { Step::Wait };
			};
			new.push(hash);
			(number, hash) = (block.number.saturating_sub(1), block.parent);
		}
		for hash in new {
			heard.insert(hash);
			let transactions = self.blocks.get(&hash).map_or(&[][..], |block| &block.transactions);
			for transaction in transactions {
				let followed = self.followed.get_mut(transaction).filter(|it| it.node == node);
				let Some(Followed { since, times, .. }) = followed else { continue };
				let time = match head {
					Head::Best => &mut times.in_block,
					Head::Final => &mut times.finalised,
				};
				time.get_or_insert(at.saturating_duration_since(*since));
			}
		}
		Step::Done
	}

	fn fetched(&mut self, hash: H256, block: Block) {
		self.fetching.remove(&hash);
		self.blocks.insert(hash, block);
	}
}

/// Watches one kind of heads of one node. Ends only by an error, or when the node stops telling.
pub async fn watch(
	tracker: Arc<Tracker>,
	node: usize,
	head: Head,
	rpc: Arc<Rpc>,
) -> Result<(), Error> {
	let mut heads = match head {
		Head::Best => rpc.subscribe_new_heads().await?,
		Head::Final => rpc.subscribe_finalized_heads().await?,
	};
	while let Some(header) = heads.next().await {
		let (header, at) = (header?, Instant::now());
		let block = (header.number, header.hash);
		loop {
			let step = tracker.known().hear(node, head, block, at);
			match step {
				Step::Done => break,
				Step::Wait => tokio::time::sleep(OTHER_FETCHES).await,
				Step::Fetch(hash) => {
					let block = fetch(&rpc, hash).await?;
					tracker.known().fetched(hash, block);
				},
			}
		}
	}
	Ok(())
}

async fn fetch(rpc: &Rpc, hash: H256) -> Result<Block, Error> {
	let block = rpc.block(hash).await?;
	let transactions = block.extrinsics.iter().map(|bytes| crate::rpc::transaction_hash(bytes));
	Ok(Block { number: block.number, parent: block.parent, transactions: transactions.collect() })
}

#[cfg(test)]
mod tests {
	use super::*;

	const FROM: u32 = 10;

	fn hash(number: u64) -> H256 {
		H256::from_low_u64_be(number)
	}

	fn block(number: u32, parent: u64, transactions: &[u64]) -> Block {
		let transactions = transactions.iter().map(|it| hash(*it)).collect();
		Block { number, parent: hash(parent), transactions }
	}

	fn seconds(seconds: u64) -> Duration {
		Duration::from_secs(seconds)
	}

	/// Transactions 1 and 2 were handed in at node 0, transaction 3 at node 1. Block 111 follows the
	/// last one before the load and has 1, block 112 follows it and has 2 and 3.
	fn tracker(start: Instant) -> Tracker {
		let tracker = Tracker::new(2, FROM);
		tracker.handed_in(0, [hash(1), hash(2)].into_iter(), start);
		tracker.handed_in(1, [hash(3)].into_iter(), start);
		tracker.known().fetched(hash(111), block(11, 110, &[1, 77]));
		tracker.known().fetched(hash(112), block(12, 111, &[2, 3]));
		tracker
	}

	fn times(tracker: &Tracker, transaction: u64) -> Times {
		tracker.known().followed[&hash(transaction)].times
	}

	#[test]
	fn a_transaction_should_be_in_a_block_when_its_own_node_tells_of_it() {
		let start = Instant::now();
		let tracker = tracker(start);
		let hear = |node, block, after| {
			tracker.known().hear(node, Head::Best, block, start + seconds(after))
		};
		assert_eq!(hear(0, (11, hash(111)), 1), Step::Done);
		assert_eq!(hear(1, (11, hash(111)), 2), Step::Done);
		assert_eq!(hear(0, (12, hash(112)), 3), Step::Done);
		assert_eq!(times(&tracker, 1).in_block, Some(seconds(1)));
		assert_eq!(times(&tracker, 2).in_block, Some(seconds(3)));
		assert_eq!(times(&tracker, 3).in_block, None);
		assert_eq!(hear(1, (12, hash(112)), 4), Step::Done);
		assert_eq!(times(&tracker, 3).in_block, Some(seconds(4)));
		assert_eq!(tracker.unfinished(), 3);
	}

	#[test]
	fn all_blocks_before_a_head_should_count_when_it_is_the_first_that_is_told() {
		let start = Instant::now();
		let tracker = tracker(start);
		let told = tracker.known().hear(0, Head::Final, (12, hash(112)), start + seconds(5));
		assert_eq!(told, Step::Done);
		for transaction in [1, 2] {
			let expected = Times { in_block: None, finalised: Some(seconds(5)) };
			assert_eq!(times(&tracker, transaction), expected);
		}
		assert_eq!(tracker.unfinished(), 1);
	}

	#[test]
	fn a_block_should_be_fetched_once_when_two_nodes_tell_of_it() {
		let start = Instant::now();
		let tracker = tracker(start);
		let hear = |node| tracker.known().hear(node, Head::Best, (13, hash(113)), start);
		assert_eq!(hear(0), Step::Fetch(hash(113)));
		assert_eq!(hear(1), Step::Wait);
		tracker.known().fetched(hash(113), block(13, 112, &[]));
		assert_eq!((hear(0), hear(1)), (Step::Done, Step::Done));
	}

	#[test]
	fn a_fork_should_be_walked_back_to_what_was_heard() {
		let start = Instant::now();
		let tracker = tracker(start);
		let hear =
			|block, after| tracker.known().hear(0, Head::Best, block, start + seconds(after));
		assert_eq!(hear((11, hash(111)), 1), Step::Done);
		// Another block 11 with transaction 2, and its child.
		assert_eq!(hear((12, hash(212)), 6), Step::Fetch(hash(212)));
		tracker.known().fetched(hash(212), block(12, 211, &[1]));
		assert_eq!(hear((12, hash(212)), 6), Step::Fetch(hash(211)));
		tracker.known().fetched(hash(211), block(11, 110, &[2]));
		assert_eq!(hear((12, hash(212)), 6), Step::Done);
		// The first time counts.
		assert_eq!(times(&tracker, 1).in_block, Some(seconds(1)));
		assert_eq!(times(&tracker, 2).in_block, Some(seconds(6)));
	}

	#[test]
	fn blocks_before_the_load_should_not_be_asked_for() {
		let tracker = tracker(Instant::now());
		let old = tracker.known().hear(0, Head::Final, (FROM, hash(110)), Instant::now());
		assert_eq!(old, Step::Done);
	}
}
