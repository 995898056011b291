// SPDX-License-Identifier: Apache-2.0

//! Asset flow: record tables that several servers sign, and the chain's own.

use super::{
	governance::CouncilOrBoth,
	money::TreasuryAccount,
	parameters::{FlowTermsInBounds, RowPriceInBounds},
};
use crate::{constants::DAYS, Balances, OrgNumbers, Runtime, Signature};
use frame_support::traits::ConstU32;

impl pallet_asset_flow::Config for Runtime {
	type WeightInfo = crate::weights::pallet_asset_flow::WeightInfo<Runtime>;
	type NativeBalance = Balances;
	type RowPrice = RowPriceInBounds;
	type Terms = FlowTermsInBounds;
	type Day = ConstU32<DAYS>;
	type FeeCollector = TreasuryAccount;
	type Directory = OrgNumbers;
	type Signature = Signature;
	type AdminOrigin = CouncilOrBoth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_asset_flow::Sr25519Helper<OrgNumbers>;
}
