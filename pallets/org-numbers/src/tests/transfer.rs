// SPDX-License-Identifier: Apache-2.0

//! `offer_transfer`, `accept_transfer` and `cancel_transfer`, and all that a move makes void.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Deposit, Flow, FlowAsset, FlowReason, OrgDirectory, OrgNumber, OrgStanding};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchResult, TokenError};

fn offer(by: &AccountId32, number: OrgNumber, to: &AccountId32) -> DispatchResult {
	OrgNumbers::offer_transfer(signed(by), number, to.clone())
}

fn accept(by: &AccountId32, number: OrgNumber) -> DispatchResult {
	OrgNumbers::accept_transfer(signed(by), number)
}

#[test]
fn offer_should_stand_without_moving_anything_when_made() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let before = row(number);
		assert_ok!(offer(&alice(), number, &bob()));
		assert_eq!(row(number), NumberRow { sale: Sale::Offered(bob()), ..before });
		assert_eq!(events(), [Event::TransferOffered { number, owner: alice(), to: bob() }]);
		assert_eq!(take_flows(), []);
		assert_eq!(held_in_all(&bob()), 0);
	});
}

#[test]
fn offer_should_be_refused_when_it_is_to_the_owner_itself() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(offer(&alice(), number, &alice()), Error::<Test>::AlreadyOwner);
	});
}

#[test]
fn offer_should_be_refused_when_the_caller_does_not_own_the_number() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for who in [bob(), charlie(), dave()] {
			assert_noop!(offer(&who, number, &dave()), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn offer_should_be_refused_when_another_stands() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(offer(&alice(), number, &bob()));
		for to in [bob(), charlie()] {
			assert_noop!(offer(&alice(), number, &to), Error::<Test>::AlreadyForSale);
		}
	});
}

#[test]
fn number_should_move_with_content_and_followers_when_accepted() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::follow(signed(&charlie()), number));
		assert_ok!(offer(&alice(), number, &bob()));
		let before = row(number);
		let _ = events();
		DepositBase::set(333);
		assert_ok!(accept(&bob(), number));
		let amount = OrgNumbers::registration_deposit();
		let deposit = Deposit { payer: bob(), amount };
		let expected = NumberRow { owner: bob(), tenure: 1, sale: Sale::None, deposit, ..before };
		assert_eq!(row(number), expected);
		assert_eq!(expected.followers, 1);
		assert!(Publications::<Test>::contains_key(number, 0));
		assert!(!NumbersOf::<Test>::contains_key(alice(), number));
		assert!(NumbersOf::<Test>::contains_key(bob(), number));
		assert_eq!(held(&alice(), HoldReason::Number), 0);
		assert_eq!(held(&bob(), HoldReason::Number), amount);
		let (from, to, reason) = (alice(), bob(), FlowReason::Transferred);
		assert_eq!(events(), [Event::Moved { number, tenure: 1, from, to, reason }]);
		let asset = FlowAsset::OrgNumber(number);
		let (from, to) = (Some(alice()), Some(bob()));
		assert_eq!(take_flows(), [Flow { asset, from, to, quantity: 1, reason }]);
	});
}

#[test]
fn acceptance_should_be_refused_when_the_number_is_not_offered_to_the_caller() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_noop!(accept(&bob(), number), Error::<Test>::NotOffered);
		assert_ok!(offer(&alice(), number, &bob()));
		for who in [alice(), charlie()] {
			assert_noop!(accept(&who, number), Error::<Test>::NotOfferee);
		}
		assert_ok!(accept(&bob(), number));
		assert_noop!(accept(&bob(), number), Error::<Test>::NotOffered);
	});
}

#[test]
fn acceptance_should_be_refused_when_the_new_owner_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(offer(&alice(), number, &pauper()));
		let amount = OrgNumbers::registration_deposit();
		let call = || Call::accept_transfer { number };
		set_free(&pauper(), amount);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), amount + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!((free(&pauper()), held_in_all(&pauper())), (1, amount));
	});
}

#[test]
fn offer_should_be_taken_back_or_turned_down_when_cancelled() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let cancel = |who: AccountId32| OrgNumbers::cancel_transfer(signed(&who), number);
		assert_noop!(cancel(alice()), Error::<Test>::NotOffered);
		for by in [alice(), bob()] {
			assert_ok!(offer(&alice(), number, &bob()));
			events();
			assert_noop!(cancel(charlie()), Error::<Test>::NotAuthorised);
			assert_ok!(cancel(by.clone()));
			assert_eq!(row(number).sale, Sale::None);
			assert_eq!(events(), [Event::TransferCancelled { number, by }]);
			assert_noop!(accept(&bob(), number), Error::<Test>::NotOffered);
		}
	});
}

#[test]
fn standing_offer_should_not_bind_the_new_owner_when_the_number_moved_another_way() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let plan = RecoveryPlan { to: bob(), delay: MIN_RECOVERY_DELAY };
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, Some(plan)));
		assert_ok!(OrgNumbers::start_recovery(signed(&bob()), number));
		assert_ok!(offer(&alice(), number, &charlie()));
		forward(MIN_RECOVERY_DELAY);
		assert_ok!(OrgNumbers::finish_recovery(signed(&bob()), number));
		assert_noop!(accept(&charlie(), number), Error::<Test>::NotOffered);
	});
}

/// All that an account with any right under a number could do.
fn acts_of_the_entitled(number: OrgNumber) -> Vec<Call<Test>> {
	let (publication, part) = (0, text("part"));
	let document = document("News", "body");
	let plan = Some(RecoveryPlan { to: dave(), delay: MIN_RECOVERY_DELAY });
	vec![
		Call::release { number },
		Call::set_profile { number, profile: profile("x") },
		Call::publish { number, document: document.clone() },
		Call::append_part { number, publication, part },
		Call::edit_publication { number, publication, document },
		Call::retract_publication { number, publication },
		Call::set_role { number, account: pauper(), role: GrantedRole::Editor },
		Call::set_primary { number },
		Call::offer_transfer { number, to: pauper() },
		Call::set_recovery { number, plan },
		Call::object_to_recovery { number },
		Call::remove_role { number, account: pauper() },
	]
}

#[test]
fn old_owner_and_old_roles_should_be_able_to_nothing_when_the_number_moved_in_this_block() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), number));
		hand_on(number, &dave());
		grant(number, &pauper(), GrantedRole::Editor);
		for who in [alice(), bob(), charlie()] {
			for call in acts_of_the_entitled(number) {
				let refused = dispatch(signed(&who), call.clone()).unwrap_err();
				let reasons = [Error::<Test>::NotOwner, Error::<Test>::NotAuthorised];
				assert!(reasons.map(Into::into).contains(&refused), "{call:?}: {refused:?}");
			}
			assert_eq!(OrgNumbers::role_of(number, who.clone()), None);
			assert_eq!(OrgNumbers::primary_of(who), None);
		}
		assert_eq!(OrgNumbers::numbers_of(alice(), None, 10), []);
	});
}

#[test]
fn recovery_plan_of_the_old_owner_should_be_void_when_the_number_moved() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let plan = RecoveryPlan { to: charlie(), delay: MIN_RECOVERY_DELAY };
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, Some(plan)));
		assert_ok!(OrgNumbers::start_recovery(signed(&charlie()), number));
		hand_on(number, &bob());
		forward(MIN_RECOVERY_DELAY);
		let finish = OrgNumbers::finish_recovery(signed(&charlie()), number);
		assert_noop!(finish, Error::<Test>::RecoveryNotFound);
		let start = OrgNumbers::start_recovery(signed(&charlie()), number);
		assert_noop!(start, Error::<Test>::RecoveryNotFound);
	});
}

#[test]
fn verification_should_lapse_when_the_number_moves() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		let verify = |tenure| {
			OrgNumbers::grant_verification(signed(&charlie()), number, tenure, H256([1; 32]))
		};
		assert_ok!(verify(0));
		let standing = |owner, tenure, verified| Some(OrgStanding { owner, tenure, verified });
		assert_eq!(OrgNumbers::current(number), standing(alice(), 0, true));
		hand_on(number, &bob());
		assert_eq!(OrgNumbers::current(number), standing(bob(), 1, false));
		assert_eq!(row(number).verification, None);
		assert_noop!(verify(0), Error::<Test>::TenureMismatch);
		assert_ok!(verify(1));
		// Nor is it there again when the number comes back.
		hand_on(number, &alice());
		assert_eq!(OrgNumbers::current(number), standing(alice(), 2, false));
	});
}

#[test]
fn number_should_come_and_go_when_handed_back_in_the_same_block() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		hand_on(number, &bob());
		hand_on(number, &alice());
		assert_eq!((row(number).owner, row(number).tenure), (alice(), 2));
		assert_eq!((held_in_all(&bob()), free(&bob())), (0, ENDOWMENT));
		assert_eq!(held_in_all(&alice()), OrgNumbers::registration_deposit());
	});
}

#[test]
fn manager_should_have_no_role_beside_ownership_when_the_number_is_handed_to_it() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		hand_on(number, &bob());
		assert_eq!(Roles::<Test>::get((number, 1, bob())), None);
		assert_ok!(OrgNumbers::reclaim_role(signed(&bob()), number, 0, bob()));
		assert_eq!(row(number).owner, bob());
	});
}
