// SPDX-License-Identifier: Apache-2.0

//! What a transaction server keeps: every record of every table, checked when it comes in.
//!
//! In redb, an embedded store whose transactions are atomic and synced to disk before they return:
//! after a crash there is each batch of records as a whole or not at all, and what is missing comes
//! again from the chain.
//!
//! The chain says what a table's last batch is (its rolling hash); batches are added from there back
//! to what the store has, so that a table here always is a beginning of the chain's.

use crate::{check, AccountId, Entry, FlowOf};
use codec::{Decode, Encode};
use hanse_support::merkle::Frontier;
use pallet_asset_flow::{chain_leaf, rolled, Batch, RecordRef, SealNumber, Uuid};
use redb::{
	Database, MultimapTableDefinition, ReadTransaction, ReadableDatabase, TableDefinition,
	WriteTransaction,
};
use sp_core::H256;
use sp_io::hashing::sha2_256;
use std::path::Path;

/// Table and index of a record.
type Place = ([u8; 16], u64);

/// Table -> how far it is here.
const PROGRESS: TableDefinition<[u8; 16], &[u8]> = TableDefinition::new("progress");
/// Place -> the record.
const BODIES: TableDefinition<Place, &[u8]> = TableDefinition::new("bodies");
/// Table and rolling hash -> the rolling hash before, index of the first, how many.
const BATCHES: TableDefinition<([u8; 16], [u8; 32]), ([u8; 32], u64, u64)> =
	TableDefinition::new("batches");
/// Table, client and counter -> index.
const IDS: TableDefinition<([u8; 16], [u8; 32], u64), u64> = TableDefinition::new("ids");
/// SHA-256 of an asset's reference, time, place: the flow of an asset in the order of time. What moved
/// on the chain itself has the number of its seal for a time; no asset is in both kinds of tables.
const FLOWS: TableDefinition<([u8; 32], u64, [u8; 16], u64), ()> = TableDefinition::new("flows");
/// Table and asset -> who had it last.
const ENDS: TableDefinition<([u8; 16], [u8; 32]), &[u8]> = TableDefinition::new("ends");
/// A corrected record's place -> places of what corrects it.
const CORRECTIONS: MultimapTableDefinition<Place, Place> =
	MultimapTableDefinition::new("corrections");
/// Place -> what is wrong with the record.
const FAULTS: TableDefinition<Place, &str> = TableDefinition::new("faults");
/// The number of the first seal not yet looked at.
const NEXT_SEAL: TableDefinition<(), SealNumber> = TableDefinition::new("next-seal");

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
}

impl<E: Into<redb::Error>> From<E> for StoreError {
	fn from(error: E) -> Self {
		Self::Database(Box::new(error.into()))
	}
}

type Result<T> = std::result::Result<T, StoreError>;

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
	database: Database,
	genesis: H256,
}

impl Store {
	/// Opens the store in file `path`, or makes it. `genesis` is the chain's, which clients sign.
	pub fn open(path: &Path, genesis: H256) -> Result<Self> {
		let database = Database::create(path)?;
		let writing = database.begin_write()?;
		writing.open_table(PROGRESS)?;
		writing.open_table(BODIES)?;
		writing.open_table(BATCHES)?;
		writing.open_table(IDS)?;
		writing.open_table(FLOWS)?;
		writing.open_table(ENDS)?;
		writing.open_multimap_table(CORRECTIONS)?;
		writing.open_table(FAULTS)?;
		writing.open_table(NEXT_SEAL)?;
		writing.commit()?;
		Ok(Self { database, genesis })
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
			|writing, place, entry, progress| {
				add_record(writing, self.genesis, place, entry, progress)
			},
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
			|writing, place, flow, _| {
				let asset = asset_key(&flow.asset.encode());
				writing.open_table(FLOWS)?.insert((asset, seal, place.0, place.1), ())?;
				Ok(())
			},
		)
	}

	fn add<Body: Encode>(
		&self,
		table: &Uuid,
		batches: &[Batch<Body>],
		leaf_of: impl Fn(&Body) -> H256,
		mut index: impl FnMut(&WriteTransaction, Place, &Body, &mut Progress) -> Result<()>,
	) -> Result<Progress> {
		let writing = self.database.begin_write()?;
		let mut progress = progress_in(&writing, table)?;
		for batch in batches {
			let first = progress.frontier.count();
			if batch.before != progress.rolling || batch.first != first {
				return Err(StoreError::OutOfOrder(*table));
			}
			let mut leaves = Vec::with_capacity(batch.bodies.len());
			for body in &batch.bodies {
				let place = (table.0, progress.frontier.count());
				let leaf = leaf_of(body);
				progress.frontier.append(leaf).map_err(|_| StoreError::Full(*table))?;
				writing.open_table(BODIES)?.insert(place, body.encode().as_slice())?;
				index(&writing, place, body, &mut progress)?;
				leaves.push(leaf);
			}
			let after = rolled(&batch.before, &leaves);
			let row = (batch.before.0, first, leaves.len() as u64);
			writing.open_table(BATCHES)?.insert((table.0, after.0), row)?;
			progress.rolling = after;
		}
		writing.open_table(PROGRESS)?.insert(table.0, progress.encode().as_slice())?;
		writing.commit()?;
		Ok(progress)
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

	/// The leaves of a table, in order, made from the bodies anew.
	pub fn leaves(&self, table: &Uuid, kind: TableKind) -> Result<Vec<H256>> {
		let reading = self.database.begin_read()?;
		let bodies = reading.open_table(BODIES)?;
		let rows = bodies.range((table.0, 0)..=(table.0, u64::MAX))?;
		rows.map(|row| {
			let (_, body) = row?;
			kind.leaf(table, body.value())
		})
		.collect()
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

/// Indexes a record, and counts what is broken or wrong.
fn add_record(
	writing: &WriteTransaction,
	genesis: H256,
	place: Place,
	entry: &Entry,
	progress: &mut Progress,
) -> Result<()> {
	let (table, index) = place;
	let record = &entry.record;
	let client: &[u8; 32] = record.id.client.as_ref();
	let asset = asset_key(&record.asset);
	writing.open_table(IDS)?.insert((table, *client, record.id.counter), index)?;
	writing.open_table(FLOWS)?.insert((asset, record.time, table, index), ())?;
	let mut ends = writing.open_table(ENDS)?;
	let last = ends.insert((table, asset), record.to.as_slice())?;
	if last.is_some_and(|last| last.value() != record.from.as_slice()) {
		progress.broken = progress.broken.saturating_add(1);
	}
	if let Some(RecordRef { table: corrected, index: at, .. }) = record.corrects {
		writing.open_multimap_table(CORRECTIONS)?.insert((corrected.0, at), place)?;
	}
	if let Err(fault) = check::voucher(genesis, &Uuid(table), entry) {
		writing.open_table(FAULTS)?.insert(place, fault.to_string().as_str())?;
		progress.faults = progress.faults.saturating_add(1);
	}
	Ok(())
}

fn progress_of(reading: &ReadTransaction, table: &Uuid) -> Result<Progress> {
	let row = reading.open_table(PROGRESS)?.get(table.0)?;
	row.map_or_else(|| Ok(Progress::default()), |row| decoded(row.value(), "progress"))
}

fn progress_in(writing: &WriteTransaction, table: &Uuid) -> Result<Progress> {
	let rows = writing.open_table(PROGRESS)?;
	let row = redb::ReadableTable::get(&rows, table.0)?;
	row.map_or_else(|| Ok(Progress::default()), |row| decoded(row.value(), "progress"))
}

fn decoded<Body: Decode>(mut bytes: &[u8], what: &'static str) -> Result<Body> {
	let body = Body::decode(&mut bytes).map_err(|_| StoreError::Damaged(what))?;
	bytes.is_empty().then_some(body).ok_or(StoreError::Damaged(what))
}

fn asset_key(asset: &[u8]) -> [u8; 32] {
	sha2_256(asset)
}
