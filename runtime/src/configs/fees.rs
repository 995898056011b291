// SPDX-License-Identifier: Apache-2.0

//! Where fees go: to the treasury, once a block.
//!
//! What the transactions of a block pay is put together in [`FeesOfBlock`] and credited when the last of
//! them has run. Crediting each fee by itself would write the treasury's account and an event for every
//! transaction: about a tenth of what a transaction takes that does nothing. No money is made or lost on
//! the way: a credit counts as issued while it lies here, and the row is gone before the block is.

use super::money::{ToTreasury, TreasuryAccount};
use crate::{AccountId, Balances, Runtime};
use alloc::vec::Vec;
use frame_support::{
	storage_alias,
	traits::{
		fungible::Credit, tokens::imbalance::OnUnbalanced, Imbalance, NoDrop, PostTransactions,
		SuppressedDrop,
	},
};

/// Fees and tips of the open block.
#[storage_alias(verbatim)]
pub type FeesOfBlock = StorageValue<BlockFees, NoDrop<Credit<AccountId, Balances>>>;

/// Takes each fee, and hands all of them to the treasury after a block's transactions.
pub struct OnceABlock;

impl OnUnbalanced<Credit<AccountId, Balances>> for OnceABlock {
	fn on_nonzero_unbalanced(fee: Credit<AccountId, Balances>) {
		FeesOfBlock::mutate(|fees| match fees {
			Some(fees) => fees.as_mut().subsume(fee),
			None => *fees = Some(NoDrop::new(fee)),
		});
	}
}

impl PostTransactions for OnceABlock {
	fn post_transactions() {
		if let Some(fees) = FeesOfBlock::take() {
			ToTreasury::on_unbalanced(fees.into_inner());
		}
	}
}

/// Rows that every block touches for its fees.
pub fn hot_keys() -> [Vec<u8>; 2] {
	let treasury = frame_system::Account::<Runtime>::hashed_key_for(TreasuryAccount::get());
	[treasury, FeesOfBlock::hashed_key().to_vec()]
}
