// SPDX-License-Identifier: Apache-2.0

//! `register`.

use super::price;
use crate::{mock::*, *};
use codec::MaxEncodedLen;
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, Flow, FlowAsset, FlowReason, OrgNumber};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchResult, TokenError};

fn open(who: &AccountId32, handle: &str) -> DispatchResult {
	OrgNumbers::register(signed(who), text(handle), profile(handle), SALT)
}

#[test]
fn number_should_stand_with_all_its_rows_when_registered() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		events();
		assert_ok!(open(&alice(), "hanse"));
		let number = OrgNumber(195);
		let handle = Handle::parse(text("hanse")).unwrap();
		let amount = OrgNumbers::registration_deposit();
		assert_eq!(
			row(number),
			NumberRow {
				owner: alice(),
				tenure: 0,
				handle: handle.clone(),
				profile: profile("hanse"),
				revision: 0,
				history: H256::zero(),
				publications: 0,
				followers: 0,
				sale: Sale::None,
				recovery: None,
				verification: None,
				registered: 11,
				deposit: Deposit { payer: alice(), amount },
			}
		);
		assert_eq!(IssuedNumbers::<Test>::get(), 1);
		assert_eq!(Handles::<Test>::get(&handle), Some(HandleStatus::Taken(number)));
		assert!(NumbersOf::<Test>::contains_key(alice(), number));
		assert!(!Commitments::<Test>::contains_key(alice()));
		assert_eq!(held(&alice(), HoldReason::Number), amount);
		assert_eq!(held_in_all(&alice()), amount);
		let (owner, payer) = (alice(), alice());
		assert_eq!(events(), [Event::Registered { number, handle, owner, payer }]);
		let asset = FlowAsset::OrgNumber(number);
		let to = Some(alice());
		let flow = Flow { asset, from: None, to, quantity: 1, reason: FlowReason::Issued };
		assert_eq!(take_flows(), [flow]);
	});
}

#[test]
fn price_should_be_that_of_the_largest_record_when_base_and_bytes_change() {
	ExtBuilder::default().execute(|| {
		// Account, number and handle stand in the two indices as well.
		let bytes = NumberRowOf::<Test>::max_encoded_len() + 32 + 8 + 33;
		assert_eq!(OrgNumbers::registration_deposit(), price(bytes as u128));
		DepositBase::set(7);
		DepositPerByte::set(3);
		assert_eq!(OrgNumbers::registration_deposit(), 7 + 3 * bytes as u128);
	});
}

#[test]
fn numbers_should_follow_the_sequence_when_one_account_registers_several() {
	ExtBuilder::default().execute(|| {
		let numbers = ["one", "two", "three"].map(|handle| register(&alice(), handle));
		assert_eq!(numbers, [OrgNumber(195), OrgNumber(292), OrgNumber(389)]);
		assert_eq!(NumbersOf::<Test>::iter_key_prefix(alice()).count(), 3);
		assert_eq!(held_in_all(&alice()), 3 * OrgNumbers::registration_deposit());
	});
}

#[test]
fn commitment_should_open_only_when_ten_blocks_to_a_day_old() {
	for (age, expected) in [
		(0, Err(Error::<Test>::CommitmentImmature)),
		(9, Err(Error::<Test>::CommitmentImmature)),
		(10, Ok(())),
		(86_400, Ok(())),
		(86_401, Err(Error::<Test>::CommitmentExpired)),
	] {
		ExtBuilder::default().execute(|| {
			let hash = OrgNumbers::commitment(alice(), text("hanse"), SALT);
			assert_ok!(OrgNumbers::commit(signed(&alice()), hash));
			forward(age);
			match expected {
				Ok(()) => {
					assert_ok!(open(&alice(), "hanse"));
				},
				Err(error) => {
					assert_noop!(open(&alice(), "hanse"), error);
				},
			}
		});
	}
}

#[test]
fn replaced_commitment_should_mature_anew_when_the_hash_is_the_same() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		let hash = OrgNumbers::commitment(alice(), text("hanse"), SALT);
		assert_ok!(OrgNumbers::commit(signed(&alice()), hash));
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::CommitmentImmature);
	});
}

#[test]
fn commitment_should_be_refused_when_it_is_to_another_handle_salt_or_account() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		let mismatch = Error::<Test>::CommitmentMismatch;
		assert_noop!(open(&alice(), "hansa"), mismatch);
		let other_salt =
			OrgNumbers::register(signed(&alice()), text("hanse"), profile("h"), [8; 32]);
		assert_noop!(other_salt, Error::<Test>::CommitmentMismatch);
		// Bob saw Alice's hash in the pool and placed it as his own.
		let seen = Commitments::<Test>::get(alice()).unwrap().hash;
		assert_ok!(OrgNumbers::commit(signed(&bob()), seen));
		forward(COMMIT_MATURITY);
		assert_noop!(open(&bob(), "hanse"), Error::<Test>::CommitmentMismatch);
		assert_ok!(open(&alice(), "hanse"));
	});
}

#[test]
fn commitment_should_be_refused_when_it_was_made_on_another_chain() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		frame_system::BlockHash::<Test>::insert(0, H256([9; 32]));
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::CommitmentMismatch);
	});
}

#[test]
fn commitment_should_open_once_when_it_is_tried_again() {
	ExtBuilder::default().execute(|| {
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::CommitmentNotFound);
		let number = register(&alice(), "hanse");
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::CommitmentNotFound);
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::CommitmentNotFound);
	});
}

#[test]
fn handle_should_be_refused_when_it_is_not_in_the_canonical_form() {
	ExtBuilder::default().execute(|| {
		for bad in ["", "ab", "-ab", "ab-", "a--b", "Hanse", "ha nse", "hänse", "hanse.", "а́бв"]
		{
			commit_for(&alice(), &alice(), bad);
			assert_noop!(open(&alice(), bad), Error::<Test>::InvalidHandle);
		}
		for good in ["abc", &"x".repeat(32), "1-2-3"] {
			register(&alice(), good);
		}
	});
}

#[test]
fn profile_should_be_refused_when_a_text_or_the_category_is_not_clean() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		let good = profile("hanse");
		for bad in [
			Profile { category: 10_000, ..good.clone() },
			Profile { display_name: text("a\u{202e}b"), ..good.clone() },
			Profile { website: text("https://\n"), ..good.clone() },
			Profile { logo: vec![0xff].try_into().unwrap(), ..good.clone() },
		] {
			let register = OrgNumbers::register(signed(&alice()), text("hanse"), bad, SALT);
			assert_noop!(register, Error::<Test>::InvalidProfile);
		}
		let largest = Profile {
			display_name: text(&"n".repeat(64)),
			website: text(&"w".repeat(128)),
			logo: text(&"l".repeat(64)),
			category: 9_999,
			legal_registration: None,
		};
		assert_ok!(OrgNumbers::register(signed(&alice()), text("hanse"), largest, SALT));
	});
}

#[test]
fn handle_should_be_refused_when_a_number_carries_it() {
	ExtBuilder::default().execute(|| {
		commit_for(&bob(), &bob(), "hanse");
		register(&alice(), "hanse");
		assert_noop!(open(&bob(), "hanse"), Error::<Test>::HandleTaken);
		// Not even the same owner carries it twice.
		commit_for(&alice(), &alice(), "hanse");
		assert_noop!(open(&alice(), "hanse"), Error::<Test>::HandleTaken);
	});
}

#[test]
fn handle_should_be_refused_when_governance_keeps_it_back_for_nobody_or_another() {
	ExtBuilder::default().execute(|| {
		let reserve = |whom| OrgNumbers::reserve_handle(Origin::root(), text("hanse"), whom);
		commit_for(&alice(), &alice(), "hanse");
		for beneficiary in [None, Some(bob())] {
			assert_ok!(reserve(beneficiary));
			assert_noop!(open(&alice(), "hanse"), Error::<Test>::HandleReserved);
		}
		assert_ok!(reserve(Some(alice())));
		assert_ok!(open(&alice(), "hanse"));
	});
}

#[test]
fn registration_should_be_refused_when_the_balance_is_one_short() {
	ExtBuilder::default().execute(|| {
		// The commitment's deposit is given back before the number's is held.
		let enough = OrgNumbers::registration_deposit() + 1;
		let call =
			|| Call::register { handle: text("hanse"), profile: profile("hanse"), salt: SALT };
		set_free(&pauper(), enough - 1);
		commit_for(&pauper(), &pauper(), "hanse");
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		assert!(Commitments::<Test>::contains_key(pauper()));
		set_free(&pauper(), free(&pauper()) + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
		assert_eq!(held_in_all(&pauper()), enough - 1);
	});
}

#[test]
fn registration_should_be_refused_when_ten_digits_are_used_up() {
	ExtBuilder::default().execute(|| {
		IssuedNumbers::<Test>::put(OrgNumber::MAX_SEQUENCE - 1);
		let last = register(&alice(), "last");
		assert_eq!(last.to_string().len(), 12);
		assert_eq!(last.sequence(), 9_999_999_999);
		commit_for(&alice(), &alice(), "late");
		assert_noop!(open(&alice(), "late"), Error::<Test>::NumbersExhausted);
		assert_eq!(IssuedNumbers::<Test>::get(), OrgNumber::MAX_SEQUENCE);
	});
}
