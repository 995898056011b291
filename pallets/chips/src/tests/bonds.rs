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
	conduct(NODE).bond
}

fn of(payer: AccountId32, amount: u128) -> Option<Deposit<AccountId32, u128>> {
	Some(Deposit { payer, amount })
}

fn on_hold(who: &AccountId32) -> u128 {
	held(who, HoldReason::Bond)
}

fn release(who: &AccountId32, amount: u128) {
	use frame_support::traits::{fungible::MutateHold, tokens::Precision};
	Balances::release(&HoldReason::Bond.into(), who, amount, Precision::Exact).unwrap();
}

/// Alice posted the bond while the number was hers.
fn paid_by_alice() {
	by(&bank(NODE), set(0));
	register(NODE, &alice());
	by(&alice(), set(LEAST));
	register(NODE, &bank(NODE));
}

/// As a ruling does.
fn slash(amount: u128) {
	release(&bank(NODE), amount);
	set_conduct(NODE, |conduct| conduct.bond.as_mut().unwrap().amount -= amount);
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
		// Nobody but the owner of the number posts the next one.
		refused(&alice(), set(LEAST), Error::<Test>::NotOwner);
		by(&bank(NODE), set(LEAST));
		assert_eq!(bond(), of(bank(NODE), LEAST));
		assert!(Chips::serving(EUR, NODE).is_ok());
	});
}

#[test]
fn node_should_serve_nobody_before_the_owner_of_its_number_posted_a_bond() {
	ExtBuilder::default().issuer().build_and_execute(|| {
		// The issuer signed, and a stranger published it: nobody asked the bank.
		by(&alice(), publication(ISSUER, NODE, record(NODE)));
		for who in [alice(), issuer()] {
			refused(&who, set(LEAST), Error::<Test>::NotOwner);
		}
		let ask = Call::request_purchase { purchase: purchase(&alice(), 100) };
		refused(&alice(), ask.clone(), Error::<Test>::BondTooSmall);
		sell_number(NODE, &bob());
		for who in [bank(NODE), bob()] {
			refused(&who, set(LEAST), Error::<Test>::NodeVoid);
		}
		by(&alice(), publication(ISSUER, NODE, record(NODE)));
		by(&bob(), set(LEAST));
		by(&alice(), ask);
	});
	ExtBuilder::default().issuer().build_and_execute(|| {
		by(&alice(), publication(ISSUER, NODE, record(NODE)));
		release_number(NODE);
		refused(&bank(NODE), set(LEAST), Error::<Test>::NodeVoid);
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
			refused(&bank(NODE), set(amount), Error::<Test>::BondTooSmall);
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
		assert_eq!(conduct(NODE).open, 1);
		refused(&bank(NODE), set(0), Error::<Test>::NodeBusy);
		by(&bank(NODE), set(LEAST));
		by(&alice(), Call::cancel_request { request: id });
		by(&bank(NODE), set(0));
		assert_eq!(bond(), None);
	});
}

#[test]
fn bond_should_pass_to_the_owner_when_rulings_left_another_payer_too_little() {
	ExtBuilder::default().node().build_and_execute(|| {
		paid_by_alice();
		refused(&bank(NODE), set(LEAST), Error::<Test>::NotBondPayer);
		request(&bob(), 100);
		set_conduct(NODE, |conduct| conduct.bond.as_mut().unwrap().amount -= 1);
		release(&alice(), 1);
		assert_eq!(Chips::serving(EUR, NODE).err(), Some(Error::<Test>::BondTooSmall.into()));
		refused(&bank(NODE), set(0), Error::<Test>::NotBondPayer);
		refused(&bank(NODE), set(LEAST - 1), Error::<Test>::BondTooSmall);
		refused(&bob(), set(LEAST), Error::<Test>::NotOwner);
		by(&bank(NODE), set(LEAST));
		assert_eq!(bond(), of(bank(NODE), LEAST));
		assert_eq!((on_hold(&bank(NODE)), on_hold(&alice())), (LEAST, 0));
		refused(&alice(), set(LEAST), Error::<Test>::NotBondPayer);
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
fn bond_should_pass_to_the_owner_when_governance_asks_for_more() {
	ExtBuilder::default().node().build_and_execute(|| {
		paid_by_alice();
		Times::set(Terms { node_bond: LEAST + 1, ..terms() });
		refused(&bob(), set(LEAST + 1), Error::<Test>::NotOwner);
		by(&bank(NODE), set(LEAST + 1));
		assert_eq!(bond(), of(bank(NODE), LEAST + 1));
		assert_eq!(on_hold(&alice()), 0);
	});
}

#[test]
fn payer_should_raise_and_lower_its_bond_when_it_does_not_own_the_number() {
	ExtBuilder::default().node().build_and_execute(|| {
		paid_by_alice();
		for amount in [LEAST + 500, LEAST] {
			by(&alice(), set(amount));
			assert_eq!((bond(), on_hold(&alice())), (of(alice(), amount), amount));
		}
		by(&alice(), set(0));
		assert_eq!((bond(), on_hold(&alice())), (None, 0));
	});
}

#[test]
fn bond_should_be_refused_when_the_payer_can_not_afford_it() {
	ExtBuilder::default().node().build_and_execute(|| {
		let poor = TokenError::FundsUnavailable;
		refused(&bank(NODE), set(2 * ENDOWMENT), poor);
		by(&bank(NODE), set(0));
		register(NODE, &pauper());
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

fn reclaim(tenure: u32) -> Call<Test> {
	Call::reclaim_bond { node: NODE, tenure }
}

fn earlier() -> ConductOf<Test> {
	Conducts::<Test>::get(NODE, 0).unwrap()
}

/// The number is Bob's, who is admitted and has posted a bond.
fn sold_to_bob() {
	sell_number(NODE, &bob());
	publish(NODE, record(NODE));
	assert_eq!(Chips::serving(EUR, NODE).err(), Some(Error::<Test>::BondTooSmall.into()));
	by(&bob(), set(LEAST));
	assert!(Chips::serving(EUR, NODE).is_ok());
	events();
}

#[test]
fn sellers_bond_should_stay_when_the_new_owner_posts_one_and_something_still_waits() {
	ExtBuilder::default().node().build_and_execute(|| {
		let id = request(&alice(), 100);
		sold_to_bob();
		// Each answers for its own tenure.
		assert_eq!((bond(), earlier().bond), (of(bob(), LEAST), of(bank(NODE), LEAST)));
		assert_eq!((on_hold(&bank(NODE)), on_hold(&bob())), (LEAST, LEAST));
		assert_eq!((earlier().open, conduct(NODE).open), (1, 0));
		refused(&bank(NODE), set(0), Error::<Test>::NotBondPayer);
		refused(&bank(NODE), set(LEAST), Error::<Test>::NotBondPayer);
		refused(&bank(NODE), reclaim(0), Error::<Test>::NodeBusy);
		by(&alice(), Call::cancel_request { request: id });
		by(&dave(), reclaim(0));
		assert_eq!((earlier().bond, on_hold(&bank(NODE))), (None, 0));
		let (node, tenure, payer) = (NODE, 0, bank(NODE));
		let given = Event::BondReclaimed { node, tenure, payer, bond: LEAST };
		assert_eq!(events()[1..], [given]);
		assert_eq!((bond(), on_hold(&bob())), (of(bob(), LEAST), LEAST));
		refused(&dave(), reclaim(0), Error::<Test>::BondTooSmall);
	});
}

#[test]
fn sellers_bond_should_stay_as_long_as_anything_of_its_tenure_waits() {
	let matters: [(fn(), fn()); 4] = [
		(
			|| {
				attested(&alice(), 100);
			},
			|| {
				by(&issuer(), Call::refuse_issue { request: 0 });
				refused(&dave(), reclaim(0), Error::<Test>::NodeBusy);
				by(&bob(), refunding(refund(0)));
			},
		),
		(
			|| {
				buy(&alice(), 100);
				redeem(&alice(), 100);
			},
			|| {
				forward(terms().acceptance + 1);
				by(&dave(), Call::return_redemption { redemption: 0 });
			},
		),
		(
			|| {
				buy(&alice(), 100);
				redeem(&alice(), 100);
				by(&dave(), accepting(0));
			},
			|| {
				forward(terms().payout + 1);
				let ruling = RedemptionRuling::NotPaid;
				root(Call::rule_redemption { redemption: 0, ruling });
			},
		),
		(
			|| {
				request(&alice(), 100);
				by(&alice(), Call::complain { request: 0 });
			},
			|| {
				forward(terms().answer + 1);
				by(&dave(), Call::record_silence { request: 0 });
				by(&alice(), Call::cancel_request { request: 0 });
				refused(&dave(), reclaim(0), Error::<Test>::NodeBusy);
				root(Call::rule_complaint { request: 0, ruling: Ruling::Dismissed });
			},
		),
	];
	for (matter, end) in matters {
		ExtBuilder::default().node().build_and_execute(|| {
			matter();
			sold_to_bob();
			refused(&dave(), reclaim(0), Error::<Test>::NodeBusy);
			end();
			by(&dave(), reclaim(0));
			assert_eq!((on_hold(&bank(NODE)), conduct(NODE).open), (0, 0));
		});
	}
}

#[test]
fn bond_should_not_be_reclaimed_when_it_is_of_the_present_tenure_or_there_is_none() {
	ExtBuilder::default().node().build_and_execute(|| {
		refused(&bank(NODE), reclaim(0), Error::<Test>::BondInForce);
		refused(&bank(NODE), reclaim(1), Error::<Test>::NodeNotFound);
		let other = Call::reclaim_bond { node: ISSUER, tenure: 0 };
		refused(&bank(NODE), other, Error::<Test>::NodeNotFound);
		sell_number(NODE, &bob());
		// Nobody was admitted since, and it goes back all the same.
		by(&dave(), reclaim(0));
		assert_eq!((bond(), on_hold(&bank(NODE))), (None, 0));
		refused(&dave(), reclaim(0), Error::<Test>::BondTooSmall);
	});
	ExtBuilder::default().node().build_and_execute(|| {
		release_number(NODE);
		by(&dave(), reclaim(0));
		assert_eq!((bond(), on_hold(&bank(NODE))), (None, 0));
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
