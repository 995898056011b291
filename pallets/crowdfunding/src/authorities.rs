// SPDX-License-Identifier: Apache-2.0

//! Registrars and certificate issuers: admission, keys, and who acts in whose place.

use super::*;
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
	fn authority_row(id: AuthorityId) -> Result<AuthorityOf<T>, DispatchError> {
		Authorities::<T>::get(id).ok_or_else(|| Error::<T>::AuthorityNotFound.into())
	}

	/// An authority whose admission was not ended.
	pub(crate) fn admitted(id: AuthorityId) -> Result<AuthorityOf<T>, DispatchError> {
		let row = Self::authority_row(id)?;
		ensure!(row.state == AuthorityState::Admitted, Error::<T>::AuthorityRemoved);
		Ok(row)
	}

	/// Who acts for an authority: itself, or its successor. A successor's successor does not:
	/// governance names for each authority who takes its place.
	pub(crate) fn acting_for(
		id: AuthorityId,
	) -> Result<(AuthorityId, AuthorityOf<T>), DispatchError> {
		let row = Self::authority_row(id)?;
		match row.state {
			AuthorityState::Admitted => Ok((id, row)),
			AuthorityState::Removed { successor } => {
				let successor = successor.ok_or(Error::<T>::AuthorityRemoved)?;
				Ok((successor, Self::admitted(successor)?))
			},
		}
	}

	/// The row of whoever acts for an authority.
	pub(crate) fn in_charge(id: AuthorityId) -> Result<AuthorityOf<T>, DispatchError> {
		Self::acting_for(id).map(|(_, row)| row)
	}

	/// The registrar in charge, and under which id, if `who` is its account.
	pub(crate) fn acting_registrar(
		who: &AccountIdOf<T>,
		id: AuthorityId,
	) -> Result<(AuthorityId, AuthorityOf<T>), DispatchError> {
		let (acting, row) = Self::acting_for(id)?;
		ensure!(row.role.is_registrar(), Error::<T>::WrongRole);
		ensure!(row.account == *who, Error::<T>::NotAuthority);
		Ok((acting, row))
	}

	/// The registrar in charge, if `who` is its account.
	pub(crate) fn ensure_registrar(
		who: &AccountIdOf<T>,
		id: AuthorityId,
	) -> Result<AuthorityOf<T>, DispatchError> {
		Self::acting_registrar(who, id).map(|(_, row)| row)
	}

	/// The certificate issuer in charge, if `who` is its account.
	pub(crate) fn ensure_certifier(
		who: &AccountIdOf<T>,
		id: AuthorityId,
	) -> Result<AuthorityOf<T>, DispatchError> {
		let row = Self::in_charge(id)?;
		ensure!(!row.role.is_registrar(), Error::<T>::WrongRole);
		ensure!(row.account == *who, Error::<T>::NotAuthority);
		Ok(row)
	}

	pub(crate) fn do_admit_authority(
		role: AuthorityRole,
		account: AccountIdOf<T>,
		key: AccountIdOf<T>,
		sealing_key: SealingKey,
	) -> DispatchResult {
		if let AuthorityRole::Registrar(jurisdiction) = role {
			let letters = jurisdiction.iter().all(u8::is_ascii_uppercase);
			ensure!(letters, Error::<T>::InvalidJurisdiction);
		}
		let id = NextAuthorityId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		NextAuthorityId::<T>::put(next);
		let row = Authority {
			role,
			state: AuthorityState::Admitted,
			account: account.clone(),
			key,
			sealing_key,
			key_version: 0,
			prf_version: 0,
			nonces: NonceWindow::default(),
		};
		Authorities::<T>::insert(id, row);
		Self::deposit_event(Event::AuthorityAdmitted { authority: id, role, account });
		Ok(())
	}

	pub(crate) fn do_update_authority(
		who: AccountIdOf<T>,
		authority: AuthorityId,
		account: AccountIdOf<T>,
		key: AccountIdOf<T>,
		sealing_key: SealingKey,
	) -> DispatchResult {
		let mut row = Self::admitted(authority)?;
		ensure!(row.account == who, Error::<T>::NotAuthority);
		if row.key != key || row.sealing_key != sealing_key {
			row.key_version = row.key_version.checked_add(1).ok_or(Error::<T>::InvalidVersion)?;
		}

		let key_version = row.key_version;
		let row = Authority { account: account.clone(), key, sealing_key, ..row };
		Authorities::<T>::insert(authority, row);
		Self::deposit_event(Event::AuthorityUpdated { authority, account, key_version });
		Ok(())
	}

	/// Governance may name another successor later: the first one may be removed in its turn.
	pub(crate) fn do_remove_authority(
		authority: AuthorityId,
		successor: Option<AuthorityId>,
	) -> DispatchResult {
		let mut row = Self::authority_row(authority)?;
		let state = AuthorityState::Removed { successor };
		ensure!(row.state != state, Error::<T>::AuthorityRemoved);
		if let Some(successor) = successor {
			ensure!(successor != authority, Error::<T>::AuthorityRemoved);
			let other = Self::admitted(successor)?;
			ensure!(other.role == row.role, Error::<T>::WrongRole);
		}

		row.state = state;
		Authorities::<T>::insert(authority, row);
		Self::deposit_event(Event::AuthorityRemoved { authority, successor });
		Ok(())
	}

	pub(crate) fn do_set_prf_version(
		who: AccountIdOf<T>,
		authority: AuthorityId,
		prf_version: u32,
	) -> DispatchResult {
		let mut row = Self::admitted(authority)?;
		ensure!(row.role.is_registrar(), Error::<T>::WrongRole);
		ensure!(row.account == who, Error::<T>::NotAuthority);
		// A skipped version would be one under which nobody is unique.
		let next = row.prf_version.checked_add(1);
		ensure!(next == Some(prf_version), Error::<T>::InvalidVersion);
		// A newcomer names two tags at most: whoever had an older one would be registered again.
		let before = row.prf_version.checked_sub(1);
		let outdated = before.is_some_and(|before| Self::has_tags(authority, before));
		ensure!(!outdated, Error::<T>::UsersNotRetagged);

		row.prf_version = prf_version;
		Authorities::<T>::insert(authority, row);
		Self::deposit_event(Event::PrfVersionSet { authority, prf_version });
		Ok(())
	}
}

impl AuthorityRole {
	/// Whether it checks identities, of whatever jurisdiction.
	pub(crate) const fn is_registrar(self) -> bool {
		matches!(self, Self::Registrar(_))
	}
}
