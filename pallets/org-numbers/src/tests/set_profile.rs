// SPDX-License-Identifier: Apache-2.0

//! `set_profile`, and what every change of content writes into the history.

use super::price;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::TokenError;

/// Block 4, account 32, change 5, hash 32, amount 16.
const ENTRY: u128 = price(89);

#[test]
fn profile_should_be_replaced_with_a_history_entry_when_owner_or_manager_sets_it() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		let mut rolling = H256::zero();
		for (revision, author) in [(1, alice()), (2, bob())] {
			forward(1);
			let new = profile(&format!("by {revision}"));
			assert_ok!(OrgNumbers::set_profile(signed(&author), number, new.clone()));
			let hash = H256(new.using_encoded(blake2_256));
			let change = Change::ProfileSet;
			let block = System::block_number();
			let entry = HistoryEntry { block, author: author.clone(), change, hash };
			rolling = H256((rolling, revision, &entry).using_encoded(blake2_256));
			assert_eq!(History::<Test>::get(number, revision), Some((entry, ENTRY)));
			let row = row(number);
			assert_eq!((row.profile, row.revision, row.history), (new, revision, rolling));
			assert_eq!(held(&author, HoldReason::History), ENTRY);
			let history = rolling;
			let changed = Event::ContentChanged { number, revision, author, change, hash, history };
			assert_eq!(events(), [changed]);
		}
	});
}

#[test]
fn price_of_the_number_should_stay_when_the_profile_grows() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let before = row(number).deposit;
		let long = Profile { display_name: text(&"n".repeat(64)), ..profile("x") };
		assert_ok!(OrgNumbers::set_profile(signed(&alice()), number, long));
		assert_eq!(row(number).deposit, before);
		let empty = Profile::default();
		assert_ok!(OrgNumbers::set_profile(signed(&alice()), number, empty.clone()));
		assert_eq!(row(number).profile, empty);
	});
}

#[test]
fn profile_should_be_refused_when_the_caller_is_no_owner_or_manager() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		for who in [charlie(), dave()] {
			let set = OrgNumbers::set_profile(signed(&who), number, profile("x"));
			assert_noop!(set, Error::<Test>::NotAuthorised);
		}
	});
}

#[test]
fn profile_should_be_refused_when_it_is_invalid() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		for bad in [
			Profile { category: 10_000, ..profile("x") },
			Profile { display_name: text("tab\t"), ..profile("x") },
			Profile { website: text("\u{200b}"), ..profile("x") },
			Profile { logo: vec![0xc0].try_into().unwrap(), ..profile("x") },
		] {
			let set = OrgNumbers::set_profile(signed(&alice()), number, bad);
			assert_noop!(set, Error::<Test>::InvalidProfile);
		}
	});
}

#[test]
fn profile_should_be_refused_when_the_author_is_one_token_short() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		grant(number, &pauper(), GrantedRole::Manager);
		let call = || Call::set_profile { number, profile: profile("x") };
		set_free(&pauper(), ENTRY);
		assert_noop!(dispatch(signed(&pauper()), call()), TokenError::FundsUnavailable);
		set_free(&pauper(), ENTRY + 1);
		assert_ok!(dispatch(signed(&pauper()), call()));
		assert_eq!(free(&pauper()), 1);
	});
}
