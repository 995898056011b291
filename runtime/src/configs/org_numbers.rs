// SPDX-License-Identifier: Apache-2.0

//! Organisation numbers.

use super::{
	chips::StandingInChips,
	governance::CouncilOrBoth,
	money::{Currency, Money, MoneyHolds, TreasuryAccount},
	parameters::{PoolFee, RowPriceInBounds},
};
use crate::{AssetFlow, Balances, Runtime, Signature};

impl pallet_org_numbers::Config for Runtime {
	type WeightInfo = crate::weights::pallet_org_numbers::WeightInfo<Runtime>;
	type NativeBalance = Balances;
	type RowPrice = RowPriceInBounds;
	type Currency = Currency;
	type Money = Money;
	type MoneyHolds = MoneyHolds;
	type Standing = StandingInChips;
	type PoolFee = PoolFee;
	type FeeCollector = TreasuryAccount;
	type FlowLedger = AssetFlow;
	type Signature = Signature;
	type AdminOrigin = CouncilOrBoth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_org_numbers::Sr25519Helper;
}
