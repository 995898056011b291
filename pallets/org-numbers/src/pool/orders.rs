// SPDX-License-Identifier: Apache-2.0

//! Placing, changing and closing orders.

use super::{
	matching::Verdict, CloseReason, Order, OrderId, OrderKind, StrandedMoney, Target, MAX_CLOSED,
	MAX_ORDER_LIFE,
};
use crate::*;
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::{hold::Mutate as _, Inspect as _},
		tokens::{DepositConsequence, Precision, Provenance},
	},
};
use hanse_support::{OrgNumber, Standing};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

/// How far the placing of an order went.
pub(crate) struct Placed {
	/// Resting orders that were closed on the way.
	pub closed: u32,
}

impl<T: Config> Pallet<T> {
	/// What is held for an order: its row, its place in an account's list and in each of its books.
	pub(crate) fn order_price(books: u32) -> BalanceOf<T> {
		let places = super::Entry::max_encoded_len().saturating_mul(books.max(1).saturated_into());
		let bytes = OrderOf::<T>::max_encoded_len()
			.saturating_add(OrderId::max_encoded_len())
			.saturating_add(places);
		Self::price_of(bytes)
	}

	/// What is held natively for a bid: for the order, and for the number's deposit, so that a match
	/// never fails for the want of it.
	pub(crate) fn bid_price() -> BalanceOf<T> {
		Self::order_price(1).saturating_add(Self::number_price())
	}

	/// The next id of the sequence of orders and auctions.
	pub(crate) fn next_order_id() -> OrderId {
		// Eight bytes outlast the chain.
		NextOrderId::<T>::mutate(|next| {
			let id = *next;
			*next = next.saturating_add(1);
			id
		})
	}

	fn check_terms(
		currency: &T::Currency,
		price: BalanceOf<T>,
		expires: BlockNumberFor<T>,
	) -> DispatchResult {
		let least = Currencies::<T>::get(currency).ok_or(Error::<T>::CurrencyNotAccepted)?;
		ensure!(price >= least && !price.is_zero(), Error::<T>::PriceTooLow);
		let now = Self::now();
		let latest = now.saturating_add(MAX_ORDER_LIFE.into());
		ensure!(expires > now && expires <= latest, Error::<T>::InvalidExpiry);
		Ok(())
	}

	/// Whether `seller` can be paid `price` now.
	pub(crate) fn check_can_be_paid(
		currency: &T::Currency,
		seller: &AccountIdOf<T>,
		price: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Standing::may_receive(currency, seller), Error::<T>::BadStanding);
		let consequence =
			T::Money::can_deposit(currency.clone(), seller, price, Provenance::Extant);
		ensure!(consequence == DepositConsequence::Success, Error::<T>::CannotBePaid);
		Ok(())
	}

	/// Whether a listing would be taken now; the number's row.
	pub(crate) fn check_sell(
		who: &AccountIdOf<T>,
		number: OrgNumber,
		terms: &SellTermsOf<T>,
	) -> Result<NumberRowOf<T>, DispatchError> {
		let row = Self::owned_row(who, number)?;
		ensure!(row.sale == Sale::None, Error::<T>::AlreadyForSale);
		let SellTerms { currency, price, buyer, classes, expires } = terms;
		Self::check_terms(currency, *price, *expires)?;
		ensure!(buyer.as_ref() != Some(who), Error::<T>::SelfTrade);
		ensure!(buyer.is_none() || classes.is_empty(), Error::<T>::NotInClass);
		ensure!(Self::is_of_classes(&row, classes), Error::<T>::NotInClass);
		Self::check_can_be_paid(currency, who, *price)?;
		Ok(row)
	}

	pub(crate) fn do_sell(
		who: AccountIdOf<T>,
		number: OrgNumber,
		terms: SellTermsOf<T>,
	) -> Result<Placed, DispatchError> {
		let mut row = Self::check_sell(&who, number, &terms)?;
		let SellTerms { currency, price, buyer, classes, expires } = terms;

		let id = Self::next_order_id();
		let deposit = Self::order_price(classes.len().saturated_into());
		Self::hold(HoldReason::Order, &who, deposit)?;
		let revision = row.revision;
		row.sale = Sale::Listed(id);
		Numbers::<T>::insert(number, row);
		let kind = OrderKind::Sell { number, revision, buyer, classes };
		let order = Order { owner: who, currency, price, expires, deposit, kind };
		Self::enter(id, order)
	}

	/// Whether a bid would be taken now, granted that its price can be held.
	pub(crate) fn check_buy(who: &AccountIdOf<T>, terms: &BuyTermsOf<T>) -> DispatchResult {
		let BuyTerms { target, currency, price, expires } = terms;
		Self::check_terms(currency, *price, *expires)?;
		match *target {
			Target::Number { number, revision } => {
				let row = Self::row(number)?;
				ensure!(row.owner != *who, Error::<T>::AlreadyOwner);
				let current = revision.is_none_or(|revision| revision == row.revision);
				ensure!(current, Error::<T>::RevisionChanged);
			},
			Target::Class(class) => {
				ensure!(Classes::<T>::contains_key(class), Error::<T>::ClassNotFound);
			},
		}
		ensure!(T::Standing::may_pay(currency, who), Error::<T>::BadStanding);
		Ok(())
	}

	pub(crate) fn do_buy(
		who: AccountIdOf<T>,
		terms: BuyTermsOf<T>,
	) -> Result<Placed, DispatchError> {
		Self::check_buy(&who, &terms)?;
		let BuyTerms { target, currency, price, expires } = terms;
		let id = Self::next_order_id();
		let deposit = Self::bid_price();
		Self::hold(HoldReason::Order, &who, deposit)?;
		T::MoneyHolds::hold(currency.clone(), &HoldReason::Payment.into(), &who, price)?;
		let order =
			Order { owner: who, currency, price, expires, deposit, kind: OrderKind::Buy(target) };
		Self::enter(id, order)
	}

	/// Matches an order that is paid for, or lets it rest.
	fn enter(id: OrderId, order: OrderOf<T>) -> Result<Placed, DispatchError> {
		OrdersOf::<T>::try_mutate(&order.owner, |orders| {
			orders.try_push(id).map_err(|_| Error::<T>::TooManyOrders)
		})?;
		Orders::<T>::insert(id, &order);
		Self::deposit_event(Event::OrderPlaced { id, order: order.clone() });
		let mut closed = 0u32;
		for resting_id in Self::candidates(&order) {
			let Some(resting) = Orders::<T>::get(resting_id) else { continue };
			let reason = match Self::judge(&order, resting_id, &resting) {
				Verdict::Good => {
					let settled = with_storage_layer(|| {
						// The incoming one rests nowhere yet.
						Self::take_from_books(resting_id, &resting);
						Self::settle((id, &order), (resting_id, &resting), resting.price)
					});
					if settled.is_ok() {
						return Ok(Placed { closed });
					}
					CloseReason::Unsettled
				},
				Verdict::TooDear => break,
				Verdict::NotForUs => continue,
				Verdict::Own => return Err(Error::<T>::SelfTrade.into()),
				Verdict::Bad(reason) => reason,
			};
			Self::close(resting_id, reason)?;
			closed = closed.saturating_add(1);
			if closed >= MAX_CLOSED {
				break;
			}
		}
		Self::rest(id, &order)?;
		Ok(Placed { closed })
	}

	/// Closes an open order without a trade. Removes it from books and lists first; money that can't
	/// be given back is stranded, so that closing never depends on its owner.
	pub(crate) fn close(id: OrderId, reason: CloseReason) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?;
		Self::take_from_books(id, &order);
		Self::forget(id, &order);
		if let OrderKind::Sell { number, .. } = &order.kind {
			if let Some(mut row) = Numbers::<T>::get(number) {
				if row.sale == Sale::Listed(id) {
					row.sale = Sale::None;
					Numbers::<T>::insert(number, row);
				}
			}
		}
		Self::give_back(HoldReason::Order, &order.owner, order.deposit)?;
		if matches!(order.kind, OrderKind::Buy(_)) {
			Self::refund(id, &order.owner, &order.currency, order.price);
		}
		Self::deposit_event(Event::OrderClosed { id, owner: order.owner, reason });
		Ok(())
	}

	/// Takes an order out of storage and its owner's list.
	pub(crate) fn forget(id: OrderId, order: &OrderOf<T>) {
		Orders::<T>::remove(id);
		OrdersOf::<T>::mutate_exists(&order.owner, |slot| {
			let Some(orders) = slot else { return };
			orders.retain(|open| *open != id);
			if orders.is_empty() {
				*slot = None;
			}
		});
	}

	/// Gives a payment back, or strands it where the ledger refuses.
	pub(crate) fn refund(
		id: OrderId,
		owner: &AccountIdOf<T>,
		currency: &T::Currency,
		amount: BalanceOf<T>,
	) {
		if Self::release_payment(owner, currency, amount).is_err() {
			Stranded::<T>::mutate(owner, id, |slot| {
				// Several bids of one account in one auction add up under the auction's id.
				let earlier = slot.as_ref().map(|money| money.amount).unwrap_or_default();
				let amount = amount.saturating_add(earlier);
				*slot = Some(StrandedMoney { currency: currency.clone(), amount });
			});
			Self::deposit_event(Event::MoneyStranded {
				id,
				owner: owner.clone(),
				currency: currency.clone(),
				amount,
			});
		}
	}

	/// Releases a payment in full.
	pub(crate) fn release_payment(
		owner: &AccountIdOf<T>,
		currency: &T::Currency,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Standing::may_receive(currency, owner), Error::<T>::BadStanding);
		with_storage_layer(|| {
			let reason = HoldReason::Payment.into();
			T::MoneyHolds::release(currency.clone(), &reason, owner, amount, Precision::Exact)
				.map(|_| ())
		})
	}

	pub(crate) fn do_cancel_order(who: AccountIdOf<T>, id: OrderId) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?;
		ensure!(order.owner == who, Error::<T>::NotOrderOwner);
		Self::close(id, CloseReason::Cancelled)
	}

	/// Gives an order another price: it is closed and placed anew behind the others of that price.
	pub(crate) fn do_update_price(
		who: AccountIdOf<T>,
		id: OrderId,
		price: BalanceOf<T>,
	) -> Result<Placed, DispatchError> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?;
		ensure!(order.owner == who, Error::<T>::NotOrderOwner);
		ensure!(Self::flaw(id, &order).is_none(), Error::<T>::OrderNotOpen);
		Self::close(id, CloseReason::Replaced)?;
		let Order { currency, expires, kind, .. } = order;
		match kind {
			OrderKind::Sell { number, buyer, classes, .. } => {
				Self::do_sell(who, number, SellTerms { currency, price, buyer, classes, expires })
			},
			OrderKind::Buy(target) => {
				Self::do_buy(who, BuyTerms { target, currency, price, expires })
			},
		}
	}

	pub(crate) fn do_clear_orders(ids: &[OrderId]) -> DispatchResult {
		let mut cleared = 0u32;
		for id in ids {
			let Some(order) = Orders::<T>::get(id) else { continue };
			if let Some(reason) = Self::flaw(*id, &order) {
				Self::close(*id, reason)?;
				cleared = cleared.saturating_add(1);
			}
		}
		ensure!(cleared > 0, Error::<T>::NothingToClear);
		Ok(())
	}

	pub(crate) fn do_withdraw_stranded(who: AccountIdOf<T>, id: OrderId) -> DispatchResult {
		let money = Stranded::<T>::take(&who, id).ok_or(Error::<T>::NothingStranded)?;
		Self::release_payment(&who, &money.currency, money.amount)?;
		Self::deposit_event(Event::StrandedWithdrawn {
			id,
			owner: who,
			currency: money.currency,
			amount: money.amount,
		});
		Ok(())
	}
}
