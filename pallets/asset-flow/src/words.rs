// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain, and whether it is good.

use super::*;
use hanse_support::signed_payload::Payload;
use sp_core::H256;
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// The chain's first block, which binds what is signed to this chain.
	pub(crate) fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// Whether a key proves itself as a server's, under the version that it gets.
	pub(crate) fn is_proof(
		proof: &KeyProof<AccountIdOf<T>>,
		version: u32,
		signature: &ServerSignature,
	) -> bool {
		let word = Payload::lasting(payloads::SERVER_KEY, Self::genesis_hash(), proof, version);
		word.is_signed_by_key(&proof.key, signature)
	}

	/// Whether `key` signed a receipt.
	pub(crate) fn is_receipt_by(key: &ServerKey, signed: &SignedReceipt) -> bool {
		let SignedReceipt { receipt, key_version, signature } = signed;
		let word = Payload::lasting(payloads::RECEIPT, Self::genesis_hash(), receipt, *key_version);
		word.is_signed_by_key(key, signature)
	}

	/// Whether the client of an entry signed its record for a table.
	pub(crate) fn is_by_its_client(table: Uuid, entry: &EntryOf<T>) -> bool {
		let Voucher::Client(signature) = &entry.voucher else { return false };
		let word = payloads::record_payload(Self::genesis_hash(), table, &entry.record);
		word.is_signed_by(signature, &entry.record.id.client)
	}
}
