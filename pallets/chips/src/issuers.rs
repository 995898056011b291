// SPDX-License-Identifier: Apache-2.0

//! Issuers: admission, terms, allowances.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// An issuer whose admission holds, or why it doesn't.
	pub(crate) fn current_issuer(issuer: OrgNumber) -> Result<IssuerOf<T>, DispatchError> {
		let row = Issuers::<T>::get(issuer).ok_or(Error::<T>::IssuerNotFound)?;
		let standing = T::Directory::current(issuer).ok_or(Error::<T>::IssuerVoid)?;
		let holds = standing.tenure == row.tenure && Self::now() <= row.valid_until;
		ensure!(holds, Error::<T>::IssuerVoid);
		Ok(row)
	}

	/// The issuer that vouches for a financial node. One that was removed, or sold its number, does
	/// not vouch again for its nodes by being admitted again: it has to publish bank records anew.
	pub(crate) fn issuer_of(node: &FinancialNode) -> Result<IssuerOf<T>, DispatchError> {
		let row = Self::current_issuer(node.issuer)?;
		ensure!(row.admission == node.admission, Error::<T>::IssuerVoid);
		Ok(row)
	}

	/// How many chips of a kind an issuer may still issue under its present admission.
	pub(crate) fn allowance_of(issuer: OrgNumber, row: &IssuerOf<T>, kind: KindId) -> BalanceOf<T> {
		Allowances::<T>::get(issuer, kind)
			.filter(|allowance| allowance.admission == row.admission)
			.map_or_else(Zero::zero, |allowance| allowance.left)
	}

	pub(crate) fn put_allowance(
		issuer: OrgNumber,
		row: &IssuerOf<T>,
		kind: KindId,
		left: BalanceOf<T>,
	) {
		Allowances::<T>::insert(issuer, kind, Allowance { admission: row.admission, left });
	}

	pub(crate) fn do_admit_issuer(
		issuer: OrgNumber,
		account: AccountIdOf<T>,
		key: AccountIdOf<T>,
		valid_until: BlockNumberFor<T>,
	) -> DispatchResult {
		let standing = T::Directory::current(issuer).ok_or(Error::<T>::NumberNotFound)?;
		ensure!(valid_until > Self::now(), Error::<T>::InvalidValidity);
		Self::ensure_free_for(&account, Duty::Issuer(issuer))?;

		let tenure = standing.tenure;
		let earlier = Issuers::<T>::get(issuer);
		if let Some(earlier) = &earlier {
			Duties::<T>::remove(&earlier.account);
		}
		Duties::<T>::insert(&account, Duty::Issuer(issuer));
		let renewed = earlier.filter(|earlier| earlier.tenure == tenure);
		let mut history = IssuerHistories::<T>::get(issuer);
		if renewed.is_none() {
			history.admissions = history.admissions.saturating_add(1);
		}
		if renewed.as_ref().is_none_or(|earlier| earlier.key != key) {
			history.key_versions = history.key_versions.saturating_add(1);
		}
		IssuerHistories::<T>::insert(issuer, history);
		let (starter, starter_from) = (Zero::zero(), Zero::zero());
		let nothing = IssuerTerms { auto_issue_after: None, starter, starter_from };
		let terms = renewed.map_or(nothing, |earlier| earlier.terms);
		let IssuerHistory { admissions: admission, key_versions: key_version } = history;
		let event = Event::IssuerAdmitted {
			issuer,
			tenure,
			account: account.clone(),
			key: key.clone(),
			key_version,
			valid_until,
		};
		let row = Issuer { tenure, admission, account, key, key_version, valid_until, terms };
		Issuers::<T>::insert(issuer, row);
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_remove_issuer(issuer: OrgNumber) -> DispatchResult {
		let row = Issuers::<T>::take(issuer).ok_or(Error::<T>::IssuerNotFound)?;
		Duties::<T>::remove(row.account);
		Self::deposit_event(Event::IssuerRemoved { issuer });
		Ok(())
	}

	pub(crate) fn do_set_allowance(
		issuer: OrgNumber,
		kind: KindId,
		allowance: BalanceOf<T>,
	) -> DispatchResult {
		let row = Self::current_issuer(issuer)?;
		let total = Self::kind_row(kind)?.policy.total;
		ensure!(allowance <= total, Error::<T>::AboveTotalCeiling);
		Self::put_allowance(issuer, &row, kind, allowance);
		Self::deposit_event(Event::AllowanceSet { issuer, kind, allowance });
		Ok(())
	}

	pub(crate) fn do_set_issuer_terms(
		who: AccountIdOf<T>,
		issuer: OrgNumber,
		terms: IssuerTermsOf<T>,
	) -> DispatchResult {
		let mut row = Self::current_issuer(issuer)?;
		ensure!(row.account == who, Error::<T>::NotAuthorised);
		ensure!(terms.starter <= T::Terms::get().starter, Error::<T>::StarterTooLarge);
		let earned = terms.starter.is_zero() || !terms.starter_from.is_zero();
		ensure!(earned, Error::<T>::AmountTooSmall);
		row.terms = terms;
		Issuers::<T>::insert(issuer, row);
		Self::deposit_event(Event::IssuerTermsSet { issuer, terms });
		Ok(())
	}
}
