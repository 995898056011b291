// SPDX-License-Identifier: Apache-2.0

//! Final states, as private data asks for them.

use crate::service::{FullClient, Hash};
use hanse_private_data::{
	chain::{Chain, ChainError, FinalState},
	remembering::{Answers, Remembering},
	AccountId, Activity, BlockNumber, ChainMessage, ChainNode, ChainStatement, ChainThing,
	MemberStanding, Party,
};
use pallet_activities::{
	runtime_api::ActivitiesApi, ActivityId, Kind, KindId, MessageNumber, MessageRef, NodeId,
	PeerKey, StatementId, ThingId,
};
use sc_client_api::HeaderBackend;
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_core::H256;
use std::sync::{Arc, Mutex, PoisonError};

/// Rows that one question to the runtime asks for.
const PAGE: u32 = 256;

type Result<T> = std::result::Result<T, ChainError>;

fn failed(error: ApiError) -> ChainError {
	ChainError(format!("the runtime does not answer: {error}"))
}

/// The chain, as far as it is final.
pub struct Final {
	client: Arc<FullClient>,
	/// The last final block that was asked for, and what its state answered.
	last: Mutex<(Hash, Arc<Answers>)>,
}

impl Final {
	pub fn new(client: Arc<FullClient>) -> Self {
		Self { client, last: Mutex::default() }
	}

	/// What the state of a block answered before.
	fn answers(&self, block: Hash) -> Arc<Answers> {
		let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
		if last.0 != block {
			*last = (block, Arc::default());
		}
		last.1.clone()
	}
}

impl Chain for Final {
	type State = Remembering<At>;

	fn genesis(&self) -> H256 {
		self.client.info().genesis_hash
	}

	fn state(&self) -> Self::State {
		let info = self.client.info();
		let (hash, number) = (info.finalized_hash, info.finalized_number);
		let at = At { client: self.client.clone(), hash, number };
		Remembering::new(at, self.answers(hash))
	}
}

/// The state of a final block.
pub struct At {
	client: Arc<FullClient>,
	hash: Hash,
	number: BlockNumber,
}

macro_rules! asked {
	($at:ident.$name:ident($($argument:expr),*)) => {
		$at.client.runtime_api().$name($at.hash, $($argument),*).map_err(failed)
	};
}

impl FinalState for At {
	fn number(&self) -> BlockNumber {
		self.number
	}

	fn node(&self, node: NodeId) -> Result<Option<ChainNode>> {
		asked!(self.node(node))
	}

	fn node_of(&self, account: &AccountId) -> Result<Option<NodeId>> {
		asked!(self.node_of(account.clone()))
	}

	fn node_of_peer(&self, peer: &PeerKey) -> Result<Option<NodeId>> {
		asked!(self.node_of_peer(*peer))
	}

	fn resolve(&self, party: &Party) -> Result<Option<NodeId>> {
		asked!(self.resolve(party.clone()))
	}

	fn thing(&self, thing: ThingId) -> Result<Option<ChainThing>> {
		asked!(self.thing(thing))
	}

	fn kind(&self, kind: KindId) -> Result<Option<Kind>> {
		asked!(self.kind(kind))
	}

	fn activity(&self, activity: ActivityId) -> Result<Option<Activity>> {
		asked!(self.activity(activity))
	}

	fn members(&self, activity: ActivityId) -> Result<Vec<MemberStanding>> {
		asked!(self.members(activity))
	}

	fn activities_of(&self, node: NodeId, after: Option<ActivityId>) -> Result<Vec<ActivityId>> {
		asked!(self.activities_of(node, after, PAGE))
	}

	fn message(&self, message: MessageRef) -> Result<Option<ChainMessage>> {
		asked!(self.message(message))
	}

	fn messages(
		&self,
		activity: ActivityId,
		from: MessageNumber,
	) -> Result<Vec<(MessageNumber, ChainMessage)>> {
		asked!(self.messages(activity, from, PAGE))
	}

	fn missing(&self, message: MessageRef) -> Result<Vec<NodeId>> {
		asked!(self.missing(message))
	}

	fn statements(
		&self,
		activity: ActivityId,
		from: StatementId,
	) -> Result<Vec<(StatementId, ChainStatement)>> {
		asked!(self.statements(activity, from, PAGE))
	}
}
