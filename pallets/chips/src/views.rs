// SPDX-License-Identifier: Apache-2.0

//! What the view functions answer. Every listing is paged.

use super::*;
use alloc::vec::Vec;
use frame_support::traits::{fungibles::Inspect as _, Get};
use hanse_support::OrgNumber;
use sp_runtime::SaturatedConversion;

/// How many rows a page may have.
fn page(limit: u32) -> usize {
	limit.min(MAX_PAGE).saturated_into()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn view_kinds(from: KindId, limit: u32) -> Vec<(KindId, KindOf<T>)> {
		(from..from.saturating_add(limit.min(MAX_PAGE)))
			.filter_map(|id| Some((id, Kinds::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_backing(kind: KindId) -> Option<BackingOf<T>> {
		let row = Kinds::<T>::get(kind)?;
		let totals = KindTotals::<T>::get(kind);
		let headroom = Self::headroom(&row, &totals);
		Some(Backing { supply: T::Ledger::total_issuance(kind), totals, headroom })
	}

	pub(crate) fn view_issuers(
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<(OrgNumber, IssuerOf<T>)> {
		let rows = match after {
			Some(after) => Issuers::<T>::iter_keys_from(Issuers::<T>::hashed_key_for(after)),
			None => Issuers::<T>::iter_keys(),
		};
		rows.filter_map(|issuer| Some((issuer, Self::current_issuer(issuer).ok()?)))
			.take(page(limit))
			.collect()
	}

	pub(crate) fn view_financial_nodes(
		kind: KindId,
		after: Option<OrgNumber>,
		limit: u32,
	) -> Vec<(OrgNumber, u32, BankRecordOf<T>)> {
		let nodes = match after {
			Some(after) => {
				let start = CurrentRecords::<T>::hashed_key_for(kind, after);
				CurrentRecords::<T>::iter_key_prefix_from(kind, start)
			},
			None => CurrentRecords::<T>::iter_key_prefix(kind),
		};
		let serving = |node| {
			let (_, version, record) = Self::serving(kind, node).ok()?;
			Some((node, version, record))
		};
		nodes.filter_map(serving).take(page(limit)).collect()
	}

	pub(crate) fn view_quote(kind: KindId, chips: BalanceOf<T>) -> Option<BalanceOf<T>> {
		let (amount, _) = Self::offer(&Kinds::<T>::get(kind)?, chips).ok()?;
		Some(amount)
	}

	pub(crate) fn view_quote_redemption(kind: KindId, chips: BalanceOf<T>) -> Option<BalanceOf<T>> {
		Self::redemption_amount(&Kinds::<T>::get(kind)?, chips).ok()
	}

	pub(crate) fn view_request_cost(buyer: AccountIdOf<T>) -> (BalanceOf<T>, BalanceOf<T>) {
		let open = Buyers::<T>::get(buyer).open.len();
		(Self::request_deposit(open), T::Terms::get().request_fee)
	}

	/// By the node's newest record, and only while money paid to it can still be attested and bring
	/// chips: never to an account that was withdrawn, where the node's or its issuer's admission is
	/// void, into a kind whose breaker is off, at a rate that is no more, or for a frozen buyer.
	pub(crate) fn view_payment_instruction(request: RequestId) -> Option<PaymentInstructionOf<T>> {
		let row = Requests::<T>::get(request)?;
		let now = Self::now();
		if row.status != RequestStatus::Open || now > row.deadline {
			return None;
		}
		let Purchase { kind, node, .. } = row.purchase;
		let Kind { currency, decimals, breaker, policy, .. } = Kinds::<T>::get(kind)?;
		let sold = breaker == Breaker::AllOn && row.rate == policy.rate;
		if !sold || Frozen::<T>::contains_key(kind, &row.buyer) {
			return None;
		}
		let admission = Self::current_node(node).ok()?;
		Self::issuer_of(&admission).ok()?;
		let version = CurrentRecords::<T>::get(kind, node)?;
		let stored = Self::stored_record(node, version).ok()?;
		let record = Self::record_in_force(&admission, stored, kind, now).ok()?;
		Some(PaymentInstruction {
			account: record.account,
			currency,
			decimals,
			amount: row.amount,
			reference: reference::creditor_reference(request),
			deadline: row.deadline,
		})
	}

	pub(crate) fn view_requests_of(buyer: AccountIdOf<T>) -> Vec<(RequestId, RequestOf<T>)> {
		Buyers::<T>::get(buyer)
			.open
			.into_iter()
			.filter_map(|id| Some((id, Requests::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_requests_of_node(
		node: OrgNumber,
		after: Option<RequestId>,
		limit: u32,
	) -> Vec<(RequestId, RequestOf<T>)> {
		let ids = match after {
			Some(after) => {
				let start = RequestsOfNode::<T>::hashed_key_for(node, after);
				RequestsOfNode::<T>::iter_key_prefix_from(node, start)
			},
			None => RequestsOfNode::<T>::iter_key_prefix(node),
		};
		ids.take(page(limit)).filter_map(|id| Some((id, Requests::<T>::get(id)?))).collect()
	}

	pub(crate) fn view_why_not_issue(request: RequestId) -> Option<Hindrance> {
		Self::hindrance(request)
	}

	pub(crate) fn view_redemptions_of(
		holder: AccountIdOf<T>,
	) -> Vec<(RedemptionId, RedemptionOf<T>)> {
		RedemptionsOf::<T>::get(holder)
			.into_iter()
			.filter_map(|id| Some((id, Redemptions::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_redemptions_of_node(
		node: OrgNumber,
		after: Option<RedemptionId>,
		limit: u32,
	) -> Vec<(RedemptionId, RedemptionOf<T>)> {
		let ids = match after {
			Some(after) => {
				let start = RedemptionsOfNode::<T>::hashed_key_for(node, after);
				RedemptionsOfNode::<T>::iter_key_prefix_from(node, start)
			},
			None => RedemptionsOfNode::<T>::iter_key_prefix(node),
		};
		ids.take(page(limit)).filter_map(|id| Some((id, Redemptions::<T>::get(id)?))).collect()
	}
}
