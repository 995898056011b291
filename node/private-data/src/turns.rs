// SPDX-License-Identifier: Apache-2.0

//! Whose turn it is to be kept.
//!
//! Several threads seal what users hand in, at the same time. The chain takes the entries of an author
//! in the order of their counters and refuses what comes behind a later one, so whoever took counters is
//! kept before anybody who took later ones of the same activity: what the outbox has of an activity has
//! no gaps that are filled afterwards.

use crate::engine::locked;
use pallet_activities::ActivityId;
use std::{
	collections::BTreeSet,
	sync::{Condvar, Mutex, PoisonError},
};

/// The counters that were taken for what is being sealed.
#[derive(Default)]
pub(crate) struct Turns {
	taken: Mutex<BTreeSet<(ActivityId, u64)>>,
	ended: Condvar,
}

impl Turns {
	/// Takes a counter; others that take one at the same time take theirs before or after.
	pub fn take<E>(
		&self,
		activity: ActivityId,
		take: impl FnOnce() -> Result<u64, E>,
	) -> Result<Turn<'_>, E> {
		let mut taken = locked(&self.taken);
		let counter = take()?;
		taken.insert((activity, counter));
		Ok(Turn { turns: self, activity, counter })
	}
}

/// A place in the order, until it is dropped: then it was used, or given up.
pub(crate) struct Turn<'a> {
	turns: &'a Turns,
	activity: ActivityId,
	pub counter: u64,
}

impl Turn<'_> {
	/// Waits until all who took earlier counters of the activity have used them or given them up.
	pub fn come(&self) {
		let mut taken = locked(&self.turns.taken);
		let earlier = (self.activity, 0)..(self.activity, self.counter);
		while taken.range(earlier.clone()).next().is_some() {
			taken = self.turns.ended.wait(taken).unwrap_or_else(PoisonError::into_inner);
		}
	}
}

impl Drop for Turn<'_> {
	fn drop(&mut self) {
		locked(&self.turns.taken).remove(&(self.activity, self.counter));
		self.turns.ended.notify_all();
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		sync::mpsc::{channel, RecvTimeoutError},
		thread,
		time::Duration,
	};

	fn turn(turns: &Turns, activity: ActivityId, counter: u64) -> Turn<'_> {
		turns.take(activity, || Ok::<_, ()>(counter)).unwrap()
	}

	#[test]
	fn turn_should_come_when_earlier_ones_are_over_and_not_wait_for_other_activities() {
		let turns = Turns::default();
		let (first, other, second) = (turn(&turns, 1, 5), turn(&turns, 2, 0), turn(&turns, 1, 9));
		first.come();
		other.come();
		thread::scope(|scope| {
			let (came, coming) = channel();
			scope.spawn(move || {
				second.come();
				came.send(()).unwrap();
			});
			let early = coming.recv_timeout(Duration::from_millis(50));
			assert_eq!(early, Err(RecvTimeoutError::Timeout));
			drop(first);
			coming.recv_timeout(Duration::from_secs(60)).unwrap();
		});
	}

	#[test]
	fn turn_should_not_be_there_when_no_counter_was_taken() {
		let turns = Turns::default();
		assert!(turns.take(1, || Err::<u64, _>(())).is_err());
		turn(&turns, 1, u64::MAX).come();
	}
}
