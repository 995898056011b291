// SPDX-License-Identifier: Apache-2.0

//! How a number moves: by consent of both sides, or to the account named for a lost key.

use super::*;
use frame_support::{ensure, pallet_prelude::*};
use hanse_support::{FlowReason, OrgNumber};
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// Moves a number to `to`, atomically and in total: ownership passes, and everything bound to the
	/// old owner is void. Content, handle and followers go along. `to` pays the deposit; the old one
	/// goes back to who paid it.
	pub(crate) fn do_move(
		mut row: NumberRowOf<T>,
		number: OrgNumber,
		to: AccountIdOf<T>,
		reason: FlowReason,
	) -> DispatchResult {
		if matches!(row.sale, Sale::Auctioned(_)) {
			Self::drop_auction(number)?;
		}
		let from = core::mem::replace(&mut row.owner, to.clone());
		row.deposit = row.deposit.replace::<T::NativeBalance>(
			&HoldReason::Number.into(),
			to.clone(),
			Self::number_price(),
		)?;
		// Four bytes outlast the chain: one move a block for 136 years.
		row.tenure = row.tenure.saturating_add(1);
		row.sale = Sale::None;
		row.recovery = None;
		row.verification = None;
		let tenure = row.tenure;
		NumbersOf::<T>::remove(&from, number);
		NumbersOf::<T>::insert(&to, number, ());
		Numbers::<T>::insert(number, row);
		Self::record_flow(number, Some(from.clone()), Some(to.clone()), reason)?;
		Self::deposit_event(Event::Moved { number, tenure, from, to, reason });
		Ok(())
	}

	pub(crate) fn do_offer_transfer(
		who: AccountIdOf<T>,
		number: OrgNumber,
		to: AccountIdOf<T>,
	) -> DispatchResult {
		let mut row = Self::owned_row(&who, number)?;
		ensure!(who != to, Error::<T>::AlreadyOwner);
		ensure!(row.sale == Sale::None, Error::<T>::AlreadyForSale);
		row.sale = Sale::Offered(to.clone());
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::TransferOffered { number, owner: who, to });
		Ok(())
	}

	pub(crate) fn do_accept_transfer(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let row = Self::row(number)?;
		let Sale::Offered(to) = &row.sale else { return Err(Error::<T>::NotOffered.into()) };
		ensure!(*to == who, Error::<T>::NotOfferee);
		Self::do_move(row, number, who, FlowReason::Transferred)
	}

	pub(crate) fn do_cancel_transfer(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let mut row = Self::row(number)?;
		let Sale::Offered(to) = &row.sale else { return Err(Error::<T>::NotOffered.into()) };
		ensure!(row.owner == who || *to == who, Error::<T>::NotAuthorised);
		row.sale = Sale::None;
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::TransferCancelled { number, by: who });
		Ok(())
	}

	pub(crate) fn do_set_recovery(
		who: AccountIdOf<T>,
		number: OrgNumber,
		plan: Option<RecoveryPlanOf<T>>,
	) -> DispatchResult {
		let mut row = Self::owned_row(&who, number)?;
		if let Some(plan) = &plan {
			ensure!(plan.to != who, Error::<T>::AlreadyOwner);
			let bounds = MIN_RECOVERY_DELAY.into()..=MAX_RECOVERY_DELAY.into();
			ensure!(bounds.contains(&plan.delay), Error::<T>::InvalidRecoveryDelay);
		}
		row.recovery = plan.clone().map(|plan| Recovery { plan, ready: None });
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::RecoverySet { number, plan });
		Ok(())
	}

	pub(crate) fn do_start_recovery(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let mut row = Self::row(number)?;
		let recovery = row.recovery.as_mut().ok_or(Error::<T>::RecoveryNotFound)?;
		ensure!(recovery.plan.to == who, Error::<T>::NotRecoverer);
		ensure!(recovery.ready.is_none(), Error::<T>::RecoveryStarted);
		let ready = Self::now().saturating_add(recovery.plan.delay);
		recovery.ready = Some(ready);
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::RecoveryStarted { number, to: who, ready });
		Ok(())
	}

	pub(crate) fn do_object_to_recovery(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let mut row = Self::owned_row(&who, number)?;
		let recovery = row.recovery.as_mut().ok_or(Error::<T>::RecoveryNotFound)?;
		ensure!(recovery.ready.take().is_some(), Error::<T>::RecoveryNotStarted);
		Numbers::<T>::insert(number, row);
		Self::deposit_event(Event::RecoveryObjected { number, owner: who });
		Ok(())
	}

	pub(crate) fn do_finish_recovery(who: AccountIdOf<T>, number: OrgNumber) -> DispatchResult {
		let row = Self::row(number)?;
		let recovery = row.recovery.as_ref().ok_or(Error::<T>::RecoveryNotFound)?;
		ensure!(recovery.plan.to == who, Error::<T>::NotRecoverer);
		let ready = recovery.ready.ok_or(Error::<T>::RecoveryNotStarted)?;
		ensure!(Self::now() >= ready, Error::<T>::RecoveryNotReady);
		Self::do_move(row, number, who, FlowReason::Recovered)
	}
}
