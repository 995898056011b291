// SPDX-License-Identifier: Apache-2.0

//! What this node is to publish, and what became of it.

use super::{tables::*, Kept, Outgoing, Place, Result, Store, StoreError};
use crate::outcome::{Outcome, Refused, RequestOutcome};
use codec::Encode;
use hanse_activity_format::Notice;
use pallet_activities::ActivityId;
use redb::{ReadableDatabase, ReadableTable, ReadableTableMetadata, WriteTransaction};
use std::sync::PoisonError;

/// Outcomes that are remembered.
pub const MAX_OUTCOMES: u64 = 4_096;

impl Store {
	/// Counters of this node in an activity, from `least` on at the lowest, which are given to nobody else
	/// until the node stops, and never again once something is kept under them.
	pub fn take_counters(&self, activity: ActivityId, least: u64, count: u32) -> Result<u64> {
		let mut taken = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
		let next = match taken.get(&activity) {
			Some(next) => *next,
			None => {
				let reading = self.database.begin_read()?;
				reading.open_table(COUNTERS)?.get(activity)?.map_or(0, |next| next.value())
			},
		};
		let first = next.max(least);
		taken.insert(activity, first.checked_add(count.into()).ok_or(StoreError::Full)?);
		Ok(first)
	}

	/// Like [`Self::take_counters`], for ever from now on.
	pub fn reserve(&self, activity: ActivityId, least: u64, count: u32) -> Result<u64> {
		let first = self.take_counters(activity, least, count)?;
		self.write(|writing| use_counters(writing, activity, first, count))?;
		Ok(first)
	}

	/// Keeps what this node is to publish.
	pub fn keep_outgoing(&self, package: &Kept, outgoing: Outgoing) -> Result<()> {
		self.write(|writing| self.put_outgoing(writing, package, outgoing))
	}

	/// Keeps what a request is to send and ends the request, both or neither; whether it still waited.
	pub fn send_request(&self, number: u64, package: &Kept, outgoing: Outgoing) -> Result<bool> {
		self.write_destroying(Self::request_lock(number), |writing| {
			let is_there = writing.open_table(CONTENTS)?.get(number)?.is_some();
			if !is_there {
				return Ok((false, None));
			}
			self.put_outgoing(writing, package, outgoing)?;
			let outcome = RequestOutcome::Sent(Place::of(&package.notice));
			Ok((true, self.end(writing, number, &outcome)?))
		})
	}

	/// Keeps in place of what this node was to publish what it publishes instead: sealed again for
	/// another epoch, base or counter.
	pub fn replace_outgoing(&self, old: Place, new: &Kept, outgoing: Outgoing) -> Result<()> {
		self.write(|writing| {
			remove_pending(writing, &old)?;
			self.put_outgoing(writing, new, outgoing)?;
			let place = Place::of(&new.notice);
			if place == old {
				return Ok(());
			}
			remember(writing, &old, &Outcome::Replaced(place))
		})
	}

	fn put_outgoing(
		&self,
		writing: &WriteTransaction,
		package: &Kept,
		outgoing: Outgoing,
	) -> Result<()> {
		self.put(writing, package)?;
		let Notice { activity, counter, count, .. } = package.notice.notice;
		use_counters(writing, activity, counter, count)?;
		let place = Place::of(&package.notice).raw();
		writing.open_table(OUTBOX)?.insert(place, outgoing.encode().as_slice())?;
		Ok(())
	}

	/// What this node is to publish, in the order of activities and counters.
	pub fn outbox(&self) -> Result<Vec<(Place, Outgoing)>> {
		let reading = self.database.begin_read()?;
		let outbox = reading.open_table(OUTBOX)?;
		let rows = outbox.iter()?;
		rows.map(|row| {
			let (place, row) = row?;
			Ok((Place::of_raw(place.value()), decoded(row.value(), "outbox")?))
		})
		.collect()
	}

	/// Takes something out of the outbox that is published.
	pub fn published(&self, place: &Place) -> Result<()> {
		self.write(|writing| {
			writing.open_table(OUTBOX)?.remove(place.raw())?;
			Ok(())
		})
	}

	/// Drops something that can't be published, and remembers why.
	pub fn give_up(&self, place: &Place, why: &Refused) -> Result<()> {
		self.write(|writing| {
			remove_pending(writing, place)?;
			writing.open_table(OUTBOX)?.remove(place.raw())?;
			remember(writing, place, &Outcome::GivenUp(why.clone()))
		})
	}

	/// Drops a package that waits for the chain and will never be there.
	pub fn drop_pending(&self, place: &Place) -> Result<()> {
		self.write(|writing| remove_pending(writing, place))
	}

	/// What became of what was replaced or given up, as long as it is remembered.
	pub fn outcome(&self, place: &Place) -> Result<Option<Outcome>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(OUTCOMES)?.get(place.raw())?;
		row.map(|row| decoded(row.value(), "outcomes")).transpose()
	}
}

/// No counter up to these is given again.
fn use_counters(
	writing: &WriteTransaction,
	activity: ActivityId,
	first: u64,
	count: u32,
) -> Result<()> {
	let mut counters = writing.open_table(COUNTERS)?;
	let next = counters.get(activity)?.map_or(0, |next| next.value());
	let after = first.checked_add(count.into()).ok_or(StoreError::Full)?;
	counters.insert(activity, next.max(after))?;
	Ok(())
}

/// Remembers an outcome and forgets the oldest.
fn remember(writing: &WriteTransaction, place: &Place, outcome: &Outcome) -> Result<()> {
	let mut outcomes = writing.open_table(OUTCOMES)?;
	let mut order = writing.open_table(ORDER)?;
	if outcomes.insert(place.raw(), outcome.encode().as_slice())?.is_none() {
		let last = order.last()?.map_or(0, |(last, _)| last.value());
		order.insert(last.checked_add(1).ok_or(StoreError::Full)?, place.raw())?;
	}
	if order.len()? > MAX_OUTCOMES {
		if let Some((_, oldest)) = order.pop_first()? {
			outcomes.remove(oldest.value())?;
		}
	}
	Ok(())
}
