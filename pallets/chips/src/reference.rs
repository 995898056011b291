// SPDX-License-Identifier: Apache-2.0

//! The reference of a bank transfer: an ISO 11649 creditor reference made of a request's id.
//!
//! `RF`, two check digits by ISO 7064 MOD 97-10, `H`, and the id in decimal digits: `RF70H0` is that
//! of the first request. Banks check such references, so a mistyped one is refused before money moves.

use alloc::{format, string::String};
use frame_support::{traits::ConstU32, BoundedVec};

/// Longest reference, by the standard and by ours: four, the `H`, and the twenty digits of a `u64`.
pub const MAX_REFERENCE_LEN: u32 = 25;

/// A creditor reference in ASCII, without spaces.
pub type Reference = BoundedVec<u8, ConstU32<MAX_REFERENCE_LEN>>;

/// The reference of a request.
pub fn creditor_reference(id: u64) -> Reference {
	let body = format!("H{id}");
	// The body has letters and digits only, so that there always are check digits.
	let check = check_digits(body.as_bytes()).unwrap_or_default();
	BoundedVec::truncate_from(format!("RF{check:02}{body}").into_bytes())
}

/// The request that a reference names; `None` where it is not one of ours or was mistyped. Spaces
/// and case don't matter.
pub fn parse_reference(text: &[u8]) -> Option<u64> {
	let text = core::str::from_utf8(text).ok()?;
	let plain: String = text.chars().filter(|one| *one != ' ').collect();
	let plain = plain.to_ascii_uppercase();
	let (_, digits) = plain.split_once('H')?;
	let id = digits.parse().ok()?;
	// Whole, so that every request has one reference: no leading zeros, no sign.
	(creditor_reference(id).as_slice() == plain.as_bytes()).then_some(id)
}

/// The check digits of a creditor reference with this body; `None` unless it consists of the letters
/// `A` to `Z` and digits.
pub fn check_digits(body: &[u8]) -> Option<u64> {
	let mut rest = 0u64;
	for byte in body.iter().chain(b"RF00") {
		let (shift, value) = match byte {
			b'0'..=b'9' => (10u64, u64::from(byte.saturating_sub(b'0'))),
			b'A'..=b'Z' => (100, u64::from(byte.saturating_sub(b'A')).saturating_add(10)),
			_ => return None,
		};
		// Below 97 before each step, so far from saturating.
		rest = rest.saturating_mul(shift).saturating_add(value) % 97;
	}
	Some(98u64.saturating_sub(rest))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn reference(id: u64) -> String {
		String::from_utf8(creditor_reference(id).into_inner()).unwrap()
	}

	#[test]
	fn check_digits_should_be_those_of_the_published_examples() {
		// RF18 5390 0754 7034, and one with a letter in its body.
		assert_eq!(check_digits(b"539007547034"), Some(18));
		assert_eq!(check_digits(b"C2H5OH"), Some(97));
		for body in [&b"a1"[..], b"1 2", "é".as_bytes()] {
			assert_eq!(check_digits(body), None);
		}
	}

	#[test]
	fn reference_should_be_short_and_whole_at_both_ends() {
		assert_eq!(reference(0), "RF70H0");
		assert_eq!(reference(u64::MAX).len(), 25);
		assert!(reference(u64::MAX).ends_with("H18446744073709551615"));
	}

	#[test]
	fn reference_should_be_read_when_a_person_typed_it() {
		assert_eq!(parse_reference(b"rf70 h0"), Some(0));
		let text = reference(1_234_567);
		let spaced = format!(" {} {} {}", &text[..4], &text[4..8], &text[8..]);
		assert_eq!(parse_reference(spaced.to_lowercase().as_bytes()), Some(1_234_567));
	}

	#[test]
	fn text_should_be_refused_when_it_is_no_reference_of_ours() {
		for text in ["", "H", "RF", "RF70", "RF70H", "RF71H0", "RF18539007547034", "70H0"] {
			assert_eq!(parse_reference(text.as_bytes()), None, "{text}");
		}
		assert_eq!(parse_reference(&[0xff]), None);
		// Right check digits for another way to write an id.
		for body in ["H00", "H+0", "H007"] {
			if let Some(check) = check_digits(body.as_bytes()) {
				let text = format!("RF{check:02}{body}");
				assert_eq!(parse_reference(text.as_bytes()), None, "{text}");
			}
		}
	}

	proptest! {
		#[test]
		fn reference_and_id_should_round_trip(id in any::<u64>()) {
			prop_assert_eq!(parse_reference(reference(id).as_bytes()), Some(id));
		}

		#[test]
		fn one_wrong_character_should_always_be_noticed(
			id in any::<u64>(), at in 2usize..25, add in 1u8..10,
		) {
			let mut text = reference(id).into_bytes();
			if let Some(byte) = text.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
				*byte = b'0' + (*byte - b'0' + add) % 10;
				prop_assert_ne!(parse_reference(&text), Some(id));
				prop_assert_eq!(parse_reference(&text), None);
			}
		}
	}
}
