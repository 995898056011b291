// SPDX-License-Identifier: Apache-2.0

//! How what a user has to say gets to the members and onto the chain.
//!
//! What is taken is sealed for the members of the present epoch and kept on the disk, in the outbox,
//! before anybody hears of it. Then the members' nodes are told, which fetch it, and it is published. It
//! leaves the outbox when it is final here or can never be.
//!
//! Before each attempt it is looked at again. If the group or this node's keys changed it is sealed
//! again, under a new key; if another update came between, it is refused or applied to what is there
//! now, as its author said. If the chain has it already, because an earlier attempt got in of which this
//! node did not hear, it is not published a second time.

use crate::{
	chain::{Call, CallError, Chain, Done, FinalState, Network, Signer, Submit},
	engine::{locked, refused, Counters, Engine, Error, Event, Me, Refused, Result},
	follow::{is_entry, WAITS},
	incoming::{age, peers_of, present_keys},
	protocol::{answer_of, Answer, Ask, MAX_PACKAGE},
	store::{Kept, OnStale, Outgoing, Place, Row, State},
	turns::Turn,
	Activity, MemberStanding,
};
use codec::Encode;
use futures::{
	future::{join, BoxFuture},
	stream::{self, FuturesUnordered, StreamExt},
	FutureExt,
};
use futures_timer::Delay;
use hanse_activity_format::{
	apply, package::NOTICE, result_root, seal, Binding, Draft, Notice, Opened, SignedNotice,
};
use hanse_support::signed_payload::Payload;
use pallet_activities::{ActivityId, ActivityState, Content, PeerKey, Request, MAX_PAGE};
use std::{sync::Arc, time::Duration};

/// Publications that are under way at the same time.
pub const MAX_IN_FLIGHT: usize = 1_024;
/// Members' nodes that are told of a package at the same time.
const TOLD_AT_ONCE: usize = 16;
/// After how long a member's node is told again that has too much to do or is a block behind. Who does
/// not hear of it finds it on the chain.
const TOLD_AGAIN: [Duration; 3] =
	[Duration::from_millis(250), Duration::from_secs(1), Duration::from_secs(4)];

/// What is to be sent.
#[derive(Clone, Debug)]
pub struct Submission {
	pub activity: ActivityId,
	pub drafts: Vec<Draft>,
	pub content: Content,
	pub on_stale: OnStale,
	/// Reserved before, because parties signed it; otherwise the next.
	pub counter: Option<u64>,
}

/// This node in an activity.
pub(crate) struct Seat {
	pub me: Me,
	pub row: Activity,
	pub mine: MemberStanding,
}

/// What is to be done with something in the outbox.
enum Step {
	Publish(Place, Call),
	/// Something else has to happen first.
	Wait,
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// Takes messages: when this returns they are on the disk, and are published in the end. Until then
	/// nobody was told.
	pub fn send(&self, submission: Submission) -> Result<Place> {
		let (kept, outgoing, turn) = self.seal_submission(submission)?;
		turn.come();
		self.store.keep_outgoing(&kept, outgoing)?;
		self.wake_outbox();
		Ok(Place::of(&kept.notice))
	}

	/// Takes the messages of a request, which ends with that.
	pub(crate) fn send_for(&self, number: u64, submission: Submission) -> Result<Place> {
		let (kept, outgoing, turn) = self.seal_submission(submission)?;
		turn.come();
		if !self.store.send_request(number, &kept, outgoing)? {
			return Err(refused(Refused::RequestNotFound));
		}
		self.wake_outbox();
		Ok(Place::of(&kept.notice))
	}

	fn seal_submission(&self, submission: Submission) -> Result<(Kept, Outgoing, Turn<'_>)> {
		let state = self.state()?;
		let Submission { activity, drafts, content, on_stale, counter } = submission;
		let seat = self.seat(&state, activity)?;
		let count = u32::try_from(drafts.len()).map_err(|_| refused(Refused::TooLarge))?;
		let turn = self.turns.take(activity, || match counter {
			Some(counter) => Ok(counter),
			None => self.store.take_counters(activity, seat.mine.next_counter, count),
		})?;
		let since = state.number();
		let kept = self.sealed(&seat, (activity, turn.counter, content), &drafts, since)?;
		Ok((kept, Outgoing { on_stale, since }, turn))
	}

	/// This node and an activity that it takes part in and that takes messages.
	pub(crate) fn seat(&self, state: &C::State, activity: ActivityId) -> Result<Seat> {
		let me = self.me(state)?;
		let row = state.activity(activity)?.ok_or(refused(Refused::NotMember))?;
		let mut members = state.members(activity)?.into_iter();
		let mine = members.find(|one| one.node == me.id && present_keys(one).is_some());
		let mine = mine.ok_or(refused(Refused::NotMember))?;
		match row.state {
			ActivityState::Closed { .. } => Err(refused(Refused::Chain("ActivityClosed".into()))),
			_ => Ok(Seat { me, row, mine }),
		}
	}

	/// Seals messages for the members of the present epoch.
	fn sealed(
		&self,
		seat: &Seat,
		(activity, counter, content): (ActivityId, u64, Content),
		drafts: &[Draft],
		since: u32,
	) -> Result<Kept> {
		let count = u32::try_from(drafts.len()).map_err(|_| refused(Refused::TooLarge))?;
		let (genesis, epoch, me) = (self.genesis(), seat.row.epoch, &seat.me);
		let binding = Binding { genesis, activity, epoch, author: me.id, counter, count };
		let outgoing = seal(&binding, drafts)?;
		if outgoing.bytes > MAX_PACKAGE {
			return Err(refused(Refused::TooLarge));
		}
		let notice = outgoing.notice(&binding, content);
		let key_version = me.record.key_version;
		let message = Payload::lasting(NOTICE, genesis, notice, key_version).message();
		let signature = self.signer.sign(&me.record.keys.signer, &message);
		let signature = signature.ok_or(Error::NotANode)?;
		let notice = SignedNotice { notice, key_version, signature };
		let hanse_activity_format::Outgoing { messages, key, .. } = outgoing;
		Ok(Kept { notice, messages, key, state: State::Pending { since } })
	}

	/// Tells the members' nodes that a package is there, and some of them again.
	async fn announce(&self, place: Place) {
		let mut untold = None;
		for pause in TOLD_AGAIN {
			match self.announce_once(&place, untold.take()).await {
				Ok(left) if left.is_empty() => return,
				Ok(left) => untold = Some(left),
				Err(error) => {
					log::error!(target: "private-data", "{place:?} can't be announced: {error}");
					return;
				},
			}
			Delay::new(pause).await;
		}
		log::debug!(target: "private-data", "some members' nodes find {place:?} on the chain");
	}

	/// Tells `peers`, or all, and returns those that want to hear of it again.
	async fn announce_once(
		&self,
		place: &Place,
		peers: Option<Vec<PeerKey>>,
	) -> Result<Vec<PeerKey>> {
		let Some(row) = self.store.row(place)?.filter(Row::is_pending) else {
			return Ok(Vec::new());
		};
		let peers = match peers {
			Some(peers) => peers,
			None => {
				let members = self.state()?.members(place.activity)?;
				peers_of(&members, place.author).into_iter().map(|(_, peer)| peer).collect()
			},
		};
		let ask = Ask::Notice(row.notice).encode();
		let told = stream::iter(peers)
			.map(|peer| self.tell_peer(peer, ask.clone()))
			.buffer_unordered(TOLD_AT_ONCE);
		Ok(told.filter_map(|left| async move { left }).collect().await)
	}

	/// Tells a peer; the peer, if it wants to hear of it again.
	fn tell_peer(&self, peer: PeerKey, ask: Vec<u8>) -> BoxFuture<'_, Option<PeerKey>> {
		use crate::protocol::Refused::{Busy, NotYet};
		async move {
			let answer = self.network.ask(peer, ask).await.ok()?;
			match answer_of(&answer) {
				Some(Answer::Refused(Busy | NotYet)) => Some(peer),
				_ => None,
			}
		}
		.boxed()
	}

	/// Publishes what is in the outbox, whenever woken, until the engine goes.
	pub async fn publish_all(self: Arc<Self>, woken: async_channel::Receiver<()>) {
		let engine = &*self;
		let mut woken = Box::pin(woken);
		let mut publishing = FuturesUnordered::<BoxFuture<'_, ()>>::new();
		loop {
			futures::select_biased! {
				() = publishing.select_next_some() => {},
				wake = woken.next().fuse() => {
					if wake.is_none() {
						return;
					}
					match engine.begin_all() {
						Ok(begun) => publishing.extend(begun),
						Err(error) if error.is_idle() => {},
						Err(error) => {
							log::error!(target: "private-data", "what was taken waits: {error}");
						},
					}
				},
			}
		}
	}

	/// Begins to publish what waits, in the order of counters.
	fn begin_all(&self) -> Result<Vec<BoxFuture<'_, ()>>> {
		let mut begun = Vec::new();
		let state = self.state()?;
		for (place, outgoing) in self.store.outbox()? {
			if locked(&self.in_flight).len() >= MAX_IN_FLIGHT {
				break;
			}
			if locked(&self.in_flight).contains(&place) {
				continue;
			}
			match self.next_step(&state, place, outgoing) {
				Ok(Step::Publish(place, call)) => {
					locked(&self.in_flight).insert(place);
					begun.push(self.publish(place, call));
				},
				Ok(Step::Wait) | Err(Error::NotANode) => {},
				// What changed it is not here yet.
				Err(Error::Refused(Refused::NotHere(_))) => {},
				Err(Error::Refused(why)) => self.give_up(&place, why)?,
				Err(error) => {
					log::error!(target: "private-data", "{place:?} waits: {error}");
				},
			}
		}
		Ok(begun)
	}

	/// Publishes a package and tells the members' nodes of it at the same time.
	fn publish(&self, place: Place, call: Call) -> BoxFuture<'_, ()> {
		let done = self.submit.call(call);
		let published = async move {
			let is_stale = match self.conclude(&place, done.await) {
				Ok(is_stale) => is_stale,
				Err(error) => {
					log::error!(target: "private-data", "{place:?} is tried again: {error}");
					false
				},
			};
			locked(&self.in_flight).remove(&place);
			if is_stale {
				self.wake_outbox();
			}
		};
		join(published, self.announce(place)).map(|_| ()).boxed()
	}

	/// Does what the end of a publication asks for; whether it is to be looked at again at once.
	fn conclude(
		&self,
		place: &Place,
		result: std::result::Result<Done, CallError>,
	) -> Result<bool> {
		match result {
			// It leaves the outbox when it is settled.
			Ok(_) => Ok(false),
			Err(CallError::Lost(why)) => {
				log::warn!(target: "private-data", "{place:?} is sent again later: {why}");
				Ok(false)
			},
			Err(CallError::Refused(name)) => match name.as_str() {
				"StaleEpoch" | "CounterUsed" | "StaleUpdate" => Ok(true),
				"ConsentAwaited" => Ok(false),
				_ => {
					self.give_up(place, Refused::Chain(name))?;
					Ok(false)
				},
			},
		}
	}

	fn give_up(&self, place: &Place, why: Refused) -> Result<()> {
		self.store.give_up(place, &why)?;
		Counters::add(&self.counters.refused, 1);
		self.tell(Event::GivenUp { place: *place, why });
		Ok(())
	}

	/// What is to be done now with something in the outbox.
	fn next_step(&self, state: &C::State, place: Place, outgoing: Outgoing) -> Result<Step> {
		let Some(row) = self.store.row(&place)?.filter(Row::is_pending) else {
			self.store.published(&place)?;
			return Ok(Step::Wait);
		};
		let is_young = age(state.number(), outgoing.since) < WAITS;
		if state.activity(place.activity)?.is_none() && is_young {
			return Ok(Step::Wait);
		}
		let seat = self.seat(state, place.activity)?;
		if seat.me.id != place.author {
			return Err(refused(Refused::NotMember));
		}
		let notice = row.notice.notice;
		if must_wait(state, &seat, &notice) {
			return Ok(Step::Wait);
		}
		let is_used = notice.counter < seat.mine.next_counter;
		// An earlier attempt got in. It is settled with the next final block, or was by another thread since
		// its row was read; asked in this order, for what is settled is not looked for on the chain.
		if is_used && (self.is_on_chain(state, &seat, &notice)? || !self.is_pending(&place)?) {
			return Ok(Step::Wait);
		}
		let base = seat.row.current.map(|current| current.number);
		let is_stale = match notice.content {
			Content::Update { base: upon, .. } => base != Some(upon),
			Content::Information | Content::Trust => false,
		};
		let is_for_now =
			(notice.epoch, row.notice.key_version) == (seat.row.epoch, seat.me.record.key_version);
		let place = match is_used || is_stale || !is_for_now {
			true => self.seal_again(&seat, &notice, (is_used, is_stale), outgoing)?,
			false => place,
		};
		Ok(self.call_for(&place)?.map_or(Step::Wait, |call| Step::Publish(place, call)))
	}

	fn is_pending(&self, place: &Place) -> Result<bool> {
		Ok(self.store.row(place)?.is_some_and(|row| row.is_pending()))
	}

	/// Whether the chain has a package whose counter is used, among what is not settled.
	fn is_on_chain(&self, state: &C::State, seat: &Seat, notice: &Notice) -> Result<bool> {
		let mut from = self.store.noted(notice.activity)?.next;
		while from < seat.row.next_message {
			let page = state.messages(notice.activity, from)?;
			if page.iter().any(|(_, message)| is_entry(notice, notice.activity, message)) {
				return Ok(true);
			}
			from = from.saturating_add(MAX_PAGE.into());
		}
		Ok(false)
	}

	/// Seals a package again for the members of now: with another counter if its own was used, with its
	/// changes applied to what the information is now if another update came between.
	fn seal_again(
		&self,
		seat: &Seat,
		notice: &Notice,
		(is_used, is_stale): (bool, bool),
		outgoing: Outgoing,
	) -> Result<Place> {
		let Notice { activity, author, counter, content, .. } = *notice;
		let old = Place { activity, author, counter };
		let drafts = self.drafts_of(&old)?;
		let content = match (is_stale, outgoing.on_stale) {
			(false, _) => content,
			(true, OnStale::Rebase) => self.rebased(activity, &drafts)?,
			(true, OnStale::Refuse) => {
				let number = seat.row.current.map_or(0, |current| current.number);
				return Err(refused(Refused::StaleUpdate(number)));
			},
		};
		let counter = match is_used {
			true => self.other_counter(seat, activity, &drafts)?,
			false => counter,
		};
		let since = self.state()?.number();
		let kept = self.sealed(seat, (activity, counter, content), &drafts, since)?;
		self.store.replace_outgoing(old, &kept, outgoing)?;
		Ok(Place::of(&kept.notice))
	}

	/// A counter in place of one that was used; what parties signed can't have another.
	fn other_counter(&self, seat: &Seat, activity: ActivityId, drafts: &[Draft]) -> Result<u64> {
		if drafts.iter().any(|draft| !draft.plain.signatures.is_empty()) {
			return Err(refused(Refused::CounterUsed));
		}
		let count = u32::try_from(drafts.len()).map_err(|_| refused(Refused::TooLarge))?;
		Ok(self.store.take_counters(activity, seat.mine.next_counter, count)?)
	}

	/// The changes of an update, applied to what the information is now.
	fn rebased(&self, activity: ActivityId, drafts: &[Draft]) -> Result<Content> {
		let base = self.current(activity)?;
		let draft = drafts.first().ok_or(refused(Refused::MessageNotFound))?;
		let result = apply(&base.value, &draft.plain.value()?)?;
		let result = result_root(&result, &draft.plain.seed)?;
		Ok(Content::Update { base: base.number, result })
	}

	/// The call that publishes a package.
	fn call_for(&self, place: &Place) -> Result<Option<Call>> {
		let Some(row) = self.store.row(place)? else { return Ok(None) };
		let Notice { activity, epoch, counter, count, content, root, .. } = row.notice.notice;
		if count > 1 {
			return Ok(Some(Call::PublishMany { activity, epoch, counter, root, count }));
		}
		let messages = self.store.messages(place)?;
		let digest = messages.and_then(|messages| messages.first().map(|one| one.digest));
		Ok(digest.map(|digest| Call::Publish { activity, epoch, counter, digest, content }))
	}

	fn drafts_of(&self, place: &Place) -> Result<Vec<Draft>> {
		let draft = |one: Opened| Draft { plain: one.plain, fields: one.digest.fields };
		Ok(self.opened(place)?.into_iter().map(draft).collect())
	}
}

/// Whether parties are still to answer, or the information itself is to be there first.
fn must_wait(state: &impl FinalState, seat: &Seat, notice: &Notice) -> bool {
	if let ActivityState::Forming { until, .. } = seat.row.state {
		if state.number() < until {
			return true;
		}
	}
	let initiates = seat.me.id == seat.row.initiator;
	let is_first = initiates && notice.count == 1 && notice.content == Content::Information;
	seat.row.current.is_none() && seat.row.request != Request::Trust && !is_first
}
