// SPDX-License-Identifier: Apache-2.0

//! Proof that each invariant is noticed when it is broken.

use super::steps::*;
use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	traits::{
		fungible::MutateHold,
		fungibles::{roles::ResetTeam, Mutate as _},
		tokens::{Fortitude::Force, Precision, Preservation::Expendable},
	},
};

/// An open request that is complained about, an attested one, a large one that is pending, one whose
/// money is owed, one that was issued with an excess, and a cancelled one.
const OPEN: RequestId = 0;
const ATTESTED: RequestId = 1;
const PENDING: RequestId = 2;
const OWED: RequestId = 3;
const ISSUED: RequestId = 4;
const CANCELLED: RequestId = 5;
const REQUESTS: RequestId = 6;
/// Redemptions: requested, accepted, paid out, and one whose chips wait for Bob.
const REQUESTED: RedemptionId = 0;
const ACCEPTED: RedemptionId = 1;
const PAID: RedemptionId = 2;
const LEFT: RedemptionId = 3;
const REDEMPTIONS: RedemptionId = 4;
/// A kind that nobody has.
const USD: KindId = 1;
const MISSING: u64 = 99;

fn fill() {
	assert_eq!(second_kind(), USD);
	request(&alice(), 100);
	by(&alice(), Call::complain { request: OPEN });
	attested(&alice(), 200);
	pending(&charlie());
	attested(&alice(), 300);
	by(&issuer(), Call::refuse_issue { request: OWED });
	request(&bob(), 400);
	assert_ok!(attest_with(paid(ISSUED, 450)));
	issue(ISSUED);
	request(&bob(), 500);
	by(&bob(), Call::cancel_request { request: CANCELLED });
	for amount in [10, 20, 30, 40] {
		redeem(&bob(), amount);
	}
	for id in [ACCEPTED, PAID] {
		by(&dave(), accepting(id));
	}
	by(&dave(), paying_out(payout(PAID)));
	freeze(&bob());
	by(&dave(), refusing(LEFT, DeclineReason::Compliance));
}

/// Breaks a rich state and expects the invariant of that number to notice.
fn broken(invariant: u32, spoil: impl FnOnce()) {
	ExtBuilder::default().node().build().execute_with(|| {
		fill();
		Chips::do_try_state().unwrap();
		spoil();
		let message: &str = Chips::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("{invariant}: ")), "{invariant}, not {message}");
	});
}

fn spoil_totals(spoil: impl FnOnce(&mut TotalsOf<Test>)) {
	KindTotals::<Test>::mutate(EUR, spoil);
}

fn spoil_request(id: RequestId, spoil: impl FnOnce(&mut RequestOf<Test>)) {
	Requests::<Test>::mutate(id, |row| spoil(row.as_mut().unwrap()));
}

fn spoil_redemption(id: RedemptionId, spoil: impl FnOnce(&mut RedemptionOf<Test>)) {
	Redemptions::<Test>::mutate(id, |row| spoil(row.as_mut().unwrap()));
}

fn spoil_node(spoil: impl FnOnce(&mut FinancialNode)) {
	FinancialNodes::<Test>::mutate(NODE, |row| spoil(row.as_mut().unwrap()));
}

fn spoil_conduct(spoil: impl FnOnce(&mut ConductOf<Test>)) {
	set_conduct(NODE, spoil);
}

fn spoil_record(spoil: impl FnOnce(&mut StoredRecordOf<Test>)) {
	BankRecords::<Test>::mutate(NODE, 1, |row| spoil(row.as_mut().unwrap()));
}

fn spoil_kind(spoil: impl FnOnce(&mut KindOf<Test>)) {
	Kinds::<Test>::mutate(EUR, |row| spoil(row.as_mut().unwrap()));
}

#[test]
fn first_invariant_should_be_noticed_when_a_supply_is_wrong() {
	broken(1, || {
		assert_ok!(Assets::mint_into(EUR, &dave(), 1));
	});
	broken(1, || {
		assert_ok!(Assets::burn_from(EUR, &dave(), 0, Expendable, Precision::Exact, Force));
		let pot = Chips::pallet_account();
		assert_ok!(Assets::burn_from(EUR, &pot, 1, Expendable, Precision::Exact, Force));
	});
	broken(1, || spoil_totals(|totals| totals.issued += 1));
	broken(1, || spoil_totals(|totals| totals.redeemed += 1));
	broken(1, || {
		assert_ok!(Assets::mint_into(USD, &dave(), 1));
	});
}

#[test]
fn second_invariant_should_be_noticed_when_more_was_issued_than_attested() {
	broken(2, || {
		spoil_totals(|totals| totals.attested = totals.issued + totals.pending - 1);
	});
	broken(2, || spoil_totals(|totals| totals.pending = totals.attested));
}

#[test]
fn third_invariant_should_be_noticed_when_pending_chips_are_wrong() {
	broken(3, || spoil_totals(|totals| totals.pending -= 1));
	broken(3, || spoil_request(PENDING, |row| row.status = RequestStatus::Attested));
	broken(3, || spoil_request(PENDING, |row| row.purchase.kind = USD));
	broken(3, || spoil_request(PENDING, |row| row.attestation = None));
	broken(3, || spoil_request(ATTESTED, |row| row.status = RequestStatus::Pending(1)));
}

#[test]
fn fourth_invariant_should_be_noticed_when_a_request_is_lost_or_doubled() {
	let list = |who, id| Buyers::<Test>::mutate(who, |buyer| buyer.open.try_push(id).unwrap());
	broken(4, || Buyers::<Test>::remove(alice()));
	broken(4, || list(alice(), OPEN));
	broken(4, || list(alice(), CANCELLED));
	broken(4, || list(dave(), OPEN));
	broken(4, || RequestsOfNode::<Test>::remove(NODE, OPEN));
	broken(4, || RequestsOfNode::<Test>::insert(NODE_B, OPEN, ()));
	broken(4, || RequestsOfNode::<Test>::insert(NODE, CANCELLED, ()));
	broken(4, || spoil_request(OPEN, |row| row.status = RequestStatus::Attested));
	broken(4, || spoil_request(ATTESTED, |row| row.status = RequestStatus::Open));
	broken(4, || spoil_request(ATTESTED, |row| row.attestation = None));
	let receipt = || attestation_of(ATTESTED).receipt;
	broken(4, || Receipts::<Test>::remove(NODE, receipt()));
	broken(4, || Receipts::<Test>::insert(NODE, receipt(), OPEN));
}

#[test]
fn fourth_invariant_should_be_noticed_when_a_redemption_is_lost_or_doubled() {
	let list = |who, id| RedemptionsOf::<Test>::mutate(who, |open| open.try_push(id).unwrap());
	broken(4, || RedemptionsOf::<Test>::remove(bob()));
	broken(4, || list(bob(), REQUESTED));
	broken(4, || list(bob(), PAID));
	broken(4, || list(dave(), ACCEPTED));
	broken(4, || RedemptionsOfNode::<Test>::remove(NODE, ACCEPTED));
	broken(4, || RedemptionsOfNode::<Test>::insert(NODE, LEFT, ()));
	broken(4, || RedemptionsOfNode::<Test>::insert(NODE, PAID, ()));
	broken(4, || RedemptionsOfNode::<Test>::insert(NODE_B, REQUESTED, ()));
	broken(4, || spoil_redemption(REQUESTED, |row| row.status = RedemptionStatus::Returnable));
	broken(4, || spoil_redemption(LEFT, |row| row.holder = dave()));
}

#[test]
fn fifth_invariant_should_be_noticed_when_escrow_is_short() {
	for id in [REQUESTED, ACCEPTED, LEFT] {
		broken(5, || spoil_redemption(id, |row| row.terms.chips += 1));
		broken(5, || spoil_redemption(id, |row| row.terms.kind = USD));
	}
	broken(5, || {
		let pot = Chips::pallet_account();
		assert_ok!(Assets::transfer(signed(&pot), EUR, dave(), 1));
	});
}

#[test]
fn escrow_should_be_sound_when_strangers_send_chips_there() {
	build(|| {
		fill();
		buy(&alice(), 5);
		assert_ok!(Assets::transfer(signed(&alice()), EUR, Chips::pallet_account(), 5));
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_what_waits_is_miscounted() {
	broken(6, || spoil_conduct(|conduct| conduct.open += 1));
	broken(6, || spoil_conduct(|conduct| conduct.open -= 1));
	broken(6, || Conducts::<Test>::remove(NODE, 0));
	broken(6, || spoil_node(|node| node.tenure = 1));
	// In another tenure.
	broken(6, || spoil_request(OPEN, |row| row.tenure = 1));
	broken(6, || spoil_redemption(REQUESTED, |row| row.tenure = 1));
	broken(6, || {
		RefundDuties::<Test>::mutate(OWED, |duty| duty.as_mut().unwrap().tenure = 1);
	});
	broken(6, || {
		Complaints::<Test>::mutate(OPEN, |row| row.as_mut().unwrap().tenure = 1);
	});
	broken(6, || RefundDuties::<Test>::remove(OWED));
	broken(6, || RefundDuties::<Test>::remove(ISSUED));
	broken(6, || {
		RefundDuties::<Test>::mutate(OWED, |duty| duty.as_mut().unwrap().node = ISSUER);
	});
	broken(6, || {
		Complaints::<Test>::mutate(OPEN, |row| row.as_mut().unwrap().node = NODE_B);
	});
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_deposit_differs_from_its_hold() {
	broken(7, || spoil_record(|row| row.deposit.amount += 1));
	broken(7, || spoil_record(|row| row.deposit.payer = dave()));
	broken(7, || spoil_conduct(|conduct| conduct.bond.as_mut().unwrap().amount -= 1));
	broken(7, || spoil_request(OPEN, |row| row.deposit.amount += 1));
	broken(7, || spoil_request(PENDING, |row| row.deposit.payer = dave()));
	broken(7, || {
		Complaints::<Test>::mutate(OPEN, |row| row.as_mut().unwrap().bond.amount += 1);
	});
	for id in [REQUESTED, ACCEPTED, LEFT] {
		broken(7, || spoil_redemption(id, |row| row.deposit.amount += 1));
	}
	for (who, reason) in [
		(bank(NODE), HoldReason::BankRecord),
		(bank(NODE), HoldReason::Bond),
		(alice(), HoldReason::Request),
		(alice(), HoldReason::Complaint),
		(bob(), HoldReason::Redemption),
	] {
		broken(7, || {
			assert_ok!(Balances::release(&reason.into(), &who, 1, Precision::Exact));
		});
		broken(7, || {
			assert_ok!(Balances::hold(&reason.into(), &who, 1));
		});
	}
}

#[test]
fn eighth_invariant_should_be_noticed_when_a_record_is_wrongly_current() {
	broken(8, || CurrentRecords::<Test>::remove(EUR, NODE));
	broken(8, || CurrentRecords::<Test>::insert(EUR, NODE, 2));
	broken(8, || CurrentRecords::<Test>::insert(USD, NODE, 1));
	broken(8, || spoil_record(|row| row.state = RecordState::Revoked));
	broken(8, || spoil_record(|row| row.state = RecordState::Superseded(1)));
	broken(8, || spoil_record(|row| row.record.kind = USD));
	broken(8, || spoil_node(|node| node.versions = 0));
	broken(8, || spoil_node(|node| node.current += 1));
	broken(8, || spoil_conduct(|conduct| conduct.version = 2));
	broken(8, || spoil_record(|row| row.tenure = 1));
	broken(8, || {
		let stored = BankRecords::<Test>::get(NODE, 1).unwrap();
		spoil_node(|node| node.versions = 2);
		let deposit = hanse_support::Deposit { amount: 0, ..stored.deposit.clone() };
		BankRecords::<Test>::insert(NODE, 2, StoredRecord { deposit, ..stored });
	});
}

#[test]
fn ninth_invariant_should_be_noticed_when_kind_and_currency_differ() {
	let code = CurrencyCode(*b"EUR");
	broken(9, || NextKindId::<Test>::put(USD));
	broken(9, || KindsByCurrency::<Test>::remove(code));
	broken(9, || KindsByCurrency::<Test>::insert(code, USD));
	broken(9, || KindsByCurrency::<Test>::insert(CurrencyCode(*b"GBP"), EUR));
	broken(9, || KindsByCurrency::<Test>::insert(CurrencyCode(*b"GBP"), 7));
	broken(9, || spoil_kind(|kind| kind.currency = CurrencyCode(*b"GBP")));
	let own = Chips::pallet_account;
	let reset = |owner, admin, issuer, freezer| {
		broken(9, || {
			assert_ok!(Assets::reset_team(EUR, owner, admin, issuer, freezer));
		});
	};
	reset(dave(), own(), own(), own());
	reset(own(), dave(), own(), own());
	reset(own(), own(), dave(), own());
	reset(own(), own(), own(), dave());
}

#[test]
fn tenth_invariant_should_be_noticed_when_a_request_ends_and_does_not() {
	let ended = || Outcome::Issued { chips: 400 };
	broken(10, || Outcomes::<Test>::insert(OPEN, ended()));
	broken(10, || Outcomes::<Test>::remove(CANCELLED));
	broken(10, || Outcomes::<Test>::insert(MISSING, Outcome::Expired));
	broken(10, || NextRequestId::<Test>::put(REQUESTS - 1));
	broken(10, || NextRequestId::<Test>::put(REQUESTS + 1));
	broken(10, || Outcomes::<Test>::insert(OWED, ended()));
	broken(10, || Outcomes::<Test>::insert(OWED, Outcome::Refunded));
	broken(10, || Outcomes::<Test>::insert(OWED, Outcome::RefundDue(RefundReason::Vetoed)));
	broken(10, || Outcomes::<Test>::insert(ISSUED, Outcome::Cancelled));
	let due = || Outcome::RefundDue(RefundReason::Vetoed);
	broken(10, || Outcomes::<Test>::insert(CANCELLED, due()));
	broken(10, || {
		let duty = RefundDuties::<Test>::take(OWED).unwrap();
		RefundDuties::<Test>::insert(OPEN, duty);
		Outcomes::<Test>::insert(OWED, Outcome::Refunded);
	});
}

#[test]
fn tenth_invariant_should_be_noticed_when_a_redemption_ends_and_does_not() {
	let returned = RedemptionOutcome::Returned;
	for id in [REQUESTED, ACCEPTED, MISSING] {
		broken(10, || RedemptionOutcomes::<Test>::insert(id, &returned));
	}
	for id in [PAID, LEFT] {
		broken(10, || RedemptionOutcomes::<Test>::remove(id));
	}
	broken(10, || NextRedemptionId::<Test>::put(REDEMPTIONS - 1));
	broken(10, || NextRedemptionId::<Test>::put(REDEMPTIONS + 1));
}
