// SPDX-License-Identifier: Apache-2.0

//! What moves on the chain itself, recorded for the pallets that move it.

use super::*;
use alloc::vec;
use codec::Encode;
use core::mem::replace;
use frame_support::pallet_prelude::*;
use hanse_support::{
	merkle::{Frontier, TreeFull},
	Flow, FlowLedger,
};
use sp_core::H256;

impl<T: Config> FlowLedger<AccountIdOf<T>> for Pallet<T> {
	/// Folds a movement into the chain's table of this block, in the storage layer of whoever calls:
	/// what is refused there leaves no record.
	fn record(flow: Flow<AccountIdOf<T>>) -> DispatchResult {
		let BlockTable { table, mut frontier, mut rolling } =
			Current::<T>::get().unwrap_or_else(|| BlockTable {
				table: Uuid::of_block(Self::now()),
				frontier: Frontier::default(),
				rolling: H256::zero(),
			});
		let (leaf, index) = (chain_leaf(&table, &flow), frontier.count());
		// No block has as many movements as can be counted.
		frontier.append(leaf).map_err(|TreeFull| Error::<T>::TableFull)?;
		let after = rolled(&rolling, &[leaf]);
		let before = replace(&mut rolling, after);
		let batch = Batch { before, first: index, bodies: vec![&flow] };
		sp_io::offchain_index::set(&body_key(&table, &rolling), &batch.encode());
		Current::<T>::put(BlockTable { table, frontier, rolling });
		Self::deposit_event(Event::FlowRecorded { table, index, flow });
		Ok(())
	}
}
