// SPDX-License-Identifier: Apache-2.0

//! Managers and editors, and the look-up from account to number.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{OrgNumber, OrgRole};

type RoleRowOf<T> = RoleRow<AccountIdOf<T>, BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	/// The role of `who` under a number whose record is at hand.
	pub(crate) fn role_under(
		row: &NumberRowOf<T>,
		number: OrgNumber,
		who: &AccountIdOf<T>,
	) -> Option<OrgRole> {
		if row.owner == *who {
			return Some(OrgRole::Owner);
		}
		Roles::<T>::get((number, row.tenure, who)).map(|row| row.role.into())
	}

	/// Whether `who` may give or take `role`: the owner any, a manager that of an editor.
	fn ensure_may_assign(
		row: &NumberRowOf<T>,
		number: OrgNumber,
		who: &AccountIdOf<T>,
		role: GrantedRole,
	) -> DispatchResult {
		let least = match role {
			GrantedRole::Manager => OrgRole::Owner,
			GrantedRole::Editor => OrgRole::Manager,
		};
		let own = Self::role_under(row, number, who);
		ensure!(own.is_some_and(|own| own >= least), Error::<T>::NotAuthorised);
		Ok(())
	}

	pub(crate) fn do_set_role(
		who: AccountIdOf<T>,
		number: OrgNumber,
		account: AccountIdOf<T>,
		role: GrantedRole,
	) -> DispatchResult {
		let row = Self::row(number)?;
		Self::ensure_may_assign(&row, number, &who, role)?;
		ensure!(row.owner != account, Error::<T>::AlreadyOwner);
		let key = (number, row.tenure, &account);
		let deposit = match Roles::<T>::get(key) {
			Some(earlier) => {
				Self::ensure_may_assign(&row, number, &who, earlier.role)?;
				earlier.deposit
			},
			None => {
				let bytes = RoleRowOf::<T>::max_encoded_len()
					.saturating_add(AccountIdOf::<T>::max_encoded_len());
				DepositOf::<T>::place::<T::NativeBalance>(
					&HoldReason::Role.into(),
					who.clone(),
					Self::price_of(bytes),
				)?
			},
		};
		Roles::<T>::insert(key, RoleRow { role, deposit });
		Self::deposit_event(Event::RoleSet { number, account, role, by: who });
		Ok(())
	}

	pub(crate) fn do_remove_role(
		who: AccountIdOf<T>,
		number: OrgNumber,
		account: AccountIdOf<T>,
	) -> DispatchResult {
		let row = Self::row(number)?;
		let key = (number, row.tenure, &account);
		let granted = Roles::<T>::get(key).ok_or(Error::<T>::RoleNotFound)?;
		if who != account {
			Self::ensure_may_assign(&row, number, &who, granted.role)?;
		}
		Roles::<T>::remove(key);
		granted.deposit.give_back::<T::NativeBalance>(&HoldReason::Role.into())?;
		Self::deposit_event(Event::RoleRemoved { number, account, by: who });
		Ok(())
	}

	pub(crate) fn do_reclaim_role(
		number: OrgNumber,
		tenure: u32,
		account: AccountIdOf<T>,
	) -> DispatchResult {
		ensure!(number.is_valid(), Error::<T>::InvalidCheckDigits);
		let in_force = Numbers::<T>::get(number).is_some_and(|row| row.tenure == tenure);
		ensure!(!in_force, Error::<T>::RoleInForce);
		let granted =
			Roles::<T>::take((number, tenure, &account)).ok_or(Error::<T>::RoleNotFound)?;
		granted.deposit.give_back::<T::NativeBalance>(&HoldReason::Role.into())?;
		Self::deposit_event(Event::RoleReclaimed { number, tenure, account });
		Ok(())
	}

	pub(crate) fn do_set_primary(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let row = Self::row(number)?;
		ensure!(Self::role_under(&row, number, &who).is_some(), Error::<T>::NotAuthorised);
		let deposit = match Primaries::<T>::get(&who) {
			Some(earlier) => earlier.deposit,
			None => {
				let bytes = Primary::<BalanceOf<T>>::max_encoded_len()
					.saturating_add(AccountIdOf::<T>::max_encoded_len());
				let deposit = Self::price_of(bytes);
				Self::hold(HoldReason::Primary, &who, deposit)?;
				deposit
			},
		};
		let tenure = row.tenure;
		Primaries::<T>::insert(&who, Primary { number, tenure, deposit });
		Self::deposit_event(Event::PrimarySet { account: who, number, tenure });
		Ok(())
	}

	pub(crate) fn do_clear_primary(who: AccountIdOf<T>) -> DispatchResult {
		let primary = Primaries::<T>::take(&who).ok_or(Error::<T>::PrimaryNotFound)?;
		Self::give_back(HoldReason::Primary, &who, primary.deposit)?;
		Self::deposit_event(Event::PrimaryCleared { account: who, number: primary.number });
		Ok(())
	}
}
