// SPDX-License-Identifier: Apache-2.0

//! # The transaction server of a node
//!
//! Keeps every record of every table of asset-flow, checks it, signs closed tables with the server's
//! key, and proves records.
//!
//! ## What it does, and when
//!
//! It looks at final blocks only: what it keeps is never taken back, and what it signs is closed for
//! good. With each final block it
//!
//! 1. adds the records that the chain has and the store has not ([`follow`]), from the node's
//!    off-chain database; a node that did not execute the blocks (warp sync, pruned bodies) asks other
//!    servers' nodes for them ([`fetch`]): a batch is named by a hash over its records, so that it
//!    does not matter who gives it;
//! 2. checks each client's signature and counts broken chains as records come in ([`check`]);
//! 3. signs the receipts of closed tables that name its server and that it has not signed ([`sign`]).
//!    That is looked up in the state each time, so a crash, a full pool or a fork only delay it. A
//!    table whose root here is not the chain's, or that has a record with a wrong signature, is not
//!    signed: an alarm goes to log and metrics instead.
//!
//! In between it hashes sealed tables again, one after the other ([`audit`]). The way from a record to
//! its table's root is kept beside the records, so that a proof costs no more in a long table.
//!
//! ## Clients' records
//!
//! The node of a table's first server takes records from clients, its own and those that came to
//! other servers' nodes ([`door`]). What it takes is on its disk before it says so ([`pending`]), is
//! appended by transactions of the server's account ([`append`]) until it is final or can never be,
//! and is then acknowledged under the server's key. All that is asked of it goes through a queue that has
//! an end ([`pool`]): whoever comes when it is full is told so, and comes again.

pub mod append;
pub mod audit;
pub mod chain;
pub mod check;
pub mod door;
pub mod fetch;
pub mod follow;
mod gather;
pub mod pending;
pub mod pool;
pub mod sign;
pub mod store;
#[cfg(test)]
mod tests;
mod tree;

use hanse_support::Flow;
use sp_runtime::MultiSignature;

pub type AccountId = sp_runtime::AccountId32;
pub type BlockNumber = u32;
pub type Balance = u128;
pub type Signature = MultiSignature;
pub type Entry = pallet_asset_flow::Entry<AccountId, Signature, BlockNumber>;
pub type Table = pallet_asset_flow::Table<AccountId, Balance, BlockNumber>;
pub type Seal = pallet_asset_flow::Seal<BlockNumber>;
pub type ServerRow = pallet_asset_flow::Server<AccountId, BlockNumber>;
pub type FlowOf = Flow<AccountId>;
