// SPDX-License-Identifier: Apache-2.0

//! `ask_host` and `answer_guest`: accounts without a node, and who speaks for them.

use crate::{mock::*, *};
use hanse_support::Deposit;
use sp_core::Pair;
use sp_runtime::{AccountId32, TokenError};
use HostAnswer::*;

/// Of a guest's row: account, host, state and deposit of 32, 8, 1 and 48 bytes.
const GUEST_PRICE: u128 = 100 + 89;

fn gast() -> AccountId32 {
	account(GAST)
}

fn asking(host: Option<NodeId>) -> Call<Test> {
	Call::ask_host { host }
}

fn ask(host: &str) {
	by(&gast(), asking(Some(node(host))));
}

fn answering(answer: HostAnswer) -> Call<Test> {
	Call::answer_guest { account: gast(), answer }
}

fn asked(host: Option<NodeId>) -> Event<Test> {
	Event::HostAsked { account: gast(), host }
}

fn answered(host: NodeId, answer: HostAnswer) -> Event<Test> {
	Event::HostAnswered { account: gast(), host, answer }
}

fn guest() -> Option<GuestOf<Test>> {
	Pallet::<Test>::guest(gast())
}

fn reached() -> Option<NodeId> {
	Pallet::<Test>::resolve(person(GAST))
}

#[test]
fn account_should_be_reached_at_a_host_when_that_agreed() {
	ExtBuilder::default().build_and_execute(|| {
		let host = node(ANNA);
		ask(ANNA);
		let deposit = Deposit { payer: gast(), amount: GUEST_PRICE };
		let row = Guest { host, state: GuestState::Asked, deposit };
		assert_eq!(guest(), Some(row.clone()));
		assert_eq!(reached(), None);
		assert_eq!(held(&gast(), HoldReason::Guest), GUEST_PRICE);
		assert_eq!(free(&gast()), ENDOWMENT - GUEST_PRICE);
		by(&account(ANNA), answering(Accept));
		assert_eq!(guest(), Some(Guest { state: GuestState::Agreed, ..row }));
		assert_eq!(reached(), Some(host));
		assert_eq!(events(), [asked(Some(host)), answered(host, Accept)]);
	});
}

#[test]
fn agent_should_answer_when_its_node_is_asked() {
	ExtBuilder::default().build_and_execute(|| {
		ask(ANNA);
		by(&agent(ANNA), answering(Accept));
		assert_eq!(reached(), Some(node(ANNA)));
		by(&agent(ANNA), answering(Refuse));
		assert_eq!(reached(), None);
	});
}

#[test]
fn guest_should_be_gone_when_the_host_refuses_before_or_after_it_agreed() {
	for agreed in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			ask(ANNA);
			if agreed {
				by(&account(ANNA), answering(Accept));
			}
			events();
			by(&account(ANNA), answering(Refuse));
			assert_eq!(events(), [answered(node(ANNA), Refuse)]);
			assert_eq!((guest(), reached()), (None, None));
			assert_eq!((held(&gast(), HoldReason::Guest), free(&gast())), (0, ENDOWMENT));
			refused(&account(ANNA), answering(Refuse), Error::<Test>::GuestNotFound);
			// It may ask again.
			ask(ANNA);
		});
	}
}

#[test]
fn guest_should_be_gone_when_it_asks_nobody_any_more() {
	for agreed in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			ask(ANNA);
			if agreed {
				by(&account(ANNA), answering(Accept));
			}
			events();
			by(&gast(), asking(None));
			assert_eq!(events(), [asked(None)]);
			assert_eq!((guest(), reached()), (None, None));
			assert_eq!((held(&gast(), HoldReason::Guest), free(&gast())), (0, ENDOWMENT));
			refused(&gast(), asking(None), Error::<Test>::GuestNotFound);
		});
	}
}

#[test]
fn next_host_should_have_to_agree_when_the_guest_names_another() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, ANNA);
		events();
		ask(BERT);
		assert_eq!(events(), [asked(Some(node(BERT)))]);
		assert_eq!(guest().unwrap().state, GuestState::Asked);
		assert_eq!(reached(), None);
		refused(&account(ANNA), answering(Accept), Error::<Test>::NotHost);
		by(&account(BERT), answering(Accept));
		assert_eq!(reached(), Some(node(BERT)));
		assert_eq!(held(&gast(), HoldReason::Guest), GUEST_PRICE);
	});
}

#[test]
fn guest_should_ask_the_same_host_again_unless_that_agreed() {
	ExtBuilder::default().build_and_execute(|| {
		ask(ANNA);
		let before = guest();
		ask(ANNA);
		assert_eq!(guest(), before);
		assert_eq!(held(&gast(), HoldReason::Guest), GUEST_PRICE);
		by(&account(ANNA), answering(Accept));
		refused(&gast(), asking(Some(node(ANNA))), Error::<Test>::AlreadyAgreed);
	});
}

#[test]
fn host_should_be_refused_when_the_account_has_a_node() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [account(ANNA), agent(ANNA)] {
			for host in [ANNA, BERT] {
				refused(&who, asking(Some(node(host))), Error::<Test>::HasNode);
			}
			refused(&who, asking(None), Error::<Test>::GuestNotFound);
		}
	});
}

#[test]
fn host_should_be_refused_when_there_is_no_such_node() {
	ExtBuilder::default().build_and_execute(|| {
		let removed = node(ANNA);
		by(&account(ANNA), Call::remove_node {});
		for host in [removed, NextNodeId::<Test>::get(), NodeId::MAX] {
			refused(&gast(), asking(Some(host)), Error::<Test>::NodeNotFound);
		}
		refused(&gast(), asking(None), Error::<Test>::GuestNotFound);
	});
}

#[test]
fn host_should_be_refused_when_the_deposit_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let call = || asking(Some(node(ANNA)));
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		set_free(&pauper(), GUEST_PRICE - 1);
		refused(&pauper(), call(), TokenError::FundsUnavailable);
		set_free(&pauper(), GUEST_PRICE + ED);
		by(&pauper(), call());
	});
}

#[test]
fn answer_should_be_refused_when_the_node_was_not_asked() {
	ExtBuilder::default().build_and_execute(|| {
		for answer in [Accept, Refuse] {
			refused(&account(ANNA), answering(answer), Error::<Test>::GuestNotFound);
		}
		ask(ANNA);
		for answer in [Accept, Refuse] {
			refused(&account(BERT), answering(answer), Error::<Test>::NotHost);
			for who in [gast(), stranger()] {
				refused(&who, answering(answer), Error::<Test>::NodeNotFound);
			}
		}
		by(&account(ANNA), answering(Accept));
		refused(&account(ANNA), answering(Accept), Error::<Test>::AlreadyAgreed);
	});
}

#[test]
fn deposit_should_follow_the_price_when_another_host_is_named_only() {
	ExtBuilder::default().build_and_execute(|| {
		ask(ANNA);
		DepositBase::set(300);
		by(&account(ANNA), answering(Accept));
		assert_eq!(held(&gast(), HoldReason::Guest), GUEST_PRICE);
		ask(BERT);
		assert_eq!(held(&gast(), HoldReason::Guest), GUEST_PRICE + 200);
		DepositBase::set(1);
		by(&account(BERT), answering(Refuse));
		assert_eq!((held(&gast(), HoldReason::Guest), free(&gast())), (0, ENDOWMENT));
	});
}

#[test]
fn guest_should_be_none_any_more_when_it_registers_a_node() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, ANNA);
		events();
		let id = register(GAST, None);
		let registered =
			Event::NodeRegistered { node: id, account: gast(), agent: agent_at(GAST, 1) };
		assert_eq!(events(), [asked(None), registered]);
		assert_eq!((guest(), reached()), (None, Some(id)));
		assert_eq!(held(&gast(), HoldReason::Guest), 0);
		// Its host can't end what is over.
		refused(&account(ANNA), answering(Refuse), Error::<Test>::GuestNotFound);
		by(&gast(), Call::remove_node {});
		assert_eq!((reached(), free(&gast())), (None, ENDOWMENT));
	});
}

#[test]
fn guest_should_be_none_any_more_when_it_becomes_an_agent() {
	for rotates in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			host(GAST, ANNA);
			let (name, version) = if rotates { (BERT, 2) } else { ("Stranger", 1) };
			let keys = NodeKeys { signer: pair(GAST).public().into(), ..keys(name, version) };
			let pairs = (&peer_key(name, version), &pair(GAST));
			let proofs = proofs_of(&account(name), &keys, pairs, version);
			events();
			if rotates {
				by(&account(name), Call::rotate_keys { keys, proofs });
			} else {
				by(&account(name), Call::register_node { keys, org: None, proofs });
			}
			let (node, agent) = (node(name), gast());
			let became = if rotates {
				Event::KeysRotated { node, key_version: 2, agent }
			} else {
				Event::NodeRegistered { node, account: account(name), agent }
			};
			assert_eq!(events(), [asked(None), became]);
			assert_eq!((guest(), reached()), (None, None));
			assert_eq!(free(&gast()), ENDOWMENT);
		});
	}
}

#[test]
fn guest_should_not_be_reached_when_the_record_of_its_host_was_removed() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, ANNA);
		by(&account(ANNA), Call::remove_node {});
		assert_eq!(reached(), None);
		assert!(guest().is_some());
		// Another node of the host's account is another node.
		register(ANNA, None);
		assert_eq!(reached(), None);
		refused(&account(ANNA), answering(Accept), Error::<Test>::NotHost);
		ask(ANNA);
		by(&account(ANNA), answering(Accept));
		assert_eq!(reached(), Some(node(ANNA)));
		by(&account(ANNA), Call::remove_node {});
		by(&gast(), asking(None));
		assert_eq!(free(&gast()), ENDOWMENT);
	});
}

#[test]
fn node_should_be_host_to_many_when_each_asks() {
	ExtBuilder::default().build_and_execute(|| {
		for name in [GAST, DANZIG, "Stranger"] {
			host(name, ANNA);
			assert_eq!(Pallet::<Test>::resolve(person(name)), Some(node(ANNA)));
		}
		by(&account(ANNA), answering(Refuse));
		assert_eq!((reached(), Pallet::<Test>::resolve(person(DANZIG))), (None, Some(node(ANNA))));
	});
}
