// SPDX-License-Identifier: Apache-2.0

//! The invariants, numbered as in the module doc.

use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

use crate::{
	sessions::count, Config, Pallet, SessionLength, Standing, Validators, HISTORY_SESSIONS,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_set()?;
		Self::check_terms()?;
		ensure!(SessionLength::<T>::get() > 0, "validator-set 3: a session without blocks");
		Self::check_history()
	}

	fn check_set() -> Result<(), TryRuntimeError> {
		let validators = Validators::<T>::get();
		ensure!(
			validators.iter().zip(validators.iter().skip(1)).all(|(a, b)| a.account < b.account),
			"validator-set 1: the set is not sorted or names an account twice"
		);
		ensure!(
			validators.is_empty() || count(&validators) >= T::MinValidators::get(),
			"validator-set 2: fewer validators than the minimum"
		);
		Ok(())
	}

	fn check_terms() -> Result<(), TryRuntimeError> {
		let current = pallet_session::CurrentIndex::<T>::get();
		for validator in Validators::<T>::get() {
			ensure!(
				validator.since <= current.saturating_add(1),
				"validator-set 4: a term that begins later than the next session"
			);
			if let Standing::Offender { session, .. } = validator.standing {
				ensure!(
					validator.answers_for(session) && session <= current,
					"validator-set 5: an offence outside the validator's term"
				);
			}
		}
		Ok(())
	}

	fn check_history() -> Result<(), TryRuntimeError> {
		if let Some((first, last)) = pallet_session::historical::StoredRange::<T>::get() {
			ensure!(
				last.saturating_sub(first) <= HISTORY_SESSIONS.saturating_add(2),
				"validator-set 6: historical roots beyond the window"
			);
		}
		Ok(())
	}
}
