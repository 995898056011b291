// SPDX-License-Identifier: Apache-2.0

//! What rows and records cost, and how money moves: between accounts, into pots and out of them.
//!
//! A pot is the account of a campaign, of a distribution, or of a part of one that is set aside for its
//! holder. Nobody has its key. Into those of campaigns and distributions the currency's smallest
//! balance is paid before anything else, so that the account lives however little is left in it; the
//! others are filled once and emptied at once.

use super::*;
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible,
		fungibles::{Inspect as _, Mutate as _},
		tokens::{DepositConsequence, Fortitude, Preservation, Provenance},
	},
};
use hanse_support::Standing;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::{AccountIdConversion, Saturating, Zero};

/// Tells the pots of campaigns, of distributions and of parts set aside from each other.
const CAMPAIGNS: u8 = 1;
const DISTRIBUTIONS: u8 = 2;
const WITHHELD: u8 = 3;

impl<T: Config> Pallet<T> {
	/// What is held for a row of `bytes`.
	pub(crate) fn price_of(bytes: usize) -> BalanceOf<T> {
		T::RowPrice::get().of(bytes)
	}

	/// Takes the fee for certificates and trades: they stay for ever, so it is not given back.
	pub(crate) fn charge_records(who: &AccountIdOf<T>, records: u32) -> DispatchResult {
		let fee = T::Terms::get().record_fee.saturating_mul(records.into());
		if fee.is_zero() {
			return Ok(());
		}
		let (collector, preserve) = (T::FeeCollector::get(), Preservation::Preserve);
		<T::NativeBalance as fungible::Mutate<_>>::transfer(who, &collector, fee, preserve)
			.map(|_| ())
	}

	/// The pot of a campaign.
	pub(crate) fn campaign_account(offering: OfferingId) -> AccountIdOf<T> {
		PALLET_ID.into_sub_account_truncating((CAMPAIGNS, offering))
	}

	/// The pot of a distribution.
	pub(crate) fn distribution_account(asset: AssetId, index: DistributionIndex) -> AccountIdOf<T> {
		PALLET_ID.into_sub_account_truncating((DISTRIBUTIONS, asset, index))
	}

	/// The pot of a part that is set aside for a holder. Its key is longer than what an account has room
	/// for, which would be cut off.
	pub(crate) fn withheld_account(
		(asset, user): (AssetId, UserId),
		index: DistributionIndex,
	) -> AccountIdOf<T> {
		let key = (asset, user, index).using_encoded(blake2_256);
		PALLET_ID.into_sub_account_truncating((WITHHELD, key))
	}

	/// Whether there is a ledger for a currency.
	pub(crate) fn ensure_currency(currency: &T::Currency) -> DispatchResult {
		let exists = T::Money::asset_exists(currency.clone());
		ensure!(exists, Error::<T>::InvalidCurrency);
		Ok(())
	}

	/// Pays from an account, which stays alive. Nothing is asked of anybody for nothing.
	pub(crate) fn pay(
		currency: &T::Currency,
		from: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		ensure!(T::Standing::may_pay(currency, from), Error::<T>::BadStanding);
		ensure!(T::Standing::may_receive(currency, to), Error::<T>::BadStanding);
		Self::transfer(currency, from, to, amount, Preservation::Preserve)
	}

	/// Pays from an account, all or nothing: a caller may go on when it is refused.
	pub(crate) fn try_pay(
		currency: &T::Currency,
		from: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		with_storage_layer(|| Self::pay(currency, from, to, amount))
	}

	/// Pays from a pot, all or nothing: a caller may go on when it is refused. The pot's endowment
	/// keeps it alive; it is no reason to keep back what is due.
	pub(crate) fn pay_out(
		currency: &T::Currency,
		pot: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		ensure!(T::Standing::may_receive(currency, to), Error::<T>::BadStanding);
		let expendable = Preservation::Expendable;
		with_storage_layer(|| Self::transfer(currency, pot, to, amount, expendable))
	}

	/// Whether an account may have an amount that is paid out to it.
	pub(crate) fn may_get(
		currency: &T::Currency,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> bool {
		let fits = T::Money::can_deposit(currency.clone(), to, amount, Provenance::Extant);
		T::Standing::may_receive(currency, to) && fits == DepositConsequence::Success
	}

	/// Moves money, and looks at what came: where all that there is of a currency and the amount are
	/// together more than a balance can count, the ledger of chips takes it, adds it nowhere, and
	/// says that it was moved.
	fn transfer(
		currency: &T::Currency,
		from: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
		preservation: Preservation,
	) -> DispatchResult {
		let before = T::Money::balance(currency.clone(), to);
		T::Money::transfer(currency.clone(), from, to, amount, preservation)?;
		let came = T::Money::balance(currency.clone(), to).saturating_sub(before);
		ensure!(from == to || came >= amount, Error::<T>::Overflow);
		Ok(())
	}

	/// Pays the currency's smallest balance into a new pot, and tells how much that is.
	pub(crate) fn endow(
		currency: &T::Currency,
		from: &AccountIdOf<T>,
		pot: &AccountIdOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let endowment = T::Money::minimum_balance(currency.clone());
		Self::pay(currency, from, pot, endowment)?;
		Ok(endowment)
	}

	/// Empties a pot of which nothing is due any more: its endowment and whatever strangers sent there
	/// go to `to`. To end never depends on whether that can be paid; what `to` may not have goes to
	/// the collector of fees.
	pub(crate) fn empty_pot(currency: &T::Currency, pot: &AccountIdOf<T>, to: &AccountIdOf<T>) {
		let (expendable, polite) = (Preservation::Expendable, Fortitude::Polite);
		let rest = T::Money::reducible_balance(currency.clone(), pot, expendable, polite);
		let paid = Self::pay_out(currency, pot, to, rest)
			.or_else(|_| Self::pay_out(currency, pot, &T::FeeCollector::get(), rest));
		if let Err(refused) = paid {
			log::debug!(target: "crowdfunding", "a pot keeps its rest: {refused:?}");
		}
	}
}
