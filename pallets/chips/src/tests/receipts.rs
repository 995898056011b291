// SPDX-License-Identifier: Apache-2.0

//! `confirm_receipt`: a financial node's receipt, countersigned by the buyer.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::MultiSignature;

fn alices() -> Signer {
	Signer::named("Alice")
}

fn refuses(receipt: ReceiptOf<Test>, error: Error<Test>) {
	assert_noop!(confirm_with(receipt, &alices()), error);
}

/// What the node signs of a receipt.
fn given(receipt: &ReceiptOf<Test>) -> MultiSignature {
	by_node(receipt.notice.word.node, payloads::RECEIPT, receipt, receipt.notice.request)
}

/// What the buyer signs of it.
fn countersigned(receipt: &ReceiptOf<Test>) -> MultiSignature {
	let domain = payloads::RECEIPT_COUNTERSIGNED;
	alices().sign(&message_of(domain, receipt, receipt.notice.request, EXPIRY))
}

#[test]
fn money_should_stand_attested_when_a_countersigned_receipt_comes() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		forward(3);
		let good = receipt(request);
		events();
		assert_ok!(confirm_with(good.clone(), &alices()));
		let now = System::block_number();
		let message = message_of(payloads::RECEIPT, &good, request, EXPIRY);
		let stored = attestation_of(request);
		assert_eq!(stored.path, Path::Receipt);
		assert_eq!((stored.amount, stored.chips, stored.excess), (1_000, 1_000, 0));
		assert_eq!((stored.message, stored.at), (H256(message), now));
		assert_eq!(stored.attesters.to_vec(), [Attester { node: NODE, version: 1 }]);
		assert_eq!(row(request).status, RequestStatus::Attested);
		assert_eq!(row(request).deadline, now + Times::get().issue);
		let Notice { receipt, reference, .. } = good.notice;
		assert_eq!(Receipts::<Test>::get(NODE, receipt), Some(request));
		assert_eq!(totals().attested, 1_000);
		assert_eq!(
			events(),
			[Event::MoneyAttested {
				request,
				node: NODE,
				receipt,
				path: Path::Receipt,
				amount: 1_000,
				chips: 1_000,
				reference,
				needed: 1,
			}]
		);
		assert_eq!(supply(), 0);
	});
}

#[test]
fn receipt_should_be_accepted_when_any_key_types_made_it_raw_or_wrapped() {
	for node in NODES {
		for buyer in Signer::of_every_type() {
			for wrap in [raw, wrapped] {
				build(|| {
					let who = buyer.account();
					set_free(&who, 1_000_000);
					let request = open_at(node, &who, 1_000);
					let receipt = receipt(request);
					let message = |domain| wrap(&message_of(domain, &receipt, request, EXPIRY));
					let signature = node_signs(node, &message(payloads::RECEIPT));
					let counter = buyer.sign(&message(payloads::RECEIPT_COUNTERSIGNED));
					assert_ok!(bring_receipt(receipt.clone(), EXPIRY, signature, counter));
					issue(request);
					assert_eq!(chips(&who), 1_000);
				});
			}
		}
	}
}

#[test]
fn countersignature_should_be_of_the_key_in_the_request_when_it_is_not_the_account() {
	build(|| {
		// As a multisig's, which has no key of its own.
		let request = open(&alice(), Purchase { key: charlie(), ..asked(1_000) });
		let good = receipt(request);
		assert_eq!((&good.notice.buyer, &good.notice.buyer_key), (&alice(), &charlie()));
		let error = Error::<Test>::InvalidCountersignature;
		assert_noop!(confirm_with(good.clone(), &alices()), error);
		let own = Notice { buyer_key: alice(), ..good.notice.clone() };
		refuses(Receipt { notice: own, ..good.clone() }, Error::WrongBuyerKey);
		assert_ok!(confirm_with(good, &Signer::named("Charlie")));
	});
}

#[test]
fn countersignature_should_be_refused_when_it_is_not_the_buyers_over_this_receipt() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = receipt(request);
		let bad = |countersignature| {
			let error = Error::<Test>::InvalidCountersignature;
			let brought = bring_receipt(good.clone(), EXPIRY, given(&good), countersignature);
			assert_noop!(brought, error);
		};
		let right = Bound::to(payloads::RECEIPT_COUNTERSIGNED, request, EXPIRY);
		let message = right.message(&good);
		for name in ["Bob", "Issuer", "Dave"] {
			bad(Signer::named(name).sign(&message));
		}
		bad(node_signs(NODE, &message));
		// The node's own word, mirrored.
		bad(given(&good));
		for other in [
			Bound { genesis: H256([9; 32]), ..right },
			Bound { pallet: b"org-numbers", ..right },
			Bound { purpose: b"receipt", ..right },
			Bound { purpose: b"notice", ..right },
			Bound { nonce: request + 1, ..right },
			Bound { expiry: EXPIRY - 1, ..right },
		] {
			bad(alices().sign(&other.message(&good)));
		}
		let other_payee = Receipt { payee: H256([1; 32]), ..good.clone() };
		bad(alices().sign(&right.message(&other_payee)));
		bad(alices().sign(&right.message(&good.notice)));
		let countersignature = alices().sign(&message);
		assert_ok!(bring_receipt(good.clone(), EXPIRY, given(&good), countersignature));
	});
}

#[test]
fn receipt_should_be_refused_when_its_node_did_not_sign_exactly_it() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = receipt(request);
		let bad = |signature| {
			let error = Error::<Test>::InvalidSignature;
			let brought = bring_receipt(good.clone(), EXPIRY, signature, countersigned(&good));
			assert_noop!(brought, error);
		};
		let right = Bound::to(payloads::RECEIPT, request, EXPIRY);
		bad(node_signs(NODE_B, &right.message(&good)));
		bad(alices().sign(&right.message(&good)));
		for other in [
			Bound { genesis: H256([9; 32]), ..right },
			Bound { pallet: b"org-numbers", ..right },
			Bound { purpose: b"receipt-countersigned", ..right },
			Bound { purpose: b"notice", ..right },
			Bound { nonce: request + 1, ..right },
			Bound { expiry: EXPIRY + 1, ..right },
		] {
			bad(node_signs(NODE, &other.message(&good)));
		}
		// Its notice is no receipt.
		bad(by_node(NODE, payloads::NOTICE, &good.notice, request));
		bad(countersigned(&good));
		let other_payee = Receipt { payee: H256([1; 32]), ..good.clone() };
		bad(given(&other_payee));
	});
}

#[test]
fn receipt_should_be_no_notice() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = receipt(request);
		let brought = bring(good.notice.clone(), EXPIRY, given(&good));
		assert_noop!(brought, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn receipt_should_be_refused_when_a_field_is_wrong_though_rightly_signed() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = receipt(request);
		refuses(Receipt { payer: H256([1; 32]), ..good.clone() }, Error::WrongPayer);
		let with = |change: fn(&mut NoticeOf<Test>)| {
			let mut notice = good.notice.clone();
			change(&mut notice);
			Receipt { notice, ..good.clone() }
		};
		refuses(with(|notice| notice.request = 7), Error::RequestNotFound);
		refuses(with(|notice| notice.word.kind = 7), Error::WrongKind);
		refuses(with(|notice| notice.word.node = NODE_B), Error::WrongNode);
		refuses(with(|notice| notice.word.version = 7), Error::RecordNotFound);
		refuses(with(|notice| notice.word.signed = 0), Error::InvalidSigningTime);
		refuses(with(|notice| notice.word.signed = 2), Error::InvalidSigningTime);
		refuses(with(|notice| notice.issuer = OTHER_ISSUER), Error::WrongIssuer);
		refuses(with(|notice| notice.address = bob()), Error::WrongAddress);
		refuses(with(|notice| notice.buyer = bob()), Error::WrongBuyer);
		refuses(with(|notice| notice.buyer_key = bob()), Error::WrongBuyerKey);
		refuses(with(|notice| notice.currency.0[0] = b'X'), Error::WrongCurrency);
		refuses(with(|notice| notice.amount -= 1), Error::WrongAmount);
		refuses(with(|notice| notice.chips += 1), Error::WrongAmount);
		refuses(with(|notice| notice.fee += 1), Error::WrongAmount);
		let nothing = Receipt { notice: paid(request, 0), ..good.clone() };
		refuses(nothing, Error::AmountTooSmall);
		set_breaker(Breaker::AllOff);
		// The account that received is the bank's affair; it is signed for, not judged.
		assert_ok!(confirm_with(Receipt { payee: H256::zero(), ..good }, &alices()));
	});
}

#[test]
fn receipt_should_be_good_through_its_expiry_and_deadline_and_no_longer() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let receipt = receipt(request);
		let message = |domain| message_of(domain, &receipt, request, 40);
		let signature = node_signs(NODE, &message(payloads::RECEIPT));
		let counter = alices().sign(&message(payloads::RECEIPT_COUNTERSIGNED));
		let confirm = || bring_receipt(receipt.clone(), 40, signature.clone(), counter.clone());
		System::set_block_number(41);
		assert_noop!(confirm(), Error::<Test>::SignatureExpired);
		System::set_block_number(40);
		assert_ok!(confirm());
		assert_noop!(confirm(), Error::<Test>::AlreadyAttested);
	});
	build(|| {
		let [first, second] = [(); 2].map(|()| open(&alice(), asked(1_000)));
		System::set_block_number(row(first).deadline);
		assert_ok!(confirm_with(receipt(first), &alices()));
		forward(1);
		refuses(receipt(second), Error::DeadlineOver);
	});
}

#[test]
fn receipt_id_should_be_good_once_over_both_paths_and_for_ever_after() {
	let by_notice = |request| {
		assert_ok!(attest_with(Notice { receipt: receipt_id(1), ..notice(request) }));
	};
	let by_receipt = |request| {
		let notice = Notice { receipt: receipt_id(1), ..notice(request) };
		assert_ok!(confirm_with(Receipt { notice, ..receipt(request) }, &alices()));
	};
	let paths: [&dyn Fn(RequestId); 2] = [&by_notice, &by_receipt];
	for path in paths {
		build(|| {
			let request = large_with(path);
			issue(request);
			by(&pauser(), Call::veto { request });
			by(&bob(), refunding(refund(request)));
			assert_eq!(Outcomes::<Test>::get(request), Some(Outcome::Refunded));
			forward(200_000);
			let next = open(&alice(), asked(1_000));
			let again = Notice { receipt: receipt_id(1), ..notice(next) };
			let by_receipt = Receipt { notice: again.clone(), ..receipt(next) };
			assert_noop!(attest_with(again), Error::<Test>::ReceiptUsed);
			refuses(by_receipt, Error::ReceiptUsed);
			assert_eq!(Chips::receipt(NODE, receipt_id(1)), Some(request));
		});
	}
}

/// A large request, attested by `path` and another node.
fn large_with(path: &dyn Fn(RequestId)) -> RequestId {
	let request = open(&alice(), asked(LARGE));
	path(request);
	assert_ok!(co_attest(request, NODE_B));
	request
}

#[test]
fn two_requests_should_need_two_receipts_when_both_are_open() {
	build(|| {
		let [first, second] = [(); 2].map(|()| open(&alice(), asked(1_000)));
		let id = receipt(first).notice.receipt;
		assert_ok!(confirm_with(receipt(first), &alices()));
		refuses(receipt(first), Error::AlreadyAttested);
		let again = Notice { receipt: id, ..notice(second) };
		refuses(Receipt { notice: again, ..receipt(second) }, Error::ReceiptUsed);
		assert_ok!(confirm_with(receipt(second), &alices()));
	});
}

#[test]
fn receipt_should_be_refused_when_its_node_was_sold_or_its_record_revoked() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		withdraw(NODE, 1, Withdrawal::Revoked);
		refuses(receipt(request), Error::RecordRevoked);
		sell_number(NODE, &dave());
		refuses(receipt(request), Error::NodeVoid);
	});
}
