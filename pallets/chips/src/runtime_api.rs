// SPDX-License-Identifier: Apache-2.0

//! The reads that clients need most, as a runtime API: typed in every client by the metadata alone.

use crate::types::{Backing, Hindrance, KindId, Outcome, PaymentInstruction, Request, RequestId};
use codec::Codec;

sp_api::decl_runtime_apis! {
	/// Looks chips up. The view functions of the pallet read all the rest.
	pub trait ChipsApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// An open request.
		fn request(request: RequestId) -> Option<Request<AccountId, Balance, BlockNumber>>;

		/// How a request ended.
		fn outcome(request: RequestId) -> Option<Outcome<Balance>>;

		/// Where and how to pay for an open request; `None` where money would bring no chips now.
		fn payment_instruction(
			request: RequestId,
		) -> Option<PaymentInstruction<Balance, BlockNumber>>;

		/// The money, in minor units, that chips cost; `None` where no such purchase is possible.
		fn quote(kind: KindId, chips: Balance) -> Option<Balance>;

		/// What stands behind a kind: supply, sums, reserve, and how many more chips may be issued.
		fn backing(kind: KindId) -> Option<Backing<Balance, BlockNumber>>;

		/// What keeps a request from being issued now; `None`: nothing.
		fn why_not_issue(request: RequestId) -> Option<Hindrance>;
	}
}
