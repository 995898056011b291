// SPDX-License-Identifier: Apache-2.0

//! What a bank, a buyer or any service does with Hanse off chain: sign what the chain believes,
//! match a bank's notifications with purchase requests, and bring both together over RPC.
//!
//! The parts that decide about money are pure functions over values ([`camt054`], [`matching`],
//! [`mod@reference`], [`signing`]); files, keys and the node ([`chain`]) stand around them.

pub mod book;
pub mod camt054;
pub mod chain;
pub mod documents;
pub mod files;
pub mod keys;
pub mod matching;
pub mod money;
pub mod payload;
pub mod reference;
pub mod signing;
pub mod text;
