// SPDX-License-Identifier: Apache-2.0

//! What the parts of private data share: the node it is, its store and keys, and what it tells others.

use crate::{
	chain::{Call, CallError, Chain, ChainError, Done, FinalState, Network, Signer, Submit},
	documents::Documents,
	follow::Followed,
	incoming::Announced,
	keys::SealingKeys,
	quota::{Fault, Faults},
	store::{Place, Store, StoreError},
	turns::Turns,
	AccountId, BlockNumber, ChainNode,
};
pub use crate::{
	incoming::Pull,
	outcome::{Outcome, Refused, RequestOutcome},
};
use futures::channel::mpsc;
use hanse_activity_format::Refusal;
use pallet_activities::{ActivityId, MessageRef, NodeId, PeerKey};
use sp_core::{crypto::ByteArray, H256};
use std::{
	collections::HashSet,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, Mutex, MutexGuard, PoisonError,
	},
	time::Instant,
};

/// Events that wait for a subscriber; one that is slower is dropped.
const MAX_EVENTS: usize = 1_024;

/// Why something could not be done, on this node's side or because of what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	#[error(transparent)]
	Store(#[from] StoreError),
	#[error(transparent)]
	Chain(#[from] ChainError),
	#[error(transparent)]
	Format(#[from] Refusal),
	#[error(transparent)]
	Keys(#[from] crate::keys::KeysError),
	/// The keystore has no key of a node record, or the record names a sealing key that is not here.
	#[error("this node has no record on the chain, or not the keys of it: register it first")]
	NotANode,
	/// The chain's database is older than what is kept here ([`crate::store`]).
	#[error(
		"the chain is fetched again: its last final block here is {at}, and what this node keeps rests \
		 on block {rests_on}"
	)]
	Behind { at: BlockNumber, rests_on: BlockNumber },
	/// What was asked can't be done.
	#[error("{0}")]
	Refused(Refused),
}

impl Error {
	/// Whether the node has nothing to do until it has a record, or until the chain is where it was.
	pub(crate) fn is_idle(&self) -> bool {
		matches!(self, Self::NotANode | Self::Behind { .. })
	}
}

impl From<CallError> for Error {
	fn from(error: CallError) -> Self {
		Self::Refused(match error {
			CallError::Refused(name) => Refused::Chain(name),
			CallError::Lost(why) => Refused::Lost(why),
		})
	}
}

pub type Result<T> = std::result::Result<T, Error>;

/// The node that this is, as its record says.
#[derive(Clone, Debug)]
pub struct Me {
	pub id: NodeId,
	pub record: ChainNode,
}

/// What those who subscribe are told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
	/// Somebody asks this node to join; told again after a start.
	Invited { activity: ActivityId },
	/// A message is stored and the chain has not said anything of it yet.
	Received { place: Place },
	/// A message is final and here.
	Final { message: MessageRef, place: Place },
	/// All members signed for a message of this node.
	Delivered { message: MessageRef },
	/// The receipt window of a message of this node is over, and these have not signed.
	Missing { message: MessageRef, nodes: Vec<NodeId> },
	/// A message was erased.
	Erased { message: MessageRef },
	/// Something of this node was not published.
	GivenUp { place: Place, why: Refused },
	/// The result of an update is not what it should be.
	Differs { message: MessageRef },
	/// Somebody whom a request names refused or let the time pass: its user decides. Told again after
	/// a start.
	Undecided { request: u64 },
	/// A request was decided.
	Request { number: u64, outcome: RequestOutcome },
}

/// What is counted, for metrics.
#[derive(Debug, Default)]
pub struct Counters {
	/// Packages that were handed out.
	pub sent: AtomicU64,
	/// Messages that came in and were opened.
	pub received: AtomicU64,
	/// Words that were signed and brought.
	pub acknowledged: AtomicU64,
	/// Messages of this node whose receipt window was over before all had signed.
	pub missing: AtomicU64,
	/// Faults of peers, and what was given up.
	pub refused: AtomicU64,
	pub bytes_sent: AtomicU64,
	pub bytes_received: AtomicU64,
	/// What should never be: somebody has to look.
	pub alarms: AtomicU64,
}

impl Counters {
	pub fn add(counter: &AtomicU64, more: u64) {
		counter.fetch_add(more, Ordering::Relaxed);
	}
}

/// Private data, at work.
pub struct Engine<C, N, S, K> {
	pub chain: C,
	pub network: N,
	pub submit: S,
	pub signer: K,
	pub store: Store,
	pub keys: SealingKeys,
	pub counters: Counters,
	faults: Mutex<Faults>,
	subscribers: Mutex<Vec<mpsc::Sender<Event>>>,
	wakes: Wakes,
	pub(crate) pulls: async_channel::Sender<Pull>,
	pub(crate) announced: Mutex<Announced>,
	pub(crate) followed: Mutex<Followed>,
	pub(crate) documents: Mutex<Documents>,
	/// What is being sealed now.
	pub(crate) turns: Turns,
	/// What is being published now.
	pub(crate) in_flight: Mutex<HashSet<Place>>,
	/// Requests and activities for which something is being done now.
	pub(crate) errands: Mutex<crate::requests::Errands>,
	/// Requests are changed by one at a time.
	pub(crate) changing: Mutex<()>,
}

/// What wakes the engine's work.
struct Wakes {
	lacking: async_channel::Sender<()>,
	outbox: async_channel::Sender<()>,
	requests: async_channel::Sender<()>,
}

/// What the engine's tasks wait for. Each is for the task of its name, which goes on until the engine is
/// gone, reads and writes the disk, and so is to run where that may block.
pub struct Work {
	/// [`Engine::fetch_announced`]
	pub announced: async_channel::Receiver<Pull>,
	/// [`Engine::fetch_lacking`]
	pub lacking: async_channel::Receiver<()>,
	/// [`Engine::publish_all`]
	pub outbox: async_channel::Receiver<()>,
	/// [`Engine::run_errands`]
	pub requests: async_channel::Receiver<()>,
}

/// The parts that an engine is made of.
pub struct Parts<C, N, S, K> {
	pub chain: C,
	pub network: N,
	pub submit: S,
	pub signer: K,
	pub store: Store,
	pub keys: SealingKeys,
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// The engine, and the ends of what wakes its work.
	pub fn new(parts: Parts<C, N, S, K>) -> (Arc<Self>, Work) {
		let Parts { chain, network, submit, signer, store, keys } = parts;
		let (pulls, announced) = async_channel::bounded(crate::incoming::MAX_PULLS);
		let (wake_lacking, lacking) = async_channel::bounded(1);
		let (wake_outbox, outbox) = async_channel::bounded(1);
		let (wake_requests, requests) = async_channel::bounded(1);
		let engine = Self {
			chain,
			network,
			submit,
			signer,
			store,
			keys,
			counters: Counters::default(),
			faults: Mutex::default(),
			subscribers: Mutex::default(),
			wakes: Wakes { lacking: wake_lacking, outbox: wake_outbox, requests: wake_requests },
			pulls,
			announced: Mutex::default(),
			followed: Mutex::default(),
			documents: Mutex::default(),
			turns: Turns::default(),
			in_flight: Mutex::default(),
			errands: Mutex::default(),
			changing: Mutex::default(),
		};
		(Arc::new(engine), Work { announced, lacking, outbox, requests })
	}

	pub fn genesis(&self) -> H256 {
		self.chain.genesis()
	}

	/// The last final state; none that is older than what is kept here.
	pub fn state(&self) -> Result<C::State> {
		let state = self.chain.state();
		let (at, rests_on) = (state.number(), self.store.rests_on());
		if at < rests_on {
			return Err(Error::Behind { at, rests_on });
		}
		self.store.know(at);
		Ok(state)
	}

	/// The record of this node: of which the keystore has the signing key and the folder the sealing
	/// key.
	pub fn me(&self, state: &C::State) -> Result<Me> {
		for key in self.signer.keys() {
			let raw = <[u8; 32]>::try_from(key.as_slice()).map_err(|_| Error::NotANode)?;
			let Some(id) = state.node_of(&AccountId::from(raw))? else { continue };
			let Some(record) = state.node(id)? else { continue };
			if record.keys.signer == key && self.keys.has(&record.keys.sealing) {
				return Ok(Me { id, record });
			}
		}
		Err(Error::NotANode)
	}

	/// Has a call of the agent done; waits until it is final.
	pub async fn act(&self, call: Call) -> Result<Done> {
		Ok(self.submit.call(call).await?)
	}

	/// Whether a peer is closed out.
	pub(crate) fn is_closed_out(&self, peer: &PeerKey) -> bool {
		locked(&self.faults).is_closed_out(peer, Instant::now())
	}

	/// Notes a fault of a peer; at the last one it is disconnected.
	pub(crate) fn fault(&self, peer: PeerKey, fault: Fault) {
		Counters::add(&self.counters.refused, 1);
		if locked(&self.faults).note(peer, fault, Instant::now()) {
			// Peers cost nothing to make, and lines of a log last: what is refused is counted.
			log::debug!(target: "private-data", "peer {peer:?} sends junk and is closed out for a time");
			self.network.punish(peer);
		}
	}

	/// Has what is not here looked for. What is woken already needs no more, here and below.
	pub(crate) fn wake_lacking(&self) {
		let _ = self.wakes.lacking.try_send(());
	}

	/// Has the outbox looked at.
	pub(crate) fn wake_outbox(&self) {
		let _ = self.wakes.outbox.try_send(());
	}

	/// Has requests looked at.
	pub(crate) fn wake_requests(&self) {
		let _ = self.wakes.requests.try_send(());
	}

	/// What happens from now on.
	pub fn subscribe(&self) -> mpsc::Receiver<Event> {
		let (sender, receiver) = mpsc::channel(MAX_EVENTS);
		locked(&self.subscribers).push(sender);
		receiver
	}

	/// Tells those who subscribed; who doesn't listen any more, or not fast enough, is dropped.
	pub(crate) fn tell(&self, event: Event) {
		locked(&self.subscribers).retain_mut(|one| one.try_send(event.clone()).is_ok());
	}

	/// Something is as it should never be.
	pub(crate) fn alarm(&self, what: &str) {
		Counters::add(&self.counters.alarms, 1);
		log::error!(target: "private-data", "{what}");
	}
}

/// A lock that a panic elsewhere does not keep closed: what is behind it is always whole.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn refused(why: Refused) -> Error {
	Error::Refused(why)
}
