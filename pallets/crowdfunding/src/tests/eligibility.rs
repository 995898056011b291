// SPDX-License-Identifier: Apache-2.0

//! Who may give shares to whom. Each hindrance is told by the view and refuses the call.

use crate::{mock::*, *};
use frame_support::storage::{with_transaction, TransactionOutcome};
use hanse_support::OrgNumber;
use sp_runtime::DispatchError;
use Hindrance::*;

/// Shares, and the asset's most holders, of an asset of "Cog" whose holders "Cog" and "Ann" are.
/// "Bob" is a user.
fn register_all(max_holders: Option<u32>) -> AssetId {
	let mut asset = new_asset("Cog", 0);
	asset.terms.max_holders = max_holders;
	let asset = asset_with(asset, &[("Cog", 60), ("Ann", 40)]);
	register("Bob");
	asset
}

/// Makes trial of something and takes it back.
fn trial(test: impl FnOnce()) {
	let rolled_back: Result<(), DispatchError> = with_transaction(|| {
		test();
		TransactionOutcome::Rollback(Ok(()))
	});
	rolled_back.unwrap();
}

fn why_not(trade: SettledTradeOf<Test>) -> Option<Hindrance> {
	let SettledTrade { asset, seller, buyer, shares, .. } = trade;
	Crowdfunding::why_not(Proposal::Transfer { asset, seller, buyer, shares })
}

/// A trade that can't be, for a reason that the view tells too.
fn hinders(trade: SettledTradeOf<Test>, by: Hindrance) {
	assert_eq!(why_not(trade.clone()), Some(by));
	refused(&platform(), recording(trade, "Ann", "Bob"), hindered(by));
}

/// An order that can't be, by its buyer or by the platform that brings it.
fn hinders_order(order: OrderOf<Test>, by: Hindrance) {
	assert_eq!(Crowdfunding::why_not(Proposal::Order(order)), Some(by));
	let kind = Offerings::<Test>::get(order.offering).map(|row| row.terms.kind);
	let call = match kind {
		Some(SaleKind::Primary(_)) => pledging(order, "Bob"),
		_ => filling(order, "Bob"),
	};
	refused(&account("Bob"), call.clone(), hindered(by));
	refused(&stranger(), call, hindered(by));
}

fn fits(order: OrderOf<Test>) -> bool {
	Crowdfunding::why_not(Proposal::Order(order)).is_none()
}

/// What a user can be beside confirmed, and how it gets there.
fn make(status: UserStatus) -> fn(&mut UserOf<Test>) {
	match status {
		UserStatus::Confirmed => |_| (),
		UserStatus::Pending => |row| row.identity.at_certifier = Opening::Awaited,
		UserStatus::Contested => |row| row.contested = Some(1),
		UserStatus::Frozen => |row| row.frozen = Some(1),
		UserStatus::Erased => |row| row.identity.at_registrar = Opening::Erased,
	}
}

const BARS: [UserStatus; 4] =
	[UserStatus::Pending, UserStatus::Contested, UserStatus::Frozen, UserStatus::Erased];

#[test]
fn transfer_should_be_possible_when_nothing_stands_against_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		for shares in [1, 40] {
			let trade = settled(asset, "Ann", "Bob", shares);
			assert_eq!(why_not(trade.clone()), None);
			trial(|| by(&platform(), recording(trade, "Ann", "Bob")));
		}
	});
}

#[test]
fn transfer_should_be_hindered_when_asset_or_users_are_not_there() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let good = settled(asset, "Ann", "Bob", 1);
		hinders(SettledTrade { asset: 99, ..good }, NoSuchAsset);
		hinders(SettledTrade { seller: 99, ..good }, NoSuchSeller);
		hinders(SettledTrade { buyer: 99, ..good }, NoSuchBuyer);
		hinders(SettledTrade { buyer: good.seller, ..good }, SameUser);
		hinders(SettledTrade { shares: 0, ..good }, NoShares);
		let draft = draft_of("Cog", 100);
		let holders = first_holders(&[("Ann", 40)]);
		by(&platform(), Call::add_holders { asset: draft, holders });
		hinders(SettledTrade { asset: draft, ..good }, AssetNotActive);
	});
}

#[test]
fn transfer_should_be_hindered_when_a_user_is_not_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let trade = settled(asset, "Ann", "Bob", 1);
		for status in BARS {
			trial(|| {
				set_user(trade.seller, make(status));
				hinders(trade.clone(), Seller(status));
			});
			trial(|| {
				set_user(trade.buyer, make(status));
				hinders(trade.clone(), Buyer(status));
			});
		}
	});
}

#[test]
fn transfer_should_be_hindered_when_trading_is_locked() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let trade = settled(asset, "Ann", "Bob", 1);
		for (user, by) in [(trade.seller, SellerLocked), (trade.buyer, BuyerLocked)] {
			set_user(user, |row| row.trading.locked = Some(1));
			hinders(trade.clone(), by);
			set_user(user, |row| row.trading.locked = None);
		}
		assert_eq!(why_not(trade), None);
	});
}

#[test]
fn transfer_should_be_hindered_when_the_holding_is_frozen() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		by(&registrar(), Call::freeze_holding { asset, user: id("Ann") });
		hinders(settled(asset, "Ann", "Bob", 1), HoldingFrozen);
		// It bars no purchase.
		let back = settled(asset, "Cog", "Ann", 1);
		assert_eq!(why_not(back), None);
		by(&registrar(), Call::thaw_holding { asset, user: id("Ann") });
		assert_eq!(why_not(settled(asset, "Ann", "Bob", 1)), None);
	});
}

#[test]
fn transfer_should_be_hindered_when_the_seller_has_too_few_free_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		hinders(settled(asset, "Ann", "Bob", 41), NotEnoughShares);
		hinders(settled(asset, "Ann", "Bob", u64::MAX), NotEnoughShares);
		let nothing =
			SettledTrade { seller: id("Bob"), buyer: id("Ann"), ..settled(asset, "Ann", "Bob", 1) };
		hinders(nothing, NotEnoughShares);

		sale(asset, "Ann", 30);
		hinders(settled(asset, "Ann", "Bob", 11), NotEnoughShares);
		assert_eq!(why_not(settled(asset, "Ann", "Bob", 10)), None);
		// Some of what is not offered is locked.
		let lot = Lot { until: now() + 5, shares: 7 };
		set_holding(asset, "Ann", |row| row.lots.try_push(lot).unwrap());
		hinders(settled(asset, "Ann", "Bob", 4), NotEnoughShares);
		assert_eq!(why_not(settled(asset, "Ann", "Bob", 3)), None);
		forward(4);
		hinders(settled(asset, "Ann", "Bob", 4), NotEnoughShares);
		forward(1);
		assert_eq!(why_not(settled(asset, "Ann", "Bob", 10)), None);
		hinders(settled(asset, "Ann", "Bob", 11), NotEnoughShares);
	});
}

#[test]
fn transfer_should_be_hindered_when_the_asset_has_its_most_holders() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(Some(2));
		hinders(settled(asset, "Ann", "Bob", 1), TooManyHolders);
		hinders(settled(asset, "Ann", "Bob", 39), TooManyHolders);
		// Who is a holder needs no place, and who sells all leaves his.
		assert_eq!(why_not(settled(asset, "Ann", "Cog", 1)), None);
		trial(|| record(asset, "Ann", "Bob", 40));
		// A former holder needs one.
		record(asset, "Ann", "Cog", 40);
		record(asset, "Cog", "Bob", 1);
		let again =
			SettledTrade { seller: id("Cog"), buyer: id("Ann"), ..settled(asset, "Cog", "Bob", 1) };
		assert_eq!(why_not(again), Some(TooManyHolders));
	});
}

#[test]
fn order_should_be_possible_when_nothing_stands_against_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let (sale, campaign) =
			(sale(asset, "Ann", 40), campaign(asset, "Cog", 60, Goal::KeepItAll));
		for shares in [1, 40] {
			assert!(fits(order(sale, "Bob", shares)));
			trial(|| fill(sale, "Bob", shares));
			assert!(fits(order(campaign, "Bob", shares)));
			trial(|| pledge(campaign, "Bob", shares));
		}
	});
}

#[test]
fn order_should_be_hindered_when_the_offering_is_not_open() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let terms = terms_of(asset, "Ann", SaleKind::Secondary, 40);
		let (opens, closes) = (now() + 10, now() + 20);
		let sale = post(OfferingTerms { opens, closes, ..terms }, "Ann");
		let order = order(sale, "Bob", 1);
		hinders_order(Order { offering: sale + 1, ..order }, NoSuchOffering);
		for (block, open) in
			[(opens - 1, false), (opens, true), (closes, true), (closes + 1, false)]
		{
			System::set_block_number(block);
			assert_eq!(fits(order), open);
			if !open {
				hinders_order(order, OfferingClosed);
			}
		}
		System::set_block_number(opens);
		by(&registrar(), Call::freeze_offering { offering: sale });
		hinders_order(order, OfferingClosed);
		by(&registrar(), Call::thaw_offering { offering: sale });
		assert!(fits(order));
	});
}

#[test]
fn order_should_be_hindered_when_the_campaign_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let campaign = campaign(asset, "Cog", 10, Goal::AllOrNothing(10));
		pledge(campaign, "Bob", 10);
		hinders_order(order(campaign, "Bob", 1), WrongQuantity);
		by(&stranger(), Call::close_offering { offering: campaign });
		hinders_order(order(campaign, "Bob", 1), OfferingClosed);
	});
}

#[test]
fn order_should_be_hindered_when_its_platform_does_not_show_the_offering() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let sale = sale(asset, "Ann", 40);
		let by_platform = |platform: OrgNumber| Order { platform, ..order(sale, "Bob", 1) };
		hinders_order(by_platform(OTHER_PLATFORM), NotOnPlatform);
		hinders_order(by_platform(NO_PLATFORM), NotOnPlatform);
		let choice = Some(Choice::Taken);
		let call = Call::choose { platform: OTHER_PLATFORM, offering: sale, choice };
		by(&other_platform(), call);
		assert!(fits(by_platform(OTHER_PLATFORM)));
		sell_number(OTHER_PLATFORM, &stranger());
		let order = by_platform(OTHER_PLATFORM);
		assert_eq!(Crowdfunding::why_not(Proposal::Order(order)), Some(NotOnPlatform));
		sell_number(PLATFORM, &stranger());
		assert!(!fits(by_platform(PLATFORM)));
	});
}

#[test]
fn order_should_be_hindered_when_it_is_for_too_few_or_too_many() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let terms = terms_of(asset, "Ann", SaleKind::Secondary, 20);
		let sale = post(OfferingTerms { least: 8, ..terms }, "Ann");
		let of = |shares| order(sale, "Bob", shares);
		hinders_order(of(0), NoShares);
		for shares in [1, 7, 21, 40, u64::MAX] {
			hinders_order(of(shares), WrongQuantity);
		}
		assert!(fits(of(8)) && fits(of(20)));
		fill(sale, "Bob", 13);
		// Of what is left, which is fewer than the least, all.
		for shares in [6, 8] {
			hinders_order(of(shares), WrongQuantity);
		}
		fill(sale, "Bob", 7);
		hinders_order(of(1), NoSuchOffering);
	});
}

#[test]
fn order_should_be_hindered_when_the_buyer_is_not_whom_the_offering_is_for() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let other = admit("Another", AuthorityRole::Registrar(*b"FR"));
		let offered_to = |kind, registrar| {
			let eligibility = Eligibility { kind, registrar };
			let terms = terms_of(asset, "Ann", SaleKind::Secondary, 5);
			order(post(OfferingTerms { eligibility, ..terms }, "Ann"), "Bob", 1)
		};
		hinders_order(offered_to(Some(UserKind::Organisation), None), WrongKind);
		hinders_order(offered_to(None, Some(other)), WrongRegistrar);
		hinders_order(offered_to(Some(UserKind::Organisation), Some(other)), WrongKind);
		assert!(fits(offered_to(Some(UserKind::Person), None)));
		assert!(fits(offered_to(None, Some(REGISTRAR))));
	});
}

#[test]
fn order_should_be_hindered_when_the_ledger_bars_who_pays_or_is_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let (sale, campaign) =
			(sale(asset, "Ann", 40), campaign(asset, "Cog", 60, Goal::KeepItAll));
		let orders = [order(sale, "Bob", 1), order(campaign, "Bob", 1)];
		let (ann, bob, cog) = (account("Ann"), account("Bob"), account("Cog"));
		bar_payer(&bob);
		orders.iter().for_each(|order| hinders_order(*order, BarredFromPayment));
		unbar(&bob);
		// A buyer is not paid, a seller does not pay; escrow is paid, not the campaign's seller.
		bar_payee(&bob);
		bar_payer(&ann);
		bar(&cog);
		assert!(orders.into_iter().all(fits));
		bar_payee(&ann);
		hinders_order(orders[0], BarredFromPayment);
	});
}

#[test]
fn order_should_be_hindered_when_a_transfer_would_be() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let good = order(sale(asset, "Ann", 40), "Bob", 1);
		for status in BARS {
			trial(|| {
				set_user(id("Ann"), make(status));
				hinders_order(good, Seller(status));
			});
			trial(|| {
				set_user(id("Bob"), make(status));
				hinders_order(good, Buyer(status));
			});
		}
		trial(|| {
			set_user(id("Ann"), |row| row.trading.locked = Some(1));
			hinders_order(good, SellerLocked);
		});
		trial(|| {
			by(&registrar(), Call::freeze_holding { asset, user: id("Ann") });
			hinders_order(good, HoldingFrozen);
		});
		let unknown = Order { buyer: 99, ..good };
		assert_eq!(Crowdfunding::why_not(Proposal::Order(unknown)), Some(NoSuchBuyer));
		let own = Order { buyer: id("Ann"), ..good };
		assert_eq!(Crowdfunding::why_not(Proposal::Order(own)), Some(SameUser));
	});
}

#[test]
fn offered_shares_should_be_free_for_their_own_offering_only() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let (first, second) = (sale(asset, "Ann", 25), sale(asset, "Ann", 15));
		hinders(settled(asset, "Ann", "Bob", 1), NotEnoughShares);
		hinders_order(order(second, "Bob", 16), WrongQuantity);
		fill(first, "Bob", 25);
		hinders(settled(asset, "Ann", "Bob", 1), NotEnoughShares);
		fill(second, "Bob", 15);
		assert_eq!((shares_of(asset, "Ann"), shares_of(asset, "Bob")), (0, 40));
	});
}

#[test]
fn order_should_be_hindered_when_the_asset_has_its_most_holders() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(Some(2));
		let (sale, campaign) =
			(sale(asset, "Ann", 40), campaign(asset, "Cog", 60, Goal::KeepItAll));
		hinders_order(order(sale, "Bob", 39), TooManyHolders);
		assert!(fits(order(sale, "Bob", 40)));
		// The issuer may still be a holder when the campaign ends.
		hinders_order(order(campaign, "Bob", 60), TooManyHolders);
		assert!(fits(order(campaign, "Ann", 60)));
	});
}

#[test]
fn place_should_be_kept_for_a_backer_when_the_asset_fills_up() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(Some(3));
		let campaign = campaign(asset, "Cog", 60, Goal::KeepItAll);
		pledge(campaign, "Cid", 1);
		assert_eq!((asset_row(asset).holders, asset_row(asset).places), (2, 1));
		hinders_order(order(campaign, "Bob", 1), TooManyHolders);
		hinders(settled(asset, "Ann", "Bob", 1), TooManyHolders);
		// It is for this campaign, in which Cid may go on.
		pledge(campaign, "Cid", 1);
		assert_eq!(asset_row(asset).places, 1);
		let parties = Pallet::<Test>::order_parties(&order(campaign, "Cid", 1));
		assert!(parties.is_ok_and(|(_, parties)| parties.place == Place::Kept));
		let parties = Pallet::<Test>::order_parties(&order(campaign, "Ann", 1));
		assert!(parties.is_ok_and(|(_, parties)| parties.place == Place::Held));
	});
}

#[test]
fn backer_should_not_get_shares_when_it_is_frozen_or_erased() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = register_all(None);
		let (row, mut user) = (asset_row(asset), user_row(id("Bob")));
		assert_eq!(Pallet::<Test>::may_hold(&row, &user), None);
		// Its key is not asked for any more.
		user.trading.locked = Some(1);
		assert_eq!(Pallet::<Test>::may_hold(&row, &user), None);
		for status in BARS {
			let mut user = user.clone();
			make(status)(&mut user);
			let barred = matches!(status, UserStatus::Frozen | UserStatus::Erased);
			let hindrance = barred.then_some(Buyer(status));
			assert_eq!(Pallet::<Test>::may_hold(&row, &user), hindrance, "{status:?}");
		}
		let draft = asset_row(draft_of("Cog", 1));
		assert_eq!(Pallet::<Test>::may_hold(&draft, &user), Some(AssetNotActive));
	});
}
