// SPDX-License-Identifier: Apache-2.0

//! Clients' records between their coming in and their being final, and what became of them.
//!
//! Beside the records in the store's file, so that what a client was told to wait for is there after a
//! crash.

use crate::{
	door::{Refusal, SignedAcknowledgement},
	store::{decoded, Id, Result, Store},
	AccountId, Entry,
};
use codec::{Decode, Encode};
use pallet_asset_flow::Uuid;
use redb::{
	ReadableDatabase, ReadableTable, ReadableTableMetadata, Table, TableDefinition,
	WriteTransaction,
};
use std::ops::{Bound, RangeInclusive};

/// Records that wait: the number of their arrival, and the entry.
const PENDING: TableDefinition<Id, &[u8]> = TableDefinition::new("pending");
/// The number of the next arrival.
const ARRIVALS: TableDefinition<(), u64> = TableDefinition::new("arrivals");
/// What was acknowledged.
const ACKNOWLEDGED: TableDefinition<Id, &[u8]> = TableDefinition::new("acknowledged");
/// What waited and can never be appended, and why.
const REFUSED: TableDefinition<Id, &[u8]> = TableDefinition::new("refused");

/// Most records that wait. Some ten megabytes; more come in again later.
pub const MAX_PENDING: u64 = 16_384;

/// By what a client asks for its record again.
#[derive(Encode, Decode, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ticket {
	pub table: Uuid,
	pub client: AccountId,
	pub counter: u64,
}

impl Ticket {
	/// The ticket of an entry for a table.
	pub fn of(table: &Uuid, entry: &Entry) -> Self {
		let id = &entry.record.id;
		Self { table: *table, client: id.client.clone(), counter: id.counter }
	}

	pub(crate) fn key(&self) -> Id {
		let client: &[u8; 32] = self.client.as_ref();
		(self.table.0, *client, self.counter)
	}
}

/// A record that waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pending {
	/// Rises with every record, so that they are appended as they came.
	pub arrival: u64,
	pub ticket: Ticket,
	pub entry: Entry,
}

/// What came of putting a record in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Queued {
	/// It waits now, or did before.
	Waiting,
	/// Another record waits under its id.
	OtherRecord,
	/// A later record of the client waits already.
	Behind { last: u64 },
	/// Too many wait.
	Full,
}

/// What became of a record that waited.
// They are made and settled by the list; a box would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// It stands in the store. Without an acknowledgement it is signed when the client asks.
	Appended(Option<SignedAcknowledgement>),
	/// It can never be appended.
	GivenUp(Refusal),
}

pub(crate) fn create(writing: &WriteTransaction) -> Result<()> {
	writing.open_table(PENDING)?;
	writing.open_table(ARRIVALS)?;
	writing.open_table(ACKNOWLEDGED)?;
	writing.open_table(REFUSED)?;
	Ok(())
}

impl Store {
	/// Puts a record in, unless there is a reason not to. On disk when this returns: it waits for that
	/// together with all that come at the same time.
	pub fn queue(&self, ticket: &Ticket, entry: &Entry) -> Result<Queued> {
		self.arrivals.put((ticket.clone(), entry.clone()), |others, own| -> Result<_> {
			let writing = self.database.begin_write()?;
			let (queued, last) = {
				let mut waiting = Waiting::of(&writing)?;
				let queued = others.iter().map(|one| waiting.queue(one)).collect();
				(queued, waiting.queue(own)?)
			};
			writing.commit()?;
			Ok((queued, Ok(last)))
		})?
	}

	/// The record that waits under a ticket.
	pub fn pending_of(&self, ticket: &Ticket) -> Result<Option<Entry>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(PENDING)?.get(ticket.key())?;
		let entry = |(_, entry): (u64, Entry)| entry;
		row.map(|row| decoded(row.value(), "pending").map(entry)).transpose()
	}

	/// All that wait, in the order of their arrival.
	pub fn pending(&self) -> Result<Vec<Pending>> {
		let reading = self.database.begin_read()?;
		let rows = reading.open_table(PENDING)?;
		let first: Id = ([0; 16], [0; 32], 0);
		let last: Id = ([u8::MAX; 16], [u8::MAX; 32], u64::MAX);
		let mut pending = Vec::new();
		for row in rows.range(first..=last)? {
			let (key, value) = row?;
			let (arrival, entry): (u64, Entry) = decoded(value.value(), "pending")?;
			let table = Uuid(key.value().0);
			pending.push(Pending { arrival, ticket: Ticket::of(&table, &entry), entry });
		}
		pending.sort_by_key(|one| one.arrival);
		Ok(pending)
	}

	/// How many wait.
	pub fn pending_count(&self) -> Result<u64> {
		Ok(self.database.begin_read()?.open_table(PENDING)?.len()?)
	}

	/// Takes records out and keeps what became of them.
	pub fn settle(&self, outcomes: &[(Ticket, Outcome)]) -> Result<()> {
		if outcomes.is_empty() {
			return Ok(());
		}
		let writing = self.database.begin_write()?;
		{
			let mut pending = writing.open_table(PENDING)?;
			let mut refused = writing.open_table(REFUSED)?;
			let mut acknowledged = writing.open_table(ACKNOWLEDGED)?;
			for (ticket, outcome) in outcomes {
				pending.remove(ticket.key())?;
				match outcome {
					Outcome::Appended(signed) => {
						refused.remove(ticket.key())?;
						if let Some(signed) = signed {
							keep(&mut acknowledged, ticket, signed)?;
						}
					},
					Outcome::GivenUp(why) => {
						refused.insert(ticket.key(), why.encode().as_slice())?;
					},
				}
			}
		}
		writing.commit()?;
		Ok(())
	}

	/// Why a record that waited was given up.
	pub fn refused(&self, ticket: &Ticket) -> Result<Option<Refusal>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(REFUSED)?.get(ticket.key())?;
		row.map(|row| decoded(row.value(), "refused")).transpose()
	}

	/// The first table behind another one in which records were given up.
	pub fn refused_table(&self, after: Option<Uuid>) -> Result<Option<Uuid>> {
		let reading = self.database.begin_read()?;
		let rows = reading.open_table(REFUSED)?;
		let from = after.map_or(Bound::Unbounded, |table| Bound::Excluded(*of_table(&table).end()));
		let range: (Bound<Id>, Bound<Id>) = (from, Bound::Unbounded);
		let next = rows.range(range)?.next().transpose()?;
		Ok(next.map(|(key, _)| Uuid(key.value().0)))
	}

	/// Forgets why records of a table were given up.
	pub fn forget_refusals(&self, table: &Uuid) -> Result<()> {
		let writing = self.database.begin_write()?;
		writing.open_table(REFUSED)?.retain_in(of_table(table), |_, _| false)?;
		writing.commit()?;
		Ok(())
	}

	/// The acknowledgement that was given for a record.
	pub fn acknowledged(&self, ticket: &Ticket) -> Result<Option<SignedAcknowledgement>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(ACKNOWLEDGED)?.get(ticket.key())?;
		row.map(|row| decoded(row.value(), "acknowledged")).transpose()
	}

	/// Keeps an acknowledgement before it is given, and gives the one that is kept: what was said once is
	/// said in the same words again.
	pub fn acknowledge(
		&self,
		ticket: &Ticket,
		signed: &SignedAcknowledgement,
	) -> Result<SignedAcknowledgement> {
		let writing = self.database.begin_write()?;
		let kept = keep(&mut writing.open_table(ACKNOWLEDGED)?, ticket, signed)?;
		writing.commit()?;
		Ok(kept)
	}
}

/// The keys of a table's records.
fn of_table(table: &Uuid) -> RangeInclusive<Id> {
	(table.0, [0; 32], 0)..=(table.0, [u8::MAX; 32], u64::MAX)
}

/// Keeps an acknowledgement unless there is one.
fn keep(
	rows: &mut Table<'_, Id, &'static [u8]>,
	ticket: &Ticket,
	signed: &SignedAcknowledgement,
) -> Result<SignedAcknowledgement> {
	if let Some(row) = rows.get(ticket.key())? {
		return decoded(row.value(), "acknowledged");
	}
	rows.insert(ticket.key(), signed.encode().as_slice())?;
	Ok(signed.clone())
}

/// What records come in through.
struct Waiting<'a> {
	pending: Table<'a, Id, &'static [u8]>,
	arrivals: Table<'a, (), u64>,
	refused: Table<'a, Id, &'static [u8]>,
}

impl<'a> Waiting<'a> {
	fn of(writing: &'a WriteTransaction) -> Result<Self> {
		Ok(Self {
			pending: writing.open_table(PENDING)?,
			arrivals: writing.open_table(ARRIVALS)?,
			refused: writing.open_table(REFUSED)?,
		})
	}

	fn queue(&mut self, (ticket, entry): &(Ticket, Entry)) -> Result<Queued> {
		let (table, client, counter) = ticket.key();
		let waiting = match self.pending.get(ticket.key())? {
			Some(row) => Some(decoded::<(u64, Entry)>(row.value(), "pending")?.1),
			None => None,
		};
		if let Some(waiting) = waiting {
			return Ok(if waiting == *entry { Queued::Waiting } else { Queued::OtherRecord });
		}
		let of_client = (table, client, 0)..=(table, client, u64::MAX);
		let last = match self.pending.range(of_client)?.next_back() {
			Some(row) => Some(row?.0.value().2),
			None => None,
		};
		if let Some(last) = last.filter(|last| *last > counter) {
			return Ok(Queued::Behind { last });
		}
		if self.pending.len()? >= MAX_PENDING {
			return Ok(Queued::Full);
		}
		let arrival = match self.arrivals.get(())? {
			Some(row) => row.value(),
			None => 0,
		};
		self.arrivals.insert((), arrival.saturating_add(1))?;
		self.pending.insert(ticket.key(), (arrival, entry).encode().as_slice())?;
		self.refused.remove(ticket.key())?;
		Ok(Queued::Waiting)
	}
}
