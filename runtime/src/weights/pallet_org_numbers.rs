// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_org_numbers`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-22, benchmark CLI 64.0.0, steps 20, repeat 20, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, no proof recorded

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
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn commit() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7`
		//  Estimated: `4180`
		// Minimum execution time: 54_862_000 picoseconds.
		Weight::from_parts(56_164_000, 4180)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `393`
		//  Estimated: `4180`
		// Minimum execution time: 117_826_000 picoseconds.
		Weight::from_parts(120_880_000, 4180)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register_for() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `286`
		//  Estimated: `4180`
		// Minimum execution time: 214_459_000 picoseconds.
		Weight::from_parts(225_646_000, 4180)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn withdraw_commitment() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `187`
		//  Estimated: `4180`
		// Minimum execution time: 44_596_000 picoseconds.
		Weight::from_parts(45_938_000, 4180)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Handles` (r:0 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1097`
		//  Estimated: `4180`
		// Minimum execution time: 66_870_000 picoseconds.
		Weight::from_parts(69_304_000, 4180)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `4180`
		// Minimum execution time: 77_425_000 picoseconds.
		Weight::from_parts(80_880_000, 4180)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Publications` (r:0 w:1)
	/// Proof: `OrgNumbers::Publications` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[0, 16384]`.
	fn publish(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `4180`
		// Minimum execution time: 124_796_000 picoseconds.
		Weight::from_parts(127_750_188, 4180)
			// Standard Error: 31
			.saturating_add(Weight::from_parts(1_321, 0).saturating_mul(b.into()))
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
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[1, 16384]`.
	fn append_part(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `7370`
		// Minimum execution time: 174_860_000 picoseconds.
		Weight::from_parts(179_443_398, 7370)
			// Standard Error: 95
			.saturating_add(Weight::from_parts(1_741, 0).saturating_mul(b.into()))
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
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[0, 16384]`.
	fn edit_publication(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `7370`
		// Minimum execution time: 174_430_000 picoseconds.
		Weight::from_parts(157_337_145, 7370)
			// Standard Error: 375
			.saturating_add(Weight::from_parts(8_546, 0).saturating_mul(b.into()))
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
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:0 w:1)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	fn retract_publication() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `7370`
		// Minimum execution time: 124_496_000 picoseconds.
		Weight::from_parts(130_064_000, 7370)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:2 w:1)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn set_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `951`
		//  Estimated: `6190`
		// Minimum execution time: 75_903_000 picoseconds.
		Weight::from_parts(78_227_000, 6190)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn remove_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1199`
		//  Estimated: `6190`
		// Minimum execution time: 69_623_000 picoseconds.
		Weight::from_parts(71_907_000, 6190)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn reclaim_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `985`
		//  Estimated: `4180`
		// Minimum execution time: 59_018_000 picoseconds.
		Weight::from_parts(61_131_000, 4180)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Followers` (r:1 w:1)
	/// Proof: `OrgNumbers::Followers` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Following` (r:0 w:1)
	/// Proof: `OrgNumbers::Following` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn follow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `803`
		//  Estimated: `4180`
		// Minimum execution time: 70_175_000 picoseconds.
		Weight::from_parts(72_178_000, 4180)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Followers` (r:1 w:1)
	/// Proof: `OrgNumbers::Followers` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Following` (r:0 w:1)
	/// Proof: `OrgNumbers::Following` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn unfollow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `940`
		//  Estimated: `4180`
		// Minimum execution time: 59_588_000 picoseconds.
		Weight::from_parts(62_823_000, 4180)
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
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn set_primary() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1004`
		//  Estimated: `4180`
		// Minimum execution time: 72_317_000 picoseconds.
		Weight::from_parts(80_400_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Primaries` (r:1 w:1)
	/// Proof: `OrgNumbers::Primaries` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn clear_primary() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `430`
		//  Estimated: `4180`
		// Minimum execution time: 49_834_000 picoseconds.
		Weight::from_parts(51_547_000, 4180)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 16_124_000 picoseconds.
		Weight::from_parts(18_358_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1132`
		//  Estimated: `7370`
		// Minimum execution time: 113_739_000 picoseconds.
		Weight::from_parts(117_374_000, 7370)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `777`
		//  Estimated: `4087`
		// Minimum execution time: 16_124_000 picoseconds.
		Weight::from_parts(17_336_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn set_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 16_054_000 picoseconds.
		Weight::from_parts(16_915_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn start_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 15_754_000 picoseconds.
		Weight::from_parts(17_085_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn object_to_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `749`
		//  Estimated: `4087`
		// Minimum execution time: 15_544_000 picoseconds.
		Weight::from_parts(16_565_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Auctions` (r:1 w:1)
	/// Proof: `OrgNumbers::Auctions` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:4 w:4)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2501`
		//  Estimated: `13750`
		// Minimum execution time: 247_128_000 picoseconds.
		Weight::from_parts(251_885_000, 13750)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn add_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3517`
		// Minimum execution time: 9_334_000 picoseconds.
		Weight::from_parts(9_925_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn remove_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `82`
		//  Estimated: `3517`
		// Minimum execution time: 8_973_000 picoseconds.
		Weight::from_parts(9_624_000, 3517)
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
		// Minimum execution time: 19_649_000 picoseconds.
		Weight::from_parts(21_061_000, 4087)
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
		// Minimum execution time: 19_189_000 picoseconds.
		Weight::from_parts(19_999_000, 4087)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn reserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3548`
		// Minimum execution time: 9_625_000 picoseconds.
		Weight::from_parts(10_496_000, 3548)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn unreserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `115`
		//  Estimated: `3548`
		// Minimum execution time: 10_956_000 picoseconds.
		Weight::from_parts(11_458_000, 3548)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::History` (r:64 w:64)
	/// Proof: `OrgNumbers::History` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:64 w:64)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 64]`.
	fn clear_history(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `875 + c * (263 ±0)`
		//  Estimated: `4087 + c * (3190 ±0)`
		// Minimum execution time: 102_873_000 picoseconds.
		Weight::from_parts(103_504_000, 4087)
			// Standard Error: 402_685
			.saturating_add(Weight::from_parts(48_612_408, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3190).saturating_mul(c.into()))
	}
	/// Storage: `OrgNumbers::Numbers` (r:5 w:5)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Currencies` (r:1 w:0)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Classes` (r:4 w:0)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:6 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:5)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NextOrderId` (r:1 w:1)
	/// Proof: `OrgNumbers::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:10 w:10)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:10 w:10)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:9 w:5)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:13 w:13)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Orders` (r:9 w:10)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:9 w:9)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:5 w:5)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:5 w:5)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// The range of component `x` is `[0, 5]`.
	fn sell(x: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `28360 + x * (599 ±0)`
		//  Estimated: `60525 + x * (3210 ±0)`
		// Minimum execution time: 661_104_000 picoseconds.
		Weight::from_parts(930_047_232, 60525)
			// Standard Error: 4_450_594
			.saturating_add(Weight::from_parts(72_853_252, 0).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads(57_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(x.into())))
			.saturating_add(T::DbWeight::get().writes(42_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(x.into())))
			.saturating_add(Weight::from_parts(0, 3210).saturating_mul(x.into()))
	}
	/// Storage: `OrgNumbers::Currencies` (r:1 w:0)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Classes` (r:1 w:0)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NextOrderId` (r:1 w:1)
	/// Proof: `OrgNumbers::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:7 w:7)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:6 w:6)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:4 w:4)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:4 w:4)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Orders` (r:5 w:6)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:5 w:5)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `x` is `[0, 4]`.
	fn buy(x: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8005 + x * (985 ±0)`
		//  Estimated: `27450 + x * (3190 ±0)`
		// Minimum execution time: 587_554_000 picoseconds.
		Weight::from_parts(787_327_141, 27450)
			// Standard Error: 7_875_395
			.saturating_add(Weight::from_parts(98_536_418, 0).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads(31_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(x.into())))
			.saturating_add(T::DbWeight::get().writes(30_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(x.into())))
			.saturating_add(Weight::from_parts(0, 3190).saturating_mul(x.into()))
	}
	/// Storage: `OrgNumbers::Orders` (r:1 w:1)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:4 w:4)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:4 w:4)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:1 w:1)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn cancel_order() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6670`
		//  Estimated: `27450`
		// Minimum execution time: 175_732_000 picoseconds.
		Weight::from_parts(271_194_000, 27450)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `OrgNumbers::Orders` (r:6 w:7)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:6 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:9 w:5)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:9 w:5)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:6 w:6)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:7 w:7)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Currencies` (r:1 w:0)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Classes` (r:4 w:0)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:7 w:7)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NextOrderId` (r:1 w:1)
	/// Proof: `OrgNumbers::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:5 w:5)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:5 w:5)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `x` is `[0, 4]`.
	fn update_price(x: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `18314 + x * (589 ±0)`
		//  Estimated: `60525 + x * (3210 ±0)`
		// Minimum execution time: 767_833_000 picoseconds.
		Weight::from_parts(1_215_615_612, 60525)
			// Standard Error: 9_526_216
			.saturating_add(Weight::from_parts(63_291_720, 0).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads(45_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(x.into())))
			.saturating_add(T::DbWeight::get().writes(33_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(x.into())))
			.saturating_add(Weight::from_parts(0, 3210).saturating_mul(x.into()))
	}
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Orders` (r:12 w:2)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Classes` (r:1 w:0)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:9 w:4)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:8 w:4)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:2 w:2)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn match_orders() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `22589`
		//  Estimated: `60525`
		// Minimum execution time: 691_860_000 picoseconds.
		Weight::from_parts(766_541_000, 60525)
			.saturating_add(T::DbWeight::get().reads(51_u64))
			.saturating_add(T::DbWeight::get().writes(31_u64))
	}
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Orders` (r:16 w:16)
	/// Proof: `OrgNumbers::Orders` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookRoots` (r:4 w:4)
	/// Proof: `OrgNumbers::BookRoots` (`max_values`: None, `max_size`: Some(4140), added: 6615, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::BookPagesOf` (r:4 w:4)
	/// Proof: `OrgNumbers::BookPagesOf` (`max_values`: None, `max_size`: Some(1584), added: 4059, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::OrdersOf` (r:16 w:16)
	/// Proof: `OrgNumbers::OrdersOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:16 w:16)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:16 w:16)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 16]`.
	fn clear_orders(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6280 + o * (937 ±0)`
		//  Estimated: `27450 + o * (3190 ±0)`
		// Minimum execution time: 218_034_000 picoseconds.
		Weight::from_parts(142_139_534, 27450)
			// Standard Error: 3_489_199
			.saturating_add(Weight::from_parts(137_775_439, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 3190).saturating_mul(o.into()))
	}
	/// Storage: `OrgNumbers::Stranded` (r:1 w:1)
	/// Proof: `OrgNumbers::Stranded` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn withdraw_stranded() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `797`
		//  Estimated: `4200`
		// Minimum execution time: 53_911_000 picoseconds.
		Weight::from_parts(60_500_000, 4200)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Currencies` (r:1 w:0)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NextOrderId` (r:1 w:1)
	/// Proof: `OrgNumbers::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Auctions` (r:0 w:1)
	/// Proof: `OrgNumbers::Auctions` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	fn start_auction() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1478`
		//  Estimated: `4180`
		// Minimum execution time: 84_156_000 picoseconds.
		Weight::from_parts(89_643_000, 4180)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Auctions` (r:1 w:1)
	/// Proof: `OrgNumbers::Auctions` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2264`
		//  Estimated: `7410`
		// Minimum execution time: 198_746_000 picoseconds.
		Weight::from_parts(272_666_000, 7410)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Auctions` (r:1 w:1)
	/// Proof: `OrgNumbers::Auctions` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Current` (r:1 w:1)
	/// Proof: `AssetFlow::Current` (`max_values`: Some(1), `max_size`: Some(2106), added: 2601, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn settle_auction() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2712`
		//  Estimated: `11426`
		// Minimum execution time: 397_983_000 picoseconds.
		Weight::from_parts(407_256_000, 11426)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Auctions` (r:1 w:1)
	/// Proof: `OrgNumbers::Auctions` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn cancel_auction() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1058`
		//  Estimated: `4180`
		// Minimum execution time: 62_433_000 picoseconds.
		Weight::from_parts(64_476_000, 4180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Classes` (r:0 w:1)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn set_class() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 5_799_000 picoseconds.
		Weight::from_parts(6_140_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Currencies` (r:0 w:1)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	fn set_currency() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 6_159_000 picoseconds.
		Weight::from_parts(6_480_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
