// SPDX-License-Identifier: Apache-2.0

//! Check digits: against another implementation of ISO 7064 MOD 97-10, and in every call.

use crate::{mock::*, *};
use frame_support::assert_noop;
use hanse_support::OrgNumber;
use proptest::prelude::*;
use sp_core::H256;

/// The check digits of the sequence as an LEI's payload: the zeros in front weigh nothing.
fn oracle(sequence: u64) -> u64 {
	let lei = lei::build_from_payload(&format!("{sequence:018}")).unwrap();
	lei.check_digits().parse().unwrap()
}

/// The check digits that this chain accepts behind a sequence.
fn fitting(sequence: u64) -> Vec<u64> {
	(0..100).filter(|check| OrgNumber(sequence * 100 + check).is_valid()).collect()
}

/// Whether a text leaves 1 when divided by 97, letters counting from 10 on.
fn leaves_one(text: &str) -> bool {
	let digits: String = text.chars().map(|char| char.to_digit(36).unwrap().to_string()).collect();
	let remainder =
		digits.bytes().fold(0u64, |sum, digit| (sum * 10 + u64::from(digit - b'0')) % 97);
	remainder == 1
}

#[test]
fn method_should_be_that_of_the_lei_when_a_published_one_is_checked() {
	let published = "5493001KJTIIGC8Y1R12";
	assert!(lei::validate(published));
	assert!(leaves_one(published));
	assert!(!leaves_one("5493001KJTIIGC8Y1R21"));
	assert!(!lei::validate("5493001KJTIIGC8Y1R21"));
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

	#[test]
	fn check_digits_should_be_the_leis_when_any_sequence_is_numbered(
		sequence in 1..=OrgNumber::MAX_SEQUENCE,
	) {
		let number = OrgNumber::from_sequence(sequence).unwrap();
		prop_assert!(leaves_one(&number.to_string()));
		prop_assert_eq!(fitting(sequence), [number.0 % 100]);
		prop_assert_eq!(number.0 % 97, 1);
		prop_assert_eq!(number.0 % 100 % 97, oracle(sequence) % 97);
	}
}

/// ISO 17442 writes 98 where ISO 7064 alone would allow 01 as well, which the other implementation
/// prefers: the remainder is the same, and of the two only 98 is accepted here.
#[test]
fn check_digits_should_be_98_and_never_01_when_the_payload_leaves_nothing() {
	for sequence in [97, 970, 450_429_103] {
		assert_eq!(oracle(sequence), 1);
		assert_eq!(fitting(sequence), [98]);
	}
}

/// Every call that names a number, and what it says of one that was never issued. Those that clear
/// what a released number left behind miss their row, since they do not ask for the number.
fn calls(number: OrgNumber) -> Vec<(Call<Test>, Error<Test>)> {
	let gone = || Error::<Test>::NumberNotFound;
	let (publication, part) = (0, text("part"));
	let document = document("News", "body");
	let (account, to) = (bob(), bob());
	let reason = text("why");
	let role = GrantedRole::Editor;
	let plan = Some(RecoveryPlan { to: bob(), delay: 10 });
	vec![
		(Call::release { number }, gone()),
		(Call::set_profile { number, profile: profile("x") }, gone()),
		(Call::publish { number, document: document.clone() }, gone()),
		(Call::append_part { number, publication, part }, gone()),
		(Call::edit_publication { number, publication, document }, gone()),
		(Call::retract_publication { number, publication }, Error::PublicationNotFound),
		(Call::set_role { number, account: account.clone(), role }, gone()),
		(Call::remove_role { number, account: account.clone() }, gone()),
		(Call::reclaim_role { number, tenure: 0, account }, Error::RoleNotFound),
		(Call::follow { number }, gone()),
		(Call::unfollow { number }, Error::NotFollowing),
		(Call::set_primary { number }, gone()),
		(Call::offer_transfer { number, to }, gone()),
		(Call::accept_transfer { number }, gone()),
		(Call::cancel_transfer { number }, gone()),
		(Call::set_recovery { number, plan: plan.clone() }, gone()),
		(Call::set_recovery { number, plan: None }, gone()),
		(Call::start_recovery { number }, gone()),
		(Call::object_to_recovery { number }, gone()),
		(Call::finish_recovery { number }, gone()),
		(Call::grant_verification { number, tenure: 0, evidence: H256::zero() }, gone()),
		(Call::withdraw_verification { number, reason }, gone()),
		(Call::clear_history { number, from: 1, count: 1 }, Error::HistoryNotFound),
	]
}

#[test]
fn every_call_should_refuse_a_mistyped_number() {
	ExtBuilder::default().execute(|| {
		registered(&alice());
		admit(&alice());
		// A wrong digit, a swap, a sequence alone, nothing and too much.
		for mistyped in [196, 159, 1, 0, 97, 1_000_000_000_000, u64::MAX] {
			for (call, _) in calls(OrgNumber(mistyped)) {
				let refused = dispatch(signed(&alice()), call);
				assert_noop!(refused, Error::<Test>::InvalidCheckDigits);
			}
		}
	});
}

#[test]
fn every_call_should_refuse_a_number_that_was_never_issued() {
	ExtBuilder::default().execute(|| {
		registered(&alice());
		admit(&alice());
		for sequence in [2, OrgNumber::MAX_SEQUENCE] {
			let unissued = OrgNumber::from_sequence(sequence).unwrap();
			for (call, expected) in calls(unissued) {
				assert_noop!(dispatch(signed(&alice()), call), expected);
			}
		}
	});
}
