// SPDX-License-Identifier: Apache-2.0

//! What becomes of attested money when its bank record is revoked, or its issuer removed, before its
//! chips are out.

use super::steps::*;
use crate::{mock::*, payloads, *};
use sp_runtime::AccountId32;

fn issuing(request: RequestId) -> Call<Test> {
	Call::issue { request }
}

fn releasing(request: RequestId) -> Call<Test> {
	Call::release_issue { request }
}

/// A large request that a sponsor opened for an account without tokens, in its veto window.
fn pending_for_the_pauper() -> RequestId {
	set_issuer_terms(None, 100);
	let (sponsor, buyer): (AccountId32, _) = (bob(), pauper());
	let purchase = purchase(&buyer, LARGE);
	let domain = payloads::REQUEST_PURCHASE_FOR;
	let signature = by_pair(&pair("Pauper"), domain, &(&sponsor, &purchase), 0);
	let request = NextRequestId::<Test>::get();
	by(&sponsor, Call::request_purchase_for { buyer, purchase, expiry: EXPIRY, signature });
	attest(request);
	assert_eq!(co_attest(request, NODE_B), Ok(()));
	issue(request);
	forward(policy().veto_window + 1);
	events();
	request
}

#[test]
fn attested_money_should_bring_no_chips_when_its_record_was_revoked() {
	build(|| {
		set_issuer_terms(Some(0), 0);
		let (id, other) = (attested(&alice(), 500), attested(&bob(), 400));
		assert_eq!(why_not(id), None);
		withdraw(NODE, 1, Withdrawal::Revoked);
		for request in [id, other] {
			assert_eq!(why_not(request), Some(Hindrance::RecordRevoked));
			refused(&issuer(), issuing(request), Error::<Test>::RecordRevoked);
			let trigger = Call::trigger_issue { request };
			refused(&dave(), trigger, Error::<Test>::RecordRevoked);
		}
		let requests = vec![id, other].try_into().unwrap();
		refused(&issuer(), Call::issue_many { requests }, Error::<Test>::RecordRevoked);
		// A new record makes the old one's words no better.
		forward(1);
		publish(NODE, record(NODE));
		refused(&issuer(), issuing(id), Error::<Test>::RecordRevoked);
		by(&issuer(), Call::refuse_issue { request: id });
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
		by(&dave(), refunding(refund(id)));
		forward(terms().issue);
		by(&dave(), Call::expire_request { request: other });
		assert_eq!(duty(other), Some((400, RefundReason::NotIssued)));
		assert_eq!((supply(), allowance()), (0, ALLOWANCE));
	});
}

#[test]
fn pending_chips_should_not_be_released_when_the_record_was_revoked() {
	build(|| {
		let id = pending(&alice());
		withdraw(NODE, 1, Withdrawal::Revoked);
		forward(policy().veto_window + 1);
		refused(&dave(), releasing(id), Error::<Test>::RecordRevoked);
		assert_eq!((supply(), totals().pending), (0, LARGE));
		by(&pauser(), Call::veto { request: id });
		assert_eq!(duty(id), Some((LARGE, RefundReason::Vetoed)));
		assert_eq!((supply(), totals().pending), (0, 0));
	});
}

#[test]
fn attested_money_should_bring_chips_when_its_record_only_ended() {
	build(|| {
		let (small, large) = (attested(&bob(), 400), pending(&alice()));
		withdraw(NODE, 1, Withdrawal::Ended);
		by(&issuer(), issuing(small));
		forward(policy().veto_window + 1);
		by(&dave(), releasing(large));
		assert_eq!((chips(&bob()), chips(&alice())), (400, LARGE));
	});
}

#[test]
fn chips_should_be_released_with_a_starter_when_the_issuer_is_still_there() {
	build(|| {
		let id = pending_for_the_pauper();
		by(&dave(), releasing(id));
		assert_eq!((chips(&pauper()), free(&pauper())), (LARGE, 100));
		assert_eq!(events().len(), 2);
	});
}

#[test]
fn chips_should_be_released_without_a_starter_when_the_issuer_was_removed() {
	for again in [false, true] {
		build(|| {
			let id = pending_for_the_pauper();
			root(Call::remove_issuer { issuer: ISSUER });
			if again {
				// Admitted anew, it promised this buyer nothing.
				admit_issuer(ISSUER, &issuer());
				set_issuer_terms(None, 100);
			}
			let before = free(&issuer());
			events();
			by(&dave(), releasing(id));
			assert_eq!((chips(&pauper()), free(&pauper())), (LARGE, 0));
			assert_eq!(free(&issuer()), before);
			let (kind, buyer, chips) = (EUR, pauper(), LARGE);
			let issued = Event::ChipsIssued { request: id, issuer: ISSUER, kind, buyer, chips };
			assert_eq!(events(), [issued]);
		});
	}
}

#[test]
fn chips_should_not_be_released_when_the_record_of_a_further_node_was_revoked() {
	build(|| {
		let id = pending(&alice());
		withdraw(NODE_B, 1, Withdrawal::Revoked);
		forward(policy().veto_window + 1);
		refused(&dave(), releasing(id), Error::<Test>::RecordRevoked);
		by(&pauser(), Call::veto { request: id });
		assert_eq!(duty(id), Some((LARGE, RefundReason::Vetoed)));
		assert_eq!(supply(), 0);
	});
}
