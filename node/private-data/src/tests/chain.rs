// SPDX-License-Identifier: Apache-2.0

//! The chain: what `pallet-activities` does, as far as nodes see it.

use crate::{
	chain::{Call, CallError, ChainError, Done, FinalState, Submit},
	AccountId, Activity, BlockNumber, ChainMessage, ChainNode, ChainStatement, ChainThing,
	MemberStanding, Party,
};
use futures::channel::oneshot;
use hanse_support::{signed_payload::Payload, Deposit};
use pallet_activities::{
	payloads::RECEIPTS, ActivityId, ActivityState, Content, Current, Digest, History, Invitation,
	Kind, KindId, Member, MemberState, MessageNumber, MessageRef, NodeId, Parts, PeerKey, Receipts,
	Request, SignedReceipts, Slots, Statement, StatementId, StatementState, ThingId, UpdatePolicy,
	Windows, Word, MAX_PAGE,
};
use sp_core::H256;
use std::{
	collections::{BTreeMap, BTreeSet},
	future::Future,
	sync::{Arc, Mutex},
};

pub const GENESIS: H256 = H256([7; 32]);
pub const WINDOWS: Windows<BlockNumber> = Windows { consent: 20, receipt: 10 };

type MemberRow = Member<AccountId, u128, BlockNumber>;
type Refusal = &'static str;

/// The state of a block.
#[derive(Clone, Default)]
pub struct State {
	pub number: BlockNumber,
	pub nodes: BTreeMap<NodeId, ChainNode>,
	pub things: BTreeMap<ThingId, ChainThing>,
	/// Who does not consent beforehand.
	pub asked: BTreeSet<NodeId>,
	pub activities: BTreeMap<ActivityId, Activity>,
	pub members: BTreeMap<(ActivityId, NodeId), MemberRow>,
	pub messages: BTreeMap<(ActivityId, MessageNumber), ChainMessage>,
	pub statements: BTreeMap<(ActivityId, StatementId), ChainStatement>,
}

fn deposit() -> Deposit<AccountId, u128> {
	Deposit { payer: AccountId::from([0; 32]), amount: 0 }
}

fn new_activity(
	(kind, request, windows): (KindId, Request, Windows<BlockNumber>),
	initiator: NodeId,
	state: ActivityState<BlockNumber>,
	opened: BlockNumber,
) -> Activity {
	Activity {
		kind,
		request,
		initiator,
		updates: UpdatePolicy::Members,
		windows,
		state,
		opened,
		epoch: 0,
		roster: Slots::default(),
		next_slot: 0,
		next_message: 0,
		purges: 0,
		head: H256::zero(),
		current: None,
		next_statement: 0,
		messages: 0,
		statements: 0,
		members: 0,
		deposit: deposit(),
	}
}

fn ensure(holds: bool, why: Refusal) -> Result<(), Refusal> {
	match holds {
		true => Ok(()),
		false => Err(why),
	}
}

impl State {
	fn reach(&self, party: &Party) -> Option<NodeId> {
		let account = match party {
			Party::Account(account) => account.clone(),
			Party::Thing(thing) => self.things.get(thing)?.owner.clone(),
			Party::Org(_) => return None,
		};
		self.nodes.iter().find(|(_, node)| node.account == account).map(|(id, _)| *id)
	}

	fn caller(&self, who: &AccountId) -> Result<NodeId, Refusal> {
		let is_its = |node: &ChainNode| node.account == *who || node.agent == *who;
		let found = self.nodes.iter().find(|(_, node)| is_its(node));
		found.map(|(id, _)| *id).ok_or("NodeNotFound")
	}

	fn row(&mut self, activity: ActivityId) -> Result<&mut Activity, Refusal> {
		self.activities.get_mut(&activity).ok_or("ActivityNotFound")
	}

	fn open_row(&mut self, activity: ActivityId) -> Result<&mut Activity, Refusal> {
		let row = self.row(activity)?;
		ensure(!matches!(row.state, ActivityState::Closed { .. }), "ActivityClosed")?;
		Ok(row)
	}

	fn member(&mut self, activity: ActivityId, node: NodeId) -> Result<&mut MemberRow, Refusal> {
		self.members.get_mut(&(activity, node)).ok_or("NotMember")
	}

	fn standing(&mut self, activity: ActivityId, who: &AccountId) -> Result<NodeId, Refusal> {
		let node = self.caller(who)?;
		let member = self.member(activity, node)?;
		ensure(matches!(member.state, MemberState::Joined { .. }), "NotMember")?;
		Ok(node)
	}

	fn initiator(&mut self, activity: ActivityId, who: &AccountId) -> Result<NodeId, Refusal> {
		let node = self.caller(who)?;
		ensure(self.row(activity)?.initiator == node, "NotInitiator")?;
		Ok(node)
	}

	fn enrol(&mut self, activity: ActivityId, node: NodeId, state: MemberState<BlockNumber>) {
		let key_version = self.nodes[&node].key_version;
		let earlier = self.members.get(&(activity, node)).map_or(0, |row| row.next_counter);
		let row = self.activities.get_mut(&activity).unwrap();
		let slot = u8::try_from(row.next_slot).unwrap();
		row.next_slot += 1;
		if matches!(state, MemberState::Joined { .. }) {
			row.roster.insert(slot);
		}
		let (parts, org, next_counter, deposit) = (Parts::default(), None, earlier, deposit());
		let member = Member { state, parts, slot, org, key_version, next_counter, deposit };
		self.members.insert((activity, node), member);
	}

	fn first_readable(&self, activity: ActivityId, history: History) -> MessageNumber {
		match history {
			History::Granted => 0,
			History::Withheld => self.activities[&activity].next_message,
		}
	}

	fn answered(&mut self, activity: ActivityId) -> Result<(), Refusal> {
		let row = self.row(activity)?;
		if let ActivityState::Forming { awaited, until } = row.state {
			row.state = match awaited - 1 {
				0 => ActivityState::Active,
				awaited => ActivityState::Forming { awaited, until },
			};
		}
		Ok(())
	}

	/// Does a call, or nothing.
	pub fn dispatch(&mut self, who: &AccountId, call: &Call) -> Result<Done, Refusal> {
		let before = self.clone();
		let done = self.try_dispatch(who, call);
		if done.is_err() {
			*self = before;
		}
		done
	}

	fn try_dispatch(&mut self, who: &AccountId, call: &Call) -> Result<Done, Refusal> {
		match call.clone() {
			Call::OpenActivity { kind, request, parties, windows } => {
				self.open(who, kind, request, &parties, windows)
			},
			Call::Consent(activity) => self.consent(who, activity),
			Call::Decline(activity) => self.decline(who, activity),
			Call::AddMember { activity, invitation, history } => {
				self.add(who, activity, &invitation, history)
			},
			Call::RemoveMember { activity, node } => {
				self.initiator(activity, who)?;
				self.depart(activity, node)
			},
			Call::Leave(activity) => {
				let node = self.caller(who)?;
				self.depart(activity, node)
			},
			Call::RaiseEpoch(activity) => self.raise(who, activity),
			Call::Publish { activity, epoch, counter, digest, content } => {
				let node = self.draft(who, activity, (epoch, counter, 1))?;
				self.inform(activity, node, digest, content)?;
				let root = digest.leaf(activity, node, counter);
				self.put(activity, node, (counter, 1, root), content)
			},
			Call::PublishMany { activity, epoch, counter, root, count } => {
				let node = self.draft(who, activity, (epoch, counter, count))?;
				ensure(self.row(activity)?.current.is_some(), "InformationFirst")?;
				self.put(activity, node, (counter, count, root), Content::Information)
			},
			Call::Purge(message) => self.purge(who, message),
			Call::MakeStatement { activity, about, commitment } => {
				self.state(who, activity, about, commitment)
			},
			Call::Close(activity) => {
				self.initiator(activity, who)?;
				let since = self.number;
				self.open_row(activity)?.state = ActivityState::Closed { since };
				Ok(Done::Other)
			},
			other => panic!("no test makes this call: {other:?}"),
		}
	}

	fn decline(&mut self, who: &AccountId, activity: ActivityId) -> Result<Done, Refusal> {
		let node = self.caller(who)?;
		let member = self.member(activity, node)?;
		ensure(matches!(member.state, MemberState::Invited { .. }), "NotInvited")?;
		member.state = MemberState::Declined;
		self.answered(activity)?;
		Ok(Done::Other)
	}

	fn raise(&mut self, who: &AccountId, activity: ActivityId) -> Result<Done, Refusal> {
		let node = self.standing(activity, who)?;
		let version = self.nodes[&node].key_version;
		let member = self.member(activity, node)?;
		ensure(member.key_version != version, "EpochCurrent")?;
		member.key_version = version;
		self.open_row(activity)?.epoch += 1;
		Ok(Done::Other)
	}

	fn state(
		&mut self,
		who: &AccountId,
		activity: ActivityId,
		about: NodeId,
		commitment: H256,
	) -> Result<Done, Refusal> {
		let (maker, made) = (self.standing(activity, who)?, self.number);
		let row = self.open_row(activity)?;
		let statement = row.next_statement;
		row.next_statement += 1;
		let (state, deposit) = (StatementState::Made, deposit());
		let row = Statement { maker, about, commitment, made, state, deposit };
		self.statements.insert((activity, statement), row);
		Ok(Done::Stated(statement))
	}

	fn open(
		&mut self,
		who: &AccountId,
		kind: KindId,
		request: Request,
		parties: &[Invitation<AccountId>],
		windows: Windows<BlockNumber>,
	) -> Result<Done, Refusal> {
		let initiator = self.caller(who)?;
		let mut nodes = vec![initiator];
		for one in parties {
			let node = self.reach(&one.party).ok_or("PartyNotReached")?;
			if !nodes.contains(&node) {
				nodes.push(node);
			}
		}
		let asked = nodes.iter().filter(|node| self.asked.contains(node)).count();
		let activity = ActivityId::try_from(self.activities.len()).unwrap();
		let until = self.number + windows.consent;
		let state = match u32::try_from(asked).unwrap() {
			0 => ActivityState::Active,
			awaited => ActivityState::Forming { awaited, until },
		};
		let opened = self.number;
		let row = new_activity((kind, request, windows), initiator, state, opened);
		self.activities.insert(activity, row);
		for node in nodes {
			let state = match self.asked.contains(&node) {
				true => MemberState::Invited { until, history: History::Withheld },
				false => MemberState::Joined { from: 0 },
			};
			self.enrol(activity, node, state);
		}
		Ok(Done::Opened(activity))
	}

	fn consent(&mut self, who: &AccountId, activity: ActivityId) -> Result<Done, Refusal> {
		let node = self.caller(who)?;
		let (now, version) = (self.number, self.nodes[&node].key_version);
		let MemberState::Invited { until, history } = self.member(activity, node)?.state else {
			return Err("NotInvited");
		};
		ensure(now < until, "InvitationExpired")?;
		let from = self.first_readable(activity, history);
		let member = self.member(activity, node)?;
		member.state = MemberState::Joined { from };
		member.key_version = version;
		let slot = member.slot;
		let row = self.open_row(activity)?;
		row.epoch += 1;
		row.roster.insert(slot);
		self.answered(activity)?;
		Ok(Done::Other)
	}

	fn add(
		&mut self,
		who: &AccountId,
		activity: ActivityId,
		invitation: &Invitation<AccountId>,
		history: History,
	) -> Result<Done, Refusal> {
		self.initiator(activity, who)?;
		let node = self.reach(&invitation.party).ok_or("PartyNotReached")?;
		let earlier = self.members.get(&(activity, node)).map(|row| row.state);
		ensure(!matches!(earlier, Some(MemberState::Joined { .. })), "AlreadyMember")?;
		let state = match self.asked.contains(&node) {
			true => MemberState::Invited { until: self.number + WINDOWS.consent, history },
			false => {
				self.open_row(activity)?.epoch += 1;
				MemberState::Joined { from: self.first_readable(activity, history) }
			},
		};
		self.enrol(activity, node, state);
		Ok(Done::Other)
	}

	fn depart(&mut self, activity: ActivityId, node: NodeId) -> Result<Done, Refusal> {
		let to = self.open_row(activity)?.next_message;
		let member = self.member(activity, node)?;
		let MemberState::Joined { from } = member.state else { return Err("NotMember") };
		member.state = MemberState::Left { from, to };
		let slot = member.slot;
		let row = self.row(activity)?;
		row.epoch += 1;
		row.roster.remove(slot);
		Ok(Done::Other)
	}

	fn draft(
		&mut self,
		who: &AccountId,
		activity: ActivityId,
		(epoch, counter, count): (u32, u64, u32),
	) -> Result<NodeId, Refusal> {
		self.open_row(activity)?;
		let node = self.standing(activity, who)?;
		let now = self.number;
		let row = self.row(activity)?;
		if let ActivityState::Forming { until, .. } = row.state {
			ensure(now >= until, "ConsentAwaited")?;
			row.state = ActivityState::Active;
		}
		ensure(epoch == row.epoch, "StaleEpoch")?;
		let member = self.member(activity, node)?;
		ensure(counter >= member.next_counter, "CounterUsed")?;
		member.next_counter = counter + u64::from(count);
		Ok(node)
	}

	fn inform(
		&mut self,
		activity: ActivityId,
		node: NodeId,
		digest: Digest,
		content: Content,
	) -> Result<(), Refusal> {
		let row = self.row(activity)?;
		ensure(row.request.allows(&content), "ContentNotAllowed")?;
		let number = row.next_message;
		match (row.current, content) {
			(None, Content::Trust) if row.request == Request::Trust => {},
			(None, Content::Information) if node == row.initiator => {
				row.current = Some(Current { number, result: digest.fields });
			},
			(None, _) => return Err("InformationFirst"),
			(Some(current), Content::Update { base, result }) => {
				ensure(base == current.number, "StaleUpdate")?;
				row.current = Some(Current { number, result });
			},
			_ => {},
		}
		Ok(())
	}

	fn put(
		&mut self,
		activity: ActivityId,
		author: NodeId,
		(counter, count, root): (u64, u32, H256),
		content: Content,
	) -> Result<Done, Refusal> {
		let slot = self.member(activity, author)?.slot;
		let block = self.number;
		let row = self.row(activity)?;
		let (mut missing, mut holders) = (row.roster.clone(), Slots::default());
		missing.remove(slot);
		holders.insert(slot);
		ensure(!missing.is_empty(), "NoRecipients")?;
		let (number, until, epoch) = (row.next_message, block + row.windows.receipt, row.epoch);
		row.next_message += 1;
		let message = ChainMessage {
			author,
			counter,
			count,
			epoch,
			root,
			content,
			block,
			until,
			holders,
			missing,
			purged: None,
			deposit: deposit(),
		};
		self.messages.insert((activity, number), message);
		Ok(Done::Published(MessageRef { activity, number }))
	}

	fn purge(&mut self, who: &AccountId, message: MessageRef) -> Result<Done, Refusal> {
		let MessageRef { activity, number } = message;
		let (node, now) = (self.caller(who)?, self.number);
		let initiator = self.row(activity)?.initiator;
		let row = self.messages.get_mut(&(activity, number)).ok_or("MessageNotFound")?;
		ensure(node == row.author || node == initiator, "NotAuthor")?;
		ensure(row.purged.is_none(), "MessagePurged")?;
		row.purged = Some(now);
		self.row(activity)?.purges += 1;
		Ok(Done::Other)
	}

	/// Takes receipts, all or none.
	pub fn acknowledge(&mut self, signed: &SignedReceipts) -> Result<(), Refusal> {
		let SignedReceipts { node, word: of, entries, key_version, signature } = signed;
		let ascending = entries.is_sorted_by(|one, next| one < next);
		ensure(ascending && !entries.is_empty(), "InvalidReceipts")?;
		let by = self.nodes.get(node).ok_or("NodeNotFound")?;
		ensure(by.key_version == *key_version, "KeyNotFound")?;
		let mut roots = Vec::new();
		for entry in entries {
			let row = self.messages.get(&(entry.activity, entry.number));
			let row = row.ok_or("MessageNotFound")?;
			let member = self.members.get(&(entry.activity, *node)).ok_or("NotRecipient")?;
			let (slot, granted) = (member.slot, member.state.may_read(entry.number));
			match of {
				Word::Stored => {
					ensure(!row.holders.has(slot), "AlreadySigned")?;
					ensure(row.missing.has(slot) || granted, "NotRecipient")?;
					ensure(row.purged.is_none(), "MessagePurged")?;
				},
				Word::Erased => {
					ensure(row.purged.is_some(), "NotPurged")?;
					ensure(row.holders.has(slot), "NotRecipient")?;
				},
			}
			roots.push((*entry, row.root));
		}
		let receipts = Receipts { node: *node, word: *of, entries: roots };
		let payload = Payload::lasting(RECEIPTS, GENESIS, receipts, *key_version);
		ensure(payload.is_signed_by_key(&by.keys.signer, signature), "BadProof")?;
		for entry in entries {
			let slot = self.members[&(entry.activity, *node)].slot;
			let row = self.messages.get_mut(&(entry.activity, entry.number)).unwrap();
			match of {
				Word::Stored => {
					row.missing.remove(slot);
					row.holders.insert(slot);
				},
				Word::Erased => {
					row.holders.remove(slot);
				},
			}
		}
		Ok(())
	}
}

type Read<T> = Result<T, ChainError>;

impl FinalState for Arc<State> {
	fn number(&self) -> BlockNumber {
		self.number
	}

	fn node(&self, node: NodeId) -> Read<Option<ChainNode>> {
		Ok(self.nodes.get(&node).cloned())
	}

	fn node_of(&self, account: &AccountId) -> Read<Option<NodeId>> {
		Ok(self.caller(account).ok())
	}

	fn node_of_peer(&self, peer: &PeerKey) -> Read<Option<NodeId>> {
		let found = self.nodes.iter().find(|(_, node)| node.keys.peer == *peer);
		Ok(found.map(|(id, _)| *id))
	}

	fn resolve(&self, party: &Party) -> Read<Option<NodeId>> {
		Ok(self.reach(party))
	}

	fn thing(&self, thing: ThingId) -> Read<Option<ChainThing>> {
		Ok(self.things.get(&thing).cloned())
	}

	fn kind(&self, _: KindId) -> Read<Option<Kind>> {
		Ok(None)
	}

	fn activity(&self, activity: ActivityId) -> Read<Option<Activity>> {
		Ok(self.activities.get(&activity).cloned())
	}

	fn members(&self, activity: ActivityId) -> Read<Vec<MemberStanding>> {
		let rows = self.members.range((activity, 0)..=(activity, NodeId::MAX));
		let standing = |(&(_, node), row): (&(ActivityId, NodeId), &MemberRow)| {
			let keys = self.nodes.get(&node).map(|node| (node.key_version, node.keys.clone()));
			let Member { state, parts, slot, key_version, next_counter, .. } = row.clone();
			MemberStanding { node, state, parts, slot, keys, key_version, next_counter }
		};
		let mut members: Vec<_> = rows.map(standing).collect();
		members.sort_by_key(|one| one.slot);
		Ok(members)
	}

	fn activities_of(&self, node: NodeId, after: Option<ActivityId>) -> Read<Vec<ActivityId>> {
		let of_node = self.members.keys().filter(|(_, one)| *one == node);
		let behind = of_node.map(|(activity, _)| *activity);
		Ok(behind.filter(|one| after.is_none_or(|after| *one > after)).take(2).collect())
	}

	fn message(&self, message: MessageRef) -> Read<Option<ChainMessage>> {
		Ok(self.messages.get(&(message.activity, message.number)).cloned())
	}

	fn messages(
		&self,
		activity: ActivityId,
		from: MessageNumber,
	) -> Read<Vec<(MessageNumber, ChainMessage)>> {
		let to = from + u64::from(MAX_PAGE);
		let rows = self.messages.range((activity, from)..(activity, to));
		Ok(rows.map(|((_, number), row)| (*number, row.clone())).collect())
	}

	fn missing(&self, message: MessageRef) -> Read<Vec<NodeId>> {
		let Some(row) = self.message(message)? else { return Ok(Vec::new()) };
		let members = self.members(message.activity)?.into_iter();
		Ok(members.filter(|one| row.missing.has(one.slot)).map(|one| one.node).collect())
	}

	fn statements(
		&self,
		activity: ActivityId,
		from: StatementId,
	) -> Read<Vec<(StatementId, ChainStatement)>> {
		let rows = self.statements.range((activity, from)..=(activity, StatementId::MAX));
		Ok(rows.map(|((_, number), row)| (*number, row.clone())).collect())
	}
}

type Answer = oneshot::Sender<Result<Done, CallError>>;

/// The transactions that wait, and what became of all.
#[derive(Default)]
pub struct Pool {
	calls: Vec<(AccountId, Call, Answer)>,
	receipts: Vec<SignedReceipts>,
	/// So many calls do not get in.
	pub loses: usize,
	/// Activities are not opened now; who asks for it waits.
	pub holds: bool,
	/// Calls that got in, and why those that failed did.
	pub history: Vec<(Call, Result<Done, Refusal>)>,
	/// Receipts that the chain took, and why it did not take others.
	pub receipt_history: Vec<(SignedReceipts, Result<(), Refusal>)>,
}

impl Pool {
	/// Forgets the calls that wait, as if their node had never sent them; how many.
	pub fn drop_calls(&mut self) -> usize {
		std::mem::take(&mut self.calls).len()
	}

	/// How many calls of a sort the chain took.
	pub fn taken(&self, is_it: impl Fn(&Call) -> bool) -> usize {
		self.history.iter().filter(|(call, done)| done.is_ok() && is_it(call)).count()
	}

	/// Takes the receipts that wait out of it.
	pub fn take_receipts(&mut self) -> Vec<SignedReceipts> {
		std::mem::take(&mut self.receipts)
	}
}

struct Inner {
	state: Arc<State>,
	/// The states of the blocks before.
	past: Vec<Arc<State>>,
	pool: Pool,
}

/// The chain.
#[derive(Clone)]
pub struct World(Arc<Mutex<Inner>>);

impl World {
	pub fn new() -> Self {
		let (state, past, pool) = (Arc::new(State::default()), Vec::new(), Pool::default());
		Self(Arc::new(Mutex::new(Inner { state, past, pool })))
	}

	/// The state of so many blocks ago; the empty one, if there were not so many.
	pub fn past(&self, blocks: usize) -> Arc<State> {
		let past = &self.0.lock().unwrap().past;
		past.iter().rev().nth(blocks - 1).cloned().unwrap_or_default()
	}

	pub fn state(&self) -> Arc<State> {
		self.0.lock().unwrap().state.clone()
	}

	pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
		change(Arc::make_mut(&mut self.0.lock().unwrap().state))
	}

	pub fn pool<T>(&self, look: impl FnOnce(&mut Pool) -> T) -> T {
		look(&mut self.0.lock().unwrap().pool)
	}

	/// Makes a call final at once, as somebody's who uses no node of ours.
	pub fn dispatch(&self, who: &AccountId, call: Call) -> Result<Done, Refusal> {
		self.change(|state| state.dispatch(who, &call))
	}

	/// A block, final at once, with all that waits.
	pub fn block(&self) {
		let mut answers = Vec::new();
		{
			let Inner { state, past, pool } = &mut *self.0.lock().unwrap();
			past.push(state.clone());
			let state = Arc::make_mut(state);
			state.number += 1;
			for (who, call, answer) in std::mem::take(&mut pool.calls) {
				if pool.holds && matches!(call, Call::OpenActivity { .. }) {
					pool.calls.push((who, call, answer));
					continue;
				}
				if pool.loses > 0 {
					pool.loses -= 1;
					answers.push((answer, Err(CallError::Lost("lost".into()))));
					continue;
				}
				let done = state.dispatch(&who, &call);
				pool.history.push((call, done));
				answers.push((answer, done.map_err(|why| CallError::Refused(why.into()))));
			}
			for receipts in std::mem::take(&mut pool.receipts) {
				let taken = state.acknowledge(&receipts);
				pool.receipt_history.push((receipts, taken));
			}
		}
		for (answer, done) in answers {
			// Whoever asked may be stopped.
			let _ = answer.send(done);
		}
	}
}

/// The transactions of one agent.
pub struct Agent {
	pub world: World,
	pub account: AccountId,
}

impl Submit for Agent {
	fn call(&self, call: Call) -> impl Future<Output = Result<Done, CallError>> + Send {
		let (answer, done) = oneshot::channel();
		let account = self.account.clone();
		self.world.pool(|pool| pool.calls.push((account, call, answer)));
		async move { done.await.unwrap_or(Err(CallError::Lost("the chain is gone".into()))) }
	}

	async fn acknowledge(&self, receipts: SignedReceipts) -> Result<(), ChainError> {
		self.world.pool(|pool| pool.receipts.push(receipts));
		Ok(())
	}
}
