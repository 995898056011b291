// SPDX-License-Identifier: Apache-2.0

//! Nodes' signed words that they stored messages, or erased them.

use super::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;

/// How long a receipt waits in a pool, in blocks; its node brings it again.
const LONGEVITY: u64 = 64;

/// An entry that a node signs for, and the node's slot in its group.
struct Signed<T: Config> {
	entry: MessageRef,
	row: MessageOf<T>,
	slot: u8,
}

impl<T: Config> Signed<T> {
	fn root(&self) -> (MessageRef, H256) {
		(self.entry, self.row.root)
	}
}

impl<T: Config> Pallet<T> {
	/// An entry, if the node may say so of it.
	fn signed_entry(node: NodeId, word: Word, entry: MessageRef) -> Result<Signed<T>, Error<T>> {
		let row = Self::message_row(&entry)?;
		let MessageRef { activity, number } = entry;
		let member = Members::<T>::get(activity, node).ok_or(Error::<T>::NotRecipient)?;
		let slot = member.slot;
		let (holds, misses) = (row.holders.has(slot), row.missing.has(slot));
		match word {
			Word::Stored => {
				ensure!(!Self::is_void(node, &member), Error::<T>::MemberVoid);
				ensure!(!holds, Error::<T>::AlreadySigned);
				// Who was granted the history was not waited for, and is a holder like the others.
				let granted = member.state.may_read(number);
				ensure!(misses || granted, Error::<T>::NotRecipient);
				ensure!(row.purged.is_none(), Error::<T>::MessagePurged);
			},
			Word::Erased => {
				ensure!(row.purged.is_some(), Error::<T>::NotPurged);
				// Who may read it and is in neither set has erased it, or was granted it as history and
				// never stored it.
				let erased = !holds && !misses && member.state.may_read(number);
				ensure!(!erased, Error::<T>::AlreadySigned);
				ensure!(holds, Error::<T>::NotRecipient);
			},
		}
		Ok(Signed { entry, row, slot })
	}

	/// The key that is to have signed, and the entries, if they can be taken but for the signature.
	fn signed_entries(signed: &SignedReceipts) -> Result<(NodeKey, Vec<Signed<T>>), Error<T>> {
		let SignedReceipts { node, word, entries, key_version, .. } = signed;
		let ascending = entries.is_sorted_by(|one, next| one < next);
		ensure!(ascending && !entries.is_empty(), Error::<T>::InvalidReceipts);
		let by = Nodes::<T>::get(node).ok_or(Error::<T>::NodeNotFound)?;
		ensure!(by.key_version == *key_version, Error::<T>::KeyNotFound);
		let entries = entries.iter().map(|entry| Self::signed_entry(*node, *word, *entry));
		Ok((by.keys.signer, entries.collect::<Result<_, _>>()?))
	}

	/// Whether receipts may go into a block. The signature comes last: it costs most.
	pub(crate) fn authorize_acknowledge(signed: &SignedReceipts) -> TransactionValidityWithRefund {
		let (key, entries) = Self::signed_entries(signed).map_err(|error| match error {
			Error::<T>::AlreadySigned => InvalidTransaction::Stale,
			_ => InvalidTransaction::Call,
		})?;
		let SignedReceipts { node, word, key_version, ref signature, .. } = *signed;
		let receipts = Receipts { node, word, entries: entries.iter().map(Signed::root).collect() };
		let good = Self::is_receipt_by(&key, &receipts, key_version, signature);
		ensure!(good, InvalidTransaction::BadProof);
		// Nobody pays for it, so it waits for all who do.
		let mut validity = ValidTransaction::with_tag_prefix("activities-receipt")
			.priority(TransactionPriority::MIN)
			.longevity(LONGEVITY)
			.propagate(true);
		for Signed { entry, .. } in &entries {
			validity = validity.and_provides((word, node, entry));
		}
		Ok((validity.build()?, Weight::zero()))
	}

	/// The signature was checked when the receipts were authorised. A node that was invited again
	/// signs for what its new slot was to get; what its old one did not sign for stays missing.
	pub(crate) fn do_acknowledge(signed: SignedReceipts) -> DispatchResult {
		let (_, rows) = Self::signed_entries(&signed)?;
		let SignedReceipts { node, word, entries, key_version, signature } = signed;
		Self::deposit_event(Event::ReceiptsTaken { node, word, entries, key_version, signature });
		rows.into_iter().for_each(|signed| Self::take_receipt(word, signed));
		Ok(())
	}

	fn take_receipt(word: Word, signed: Signed<T>) {
		let Signed { entry: MessageRef { activity, number }, mut row, slot } = signed;
		match word {
			Word::Stored => {
				let was_missing = row.missing.remove(slot);
				row.holders.insert(slot);
				if was_missing && row.missing.is_empty() {
					Self::deposit_event(Event::MessageDelivered { activity, number });
				}
			},
			Word::Erased => {
				row.holders.remove(slot);
				if row.holders.is_empty() {
					Self::deposit_event(Event::MessageErased { activity, number });
				}
			},
		}
		Messages::<T>::insert(activity, number, row);
	}
}
