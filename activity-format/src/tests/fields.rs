// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::fields::{is_pointer, leaf, salt};
use crate::json::{MAX_DEPTH, MAX_FIELDS, MAX_JSON, MAX_POINTER};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::{Digest, Sha256};

fn fields(value: &Value) -> Result<Fields, Refusal> {
	Fields::of(value, &seed(1), Purpose::Document)
}

fn pointers(value: &Value) -> Vec<String> {
	fields(value).unwrap().pointers().map(Into::into).collect()
}

fn hash(parts: &[&[u8]]) -> H256 {
	H256(Sha256::digest(parts.concat()).into())
}

/// Bytes with their length first, if there are fewer than 64.
fn short(bytes: &[u8]) -> Vec<u8> {
	assert!(bytes.len() < 64);
	[&[(bytes.len() as u8) << 2], bytes].concat()
}

#[test]
fn fields_should_be_the_values_without_values_in_them_when_an_object_is_nested() {
	let value = json!({
		"b": { "c": [true, null, { "d": 1.5 }], "empty": [] },
		"a": "text",
		"": {},
		"m/n": 1,
		"o~p": { "": "" },
		"ä": { "\u{1f600}": -1 },
	});
	let expected =
		["/", "/a", "/b/c/0", "/b/c/1", "/b/c/2/d", "/b/empty", "/m~1n", "/o~0p/", "/ä/\u{1f600}"];
	assert_eq!(pointers(&value), expected);
	let fields = fields(&value).unwrap();
	assert_eq!((fields.len(), fields.is_empty()), (9, false));
	for pointer in expected {
		let (at, bytes) = fields.find(pointer).unwrap();
		assert_eq!(expected[at], pointer);
		// The standard's own reading of a pointer leads to the same.
		assert_eq!(bytes, crate::json::canonical(value.pointer(pointer).unwrap()).unwrap());
	}
	for pointer in ["/b", "/b/c", "", "a", "/b/c/3", "/m/n"] {
		assert!(fields.find(pointer).is_none(), "{pointer}");
	}
}

#[test]
fn fields_should_be_sorted_by_the_bytes_of_their_pointers() {
	let items: Vec<_> = (0..12).collect();
	let value = json!({ "a": items, "a!": 0, "B": 0, "\u{fb33}": 0, "\u{1f600}": 0 });
	let found = pointers(&value);
	// `!` is before `/`; the tenth item before the second; U+1F600 behind U+FB33, other than in UTF-16.
	assert_eq!(found[..4], ["/B", "/a!", "/a/0", "/a/1"]);
	assert_eq!(found[4..6], ["/a/10", "/a/11"]);
	assert_eq!(found[14..], ["/\u{fb33}", "/\u{1f600}"]);
}

#[test]
fn empty_object_should_be_one_field() {
	assert_eq!(pointers(&json!({})), [""]);
	let fields = fields(&json!({})).unwrap();
	assert_eq!(fields.root(), fields.leaves()[0]);
	assert_eq!(fields.find("").unwrap(), (0, &b"{}"[..]));
}

#[test]
fn root_should_be_what_the_definition_says_byte_by_byte() {
	let value = json!({ "ton": 2.50, "b": [] });
	let seed_bytes = [9; 32];
	let leaf_of = |purpose: u8, pointer: &str, value: &str| {
		let mut mac = Hmac::<Sha256>::new_from_slice(&seed_bytes).unwrap();
		mac.update(&short(b"hanse/activity-salt/v1"));
		mac.update(&[purpose]);
		mac.update(&short(pointer.as_bytes()));
		let salt: [u8; 32] = mac.finalize().into_bytes().into();
		let tag = short(b"hanse/activity-field/v1");
		hash(&[&[0], &tag, &short(pointer.as_bytes()), &short(value.as_bytes()), &salt])
	};
	for (purpose, byte) in [(Purpose::Document, 0), (Purpose::Patch, 1)] {
		let (b, ton) = (leaf_of(byte, "/b", "[]"), leaf_of(byte, "/ton", "2.5"));
		let fields = Fields::of(&value, &Seed::from_bytes(seed_bytes), purpose).unwrap();
		assert_eq!(fields.leaves(), [b, ton]);
		assert_eq!(fields.root(), hash(&[&[1], b.as_bytes(), ton.as_bytes()]));
	}
}

#[test]
fn leaf_should_differ_when_any_part_of_it_does() {
	let (one, other) = (&seed(1), &seed(2));
	let salts = [
		salt(one, Purpose::Document, "/a"),
		salt(other, Purpose::Document, "/a"),
		salt(one, Purpose::Patch, "/a"),
		salt(one, Purpose::Document, "/b"),
	];
	let mut leaves: Vec<_> = salts.iter().map(|salt| leaf("/a", b"1", salt)).collect();
	leaves.push(leaf("/b", b"1", &salts[0]));
	leaves.push(leaf("/a", b"2", &salts[0]));
	// Pointer and value don't run into each other.
	leaves.push(leaf("/a1", b"", &salts[0]));
	let count = leaves.len();
	leaves.sort();
	leaves.dedup();
	assert_eq!(leaves.len(), count);
}

#[test]
fn salt_should_differ_when_the_same_value_stands_elsewhere() {
	let fields = fields(&json!({ "a": true, "b": true })).unwrap();
	assert_ne!(fields.leaves()[0], fields.leaves()[1]);
}

#[test]
fn equal_numbers_should_have_one_root_however_they_are_written() {
	let roots: Vec<_> = [r#"{"a":1}"#, r#"{"a":1.0}"#, r#"{"a":10e-1}"#]
		.into_iter()
		.map(|text| fields(&of(text)).unwrap().root())
		.collect();
	assert_eq!(roots, [roots[0]; 3]);
	assert_eq!(fields(&json!({ "a": 1.0 })).unwrap().root(), roots[0]);
	assert_ne!(fields(&json!({ "a": "1" })).unwrap().root(), roots[0]);
}

#[test]
fn purpose_should_follow_from_the_content() {
	let update = Content::Update { base: 0, result: H256::zero() };
	assert_eq!(Purpose::of(&Content::Information), Purpose::Document);
	assert_eq!(Purpose::of(&Content::Trust), Purpose::Document);
	assert_eq!(Purpose::of(&update), Purpose::Patch);
}

/// An object with `depth` containers in each other.
fn nested(depth: usize) -> Value {
	(1..depth).fold(json!({}), |inner, _| json!({ "a": inner }))
}

#[test]
fn value_should_be_refused_when_it_is_beyond_a_limit() {
	assert!(fields(&nested(MAX_DEPTH)).is_ok());
	assert_eq!(fields(&nested(MAX_DEPTH + 1)).unwrap_err(), Refusal::TooDeep);
	let many = |count: usize| json!({ "a": vec![0; count] });
	assert_eq!(fields(&many(MAX_FIELDS)).unwrap().len(), MAX_FIELDS);
	assert_eq!(fields(&many(MAX_FIELDS + 1)).unwrap_err(), Refusal::TooManyFields);
	// The slash counts.
	let named = |length: usize| json!({ text_of(length): 0 });
	assert!(fields(&named(MAX_POINTER - 1)).is_ok());
	assert_eq!(fields(&named(MAX_POINTER)).unwrap_err(), Refusal::PointerTooLong);
	// Without its name and marks, the value has eight bytes less.
	let long = |length: usize| json!({ "a": text_of(length) });
	assert!(fields(&long(MAX_JSON - 8)).is_ok());
	assert_eq!(fields(&long(MAX_JSON - 7)).unwrap_err(), Refusal::JsonTooLarge);
	for value in [json!([]), json!("a"), json!(null), json!(1)] {
		assert_eq!(fields(&value).unwrap_err(), Refusal::NotAnObject);
	}
	for number in [json!(u64::MAX), json!(1u64 << 53), json!(-(1i64 << 53)), json!(1e300)] {
		assert_eq!(fields(&json!({ "a": number })).unwrap_err(), Refusal::Number);
	}
}

#[test]
fn pointers_should_not_add_up_when_a_long_name_has_many_fields() {
	let many: serde_json::Map<_, _> = (0..4_000).map(|at| (at.to_string(), json!(0))).collect();
	let value = json!({ text_of(500_000): many });
	assert_eq!(fields(&value).unwrap_err(), Refusal::PointerTooLong);
}

#[test]
fn text_should_pass_for_a_pointer_only_as_the_standard_says() {
	for text in ["", "/", "/a", "/a~0b~1c/", "/ä/0"] {
		assert!(is_pointer(text), "{text}");
	}
	for text in ["a", "a/b", "/~", "/~2", "/a~", "~0", "/a~~0"] {
		assert!(!is_pointer(text), "{text}");
	}
}
