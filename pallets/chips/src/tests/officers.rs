// SPDX-License-Identifier: Apache-2.0

//! `set_officer`, and what offices may do; one account, one duty.

use crate::{mock::*, *};
use sp_runtime::{AccountId32, DispatchError};

const OFFICES: [Office; 3] = [Office::Refiller, Office::Pauser, Office::Freezer];

fn appoint(office: Office, who: Option<AccountId32>) -> Call<Test> {
	Call::set_officer { office, who }
}

/// One call of each office.
fn business(office: Office) -> Call<Test> {
	match office {
		Office::Refiller => Call::set_allowance { issuer: ISSUER, kind: EUR, allowance: 5 },
		Office::Pauser => Call::set_breaker { kind: EUR, breaker: Breaker::IssueOff },
		Office::Freezer => Call::freeze { kind: EUR, who: alice() },
	}
}

fn holder(office: Office) -> AccountId32 {
	Officers::<Test>::get(office).unwrap()
}

#[test]
fn office_should_have_the_holder_that_governance_sets() {
	ExtBuilder::default().build_and_execute(|| {
		for office in OFFICES {
			let who = account(&format!("{office:?}"));
			root(appoint(office, Some(who.clone())));
			assert_eq!(Officers::<Test>::get(office), Some(who.clone()));
			assert_eq!(Duties::<Test>::get(&who), Some(Duty::Office(office)));
			assert_eq!(events(), [Event::OfficerSet { office, who: Some(who) }]);
		}
	});
}

#[test]
fn office_should_change_hands_when_another_is_set() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		root(appoint(Office::Pauser, Some(bob())));
		assert_eq!(Duties::<Test>::get(pauser()), None);
		assert_eq!(Duties::<Test>::get(bob()), Some(Duty::Office(Office::Pauser)));
		refused(&pauser(), business(Office::Pauser), Error::<Test>::NotAuthorised);
		by(&bob(), business(Office::Pauser));
		root(appoint(Office::Freezer, Some(pauser())));
		assert_eq!(holder(Office::Freezer), pauser());
	});
}

#[test]
fn office_should_be_empty_when_governance_sets_nobody() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for office in OFFICES {
			let before = holder(office);
			root(appoint(office, None));
			assert_eq!(Officers::<Test>::get(office), None);
			assert_eq!(Duties::<Test>::get(&before), None);
			assert_eq!(events(), [Event::OfficerSet { office, who: None }]);
			refused(&before, business(office), Error::<Test>::NotAuthorised);
		}
		root(appoint(Office::Pauser, None));
		for office in OFFICES {
			root(business(office));
		}
	});
}

#[test]
fn office_should_stay_when_its_holder_is_set_again() {
	ExtBuilder::default().kind().build_and_execute(|| {
		root(appoint(Office::Refiller, Some(refiller())));
		assert_eq!(holder(Office::Refiller), refiller());
		assert_eq!(Duties::<Test>::get(refiller()), Some(Duty::Office(Office::Refiller)));
	});
}

#[test]
fn office_should_be_refused_when_the_account_has_another_duty() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for office in OFFICES {
			for who in [refiller(), pauser(), freezer(), issuer(), auditor()] {
				if who != holder(office) {
					root_refused(appoint(office, Some(who)), Error::<Test>::OfficeTaken);
				}
			}
		}
	});
}

#[test]
fn office_should_do_its_own_business_and_no_other() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for office in OFFICES {
			for other in OFFICES {
				if other != office {
					let not_yours = Error::<Test>::NotAuthorised;
					refused(&holder(other), business(office), not_yours);
				}
			}
			for who in [alice(), issuer(), auditor()] {
				refused(&who, business(office), Error::<Test>::NotAuthorised);
			}
			let nobody = dispatch(Origin::none(), business(office));
			assert_eq!(nobody, Err(DispatchError::BadOrigin));
			by(&holder(office), business(office));
		}
	});
}

#[test]
fn offices_should_be_refused_when_not_governance_fills_them() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		for who in [alice(), issuer(), auditor(), refiller(), pauser(), freezer()] {
			let appoint = appoint(Office::Pauser, Some(alice()));
			refused(&who, appoint, DispatchError::BadOrigin);
		}
		let outcome = dispatch(Origin::none(), appoint(Office::Pauser, None));
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn duty_should_end_when_the_office_or_the_admission_does() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		root(Call::remove_issuer { issuer: ISSUER });
		root(appoint(Office::Pauser, Some(issuer())));
		let admission = Call::admit_issuer {
			issuer: ISSUER,
			account: pauser(),
			key: alice(),
			valid_until: 100,
		};
		root(admission);
		assert_eq!(Duties::<Test>::get(pauser()), Some(Duty::Issuer(ISSUER)));
		let policy = Call::set_policy { kind: EUR, policy: policy(), auditor: pauser() };
		root_refused(policy, Error::<Test>::OfficeTaken);
	});
}
