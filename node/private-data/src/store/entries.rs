// SPDX-License-Identifier: Apache-2.0

//! Entries of the chain: what they came to here, what is erased, and what is to be signed for.

use super::{
	tables::*, Due, Kept, Lacking, Noted, Place, Result, Settled, State, Store, StoreError,
};
use crate::locker::{Lock, Version};
use codec::Encode;
use pallet_activities::{ActivityId, MessageNumber, MessageRef, NodeId, Word};
use redb::{ReadableDatabase, ReadableTable, ReadableTableMetadata, WriteTransaction};

impl Store {
	/// The place of a final entry and whether it is erased.
	pub fn entry(&self, message: MessageRef) -> Result<Option<(Place, bool)>> {
		let MessageRef { activity, number } = message;
		let reading = self.database.begin_read()?;
		let row = reading.open_table(NUMBERS)?.get((activity, number))?;
		Ok(row.map(|row| {
			let (author, counter, is_erased) = row.value();
			(Place { activity, author, counter }, is_erased)
		}))
	}

	/// The final entries of an activity from `from` on, at most `limit`, and whether each is erased.
	pub fn entries(
		&self,
		activity: ActivityId,
		from: MessageNumber,
		limit: usize,
	) -> Result<Vec<(MessageNumber, Place, bool)>> {
		let reading = self.database.begin_read()?;
		let numbers = reading.open_table(NUMBERS)?;
		let rows = numbers.range((activity, from)..=(activity, u64::MAX))?.take(limit);
		rows.map(|row| {
			let (at, row) = row?;
			let (author, counter, is_erased) = row.value();
			Ok((at.value().1, Place { activity, author, counter }, is_erased))
		})
		.collect()
	}

	/// What was noted of an activity.
	pub fn noted(&self, activity: ActivityId) -> Result<Noted> {
		let reading = self.database.begin_read()?;
		let seat = reading.open_table(SEATS)?.get(activity)?.map(|row| row.value());
		let next = reading.open_table(PROGRESS)?.get(activity)?.map_or(0, |row| row.value());
		let purges = reading.open_table(PURGES)?.get(activity)?.map_or(0, |row| row.value());
		Ok(Noted { seat, next, purges })
	}

	/// This node has another seat in a group, from which it may read the entries from `from` on: those
	/// that it passed as not being for it are looked at again.
	pub fn take_seat(&self, activity: ActivityId, (from, slot): (MessageNumber, u8)) -> Result<()> {
		self.write(|writing| {
			writing.open_table(SEATS)?.insert(activity, (from, slot))?;
			let mut progress = writing.open_table(PROGRESS)?;
			let next = progress.get(activity)?.map_or(0, |row| row.value());
			progress.insert(activity, next.min(from))?;
			Ok(())
		})
	}

	/// Notes what final entries of an activity come to here, all or none; those before `next` were
	/// looked at. Those of `me` are watched until all have signed.
	pub fn settle(
		&self,
		activity: ActivityId,
		me: NodeId,
		settled: &[Settled],
		next: MessageNumber,
	) -> Result<()> {
		self.write(|writing| {
			settled.iter().try_for_each(|one| settle_one(writing, activity, me, one))?;
			writing.open_table(PROGRESS)?.insert(activity, next)?;
			Ok(())
		})
	}

	/// Final entries that are not here and that `is_wanted`, at most `limit`.
	pub fn lacking(
		&self,
		limit: usize,
		is_wanted: impl Fn(&Lacking) -> bool,
	) -> Result<Vec<Lacking>> {
		let reading = self.database.begin_read()?;
		let mut found = Vec::new();
		for row in reading.open_table(LACKING)?.iter()? {
			let lacking = decoded(row?.1.value(), "lacking")?;
			if is_wanted(&lacking) {
				found.push(lacking);
			}
			if found.len() >= limit {
				break;
			}
		}
		Ok(found)
	}

	/// How many final entries are not here.
	pub fn lacking_count(&self) -> Result<u64> {
		let reading = self.database.begin_read()?;
		Ok(reading.open_table(LACKING)?.len()?)
	}

	/// Final entries of an activity that are not here, of the numbers from `from` to `to - 1`.
	pub fn lacking_of(
		&self,
		activity: ActivityId,
		from: MessageNumber,
		to: MessageNumber,
	) -> Result<Vec<Lacking>> {
		let reading = self.database.begin_read()?;
		let lacking = reading.open_table(LACKING)?;
		let rows = lacking.range((activity, from)..(activity, to))?;
		rows.map(|row| decoded(row?.1.value(), "lacking")).collect()
	}

	/// Keeps packages that were found for final entries, all or none; which of them are still wanted and
	/// now here.
	pub fn found(&self, found: &[(Lacking, Kept)]) -> Result<Vec<Lacking>> {
		if found.is_empty() {
			return Ok(Vec::new());
		}
		self.write(|writing| {
			let mut here = Vec::new();
			for (lacking, kept) in found {
				let Lacking { message, place, is_due, .. } = *lacking;
				let at = (message.activity, message.number);
				// It may have been erased in the meantime.
				if writing.open_table(LACKING)?.remove(at)?.is_none() {
					continue;
				}
				self.put(writing, kept)?;
				finish(writing, &place, message.number)?;
				note_due(writing, Word::Stored, message, is_due)?;
				here.push(*lacking);
			}
			Ok(here)
		})
	}

	/// Gives up final entries that can't be found: they were erased, or are not for this node now.
	pub fn not_lacking(&self, messages: &[MessageRef]) -> Result<()> {
		if messages.is_empty() {
			return Ok(());
		}
		self.write(|writing| {
			let mut lacking = writing.open_table(LACKING)?;
			for MessageRef { activity, number } in messages {
				lacking.remove((*activity, *number))?;
			}
			Ok(())
		})
	}

	/// Destroys entries of an activity: bodies, keys, and the key that the keys were under. Tombstones
	/// are due for those that are to be signed for.
	pub fn erase(
		&self,
		activity: ActivityId,
		entries: &[(MessageNumber, Place, Due)],
	) -> Result<()> {
		self.write_destroying(activity, |writing| {
			for (number, place, due) in entries {
				let message = MessageRef { activity, number: *number };
				remove_waiting(writing, place)?;
				writing.open_table(BODIES)?.remove(place.raw())?;
				writing.open_table(KEYS)?.remove(place.raw())?;
				writing.open_table(OUTBOX)?.remove(place.raw())?;
				writing.open_table(OWN)?.remove((activity, *number))?;
				writing.open_table(LACKING)?.remove((activity, *number))?;
				writing.open_table(DUE)?.remove(due_key(Word::Stored, message))?;
				set_state(writing, place, State::Erased { number: *number })?;
				bury(writing, place, *number)?;
				note_due(writing, Word::Erased, message, *due)?;
			}
			Ok(((), self.relock(writing, activity)?))
		})
	}

	/// Encrypts the keys of an activity under a new one; the version of the old one.
	fn relock(&self, writing: &WriteTransaction, activity: ActivityId) -> Result<Option<Version>> {
		let Some((before, after, old)) = self.change_lock(writing, activity)? else {
			return Ok(None);
		};
		let mut keys = writing.open_table(KEYS)?;
		let mut changed = Vec::new();
		for row in keys.range((activity, 0, 0)..=(activity, u64::MAX, u64::MAX))? {
			let (place, sealed) = row?;
			changed
				.push((place.value(), resealed(&before, &after, &place.value(), sealed.value())?));
		}
		for (place, sealed) in changed {
			keys.insert(place, sealed.as_slice())?;
		}
		Ok(Some(old))
	}

	/// All that were to be erased are.
	pub fn set_purges(&self, activity: ActivityId, purges: u64) -> Result<()> {
		self.write(|writing| {
			writing.open_table(PURGES)?.insert(activity, purges)?;
			Ok(())
		})
	}

	/// What is to be signed for behind `after`, at most `limit`.
	pub fn due(
		&self,
		word: Word,
		after: Option<MessageRef>,
		limit: usize,
	) -> Result<Vec<MessageRef>> {
		let reading = self.database.begin_read()?;
		let due = reading.open_table(DUE)?;
		let first = MessageRef { activity: 0, number: 0 };
		let (from, to) = (due_key(word, after.unwrap_or(first)), (due_key(word, first).0));
		let rows = due.range(from..=(to, u64::MAX, u64::MAX))?;
		let refs = rows.map(|row| {
			let (_, activity, number) = row?.0.value();
			Ok(MessageRef { activity, number })
		});
		let is_behind = |message: &Result<MessageRef>| match (message, after) {
			(Ok(message), Some(after)) => *message > after,
			_ => true,
		};
		refs.filter(is_behind).take(limit).collect()
	}

	/// The chain has these words, or asks for them no more.
	pub fn not_due(&self, word: Word, messages: &[MessageRef]) -> Result<()> {
		if messages.is_empty() {
			return Ok(());
		}
		self.write(|writing| {
			let mut due = writing.open_table(DUE)?;
			for message in messages {
				due.remove(due_key(word, *message))?;
			}
			Ok(())
		})
	}

	/// This node's own final entries that not all have signed for, and whether those that are late were
	/// named.
	pub fn own(&self) -> Result<Vec<(MessageRef, bool)>> {
		let reading = self.database.begin_read()?;
		let own = reading.open_table(OWN)?;
		let rows = own.iter()?;
		rows.map(|row| {
			let (at, is_named) = row?;
			let (activity, number) = at.value();
			Ok((MessageRef { activity, number }, is_named.value()))
		})
		.collect()
	}

	/// All have signed for `over`, or need not any more; who is late with `late` was named.
	pub fn watched(&self, over: &[MessageRef], late: &[MessageRef]) -> Result<()> {
		if over.is_empty() && late.is_empty() {
			return Ok(());
		}
		self.write(|writing| {
			let mut own = writing.open_table(OWN)?;
			for message in late {
				own.insert((message.activity, message.number), true)?;
			}
			for message in over {
				own.remove((message.activity, message.number))?;
			}
			Ok(())
		})
	}
}

fn resealed(before: &Lock, after: &Lock, place: &RawPlace, sealed: &[u8]) -> Result<Vec<u8>> {
	let aad = Place::of_raw(*place).encode();
	let secret = before.open(&aad, sealed)?;
	Ok::<_, StoreError>(after.close(&aad, &secret)?)
}

fn settle_one(
	writing: &WriteTransaction,
	activity: ActivityId,
	me: NodeId,
	settled: &Settled,
) -> Result<()> {
	match *settled {
		Settled::Here { number, place, due } => {
			finish(writing, &place, number)?;
			note_due(writing, Word::Stored, MessageRef { activity, number }, due)?;
			watch(writing, activity, number, place.author == me)
		},
		Settled::Lacking(lacking) => {
			let number = lacking.message.number;
			writing.open_table(LACKING)?.insert((activity, number), lacking.encode().as_slice())?;
			watch(writing, activity, number, lacking.place.author == me)
		},
		Settled::Gone { number, place, due } => {
			bury(writing, &place, number)?;
			note_due(writing, Word::Erased, MessageRef { activity, number }, due)
		},
		Settled::Again { number, due } => {
			note_due(writing, Word::Stored, MessageRef { activity, number }, due)
		},
		Settled::Nothing => Ok(()),
	}
}

fn watch(
	writing: &WriteTransaction,
	activity: ActivityId,
	number: MessageNumber,
	is_own: bool,
) -> Result<()> {
	if is_own {
		writing.open_table(OWN)?.insert((activity, number), false)?;
	}
	Ok(())
}

fn note_due(writing: &WriteTransaction, word: Word, message: MessageRef, due: Due) -> Result<()> {
	if due == Due::Yes {
		writing.open_table(DUE)?.insert(due_key(word, message), ())?;
	}
	Ok(())
}

/// The package at a place is the entry of this number: it is published.
fn finish(writing: &WriteTransaction, place: &Place, number: MessageNumber) -> Result<()> {
	remove_waiting(writing, place)?;
	writing.open_table(OUTBOX)?.remove(place.raw())?;
	set_state(writing, place, State::Final { number })?;
	let row = (place.author, place.counter, false);
	writing.open_table(NUMBERS)?.insert((place.activity, number), row)?;
	Ok(())
}

/// What is or was at a place is erased.
fn bury(writing: &WriteTransaction, place: &Place, number: MessageNumber) -> Result<()> {
	writing.open_table(ERASED)?.insert(place.raw(), number)?;
	let row = (place.author, place.counter, true);
	writing.open_table(NUMBERS)?.insert((place.activity, number), row)?;
	Ok(())
}
