// SPDX-License-Identifier: Apache-2.0

//! The nodes, and the steps that most tests begin with.

use super::{
	chain::{Agent, State, GENESIS, WINDOWS},
	sight::Sight,
	wire::{Hub, Wire},
	World,
};
use crate::{
	chain::{Call, Done, FinalState, Signer},
	engine::{Engine, Event, Parts},
	keys::SealingKeys,
	protocol::{Answer, Ask},
	store::{Place, State as Kept, Store},
	AccountId, ChainNode, Party,
};
use codec::Encode;
use futures::{
	channel::mpsc,
	future::BoxFuture,
	task::{waker, ArcWake},
	FutureExt,
};
use hanse_support::Deposit;
use pallet_activities::{
	ActivityId, Content, Invitation, MessageRef, NodeId, NodeKey, NodeKeys, NodeSignature, Part,
	PeerKey, Request,
};
use serde_json::{json, Value};
use sp_core::{ed25519, sr25519, Pair};
use std::{
	collections::BTreeMap,
	path::PathBuf,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc, Mutex,
	},
	task::Context,
};
use tempfile::TempDir;

pub type Node = Engine<Sight, Wire, Agent, Ring>;
type Meanwhile = Box<dyn FnOnce() + Send>;

/// A keystore.
pub struct Ring {
	pairs: Vec<sr25519::Pair>,
	meanwhile: Mutex<Option<Meanwhile>>,
}

impl Ring {
	fn new(id: NodeId, key_version: u32) -> Self {
		let pairs = (1..=key_version).map(|version| signing_key(id, version)).collect();
		Self { pairs, meanwhile: Mutex::default() }
	}

	/// What is done once while somebody waits for the list of keys, as another thread would.
	pub fn meanwhile(&self, done: impl FnOnce() + Send + 'static) {
		*self.meanwhile.lock().unwrap() = Some(Box::new(done));
	}
}

impl Signer for Ring {
	fn sign(&self, key: &NodeKey, message: &[u8; 32]) -> Option<NodeSignature> {
		let pair = self.pairs.iter().find(|pair| NodeKey::from(pair.public()) == *key)?;
		Some(pair.sign(message).into())
	}

	fn keys(&self) -> Vec<NodeKey> {
		let meanwhile = self.meanwhile.lock().unwrap().take();
		if let Some(done) = meanwhile {
			done();
		}
		self.pairs.iter().map(|pair| pair.public().into()).collect()
	}
}

/// Notes that something goes on.
#[derive(Default)]
struct Woken(AtomicBool);

impl ArcWake for Woken {
	fn wake_by_ref(me: &Arc<Self>) {
		me.0.store(true, Ordering::SeqCst);
	}
}

/// A node that runs.
struct Running {
	engine: Arc<Node>,
	tasks: Vec<BoxFuture<'static, ()>>,
	events: mpsc::Receiver<Event>,
}

/// Nodes, numbered from 0, which are registered on the chain under the same numbers.
pub struct Net {
	pub world: World,
	pub hub: Hub,
	folder: TempDir,
	running: BTreeMap<NodeId, Running>,
	woken: Arc<Woken>,
}

/// The keys that sign receipts of a node, by version.
pub fn signing_key(id: NodeId, version: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&seed(b's', id, version))
}

pub fn peer_pair(id: NodeId) -> ed25519::Pair {
	ed25519::Pair::from_seed(&seed(b'p', id, 1))
}

pub fn peer(id: NodeId) -> PeerKey {
	peer_pair(id).public()
}

fn seed(what: u8, id: NodeId, version: u32) -> [u8; 32] {
	let mut seed = [what; 32];
	seed[..8].copy_from_slice(&id.to_le_bytes());
	seed[8..12].copy_from_slice(&version.to_le_bytes());
	seed
}

/// The account that owns a node.
pub fn owner(id: NodeId) -> AccountId {
	AccountId::from(seed(b'o', id, 0))
}

pub fn party(id: NodeId) -> Party {
	Party::Account(owner(id))
}

pub fn invitation(id: NodeId) -> Invitation<AccountId> {
	Invitation { party: party(id), part: Part::Receiver }
}

pub fn entry(activity: ActivityId, number: u64) -> MessageRef {
	MessageRef { activity, number }
}

/// No node.
pub fn nobody() -> Vec<NodeId> {
	Vec::new()
}

impl Net {
	/// So many nodes, all running.
	pub fn new(nodes: NodeId) -> Self {
		let (world, hub, running) = (World::new(), Hub::default(), BTreeMap::new());
		let folder = tempfile::tempdir().unwrap();
		let mut net = Self { world, hub, folder, running, woken: Arc::default() };
		for id in 0..nodes {
			let sealing = net.sealing_keys(id).generate().unwrap();
			net.register(id, 1, sealing);
			net.start(id);
		}
		net
	}

	/// Puts the record of a node onto the chain.
	pub fn register(&self, id: NodeId, key_version: u32, sealing: [u8; 32]) {
		let signer = signing_key(id, key_version).public();
		let keys = NodeKeys { peer: peer(id), signer: signer.into(), sealing };
		let (account, agent, org) = (owner(id), AccountId::from(signer.0), None);
		let deposit = Deposit { payer: account.clone(), amount: 0 };
		let record = ChainNode { account, agent, org, keys, key_version, deposit };
		self.world.change(|state| state.nodes.insert(id, record));
	}

	pub fn path(&self, id: NodeId) -> PathBuf {
		self.folder.path().join(format!("node-{id}"))
	}

	pub fn sealing_keys(&self, id: NodeId) -> SealingKeys {
		SealingKeys::open(self.path(id).join("sealing")).unwrap()
	}

	pub fn start(&mut self, id: NodeId) {
		let store = Store::open(&self.path(id).join("data"), GENESIS).unwrap();
		let record = &self.world.state().nodes[&id];
		let (keys, account) = (self.sealing_keys(id), record.agent.clone());
		let signer = Ring::new(id, record.key_version);
		let network = Wire { hub: self.hub.clone(), me: peer(id) };
		let submit = Agent { world: self.world.clone(), account };
		let chain = Sight::of(self.world.clone());
		let parts = Parts { chain, network, submit, signer, store, keys };
		let (engine, work) = Engine::new(parts);
		let tasks = vec![
			engine.clone().fetch_announced(work.announced).boxed(),
			engine.clone().fetch_lacking(work.lacking).boxed(),
			engine.clone().publish_all(work.outbox).boxed(),
			engine.clone().run_errands(work.requests).boxed(),
		];
		let events = engine.subscribe();
		self.hub.join(peer(id), &engine);
		self.running.insert(id, Running { engine, tasks, events });
	}

	/// Stops a node where it stands.
	pub fn stop(&mut self, id: NodeId) {
		self.running.remove(&id);
	}

	pub fn restart(&mut self, id: NodeId) {
		self.stop(id);
		self.start(id);
	}

	/// Stops a node and starts it with a chain that ends here.
	pub fn restart_at(&mut self, id: NodeId, state: Arc<State>) {
		self.restart(id);
		self.node(id).chain.end(state);
	}

	pub fn node(&self, id: NodeId) -> &Arc<Node> {
		&self.running[&id].engine
	}

	pub fn state(&self) -> Arc<State> {
		self.world.state()
	}

	/// What a node told since it was last asked.
	pub fn events(&mut self, id: NodeId) -> Vec<Event> {
		let events = &mut self.running.get_mut(&id).unwrap().events;
		std::iter::from_fn(|| events.try_recv().ok()).collect()
	}

	/// Lets all nodes work until nothing goes on.
	pub fn run(&mut self) {
		let waker = waker(self.woken.clone());
		self.woken.0.store(true, Ordering::SeqCst);
		while self.woken.0.swap(false, Ordering::SeqCst) {
			for running in self.running.values_mut() {
				for task in &mut running.tasks {
					let ended = task.as_mut().poll(&mut Context::from_waker(&waker));
					assert!(ended.is_pending());
				}
			}
		}
	}

	/// A final block, and what all nodes do with it.
	pub fn block(&mut self) {
		self.world.block();
		self.follow();
	}

	/// What all nodes do with the last final block.
	pub fn follow(&mut self) {
		self.run();
		for running in self.running.values() {
			futures::executor::block_on(running.engine.on_final()).unwrap();
		}
		self.run();
	}

	pub fn blocks(&mut self, count: u32) {
		(0..count).for_each(|_| self.block());
	}

	/// A call of a node's owner, final at once.
	pub fn act(&mut self, id: NodeId, call: Call) -> Done {
		let done = self.world.dispatch(&owner(id), call).unwrap();
		self.follow();
		done
	}

	/// An activity for information between nodes, the first of which opens it.
	pub fn open(&mut self, nodes: &[NodeId]) -> ActivityId {
		self.open_for(Request::Both, nodes)
	}

	pub fn open_for(&mut self, request: Request, nodes: &[NodeId]) -> ActivityId {
		let parties = nodes.iter().map(|id| invitation(*id)).collect();
		let call = Call::OpenActivity { kind: 0, request, parties, windows: WINDOWS };
		match self.act(nodes[0], call) {
			Done::Opened(activity) => activity,
			other => panic!("not opened: {other:?}"),
		}
	}

	/// Has a node send information and waits until all that run have it.
	pub fn inform(&mut self, activity: ActivityId, id: NodeId, value: &Value) -> MessageRef {
		let place =
			self.node(id).submit(activity, std::slice::from_ref(value), Content::Information);
		self.settle(id, place.unwrap())
	}

	/// Waits until something that a node sent is final and its receipts are there.
	pub fn settle(&mut self, id: NodeId, place: Place) -> MessageRef {
		self.run();
		self.blocks(3);
		self.number(id, place)
	}

	/// The number under which something is final at a node.
	pub fn number(&self, id: NodeId, place: Place) -> MessageRef {
		match self.node(id).store.row(&place).unwrap().map(|row| row.state) {
			Some(Kept::Final { number }) => entry(place.activity, number),
			other => panic!("{place:?} is not final at {id}: {other:?}"),
		}
	}

	/// The values of a message as a node reads them; nothing if it can't.
	pub fn values(&self, id: NodeId, message: MessageRef) -> Option<Vec<Value>> {
		let (_, opened) = self.node(id).read(message).ok()?;
		Some(opened.into_iter().map(|one| one.value).collect())
	}

	/// Who has not signed for a message.
	pub fn missing(&self, message: MessageRef) -> Vec<NodeId> {
		self.state().missing(message).unwrap()
	}

	/// What a node answers to another that asks for a package.
	pub fn fetch(&self, from: NodeId, to: NodeId, place: Place) -> Answer {
		let Place { activity, author, counter } = place;
		self.hub.ask_for(peer(from), peer(to), &Ask::Fetch { activity, author, counter })
	}

	/// The bytes of all files of a node.
	pub fn files(&self, id: NodeId) -> Vec<u8> {
		let mut folders = vec![self.path(id)];
		let mut bytes = Vec::new();
		while let Some(folder) = folders.pop() {
			for entry in std::fs::read_dir(folder).unwrap() {
				let path = entry.unwrap().path();
				match path.is_dir() {
					true => folders.push(path),
					false => bytes.extend(std::fs::read(path).unwrap()),
				}
			}
		}
		bytes
	}
}

/// Whether some bytes are among others.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
	let Some((first, _)) = needle.split_first() else { return true };
	let mut rest = bytes;
	while let Some(at) = rest.iter().position(|byte| byte == first) {
		rest = &rest[at..];
		if rest.starts_with(needle) {
			return true;
		}
		rest = &rest[1..];
	}
	false
}

/// Information that is like no other.
pub fn information(n: u64) -> Value {
	json!({ "invoice": format!("R-{n}"), "amount": n, "lines": [{ "item": "herring" }] })
}

/// The signed notice of what a node has at a place, as it announced it.
pub fn notice(node: &Node, place: &Place) -> Vec<u8> {
	Ask::Notice(node.store.row(place).unwrap().unwrap().notice).encode()
}
