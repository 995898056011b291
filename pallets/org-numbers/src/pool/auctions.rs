// SPDX-License-Identifier: Apache-2.0

//! English auctions: bids rise, the highest at the end buys.

use super::{
	settlement::Settlement, Auction, AuctionTerms, Bid, AUCTION_EXTENSION, AUCTION_STEP,
	MAX_AUCTION, MAX_AUCTION_EXTENSION, MAX_ORDER_LIFE, MIN_AUCTION,
};
use crate::*;
use frame_support::{
	ensure, pallet_prelude::*, storage::with_storage_layer, traits::fungibles::hold::Mutate as _,
};
use hanse_support::{OrgNumber, Standing};
use sp_runtime::traits::{One, Saturating};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_start_auction(
		who: AccountIdOf<T>,
		number: OrgNumber,
		terms: AuctionTermsOf<T>,
	) -> DispatchResult {
		let mut row = Self::owned_row(&who, number)?;
		ensure!(row.sale == Sale::None, Error::<T>::AlreadyForSale);
		let AuctionTerms { currency, reserve, starts, ends } = terms;
		let least = Currencies::<T>::get(&currency).ok_or(Error::<T>::CurrencyNotAccepted)?;
		ensure!(reserve >= least, Error::<T>::PriceTooLow);
		let now = Self::now();
		let latest_start = now.saturating_add(MAX_ORDER_LIFE.into());
		ensure!(starts >= now && starts <= latest_start, Error::<T>::InvalidExpiry);
		let run = ends.saturating_sub(starts);
		let runs = MIN_AUCTION.into()..=MAX_AUCTION.into();
		ensure!(runs.contains(&run), Error::<T>::InvalidExpiry);
		Self::check_can_be_paid(&currency, &who, reserve)?;

		let id = Self::next_order_id();
		let deposit = Self::price_of(AuctionOf::<T>::max_encoded_len());
		Self::hold(HoldReason::Order, &who, deposit)?;
		let auction = Auction {
			id,
			seller: who,
			currency,
			reserve,
			starts,
			ends,
			latest: ends.saturating_add(MAX_AUCTION_EXTENSION.into()),
			revision: row.revision,
			bid: None,
			deposit,
		};
		row.sale = Sale::Auctioned(id);
		Numbers::<T>::insert(number, row);
		Auctions::<T>::insert(number, &auction);
		Self::deposit_event(Event::AuctionStarted { number, auction });
		Ok(())
	}

	/// The least that the next bid offers.
	pub(crate) fn least_bid(auction: &AuctionOf<T>) -> BalanceOf<T> {
		match &auction.bid {
			None => auction.reserve,
			Some(bid) => {
				let step = AUCTION_STEP.mul_floor(bid.amount);
				bid.amount.saturating_add(step.max(One::one()))
			},
		}
	}

	pub(crate) fn do_bid(
		who: AccountIdOf<T>,
		number: OrgNumber,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let mut auction = Self::auction_under_way(number)?;
		let now = Self::now();
		ensure!(now >= auction.starts, Error::<T>::AuctionNotStarted);
		ensure!(now <= auction.ends, Error::<T>::AuctionOver);
		ensure!(who != auction.seller, Error::<T>::SelfTrade);
		ensure!(amount >= Self::least_bid(&auction), Error::<T>::BidTooLow);
		ensure!(T::Standing::may_pay(&auction.currency, &who), Error::<T>::BadStanding);

		// The outbid one's money returns first, so that a bidder can raise its own bid with it.
		Self::refund_bid(&mut auction)?;
		let deposit = Self::number_price();
		Self::hold(HoldReason::Order, &who, deposit)?;
		let reason = HoldReason::Payment.into();
		T::MoneyHolds::hold(auction.currency.clone(), &reason, &who, amount)?;
		auction.bid = Some(Bid { bidder: who.clone(), amount, deposit });
		let late = now.saturating_add(AUCTION_EXTENSION.into());
		if late > auction.ends {
			auction.ends = late.min(auction.latest).max(auction.ends);
		}
		let ends = auction.ends;
		Auctions::<T>::insert(number, auction);
		Self::deposit_event(Event::BidPlaced { number, bidder: who, amount, ends });
		Ok(())
	}

	fn auction_under_way(number: OrgNumber) -> Result<AuctionOf<T>, DispatchError> {
		Self::row(number)?;
		Auctions::<T>::get(number).ok_or_else(|| Error::<T>::AuctionNotFound.into())
	}

	/// Gives the standing bid back, or strands its payment. Never depends on the bidder.
	fn refund_bid(auction: &mut AuctionOf<T>) -> DispatchResult {
		let Some(bid) = auction.bid.take() else { return Ok(()) };
		Self::give_back(HoldReason::Order, &bid.bidder, bid.deposit)?;
		Self::refund(auction.id, &bid.bidder, &auction.currency, bid.amount);
		Ok(())
	}

	/// Ends an auction without a sale: the bid, if any, is given back.
	pub(crate) fn drop_auction(number: OrgNumber) -> DispatchResult {
		let Some(mut auction) = Auctions::<T>::take(number) else { return Ok(()) };
		Self::refund_bid(&mut auction)?;
		Self::give_back(HoldReason::Order, &auction.seller, auction.deposit)?;
		Self::deposit_event(Event::AuctionEnded { number, id: auction.id });
		Ok(())
	}

	pub(crate) fn do_cancel_auction(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let mut row = Self::owned_row(&who, number)?;
		let auction = Self::auction_under_way(number)?;
		ensure!(auction.bid.is_none(), Error::<T>::BidStands);
		row.sale = Sale::None;
		Numbers::<T>::insert(number, row);
		Self::drop_auction(number)
	}

	/// Sells to the highest bidder when the time is over; without a bid, or when the sale is refused
	/// by a ledger, the number stays and the bid returns.
	pub(crate) fn do_settle_auction(number: OrgNumber) -> DispatchResult {
		let mut row = Self::row(number)?;
		let auction = Self::auction_under_way(number)?;
		ensure!(Self::now() > auction.ends, Error::<T>::AuctionNotOver);
		if let Some(bid) = &auction.bid {
			let sold = with_storage_layer(|| {
				Auctions::<T>::remove(number);
				Self::give_back(HoldReason::Order, &auction.seller, auction.deposit)?;
				Self::give_back(HoldReason::Order, &bid.bidder, bid.deposit)?;
				Self::release_payment(&bid.bidder, &auction.currency, bid.amount)?;
				Self::pay_and_move(Settlement {
					id: auction.id,
					number,
					seller: &auction.seller,
					buyer: &bid.bidder,
					currency: &auction.currency,
					price: bid.amount,
				})
			});
			if sold.is_ok() {
				return Ok(());
			}
		}
		row.sale = Sale::None;
		Numbers::<T>::insert(number, row);
		Self::drop_auction(number)
	}
}
