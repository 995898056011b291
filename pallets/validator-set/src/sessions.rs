// SPDX-License-Identifier: Apache-2.0

//! The set's members, and how a session is planned from them.

use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_session::{historical, SessionManager};
use sp_runtime::{traits::Convert, SaturatedConversion};
use sp_staking::SessionIndex;

use crate::{
	Config, Error, Event, Pallet, RemovalCause, SessionLength, Standing, Validator, Validators,
	ValidatorsOf, HISTORY_SESSIONS,
};

/// Sessions planned ahead: a change made in session `n` shows in session `n + DELAY`.
const DELAY: SessionIndex = 2;

/// The session length as `pallet-session`'s `PeriodicSessions` wants it.
pub struct SessionPeriod<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for SessionPeriod<T> {
	fn get() -> BlockNumberFor<T> {
		// `PeriodicSessions` divides by it.
		SessionLength::<T>::get().max(1).into()
	}
}

/// Every validator is identified by its account alone: there is no stake to point to.
pub struct UnitIdentificationOf;

impl<AccountId> Convert<AccountId, Option<()>> for UnitIdentificationOf {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_validator(who: T::AccountId) -> DispatchResult {
		let mut validators = Validators::<T>::get();
		let Err(place) = Self::place_of(&validators, &who) else {
			return Err(Error::<T>::AlreadyExists.into());
		};
		ensure!(pallet_session::Pallet::<T>::load_keys(&who).is_some(), Error::<T>::KeysNotSet);

		let session = pallet_session::CurrentIndex::<T>::get();
		// The present session is not part of the term: it can't serve before the one after next,
		// unless it was removed a moment ago, and then its offences up to now are forgiven.
		let validator = Validator::new(who.clone(), session.saturating_add(1));
		validators.try_insert(place, validator).map_err(|_| Error::<T>::TooManyValidators)?;

		Validators::<T>::put(validators);
		let from_session = session.saturating_add(DELAY);
		Self::deposit_event(Event::ValidatorAdded { who, from_session });
		Ok(())
	}

	pub(crate) fn do_remove_validator(who: T::AccountId) -> DispatchResult {
		let mut validators = Validators::<T>::get();
		let place = Self::place_of(&validators, &who).map_err(|_| Error::<T>::NotFound)?;
		ensure!(Self::can_spare_one(&validators), Error::<T>::TooFewValidators);

		validators.remove(place);
		Validators::<T>::put(validators);
		let from_session = pallet_session::CurrentIndex::<T>::get().saturating_add(DELAY);
		let cause = RemovalCause::Decision;
		Self::deposit_event(Event::ValidatorRemoved { who, from_session, cause });
		Ok(())
	}

	/// Where `who` is in the set, or where it would go.
	pub(crate) fn place_of(
		validators: &[Validator<T::AccountId>],
		who: &T::AccountId,
	) -> Result<usize, usize> {
		validators.binary_search_by(|validator| validator.account.cmp(who))
	}

	fn can_spare_one(validators: &ValidatorsOf<T>) -> bool {
		count(validators) > T::MinValidators::get()
	}

	/// The set written at genesis.
	///
	/// # Panics
	///
	/// On duplicates and on a wrong number: such a chain must not start.
	pub(crate) fn genesis_set(mut accounts: Vec<T::AccountId>) -> ValidatorsOf<T> {
		let named = count(&accounts);
		accounts.sort();
		accounts.dedup();
		assert!(count(&accounts) == named, "validators: an account is named twice");
		assert!(named >= T::MinValidators::get(), "validators: fewer than the minimum");
		assert!(named <= T::MaxValidators::get(), "validators: more than the maximum");
		let validators = accounts.into_iter().map(|account| Validator::new(account, 0));
		ValidatorsOf::<T>::truncate_from(validators.collect())
	}

	/// Takes offenders out of the set as far as it can spare them, for session `session`.
	fn remove_offenders(session: SessionIndex) {
		let mut validators = Validators::<T>::get();
		let before = validators.len();
		for (who, offence) in Self::offenders(&validators) {
			if Self::can_spare_one(&validators) {
				validators.retain(|validator| validator.account != who);
				let cause = RemovalCause::Offence { session: offence };
				Self::deposit_event(Event::ValidatorRemoved { who, from_session: session, cause });
			} else {
				Self::deposit_event(Event::RemovalPostponed { who });
			}
		}
		if validators.len() != before {
			Validators::<T>::put(validators);
		}
	}

	/// The offenders of the set, heaviest first, each with the session of its offence.
	fn offenders(validators: &[Validator<T::AccountId>]) -> Vec<(T::AccountId, SessionIndex)> {
		let mut offenders: Vec<_> = validators
			.iter()
			.filter_map(|validator| match validator.standing {
				Standing::Good => None,
				Standing::Offender { session, severity } => {
					Some((severity, validator.account.clone(), session))
				},
			})
			.collect();
		offenders.sort_by_key(|(severity, ..)| core::cmp::Reverse(*severity));
		offenders.into_iter().map(|(_, who, session)| (who, session)).collect()
	}

	/// The accounts of the set that have keys, with them; the others are named in events.
	fn with_keys(session: SessionIndex) -> Vec<(T::AccountId, T::Keys)> {
		let mut listed = Vec::new();
		for Validator { account: who, .. } in Validators::<T>::get() {
			match pallet_session::Pallet::<T>::load_keys(&who) {
				Some(keys) => listed.push((who, keys)),
				None => Self::deposit_event(Event::ValidatorSkipped { who, session }),
			}
		}
		listed
	}

	/// Draws up session `session`: `None` if it would be the same as the one before.
	fn plan(session: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::remove_offenders(session);
		let next = Self::with_keys(session);
		// While `pallet-session` rotates, its queue is still that of the session that starts.
		let same = next == pallet_session::QueuedKeys::<T>::get();
		(!next.is_empty() && !same).then(|| next.into_iter().map(|(who, _)| who).collect())
	}

	/// The sessions of the genesis.
	///
	/// # Panics
	///
	/// If a validator was given no keys: the chain would start without it, or not at all.
	fn plan_genesis() -> Option<Vec<T::AccountId>> {
		let accounts = Self::validators();
		for who in &accounts {
			let keys = pallet_session::Pallet::<T>::load_keys(who);
			assert!(keys.is_some(), "validators: no session keys for {who:?}");
		}
		(!accounts.is_empty()).then_some(accounts)
	}

	/// `pallet-session` forgets who is disabled when the set changes, also for another reason, and
	/// an offender serves for one session more after its offence.
	fn disable_offenders() {
		for validator in Validators::<T>::get() {
			if let Standing::Offender { severity, .. } = validator.standing {
				pallet_session::Pallet::<T>::report_offence(validator.account, severity);
			}
		}
	}

	/// Nobody else prunes: with staking, the bonding duration would.
	fn prune_history(ended: SessionIndex) {
		let oldest = ended.saturating_add(1).saturating_sub(HISTORY_SESSIONS);
		if oldest > 0 {
			historical::Pallet::<T>::prune_up_to(oldest);
		}
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan(new_index)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan_genesis()
	}

	fn start_session(_: SessionIndex) {
		Self::disable_offenders();
	}

	fn end_session(end_index: SessionIndex) {
		Self::prune_history(end_index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::plan(new_index).map(identified)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::plan_genesis().map(identified)
	}

	fn start_session(_: SessionIndex) {
		Self::disable_offenders();
	}

	fn end_session(end_index: SessionIndex) {
		Self::prune_history(end_index);
	}
}

pub(crate) fn count<Item>(items: &[Item]) -> u32 {
	items.len().saturated_into()
}

fn identified<AccountId>(accounts: Vec<AccountId>) -> Vec<(AccountId, ())> {
	accounts.into_iter().map(|who| (who, ())).collect()
}
