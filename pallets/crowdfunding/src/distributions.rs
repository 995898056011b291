// SPDX-License-Identifier: Apache-2.0

//! Distributions: money that an issuer pays in for all holders as of a block.
//!
//! To declare one costs the same however many hold. It reads and writes the asset's row, reads the
//! issuer's, writes one row of its own, and moves money between two accounts: no holding is touched.
//! A holding remembers instead, at the first change behind a declaration, what it was before: one
//! snapshot for all distributions since its last change, however often it changes then.
//!
//! Each holder pulls its parts in the order of declaration, so that one number tells which it had.
//! What is closed or over is passed by. Whoever can't be paid is in nobody's way but its own.
//!
//! A holder whom the registrar bars earns on and is paid nothing; the money's own ledger may bar one too.
//! A refused claim would write nothing, later parts would wait behind it, and the end of the distribution
//! would take them; so a claim for a holder who can't be paid succeeds and sets the part aside, in a pot
//! of its own that no end touches. Once all that is open is set aside, claims are refused until the bar
//! is lifted; then they pay what was set aside first. A barred holder loses what nobody claims in time,
//! like anybody. What is less than the currency's smallest balance can be paid to nobody who has none of
//! it, nor set aside: the claim passes it by, and it stays in the rest. The bar of a single holding is one
//! from selling it: its parts are paid.
//!
//! The rest goes to the present account of the asset's issuer, the deposit to who paid it. While the
//! issuer is barred or can't be paid the money stays, and claims are over all the same.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	pallet_prelude::*,
	traits::{
		fungibles::Inspect as _,
		tokens::{Fortitude, Preservation},
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

impl Snapshot {
	/// Whether the snapshot stored under `until` tells the shares at distribution `index`.
	pub const fn covers(&self, until: DistributionIndex, index: DistributionIndex) -> bool {
		self.after < index && index <= until
	}
}

impl<T: Config> Pallet<T> {
	/// The price of a distribution.
	pub(crate) fn distribution_price() -> BalanceOf<T> {
		let key = AssetId::max_encoded_len().saturating_add(DistributionIndex::max_encoded_len());
		Self::price_of(DistributionOf::<T>::max_encoded_len().saturating_add(key))
	}

	/// Keeps what a holding was, before its shares change, for the distributions since it last did.
	/// `distributions` is how many its asset ever had.
	pub(crate) fn remember(
		asset: AssetId,
		user: UserId,
		holding: &mut HoldingOf<T>,
		distributions: u32,
	) {
		if holding.since >= distributions {
			return;
		}
		if holding.shares == 0 && holding.next_claim > holding.since {
			// Of those it gets nothing, and all before it had.
			holding.next_claim = distributions.saturating_add(1);
		}
		if holding.next_claim <= distributions {
			// Without shares too: a claim has to see that there were none.
			let snapshot = Snapshot { after: holding.since, shares: holding.shares };
			Snapshots::<T>::insert((asset, user), distributions, snapshot);
		}
		holding.since = distributions;
	}

	pub(crate) fn do_declare_distribution(
		who: AccountIdOf<T>,
		asset: AssetId,
		currency: T::Currency,
		amount: BalanceOf<T>,
		closes: BlockNumberFor<T>,
	) -> DispatchResult {
		let mut row = Self::asset_row(asset)?;
		let issuer = Self::user_row(row.issuer)?;
		ensure!(issuer.account == who, Error::<T>::NotUser);
		ensure!(row.state == AssetState::Active, Error::<T>::AssetNotActive);
		// A backer who waits for its shares would get nothing.
		ensure!(row.unclaimed == 0, Error::<T>::PledgesUnsettled);
		let room = row.open_distributions < MAX_OPEN_DISTRIBUTIONS;
		ensure!(room, Error::<T>::TooManyDistributions);
		let now = Self::now();
		Self::ensure_claim_time(now, closes)?;
		Self::ensure_currency(&currency)?;
		let per_share = math::per_share(amount, row.shares).filter(|each| !each.is_zero());
		let per_share = per_share.ok_or(Error::<T>::AmountTooSmall)?;
		let index = row.distributions.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		let (reason, price) = (HoldReason::Distribution.into(), Self::distribution_price());
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, who.clone(), price)?;
		let pot = Self::distribution_account(asset, index);
		let endowment = Self::endow(&currency, &who, &pot)?;
		Self::pay(&currency, &who, &pot, amount)?;
		row.distributions = index;
		row.open_distributions = row.open_distributions.saturating_add(1);
		Assets::<T>::insert(asset, row);
		let distribution = Distribution {
			currency,
			amount,
			per_share,
			claimed: Zero::zero(),
			declared: now,
			closes,
			endowment,
			deposit,
		};
		Distributions::<T>::insert(asset, index, distribution);
		Self::deposit_event(Event::DistributionDeclared {
			asset,
			index,
			amount,
			per_share,
			closes,
		});
		Ok(())
	}

	/// Whether holders have long enough to claim, and the rest is not bound for too long.
	fn ensure_claim_time(now: BlockNumberFor<T>, closes: BlockNumberFor<T>) -> DispatchResult {
		let Terms { distribution, longest_distribution, .. } = T::Terms::get();
		let (soonest, latest) =
			(now.saturating_add(distribution), now.saturating_add(longest_distribution));
		let within = closes > now && (soonest..=latest).contains(&closes);
		ensure!(within, Error::<T>::InvalidWindow);
		Ok(())
	}

	/// Moves a holding on over distributions that are closed or over, at most as many as can be open
	/// at once, to the next one that it can claim.
	fn next_due(
		asset: AssetId,
		row: &AssetOf<T>,
		holding: &mut HoldingOf<T>,
	) -> Option<(DistributionIndex, DistributionOf<T>)> {
		let end = row.distributions.saturating_add(1);
		if row.open_distributions == 0 {
			holding.next_claim = end;
		}
		for _ in 0..MAX_OPEN_DISTRIBUTIONS {
			let index = holding.next_claim;
			if index >= end {
				return None;
			}
			let distribution = Distributions::<T>::get(asset, index)
				.filter(|distribution| Self::now() <= distribution.closes);
			if let Some(distribution) = distribution {
				return Some((index, distribution));
			}
			holding.next_claim = index.saturating_add(1);
		}
		None
	}

	/// The shares that a holding had at distribution `index`, which it has not claimed: those of the
	/// snapshot named, or its own if they did not change since.
	fn shares_at(
		holder: (AssetId, UserId),
		holding: &HoldingOf<T>,
		index: DistributionIndex,
		snapshot: Option<DistributionIndex>,
	) -> Result<Shares, DispatchError> {
		let Some(until) = snapshot else {
			ensure!(holding.since < index, Error::<T>::WrongSnapshot);
			return Ok(holding.shares);
		};
		let stored = Snapshots::<T>::get(holder, until)
			.filter(|stored| stored.covers(until, index))
			.ok_or(Error::<T>::WrongSnapshot)?;
		Ok(stored.shares)
	}

	/// Whether a holding has neither shares nor anything to claim, and no pledge counts on it.
	fn is_spent(row: &AssetOf<T>, holding: &HoldingOf<T>) -> bool {
		holding.shares == 0 && holding.next_claim > row.distributions && holding.pledges == 0
	}

	/// Writes a holding that may be spent now: then it goes.
	pub(crate) fn put_or_end_holding(
		asset: AssetId,
		user: UserId,
		row: &AssetOf<T>,
		holding: HoldingOf<T>,
	) {
		if Self::is_spent(row, &holding) {
			Holdings::<T>::remove(user, asset);
		} else {
			Holdings::<T>::insert(user, asset, holding);
		}
	}

	pub(crate) fn do_claim_distribution(
		asset: AssetId,
		user: UserId,
		snapshot: Option<DistributionIndex>,
	) -> DispatchResult {
		let row = Self::asset_row(asset)?;
		let holder = Users::<T>::get(user).ok_or(Error::<T>::HoldingNotFound)?;
		let to = holder.frozen.is_none().then_some(holder.account);
		let waits = match Self::pay_withheld((asset, user), to.as_ref()) {
			Ok(true) => return Ok(()),
			Ok(false) => None,
			Err(why) => Some(why),
		};
		// What can't be paid now keeps nothing else from being claimed in time.
		let refusal = |why: Error<T>| waits.unwrap_or_else(|| why.into());
		let holding = Holdings::<T>::get(user, asset);
		let mut holding = holding.ok_or_else(|| refusal(Error::<T>::HoldingNotFound))?;
		let Some(due) = Self::next_due(asset, &row, &mut holding) else {
			let goes_on = holding.next_claim <= row.distributions;
			ensure!(goes_on, refusal(Error::<T>::NothingDue));
			// So many are over that the next claim goes on from here.
			Holdings::<T>::insert(user, asset, holding);
			return Ok(());
		};
		let index = due.0;
		let shares = Self::shares_at((asset, user), &holding, index, snapshot)?;
		Self::pay_part((asset, user), due, shares, to)?;
		holding.next_claim = index.saturating_add(1);
		if let Some(until) = snapshot.filter(|until| *until < holding.next_claim) {
			Snapshots::<T>::remove((asset, user), until);
		}
		Self::put_or_end_holding(asset, user, &row, holding);
		Ok(())
	}

	/// Pays a holder's part of a distribution; sets it aside where there is nobody whom it may go `to`, or
	/// that one can't be paid.
	fn pay_part(
		(asset, user): (AssetId, UserId),
		(index, mut distribution): (DistributionIndex, DistributionOf<T>),
		shares: Shares,
		to: Option<AccountIdOf<T>>,
	) -> DispatchResult {
		let amount = math::cost(shares, distribution.per_share).ok_or(Error::<T>::Overflow)?;
		let left = distribution.amount.saturating_sub(distribution.claimed);
		ensure!(amount <= left, Error::<T>::Overflow);

		let pot = Self::distribution_account(asset, index);
		let currency = distribution.currency.clone();
		let paid = to.is_some_and(|to| Self::pay_out(&currency, &pot, &to, amount).is_ok());
		let moved =
			if paid { amount } else { Self::set_aside((asset, user), index, &currency, amount)? };
		distribution.claimed.saturating_accrue(moved);
		Distributions::<T>::insert(asset, index, distribution);
		Self::deposit_event(if paid {
			Event::DistributionClaimed { asset, index, user, amount }
		} else {
			Event::DistributionWithheld { asset, index, user, amount: moved }
		});
		Ok(())
	}

	/// Moves a part into a pot of its own, and tells how much that is: nothing, if it is too little for an
	/// account to live on.
	fn set_aside(
		holder: (AssetId, UserId),
		index: DistributionIndex,
		currency: &T::Currency,
		amount: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let pot = Self::distribution_account(holder.0, index);
		let aside = Self::withheld_account(holder, index);
		match Self::pay_out(currency, &pot, &aside, amount) {
			Err(_) if amount < T::Money::minimum_balance(currency.clone()) => {
				return Ok(Zero::zero());
			},
			moved => moved?,
		}
		if !amount.is_zero() {
			let part = WithheldPart { currency: currency.clone(), amount };
			WithheldParts::<T>::insert(holder, index, part);
		}
		Ok(amount)
	}

	/// Pays one of the parts that were set aside, and tells whether there was one. One that can't be paid
	/// keeps none of the others back; no more are tried than can be open at once.
	fn pay_withheld(
		holder: (AssetId, UserId),
		to: Option<&AccountIdOf<T>>,
	) -> Result<bool, DispatchError> {
		let mut parts = WithheldParts::<T>::iter_prefix(holder)
			.take(MAX_OPEN_DISTRIBUTIONS.saturated_into())
			.peekable();
		let Some(to) = to else {
			ensure!(parts.peek().is_none(), Error::<T>::HolderFrozen);
			return Ok(false);
		};
		let mut refused = None;
		for (index, part) in parts {
			match Self::pay_one_withheld(holder, index, part, to) {
				Ok(()) => return Ok(true),
				Err(why) => refused = refused.or(Some(why)),
			}
		}
		refused.map_or(Ok(false), Err)
	}

	/// Pays a part that was set aside, as a claim in time would have; changes nothing if it can't.
	fn pay_one_withheld(
		holder: (AssetId, UserId),
		index: DistributionIndex,
		part: WithheldPartOf<T>,
		to: &AccountIdOf<T>,
	) -> DispatchResult {
		let WithheldPart { currency, amount } = part;
		Self::pay_out(&currency, &Self::withheld_account(holder, index), to, amount)?;
		WithheldParts::<T>::remove(holder, index);
		let (asset, user) = holder;
		Self::deposit_event(Event::DistributionClaimed { asset, index, user, amount });
		Ok(())
	}

	/// If the issuer can't be paid, the money stays, for as long as that lasts: claims are over all the
	/// same.
	pub(crate) fn do_close_distribution(
		asset: AssetId,
		index: DistributionIndex,
	) -> DispatchResult {
		let mut row = Self::asset_row(asset)?;
		let declared = (1..=row.distributions).contains(&index);
		ensure!(declared, Error::<T>::DistributionNotFound);
		let distribution =
			Distributions::<T>::get(asset, index).ok_or(Error::<T>::DistributionClosed)?;
		ensure!(Self::now() > distribution.closes, Error::<T>::WindowOpen);

		let Distribution { currency, amount, claimed, deposit, .. } = distribution;
		let pot = Self::distribution_account(asset, index);
		// The rest, the endowment, and whatever strangers sent there.
		let (expendable, polite) = (Preservation::Expendable, Fortitude::Polite);
		let all = T::Money::reducible_balance(currency.clone(), &pot, expendable, polite);
		Self::pay_out(&currency, &pot, &Self::payable_account(row.issuer)?, all)?;
		deposit.give_back::<T::NativeBalance>(&HoldReason::Distribution.into())?;
		row.open_distributions = row.open_distributions.saturating_sub(1);
		Assets::<T>::insert(asset, row);
		Distributions::<T>::remove(asset, index);
		let rest = amount.saturating_sub(claimed);
		Self::deposit_event(Event::DistributionClosed { asset, index, rest });
		Ok(())
	}

	/// A snapshot is needed until the next claim of its holder lies behind it. What is gone already
	/// is passed by: two who clear at the same time don't fail each other. A spent holding goes too.
	pub(crate) fn do_clear_snapshots(
		asset: AssetId,
		user: UserId,
		snapshots: SnapshotIndices,
	) -> DispatchResult {
		let row = Self::asset_row(asset)?;
		let holding = Holdings::<T>::get(user, asset).map(|mut holding| {
			Self::next_due(asset, &row, &mut holding);
			holding
		});
		let next = holding.as_ref().map_or(u32::MAX, |holding| holding.next_claim);
		let needed = snapshots.iter().any(|until| *until >= next);
		ensure!(!needed, Error::<T>::WrongSnapshot);

		let cleared =
			snapshots.iter().filter(|until| Snapshots::<T>::take((asset, user), **until).is_some());
		let count = cleared.fold(0u32, |count, _| count.saturating_add(1));
		let spent = holding.as_ref().is_some_and(|holding| Self::is_spent(&row, holding));
		ensure!(count > 0 || spent, Error::<T>::WrongSnapshot);
		if let Some(holding) = holding {
			Self::put_or_end_holding(asset, user, &row, holding);
		}
		Self::deposit_event(Event::SnapshotsCleared { asset, user, count });
		Ok(())
	}
}
