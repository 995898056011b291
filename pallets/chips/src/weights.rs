// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The measured numbers are generated into the runtime
//! (`scripts/bench.sh weights pallet_chips`); `()` is for unit tests only.

use frame_support::weights::Weight;

/// Weights of the calls. `n` counts the requests that are issued.
pub trait WeightInfo {
	fn create_kind() -> Weight;
	fn set_policy() -> Weight;
	fn set_officer() -> Weight;
	fn set_breaker() -> Weight;
	fn admit_issuer() -> Weight;
	fn remove_issuer() -> Weight;
	fn set_allowance() -> Weight;
	fn set_issuer_terms() -> Weight;
	fn publish_bank_record() -> Weight;
	fn withdraw_bank_record() -> Weight;
	fn set_bond() -> Weight;
	fn attest_reserve() -> Weight;
	fn freeze() -> Weight;
	fn thaw() -> Weight;
	fn request_purchase() -> Weight;
	fn request_purchase_for() -> Weight;
	fn cancel_request() -> Weight;
	fn expire_request() -> Weight;
	fn attest() -> Weight;
	fn confirm_receipt() -> Weight;
	fn co_attest() -> Weight;
	fn decline() -> Weight;
	fn issue() -> Weight;
	fn issue_many(n: u32) -> Weight;
	fn trigger_issue() -> Weight;
	fn release_issue() -> Weight;
	fn refuse_issue() -> Weight;
	fn veto() -> Weight;
	fn confirm_refund() -> Weight;
	fn complain() -> Weight;
	fn record_silence() -> Weight;
	fn rule_complaint() -> Weight;
	fn request_redemption() -> Weight;
	fn accept_redemption() -> Weight;
	fn pay_out() -> Weight;
	fn refuse_redemption() -> Weight;
	fn return_redemption() -> Weight;
	fn rule_redemption_paid() -> Weight;
	fn rule_redemption_unpaid() -> Weight;
	fn withdraw_chips() -> Weight;
	fn reclaim_bond() -> Weight;
}

/// Any weight will do where no block is filled.
impl WeightInfo for () {
	fn create_kind() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_policy() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_officer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_breaker() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn admit_issuer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_issuer() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_allowance() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_issuer_terms() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn publish_bank_record() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_bank_record() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_bond() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn attest_reserve() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn freeze() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn thaw() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn request_purchase() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn request_purchase_for() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn cancel_request() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn expire_request() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn attest() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn confirm_receipt() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn co_attest() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn decline() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn issue() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn issue_many(_: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn trigger_issue() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn release_issue() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn refuse_issue() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn veto() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn confirm_refund() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn complain() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn record_silence() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn rule_complaint() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn request_redemption() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn accept_redemption() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn pay_out() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn refuse_redemption() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn return_redemption() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn rule_redemption_paid() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn rule_redemption_unpaid() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn withdraw_chips() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn reclaim_bond() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
}
