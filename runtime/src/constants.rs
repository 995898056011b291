// SPDX-License-Identifier: Apache-2.0

//! Units of money and time, and every limit that nobody tunes at run time.

#![deny(clippy::as_conversions)]

use crate::{Balance, BlockNumber};
use frame_support::{
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
	PalletId,
};
use sp_runtime::Perbill;

/// The native token's symbol; with [`TOKEN_DECIMALS`] part of the metadata hash.
pub const TOKEN_SYMBOL: &str = "HANSE";
/// Decimals of the native token.
pub const TOKEN_DECIMALS: u8 = 12;
/// Address format of the chain.
pub const SS58_PREFIX: u16 = 42;

/// One token.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of a token.
pub const MILLI: Balance = 1_000_000_000;
/// A millionth of a token.
pub const MICRO: Balance = 1_000_000;
/// The least an account can hold.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI;

/// Price of a picosecond of execution; 100 us of weight cost a thousandth of a token.
pub const FEE_PER_REF_TIME: Balance = 10;
/// Price of a byte of a transaction.
pub const FEE_PER_BYTE: Balance = MICRO;

/// What a row in storage costs as long as it lies there.
pub const DEPOSIT_PER_ITEM: Balance = 100 * MILLI;
/// What a byte in storage costs as long as it lies there.
pub const DEPOSIT_PER_BYTE: Balance = 100 * MICRO;

/// Deposit for `items` rows of `bytes` bytes in all.
pub const fn deposit(items: Balance, bytes: Balance) -> Balance {
	DEPOSIT_PER_ITEM.saturating_mul(items).saturating_add(DEPOSIT_PER_BYTE.saturating_mul(bytes))
}

/// Length of an Aura slot in milliseconds. Fixed at genesis for ever.
pub const SLOT_DURATION: u64 = 1000;
pub const MINUTES: BlockNumber = 60;
pub const HOURS: BlockNumber = 60 * MINUTES;
pub const DAYS: BlockNumber = 24 * HOURS;

/// How many block hashes are kept, so that wallets may sign transactions that live for an hour.
pub const BLOCK_HASH_COUNT: BlockNumber = 4096;

/// Half a slot executes; the rest is for building, gossip and import.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(500 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);
/// A share of what a block executes.
pub fn block_share(share: Perbill) -> Weight {
	Weight::from_parts(
		share.mul_floor(MAXIMUM_BLOCK_WEIGHT.ref_time()),
		share.mul_floor(MAXIMUM_BLOCK_WEIGHT.proof_size()),
	)
}
/// Share of a block that ordinary transactions may fill; the rest is kept for operational ones.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(90);
/// Share of a block expected to be used by hooks.
pub const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(10);
/// Ordinary transactions of one block in bytes: at a block a second this bounds a chain's growth.
pub const NORMAL_BLOCK_LENGTH: u32 = 1024 * 1024;
/// All of a block in bytes: the code of an upgrade comes in one operational transaction.
pub const MAX_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// Most validators of the chain.
pub const MAX_AUTHORITIES: u32 = 32;
/// Most signatories of a multisig. The rehearsal runtime allows more, which clients can see.
#[cfg(not(feature = "upgrade-rehearsal"))]
pub const MAX_SIGNATORIES: u32 = 100;
#[cfg(feature = "upgrade-rehearsal")]
pub const MAX_SIGNATORIES: u32 = 128;
/// Most members of a governance body.
pub const MAX_MEMBERS: u32 = 32;

/// The account that gets fees, dust and slashed deposits. Nobody holds its key: only governance,
/// as Root, moves what lies there (`balances.force_transfer`).
pub const TREASURY: PalletId = PalletId(*b"hans/trs");
