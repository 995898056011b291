// SPDX-License-Identifier: Apache-2.0

//! Tables: opening, closing, clearing, retiring.

use super::*;
use alloc::{collections::btree_set::BTreeSet, vec::Vec};
use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::*, storage::with_storage_layer};
use hanse_support::OrgNumber;
use sp_runtime::{
	traits::{CheckedAdd, Saturating, Zero},
	SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn table_row(table: Uuid) -> Result<TableOf<T>, Error<T>> {
		Tables::<T>::get(table).ok_or(Error::<T>::TableNotFound)
	}

	pub(crate) fn do_open_table(
		who: AccountIdOf<T>,
		table: Uuid,
		others: Vec<OrgNumber>,
		rules: RulesOf<T>,
	) -> DispatchResult {
		ensure!(table.may_be_chosen(), Error::<T>::InvalidUuid);
		let first = ServersByAccount::<T>::get(who).ok_or(Error::<T>::NotServer)?;
		let numbers: Vec<_> = core::iter::once(first).chain(others).collect();
		Self::open(table, &numbers, rules)
	}

	/// Opens a table; its first server, whose account pays, is the first of these.
	fn open(table: Uuid, numbers: &[OrgNumber], rules: RulesOf<T>) -> DispatchResult {
		let until = Self::ensure_rules(&rules)?;
		let taken = Tables::<T>::contains_key(table) || Retired::<T>::contains_key(table);
		ensure!(!taken, Error::<T>::TableAlreadyExists);
		let (servers, payer) = Self::named(numbers)?;

		let (reason, price) = (HoldReason::Table.into(), Self::table_price());
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, payer.clone(), price)?;
		let (reason, price) = (HoldReason::Clients.into(), Self::clients_price(rules.clients));
		let clients_deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, payer, price)?;
		let first = servers.first().ok_or(Error::<T>::InvalidServers)?.server;
		let row = Table {
			state: TableState::Open { until },
			opened: Self::now(),
			rules,
			servers,
			client_rows: 0,
			deposit,
			clients_deposit: Some(clients_deposit),
		};
		Tables::<T>::insert(table, row);
		Heads::<T>::insert(table, Head::default());
		Unfinished::<T>::insert(table, ());
		Self::deposit_event(Event::TableOpened { table, first, until });
		Ok(())
	}

	/// Until when a table of these rules takes records.
	fn ensure_rules(rules: &RulesOf<T>) -> Result<BlockNumberFor<T>, Error<T>> {
		let TableRules { blocks, records, clients, .. } = rules;
		let longest = T::Terms::get().open;
		let sound = !blocks.is_zero() && *blocks <= longest && *records != Some(0) && *clients > 0;
		ensure!(sound, Error::<T>::InvalidRules);
		Self::now().checked_add(blocks).ok_or(Error::<T>::InvalidRules)
	}

	/// The servers that sign a table, all of which may act now, and the account of the first one.
	fn named(numbers: &[OrgNumber]) -> Result<(Signatories, AccountIdOf<T>), Error<T>> {
		let distinct: BTreeSet<_> = numbers.iter().collect();
		let bounds = MIN_SERVERS.saturated_into::<usize>()..=MAX_SERVERS.saturated_into();
		let sound = bounds.contains(&numbers.len()) && distinct.len() == numbers.len();
		ensure!(sound, Error::<T>::InvalidServers);
		let mut servers = Vec::with_capacity(numbers.len());
		let mut payer = None;
		for server in numbers.iter().copied() {
			let (tenure, desk) = Self::acting_server(server)?;
			servers.push(Signatory { server, tenure, broken: None });
			payer.get_or_insert(desk.account);
		}
		let servers = servers.try_into().map_err(|_| Error::<T>::InvalidServers)?;
		Ok((servers, payer.ok_or(Error::<T>::InvalidServers)?))
	}

	/// What is held for a table: its row, its head, and its name among the unfinished.
	fn table_price() -> BalanceOf<T> {
		let names = Uuid::max_encoded_len().saturating_mul(3);
		let rows = TableOf::<T>::max_encoded_len().saturating_add(Head::max_encoded_len());
		T::RowPrice::get().of(rows.saturating_add(names))
	}

	/// What is held for the rows of a table's clients.
	fn clients_price(clients: u32) -> BalanceOf<T> {
		let key = Uuid::max_encoded_len().saturating_add(AccountIdOf::<T>::max_encoded_len());
		let row = T::RowPrice::get().of(key.saturating_add(u64::max_encoded_len()));
		row.saturating_mul(clients.into())
	}

	pub(crate) fn do_close(who: AccountIdOf<T>, table: Uuid) -> DispatchResult {
		let row = Self::table_row(table)?;
		let TableState::Open { until } = row.state else {
			return Err(Error::<T>::TableClosed.into());
		};
		let over = Self::now() >= until;
		let may_close = over || Self::ensure_first_server(&who, &row.servers).is_ok();
		ensure!(may_close, Error::<T>::TooEarly);
		let head = Heads::<T>::get(table).ok_or(Error::<T>::TableClosed)?;
		Self::close_now(table, row, head, over).map(|_| ())
	}

	/// Closes an open table, whose head need not be stored, and opens the next one where the series
	/// goes on. Returns its state.
	pub(crate) fn close_now(
		table: Uuid,
		mut row: TableOf<T>,
		head: Head,
		goes_on: bool,
	) -> Result<TableState<BlockNumberFor<T>>, DispatchError> {
		let since = Self::now();
		let until = since.saturating_add(T::Terms::get().signing);
		let (root, count) = (head.frontier.root(), head.frontier.count());
		let digest = Digest { root, count, rolling: head.rolling };
		row.state = TableState::Synchronising { since, until, digest };
		row.client_rows = head.clients;
		if row.client_rows == 0 {
			Self::pay_for_clients_back(&mut row)?;
		}
		Heads::<T>::remove(table);
		Tables::<T>::insert(table, &row);
		Self::deposit_event(Event::TableClosed { table, root, count, until });
		if goes_on && row.rules.follow_on == FollowOn::Same {
			Self::open_next(table.next(), &row);
		}
		Ok(row.state)
	}

	/// A table closes also where none can follow it.
	fn open_next(table: Uuid, before: &TableOf<T>) {
		let numbers: Vec<_> = before.servers.iter().map(|signatory| signatory.server).collect();
		let opened = with_storage_layer(|| Self::open(table, &numbers, before.rules));
		if let Err(error) = opened {
			Self::deposit_event(Event::FollowOnRefused { table, error });
		}
	}

	fn pay_for_clients_back(row: &mut TableOf<T>) -> DispatchResult {
		match row.clients_deposit.take() {
			Some(deposit) => deposit.give_back::<T::NativeBalance>(&HoldReason::Clients.into()),
			None => Ok(()),
		}
	}

	pub(crate) fn do_clear_clients(table: Uuid, limit: u32) -> DispatchResult {
		let mut row = Self::table_row(table)?;
		// The rows are counted when the table closes.
		ensure!(row.client_rows > 0 && limit > 0, Error::<T>::NothingToClear);

		let most = limit.min(MAX_BATCH).saturated_into();
		let clients: Vec<_> = Clients::<T>::iter_key_prefix(table).take(most).collect();
		clients.iter().for_each(|client| Clients::<T>::remove(table, client));
		let rows: u32 = clients.len().saturated_into();
		let left = row.client_rows.saturating_sub(rows);
		row.client_rows = left;
		if left == 0 {
			Self::pay_for_clients_back(&mut row)?;
		}
		Tables::<T>::insert(table, row);
		Self::deposit_event(Event::ClientsCleared { table, rows, left });
		Ok(())
	}

	/// A table that nobody sealed goes too, unless a quorum has signed it: sealing comes first.
	pub(crate) fn do_retire_table(table: Uuid) -> DispatchResult {
		let row = Self::table_row(table)?;
		let since = row.state.closed().ok_or(Error::<T>::NotRetirable)?;
		let (seal, retention) = (row.state.seal(), row.rules.retention);
		let days = match row.state {
			TableState::Synchronising { until, .. } => {
				let signed = Self::quorum(table, &row.servers).is_some();
				(Self::now() >= until && !signed).then(|| retention.days_unsealed())
			},
			_ => retention.days(),
		};
		let days = days.ok_or(Error::<T>::NotRetirable)?;
		let kept = T::Day::get().saturating_mul(days.into());
		let over = Self::now() >= since.saturating_add(kept);
		ensure!(over && row.client_rows == 0, Error::<T>::NotRetirable);

		Tables::<T>::remove(table);
		Unfinished::<T>::remove(table);
		Retired::<T>::insert(table, seal);
		row.deposit.give_back::<T::NativeBalance>(&HoldReason::Table.into())?;
		Self::deposit_event(Event::TableRetired { table, seal });
		Ok(())
	}
}
