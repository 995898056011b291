// SPDX-License-Identifier: Apache-2.0

//! What an activity's information is, and was.
//!
//! The first message of an activity is the information, each update changes it; both are applied in the
//! chain's order. Nothing of the result is kept on the disk, and in memory of few activities only.
//!
//! All members come to the same, whatever an author does: an update whose result is not the one that its
//! author named, or that was erased, or that makes of the information what it can't be, is applied as
//! far as it can be, and what comes out is marked ([`Document::differs`]) until an update names the
//! right result again. So no member keeps the others from going on.

use crate::{
	chain::{Chain, FinalState, Network, Signer, Submit},
	engine::{locked, refused, Engine, Event, Refused, Result},
	store::Place,
};
use hanse_activity_format::{apply, package::open_under, result_root, Opened};
use pallet_activities::{ActivityId, Content, MemberState, MessageNumber, MessageRef};
use serde_json::Value;
use sp_core::H256;
use std::collections::{HashMap, HashSet};
use zeroize::Zeroize;

/// Entries that are read at once.
const PAGE: usize = 256;
/// Activities whose information is kept in memory.
const MAX_KNOWN: usize = 64;
/// Alarms that are remembered, so that each is raised once.
const MAX_ALARMS: usize = 4_096;

/// The information as a message left it.
#[derive(Clone, PartialEq)]
pub struct Document {
	/// The message: the base of the next update.
	pub number: MessageNumber,
	pub value: Value,
	/// The message since which it is not what the chain says that it should be.
	pub differs: Option<MessageNumber>,
}

impl std::fmt::Debug for Document {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "Document({}, differs: {:?})", self.number, self.differs)
	}
}

impl Drop for Document {
	fn drop(&mut self) {
		wipe(&mut self.value);
	}
}

/// Overwrites the texts of a value.
fn wipe(value: &mut Value) {
	match value {
		Value::String(text) => text.zeroize(),
		Value::Array(items) => items.iter_mut().for_each(wipe),
		Value::Object(members) => members.values_mut().for_each(wipe),
		Value::Null | Value::Bool(_) | Value::Number(_) => {},
	}
}

/// How far an activity was gone through.
#[derive(Clone, Default)]
struct Walk {
	/// The first number that was not.
	next: MessageNumber,
	document: Option<Document>,
	/// Whether something on the way was erased of which it is not known what it was.
	erased: bool,
}

/// What is kept in memory.
#[derive(Default)]
pub(crate) struct Documents {
	walks: HashMap<ActivityId, (u64, Walk)>,
	uses: u64,
	/// How often something was forgotten.
	forgotten: u64,
	alarms: HashSet<(ActivityId, MessageNumber)>,
}

impl Documents {
	/// The walk of an activity, if it is not beyond `number`.
	fn walk(&mut self, activity: ActivityId, number: MessageNumber) -> Walk {
		self.uses = self.uses.wrapping_add(1);
		match self.walks.get_mut(&activity) {
			Some((used, walk)) if walk.next <= number.saturating_add(1) => {
				*used = self.uses;
				walk.clone()
			},
			_ => Walk::default(),
		}
	}

	/// Keeps a walk that went further than the one that is kept, unless something was erased since it
	/// began.
	fn keep(&mut self, activity: ActivityId, walk: Walk, forgotten: u64) {
		if self.forgotten != forgotten {
			return;
		}
		if self.walks.get(&activity).is_some_and(|(_, known)| known.next >= walk.next) {
			return;
		}
		self.walks.insert(activity, (self.uses, walk));
		if self.walks.len() > MAX_KNOWN {
			let oldest = self.walks.iter().min_by_key(|(_, (used, _))| *used);
			if let Some(oldest) = oldest.map(|(activity, _)| *activity) {
				self.walks.remove(&oldest);
			}
		}
	}

	/// Whether an alarm is raised for the first time.
	fn is_new(&mut self, activity: ActivityId, number: MessageNumber) -> bool {
		if self.alarms.len() >= MAX_ALARMS {
			self.alarms.clear();
		}
		self.alarms.insert((activity, number))
	}
}

impl<C: Chain, N: Network, S: Submit, K: Signer> Engine<C, N, S, K> {
	/// The information at present: as the last message left it that the chain has.
	pub fn current(&self, activity: ActivityId) -> Result<Document> {
		let row = self.state()?.activity(activity)?.ok_or(refused(Refused::NotMember))?;
		let current = row.current.ok_or(refused(Refused::NoInformation))?;
		let mut document = self.document(activity, current.number)?;
		if document.number != current.number {
			// It was erased before it came here.
			document.number = current.number;
			document.differs = Some(current.number);
		}
		Ok(document)
	}

	/// Why a message is not here: it comes to who is in the group, and to nobody else.
	fn why_not_here(&self, activity: ActivityId, number: MessageNumber) -> Result<Refused> {
		let state = self.state()?;
		let me = self.me(&state)?.id;
		let members = state.members(activity)?;
		let mine = members.iter().find(|one| one.node == me).map(|one| one.state);
		Ok(match mine {
			Some(MemberState::Joined { .. }) => Refused::NotHere(number),
			Some(state) if state.may_read(number) => Refused::NotHere(number),
			_ => Refused::NotMember,
		})
	}

	/// The information as it was after message `number`.
	pub fn document(&self, activity: ActivityId, number: MessageNumber) -> Result<Document> {
		let noted = self.store.noted(activity)?;
		if noted.next <= number {
			return Err(refused(self.why_not_here(activity, noted.next)?));
		}
		let (mut walk, forgotten) = {
			let mut documents = locked(&self.documents);
			(documents.walk(activity, number), documents.forgotten)
		};
		loop {
			let page = self.store.entries(activity, walk.next, PAGE)?;
			let is_last = page.len() < PAGE;
			for (at, place, is_erased) in page {
				if at > number {
					break;
				}
				self.check_gap(activity, &walk, at)?;
				self.step(&mut walk, at, &place, is_erased)?;
			}
			if is_last || walk.next > number {
				break;
			}
		}
		self.check_gap(activity, &walk, number.saturating_add(1))?;
		walk.next = number.saturating_add(1);
		let (document, erased) = (walk.document.clone(), walk.erased);
		locked(&self.documents).keep(activity, walk, forgotten);
		document.ok_or(refused(match (erased, noted.seat) {
			(true, _) => Refused::Erased,
			(false, Some((from, _))) if from > 0 => Refused::NoHistory,
			_ => Refused::NoInformation,
		}))
	}

	/// What is between the last entry and `to` is neither here nor erased: if it could change the
	/// information, there is none.
	fn check_gap(&self, activity: ActivityId, walk: &Walk, to: MessageNumber) -> Result<()> {
		let Some(length) = to.checked_sub(walk.next).filter(|length| *length > 0) else {
			return Ok(());
		};
		let lacking = self.store.lacking_of(activity, walk.next, to)?;
		// The others are not for this node.
		if u64::try_from(lacking.len()) != Ok(length) && walk.document.is_some() {
			return Err(refused(Refused::NoHistory));
		}
		let changes = |content| match content {
			Content::Update { .. } => true,
			Content::Information => walk.document.is_none(),
			Content::Trust => false,
		};
		match lacking.iter().find(|one| changes(one.content)) {
			Some(one) => Err(refused(Refused::NotHere(one.message.number))),
			None => Ok(()),
		}
	}

	/// What a message makes of the information.
	fn step(
		&self,
		walk: &mut Walk,
		number: MessageNumber,
		place: &Place,
		is_erased: bool,
	) -> Result<()> {
		walk.next = number.saturating_add(1);
		let content = self.store.row(place)?.map(|row| row.notice.notice.content);
		match (content, &mut walk.document) {
			(Some(Content::Information) | None, None) if is_erased => walk.erased = true,
			(Some(Content::Information), None) if !walk.erased => {
				let value = self.only(place)?.value;
				walk.document = Some(Document { number, value, differs: None });
			},
			(Some(Content::Update { .. }), None) => {},
			(Some(Content::Update { result, .. }), Some(document)) => {
				let is_it = !is_erased && self.apply_update(document, place, result)?;
				document.number = number;
				document.differs = match (is_it, document.differs) {
					(true, _) => None,
					(false, since) => since.or(Some(number)),
				};
				if !is_it && !is_erased {
					self.differs(place.activity, number);
				}
			},
			_ => {},
		}
		Ok(())
	}

	/// Applies an update; whether the result is the one that its author named.
	fn apply_update(&self, document: &mut Document, place: &Place, result: H256) -> Result<bool> {
		let mut patch = self.only(place)?;
		let value = apply(&document.value, &patch.value);
		wipe(&mut patch.value);
		let Ok(value) = value else { return Ok(false) };
		let is_it = result_root(&value, &patch.plain.seed)? == result;
		wipe(&mut std::mem::replace(&mut document.value, value));
		Ok(is_it)
	}

	fn differs(&self, activity: ActivityId, number: MessageNumber) {
		if !locked(&self.documents).is_new(activity, number) {
			return;
		}
		self.alarm(&format!(
			"the result of message {number} of activity {activity} is not what its author and the \
			 chain say",
		));
		self.tell(Event::Differs { message: MessageRef { activity, number } });
	}

	/// Something of an activity was erased: what came of it is computed again.
	pub(crate) fn forget_document(&self, activity: ActivityId) {
		let mut documents = locked(&self.documents);
		documents.walks.remove(&activity);
		documents.forgotten = documents.forgotten.wrapping_add(1);
	}

	/// The one message of a package that is here.
	fn only(&self, place: &Place) -> Result<Opened> {
		let opened = self.opened(place)?.into_iter().next();
		opened.ok_or(refused(Refused::MessageNotFound))
	}

	/// The messages of a package that is here.
	pub fn opened(&self, place: &Place) -> Result<Vec<Opened>> {
		let row = self.store.row(place)?.ok_or(refused(Refused::MessageNotFound))?;
		let messages = self.store.messages(place)?;
		let key = self.store.content_key(place)?;
		let (Some(messages), Some(key)) = (messages, key) else {
			return Err(refused(Refused::Erased));
		};
		Ok(open_under(&key, self.genesis(), &row.notice.notice, &messages)?)
	}
}
