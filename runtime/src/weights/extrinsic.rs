// SPDX-License-Identifier: Apache-2.0

//! Executing a signed remark of no bytes, extensions included, in a block full of them, measured by `scripts/bench.sh overhead`: never edited by hand.
//!
//! 2026-11-22, CPU AMD EPYC, profile release, the average of 200 rounds
//!
//! Nanoseconds:
//! Min, Max: 116_587, 191_137
//! Average:  155_250
//! Median:   163_262
//! Std-Dev:  21294.51
//! 99th: 189_990
//! 95th: 182_332
//! 75th: 170_652

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a signed remark of no bytes, extensions included, in a block full of them.
	pub const EmptyTransaction: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(155_250), 0);
}
