// SPDX-License-Identifier: Apache-2.0

//! `freeze_holding` and `thaw_holding`, and what becomes of holdings when shares come, go, or are
//! offered.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

const ASSET: AssetId = 0;

/// Ann has 60 shares, Bea has 40; Cog issued them.
fn cogs_held() {
	assert_eq!(asset_of("Cog", &[("Ann", 60), ("Bea", 40)]), ASSET);
	known("Cid");
	events();
	take_flows();
}

fn freezing(name: &str) -> Call<Test> {
	Call::freeze_holding { asset: ASSET, user: id(name) }
}

fn thawing(name: &str) -> Call<Test> {
	Call::thaw_holding { asset: ASSET, user: id(name) }
}

fn forcing(from: &str, to: &str, shares: Shares) -> Call<Test> {
	let (from, to, reason) = (id(from), id(to), ForceReason::Ordered);
	Call::force_transfer { asset: ASSET, from, to, shares, reason }
}

fn why_not(seller: &str, buyer: &str, shares: Shares) -> Option<Hindrance> {
	let (seller, buyer) = (id(seller), id(buyer));
	Crowdfunding::why_not(Proposal::Transfer { asset: ASSET, seller, buyer, shares })
}

fn is_holder(name: &str) -> bool {
	Holders::<Test>::contains_key(ASSET, id(name))
}

fn has_row(name: &str) -> bool {
	Holdings::<Test>::contains_key(id(name), ASSET)
}

/// The lots of a holding, as block and shares.
fn lots(name: &str) -> Vec<(u32, Shares)> {
	holding(ASSET, name).lots.iter().map(|lot| (lot.until, lot.shares)).collect()
}

/// Gives a holding lots by hand.
fn lock(name: &str, lots: &[(u32, Shares)]) {
	let lots: Vec<_> =
		lots.iter().map(|(until, shares)| Lot { until: *until, shares: *shares }).collect();
	set_holding(ASSET, name, |row| row.lots = lots.try_into().unwrap());
}

fn snapshot(name: &str, index: DistributionIndex) -> Option<Snapshot> {
	Snapshots::<Test>::get((ASSET, id(name)), index)
}

/// Ends the windows of all distributions and closes them.
fn close_distributions(last: DistributionIndex) {
	forward(101);
	for index in 1..=last {
		by(&stranger(), Call::close_distribution { asset: ASSET, index });
	}
}

#[test]
fn holding_should_not_be_sold_while_it_is_frozen() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		forward(6);
		let before = holding(ASSET, "Ann");
		by(&registrar(), freezing("Ann"));
		let user = id("Ann");
		assert_eq!(holding(ASSET, "Ann"), Holding { frozen: Some(7), ..before.clone() });
		assert_eq!(events(), [Event::HoldingFrozen { asset: ASSET, user }]);
		assert_eq!(why_not("Ann", "Bea", 1), Some(Hindrance::HoldingFrozen));
		let trade = settled(ASSET, "Ann", "Bea", 1);
		let call = recording(trade, "Ann", "Bea");
		refused(&platform(), call.clone(), hindered(Hindrance::HoldingFrozen));
		// It may grow, and others are sold.
		record(ASSET, "Bea", "Ann", 10);
		let grown = holding(ASSET, "Ann");
		assert_eq!((grown.shares, grown.frozen), (70, Some(7)));

		events();
		by(&registrar(), thawing("Ann"));
		assert_eq!(holding(ASSET, "Ann"), Holding { frozen: None, ..grown });
		assert_eq!(events(), [Event::HoldingThawed { asset: ASSET, user }]);
		assert_eq!(why_not("Ann", "Bea", 70), None);
		record(ASSET, "Ann", "Bea", 70);
	});
}

#[test]
fn holding_should_be_frozen_before_its_asset_is_active() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft_of("Cog", 10);
		let holders = first_holders(&[("Ann", 10)]);
		by(&platform(), Call::add_holders { asset, holders });
		by(&registrar(), freezing("Ann"));
		by(&platform(), Call::activate_asset { asset });
		assert_eq!(holding(asset, "Ann").frozen, Some(1));
	});
}

#[test]
fn holding_should_be_frozen_and_thawed_once() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		refused(&registrar(), thawing("Ann"), Error::<Test>::NotFrozen);
		by(&registrar(), freezing("Ann"));
		refused(&registrar(), freezing("Ann"), Error::<Test>::AlreadyFrozen);
		by(&registrar(), thawing("Ann"));
		refused(&registrar(), thawing("Ann"), Error::<Test>::NotFrozen);
	});
}

#[test]
fn holding_should_be_frozen_by_whoever_is_in_charge_as_the_assets_registrar_only() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		admit("Other", AuthorityRole::Registrar(*b"DE"));
		let others =
			[account("Other"), certifier(), platform(), account("Ann"), account("Cog"), stranger()];
		for call in [freezing("Ann"), thawing("Ann")] {
			for who in &others {
				refused(who, call.clone(), Error::<Test>::NotAuthority);
			}
			root_refused(call, sp_runtime::DispatchError::BadOrigin);
		}
		let successor = Some(admit("Successor", AuthorityRole::Registrar(*b"DE")));
		root(Call::remove_authority { authority: REGISTRAR, successor });
		for call in [freezing("Ann"), thawing("Ann")] {
			refused(&registrar(), call.clone(), Error::<Test>::NotAuthority);
			by(&account("Successor"), call);
		}
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&account("Successor"), freezing("Ann"), Error::<Test>::AuthorityRemoved);
	});
}

#[test]
fn bar_should_be_refused_when_there_is_no_holding() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		declare(ASSET, 1_000);
		record(ASSET, "Bea", "Ann", 40);
		// Bea's row is there for what she may claim; Cid never had one.
		assert!(has_row("Bea") && !has_row("Cid"));
		for name in ["Bea", "Cid"] {
			refused(&registrar(), freezing(name), Error::<Test>::HoldingNotFound);
			refused(&registrar(), thawing(name), Error::<Test>::HoldingNotFound);
		}
		let user = id("Ann");
		let call = Call::freeze_holding { asset: 1, user };
		refused(&registrar(), call, Error::<Test>::AssetNotFound);
		let call = Call::thaw_holding { asset: 1, user };
		refused(&registrar(), call, Error::<Test>::AssetNotFound);
	});
}

#[test]
fn bar_should_end_when_the_last_share_is_moved() {
	for declares in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			cogs_held();
			if declares {
				declare(ASSET, 1_000);
			}
			by(&registrar(), freezing("Ann"));
			root(forcing("Ann", "Bea", 59));
			assert!(holding(ASSET, "Ann").frozen.is_some());
			root(forcing("Ann", "Bea", 1));
			assert_eq!(has_row("Ann"), declares);
			record(ASSET, "Bea", "Ann", 5);
			assert_eq!(holding(ASSET, "Ann").frozen, None);
			assert_eq!(why_not("Ann", "Cid", 5), None);
		});
	}
}

#[test]
fn holders_should_be_counted_as_shares_come_and_go() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		record(ASSET, "Ann", "Cid", 1);
		assert_eq!((asset_row(ASSET).holders, is_holder("Cid")), (3, true));
		record(ASSET, "Ann", "Cid", 1);
		assert_eq!(asset_row(ASSET).holders, 3);
		record(ASSET, "Ann", "Cid", 58);
		assert_eq!((asset_row(ASSET).holders, is_holder("Ann"), has_row("Ann")), (2, false, false));
		// One comes for one who goes.
		record(ASSET, "Cid", "Ann", 60);
		assert_eq!(
			(asset_row(ASSET).holders, is_holder("Ann"), is_holder("Cid")),
			(2, true, false)
		);
	});
}

#[test]
fn row_should_stay_until_what_was_declared_is_claimed_when_all_shares_are_sold() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		let index = declare(ASSET, 1_000);
		record(ASSET, "Ann", "Bea", 60);
		let left = holding(ASSET, "Ann");
		assert_eq!((left.shares, left.since, left.next_claim), (0, 1, 1));
		assert_eq!(certificate(left.certificate).state, CertificateState::Superseded);
		assert_eq!(snapshot("Ann", index), Some(Snapshot { after: 0, shares: 60 }));
		assert_eq!((is_holder("Ann"), asset_row(ASSET).holders), (false, 1));
		let before = chips(&account("Ann"));
		claim(ASSET, "Ann", Some(index));
		assert_eq!(chips(&account("Ann")), before + 600);
		assert!(!has_row("Ann"));
	});
}

#[test]
fn holder_should_get_each_distribution_once_when_it_sells_all_and_buys_again() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		let first = declare(ASSET, 1_000);
		record(ASSET, "Ann", "Bea", 60);
		let second = declare(ASSET, 2_000);
		let retired = holding(ASSET, "Ann").certificate;
		record(ASSET, "Bea", "Ann", 25);
		let third = declare(ASSET, 4_000);
		// The new certificate does not follow the one that ended.
		assert_eq!(certificate(certificate_id(ASSET, "Ann")).previous, None);
		assert_eq!(certificate(retired).successor, None);
		let before = chips(&account("Ann"));
		for (snapshot, gain) in [(Some(first), 600), (Some(second), 600), (None, 1_600)] {
			claim(ASSET, "Ann", snapshot);
			assert_eq!(chips(&account("Ann")), before + gain);
		}
		assert_eq!(holding(ASSET, "Ann").next_claim, third + 1);
	});
}

#[test]
fn newcomer_should_get_nothing_of_what_was_declared_before() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		declare(ASSET, 1_000);
		record(ASSET, "Ann", "Cid", 10);
		let new = holding(ASSET, "Cid");
		assert_eq!((new.since, new.next_claim), (1, 2));
		let call = Call::claim_distribution { asset: ASSET, user: id("Cid"), snapshot: None };
		refused(&stranger(), call, Error::<Test>::NothingDue);
		assert_eq!(snapshot("Cid", 1), None);
	});
}

#[test]
fn nothing_should_be_kept_for_distributions_when_all_are_closed() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		declare(ASSET, 1_000);
		declare(ASSET, 1_000);
		close_distributions(2);
		record(ASSET, "Ann", "Bea", 20);
		for name in ["Ann", "Bea"] {
			assert_eq!(snapshot(name, 2), None);
			let row = holding(ASSET, name);
			assert_eq!((row.since, row.next_claim), (2, 3));
		}
		record(ASSET, "Ann", "Bea", 40);
		assert!(!has_row("Ann"));
		// What comes later is kept again.
		let last = declare(ASSET, 1_000);
		record(ASSET, "Bea", "Ann", 30);
		assert_eq!(snapshot("Bea", last), Some(Snapshot { after: 2, shares: 100 }));
		claim(ASSET, "Bea", Some(last));
	});
}

#[test]
fn sale_should_take_free_shares_and_leave_locked_ones() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		lock("Ann", &[(5, 10), (20, 30)]);
		assert_eq!(why_not("Ann", "Bea", 21), Some(Hindrance::NotEnoughShares));
		assert_eq!(why_not("Ann", "Bea", 20), None);
		record(ASSET, "Ann", "Bea", 19);
		assert_eq!(lots("Ann"), [(5, 10), (20, 30)]);
		assert_eq!(lots("Bea"), []);
		// What is free by now is forgotten when the holding is next touched.
		System::set_block_number(5);
		record(ASSET, "Ann", "Bea", 11);
		assert_eq!((shares_of(ASSET, "Ann"), lots("Ann")), (30, vec![(20, 30)]));
		assert_eq!(why_not("Ann", "Bea", 1), Some(Hindrance::NotEnoughShares));
	});
}

#[test]
fn shares_should_be_kept_for_an_offering_when_they_are_there() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		let (ann, cid) = (id("Ann"), id("Cid"));
		let offer = Crowdfunding::offer_shares;
		assert_ok!(offer(ann, ASSET, 50));
		assert_noop!(offer(ann, ASSET, 11), Error::<Test>::InvalidShares);
		assert_noop!(offer(ann, ASSET, Shares::MAX), Error::<Test>::Overflow);
		assert_noop!(offer(cid, ASSET, 1), Error::<Test>::HoldingNotFound);
		assert_noop!(offer(ann, 1, 1), Error::<Test>::HoldingNotFound);
		assert_ok!(offer(ann, ASSET, 10));
		assert_eq!(holding(ASSET, "Ann").offered, 60);
		let unoffer = Crowdfunding::unoffer_shares;
		assert_noop!(unoffer(ann, ASSET, 61), Error::<Test>::InvalidShares);
		assert_noop!(unoffer(cid, ASSET, 1), Error::<Test>::HoldingNotFound);
		assert_ok!(unoffer(ann, ASSET, 60));
		assert_eq!(holding(ASSET, "Ann").offered, 0);
		assert_eq!(events(), []);
	});
}

#[test]
fn debit_should_be_refused_when_there_are_not_so_many_shares() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		set_holding(ASSET, "Ann", |row| row.offered = 10);
		let debit = |name: &str, shares| {
			let (mut asset, cause) = (asset_row(ASSET), Cause::Traded(0));
			Crowdfunding::debit(ASSET, &mut asset, id(name), shares, cause).map(|_| ())
		};
		for shares in [0, 51, 60, 61, Shares::MAX] {
			assert_noop!(debit("Ann", shares), Error::<Test>::InvalidShares);
		}
		assert_noop!(debit("Cid", 1), Error::<Test>::HoldingNotFound);
		set_holding(ASSET, "Ann", |row| row.offered = 0);
	});
}

#[test]
fn credit_should_be_refused_when_there_is_nothing_to_give_or_too_much() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		let credit = |shares| {
			let (mut asset, cause) = (asset_row(ASSET), Cause::Traded(0));
			let (user, row) = (id("Ann"), user_row(id("Ann")));
			Crowdfunding::credit(ASSET, &mut asset, user, &row, shares, None, cause, None)
				.map(|_| ())
		};
		assert_noop!(credit(0), Error::<Test>::InvalidShares);
		assert_noop!(credit(Shares::MAX - 59), Error::<Test>::Overflow);
	});
}

#[test]
fn certificate_should_tell_where_shares_come_from_and_what_was_before() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_held();
		let [ann, bea] = ["Ann", "Bea"].map(|name| certificate_id(ASSET, name));
		record(ASSET, "Ann", "Bea", 10);
		let kept = certificate(certificate_id(ASSET, "Ann"));
		assert_eq!((kept.shares, kept.previous, kept.source), (50, Some(ann), None));
		let got = certificate(certificate_id(ASSET, "Bea"));
		assert_eq!((got.shares, got.previous, got.source), (50, Some(bea), Some(ann)));
		assert_eq!((kept.cause, got.cause), (Cause::Traded(0), Cause::Traded(0)));
		for (old, name) in [(ann, "Ann"), (bea, "Bea")] {
			let old = certificate(old);
			assert_eq!(old.state, CertificateState::Superseded);
			assert_eq!(old.successor, Some(certificate_id(ASSET, name)));
		}
	});
}
