// SPDX-License-Identifier: Apache-2.0

//! A few threads with a queue before them that has an end: what is asked of a node blocks (it waits for
//! the disk, runs the runtime, checks signatures), and may be asked faster than it is done.

use async_channel::{Receiver, Sender};
use futures::channel::oneshot;

/// Whether a job's turn has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
	Now,
	/// It never comes: too much waits.
	Never,
}

type Job = Box<dyn FnOnce(Turn) + Send>;

/// Where jobs go.
#[derive(Clone)]
pub struct Pool(Sender<Job>);

/// Where jobs come from.
#[derive(Clone)]
pub struct Jobs(Receiver<Job>);

/// A queue in which at most `waiting` jobs wait. Each thread that runs [`Jobs::work`] does one at a time.
pub fn pool(waiting: usize) -> (Pool, Jobs) {
	let (sender, receiver) = async_channel::bounded(waiting);
	(Pool(sender), Jobs(receiver))
}

impl Pool {
	/// Has a job done in its turn. If too much waits, it is told so at once, on this thread.
	pub fn start(&self, job: impl FnOnce(Turn) + Send + 'static) {
		if let Err(error) = self.0.try_send(Box::new(job)) {
			error.into_inner()(Turn::Never);
		}
	}

	/// Has a job done in its turn and gives what it came to; nothing if too much waits.
	pub async fn run<T: Send + 'static>(
		&self,
		job: impl FnOnce() -> T + Send + 'static,
	) -> Option<T> {
		let (done, outcome) = oneshot::channel();
		self.start(move |turn| {
			if turn == Turn::Now {
				// Whoever asked may have gone.
				let _ = done.send(job());
			}
		});
		outcome.await.ok()
	}
}

impl Jobs {
	/// Does jobs until nobody can bring any more. For a thread that may block.
	pub async fn work(self) {
		while let Ok(job) = self.0.recv().await {
			job(Turn::Now);
		}
	}
}
