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

	/// Whether a table's server may still sign it, and counts for its quorum.
	pub(crate) fn may_sign(signatory: &Signatory) -> bool {
		Self::standing_server(signatory.server).is_ok_and(|row| row.tenure == signatory.tenure)
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
		if let Some(desk) = earlier.and_then(|row| row.desk) {
			ServersByAccount::<T>::remove(desk.account);
		}
		let row = Server { tenure, admission: Admission::Admitted, key_version, desk: None };
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerAdmitted { server, tenure });
		Ok(())
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
		let taken = ServersByAccount::<T>::get(&account).is_some_and(|other| other != server);
		ensure!(!taken, Error::<T>::AccountInUse);
		let left = row.desk.as_ref().map(|desk| desk.account.clone());
		let (desk, key_version) = Self::next_desk(row.desk, row.key_version, account, key)?;
		let (account, key, tenure) = (desk.account.clone(), desk.key.clone(), row.tenure);
		let words = KeyProof { server, tenure, account: account.clone(), key: key.clone() };
		ensure!(Self::is_proof(&words, key_version, &proof), Error::<T>::InvalidSignature);

		if let Some(left) = left.filter(|left| *left != account) {
			ServersByAccount::<T>::remove(left);
		}
		ServersByAccount::<T>::insert(&account, server);
		Servers::<T>::insert(server, Server { desk: Some(desk), key_version, ..row });
		Self::deposit_event(Event::DeskSet { server, account, key, key_version });
		Ok(())
	}

	/// The desk that comes after another, and the version of its key. A key that stays keeps its
	/// version and its time.
	fn next_desk(
		earlier: Option<DeskOf<T>>,
		version: u32,
		account: AccountIdOf<T>,
		key: ServerKey,
	) -> Result<(DeskOf<T>, u32), Error<T>> {
		let now = Self::now();
		let (earlier_key, since) = match earlier {
			None => (None, now),
			Some(desk) if desk.key == key => {
				ensure!(desk.account != account, Error::<T>::KeyTooYoung);
				return Ok((Desk { account, ..desk }, version));
			},
			Some(desk) => {
				let old_enough = desk.since.saturating_add(T::Terms::get().key_delay);
				ensure!(now >= old_enough, Error::<T>::KeyTooYoung);
				(Some(desk.key), now)
			},
		};
		// A version repeats after four billion keys of one server.
		Ok((Desk { account, key, earlier_key, since }, version.saturating_add(1)))
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

	pub(crate) fn do_remove_server(server: OrgNumber) -> DispatchResult {
		let mut row = Self::server_row(server)?;
		ensure!(row.admission != Admission::Removed, Error::<T>::ServerNotAdmitted);
		row.admission = Admission::Removed;
		Servers::<T>::insert(server, row);
		Self::deposit_event(Event::ServerRemoved { server });
		Ok(())
	}
}
