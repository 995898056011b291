// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_org_numbers` where numbers that move are recorded in the chain's table of flows.
//!
//! The figures of [`super::pallet_org_numbers`] were measured without a ledger of flows, so what a
//! record takes is added here to the calls that make one. Goes when they are measured with it.

use super::{pallet_asset_flow, pallet_org_numbers};
use ::pallet_asset_flow::WeightInfo as _;
use ::pallet_org_numbers::WeightInfo as Weights;
use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions for `pallet_org_numbers`.
pub struct WeightInfo<T>(PhantomData<T>);

macro_rules! weights {
	(
		moving: $($moving:ident($($x:ident)?))*;
		still: $($still:ident($($n:ident)?))*;
	) => {
		impl<T: frame_system::Config> Weights for WeightInfo<T> {
			$(
				fn $moving($($x: u32)?) -> Weight {
					pallet_org_numbers::WeightInfo::<T>::$moving($($x)?)
						.saturating_add(pallet_asset_flow::WeightInfo::<T>::record_flow())
				}
			)*

			$(
				fn $still($($n: u32)?) -> Weight {
					pallet_org_numbers::WeightInfo::<T>::$still($($n)?)
				}
			)*
		}
	};
}

weights! {
	// Each moves one number at most.
	moving:
		register() register_for() release() accept_transfer() finish_recovery() sell(x) buy(x)
		update_price(x) match_orders() settle_auction();
	still:
		commit() withdraw_commitment() set_profile() publish(b) append_part(b) edit_publication(b)
		retract_publication() set_role() remove_role() reclaim_role() follow() unfollow()
		set_primary() clear_primary() offer_transfer() cancel_transfer() set_recovery()
		start_recovery() object_to_recovery() add_registrar() remove_registrar()
		grant_verification() withdraw_verification() reserve_handle() unreserve_handle()
		clear_history(c) cancel_order() clear_orders(o) withdraw_stranded() start_auction() bid()
		cancel_auction() set_class() set_currency();
}
