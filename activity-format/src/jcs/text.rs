// SPDX-License-Identifier: Apache-2.0

//! The canonical form of any JSON text, numbers included. They are read from the text itself, so that
//! each is the double that is nearest to it; `serde_json` alone may miss it by a digit.

use super::{utf16_order, write_text};
use serde::{
	de::{Error as _, MapAccess, Visitor},
	Deserialize, Deserializer,
};
use serde_json::value::RawValue;
use std::{collections::BTreeSet, fmt};

/// How deep values may lie in each other.
const MAX_DEPTH: usize = 64;

/// Why a text has no canonical form.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotCanonical {
	#[error("it can't be read: {0}")]
	Json(String),
	#[error("values lie in each other more than {MAX_DEPTH} deep")]
	TooDeep,
	#[error("{0} is too large a number")]
	Number(String),
}

/// The canonical bytes of a JSON text.
pub fn canonical(text: &str) -> Result<Vec<u8>, NotCanonical> {
	let mut bytes = Vec::with_capacity(text.len());
	write(read::<&RawValue>(text)?.get(), &mut bytes, MAX_DEPTH)?;
	Ok(bytes)
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, NotCanonical> {
	serde_json::from_str(text).map_err(|why| NotCanonical::Json(why.to_string()))
}

/// Writes a value, of which the text is sound.
fn write(text: &str, to: &mut Vec<u8>, depth: usize) -> Result<(), NotCanonical> {
	let deeper = depth.checked_sub(1).ok_or(NotCanonical::TooDeep)?;
	match text.as_bytes().first() {
		Some(b'{') => {
			let Members(mut members) = read(text)?;
			members.sort_by(|(one, _), (other, _)| utf16_order(one, other));
			to.push(b'{');
			for (at, (name, value)) in members.into_iter().enumerate() {
				if at > 0 {
					to.push(b',');
				}
				write_text(&name, to);
				to.push(b':');
				write(value.get(), to, deeper)?;
			}
			to.push(b'}');
		},
		Some(b'[') => {
			to.push(b'[');
			for (at, item) in read::<Vec<&RawValue>>(text)?.into_iter().enumerate() {
				if at > 0 {
					to.push(b',');
				}
				write(item.get(), to, deeper)?;
			}
			to.push(b']');
		},
		Some(b'"') => write_text(&read::<String>(text)?, to),
		Some(b'-' | b'0'..=b'9') => to.extend_from_slice(number(text)?.as_bytes()),
		_ => to.extend_from_slice(text.as_bytes()),
	}
	Ok(())
}

/// The members of an object, in their order; none may stand twice.
pub(crate) struct Members<'a>(pub(crate) Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct OfObject;

		impl<'de> Visitor<'de> for OfObject {
			type Value = Members<'de>;

			fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
				f.write_str("an object")
			}

			fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
				let (mut members, mut names) = (Vec::new(), BTreeSet::new());
				while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
					if !names.insert(name.clone()) {
						return Err(A::Error::custom(format!("{name:?} stands twice")));
					}
					members.push((name, value));
				}
				Ok(Members(members))
			}
		}

		deserializer.deserialize_map(OfObject)
	}
}

fn number(text: &str) -> Result<String, NotCanonical> {
	let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
	Ok(ecmascript(number.ok_or_else(|| NotCanonical::Number(text.into()))?))
}

/// A finite number as ECMAScript writes it (section 7.1.12.1 of the edition that the RFC names).
pub(crate) fn ecmascript(number: f64) -> String {
	if number == 0.0 {
		return "0".into();
	}
	let shown = shortest(number.abs());
	let (mantissa, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
	let digits = mantissa.replace('.', "");
	// The exponent of a double has three digits at most.
	let exponent = exponent.parse().unwrap_or(0);
	let sign = if number < 0.0 { "-" } else { "" };
	format!("{sign}{}", with_point(&digits, exponent))
}

/// The shortest digits that are read back as this double, as `d.ddde-7`. Of several the nearest, and of
/// two as near the even one: there Rust's own choice is another than ECMAScript's.
fn shortest(number: f64) -> String {
	let shortest = format!("{number:e}");
	let digits = shortest.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit);
	let places = digits.count().saturating_sub(1);
	let nearest = format!("{number:.places$e}");
	match nearest.parse() == Ok(number) {
		true => nearest,
		false => shortest,
	}
}

/// Digits, of which the first has the place of 10^exponent.
fn with_point(digits: &str, exponent: i32) -> String {
	let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
	let behind = |place: i32| usize::try_from(place + 1).unwrap_or(0);
	match exponent {
		0..=20 if digits.len() > behind(exponent) => {
			let (whole, fraction) = digits.split_at(behind(exponent));
			format!("{whole}.{fraction}")
		},
		0..=20 => {
			let missing = behind(exponent) - digits.len();
			format!("{digits}{}", "0".repeat(missing))
		},
		-6..=-1 => format!("0.{}{digits}", zeros(-exponent - 1)),
		_ => {
			let (first, rest) = digits.split_at(1);
			let point = if rest.is_empty() { "" } else { "." };
			format!("{first}{point}{rest}e{exponent:+}")
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::Value;

	fn of(text: &str) -> String {
		String::from_utf8(canonical(text).unwrap()).unwrap()
	}

	#[test]
	fn numbers_should_be_written_as_in_appendix_b() {
		for (bits, expected) in [
			(0x0000_0000_0000_0000u64, "0"),
			(0x8000_0000_0000_0000, "0"),
			(0x0000_0000_0000_0001, "5e-324"),
			(0x8000_0000_0000_0001, "-5e-324"),
			(0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
			(0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
			(0x4340_0000_0000_0000, "9007199254740992"),
			(0xc340_0000_0000_0000, "-9007199254740992"),
			(0x4430_0000_0000_0000, "295147905179352830000"),
			(0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
			(0x44b5_2d02_c7e1_4af6, "1e+23"),
			(0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
			(0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
			(0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
			(0x444b_1ae4_d6e2_ef50, "1e+21"),
			(0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
			(0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
			(0x41b3_de43_5555_5553, "333333333.3333332"),
			(0x41b3_de43_5555_5554, "333333333.33333325"),
			(0x41b3_de43_5555_5555, "333333333.3333333"),
			(0x41b3_de43_5555_5556, "333333333.3333334"),
			(0x41b3_de43_5555_5557, "333333333.33333343"),
			(0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
			(0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
		] {
			// In more digits than needed.
			let text = format!("{:.1100}", f64::from_bits(bits));
			assert_eq!(of(&text), expected, "{bits:x}");
			assert_eq!(of(expected), expected);
		}
	}

	#[test]
	fn numbers_should_be_written_as_in_section_3_2_2() {
		assert_eq!(
			of("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]"),
			"[333333333.3333333,1e+30,4.5,0.002,1e-27]"
		);
		assert_eq!(
			of("[1.0, -0, 10, 100e-1, 1e20, 1e21]"),
			"[1,0,10,10,100000000000000000000,1e+21]"
		);
	}

	#[test]
	fn values_should_be_written_as_without_numbers() {
		let text = r#" { "b" : [ null , true, {"d":"\u20ac\u000f\/", "c" : false} ] ,
			"\ud83d\ude00": 1, "\ufb33": 2, "a" : { } , "": [ ] } "#;
		assert_eq!(
			of(text),
			"{\"\":[],\"a\":{},\"b\":[null,true,{\"c\":false,\"d\":\"\u{20ac}\\u000f/\"}],\
			 \"\u{1f600}\":1,\"\u{fb33}\":2}"
		);
		let text = r#"{"x":"y","a":["\n",{"z":"","b":null}],"k":{"c":true}}"#;
		let value: Value = serde_json::from_str(text).unwrap();
		assert_eq!(of(text).into_bytes(), crate::jcs::canonical(&value).unwrap());
	}

	#[test]
	fn text_should_be_refused_when_it_has_no_canonical_form() {
		for text in [r#"{"a":1,"a":1}"#, r#"[{"a":1,"\u0061":2}]"#, "", "01", "[1,]", "nul", "1 2"]
		{
			assert!(matches!(canonical(text), Err(NotCanonical::Json(_))), "{text}");
		}
		assert_eq!(canonical("[1e400]"), Err(NotCanonical::Number("1e400".into())));
		let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
		assert_eq!(of(&nested(MAX_DEPTH - 1)), nested(MAX_DEPTH - 1));
		assert_eq!(canonical(&nested(MAX_DEPTH)), Err(NotCanonical::TooDeep));
		assert!(canonical(&nested(100_000)).is_err());
	}
}
