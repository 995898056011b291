// SPDX-License-Identifier: Apache-2.0

//! Registrars and the numbers they vouch for; handles that governance keeps back.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::OrgNumber;
use sp_core::H256;

impl<T: Config> Pallet<T> {
	/// Whether a registrar vouches for the present owner who is admitted since before it did: what a
	/// dismissed one said stays void when it is admitted again.
	pub(crate) fn is_verified(row: &NumberRowOf<T>) -> bool {
		row.verification.as_ref().is_some_and(|verification| {
			Registrars::<T>::get(&verification.registrar)
				.is_some_and(|admitted| admitted <= verification.since)
		})
	}

	pub(crate) fn do_add_registrar(registrar: AccountIdOf<T>) -> DispatchResult {
		ensure!(!Registrars::<T>::contains_key(&registrar), Error::<T>::AlreadyRegistrar);
		Registrars::<T>::insert(&registrar, Self::now());
		Self::deposit_event(Event::RegistrarAdded { registrar });
		Ok(())
	}

	pub(crate) fn do_remove_registrar(registrar: AccountIdOf<T>) -> DispatchResult {
		Registrars::<T>::take(&registrar).ok_or(Error::<T>::NotRegistrar)?;
		Self::deposit_event(Event::RegistrarRemoved { registrar });
		Ok(())
	}

	pub(crate) fn do_grant_verification(
		who: AccountIdOf<T>,
		number: OrgNumber,
		tenure: u32,
		evidence: H256,
	) -> DispatchResult {
		ensure!(Registrars::<T>::contains_key(&who), Error::<T>::NotRegistrar);
		let mut row = Self::row(number)?;
		ensure!(row.tenure == tenure, Error::<T>::TenureMismatch);
		let since = Self::now();
		row.verification = Some(Verification { registrar: who.clone(), evidence, since });
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::Verified { number, tenure, registrar: who, evidence });
		Ok(())
	}

	pub(crate) fn do_withdraw_verification(
		who: AccountIdOf<T>,
		number: OrgNumber,
		reason: ReasonText,
	) -> DispatchResult {
		ensure!(Registrars::<T>::contains_key(&who), Error::<T>::NotRegistrar);
		ensure!(!reason.is_empty() && is_clean_text(&reason), Error::<T>::InvalidReason);
		let mut row = Self::row(number)?;
		ensure!(row.verification.take().is_some(), Error::<T>::NotVerified);
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::VerificationWithdrawn { number, registrar: who, reason });
		Ok(())
	}

	pub(crate) fn do_reserve_handle(
		handle: HandleBytes,
		beneficiary: Option<AccountIdOf<T>>,
	) -> DispatchResult {
		let handle = Handle::parse(handle).ok_or(Error::<T>::InvalidHandle)?;
		let taken = matches!(Handles::<T>::get(&handle), Some(HandleStatus::Taken(_)));
		ensure!(!taken, Error::<T>::HandleTaken);
		Handles::<T>::insert(&handle, HandleStatus::Reserved(beneficiary.clone()));
		Self::deposit_event(Event::HandleReserved { handle, beneficiary });
		Ok(())
	}

	pub(crate) fn do_unreserve_handle(handle: HandleBytes) -> DispatchResult {
		let handle = Handle::parse(handle).ok_or(Error::<T>::InvalidHandle)?;
		let reserved = matches!(Handles::<T>::get(&handle), Some(HandleStatus::Reserved(_)));
		ensure!(reserved, Error::<T>::HandleNotReserved);
		Handles::<T>::remove(&handle);
		Self::deposit_event(Event::HandleUnreserved { handle });
		Ok(())
	}
}
