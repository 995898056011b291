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
		// Minimum execution time: 59_418_000 picoseconds.
		Weight::from_parts(62_874_000, 4180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
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
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `297`
		//  Estimated: `4180`
		// Minimum execution time: 117_856_000 picoseconds.
		Weight::from_parts(120_489_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
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
	/// Storage: `OrgNumbers::Numbers` (r:0 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn register_for() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `190`
		//  Estimated: `4180`
		// Minimum execution time: 222_211_000 picoseconds.
		Weight::from_parts(230_333_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Commitments` (r:1 w:1)
	/// Proof: `OrgNumbers::Commitments` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn withdraw_commitment() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `187`
		//  Estimated: `4180`
		// Minimum execution time: 47_481_000 picoseconds.
		Weight::from_parts(48_212_000, 4180)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Handles` (r:0 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:1)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `940`
		//  Estimated: `4180`
		// Minimum execution time: 64_736_000 picoseconds.
		Weight::from_parts(67_050_000, 4180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
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
		// Minimum execution time: 77_245_000 picoseconds.
		Weight::from_parts(80_029_000, 4180)
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
		// Minimum execution time: 125_406_000 picoseconds.
		Weight::from_parts(151_512_196, 4180)
			// Standard Error: 377
			.saturating_add(Weight::from_parts(279, 0).saturating_mul(b.into()))
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
		// Minimum execution time: 173_759_000 picoseconds.
		Weight::from_parts(184_170_263, 7370)
			// Standard Error: 165
			.saturating_add(Weight::from_parts(1_929, 0).saturating_mul(b.into()))
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
		// Minimum execution time: 176_904_000 picoseconds.
		Weight::from_parts(163_718_554, 7370)
			// Standard Error: 424
			.saturating_add(Weight::from_parts(6_779, 0).saturating_mul(b.into()))
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
		// Minimum execution time: 185_577_000 picoseconds.
		Weight::from_parts(211_545_000, 7370)
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
		// Minimum execution time: 102_202_000 picoseconds.
		Weight::from_parts(121_922_000, 6190)
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
		// Minimum execution time: 96_364_000 picoseconds.
		Weight::from_parts(111_326_000, 6190)
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
		// Minimum execution time: 89_753_000 picoseconds.
		Weight::from_parts(97_405_000, 4180)
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
		// Minimum execution time: 96_443_000 picoseconds.
		Weight::from_parts(114_992_000, 4180)
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
		// Minimum execution time: 80_650_000 picoseconds.
		Weight::from_parts(95_272_000, 4180)
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
		// Minimum execution time: 96_154_000 picoseconds.
		Weight::from_parts(113_459_000, 4180)
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
		// Minimum execution time: 68_311_000 picoseconds.
		Weight::from_parts(79_638_000, 4180)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 22_814_000 picoseconds.
		Weight::from_parts(31_306_000, 4087)
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
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `975`
		//  Estimated: `7370`
		// Minimum execution time: 154_530_000 picoseconds.
		Weight::from_parts(170_704_000, 7370)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `777`
		//  Estimated: `4087`
		// Minimum execution time: 23_025_000 picoseconds.
		Weight::from_parts(31_918_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn set_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 23_525_000 picoseconds.
		Weight::from_parts(31_146_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn start_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `745`
		//  Estimated: `4087`
		// Minimum execution time: 21_783_000 picoseconds.
		Weight::from_parts(32_348_000, 4087)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:1)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn object_to_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `749`
		//  Estimated: `4087`
		// Minimum execution time: 20_871_000 picoseconds.
		Weight::from_parts(25_168_000, 4087)
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
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2344`
		//  Estimated: `13750`
		// Minimum execution time: 335_980_000 picoseconds.
		Weight::from_parts(363_812_000, 13750)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn add_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3517`
		// Minimum execution time: 13_059_000 picoseconds.
		Weight::from_parts(14_762_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Registrars` (r:1 w:1)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn remove_registrar() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `82`
		//  Estimated: `3517`
		// Minimum execution time: 13_531_000 picoseconds.
		Weight::from_parts(18_758_000, 3517)
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
		// Minimum execution time: 26_419_000 picoseconds.
		Weight::from_parts(30_075_000, 4087)
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
		// Minimum execution time: 26_099_000 picoseconds.
		Weight::from_parts(29_644_000, 4087)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn reserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `3548`
		// Minimum execution time: 14_171_000 picoseconds.
		Weight::from_parts(18_687_000, 3548)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Handles` (r:1 w:1)
	/// Proof: `OrgNumbers::Handles` (`max_values`: None, `max_size`: Some(83), added: 2558, mode: `MaxEncodedLen`)
	fn unreserve_handle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `115`
		//  Estimated: `3548`
		// Minimum execution time: 15_893_000 picoseconds.
		Weight::from_parts(16_955_000, 3548)
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
		// Minimum execution time: 144_726_000 picoseconds.
		Weight::from_parts(253_743_522, 4087)
			// Standard Error: 1_223_785
			.saturating_add(Weight::from_parts(57_285_161, 0).saturating_mul(c.into()))
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
		// Minimum execution time: 664_419_000 picoseconds.
		Weight::from_parts(692_978_007, 60525)
			// Standard Error: 8_045_435
			.saturating_add(Weight::from_parts(199_429_291, 0).saturating_mul(x.into()))
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
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `x` is `[0, 4]`.
	fn buy(x: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7848 + x * (980 ±0)`
		//  Estimated: `27450 + x * (3190 ±0)`
		// Minimum execution time: 613_664_000 picoseconds.
		Weight::from_parts(784_639_935, 27450)
			// Standard Error: 6_683_902
			.saturating_add(Weight::from_parts(76_060_354, 0).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(x.into())))
			.saturating_add(T::DbWeight::get().writes(29_u64))
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
		// Minimum execution time: 141_531_000 picoseconds.
		Weight::from_parts(149_082_000, 27450)
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
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `x` is `[0, 4]`.
	fn update_price(x: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `18157 + x * (589 ±0)`
		//  Estimated: `60525 + x * (3210 ±0)`
		// Minimum execution time: 736_446_000 picoseconds.
		Weight::from_parts(1_036_626_636, 60525)
			// Standard Error: 12_909_341
			.saturating_add(Weight::from_parts(113_159_928, 0).saturating_mul(x.into()))
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(x.into())))
			.saturating_add(T::DbWeight::get().writes(32_u64))
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
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn match_orders() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `22432`
		//  Estimated: `60525`
		// Minimum execution time: 724_158_000 picoseconds.
		Weight::from_parts(785_960_000, 60525)
			.saturating_add(T::DbWeight::get().reads(50_u64))
			.saturating_add(T::DbWeight::get().writes(30_u64))
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
		// Minimum execution time: 226_978_000 picoseconds.
		Weight::from_parts(142_383_291, 27450)
			// Standard Error: 518_242
			.saturating_add(Weight::from_parts(117_346_933, 0).saturating_mul(o.into()))
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
		// Minimum execution time: 55_632_000 picoseconds.
		Weight::from_parts(57_666_000, 4200)
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
		// Minimum execution time: 89_713_000 picoseconds.
		Weight::from_parts(97_575_000, 4180)
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
		// Minimum execution time: 204_374_000 picoseconds.
		Weight::from_parts(215_361_000, 7410)
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
	/// Storage: `OrgNumbers::TradesOf` (r:0 w:1)
	/// Proof: `OrgNumbers::TradesOf` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Trades` (r:0 w:1)
	/// Proof: `OrgNumbers::Trades` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::NumbersOf` (r:0 w:2)
	/// Proof: `OrgNumbers::NumbersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn settle_auction() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2555`
		//  Estimated: `11426`
		// Minimum execution time: 425_042_000 picoseconds.
		Weight::from_parts(435_458_000, 11426)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
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
		// Minimum execution time: 64_606_000 picoseconds.
		Weight::from_parts(67_441_000, 4180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `OrgNumbers::Classes` (r:0 w:1)
	/// Proof: `OrgNumbers::Classes` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn set_class() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 6_350_000 picoseconds.
		Weight::from_parts(6_650_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Currencies` (r:0 w:1)
	/// Proof: `OrgNumbers::Currencies` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	fn set_currency() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 6_309_000 picoseconds.
		Weight::from_parts(6_680_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
