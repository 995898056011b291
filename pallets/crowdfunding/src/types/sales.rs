// SPDX-License-Identifier: Apache-2.0

//! Offerings, pledges and distributions.

use super::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec, PalletError};
use hanse_support::{bodies::BodyRef, Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_runtime::Permill;

/// Longest text of an offering, in bytes.
pub const MAX_TEXT_LEN: u32 = 16 * 1024;
/// Most pledges that one call settles.
pub const MAX_SETTLED: u32 = 64;
/// Most open distributions of an asset, and the most that one call claims.
pub const MAX_OPEN_DISTRIBUTIONS: u32 = 16;

pub type OfferingId = u64;
/// Numbers the distributions of an asset, from one.
pub type DistributionIndex = u32;
pub type Text = BoundedVec<u8, ConstU32<MAX_TEXT_LEN>>;
/// Snapshots that one call removes.
pub type SnapshotIndices = BoundedVec<DistributionIndex, ConstU32<MAX_OPEN_DISTRIBUTIONS>>;
pub type SettledUsers = BoundedVec<UserId, ConstU32<MAX_SETTLED>>;

/// How a campaign ends.
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
pub enum Goal {
	/// Succeeds if at least as many shares are pledged; else all money goes back.
	#[codec(index = 0)]
	AllOrNothing(Shares),
	/// Succeeds with any pledge.
	#[codec(index = 1)]
	KeepItAll,
}

/// Who sells how.
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
pub enum SaleKind {
	/// The asset's issuer collects pledges in escrow until the end.
	#[codec(index = 0)]
	Primary(Goal),
	/// A holder sells to whoever comes, delivery against payment.
	#[codec(index = 1)]
	Secondary,
}

/// Who may buy, beside what holds for everybody.
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
pub struct Eligibility {
	/// Only persons, or only organisations.
	pub kind: Option<UserKind>,
	/// Only whose identity this registrar checked.
	pub registrar: Option<AuthorityId>,
}

/// What is offered; it never changes.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct OfferingTerms<Currency, Balance, BlockNumber> {
	pub asset: AssetId,
	pub seller: UserId,
	pub kind: SaleKind,
	/// Most shares sold, and the least at once (what is left may be fewer).
	pub shares: Shares,
	pub least: Shares,
	/// For one share.
	pub price: Balance,
	pub currency: Currency,
	/// First and last block in which it is open.
	pub opens: BlockNumber,
	pub closes: BlockNumber,
	pub eligibility: Eligibility,
}

/// What people read of an offering.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Prospectus<BlockNumber> {
	pub title: Title,
	/// The text, kept as a body.
	pub text: BodyRef<BlockNumber>,
	pub documents: Documents,
}

/// How far an offering is.
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
pub enum OfferingState {
	/// Takes buyers between its first and its last block.
	#[codec(index = 0)]
	Open,
	/// The asset's registrar stopped it; a campaign can only fail from here, or be thawed.
	#[codec(index = 1)]
	Frozen,
	/// A campaign that reached its goal: its backers get shares.
	#[codec(index = 2)]
	Succeeded,
	/// A campaign that did not: its backers get their money back.
	#[codec(index = 3)]
	Failed,
	/// Nothing is left to do.
	#[codec(index = 4)]
	Ended,
}

/// An offering, as calls need it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Offering<AccountId, Currency, Balance, BlockNumber> {
	pub terms: OfferingTerms<Currency, Balance, BlockNumber>,
	/// The platform that posted it, and its tenure then.
	pub platform: OrgNumber,
	pub tenure: u32,
	/// The parts of the price that go to platforms, as they were when it was posted.
	pub posting_fee: Permill,
	pub executing_fee: Permill,
	pub state: OfferingState,
	/// Shares sold, or pledged in a campaign.
	pub sold: Shares,
	/// Pledges, in shares and number, that are not settled.
	pub unsettled: Shares,
	pub pledges: u32,
	/// Money in escrow; of it, what the seller has earned by settled pledges. What platforms earned
	/// stands in `PlatformFees`.
	pub escrow: Balance,
	pub earned: Balance,
	/// What keeps the escrow's account alive; goes back to who paid the deposit.
	pub endowment: Balance,
	/// The seller's certificate that the shares of a campaign came from, once it succeeded.
	pub source: Option<CertificateId>,
	/// Who paid for the rows.
	pub deposit: Deposit<AccountId, Balance>,
}

/// Whether a backer's part in a campaign waits for its settlement, or for the backer.
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
pub enum PledgeState {
	#[codec(index = 0)]
	Open,
	/// The money could not be paid back; it waits for `withdraw_pledge`.
	#[codec(index = 1)]
	Stranded,
}

/// Whether a place among the holders is kept for a backer.
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
pub enum Place {
	/// It was no holder when it pledged.
	#[codec(index = 0)]
	Kept,
	/// It was one.
	#[codec(index = 1)]
	Held,
}

/// A backer's part in a campaign.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Pledge<AccountId, Balance> {
	pub shares: Shares,
	/// Paid into escrow.
	pub amount: Balance,
	/// Of it, what goes to the platform that brought the backer, in which tenure of its number.
	pub fee: Balance,
	pub platform: OrgNumber,
	pub tenure: u32,
	pub place: Place,
	pub state: PledgeState,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// What a buyer signs: a pledge or a fill.
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
pub struct Order<Balance> {
	pub offering: OfferingId,
	pub buyer: UserId,
	pub shares: Shares,
	/// For one share, as the offering says.
	pub price: Balance,
	/// Which platform brings the buyer.
	pub platform: OrgNumber,
}

/// A trade that a platform settled itself; both sides sign it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct SettledTrade<Balance> {
	pub platform: OrgNumber,
	pub asset: AssetId,
	pub seller: UserId,
	pub buyer: UserId,
	pub shares: Shares,
	/// For all of them; zero for a gift or an inheritance.
	pub price: Balance,
	pub settlement: SettledElsewhere,
}

/// How a trade was paid that was not paid on the chain.
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
pub enum SettledElsewhere {
	/// By a bank, in minor units of a currency of ISO 4217.
	#[codec(index = 0)]
	Bank([u8; 3]),
	#[codec(index = 1)]
	Gift,
	#[codec(index = 2)]
	Inheritance,
}

/// A trading signature, and what bounds it.
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
pub struct Signed<Signature> {
	/// Unused so far, see [`NonceWindow`].
	pub nonce: u64,
	/// Last block at which it is good.
	pub expiry: u32,
	pub signature: Signature,
}

/// Why shares can't go from one user to another.
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
pub enum Hindrance {
	#[codec(index = 0)]
	NoSuchAsset,
	#[codec(index = 1)]
	AssetNotActive,
	#[codec(index = 2)]
	NoSuchSeller,
	#[codec(index = 3)]
	NoSuchBuyer,
	/// Seller and buyer are one.
	#[codec(index = 4)]
	SameUser,
	#[codec(index = 5)]
	NoShares,
	/// The seller is not confirmed, contested, frozen or erased.
	#[codec(index = 6)]
	Seller(UserStatus),
	#[codec(index = 7)]
	Buyer(UserStatus),
	/// Trading is locked by wrong signatures.
	#[codec(index = 8)]
	SellerLocked,
	#[codec(index = 9)]
	BuyerLocked,
	#[codec(index = 10)]
	HoldingFrozen,
	/// The seller has fewer shares that are neither locked up nor offered elsewhere. Those of the issuer
	/// are locked up for all but campaigns, counted from the asset's activation.
	#[codec(index = 11)]
	NotEnoughShares,
	/// The asset has its most holders.
	#[codec(index = 12)]
	TooManyHolders,
	/// Of another kind than the offering is for.
	#[codec(index = 13)]
	WrongKind,
	/// Checked by another registrar than the offering asks for.
	#[codec(index = 14)]
	WrongRegistrar,
	/// The payment's ledger bars payer or payee.
	#[codec(index = 15)]
	BarredFromPayment,
	#[codec(index = 16)]
	NoSuchOffering,
	/// Not open now.
	#[codec(index = 17)]
	OfferingClosed,
	/// The platform is not admitted, or does not show the offering.
	#[codec(index = 18)]
	NotOnPlatform,
	/// Fewer than the least, or more than are left.
	#[codec(index = 19)]
	WrongQuantity,
	/// All its shares, while it is a backer of a campaign that counts on them for a place.
	#[codec(index = 20)]
	SellerPledged,
}

/// What is asked about before anyone signs.
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
pub enum Proposal<Balance> {
	/// A trade settled elsewhere or a gift.
	#[codec(index = 0)]
	Transfer { asset: AssetId, seller: UserId, buyer: UserId, shares: Shares },
	/// A pledge or a fill.
	#[codec(index = 1)]
	Order(Order<Balance>),
}

/// Money that an issuer pays to all holders as of a block. Open as long as it is there: when its time
/// is over the rest goes back, and the row goes.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Distribution<AccountId, Currency, Balance, BlockNumber> {
	pub currency: Currency,
	/// Paid in, and for each share: the whole rounded down, the rest goes back at the end.
	pub amount: Balance,
	pub per_share: Balance,
	/// Paid to holders, or set aside for those that are barred or can't be paid.
	pub claimed: Balance,
	pub declared: BlockNumber,
	/// Last block in which it is claimed.
	pub closes: BlockNumber,
	/// What keeps the pot's account alive; goes back with the rest.
	pub endowment: Balance,
	/// Who paid it in, and for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// A holder's part of a distribution, set aside until it can be paid: until the holder is not barred any
/// more.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct WithheldPart<Currency, Balance> {
	pub currency: Currency,
	pub amount: Balance,
}

/// The shares that a user had over some distributions: those after `after`, up to the number under
/// which it is stored.
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
pub struct Snapshot {
	pub after: DistributionIndex,
	pub shares: Shares,
}

/// Why a trading signature was refused.
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
pub enum Refusal {
	/// Not over exactly this, or not by the trading key.
	#[codec(index = 0)]
	InvalidSignature,
	/// Its last block is over.
	#[codec(index = 1)]
	Expired,
	/// Its nonce was used or is out of range.
	#[codec(index = 2)]
	InvalidNonce,
}
