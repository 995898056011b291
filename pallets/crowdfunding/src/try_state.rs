// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module doc, by their numbers.
//!
//! Not behind a feature, so that tests outside this crate can call them; nothing in the runtime
//! does, and the wasm leaves them out.

use super::*;
use alloc::{
	collections::{btree_map::BTreeMap, btree_set::BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, fungibles::Inspect as _},
};
use hanse_support::Deposit;
use sp_runtime::{traits::Saturating, TryRuntimeError};

type Held<T> = BTreeMap<Vec<u8>, (HoldReason, AccountIdOf<T>, BalanceOf<T>)>;

/// Whether an offering keeps its shares from being sold otherwise.
fn takes_shares(state: OfferingState) -> bool {
	matches!(state, OfferingState::Open | OfferingState::Frozen)
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant; names the first that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_shares()?;
		Self::check_certificates()?;
		Self::check_holders()?;
		Self::check_offered()?;
		Self::check_campaigns()?;
		Self::check_distributions()?;
		Self::check_users()?;
		Self::check_awaiting()?;
		Self::check_holds()?;
		Self::check_snapshots()
	}

	fn check_shares() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<AssetId, u128>::new();
		for (_, asset, holding) in Holdings::<T>::iter() {
			let sum = held.entry(asset).or_default();
			*sum = sum.saturating_add(holding.shares.into());
		}
		let mut unsettled = BTreeMap::<AssetId, u128>::new();
		for offering in Offerings::<T>::iter_values() {
			if offering.state == OfferingState::Succeeded {
				let sum = unsettled.entry(offering.terms.asset).or_default();
				*sum = sum.saturating_add(offering.unsettled.into());
			}
		}
		for (id, asset) in Assets::<T>::iter() {
			let unclaimed = unsettled.remove(&id).unwrap_or_default();
			ensure!(unclaimed == asset.unclaimed.into(), "1: unclaimed shares are not the pledged");
			let shares = held.remove(&id).unwrap_or_default().saturating_add(unclaimed);
			ensure!(shares == asset.registered.into(), "1: holdings are not the registered shares");
			let complete = match asset.state {
				AssetState::Draft => asset.registered <= asset.shares,
				AssetState::Active => asset.registered == asset.shares,
			};
			ensure!(complete, "1: the registered shares are not those of the asset");
		}
		ensure!(held.is_empty() && unsettled.is_empty(), "1: there are shares of no asset");
		Ok(())
	}

	fn check_certificates() -> Result<(), TryRuntimeError> {
		for (user, asset, holding) in Holdings::<T>::iter() {
			let certificate = Certificates::<T>::get(holding.certificate)
				.ok_or("2: a holding names no certificate")?;
			let own = certificate.user == user && certificate.asset == asset;
			ensure!(own, "2: a holding names the certificate of another one");
			let fits = match holding.shares {
				0 => !certificate.state.holds(),
				shares => certificate.state.holds() && certificate.shares == shares,
			};
			ensure!(fits, "2: a certificate is not over the shares of its holding");
		}
		for (id, certificate) in Certificates::<T>::iter() {
			ensure!(certificate.serial < NextSerial::<T>::get(), "2: a serial was never given");
			let current = Holdings::<T>::get(certificate.user, certificate.asset)
				.is_some_and(|holding| holding.certificate == id);
			ensure!(current || !certificate.state.holds(), "2: a certificate is of no holding");
		}
		Ok(())
	}

	fn check_holders() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<AssetId, u32>::new();
		for (asset, user, ()) in Holders::<T>::iter() {
			let shares = Holdings::<T>::get(user, asset).map_or(0, |holding| holding.shares);
			ensure!(shares > 0, "3: a holder has no shares");
			let count = counts.entry(asset).or_default();
			*count = count.saturating_add(1);
		}
		for (user, asset, holding) in Holdings::<T>::iter() {
			let listed = Holders::<T>::contains_key(asset, user);
			ensure!(listed || holding.shares == 0, "3: who has shares is not among the holders");
		}
		let (mut places, mut counted) =
			(BTreeMap::<AssetId, u32>::new(), BTreeMap::<(UserId, AssetId), u32>::new());
		for (offering, user, pledge) in Pledges::<T>::iter() {
			let offering = Offerings::<T>::get(offering).ok_or("3: a pledge is of no offering")?;
			if pledge.state == PledgeState::Open {
				let asset = offering.terms.asset;
				let count = match pledge.place {
					Place::Kept => places.entry(asset).or_default(),
					Place::Held => counted.entry((user, asset)).or_default(),
				};
				*count = count.saturating_add(1);
			}
		}
		for (user, asset, holding) in Holdings::<T>::iter() {
			let count = counted.remove(&(user, asset)).unwrap_or_default();
			ensure!(holding.pledges == count, "3: a holding does not count the pledges on it");
		}
		ensure!(counted.is_empty(), "3: a pledge counts on no holding");
		for (id, asset) in Assets::<T>::iter() {
			let holders = counts.remove(&id).unwrap_or_default();
			ensure!(asset.holders == holders, "3: an asset does not count its holders");
			let kept = places.remove(&id).unwrap_or_default();
			ensure!(asset.places == kept, "3: an asset does not count its places");
		}
		ensure!(counts.is_empty() && places.is_empty(), "3: an asset is not there");
		Ok(())
	}

	fn check_offered() -> Result<(), TryRuntimeError> {
		let mut offered = BTreeMap::<(UserId, AssetId), u128>::new();
		let mut campaigns = BTreeMap::<AssetId, u32>::new();
		for offering in Offerings::<T>::iter_values() {
			let OfferingTerms { asset, seller, kind, shares, .. } = offering.terms;
			ensure!(offering.sold <= shares, "4: an offering sold more than it offers");
			// What is pledged lies with the seller until the campaign succeeds.
			let left = match kind {
				SaleKind::Primary(_) => shares,
				SaleKind::Secondary => shares.saturating_sub(offering.sold),
			};
			if takes_shares(offering.state) {
				if kind != SaleKind::Secondary {
					let count = campaigns.entry(asset).or_default();
					*count = count.saturating_add(1);
				}
				let sum = offered.entry((seller, asset)).or_default();
				*sum = sum.saturating_add(left.into());
			}
		}
		for (user, asset, holding) in Holdings::<T>::iter() {
			let sum = offered.remove(&(user, asset)).unwrap_or_default();
			ensure!(sum == holding.offered.into(), "4: a holding offers what no offering does");
			ensure!(holding.offered <= holding.shares, "4: a holding offers more than it has");
			let lots = holding.lots.iter().map(|lot| u128::from(lot.shares));
			let locked = lots.fold(0u128, u128::saturating_add);
			ensure!(locked <= holding.shares.into(), "4: lots are more than the shares");
		}
		ensure!(offered.is_empty(), "4: an offering is of no holding");
		for (id, asset) in Assets::<T>::iter() {
			let count = campaigns.remove(&id).unwrap_or_default();
			ensure!(asset.campaigns == count, "4: an asset does not count its campaigns");
		}
		Ok(())
	}

	fn check_campaigns() -> Result<(), TryRuntimeError> {
		let mut pledged = BTreeMap::<OfferingId, (BalanceOf<T>, u128, u32)>::new();
		for (offering, _, pledge) in Pledges::<T>::iter() {
			let (amount, shares, count) = pledged.entry(offering).or_default();
			*amount = amount.saturating_add(pledge.amount);
			ensure!(pledge.fee <= pledge.amount, "5: a fee is more than the pledge");
			if pledge.state == PledgeState::Open {
				*shares = shares.saturating_add(pledge.shares.into());
				*count = count.saturating_add(1);
			}
		}
		let mut fees = BTreeMap::<OfferingId, BalanceOf<T>>::new();
		for (offering, (platform, tenure), fee) in PlatformFees::<T>::iter() {
			let known = PlatformOwners::<T>::contains_key(platform, tenure);
			ensure!(known, "5: a fee is of a tenure in which there was no platform");
			let sum = fees.entry(offering).or_default();
			*sum = sum.saturating_add(fee);
		}
		for (id, offering) in Offerings::<T>::iter() {
			let (amount, shares, count) = pledged.remove(&id).unwrap_or_default();
			let open = shares == offering.unsettled.into() && count == offering.pledges;
			ensure!(open, "5: a campaign does not count its pledges");
			let earned = offering.earned.saturating_add(fees.remove(&id).unwrap_or_default());
			let escrow = amount.saturating_add(earned);
			ensure!(offering.escrow == escrow, "5: an escrow is not what it is for");
			if let SaleKind::Primary(_) = offering.terms.kind {
				let least = escrow.saturating_add(offering.endowment);
				let account = Self::campaign_account(id);
				let balance = T::Money::balance(offering.terms.currency, &account);
				ensure!(balance >= least, "5: a campaign's account has less than its escrow");
			}
			let shown = Prospectuses::<T>::contains_key(id);
			ensure!(shown, "5: an offering has no prospectus");
		}
		ensure!(pledged.is_empty() && fees.is_empty(), "5: there is money of no campaign");
		Ok(())
	}

	fn check_distributions() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<AssetId, u32>::new();
		for (asset, index, row) in Distributions::<T>::iter() {
			let declared = Assets::<T>::get(asset).map_or(0, |asset| asset.distributions);
			ensure!((1..=declared).contains(&index), "6: a distribution was never declared");
			ensure!(row.claimed <= row.amount, "6: more was claimed than paid in");
			let count = open.entry(asset).or_default();
			*count = count.saturating_add(1);
			let rest = row.amount.saturating_sub(row.claimed);
			let account = Self::distribution_account(asset, index);
			let balance = T::Money::balance(row.currency, &account);
			let covered = balance >= rest.saturating_add(row.endowment);
			ensure!(covered, "6: a distribution's account has less than is to be claimed");
		}
		for (holder, index, WithheldPart { currency, amount }) in WithheldParts::<T>::iter() {
			let account = Self::withheld_account(holder, index);
			let covered = T::Money::balance(currency, &account) >= amount;
			ensure!(covered, "6: less is set aside for a holder than its part");
		}
		for (id, asset) in Assets::<T>::iter() {
			let count = open.remove(&id).unwrap_or_default();
			ensure!(asset.open_distributions == count, "6: an asset counts others than are open");
		}
		Ok(())
	}

	fn check_users() -> Result<(), TryRuntimeError> {
		for (id, user) in Users::<T>::iter() {
			let by_account = UsersByAccount::<T>::get(&user.account);
			ensure!(by_account == Some(id), "7: an account does not know its user");
			let Identity { registrar, prf_version, tag, .. } = user.identity;
			let by_tag = UsersByTag::<T>::get((registrar, prf_version), tag);
			ensure!(by_tag == Some(id), "7: a tag does not know its user");
			let present = Authorities::<T>::get(registrar).map(|row| row.prf_version);
			let age = present.and_then(|present| present.checked_sub(prf_version));
			let compared = matches!(age, Some(0 | 1));
			ensure!(compared, "7: a tag is of a key that newcomers are not compared by");
			let claimed = Claims::<T>::contains_key(id);
			ensure!(claimed == user.contested.is_some(), "7: who is contested has no claim");
		}
		for (account, id) in UsersByAccount::<T>::iter() {
			let user = Users::<T>::get(id).ok_or("7: an account is of no user")?;
			ensure!(user.account == account, "7: an account is of another user");
		}
		for ((registrar, prf_version), tag, id) in UsersByTag::<T>::iter() {
			let identity = Users::<T>::get(id).ok_or("7: a tag is of no user")?.identity;
			let own = (identity.registrar, identity.prf_version, identity.tag);
			ensure!(own == (registrar, prf_version, tag), "7: a tag is of another user");
		}
		for user in Claims::<T>::iter_keys() {
			ensure!(Users::<T>::contains_key(user), "7: a claim is against no user");
		}
		Ok(())
	}

	fn check_awaiting() -> Result<(), TryRuntimeError> {
		for (certifier, serial, id) in Awaiting::<T>::iter() {
			let certificate =
				Certificates::<T>::get(id).ok_or("8: a certificate is awaited that is not")?;
			let own = (certificate.certifier, certificate.serial) == (certifier, serial);
			ensure!(own, "8: a certificate waits in another's place");
			let waits = certificate.state == CertificateState::Provisional;
			ensure!(waits, "8: a certificate waits that is not provisional");
		}
		for (id, certificate) in Certificates::<T>::iter() {
			if certificate.state == CertificateState::Provisional {
				let waits = Awaiting::<T>::get(certificate.certifier, certificate.serial);
				ensure!(waits == Some(id), "8: a provisional certificate does not wait");
			}
		}
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::new();
		let mut add = |reason: HoldReason, deposit: DepositOf<T>| {
			let Deposit { payer, amount } = deposit;
			let key = (reason, &payer).encode();
			let sum = held.entry(key).or_insert((reason, payer, Default::default()));
			sum.2 = sum.2.saturating_add(amount);
		};
		Users::<T>::iter_values().for_each(|row| add(HoldReason::User, row.deposit));
		Claims::<T>::iter_values().for_each(|row| add(HoldReason::User, row.deposit));
		Details::<T>::iter_values().for_each(|row| add(HoldReason::Asset, row.deposit));
		Offerings::<T>::iter_values().for_each(|row| add(HoldReason::Offering, row.deposit));
		Pledges::<T>::iter_values().for_each(|row| add(HoldReason::Pledge, row.deposit));
		Choices::<T>::iter_values().for_each(|row| add(HoldReason::Choice, row.deposit));
		Distributions::<T>::iter_values()
			.for_each(|row| add(HoldReason::Distribution, row.deposit));
		for (reason, payer, sum) in held.into_values() {
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &payer);
			ensure!(on_hold == sum, "9: a hold is not the sum of the deposits that it pays for");
		}
		Ok(())
	}

	fn check_snapshots() -> Result<(), TryRuntimeError> {
		let mut ranges = BTreeMap::<(AssetId, UserId), BTreeSet<(u32, u32)>>::new();
		for ((asset, user), until, Snapshot { after, .. }) in Snapshots::<T>::iter() {
			ensure!(after < until, "10: a snapshot is of no distribution");
			let changed = match Holdings::<T>::get(user, asset) {
				Some(holding) => holding.since,
				None => Assets::<T>::get(asset).map_or(0, |asset| asset.distributions),
			};
			ensure!(until <= changed, "10: a snapshot is of a time behind the last change");
			ranges.entry((asset, user)).or_default().insert((until, after));
		}
		for range in ranges.into_values() {
			let mut before = 0;
			for (until, after) in range {
				ensure!(after >= before, "10: two snapshots overlap");
				before = until;
			}
		}
		Ok(())
	}
}
