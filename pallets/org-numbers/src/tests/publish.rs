// SPDX-License-Identifier: Apache-2.0

//! `publish`.

use super::price;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use hanse_support::{
	bodies::{offchain_key, BodyRef},
	Deposit, OrgNumber,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::TokenError;

fn hash_of(document: &Document) -> H256 {
	H256(document.using_encoded(blake2_256))
}

/// Author 32, deposit 48, document 40, title.
fn publication_price(title: &str) -> u128 {
	price(120 + title.len() as u128)
}

#[test]
fn publication_should_stand_with_its_deposit_and_history_when_any_role_publishes() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for (id, author) in [(0, alice()), (1, bob()), (2, charlie())] {
			let new = document("News", &format!("body {id}"));
			let hash = hash_of(&new);
			assert_ok!(OrgNumbers::publish(signed(&author), number, new.clone()));
			let amount = publication_price("News");
			let len = new.encoded_size() as u32;
			let block = System::block_number();
			let expected = Publication {
				author: author.clone(),
				version: 0,
				title: text("News"),
				document: BodyRef { hash, len, block },
				further_parts: Default::default(),
				deposit: Deposit { payer: author.clone(), amount },
			};
			assert_eq!(Publications::<Test>::get(number, id), Some(expected));
			assert_eq!(held(&author, HoldReason::Publication), amount);
			let row = row(number);
			assert_eq!((row.publications, row.revision), (id + 1, id + 1));
			let (revision, history) = (row.revision, row.history);
			let change = Change::Published { publication: id };
			let changed = Event::ContentChanged { number, revision, author, change, hash, history };
			assert_eq!(events(), [changed]);
		}
	});
}

#[test]
fn body_should_be_found_by_its_hash_when_the_call_succeeds() {
	let mut ext = ExtBuilder::default().build();
	let new = document("News", "all of it");
	ext.execute_with(|| {
		let number = registered(&alice());
		let call = Call::publish { number, document: new.clone() };
		assert_ok!(dispatch(signed(&alice()), call));
		assert_eq!(Publications::<Test>::get(number, 0).unwrap().document.hash, hash_of(&new));
	});
	ext.persist_offchain_overlay();
	assert_eq!(ext.offchain_db().get(&offchain_key(&hash_of(&new))), Some(new.encode()));
}

#[test]
fn body_should_not_be_kept_when_the_call_fails_after_writing_it() {
	let mut ext = ExtBuilder::default().build();
	let new = document("News", "not paid for");
	ext.execute_with(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Editor);
		// Enough for the publication, not for its history entry.
		set_free(&pauper(), publication_price("News") + 1);
		let call = Call::publish { number, document: new.clone() };
		assert_noop!(dispatch(signed(&pauper()), call), TokenError::FundsUnavailable);
		assert_eq!(Publications::<Test>::iter().count(), 0);
	});
	ext.persist_offchain_overlay();
	assert_eq!(ext.offchain_db().get(&offchain_key(&hash_of(&new))), None);
}

#[test]
fn body_should_be_empty_or_as_long_as_a_part_when_published() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let empty = Document { uri: None, ..document("Empty", "") };
		let longest = Document {
			title: text(&"t".repeat(128)),
			uri: Some(text(&"u".repeat(256))),
			body: text(&"b".repeat(16 * 1024)),
		};
		let len = longest.encoded_size() as u32;
		assert_ok!(OrgNumbers::publish(signed(&alice()), number, empty));
		assert_ok!(OrgNumbers::publish(signed(&alice()), number, longest));
		let published = Publications::<Test>::get(number, 1).unwrap();
		assert_eq!(published.document.len, len);
		assert_eq!(published.deposit.amount, publication_price(&"t".repeat(128)));
	});
}

#[test]
fn document_should_be_refused_when_title_or_uri_is_missing_or_disguised() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let good = document("News", "body");
		for bad in [
			Document { title: text(""), ..good.clone() },
			Document { title: text("two\nlines"), ..good.clone() },
			Document { title: vec![0xff].try_into().unwrap(), ..good.clone() },
			Document { uri: Some(text("")), ..good.clone() },
			Document { uri: Some(text("\u{feff}x")), ..good.clone() },
		] {
			let publish = OrgNumbers::publish(signed(&alice()), number, bad);
			assert_noop!(publish, Error::<Test>::InvalidDocument);
		}
	});
}

#[test]
fn publishing_should_be_refused_when_the_caller_has_no_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let publish = || OrgNumbers::publish(signed(&dave()), number, document("t", "b"));
		assert_noop!(publish(), Error::<Test>::NotAuthorised);
		// A role under one number is none under another.
		let other = register(&alice(), "other");
		let elsewhere = OrgNumbers::publish(signed(&bob()), other, document("t", "b"));
		assert_noop!(elsewhere, Error::<Test>::NotAuthorised);
	});
}

#[test]
fn publishing_should_be_refused_when_the_author_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Editor);
		let enough = publication_price("News") + price(89) + 1;
		let call = || Call::publish { number, document: document("News", "body") };
		set_free(&pauper(), enough - 1);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), enough);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}

#[test]
fn publications_should_be_counted_per_number_when_there_are_two() {
	ExtBuilder::default().execute(|| {
		let one = registered(&alice());
		let two = register(&alice(), "two");
		let ids: [(OrgNumber, u32); 3] = [(one, 0), (two, 0), (one, 1)];
		for (number, id) in ids {
			assert_eq!(publish(&alice(), number, "News"), id);
		}
	});
}
