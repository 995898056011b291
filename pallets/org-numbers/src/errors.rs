// SPDX-License-Identifier: Apache-2.0

//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The check digits do not fit: the number was mistyped.
		InvalidCheckDigits,
		/// There is no such number, or it was released.
		NumberNotFound,
		/// Every number that ten digits hold was issued.
		NumbersExhausted,
		/// The handle is not 3 to 32 of `a-z 0-9 -` with single, inner hyphens.
		InvalidHandle,
		/// The handle belongs to a number.
		HandleTaken,
		/// Governance keeps the handle back.
		HandleReserved,
		/// Governance does not keep this handle back.
		HandleNotReserved,
		/// The account placed no commitment, or it was opened already; call `commit` first.
		CommitmentNotFound,
		/// The commitment is for another handle, account or salt.
		CommitmentMismatch,
		/// The commitment is too young; wait until it has its 10 blocks.
		CommitmentImmature,
		/// The commitment is more than a day old; place a new one.
		CommitmentExpired,
		/// The newcomer's signature is not over exactly this registration.
		InvalidSignature,
		/// The newcomer's signature is past its expiry.
		SignatureExpired,
		/// A text of the profile is not clean UTF-8, or the category has more than four digits.
		InvalidProfile,
		/// The document has no title, or title or URI is not clean UTF-8.
		InvalidDocument,
		/// The reason is empty or not clean UTF-8.
		InvalidReason,
		/// The caller is not the owner of the number.
		NotOwner,
		/// The caller's role does not allow this.
		NotAuthorised,
		/// The caller is not the account to which the number was offered.
		NotOfferee,
		/// The caller is not the account that the recovery plan names.
		NotRecoverer,
		/// The caller is not an admitted registrar.
		NotRegistrar,
		/// The account is a registrar already.
		AlreadyRegistrar,
		/// The number has no such live publication.
		PublicationNotFound,
		/// A part has no bytes.
		EmptyPart,
		/// The publication has all the parts it can have.
		TooManyParts,
		/// The account has no such role.
		RoleNotFound,
		/// The role is in force; it is removed, not reclaimed.
		RoleInForce,
		/// The owner needs no role and can't be offered its own number.
		AlreadyOwner,
		/// The account follows the number already.
		AlreadyFollowing,
		/// The account does not follow the number.
		NotFollowing,
		/// The account names no number as its own.
		PrimaryNotFound,
		/// The number is on its way to somebody else; cancel that first.
		AlreadyForSale,
		/// The number is not offered to anybody.
		NotOffered,
		/// The owner settled no recovery.
		RecoveryNotFound,
		/// The recovery delay is below 10 blocks or above a year.
		InvalidRecoveryDelay,
		/// A recovery is under way already.
		RecoveryStarted,
		/// No recovery is under way.
		RecoveryNotStarted,
		/// The delay in which the owner can object is not over.
		RecoveryNotReady,
		/// The number changed its owner since the registrar checked it.
		TenureMismatch,
		/// The number is not verified.
		NotVerified,
		/// The number lives; its history stays.
		NumberNotReleased,
		/// No history entry stands in that range.
		HistoryNotFound,
		/// Clear between 1 and 64 entries at once.
		InvalidCount,
		/// The pool does not take this currency.
		CurrencyNotAccepted,
		/// The price is below the least that the pool takes in this currency.
		PriceTooLow,
		/// The end is not in the future, or too far in it.
		InvalidExpiry,
		/// There is no such class.
		ClassNotFound,
		/// The number is not of each class, the classes are not ascending, or a listing with a named
		/// buyer names classes.
		NotInClass,
		/// The account has 64 open orders; cancel one first.
		TooManyOrders,
		/// The book is full and the order no better than its worst.
		BookFull,
		/// The same account would stand on both sides; cancel the other order first.
		SelfTrade,
		/// The content changed since the revision that the bid names.
		RevisionChanged,
		/// The account may not pay or be paid in this currency.
		BadStanding,
		/// The ledger would refuse to credit the seller.
		CannotBePaid,
		/// There is no such open order.
		OrderNotFound,
		/// The caller did not place the order.
		NotOrderOwner,
		/// The order can't be settled any more; clear it.
		OrderNotOpen,
		/// The two orders do not fit each other.
		NotCompatible,
		/// One of the two would meet a better order; match that one first.
		NotBest,
		/// None of the orders is to be cleared.
		NothingToClear,
		/// No money is stranded under this id.
		NothingStranded,
		/// The number is not auctioned.
		AuctionNotFound,
		/// The auction has not started.
		AuctionNotStarted,
		/// The auction is over; settle it.
		AuctionOver,
		/// The auction is not over.
		AuctionNotOver,
		/// The bid is below the reserve, or less than 5 % above the standing bid.
		BidTooLow,
		/// Somebody bids already; the auction runs to its end.
		BidStands,
	}
}
