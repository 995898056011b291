// SPDX-License-Identifier: Apache-2.0

//! Platforms: admission, who acts for them, which offerings are live on them.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{OrgDirectory, OrgNumber, OrgRole, OrgStanding};

impl<T: Config> Pallet<T> {
	/// A platform whose admission holds, or why it doesn't.
	pub(crate) fn current_platform(platform: OrgNumber) -> Result<PlatformOf<T>, DispatchError> {
		let row = Platforms::<T>::get(platform).ok_or(Error::<T>::PlatformNotFound)?;
		let standing = T::Directory::current(platform).ok_or(Error::<T>::PlatformVoid)?;
		ensure!(standing.tenure == row.tenure, Error::<T>::PlatformVoid);
		Ok(row)
	}

	/// A platform whose admission holds and for which `who` may act.
	pub(crate) fn acting_platform(
		who: &AccountIdOf<T>,
		platform: OrgNumber,
	) -> Result<PlatformOf<T>, DispatchError> {
		let row = Self::current_platform(platform)?;
		let role = T::Directory::role(platform, who);
		ensure!(role >= Some(OrgRole::Manager), Error::<T>::NotPlatform);
		Ok(row)
	}

	/// Who gets what a platform earns; nobody if its admission does not hold.
	pub(crate) fn payee_of(platform: OrgNumber) -> Option<AccountIdOf<T>> {
		Self::standing_of(platform).map(|standing| standing.owner)
	}

	/// Who stands behind a platform whose admission holds.
	pub(crate) fn standing_of(platform: OrgNumber) -> Option<OrgStanding<AccountIdOf<T>>> {
		let row = Platforms::<T>::get(platform)?;
		T::Directory::current(platform).filter(|standing| standing.tenure == row.tenure)
	}

	/// Whether `who` answers for what a platform did in a tenure of its number: owner and managers while
	/// that lasts, admitted or not; once the number changed hands or is gone, who owned it then.
	pub(crate) fn answers_for(who: &AccountIdOf<T>, platform: OrgNumber, tenure: u32) -> bool {
		let standing = T::Directory::current(platform);
		if standing.is_some_and(|standing| standing.tenure == tenure) {
			T::Directory::role(platform, who) >= Some(OrgRole::Manager)
		} else {
			PlatformOwners::<T>::get(platform, tenure).as_ref() == Some(who)
		}
	}

	/// Whether a platform shows an offering of an asset of `kind`: as it chose, or else its own, and
	/// another's as its policy says.
	pub(crate) fn is_live_on(
		platform: OrgNumber,
		id: OfferingId,
		offering: &OfferingOf<T>,
		kind: AssetKind,
	) -> bool {
		let Ok(row) = Self::current_platform(platform) else { return false };
		let own = offering.platform == platform && offering.tenure == row.tenure;
		let choice = Choices::<T>::get(platform, id).filter(|stored| stored.tenure == row.tenure);
		match (choice.map(|stored| stored.choice), row.syndication) {
			(Some(Choice::Taken), _) | (None, Syndication::All) => true,
			(Some(Choice::Refused), _) => false,
			(None, Syndication::Kinds(kinds)) => own || kinds.contains(&kind),
			(None, Syndication::ByHand) => own,
		}
	}

	pub(crate) fn do_admit_platform(platform: OrgNumber) -> DispatchResult {
		let standing = T::Directory::current(platform).ok_or(Error::<T>::OrgNumberNotFound)?;
		let OrgStanding { owner, tenure, .. } = standing;
		let holds = Platforms::<T>::get(platform).is_some_and(|row| row.tenure == tenure);
		ensure!(!holds, Error::<T>::AlreadyPlatform);

		// Nothing of others is live on it before it says so; what an earlier owner said is gone.
		let (admitted, syndication) = (Self::now(), Syndication::ByHand);
		Platforms::<T>::insert(platform, Platform { tenure, admitted, syndication });
		PlatformOwners::<T>::insert(platform, tenure, owner);
		Self::deposit_event(Event::PlatformAdmitted { platform, tenure });
		Ok(())
	}

	pub(crate) fn do_remove_platform(platform: OrgNumber) -> DispatchResult {
		Platforms::<T>::take(platform).ok_or(Error::<T>::PlatformNotFound)?;
		Self::deposit_event(Event::PlatformRemoved { platform });
		Ok(())
	}

	pub(crate) fn do_set_syndication(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		syndication: Syndication,
	) -> DispatchResult {
		let mut row = Self::acting_platform(&who, platform)?;
		row.syndication = syndication.clone();
		Platforms::<T>::insert(platform, row);
		Self::deposit_event(Event::SyndicationSet { platform, syndication });
		Ok(())
	}

	pub(crate) fn do_choose(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		offering: OfferingId,
		choice: Option<Choice>,
	) -> DispatchResult {
		let row = Self::acting_platform(&who, platform)?;
		match choice {
			Some(choice) => Self::put_choice(who, platform, row.tenure, offering, choice)?,
			None => Self::take_choice(platform, offering)?,
		}
		Self::deposit_event(Event::ChoiceMade { platform, offering, choice });
		Ok(())
	}

	/// Whoever chooses last pays for the row; an earlier payer gets the deposit back.
	fn put_choice(
		who: AccountIdOf<T>,
		platform: OrgNumber,
		tenure: u32,
		offering: OfferingId,
		choice: Choice,
	) -> DispatchResult {
		ensure!(Offerings::<T>::contains_key(offering), Error::<T>::OfferingNotFound);
		let (reason, price) = (HoldReason::Choice.into(), Self::choice_price());
		let deposit = match Choices::<T>::get(platform, offering) {
			Some(earlier) => earlier.deposit.replace::<T::NativeBalance>(&reason, who, price)?,
			None => DepositOf::<T>::place::<T::NativeBalance>(&reason, who, price)?,
		};
		Choices::<T>::insert(platform, offering, StoredChoice { tenure, choice, deposit });
		Ok(())
	}

	fn take_choice(platform: OrgNumber, offering: OfferingId) -> DispatchResult {
		let stored = Choices::<T>::take(platform, offering).ok_or(Error::<T>::ChoiceNotFound)?;
		stored.deposit.give_back::<T::NativeBalance>(&HoldReason::Choice.into())
	}

	/// The price of a choice.
	pub(crate) fn choice_price() -> BalanceOf<T> {
		let key = OrgNumber::max_encoded_len().saturating_add(OfferingId::max_encoded_len());
		Self::price_of(StoredChoiceOf::<T>::max_encoded_len().saturating_add(key))
	}

	pub(crate) fn do_clear_choice(platform: OrgNumber, offering: OfferingId) -> DispatchResult {
		let stored = Choices::<T>::get(platform, offering).ok_or(Error::<T>::ChoiceNotFound)?;
		let tenure = T::Directory::current(platform).map(|standing| standing.tenure);
		let of_this_owner = tenure == Some(stored.tenure);
		let counts = of_this_owner && Offerings::<T>::contains_key(offering);
		ensure!(!counts, Error::<T>::WrongState);

		Self::take_choice(platform, offering)?;
		Self::deposit_event(Event::ChoiceMade { platform, offering, choice: None });
		Ok(())
	}
}
