// SPDX-License-Identifier: Apache-2.0

//! Profile, publications and their numbered history.

use super::*;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{
	bodies::{self, BodyRef},
	OrgNumber, OrgRole,
};
use sp_core::H256;

impl<T: Config> Pallet<T> {
	/// The record of a number on which `who` may act in at least the role `least`.
	fn row_for(
		who: &AccountIdOf<T>,
		number: OrgNumber,
		least: OrgRole,
	) -> Result<NumberRowOf<T>, DispatchError> {
		let row = Self::row(number)?;
		let role = Self::role_under(&row, number, who);
		ensure!(role.is_some_and(|role| role >= least), Error::<T>::NotAuthorised);
		Ok(row)
	}

	/// Writes a numbered history entry, at the author's expense, and folds it into the record.
	fn record_change(
		row: &mut NumberRowOf<T>,
		number: OrgNumber,
		author: AccountIdOf<T>,
		change: Change,
		hash: H256,
	) -> DispatchResult {
		let entry = HistoryEntry { block: Self::now(), author: author.clone(), change, hash };
		let bytes = HistoryEntryOf::<T>::max_encoded_len()
			.saturating_add(BalanceOf::<T>::max_encoded_len());
		let deposit = Self::price_of(bytes);
		Self::hold(HoldReason::History, &author, deposit)?;
		// A counter of four bytes outlasts the chain: each step costs its author a deposit.
		row.revision = row.revision.saturating_add(1);
		row.history = fold_history(row.history, row.revision, &entry);
		History::<T>::insert(number, row.revision, (entry, deposit));
		Self::deposit_event(Event::ContentChanged {
			number,
			revision: row.revision,
			author,
			change,
			hash,
			history: row.history,
		});
		Ok(())
	}

	pub(crate) fn do_set_profile(
		who: AccountIdOf<T>,
		number: OrgNumber,
		profile: Profile,
	) -> DispatchResult {
		ensure!(profile.is_valid(), Error::<T>::InvalidProfile);
		let mut row = Self::row_for(&who, number, OrgRole::Manager)?;
		let hash = profile.using_encoded(bodies::hash_of);
		row.profile = profile;
		Self::record_change(&mut row, number, who, Change::ProfileSet, hash)?;
		Numbers::<T>::insert(number, row);
		Ok(())
	}

	/// What a publication costs, by the bytes that it takes in state.
	fn publication_price(title: &Title, further_parts: usize) -> BalanceOf<T> {
		let part = BodyRef::<BlockNumberFor<T>>::max_encoded_len();
		let fixed = AccountIdOf::<T>::max_encoded_len()
			.saturating_add(DepositOf::<T>::max_encoded_len())
			.saturating_add(part.saturating_mul(further_parts.saturating_add(1)));
		Self::price_of(fixed.saturating_add(title.len()))
	}

	pub(crate) fn do_publish(
		who: AccountIdOf<T>,
		number: OrgNumber,
		document: Document,
	) -> DispatchResult {
		ensure!(document.is_valid(), Error::<T>::InvalidDocument);
		let mut row = Self::row_for(&who, number, OrgRole::Editor)?;
		let publication = row.publications;
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(
			&HoldReason::Publication.into(),
			who.clone(),
			Self::publication_price(&document.title, 0),
		)?;
		let body = bodies::keep(&document.encode(), Self::now());
		Publications::<T>::insert(
			number,
			publication,
			Publication {
				author: who.clone(),
				version: 0,
				title: document.title,
				document: body,
				further_parts: BoundedVec::new(),
				deposit,
			},
		);
		row.publications = publication.saturating_add(1);
		Self::record_change(&mut row, number, who, Change::Published { publication }, body.hash)?;
		Numbers::<T>::insert(number, row);
		Ok(())
	}

	pub(crate) fn do_append_part(
		who: AccountIdOf<T>,
		number: OrgNumber,
		publication: u32,
		part: Part,
	) -> DispatchResult {
		ensure!(!part.is_empty(), Error::<T>::EmptyPart);
		let mut row = Self::row_for(&who, number, OrgRole::Editor)?;
		let mut published = Self::live_publication(number, publication)?;
		let body = bodies::keep(&part, Self::now());
		published.further_parts.try_push(body).map_err(|_| Error::<T>::TooManyParts)?;
		published.deposit = published.deposit.replace::<T::NativeBalance>(
			&HoldReason::Publication.into(),
			who.clone(),
			Self::publication_price(&published.title, published.further_parts.len()),
		)?;
		Publications::<T>::insert(number, publication, published);
		Self::record_change(
			&mut row,
			number,
			who,
			Change::PartAppended { publication },
			body.hash,
		)?;
		Numbers::<T>::insert(number, row);
		Ok(())
	}

	pub(crate) fn do_edit_publication(
		who: AccountIdOf<T>,
		number: OrgNumber,
		publication: u32,
		document: Document,
	) -> DispatchResult {
		ensure!(document.is_valid(), Error::<T>::InvalidDocument);
		let mut row = Self::row_for(&who, number, OrgRole::Editor)?;
		let earlier = Self::live_publication(number, publication)?;
		let deposit = earlier.deposit.replace::<T::NativeBalance>(
			&HoldReason::Publication.into(),
			who.clone(),
			Self::publication_price(&document.title, 0),
		)?;
		let body = bodies::keep(&document.encode(), Self::now());
		Publications::<T>::insert(
			number,
			publication,
			Publication {
				author: who.clone(),
				version: earlier.version.saturating_add(1),
				title: document.title,
				document: body,
				further_parts: BoundedVec::new(),
				deposit,
			},
		);
		Self::record_change(&mut row, number, who, Change::Edited { publication }, body.hash)?;
		Numbers::<T>::insert(number, row);
		Ok(())
	}

	pub(crate) fn do_retract_publication(
		who: AccountIdOf<T>,
		number: OrgNumber,
		publication: u32,
	) -> DispatchResult {
		ensure!(number.is_valid(), Error::<T>::InvalidCheckDigits);
		let published = Self::live_publication(number, publication)?;
		let hash = published.document.hash;
		match Numbers::<T>::get(number) {
			Some(mut row) => {
				let may_write = Self::role_under(&row, number, &who).is_some();
				ensure!(may_write, Error::<T>::NotAuthorised);
				let change = Change::Retracted { publication };
				Self::record_change(&mut row, number, who, change, hash)?;
				Numbers::<T>::insert(number, row);
			},
			None => {
				ensure!(published.deposit.payer == who, Error::<T>::NotAuthorised);
				Self::deposit_event(Event::PublicationRemoved { number, publication });
			},
		}
		Publications::<T>::remove(number, publication);
		published.deposit.give_back::<T::NativeBalance>(&HoldReason::Publication.into())
	}

	fn live_publication(
		number: OrgNumber,
		publication: u32,
	) -> Result<PublicationOf<T>, DispatchError> {
		Publications::<T>::get(number, publication)
			.ok_or_else(|| Error::<T>::PublicationNotFound.into())
	}
}
