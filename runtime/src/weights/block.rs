// SPDX-License-Identifier: Apache-2.0

//! Executing a block without transactions, hooks and inherents included, measured by `scripts/bench.sh overhead`: never edited by hand.
//!
//! 2026-11-22, CPU AMD EPYC, profile release, the average of 200 rounds
//!
//! Nanoseconds:
//! Min, Max: 276_021, 652_231
//! Average:  382_537
//! Median:   372_104
//! Std-Dev:  43544.59
//! 99th: 495_227
//! 95th: 464_641
//! 75th: 398_172

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a block without transactions, hooks and inherents included.
	pub const EmptyBlock: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(382_537), 0);
}
