// SPDX-License-Identifier: Apache-2.0

//! How the chain finds the other side of an order.
//!
//! The search is bounded: a listing looks at the best of its number's bids and of at most four
//! classes, a bid at the best of one class or at one listing. What is met and can't be settled any
//! more is closed, at most [`MAX_CLOSED`] orders a call; then the order rests, and `match_orders`
//! goes on. The search is pure, so that a call and a view can't disagree.

use super::{
	BookKey, ClassIds, CloseReason, Entry, Market, OrderId, OrderKind, Side, Target, MAX_CLOSED,
};
use crate::*;
use alloc::vec::Vec;
use hanse_support::{OrgNumber, Standing};
use sp_runtime::SaturatedConversion;

/// What a look at a resting order tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
	/// It matches.
	Good,
	/// Its price is not good enough, and so is that of all behind it.
	TooDear,
	/// It is meant for somebody else.
	NotForUs,
	/// It belongs to the same account.
	Own,
	/// It can't be settled any more.
	Bad(CloseReason),
}

impl<T: Config> Pallet<T> {
	/// The best orders on the other side, best first: one more than a call may close.
	pub(crate) fn candidates(order: &OrderOf<T>) -> Vec<OrderId> {
		let best = MAX_CLOSED.saturating_add(1);
		let look = |market, side| {
			let currency = order.currency.clone();
			Self::book(BookKey { market, currency, side }).smallest(best)
		};
		let mut entries: Vec<Entry> = match &order.kind {
			OrderKind::Sell { number, classes, .. } => {
				let mut entries = look(Market::Number(*number), Side::Bid);
				for class in classes {
					entries.extend(look(Market::Class(*class), Side::Bid));
				}
				entries
			},
			OrderKind::Buy(Target::Class(class)) => look(Market::Class(*class), Side::Ask),
			OrderKind::Buy(Target::Number { number, .. }) => {
				return Self::listing_of(*number).into_iter().collect();
			},
		};
		entries.sort();
		entries.truncate(best.saturated_into());
		entries.into_iter().map(|entry| entry.id).collect()
	}

	/// The order that lists a number, if it is listed.
	pub(crate) fn listing_of(number: OrgNumber) -> Option<OrderId> {
		match Numbers::<T>::get(number)?.sale {
			Sale::Listed(id) => Some(id),
			_ => None,
		}
	}

	/// Judges a resting order from the side of `order`.
	pub(crate) fn judge(order: &OrderOf<T>, resting_id: OrderId, resting: &OrderOf<T>) -> Verdict {
		if order.currency != resting.currency {
			return Verdict::NotForUs;
		}
		let (sell, buy) = match order.kind {
			OrderKind::Sell { .. } => (order, resting),
			OrderKind::Buy(_) => (resting, order),
		};
		if sell.price > buy.price {
			return Verdict::TooDear;
		}
		if let Some(reason) = Self::flaw(resting_id, resting) {
			return Verdict::Bad(reason);
		}
		if order.owner == resting.owner {
			return Verdict::Own;
		}
		let OrderKind::Sell { number, buyer, .. } = &sell.kind else { return Verdict::NotForUs };
		if buyer.as_ref().is_some_and(|named| *named != buy.owner) {
			return Verdict::NotForUs;
		}
		let OrderKind::Buy(target) = &buy.kind else { return Verdict::NotForUs };
		Self::judge_target(target, *number, resting.side())
	}

	/// Whether a number is what a bid asks for; if it is not, what that makes of the resting side.
	fn judge_target(target: &Target, number: OrgNumber, resting: Side) -> Verdict {
		let Some(row) = Numbers::<T>::get(number) else { return Verdict::NotForUs };
		match *target {
			Target::Number { number: wanted, .. } if wanted != number => Verdict::NotForUs,
			Target::Number { revision, .. } => match revision.is_none_or(|r| r == row.revision) {
				true => Verdict::Good,
				false if resting == Side::Bid => Verdict::Bad(CloseReason::RevisionChanged),
				false => Verdict::NotForUs,
			},
			Target::Class(class) => match Self::is_of_class(&row, class) {
				true => Verdict::Good,
				false if resting == Side::Ask => Verdict::Bad(CloseReason::Unfit),
				false => Verdict::NotForUs,
			},
		}
	}

	/// What is wrong with an open order, whoever meets it.
	pub(crate) fn flaw(id: OrderId, order: &OrderOf<T>) -> Option<CloseReason> {
		if Self::now() > order.expires {
			return Some(CloseReason::Expired);
		}
		let good_standing = match &order.kind {
			OrderKind::Sell { number, .. } => {
				if Self::listing_of(*number) != Some(id) {
					return Some(CloseReason::Void);
				}
				T::Standing::may_receive(&order.currency, &order.owner)
			},
			OrderKind::Buy(Target::Number { number, revision }) => {
				let Some(row) = Numbers::<T>::get(number) else { return Some(CloseReason::Void) };
				if row.owner == order.owner {
					return Some(CloseReason::Void);
				}
				if revision.is_some_and(|revision| revision != row.revision) {
					return Some(CloseReason::RevisionChanged);
				}
				T::Standing::may_pay(&order.currency, &order.owner)
			},
			OrderKind::Buy(Target::Class(class)) => {
				if !Classes::<T>::contains_key(class) {
					return Some(CloseReason::Unfit);
				}
				T::Standing::may_pay(&order.currency, &order.owner)
			},
		};
		(!good_standing).then_some(CloseReason::BadStanding)
	}

	/// Whether a number is of a class now.
	pub(crate) fn is_of_class(row: &NumberRowOf<T>, class: super::ClassId) -> bool {
		Classes::<T>::get(class).is_some_and(|criteria| {
			criteria.fits(row.profile.category, row.handle.as_bytes().len(), row.followers)
		})
	}

	/// Whether the classes are ascending and the number is of each.
	pub(crate) fn is_of_classes(row: &NumberRowOf<T>, classes: &ClassIds) -> bool {
		let ascending = classes.iter().zip(classes.iter().skip(1)).all(|(a, b)| a < b);
		ascending && classes.iter().all(|class| Self::is_of_class(row, *class))
	}

	/// What would happen if `order` were placed now: the order it would meet. Pure.
	pub(crate) fn find_match(order: &OrderOf<T>) -> Option<(OrderId, OrderOf<T>)> {
		Self::first_good(order, Self::candidates(order))
	}

	/// The best of the first places of a resting bid's book that `sell` would meet there.
	pub(crate) fn find_match_beside(
		sell: &OrderOf<T>,
		buy: &OrderOf<T>,
	) -> Option<(OrderId, OrderOf<T>)> {
		let best = MAX_CLOSED.saturating_add(1);
		let places = buy.books().into_iter().flat_map(|key| Self::book(key).smallest(best));
		Self::first_good(sell, places.map(|entry| entry.id))
	}

	fn first_good(
		order: &OrderOf<T>,
		candidates: impl IntoIterator<Item = OrderId>,
	) -> Option<(OrderId, OrderOf<T>)> {
		let mut closed = 0u32;
		for id in candidates {
			let Some(resting) = Orders::<T>::get(id) else { continue };
			match Self::judge(order, id, &resting) {
				Verdict::Good => return Some((id, resting)),
				Verdict::TooDear | Verdict::Own => return None,
				Verdict::NotForUs => {},
				Verdict::Bad(_) => {
					closed = closed.saturating_add(1);
					if closed >= MAX_CLOSED {
						return None;
					}
				},
			}
		}
		None
	}
}
