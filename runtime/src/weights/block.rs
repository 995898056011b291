// SPDX-License-Identifier: Apache-2.0

//! Executing a block without transactions, hooks and inherents included: `BlockExecutionWeight` of `frame-support` 49, measured by its authors on
//! their machine. `scripts/bench.sh overhead` writes this file anew.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a block without transactions, hooks and inherents included.
	pub const EmptyBlock: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(431_614), 0);
}
