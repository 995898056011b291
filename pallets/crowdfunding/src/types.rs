// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores and what it shows: who takes part here, what is held in [`register`], what
//! is for sale in [`sales`].

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec, PalletError};
use hanse_support::{Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Permill;

pub mod register;
pub mod sales;

pub use register::*;
pub use sales::*;

/// Kinds of assets that a platform can choose among.
pub const ASSET_KINDS: u32 = 5;
/// Wrong trading signatures from a user's own account at which its trading locks.
pub const MAX_WRONG_SIGNATURES: u8 = 5;

/// A registrar or certificate issuer.
pub type AuthorityId = u32;
/// A person or organisation that holds or trades.
pub type UserId = u64;
/// Keyed pseudo-random function of an ID number, under a key of the registrar that is never shown.
pub type Tag = [u8; 32];
/// X25519 public key that identities are sealed to.
pub type SealingKey = [u8; 32];

/// Which offerings of others a platform shows and brings buyers to.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Syndication {
	/// All but those that it refused.
	#[codec(index = 0)]
	All,
	/// Those of some kinds of assets, but those that it refused.
	#[codec(index = 1)]
	Kinds(BoundedVec<AssetKind, ConstU32<ASSET_KINDS>>),
	/// Those that it took, one by one.
	#[codec(index = 2)]
	ByHand,
}

/// What a platform said about one offering.
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
pub enum Choice {
	/// It is live on the platform whatever the policy says.
	#[codec(index = 0)]
	Taken,
	/// It is not.
	#[codec(index = 1)]
	Refused,
}

/// A platform's choice as it is stored.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct StoredChoice<AccountId, Balance> {
	/// The platform's tenure when it chose: of another owner's choice nothing is left.
	pub tenure: u32,
	pub choice: Choice,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// A platform, under an organisation number.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Platform<BlockNumber> {
	/// The number's tenure at admission; void at another.
	pub tenure: u32,
	/// Since when.
	pub admitted: BlockNumber,
	/// Which offerings of others it takes.
	pub syndication: Syndication,
}

/// What an authority does.
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
pub enum AuthorityRole {
	/// Checks identities of a jurisdiction, two letters of ISO 3166-1.
	#[codec(index = 0)]
	Registrar([u8; 2]),
	/// Makes the documents of certificates.
	#[codec(index = 1)]
	CertificateIssuer,
}

/// Whether an authority may still act.
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
pub enum AuthorityState {
	#[codec(index = 0)]
	Admitted,
	/// Governance ended its admission; another may act in its place.
	#[codec(index = 1)]
	Removed { successor: Option<AuthorityId> },
}

/// A registrar or certificate issuer.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Authority<AccountId> {
	pub role: AuthorityRole,
	pub state: AuthorityState,
	/// The account that acts.
	pub account: AccountId,
	/// The key, as an account id, that signs: a registrar's statements, an issuer's documents.
	pub key: AccountId,
	/// The key that identities are sealed to.
	pub sealing_key: SealingKey,
	/// How often one of the keys changed.
	pub key_version: u32,
	/// Version of the key of the pseudo-random function behind the tags; of a registrar.
	pub prf_version: u32,
	/// The nonces of its statements.
	pub nonces: NonceWindow,
}

/// Which nonces were used: the highest one and those shortly under it, so that several signatures
/// may be under way at once, in any order.
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
	Default,
)]
pub struct NonceWindow {
	/// One more than the highest used nonce.
	pub next: u64,
	/// Bit `i`: whether `next - 1 - i` was used. What is older counts as used.
	pub used: u128,
}

/// What a user is.
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
pub enum UserKind {
	#[codec(index = 0)]
	Person,
	#[codec(index = 1)]
	Organisation,
}

/// Whether a named party has the opening of an identity: name, number and salt.
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
pub enum Opening {
	/// It has not confirmed its sealed copy.
	#[codec(index = 0)]
	Awaited,
	/// It opened its copy and found it to fit the commitment.
	#[codec(index = 1)]
	Held,
	/// It said that it destroyed its copy and the salt.
	#[codec(index = 2)]
	Erased,
}

/// What the chain knows of who a user is: nothing that could be read or guessed.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Identity {
	/// Salted hash of name and number.
	pub commitment: H256,
	/// How often it changed.
	pub version: u32,
	/// Who checked it, and by which tag it is unique there.
	pub registrar: AuthorityId,
	pub prf_version: u32,
	pub tag: Tag,
	/// Who makes the documents of this user's certificates.
	pub certifier: AuthorityId,
	/// Who has the opening.
	pub at_platform: Opening,
	pub at_registrar: Opening,
	pub at_certifier: Opening,
}

/// The key that a user trades with, apart from its account's.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct TradingKey<AccountId, BlockNumber> {
	/// As an account id: an sr25519 or ed25519 public key, or the Blake2-256 hash of a compressed
	/// ecdsa one.
	pub key: AccountId,
	/// The one that takes its place, and from which block on.
	pub next: Option<(AccountId, BlockNumber)>,
	/// How often it was set.
	pub version: u32,
	/// Wrong signatures from the user's own account since the last good one.
	pub wrong: u8,
	/// Since when nothing is traded, until the registrar unlocks.
	pub locked: Option<BlockNumber>,
}

/// A person or organisation that holds or trades.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct User<AccountId, Balance, BlockNumber> {
	pub account: AccountId,
	pub kind: UserKind,
	/// Who registered it, in which tenure of its number.
	pub platform: OrgNumber,
	pub tenure: u32,
	pub identity: Identity,
	pub trading: TradingKey<AccountId, BlockNumber>,
	/// The nonces of its trading signatures.
	pub nonces: NonceWindow,
	/// How often its account was replaced.
	pub recoveries: u32,
	/// Since when another identity under the same tag waits for the registrar's ruling.
	pub contested: Option<BlockNumber>,
	/// Since when the registrar bars it.
	pub frozen: Option<BlockNumber>,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// How far a user is, as it follows from its row.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PalletError,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum UserStatus {
	/// Registrar and certificate issuer did not both confirm the identity.
	#[codec(index = 0)]
	Pending,
	/// Holds and trades.
	#[codec(index = 1)]
	Confirmed,
	/// Another identity was brought under the same tag.
	#[codec(index = 2)]
	Contested,
	/// Barred by the registrar.
	#[codec(index = 3)]
	Frozen,
	/// An opening was destroyed: holds, and can't trade.
	#[codec(index = 4)]
	Erased,
}

impl<AccountId, Balance, BlockNumber> User<AccountId, Balance, BlockNumber> {
	/// How far the user is; the gravest first.
	pub fn status(&self) -> UserStatus {
		let Identity { at_registrar, at_certifier, .. } = &self.identity;
		let openings = [at_registrar, at_certifier];
		if self.frozen.is_some() {
			UserStatus::Frozen
		} else if self.contested.is_some() {
			UserStatus::Contested
		} else if openings.contains(&&Opening::Erased) {
			UserStatus::Erased
		} else if openings.contains(&&Opening::Awaited) {
			UserStatus::Pending
		} else {
			UserStatus::Confirmed
		}
	}
}

/// What a platform brings to register a user.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Registration<AccountId> {
	pub account: AccountId,
	pub kind: UserKind,
	/// Salted hash of name and number.
	pub commitment: H256,
	/// Who checked it, and the tag by which it is unique there.
	pub registrar: AuthorityId,
	pub prf_version: u32,
	pub tag: Tag,
	/// The tag under the key before, by which a user who has no other yet is found.
	pub previous_tag: Option<Tag>,
	pub certifier: AuthorityId,
	/// The key that the user will trade with.
	pub trading_key: AccountId,
}

/// Another identity that was brought under a user's tag.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Claim<AccountId, Balance> {
	/// Who brought it, in which tenure of its number.
	pub platform: OrgNumber,
	pub tenure: u32,
	/// What it brought.
	pub registration: Registration<AccountId>,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// How the registrar rules between a user and what was brought under its tag.
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
pub enum ConflictRuling {
	/// The user stands, what was brought goes.
	#[codec(index = 0)]
	Dismissed,
	/// The user takes the commitment that was brought, as a new version of its identity.
	#[codec(index = 1)]
	Amended,
	/// They are two: what was brought becomes a user of its own under this tag.
	#[codec(index = 2)]
	Separate(Tag),
}

/// Who confirmed that it has the opening of an identity.
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
pub enum Party {
	/// A registrar or certificate issuer, or who acts in its place.
	#[codec(index = 0)]
	Authority(AuthorityId),
	/// The platform that registered the user.
	#[codec(index = 1)]
	Platform(OrgNumber),
}

/// Who can tell a user's name.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct IdentityHolders {
	/// The platform, in a tenure of its number: who has the number now may be another.
	pub platform: (OrgNumber, u32, Opening),
	pub registrar: (AuthorityId, Opening),
	pub certifier: (AuthorityId, Opening),
}

/// The governed times, in blocks, and prices.
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
	PartialOrd,
	Ord,
	Debug,
)]
pub struct Terms<Balance, BlockNumber> {
	/// For a certificate to be countersigned.
	pub certificate: BlockNumber,
	/// Before a new trading key counts without the registrar's approval.
	pub key_delay: BlockNumber,
	/// The longest campaign or sale.
	pub offering: BlockNumber,
	/// The shortest and the longest time in which a distribution is claimed.
	pub distribution: BlockNumber,
	pub longest_distribution: BlockNumber,
	/// Native tokens for each certificate and trade, not given back: they stay for ever.
	pub record_fee: Balance,
	/// The parts of a price that go to the platform that posted the offering, and to the one that
	/// brought the buyer.
	pub posting_fee: Permill,
	pub executing_fee: Permill,
}
