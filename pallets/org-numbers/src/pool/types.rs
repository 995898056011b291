// SPDX-License-Identifier: Apache-2.0

//! What the trading pool stores and what it shows.

use codec::{ConstEncodedLen, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use hanse_support::{
	ordered_index::{Page, Root},
	OrgNumber,
};
use scale_info::TypeInfo;
use sp_runtime::{traits::UniqueSaturatedInto, Permill};

/// Most classes in which a number is listed at once.
pub const MAX_LISTED_CLASSES: u32 = 4;
/// Most classes that governance defines.
pub const MAX_CLASSES: u16 = 256;
/// Most open orders of an account.
pub const MAX_ORDERS_PER_ACCOUNT: u32 = 64;
/// Most orders that one call closes because they can't be settled any more.
pub const MAX_CLOSED: u32 = 5;
/// Most orders that one `clear_orders` names.
pub const MAX_CLEARED_ORDERS: u32 = 16;
/// Longest life of an order in blocks: 90 days of one-second blocks.
pub const MAX_ORDER_LIFE: u32 = 7_776_000;
/// Shortest and longest run of an auction in blocks; the longest is 30 days.
pub const MIN_AUCTION: u32 = 10;
pub const MAX_AUCTION: u32 = 2_592_000;
/// A bid in the last so many blocks moves the end to so many blocks behind it.
pub const AUCTION_EXTENSION: u32 = 300;
/// How far late bids can move the end of an auction in all.
pub const MAX_AUCTION_EXTENSION: u32 = 7_200;
/// A bid is above the last one by this part of it, and by one unit at least.
pub const AUCTION_STEP: Permill = Permill::from_percent(5);

/// Orders and auctions are numbered in the order in which they were placed.
pub type OrderId = u64;
/// A governed class of criteria.
pub type ClassId = u16;
/// The classes of a listing.
pub type ClassIds = BoundedVec<ClassId, ConstU32<MAX_LISTED_CLASSES>>;
/// The open orders of an account.
pub type OrderIds = BoundedVec<OrderId, ConstU32<MAX_ORDERS_PER_ACCOUNT>>;

/// What a number must have to be of a class.
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
pub struct Criteria {
	/// The category of its profile.
	pub category: Option<u16>,
	/// At most so many characters in its handle.
	pub max_handle_len: Option<u8>,
	/// At least so many followers.
	pub min_followers: u32,
}

impl Criteria {
	/// Whether a number with these properties is of the class.
	pub fn fits(&self, category: u16, handle_len: usize, followers: u32) -> bool {
		self.category.is_none_or(|wanted| wanted == category)
			&& self.max_handle_len.is_none_or(|most| handle_len <= usize::from(most))
			&& followers >= self.min_followers
	}
}

/// What a buyer asks for.
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
pub enum Target {
	/// One number; where a revision is named, only with the content that was priced.
	#[codec(index = 0)]
	Number { number: OrgNumber, revision: Option<u32> },
	/// Any number of a class. The seller may strip its content before the match.
	#[codec(index = 1)]
	Class(ClassId),
}

/// What is bought and sold together.
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
pub enum Market {
	/// One number. Its sell side is the number's own listing.
	#[codec(index = 0)]
	Number(OrgNumber),
	/// The numbers of a class.
	#[codec(index = 1)]
	Class(ClassId),
}

/// One side of a book.
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
pub enum Side {
	/// Those who buy.
	#[codec(index = 0)]
	Bid,
	/// Those who sell.
	#[codec(index = 1)]
	Ask,
}

/// The orders of one market, currency and side; prices in different currencies are never compared.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct BookKey<Currency> {
	/// What is traded.
	pub market: Market,
	/// In what it is priced.
	pub currency: Currency,
	/// Which side.
	pub side: Side,
}

/// A place in a book: better prices first, earlier orders first.
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
pub struct Entry {
	/// The price of an ask, or the distance of a bid's price from the largest: less is better.
	rank: u128,
	/// The order.
	pub id: OrderId,
}

impl ConstEncodedLen for Entry {}

impl Entry {
	/// The place of an order.
	pub fn new(side: Side, price: u128, id: OrderId) -> Self {
		match side {
			Side::Ask => Self { rank: price, id },
			Side::Bid => Self { rank: u128::MAX.saturating_sub(price), id },
		}
	}

	/// The price at which it stands.
	pub fn price(&self, side: Side) -> u128 {
		match side {
			Side::Ask => self.rank,
			Side::Bid => u128::MAX.saturating_sub(self.rank),
		}
	}
}

/// The top of a book.
pub type BookRoot = Root<Entry>;
/// A page of a book.
pub type BookPage = Page<Entry>;

/// What a seller asks.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct SellTerms<AccountId, Currency, Balance, BlockNumber> {
	/// In what it is priced.
	pub currency: Currency,
	/// The least the seller takes, in the currency's smallest unit.
	pub price: Balance,
	/// The only account that may buy, if there is one; such a number is listed in no class.
	pub buyer: Option<AccountId>,
	/// The classes it is listed in, ascending.
	pub classes: ClassIds,
	/// The last block at which it can be sold.
	pub expires: BlockNumber,
}

/// What a buyer offers.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct BuyTerms<Currency, Balance, BlockNumber> {
	/// What is asked for.
	pub target: Target,
	/// In what it is priced.
	pub currency: Currency,
	/// The most the buyer pays, in the currency's smallest unit; held in full.
	pub price: Balance,
	/// The last block at which it can be bought.
	pub expires: BlockNumber,
}

/// What an auction starts with.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct AuctionTerms<Currency, Balance, BlockNumber> {
	/// In what bids are made.
	pub currency: Currency,
	/// The least that the first bid offers.
	pub reserve: Balance,
	/// The first block at which bids are taken.
	pub starts: BlockNumber,
	/// The last block at which bids are taken, unless late ones move it.
	pub ends: BlockNumber,
}

/// Which side an order is on, and what only that side has.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum OrderKind<AccountId> {
	/// A listing.
	#[codec(index = 0)]
	Sell {
		/// What is sold.
		number: OrgNumber,
		/// The revision at which it was priced.
		revision: u32,
		/// The only account that may buy.
		buyer: Option<AccountId>,
		/// The classes it is listed in.
		classes: ClassIds,
	},
	/// A bid.
	#[codec(index = 1)]
	Buy(Target),
}

/// An open order.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Order<AccountId, Currency, Balance, BlockNumber> {
	/// Who placed it.
	pub owner: AccountId,
	/// In what it is priced.
	pub currency: Currency,
	/// The least that is taken, or the most that is paid.
	pub price: Balance,
	/// The last block at which it can be settled.
	pub expires: BlockNumber,
	/// Native tokens held for it: for the order, and for a bid also the number's deposit.
	pub deposit: Balance,
	/// Its side.
	pub kind: OrderKind<AccountId>,
}

impl<AccountId, Currency, Balance, BlockNumber> Order<AccountId, Currency, Balance, BlockNumber>
where
	Currency: Clone,
	Balance: Copy + UniqueSaturatedInto<u128>,
{
	/// The side it stands on.
	pub fn side(&self) -> Side {
		match self.kind {
			OrderKind::Sell { .. } => Side::Ask,
			OrderKind::Buy(_) => Side::Bid,
		}
	}

	/// Its place in each of its books.
	pub fn entry(&self, id: OrderId) -> Entry {
		Entry::new(self.side(), self.price.unique_saturated_into(), id)
	}

	/// The books in which it rests.
	pub fn books(&self) -> alloc::vec::Vec<BookKey<Currency>> {
		let book = |market| BookKey { market, currency: self.currency.clone(), side: self.side() };
		match &self.kind {
			OrderKind::Sell { classes, .. } => {
				classes.iter().map(|class| book(Market::Class(*class))).collect()
			},
			OrderKind::Buy(Target::Number { number, .. }) => {
				alloc::vec![book(Market::Number(*number))]
			},
			OrderKind::Buy(Target::Class(class)) => alloc::vec![book(Market::Class(*class))],
		}
	}
}

/// Why an order was closed without a trade.
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
pub enum CloseReason {
	/// By its owner.
	#[codec(index = 0)]
	Cancelled,
	/// Its time was over.
	#[codec(index = 1)]
	Expired,
	/// A better order took its place in a full book.
	#[codec(index = 2)]
	Evicted,
	/// The number moved, was released or is no longer listed by this order.
	#[codec(index = 3)]
	Void,
	/// The content changed since the revision that the bid named.
	#[codec(index = 4)]
	RevisionChanged,
	/// The number no longer has what its class asks for, or the class is gone.
	#[codec(index = 5)]
	Unfit,
	/// Its owner may not pay or be paid in the currency.
	#[codec(index = 6)]
	BadStanding,
	/// The settlement was refused by a ledger.
	#[codec(index = 7)]
	Unsettled,
	/// Its owner gave it another price, and with it another id.
	#[codec(index = 8)]
	Replaced,
}

/// The highest bid of an auction.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Bid<AccountId, Balance> {
	/// Who bids.
	pub bidder: AccountId,
	/// How much; held in full.
	pub amount: Balance,
	/// Native tokens held for the number's deposit.
	pub deposit: Balance,
}

/// An auction under way.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Auction<AccountId, Currency, Balance, BlockNumber> {
	/// Its id, of the same sequence as the orders.
	pub id: OrderId,
	/// Who sells.
	pub seller: AccountId,
	/// In what bids are made.
	pub currency: Currency,
	/// The least that the first bid offers.
	pub reserve: Balance,
	/// The first block at which bids are taken.
	pub starts: BlockNumber,
	/// The last block at which bids are taken.
	pub ends: BlockNumber,
	/// How far late bids can still move it.
	pub latest: BlockNumber,
	/// The revision at the start.
	pub revision: u32,
	/// The highest bid.
	pub bid: Option<Bid<AccountId, Balance>>,
	/// Native tokens held for it from the seller.
	pub deposit: Balance,
}

/// Money that could not be given back when an order was closed: it stays held until its owner's own
/// `withdraw_stranded` succeeds.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct StrandedMoney<Currency, Balance> {
	/// What is held.
	pub currency: Currency,
	/// How much.
	pub amount: Balance,
}

/// A number that changed hands for a price. Kept for ever; the pool fee and the least price of each
/// currency pay for it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Trade<AccountId, Currency, Balance> {
	/// What was sold.
	pub number: OrgNumber,
	/// The revision that was sold.
	pub revision: u32,
	/// In what it was paid.
	pub currency: Currency,
	/// What the buyer paid.
	pub price: Balance,
	/// What of it the pool took.
	pub fee: Balance,
	/// Who sold.
	pub seller: AccountId,
	/// Who bought.
	pub buyer: AccountId,
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn criteria_should_all_have_to_fit() {
		let criteria =
			Criteria { category: Some(6_419), max_handle_len: Some(5), min_followers: 10 };
		assert!(criteria.fits(6_419, 5, 10));
		assert!(!criteria.fits(6_418, 5, 10));
		assert!(!criteria.fits(6_419, 6, 10));
		assert!(!criteria.fits(6_419, 5, 9));
		assert!(Criteria::default().fits(0, 32, 0));
	}

	proptest! {
		#[test]
		fn entry_should_rank_by_price_then_by_time(a: u128, b: u128, x: u64, y: u64) {
			let ask = |price, id| Entry::new(Side::Ask, price, id);
			let bid = |price, id| Entry::new(Side::Bid, price, id);
			prop_assert_eq!(ask(a, x) < ask(b, y), (a, x) < (b, y));
			prop_assert_eq!(bid(a, x) < bid(b, y), a > b || (a == b && x < y));
			prop_assert_eq!(ask(a, x).price(Side::Ask), a);
			prop_assert_eq!(bid(a, x).price(Side::Bid), a);
		}
	}
}
