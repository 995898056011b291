// SPDX-License-Identifier: Apache-2.0

//! Purchases and redemptions: what is asked for, how far it is, how it ended.

use super::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hanse_support::{Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{FixedU128, Permill};

/// What a buyer asks for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Purchase<AccountId, Balance> {
	/// Of which kind.
	pub kind: KindId,
	/// How many chips.
	pub chips: Balance,
	/// Where the money will be paid.
	pub node: OrgNumber,
	/// Salted commitment to the account that the money comes from.
	pub payer: H256,
	/// The key (as an account id) with which the buyer countersigns a receipt: mostly its account,
	/// another one for a multisig.
	pub key: AccountId,
}

/// How far a purchase is. What is over is an [`Outcome`].
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
pub enum RequestStatus<BlockNumber> {
	/// Waits for the money.
	#[codec(index = 0)]
	Open,
	/// The money was attested; waits for the issuer, a large one for further attesters before.
	#[codec(index = 1)]
	Attested,
	/// Large and issued; its chips are released after this block unless it is vetoed, or not
	/// released for so long that the money is to be paid back.
	#[codec(index = 2)]
	Pending(BlockNumber),
}

/// By what the money was attested.
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
pub enum Path {
	/// The financial node's signed notice.
	#[codec(index = 0)]
	Notice,
	/// Its receipt, countersigned by the buyer.
	#[codec(index = 1)]
	Receipt,
}

/// A financial node that attested, and by which version of its bank record.
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
pub struct Attester {
	/// Who.
	pub node: OrgNumber,
	/// By what.
	pub version: u32,
}

/// The attested money of a purchase.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Attestation<Balance, BlockNumber> {
	/// The receipt, consumed with this attestation.
	pub receipt: ReceiptId,
	/// By what.
	pub path: Path,
	/// Money received, in minor units.
	pub amount: Balance,
	/// Chips to issue.
	pub chips: Balance,
	/// Money received beyond what was asked for: a refund duty once the chips are issued.
	pub excess: Balance,
	/// What further attesters sign, and the last block at which that is good.
	pub message: H256,
	pub expiry: u32,
	/// When it was submitted.
	pub at: BlockNumber,
	/// Whose allowance the chips are issued from, and which of its admissions: another one issues
	/// nothing for it.
	pub issuer: OrgNumber,
	pub admission: u32,
	/// Who attested, the named node first.
	pub attesters: Attesters,
	/// How many are needed.
	pub needed: u8,
	/// Blocks between the issue and the release of the chips; 0 unless it is large.
	pub veto_window: BlockNumber,
}

/// A buyer's complaint that its financial node keeps silent: about the money of an open request, or
/// about a refund.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Complaint<AccountId, Balance, BlockNumber> {
	/// About whom, and in which tenure of its number: that one's bond answers.
	pub node: OrgNumber,
	pub tenure: u32,
	/// About what.
	pub matter: Matter,
	/// Last block at which the node may answer.
	pub answer_by: BlockNumber,
	/// How far it is.
	pub status: ComplaintStatus,
	/// Who complains, and what is held from it.
	pub bond: Deposit<AccountId, Balance>,
}

/// What a complaint is about.
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
pub enum Matter {
	/// The money of an open request.
	#[codec(index = 0)]
	Purchase,
	/// Money that has to be paid back.
	#[codec(index = 1)]
	Refund,
}

/// How far a complaint is.
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
pub enum ComplaintStatus {
	/// The node may still answer, by what it owes.
	#[codec(index = 0)]
	Filed,
	/// It did not; its silence stands in its record, and a ruling is due.
	#[codec(index = 1)]
	Unanswered,
}

/// An open purchase.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Request<AccountId, Balance, BlockNumber> {
	/// Who buys.
	pub buyer: AccountId,
	/// What was asked for.
	pub purchase: Purchase<AccountId, Balance>,
	/// The money that it costs, in minor units.
	pub amount: Balance,
	/// The kind's rate and fee when it was asked for.
	pub rate: FixedU128,
	pub fee: Permill,
	/// The version of the node's bank record by which it is to be paid.
	pub version: u32,
	/// The tenure of the node's number whose bond answers: in which it was asked for, then in which
	/// its money was attested.
	pub tenure: u32,
	/// When.
	pub opened: BlockNumber,
	/// Last block at which money may be attested, then at which chips may be issued, then up to
	/// which pending ones wait for what hinders their release.
	pub deadline: BlockNumber,
	/// How far it is.
	pub status: RequestStatus<BlockNumber>,
	/// The attested money.
	pub attestation: Option<Attestation<Balance, BlockNumber>>,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// Why a financial node declines a purchase or a redemption.
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
pub enum DeclineReason {
	/// No money came.
	#[codec(index = 0)]
	NotReceived,
	/// The payer's or payee's name is another than expected.
	#[codec(index = 1)]
	NameMismatch,
	/// Money of another currency came.
	#[codec(index = 2)]
	WrongCurrency,
	/// The institution may not serve it.
	#[codec(index = 3)]
	Compliance,
	/// The account given can't be paid into.
	#[codec(index = 4)]
	AccountUnreachable,
}

/// Why money has to be paid back.
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
pub enum RefundReason {
	/// More was paid than asked for.
	#[codec(index = 0)]
	Excess,
	/// A veto fell in its window.
	#[codec(index = 1)]
	Vetoed,
	/// The issuer refused it.
	#[codec(index = 2)]
	Refused,
	/// Its chips were not issued, or not released, in time.
	#[codec(index = 3)]
	NotIssued,
}

/// Money that a financial node has to pay back.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct RefundDuty<AccountId, Balance, BlockNumber> {
	/// Who gets it, on the account that it came from.
	pub buyer: AccountId,
	/// The kind, and thereby the currency.
	pub kind: KindId,
	/// Who owes it, and in which tenure of its number: that one's bond answers.
	pub node: OrgNumber,
	pub tenure: u32,
	/// How much, in minor units.
	pub amount: Balance,
	/// Why.
	pub reason: RefundReason,
	/// Since when.
	pub since: BlockNumber,
}

/// How a purchase ended. Kept for ever: a receipt that was used is never good again.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Outcome<Balance> {
	/// Chips were issued.
	#[codec(index = 0)]
	Issued { chips: Balance },
	/// The financial node said no.
	#[codec(index = 1)]
	Declined(DeclineReason),
	/// No money was attested in time.
	#[codec(index = 2)]
	Expired,
	/// The buyer withdrew it.
	#[codec(index = 3)]
	Cancelled,
	/// The money has to be paid back.
	#[codec(index = 4)]
	RefundDue(RefundReason),
	/// The money was paid back.
	#[codec(index = 5)]
	Refunded,
	/// It was not, and the governance ruled that the buyer is compensated from a bond instead.
	#[codec(index = 6)]
	Compensated,
}

/// What a complaint comes to.
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
pub enum Ruling<Balance> {
	/// The node was at fault: the buyer gets this from its bond, in native tokens.
	#[codec(index = 0)]
	Upheld { compensation: Balance },
	/// The buyer was: its bond goes to the node's address.
	#[codec(index = 1)]
	Dismissed,
}

/// What a holder asks for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct RedemptionTerms<Balance> {
	/// Of which kind.
	pub kind: KindId,
	/// How many chips.
	pub chips: Balance,
	/// Who pays out.
	pub node: OrgNumber,
	/// Salted commitment to the account that the money goes to.
	pub payee: H256,
}

/// How far a redemption is.
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
pub enum RedemptionStatus<BlockNumber> {
	/// Waits for the node's acceptance until a block; then anyone returns the chips.
	#[codec(index = 0)]
	Requested { accept_by: BlockNumber },
	/// The node pays; after a block the governance rules.
	#[codec(index = 1)]
	Accepted { pay_by: BlockNumber },
	/// Over, but the ledger refused to give the chips back; they wait for the holder.
	#[codec(index = 2)]
	Returnable,
}

/// An open redemption.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Redemption<AccountId, Balance, BlockNumber> {
	/// Whose chips they are.
	pub holder: AccountId,
	/// What was asked for.
	pub terms: RedemptionTerms<Balance>,
	/// The money to pay out, in minor units.
	pub amount: Balance,
	/// The tenure of the node's number whose bond answers: in which it was asked for, then in which
	/// it was accepted.
	pub tenure: u32,
	/// When.
	pub requested: BlockNumber,
	/// How far it is.
	pub status: RedemptionStatus<BlockNumber>,
	/// Who paid for the row.
	pub deposit: Deposit<AccountId, Balance>,
}

/// How a redemption ended; kept for ever.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum RedemptionOutcome<Balance> {
	/// Paid out; the chips were burnt.
	#[codec(index = 0)]
	PaidOut { chips: Balance, reference: H256 },
	/// Not accepted in time.
	#[codec(index = 1)]
	Returned,
	/// The financial node said no.
	#[codec(index = 2)]
	Refused(DeclineReason),
	/// The governance found that it was paid (burnt) or that it wasn't (returned).
	#[codec(index = 3)]
	Ruled(RedemptionRuling),
}

/// What the governance finds after a financial node accepted and neither paid nor refused.
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
pub enum RedemptionRuling {
	/// The money was paid: the chips are burnt.
	#[codec(index = 0)]
	Paid,
	/// It was not: they go back.
	#[codec(index = 1)]
	NotPaid,
}

/// What an account has open, the nonce of its next consent, and its starter. Kept like the nonce of
/// an account.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Buyer {
	/// Its open requests.
	pub open: OpenIds,
	/// How often it consented to a sponsored request.
	pub nonce: u64,
	/// The request that brought it native tokens; there is one in the life of an account.
	pub starter: Option<RequestId>,
}

/// What a payer needs in order to pay.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PaymentInstruction<Balance, BlockNumber> {
	/// Where to.
	pub account: ReceivingAccount,
	/// Currency and decimals of its minor unit.
	pub currency: CurrencyCode,
	pub decimals: u8,
	/// How much, in minor units.
	pub amount: Balance,
	/// The reference of the transfer: an ISO 11649 creditor reference made of the request's id.
	pub reference: crate::reference::Reference,
	/// Last block at which the money may be attested.
	pub deadline: BlockNumber,
}

/// What keeps a request from being issued now.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hindrance {
	/// There is no such open request.
	#[codec(index = 0)]
	RequestNotFound,
	/// The money was not attested.
	#[codec(index = 1)]
	NotAttested,
	/// Further financial nodes have to attest it.
	#[codec(index = 2)]
	MoreAttestersNeeded,
	/// It was issued and waits for its veto window to end.
	#[codec(index = 3)]
	VetoWindowOpen,
	/// The time for its issue is over.
	#[codec(index = 4)]
	DeadlineOver,
	/// The breaker of the kind is off.
	#[codec(index = 5)]
	BreakerOff,
	/// The issuer's admission is over or void.
	#[codec(index = 6)]
	IssuerVoid,
	/// More than the issuer's allowance.
	#[codec(index = 7)]
	AllowanceExceeded,
	/// More than one purchase may issue.
	#[codec(index = 8)]
	TransactionCeiling,
	/// More than the day may bring.
	#[codec(index = 9)]
	DayCeiling,
	/// More than may circulate.
	#[codec(index = 10)]
	TotalCeiling,
	/// No reserve was attested, or too long ago.
	#[codec(index = 11)]
	ReserveStale,
	/// More than the attested reserve backs.
	#[codec(index = 12)]
	ReserveExceeded,
	/// The buyer is frozen.
	#[codec(index = 13)]
	AccountFrozen,
	/// The bank record by which the money was attested was revoked.
	#[codec(index = 14)]
	RecordRevoked,
	/// The kind has another rate than when the chips were asked for.
	#[codec(index = 15)]
	RateChanged,
}
