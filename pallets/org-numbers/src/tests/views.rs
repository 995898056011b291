// SPDX-License-Identifier: Apache-2.0

//! The view functions, and the directory that other pallets read.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{assert_ok, view_functions::ViewFunction};
use hanse_support::{org::InvalidOrgNumber, OrgDirectory, OrgNumber, OrgRole, OrgStanding};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::AccountId32;

fn stranger(index: u32) -> AccountId32 {
	AccountId32::new((index, "stranger").using_encoded(blake2_256))
}

/// Makes rows free, so that hundreds of strangers with one token can have some.
fn free_of_charge() {
	DepositBase::set(0);
	DepositPerByte::set(0);
}

/// Reads all pages of `limit` rows behind each other.
fn all_pages<Row: Clone + Ord>(limit: usize, page: impl Fn(Option<Row>) -> Vec<Row>) -> Vec<Row> {
	let mut rows = Vec::new();
	loop {
		let more = page(rows.last().cloned());
		assert!(more.len() <= limit);
		if more.is_empty() {
			rows.sort();
			return rows;
		}
		rows.extend(more);
	}
}

#[test]
fn number_should_show_all_that_is_public_when_read() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		admit(&charlie());
		publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_ok!(OrgNumbers::offer_transfer(signed(&alice()), number, bob()));
		let plan = RecoveryPlan { to: dave(), delay: 20 };
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, Some(plan)));
		let evidence = H256([5; 32]);
		assert_ok!(OrgNumbers::grant_verification(signed(&charlie()), number, 0, evidence));
		let stored = row(number);
		let info = OrgNumbers::number(number).unwrap();
		assert_eq!(
			info,
			NumberInfo {
				number,
				owner: alice(),
				tenure: 0,
				handle: Handle::parse(text("hanse")).unwrap(),
				profile: profile("hanse"),
				revision: 1,
				history: stored.history,
				publications: 1,
				followers: 1,
				sale: Sale::Offered(bob()),
				recovery: stored.recovery.clone(),
				verification: stored.verification.clone(),
				registered: 11,
			}
		);
		assert!(info.recovery.is_some() && info.verification.is_some());
		assert_eq!(OrgNumbers::number_by_handle(text("hanse")), Some(info.clone()));
		// A dismissed registrar's word is not shown.
		assert_ok!(OrgNumbers::remove_registrar(Origin::root(), charlie()));
		assert_eq!(OrgNumbers::number(number), Some(NumberInfo { verification: None, ..info }));
	});
}

#[test]
fn nothing_should_be_shown_when_there_is_no_number_or_handle() {
	ExtBuilder::default().execute(|| {
		assert_ok!(OrgNumbers::reserve_handle(Origin::root(), text("kept"), Some(alice())));
		for number in [OrgNumber(195), OrgNumber(196)] {
			assert_eq!(OrgNumbers::number(number), None);
			assert_eq!(OrgNumbers::current(number), None);
			assert_eq!(OrgNumbers::role_of(number, alice()), None);
			assert_eq!(OrgNumbers::publication(number, 0), None);
			assert_eq!(OrgNumbers::publications(number, 0, 9), []);
			assert_eq!(OrgNumbers::history(number, 0, 9), []);
			assert_eq!(OrgNumbers::roles_of(number, None, 9), []);
			assert_eq!(OrgNumbers::followers(number, None, 9), []);
		}
		for handle in ["kept", "free", "Bad", ""] {
			assert_eq!(OrgNumbers::number_by_handle(text(handle)), None);
		}
		assert_eq!(OrgNumbers::numbers_of(alice(), None, 9), []);
		assert_eq!(OrgNumbers::following(alice(), None, 9), []);
		assert_eq!(OrgNumbers::primary_of(alice()), None);
	});
}

#[test]
fn handle_status_should_tell_taken_reserved_and_free_apart() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		assert_ok!(OrgNumbers::reserve_handle(Origin::root(), text("kept"), Some(bob())));
		let status = |handle: &str| OrgNumbers::handle_status(text(handle));
		assert_eq!(status("hanse"), Some(HandleStatus::Taken(number)));
		assert_eq!(status("kept"), Some(HandleStatus::Reserved(Some(bob()))));
		assert_eq!(status("free"), None);
	});
}

#[test]
fn text_should_be_read_as_a_number_when_its_digits_check() {
	ExtBuilder::default().execute(|| {
		let check = |text: &str| OrgNumbers::check_number(text.as_bytes().to_vec());
		// Issued or not.
		assert_eq!(check("000000000195"), Ok(OrgNumber(195)));
		assert_eq!(check("000000000196"), Err(InvalidOrgNumber::CheckDigits));
		for malformed in ["", "195", "00000000019５", "0000000001950", "+00000000195"] {
			assert_eq!(check(malformed), Err(InvalidOrgNumber::Malformed));
		}
	});
}

#[test]
fn commitment_should_be_the_documented_hash_when_asked_for() {
	ExtBuilder::default().execute(|| {
		let genesis = frame_system::Pallet::<Test>::block_hash(0);
		let tag = &b"hanse/org-numbers/commit"[..];
		let preimage = (tag, genesis, alice(), &b"hanse"[..], SALT);
		let expected = H256(preimage.using_encoded(blake2_256));
		assert_eq!(OrgNumbers::commitment(alice(), text("hanse"), SALT), expected);
	});
}

#[test]
fn numbers_of_an_owner_should_be_complete_when_read_in_pages() {
	ExtBuilder::default().execute(|| {
		let mut numbers: Vec<_> =
			(0..11).map(|index| register(&alice(), &format!("number-{index}"))).collect();
		register(&bob(), "bobs");
		let sold = numbers.remove(4);
		hand_on(sold, &bob());
		let page = |after| OrgNumbers::numbers_of(alice(), after, 3);
		assert_eq!(all_pages(3, page), numbers);
		assert_eq!(OrgNumbers::numbers_of(alice(), None, 0), []);
		assert_eq!(OrgNumbers::numbers_of(alice(), None, u32::MAX).len(), 10);
		assert_eq!(OrgNumbers::numbers_of(bob(), None, 9).len(), 2);
	});
}

#[test]
fn followers_should_be_complete_and_256_at_most_a_page() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let other = register(&alice(), "other");
		free_of_charge();
		let mut followers: Vec<_> = (0..300).map(stranger).collect();
		for who in &followers {
			set_free(who, 1);
			assert_ok!(OrgNumbers::follow(signed(who), number));
		}
		assert_ok!(OrgNumbers::follow(signed(&bob()), other));
		followers.sort();
		let page = |after| OrgNumbers::followers(number, after, u32::MAX);
		assert_eq!(page(None).len(), 256);
		assert_eq!(all_pages(256, page), followers);
		assert_eq!(all_pages(7, |after| OrgNumbers::followers(number, after, 7)), followers);
		assert_eq!(OrgNumbers::followers(other, None, 9), [bob()]);
		assert_eq!(OrgNumbers::followers(number, None, 0), []);
	});
}

#[test]
fn followed_numbers_should_be_complete_when_read_in_pages() {
	ExtBuilder::default().execute(|| {
		let numbers: Vec<_> = (0..9)
			.map(|index| {
				let number = register(&alice(), &format!("number-{index}"));
				assert_ok!(OrgNumbers::follow(signed(&bob()), number));
				number
			})
			.collect();
		assert_ok!(OrgNumbers::unfollow(signed(&bob()), numbers[8]));
		assert_ok!(OrgNumbers::follow(signed(&charlie()), numbers[8]));
		let page = |after| OrgNumbers::following(bob(), after, 3);
		assert_eq!(all_pages(3, page), numbers[..8]);
		assert_eq!(OrgNumbers::following(charlie(), None, 9), [numbers[8]]);
	});
}

#[test]
fn roles_should_be_those_in_force_when_read_in_pages() {
	ExtBuilder::default().execute(|| {
		let number = staffed();
		hand_on(number, &dave());
		for index in 0..8 {
			grant(number, &stranger(index), GrantedRole::Editor);
		}
		grant(number, &bob(), GrantedRole::Manager);
		let mut expected: Vec<_> =
			(0..8).map(|index| (stranger(index), GrantedRole::Editor)).collect();
		expected.push((bob(), GrantedRole::Manager));
		expected.sort_by(|one, other| one.0.cmp(&other.0));
		let accounts = all_pages(4, |after| {
			let page = OrgNumbers::roles_of(number, after, 4);
			page.into_iter().map(|(account, _)| account).collect()
		});
		assert_eq!(accounts, expected.iter().map(|one| one.0.clone()).collect::<Vec<_>>());
		let mut all = OrgNumbers::roles_of(number, None, u32::MAX);
		all.sort_by(|one, other| one.0.cmp(&other.0));
		assert_eq!(all, expected);

		let role = |account| OrgNumbers::role_of(number, account);
		assert_eq!(role(dave()), Some(OrgRole::Owner));
		assert_eq!(role(bob()), Some(OrgRole::Manager));
		assert_eq!(role(stranger(0)), Some(OrgRole::Editor));
		assert_eq!((role(alice()), role(charlie())), (None, None));
		assert_eq!(<OrgNumbers as OrgDirectory<_>>::role(number, &bob()), Some(OrgRole::Manager));
	});
}

#[test]
fn publications_should_come_in_order_without_the_retracted_when_read_in_pages() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		for _ in 0..6 {
			publish(&alice(), number, "News");
		}
		for retracted in [1, 4] {
			assert_ok!(OrgNumbers::retract_publication(signed(&alice()), number, retracted));
		}
		let ids = |from, limit| {
			let page = OrgNumbers::publications(number, from, limit);
			for (id, publication) in &page {
				assert_eq!(OrgNumbers::publication(number, *id).as_ref(), Some(publication));
			}
			page.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(ids(0, u32::MAX), [0, 2, 3, 5]);
		assert_eq!(ids(0, 2), [0]);
		assert_eq!(ids(2, 2), [2, 3]);
		assert!(ids(u32::MAX, 9).is_empty());
		assert_eq!(OrgNumbers::publication(number, 1), None);
	});
}

#[test]
fn history_should_come_in_order_and_256_at_most_a_page() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		free_of_charge();
		for _ in 0..260 {
			assert_ok!(OrgNumbers::set_profile(signed(&alice()), number, profile("x")));
		}
		let revisions = |from, limit| {
			let page = OrgNumbers::history(number, from, limit);
			page.into_iter().map(|(revision, _)| revision).collect::<Vec<_>>()
		};
		assert_eq!(revisions(1, u32::MAX), (1..=256).collect::<Vec<_>>());
		assert_eq!(revisions(257, 256), [257, 258, 259, 260]);
		assert_eq!(revisions(5, 2), [5, 6]);
		assert!(revisions(0, 1).is_empty());
		// A reader folds what it read and finds the number's rolling hash.
		let mut rolling = H256::zero();
		for (revision, entry) in OrgNumbers::history(number, 1, 256)
			.into_iter()
			.chain(OrgNumbers::history(number, 257, 9))
		{
			rolling = fold_history(rolling, revision, &entry);
		}
		assert_eq!(rolling, row(number).history);
	});
}

#[test]
fn directory_should_tell_owner_tenure_and_verification_when_the_number_moves() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let expected = OrgStanding { owner: alice(), tenure: 0, verified: false };
		assert_eq!(OrgNumbers::current(number), Some(expected));
		hand_on(number, &bob());
		let expected = OrgStanding { owner: bob(), tenure: 1, verified: false };
		assert_eq!(OrgNumbers::current(number), Some(expected));
		assert_ok!(OrgNumbers::release(signed(&bob()), number));
		assert_eq!(OrgNumbers::current(number), None);
	});
}

#[test]
fn view_functions_should_be_reachable_by_id_when_a_client_calls_the_runtime() {
	ExtBuilder::default().execute(|| {
		let number = registered(&alice());
		let ask = |id, input| Test::execute_view_function(id, input).unwrap();
		let id = pallet::NumberViewFunction::<Test>::id();
		assert_eq!(ask(id, number.encode()), OrgNumbers::number(number).encode());
		let id = pallet::NumbersOfViewFunction::<Test>::id();
		let input = (alice(), None::<OrgNumber>, 9u32).encode();
		assert_eq!(ask(id, input), vec![number].encode());
	});
}
