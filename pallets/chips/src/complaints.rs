// SPDX-License-Identifier: Apache-2.0

//! Financial nodes that keep silent: complaints, their record, and rulings.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use hanse_support::OrgNumber;
use sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// Files a complaint about an open request or a refund. A request stays open for as long as the
	/// node may answer, or a late complaint would put silence on record that nobody could break.
	pub(crate) fn do_complain(who: AccountIdOf<T>, request: RequestId) -> DispatchResult {
		let open = match RefundDuties::<T>::get(request) {
			Some(duty) => Err(duty),
			None => Ok(Self::request_row(request)?),
		};
		let (buyer, node, tenure) = match &open {
			Ok(row) => (&row.buyer, row.purchase.node, row.tenure),
			Err(duty) => (&duty.buyer, duty.node, duty.tenure),
		};
		ensure!(*buyer == who, Error::<T>::NotBuyer);
		if let Ok(row) = &open {
			ensure!(row.status == RequestStatus::Open, Error::<T>::AlreadyAttested);
			ensure!(Self::now() <= row.deadline, Error::<T>::DeadlineOver);
		}
		let complained = Complaints::<T>::contains_key(request);
		ensure!(!complained, Error::<T>::AlreadyComplained);

		let terms = T::Terms::get();
		let reason = HoldReason::Complaint.into();
		let bond = DepositOf::<T>::place::<T::NativeBalance>(&reason, who, terms.complaint_bond)?;
		let answer_by = Self::now().saturating_add(terms.answer);
		let matter = if open.is_ok() { Matter::Purchase } else { Matter::Refund };
		if let Ok(mut row) = open {
			row.deadline = row.deadline.max(answer_by);
			Requests::<T>::insert(request, row);
		}
		// Waits for the node even when the request is over: a ruling may need its bond.
		Self::wait_more(node, tenure);
		let status = ComplaintStatus::Filed;
		let complaint = Complaint { node, tenure, matter, answer_by, status, bond };
		Complaints::<T>::insert(request, complaint);
		Self::deposit_event(Event::Complained { request, node, answer_by });
		Ok(())
	}

	/// Drops the complaint that an answer settles. One whose silence is on record waits for its
	/// ruling.
	pub(crate) fn settle_complaint(request: RequestId) -> DispatchResult {
		let Some(complaint) = Complaints::<T>::get(request) else { return Ok(()) };
		if complaint.status != ComplaintStatus::Filed {
			return Ok(());
		}
		Complaints::<T>::remove(request);
		Self::wait_less(complaint.node, complaint.tenure);
		complaint.bond.give_back::<T::NativeBalance>(&HoldReason::Complaint.into())?;
		Self::deposit_event(Event::ComplaintSettled { request });
		Ok(())
	}

	pub(crate) fn do_record_silence(request: RequestId) -> DispatchResult {
		let mut complaint = Complaints::<T>::get(request).ok_or(Error::<T>::ComplaintNotFound)?;
		let filed = complaint.status == ComplaintStatus::Filed;
		ensure!(filed, Error::<T>::AlreadyRecorded);
		ensure!(Self::now() > complaint.answer_by, Error::<T>::AnswerNotDue);
		let (node, tenure) = (complaint.node, complaint.tenure);
		let mut conduct = Self::conduct_in(node, tenure)?;

		conduct.unanswered.saturating_inc();
		let unanswered = conduct.unanswered;
		Conducts::<T>::insert(node, tenure, conduct);
		complaint.status = ComplaintStatus::Unanswered;
		Complaints::<T>::insert(request, complaint);
		Self::deposit_event(Event::SilenceRecorded { request, node, unanswered });
		Ok(())
	}

	/// Rules on a complaint; `by` is `None` for governance. It is about the tenure in which the matter
	/// arose: bond and silence are those of who had the number then. What governance awards for a
	/// refund takes its place: a node whose number was sold could never confirm it. An issuer's award
	/// does not, or it could wipe out what its own node owes.
	pub(crate) fn do_rule_complaint(
		by: Option<AccountIdOf<T>>,
		request: RequestId,
		ruling: Ruling<BalanceOf<T>>,
	) -> DispatchResult {
		let Some(complaint) = Complaints::<T>::get(request) else {
			ensure!(by.is_none(), Error::<T>::ComplaintNotFound);
			return Self::rule_refund(request, ruling);
		};
		if let Some(who) = &by {
			Self::ensure_issuer_rules(who, &complaint)?;
		}
		let recorded = complaint.status == ComplaintStatus::Unanswered;
		ensure!(recorded, Error::<T>::NotRecorded);
		let Complaint { node, tenure, matter, bond, .. } = complaint;
		let mut conduct = Self::conduct_in(node, tenure)?;

		Complaints::<T>::remove(request);
		Self::end_waiting(&mut conduct);
		let paid = match ruling {
			Ruling::Upheld { compensation } => {
				let to = bond.payer.clone();
				bond.give_back::<T::NativeBalance>(&HoldReason::Complaint.into())?;
				Self::compensate(&mut conduct, &to, compensation)
			},
			Ruling::Dismissed => {
				conduct.unanswered.saturating_dec();
				Self::forfeit(node, conduct.version, bond)?
			},
		};
		Self::deposit_event(Event::ComplaintRuled { request, ruling, paid });
		// In full, and for the refund itself: what was awarded for silence leaves the claim.
		let awarded = matches!(ruling, Ruling::Upheld { compensation } if compensation == paid);
		let settled = by.is_none() && awarded && !paid.is_zero();
		if settled && matter == Matter::Refund && RefundDuties::<T>::contains_key(request) {
			Self::end_waiting(&mut conduct);
			Self::end_refund(request, Outcome::Compensated);
			Self::deposit_event(Event::RefundCompensated { request });
		}
		Conducts::<T>::insert(node, tenure, conduct);
		Ok(())
	}

	/// Lets the issuer of a node rule on what arose under the owner whom it admitted, and on nothing
	/// earlier: it knew nothing of that one's bond.
	fn ensure_issuer_rules(who: &AccountIdOf<T>, complaint: &ComplaintOf<T>) -> DispatchResult {
		let node = FinancialNodes::<T>::get(complaint.node).ok_or(Error::<T>::NodeNotFound)?;
		ensure!(node.tenure == complaint.tenure, Error::<T>::NodeVoid);
		let issuer = Self::issuer_of(&node)?;
		ensure!(issuer.account == *who, Error::<T>::NotAuthorised);
		Ok(())
	}

	/// Ends a refund of which nobody complained, once its node had as much time as for an answer: what
	/// governance awards the buyer from the bond takes its place. Otherwise a node that can't speak any
	/// more would be bound for ever by a buyer who never does.
	fn rule_refund(request: RequestId, ruling: Ruling<BalanceOf<T>>) -> DispatchResult {
		let Ruling::Upheld { compensation } = ruling else {
			return Err(Error::<T>::ComplaintNotFound.into());
		};
		let duty = RefundDuties::<T>::get(request).ok_or(Error::<T>::ComplaintNotFound)?;
		let answer_by = duty.since.saturating_add(T::Terms::get().answer);
		ensure!(Self::now() > answer_by, Error::<T>::AnswerNotDue);
		ensure!(!compensation.is_zero(), Error::<T>::AmountTooSmall);
		let mut conduct = Self::conduct_in(duty.node, duty.tenure)?;
		let paid = Self::compensate(&mut conduct, &duty.buyer, compensation);
		ensure!(paid == compensation, Error::<T>::BondTooSmall);

		Self::end_waiting(&mut conduct);
		Conducts::<T>::insert(duty.node, duty.tenure, conduct);
		Self::end_refund(request, Outcome::Compensated);
		Self::deposit_event(Event::ComplaintRuled { request, ruling, paid });
		Self::deposit_event(Event::RefundCompensated { request });
		Ok(())
	}

	/// Pays what was awarded from a node's bond, and tells how much that was. A ruling on a complaint
	/// never fails because the bond is less or the buyer can't be paid.
	fn compensate(
		conduct: &mut ConductOf<T>,
		to: &AccountIdOf<T>,
		compensation: BalanceOf<T>,
	) -> BalanceOf<T> {
		let Some(bond) = conduct.bond.as_mut() else { return Zero::zero() };
		let awarded = compensation.min(bond.amount);
		let paid = Self::pay_from_hold(HoldReason::Bond, &bond.payer, to, awarded);
		let paid = paid.unwrap_or_default();
		bond.amount = bond.amount.saturating_sub(paid);
		if bond.amount.is_zero() {
			conduct.bond = None;
		}
		paid
	}

	/// Hands the bond of a complainant who was at fault to the address of the node's newest record of
	/// the tenure that was complained of, or, where that can't be paid, to the collector of fees.
	fn forfeit(
		node: OrgNumber,
		version: u32,
		bond: DepositOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let pay = |to: AccountIdOf<T>| {
			Self::pay_from_hold(HoldReason::Complaint, &bond.payer, &to, bond.amount)
		};
		let newest = BankRecords::<T>::get(node, version);
		match newest.map(|stored| pay(stored.record.address)) {
			Some(Ok(paid)) => Ok(paid),
			Some(Err(_)) | None => pay(T::FeeCollector::get()),
		}
	}

	/// Pays native tokens that are held from `from`, or nothing at all.
	fn pay_from_hold(
		reason: HoldReason,
		from: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		if amount.is_zero() {
			return Ok(amount);
		}
		with_storage_layer(|| {
			T::NativeBalance::transfer_on_hold(
				&reason.into(),
				from,
				to,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
		})
	}
}
