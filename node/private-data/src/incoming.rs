// SPDX-License-Identifier: Apache-2.0

//! What other nodes ask of this one, and what they announce.
//!
//! What comes in is looked at in the order of what it costs: is the peer closed out, does the request
//! decode, is the peer the node of a record, is it a member, is the signature good. A body is handed
//! out only to a member whose message it is, with the content key wrapped for it alone.
//!
//! What an author announces is fetched only while the chain has not gone past it: afterwards the chain
//! says what there is, and [`crate::follow`] fetches it.

use crate::{
	chain::{Chain, FinalState, Network, Signer, Submit},
	engine::{locked, Counters, Engine, Error, Event, Result},
	protocol::{self, Answer, Ask, Refused},
	quota::{has_room, Fault, Pending, Source},
	store::{Kept, Place, Row, State},
	AccountId, BlockNumber, MemberStanding, Party,
};
use codec::Encode;
use futures::{future::BoxFuture, FutureExt, StreamExt};
use hanse_activity_format::{
	message_word, package::open_under, wrap, ContentKey, Opened, Package, Recipient, Refusal,
	SignedNotice,
};
use pallet_activities::{MemberState, MessageRef, NodeId, NodeKeys, PeerKey};
use std::{collections::HashMap, sync::Arc};

/// Notices that wait to be followed; more are refused as too much at once.
pub const MAX_PULLS: usize = 256;
/// Of one peer, so that it can't keep the others' waiting.
pub const MAX_PULLS_OF_ONE: usize = 64;
/// Bytes of all packages that are announced and not fetched: 128 MiB.
pub const MAX_PULLED_BYTES: u64 = 128 << 20;
/// Packages that are fetched at the same time, and then stored together.
const FETCHED_AT_ONCE: usize = 64;

/// A package that is to be fetched from who announced it.
#[derive(Clone, Debug)]
pub struct Pull {
	pub peer: PeerKey,
	pub notice: SignedNotice,
}

/// What is announced and not fetched yet.
#[derive(Debug, Default)]
pub(crate) struct Announced(HashMap<Place, (PeerKey, Pending)>);

impl Announced {
	/// What is on its way of an author in a group.
	fn of(&self, source: Source) -> Pending {
		let is_its =
			|place: &Place| (place.activity, place.author) == (source.activity, source.author);
		let its = self.0.iter().filter(|(place, _)| is_its(place));
		its.fold(Pending::default(), |sum, (_, (_, one))| sum.and(*one))
	}

	/// Whether another of a peer may be on its way.
	fn has_room(&self, peer: &PeerKey, more: Pending) -> bool {
		let of_peer = self.0.values().filter(|(one, _)| one == peer).count();
		let all = self.0.values().fold(more, |sum, (_, one)| sum.and(*one));
		of_peer < MAX_PULLS_OF_ONE && all.bytes <= MAX_PULLED_BYTES
	}
}

/// What a peer is answered, or its fault and what is answered to that.
type Looked = std::result::Result<Answer, (Fault, Refused)>;

/// The keys of a member that takes part now.
pub(crate) fn present_keys(member: &MemberStanding) -> Option<(u32, &NodeKeys)> {
	match member.state {
		MemberState::Joined { .. } => member.keys.as_ref().map(|(version, keys)| (*version, keys)),
		_ => None,
	}
}

fn size_of(signed: &SignedNotice) -> Pending {
	let notice = &signed.notice;
	Pending { messages: notice.count.into(), bytes: notice.bytes.into() }
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// The answer to a request of a peer. Faults are noted.
	pub fn answer(&self, peer: PeerKey, request: &[u8]) -> Answer {
		if self.is_closed_out(&peer) {
			return Answer::Refused(Refused::Unknown);
		}
		match self.look_at(&peer, request) {
			Ok(Ok(answer)) => answer,
			Ok(Err((fault, refused))) => {
				self.fault(peer, fault);
				Answer::Refused(refused)
			},
			// Who has no record knows nobody.
			Err(Error::NotANode) => Answer::Refused(Refused::Unknown),
			Err(Error::Behind { .. }) => Answer::Refused(Refused::NotYet),
			Err(error) => {
				log::error!(target: "private-data", "a request can't be answered: {error}");
				Answer::Refused(Refused::NotYet)
			},
		}
	}

	fn look_at(&self, peer: &PeerKey, request: &[u8]) -> Result<Looked> {
		let Some(ask) = protocol::ask_of(request) else {
			return Ok(Err((Fault::Junk, Refused::Malformed)));
		};
		let state = self.state()?;
		let Some(asker) = state.node_of_peer(peer)? else {
			return Ok(Err((Fault::Junk, Refused::Unknown)));
		};
		match ask {
			Ask::Notice(notice) => self.take_notice(&state, *peer, asker, notice),
			Ask::Fetch { activity, author, counter } => {
				let place = Place { activity, author, counter };
				Ok(match self.hand_out(&state, asker, place)? {
					Answer::Refused(Refused::Unknown) => Err((Fault::Foreign, Refused::Unknown)),
					answer => Ok(answer),
				})
			},
		}
	}

	/// Looks at a notice and has its package fetched.
	fn take_notice(
		&self,
		state: &C::State,
		peer: PeerKey,
		asker: NodeId,
		signed: SignedNotice,
	) -> Result<Looked> {
		let notice = signed.notice;
		let (place, me) = (Place::of(&signed), self.me(state)?);
		if notice.author != asker || notice.bytes > protocol::MAX_PACKAGE {
			return Ok(Err((Fault::Junk, Refused::Malformed)));
		}
		let members = state.members(notice.activity)?;
		let joined = |node| members.iter().find(|one| one.node == node && has_keys(one));
		let (Some(author), Some(_)) = (joined(asker), joined(me.id)) else {
			// It may be a step ahead of what is final here: then its epoch is.
			let epoch = state.activity(notice.activity)?.map(|row| row.epoch);
			return Ok(match epoch.is_none_or(|epoch| notice.epoch > epoch) {
				true => Ok(Answer::Refused(Refused::NotYet)),
				false => Err((Fault::Foreign, Refused::Unknown)),
			});
		};
		let Some((version, keys)) = present_keys(author) else {
			return Ok(Ok(Answer::Refused(Refused::NotYet)));
		};
		if signed.key_version != version {
			return Ok(Ok(Answer::Refused(Refused::NotYet)));
		}
		if signed.check(self.genesis(), &keys.signer).is_err() {
			return Ok(Err((Fault::Junk, Refused::Malformed)));
		}
		// The chain has gone past it: what there is of it is fetched because the chain says so.
		if notice.counter < author.next_counter {
			return Ok(Ok(Answer::Taken));
		}
		// What waits may be sealed again by its author.
		let known = self.store.row(&place)?;
		if known.is_some_and(|row| row.notice == signed || !row.is_pending()) {
			return Ok(Ok(Answer::Taken));
		}
		Ok(Ok(match self.pull(Pull { peer, notice: signed })? {
			true => Answer::Taken,
			false => Answer::Refused(Refused::Busy),
		}))
	}

	/// Has a package fetched; `false` if too much waits.
	fn pull(&self, pull: Pull) -> Result<bool> {
		let (place, more) = (Place::of(&pull.notice), size_of(&pull.notice));
		let source = Source { activity: place.activity, author: place.author };
		let stored = self.store.waiting(source)?;
		let mut announced = locked(&self.announced);
		// It is on its way; what comes is what its author has then.
		if announced.0.contains_key(&place) {
			return Ok(true);
		}
		let fits = has_room(stored.and(announced.of(source)), more);
		let peer = pull.peer;
		if !fits || !announced.has_room(&peer, more) || self.pulls.try_send(pull).is_err() {
			return Ok(false);
		}
		announced.0.insert(place, (peer, more));
		Ok(true)
	}

	/// Hands a package out to a node that it is for.
	fn hand_out(&self, state: &C::State, asker: NodeId, place: Place) -> Result<Answer> {
		let unknown = Ok(Answer::Refused(Refused::Unknown));
		let gone = Ok(Answer::Refused(Refused::Gone));
		let members = state.members(place.activity)?;
		let Some(member) = members.iter().find(|one| one.node == asker) else { return unknown };
		let Some((key_version, keys)) = &member.keys else { return unknown };
		let Some(row) = self.store.row(&place)? else { return gone };
		if !self.is_for(state, &row, member)? {
			return unknown;
		}
		if self.is_to_be_erased(state, &row)? {
			return gone;
		}
		let messages = self.store.messages(&place)?;
		let (Some(messages), Some(key)) = (messages, self.store.content_key(&place)?) else {
			return gone;
		};
		let to = Recipient { node: asker, key_version: *key_version, key: keys.sealing };
		let wrap = wrap(&key, &row.notice.notice.binding(self.genesis()), &to)?;
		let package = Package { notice: row.notice, messages, wrap }.encode();
		Counters::add(&self.counters.sent, 1);
		Counters::add(&self.counters.bytes_sent, package.len() as u64);
		Ok(Answer::Package(package))
	}

	/// Whether a package is for a member: one that is final, if it may read that message; one that is
	/// not, if this node is its author and the member is in the group for which it was sealed.
	fn is_for(&self, state: &C::State, row: &Row, member: &MemberStanding) -> Result<bool> {
		Ok(match row.state {
			State::Final { number } | State::Erased { number } => member.state.may_read(number),
			State::Pending { .. } => {
				let notice = &row.notice.notice;
				let activity = state.activity(notice.activity)?;
				notice.author == self.me(state)?.id
					&& present_keys(member).is_some()
					&& activity.is_some_and(|activity| activity.epoch == notice.epoch)
			},
		})
	}

	/// Whether a package is erased or the chain says that it is to be.
	fn is_to_be_erased(&self, state: &C::State, row: &Row) -> Result<bool> {
		let activity = row.notice.notice.activity;
		Ok(match row.state {
			State::Erased { .. } => true,
			State::Pending { .. } => false,
			State::Final { number } => {
				let message = state.message(MessageRef { activity, number })?;
				message.is_some_and(|message| message.purged.is_some())
			},
		})
	}

	/// Fetches what was announced, until the engine goes.
	pub async fn fetch_announced(self: Arc<Self>, announced: async_channel::Receiver<Pull>) {
		let engine = &*self;
		let mut fetched = announced
			.map(|pull| engine.fetched(pull))
			.buffer_unordered(FETCHED_AT_ONCE)
			.ready_chunks(FETCHED_AT_ONCE);
		while let Some(group) = fetched.next().await {
			engine.take_fetched(group);
		}
	}

	fn fetched(&self, pull: Pull) -> BoxFuture<'_, (Place, Option<Kept>)> {
		async move { (Place::of(&pull.notice), self.fetch_one(&pull).await) }.boxed()
	}

	/// Stores what came at the same time, with one sync.
	fn take_fetched(&self, group: Vec<(Place, Option<Kept>)>) {
		let (places, kept): (Vec<_>, Vec<_>) = group.into_iter().unzip();
		let kept: Vec<_> = kept.into_iter().flatten().collect();
		match self.store.keep(&kept) {
			Ok(()) => self.tell_received(&kept),
			Err(error) => {
				log::error!(target: "private-data", "what was received is not kept: {error}");
			},
		}
		let mut announced = locked(&self.announced);
		for place in places {
			announced.0.remove(&place);
		}
	}

	fn tell_received(&self, kept: &[Kept]) {
		for one in kept {
			Counters::add(&self.counters.received, one.notice.notice.count.into());
			Counters::add(&self.counters.bytes_received, one.notice.notice.bytes.into());
			self.tell(Event::Received { place: Place::of(&one.notice) });
		}
	}

	/// Fetches a package from its author; nothing if it does not answer or sends something else.
	async fn fetch_one(&self, pull: &Pull) -> Option<Kept> {
		let place = Place::of(&pull.notice);
		let package = self.ask_for(pull.peer, place).await?;
		match self.open_announced(package, pull) {
			Ok(Ok(kept)) => kept,
			Ok(Err(refusal)) => {
				log::warn!(target: "private-data", "package {place:?} is refused: {refusal}");
				self.fault(pull.peer, Fault::Junk);
				None
			},
			Err(error) => {
				log::error!(target: "private-data", "package {place:?} can't be looked at: {error}");
				None
			},
		}
	}

	/// Asks a peer for a package.
	pub(crate) async fn ask_for(&self, peer: PeerKey, place: Place) -> Option<Package> {
		let Place { activity, author, counter } = place;
		let ask = Ask::Fetch { activity, author, counter }.encode();
		let answer = self.network.ask(peer, ask).await.ok()?;
		let package = match protocol::answer_of(&answer) {
			Some(Answer::Package(bytes)) => Package::from_bytes(&bytes).ok(),
			Some(_) => return None,
			None => None,
		};
		if package.is_none() {
			self.fault(peer, Fault::Junk);
		}
		package
	}

	/// A package that its author announced, as what waits for the chain; nothing if the chain has gone
	/// on in the meantime. Its author may have sealed it again since the notice.
	fn open_announced(
		&self,
		package: Package,
		pull: &Pull,
	) -> Result<std::result::Result<Option<Kept>, Refusal>> {
		let (state, place) = (self.state()?, Place::of(&pull.notice));
		let members = state.members(place.activity)?;
		let author = members.iter().find(|one| one.node == place.author && has_keys(one));
		let Some((author, (_, keys))) = author.and_then(|one| Some((one, present_keys(one)?)))
		else {
			return Ok(Ok(None));
		};
		if place.counter < author.next_counter {
			return Ok(Ok(None));
		}
		let is_announced = package.notice == pull.notice;
		if Place::of(&package.notice) != place {
			return Ok(Err(Refusal::Root));
		}
		let checked = match is_announced {
			// Its signature was checked.
			true => package.check_contents(self.genesis()),
			false => package.check(self.genesis(), &keys.signer),
		};
		if let Err(refusal) = checked {
			return Ok(Err(refusal));
		}
		if !is_announced && !self.still_fits(pull, &package.notice)? {
			return Ok(Ok(None));
		}
		let opened = self.unwrap(&state, &package)?.and_then(|key| {
			self.open_signed(&state, &package, &key)?;
			Ok(key)
		});
		let since = state.number();
		let Package { notice, messages, .. } = package;
		let state = State::Pending { since };
		Ok(opened.map(|key| Some(Kept { notice, messages, key, state })))
	}

	/// Whether what came instead of what was announced has room.
	fn still_fits(&self, pull: &Pull, came: &SignedNotice) -> Result<bool> {
		let Place { activity, author, .. } = Place::of(&pull.notice);
		let stored = self.store.waiting(Source { activity, author })?;
		let announced = locked(&self.announced).of(Source { activity, author });
		Ok(has_room(stored.and(announced), size_of(came)))
	}

	/// The content key of a package that was handed to this node.
	pub(crate) fn unwrap(
		&self,
		state: &C::State,
		package: &Package,
	) -> Result<std::result::Result<ContentKey, Refusal>> {
		let binding = package.notice.notice.binding(self.genesis());
		Ok(self.keys.unwrap(&package.wrap, &binding, self.me(state)?.id))
	}

	/// Opens a package whose outside was checked: its fields are those of the commitments.
	pub(crate) fn open(
		&self,
		package: &Package,
		key: &ContentKey,
	) -> std::result::Result<Vec<Opened>, Refusal> {
		open_under(key, self.genesis(), &package.notice.notice, &package.messages)
	}

	/// Opens a package of now: parties that are said to have signed did. Whose party something is
	/// changes in time, so of packages that the chain has this is not asked.
	fn open_signed(
		&self,
		state: &C::State,
		package: &Package,
		key: &ContentKey,
	) -> std::result::Result<(), Refusal> {
		let notice = &package.notice.notice;
		for one in self.open(package, key)? {
			let fields = one.digest.fields;
			let word =
				message_word(self.genesis(), notice.activity, notice.author, one.counter, fields);
			one.plain.check_signatures(&word, |party| key_of(state, notice.author, party))?;
		}
		Ok(())
	}
}

fn has_keys(member: &MemberStanding) -> bool {
	present_keys(member).is_some()
}

/// The account whose key a party signs with, if it is reached at the author's node.
pub(crate) fn key_of(state: &impl FinalState, author: NodeId, party: &Party) -> Option<AccountId> {
	if state.resolve(party).ok()?? != author {
		return None;
	}
	key_of_party(state, party)
}

/// The account whose key a party signs with, wherever it is reached.
pub(crate) fn key_of_party(state: &impl FinalState, party: &Party) -> Option<AccountId> {
	match party {
		Party::Account(account) => Some(account.clone()),
		Party::Thing(thing) => state.thing(*thing).ok()?.map(|thing| thing.key),
		// A number has no key of its own.
		Party::Org(_) => None,
	}
}

/// How long ago, in blocks.
pub(crate) fn age(now: BlockNumber, since: BlockNumber) -> BlockNumber {
	now.saturating_sub(since)
}

/// The peers of the members that take part now, besides this node.
pub(crate) fn peers_of(members: &[MemberStanding], me: NodeId) -> Vec<(NodeId, PeerKey)> {
	let others = members.iter().filter(|one| one.node != me);
	others.filter_map(|one| present_keys(one).map(|(_, keys)| (one.node, keys.peer))).collect()
}
