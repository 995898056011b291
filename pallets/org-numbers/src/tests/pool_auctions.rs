// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::OrgNumber;
use sp_runtime::{AccountId32, TokenError};
use Error::*;

fn terms(reserve: u128) -> AuctionTermsOf<Test> {
	let starts = System::block_number();
	AuctionTerms { currency: NATIVE, reserve, starts, ends: starts + 1_000 }
}

fn start(number: OrgNumber, terms: AuctionTermsOf<Test>) -> OrderId {
	let id = NextOrderId::<Test>::get();
	let call = Call::start_auction { number, terms };
	assert_ok!(dispatch(signed(&owner_of(number)), call));
	id
}

fn auctioned(reserve: u128) -> OrgNumber {
	let number = pooled();
	start(number, terms(reserve));
	System::reset_events();
	number
}

fn bid(who: &AccountId32, number: OrgNumber, amount: u128) {
	assert_ok!(dispatch(signed(who), Call::bid { number, amount }));
}

fn settle(number: OrgNumber) {
	assert_ok!(dispatch(signed(&pauper()), Call::settle_auction { number }));
}

fn ends(number: OrgNumber) -> u32 {
	OrgNumbers::auction(number).unwrap().0.ends
}

#[test]
fn auction_should_sell_to_the_highest_bidder_when_it_is_over() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let alices = free(&alice());
		let id = start(number, terms(500));
		let (auction, least) = OrgNumbers::auction(number).unwrap();
		assert_eq!((least, row(number).sale), (500, Sale::Auctioned(id)));
		assert_eq!(held(&alice(), HoldReason::Order), auction.deposit);
		assert_eq!(events(), [Event::AuctionStarted { number, auction }]);
		let (bobs, charlies) = (free(&bob()), free(&charlie()));
		bid(&bob(), number, 500);
		assert_eq!(held(&bob(), HoldReason::Payment), 500);
		assert_eq!(held(&bob(), HoldReason::Order), OrgNumbers::registration_deposit());
		let ends = ends(number);
		let event = Event::BidPlaced { number, bidder: bob(), amount: 500, ends };
		assert_eq!(events(), [event]);
		bid(&charlie(), number, 525);
		// The outbid one has everything back at once.
		assert_eq!((free(&bob()), held_in_all(&bob())), (bobs, 0));
		forward(1_000);
		refused(&dave(), Call::settle_auction { number }, AuctionNotOver::<Test>);
		forward(1);
		System::reset_events();
		settle(number);
		assert_eq!((owner_of(number), row(number).sale), (charlie(), Sale::None));
		let deposit = OrgNumbers::registration_deposit();
		assert_eq!(free(&charlie()), charlies - 525 - deposit);
		assert_eq!(free(&alice()), alices + deposit + 525 - 10);
		assert_eq!(held_in_all(&alice()), 0);
		assert_eq!(free(&Treasury::get()), 10);
		let (block, trade) = OrgNumbers::trades_of(number, 0, 9).remove(0);
		assert_eq!((block, trade.price, trade.fee), (System::block_number(), 525, 10));
		assert_eq!(events().last(), Some(&Event::Traded { id, trade }));
		assert_eq!(OrgNumbers::auction(number), None);
		refused(&dave(), Call::settle_auction { number }, AuctionNotFound::<Test>);
	});
}

#[test]
fn auction_should_be_refused_when_number_or_terms_are_wrong() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let now = System::block_number();
		let try_with = |terms, error: Error<Test>| {
			refused(&alice(), Call::start_auction { number, terms }, error);
		};
		let call = |number| Call::start_auction { number, terms: terms(500) };
		refused(&alice(), call(OrgNumber(number.0 + 1)), InvalidCheckDigits::<Test>);
		refused(&alice(), call(OrgNumber(292)), NumberNotFound::<Test>);
		refused(&bob(), call(number), NotOwner::<Test>);
		let unknown = AuctionTerms { currency: Coin::WithId(8), ..terms(500) };
		try_with(unknown, CurrencyNotAccepted);
		try_with(terms(LEAST_PRICE - 1), PriceTooLow);
		try_with(AuctionTerms { starts: now - 1, ..terms(500) }, InvalidExpiry);
		let (starts, ends) = (now + MAX_ORDER_LIFE + 1, now + MAX_ORDER_LIFE + 100);
		try_with(AuctionTerms { starts, ends, ..terms(500) }, InvalidExpiry);
		try_with(AuctionTerms { ends: now + MIN_AUCTION - 1, ..terms(500) }, InvalidExpiry);
		try_with(AuctionTerms { ends: now + MAX_AUCTION + 1, ..terms(500) }, InvalidExpiry);
		try_with(AuctionTerms { ends: now - 1, ..terms(500) }, InvalidExpiry);
		bar(&alice());
		try_with(terms(500), BadStanding);
		unbar();
		block_chips(&alice());
		try_with(AuctionTerms { currency: CHIPS, ..terms(500) }, CannotBePaid);
		let listing = sell(&alice(), number, ask(500, &[]));
		try_with(terms(500), AlreadyForSale);
		assert_ok!(OrgNumbers::cancel_order(signed(&alice()), listing));
		start(number, AuctionTerms { ends: now + MIN_AUCTION, ..terms(LEAST_PRICE) });
		try_with(terms(500), AlreadyForSale);
		refused(&alice(), Call::sell { number, terms: ask(500, &[]) }, AlreadyForSale::<Test>);
		refused(&alice(), Call::release { number }, AlreadyForSale::<Test>);
		let offer = Call::offer_transfer { number, to: bob() };
		refused(&alice(), offer, AlreadyForSale::<Test>);
	});
}

#[test]
fn bid_should_be_refused_when_it_is_too_low_early_late_or_the_sellers() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let call = |amount| Call::bid { number, amount };
		refused(&bob(), call(500), AuctionNotFound::<Test>);
		let mistyped = Call::bid { number: OrgNumber(number.0 + 1), amount: 500 };
		refused(&bob(), mistyped, InvalidCheckDigits::<Test>);
		let starts = System::block_number() + 5;
		start(number, AuctionTerms { starts, ends: starts + 1_000, ..terms(500) });
		forward(4);
		refused(&bob(), call(500), AuctionNotStarted::<Test>);
		forward(1);
		refused(&alice(), call(500), SelfTrade::<Test>);
		refused(&bob(), call(499), BidTooLow::<Test>);
		bar(&bob());
		refused(&bob(), call(500), BadStanding::<Test>);
		unbar();
		refused(&bob(), call(2 * ENDOWMENT), TokenError::FundsUnavailable);
		bid(&bob(), number, 500);
		refused(&charlie(), call(524), BidTooLow::<Test>);
		bid(&charlie(), number, 525);
		forward(1_000);
		bid(&dave(), number, 600);
		forward(AUCTION_EXTENSION + 1);
		refused(&bob(), call(50_000), AuctionOver::<Test>);
	});
}

#[test]
fn step_should_be_one_unit_at_least() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(LEAST_PRICE);
		bid(&bob(), number, 15);
		refused(&charlie(), Call::bid { number, amount: 15 }, BidTooLow::<Test>);
		assert_eq!(OrgNumbers::auction(number).unwrap().1, 16);
		bid(&charlie(), number, 16);
	});
}

#[test]
fn late_bid_should_move_the_end_until_the_cap_is_reached() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(100);
		let end = ends(number);
		forward(1_000 - AUCTION_EXTENSION);
		bid(&bob(), number, 100);
		assert_eq!(ends(number), end);
		forward(1);
		let mut amount = 200;
		bid(&charlie(), number, amount);
		assert_eq!(ends(number), end + 1);
		let cap = end + MAX_AUCTION_EXTENSION;
		while ends(number) < cap {
			forward(ends(number) - System::block_number());
			amount += amount / 10;
			let who = [bob(), charlie()][(amount % 2) as usize].clone();
			bid(&who, number, amount);
		}
		assert_eq!(ends(number), cap);
		forward(cap - System::block_number());
		bid(&dave(), number, 2 * amount);
		assert_eq!(ends(number), cap);
		forward(1);
		refused(&bob(), Call::bid { number, amount: 9 * amount }, AuctionOver::<Test>);
		settle(number);
		assert_eq!(owner_of(number), dave());
	});
}

#[test]
fn bidder_should_raise_its_own_bid_with_the_money_in_it() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(100);
		set_free(&bob(), 10_000 + OrgNumbers::registration_deposit());
		bid(&bob(), number, 9_000);
		bid(&bob(), number, 9_999);
		assert_eq!(held(&bob(), HoldReason::Payment), 9_999);
	});
}

#[test]
fn blocked_bidder_should_be_outbid_and_its_money_be_stranded() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let id = start(number, AuctionTerms { currency: CHIPS, ..terms(500) });
		bid(&bob(), number, 500);
		block_chips(&bob());
		System::reset_events();
		bid(&charlie(), number, 600);
		let stranded = Event::MoneyStranded { id, owner: bob(), currency: CHIPS, amount: 500 };
		assert_eq!(events()[0], stranded);
		assert_eq!((chips_held(&bob()), held(&bob(), HoldReason::Order)), (500, 0));
		assert_ok!(Assets::thaw(signed(&account("Issuer")), 7, bob()));
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&bob()), id));
		assert_eq!(chips(&bob()), CHIPS_EACH);
		forward(1_001);
		settle(number);
		assert_eq!((owner_of(number), chips(&alice())), (charlie(), CHIPS_EACH + 588));
		assert_eq!(chips_held(&charlie()), 0);
	});
}

#[test]
fn stranded_bids_of_one_account_should_add_up() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(100);
		for amount in [100, 200] {
			bid(&bob(), number, amount);
			bar(&bob());
			bid(&charlie(), number, amount + 50);
			unbar();
		}
		assert_eq!(held(&bob(), HoldReason::Payment), 300);
		let stranded = OrgNumbers::stranded_of(bob());
		assert_eq!((stranded.len(), stranded[0].1.amount), (1, 300));
		assert_ok!(OrgNumbers::withdraw_stranded(signed(&bob()), stranded[0].0));
	});
}

#[test]
fn number_should_stay_when_nobody_bids() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(500);
		let id = NextOrderId::<Test>::get() - 1;
		forward(1_001);
		settle(number);
		assert_eq!((owner_of(number), row(number).sale), (alice(), Sale::None));
		assert_eq!(held(&alice(), HoldReason::Order), 0);
		assert_eq!(events(), [Event::AuctionEnded { number, id }]);
		assert_eq!(row(number).tenure, 0);
		start(number, terms(400));
	});
}

#[test]
fn number_should_stay_and_the_bid_return_when_the_sale_is_refused() {
	let failures: [fn(); 4] =
		[|| bar(&bob()), || bar(&alice()), || block_chips(&bob()), || block_chips(&alice())];
	for fail in failures {
		ExtBuilder::default().execute(|| {
			let number = pooled();
			let id = start(number, AuctionTerms { currency: CHIPS, ..terms(500) });
			bid(&bob(), number, 500);
			forward(1_001);
			fail();
			System::reset_events();
			settle(number);
			unbar();
			assert_eq!((owner_of(number), row(number).sale), (alice(), Sale::None));
			assert_eq!(events().last(), Some(&Event::AuctionEnded { number, id }));
			assert_eq!(held(&bob(), HoldReason::Order), 0);
			// Back, or stranded where its owner can't have it.
			let stranded: u128 =
				OrgNumbers::stranded_of(bob()).iter().map(|(_, money)| money.amount).sum();
			assert_eq!(chips_held(&bob()), stranded);
			assert_eq!(chips(&bob()) + stranded, CHIPS_EACH);
			assert_eq!(chips(&alice()), CHIPS_EACH);
		});
	}
}

#[test]
fn winner_who_cannot_pay_a_risen_deposit_should_not_buy() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(500);
		bid(&bob(), number, 500);
		set_free(&bob(), 1);
		DepositBase::set(5_000);
		forward(1_001);
		settle(number);
		assert_eq!(owner_of(number), alice());
		assert_eq!(held_in_all(&bob()), 0);
	});
}

#[test]
fn auction_should_be_cancelled_by_the_owner_until_somebody_bids() {
	ExtBuilder::default().execute(|| {
		let number = auctioned(500);
		refused(&bob(), Call::cancel_auction { number }, NotOwner::<Test>);
		assert_ok!(OrgNumbers::cancel_auction(signed(&alice()), number));
		assert_eq!((row(number).sale, held(&alice(), HoldReason::Order)), (Sale::None, 0));
		refused(&alice(), Call::cancel_auction { number }, AuctionNotFound::<Test>);
		start(number, terms(500));
		bid(&bob(), number, 500);
		refused(&alice(), Call::cancel_auction { number }, BidStands::<Test>);
	});
}

#[test]
fn recovery_should_end_the_auction_and_return_the_bid() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let plan = Some(RecoveryPlan { to: dave(), delay: MIN_RECOVERY_DELAY });
		assert_ok!(OrgNumbers::set_recovery(signed(&alice()), number, plan));
		let id = start(number, terms(500));
		let before = free(&bob());
		bid(&bob(), number, 500);
		assert_ok!(OrgNumbers::start_recovery(signed(&dave()), number));
		forward(MIN_RECOVERY_DELAY);
		System::reset_events();
		assert_ok!(OrgNumbers::finish_recovery(signed(&dave()), number));
		assert_eq!((owner_of(number), row(number).sale), (dave(), Sale::None));
		assert_eq!((free(&bob()), held_in_all(&bob())), (before, 0));
		assert_eq!(held(&alice(), HoldReason::Order), 0);
		assert_eq!(events()[0], Event::AuctionEnded { number, id });
		refused(&charlie(), Call::bid { number, amount: 600 }, AuctionNotFound::<Test>);
	});
}
