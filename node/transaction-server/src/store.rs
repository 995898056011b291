// SPDX-License-Identifier: Apache-2.0

//! What a transaction server keeps: every record of every table, checked when it comes in.
//!
//! In redb, an embedded store whose transactions are atomic and synced to disk before they return:
//! after a crash there is each batch of records as a whole or not at all, and what is missing comes
//! again from the chain.
//!
//! The chain says what a table's last batch is (its rolling hash); batches are added from there back
//! to what the store has, so that a table here always is a beginning of the chain's.

use crate::{
	check,
	gather::Gather,
	pending::{self, Queued, Ticket},
	tree::{self, Node},
	AccountId, Entry, FlowOf,
};
use codec::{Decode, Encode};
use hanse_support::merkle::Frontier;
use pallet_asset_flow::{chain_leaf, rolled, Batch, RecordRef, SealNumber, Uuid};
use redb::{
	Database, MultimapTable, MultimapTableDefinition, ReadTransaction, ReadableDatabase,
	ReadableTable, Table, TableDefinition, WriteTransaction,
};
use sp_core::H256;
use sp_io::hashing::sha2_256;
use std::path::Path;

/// Table and index of a record.
type Place = ([u8; 16], u64);
/// Table and rolling hash.
type BatchKey = ([u8; 16], [u8; 32]);
/// Table, client and counter.
pub(crate) type Id = ([u8; 16], [u8; 32], u64);
/// SHA-256 of an asset's reference, time, place.
type Step = ([u8; 32], u64, [u8; 16], u64);
/// Table and SHA-256 of an asset's reference.
type End = ([u8; 16], [u8; 32]);

/// Table -> how far it is here.
const PROGRESS: TableDefinition<[u8; 16], &[u8]> = TableDefinition::new("progress");
/// Place -> the record.
const BODIES: TableDefinition<Place, &[u8]> = TableDefinition::new("bodies");
/// Table and rolling hash -> the rolling hash before, index of the first, how many.
const BATCHES: TableDefinition<BatchKey, ([u8; 32], u64, u64)> = TableDefinition::new("batches");
/// Table, client and counter -> index.
const IDS: TableDefinition<Id, u64> = TableDefinition::new("ids");
/// SHA-256 of an asset's reference, time, place: the flow of an asset in the order of time. What moved
/// on the chain itself has the number of its seal for a time; no asset is in both kinds of tables.
const FLOWS: TableDefinition<Step, ()> = TableDefinition::new("flows");
/// Table and asset -> who had it last.
const ENDS: TableDefinition<End, &[u8]> = TableDefinition::new("ends");
/// A corrected record's place -> places of what corrects it.
const CORRECTIONS: MultimapTableDefinition<Place, Place> =
	MultimapTableDefinition::new("corrections");
/// Place -> what is wrong with the record.
const FAULTS: TableDefinition<Place, &str> = TableDefinition::new("faults");
/// Places of records that don't start where their asset's last record ended.
const BROKEN: TableDefinition<Place, ()> = TableDefinition::new("broken");
/// The chain's own tables -> the number of their seal.
const CHAIN_TABLES: TableDefinition<[u8; 16], SealNumber> = TableDefinition::new("chain-tables");
/// The number of the first seal not yet looked at.
const NEXT_SEAL: TableDefinition<(), SealNumber> = TableDefinition::new("next-seal");
/// The chain whose records these are, by the hash of its first block.
const CHAIN: TableDefinition<(), [u8; 32]> = TableDefinition::new("chain");

/// Bodies that are hashed again in one look at the file: one long look would keep the file from using
/// again what others free meanwhile.
const LOOK: usize = 4_096;

/// What keeps the store from doing its work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
	/// The disk, or the file.
	#[error("the store of flow records: {0}")]
	Database(Box<redb::Error>),
	/// A row does not decode: the file was changed by something else.
	#[error("the store of flow records has a damaged row ({0})")]
	Damaged(&'static str),
	/// A batch does not follow what is here.
	#[error("a batch of table {0:?} does not follow the records before it")]
	OutOfOrder(Uuid),
	/// There can't be so many.
	#[error("table {0:?} is full")]
	Full(Uuid),
	/// It was filled from another chain.
	#[error("the store of flow records is that of the chain with genesis {0:?}: move it away")]
	OtherChain(H256),
}

impl<E: Into<redb::Error>> From<E> for StoreError {
	fn from(error: E) -> Self {
		Self::Database(Box::new(error.into()))
	}
}

pub(crate) type Result<T> = std::result::Result<T, StoreError>;

/// How far a table is in the store.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
	/// The tree over the leaves that are here.
	pub frontier: Frontier,
	/// Names the last batch that is here; zero before the first.
	pub rolling: H256,
	/// Records that don't start where their asset's last record ended.
	pub broken: u64,
	/// Records with which something is wrong: the table must not be signed.
	pub faults: u64,
}

/// A record where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed<Body> {
	pub table: Uuid,
	pub index: u64,
	pub body: Body,
}

/// The store.
pub struct Store {
	pub(crate) database: Database,
	genesis: H256,
	/// Clients' records on their way in.
	pub(crate) arrivals: Gather<(Ticket, Entry), Result<Queued>>,
}

impl Store {
	/// Opens the store in file `path`, or makes it. `genesis` is the chain's, which clients sign.
	pub fn open(path: &Path, genesis: H256) -> Result<Self> {
		let database = Database::create(path)?;
		let writing = database.begin_write()?;
		{
			let mut chain = writing.open_table(CHAIN)?;
			let other = chain.get(())?.map(|row| H256(row.value())).filter(|row| *row != genesis);
			if let Some(other) = other {
				return Err(StoreError::OtherChain(other));
			}
			chain.insert((), genesis.0)?;
			Rows::of(&writing)?;
			writing.open_table(PROGRESS)?;
			writing.open_table(NEXT_SEAL)?;
		}
		pending::create(&writing)?;
		writing.commit()?;
		Ok(Self { database, genesis, arrivals: Gather::default() })
	}

	/// How far `table` is here.
	pub fn progress(&self, table: &Uuid) -> Result<Progress> {
		progress_of(&self.database.begin_read()?, table)
	}

	/// Adds batches of a server's table, in order, all or none.
	pub fn add_records(&self, table: &Uuid, batches: &[Batch<Entry>]) -> Result<Progress> {
		self.add(
			table,
			batches,
			|entry| entry.leaf(table),
			|rows, place, entry, progress| rows.index_record(self.genesis, place, entry, progress),
		)
	}

	/// Adds the movements of one of the chain's own tables, in order, all or none. The number of its
	/// seal stands for their time.
	pub fn add_movements(
		&self,
		table: &Uuid,
		batches: &[Batch<FlowOf>],
		seal: SealNumber,
	) -> Result<Progress> {
		self.add(
			table,
			batches,
			|flow| chain_leaf(table, flow),
			|rows, place, flow, _| {
				let asset = asset_key(&flow.asset.encode());
				rows.flows.insert((asset, seal, place.0, place.1), ())?;
				rows.chain_tables.insert(place.0, seal)?;
				Ok(())
			},
		)
	}

	fn add<Body: Encode>(
		&self,
		table: &Uuid,
		batches: &[Batch<Body>],
		leaf_of: impl Fn(&Body) -> H256,
		mut index: impl FnMut(&mut Rows<'_>, Place, &Body, &mut Progress) -> Result<()>,
	) -> Result<Progress> {
		let writing = self.database.begin_write()?;
		let mut progress = progress_in(&writing, table)?;
		{
			let mut rows = Rows::of(&writing)?;
			for batch in batches {
				rows.add(table, batch, &mut progress, &leaf_of, &mut index)?;
			}
		}
		writing.open_table(PROGRESS)?.insert(table.0, progress.encode().as_slice())?;
		writing.commit()?;
		Ok(progress)
	}

	/// Whether the batch of `table` after which the rolling hash is `rolling` is here.
	pub fn has_batch(&self, table: &Uuid, rolling: &H256) -> Result<bool> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(BATCHES)?.get((table.0, rolling.0))?;
		Ok(row.is_some())
	}

	/// The batch of `table` after which the rolling hash is `rolling`, as it came.
	pub fn batch(&self, table: &Uuid, rolling: &H256) -> Result<Option<Vec<u8>>> {
		let reading = self.database.begin_read()?;
		let Some(row) = reading.open_table(BATCHES)?.get((table.0, rolling.0))? else {
			return Ok(None);
		};
		let (before, first, count) = row.value();
		let mut encoded = (H256(before), first, codec::Compact(count)).encode();
		let bodies = reading.open_table(BODIES)?;
		for body in bodies.range((table.0, first)..(table.0, first.saturating_add(count)))? {
			encoded.extend_from_slice(body?.1.value());
		}
		Ok(Some(encoded))
	}

	/// The record at a place.
	pub fn record(&self, table: &Uuid, index: u64) -> Result<Option<Entry>> {
		self.body(table, index)
	}

	/// The movement at a place of the chain's own table.
	pub fn movement(&self, table: &Uuid, index: u64) -> Result<Option<FlowOf>> {
		self.body(table, index)
	}

	fn body<Body: Decode>(&self, table: &Uuid, index: u64) -> Result<Option<Body>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(BODIES)?.get((table.0, index))?;
		row.map(|row| decoded(row.value(), "bodies")).transpose()
	}

	/// Where the record of an id stands.
	pub fn index_of(&self, table: &Uuid, client: &AccountId, counter: u64) -> Result<Option<u64>> {
		let client: &[u8; 32] = client.as_ref();
		let reading = self.database.begin_read()?;
		let row = reading.open_table(IDS)?.get((table.0, *client, counter))?;
		Ok(row.map(|row| row.value()))
	}

	/// The records of a table from `from` on, at most `limit`.
	pub fn records(&self, table: &Uuid, from: u64, limit: usize) -> Result<Vec<Placed<Entry>>> {
		self.bodies(table, from, limit)
	}

	/// The movements of one of the chain's own tables from `from` on, at most `limit`.
	pub fn movements(&self, table: &Uuid, from: u64, limit: usize) -> Result<Vec<Placed<FlowOf>>> {
		self.bodies(table, from, limit)
	}

	fn bodies<Body: Decode>(
		&self,
		table: &Uuid,
		from: u64,
		limit: usize,
	) -> Result<Vec<Placed<Body>>> {
		let reading = self.database.begin_read()?;
		let bodies = reading.open_table(BODIES)?;
		let rows = bodies.range((table.0, from)..=(table.0, u64::MAX))?.take(limit);
		rows.map(|row| {
			let (place, body) = row?;
			let body = decoded(body.value(), "bodies")?;
			Ok(Placed { table: *table, index: place.value().1, body })
		})
		.collect()
	}

	/// The tree over a table's leaves, made from the bodies anew.
	pub fn digest(&self, table: &Uuid, kind: TableKind) -> Result<Frontier> {
		let mut frontier = Frontier::default();
		loop {
			let from = frontier.count();
			for leaf in self.leaves(table, kind, from)? {
				frontier.append(leaf).map_err(|_| StoreError::Full(*table))?;
			}
			if frontier.count() == from {
				return Ok(frontier);
			}
		}
	}

	/// Leaves from the index `from` on. Where one is missing, those behind it are out of place.
	fn leaves(&self, table: &Uuid, kind: TableKind, from: u64) -> Result<Vec<H256>> {
		let reading = self.database.begin_read()?;
		let bodies = reading.open_table(BODIES)?;
		let rows = bodies.range((table.0, from)..=(table.0, u64::MAX))?.take(LOOK);
		rows.map(|row| {
			let (_, body) = row?;
			kind.leaf(table, body.value())
		})
		.collect()
	}

	/// What stands under each of the tickets, and where.
	pub(crate) fn standing(&self, tickets: &[&Ticket]) -> Result<Vec<Option<(u64, Entry)>>> {
		let reading = self.database.begin_read()?;
		let (ids, bodies) = (reading.open_table(IDS)?, reading.open_table(BODIES)?);
		let stands = |ticket: &&Ticket| -> Result<Option<(u64, Entry)>> {
			let Some(row) = ids.get(ticket.key())? else { return Ok(None) };
			let index = row.value();
			let body = bodies.get((ticket.table.0, index))?.ok_or(StoreError::Damaged("ids"))?;
			Ok(Some((index, decoded(body.value(), "bodies")?)))
		};
		tickets.iter().map(stands).collect()
	}

	/// Places of records about an asset, in the order of their time, after `after`, at most `limit`.
	pub fn flow_of(
		&self,
		asset: &[u8],
		after: Option<(u64, Uuid, u64)>,
		limit: usize,
	) -> Result<Vec<(u64, Uuid, u64)>> {
		let asset = asset_key(asset);
		let reading = self.database.begin_read()?;
		let flows = reading.open_table(FLOWS)?;
		let from = match after {
			Some((time, table, index)) => (asset, time, table.0, index.saturating_add(1)),
			None => (asset, 0, [0; 16], 0),
		};
		let rows = flows.range(from..=(asset, u64::MAX, [u8::MAX; 16], u64::MAX))?.take(limit);
		rows.map(|row| {
			let (_, time, table, index) = row?.0.value();
			Ok((time, Uuid(table), index))
		})
		.collect()
	}

	/// The places of what corrects a record.
	pub fn corrections(&self, table: &Uuid, index: u64) -> Result<Vec<(Uuid, u64)>> {
		let reading = self.database.begin_read()?;
		let corrections = reading.open_multimap_table(CORRECTIONS)?;
		let rows = corrections.get((table.0, index))?;
		rows.map(|row| {
			let (table, index) = row?.value();
			Ok((Uuid(table), index))
		})
		.collect()
	}

	/// What is wrong with a record.
	pub fn fault(&self, table: &Uuid, index: u64) -> Result<Option<String>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(FAULTS)?.get((table.0, index))?;
		Ok(row.map(|row| row.value().to_string()))
	}

	/// Whether a record doesn't start where its asset's last record in the table ended.
	pub fn is_broken(&self, table: &Uuid, index: u64) -> Result<bool> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(BROKEN)?.get((table.0, index))?;
		Ok(row.is_some())
	}

	/// The number of the seal of one of the chain's own tables; `None` for a server's table.
	pub fn chain_seal(&self, table: &Uuid) -> Result<Option<SealNumber>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(CHAIN_TABLES)?.get(table.0)?;
		Ok(row.map(|row| row.value()))
	}

	/// What is wrong with records of a table, at most `limit`.
	pub fn faults(&self, table: &Uuid, limit: usize) -> Result<Vec<(u64, String)>> {
		let reading = self.database.begin_read()?;
		let faults = reading.open_table(FAULTS)?;
		let rows = faults.range((table.0, 0)..=(table.0, u64::MAX))?.take(limit);
		rows.map(|row| {
			let (place, fault) = row?;
			Ok((place.value().1, fault.value().to_string()))
		})
		.collect()
	}

	/// The number of the first seal not yet looked at.
	pub fn next_seal(&self) -> Result<SealNumber> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(NEXT_SEAL)?.get(())?;
		Ok(row.map_or(0, |row| row.value()))
	}

	/// All seals before `next` were looked at.
	pub fn set_next_seal(&self, next: SealNumber) -> Result<()> {
		let writing = self.database.begin_write()?;
		writing.open_table(NEXT_SEAL)?.insert((), next)?;
		writing.commit()?;
		Ok(())
	}
}

/// What a table's leaves are made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableKind {
	/// Entries of a server's table.
	Server,
	/// Movements of one of the chain's own.
	Chain,
}

impl TableKind {
	fn leaf(self, table: &Uuid, body: &[u8]) -> Result<H256> {
		Ok(match self {
			Self::Server => decoded::<Entry>(body, "bodies")?.leaf(table),
			Self::Chain => chain_leaf::<AccountId>(table, &decoded::<FlowOf>(body, "bodies")?),
		})
	}
}

/// What records are written to, opened once for all that a transaction writes.
struct Rows<'a> {
	bodies: Table<'a, Place, &'static [u8]>,
	nodes: Table<'a, Node, [u8; 32]>,
	batches: Table<'a, BatchKey, ([u8; 32], u64, u64)>,
	ids: Table<'a, Id, u64>,
	flows: Table<'a, Step, ()>,
	ends: Table<'a, End, &'static [u8]>,
	corrections: MultimapTable<'a, Place, Place>,
	faults: Table<'a, Place, &'static str>,
	broken: Table<'a, Place, ()>,
	chain_tables: Table<'a, [u8; 16], SealNumber>,
}

impl<'a> Rows<'a> {
	fn of(writing: &'a WriteTransaction) -> Result<Self> {
		Ok(Self {
			bodies: writing.open_table(BODIES)?,
			nodes: writing.open_table(tree::NODES)?,
			batches: writing.open_table(BATCHES)?,
			ids: writing.open_table(IDS)?,
			flows: writing.open_table(FLOWS)?,
			ends: writing.open_table(ENDS)?,
			corrections: writing.open_multimap_table(CORRECTIONS)?,
			faults: writing.open_table(FAULTS)?,
			broken: writing.open_table(BROKEN)?,
			chain_tables: writing.open_table(CHAIN_TABLES)?,
		})
	}

	/// Adds a batch behind what is here.
	fn add<Body: Encode>(
		&mut self,
		table: &Uuid,
		batch: &Batch<Body>,
		progress: &mut Progress,
		leaf_of: &impl Fn(&Body) -> H256,
		index: &mut impl FnMut(&mut Rows<'a>, Place, &Body, &mut Progress) -> Result<()>,
	) -> Result<()> {
		let first = progress.frontier.count();
		if batch.before != progress.rolling || batch.first != first {
			return Err(StoreError::OutOfOrder(*table));
		}
		let mut leaves = Vec::with_capacity(batch.bodies.len());
		for body in &batch.bodies {
			let place = (table.0, progress.frontier.count());
			let leaf = leaf_of(body);
			tree::grow(&mut self.nodes, table, &progress.frontier, leaf)?;
			progress.frontier.append(leaf).map_err(|_| StoreError::Full(*table))?;
			self.bodies.insert(place, body.encode().as_slice())?;
			index(self, place, body, progress)?;
			leaves.push(leaf);
		}
		let after = rolled(&batch.before, &leaves);
		let row = (batch.before.0, first, leaves.len() as u64);
		self.batches.insert((table.0, after.0), row)?;
		progress.rolling = after;
		Ok(())
	}

	/// Indexes a record, and counts what is broken or wrong.
	fn index_record(
		&mut self,
		genesis: H256,
		place: Place,
		entry: &Entry,
		progress: &mut Progress,
	) -> Result<()> {
		let (table, index) = place;
		let record = &entry.record;
		let client: &[u8; 32] = record.id.client.as_ref();
		let asset = asset_key(&record.asset);
		self.ids.insert((table, *client, record.id.counter), index)?;
		self.flows.insert((asset, record.time, table, index), ())?;
		let last = self.ends.insert((table, asset), record.to.as_slice())?;
		if last.is_some_and(|last| last.value() != record.from.as_slice()) {
			self.broken.insert(place, ())?;
			progress.broken = progress.broken.saturating_add(1);
		}
		if let Some(RecordRef { table: corrected, index: at, .. }) = record.corrects {
			self.corrections.insert((corrected.0, at), place)?;
		}
		if let Err(fault) = check::voucher(genesis, &Uuid(table), entry) {
			self.faults.insert(place, fault.to_string().as_str())?;
			progress.faults = progress.faults.saturating_add(1);
		}
		Ok(())
	}
}

fn progress_of(reading: &ReadTransaction, table: &Uuid) -> Result<Progress> {
	let row = reading.open_table(PROGRESS)?.get(table.0)?;
	row.map_or_else(|| Ok(Progress::default()), |row| decoded(row.value(), "progress"))
}

fn progress_in(writing: &WriteTransaction, table: &Uuid) -> Result<Progress> {
	let rows = writing.open_table(PROGRESS)?;
	let row = rows.get(table.0)?;
	row.map_or_else(|| Ok(Progress::default()), |row| decoded(row.value(), "progress"))
}

pub(crate) fn decoded<Body: Decode>(mut bytes: &[u8], what: &'static str) -> Result<Body> {
	let body = Body::decode(&mut bytes).map_err(|_| StoreError::Damaged(what))?;
	bytes.is_empty().then_some(body).ok_or(StoreError::Damaged(what))
}

fn asset_key(asset: &[u8]) -> [u8; 32] {
	sha2_256(asset)
}
