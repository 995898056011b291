// SPDX-License-Identifier: Apache-2.0

//! What is measured on this runtime: every pallet that weighs anything, and what surrounds every call.
//!
//! Two of upstream's pallets are measured by benchmarks of ours: its own for session keys want a staking
//! pallet, and those of GRANDPA measure other steps than the two calls that are charged.

mod grandpa;
#[cfg(feature = "rivals")]
mod rivals;
mod session;

use crate::{
	weights::hot, AccountId, Activities, AllPalletsWithSystem, AssetFlow, Assets, Balances, Chips,
	Council, CouncilMembership, Crowdfunding, MetaTx, MultiBlockMigrations, Multisig, OrgNumbers,
	Parameters, Preimage, Proxy, Runtime, SafeMode, Scheduler, Timestamp, TransactionPayment,
	TxPause, Utility, ValidatorSet, VerifySignature, Whitelist,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	account,
	baseline::{self, Pallet as BaselineBench},
	benchmarking::add_to_whitelist,
	BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait};
use frame_system_benchmarking::{extensions::Pallet as ExtensionsBench, Pallet as SystemBench};
use grandpa::Pallet as GrandpaBench;
use session::Pallet as SessionBench;
use sp_storage::TrackedStorageKey;

impl frame_system_benchmarking::Config for Runtime {}
impl baseline::Config for Runtime {}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {
	/// The row of the sender is counted once for all extensions, in the check of the nonce.
	fn setup_benchmark_environment() {
		let sender: AccountId = account("caller", 0, 0);
		add_to_whitelist(frame_system::Account::<Runtime>::hashed_key_for(sender).into());
	}
}

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, ExtensionsBench::<Runtime>]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_verify_signature, VerifySignature]
	[pallet_timestamp, Timestamp]
	[pallet_parameters, Parameters]
	[pallet_utility, Utility]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_preimage, Preimage]
	[pallet_scheduler, Scheduler]
	[pallet_meta_tx, MetaTx]
	[pallet_balances, Balances]
	[pallet_assets, Assets]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_grandpa, GrandpaBench::<Runtime>]
	// Both bodies have the same limits: what one weighs holds for the other.
	[pallet_collective, Council]
	[pallet_membership, CouncilMembership]
	[pallet_whitelist, Whitelist]
	[pallet_safe_mode, SafeMode]
	[pallet_tx_pause, TxPause]
	[pallet_migrations, MultiBlockMigrations]
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
	#[cfg(feature = "rivals")]
	rivals::list(&mut list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs what `config` asks for.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist: Vec<_> = hot::keys().into_iter().map(TrackedStorageKey::from).collect();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	#[cfg(feature = "rivals")]
	rivals::run(&config, &whitelist, &mut batches)?;
	Ok(batches)
}
