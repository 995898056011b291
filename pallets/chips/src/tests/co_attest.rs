// SPDX-License-Identifier: Apache-2.0

//! `co_attest`: further financial nodes attest a large purchase.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::OrgNumber;
use sp_runtime::MultiSignature;

/// A large request that one node attested.
fn half() -> RequestId {
	let request = open(&alice(), asked(LARGE));
	attest(request);
	events();
	request
}

fn bring_by(request: RequestId, node: OrgNumber, signature: MultiSignature) -> Call<Test> {
	Call::co_attest { request, node, signature }
}

#[test]
fn further_node_should_be_counted_when_it_signs_the_same_message() {
	build(|| {
		let request = half();
		assert_eq!(why_not(request), Some(Hindrance::MoreAttestersNeeded));
		let before = attestation_of(request);
		assert_ok!(co_attest(request, NODE_B));
		let attesters = [NODE, NODE_B].map(|node| Attester { node, version: 1 });
		let attesters = attesters.to_vec().try_into().unwrap();
		assert_eq!(attestation_of(request), Attestation { attesters, ..before });
		let event = Event::MoneyCoAttested { request, node: NODE_B, attesters: 2, needed: 2 };
		assert_eq!(events(), [event]);
		assert_eq!(why_not(request), None);
		// Counted once, and for the named node only.
		assert_eq!(totals().attested, LARGE);
		assert_eq!(DayTotals::<Test>::get(EUR, DayOf::Node(NODE_B)), DayTotal::default());
		assert_eq!(conduct(NODE_B).open, 0);
	});
}

#[test]
fn signature_should_be_accepted_when_any_key_type_made_it_raw_or_wrapped() {
	for (named, other) in [(NODE, NODE_B), (NODE, NODE_C), (NODE_B, NODE)] {
		for wrap in [raw, wrapped] {
			build(|| {
				let request = open_at(named, &alice(), LARGE);
				attest(request);
				let message = attestation_of(request).message.0;
				by(&bob(), bring_by(request, other, node_signs(other, &wrap(&message))));
				issue(request);
			});
		}
	}
}

#[test]
fn receipt_should_be_co_attested_over_its_own_message() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		by(&bob(), confirmation(receipt(request), "Alice"));
		let as_notice = by_node(NODE_B, payloads::NOTICE, &notice(request), request);
		let invalid = Error::<Test>::InvalidSignature;
		refused(&bob(), bring_by(request, NODE_B, as_notice), invalid);
		let receipt = receipt(request);
		let counter = by_node(NODE_B, payloads::RECEIPT_COUNTERSIGNED, &receipt, request);
		let invalid = Error::<Test>::InvalidSignature;
		refused(&bob(), bring_by(request, NODE_B, counter), invalid);
		let same = by_node(NODE_B, payloads::RECEIPT, &receipt, request);
		by(&bob(), bring_by(request, NODE_B, same));
	});
}

#[test]
fn as_many_nodes_should_attest_as_the_policy_said_when_the_money_came() {
	build(|| {
		set_policy(|policy| policy.attesters = 3);
		let request = half();
		set_policy(|policy| policy.attesters = 1);
		assert_eq!(attestation_of(request).needed, 3);
		assert_ok!(co_attest(request, NODE_B));
		let issue_it = || Call::issue { request };
		refused(&issuer(), issue_it(), Error::<Test>::MoreAttestersNeeded);
		assert_ok!(co_attest(request, NODE_C));
		by(&issuer(), issue_it());
	});
}

#[test]
fn large_purchase_should_need_no_other_node_when_the_policy_wants_one_only() {
	build(|| {
		set_policy(|policy| policy.attesters = 1);
		let request = half();
		assert_noop!(co_attest(request, NODE_B), Error::<Test>::EnoughAttesters);
		issue(request);
		// Its veto window is open all the same.
		assert!(matches!(row(request).status, RequestStatus::Pending(_)));
	});
}

#[test]
fn co_attestation_should_be_refused_when_there_are_enough() {
	build(|| {
		let small = open(&bob(), purchase(&bob(), LARGE - 1));
		attest(small);
		assert_noop!(co_attest(small, NODE_B), Error::<Test>::EnoughAttesters);
		let request = half();
		assert_ok!(co_attest(request, NODE_B));
		assert_noop!(co_attest(request, NODE_C), Error::<Test>::EnoughAttesters);
		issue(request);
		assert_noop!(co_attest(request, NODE_C), Error::<Test>::EnoughAttesters);
	});
}

#[test]
fn co_attestation_should_be_refused_when_the_request_is_not_attested_or_over() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		let early = by_node(NODE_B, payloads::NOTICE, &notice(request), request);
		let call = |request| bring_by(request, NODE_B, early.clone());
		refused(&bob(), call(request), Error::<Test>::NotAttested);
		refused(&bob(), call(9), Error::<Test>::RequestNotFound);
		attest(request);
		System::set_block_number(row(request).deadline + 1);
		refused(&bob(), call(request), Error::<Test>::DeadlineOver);
		System::set_block_number(row(request).deadline);
		by(&bob(), call(request));
		by(&issuer(), Call::refuse_issue { request });
		refused(&bob(), call(request), Error::<Test>::RequestClosed);
	});
}

#[test]
fn node_should_count_once_when_it_attests_again() {
	build(|| {
		set_policy(|policy| policy.attesters = 3);
		let request = half();
		assert_noop!(co_attest(request, NODE), Error::<Test>::AlreadyAttester);
		assert_ok!(co_attest(request, NODE_B));
		assert_noop!(co_attest(request, NODE_B), Error::<Test>::AlreadyAttester);
		assert_noop!(co_attest(request, NODE), Error::<Test>::AlreadyAttester);
	});
}

#[test]
fn owner_should_count_once_when_it_has_several_numbers() {
	build(|| {
		set_policy(|policy| policy.attesters = 3);
		let request = half();
		// As if it had them from the beginning: the tenure is the same.
		register(NODE_B, &bank(NODE));
		assert_noop!(co_attest(request, NODE_B), Error::<Test>::AlreadyAttester);
		register(NODE_B, &bank(NODE_C));
		assert_ok!(co_attest(request, NODE_B));
		assert_noop!(co_attest(request, NODE_C), Error::<Test>::AlreadyAttester);
		register(NODE_B, &bank(NODE_B));
		assert_ok!(co_attest(request, NODE_C));
	});
}

#[test]
fn co_attestation_should_be_refused_when_something_else_was_signed() {
	build(|| {
		let request = half();
		let other = open(&bob(), purchase(&bob(), LARGE));
		attest(other);
		let bad = |signature| {
			let call = bring_by(request, NODE_B, signature);
			refused(&bob(), call, Error::<Test>::InvalidSignature);
		};
		// Another request's message, and its own words about this one.
		bad(node_signs(NODE_B, attestation_of(other).message.as_bytes()));
		let own = notice(request);
		let own = Notice { word: word(NODE_B), address: bank(NODE_B), ..own };
		bad(by_node(NODE_B, payloads::NOTICE, &own, request));
		let same = notice(request);
		for domain in [payloads::RECEIPT, payloads::DECLINE, payloads::PAYOUT] {
			bad(by_node(NODE_B, domain, &same, request));
		}
		bad(by_node(NODE_B, payloads::NOTICE, &same, other));
		bad(by_node(NODE, payloads::NOTICE, &same, request));
		bad(by_node(NODE_C, payloads::NOTICE, &same, request));
		bad(Signer::named("Bob").sign(attestation_of(request).message.as_bytes()));
		by(&bob(), bring_by(request, NODE_B, by_node(NODE_B, payloads::NOTICE, &same, request)));
	});
}

#[test]
fn co_attestation_should_be_refused_when_the_node_does_not_serve() {
	build(|| {
		let request = half();
		let as_b = |node| {
			let signature = node_signs(NODE_B, attestation_of(request).message.as_bytes());
			bring_by(request, node, signature)
		};
		refused(&bob(), as_b(ISSUER), Error::<Test>::NodeNotFound);
		refused(&bob(), as_b(OrgNumber(1)), Error::<Test>::NodeNotFound);
		set_terms(|terms| terms.node_bond += 1);
		refused(&bob(), as_b(NODE_B), Error::<Test>::BondTooSmall);
		set_terms(|terms| terms.node_bond -= 1);
		let silent = |times| set_silent(NODE_B, times);
		silent(MAX_UNANSWERED);
		refused(&bob(), as_b(NODE_B), Error::<Test>::NodeSilent);
		silent(0);
		withdraw(NODE_B, 1, Withdrawal::Ended);
		refused(&bob(), as_b(NODE_B), Error::<Test>::KindNotServed);
		publish_with(NODE_B, |record| record.valid_from += 1);
		refused(&bob(), as_b(NODE_B), Error::<Test>::RecordNotInForce);
		forward(1);
		sell_number(NODE_B, &dave());
		refused(&bob(), as_b(NODE_B), Error::<Test>::NodeVoid);
	});
}

#[test]
fn co_attestation_should_be_by_the_newest_record_of_its_node() {
	build(|| {
		let request = half();
		let old = node_signs(NODE_B, attestation_of(request).message.as_bytes());
		publish_with(NODE_B, |record| record.key = account("NewKey"));
		let call = |signature| bring_by(request, NODE_B, signature);
		refused(&bob(), call(old), Error::<Test>::InvalidSignature);
		let new = Signer::named("NewKey").sign(attestation_of(request).message.as_bytes());
		by(&bob(), call(new));
	});
}

#[test]
fn node_of_another_issuer_should_be_counted_though_it_issues_nothing() {
	build(|| {
		admit_issuer(OTHER_ISSUER, &other_issuer());
		withdraw(NODE_C, 1, Withdrawal::Ended);
		by(&bank(NODE_C), publication(OTHER_ISSUER, NODE_C, record(NODE_C)));
		let request = half();
		assert_ok!(co_attest(request, NODE_C));
		let issue_it = || Call::issue { request };
		refused(&other_issuer(), issue_it(), Error::<Test>::NotAuthorised);
		let before = allowance();
		by(&issuer(), issue_it());
		assert_eq!(allowance(), before - LARGE);
	});
}

#[test]
fn nobody_should_co_attest_when_there_is_no_node_beside_the_named_one() {
	build(|| {
		let request = half();
		for (name, node) in [("Alice", NODE), ("Bob", NODE), ("Issuer", NODE)] {
			let message = attestation_of(request).message;
			let signature = Signer::named(name).sign(message.as_bytes());
			let call = bring_by(request, node, signature);
			refused(&bob(), call, Error::<Test>::AlreadyAttester);
		}
		System::set_block_number(row(request).deadline + 1);
		by(&bob(), Call::expire_request { request });
		assert_eq!(duty(request), Some((LARGE, RefundReason::NotIssued)));
	});
}

#[test]
fn further_node_should_be_refused_when_it_signs_with_the_key_of_an_earlier_one() {
	build(|| {
		let request = half();
		forward(1);
		let key = record(NODE).key;
		publish(NODE_B, BankRecord { key, ..record(NODE_B) });
		let message = attestation_of(request).message;
		let signature = node_signs(NODE, message.as_bytes());
		refused(&dave(), bring_by(request, NODE_B, signature), Error::<Test>::AlreadyAttester);
	});
}

#[test]
fn message_should_be_signed_by_further_nodes_until_it_expires() {
	build(|| {
		let request = half();
		Requests::<Test>::mutate(request, |row| {
			row.as_mut().unwrap().attestation.as_mut().unwrap().expiry = 10;
		});
		forward(20);
		refused(&dave(), co_attestation(request, NODE_B), Error::<Test>::SignatureExpired);
	});
}
