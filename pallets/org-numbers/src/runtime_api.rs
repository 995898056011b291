// SPDX-License-Identifier: Apache-2.0

//! The reads that clients need most, as a runtime API: typed in every client by the metadata alone.

use crate::types::NumberInfo;
use codec::Codec;
use hanse_support::{org::InvalidOrgNumber, OrgNumber};

sp_api::decl_runtime_apis! {
	/// Looks organisations up. The view functions of the pallet read all the rest.
	pub trait OrgNumbersApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// What stands under a number.
		fn number(number: OrgNumber) -> Option<NumberInfo<AccountId, BlockNumber>>;

		/// What stands under a handle.
		fn number_by_handle(
			handle: alloc::vec::Vec<u8>,
		) -> Option<NumberInfo<AccountId, BlockNumber>>;

		/// The numbers of an owner behind `after`, at most 256.
		fn numbers_of(
			owner: AccountId,
			after: Option<OrgNumber>,
			limit: u32,
		) -> alloc::vec::Vec<OrgNumber>;

		/// The number that an account names as its own, if that still holds.
		fn primary_of(account: AccountId) -> Option<OrgNumber>;

		/// Reads a number as people write it, and tells whether it is well-formed.
		fn check_number(text: alloc::vec::Vec<u8>) -> Result<OrgNumber, InvalidOrgNumber>;
	}
}
