// SPDX-License-Identifier: Apache-2.0

//! Whether a document is what it says to be, and whether its certificate holds.
//!
//! Everything but the state is checked on the verifier's own machine; a node is asked for what is
//! public, by the certificate's id, or a proof of it that was saved is verified ([`super::saved`]). That
//! a document is genuine follows from the hash on the chain, which the certificate issuer countersigned,
//! or, without node and proof, from an issuer's key that the verifier knows: anybody can sign a document
//! with a key of his own.

use super::{
	disclosure::{Disclosure, Field},
	proof,
	saved::{NotBefore, Refused},
	Document, Facts,
};
use crate::{
	epcis::time_text,
	identity::{Draft, Kind, Opening, Salt},
};
use serde::Serialize;
use std::{collections::BTreeSet, fmt};

/// Whether a certificate holds, as the chain says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
	Good,
	/// Not countersigned yet.
	Provisional,
	/// Not countersigned by its deadline.
	Overdue,
	/// Holder or holding is frozen.
	Frozen,
	/// The holder's identity changed since.
	Outdated,
	/// Superseded or revoked.
	Over,
}

impl Standing {
	/// In a word.
	pub fn name(self) -> &'static str {
		match self {
			Self::Good => "good",
			Self::Provisional => "provisional",
			Self::Overdue => "overdue",
			Self::Frozen => "frozen",
			Self::Outdated => "outdated",
			Self::Over => "over",
		}
	}
}

/// A certificate on the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
	pub facts: Facts,
	pub standing: Standing,
	/// Why, in the chain's words.
	pub state: String,
	/// The hash that was countersigned.
	pub document: Option<[u8; 32]>,
	/// The certificate that took its place.
	pub successor: Option<[u8; 32]>,
	/// What the holder has now.
	pub shares: Option<u64>,
	pub title: String,
	pub total: u64,
	/// The key that the certificate issuer signs with at present.
	pub issuer: Option<[u8; 32]>,
}

/// What the chain says at a finalised block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
	pub genesis: [u8; 32],
	pub block: u32,
	/// When the block was made, in milliseconds since 1970, if that is known.
	pub time: Option<u64>,
	pub entry: Option<Entry>,
}

/// As of when the chain's word is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AsOf {
	pub block: u32,
	#[serde(skip_serializing_if = "Option::is_none")]
	pub time: Option<String>,
}

impl Seen {
	/// As of when it is.
	pub fn as_of(&self) -> AsOf {
		AsOf { block: self.block, time: self.time.map(time_text) }
	}
}

impl fmt::Display for AsOf {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "block {}", self.block)?;
		match &self.time {
			Some(time) => write!(f, ", {time}"),
			None => Ok(()),
		}
	}
}

/// What a check found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
	Good,
	Bad,
	/// Nothing to check it with.
	Open,
}

/// One check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Check {
	pub check: &'static str,
	pub outcome: Outcome,
	pub detail: String,
}

/// What it comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
	/// Genuine, and the certificate holds.
	Good,
	/// Something in it is wrong.
	NotGenuine,
	/// Genuine, but the certificate doesn't hold, no longer or not yet.
	NotInForce,
	/// No fault was found, but what was at hand is not enough to say more.
	Undecided,
}

/// A field that was shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Shown {
	pub field: Field,
	pub value: String,
}

/// What was checked and found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
	pub verdict: Verdict,
	#[serde(with = "crate::text::bytes")]
	pub certificate: [u8; 32],
	/// As of when the state is.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub as_of: Option<AsOf>,
	pub checks: Vec<Check>,
	/// Fields that the issuer vouches for; none if something is wrong.
	pub shown: Vec<Shown>,
}

/// Checks a document against what is known: issuers' keys, what the chain says.
pub fn verify(document: &Document, issuers: &[[u8; 32]], seen: Option<&Seen>) -> Report {
	check_all(document, issuers, seen, None)
}

/// Checks a document against issuers' keys and what a saved proof shows, or why that is none. An older
/// one than `not_before` tells nothing of today but that a certificate is over: that is for ever.
pub fn verify_saved(
	document: &Document,
	issuers: &[[u8; 32]],
	proof: Result<&Seen, &Refused>,
	not_before: NotBefore,
) -> Report {
	const CHECK: &str = "saved proof";
	match proof {
		Err(why) => check_all(document, issuers, None, Some(bad(CHECK, why.to_string()))),
		Ok(seen) if not_before.admits(seen) => {
			let check = good(CHECK, format!("final: {}", seen.as_of()));
			check_all(document, issuers, Some(seen), Some(check))
		},
		Ok(seen) => {
			let check = open(CHECK, format!("older than wanted: {}", seen.as_of()));
			check_all(document, issuers, Some(seen), Some(check))
		},
	}
}

fn check_all(
	document: &Document,
	issuers: &[[u8; 32]],
	seen: Option<&Seen>,
	proof: Option<Check>,
) -> Report {
	let entry = seen.and_then(|seen| seen.entry.as_ref());
	let stale = proof.as_ref().is_some_and(|check| check.outcome == Outcome::Open);
	let mut checks =
		vec![structure(document), signature(document), disclosures(document), identity(document)];
	let saved = proof.is_some();
	checks.extend(proof);
	checks.push(chain(document, seen, saved));
	let countersigned = countersigned(document, entry);
	let issuer = issuer(document, issuers, (entry, stale), &countersigned);
	checks.extend([countersigned, issuer, in_force(seen, entry, stale)]);
	let verdict = verdict(&checks);
	let shown = match verdict {
		Verdict::NotGenuine => Vec::new(),
		_ => document.disclosures.iter().filter_map(shown).collect(),
	};
	let certificate = document.credential.facts().certificate;
	Report { verdict, certificate, as_of: seen.map(Seen::as_of), checks, shown }
}

/// The salt is for checking alone: it has no place on a screen or in a log.
fn shown(disclosure: &Disclosure) -> Option<Shown> {
	let (field, value) = (disclosure.field(), disclosure.value().into());
	(field != Field::Salt).then_some(Shown { field, value })
}

/// The last check is of the state, the one before it of the issuer.
fn verdict(checks: &[Check]) -> Verdict {
	let Some((state, genuine)) = checks.split_last() else { return Verdict::Undecided };
	let issuer = genuine.last().map(|check| check.outcome);
	if genuine.iter().any(|check| check.outcome == Outcome::Bad) {
		return Verdict::NotGenuine;
	}
	match (issuer, state.outcome) {
		(_, Outcome::Bad) => Verdict::NotInForce,
		(Some(Outcome::Good), Outcome::Good) => Verdict::Good,
		_ => Verdict::Undecided,
	}
}

fn good(check: &'static str, detail: impl Into<String>) -> Check {
	Check { check, outcome: Outcome::Good, detail: detail.into() }
}

fn bad(check: &'static str, detail: impl Into<String>) -> Check {
	Check { check, outcome: Outcome::Bad, detail: detail.into() }
}

fn open(check: &'static str, detail: impl Into<String>) -> Check {
	Check { check, outcome: Outcome::Open, detail: detail.into() }
}

fn structure(document: &Document) -> Check {
	let facts = document.credential.facts();
	match document.credential.is_well_formed() {
		true => good("structure", format!("certificate 0x{}", hex::encode(facts.certificate))),
		false => bad("structure", "its parts don't fit each other"),
	}
}

fn signature(document: &Document) -> Check {
	const CHECK: &str = "proof";
	let issuer = &document.credential.issuer;
	let Some(key) = proof::key_of_did(issuer) else {
		return bad(CHECK, "the issuer is no did:key of kind Ed25519");
	};
	let Ok(value) = serde_json::to_value(&document.credential) else {
		return bad(CHECK, "it can't be written");
	};
	match proof::check(&value, &key) {
		Ok(method) if method == proof::method(&key) => good(CHECK, format!("signed by {issuer}")),
		Ok(_) => bad(CHECK, "it names another key than the issuer's"),
		Err(why) => bad(CHECK, why.to_string()),
	}
}

fn disclosures(document: &Document) -> Check {
	const CHECK: &str = "fields";
	let withheld = &document.credential.credential_subject.withheld;
	let mut fields = BTreeSet::new();
	for one in &document.disclosures {
		let name = one.field().name();
		if !one.digest().is_ok_and(|digest| withheld.contains(&digest)) {
			return bad(CHECK, format!("{name} is not what the issuer signed"));
		}
		if !fields.insert(one.field()) {
			return bad(CHECK, format!("{name} is there twice"));
		}
		// Whoever signed it; it may be shown on a terminal.
		if one.value().chars().any(char::is_control) {
			return bad(CHECK, format!("{name} has characters that no identity has"));
		}
	}
	let names: Vec<_> = fields.iter().map(|field| field.name()).collect();
	match names.is_empty() {
		true => open(CHECK, "all are withheld"),
		false => good(CHECK, format!("{} as signed", names.join(", "))),
	}
}

/// Whether the fields open the commitment on the chain.
fn identity(document: &Document) -> Check {
	const CHECK: &str = "identity";
	let value = |field| document.disclosures.iter().find(|one| one.field() == field);
	let missing: Vec<_> = Field::ALL.into_iter().filter(|field| value(*field).is_none()).collect();
	if !missing.is_empty() {
		let names: Vec<_> = missing.iter().map(|field| field.name()).collect();
		let warning = match missing.contains(&Field::Salt) {
			true => "",
			false => "; the salt is shown, so they can be guessed",
		};
		return open(CHECK, format!("withheld: {}{warning}", names.join(", ")));
	}
	match opening(document) {
		Some(opening) if opening.commitment() == document.credential.facts().identity => {
			good(CHECK, "name, number and salt open the commitment")
		},
		_ => bad(CHECK, "name, number and salt don't open the commitment"),
	}
}

/// The opening that the fields are, if all are shown.
fn opening(document: &Document) -> Option<Opening> {
	let secret = |field| {
		let one = document.disclosures.iter().find(|one| one.field() == field)?;
		Some(crate::keys::Secret::new(one.value().into()))
	};
	let kind = match secret(Field::Kind)?.expose() {
		"person" => Kind::Person,
		"organisation" => Kind::Organisation,
		_ => return None,
	};
	let scheme = secret(Field::Scheme)?.expose().into();
	let salt = Salt::from_text(&secret(Field::Salt)?)?;
	let (name, number) = (secret(Field::Name)?, secret(Field::Number)?);
	Opening::new(Draft { kind, name, scheme, number }, salt).ok()
}

/// Whether the chain has the certificate, with the same facts.
fn chain(document: &Document, seen: Option<&Seen>, saved: bool) -> Check {
	const CHECK: &str = "chain";
	let facts = document.credential.facts();
	let Some(seen) = seen else { return open(CHECK, "nothing is known of the chain") };
	if seen.genesis != facts.genesis {
		return bad(CHECK, "it is a certificate of another chain");
	}
	match &seen.entry {
		None if saved && seen.block < facts.issued => {
			open(CHECK, format!("the proof is older than the certificate ({})", seen.as_of()))
		},
		None => bad(CHECK, format!("the chain has no such certificate ({})", seen.as_of())),
		Some(entry) if entry.facts != facts => bad(CHECK, "the chain says something else of it"),
		Some(entry) => good(
			CHECK,
			format!(
				"{} of {} shares of asset {} ({:?}), user {}",
				facts.shares, entry.total, facts.asset, entry.title, facts.user
			),
		),
	}
}

fn countersigned(document: &Document, entry: Option<&Entry>) -> Check {
	const CHECK: &str = "countersignature";
	let Some(entry) = entry else { return open(CHECK, "nothing is known of it on the chain") };
	let Ok(hash) = document.credential.hash() else { return bad(CHECK, "it can't be hashed") };
	match entry.document {
		None => open(CHECK, "the certificate issuer has not countersigned yet"),
		Some(known) if known == hash => {
			good(CHECK, format!("hash 0x{} is on the chain", hex::encode(hash)))
		},
		Some(known) => {
			bad(CHECK, format!("the chain has another document, 0x{}", hex::encode(known)))
		},
	}
}

/// Whether who signed is the certificate issuer.
fn issuer(
	document: &Document,
	known: &[[u8; 32]],
	(entry, stale): (Option<&Entry>, bool),
	countersigned: &Check,
) -> Check {
	const CHECK: &str = "issuer";
	let key = proof::key_of_did(&document.credential.issuer);
	let current = entry.and_then(|entry| entry.issuer);
	if key.is_none() {
		return bad(CHECK, "the issuer is no did:key of kind Ed25519");
	}
	if current.is_some() && current == key {
		return good(CHECK, "the certificate issuer's key on the chain");
	}
	if key.is_some_and(|key| known.contains(&key)) {
		return good(CHECK, "a key that you named");
	}
	if countersigned.outcome == Outcome::Good {
		return good(CHECK, "the issuer countersigned it and has taken another key since");
	}
	// The issuer may have taken this key since an old proof, before it countersigned.
	match entry.is_some_and(|_| !stale) || !known.is_empty() {
		true => bad(CHECK, "the key is not the certificate issuer's"),
		false => open(CHECK, "whose key it is nobody said: ask a node, or name the issuer"),
	}
}

fn in_force(seen: Option<&Seen>, entry: Option<&Entry>, stale: bool) -> Check {
	const CHECK: &str = "state";
	let (Some(seen), Some(entry)) = (seen, entry) else {
		return open(CHECK, "only the chain can tell whether it holds");
	};
	if stale && entry.standing != Standing::Over {
		return open(CHECK, "what it was then says nothing of today");
	}
	let detail = match entry.standing {
		Standing::Good => {
			let shares = entry.shares.unwrap_or_default();
			return good(CHECK, format!("it holds at {}: {shares} shares", seen.as_of()));
		},
		Standing::Provisional => "the certificate issuer has not countersigned yet".into(),
		Standing::Overdue => "the certificate issuer let its deadline pass".into(),
		Standing::Frozen => "holder or holding is frozen".into(),
		Standing::Outdated => "the holder's identity changed since".into(),
		Standing::Over => match entry.successor {
			Some(successor) => {
				format!("{}; in its place: 0x{}", entry.state, hex::encode(successor))
			},
			None => format!("{}; nothing is in its place", entry.state),
		},
	};
	bad(CHECK, format!("{detail} ({})", seen.as_of()))
}
