// SPDX-License-Identifier: Apache-2.0

//! The trading pool: numbers are listed, bid for and auctioned, and the chain itself matches buyer
//! and seller.

pub(crate) mod auctions;
pub(crate) mod book;
pub(crate) mod markets;
pub(crate) mod matching;
pub(crate) mod orders;
pub(crate) mod settlement;
// What `derive` expands to casts.
#[allow(clippy::as_conversions)]
pub mod types;

pub use types::*;
