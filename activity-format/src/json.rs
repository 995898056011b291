// SPDX-License-Identifier: Apache-2.0

//! Information as JSON, read so that all readers read the same.
//!
//! It is an object of at most 1 MiB, in UTF-8; values lie in each other at most 32 deep, the object
//! itself counted; there are at most 4,096 fields, whose pointers have at most 1,024 bytes. No name stands
//! twice in an object. Numbers are IEEE doubles, as RFC 8785 has them, of at most 2^53 - 1 either way:
//! an integer beyond it would lose digits unseen, so it is refused, and written as text. Its one form is
//! that of RFC 8785.

use crate::{
	jcs::{self, text::Members},
	refusal::Refusal,
};
use serde::Deserialize;
use serde_json::{value::RawValue, Map, Number, Value};

/// Most bytes of information.
pub const MAX_JSON: usize = 1 << 20;
/// How deep values may lie in each other.
pub const MAX_DEPTH: usize = 32;
/// Most fields.
pub const MAX_FIELDS: usize = 4_096;
/// Most bytes of a pointer to a field.
pub const MAX_POINTER: usize = 1_024;
/// The largest number.
const MAX_NUMBER: f64 = 9_007_199_254_740_991.0;

/// Reads information.
pub fn parse(text: &str) -> Result<Value, Refusal> {
	let value = parse_value(text)?;
	match value.is_object() {
		true => Ok(value),
		false => Err(Refusal::NotAnObject),
	}
}

/// Reads a value of any kind.
pub(crate) fn parse_value(text: &str) -> Result<Value, Refusal> {
	if text.len() > MAX_JSON {
		return Err(Refusal::JsonTooLarge);
	}
	// From the text of each value: a number is read to the double that is nearest to it, from which
	// `serde_json` alone may be off by a digit.
	let whole: &RawValue = read(text)?;
	let mut fields = MAX_FIELDS;
	value_of(whole.get(), MAX_DEPTH, &mut fields)
}

/// Checks that a value, wherever it is from, is information within the limits; pointers are measured
/// when there are any ([`crate::Fields`]).
pub fn check(value: &Value) -> Result<(), Refusal> {
	if !value.is_object() {
		return Err(Refusal::NotAnObject);
	}
	check_shape(value, MAX_DEPTH, &mut { MAX_FIELDS })?;
	match canonical(value)?.len() <= MAX_JSON {
		true => Ok(()),
		false => Err(Refusal::JsonTooLarge),
	}
}

/// The one form of a value.
pub fn canonical(value: &Value) -> Result<Vec<u8>, Refusal> {
	jcs::with_numbers(value, |number| {
		let number = number.as_f64().filter(|number| number.abs() <= MAX_NUMBER);
		Ok(jcs::text::ecmascript(number.ok_or(Refusal::Number)?))
	})
}

/// Whether a value is a field: there is nothing in it.
pub(crate) fn is_field(value: &Value) -> bool {
	match value {
		Value::Object(members) => members.is_empty(),
		Value::Array(items) => items.is_empty(),
		_ => true,
	}
}

/// Checks depth and number of fields.
fn check_shape(value: &Value, depth: usize, fields: &mut usize) -> Result<(), Refusal> {
	if is_field(value) {
		*fields = fields.checked_sub(1).ok_or(Refusal::TooManyFields)?;
	}
	let deeper = || depth.checked_sub(1).ok_or(Refusal::TooDeep);
	match value {
		Value::Object(members) => {
			let deeper = deeper()?;
			members.values().try_for_each(|member| check_shape(member, deeper, fields))
		},
		Value::Array(items) => {
			let deeper = deeper()?;
			items.iter().try_for_each(|item| check_shape(item, deeper, fields))
		},
		_ => Ok(()),
	}
}

// The parser's own words could show what is private.
fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Refusal> {
	serde_json::from_str(text)
		.map_err(|why| Refusal::Json { line: why.line(), column: why.column() })
}

/// Reads a value, of which the text is sound.
fn value_of(text: &str, depth: usize, fields: &mut usize) -> Result<Value, Refusal> {
	let deeper = || depth.checked_sub(1).ok_or(Refusal::TooDeep);
	let value = match text.as_bytes().first() {
		Some(b'{') => {
			let deeper = deeper()?;
			let Members(members) = read(text)?;
			let member = |(name, value): (String, &RawValue)| {
				Ok((name, value_of(value.get(), deeper, fields)?))
			};
			Value::Object(members.into_iter().map(member).collect::<Result<Map<_, _>, _>>()?)
		},
		Some(b'[') => {
			let deeper = deeper()?;
			let items: Vec<&RawValue> = read(text)?;
			let item = |item: &RawValue| value_of(item.get(), deeper, fields);
			Value::Array(items.into_iter().map(item).collect::<Result<_, _>>()?)
		},
		Some(b'-' | b'0'..=b'9') => Value::Number(number_of(text)?),
		_ => read(text)?,
	};
	if is_field(&value) {
		*fields = fields.checked_sub(1).ok_or(Refusal::TooManyFields)?;
	}
	Ok(value)
}

fn number_of(text: &str) -> Result<Number, Refusal> {
	let number = text.parse::<f64>().ok().filter(|number| number.abs() <= MAX_NUMBER);
	let number = number.ok_or(Refusal::Number)?;
	match number.fract() == 0.0 {
		// Whole and small enough: nothing is lost.
		true => Ok(Number::from(number as i64)),
		false => Number::from_f64(number).ok_or(Refusal::Number),
	}
}
