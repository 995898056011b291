// SPDX-License-Identifier: Apache-2.0

//! What a row of the database takes, measured by `scripts/bench.sh storage`: never edited by hand.
//!
//! 2026-11-22 (Y/M/D), benchmark CLI 64.0.0, CPU AMD EPYC, ParityDb, state version 1, the
//! Average of all rows read and of writes in batches of 10000
//!
//! Nanoseconds of a read: 1_172 to 10_226_911, average 8_610,
//! median 8_212, 95th percentile 11_307, 99th 15_073
//!
//! Nanoseconds of a write: 24_077 to 55_595, average 33_289,
//! median 33_412, 95th percentile 40_013, 99th 43_752

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// Reading a row, and writing one with its share of the root of the state.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(8_610),
		write: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(33_289),
	};
}
