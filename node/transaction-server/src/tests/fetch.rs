// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	door::{Answer, Identity, Refusal},
	fetch::{serve, Batches, Counter, Desk as Answering, Request, Taken, QUEUE},
	pending::Ticket,
	pool::{pool, Turn},
};
use codec::Decode;
use futures::{channel::oneshot, executor::block_on};
use sc_network::{
	request_responses::{IncomingRequest, OutgoingResponse},
	PeerId,
};
use std::{
	sync::{
		mpsc::{channel, Receiver, Sender},
		Mutex,
	},
	thread,
	time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(60);

/// A desk that says when it is at work, and goes on when it is told to.
#[derive(Clone)]
struct Slow {
	begun: Sender<()>,
	go_on: Arc<Mutex<Receiver<()>>>,
}

impl Answering for Slow {
	fn submit(&self, _: &Uuid, _: &Entry) -> Taken {
		self.begun.send(()).unwrap();
		self.go_on.lock().unwrap().recv_timeout(PATIENCE).unwrap();
		Ok(Answer::Waiting)
	}
	fn acknowledgement(&self, _: &Ticket) -> Taken {
		Err(Refusal::Unknown)
	}
	fn identity(&self, _: [u8; 32], _: OrgNumber) -> Option<Identity> {
		None
	}
}

#[derive(Clone)]
struct NoBodies;

impl Bodies for NoBodies {
	fn batch(&self, _: &Uuid, _: &H256) -> Option<Vec<u8>> {
		None
	}
}

type Response = oneshot::Receiver<OutgoingResponse>;

/// A node with some threads for records and as many that may wait, and what holds its desk up.
struct Served {
	requests: async_channel::Sender<IncomingRequest>,
	begun: Receiver<()>,
	go_on: Sender<()>,
	_folder: tempfile::TempDir,
}

impl Served {
	fn with(threads: usize, waiting: usize) -> Self {
		let Setup { store, _folder, .. } = setup();
		let ((begun, begins), (go_on, told)) = (channel(), channel());
		let (requests, brought) = async_channel::bounded(QUEUE);
		let ((records, jobs), (batches, reading)) = (pool(waiting), pool(1));
		for jobs in std::iter::repeat_n(jobs, threads).chain([reading]) {
			thread::spawn(|| block_on(jobs.work()));
		}
		let desk = Slow { begun, go_on: Arc::new(Mutex::new(told)) };
		let counter = Counter { store: Arc::new(store), bodies: NoBodies, desk, records, batches };
		thread::spawn(|| block_on(serve(brought, counter)));
		Self { requests, begun: begins, go_on, _folder }
	}

	fn ask(&self, payload: Vec<u8>) -> Response {
		let (pending_response, response) = oneshot::channel();
		let request = IncomingRequest { peer: PeerId::random(), payload, pending_response };
		self.requests.try_send(request).unwrap();
		response
	}

	fn submit(&self, counter: u64) -> Response {
		let table = uuid(1);
		self.ask(Request::Submit { table, entry: entry(&table, counter) }.encode())
	}

	fn begins(&self) {
		self.begun.recv_timeout(PATIENCE).unwrap();
	}
}

fn taken(response: Response) -> Taken {
	let response = block_on(response).unwrap();
	Taken::decode(&mut &response.result.unwrap()[..]).unwrap()
}

#[test]
fn several_records_should_be_taken_at_a_time() {
	let served = Served::with(3, 8);
	let responses: Vec<_> = (1..=3).map(|counter| served.submit(counter)).collect();
	// None goes on before all have begun.
	(0..3).for_each(|_| served.begins());
	(0..3).for_each(|_| served.go_on.send(()).unwrap());
	for response in responses {
		assert_eq!(taken(response), Ok(Answer::Waiting));
	}
}

#[test]
fn record_should_be_refused_as_too_much_and_nothing_else_when_the_queue_is_full() {
	let served = Served::with(1, 2);
	let at_work = served.submit(1);
	served.begins();
	let waiting = [served.submit(2), served.submit(3)];
	assert_eq!(taken(served.submit(4)), Err(Refusal::Busy));
	let table = uuid(1);
	let ticket = Request::Acknowledgement(Ticket::of(&table, &entry(&table, 1))).encode();
	assert_eq!(taken(served.ask(ticket)), Err(Refusal::Busy));
	// No answer is not a no.
	let who = served.ask(Request::WhoAreYou { challenge: [3; 32], server: SERVER }.encode());
	let silent = block_on(who).unwrap();
	assert!(silent.result.is_err() && silent.reputation_changes.is_empty());
	let wanted = Wanted { table, rolling: H256([5; 32]) };
	let batches = block_on(served.ask(Request::Batches(wanted).encode())).unwrap();
	assert_eq!(batches.result, Ok(Batches::default().encode()));

	(0..3).for_each(|_| served.go_on.send(()).unwrap());
	assert_eq!(taken(at_work), Ok(Answer::Waiting));
	for response in waiting {
		assert_eq!(taken(response), Ok(Answer::Waiting));
	}
	served.go_on.send(()).unwrap();
	assert_eq!(taken(served.submit(4)), Ok(Answer::Waiting));
}

#[test]
fn junk_should_cost_a_peer_and_get_no_answer() {
	let served = Served::with(1, 1);
	let response = block_on(served.ask(b"junk".to_vec())).unwrap();
	assert!(response.result.is_err());
	assert!(response.reputation_changes.iter().all(|change| change.value < 0));
	assert_eq!(response.reputation_changes.len(), 1);
}

#[test]
fn job_should_be_done_in_its_turn_or_told_that_too_much_waits() {
	let (pool, jobs) = pool(1);
	let (done, outcome) = channel();
	pool.start(move |turn| done.send(turn).unwrap());
	assert_eq!(block_on(pool.run(|| 7)), None);
	thread::spawn(|| block_on(jobs.work()));
	assert_eq!(outcome.recv_timeout(PATIENCE), Ok(Turn::Now));
	assert_eq!(block_on(pool.run(|| 7)), Some(7));
}
