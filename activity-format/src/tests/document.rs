// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::json::MAX_FIELDS;
use serde_json::json;

#[test]
fn updates_should_be_applied_as_in_appendix_a_of_the_standard() {
	for (base, patch, result) in [
		(r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
		(r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
		(r#"{"a":"b"}"#, r#"{"a":null}"#, r#"{}"#),
		(r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
		(r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
		(r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
		(r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
		(r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
		(r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
		(r#"{}"#, r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
	] {
		assert_eq!(apply(&of(base), &of(patch)).unwrap(), of(result), "{base} {patch}");
	}
}

#[test]
fn update_should_be_refused_when_it_is_no_object_or_makes_too_much() {
	let base = json!({ "a": vec![0; MAX_FIELDS - 1] });
	for patch in [json!([]), json!("a"), json!(null)] {
		assert_eq!(apply(&base, &patch), Err(Refusal::NotAnObject));
		assert_eq!(apply(&patch, &base), Err(Refusal::NotAnObject));
	}
	let full = apply(&base, &json!({ "b": 1 })).unwrap();
	let seed = seed(1);
	assert!(result_root(&full, &seed).is_ok());
	let over = apply(&base, &json!({ "b": 1, "c": 2 }));
	assert_eq!(over, Err(Refusal::TooManyFields));
	let long = json!({ "a": text_of(crate::json::MAX_JSON / 2) });
	let longer = json!({ "b": text_of(crate::json::MAX_JSON / 2) });
	assert_eq!(apply(&long, &longer), Err(Refusal::JsonTooLarge));
}

#[test]
fn result_should_have_other_leaves_than_the_patch_when_both_say_the_same() {
	let value = json!({ "a": 1 });
	let patch = Fields::of(&value, &seed(1), Purpose::Patch).unwrap();
	let document = Fields::of(&value, &seed(1), Purpose::Document).unwrap();
	assert_ne!(patch.root(), document.root());
	assert_eq!(result_root(&value, &seed(1)), Ok(document.root()));
}
