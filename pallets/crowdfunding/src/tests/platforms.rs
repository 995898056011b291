// SPDX-License-Identifier: Apache-2.0

//! `admit_platform`, `remove_platform`, `set_syndication`, `choose` and `clear_choice`.

use crate::{mock::*, *};
use hanse_support::{Deposit, OrgNumber};
use sp_runtime::{AccountId32, DispatchError, TokenError};

/// Of a choice: 53 bytes and a key of 16.
const CHOICE_PRICE: u128 = 100 + 53 + 16;

fn admission(platform: OrgNumber) -> Call<Test> {
	Call::admit_platform { platform }
}

fn removal(platform: OrgNumber) -> Call<Test> {
	Call::remove_platform { platform }
}

fn row(platform: OrgNumber) -> PlatformOf<Test> {
	Platforms::<Test>::get(platform).unwrap()
}

fn taking(platform: OrgNumber, syndication: Syndication) -> Call<Test> {
	Call::set_syndication { platform, syndication }
}

fn kinds(kinds: &[AssetKind]) -> Syndication {
	Syndication::Kinds(kinds.to_vec().try_into().unwrap())
}

fn choosing(offering: OfferingId, choice: Option<Choice>) -> Call<Test> {
	Call::choose { platform: OTHER_PLATFORM, offering, choice }
}

fn clearing(offering: OfferingId) -> Call<Test> {
	Call::clear_choice { platform: OTHER_PLATFORM, offering }
}

fn stored(offering: OfferingId) -> Option<StoredChoiceOf<Test>> {
	Choices::<Test>::get(OTHER_PLATFORM, offering)
}

fn chosen(tenure: u32, choice: Choice, payer: AccountId32, amount: u128) -> StoredChoiceOf<Test> {
	StoredChoice { tenure, choice, deposit: Deposit { payer, amount } }
}

/// A sale of equity on [`PLATFORM`].
fn sale_of_equity() -> OfferingId {
	let asset = asset_of("Issuer", &[("Seller", 100)]);
	let id = sale(asset, "Seller", 10);
	events();
	id
}

fn is_live(platform: OrgNumber, id: OfferingId) -> bool {
	Crowdfunding::is_live_on(platform, id, &offering(id), AssetKind::Equity)
}

#[test]
fn number_should_become_a_platform_that_takes_nothing_when_governance_admits_it() {
	ExtBuilder::default().bare().build_and_execute(|| {
		forward(6);
		root(admission(PLATFORM));
		let expected = Platform { tenure: 0, admitted: 7, syndication: Syndication::ByHand };
		assert_eq!(row(PLATFORM), expected);
		assert_eq!(events(), [Event::PlatformAdmitted { platform: PLATFORM, tenure: 0 }]);
		assert_eq!(Crowdfunding::payee_of(PLATFORM), Some(platform()));
		assert_eq!(Crowdfunding::payee_of(OTHER_PLATFORM), None);
	});
}

#[test]
fn admission_should_be_refused_when_the_number_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		let unknown = OrgNumber::from_sequence(99).unwrap();
		for number in [unknown, OrgNumber(0), OrgNumber(u64::MAX)] {
			root_refused(admission(number), Error::<Test>::OrgNumberNotFound);
		}
	});
}

#[test]
fn admission_should_be_refused_when_it_holds_already() {
	ExtBuilder::default().build_and_execute(|| {
		root_refused(admission(PLATFORM), Error::<Test>::AlreadyPlatform);
	});
}

#[test]
fn platforms_should_be_admitted_and_removed_by_nobody_but_governance() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [platform(), manager(), registrar(), stranger()] {
			refused(&who, admission(NO_PLATFORM), DispatchError::BadOrigin);
			refused(&who, removal(PLATFORM), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn admission_should_be_void_and_begin_anew_when_the_number_is_sold() {
	ExtBuilder::default().build_and_execute(|| {
		by(&platform(), taking(PLATFORM, Syndication::All));
		sell_number(PLATFORM, &stranger());
		assert_eq!(Crowdfunding::payee_of(PLATFORM), None);
		for who in [platform(), manager(), stranger()] {
			let call = taking(PLATFORM, Syndication::All);
			refused(&who, call, Error::<Test>::PlatformVoid);
		}
		forward(4);
		events();
		root(admission(PLATFORM));
		let expected = Platform { tenure: 1, admitted: 5, syndication: Syndication::ByHand };
		assert_eq!(row(PLATFORM), expected);
		assert_eq!(events(), [Event::PlatformAdmitted { platform: PLATFORM, tenure: 1 }]);
		assert_eq!(Crowdfunding::payee_of(PLATFORM), Some(stranger()));
		// Who stood behind it before stays known.
		let owner_in = |tenure| PlatformOwners::<Test>::get(PLATFORM, tenure);
		assert_eq!([0, 1, 2].map(owner_in), [Some(platform()), Some(stranger()), None]);
		by(&stranger(), taking(PLATFORM, Syndication::All));
		for who in [platform(), manager()] {
			refused(&who, taking(PLATFORM, Syndication::All), Error::<Test>::NotPlatform);
		}
	});
}

#[test]
fn admission_should_be_void_when_the_number_is_given_up() {
	ExtBuilder::default().build_and_execute(|| {
		release_number(PLATFORM);
		let call = taking(PLATFORM, Syndication::All);
		refused(&platform(), call, Error::<Test>::PlatformVoid);
		assert_eq!(Crowdfunding::payee_of(PLATFORM), None);
		root_refused(admission(PLATFORM), Error::<Test>::OrgNumberNotFound);
		root(removal(PLATFORM));
		assert_eq!(Platforms::<Test>::get(PLATFORM), None);
	});
}

#[test]
fn platform_should_be_none_any_more_when_governance_removes_it() {
	ExtBuilder::default().build_and_execute(|| {
		by(&platform(), taking(PLATFORM, Syndication::All));
		events();
		root(removal(PLATFORM));
		assert_eq!(Platforms::<Test>::get(PLATFORM), None);
		assert_eq!(events(), [Event::PlatformRemoved { platform: PLATFORM }]);
		assert_eq!(Crowdfunding::payee_of(PLATFORM), None);
		let call = taking(PLATFORM, Syndication::All);
		refused(&platform(), call, Error::<Test>::PlatformNotFound);
		root_refused(removal(PLATFORM), Error::<Test>::PlatformNotFound);
		root(admission(PLATFORM));
		assert_eq!(row(PLATFORM).syndication, Syndication::ByHand);
	});
}

#[test]
fn syndication_should_be_what_owner_or_manager_said_last() {
	ExtBuilder::default().build_and_execute(|| {
		let policies = [
			(platform(), Syndication::All),
			(manager(), kinds(&[AssetKind::Debt, AssetKind::Fund])),
			(manager(), kinds(&[])),
			(platform(), Syndication::ByHand),
		];
		for (who, syndication) in policies {
			by(&who, taking(PLATFORM, syndication.clone()));
			assert_eq!(row(PLATFORM).syndication, syndication);
			let platform = PLATFORM;
			assert_eq!(events(), [Event::SyndicationSet { platform, syndication }]);
		}
		assert_eq!((row(PLATFORM).tenure, row(PLATFORM).admitted), (0, 1));
	});
}

#[test]
fn syndication_should_be_refused_when_the_caller_does_not_act_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [editor(), other_platform(), registrar(), stranger()] {
			let call = taking(PLATFORM, Syndication::All);
			refused(&who, call, Error::<Test>::NotPlatform);
		}
		// Owns the number, which is no platform.
		let call = taking(NO_PLATFORM, Syndication::All);
		refused(&stranger(), call, Error::<Test>::PlatformNotFound);
		let outcome = dispatch(Origin::root(), taking(PLATFORM, Syndication::All));
		assert_eq!(outcome, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn offering_should_be_live_where_the_policy_takes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		let policies = [
			(Syndication::ByHand, false),
			(Syndication::All, true),
			(kinds(&[]), false),
			(kinds(&[AssetKind::Debt]), false),
			(kinds(&[AssetKind::Debt, AssetKind::Equity]), true),
		];
		for (policy, live) in policies {
			by(&other_platform(), taking(OTHER_PLATFORM, policy));
			assert_eq!(is_live(OTHER_PLATFORM, id), live);
		}
		// Of the one that posted it, the policy says nothing.
		assert!(is_live(PLATFORM, id));
		assert!(!is_live(NO_PLATFORM, id));
	});
}

#[test]
fn offering_should_be_live_where_it_was_taken_and_not_where_it_was_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		assert!(is_live(OTHER_PLATFORM, id));
		by(&other_platform(), taking(OTHER_PLATFORM, Syndication::All));
		by(&other_platform(), choosing(id, Some(Choice::Refused)));
		assert!(!is_live(OTHER_PLATFORM, id));
		by(&other_platform(), choosing(id, None));
		assert!(is_live(OTHER_PLATFORM, id));
	});
}

#[test]
fn offering_should_be_live_nowhere_by_what_an_earlier_owner_said() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		sell_number(OTHER_PLATFORM, &stranger());
		assert!(!is_live(OTHER_PLATFORM, id));
		root(admission(OTHER_PLATFORM));
		assert!(!is_live(OTHER_PLATFORM, id));
		// Nor is a refusal of the earlier owner binding.
		by(&stranger(), taking(OTHER_PLATFORM, Syndication::All));
		assert!(is_live(OTHER_PLATFORM, id));
		// The number that posted it has another owner, to whom it is another's offering.
		sell_number(PLATFORM, &stranger());
		assert!(!is_live(PLATFORM, id));
		root(admission(PLATFORM));
		assert!(!is_live(PLATFORM, id));
		by(&stranger(), taking(PLATFORM, Syndication::All));
		assert!(is_live(PLATFORM, id));
	});
}

#[test]
fn offering_should_not_be_live_on_a_platform_that_governance_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), taking(OTHER_PLATFORM, Syndication::All));
		root(removal(PLATFORM));
		assert!(!is_live(PLATFORM, id));
		// What it posted stays.
		assert!(is_live(OTHER_PLATFORM, id));
		root(admission(PLATFORM));
		assert!(is_live(PLATFORM, id));
	});
}

#[test]
fn choice_should_be_stored_replaced_and_taken_back_when_the_platform_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let (id, who) = (sale_of_equity(), other_platform());
		let before = free(&who);
		for choice in [Choice::Taken, Choice::Refused, Choice::Refused] {
			by(&who, choosing(id, Some(choice)));
			assert_eq!(stored(id), Some(chosen(0, choice, who.clone(), CHOICE_PRICE)));
			assert_eq!(held(&who, HoldReason::Choice), CHOICE_PRICE);
			assert_eq!(free(&who), before - CHOICE_PRICE);
			let (platform, offering) = (OTHER_PLATFORM, id);
			let choice = Some(choice);
			assert_eq!(events(), [Event::ChoiceMade { platform, offering, choice }]);
		}
		by(&who, choosing(id, None));
		assert_eq!(stored(id), None);
		assert_eq!((held(&who, HoldReason::Choice), free(&who)), (0, before));
		let (platform, offering) = (OTHER_PLATFORM, id);
		assert_eq!(events(), [Event::ChoiceMade { platform, offering, choice: None }]);
	});
}

#[test]
fn choice_should_be_paid_by_who_chose_last_when_another_chooses_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		give_role(OTHER_PLATFORM, &manager(), hanse_support::OrgRole::Manager);
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		DepositBase::set(1_000);
		by(&manager(), choosing(id, Some(Choice::Taken)));
		let dearer = CHOICE_PRICE + 900;
		assert_eq!(stored(id), Some(chosen(0, Choice::Taken, manager(), dearer)));
		assert_eq!(held(&other_platform(), HoldReason::Choice), 0);
		assert_eq!(held(&manager(), HoldReason::Choice), dearer);
		// It goes back to who paid it, whoever takes the choice back, and at its own price.
		DepositBase::set(5);
		by(&other_platform(), choosing(id, None));
		assert_eq!(held(&manager(), HoldReason::Choice), 0);
	});
}

#[test]
fn choice_should_be_refused_when_the_caller_does_not_act_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		for who in [platform(), manager(), registrar(), stranger()] {
			for choice in [Some(Choice::Taken), Some(Choice::Refused), None] {
				refused(&who, choosing(id, choice), Error::<Test>::NotPlatform);
			}
		}
		let call = |choice| Call::choose { platform: NO_PLATFORM, offering: id, choice };
		refused(&stranger(), call(Some(Choice::Taken)), Error::<Test>::PlatformNotFound);
		sell_number(OTHER_PLATFORM, &stranger());
		refused(&stranger(), choosing(id, None), Error::<Test>::PlatformVoid);
	});
}

#[test]
fn choice_should_be_refused_when_there_is_nothing_to_choose() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		for choice in [Choice::Taken, Choice::Refused] {
			let call = choosing(id + 1, Some(choice));
			refused(&other_platform(), call, Error::<Test>::OfferingNotFound);
		}
		for offering in [id, id + 1] {
			let call = choosing(offering, None);
			refused(&other_platform(), call, Error::<Test>::ChoiceNotFound);
		}
	});
}

#[test]
fn choice_should_be_refused_when_its_payer_is_one_token_short() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		set_free(&other_platform(), CHOICE_PRICE + ED - 1);
		let call = || choosing(id, Some(Choice::Taken));
		refused(&other_platform(), call(), TokenError::FundsUnavailable);
		set_free(&other_platform(), CHOICE_PRICE + ED);
		by(&other_platform(), call());
		assert_eq!(free(&other_platform()), ED);
	});
}

#[test]
fn choice_should_be_cleared_by_anyone_when_the_offering_ended() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Refused)));
		refused(&stranger(), clearing(id), Error::<Test>::WrongState);
		refused(&other_platform(), clearing(id), Error::<Test>::WrongState);
		close(id);
		assert_eq!(Offerings::<Test>::get(id), None);
		let call = choosing(id, Some(Choice::Taken));
		refused(&other_platform(), call, Error::<Test>::OfferingNotFound);
		events();
		DepositBase::set(7);
		by(&pauper(), clearing(id));
		assert_eq!(stored(id), None);
		assert_eq!(held_in_all(&other_platform()), 0);
		let (platform, offering) = (OTHER_PLATFORM, id);
		assert_eq!(events(), [Event::ChoiceMade { platform, offering, choice: None }]);
		refused(&stranger(), clearing(id), Error::<Test>::ChoiceNotFound);
	});
}

#[test]
fn choice_should_be_taken_back_by_its_platform_when_the_offering_ended() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		close(id);
		by(&other_platform(), choosing(id, None));
		assert_eq!((stored(id), held_in_all(&other_platform())), (None, 0));
	});
}

#[test]
fn choice_should_be_cleared_when_the_platforms_number_changed_hands_or_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		sell_number(OTHER_PLATFORM, &stranger());
		by(&stranger(), clearing(id));
		assert_eq!((stored(id), held_in_all(&other_platform())), (None, 0));

		root(admission(OTHER_PLATFORM));
		by(&stranger(), choosing(id, Some(Choice::Taken)));
		assert_eq!(stored(id).unwrap().tenure, 1);
		refused(&stranger(), clearing(id), Error::<Test>::WrongState);
		release_number(OTHER_PLATFORM);
		by(&other_platform(), clearing(id));
		assert_eq!((stored(id), held_in_all(&stranger())), (None, 0));
	});
}

#[test]
fn choice_of_an_earlier_owner_should_be_replaced_and_its_deposit_go_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Refused)));
		sell_number(OTHER_PLATFORM, &stranger());
		root(admission(OTHER_PLATFORM));
		by(&stranger(), choosing(id, Some(Choice::Taken)));
		assert_eq!(stored(id), Some(chosen(1, Choice::Taken, stranger(), CHOICE_PRICE)));
		assert_eq!(held_in_all(&other_platform()), 0);
		assert!(is_live(OTHER_PLATFORM, id));
	});
}

#[test]
fn choice_should_stay_and_count_for_nothing_while_the_platform_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale_of_equity();
		by(&other_platform(), choosing(id, Some(Choice::Taken)));
		root(removal(OTHER_PLATFORM));
		assert!(!is_live(OTHER_PLATFORM, id));
		refused(&other_platform(), choosing(id, None), Error::<Test>::PlatformNotFound);
		refused(&stranger(), clearing(id), Error::<Test>::WrongState);
		root(admission(OTHER_PLATFORM));
		assert!(is_live(OTHER_PLATFORM, id));
	});
}
