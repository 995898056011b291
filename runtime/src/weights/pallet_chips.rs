// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_chips`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-22, benchmark CLI 64.0.0, steps 20, repeat 20, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, no proof recorded

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_chips`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_chips::WeightInfo for WeightInfo<T> {
	/// Storage: `Chips::KindsByCurrency` (r:1 w:1)
	/// Proof: `Chips::KindsByCurrency` (`max_values`: None, `max_size`: Some(15), added: 2490, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Duties` (r:1 w:1)
	/// Proof: `Chips::Duties` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Chips::NextKindId` (r:1 w:1)
	/// Proof: `Chips::NextKindId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:0 w:1)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	fn create_kind() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `113`
		//  Estimated: `3675`
		// Minimum execution time: 30_515_000 picoseconds.
		Weight::from_parts(32_329_000, 3675)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Chips::Kinds` (r:1 w:1)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:0)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Duties` (r:2 w:2)
	/// Proof: `Chips::Duties` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `848`
		//  Estimated: `6054`
		// Minimum execution time: 34_161_000 picoseconds.
		Weight::from_parts(44_326_000, 6054)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:1)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Duties` (r:1 w:2)
	/// Proof: `Chips::Duties` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn set_officer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `593`
		//  Estimated: `3522`
		// Minimum execution time: 28_632_000 picoseconds.
		Weight::from_parts(34_432_000, 3522)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:0)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:1)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	fn set_breaker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `658`
		//  Estimated: `3623`
		// Minimum execution time: 23_405_000 picoseconds.
		Weight::from_parts(28_322_000, 3623)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Duties` (r:1 w:2)
	/// Proof: `Chips::Duties` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:1)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::IssuerHistories` (r:1 w:1)
	/// Proof: `Chips::IssuerHistories` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn admit_issuer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1363`
		//  Estimated: `4087`
		// Minimum execution time: 52_268_000 picoseconds.
		Weight::from_parts(56_494_000, 4087)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Chips::Issuers` (r:1 w:1)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Duties` (r:0 w:1)
	/// Proof: `Chips::Duties` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn remove_issuer() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `459`
		//  Estimated: `3598`
		// Minimum execution time: 22_884_000 picoseconds.
		Weight::from_parts(29_203_000, 3598)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:0)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Allowances` (r:0 w:1)
	/// Proof: `Chips::Allowances` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn set_allowance() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1531`
		//  Estimated: `4087`
		// Minimum execution time: 40_530_000 picoseconds.
		Weight::from_parts(44_877_000, 4087)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Chips::Issuers` (r:1 w:1)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn set_issuer_terms() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1211`
		//  Estimated: `4087`
		// Minimum execution time: 34_421_000 picoseconds.
		Weight::from_parts(40_240_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Chips::Issuers` (r:2 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:3 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:3 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:1)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:1 w:1)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:2)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn publish_bank_record() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3403`
		//  Estimated: `10281`
		// Minimum execution time: 256_662_000 picoseconds.
		Weight::from_parts(271_454_000, 10281)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Chips::FinancialNodes` (r:1 w:1)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:1)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:0 w:1)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn withdraw_bank_record() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1701`
		//  Estimated: `4087`
		// Minimum execution time: 57_085_000 picoseconds.
		Weight::from_parts(63_555_000, 4087)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn set_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1893`
		//  Estimated: `7370`
		// Minimum execution time: 140_530_000 picoseconds.
		Weight::from_parts(146_768_000, 7370)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn reclaim_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1575`
		//  Estimated: `4180`
		// Minimum execution time: 83_815_000 picoseconds.
		Weight::from_parts(90_565_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	fn attest_reserve() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `665`
		//  Estimated: `3623`
		// Minimum execution time: 27_771_000 picoseconds.
		Weight::from_parts(31_787_000, 3623)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:0)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:1)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1083`
		//  Estimated: `3675`
		// Minimum execution time: 65_518_000 picoseconds.
		Weight::from_parts(73_810_000, 3675)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:0)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:1)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	fn thaw() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1261`
		//  Estimated: `4200`
		// Minimum execution time: 77_055_000 picoseconds.
		Weight::from_parts(83_374_000, 4200)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:1 w:0)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Chips::NextRequestId` (r:1 w:1)
	/// Proof: `Chips::NextRequestId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Requests` (r:0 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	fn request_purchase() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2852`
		//  Estimated: `7184`
		// Minimum execution time: 209_011_000 picoseconds.
		Weight::from_parts(218_045_000, 7184)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:1 w:0)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::NextRequestId` (r:1 w:1)
	/// Proof: `Chips::NextRequestId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Requests` (r:0 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	fn request_purchase_for() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2852`
		//  Estimated: `7184`
		// Minimum execution time: 302_751_000 picoseconds.
		Weight::from_parts(318_314_000, 7184)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1651`
		//  Estimated: `7370`
		// Minimum execution time: 140_629_000 picoseconds.
		Weight::from_parts(147_439_000, 7370)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn expire_request() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1746`
		//  Estimated: `4180`
		// Minimum execution time: 113_710_000 picoseconds.
		Weight::from_parts(120_940_000, 4180)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Receipts` (r:1 w:1)
	/// Proof: `Chips::Receipts` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::DayTotals` (r:2 w:2)
	/// Proof: `Chips::DayTotals` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:2 w:2)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2828`
		//  Estimated: `6126`
		// Minimum execution time: 242_230_000 picoseconds.
		Weight::from_parts(261_990_000, 6126)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Receipts` (r:1 w:1)
	/// Proof: `Chips::Receipts` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::DayTotals` (r:2 w:2)
	/// Proof: `Chips::DayTotals` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:2 w:2)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn confirm_receipt() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2828`
		//  Estimated: `6126`
		// Minimum execution time: 341_328_000 picoseconds.
		Weight::from_parts(361_318_000, 6126)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:9 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:9 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:1 w:0)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:8 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:0)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn co_attest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `10339`
		//  Estimated: `28863`
		// Minimum execution time: 277_062_000 picoseconds.
		Weight::from_parts(309_901_000, 28863)
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:2 w:2)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2837`
		//  Estimated: `7370`
		// Minimum execution time: 268_220_000 picoseconds.
		Weight::from_parts(299_706_000, 7370)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:8 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Allowances` (r:1 w:1)
	/// Proof: `Chips::Allowances` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn issue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4316`
		//  Estimated: `23262`
		// Minimum execution time: 281_539_000 picoseconds.
		Weight::from_parts(291_053_000, 23262)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Chips::Requests` (r:64 w:64)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:64 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:512 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Allowances` (r:1 w:1)
	/// Proof: `Chips::Allowances` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:64 w:64)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:129 w:129)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:64 w:64)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:64 w:64)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:64 w:64)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:64)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:64)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:64)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn issue_many(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2868 + n * (1829 ±0)`
		//  Estimated: `4087 + n * (22272 ±0)`
		// Minimum execution time: 300_057_000 picoseconds.
		Weight::from_parts(309_401_000, 4087)
			// Standard Error: 2_592_880
			.saturating_add(Weight::from_parts(248_584_177, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((16_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 22272).saturating_mul(n.into()))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:8 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Allowances` (r:1 w:1)
	/// Proof: `Chips::Allowances` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn trigger_issue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4402`
		//  Estimated: `23262`
		// Minimum execution time: 404_131_000 picoseconds.
		Weight::from_parts(467_036_000, 23262)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:8 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn release_issue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3460`
		//  Estimated: `23262`
		// Minimum execution time: 304_413_000 picoseconds.
		Weight::from_parts(468_277_000, 23262)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn refuse_issue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2511`
		//  Estimated: `4180`
		// Minimum execution time: 132_297_000 picoseconds.
		Weight::from_parts(178_145_000, 4180)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Chips::Officers` (r:1 w:0)
	/// Proof: `Chips::Officers` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Buyers` (r:1 w:1)
	/// Proof: `Chips::Buyers` (`max_values`: None, `max_size`: Some(194), added: 2669, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:0 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:0 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RequestsOfNode` (r:0 w:1)
	/// Proof: `Chips::RequestsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn veto() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1844`
		//  Estimated: `4180`
		// Minimum execution time: 139_137_000 picoseconds.
		Weight::from_parts(169_392_000, 4180)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Chips::RefundDuties` (r:1 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:1 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn confirm_refund() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2594`
		//  Estimated: `4180`
		// Minimum execution time: 286_086_000 picoseconds.
		Weight::from_parts(393_616_000, 4180)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Chips::RefundDuties` (r:1 w:0)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Requests` (r:1 w:1)
	/// Proof: `Chips::Requests` (`max_values`: None, `max_size`: Some(481), added: 2956, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn complain() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1149`
		//  Estimated: `4180`
		// Minimum execution time: 153_118_000 picoseconds.
		Weight::from_parts(179_317_000, 4180)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn record_silence() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `706`
		//  Estimated: `3558`
		// Minimum execution time: 54_641_000 picoseconds.
		Weight::from_parts(69_083_000, 3558)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Chips::Complaints` (r:1 w:1)
	/// Proof: `Chips::Complaints` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RefundDuties` (r:1 w:1)
	/// Proof: `Chips::RefundDuties` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Outcomes` (r:1 w:1)
	/// Proof: `Chips::Outcomes` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn rule_complaint() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2265`
		//  Estimated: `7370`
		// Minimum execution time: 161_911_000 picoseconds.
		Weight::from_parts(260_537_000, 7370)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Issuers` (r:1 w:0)
	/// Proof: `Chips::Issuers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Chips::CurrentRecords` (r:1 w:0)
	/// Proof: `Chips::CurrentRecords` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::NextRedemptionId` (r:1 w:1)
	/// Proof: `Chips::NextRedemptionId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:0 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn request_redemption() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3344`
		//  Estimated: `7184`
		// Minimum execution time: 418_112_000 picoseconds.
		Weight::from_parts(453_425_000, 7184)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:0)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Kinds` (r:1 w:0)
	/// Proof: `Chips::Kinds` (`max_values`: None, `max_size`: Some(158), added: 2633, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:2 w:2)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn accept_redemption() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2241`
		//  Estimated: `6126`
		// Minimum execution time: 234_429_000 picoseconds.
		Weight::from_parts(284_764_000, 6126)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:1)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn pay_out() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3156`
		//  Estimated: `6196`
		// Minimum execution time: 446_685_000 picoseconds.
		Weight::from_parts(538_361_000, 6196)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:1)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::FinancialNodes` (r:1 w:0)
	/// Proof: `Chips::FinancialNodes` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Chips::BankRecords` (r:1 w:0)
	/// Proof: `Chips::BankRecords` (`max_values`: None, `max_size`: Some(309), added: 2784, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:2 w:2)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn refuse_redemption() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3088`
		//  Estimated: `6208`
		// Minimum execution time: 337_732_000 picoseconds.
		Weight::from_parts(539_002_000, 6208)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:1)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn return_redemption() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1863`
		//  Estimated: `6208`
		// Minimum execution time: 261_189_000 picoseconds.
		Weight::from_parts(285_656_000, 6208)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:1)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::KindTotals` (r:1 w:1)
	/// Proof: `Chips::KindTotals` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn rule_redemption_paid() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1968`
		//  Estimated: `6196`
		// Minimum execution time: 223_152_000 picoseconds.
		Weight::from_parts(315_570_000, 6196)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Chips::RedemptionOutcomes` (r:1 w:1)
	/// Proof: `Chips::RedemptionOutcomes` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Conducts` (r:1 w:1)
	/// Proof: `Chips::Conducts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOfNode` (r:0 w:1)
	/// Proof: `Chips::RedemptionsOfNode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn rule_redemption_unpaid() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1863`
		//  Estimated: `6208`
		// Minimum execution time: 189_922_000 picoseconds.
		Weight::from_parts(313_978_000, 6208)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Chips::Redemptions` (r:1 w:1)
	/// Proof: `Chips::Redemptions` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	/// Storage: `Chips::Frozen` (r:1 w:0)
	/// Proof: `Chips::Frozen` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	/// Storage: `Chips::RedemptionsOf` (r:1 w:1)
	/// Proof: `Chips::RedemptionsOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	fn withdraw_chips() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1452`
		//  Estimated: `6208`
		// Minimum execution time: 160_068_000 picoseconds.
		Weight::from_parts(180_790_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
}
