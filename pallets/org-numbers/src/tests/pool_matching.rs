// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::OrgNumber;
use sp_runtime::AccountId32;
use Error::*;

fn price_paid(number: OrgNumber) -> u128 {
	let trades = OrgNumbers::trades_of(number, 0, MAX_PAGE);
	trades.last().unwrap().1.price
}

fn match_up(sell: OrderId, buy: OrderId) -> Call<Test> {
	Call::match_orders { sell, buy }
}

fn chips_bid_on(number: OrgNumber, price: u128) -> BuyTermsOf<Test> {
	BuyTerms { currency: CHIPS, ..bid_on(number, price) }
}

#[test]
fn listing_should_meet_the_best_of_all_its_books_at_the_bids_price() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&bob(), bid_on(number, 400));
		buy(&charlie(), bid_for(CATEGORY, 450));
		buy(&dave(), bid_for(FOLLOWED, 600));
		sell(&alice(), number, ask(300, &[CATEGORY, SHORT]));
		assert_eq!((owner_of(number), price_paid(number)), (charlie(), 450));
	});
}

#[test]
fn listing_should_meet_the_targeted_bid_when_that_is_the_best() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&charlie(), bid_for(CATEGORY, 450));
		buy(&bob(), bid_on(number, 451));
		sell(&alice(), number, ask(300, &[CATEGORY]));
		assert_eq!((owner_of(number), price_paid(number)), (bob(), 451));
	});
}

#[test]
fn earlier_bid_should_come_first_when_prices_are_equal() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&charlie(), bid_for(CATEGORY, 400));
		buy(&bob(), bid_on(number, 400));
		sell(&alice(), number, ask(400, &[CATEGORY]));
		assert_eq!(owner_of(number), charlie());
	});
}

#[test]
fn listing_should_rest_when_every_bid_is_too_low() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid = buy(&bob(), bid_on(number, 399));
		let id = sell(&alice(), number, ask(400, &[]));
		assert_eq!((owner_of(number), row(number).sale), (alice(), Sale::Listed(id)));
		refused(&dave(), match_up(id, bid), NotCompatible::<Test>);
	});
}

#[test]
fn class_bid_should_meet_the_cheapest_and_then_the_earliest_listing_at_its_price() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let second = register(&charlie(), "kontor");
		let third = register(&dave(), "luebeck");
		sell(&alice(), number, ask(500, &[CATEGORY]));
		sell(&charlie(), second, ask(400, &[CATEGORY]));
		sell(&dave(), third, ask(400, &[CATEGORY]));
		for (cheapest, price) in [(second, 400), (third, 400), (number, 500)] {
			buy(&bob(), bid_for(CATEGORY, 700));
			assert_eq!((owner_of(cheapest), price_paid(cheapest)), (bob(), price));
		}
		assert!(book(Market::Class(CATEGORY), Side::Ask).is_empty());
		// Nobody sells: the bid rests.
		let id = buy(&bob(), bid_for(CATEGORY, 700));
		assert_eq!(book(Market::Class(CATEGORY), Side::Bid), [id]);
	});
}

#[test]
fn number_that_is_not_listed_should_never_be_sold() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&bob(), bid_on(number, 50_000));
		buy(&bob(), bid_for(CATEGORY, 50_000));
		assert_eq!(owner_of(number), alice());
	});
}

#[test]
fn named_buyer_should_be_the_only_one_who_can_buy() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let early = buy(&bob(), bid_on(number, 900));
		let terms = SellTerms { buyer: Some(charlie()), ..ask(500, &[]) };
		let id = sell(&alice(), number, terms);
		let late = buy(&dave(), bid_on(number, 900));
		for bid in [early, late] {
			refused(&dave(), match_up(id, bid), NotCompatible::<Test>);
		}
		assert_eq!(owner_of(number), alice());
		buy(&charlie(), bid_on(number, 600));
		assert_eq!((owner_of(number), price_paid(number)), (charlie(), 500));
	});
}

#[test]
fn named_buyer_should_be_found_behind_better_bids() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		for price in 900..907 {
			buy(&bob(), bid_on(number, price));
		}
		let bid = buy(&charlie(), bid_on(number, 600));
		let terms = SellTerms { buyer: Some(charlie()), ..ask(500, &[]) };
		let id = sell(&alice(), number, terms);
		// Beyond the six that are looked at; a poke settles it.
		assert_eq!(owner_of(number), alice());
		assert_ok!(dispatch(signed(&dave()), match_up(id, bid)));
		assert_eq!((owner_of(number), price_paid(number)), (charlie(), 600));
	});
}

#[test]
fn order_should_be_refused_when_it_would_meet_one_of_its_own_account() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid = buy(&alice(), bid_for(SHORT, 700));
		let call = Call::sell { number, terms: ask(600, &[SHORT]) };
		refused(&alice(), call, SelfTrade::<Test>);
		assert_ok!(OrgNumbers::cancel_order(signed(&alice()), bid));
		let listing = sell(&alice(), number, ask(600, &[SHORT]));
		refused(&alice(), Call::buy { terms: bid_for(SHORT, 700) }, SelfTrade::<Test>);
		// Below the price nothing meets, and nothing is settled by a poke either.
		let bid = buy(&alice(), bid_for(SHORT, 500));
		refused(&bob(), match_up(listing, bid), NotCompatible::<Test>);
	});
}

#[test]
fn prices_should_not_be_compared_when_currencies_differ() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid = buy(&bob(), chips_bid_on(number, 900));
		let class_bid = buy(&bob(), BuyTerms { currency: CHIPS, ..bid_for(SHORT, 900) });
		let id = sell(&alice(), number, ask(500, &[SHORT]));
		buy(&charlie(), chips_bid_on(number, 900));
		assert_eq!(owner_of(number), alice());
		for bid in [bid, class_bid] {
			refused(&dave(), match_up(id, bid), NotCompatible::<Test>);
		}
	});
}

#[test]
fn pinned_bid_should_match_when_the_content_is_as_priced() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		publish(&alice(), number, "News");
		let target = Target::Number { number, revision: Some(1) };
		buy(&bob(), BuyTerms { target, ..bid_on(number, 500) });
		sell(&alice(), number, ask(500, &[]));
		assert_eq!(owner_of(number), bob());
	});
}

#[test]
fn pinned_bid_should_be_closed_and_the_next_matched_when_the_content_changed() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let target = Target::Number { number, revision: Some(0) };
		let pinned = buy(&bob(), BuyTerms { target, ..bid_on(number, 500) });
		buy(&charlie(), bid_on(number, 450));
		publish(&alice(), number, "News");
		System::reset_events();
		sell(&alice(), number, ask(400, &[]));
		assert_eq!((owner_of(number), price_paid(number)), (charlie(), 450));
		assert_eq!(closings(), [(pinned, CloseReason::RevisionChanged)]);
		assert_eq!(held_in_all(&bob()), 0);
	});
}

#[test]
fn pinned_bid_should_not_match_by_a_poke_when_the_content_changed() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let listing = sell(&alice(), number, ask(600, &[]));
		let target = Target::Number { number, revision: Some(0) };
		let pinned = buy(&bob(), BuyTerms { target, ..bid_on(number, 500) });
		publish(&alice(), number, "News");
		refused(&bob(), match_up(listing, pinned), OrderNotOpen::<Test>);
		// The seller lowers the price: still not.
		assert_ok!(dispatch(signed(&alice()), Call::update_price { id: listing, price: 500 }));
		assert_eq!(owner_of(number), alice());
		assert!(OrgNumbers::order(pinned).is_none());
	});
}

#[test]
fn expired_orders_should_never_match_and_be_closed_when_met() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bid =
			buy(&bob(), BuyTerms { expires: System::block_number() + 1, ..bid_on(number, 500) });
		forward(2);
		System::reset_events();
		let listing = sell(&alice(), number, ask(400, &[]));
		assert_eq!(closings(), [(bid, CloseReason::Expired)]);
		forward(1_001);
		buy(&bob(), bid_on(number, 500));
		assert_eq!(closings(), [(listing, CloseReason::Expired)]);
		assert_eq!((owner_of(number), row(number).sale), (alice(), Sale::None));
	});
}

#[test]
fn order_should_match_in_the_last_block_of_its_life() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&bob(), BuyTerms { expires: System::block_number() + 3, ..bid_on(number, 500) });
		forward(3);
		sell(&alice(), number, ask(400, &[]));
		assert_eq!(owner_of(number), bob());
	});
}

#[test]
fn unfit_listing_should_be_closed_and_the_next_matched() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let other = register(&charlie(), "kontor");
		for number in [number, other] {
			assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		}
		let cheap = sell(&alice(), number, ask(300, &[FOLLOWED]));
		sell(&charlie(), other, ask(400, &[FOLLOWED]));
		assert_ok!(OrgNumbers::unfollow(signed(&dave()), number));
		System::reset_events();
		buy(&bob(), bid_for(FOLLOWED, 500));
		assert_eq!(closings(), [(cheap, CloseReason::Unfit)]);
		assert_eq!((owner_of(number), row(number).sale), (alice(), Sale::None));
		assert_eq!((owner_of(other), price_paid(other)), (bob(), 400));
	});
}

#[test]
fn bidder_in_bad_standing_should_not_block_the_next() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bad = buy(&bob(), bid_on(number, 500));
		buy(&charlie(), bid_on(number, 400));
		bar(&bob());
		System::reset_events();
		sell(&alice(), number, ask(300, &[]));
		unbar();
		assert_eq!(closings(), [(bad, CloseReason::BadStanding)]);
		assert_eq!(owner_of(number), charlie());
		assert_eq!(held(&bob(), HoldReason::Payment), 500);
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&bob()), bad));
	});
}

#[test]
fn bidder_whom_the_ledger_blocks_should_not_block_the_next() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bad = buy(&bob(), chips_bid_on(number, 500));
		buy(&charlie(), chips_bid_on(number, 400));
		block_chips(&bob());
		System::reset_events();
		sell(&alice(), number, SellTerms { currency: CHIPS, ..ask(300, &[]) });
		assert_eq!(closings(), [(bad, CloseReason::Unsettled)]);
		assert_eq!(owner_of(number), charlie());
		assert_eq!(chips_held(&bob()), 500);
		assert_eq!(OrgNumbers::stranded_of(bob()).len(), 1);
	});
}

#[test]
fn sellers_who_cannot_be_paid_should_not_block_the_next() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let second = register(&charlie(), "kontor");
		let third = register(&dave(), "luebeck");
		let in_chips = |price| SellTerms { currency: CHIPS, ..ask(price, &[CATEGORY]) };
		let blocked = sell(&alice(), number, in_chips(300));
		let barred = sell(&charlie(), second, in_chips(310));
		sell(&dave(), third, in_chips(320));
		block_chips(&alice());
		bar(&charlie());
		System::reset_events();
		buy(&bob(), BuyTerms { currency: CHIPS, ..bid_for(CATEGORY, 500) });
		unbar();
		let expected = [(blocked, CloseReason::Unsettled), (barred, CloseReason::BadStanding)];
		assert_eq!(closings(), expected);
		assert_eq!(owner_of(third), bob());
		assert_eq!((owner_of(number), owner_of(second)), (alice(), charlie()));
	});
}

#[test]
fn bidder_who_cannot_pay_a_risen_deposit_should_not_block_the_next() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bad = buy(&bob(), bid_on(number, 500));
		set_free(&bob(), 1);
		buy(&charlie(), bid_on(number, 400));
		DepositBase::set(5_000);
		System::reset_events();
		sell(&alice(), number, ask(300, &[]));
		assert_eq!(closings(), [(bad, CloseReason::Unsettled)]);
		assert_eq!(owner_of(number), charlie());
	});
}

#[test]
fn listing_should_rest_when_five_bad_bids_were_closed_and_a_poke_goes_on() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let soon = System::block_number() + 1;
		for price in 500..506 {
			buy(&bob(), BuyTerms { expires: soon, ..bid_on(number, price) });
		}
		let good = buy(&charlie(), bid_on(number, 450));
		forward(2);
		System::reset_events();
		let listing = sell(&alice(), number, ask(300, &[]));
		assert_eq!(closings().len(), MAX_CLOSED as usize);
		assert_eq!(owner_of(number), alice());
		// One that expired is still in front, and is passed by.
		assert_eq!(book(Market::Number(number), Side::Bid), [0, good]);
		assert_ok!(dispatch(signed(&dave()), match_up(listing, good)));
		assert_eq!((owner_of(number), price_paid(number)), (charlie(), 450));
	});
}

/// A listing of Alice's of a number that becomes fit for a class once it is followed.
fn unfit_pair(ask_price: u128, bid_price: u128) -> (OrgNumber, OrderId, OrderId) {
	let number = pooled();
	let bid = buy(&bob(), bid_for(FOLLOWED, bid_price));
	let listing = sell(&alice(), number, ask(ask_price, &[]));
	(number, listing, bid)
}

#[test]
fn resting_pair_should_be_settled_by_anyone_when_it_became_compatible() {
	ExtBuilder::default().execute(|| {
		let (number, listing, bid) = unfit_pair(300, 500);
		refused(&dave(), match_up(listing, bid), NotCompatible::<Test>);
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		refused(&dave(), match_up(bid, listing), NotCompatible::<Test>);
		refused(&dave(), match_up(listing, 99), OrderNotFound::<Test>);
		refused(&dave(), match_up(99, bid), OrderNotFound::<Test>);
		assert_ok!(dispatch(signed(&dave()), match_up(listing, bid)));
		// The bid was there first.
		assert_eq!((owner_of(number), price_paid(number)), (bob(), 500));
		assert_eq!(held(&bob(), HoldReason::Payment), 0);
		assert_eq!(held(&dave(), HoldReason::Order), 0);
	});
}

#[test]
fn poked_pair_should_trade_at_the_listings_price_when_that_was_first() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let listing = sell(&alice(), number, ask(300, &[]));
		let bid = buy(&bob(), bid_for(FOLLOWED, 500));
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		assert_ok!(dispatch(signed(&dave()), match_up(listing, bid)));
		assert_eq!((owner_of(number), price_paid(number)), (bob(), 300));
	});
}

#[test]
fn pair_should_not_be_settled_when_one_of_it_has_a_better_match() {
	ExtBuilder::default().execute(|| {
		let (number, listing, low) = unfit_pair(300, 400);
		let high = buy(&charlie(), bid_for(FOLLOWED, 500));
		let other = register(&dave(), "kontor");
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		assert_ok!(OrgNumbers::follow(signed(&dave()), other));
		refused(&dave(), match_up(listing, low), NotBest::<Test>);
		assert_ok!(dispatch(signed(&dave()), match_up(listing, high)));
		assert_eq!(owner_of(number), charlie());
	});
}

#[test]
fn pair_should_not_be_settled_when_a_cheaper_listing_waits() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let listing = sell(&alice(), number, ask(300, &[]));
		let follow = |number| {
			assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		};
		let mut others = Vec::new();
		for handle in ["one", "two", "three", "four", "five", "six", "seven"] {
			let other = register(&charlie(), handle);
			follow(other);
			let id = sell(&charlie(), other, ask(200 + other.sequence() as u128, &[FOLLOWED]));
			assert_ok!(OrgNumbers::unfollow(signed(&dave()), other));
			others.push((other, id));
		}
		// Closes five that don't fit any more, and rests in spite of the other two.
		let bid = buy(&bob(), bid_for(FOLLOWED, 400));
		assert_eq!(book(Market::Class(FOLLOWED), Side::Ask), [others[5].1, others[6].1]);
		let (cheaper, its_order) = others[6];
		follow(number);
		follow(cheaper);
		// What isn't fit doesn't stand in the way, what is fit does.
		refused(&dave(), match_up(listing, bid), NotBest::<Test>);
		refused(&dave(), match_up(others[5].1, bid), NotCompatible::<Test>);
		assert_ok!(dispatch(signed(&dave()), match_up(its_order, bid)));
		assert_eq!((owner_of(cheaper), price_paid(cheaper)), (bob(), 208));
	});
}

#[test]
fn poke_should_be_refused_when_one_of_the_pair_expired() {
	ExtBuilder::default().execute(|| {
		let (number, listing, bid) = unfit_pair(300, 500);
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		forward(1_001);
		refused(&dave(), match_up(listing, bid), OrderNotOpen::<Test>);
		assert_eq!(owner_of(number), alice());
	});
}

#[test]
fn own_order_in_front_should_not_block_the_match_of_others() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		buy(&alice(), bid_for(FOLLOWED, 600));
		let bid = buy(&bob(), bid_for(FOLLOWED, 500));
		let listing = sell(&alice(), number, ask(300, &[]));
		assert_ok!(OrgNumbers::follow(signed(&dave()), number));
		assert_ok!(dispatch(signed(&dave()), match_up(listing, bid)));
		assert_eq!((owner_of(number), price_paid(number)), (bob(), 500));
	});
}

fn poked_unsettled(number: OrgNumber, at_fault: &AccountId32) -> Vec<(OrderId, CloseReason)> {
	let bid = buy(&bob(), BuyTerms { currency: CHIPS, ..bid_for(FOLLOWED, 500) });
	let listing = sell(&alice(), number, SellTerms { currency: CHIPS, ..ask(300, &[]) });
	assert_ok!(OrgNumbers::follow(signed(&dave()), number));
	block_chips(at_fault);
	System::reset_events();
	assert_ok!(dispatch(signed(&dave()), match_up(listing, bid)));
	assert_eq!(owner_of(number), alice());
	closings()
}

#[test]
fn poke_should_close_the_order_at_fault_when_the_ledger_refuses() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		assert_eq!(poked_unsettled(number, &bob()), [(0, CloseReason::Unsettled)]);
		assert_eq!(chips_held(&bob()), 500);
	});
	ExtBuilder::default().execute(|| {
		let number = pooled();
		assert_eq!(poked_unsettled(number, &alice()), [(1, CloseReason::Unsettled)]);
		assert_eq!(row(number).sale, Sale::None);
	});
}
