// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::{Flow, FlowAsset, FlowReason};
use sp_core::H256;
use sp_runtime::Permill;
use Error::*;

#[test]
fn sale_should_pay_move_and_close_all_at_once() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		publish(&alice(), number, "News");
		let listing = sell(&alice(), number, ask(500, &[SHORT]));
		let (alices, bobs) = (free(&alice()), free(&bob()));
		let before = row(number);
		System::reset_events();
		let id = NextOrderId::<Test>::get();
		assert_ok!(dispatch(signed(&bob()), Call::buy { terms: bid_on(number, 800) }));

		let (seller, buyer, price, fee) = (alice(), bob(), 500, 10);
		let trade = Trade {
			number,
			revision: 1,
			currency: NATIVE,
			price,
			fee,
			seller: seller.clone(),
			buyer: buyer.clone(),
		};
		let deposit = OrgNumbers::registration_deposit();
		let back = before.deposit.amount + OrgNumbers::order_price(1);
		assert_eq!(free(&alice()), alices + price - fee + back);
		assert_eq!(free(&bob()), bobs - price - deposit);
		assert_eq!(free(&Treasury::get()), fee);
		assert_eq!(held_in_all(&bob()), deposit);
		assert_eq!(held(&alice(), HoldReason::Order) + held(&alice(), HoldReason::Number), 0);

		let after = row(number);
		assert_eq!((after.owner.clone(), after.tenure, after.sale), (bob(), 1, Sale::None));
		assert_eq!((after.handle, after.history), (before.handle, before.history));
		let (from, to, reason) = (seller, buyer, FlowReason::Sold);
		assert!(OrgNumbers::order(listing).is_none() && OrgNumbers::order(id).is_none());
		assert!(book(Market::Class(SHORT), Side::Ask).is_empty());
		assert_eq!(OrdersOf::<Test>::iter_keys().count(), 0);
		let flow = Flow {
			asset: FlowAsset::OrgNumber(number),
			from: Some(from.clone()),
			to: Some(to.clone()),
			quantity: 1,
			reason,
		};
		assert_eq!(take_flows(), [flow]);
		let now = System::block_number();
		assert_eq!(OrgNumbers::trades_of(number, 0, 9), [(now, trade.clone())]);
		assert_eq!(OrgNumbers::trades_since(now, 1), [(now, trade.clone())]);
		let events = events();
		assert!(matches!(&events[0], Event::OrderPlaced { id: placed, .. } if *placed == id));
		let rest =
			[Event::Moved { number, tenure: 1, from, to, reason }, Event::Traded { id, trade }];
		assert_eq!(events[1..], rest);
	});
}

#[test]
fn fee_should_be_rounded_down_for_the_seller() {
	for (percent, price, expected) in
		[(2, 149, 2), (2, 49, 0), (2, 50, 1), (0, 900, 0), (100, 900, 900)]
	{
		ExtBuilder::default().execute(|| {
			let number = pooled();
			PoolFee::set(Permill::from_percent(percent));
			sell(&alice(), number, ask(price, &[]));
			let before = free(&alice());
			buy(&bob(), bid_on(number, price));
			assert_eq!(free(&Treasury::get()), expected);
			let deposits = OrgNumbers::order_price(1) + OrgNumbers::registration_deposit();
			assert_eq!(free(&alice()), before + price - expected + deposits);
		});
	}
}

#[test]
fn chips_should_pay_for_a_number_from_end_to_end() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let natives = free(&alice());
		buy(&bob(), BuyTerms { currency: CHIPS, ..bid_on(number, 1_000) });
		assert_eq!((chips(&bob()), chips_held(&bob())), (CHIPS_EACH - 1_000, 1_000));
		assert_eq!(held(&bob(), HoldReason::Order), OrgNumbers::bid_deposit());
		sell(&alice(), number, SellTerms { currency: CHIPS, ..ask(900, &[]) });
		assert_eq!(owner_of(number), bob());
		assert_eq!((chips(&bob()), chips_held(&bob())), (CHIPS_EACH - 1_000, 0));
		assert_eq!(chips(&alice()), CHIPS_EACH + 980);
		assert_eq!(chips(&Treasury::get()), 20);
		assert_eq!(Assets::total_supply(7), 4 * CHIPS_EACH);
		assert_eq!(free(&alice()), natives + OrgNumbers::registration_deposit());
		assert_eq!(held_in_all(&bob()), OrgNumbers::registration_deposit());
		let (_, trade) = OrgNumbers::trades_of(number, 0, 9).remove(0);
		assert_eq!((trade.currency, trade.price, trade.fee), (CHIPS, 1_000, 20));
	});
}

#[test]
fn surplus_of_chips_should_return_when_a_listing_is_cheaper() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		sell(&alice(), number, SellTerms { currency: CHIPS, ..ask(400, &[SHORT]) });
		buy(&bob(), BuyTerms { currency: CHIPS, ..bid_for(SHORT, 1_000) });
		assert_eq!((chips(&bob()), chips_held(&bob())), (CHIPS_EACH - 400, 0));
		assert_eq!(chips(&alice()), CHIPS_EACH + 392);
	});
}

#[test]
fn every_right_of_the_old_side_should_end_in_the_block_of_the_sale() {
	ExtBuilder::default().execute(|| {
		open_pool();
		let number = staffed();
		assert_ok!(OrgNumbers::set_primary(signed(&charlie()), number));
		assert_ok!(OrgNumbers::set_primary(signed(&alice()), number));
		admit(&dave());
		let evidence = H256([1; 32]);
		assert_ok!(OrgNumbers::grant_verification(signed(&dave()), number, 0, evidence));
		let plan = Some(RecoveryPlan { to: dave(), delay: MIN_RECOVERY_DELAY });
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, plan));
		assert_ok!(OrgNumbers::start_recovery(signed(&dave()), number));
		let publish = || Call::publish { number, document: document("News", "body") };
		assert_ok!(dispatch(signed(&charlie()), publish()));
		assert_ok!(OrgNumbers::follow(signed(&charlie()), number));

		let block = System::block_number();
		sell(&alice(), number, ask(500, &[]));
		buy(&dave(), bid_on(number, 500));
		assert_eq!(System::block_number(), block);

		refused(&charlie(), publish(), NotAuthorised::<Test>);
		let set_profile = Call::set_profile { number, profile: profile("x") };
		refused(&bob(), set_profile, NotAuthorised::<Test>);
		refused(&alice(), Call::release { number }, NotOwner::<Test>);
		refused(&alice(), Call::sell { number, terms: ask(500, &[]) }, NotOwner::<Test>);
		refused(&dave(), Call::finish_recovery { number }, RecoveryNotFound::<Test>);
		for who in [alice(), charlie()] {
			assert_eq!(OrgNumbers::primary_of(who.clone()), None);
			assert_eq!(OrgNumbers::role_of(number, who), None);
		}
		assert_eq!(OrgNumbers::roles_of(number, None, 9), []);
		let info = OrgNumbers::number(number).unwrap();
		assert!(info.verification.is_none() && info.recovery.is_none());
		// What a buyer pays for goes along.
		assert_eq!((info.followers, info.revision, info.owner), (1, 1, dave()));
		assert_ok!(dispatch(signed(&dave()), publish()));
	});
}

#[test]
fn number_should_be_sold_on_and_every_trade_be_found() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let first = System::block_number();
		sell(&alice(), number, ask(500, &[]));
		buy(&bob(), bid_on(number, 500));
		hand_on(number, &charlie());
		forward(5);
		sell(&charlie(), number, ask(600, &[]));
		buy(&dave(), bid_on(number, 700));
		let trades = OrgNumbers::trades_of(number, 0, 9);
		let found: Vec<_> = trades.iter().map(|(at, trade)| (*at, trade.price)).collect();
		assert_eq!(found, [(first, 500), (first + 5, 600)]);
		// The tenure between began with no trade.
		assert_eq!(OrgNumbers::trades_of(number, 2, 9).len(), 1);
		assert_eq!(OrgNumbers::trades_of(number, 0, 2).len(), 1);
		assert_eq!(OrgNumbers::trades_since(first, 5).len(), 1);
		assert_eq!(OrgNumbers::trades_since(first, 6), trades);
		assert_eq!(OrgNumbers::trades_since(first + 1, 5).len(), 1);
	});
}

#[test]
fn bid_of_who_became_owner_should_be_void() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid = buy(&bob(), bid_on(number, 500));
		hand_on(number, &bob());
		System::reset_events();
		sell(&bob(), number, ask(400, &[]));
		assert_eq!(closings(), [(bid, CloseReason::Void)]);
		assert_eq!((owner_of(number), held(&bob(), HoldReason::Payment)), (bob(), 0));
	});
}

#[test]
fn sponsors_deposit_should_go_back_when_the_number_is_sold() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		Numbers::<Test>::mutate(number, |row| {
			// As if Charlie had sponsored it.
			let row = row.as_mut().unwrap();
			assert_ok!(OrgNumbers::give_back(HoldReason::Number, &alice(), row.deposit.amount));
			assert_ok!(OrgNumbers::hold(HoldReason::Number, &charlie(), row.deposit.amount));
			row.deposit.payer = charlie();
		});
		let before = free(&charlie());
		let deposit = row(number).deposit.amount;
		sell(&alice(), number, ask(500, &[]));
		buy(&bob(), bid_on(number, 500));
		assert_eq!(free(&charlie()), before + deposit);
		assert_eq!(row(number).deposit.payer, bob());
	});
}
