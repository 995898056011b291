// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain for chips, field by field.
//!
//! Each is the `fields` part of a [`hanse_support::signed_payload::Payload`] with pallet `chips`:
//!
//! | purpose | fields | signed by | nonce |
//! | --- | --- | --- | --- |
//! | `bank-record` | [`Admission`] | the issuer's key | the version that the record becomes |
//! | `request-purchase-for` | `(sponsor, `[`Purchase`]`)` | the buyer | [`crate::Buyer::nonce`] |
//! | `notice` | [`Notice`] | the financial node's key | request |
//! | `receipt` | [`Receipt`] | the financial node's key | request |
//! | `receipt-countersigned` | [`Receipt`] | the buyer's key | request |
//! | `decline` | [`Decline`] | the financial node's key | request |
//! | `refund` | [`Refund`] | the financial node's key | request |
//! | `redemption-accepted` | [`Acceptance`] | the financial node's key | redemption |
//! | `payout` | [`Payout`] | the financial node's key | redemption |
//! | `redemption-refused` | [`Refusal`] | the financial node's key | redemption |
//!
//! Vectors of each: `pallets/chips/vectors/payloads.json`.

use crate::types::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hanse_support::{signed_payload::Domain, OrgNumber};
use scale_info::TypeInfo;
use sp_core::H256;

const fn domain(purpose: &'static [u8]) -> Domain {
	Domain { pallet: b"chips", purpose }
}

pub const BANK_RECORD: Domain = domain(b"bank-record");
pub const REQUEST_PURCHASE_FOR: Domain = domain(b"request-purchase-for");
pub const NOTICE: Domain = domain(b"notice");
pub const RECEIPT: Domain = domain(b"receipt");
pub const RECEIPT_COUNTERSIGNED: Domain = domain(b"receipt-countersigned");
pub const DECLINE: Domain = domain(b"decline");
pub const REFUND: Domain = domain(b"refund");
pub const REDEMPTION_ACCEPTED: Domain = domain(b"redemption-accepted");
pub const PAYOUT: Domain = domain(b"payout");
pub const REDEMPTION_REFUSED: Domain = domain(b"redemption-refused");

/// What every word of a financial node begins with.
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
pub struct Word<BlockNumber> {
	/// The kind of chips.
	pub kind: KindId,
	/// Who speaks.
	pub node: OrgNumber,
	/// By which version of its bank record.
	pub version: u32,
	/// The best block when it was signed. The record must have been in force at it.
	pub signed: BlockNumber,
}

/// An issuer admits a financial node, or renews what stands on the chain about it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Admission<AccountId, Balance, BlockNumber> {
	/// Who admits, and by which version of its key.
	pub issuer: OrgNumber,
	pub key_version: u32,
	/// Whom, and in which tenure of its number.
	pub node: OrgNumber,
	pub tenure: u32,
	/// What is true of it.
	pub record: BankRecord<AccountId, Balance, BlockNumber>,
}

/// A financial node saw the money of a request.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Notice<AccountId, Balance, BlockNumber> {
	pub word: Word<BlockNumber>,
	/// For which request.
	pub request: RequestId,
	/// The node's own name for it; good once, for a notice or a receipt.
	pub receipt: ReceiptId,
	/// Who issues.
	pub issuer: OrgNumber,
	/// The node's account.
	pub address: AccountId,
	/// Who gets the chips, and the key that it countersigns with.
	pub buyer: AccountId,
	pub buyer_key: AccountId,
	/// What was received, in minor units.
	pub currency: CurrencyCode,
	pub amount: Balance,
	/// The chips to issue for it, and the fee in chips that they are less.
	pub chips: Balance,
	pub fee: Balance,
	/// Salted commitment to the bank's own reference of the booking.
	pub reference: H256,
}

/// As a notice, and handed to the buyer, who countersigns it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Receipt<AccountId, Balance, BlockNumber> {
	pub notice: Notice<AccountId, Balance, BlockNumber>,
	/// Salted commitments to the account that paid and to the one that received.
	pub payer: H256,
	pub payee: H256,
}

/// A financial node does not attest a request.
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
pub struct Decline<BlockNumber> {
	pub word: Word<BlockNumber>,
	pub request: RequestId,
	pub reason: DeclineReason,
}

/// A financial node paid money back.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Refund<Balance, BlockNumber> {
	pub word: Word<BlockNumber>,
	pub request: RequestId,
	/// In minor units.
	pub amount: Balance,
	/// Salted commitment to the bank's own reference of the booking.
	pub reference: H256,
}

/// A financial node will pay a redemption.
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
pub struct Acceptance<BlockNumber> {
	pub word: Word<BlockNumber>,
	pub redemption: RedemptionId,
}

/// A financial node paid a redemption.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Payout<AccountId, Balance, BlockNumber> {
	pub word: Word<BlockNumber>,
	pub redemption: RedemptionId,
	/// Whose chips are burnt, and how many.
	pub holder: AccountId,
	pub chips: Balance,
	/// The money paid, in minor units.
	pub amount: Balance,
	/// Salted commitment to the bank's own reference of the booking.
	pub reference: H256,
}

/// A financial node will not pay a redemption.
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
pub struct Refusal<BlockNumber> {
	pub word: Word<BlockNumber>,
	pub redemption: RedemptionId,
	pub reason: DeclineReason,
}
