// SPDX-License-Identifier: Apache-2.0

//! The committed document by the committed proofs of its certificate.

use super::*;
use crate::{
	certificate::{
		tests::facts,
		verify::{verify, verify_saved, Outcome, Report, Verdict},
		Document,
	},
	identity::tests::opening,
	keys::{Keypair, Scheme},
};
use pallet_crowdfunding::RevocationReason;
use serde_json::Value;

const DOCUMENTS: &str = include_str!("../../../vectors/certificate.json");
const PROOFS: &str = include_str!("../../../../flow-proof/vectors/certificate_proof.json");
/// What the committed proofs are of.
const BLOCK: u32 = 100;
const TIME: u64 = 1_763_752_000_123;

fn parsed(text: &str) -> Value {
	serde_json::from_str(text).unwrap()
}

fn document() -> Document {
	let documents = parsed(DOCUMENTS);
	Document::from_json(&documents["vectors"][0]["document"].to_string()).unwrap()
}

fn trust() -> Trust {
	Trust::from_json(&parsed(PROOFS)["trust"].to_string()).unwrap()
}

fn proof(name: &str) -> Value {
	let vectors = parsed(PROOFS);
	let found = vectors["proofs"].as_array().unwrap().iter().find(|one| one["name"] == name);
	found.unwrap()["proof"].clone()
}

fn seen_of(proof: &Value) -> Result<Seen, Refused> {
	let certificate = document().credential.facts().certificate;
	seen(&proof.to_string(), certificate, &trust())
}

fn by(proof: &Value, not_before: NotBefore) -> Report {
	verify_saved(&document(), &[], seen_of(proof).as_ref(), not_before)
}

fn outcome(report: &Report, check: &str) -> Outcome {
	report.checks.iter().find(|one| one.check == check).unwrap().outcome
}

fn detail<'a>(report: &'a Report, check: &str) -> &'a str {
	&report.checks.iter().find(|one| one.check == check).unwrap().detail
}

#[test]
fn document_should_be_judged_by_its_saved_proof_in_every_standing() {
	use Verdict::{Good, NotGenuine, NotInForce};
	for (name, verdict, said) in [
		("good", Good, "it holds at block 100, 2025-11-21T19:06:40.123Z: 1000 shares"),
		("not countersigned", NotInForce, "not countersigned yet"),
		("not countersigned by its deadline", NotInForce, "let its deadline pass"),
		("of a frozen holder", NotInForce, "frozen"),
		("of a frozen holding", NotInForce, "frozen"),
		("of a holder with another identity since", NotInForce, "identity changed"),
		("superseded, nothing held any more", NotInForce, "Superseded; nothing is in its place"),
		("revoked", NotInForce, "Revoked (WrongDocument); in its place: 0x0909"),
		("of an issuer that was removed", Good, "it holds"),
		("of an issuer in whose place is another", Good, "it holds"),
		("that there is none", NotGenuine, "only the chain"),
	] {
		let report = by(&proof(name), NotBefore::Block(BLOCK));
		assert_eq!(report.verdict, verdict, "{name}: {report:?}");
		assert!(detail(&report, "state").contains(said), "{name}: {report:?}");
		assert_eq!(outcome(&report, "saved proof"), Outcome::Good);
		assert_eq!(report.as_of.as_ref().unwrap().block, BLOCK);
	}
}

#[test]
fn saved_proof_should_say_what_a_node_says() {
	let report = by(&proof("good"), NotBefore::Block(0));
	let seen = seen_of(&proof("good")).unwrap();
	let told = Seen { time: None, ..seen };
	let asked = verify(&document(), &[], Some(&told));
	assert_eq!(asked.verdict, report.verdict);
	let others = |report: &Report| {
		let checks =
			report.checks.iter().filter(|one| !["saved proof", "state"].contains(&one.check));
		checks.cloned().collect::<Vec<_>>()
	};
	assert_eq!(others(&asked), others(&report));
	for (reason, expected) in [
		(RevocationReason::WrongDocument, "Revoked (WrongDocument)"),
		(RevocationReason::Compromised, "Revoked (Compromised)"),
		(RevocationReason::Ordered, "Revoked (Ordered)"),
	] {
		assert_eq!(words(CertificateState::Revoked(reason)), expected);
	}
	assert_eq!(words(CertificateState::Superseded), "Superseded");
}

#[test]
fn saved_proof_should_leave_it_open_when_it_is_older_than_wanted() {
	for (not_before, young) in [
		(NotBefore::Block(BLOCK), true),
		(NotBefore::Block(BLOCK + 1), false),
		(NotBefore::Time(TIME), true),
		(NotBefore::Time(TIME + 1), false),
	] {
		let verdict = |name| by(&proof(name), not_before).verdict;
		let expected = |then| if young { then } else { Verdict::Undecided };
		assert_eq!(verdict("good"), expected(Verdict::Good), "{not_before:?}");
		assert_eq!(verdict("of a frozen holder"), expected(Verdict::NotInForce));
		// What is over never holds again.
		assert_eq!(verdict("revoked"), Verdict::NotInForce);
		assert_eq!(verdict("superseded, nothing held any more"), Verdict::NotInForce);
	}
	let report = by(&proof("good"), NotBefore::Block(BLOCK + 1));
	assert_eq!(outcome(&report, "saved proof"), Outcome::Open);
	assert_eq!(outcome(&report, "countersignature"), Outcome::Good);
}

#[test]
fn key_of_the_document_should_stay_open_when_the_proof_is_old_and_nothing_was_countersigned() {
	let (other, _) = Keypair::generate(Scheme::Ed25519);
	let document = Document::make(&facts(4), &opening(1), &other).unwrap();
	let by = |name, not_before| {
		let seen = seen_of(&proof(name)).unwrap();
		verify_saved(&document, &[], Ok(&seen), not_before)
	};
	let old = NotBefore::Block(BLOCK + 1);
	let report = by("not countersigned", old);
	assert_eq!(outcome(&report, "issuer"), Outcome::Open);
	assert_eq!(report.verdict, Verdict::Undecided);
	assert_eq!(by("not countersigned", NotBefore::Block(BLOCK)).verdict, Verdict::NotGenuine);
	assert_eq!(by("good", old).verdict, Verdict::NotGenuine);
}

#[test]
fn altered_proof_should_be_refused_with_the_reason() {
	let vectors = parsed(PROOFS);
	for vector in vectors["refused"].as_array().unwrap() {
		let mut altered =
			vectors["proofs"][vector["of"].as_u64().unwrap() as usize]["proof"].clone();
		*altered.pointer_mut(vector["pointer"].as_str().unwrap()).unwrap() =
			vector["value"].clone();
		let report = by(&altered, NotBefore::Block(0));
		assert_eq!(report.verdict, Verdict::NotGenuine, "{}", vector["pointer"]);
		assert_eq!(detail(&report, "saved proof"), vector["reason"].as_str().unwrap());
		assert!(report.shown.is_empty() && report.as_of.is_none());
	}
}

#[test]
fn proof_should_be_refused_when_it_is_of_another_certificate_or_chain() {
	let text = proof("good").to_string();
	let own = document().credential.facts().certificate;
	assert_eq!(seen(&text, [4; 32], &trust()), Err(Refused::OtherCertificate(own)));
	let mut elsewhere = trust();
	elsewhere.genesis.0 = [4; 32];
	let refused = seen(&text, own, &elsewhere).unwrap_err();
	assert!(matches!(refused, Refused::NoProof(Refusal::Genesis { .. })));
	let report = verify_saved(&document(), &[], Err(&refused), NotBefore::Block(0));
	assert_eq!(report.verdict, Verdict::NotGenuine);
	assert!(matches!(seen("{}", own, &trust()), Err(Refused::NoProof(Refusal::Malformed(_)))));
}

#[test]
fn altered_document_should_be_refused_by_a_good_proof() {
	let good = proof("good");
	let with = |alter: &dyn Fn(&mut Document)| {
		let mut document = document();
		alter(&mut document);
		verify_saved(&document, &[], seen_of(&good).as_ref(), NotBefore::Block(0))
	};
	let richer = with(&|document| document.credential.credential_subject.shares = 9_000);
	assert_eq!(outcome(&richer, "chain"), Outcome::Bad);
	assert_eq!(richer.verdict, Verdict::NotGenuine);
	let signed = with(&|document| document.credential.proof.proof_value = "z1".into());
	assert_eq!(outcome(&signed, "countersignature"), Outcome::Bad);
	assert_eq!(signed.verdict, Verdict::NotGenuine);
}

#[test]
fn proof_that_there_is_none_should_leave_it_open_when_it_is_older_than_the_certificate() {
	let none = seen_of(&proof("that there is none")).unwrap();
	let issued = document().credential.facts().issued;
	for (block, verdict) in [(issued - 1, Verdict::Undecided), (issued, Verdict::NotGenuine)] {
		let seen = Seen { block, ..none.clone() };
		let report = verify_saved(&document(), &[], Ok(&seen), NotBefore::Block(0));
		assert_eq!(report.verdict, verdict);
		// A node knows what there is.
		assert_eq!(verify(&document(), &[], Some(&seen)).verdict, Verdict::NotGenuine);
	}
}

#[test]
fn moment_should_be_a_block_or_a_time() {
	assert_eq!("100".parse(), Ok(NotBefore::Block(100)));
	assert_eq!("2025-11-21T20:06:40.123+01:00".parse(), Ok(NotBefore::Time(TIME)));
	for neither in ["", "-1", "4294967296", "yesterday", "2025-11-21"] {
		assert_eq!(neither.parse::<NotBefore>(), Err(NoMoment), "{neither}");
	}
	// A node's word has no time.
	let told = Seen { time: None, ..seen_of(&proof("good")).unwrap() };
	assert!(!NotBefore::Time(0).admits(&told) && NotBefore::Block(0).admits(&told));
}
