// SPDX-License-Identifier: Apache-2.0

//! A sorted list in pages: what an order book is kept in.
//!
//! Every step (insert, remove, first, last) reads the root and one page, and writes the same; a step
//! that splits or merges touches two pages more. This holds for ten entries as for
//! [`MAX_ENTRIES`]: nothing is walked, and nothing asks the trie for its next key.
//!
//! The root holds the smallest entry, the id and the length of each page. A page that is full is
//! split; an entry behind the last of a full last page opens a new one, so that entries that come in
//! order fill pages whole. When the root has no place left for a page, two neighbours that fit in one
//! are merged first: with [`MAX_PAGES`] pages and at most [`MAX_ENTRIES`] entries there always are
//! two, since [`MAX_ENTRIES`] is half of what the pages could hold.
//!
//! The code is pure: where roots and pages lie is the business of a [`Pages`].

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use crate::packed::{NoPlace, Packed};
use alloc::vec::Vec;
use codec::{ConstEncodedLen, Decode, Encode, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;
use sp_runtime::SaturatedConversion;

/// Entries of a page.
pub const PAGE_LEN: u32 = 64;
/// Pages of a list.
pub const MAX_PAGES: u32 = 128;
/// Entries of a list.
pub const MAX_ENTRIES: u32 = PAGE_LEN / 2 * MAX_PAGES;

/// What a list holds: small, ordered, and of one length when encoded.
pub trait ListEntry: Ord + Copy + Encode + Decode + ConstEncodedLen {}
impl<Entry: Ord + Copy + Encode + Decode + ConstEncodedLen> ListEntry for Entry {}

/// One page of entries, in order.
pub type Page<Entry> = Packed<Entry, PAGE_LEN>;

/// What the root knows of a page.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head<Entry> {
	/// Its smallest entry.
	pub first: Entry,
	/// Its id.
	pub page: u32,
	/// How many entries it holds; never none.
	pub len: u32,
}

impl<Entry: ConstEncodedLen> ConstEncodedLen for Head<Entry> {}

/// The top of a list.
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
#[codec(encode_bound(Entry: ListEntry))]
#[codec(decode_bound(Entry: ListEntry))]
#[codec(mel_bound(Entry: ListEntry))]
pub struct Root<Entry: ListEntry> {
	/// The pages, in order of their entries.
	pub heads: Packed<Head<Entry>, MAX_PAGES>,
	/// The id of the next page that is opened.
	pub next_page: u32,
	/// Entries in all pages.
	pub len: u32,
}

impl<Entry: ListEntry> Default for Root<Entry> {
	fn default() -> Self {
		Self { heads: Packed::default(), next_page: 0, len: 0 }
	}
}

/// Where the root and the pages of one list lie.
pub trait Pages<Entry: ListEntry> {
	/// The root; empty where there is none.
	fn root(&self) -> Root<Entry>;
	/// Writes the root, or removes it when it is empty.
	fn set_root(&mut self, root: Root<Entry>);
	/// A page; empty where there is none.
	fn page(&self, id: u32) -> Page<Entry>;
	/// Writes a page, or removes it when it is empty.
	fn set_page(&mut self, id: u32, page: Page<Entry>);
}

/// Why an entry was not inserted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InsertError<Entry> {
	/// The list holds [`MAX_ENTRIES`]; this is the largest of them.
	Full(Entry),
	/// The list holds this entry.
	Exists,
	/// Root and pages contradict each other.
	Corrupt,
}

impl<Entry> From<NoPlace> for InsertError<Entry> {
	fn from(_: NoPlace) -> Self {
		Self::Corrupt
	}
}

/// A sorted list over `P`.
pub struct OrderedIndex<Entry, P> {
	pages: P,
	entry: core::marker::PhantomData<Entry>,
}

impl<Entry: ListEntry, P: Pages<Entry>> OrderedIndex<Entry, P> {
	/// The list that lies in `pages`.
	pub fn new(pages: P) -> Self {
		Self { pages, entry: core::marker::PhantomData }
	}

	/// How many entries it has.
	pub fn len(&self) -> u32 {
		self.pages.root().len
	}

	/// Whether it has no entry.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}

	/// The smallest entry.
	pub fn first(&self) -> Option<Entry> {
		self.pages.root().heads.first().map(|head| head.first)
	}

	/// The largest entry.
	pub fn last(&self) -> Option<Entry> {
		self.last_of(&self.pages.root())
	}

	fn last_of(&self, root: &Root<Entry>) -> Option<Entry> {
		self.pages.page(root.heads.last()?.page).last()
	}

	/// The smallest `count` entries, in order.
	pub fn smallest(&self, count: u32) -> Vec<Entry> {
		let count: usize = count.saturated_into();
		let mut found = Vec::new();
		for head in self.pages.root().heads.iter() {
			if found.len() >= count {
				break;
			}
			let wanted = count.saturating_sub(found.len());
			found.extend(self.pages.page(head.page).iter().take(wanted));
		}
		found
	}

	/// Puts `entry` in its place.
	pub fn insert(&mut self, entry: Entry) -> Result<(), InsertError<Entry>> {
		let mut root = self.pages.root();
		if root.len >= MAX_ENTRIES {
			let largest = self.last_of(&root).ok_or(InsertError::Corrupt)?;
			return Err(InsertError::Full(largest));
		}
		let Some(mut at) = position(&root, &entry) else {
			return self.open_page(root, 0, Page::try_from(&[entry][..])?);
		};
		let mut head = root.heads.get(at).ok_or(InsertError::Corrupt)?;
		if head.len >= PAGE_LEN && root.heads.is_full() {
			self.merge_two(&mut root)?;
			at = position(&root, &entry).ok_or(InsertError::Corrupt)?;
			head = root.heads.get(at).ok_or(InsertError::Corrupt)?;
		}
		let mut entries = self.pages.page(head.page);
		let Err(place) = find(&entries, &entry) else { return Err(InsertError::Exists) };
		if head.len < PAGE_LEN {
			entries.insert(place, &entry)?;
			root.len = root.len.saturating_add(1);
			self.write_page(&mut root, at, head.page, entries)?;
			self.pages.set_root(root);
			return Ok(());
		}
		let is_last = at.saturating_add(1) == root.heads.len();
		if place == entries.len() && is_last {
			return self.open_page(root, at.saturating_add(1), Page::try_from(&[entry][..])?);
		}
		// Both halves have room; the new entry goes to the one that it belongs to.
		let middle = entries.len() >> 1;
		let mut upper = entries.split_off(middle);
		match place.checked_sub(middle) {
			Some(place) => upper.insert(place, &entry)?,
			None => entries.insert(place, &entry)?,
		}
		self.write_page(&mut root, at, head.page, entries)?;
		self.open_page(root, at.saturating_add(1), upper)
	}

	/// Takes `entry` out; tells whether it was there.
	pub fn remove(&mut self, entry: &Entry) -> bool {
		let mut root = self.pages.root();
		let Some(at) = position(&root, entry) else { return false };
		let Some(head) = root.heads.get(at) else { return false };
		let mut entries = self.pages.page(head.page);
		let Ok(place) = find(&entries, entry) else { return false };
		root.len = root.len.saturating_sub(1);
		let taken = entries.remove(place).and_then(|()| match entries.is_empty() {
			true => root.heads.remove(at).map(|()| self.pages.set_page(head.page, Page::default())),
			false => self.write_page(&mut root, at, head.page, entries),
		});
		if taken.is_ok() {
			self.pages.set_root(root);
		}
		taken.is_ok()
	}

	/// Writes a page and what the root knows of it.
	fn write_page(
		&mut self,
		root: &mut Root<Entry>,
		at: usize,
		page: u32,
		entries: Page<Entry>,
	) -> Result<(), NoPlace> {
		let first = entries.first().ok_or(NoPlace)?;
		root.heads.set(at, &Head { first, page, len: entries.len().saturated_into() })?;
		self.pages.set_page(page, entries);
		Ok(())
	}

	/// Opens a page before the head `at`, and writes the root with one entry more: the one inserted.
	fn open_page(
		&mut self,
		mut root: Root<Entry>,
		at: usize,
		entries: Page<Entry>,
	) -> Result<(), InsertError<Entry>> {
		let first = entries.first().ok_or(InsertError::Corrupt)?;
		let page = root.next_page;
		root.next_page = page.wrapping_add(1);
		root.len = root.len.saturating_add(1);
		root.heads.insert(at, &Head { first, page, len: entries.len().saturated_into() })?;
		self.pages.set_page(page, entries);
		self.pages.set_root(root);
		Ok(())
	}

	/// Merges the two neighbours that hold least; the root loses a head.
	fn merge_two(&mut self, root: &mut Root<Entry>) -> Result<(), InsertError<Entry>> {
		let heads = root.heads.iter();
		let pairs = heads.zip(root.heads.iter().skip(1)).enumerate();
		let together = |(_, (lower, upper)): &(usize, (Head<Entry>, Head<Entry>))| {
			lower.len.saturating_add(upper.len)
		};
		let (left, (lower, upper)) = pairs.min_by_key(together).ok_or(InsertError::Corrupt)?;
		let mut entries = self.pages.page(lower.page);
		entries.append(self.pages.page(upper.page))?;
		root.heads.remove(left.saturating_add(1))?;
		self.pages.set_page(upper.page, Page::default());
		self.write_page(root, left, lower.page, entries)?;
		Ok(())
	}
}

/// The page that `entry` belongs to; `None` when there is no page.
fn position<Entry: ListEntry>(root: &Root<Entry>, entry: &Entry) -> Option<usize> {
	match root.heads.search(|head| head.first.cmp(entry)) {
		Ok(at) => Some(at),
		// One that is smaller than all belongs to the first.
		Err(behind) if !root.heads.is_empty() => Some(behind.saturating_sub(1)),
		Err(_) => None,
	}
}

/// The place of `entry` in its page, or the one where it belongs.
fn find<Entry: ListEntry>(page: &Page<Entry>, entry: &Entry) -> Result<usize, usize> {
	page.search(|other: &Entry| -> Ordering { other.cmp(entry) })
}

/// Whether root and pages agree, every page is in order and none is empty; for tests and
/// `try_state`.
pub fn is_sound<Entry: ListEntry, P: Pages<Entry>>(pages: &P) -> bool {
	let root = pages.root();
	let mut before: Option<Entry> = None;
	let mut len = 0u32;
	for head in root.heads.iter() {
		let page = pages.page(head.page);
		let counted: u32 = page.len().saturated_into();
		if counted != head.len || page.first() != Some(head.first) {
			return false;
		}
		for entry in page.iter() {
			if before.is_some_and(|before| before >= entry) {
				return false;
			}
			before = Some(entry);
		}
		len = len.saturating_add(counted);
	}
	len == root.len && len <= MAX_ENTRIES
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::{
		cell::RefCell,
		collections::{BTreeMap, BTreeSet},
	};

	/// Pages in memory that count how often they are touched.
	#[derive(Default)]
	struct Memory {
		root: Root<u64>,
		pages: BTreeMap<u32, Page<u64>>,
		touched: RefCell<u32>,
	}

	impl Pages<u64> for Memory {
		fn root(&self) -> Root<u64> {
			*self.touched.borrow_mut() += 1;
			self.root.clone()
		}
		fn set_root(&mut self, root: Root<u64>) {
			*self.touched.borrow_mut() += 1;
			self.root = root;
		}
		fn page(&self, id: u32) -> Page<u64> {
			*self.touched.borrow_mut() += 1;
			self.pages.get(&id).cloned().unwrap_or_default()
		}
		fn set_page(&mut self, id: u32, page: Page<u64>) {
			*self.touched.borrow_mut() += 1;
			match page.is_empty() {
				true => self.pages.remove(&id),
				false => self.pages.insert(id, page),
			};
		}
	}

	fn list() -> OrderedIndex<u64, Memory> {
		OrderedIndex::new(Memory::default())
	}

	#[test]
	fn list_should_take_its_maximum_in_any_order_and_refuse_one_more() {
		let max = u64::from(MAX_ENTRIES);
		// Upwards, downwards, and scattered (an odd factor permutes a power of two).
		let orders: [fn(u64) -> u64; 3] =
			[|i| i, |i| u64::from(MAX_ENTRIES) - i, |i| i * 1_657 % u64::from(MAX_ENTRIES)];
		for order in orders {
			let mut list = list();
			for i in 0..max {
				assert_eq!(list.insert(order(i)), Ok(()));
			}
			assert!(is_sound(&list.pages));
			assert_eq!(list.len(), MAX_ENTRIES);
			let largest = list.last().unwrap();
			assert_eq!(list.insert(max * 2), Err(InsertError::Full(largest)));
		}
	}

	#[test]
	fn full_page_should_find_room_when_the_root_is_full() {
		let mut list = list();
		// One full page, then pages that were full once and hold one entry each.
		let spaced = |i: u64| i * 1_000;
		for i in 0..u64::from(PAGE_LEN * MAX_PAGES) {
			list.insert(spaced(i)).unwrap();
			if i >= u64::from(PAGE_LEN) && i % u64::from(PAGE_LEN) != 0 {
				list.remove(&spaced(i - 1));
			}
		}
		while !list.pages.root.heads.is_full() {
			let behind = list.last().unwrap() + 1;
			for i in 0..=u64::from(PAGE_LEN) {
				list.insert(behind + i).unwrap();
			}
			for i in 0..u64::from(PAGE_LEN) {
				list.remove(&(behind + i));
			}
		}
		for i in 0..500 {
			list.insert(i * 2 + 1).unwrap();
			assert!(is_sound(&list.pages));
		}
	}

	#[test]
	fn step_should_touch_as_much_at_the_maximum_as_at_ten() {
		let touched = |entries: u64| {
			let mut list = list();
			for i in 0..entries {
				list.insert(i * 2).unwrap();
			}
			list.remove(&(entries / 2 * 2));
			*list.pages.touched.borrow_mut() = 0;
			list.insert(entries / 2 * 2).unwrap();
			list.remove(&(entries / 2 * 2));
			list.first();
			let touched = *list.pages.touched.borrow();
			touched
		};
		assert_eq!(touched(10), touched(u64::from(MAX_ENTRIES) - 1));
		assert_eq!(touched(10), 9);
	}

	#[test]
	fn removal_should_tell_when_there_is_nothing() {
		let mut list = list();
		assert!(!list.remove(&1));
		list.insert(1).unwrap();
		assert_eq!(list.insert(1), Err(InsertError::Exists));
		assert!(!list.remove(&2));
		assert!(list.remove(&1));
		assert!(list.is_empty());
		assert!(list.pages.pages.is_empty());
	}

	proptest! {
		#[test]
		fn list_should_be_what_a_sorted_set_is(
			steps in proptest::collection::vec((any::<bool>(), 0u64..700), 1..2_000),
		) {
			let mut list = list();
			let mut model = BTreeSet::new();
			for (insert, entry) in steps {
				match insert {
					true => prop_assert_eq!(list.insert(entry).is_ok(), model.insert(entry)),
					false => prop_assert_eq!(list.remove(&entry), model.remove(&entry)),
				}
				prop_assert_eq!(list.first(), model.first().copied());
				prop_assert_eq!(list.last(), model.last().copied());
			}
			prop_assert!(is_sound(&list.pages));
			let smallest: Vec<u64> = model.iter().copied().take(70).collect();
			prop_assert_eq!(list.smallest(70), smallest);
			prop_assert_eq!(list.len() as usize, model.len());
		}
	}
}
