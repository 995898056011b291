// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::assert_ok;
use hanse_support::OrgNumber;
use proptest::prelude::*;
use sp_runtime::AccountId32;

#[test]
fn best_and_depth_should_show_a_book_best_first() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let key = BookKey { market: Market::Number(number), currency: NATIVE, side: Side::Bid };
		assert_eq!(OrgNumbers::best(key.clone()), None);
		let ids: Vec<_> =
			[300, 500, 400, 500].map(|price| buy(&bob(), bid_on(number, price))).to_vec();
		let all = [(500, ids[1]), (500, ids[3]), (400, ids[2]), (300, ids[0])];
		assert_eq!(OrgNumbers::best(key.clone()), Some(all[0]));
		assert_eq!(OrgNumbers::depth(key.clone(), 9), all);
		assert_eq!(OrgNumbers::depth(key.clone(), 2), all[..2]);
		assert_eq!(OrgNumbers::book_len(key), 4);
	});
}

#[test]
fn asks_should_be_shown_cheapest_first() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let other = register(&bob(), "kontor");
		let dear = sell(&alice(), number, ask(500, &[CATEGORY]));
		let cheap = sell(&bob(), other, ask(400, &[CATEGORY]));
		let key = BookKey { market: Market::Class(CATEGORY), currency: NATIVE, side: Side::Ask };
		assert_eq!(OrgNumbers::depth(key, 9), [(400, cheap), (500, dear)]);
	});
}

#[test]
fn quote_should_be_none_when_the_order_would_be_refused() {
	ExtBuilder::default().execute(|| {
		let number = pooled();
		let other = register(&charlie(), "kontor");
		let bid = buy(&bob(), bid_on(number, 500));
		sell(&charlie(), other, ask(300, &[]));
		let sale = |who: AccountId32, terms| OrgNumbers::quote_sell(who, number, terms);
		assert_eq!(sale(alice(), ask(400, &[])), Some((bid, 500)));
		assert_eq!(sale(bob(), ask(400, &[])), None);
		assert_eq!(sale(alice(), ask(501, &[])), None);
		assert_eq!(sale(alice(), ask(LEAST_PRICE - 1, &[])), None);
		assert_eq!(sale(alice(), ask(400, &[FOLLOWED])), None);
		let purchase = |who: AccountId32, terms| OrgNumbers::quote_buy(who, terms);
		assert_eq!(purchase(bob(), bid_on(other, 300)), Some((bid + 1, 300)));
		assert_eq!(purchase(charlie(), bid_on(other, 300)), None);
		assert_eq!(purchase(bob(), bid_on(other, 299)), None);
		let target = Target::Number { number: other, revision: Some(1) };
		assert_eq!(purchase(bob(), BuyTerms { target, ..bid_on(other, 300) }), None);
		bar(&bob());
		assert_eq!(purchase(bob(), bid_on(other, 300)), None);
		assert_eq!(sale(alice(), ask(400, &[])), None);
		bar(&alice());
		assert_eq!(sale(alice(), ask(400, &[])), None);
	});
}

/// An order to come: whose, on which side, for what, at which price.
#[derive(Clone, Debug)]
struct Plan {
	who: usize,
	sells: bool,
	number: usize,
	class: Option<ClassId>,
	price: u128,
	pinned: Option<u32>,
	expires_in: u32,
	blocks: u32,
	follows: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
	let order = (0usize..4, any::<bool>(), 0usize..4, prop::option::of(1u16..4), 95u128..106);
	let pinned = prop_oneof![4 => Just(None), 1 => (0u32..2).prop_map(Some)];
	(order, pinned, 1u32..30, 0u32..4, prop::bool::weighted(0.3)).prop_map(
		|((who, sells, number, class, price), pinned, expires_in, blocks, follows)| Plan {
			who,
			sells,
			number,
			class,
			price,
			pinned,
			expires_in,
			blocks,
			follows,
		},
	)
}

/// Places an order and checks that what was quoted happens.
fn place(plan: Plan, numbers: &[OrgNumber]) {
	let people = [alice(), bob(), charlie(), dave()];
	forward(plan.blocks);
	let number = numbers[plan.number];
	if plan.follows {
		let who = &people[plan.who];
		let _ =
			OrgNumbers::follow(signed(who), number).or(OrgNumbers::unfollow(signed(who), number));
	}
	let expires = System::block_number() + plan.expires_in;
	let (quote, call, who) = if plan.sells {
		let who = owner_of(number);
		let classes: Vec<_> = plan.class.into_iter().collect();
		let terms = SellTerms { expires, ..ask(plan.price, &classes) };
		let quote = OrgNumbers::quote_sell(who.clone(), number, terms.clone());
		(quote, Call::sell { number, terms }, who)
	} else {
		let who = people[plan.who].clone();
		let target = match plan.class {
			Some(class) => Target::Class(class),
			None => Target::Number { number, revision: plan.pinned },
		};
		let terms = BuyTerms { target, expires, ..bid_on(number, plan.price) };
		(OrgNumbers::quote_buy(who.clone(), terms.clone()), Call::buy { terms }, who)
	};
	let met = quote.and_then(|(id, _)| OrgNumbers::order(id));
	System::reset_events();
	let placed = dispatch(signed(&who), call);
	let trade = events().into_iter().find_map(|event| match event {
		Event::Traded { trade, .. } => Some(trade),
		_ => None,
	});
	let Some((id, price)) = quote else { return assert_eq!(trade, None) };
	assert_ok!(placed);
	let (trade, met) = (trade.unwrap(), met.unwrap());
	assert_eq!((trade.price, met.price), (price, price));
	assert!([&trade.seller, &trade.buyer].contains(&&met.owner));
	assert!(OrgNumbers::order(id).is_none());
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]
	#[test]
	fn quote_should_be_what_happens_in_any_book(plans in prop::collection::vec(plan(), 10..60)) {
		ExtBuilder::default().execute(|| {
			open_pool();
			let numbers: Vec<_> = [(alice(), "hanse"), (bob(), "kontor"), (charlie(), "luebeck"), (dave(), "koggen")]
				.iter().map(|(who, handle)| register(who, handle)).collect();
			for plan in plans {
				place(plan, &numbers);
			}
		});
	}
}
