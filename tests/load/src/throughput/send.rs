// SPDX-License-Identifier: Apache-2.0

//! Sends signed transactions over several connections, as many as the pool should hold and no more.
//!
//! A pool that overflows drops what it had taken, and may then refuse it for a long time: the rate
//! of such a chain is that of its refusals. So what was sent and is in no block yet is bounded here.

use crate::{error::Error, rpc::Rpc};
use sp_core::H256;
use std::{
	collections::{BTreeMap, VecDeque},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tokio::{sync::watch, task::JoinHandle};

/// Errors of the pool that a later attempt may not meet: it is full, or remembers that it was.
const TRY_AGAIN: [&str; 2] = ["1012:", "1016:"];
/// How long a connection waits when the pool was full, and between two looks for room.
const PAUSE: Duration = Duration::from_millis(200);
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// How transactions are sent.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
	pub connections: usize,
	/// Transactions in one JSON-RPC batch.
	pub batch: usize,
	/// Most transactions that were sent and are in no block yet.
	pub in_flight: usize,
}

/// What became of the transactions on their way into the pool.
#[derive(Clone, Default, Debug)]
pub struct Sent {
	/// The hashes of those that the pool took, by its word.
	pub accepted: Vec<H256>,
	/// How many it refused for good, by reason.
	pub refused: BTreeMap<String, u64>,
	/// How often it was full, or remembered that it was; those were sent again.
	pub again: BTreeMap<String, u64>,
	/// How many were never taken.
	pub unsent: usize,
	/// When the last one was taken, if all were.
	pub all_sent: Option<Instant>,
}

/// Sends until all are sent or it is stopped.
#[derive(Debug)]
pub struct Sender {
	ledger: Arc<Mutex<Ledger>>,
	tasks: Vec<JoinHandle<Result<(), Error>>>,
	stop: watch::Sender<bool>,
}

impl Sender {
	/// Starts sending to a node; `included` counts what is in blocks.
	pub async fn start(
		url: &str,
		transactions: Arc<Vec<Vec<u8>>>,
		pace: Pace,
		included: watch::Receiver<u64>,
	) -> Result<Self, Error> {
		let (stop, stopped) = watch::channel(false);
		let ledger = Arc::new(Mutex::new(Ledger::new(transactions.len(), pace)));
		let mut tasks = Vec::new();
		for _ in 0..pace.connections.max(1) {
			let connection = Connection {
				rpc: Rpc::connect(url).await?,
				transactions: transactions.clone(),
				ledger: ledger.clone(),
				included: included.clone(),
				stopped: stopped.clone(),
			};
			tasks.push(tokio::spawn(connection.run()));
		}
		Ok(Self { ledger, tasks, stop })
	}

	/// Whether every transaction was taken or refused.
	pub fn all_sent(&self) -> bool {
		lock(&self.ledger).sent.all_sent.is_some()
	}

	/// How many the pool took.
	pub fn accepted(&self) -> u64 {
		lock(&self.ledger).sent.accepted.len() as u64
	}

	/// Whether a connection broke; [`Self::stop`] tells how.
	pub fn broke(&self) -> bool {
		!self.all_sent() && self.tasks.iter().any(JoinHandle::is_finished)
	}

	/// Stops after the batches that are on their way.
	pub async fn stop(self) -> Result<Sent, Error> {
		self.stop.send_replace(true);
		for task in self.tasks {
			task.await.map_err(|error| Error::other(error.to_string()))??;
		}
		let mut ledger = lock(&self.ledger);
		let unsent = ledger.unsent();
		Ok(Sent { unsent, ..std::mem::take(&mut ledger.sent) })
	}
}

/// One connection of a sender.
struct Connection {
	rpc: Rpc,
	transactions: Arc<Vec<Vec<u8>>>,
	ledger: Arc<Mutex<Ledger>>,
	included: watch::Receiver<u64>,
	stopped: watch::Receiver<bool>,
}

impl Connection {
	async fn run(self) -> Result<(), Error> {
		while !*self.stopped.borrow() {
			let included = *self.included.borrow();
			let take = lock(&self.ledger).take(included);
			let taken = match take {
				Take::These(taken) => taken,
				Take::Nothing => {
					tokio::time::sleep(LOOK_EVERY).await;
					continue;
				},
				Take::AllSent => break,
			};
			let batch: Vec<Vec<u8>> = taken.iter().map(|i| self.transactions[*i].clone()).collect();
			let answers = self.rpc.submit_batch(&batch).await?;
			if answers.len() != taken.len() {
				return Err(Error::other("the node did not answer every transaction of a batch"));
			}
			let full = lock(&self.ledger).note(taken.into_iter().zip(answers));
			if full {
				tokio::time::sleep(PAUSE).await;
			}
		}
		Ok(())
	}
}

/// What to send next.
#[derive(PartialEq, Eq, Debug)]
enum Take {
	These(Vec<usize>),
	/// The pool has enough, or the rest is on its way.
	Nothing,
	AllSent,
}

/// Which transactions were sent, shared by the connections.
#[derive(Debug)]
struct Ledger {
	count: usize,
	pace: Pace,
	/// The first that was never sent.
	next: usize,
	again: VecDeque<usize>,
	/// Sent and not answered.
	unanswered: usize,
	sent: Sent,
}

impl Ledger {
	fn new(count: usize, pace: Pace) -> Self {
		let (again, sent) = (VecDeque::new(), Sent::default());
		Self { count, pace, next: 0, again, unanswered: 0, sent }
	}

	fn unsent(&self) -> usize {
		self.again.len() + self.count - self.next
	}

	/// The next batch, when the pool has room for a whole one.
	fn take(&mut self, included: u64) -> Take {
		let left = self.unsent();
		if left == 0 {
			return if self.unanswered == 0 { Take::AllSent } else { Take::Nothing };
		}
		let size = self.pace.batch.max(1).min(left);
		let waiting = (self.sent.accepted.len() + self.unanswered)
			.saturating_sub(usize::try_from(included).unwrap_or(usize::MAX));
		if waiting + size > self.pace.in_flight.max(size) {
			return Take::Nothing;
		}
		let mut taken: Vec<usize> = self.again.drain(..size.min(self.again.len())).collect();
		let fresh = size - taken.len();
		taken.extend(self.next..self.next + fresh);
		self.next += fresh;
		self.unanswered += size;
		Take::These(taken)
	}

	/// Notes what the pool answered, and whether it was full.
	fn note(&mut self, answers: impl Iterator<Item = (usize, Result<H256, String>)>) -> bool {
		let mut full = false;
		for (i, answer) in answers {
			self.unanswered -= 1;
			match answer {
				Ok(hash) => self.sent.accepted.push(hash),
				Err(reason) if TRY_AGAIN.iter().any(|begin| reason.starts_with(begin)) => {
					*self.sent.again.entry(reason).or_default() += 1;
					self.again.push_back(i);
					full = true;
				},
				Err(reason) => *self.sent.refused.entry(reason).or_default() += 1,
			}
		}
		if self.unsent() == 0 && self.unanswered == 0 {
			self.sent.all_sent = Some(Instant::now());
		}
		full
	}
}

/// No connection panics while it holds the lock.
fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
	ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
	use super::*;

	const PACE: Pace = Pace { connections: 1, batch: 4, in_flight: 10 };

	fn took(i: usize) -> (usize, Result<H256, String>) {
		(i, Ok(H256::from_low_u64_be(i as u64)))
	}

	fn refused(i: usize, why: &str) -> (usize, Result<H256, String>) {
		(i, Err(why.into()))
	}

	#[test]
	fn a_sender_should_wait_when_the_pool_holds_enough() {
		let mut ledger = Ledger::new(100, PACE);
		assert_eq!(ledger.take(0), Take::These(vec![0, 1, 2, 3]));
		assert!(!ledger.note((0..4).map(took)));
		assert_eq!(ledger.take(0), Take::These(vec![4, 5, 6, 7]));
		// Eight are on their way or in the pool: a batch of four more would be too many.
		assert_eq!(ledger.take(0), Take::Nothing);
		assert_eq!(ledger.take(1), Take::Nothing);
		assert_eq!(ledger.take(2), Take::These(vec![8, 9, 10, 11]));
	}

	#[test]
	fn a_transaction_should_be_sent_again_when_the_pool_was_full() {
		let mut ledger = Ledger::new(5, PACE);
		assert_eq!(ledger.take(0), Take::These(vec![0, 1, 2, 3]));
		let full = "1016: Immediately Dropped";
		assert!(ledger.note([took(0), refused(1, full), took(2), refused(3, full)].into_iter()));
		assert_eq!(ledger.unsent(), 3);
		assert_eq!(ledger.take(2), Take::These(vec![1, 3, 4]));
		assert!(!ledger.note([took(1), took(3), took(4)].into_iter()));
		assert_eq!(ledger.take(2), Take::AllSent);
		assert_eq!(ledger.sent.again.get(full), Some(&2));
		assert_eq!(ledger.sent.accepted.len(), 5);
		assert!(ledger.sent.all_sent.is_some());
	}

	#[test]
	fn a_transaction_should_be_counted_by_reason_when_it_is_refused_for_good() {
		let mut ledger = Ledger::new(4, PACE);
		assert_eq!(ledger.take(0), Take::These(vec![0, 1, 2, 3]));
		let stale = "1010: Invalid Transaction (stale)";
		assert!(!ledger.note([took(0), refused(1, stale), refused(2, stale)].into_iter()));
		// One is still on its way.
		assert_eq!((ledger.take(0), ledger.sent.all_sent), (Take::Nothing, None));
		assert!(!ledger.note([took(3)].into_iter()));
		assert_eq!(ledger.take(0), Take::AllSent);
		assert_eq!(ledger.sent.refused.get(stale), Some(&2));
		assert_eq!((ledger.sent.accepted.len(), ledger.unsent()), (2, 0));
	}

	#[test]
	fn a_batch_should_go_out_when_it_is_larger_than_the_bound() {
		let mut ledger = Ledger::new(4, Pace { in_flight: 1, ..PACE });
		assert_eq!(ledger.take(0), Take::These(vec![0, 1, 2, 3]));
	}
}
