// SPDX-License-Identifier: Apache-2.0

//! Signatures, and the key that a user trades with.
//!
//! Whoever has stolen an account's key can ask for a trading key of its own, and then has to wait:
//! the old key goes on counting until the delay is over, everybody sees the request, and both the
//! user and the registrar can take it back. Asking again starts the delay anew, for the same key
//! too, so that no request is ever older than it looks. A thief who asks again after each
//! cancellation is stopped by the registrar, who freezes the user and recovers the account; that
//! drops whatever key waits. Neither a lock nor a count of wrong signatures goes with the old key.
//!
//! A key that waited counts from its block on without a call: the row is brought up to date when it
//! is written next.

use super::*;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::signed_payload::{Domain, Payload};
use sp_core::H256;
use sp_runtime::traits::{Saturating, Zero};

impl<AccountId: Clone, BlockNumber: Ord + Copy> TradingKey<AccountId, BlockNumber> {
	/// The key that counts at block `now`.
	pub fn at(&self, now: BlockNumber) -> &AccountId {
		match &self.next {
			Some((next, from)) if *from <= now => next,
			_ => &self.key,
		}
	}

	/// The key that does not count yet at block `now`.
	pub fn waiting(&self, now: BlockNumber) -> Option<&AccountId> {
		self.next.as_ref().filter(|(_, from)| *from > now).map(|(next, _)| next)
	}

	/// Puts the next key in the place of the present one if it counts at block `now`.
	pub(crate) fn promote(&mut self, now: BlockNumber) {
		if self.waiting(now).is_none() {
			if let Some((next, _)) = self.next.take() {
				self.replace(next);
			}
		}
	}

	/// Another key counts from now on; none waits.
	fn replace(&mut self, key: AccountId) {
		self.key = key;
		self.next = None;
		// No key is asked for under the last version.
		self.version = self.version.saturating_add(1);
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	pub(crate) fn genesis_hash() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	/// Checks a signature over `fields`; the caller checks the nonce.
	pub(crate) fn check_signature(
		domain: Domain,
		fields: &impl Encode,
		nonce: u64,
		expiry: u32,
		signature: &T::Signature,
		signer: &AccountIdOf<T>,
	) -> DispatchResult {
		ensure!(Self::now() <= expiry.into(), Error::<T>::SignatureExpired);
		let payload = Payload { domain, genesis: Self::genesis_hash(), fields, nonce, expiry };
		let good = payload.is_signed_by(signature, signer);
		ensure!(good, Error::<T>::InvalidSignature);
		Ok(())
	}

	/// Checks a signature by the trading key that counts now, and tells the nonces with its own used.
	/// While trading is locked none is good; whoever moves shares is hindered by the lock before.
	pub(crate) fn check_trading_signature(
		row: &UserOf<T>,
		domain: Domain,
		fields: &impl Encode,
		signed: &Signed<T::Signature>,
	) -> Result<NonceWindow, Refusal> {
		let Signed { nonce, expiry, signature } = signed;
		let now = Self::now();
		ensure!(row.trading.locked.is_none(), Refusal::InvalidSignature);
		ensure!(now <= (*expiry).into(), Refusal::Expired);
		let nonces = row.nonces.with(*nonce).ok_or(Refusal::InvalidNonce)?;
		let (nonce, expiry, genesis) = (*nonce, *expiry, Self::genesis_hash());
		let payload = Payload { domain, genesis, fields, nonce, expiry };
		let good = payload.is_signed_by(signature, row.trading.at(now));
		ensure!(good, Refusal::InvalidSignature);
		Ok(nonces)
	}

	/// Writes that a trading signature was good.
	pub(crate) fn accept_trading_signature(user: UserId, mut row: UserOf<T>, nonces: NonceWindow) {
		row.nonces = nonces;
		row.trading.wrong = 0;
		row.trading.promote(Self::now());
		Users::<T>::insert(user, row);
	}

	/// Says that a trading signature was not good. From the user's own account that succeeds, is
	/// counted, and locks trading when it is once too often; from anybody else it fails. What is locked
	/// already counts no more.
	///
	/// Nothing may have been written before: what was would stay.
	pub(crate) fn refuse_trade(
		who: &AccountIdOf<T>,
		user: UserId,
		mut row: UserOf<T>,
		reason: Refusal,
	) -> DispatchResult {
		if row.account != *who || row.trading.locked.is_some() {
			return Err(match reason {
				Refusal::InvalidSignature => Error::<T>::InvalidSignature,
				Refusal::Expired => Error::<T>::SignatureExpired,
				Refusal::InvalidNonce => Error::<T>::InvalidNonce,
			}
			.into());
		}

		let wrong = row.trading.wrong.saturating_add(1);
		let locks = wrong >= MAX_WRONG_SIGNATURES;
		row.trading.wrong = wrong;
		row.trading.locked = locks.then(Self::now);
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::TradeRefused { user, reason, wrong });
		if locks {
			Self::deposit_event(Event::TradingLocked { user });
		}
		Ok(())
	}

	pub(crate) fn do_set_trading_key(
		who: AccountIdOf<T>,
		key: AccountIdOf<T>,
		expiry: u32,
		proof: T::Signature,
	) -> DispatchResult {
		let (user, mut row) = Self::user_of_account(&who)?;
		let now = Self::now();
		row.trading.promote(now);
		// With one key for both, whoever stole the account's would trade.
		ensure!(key != who, Error::<T>::WrongKey);
		let version = row.trading.version.checked_add(1).ok_or(Error::<T>::InvalidVersion)?;
		let (domain, nonce) = (payloads::TRADING_KEY, version.into());
		Self::check_signature(domain, &(user, &key), nonce, expiry, &proof, &key)?;

		let from = now.saturating_add(T::Terms::get().key_delay);
		row.trading.next = Some((key.clone(), from));
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::TradingKeyRequested { user, key, from });
		Ok(())
	}

	pub(crate) fn do_approve_trading_key(
		who: AccountIdOf<T>,
		user: UserId,
		key: AccountIdOf<T>,
	) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		Self::ensure_registrar(&who, row.identity.registrar)?;
		let waiting = row.trading.waiting(Self::now()).ok_or(Error::<T>::NoNextKey)?;
		// Named, so that nobody slips another key under the registrar's word.
		ensure!(*waiting == key, Error::<T>::WrongKey);

		row.trading.replace(key.clone());
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::TradingKeyApproved { user, key });
		Ok(())
	}

	pub(crate) fn do_cancel_trading_key(who: AccountIdOf<T>, user: UserId) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		if row.account != who {
			Self::ensure_registrar(&who, row.identity.registrar)?;
		}
		// One that counts already can only be followed by another.
		let waits = row.trading.waiting(Self::now()).is_some();
		ensure!(waits, Error::<T>::NoNextKey);

		row.trading.next = None;
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::TradingKeyCancelled { user });
		Ok(())
	}

	pub(crate) fn do_unlock_trading(who: AccountIdOf<T>, user: UserId) -> DispatchResult {
		let mut row = Self::user_row(user)?;
		Self::ensure_registrar(&who, row.identity.registrar)?;
		ensure!(row.trading.locked.is_some(), Error::<T>::NotLocked);

		row.trading.locked = None;
		row.trading.wrong = 0;
		Users::<T>::insert(user, row);
		Self::deposit_event(Event::TradingUnlocked { user });
		Ok(())
	}
}
