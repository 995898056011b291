// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The measured numbers are generated into the runtime
//! (`scripts/bench.sh weights pallet_org_numbers`); `()` is for unit tests only.

use frame_support::weights::Weight;

/// Weights of the calls. `b` counts the bytes of a body, `c` the entries of a history, `x` the
/// resting orders that are closed on the way, `o` the orders that are cleared.
pub trait WeightInfo {
	fn commit() -> Weight;
	fn register() -> Weight;
	fn register_for() -> Weight;
	fn withdraw_commitment() -> Weight;
	fn release() -> Weight;
	fn set_profile() -> Weight;
	fn publish(b: u32) -> Weight;
	fn append_part(b: u32) -> Weight;
	fn edit_publication(b: u32) -> Weight;
	fn retract_publication() -> Weight;
	fn set_role() -> Weight;
	fn remove_role() -> Weight;
	fn reclaim_role() -> Weight;
	fn follow() -> Weight;
	fn unfollow() -> Weight;
	fn set_primary() -> Weight;
	fn clear_primary() -> Weight;
	fn offer_transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn cancel_transfer() -> Weight;
	fn set_recovery() -> Weight;
	fn start_recovery() -> Weight;
	fn object_to_recovery() -> Weight;
	fn finish_recovery() -> Weight;
	fn add_registrar() -> Weight;
	fn remove_registrar() -> Weight;
	fn grant_verification() -> Weight;
	fn withdraw_verification() -> Weight;
	fn reserve_handle() -> Weight;
	fn unreserve_handle() -> Weight;
	fn clear_history(c: u32) -> Weight;
	fn sell(x: u32) -> Weight;
	fn buy(x: u32) -> Weight;
	fn cancel_order() -> Weight;
	fn update_price(x: u32) -> Weight;
	fn match_orders() -> Weight;
	fn clear_orders(o: u32) -> Weight;
	fn withdraw_stranded() -> Weight;
	fn start_auction() -> Weight;
	fn bid() -> Weight;
	fn settle_auction() -> Weight;
	fn cancel_auction() -> Weight;
	fn set_class() -> Weight;
	fn set_currency() -> Weight;
}

/// Any weight will do where no block is filled.
impl WeightInfo for () {
	fn commit() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register_for() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_commitment() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn release() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_profile() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn publish(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn append_part(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn edit_publication(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn retract_publication() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_role() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_role() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn reclaim_role() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn follow() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn unfollow() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_primary() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_primary() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_recovery() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn start_recovery() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn object_to_recovery() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn add_registrar() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_registrar() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn grant_verification() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_verification() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn reserve_handle() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn unreserve_handle() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_history(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn sell(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn buy(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_order() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn update_price(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn match_orders() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_orders(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_stranded() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn start_auction() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn bid() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn settle_auction() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_auction() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_class() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_currency() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
}
