// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores and what it shows: kinds and who serves them here, what is asked for in
//! [`requests`].

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use hanse_support::{Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{Saturating, Zero},
	FixedU128, Permill,
};

pub mod requests;

pub use requests::*;

/// Most requests and most redemptions that an account has open at once.
pub const MAX_OPEN: u32 = 16;
/// Most financial nodes that attest one purchase.
pub const MAX_ATTESTERS: u32 = 8;
/// Most requests that one call issues.
pub const MAX_BATCH: u32 = 64;
/// Longest bank code (BIC or clearing code), account number (IBAN or other) and holder, in bytes.
pub const MAX_BANK_CODE_LEN: u32 = 16;
pub const MAX_ACCOUNT_NUMBER_LEN: u32 = 34;
pub const MAX_HOLDER_LEN: u32 = 70;

/// A kind of chips: the id of its asset in the ledger.
pub type KindId = u32;
/// A request to purchase chips.
pub type RequestId = u64;
/// A request to redeem chips.
pub type RedemptionId = u64;
/// What a financial node names a receipt or notice by; good once.
pub type ReceiptId = [u8; 32];
/// The requests or redemptions that an account has open.
pub type OpenIds = BoundedVec<u64, ConstU32<MAX_OPEN>>;
/// The financial nodes that attested a purchase, the named one first.
pub type Attesters = BoundedVec<Attester, ConstU32<MAX_ATTESTERS>>;
/// Requests that are issued together.
pub type RequestIds = BoundedVec<RequestId, ConstU32<MAX_BATCH>>;

/// An alphabetic currency code of ISO 4217, for example `EUR`.
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
pub struct CurrencyCode(pub [u8; 3]);

/// Which of a kind's calls are open.
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
pub enum Breaker {
	/// Everything.
	#[codec(index = 0)]
	AllOn,
	/// Nothing is requested or issued: attested money waits. Redemptions go on.
	#[codec(index = 1)]
	IssueOff,
	/// Nothing but what gives back (cancelling, returning, refunding) or says what happened to
	/// money: that it came, that it didn't, that it was paid out.
	#[codec(index = 2)]
	AllOff,
}

/// The governed terms of a kind. Amounts of chips are in the kind's smallest unit, amounts of money
/// in the currency's minor unit.
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
pub struct Policy<Balance, BlockNumber> {
	/// Chips for one minor unit of money, before the fee.
	pub rate: FixedU128,
	/// The part of the chips that is not issued: the issuer's fee.
	pub fee: Permill,
	/// Most chips that one purchase issues.
	pub per_transaction: Balance,
	/// Most chips issued in a day of [`crate::DAY`] blocks.
	pub per_day: Balance,
	/// Most chips in circulation.
	pub total: Balance,
	/// A purchase that brings the buyer's day to this much is large.
	pub large_from: Balance,
	/// And one that brings the financial node's day to this much.
	pub large_from_at_node: Balance,
	/// How many financial nodes attest a large purchase.
	pub attesters: u8,
	/// Blocks between the issue of a large purchase and the release of its chips.
	pub veto_window: BlockNumber,
	/// Blocks for which an attested reserve counts.
	pub reserve_lifetime: BlockNumber,
}

/// A kind of chips.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Kind<AccountId, Balance, BlockNumber> {
	/// The currency that backs it.
	pub currency: CurrencyCode,
	/// Decimals of the currency's minor unit, and of the chips.
	pub decimals: u8,
	/// Who attests the reserve.
	pub auditor: AccountId,
	/// What is open.
	pub breaker: Breaker,
	/// The governed terms.
	pub policy: Policy<Balance, BlockNumber>,
}

/// The sums of a kind, in chips; `reserve` in minor units of the currency.
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
pub struct Totals<Balance, BlockNumber> {
	/// Ever attested.
	pub attested: Balance,
	/// Ever issued.
	pub issued: Balance,
	/// Ever burnt in redemptions.
	pub redeemed: Balance,
	/// Promised to large purchases whose veto window is open.
	pub pending: Balance,
	/// The money that the auditor saw, and when.
	pub reserve: Option<(Balance, BlockNumber)>,
	/// The chips issued or promised in a day.
	pub day: DayTotal<Balance>,
}

/// What one day brought.
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
pub struct DayTotal<Balance> {
	/// The day, counted from the first block.
	pub day: u32,
	/// Chips in that day.
	pub total: Balance,
}

impl<Balance: Saturating + Copy + Zero> DayTotal<Balance> {
	/// The total with `more` in `day`; what another day brought is forgotten.
	pub fn with(self, day: u32, more: Balance) -> Self {
		let before = if self.day == day { self.total } else { Zero::zero() };
		Self { day, total: before.saturating_add(more) }
	}
}

/// Whose day is counted to tell a large purchase.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum DayOf<AccountId> {
	/// A buyer's.
	#[codec(index = 0)]
	Buyer(AccountId),
	/// A financial node's.
	#[codec(index = 1)]
	Node(OrgNumber),
}

/// An office of the chips, held by one account each; nobody holds two.
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
pub enum Office {
	/// Sets the issuers' allowances.
	#[codec(index = 0)]
	Refiller,
	/// Sets the breakers and vetoes large purchases.
	#[codec(index = 1)]
	Pauser,
	/// Freezes and thaws accounts.
	#[codec(index = 2)]
	Freezer,
}

/// What an account does for the chips; nobody does two things.
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
pub enum Duty {
	/// Holds an office.
	#[codec(index = 0)]
	Office(Office),
	/// Issues for an issuer.
	#[codec(index = 1)]
	Issuer(OrgNumber),
	/// Audits as many kinds.
	#[codec(index = 2)]
	Auditor(u32),
}

/// What an issuer lets happen without its own word.
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
pub struct IssuerTerms<Balance, BlockNumber> {
	/// Blocks after which anyone may issue an attested purchase; `None`: nobody but the issuer.
	pub auto_issue_after: Option<BlockNumber>,
	/// Native tokens that the issuer gives, once, to a buyer that has none.
	pub starter: Balance,
	/// The least chips, in the smallest unit of whatever kind, that a purchase issues to bring them:
	/// whoever makes accounts to collect starters needs as much money in each.
	pub starter_from: Balance,
}

/// An issuer of chips, under an organisation number.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Issuer<AccountId, Balance, BlockNumber> {
	/// The number's tenure at admission; void at another.
	pub tenure: u32,
	/// Which admission of the number it is: the next one inherits neither allowances nor nodes.
	pub admission: u32,
	/// The account that issues.
	pub account: AccountId,
	/// The key (as an account id) that signs bank records, and its version.
	pub key: AccountId,
	pub key_version: u32,
	/// Last block of the admission.
	pub valid_until: BlockNumber,
	/// What may happen without its word.
	pub terms: IssuerTerms<Balance, BlockNumber>,
}

/// What stays of an issuer when its admission ends, so that nothing of it comes back with the next.
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
pub struct IssuerHistory {
	/// How often the number was admitted anew.
	pub admissions: u32,
	/// How many versions its key had.
	pub key_versions: u32,
}

/// How many chips of a kind an issuer may still issue, under one admission.
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
pub struct Allowance<Balance> {
	/// The issuer's admission; nothing is left under another.
	pub admission: u32,
	/// How many chips.
	pub left: Balance,
}

/// A financial node, under an organisation number.
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
pub struct FinancialNode {
	/// The number's tenure at admission; void at another.
	pub tenure: u32,
	/// Who admitted it, and by which of its own admissions.
	pub issuer: OrgNumber,
	pub admission: u32,
	/// How often it was admitted: counts whenever tenure, issuer or the issuer's admission changed.
	pub term: u32,
	/// How many bank records it has; the last is its newest version.
	pub versions: u32,
	/// How many of them are current in this term; without any, another issuer may admit it.
	pub current: u32,
}

/// What a financial node owes and did in one tenure of its number. Who buys the number takes over
/// neither; the bond of who had it stays bound as long as anything of that tenure waits.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Conduct<AccountId, Balance> {
	/// The newest version of its bank record in this tenure.
	pub version: u32,
	/// Its bond, in native tokens.
	pub bond: Option<Deposit<AccountId, Balance>>,
	/// Requests, refund duties, redemptions and complaints that wait for it.
	pub open: u32,
	/// Complaints that it left unanswered, but those that were dismissed.
	pub unanswered: u32,
	/// Purchases that it declined and redemptions that it refused.
	pub declined: u32,
}

impl<AccountId, Balance> Default for Conduct<AccountId, Balance> {
	fn default() -> Self {
		Self { version: 0, bond: None, open: 0, unanswered: 0, declined: 0 }
	}
}

/// A real account that money for chips is paid into, public by intent.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct ReceivingAccount {
	/// BIC or clearing code.
	pub bank_code: BoundedVec<u8, ConstU32<MAX_BANK_CODE_LEN>>,
	/// IBAN or the bank's own number.
	pub account_number: BoundedVec<u8, ConstU32<MAX_ACCOUNT_NUMBER_LEN>>,
	/// The institution that holds it.
	pub holder: BoundedVec<u8, ConstU32<MAX_HOLDER_LEN>>,
}

/// One version of what a financial node is for one kind.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct BankRecord<AccountId, Balance, BlockNumber> {
	/// The kind of chips, and thereby the currency.
	pub kind: KindId,
	/// The node's account on the chain.
	pub address: AccountId,
	/// The key that attests, as an account id: an sr25519 or ed25519 public key, or the Blake2-256
	/// hash of a compressed ecdsa one.
	pub key: AccountId,
	/// Where the money goes.
	pub account: ReceivingAccount,
	/// Most chips in one purchase or redemption.
	pub limit: Balance,
	/// First and last block at which it is good.
	pub valid_from: BlockNumber,
	pub valid_until: BlockNumber,
}

/// How long a bank record was the newest.
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
pub enum RecordState<BlockNumber> {
	/// The newest of its node and kind.
	#[codec(index = 0)]
	Current,
	/// Replaced at a block: what was signed before stays good.
	#[codec(index = 1)]
	Superseded(BlockNumber),
	/// Withdrawn because its key can't be trusted: nothing signed by it is good any more.
	#[codec(index = 2)]
	Revoked,
}

/// A bank record as it is stored.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct StoredRecord<AccountId, Balance, BlockNumber> {
	/// What the issuer signed.
	pub record: BankRecord<AccountId, Balance, BlockNumber>,
	/// The tenure of the node's number that it is for: what is signed by it is void at another.
	pub tenure: u32,
	/// The node's term: in another the record takes no requests.
	pub term: u32,
	/// Since when.
	pub published: BlockNumber,
	/// Whether it holds.
	pub state: RecordState<BlockNumber>,
	/// Who paid for the row. Versions are kept for ever: notices are judged by them.
	pub deposit: Deposit<AccountId, Balance>,
}

/// The governed times, in blocks, and amounts of native tokens.
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
	/// For the money of a request to be attested.
	pub purchase: BlockNumber,
	/// For the chips of an attested request to be issued.
	pub issue: BlockNumber,
	/// For a complaint to be answered.
	pub answer: BlockNumber,
	/// For a redemption to be accepted.
	pub acceptance: BlockNumber,
	/// For an accepted redemption to be paid.
	pub payout: BlockNumber,
	/// Paid for each request, not given back: what stays on the chain for ever.
	pub request_fee: Balance,
	/// Held from a buyer who complains.
	pub complaint_bond: Balance,
	/// The least bond of a financial node.
	pub node_bond: Balance,
	/// Most native tokens that an issuer's starter gives.
	pub starter: Balance,
}

/// What stands behind a kind.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Backing<Balance, BlockNumber> {
	/// The ledger's supply.
	pub supply: Balance,
	/// The sums.
	pub totals: Totals<Balance, BlockNumber>,
	/// How many more chips may be issued now.
	pub headroom: Balance,
}

/// How a bank record is withdrawn.
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
pub enum Withdrawal {
	/// From now on.
	#[codec(index = 0)]
	Ended,
	/// Its key can't be trusted: nothing that it ever signed is good any more.
	#[codec(index = 1)]
	Revoked,
}
