// SPDX-License-Identifier: Apache-2.0

//! Appends the records that wait, by transactions of the first server's account.
//!
//! What waits is on disk, what is under way only in memory: after a crash all of it is sent again, under
//! the account's next nonces. So of two transactions with the same records at most one gets in, or the
//! second fails as a whole. A transaction is over when its nonce is used up in a final state, or when its
//! era ended there; what is not in the table then is sent again, one by one if it was in company, so that
//! one record that the chain refuses holds up no other.

use crate::{
	chain::{ChainError, RecordState},
	door::{acting, hopeless, Acting, Door, Refusal, SignedAcknowledgement},
	follow::FollowError,
	pending::{Outcome, Pending, Ticket},
	store::Store,
	AccountId, BlockNumber, Entry, Table,
};
use codec::Encode;
use pallet_asset_flow::{Uuid, MAX_BATCH};
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes of records in one transaction, far below a block's.
const MAX_LOAD: usize = 256 * 1024;
/// Most transactions under way.
const MAX_FLIGHTS: usize = 16;

/// Records for one transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Load {
	pub table: Uuid,
	/// Of the table's first server.
	pub account: AccountId,
	pub tickets: Vec<Ticket>,
	pub entries: Vec<Entry>,
}

/// A transaction under way.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Flight {
	table: Uuid,
	account: AccountId,
	tickets: Vec<Ticket>,
	nonce: u32,
	/// The first block that can't have it any more.
	death: BlockNumber,
}

/// What is under way, and what goes alone.
#[derive(Debug, Default)]
pub struct Clerk {
	flights: Vec<Flight>,
	suspects: BTreeSet<Ticket>,
}

/// What one round of settling came to.
#[derive(Debug, Default)]
pub struct Settled {
	/// Records that are final now.
	pub appended: u64,
	/// Records that can never be appended, and why.
	pub given_up: Vec<(Ticket, Refusal)>,
}

impl Clerk {
	/// Notes that a load is in the pool.
	pub fn sent(&mut self, load: Load, nonce: u32, death: BlockNumber) {
		let Load { table, account, tickets, .. } = load;
		self.flights.push(Flight { table, account, tickets, nonce, death });
	}

	/// Takes out what a final state has or can never have. Tables that the store has not caught up
	/// with wait.
	pub fn settle<State: RecordState>(
		&mut self,
		door: &Door<'_, State>,
	) -> Result<Settled, FollowError> {
		let pending = door.store.pending()?;
		let tables = tables_of(door, &pending)?;
		let waiting: BTreeSet<_> = pending.iter().map(|one| &one.ticket).collect();
		self.land(door.state, &tables, &waiting)?;
		let told: Vec<_> =
			pending.iter().filter(|one| tables.contains_key(&one.ticket.table)).collect();
		let tickets: Vec<_> = told.iter().map(|one| &one.ticket).collect();
		let mut outcomes = Vec::new();
		for (one, standing) in told.iter().zip(door.store.standing(&tickets)?) {
			let known = tables.get(&one.ticket.table).and_then(Option::as_ref);
			if let Some(outcome) = outcome(door, known, one, standing)? {
				outcomes.push((one.ticket.clone(), outcome));
			}
		}
		// All of it with one sync of the disk, before anybody can be told.
		door.store.settle(&outcomes)?;
		let mut settled = Settled::default();
		for (ticket, outcome) in outcomes {
			self.suspects.remove(&ticket);
			match outcome {
				Outcome::Appended(_) => settled.appended = settled.appended.saturating_add(1),
				Outcome::GivenUp(why) => settled.given_up.push((ticket, why)),
			}
		}
		Ok(settled)
	}

	/// Forgets transactions that are over.
	fn land(
		&mut self,
		state: &impl RecordState,
		tables: &Tables,
		waiting: &BTreeSet<&Ticket>,
	) -> Result<(), ChainError> {
		let now = state.number()?;
		let mut ends = Vec::with_capacity(self.flights.len());
		for Flight { account, nonce, death, .. } in &self.flights {
			ends.push(now >= *death || state.nonce(account)? > *nonce);
		}
		for (mut flight, over) in std::mem::take(&mut self.flights).into_iter().zip(ends) {
			let in_company = flight.tickets.len() > 1;
			flight.tickets.retain(|ticket| waiting.contains(ticket));
			let told = flight.tickets.is_empty() || tables.contains_key(&flight.table);
			if !(over && told) {
				self.flights.push(flight);
			} else if in_company {
				self.suspects.extend(flight.tickets);
			}
		}
		Ok(())
	}

	/// What can be sent now, in the order in which it came.
	pub fn loads<State: RecordState>(
		&self,
		door: &Door<'_, State>,
	) -> Result<Vec<Load>, FollowError> {
		let pending = door.store.pending()?;
		let tables = tables_of(door, &pending)?;
		let under_way: BTreeSet<_> =
			self.flights.iter().flat_map(|flight| &flight.tickets).collect();
		let mut loads = Vec::new();
		for (table, known) in &tables {
			let Some(Known { row, acting: Some(acting) }) = known else { continue };
			let of_table = pending.iter().filter(|one| one.ticket.table == *table);
			let (flying, waiting): (Vec<_>, Vec<_>) =
				of_table.partition(|one| under_way.contains(&one.ticket));
			let mut room = Room::of(door.state, table, row)?;
			for one in flying {
				room.take(door.state, &one.ticket)?;
			}
			let mut fitting = Vec::new();
			for one in waiting {
				if room.take(door.state, &one.ticket)? {
					fitting.push(one);
				}
			}
			loads.extend(self.split(*table, &acting.account, fitting));
		}
		loads.truncate(MAX_FLIGHTS.saturating_sub(self.flights.len()));
		Ok(loads)
	}

	/// Records of one table as loads. A suspect goes alone.
	fn split(&self, table: Uuid, account: &AccountId, records: Vec<&Pending>) -> Vec<Load> {
		let mut loads: Vec<Load> = Vec::new();
		let (mut size, mut closed) = (0usize, true);
		for Pending { ticket, entry, .. } in records {
			let (alone, length) = (self.suspects.contains(ticket), entry.encoded_size());
			size = size.saturating_add(length);
			let fits = |load: &Load| load.entries.len() < MAX_BATCH as usize;
			let last = loads.last_mut().filter(|load| !closed && !alone && fits(load));
			match last.filter(|_| size <= MAX_LOAD) {
				Some(load) => {
					load.tickets.push(ticket.clone());
					load.entries.push(entry.clone());
				},
				None => {
					let (tickets, entries) = (vec![ticket.clone()], vec![entry.clone()]);
					loads.push(Load { table, account: account.clone(), tickets, entries });
					size = length;
				},
			}
			closed = alone;
		}
		loads
	}
}

/// What an open table still takes, with what is under way.
struct Room {
	table: Uuid,
	records: u64,
	clients: u32,
	newcomers: BTreeSet<AccountId>,
}

impl Room {
	fn of(state: &impl RecordState, table: &Uuid, row: &Table) -> Result<Self, ChainError> {
		let head = state.head_of(*table)?.unwrap_or_default();
		let most = row.rules.records.unwrap_or(u64::MAX);
		Ok(Self {
			table: *table,
			records: most.saturating_sub(head.frontier.count()),
			clients: row.rules.clients.saturating_sub(head.clients),
			newcomers: BTreeSet::new(),
		})
	}

	/// Whether there is room for a record, which then is taken.
	fn take(&mut self, state: &impl RecordState, ticket: &Ticket) -> Result<bool, ChainError> {
		let client = &ticket.client;
		let new =
			!self.newcomers.contains(client) && state.last_counter(self.table, client)?.is_none();
		if self.records == 0 || (new && self.clients == 0) {
			return Ok(false);
		}
		self.records = self.records.saturating_sub(1);
		if new {
			self.clients = self.clients.saturating_sub(1);
			self.newcomers.insert(client.clone());
		}
		Ok(true)
	}
}

/// A table that the state has.
struct Known {
	row: Table,
	/// Its first server, if it is here.
	acting: Option<Acting>,
}

/// The tables of what waits with which the store has caught up.
type Tables = BTreeMap<Uuid, Option<Known>>;

fn tables_of<State: RecordState>(
	door: &Door<'_, State>,
	pending: &[Pending],
) -> Result<Tables, FollowError> {
	let names: BTreeSet<_> = pending.iter().map(|one| one.ticket.table).collect();
	let mut tables = Tables::new();
	for table in names {
		let row = door.state.table_of(table)?;
		if !is_caught_up(door.store, door.state, &table, row.as_ref())? {
			continue;
		}
		let known = match row {
			Some(row) => Some(Known { acting: first_here(door, &row)?, row }),
			None => None,
		};
		tables.insert(table, known);
	}
	Ok(tables)
}

/// Whether the store has every record that a table has in the state.
fn is_caught_up(
	store: &Store,
	state: &impl RecordState,
	table: &Uuid,
	row: Option<&Table>,
) -> Result<bool, FollowError> {
	let Some(row) = row else { return Ok(true) };
	let rolling = match row.state.digest() {
		Some(digest) => digest.rolling,
		None => state.head_of(*table)?.unwrap_or_default().rolling,
	};
	Ok(store.progress(table)?.rolling == rolling)
}

fn first_here<State: RecordState>(
	door: &Door<'_, State>,
	row: &Table,
) -> Result<Option<Acting>, ChainError> {
	let Some(first) = row.servers.first() else { return Ok(None) };
	let acting = acting(door.state, door.keystore, first.server)?;
	Ok(acting.filter(|acting| acting.tenure == first.tenure))
}

/// What became of a record; nothing while it can still be appended.
fn outcome<State: RecordState>(
	door: &Door<'_, State>,
	known: Option<&Known>,
	Pending { ticket, entry, .. }: &Pending,
	standing: Option<(u64, Entry)>,
) -> Result<Option<Outcome>, FollowError> {
	Ok(match standing {
		Some((index, stands)) if stands == *entry => {
			Some(Outcome::Appended(known.and_then(|known| signed(door, known, ticket, index))))
		},
		Some(_) => Some(Outcome::GivenUp(Refusal::OtherRecord)),
		None => {
			let row = known.map(|known| &known.row);
			hopeless(door.state, &ticket.table, row, entry, 1)?.map(Outcome::GivenUp)
		},
	})
}

/// Acknowledges a record while the state of its block is there. Where that fails, it is tried again
/// when the client asks.
fn signed<State: RecordState>(
	door: &Door<'_, State>,
	Known { row, acting }: &Known,
	ticket: &Ticket,
	index: u64,
) -> Option<SignedAcknowledgement> {
	match door.sign(ticket, index, row, acting.as_ref()?) {
		Ok(signed) => signed,
		Err(error) => {
			log::warn!(target: "flow", "a record is final and not acknowledged yet: {error}");
			None
		},
	}
}
