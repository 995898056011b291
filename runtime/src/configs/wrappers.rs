// SPDX-License-Identifier: Apache-2.0

//! Calls that carry other calls: batches, multisigs, proxies, preimages, transactions in
//! transactions. The call inside is filtered again in each of them.

// The codec of `ProxyType` casts the indices of its variants.
#![allow(clippy::as_conversions)]

use crate::{
	constants::*, AccountId, Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, Signature, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, InstanceFilter, LinearStoragePrice},
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::traits::{BlakeTwo256, Verify};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = crate::weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	/// A row of 88 bytes, and 32 more for each signatory.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// A row of 8 bytes, and 33 more for each proxy.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 16);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<MAX_SIGNATORIES>;
	type WeightInfo = crate::weights::pallet_multisig::WeightInfo<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do in the name of its account.
#[derive(
	Clone,
	Copy,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	Debug,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything that moves no money and no organisation number.
	#[codec(index = 1)]
	NonTransfer,
	/// Votes and motions: a second key for a seat in a governance body.
	#[codec(index = 2)]
	Governance,
	/// Session keys of a validator.
	#[codec(index = 3)]
	Session,
	/// Only to reject announcements of other proxies.
	#[codec(index = 4)]
	CancelProxy,
	/// What an organisation publishes: its profile and its posts.
	#[codec(index = 5)]
	Publishing,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => !moves_property(call),
			ProxyType::Governance => matches!(
				call,
				RuntimeCall::Council(..)
					| RuntimeCall::CouncilMembership(..)
					| RuntimeCall::TechnicalCommittee(..)
					| RuntimeCall::TechnicalMembership(..)
					| RuntimeCall::Whitelist(..)
					| RuntimeCall::Preimage(..)
					| RuntimeCall::Utility(..)
			),
			ProxyType::Session => {
				matches!(call, RuntimeCall::Session(..) | RuntimeCall::Utility(..))
			},
			ProxyType::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			},
			ProxyType::Publishing => publishes(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(left, right) if left == right => true,
			(ProxyType::Any, _) => true,
			(_, ProxyType::Any) => false,
			(ProxyType::NonTransfer, _) => true,
			_ => false,
		}
	}
}

/// Whether a call hands money or an organisation number to somebody else, gives it up, puts it up for
/// sale or at stake, or makes chips.
fn moves_property(call: &RuntimeCall) -> bool {
	use pallet_org_numbers::Call::*;
	match call {
		RuntimeCall::Balances(..) | RuntimeCall::Assets(..) => true,
		RuntimeCall::OrgNumbers(call) => matches!(
			call,
			release { .. }
				| offer_transfer { .. }
				| accept_transfer { .. }
				| set_recovery { .. }
				| finish_recovery { .. }
				| sell { .. }
				| buy { .. } | update_price { .. }
				| start_auction { .. }
				| bid { .. }
		),
		RuntimeCall::Chips(call) => moves_chips(call),
		RuntimeCall::Crowdfunding(call) => moves_shares(call),
		RuntimeCall::AssetFlow(call) => records_flows(call),
		RuntimeCall::Activities(call) => changes_who_reads(call),
		_ => false,
	}
}

/// Whether a call makes chips or lets them be made, gives them up, or pays from or stakes native
/// tokens for them.
fn moves_chips(call: &pallet_chips::Call<Runtime>) -> bool {
	use pallet_chips::Call::*;
	matches!(
		call,
		set_allowance { .. }
			| set_issuer_terms { .. }
			| publish_bank_record { .. }
			| set_bond { .. }
			| attest_reserve { .. }
			| request_purchase { .. }
			| request_purchase_for { .. }
			| issue { .. }
			| issue_many { .. }
			| complain { .. }
			| rule_complaint { .. }
			| request_redemption { .. }
	)
}

/// Whether a call moves shares or money for them, or changes who may: keys, accounts, identities, bars
/// that are lifted.
fn moves_shares(call: &pallet_crowdfunding::Call<Runtime>) -> bool {
	use pallet_crowdfunding::Call::*;
	matches!(
		call,
		update_authority { .. }
			| set_prf_version { .. }
			| register_user { .. }
			| confirm_identity { .. }
			| resolve_conflict { .. }
			| update_identity { .. }
			| retag_user { .. }
			| erase_identity { .. }
			| recover_account { .. }
			| thaw_user { .. }
			| set_trading_key { .. }
			| approve_trading_key { .. }
			| unlock_trading { .. }
			| register_asset { .. }
			| add_holders { .. }
			| thaw_holding { .. }
			| countersign { .. }
			| refresh_certificate { .. }
			| post_offering { .. }
			| pledge { .. }
			| fill { .. }
			| record_trade { .. }
			| cancel_offering { .. }
			| thaw_offering { .. }
			| settle_pledges { .. }
			| declare_distribution { .. }
	)
}

/// Whether a call records what moved, says who may, or pays for evidence.
fn records_flows(call: &pallet_asset_flow::Call<Runtime>) -> bool {
	use pallet_asset_flow::Call::*;
	matches!(
		call,
		set_desk { .. }
			| open_table { .. }
			| append { .. }
			| append_many { .. }
			| report_client { .. }
	)
}

/// Whether a call gives keys, hosts or things to others, or decides who is in a group: what is read
/// once can't be unread.
fn changes_who_reads(call: &pallet_activities::Call<Runtime>) -> bool {
	use pallet_activities::Call::*;
	matches!(
		call,
		register_node { .. }
			| rotate_keys { .. }
			| set_org { .. }
			| ask_host { .. }
			| answer_guest { .. }
			| offer_thing { .. }
			| take_thing { .. }
			| allow { .. }
			| open_activity { .. }
			| consent { .. }
			| add_member { .. }
			| make_statement { .. }
			| countersign_statement { .. }
	)
}

/// Whether a call changes what an organisation says, and nothing else.
fn publishes(call: &RuntimeCall) -> bool {
	use pallet_org_numbers::Call::*;
	let RuntimeCall::OrgNumbers(call) = call else { return false };
	matches!(
		call,
		set_profile { .. }
			| publish { .. }
			| append_part { .. }
			| edit_publication { .. }
			| retract_publication { .. }
	)
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = crate::weights::pallet_proxy::WeightInfo<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_preimage::WeightInfo<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_meta_tx::Config for Runtime {
	type WeightInfo = crate::weights::pallet_meta_tx::WeightInfo<Runtime>;
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Extension = crate::MetaTxExtension;
	#[cfg(feature = "runtime-benchmarks")]
	type Extension = pallet_meta_tx::WeightlessExtension<Runtime>;
}

impl pallet_verify_signature::Config for Runtime {
	type Signature = Signature;
	type AccountIdentifier = <Signature as Verify>::Signer;
	type WeightInfo = crate::weights::pallet_verify_signature::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
