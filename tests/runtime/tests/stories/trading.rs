// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use hanse_runtime::{
	configs::money::{Currency, TreasuryAccount},
	constants::UNIT,
	AccountId, Assets, OrgNumbers, Runtime, RuntimeEvent,
};
use hanse_runtime_tests::{
	actors::actor,
	chain::Chain,
	chips::{buy_chips, by_root, mint, EUR},
	governance::{carry, Body},
	orgs::*,
};
use hanse_support::OrgNumber;
use pallet_org_numbers::{
	BuyTerms, Call, CloseReason, Criteria, Error, Event, GrantedRole, OrderId, SellTerms, Target,
	Trade,
};

/// The council opens the pool for a currency.
fn open(chain: &mut Chain, currency: Currency) {
	let call = org(Call::set_currency { currency, least_price: Some(UNIT) });
	assert_ok!(carry(chain, Body::Council, call));
}

fn sell(chain: &mut Chain, number: OrgNumber, currency: Currency, price: u128) -> Call<Runtime> {
	let expires = chain.block() + 100;
	let terms = SellTerms { currency, price, buyer: None, classes: Default::default(), expires };
	Call::sell { number, terms }
}

fn buy(chain: &mut Chain, target: Target, currency: Currency, price: u128) -> Call<Runtime> {
	let expires = chain.block() + 100;
	Call::buy { terms: BuyTerms { target, currency, price, expires } }
}

fn any_revision(number: OrgNumber) -> Target {
	Target::Number { number, revision: None }
}

/// The trade that the last transaction made.
fn traded(chain: &Chain) -> Option<Trade<AccountId, Currency, u128>> {
	chain.events.iter().find_map(|event| match event {
		RuntimeEvent::OrgNumbers(Event::Traded { trade, .. }) => Some(trade.clone()),
		_ => None,
	})
}

fn last_order(chain: &mut Chain) -> OrderId {
	chain.with(pallet_org_numbers::NextOrderId::<Runtime>::get) - 1
}

#[test]
fn number_should_be_sold_for_native_money_less_the_fee_and_the_surplus_return() {
	let mut chain = Chain::development();
	let (seller, buyer) = (actor("Dave"), actor("Eve"));
	let number = register(&mut chain, &seller, "amber");
	let early = sell(&mut chain, number, Currency::Native, 100 * UNIT);
	chain.is_refused(&seller, org(early), Error::<Runtime>::CurrencyNotAccepted);
	open(&mut chain, Currency::Native);
	let listing = sell(&mut chain, number, Currency::Native, 100 * UNIT);
	chain.does(&seller, org(listing));
	let before = chain.balance(&seller.account) + chain.held(&seller.account);

	let offer = buy(&mut chain, any_revision(number), Currency::Native, 120 * UNIT);
	chain.does(&buyer, org(offer));
	let trade = traded(&chain).expect("they met");
	assert_eq!((trade.price, trade.fee), (100 * UNIT, 2 * UNIT));
	assert_eq!((trade.seller, trade.buyer), (seller.account.clone(), buyer.account.clone()));
	let after = chain.balance(&seller.account) + chain.held(&seller.account);
	assert_eq!(after - before, 98 * UNIT);
	assert_eq!(chain.held(&seller.account), 0);
	let deposit = row(&mut chain, number).unwrap().deposit.amount;
	assert_eq!(chain.held(&buyer.account), deposit);
	chain.with(|| {
		assert_eq!(OrgNumbers::number(number).unwrap().owner, buyer.account);
		assert_eq!(OrgNumbers::trades_of(number, 0, 10).len(), 1);
		assert!(OrgNumbers::orders_of(seller.account.clone()).is_empty());
		assert!(OrgNumbers::orders_of(buyer.account.clone()).is_empty());
	});
	chain.check();
}

#[test]
fn number_should_be_sold_for_chips() {
	let mut chain = Chain::development();
	let (seller, buyer) = (actor("Dave"), actor("Eve"));
	let mint = mint(&mut chain, by_root);
	buy_chips(&mut chain, &mint, &buyer, 1_000 * UNIT);
	let number = register(&mut chain, &seller, "furs");
	let chips = Currency::WithId(EUR);
	open(&mut chain, chips.clone());
	// The bid waits; the listing meets it at its price.
	let offer = buy(&mut chain, any_revision(number), chips.clone(), 300 * UNIT);
	chain.does(&buyer, org(offer));
	chain.with(|| assert_eq!(Assets::balance(EUR, &buyer.account), 700 * UNIT));
	// Prices in another currency are not compared.
	open(&mut chain, Currency::Native);
	let listing = sell(&mut chain, number, Currency::Native, 2 * UNIT);
	chain.does(&seller, org(listing));
	assert_eq!(traded(&chain), None);
	let id = last_order(&mut chain);
	chain.does(&seller, org(Call::cancel_order { id }));

	let listing = sell(&mut chain, number, chips, 250 * UNIT);
	chain.does(&seller, org(listing));
	let trade = traded(&chain).expect("they met");
	assert_eq!((trade.price, trade.fee), (300 * UNIT, 6 * UNIT));
	chain.with(|| {
		assert_eq!(Assets::balance(EUR, &seller.account), 294 * UNIT);
		assert_eq!(Assets::balance(EUR, TreasuryAccount::get()), 6 * UNIT);
		assert_eq!(Assets::balance(EUR, &buyer.account), 700 * UNIT);
		assert_eq!(OrgNumbers::number(number).unwrap().owner, buyer.account);
	});
	chain.check();
}

#[test]
fn bid_for_a_revision_should_not_match_after_an_edit() {
	let mut chain = Chain::development();
	let (seller, buyer) = (actor("Dave"), actor("Eve"));
	let number = register(&mut chain, &seller, "salt");
	open(&mut chain, Currency::Native);
	let pinned = Target::Number { number, revision: Some(0) };
	let offer = buy(&mut chain, pinned, Currency::Native, 50 * UNIT);
	chain.does(&buyer, org(offer));
	let id = last_order(&mut chain);
	chain.does(&seller, org(Call::set_profile { number, profile: profile("stripped") }));
	let listing = sell(&mut chain, number, Currency::Native, 10 * UNIT);
	chain.does(&seller, org(listing));
	assert_eq!(traded(&chain), None);
	let (owner, reason) = (buyer.account.clone(), CloseReason::RevisionChanged);
	assert!(chain.saw(Event::<Runtime>::OrderClosed { id, owner, reason }));
	assert_eq!(chain.held(&buyer.account), 0);
	// A new one names what is sold now, or what was.
	for (revision, price) in [(0, 10), (1, 10)] {
		let target = Target::Number { number, revision: Some(revision) };
		let again = buy(&mut chain, target, Currency::Native, price * UNIT);
		match revision {
			0 => chain.is_refused(&buyer, org(again), Error::<Runtime>::RevisionChanged),
			_ => chain.does(&buyer, org(again)),
		}
	}
	assert_eq!(traded(&chain).expect("they met").revision, 1);
	chain.check();
}

#[test]
fn sellers_editor_should_lose_the_right_in_the_block_of_the_sale() {
	let mut chain = Chain::development();
	let (seller, buyer, editor) = (actor("Dave"), actor("Eve"), actor("Ferdie"));
	let number = register(&mut chain, &seller, "herring");
	open(&mut chain, Currency::Native);
	let role = GrantedRole::Editor;
	chain.does(&seller, org(Call::set_role { number, account: editor.address(), role }));
	let post = || org(Call::publish { number, document: document("News", b"fresh") });
	chain.does(&editor, post());
	let listing = sell(&mut chain, number, Currency::Native, 10 * UNIT);
	chain.does(&seller, org(listing));
	chain.does(&editor, post());
	let block = chain.block();
	let offer = buy(&mut chain, any_revision(number), Currency::Native, 10 * UNIT);
	chain.does(&buyer, org(offer));
	for loser in [&editor, &seller] {
		chain.is_refused(loser, post(), Error::<Runtime>::NotAuthorised);
	}
	chain.does(&buyer, post());
	assert_eq!(chain.block(), block);
	chain.check();
}

#[test]
fn number_that_gained_followers_should_be_matched_by_anyone() {
	let mut chain = Chain::development();
	let (seller, buyer, other) = (actor("Dave"), actor("Eve"), actor("Ferdie"));
	let number = register(&mut chain, &seller, "cogs");
	open(&mut chain, Currency::Native);
	let criteria = Some(Criteria { min_followers: 1, ..Default::default() });
	assert_ok!(carry(&mut chain, Body::Council, org(Call::set_class { class: 3, criteria })));
	let listing = sell(&mut chain, number, Currency::Native, 10 * UNIT);
	chain.does(&seller, org(listing));
	let sell = last_order(&mut chain);
	let offer = buy(&mut chain, Target::Class(3), Currency::Native, 12 * UNIT);
	chain.does(&buyer, org(offer));
	let pair = Call::match_orders { sell, buy: last_order(&mut chain) };
	chain.is_refused(&other, org(pair.clone()), Error::<Runtime>::NotCompatible);
	chain.does(&other, org(Call::follow { number }));
	chain.does(&other, org(pair));
	assert_eq!(traded(&chain).expect("they met").price, 10 * UNIT);
	assert_eq!(row(&mut chain, number).unwrap().owner, buyer.account);
	chain.check();
}
