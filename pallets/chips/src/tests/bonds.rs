// SPDX-License-Identifier: Apache-2.0

//! `set_bond`.

use crate::{mock::*, *};
use hanse_support::{Deposit, OrgNumber};
use sp_runtime::{AccountId32, TokenError};

const LEAST: u128 = terms().node_bond;

fn set(bond: u128) -> Call<Test> {
	Call::set_bond { node: NODE, bond }
}

fn bond() -> Option<Deposit<AccountId32, u128>> {
	node_row(NODE).bond
}

fn of(payer: AccountId32, amount: u128) -> Option<Deposit<AccountId32, u128>> {
	Some(Deposit { payer, amount })
}

fn on_hold(who: &AccountId32) -> u128 {
	held(who, HoldReason::Bond)
}

/// As a ruling does.
fn slash(amount: u128) {
	use frame_support::traits::{fungible::MutateHold, tokens::Precision};
	let reason = HoldReason::Bond.into();
	Balances::release(&reason, &bank(NODE), amount, Precision::Exact).unwrap();
	FinancialNodes::<Test>::mutate(NODE, |row| {
		row.as_mut().unwrap().bond.as_mut().unwrap().amount -= amount;
	});
}

#[test]
fn bond_should_rise_and_fall_when_its_payer_sets_it() {
	ExtBuilder::default().node().build_and_execute(|| {
		let payer = bank(NODE);
		let before = free(&payer) + on_hold(&payer);
		for amount in [LEAST + 500, LEAST, LEAST, LEAST + 1] {
			by(&payer, set(amount));
			assert_eq!(bond(), of(payer.clone(), amount));
			assert_eq!(on_hold(&payer), amount);
			assert_eq!(free(&payer), before - amount);
			let event = Event::BondSet { node: NODE, payer: payer.clone(), bond: amount };
			assert_eq!(events(), [event]);
		}
	});
}

#[test]
fn bond_should_go_back_in_full_when_set_to_nothing() {
	ExtBuilder::default().node().build_and_execute(|| {
		by(&bank(NODE), set(0));
		assert_eq!(bond(), None);
		assert_eq!(on_hold(&bank(NODE)), 0);
		let (node, payer) = (NODE, bank(NODE));
		assert_eq!(events(), [Event::BondSet { node, payer, bond: 0 }]);
		assert_eq!(Chips::serving(EUR, NODE).err(), Some(Error::<Test>::BondTooSmall.into()));
		refused(&bank(NODE), set(0), Error::<Test>::BondTooSmall);
		// Anybody posts the next one.
		by(&alice(), set(LEAST));
		assert_eq!(bond(), of(alice(), LEAST));
		assert!(Chips::serving(EUR, NODE).is_ok());
	});
}

#[test]
fn bond_should_be_refused_when_it_is_less_than_the_least() {
	ExtBuilder::default().node().build_and_execute(|| {
		for amount in [1, LEAST - 1] {
			refused(&bank(NODE), set(amount), Error::<Test>::BondTooSmall);
		}
		by(&bank(NODE), set(0));
		for amount in [1, LEAST - 1] {
			refused(&alice(), set(amount), Error::<Test>::BondTooSmall);
		}
	});
}

#[test]
fn bond_should_be_refused_when_another_account_pays_it() {
	ExtBuilder::default().node().build_and_execute(|| {
		for amount in [0, LEAST, LEAST + 1] {
			refused(&alice(), set(amount), Error::<Test>::NotBondPayer);
		}
	});
}

#[test]
fn bond_should_stay_when_something_waits_for_the_node() {
	ExtBuilder::default().node().build_and_execute(|| {
		by(&bank(NODE), set(LEAST + 1));
		let id = request(&alice(), 100);
		assert_eq!(node_row(NODE).open, 1);
		refused(&bank(NODE), set(0), Error::<Test>::NodeBusy);
		by(&bank(NODE), set(LEAST));
		by(&alice(), Call::cancel_request { request: id });
		by(&bank(NODE), set(0));
		assert_eq!(bond(), None);
	});
}

#[test]
fn bond_should_pass_to_another_payer_when_rulings_left_too_little() {
	ExtBuilder::default().node().build_and_execute(|| {
		slash(1);
		assert_eq!(Chips::serving(EUR, NODE).err(), Some(Error::<Test>::BondTooSmall.into()));
		refused(&alice(), set(0), Error::<Test>::NotBondPayer);
		refused(&alice(), set(LEAST - 1), Error::<Test>::BondTooSmall);
		by(&alice(), set(LEAST));
		assert_eq!(bond(), of(alice(), LEAST));
		assert_eq!((on_hold(&bank(NODE)), on_hold(&alice())), (0, LEAST));
		refused(&bank(NODE), set(LEAST), Error::<Test>::NotBondPayer);
	});
}

#[test]
fn bond_should_be_filled_up_or_taken_back_by_its_payer_when_rulings_left_too_little() {
	ExtBuilder::default().node().build_and_execute(|| {
		slash(LEAST);
		by(&bank(NODE), set(LEAST));
		assert_eq!(bond(), of(bank(NODE), LEAST));
		slash(10);
		by(&bank(NODE), set(0));
		assert_eq!((bond(), on_hold(&bank(NODE))), (None, 0));
	});
}

#[test]
fn bond_should_pass_to_another_payer_when_governance_asks_for_more() {
	ExtBuilder::default().node().build_and_execute(|| {
		Times::set(Terms { node_bond: LEAST + 1, ..terms() });
		by(&alice(), set(LEAST + 1));
		assert_eq!(bond(), of(alice(), LEAST + 1));
	});
}

#[test]
fn bond_should_be_refused_when_the_payer_can_not_afford_it() {
	ExtBuilder::default().node().build_and_execute(|| {
		let poor = TokenError::FundsUnavailable;
		refused(&bank(NODE), set(2 * ENDOWMENT), poor);
		by(&bank(NODE), set(0));
		refused(&pauper(), set(LEAST), poor);
	});
}

#[test]
fn bond_should_be_refused_when_the_number_is_no_node() {
	ExtBuilder::default().node().build_and_execute(|| {
		for node in [ISSUER, OrgNumber::from_sequence(99).unwrap()] {
			let call = Call::set_bond { node, bond: LEAST };
			refused(&alice(), call, Error::<Test>::NodeNotFound);
		}
	});
}

#[test]
fn bond_should_serve_no_later_owner_and_go_back_when_another_is_posted() {
	ExtBuilder::default().node().build_and_execute(|| {
		request(&alice(), 100);
		sell_number(NODE, &bob());
		publish(NODE, record(NODE));
		// What waits is still paid from it, so its payer can't have it back yet.
		refused(&bank(NODE), set(0), Error::<Test>::NodeBusy);
		assert_eq!(Chips::serving(EUR, NODE).err(), Some(Error::<Test>::BondTooSmall.into()));
		refused(&bob(), set(0), Error::<Test>::NotBondPayer);
		by(&bob(), set(LEAST));
		assert_eq!(bond(), of(bob(), LEAST));
		assert_eq!((on_hold(&bank(NODE)), on_hold(&bob())), (0, LEAST));
		assert!(Chips::serving(EUR, NODE).is_ok());
	});
}

#[test]
fn bond_should_be_its_payers_to_take_back_when_the_number_was_sold() {
	ExtBuilder::default().node().build_and_execute(|| {
		sell_number(NODE, &bob());
		refused(&bob(), set(0), Error::<Test>::NotBondPayer);
		by(&bank(NODE), set(0));
		assert_eq!(on_hold(&bank(NODE)), 0);
	});
}
