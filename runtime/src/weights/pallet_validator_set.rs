// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_validator_set`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-21, benchmark CLI 64.0.0, steps 20, repeat 10, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, DB cache 1024

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_validator_set`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_validator_set::WeightInfo for WeightInfo<T> {
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: Some(1), `max_size`: Some(1441), added: 1936, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `v` is `[0, 31]`.
	fn add_validator(v: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `477 + v * (50 ±0)`
		//  Estimated: `3940 + v * (50 ±0)`
		// Minimum execution time: 14_081_000 picoseconds.
		Weight::from_parts(15_401_577, 3940)
			// Standard Error: 810
			.saturating_add(Weight::from_parts(125_695, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 50).saturating_mul(v.into()))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: Some(1), `max_size`: Some(1441), added: 1936, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `v` is `[2, 32]`.
	fn remove_validator(v: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `267 + v * (37 ±0)`
		//  Estimated: `2926 + v * (37 ±0)`
		// Minimum execution time: 9_754_000 picoseconds.
		Weight::from_parts(10_807_882, 2926)
			// Standard Error: 234
			.saturating_add(Weight::from_parts(35_322, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 37).saturating_mul(v.into()))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: Some(1), `max_size`: Some(1441), added: 1936, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `o` is `[1, 32]`.
	fn on_offence(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2411`
		//  Estimated: `3896`
		// Minimum execution time: 16_274_000 picoseconds.
		Weight::from_parts(35_018_313, 3896)
			// Standard Error: 12_061
			.saturating_add(Weight::from_parts(5_264_539, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
