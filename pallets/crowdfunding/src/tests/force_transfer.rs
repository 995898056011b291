// SPDX-License-Identifier: Apache-2.0

//! `force_transfer`.

use super::fills::issued;
use crate::{mock::*, *};
use hanse_support::{Flow, FlowAsset, FlowReason};
use sp_runtime::DispatchError;

const ASSET: AssetId = 0;
const ORDERED: ForceReason = ForceReason::Ordered;

/// Ann has 60 shares, Bea has 40; Cog issued them. Cid has none.
fn cogs() {
	cogs_with(|_| ());
}

fn cogs_with(change: impl FnOnce(&mut NewAssetOf<Test>)) {
	let mut asset = new_asset("Cog", 0);
	change(&mut asset);
	assert_eq!(asset_with(asset, &[("Ann", 60), ("Bea", 40)]), ASSET);
	known("Cid");
	events();
	take_flows();
}

fn forcing(from: &str, to: &str, shares: Shares) -> Call<Test> {
	let (from, to) = (id(from), id(to));
	Call::force_transfer { asset: ASSET, from, to, shares, reason: ORDERED }
}

fn lots(name: &str) -> Vec<(u32, Shares)> {
	holding(ASSET, name).lots.iter().map(|lot| (lot.until, lot.shares)).collect()
}

fn lock(name: &str, lots: &[(u32, Shares)]) {
	let lots: Vec<_> =
		lots.iter().map(|(until, shares)| Lot { until: *until, shares: *shares }).collect();
	set_holding(ASSET, name, |row| row.lots = lots.try_into().unwrap());
}

#[test]
fn shares_should_move_without_their_holder_when_governance_says_so() {
	for reason in [ORDERED, ForceReason::Corrected, ForceReason::Succession] {
		ExtBuilder::default().build_and_execute(|| {
			cogs();
			forward(2);
			let [of_ann, of_bea] = ["Ann", "Bea"].map(|name| certificate_id(ASSET, name));
			let collected = free(&treasury());
			let (from, to) = (id("Ann"), id("Bea"));
			root(Call::force_transfer { asset: ASSET, from, to, shares: 25, reason });

			assert_eq!((shares_of(ASSET, "Ann"), shares_of(ASSET, "Bea")), (35, 65));
			let (kept, got) = (certificate_id(ASSET, "Ann"), certificate_id(ASSET, "Bea"));
			let trade = Trade {
				asset: ASSET,
				seller: from,
				buyer: to,
				shares: 25,
				price: 0,
				settlement: Settlement::Forced,
				posting: None,
				executing: None,
				block: 3,
				seller_before: of_ann,
				seller_after: Some(kept),
				buyer_before: Some(of_bea),
				buyer_after: got,
			};
			assert_eq!(Trades::<Test>::get(ASSET, 0), Some(trade));
			assert_eq!(certificate(got).source, Some(of_ann));
			assert_eq!(certificate(got).cause, Cause::Traded(0));
			// Nobody signed, nobody pays.
			assert_eq!((next_nonce("Ann"), next_nonce("Bea")), (0, 0));
			assert_eq!(free(&treasury()), collected);
			let flow = Flow {
				asset: FlowAsset::Shares(ASSET),
				from: Some(account("Ann")),
				to: Some(account("Bea")),
				quantity: 25,
				reason: FlowReason::Transferred,
			};
			assert_eq!(take_flows(), [flow]);
			let traded =
				Event::Traded { asset: ASSET, trade: 0, seller: from, buyer: to, shares: 25 };
			let forced = Event::TransferForced { asset: ASSET, trade: 0, reason };
			assert_eq!(events(), [issued(kept), issued(got), traded, forced]);
		});
	}
}

#[test]
fn all_shares_should_move_when_all_are_named() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let of_ann = certificate_id(ASSET, "Ann");
		root(forcing("Ann", "Cid", 60));
		let got = certificate_id(ASSET, "Cid");
		assert!(!Holdings::<Test>::contains_key(id("Ann"), ASSET));
		assert_eq!((shares_of(ASSET, "Cid"), asset_row(ASSET).holders), (60, 2));
		let retired = Event::CertificateRetired { certificate: of_ann };
		assert_eq!(events()[..2], [retired, issued(got)]);
		let row = Trades::<Test>::get(ASSET, 0).unwrap();
		assert_eq!((row.seller_after, row.buyer_before), (None, None));
		root(forcing("Cid", "Ann", 1));
	});
}

#[test]
fn shares_should_move_when_anything_would_keep_them_from_being_sold() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_with(|asset| asset.terms.max_holders = Some(2));
		by(&registrar(), Call::freeze_user { user: id("Ann") });
		by(&registrar(), Call::freeze_holding { asset: ASSET, user: id("Ann") });
		set_user(id("Ann"), |row| row.trading.locked = Some(1));
		register_pending("Dan");
		bar(&account("Dan"));
		root(forcing("Ann", "Dan", 10));
		assert_eq!(shares_of(ASSET, "Dan"), 10);
		// One more than its most.
		assert_eq!(asset_row(ASSET).holders, 3);
		assert!(holding(ASSET, "Ann").frozen.is_some());
		by(&registrar(), Call::freeze_user { user: id("Cid") });
		root(forcing("Dan", "Cid", 10));
		// To whom has erased its name too.
		by(&certifier(), Call::erase_identity { user: id("Bea") });
		assert_eq!(status("Bea"), UserStatus::Erased);
		root(forcing("Ann", "Bea", 50));
		assert_eq!(asset_row(ASSET).holders, 2);
	});
}

#[test]
fn nobody_should_come_by_a_trade_while_governance_made_too_many_holders() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_with(|asset| asset.terms.max_holders = Some(2));
		root(forcing("Ann", "Cid", 10));
		known("Dan");
		// Not even for one who goes.
		let call = recording(settled(ASSET, "Ann", "Dan", 50), "Ann", "Dan");
		refused(&platform(), call, hindered(Hindrance::TooManyHolders));
		record(ASSET, "Ann", "Cid", 50);
		record(ASSET, "Cid", "Dan", 60);
	});
}

#[test]
fn free_shares_should_go_first_and_locked_ones_stay_locked_with_whom_they_go_to() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		lock("Ann", &[(10, 5), (20, 30), (30, 10)]);
		// 15 are free.
		root(forcing("Ann", "Bea", 15));
		assert_eq!(lots("Ann"), [(10, 5), (20, 30), (30, 10)]);
		assert_eq!(lots("Bea"), []);
		// Then those that would be free soonest.
		root(forcing("Ann", "Bea", 12));
		assert_eq!(lots("Ann"), [(20, 23), (30, 10)]);
		assert_eq!(lots("Bea"), [(10, 5), (20, 7)]);
		assert_eq!(holding(ASSET, "Bea").free(now()), 55);
		root(forcing("Ann", "Bea", 33));
		assert_eq!(lots("Bea"), [(10, 5), (20, 30), (30, 10)]);
		assert_eq!(shares_of(ASSET, "Bea"), 100);
	});
}

#[test]
fn locked_shares_should_be_free_with_their_new_holder_when_their_time_comes() {
	ExtBuilder::default().build_and_execute(|| {
		cogs_with(|asset| asset.terms.lock_up = 19);
		assert_eq!(lots("Ann"), [(20, 60)]);
		root(forcing("Ann", "Cid", 60));
		assert_eq!(lots("Cid"), [(20, 60)]);
		System::set_block_number(20);
		record(ASSET, "Cid", "Ann", 60);
		assert_eq!(lots("Ann"), []);
	});
}

#[test]
fn offered_shares_should_stay_when_others_are_moved() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		lock("Ann", &[(20, 30)]);
		let offering = sale(ASSET, "Ann", 10);
		for shares in [51, 60, 61, Shares::MAX] {
			root_refused(forcing("Ann", "Cid", shares), Error::<Test>::InvalidShares);
		}
		// The free and the locked ones, so that what is left is what is offered.
		root(forcing("Ann", "Cid", 50));
		assert_eq!(
			(shares_of(ASSET, "Ann"), lots("Ann"), lots("Cid")),
			(10, vec![], vec![(20, 30)])
		);
		fill(offering, "Bea", 10);
		assert_eq!(shares_of(ASSET, "Ann"), 0);
	});
}

#[test]
fn offered_shares_should_be_moved_when_the_registrar_stopped_and_ended_the_offering() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let offering = sale(ASSET, "Ann", 60);
		let cancel = || Call::cancel_offering { offering };
		refused(&registrar(), cancel(), Error::<Test>::NotUser);
		by(&registrar(), Call::freeze_offering { offering });
		for who in [certifier(), platform(), stranger()] {
			refused(&who, cancel(), Error::<Test>::NotUser);
		}
		by(&registrar(), cancel());
		root(forcing("Ann", "Cid", 60));
		assert_eq!(shares_of(ASSET, "Cid"), 60);
	});
}

#[test]
fn claims_should_be_kept_when_shares_are_moved() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let index = declare(ASSET, 1_000);
		root(forcing("Ann", "Cid", 60));
		let before = chips(&account("Ann"));
		claim(ASSET, "Ann", Some(index));
		assert_eq!(chips(&account("Ann")), before + 600);
		assert_eq!(holding(ASSET, "Cid").next_claim, index + 1);
	});
}

#[test]
fn transfer_should_be_refused_when_something_is_not_there() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		let (from, to, nobody) = (id("Ann"), id("Bea"), NextUserId::<Test>::get());
		let call =
			|asset, from, to| Call::force_transfer { asset, from, to, shares: 1, reason: ORDERED };
		root_refused(call(1, from, to), Error::<Test>::AssetNotFound);
		root_refused(call(ASSET, nobody, to), Error::<Test>::UserNotFound);
		root_refused(call(ASSET, from, nobody), Error::<Test>::UserNotFound);
		root_refused(call(ASSET, from, from), hindered(Hindrance::SameUser));
		root_refused(call(ASSET, id("Cid"), to), Error::<Test>::HoldingNotFound);
		root_refused(forcing("Ann", "Bea", 0), Error::<Test>::InvalidShares);
		root_refused(forcing("Ann", "Bea", 61), Error::<Test>::InvalidShares);
		declare(ASSET, 1_000);
		root(forcing("Ann", "Bea", 60));
		// The row is there, the shares are not.
		root_refused(forcing("Ann", "Bea", 1), Error::<Test>::HoldingNotFound);
	});
}

#[test]
fn transfer_should_be_refused_when_the_asset_is_a_draft() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft_of("Cog", 100);
		let holders = first_holders(&[("Ann", 100)]);
		by(&platform(), Call::add_holders { asset, holders });
		known("Bea");
		root_refused(forcing("Ann", "Bea", 1), Error::<Test>::AssetNotActive);
	});
}

#[test]
fn transfer_should_be_refused_when_governance_does_not_order_it() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		for who in
			[platform(), registrar(), certifier(), account("Ann"), account("Cog"), stranger()]
		{
			refused(&who, forcing("Ann", "Bea", 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn transfer_should_be_refused_when_there_are_no_more_ids() {
	ExtBuilder::default().build_and_execute(|| {
		cogs();
		NextTradeId::<Test>::put(TradeId::MAX);
		root_refused(forcing("Ann", "Bea", 1), Error::<Test>::IdsExhausted);
	});
}
