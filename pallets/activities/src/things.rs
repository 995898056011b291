// SPDX-License-Identifier: Apache-2.0

//! Devices with keys of their own, and their owners.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::ArithmeticError;

/// What is stored for a device: its row, and how it is found by its key.
type ThingRows<T> = ((ThingId, ThingOf<T>), (AccountIdOf<T>, ThingId));

impl<T: Config> Pallet<T> {
	fn thing_row(thing: ThingId) -> Result<ThingOf<T>, Error<T>> {
		Things::<T>::get(thing).ok_or(Error::<T>::ThingNotFound)
	}

	/// A device of an account's.
	fn owned_thing(who: &AccountIdOf<T>, thing: ThingId) -> Result<ThingOf<T>, Error<T>> {
		let row = Self::thing_row(thing)?;
		ensure!(row.owner == *who, Error::<T>::NotThingOwner);
		Ok(row)
	}

	pub(crate) fn do_register_thing(
		who: AccountIdOf<T>,
		key: AccountIdOf<T>,
		expiry: BlockNumberFor<T>,
		proof: T::Signature,
	) -> DispatchResult {
		ensure!(!ThingsByKey::<T>::contains_key(&key), Error::<T>::AlreadyThing);
		ensure!(Self::now() <= expiry, Error::<T>::SignatureExpired);
		let thing = NextThingId::<T>::get();
		let next = thing.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let claim = ThingClaim { key: key.clone(), owner: who.clone() };
		ensure!(Self::is_thing_claim(&claim, expiry, &proof), Error::<T>::InvalidSignature);

		let deposit = Self::place::<ThingRows<T>>(HoldReason::Thing, &who)?;
		NextThingId::<T>::put(next);
		ThingsByKey::<T>::insert(&key, thing);
		let row = Thing { key: key.clone(), owner: who.clone(), offered: None, deposit };
		Things::<T>::insert(thing, row);
		Self::deposit_event(Event::ThingRegistered { thing, key, owner: who });
		Ok(())
	}

	pub(crate) fn do_offer_thing(
		who: AccountIdOf<T>,
		thing: ThingId,
		to: Option<AccountIdOf<T>>,
	) -> DispatchResult {
		let mut row = Self::owned_thing(&who, thing)?;
		row.offered = to.clone();
		Things::<T>::insert(thing, row);
		Self::deposit_event(Event::ThingOffered { thing, to });
		Ok(())
	}

	/// Activities that the device is in go on at the node where they found it.
	pub(crate) fn do_take_thing(who: AccountIdOf<T>, thing: ThingId) -> DispatchResult {
		let row = Self::thing_row(thing)?;
		ensure!(row.offered.as_ref() == Some(&who), Error::<T>::NotOffered);

		Self::give_back(HoldReason::Thing, row.deposit)?;
		let deposit = Self::place::<ThingRows<T>>(HoldReason::Thing, &who)?;
		let row = Thing { key: row.key, owner: who.clone(), offered: None, deposit };
		Things::<T>::insert(thing, row);
		Self::deposit_event(Event::ThingTaken { thing, owner: who });
		Ok(())
	}

	pub(crate) fn do_retire_thing(who: AccountIdOf<T>, thing: ThingId) -> DispatchResult {
		let row = Self::owned_thing(&who, thing)?;
		Things::<T>::remove(thing);
		ThingsByKey::<T>::remove(&row.key);
		Self::give_back(HoldReason::Thing, row.deposit)?;
		Self::deposit_event(Event::ThingRetired { thing });
		Ok(())
	}
}
