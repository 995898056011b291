// SPDX-License-Identifier: Apache-2.0

//! Financial nodes that keep silent.

use super::steps::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use sp_runtime::DispatchError;

const BOND: u128 = terms().complaint_bond;

fn complaint(request: RequestId) -> Option<ComplaintOf<Test>> {
	Complaints::<Test>::get(request)
}

fn complain(request: RequestId) -> Call<Test> {
	Call::complain { request }
}

fn record_silence(request: RequestId) -> Call<Test> {
	Call::record_silence { request }
}

fn rule(request: RequestId, ruling: Ruling<u128>) -> Call<Test> {
	Call::rule_complaint { request, ruling }
}

const fn upheld(compensation: u128) -> Ruling<u128> {
	Ruling::Upheld { compensation }
}

/// A complaint of Alice's about an open request.
fn complained() -> RequestId {
	let id = request(&alice(), 500);
	by(&alice(), complain(id));
	events();
	id
}

/// One that went unanswered.
fn unanswered() -> RequestId {
	let id = complained();
	forward(terms().answer + 1);
	by(&dave(), record_silence(id));
	events();
	id
}

fn bond_of(node: hanse_support::OrgNumber) -> u128 {
	conduct(node).bond.map_or(0, |bond| bond.amount)
}

fn earlier() -> ConductOf<Test> {
	Conducts::<Test>::get(NODE, 0).unwrap()
}

/// The number is Bob's, who is admitted under it, paid at his own account, with a bond of his own.
fn sold_to_bob() {
	sell_number(NODE, &bob());
	publish_with(NODE, |record| record.address = bob());
	by(&bob(), Call::set_bond { node: NODE, bond: terms().node_bond });
	events();
}

#[test]
fn complaint_should_hold_a_bond_and_set_a_time_when_filed() {
	build(|| {
		let id = request(&alice(), 500);
		events();
		by(&alice(), complain(id));
		let answer_by = 1 + terms().answer;
		let bond = hanse_support::Deposit { payer: alice(), amount: BOND };
		let (status, matter) = (ComplaintStatus::Filed, Matter::Purchase);
		let filed = Complaint { node: NODE, tenure: 0, matter, answer_by, status, bond };
		assert_eq!(complaint(id), Some(filed));
		assert_eq!(held(&alice(), HoldReason::Complaint), BOND);
		assert_eq!((conduct(NODE).open, conduct(NODE).unanswered), (2, 0));
		assert_eq!(events(), [Event::Complained { request: id, node: NODE, answer_by }]);
		refused(&alice(), complain(id), Error::<Test>::AlreadyComplained);
	});
}

#[test]
fn request_should_stay_open_for_the_answer_when_the_complaint_comes_late() {
	build(|| {
		let (id, other) = (request(&alice(), 500), request(&alice(), 100));
		forward(terms().purchase);
		assert_eq!(row(id).deadline, System::block_number());
		by(&alice(), complain(id));
		let answer_by = System::block_number() + terms().answer;
		assert_eq!(row(id).deadline, answer_by);
		forward(1);
		// Too late for the other one.
		refused(&alice(), complain(other), Error::<Test>::DeadlineOver);
		by(&dave(), Call::expire_request { request: other });
		forward(terms().answer - 1);
		let expiry = Call::expire_request { request: id };
		refused(&dave(), expiry, Error::<Test>::DeadlineNotOver);
		refused(&dave(), record_silence(id), Error::<Test>::AnswerNotDue);
		by(&dave(), declination(id, DeclineReason::NotReceived));
		assert_eq!((complaint(id), held_in_all(&alice())), (None, 0));
	});
}

#[test]
fn complaint_should_not_shorten_a_request() {
	build(|| {
		let id = request(&alice(), 500);
		let before = row(id);
		by(&alice(), complain(id));
		assert_eq!(row(id), before);
	});
}

#[test]
fn complaint_should_be_refused_when_there_is_nothing_to_answer() {
	build(|| {
		refused(&alice(), complain(0), Error::<Test>::RequestNotFound);
		let id = request(&alice(), 500);
		refused(&bob(), complain(id), Error::<Test>::NotBuyer);
		refused(&bank(NODE), complain(id), Error::<Test>::NotBuyer);
		set_free(&alice(), BOND);
		assert!(dispatch(signed(&alice()), complain(id)).is_err());
		set_free(&alice(), ENDOWMENT);
		attest(id);
		refused(&alice(), complain(id), Error::<Test>::AlreadyAttested);
		issue(id);
		refused(&alice(), complain(id), Error::<Test>::RequestClosed);
		let cancelled = request(&alice(), 500);
		by(&alice(), Call::cancel_request { request: cancelled });
		refused(&alice(), complain(cancelled), Error::<Test>::RequestClosed);
		// Money that is owed is something to answer.
		let owed = attested(&alice(), 500);
		by(&issuer(), Call::refuse_issue { request: owed });
		refused(&bob(), complain(owed), Error::<Test>::NotBuyer);
		by(&alice(), complain(owed));
		by(&dave(), refunding(refund(owed)));
		refused(&alice(), complain(owed), Error::<Test>::RequestClosed);
	});
}

#[test]
fn complaint_should_be_settled_when_the_node_answers_or_the_buyer_withdraws() {
	build(|| {
		let answers: [fn(RequestId); 4] = [
			|id| by(&dave(), attestation(notice(id))),
			|id| by(&dave(), confirmation(receipt(id), "Alice")),
			|id| by(&dave(), declination(id, DeclineReason::NotReceived)),
			|id| by(&alice(), Call::cancel_request { request: id }),
		];
		for answer in answers {
			let id = complained();
			let before = conduct(NODE).open;
			answer(id);
			assert_eq!((complaint(id), held(&alice(), HoldReason::Complaint)), (None, 0));
			assert!(events().contains(&Event::ComplaintSettled { request: id }));
			assert!(conduct(NODE).open < before);
			refused(&dave(), record_silence(id), Error::<Test>::ComplaintNotFound);
			assert_ok!(Chips::do_try_state());
		}
		assert_eq!(conduct(NODE).unanswered, 0);
	});
}

#[test]
fn silence_should_stand_in_the_record_when_the_time_is_over() {
	build(|| {
		let id = complained();
		forward(terms().answer);
		refused(&dave(), record_silence(id), Error::<Test>::AnswerNotDue);
		forward(1);
		by(&pauper(), record_silence(id));
		assert_eq!(conduct(NODE).unanswered, 1);
		assert_eq!(complaint(id).unwrap().status, ComplaintStatus::Unanswered);
		let silence = Event::SilenceRecorded { request: id, node: NODE, unanswered: 1 };
		assert_eq!(events(), [silence]);
		refused(&dave(), record_silence(id), Error::<Test>::AlreadyRecorded);
		refused(&dave(), record_silence(9), Error::<Test>::ComplaintNotFound);
		// A late answer ends the request, and not the complaint.
		by(&dave(), declination(id, DeclineReason::NotReceived));
		assert_eq!(complaint(id).unwrap().status, ComplaintStatus::Unanswered);
		assert_eq!(held(&alice(), HoldReason::Complaint), BOND);
		assert_eq!(conduct(NODE).open, 1);
	});
}

#[test]
fn node_should_get_no_new_requests_when_it_was_silent_too_often() {
	build(|| {
		buy(&bob(), 200);
		let silent: Vec<_> = (0..MAX_UNANSWERED).map(|_| unanswered()).collect();
		assert_eq!(conduct(NODE).unanswered, MAX_UNANSWERED);
		let purchase = Call::request_purchase { purchase: purchase(&bob(), 100) };
		let redemption = Call::request_redemption { terms: redemption_terms(100) };
		refused(&bob(), purchase.clone(), Error::<Test>::NodeSilent);
		refused(&bob(), redemption.clone(), Error::<Test>::NodeSilent);
		// What is open goes on.
		attest(silent[1]);
		// A dismissed complaint was no silence; an upheld one was.
		root(rule(silent[0], upheld(0)));
		refused(&bob(), purchase.clone(), Error::<Test>::NodeSilent);
		root(rule(silent[1], Ruling::Dismissed));
		by(&bob(), purchase);
		by(&bob(), redemption);
	});
}

#[test]
fn buyer_should_be_paid_from_the_nodes_bond_when_the_complaint_is_upheld() {
	build(|| {
		let id = unanswered();
		let before = free(&alice());
		by(&issuer(), rule(id, upheld(300)));
		assert_eq!(free(&alice()), before + BOND + 300);
		let bond = terms().node_bond - 300;
		assert_eq!((bond_of(NODE), held(&bank(NODE), HoldReason::Bond)), (bond, bond));
		assert_eq!((complaint(id), held(&alice(), HoldReason::Complaint)), (None, 0));
		// The request is still open.
		assert_eq!((conduct(NODE).open, conduct(NODE).unanswered), (1, 1));
		let ruling = upheld(300);
		assert_eq!(events(), [Event::ComplaintRuled { request: id, ruling, paid: 300 }]);
		root_refused(rule(id, ruling), Error::<Test>::ComplaintNotFound);
		// Too little of it is left for new requests.
		let more = Call::request_purchase { purchase: purchase(&bob(), 100) };
		refused(&bob(), more, Error::<Test>::BondTooSmall);
	});
}

#[test]
fn compensation_should_be_no_more_than_the_bond() {
	build(|| {
		let (first, second) = (unanswered(), unanswered());
		root(rule(first, upheld(u128::MAX)));
		assert_eq!((conduct(NODE).bond, held_in_all(&bank(NODE))), {
			(None, held(&bank(NODE), HoldReason::BankRecord))
		});
		let paid = terms().node_bond;
		let ruling = upheld(u128::MAX);
		assert_eq!(events(), [Event::ComplaintRuled { request: first, ruling, paid }]);
		// Nothing is left, and the ruling stands all the same.
		let before = free(&alice());
		root(rule(second, upheld(10)));
		assert_eq!(free(&alice()), before + BOND);
		let ruling = upheld(10);
		assert_eq!(events(), [Event::ComplaintRuled { request: second, ruling, paid: 0 }]);
	});
}

#[test]
fn bond_should_go_to_the_nodes_address_when_the_complaint_is_dismissed() {
	build(|| {
		publish_with(NODE, |record| record.address = dave());
		let id = unanswered();
		let (buyer, node) = (free(&alice()), free(&dave()));
		by(&issuer(), rule(id, Ruling::Dismissed));
		assert_eq!((free(&alice()), free(&dave())), (buyer, node + BOND));
		assert_eq!(held(&alice(), HoldReason::Complaint), 0);
		assert_eq!((bond_of(NODE), conduct(NODE).unanswered), (terms().node_bond, 0));
		let ruling = Ruling::Dismissed;
		assert_eq!(events(), [Event::ComplaintRuled { request: id, ruling, paid: BOND }]);
	});
}

#[test]
fn bond_should_go_to_the_collector_when_the_nodes_address_can_not_be_paid() {
	build(|| {
		publish_with(NODE, |record| record.address = pauper());
		let id = unanswered();
		// An account opens with no less.
		Ed::set(BOND + 1);
		let before = free(&account("Treasury"));
		assert!(before > 0);
		set_free(&account("Treasury"), 10 * BOND);
		root(rule(id, Ruling::Dismissed));
		assert_eq!(free(&account("Treasury")), 11 * BOND);
		assert_eq!(free(&pauper()), 0);
	});
}

#[test]
fn ruling_should_be_the_issuers_or_governances_once_the_silence_is_on_record() {
	build(|| {
		let id = complained();
		root_refused(rule(id, upheld(1)), Error::<Test>::NotRecorded);
		refused(&issuer(), rule(id, upheld(1)), Error::<Test>::NotRecorded);
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		for who in [alice(), bank(NODE), pauser(), other_issuer(), auditor()] {
			refused(&who, rule(id, upheld(1)), Error::<Test>::NotAuthorised);
		}
		root_refused(rule(9, upheld(1)), Error::<Test>::ComplaintNotFound);
		let none = dispatch(Origin::none(), rule(id, upheld(1)));
		assert_eq!(none, Err(DispatchError::BadOrigin));
		// An issuer whose admission is over rules no more.
		root(Call::remove_issuer { issuer: ISSUER });
		refused(&issuer(), rule(id, upheld(1)), Error::<Test>::IssuerNotFound);
		root(rule(id, upheld(1)));
	});
}

#[test]
fn node_should_be_ruled_on_when_its_number_was_sold() {
	build(|| {
		let id = complained();
		sell_number(NODE, &bob());
		let word = declination(id, DeclineReason::NotReceived);
		refused(&dave(), word, Error::<Test>::NodeVoid);
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		let before = free(&alice());
		root(rule(id, upheld(100)));
		assert_eq!(free(&alice()), before + BOND + 100);
	});
}

#[test]
fn silence_should_stand_in_the_record_of_the_tenure_in_which_the_matter_arose() {
	build(|| {
		let before = [complained(), complained()];
		// Filed after the sale, about a request from before it.
		let later = request(&alice(), 100);
		sold_to_bob();
		by(&alice(), complain(later));
		forward(terms().answer + 1);
		for id in before.into_iter().chain([later]) {
			by(&dave(), record_silence(id));
		}
		assert_eq!((earlier().unanswered, conduct(NODE).unanswered), (MAX_UNANSWERED, 0));
		// Who bought the number serves as before.
		let own = open(&bob(), purchase(&bob(), 100));
		by(&bob(), complain(own));
		forward(terms().answer + 1);
		by(&dave(), record_silence(own));
		assert_eq!((earlier().unanswered, conduct(NODE).unanswered), (MAX_UNANSWERED, 1));
		// A dismissal lightens the record that it belongs to.
		root(rule(later, Ruling::Dismissed));
		assert_eq!((earlier().unanswered, conduct(NODE).unanswered), (MAX_UNANSWERED - 1, 1));
	});
}

#[test]
fn ruling_should_be_paid_from_the_bond_of_the_tenure_in_which_the_matter_arose() {
	build(|| {
		let id = complained();
		sold_to_bob();
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		// The issuer admitted another owner since: the seller's bond is none of its business.
		refused(&issuer(), rule(id, upheld(100)), Error::<Test>::NodeVoid);
		refused(&bob(), rule(id, upheld(100)), Error::<Test>::NodeVoid);
		let before = free(&alice());
		root(rule(id, upheld(100)));
		assert_eq!(free(&alice()), before + BOND + 100);
		let least = terms().node_bond;
		assert_eq!((earlier().bond.unwrap().amount, bond_of(NODE)), (least - 100, least));
		assert_eq!((earlier().open, conduct(NODE).open), (1, 0));
	});
}

#[test]
fn bond_of_a_dismissed_complaint_should_go_to_the_owner_who_was_complained_of() {
	build(|| {
		let id = complained();
		sold_to_bob();
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		let (seller, owner) = (free(&bank(NODE)), free(&bob()));
		root(rule(id, Ruling::Dismissed));
		assert_eq!((free(&bank(NODE)), free(&bob())), (seller + BOND, owner));
	});
}

#[test]
fn ruling_should_stand_when_the_buyer_pays_the_bond_itself() {
	build(|| {
		let own = bank(NODE);
		let id = request(&own, 500);
		by(&own, complain(id));
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		let before = free(&own);
		root(rule(id, upheld(100)));
		assert_eq!(free(&own), before + BOND + 100);
		assert_eq!(held(&own, HoldReason::Bond), bond_of(NODE));
	});
}

#[test]
fn expired_request_should_keep_its_complaint_until_it_is_ruled_on() {
	build(|| {
		let id = complained();
		forward(terms().purchase + 1);
		by(&dave(), Call::expire_request { request: id });
		assert_eq!((conduct(NODE).open, complaint(id).is_some()), (1, true));
		by(&dave(), record_silence(id));
		root(rule(id, upheld(7)));
		assert_eq!(conduct(NODE).open, 0);
	});
}

/// A complaint about a refund, unanswered.
fn unrefunded() -> RequestId {
	let id = attested(&alice(), 500);
	by(&issuer(), Call::refuse_issue { request: id });
	by(&alice(), complain(id));
	forward(terms().answer + 1);
	by(&dave(), record_silence(id));
	events();
	id
}

#[test]
fn refund_should_be_over_when_governance_compensates_the_buyer() {
	build(|| {
		let id = unrefunded();
		sell_number(NODE, &bob());
		root(rule(id, upheld(300)));
		assert_eq!((duty(id), conduct(NODE).open), (None, 0));
		assert_eq!(Outcomes::<Test>::get(id), Some(Outcome::Compensated));
		let ruled = Event::ComplaintRuled { request: id, ruling: upheld(300), paid: 300 };
		assert_eq!(events(), [ruled, Event::RefundCompensated { request: id }]);
		// Nothing binds what is left of the bond.
		by(&bank(NODE), Call::set_bond { node: NODE, bond: 0 });
		refused(&alice(), complain(id), Error::<Test>::RequestClosed);
	});
}

#[test]
fn refund_should_stay_due_when_less_was_paid_than_awarded() {
	build(|| {
		let id = unrefunded();
		let all = bond_of(NODE);
		root(rule(id, upheld(all + 1)));
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
		assert_eq!(Outcomes::<Test>::get(id), Some(Outcome::RefundDue(RefundReason::Refused)));
	});
}

#[test]
fn refund_should_stay_due_when_the_award_was_for_an_earlier_silence() {
	build(|| {
		let id = request(&alice(), 500);
		by(&alice(), complain(id));
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		by(&dave(), attestation(notice(id)));
		by(&issuer(), Call::refuse_issue { request: id });
		root(rule(id, upheld(1)));
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
		by(&alice(), complain(id));
		assert_eq!(complaint(id).unwrap().matter, Matter::Refund);
	});
}

#[test]
fn refund_should_stay_due_when_the_issuer_rules_or_the_complaint_is_dismissed() {
	build(|| {
		for by_governance in [false, true] {
			let id = unrefunded();
			match by_governance {
				true => root(rule(id, Ruling::Dismissed)),
				false => by(&issuer(), rule(id, upheld(0))),
			}
			assert_eq!(duty(id), Some((500, RefundReason::Refused)));
			assert_eq!(events().len(), 1);
			by(&dave(), refunding(refund(id)));
		}
		assert_eq!(conduct(NODE).open, 0);
	});
}

#[test]
fn request_should_stay_issued_when_its_excess_is_compensated() {
	build(|| {
		let id = request(&alice(), 500);
		assert_ok!(attest_with(paid(id, 700)));
		issue(id);
		by(&alice(), complain(id));
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		root(rule(id, upheld(10)));
		assert_eq!((duty(id), conduct(NODE).open), (None, 0));
		assert_eq!(Outcomes::<Test>::get(id), Some(Outcome::Issued { chips: 500 }));
	});
}

/// Money of Alice's that a sold node owes and that nobody complains of.
fn owed_by_the_seller() -> RequestId {
	let id = attested(&alice(), 500);
	by(&issuer(), Call::refuse_issue { request: id });
	sell_number(NODE, &bob());
	events();
	id
}

#[test]
fn refund_should_be_compensated_by_governance_when_nobody_complains() {
	build(|| {
		let id = owed_by_the_seller();
		let word = refunding(refund(id));
		refused(&dave(), word, Error::<Test>::NodeVoid);
		// The node has as much time as for an answer.
		forward(terms().answer);
		root_refused(rule(id, upheld(300)), Error::<Test>::AnswerNotDue);
		forward(1);
		let before = free(&alice());
		root(rule(id, upheld(300)));
		assert_eq!(free(&alice()), before + 300);
		assert_eq!((duty(id), conduct(NODE).open), (None, 0));
		assert_eq!(Outcomes::<Test>::get(id), Some(Outcome::Compensated));
		let ruled = Event::ComplaintRuled { request: id, ruling: upheld(300), paid: 300 };
		assert_eq!(events(), [ruled, Event::RefundCompensated { request: id }]);
		root_refused(rule(id, upheld(300)), Error::<Test>::ComplaintNotFound);
		// What is left of the bond is free.
		by(&dave(), Call::reclaim_bond { node: NODE, tenure: 0 });
		assert_eq!(held(&bank(NODE), HoldReason::Bond), 0);
	});
}

#[test]
fn refund_without_a_complaint_should_stay_due_unless_governance_awards_what_the_bond_can_pay() {
	build(|| {
		let id = owed_by_the_seller();
		forward(terms().answer + 1);
		let all = terms().node_bond;
		root_refused(rule(id, upheld(0)), Error::<Test>::AmountTooSmall);
		root_refused(rule(id, upheld(all + 1)), Error::<Test>::BondTooSmall);
		root_refused(rule(id, Ruling::Dismissed), Error::<Test>::ComplaintNotFound);
		for who in [issuer(), alice(), bank(NODE), bob()] {
			refused(&who, rule(id, upheld(1)), Error::<Test>::ComplaintNotFound);
		}
		// A buyer that can't be paid is not compensated either.
		set_free(&alice(), 0);
		Ed::set(2);
		root_refused(rule(id, upheld(1)), Error::<Test>::BondTooSmall);
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
		root(rule(id, upheld(all)));
		assert_eq!((free(&alice()), conduct(NODE).bond), (all, None));
		Ed::set(1);
	});
}

#[test]
fn refund_should_wait_for_the_ruling_on_its_complaint_when_there_is_one() {
	build(|| {
		let id = owed_by_the_seller();
		forward(terms().answer + 1);
		by(&alice(), complain(id));
		root_refused(rule(id, upheld(1)), Error::<Test>::NotRecorded);
		forward(terms().answer + 1);
		by(&dave(), record_silence(id));
		root(rule(id, Ruling::Dismissed));
		// The money is owed all the same, and may still be ruled on.
		assert_eq!(duty(id), Some((500, RefundReason::Refused)));
		root(rule(id, upheld(1)));
		assert_eq!((duty(id), conduct(NODE).open), (None, 0));
	});
}
