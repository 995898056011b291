// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain, field by field.
//!
//! Each is the `fields` part of a [`hanse_support::signed_payload::Payload`] with pallet `asset-flow`:
//!
//! | purpose | fields | signed by | nonce | expiry |
//! | --- | --- | --- | --- | --- |
//! | `record` | `(table, `[`crate::Record`]`)` | the client | its counter | the record's |
//! | `server-key` | [`KeyProof`] | the server's new key | the version that it becomes | never |
//! | `receipt` | [`Receipt`] | the server's key | version of the key | never |
//! | `acknowledgement` | [`Acknowledgement`] | the server's key | version of the key | never |
//!
//! Never is the largest `u32`: these words are true or not, whenever they are brought. Servers sign
//! the 32 bytes of the message as they are; clients may sign them wrapped, as wallets do. A server
//! that keeps its key and changes its account proves it under the version that the key has. Receipts
//! are taken by the present key only; the one before still convicts.
//!
//! Vectors of each: `pallets/asset-flow/vectors/payloads.json`.

use crate::types::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgNumber,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{traits::UniqueSaturatedInto, SaturatedConversion};

const fn domain(purpose: &'static [u8]) -> Domain {
	Domain { pallet: b"asset-flow", purpose }
}

pub const RECORD: Domain = domain(b"record");
pub const SERVER_KEY: Domain = domain(b"server-key");
pub const RECEIPT: Domain = domain(b"receipt");
pub const ACKNOWLEDGEMENT: Domain = domain(b"acknowledgement");

/// Whoever brings a key has it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct KeyProof<AccountId> {
	pub server: OrgNumber,
	pub tenure: u32,
	pub account: AccountId,
	pub key: ServerKey,
}

/// A server has all records of a table, checked every client's signature, and came to this.
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
pub struct Receipt {
	pub table: Uuid,
	pub server: OrgNumber,
	pub tenure: u32,
	pub root: H256,
	pub count: u64,
	/// How many records don't start where their asset's last record in the table ended.
	pub broken: u64,
}

/// A server took a client's record, which was appended to the table.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Acknowledgement<AccountId, BlockNumber> {
	pub server: OrgNumber,
	pub tenure: u32,
	pub id: RecordId<AccountId>,
	/// Where it stands.
	pub place: RecordRef,
	/// The block in which it was appended.
	pub block: BlockNumber,
}

/// A receipt, with the version of the key that signed it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct SignedReceipt {
	pub receipt: Receipt,
	pub key_version: u32,
	pub signature: ServerSignature,
}

/// What convicts a server.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Evidence {
	/// A receipt for a closed table whose root or count is not the table's.
	#[codec(index = 0)]
	WrongDigest(SignedReceipt),
	/// Two receipts of one server for one table that differ.
	#[codec(index = 1)]
	TwoReceipts(SignedReceipt, SignedReceipt),
}

impl Evidence {
	/// The first receipt of it.
	pub fn receipt(&self) -> &SignedReceipt {
		match self {
			Self::WrongDigest(receipt) | Self::TwoReceipts(receipt, _) => receipt,
		}
	}
}

/// What a client signs to have a record appended to a table.
pub fn record_payload<AccountId, BlockNumber: Copy + UniqueSaturatedInto<u32>>(
	genesis: H256,
	table: Uuid,
	record: &Record<AccountId, BlockNumber>,
) -> Payload<(Uuid, &Record<AccountId, BlockNumber>)> {
	Payload {
		domain: RECORD,
		genesis,
		fields: (table, record),
		nonce: record.id.counter,
		expiry: record.expiry.saturated_into(),
	}
}
