// SPDX-License-Identifier: Apache-2.0

//! What a node keeps of its activities.
//!
//! In redb, an embedded store whose transactions are atomic and synced to disk before they return: a
//! crash leaves each change as a whole or not at all, and what was said to be stored is. Many packages
//! that come in together are one change ([`Store::keep`]).
//!
//! A package is kept as it came, encrypted; its content key beside it, encrypted under the key of its
//! activity, which lies in a file of its own and is changed when something is erased
//! ([`crate::locker`]). What waits to be sent is encrypted under a key of its own. Nothing is kept in
//! clear: what an activity's information is at present is computed from its messages when it is asked
//! for.
//!
//! Once something is erased nothing is kept in its place again, whoever brings it.
//!
//! What is kept rests on final blocks. The chain's own database may be behind them at the next start: it
//! writes a little later what it says to have, and a crash in between takes the last final blocks with
//! it; or it was removed, or put back from a copy. So each change says on which block it rests
//! ([`Store::rests_on`]), and [`crate::engine`] waits until the chain is there again: by an older state
//! it would take what it doesn't find there for what is over.

mod entries;
mod outgoing;
mod requests;
mod tables;

use crate::{
	locker::{Lock, Locker, LockerError, Version},
	quota::{Pending, Source},
	BlockNumber,
};
use codec::{Decode, Encode};
use hanse_activity_format::{ContentKey, Sealed, SignedNotice};
use pallet_activities::{ActivityId, Content, MessageNumber, MessageRef, NodeId};
use redb::{Database, ReadTransaction, ReadableDatabase, ReadableTable, WriteTransaction};
use sp_core::H256;
use std::{
	collections::HashMap,
	fs,
	os::unix::fs::PermissionsExt,
	path::Path,
	sync::{
		atomic::{AtomicU32, Ordering},
		Mutex, MutexGuard, PoisonError,
	},
};
use tables::*;

/// Activities have numbers below this; what requests are encrypted under comes from here on.
const REQUEST_LOCKS: u64 = 1 << 63;
/// How often something is read again whose key was changed at that moment.
const READ_AGAIN: usize = 8;

/// What keeps the store from doing its work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
	/// The disk, or the file.
	#[error("the store of private data: {0}")]
	Database(Box<redb::Error>),
	/// A row does not decode: the file was changed by something else.
	#[error("the store of private data has a damaged row ({0})")]
	Damaged(&'static str),
	/// The folder is of another chain.
	#[error("the store of private data is of another chain")]
	OtherChain,
	#[error(transparent)]
	Locker(#[from] LockerError),
	/// There can't be so many.
	#[error("counters are used up")]
	Full,
}

impl<E: Into<redb::Error>> From<E> for StoreError {
	fn from(error: E) -> Self {
		Self::Database(Box::new(error.into()))
	}
}

pub type Result<T> = std::result::Result<T, StoreError>;

/// An entry, before it has a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Encode, Decode)]
pub struct Place {
	pub activity: ActivityId,
	pub author: NodeId,
	/// Of the first message.
	pub counter: u64,
}

impl Place {
	/// Of the entry that a notice is about.
	pub fn of(signed: &SignedNotice) -> Self {
		let hanse_activity_format::Notice { activity, author, counter, .. } = signed.notice;
		Self { activity, author, counter }
	}

	fn raw(&self) -> RawPlace {
		(self.activity, self.author, self.counter)
	}

	fn of_raw((activity, author, counter): RawPlace) -> Self {
		Self { activity, author, counter }
	}

	fn source(&self) -> (u64, u64) {
		(self.activity, self.author)
	}
}

/// How far a package is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum State {
	/// Stored; the chain has not said anything of it when `since` was the last final block.
	#[codec(index = 0)]
	Pending { since: BlockNumber },
	/// The chain has it.
	#[codec(index = 1)]
	Final { number: MessageNumber },
	/// Body and key were destroyed.
	#[codec(index = 2)]
	Erased { number: MessageNumber },
}

/// What is known of a package.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Row {
	pub notice: SignedNotice,
	pub state: State,
}

impl Row {
	/// Whether it waits for the chain.
	pub fn is_pending(&self) -> bool {
		matches!(self.state, State::Pending { .. })
	}
}

/// A package to be kept.
#[derive(Clone, Debug)]
pub struct Kept {
	pub notice: SignedNotice,
	pub messages: Vec<Sealed>,
	pub key: ContentKey,
	pub state: State,
}

/// A final entry as the chain has it, for which a body is to be found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Lacking {
	pub message: MessageRef,
	pub place: Place,
	pub root: H256,
	pub content: Content,
	/// Whether this node is to sign for it.
	pub is_due: Due,
}

/// Whether a word is to be signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Due {
	#[codec(index = 0)]
	No,
	#[codec(index = 1)]
	Yes,
}

impl Due {
	/// Yes, if `is_due`.
	pub fn when(is_due: bool) -> Self {
		match is_due {
			true => Self::Yes,
			false => Self::No,
		}
	}
}

/// What a final entry comes to here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
	/// The pending package at this place is it.
	Here { number: MessageNumber, place: Place, due: Due },
	/// It has to be found.
	Lacking(Lacking),
	/// It was to be erased before it came here; nothing is asked for. Its tombstone may be due.
	Gone { number: MessageNumber, place: Place, due: Due },
	/// It was settled before, when this node stood in the group in another way.
	Again { number: MessageNumber, due: Due },
	/// It is not for this node.
	Nothing,
}

/// What was noted of an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Noted {
	/// The first number that this node might read when it looked, and its slot then.
	pub seat: Option<(MessageNumber, u8)>,
	/// The first number that was not looked at.
	pub next: MessageNumber,
	/// How many messages were to be erased when they were looked for.
	pub purges: u64,
}

/// How far something is that this node publishes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Outgoing {
	pub on_stale: OnStale,
	/// Since which block it is tried.
	pub since: BlockNumber,
}

/// What is done with an update when another came between.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum OnStale {
	/// It is given up and its author told.
	#[codec(index = 0)]
	Refuse,
	/// Its changes are applied to what is there now.
	#[codec(index = 1)]
	Rebase,
}

/// The store.
pub struct Store {
	database: Database,
	locker: Mutex<Locker>,
	/// Activity -> the next counter of this node that was not given to anybody.
	counters: Mutex<HashMap<ActivityId, u64>>,
	rests_on: BlockNumber,
	/// The last final block that is known.
	known: AtomicU32,
}

impl Store {
	/// Opens the store in a folder, or makes it for this user alone, and destroys keys that a crash
	/// left behind.
	pub fn open(folder: &Path, genesis: H256) -> Result<Self> {
		fs::create_dir_all(folder).map_err(LockerError::from)?;
		let permissions = fs::Permissions::from_mode(0o700);
		fs::set_permissions(folder, permissions).map_err(LockerError::from)?;
		let database = Database::create(folder.join("messages.redb"))?;
		create(&database, genesis)?;
		let mut locker = Locker::open(folder.join("keys"))?;
		let mut present = HashMap::new();
		let reading = database.begin_read()?;
		for row in reading.open_table(LOCKS)?.iter()? {
			let (activity, version) = row?;
			present.insert(activity.value(), version.value());
		}
		locker.keep_only(&present)?;
		let rests_on = reading.open_table(KNOWN)?.get(())?.map_or(0, |block| block.value());
		let (locker, counters) = (Mutex::new(locker), Mutex::default());
		Ok(Self { database, locker, counters, rests_on, known: AtomicU32::new(rests_on) })
	}

	/// The final block on which what was kept rested when the store was opened.
	pub fn rests_on(&self) -> BlockNumber {
		self.rests_on
	}

	/// What is kept from now on rests on this final block, or a later one.
	pub fn know(&self, block: BlockNumber) {
		self.known.fetch_max(block, Ordering::Relaxed);
	}

	fn locker(&self) -> MutexGuard<'_, Locker> {
		self.locker.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Changes all that `change` says, or nothing, and syncs once.
	fn write<T>(&self, change: impl FnOnce(&WriteTransaction) -> Result<T>) -> Result<T> {
		let writing = self.database.begin_write()?;
		let changed = change(&writing)?;
		writing.open_table(KNOWN)?.insert((), self.known.load(Ordering::Relaxed))?;
		writing.commit()?;
		Ok(changed)
	}

	/// Like [`Self::write`], where a key is put out of use: destroyed when the change is on the disk.
	fn write_destroying<T>(
		&self,
		locked: u64,
		change: impl FnOnce(&WriteTransaction) -> Result<(T, Option<Version>)>,
	) -> Result<T> {
		let (changed, old) = self.write(change)?;
		if let Some(old) = old {
			self.locker().destroy(locked, old)?;
		}
		Ok(changed)
	}

	/// Reads what is under a key, once more if that key was changed in the meantime.
	fn read_locked<T>(&self, read: impl Fn(&ReadTransaction) -> Result<T>) -> Result<T> {
		for _ in 0..READ_AGAIN {
			match read(&self.database.begin_read()?) {
				Err(StoreError::Locker(LockerError::Key { .. })) => continue,
				done => return done,
			}
		}
		read(&self.database.begin_read()?)
	}

	/// The key of an activity or request, made when there is none.
	fn lock_for(&self, writing: &WriteTransaction, locked: u64) -> Result<Lock> {
		let mut locks = writing.open_table(LOCKS)?;
		let version = locks.get(locked)?.map(|version| version.value());
		match version {
			Some(version) => Ok(self.locker().lock(locked, version)?),
			None => {
				let lock = self.locker().make(locked, 1)?;
				locks.insert(locked, 1)?;
				Ok(lock)
			},
		}
	}

	/// The key of an activity or request, if there is one.
	fn lock_in(&self, reading: &ReadTransaction, locked: u64) -> Result<Option<Lock>> {
		let version = reading.open_table(LOCKS)?.get(locked)?.map(|version| version.value());
		version.map(|version| Ok(self.locker().lock(locked, version)?)).transpose()
	}

	/// Puts a new key in the place of an activity's or request's; before, after, and the version that is
	/// to be destroyed.
	fn change_lock(
		&self,
		writing: &WriteTransaction,
		locked: u64,
	) -> Result<Option<(Lock, Lock, Version)>> {
		let mut locks = writing.open_table(LOCKS)?;
		let Some(old) = locks.get(locked)?.map(|version| version.value()) else { return Ok(None) };
		let new = old.checked_add(1).ok_or(StoreError::Full)?;
		let mut locker = self.locker();
		let (before, after) = (locker.lock(locked, old)?, locker.make(locked, new)?);
		locks.insert(locked, new)?;
		Ok(Some((before, after, old)))
	}

	/// Keeps packages, all or none, and syncs once. One that is here already stays as it is, unless it
	/// waits for the chain and its author announced another in its place; nothing is kept in the place
	/// of what was erased.
	pub fn keep(&self, packages: &[Kept]) -> Result<()> {
		if packages.is_empty() {
			return Ok(());
		}
		self.write(|writing| packages.iter().try_for_each(|one| self.put(writing, one)))
	}

	fn put(&self, writing: &WriteTransaction, package: &Kept) -> Result<()> {
		let Kept { notice, messages, key, state } = package;
		let place = Place::of(notice);
		if writing.open_table(ERASED)?.get(place.raw())?.is_some() {
			return Ok(());
		}
		match row_in(writing, &place)? {
			// Its author sealed it again, for another epoch or upon another base.
			Some(row) if row.is_pending() && row.notice != *notice => {
				stop_waiting(writing, &place, &row.notice.notice)?;
			},
			Some(_) => return Ok(()),
			None => {},
		}
		let sealed =
			self.lock_for(writing, place.activity)?.close(&place.encode(), key.expose())?;
		let row = Row { notice: notice.clone(), state: *state };
		writing.open_table(PACKAGES)?.insert(place.raw(), row.encode().as_slice())?;
		writing.open_table(BODIES)?.insert(place.raw(), messages.encode().as_slice())?;
		writing.open_table(KEYS)?.insert(place.raw(), sealed.as_slice())?;
		if let State::Pending { since } = state {
			writing.open_table(WAITING)?.insert(place.raw(), since)?;
			add_to_sum(writing, &place, &notice.notice)?;
		}
		Ok(())
	}

	/// What is known of a package.
	pub fn row(&self, place: &Place) -> Result<Option<Row>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(PACKAGES)?.get(place.raw())?;
		row.map(|row| decoded(row.value(), "packages")).transpose()
	}

	/// Whether what was at a place is erased.
	pub fn is_erased(&self, place: &Place) -> Result<bool> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(ERASED)?.get(place.raw())?;
		Ok(row.is_some())
	}

	/// The sealed messages of a package, unless they were erased.
	pub fn messages(&self, place: &Place) -> Result<Option<Vec<Sealed>>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(BODIES)?.get(place.raw())?;
		row.map(|row| decoded(row.value(), "bodies")).transpose()
	}

	/// The content key of a package, unless it was erased.
	pub fn content_key(&self, place: &Place) -> Result<Option<ContentKey>> {
		self.read_locked(|reading| {
			let Some(row) = reading.open_table(KEYS)?.get(place.raw())? else { return Ok(None) };
			let lock = self.lock_in(reading, place.activity)?;
			let lock = lock.ok_or(StoreError::Damaged("locks"))?;
			let secret = lock.open(&place.encode(), row.value())?;
			let bytes =
				<&[u8; 32]>::try_from(&secret[..]).map_err(|_| StoreError::Damaged("keys"))?;
			Ok(Some(ContentKey::from_bytes(*bytes)))
		})
	}

	/// What waits for the chain of an author in a group.
	pub fn waiting(&self, source: Source) -> Result<Pending> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(SUMS)?.get((source.activity, source.author))?;
		Ok(row.map_or_else(Pending::default, |row| {
			let (messages, bytes) = row.value();
			Pending { messages, bytes }
		}))
	}

	/// Drops what has waited for the chain since before `block` and is not this node's own to publish;
	/// how many.
	pub fn drop_waiting(&self, block: BlockNumber) -> Result<usize> {
		let stale = self.waiting_since_before(block)?;
		if stale.is_empty() {
			return Ok(0);
		}
		self.write(|writing| stale.iter().try_for_each(|place| remove_pending(writing, place)))?;
		Ok(stale.len())
	}

	fn waiting_since_before(&self, block: BlockNumber) -> Result<Vec<Place>> {
		let reading = self.database.begin_read()?;
		let (waiting, outbox) = (reading.open_table(WAITING)?, reading.open_table(OUTBOX)?);
		let mut stale = Vec::new();
		for row in waiting.iter()? {
			let (place, since) = row?;
			if since.value() < block && outbox.get(place.value())?.is_none() {
				stale.push(Place::of_raw(place.value()));
			}
		}
		Ok(stale)
	}
}
