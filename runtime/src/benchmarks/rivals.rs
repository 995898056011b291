// SPDX-License-Identifier: Apache-2.0

//! Upstream's pallets that calls of Hanse are measured against, and whole transactions.

mod transactions;

use crate::{RivalAssets, RivalIdentity, RivalMembership, RivalNfts, RivalUniques, Runtime};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	add_benchmark, list_benchmark, BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::traits::TrackedStorageKey;
use transactions::Pallet as TransactionsBench;

/// Names each rival to `list_benchmark` or `add_benchmark`. What bears the name of a pallet that the
/// runtime has anyway gets one of its own.
macro_rules! each_rival {
	($macro:ident, $first:ident, $second:ident) => {
		$macro!($first, $second, transactions, TransactionsBench::<Runtime>);
		$macro!($first, $second, rival_assets, RivalAssets);
		$macro!($first, $second, rival_membership, RivalMembership);
		$macro!($first, $second, pallet_uniques, RivalUniques);
		$macro!($first, $second, pallet_nfts, RivalNfts);
		$macro!($first, $second, pallet_identity, RivalIdentity);
	};
}

/// Which benchmarks they bring.
pub fn list(list: &mut Vec<BenchmarkList>, extra: bool) {
	each_rival!(list_benchmark, list, extra);
}

/// Runs the one of them that `config` asks for, if it does.
pub fn run(
	config: &BenchmarkConfig,
	whitelist: &[TrackedStorageKey],
	batches: &mut Vec<BenchmarkBatch>,
) -> Result<(), String> {
	let params = (config, whitelist);
	each_rival!(add_benchmark, params, batches);
	Ok(())
}
