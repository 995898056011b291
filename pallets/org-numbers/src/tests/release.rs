// SPDX-License-Identifier: Apache-2.0

//! `release` and `clear_history`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{Flow, FlowAsset, FlowReason, OrgNumber};
use sp_core::H256;

fn release(number: OrgNumber) {
	let owner = row(number).owner;
	assert_ok!(OrgNumbers::release(signed(&owner), number));
}

/// A released number with `entries` history entries of Alice's.
fn released_with(entries: u32) -> OrgNumber {
	let number = registered(&alice());
	for _ in 0..entries {
		assert_ok!(OrgNumbers::set_profile(signed(&alice()), number, profile("again")));
	}
	release(number);
	System::reset_events();
	number
}

#[test]
fn number_handle_and_index_should_be_gone_when_released() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let last = row(number);
		DepositBase::set(9_999);
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		assert_eq!(Numbers::<Test>::get(number), None);
		assert_eq!(Handles::<Test>::get(&last.handle), None);
		assert!(!NumbersOf::<Test>::contains_key(alice(), number));
		assert_eq!((held_in_all(&alice()), free(&alice())), (0, ENDOWMENT));
		let released = Event::Released {
			number,
			handle: last.handle,
			owner: alice(),
			revision: 0,
			history: H256::zero(),
		};
		assert_eq!(events(), [released]);
		let asset = FlowAsset::OrgNumber(number);
		let from = Some(alice());
		let flow = Flow { asset, from, to: None, quantity: 1, reason: FlowReason::Retired };
		assert_eq!(take_flows(), [flow]);
	});
}

#[test]
fn release_should_tell_the_last_revision_and_rolling_hash_when_there_is_history() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		publish(&alice(), number, "News");
		publish(&alice(), number, "More");
		let last = row(number);
		System::reset_events();
		release(number);
		let (handle, owner) = (last.handle, alice());
		let (revision, history) = (2, last.history);
		assert_eq!(events(), [Event::Released { number, handle, owner, revision, history }]);
	});
}

#[test]
fn number_should_never_be_issued_again_when_its_handle_is() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		release(number);
		let next = register(&bob(), "hanse");
		assert_eq!(next, OrgNumber(292));
		assert_eq!(Numbers::<Test>::get(number), None);
		assert_noop!(OrgNumbers::release(signed(&alice()), number), Error::<Test>::NumberNotFound);
		assert_noop!(OrgNumbers::release(signed(&alice()), next), Error::<Test>::NotOwner);
	});
}

#[test]
fn release_should_be_refused_when_the_caller_only_has_a_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for who in [bob(), charlie(), dave()] {
			assert_noop!(OrgNumbers::release(signed(&who), number), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn everything_under_a_number_should_be_void_when_released() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&charlie(), number, "News");
		assert_ok!(OrgNumbers::set_primary(signed(&bob()), number));
		assert_ok!(OrgNumbers::offer_transfer(signed(&alice()), number, dave()));
		release(number);
		assert_eq!(OrgNumbers::primary_of(bob()), None);
		assert_eq!(OrgNumbers::role_of(number, bob()), None);
		assert_eq!(OrgNumbers::number(number), None);
		let gone = Error::<Test>::NumberNotFound;
		let (by_bob, by_dave) = (signed(&bob()), signed(&dave()));
		assert_noop!(OrgNumbers::accept_transfer(by_dave.clone(), number), gone);
		let publish = OrgNumbers::publish(by_bob.clone(), number, document("t", "b"));
		assert_noop!(publish, Error::<Test>::NumberNotFound);
		let edit = OrgNumbers::edit_publication(by_bob, number, id, document("t", "b"));
		assert_noop!(edit, Error::<Test>::NumberNotFound);
		assert_noop!(OrgNumbers::follow(by_dave, number), Error::<Test>::NumberNotFound);
	});
}

#[test]
fn every_deposit_should_come_back_when_all_behind_a_released_number_is_cleared() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&charlie(), number, "News");
		assert_ok!(OrgNumbers::set_profile(signed(&bob()), number, profile("new")));
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		assert_ok!(OrgNumbers::set_primary(signed(&bob()), number));
		release(number);

		let retract = |who| OrgNumbers::retract_publication(signed(&who), number, id);
		assert_noop!(retract(alice()), Error::<Test>::NotAuthorised);
		System::reset_events();
		assert_ok!(retract(charlie()));
		assert_eq!(events(), [Event::PublicationRemoved { number, publication: id }]);
		assert_ok!(OrgNumbers::unfollow(signed(&dave()), number));
		assert_ok!(OrgNumbers::clear_primary(signed(&bob())));
		for account in [bob(), charlie()] {
			assert_ok!(OrgNumbers::reclaim_role(signed(&dave()), number, 0, account));
		}
		assert_ok!(OrgNumbers::clear_history(signed(&dave()), number, 1, 2));
		for who in [alice(), bob(), charlie(), dave()] {
			assert_eq!((held_in_all(&who), free(&who)), (0, ENDOWMENT));
		}
	});
}

#[test]
fn history_should_be_cleared_in_steps_of_at_most_64() {
	ExtBuilder::default().execute(|| {
		let number = released_with(66);
		let one = held(&alice(), HoldReason::History) / 66;
		let clear = |from, count| OrgNumbers::clear_history(signed(&dave()), number, from, count);
		assert_noop!(clear(1, 0), Error::<Test>::InvalidCount);
		assert_noop!(clear(1, 65), Error::<Test>::InvalidCount);
		assert_noop!(clear(1, u32::MAX), Error::<Test>::InvalidCount);

		assert_ok!(clear(1, 1));
		assert_eq!(events(), [Event::HistoryCleared { number, from: 1, entries: 1 }]);
		assert_eq!(held(&alice(), HoldReason::History), 65 * one);
		assert!(!History::<Test>::contains_key(number, 1));
		assert!(History::<Test>::contains_key(number, 2));

		assert_ok!(clear(2, 64));
		assert_eq!(events(), [Event::HistoryCleared { number, from: 2, entries: 64 }]);
		assert_eq!(held(&alice(), HoldReason::History), one);

		// The range may reach over both ends.
		assert_ok!(clear(60, 64));
		assert_eq!(events(), [Event::HistoryCleared { number, from: 60, entries: 1 }]);
		assert_eq!(held_in_all(&alice()), 0);
		assert_noop!(clear(60, 64), Error::<Test>::HistoryNotFound);
	});
}

#[test]
fn history_deposits_should_go_back_to_each_author_when_cleared() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		publish(&bob(), number, "Bob's");
		DepositBase::set(777);
		publish(&charlie(), number, "Charlie's");
		release(number);
		let bobs = held(&bob(), HoldReason::History);
		let charlies = held(&charlie(), HoldReason::History);
		assert_eq!(charlies, bobs + 677);
		let before = (free(&bob()), free(&charlie()), free(&dave()));
		assert_ok!(OrgNumbers::clear_history(signed(&dave()), number, 0, 64));
		let after = (free(&bob()), free(&charlie()), free(&dave()));
		assert_eq!(after, (before.0 + bobs, before.1 + charlies, before.2));
	});
}

#[test]
fn history_should_stay_when_the_number_lives() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		publish(&alice(), number, "News");
		let clear = OrgNumbers::clear_history(signed(&alice()), number, 1, 1);
		assert_noop!(clear, Error::<Test>::NumberNotReleased);
	});
}

#[test]
fn clearing_should_be_refused_when_nothing_stands_in_the_range() {
	ExtBuilder::default().execute(|| {
		let number = released_with(2);
		let clear = |from, count| OrgNumbers::clear_history(signed(&alice()), number, from, count);
		for (from, count) in [(0, 1), (3, 64), (u32::MAX, 1), (u32::MAX - 1, 64)] {
			assert_noop!(clear(from, count), Error::<Test>::HistoryNotFound);
		}
	});
}
