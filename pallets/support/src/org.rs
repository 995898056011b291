// SPDX-License-Identifier: Apache-2.0

//! Organisation numbers and the directory by which other pallets look them up.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Decimal digits of a number: ten of the sequence and two check digits.
pub const DIGITS: usize = 12;

/// The permanent number of an organisation, check digits included.
///
/// As an integer it reads as its twelve decimal digits: the sequence times 100 plus two check
/// digits by ISO 7064 MOD 97-10, the method of the LEI (ISO 17442). The whole leaves 1 when divided
/// by 97, so that one wrong digit or two swapped ones never give another valid number.
///
/// A decoded value may be any `u64`; [`OrgNumber::is_valid`] tells whether its check digits hold.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct OrgNumber(pub u64);

/// Why a text is not an organisation number.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum InvalidOrgNumber {
	/// Not exactly twelve decimal digits.
	#[codec(index = 0)]
	Malformed,
	/// The check digits do not fit the rest: it was mistyped.
	#[codec(index = 1)]
	CheckDigits,
}

impl OrgNumber {
	/// The largest sequence that ten digits hold.
	pub const MAX_SEQUENCE: u64 = 9_999_999_999;

	/// The number that stands at `sequence`; `None` at zero and above [`Self::MAX_SEQUENCE`].
	pub const fn from_sequence(sequence: u64) -> Option<Self> {
		if sequence == 0 || sequence > Self::MAX_SEQUENCE {
			return None;
		}
		// Below 10^12, far from overflow; the remainder of a division by 97 is at most 96.
		let shifted = sequence.saturating_mul(100);
		let check = 98u64.saturating_sub(shifted % 97);
		Some(Self(shifted.saturating_add(check)))
	}

	/// The position in the order of issue.
	pub const fn sequence(self) -> u64 {
		self.0 / 100
	}

	/// Whether the value is in range and its check digits hold.
	pub const fn is_valid(self) -> bool {
		match Self::from_sequence(self.sequence()) {
			Some(number) => number.0 == self.0,
			None => false,
		}
	}

	/// Reads a number as people write it: exactly twelve digits, nothing else.
	pub fn parse(text: &[u8]) -> Result<Self, InvalidOrgNumber> {
		if text.len() != DIGITS {
			return Err(InvalidOrgNumber::Malformed);
		}
		let mut value = 0u64;
		for byte in text {
			let digit = match byte {
				b'0'..=b'9' => u64::from(byte.saturating_sub(b'0')),
				_ => return Err(InvalidOrgNumber::Malformed),
			};
			value = value.saturating_mul(10).saturating_add(digit);
		}
		let number = Self(value);
		if number.is_valid() {
			Ok(number)
		} else {
			Err(InvalidOrgNumber::CheckDigits)
		}
	}
}

impl core::fmt::Display for OrgNumber {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{:0width$}", self.0, width = DIGITS)
	}
}

/// What an account may do for a number.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub enum OrgRole {
	/// Publications.
	#[codec(index = 0)]
	Editor,
	/// Profile, publications and the roles of editors.
	#[codec(index = 1)]
	Manager,
	/// Everything.
	#[codec(index = 2)]
	Owner,
}

/// Who stands behind a number now.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct OrgStanding<AccountId> {
	/// The account with all rights.
	pub owner: AccountId,
	/// How often the number has changed owner.
	pub tenure: u32,
	/// Whether a registrar vouches for the number under this owner.
	pub verified: bool,
}

/// Who owns a number, and who may act for it.
///
/// Whatever is admitted under a number (platform, issuer, bank, server, node) stores the number and
/// its tenure, and is void as soon as the tenure differs: selling a number never sells an admission.
pub trait OrgDirectory<AccountId> {
	/// Owner, tenure and verification of a number; `None` when there is no such number.
	fn current(number: OrgNumber) -> Option<OrgStanding<AccountId>>;

	/// The role in which `who` may act for a number at its present tenure.
	fn role(number: OrgNumber, who: &AccountId) -> Option<OrgRole>;
}

/// A directory in which there is nobody.
impl<AccountId> OrgDirectory<AccountId> for () {
	fn current(_: OrgNumber) -> Option<OrgStanding<AccountId>> {
		None
	}

	fn role(_: OrgNumber, _: &AccountId) -> Option<OrgRole> {
		None
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn first_number_should_carry_the_check_digits_of_its_sequence() {
		let number = OrgNumber::from_sequence(1).unwrap();
		// 100 mod 97 = 3, 98 - 3 = 95.
		assert_eq!(number, OrgNumber(195));
		assert_eq!(number.to_string(), "000000000195");
		assert_eq!(OrgNumber::parse(b"000000000195"), Ok(number));
	}

	#[test]
	fn range_should_end_where_ten_digits_end() {
		assert_eq!(OrgNumber::from_sequence(0), None);
		assert_eq!(OrgNumber::from_sequence(OrgNumber::MAX_SEQUENCE + 1), None);
		let last = OrgNumber::from_sequence(OrgNumber::MAX_SEQUENCE).unwrap();
		assert!(last.is_valid());
		assert_eq!(last.to_string().len(), DIGITS);
		assert!(!OrgNumber(u64::MAX).is_valid());
		assert!(!OrgNumber(97 + 1).is_valid());
		assert!(!OrgNumber(0).is_valid());
	}

	#[test]
	fn parse_should_name_what_is_wrong() {
		for text in [&b""[..], b"195", b"0000000001955", b"00000000019x", b"00000 000195"] {
			assert_eq!(OrgNumber::parse(text), Err(InvalidOrgNumber::Malformed));
		}
		assert_eq!(OrgNumber::parse(b"000000000196"), Err(InvalidOrgNumber::CheckDigits));
	}

	proptest! {
		#[test]
		fn one_wrong_digit_or_a_swap_should_always_be_noticed(
			sequence in 1..=OrgNumber::MAX_SEQUENCE, at in 0..DIGITS, add in 1u8..10,
		) {
			let good = OrgNumber::from_sequence(sequence).unwrap();
			let mut text = good.to_string().into_bytes();
			text[at] = b'0' + (text[at] - b'0' + add) % 10;
			prop_assert!(OrgNumber::parse(&text).is_err());

			let mut text = good.to_string().into_bytes();
			let next = (at + 1) % DIGITS;
			if next > at && text[at] != text[next] {
				text.swap(at, next);
				prop_assert!(OrgNumber::parse(&text).is_err());
			}
		}

		#[test]
		fn text_and_sequence_should_round_trip(sequence in 1..=OrgNumber::MAX_SEQUENCE) {
			let number = OrgNumber::from_sequence(sequence).unwrap();
			prop_assert_eq!(number.sequence(), sequence);
			prop_assert_eq!(OrgNumber::parse(number.to_string().as_bytes()), Ok(number));
		}
	}
}
