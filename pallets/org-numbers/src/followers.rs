// SPDX-License-Identifier: Apache-2.0

//! Accounts that follow a number.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::OrgNumber;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_follow(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let mut row = Self::row(number)?;
		ensure!(!Followers::<T>::contains_key(number, &who), Error::<T>::AlreadyFollowing);
		// Both directions of the relation: account and number twice, and the amount held.
		let bytes = AccountIdOf::<T>::max_encoded_len()
			.saturating_add(OrgNumber::max_encoded_len())
			.saturating_mul(2)
			.saturating_add(BalanceOf::<T>::max_encoded_len());
		let deposit = Self::price_of(bytes);
		Self::hold(HoldReason::Follow, &who, deposit)?;
		Followers::<T>::insert(number, &who, deposit);
		Following::<T>::insert(&who, number, ());
		// There are fewer accounts with a deposit than four bytes count.
		row.followers = row.followers.saturating_add(1);
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::Followed { number, account: who });
		Ok(())
	}

	pub(crate) fn do_unfollow(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		ensure!(number.is_valid(), Error::<T>::InvalidCheckDigits);
		let deposit = Followers::<T>::take(number, &who).ok_or(Error::<T>::NotFollowing)?;
		Following::<T>::remove(&who, number);
		Self::give_back(HoldReason::Follow, &who, deposit)?;
		if let Some(mut row) = Numbers::<T>::get(number) {
			row.followers = row.followers.saturating_sub(1);
			Numbers::<T>::insert(number, row);
		}
		Self::deposit_event(Event::Unfollowed { number, account: who });
		Ok(())
	}
}
