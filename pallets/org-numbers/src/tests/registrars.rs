// SPDX-License-Identifier: Apache-2.0

//! `add_registrar`, `remove_registrar`, `grant_verification` and `withdraw_verification`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{OrgDirectory, OrgNumber};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, DispatchResult};

const EVIDENCE: H256 = H256([5; 32]);

fn verify(by: &AccountId32, number: OrgNumber, tenure: u32) -> DispatchResult {
	OrgNumbers::grant_verification(signed(by), number, tenure, EVIDENCE)
}

fn withdraw(by: &AccountId32, number: OrgNumber, reason: &str) -> DispatchResult {
	OrgNumbers::withdraw_verification(signed(by), number, text(reason))
}

fn dismiss(who: &AccountId32) -> DispatchResult {
	OrgNumbers::remove_registrar(Origin::root(), who.clone())
}

fn is_verified(number: OrgNumber) -> bool {
	let standing = OrgNumbers::current(number).unwrap();
	let shown = OrgNumbers::number(number).unwrap().verification;
	assert_eq!(shown.is_some(), standing.verified);
	standing.verified
}

#[test]
fn registrar_should_come_and_go_when_governance_says_so() {
	ExtBuilder::default().execute(|| {
		admit(&charlie());
		assert!(Registrars::<Test>::contains_key(charlie()));
		let again = OrgNumbers::add_registrar(Origin::root(), charlie());
		assert_noop!(again, Error::<Test>::AlreadyRegistrar);
		assert_ok!(dismiss(&charlie()));
		assert!(!Registrars::<Test>::contains_key(charlie()));
		assert_noop!(dismiss(&charlie()), Error::<Test>::NotRegistrar);
		assert_eq!(
			events(),
			[
				Event::RegistrarAdded { registrar: charlie() },
				Event::RegistrarRemoved { registrar: charlie() },
			]
		);
	});
}

#[test]
fn registrars_should_be_refused_when_not_governance_admits_or_dismisses_them() {
	ExtBuilder::default().execute(|| {
		admit(&charlie());
		for origin in [Origin::none(), signed(&alice()), signed(&charlie())] {
			let add = OrgNumbers::add_registrar(origin.clone(), alice());
			assert_noop!(add, DispatchError::BadOrigin);
			let remove = OrgNumbers::remove_registrar(origin, charlie());
			assert_noop!(remove, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn number_should_be_verified_under_its_owner_when_a_registrar_vouches() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert!(!is_verified(number));
		events();
		forward(4);
		assert_ok!(verify(&charlie(), number, 0));
		let since = System::block_number();
		let evidence = EVIDENCE;
		let expected = Verification { registrar: charlie(), evidence, since };
		assert_eq!(row(number).verification, Some(expected));
		assert!(is_verified(number));
		let registrar = charlie();
		assert_eq!(events(), [Event::Verified { number, tenure: 0, registrar, evidence }]);
	});
}

#[test]
fn verification_should_be_refused_when_the_caller_is_no_registrar() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_ok!(dismiss(&charlie()));
		for who in [alice(), bob(), charlie()] {
			assert_noop!(verify(&who, number, 0), Error::<Test>::NotRegistrar);
		}
	});
}

#[test]
fn verification_should_be_refused_when_it_is_for_another_tenure() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_noop!(verify(&charlie(), number, 1), Error::<Test>::TenureMismatch);
		hand_on(number, &bob());
		assert_noop!(verify(&charlie(), number, 0), Error::<Test>::TenureMismatch);
	});
}

#[test]
fn verification_should_be_another_registrars_when_it_vouches_too() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		admit(&dave());
		assert_ok!(verify(&charlie(), number, 0));
		assert_ok!(verify(&dave(), number, 0));
		assert_ok!(dismiss(&charlie()));
		assert!(is_verified(number));
	});
}

#[test]
fn verification_should_lapse_when_its_registrar_is_dismissed() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_ok!(verify(&charlie(), number, 0));
		assert_ok!(dismiss(&charlie()));
		assert!(!is_verified(number));
	});
}

#[test]
fn verification_should_be_withdrawn_when_any_registrar_gives_a_reason() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		admit(&dave());
		for by in [charlie(), dave()] {
			assert_ok!(verify(&charlie(), number, 0));
			events();
			assert_ok!(withdraw(&by, number, "struck off the register"));
			assert!(!is_verified(number));
			assert_eq!(row(number).verification, None);
			let reason = text("struck off the register");
			let withdrawn = Event::VerificationWithdrawn { number, registrar: by, reason };
			assert_eq!(events(), [withdrawn]);
		}
	});
}

#[test]
fn withdrawal_should_clear_a_dismissed_registrars_word_when_another_withdraws_it() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		admit(&dave());
		assert_ok!(verify(&charlie(), number, 0));
		assert_ok!(dismiss(&charlie()));
		assert_noop!(withdraw(&charlie(), number, "late"), Error::<Test>::NotRegistrar);
		assert_ok!(withdraw(&dave(), number, "dismissed"));
		assert_eq!(row(number).verification, None);
	});
}

#[test]
fn withdrawal_should_be_refused_when_the_caller_is_no_registrar() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_ok!(verify(&charlie(), number, 0));
		for who in [alice(), dave()] {
			assert_noop!(withdraw(&who, number, "no"), Error::<Test>::NotRegistrar);
		}
	});
}

#[test]
fn withdrawal_should_be_refused_when_the_reason_is_empty_or_disguised() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_ok!(verify(&charlie(), number, 0));
		for bad in ["", "two\nlines", "\u{202e}"] {
			assert_noop!(withdraw(&charlie(), number, bad), Error::<Test>::InvalidReason);
		}
		assert_ok!(withdraw(&charlie(), number, &"r".repeat(128)));
	});
}

#[test]
fn withdrawal_should_be_refused_when_the_number_is_not_verified() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		assert_noop!(withdraw(&charlie(), number, "why"), Error::<Test>::NotVerified);
	});
}

#[test]
fn verification_should_stay_void_when_its_dismissed_registrar_is_admitted_again() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::add_registrar(Origin::root(), charlie()));
		assert_ok!(verify(&charlie(), number, 0));
		assert!(is_verified(number));
		assert_ok!(dismiss(&charlie()));
		forward(1);
		assert_ok!(OrgNumbers::add_registrar(Origin::root(), charlie()));
		assert!(!is_verified(number));
		assert_ok!(verify(&charlie(), number, 0));
		assert!(is_verified(number));
	});
}
