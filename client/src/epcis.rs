// SPDX-License-Identifier: Apache-2.0

//! Records of asset flows, from the events of GS1 EPCIS 2.0 in JSON.
//!
//! An `ObjectEvent` or a `TransactionEvent` becomes a record for each object that it names; the event
//! itself stays with the parties, and each record has its hash. Nothing is guessed: an event that does
//! not say who passed an object to whom, or how much of it, is refused unless its bearer says so. The
//! mapping, field by field, is in `docs/epcis.md`.
//!
//! The hash of an event is the SHA-256 of its canonical form (RFC 8785), so that it is the same however
//! the event is laid out.

mod decimal;
mod time;

pub use decimal::decimal;
pub use hanse_activity_format::jcs::text::{canonical, NotCanonical};
pub use time::{milliseconds, time_text};

use hanse_flow_proof::chain::Record;
use pallet_asset_flow::{AssetRef, PartyRef, Quantity, RecordId, RecordRef};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use sp_core::H256;
use sp_runtime::AccountId32;

/// Pieces, as UN/CEFACT Recommendation 20 has them.
const PIECES: &str = "H87";
/// What the names of the kinds of parties may begin with, besides nothing.
const KIND_PREFIXES: [&str; 3] =
	["urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-", "cbv:SDT-"];

/// Why a file or an event gives no records.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EpcisError {
	#[error("it can't be read: {0}")]
	Json(String),
	#[error("it is {0:?}, neither an EPCISDocument nor an event")]
	Kind(String),
	#[error("it has {0} events")]
	NoSuchEvent(usize),
	#[error("event {event}: {why}")]
	Event { event: usize, why: NotMapped },
}

/// Why an event gives no records.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotMapped {
	#[error("it can't be read: {0}")]
	Json(String),
	#[error("{0} has no form as a record")]
	Kind(String),
	#[error("{0:?} is no action")]
	Action(String),
	#[error("{0}")]
	Canonical(#[from] NotCanonical),
	#[error("{0:?} is no time of EPCIS since 1970")]
	Time(String),
	#[error("it names no object")]
	NoObject,
	#[error("it names no {kind} in its {list}; say who it is")]
	NoParty { kind: &'static str, list: &'static str },
	#[error("it names more than one {kind} in its {list}")]
	TwoParties { kind: &'static str, list: &'static str },
	#[error("{0:?} is too long for a record")]
	TooLong(String),
	#[error("it doesn't say how much of {0} there is")]
	NoQuantity(String),
	#[error("{0} is no quantity that a record can have")]
	Quantity(String),
	#[error("{0:?} is no code of UN/CEFACT Recommendation 20")]
	Unit(String),
	#[error("it declares another event to be wrong; say which record its own corrects")]
	ErrorDeclaration,
	#[error("it gives {0} records, of which one alone can correct another")]
	OneCorrection(usize),
	#[error("there are no more counters")]
	Counter,
}

/// By which kind of party an object goes from one to the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum PartyKind {
	/// Who has it in hand.
	#[default]
	Possessing,
	/// Who owns it.
	Owning,
	/// Where it is.
	Location,
}

impl PartyKind {
	/// Its name in the Core Business Vocabulary.
	fn name(self) -> &'static str {
		match self {
			Self::Possessing => "possessing_party",
			Self::Owning => "owning_party",
			Self::Location => "location",
		}
	}

	fn is(self, kind: &str) -> bool {
		let bare = KIND_PREFIXES.iter().find_map(|prefix| kind.strip_prefix(prefix));
		bare.unwrap_or(kind) == self.name()
	}
}

/// What an event doesn't say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
	/// Who signs the records.
	pub client: AccountId32,
	/// The counter of the first record; the others follow.
	pub counter: u64,
	/// Last block at which they may be appended.
	pub expiry: u32,
	/// By which kind of party.
	pub parties: PartyKind,
	/// Who passed it on, for events that don't say.
	pub from: Option<String>,
	/// Who took it, for events that don't say.
	pub to: Option<String>,
	/// The record that this one corrects.
	pub corrects: Option<RecordRef>,
}

#[derive(Deserialize)]
struct Head<'a> {
	#[serde(rename = "type")]
	kind: String,
	#[serde(borrow, rename = "epcisBody")]
	body: Option<Body<'a>>,
}

#[derive(Deserialize)]
struct Body<'a> {
	#[serde(borrow, rename = "eventList")]
	events: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event<'a> {
	#[serde(rename = "type")]
	kind: String,
	action: String,
	event_time: String,
	#[serde(rename = "parentID")]
	parent: Option<String>,
	#[serde(default)]
	epc_list: Vec<String>,
	#[serde(borrow, default)]
	quantity_list: Vec<Class<'a>>,
	#[serde(default)]
	source_list: Vec<Source>,
	#[serde(default)]
	destination_list: Vec<Destination>,
	error_declaration: Option<serde::de::IgnoredAny>,
}

/// A number or an amount of objects of one class.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Class<'a> {
	epc_class: String,
	#[serde(borrow)]
	quantity: Option<&'a RawValue>,
	uom: Option<String>,
}

#[derive(Deserialize)]
struct Source {
	#[serde(rename = "type")]
	kind: String,
	source: String,
}

#[derive(Deserialize)]
struct Destination {
	#[serde(rename = "type")]
	kind: String,
	destination: String,
}

/// The events of a document, or the event that a file is.
pub fn events(text: &str) -> Result<Vec<&RawValue>, EpcisError> {
	let json = |why: serde_json::Error| EpcisError::Json(why.to_string());
	let whole: &RawValue = serde_json::from_str(text).map_err(json)?;
	let head: Head = serde_json::from_str(whole.get()).map_err(json)?;
	match (head.kind.as_str(), head.body) {
		("EPCISDocument", Some(body)) => Ok(body.events),
		(kind, None) if kind.ends_with("Event") => Ok(vec![whole]),
		_ => Err(EpcisError::Kind(head.kind)),
	}
}

/// The records of all events of a file, or of one.
pub fn records(text: &str, only: Option<usize>, terms: &Terms) -> Result<Vec<Record>, EpcisError> {
	let events = events(text)?;
	let chosen: Vec<_> = match only {
		None => events.into_iter().enumerate().collect(),
		Some(at) => {
			let count = events.len();
			vec![(at, *events.get(at).ok_or(EpcisError::NoSuchEvent(count))?)]
		},
	};
	let mut all = Vec::new();
	for (event, raw) in &chosen {
		let records = unnumbered(raw, terms);
		all.extend(records.map_err(|why| EpcisError::Event { event: *event, why })?);
	}
	let event = chosen.first().map_or(0, |(event, _)| *event);
	let refused = |why| Err(EpcisError::Event { event, why });
	if terms.corrects.is_some() && all.len() != 1 {
		return refused(NotMapped::OneCorrection(all.len()));
	}
	let mut counters = terms.counter..=u64::MAX;
	for record in &mut all {
		let Some(counter) = counters.next() else { return refused(NotMapped::Counter) };
		record.id.counter = counter;
	}
	Ok(all)
}

/// The hash that the records of an event have of it.
pub fn content(event: &RawValue) -> Result<H256, NotCanonical> {
	Ok(H256(Sha256::digest(canonical(event.get())?).into()))
}

/// The records of an event, all with the first counter.
fn unnumbered(raw: &RawValue, terms: &Terms) -> Result<Vec<Record>, NotMapped> {
	let content = content(raw)?;
	let head: Head =
		serde_json::from_str(raw.get()).map_err(|why| NotMapped::Json(why.to_string()))?;
	if !matches!(head.kind.as_str(), "ObjectEvent" | "TransactionEvent") {
		return Err(NotMapped::Kind(head.kind));
	}
	let event: Event =
		serde_json::from_str(raw.get()).map_err(|why| NotMapped::Json(why.to_string()))?;
	if event.error_declaration.is_some() && terms.corrects.is_none() {
		return Err(NotMapped::ErrorDeclaration);
	}
	let time = milliseconds(&event.event_time);
	let time = time.ok_or_else(|| NotMapped::Time(event.event_time.clone()))?;
	let (from, to) = event.parties(terms)?;
	let record = |(asset, quantity)| Record {
		id: RecordId { client: terms.client.clone(), counter: terms.counter },
		expiry: terms.expiry,
		asset,
		from: from.clone(),
		to: to.clone(),
		quantity,
		time,
		content,
		document: None,
		corrects: terms.corrects,
	};
	Ok(event.objects()?.into_iter().map(record).collect())
}

impl Event<'_> {
	/// Who passed the objects to whom. What an object event adds came into being, what it deletes
	/// ceased to be.
	fn parties(&self, terms: &Terms) -> Result<(PartyRef, PartyRef), NotMapped> {
		let sources = self.source_list.iter().map(|one| (&one.kind, &one.source));
		let destinations = self.destination_list.iter().map(|one| (&one.kind, &one.destination));
		let from = || party(sources, terms, "sourceList", &terms.from);
		let to = || party(destinations, terms, "destinationList", &terms.to);
		match (self.kind.as_str(), self.action.as_str()) {
			("ObjectEvent", "ADD") => Ok((PartyRef::default(), to()?)),
			("ObjectEvent", "DELETE") => Ok((from()?, PartyRef::default())),
			(_, "ADD" | "OBSERVE" | "DELETE") => Ok((from()?, to()?)),
			(_, other) => Err(NotMapped::Action(other.into())),
		}
	}

	/// The objects: those that have a name of their own, then those of a class.
	fn objects(&self) -> Result<Vec<(AssetRef, Quantity)>, NotMapped> {
		let piece = Quantity { amount: 1, scale: 0, unit: unit(PIECES)? };
		let mut objects = Vec::new();
		for name in self.parent.iter().chain(&self.epc_list) {
			objects.push((asset(name)?, piece));
		}
		for class in &self.quantity_list {
			objects.push((asset(&class.epc_class)?, class.quantity()?));
		}
		match objects.is_empty() {
			true => Err(NotMapped::NoObject),
			false => Ok(objects),
		}
	}
}

impl Class<'_> {
	fn quantity(&self) -> Result<Quantity, NotMapped> {
		let none = || NotMapped::NoQuantity(self.epc_class.clone());
		let text = self.quantity.ok_or_else(none)?.get();
		let (amount, scale) = decimal(text).ok_or_else(|| NotMapped::Quantity(text.into()))?;
		Ok(Quantity { amount, scale, unit: unit(self.uom.as_deref().unwrap_or(PIECES))? })
	}
}

/// The one party of the kind asked for, or else the one that the event's bearer names.
fn party<'a>(
	listed: impl Iterator<Item = (&'a String, &'a String)>,
	terms: &Terms,
	list: &'static str,
	otherwise: &Option<String>,
) -> Result<PartyRef, NotMapped> {
	let kind = terms.parties.name();
	let mut named = listed.filter(|(one, _)| terms.parties.is(one)).map(|(_, name)| name);
	let name = named.next();
	if named.next().is_some() {
		return Err(NotMapped::TwoParties { kind, list });
	}
	let name = name.or(otherwise.as_ref()).filter(|name| !name.is_empty());
	let name = name.ok_or(NotMapped::NoParty { kind, list })?;
	name.clone().into_bytes().try_into().map_err(|_| NotMapped::TooLong(name.clone()))
}

fn asset(name: &str) -> Result<AssetRef, NotMapped> {
	if name.is_empty() {
		return Err(NotMapped::NoObject);
	}
	name.as_bytes().to_vec().try_into().map_err(|_| NotMapped::TooLong(name.into()))
}

/// A code of two or three capitals and digits, padded with zero bytes.
fn unit(code: &str) -> Result<[u8; 3], NotMapped> {
	let fits = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
	match code.as_bytes() {
		[one, two] if fits(one) && fits(two) => Ok([*one, *two, 0]),
		[one, two, three] if [one, two, three].into_iter().all(fits) => Ok([*one, *two, *three]),
		_ => Err(NotMapped::Unit(code.into())),
	}
}
