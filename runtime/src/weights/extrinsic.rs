// SPDX-License-Identifier: Apache-2.0

//! Executing a signed remark of no bytes, extensions included, in a block full of them, measured by `scripts/bench.sh overhead`: never edited by hand.
//!
//! 2026-11-22, CPU AMD EPYC, profile release, the 95th percentile of 200 rounds
//!
//! Nanoseconds:
//! Min, Max: 108_297, 149_678
//! Average:  112_463
//! Median:   110_423
//! Std-Dev:  6911.91
//! 99th: 147_967
//! 95th: 124_456
//! 75th: 111_783

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a signed remark of no bytes, extensions included, in a block full of them.
	pub const EmptyTransaction: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(124_456), 0);
}
