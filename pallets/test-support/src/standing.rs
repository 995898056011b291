// SPDX-License-Identifier: Apache-2.0

//! Who may pay and be paid, changed by hand.

use frame_support::parameter_types;
#[cfg(feature = "runtime-benchmarks")]
use hanse_support::benchmarking::BenchmarkStanding;
use hanse_support::Standing;
use sp_runtime::AccountId32;

parameter_types! {
	pub static BarredPayers: Vec<AccountId32> = Vec::new();
	pub static BarredPayees: Vec<AccountId32> = Vec::new();
}

/// Bars accounts in every currency.
pub struct Standings;

impl<Currency> Standing<Currency, AccountId32> for Standings {
	fn may_pay(_: &Currency, who: &AccountId32) -> bool {
		!BarredPayers::get().contains(who)
	}

	fn may_receive(_: &Currency, who: &AccountId32) -> bool {
		!BarredPayees::get().contains(who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl<Currency> BenchmarkStanding<Currency, AccountId32> for Standings {
	fn bar(_: &Currency, who: &AccountId32) {
		bar(who);
	}
}

/// Bars an account from paying and from being paid.
pub fn bar(who: &AccountId32) {
	bar_payer(who);
	bar_payee(who);
}

/// Bars an account from paying only.
pub fn bar_payer(who: &AccountId32) {
	BarredPayers::mutate(|barred| barred.push(who.clone()));
}

/// Bars an account from being paid only.
pub fn bar_payee(who: &AccountId32) {
	BarredPayees::mutate(|barred| barred.push(who.clone()));
}

/// The account may pay and be paid again.
pub fn unbar(who: &AccountId32) {
	BarredPayers::mutate(|barred| barred.retain(|other| other != who));
	BarredPayees::mutate(|barred| barred.retain(|other| other != who));
}

/// Everybody may pay and be paid again.
pub fn unbar_all() {
	BarredPayers::reset();
	BarredPayees::reset();
}
