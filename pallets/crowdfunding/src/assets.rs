// SPDX-License-Identifier: Apache-2.0

//! Assets: registration, first holders, activation, attributes.

use super::*;
use alloc::collections::btree_set::BTreeSet;
use codec::{Encode, MaxEncodedLen};
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{FlowReason, OrgNumber};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

impl Attributes {
	/// Whether nothing is left empty and no scheme names the asset twice.
	fn is_complete(&self) -> bool {
		let schemes: BTreeSet<_> = self.external_ids.iter().map(|id| &id.scheme).collect();
		let named = |id: &ExternalId| !id.scheme.is_empty() && !id.value.is_empty();
		!self.title.is_empty()
			&& self.external_ids.iter().all(named)
			&& schemes.len() == self.external_ids.len()
			&& self.documents.iter().all(|document| !document.title.is_empty())
	}
}

impl<T: Config> Pallet<T> {
	/// What calls need of an asset, or why there is nothing.
	pub(crate) fn asset_row(asset: AssetId) -> Result<AssetOf<T>, DispatchError> {
		Assets::<T>::get(asset).ok_or_else(|| Error::<T>::AssetNotFound.into())
	}

	/// An asset for whose platform `who` may act.
	fn asset_for_platform(
		who: &AccountIdOf<T>,
		asset: AssetId,
	) -> Result<AssetOf<T>, DispatchError> {
		let row = Self::asset_row(asset)?;
		Self::ensure_platform_of(who, &row)?;
		Ok(row)
	}

	/// Whether `who` may act for the platform of an asset, which no later owner of its number is.
	fn ensure_platform_of(who: &AccountIdOf<T>, row: &AssetOf<T>) -> DispatchResult {
		let platform = Self::acting_platform(who, row.platform)?;
		ensure!(platform.tenure == row.tenure, Error::<T>::PlatformVoid);
		Ok(())
	}

	/// The same, while first holders are added.
	fn draft_for_platform(
		who: &AccountIdOf<T>,
		asset: AssetId,
	) -> Result<AssetOf<T>, DispatchError> {
		let row = Self::asset_for_platform(who, asset)?;
		ensure!(row.state == AssetState::Draft, Error::<T>::AssetActive);
		Ok(row)
	}

	/// The price of an asset: of both its rows, as long as they are.
	pub(crate) fn asset_price(
		attributes: &Attributes,
		terms: &EquityTerms<BlockNumberFor<T>>,
	) -> BalanceOf<T> {
		let id = AssetId::max_encoded_len();
		let row = AssetOf::<T>::max_encoded_len().saturating_add(id);
		let shown = attributes.encoded_size().saturating_add(terms.encoded_size());
		let rest = u32::max_encoded_len().saturating_add(DepositOf::<T>::max_encoded_len());
		let details = shown.saturating_add(rest).saturating_add(id);
		Self::price_of(row.saturating_add(details))
	}

	pub(crate) fn do_register_asset(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		asset: NewAssetOf<T>,
	) -> DispatchResult {
		let tenure = Self::acting_platform(&who, platform)?.tenure;
		let NewAsset { kind, issuer, registrar, attributes, terms } = asset;
		let status = Self::user_row(issuer)?.status();
		let hindrance = Error::<T>::Hindered(Hindrance::Seller(status));
		ensure!(status == UserStatus::Confirmed, hindrance);
		let in_charge = Self::in_charge(registrar)?;
		ensure!(in_charge.role.is_registrar(), Error::<T>::WrongRole);
		let EquityTerms { shares, lock_up, max_holders, .. } = terms;
		ensure!(shares > 0, Error::<T>::InvalidShares);
		let complete = attributes.is_complete() && max_holders != Some(0);
		ensure!(complete, Error::<T>::InvalidAsset);
		let id = NextAssetId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		let (reason, price) = (HoldReason::Asset.into(), Self::asset_price(&attributes, &terms));
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, who, price)?;
		NextAssetId::<T>::put(next);
		Details::<T>::insert(id, AssetDetails { attributes, revision: 0, terms, deposit });
		let row = Asset {
			kind,
			state: AssetState::Draft,
			platform,
			tenure,
			issuer,
			registrar,
			shares,
			registered: 0,
			unclaimed: 0,
			holders: 0,
			places: 0,
			max_holders,
			lock_up,
			issuer_free: Zero::zero(),
			campaigns: 0,
			distributions: 0,
			open_distributions: 0,
		};
		Assets::<T>::insert(id, row);
		Self::deposit_event(Event::AssetRegistered { asset: id, platform, issuer, shares });
		Ok(())
	}

	/// The event tells how many holders and registered shares there are with these.
	pub(crate) fn do_add_holders(
		who: AccountIdOf<T>,
		id: AssetId,
		holders: FirstHolders,
	) -> DispatchResult {
		let mut asset = Self::draft_for_platform(&who, id)?;
		ensure!(!holders.is_empty(), Error::<T>::InvalidShares);
		Self::charge_records(&who, holders.len().saturated_into())?;
		for (user, shares) in holders {
			Self::add_holder(id, &mut asset, user, shares)?;
		}

		Assets::<T>::insert(id, asset);
		let Asset { holders, registered, .. } = asset;
		Self::deposit_event(Event::HoldersAdded { asset: id, holders, registered });
		Ok(())
	}

	/// Gives shares of a draft to somebody who has none. A lock-up counts from now on; that of the issuer,
	/// who may offer its shares in campaigns meanwhile, is one of the asset, from its activation.
	fn add_holder(
		id: AssetId,
		asset: &mut AssetOf<T>,
		user: UserId,
		shares: Shares,
	) -> DispatchResult {
		ensure!(shares > 0, Error::<T>::InvalidShares);
		let registered = asset.registered.checked_add(shares);
		let registered = registered.filter(|registered| *registered <= asset.shares);
		let registered = registered.ok_or(Error::<T>::WrongTotal)?;
		let row = Self::user_row(user)?;
		let status = row.status();
		let hindered = |by| Error::<T>::Hindered(by);
		ensure!(status == UserStatus::Confirmed, hindered(Hindrance::Buyer(status)));
		ensure!(!Holdings::<T>::contains_key(user, id), Error::<T>::AlreadyHolder);
		let has_room = asset.max_holders.is_none_or(|most| asset.holders < most);
		ensure!(has_room, hindered(Hindrance::TooManyHolders));

		asset.registered = registered;
		let until = Self::now().saturating_add(asset.lock_up);
		let is_locked = !asset.lock_up.is_zero() && user != asset.issuer;
		let lot = is_locked.then_some(Lot { until, shares });
		Self::credit(id, asset, user, &row, shares, None, Cause::Registered, lot)?;
		Self::record_flow(id, None, &row.account, shares, FlowReason::Issued)
	}

	pub(crate) fn do_activate_asset(who: AccountIdOf<T>, asset: AssetId) -> DispatchResult {
		let mut row = Self::draft_for_platform(&who, asset)?;
		ensure!(row.registered == row.shares, Error::<T>::WrongTotal);

		row.state = AssetState::Active;
		row.issuer_free = Self::now().saturating_add(row.lock_up);
		Assets::<T>::insert(asset, row);
		Self::deposit_event(Event::AssetActivated { asset });
		Ok(())
	}

	pub(crate) fn do_withdraw_asset(who: AccountIdOf<T>, asset: AssetId) -> DispatchResult {
		let row = Self::asset_row(asset)?;
		let details = Details::<T>::get(asset).ok_or(Error::<T>::AssetNotFound)?;
		// Who paid gets its deposit back, whatever became of the platform.
		if details.deposit.payer != who {
			Self::ensure_platform_of(&who, &row)?;
		}
		ensure!(row.state == AssetState::Draft, Error::<T>::AssetActive);
		ensure!(row.registered == 0, Error::<T>::HasHolders);

		Details::<T>::remove(asset);
		details.deposit.give_back::<T::NativeBalance>(&HoldReason::Asset.into())?;
		Assets::<T>::remove(asset);
		Self::deposit_event(Event::AssetWithdrawn { asset });
		Ok(())
	}

	/// The deposit goes back to who paid it and is placed by the caller at today's price.
	pub(crate) fn do_update_attributes(
		who: AccountIdOf<T>,
		asset: AssetId,
		attributes: Attributes,
	) -> DispatchResult {
		let row = Self::asset_for_platform(&who, asset)?;
		ensure!(row.campaigns == 0, Error::<T>::CampaignOpen);
		ensure!(attributes.is_complete(), Error::<T>::InvalidAsset);
		let details = Details::<T>::get(asset).ok_or(Error::<T>::AssetNotFound)?;
		let AssetDetails { revision, terms, deposit, .. } = details;
		let revision = revision.checked_add(1).ok_or(Error::<T>::Overflow)?;

		let (reason, price) = (HoldReason::Asset.into(), Self::asset_price(&attributes, &terms));
		let deposit = deposit.replace::<T::NativeBalance>(&reason, who, price)?;
		Details::<T>::insert(asset, AssetDetails { attributes, revision, terms, deposit });
		Self::deposit_event(Event::AttributesUpdated { asset, revision });
		Ok(())
	}
}
