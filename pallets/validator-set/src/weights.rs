// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The runtime brings generated figures; `()` is for tests.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// Weights of this pallet. `v` counts validators, `o` offenders.
pub trait WeightInfo {
	fn add_validator(v: u32) -> Weight;
	fn remove_validator(v: u32) -> Weight;
	fn on_offence(o: u32) -> Weight;
}

impl WeightInfo for () {
	fn add_validator(v: u32) -> Weight {
		Weight::from_parts(15_000_000, 4_000)
			.saturating_add(Weight::from_parts(20_000, 50).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads_writes(3, 1))
	}

	fn remove_validator(v: u32) -> Weight {
		Weight::from_parts(12_000_000, 4_000)
			.saturating_add(Weight::from_parts(20_000, 50).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}

	fn on_offence(o: u32) -> Weight {
		Weight::from_parts(10_000_000, 8_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(o.into()))
			.saturating_add(ParityDbWeight::get().reads_writes(4, 3))
	}
}
