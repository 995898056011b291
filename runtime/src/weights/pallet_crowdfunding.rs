// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_crowdfunding`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-22, benchmark CLI 64.0.0, steps 10, repeat 20, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, no proof recorded

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_crowdfunding`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_crowdfunding::WeightInfo for WeightInfo<T> {
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:1)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::PlatformOwners` (r:0 w:1)
	/// Proof: `Crowdfunding::PlatformOwners` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn admit_platform() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `966`
		//  Estimated: `4087`
		// Minimum execution time: 26_900_000 picoseconds.
		Weight::from_parts(31_166_000, 4087)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:1)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	fn remove_platform() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `110`
		//  Estimated: `3496`
		// Minimum execution time: 12_428_000 picoseconds.
		Weight::from_parts(15_253_000, 3496)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:1)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	fn set_syndication() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1008`
		//  Estimated: `4087`
		// Minimum execution time: 31_577_000 picoseconds.
		Weight::from_parts(36_995_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:0)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Choices` (r:1 w:1)
	/// Proof: `Crowdfunding::Choices` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn choose() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2062`
		//  Estimated: `7370`
		// Minimum execution time: 143_694_000 picoseconds.
		Weight::from_parts(153_950_000, 7370)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Choices` (r:1 w:1)
	/// Proof: `Crowdfunding::Choices` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:0)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn clear_choice() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2191`
		//  Estimated: `4180`
		// Minimum execution time: 119_448_000 picoseconds.
		Weight::from_parts(125_096_000, 4180)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Crowdfunding::NextAuthorityId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextAuthorityId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:0 w:1)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn admit_authority() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `97`
		//  Estimated: `1489`
		// Minimum execution time: 14_051_000 picoseconds.
		Weight::from_parts(19_068_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Crowdfunding::Authorities` (r:1 w:1)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn update_authority() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `306`
		//  Estimated: `3614`
		// Minimum execution time: 18_407_000 picoseconds.
		Weight::from_parts(23_545_000, 3614)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Authorities` (r:2 w:1)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn remove_authority() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `457`
		//  Estimated: `6238`
		// Minimum execution time: 17_056_000 picoseconds.
		Weight::from_parts(20_490_000, 6238)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Authorities` (r:1 w:1)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByTag` (r:1 w:0)
	/// Proof: `Crowdfunding::UsersByTag` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn set_prf_version() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `388`
		//  Estimated: `3614`
		// Minimum execution time: 22_934_000 picoseconds.
		Weight::from_parts(26_179_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByAccount` (r:1 w:1)
	/// Proof: `Crowdfunding::UsersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:1)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByTag` (r:2 w:1)
	/// Proof: `Crowdfunding::UsersByTag` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextUserId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextUserId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:0 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	fn register_user() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1513`
		//  Estimated: `6238`
		// Minimum execution time: 320_497_000 picoseconds.
		Weight::from_parts(331_393_000, 6238)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:4 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	fn confirm_identity() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2030`
		//  Estimated: `11486`
		// Minimum execution time: 66_419_000 picoseconds.
		Weight::from_parts(78_857_000, 11486)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:2)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Claims` (r:1 w:1)
	/// Proof: `Crowdfunding::Claims` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByTag` (r:1 w:1)
	/// Proof: `Crowdfunding::UsersByTag` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByAccount` (r:1 w:1)
	/// Proof: `Crowdfunding::UsersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextUserId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextUserId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn resolve_conflict() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1237`
		//  Estimated: `6238`
		// Minimum execution time: 69_323_000 picoseconds.
		Weight::from_parts(76_244_000, 6238)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn update_identity() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `847`
		//  Estimated: `6238`
		// Minimum execution time: 124_505_000 picoseconds.
		Weight::from_parts(134_280_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByTag` (r:1 w:2)
	/// Proof: `Crowdfunding::UsersByTag` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn retag_user() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `945`
		//  Estimated: `6238`
		// Minimum execution time: 41_131_000 picoseconds.
		Weight::from_parts(47_721_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:4 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn erase_identity() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1961`
		//  Estimated: `11486`
		// Minimum execution time: 51_827_000 picoseconds.
		Weight::from_parts(68_532_000, 11486)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::UsersByAccount` (r:1 w:2)
	/// Proof: `Crowdfunding::UsersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn recover_account() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `891`
		//  Estimated: `6238`
		// Minimum execution time: 137_024_000 picoseconds.
		Weight::from_parts(148_251_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn freeze_user() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `847`
		//  Estimated: `6238`
		// Minimum execution time: 35_363_000 picoseconds.
		Weight::from_parts(43_154_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn thaw_user() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `851`
		//  Estimated: `6238`
		// Minimum execution time: 43_515_000 picoseconds.
		Weight::from_parts(66_089_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::UsersByAccount` (r:1 w:0)
	/// Proof: `Crowdfunding::UsersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn set_trading_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `492`
		//  Estimated: `3774`
		// Minimum execution time: 130_935_000 picoseconds.
		Weight::from_parts(158_877_000, 3774)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn approve_trading_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `883`
		//  Estimated: `6238`
		// Minimum execution time: 39_840_000 picoseconds.
		Weight::from_parts(46_629_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn cancel_trading_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `883`
		//  Estimated: `6238`
		// Minimum execution time: 39_519_000 picoseconds.
		Weight::from_parts(63_063_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn unlock_trading() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `851`
		//  Estimated: `6238`
		// Minimum execution time: 37_315_000 picoseconds.
		Weight::from_parts(60_150_000, 6238)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:1 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextAssetId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextAssetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Details` (r:0 w:1)
	/// Proof: `Crowdfunding::Details` (`max_values`: None, `max_size`: Some(3659), added: 6134, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:0 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	fn register_asset() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1905`
		//  Estimated: `4180`
		// Minimum execution time: 127_830_000 picoseconds.
		Weight::from_parts(153_659_000, 4180)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:100 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:100 w:100)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:0 w:100)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:100)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:0 w:100)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn add_holders(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1572 + n * (269 ±0)`
		//  Estimated: `4087 + n * (2784 ±0)`
		// Minimum execution time: 157_824_000 picoseconds.
		Weight::from_parts(152_044_153, 4087)
			// Standard Error: 143_929
			.saturating_add(Weight::from_parts(32_333_733, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2784).saturating_mul(n.into()))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	fn activate_asset() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1367`
		//  Estimated: `4087`
		// Minimum execution time: 51_687_000 picoseconds.
		Weight::from_parts(56_705_000, 4087)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Details` (r:1 w:1)
	/// Proof: `Crowdfunding::Details` (`max_values`: None, `max_size`: Some(3659), added: 6134, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn withdraw_asset() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5239`
		//  Estimated: `7124`
		// Minimum execution time: 105_106_000 picoseconds.
		Weight::from_parts(108_872_000, 7124)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Details` (r:1 w:1)
	/// Proof: `Crowdfunding::Details` (`max_values`: None, `max_size`: Some(3659), added: 6134, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn update_attributes() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5456`
		//  Estimated: `7370`
		// Minimum execution time: 166_768_000 picoseconds.
		Weight::from_parts(176_042_000, 7370)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	fn freeze_holding() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1066`
		//  Estimated: `6238`
		// Minimum execution time: 35_573_000 picoseconds.
		Weight::from_parts(40_079_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	fn thaw_holding() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1070`
		//  Estimated: `6238`
		// Minimum execution time: 31_607_000 picoseconds.
		Weight::from_parts(36_274_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:2 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextTradeId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextTradeId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:2 w:2)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:2 w:4)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:4)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:0 w:2)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Trades` (r:0 w:1)
	/// Proof: `Crowdfunding::Trades` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	fn force_transfer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1679`
		//  Estimated: `6558`
		// Minimum execution time: 119_137_000 picoseconds.
		Weight::from_parts(129_563_000, 6558)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `Crowdfunding::Certificates` (r:100 w:100)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:100)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn countersign(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `688 + n * (130 ±0)`
		//  Estimated: `6238 + n * (2734 ±0)`
		// Minimum execution time: 45_037_000 picoseconds.
		Weight::from_parts(21_216_566, 6238)
			// Standard Error: 84_483
			.saturating_add(Weight::from_parts(11_967_307, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2734).saturating_mul(n.into()))
	}
	/// Storage: `Crowdfunding::Certificates` (r:1 w:2)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:2)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn revoke_certificate() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1571`
		//  Estimated: `6238`
		// Minimum execution time: 114_251_000 picoseconds.
		Weight::from_parts(119_648_000, 6238)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:1 w:2)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:2)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn refresh_certificate() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1504`
		//  Estimated: `3774`
		// Minimum execution time: 150_273_000 picoseconds.
		Weight::from_parts(157_905_000, 3774)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Crowdfunding::Users` (r:1 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:1 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextOfferingId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextOfferingId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:0 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16384]`.
	fn post_offering(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3199`
		//  Estimated: `6208`
		// Minimum execution time: 331_633_000 picoseconds.
		Weight::from_parts(362_940_492, 6208)
			// Standard Error: 723
			.saturating_add(Weight::from_parts(2_551, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Choices` (r:1 w:0)
	/// Proof: `Crowdfunding::Choices` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:2 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:0)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:1 w:0)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Pledges` (r:1 w:1)
	/// Proof: `Crowdfunding::Pledges` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn pledge() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3765`
		//  Estimated: `6558`
		// Minimum execution time: 315_439_000 picoseconds.
		Weight::from_parts(339_335_000, 6558)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:2 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Choices` (r:1 w:0)
	/// Proof: `Crowdfunding::Choices` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:2 w:1)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:2 w:2)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:1 w:0)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:4 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextTradeId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextTradeId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:2 w:4)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:4)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:0 w:2)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Trades` (r:0 w:1)
	/// Proof: `Crowdfunding::Trades` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	fn fill() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5431`
		//  Estimated: `11426`
		// Minimum execution time: 574_776_000 picoseconds.
		Weight::from_parts(618_801_000, 11426)
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().writes(27_u64))
	}
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:2 w:2)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:2 w:2)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:1 w:0)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextTradeId` (r:1 w:1)
	/// Proof: `Crowdfunding::NextTradeId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:2 w:4)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:4)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:0 w:2)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Trades` (r:0 w:1)
	/// Proof: `Crowdfunding::Trades` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	fn record_trade() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2901`
		//  Estimated: `6558`
		// Minimum execution time: 392_294_000 picoseconds.
		Weight::from_parts(424_402_000, 6558)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:1 w:2)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:2)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:0 w:1)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn close_offering() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2059`
		//  Estimated: `3774`
		// Minimum execution time: 130_064_000 picoseconds.
		Weight::from_parts(147_159_000, 3774)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	fn cancel_offering() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2914`
		//  Estimated: `6238`
		// Minimum execution time: 190_784_000 picoseconds.
		Weight::from_parts(208_060_000, 6238)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn freeze_offering() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1154`
		//  Estimated: `6238`
		// Minimum execution time: 33_189_000 picoseconds.
		Weight::from_parts(42_994_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Authorities` (r:2 w:0)
	/// Proof: `Crowdfunding::Authorities` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	fn thaw_offering() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1154`
		//  Estimated: `6238`
		// Minimum execution time: 33_790_000 picoseconds.
		Weight::from_parts(41_261_000, 6238)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:65 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Pledges` (r:64 w:64)
	/// Proof: `Crowdfunding::Pledges` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:65 w:65)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:64 w:0)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:64 w:128)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::PlatformFees` (r:64 w:64)
	/// Proof: `Crowdfunding::PlatformFees` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:64 w:64)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:128)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:0 w:63)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[2, 64]`.
	fn settle_pledges(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3735 + n * (937 ±0)`
		//  Estimated: `8817 + n * (3190 ±0)`
		// Minimum execution time: 433_325_000 picoseconds.
		Weight::from_parts(80_372_635, 8817)
			// Standard Error: 1_935_185
			.saturating_add(Weight::from_parts(126_731_270, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3190).saturating_mul(n.into()))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:67 w:67)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:65 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Platforms` (r:1 w:0)
	/// Proof: `Crowdfunding::Platforms` (`max_values`: None, `max_size`: Some(31), added: 2506, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Pledges` (r:64 w:64)
	/// Proof: `Crowdfunding::Pledges` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:65 w:65)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holders` (r:64 w:0)
	/// Proof: `Crowdfunding::Holders` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:66 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:130 w:130)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:65 w:65)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextSerial` (r:1 w:1)
	/// Proof: `Crowdfunding::NextSerial` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Certificates` (r:1 w:2)
	/// Proof: `Crowdfunding::Certificates` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Awaiting` (r:0 w:2)
	/// Proof: `Crowdfunding::Awaiting` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn return_pledges(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4034 + n * (903 ±0)`
		//  Estimated: `8817 + n * (5206 ±0)`
		// Minimum execution time: 433_945_000 picoseconds.
		Weight::from_parts(304_534_428, 8817)
			// Standard Error: 837_543
			.saturating_add(Weight::from_parts(129_396_933, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().reads((9_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(18_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5206).saturating_mul(n.into()))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Pledges` (r:1 w:1)
	/// Proof: `Crowdfunding::Pledges` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:3 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	fn withdraw_pledge() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2694`
		//  Estimated: `11426`
		// Minimum execution time: 316_180_000 picoseconds.
		Weight::from_parts(333_476_000, 11426)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:3 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	fn pay_proceeds() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2398`
		//  Estimated: `11426`
		// Minimum execution time: 250_443_000 picoseconds.
		Weight::from_parts(272_836_000, 11426)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offerings` (r:1 w:1)
	/// Proof: `Crowdfunding::Offerings` (`max_values`: None, `max_size`: Some(264), added: 2739, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::PlatformFees` (r:1 w:1)
	/// Proof: `Crowdfunding::PlatformFees` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::PlatformOwners` (r:1 w:0)
	/// Proof: `Crowdfunding::PlatformOwners` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:4 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Prospectuses` (r:0 w:1)
	/// Proof: `Crowdfunding::Prospectuses` (`max_values`: None, `max_size`: Some(2779), added: 5254, mode: `MaxEncodedLen`)
	fn pay_fees() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2686`
		//  Estimated: `11426`
		// Minimum execution time: 269_231_000 picoseconds.
		Weight::from_parts(279_096_000, 11426)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:2 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Distributions` (r:0 w:1)
	/// Proof: `Crowdfunding::Distributions` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	fn declare_distribution() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1796`
		//  Estimated: `6208`
		// Minimum execution time: 200_608_000 picoseconds.
		Weight::from_parts(212_887_000, 6208)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:19 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::WithheldParts` (r:17 w:0)
	/// Proof: `Crowdfunding::WithheldParts` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Distributions` (r:16 w:1)
	/// Proof: `Crowdfunding::Distributions` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:1 w:1)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn claim_distribution() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4266`
		//  Estimated: `50561`
		// Minimum execution time: 464_211_000 picoseconds.
		Weight::from_parts(500_866_000, 50561)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:1)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Distributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Distributions` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Users` (r:1 w:0)
	/// Proof: `Crowdfunding::Users` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn close_distribution() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2207`
		//  Estimated: `8817`
		// Minimum execution time: 197_284_000 picoseconds.
		Weight::from_parts(210_744_000, 8817)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Assets` (r:1 w:0)
	/// Proof: `Crowdfunding::Assets` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Holdings` (r:1 w:1)
	/// Proof: `Crowdfunding::Holdings` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Distributions` (r:16 w:0)
	/// Proof: `Crowdfunding::Distributions` (`max_values`: None, `max_size`: Some(153), added: 2628, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Snapshots` (r:16 w:16)
	/// Proof: `Crowdfunding::Snapshots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn clear_snapshots(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1459 + n * (27 ±0)`
		//  Estimated: `43038 + n * (2523 ±0)`
		// Minimum execution time: 121_701_000 picoseconds.
		Weight::from_parts(131_952_544, 43038)
			// Standard Error: 301_790
			.saturating_add(Weight::from_parts(3_514_278, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2523).saturating_mul(n.into()))
	}
}
