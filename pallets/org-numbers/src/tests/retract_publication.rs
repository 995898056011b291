// SPDX-License-Identifier: Apache-2.0

//! `retract_publication`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn deposit_should_go_back_to_its_payer_when_another_role_retracts() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&alice(), number, "News");
		let hash = Publications::<Test>::get(number, id).unwrap().document.hash;
		System::reset_events();
		DepositBase::set(5_000);
		assert_ok!(OrgNumbers::retract_publication(signed(&charlie()), number, id));
		assert_eq!(Publications::<Test>::get(number, id), None);
		assert_eq!(held(&alice(), HoldReason::Publication), 0);
		assert_eq!(held(&charlie(), HoldReason::Publication), 0);
		// The history entry is at its author's expense.
		assert_eq!(held(&charlie(), HoldReason::History), 5_089);
		let (revision, history, author) = (2, row(number).history, charlie());
		let change = Change::Retracted { publication: id };
		let changed = Event::ContentChanged { number, revision, author, change, hash, history };
		assert_eq!(events(), [changed]);
	});
}

#[test]
fn id_should_not_be_given_again_when_its_publication_was_retracted() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let id = publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::retract_publication(signed(&alice()), number, id));
		assert_eq!(publish(&alice(), number, "More"), id + 1);
		let again = OrgNumbers::retract_publication(signed(&alice()), number, id);
		assert_noop!(again, Error::<Test>::PublicationNotFound);
	});
}

#[test]
fn retraction_should_be_refused_when_the_caller_has_no_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&charlie(), number, "News");
		assert_ok!(OrgNumbers::remove_role(signed(&bob()), number, charlie()));
		for who in [charlie(), dave()] {
			let retract = OrgNumbers::retract_publication(signed(&who), number, id);
			assert_noop!(retract, Error::<Test>::NotAuthorised);
		}
	});
}

#[test]
fn old_author_should_get_its_deposit_when_the_new_owner_retracts() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let id = publish(&alice(), number, "News");
		hand_on(number, &dave());
		let retract = |who| OrgNumbers::retract_publication(signed(&who), number, id);
		assert_noop!(retract(alice()), Error::<Test>::NotAuthorised);
		assert_ok!(retract(dave()));
		assert_eq!(held(&alice(), HoldReason::Publication), 0);
	});
}

#[test]
fn retraction_should_be_for_the_payer_only_when_the_number_is_released() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&charlie(), number, "News");
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
		System::reset_events();
		let retract = |who| OrgNumbers::retract_publication(signed(&who), number, id);
		for who in [alice(), bob(), dave()] {
			assert_noop!(retract(who), Error::<Test>::NotAuthorised);
		}
		assert_ok!(retract(charlie()));
		assert_eq!(held(&charlie(), HoldReason::Publication), 0);
		assert_eq!(events(), [Event::PublicationRemoved { number, publication: id }]);
		assert_noop!(retract(charlie()), Error::<Test>::PublicationNotFound);
	});
}
