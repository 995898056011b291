// SPDX-License-Identifier: Apache-2.0

//! `allow` and `disallow`: what a node consents to before it is asked.

use crate::{mock::*, *};
use hanse_support::Deposit;
use sp_runtime::{AccountId32, TokenError};

/// Of a consent's row: node, what to, deposit of 8, 9 and 48 bytes.
const CONSENT_PRICE: u128 = 100 + 65;

fn anna() -> AccountId32 {
	account(ANNA)
}

fn allowing(to: Consent) -> Call<Test> {
	Call::allow { to }
}

fn disallowing(to: Consent) -> Call<Test> {
	Call::disallow { to }
}

fn partner(name: &str) -> Consent {
	Consent::Partner(node(name))
}

fn consents(name: &str) -> Vec<Consent> {
	let mut found: Vec<_> = Consents::<Test>::iter_key_prefix(node(name)).collect();
	found.sort_by_key(codec::Encode::encode);
	found
}

#[test]
fn node_should_consent_when_its_owner_or_agent_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let (to, node) = (Consent::Kind(TRADE), node(ANNA));
		by(&anna(), allowing(to));
		let deposit = Deposit { payer: anna(), amount: CONSENT_PRICE };
		assert_eq!(Consents::<Test>::get(node, to), Some(deposit));
		assert_eq!(held(&anna(), HoldReason::Consent), CONSENT_PRICE);
		let (other, agent) = (partner(BERT), agent(ANNA));
		by(&agent, allowing(other));
		let deposit = Deposit { payer: agent.clone(), amount: CONSENT_PRICE };
		assert_eq!(Consents::<Test>::get(node, other), Some(deposit));
		assert_eq!(held(&agent, HoldReason::Consent), CONSENT_PRICE);
		assert_eq!(consents(ANNA), [to, other]);
		assert_eq!(consents(BERT), []);
		let given = |to| Event::ConsentGiven { node, to };
		assert_eq!(events(), [given(to), given(other)]);
	});
}

#[test]
fn node_should_be_asked_again_when_it_withdraws_its_consent() {
	ExtBuilder::default().build_and_execute(|| {
		let (node, to, agent) = (node(ANNA), partner(BERT), agent(ANNA));
		by(&agent, allowing(to));
		by(&anna(), allowing(Consent::Kind(TRADE)));
		events();
		// Either ends what the other gave; the deposit goes to who paid it.
		by(&anna(), disallowing(to));
		by(&agent, disallowing(Consent::Kind(TRADE)));
		assert_eq!(consents(ANNA), []);
		for who in [anna(), agent.clone()] {
			assert_eq!(held(&who, HoldReason::Consent), 0);
		}
		assert_eq!(free(&agent), ENDOWMENT);
		let withdrawn = |to| Event::ConsentWithdrawn { node, to };
		assert_eq!(events(), [withdrawn(to), withdrawn(Consent::Kind(TRADE))]);
		refused(&anna(), disallowing(to), Error::<Test>::NotAllowed);
		by(&anna(), allowing(to));
	});
}

#[test]
fn consent_should_be_refused_when_it_was_given() {
	ExtBuilder::default().build_and_execute(|| {
		for to in [Consent::Kind(TRADE), partner(BERT)] {
			by(&anna(), allowing(to));
			for who in [anna(), agent(ANNA)] {
				refused(&who, allowing(to), Error::<Test>::AlreadyAllowed);
			}
		}
		// A kind and a partner of the same number are two things.
		assert_ne!(Consent::Kind(CARE), Consent::Partner(NodeId::from(CARE)));
		by(&anna(), allowing(Consent::Kind(CARE)));
		by(&anna(), allowing(Consent::Partner(NodeId::from(CARE))));
		assert_eq!(consents(ANNA).len(), 4);
	});
}

#[test]
fn consent_should_be_refused_when_it_is_to_the_node_itself() {
	ExtBuilder::default().build_and_execute(|| {
		refused(&anna(), allowing(partner(ANNA)), Error::<Test>::AlreadyAllowed);
		refused(&anna(), disallowing(partner(ANNA)), Error::<Test>::NotAllowed);
	});
}

#[test]
fn consent_should_be_refused_when_there_is_no_such_kind_or_partner() {
	ExtBuilder::default().build_and_execute(|| {
		for kind in [NextKindId::<Test>::get(), KindId::MAX] {
			refused(&anna(), allowing(Consent::Kind(kind)), Error::<Test>::KindNotFound);
		}
		root(Call::retire_kind { kind: TRADE });
		refused(&anna(), allowing(Consent::Kind(TRADE)), Error::<Test>::KindRetired);
		let removed = node(BERT);
		by(&account(BERT), Call::remove_node {});
		for partner in [removed, NextNodeId::<Test>::get(), NodeId::MAX] {
			let call = allowing(Consent::Partner(partner));
			refused(&anna(), call, Error::<Test>::NodeNotFound);
		}
	});
}

#[test]
fn consent_should_be_withdrawn_when_the_kind_is_retired_or_the_partner_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let to = [Consent::Kind(TRADE), partner(BERT)];
		to.into_iter().for_each(|to| by(&anna(), allowing(to)));
		root(Call::retire_kind { kind: TRADE });
		by(&account(BERT), Call::remove_node {});
		to.into_iter().for_each(|to| by(&anna(), disallowing(to)));
		assert_eq!(held(&anna(), HoldReason::Consent), 0);
	});
}

#[test]
fn consent_should_be_refused_when_the_caller_has_no_node() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, ANNA);
		for who in [account(GAST), stranger(), agent_at(ANNA, 2)] {
			for to in [Consent::Kind(TRADE), partner(BERT)] {
				refused(&who, allowing(to), Error::<Test>::NodeNotFound);
				refused(&who, disallowing(to), Error::<Test>::NodeNotFound);
			}
		}
	});
}

#[test]
fn consent_should_be_each_nodes_own_when_another_withdraws() {
	ExtBuilder::default().build_and_execute(|| {
		let to = Consent::Kind(TRADE);
		by(&anna(), allowing(to));
		refused(&account(BERT), disallowing(to), Error::<Test>::NotAllowed);
		by(&account(BERT), allowing(to));
		by(&account(BERT), disallowing(to));
		assert_eq!(consents(ANNA), [to]);
	});
}

#[test]
fn consent_should_be_refused_when_the_deposit_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let call = || allowing(Consent::Kind(TRADE));
		let who = agent(ANNA);
		for free in [0, CONSENT_PRICE - 1] {
			set_free(&who, free);
			refused(&who, call(), TokenError::FundsUnavailable);
		}
		set_free(&who, CONSENT_PRICE + ED);
		by(&who, call());
	});
}

#[test]
fn deposit_should_be_what_was_paid_when_the_price_changed_since() {
	ExtBuilder::default().build_and_execute(|| {
		let (to, who) = (Consent::Kind(TRADE), agent(ANNA));
		by(&who, allowing(to));
		DepositPerByte::set(50);
		by(&who, allowing(Consent::Kind(CARE)));
		assert_eq!(held(&who, HoldReason::Consent), CONSENT_PRICE + 100 + 65 * 50);
		DepositPerByte::set(0);
		by(&who, disallowing(to));
		assert_eq!(held(&who, HoldReason::Consent), 100 + 65 * 50);
		by(&who, disallowing(Consent::Kind(CARE)));
		assert_eq!(free(&who), ENDOWMENT);
	});
}

#[test]
fn member_should_join_at_once_when_it_consented_to_kind_or_initiator() {
	for to in [Consent::Kind(TRADE), Consent::Partner(0)] {
		ExtBuilder::default().build_and_execute(|| {
			assert_eq!(node(LUEBECK), 0);
			by(&account(VISBY), allowing(to));
			let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
			assert_eq!(activity_row(activity).state, ActivityState::Active);
			// Withdrawn, it counts from the next one on.
			by(&account(VISBY), disallowing(to));
			assert_eq!(member_row(activity, VISBY).state, MemberState::Joined { from: 0 });
			let next = open_trade(Request::Information, &[LUEBECK, VISBY]);
			let invited = matches!(member_row(next, VISBY).state, MemberState::Invited { .. });
			assert!(invited);
		});
	}
}
