// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The measured numbers are generated into the runtime
//! (`scripts/bench.sh weights pallet_crowdfunding`); `()` is for unit tests only.

use frame_support::weights::Weight;

/// Weights of the calls. `n` counts what a call is a list of: holders, certificates, bytes of a text,
/// pledges, snapshots.
pub trait WeightInfo {
	fn admit_platform() -> Weight;
	fn remove_platform() -> Weight;
	fn set_syndication() -> Weight;
	fn choose() -> Weight;
	fn clear_choice() -> Weight;
	fn admit_authority() -> Weight;
	fn update_authority() -> Weight;
	fn remove_authority() -> Weight;
	fn set_prf_version() -> Weight;
	fn register_user() -> Weight;
	fn confirm_identity() -> Weight;
	fn resolve_conflict() -> Weight;
	fn update_identity() -> Weight;
	fn retag_user() -> Weight;
	fn erase_identity() -> Weight;
	fn recover_account() -> Weight;
	fn freeze_user() -> Weight;
	fn thaw_user() -> Weight;
	fn set_trading_key() -> Weight;
	fn approve_trading_key() -> Weight;
	fn cancel_trading_key() -> Weight;
	fn unlock_trading() -> Weight;
	fn register_asset() -> Weight;
	fn add_holders(n: u32) -> Weight;
	fn activate_asset() -> Weight;
	fn withdraw_asset() -> Weight;
	fn update_attributes() -> Weight;
	fn freeze_holding() -> Weight;
	fn thaw_holding() -> Weight;
	fn force_transfer() -> Weight;
	fn countersign(n: u32) -> Weight;
	fn revoke_certificate() -> Weight;
	fn refresh_certificate() -> Weight;
	fn post_offering(n: u32) -> Weight;
	fn pledge() -> Weight;
	fn fill() -> Weight;
	fn record_trade() -> Weight;
	fn close_offering() -> Weight;
	fn cancel_offering() -> Weight;
	fn freeze_offering() -> Weight;
	fn thaw_offering() -> Weight;
	fn settle_pledges(n: u32) -> Weight;
	fn return_pledges(n: u32) -> Weight;
	fn withdraw_pledge() -> Weight;
	fn pay_proceeds() -> Weight;
	fn pay_fees() -> Weight;
	fn declare_distribution() -> Weight;
	fn claim_distribution() -> Weight;
	fn close_distribution() -> Weight;
	fn clear_snapshots(n: u32) -> Weight;
}

/// Any weight will do where no block is filled.
impl WeightInfo for () {
	fn admit_platform() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_platform() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_syndication() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn choose() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_choice() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn admit_authority() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn update_authority() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_authority() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_prf_version() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register_user() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn confirm_identity() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn resolve_conflict() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn update_identity() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn retag_user() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn erase_identity() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn recover_account() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn freeze_user() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn thaw_user() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_trading_key() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn approve_trading_key() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_trading_key() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn unlock_trading() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn register_asset() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn add_holders(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn activate_asset() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_asset() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn update_attributes() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn freeze_holding() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn thaw_holding() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn force_transfer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn countersign(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn revoke_certificate() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn refresh_certificate() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn post_offering(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn pledge() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn fill() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn record_trade() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn close_offering() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_offering() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn freeze_offering() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn thaw_offering() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn settle_pledges(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn return_pledges(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn withdraw_pledge() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn pay_proceeds() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn pay_fees() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn declare_distribution() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn claim_distribution() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn close_distribution() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_snapshots(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
}
