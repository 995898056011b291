// SPDX-License-Identifier: Apache-2.0

//! Appending records to open tables.

use super::*;
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::merkle::TreeFull;

/// The last counter of each client in a batch, and how many of them are new to the table.
type Counters<'a, T> = (BTreeMap<&'a AccountIdOf<T>, u64>, u32);

impl<T: Config> Pallet<T> {
	/// Appends records, all or none, and returns the state that the table is in then. What it costs
	/// depends on their number, and not on how many the table has.
	pub(crate) fn do_append(
		who: AccountIdOf<T>,
		table: Uuid,
		entries: Vec<EntryOf<T>>,
	) -> Result<TableState<BlockNumberFor<T>>, DispatchError> {
		ensure!(!entries.is_empty(), Error::<T>::NothingToAppend);
		let row = Self::table_row(table)?;
		let takes = matches!(row.state, TableState::Open { until } if Self::now() < until);
		ensure!(takes, Error::<T>::TableClosed);
		Self::ensure_first_server(&who, &row.servers)?;
		let mut head = Heads::<T>::get(table).ok_or(Error::<T>::TableClosed)?;
		let (first, before) = (head.frontier.count(), head.rolling);
		let count = u32::try_from(entries.len()).map_err(|_| Error::<T>::TableFull)?;
		let end = first.checked_add(count.into()).ok_or(Error::<T>::TableFull)?;
		let room = row.rules.records.is_none_or(|records| end <= records);
		ensure!(room, Error::<T>::TableFull);
		for (index, entry) in (first..end).zip(&entries) {
			Self::ensure_entry(&who, &table, index, entry)?;
		}
		let (counters, newcomers) = Self::counters(table, &entries)?;
		head.clients = head.clients.saturating_add(newcomers);
		ensure!(head.clients <= row.rules.clients, Error::<T>::TooManyClients);
		let leaves: Vec<_> = entries.iter().map(|entry| entry.leaf(&table)).collect();
		for leaf in &leaves {
			head.frontier.append(*leaf).map_err(|TreeFull| Error::<T>::TableFull)?;
		}
		let rolling = rolled(&before, &leaves);
		head.rolling = rolling;

		for (client, counter) in counters {
			Clients::<T>::insert(table, client, counter);
		}
		let batch = Batch { before, first, bodies: entries };
		sp_io::offchain_index::set(&body_key(&table, &rolling), &batch.encode());
		Self::deposit_event(Event::RecordsAppended { table, first, count, rolling });
		if row.rules.records == Some(end) {
			return Self::close_now(table, row, head, true);
		}
		Heads::<T>::insert(table, head);
		Ok(row.state)
	}

	/// Refuses what can't be record `index` of a table.
	fn ensure_entry(
		who: &AccountIdOf<T>,
		table: &Uuid,
		index: u64,
		entry: &EntryOf<T>,
	) -> Result<(), Error<T>> {
		let Entry { record, voucher } = entry;
		ensure!(record.is_sound_at(table, index), Error::<T>::InvalidRecord);
		ensure!(Self::now() <= record.expiry, Error::<T>::RecordExpired);
		let own = record.id.client == *who;
		ensure!(own || *voucher != Voucher::Server, Error::<T>::NotTheServersRecord);
		Ok(())
	}

	/// Refuses a counter that is not above the client's one before, in the table or in the batch.
	/// Reads each client's row once.
	fn counters(table: Uuid, entries: &[EntryOf<T>]) -> Result<Counters<'_, T>, Error<T>> {
		let mut counters = BTreeMap::new();
		let mut newcomers = 0u32;
		for RecordId { client, counter } in entries.iter().map(|entry| &entry.record.id) {
			let last = match counters.get(client) {
				Some(last) => Some(*last),
				None => {
					let stored = Clients::<T>::get(table, client);
					newcomers = newcomers.saturating_add(u32::from(stored.is_none()));
					stored
				},
			};
			ensure!(last.is_none_or(|last| last < *counter), Error::<T>::CounterTooLow);
			counters.insert(client, *counter);
		}
		Ok((counters, newcomers))
	}
}
