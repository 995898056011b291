// SPDX-License-Identifier: Apache-2.0

//! What waits for consents or signatures before it is sent: what is said of it, and what it is to send,
//! under a key of its own, which is destroyed with it.

use super::{outgoing::MAX_OUTCOMES, tables::*, Result, Store, StoreError, REQUEST_LOCKS};
use crate::{locker::Version, outcome::RequestOutcome};
use codec::Encode;
use redb::{
	ReadTransaction, ReadableDatabase, ReadableTable, ReadableTableMetadata, Table,
	TableDefinition, WriteTransaction,
};
use zeroize::Zeroizing;

/// Something of a request, in clear.
pub type Clear = Zeroizing<Vec<u8>>;

impl Store {
	pub(super) fn request_lock(number: u64) -> u64 {
		REQUEST_LOCKS | number
	}

	/// Keeps a request until it is decided; its number.
	pub fn keep_request(&self, request: &[u8], contents: Option<&[u8]>) -> Result<u64> {
		self.write(|writing| {
			let number = {
				let mut next = writing.open_table(NEXT_REQUEST)?;
				let number = next.get(())?.map_or(0, |number| number.value());
				let after = number.checked_add(1).filter(|after| *after < REQUEST_LOCKS);
				next.insert((), after.ok_or(StoreError::Full)?)?;
				number
			};
			let lock = self.lock_for(writing, Self::request_lock(number))?;
			let sealed = lock.close(&aad(number, REQUESTS), request)?;
			writing.open_table(REQUESTS)?.insert(number, sealed.as_slice())?;
			if let Some(contents) = contents {
				let sealed = lock.close(&aad(number, CONTENTS), contents)?;
				writing.open_table(CONTENTS)?.insert(number, sealed.as_slice())?;
			}
			Ok(number)
		})
	}

	/// Keeps a request as it is now; whether it was still there.
	pub fn set_request(&self, number: u64, request: &[u8]) -> Result<bool> {
		self.write(|writing| {
			let mut requests = writing.open_table(REQUESTS)?;
			if requests.get(number)?.is_none() {
				return Ok(false);
			}
			let lock = self.lock_for(writing, Self::request_lock(number))?;
			let sealed = lock.close(&aad(number, REQUESTS), request)?;
			insert(&mut requests, number, &sealed)?;
			Ok(true)
		})
	}

	/// Destroys what a request is to send and keeps the request as it is now; whether it was still
	/// there.
	pub fn empty_request(&self, number: u64, request: &[u8]) -> Result<bool> {
		self.write_destroying(Self::request_lock(number), |writing| {
			let mut requests = writing.open_table(REQUESTS)?;
			if requests.get(number)?.is_none() {
				return Ok((false, None));
			}
			writing.open_table(CONTENTS)?.remove(number)?;
			let changed = self.change_lock(writing, Self::request_lock(number))?;
			let (_, after, old) = changed.ok_or(StoreError::Damaged("locks"))?;
			insert(&mut requests, number, &after.close(&aad(number, REQUESTS), request)?)?;
			Ok((true, Some(old)))
		})
	}

	/// A request.
	pub fn request(&self, number: u64) -> Result<Option<Clear>> {
		self.read_locked(|reading| self.opened(reading, REQUESTS, number))
	}

	/// What a request is to send.
	pub fn request_contents(&self, number: u64) -> Result<Option<Clear>> {
		self.read_locked(|reading| self.opened(reading, CONTENTS, number))
	}

	fn opened(
		&self,
		reading: &ReadTransaction,
		table: TableDefinition<'_, u64, &[u8]>,
		number: u64,
	) -> Result<Option<Clear>> {
		let Some(sealed) = reading.open_table(table)?.get(number)? else { return Ok(None) };
		let lock = self.lock_in(reading, Self::request_lock(number))?;
		let lock = lock.ok_or(StoreError::Damaged("locks"))?;
		Ok(Some(lock.open(&aad(number, table), sealed.value())?))
	}

	/// The requests that are not decided, by number.
	pub fn requests(&self) -> Result<Vec<(u64, Clear)>> {
		self.read_locked(|reading| {
			let requests = reading.open_table(REQUESTS)?;
			let mut found = Vec::new();
			for row in requests.iter()? {
				let number = row?.0.value();
				if let Some(request) = self.opened(reading, REQUESTS, number)? {
					found.push((number, request));
				}
			}
			Ok(found)
		})
	}

	/// How many requests are not decided.
	pub fn requests_count(&self) -> Result<u64> {
		let reading = self.database.begin_read()?;
		Ok(reading.open_table(REQUESTS)?.len()?)
	}

	/// Destroys a request and remembers what became of it.
	pub fn end_request(&self, number: u64, outcome: &RequestOutcome) -> Result<()> {
		self.write_destroying(Self::request_lock(number), |writing| {
			Ok(((), self.end(writing, number, outcome)?))
		})
	}

	/// Ends a request; the version of its key, which is to be destroyed.
	pub(super) fn end(
		&self,
		writing: &WriteTransaction,
		number: u64,
		outcome: &RequestOutcome,
	) -> Result<Option<Version>> {
		if writing.open_table(REQUESTS)?.remove(number)?.is_none() {
			return Ok(None);
		}
		writing.open_table(CONTENTS)?.remove(number)?;
		let mut ended = writing.open_table(ENDED)?;
		ended.insert(number, outcome.encode().as_slice())?;
		if ended.len()? > MAX_OUTCOMES {
			ended.pop_first()?;
		}
		let mut locks = writing.open_table(LOCKS)?;
		let old = locks.remove(Self::request_lock(number))?;
		Ok(old.map(|old| old.value()))
	}

	/// What became of a request, as long as it is remembered.
	pub fn request_outcome(&self, number: u64) -> Result<Option<RequestOutcome>> {
		let reading = self.database.begin_read()?;
		let row = reading.open_table(ENDED)?.get(number)?;
		row.map(|row| decoded(row.value(), "ended")).transpose()
	}
}

/// What a secret belongs to.
fn aad(number: u64, table: TableDefinition<'_, u64, &[u8]>) -> Vec<u8> {
	let name = redb::TableHandle::name(&table).as_bytes();
	(number, name).encode()
}

fn insert(requests: &mut Table<'_, u64, &[u8]>, number: u64, sealed: &[u8]) -> Result<()> {
	requests.insert(number, sealed)?;
	Ok(())
}
