// SPDX-License-Identifier: Apache-2.0

//! Executing a block without transactions, hooks and inherents included, measured by `scripts/bench.sh overhead`: never edited by hand.
//!
//! 2026-11-22, CPU AMD EPYC, profile release, the 95th percentile of 200 rounds
//!
//! Nanoseconds:
//! Min, Max: 246_958, 558_972
//! Average:  291_680
//! Median:   260_748
//! Std-Dev:  53302.38
//! 99th: 428_418
//! 95th: 393_655
//! 75th: 334_738

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a block without transactions, hooks and inherents included.
	pub const EmptyBlock: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(393_655), 0);
}
