// SPDX-License-Identifier: Apache-2.0

//! `attest`: a financial node's signed notice that money came.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{signed_payload::Domain, OrgNumber};
use sp_core::H256;
use sp_runtime::{FixedU128, Permill};

/// A notice by its own node is refused.
fn refuses(notice: NoticeOf<Test>, error: Error<Test>) {
	assert_noop!(attest_with(notice), error);
}

fn signed_at(request: RequestId, signed: u32) -> NoticeOf<Test> {
	let good = notice(request);
	Notice { word: Word { signed, ..good.word }, ..good }
}

#[test]
fn money_should_stand_attested_and_its_receipt_used_when_a_notice_comes() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		forward(7);
		let good = notice(request);
		events();
		assert_ok!(attest_with(good.clone()));
		let now = System::block_number();
		let message = message_of(payloads::NOTICE, &good, request, EXPIRY);
		assert_eq!(
			attestation_of(request),
			Attestation {
				receipt: good.receipt,
				path: Path::Notice,
				amount: 1_000,
				chips: 1_000,
				excess: 0,
				message: H256(message),
				at: now,
				attesters: vec![Attester { node: NODE, version: 1 }].try_into().unwrap(),
				..attestation_of(request)
			}
		);
		let Attestation { issuer, needed, veto_window, .. } = attestation_of(request);
		assert_eq!((issuer, needed, veto_window), (ISSUER, 1, 0));
		assert_eq!(row(request).status, RequestStatus::Attested);
		assert_eq!(row(request).deadline, now + Times::get().issue);
		assert_eq!(Receipts::<Test>::get(NODE, good.receipt), Some(request));
		assert_eq!(Chips::receipt(NODE, good.receipt), Some(request));
		let today = DayTotal { day: 0, total: 1_000 };
		assert_eq!(DayTotals::<Test>::get(EUR, DayOf::Buyer(alice())), today);
		assert_eq!(DayTotals::<Test>::get(EUR, DayOf::Node(NODE)), today);
		assert_eq!(
			events(),
			[Event::MoneyAttested {
				request,
				node: NODE,
				receipt: good.receipt,
				path: Path::Notice,
				amount: 1_000,
				chips: 1_000,
				reference: good.reference,
				needed: 1,
			}]
		);
		// Nothing is issued by that, and the deposit stays.
		assert_eq!((totals().attested, totals().issued, supply()), (1_000, 0, 0));
		assert_eq!(held(&alice(), HoldReason::Request), row(request).deposit.amount);
		assert_eq!(conduct(NODE).open, 1);
		assert!(take_flows().is_empty());
		assert_noop!(attest_with(good), Error::<Test>::AlreadyAttested);
	});
}

#[test]
fn notice_should_be_accepted_when_any_key_type_made_it_raw_or_wrapped() {
	for node in NODES {
		for wrap in [raw, wrapped] {
			build(|| {
				let request = open_at(node, &alice(), 1_000);
				let notice = notice(request);
				let message = message_of(payloads::NOTICE, &notice, request, EXPIRY);
				let signature = node_signs(node, &wrap(&message));
				assert_ok!(bring(notice, EXPIRY, signature));
				issue(request);
				assert_eq!(chips(&alice()), 1_000);
			});
		}
	}
}

#[test]
fn amount_received_should_bring_its_chips_when_it_is_not_the_amount_asked_for() {
	for (amount, chips, excess) in [
		(1, 1, 0),
		(999, 999, 0),
		(1_000, 1_000, 0),
		(1_001, 1_000, 1),
		(u128::MAX, 1_000, u128::MAX - 1_000),
	] {
		build(|| {
			let request = open(&alice(), asked(1_000));
			assert_ok!(attest_with(paid(request, amount)));
			let Attestation { amount: stored, chips: promised, excess: more, .. } =
				attestation_of(request);
			assert_eq!((stored, promised, more), (amount, chips, excess));
			assert_eq!(totals().attested, chips);
			assert_eq!(duty(request), None);
		});
	}
}

#[test]
fn nothing_received_should_be_no_notice() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		refuses(paid(request, 0), Error::AmountTooSmall);
		// So little that it brings no chips.
		set_policy(|policy| policy.rate = FixedU128::from_rational(1, 10));
		let request = open(&alice(), asked(100));
		assert_eq!(row(request).amount, 1_000);
		refuses(paid(request, 9), Error::AmountTooSmall);
		assert_ok!(attest_with(paid(request, 10)));
		assert_eq!(attestation_of(request).chips, 1);
	});
}

#[test]
fn chips_and_fee_should_follow_from_the_amount_by_the_terms_of_the_request() {
	build(|| {
		set_policy(|policy| {
			policy.rate = FixedU128::from_rational(3, 2);
			policy.fee = Permill::from_percent(1);
		});
		let request = open(&alice(), asked(1_000));
		assert_eq!(row(request).amount, 674);
		set_policy(|policy| policy.rate = FixedU128::from_u32(2));
		let good = notice(request);
		// floor(674 * 3 / 2) = 1011, less ceil(10.11).
		assert_eq!((good.amount, good.chips, good.fee), (674, 1_000, 11));
		for (chips, fee) in [
			(1_001, 11),
			(999, 11),
			(1_000, 10),
			(1_000, 12),
			(1_011, 0),
			(0, 0),
			(u128::MAX, 11),
			(1_000, u128::MAX),
		] {
			refuses(Notice { chips, fee, ..good.clone() }, Error::WrongAmount);
		}
		refuses(Notice { amount: 673, ..good.clone() }, Error::WrongAmount);
		assert_ok!(attest_with(Notice { amount: 675, ..good }));
		let Attestation { chips, excess, .. } = attestation_of(request);
		assert_eq!((chips, excess), (1_000, 1));
		// Less money: floor(400 * 3 / 2) = 600, less 6.
		let request = open(&bob(), Purchase { key: bob(), ..asked(1_000) });
		set_policy(|policy| policy.fee = Permill::zero());
		assert_eq!(row(request).rate, FixedU128::from_u32(2));
		let less = paid(request, 400);
		assert_eq!((less.chips, less.fee), (792, 8));
		assert_ok!(attest_with(less));
	});
}

#[test]
fn notice_should_be_refused_when_a_field_is_wrong_though_rightly_signed() {
	build(|| {
		let usd = second_kind();
		let request = open(&alice(), asked(1_000));
		let good = notice(request);
		let word = good.word;
		let with_word = |word| Notice { word, ..good.clone() };
		refuses(with_word(Word { kind: usd, ..word }), Error::WrongKind);
		refuses(with_word(Word { kind: 9, ..word }), Error::WrongKind);
		refuses(with_word(Word { node: NODE_B, ..word }), Error::WrongNode);
		refuses(with_word(Word { node: OrgNumber(0), ..word }), Error::WrongNode);
		for version in [0, 2, u32::MAX] {
			refuses(with_word(Word { version, ..word }), Error::RecordNotFound);
		}
		for issuer in [OTHER_ISSUER, NODE, OrgNumber(0)] {
			refuses(Notice { issuer, ..good.clone() }, Error::WrongIssuer);
		}
		refuses(Notice { address: bob(), ..good.clone() }, Error::WrongAddress);
		refuses(Notice { buyer: bob(), ..good.clone() }, Error::WrongBuyer);
		refuses(Notice { buyer_key: bob(), ..good.clone() }, Error::WrongBuyerKey);
		let currency = CurrencyCode(*b"USD");
		refuses(Notice { currency, ..good.clone() }, Error::WrongCurrency);
		let currency = CurrencyCode(*b"eur");
		refuses(Notice { currency, ..good.clone() }, Error::WrongCurrency);
		assert_ok!(attest_with(good));
	});
}

#[test]
fn notice_should_be_refused_when_its_request_is_none_or_another_or_over() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let other = open(&bob(), purchase(&bob(), 1_000));
		let good = notice(request);
		for unknown in [2, u64::MAX] {
			refuses(Notice { request: unknown, ..good.clone() }, Error::RequestNotFound);
		}
		refuses(Notice { request: other, ..good.clone() }, Error::WrongBuyer);
		assert_ok!(Chips::cancel_request(signed(&bob()), other));
		refuses(Notice { request: other, ..good.clone() }, Error::RequestClosed);
		attest(request);
		issue(request);
		refuses(good, Error::RequestClosed);
	});
}

#[test]
fn notice_should_be_refused_when_another_signed_it_or_something_else() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let good = notice(request);
		let bad = |signature| {
			let error = Error::<Test>::InvalidSignature;
			assert_noop!(bring(good.clone(), EXPIRY, signature), error);
		};
		let right = Bound::to(payloads::NOTICE, request, EXPIRY);
		let message = right.message(&good);
		bad(node_signs(NODE_B, &message));
		bad(node_signs(NODE_C, &message));
		for name in ["Alice", "Issuer", "Auditor", &format!("Bank{NODE}")] {
			bad(Signer::named(name).sign(&message));
		}
		for other in [
			Bound { genesis: H256([9; 32]), ..right },
			Bound { pallet: b"org-numbers", ..right },
			Bound { pallet: b"", ..right },
			Bound { nonce: request + 1, ..right },
			Bound { expiry: EXPIRY - 1, ..right },
			Bound { expiry: EXPIRY + 1, ..right },
		] {
			bad(node_signs(NODE, &other.message(&good)));
		}
		let domains = [
			payloads::BANK_RECORD,
			payloads::REQUEST_PURCHASE_FOR,
			payloads::RECEIPT,
			payloads::RECEIPT_COUNTERSIGNED,
			payloads::DECLINE,
			payloads::REFUND,
			payloads::REDEMPTION_ACCEPTED,
			payloads::PAYOUT,
			payloads::REDEMPTION_REFUSED,
		];
		for domain in domains {
			bad(node_signs(NODE, &message_of(domain, &good, request, EXPIRY)));
		}
		let other_receipt = Notice { receipt: receipt_id(1), ..good.clone() };
		let other_reference = Notice { reference: H256([1; 32]), ..good.clone() };
		for other in [other_receipt, other_reference] {
			bad(node_signs(NODE, &right.message(&other)));
		}
		assert_ok!(bring(good.clone(), EXPIRY, node_signs(NODE, &message)));
	});
}

#[test]
fn notice_should_be_refused_when_it_was_signed_for_another_chain() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let call = attestation(notice(request));
		on_another_chain(|| refused(&dave(), call.clone(), Error::<Test>::InvalidSignature));
		by(&dave(), call);
	});
}

#[test]
fn notice_should_be_good_through_its_expiry_and_no_longer() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let notice = notice(request);
		let message = message_of(payloads::NOTICE, &notice, request, 40);
		let signature = node_signs(NODE, &message);
		System::set_block_number(41);
		let late = bring(notice.clone(), 40, signature.clone());
		assert_noop!(late, Error::<Test>::SignatureExpired);
		System::set_block_number(40);
		assert_ok!(bring(notice, 40, signature));
	});
}

#[test]
fn notice_should_be_in_time_through_the_deadline_and_no_longer() {
	build(|| {
		let requests = [(); 2].map(|()| open(&alice(), asked(1_000)));
		System::set_block_number(row(0).deadline);
		attest(requests[0]);
		forward(1);
		refuses(notice(requests[1]), Error::DeadlineOver);
		// Signed in time, brought too late.
		refuses(signed_at(requests[1], 50), Error::DeadlineOver);
	});
}

#[test]
fn notice_should_be_signed_between_the_request_and_now() {
	build(|| {
		forward(20);
		let opened = System::block_number();
		let [first, second] = [(); 2].map(|()| open(&alice(), asked(1_000)));
		forward(20);
		let now = System::block_number();
		for signed in [0, 1, opened - 1, now + 1, u32::MAX] {
			refuses(signed_at(first, signed), Error::InvalidSigningTime);
		}
		assert_ok!(attest_with(signed_at(first, opened)));
		assert_ok!(attest_with(signed_at(second, now)));
	});
}

#[test]
fn notice_should_be_judged_by_the_record_that_was_in_force_when_signed() {
	build(|| {
		let requests = [(); 4].map(|()| open(&alice(), asked(1_000)));
		forward(20);
		let replaced = System::block_number();
		// Another address, by which the new version is told.
		assert_eq!(publish_with(NODE, |record| record.address = charlie()), 2);
		forward(20);
		let by_version = |request, version, signed| {
			let good = notice(request);
			let word = Word { version, signed, ..good.word };
			let address = if version == 1 { bank(NODE) } else { charlie() };
			Notice { word, address, ..good }
		};
		let over = Error::<Test>::RecordNotInForce;
		assert_noop!(attest_with(by_version(requests[0], 1, replaced)), over);
		let over = Error::<Test>::RecordNotInForce;
		assert_noop!(attest_with(by_version(requests[0], 1, replaced + 20)), over);
		let not_yet = Error::<Test>::RecordNotInForce;
		assert_noop!(attest_with(by_version(requests[0], 2, replaced - 1)), not_yet);
		// The old notice is good, though the version is not any more.
		assert_ok!(attest_with(by_version(requests[0], 1, replaced - 1)));
		assert_ok!(attest_with(by_version(requests[1], 2, replaced)));
		assert_ok!(attest_with(by_version(requests[2], 2, replaced + 20)));
		// Ended: what was signed before stays good.
		withdraw(NODE, 2, Withdrawal::Ended);
		let ended = System::block_number();
		forward(1);
		refuses(by_version(requests[3], 2, ended), Error::RecordNotInForce);
		assert_ok!(attest_with(by_version(requests[3], 2, ended - 1)));
	});
}

#[test]
fn notice_should_be_signed_within_the_validity_of_its_record() {
	build(|| {
		let now = System::block_number();
		let requests = [(); 3].map(|()| open(&alice(), asked(1_000)));
		publish_with(NODE, |record| {
			record.valid_from = now + 10;
			record.valid_until = now + 20;
		});
		forward(40);
		for signed in [now, now + 9, now + 21, now + 40] {
			refuses(signed_at(requests[0], signed), Error::RecordNotInForce);
		}
		assert_ok!(attest_with(signed_at(requests[0], now + 10)));
		assert_ok!(attest_with(signed_at(requests[1], now + 20)));
	});
}

#[test]
fn revoked_record_should_attest_nothing_that_it_ever_signed() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		forward(5);
		let old = attestation(notice(request));
		forward(5);
		withdraw(NODE, 1, Withdrawal::Revoked);
		refused(&dave(), old.clone(), Error::<Test>::RecordRevoked);
		refuses(signed_at(request, 2), Error::RecordRevoked);
		// Not even after a new record with the same key.
		assert_eq!(publish(NODE, record(NODE)), 2);
		refused(&dave(), old, Error::<Test>::RecordRevoked);
		assert_ok!(attest_with(notice(request)));
	});
}

#[test]
fn record_should_not_speak_for_another_kind() {
	build(|| {
		let usd = second_kind();
		assert_eq!(publish_with(NODE, |record| record.kind = usd), 2);
		let request = open(&alice(), asked(1_000));
		let good = notice(request);
		let word = Word { version: 2, ..good.word };
		refuses(Notice { word, ..good.clone() }, Error::WrongKind);
		assert_ok!(attest_with(good));
	});
}

#[test]
fn sold_number_should_attest_nothing() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		let call = attestation(notice(request));
		sell_number(NODE, &dave());
		refused(&bob(), call.clone(), Error::<Test>::NodeVoid);
		// Nor once the new owner is admitted under it: that key was the old owner's.
		by(&dave(), publication(ISSUER, NODE, record(NODE)));
		refused(&bob(), call, Error::<Test>::NodeVoid);
	});
	build(|| {
		let request = open(&alice(), asked(1_000));
		release_number(NODE);
		refuses(notice(request), Error::NodeVoid);
	});
}

#[test]
fn money_should_be_attested_and_bring_nothing_when_the_breaker_is_off() {
	build(|| {
		for breaker in [Breaker::IssueOff, Breaker::AllOff] {
			let request = open(&alice(), asked(1_000));
			by(&alice(), Call::complain { request });
			set_breaker(breaker);
			attest(request);
			// Nobody says that the bank kept silent.
			forward(Times::get().answer + 1);
			let silence = Call::record_silence { request };
			refused(&bob(), silence, Error::<Test>::ComplaintNotFound);
			assert_eq!(why_not(request), Some(Hindrance::BreakerOff));
			refused(&issuer(), Call::issue { request }, Error::<Test>::BreakerOff);
			assert_eq!((supply(), conduct(NODE).unanswered), (0, 0));
			set_breaker(Breaker::AllOn);
			issue(request);
			let redemption = redeem(&alice(), 1_000);
			by(&dave(), accepting(redemption));
			by(&dave(), paying_out(payout(redemption)));
		}
	});
}

#[test]
fn large_purchase_should_be_attested_by_others_when_all_is_off() {
	build(|| {
		let request = open(&alice(), asked(LARGE));
		set_breaker(Breaker::AllOff);
		attest(request);
		assert_ok!(co_attest(request, NODE_B));
		assert_eq!(why_not(request), Some(Hindrance::BreakerOff));
	});
}

#[test]
fn new_owner_should_answer_for_an_earlier_request_when_it_attests_its_money() {
	build(|| {
		let [taken, left] = [(); 2].map(|()| open(&alice(), asked(1_000)));
		by(&alice(), Call::complain { request: taken });
		sell_number(NODE, &bob());
		by(&bob(), publication(ISSUER, NODE, record(NODE)));
		let earlier = || Conducts::<Test>::get(NODE, 0).unwrap();
		assert_eq!((earlier().open, conduct(NODE).open), (3, 0));
		attest(taken);
		assert_eq!((row(taken).tenure, row(left).tenure), (1, 0));
		assert_eq!((earlier().open, conduct(NODE).open), (1, 1));
		by(&issuer(), Call::refuse_issue { request: taken });
		assert_eq!(RefundDuties::<Test>::get(taken).unwrap().tenure, 1);
		assert_eq!((earlier().open, conduct(NODE).open), (1, 1));
	});
}

#[test]
fn money_of_a_frozen_buyer_should_be_attested_but_not_issued() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		freeze(&alice());
		attest(request);
		let issue = Call::issue { request };
		refused(&issuer(), issue, Error::<Test>::AccountFrozen);
	});
}

#[test]
fn receipt_should_be_good_once_whatever_became_of_its_request() {
	type End = fn(RequestId);
	let ends: [End; 4] = [
		|_| (),
		issue,
		|request| by(&issuer(), Call::refuse_issue { request }),
		|request| {
			System::set_block_number(row(request).deadline + 1);
			by(&bob(), Call::expire_request { request });
			by(&bob(), refunding(refund(request)));
		},
	];
	for end in ends {
		build(|| {
			let first = open(&alice(), asked(1_000));
			let used = Notice { receipt: receipt_id(1), ..notice(first) };
			assert_ok!(attest_with(used));
			end(first);
			forward(100_000);
			let second = open(&alice(), asked(1_000));
			let again = Notice { receipt: receipt_id(1), ..notice(second) };
			refuses(again, Error::ReceiptUsed);
			// Another node's name for another receipt.
			let third = open_at(NODE_B, &bob(), 1_000);
			assert_ok!(attest_with(Notice { receipt: receipt_id(1), ..notice(third) }));
			assert_ok!(attest_with(Notice { receipt: receipt_id(2), ..notice(second) }));
		});
	}
}

#[test]
fn purchase_should_be_large_exactly_from_the_threshold_on() {
	for (chips, needed, veto_window) in
		[(LARGE - 1, 1, 0), (LARGE, 2, policy().veto_window), (LIMIT, 2, policy().veto_window)]
	{
		build(|| {
			let request = open(&alice(), asked(chips));
			attest(request);
			let Attestation { needed: of_it, veto_window: window, .. } = attestation_of(request);
			assert_eq!((of_it, window), (needed, veto_window));
		});
	}
}

#[test]
fn purchase_should_be_large_by_what_was_received_when_that_is_less() {
	build(|| {
		let request = open(&alice(), asked(LIMIT));
		assert_ok!(attest_with(paid(request, LARGE - 1)));
		assert_eq!(attestation_of(request).needed, 1);
	});
}

#[test]
fn splitting_should_not_evade_the_threshold_within_a_day() {
	build(|| {
		let at = |node| {
			let request = open_at(node, &alice(), 1_250);
			attest(request);
			attestation_of(request).needed
		};
		// Nor does going to several nodes.
		assert_eq!([at(NODE), at(NODE_B), at(NODE_C), at(NODE)], [1, 1, 1, 2]);
		assert_eq!(at(NODE_B), 2);
		// Another buyer is not large by that.
		let other = open(&bob(), purchase(&bob(), 1_250));
		attest(other);
		assert_eq!(attestation_of(other).needed, 1);
	});
}

#[test]
fn many_buyers_should_not_evade_the_threshold_of_their_node() {
	build(|| {
		set_policy(|policy| policy.large_from_at_node = 10_000);
		let by_one = |name: &str, node| {
			let who = account(name);
			set_free(&who, 1_000_000);
			let request = open_at(node, &who, 2_500);
			attest(request);
			attestation_of(request).needed
		};
		assert_eq!(["A", "B", "C"].map(|name| by_one(name, NODE)), [1, 1, 1]);
		assert_eq!(by_one("D", NODE), 2);
		assert_eq!(by_one("E", NODE), 2);
		assert_eq!(by_one("F", NODE_B), 1);
	});
}

#[test]
fn day_should_begin_anew_at_its_first_block() {
	build(|| {
		System::set_block_number(DAY - 2);
		let attested = || {
			let request = open(&alice(), asked(LARGE - 1));
			attest(request);
			attestation_of(request).needed
		};
		assert_eq!(attested(), 1);
		forward(1);
		assert_eq!(attested(), 2);
		forward(1);
		assert_eq!(System::block_number(), DAY);
		assert_eq!(attested(), 1);
		let today = DayTotal { day: 1, total: LARGE - 1 };
		assert_eq!(DayTotals::<Test>::get(EUR, DayOf::Buyer(alice())), today);
	});
}

#[test]
fn notice_should_settle_the_complaint_that_it_answers() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		by(&alice(), Call::complain { request });
		events();
		attest(request);
		assert_eq!(held(&alice(), HoldReason::Complaint), 0);
		assert!(matches!(
			events()[..],
			[Event::ComplaintSettled { request: 0 }, Event::MoneyAttested { request: 0, .. }]
		));
		assert_eq!(conduct(NODE).open, 1);
	});
}

#[test]
fn silent_or_unbound_node_should_still_attest_what_was_paid_to_it() {
	build(|| {
		let request = open(&alice(), asked(1_000));
		set_terms(|terms| terms.node_bond = u128::MAX);
		set_silent(NODE, 9);
		attest(request);
		set_silent(NODE, 0);
	});
}

#[test]
fn word_for_another_pallet_should_be_refused_when_only_its_name_is_longer() {
	build(|| {
		// Lengths stand in front, so that nothing slides from one part into the next.
		let request = open(&alice(), asked(1_000));
		let good = notice(request);
		let slid = Domain { pallet: b"chipsn", purpose: b"otice" };
		let message = message_of(slid, &good, request, EXPIRY);
		let brought = bring(good, EXPIRY, node_signs(NODE, &message));
		assert_noop!(brought, Error::<Test>::InvalidSignature);
	});
}
