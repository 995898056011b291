// SPDX-License-Identifier: Apache-2.0

//! Amounts of money as whole minor units, never as floating point.

use iso_currency::Currency;

/// Why a text is no amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidAmount {
	#[error("not a decimal number without sign")]
	Malformed,
	#[error("more precise than the currency's minor unit")]
	TooPrecise,
	#[error("too large")]
	TooLarge,
}

/// Decimals of a currency's minor unit by ISO 4217; `None` for a code that is no money.
pub fn decimals(code: &str) -> Option<u8> {
	Currency::from_code(code)?.exponent().and_then(|exponent| u8::try_from(exponent).ok())
}

/// Reads `text` (`xs:decimal` without sign) as minor units of a currency with `decimals`.
pub fn minor_units(text: &str, decimals: u8) -> Result<u128, InvalidAmount> {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
	if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
		return Err(InvalidAmount::Malformed);
	}
	let decimals = usize::from(decimals);
	let (kept, rest) = fraction.split_at(fraction.len().min(decimals));
	if rest.bytes().any(|byte| byte != b'0') {
		return Err(InvalidAmount::TooPrecise);
	}
	format!("0{whole}{kept:0<decimals$}").parse().map_err(|_| InvalidAmount::TooLarge)
}

/// Writes minor units as a decimal number.
pub fn display(amount: u128, decimals: u8) -> String {
	let width = usize::from(decimals);
	if width == 0 {
		return amount.to_string();
	}
	let digits = format!("{amount:0>padded$}", padded = width + 1);
	let (whole, fraction) = digits.split_at(digits.len() - width);
	format!("{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn decimals_should_be_those_of_iso_4217() {
		for (code, expected) in [
			("EUR", Some(2)),
			("JPY", Some(0)),
			("KWD", Some(3)),
			("CLF", Some(4)),
			("XAU", None),
			("eur", None),
			("ZZZ", None),
		] {
			assert_eq!(decimals(code), expected, "{code}");
		}
	}

	#[test]
	fn amount_should_be_read_exactly() {
		for (text, decimals, units) in [
			("100", 2, 10_000),
			("100.", 2, 10_000),
			(".5", 2, 50),
			("0.05", 2, 5),
			("100.5", 2, 10_050),
			("100.50", 2, 10_050),
			("100.50000", 2, 10_050),
			("007", 0, 7),
			("7.0", 0, 7),
			("1.234", 3, 1_234),
			("0", 2, 0),
		] {
			assert_eq!(minor_units(text, decimals), Ok(units), "{text}");
		}
	}

	#[test]
	fn amount_should_be_refused_when_it_is_not_whole_minor_units() {
		for text in ["", ".", "-1", "+1", "1,00", "1e2", "1 000", "1.0.0", "١"] {
			assert_eq!(minor_units(text, 2), Err(InvalidAmount::Malformed), "{text}");
		}
		assert_eq!(minor_units("0.001", 2), Err(InvalidAmount::TooPrecise));
		assert_eq!(minor_units("1.5", 0), Err(InvalidAmount::TooPrecise));
		assert_eq!(minor_units(&"9".repeat(39), 2), Err(InvalidAmount::TooLarge));
	}

	#[test]
	fn display_should_be_read_back() {
		for (amount, decimals, text) in [
			(0, 2, "0.00"),
			(5, 2, "0.05"),
			(10_050, 2, "100.50"),
			(7, 0, "7"),
			(1_234, 3, "1.234"),
		] {
			assert_eq!(display(amount, decimals), text);
			assert_eq!(minor_units(text, decimals), Ok(amount));
		}
	}
}
