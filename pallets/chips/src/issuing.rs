// SPDX-License-Identifier: Apache-2.0

//! The issue of chips for attested money: within allowance and ceilings, and a large one after its
//! veto window.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		fungibles::Mutate as _,
		tokens::Preservation,
	},
};
use hanse_support::{Flow, FlowAsset, FlowLedger, FlowReason};
use sp_runtime::{
	traits::{Saturating, Zero},
	FixedU128, Permill, SaturatedConversion,
};

impl<T> From<Hindrance> for Error<T> {
	fn from(hindrance: Hindrance) -> Self {
		match hindrance {
			Hindrance::RequestNotFound => Self::RequestNotFound,
			Hindrance::NotAttested => Self::NotAttested,
			Hindrance::MoreAttestersNeeded => Self::MoreAttestersNeeded,
			Hindrance::VetoWindowOpen => Self::VetoWindowOpen,
			Hindrance::DeadlineOver => Self::DeadlineOver,
			Hindrance::BreakerOff => Self::BreakerOff,
			Hindrance::IssuerVoid => Self::IssuerVoid,
			Hindrance::AllowanceExceeded => Self::AllowanceExceeded,
			Hindrance::TransactionCeiling => Self::AboveTransactionCeiling,
			Hindrance::DayCeiling => Self::AboveDayCeiling,
			Hindrance::TotalCeiling => Self::AboveTotalCeiling,
			Hindrance::ReserveStale => Self::ReserveStale,
			Hindrance::ReserveExceeded => Self::ReserveExceeded,
			Hindrance::AccountFrozen => Self::AccountFrozen,
			Hindrance::RecordRevoked => Self::RecordRevoked,
			Hindrance::RateChanged => Self::RateChanged,
		}
	}
}

/// An attested request that nothing keeps from being issued, and what it is issued from.
struct Issuable<T: Config> {
	attestation: AttestationOf<T>,
	issuer: IssuerOf<T>,
	allowance: BalanceOf<T>,
	totals: TotalsOf<T>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_issue(who: AccountIdOf<T>, request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		let issuable = Self::issuable(&row).map_err(Error::<T>::from)?;
		ensure!(issuable.issuer.account == who, Error::<T>::NotAuthorised);
		Self::issue_row(request, row, issuable)
	}

	pub(crate) fn do_issue_many(who: AccountIdOf<T>, requests: RequestIds) -> DispatchResult {
		ensure!(!requests.is_empty(), Error::<T>::EmptyBatch);
		requests.into_iter().try_for_each(|request| Self::do_issue(who.clone(), request))
	}

	pub(crate) fn do_trigger_issue(request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		let issuable = Self::issuable(&row).map_err(Error::<T>::from)?;
		let after = issuable.issuer.terms.auto_issue_after.ok_or(Error::<T>::NotDue)?;
		let due = issuable.attestation.at.saturating_add(after);
		ensure!(Self::now() >= due, Error::<T>::NotDue);
		Self::issue_row(request, row, issuable)
	}

	/// Issues what nothing hinders: at once, or after the veto window of a large one.
	fn issue_row(
		request: RequestId,
		mut row: RequestOf<T>,
		issuable: Issuable<T>,
	) -> DispatchResult {
		let Issuable { attestation, issuer, allowance, mut totals } = issuable;
		let chips = attestation.chips;
		let kind = row.purchase.kind;
		let left = allowance.saturating_sub(chips);
		Self::put_allowance(attestation.issuer, &issuer, kind, left);
		totals.day = totals.day.with(Self::day(Self::now()), chips);
		if attestation.veto_window.is_zero() {
			totals.issued.saturating_accrue(chips);
			KindTotals::<T>::insert(kind, totals);
			return Self::hand_over(request, row, attestation, Some(issuer));
		}
		totals.pending.saturating_accrue(chips);
		KindTotals::<T>::insert(kind, totals);
		let until = Self::now().saturating_add(attestation.veto_window);
		row.deadline = until.saturating_add(T::Terms::get().issue);
		row.status = RequestStatus::Pending(until);
		Requests::<T>::insert(request, row);
		Self::deposit_event(Event::IssuePending { request, chips, until });
		Ok(())
	}

	pub(crate) fn do_release_issue(request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		let RequestStatus::Pending(until) = row.status else {
			return Err(Error::<T>::NotPending.into());
		};
		ensure!(Self::now() > until, Error::<T>::VetoWindowOpen);
		let attestation = row.attestation.clone().ok_or(Error::<T>::NotAttested)?;
		let kind_id = row.purchase.kind;
		let kind = Self::kind_row(kind_id)?;
		ensure!(kind.breaker == Breaker::AllOn, Error::<T>::BreakerOff);
		Self::ensure_not_frozen(kind_id, &row.buyer)?;
		let mut totals = KindTotals::<T>::get(kind_id);
		// These chips are among the pending ones already.
		Self::check_reserve(&kind, &totals, Zero::zero()).map_err(Error::<T>::from)?;
		Self::check_trust(&attestation).map_err(Error::<T>::from)?;
		// It was issued while the admission held; whoever came after owes the buyer no starter.
		let issuer = Issuers::<T>::get(attestation.issuer)
			.filter(|issuer| issuer.admission == attestation.admission);

		totals.pending = totals.pending.saturating_sub(attestation.chips);
		totals.issued.saturating_accrue(attestation.chips);
		KindTotals::<T>::insert(kind_id, totals);
		Self::hand_over(request, row, attestation, issuer)
	}

	/// Mints the chips of a request and closes it.
	fn hand_over(
		request: RequestId,
		row: RequestOf<T>,
		attestation: AttestationOf<T>,
		issuer: Option<IssuerOf<T>>,
	) -> DispatchResult {
		let AttestationOf::<T> { chips, excess, issuer: number, .. } = attestation;
		let (kind, buyer) = (row.purchase.kind, row.buyer.clone());
		T::Ledger::mint_into(kind, &buyer, chips)?;
		let duty = Self::refund_of(&row, excess, RefundReason::Excess);
		Self::close_request(request, row, Outcome::Issued { chips })?;
		if !excess.is_zero() {
			Self::owe_refund(request, duty);
		}
		if let Some(issuer) = issuer.filter(|issuer| chips >= issuer.terms.starter_from) {
			Self::give_starter(request, &issuer, &buyer);
		}
		T::FlowLedger::record(Flow {
			asset: FlowAsset::Chips(kind),
			from: None,
			to: Some(buyer.clone()),
			quantity: chips.saturated_into(),
			reason: FlowReason::Issued,
		})?;
		Self::deposit_event(Event::ChipsIssued { request, issuer: number, kind, buyer, chips });
		Ok(())
	}

	/// Gives native tokens of the issuer to a buyer that has none and never was given any. A favour:
	/// that the issuer can't pay it stops nothing.
	fn give_starter(request: RequestId, issuer: &IssuerOf<T>, buyer: &AccountIdOf<T>) {
		let amount = issuer.terms.starter.min(T::Terms::get().starter);
		if amount.is_zero() || !T::NativeBalance::total_balance(buyer).is_zero() {
			return;
		}
		let mut account = Buyers::<T>::get(buyer);
		if account.starter.is_some() {
			return;
		}
		let given = with_storage_layer(|| {
			T::NativeBalance::transfer(&issuer.account, buyer, amount, Preservation::Preserve)
		});
		if given.is_ok() {
			account.starter = Some(request);
			Buyers::<T>::insert(buyer, account);
			Self::deposit_event(Event::StarterGiven { request, buyer: buyer.clone(), amount });
		}
	}

	pub(crate) fn do_refuse_issue(who: AccountIdOf<T>, request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		ensure!(row.status == RequestStatus::Attested, Error::<T>::NotAttested);
		let attestation = row.attestation.as_ref().ok_or(Error::<T>::NotAttested)?;
		let issuer = Self::attested_under(attestation)?;
		ensure!(issuer.account == who, Error::<T>::NotAuthorised);
		let amount = attestation.amount;
		Self::close_for_refund(request, row, amount, RefundReason::Refused)
	}

	pub(crate) fn do_veto(request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		let waits = matches!(row.status, RequestStatus::Pending(_));
		ensure!(waits, Error::<T>::NotPending);
		let amount = row.attestation.as_ref().ok_or(Error::<T>::NotAttested)?.amount;
		Self::drop_promise(&row);
		Self::close_for_refund(request, row, amount, RefundReason::Vetoed)
	}

	/// Chips that were pending are not promised any more. The allowance that they took and their part
	/// of the day are not given back.
	pub(crate) fn drop_promise(row: &RequestOf<T>) {
		let RequestStatus::Pending(_) = row.status else { return };
		let chips = row.attestation.as_ref().map_or_else(Zero::zero, |one| one.chips);
		KindTotals::<T>::mutate(row.purchase.kind, |totals| {
			totals.pending = totals.pending.saturating_sub(chips);
		});
	}

	/// The issuer under whose admission money was attested, if it still holds: who is admitted under
	/// a sold number takes over nothing.
	fn attested_under(attestation: &AttestationOf<T>) -> Result<IssuerOf<T>, DispatchError> {
		let issuer = Self::current_issuer(attestation.issuer)?;
		ensure!(issuer.admission == attestation.admission, Error::<T>::IssuerVoid);
		Ok(issuer)
	}

	/// What keeps a request from being issued now.
	pub(crate) fn hindrance(request: RequestId) -> Option<Hindrance> {
		match Requests::<T>::get(request) {
			Some(row) => Self::issuable(&row).err(),
			None => Some(Hindrance::RequestNotFound),
		}
	}

	/// The one check of an issue, for calls and views.
	fn issuable(row: &RequestOf<T>) -> Result<Issuable<T>, Hindrance> {
		let attestation = row.attestation.clone().ok_or(Hindrance::NotAttested)?;
		let attested = row.status == RequestStatus::Attested;
		check(attested, Hindrance::VetoWindowOpen)?;
		let enough = attestation.attesters.len() >= usize::from(attestation.needed);
		check(enough, Hindrance::MoreAttestersNeeded)?;
		check(Self::now() <= row.deadline, Hindrance::DeadlineOver)?;
		let kind_id = row.purchase.kind;
		let kind = Kinds::<T>::get(kind_id).ok_or(Hindrance::BreakerOff)?;
		check(kind.breaker == Breaker::AllOn, Hindrance::BreakerOff)?;
		check(row.rate == kind.policy.rate, Hindrance::RateChanged)?;
		let frozen = Frozen::<T>::contains_key(kind_id, &row.buyer);
		check(!frozen, Hindrance::AccountFrozen)?;
		Self::check_trust(&attestation)?;
		let issuer = Self::attested_under(&attestation).map_err(|_| Hindrance::IssuerVoid)?;
		let allowance = Self::allowance_of(attestation.issuer, &issuer, kind_id);
		let chips = attestation.chips;
		check(chips <= allowance, Hindrance::AllowanceExceeded)?;
		let totals = KindTotals::<T>::get(kind_id);
		Self::check_ceilings(&kind, &totals, chips)?;
		Self::check_reserve(&kind, &totals, chips)?;
		Ok(Issuable { attestation, issuer, allowance, totals })
	}

	/// Refuses money that was attested by a record which was revoked since: whoever had its key may
	/// have attested anything.
	fn check_trust(attestation: &AttestationOf<T>) -> Result<(), Hindrance> {
		let trusted = attestation.attesters.iter().all(|attester| {
			let stored = BankRecords::<T>::get(attester.node, attester.version);
			stored.is_some_and(|stored| stored.state != RecordState::Revoked)
		});
		check(trusted, Hindrance::RecordRevoked)
	}

	/// Chips that circulate or are promised.
	pub(crate) fn circulating(totals: &TotalsOf<T>) -> BalanceOf<T> {
		totals.issued.saturating_sub(totals.redeemed).saturating_add(totals.pending)
	}

	fn check_ceilings(
		kind: &KindOf<T>,
		totals: &TotalsOf<T>,
		chips: BalanceOf<T>,
	) -> Result<(), Hindrance> {
		let policy = &kind.policy;
		check(chips <= policy.per_transaction, Hindrance::TransactionCeiling)?;
		let today = totals.day.with(Self::day(Self::now()), chips).total;
		check(today <= policy.per_day, Hindrance::DayCeiling)?;
		let all = Self::circulating(totals).saturating_add(chips);
		check(all <= policy.total, Hindrance::TotalCeiling)
	}

	/// The chips that the attested reserve backs; `None` when there is none that still counts.
	fn backed(kind: &KindOf<T>, totals: &TotalsOf<T>) -> Option<BalanceOf<T>> {
		let (money, at) = totals.reserve?;
		let age = Self::now().saturating_sub(at);
		let fresh = age <= kind.policy.reserve_lifetime;
		let rate: FixedU128 = kind.policy.rate;
		let bought = math::bought(money, rate, Permill::zero()).filter(|_| fresh)?;
		Some(bought.chips)
	}

	fn check_reserve(
		kind: &KindOf<T>,
		totals: &TotalsOf<T>,
		chips: BalanceOf<T>,
	) -> Result<(), Hindrance> {
		let backed = Self::backed(kind, totals).ok_or(Hindrance::ReserveStale)?;
		let all = Self::circulating(totals).saturating_add(chips);
		check(all <= backed, Hindrance::ReserveExceeded)
	}

	/// How many more chips of a kind the ceilings and the reserve let be issued now.
	pub(crate) fn headroom(kind: &KindOf<T>, totals: &TotalsOf<T>) -> BalanceOf<T> {
		let circulating = Self::circulating(totals);
		let today = totals.day.with(Self::day(Self::now()), Zero::zero()).total;
		let backed = Self::backed(kind, totals).unwrap_or_default();
		let of_total = kind.policy.total.saturating_sub(circulating);
		let of_day = kind.policy.per_day.saturating_sub(today);
		of_total.min(of_day).min(backed.saturating_sub(circulating))
	}
}

/// `Ok` when it holds.
fn check(holds: bool, otherwise: Hindrance) -> Result<(), Hindrance> {
	if holds {
		Ok(())
	} else {
		Err(otherwise)
	}
}
