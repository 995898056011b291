// SPDX-License-Identifier: Apache-2.0

//! Money that came and brought no chips, paid back.

use super::steps::*;
use crate::{mock::*, payloads, *};
use sp_core::H256;

/// A request whose money is to be refunded because the issuer refused it.
fn owed(chips: u128) -> RequestId {
	let id = attested(&alice(), chips);
	by(&issuer(), Call::refuse_issue { request: id });
	events();
	id
}

fn outcome(request: RequestId) -> Option<Outcome<u128>> {
	Outcomes::<Test>::get(request)
}

#[test]
fn duty_should_be_over_when_the_node_paid_back() {
	build(|| {
		let id = owed(500);
		assert_eq!(outcome(id), Some(Outcome::RefundDue(RefundReason::Refused)));
		assert_eq!((duty(id), conduct(NODE).open), (Some((500, RefundReason::Refused)), 1));
		let word = refund(id);
		by(&dave(), refunding(word.clone()));
		assert_eq!((duty(id), outcome(id)), (None, Some(Outcome::Refunded)));
		assert_eq!((conduct(NODE).open, supply()), (0, 0));
		let reference = word.reference;
		assert_eq!(events(), [Event::RefundPaid { request: id, amount: 500, reference }]);
		refused(&dave(), refunding(word), Error::<Test>::NoRefundDue);
	});
}

#[test]
fn request_should_stay_issued_when_only_its_excess_is_paid_back() {
	build(|| {
		let id = request(&alice(), 500);
		assert_eq!(attest_with(paid(id, 700)), Ok(()));
		issue(id);
		assert_eq!(duty(id), Some((200, RefundReason::Excess)));
		by(&dave(), refunding(refund(id)));
		assert_eq!((duty(id), outcome(id)), (None, Some(Outcome::Issued { chips: 500 })));
		assert_eq!((chips(&alice()), conduct(NODE).open), (500, 0));
	});
}

#[test]
fn refund_should_be_refused_when_it_does_not_fit() {
	build(|| {
		forward(5);
		let id = owed(500);
		forward(5);
		let good = refund(id);
		let refuse = |refund, error: Error<Test>| refused(&dave(), refunding(refund), error);
		let of = |word| Refund { word, ..good.clone() };
		refuse(of(Word { node: NODE_B, ..good.word }), Error::WrongNode);
		refuse(of(Word { kind: 1, ..good.word }), Error::WrongKind);
		refuse(of(Word { version: 2, ..good.word }), Error::RecordNotFound);
		// Before there was anything to refund, and in time to come.
		refuse(of(Word { signed: 5, ..good.word }), Error::InvalidSigningTime);
		refuse(of(Word { signed: 12, ..good.word }), Error::InvalidSigningTime);
		for amount in [0, 499, 501] {
			refuse(Refund { amount, ..good.clone() }, Error::WrongAmount);
		}
		let open = request(&alice(), 100);
		for request in [open, 99] {
			refuse(Refund { request, ..good.clone() }, Error::NoRefundDue);
		}
		let bring = |refund, expiry, signature| Call::confirm_refund { refund, expiry, signature };
		let Call::confirm_refund { signature, .. } = refunding(good.clone()) else {
			panic!("a refund")
		};
		let changed = Refund { reference: H256([9; 32]), ..good.clone() };
		let call = bring(changed, EXPIRY, signature.clone());
		refused(&dave(), call, Error::<Test>::InvalidSignature);
		let call = bring(good.clone(), 10, signature);
		refused(&dave(), call, Error::<Test>::SignatureExpired);
		let purpose = by_node(NODE, payloads::DECLINE, &good, id);
		let call = bring(good.clone(), EXPIRY, purpose);
		refused(&dave(), call, Error::<Test>::InvalidSignature);
		let buyer = by_pair(&pair("Alice"), payloads::REFUND, &good, id);
		refused(&dave(), bring(good.clone(), EXPIRY, buyer), Error::<Test>::InvalidSignature);
		withdraw(NODE, 1, Withdrawal::Revoked);
		refuse(good, Error::RecordRevoked);
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
	});
}

#[test]
fn refund_should_be_taken_when_the_breaker_is_off_and_the_buyer_frozen() {
	build(|| {
		let id = owed(500);
		freeze(&alice());
		set_breaker(Breaker::AllOff);
		by(&pauper(), refunding(refund(id)));
		assert_eq!(outcome(id), Some(Outcome::Refunded));
	});
}

#[test]
fn complaint_should_be_settled_when_the_money_was_paid_back() {
	build(|| {
		let id = owed(500);
		by(&alice(), Call::complain { request: id });
		assert_eq!(held(&alice(), HoldReason::Complaint), terms().complaint_bond);
		events();
		by(&dave(), refunding(refund(id)));
		assert_eq!(held_in_all(&alice()), 0);
		assert_eq!(Complaints::<Test>::get(id), None);
		assert_eq!(conduct(NODE).open, 0);
		assert_eq!(events()[0], Event::ComplaintSettled { request: id });
	});
}

#[test]
fn recorded_silence_should_wait_for_its_ruling_when_the_money_comes_late() {
	build(|| {
		let id = owed(500);
		by(&alice(), Call::complain { request: id });
		forward(terms().answer + 1);
		by(&dave(), Call::record_silence { request: id });
		by(&dave(), refunding(refund(id)));
		assert_eq!(outcome(id), Some(Outcome::Refunded));
		assert!(Complaints::<Test>::contains_key(id));
		// Its bond is bound until then.
		assert_eq!(conduct(NODE).open, 1);
		let nothing = Call::set_bond { node: NODE, bond: 0 };
		refused(&bank(NODE), nothing.clone(), Error::<Test>::NodeBusy);
		root(Call::rule_complaint { request: id, ruling: Ruling::Dismissed });
		by(&bank(NODE), nothing);
	});
}
