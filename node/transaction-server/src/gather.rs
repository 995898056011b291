// SPDX-License-Identifier: Apache-2.0

//! Work that costs the same for one item as for many, as a sync of the disk does: whoever has its turn
//! does it for all that came while the one before was at it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

struct Waiting<Item, Outcome> {
	item: Item,
	outcome: Arc<Mutex<Option<Outcome>>>,
}

/// Items that wait for somebody's turn.
pub struct Gather<Item, Outcome> {
	waiting: Mutex<Vec<Waiting<Item, Outcome>>>,
	turn: Mutex<()>,
}

impl<Item, Outcome> Default for Gather<Item, Outcome> {
	fn default() -> Self {
		Self { waiting: Mutex::default(), turn: Mutex::default() }
	}
}

impl<Item: Clone, Outcome> Gather<Item, Outcome> {
	/// Has `work` done for an item, by this thread or by another one, and gives what came of it. `work`
	/// gets the items that this thread does it for, this one last, and gives as many outcomes. Should it
	/// fail, then only for this item: the others are tried again by those who wait for them.
	pub fn put<Error>(
		&self,
		item: Item,
		work: impl FnOnce(&[Item], &Item) -> Result<(Vec<Outcome>, Outcome), Error>,
	) -> Result<Outcome, Error> {
		let outcome = Arc::new(Mutex::new(None));
		held(&self.waiting).push(Waiting { item: item.clone(), outcome: outcome.clone() });
		let _turn = held(&self.turn);
		if let Some(done) = held(&outcome).take() {
			return Ok(done);
		}
		let mut gathered = std::mem::take(&mut *held(&self.waiting));
		gathered.retain(|one| !Arc::ptr_eq(&one.outcome, &outcome));
		let (items, outcomes): (Vec<_>, Vec<_>) =
			gathered.into_iter().map(|Waiting { item, outcome }| (item, outcome)).unzip();
		match work(&items, &item) {
			Ok((done, own)) => {
				for (outcome, done) in outcomes.iter().zip(done) {
					*held(outcome) = Some(done);
				}
				Ok(own)
			},
			Err(error) => {
				let again = items.into_iter().zip(outcomes);
				held(&self.waiting).extend(again.map(|(item, outcome)| Waiting { item, outcome }));
				Err(error)
			},
		}
	}
}

/// What a lock holds. Whoever panicked with it left nothing half done.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
	lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		sync::mpsc::{channel, Receiver},
		thread,
		time::{Duration, Instant},
	};

	type Numbers = Gather<u32, u32>;

	/// Ends when so many wait for their turn.
	fn until_waiting(gather: &Numbers, count: usize) {
		let begin = Instant::now();
		while held(&gather.waiting).len() < count {
			assert!(begin.elapsed() < Duration::from_secs(60), "they don't come");
			thread::yield_now();
		}
	}

	fn doubled(items: &[u32], own: &u32) -> (Vec<u32>, u32) {
		(items.iter().map(|item| item * 2).collect(), own * 2)
	}

	/// The first to come, who is at work until told to go on.
	fn busy(gather: &Arc<Numbers>, go_on: Receiver<()>) -> thread::JoinHandle<Result<u32, ()>> {
		let (gather, (begun, begins)) = (gather.clone(), channel());
		let first = thread::spawn(move || {
			gather.put(0, |items, own| {
				begun.send(()).unwrap();
				go_on.recv().unwrap();
				Ok(doubled(items, own))
			})
		});
		begins.recv().unwrap();
		first
	}

	#[test]
	fn work_should_be_done_once_for_all_that_came_while_it_was_done() {
		let gather = Arc::new(Numbers::default());
		let (go_on, told) = channel();
		let first = busy(&gather, told);
		let pieces = Arc::new(Mutex::new(Vec::new()));
		let others: Vec<_> = (1..=20)
			.map(|item| {
				let (gather, pieces) = (gather.clone(), pieces.clone());
				thread::spawn(move || {
					gather.put(item, |items, own| {
						held(&pieces).push(items.len() + 1);
						Ok::<_, ()>(doubled(items, own))
					})
				})
			})
			.collect();
		until_waiting(&gather, 20);
		go_on.send(()).unwrap();
		assert_eq!(first.join().unwrap(), Ok(0));
		for (item, other) in (1..).zip(others) {
			assert_eq!(other.join().unwrap(), Ok(item * 2));
		}
		assert_eq!(*held(&pieces), vec![20]);
	}

	#[test]
	fn others_should_get_their_outcome_when_the_work_failed_for_one() {
		let gather = Arc::new(Numbers::default());
		let (go_on, told) = channel();
		let first = busy(&gather, told);
		let failures = Arc::new(Mutex::new(1));
		let others: Vec<_> = (1..=5)
			.map(|item| {
				let (gather, failures) = (gather.clone(), failures.clone());
				thread::spawn(move || {
					gather.put(item, |items, own| {
						let mut left = held(&failures);
						if *left > 0 {
							*left -= 1;
							return Err("the disk is full");
						}
						Ok(doubled(items, own))
					})
				})
			})
			.collect();
		until_waiting(&gather, 5);
		go_on.send(()).unwrap();
		first.join().unwrap().unwrap();
		let outcomes: Vec<_> = others.into_iter().map(|other| other.join().unwrap()).collect();
		assert_eq!(outcomes.iter().filter(|outcome| outcome.is_err()).count(), 1);
		for (item, outcome) in (1..).zip(outcomes) {
			assert!(outcome.is_err() || outcome == Ok(item * 2));
		}
		assert!(held(&gather.waiting).is_empty());
	}
}
