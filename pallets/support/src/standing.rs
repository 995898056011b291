// SPDX-License-Identifier: Apache-2.0

//! Whether an account may take part in a payment.

/// Asked before every match, bid, claim and refund: a ledger's own freeze bars neither a payment out
/// of a hold nor a payment in.
pub trait Standing<Currency, AccountId> {
	/// Whether `who` may pay in `currency`.
	fn may_pay(currency: &Currency, who: &AccountId) -> bool;

	/// Whether `who` may be paid in `currency`.
	fn may_receive(currency: &Currency, who: &AccountId) -> bool;
}

/// Everybody may.
impl<Currency, AccountId> Standing<Currency, AccountId> for () {
	fn may_pay(_: &Currency, _: &AccountId) -> bool {
		true
	}

	fn may_receive(_: &Currency, _: &AccountId) -> bool {
		true
	}
}
