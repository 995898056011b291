// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_chips`: upper bounds by hand, until `scripts/bench.sh weights pallet_chips`
//! replaces this file by measured ones. Reads and writes are counted in the code of each call on its
//! longest way (to look up a verified number takes two reads), and held to by the storm; time is what
//! measured calls with as many reads and writes need, and more than a signature takes. What issues or
//! burns chips is recorded in the chain's table of flows: a read and a write more, with the hashing.

use super::by_hand::{bound, bounds};
use frame_support::weights::Weight;

bounds! {
	pallet_chips {
		/// The issuer's rows once, those of a request for each.
		fn issue_many(n: u32) -> Weight {
			let n = u64::from(n);
			bound::<T>(n.saturating_mul(22).saturating_add(4), n.saturating_mul(14), 0)
		}
	}
	create_kind: 7 reads, 6 writes, 0 signatures;
	set_policy: 4 reads, 3 writes, 0 signatures;
	set_officer: 3 reads, 3 writes, 0 signatures;
	set_breaker: 2 reads, 1 writes, 0 signatures;
	admit_issuer: 6 reads, 4 writes, 0 signatures;
	remove_issuer: 1 reads, 2 writes, 0 signatures;
	set_allowance: 5 reads, 1 writes, 0 signatures;
	set_issuer_terms: 4 reads, 1 writes, 0 signatures;
	publish_bank_record: 15 reads, 8 writes, 1 signatures;
	withdraw_bank_record: 6 reads, 3 writes, 0 signatures;
	set_bond: 10 reads, 4 writes, 0 signatures;
	attest_reserve: 2 reads, 1 writes, 0 signatures;
	freeze: 5 reads, 3 writes, 0 signatures;
	thaw: 9 reads, 5 writes, 0 signatures;
	request_purchase: 17 reads, 7 writes, 0 signatures;
	request_purchase_for: 18 reads, 7 writes, 1 signatures;
	cancel_request: 7 reads, 9 writes, 0 signatures;
	expire_request: 9 reads, 12 writes, 0 signatures;
	attest: 20 reads, 10 writes, 1 signatures;
	confirm_receipt: 20 reads, 10 writes, 2 signatures;
	co_attest: 32 reads, 1 writes, 1 signatures;
	decline: 14 reads, 11 writes, 1 signatures;
	issue: 26 reads, 14 writes, 0 signatures;
	trigger_issue: 27 reads, 15 writes, 0 signatures;
	release_issue: 24 reads, 15 writes, 0 signatures;
	refuse_issue: 9 reads, 8 writes, 0 signatures;
	veto: 7 reads, 9 writes, 0 signatures;
	confirm_refund: 11 reads, 6 writes, 1 signatures;
	complain: 6 reads, 4 writes, 0 signatures;
	record_silence: 2 reads, 2 writes, 0 signatures;
	rule_complaint: 13 reads, 8 writes, 0 signatures;
	request_redemption: 23 reads, 13 writes, 0 signatures;
	accept_redemption: 12 reads, 3 writes, 1 signatures;
	pay_out: 19 reads, 14 writes, 1 signatures;
	refuse_redemption: 20 reads, 14 writes, 1 signatures;
	return_redemption: 14 reads, 13 writes, 0 signatures;
	rule_redemption: 15 reads, 14 writes, 0 signatures;
	withdraw_chips: 10 reads, 8 writes, 0 signatures;
	reclaim_bond: 7 reads, 4 writes, 0 signatures;
}
