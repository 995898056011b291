// SPDX-License-Identifier: Apache-2.0

//! `create_kind`, `set_policy`, `set_breaker` and `attest_reserve`.

use crate::{mock::*, *};
use frame_support::traits::fungibles::{metadata::Inspect as _, roles::Inspect as _, Inspect as _};
use sp_runtime::{AccountId32, DispatchError, FixedPointNumber, FixedU128, Permill};

fn create(currency: &[u8; 3], policy: PolicyOf<Test>, auditor: AccountId32) -> Call<Test> {
	Call::create_kind { currency: CurrencyCode(*currency), policy, auditor }
}

fn set(policy: PolicyOf<Test>, auditor: AccountId32) -> Call<Test> {
	Call::set_policy { kind: EUR, policy, auditor }
}

fn kind() -> KindOf<Test> {
	Kinds::<Test>::get(EUR).unwrap()
}

type Change = fn(&mut PolicyOf<Test>);

/// Terms that are just good enough.
const GOOD: [Change; 15] = [
	|p| p.rate = FixedU128::from_u32(1_000),
	|p| p.rate = FixedU128::from_rational(1, 1_000),
	|p| p.fee = Permill::from_percent(10),
	|p| p.per_transaction = 1,
	|p| p.per_day = p.per_transaction,
	|p| p.total = p.per_day,
	|p| p.total = MAX_TOTAL,
	|p| p.large_from = 1,
	|p| p.large_from_at_node = 1,
	|p| p.large_from = u128::MAX,
	|p| p.attesters = 1,
	|p| p.attesters = 8,
	|p| p.veto_window = 0,
	|p| p.veto_window = 30 * DAY,
	|p| (p.reserve_lifetime) = 366 * DAY,
];

/// Terms that are just not.
const BAD: [Change; 17] = [
	|p| p.rate = FixedU128::from_inner(0),
	|p| p.rate = FixedU128::from_inner(1_000 * FixedU128::DIV + 1),
	|p| p.rate = FixedU128::from_inner(FixedU128::DIV / 1_000 - 1),
	|p| p.rate = FixedU128::from_inner(u128::MAX),
	|p| p.fee = Permill::from_parts(100_001),
	|p| p.fee = Permill::one(),
	|p| p.per_transaction = 0,
	|p| p.per_transaction = p.per_day + 1,
	|p| p.per_day = p.total + 1,
	|p| p.total = MAX_TOTAL + 1,
	|p| p.large_from = 0,
	|p| p.large_from_at_node = 0,
	|p| p.attesters = 0,
	|p| p.attesters = 9,
	|p| p.veto_window = 30 * DAY + 1,
	|p| p.reserve_lifetime = 0,
	|p| p.reserve_lifetime = 366 * DAY + 1,
];

fn with(change: Change) -> PolicyOf<Test> {
	let mut policy = policy();
	change(&mut policy);
	policy
}

#[test]
fn kind_should_exist_with_its_asset_when_governance_makes_it() {
	ExtBuilder::default().build_and_execute(|| {
		root(create(b"EUR", policy(), auditor()));
		let currency = CurrencyCode(*b"EUR");
		let breaker = Breaker::AllOn;
		let expected =
			Kind { currency, decimals: 2, auditor: auditor(), breaker, policy: policy() };
		assert_eq!(Kinds::<Test>::get(0), Some(expected));
		assert_eq!(KindsByCurrency::<Test>::get(currency), Some(0));
		assert_eq!(NextKindId::<Test>::get(), 1);
		assert_eq!(Duties::<Test>::get(auditor()), Some(Duty::Auditor(1)));
		assert_eq!(events(), [Event::KindCreated { kind: 0, currency, decimals: 2 }]);

		let pallet = Some(Chips::pallet_account());
		let roles = [Assets::owner(0), Assets::admin(0), Assets::issuer(0), Assets::freezer(0)];
		assert!(roles.into_iter().all(|role| role == pallet));
		assert_eq!(Assets::name(0), b"EUR chips");
		assert_eq!(Assets::symbol(0), b"hEUR");
		assert_eq!(Assets::decimals(0), 2);
		assert_eq!((Assets::total_issuance(0), Assets::minimum_balance(0)), (0, 1));
		assert!(pallet_assets::Asset::<Test>::get(0).unwrap().is_sufficient);
		// Nobody paid for it.
		assert_eq!(Balances::total_issuance(), 9 * ENDOWMENT);
		assert_eq!(free(&Chips::pallet_account()), 0);
	});
}

#[test]
fn kinds_should_count_up_with_the_decimals_of_their_currencies() {
	ExtBuilder::default().kind().build_and_execute(|| {
		for (id, code, decimals) in [(1, b"JPY", 0), (2, b"KWD", 3), (3, b"USD", 2)] {
			root(create(code, policy(), auditor()));
			let row = Kinds::<Test>::get(id).unwrap();
			assert_eq!((row.currency.0, row.decimals), (*code, decimals));
			assert_eq!(Assets::decimals(id), decimals);
			assert_eq!(KindsByCurrency::<Test>::get(CurrencyCode(*code)), Some(id));
		}
		assert_eq!(Duties::<Test>::get(auditor()), Some(Duty::Auditor(4)));
	});
}

#[test]
fn kind_should_be_refused_when_the_code_is_no_currency() {
	ExtBuilder::default().build_and_execute(|| {
		for code in [b"eur", b"XXX", b"XAU", b"ABC", b"E R"] {
			root_refused(create(code, policy(), auditor()), Error::<Test>::UnknownCurrency);
		}
	});
}

#[test]
fn kind_should_be_refused_when_the_currency_has_one() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let again = create(b"EUR", policy(), auditor());
		root_refused(again, Error::<Test>::KindAlreadyExists);
	});
}

#[test]
fn kind_should_be_refused_when_the_ledger_has_its_id() {
	ExtBuilder::default().build_and_execute(|| {
		let foreign = Assets::force_create(Origin::root(), 0, alice(), true, 1);
		frame_support::assert_ok!(foreign);
		let taken = pallet_assets::Error::<Test>::InUse;
		root_refused(create(b"EUR", policy(), auditor()), taken);
	});
}

#[test]
fn policy_should_be_taken_when_every_term_is_within_its_bounds() {
	ExtBuilder::default().kind().build_and_execute(|| {
		for change in GOOD {
			root(set(with(change), auditor()));
			assert_eq!(kind().policy, with(change));
		}
	});
}

#[test]
fn policy_should_be_refused_when_any_term_is_out_of_its_bounds() {
	ExtBuilder::default().kind().build_and_execute(|| {
		for (at, change) in BAD.into_iter().enumerate() {
			let (made, new) =
				(create(b"USD", with(change), auditor()), set(with(change), auditor()));
			for call in [made, new] {
				let outcome = dispatch(Origin::root(), call);
				assert_eq!(outcome, Err(Error::<Test>::InvalidPolicy.into()), "bad policy {at}");
			}
		}
		assert_eq!(kind().policy, policy());
		assert_eq!(NextKindId::<Test>::get(), 1);
	});
}

#[test]
fn policy_and_auditor_should_change_when_governance_sets_them() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let policy = with(|p| p.per_day = 60_000);
		root(set(policy, bob()));
		assert_eq!(kind(), Kind { policy, auditor: bob(), ..kind() });
		assert_eq!(Duties::<Test>::get(auditor()), None);
		assert_eq!(Duties::<Test>::get(bob()), Some(Duty::Auditor(1)));
		assert_eq!(events(), [Event::PolicySet { kind: EUR, policy, auditor: bob() }]);
		root(set(policy, bob()));
		assert_eq!(Duties::<Test>::get(bob()), Some(Duty::Auditor(1)));
		let attest = Call::attest_reserve { kind: EUR, amount: 1 };
		refused(&auditor(), attest.clone(), Error::<Test>::NotAuthorised);
		by(&bob(), attest);
	});
}

#[test]
fn rate_should_stay_as_it_is_when_chips_circulate_or_are_promised() {
	let twice = |p: &mut PolicyOf<Test>| p.rate = FixedU128::from_u32(2);
	ExtBuilder::default().node().build_and_execute(|| {
		root(set(with(twice), auditor()));
		root(set(policy(), auditor()));
		buy(&alice(), 100);
		root_refused(set(with(twice), auditor()), Error::<Test>::RateFixed);
		// Everything else may change.
		root(set(with(|p| p.fee = Permill::from_percent(1)), auditor()));
		root(set(policy(), auditor()));
		let redemption = redeem(&alice(), 100);
		root_refused(set(with(twice), auditor()), Error::<Test>::RateFixed);
		by(&dave(), accepting(redemption));
		by(&dave(), paying_out(payout(redemption)));
		root(set(with(twice), auditor()));
	});
	ExtBuilder::default().node().build_and_execute(|| {
		let request = attested(&alice(), 5_000);
		by(&dave(), co_attestation(request, NODE_B));
		by(&issuer(), Call::issue { request });
		// Promised, and in no account yet.
		root_refused(set(with(twice), auditor()), Error::<Test>::RateFixed);
		by(&pauser(), Call::veto { request });
		root(set(with(twice), auditor()));
	});
}

#[test]
fn auditor_should_keep_its_duty_when_it_audits_another_kind() {
	ExtBuilder::default().kind().build_and_execute(|| {
		root(create(b"USD", policy(), auditor()));
		root(set(policy(), bob()));
		assert_eq!(Duties::<Test>::get(auditor()), Some(Duty::Auditor(1)));
		assert_eq!(Duties::<Test>::get(bob()), Some(Duty::Auditor(1)));
		let issuer = Call::admit_issuer {
			issuer: ISSUER,
			account: auditor(),
			key: alice(),
			valid_until: 100,
		};
		root_refused(issuer, Error::<Test>::OfficeTaken);
	});
}

#[test]
fn auditor_should_be_refused_when_it_holds_an_office_or_issues() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for who in [refiller(), pauser(), freezer(), issuer()] {
			let made = create(b"USD", policy(), who.clone());
			root_refused(made, Error::<Test>::OfficeTaken);
			root_refused(set(policy(), who), Error::<Test>::OfficeTaken);
		}
	});
}

#[test]
fn policy_breaker_and_reserve_should_be_refused_when_there_is_no_kind() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let (kind, not_found) = (EUR + 1, Error::<Test>::KindNotFound);
		let set = Call::set_policy { kind, policy: policy(), auditor: auditor() };
		root_refused(set, Error::<Test>::KindNotFound);
		root_refused(Call::set_breaker { kind, breaker: Breaker::AllOff }, not_found);
		let attest = Call::attest_reserve { kind, amount: 1 };
		refused(&auditor(), attest, Error::<Test>::KindNotFound);
	});
}

#[test]
fn breaker_should_stand_where_the_pauser_or_governance_sets_it() {
	ExtBuilder::default().kind().build_and_execute(|| {
		for breaker in [Breaker::IssueOff, Breaker::AllOff, Breaker::AllOn, Breaker::AllOn] {
			by(&pauser(), Call::set_breaker { kind: EUR, breaker });
			assert_eq!(kind().breaker, breaker);
			assert_eq!(events(), [Event::BreakerSet { kind: EUR, breaker }]);
		}
		root(Call::set_breaker { kind: EUR, breaker: Breaker::AllOff });
		assert_eq!(kind().breaker, Breaker::AllOff);
		assert_eq!(kind().policy, policy());
	});
}

#[test]
fn reserve_should_be_what_the_auditor_saw_last() {
	ExtBuilder::default().kind().build_and_execute(|| {
		assert_eq!(KindTotals::<Test>::get(EUR).reserve, Some((RESERVE, 1)));
		for amount in [7, 0, u128::MAX] {
			forward(3);
			by(&auditor(), Call::attest_reserve { kind: EUR, amount });
			let totals = KindTotals::<Test>::get(EUR);
			assert_eq!(totals.reserve, Some((amount, System::block_number())));
			assert_eq!((totals.issued, totals.attested), (0, 0));
			assert_eq!(events(), [Event::ReserveAttested { kind: EUR, amount }]);
		}
	});
}

#[test]
fn reserve_should_be_refused_when_not_its_auditor_attests_it() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		root(create(b"USD", policy(), bob()));
		for who in [alice(), bob(), issuer(), refiller(), pauser(), freezer()] {
			let attest = Call::attest_reserve { kind: EUR, amount: 1 };
			refused(&who, attest, Error::<Test>::NotAuthorised);
		}
		for origin in [Origin::root(), Origin::none()] {
			let outcome = Chips::attest_reserve(origin, EUR, 1);
			frame_support::assert_noop!(outcome, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn kinds_and_policies_should_be_refused_when_not_governance_sets_them() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for who in [alice(), auditor(), issuer(), refiller(), pauser(), freezer()] {
			refused(&who, create(b"USD", policy(), bob()), DispatchError::BadOrigin);
			refused(&who, set(policy(), bob()), DispatchError::BadOrigin);
		}
		let outcome = dispatch(Origin::none(), set(policy(), bob()));
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
	});
}
