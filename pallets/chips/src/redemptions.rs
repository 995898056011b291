// SPDX-License-Identifier: Apache-2.0

//! Chips back into money: escrow first, burnt when the money was paid, given back when it was not.
//!
//! Chips in escrow lie on the pallet's own account. On the holder's they could only be held, and the
//! ledger keeps its least balance free beside a hold: nobody could redeem everything.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::Mutate as _,
		tokens::{Fortitude, Precision, Preservation},
	},
};
use hanse_support::{Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// A redemption that is requested or accepted, or why there is none.
	fn redemption_row(redemption: RedemptionId) -> Result<RedemptionOf<T>, DispatchError> {
		let closed = RedemptionOutcomes::<T>::contains_key(redemption);
		ensure!(!closed, Error::<T>::RedemptionClosed);
		Redemptions::<T>::get(redemption).ok_or_else(|| Error::<T>::RedemptionNotFound.into())
	}

	/// The redemption that a financial node's word is about.
	fn redemption_of_word(
		redemption: RedemptionId,
		word: &WordOf<T>,
	) -> Result<RedemptionOf<T>, DispatchError> {
		let row = Self::redemption_row(redemption)?;
		ensure!(word.kind == row.terms.kind, Error::<T>::WrongKind);
		ensure!(word.node == row.terms.node, Error::<T>::WrongNode);
		Ok(row)
	}

	/// What is held for one more redemption of an account with `open` of them; it rises as that of
	/// requests does.
	pub(crate) fn redemption_deposit(open: usize) -> BalanceOf<T> {
		let index = AccountIdOf::<T>::max_encoded_len()
			.saturating_add(OpenIds::max_encoded_len())
			.saturating_add(OrgNumber::max_encoded_len())
			.saturating_add(RedemptionId::max_encoded_len());
		let row = RedemptionOf::<T>::max_encoded_len().saturating_add(index);
		Self::price_of(row).saturating_mul(open.saturating_add(1).saturated_into())
	}

	/// The money that chips redeem for.
	pub(crate) fn redemption_amount(
		kind: &KindOf<T>,
		chips: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let amount = math::redeemed(chips, kind.policy.rate);
		let positive = amount.filter(|amount| !amount.is_zero() && !chips.is_zero());
		positive.ok_or_else(|| Error::<T>::AmountTooSmall.into())
	}

	pub(crate) fn do_request_redemption(
		holder: AccountIdOf<T>,
		terms: RedemptionTermsOf<T>,
	) -> DispatchResult {
		let kind = Self::kind_row(terms.kind)?;
		ensure!(kind.breaker != Breaker::AllOff, Error::<T>::BreakerOff);
		let amount = Self::redemption_amount(&kind, terms.chips)?;
		let (node, _, record) = Self::serving(terms.kind, terms.node)?;
		ensure!(terms.chips <= record.limit, Error::<T>::AboveNodeLimit);
		Self::ensure_not_frozen(terms.kind, &holder)?;
		let mut open = RedemptionsOf::<T>::get(&holder);
		let held = Self::redemption_deposit(open.len());
		let redemption = NextRedemptionId::<T>::get();
		open.try_push(redemption).map_err(|_| Error::<T>::TooManyOpen)?;

		let expendable = Preservation::Expendable;
		let escrow = Self::pallet_account();
		T::Ledger::transfer(terms.kind, &holder, &escrow, terms.chips, expendable)?;
		let Terms { request_fee, acceptance, .. } = T::Terms::get();
		let deposit = Self::pay_for(HoldReason::Redemption, &holder, held, request_fee)?;
		NextRedemptionId::<T>::put(redemption.saturating_add(1));
		RedemptionsOf::<T>::insert(&holder, open);
		RedemptionsOfNode::<T>::insert(terms.node, redemption, ());
		Self::wait_more(terms.node, node.tenure);
		let event = Event::RedemptionRequested {
			redemption,
			holder: holder.clone(),
			kind: terms.kind,
			node: terms.node,
			chips: terms.chips,
			amount,
		};
		let requested = Self::now();
		let accept_by = requested.saturating_add(acceptance);
		let status = RedemptionStatus::Requested { accept_by };
		let tenure = node.tenure;
		let row = Redemption { holder, terms, amount, tenure, requested, status, deposit };
		Redemptions::<T>::insert(redemption, row);
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_accept_redemption(
		acceptance: AcceptanceOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let Acceptance { word, redemption } = acceptance;
		let mut row = Self::redemption_of_word(redemption, &word)?;
		let RedemptionStatus::Requested { accept_by } = row.status else {
			return Err(Error::<T>::AlreadyAccepted.into());
		};
		ensure!(Self::now() <= accept_by, Error::<T>::DeadlineOver);
		// A promise to pay, not a word of what was paid: unaccepted, the chips go back by themselves.
		let kind = Self::kind_row(row.terms.kind)?;
		ensure!(kind.breaker != Breaker::AllOff, Error::<T>::BreakerOff);
		Self::ensure_not_frozen(row.terms.kind, &row.holder)?;
		let (domain, since) = (payloads::REDEMPTION_ACCEPTED, (row.requested, redemption));
		let heard = Self::hear(&word, domain, &acceptance, since, expiry, &signature)?;

		Self::take_on(word.node, &mut row.tenure, heard.node.tenure);
		let pay_by = Self::now().saturating_add(T::Terms::get().payout);
		row.status = RedemptionStatus::Accepted { pay_by };
		Redemptions::<T>::insert(redemption, row);
		Self::deposit_event(Event::RedemptionAccepted { redemption, pay_by });
		Ok(())
	}

	/// Burns the chips of a redemption that was paid. Asks neither for the breaker nor whether the
	/// holder is frozen meanwhile, nor for the time: the money is gone, and the books have to say so.
	pub(crate) fn do_pay_out(
		payout: PayoutOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let Payout { word, redemption, chips, amount, reference, .. } = payout;
		let row = Self::redemption_of_word(redemption, &word)?;
		let accepted = matches!(row.status, RedemptionStatus::Accepted { .. });
		ensure!(accepted, Error::<T>::NotAccepted);
		ensure!(payout.holder == row.holder, Error::<T>::WrongBuyer);
		let same = chips == row.terms.chips && amount == row.amount;
		ensure!(same, Error::<T>::WrongAmount);
		let since = (row.requested, redemption);
		Self::hear(&word, payloads::PAYOUT, &payout, since, expiry, &signature)?;

		Self::burn(redemption, row, RedemptionOutcome::PaidOut { chips, reference })
	}

	pub(crate) fn do_refuse_redemption(
		refusal: RefusalOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let Refusal { word, redemption, reason } = refusal;
		let row = Self::redemption_of_word(redemption, &word)?;
		let (domain, since) = (payloads::REDEMPTION_REFUSED, (row.requested, redemption));
		let heard = Self::hear(&word, domain, &refusal, since, expiry, &signature)?;

		Self::count_refusal(&heard);
		Self::give_chips_back(redemption, row, RedemptionOutcome::Refused(reason))
	}

	pub(crate) fn do_return_redemption(redemption: RedemptionId) -> DispatchResult {
		let row = Self::redemption_row(redemption)?;
		let RedemptionStatus::Requested { accept_by } = row.status else {
			return Err(Error::<T>::AlreadyAccepted.into());
		};
		ensure!(Self::now() > accept_by, Error::<T>::DeadlineNotOver);

		Self::give_chips_back(redemption, row, RedemptionOutcome::Returned)
	}

	pub(crate) fn do_rule_redemption(
		redemption: RedemptionId,
		ruling: RedemptionRuling,
	) -> DispatchResult {
		let row = Self::redemption_row(redemption)?;
		let RedemptionStatus::Accepted { pay_by } = row.status else {
			return Err(Error::<T>::NotAccepted.into());
		};
		ensure!(Self::now() > pay_by, Error::<T>::DeadlineNotOver);

		let outcome = RedemptionOutcome::Ruled(ruling);
		match ruling {
			RedemptionRuling::Paid => Self::burn(redemption, row, outcome),
			RedemptionRuling::NotPaid => Self::give_chips_back(redemption, row, outcome),
		}
	}

	pub(crate) fn do_withdraw_chips(
		who: AccountIdOf<T>,
		redemption: RedemptionId,
	) -> DispatchResult {
		let row = match Redemptions::<T>::get(redemption) {
			Some(row) => row,
			None => Self::redemption_row(redemption)?,
		};
		ensure!(row.holder == who, Error::<T>::NotHolder);
		ensure!(row.status == RedemptionStatus::Returnable, Error::<T>::NotReturnable);

		Self::release_escrow(&row)?;
		Self::forget_redemption(redemption, &row.holder);
		Self::deposit_event(Event::ChipsWithdrawn { redemption, holder: row.holder });
		Ok(())
	}

	/// Ends a redemption by burning its chips.
	fn burn(
		redemption: RedemptionId,
		row: RedemptionOf<T>,
		outcome: RedemptionOutcome<BalanceOf<T>>,
	) -> DispatchResult {
		let RedemptionTerms { kind, chips, .. } = row.terms;
		let (expendable, exact) = (Preservation::Expendable, Precision::Exact);
		let escrow = Self::pallet_account();
		T::Ledger::burn_from(kind, &escrow, chips, expendable, exact, Fortitude::Force)?;
		KindTotals::<T>::mutate(kind, |totals| totals.redeemed.saturating_accrue(chips));
		T::FlowLedger::record(Flow {
			asset: FlowAsset::Chips(kind),
			from: Some(row.holder.clone()),
			to: None,
			quantity: chips.saturated_into(),
			reason: FlowReason::Retired,
		})?;
		Self::close_redemption(redemption, &row, &outcome)?;
		Self::forget_redemption(redemption, &row.holder);
		let Redemption { holder, amount, .. } = row;
		Self::deposit_event(Event::ChipsRedeemed {
			redemption,
			kind,
			holder,
			chips,
			amount,
			outcome,
		});
		Ok(())
	}

	/// Ends a redemption whose chips go back. That never depends on whether they can: what the ledger
	/// refuses stays in escrow until the holder's own call succeeds.
	fn give_chips_back(
		redemption: RedemptionId,
		mut row: RedemptionOf<T>,
		outcome: RedemptionOutcome<BalanceOf<T>>,
	) -> DispatchResult {
		Self::close_redemption(redemption, &row, &outcome)?;
		Self::deposit_event(Event::RedemptionEnded { redemption, outcome });
		if Self::release_escrow(&row).is_ok() {
			Self::forget_redemption(redemption, &row.holder);
			return Ok(());
		}
		let holder = row.holder.clone();
		row.status = RedemptionStatus::Returnable;
		row.deposit.amount = Zero::zero();
		Redemptions::<T>::insert(redemption, row);
		Self::deposit_event(Event::ChipsStranded { redemption, holder });
		Ok(())
	}

	/// Gives the chips of a redemption back to their holder, if it may have them.
	fn release_escrow(row: &RedemptionOf<T>) -> DispatchResult {
		let (kind, chips) = (row.terms.kind, row.terms.chips);
		Self::ensure_not_frozen(kind, &row.holder)?;
		let (escrow, expendable) = (Self::pallet_account(), Preservation::Expendable);
		let transfer = || T::Ledger::transfer(kind, &escrow, &row.holder, chips, expendable);
		with_storage_layer(transfer).map(|_| ())
	}

	/// Keeps how a redemption ended; nothing waits for its node, and its deposit goes back.
	fn close_redemption(
		redemption: RedemptionId,
		row: &RedemptionOf<T>,
		outcome: &RedemptionOutcome<BalanceOf<T>>,
	) -> DispatchResult {
		RedemptionsOfNode::<T>::remove(row.terms.node, redemption);
		Self::wait_less(row.terms.node, row.tenure);
		RedemptionOutcomes::<T>::insert(redemption, outcome);
		row.deposit.clone().give_back::<T::NativeBalance>(&HoldReason::Redemption.into())
	}

	/// Removes a redemption of which nothing is left in escrow.
	fn forget_redemption(redemption: RedemptionId, holder: &AccountIdOf<T>) {
		Redemptions::<T>::remove(redemption);
		RedemptionsOf::<T>::mutate_exists(holder, |slot| {
			let open = slot.get_or_insert_default();
			match open.iter().position(|other| *other == redemption) {
				Some(at) => {
					open.remove(at);
				},
				None => {
					defensive!("a redemption is among its holder's");
				},
			}
			if open.is_empty() {
				*slot = None;
			}
		});
	}
}
