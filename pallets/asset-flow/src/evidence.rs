// SPDX-License-Identifier: Apache-2.0

//! Evidence against servers and clients.

use super::*;
use codec::Encode;
use frame_support::{
	dispatch::Pays,
	ensure,
	pallet_prelude::*,
	traits::{fungible::Mutate, tokens::Preservation},
};
use hanse_support::bodies;
use sp_core::H256;

impl<T: Config> Pallet<T> {
	/// Root and count of a table that was closed; of one that is retired, by its seal, if it has one.
	fn sum_of(table: Uuid) -> Result<Option<(H256, u64)>, Error<T>> {
		if let Some(row) = Tables::<T>::get(table) {
			return Ok(row.state.digest().map(|digest| (digest.root, digest.count)));
		}
		let number = Retired::<T>::get(table).ok_or(Error::<T>::TableNotFound)?;
		Ok(number.and_then(Seals::<T>::get).map(|seal| (seal.root, seal.count)))
	}

	/// Refuses evidence that convicts nobody, even if it is signed.
	fn ensure_wrong(evidence: &Evidence) -> Result<(), Error<T>> {
		let Receipt { table, server, tenure, root, count, .. } = evidence.receipt().receipt;
		let sum = Self::sum_of(table)?;
		let wrong = match evidence {
			Evidence::WrongDigest(_) => sum.is_some_and(|sum| sum != (root, count)),
			Evidence::TwoReceipts(one, two) => {
				let about = (two.receipt.table, two.receipt.server, two.receipt.tenure);
				about == (table, server, tenure) && one.receipt != two.receipt
			},
		};
		ensure!(wrong, Error::<T>::InvalidEvidence);
		Ok(())
	}

	fn ensure_signed_by(row: &ServerOf<T>, signed: &SignedReceipt) -> Result<(), Error<T>> {
		let key = row.key_of(signed.key_version).ok_or(Error::<T>::KeyNotFound)?;
		ensure!(Self::is_receipt_by(key, signed), Error::<T>::InvalidSignature);
		Ok(())
	}

	/// Free when it suspends the server. What is known of one that is convicted already is kept too,
	/// but not for nothing: it could make such evidence without end.
	pub(crate) fn do_report_server(evidence: Evidence) -> Result<Pays, DispatchError> {
		let Receipt { table, server, tenure, .. } = evidence.receipt().receipt;
		let known = Equivocations::<T>::contains_key(server, table);
		ensure!(!known, Error::<T>::AlreadyReported);
		let mut row = Servers::<T>::get(server).ok_or(Error::<T>::ServerNotFound)?;
		// Whoever had the number before is not who has it now.
		ensure!(row.tenure == tenure, Error::<T>::InvalidEvidence);
		Self::ensure_wrong(&evidence)?;
		match &evidence {
			Evidence::WrongDigest(signed) => Self::ensure_signed_by(&row, signed)?,
			Evidence::TwoReceipts(one, two) => {
				Self::ensure_signed_by(&row, one)?;
				Self::ensure_signed_by(&row, two)?;
			},
		}

		Equivocations::<T>::insert(server, table, evidence);
		let convicted = Admission::Suspended(SuspensionReason::Equivocation);
		let pays = match row.admission {
			Admission::Removed => Pays::Yes,
			admission if admission == convicted => Pays::Yes,
			_ => {
				row.admission = convicted;
				Servers::<T>::insert(server, row);
				Pays::No
			},
		};
		Self::deposit_event(Event::ServerConvicted { server, table });
		Ok(pays)
	}

	pub(crate) fn do_report_client(
		who: AccountIdOf<T>,
		table: Uuid,
		first: EntryOf<T>,
		second: EntryOf<T>,
	) -> DispatchResult {
		let id = first.record.id.clone();
		let known = ClientEquivocations::<T>::contains_key(table, &id);
		ensure!(!known, Error::<T>::AlreadyReported);
		let vouchers = [&first.voucher, &second.voucher];
		let by_clients = vouchers.iter().all(|voucher| matches!(voucher, Voucher::Client(_)));
		let differ = second.record.id == id && first.record != second.record;
		ensure!(by_clients && differ, Error::<T>::InvalidEvidence);
		for entry in [&first, &second] {
			ensure!(Self::is_by_its_client(table, entry), Error::<T>::InvalidSignature);
		}

		let (collector, fee) = (T::FeeCollector::get(), T::Terms::get().evidence_fee);
		T::NativeBalance::transfer(&who, &collector, fee, Preservation::Preserve)?;
		let block = Self::now();
		let [first, second] =
			[first, second].map(|entry| bodies::keep(&entry.encode(), block).hash);
		ClientEquivocations::<T>::insert(table, &id, ClientEvidence { first, second, block });
		let RecordId { client, counter } = id;
		Self::deposit_event(Event::ClientConvicted { table, client, counter });
		Ok(())
	}
}
