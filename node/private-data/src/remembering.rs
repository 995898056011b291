// SPDX-License-Identifier: Apache-2.0

//! What a final state answered.
//!
//! A question to the state runs the runtime, and every package takes a dozen or two of them: whose peer
//! this is, who the members are, which record is this node's. They are the same for package after
//! package, and a final state never changes: who asks at the same block shares the answers.

use crate::{
	chain::{ChainError, FinalState},
	engine::locked,
	AccountId, Activity, BlockNumber, ChainMessage, ChainNode, ChainStatement, ChainThing,
	MemberStanding, Party,
};
use pallet_activities::{
	ActivityId, Kind, KindId, MessageNumber, MessageRef, NodeId, PeerKey, StatementId, ThingId,
};
use std::{
	collections::HashMap,
	hash::Hash,
	sync::{Arc, Mutex},
};

/// Answers to questions of one sort that are remembered; strangers may ask for ever other ones.
const MAX_ANSWERS: usize = 4_096;

type Result<T> = std::result::Result<T, ChainError>;

/// Answers to questions of one sort.
struct Asked<Question, Answer>(Mutex<HashMap<Question, Answer>>);

impl<Question, Answer> Default for Asked<Question, Answer> {
	fn default() -> Self {
		Self(Mutex::default())
	}
}

impl<Question: Hash + Eq, Answer: Clone> Asked<Question, Answer> {
	/// The answer, asked for if it is not remembered. What fails is asked again.
	fn once(&self, question: Question, ask: impl FnOnce() -> Result<Answer>) -> Result<Answer> {
		if let Some(answer) = locked(&self.0).get(&question) {
			return Ok(answer.clone());
		}
		// Others needn't wait meanwhile.
		let answer = ask()?;
		let mut answers = locked(&self.0);
		if answers.len() >= MAX_ANSWERS {
			answers.clear();
		}
		answers.insert(question, answer.clone());
		Ok(answer)
	}
}

/// What the state of one block answered.
#[derive(Default)]
pub struct Answers {
	nodes: Asked<NodeId, Option<ChainNode>>,
	by_account: Asked<AccountId, Option<NodeId>>,
	by_peer: Asked<PeerKey, Option<NodeId>>,
	activities: Asked<ActivityId, Option<Activity>>,
	members: Asked<ActivityId, Vec<MemberStanding>>,
}

/// A state, and what it answered before.
pub struct Remembering<S> {
	state: S,
	answers: Arc<Answers>,
}

impl<S> Remembering<S> {
	/// The answers are those of the same block.
	pub fn new(state: S, answers: Arc<Answers>) -> Self {
		Self { state, answers }
	}
}

impl<S: FinalState> FinalState for Remembering<S> {
	fn number(&self) -> BlockNumber {
		self.state.number()
	}

	fn node(&self, node: NodeId) -> Result<Option<ChainNode>> {
		self.answers.nodes.once(node, || self.state.node(node))
	}

	fn node_of(&self, account: &AccountId) -> Result<Option<NodeId>> {
		self.answers.by_account.once(account.clone(), || self.state.node_of(account))
	}

	fn node_of_peer(&self, peer: &PeerKey) -> Result<Option<NodeId>> {
		self.answers.by_peer.once(*peer, || self.state.node_of_peer(peer))
	}

	fn resolve(&self, party: &Party) -> Result<Option<NodeId>> {
		self.state.resolve(party)
	}

	fn thing(&self, thing: ThingId) -> Result<Option<ChainThing>> {
		self.state.thing(thing)
	}

	fn kind(&self, kind: KindId) -> Result<Option<Kind>> {
		self.state.kind(kind)
	}

	fn activity(&self, activity: ActivityId) -> Result<Option<Activity>> {
		self.answers.activities.once(activity, || self.state.activity(activity))
	}

	fn members(&self, activity: ActivityId) -> Result<Vec<MemberStanding>> {
		self.answers.members.once(activity, || self.state.members(activity))
	}

	fn activities_of(&self, node: NodeId, after: Option<ActivityId>) -> Result<Vec<ActivityId>> {
		self.state.activities_of(node, after)
	}

	fn message(&self, message: MessageRef) -> Result<Option<ChainMessage>> {
		self.state.message(message)
	}

	fn messages(
		&self,
		activity: ActivityId,
		from: MessageNumber,
	) -> Result<Vec<(MessageNumber, ChainMessage)>> {
		self.state.messages(activity, from)
	}

	fn missing(&self, message: MessageRef) -> Result<Vec<NodeId>> {
		self.state.missing(message)
	}

	fn statements(
		&self,
		activity: ActivityId,
		from: StatementId,
	) -> Result<Vec<(StatementId, ChainStatement)>> {
		self.state.statements(activity, from)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::cell::Cell;

	fn asked(answers: &Asked<u32, u32>, times: &Cell<u32>, question: u32) -> u32 {
		let ask = || {
			times.set(times.get() + 1);
			Ok(question * 2)
		};
		answers.once(question, ask).unwrap()
	}

	#[test]
	fn question_should_be_asked_once_and_again_when_it_failed() {
		let (answers, times) = (Asked::default(), Cell::new(0));
		let failure = answers.once(3, || Err(ChainError("down".into())));
		assert_eq!(failure, Err(ChainError("down".into())));
		assert_eq!([3, 3, 4, 3, 4].map(|one| asked(&answers, &times, one)), [6, 6, 8, 6, 8]);
		assert_eq!(times.get(), 2);
	}

	#[test]
	fn answers_should_not_grow_without_end_when_ever_other_questions_are_asked() {
		let (answers, times) = (Asked::default(), Cell::new(0));
		let many = u32::try_from(MAX_ANSWERS).unwrap() * 2 + 1;
		for question in 0..many {
			assert_eq!(asked(&answers, &times, question), question * 2);
			assert!(locked(&answers.0).len() <= MAX_ANSWERS);
		}
		assert_eq!(times.get(), many);
	}
}
