// SPDX-License-Identifier: Apache-2.0

//! Closing campaigns and settling their pledges: shares, or the money back.

mod payouts;

use super::fills::issued;
use crate::{mock::*, *};
use hanse_support::{Flow, FlowAsset, FlowReason, OrgNumber};
use sp_core::H256;
use sp_runtime::{AccountId32, TokenError};

const SUCCEEDED: OfferingState = OfferingState::Succeeded;
const FAILED: OfferingState = OfferingState::Failed;

/// Cog, who issued them, has 60 shares and Alice has 40. Cog offers 30, for 10 chips each; Bob
/// pledges for 10 and Carol for 15.
fn backed(goal: Goal) -> (AssetId, OfferingId) {
	backed_in(new_asset("Cog", 0), goal)
}

fn backed_in(new: NewAssetOf<Test>, goal: Goal) -> (AssetId, OfferingId) {
	let asset = asset_with(new, &[("Cog", 60), ("Alice", 40)]);
	let id = campaign(asset, "Cog", 30, goal);
	pledge(id, "Bob", 10);
	pledge(id, "Carol", 15);
	take_flows();
	events();
	(asset, id)
}

/// The goal is met and the window over.
fn succeeded() -> (AssetId, OfferingId) {
	closed(Goal::AllOrNothing(25))
}

/// The goal is missed and the window over.
fn failed() -> (AssetId, OfferingId) {
	closed(Goal::AllOrNothing(26))
}

fn closed(goal: Goal) -> (AssetId, OfferingId) {
	let (asset, id) = backed(goal);
	close(id);
	events();
	(asset, id)
}

fn closing(id: OfferingId) -> Call<Test> {
	Call::close_offering { offering: id }
}

fn cancelling(id: OfferingId) -> Call<Test> {
	Call::cancel_offering { offering: id }
}

fn withdrawing(id: OfferingId, name: &str) -> Call<Test> {
	Call::withdraw_pledge { offering: id, user: user(name) }
}

fn user(name: &str) -> UserId {
	mock::id(name)
}

fn bob() -> AccountId32 {
	account("Bob")
}

/// What lies in a campaign's account.
fn pot(id: OfferingId) -> u128 {
	chips(&Crowdfunding::campaign_account(id))
}

fn fees(id: OfferingId, platform: OrgNumber) -> Option<u128> {
	PlatformFees::<Test>::get(id, (platform, 0))
}

fn of_state(id: OfferingId, state: OfferingState) -> Event<Test> {
	Event::OfferingClosed { offering: id, state }
}

fn refunded(id: OfferingId, name: &str, amount: u128) -> Event<Test> {
	Event::PledgeRefunded { offering: id, user: user(name), amount }
}

fn allocated(id: OfferingId, name: &str, shares: Shares) -> Event<Test> {
	Event::Allocated { offering: id, user: user(name), shares }
}

/// Nothing is left of a campaign: not in its rows, not in its account, not in anybody's hold.
fn assert_gone(asset: AssetId, id: OfferingId) {
	assert!(!Offerings::<Test>::contains_key(id) && !Prospectuses::<Test>::contains_key(id));
	assert_eq!(Pledges::<Test>::iter_prefix(id).count(), 0);
	assert_eq!(PlatformFees::<Test>::iter_prefix(id).count(), 0);
	let emptied = Crowdfunding::campaign_account(id);
	assert_eq!((money(&CHIPS, &emptied), money(&NATIVE, &emptied)), (0, 0));
	for who in [platform(), bob(), account("Carol")] {
		assert_eq!((held(&who, HoldReason::Offering), held(&who, HoldReason::Pledge)), (0, 0));
	}
	let Asset { places, unclaimed, .. } = asset_row(asset);
	assert_eq!((places, unclaimed), (0, 0));
}

#[test]
fn campaign_should_succeed_when_the_goal_is_met_and_the_window_over() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(25));
		let (old, before) = (certificate_id(asset, "Cog"), offering(id));
		System::set_block_number(before.terms.closes);
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		forward(1);
		by(&pauper(), closing(id));

		let Holding { shares, offered, certificate: rest, .. } = holding(asset, "Cog");
		assert_eq!((shares, offered), (35, 0));
		assert_eq!(events(), [issued(rest), of_state(id, SUCCEEDED)]);
		assert_eq!(certificate(old).state, CertificateState::Superseded);
		let Certificate { shares, cause, previous, .. } = certificate(rest);
		assert_eq!((shares, cause, previous), (35, Cause::Campaign(id), Some(old)));
		let after = Offering { state: SUCCEEDED, source: Some(old), ..before };
		assert_eq!(offering(id), after);
		let Asset { holders, places, unclaimed, .. } = asset_row(asset);
		assert_eq!((holders, places, unclaimed), (2, 2, 25));
		assert_eq!((pot(id), take_flows()), (MIN_CHIPS + 250, Vec::new()));
		for call in [closing(id), cancelling(id)] {
			refused(&account("Cog"), call, Error::<Test>::WrongState);
		}
	});
}

#[test]
fn campaign_should_succeed_at_once_when_all_shares_are_pledged() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(25));
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		pledge(id, "Alice", 4);
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		pledge(id, "Alice", 1);
		by(&stranger(), closing(id));
		assert_eq!((offering(id).state, asset_row(asset).unclaimed), (SUCCEEDED, 30));
	});
}

#[test]
fn campaign_should_fail_when_the_goal_is_missed_by_one() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(26));
		let (old, before) = (certificate_id(asset, "Cog"), offering(id));
		close(id);
		assert_eq!(events(), [of_state(id, FAILED)]);
		assert_eq!(offering(id), Offering { state: FAILED, ..before });
		let Holding { shares, offered, certificate, .. } = holding(asset, "Cog");
		assert_eq!((shares, offered, certificate), (60, 0, old));
		assert_eq!((asset_row(asset).unclaimed, pot(id)), (0, MIN_CHIPS + 250));
		for call in [closing(id), cancelling(id)] {
			refused(&account("Cog"), call, Error::<Test>::WrongState);
		}
	});
}

#[test]
fn campaign_without_goal_should_succeed_with_one_share() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		pledge(id, "Bob", 1);
		close(id);
		assert_eq!((offering(id).state, asset_row(asset).unclaimed), (SUCCEEDED, 1));
	});
}

#[test]
fn campaign_should_be_over_when_it_ends_without_a_pledge() {
	for goal in [Goal::KeepItAll, Goal::AllOrNothing(1)] {
		ExtBuilder::default().build_and_execute(|| {
			let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
			let before = (chips(&platform()), free(&platform()));
			let id = campaign(asset, "Cog", 30, goal);
			events();
			close(id);
			assert_eq!(events(), [of_state(id, FAILED), of_state(id, OfferingState::Ended)]);
			assert!(!Offerings::<Test>::contains_key(id));
			assert!(!Prospectuses::<Test>::contains_key(id));
			assert_eq!((chips(&platform()), free(&platform())), before);
			let held = held(&platform(), HoldReason::Offering);
			assert_eq!((held, holding(asset, "Cog").offered), (0, 0));
			refused(&stranger(), closing(id), Error::<Test>::OfferingNotFound);
		});
	}
}

#[test]
fn stopped_campaign_should_fail_behind_its_window_though_the_goal_is_met() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = backed(Goal::AllOrNothing(25));
		pledge(id, "Alice", 5);
		by(&registrar(), Call::freeze_offering { offering: id });
		// All shares are pledged, but the registrar may let it go on.
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		System::set_block_number(offering(id).terms.closes);
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		close(id);
		assert_eq!(offering(id).state, FAILED);
	});
}

#[test]
fn campaign_should_succeed_when_the_registrar_lets_it_go_on() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = backed(Goal::AllOrNothing(25));
		by(&registrar(), Call::freeze_offering { offering: id });
		forward(500);
		by(&registrar(), Call::thaw_offering { offering: id });
		by(&stranger(), closing(id));
		assert_eq!(offering(id).state, SUCCEEDED);
	});
}

#[test]
fn campaign_should_succeed_and_be_settled_when_its_seller_is_barred_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(25));
		let user = user("Cog");
		by(&registrar(), Call::freeze_user { user });
		by(&registrar(), Call::freeze_holding { asset, user });
		bar(&account("Cog"));
		close(id);
		settle(id, &["Bob", "Carol"]);
		assert_eq!((shares_of(asset, "Bob"), shares_of(asset, "Carol")), (10, 15));
		assert_eq!(offering(id).earned, 97 + 146);
	});
}

#[test]
fn campaign_should_be_cancelled_by_its_seller_while_it_collects() {
	let before: [(fn(OfferingId), Shares); 3] = [
		(|_| (), 25),
		(|id| by(&registrar(), Call::freeze_offering { offering: id }), 25),
		// Not met, so that nobody gets shares.
		(|id| System::set_block_number(offering(id).terms.closes + 1), 26),
	];
	for (prepare, goal) in before {
		ExtBuilder::default().build_and_execute(|| {
			let (asset, id) = backed(Goal::AllOrNothing(goal));
			prepare(id);
			for who in [platform(), certifier(), bob(), account("Alice"), stranger()] {
				refused(&who, cancelling(id), Error::<Test>::NotUser);
			}
			events();
			by(&account("Cog"), cancelling(id));
			assert_eq!(events(), [of_state(id, FAILED)]);
			assert_eq!((offering(id).state, holding(asset, "Cog").offered), (FAILED, 0));
			settle(id, &["Bob", "Carol"]);
			assert_eq!((chips(&bob()), chips(&account("Carol"))), (ENDOWMENT, ENDOWMENT));
			assert_gone(asset, id);
		});
	}
}

#[test]
fn campaign_should_not_be_cancelled_when_it_only_waits_to_be_closed_with_success() {
	let over: fn(OfferingId) = |id| System::set_block_number(offering(id).terms.closes + 1);
	let full: fn(OfferingId) = |id| pledge(id, "Alice", 5);
	let (any, enough) = (Goal::KeepItAll, Goal::AllOrNothing(25));
	for (end, goal) in [(over, any), (over, enough), (full, any), (full, enough)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, id) = backed(goal);
			end(id);
			refused(&account("Cog"), cancelling(id), Error::<Test>::WrongState);
			by(&stranger(), closing(id));
			assert_eq!(offering(id).state, SUCCEEDED);
		});
	}
	// The registrar's stop outlasts the goal.
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = backed(enough);
		full(id);
		by(&registrar(), Call::freeze_offering { offering: id });
		by(&account("Cog"), cancelling(id));
		assert_eq!(offering(id).state, FAILED);
	});
}

#[test]
fn campaign_should_be_cancelled_by_the_assets_registrar_while_it_is_stopped() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(25));
		refused(&registrar(), cancelling(id), Error::<Test>::NotUser);
		by(&registrar(), Call::freeze_offering { offering: id });
		by(&registrar(), cancelling(id));
		assert_eq!((offering(id).state, holding(asset, "Cog").offered), (FAILED, 0));
		settle(id, &["Bob", "Carol"]);
		assert_gone(asset, id);
	});
}

#[test]
fn campaign_should_be_over_when_it_is_cancelled_without_a_pledge() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		events();
		by(&account("Cog"), cancelling(id));
		assert_eq!(events(), [of_state(id, FAILED), of_state(id, OfferingState::Ended)]);
		assert_gone_without_backers(id);
	});
}

fn assert_gone_without_backers(id: OfferingId) {
	assert!(!Offerings::<Test>::contains_key(id));
	assert_eq!((pot(id), held(&platform(), HoldReason::Offering)), (0, 0));
}

#[test]
fn backers_should_get_their_shares_when_the_campaign_succeeded() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		let source = offering(id).source;
		let (native, purses) = (free(&bob()), (chips(&bob()), chips(&account("Carol"))));
		let (paid, deposit) = (free(&stranger()), pledge_row(id, "Bob").deposit.amount);
		let collected = free(&treasury());
		settle(id, &["Bob", "Carol"]);

		assert_eq!((shares_of(asset, "Bob"), shares_of(asset, "Carol")), (10, 15));
		let (bobs, carols) = (certificate_id(asset, "Bob"), certificate_id(asset, "Carol"));
		let Certificate { shares, cause, previous, source: from, .. } = certificate(bobs);
		assert_eq!((shares, cause, previous), (10, Cause::Campaign(id), None));
		assert_eq!((from, from.is_some()), (source, true));
		let Asset { holders, places, unclaimed, .. } = asset_row(asset);
		assert_eq!((holders, places, unclaimed), (4, 0, 0));
		// The money stays in escrow, and is the seller's and the platform's.
		let Offering { unsettled, pledges, escrow, earned, .. } = offering(id);
		assert_eq!((unsettled, pledges, escrow), (0, 0, 250));
		assert_eq!((earned, fees(id, PLATFORM)), (97 + 146, Some(3 + 4)));
		assert_eq!(pot(id), MIN_CHIPS + 250);
		assert_eq!((chips(&bob()), chips(&account("Carol"))), purses);
		assert_eq!((free(&bob()), held_in_all(&bob())), (native + deposit, 0));
		// Whoever settles pays for the certificates.
		assert_eq!((free(&stranger()), free(&treasury())), (paid - 2 * 3, collected + 2 * 3));
		let flow = |name: &str, quantity| Flow {
			asset: FlowAsset::Shares(asset),
			from: Some(account("Cog")),
			to: Some(account(name)),
			quantity,
			reason: FlowReason::Sold,
		};
		assert_eq!(take_flows(), [flow("Bob", 10), flow("Carol", 15)]);
		let expected =
			[issued(bobs), allocated(id, "Bob", 10), issued(carols), allocated(id, "Carol", 15)];
		assert_eq!(events(), expected);
		assert_eq!(Trades::<Test>::iter().count(), 0);
	});
}

#[test]
fn backers_should_get_their_money_when_the_campaign_failed() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let supply = issuance(&CHIPS);
		settle(id, &["Bob"]);
		assert_eq!((chips(&bob()), free(&bob())), (ENDOWMENT, ENDOWMENT));
		let Offering { unsettled, pledges, escrow, .. } = offering(id);
		assert_eq!((unsettled, pledges, escrow), (15, 1, 150));
		assert_eq!((pot(id), asset_row(asset).places), (MIN_CHIPS + 150, 1));
		assert_eq!(events(), [refunded(id, "Bob", 100)]);

		// The last one ends it. Nobody has to pay for anything.
		by(&pauper(), settling(id, &["Carol"]));
		assert_eq!(chips(&account("Carol")), ENDOWMENT);
		let ended = of_state(id, OfferingState::Ended);
		assert_eq!(events(), [refunded(id, "Carol", 150), ended]);
		assert_gone(asset, id);
		assert_eq!((chips(&platform()), free(&platform())), (ENDOWMENT, platform_before()));
		assert_eq!((issuance(&CHIPS), take_flows()), (supply, Vec::new()));
		let late = settling(id, &["Bob"]);
		refused(&stranger(), late, Error::<Test>::OfferingNotFound);
	});
}

/// What the platform's owner has left who paid for users, an asset and the records of two holders.
fn platform_before() -> u128 {
	let users = held(&platform(), HoldReason::User);
	let asset = held(&platform(), HoldReason::Asset);
	ENDOWMENT - users - asset - 2 * terms().record_fee
}

#[test]
fn pledge_should_be_settled_once_however_often_it_is_named() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		settle(id, &["Bob", "Alice", "Bob", "Bob"]);
		assert_eq!((shares_of(asset, "Bob"), offering(id).earned), (10, 97));
		for names in [&["Bob"][..], &["Bob", "Alice"], &["Alice"], &[]] {
			let call = settling(id, names);
			refused(&stranger(), call, Error::<Test>::PledgeNotFound);
		}
		// Two settlers whose lists overlap don't fail each other.
		settle(id, &["Bob", "Carol"]);
		assert_eq!((shares_of(asset, "Bob"), shares_of(asset, "Carol")), (10, 15));
		assert_eq!((offering(id).pledges, offering(id).escrow), (0, 250));
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = failed();
		settle(id, &["Bob", "Bob"]);
		assert_eq!((chips(&bob()), offering(id).escrow), (ENDOWMENT, 150));
		refused(&stranger(), settling(id, &["Bob"]), Error::<Test>::PledgeNotFound);
	});
}

#[test]
fn users_that_are_none_should_be_passed_by() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		let users = vec![99, user("Bob"), u64::MAX].try_into().unwrap();
		by(&stranger(), Call::settle_pledges { offering: id, users });
		assert_eq!(shares_of(asset, "Bob"), 10);
	});
}

#[test]
fn pledges_should_not_be_settled_before_the_campaign_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::AllOrNothing(25));
		let call = settling(id, &["Bob"]);
		refused(&bob(), call.clone(), Error::<Test>::WrongState);
		refused(&bob(), withdrawing(id, "Bob"), Error::<Test>::NotStranded);
		by(&registrar(), Call::freeze_offering { offering: id });
		refused(&bob(), call.clone(), Error::<Test>::WrongState);
		by(&registrar(), Call::thaw_offering { offering: id });
		System::set_block_number(offering(id).terms.closes + 1);
		refused(&bob(), call, Error::<Test>::WrongState);
		refused(&bob(), settling(9, &["Bob"]), Error::<Test>::OfferingNotFound);
		let sale = sale(asset, "Alice", 5);
		refused(&bob(), settling(sale, &["Bob"]), Error::<Test>::WrongState);
	});
}

#[test]
fn allocation_should_be_refused_when_its_certificates_are_not_paid_for() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		refused(&pauper(), settling(id, &["Bob"]), TokenError::FundsUnavailable);
		set_free(&pauper(), ED + 5);
		assert!(dispatch(signed(&pauper()), settling(id, &["Bob", "Carol"])).is_err());
		assert_eq!(offering(id).pledges, 2);
		by(&pauper(), settling(id, &["Bob"]));
		assert_eq!((free(&pauper()), shares_of(asset, "Bob")), (ED + 2, 10));
	});
}

#[test]
fn shares_should_be_locked_up_when_the_asset_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.lock_up = 70;
		let (asset, id) = backed_in(new, Goal::KeepItAll);
		close(id);
		settle(id, &["Bob"]);
		let until = now() + 70;
		assert_eq!(holding(asset, "Bob").lots.to_vec(), [Lot { until, shares: 10 }]);
		let sells = |name: &str| posting(terms_of(asset, name, SaleKind::Secondary, 1), name);
		let locked = hindered(Hindrance::NotEnoughShares);
		refused(&platform(), sells("Bob"), locked);
		forward(70);
		by(&platform(), sells("Bob"));
	});
}

#[test]
fn backer_should_get_the_money_when_it_may_not_hold_the_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		let before = certificate_id(asset, "Cog");
		by(&certifier(), Call::erase_identity { user: user("Bob") });
		events();
		let paid = free(&stranger());
		settle(id, &["Bob", "Carol"]);
		assert_eq!((chips(&bob()), free(&bob())), (ENDOWMENT, ENDOWMENT));
		assert!(!Holdings::<Test>::contains_key(user("Bob"), asset));
		// The shares are the seller's again, with a certificate that the settler pays for.
		assert_eq!((shares_of(asset, "Cog"), shares_of(asset, "Carol")), (45, 15));
		let (rest, carols) = (certificate_id(asset, "Cog"), certificate_id(asset, "Carol"));
		let Certificate { shares, cause, previous, source, .. } = certificate(rest);
		assert_eq!((shares, cause, previous), (45, Cause::Campaign(id), Some(before)));
		assert_eq!(source, offering(id).source);
		assert_eq!(free(&stranger()), paid - 2 * 3);
		let Asset { holders, places, unclaimed, .. } = asset_row(asset);
		assert_eq!((holders, places, unclaimed), (3, 0, 0));
		let Offering { escrow, earned, .. } = offering(id);
		assert_eq!((escrow, earned, fees(id, PLATFORM)), (150, 146, Some(4)));
		let expected =
			[refunded(id, "Bob", 100), issued(carols), allocated(id, "Carol", 15), issued(rest)];
		assert_eq!(events(), expected);
		assert_eq!(take_flows().len(), 1);
	});
}

#[test]
fn backer_should_get_the_shares_in_every_state_but_frozen_and_erased() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = backed(Goal::KeepItAll);
		pledge(id, "Dave", 1);
		pledge(id, "Eve", 1);
		pledge(id, "Fay", 1);
		pledge(id, "Gus", 1);
		close(id);
		set_user(user("Bob"), |row| row.identity.at_certifier = Opening::Awaited);
		by(&certifier(), Call::erase_identity { user: user("Carol") });
		for (name, double) in [("Dave", "Ed"), ("Gus", "Gil")] {
			let (commitment, account) = (H256([9; 32]), account(double));
			let other = Registration { commitment, account, ..registration(name) };
			by(&platform(), registering_by(PLATFORM, other, double));
			assert_eq!(status(name), UserStatus::Contested);
		}
		by(&registrar(), Call::freeze_user { user: user("Fay") });
		// An opening that was destroyed stays so while the identity is contested too.
		by(&certifier(), Call::erase_identity { user: user("Gus") });
		settle(id, &["Bob", "Carol", "Dave", "Eve", "Fay", "Gus"]);
		for (name, shares) in [("Bob", 10), ("Dave", 1), ("Eve", 1)] {
			assert_eq!(shares_of(asset, name), shares);
		}
		for name in ["Carol", "Gus"] {
			assert_eq!((shares_of(asset, name), chips(&account(name))), (0, ENDOWMENT));
		}
		assert_eq!((shares_of(asset, "Fay"), chips(&account("Fay"))), (0, ENDOWMENT - 10));
		assert_eq!(pledge_row(id, "Fay").state, PledgeState::Stranded);
		assert_eq!(shares_of(asset, "Cog"), 60 - 12);
		// They hold, and can't trade.
		let terms = terms_of(asset, "Bob", SaleKind::Secondary, 1);
		let pending = hindered(Hindrance::Seller(UserStatus::Pending));
		refused(&platform(), posting(terms, "Bob"), pending);
	});
}

#[test]
fn campaign_should_be_over_when_no_backer_may_hold_the_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		for name in ["Bob", "Carol"] {
			by(&certifier(), Call::erase_identity { user: user(name) });
		}
		settle(id, &["Bob", "Carol"]);
		assert_gone(asset, id);
		assert_eq!(shares_of(asset, "Cog"), 60);
	});
}

#[test]
fn seller_should_be_a_holder_again_when_shares_come_back() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.max_holders = Some(3);
		let asset = asset_with(new, &[("Cog", 25), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 25, Goal::KeepItAll);
		pledge(id, "Bob", 25);
		let old = certificate_id(asset, "Cog");
		events();
		close(id);
		let retired = Event::CertificateRetired { certificate: old };
		assert_eq!(events(), [retired, of_state(id, SUCCEEDED)]);
		assert!(!Holders::<Test>::contains_key(asset, user("Cog")));
		by(&certifier(), Call::erase_identity { user: user("Bob") });
		settle(id, &["Bob"]);
		assert_eq!((shares_of(asset, "Cog"), asset_row(asset).holders), (25, 2));
		let Certificate { previous, source, .. } = certificate(certificate_id(asset, "Cog"));
		assert_eq!((previous, source), (None, Some(old)));
	});
}

/// Governance moves all shares of a backer, who could not sell the last one.
fn takes_all(asset: AssetId, from: &str, to: &str) {
	let (from, to, reason) = (known(from), known(to), ForceReason::Ordered);
	let shares = Holdings::<Test>::get(from, asset).unwrap().shares;
	root(Call::force_transfer { asset, from, to, shares, reason });
}

/// A register for three, of whom Alice pledged as a holder and has nothing since.
fn left_the_register(max_holders: u32) -> (AssetId, OfferingId) {
	let mut new = new_asset("Cog", 0);
	new.terms.max_holders = Some(max_holders);
	let asset = asset_with(new, &[("Cog", 60), ("Alice", 40)]);
	let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
	pledge(id, "Alice", 5);
	pledge(id, "Bob", 5);
	takes_all(asset, "Alice", "Carol");
	close(id);
	(asset, id)
}

#[test]
fn backer_who_left_the_register_should_need_a_place_like_anybody() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = left_the_register(3);
		// Cog, Carol, and a place for Bob.
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 1));
		settle(id, &["Alice", "Bob"]);
		assert_eq!((shares_of(asset, "Alice"), chips(&account("Alice"))), (0, ENDOWMENT));
		assert_eq!((shares_of(asset, "Bob"), asset_row(asset).holders), (5, 3));
	});
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = left_the_register(4);
		settle(id, &["Alice", "Bob"]);
		assert_eq!((shares_of(asset, "Alice"), shares_of(asset, "Bob")), (5, 5));
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (4, 0));
	});
}

#[test]
fn kept_place_should_be_good_when_shares_that_came_back_overfill_the_register() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.max_holders = Some(3);
		let asset = asset_with(new, &[("Cog", 25), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 25, Goal::KeepItAll);
		pledge(id, "Bob", 10);
		pledge(id, "Alice", 15);
		takes_all(asset, "Alice", "Dave");
		by(&stranger(), closing(id));
		// Cog sold all: there is room for one more.
		record(asset, "Dave", "Erin", 5);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 1));
		settle(id, &["Alice"]);
		assert_eq!((shares_of(asset, "Cog"), chips(&account("Alice"))), (15, ENDOWMENT));
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (3, 1));
		settle(id, &["Bob"]);
		assert_eq!((shares_of(asset, "Bob"), asset_row(asset).holders), (10, 4));
		// Nobody else comes in.
		known("Fred");
		let hindrance = hindered(Hindrance::TooManyHolders);
		let trade = settled(asset, "Dave", "Fred", 1);
		refused(&platform(), recording(trade, "Dave", "Fred"), hindrance);
	});
}

#[test]
fn others_should_be_settled_when_one_pledge_cannot_be() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		let before = pledge_row(id, "Carol");
		NextSerial::<Test>::put(u64::MAX - 1);
		settle(id, &["Bob", "Carol"]);
		assert_eq!((shares_of(asset, "Bob"), offering(id).earned), (10, 97));
		// Nothing of the other is left behind, and it is settled when it can be.
		assert_eq!((pledge_row(id, "Carol"), shares_of(asset, "Carol")), (before, 0));
		assert!(!Holders::<Test>::contains_key(asset, user("Carol")));
		let Offering { pledges, unsettled, escrow, .. } = offering(id);
		assert_eq!((pledges, unsettled, escrow), (1, 15, 250));
		assert_eq!((asset_row(asset).places, asset_row(asset).unclaimed), (1, 15));
		refused(&stranger(), settling(id, &["Carol"]), Error::<Test>::IdsExhausted);
	});
}

#[test]
fn kept_place_should_be_free_again_when_the_backer_became_a_holder_otherwise() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = succeeded();
		record(asset, "Alice", "Bob", 5);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (3, 2));
		let bought = certificate_id(asset, "Bob");
		settle(id, &["Bob"]);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (3, 1));
		assert_eq!(shares_of(asset, "Bob"), 15);
		let Certificate { shares, previous, source, .. } =
			certificate(certificate_id(asset, "Bob"));
		assert_eq!((shares, previous, source), (15, Some(bought), offering(id).source));
	});
}

#[test]
fn recovered_backer_should_get_shares_or_money_on_the_new_account() {
	ExtBuilder::default().build_and_execute(|| {
		let (asset, id) = failed();
		let user = user("Bob");
		Users::<Test>::mutate(user, |row| row.as_mut().unwrap().account = account("Bobby"));
		UsersByAccount::<Test>::remove(bob());
		UsersByAccount::<Test>::insert(account("Bobby"), user);
		let users = vec![user].try_into().unwrap();
		by(&stranger(), Call::settle_pledges { offering: id, users });
		assert_eq!((chips(&account("Bobby")), chips(&bob())), (100, ENDOWMENT - 100));
		assert_eq!(asset_row(asset).places, 1);
	});
}

#[test]
fn as_many_pledges_as_a_call_takes_should_be_settled_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 600), ("Alice", 40)]);
		let id = campaign(asset, "Cog", 600, Goal::KeepItAll);
		let names: Vec<_> = (0..MAX_SETTLED).map(|index| format!("Backer{index}")).collect();
		for name in &names {
			pledge(id, name, 3);
		}
		close(id);
		let names: Vec<_> = names.iter().map(String::as_str).collect();
		settle(id, &names);
		let all = MAX_SETTLED;
		assert_eq!(asset_row(asset).holders, 2 + all);
		assert_eq!((offering(id).pledges, asset_row(asset).places), (0, 0));
		assert_eq!(offering(id).escrow, u128::from(all) * 30);
		assert_eq!(shares_of(asset, "Cog"), 600 - 3 * u64::from(all));
	});
}
