// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::Mutate};
use hanse_support::{ordered_index::MAX_ENTRIES, OrgNumber};
use sp_runtime::{AccountId32, TokenError};
use Error::*;

fn pool_order(id: OrderId) -> OrderOf<Test> {
	OrgNumbers::order(id).unwrap()
}

#[test]
fn listing_should_rest_in_each_of_its_classes_when_nobody_bids() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = sell(&alice(), number, ask(500, &[CATEGORY, SHORT]));
		assert_eq!(row(number).sale, Sale::Listed(id));
		assert_eq!(book(Market::Class(CATEGORY), Side::Ask), [id]);
		assert_eq!(book(Market::Class(SHORT), Side::Ask), [id]);
		assert!(book(Market::Class(FOLLOWED), Side::Ask).is_empty());
		let order = pool_order(id);
		assert_eq!(order.deposit, OrgNumbers::order_price(2));
		assert_eq!(held(&alice(), HoldReason::Order), order.deposit);
		assert_eq!(held(&alice(), HoldReason::Payment), 0);
		assert_eq!(events(), [Event::OrderPlaced { id, order }]);
	});
}

#[test]
fn bid_should_hold_price_and_deposits_when_it_rests() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = buy(&bob(), bid_on(number, 500));
		assert_eq!(book(Market::Number(number), Side::Bid), [id]);
		assert_eq!(held(&bob(), HoldReason::Payment), 500);
		assert_eq!(held(&bob(), HoldReason::Order), OrgNumbers::bid_deposit());
		let of_both = OrgNumbers::order_price(1) + OrgNumbers::registration_deposit();
		assert_eq!(OrgNumbers::bid_deposit(), of_both);
		assert_eq!(events(), [Event::OrderPlaced { id, order: pool_order(id) }]);
		let id = buy(&bob(), BuyTerms { currency: CHIPS, ..bid_for(SHORT, 700) });
		assert_eq!(chips_held(&bob()), 700);
		assert_eq!(held(&bob(), HoldReason::Payment), 500);
		let ids: Vec<_> = OrgNumbers::orders_of(bob()).into_iter().map(|(id, _)| id).collect();
		assert_eq!(ids, [id - 1, id]);
	});
}

#[test]
fn sell_should_be_refused_when_number_or_seller_are_wrong() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let other = register(&alice(), "other");
		let call = |number| Call::sell { number, terms: ask(500, &[]) };
		refused(&alice(), call(OrgNumber(number.0 + 1)), InvalidCheckDigits::<Test>);
		refused(&alice(), call(OrgNumber(292 + 97)), NumberNotFound::<Test>);
		refused(&bob(), call(number), NotOwner::<Test>);
		bar(&alice());
		refused(&alice(), call(number), BadStanding::<Test>);
		unbar();
		let _ = sell(&alice(), number, ask(500, &[]));
		refused(&alice(), call(number), AlreadyForSale::<Test>);
		assert_ok!(OrgNumbers::offer_transfer(signed(&alice()), other, bob()));
		refused(&alice(), call(other), AlreadyForSale::<Test>);
		assert_ok!(OrgNumbers::accept_transfer(signed(&bob()), other));
		set_free(&bob(), 10);
		refused(&bob(), call(other), TokenError::FundsUnavailable);
	});
}

#[test]
fn sell_should_be_refused_when_terms_are_wrong() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let try_with = |terms, error: Error<Test>| {
			refused(&alice(), Call::sell { number, terms }, error);
		};
		let terms = || ask(500, &[]);
		let now = System::block_number();
		try_with(SellTerms { currency: Coin::WithId(8), ..terms() }, CurrencyNotAccepted);
		try_with(ask(LEAST_PRICE - 1, &[]), PriceTooLow);
		try_with(SellTerms { expires: now, ..terms() }, InvalidExpiry);
		try_with(SellTerms { expires: now + MAX_ORDER_LIFE + 1, ..terms() }, InvalidExpiry);
		try_with(SellTerms { buyer: Some(alice()), ..terms() }, SelfTrade);
		try_with(SellTerms { buyer: Some(bob()), ..ask(500, &[SHORT]) }, NotInClass);
		try_with(ask(500, &[FOLLOWED]), NotInClass);
		try_with(ask(500, &[9]), NotInClass);
		try_with(ask(500, &[SHORT, CATEGORY]), NotInClass);
		try_with(ask(500, &[SHORT, SHORT]), NotInClass);
		// A currency that no ledger knows.
		let unknown = Coin::WithId(9);
		assert_ok!(OrgNumbers::set_currency(Origin::root(), unknown.clone(), Some(1)));
		try_with(SellTerms { currency: unknown, ..terms() }, CannotBePaid);
		block_chips(&alice());
		try_with(SellTerms { currency: CHIPS, ..terms() }, CannotBePaid);
		let longest = SellTerms { expires: now + MAX_ORDER_LIFE, ..ask(LEAST_PRICE, &[]) };
		sell(&alice(), number, longest);
	});
}

#[test]
fn buy_should_be_refused_when_terms_or_buyer_are_wrong() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let try_with = |terms, error: Error<Test>| refused(&bob(), Call::buy { terms }, error);
		let terms = || bid_on(number, 500);
		let now = System::block_number();
		try_with(bid_on(OrgNumber(number.0 + 1), 500), InvalidCheckDigits);
		try_with(bid_on(OrgNumber(292), 500), NumberNotFound);
		try_with(bid_for(9, 500), ClassNotFound);
		try_with(BuyTerms { currency: Coin::WithId(8), ..terms() }, CurrencyNotAccepted);
		try_with(bid_on(number, LEAST_PRICE - 1), PriceTooLow);
		try_with(BuyTerms { expires: now, ..terms() }, InvalidExpiry);
		try_with(BuyTerms { expires: now + MAX_ORDER_LIFE + 1, ..terms() }, InvalidExpiry);
		let target = Target::Number { number, revision: Some(row(number).revision + 1) };
		try_with(BuyTerms { target, ..terms() }, RevisionChanged);
		refused(&alice(), Call::buy { terms: terms() }, AlreadyOwner::<Test>);
		bar(&bob());
		try_with(terms(), BadStanding);
		unbar();
		let dear = bid_on(number, 2 * ENDOWMENT);
		refused(&bob(), Call::buy { terms: dear }, TokenError::FundsUnavailable);
		// A hold of chips leaves the least balance free.
		let all = BuyTerms { currency: CHIPS, ..bid_on(number, CHIPS_EACH) };
		assert!(dispatch(signed(&bob()), Call::buy { terms: all.clone() }).is_err());
		buy(&bob(), BuyTerms { price: CHIPS_EACH - 1, ..all });
	});
}

#[test]
fn order_should_be_refused_when_its_owner_has_64() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		for _ in 0..MAX_ORDERS_PER_ACCOUNT {
			buy(&bob(), bid_on(number, LEAST_PRICE));
		}
		refused(&bob(), Call::buy { terms: bid_on(number, 500) }, TooManyOrders::<Test>);
		let own = register(&bob(), "kontor");
		let call = Call::sell { number: own, terms: ask(500, &[]) };
		refused(&bob(), call, TooManyOrders::<Test>);
		let first = OrgNumbers::orders_of(bob())[0].0;
		assert_ok!(OrgNumbers::cancel_order(signed(&bob()), first));
		buy(&bob(), bid_on(number, 500));
	});
}

#[test]
fn cancelled_order_should_leave_nothing_behind() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let (before_alice, before_bob) = (free(&alice()), free(&bob()));
		let listing = sell(&alice(), number, ask(500, &[CATEGORY]));
		let bid = buy(&bob(), bid_on(number, 400));
		let in_chips = buy(&bob(), BuyTerms { currency: CHIPS, ..bid_on(number, 400) });
		System::reset_events();
		refused(&bob(), Call::cancel_order { id: listing }, NotOrderOwner::<Test>);
		assert_ok!(OrgNumbers::cancel_order(signed(&alice()), listing));
		for id in [bid, in_chips] {
			assert_ok!(OrgNumbers::cancel_order(signed(&bob()), id));
		}
		refused(&bob(), Call::cancel_order { id: bid }, OrderNotFound::<Test>);
		assert_eq!((free(&alice()), free(&bob())), (before_alice, before_bob));
		assert_eq!((chips(&bob()), chips_held(&bob())), (CHIPS_EACH, 0));
		assert_eq!(held(&bob(), HoldReason::Order) + held(&bob(), HoldReason::Payment), 0);
		assert_eq!(row(number).sale, Sale::None);
		let cancelled = [listing, bid, in_chips].map(|id| (id, CloseReason::Cancelled));
		assert_eq!(closings(), cancelled);
		assert_eq!(Orders::<Test>::iter_keys().count(), 0);
		assert_eq!(OrdersOf::<Test>::iter_keys().count(), 0);
		assert_eq!(BookRoots::<Test>::iter_keys().count(), 0);
		assert_eq!(BookPagesOf::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn new_price_should_lose_the_place_among_equals() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let bobs = buy(&bob(), bid_on(number, 300));
		let charlies = buy(&charlie(), bid_on(number, 400));
		System::reset_events();
		let call = Call::update_price { id: bobs, price: 400 };
		assert_ok!(dispatch(signed(&bob()), call));
		let replaced = charlies + 1;
		assert_eq!(book(Market::Number(number), Side::Bid), [charlies, replaced]);
		assert_eq!(held(&bob(), HoldReason::Payment), 400);
		assert_eq!(pool_order(replaced).price, 400);
		assert_eq!(closings(), [(bobs, CloseReason::Replaced)]);
		sell(&alice(), number, ask(400, &[]));
		assert_eq!(owner_of(number), charlie());
	});
}

#[test]
fn new_price_should_match_at_once_when_it_fits() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let listing = sell(&alice(), number, ask(500, &[SHORT]));
		let bid = buy(&bob(), bid_on(number, 400));
		let too_low = Call::update_price { id: listing, price: LEAST_PRICE - 1 };
		refused(&alice(), too_low, PriceTooLow::<Test>);
		let call = |id| Call::update_price { id, price: 350 };
		refused(&bob(), call(listing), NotOrderOwner::<Test>);
		refused(&bob(), call(99), OrderNotFound::<Test>);
		assert_ok!(dispatch(signed(&alice()), call(listing)));
		assert_eq!(owner_of(number), bob());
		// At the resting bid's price.
		assert_eq!(OrgNumbers::trades_of(number, 0, 9)[0].1.price, 400);
		refused(&bob(), call(bid), OrderNotFound::<Test>);
	});
}

#[test]
fn new_price_should_be_refused_when_the_order_is_not_open_any_more() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = buy(&bob(), bid_on(number, 300));
		forward(1_001);
		refused(&bob(), Call::update_price { id, price: 400 }, OrderNotOpen::<Test>);
		assert_ok!(OrgNumbers::cancel_order(signed(&bob()), id));
	});
}

#[test]
fn expired_orders_should_be_cleared_by_anyone_for_their_owners() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let before = (free(&alice()), free(&bob()));
		let listing = sell(&alice(), number, ask(500, &[]));
		let bid = buy(&bob(), bid_on(number, 400));
		System::reset_events();
		let ids = || vec![listing, bid, 77].try_into().unwrap();
		let clear = || Call::clear_orders { ids: ids() };
		forward(1_000);
		refused(&dave(), clear(), NothingToClear::<Test>);
		forward(1);
		assert_ok!(dispatch(signed(&dave()), clear()));
		assert_eq!(closings(), [(listing, CloseReason::Expired), (bid, CloseReason::Expired)]);
		assert_eq!((free(&alice()), free(&bob())), before);
		assert_eq!(row(number).sale, Sale::None);
		refused(&dave(), clear(), NothingToClear::<Test>);
	});
}

#[test]
fn orders_that_became_void_should_be_cleared_with_their_reason() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let gone = register(&dave(), "kontor");
		let target = Target::Number { number, revision: Some(0) };
		let pinned = buy(&bob(), BuyTerms { target, ..bid_on(number, 300) });
		let of_gone = buy(&bob(), bid_on(gone, 300));
		let of_class = buy(&bob(), bid_for(SHORT, 300));
		let bobs = buy(&bob(), bid_on(number, 200));
		let charlies = buy(&charlie(), bid_on(number, 200));
		publish(&alice(), number, "News");
		assert_ok!(OrgNumbers::release(signed(&dave()), gone));
		assert_ok!(OrgNumbers::set_class(Origin::root(), SHORT, None));
		hand_on(number, &bob());
		bar(&charlie());
		System::reset_events();
		let ids = vec![pinned, of_gone, of_class, bobs, charlies].try_into().unwrap();
		assert_ok!(dispatch(signed(&dave()), Call::clear_orders { ids }));
		unbar();
		let expected = [
			(pinned, CloseReason::Void),
			(of_gone, CloseReason::Void),
			(of_class, CloseReason::Unfit),
			(bobs, CloseReason::Void),
			(charlies, CloseReason::BadStanding),
		];
		assert_eq!(closings(), expected);
		assert_eq!(held(&bob(), HoldReason::Payment), 0);
		// Charlie's stays until it may be paid again.
		assert_eq!(held(&charlie(), HoldReason::Payment), 200);
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&charlie()), charlies));
	});
}

#[test]
fn listing_should_be_void_when_the_number_was_recovered() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let plan = Some(RecoveryPlan { to: dave(), delay: MIN_RECOVERY_DELAY });
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, plan));
		let listing = sell(&alice(), number, ask(100, &[SHORT]));
		assert_ok!(OrgNumbers::start_recovery(signed(&dave()), number));
		forward(MIN_RECOVERY_DELAY);
		assert_ok!(OrgNumbers::finish_recovery(signed(&dave()), number));
		System::reset_events();
		buy(&bob(), bid_for(SHORT, 500));
		assert_eq!(closings(), [(listing, CloseReason::Void)]);
		assert_eq!(owner_of(number), dave());
		assert_eq!(held(&alice(), HoldReason::Order), 0);
	});
}

#[test]
fn listed_number_should_not_be_released_or_offered() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = sell(&alice(), number, ask(500, &[]));
		refused(&alice(), Call::release { number }, AlreadyForSale::<Test>);
		let offer = Call::offer_transfer { number, to: bob() };
		refused(&alice(), offer, AlreadyForSale::<Test>);
		assert_ok!(OrgNumbers::cancel_order(signed(&alice()), id));
		assert_ok!(OrgNumbers::release(signed(&alice()), number));
	});
}

#[test]
fn money_should_be_stranded_until_its_owner_may_be_paid() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let before = free(&bob());
		let id = buy(&bob(), bid_on(number, 400));
		bar(&bob());
		System::reset_events();
		assert_ok!(OrgNumbers::cancel_order(signed(&bob()), id));
		let (currency, amount) = (NATIVE, 400);
		let owner = bob();
		let expected = [
			Event::MoneyStranded { id, owner: owner.clone(), currency: currency.clone(), amount },
			Event::OrderClosed { id, owner: owner.clone(), reason: CloseReason::Cancelled },
		];
		assert_eq!(events(), expected);
		// The deposit is not a payment.
		assert_eq!(held(&bob(), HoldReason::Order), 0);
		assert_eq!(held(&bob(), HoldReason::Payment), 400);
		let stranded = StrandedMoney { currency: currency.clone(), amount };
		assert_eq!(OrgNumbers::stranded_of(bob()), [(id, stranded)]);
		refused(&bob(), Call::withdraw_stranded { id }, BadStanding::<Test>);
		refused(&alice(), Call::withdraw_stranded { id }, NothingStranded::<Test>);
		unbar();
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&bob()), id));
		assert_eq!(events(), [Event::StrandedWithdrawn { id, owner, currency, amount }]);
		refused(&bob(), Call::withdraw_stranded { id }, NothingStranded::<Test>);
		assert_eq!(free(&bob()), before);
	});
}

#[test]
fn chips_should_be_stranded_when_the_ledger_refuses_them() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = buy(&bob(), BuyTerms { currency: CHIPS, ..bid_on(number, 400) });
		block_chips(&bob());
		assert_ok!(OrgNumbers::cancel_order(signed(&bob()), id));
		assert_eq!(chips_held(&bob()), 400);
		assert!(dispatch(signed(&bob()), Call::withdraw_stranded { id }).is_err());
		assert_ok!(Assets::thaw(signed(&account("Issuer")), 7, bob()));
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&bob()), id));
		assert_eq!((chips(&bob()), chips_held(&bob())), (CHIPS_EACH, 0));
	});
}

fn crowd(index: u32) -> AccountId32 {
	let mut id = [1; 32];
	id[..4].copy_from_slice(&index.to_be_bytes());
	AccountId32::new(id)
}

/// Fills the bids of a number; returns the id of the first. Prices rise by one from 1,000.
fn fill(number: OrgNumber) -> OrderId {
	let first = NextOrderId::<Test>::get();
	for index in 0..MAX_ENTRIES {
		let who = crowd(index / MAX_ORDERS_PER_ACCOUNT);
		if index % MAX_ORDERS_PER_ACCOUNT == 0 {
			Balances::set_balance(&who, 100 * ENDOWMENT);
		}
		buy(&who, bid_on(number, 1_000 + u128::from(index)));
	}
	first
}

#[test]
fn full_book_should_give_the_worst_place_to_a_better_order() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let first = fill(number);
		let key = BookKey { market: Market::Number(number), currency: NATIVE, side: Side::Bid };
		assert_eq!(OrgNumbers::book_len(key.clone()), MAX_ENTRIES);
		System::reset_events();
		refused(&bob(), Call::buy { terms: bid_on(number, 999) }, BookFull::<Test>);
		// As good as the worst, and later.
		refused(&bob(), Call::buy { terms: bid_on(number, 1_000) }, BookFull::<Test>);
		let before = held(&crowd(0), HoldReason::Payment);
		let id = buy(&bob(), bid_on(number, 1_003));
		assert_eq!(closings(), [(first, CloseReason::Evicted)]);
		assert_eq!(held(&crowd(0), HoldReason::Payment), before - 1_000);
		assert_eq!(OrgNumbers::book_len(key.clone()), MAX_ENTRIES);
		// The evicted one's money can't be given back: it makes room all the same.
		bar(&crowd(0));
		buy(&charlie(), bid_on(number, 1_002));
		unbar();
		let evicted = first + 1;
		assert_eq!(closings(), [(evicted, CloseReason::Evicted)]);
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&crowd(0)), evicted));
		// The best is found at full depth as at any.
		sell(&alice(), number, ask(1_000, &[]));
		assert_eq!(owner_of(number), crowd((MAX_ENTRIES - 1) / MAX_ORDERS_PER_ACCOUNT));
		assert_eq!(OrgNumbers::book_len(key), MAX_ENTRIES - 1);
		assert!(OrgNumbers::order(id).is_some());
	});
}
