// SPDX-License-Identifier: Apache-2.0

//! Sends what the node does on the chain as transactions of its agent, and tells what became of them.

use crate::{
	own_transactions::{text, Failure, Sender, Signed, LIFE},
	service::{FullClient, FullPool, Hash},
	under_way::UnderWay,
};
use codec::{Decode, DecodeAll, Encode};
use futures::{
	channel::{mpsc, oneshot},
	future,
	stream::FuturesUnordered,
	StreamExt,
};
use futures_timer::Delay;
use hanse_private_data::{
	chain::{Call, CallError, ChainError, Done, Signer, Submit, LIFETIME},
	BlockNumber,
};
use hanse_runtime::{authorized_transaction, AccountId, Nonce, Runtime, RuntimeCall, RuntimeEvent};
use pallet_activities::{MessageRef, NodeKey, NodeSignature, SignedReceipts, KEY_TYPE};
use sc_client_api::{BlockBackend, HeaderBackend, StorageProvider};
use sc_transaction_pool_api::{TransactionPool, TransactionSource, TransactionStatus};
use sp_api::ProvideRuntimeApi;
use sp_core::{crypto::ByteArray, sr25519, storage::StorageKey};
use sp_io::hashing::twox_128;
use sp_keystore::KeystorePtr;
use sp_runtime::DispatchError;
use std::{future::Future, sync::Arc, time::Duration};
use substrate_frame_rpc_system::AccountNonceApi;

/// Time between two looks for a transaction that the pool lost sight of.
const SEARCH_EVERY: Duration = Duration::from_secs(2);

type CallResult = Result<Done, CallError>;
type EventRow = frame_system::EventRecord<RuntimeEvent, Hash>;

/// A call that waits for its turn.
pub struct Order {
	call: Call,
	done: oneshot::Sender<CallResult>,
}

/// Takes calls, in order.
pub struct Desk {
	pub orders: mpsc::UnboundedSender<Order>,
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
}

impl Submit for Desk {
	fn call(&self, call: Call) -> impl Future<Output = CallResult> + Send {
		let (done, result) = oneshot::channel();
		// A call that is not taken is answered by the channel that closes.
		let _ = self.orders.unbounded_send(Order { call, done });
		async move {
			match result.await {
				Ok(result) => result,
				// The node stops, and nobody knows what becomes of the call.
				Err(_) => future::pending().await,
			}
		}
	}

	async fn acknowledge(&self, receipts: SignedReceipts) -> Result<(), ChainError> {
		let call = pallet_activities::Call::acknowledge { signed: receipts };
		let transaction = authorized_transaction(RuntimeCall::Activities(call));
		let best = self.client.info().best_hash;
		let submitted = self.pool.submit_one(best, TransactionSource::Local, transaction.into());
		submitted.await.map(|_| ()).map_err(|error| ChainError(error.to_string()))
	}
}

/// Signs with the node's keystore.
pub struct Keystore(pub KeystorePtr);

impl Signer for Keystore {
	fn sign(&self, key: &NodeKey, message: &[u8; 32]) -> Option<NodeSignature> {
		let public = sr25519::Public::from_slice(key.as_slice()).ok()?;
		self.0.sr25519_sign(KEY_TYPE, &public, message).ok()?.map(Into::into)
	}

	fn keys(&self) -> Vec<NodeKey> {
		self.0.sr25519_public_keys(KEY_TYPE).into_iter().map(Into::into).collect()
	}
}

/// Sends orders one after the other and watches all of them.
pub struct Clerk {
	pub sender: Sender,
	/// The agent's account, as long as the node has one.
	pub agent: Box<dyn Fn() -> Option<AccountId> + Send + Sync>,
	/// What the pool watches.
	pub under_way: UnderWay,
}

/// What is looked for in final blocks.
struct Sought {
	bytes: Vec<u8>,
	account: AccountId,
	nonce: Nonce,
	birth: BlockNumber,
	death: BlockNumber,
}

impl Clerk {
	/// Works until nobody can give an order any more.
	pub async fn work(self, mut orders: mpsc::UnboundedReceiver<Order>) {
		let mut watched = FuturesUnordered::new();
		loop {
			futures::select_biased! {
				() = watched.select_next_some() => {},
				order = orders.next() => {
					let Some(Order { call, done }) = order else { return };
					match self.send(call).await {
						Ok(watch) => watched.push(async move {
							let _ = done.send(watch.await);
						}),
						Err(error) => {
							let _ = done.send(Err(CallError::Lost(error)));
						},
					}
				},
			}
		}
	}

	/// Sends a call; what is returned tells what became of it.
	async fn send(&self, call: Call) -> Result<impl Future<Output = CallResult> + '_, Failure> {
		const { assert!(LIFE <= LIFETIME) };
		let agent = (self.agent)().ok_or("this node has no record on the chain")?;
		let call = runtime_call(call)?;
		let signed = self.sender.sign_behind(&agent, call, &self.under_way).await?;
		let Signed { transaction, nonce, birth, death, best } = signed;
		let bytes = transaction.encode();
		let pool = &self.sender.pool;
		let watch = pool.submit_and_watch(best, TransactionSource::Local, transaction.into());
		let mut watch = watch.await.map_err(text)?;
		let under_way = self.under_way.note(agent.clone(), nonce);
		let sought = Sought { bytes, account: agent, nonce, birth, death };
		Ok(async move {
			while let Some(status) = watch.next().await {
				if let TransactionStatus::Finalized((block, index)) = status {
					return self.what_happened(block, index);
				}
			}
			// The pool lost sight of it; somebody else's may still put it into a block.
			drop(under_way);
			self.search(&sought).await
		})
	}

	/// Looks for a transaction in final blocks until it is found, or can be in none any more: its time is
	/// over, or another has its nonce.
	async fn search(&self, sought: &Sought) -> CallResult {
		let mut next = sought.birth.saturating_add(1);
		loop {
			let info = self.sender.client.info();
			let last = info.finalized_number;
			let is_used = self.next_nonce(info.finalized_hash, sought) > Some(sought.nonce);
			while next <= last && next < sought.death {
				match self.find_in(next, &sought.bytes) {
					Ok(Some((block, index))) => return self.what_happened(block, index),
					Ok(None) => next = next.saturating_add(1),
					Err(error) => {
						log::warn!(target: "private-data", "a transaction is looked for: {error}");
						break;
					},
				}
			}
			if next >= sought.death {
				return Err(CallError::Lost("its time is over".into()));
			}
			if is_used && next > last {
				return Err(CallError::Lost("another transaction has its nonce".into()));
			}
			Delay::new(SEARCH_EVERY).await;
		}
	}

	/// The next nonce of an account in the state of a block, if that is known.
	fn next_nonce(&self, block: Hash, Sought { account, .. }: &Sought) -> Option<Nonce> {
		let found = self.sender.client.runtime_api().account_nonce(block, account.clone());
		found.inspect_err(|error| log::warn!(target: "private-data", "no nonce: {error}")).ok()
	}

	/// Where a transaction is in a final block.
	fn find_in(&self, number: BlockNumber, bytes: &[u8]) -> Result<Option<(Hash, usize)>, Failure> {
		let client = &self.sender.client;
		let block = client.hash(number).map_err(text)?.ok_or("a final block is missing")?;
		let body = client.block_body(block).map_err(text)?;
		let body = body.ok_or("the body of a final block is missing")?;
		let index = body.iter().position(|one| one.encode() == bytes);
		Ok(index.map(|index| (block, index)))
	}

	/// What a final transaction did, by the events of its block.
	fn what_happened(&self, block: Hash, index: usize) -> CallResult {
		let events = self.events(block).map_err(CallError::Lost)?;
		let is_its = |row: &&EventRow| matches!(row.phase, frame_system::Phase::ApplyExtrinsic(at) if at as usize == index);
		let mut done = Done::Other;
		for row in events.iter().filter(is_its) {
			match &row.event {
				RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
					dispatch_error,
					..
				}) => return Err(CallError::Refused(name_of(*dispatch_error))),
				RuntimeEvent::Activities(event) => {
					done = done_of(event).unwrap_or(done);
				},
				_ => {},
			}
		}
		Ok(done)
	}

	fn events(&self, block: Hash) -> Result<Vec<EventRow>, Failure> {
		let key = StorageKey([twox_128(b"System"), twox_128(b"Events")].concat());
		let client = &self.sender.client;
		let found = client.storage(block, &key).map_err(text)?;
		let found = found.ok_or("the events of the block are gone")?;
		// A later runtime may have events that this node does not know: what it did is found on the
		// chain all the same.
		Vec::<EventRow>::decode_all(&mut &found.0[..]).map_err(text)
	}
}

fn done_of(event: &pallet_activities::Event<Runtime>) -> Option<Done> {
	use pallet_activities::Event;
	match event {
		Event::ActivityOpened { activity, .. } => Some(Done::Opened(*activity)),
		Event::MessagePublished { activity, number, .. } => {
			Some(Done::Published(MessageRef { activity: *activity, number: *number }))
		},
		Event::StatementMade { statement, .. } => Some(Done::Stated(*statement)),
		_ => None,
	}
}

/// The error by its name in the metadata; those of other pallets in words.
fn name_of(error: DispatchError) -> String {
	use frame_support::traits::PalletInfoAccess;
	if let DispatchError::Module(module) = error {
		if usize::from(module.index) == hanse_runtime::Activities::index() {
			let named = pallet_activities::Error::<Runtime>::decode(&mut &module.error[..]);
			if let Ok(named) = named {
				let name: &'static str = named.into();
				return name.into();
			}
		}
	}
	let words: &'static str = error.into();
	format!("{words} ({error:?})")
}

fn runtime_call(call: Call) -> Result<RuntimeCall, Failure> {
	use pallet_activities::Call as Chain;
	let too_many = |_| Failure::from("there are too many parties in a call");
	Ok(RuntimeCall::Activities(match call {
		Call::OpenActivity { kind, request, parties, windows } => {
			let parties = parties.try_into().map_err(too_many)?;
			Chain::open_activity { kind, request, parties, windows }
		},
		Call::Consent(activity) => Chain::consent { activity },
		Call::Decline(activity) => Chain::decline { activity },
		Call::AddMember { activity, invitation, history } => {
			Chain::add_member { activity, invitation, history }
		},
		Call::RemoveMember { activity, node } => Chain::remove_member { activity, node },
		Call::Leave(activity) => Chain::leave { activity },
		Call::RaiseEpoch(activity) => Chain::raise_epoch { activity },
		Call::Allow(to) => Chain::allow { to },
		Call::Disallow(to) => Chain::disallow { to },
		Call::Publish { activity, epoch, counter, digest, content } => {
			Chain::publish { activity, epoch, counter, digest, content }
		},
		Call::PublishMany { activity, epoch, counter, root, count } => {
			Chain::publish_many { activity, epoch, counter, root, count }
		},
		Call::Purge(message) => Chain::purge { message },
		Call::MakeStatement { activity, about, commitment } => {
			Chain::make_statement { activity, about, commitment }
		},
		Call::CountersignStatement { activity, statement } => {
			Chain::countersign_statement { activity, statement }
		},
		Call::RevokeStatement { activity, statement } => {
			Chain::revoke_statement { activity, statement }
		},
		Call::Close(activity) => Chain::close { activity },
	}))
}
