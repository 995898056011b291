// SPDX-License-Identifier: Apache-2.0

//! `hanse proof` and `hanse flow` as a process, on files.

use codec::Decode;
use hanse_client::{
	keys::{self, Keypair, Scheme, Secret},
	proof::{
		chain::{Entry, Record},
		parse_uuid, Trust,
	},
};
use pallet_asset_flow::{payloads::record_payload, Voucher};
use serde_json::{json, Value};
use sp_core::H256;
use std::{
	fs,
	path::PathBuf,
	process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const VECTORS: &str = include_str!("../../flow-proof/vectors/flow_proof.json");
const EVENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/epcis/object_events.jsonld");
const TABLE: &str = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

/// A folder with the vectors' trust.
struct Desk {
	folder: TempDir,
	vectors: Value,
}

impl Desk {
	fn new() -> Self {
		let vectors: Value = serde_json::from_str(VECTORS).unwrap();
		let desk = Self { folder: tempfile::tempdir().unwrap(), vectors };
		desk.write("trust", &desk.vectors["trust"]);
		desk
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	/// Writes a file and says where it is.
	fn write(&self, name: &str, value: &Value) -> String {
		fs::write(self.path(name), value.to_string()).unwrap();
		self.path(name).display().to_string()
	}

	fn proof(&self, at: u64) -> &Value {
		&self.vectors["proofs"][at as usize]["proof"]
	}

	fn trust(&self) -> String {
		self.path("trust").display().to_string()
	}
}

fn hanse(arguments: &[&str]) -> Output {
	let mut command = Command::new(env!("CARGO_BIN_EXE_hanse"));
	command.args(arguments).stdin(Stdio::null()).output().expect("the command runs")
}

/// Exit code and what was printed.
fn outcome(arguments: &[&str]) -> (i32, String) {
	let output = hanse(arguments);
	let text = [output.stdout, output.stderr].concat();
	(output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

fn json_of(arguments: &[&str]) -> (i32, Value) {
	let output = hanse(&[arguments, &["--json"]].concat());
	let value = serde_json::from_slice(&output.stdout);
	(output.status.code().unwrap(), value.expect("it prints JSON"))
}

#[test]
fn proof_should_be_verified_from_files_alone() {
	let desk = Desk::new();
	let vectors = desk.vectors["proofs"].as_array().unwrap();
	assert!(vectors.len() >= 6);
	for vector in vectors {
		let file = desk.write("proof", &vector["proof"]);
		let arguments = ["proof", "verify", &file, "--trust", &desk.trust()];
		let (code, verdict) = json_of(&arguments);
		assert_eq!((code, &verdict["report"]), (0, &vector["report"]));
		assert_eq!(verdict["verdict"], "proved");
		let (code, text) = outcome(&arguments);
		assert_eq!(code, 0);
		assert!(text.ends_with("PROVED: it is in the sealed table\n"), "{text}");
	}
}

#[test]
fn proof_should_be_refused_with_its_reason_and_an_exit_code() {
	let desk = Desk::new();
	for vector in desk.vectors["refused"].as_array().unwrap() {
		let mut proof = desk.proof(vector["of"].as_u64().unwrap()).clone();
		let pointer = vector["pointer"].as_str().unwrap();
		*proof.pointer_mut(pointer).unwrap() = vector["value"].clone();
		let file = desk.write("proof", &proof);
		let arguments = ["proof", "verify", &file, "--trust", &desk.trust()];
		let expected = json!({ "verdict": "refused", "reason": vector["reason"] });
		assert_eq!(json_of(&arguments), (3, expected));
		let reason = format!("REFUSED: {}\n", vector["reason"].as_str().unwrap());
		assert_eq!(outcome(&arguments), (3, reason));
	}
}

#[test]
fn verifying_should_fail_when_there_is_no_file_or_no_trust() {
	let desk = Desk::new();
	let file = desk.write("proof", desk.proof(0));
	let missing = desk.path("missing").display().to_string();
	for (proof, trust) in [(&missing, &desk.trust()), (&file, &missing), (&file, &file)] {
		let (code, text) = outcome(&["proof", "verify", proof, "--trust", trust]);
		assert_eq!(code, 1);
		assert!(text.starts_with("error: "), "{text}");
	}
}

#[test]
fn server_should_be_convicted_or_not_as_the_vectors_say() {
	let desk = Desk::new();
	let judge = |vector: &Value| {
		let said = desk.write("said", &vector["said"]);
		let proof = desk.write("proof", desk.proof(vector["of"].as_u64().unwrap()));
		let arguments = ["proof", "misconduct", &said, &proof, "--trust", &desk.trust()];
		(json_of(&arguments), outcome(&arguments))
	};
	for vector in desk.vectors["convicted"].as_array().unwrap() {
		let ((code, verdict), (_, text)) = judge(vector);
		assert_eq!((code, &verdict["conviction"]), (0, &vector["conviction"]));
		assert!(text.ends_with("CONVICTED: the server broke its word\n"), "{text}");
	}
	for vector in desk.vectors["notConvicted"].as_array().unwrap() {
		let ((code, verdict), (_, text)) = judge(vector);
		let expected = json!({ "verdict": "not-convicted", "reason": vector["reason"] });
		assert_eq!((code, verdict), (4, expected));
		assert_eq!(text, format!("NOT CONVICTED: {}\n", vector["reason"].as_str().unwrap()));
	}
	// A proof that proves nothing convicts nobody.
	let vector = &desk.vectors["convicted"][0];
	let mut proof = desk.proof(vector["of"].as_u64().unwrap()).clone();
	proof["leaf"]["index"] = json!("0");
	let (said, proof) = (desk.write("said", &vector["said"]), desk.write("proof", &proof));
	let (code, _) = outcome(&["proof", "misconduct", &said, &proof, "--trust", &desk.trust()]);
	assert_eq!(code, 3);
}

#[test]
fn trust_should_be_written_from_a_raw_specification() {
	let desk = Desk::new();
	let voter = |byte: &str| format!("{}{}", byte.repeat(32), "0100000000000000");
	let key = "0x5f9cc45b7a00c5899361e1c6099678dc5e0621c4869aa60c02be9adcc98a0d1d";
	let top = json!({ key: format!("0x08{}{}", voter("a1"), voter("b2")) });
	let spec = json!({ "genesis": { "raw": { "top": top, "childrenDefault": {} } } });
	let spec = desk.write("spec", &spec);
	let out = desk.path("made").display().to_string();
	let arguments = ["proof", "trust", &spec, "--out", &out];
	let (code, printed) = json_of(&arguments);
	assert_eq!(code, 0);
	let trust = Trust::from_json(&fs::read_to_string(&out).unwrap()).unwrap();
	assert_eq!(serde_json::to_value(&trust).unwrap(), printed);
	assert_eq!(trust.authorities[1].key, H256([0xb2; 32]));
	// What is there is not written over.
	assert_eq!(outcome(&arguments).0, 1);
}

fn record_of(made: &Value) -> Record {
	let bytes = hex::decode(made["scale"].as_str().unwrap().trim_start_matches("0x")).unwrap();
	Record::decode(&mut &bytes[..]).unwrap()
}

#[test]
fn events_should_become_records() {
	let client = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let arguments = [
		["flow", "from-epcis", EVENTS, "--client", client].as_slice(),
		&["--counter", "4", "--expiry", "100", "--from", "shipper", "--to", "carrier"],
	]
	.concat();
	let (code, made) = json_of(&arguments);
	assert_eq!(code, 0);
	let records = made["records"].as_array().unwrap();
	let counters: Vec<_> = records.iter().map(|made| record_of(made).id.counter).collect();
	assert_eq!(counters, [4, 5, 6]);
	assert_eq!(records[0]["readable"]["client"], client);
	assert_eq!(records[0]["readable"]["asset"], "urn:epc:id:sgtin:9521321.012345.301");
	let one = [&arguments[..], &["--event", "1", "--corrects"]].concat();
	let place = format!("{TABLE}:12:0x{}", "0a".repeat(32));
	let (_, made) = json_of(&[&one[..], &[&place]].concat());
	assert_eq!(made["records"][0]["readable"]["corrects"]["index"], "12");
	assert_eq!(made["records"].as_array().unwrap().len(), 1);
	let (code, text) = outcome(&arguments[..9]);
	assert_eq!(code, 1);
	assert!(text.contains("event 0: it names no possessing_party in its sourceList"), "{text}");
}

#[test]
fn events_should_become_signed_records_of_a_table() {
	let desk = Desk::new();
	let keypair = Keypair::from_secret(Scheme::Ed25519, &Secret::new("//Client".into())).unwrap();
	let path = desk.path("client");
	keys::write(&path, &keypair, &Secret::new("//Client".into())).unwrap();
	let (key, genesis) = (path.display().to_string(), format!("0x{}", "07".repeat(32)));
	let arguments = [
		["flow", "from-epcis", EVENTS, "--counter", "1", "--expiry", "100"].as_slice(),
		&["--from", "shipper", "--to", "carrier", "--sign", &key],
		&["--table", TABLE, "--genesis", &genesis],
	]
	.concat();
	let (code, made) = json_of(&arguments);
	assert_eq!(code, 0);
	let entries = made["entries"].as_array().unwrap();
	assert_eq!(entries.len(), 3);
	let table = parse_uuid(TABLE).unwrap();
	for made in entries {
		let bytes = made["scale"].as_str().unwrap().trim_start_matches("0x");
		let bytes = hex::decode(bytes).unwrap();
		let Entry { record, voucher } = Entry::decode(&mut &bytes[..]).unwrap();
		assert_eq!(record.id.client, keypair.account());
		let Voucher::Client(signature) = voucher else { panic!("it is signed") };
		let payload = record_payload(H256([7; 32]), table, &record);
		assert!(payload.is_signed_by(&signature, &record.id.client));
	}
	// A table without a key, a key without a table, a key and an account.
	for left_out in [11..13, 13..15, 15..17] {
		let some = [&arguments[..left_out.start], &arguments[left_out.end..]].concat();
		assert_eq!(outcome(&some).0, 2);
	}
	let both = [&arguments[..], &["--client", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]];
	assert_eq!(outcome(&both.concat()).0, 2);
}
