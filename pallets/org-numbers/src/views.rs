// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer. Every listing is paged.

use super::*;
use alloc::vec::Vec;
use hanse_support::OrgNumber;
use sp_runtime::{traits::Saturating, SaturatedConversion};

/// How many rows a page may have.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).saturated_into()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_number(number: OrgNumber) -> Option<NumberInfoOf<T>> {
		let mut row = Numbers::<T>::get(number)?;
		if !Self::is_verified(&row) {
			row.verification = None;
		}
		Some(row.into_info(number))
	}

	pub(crate) fn view_number_by_handle(handle: HandleBytes) -> Option<NumberInfoOf<T>> {
		match Handles::<T>::get(Handle::parse(handle)?)? {
			HandleStatus::Taken(number) => Self::view_number(number),
			HandleStatus::Reserved(_) => None,
		}
	}

	pub(crate) fn view_numbers_of(
		owner: AccountIdOf<T>,
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<OrgNumber> {
		let rows = match after {
			Some(after) => {
				let start = NumbersOf::<T>::hashed_key_for(&owner, after);
				NumbersOf::<T>::iter_key_prefix_from(&owner, start)
			},
			None => NumbersOf::<T>::iter_key_prefix(&owner),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_primary_of(account: &AccountIdOf<T>) -> Option<OrgNumber> {
		let primary = Primaries::<T>::get(account)?;
		let row = Numbers::<T>::get(primary.number)?;
		let holds = row.tenure == primary.tenure
			&& Self::role_under(&row, primary.number, account).is_some();
		holds.then_some(primary.number)
	}

	pub(crate) fn view_publications(
		number: OrgNumber,
		from: u32,
		limit: u32,
	) -> Vec<(u32, PublicationOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|id| Some((id, Publications::<T>::get(number, id)?)))
			.collect()
	}

	pub(crate) fn view_history(
		number: OrgNumber,
		from: u32,
		limit: u32,
	) -> Vec<(u32, HistoryEntryOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|revision| Some((revision, History::<T>::get(number, revision)?.0)))
			.collect()
	}

	pub(crate) fn view_roles_of(
		number: OrgNumber,
		after: Option<AccountIdOf<T>>,
		limit: u32,
	) -> Vec<(AccountIdOf<T>, GrantedRole)> {
		let Some(row) = Numbers::<T>::get(number) else { return Vec::new() };
		let prefix = (number, row.tenure);
		let rows = match after {
			Some(after) => {
				let start = Roles::<T>::hashed_key_for((number, row.tenure, after));
				Roles::<T>::iter_prefix_from(prefix, start)
			},
			None => Roles::<T>::iter_prefix(prefix),
		};
		rows.map(|(account, row)| (account, row.role)).take(page(limit)).collect()
	}

	pub(crate) fn view_followers(
		number: OrgNumber,
		after: Option<AccountIdOf<T>>,
		limit: u32,
	) -> Vec<AccountIdOf<T>> {
		let rows = match after {
			Some(after) => {
				let start = Followers::<T>::hashed_key_for(number, after);
				Followers::<T>::iter_key_prefix_from(number, start)
			},
			None => Followers::<T>::iter_key_prefix(number),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_following(
		account: AccountIdOf<T>,
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<OrgNumber> {
		let rows = match after {
			Some(after) => {
				let start = Following::<T>::hashed_key_for(&account, after);
				Following::<T>::iter_key_prefix_from(&account, start)
			},
			None => Following::<T>::iter_key_prefix(&account),
		};
		rows.take(page(limit)).collect()
	}

	pub(crate) fn view_orders_of(account: AccountIdOf<T>) -> Vec<(OrderId, OrderOf<T>)> {
		OrdersOf::<T>::get(account)
			.into_iter()
			.filter_map(|id| Some((id, Orders::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_depth(
		book: BookKey<T::Currency>,
		limit: u32,
	) -> Vec<(BalanceOf<T>, OrderId)> {
		let side = book.side;
		Self::book(book)
			.smallest(limit.min(MAX_PAGE))
			.into_iter()
			.map(|entry| (entry.price(side).saturated_into(), entry.id))
			.collect()
	}

	pub(crate) fn view_quote_sell(
		owner: AccountIdOf<T>,
		number: OrgNumber,
		terms: SellTermsOf<T>,
	) -> Option<(OrderId, BalanceOf<T>)> {
		let row = Self::check_sell(&owner, number, &terms).ok()?;
		let SellTerms { currency, price, buyer, classes, expires } = terms;
		let kind = OrderKind::Sell { number, revision: row.revision, buyer, classes };
		Self::quote(Order { owner, currency, price, expires, deposit: Default::default(), kind })
	}

	pub(crate) fn view_quote_buy(
		owner: AccountIdOf<T>,
		terms: BuyTermsOf<T>,
	) -> Option<(OrderId, BalanceOf<T>)> {
		Self::check_buy(&owner, &terms).ok()?;
		let BuyTerms { target, currency, price, expires } = terms;
		let kind = OrderKind::Buy(target);
		Self::quote(Order { owner, currency, price, expires, deposit: Default::default(), kind })
	}

	fn quote(order: OrderOf<T>) -> Option<(OrderId, BalanceOf<T>)> {
		Self::find_match(&order).map(|(id, resting)| (id, resting.price))
	}

	pub(crate) fn view_classes_of(number: OrgNumber) -> Vec<ClassId> {
		let Some(row) = Numbers::<T>::get(number) else { return Vec::new() };
		(0..MAX_CLASSES).filter(|class| Self::is_of_class(&row, *class)).collect()
	}

	pub(crate) fn view_trades_of(
		number: OrgNumber,
		from: u32,
		limit: u32,
	) -> Vec<(BlockNumberFor<T>, TradeOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|tenure| {
				let (block, id) = TradesOf::<T>::get(number, tenure)?;
				Some((block, Trades::<T>::get(block, id)?))
			})
			.collect()
	}

	pub(crate) fn view_trades_since(
		from: BlockNumberFor<T>,
		blocks: u32,
	) -> Vec<(BlockNumberFor<T>, TradeOf<T>)> {
		let mut trades = Vec::new();
		for offset in 0..blocks.min(MAX_PAGE) {
			let block = from.saturating_add(offset.into());
			trades.extend(Trades::<T>::iter_prefix_values(block).map(|trade| (block, trade)));
		}
		trades
	}
}
