// SPDX-License-Identifier: Apache-2.0

//! Numbers of JSON, digit by digit.

/// Most digits behind the point that a record's quantity has.
const MAX_SCALE: u32 = 18;

/// The number as `amount / 10^scale` with the smallest scale; `None` if it is negative, too large, or
/// has more digits than a record can.
pub fn decimal(number: &str) -> Option<(u128, u8)> {
	let (mantissa, exponent) = match number.split_once(['e', 'E']) {
		Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
		None => (number, 0),
	};
	let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
	let digits = [whole, fraction].concat();
	if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
		return None;
	}
	let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
	let significant = digits.trim_start_matches('0').trim_end_matches('0');
	if significant.is_empty() {
		return Some((0, 0));
	}
	let dropped = digits.len() - digits.trim_end_matches('0').len();
	let places = places.checked_sub(i32::try_from(dropped).ok()?)?;
	let amount: u128 = significant.parse().ok()?;
	match u32::try_from(places) {
		Ok(scale) if scale <= MAX_SCALE => Some((amount, scale.try_into().ok()?)),
		Ok(_) => None,
		Err(_) => {
			let larger = 10u128.checked_pow(places.unsigned_abs())?;
			Some((amount.checked_mul(larger)?, 0))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn number_should_keep_every_digit() {
		for (text, expected) in [
			("0", (0, 0)),
			("0.000", (0, 0)),
			("0e99999", (0, 0)),
			("200", (200, 0)),
			("200.50", (2_005, 1)),
			("0.1", (1, 1)),
			("12.345", (12_345, 3)),
			("1e3", (1_000, 0)),
			("1.5E+2", (150, 0)),
			("2.5e-3", (25, 4)),
			("100e-2", (1, 0)),
			("9007199254740993", (9_007_199_254_740_993, 0)),
			("0.000000000000000001", (1, 18)),
			("340282366920938463463374607431768211455", (u128::MAX, 0)),
		] {
			assert_eq!(decimal(text), Some(expected), "{text}");
		}
	}

	#[test]
	fn number_should_be_refused_when_a_record_cannot_have_it() {
		for text in [
			"-1",
			"-0",
			"1e39",
			"1e99999999999",
			"0.0000000000000000001",
			"340282366920938463463374607431768211456",
			"",
			".",
			"e1",
			"\"1\"",
			"true",
			"1,5",
			"+1",
		] {
			assert_eq!(decimal(text), None, "{text}");
		}
	}
}
