// SPDX-License-Identifier: Apache-2.0

//! What a row of the database takes. Upstream's figures of the 2609 line, on its reference machine, until
//! `scripts/bench.sh storage` replaces this file by measured ones.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// Reading a row, and writing one with its share of the root of the state.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(8_000),
		write: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(50_000),
	};
}
