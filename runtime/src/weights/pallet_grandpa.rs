// SPDX-License-Identifier: Apache-2.0

//! `pallet_grandpa` brings figures for its inner steps but none for its calls. These are composed
//! as its own defaults are, over this chain's database weights.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{
		constants::{WEIGHT_REF_TIME_PER_MICROS, WEIGHT_REF_TIME_PER_NANOS},
		Weight,
	},
};

/// Weights of the calls of `pallet_grandpa`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_grandpa::WeightInfo for WeightInfo<T> {
	fn report_equivocation(validator_count: u32, _max_nominators_per_validator: u32) -> Weight {
		// The count comes from the reporter's proof; no less than a hundred are paid for.
		let validators = u64::from(validator_count.max(100));
		let per_validator = Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(175), 0);
		// Membership proof 35 us, two signatures 95 us, the offence and its consequences 110 us.
		Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS.saturating_mul(240), 0)
			.saturating_add(per_validator.saturating_mul(validators))
			.saturating_add(T::DbWeight::get().reads_writes(21, 10))
	}

	fn note_stalled() -> Weight {
		Weight::from_parts(WEIGHT_REF_TIME_PER_MICROS.saturating_mul(3), 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
