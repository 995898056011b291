// SPDX-License-Identifier: Apache-2.0

//! A bounded list that stays as it is encoded.
//!
//! Of a long list in storage most steps look at a handful of items and change one. A [`Packed`] list
//! is read and written with one copy of its bytes, whatever its length, and only the items that are
//! looked at are decoded. Its encoding and its type information are those of a `Vec` of its items.

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use alloc::{vec, vec::Vec};
use codec::{Compact, ConstEncodedLen, Decode, Encode, EncodeLike, Input, MaxEncodedLen, Output};
use core::{cmp::Ordering, fmt, marker::PhantomData};
use scale_info::{Type, TypeInfo};
use sp_runtime::SaturatedConversion;

/// At most `MAX` items, whose encodings are all of one length.
pub struct Packed<Item, const MAX: u32> {
	bytes: Vec<u8>,
	item: PhantomData<Item>,
}

/// The list has no place left, or not the place that was named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoPlace;

impl<Item: ConstEncodedLen + Encode + Decode, const MAX: u32> Packed<Item, MAX> {
	/// Bytes of an item; a list of items without any would have no length.
	fn width() -> usize {
		Item::max_encoded_len().max(1)
	}

	/// The bytes of the place `at`, and those behind.
	fn offset(at: usize) -> usize {
		at.saturating_mul(Self::width())
	}

	/// How many items it has.
	pub fn len(&self) -> usize {
		self.bytes.len().checked_div(Self::width()).unwrap_or_default()
	}

	/// Whether it has no item.
	pub fn is_empty(&self) -> bool {
		self.bytes.is_empty()
	}

	/// Whether it takes no more items.
	pub fn is_full(&self) -> bool {
		self.len() >= MAX.saturated_into()
	}

	/// The item at a place.
	pub fn get(&self, at: usize) -> Option<Item> {
		let mut bytes = self.bytes.get(Self::offset(at)..)?;
		Item::decode(&mut bytes).ok()
	}

	/// The first item.
	pub fn first(&self) -> Option<Item> {
		self.get(0)
	}

	/// The last item.
	pub fn last(&self) -> Option<Item> {
		self.get(self.len().checked_sub(1)?)
	}

	/// The items in order.
	pub fn iter(&self) -> impl Iterator<Item = Item> + '_ {
		self.bytes.chunks_exact(Self::width()).filter_map(|mut bytes| Item::decode(&mut bytes).ok())
	}

	/// Puts an item before the place `at`.
	pub fn insert(&mut self, at: usize, item: &Item) -> Result<(), NoPlace> {
		if self.is_full() || at > self.len() {
			return Err(NoPlace);
		}
		let at = Self::offset(at);
		self.bytes.splice(at..at, item.encode());
		Ok(())
	}

	/// Replaces the item at a place.
	pub fn set(&mut self, at: usize, item: &Item) -> Result<(), NoPlace> {
		let (from, to) = (Self::offset(at), Self::offset(at.saturating_add(1)));
		let place = self.bytes.get_mut(from..to).ok_or(NoPlace)?;
		item.using_encoded(|bytes| match bytes.len() == place.len() {
			true => {
				place.copy_from_slice(bytes);
				Ok(())
			},
			false => Err(NoPlace),
		})
	}

	/// Takes the item at a place out.
	pub fn remove(&mut self, at: usize) -> Result<(), NoPlace> {
		if at >= self.len() {
			return Err(NoPlace);
		}
		self.bytes.drain(Self::offset(at)..Self::offset(at.saturating_add(1)));
		Ok(())
	}

	/// Keeps the items before the place `at`; returns the others.
	pub fn split_off(&mut self, at: usize) -> Self {
		let at = Self::offset(at).min(self.bytes.len());
		Self { bytes: self.bytes.split_off(at), item: PhantomData }
	}

	/// Adds the items of `other` behind its own.
	pub fn append(&mut self, mut other: Self) -> Result<(), NoPlace> {
		if self.len().saturating_add(other.len()) > MAX.saturated_into() {
			return Err(NoPlace);
		}
		self.bytes.append(&mut other.bytes);
		Ok(())
	}

	/// The place of an item, or the one where it belongs, in a list that is in order by `order`:
	/// how an item of the list compares with the one that is sought.
	pub fn search(&self, order: impl Fn(&Item) -> Ordering) -> Result<usize, usize> {
		let (mut from, mut to) = (0usize, self.len());
		while from < to {
			let middle = from.saturating_add(to.saturating_sub(from) >> 1);
			let Some(item) = self.get(middle) else { return Err(from) };
			match order(&item) {
				Ordering::Less => from = middle.saturating_add(1),
				Ordering::Equal => return Ok(middle),
				Ordering::Greater => to = middle,
			}
		}
		Err(from)
	}
}

impl<Item: ConstEncodedLen + Encode, const MAX: u32> TryFrom<&[Item]> for Packed<Item, MAX> {
	type Error = NoPlace;

	fn try_from(items: &[Item]) -> Result<Self, NoPlace> {
		if items.len() > MAX.saturated_into() {
			return Err(NoPlace);
		}
		let mut bytes = Vec::new();
		items.iter().for_each(|item| item.encode_to(&mut bytes));
		Ok(Self { bytes, item: PhantomData })
	}
}

impl<Item: ConstEncodedLen + Encode + Decode, const MAX: u32> Encode for Packed<Item, MAX> {
	fn size_hint(&self) -> usize {
		self.bytes.len().saturating_add(Compact::<u32>::max_encoded_len())
	}

	fn encode_to<Out: Output + ?Sized>(&self, out: &mut Out) {
		Compact::<u32>(self.len().saturated_into()).encode_to(out);
		out.write(&self.bytes);
	}
}

impl<Item: ConstEncodedLen + Encode + Decode, const MAX: u32> EncodeLike for Packed<Item, MAX> {}

impl<Item: ConstEncodedLen + Encode + Decode, const MAX: u32> Decode for Packed<Item, MAX> {
	fn decode<In: Input>(input: &mut In) -> Result<Self, codec::Error> {
		let len = Compact::<u32>::decode(input)?.0;
		if len > MAX {
			return Err("the list is longer than its bound".into());
		}
		let mut bytes = vec![0; Self::offset(len.saturated_into())];
		input.read(&mut bytes)?;
		Ok(Self { bytes, item: PhantomData })
	}
}

impl<Item: ConstEncodedLen + Encode + Decode, const MAX: u32> MaxEncodedLen for Packed<Item, MAX> {
	fn max_encoded_len() -> usize {
		let items = Item::max_encoded_len().saturating_mul(MAX.saturated_into());
		items.saturating_add(Compact::<u32>::max_encoded_len())
	}
}

impl<Item: TypeInfo + 'static, const MAX: u32> TypeInfo for Packed<Item, MAX> {
	type Identity = <Vec<Item> as TypeInfo>::Identity;

	fn type_info() -> Type {
		Vec::<Item>::type_info()
	}
}

impl<Item, const MAX: u32> Default for Packed<Item, MAX> {
	fn default() -> Self {
		Self { bytes: Vec::new(), item: PhantomData }
	}
}

impl<Item, const MAX: u32> Clone for Packed<Item, MAX> {
	fn clone(&self) -> Self {
		Self { bytes: self.bytes.clone(), item: PhantomData }
	}
}

impl<Item, const MAX: u32> PartialEq for Packed<Item, MAX> {
	fn eq(&self, other: &Self) -> bool {
		self.bytes == other.bytes
	}
}

impl<Item, const MAX: u32> Eq for Packed<Item, MAX> {}

impl<Item, const MAX: u32> fmt::Debug for Packed<Item, MAX>
where
	Item: ConstEncodedLen + Encode + Decode + fmt::Debug,
{
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_list().entries(self.iter()).finish()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	type List = Packed<(u64, u16), 8>;

	fn list(items: &[(u64, u16)]) -> List {
		List::try_from(items).unwrap()
	}

	fn items(list: &List) -> Vec<(u64, u16)> {
		list.iter().collect()
	}

	#[test]
	fn packed_list_should_refuse_what_is_beyond_its_bound() {
		let full: Vec<(u64, u16)> = (0..8).map(|i| (i, 0)).collect();
		let mut packed = list(&full);
		assert!(packed.is_full());
		assert_eq!(packed.insert(0, &(9, 9)), Err(NoPlace));
		assert_eq!(packed.append(list(&[(9, 9)])), Err(NoPlace));
		assert_eq!(packed.set(8, &(9, 9)), Err(NoPlace));
		assert_eq!(packed.remove(8), Err(NoPlace));
		assert_eq!(items(&packed), full);
		let nine: Vec<(u64, u16)> = (0..9).map(|i| (i, 0)).collect();
		assert_eq!(List::try_from(&nine[..]), Err(NoPlace));
		assert!(List::decode(&mut &nine.encode()[..]).is_err());
		assert!(List::decode(&mut &full.encode()[..79]).is_err());
		assert_eq!(list(&[]).insert(1, &(9, 9)), Err(NoPlace));
	}

	#[test]
	fn packed_list_should_look_like_a_vector_to_clients() {
		assert_eq!(List::type_info(), Vec::<(u64, u16)>::type_info());
		assert_eq!(List::max_encoded_len(), 8 * 10 + 5);
		assert_eq!(list(&[]).encode(), [0]);
	}

	proptest! {
		#[test]
		fn packed_list_should_be_what_a_vector_is(
			steps in proptest::collection::vec((0u8..5, 0usize..9, any::<(u64, u16)>()), 1..60),
		) {
			let (mut packed, mut model) = (List::default(), Vec::new());
			for (kind, at, item) in steps {
				match kind {
					0 | 1 if model.len() < 8 && at <= model.len() => {
						prop_assert_eq!(packed.insert(at, &item), Ok(()));
						model.insert(at, item);
					},
					2 if at < model.len() => {
						prop_assert_eq!(packed.set(at, &item), Ok(()));
						model[at] = item;
					},
					3 if at < model.len() => {
						prop_assert_eq!(packed.remove(at), Ok(()));
						model.remove(at);
					},
					4 if at <= model.len() => {
						let upper = packed.split_off(at);
						prop_assert_eq!(items(&upper), &model[at..]);
						prop_assert_eq!(packed.append(upper), Ok(()));
					},
					_ => {},
				}
				prop_assert_eq!(items(&packed), &model[..]);
				prop_assert_eq!(packed.len(), model.len());
				prop_assert_eq!(packed.first(), model.first().copied());
				prop_assert_eq!(packed.last(), model.last().copied());
				prop_assert_eq!(packed.get(at), model.get(at).copied());
				prop_assert_eq!(packed.encode(), model.encode());
				prop_assert_eq!(List::decode(&mut &model.encode()[..]), Ok(packed.clone()));
				let mut sorted = model.clone();
				sorted.sort();
				sorted.dedup();
				let found = list(&sorted).search(|other| other.cmp(&item));
				prop_assert_eq!(found, sorted.binary_search(&item));
			}
		}
	}
}
