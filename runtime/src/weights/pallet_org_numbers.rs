// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_org_numbers`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-21, benchmark CLI 64.0.0, steps 20, repeat 10, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, DB cache 1024

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_org_numbers`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_org_numbers::WeightInfo for WeightInfo<T> {
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn commit() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7`
		//  Estimated: `3766`
		// Minimum execution time: 46_068_000 picoseconds.
		Weight::from_parts(49_984_000, 3766)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::IssuedNumbers` (r:1 w:1)
	/// Proof: `OrgNumbers::IssuedNumbers` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `351`
		//  Estimated: `3766`
		// Minimum execution time: 91_907_000 picoseconds.
		Weight::from_parts(97_495_000, 3766)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::IssuedNumbers` (r:1 w:1)
	/// Proof: `OrgNumbers::IssuedNumbers` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register_for() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `244`
		//  Estimated: `3766`
		// Minimum execution time: 167_329_000 picoseconds.
		Weight::from_parts(186_258_000, 3766)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn withdraw_commitment() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `187`
		//  Estimated: `3766`
		// Minimum execution time: 38_127_000 picoseconds.
		Weight::from_parts(40_841_000, 3766)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Handles` (r:0 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `940`
		//  Estimated: `4087`
		// Minimum execution time: 46_239_000 picoseconds.
		Weight::from_parts(50_706_000, 4087)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `4087`
		// Minimum execution time: 59_338_000 picoseconds.
		Weight::from_parts(68_202_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Publications` (r:0 w:1)
	/// Proof: `OrgNumbers::Publications` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[0, 16384]`.
	fn publish(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `4087`
		// Minimum execution time: 102_012_000 picoseconds.
		Weight::from_parts(108_092_546, 4087)
			// Standard Error: 5
			.saturating_add(Weight::from_parts(1_502, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Publications` (r:1 w:1)
	/// Proof: `OrgNumbers::Publications` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[1, 16384]`.
	fn append_part(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `6542`
		// Minimum execution time: 142_443_000 picoseconds.
		Weight::from_parts(155_487_155, 6542)
			// Standard Error: 44
			.saturating_add(Weight::from_parts(1_871, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Publications` (r:1 w:1)
	/// Proof: `OrgNumbers::Publications` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[0, 16384]`.
	fn edit_publication(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `6542`
		// Minimum execution time: 148_091_000 picoseconds.
		Weight::from_parts(158_784_395, 6542)
			// Standard Error: 21
			.saturating_add(Weight::from_parts(1_435, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Publications` (r:1 w:1)
	/// Proof: `OrgNumbers::Publications` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	fn retract_publication() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `6542`
		// Minimum execution time: 105_707_000 picoseconds.
		Weight::from_parts(115_302_000, 6542)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:2 w:1)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn set_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `6190`
		// Minimum execution time: 62_153_000 picoseconds.
		Weight::from_parts(67_460_000, 6190)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:2 w:1)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1199`
		//  Estimated: `6190`
		// Minimum execution time: 58_537_000 picoseconds.
		Weight::from_parts(62_423_000, 6190)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:1)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn reclaim_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `985`
		//  Estimated: `4087`
		// Minimum execution time: 49_144_000 picoseconds.
		Weight::from_parts(53_510_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Followers` (r:1 w:1)
	/// Proof: `OrgNumbers::Followers` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Following` (r:0 w:1)
	/// Proof: `OrgNumbers::Following` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn follow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `803`
		//  Estimated: `4087`
		// Minimum execution time: 57_316_000 picoseconds.
		Weight::from_parts(62_173_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Followers` (r:1 w:1)
	/// Proof: `OrgNumbers::Followers` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Following` (r:0 w:1)
	/// Proof: `OrgNumbers::Following` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn unfollow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `940`
		//  Estimated: `4087`
		// Minimum execution time: 50_606_000 picoseconds.
		Weight::from_parts(54_021_000, 4087)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Primaries` (r:1 w:1)
	/// Proof: `OrgNumbers::Primaries` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn set_primary() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1004`
		//  Estimated: `4087`
		// Minimum execution time: 61_451_000 picoseconds.
		Weight::from_parts(66_079_000, 4087)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Primaries` (r:1 w:1)
	/// Proof: `OrgNumbers::Primaries` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn clear_primary() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `430`
		//  Estimated: `3766`
		// Minimum execution time: 41_943_000 picoseconds.
		Weight::from_parts(45_098_000, 3766)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 12_428_000 picoseconds.
		Weight::from_parts(13_800_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `975`
		//  Estimated: `6542`
		// Minimum execution time: 89_784_000 picoseconds.
		Weight::from_parts(95_552_000, 6542)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `777`
		//  Estimated: `4087`
		// Minimum execution time: 12_288_000 picoseconds.
		Weight::from_parts(13_450_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn set_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 12_328_000 picoseconds.
		Weight::from_parts(13_730_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn start_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 12_638_000 picoseconds.
		Weight::from_parts(14_081_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn object_to_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `749`
		//  Estimated: `4087`
		// Minimum execution time: 12_148_000 picoseconds.
		Weight::from_parts(13_440_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `998`
		//  Estimated: `6542`
		// Minimum execution time: 89_914_000 picoseconds.
		Weight::from_parts(195_933_000, 16542)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn add_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3517`
		// Minimum execution time: 8_282_000 picoseconds.
		Weight::from_parts(9_104_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn remove_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `82`
		//  Estimated: `3517`
		// Minimum execution time: 8_433_000 picoseconds.
		Weight::from_parts(9_243_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn grant_verification() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `786`
		//  Estimated: `4087`
		// Minimum execution time: 15_123_000 picoseconds.
		Weight::from_parts(16_424_000, 4087)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn withdraw_verification() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `786`
		//  Estimated: `4087`
		// Minimum execution time: 15_022_000 picoseconds.
		Weight::from_parts(16_374_000, 4087)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn reserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3548`
		// Minimum execution time: 8_312_000 picoseconds.
		Weight::from_parts(9_103_000, 3548)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn unreserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `115`
		//  Estimated: `3548`
		// Minimum execution time: 9_714_000 picoseconds.
		Weight::from_parts(10_666_000, 3548)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:64 w:64)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:64 w:64)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 64]`.
	fn clear_history(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `264 + c * (260 ±0)`
		//  Estimated: `4087 + c * (2776 ±0)`
		// Minimum execution time: 69_844_000 picoseconds.
		Weight::from_parts(21_886_515, 4087)
			// Standard Error: 46_515
			.saturating_add(Weight::from_parts(40_195_304, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 2776).saturating_mul(c.into()))
	}
	// The calls of the trading pool and `finish_recovery`, which may end an auction, are counted by
	// hand from above until they are measured.
	fn sell(x: u32) -> Weight {
		Weight::from_parts(150_000_000, 500_000)
			.saturating_add(T::DbWeight::get().reads_writes(119, 70))
			.saturating_add(Weight::from_parts(40_000_000, 50_000).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads_writes(20, 14).saturating_mul(x.into()))
	}
	fn buy(x: u32) -> Weight {
		Weight::from_parts(150_000_000, 500_000)
			.saturating_add(T::DbWeight::get().reads_writes(56, 46))
			.saturating_add(Weight::from_parts(40_000_000, 50_000).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads_writes(20, 14).saturating_mul(x.into()))
	}
	fn cancel_order() -> Weight {
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(18, 17))
	}
	fn update_price(x: u32) -> Weight {
		Weight::from_parts(150_000_000, 500_000)
			.saturating_add(T::DbWeight::get().reads_writes(137, 87))
			.saturating_add(Weight::from_parts(40_000_000, 50_000).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads_writes(20, 14).saturating_mul(x.into()))
	}
	fn match_orders() -> Weight {
		Weight::from_parts(150_000_000, 500_000)
			.saturating_add(T::DbWeight::get().reads_writes(96, 34))
	}
	fn clear_orders(o: u32) -> Weight {
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
			.saturating_add(Weight::from_parts(40_000_000, 50_000).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads_writes(19, 18).saturating_mul(o.into()))
	}
	fn withdraw_stranded() -> Weight {
		Weight::from_parts(60_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(8, 8))
	}
	fn start_auction() -> Weight {
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 6))
	}
	fn bid() -> Weight {
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(16, 14))
	}
	fn settle_auction() -> Weight {
		Weight::from_parts(60_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads_writes(20, 21))
	}
	fn cancel_auction() -> Weight {
		Weight::from_parts(60_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn set_class() -> Weight {
		Weight::from_parts(60_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn set_currency() -> Weight {
		Weight::from_parts(60_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
}
