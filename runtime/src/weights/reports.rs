// SPDX-License-Identifier: Apache-2.0

//! Weights of reports of double votes. How many validators there are is the reporter's claim, which is checked
//! only after all of them were looked up: a report weighs what it weighs among as many as there can be.

use crate::constants::MAX_AUTHORITIES;
use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions for `pallet_grandpa`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_grandpa::WeightInfo for WeightInfo<T> {
	fn report_equivocation(claimed: u32, nominators: u32) -> Weight {
		super::pallet_grandpa::WeightInfo::<T>::report_equivocation(
			claimed.max(MAX_AUTHORITIES),
			nominators,
		)
	}

	fn note_stalled() -> Weight {
		super::pallet_grandpa::WeightInfo::<T>::note_stalled()
	}
}
