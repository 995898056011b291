// SPDX-License-Identifier: Apache-2.0

//! Held deposits: every row that a user creates is paid for by one.

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{
	fungible::MutateHold,
	tokens::{Balance, Precision},
};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

/// A held deposit, stored beside the row that it pays for.
///
/// Who paid and how much stand in it, so that it goes back in full to the payer however the price or
/// the row's owner changed since.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Deposit<AccountId, Amount> {
	/// Who paid it.
	pub payer: AccountId,
	/// How much is held, in the native token's smallest unit.
	pub amount: Amount,
}

impl<AccountId: Clone + Eq, Amount: Balance> Deposit<AccountId, Amount> {
	/// Holds `amount` from `payer`.
	pub fn place<Holds: MutateHold<AccountId, Balance = Amount>>(
		reason: &Holds::Reason,
		payer: AccountId,
		amount: Amount,
	) -> Result<Self, DispatchError> {
		Holds::hold(reason, &payer, amount)?;
		Ok(Self { payer, amount })
	}

	/// Gives it back to whoever paid it.
	pub fn give_back<Holds: MutateHold<AccountId, Balance = Amount>>(
		self,
		reason: &Holds::Reason,
	) -> DispatchResult {
		Holds::release(reason, &self.payer, self.amount, Precision::BestEffort).map(|_| ())
	}

	/// Gives it back and holds `amount` from `payer` in its place.
	pub fn replace<Holds: MutateHold<AccountId, Balance = Amount>>(
		self,
		reason: &Holds::Reason,
		payer: AccountId,
		amount: Amount,
	) -> Result<Self, DispatchError> {
		if self.payer == payer && self.amount == amount {
			return Ok(self);
		}
		self.give_back::<Holds>(reason)?;
		Self::place::<Holds>(reason, payer, amount)
	}
}

/// What is held for a row, in the native token's smallest unit. One value, so that a call reads it
/// once.
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
pub struct RowPrice<Amount> {
	/// For the row itself.
	pub base: Amount,
	/// For each of its bytes.
	pub per_byte: Amount,
}

impl<Amount: Balance> RowPrice<Amount> {
	/// The price of a row of `bytes`: `base + per_byte * bytes`, saturating, so that an absurd price
	/// refuses rows instead of giving them away.
	pub fn of(&self, bytes: usize) -> Amount {
		self.base.saturating_add(self.per_byte.saturating_mul(bytes.saturated_into()))
	}
}

#[cfg(test)]
mod tests {
	use super::RowPrice;

	#[test]
	fn price_should_be_base_plus_bytes_and_saturate() {
		let price = RowPrice { base: 10u128, per_byte: 3 };
		assert_eq!(price.of(0), 10);
		assert_eq!(price.of(7), 31);
		assert_eq!(RowPrice { per_byte: u128::MAX, ..price }.of(2), u128::MAX);
	}
}
