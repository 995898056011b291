// SPDX-License-Identifier: Apache-2.0

//! The invariants of the module doc, by their numbers.
//!
//! Not behind a feature, so that tests outside this crate can call them; nothing in the runtime
//! does, and the wasm leaves them out.

use super::*;
use alloc::collections::btree_map::BTreeMap;
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		fungible::InspectHold,
		fungibles::{roles::Inspect as _, Inspect as _},
	},
};
use hanse_support::{Deposit, OrgNumber};
use sp_runtime::{traits::Saturating, TryRuntimeError};

type Held<T> = BTreeMap<alloc::vec::Vec<u8>, (HoldReason, AccountIdOf<T>, BalanceOf<T>)>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant; names the first that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_totals()?;
		Self::check_requests()?;
		Self::check_redemptions()?;
		Self::check_escrow()?;
		Self::check_waiting()?;
		Self::check_holds()?;
		Self::check_records()?;
		Self::check_kinds()?;
		Self::check_request_outcomes()?;
		Self::check_redemption_outcomes()
	}

	fn check_totals() -> Result<(), TryRuntimeError> {
		for kind in Kinds::<T>::iter_keys() {
			let totals = KindTotals::<T>::get(kind);
			let circulating = totals.issued.saturating_sub(totals.redeemed);
			let sound =
				totals.redeemed <= totals.issued && T::Ledger::total_issuance(kind) == circulating;
			ensure!(sound, "1: a supply is not what was issued less what was redeemed");
			let promised = totals.issued.saturating_add(totals.pending);
			ensure!(promised <= totals.attested, "2: more was issued than was attested");
		}
		let mut pending = BTreeMap::<KindId, BalanceOf<T>>::new();
		for row in Requests::<T>::iter_values() {
			let RequestStatus::Pending(_) = row.status else { continue };
			let attestation = row.attestation.ok_or("3: a request is pending without money")?;
			let sum = pending.entry(row.purchase.kind).or_default();
			*sum = sum.saturating_add(attestation.chips);
		}
		for (kind, totals) in KindTotals::<T>::iter() {
			let sum = pending.remove(&kind).unwrap_or_default();
			ensure!(totals.pending == sum, "3: pending chips are not those of the requests");
		}
		ensure!(pending.is_empty(), "3: a request is pending of no kind");
		Ok(())
	}

	fn check_requests() -> Result<(), TryRuntimeError> {
		for (id, row) in Requests::<T>::iter() {
			let own = Buyers::<T>::get(&row.buyer).open;
			let listed = own.iter().filter(|open| **open == id).count();
			ensure!(listed == 1, "4: a request is not once among its buyer's");
			let waits = RequestsOfNode::<T>::contains_key(row.purchase.node, id);
			ensure!(waits, "4: a request is not among its node's");
			let open = row.status == RequestStatus::Open;
			ensure!(open == row.attestation.is_none(), "4: an open request has money");
			let Some(attestation) = row.attestation else { continue };
			let used = Receipts::<T>::get(row.purchase.node, attestation.receipt);
			ensure!(used == Some(id), "4: an attested request's receipt is not used");
		}
		for (buyer, account) in Buyers::<T>::iter() {
			for id in account.open {
				let row = Requests::<T>::get(id).ok_or("4: a buyer has a request that is not")?;
				ensure!(row.buyer == buyer, "4: a request stands among another buyer's");
			}
		}
		for (node, id) in RequestsOfNode::<T>::iter_keys() {
			let row = Requests::<T>::get(id).ok_or("4: a node has a request that is not")?;
			ensure!(row.purchase.node == node, "4: a request stands among another node's");
		}
		Ok(())
	}

	fn check_redemptions() -> Result<(), TryRuntimeError> {
		for (id, row) in Redemptions::<T>::iter() {
			let own = RedemptionsOf::<T>::get(&row.holder);
			let listed = own.iter().filter(|open| **open == id).count();
			ensure!(listed == 1, "4: a redemption is not once among its holder's");
			let waits = RedemptionsOfNode::<T>::contains_key(row.terms.node, id);
			let open = row.status != RedemptionStatus::Returnable;
			ensure!(waits == open, "4: an open redemption is not among its node's");
		}
		for (holder, open) in RedemptionsOf::<T>::iter() {
			for id in open {
				let row =
					Redemptions::<T>::get(id).ok_or("4: a holder has a redemption that is not")?;
				ensure!(row.holder == holder, "4: a redemption stands among another holder's");
			}
		}
		for (node, id) in RedemptionsOfNode::<T>::iter_keys() {
			let row = Redemptions::<T>::get(id).ok_or("4: a node has a redemption that is not")?;
			ensure!(row.terms.node == node, "4: a redemption stands among another node's");
		}
		Ok(())
	}

	fn check_escrow() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<KindId, BalanceOf<T>>::new();
		for terms in Redemptions::<T>::iter_values().map(|row| row.terms) {
			let sum = sums.entry(terms.kind).or_default();
			*sum = sum.saturating_add(terms.chips);
		}
		let escrow = Self::pallet_account();
		for (kind, sum) in sums {
			let covered = T::Ledger::balance(kind, &escrow) >= sum;
			ensure!(covered, "5: chips in escrow are less than those of the redemptions");
		}
		Ok(())
	}

	fn check_waiting() -> Result<(), TryRuntimeError> {
		let requests = Requests::<T>::iter_values().map(|row| (row.purchase.node, row.tenure));
		let duties = RefundDuties::<T>::iter_values().map(|duty| (duty.node, duty.tenure));
		let redemptions = Redemptions::<T>::iter_values()
			.filter(|row| row.status != RedemptionStatus::Returnable)
			.map(|row| (row.terms.node, row.tenure));
		let complaints = Complaints::<T>::iter_values().map(|row| (row.node, row.tenure));
		let mut waiting = BTreeMap::<(OrgNumber, u32), u32>::new();
		for tenure in requests.chain(duties).chain(redemptions).chain(complaints) {
			let count = waiting.entry(tenure).or_default();
			*count = count.saturating_add(1);
		}
		for (number, tenure, conduct) in Conducts::<T>::iter() {
			let count = waiting.remove(&(number, tenure)).unwrap_or_default();
			ensure!(conduct.open == count, "6: what waits for a node is not what it counts");
		}
		ensure!(waiting.is_empty(), "6: something waits for no node");
		for (number, node) in FinancialNodes::<T>::iter() {
			let there = Conducts::<T>::contains_key(number, node.tenure);
			ensure!(there, "6: a node counts nothing in its tenure");
		}
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::new();
		let mut add = |reason: HoldReason, deposit: DepositOf<T>| {
			let Deposit { payer, amount } = deposit;
			let key = (reason, &payer).encode();
			let sum = held.entry(key).or_insert((reason, payer, Default::default()));
			sum.2 = sum.2.saturating_add(amount);
		};
		for stored in BankRecords::<T>::iter_values() {
			add(HoldReason::BankRecord, stored.deposit);
		}
		for bond in Conducts::<T>::iter_values().filter_map(|conduct| conduct.bond) {
			add(HoldReason::Bond, bond);
		}
		for row in Requests::<T>::iter_values() {
			add(HoldReason::Request, row.deposit);
		}
		for complaint in Complaints::<T>::iter_values() {
			add(HoldReason::Complaint, complaint.bond);
		}
		for row in Redemptions::<T>::iter_values() {
			add(HoldReason::Redemption, row.deposit);
		}
		for (reason, payer, sum) in held.into_values() {
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &payer);
			ensure!(on_hold == sum, "7: a hold is not the sum of the deposits that it pays for");
		}
		Ok(())
	}

	fn check_records() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<(OrgNumber, u32), u32>::new();
		for (kind, node, version) in CurrentRecords::<T>::iter() {
			let stored =
				BankRecords::<T>::get(node, version).ok_or("8: a current record is not there")?;
			let count = counts.entry((node, stored.term)).or_default();
			*count = count.saturating_add(1);
			ensure!(stored.record.kind == kind, "8: a current record is of another kind");
			let current = stored.state == RecordState::Current;
			ensure!(current, "8: a current record is not in that state");
		}
		for (number, version, stored) in BankRecords::<T>::iter() {
			let node = FinancialNodes::<T>::get(number).ok_or("8: a record is of no node")?;
			ensure!(version <= node.versions, "8: a record was never counted");
			let newest = CurrentRecords::<T>::get(stored.record.kind, number) == Some(version);
			let current = stored.state == RecordState::Current;
			ensure!(newest == current, "8: a record is current that isn't the newest");
		}
		for (number, tenure, conduct) in Conducts::<T>::iter() {
			let newest = BankRecords::<T>::get(number, conduct.version);
			let own = newest.is_some_and(|stored| stored.tenure == tenure);
			ensure!(own, "8: a conduct names a record of another tenure");
		}
		for (number, node) in FinancialNodes::<T>::iter() {
			let current = counts.get(&(number, node.term)).copied().unwrap_or_default();
			ensure!(node.current == current, "8: a node does not count its current records");
		}
		Ok(())
	}

	fn check_kinds() -> Result<(), TryRuntimeError> {
		let own = Some(Self::pallet_account());
		for (kind, row) in Kinds::<T>::iter() {
			ensure!(kind < NextKindId::<T>::get(), "9: a kind was never made");
			let found = KindsByCurrency::<T>::get(row.currency);
			ensure!(found == Some(kind), "9: a currency does not know its kind");
			let roles = [
				T::Ledger::owner(kind),
				T::Ledger::issuer(kind),
				T::Ledger::admin(kind),
				T::Ledger::freezer(kind),
			];
			ensure!(roles.iter().all(|role| *role == own), "9: an asset is somebody else's");
		}
		for (currency, kind) in KindsByCurrency::<T>::iter() {
			let row = Kinds::<T>::get(kind).ok_or("9: a currency has a kind that is not")?;
			ensure!(row.currency == currency, "9: a kind is of another currency");
		}
		Ok(())
	}

	fn check_request_outcomes() -> Result<(), TryRuntimeError> {
		let next = NextRequestId::<T>::get();
		for id in 0..next {
			let open = Requests::<T>::contains_key(id);
			let closed = Outcomes::<T>::contains_key(id);
			ensure!(open != closed, "10: a request is not either open or closed");
		}
		let beyond = Requests::<T>::iter_keys().chain(Outcomes::<T>::iter_keys());
		ensure!(beyond.max() < Some(next), "10: a request was never made");
		for (id, outcome) in Outcomes::<T>::iter() {
			let duty = RefundDuties::<T>::get(id).map(|duty| duty.reason);
			let fits = match (outcome, duty) {
				(Outcome::RefundDue(due), Some(reason)) => due == reason,
				(Outcome::RefundDue(_), None) => false,
				(Outcome::Issued { .. }, Some(reason)) => reason == RefundReason::Excess,
				(_, duty) => duty.is_none(),
			};
			ensure!(fits, "10: an outcome does not fit what is to be refunded");
		}
		for id in RefundDuties::<T>::iter_keys() {
			ensure!(Outcomes::<T>::contains_key(id), "10: money is owed for no closed request");
		}
		Ok(())
	}

	fn check_redemption_outcomes() -> Result<(), TryRuntimeError> {
		let next = NextRedemptionId::<T>::get();
		for id in 0..next {
			let closed = RedemptionOutcomes::<T>::contains_key(id);
			let open = Redemptions::<T>::get(id)
				.is_some_and(|row| row.status != RedemptionStatus::Returnable);
			ensure!(open != closed, "10: a redemption is not either open or closed");
		}
		let beyond = Redemptions::<T>::iter_keys().chain(RedemptionOutcomes::<T>::iter_keys());
		ensure!(beyond.max() < Some(next), "10: a redemption was never made");
		Ok(())
	}
}
