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
		let (buyer, node) = match &open {
			Ok(row) => (&row.buyer, row.purchase.node),
			Err(duty) => (&duty.buyer, duty.node),
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
		Self::wait_more(node);
		let status = ComplaintStatus::Filed;
		Complaints::<T>::insert(request, Complaint { node, matter, answer_by, status, bond });
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
		Self::wait_less(complaint.node);
		complaint.bond.give_back::<T::NativeBalance>(&HoldReason::Complaint.into())?;
		Self::deposit_event(Event::ComplaintSettled { request });
		Ok(())
	}

	pub(crate) fn do_record_silence(request: RequestId) -> DispatchResult {
		let mut complaint = Complaints::<T>::get(request).ok_or(Error::<T>::ComplaintNotFound)?;
		let filed = complaint.status == ComplaintStatus::Filed;
		ensure!(filed, Error::<T>::AlreadyRecorded);
		ensure!(Self::now() > complaint.answer_by, Error::<T>::AnswerNotDue);
		let number = complaint.node;
		let mut node = FinancialNodes::<T>::get(number).ok_or(Error::<T>::NodeNotFound)?;

		node.unanswered = node.unanswered.saturating_add(1);
		let unanswered = node.unanswered;
		FinancialNodes::<T>::insert(number, node);
		complaint.status = ComplaintStatus::Unanswered;
		Complaints::<T>::insert(request, complaint);
		Self::deposit_event(Event::SilenceRecorded { request, node: number, unanswered });
		Ok(())
	}

	/// Rules on a complaint; `by` is `None` for governance. A node whose number changed hands is
	/// ruled on as well: bond and silence are those of who had it. What governance awards for a refund
	/// takes its place: a node whose number was sold could never confirm it. An issuer's award does
	/// not, or it could wipe out what its own node owes.
	pub(crate) fn do_rule_complaint(
		by: Option<AccountIdOf<T>>,
		request: RequestId,
		ruling: Ruling<BalanceOf<T>>,
	) -> DispatchResult {
		let complaint = Complaints::<T>::get(request).ok_or(Error::<T>::ComplaintNotFound)?;
		let number = complaint.node;
		let mut node = FinancialNodes::<T>::get(number).ok_or(Error::<T>::NodeNotFound)?;
		if let Some(who) = &by {
			let issuer = Self::issuer_of(&node)?;
			ensure!(issuer.account == *who, Error::<T>::NotAuthorised);
		}
		let recorded = complaint.status == ComplaintStatus::Unanswered;
		ensure!(recorded, Error::<T>::NotRecorded);

		Complaints::<T>::remove(request);
		let matter = complaint.matter;
		let paid = match ruling {
			Ruling::Upheld { compensation } => {
				Self::compensate(&mut node, complaint.bond, compensation)?
			},
			Ruling::Dismissed => {
				node.unanswered = node.unanswered.saturating_sub(1);
				Self::forfeit(number, node.versions, complaint.bond)?
			},
		};
		FinancialNodes::<T>::insert(number, node);
		Self::wait_less(number);
		Self::deposit_event(Event::ComplaintRuled { request, ruling, paid });
		// In full, and for the refund itself: what was awarded for silence leaves the claim.
		let awarded = matches!(ruling, Ruling::Upheld { compensation } if compensation == paid);
		let settled = by.is_none() && awarded && !paid.is_zero();
		if settled && matter == Matter::Refund && RefundDuties::<T>::contains_key(request) {
			Self::end_refund(request, number, Outcome::Compensated);
			Self::deposit_event(Event::RefundCompensated { request });
		}
		Ok(())
	}

	/// Gives a complainant its bond back and, from the node's, what it was awarded. A ruling never
	/// fails because the node has less or the complainant can't be paid.
	fn compensate(
		node: &mut FinancialNodeOf<T>,
		complainant: DepositOf<T>,
		compensation: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let to = complainant.payer.clone();
		complainant.give_back::<T::NativeBalance>(&HoldReason::Complaint.into())?;
		let Some(bond) = node.bond.as_mut() else { return Ok(Zero::zero()) };
		let awarded = compensation.min(bond.amount);
		let paid = Self::pay_from_hold(HoldReason::Bond, &bond.payer, &to, awarded);
		let paid = paid.unwrap_or_default();
		bond.amount = bond.amount.saturating_sub(paid);
		if bond.amount.is_zero() {
			node.bond = None;
		}
		Ok(paid)
	}

	/// Hands the bond of a complainant who was at fault to the address of the node's newest record,
	/// or, where that can't be paid, to the collector of fees.
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
