// SPDX-License-Identifier: Apache-2.0

//! `append_part`.

use super::price;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use hanse_support::{
	bodies::{offchain_key, BodyRef},
	Deposit,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::TokenError;

/// Author 32, deposit 48, forty a part, title.
fn publication_price(parts: u128) -> u128 {
	price(80 + 40 * (1 + parts) + 4)
}

#[test]
fn part_should_follow_and_its_author_take_the_deposit_over_when_appended() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&alice(), number, "News");
		System::reset_events();
		forward(1);
		assert_ok!(OrgNumbers::append_part(signed(&charlie()), number, id, text("part one")));
		let hash = H256(blake2_256(b"part one"));
		let published = Publications::<Test>::get(number, id).unwrap();
		let block = System::block_number();
		assert_eq!(published.further_parts.to_vec(), [BodyRef { hash, len: 8, block }]);
		assert_eq!((published.author, published.version), (alice(), 0));
		let amount = publication_price(1);
		assert_eq!(published.deposit, Deposit { payer: charlie(), amount });
		assert_eq!(held(&alice(), HoldReason::Publication), 0);
		assert_eq!(held(&charlie(), HoldReason::Publication), amount);
		let (revision, history) = (2, row(number).history);
		let (author, change) = (charlie(), Change::PartAppended { publication: id });
		let changed = Event::ContentChanged { number, revision, author, change, hash, history };
		assert_eq!(events(), [changed]);
	});
}

#[test]
fn parts_should_end_at_fifteen_further_ones_when_appended() {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		let number = registered(&alice());
		let id = publish(&alice(), number, "News");
		let append = |body: &str| {
			let part = text(body);
			dispatch(signed(&alice()), Call::append_part { number, publication: id, part })
		};
		for part in 1..=15 {
			assert_ok!(append(&format!("part {part}")));
		}
		assert_eq!(Publications::<Test>::get(number, id).unwrap().further_parts.len(), 15);
		assert_eq!(held(&alice(), HoldReason::Publication), publication_price(15));
		assert_noop!(append("part 16"), Error::<Test>::TooManyParts);
		Pallet::<Test>::do_try_state().unwrap();
	});
	ext.persist_offchain_overlay();
	let kept = |body: &[u8]| ext.offchain_db().get(&offchain_key(&H256(blake2_256(body))));
	assert_eq!(kept(b"part 15"), Some(b"part 15".to_vec()));
	assert_eq!(kept(b"part 16"), None);
}

#[test]
fn part_should_be_refused_when_empty() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let id = publish(&alice(), number, "News");
		let append = OrgNumbers::append_part(signed(&alice()), number, id, text(""));
		assert_noop!(append, Error::<Test>::EmptyPart);
		let longest = text(&"x".repeat(16 * 1024));
		assert_ok!(OrgNumbers::append_part(signed(&alice()), number, id, longest));
	});
}

#[test]
fn part_should_be_refused_when_the_publication_does_not_live() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let append = |id| OrgNumbers::append_part(signed(&alice()), number, id, text("part"));
		assert_noop!(append(0), Error::<Test>::PublicationNotFound);
		let id = publish(&alice(), number, "News");
		assert_noop!(append(id + 1), Error::<Test>::PublicationNotFound);
		assert_ok!(OrgNumbers::retract_publication(signed(&alice()), number, id));
		assert_noop!(append(id), Error::<Test>::PublicationNotFound);
	});
}

#[test]
fn part_should_be_refused_when_the_caller_has_no_role() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let id = publish(&alice(), number, "News");
		let append = OrgNumbers::append_part(signed(&dave()), number, id, text("part"));
		assert_noop!(append, Error::<Test>::NotAuthorised);
	});
}

#[test]
fn part_should_be_refused_when_its_author_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Editor);
		let id = publish(&alice(), number, "News");
		let enough = publication_price(1) + price(89) + 1;
		let call = || Call::append_part { number, publication: id, part: text("part") };
		set_free(&pauper(), enough - 1);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), enough);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}
