// SPDX-License-Identifier: Apache-2.0

//! What users of the node ask of it.

use crate::{
	chain::{Chain, FinalState, Network, Signer, Submit},
	engine::{refused, Engine, Outcome, Refused, Result},
	incoming::{key_of, key_of_party, present_keys},
	requests::{Prepared, Waiting},
	sending::Submission,
	store::{OnStale, Place, State},
	Party,
};
use hanse_activity_format::{
	apply, disclosure::Source, message_word, result_root, Disclosure, Draft, Opened,
	PartySignature, Purpose,
};
use pallet_activities::{
	ActivityId, Content, Digest, MemberState, MessageNumber, MessageRef, NodeId,
};
use serde_json::Value;
use sp_core::H256;

/// Rows that are listed at once.
pub const MAX_PAGE: usize = 256;

/// A message as it is listed.
#[derive(Clone, Debug)]
pub struct Listed {
	/// `None` while the chain has not said anything of it.
	pub number: Option<MessageNumber>,
	pub place: Place,
	pub count: u32,
	pub content: Option<Content>,
	pub is_erased: bool,
}

/// What a party signs: the 32 bytes of the payload's message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToSign {
	pub counter: u64,
	pub fields: H256,
	pub message: [u8; 32],
}

fn drafts_of(values: &[Value], content: &Content) -> Result<Vec<Draft>> {
	let draft = |value| Draft::new(value, Purpose::of(content));
	Ok(values.iter().map(draft).collect::<std::result::Result<_, _>>()?)
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// Takes messages of information, or words of trust, for the members: one entry of the chain.
	pub fn submit(
		&self,
		activity: ActivityId,
		values: &[Value],
		content: Content,
	) -> Result<Place> {
		let (drafts, on_stale) = (drafts_of(values, &content)?, OnStale::Refuse);
		self.send(Submission { activity, drafts, content, on_stale, counter: None })
	}

	/// Takes changes to the information, a merge patch, upon what it is now.
	pub fn update(&self, activity: ActivityId, patch: &Value, on_stale: OnStale) -> Result<Place> {
		let base = self.current(activity)?;
		let draft = Draft::new(patch, Purpose::Patch)?;
		let result = apply(&base.value, patch)?;
		let result = result_root(&result, &draft.plain.seed)?;
		let content = Content::Update { base: base.number, result };
		let drafts = vec![draft];
		self.send(Submission { activity, drafts, content, on_stale, counter: None })
	}

	/// Keeps messages of information until parties of this node have signed them; the number under
	/// which they wait, and what is to be signed. If another message of this node is published in the
	/// meantime they have to be prepared again.
	pub fn prepare(&self, activity: ActivityId, values: &[Value]) -> Result<(u64, Vec<ToSign>)> {
		let state = self.state()?;
		let seat = self.seat(&state, activity)?;
		let content = Content::Information;
		let drafts = drafts_of(values, &content)?;
		let count = u32::try_from(drafts.len()).map_err(|_| refused(Refused::TooLarge))?;
		let counter = self.store.reserve(activity, seat.mine.next_counter, count)?;
		let me = seat.me.id;
		let to_sign = (counter..)
			.zip(&drafts)
			.map(|(counter, Draft { fields, .. })| ToSign {
				counter,
				fields: *fields,
				message: message_word(self.genesis(), activity, me, counter, *fields).message(),
			})
			.collect();
		let fields = drafts.iter().map(|draft| draft.fields).collect();
		let bodies: Vec<_> = drafts.into_iter().map(|draft| draft.plain).collect();
		let waiting = Waiting::Prepared(Prepared { activity, counter, content, fields });
		Ok((self.keep_waiting(&waiting, Some(&bodies))?, to_sign))
	}

	/// Takes what was prepared, with the signatures of parties on each message.
	pub fn submit_prepared(
		&self,
		number: u64,
		signatures: Vec<Vec<PartySignature>>,
	) -> Result<Place> {
		let (prepared, bodies) = self.prepared(number)?;
		let Prepared { activity, counter, content, fields } = prepared;
		if signatures.len() != bodies.len() || fields.len() != bodies.len() {
			return Err(refused(Refused::Other(format!(
				"there are {} messages and signatures for {}",
				bodies.len(),
				signatures.len(),
			))));
		}
		let mut drafts = Vec::with_capacity(bodies.len());
		for ((mut plain, fields), signatures) in bodies.into_iter().zip(fields).zip(signatures) {
			plain.signatures = signatures;
			drafts.push(Draft { plain, fields });
		}
		self.check_prepared(activity, counter, &drafts)?;
		let on_stale = OnStale::Refuse;
		let submission = Submission { activity, drafts, content, on_stale, counter: Some(counter) };
		self.send_for(number, submission)
	}

	/// Checks that the parties signed and that their counters can still be used.
	fn check_prepared(&self, activity: ActivityId, counter: u64, drafts: &[Draft]) -> Result<()> {
		let state = self.state()?;
		let seat = self.seat(&state, activity)?;
		if counter < seat.mine.next_counter {
			return Err(refused(Refused::CounterUsed));
		}
		let me = seat.me.id;
		for (counter, draft) in (counter..).zip(drafts) {
			let word = message_word(self.genesis(), activity, me, counter, draft.fields);
			draft.plain.check_signatures(&word, |party| key_of(&state, me, party))?;
		}
		Ok(())
	}

	/// The parties that signed a message that is here, and whether each has the key now with which it
	/// signed: things change hands.
	pub fn signed_by(&self, place: &Place, message: &Opened) -> Result<Vec<(Party, bool)>> {
		let state = self.state()?;
		let (counter, fields) = (message.counter, message.digest.fields);
		let word = message_word(self.genesis(), place.activity, place.author, counter, fields);
		let signatures = message.plain.signatures.iter();
		let is_good = |one: &PartySignature| {
			let key = key_of_party(&state, &one.party);
			key.is_some_and(|key| word.is_signed_by(&one.signature, &key))
		};
		Ok(signatures.map(|one| (one.party.clone(), is_good(one))).collect())
	}

	/// What became of something that was taken; nothing while it is on its way.
	pub fn outcome_of(&self, place: &Place) -> Result<Option<Outcome>> {
		let row = self.store.row(place)?;
		match row.map(|row| row.state) {
			Some(State::Final { number } | State::Erased { number }) => {
				let activity = place.activity;
				Ok(Some(Outcome::Published(MessageRef { activity, number })))
			},
			Some(State::Pending { .. }) => Ok(None),
			None => Ok(self.store.outcome(place)?),
		}
	}

	/// The final messages of an activity from `from` on that are here or were, at most 256.
	pub fn list(&self, activity: ActivityId, from: MessageNumber) -> Result<Vec<Listed>> {
		let entries = self.store.entries(activity, from, MAX_PAGE)?;
		entries
			.into_iter()
			.map(|(number, place, is_erased)| {
				let notice = self.store.row(&place)?.map(|row| row.notice.notice);
				Ok(Listed {
					number: Some(number),
					place,
					count: notice.map_or(1, |notice| notice.count),
					content: notice.map(|notice| notice.content),
					is_erased,
				})
			})
			.collect()
	}

	/// The messages of a final entry.
	pub fn read(&self, message: MessageRef) -> Result<(Place, Vec<Opened>)> {
		let (place, is_erased) =
			self.store.entry(message)?.ok_or(refused(Refused::MessageNotFound))?;
		if is_erased {
			return Err(refused(Refused::Erased));
		}
		Ok((place, self.opened(&place)?))
	}

	/// Who was to get a message and has not signed for it, as the chain says.
	pub fn missing(&self, message: MessageRef) -> Result<Vec<NodeId>> {
		Ok(self.state()?.missing(message)?)
	}

	/// The activities that this node is asked to join.
	pub fn invitations(&self) -> Result<Vec<ActivityId>> {
		let state = self.state()?;
		let me = self.me(&state)?.id;
		let (mut found, mut after) = (Vec::new(), None);
		loop {
			let page = state.activities_of(me, after)?;
			let Some(last) = page.last() else { return Ok(found) };
			after = Some(*last);
			for activity in page {
				let members = state.members(activity)?;
				let invited = members.iter().any(|one| {
					one.node == me
						&& matches!(one.state, MemberState::Invited { until, .. } if state.number() < until)
				});
				if invited {
					found.push(activity);
				}
			}
		}
	}

	/// The proof of one field of a message, for an outsider. `purpose` says of what: of the message
	/// itself, or of the information that an update made.
	pub fn disclose(
		&self,
		message: MessageRef,
		index: u32,
		pointer: &str,
		purpose: Purpose,
	) -> Result<Disclosure> {
		let (place, opened) = self.read(message)?;
		let row = self.store.row(&place)?.ok_or(refused(Refused::MessageNotFound))?;
		let digests: Vec<Digest> = opened.iter().map(|one| one.digest).collect();
		let at = usize::try_from(index).map_err(|_| refused(Refused::MessageNotFound))?;
		let one = opened.get(at).ok_or(refused(Refused::MessageNotFound))?;
		let of_message = Purpose::of(&row.notice.notice.content);
		let document = match purpose == of_message {
			true => None,
			false => Some(self.document(message.activity, message.number)?),
		};
		let value = document.as_ref().map_or(&one.value, |document| &document.value);
		let source = Source {
			genesis: self.genesis(),
			number: message.number,
			notice: &row.notice.notice,
			digests: &digests,
			index,
			seed: &one.plain.seed,
			value,
			purpose,
		};
		Ok(hanse_activity_format::disclose(&source, pointer)?)
	}

	/// Whether this node takes part in an activity now.
	pub fn takes_part(&self, activity: ActivityId) -> Result<bool> {
		let state = self.state()?;
		let me = self.me(&state)?.id;
		let members = state.members(activity)?;
		Ok(members.iter().any(|one| one.node == me && present_keys(one).is_some()))
	}
}
