// SPDX-License-Identifier: Apache-2.0

//! Executing a signed remark of no bytes, extensions included, in a block full of them: `ExtrinsicBaseWeight` of `frame-support` 49, measured by its authors on
//! their machine. `scripts/bench.sh overhead` writes this file anew.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a signed remark of no bytes, extensions included, in a block full of them.
	pub const EmptyTransaction: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(108_157), 0);
}
