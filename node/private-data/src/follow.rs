// SPDX-License-Identifier: Apache-2.0

//! What the node does with each final block.
//!
//! It asks what there is to do and does it; nothing is remembered that the state or the store does not
//! say, so that a crash, a full pool or a lost connection only delays it. What it remembers in memory
//! saves it from asking, telling or bringing the same again.

use crate::{
	chain::{Chain, FinalState, Network, Signer, Submit},
	engine::{locked, Counters, Engine, Error, Event, Me, Result},
	incoming::age,
	quota::Fault,
	store::{Due, Kept, Lacking, Noted, Place, Settled, State},
	Activity, BlockNumber, ChainMessage, MemberStanding,
};
use futures::{future::BoxFuture, stream, FutureExt, StreamExt};
use hanse_activity_format::{Notice, Package};
use pallet_activities::{
	ActivityId, ActivityState, Content, MemberState, MessageNumber, MessageRef, NodeId, PeerKey,
	Word, MAX_PAGE,
};
use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
};

/// After how many final blocks a package is dropped of which the chain says nothing.
pub const WAITS: BlockNumber = 600;
/// Entries that are looked for in one round, and how many at the same time.
const LOOKED_FOR: usize = 256;
const AT_ONCE: usize = 16;
/// An entry that is nowhere is looked for again after 1, 2, 4 .. blocks, at most so many.
const LONGEST_PAUSE: BlockNumber = 64;
/// How often, in blocks, entries are looked at of which some members are late.
const LATE_EVERY: BlockNumber = 16;

/// By what it is seen that the group of an activity changed: epoch, next slot, version of this node's
/// keys.
type Look = (u32, u16, u32);

/// What needs not be done again.
#[derive(Default)]
pub(crate) struct Followed {
	/// How the groups of activities looked.
	groups: HashMap<ActivityId, Look>,
	/// Invitations that were told.
	invited: HashSet<ActivityId>,
	/// Words that were handed to the pool, and at which block.
	pub(crate) brought: HashMap<(u64, u64, bool), BlockNumber>,
	/// Entries that were nowhere: how often in a row, and when they are looked for again.
	pauses: HashMap<(u64, u64), (u32, BlockNumber)>,
	/// Whether the log says that the chain is behind.
	is_behind: bool,
}

/// A member of a group, as far as this node is it.
struct Seat<'a> {
	activity: ActivityId,
	me: NodeId,
	mine: &'a MemberStanding,
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// Does what a final block gives to do, and wakes who does the rest. It reads and writes the disk, so
	/// it is to run where that may block; it waits for nothing but the pool.
	pub async fn on_final(&self) -> Result<()> {
		let me = match self.follow() {
			Ok(me) => me,
			// It may be registered later.
			Err(Error::NotANode) => return Ok(()),
			Err(error @ Error::Behind { .. }) => {
				if !std::mem::replace(&mut locked(&self.followed).is_behind, true) {
					log::info!(target: "private-data", "private data waits: {error}");
				}
				return Ok(());
			},
			Err(error) => return Err(error),
		};
		for word in [Word::Stored, Word::Erased] {
			self.bring(&me, word).await?;
		}
		self.wake_outbox();
		self.wake_requests();
		if self.store.lacking_count()? > 0 {
			self.wake_lacking();
		}
		Ok(())
	}

	/// All of it that waits for nobody.
	fn follow(&self) -> Result<Me> {
		let state = self.state()?;
		let me = self.me(&state)?;
		self.go_through(&state, &me)?;
		self.watch_own(&state)?;
		// By the state that was gone through: what it publishes is not waiting any more.
		let dropped = self.store.drop_waiting(state.number().saturating_sub(WAITS))?;
		if dropped > 0 {
			log::warn!(
				target: "private-data",
				"{dropped} packages are dropped: the chain never said anything of them",
			);
		}
		Ok(me)
	}

	/// Goes through what is new in all activities of this node.
	fn go_through(&self, state: &C::State, me: &Me) -> Result<()> {
		let mut after = None;
		loop {
			let page = state.activities_of(me.id, after)?;
			let Some(last) = page.last() else { return Ok(()) };
			after = Some(*last);
			for activity in page {
				self.go_through_one(state, me, activity)?;
			}
		}
	}

	fn go_through_one(&self, state: &C::State, me: &Me, activity: ActivityId) -> Result<()> {
		let Some(row) = state.activity(activity)? else { return Ok(()) };
		let noted = self.store.noted(activity)?;
		let look = (row.epoch, row.next_slot, me.record.key_version);
		let looks_alike = locked(&self.followed).groups.get(&activity) == Some(&look);
		if looks_alike && row.next_message == noted.next && row.purges == noted.purges {
			return Ok(());
		}
		let members = state.members(activity)?;
		let Some(mine) = members.iter().find(|one| one.node == me.id) else { return Ok(()) };
		let seat = Seat { activity, me: me.id, mine };
		match mine.state {
			MemberState::Joined { from } | MemberState::Left { from, .. } => {
				let noted = self.seated(&seat, from, noted)?;
				self.settle_new(state, &seat, noted.next, &row)?;
			},
			MemberState::Invited { until, .. } => self.tell_invited(state, activity, until),
			MemberState::Declined => {},
		}
		if row.purges != noted.purges {
			self.erase_purged(state, &seat, &row)?;
			self.store.set_purges(activity, row.purges)?;
		}
		self.see_group(me, &seat, &row, look);
		Ok(())
	}

	/// Takes note of the first number that this node may read.
	fn seated(&self, seat: &Seat<'_>, from: MessageNumber, noted: Noted) -> Result<Noted> {
		let place = (from, seat.mine.slot);
		if noted.seat == Some(place) {
			return Ok(noted);
		}
		self.store.take_seat(seat.activity, place)?;
		self.store.noted(seat.activity).map_err(Error::from)
	}

	fn tell_invited(&self, state: &C::State, activity: ActivityId, until: BlockNumber) {
		if state.number() < until && locked(&self.followed).invited.insert(activity) {
			self.tell(Event::Invited { activity });
		}
	}

	/// Remembers how a group looks, and asks for a new epoch if it knows older keys of this node.
	fn see_group(&self, me: &Me, seat: &Seat<'_>, row: &Activity, look: Look) {
		let is_joined = matches!(seat.mine.state, MemberState::Joined { .. });
		let is_open = !matches!(row.state, ActivityState::Closed { .. });
		if is_joined && is_open && seat.mine.key_version != me.record.key_version {
			self.raise_epoch(seat.activity);
		}
		let mut followed = locked(&self.followed);
		if !matches!(seat.mine.state, MemberState::Invited { .. }) {
			followed.invited.remove(&seat.activity);
		}
		followed.groups.insert(seat.activity, look);
	}

	/// Has the group of an activity looked at again.
	pub(crate) fn forget_group(&self, activity: ActivityId) {
		locked(&self.followed).groups.remove(&activity);
	}

	/// Notes what the final entries from `next` on come to here.
	fn settle_new(
		&self,
		state: &C::State,
		seat: &Seat<'_>,
		mut next: MessageNumber,
		row: &Activity,
	) -> Result<()> {
		while next < row.next_message {
			let page = state.messages(seat.activity, next)?;
			next = next.saturating_add(MAX_PAGE.into()).min(row.next_message);
			let mut settled = Vec::with_capacity(page.len());
			for (number, message) in &page {
				settled.push(self.settled(seat, *number, message)?);
			}
			self.store.settle(seat.activity, seat.me, &settled, next)?;
			self.tell_settled(seat.activity, &settled);
		}
		Ok(())
	}

	fn tell_settled(&self, activity: ActivityId, settled: &[Settled]) {
		for one in settled {
			match *one {
				Settled::Here { number, place, .. } => {
					self.tell(Event::Final { message: MessageRef { activity, number }, place });
				},
				// What was brought was the word of another slot.
				Settled::Again { number, due: Due::Yes } => {
					let key = brought_key(Word::Stored, MessageRef { activity, number });
					locked(&self.followed).brought.remove(&key);
				},
				_ => {},
			}
		}
		let here = settled.iter().rev().find_map(|one| match one {
			Settled::Here { number, .. } => Some(*number),
			_ => None,
		});
		if let Some(last) = here {
			self.check_document(activity, last);
		}
	}

	/// What a final entry comes to here.
	fn settled(
		&self,
		seat: &Seat<'_>,
		number: MessageNumber,
		message: &ChainMessage,
	) -> Result<Settled> {
		let activity = seat.activity;
		let place = Place { activity, author: message.author, counter: message.counter };
		let message_ref = MessageRef { activity, number };
		if !seat.mine.state.may_read(number) {
			return Ok(Settled::Nothing);
		}
		let is_purged = message.purged.is_some();
		// Who is granted the history becomes a holder of it like the others.
		let is_holder = seat.me == message.author || message.holders.has(seat.mine.slot);
		let due = Due::when(!is_purged && !is_holder);
		match self.store.entry(message_ref)? {
			Some((_, true)) => return Ok(Settled::Nothing),
			Some((_, false)) => return Ok(Settled::Again { number, due }),
			None => {},
		}
		let row = self.store.row(&place)?;
		if row.as_ref().is_some_and(|row| is_entry(&row.notice.notice, activity, message)) {
			return Ok(Settled::Here { number, place, due });
		}
		if is_purged {
			let due = Due::when(message.holders.has(seat.mine.slot));
			return Ok(Settled::Gone { number, place, due });
		}
		if row.is_some_and(|row| row.is_pending()) {
			self.drop_other(seat, &place, number)?;
		}
		let (root, content) = (message.root, message.content);
		Ok(Settled::Lacking(Lacking { message: message_ref, place, root, content, is_due: due }))
	}

	/// Drops what an author sent under a counter under which it published something else: sealed again
	/// and not heard of here, or a lie; the chain says what counts. This node itself doesn't lie.
	fn drop_other(&self, seat: &Seat<'_>, place: &Place, number: MessageNumber) -> Result<()> {
		if place.author == seat.me {
			self.alarm(&format!(
				"message {number} of activity {} is not what this node sealed under its counter",
				place.activity,
			));
		}
		Ok(self.store.drop_pending(place)?)
	}

	/// Erases what is to be erased and is, was or may be here.
	fn erase_purged(&self, state: &C::State, seat: &Seat<'_>, row: &Activity) -> Result<()> {
		let activity = seat.activity;
		let mut from = 0;
		while from < row.next_message {
			let page = state.messages(activity, from)?;
			from = from.saturating_add(MAX_PAGE.into());
			let mut entries = Vec::new();
			for (number, message) in page {
				if message.purged.is_some() && self.is_concerned(seat, number, &message)? {
					let (author, counter) = (message.author, message.counter);
					let due = Due::when(message.holders.has(seat.mine.slot));
					entries.push((number, Place { activity, author, counter }, due));
				}
			}
			if entries.is_empty() {
				continue;
			}
			self.store.erase(activity, &entries)?;
			self.forget_document(activity);
			for (number, ..) in entries {
				self.tell(Event::Erased { message: MessageRef { activity, number } });
			}
		}
		Ok(())
	}

	/// Whether this node has or may have an entry that it did not erase.
	fn is_concerned(
		&self,
		seat: &Seat<'_>,
		number: MessageNumber,
		message: &ChainMessage,
	) -> Result<bool> {
		let known = self.store.entry(MessageRef { activity: seat.activity, number })?;
		Ok(match known {
			Some((_, is_erased)) => !is_erased,
			None => seat.mine.state.may_read(number) || message.holders.has(seat.mine.slot),
		})
	}

	/// Tells which of this node's own messages all have signed for, and for which some are late.
	fn watch_own(&self, state: &C::State) -> Result<()> {
		let now = state.number();
		let (mut over, mut late) = (Vec::new(), Vec::new());
		for (message, is_named) in self.store.own()? {
			if is_named && !now.is_multiple_of(LATE_EVERY) {
				continue;
			}
			match state.message(message)? {
				Some(row) if row.purged.is_none() && row.missing.is_empty() => {
					self.tell(Event::Delivered { message });
					over.push(message);
				},
				Some(row) if row.purged.is_none() => {
					if !is_named && row.until <= now {
						let nodes = state.missing(message)?;
						self.tell(Event::Missing { message, nodes });
						late.push(message);
					}
				},
				_ => over.push(message),
			}
		}
		Counters::add(&self.counters.missing, late.len() as u64);
		Ok(self.store.watched(&over, &late)?)
	}

	/// Looks for final entries that are not here whenever woken, until the engine goes.
	pub async fn fetch_lacking(self: Arc<Self>, woken: async_channel::Receiver<()>) {
		while woken.recv().await.is_ok() {
			match self.find_lacking().await {
				Ok(()) => {},
				Err(error) if error.is_idle() => {},
				Err(error) => {
					log::error!(target: "private-data", "what is lacking is not looked for: {error}");
				},
			}
		}
	}

	/// Looks for final entries that are not here, at their authors' nodes and then at other members'.
	async fn find_lacking(&self) -> Result<()> {
		let (me, lacking) = self.lacking_now()?;
		let mut looked = stream::iter(lacking)
			.map(|one| self.look_for(me, one))
			.buffer_unordered(AT_ONCE)
			.ready_chunks(AT_ONCE);
		while let Some(group) = looked.next().await {
			let (mut found, mut over) = (Vec::new(), Vec::new());
			for (lacking, result) in group {
				match result? {
					Looked::Found(kept) => found.push((lacking, *kept)),
					Looked::Over => over.push(lacking.message),
					Looked::Nowhere => self.pause(lacking.message),
				}
			}
			self.take_found(&found)?;
			self.store.not_lacking(&over)?;
		}
		Ok(())
	}

	fn take_found(&self, found: &[(Lacking, Kept)]) -> Result<()> {
		for Lacking { message, place, .. } in self.store.found(found)? {
			let key = (message.activity, message.number);
			locked(&self.followed).pauses.remove(&key);
			self.tell(Event::Final { message, place });
			self.check_document(message.activity, message.number);
		}
		Ok(())
	}

	/// This node, and what is to be looked for now.
	fn lacking_now(&self) -> Result<(NodeId, Vec<Lacking>)> {
		let state = self.state()?;
		let (me, now) = (self.me(&state)?.id, state.number());
		let followed = locked(&self.followed);
		let is_wanted = |one: &Lacking| {
			let pause = followed.pauses.get(&(one.message.activity, one.message.number));
			pause.is_none_or(|(_, until)| *until <= now)
		};
		Ok((me, self.store.lacking(LOOKED_FOR, is_wanted)?))
	}

	/// An entry is nowhere: it is looked for again after a time.
	fn pause(&self, message: MessageRef) {
		let now = self.chain.state().number();
		let mut followed = locked(&self.followed);
		let pause = followed.pauses.entry((message.activity, message.number)).or_default();
		let blocks = 1u32.checked_shl(pause.0).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE);
		*pause = (pause.0.saturating_add(1), now.saturating_add(blocks));
	}

	fn look_for(&self, me: NodeId, lacking: Lacking) -> BoxFuture<'_, (Lacking, Result<Looked>)> {
		async move { (lacking, self.looked_for(me, &lacking).await) }.boxed()
	}

	async fn looked_for(&self, me: NodeId, lacking: &Lacking) -> Result<Looked> {
		let Some((peers, message)) = self.whom_to_ask(me, lacking)? else {
			return Ok(Looked::Over);
		};
		for peer in peers {
			let Some(package) = self.ask_for(peer, lacking.place).await else { continue };
			match self.open_final(package, lacking, &message)? {
				Some(kept) => return Ok(Looked::Found(Box::new(kept))),
				None => self.fault(peer, Fault::Junk),
			}
		}
		Ok(Looked::Nowhere)
	}

	/// The peers that may have an entry, its author's first and those that left last; nothing if it needs
	/// not be found any more.
	fn whom_to_ask(
		&self,
		me: NodeId,
		lacking: &Lacking,
	) -> Result<Option<(Vec<PeerKey>, ChainMessage)>> {
		let (state, number) = (self.state()?, lacking.message.number);
		let members = state.members(lacking.message.activity)?;
		let mine = members.iter().find(|one| one.node == me);
		let is_mine = mine.is_some_and(|mine| mine.state.may_read(number));
		let message = state.message(lacking.message)?;
		let Some(message) = message.filter(|row| is_mine && row.purged.is_none()) else {
			return Ok(None);
		};
		let others = members.iter().filter(|one| one.node != me && one.state.may_read(number));
		let mut peers: Vec<_> = others
			.filter_map(|one| {
				let (_, keys) = one.keys.as_ref()?;
				let has_left = matches!(one.state, MemberState::Left { .. });
				Some(((one.node != lacking.place.author, has_left, one.slot), keys.peer))
			})
			.filter(|(_, peer)| !self.is_closed_out(peer))
			.collect();
		peers.sort_unstable_by_key(|(rank, _)| *rank);
		Ok(Some((peers.into_iter().map(|(_, peer)| peer).collect(), message)))
	}

	/// A package for a final entry, if it is that: what the chain has vouches for it.
	fn open_final(
		&self,
		package: Package,
		lacking: &Lacking,
		message: &ChainMessage,
	) -> Result<Option<Kept>> {
		let notice = package.notice.notice;
		let MessageRef { activity, number } = lacking.message;
		let is_it = is_entry(&notice, activity, message) && message.root == lacking.root;
		if !is_it || package.check_contents(self.genesis()).is_err() {
			return Ok(None);
		}
		let Ok(key) = self.unwrap(&self.state()?, &package)? else { return Ok(None) };
		if let Err(refusal) = self.open(&package, &key) {
			log::warn!(target: "private-data", "message {number} of activity {activity}: {refusal}");
			return Ok(None);
		}
		Counters::add(&self.counters.received, notice.count.into());
		Counters::add(&self.counters.bytes_received, notice.bytes.into());
		let Package { notice, messages, .. } = package;
		Ok(Some(Kept { notice, messages, key, state: State::Final { number } }))
	}

	/// Checks what the information has become, if there is anything to check.
	fn check_document(&self, activity: ActivityId, number: MessageNumber) {
		let row = self.store.entry(MessageRef { activity, number });
		let row = row.and_then(|known| match known {
			Some((place, _)) => self.store.row(&place),
			None => Ok(None),
		});
		let is_trust = |content| content == Content::Trust;
		if row.ok().flatten().is_some_and(|row| !is_trust(row.notice.notice.content)) {
			// What is not here yet is checked when it is read.
			let _ = self.document(activity, number);
		}
	}

	/// Whether words that were brought may be brought again.
	pub(crate) fn is_brought(
		&self,
		word: Word,
		message: MessageRef,
		now: BlockNumber,
		again: BlockNumber,
	) -> bool {
		let key = brought_key(word, message);
		let followed = locked(&self.followed);
		followed.brought.get(&key).is_some_and(|at| age(now, *at) < again)
	}
}

pub(crate) fn brought_key(word: Word, message: MessageRef) -> (u64, u64, bool) {
	(message.activity, message.number, word == Word::Erased)
}

/// What looking for an entry came to.
enum Looked {
	Found(Box<Kept>),
	/// It need not be found any more.
	Over,
	Nowhere,
}

/// Whether a package is an entry of the chain.
pub(crate) fn is_entry(notice: &Notice, activity: ActivityId, message: &ChainMessage) -> bool {
	notice.activity == activity
		&& notice.author == message.author
		&& notice.counter == message.counter
		&& notice.count == message.count
		&& notice.epoch == message.epoch
		&& notice.content == message.content
		&& notice.root == message.root
}
