// SPDX-License-Identifier: Apache-2.0

//! Native tokens, chips, fees, and the treasury that they go to.

use super::measuring::{Creator, Nobody};
use crate::{
	constants::*, AccountId, AssetId, Assets, AssetsHolder, Balance, Balances, Runtime,
	RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		tokens::imbalance::ResolveTo,
		ConstU32, ConstU8, VariantCountOf,
	},
	weights::ConstantMultiplier,
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{traits::AccountIdConversion, FixedPointNumber, Perquintill};

/// A currency: the native token or a kind of chips.
pub type Currency = NativeOrWithId<AssetId>;
/// All money as one ledger, to transfer, mint and burn.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, Currency, AccountId>;
/// All money as one ledger, to hold and release. It isn't one with [`Money`] since the ledger of
/// holds on chips implements nothing but holds.
pub type MoneyHolds = UnionOf<Balances, AssetsHolder, NativeFromLeft, Currency, AccountId>;

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	/// Gets fees, dust and slashed deposits. Endowed at genesis, or fees below the existential
	/// deposit would be lost.
	pub TreasuryAccount: AccountId = TREASURY.into_account_truncating();
}

/// Credits what is taken from accounts to the treasury.
pub type ToTreasury = ResolveTo<TreasuryAccount, Balances>;

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = crate::weights::pallet_balances::WeightInfo<Runtime>;
	type Balance = Balance;
	type DustRemoval = ToTreasury;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

parameter_types! {
	pub const AssetDeposit: Balance = deposit(1, 190);
	/// Nothing, since the pallet of chips alone opens accounts without chips in them, to bar somebody,
	/// and alone names kinds. Its account has no native tokens.
	pub const AssetAccountDeposit: Balance = 0;
	pub const MetadataDepositBase: Balance = 0;
	pub const MetadataDepositPerByte: Balance = 0;
	pub const ApprovalDeposit: Balance = deposit(1, 16);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1000>;
	type AssetId = AssetId;
	type AssetIdParameter = codec::Compact<AssetId>;
	type ReserveData = ();
	type Currency = Balances;
	// Kinds of chips are made and governed by the pallet of chips alone.
	type CreateOrigin = Creator;
	type ForceOrigin = Nobody;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = crate::weights::pallet_assets::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

parameter_types! {
	pub const FeePerRefTime: Balance = FEE_PER_REF_TIME;
	pub const FeePerByte: Balance = FEE_PER_BYTE;
	/// Fees rise while blocks are more than a quarter full, and fall while they are less.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// With full blocks of a second each the multiplier rises by about 4 % a minute.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(1, 1_000);
	/// Fees never fall under a tenth of their base.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	/// Fees never rise above a thousand times their base: a flood can't price everybody out for
	/// days, and governance can always afford to act.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, super::fees::OnceABlock>;
	type WeightToFee = ConstantMultiplier<Balance, FeePerRefTime>;
	type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Runtime,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = crate::weights::pallet_transaction_payment::WeightInfo<Runtime>;
}
