// SPDX-License-Identifier: Apache-2.0

//! The one form of a JSON value, as the JSON Canonicalization Scheme (RFC 8785) has it: no space
//! between tokens, members in the order of their names' UTF-16 code units, the shortest escapes.
//!
//! [`canonical`] is for documents without numbers, and so without the hard part of that standard: they
//! carry numbers as decimal text, because readers of JSON differ in which digits they keep. A number is
//! refused. Information and events, which others write, have numbers: [`crate::json`], [`mod@text`].
//!
//! No library is used: each there is switches on a feature of `serde_json` for the whole workspace, node
//! included.

pub mod text;

use serde_json::{Number, Value};
use std::cmp::Ordering;

/// A value has a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("numbers have no place in a signed document; they are written as text")]
pub struct HasNumber;

/// The canonical bytes of a value.
pub fn canonical(value: &Value) -> Result<Vec<u8>, HasNumber> {
	with_numbers(value, |_| Err(HasNumber))
}

/// The canonical bytes of a value; `number` writes its numbers.
pub(crate) fn with_numbers<Why>(
	value: &Value,
	number: impl Fn(&Number) -> Result<String, Why>,
) -> Result<Vec<u8>, Why> {
	let mut bytes = Vec::new();
	write(value, &number, &mut bytes)?;
	Ok(bytes)
}

fn write<Why>(
	value: &Value,
	number: &impl Fn(&Number) -> Result<String, Why>,
	to: &mut Vec<u8>,
) -> Result<(), Why> {
	match value {
		Value::Null => to.extend_from_slice(b"null"),
		Value::Bool(true) => to.extend_from_slice(b"true"),
		Value::Bool(false) => to.extend_from_slice(b"false"),
		Value::Number(value) => to.extend_from_slice(number(value)?.as_bytes()),
		Value::String(text) => write_text(text, to),
		Value::Array(items) => {
			to.push(b'[');
			for (index, item) in items.iter().enumerate() {
				if index > 0 {
					to.push(b',');
				}
				write(item, number, to)?;
			}
			to.push(b']');
		},
		Value::Object(members) => {
			let mut members: Vec<_> = members.iter().collect();
			members.sort_by(|(one, _), (other, _)| utf16_order(one, other));
			to.push(b'{');
			for (index, (name, member)) in members.into_iter().enumerate() {
				if index > 0 {
					to.push(b',');
				}
				write_text(name, to);
				to.push(b':');
				write(member, number, to)?;
			}
			to.push(b'}');
		},
	}
	Ok(())
}

/// The order of members.
fn utf16_order(one: &str, other: &str) -> Ordering {
	one.encode_utf16().cmp(other.encode_utf16())
}

fn write_text(text: &str, to: &mut Vec<u8>) {
	const HEX: &[u8; 16] = b"0123456789abcdef";
	to.push(b'"');
	for byte in text.bytes() {
		match byte {
			b'"' => to.extend_from_slice(b"\\\""),
			b'\\' => to.extend_from_slice(b"\\\\"),
			0x08 => to.extend_from_slice(b"\\b"),
			b'\t' => to.extend_from_slice(b"\\t"),
			b'\n' => to.extend_from_slice(b"\\n"),
			0x0C => to.extend_from_slice(b"\\f"),
			b'\r' => to.extend_from_slice(b"\\r"),
			0..=0x1F => {
				to.extend_from_slice(b"\\u00");
				to.extend([byte >> 4, byte & 15].map(|digit| HEX[usize::from(digit)]));
			},
			_ => to.push(byte),
		}
	}
	to.push(b'"');
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(text: &str) -> String {
		let value: Value = serde_json::from_str(text).unwrap();
		String::from_utf8(canonical(&value).unwrap()).unwrap()
	}

	#[test]
	fn text_should_be_escaped_as_in_section_3_2_2() {
		// The example of the RFC.
		assert_eq!(
			of(r#"{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}"#),
			"{\"string\":\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
		);
		assert_eq!(
			of(r#""\u0000\b\t\f\r\u001f\u007f\u2028""#),
			"\"\\u0000\\b\\t\\f\\r\\u001f\u{7f}\u{2028}\""
		);
	}

	#[test]
	fn members_should_be_sorted_as_in_section_3_2_3() {
		// The example of the RFC: the emoji's first code unit is below that of U+FB33.
		let text = r#"{"\u20ac": "Euro Sign", "\r": "Carriage Return",
			"\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
			"\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
			"\u00f6": "Latin Small Letter O With Diaeresis"}"#;
		assert_eq!(
			of(text),
			"{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
			 \"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\",\
			 \"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
		);
	}

	#[test]
	fn nested_values_should_be_written_without_space() {
		assert_eq!(
			of(r#" { "b" : [ null , true, {"d":"", "c" : false} ] , "a" : { } , "": [ ] } "#),
			r#"{"":[],"a":{},"b":[null,true,{"c":false,"d":""}]}"#
		);
	}

	#[test]
	fn number_should_be_refused_wherever_it_is() {
		for text in ["1", "[\"a\", 1.5]", "{\"a\": {\"b\": -0}}"] {
			assert_eq!(canonical(&serde_json::from_str(text).unwrap()), Err(HasNumber));
		}
	}
}
