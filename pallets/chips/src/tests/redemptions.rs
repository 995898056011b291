// SPDX-License-Identifier: Apache-2.0

//! Chips back into money.

use super::steps::*;
use crate::{mock::*, payloads, *};
use frame_support::assert_ok;
use hanse_support::{Flow, FlowAsset, FlowReason};
use pallet_assets::Error as LedgerError;
use sp_core::H256;
use sp_runtime::{AccountId32, ArithmeticError, FixedU128, TokenError};

/// Alice's redemption of all that she bought, with a cleared list of events and flows.
fn redeeming(chips: u128) -> RedemptionId {
	buy(&alice(), chips);
	let id = redeem(&alice(), chips);
	events();
	take_flows();
	id
}

fn accepted(chips: u128) -> RedemptionId {
	let id = redeeming(chips);
	by(&dave(), accepting(id));
	events();
	id
}

fn redemption(id: RedemptionId) -> Option<RedemptionOf<Test>> {
	Redemptions::<Test>::get(id)
}

fn outcome(id: RedemptionId) -> Option<RedemptionOutcome<u128>> {
	RedemptionOutcomes::<Test>::get(id)
}

fn request_call(terms: RedemptionTermsOf<Test>) -> Call<Test> {
	Call::request_redemption { terms }
}

/// The call that brings an acceptance as it is, signed by [`NODE`].
fn bringing_acceptance(acceptance: AcceptanceOf<Test>) -> Call<Test> {
	let domain = payloads::REDEMPTION_ACCEPTED;
	let signature = by_node(NODE, domain, &acceptance, acceptance.redemption);
	Call::accept_redemption { acceptance, expiry: EXPIRY, signature }
}

fn bringing_refusal(refusal: RefusalOf<Test>) -> Call<Test> {
	let domain = payloads::REDEMPTION_REFUSED;
	let signature = by_node(NODE, domain, &refusal, refusal.redemption);
	Call::refuse_redemption { refusal, expiry: EXPIRY, signature }
}

/// Nothing is left of a redemption but its outcome.
fn assert_gone(id: RedemptionId, ended: RedemptionOutcome<u128>) {
	assert_eq!((redemption(id), outcome(id)), (None, Some(ended)));
	assert!(!RedemptionsOf::<Test>::contains_key(alice()));
	assert_eq!(RedemptionsOfNode::<Test>::iter().count(), 0);
	assert_eq!((conduct(NODE).open, escrow()), (0, 0));
	assert_eq!(held(&alice(), HoldReason::Redemption), 0);
}

#[test]
fn chips_should_lie_in_escrow_when_all_of_them_are_to_be_redeemed() {
	build(|| {
		buy(&alice(), 500);
		let (before, fees) = (free(&alice()), free(&account("Treasury")));
		events();
		let id = redeem(&alice(), 500);
		assert_eq!((id, NextRedemptionId::<Test>::get()), (0, 1));
		assert_eq!((chips(&alice()), escrow(), supply()), (0, 500, 500));
		let deposit = Chips::redemption_deposit(0);
		assert_eq!(
			redemption(id).unwrap(),
			Redemption {
				holder: alice(),
				terms: redemption_terms(500),
				amount: 500,
				tenure: 0,
				requested: 1,
				status: RedemptionStatus::Requested { accept_by: 41 },
				deposit: hanse_support::Deposit { payer: alice(), amount: deposit },
			}
		);
		assert_eq!(held(&alice(), HoldReason::Redemption), deposit);
		assert_eq!(free(&alice()), before - deposit - terms().request_fee);
		assert_eq!(free(&account("Treasury")), fees + terms().request_fee);
		assert_eq!(RedemptionsOf::<Test>::get(alice()), ids(&[id]));
		assert!(RedemptionsOfNode::<Test>::contains_key(NODE, id));
		assert_eq!((conduct(NODE).open, outcome(id)), (1, None));
		let event = Event::RedemptionRequested {
			redemption: id,
			holder: alice(),
			kind: EUR,
			node: NODE,
			chips: 500,
			amount: 500,
		};
		assert_eq!(events(), [event]);
	});
}

#[test]
fn deposit_should_rise_when_more_redemptions_are_open() {
	build(|| {
		buy(&alice(), 500);
		let one = Chips::redemption_deposit(0);
		assert!(one > 100);
		for index in 0..u128::from(MAX_OPEN) {
			let before = held(&alice(), HoldReason::Redemption);
			redeem(&alice(), 10);
			let risen = held(&alice(), HoldReason::Redemption) - before;
			assert_eq!(risen, one * (index + 1));
		}
		let more = request_call(redemption_terms(10));
		refused(&alice(), more, Error::<Test>::TooManyOpen);
		by(&dave(), refusing(3, DeclineReason::Compliance));
		redeem(&alice(), 10);
		// Each goes back as it was placed, whatever a row costs by then.
		DepositBase::set(7);
		for id in (0..=u64::from(MAX_OPEN)).filter(|id| *id != 3) {
			by(&dave(), refusing(id, DeclineReason::Compliance));
		}
		assert_eq!((held_in_all(&alice()), chips(&alice())), (0, 500));
	});
}

#[test]
fn redemption_should_be_refused_when_it_cannot_be_served() {
	build(|| {
		buy(&alice(), 500);
		let terms = redemption_terms(100);
		let refuse = |terms, error: Error<Test>| refused(&alice(), request_call(terms), error);
		refuse(RedemptionTerms { kind: 9, ..terms.clone() }, Error::KindNotFound);
		refuse(RedemptionTerms { chips: 0, ..terms.clone() }, Error::AmountTooSmall);
		refuse(RedemptionTerms { node: ISSUER, ..terms.clone() }, Error::NodeNotFound);
		let other = second_kind();
		refuse(RedemptionTerms { kind: other, ..terms.clone() }, Error::KindNotServed);
		refuse(RedemptionTerms { chips: 10_001, ..terms.clone() }, Error::AboveNodeLimit);
		freeze(&alice());
		refuse(terms.clone(), Error::AccountFrozen);
		thaw(&alice());
		set_breaker(Breaker::AllOff);
		refuse(terms.clone(), Error::BreakerOff);
		// Only issuing is off.
		set_breaker(Breaker::IssueOff);
		redeem(&alice(), 100);
		sell_number(NODE, &bob());
		refuse(terms, Error::NodeVoid);
	});
}

#[test]
fn redemption_should_be_refused_when_chips_or_tokens_do_not_suffice() {
	build(|| {
		buy(&alice(), 500);
		let all = request_call(redemption_terms(501));
		refused(&alice(), all, ArithmeticError::Underflow);
		let none = request_call(redemption_terms(1));
		refused(&bob(), none, TokenError::FundsUnavailable);
		let (deposit, fee) = (Chips::redemption_deposit(0), terms().request_fee);
		let some = request_call(redemption_terms(500));
		set_free(&alice(), deposit);
		refused(&alice(), some.clone(), TokenError::FundsUnavailable);
		set_free(&alice(), deposit + fee);
		assert!(dispatch(signed(&alice()), some.clone()).is_err());
		set_free(&alice(), deposit + fee + 1);
		by(&alice(), some);
		assert_eq!(free(&alice()), 1);
	});
}

#[test]
fn chips_should_be_refused_when_they_are_worth_no_unit_of_money() {
	build(|| {
		set_policy(|policy| policy.rate = FixedU128::from_u32(3));
		buy(&alice(), 501);
		let small = request_call(redemption_terms(2));
		refused(&alice(), small, Error::<Test>::AmountTooSmall);
		// Rounded down.
		let id = redeem(&alice(), 11);
		assert_eq!(redemption(id).unwrap().amount, 3);
		by(&dave(), accepting(id));
		let paid = payout(id);
		let more = PayoutOf::<Test> { amount: 11, ..paid.clone() };
		refused(&dave(), paying_out(more), Error::<Test>::WrongAmount);
		by(&dave(), paying_out(paid));
	});
}

#[test]
fn redemption_should_be_accepted_until_its_time_is_over() {
	build(|| {
		let (id, other) = (redeeming(500), {
			buy(&bob(), 100);
			redeem(&bob(), 100)
		});
		events();
		forward(40);
		by(&dave(), accepting(id));
		let pay_by = 41 + terms().payout;
		let status = RedemptionStatus::Accepted { pay_by };
		assert_eq!(redemption(id).unwrap().status, status);
		assert_eq!(events(), [Event::RedemptionAccepted { redemption: id, pay_by }]);
		assert_eq!((escrow(), conduct(NODE).open), (600, 2));
		refused(&dave(), accepting(id), Error::<Test>::AlreadyAccepted);
		forward(1);
		refused(&dave(), accepting(other), Error::<Test>::DeadlineOver);
	});
}

#[test]
fn acceptance_should_be_refused_when_it_does_not_fit() {
	build(|| {
		let id = redeeming(500);
		let good = Acceptance { word: word(NODE), redemption: id };
		let refuse = |word, error: Error<Test>| {
			refused(&dave(), bringing_acceptance(Acceptance { word, ..good }), error);
		};
		refuse(Word { node: NODE_B, ..good.word }, Error::WrongNode);
		refuse(Word { kind: 1, ..good.word }, Error::WrongKind);
		refuse(Word { version: 2, ..good.word }, Error::RecordNotFound);
		refuse(Word { signed: 0, ..good.word }, Error::InvalidSigningTime);
		refuse(Word { signed: 2, ..good.word }, Error::InvalidSigningTime);
		let missing = bringing_acceptance(Acceptance { redemption: 9, ..good });
		refused(&dave(), missing, Error::<Test>::RedemptionNotFound);
		set_breaker(Breaker::AllOff);
		refuse(good.word, Error::BreakerOff);
		set_breaker(Breaker::AllOn);
		freeze(&alice());
		refuse(good.word, Error::AccountFrozen);
		thaw(&alice());
		let Call::accept_redemption { acceptance, signature, .. } = accepting(id) else {
			panic!("an acceptance")
		};
		// Of another purpose, of another redemption, of another node, past its expiry.
		let bring = |acceptance, expiry, signature| Call::accept_redemption {
			acceptance,
			expiry,
			signature,
		};
		let other = by_node(NODE, payloads::REDEMPTION_REFUSED, &acceptance, id);
		refused(&dave(), bring(acceptance, EXPIRY, other), Error::<Test>::InvalidSignature);
		let nonce = by_node(NODE, payloads::REDEMPTION_ACCEPTED, &acceptance, id + 1);
		refused(&dave(), bring(acceptance, EXPIRY, nonce), Error::<Test>::InvalidSignature);
		let node = by_node(NODE_B, payloads::REDEMPTION_ACCEPTED, &acceptance, id);
		refused(&dave(), bring(acceptance, EXPIRY, node), Error::<Test>::InvalidSignature);
		let early = bring(acceptance, 0, signature.clone());
		refused(&dave(), early, Error::<Test>::SignatureExpired);
		by(&dave(), bring(acceptance, EXPIRY, signature));
	});
}

#[test]
fn chips_should_be_burnt_when_the_money_was_paid() {
	build(|| {
		let id = accepted(500);
		take_flows();
		let before = totals();
		let paid = payout(id);
		by(&dave(), paying_out(paid.clone()));
		let ended = RedemptionOutcome::PaidOut { chips: 500, reference: paid.reference };
		assert_gone(id, ended.clone());
		assert_eq!((supply(), chips(&alice())), (0, 0));
		assert_eq!(totals(), Totals { redeemed: 500, ..before });
		let event = Event::ChipsRedeemed {
			redemption: id,
			kind: EUR,
			holder: alice(),
			chips: 500,
			amount: 500,
			outcome: ended,
		};
		assert_eq!(events(), [event]);
		let flow = Flow {
			asset: FlowAsset::Chips(EUR),
			from: Some(alice()),
			to: None,
			quantity: 500,
			reason: FlowReason::Retired,
		};
		assert_eq!(take_flows(), [flow]);
		// The same notice again, and any other word.
		refused(&dave(), paying_out(paid), Error::<Test>::RedemptionClosed);
		let refusal =
			Refusal { word: word(NODE), redemption: id, reason: DeclineReason::Compliance };
		refused(&dave(), bringing_refusal(refusal), Error::<Test>::RedemptionClosed);
		let again = Call::return_redemption { redemption: id };
		refused(&dave(), again, Error::<Test>::RedemptionClosed);
		let ruling = RedemptionRuling::NotPaid;
		root_refused(
			Call::rule_redemption { redemption: id, ruling },
			Error::<Test>::RedemptionClosed,
		);
	});
}

#[test]
fn chips_should_be_burnt_when_the_notice_is_late_and_everything_is_barred() {
	build(|| {
		let id = accepted(500);
		freeze(&alice());
		set_breaker(Breaker::AllOff);
		forward(terms().payout + 1_000);
		by(&dave(), paying_out(payout(id)));
		assert_eq!((supply(), escrow(), totals().redeemed), (0, 0, 500));
	});
}

#[test]
fn payout_should_be_refused_when_it_was_not_accepted_or_does_not_fit() {
	build(|| {
		let id = redeeming(500);
		refused(&dave(), paying_out(payout(id)), Error::<Test>::NotAccepted);
		by(&dave(), accepting(id));
		let good = payout(id);
		let refuse = |payout, error: Error<Test>| refused(&dave(), paying_out(payout), error);
		let of = |word| Payout { word, ..good.clone() };
		refuse(of(Word { node: NODE_B, ..good.word }), Error::WrongNode);
		refuse(of(Word { kind: 1, ..good.word }), Error::WrongKind);
		refuse(of(Word { signed: 2, ..good.word }), Error::InvalidSigningTime);
		refuse(Payout { holder: bob(), ..good.clone() }, Error::WrongBuyer);
		refuse(Payout { chips: 499, ..good.clone() }, Error::WrongAmount);
		refuse(Payout { chips: 501, ..good.clone() }, Error::WrongAmount);
		refuse(Payout { amount: 499, ..good.clone() }, Error::WrongAmount);
		refuse(Payout { redemption: 7, ..good.clone() }, Error::RedemptionNotFound);
		let Call::pay_out { payout, expiry, signature } = paying_out(good.clone()) else {
			panic!("a payout")
		};
		let changed = Payout { reference: H256([9; 32]), ..payout };
		let call = Call::pay_out { payout: changed, expiry, signature };
		refused(&dave(), call, Error::<Test>::InvalidSignature);
		withdraw(NODE, 1, Withdrawal::Revoked);
		refuse(good, Error::RecordRevoked);
		assert_eq!((supply(), escrow()), (500, 500));
	});
}

#[test]
fn chips_should_go_back_when_the_node_refuses() {
	build(|| {
		for accept in [false, true] {
			let id = redeeming(500);
			if accept {
				by(&dave(), accepting(id));
				events();
			}
			let before = chips(&alice());
			by(&dave(), refusing(id, DeclineReason::AccountUnreachable));
			let ended = RedemptionOutcome::Refused(DeclineReason::AccountUnreachable);
			assert_gone(id, ended.clone());
			assert_eq!(chips(&alice()), before + 500);
			let event = Event::RedemptionEnded { redemption: id, outcome: ended };
			assert_eq!(events(), [event]);
			assert_eq!((take_flows(), totals().redeemed), (Vec::new(), 0));
		}
	});
}

#[test]
fn refusal_should_be_refused_when_it_does_not_fit() {
	build(|| {
		let id = redeeming(500);
		let reason = DeclineReason::Compliance;
		let good = Refusal { word: word(NODE), redemption: id, reason };
		let refuse = |word, error: Error<Test>| {
			refused(&dave(), bringing_refusal(Refusal { word, ..good }), error);
		};
		refuse(Word { node: NODE_B, ..good.word }, Error::WrongNode);
		refuse(Word { kind: 1, ..good.word }, Error::WrongKind);
		refuse(Word { signed: 2, ..good.word }, Error::InvalidSigningTime);
		let Call::refuse_redemption { expiry, signature, .. } = refusing(id, reason) else {
			panic!("a refusal")
		};
		let refusal = Refusal { reason: DeclineReason::NameMismatch, ..good };
		let call = Call::refuse_redemption { refusal, expiry, signature };
		refused(&dave(), call, Error::<Test>::InvalidSignature);
	});
}

#[test]
fn chips_should_go_back_when_nobody_accepted_in_time() {
	build(|| {
		let id = redeeming(500);
		let call = || Call::return_redemption { redemption: id };
		forward(40);
		refused(&dave(), call(), Error::<Test>::DeadlineNotOver);
		forward(1);
		// Whatever is off, and whoever brings it.
		set_breaker(Breaker::AllOff);
		events();
		by(&pauper(), call());
		assert_gone(id, RedemptionOutcome::Returned);
		assert_eq!(chips(&alice()), 500);
		let outcome = RedemptionOutcome::Returned;
		assert_eq!(events(), [Event::RedemptionEnded { redemption: id, outcome }]);
		let none = Call::return_redemption { redemption: 7 };
		refused(&dave(), none, Error::<Test>::RedemptionNotFound);
	});
}

#[test]
fn accepted_redemption_should_end_by_a_ruling_when_its_time_is_over() {
	for ruling in [RedemptionRuling::Paid, RedemptionRuling::NotPaid] {
		build(|| {
			let id = redeeming(500);
			let call = || Call::rule_redemption { redemption: id, ruling };
			root_refused(call(), Error::<Test>::NotAccepted);
			by(&dave(), accepting(id));
			forward(terms().payout);
			root_refused(call(), Error::<Test>::DeadlineNotOver);
			forward(1);
			let back = Call::return_redemption { redemption: id };
			refused(&dave(), back, Error::<Test>::AlreadyAccepted);
			for who in [alice(), issuer(), pauser()] {
				refused(&who, call(), sp_runtime::DispatchError::BadOrigin);
			}
			events();
			root(call());
			let outcome = RedemptionOutcome::Ruled(ruling);
			assert_gone(id, outcome.clone());
			let (kept, burnt) = match ruling {
				RedemptionRuling::Paid => (0, 500),
				RedemptionRuling::NotPaid => (500, 0),
			};
			assert_eq!((chips(&alice()), totals().redeemed), (kept, burnt));
			assert_eq!((supply(), take_flows().len()), (kept, usize::from(burnt > 0)));
			assert_eq!(events().len(), 1);
		});
	}
}

#[test]
fn redemption_should_end_without_its_node_when_the_number_was_sold() {
	build(|| {
		let (open, taken) = (redeeming(500), {
			buy(&alice(), 300);
			redeem(&alice(), 300)
		});
		by(&dave(), accepting(taken));
		sell_number(NODE, &bob());
		refused(&dave(), accepting(open), Error::<Test>::NodeVoid);
		refused(&dave(), paying_out(payout(taken)), Error::<Test>::NodeVoid);
		let refusal = refusing(taken, DeclineReason::Compliance);
		refused(&dave(), refusal, Error::<Test>::NodeVoid);
		forward(100);
		by(&dave(), Call::return_redemption { redemption: open });
		let ruling = RedemptionRuling::Paid;
		root(Call::rule_redemption { redemption: taken, ruling });
		assert_eq!((chips(&alice()), supply(), conduct(NODE).open), (500, 500, 0));
	});
}

#[test]
fn new_owner_should_answer_for_an_earlier_redemption_when_it_accepts_it() {
	build(|| {
		buy(&alice(), 500);
		let [taken, left] = [(); 2].map(|()| redeem(&alice(), 100));
		sell_number(NODE, &bob());
		by(&bob(), publication(ISSUER, NODE, record(NODE)));
		let open = || (Conducts::<Test>::get(NODE, 0).unwrap().open, conduct(NODE).open);
		assert_eq!(open(), (2, 0));
		by(&dave(), accepting(taken));
		assert_eq!((redemption(taken).unwrap().tenure, redemption(left).unwrap().tenure), (1, 0));
		assert_eq!(open(), (1, 1));
		by(&dave(), paying_out(payout(taken)));
		by(&dave(), refusing(left, DeclineReason::Compliance));
		assert_eq!(open(), (0, 0));
		// Whoever said no is who it is counted to.
		assert_eq!(Conducts::<Test>::get(NODE, 0).unwrap().declined, 0);
		assert_eq!(conduct(NODE).declined, 1);
	});
}

/// Ends a redemption for a holder whom the ledger refuses.
fn stranded(bar: impl FnOnce(&AccountId32)) -> RedemptionId {
	let id = redeeming(500);
	let before = held(&alice(), HoldReason::Redemption);
	assert!(before > 0);
	bar(&alice());
	forward(41);
	events();
	by(&dave(), Call::return_redemption { redemption: id });
	let outcome = RedemptionOutcome::Returned;
	let holder = alice();
	assert_eq!(
		events(),
		[
			Event::RedemptionEnded { redemption: id, outcome: outcome.clone() },
			Event::ChipsStranded { redemption: id, holder }
		]
	);
	let row = redemption(id).unwrap();
	assert_eq!((row.status, row.deposit.amount), (RedemptionStatus::Returnable, 0));
	assert_eq!(RedemptionOutcomes::<Test>::get(id), Some(outcome));
	assert_eq!((escrow(), chips(&alice()), conduct(NODE).open), (500, 0, 0));
	assert_eq!(held(&alice(), HoldReason::Redemption), 0);
	assert_eq!(RedemptionsOf::<Test>::get(alice()), ids(&[id]));
	assert_eq!(RedemptionsOfNode::<Test>::iter().count(), 0);
	assert_ok!(Chips::do_try_state());
	id
}

fn withdrawing(redemption: RedemptionId) -> Call<Test> {
	Call::withdraw_chips { redemption }
}

#[test]
fn chips_should_wait_for_their_holder_when_it_is_frozen() {
	build(|| {
		let id = stranded(freeze);
		refused(&alice(), withdrawing(id), Error::<Test>::AccountFrozen);
		refused(&bob(), withdrawing(id), Error::<Test>::NotHolder);
		thaw(&alice());
		events();
		by(&alice(), withdrawing(id));
		assert_gone(id, RedemptionOutcome::Returned);
		assert_eq!(chips(&alice()), 500);
		let holder = alice();
		assert_eq!(events(), [Event::ChipsWithdrawn { redemption: id, holder }]);
		refused(&alice(), withdrawing(id), Error::<Test>::RedemptionClosed);
	});
}

#[test]
fn chips_should_wait_for_their_holder_when_the_ledger_alone_refuses() {
	build(|| {
		let by_ledger = signed(&Chips::pallet_account());
		let id = stranded(|who| {
			// Its account there is gone with its last chip.
			assert_ok!(Assets::touch_other(by_ledger.clone(), EUR, who.clone()));
			assert_ok!(Assets::block(by_ledger.clone(), EUR, who.clone()));
		});
		assert!(dispatch(signed(&alice()), withdrawing(id)).is_err());
		assert_ok!(Assets::thaw(by_ledger, EUR, alice()));
		by(&alice(), withdrawing(id));
		assert_eq!((chips(&alice()), escrow()), (500, 0));
	});
}

#[test]
fn withdrawal_should_be_refused_when_nothing_waits() {
	build(|| {
		let id = redeeming(500);
		refused(&alice(), withdrawing(id), Error::<Test>::NotReturnable);
		refused(&alice(), withdrawing(7), Error::<Test>::RedemptionNotFound);
		by(&dave(), accepting(id));
		refused(&alice(), withdrawing(id), Error::<Test>::NotReturnable);
	});
}

#[test]
fn stranded_chips_should_stay_when_other_redemptions_are_paid() {
	build(|| {
		let left = stranded(freeze);
		buy(&bob(), 300);
		let id = redeem(&bob(), 300);
		by(&dave(), accepting(id));
		by(&dave(), paying_out(payout(id)));
		assert_eq!((escrow(), supply()), (500, 500));
		thaw(&alice());
		by(&alice(), withdrawing(left));
		assert_eq!((escrow(), chips(&alice())), (0, 500));
	});
}

#[test]
fn ledger_should_refuse_frozen_chips_by_itself_too() {
	build(|| {
		redeeming(500);
		buy(&alice(), 10);
		freeze(&alice());
		let send = Assets::transfer(signed(&alice()), EUR, bob(), 1);
		assert_eq!(send, Err(LedgerError::<Test>::Frozen.into()));
	});
}
