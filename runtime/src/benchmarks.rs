// SPDX-License-Identifier: Apache-2.0

//! What is measured on this runtime: the pallets of Hanse, and the base that every transaction
//! pays. Upstream pallets bring figures of their own.

use crate::{
	Activities, AllPalletsWithSystem, AssetFlow, Chips, Crowdfunding, OrgNumbers, Runtime,
	ValidatorSet,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	baseline::{self, Pallet as BaselineBench},
	BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{extensions::Pallet as ExtensionsBench, Pallet as SystemBench};

impl frame_system_benchmarking::Config for Runtime {}
impl baseline::Config for Runtime {}

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, ExtensionsBench::<Runtime>]
	[pallet_validator_set, ValidatorSet]
	[pallet_org_numbers, OrgNumbers]
	[pallet_chips, Chips]
	[pallet_crowdfunding, Crowdfunding]
	[pallet_activities, Activities]
	[pallet_asset_flow, AssetFlow]
);

/// Which benchmarks there are, and what storage looks like.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs what `config` asks for.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
