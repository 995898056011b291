// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::json::{canonical, check, parse, MAX_DEPTH, MAX_FIELDS, MAX_JSON};
use proptest::prelude::*;
use serde_json::json;

fn refusal(text: &str) -> Refusal {
	parse(text).unwrap_err()
}

fn is_json_error(why: Refusal) -> bool {
	matches!(why, Refusal::Json { .. })
}

#[test]
fn text_should_be_refused_when_it_is_not_sound_or_says_something_twice() {
	for text in [
		"",
		"{",
		"{}{}",
		r#"{"a":1,}"#,
		r#"{"a":01}"#,
		r#"{"a":nul}"#,
		r#"{"a":NaN}"#,
		r#"{"a":1,"a":2}"#,
		r#"{"a":{"b":1,"\u0062":2}}"#,
		r#"{"a":"\ud800"}"#,
		"{\"a\":\"\n\"}",
		"\u{feff}{}",
	] {
		assert!(is_json_error(refusal(text)), "{text}");
	}
	for text in ["[]", "1", "\"a\"", "null", "true"] {
		assert_eq!(refusal(text), Refusal::NotAnObject);
	}
}

#[test]
fn numbers_should_be_refused_when_they_would_lose_digits() {
	let of_number = |number: &str| parse(&format!(r#"{{"a":{number}}}"#));
	for (number, kept) in [
		("9007199254740991", "9007199254740991"),
		("-9007199254740991", "-9007199254740991"),
		("9.007199254740991e15", "9007199254740991"),
		("0", "0"),
		("-0", "0"),
		("1.0", "1"),
		("0.1", "0.1"),
		("1e-7", "1e-7"),
		("5e-324", "5e-324"),
		// `serde_json` alone reads a neighbour of this double.
		("122.416294033786585", "122.41629403378658"),
	] {
		let bytes = canonical(&of_number(number).unwrap()).unwrap();
		assert_eq!(String::from_utf8(bytes).unwrap(), format!(r#"{{"a":{kept}}}"#));
	}
	for number in ["9007199254740992", "-9007199254740992", "18446744073709551615", "1e16", "1e400"]
	{
		assert_eq!(of_number(number).unwrap_err(), Refusal::Number, "{number}");
	}
}

#[test]
fn text_should_be_refused_when_it_is_beyond_a_limit() {
	let nested = |depth: usize| {
		format!("{}{}", r#"{"a":"#.repeat(depth - 1), "{}".to_owned() + &"}".repeat(depth - 1))
	};
	assert!(parse(&nested(MAX_DEPTH)).is_ok());
	assert_eq!(refusal(&nested(MAX_DEPTH + 1)), Refusal::TooDeep);
	let lists = |depth: usize| format!(r#"{{"a":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
	assert!(parse(&lists(MAX_DEPTH - 1)).is_ok());
	assert_eq!(refusal(&lists(MAX_DEPTH)), Refusal::TooDeep);
	assert_eq!(refusal(&lists(200_000)), Refusal::TooDeep);
	let many = |count: usize| format!(r#"{{"a":[0{}]}}"#, ",0".repeat(count - 1));
	assert!(parse(&many(MAX_FIELDS)).is_ok());
	assert_eq!(refusal(&many(MAX_FIELDS + 1)), Refusal::TooManyFields);
	let long = |length: usize| format!(r#"{{"a":"{}"}}"#, text_of(length - 8));
	assert!(parse(&long(MAX_JSON)).is_ok());
	assert_eq!(refusal(&long(MAX_JSON + 1)), Refusal::JsonTooLarge);
}

#[test]
fn reason_should_not_repeat_what_is_private() {
	let text = r#"{"secret-name": "secret-value", "secret-name": secret}"#;
	let why = refusal(text);
	assert!(!format!("{why} {why:?}").contains("secret"), "{why:?}");
}

#[test]
fn value_should_be_refused_when_its_one_form_is_too_long() {
	// Twice as long once it is escaped.
	let value = json!({ "a": "\"".repeat(MAX_JSON / 2) });
	assert_eq!(check(&value), Err(Refusal::JsonTooLarge));
}

fn values() -> impl Strategy<Value = Value> {
	let number = prop_oneof![
		any::<i32>().prop_map(|number| json!(number)),
		(-1e15..1e15f64).prop_map(|number| json!(number)),
		any::<f32>()
			.prop_filter("finite", |one| one.is_finite() && one.abs() < 1e15)
			.prop_map(|number| json!(number)),
	];
	let simple = prop_oneof![
		Just(json!(null)),
		any::<bool>().prop_map(|one| json!(one)),
		any::<String>().prop_map(|one| json!(one)),
		number,
	];
	let nested = simple.prop_recursive(4, 40, 6, |inner| {
		let members = proptest::collection::btree_map(any::<String>(), inner.clone(), 0..6);
		prop_oneof![
			proptest::collection::vec(inner, 0..6).prop_map(Value::Array),
			members.prop_map(|members| Value::Object(members.into_iter().collect())),
		]
	});
	proptest::collection::btree_map(any::<String>(), nested, 0..6)
		.prop_map(|members| Value::Object(members.into_iter().collect()))
}

proptest! {
	#[test]
	fn one_form_should_be_read_as_it_is_written(value in values()) {
		let bytes = canonical(&value).unwrap();
		let text = std::str::from_utf8(&bytes).unwrap();
		let read = parse(text).unwrap();
		prop_assert_eq!(&canonical(&read).unwrap(), &bytes);
		prop_assert_eq!(&jcs::text::canonical(text).unwrap(), &bytes);
		// Laid out otherwise it is the same.
		let pretty = serde_json::to_string_pretty(&value).unwrap();
		prop_assert_eq!(&canonical(&parse(&pretty).unwrap()).unwrap(), &bytes);
		let roots = [&value, &read].map(|value| {
			Fields::of(value, &seed(1), Purpose::Patch).map(|fields| fields.root())
		});
		prop_assert_eq!(&roots[0], &roots[1]);
	}

	#[test]
	fn any_text_should_be_read_or_refused(text in any::<String>()) {
		let _ = parse(&text);
		let _ = parse(&format!("{{{text}}}"));
	}
}
