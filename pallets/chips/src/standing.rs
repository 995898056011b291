// SPDX-License-Identifier: Apache-2.0

//! Frozen accounts: barred in the ledger, and in whatever asks here before it moves chips.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
#[cfg(feature = "runtime-benchmarks")]
use hanse_support::benchmarking::BenchmarkStanding;
use hanse_support::Standing;

/// How the ledger bars an account from a kind of chips altogether. No trait of fungible tokens offers
/// that, and a mere freeze would bar neither being paid nor payments out of holds.
pub trait LedgerGate<AccountId> {
	/// Bars an account, whether or not it has chips.
	fn bar(kind: KindId, who: &AccountId) -> DispatchResult;
	/// Lets it in again, and leaves nothing behind of an account that was opened to bar it.
	fn admit(kind: KindId, who: &AccountId) -> DispatchResult;
}

impl<T: Config> Standing<KindId, AccountIdOf<T>> for Pallet<T> {
	fn may_pay(kind: &KindId, who: &AccountIdOf<T>) -> bool {
		!Frozen::<T>::contains_key(kind, who)
	}

	fn may_receive(kind: &KindId, who: &AccountIdOf<T>) -> bool {
		!Frozen::<T>::contains_key(kind, who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl<T: Config> BenchmarkStanding<KindId, AccountIdOf<T>> for Pallet<T> {
	fn bar(kind: &KindId, who: &AccountIdOf<T>) {
		Frozen::<T>::insert(kind, who, Self::now());
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_not_frozen(kind: KindId, who: &AccountIdOf<T>) -> DispatchResult {
		ensure!(!Frozen::<T>::contains_key(kind, who), Error::<T>::AccountFrozen);
		Ok(())
	}

	pub(crate) fn do_freeze(kind: KindId, who: AccountIdOf<T>) -> DispatchResult {
		Self::kind_row(kind)?;
		ensure!(who != Self::pallet_account(), Error::<T>::OwnAccount);
		ensure!(!Frozen::<T>::contains_key(kind, &who), Error::<T>::AlreadyFrozen);
		T::LedgerGate::bar(kind, &who)?;
		Frozen::<T>::insert(kind, &who, Self::now());
		Self::deposit_event(Event::AccountFrozen { kind, who });
		Ok(())
	}

	pub(crate) fn do_thaw(kind: KindId, who: AccountIdOf<T>) -> DispatchResult {
		Self::kind_row(kind)?;
		ensure!(Frozen::<T>::contains_key(kind, &who), Error::<T>::NotFrozen);
		T::LedgerGate::admit(kind, &who)?;
		Frozen::<T>::remove(kind, &who);
		Self::deposit_event(Event::AccountThawed { kind, who });
		Ok(())
	}
}
