// SPDX-License-Identifier: Apache-2.0

//! `admit_issuer`, `remove_issuer`, `set_allowance` and `set_issuer_terms`.

use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::OrgNumber;
use sp_core::Pair;
use sp_runtime::{AccountId32, DispatchError};

fn key() -> AccountId32 {
	issuer_key(ISSUER).public().into()
}

fn admit(account: AccountId32, key: AccountId32, valid_until: u32) -> Call<Test> {
	Call::admit_issuer { issuer: ISSUER, account, key, valid_until }
}

fn row() -> IssuerOf<Test> {
	Issuers::<Test>::get(ISSUER).unwrap()
}

fn remove(issuer: OrgNumber) -> Call<Test> {
	Call::remove_issuer { issuer }
}

fn allow(allowance: u128) -> Call<Test> {
	Call::set_allowance { issuer: ISSUER, kind: EUR, allowance }
}

fn set_terms(terms: IssuerTermsOf<Test>) -> Call<Test> {
	Call::set_issuer_terms { issuer: ISSUER, terms }
}

const TERMS: IssuerTermsOf<Test> =
	IssuerTerms { auto_issue_after: Some(5), starter: 100, starter_from: 1 };
const NO_TERMS: IssuerTermsOf<Test> =
	IssuerTerms { auto_issue_after: None, starter: 0, starter_from: 0 };

fn allowance() -> u128 {
	Chips::allowance(ISSUER, EUR)
}

#[test]
fn issuer_should_be_admitted_under_its_number_when_governance_says_so() {
	ExtBuilder::default().kind().build_and_execute(|| {
		let valid_until = System::block_number() + 1;
		root(admit(issuer(), key(), valid_until));
		let expected = Issuer {
			tenure: 0,
			admission: 1,
			account: issuer(),
			key: key(),
			key_version: 1,
			valid_until,
			terms: NO_TERMS,
		};
		assert_eq!(row(), expected);
		assert_eq!(Duties::<Test>::get(issuer()), Some(Duty::Issuer(ISSUER)));
		assert_eq!(allowance(), 0);
		let (issuer, account, key_version) = (ISSUER, issuer(), 1);
		let event = Event::IssuerAdmitted {
			issuer,
			tenure: 0,
			account,
			key: key(),
			key_version,
			valid_until,
		};
		assert_eq!(events(), [event]);
	});
}

#[test]
fn renewal_should_keep_terms_and_allowance_and_count_keys() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		by(&issuer(), set_terms(TERMS));
		root(admit(issuer(), key(), 50));
		assert_eq!((row().key_version, row().valid_until), (1, 50));
		root(admit(bob(), alice(), 60));
		let renewed = row();
		assert_eq!((renewed.account, renewed.key, renewed.key_version), (bob(), alice(), 2));
		assert_eq!((renewed.admission, renewed.terms), (1, TERMS));
		assert_eq!(allowance(), ALLOWANCE);
		assert_eq!(Duties::<Test>::get(issuer()), None);
		assert_eq!(Duties::<Test>::get(bob()), Some(Duty::Issuer(ISSUER)));
		refused(&issuer(), set_terms(TERMS), Error::<Test>::NotAuthorised);
		// The first key again is a third version: what it signed as the first is not renewed.
		root(admit(bob(), key(), 60));
		assert_eq!(row().key_version, 3);
	});
}

#[test]
fn renewal_should_keep_the_allowance_when_the_admission_had_run_out() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		root(admit(issuer(), key(), 10));
		System::set_block_number(10);
		assert_ok!(Chips::current_issuer(ISSUER));
		forward(1);
		assert_eq!(Chips::current_issuer(ISSUER), Err(Error::<Test>::IssuerVoid.into()));
		root(admit(issuer(), key(), 20));
		assert_eq!((row().admission, allowance()), (1, ALLOWANCE));
	});
}

#[test]
fn admission_should_be_void_and_its_allowance_gone_when_the_number_is_sold() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		by(&issuer(), set_terms(TERMS));
		sell_number(ISSUER, &bob());
		refused(&issuer(), set_terms(TERMS), Error::<Test>::IssuerVoid);
		refused(&refiller(), allow(1), Error::<Test>::IssuerVoid);
		root(admit(bob(), key(), 100));
		let admitted = row();
		assert_eq!((admitted.tenure, admitted.admission, admitted.key_version), (1, 2, 2));
		assert_eq!(admitted.terms, NO_TERMS);
		assert_eq!(allowance(), 0);
		assert_eq!(Duties::<Test>::get(issuer()), None);
		by(&refiller(), allow(7));
		assert_eq!(allowance(), 7);
	});
}

#[test]
fn admission_should_be_void_when_the_number_is_given_up() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		release_number(ISSUER);
		refused(&issuer(), set_terms(TERMS), Error::<Test>::IssuerVoid);
		root_refused(admit(issuer(), key(), 100), Error::<Test>::NumberNotFound);
		root(remove(ISSUER));
		assert_eq!(Issuers::<Test>::get(ISSUER), None);
	});
}

#[test]
fn removal_should_leave_nothing_that_comes_back_when_admitted_again() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		by(&issuer(), set_terms(TERMS));
		events();
		root(remove(ISSUER));
		assert_eq!(events(), [Event::IssuerRemoved { issuer: ISSUER }]);
		assert_eq!(Issuers::<Test>::get(ISSUER), None);
		assert_eq!(Duties::<Test>::get(issuer()), None);
		assert_eq!(allowance(), 0);
		refused(&issuer(), set_terms(TERMS), Error::<Test>::IssuerNotFound);
		refused(&refiller(), allow(1), Error::<Test>::IssuerNotFound);
		root_refused(remove(ISSUER), Error::<Test>::IssuerNotFound);
		admit_issuer(ISSUER, &issuer());
		let again = row();
		assert_eq!((again.admission, again.key_version, again.terms), (2, 2, NO_TERMS));
		assert_eq!(allowance(), 0);
	});
}

#[test]
fn admission_should_be_refused_when_the_number_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		let issuer = OrgNumber::from_sequence(99).unwrap();
		let call = Call::admit_issuer { issuer, account: bob(), key: bob(), valid_until: 9 };
		root_refused(call, Error::<Test>::NumberNotFound);
	});
}

#[test]
fn admission_should_be_refused_when_it_would_end_now() {
	ExtBuilder::default().build_and_execute(|| {
		forward(9);
		for valid_until in [0, 9, 10] {
			let late = admit(issuer(), key(), valid_until);
			root_refused(late, Error::<Test>::InvalidValidity);
		}
		root(admit(issuer(), key(), 11));
	});
}

#[test]
fn admission_should_be_refused_when_the_account_has_another_duty() {
	ExtBuilder::default().kind().build_and_execute(|| {
		admit_issuer(OTHER_ISSUER, &other_issuer());
		for who in [refiller(), pauser(), freezer(), auditor(), other_issuer()] {
			root_refused(admit(who, key(), 100), Error::<Test>::OfficeTaken);
		}
	});
}

#[test]
fn issuers_should_be_refused_when_not_governance_admits_or_removes_them() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for who in [alice(), issuer(), refiller(), pauser(), freezer(), auditor()] {
			refused(&who, admit(alice(), key(), 100), DispatchError::BadOrigin);
			refused(&who, remove(ISSUER), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn allowance_should_be_what_was_set_last() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for allowance in [0, 1, policy().total] {
			by(&refiller(), allow(allowance));
			assert_eq!(Chips::allowance(ISSUER, EUR), allowance);
			let (issuer, kind) = (ISSUER, EUR);
			assert_eq!(events(), [Event::AllowanceSet { issuer, kind, allowance }]);
		}
		root(allow(3));
		assert_eq!(allowance(), 3);
		assert_eq!(Chips::allowance(OTHER_ISSUER, EUR), 0);
		assert_eq!(Chips::allowance(ISSUER, EUR + 1), 0);
	});
}

#[test]
fn allowance_should_be_refused_when_more_than_may_circulate() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for allowance in [policy().total + 1, u128::MAX] {
			refused(&refiller(), allow(allowance), Error::<Test>::AboveTotalCeiling);
		}
	});
}

#[test]
fn allowance_should_be_refused_when_there_is_no_such_issuer_or_kind() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let (kind, allowance) = (EUR, 1);
		let call = Call::set_allowance { issuer: OTHER_ISSUER, kind, allowance };
		refused(&refiller(), call, Error::<Test>::IssuerNotFound);
		let call = Call::set_allowance { issuer: ISSUER, kind: kind + 1, allowance };
		refused(&refiller(), call, Error::<Test>::KindNotFound);
	});
}

#[test]
fn terms_should_be_those_that_the_issuers_account_sets() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let soon = IssuerTerms { auto_issue_after: Some(0), starter: 1, starter_from: 7 };
		for terms in [TERMS, NO_TERMS, soon] {
			by(&issuer(), set_terms(terms));
			assert_eq!(row().terms, terms);
			assert_eq!(events(), [Event::IssuerTermsSet { issuer: ISSUER, terms }]);
		}
	});
}

#[test]
fn terms_should_be_refused_when_the_starter_is_too_large() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let terms = IssuerTerms { starter: terms().starter + 1, ..TERMS };
		refused(&issuer(), set_terms(terms), Error::<Test>::StarterTooLarge);
	});
}

#[test]
fn terms_should_be_refused_when_a_starter_needs_no_purchase() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		let terms = IssuerTerms { starter_from: 0, ..TERMS };
		refused(&issuer(), set_terms(terms), Error::<Test>::AmountTooSmall);
	});
}

#[test]
fn terms_should_be_refused_when_not_the_issuers_account_sets_them() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for who in [alice(), key(), refiller(), other_issuer()] {
			refused(&who, set_terms(TERMS), Error::<Test>::NotAuthorised);
		}
		let outcome = dispatch(Origin::root(), set_terms(TERMS));
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
		let terms = TERMS;
		let other = Call::set_issuer_terms { issuer: OTHER_ISSUER, terms };
		refused(&other_issuer(), other, Error::<Test>::IssuerNotFound);
	});
}
