// SPDX-License-Identifier: Apache-2.0

//! Kinds of chips, their terms and breakers, the reserve, and who holds which office.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::*,
	traits::{
		fungibles::{metadata::Mutate as _, Create},
		EnsureOrigin,
	},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{
	traits::{AccountIdConversion, One, Zero},
	FixedPointNumber, FixedU128, Permill, SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// Owner, admin, issuer and freezer of every kind's asset.
	pub fn pallet_account() -> AccountIdOf<T> {
		PALLET_ID.into_account_truncating()
	}

	/// A kind, or why there is none.
	pub(crate) fn kind_row(kind: KindId) -> Result<KindOf<T>, DispatchError> {
		Kinds::<T>::get(kind).ok_or_else(|| Error::<T>::KindNotFound.into())
	}

	/// The price of a row at today's rates.
	pub(crate) fn price_of(bytes: usize) -> BalanceOf<T> {
		T::RowPrice::get().of(bytes)
	}

	/// The day of a block, counted from the first one.
	pub(crate) fn day(now: BlockNumberFor<T>) -> u32 {
		now.checked_div(&DAY.into()).map_or(0, SaturatedConversion::saturated_into)
	}

	/// Governance, or the account that signed.
	pub(crate) fn admin_or_signed(
		origin: OriginFor<T>,
	) -> Result<Option<AccountIdOf<T>>, DispatchError> {
		match T::AdminOrigin::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// Governance, or the holder of an office.
	pub(crate) fn ensure_office(origin: OriginFor<T>, office: Office) -> DispatchResult {
		if let Some(who) = Self::admin_or_signed(origin)? {
			ensure!(Officers::<T>::get(office) == Some(who), Error::<T>::NotAuthorised);
		}
		Ok(())
	}

	pub(crate) fn do_create_kind(
		currency: CurrencyCode,
		policy: PolicyOf<T>,
		auditor: AccountIdOf<T>,
	) -> DispatchResult {
		let decimals = currencies::decimals(currency).ok_or(Error::<T>::UnknownCurrency)?;
		let taken = KindsByCurrency::<T>::contains_key(currency);
		ensure!(!taken, Error::<T>::KindAlreadyExists);
		Self::ensure_policy(&policy)?;
		Self::engage_auditor(&auditor)?;

		let kind = NextKindId::<T>::get();
		let owner = Self::pallet_account();
		// Sufficient, so that whoever has nothing can receive chips; no dust, and no minimum to lose.
		T::Ledger::create(kind, owner.clone(), true, One::one())?;
		let CurrencyCode(code) = currency;
		let name = [&code[..], b" chips"].concat();
		let symbol = [b"h", &code[..]].concat();
		T::Ledger::set(kind, &owner, name, symbol, decimals)?;
		NextKindId::<T>::put(kind.saturating_add(1));
		KindsByCurrency::<T>::insert(currency, kind);
		let breaker = Breaker::AllOn;
		Kinds::<T>::insert(kind, Kind { currency, decimals, auditor, breaker, policy });
		Self::deposit_event(Event::KindCreated { kind, currency, decimals });
		Ok(())
	}

	pub(crate) fn do_set_policy(
		kind: KindId,
		policy: PolicyOf<T>,
		auditor: AccountIdOf<T>,
	) -> DispatchResult {
		let mut row = Self::kind_row(kind)?;
		Self::ensure_policy(&policy)?;
		if policy.rate != row.policy.rate {
			// Chips bought at one rate and redeemed at another would be more money, or less.
			let outstanding = Self::circulating(&KindTotals::<T>::get(kind));
			ensure!(outstanding.is_zero(), Error::<T>::RateFixed);
		}
		if auditor != row.auditor {
			Self::engage_auditor(&auditor)?;
			Self::dismiss_auditor(&row.auditor);
		}
		row.auditor = auditor.clone();
		row.policy = policy;
		Kinds::<T>::insert(kind, row);
		Self::deposit_event(Event::PolicySet { kind, policy, auditor });
		Ok(())
	}

	/// Holds the terms of a kind within bounds in which no slip of the pen can inflate it.
	fn ensure_policy(policy: &PolicyOf<T>) -> DispatchResult {
		let highest = FixedU128::saturating_from_integer(MAX_RATE);
		let lowest = FixedU128::saturating_from_rational(1u128, MAX_RATE);
		let priced = (lowest..=highest).contains(&policy.rate)
			&& policy.fee <= Permill::from_percent(MAX_FEE_PERCENT);
		let capped = !policy.per_transaction.is_zero()
			&& policy.per_transaction <= policy.per_day
			&& policy.per_day <= policy.total
			&& policy.total <= MAX_TOTAL.saturated_into();
		let watched = !policy.large_from.is_zero()
			&& !policy.large_from_at_node.is_zero()
			&& (1..=MAX_ATTESTERS).contains(&policy.attesters.into())
			&& policy.veto_window <= MAX_VETO_WINDOW.into();
		let backed = !policy.reserve_lifetime.is_zero()
			&& policy.reserve_lifetime <= MAX_RESERVE_LIFETIME.into();
		ensure!(priced && capped && watched && backed, Error::<T>::InvalidPolicy);
		Ok(())
	}

	pub(crate) fn do_set_breaker(kind: KindId, breaker: Breaker) -> DispatchResult {
		let mut row = Self::kind_row(kind)?;
		row.breaker = breaker;
		Kinds::<T>::insert(kind, row);
		Self::deposit_event(Event::BreakerSet { kind, breaker });
		Ok(())
	}

	pub(crate) fn do_attest_reserve(
		who: AccountIdOf<T>,
		kind: KindId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let row = Self::kind_row(kind)?;
		ensure!(row.auditor == who, Error::<T>::NotAuthorised);
		let now = Self::now();
		KindTotals::<T>::mutate(kind, |totals| totals.reserve = Some((amount, now)));
		Self::deposit_event(Event::ReserveAttested { kind, amount });
		Ok(())
	}

	pub(crate) fn do_set_officer(office: Office, who: Option<AccountIdOf<T>>) -> DispatchResult {
		let earlier = Officers::<T>::get(office);
		if let Some(who) = &who {
			Self::ensure_free_for(who, Duty::Office(office))?;
		}
		if let Some(earlier) = earlier {
			Duties::<T>::remove(earlier);
		}
		if let Some(who) = &who {
			Duties::<T>::insert(who, Duty::Office(office));
		}
		Officers::<T>::set(office, who.clone());
		Self::deposit_event(Event::OfficerSet { office, who });
		Ok(())
	}

	/// Refuses an account that does anything else for the chips than `duty`.
	pub(crate) fn ensure_free_for(who: &AccountIdOf<T>, duty: Duty) -> DispatchResult {
		let free = Duties::<T>::get(who).is_none_or(|earlier| earlier == duty);
		ensure!(free, Error::<T>::OfficeTaken);
		Ok(())
	}

	/// Counts one more kind to an account that does nothing but audit.
	fn engage_auditor(who: &AccountIdOf<T>) -> DispatchResult {
		let kinds = match Duties::<T>::get(who) {
			None => 0,
			Some(Duty::Auditor(kinds)) => kinds,
			Some(_) => return Err(Error::<T>::OfficeTaken.into()),
		};
		Duties::<T>::insert(who, Duty::Auditor(kinds.saturating_add(1)));
		Ok(())
	}

	/// Counts one kind less.
	fn dismiss_auditor(who: &AccountIdOf<T>) {
		Duties::<T>::mutate_exists(who, |duty| {
			*duty = match *duty {
				Some(Duty::Auditor(kinds)) if kinds > 1 => {
					Some(Duty::Auditor(kinds.saturating_sub(1)))
				},
				Some(Duty::Auditor(_)) => None,
				other => other,
			};
		});
	}
}
