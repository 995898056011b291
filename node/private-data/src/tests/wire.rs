// SPDX-License-Identifier: Apache-2.0

//! The network: it hands requests over and writes down what went through.

use super::Node;
use crate::{
	chain::{Network, Unreached},
	protocol::{Answer, Ask},
};
use codec::Encode;
use pallet_activities::PeerKey;
use std::{
	collections::{BTreeMap, HashSet},
	sync::{Arc, Mutex, Weak},
};

/// One request and its answer.
#[derive(Clone)]
pub struct Record {
	pub from: PeerKey,
	pub to: PeerKey,
	pub request: Vec<u8>,
	pub answer: Vec<u8>,
}

/// What becomes of an answer on its way: who asked, who answers, what.
type Tampers = Box<dyn FnMut(&PeerKey, &PeerKey, Answer) -> Answer + Send>;

#[derive(Default)]
struct Inner {
	nodes: BTreeMap<[u8; 32], Weak<Node>>,
	down: HashSet<PeerKey>,
	records: Vec<Record>,
	punished: Vec<(PeerKey, PeerKey)>,
	tampers: Option<Tampers>,
}

/// The network.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<Inner>>);

impl Hub {
	pub fn join(&self, peer: PeerKey, node: &Arc<Node>) {
		self.0.lock().unwrap().nodes.insert(peer.0, Arc::downgrade(node));
	}

	pub fn take_down(&self, peer: PeerKey) {
		self.0.lock().unwrap().down.insert(peer);
	}

	pub fn bring_up(&self, peer: PeerKey) {
		self.0.lock().unwrap().down.remove(&peer);
	}

	pub fn records(&self) -> Vec<Record> {
		self.0.lock().unwrap().records.clone()
	}

	pub fn forget(&self) {
		self.0.lock().unwrap().records.clear();
	}

	/// Who punished whom.
	pub fn punished(&self) -> Vec<(PeerKey, PeerKey)> {
		self.0.lock().unwrap().punished.clone()
	}

	pub fn tamper(
		&self,
		tampers: impl FnMut(&PeerKey, &PeerKey, Answer) -> Answer + Send + 'static,
	) {
		self.0.lock().unwrap().tampers = Some(Box::new(tampers));
	}

	pub fn leave_alone(&self) {
		self.0.lock().unwrap().tampers = None;
	}

	/// Hands a request over; nothing if one of both is not there.
	pub fn ask(&self, from: PeerKey, to: PeerKey, request: Vec<u8>) -> Option<Vec<u8>> {
		let node = {
			let inner = self.0.lock().unwrap();
			if inner.down.contains(&from) || inner.down.contains(&to) {
				return None;
			}
			inner.nodes.get(&to.0)?.upgrade()?
		};
		let answer = node.answer(from, &request);
		let mut inner = self.0.lock().unwrap();
		let answer = match &mut inner.tampers {
			Some(tampers) => tampers(&from, &to, answer),
			None => answer,
		};
		let answer = answer.encode();
		inner.records.push(Record { from, to, request, answer: answer.clone() });
		Some(answer)
	}

	/// Asks and reads the answer.
	pub fn ask_for(&self, from: PeerKey, to: PeerKey, ask: &Ask) -> Answer {
		let answer = self.ask(from, to, ask.encode()).expect("both are there");
		crate::protocol::answer_of(&answer).expect("it is an answer")
	}
}

/// The network as one node has it.
pub struct Wire {
	pub hub: Hub,
	pub me: PeerKey,
}

impl Network for Wire {
	async fn ask(&self, peer: PeerKey, request: Vec<u8>) -> Result<Vec<u8>, Unreached> {
		self.hub.ask(self.me, peer, request).ok_or(Unreached)
	}

	fn punish(&self, peer: PeerKey) {
		self.hub.0.lock().unwrap().punished.push((self.me, peer));
	}
}
