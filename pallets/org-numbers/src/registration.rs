// SPDX-License-Identifier: Apache-2.0

//! Commitments, registration and release.

use super::*;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*, traits::fungible::MutateHold};
use hanse_support::{
	signed_payload::{Domain, Payload},
	Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

/// What a newcomer's signature is for.
pub(crate) const REGISTER_FOR: Domain = Domain { pallet: b"org-numbers", purpose: b"register-for" };

impl<T: Config> Pallet<T> {
	/// The chain's first block, which binds what is signed or committed to this chain.
	pub(crate) fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The price of a row at today's rates.
	pub(crate) fn price_of(bytes: usize) -> BalanceOf<T> {
		T::RowPrice::get().of(bytes)
	}

	/// The price of a number: its largest record, handle and owner index included, so that a change
	/// of profile never changes it.
	pub(crate) fn number_price() -> BalanceOf<T> {
		let index = AccountIdOf::<T>::max_encoded_len()
			.saturating_add(OrgNumber::max_encoded_len())
			.saturating_add(Handle::max_encoded_len());
		Self::price_of(NumberRowOf::<T>::max_encoded_len().saturating_add(index))
	}

	pub(crate) fn commitment_hash(
		registrant: &AccountIdOf<T>,
		handle: &HandleBytes,
		salt: &[u8; 32],
	) -> H256 {
		(COMMIT_TAG, Self::genesis_hash(), registrant, handle, salt)
			.using_encoded(blake2_256)
			.into()
	}

	/// The record of a number, or why there is none.
	pub(crate) fn row(number: OrgNumber) -> Result<NumberRowOf<T>, DispatchError> {
		Numbers::<T>::get(number).ok_or_else(|| {
			if number.is_valid() {
				Error::<T>::NumberNotFound.into()
			} else {
				Error::<T>::InvalidCheckDigits.into()
			}
		})
	}

	/// The record of a number that `who` owns.
	pub(crate) fn owned_row(
		who: &AccountIdOf<T>,
		number: OrgNumber,
	) -> Result<NumberRowOf<T>, DispatchError> {
		let row = Self::row(number)?;
		ensure!(row.owner == *who, Error::<T>::NotOwner);
		Ok(row)
	}

	/// Holds `amount` from `payer`.
	pub(crate) fn hold(
		reason: HoldReason,
		payer: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		T::NativeBalance::hold(&reason.into(), payer, amount)
	}

	/// Gives `amount` back to `payer`.
	pub(crate) fn give_back(
		reason: HoldReason,
		payer: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		DepositOf::<T> { payer: payer.clone(), amount }
			.give_back::<T::NativeBalance>(&reason.into())
	}

	pub(crate) fn do_commit(who: AccountIdOf<T>, hash: H256) -> DispatchResult {
		let deposit = match Commitments::<T>::get(&who) {
			// The row is there and paid for.
			Some(earlier) => earlier.deposit,
			None => {
				let bytes = Commitment::<BalanceOf<T>, BlockNumberFor<T>>::max_encoded_len()
					.saturating_add(AccountIdOf::<T>::max_encoded_len());
				let deposit = Self::price_of(bytes);
				Self::hold(HoldReason::Commitment, &who, deposit)?;
				deposit
			},
		};
		let commitment = Commitment { hash, placed: Self::now(), deposit };
		Commitments::<T>::insert(&who, commitment);
		Self::deposit_event(Event::Committed { who, hash });
		Ok(())
	}

	pub(crate) fn do_withdraw_commitment(who: AccountIdOf<T>) -> DispatchResult {
		let commitment = Commitments::<T>::take(&who).ok_or(Error::<T>::CommitmentNotFound)?;
		Self::give_back(HoldReason::Commitment, &who, commitment.deposit)?;
		Self::deposit_event(Event::CommitmentWithdrawn { who });
		Ok(())
	}

	/// Checks that `registrant` signed for exactly this registration by `sponsor`.
	///
	/// The block of the sponsor's commitment is the nonce: a commitment is opened once, and a later
	/// one stands at a later block.
	pub(crate) fn check_consent(
		sponsor: &AccountIdOf<T>,
		registrant: &AccountIdOf<T>,
		(handle, profile, salt): (&HandleBytes, &Profile, [u8; 32]),
		expiry: u32,
		signature: &T::Signature,
	) -> DispatchResult {
		ensure!(Self::now() <= expiry.into(), Error::<T>::SignatureExpired);
		let commitment = Commitments::<T>::get(sponsor).ok_or(Error::<T>::CommitmentNotFound)?;
		let payload = Payload {
			domain: REGISTER_FOR,
			genesis: Self::genesis_hash(),
			fields: (sponsor, handle, profile, salt),
			nonce: commitment.placed.saturated_into(),
			expiry,
		};
		ensure!(payload.is_signed_by(signature, registrant), Error::<T>::InvalidSignature);
		Ok(())
	}

	/// Registers a number for `registrant`; `payer` placed the commitment and pays the deposit.
	pub(crate) fn do_register(
		payer: AccountIdOf<T>,
		registrant: AccountIdOf<T>,
		handle: HandleBytes,
		profile: Profile,
		salt: [u8; 32],
	) -> DispatchResult {
		let commitment_hash = Self::commitment_hash(&registrant, &handle, &salt);
		let handle = Handle::parse(handle).ok_or(Error::<T>::InvalidHandle)?;
		ensure!(profile.is_valid(), Error::<T>::InvalidProfile);
		let commitment = Self::mature_commitment(&payer, commitment_hash)?;
		Self::ensure_free(&handle, &registrant)?;
		let sequence = IssuedNumbers::<T>::get().saturating_add(1);
		let number = OrgNumber::from_sequence(sequence).ok_or(Error::<T>::NumbersExhausted)?;

		Commitments::<T>::remove(&payer);
		Self::give_back(HoldReason::Commitment, &payer, commitment.deposit)?;
		let reason = HoldReason::Number.into();
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(
			&reason,
			payer.clone(),
			Self::number_price(),
		)?;
		IssuedNumbers::<T>::put(sequence);
		Handles::<T>::insert(&handle, HandleStatus::Taken(number));
		NumbersOf::<T>::insert(&registrant, number, ());
		let row = NumberRow {
			owner: registrant.clone(),
			tenure: 0,
			handle: handle.clone(),
			profile,
			revision: 0,
			history: H256::zero(),
			publications: 0,
			followers: 0,
			sale: Sale::None,
			recovery: None,
			verification: None,
			registered: Self::now(),
			deposit,
		};
		Numbers::<T>::insert(number, row);
		Self::record_flow(number, None, Some(registrant.clone()), FlowReason::Issued)?;
		Self::deposit_event(Event::Registered { number, handle, owner: registrant, payer });
		Ok(())
	}

	/// The payer's commitment, if it is to this registration and of the right age.
	fn mature_commitment(
		payer: &AccountIdOf<T>,
		hash: H256,
	) -> Result<Commitment<BalanceOf<T>, BlockNumberFor<T>>, DispatchError> {
		let commitment = Commitments::<T>::get(payer).ok_or(Error::<T>::CommitmentNotFound)?;
		ensure!(commitment.hash == hash, Error::<T>::CommitmentMismatch);
		let age = Self::now().saturating_sub(commitment.placed);
		ensure!(age >= COMMIT_MATURITY.into(), Error::<T>::CommitmentImmature);
		ensure!(age <= COMMIT_LIFETIME.into(), Error::<T>::CommitmentExpired);
		Ok(commitment)
	}

	/// Whether `registrant` may take a handle.
	fn ensure_free(handle: &Handle, registrant: &AccountIdOf<T>) -> DispatchResult {
		match Handles::<T>::get(handle) {
			None => Ok(()),
			Some(HandleStatus::Taken(_)) => Err(Error::<T>::HandleTaken.into()),
			Some(HandleStatus::Reserved(beneficiary)) => {
				ensure!(beneficiary.as_ref() == Some(registrant), Error::<T>::HandleReserved);
				Ok(())
			},
		}
	}

	pub(crate) fn do_release(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let row = Self::owned_row(&who, number)?;
		let for_sale = matches!(row.sale, Sale::Listed(_) | Sale::Auctioned(_));
		ensure!(!for_sale, Error::<T>::AlreadyForSale);
		Numbers::<T>::remove(number);
		Handles::<T>::remove(&row.handle);
		NumbersOf::<T>::remove(&who, number);
		row.deposit.give_back::<T::NativeBalance>(&HoldReason::Number.into())?;
		Self::record_flow(number, Some(who.clone()), None, FlowReason::Retired)?;
		Self::deposit_event(Event::Released {
			number,
			handle: row.handle,
			owner: who,
			revision: row.revision,
			history: row.history,
		});
		Ok(())
	}

	pub(crate) fn record_flow(
		number: OrgNumber,
		from: Option<AccountIdOf<T>>,
		to: Option<AccountIdOf<T>>,
		reason: FlowReason,
	) -> DispatchResult {
		let asset = FlowAsset::OrgNumber(number);
		T::FlowLedger::record(Flow { asset, from, to, quantity: 1, reason })
	}

	pub(crate) fn do_clear_history(number: OrgNumber, from: u32, count: u32) -> DispatchResult {
		ensure!((1..=MAX_CLEARED).contains(&count), Error::<T>::InvalidCount);
		ensure!(number.is_valid(), Error::<T>::InvalidCheckDigits);
		ensure!(!Numbers::<T>::contains_key(number), Error::<T>::NumberNotReleased);
		let mut entries = 0u32;
		for revision in from..from.saturating_add(count) {
			if let Some((entry, held)) = History::<T>::take(number, revision) {
				Self::give_back(HoldReason::History, &entry.author, held)?;
				entries = entries.saturating_add(1);
			}
		}
		ensure!(entries > 0, Error::<T>::HistoryNotFound);
		Self::deposit_event(Event::HistoryCleared { number, from, entries });
		Ok(())
	}
}
