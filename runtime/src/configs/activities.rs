// SPDX-License-Identifier: Apache-2.0

//! Activities: private groups, of which the chain keeps commitments and receipts.

use super::{
	governance::CouncilOrBoth,
	parameters::{ActivityTermsInBounds, RowPriceInBounds},
};
use crate::{AccountId, Balances, OrgNumbers, Runtime, Signature};
use sp_core::sr25519;
use sp_runtime::traits::Convert;

/// The account of a node's signing key: that of the sr25519 key it is.
pub struct Agent;
impl Convert<pallet_activities::NodeKey, AccountId> for Agent {
	fn convert(key: pallet_activities::NodeKey) -> AccountId {
		sr25519::Public::from(key).0.into()
	}
}

impl pallet_activities::Config for Runtime {
	type WeightInfo = crate::weights::pallet_activities::WeightInfo<Runtime>;
	type NativeBalance = Balances;
	type RowPrice = RowPriceInBounds;
	type Terms = ActivityTermsInBounds;
	type Directory = OrgNumbers;
	type Signature = Signature;
	type AgentOf = Agent;
	type AdminOrigin = CouncilOrBoth;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_activities::Sr25519Helper<OrgNumbers>;
}
