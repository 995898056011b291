// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain for crowdfunding, field by field.
//!
//! Each is the `fields` part of a [`hanse_support::signed_payload::Payload`] with pallet
//! `crowdfunding`:
//!
//! | purpose | fields | signed by | nonce |
//! | --- | --- | --- | --- |
//! | `register-user` | [`Statement`] | the registrar's key | the registrar's own, see [`NonceWindow`] |
//! | `join` | [`Statement`] | the user's account | the same as the registrar's |
//! | `update-identity` | `(user, commitment)` | the user's account | the version that the identity becomes |
//! | `recover` | [`Recovery`] | the new account | how often the user was recovered before |
//! | `trading-key` | `(user, key)` | the new trading key | the version that the key becomes |
//! | `offer` | [`Offer`] | the seller's trading key | the seller's own |
//! | `order` | [`Order`] | the buyer's trading key | the buyer's own |
//! | `sell` | [`SettledTrade`] | the seller's trading key | the seller's own |
//! | `buy` | [`SettledTrade`] | the buyer's trading key | the buyer's own |
//!
//! Vectors of each: `pallets/crowdfunding/vectors/payloads.json`.

use crate::types::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hanse_support::{signed_payload::Domain, OrgNumber};
use scale_info::TypeInfo;
use sp_core::H256;

const fn domain(purpose: &'static [u8]) -> Domain {
	Domain { pallet: b"crowdfunding", purpose }
}

pub const REGISTER_USER: Domain = domain(b"register-user");
pub const JOIN: Domain = domain(b"join");
pub const UPDATE_IDENTITY: Domain = domain(b"update-identity");
pub const RECOVER: Domain = domain(b"recover");
pub const TRADING_KEY: Domain = domain(b"trading-key");
pub const OFFER: Domain = domain(b"offer");
pub const ORDER: Domain = domain(b"order");
pub const SELL: Domain = domain(b"sell");
pub const BUY: Domain = domain(b"buy");

/// The registrar checked who a newcomer is, for a platform; the newcomer agrees.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Statement<AccountId> {
	/// Who registers, in which tenure of its number.
	pub platform: OrgNumber,
	pub tenure: u32,
	pub registration: Registration<AccountId>,
}

/// A user whose account was lost goes on with another.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Recovery<AccountId> {
	pub user: UserId,
	pub account: AccountId,
	pub trading_key: AccountId,
}

/// A seller offers shares on a platform.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Offer<Currency, Balance, BlockNumber> {
	pub platform: OrgNumber,
	pub terms: OfferingTerms<Currency, Balance, BlockNumber>,
	pub title: Title,
	/// Blake2-256 of the text.
	pub text: H256,
	pub documents: Documents,
}
