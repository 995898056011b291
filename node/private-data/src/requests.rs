// SPDX-License-Identifier: Apache-2.0

//! A request in one step: an activity is opened with the parties that the information names, and the
//! information is sent when they have consented.
//!
//! Until then it is kept on this node alone, encrypted. Who refuses or lets the time pass is reported;
//! then the user says whether it goes on without them ([`Engine::proceed`]) or is given up
//! ([`Engine::cancel`]).
//!
//! ## Once
//!
//! The information leaves the requests and enters the outbox in one change of the store. That an
//! activity is being opened is noted before; when the node was stopped in between it looks, as long as
//! the transaction can get in, for an activity that it opened since with the same kind, request, windows
//! and parties, that has no messages and is no other request's. Only if there is none does it open
//! one.

use crate::{
	chain::{Call, CallError, Chain, Done, FinalState, Network, Signer, Submit, LIFETIME},
	engine::{locked, refused, Engine, Error, Event, Refused, RequestOutcome, Result},
	incoming::age,
	sending::Submission,
	store::{OnStale, StoreError},
	AccountId, Activity, BlockNumber,
};
use codec::{Decode, DecodeAll, Encode};
use futures::{
	future::BoxFuture,
	stream::{FuturesUnordered, StreamExt},
	FutureExt,
};
use hanse_activity_format::{Draft, Plain, Purpose};
use pallet_activities::{
	ActivityId, ActivityState, Content, Invitation, KindId, MemberState, NodeId, Request, Windows,
};
use serde_json::Value;
use sp_core::H256;
use std::{
	collections::{BTreeSet, HashMap, HashSet},
	sync::Arc,
};
use zeroize::Zeroizing;

/// Requests and prepared messages that may wait.
pub const MAX_REQUESTS: u64 = 1_024;
/// Calls that are under way at the same time.
const MAX_ERRANDS: usize = 64;

/// What waits in the store under a number; what it is to send lies beside it.
#[derive(Clone, Debug, Encode, Decode)]
pub enum Waiting {
	/// Messages that parties are to sign.
	#[codec(index = 0)]
	Prepared(Prepared),
	/// Information whose activity is being opened or formed.
	#[codec(index = 1)]
	Request(Opening),
}

/// Messages that parties are to sign, each with the root over its fields.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Prepared {
	pub activity: ActivityId,
	pub counter: u64,
	pub content: Content,
	pub fields: Vec<H256>,
}

/// Information that waits for its activity.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Opening {
	pub kind: KindId,
	pub request: Request,
	pub parties: Vec<Invitation<AccountId>>,
	pub windows: Windows<BlockNumber>,
	/// Once the chain has it.
	pub activity: Option<ActivityId>,
	/// The last final block when it was last being opened.
	pub tried: Option<BlockNumber>,
	/// The root over the fields of the information, if there is any to send.
	pub fields: Option<H256>,
	pub decision: Decision,
}

/// What the user said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Decision {
	/// To send when all have consented.
	#[codec(index = 0)]
	WhenAllConsent,
	/// To send to those who have consented when nobody is to answer any more.
	#[codec(index = 1)]
	GoOn,
	/// To close the activity.
	#[codec(index = 2)]
	Cancel,
}

/// How far a request is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Progress {
	/// Parties of this node are to sign its messages.
	Unsigned { activity: ActivityId },
	/// The activity is not final yet.
	Opening,
	/// These have not answered.
	Waiting { activity: ActivityId, nodes: Vec<NodeId> },
	/// These refused or let the time pass: the user decides.
	Undecided { activity: ActivityId, refused: Vec<NodeId> },
	/// It is being sent.
	Ready { activity: ActivityId },
	/// The activity was closed.
	Closed { activity: ActivityId },
}

/// What is being done now.
#[derive(Default)]
pub(crate) struct Errands {
	requests: HashSet<u64>,
	/// Activities whose epoch is to be raised, and whether that is being done.
	epochs: HashMap<ActivityId, bool>,
	/// Requests whose users were told that they have to decide.
	undecided: HashSet<u64>,
}

impl Errands {
	fn len(&self) -> usize {
		self.requests.len().saturating_add(self.epochs.values().filter(|runs| **runs).count())
	}
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// Opens an activity and sends its information when the parties have consented; the number of the
	/// request, which is on the disk when this returns. Parties that nobody reaches are refused at once.
	pub fn request(
		&self,
		kind: KindId,
		request: Request,
		parties: Vec<Invitation<AccountId>>,
		windows: Windows<BlockNumber>,
		information: Option<&Value>,
	) -> Result<u64> {
		let state = self.state()?;
		self.me(&state)?;
		for one in &parties {
			if state.resolve(&one.party)?.is_none() {
				return Err(refused(Refused::PartyNotReached(format!("{:?}", one.party))));
			}
		}
		let draft = information.map(|value| Draft::new(value, Purpose::Document)).transpose()?;
		let (bodies, fields) = match draft {
			Some(Draft { plain, fields }) => (Some(vec![plain]), Some(fields)),
			None => (None, None),
		};
		let (activity, tried, decision) = (None, None, Decision::WhenAllConsent);
		let opening =
			Opening { kind, request, parties, windows, activity, tried, fields, decision };
		let number = self.keep_waiting(&Waiting::Request(opening), bodies.as_deref())?;
		self.wake_requests();
		Ok(number)
	}

	/// Keeps something that waits and what it is to send; its number.
	pub(crate) fn keep_waiting(&self, waiting: &Waiting, bodies: Option<&[Plain]>) -> Result<u64> {
		if self.store.requests_count()? >= MAX_REQUESTS {
			return Err(refused(Refused::TooManyRequests));
		}
		let bodies = bodies.map(|bodies| Zeroizing::new(bodies.encode()));
		let bodies = bodies.as_deref().map(Vec::as_slice);
		Ok(self.store.keep_request(&waiting.encode(), bodies)?)
	}

	/// The requests that are not decided, and how far each is.
	pub fn requests(&self) -> Result<Vec<(u64, Progress)>> {
		let state = self.state()?;
		let mut found = Vec::new();
		for (number, bytes) in self.store.requests()? {
			found.push((
				number,
				match decoded(&bytes)? {
					Waiting::Prepared(prepared) => {
						Progress::Unsigned { activity: prepared.activity }
					},
					Waiting::Request(opening) => progress_of(&state, &opening)?,
				},
			));
		}
		Ok(found)
	}

	/// What became of a request, as long as it is remembered; nothing while it waits.
	pub fn request_outcome(&self, number: u64) -> Result<Option<RequestOutcome>> {
		Ok(self.store.request_outcome(number)?)
	}

	/// Sends to those who have consented as soon as nobody is to answer any more.
	pub fn proceed(&self, number: u64) -> Result<()> {
		self.change(number, |opening| match opening.decision {
			// It is too late.
			Decision::Cancel => {},
			_ => opening.decision = Decision::GoOn,
		})?;
		self.wake_requests();
		Ok(())
	}

	/// Gives a request up, or what was prepared: what it was to send is destroyed when this returns. Its
	/// activity, if there is one or will be, is closed then.
	pub fn cancel(&self, number: u64) -> Result<()> {
		let _one_at_a_time = locked(&self.changing);
		let opening = match self.waiting(number)? {
			Waiting::Request(opening) if opening.activity.is_some() || opening.tried.is_some() => {
				opening
			},
			_ => return self.end_request(number, RequestOutcome::Cancelled),
		};
		let opening = Opening { decision: Decision::Cancel, fields: None, ..opening };
		self.store.empty_request(number, &Waiting::Request(opening).encode())?;
		self.wake_requests();
		Ok(())
	}

	fn waiting(&self, number: u64) -> Result<Waiting> {
		let found = self.store.request(number)?;
		decoded(&found.ok_or(refused(Refused::RequestNotFound))?)
	}

	/// What was prepared, and its messages.
	pub(crate) fn prepared(&self, number: u64) -> Result<(Prepared, Vec<Plain>)> {
		match self.waiting(number)? {
			Waiting::Prepared(prepared) => Ok((prepared, self.bodies(number)?)),
			Waiting::Request(_) => Err(refused(Refused::RequestNotFound)),
		}
	}

	fn bodies(&self, number: u64) -> Result<Vec<Plain>> {
		let bytes = self.store.request_contents(number)?;
		let bytes = bytes.ok_or(refused(Refused::RequestNotFound))?;
		let bodies = Vec::decode_all(&mut &bytes[..]);
		bodies.map_err(|_| Error::Store(StoreError::Damaged("contents")))
	}

	/// Changes what is kept of a request that was not given up.
	fn change(&self, number: u64, change: impl FnOnce(&mut Opening)) -> Result<()> {
		let _one_at_a_time = locked(&self.changing);
		let Waiting::Request(mut opening) = self.waiting(number)? else {
			return Err(refused(Refused::RequestNotFound));
		};
		change(&mut opening);
		match self.store.set_request(number, &Waiting::Request(opening).encode())? {
			true => Ok(()),
			false => Err(refused(Refused::RequestNotFound)),
		}
	}

	fn end_request(&self, number: u64, outcome: RequestOutcome) -> Result<()> {
		self.store.end_request(number, &outcome)?;
		self.ended(number, outcome);
		Ok(())
	}

	fn ended(&self, number: u64, outcome: RequestOutcome) {
		locked(&self.errands).undecided.remove(&number);
		self.tell(Event::Request { number, outcome });
	}

	/// Has the epoch of an activity raised, because this node's keys changed.
	pub(crate) fn raise_epoch(&self, activity: ActivityId) {
		locked(&self.errands).epochs.entry(activity).or_insert(false);
	}

	/// Goes on with requests, whenever woken, until the engine goes: opens what is not opened, sends what
	/// may be sent, closes what was given up. Raises epochs.
	pub async fn run_errands(self: Arc<Self>, woken: async_channel::Receiver<()>) {
		let engine = &*self;
		let mut woken = Box::pin(woken);
		let mut running = FuturesUnordered::<BoxFuture<'_, ()>>::new();
		loop {
			futures::select_biased! {
				() = running.select_next_some() => {},
				wake = woken.next().fuse() => {
					if wake.is_none() {
						return;
					}
					match engine.begin_errands() {
						Ok(begun) => running.extend(begun),
						Err(error) if error.is_idle() => {},
						Err(error) => {
							log::error!(target: "private-data", "requests wait: {error}");
						},
					}
				},
			}
		}
	}

	/// Does for each request what can be done at once, and begins what takes time.
	fn begin_errands(&self) -> Result<Vec<BoxFuture<'_, ()>>> {
		let mut begun = self.begin_epochs();
		let mut openings = Vec::new();
		for (number, bytes) in self.store.requests()? {
			if let Waiting::Request(opening) = decoded(&bytes)? {
				openings.push((number, opening));
			}
		}
		let state = self.state()?;
		let mut claimed: HashSet<_> = openings.iter().filter_map(|(_, one)| one.activity).collect();
		for (number, opening) in openings {
			if !self.may_begin(number) {
				continue;
			}
			match self.go_on(&state, number, opening, &mut claimed) {
				Ok(errand) => begun.extend(errand),
				Err(error) => {
					log::error!(target: "private-data", "request {number} waits: {error}");
				},
			}
		}
		Ok(begun)
	}

	/// Whether nothing is being done for a request, and there is room for it.
	fn may_begin(&self, number: u64) -> bool {
		let errands = locked(&self.errands);
		!errands.requests.contains(&number) && errands.len() < MAX_ERRANDS
	}

	/// Goes on with a request.
	fn go_on(
		&self,
		state: &C::State,
		number: u64,
		mut opening: Opening,
		claimed: &mut HashSet<ActivityId>,
	) -> Result<Option<BoxFuture<'_, ()>>> {
		if let (None, Some(tried)) = (opening.activity, opening.tried) {
			// The node was stopped while it was being opened.
			opening.activity = self.opened_since(state, &opening, tried, claimed)?;
			match opening.activity {
				Some(activity) => {
					claimed.insert(activity);
					self.change(number, |opening| opening.activity = Some(activity))?;
				},
				None if age(state.number(), tried) <= LIFETIME => return Ok(None),
				None => {},
			}
		}
		match (opening.decision, opening.activity) {
			(Decision::Cancel, None) => {
				self.end_request(number, RequestOutcome::Cancelled)?;
				return Ok(None);
			},
			(Decision::Cancel, Some(activity)) => return Ok(Some(self.close(number, activity))),
			(_, None) => return self.open_activity(state, number, opening).map(Some),
			(_, Some(_)) => {},
		}
		match progress_of(state, &opening)? {
			Progress::Ready { activity } => self.send_request(number, activity, opening)?,
			Progress::Closed { .. } => {
				let why = Refused::Chain("ActivityClosed".into());
				self.end_request(number, RequestOutcome::Failed(why))?;
			},
			Progress::Undecided { .. } => {
				if locked(&self.errands).undecided.insert(number) {
					self.tell(Event::Undecided { request: number });
				}
			},
			Progress::Unsigned { .. } | Progress::Opening | Progress::Waiting { .. } => {},
		}
		Ok(None)
	}

	/// An activity that this node opened behind block `tried` as a request asks, and that is no other
	/// request's.
	fn opened_since(
		&self,
		state: &C::State,
		opening: &Opening,
		tried: BlockNumber,
		claimed: &HashSet<ActivityId>,
	) -> Result<Option<ActivityId>> {
		let me = self.me(state)?.id;
		let (mut found, mut after): (BTreeSet<ActivityId>, _) = (BTreeSet::new(), None);
		loop {
			let page = state.activities_of(me, after)?;
			let Some(last) = page.last() else { return Ok(found.pop_first()) };
			after = Some(*last);
			for activity in page.into_iter().filter(|activity| !claimed.contains(activity)) {
				let row = state.activity(activity)?;
				let is_like = |row: &Activity| {
					row.initiator == me
						&& row.opened > tried
						&& row.next_message == 0
						&& (row.kind, row.request, row.windows)
							== (opening.kind, opening.request, opening.windows)
				};
				if row.as_ref().is_some_and(is_like) && has_parties(state, activity, opening)? {
					found.insert(activity);
				}
			}
		}
	}

	/// Begins to open an activity, and notes that before.
	fn open_activity(
		&self,
		state: &C::State,
		number: u64,
		opening: Opening,
	) -> Result<BoxFuture<'_, ()>> {
		let Opening { kind, request, parties, windows, .. } = opening;
		let call = Call::OpenActivity { kind, request, parties, windows };
		// Before it is on its way: who gives the request up from now on has the activity closed.
		self.change(number, |opening| opening.tried = Some(state.number()))?;
		locked(&self.errands).requests.insert(number);
		let done = self.submit.call(call);
		let errand = async move {
			let taken = self.take_opened(number, done.await);
			self.end_errand(number, taken);
		};
		Ok(errand.boxed())
	}

	fn take_opened(&self, number: u64, result: std::result::Result<Done, CallError>) -> Result<()> {
		match result {
			Ok(Done::Opened(activity)) => {
				// The store is to rest on the block that it is in.
				self.state()?;
				self.change(number, |opening| opening.activity = Some(activity))?;
				self.wake_requests();
				Ok(())
			},
			// It will be found by what it is.
			Ok(_) => Ok(()),
			Err(CallError::Lost(why)) => {
				log::warn!(target: "private-data", "request {number} is opened again later: {why}");
				self.change(number, |opening| opening.tried = None)
			},
			Err(CallError::Refused(why)) => {
				self.end_request(number, RequestOutcome::Failed(Refused::Chain(why)))
			},
		}
	}

	/// Closes the activity of a request that was given up.
	fn close(&self, number: u64, activity: ActivityId) -> BoxFuture<'_, ()> {
		locked(&self.errands).requests.insert(number);
		let done = self.submit.call(Call::Close(activity));
		async move {
			let taken = match done.await {
				Err(CallError::Lost(why)) => {
					log::warn!(target: "private-data", "activity {activity} is closed later: {why}");
					Ok(())
				},
				// Refused: it is closed, or not this node's to close.
				Ok(_) | Err(CallError::Refused(_)) => {
					self.end_request(number, RequestOutcome::Cancelled)
				},
			};
			self.end_errand(number, taken);
		}
		.boxed()
	}

	fn end_errand(&self, number: u64, result: Result<()>) {
		if let Err(error) = result {
			log::error!(target: "private-data", "request {number}: {error}");
		}
		locked(&self.errands).requests.remove(&number);
	}

	fn send_request(&self, number: u64, activity: ActivityId, opening: Opening) -> Result<()> {
		let Some(fields) = opening.fields else {
			return self.end_request(number, RequestOutcome::Formed(activity));
		};
		let drafts = self.bodies(number)?.into_iter().map(|plain| Draft { plain, fields });
		let submission = Submission {
			activity,
			drafts: drafts.collect(),
			content: Content::Information,
			on_stale: OnStale::Refuse,
			counter: None,
		};
		match self.send_for(number, submission) {
			Ok(place) => {
				self.ended(number, RequestOutcome::Sent(place));
				Ok(())
			},
			Err(Error::Refused(why)) => self.end_request(number, RequestOutcome::Failed(why)),
			Err(error) => Err(error),
		}
	}

	fn begin_epochs(&self) -> Vec<BoxFuture<'_, ()>> {
		let mut begun = Vec::new();
		{
			let mut errands = locked(&self.errands);
			let room = MAX_ERRANDS.saturating_sub(errands.len());
			let waiting = errands.epochs.iter_mut().filter(|(_, runs)| !**runs).take(room);
			for (activity, runs) in waiting {
				*runs = true;
				begun.push(*activity);
			}
		}
		begun.into_iter().map(|activity| self.raise(activity)).collect()
	}

	fn raise(&self, activity: ActivityId) -> BoxFuture<'_, ()> {
		let done = self.submit.call(Call::RaiseEpoch(activity));
		async move {
			let result = done.await;
			locked(&self.errands).epochs.remove(&activity);
			if let Err(error @ CallError::Lost(_)) = result {
				log::warn!(target: "private-data", "an epoch is raised later: {error}");
				self.forget_group(activity);
			}
		}
		.boxed()
	}
}

/// How far a request is, as the chain says.
fn progress_of(state: &impl FinalState, opening: &Opening) -> Result<Progress> {
	let Some(activity) = opening.activity else { return Ok(Progress::Opening) };
	let Some(row) = state.activity(activity)? else { return Ok(Progress::Closed { activity }) };
	let now = state.number();
	let (mut waiting, mut refusing) = (Vec::new(), Vec::new());
	for member in state.members(activity)? {
		match member.state {
			MemberState::Invited { until, .. } if now < until => waiting.push(member.node),
			MemberState::Invited { .. } | MemberState::Declined => refusing.push(member.node),
			MemberState::Joined { .. } | MemberState::Left { .. } => {},
		}
	}
	let goes_on = refusing.is_empty() || opening.decision == Decision::GoOn;
	Ok(match row.state {
		ActivityState::Closed { .. } => Progress::Closed { activity },
		ActivityState::Forming { until, .. } if now < until => {
			Progress::Waiting { activity, nodes: waiting }
		},
		_ if goes_on => Progress::Ready { activity },
		_ => Progress::Undecided { activity, refused: refusing },
	})
}

/// Whether the nodes of all parties of a request are in an activity.
fn has_parties(state: &impl FinalState, activity: ActivityId, opening: &Opening) -> Result<bool> {
	let members: HashSet<_> = state.members(activity)?.into_iter().map(|one| one.node).collect();
	for one in &opening.parties {
		match state.resolve(&one.party)? {
			Some(node) if members.contains(&node) => {},
			_ => return Ok(false),
		}
	}
	Ok(true)
}

fn decoded(bytes: &[u8]) -> Result<Waiting> {
	let waiting = Waiting::decode_all(&mut &*bytes);
	waiting.map_err(|_| Error::Store(StoreError::Damaged("requests")))
}
