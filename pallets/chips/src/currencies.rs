// SPDX-License-Identifier: Apache-2.0

//! The currencies that chips can stand for, and the decimals of their minor units.
//!
//! Those in which people are paid, of list one of ISO 4217 as of 2026. Left out, since nobody pays
//! money of them into an account:
//!
//! - what has no minor unit: metals (`XAU`, `XAG`, `XPT`, `XPD`), units of account of banks and
//!   funds (`XDR`, `XSU`, `XUA`, `XAD`), bond market units (`XBA` to `XBD`), `XTS` and `XXX`;
//! - funds, which are reckoned in but paid in another currency: `BOV`, `CHE`, `CHW`, `CLF`, `COU`,
//!   `MXV`, `USN`, `UYI`, `UYW`;
//! - what was replaced: `BGN`, `HRK`, `CUC`, `SLL`, `ZWL` and whatever went before them.

use crate::types::CurrencyCode;

/// Codes in order, with the decimals of the minor unit.
#[rustfmt::skip]
const CURRENCIES: &[(&[u8; 3], u8)] = &[
	(b"AED", 2), (b"AFN", 2), (b"ALL", 2), (b"AMD", 2), (b"AOA", 2), (b"ARS", 2), (b"AUD", 2),
	(b"AWG", 2), (b"AZN", 2), (b"BAM", 2), (b"BBD", 2), (b"BDT", 2), (b"BHD", 3), (b"BIF", 0),
	(b"BMD", 2), (b"BND", 2), (b"BOB", 2), (b"BRL", 2), (b"BSD", 2), (b"BTN", 2), (b"BWP", 2),
	(b"BYN", 2), (b"BZD", 2), (b"CAD", 2), (b"CDF", 2), (b"CHF", 2), (b"CLP", 0), (b"CNY", 2),
	(b"COP", 2), (b"CRC", 2), (b"CUP", 2), (b"CVE", 2), (b"CZK", 2), (b"DJF", 0), (b"DKK", 2),
	(b"DOP", 2), (b"DZD", 2), (b"EGP", 2), (b"ERN", 2), (b"ETB", 2), (b"EUR", 2), (b"FJD", 2),
	(b"FKP", 2), (b"GBP", 2), (b"GEL", 2), (b"GHS", 2), (b"GIP", 2), (b"GMD", 2), (b"GNF", 0),
	(b"GTQ", 2), (b"GYD", 2), (b"HKD", 2), (b"HNL", 2), (b"HTG", 2), (b"HUF", 2), (b"IDR", 2),
	(b"ILS", 2), (b"INR", 2), (b"IQD", 3), (b"IRR", 2), (b"ISK", 0), (b"JMD", 2), (b"JOD", 3),
	(b"JPY", 0), (b"KES", 2), (b"KGS", 2), (b"KHR", 2), (b"KMF", 0), (b"KPW", 2), (b"KRW", 0),
	(b"KWD", 3), (b"KYD", 2), (b"KZT", 2), (b"LAK", 2), (b"LBP", 2), (b"LKR", 2), (b"LRD", 2),
	(b"LSL", 2), (b"LYD", 3), (b"MAD", 2), (b"MDL", 2), (b"MGA", 2), (b"MKD", 2), (b"MMK", 2),
	(b"MNT", 2), (b"MOP", 2), (b"MRU", 2), (b"MUR", 2), (b"MVR", 2), (b"MWK", 2), (b"MXN", 2),
	(b"MYR", 2), (b"MZN", 2), (b"NAD", 2), (b"NGN", 2), (b"NIO", 2), (b"NOK", 2), (b"NPR", 2),
	(b"NZD", 2), (b"OMR", 3), (b"PAB", 2), (b"PEN", 2), (b"PGK", 2), (b"PHP", 2), (b"PKR", 2),
	(b"PLN", 2), (b"PYG", 0), (b"QAR", 2), (b"RON", 2), (b"RSD", 2), (b"RUB", 2), (b"RWF", 0),
	(b"SAR", 2), (b"SBD", 2), (b"SCR", 2), (b"SDG", 2), (b"SEK", 2), (b"SGD", 2), (b"SHP", 2),
	(b"SLE", 2), (b"SOS", 2), (b"SRD", 2), (b"SSP", 2), (b"STN", 2), (b"SVC", 2), (b"SYP", 2),
	(b"SZL", 2), (b"THB", 2), (b"TJS", 2), (b"TMT", 2), (b"TND", 3), (b"TOP", 2), (b"TRY", 2),
	(b"TTD", 2), (b"TWD", 2), (b"TZS", 2), (b"UAH", 2), (b"UGX", 0), (b"USD", 2), (b"UYU", 2),
	(b"UZS", 2), (b"VED", 2), (b"VES", 2), (b"VND", 0), (b"VUV", 0), (b"WST", 2), (b"XAF", 0),
	(b"XCD", 2), (b"XCG", 2), (b"XOF", 0), (b"XPF", 0), (b"YER", 2), (b"ZAR", 2), (b"ZMW", 2),
	(b"ZWG", 2),
];

/// The decimals of a currency's minor unit; `None` for what chips can't stand for.
pub fn decimals(currency: CurrencyCode) -> Option<u8> {
	let CurrencyCode(code) = currency;
	let at = CURRENCIES.binary_search_by(|(other, _)| (*other).cmp(&code)).ok()?;
	CURRENCIES.get(at).map(|(_, decimals)| *decimals)
}

#[cfg(test)]
mod tests {
	use super::*;
	use iso_currency::Currency;

	/// Both bolivars are on list one; the crate counts the one with more use as replaced.
	const STILL_CURRENT: &[u8; 3] = b"VES";

	/// What an independent table says.
	fn expected(code: &str) -> Option<u8> {
		let currency = Currency::from_code(code)?;
		let replaced =
			currency.is_superseded().is_some() && code.as_bytes() != STILL_CURRENT.as_slice();
		let reckoned = currency.is_fund() || currency.is_special();
		let decimals = currency.exponent()?;
		(!replaced && !reckoned).then(|| decimals.try_into().unwrap())
	}

	#[test]
	fn table_should_be_in_order_without_doubles() {
		assert!(CURRENCIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
	}

	#[test]
	fn every_code_should_have_the_decimals_that_iso_gives_it_and_no_other_any() {
		let mut known = 0;
		for at in 0..26usize.pow(3) {
			let letter = |place: u32| b'A' + u8::try_from(at / 26usize.pow(place) % 26).unwrap();
			let code = [letter(2), letter(1), letter(0)];
			let expected = expected(core::str::from_utf8(&code).unwrap());
			assert_eq!(decimals(CurrencyCode(code)), expected, "{code:?}");
			known += usize::from(expected.is_some());
		}
		assert_eq!(known, CURRENCIES.len());
	}

	#[test]
	fn codes_should_be_unknown_when_they_are_no_currency_to_be_paid_in() {
		for code in [b"eur", b"   ", b"XXX", b"XTS", b"XAU", b"XDR", b"XAD", b"USN", b"BGN"] {
			assert_eq!(decimals(CurrencyCode(*code)), None, "{code:?}");
		}
	}

	#[test]
	fn minor_units_should_differ_where_currencies_do() {
		for (code, expected) in [(b"EUR", 2), (b"JPY", 0), (b"KWD", 3), (b"VES", 2), (b"XOF", 0)] {
			assert_eq!(decimals(CurrencyCode(*code)), Some(expected), "{code:?}");
		}
	}
}
