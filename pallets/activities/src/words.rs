// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain and whether it is good, and what rows are paid with.

use super::*;
use codec::MaxEncodedLen;
use frame_support::pallet_prelude::{DispatchError, DispatchResult, Get};
use hanse_support::signed_payload::Payload;
use sp_core::H256;
use sp_runtime::{traits::Zero, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The chain's first block, which binds what is signed to this chain.
	pub(crate) fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// Whether peer key and signing key both prove themselves as an account's, under the version that
	/// they get.
	pub(crate) fn is_key_proof(
		account: &AccountIdOf<T>,
		keys: &NodeKeys,
		version: u32,
		proofs: &KeyProofs,
	) -> bool {
		let claim = KeyClaim { account: account.clone(), keys: keys.clone() };
		let word = Payload::lasting(payloads::NODE_KEYS, Self::genesis_hash(), claim, version);
		sp_io::crypto::ed25519_verify(&proofs.peer, &word.message(), &keys.peer)
			&& word.is_signed_by_key(&keys.signer, &proofs.signer)
	}

	/// Whether `key` signed receipts.
	pub(crate) fn is_receipt_by(
		key: &NodeKey,
		receipts: &Receipts,
		version: u32,
		signature: &NodeSignature,
	) -> bool {
		let word = Payload::lasting(payloads::RECEIPTS, Self::genesis_hash(), receipts, version);
		word.is_signed_by_key(key, signature)
	}

	/// Whether a thing signed that it is its owner's. Whether that is still good, the caller checks.
	pub(crate) fn is_thing_claim(
		claim: &ThingClaim<AccountIdOf<T>>,
		expiry: BlockNumberFor<T>,
		proof: &T::Signature,
	) -> bool {
		let payload = Payload {
			domain: payloads::THING,
			genesis: Self::genesis_hash(),
			fields: claim,
			nonce: 0,
			expiry: expiry.saturated_into(),
		};
		payload.is_signed_by(proof, &claim.key)
	}

	/// Holds the price of the largest row of its sort, so that no row costs more when it grows.
	pub(crate) fn place<Row: MaxEncodedLen>(
		reason: HoldReason,
		payer: &AccountIdOf<T>,
	) -> Result<DepositOf<T>, DispatchError> {
		let price = T::RowPrice::get().of(Row::max_encoded_len());
		DepositOf::<T>::place::<T::NativeBalance>(&reason.into(), payer.clone(), price)
	}

	/// Gives a row's deposit back to whoever paid it.
	pub(crate) fn give_back(reason: HoldReason, deposit: DepositOf<T>) -> DispatchResult {
		deposit.give_back::<T::NativeBalance>(&reason.into())
	}
}
