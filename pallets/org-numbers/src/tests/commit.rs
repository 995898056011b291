// SPDX-License-Identifier: Apache-2.0

//! `commit` and `withdraw_commitment`.

use super::price;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::TokenError;

const HASH: H256 = H256([1; 32]);
/// Hash 32, block 4, amount 16, account 32.
const DEPOSIT: u128 = price(84);

#[test]
fn commitment_should_stand_with_its_deposit_when_placed() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		let expected = Commitment { hash: HASH, placed: 1, deposit: DEPOSIT };
		assert_eq!(Commitments::<Test>::get(alice()), Some(expected));
		assert_eq!(held(&alice(), HoldReason::Commitment), DEPOSIT);
		assert_eq!(held_in_all(&alice()), DEPOSIT);
		assert_eq!(events(), [Event::Committed { who: alice(), hash: HASH }]);
	});
}

#[test]
fn commitment_should_keep_its_deposit_when_replaced_at_another_price() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		events();
		DepositBase::set(5_000);
		forward(3);
		let hash = H256([2; 32]);
		assert_ok!(OrgNumbers::commit(signed(&alice()), hash));
		let expected = Commitment { hash, placed: 4, deposit: DEPOSIT };
		assert_eq!(Commitments::<Test>::get(alice()), Some(expected));
		assert_eq!(held(&alice(), HoldReason::Commitment), DEPOSIT);
		assert_eq!(events(), [Event::Committed { who: alice(), hash }]);
	});
}

#[test]
fn commit_should_be_refused_when_the_balance_is_one_short() {
	ExtBuilder::default().execute(|| {
		let commit = || dispatch(signed(&pauper()), Call::commit { hash: HASH });
		assert_noop!(commit(), TokenError::FundsUnavailable);
		// One token stays, or the account would die.
		set_free(&pauper(), DEPOSIT);
		assert_noop!(commit(), TokenError::FundsUnavailable);
		set_free(&pauper(), DEPOSIT + 1);
		assert_ok!(commit());
		assert_eq!((free(&pauper()), held_in_all(&pauper())), (1, DEPOSIT));
	});
}

#[test]
fn commit_should_be_refused_when_the_price_is_absurd() {
	ExtBuilder::default().execute(|| {
		DepositPerByte::set(u128::MAX);
		let call = Call::commit { hash: HASH };
		assert_noop!(dispatch(signed(&alice()), call), TokenError::FundsUnavailable);
	});
}

#[test]
fn commit_should_cost_nothing_when_the_price_is_zero() {
	ExtBuilder::default().execute(|| {
		DepositBase::set(0);
		DepositPerByte::set(0);
		// Even so an account must exist.
		let commit = || dispatch(signed(&pauper()), Call::commit { hash: HASH });
		assert_noop!(commit(), TokenError::CannotCreateHold);
		set_free(&pauper(), 1);
		assert_ok!(commit());
		assert_eq!((free(&pauper()), held_in_all(&pauper())), (1, 0));
		DepositBase::set(100);
		assert_ok!(OrgNumbers::withdraw_commitment(signed(&pauper())));
	});
}

#[test]
fn commitments_should_not_touch_each_other_when_two_accounts_place_the_same_hash() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		assert_ok!(OrgNumbers::commit(signed(&bob()), HASH));
		assert_ok!(OrgNumbers::withdraw_commitment(signed(&bob())));
		assert!(Commitments::<Test>::contains_key(alice()));
		assert!(!Commitments::<Test>::contains_key(bob()));
	});
}

#[test]
fn withdrawal_should_give_back_what_was_held_when_the_price_changed_since() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		events();
		DepositPerByte::set(50);
		assert_ok!(OrgNumbers::withdraw_commitment(signed(&alice())));
		assert_eq!(Commitments::<Test>::get(alice()), None);
		assert_eq!((free(&alice()), held_in_all(&alice())), (ENDOWMENT, 0));
		assert_eq!(events(), [Event::CommitmentWithdrawn { who: alice() }]);
	});
}

#[test]
fn withdrawal_should_work_when_the_commitment_is_dead() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		forward(COMMIT_LIFETIME + 1);
		assert_ok!(OrgNumbers::withdraw_commitment(signed(&alice())));
		assert_eq!(free(&alice()), ENDOWMENT);
	});
}

#[test]
fn withdrawal_should_be_refused_when_there_is_no_commitment() {
	ExtBuilder::default().execute(|| {
		let withdraw = || OrgNumbers::withdraw_commitment(signed(&alice()));
		assert_noop!(withdraw(), Error::<Test>::CommitmentNotFound);
		assert_ok!(OrgNumbers::commit(signed(&alice()), HASH));
		assert_ok!(withdraw());
		assert_noop!(withdraw(), Error::<Test>::CommitmentNotFound);
	});
}

#[test]
fn withdrawn_commitment_should_not_be_opened_when_it_would_be_mature() {
	ExtBuilder::default().execute(|| {
		commit_for(&alice(), &alice(), "hanse");
		assert_ok!(OrgNumbers::withdraw_commitment(signed(&alice())));
		let register = OrgNumbers::register(signed(&alice()), text("hanse"), profile("h"), SALT);
		assert_noop!(register, Error::<Test>::CommitmentNotFound);
	});
}
