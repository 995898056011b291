// SPDX-License-Identifier: Apache-2.0

//! Assets, holdings, certificates and trades.

use super::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use hanse_support::{Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_core::H256;

/// Most lots of locked shares in a holding; beyond, the two nearest become one.
pub const MAX_LOTS: u32 = 8;
/// Most first holders in one call.
pub const MAX_FIRST_HOLDERS: u32 = 100;
/// Most certificates that one call countersigns.
pub const MAX_COUNTERSIGNED: u32 = 100;
/// Most external ids and documents of an asset.
pub const MAX_EXTERNAL_IDS: u32 = 4;
pub const MAX_DOCUMENTS: u32 = 16;
/// Longest texts, in bytes.
pub const MAX_TITLE_LEN: u32 = 128;
pub const MAX_RIGHTS_LEN: u32 = 512;
pub const MAX_SCHEME_LEN: u32 = 16;
pub const MAX_EXTERNAL_ID_LEN: u32 = 64;

/// Shares of an asset, undivided.
pub type Shares = u64;
pub type AssetId = u64;
pub type TradeId = u64;
/// Blake2-256 over domain, genesis, asset, user, identity commitment and serial number.
pub type CertificateId = H256;
/// Numbers all certificates of the chain, in the order of issue.
pub type Serial = u64;
pub type Title = BoundedVec<u8, ConstU32<MAX_TITLE_LEN>>;
pub type Documents = BoundedVec<Document, ConstU32<MAX_DOCUMENTS>>;
pub type FirstHolders = BoundedVec<(UserId, Shares), ConstU32<MAX_FIRST_HOLDERS>>;
pub type Countersignatures = BoundedVec<(CertificateId, H256), ConstU32<MAX_COUNTERSIGNED>>;

/// What an asset is.
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
pub enum AssetKind {
	#[codec(index = 0)]
	Equity,
	#[codec(index = 1)]
	Debt,
	#[codec(index = 2)]
	Fund,
	#[codec(index = 3)]
	RealEstate,
	#[codec(index = 4)]
	Other,
}

/// A document, kept elsewhere, by its hash.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Document {
	pub title: Title,
	/// Blake2-256 of its bytes.
	pub hash: H256,
}

/// A name that another system gave the asset, for example scheme `ISIN`.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ExternalId {
	pub scheme: BoundedVec<u8, ConstU32<MAX_SCHEME_LEN>>,
	pub value: BoundedVec<u8, ConstU32<MAX_EXTERNAL_ID_LEN>>,
}

/// The attributes of an asset, which may change.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Attributes {
	pub title: Title,
	pub external_ids: BoundedVec<ExternalId, ConstU32<MAX_EXTERNAL_IDS>>,
	pub documents: Documents,
}

/// What a share is, for ever.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct EquityTerms<BlockNumber> {
	/// All shares.
	pub shares: Shares,
	/// Votes of one.
	pub votes: u32,
	/// The rights of a holder, in words.
	pub rights: BoundedVec<u8, ConstU32<MAX_RIGHTS_LEN>>,
	/// Blocks for which first holders and backers can't sell, and the issuer in campaigns only.
	pub lock_up: BlockNumber,
	/// Most holders at once.
	pub max_holders: Option<u32>,
}

/// What a platform brings to register an asset.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct NewAsset<BlockNumber> {
	pub kind: AssetKind,
	/// Whose asset it is: it declares distributions.
	pub issuer: UserId,
	/// Who may freeze holdings and offerings of it.
	pub registrar: AuthorityId,
	pub attributes: Attributes,
	pub terms: EquityTerms<BlockNumber>,
}

/// Whether all first holders are there.
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
pub enum AssetState {
	/// First holders are added.
	#[codec(index = 0)]
	Draft,
	/// Its shares can move.
	#[codec(index = 1)]
	Active,
}

/// What calls need of an asset.
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
pub struct Asset<BlockNumber> {
	pub kind: AssetKind,
	pub state: AssetState,
	/// Who registered it, in which tenure of its number.
	pub platform: OrgNumber,
	pub tenure: u32,
	pub issuer: UserId,
	pub registrar: AuthorityId,
	/// All shares, and how many of them holders got so far.
	pub shares: Shares,
	pub registered: Shares,
	/// Shares of campaigns that succeeded which their backers did not get yet.
	pub unclaimed: Shares,
	/// Holders of at least one share, places kept for backers, and the most of both together.
	pub holders: u32,
	pub places: u32,
	pub max_holders: Option<u32>,
	pub lock_up: BlockNumber,
	/// Before this block its issuer sells in campaigns only; set when it is activated.
	pub issuer_free: BlockNumber,
	/// Campaigns that are open or frozen.
	pub campaigns: u32,
	/// Distributions ever declared, and how many of them are open.
	pub distributions: u32,
	pub open_distributions: u32,
}

/// What people read of an asset, and who paid for both rows.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct AssetDetails<AccountId, Balance, BlockNumber> {
	pub attributes: Attributes,
	/// How often the attributes changed.
	pub revision: u32,
	pub terms: EquityTerms<BlockNumber>,
	pub deposit: Deposit<AccountId, Balance>,
}

/// Shares that can't be sold yet.
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
pub struct Lot<BlockNumber> {
	/// Free from this block on.
	pub until: BlockNumber,
	pub shares: Shares,
}

/// The shares of a user.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Holding<BlockNumber> {
	pub shares: Shares,
	/// Those that the user's open offerings offer.
	pub offered: Shares,
	/// The certificate that holds for it; that of an empty holding is superseded.
	pub certificate: CertificateId,
	/// Those that can't be sold yet, by block.
	pub lots: BoundedVec<Lot<BlockNumber>, ConstU32<MAX_LOTS>>,
	/// How many distributions there were when the shares last changed.
	pub since: u32,
	/// The next distribution to claim, counted from one.
	pub next_claim: u32,
	/// Open pledges of the user that keep no place among the holders, since it was one.
	pub pledges: u32,
	/// Since when the asset's registrar bars it.
	pub frozen: Option<BlockNumber>,
}

/// How far a certificate is.
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
pub enum CertificateState {
	/// Holds; waits for its document.
	#[codec(index = 0)]
	Provisional,
	/// Holds; its issuer countersigned the document.
	#[codec(index = 1)]
	Active,
	/// Another one took its place, or its holder sold all shares.
	#[codec(index = 2)]
	Superseded,
	/// The registrar withdrew it; another one took its place.
	#[codec(index = 3)]
	Revoked(RevocationReason),
}

/// Why a certificate was withdrawn.
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
pub enum RevocationReason {
	/// Its document is wrong.
	#[codec(index = 0)]
	WrongDocument,
	/// Key or document fell into other hands.
	#[codec(index = 1)]
	Compromised,
	/// An authority or court ordered it.
	#[codec(index = 2)]
	Ordered,
}

/// What a certificate came from.
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
pub enum Cause {
	/// First holder.
	#[codec(index = 0)]
	Registered,
	/// A trade, or a transfer that governance ordered.
	#[codec(index = 1)]
	Traded(TradeId),
	/// A campaign: sold into it, or allocated from it.
	#[codec(index = 2)]
	Campaign(OfferingId),
	/// The holder's identity changed.
	#[codec(index = 3)]
	Identity,
	/// The one before was withdrawn.
	#[codec(index = 4)]
	Reissued,
}

/// The proof of a holding. For ever.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Certificate<BlockNumber> {
	pub asset: AssetId,
	pub user: UserId,
	/// The commitment to the holder's identity, part of the id.
	pub identity: H256,
	pub serial: Serial,
	pub shares: Shares,
	pub state: CertificateState,
	/// Who countersigns.
	pub certifier: AuthorityId,
	/// When it was issued, and the last block at which it should be countersigned.
	pub issued: BlockNumber,
	pub deadline: BlockNumber,
	/// Hash of the document.
	pub document: Option<H256>,
	pub cause: Cause,
	/// The one of the same holding before it.
	pub previous: Option<CertificateId>,
	/// The one that the shares came from.
	pub source: Option<CertificateId>,
	/// The one that took its place; none if the holder sold all.
	pub successor: Option<CertificateId>,
}

/// All that a certificate's id tells.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct CertificateStatus<BlockNumber> {
	pub certificate: Certificate<BlockNumber>,
	/// Whether it is the one that holds.
	pub standing: CertificateStanding,
	/// The holding as it is now; none when the user holds nothing.
	pub holding: Option<Holding<BlockNumber>>,
	/// How far the asset is: shares of a draft can't move yet.
	pub asset: AssetState,
	pub attributes: Attributes,
	pub terms: EquityTerms<BlockNumber>,
	pub holder: UserStatus,
}

/// Whether a certificate holds.
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
pub enum CertificateStanding {
	/// Countersigned, of an unfrozen holding.
	#[codec(index = 0)]
	Good,
	/// Not countersigned yet.
	#[codec(index = 1)]
	Provisional,
	/// Not countersigned by its deadline.
	#[codec(index = 2)]
	Overdue,
	/// Holder or holding is frozen.
	#[codec(index = 3)]
	Frozen,
	/// The holder's identity changed since: `refresh_certificate` brings a new one.
	#[codec(index = 4)]
	Outdated,
	/// Superseded or revoked.
	#[codec(index = 5)]
	Over,
}

/// A page of a title: certificates, newest first, and where to go on.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct TitlePage<BlockNumber> {
	pub certificates: alloc::vec::Vec<(CertificateId, Certificate<BlockNumber>)>,
	/// What to ask for next; empty when the registration is reached.
	pub next: alloc::vec::Vec<CertificateId>,
}

/// How a trade was paid.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Settlement<Currency> {
	/// On the chain, delivery against payment.
	#[codec(index = 0)]
	Paid(Currency),
	/// Elsewhere, in a currency of ISO 4217; the price is in its minor units.
	#[codec(index = 1)]
	Bank([u8; 3]),
	/// Not at all.
	#[codec(index = 2)]
	Gift,
	#[codec(index = 3)]
	Inheritance,
	/// Governance ordered the transfer.
	#[codec(index = 4)]
	Forced,
}

/// Shares that went from a user to another. For ever.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Trade<Currency, Balance, BlockNumber> {
	pub asset: AssetId,
	pub seller: UserId,
	pub buyer: UserId,
	pub shares: Shares,
	/// For all of them.
	pub price: Balance,
	pub settlement: Settlement<Currency>,
	/// Which platform posted the offering, and which one brought the buyer or recorded the trade.
	pub posting: Option<OrgNumber>,
	pub executing: Option<OrgNumber>,
	pub block: BlockNumber,
	/// Certificates before and after.
	pub seller_before: CertificateId,
	pub seller_after: Option<CertificateId>,
	pub buyer_before: Option<CertificateId>,
	pub buyer_after: CertificateId,
}

/// Why governance moves shares.
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
pub enum ForceReason {
	/// A court or authority ordered it.
	#[codec(index = 0)]
	Ordered,
	/// A mistake of registration is corrected.
	#[codec(index = 1)]
	Corrected,
	/// The holder died or ceased to be, and nobody can sign.
	#[codec(index = 2)]
	Succession,
}
