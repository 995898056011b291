// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_crowdfunding`: upper bounds by hand, until `scripts/bench.sh weights
//! pallet_crowdfunding` replaces this file by measured ones. Reads and writes are counted in the code
//! of each call on its longest way, and held to by the storm; time is what measured calls with as many
//! reads and writes need, and more than a signature takes. Where shares move, that is recorded in the
//! chain's table of flows: a read and a write more, with the hashing.

use super::by_hand::{bound, bound_each, bounds};
use frame_support::weights::Weight;

bounds! {
	pallet_crowdfunding {
		fn add_holders(n: u32) -> Weight {
			bound_each::<T>((14, 5), (10, 9), n)
		}

		fn countersign(n: u32) -> Weight {
			bound_each::<T>((3, 0), (3, 2), n)
		}

		/// A text of so many bytes is hashed.
		fn post_offering(n: u32) -> Weight {
			bound::<T>(28, 19, 1).saturating_add(Weight::from_parts(u64::from(n).saturating_mul(10_000), 0))
		}

		fn settle_pledges(n: u32) -> Weight {
			bound_each::<T>((30, 24), (33, 29), n)
		}

		fn clear_snapshots(n: u32) -> Weight {
			bound_each::<T>((26, 5), (4, 2), n)
		}
	}
	admit_platform: 10 reads, 6 writes, 0 signatures;
	remove_platform: 7 reads, 5 writes, 0 signatures;
	set_syndication: 10 reads, 5 writes, 0 signatures;
	choose: 14 reads, 8 writes, 0 signatures;
	clear_choice: 13 reads, 8 writes, 0 signatures;
	admit_authority: 7 reads, 6 writes, 0 signatures;
	update_authority: 7 reads, 5 writes, 0 signatures;
	remove_authority: 8 reads, 5 writes, 0 signatures;
	set_prf_version: 10 reads, 5 writes, 0 signatures;
	register_user: 25 reads, 13 writes, 2 signatures;
	confirm_identity: 14 reads, 5 writes, 0 signatures;
	resolve_conflict: 26 reads, 22 writes, 0 signatures;
	update_identity: 10 reads, 5 writes, 1 signatures;
	retag_user: 10 reads, 7 writes, 0 signatures;
	erase_identity: 14 reads, 5 writes, 0 signatures;
	recover_account: 12 reads, 7 writes, 1 signatures;
	freeze_user: 9 reads, 5 writes, 0 signatures;
	thaw_user: 9 reads, 5 writes, 0 signatures;
	set_trading_key: 10 reads, 5 writes, 1 signatures;
	approve_trading_key: 9 reads, 5 writes, 0 signatures;
	cancel_trading_key: 9 reads, 5 writes, 0 signatures;
	unlock_trading: 9 reads, 5 writes, 0 signatures;
	register_asset: 18 reads, 9 writes, 0 signatures;
	activate_asset: 13 reads, 6 writes, 0 signatures;
	withdraw_asset: 15 reads, 9 writes, 0 signatures;
	update_attributes: 16 reads, 8 writes, 0 signatures;
	freeze_holding: 11 reads, 5 writes, 0 signatures;
	thaw_holding: 11 reads, 5 writes, 0 signatures;
	force_transfer: 31 reads, 29 writes, 0 signatures;
	revoke_certificate: 26 reads, 20 writes, 0 signatures;
	refresh_certificate: 28 reads, 21 writes, 0 signatures;
	pledge: 45 reads, 27 writes, 1 signatures;
	fill: 57 reads, 43 writes, 1 signatures;
	record_trade: 41 reads, 35 writes, 2 signatures;
	close_offering: 38 reads, 33 writes, 0 signatures;
	cancel_offering: 37 reads, 26 writes, 0 signatures;
	freeze_offering: 11 reads, 5 writes, 0 signatures;
	thaw_offering: 11 reads, 5 writes, 0 signatures;
	withdraw_pledge: 32 reads, 24 writes, 0 signatures;
	pay_proceeds: 34 reads, 24 writes, 0 signatures;
	pay_fees: 36 reads, 24 writes, 0 signatures;
	declare_distribution: 32 reads, 22 writes, 0 signatures;
	claim_distribution: 112 reads, 28 writes, 0 signatures;
	close_distribution: 32 reads, 23 writes, 0 signatures;
}
