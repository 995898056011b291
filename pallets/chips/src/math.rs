// SPDX-License-Identifier: Apache-2.0

//! Money into chips and back. Pure, checked, and never to the advantage of who asks.
//!
//! With rate `r` (chips for a minor unit of money) and fee `f`:
//!
//! - money `a` brings `gross(a) - fee(a)` chips, `gross(a) = floor(a * r)`,
//!   `fee(a) = ceil(f * gross(a))`;
//! - chips `c` cost the least `a` that brings at least `c`;
//! - chips `c` redeem for `floor(c / r)`: no fee is taken on the way back.

use sp_core::U256;
use sp_runtime::{
	traits::{AtLeast32BitUnsigned, Zero},
	FixedPointNumber, FixedU128, Permill,
};

/// What money brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bought<Balance> {
	/// Chips to issue.
	pub chips: Balance,
	/// Chips that the fee took.
	pub fee: Balance,
}

/// The chips that `amount` of money brings; `None` on overflow.
pub fn bought<Balance: AtLeast32BitUnsigned + Copy + TryInto<u128> + TryFrom<u128>>(
	amount: Balance,
	rate: FixedU128,
	fee: Permill,
) -> Option<Bought<Balance>> {
	let gross = scaled(amount.try_into().ok()?, rate.into_inner(), FixedU128::accuracy())?;
	let fee = part(gross, fee)?;
	let chips = gross.checked_sub(fee)?;
	Some(Bought { chips: chips.try_into().ok()?, fee: fee.try_into().ok()? })
}

/// The least money that brings at least `chips`; `None` when none does.
pub fn price<Balance: AtLeast32BitUnsigned + Copy + TryInto<u128> + TryFrom<u128>>(
	chips: Balance,
	rate: FixedU128,
	fee: Permill,
) -> Option<Balance> {
	let kept = Permill::one().deconstruct().checked_sub(fee.deconstruct())?;
	if rate.is_zero() || kept.is_zero() {
		return None;
	}
	// Least gross with gross - ceil(fee * gross) >= chips, then least money with that gross: both by
	// rounding a division up, which is exact since the kept part floor(kept * gross) only rises.
	let wanted: u128 = chips.try_into().ok()?;
	let gross = scaled_up(wanted, Permill::one().deconstruct().into(), kept.into())?;
	let money = scaled_up(gross, FixedU128::accuracy(), rate.into_inner())?;
	money.try_into().ok()
}

/// The money that `chips` redeem for; `None` on overflow or without a rate.
pub fn redeemed<Balance: AtLeast32BitUnsigned + Copy + TryInto<u128> + TryFrom<u128>>(
	chips: Balance,
	rate: FixedU128,
) -> Option<Balance> {
	let money = scaled(chips.try_into().ok()?, FixedU128::accuracy(), rate.into_inner())?;
	money.try_into().ok()
}

/// `floor(a * numerator / denominator)`.
fn scaled(a: u128, numerator: u128, denominator: u128) -> Option<u128> {
	let product = U256::from(a).checked_mul(numerator.into())?;
	product.checked_div(denominator.into())?.try_into().ok()
}

/// `ceil(a * numerator / denominator)`.
fn scaled_up(a: u128, numerator: u128, denominator: u128) -> Option<u128> {
	let product = U256::from(a).checked_mul(numerator.into())?;
	let up = product.checked_add(U256::from(denominator).checked_sub(U256::one())?)?;
	up.checked_div(denominator.into())?.try_into().ok()
}

/// `ceil(fee * gross)`.
fn part(gross: u128, fee: Permill) -> Option<u128> {
	scaled_up(gross, fee.deconstruct().into(), Permill::one().deconstruct().into())
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const ONE: FixedU128 = FixedU128::from_u32(1);

	#[test]
	fn money_should_bring_as_many_chips_when_the_rate_is_one_and_nothing_is_taken() {
		let free = Permill::zero();
		assert_eq!(bought(1_234u128, ONE, free), Some(Bought { chips: 1_234, fee: 0 }));
		assert_eq!(price(1_234u128, ONE, free), Some(1_234));
		assert_eq!(redeemed(1_234u128, ONE), Some(1_234));
	}

	#[test]
	fn fee_should_be_rounded_up() {
		let fee = Permill::from_parts(1);
		assert_eq!(bought(10u128, ONE, fee), Some(Bought { chips: 9, fee: 1 }));
		assert_eq!(price(9u128, ONE, fee), Some(10));
		assert_eq!(price(10u128, ONE, fee), Some(11));
	}

	#[test]
	fn nothing_should_be_bought_when_no_rate_or_all_is_taken() {
		assert_eq!(price(1u128, FixedU128::zero(), Permill::zero()), None);
		assert_eq!(price(1u128, ONE, Permill::one()), None);
		assert_eq!(redeemed(1u128, FixedU128::zero()), None);
		let everything = bought(5u128, ONE, Permill::one());
		assert_eq!(everything, Some(Bought { chips: 0, fee: 5 }));
	}

	#[test]
	fn too_much_should_be_refused_rather_than_wrapped() {
		let two = FixedU128::from_u32(2);
		assert_eq!(bought(u128::MAX, two, Permill::zero()), None);
		assert_eq!(price(u128::MAX, FixedU128::from_rational(1, 2), Permill::zero()), None);
	}

	proptest! {
		#[test]
		fn price_should_be_the_least_money_that_brings_the_chips(
			chips in 1u128..1_000_000_000_000, rate in 1u128..2_000_000_000_000_000_000_000,
			fee in 0u32..=100_000,
		) {
			let (rate, fee) = (FixedU128::from_inner(rate), Permill::from_parts(fee));
			if let Some(money) = price(chips, rate, fee) {
				prop_assert!(bought(money, rate, fee).unwrap().chips >= chips);
				if money > 0 {
					let less = bought(money - 1, rate, fee).unwrap().chips;
					prop_assert!(less < chips);
				}
			}
		}

		#[test]
		fn a_way_there_and_back_should_never_bring_more_money(
			money in 1u128..1_000_000_000_000, rate in 1_000_000u128..2_000_000_000_000_000_000_000,
			fee in 0u32..=100_000,
		) {
			let (rate, fee) = (FixedU128::from_inner(rate), Permill::from_parts(fee));
			let Bought { chips, fee: taken } = bought(money, rate, fee).unwrap();
			prop_assert!(redeemed(chips, rate).unwrap() <= money);
			prop_assert_eq!(chips + taken, bought(money, rate, Permill::zero()).unwrap().chips);
		}
	}
}
