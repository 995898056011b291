// SPDX-License-Identifier: Apache-2.0

//! What happened.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A commitment was placed; an earlier one of the account is void.
		Committed { who: T::AccountId, hash: H256 },
		/// A commitment was withdrawn.
		CommitmentWithdrawn { who: T::AccountId },
		/// A number was issued.
		Registered { number: OrgNumber, handle: Handle, owner: T::AccountId, payer: T::AccountId },
		/// A number and its handle were given up; revision and rolling hash are its last.
		Released {
			number: OrgNumber,
			handle: Handle,
			owner: T::AccountId,
			revision: u32,
			history: H256,
		},
		/// The content of a number changed: the numbered entry of its history.
		ContentChanged {
			number: OrgNumber,
			revision: u32,
			author: T::AccountId,
			change: Change,
			hash: H256,
			history: H256,
		},
		/// A publication of a released number was taken back by who paid for it.
		PublicationRemoved { number: OrgNumber, publication: u32 },
		/// An account has a role under a number.
		RoleSet { number: OrgNumber, account: T::AccountId, role: GrantedRole, by: T::AccountId },
		/// An account lost its role under a number.
		RoleRemoved { number: OrgNumber, account: T::AccountId, by: T::AccountId },
		/// A void role was cleared and its deposit given back.
		RoleReclaimed { number: OrgNumber, tenure: u32, account: T::AccountId },
		/// An account follows a number.
		Followed { number: OrgNumber, account: T::AccountId },
		/// An account no longer follows a number.
		Unfollowed { number: OrgNumber, account: T::AccountId },
		/// An account names a number as its own.
		PrimarySet { account: T::AccountId, number: OrgNumber, tenure: u32 },
		/// An account no longer names a number as its own.
		PrimaryCleared { account: T::AccountId, number: OrgNumber },
		/// A number was offered to an account.
		TransferOffered { number: OrgNumber, owner: T::AccountId, to: T::AccountId },
		/// An offer was taken back by the owner or turned down by the other side.
		TransferCancelled { number: OrgNumber, by: T::AccountId },
		/// A number moved; everything bound to an earlier tenure is void.
		Moved {
			number: OrgNumber,
			tenure: u32,
			from: T::AccountId,
			to: T::AccountId,
			reason: hanse_support::FlowReason,
		},
		/// The owner settled, or unsettled, what holds for a lost key.
		RecoverySet { number: OrgNumber, plan: Option<RecoveryPlanOf<T>> },
		/// The named account began to take a number over; it can finish from block `ready` on.
		RecoveryStarted { number: OrgNumber, to: T::AccountId, ready: BlockNumberFor<T> },
		/// The owner objected to a recovery.
		RecoveryObjected { number: OrgNumber, owner: T::AccountId },
		/// Governance admitted a registrar.
		RegistrarAdded { registrar: T::AccountId },
		/// Governance dismissed a registrar; its verifications no longer count.
		RegistrarRemoved { registrar: T::AccountId },
		/// A registrar vouches for a number's legal registration under its present owner.
		Verified { number: OrgNumber, tenure: u32, registrar: T::AccountId, evidence: H256 },
		/// A verification was withdrawn.
		VerificationWithdrawn { number: OrgNumber, registrar: T::AccountId, reason: ReasonText },
		/// Governance keeps a handle back, for nobody or for one account.
		HandleReserved { handle: Handle, beneficiary: Option<T::AccountId> },
		/// A handle is free again.
		HandleUnreserved { handle: Handle },
		/// History entries of a released number were cleared and their deposits given back.
		HistoryCleared { number: OrgNumber, from: u32, entries: u32 },
		/// Governance defined a class of criteria, or ended it.
		ClassSet { class: ClassId, criteria: Option<Criteria> },
		/// Governance takes a currency in the pool with this least price, or takes it no longer.
		CurrencySet { currency: T::Currency, least_price: Option<BalanceOf<T>> },
		/// An order was placed; what follows of it in the same call are events of their own.
		OrderPlaced { id: OrderId, order: OrderOf<T> },
		/// An order was closed without a trade.
		OrderClosed { id: OrderId, owner: T::AccountId, reason: CloseReason },
		/// A number was sold.
		Traded { id: OrderId, trade: TradeOf<T> },
		/// Money of a closed order could not be given back and stays held for its owner.
		MoneyStranded {
			id: OrderId,
			owner: T::AccountId,
			currency: T::Currency,
			amount: BalanceOf<T>,
		},
		/// Stranded money was given back.
		StrandedWithdrawn {
			id: OrderId,
			owner: T::AccountId,
			currency: T::Currency,
			amount: BalanceOf<T>,
		},
		/// An auction was started.
		AuctionStarted { number: OrgNumber, auction: AuctionOf<T> },
		/// A bid was placed; the one before it was given back.
		BidPlaced {
			number: OrgNumber,
			bidder: T::AccountId,
			amount: BalanceOf<T>,
			ends: BlockNumberFor<T>,
		},
		/// An auction ended without a sale.
		AuctionEnded { number: OrgNumber, id: OrderId },
	}
}
