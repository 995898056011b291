// SPDX-License-Identifier: Apache-2.0

//! The price of a row, changed by hand.

use frame_support::{parameter_types, traits::Get};
use hanse_support::RowPrice;

parameter_types! {
	pub static DepositBase: u128 = 100;
	pub static DepositPerByte: u128 = 1;
}

/// The two static parts as one value.
pub struct Price;

impl Get<RowPrice<u128>> for Price {
	fn get() -> RowPrice<u128> {
		RowPrice { base: DepositBase::get(), per_byte: DepositPerByte::get() }
	}
}

/// Whoever builds a chain begins with the same price.
pub fn reset_price() {
	DepositBase::reset();
	DepositPerByte::reset();
}
