// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The measured numbers are generated into the runtime
//! (`scripts/bench.sh weights pallet_activities`); `()` is for unit tests only.

use frame_support::weights::Weight;

/// Weights of the calls. `n` counts what a call is a list of: supervisors, entries, rows; `p` and `s`
/// count the parties that an activity opens with and the supervisors of its kind.
pub trait WeightInfo {
	fn register_node() -> Weight;
	fn rotate_keys() -> Weight;
	fn set_org() -> Weight;
	fn remove_node() -> Weight;
	fn ask_host() -> Weight;
	fn answer_guest() -> Weight;
	fn register_thing() -> Weight;
	fn offer_thing() -> Weight;
	fn take_thing() -> Weight;
	fn retire_thing() -> Weight;
	fn register_kind(n: u32) -> Weight;
	fn retire_kind() -> Weight;
	fn allow() -> Weight;
	fn disallow() -> Weight;
	fn open_activity(p: u32, s: u32) -> Weight;
	fn consent() -> Weight;
	fn decline() -> Weight;
	fn add_member() -> Weight;
	fn remove_member() -> Weight;
	fn leave() -> Weight;
	fn raise_epoch() -> Weight;
	fn publish() -> Weight;
	fn publish_many() -> Weight;
	fn acknowledge(n: u32) -> Weight;
	fn authorize_acknowledge(n: u32) -> Weight;
	fn purge() -> Weight;
	fn make_statement() -> Weight;
	fn countersign_statement() -> Weight;
	fn revoke_statement() -> Weight;
	fn close() -> Weight;
	fn clear(n: u32) -> Weight;
}

/// Any weight will do where no block is filled.
impl WeightInfo for () {
	fn register_node() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn rotate_keys() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_org() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_node() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn ask_host() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn answer_guest() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register_thing() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn offer_thing() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn take_thing() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn retire_thing() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register_kind(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn retire_kind() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn allow() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn disallow() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn open_activity(p: u32, s: u32) -> Weight {
		let n = p.saturating_add(s);
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn consent() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn decline() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn add_member() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_member() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn leave() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn raise_epoch() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn publish() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn publish_many() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn acknowledge(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn authorize_acknowledge(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn purge() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn make_statement() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn countersign_statement() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn revoke_statement() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn close() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
}
