// SPDX-License-Identifier: Apache-2.0

//! Identities: who confirmed them, how they change, how the registrar rules between two under one
//! tag, and how they are erased.

// Named, since frame has another.
use super::{Identity, *};
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;

impl<T: Config> Pallet<T> {
	/// A user, and the registrar in charge of it, if `who` is that one's account.
	fn user_for_registrar(
		who: &AccountIdOf<T>,
		user: UserId,
	) -> Result<(UserOf<T>, AuthorityId, AuthorityOf<T>), DispatchError> {
		let row = Self::user_row(user)?;
		let (id, registrar) = Self::acting_registrar(who, row.identity.registrar)?;
		Ok((row, id, registrar))
	}

	/// The authority by which `who` acts for `authority`, if it does.
	fn acts_for(who: &AccountIdOf<T>, authority: AuthorityId) -> Option<AuthorityId> {
		let (id, row) = Self::acting_for(authority).ok()?;
		(row.account == *who).then_some(id)
	}

	pub(crate) fn do_confirm_identity(
		who: AccountIdOf<T>,
		user: UserId,
		version: u32,
	) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		ensure!(row.identity.version == version, Error::<T>::InvalidVersion);
		let by = Self::note_confirmation(&who, &mut row.identity)
			.map(Party::Authority)
			.or_else(|| Self::note_platform(&who, &mut row))
			.ok_or(Error::<T>::NotAwaited)?;

		let status = row.status();
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::IdentityConfirmed { user, version, by, status });
		Ok(())
	}

	/// Notes that `who` has the opening, and tells which authority that is. An account that stands
	/// for both confirms one after the other.
	fn note_confirmation(who: &AccountIdOf<T>, identity: &mut Identity) -> Option<AuthorityId> {
		let Identity { registrar, certifier, at_registrar, at_certifier, .. } = identity;
		let parties = [(at_registrar, *registrar), (at_certifier, *certifier)];
		let mut awaited = parties.into_iter().filter(|(opening, _)| **opening == Opening::Awaited);
		awaited.find_map(|(opening, authority)| {
			let by = Self::acts_for(who, authority)?;
			*opening = Opening::Held;
			Some(by)
		})
	}

	/// Notes that `who` has the opening for the platform that registered the user, in whose place no
	/// later owner of its number confirms anything.
	fn note_platform(who: &AccountIdOf<T>, row: &mut UserOf<T>) -> Option<Party> {
		let awaited = row.identity.at_platform == Opening::Awaited;
		let acts = |row: &UserOf<T>| {
			let acting = Self::acting_platform(who, row.platform);
			acting.is_ok_and(|platform| platform.tenure == row.tenure)
		};
		if !(awaited && acts(row)) {
			return None;
		}
		row.identity.at_platform = Opening::Held;
		Some(Party::Platform(row.platform))
	}

	pub(crate) fn do_resolve_conflict(
		who: AccountIdOf<T>,
		user: UserId,
		ruling: ConflictRuling,
	) -> DispatchResult {
		let (mut row, registrar, authority) = Self::user_for_registrar(&who, user)?;
		let claim = Claims::<T>::take(user).ok_or(Error::<T>::NoClaim)?;
		row.contested = None;
		let reason = HoldReason::User.into();
		let other = match ruling {
			ConflictRuling::Dismissed => {
				claim.deposit.give_back::<T::NativeBalance>(&reason)?;
				None
			},
			ConflictRuling::Amended => {
				// Whoever brought the new commitment has its opening; another platform has not.
				let by_own_platform = (claim.platform, claim.tenure) == (row.platform, row.tenure);
				let at_platform = if by_own_platform { Opening::Held } else { Opening::Awaited };
				let commitment = claim.registration.commitment;
				Self::amend(user, &mut row.identity, commitment, at_platform)?;
				claim.deposit.give_back::<T::NativeBalance>(&reason)?;
				None
			},
			ConflictRuling::Separate(tag) => {
				let prf_version = authority.prf_version;
				Some(Self::separate(claim, registrar, prf_version, tag)?)
			},
		};
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::ConflictResolved { user, ruling, other });
		Ok(())
	}

	/// Gives an identity another commitment: a new version, which both authorities have to confirm.
	fn amend(
		user: UserId,
		identity: &mut Identity,
		commitment: H256,
		at_platform: Opening,
	) -> DispatchResult {
		let version = Self::next_version(identity)?;
		identity.commitment = commitment;
		identity.version = version;
		identity.at_platform = at_platform;
		identity.at_registrar = Opening::Awaited;
		identity.at_certifier = Opening::Awaited;
		Self::deposit_event(Event::IdentityUpdated { user, version, commitment });
		Ok(())
	}

	/// A version that stood still would let a user's consent be used again.
	fn next_version(identity: &Identity) -> Result<u32, DispatchError> {
		identity.version.checked_add(1).ok_or_else(|| Error::<T>::InvalidVersion.into())
	}

	/// What was brought becomes a user of its own, under a tag by the present key of the registrar
	/// in charge. Its account may have become another user's while it waited.
	fn separate(
		claim: ClaimOf<T>,
		registrar: AuthorityId,
		prf_version: u32,
		tag: Tag,
	) -> Result<UserId, DispatchError> {
		let Claim { platform, tenure, registration, deposit } = claim;
		Self::ensure_free_tag((registrar, prf_version), &tag)?;
		Self::ensure_no_user(&registration.account)?;
		let registration = Registration { registrar, prf_version, tag, ..registration };
		Self::create_user((platform, tenure), registration, deposit)
	}

	fn ensure_free_tag(space: (AuthorityId, u32), tag: &Tag) -> DispatchResult {
		let taken = UsersByTag::<T>::contains_key(space, tag);
		ensure!(!taken, Error::<T>::TagTaken);
		Ok(())
	}

	pub(crate) fn do_update_identity(
		who: AccountIdOf<T>,
		user: UserId,
		commitment: H256,
		expiry: u32,
		consent: T::Signature,
	) -> DispatchResult {
		let (mut row, ..) = Self::user_for_registrar(&who, user)?;
		// The ruling is between the present commitment and the one that was brought.
		ensure!(row.contested.is_none(), Error::<T>::ClaimOpen);
		ensure!(row.identity.commitment != commitment, Error::<T>::SameIdentity);
		let nonce = Self::next_version(&row.identity)?.into();
		let (domain, fields) = (payloads::UPDATE_IDENTITY, (user, commitment));
		Self::check_signature(domain, &fields, nonce, expiry, &consent, &row.account)?;

		Self::amend(user, &mut row.identity, commitment, Opening::Awaited)?;
		Users::<T>::insert(user, row);
		Ok(())
	}

	/// A successor that gives a user one of its own tags becomes the user's registrar.
	pub(crate) fn do_retag_user(who: AccountIdOf<T>, user: UserId, tag: Tag) -> DispatchResult {
		let (mut row, registrar, authority) = Self::user_for_registrar(&who, user)?;
		ensure!(row.contested.is_none(), Error::<T>::ClaimOpen);
		let prf_version = authority.prf_version;
		Self::ensure_free_tag((registrar, prf_version), &tag)?;

		let identity = &mut row.identity;
		UsersByTag::<T>::remove((identity.registrar, identity.prf_version), identity.tag);
		UsersByTag::<T>::insert((registrar, prf_version), tag, user);
		identity.registrar = registrar;
		identity.prf_version = prf_version;
		identity.tag = tag;
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::UserRetagged { user, prf_version });
		Ok(())
	}

	pub(crate) fn do_erase_identity(who: AccountIdOf<T>, user: UserId) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		let at_platform = Self::answers_for(&who, row.platform, row.tenure);
		let identity = &mut row.identity;
		let at_registrar = Self::acts_for(&who, identity.registrar).is_some();
		let at_certifier = Self::acts_for(&who, identity.certifier).is_some();
		let parties = [
			(at_platform, &mut identity.at_platform),
			(at_registrar, &mut identity.at_registrar),
			(at_certifier, &mut identity.at_certifier),
		];
		let held =
			parties.into_iter().filter(|(is_who, opening)| *is_who && **opening == Opening::Held);
		let erased = held.map(|(_, opening)| *opening = Opening::Erased).count();
		ensure!(erased > 0, Error::<T>::NotHolder);

		Users::<T>::insert(user, row);
		Self::deposit_event(Event::IdentityErased { user, by: who });
		Ok(())
	}
}
