// SPDX-License-Identifier: Apache-2.0

//! # What the pallets of Hanse share
//!
//! Pallets meet through the traits of this crate, never through each other's `Config`. It has no
//! storage of its own.
//!
//! - [`org`]: the organisation number with its check digits, and [`org::OrgDirectory`], by which
//!   other pallets learn who owns a number and who may act for it.
//! - [`flow`]: [`flow::FlowLedger`], called by every pallet that moves something.
//! - [`standing`]: whether an account may pay or be paid in a currency.
//! - [`deposit`]: a held deposit that remembers who paid it and how much.
//! - [`bodies`]: larger contents that lie in block bodies and are found by their hash.
//! - [`merkle`]: trees of records as RFC 6962 hashes them: what the chain keeps, and paths to it.
//! - [`ordered_index`]: a sorted list in pages, in which order books are kept.
//! - [`packed`]: a list that stays as it is encoded, of which pages are made.
//! - [`signed_payload`]: the one format of everything that is signed off chain.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod bodies;
pub mod deposit;
pub mod flow;
pub mod merkle;
pub mod ordered_index;
pub mod org;
pub mod packed;
pub mod signed_payload;
pub mod standing;

pub use deposit::{Deposit, RowPrice};
pub use flow::{Flow, FlowAsset, FlowLedger, FlowReason};
pub use org::{OrgDirectory, OrgNumber, OrgRole, OrgStanding};
pub use standing::Standing;
