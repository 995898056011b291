// SPDX-License-Identifier: Apache-2.0

//! What happens when buyer and seller meet: all of it, or nothing.

use super::{matching::Verdict, CloseReason, OrderId, OrderKind, Side, Trade};
use crate::*;
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{fungibles::Mutate as _, tokens::Preservation, Get},
};
use hanse_support::{FlowReason, OrgNumber, Standing};
use sp_runtime::traits::{Saturating, Zero};

/// A number that goes from seller to buyer for a price that is free in the buyer's account.
pub(crate) struct Settlement<'a, T: Config> {
	pub id: OrderId,
	pub number: OrgNumber,
	pub seller: &'a AccountIdOf<T>,
	pub buyer: &'a AccountIdOf<T>,
	pub currency: &'a T::Currency,
	pub price: BalanceOf<T>,
}

impl<T: Config> Pallet<T> {
	/// Settles two orders that rest in no book any more at `price`: both are closed, the buyer's
	/// surplus returns, the seller is paid less the pool fee, the number moves and the trade is
	/// recorded.
	pub(crate) fn settle(
		(first_id, first): (OrderId, &OrderOf<T>),
		(second_id, second): (OrderId, &OrderOf<T>),
		price: BalanceOf<T>,
	) -> DispatchResult {
		let ((sell_id, sell), (buy_id, buy)) = match first.side() {
			Side::Ask => ((first_id, first), (second_id, second)),
			Side::Bid => ((second_id, second), (first_id, first)),
		};
		let OrderKind::Sell { number, .. } = &sell.kind else {
			return Err(Error::<T>::NotCompatible.into());
		};
		Self::forget(sell_id, sell);
		Self::forget(buy_id, buy);
		Self::give_back(HoldReason::Order, &sell.owner, sell.deposit)?;
		Self::give_back(HoldReason::Order, &buy.owner, buy.deposit)?;
		Self::release_payment(&buy.owner, &buy.currency, buy.price)?;
		Self::pay_and_move(Settlement {
			// The later order of the two trades once, so its id names the trade.
			id: sell_id.max(buy_id),
			number: *number,
			seller: &sell.owner,
			buyer: &buy.owner,
			currency: &sell.currency,
			price,
		})
	}

	/// Pays seller and pool, moves the number, records the trade.
	pub(crate) fn pay_and_move(settlement: Settlement<T>) -> DispatchResult {
		let Settlement { id, number, seller, buyer, currency, price } = settlement;
		ensure!(T::Standing::may_pay(currency, buyer), Error::<T>::BadStanding);
		ensure!(T::Standing::may_receive(currency, seller), Error::<T>::BadStanding);
		let row = Self::row(number)?;
		ensure!(row.owner == *seller, Error::<T>::NotOwner);
		let revision = row.revision;
		let tenure = row.tenure.saturating_add(1);
		// Rounded down, for the seller.
		let fee = T::PoolFee::get().mul_floor(price);
		let pay = |to: &AccountIdOf<T>, amount: BalanceOf<T>| -> DispatchResult {
			if amount.is_zero() {
				return Ok(());
			}
			T::Money::transfer(currency.clone(), buyer, to, amount, Preservation::Preserve)
				.map(|_| ())
		};
		pay(seller, price.saturating_sub(fee))?;
		pay(&T::FeeCollector::get(), fee)?;
		Self::do_move(row, number, buyer.clone(), FlowReason::Sold)?;

		let trade = Trade {
			number,
			revision,
			currency: currency.clone(),
			price,
			fee,
			seller: seller.clone(),
			buyer: buyer.clone(),
		};
		let block = Self::now();
		Trades::<T>::insert(block, id, &trade);
		TradesOf::<T>::insert(number, tenure, (block, id));
		Self::deposit_event(Event::Traded { id, trade });
		Ok(())
	}

	/// Settles two resting orders that became compatible after they were placed, at the price of the
	/// earlier one. Neither may have a better match. Where a ledger refuses, the order at fault is
	/// closed instead.
	pub(crate) fn do_match_orders(sell_id: OrderId, buy_id: OrderId) -> DispatchResult {
		let sell = Orders::<T>::get(sell_id).ok_or(Error::<T>::OrderNotFound)?;
		let buy = Orders::<T>::get(buy_id).ok_or(Error::<T>::OrderNotFound)?;
		let sides = (sell.side(), buy.side());
		ensure!(sides == (Side::Ask, Side::Bid), Error::<T>::NotCompatible);
		ensure!(Self::flaw(sell_id, &sell).is_none(), Error::<T>::OrderNotOpen);
		ensure!(Self::flaw(buy_id, &buy).is_none(), Error::<T>::OrderNotOpen);
		ensure!(Self::judge(&sell, buy_id, &buy) == Verdict::Good, Error::<T>::NotCompatible);
		Self::check_best(sell_id, &sell, buy_id, &buy)?;
		let price = if sell_id < buy_id { sell.price } else { buy.price };
		let settled = with_storage_layer(|| {
			Self::take_from_books(sell_id, &sell);
			Self::take_from_books(buy_id, &buy);
			Self::settle((sell_id, &sell), (buy_id, &buy), price)
		});
		if settled.is_ok() {
			return Ok(());
		}
		// One that a ledger refuses stands in nobody's way.
		let payable = Self::check_can_be_paid(&sell.currency, &sell.owner, price).is_ok();
		Self::close(if payable { buy_id } else { sell_id }, CloseReason::Unsettled)
	}

	/// Whether neither of the two would meet a better one if it were placed now: the search is that
	/// of placing, so what can't be settled is passed by.
	fn check_best(
		sell_id: OrderId,
		sell: &OrderOf<T>,
		buy_id: OrderId,
		buy: &OrderOf<T>,
	) -> DispatchResult {
		let comes_first = |met: Option<(OrderId, OrderOf<T>)>, other| {
			met.is_some_and(|(id, order)| order.entry(id) < other)
		};
		// A number that became fit for a class later isn't listed in it.
		let outbid = comes_first(Self::find_match(sell), buy.entry(buy_id))
			|| comes_first(Self::find_match_beside(sell, buy), buy.entry(buy_id));
		let undercut = comes_first(Self::find_match(buy), sell.entry(sell_id));
		ensure!(!outbid && !undercut, Error::<T>::NotBest);
		Ok(())
	}
}
