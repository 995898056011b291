// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain, and whether it is good.

use super::*;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{
	signed_payload::{is_message_signed_by, Domain, Payload},
	OrgDirectory, OrgNumber,
};
use sp_core::H256;
use sp_runtime::traits::Zero;

/// A word that is good: who spoke, by what, and the message that was signed.
pub(crate) struct Heard<T: Config> {
	pub number: OrgNumber,
	pub node: FinancialNode,
	pub record: BankRecordOf<T>,
	pub message: H256,
}

impl<T: Config> Pallet<T> {
	/// The chain's first block, which binds what is signed to this chain.
	pub(crate) fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// Checks a signature over `fields`, and returns the message that was signed.
	pub(crate) fn check_signature(
		domain: Domain,
		fields: &impl Encode,
		nonce: u64,
		expiry: u32,
		signature: &T::Signature,
		signer: &AccountIdOf<T>,
	) -> Result<H256, DispatchError> {
		ensure!(Self::now() <= expiry.into(), Error::<T>::SignatureExpired);
		let genesis = Self::genesis_hash();
		let payload = Payload { domain, genesis, fields, nonce, expiry };
		let message = payload.message();
		let good = is_message_signed_by(&message, signature, signer);
		ensure!(good, Error::<T>::InvalidSignature);
		Ok(message.into())
	}

	/// The admission of a number as a financial node, if its number did not change hands since.
	pub(crate) fn current_node(node: OrgNumber) -> Result<FinancialNode, DispatchError> {
		let row = FinancialNodes::<T>::get(node).ok_or(Error::<T>::NodeNotFound)?;
		let standing = T::Directory::current(node).ok_or(Error::<T>::NodeVoid)?;
		ensure!(standing.tenure == row.tenure, Error::<T>::NodeVoid);
		Ok(row)
	}

	/// A bank record of a node in any state.
	pub(crate) fn stored_record(
		node: OrgNumber,
		version: u32,
	) -> Result<StoredRecordOf<T>, DispatchError> {
		BankRecords::<T>::get(node, version).ok_or_else(|| Error::<T>::RecordNotFound.into())
	}

	/// The bank record by which the node of `row` speaks for a kind, if it was in force at block `at`.
	pub(crate) fn record_in_force(
		row: &FinancialNode,
		stored: StoredRecordOf<T>,
		kind: KindId,
		at: BlockNumberFor<T>,
	) -> Result<BankRecordOf<T>, DispatchError> {
		ensure!(stored.record.kind == kind, Error::<T>::WrongKind);
		// Of a number that changed hands and was admitted again, the earlier owner's keys are void.
		ensure!(stored.tenure == row.tenure, Error::<T>::NodeVoid);
		// An issuer answers for the records of the node's term alone, with its allowance.
		ensure!(stored.term == row.term, Error::<T>::RecordNotInForce);
		let replaced = match stored.state {
			RecordState::Current => false,
			RecordState::Superseded(block) => at >= block,
			RecordState::Revoked => return Err(Error::<T>::RecordRevoked.into()),
		};
		let record = stored.record;
		let begun = at >= stored.published && at >= record.valid_from;
		ensure!(begun && !replaced && at <= record.valid_until, Error::<T>::RecordNotInForce);
		Ok(record)
	}

	/// Checks what a financial node signed about something that exists since `since`. Who took a
	/// number over may speak of what waits from an earlier tenure: a bank moves its number as well.
	pub(crate) fn hear(
		word: &WordOf<T>,
		domain: Domain,
		fields: &impl Encode,
		(since, nonce): (BlockNumberFor<T>, u64),
		expiry: u32,
		signature: &T::Signature,
	) -> Result<Heard<T>, DispatchError> {
		let in_time = word.signed >= since && word.signed <= Self::now();
		ensure!(in_time, Error::<T>::InvalidSigningTime);
		let node = Self::current_node(word.node)?;
		let stored = Self::stored_record(word.node, word.version)?;
		let record = Self::record_in_force(&node, stored, word.kind, word.signed)?;
		let message = Self::check_signature(domain, fields, nonce, expiry, signature, &record.key)?;
		Ok(Heard { number: word.node, node, record, message })
	}
}
