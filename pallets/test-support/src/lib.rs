// SPDX-License-Identifier: Apache-2.0

//! # What the tests of several pallets share
//!
//! For `[dev-dependencies]` only: everything here needs `std` and panics where a test should.
//!
//! - [`vectors`]: the committed vectors of what is signed off chain for a pallet.
//! - [`keys`]: people by name.
//! - [`flows`]: a ledger of movements that remembers what it was told.
//! - [`numbers`]: a directory of organisation numbers, changed by hand.
//! - [`price`]: the price of a row, changed by hand.
//! - [`standing`]: who may pay and be paid, changed by hand.
//!
//! What is changed by hand lies beside the chain, one per thread: a refused call can't undo it, and
//! whoever builds a chain resets it.

pub mod flows;
pub mod keys;
pub mod numbers;
pub mod price;
pub mod standing;
pub mod vectors;

use frame_support::{traits::ConstU32, BoundedVec};

/// A bounded text; panics if it is too long.
pub fn text<const N: u32>(text: &str) -> BoundedVec<u8, ConstU32<N>> {
	text.as_bytes().to_vec().try_into().expect("fits")
}
