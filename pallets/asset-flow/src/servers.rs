// SPDX-License-Identifier: Apache-2.0

//! Transaction servers: admission, desks, and who may act.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	fn server_row(server: OrgNumber) -> Result<ServerOf<T>, Error<T>> {
		Servers::<T>::get(server).ok_or(Error::<T>::ServerNotFound)
	}

	/// A server that is admitted, and whose number did not change hands since.
	pub(crate) fn standing_server(server: OrgNumber) -> Result<ServerOf<T>, Error<T>> {
		let row = Self::server_row(server)?;
		ensure!(row.admission == Admission::Admitted, Error::<T>::ServerNotAdmitted);
		let standing = T::Directory::current(server).ok_or(Error::<T>::ServerVoid)?;
		ensure!(standing.tenure == row.tenure, Error::<T>::ServerVoid);
		Ok(row)
	}

	/// The tenure and the desk of a server that may act.
	pub(crate) fn acting_server(server: OrgNumber) -> Result<(u32, DeskOf<T>), Error<T>> {
		let Server { tenure, desk, .. } = Self::standing_server(server)?;
		Ok((tenure, desk.ok_or(Error::<T>::DeskNotFound)?))
	}

	/// Whether a table's server may still sign it, and its receipt counts: not while it is suspended,
	/// whatever for, and never again if it was convicted over this very table.
	pub(crate) fn counts(table: Uuid, signatory: &Signatory) -> bool {
		let Signatory { server, tenure, .. } = *signatory;
		Self::standing_server(server).is_ok_and(|row| row.tenure == tenure)
			&& !Equivocations::<T>::contains_key(server, table)
	}

	/// Refuses all but the account of a table's first server, while that server may act.
	pub(crate) fn ensure_first_server(
		who: &AccountIdOf<T>,
		servers: &Signatories,
	) -> Result<(), Error<T>> {
		let first = servers.first().ok_or(Error::<T>::NotFirstServer)?;
		let (tenure, desk) = Self::acting_server(first.server)?;
		ensure!(tenure == first.tenure, Error::<T>::ServerVoid);
		ensure!(desk.account == *who, Error::<T>::NotFirstServer);
		Ok(())
	}

	pub(crate) fn do_admit_server(server: OrgNumber) -> DispatchResult {
		let standing = T::Directory::current(server).ok_or(Error::<T>::OrgNumberNotFound)?;
		let tenure = standing.tenure;
		let earlier = Servers::<T>::get(server);
		let ended = |row: &ServerOf<T>| row.tenure != tenure || row.admission == Admission::Removed;
		ensure!(earlier.as_ref().is_none_or(ended), Error::<T>::AlreadyServer);

		let key_version = earlier.as_ref().map_or(0, |row| row.key_version);
		if let Some(row) = &earlier {
			Self::leave_account(server, row);
		}
		// What the same owner signed before it was removed still convicts it.
		let earlier = earlier.filter(|row| row.tenure == tenure);
		let earlier_key = earlier.and_then(|row| row.desk.map(|desk| desk.key).or(row.earlier_key));
		let admission = Admission::Admitted;
		let row = Server { tenure, admission, key_version, earlier_key, desk: None };
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerAdmitted { server, tenure });
		Ok(())
	}

	/// Frees the account that a server acted from, unless another one has it by now.
	fn leave_account(server: OrgNumber, row: &ServerOf<T>) {
		let Some(desk) = &row.desk else { return };
		if ServersByAccount::<T>::get(&desk.account) == Some(server) {
			ServersByAccount::<T>::remove(&desk.account);
		}
	}

	/// Whether another server acts from an account. One that is void acts no more, and one that is
	/// removed has left its account.
	fn is_taken(account: &AccountIdOf<T>, server: OrgNumber) -> bool {
		let other = ServersByAccount::<T>::get(account).filter(|other| *other != server);
		let acts = |other| {
			let tenure = T::Directory::current(other).map(|standing| standing.tenure);
			tenure.is_some() && Servers::<T>::get(other).map(|row| row.tenure) == tenure
		};
		other.is_some_and(acts)
	}

	/// A suspended server may change its key: it may have been suspended because of it.
	pub(crate) fn do_set_desk(
		who: AccountIdOf<T>,
		server: OrgNumber,
		account: AccountIdOf<T>,
		key: ServerKey,
		proof: ServerSignature,
	) -> DispatchResult {
		let row = Self::server_row(server)?;
		let standing = T::Directory::current(server).ok_or(Error::<T>::ServerVoid)?;
		ensure!(standing.tenure == row.tenure, Error::<T>::ServerVoid);
		ensure!(standing.owner == who, Error::<T>::NotOwner);
		ensure!(row.admission != Admission::Removed, Error::<T>::ServerNotAdmitted);
		ensure!(!Self::is_taken(&account, server), Error::<T>::AccountInUse);
		let left = row.desk.as_ref().map(|desk| desk.account.clone());
		let row = Self::with_desk(row, account.clone(), key.clone())?;
		let Server { tenure, key_version, .. } = row;
		let words = KeyProof { server, tenure, account: account.clone(), key: key.clone() };
		ensure!(Self::is_proof(&words, key_version, &proof), Error::<T>::InvalidSignature);

		if let Some(left) = left.filter(|left| *left != account) {
			ServersByAccount::<T>::remove(left);
		}
		ServersByAccount::<T>::insert(&account, server);
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::DeskSet { server, account, key, key_version });
		Ok(())
	}

	/// The row of a server with its next desk. A key that stays keeps its version and its time.
	fn with_desk(
		row: ServerOf<T>,
		account: AccountIdOf<T>,
		key: ServerKey,
	) -> Result<ServerOf<T>, Error<T>> {
		let since = Self::now();
		let earlier_key = match row.desk {
			None => row.earlier_key,
			Some(desk) if desk.key == key => {
				ensure!(desk.account != account, Error::<T>::KeyTooYoung);
				return Ok(Server { desk: Some(Desk { account, ..desk }), ..row });
			},
			Some(desk) => {
				let old_enough = desk.since.saturating_add(T::Terms::get().key_delay);
				ensure!(since >= old_enough, Error::<T>::KeyTooYoung);
				Some(desk.key)
			},
		};
		// A version repeats after four billion keys of one server.
		let key_version = row.key_version.saturating_add(1);
		Ok(Server { key_version, earlier_key, desk: Some(Desk { account, key, since }), ..row })
	}

	pub(crate) fn do_suspend_server(server: OrgNumber, reason: SuspensionReason) -> DispatchResult {
		let mut row = Self::server_row(server)?;
		ensure!(row.admission == Admission::Admitted, Error::<T>::ServerNotAdmitted);
		row.admission = Admission::Suspended(reason);
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerSuspended { server, reason });
		Ok(())
	}

	/// Also of a server that was convicted: governance decides.
	pub(crate) fn do_reinstate_server(server: OrgNumber) -> DispatchResult {
		let mut row = Self::server_row(server)?;
		let suspended = matches!(row.admission, Admission::Suspended(_));
		ensure!(suspended, Error::<T>::NotSuspended);
		row.admission = Admission::Admitted;
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerReinstated { server });
		Ok(())
	}

	/// Its account is free for another server; its keys stay, for evidence.
	pub(crate) fn do_remove_server(server: OrgNumber) -> DispatchResult {
		let mut row = Self::server_row(server)?;
		ensure!(row.admission != Admission::Removed, Error::<T>::ServerNotAdmitted);
		Self::leave_account(server, &row);
		row.admission = Admission::Removed;
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerRemoved { server });
		Ok(())
	}
}
