// SPDX-License-Identifier: Apache-2.0

//! Weight of the one call of `pallet_parameters`. The pallet keeps its own figures private; these
//! are the same, over this chain's database weights.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of the calls of `pallet_parameters`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_parameters::WeightInfo for WeightInfo<T> {
	fn set_parameter() -> Weight {
		Weight::from_parts(6_204_000, 14_787).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
