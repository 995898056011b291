// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module doc, by their numbers.
//!
//! Not behind a feature, so that tests outside this crate can call them; nothing in the runtime
//! does, and the wasm leaves them out.

use super::*;
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, traits::fungible::InspectHold};
use hanse_support::{Deposit, OrgDirectory};
use sp_core::H256;
use sp_runtime::{traits::Saturating, TryRuntimeError};

type Held<T> = BTreeMap<Vec<u8>, (HoldReason, AccountIdOf<T>, BalanceOf<T>)>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant; names the first that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_heads()?;
		Self::check_clients()?;
		Self::check_chain()?;
		Self::check_seals()?;
		Self::check_sealed_tables()?;
		Self::check_unfinished()?;
		Self::check_names()?;
		Self::check_accounts()?;
		Self::check_holds()?;
		Self::check_current()
	}

	fn check_heads() -> Result<(), TryRuntimeError> {
		for (table, row) in Tables::<T>::iter() {
			let headed = Heads::<T>::contains_key(table);
			ensure!(
				headed == row.state.is_open(),
				"1: an open table has no head, or a closed one has"
			);
		}
		for (table, head) in Heads::<T>::iter() {
			ensure!(Tables::<T>::contains_key(table), "1: a head is of no table");
			ensure!(head.frontier.is_sound(), "1: a frontier is not sound");
		}
		Ok(())
	}

	fn check_clients() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<[u8; 16], u32>::new();
		for (table, _) in Clients::<T>::iter_keys() {
			let count = counts.entry(table.0).or_default();
			*count = count.saturating_add(1);
		}
		for (table, row) in Tables::<T>::iter() {
			let count = counts.remove(&table.0).unwrap_or_default();
			let told = Heads::<T>::get(table).map_or(row.client_rows, |head| head.clients);
			ensure!(told == count, "1: a table does not count its clients");
			ensure!(count <= row.rules.clients, "1: a table has more clients than were paid for");
			let needed = row.state.is_open() || count > 0;
			ensure!(needed == row.clients_deposit.is_some(), "1: clients are not paid for");
		}
		ensure!(counts.is_empty(), "1: a client is of no table");
		Ok(())
	}

	fn check_chain() -> Result<(), TryRuntimeError> {
		let SealChain { next, last } = LastSeal::<T>::get();
		let mut end = H256::zero();
		for number in 0..next {
			let seal = Seals::<T>::get(number).ok_or("2: a number has no seal")?;
			ensure!(seal.previous == end, "2: a seal does not name the one before");
			end = seal.hash(number);
		}
		ensure!(end == last, "2: the end of the chain is not the last seal");
		let beyond = Seals::<T>::iter_keys().any(|number| number >= next);
		ensure!(!beyond, "2: a seal is behind the last one");
		Ok(())
	}

	fn check_seals() -> Result<(), TryRuntimeError> {
		for seal in Seals::<T>::iter_values() {
			let Seal { kind, servers, signed, broken, count, .. } = seal;
			let every = servers.iter().fold(0u32, |bits, _| (bits << 1) | 1);
			ensure!(signed & !every == 0, "3: somebody signed who is not named");
			let enough = match kind {
				SealKind::Chain => servers.is_empty() && broken == 0 && count > 0,
				SealKind::Full | SealKind::Completion => !servers.is_empty() && signed == every,
				SealKind::Incomplete => signed.count_ones() >= MIN_SERVERS && signed != every,
			};
			ensure!(enough, "3: a seal has not the servers that its kind wants");
		}
		Ok(())
	}

	fn check_sealed_tables() -> Result<(), TryRuntimeError> {
		for (table, row) in Tables::<T>::iter() {
			let seals = match row.state {
				TableState::Open { .. } | TableState::Synchronising { .. } => continue,
				TableState::Sealed { seal, .. } => [Some((SealKind::Full, seal)), None],
				TableState::SealedIncomplete { seal, .. } => {
					[Some((SealKind::Incomplete, seal)), None]
				},
				TableState::Completed { first, seal, .. } => {
					[Some((SealKind::Incomplete, first)), Some((SealKind::Completion, seal))]
				},
			};
			for (kind, number) in seals.into_iter().flatten() {
				let seal = Seals::<T>::get(number).ok_or("3: a sealed table has no seal")?;
				let digest = Digest { root: seal.root, count: seal.count, rolling: seal.rolling };
				let own = seal.table == table && row.state.digest() == Some(digest);
				ensure!(own && seal.kind == kind, "3: a table has the seal of another one");
				let named = row.servers.iter().map(|signatory| signatory.server);
				ensure!(named.eq(seal.servers), "3: a seal names others than its table");
			}
		}
		for (table, number) in Retired::<T>::iter() {
			let Some(number) = number else { continue };
			let seal = Seals::<T>::get(number).ok_or("3: a retired table has no seal")?;
			ensure!(seal.table == table, "3: a retired table has the seal of another one");
		}
		Ok(())
	}

	fn check_unfinished() -> Result<(), TryRuntimeError> {
		for (table, row) in Tables::<T>::iter() {
			let finished =
				matches!(row.state, TableState::Sealed { .. } | TableState::Completed { .. });
			let listed = Unfinished::<T>::contains_key(table);
			ensure!(listed != finished, "4: a table is unfinished and not listed, or the reverse");
		}
		for table in Unfinished::<T>::iter_keys() {
			ensure!(Tables::<T>::contains_key(table), "4: what is unfinished is no table");
		}
		Ok(())
	}

	fn check_names() -> Result<(), TryRuntimeError> {
		for table in Retired::<T>::iter_keys() {
			ensure!(!Tables::<T>::contains_key(table), "5: a retired table's name was given again");
		}
		Ok(())
	}

	fn check_accounts() -> Result<(), TryRuntimeError> {
		for (server, row) in Servers::<T>::iter() {
			let tenure = T::Directory::current(server).map(|standing| standing.tenure);
			let Some(desk) = row.desk else { continue };
			let known = ServersByAccount::<T>::get(desk.account) == Some(server);
			if row.admission == Admission::Removed {
				ensure!(!known, "6: a server that is removed keeps its account");
			} else if tenure == Some(row.tenure) {
				ensure!(known, "6: an account does not know its server");
			}
		}
		for (account, server) in ServersByAccount::<T>::iter() {
			let desk = Servers::<T>::get(server).and_then(|row| row.desk);
			let own = desk.is_some_and(|desk| desk.account == account);
			ensure!(own, "6: an account is not its server's");
		}
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::new();
		let mut add = |reason: HoldReason, deposit: DepositOf<T>| {
			let Deposit { payer, amount } = deposit;
			let key = (reason, &payer).encode();
			let sum = held.entry(key).or_insert((reason, payer, Default::default()));
			sum.2 = sum.2.saturating_add(amount);
		};
		for row in Tables::<T>::iter_values() {
			add(HoldReason::Table, row.deposit);
			if let Some(deposit) = row.clients_deposit {
				add(HoldReason::Clients, deposit);
			}
		}
		for (reason, payer, sum) in held.into_values() {
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &payer);
			ensure!(on_hold == sum, "7: a hold is not the sum of the deposits that it pays for");
		}
		Ok(())
	}

	fn check_current() -> Result<(), TryRuntimeError> {
		let Some(current) = Current::<T>::get() else { return Ok(()) };
		let own = current.table == Uuid::of_block(Self::now());
		ensure!(own, "8: the chain's own table is that of another block");
		let filled = current.frontier.is_sound() && current.frontier.count() > 0;
		ensure!(filled, "8: the chain's own table is empty, or its frontier is not sound");
		Ok(())
	}
}
