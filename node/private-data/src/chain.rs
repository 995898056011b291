// SPDX-License-Identifier: Apache-2.0

//! What private data asks of the chain, the network and the keystore, so that tests can answer
//! instead.

use crate::{
	AccountId, Activity, BlockNumber, ChainMessage, ChainNode, ChainStatement, ChainThing,
	MemberStanding, Party,
};
use pallet_activities::{
	ActivityId, Consent, Content, Digest, History, Invitation, Kind, KindId, MessageNumber,
	MessageRef, NodeId, NodeKey, NodeSignature, PeerKey, Request, SignedReceipts, StatementId,
	ThingId, Windows,
};
use sp_core::H256;
use std::future::Future;

/// A failure on the node's side, in words.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct ChainError(pub String);

type Result<T> = std::result::Result<T, ChainError>;

/// Blocks for which a transaction of the agent is good at most. After a crash an activity that was being
/// opened is looked for so long before it is opened again.
pub const LIFETIME: BlockNumber = 256;

/// The state of one final block.
pub trait FinalState {
	/// The number of the block.
	fn number(&self) -> BlockNumber;
	/// A node record.
	fn node(&self, node: NodeId) -> Result<Option<ChainNode>>;
	/// The node that an account owns or is the agent of.
	fn node_of(&self, account: &AccountId) -> Result<Option<NodeId>>;
	/// The node of a peer.
	fn node_of_peer(&self, peer: &PeerKey) -> Result<Option<NodeId>>;
	/// The node at which a party is reached.
	fn resolve(&self, party: &Party) -> Result<Option<NodeId>>;
	/// A device.
	fn thing(&self, thing: ThingId) -> Result<Option<ChainThing>>;
	/// A kind of activity.
	fn kind(&self, kind: KindId) -> Result<Option<Kind>>;
	/// An activity.
	fn activity(&self, activity: ActivityId) -> Result<Option<Activity>>;
	/// The nodes of a group as they stand.
	fn members(&self, activity: ActivityId) -> Result<Vec<MemberStanding>>;
	/// The activities that a node has a row in, behind `after`, as many as one question gives.
	fn activities_of(&self, node: NodeId, after: Option<ActivityId>) -> Result<Vec<ActivityId>>;
	/// A message.
	fn message(&self, message: MessageRef) -> Result<Option<ChainMessage>>;
	/// The messages of an activity with the 256 numbers from `from` on; what was cleared of them is left
	/// out.
	fn messages(
		&self,
		activity: ActivityId,
		from: MessageNumber,
	) -> Result<Vec<(MessageNumber, ChainMessage)>>;
	/// Who was to get a message and has not signed for it.
	fn missing(&self, message: MessageRef) -> Result<Vec<NodeId>>;
	/// The trust statements of an activity from a number on, as many as one question gives.
	fn statements(
		&self,
		activity: ActivityId,
		from: StatementId,
	) -> Result<Vec<(StatementId, ChainStatement)>>;
}

/// The chain, as far as it is final.
pub trait Chain: Send + Sync + 'static {
	type State: FinalState;

	/// The hash of the first block.
	fn genesis(&self) -> H256;
	/// The state of the last final block.
	fn state(&self) -> Self::State;
}

/// A peer gave no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the peer does not answer")]
pub struct Unreached;

/// The network.
pub trait Network: Send + Sync + 'static {
	/// Asks a peer, connecting to it first if need be.
	fn ask(
		&self,
		peer: PeerKey,
		request: Vec<u8>,
	) -> impl Future<Output = std::result::Result<Vec<u8>, Unreached>> + Send;

	/// Lowers what the network thinks of a peer, so that it is disconnected.
	fn punish(&self, peer: PeerKey);
}

/// A transaction of the node's agent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Call {
	OpenActivity {
		kind: KindId,
		request: Request,
		parties: Vec<Invitation<AccountId>>,
		windows: Windows<BlockNumber>,
	},
	Consent(ActivityId),
	Decline(ActivityId),
	AddMember {
		activity: ActivityId,
		invitation: Invitation<AccountId>,
		history: History,
	},
	RemoveMember {
		activity: ActivityId,
		node: NodeId,
	},
	Leave(ActivityId),
	RaiseEpoch(ActivityId),
	Allow(Consent),
	Disallow(Consent),
	Publish {
		activity: ActivityId,
		epoch: u32,
		counter: u64,
		digest: Digest,
		content: Content,
	},
	PublishMany {
		activity: ActivityId,
		epoch: u32,
		counter: u64,
		root: H256,
		count: u32,
	},
	Purge(MessageRef),
	MakeStatement {
		activity: ActivityId,
		about: NodeId,
		commitment: H256,
	},
	CountersignStatement {
		activity: ActivityId,
		statement: StatementId,
	},
	RevokeStatement {
		activity: ActivityId,
		statement: StatementId,
	},
	Close(ActivityId),
}

/// What a final transaction of the agent did, as far as its caller has to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
	Opened(ActivityId),
	Published(MessageRef),
	Stated(StatementId),
	Other,
}

/// Why a transaction of the agent did not do it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CallError {
	/// The pallet's error, by its name in the metadata.
	#[error("the chain refuses: {0}")]
	Refused(String),
	/// It could not be sent or did not get in while it was good: it may be sent again.
	#[error("the transaction did not get in: {0}")]
	Lost(String),
}

/// The transaction pool.
pub trait Submit: Send + Sync + 'static {
	/// Sends a call from the agent's account; what is returned waits until it is final or can never be,
	/// and [`Chain::state`] has what it did from then on. Calls go out in the order in which this is
	/// called, whenever what it returns is looked at. None is good for more than [`LIFETIME`] blocks.
	fn call(&self, call: Call)
		-> impl Future<Output = std::result::Result<Done, CallError>> + Send;

	/// Hands a receipt to the pool. The chain takes each once.
	fn acknowledge(&self, receipts: SignedReceipts) -> impl Future<Output = Result<()>> + Send;
}

/// The keystore.
pub trait Signer: Send + Sync + 'static {
	/// The signature of a key over 32 bytes, if the keystore has the key.
	fn sign(&self, key: &NodeKey, message: &[u8; 32]) -> Option<NodeSignature>;
	/// The signing keys in the keystore.
	fn keys(&self) -> Vec<NodeKey>;
}
