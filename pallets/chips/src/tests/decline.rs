// SPDX-License-Identifier: Apache-2.0

//! `decline`: a financial node's signed word that it does not attest.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::assert_noop;
use hanse_support::OrgNumber;
use sp_core::H256;
use sp_runtime::{DispatchResult, MultiSignature};

fn declining(request: RequestId) -> DeclineOf<Test> {
	let node = row(request).purchase.node;
	Decline { word: word(node), request, reason: DeclineReason::NotReceived }
}

fn bring_no(decline: DeclineOf<Test>, expiry: u32, signature: MultiSignature) -> DispatchResult {
	dispatch(signed(&dave()), Call::decline { decline, expiry, signature })
}

/// Declined by the node that the word names, rightly signed.
fn refuses(decline: DeclineOf<Test>, error: Error<Test>) {
	let signature = by_node(decline.word.node, payloads::DECLINE, &decline, decline.request);
	assert_noop!(bring_no(decline, EXPIRY, signature), error);
}

#[test]
fn declined_request_should_be_over_with_its_reason() {
	for reason in [
		DeclineReason::NotReceived,
		DeclineReason::NameMismatch,
		DeclineReason::WrongCurrency,
		DeclineReason::Compliance,
		DeclineReason::AccountUnreachable,
	] {
		build(|| {
			let before = free(&alice());
			let request = open(&alice(), asked(1_000));
			events();
			by(&bob(), declination(request, reason));
			assert_eq!(Requests::<Test>::get(request), None);
			assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Declined(reason)));
			assert_eq!(Buyers::<Test>::get(alice()), Buyer::default());
			assert_eq!(conduct(NODE).open, 0);
			assert_eq!(free(&alice()), before - Times::get().request_fee);
			assert_eq!(events(), [Event::PurchaseDeclined { request, node: NODE, reason }]);
			assert_eq!((totals().attested, supply()), (0, 0));
		});
	}
}

#[test]
fn declination_should_be_accepted_when_any_key_type_made_it_raw_or_wrapped() {
	for node in NODES {
		for wrap in [raw, wrapped] {
			build(|| {
				let request = open_at(node, &alice(), 1_000);
				let decline = declining(request);
				let message = message_of(payloads::DECLINE, &decline, request, EXPIRY);
				let signature = node_signs(node, &wrap(&message));
				assert_eq!(bring_no(decline, EXPIRY, signature), Ok(()));
			});
		}
	}
}

#[test]
fn declination_should_be_refused_when_a_field_is_wrong_though_rightly_signed() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		forward(1);
		let good = declining(request);
		let word = good.word;
		let with = |word| Decline { word, ..good };
		refuses(with(Word { kind: 9, ..word }), Error::WrongKind);
		refuses(with(Word { node: NODE_B, ..word }), Error::WrongNode);
		refuses(with(Word { node: OrgNumber(0), ..word }), Error::WrongNode);
		refuses(with(Word { version: 2, ..word }), Error::RecordNotFound);
		refuses(with(Word { signed: 0, ..word }), Error::InvalidSigningTime);
		refuses(with(Word { signed: 3, ..word }), Error::InvalidSigningTime);
		refuses(Decline { request: 9, ..good }, Error::RequestNotFound);
		withdraw(NODE, 1, Withdrawal::Revoked);
		refuses(good, Error::RecordRevoked);
		publish(NODE, record(NODE));
		refuses(with(Word { version: 2, signed: 1, ..word }), Error::RecordNotInForce);
		sell_number(NODE, &dave());
		refuses(with(Word { version: 2, ..word }), Error::NodeVoid);
	});
}

#[test]
fn declination_should_be_refused_when_another_signed_it_or_something_else() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = declining(request);
		let bad = |signature| {
			let error = Error::<Test>::InvalidSignature;
			assert_noop!(bring_no(good, EXPIRY, signature), error);
		};
		let right = Bound::to(payloads::DECLINE, request, EXPIRY);
		bad(node_signs(NODE_B, &right.message(&good)));
		bad(Signer::named("Alice").sign(&right.message(&good)));
		for other in [
			Bound { genesis: H256([9; 32]), ..right },
			Bound { pallet: b"org-numbers", ..right },
			Bound { purpose: b"redemption-refused", ..right },
			Bound { nonce: request + 1, ..right },
			Bound { expiry: EXPIRY + 1, ..right },
		] {
			bad(node_signs(NODE, &other.message(&good)));
		}
		let other = Decline { reason: DeclineReason::Compliance, ..good };
		bad(node_signs(NODE, &right.message(&other)));
		bad(by_node(NODE, payloads::NOTICE, &notice(request), request));
		// The same bytes as a refusal of the redemption with that id.
		let refusal = Refusal { word: good.word, redemption: request, reason: good.reason };
		bad(by_node(NODE, payloads::REDEMPTION_REFUSED, &refusal, request));
	});
}

#[test]
fn declination_should_be_good_through_its_expiry_and_after_the_deadline() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		System::set_block_number(row(request).deadline + 10);
		let now = System::block_number();
		let decline = declining(request);
		let until = |expiry| {
			let message = message_of(payloads::DECLINE, &decline, request, expiry);
			bring_no(decline, expiry, node_signs(NODE, &message))
		};
		assert_noop!(until(now - 1), Error::<Test>::SignatureExpired);
		// Late, but better than an expiry that tells nothing.
		assert_eq!(until(now), Ok(()));
	});
}

#[test]
fn declination_should_be_refused_when_money_was_attested_or_the_request_is_over() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let old = declination(request, DeclineReason::NotReceived);
		attest(request);
		refused(&bob(), old.clone(), Error::<Test>::AlreadyAttested);
		issue(request);
		refused(&bob(), old, Error::<Test>::RequestClosed);
		let request = pending(&bob());
		let late = declination(request, DeclineReason::Compliance);
		refused(&bob(), late, Error::<Test>::AlreadyAttested);
		let request = open(&alice(), asked(1_000));
		let call = declination(request, DeclineReason::NameMismatch);
		let money = attestation(notice(request));
		by(&bob(), call.clone());
		refused(&bob(), call, Error::<Test>::RequestClosed);
		// Nothing attests what was declined.
		refused(&bob(), money, Error::<Test>::RequestClosed);
	});
}

#[test]
fn declination_should_settle_the_complaint_and_work_when_all_is_off() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		by(&alice(), Call::complain { request });
		set_breaker(Breaker::AllOff);
		events();
		by(&bob(), declination(request, DeclineReason::NotReceived));
		let reason = DeclineReason::NotReceived;
		let declined = Event::PurchaseDeclined { request, node: NODE, reason };
		assert_eq!(events(), [Event::ComplaintSettled { request }, declined]);
		assert_eq!(held(&alice(), HoldReason::Complaint), 0);
		assert_eq!(conduct(NODE).open, 0);
	});
}

#[test]
fn declinations_should_be_counted_where_buyers_see_them() {
	build(|| {
		for times in 1..=3 {
			let request = open(&alice(), asked(1_000));
			by(&bob(), declination(request, DeclineReason::NotReceived));
			assert_eq!(Chips::conduct(NODE, 0).unwrap().declined, times);
		}
		buy(&alice(), 100);
		let redemption = redeem(&alice(), 100);
		by(&bob(), refusing(redemption, DeclineReason::Compliance));
		assert_eq!((conduct(NODE).declined, conduct(NODE_B).declined), (4, 0));
		// Nobody else is blamed for what an earlier owner was asked.
		let request = open(&alice(), asked(1_000));
		sell_number(NODE, &dave());
		by(&dave(), publication(ISSUER, NODE, record(NODE)));
		by(&bob(), declination(request, DeclineReason::NotReceived));
		assert_eq!(Chips::conduct(NODE, 0).unwrap().declined, 4);
		assert_eq!((conduct(NODE).declined, conduct(NODE).open), (1, 0));
	});
}
