// SPDX-License-Identifier: Apache-2.0

//! The committed vectors, for other implementations.

use super::{disclosure::*, *};
use crate::{
	fields::{leaf, salt},
	package::{leaves, open_under},
	plain::size_class,
};
use codec::{Decode, Encode};
use pallet_activities::{Content, NodeSignature};
use serde_json::{json, value::RawValue};
use std::{fs, path::PathBuf};

const VECTORS: &str = include_str!("../../vectors/activity_format.json");
const ABOUT: [&str; 7] = [
	"bytes are in hexadecimal digits; docs/activities.md says what each is",
	"fields = information, its one form, and of each field pointer, value, salt and leaf, then the root",
	"updates = JSON merge patches and what they make; the root is that of the result, by the update's seed",
	"classes = lengths of ciphertexts before and after padding",
	"package = messages sealed under the content key, their leaves and root; the notice with the message that its author's key signed (sr25519, so the signature is another each time); a wrap for the member, which is another each time as well",
	"disclosure = the field of a message for an outsider, and what it proves",
	"refused = texts that are no information",
];

fn hex_of(bytes: impl AsRef<[u8]>) -> String {
	hex::encode(bytes)
}

/// Information that has what is hard in it.
fn hard() -> Value {
	json!({
		"": "empty name",
		"a/b": { "~": [1, -2.5, 1e-7, 9007199254740991i64] },
		"\u{fb33}": "Hebrew",
		"\u{1f600}": "\"\\\u{8}\n\u{1f}\u{7f}\u{20ac}",
		"empty": [{}, []],
		"plain": [true, false, null, "", 0],
		"many": (0..11).collect::<Vec<_>>(),
	})
}

fn tree(value: &Value, of: u8, purpose: Purpose) -> Value {
	let seed = seed(of);
	let fields = Fields::of(value, &seed, purpose).unwrap();
	let listed: Vec<_> = fields
		.pointers()
		.map(|pointer| {
			let salt = salt(&seed, purpose, pointer);
			let (_, text) = fields.find(pointer).unwrap();
			json!({
				"pointer": pointer,
				"value": std::str::from_utf8(text).unwrap(),
				"salt": hex_of(salt),
				"leaf": hex_of(leaf(pointer, text, &salt)),
			})
		})
		.collect();
	json!({
		"canonical": String::from_utf8(crate::json::canonical(value).unwrap()).unwrap(),
		"seed": hex_of(seed.expose()),
		"purpose": purpose,
		"fields": listed,
		"root": hex_of(fields.root()),
	})
}

fn updates() -> Vec<Value> {
	let cases = [
		(information(), patch()),
		(json!({ "a": [1, 2] }), json!({ "a": [3], "b": { "c": null } })),
	];
	cases
		.into_iter()
		.map(|(base, patch)| {
			let result = apply(&base, &patch).unwrap();
			let root = result_root(&result, &seed(2)).unwrap();
			json!({
				"base": base,
				"patch": patch,
				"result": result,
				"seed": hex_of(seed(2).expose()),
				"root": hex_of(root),
			})
		})
		.collect()
}

fn sealed(package: &Package) -> Value {
	let notice = &package.notice.notice;
	let leaves = leaves(&notice.binding(GENESIS), &package.messages).unwrap();
	let opened = open_under(&content_key(), GENESIS, notice, &package.messages).unwrap();
	let messages: Vec<_> = package
		.messages
		.iter()
		.zip(opened)
		.zip(leaves)
		.map(|((message, opened), leaf)| {
			json!({
				"plain": hex_of(opened.plain.to_padded().unwrap()),
				"ciphertext": hex_of(&message.ciphertext),
				"digest": hex_of(message.digest.encode()),
				"leaf": hex_of(leaf),
			})
		})
		.collect();
	json!({
		"genesis": hex_of(GENESIS),
		"contentKey": hex_of(content_key().expose()),
		"messages": messages,
		"root": hex_of(notice.root),
		"notice": hex_of(notice.encode()),
		"noticeKeyVersion": AUTHORS_VERSION,
		"noticeMessage": hex_of(notice.word(GENESIS, AUTHORS_VERSION).message()),
		"signer": hex_of(signing_key()),
		"signature": hex_of(&package.notice.signature),
		"member": MEMBER,
		"memberSecret": hex_of(*members_key().secret()),
		"memberKey": hex_of(members_key().public()),
		"wrap": hex_of(package.wrap.encode()),
		"package": hex_of(package.encode()),
	})
}

fn disclosures() -> Vec<Value> {
	[
		shown("/goods/0/m3"),
		shown("/buyer"),
		of_update(Purpose::Patch, "/paid"),
		of_update(Purpose::Document, "/price/amount"),
	]
	.into_iter()
	.map(|file| {
		let file = file.unwrap();
		json!({ "file": file, "proved": file.verify().unwrap() })
	})
	.collect()
}

fn refused() -> Vec<&'static str> {
	vec![
		"[]",
		"{\"a\":1,\"a\":1}",
		"{\"a\":1,\"\\u0061\":1}",
		"{\"a\":9007199254740992}",
		"{\"a\":-1e16}",
		"{\"a\":\"\\ud800\"}",
		"{\"a\":01}",
		"{\"a\":1} x",
	]
}

fn written() -> Value {
	let classes: Vec<_> = [1usize, 256, 257, 512, 513, 5_000, 65_537, 1_000_000, 1_048_576]
		.into_iter()
		.map(|length| json!([length, size_class(length)]))
		.collect();
	json!({
		"about": ABOUT,
		"fields": [
			tree(&json!({}), 1, Purpose::Document),
			tree(&hard(), 1, Purpose::Document),
			tree(&information(), 102, Purpose::Document),
			tree(&patch(), 100, Purpose::Patch),
		],
		"updates": updates(),
		"classes": classes,
		"package": sealed(&batch().0),
		"disclosures": disclosures(),
		"refused": refused(),
	})
}

/// Without what is another each time.
fn comparable(mut vectors: Value) -> Value {
	for name in ["signature", "wrap", "package"] {
		vectors["package"][name] = json!(null);
	}
	vectors
}

fn committed() -> Value {
	serde_json::from_str(VECTORS).unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
	hex::decode(value.as_str().unwrap()).unwrap()
}

fn array<const N: usize>(value: &Value) -> [u8; N] {
	bytes(value).try_into().unwrap()
}

#[test]
#[ignore = "writes the vectors"]
fn vectors_should_be_written() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/activity_format.json");
	let text = serde_json::to_string_pretty(&written()).unwrap();
	let text = text.lines().fold(String::new(), |all, line| {
		let inner = line.trim_start_matches(' ');
		all + &"\t".repeat((line.len() - inner.len()) / 2) + inner + "\n"
	});
	fs::write(path, text).unwrap();
}

#[test]
fn committed_vectors_should_be_those_that_are_written() {
	assert_eq!(comparable(committed()), comparable(written()));
}

#[test]
fn committed_fields_should_lead_to_their_roots() {
	let vectors = committed();
	let trees = vectors["fields"].as_array().unwrap();
	assert_eq!(trees.len(), 4);
	for tree in trees {
		let text = tree["canonical"].as_str().unwrap();
		let purpose = serde_json::from_value(tree["purpose"].clone()).unwrap();
		let seed = Seed::from_bytes(array(&tree["seed"]));
		let fields = Fields::of(&of(text), &seed, purpose).unwrap();
		assert_eq!(fields.root().0, array(&tree["root"]));
		assert_eq!(fields.len(), tree["fields"].as_array().unwrap().len());
	}
	for text in vectors["refused"].as_array().unwrap() {
		assert!(crate::json::parse(text.as_str().unwrap()).is_err(), "{text}");
	}
}

#[test]
fn committed_package_should_be_opened_by_its_member() {
	let vector = &committed()["package"];
	let genesis = H256(array(&vector["genesis"]));
	let package = Package::from_bytes(&bytes(&vector["package"])).unwrap();
	let signer = sr25519::Public::from_raw(array(&vector["signer"]));
	assert_eq!(package.check(genesis, &signer.into()), Ok(()));
	let mine = SealingKey::from_secret(&array(&vector["memberSecret"])).unwrap();
	assert_eq!(mine.public(), array(&vector["memberKey"]));
	let member = vector["member"].as_u64().unwrap();
	let key = package.content_key(genesis, member, &mine).unwrap();
	assert_eq!(*key.expose(), array(&vector["contentKey"]));
	let opened = package.open(genesis, member, &mine).unwrap();
	assert_eq!(opened[INDEX as usize].value, of(&information().to_string()));
	// The parts stand alone as well.
	let wrap = Wrap::decode(&mut &bytes(&vector["wrap"])[..]).unwrap();
	assert_eq!(wrap, package.wrap);
	let signature = NodeSignature::decode(&mut &bytes(&vector["signature"])[..]).unwrap();
	assert_eq!(signature, package.notice.signature);
	let notice = Notice::decode(&mut &bytes(&vector["notice"])[..]).unwrap();
	assert_eq!((notice, notice.content), (package.notice.notice, Content::Information));
}

#[test]
fn committed_disclosures_should_prove_what_is_said() {
	let vectors: std::collections::BTreeMap<String, Box<RawValue>> =
		serde_json::from_str(VECTORS).unwrap();
	#[derive(serde::Deserialize)]
	struct One {
		file: Box<RawValue>,
		proved: Value,
	}
	let disclosures: Vec<One> = serde_json::from_str(vectors["disclosures"].get()).unwrap();
	assert_eq!(disclosures.len(), 4);
	for One { file, proved } in disclosures {
		let found = Disclosure::from_json(file.get()).unwrap().verify().unwrap();
		assert_eq!(serde_json::to_value(found).unwrap(), proved);
	}
}
