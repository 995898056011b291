// SPDX-License-Identifier: Apache-2.0

//! What governance settles for the pool: the classes of criteria and the currencies.

use super::{ClassId, Criteria, MAX_CLASSES};
use crate::*;
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// Defines a class, or ends it. Open orders of another definition are closed when they are met.
	pub(crate) fn do_set_class(class: ClassId, criteria: Option<Criteria>) -> DispatchResult {
		ensure!(class < MAX_CLASSES, Error::<T>::ClassNotFound);
		match criteria {
			Some(criteria) => Classes::<T>::insert(class, criteria),
			None => Classes::<T>::remove(class),
		}
		Self::deposit_event(Event::ClassSet { class, criteria });
		Ok(())
	}

	/// Takes a currency with the least price in it, or takes it no longer. Open orders stay.
	pub(crate) fn do_set_currency(
		currency: T::Currency,
		least_price: Option<BalanceOf<T>>,
	) -> DispatchResult {
		match least_price {
			Some(least) => {
				ensure!(!least.is_zero(), Error::<T>::PriceTooLow);
				Currencies::<T>::insert(&currency, least);
			},
			None => Currencies::<T>::remove(&currency),
		}
		Self::deposit_event(Event::CurrencySet { currency, least_price });
		Ok(())
	}
}
