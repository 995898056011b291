// SPDX-License-Identifier: Apache-2.0

//! Finds the references of purchase requests in what payers and banks write.
//!
//! A request's reference is a creditor reference by ISO 11649, for example `RF75H7`: `RF`, two check
//! digits by ISO 7064 MOD 97-10, `H`, and the request's id. Bank software checks the digits when a
//! payer types them; they find every wrong digit and every two that were swapped.

use pallet_chips::reference::{self, parse_reference};
use std::collections::BTreeSet;

/// Longest reference, by ISO 11649.
pub const MAX_LEN: usize = 25;

/// The reference of `request`, as the chain's `payment_instruction` gives it.
pub fn creditor_reference(request: u64) -> String {
	String::from_utf8_lossy(&reference::creditor_reference(request)).into_owned()
}

/// What a text that should be a reference is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reading {
	/// A request's reference.
	Request(u64),
	/// Shaped like one, but its check digits or its length are wrong.
	Mistyped,
	/// Something else.
	Other,
}

/// Reads text without separators, in capitals.
fn read(text: &str) -> Reading {
	let Some((check, id)) = text.strip_prefix("RF").and_then(|rest| rest.split_once('H')) else {
		return Reading::Other;
	};
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	if check.len() != 2 || !digits(check) || !digits(id) || text.len() > MAX_LEN {
		return Reading::Other;
	}
	parse_reference(text.as_bytes()).map_or(Reading::Mistyped, Reading::Request)
}

/// What references a text holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
	/// The requests that are named.
	pub requests: BTreeSet<u64>,
	/// What looks like a reference but isn't a valid one.
	pub mistyped: Option<String>,
}

impl Found {
	/// Adds what `text` holds, anywhere in it, also where it is broken by separators: payers write
	/// the printed form in groups of four, and banks break long lines.
	pub fn add(&mut self, text: &str) {
		let text = text.to_ascii_uppercase();
		let words: Vec<&str> =
			text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
		for (start, _) in words.iter().enumerate().filter(|(_, word)| word.starts_with("RF")) {
			self.add_from(words.iter().skip(start));
		}
	}

	/// Adds the references that the first word, or the first and those after it, make up.
	fn add_from<'a>(&mut self, words: impl Iterator<Item = &'a &'a str>) {
		let mut joined = String::new();
		let (mut valid, mut mistyped) = (false, None);
		for word in words {
			joined.push_str(word);
			if joined.len() > MAX_LEN {
				break;
			}
			match read(&joined) {
				Reading::Request(request) => {
					self.requests.insert(request);
					valid = true;
				},
				Reading::Mistyped => mistyped = Some(joined.clone()),
				Reading::Other => {},
			}
		}
		if !valid && mistyped.is_some() {
			self.mistyped = mistyped;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn find(text: &str) -> Found {
		let mut found = Found::default();
		found.add(text);
		found
	}

	#[test]
	fn reference_should_be_accepted_by_an_independent_implementation() {
		for request in [0, 1, 7, 96, 97, 98, 12_345_678, 123_456_789, u64::MAX] {
			let reference = creditor_reference(request);
			let own_part = reference.get(4..).unwrap();
			let oracle = sepa::RfReference::generate(own_part).unwrap();
			assert_eq!(reference, oracle.as_str());
			assert_eq!(find(&format!("{oracle}")).requests, BTreeSet::from([request]));
		}
		assert_eq!(creditor_reference(u64::MAX).len(), MAX_LEN);
	}

	#[test]
	fn find_should_name_the_request_when_the_reference_stands_in_a_text() {
		let request = 1_234_567;
		let reference = creditor_reference(request);
		let grouped = reference
			.as_bytes()
			.chunks(4)
			.map(|chunk| std::str::from_utf8(chunk).unwrap())
			.collect::<Vec<_>>()
			.join(" ");
		for text in [
			reference.clone(),
			grouped.clone(),
			format!("Chips {} thanks", grouped.to_lowercase()),
			format!("EREF+{reference}"),
			format!("REF:{reference}/2026"),
			format!("{reference} 12"),
			format!("{} {}", reference.get(..9).unwrap(), reference.get(9..).unwrap()),
		] {
			let found = find(&text);
			assert_eq!(found.requests, BTreeSet::from([request]), "{text}");
			assert_eq!(found.mistyped, None, "{text}");
		}
	}

	#[test]
	fn find_should_name_both_when_two_references_stand_in_a_text() {
		let text = format!("{} {}", creditor_reference(7), creditor_reference(8));
		assert_eq!(find(&text).requests, BTreeSet::from([7, 8]));
	}

	#[test]
	fn find_should_tell_a_mistyped_reference_from_none() {
		let wrong = creditor_reference(7).replace('7', "8");
		assert_eq!(find(&wrong), Found { requests: BTreeSet::new(), mistyped: Some(wrong) });
		for text in ["", "invoice 7", "RF18 5390 0754 7034", "RFX", "Rfid H1", "RF2H7"] {
			assert_eq!(find(text), Found::default(), "{text}");
		}
	}
}
