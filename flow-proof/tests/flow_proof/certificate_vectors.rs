// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of certificates: proofs, what they prove, and what is wrong with altered ones.
//!
//! Written by `cargo test --workspace --test flow_proof -- --ignored certificate_vectors_should_be_written`,
//! never by hand. They come out the same each time.

use super::{fixture::*, holdings::*};
use hanse_flow_proof::{CertificateProof, CertificateReport, Refusal, Trust};
use pallet_crowdfunding::CertificateState;
use serde_json::{json, Value};
use std::{fs, path::PathBuf};

const VECTORS: &str = include_str!("../../vectors/certificate_proof.json");
const ABOUT: [&str; 4] = [
	"trust = what the verifier knows; it is the same for all",
	"proofs = files that are verified, and what they prove",
	"refused = a proof with the value at a JSON pointer replaced by another, and one reason why it is no proof",
	"another implementation has to agree on what is refused, not on the words",
];
/// Which of the proofs is altered.
const GOOD: usize = 0;

fn proofs() -> Vec<(&'static str, CertificateProof)> {
	let of = |holder: Holder| holder.proof();
	vec![
		("good", of(Holder::good())),
		("not countersigned", of(Holder::in_state(CertificateState::Provisional))),
		("not countersigned by its deadline", of(Holder::overdue())),
		("of a frozen holder", of(Holder::frozen())),
		("of a frozen holding", of(Holder::with_frozen_holding())),
		("of a holder with another identity since", of(Holder::renamed())),
		("superseded, nothing held any more", of(Holder::sold_out())),
		("revoked", of(Holder::revoked())),
		("of an issuer that was removed", of(Holder::with_removed_issuer(false))),
		("of an issuer in whose place is another", of(Holder::with_removed_issuer(true))),
		("that there is none", of(Holder::of_none())),
	]
}

/// What is replaced in the good proof, and by what.
fn replacements(good: &Value) -> Vec<(&'static str, Value)> {
	let flipped = |pointer: &str| {
		let text = good.pointer(pointer).unwrap().as_str().unwrap();
		let (rest, last) = text.split_at(text.len() - 1);
		json!(format!("{rest}{}", if last == "0" { "1" } else { "0" }))
	};
	let bytes = [
		"/genesis",
		"/certificate",
		"/rows/certificate",
		"/rows/holder",
		"/rows/holding",
		"/rows/asset",
		"/rows/issuers/0/row",
		"/storage/0",
		"/finality/block/hash",
		"/finality/block/header",
		"/finality/block/justification",
		"/finality/changes/0/header",
		"/finality/changes/0/justification",
	];
	let mut all: Vec<_> = bytes.map(|pointer| (pointer, flipped(pointer))).into();
	all.extend(others(good));
	all
}

/// What is replaced by something that is sound elsewhere, or in another form.
fn others(good: &Value) -> Vec<(&'static str, Value)> {
	let row = |holder: Holder, name: &str| {
		serde_json::to_value(holder.proof().rows).unwrap().get(name).unwrap().clone()
	};
	let provisional = Holder::in_state(CertificateState::Provisional);
	let replaced = serde_json::to_value(Holder::with_removed_issuer(true).proof()).unwrap();
	vec![
		("/format", json!("hanse-flow-proof")),
		("/version", json!(2)),
		("/layout", json!(2)),
		("/time", json!((TIME + 1).to_string())),
		("/time", json!(format!("0{TIME}"))),
		("/rows", json!(null)),
		("/rows", replaced["rows"].clone()),
		("/rows/certificate", row(provisional, "certificate")),
		("/rows/holder", row(Holder::renamed(), "holder")),
		("/rows/holding", json!(null)),
		("/rows/holding", row(Holder::with_frozen_holding(), "holding")),
		("/rows/issuers", json!([])),
		("/rows/issuers/0/authority", json!(5)),
		("/storage", json!([])),
		("/storage", replaced["storage"].clone()),
		("/finality/set", json!("1")),
		("/finality/changes", json!([])),
		("/finality/changes/0", good["finality"]["block"].clone()),
		("/finality", replaced["finality"].clone()),
	]
}

fn altered(good: &Value, pointer: &str, value: Value) -> String {
	let mut file = good.clone();
	*file.pointer_mut(pointer).unwrap() = value;
	file.to_string()
}

fn verified(text: &str, trust: &Trust) -> Result<CertificateReport, Refusal> {
	CertificateProof::from_json(text)?.verify(trust)
}

fn written() -> Value {
	let trust = trust();
	let proofs: Vec<_> = proofs()
		.into_iter()
		.map(|(name, proof)| {
			let report = proof.verify(&trust).unwrap();
			json!({ "name": name, "proof": proof, "report": report })
		})
		.collect();
	let good = &proofs[GOOD]["proof"];
	let refused: Vec<_> = replacements(good)
		.into_iter()
		.map(|(pointer, value)| {
			let reason = verified(&altered(good, pointer, value.clone()), &trust).unwrap_err();
			json!({ "of": GOOD, "pointer": pointer, "value": value, "reason": reason.to_string() })
		})
		.collect();
	json!({ "about": ABOUT, "trust": trust, "proofs": proofs, "refused": refused })
}

fn committed() -> Value {
	serde_json::from_str(VECTORS).unwrap()
}

fn trusted(vectors: &Value) -> Trust {
	Trust::from_json(&vectors["trust"].to_string()).unwrap()
}

#[test]
#[ignore = "writes the vectors"]
fn certificate_vectors_should_be_written() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/certificate_proof.json");
	let text = serde_json::to_string_pretty(&written()).unwrap().replace("  ", "\t");
	fs::write(path, text + "\n").unwrap();
}

#[test]
fn committed_vectors_of_certificates_should_be_those_that_are_written() {
	assert_eq!(committed(), written());
}

#[test]
fn committed_proofs_of_certificates_should_prove_what_is_said() {
	let vectors = committed();
	let proofs = vectors["proofs"].as_array().unwrap();
	assert_eq!(proofs.len(), 11);
	for vector in proofs {
		let report = verified(&vector["proof"].to_string(), &trusted(&vectors)).unwrap();
		assert_eq!(serde_json::to_value(report).unwrap(), vector["report"], "{}", vector["name"]);
	}
}

#[test]
fn committed_alterations_of_certificates_should_be_refused_for_the_reason_said() {
	let vectors = committed();
	let refused = vectors["refused"].as_array().unwrap();
	assert_eq!(refused.len(), 32);
	for vector in refused {
		let good = &vectors["proofs"][vector["of"].as_u64().unwrap() as usize]["proof"];
		let text = altered(good, vector["pointer"].as_str().unwrap(), vector["value"].clone());
		let reason = verified(&text, &trusted(&vectors)).unwrap_err();
		assert_eq!(reason.to_string(), vector["reason"], "{}", vector["pointer"]);
	}
}
