// SPDX-License-Identifier: Apache-2.0

//! What a proven offence does to a validator.

use frame_support::weights::Weight;
use pallet_session::historical::IdentificationTuple;
use sp_runtime::Perbill;
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

use crate::{sessions::count, Config, Event, Pallet, Standing, Validators, WeightInfo};

impl<T: Config> OnOffenceHandler<T::AccountId, IdentificationTuple<T>, Weight> for Pallet<T> {
	/// `pallet-offences` names with every report all offenders of the same kind and slot, also those
	/// it named before; a known offence has no effect a second time.
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, IdentificationTuple<T>>],
		slash_fraction: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(slash_fraction) {
			let (who, ()) = &details.offender;
			Self::note_offence(who, session, OffenceSeverity(*fraction));
		}
		<T as Config>::WeightInfo::on_offence(count(offenders))
	}
}

impl<T: Config> Pallet<T> {
	fn note_offence(who: &T::AccountId, session: SessionIndex, severity: OffenceSeverity) {
		let mut validators = Validators::<T>::get();
		let place = Self::place_of(&validators, who).ok();
		if let Some(validator) = place.and_then(|place| validators.get_mut(place)) {
			if !validator.answers_for(session) {
				Self::deposit_event(Event::OffenceIgnored { who: who.clone(), session });
				return;
			}
			let was_good = validator.standing == Standing::Good;
			validator.note_offence(session, severity);
			Validators::<T>::put(validators);
			if was_good {
				Self::deposit_event(Event::OffenceRecorded { who: who.clone(), session });
			}
		}
		// Also for one that the council has removed already and that still serves out its sessions.
		// The strategy does nothing for who doesn't serve.
		pallet_session::Pallet::<T>::report_offence(who.clone(), severity);
	}
}
