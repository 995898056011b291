// SPDX-License-Identifier: Apache-2.0

//! The committed vectors: proofs, what is wrong with altered ones, acknowledgements.
//!
//! Written by `cargo test --workspace --test flow_proof -- --ignored vectors_should_be_written`, never
//! by hand. All but the servers' sr25519 signatures comes out the same each time.

use super::{fixture::*, misconduct};
use hanse_flow_proof::{convict, verify, FlowProof, Trust};
use serde_json::{json, Value};
use sp_core::H256;
use std::{fs, path::PathBuf};

const VECTORS: &str = include_str!("../../vectors/flow_proof.json");
const ABOUT: [&str; 5] = [
	"trust = what the verifier knows; it is the same for all",
	"proofs = files that are verified, and what they prove",
	"refused = a proof with the value at a JSON pointer replaced by another, and one reason why it is no proof",
	"convicted, notConvicted = an acknowledgement, the proof that is brought with it, what follows",
	"another implementation has to agree on what is refused, not on the words",
];

fn proofs() -> Vec<(&'static str, FlowProof)> {
	vec![
		("record", proof(Subject::Record(2))),
		("record that corrects another", proof(Subject::Record(4))),
		("record of the server's own", proof(Subject::Record(BY_SERVER))),
		("record, with the server's row", proof_with_server(Subject::Record(1))),
		("movement of the chain's own", proof(Subject::Flow(1))),
		("seal alone, with the server's row", proof_with_server(Subject::Empty)),
	]
}

/// What is replaced in a proof with a server's row, and by what.
fn replacements(good: &Value) -> Vec<(&'static str, Value)> {
	let flipped = |pointer: &str| {
		let text = good.pointer(pointer).unwrap().as_str().unwrap();
		let (rest, last) = text.split_at(text.len() - 1);
		json!(format!("{rest}{}", if last == "0" { "1" } else { "0" }))
	};
	let bytes = [
		"/genesis",
		"/leaf/hash",
		"/leaf/path/0",
		"/leaf/body/scale",
		"/leaf/body/readable/record/content",
		"/seal/row/scale",
		"/seal/row/readable/root",
		"/server/row/scale",
		"/storage/0",
		"/finality/block/hash",
		"/finality/block/header",
		"/finality/block/justification",
		"/finality/changes/0/header",
		"/finality/changes/0/justification",
	];
	let mut all: Vec<_> = bytes.map(|pointer| (pointer, flipped(pointer))).into();
	let path = good["leaf"]["path"].as_array().unwrap();
	let longer = [&path[..], &[json!(H256::zero())]].concat();
	let mut capital = good["leaf"]["hash"].as_str().unwrap().to_uppercase();
	capital.replace_range(..2, "0x");
	all.extend([
		("/format", json!("hanse-flow-trust")),
		("/version", json!(2)),
		("/table", json!(hanse_flow_proof::uuid_text(&empty_table()))),
		("/leaf/index", json!("2")),
		("/leaf/index", json!("5")),
		("/leaf/index", json!("01")),
		("/leaf/hash", json!(capital)),
		("/leaf/path", json!(longer)),
		("/leaf/path", json!(path[1..])),
		("/leaf/body", serde_json::to_value(proof(Subject::Record(2)).leaf.unwrap().body).unwrap()),
		("/leaf/body", serde_json::to_value(proof(Subject::Flow(1)).leaf.unwrap().body).unwrap()),
		("/seal/number", json!("2")),
		("/server/number", json!(number(2).to_string())),
		("/server", json!(null)),
		("/storage", json!([])),
		("/finality/set", json!("1")),
		("/finality/changes", json!([])),
		("/finality/changes/0", good["finality"]["block"].clone()),
	]);
	all
}

fn altered(good: &Value, pointer: &str, value: Value) -> String {
	let mut file = good.clone();
	*file.pointer_mut(pointer).unwrap() = value;
	file.to_string()
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
	let of = 3;
	let good = &proofs[of]["proof"];
	let refused: Vec<_> = replacements(good)
		.into_iter()
		.map(|(pointer, value)| {
			let reason = verify(&altered(good, pointer, value.clone()), &trust).unwrap_err();
			json!({ "of": of, "pointer": pointer, "value": value, "reason": reason.to_string() })
		})
		.collect();
	let said = [
		(misconduct::broken(1), 3),
		(misconduct::broken(RECORDS), 3),
		(
			misconduct::signed_by(
				2,
				&misconduct::word_of(empty_table(), 0, H256([77; 32])),
				GENESIS,
			),
			5,
		),
		(
			misconduct::signed_by(2, &misconduct::word_of(table(), 1, record_leaves()[1]), GENESIS),
			3,
		),
		(misconduct::broken(2), 3),
		(misconduct::broken(1), 0),
		(misconduct::broken(1), 5),
	];
	let (mut convicted, mut not) = (Vec::new(), Vec::new());
	for (said, of) in said {
		let outcome = convict(&said.to_json().unwrap(), &proofs[of]["proof"].to_string(), &trust);
		match outcome {
			Ok(conviction) => {
				convicted.push(json!({ "of": of, "said": said, "conviction": conviction }))
			},
			Err(why) => not.push(json!({ "of": of, "said": said, "reason": why.to_string() })),
		}
	}
	json!({
		"about": ABOUT,
		"trust": trust,
		"proofs": proofs,
		"refused": refused,
		"convicted": convicted,
		"notConvicted": not,
	})
}

/// Without the signatures that differ each time.
fn comparable(mut vectors: Value) -> Value {
	for list in ["convicted", "notConvicted"] {
		for one in vectors[list].as_array_mut().unwrap() {
			one["said"]["signature"] = json!(null);
		}
	}
	vectors
}

fn committed() -> Value {
	serde_json::from_str(VECTORS).unwrap()
}

fn trusted(vectors: &Value) -> Trust {
	Trust::from_json(&vectors["trust"].to_string()).unwrap()
}

#[test]
#[ignore = "writes the vectors"]
fn vectors_should_be_written() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/flow_proof.json");
	let text = serde_json::to_string_pretty(&written()).unwrap().replace("  ", "\t");
	fs::write(path, text + "\n").unwrap();
}

#[test]
fn committed_vectors_should_be_those_that_are_written() {
	assert_eq!(comparable(committed()), comparable(written()));
}

#[test]
fn committed_proofs_should_prove_what_is_said() {
	let vectors = committed();
	let proofs = vectors["proofs"].as_array().unwrap();
	assert_eq!(proofs.len(), 6);
	for vector in proofs {
		let report = verify(&vector["proof"].to_string(), &trusted(&vectors)).unwrap();
		assert_eq!(serde_json::to_value(report).unwrap(), vector["report"], "{}", vector["name"]);
	}
}

#[test]
fn committed_alterations_should_be_refused_for_the_reason_said() {
	let vectors = committed();
	let refused = vectors["refused"].as_array().unwrap();
	assert_eq!(refused.len(), 32);
	for vector in refused {
		let good = &vectors["proofs"][vector["of"].as_u64().unwrap() as usize]["proof"];
		let text = altered(good, vector["pointer"].as_str().unwrap(), vector["value"].clone());
		let reason = verify(&text, &trusted(&vectors)).unwrap_err();
		assert_eq!(reason.to_string(), vector["reason"], "{}", vector["pointer"]);
	}
}

#[test]
fn committed_acknowledgements_should_convict_as_said() {
	let vectors = committed();
	let outcome = |vector: &Value| {
		let proof = &vectors["proofs"][vector["of"].as_u64().unwrap() as usize]["proof"];
		convict(&vector["said"].to_string(), &proof.to_string(), &trusted(&vectors))
	};
	let convicted = vectors["convicted"].as_array().unwrap();
	let not = vectors["notConvicted"].as_array().unwrap();
	assert_eq!((convicted.len(), not.len()), (3, 4));
	for vector in convicted {
		let conviction = serde_json::to_value(outcome(vector).unwrap()).unwrap();
		assert_eq!(conviction, vector["conviction"]);
	}
	for vector in not {
		assert_eq!(outcome(vector).unwrap_err().to_string(), vector["reason"]);
	}
}
