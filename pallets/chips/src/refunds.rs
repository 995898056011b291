// SPDX-License-Identifier: Apache-2.0

//! Money that came and brought no chips, paid back.

use super::*;
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_confirm_refund(
		refund: RefundOf<T>,
		expiry: u32,
		signature: T::Signature,
	) -> DispatchResult {
		let Refund { word, request, amount, reference } = refund;
		let duty = RefundDuties::<T>::get(request).ok_or(Error::<T>::NoRefundDue)?;
		ensure!(word.kind == duty.kind, Error::<T>::WrongKind);
		ensure!(word.node == duty.node, Error::<T>::WrongNode);
		ensure!(amount == duty.amount, Error::<T>::WrongAmount);
		let since = (duty.since, request);
		Self::hear(&word, payloads::REFUND, &refund, since, expiry, &signature)?;

		Self::end_refund(request, Outcome::Refunded);
		Self::wait_less(duty.node, duty.tenure);
		Self::settle_complaint(request)?;
		Self::deposit_event(Event::RefundPaid { request, amount, reference });
		Ok(())
	}

	/// Nothing has to be paid back any more, and the caller counts that nothing waits for it. A request
	/// of which only the excess had to stays issued.
	pub(crate) fn end_refund(request: RequestId, ended: Outcome<BalanceOf<T>>) {
		RefundDuties::<T>::remove(request);
		Outcomes::<T>::mutate(request, |outcome| {
			if let Some(outcome @ Outcome::RefundDue(_)) = outcome {
				*outcome = ended;
			}
		});
	}
}
