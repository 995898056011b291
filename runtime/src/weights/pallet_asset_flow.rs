// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_asset_flow`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-22, benchmark CLI 64.0.0, steps 10, repeat 20, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, no proof recorded

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_asset_flow`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_asset_flow::WeightInfo for WeightInfo<T> {
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:1 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::ServersByAccount` (r:1 w:1)
	/// Proof: `AssetFlow::ServersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn admit_server() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `879`
		//  Estimated: `4087`
		// Minimum execution time: 29_224_000 picoseconds.
		Weight::from_parts(32_208_000, 4087)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AssetFlow::Servers` (r:2 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::ServersByAccount` (r:1 w:2)
	/// Proof: `AssetFlow::ServersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn set_desk() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1646`
		//  Estimated: `7184`
		// Minimum execution time: 99_338_000 picoseconds.
		Weight::from_parts(104_826_000, 7184)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AssetFlow::Servers` (r:1 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn suspend_server() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `85`
		//  Estimated: `3593`
		// Minimum execution time: 13_270_000 picoseconds.
		Weight::from_parts(16_064_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AssetFlow::Servers` (r:1 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn reinstate_server() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `86`
		//  Estimated: `3593`
		// Minimum execution time: 14_172_000 picoseconds.
		Weight::from_parts(18_287_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AssetFlow::Servers` (r:1 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::ServersByAccount` (r:1 w:1)
	/// Proof: `AssetFlow::ServersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn remove_server() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `130`
		//  Estimated: `3593`
		// Minimum execution time: 20_180_000 picoseconds.
		Weight::from_parts(25_138_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AssetFlow::ServersByAccount` (r:1 w:0)
	/// Proof: `AssetFlow::ServersByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Retired` (r:1 w:0)
	/// Proof: `AssetFlow::Retired` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:32 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:32 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Heads` (r:0 w:1)
	/// Proof: `AssetFlow::Heads` (`max_values`: None, `max_size`: Some(2126), added: 4601, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Unfinished` (r:0 w:1)
	/// Proof: `AssetFlow::Unfinished` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 31]`.
	fn open_table(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1285 + n * (727 ±0)`
		//  Estimated: `6148 + n * (3097 ±0)`
		// Minimum execution time: 151_896_000 picoseconds.
		Weight::from_parts(158_655_479, 6148)
			// Standard Error: 135_458
			.saturating_add(Weight::from_parts(11_280_469, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:0)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:1 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Heads` (r:1 w:1)
	/// Proof: `AssetFlow::Heads` (`max_values`: None, `max_size`: Some(2126), added: 4601, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Clients` (r:1 w:1)
	/// Proof: `AssetFlow::Clients` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn append() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4152`
		//  Estimated: `5591`
		// Minimum execution time: 100_850_000 picoseconds.
		Weight::from_parts(112_087_000, 5591)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:0)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:1 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Heads` (r:1 w:1)
	/// Proof: `AssetFlow::Heads` (`max_values`: None, `max_size`: Some(2126), added: 4601, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Clients` (r:256 w:256)
	/// Proof: `AssetFlow::Clients` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn append_many(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4152`
		//  Estimated: `5591 + n * (2563 ±0)`
		// Minimum execution time: 102_323_000 picoseconds.
		Weight::from_parts(105_127_671, 5591)
			// Standard Error: 62_040
			.saturating_add(Weight::from_parts(10_075_296, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2563).saturating_mul(n.into()))
	}
	/// Storage: `AssetFlow::Tables` (r:2 w:2)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Heads` (r:1 w:2)
	/// Proof: `AssetFlow::Heads` (`max_values`: None, `max_size`: Some(2126), added: 4601, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Retired` (r:1 w:0)
	/// Proof: `AssetFlow::Retired` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:32 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:32 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Unfinished` (r:0 w:1)
	/// Proof: `AssetFlow::Unfinished` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `25340`
		//  Estimated: `100094`
		// Minimum execution time: 540_475_000 picoseconds.
		Weight::from_parts(566_063_000, 100094)
			.saturating_add(T::DbWeight::get().reads(104_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:32 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:32 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Equivocations` (r:32 w:0)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::LastSeal` (r:1 w:1)
	/// Proof: `AssetFlow::LastSeal` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Seals` (r:0 w:1)
	/// Proof: `AssetFlow::Seals` (`max_values`: None, `max_size`: Some(410), added: 2885, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Unfinished` (r:0 w:1)
	/// Proof: `AssetFlow::Unfinished` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn receipt() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `23913`
		//  Estimated: `100094`
		// Minimum execution time: 687_603_000 picoseconds.
		Weight::from_parts(704_219_000, 100094)
			.saturating_add(T::DbWeight::get().reads(130_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:0)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:1 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Equivocations` (r:1 w:0)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn authorize_receipt() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2848`
		//  Estimated: `4387`
		// Minimum execution time: 77_966_000 picoseconds.
		Weight::from_parts(83_555_000, 4387)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:31 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:31 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Equivocations` (r:31 w:0)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::LastSeal` (r:1 w:1)
	/// Proof: `AssetFlow::LastSeal` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Seals` (r:0 w:1)
	/// Proof: `AssetFlow::Seals` (`max_values`: None, `max_size`: Some(410), added: 2885, mode: `MaxEncodedLen`)
	fn seal_incomplete() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `23377`
		//  Estimated: `96997`
		// Minimum execution time: 927_000_000 picoseconds.
		Weight::from_parts(958_767_000, 96997)
			.saturating_add(T::DbWeight::get().reads(127_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:32 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:32 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Equivocations` (r:32 w:0)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::LastSeal` (r:1 w:1)
	/// Proof: `AssetFlow::LastSeal` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Seals` (r:0 w:1)
	/// Proof: `AssetFlow::Seals` (`max_values`: None, `max_size`: Some(410), added: 2885, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Unfinished` (r:0 w:1)
	/// Proof: `AssetFlow::Unfinished` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn seal_in_full() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `23921`
		//  Estimated: `100094`
		// Minimum execution time: 722_044_000 picoseconds.
		Weight::from_parts(750_166_000, 100094)
			.saturating_add(T::DbWeight::get().reads(130_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AssetFlow::Equivocations` (r:1 w:1)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:1 w:1)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Tables` (r:1 w:0)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Retired` (r:1 w:0)
	/// Proof: `AssetFlow::Retired` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Seals` (r:1 w:0)
	/// Proof: `AssetFlow::Seals` (`max_values`: None, `max_size`: Some(410), added: 2885, mode: `MaxEncodedLen`)
	fn report_server() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `920`
		//  Estimated: `4387`
		// Minimum execution time: 180_158_000 picoseconds.
		Weight::from_parts(194_048_000, 4387)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AssetFlow::ClientEquivocations` (r:1 w:1)
	/// Proof: `AssetFlow::ClientEquivocations` (`max_values`: None, `max_size`: Some(156), added: 2631, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn report_client() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3`
		//  Estimated: `3621`
		// Minimum execution time: 257_083_000 picoseconds.
		Weight::from_parts(285_284_000, 3621)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Clients` (r:256 w:256)
	/// Proof: `AssetFlow::Clients` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn clear_clients(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1059 + n * (61 ±0)`
		//  Estimated: `4387 + n * (2563 ±0)`
		// Minimum execution time: 125_877_000 picoseconds.
		Weight::from_parts(138_154_823, 4387)
			// Standard Error: 54_735
			.saturating_add(Weight::from_parts(3_961_669, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2563).saturating_mul(n.into()))
	}
	/// Storage: `AssetFlow::Tables` (r:1 w:1)
	/// Proof: `AssetFlow::Tables` (`max_values`: None, `max_size`: Some(922), added: 3397, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Servers` (r:32 w:0)
	/// Proof: `AssetFlow::Servers` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:32 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:32 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Equivocations` (r:32 w:0)
	/// Proof: `AssetFlow::Equivocations` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Retired` (r:0 w:1)
	/// Proof: `AssetFlow::Retired` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Unfinished` (r:0 w:1)
	/// Proof: `AssetFlow::Unfinished` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn retire_table() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `24254`
		//  Estimated: `100094`
		// Minimum execution time: 543_439_000 picoseconds.
		Weight::from_parts(592_703_000, 100094)
			.saturating_add(T::DbWeight::get().reads(131_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn record_flow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 11_857_000 picoseconds.
		Weight::from_parts(12_268_000, 0)
	}
	/// Storage: `AssetFlow::LastSeal` (r:1 w:1)
	/// Proof: `AssetFlow::LastSeal` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	/// Storage: `AssetFlow::Seals` (r:0 w:1)
	/// Proof: `AssetFlow::Seals` (`max_values`: None, `max_size`: Some(410), added: 2885, mode: `MaxEncodedLen`)
	fn seal_block() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `1525`
		// Minimum execution time: 13_320_000 picoseconds.
		Weight::from_parts(13_650_000, 1525)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
