// SPDX-License-Identifier: Apache-2.0

//! Holdings: shares come, go and are offered; the bar of a single holding.
//!
//! Whoever moves shares reads the asset's row once, hands it to [`Pallet::debit`] and
//! [`Pallet::credit`], and writes it behind them: what they change in it is the number of holders.

use super::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};

/// What became of a holding that gave shares away.
pub(crate) struct Debited<BlockNumber> {
	/// The certificate that the shares come from.
	pub before: CertificateId,
	/// The one over what is left, if anything is.
	pub after: Option<CertificateId>,
	/// Those of the shares that can't be sold yet. None of a sale: it takes free ones only.
	pub lots: Vec<Lot<BlockNumber>>,
}

/// What became of a holding that got shares.
pub(crate) struct Credited {
	pub before: Option<CertificateId>,
	pub after: CertificateId,
}

impl<T: Config> Pallet<T> {
	/// A holding with shares, or why there is none.
	pub(crate) fn holding_row(asset: AssetId, user: UserId) -> Result<HoldingOf<T>, DispatchError> {
		Holdings::<T>::get(user, asset)
			.filter(|holding| holding.shares > 0)
			.ok_or_else(|| Error::<T>::HoldingNotFound.into())
	}

	/// A backer who is a holder has no place of its own kept: its pledge counts on its shares.
	pub(crate) fn count_on_holding(asset: AssetId, user: UserId) -> DispatchResult {
		let mut holding = Self::holding_row(asset, user)?;
		holding.pledges = holding.pledges.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Holdings::<T>::insert(user, asset, holding);
		Ok(())
	}

	/// The pledge is settled, and counts on them no more.
	pub(crate) fn leave_holding(id: AssetId, asset: &AssetOf<T>, user: UserId) -> DispatchResult {
		let mut holding = Holdings::<T>::get(user, id).ok_or(Error::<T>::HoldingNotFound)?;
		holding.pledges = holding.pledges.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Self::put_or_end_holding(id, user, asset, holding);
		Ok(())
	}

	/// Takes shares that are not offered from a holding: free ones first, then those that would be
	/// free soonest. The rest has a new certificate.
	pub(crate) fn debit(
		id: AssetId,
		asset: &mut AssetOf<T>,
		user: UserId,
		shares: Shares,
		cause: Cause,
	) -> Result<Debited<BlockNumberFor<T>>, DispatchError> {
		let mut holding = Self::holding_row(id, user)?;
		ensure!(shares > 0, Error::<T>::InvalidShares);
		let left = holding.shares.checked_sub(shares).ok_or(Error::<T>::InvalidShares)?;
		let kept = left.checked_sub(holding.offered).ok_or(Error::<T>::InvalidShares)?;

		Self::keep_claims(id, asset, user, &mut holding);
		holding.shares = left;
		let lots = Self::take_lots(&mut holding, kept);
		let before = holding.certificate;
		if left == 0 {
			Self::leave(id, asset, user, holding)?;
			return Ok(Debited { before, after: None, lots });
		}
		let row = Self::user_row(user)?;
		let after = Self::issue_certificate(id, user, &row, left, cause, Some(before), None)?;
		holding.certificate = after;
		Holdings::<T>::insert(user, id, holding);
		Ok(Debited { before, after: Some(after), lots })
	}

	/// Gives shares to a user, with one new certificate over all that it has then. `lots` are those
	/// of them that can't be sold yet. Whether the asset may have one more holder is the caller's to
	/// ask.
	pub(crate) fn credit(
		id: AssetId,
		asset: &mut AssetOf<T>,
		user: UserId,
		row: &UserOf<T>,
		shares: Shares,
		source: Option<CertificateId>,
		cause: Cause,
		lots: impl IntoIterator<Item = Lot<BlockNumberFor<T>>>,
	) -> Result<Credited, DispatchError> {
		ensure!(shares > 0, Error::<T>::InvalidShares);
		let found = Holdings::<T>::get(user, id);
		let had = found.as_ref().map_or(0, |holding| holding.shares);
		let total = had.checked_add(shares).ok_or(Error::<T>::Overflow)?;
		let before = found.as_ref().filter(|_| had > 0).map(|holding| holding.certificate);
		if before.is_none() {
			asset.holders = asset.holders.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Holders::<T>::insert(id, user, ());
		}
		let after = Self::issue_certificate(id, user, row, total, cause, before, source)?;

		let mut holding = match found {
			Some(mut holding) => {
				Self::keep_claims(id, asset, user, &mut holding);
				Holding { shares: total, certificate: after, ..holding }
			},
			None => Self::new_holding(asset, total, after),
		};
		let now = Self::now();
		lots.into_iter().for_each(|lot| math::add_lot(&mut holding.lots, lot, now));
		Holdings::<T>::insert(user, id, holding);
		Ok(Credited { before, after })
	}

	/// A holding that gets nothing of what was distributed before.
	fn new_holding(asset: &AssetOf<T>, shares: Shares, certificate: CertificateId) -> HoldingOf<T> {
		let since = asset.distributions;
		Holding {
			shares,
			offered: 0,
			certificate,
			lots: Default::default(),
			since,
			next_claim: since.saturating_add(1),
			pledges: 0,
			frozen: None,
		}
	}

	/// Notes what the shares so far entitle to, before they change. Nothing is claimed of distributions
	/// that are closed, so nothing is noted when all are.
	fn keep_claims(id: AssetId, asset: &AssetOf<T>, user: UserId, holding: &mut HoldingOf<T>) {
		let declared = asset.distributions;
		if asset.open_distributions > 0 {
			Self::remember(id, user, holding, declared);
		} else {
			holding.since = declared;
			holding.next_claim = declared.saturating_add(1);
		}
	}

	/// Leaves at most `most` shares of a holding locked, and tells which locked ones went.
	fn take_lots(holding: &mut HoldingOf<T>, most: Shares) -> Vec<Lot<BlockNumberFor<T>>> {
		math::drop_matured(&mut holding.lots, Self::now());
		let before = holding.lots.clone();
		math::limit_locked(&mut holding.lots, most);
		let kept = |until| {
			let lot = holding.lots.iter().find(|lot| lot.until == until);
			lot.map_or(0, |lot| lot.shares)
		};
		let gone = before.into_iter().map(|Lot { until, shares }| {
			let shares = shares.saturating_sub(kept(until));
			Lot { until, shares }
		});
		gone.filter(|lot| lot.shares > 0).collect()
	}

	/// A holder has no share left. The row stays only while something may be claimed with it, or a pledge
	/// counts on it; a bar ends with the shares that it was for.
	fn leave(
		id: AssetId,
		asset: &mut AssetOf<T>,
		user: UserId,
		mut holding: HoldingOf<T>,
	) -> DispatchResult {
		asset.holders = asset.holders.checked_sub(1).ok_or(Error::<T>::Overflow)?;
		Self::retire_certificate(holding.certificate)?;
		Holders::<T>::remove(id, user);
		holding.frozen = None;
		Self::put_or_end_holding(id, user, asset, holding);
		Ok(())
	}

	/// Keeps shares of a holding for an offering.
	pub(crate) fn offer_shares(user: UserId, asset: AssetId, shares: Shares) -> DispatchResult {
		let mut holding = Self::holding_row(asset, user)?;
		let offered = holding.offered.checked_add(shares).ok_or(Error::<T>::Overflow)?;
		ensure!(offered <= holding.shares, Error::<T>::InvalidShares);
		holding.offered = offered;
		Holdings::<T>::insert(user, asset, holding);
		Ok(())
	}

	/// Shares that were kept for an offering are not any more.
	pub(crate) fn unoffer_shares(user: UserId, asset: AssetId, shares: Shares) -> DispatchResult {
		let mut holding = Self::holding_row(asset, user)?;
		let offered = holding.offered.checked_sub(shares).ok_or(Error::<T>::InvalidShares)?;
		holding.offered = offered;
		Holdings::<T>::insert(user, asset, holding);
		Ok(())
	}

	/// A holding with shares, if `who` is the account of its asset's registrar.
	fn holding_for_registrar(
		who: &AccountIdOf<T>,
		asset: AssetId,
		user: UserId,
	) -> Result<HoldingOf<T>, DispatchError> {
		let row = Self::asset_row(asset)?;
		Self::ensure_registrar(who, row.registrar)?;
		Self::holding_row(asset, user)
	}

	pub(crate) fn do_freeze_holding(
		who: AccountIdOf<T>,
		asset: AssetId,
		user: UserId,
	) -> DispatchResult {
		let mut holding = Self::holding_for_registrar(&who, asset, user)?;
		ensure!(holding.frozen.is_none(), Error::<T>::AlreadyFrozen);

		holding.frozen = Some(Self::now());
		Holdings::<T>::insert(user, asset, holding);
		Self::deposit_event(Event::HoldingFrozen { asset, user });
		Ok(())
	}

	pub(crate) fn do_thaw_holding(
		who: AccountIdOf<T>,
		asset: AssetId,
		user: UserId,
	) -> DispatchResult {
		let mut holding = Self::holding_for_registrar(&who, asset, user)?;
		ensure!(holding.frozen.is_some(), Error::<T>::NotFrozen);

		holding.frozen = None;
		Holdings::<T>::insert(user, asset, holding);
		Self::deposit_event(Event::HoldingThawed { asset, user });
		Ok(())
	}
}
