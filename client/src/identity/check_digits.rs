// SPDX-License-Identifier: Apache-2.0

//! Check digits of numbers whose scheme has them, over capitals and digits.

const LEI_LEN: usize = 20;
const USCC_LEN: usize = 18;
/// The characters of GB 32100-2015 in the order of their values: no I, O, S, V, Z.
const USCC_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Legal entity identifier, ISO 17442: ISO 7064 MOD 97-10 over 20 characters.
pub(super) fn lei(number: &str) -> bool {
	let rest = number.chars().try_fold(0u32, |rest, c| {
		let value = c.to_digit(36)?;
		let shift = if value < 10 { 10 } else { 100 };
		Some((rest * shift + value) % 97)
	});
	number.len() == LEI_LEN && rest == Some(1)
}

/// Unified social credit code of China, GB 32100-2015: with the last of 18 characters, whose weight
/// is 1, the sum weighted by powers of 3 is a multiple of 31.
pub(super) fn uscc(number: &str) -> bool {
	let value = |c: u8| USCC_CHARACTERS.iter().zip(0u32..).find(|(known, _)| **known == c);
	let Some(values) = number.bytes().map(|c| Some(value(c)?.1)).collect::<Option<Vec<_>>>() else {
		return false;
	};
	let Some((check, body)) = values.split_last() else { return false };
	let weights = std::iter::successors(Some(1u32), |weight| Some(weight * 3 % 31));
	let sum: u32 = body.iter().zip(weights).map(|(value, weight)| value * weight).sum();
	values.len() == USCC_LEN && (sum + check).is_multiple_of(31)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Every number that differs from `good` in one character: a letter by a letter, a digit by a digit.
	fn mistyped(good: &str) -> Vec<String> {
		let bytes = good.as_bytes();
		let mut wrong = Vec::new();
		for (at, own) in bytes.iter().enumerate() {
			let alike = |c: &&u8| **c != *own && c.is_ascii_digit() == own.is_ascii_digit();
			for other in USCC_CHARACTERS.iter().filter(alike) {
				let mut text = bytes.to_vec();
				text[at] = *other;
				wrong.push(String::from_utf8(text).unwrap());
			}
		}
		wrong
	}

	#[test]
	fn lei_should_be_good_only_with_its_own_check_digits() {
		assert!(lei("5493001KJTIIGC8Y1R12"));
		for bad in ["5493001KJTIIGC8Y1R21", "5493001KJTIIGC8Y1R1", "5493001KJTIIGC8Y1R120", ""] {
			assert!(!lei(bad), "{bad}");
		}
		assert!(mistyped("5493001KJTIIGC8Y1R12").iter().all(|bad| !lei(bad)));
	}

	#[test]
	fn uscc_should_be_good_only_with_its_own_check_character() {
		for good in ["91350100M000100Y43", "91350100M0001000D0"] {
			assert!(uscc(good), "{good}");
			assert!(mistyped(good).iter().all(|bad| !uscc(bad)));
		}
		for bad in ["91350100M000100Y4", "91350100M000100Y430", "9135010OM000100Y43", ""] {
			assert!(!uscc(bad), "{bad}");
		}
	}
}
