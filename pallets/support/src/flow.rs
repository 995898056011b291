// SPDX-License-Identifier: Apache-2.0

//! The chain's own record of what moved.

use crate::OrgNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;

/// What moved.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum FlowAsset {
	/// An organisation number.
	#[codec(index = 0)]
	OrgNumber(OrgNumber),
	/// Chips of a kind, named by the id of its ledger asset.
	#[codec(index = 1)]
	Chips(u32),
	/// Shares of a crowdfunding asset.
	#[codec(index = 2)]
	Shares(u64),
}

/// Why it moved.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum FlowReason {
	/// Came into being.
	#[codec(index = 0)]
	Issued,
	/// Given by consent of both sides.
	#[codec(index = 1)]
	Transferred,
	/// Sold for a price.
	#[codec(index = 2)]
	Sold,
	/// Moved to the account that the owner had named for the loss of his key.
	#[codec(index = 3)]
	Recovered,
	/// Ceased to be.
	#[codec(index = 4)]
	Retired,
}

/// One movement of an asset.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Flow<AccountId> {
	/// What moved.
	pub asset: FlowAsset,
	/// Who had it; `None` when it came into being.
	pub from: Option<AccountId>,
	/// Who has it; `None` when it ceased to be.
	pub to: Option<AccountId>,
	/// How much, in the asset's smallest unit; 1 for what can't be divided.
	pub quantity: u128,
	/// Why.
	pub reason: FlowReason,
}

/// Records movements. A failed call leaves no record: the ledger writes within the caller's storage
/// layer.
pub trait FlowLedger<AccountId> {
	/// Records one movement.
	fn record(flow: Flow<AccountId>) -> DispatchResult;
}

/// Keeps no record.
impl<AccountId> FlowLedger<AccountId> for () {
	fn record(_: Flow<AccountId>) -> DispatchResult {
		Ok(())
	}
}
