// SPDX-License-Identifier: Apache-2.0

//! Books: where orders rest in order of price and time.

use super::{BookKey, BookPage, BookRoot, CloseReason, Entry, OrderId};
use crate::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::ordered_index::{InsertError, OrderedIndex, Pages};

/// The root and pages of one book in storage.
pub(crate) struct BookPages<T: Config>(BookKey<T::Currency>);

impl<T: Config> Pages<Entry> for BookPages<T> {
	fn root(&self) -> BookRoot {
		BookRoots::<T>::get(&self.0)
	}

	fn set_root(&mut self, root: BookRoot) {
		match root.heads.is_empty() {
			true => BookRoots::<T>::remove(&self.0),
			false => BookRoots::<T>::insert(&self.0, root),
		}
	}

	fn page(&self, id: u32) -> BookPage {
		BookPagesOf::<T>::get(&self.0, id)
	}

	fn set_page(&mut self, id: u32, page: BookPage) {
		match page.is_empty() {
			true => BookPagesOf::<T>::remove(&self.0, id),
			false => BookPagesOf::<T>::insert(&self.0, id, page),
		}
	}
}

impl<T: Config> BookPages<T> {
	pub(crate) fn of(key: BookKey<T::Currency>) -> Self {
		Self(key)
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn book(key: BookKey<T::Currency>) -> OrderedIndex<Entry, BookPages<T>> {
		OrderedIndex::new(BookPages::of(key))
	}

	/// Lets an order rest in its books. In a full book it takes the place of the worst order, or is
	/// refused when it is no better.
	pub(crate) fn rest(id: OrderId, order: &OrderOf<T>) -> DispatchResult {
		let entry = order.entry(id);
		for key in order.books() {
			let mut rested = Self::book(key.clone()).insert(entry);
			if let Err(InsertError::Full(worst)) = rested {
				ensure!(entry < worst, Error::<T>::BookFull);
				Self::close(worst.id, CloseReason::Evicted)?;
				rested = Self::book(key).insert(entry);
			}
			rested.map_err(|_| Error::<T>::BookFull)?;
		}
		Ok(())
	}

	/// Takes an order out of the books in which it rests.
	pub(crate) fn take_from_books(id: OrderId, order: &OrderOf<T>) {
		let entry = order.entry(id);
		for key in order.books() {
			Self::book(key).remove(&entry);
		}
	}
}
