// SPDX-License-Identifier: Apache-2.0

//! The view functions.

use crate::{mock::*, payloads, *};
use codec::Encode;
use frame_support::view_functions::ViewFunction;
use hanse_support::OrgNumber;
use sp_core::H256;

/// Reads all pages of `limit` rows behind each other.
fn all_pages<Row: Clone>(limit: usize, page: impl Fn(Option<&Row>) -> Vec<Row>) -> Vec<Row> {
	let mut rows = Vec::new();
	loop {
		let more = page(rows.last());
		assert!(more.len() <= limit);
		if more.is_empty() {
			return rows;
		}
		rows.extend(more);
	}
}

fn build(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

/// Gives a user another commitment, which both authorities confirm.
fn rename(name: &str) {
	let (user, commitment) = (id(name), H256([9; 32]));
	let fields = (user, commitment);
	let nonce = u64::from(user_row(user).identity.version) + 1;
	let consent = by_pair(&pair(name), payloads::UPDATE_IDENTITY, &fields, nonce);
	by(&registrar(), Call::update_identity { user, commitment, expiry: EXPIRY, consent });
	confirm(user);
}

fn countersign(certificate: CertificateId) {
	by(&certifier(), countersigning(&[certificate]));
}

#[test]
fn nothing_should_be_shown_when_there_is_nothing() {
	ExtBuilder::default().bare().build_and_execute(|| {
		assert_eq!((Crowdfunding::platform(PLATFORM), Crowdfunding::authority(0)), (None, None));
		assert_eq!(Crowdfunding::platforms(None, 9), []);
		assert_eq!(Crowdfunding::authorities(0, 9), []);
		assert_eq!((Crowdfunding::user(0), Crowdfunding::user_status(0)), (None, None));
		assert_eq!(Crowdfunding::user_of(stranger()), None);
		assert_eq!(Crowdfunding::user_of_tag(0, 0, [0; 32]), None);
		assert_eq!((Crowdfunding::identity_holders(0), Crowdfunding::claim(0)), (None, None));
		assert_eq!(Crowdfunding::trading_key(0), None);
		assert_eq!((Crowdfunding::asset(0), Crowdfunding::asset_details(0)), (None, None));
		assert_eq!(Crowdfunding::assets(0, 9), []);
		assert_eq!(Crowdfunding::holding(0, 0), None);
		assert_eq!(Crowdfunding::holders(0, None, 9), []);
		assert_eq!(Crowdfunding::portfolio(0, None, 9), []);
		let missing = H256::zero();
		assert_eq!(Crowdfunding::certificate(missing), None);
		assert_eq!(Crowdfunding::certificate_status(missing), None);
		assert_eq!(Crowdfunding::certificates_of(0, None, 9), []);
		assert_eq!(Crowdfunding::awaiting(0, None, 9), (Vec::new(), None));
		let TitlePage { certificates, next } = Crowdfunding::title(vec![missing], 9);
		assert!(certificates.is_empty() && next.is_empty());
		assert_eq!(Crowdfunding::trades(0, None, 9), []);
		assert_eq!((Crowdfunding::offering(0), Crowdfunding::prospectus(0)), (None, None));
		assert_eq!(Crowdfunding::offerings_on(PLATFORM, 0, 9), (Vec::new(), None));
		assert_eq!(Crowdfunding::pledge_of(0, 0), None);
		assert_eq!(Crowdfunding::pledges(0, None, 9), []);
		let transfer = Proposal::Transfer { asset: 0, seller: 0, buyer: 1, shares: 1 };
		assert!(Crowdfunding::why_not(transfer).is_some());
		let (offering, buyer, shares, price, platform) = (0, 0, 1, 10, PLATFORM);
		let order = Proposal::Order(Order { offering, buyer, shares, price, platform });
		assert_eq!(Crowdfunding::why_not(order), Some(Hindrance::NoSuchOffering));
		assert_eq!(Crowdfunding::distribution(0, 1), None);
		assert_eq!(Crowdfunding::claimable(0, 0), []);
	});
}

#[test]
fn platforms_should_be_those_whose_admission_holds_when_read_in_pages() {
	build(|| {
		let more = (10..15).map(|at| OrgNumber::from_sequence(at).unwrap());
		for number in more.clone() {
			register_number(number, &stranger());
			root(Call::admit_platform { platform: number });
		}
		let (sold, released) = (more.clone().nth(1).unwrap(), more.clone().nth(3).unwrap());
		sell_number(sold, &pauper());
		release_number(released);
		let page = |last: Option<&(OrgNumber, PlatformOf<Test>)>| {
			Crowdfunding::platforms(last.map(|(number, _)| *number), 2)
		};
		let mut found: Vec<_> = all_pages(2, page);
		found.sort_by_key(|(number, _)| *number);
		let mut expected = vec![PLATFORM, OTHER_PLATFORM];
		expected.extend(more.filter(|number| ![sold, released].contains(number)));
		let numbers: Vec<_> = found.iter().map(|(number, _)| *number).collect();
		assert_eq!(numbers, expected);
		for (number, row) in found {
			assert_eq!(Crowdfunding::platform(number), Some(row));
		}
		assert!(Crowdfunding::platform(sold).is_some());
		assert_eq!(Crowdfunding::platforms(None, 0), []);
		assert_eq!(Crowdfunding::platforms(None, u32::MAX).len(), 5);
	});
}

#[test]
fn authorities_should_come_in_order_removed_ones_too_when_read_in_pages() {
	build(|| {
		let third = admit("Third", AuthorityRole::Registrar(*b"FR"));
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		let ids = |from, limit| {
			let rows = Crowdfunding::authorities(from, limit);
			for (id, row) in &rows {
				assert_eq!(Crowdfunding::authority(*id).as_ref(), Some(row));
			}
			rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(ids(0, u32::MAX), [REGISTRAR, CERTIFIER, third]);
		assert_eq!(ids(1, 1), [CERTIFIER]);
		assert_eq!((ids(3, 9), ids(0, 0), ids(u32::MAX, 9)), (vec![], vec![], vec![]));
	});
}

#[test]
fn user_should_be_found_by_account_and_by_tag() {
	build(|| {
		let user = register("Alice");
		assert_eq!(Crowdfunding::user(user), Some(user_row(user)));
		assert_eq!(Crowdfunding::user_of(account("Alice")), Some(user));
		assert_eq!(Crowdfunding::user_of_tag(REGISTRAR, 0, tag("Alice")), Some(user));
		assert_eq!(Crowdfunding::user_of_tag(REGISTRAR, 1, tag("Alice")), None);
		assert_eq!(Crowdfunding::user_of_tag(CERTIFIER, 0, tag("Alice")), None);
		assert_eq!(Crowdfunding::user_status(user), Some(UserStatus::Confirmed));
		by(&registrar(), Call::freeze_user { user });
		assert_eq!(Crowdfunding::user_status(user), Some(UserStatus::Frozen));
	});
}

#[test]
fn identity_holders_should_tell_who_has_the_opening() {
	build(|| {
		let user = register_pending("Alice");
		let told = |registrar, certifier| IdentityHolders {
			platform: (PLATFORM, 0, Opening::Held),
			registrar: (REGISTRAR, registrar),
			certifier: (CERTIFIER, certifier),
		};
		let holders = || Crowdfunding::identity_holders(user).unwrap();
		assert_eq!(holders(), told(Opening::Awaited, Opening::Awaited));
		by(&certifier(), Call::confirm_identity { user, version: 0 });
		assert_eq!(holders(), told(Opening::Awaited, Opening::Held));
		by(&registrar(), Call::confirm_identity { user, version: 0 });
		by(&certifier(), Call::erase_identity { user });
		assert_eq!(holders(), told(Opening::Held, Opening::Erased));
	});
}

#[test]
fn trading_key_should_be_the_one_that_counts_now_with_a_free_nonce() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		let user = id("Cog");
		let (old, new) = (trading_key("Cog"), trading_key("Another"));
		assert_eq!(Crowdfunding::trading_key(user), Some((old.clone(), 0)));
		sale(asset, "Cog", 10);
		assert_eq!(Crowdfunding::trading_key(user), Some((old.clone(), 1)));
		let fields = (user, new.clone());
		let proof = by_pair(&trading_pair("Another"), payloads::TRADING_KEY, &fields, 1);
		let call = Call::set_trading_key { key: new.clone(), expiry: EXPIRY, proof };
		by(&account("Cog"), call);
		forward(terms().key_delay - 1);
		assert_eq!(Crowdfunding::trading_key(user), Some((old, 1)));
		forward(1);
		assert_eq!(Crowdfunding::trading_key(user), Some((new, 1)));
	});
}

#[test]
fn assets_should_come_in_order_without_the_withdrawn_when_read_in_pages() {
	build(|| {
		for _ in 0..4 {
			draft_of("Cog", 10);
		}
		by(&platform(), Call::withdraw_asset { asset: 1 });
		let ids = |from, limit| {
			let rows = Crowdfunding::assets(from, limit);
			for (id, row) in &rows {
				assert_eq!(Crowdfunding::asset(*id).as_ref(), Some(row));
				assert!(Crowdfunding::asset_details(*id).is_some());
			}
			rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
		};
		assert_eq!(ids(0, u32::MAX), [0, 2, 3]);
		// What was withdrawn makes no page shorter.
		assert_eq!((ids(1, 1), ids(1, 2)), (vec![2], vec![2, 3]));
		assert_eq!((ids(4, 9), ids(0, 0), ids(u64::MAX, 9)), (vec![], vec![], vec![]));
	});
}

#[test]
fn holders_and_portfolios_should_be_read_in_pages() {
	build(|| {
		let names = ["A", "B", "C", "D", "E"];
		let holders: Vec<_> = names.iter().map(|name| (*name, 10)).collect();
		let asset = asset_of("Cog", &holders);
		let others: Vec<_> = (0..3).map(|_| asset_of("Cog", &[("A", 5)])).collect();
		let page = |last: Option<&(UserId, HoldingOf<Test>)>| {
			Crowdfunding::holders(asset, last.map(|(user, _)| *user), 2)
		};
		let mut found: Vec<_> = all_pages(2, page);
		found.sort_by_key(|(user, _)| *user);
		let mut expected: Vec<_> =
			names.iter().map(|name| (id(name), holding(asset, name))).collect();
		expected.sort_by_key(|(user, _)| *user);
		assert_eq!(found, expected);
		assert_eq!(Crowdfunding::holding(asset, id("A")), Some(holding(asset, "A")));

		let portfolio = |name: &str| {
			let page = |last: Option<&(AssetId, HoldingOf<Test>)>| {
				Crowdfunding::portfolio(id(name), last.map(|(asset, _)| *asset), 3)
			};
			let mut found: Vec<_> =
				all_pages(3, page).into_iter().map(|(asset, _)| asset).collect();
			found.sort_unstable();
			found
		};
		assert_eq!(portfolio("A"), [vec![asset], others].concat());
		assert_eq!(portfolio("B"), [asset]);
		assert!(portfolio("Cog").is_empty());
		// Who sold all is no holder any more.
		record(asset, "B", "C", 10);
		let users: Vec<_> =
			Crowdfunding::holders(asset, None, 9).into_iter().map(|row| row.0).collect();
		assert!(!users.contains(&id("B")) && users.len() == 4);
		let shares: u64 =
			Crowdfunding::portfolio(id("B"), None, 9).iter().map(|row| row.1.shares).sum();
		assert_eq!(shares, 0);
	});
}

#[test]
fn certificate_status_should_follow_a_certificate_through_its_life() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("Alice", 40)]);
		let first = certificate_id(asset, "Alice");
		let status = |id| Crowdfunding::certificate_status(id).unwrap();
		let standing = |id| status(id).standing;
		let told = status(first);
		assert_eq!(told.certificate, certificate(first));
		assert_eq!(Crowdfunding::certificate(first), Some(told.certificate.clone()));
		assert_eq!(told.holding, Some(holding(asset, "Alice")));
		assert_eq!((told.terms.shares, told.terms.votes), (100, 1));
		assert_eq!(told.attributes, attributes("Cog Ltd"));
		assert_eq!((told.holder, told.asset), (UserStatus::Confirmed, AssetState::Active));
		assert_eq!(told.standing, CertificateStanding::Provisional);
		System::set_block_number(told.certificate.deadline);
		assert_eq!(standing(first), CertificateStanding::Provisional);
		forward(1);
		assert_eq!(standing(first), CertificateStanding::Overdue);
		countersign(first);
		assert_eq!(standing(first), CertificateStanding::Good);

		let user = id("Alice");
		by(&registrar(), Call::freeze_holding { asset, user });
		assert_eq!(standing(first), CertificateStanding::Frozen);
		by(&registrar(), Call::thaw_holding { asset, user });
		by(&registrar(), Call::freeze_user { user });
		let told = status(first);
		assert_eq!(told.standing, CertificateStanding::Frozen);
		assert_eq!(told.holder, UserStatus::Frozen);
		by(&registrar(), Call::thaw_user { user });
		rename("Alice");
		assert_eq!(standing(first), CertificateStanding::Outdated);
		by(&stranger(), Call::refresh_certificate { certificate: first });
		assert_eq!(standing(first), CertificateStanding::Over);

		let second = certificate_id(asset, "Alice");
		assert_ne!(first, second);
		assert_eq!(standing(second), CertificateStanding::Provisional);
		let reason = RevocationReason::Compromised;
		by(&registrar(), Call::revoke_certificate { certificate: second, reason });
		assert_eq!(standing(second), CertificateStanding::Over);
		let third = certificate_id(asset, "Alice");
		record(asset, "Alice", "Bob", 40);
		let told = status(third);
		assert_eq!((told.standing, told.holding), (CertificateStanding::Over, None));
	});
}

#[test]
fn certificates_of_a_user_should_be_those_that_hold() {
	build(|| {
		let assets: Vec<_> = (0..5).map(|_| asset_of("Cog", &[("Alice", 5), ("Cog", 5)])).collect();
		record(assets[2], "Alice", "Cog", 5);
		record(assets[3], "Alice", "Cog", 2);
		let page = |last: Option<&(CertificateId, CertificateOf<Test>)>| {
			Crowdfunding::certificates_of(id("Alice"), last.map(|(_, row)| row.asset), 2)
		};
		let mut found = all_pages(2, page);
		found.sort_by_key(|(_, row)| row.asset);
		let left = [assets[0], assets[1], assets[3], assets[4]];
		let expected: Vec<_> = left.iter().map(|asset| certificate_id(*asset, "Alice")).collect();
		assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), expected);
		assert_eq!(found[2].1.shares, 3);
	});
}

#[test]
fn awaiting_should_be_all_provisional_ones_once_when_read_in_pages() {
	build(|| {
		let names: Vec<_> = (0..9).map(|at| format!("Holder{at}")).collect();
		let holders: Vec<_> = names.iter().map(|name| (name.as_str(), 5)).collect();
		let asset = asset_of("Cog", &holders);
		let ids: Vec<_> = names.iter().map(|name| certificate_id(asset, name)).collect();
		let page = |after, limit| {
			let (rows, next) = Crowdfunding::awaiting(CERTIFIER, after, limit);
			assert!(rows.len() <= limit as usize);
			for (id, row) in &rows {
				assert_eq!(*row, certificate(*id));
			}
			(rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), next)
		};
		let all = |limit| {
			let (mut found, mut next) = page(None, limit);
			while next.is_some() {
				let (more, then) = page(next, limit);
				assert!(!more.is_empty(), "there is more where it is said so");
				found.extend(more);
				next = then;
			}
			found.sort_by_key(|id| certificate(*id).serial);
			found
		};
		for limit in [1, 2, 4, 8, 9, 10, u32::MAX] {
			assert_eq!(all(limit), ids);
		}
		// The end is known where it is met.
		assert_eq!((page(None, 9).1, page(None, 8).1.is_some()), (None, true));
		// It goes on behind a row that is gone by then.
		let (first, next) = page(None, 4);
		countersign(first[3]);
		let (rest, end) = page(next, 9);
		assert_eq!((rest.len(), end), (5, None));
		assert!(rest.iter().all(|id| !first.contains(id)));
		assert_eq!(all(3).len(), 8);
		assert_eq!((page(None, 0), page(next, 0)), ((vec![], None), (vec![], next)));
		assert_eq!(Crowdfunding::awaiting(REGISTRAR, None, 9), (Vec::new(), None));
	});
}

#[test]
fn awaiting_should_miss_none_when_more_wait_than_one_page_may_look_at() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 1)]);
		let row = certificate(certificate_id(asset, "Cog"));
		let all = u64::from(MAX_SCAN) + 40;
		for serial in row.serial + 1..row.serial + all {
			let id = H256::from_low_u64_be(serial);
			Certificates::<Test>::insert(id, Certificate { serial, ..row.clone() });
			Awaiting::<Test>::insert(CERTIFIER, serial, id);
		}
		let (mut serials, mut after) = (std::collections::BTreeSet::new(), None);
		loop {
			let (rows, next) = Crowdfunding::awaiting(CERTIFIER, after, u32::MAX);
			assert!(rows.len() <= MAX_PAGE as usize);
			serials.extend(rows.iter().map(|(_, row)| row.serial));
			after = next;
			if next.is_none() {
				break;
			}
		}
		assert_eq!(serials, (row.serial..row.serial + all).collect());
		let made: Vec<_> = serials.into_iter().skip(1).collect();
		for serial in made {
			Certificates::<Test>::remove(H256::from_low_u64_be(serial));
			Awaiting::<Test>::remove(CERTIFIER, serial);
		}
	});
}

/// The title of certificates, read in pages of `limit`.
fn title(from: &[CertificateId], limit: u32) -> Vec<CertificateId> {
	let (mut found, mut next) = (Vec::new(), from.to_vec());
	while !next.is_empty() {
		let page = Crowdfunding::title(next, limit);
		assert!(page.certificates.len() <= limit as usize);
		for (id, row) in page.certificates {
			assert_eq!(Crowdfunding::certificate(id), Some(row));
			found.push(id);
		}
		next = page.next;
	}
	found
}

/// Everything that a certificate came from, by recursion over both links.
fn origins(from: CertificateId) -> std::collections::BTreeSet<CertificateId> {
	let row = certificate(from);
	let mut found = std::collections::BTreeSet::from([from]);
	for one in [row.previous, row.source].into_iter().flatten() {
		found.extend(origins(one));
	}
	found
}

#[test]
fn title_should_walk_both_ways_back_to_the_registration_when_shares_came_from_many() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100), ("A", 50), ("B", 50)]);
		let registered: Vec<_> = ["Cog", "A", "B"].map(|name| certificate_id(asset, name)).into();
		for (seller, buyer) in [("Cog", "C"), ("A", "C"), ("C", "B"), ("B", "A"), ("A", "C")] {
			record(asset, seller, buyer, 10);
		}
		let last = certificate_id(asset, "C");
		let expected = origins(last);
		assert!(registered.iter().all(|id| expected.contains(id)), "all three had a part in it");
		for limit in [1, 2, 3, 256] {
			let found = title(&[last], limit);
			let serials: Vec<_> = found.iter().map(|id| certificate(*id).serial).collect();
			assert!(serials.windows(2).all(|two| two[0] > two[1]), "newest first, none twice");
			assert_eq!(found.into_iter().collect::<std::collections::BTreeSet<_>>(), expected);
		}
		// The walk ends at first holders.
		assert_eq!(title(&registered[..1], 9), registered[..1]);
	});
}

#[test]
fn title_should_go_on_where_it_was_left_when_it_begins_at_several_or_at_none() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		record(asset, "Cog", "A", 10);
		let (seller, buyer) = (certificate_id(asset, "Cog"), certificate_id(asset, "A"));
		let first = certificate(buyer).source.unwrap();
		let page = Crowdfunding::title(vec![buyer, seller, buyer], 1);
		assert_eq!(page.certificates.len(), 1);
		let newest = page.certificates[0].0;
		assert!(newest == seller || newest == buyer);
		assert_eq!(page.next.len(), 2, "the other one and the first");
		let rest = Crowdfunding::title(page.next, 9);
		assert_eq!((rest.certificates.len(), rest.next.len()), (2, 0));
		assert_eq!(rest.certificates[1].0, first);
		assert_eq!(title(&[], 9), []);
		// Nobody's certificate ends the walk and does not keep it going.
		assert_eq!(Crowdfunding::title(vec![H256([5; 32]), first], 9).next, []);
		let page = Crowdfunding::title(vec![first], 0);
		assert_eq!((page.certificates.len(), page.next), (0, vec![first]));
	});
}

#[test]
fn title_should_lose_and_double_none_when_it_begins_at_more_than_one_page_looks_at() {
	build(|| {
		// One chain of certificates by hand, newer ones naming older ones.
		let asset = asset_of("Cog", &[("Cog", 1)]);
		let row = certificate(certificate_id(asset, "Cog"));
		let base = NextSerial::<Test>::get();
		let named = |at: u64| H256::from_low_u64_be(at + 1);
		let all = u64::from(MAX_SCAN) + 40;
		for at in 0..all {
			let (serial, state) = (base + at, CertificateState::Superseded);
			// Every tenth one came from the one two before it.
			let previous = (at.is_multiple_of(10) && at > 1).then(|| named(at - 2));
			let row = Certificate { serial, state, previous, source: None, ..row.clone() };
			Certificates::<Test>::insert(named(at), row);
		}
		NextSerial::<Test>::put(base + all);
		let from: Vec<_> = (0..all).rev().map(named).collect();
		assert_eq!(title(&from, 256), from);
	});
}

#[test]
fn trades_should_be_read_in_pages_by_asset() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		let other = asset_of("Cog", &[("Cog", 100)]);
		for shares in 1..6 {
			record(asset, "Cog", "A", shares);
		}
		record(other, "Cog", "A", 9);
		let page = |last: Option<&(TradeId, TradeOf<Test>)>| {
			Crowdfunding::trades(asset, last.map(|(trade, _)| *trade), 2)
		};
		let mut found = all_pages(2, page);
		found.sort_by_key(|(trade, _)| *trade);
		let shares: Vec<_> = found.iter().map(|(_, row)| row.shares).collect();
		assert_eq!(shares, [1, 2, 3, 4, 5]);
		assert_eq!(Crowdfunding::trades(other, None, 9).len(), 1);
	});
}

#[test]
fn offerings_on_a_platform_should_be_those_that_take_its_buyers_now() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 1_000)]);
		let on = |platform, from, limit| {
			let (rows, next) = Crowdfunding::offerings_on(platform, from, limit);
			for (id, row) in &rows {
				assert_eq!(Crowdfunding::offering(*id).as_ref(), Some(row));
			}
			(rows.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), next)
		};
		let own: Vec<_> = (0..4).map(|_| sale(asset, "Cog", 10)).collect();
		assert!(Crowdfunding::prospectus(own[0]).is_some());
		assert_eq!(on(PLATFORM, 0, 9), (own.clone(), None));
		assert_eq!(on(PLATFORM, 0, 2), (own[..2].to_vec(), Some(own[2])));
		assert_eq!(on(PLATFORM, own[2], 2), (own[2..].to_vec(), None));
		assert_eq!(on(PLATFORM, 0, 0), (vec![], Some(0)));
		assert_eq!(on(PLATFORM, 99, 9), (vec![], None));
		// Elsewhere by policy or by choice only.
		assert_eq!(on(OTHER_PLATFORM, 0, 9), (vec![], None));
		let (platform, offering, choice) = (OTHER_PLATFORM, own[1], Some(Choice::Taken));
		by(&other_platform(), Call::choose { platform, offering, choice });
		assert_eq!(on(OTHER_PLATFORM, 0, 9), (vec![own[1]], None));
		assert_eq!(on(NO_PLATFORM, 0, 9), (vec![], None));

		by(&registrar(), Call::freeze_offering { offering: own[0] });
		by(&account("Cog"), Call::cancel_offering { offering: own[3] });
		let terms = terms_of(asset, "Cog", SaleKind::Secondary, 10);
		let late = post(OfferingTerms { opens: now() + 5, closes: now() + 120, ..terms }, "Cog");
		assert_eq!(on(PLATFORM, 0, 9).0, own[1..3]);
		forward(5);
		assert_eq!(on(PLATFORM, 0, 9).0, [own[1], own[2], late]);
		forward(96);
		assert_eq!(on(PLATFORM, 0, 9).0, [late]);
		sell_number(PLATFORM, &stranger());
		assert_eq!(on(PLATFORM, 0, 9), (vec![], None));
	});
}

#[test]
fn offerings_on_a_platform_should_tell_where_to_go_on_when_few_of_many_are_open() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 10)]);
		let end = u64::from(MAX_SCAN) + 10;
		NextOfferingId::<Test>::put(end - 1);
		let last = sale(asset, "Cog", 1);
		let (rows, next) = Crowdfunding::offerings_on(PLATFORM, 0, 9);
		assert_eq!((rows.len(), next), (0, Some(MAX_SCAN.into())));
		let (rows, next) = Crowdfunding::offerings_on(PLATFORM, next.unwrap(), 9);
		assert_eq!((rows[0].0, rows.len(), next), (last, 1, None));
	});
}

#[test]
fn pledges_should_be_read_in_pages() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		let offering = campaign(asset, "Cog", 50, Goal::KeepItAll);
		let names = ["A", "B", "C", "D", "E"];
		for name in names {
			pledge(offering, name, 5);
		}
		let page = |last: Option<&(UserId, PledgeOf<Test>)>| {
			Crowdfunding::pledges(offering, last.map(|(user, _)| *user), 2)
		};
		let mut users: Vec<_> = all_pages(2, page).into_iter().map(|(user, _)| user).collect();
		users.sort_unstable();
		assert_eq!(users, names.map(id));
		let one = Crowdfunding::pledge_of(offering, id("C"));
		assert_eq!(one, Some(pledge_row(offering, "C")));
		assert_eq!(Crowdfunding::pledge_of(offering, id("Cog")), None);
	});
}

#[test]
fn claimable_should_name_snapshots_and_amounts_that_claims_then_pay() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 60), ("A", 40)]);
		let claimable = |name: &str| Crowdfunding::claimable(asset, id(name));
		assert_eq!(claimable("A"), []);
		declare(asset, 1_000);
		assert_eq!(claimable("A"), [(1, None, 400)]);
		record(asset, "A", "B", 10);
		assert_eq!(claimable("A"), [(1, Some(1), 400)]);
		assert_eq!(claimable("B"), []);
		declare(asset, 2_000);
		declare(asset, 3_000);
		record(asset, "A", "B", 30);
		declare(asset, 500);
		let expected = [(1, Some(1), 400), (2, Some(3), 600), (3, Some(3), 900), (4, None, 0)];
		assert_eq!(claimable("A"), expected);
		assert_eq!(claimable("B"), [(2, Some(3), 200), (3, Some(3), 300), (4, None, 200)]);
		assert_eq!(
			claimable("Cog"),
			[(1, None, 600), (2, None, 1_200), (3, None, 1_800), (4, None, 300)]
		);
		for name in ["A", "B", "Cog"] {
			let before = chips(&account(name));
			let mut paid = 0;
			while let Some((_, snapshot, amount)) = claimable(name).first().copied() {
				claim(asset, name, snapshot);
				paid += amount;
			}
			assert_eq!(chips(&account(name)), before + paid);
			assert_eq!(claimable(name), []);
		}
	});
}

#[test]
fn view_functions_should_be_reachable_by_id_when_a_client_calls_the_runtime() {
	build(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		let certificate = certificate_id(asset, "Cog");
		let ask = |view, input| Test::execute_view_function(view, input).unwrap();
		let view = pallet::CertificateStatusViewFunction::<Test>::id();
		let told = Crowdfunding::certificate_status(certificate).encode();
		assert_eq!(ask(view, certificate.encode()), told);
		let view = pallet::TitleViewFunction::<Test>::id();
		let told = Crowdfunding::title(vec![certificate], 9).encode();
		assert_eq!(ask(view, (vec![certificate], 9u32).encode()), told);
	});
}
