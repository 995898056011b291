// SPDX-License-Identifier: Apache-2.0

//! Crowdfunding: users, assets, certificates and offerings.

use super::{
	chips::StandingInChips,
	governance::CouncilOrBoth,
	money::{Currency, Money, TreasuryAccount},
	parameters::{CrowdfundingTermsInBounds, RowPriceInBounds},
};
use crate::{AssetFlow, Balances, OrgNumbers, Runtime, Signature};

impl pallet_crowdfunding::Config for Runtime {
	type WeightInfo = crate::weights::pallet_crowdfunding::WeightInfo<Runtime>;
	type NativeBalance = Balances;
	type RowPrice = RowPriceInBounds;
	type Terms = CrowdfundingTermsInBounds;
	type Currency = Currency;
	type Money = Money;
	type Standing = StandingInChips;
	type FeeCollector = TreasuryAccount;
	type Directory = OrgNumbers;
	type FlowLedger = AssetFlow;
	type Signature = Signature;
	type AdminOrigin = CouncilOrBoth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_crowdfunding::Sr25519Helper<OrgNumbers, StandingInChips>;
}
