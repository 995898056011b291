// SPDX-License-Identifier: Apache-2.0

//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such kind of chips.
		KindNotFound,
		/// The code is no currency of ISO 4217 that accounts are paid in; see [`crate::currencies`].
		UnknownCurrency,
		/// The currency has its kind of chips already.
		KindAlreadyExists,
		/// A term of the policy is out of its bounds; see `Policy` and the bounds in the docs.
		InvalidPolicy,
		/// The account holds another office or issues chips; whoever does one does no other.
		OfficeTaken,
		/// The caller holds none of the offices that may do this.
		NotAuthorised,
		/// The breaker of the kind is off for this.
		BreakerOff,
		/// The organisation number does not exist.
		NumberNotFound,
		/// The number is no issuer.
		IssuerNotFound,
		/// The issuer's admission is over, or its number changed hands.
		IssuerVoid,
		/// The admission would end before it began.
		InvalidValidity,
		/// The starter is more than governance allows.
		StarterTooLarge,
		/// The number is no financial node.
		NodeNotFound,
		/// The node's number changed hands since it was admitted.
		NodeVoid,
		/// The number is admitted by another issuer, who has to remove it first.
		NodeOfAnotherIssuer,
		/// A text of the bank record is empty or not printable ASCII, or its limit is zero.
		InvalidBankRecord,
		/// The node has no such version of a bank record.
		RecordNotFound,
		/// The bank record was not in force when this was signed.
		RecordNotInForce,
		/// The bank record was revoked: its key is not trusted.
		RecordRevoked,
		/// The node has no bank record for this kind that is in force.
		KindNotServed,
		/// The bond is posted by another account.
		NotBondPayer,
		/// The node has no bond, or less than this.
		BondTooSmall,
		/// Something still waits for the node.
		NodeBusy,
		/// The node left too many complaints unanswered; choose another.
		NodeSilent,
		/// The account is frozen in this kind.
		AccountFrozen,
		/// The account is frozen already.
		AlreadyFrozen,
		/// The account is not frozen.
		NotFrozen,
		/// The amount is zero, or too small to be worth a unit of money or chips.
		AmountTooSmall,
		/// More than one purchase or redemption at this node may be.
		AboveNodeLimit,
		/// More than one purchase of this kind may be.
		AboveTransactionCeiling,
		/// More than a day of this kind may bring.
		AboveDayCeiling,
		/// More than may circulate of this kind.
		AboveTotalCeiling,
		/// More than the issuer's allowance.
		AllowanceExceeded,
		/// No reserve was attested, or too long ago.
		ReserveStale,
		/// More than the attested reserve backs.
		ReserveExceeded,
		/// The account has as many requests or redemptions open as it can have.
		TooManyOpen,
		/// There is no such request.
		RequestNotFound,
		/// The request is over; its outcome tells how.
		RequestClosed,
		/// The caller is not the buyer.
		NotBuyer,
		/// The request is not open any more: its money was attested.
		AlreadyAttested,
		/// The money of the request was not attested.
		NotAttested,
		/// The request's deadline is over.
		DeadlineOver,
		/// The request's deadline is still to come.
		DeadlineNotOver,
		/// The word is for another kind than the request.
		WrongKind,
		/// The word is by another node than the one named.
		WrongNode,
		/// The word names another issuer than the node's.
		WrongIssuer,
		/// The word names another address than the bank record's.
		WrongAddress,
		/// The word names another buyer or holder.
		WrongBuyer,
		/// The word names another key of the buyer.
		WrongBuyerKey,
		/// The word is about another currency.
		WrongCurrency,
		/// The chips or the fee do not follow from the amount, or the amount from the duty.
		WrongAmount,
		/// The receipt names another paying account than the request.
		WrongPayer,
		/// The word was signed before the request was made, or after this block.
		InvalidSigningTime,
		/// The word is past its expiry.
		SignatureExpired,
		/// The signature is not the signer's over exactly this.
		InvalidSignature,
		/// The buyer's signature is not over exactly this receipt.
		InvalidCountersignature,
		/// The receipt was used, for this request or another.
		ReceiptUsed,
		/// The purchase needs no further attesters.
		EnoughAttesters,
		/// The node attested this already.
		AlreadyAttester,
		/// Further financial nodes have to attest this large purchase.
		MoreAttestersNeeded,
		/// The issuer's consent to an issue by others is not due, or it gave none.
		NotDue,
		/// The chips wait for the end of the veto window.
		VetoWindowOpen,
		/// The request does not wait in a veto window.
		NotPending,
		/// No money of this request has to be paid back.
		NoRefundDue,
		/// The buyer has complained about this already.
		AlreadyComplained,
		/// There is no such complaint, nor, for governance, a refund to award something for.
		ComplaintNotFound,
		/// The node may still answer the complaint, or pay the refund.
		AnswerNotDue,
		/// The complaint's silence is on record already.
		AlreadyRecorded,
		/// The complaint has to go unanswered before it is ruled on.
		NotRecorded,
		/// There is no such redemption.
		RedemptionNotFound,
		/// The redemption is over; its outcome tells how.
		RedemptionClosed,
		/// The caller is not the holder.
		NotHolder,
		/// The redemption was accepted already.
		AlreadyAccepted,
		/// The redemption has to be accepted before it is paid.
		NotAccepted,
		/// The chips do not wait for their holder.
		NotReturnable,
		/// A batch is empty.
		EmptyBatch,
		/// The account is the pallet's own, which is never frozen.
		OwnAccount,
		/// A bond is posted by the owner of the node's number, whose consent it is.
		NotOwner,
		/// The bond is of the number's present tenure; its payer sets it to nothing.
		BondInForce,
		/// The rate of a kind stays as it is while its chips circulate or are promised.
		RateFixed,
		/// The kind has another rate than when these chips were asked for: their money goes back.
		RateChanged,
	}
}
