// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_activities`, measured by `scripts/bench.sh`: never edited by hand.
//!
//! 2026-11-22, benchmark CLI 64.0.0, steps 10, repeat 20, CPU AMD EPYC,
//! worst case map size 1000000, wasm Compiled, no proof recorded

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_activities`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_activities::WeightInfo for WeightInfo<T> {
	/// Storage: `Activities::NodesByAccount` (r:2 w:2)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByPeer` (r:1 w:1)
	/// Proof: `Activities::NodesByPeer` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NextNodeId` (r:1 w:1)
	/// Proof: `Activities::NextNodeId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:2 w:2)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:0 w:1)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByOrg` (r:0 w:1)
	/// Proof: `Activities::NodesByOrg` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn register_node() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1879`
		//  Estimated: `7370`
		// Minimum execution time: 294_218_000 picoseconds.
		Weight::from_parts(319_826_000, 7370)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:2 w:2)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:1)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByPeer` (r:1 w:2)
	/// Proof: `Activities::NodesByPeer` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:1 w:1)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn rotate_keys() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1126`
		//  Estimated: `6052`
		// Minimum execution time: 186_558_000 picoseconds.
		Weight::from_parts(198_996_000, 6052)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:1)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Roles` (r:1 w:0)
	/// Proof: `OrgNumbers::Roles` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByOrg` (r:1 w:2)
	/// Proof: `Activities::NodesByOrg` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn set_org() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1594`
		//  Estimated: `4087`
		// Minimum execution time: 49_443_000 picoseconds.
		Weight::from_parts(57_165_000, 4087)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:2)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:1)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Consents` (r:1 w:0)
	/// Proof: `Activities::Consents` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByOrg` (r:1 w:1)
	/// Proof: `Activities::NodesByOrg` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByPeer` (r:0 w:1)
	/// Proof: `Activities::NodesByPeer` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn remove_node() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `797`
		//  Estimated: `4180`
		// Minimum execution time: 76_263_000 picoseconds.
		Weight::from_parts(90_485_000, 4180)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:1 w:1)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn ask_host() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `749`
		//  Estimated: `4180`
		// Minimum execution time: 117_785_000 picoseconds.
		Weight::from_parts(126_819_000, 4180)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:1 w:1)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn answer_guest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `853`
		//  Estimated: `4180`
		// Minimum execution time: 61_882_000 picoseconds.
		Weight::from_parts(67_681_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Activities::ThingsByKey` (r:1 w:1)
	/// Proof: `Activities::ThingsByKey` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NextThingId` (r:1 w:1)
	/// Proof: `Activities::NextThingId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Things` (r:0 w:1)
	/// Proof: `Activities::Things` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	fn register_thing() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `215`
		//  Estimated: `4180`
		// Minimum execution time: 156_183_000 picoseconds.
		Weight::from_parts(178_175_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Activities::Things` (r:1 w:1)
	/// Proof: `Activities::Things` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	fn offer_thing() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `327`
		//  Estimated: `3626`
		// Minimum execution time: 14_572_000 picoseconds.
		Weight::from_parts(18_989_000, 3626)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Activities::Things` (r:1 w:1)
	/// Proof: `Activities::Things` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn take_thing() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `622`
		//  Estimated: `7370`
		// Minimum execution time: 97_234_000 picoseconds.
		Weight::from_parts(102_693_000, 7370)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Activities::Things` (r:1 w:1)
	/// Proof: `Activities::Things` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::ThingsByKey` (r:0 w:1)
	/// Proof: `Activities::ThingsByKey` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn retire_thing() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `485`
		//  Estimated: `4180`
		// Minimum execution time: 55_012_000 picoseconds.
		Weight::from_parts(63_565_000, 4180)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `OrgNumbers::Numbers` (r:8 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:8 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NextKindId` (r:1 w:1)
	/// Proof: `Activities::NextKindId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Kinds` (r:0 w:1)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 8]`.
	fn register_kind(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `241 + n * (616 ±0)`
		//  Estimated: `1489 + n * (3097 ±0)`
		// Minimum execution time: 8_312_000 picoseconds.
		Weight::from_parts(10_249_191, 1489)
			// Standard Error: 78_663
			.saturating_add(Weight::from_parts(9_249_791, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	/// Storage: `Activities::Kinds` (r:1 w:1)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn retire_kind() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `337`
		//  Estimated: `3643`
		// Minimum execution time: 22_463_000 picoseconds.
		Weight::from_parts(26_520_000, 3643)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:2 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Consents` (r:1 w:1)
	/// Proof: `Activities::Consents` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn allow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1000`
		//  Estimated: `6422`
		// Minimum execution time: 91_676_000 picoseconds.
		Weight::from_parts(112_017_000, 6422)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Consents` (r:1 w:1)
	/// Proof: `Activities::Consents` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	fn disallow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `950`
		//  Estimated: `4180`
		// Minimum execution time: 82_293_000 picoseconds.
		Weight::from_parts(83_785_000, 4180)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:41 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:80 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Kinds` (r:1 w:0)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:40 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:40 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByOrg` (r:40 w:0)
	/// Proof: `Activities::NodesByOrg` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:40 w:0)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Consents` (r:62 w:0)
	/// Proof: `Activities::Consents` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NextActivityId` (r:1 w:1)
	/// Proof: `Activities::NextActivityId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:40 w:40)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Activities` (r:0 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Memberships` (r:0 w:40)
	/// Proof: `Activities::Memberships` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[2, 32]`.
	/// The range of component `s` is `[0, 8]`.
	fn open_activity(p: u32, s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `944 + p * (1375 ±0) + s * (1376 ±0)`
		//  Estimated: `6148 + p * (5432 ±0) + s * (5432 ±0)`
		// Minimum execution time: 881_933_000 picoseconds.
		Weight::from_parts(924_426_000, 6148)
			// Standard Error: 1_384_930
			.saturating_add(Weight::from_parts(71_586_357, 0).saturating_mul(p.into()))
			// Standard Error: 5_629_046
			.saturating_add(Weight::from_parts(33_631_894, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((10_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 5432).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 5432).saturating_mul(s.into()))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn consent() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3456`
		//  Estimated: `4087`
		// Minimum execution time: 72_678_000 picoseconds.
		Weight::from_parts(82_733_000, 4087)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2292`
		//  Estimated: `3712`
		// Minimum execution time: 74_290_000 picoseconds.
		Weight::from_parts(80_820_000, 3712)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:2 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:3 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:2 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByOrg` (r:1 w:0)
	/// Proof: `Activities::NodesByOrg` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Guests` (r:1 w:0)
	/// Proof: `Activities::Guests` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Kinds` (r:1 w:0)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Consents` (r:2 w:0)
	/// Proof: `Activities::Consents` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Memberships` (r:0 w:1)
	/// Proof: `Activities::Memberships` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn add_member() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6255`
		//  Estimated: `9138`
		// Minimum execution time: 222_851_000 picoseconds.
		Weight::from_parts(245_756_000, 9138)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:2 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:2 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Kinds` (r:1 w:0)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn remove_member() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4335`
		//  Estimated: `7184`
		// Minimum execution time: 99_718_000 picoseconds.
		Weight::from_parts(110_815_000, 7184)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Kinds` (r:1 w:0)
	/// Proof: `Activities::Kinds` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2421`
		//  Estimated: `3712`
		// Minimum execution time: 63_004_000 picoseconds.
		Weight::from_parts(71_837_000, 3712)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn raise_epoch() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3583`
		//  Estimated: `4087`
		// Minimum execution time: 76_284_000 picoseconds.
		Weight::from_parts(84_846_000, 4087)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:0 w:1)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	fn publish() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4262`
		//  Estimated: `4180`
		// Minimum execution time: 157_074_000 picoseconds.
		Weight::from_parts(166_047_000, 4180)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:1)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:0 w:1)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	fn publish_many() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4313`
		//  Estimated: `4180`
		// Minimum execution time: 138_576_000 picoseconds.
		Weight::from_parts(153_459_000, 4180)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:64 w:64)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:64 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn acknowledge(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1676 + n * (278 ±0)`
		//  Estimated: `4087 + n * (2731 ±0)`
		// Minimum execution time: 64_125_000 picoseconds.
		Weight::from_parts(51_680_554, 4087)
			// Standard Error: 59_019
			.saturating_add(Weight::from_parts(17_510_482, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2731).saturating_mul(n.into()))
	}
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:64 w:0)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:64 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn authorize_acknowledge(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1676 + n * (278 ±0)`
		//  Estimated: `4087 + n * (2731 ±0)`
		// Minimum execution time: 78_097_000 picoseconds.
		Weight::from_parts(71_634_077, 4087)
			// Standard Error: 424_142
			.saturating_add(Weight::from_parts(14_822_518, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2731).saturating_mul(n.into()))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:1 w:1)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn purge() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3869`
		//  Estimated: `4087`
		// Minimum execution time: 79_268_000 picoseconds.
		Weight::from_parts(87_600_000, 4087)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:2 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:2 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:2 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:2 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Statements` (r:0 w:1)
	/// Proof: `Activities::Statements` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn make_statement() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5042`
		//  Estimated: `7184`
		// Minimum execution time: 150_364_000 picoseconds.
		Weight::from_parts(161_090_000, 7184)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:0)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Statements` (r:1 w:1)
	/// Proof: `Activities::Statements` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn countersign_statement() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3737`
		//  Estimated: `4087`
		// Minimum execution time: 74_531_000 picoseconds.
		Weight::from_parts(79_939_000, 4087)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Statements` (r:1 w:1)
	/// Proof: `Activities::Statements` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn revoke_statement() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1701`
		//  Estimated: `3706`
		// Minimum execution time: 48_863_000 picoseconds.
		Weight::from_parts(54_742_000, 3706)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:1 w:0)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Numbers` (r:1 w:0)
	/// Proof: `OrgNumbers::Numbers` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `OrgNumbers::Registrars` (r:1 w:0)
	/// Proof: `OrgNumbers::Registrars` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Nodes` (r:1 w:0)
	/// Proof: `Activities::Nodes` (`max_values`: None, `max_size`: Some(241), added: 2716, mode: `MaxEncodedLen`)
	/// Storage: `Activities::NodesByAccount` (r:1 w:0)
	/// Proof: `Activities::NodesByAccount` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3447`
		//  Estimated: `4087`
		// Minimum execution time: 76_274_000 picoseconds.
		Weight::from_parts(89_583_000, 4087)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Activities::Activities` (r:1 w:1)
	/// Proof: `Activities::Activities` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Messages` (r:1 w:0)
	/// Proof: `Activities::Messages` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Statements` (r:1 w:0)
	/// Proof: `Activities::Statements` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Members` (r:66 w:64)
	/// Proof: `Activities::Members` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:64 w:64)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:64 w:64)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `Activities::Memberships` (r:0 w:64)
	/// Proof: `Activities::Memberships` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn clear(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2722 + n * (306 ±0)`
		//  Estimated: `6188 + n * (3190 ±0)`
		// Minimum execution time: 136_904_000 picoseconds.
		Weight::from_parts(97_127_468, 6188)
			// Standard Error: 303_194
			.saturating_add(Weight::from_parts(47_406_885, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3190).saturating_mul(n.into()))
	}
}
