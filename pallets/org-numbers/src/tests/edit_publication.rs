// SPDX-License-Identifier: Apache-2.0

//! `edit_publication`.

use super::price;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use hanse_support::{
	bodies::{offchain_key, BodyRef},
	Deposit,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::TokenError;

#[test]
fn publication_should_be_replaced_with_its_parts_and_deposit_when_edited() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::append_part(signed(&alice()), number, id, text("part")));
		System::reset_events();
		forward(1);
		let new = document("Better news", "new body");
		assert_ok!(OrgNumbers::edit_publication(signed(&charlie()), number, id, new.clone()));
		let hash = H256(new.using_encoded(blake2_256));
		let (len, block) = (new.encoded_size() as u32, System::block_number());
		let amount = price(120 + 11);
		let expected = Publication {
			author: charlie(),
			version: 1,
			title: text("Better news"),
			document: BodyRef { hash, len, block },
			further_parts: Default::default(),
			deposit: Deposit { payer: charlie(), amount },
		};
		assert_eq!(Publications::<Test>::get(number, id), Some(expected));
		assert_eq!(held(&alice(), HoldReason::Publication), 0);
		assert_eq!(held(&charlie(), HoldReason::Publication), amount);
		assert_eq!((row(number).publications, row(number).revision), (1, 3));
		let (revision, history, author) = (3, row(number).history, charlie());
		let change = Change::Edited { publication: id };
		let changed = Event::ContentChanged { number, revision, author, change, hash, history };
		assert_eq!(events(), [changed]);

		assert_ok!(OrgNumbers::edit_publication(signed(&bob()), number, id, new));
		assert_eq!(Publications::<Test>::get(number, id).unwrap().version, 2);
	});
}

#[test]
fn both_versions_should_be_found_by_their_hashes_when_edited() {
	let mut ext = ExtBuilder::default().build();
	let (old, new) = (document("News", "old"), document("News", "new"));
	ext.execute_with(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::publish(signed(&alice()), number, old.clone()));
		assert_ok!(OrgNumbers::edit_publication(signed(&alice()), number, 0, new.clone()));
		let hashes: Vec<_> =
			OrgNumbers::history(number, 1, 2).into_iter().map(|(_, entry)| entry.hash).collect();
		assert_eq!(hashes, [&old, &new].map(|one| H256(one.using_encoded(blake2_256))));
	});
	ext.persist_offchain_overlay();
	for one in [old, new] {
		let key = offchain_key(&H256(one.using_encoded(blake2_256)));
		assert_eq!(ext.offchain_db().get(&key), Some(one.encode()));
	}
}

#[test]
fn edit_should_be_refused_when_the_document_is_invalid() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let id = publish(&alice(), number, "News");
		let edit = |new| OrgNumbers::edit_publication(signed(&alice()), number, id, new);
		assert_noop!(edit(document("", "body")), Error::<Test>::InvalidDocument);
		let no_uri = Document { uri: Some(text("")), ..document("News", "body") };
		assert_noop!(edit(no_uri), Error::<Test>::InvalidDocument);
	});
}

#[test]
fn edit_should_be_refused_when_the_publication_does_not_live() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let new = || document("News", "new");
		let edit = |id| OrgNumbers::edit_publication(signed(&alice()), number, id, new());
		assert_noop!(edit(0), Error::<Test>::PublicationNotFound);
		let id = publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::retract_publication(signed(&alice()), number, id));
		assert_noop!(edit(id), Error::<Test>::PublicationNotFound);
	});
}

#[test]
fn edit_should_be_refused_when_the_caller_has_no_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&bob(), number, "News");
		// Having paid for it is no right to it.
		assert_ok!(OrgNumbers::remove_role(signed(&alice()), number, bob()));
		for who in [bob(), dave()] {
			let edit = OrgNumbers::edit_publication(signed(&who), number, id, document("t", "b"));
			assert_noop!(edit, Error::<Test>::NotAuthorised);
		}
	});
}

#[test]
fn edit_should_be_refused_when_its_author_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Editor);
		let id = publish(&alice(), number, "News");
		let enough = price(120 + 4) + price(89) + 1;
		let new = || document("News", "new");
		let call = || Call::edit_publication { number, publication: id, document: new() };
		set_free(&pauper(), enough - 1);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), enough);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}
