// SPDX-License-Identifier: Apache-2.0

//! The tables, and what every change of them has in common.

use super::{Place, Result, Row, State, StoreError};
use crate::locker::Version;
use codec::{Decode, DecodeAll, Encode};
use hanse_activity_format::Notice;
use pallet_activities::{MessageRef, Word};
use redb::{Database, ReadableTable, TableDefinition, WriteTransaction};
use sp_core::H256;

/// Activity, author, counter of the first message: by these an entry is known before it has a number.
pub(super) type RawPlace = (u64, u64, u64);
type Table<K, V> = TableDefinition<'static, K, V>;

/// Nothing -> the hash of the chain's first block.
pub(super) const GENESIS: Table<(), [u8; 32]> = Table::new("genesis");
/// Nothing -> the last final block that was known when something was last changed.
pub(super) const KNOWN: Table<(), u32> = Table::new("known");
/// Place -> the row of a package.
pub(super) const PACKAGES: Table<RawPlace, &[u8]> = Table::new("packages");
/// Place -> the sealed messages.
pub(super) const BODIES: Table<RawPlace, &[u8]> = Table::new("bodies");
/// Place -> the content key, under the activity's key.
pub(super) const KEYS: Table<RawPlace, &[u8]> = Table::new("keys");
/// Places of what was erased: nothing is kept there again.
pub(super) const ERASED: Table<RawPlace, u64> = Table::new("erased");
/// Activity, or a request's number from [`super::REQUEST_LOCKS`] on -> the version of its key.
pub(super) const LOCKS: Table<u64, Version> = Table::new("locks");
/// Activity and number -> author, counter, whether it is erased.
pub(super) const NUMBERS: Table<(u64, u64), (u64, u64, bool)> = Table::new("numbers");
/// Activity and number of final entries that are to be here and are not -> what they are.
pub(super) const LACKING: Table<(u64, u64), &[u8]> = Table::new("lacking");
/// Activity and number of this node's own final entries that not all have signed for -> whether those
/// that are late were named.
pub(super) const OWN: Table<(u64, u64), bool> = Table::new("own");
/// Activity -> the first number that was not looked at.
pub(super) const PROGRESS: Table<u64, u64> = Table::new("progress");
/// Activity -> the first number that this node might read when it looked, and its slot then.
pub(super) const SEATS: Table<u64, (u64, u8)> = Table::new("seats");
/// Activity -> how many of its messages were to be erased when they were looked for.
pub(super) const PURGES: Table<u64, u64> = Table::new("purges");
/// Activity -> the next counter of this node.
pub(super) const COUNTERS: Table<u64, u64> = Table::new("counters");
/// Places of what waits for the chain -> since which block.
pub(super) const WAITING: Table<RawPlace, u32> = Table::new("waiting");
/// Activity and author -> how many messages and bytes wait for the chain.
pub(super) const SUMS: Table<(u64, u64), (u64, u64)> = Table::new("sums");
/// Word, activity and number that are to be signed for.
pub(super) const DUE: Table<(u8, u64, u64), ()> = Table::new("due");
/// Places of what this node is to publish -> how far that is.
pub(super) const OUTBOX: Table<RawPlace, &[u8]> = Table::new("outbox");
/// Places of what was replaced or given up -> by what or why.
pub(super) const OUTCOMES: Table<RawPlace, &[u8]> = Table::new("outcomes");
/// In which order that was.
pub(super) const ORDER: Table<u64, RawPlace> = Table::new("order");
/// Number -> a request that is not decided, under its key.
pub(super) const REQUESTS: Table<u64, &[u8]> = Table::new("requests");
/// Number -> what a request is to send, under its key.
pub(super) const CONTENTS: Table<u64, &[u8]> = Table::new("contents");
/// Nothing -> the number of the next request.
pub(super) const NEXT_REQUEST: Table<(), u64> = Table::new("next-request");
/// Number -> what became of a request.
pub(super) const ENDED: Table<u64, &[u8]> = Table::new("ended");

/// Makes the tables, and refuses a file of another chain.
pub(super) fn create(database: &Database, genesis: H256) -> Result<()> {
	let writing = database.begin_write()?;
	for table in [PACKAGES, BODIES, KEYS, OUTBOX, OUTCOMES] {
		writing.open_table(table)?;
	}
	for table in [PROGRESS, PURGES, COUNTERS, LOCKS] {
		writing.open_table(table)?;
	}
	for table in [REQUESTS, CONTENTS, ENDED] {
		writing.open_table(table)?;
	}
	writing.open_table(KNOWN)?;
	writing.open_table(SEATS)?;
	writing.open_table(ERASED)?;
	writing.open_table(NUMBERS)?;
	writing.open_table(LACKING)?;
	writing.open_table(OWN)?;
	writing.open_table(WAITING)?;
	writing.open_table(SUMS)?;
	writing.open_table(DUE)?;
	writing.open_table(ORDER)?;
	writing.open_table(NEXT_REQUEST)?;
	{
		let mut table = writing.open_table(GENESIS)?;
		let known = table.get(())?.map(|known| known.value());
		if known.is_some_and(|known| known != genesis.0) {
			return Err(StoreError::OtherChain);
		}
		table.insert((), genesis.0)?;
	}
	Ok(writing.commit()?)
}

pub(super) fn decoded<T: Decode>(mut bytes: &[u8], table: &'static str) -> Result<T> {
	T::decode_all(&mut bytes).map_err(|_| StoreError::Damaged(table))
}

fn code_of(word: Word) -> u8 {
	match word {
		Word::Stored => 0,
		Word::Erased => 1,
	}
}

pub(super) fn due_key(word: Word, message: MessageRef) -> (u8, u64, u64) {
	(code_of(word), message.activity, message.number)
}

pub(super) fn row_in(writing: &WriteTransaction, place: &Place) -> Result<Option<Row>> {
	let rows = writing.open_table(PACKAGES)?;
	let row = rows.get(place.raw())?;
	row.map(|row| decoded(row.value(), "packages")).transpose()
}

pub(super) fn set_state(writing: &WriteTransaction, place: &Place, state: State) -> Result<()> {
	let Some(row) = row_in(writing, place)? else { return Ok(()) };
	let row = Row { state, ..row };
	writing.open_table(PACKAGES)?.insert(place.raw(), row.encode().as_slice())?;
	Ok(())
}

pub(super) fn add_to_sum(writing: &WriteTransaction, place: &Place, notice: &Notice) -> Result<()> {
	let mut sums = writing.open_table(SUMS)?;
	let (messages, bytes) = sums.get(place.source())?.map_or((0, 0), |sum| sum.value());
	let sum =
		(messages.saturating_add(notice.count.into()), bytes.saturating_add(notice.bytes.into()));
	sums.insert(place.source(), sum)?;
	Ok(())
}

/// A package that waited waits no more.
pub(super) fn stop_waiting(
	writing: &WriteTransaction,
	place: &Place,
	notice: &Notice,
) -> Result<()> {
	if writing.open_table(WAITING)?.remove(place.raw())?.is_none() {
		return Ok(());
	}
	let mut sums = writing.open_table(SUMS)?;
	let (messages, bytes) = sums.get(place.source())?.map_or((0, 0), |sum| sum.value());
	let sum =
		(messages.saturating_sub(notice.count.into()), bytes.saturating_sub(notice.bytes.into()));
	match sum {
		(0, 0) => sums.remove(place.source())?,
		sum => sums.insert(place.source(), sum)?,
	};
	Ok(())
}

/// Whatever is at a place waits no more.
pub(super) fn remove_waiting(writing: &WriteTransaction, place: &Place) -> Result<()> {
	match row_in(writing, place)? {
		Some(row) => stop_waiting(writing, place, &row.notice.notice),
		None => Ok(()),
	}
}

/// Removes a package that the chain has not; one that it has stays.
pub(super) fn remove_pending(writing: &WriteTransaction, place: &Place) -> Result<()> {
	let Some(row) = row_in(writing, place)?.filter(Row::is_pending) else { return Ok(()) };
	stop_waiting(writing, place, &row.notice.notice)?;
	writing.open_table(OUTBOX)?.remove(place.raw())?;
	writing.open_table(PACKAGES)?.remove(place.raw())?;
	writing.open_table(BODIES)?.remove(place.raw())?;
	writing.open_table(KEYS)?.remove(place.raw())?;
	Ok(())
}
