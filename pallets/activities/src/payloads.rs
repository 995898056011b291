// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain, field by field.
//!
//! Each is the `fields` part of a [`hanse_support::signed_payload::Payload`] with pallet `activities`:
//!
//! | purpose | fields | signed by | nonce | expiry |
//! | --- | --- | --- | --- | --- |
//! | `node-keys` | [`KeyClaim`] | the node's peer key, and its signing key | the version that they become | never |
//! | `receipts` | [`Receipts`] | the node's signing key | version of the keys | never |
//! | `thing` | [`ThingClaim`] | the thing's key | 0 | as the owner says |
//!
//! Never is the largest `u32`: these words are true or not, whenever they are brought. Nodes sign the
//! 32 bytes of the message as they are; a thing may sign them wrapped, as wallets do. What nodes sign
//! for each other is in the crate `hanse-activity-format`.
//!
//! Vectors of each: `pallets/activities/vectors/payloads.json`.

use crate::types::*;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hanse_support::signed_payload::Domain;
use scale_info::TypeInfo;
use sp_core::H256;

const fn domain(purpose: &'static [u8]) -> Domain {
	Domain { pallet: b"activities", purpose }
}

pub const NODE_KEYS: Domain = domain(b"node-keys");
pub const RECEIPTS: Domain = domain(b"receipts");
pub const THING: Domain = domain(b"thing");

/// Whoever brings keys as an account's node has them.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct KeyClaim<AccountId> {
	pub account: AccountId,
	pub keys: NodeKeys,
}

/// A device is its owner's.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ThingClaim<AccountId> {
	/// The account of the device's key.
	pub key: AccountId,
	pub owner: AccountId,
}

/// A node stored or erased these entries, each with the root that the chain has.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Receipts {
	pub node: NodeId,
	pub word: Word,
	pub entries: Vec<(MessageRef, H256)>,
}

/// A receipt as it is brought: the roots are the chain's.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct SignedReceipts {
	pub node: NodeId,
	pub word: Word,
	/// Ascending, so that each is there once.
	pub entries: MessageRefs,
	pub key_version: u32,
	pub signature: NodeSignature,
}
