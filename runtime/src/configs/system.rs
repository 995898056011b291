// SPDX-License-Identifier: Apache-2.0

//! Blocks: their limits, their weights, what is filtered, their time.

use super::{
	brakes::{OrdinaryAssetCalls, SafeMigrations},
	parameters::WithinBounds,
};
use crate::{
	constants::*,
	weights::{base::base_extrinsic, block::EmptyBlock, paritydb::ParityDbWeight},
	AccountId, Aura, Balance, Block, BlockNumber, MultiBlockMigrations, Nonce, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, SafeMode, TxPause, VERSION,
};
use alloc::boxed::Box;
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU16, ConstU32, ConstU64, Get, InsideBoth},
	weights::Weight,
};
use frame_system::limits::{BlockLength, BlockWeights};
use once_cell::race::OnceBox;
use sp_runtime::Perbill;
use sp_version::RuntimeVersion;

/// What a signed account may call now. Root alone passes by.
pub type CallFilter =
	InsideBoth<InsideBoth<OrdinaryAssetCalls, WithinBounds>, InsideBoth<SafeMode, TxPause>>;

parameter_types! {
	pub const BlockHashCount: BlockNumber = BLOCK_HASH_COUNT;
	pub const Version: RuntimeVersion = VERSION;
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_BLOCK_LENGTH)
		.build();
}

/// What blocks may weigh.
pub struct RuntimeBlockWeights;

impl RuntimeBlockWeights {
	/// Asked some ten times a transaction, so they are put together once for each call of the runtime: what is
	/// remembered lies in the memory of that call and goes with it.
	pub fn get() -> BlockWeights {
		static WEIGHTS: OnceBox<BlockWeights> = OnceBox::new();
		WEIGHTS.get_or_init(|| Box::new(block_weights())).clone()
	}
}

impl Get<BlockWeights> for RuntimeBlockWeights {
	fn get() -> BlockWeights {
		Self::get()
	}
}

/// Ordinary transactions fill nine tenths of a block at most. Operational ones may use all of it, and
/// come first when it is full; a tenth is theirs alone.
fn block_weights() -> BlockWeights {
	let (normal, base) = (block_share(NORMAL_DISPATCH_RATIO), base_extrinsic());
	BlockWeights::builder()
		.base_block(EmptyBlock::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = base;
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(normal);
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			weights.reserved = Some(MAXIMUM_BLOCK_WEIGHT.saturating_sub(normal));
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic()
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = CallFilter;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type BlockHashCount = BlockHashCount;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = crate::weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = crate::weights::frame_system_extensions::WeightInfo<Runtime>;
	type SS58Prefix = ConstU16<SS58_PREFIX>;
	// Holds, session keys and assets of one account all count; 16 would lock an active one out.
	type MaxConsumers = ConstU32<128>;
	type SingleBlockMigrations = crate::migrations::SingleBlock;
	type MultiBlockMigrator = MultiBlockMigrations;
	type PostTransactions = super::fees::OnceABlock;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	// Half a slot: wallets and Aura derive the slot's length from it.
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = crate::weights::pallet_timestamp::WeightInfo<Runtime>;
}

parameter_types! {
	/// What a migration may use of a block; its lock keeps everything else out.
	pub MigrationServiceWeight: Weight = block_share(Perbill::from_percent(80));
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Migrations = crate::migrations::MultiBlock;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = SafeMigrations;
	type MaxServiceWeight = MigrationServiceWeight;
	type WeightInfo = crate::weights::pallet_migrations::WeightInfo<Runtime>;
}
