// SPDX-License-Identifier: Apache-2.0

//! Requests to purchase chips: asked for, withdrawn, expired, closed.

use super::*;
use codec::MaxEncodedLen;
use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	traits::{fungible::Mutate, tokens::Preservation},
};
use hanse_support::OrgNumber;
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// An open request, or why there is none.
	pub(crate) fn request_row(request: RequestId) -> Result<RequestOf<T>, DispatchError> {
		Requests::<T>::get(request).ok_or_else(|| {
			if Outcomes::<T>::contains_key(request) {
				Error::<T>::RequestClosed.into()
			} else {
				Error::<T>::RequestNotFound.into()
			}
		})
	}

	/// What is held for one more request of an account with `open` of them: it rises, so that
	/// filling a node's list with requests that nobody pays costs more and more.
	pub(crate) fn request_deposit(open: usize) -> BalanceOf<T> {
		let index = AccountIdOf::<T>::max_encoded_len()
			.saturating_add(OpenIds::max_encoded_len())
			.saturating_add(OrgNumber::max_encoded_len())
			.saturating_add(RequestId::max_encoded_len());
		let row = RequestOf::<T>::max_encoded_len().saturating_add(index);
		Self::price_of(row).saturating_mul(open.saturating_add(1).saturated_into())
	}

	/// Checks that `buyer` signed for exactly this purchase, asked for by `sponsor`.
	pub(crate) fn check_purchase_consent(
		sponsor: &AccountIdOf<T>,
		buyer: &AccountIdOf<T>,
		purchase: &PurchaseOf<T>,
		expiry: u32,
		signature: &T::Signature,
	) -> DispatchResult {
		let nonce = Buyers::<T>::get(buyer).nonce;
		let domain = payloads::REQUEST_PURCHASE_FOR;
		Self::check_signature(domain, &(sponsor, purchase), nonce, expiry, signature, buyer)?;
		Ok(())
	}

	/// Opens a request of `buyer`; `payer` pays deposit and fee.
	pub(crate) fn do_request_purchase(
		payer: AccountIdOf<T>,
		buyer: AccountIdOf<T>,
		purchase: PurchaseOf<T>,
	) -> DispatchResult {
		let kind = Self::kind_row(purchase.kind)?;
		let (amount, chips) = Self::offer(&kind, purchase.chips)?;
		let (node, version, record) = Self::serving(purchase.kind, purchase.node)?;
		ensure!(chips <= record.limit, Error::<T>::AboveNodeLimit);
		Self::ensure_not_frozen(purchase.kind, &buyer)?;
		let mut account = Buyers::<T>::get(&buyer);
		let held = Self::request_deposit(account.open.len());
		let request = NextRequestId::<T>::get();
		account.open.try_push(request).map_err(|_| Error::<T>::TooManyOpen)?;
		if payer != buyer {
			account.nonce = account.nonce.saturating_add(1);
		}

		let terms = T::Terms::get();
		let deposit = Self::pay_for(HoldReason::Request, &payer, held, terms.request_fee)?;
		NextRequestId::<T>::put(request.saturating_add(1));
		Buyers::<T>::insert(&buyer, account);
		RequestsOfNode::<T>::insert(purchase.node, request, ());
		Self::wait_more(purchase.node, node.tenure);
		let event = Event::PurchaseRequested {
			request,
			buyer: buyer.clone(),
			payer,
			kind: purchase.kind,
			node: purchase.node,
			chips: purchase.chips,
			amount,
		};
		let now = Self::now();
		let row = Request {
			buyer,
			purchase,
			amount,
			rate: kind.policy.rate,
			fee: kind.policy.fee,
			version,
			tenure: node.tenure,
			opened: now,
			deadline: now.saturating_add(terms.purchase),
			status: RequestStatus::Open,
			attestation: None,
			deposit,
		};
		Requests::<T>::insert(request, row);
		Self::deposit_event(event);
		Ok(())
	}

	/// Holds the deposit of a request or redemption, and takes the fee for what of it stays for ever.
	pub(crate) fn pay_for(
		reason: HoldReason,
		payer: &AccountIdOf<T>,
		held: BalanceOf<T>,
		fee: BalanceOf<T>,
	) -> Result<DepositOf<T>, DispatchError> {
		let reason = reason.into();
		let deposit = DepositOf::<T>::place::<T::NativeBalance>(&reason, payer.clone(), held)?;
		if !fee.is_zero() {
			let collector = T::FeeCollector::get();
			T::NativeBalance::transfer(payer, &collector, fee, Preservation::Preserve)?;
		}
		Ok(deposit)
	}

	/// The money that chips cost, and the chips that it brings: by rounding they may be more than were
	/// asked for, and they are what ceilings are about. The one answer to requests and quotes.
	pub(crate) fn offer(
		kind: &KindOf<T>,
		chips: BalanceOf<T>,
	) -> Result<(BalanceOf<T>, BalanceOf<T>), Error<T>> {
		ensure!(kind.breaker == Breaker::AllOn, Error::<T>::BreakerOff);
		let Policy { rate, fee, per_transaction, .. } = kind.policy;
		ensure!(chips <= per_transaction, Error::<T>::AboveTransactionCeiling);
		let amount = math::price(chips, rate, fee);
		let positive = amount.filter(|amount| !amount.is_zero() && !chips.is_zero());
		let amount = positive.ok_or(Error::<T>::AmountTooSmall)?;
		let brought = math::bought(amount, rate, fee).ok_or(Error::<T>::AmountTooSmall)?.chips;
		ensure!(brought <= per_transaction, Error::<T>::AboveTransactionCeiling);
		Ok((amount, brought))
	}

	/// Removes a request, gives its deposit back, and keeps how it ended.
	pub(crate) fn close_request(
		request: RequestId,
		row: RequestOf<T>,
		outcome: Outcome<BalanceOf<T>>,
	) -> DispatchResult {
		Requests::<T>::remove(request);
		RequestsOfNode::<T>::remove(row.purchase.node, request);
		Self::wait_less(row.purchase.node, row.tenure);
		Buyers::<T>::mutate(&row.buyer, |account| {
			match account.open.iter().position(|open| *open == request) {
				Some(at) => {
					account.open.remove(at);
				},
				None => {
					defensive!("an open request is among its buyer's");
				},
			}
		});
		Outcomes::<T>::insert(request, outcome);
		row.deposit.give_back::<T::NativeBalance>(&HoldReason::Request.into())
	}

	/// Closes a request whose money came and has to be paid back.
	pub(crate) fn close_for_refund(
		request: RequestId,
		row: RequestOf<T>,
		amount: BalanceOf<T>,
		reason: RefundReason,
	) -> DispatchResult {
		let duty = Self::refund_of(&row, amount, reason);
		Self::close_request(request, row, Outcome::RefundDue(reason))?;
		Self::owe_refund(request, duty);
		Ok(())
	}

	/// That money of a request has to be paid back.
	pub(crate) fn refund_of(
		row: &RequestOf<T>,
		amount: BalanceOf<T>,
		reason: RefundReason,
	) -> RefundDutyOf<T> {
		let (buyer, kind, node) = (row.buyer.clone(), row.purchase.kind, row.purchase.node);
		let (tenure, since) = (row.tenure, Self::now());
		RefundDuty { buyer, kind, node, tenure, amount, reason, since }
	}

	/// Puts a refund on a financial node.
	pub(crate) fn owe_refund(request: RequestId, duty: RefundDutyOf<T>) {
		let RefundDuty { node, tenure, amount, reason, .. } = duty;
		RefundDuties::<T>::insert(request, duty);
		Self::wait_more(node, tenure);
		Self::deposit_event(Event::RefundOwed { request, node, amount, reason });
	}

	pub(crate) fn do_cancel_request(who: AccountIdOf<T>, request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		ensure!(row.buyer == who, Error::<T>::NotBuyer);
		ensure!(row.status == RequestStatus::Open, Error::<T>::AlreadyAttested);
		Self::settle_complaint(request)?;
		Self::close_request(request, row, Outcome::Cancelled)?;
		Self::deposit_event(Event::PurchaseCancelled { request });
		Ok(())
	}

	pub(crate) fn do_expire_request(request: RequestId) -> DispatchResult {
		let row = Self::request_row(request)?;
		if let RequestStatus::Pending(until) = row.status {
			ensure!(Self::now() > until, Error::<T>::VetoWindowOpen);
		}
		ensure!(Self::now() > row.deadline, Error::<T>::DeadlineNotOver);
		match row.attestation.as_ref().map(|attestation| attestation.amount) {
			Some(amount) => {
				Self::drop_promise(&row);
				Self::close_for_refund(request, row, amount, RefundReason::NotIssued)
			},
			None => {
				Self::close_request(request, row, Outcome::Expired)?;
				Self::deposit_event(Event::PurchaseExpired { request });
				Ok(())
			},
		}
	}
}
