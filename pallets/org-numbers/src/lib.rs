// SPDX-License-Identifier: Apache-2.0

//! # Organisation numbers
//!
//! An organisation registers a permanent number and a handle with its own key, fills it with content,
//! lets others edit it, and hands it on. The number belongs to whoever holds the key, not to a
//! platform.
//!
//! ## Overview
//!
//! A number is a business card that nobody can take away. Behind it stand a profile, publications
//! that are kept by the chain's nodes, and the accounts that follow them. The owner may let managers
//! and editors work on it. When the number moves, everything a buyer pays for goes along (number,
//! handle, content, followers), and every right of the old side ends in the same block.
//!
//! Numbers are traded in a pool in which the chain itself matches. A seller lists a number with the
//! least price it takes, a buyer bids for one number or for any of a governed class, and whoever
//! comes second meets the best of those who wait, at the waiting one's price. Prices are in the
//! native token or in chips.
//!
//! ## Terminology
//!
//! - *Number*: issued in sequence by the chain, shown as ten digits and two check digits
//!   ([`hanse_support::OrgNumber`]). A mistyped number is refused.
//! - *Handle*: the readable brand code of a number, unique, one per number ([`Handle`]).
//! - *Owner*: the account with all rights. *Manager*: profile, publications, roles of editors.
//!   *Editor*: publications.
//! - *Tenure*: a counter that rises with every change of owner. Roles, the look-up from account to
//!   number and admissions by other pallets are bound to it, so that a move voids them at once.
//! - *Revision*: a counter that rises with every change of profile or publications. Each revision is
//!   a numbered history entry and is folded into a rolling hash.
//! - *Registrar*: an account admitted by governance that vouches for a number's legal registration.
//!
//! ## Lifecycle
//!
//! 1. `commit` places the hash of the handle, the account and a salt. After [`COMMIT_MATURITY`]
//!    blocks and within [`COMMIT_LIFETIME`], `register` opens it, so that a handle seen in the pool
//!    can't be taken first. A sponsor may do both for a newcomer who signs off chain
//!    (`register_for`); the sponsor pays fee and deposit.
//! 2. The owner and its helpers change content: `set_profile`, `publish`, `append_part`,
//!    `edit_publication`, `retract_publication`. Followers come and go.
//! 3. The number moves: `offer_transfer` by the owner, `accept_transfer` by the other side; or, when
//!    the key is lost, `start_recovery` and `finish_recovery` by the account that the owner had
//!    named, with a delay in which the owner can object. Tenure rises; sale, recovery plan,
//!    verification and every role are void; the new owner's deposit replaces the old one.
//! 4. `release` by the owner frees the handle and the deposit. The number is never issued again.
//!
//! Nobody but the owner moves, releases or hands out rights on a number: no registrar, no council and
//! not Root.
//!
//! ## The trading pool
//!
//! - A bid's price is held in full when it is placed, and so is the number's deposit: a match never
//!   fails for the want of money. In a match the buyer's surplus returns, the seller is paid less the
//!   pool fee, and the number moves with all that a move voids; all of it, or nothing.
//! - Priority is price, then time. A listing meets the best bid for its number or in one of the (at
//!   most four) classes it names; a class bid meets the cheapest listing of its class; a bid for a
//!   number meets that number's listing. Prices in different currencies are never compared. A number
//!   that isn't listed is never sold.
//! - The search is bounded: it looks at the first six places of at most five books. Orders that are
//!   met and can't be settled any more (expired, void, priced at another revision, of a class that no
//!   longer fits, of an account in bad standing) are closed, at most five a call; then the order
//!   rests, and `match_orders` by anyone settles a pair that became compatible later.
//! - A book holds 4,096 orders in pages of 64 ([`hanse_support::ordered_index`]); each step touches
//!   as much at ten orders as at the last. A full book gives the place of its worst order to a better
//!   one. A new price is a new order, behind those of that price.
//! - Closing an order never depends on being able to pay its owner: what a ledger refuses to give
//!   back stays held for it until its own `withdraw_stranded`.
//! - An auction runs from its start to its end; a bid in the last [`AUCTION_EXTENSION`] blocks moves
//!   the end, by [`MAX_AUCTION_EXTENSION`] in all. While a bid stands, the owner can't take the number
//!   back. A recovery of the number ends its auction and returns the bid.
//!
//! ## Invariants
//!
//! 1. Every number's check digits hold and its sequence was issued; it carries one handle, and a taken
//!    handle belongs to exactly that number.
//! 2. The owner index holds exactly the owners of the numbers.
//! 3. A number's follower count is the count of its followers, and both directions of the
//!    relation agree.
//! 4. The entries 1 to `revision` of a number's history exist and fold to its rolling hash.
//! 5. Every live publication was counted, and none has more parts than allowed.
//! 6. What is held for a reason from an account that pays for a row is the sum of the deposits in
//!    all the rows it pays for.
//! 7. No role is of a tenure that is still to come, and no owner has a role beside its ownership.
//! 8. A number is listed or auctioned by its owner alone, once, and its order or auction exists.
//! 9. Every open order stands once among its owner's and in each of its books.
//! 10. Every book is in order, its counts are right, and every place in it is an open order's.
//! 11. What is held from an account in a currency for payments is the sum of its open bids, its
//!     standing bids in auctions and its stranded money.
//!
//! ## What is stored and what is not
//!
//! State keeps a publication's title, hashes and lengths; its texts are call data, kept in block
//! bodies and in the nodes' off-chain databases ([`hanse_support::bodies`]). Whatever a person would
//! have to keep secret is not for this pallet: profile and publications are public by intent, the
//! legal registration stands as a salted commitment only. Deposits of roles and of history entries of
//! earlier tenures stay held until `reclaim_role` and `clear_history`; no call iterates over rows.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod content;
mod directory;
mod errors;
mod events;
mod followers;
#[cfg(test)]
mod mock;
mod moving;
pub mod pool;
mod registration;
mod roles;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
mod try_state;
// What `derive` expands to casts.
#[allow(clippy::as_conversions)]
pub mod types;
mod verification;
mod views;
pub mod weights;

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::StaticLookup;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Sr25519Helper};
pub use pallet::*;
pub use pool::types::*;
pub use types::*;
pub use weights::WeightInfo;

/// Blocks before a commitment can be opened.
pub const COMMIT_MATURITY: u32 = 10;
/// Blocks after which a commitment is dead: a day of one-second blocks.
pub const COMMIT_LIFETIME: u32 = 86_400;
/// Shortest and longest delay of a recovery, in blocks; the longest is a year of one-second blocks.
pub const MIN_RECOVERY_DELAY: u32 = 10;
pub const MAX_RECOVERY_DELAY: u32 = 31_536_000;
/// Most history entries of a released number that one call clears.
pub const MAX_CLEARED: u32 = 64;
/// Most rows that a view function returns at once.
pub const MAX_PAGE: u32 = 256;

/// What a commitment's hash begins with.
pub const COMMIT_TAG: &[u8] = b"hanse/org-numbers/commit";

pub(crate) type AccountIdLookupOf<T> =
	<<T as frame_system::Config>::Lookup as StaticLookup>::Source;
pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub(crate) type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<AccountIdOf<T>>>::Balance;
pub(crate) type DepositOf<T> = hanse_support::Deposit<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type NumberRowOf<T> = NumberRow<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type NumberInfoOf<T> = NumberInfo<AccountIdOf<T>, BlockNumberFor<T>>;
pub(crate) type PublicationOf<T> = Publication<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type RecoveryPlanOf<T> = RecoveryPlan<AccountIdOf<T>, BlockNumberFor<T>>;
pub(crate) type OrderOf<T> =
	Order<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type SellTermsOf<T> =
	SellTerms<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type BuyTermsOf<T> = BuyTerms<<T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type AuctionTermsOf<T> =
	AuctionTerms<<T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type AuctionOf<T> =
	Auction<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type TradeOf<T> = Trade<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>>;
pub(crate) type HistoryEntryOf<T> = HistoryEntry<AccountIdOf<T>, BlockNumberFor<T>>;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
// What FRAME expands to casts and expects.
#[allow(clippy::as_conversions, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, EnsureOrigin},
	};
	use frame_system::pallet_prelude::*;
	use hanse_support::{
		org::InvalidOrgNumber, FlowLedger, OrgNumber, OrgRole, RowPrice, Standing,
	};
	use sp_core::H256;
	use sp_runtime::{
		traits::{IdentifyAccount, Verify},
		Permill, SaturatedConversion,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// Measured weights of the calls.
		type WeightInfo: WeightInfo;

		/// The native token, in which deposits are held.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type NativeBalance: fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>;
		#[cfg(feature = "runtime-benchmarks")]
		type NativeBalance: fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>
			+ fungible::Mutate<AccountIdOf<Self>>;

		/// What is held for a row; each row keeps the deposit that it was placed with.
		type RowPrice: Get<RowPrice<BalanceOf<Self>>>;

		/// What numbers are priced in: the native token or a kind of chips.
		type Currency: Parameter + Member + MaxEncodedLen + Ord;

		/// All money as one ledger, by which a trade is paid.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Money: fungibles::Mutate<
			AccountIdOf<Self>,
			AssetId = Self::Currency,
			Balance = BalanceOf<Self>,
		>;
		#[cfg(feature = "runtime-benchmarks")]
		type Money: fungibles::Mutate<
				AccountIdOf<Self>,
				AssetId = Self::Currency,
				Balance = BalanceOf<Self>,
			> + fungibles::Create<AccountIdOf<Self>>;

		/// All money as one ledger, by which prices are held.
		type MoneyHolds: fungibles::hold::Mutate<
			AccountIdOf<Self>,
			AssetId = Self::Currency,
			Balance = BalanceOf<Self>,
			Reason: From<HoldReason>,
		>;

		/// Who may pay and be paid.
		type Standing: Standing<Self::Currency, AccountIdOf<Self>>;

		/// The part of a price that the pool takes.
		type PoolFee: Get<Permill>;

		/// Who gets it.
		type FeeCollector: Get<AccountIdOf<Self>>;

		/// Where registrations, moves and releases are recorded.
		type FlowLedger: FlowLedger<AccountIdOf<Self>>;

		/// What newcomers sign with off chain.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = AccountIdOf<Self>>> + Parameter;

		/// Admits registrars and reserves handles.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes an account that can sign, and money, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
			Self::Signature,
			AccountIdOf<Self>,
			Self::Currency,
		>;
	}

	/// Why the pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A commitment to a handle.
		#[codec(index = 0)]
		Commitment,
		/// A number.
		#[codec(index = 1)]
		Number,
		/// A publication.
		#[codec(index = 2)]
		Publication,
		/// An entry of a number's history.
		#[codec(index = 3)]
		History,
		/// A role of an account for a number.
		#[codec(index = 4)]
		Role,
		/// The following of a number.
		#[codec(index = 5)]
		Follow,
		/// The look-up from an account to its number.
		#[codec(index = 6)]
		Primary,
		/// An order or auction, and for a bid also the number's deposit.
		#[codec(index = 7)]
		Order,
		/// The price that a bid offers, in its currency.
		#[codec(index = 8)]
		Payment,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			const { assert!(COMMIT_MATURITY > 0 && COMMIT_MATURITY < COMMIT_LIFETIME) };
			const { assert!(MIN_RECOVERY_DELAY > 0 && MIN_RECOVERY_DELAY < MAX_RECOVERY_DELAY) };
			const { assert!(MIN_HANDLE_LEN > 0 && MIN_HANDLE_LEN < MAX_HANDLE_LEN) };
			const { assert!(MAX_CLEARED > 0 && MAX_PAGE > 0) };
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What stands under a number.
		pub fn number(number: OrgNumber) -> Option<NumberInfoOf<T>> {
			Self::view_number(number)
		}

		/// What stands under a handle.
		pub fn number_by_handle(handle: HandleBytes) -> Option<NumberInfoOf<T>> {
			Self::view_number_by_handle(handle)
		}

		/// The numbers of an owner behind `after`, at most 256 (and as all pages: in storage order).
		pub fn numbers_of(
			owner: T::AccountId,
			after: Option<OrgNumber>,
			limit: u32,
		) -> Vec<OrgNumber> {
			Self::view_numbers_of(owner, after, limit)
		}

		/// The number that an account names as its own, if that still holds.
		pub fn primary_of(account: T::AccountId) -> Option<OrgNumber> {
			Self::view_primary_of(&account)
		}

		/// Reads a number as people write it, and tells whether it is well-formed.
		pub fn check_number(text: Vec<u8>) -> Result<OrgNumber, InvalidOrgNumber> {
			OrgNumber::parse(&text)
		}

		/// What stands behind a handle: a number, a reservation, or `None`. Says nothing of its form;
		/// nothing ever stands behind an invalid one.
		pub fn handle_status(handle: HandleBytes) -> Option<HandleStatus<T::AccountId>> {
			Handle::parse(handle).and_then(Handles::<T>::get)
		}

		/// The hash that `commit` takes: Blake2-256 of the SCALE encoding of
		/// `("hanse/org-numbers/commit", genesis hash, registrant, handle, salt)`. Not in the
		/// state of block 0, which does not know its own hash yet.
		pub fn commitment(registrant: T::AccountId, handle: HandleBytes, salt: [u8; 32]) -> H256 {
			Self::commitment_hash(&registrant, &handle, &salt)
		}

		/// What is held for a number, at today's price.
		pub fn registration_deposit() -> BalanceOf<T> {
			Self::number_price()
		}

		/// A live publication.
		pub fn publication(number: OrgNumber, publication: u32) -> Option<PublicationOf<T>> {
			Publications::<T>::get(number, publication)
		}

		/// The live publications of a number from `from` on, in order of publication: of the next
		/// `limit` counted ones, at most 256, those that were not retracted.
		pub fn publications(
			number: OrgNumber,
			from: u32,
			limit: u32,
		) -> Vec<(u32, PublicationOf<T>)> {
			Self::view_publications(number, from, limit)
		}

		/// The history entries of a number from revision `from` on, in order, at most 256.
		pub fn history(number: OrgNumber, from: u32, limit: u32) -> Vec<(u32, HistoryEntryOf<T>)> {
			Self::view_history(number, from, limit)
		}

		/// The role in which an account may act for a number now.
		pub fn role_of(number: OrgNumber, account: T::AccountId) -> Option<OrgRole> {
			<Self as hanse_support::OrgDirectory<T::AccountId>>::role(number, &account)
		}

		/// The roles in force under a number behind `after`, at most 256.
		pub fn roles_of(
			number: OrgNumber,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<(T::AccountId, GrantedRole)> {
			Self::view_roles_of(number, after, limit)
		}

		/// The followers of a number behind `after`, at most 256.
		pub fn followers(
			number: OrgNumber,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<T::AccountId> {
			Self::view_followers(number, after, limit)
		}

		/// The numbers that an account follows behind `after`, at most 256.
		pub fn following(
			account: T::AccountId,
			after: Option<OrgNumber>,
			limit: u32,
		) -> Vec<OrgNumber> {
			Self::view_following(account, after, limit)
		}

		/// An open order.
		pub fn order(id: OrderId) -> Option<OrderOf<T>> {
			Orders::<T>::get(id)
		}

		/// The open orders of an account.
		pub fn orders_of(account: T::AccountId) -> Vec<(OrderId, OrderOf<T>)> {
			Self::view_orders_of(account)
		}

		/// The best price of a book and the order that offers it. It may be one that can't be settled
		/// any more; `quote_sell` and `quote_buy` pass such by.
		pub fn best(book: BookKey<T::Currency>) -> Option<(BalanceOf<T>, OrderId)> {
			Self::view_depth(book, 1).pop()
		}

		/// The best prices of a book and their orders, best first, at most 256.
		pub fn depth(book: BookKey<T::Currency>, limit: u32) -> Vec<(BalanceOf<T>, OrderId)> {
			Self::view_depth(book, limit)
		}

		/// How many orders rest in a book.
		pub fn book_len(book: BookKey<T::Currency>) -> u32 {
			BookRoots::<T>::get(book).len
		}

		/// The order that a listing would meet if it were placed now, and the price of the trade;
		/// `None` where it would rest or be refused.
		pub fn quote_sell(
			seller: T::AccountId,
			number: OrgNumber,
			terms: SellTermsOf<T>,
		) -> Option<(OrderId, BalanceOf<T>)> {
			Self::view_quote_sell(seller, number, terms)
		}

		/// The order that a bid would meet if it were placed now, and the price of the trade; `None`
		/// where it would rest or be refused. Says nothing of the buyer's money.
		pub fn quote_buy(
			buyer: T::AccountId,
			terms: BuyTermsOf<T>,
		) -> Option<(OrderId, BalanceOf<T>)> {
			Self::view_quote_buy(buyer, terms)
		}

		/// What is held natively with a bid's price: for the order and for the number.
		pub fn bid_deposit() -> BalanceOf<T> {
			Self::bid_price()
		}

		/// The criteria of a class.
		pub fn class(class: ClassId) -> Option<Criteria> {
			Classes::<T>::get(class)
		}

		/// The classes that a number is of now, ascending; a listing names at most four.
		pub fn classes_of(number: OrgNumber) -> Vec<ClassId> {
			Self::view_classes_of(number)
		}

		/// The least price in a currency, if the pool takes it.
		pub fn least_price(currency: T::Currency) -> Option<BalanceOf<T>> {
			Currencies::<T>::get(currency)
		}

		/// The auction of a number, and the least that the next bid offers.
		pub fn auction(number: OrgNumber) -> Option<(AuctionOf<T>, BalanceOf<T>)> {
			let auction = Auctions::<T>::get(number)?;
			let least = Self::least_bid(&auction);
			Some((auction, least))
		}

		/// The trades of a number, with their blocks, in order: those that began the tenures from
		/// `from` on, at most 256 tenures.
		pub fn trades_of(
			number: OrgNumber,
			from: u32,
			limit: u32,
		) -> Vec<(BlockNumberFor<T>, TradeOf<T>)> {
			Self::view_trades_of(number, from, limit)
		}

		/// The trades of `blocks` blocks, at most 256, from block `from` on, in order of blocks.
		pub fn trades_since(
			from: BlockNumberFor<T>,
			blocks: u32,
		) -> Vec<(BlockNumberFor<T>, TradeOf<T>)> {
			Self::view_trades_since(from, blocks)
		}

		/// What is held for an account from orders that were closed but could not be refunded.
		pub fn stranded_of(
			account: T::AccountId,
		) -> Vec<(OrderId, StrandedMoney<T::Currency, BalanceOf<T>>)> {
			let limit = MAX_PAGE.saturated_into();
			Stranded::<T>::iter_prefix(account).take(limit).collect()
		}
	}
}
