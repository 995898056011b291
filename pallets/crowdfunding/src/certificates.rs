// SPDX-License-Identifier: Apache-2.0

//! Certificates: issue, countersignature, withdrawal, and another one for a changed identity.
//!
//! A certificate is never changed but in how far it is: whatever happens to a holding brings a new
//! one in its place. The hash of a document stays with the certificate that it was made for.

// Named, since frame has another.
use super::{Identity, *};
use alloc::collections::btree_set::BTreeSet;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Saturating;

/// Tells the ids of certificates from every other hash.
const ID_DOMAIN: &[u8; 20] = b"hanse/certificate/v1";

impl CertificateState {
	/// Whether a certificate in it is the proof of a holding.
	pub(crate) const fn holds(self) -> bool {
		matches!(self, Self::Provisional | Self::Active)
	}
}

impl<T: Config> Pallet<T> {
	/// A certificate that holds, or why there is none.
	fn standing_certificate(id: CertificateId) -> Result<CertificateOf<T>, DispatchError> {
		let row = Certificates::<T>::get(id).ok_or(Error::<T>::CertificateNotFound)?;
		ensure!(row.state.holds(), Error::<T>::CertificateOver);
		Ok(row)
	}

	/// Issues a certificate over all shares of a holding, in the place of the one before it.
	pub(crate) fn issue_certificate(
		asset: AssetId,
		user: UserId,
		row: &UserOf<T>,
		shares: Shares,
		cause: Cause,
		previous: Option<CertificateId>,
		source: Option<CertificateId>,
	) -> Result<CertificateId, DispatchError> {
		let id = Self::create_certificate((asset, user), row, shares, cause, (previous, source))?;
		if let Some(previous) = previous {
			Self::end_certificate(previous, CertificateState::Superseded, Some(id))?;
		}
		Ok(id)
	}

	/// Ends the certificate of a holder who has no share left.
	pub(crate) fn retire_certificate(certificate: CertificateId) -> DispatchResult {
		Self::end_certificate(certificate, CertificateState::Superseded, None)?;
		Self::deposit_event(Event::CertificateRetired { certificate });
		Ok(())
	}

	/// Writes a certificate, which waits for the user's certificate issuer from now on.
	fn create_certificate(
		(asset, user): (AssetId, UserId),
		row: &UserOf<T>,
		shares: Shares,
		cause: Cause,
		(previous, source): (Option<CertificateId>, Option<CertificateId>),
	) -> Result<CertificateId, DispatchError> {
		let serial = NextSerial::<T>::get();
		let next = serial.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let Identity { commitment: identity, certifier, .. } = row.identity;
		let issued = Self::now();
		let deadline = issued.saturating_add(T::Terms::get().certificate);
		let hashed = (ID_DOMAIN, Self::genesis_hash(), asset, user, identity, serial);
		let certificate = H256(hashed.using_encoded(blake2_256));

		NextSerial::<T>::put(next);
		Awaiting::<T>::insert(certifier, serial, certificate);
		let row = Certificate {
			asset,
			user,
			identity,
			serial,
			shares,
			state: CertificateState::Provisional,
			certifier,
			issued,
			deadline,
			document: None,
			cause,
			previous,
			source,
			successor: None,
		};
		Certificates::<T>::insert(certificate, row);
		Self::deposit_event(Event::CertificateIssued {
			certificate,
			serial,
			asset,
			user,
			shares,
			certifier,
			deadline,
			previous,
			source,
		});
		Ok(certificate)
	}

	/// Ends a certificate. Nobody waits for its document any more; one that it has stays.
	fn end_certificate(
		id: CertificateId,
		state: CertificateState,
		successor: Option<CertificateId>,
	) -> DispatchResult {
		let mut row = Certificates::<T>::get(id).ok_or(Error::<T>::CertificateNotFound)?;
		if row.state == CertificateState::Provisional {
			Awaiting::<T>::remove(row.certifier, row.serial);
		}
		row.state = state;
		row.successor = successor;
		Certificates::<T>::insert(id, row);
		Ok(())
	}

	/// All or none. A document that comes behind its deadline is as good as any.
	pub(crate) fn do_countersign(
		who: AccountIdOf<T>,
		certificates: Countersignatures,
	) -> DispatchResult {
		ensure!(!certificates.is_empty(), Error::<T>::CertificateNotFound);
		// Most of them wait for one issuer, which is looked up once.
		let mut own = BTreeSet::new();
		for (certificate, document) in certificates {
			let mut row = Self::standing_certificate(certificate)?;
			if !own.contains(&row.certifier) {
				Self::ensure_certifier(&who, row.certifier)?;
				own.insert(row.certifier);
			}
			let waits = row.state == CertificateState::Provisional;
			ensure!(waits, Error::<T>::AlreadyCountersigned);

			Awaiting::<T>::remove(row.certifier, row.serial);
			row.state = CertificateState::Active;
			row.document = Some(document);
			Certificates::<T>::insert(certificate, row);
			Self::deposit_event(Event::CertificateCountersigned { certificate, document });
		}
		Ok(())
	}

	pub(crate) fn do_revoke_certificate(
		who: AccountIdOf<T>,
		certificate: CertificateId,
		reason: RevocationReason,
	) -> DispatchResult {
		let row = Self::standing_certificate(certificate)?;
		let asset = Self::asset_row(row.asset)?;
		Self::ensure_registrar(&who, asset.registrar)?;

		let state = CertificateState::Revoked(reason);
		Self::replace_certificate(&who, certificate, row, Cause::Reissued, state)?;
		Self::deposit_event(Event::CertificateRevoked { certificate, reason });
		Ok(())
	}

	pub(crate) fn do_refresh_certificate(
		who: AccountIdOf<T>,
		certificate: CertificateId,
	) -> DispatchResult {
		let row = Self::standing_certificate(certificate)?;
		let user = Self::user_row(row.user)?;
		let outdated = row.identity != user.identity.commitment;
		ensure!(outdated, Error::<T>::CertificateCurrent);

		let state = CertificateState::Superseded;
		Self::replace_certificate(&who, certificate, row, Cause::Identity, state)
	}

	/// Puts a new certificate over the same shares in the place of one that holds; `who` pays for it.
	fn replace_certificate(
		who: &AccountIdOf<T>,
		id: CertificateId,
		row: CertificateOf<T>,
		cause: Cause,
		state: CertificateState,
	) -> DispatchResult {
		let Certificate { asset, user, shares, .. } = row;
		let holder = Self::user_row(user)?;
		let mut holding = Self::holding_row(asset, user)?;
		Self::charge_records(who, 1)?;

		let links = (Some(id), None);
		let next = Self::create_certificate((asset, user), &holder, shares, cause, links)?;
		Self::end_certificate(id, state, Some(next))?;
		holding.certificate = next;
		Holdings::<T>::insert(user, asset, holding);
		Ok(())
	}
}
