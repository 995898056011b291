// SPDX-License-Identifier: Apache-2.0

//! Rows that blocks touch whatever calls are in them, once for all, so that no call is charged for them.

use crate::{configs::fees, AllPalletsWithSystem, BlockNumber, Runtime};
use alloc::vec::Vec;
use frame_support::traits::WhitelistedStorageKeys;

/// Their keys: what pallets name, what fees take, and the hash of the genesis, which the check of every
/// transaction reads.
pub fn keys() -> Vec<Vec<u8>> {
	let genesis = frame_system::BlockHash::<Runtime>::hashed_key_for(BlockNumber::MIN);
	let named = AllPalletsWithSystem::whitelisted_storage_keys();
	named.into_iter().map(|row| row.key).chain(fees::hot_keys()).chain([genesis]).collect()
}
