// SPDX-License-Identifier: Apache-2.0

//! Proof that each invariant is noticed when it is broken.

use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	traits::{fungible::MutateHold, tokens::Precision},
};
use hanse_support::OrgNumber;
use sp_core::H256;
use sp_runtime::AccountId32;

/// A listing (order 0), two bids for the number (1 and 2) and one for a class in chips (3), an auction
/// of Dave's number with a bid, and stranded money of Bob's.
fn fill_the_pool(number: OrgNumber) {
	open_pool();
	sell(&alice(), number, ask(500, &[CATEGORY, SHORT]));
	buy(&bob(), bid_on(number, 400));
	buy(&bob(), bid_on(number, 300));
	buy(&charlie(), BuyTerms { currency: CHIPS, ..bid_for(SHORT, 200) });
	let daves = register(&dave(), "kontor");
	let starts = System::block_number();
	let terms = AuctionTerms { currency: NATIVE, reserve: 100, starts, ends: starts + 100 };
	assert_ok!(OrgNumbers::start_auction(signed(&dave()), daves, terms));
	assert_ok!(OrgNumbers::bid(signed(&charlie()), daves, 100));
	let id = buy(&bob(), bid_on(number, 50));
	bar(&bob());
	assert_ok!(OrgNumbers::cancel_order(signed(&bob()), id));
	unbar();
}

/// Breaks a rich state and expects the invariant of that number to notice.
fn broken(invariant: u32, spoil: impl FnOnce(OrgNumber)) {
	ExtBuilder::default().build().execute_with(|| {
		DepositBase::set(100);
		DepositPerByte::set(1);
		let number = staffed();
		publish(&charlie(), number, "News");
		publish(&charlie(), number, "More");
		assert_ok!(OrgNumbers::follow(signed(&bob()), number));
		assert_ok!(OrgNumbers::set_primary(signed(&bob()), number));
		fill_the_pool(number);
		assert_ok!(OrgNumbers::commit(signed(&dave()), H256::zero()));
		Pallet::<Test>::do_try_state().unwrap();
		spoil(number);
		let message: &str = Pallet::<Test>::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("{invariant}: ")), "{invariant}, not {message}");
	});
}

fn spoil_row(number: OrgNumber, spoil: impl FnOnce(&mut NumberRowOf<Test>)) {
	Numbers::<Test>::mutate(number, |row| spoil(row.as_mut().unwrap()));
}

fn handle() -> Handle {
	Handle::parse(text("hanse")).unwrap()
}

fn other_handle() -> Handle {
	Handle::parse(text("other")).unwrap()
}

#[test]
fn first_invariant_should_be_noticed_when_number_or_handle_is_broken() {
	broken(1, |number| Numbers::<Test>::insert(OrgNumber(196), row(number)));
	broken(1, |_| IssuedNumbers::<Test>::put(0));
	broken(1, |_| Handles::<Test>::remove(handle()));
	broken(1, |_| Handles::<Test>::insert(handle(), HandleStatus::Reserved(None)));
	broken(1, |number| Handles::<Test>::insert(other_handle(), HandleStatus::Taken(number)));
	let unissued = HandleStatus::Taken(OrgNumber(292));
	broken(1, |_| Handles::<Test>::insert(other_handle(), unissued));
	broken(1, |number| spoil_row(number, |row| row.handle = other_handle()));
}

#[test]
fn second_invariant_should_be_noticed_when_the_owner_index_is_broken() {
	broken(2, |number| NumbersOf::<Test>::remove(alice(), number));
	broken(2, |number| NumbersOf::<Test>::insert(bob(), number, ()));
	broken(2, |_| NumbersOf::<Test>::insert(alice(), OrgNumber(292), ()));
	broken(2, |number| spoil_row(number, |row| row.owner = dave()));
}

#[test]
fn third_invariant_should_be_noticed_when_count_or_direction_is_broken() {
	broken(3, |number| spoil_row(number, |row| row.followers += 1));
	broken(3, |number| spoil_row(number, |row| row.followers = 0));
	broken(3, |number| Following::<Test>::remove(bob(), number));
	broken(3, |number| Following::<Test>::insert(dave(), number, ()));
	broken(3, |number| Followers::<Test>::insert(number, dave(), 0));
}

#[test]
fn fourth_invariant_should_be_noticed_when_the_history_is_broken() {
	broken(4, |number| History::<Test>::remove(number, 1));
	broken(4, |number| spoil_row(number, |row| row.history = H256::zero()));
	broken(4, |number| spoil_row(number, |row| row.revision -= 1));
	broken(4, |number| spoil_row(number, |row| row.revision += 1));
	broken(4, |number| {
		let entry = History::<Test>::get(number, 2).unwrap();
		History::<Test>::insert(number, 3, entry);
	});
	broken(4, |number| {
		History::<Test>::mutate(number, 1, |entry| {
			entry.as_mut().unwrap().0.hash = H256::zero();
		});
	});
}

#[test]
fn fifth_invariant_should_be_noticed_when_a_publication_was_not_counted() {
	broken(5, |number| spoil_row(number, |row| row.publications = 1));
	broken(5, |number| {
		let published = Publications::<Test>::get(number, 0).unwrap();
		Publications::<Test>::insert(number, 2, published);
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_a_deposit_differs_from_its_hold() {
	broken(6, |_| Commitments::<Test>::mutate(dave(), |row| row.as_mut().unwrap().deposit += 1));
	broken(6, |_| Primaries::<Test>::mutate(bob(), |row| row.as_mut().unwrap().deposit -= 1));
	broken(6, |number| spoil_row(number, |row| row.deposit.amount += 1));
	broken(6, |number| spoil_row(number, |row| row.deposit.payer = dave()));
	broken(6, |number| Followers::<Test>::insert(number, bob(), 0));
	broken(6, |number| {
		Publications::<Test>::mutate(number, 0, |row| row.as_mut().unwrap().deposit.amount += 1);
	});
	broken(6, |number| {
		History::<Test>::mutate(number, 1, |entry| entry.as_mut().unwrap().1 += 1);
	});
	broken(6, |number| {
		let key = (number, 0, bob());
		Roles::<Test>::mutate(key, |row| row.as_mut().unwrap().deposit.amount += 1);
	});
	for (who, reason) in [
		(dave(), HoldReason::Commitment),
		(alice(), HoldReason::Number),
		(charlie(), HoldReason::Publication),
		(charlie(), HoldReason::History),
		(alice(), HoldReason::Role),
		(bob(), HoldReason::Follow),
		(bob(), HoldReason::Primary),
	] {
		broken(6, |_| {
			assert_ok!(Balances::release(&reason.into(), &who, 1, Precision::Exact));
		});
		broken(6, |_| {
			assert_ok!(Balances::hold(&reason.into(), &who, 1));
		});
	}
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_role_is_early_or_the_owners() {
	let role = |number, tenure, whom| {
		let row = Roles::<Test>::take((number, 0, bob())).unwrap();
		Roles::<Test>::insert((number, tenure, whom), row);
	};
	broken(7, |number| role(number, 1, dave()));
	broken(7, |number| role(number, 0, alice()));
}

fn daves() -> OrgNumber {
	OrgNumber::from_sequence(2).unwrap()
}

fn spoil_order(id: OrderId, spoil: impl FnOnce(&mut OrderOf<Test>)) {
	Orders::<Test>::mutate(id, |order| spoil(order.as_mut().unwrap()));
}

fn spoil_auction(spoil: impl FnOnce(&mut AuctionOf<Test>)) {
	Auctions::<Test>::mutate(daves(), |auction| spoil(auction.as_mut().unwrap()));
}

#[test]
fn eighth_invariant_should_be_noticed_when_a_sale_is_not_the_owners() {
	broken(8, |_| Orders::<Test>::remove(0));
	broken(8, |_| spoil_order(0, |order| order.owner = bob()));
	broken(8, |_| {
		spoil_order(0, |order| {
			let OrderKind::Sell { number, .. } = &mut order.kind else { panic!("a listing") };
			*number = daves();
		});
	});
	broken(8, |number| spoil_row(number, |row| row.sale = Sale::Listed(1)));
	broken(8, |_| Auctions::<Test>::remove(daves()));
	broken(8, |_| spoil_auction(|auction| auction.seller = bob()));
	broken(8, |_| spoil_auction(|auction| auction.id += 1));
	broken(8, |_| spoil_row(daves(), |row| row.sale = Sale::None));
	broken(8, |number| {
		let auction = Auctions::<Test>::get(daves()).unwrap();
		Auctions::<Test>::insert(number, auction);
	});
}

fn bids(number: OrgNumber) -> BookKey<Coin> {
	BookKey { market: Market::Number(number), currency: NATIVE, side: Side::Bid }
}

#[test]
fn ninth_invariant_should_be_noticed_when_an_order_is_lost_or_doubled() {
	let insert = |who: AccountId32, id| {
		OrdersOf::<Test>::mutate(who, |orders| orders.try_push(id).unwrap());
	};
	broken(9, |_| OrdersOf::<Test>::remove(bob()));
	broken(9, |_| insert(bob(), 1));
	broken(9, |_| insert(bob(), 99));
	broken(9, |_| insert(dave(), 1));
	broken(9, |_| spoil_order(1, |order| order.price += 1));
	broken(9, |number| {
		let entry = Orders::<Test>::get(1).unwrap().entry(1);
		assert!(OrgNumbers::book(bids(number)).remove(&entry));
	});
	broken(9, |number| BookRoots::<Test>::remove(bids(number)));
}

#[test]
fn tenth_invariant_should_be_noticed_when_a_book_is_broken() {
	broken(10, |number| {
		let nobodys = Entry::new(Side::Bid, 350, 99);
		OrgNumbers::book(bids(number)).insert(nobodys).unwrap();
	});
	broken(10, |number| {
		let of_another = Orders::<Test>::get(3).unwrap().entry(3);
		OrgNumbers::book(bids(number)).insert(of_another).unwrap();
	});
	broken(10, |number| BookRoots::<Test>::mutate(bids(number), |root| root.len += 1));
	broken(10, |number| {
		let page = BookRoots::<Test>::get(bids(number)).heads.first().unwrap().page;
		BookPagesOf::<Test>::mutate(bids(number), page, |page| {
			let mut entries: Vec<_> = page.iter().collect();
			entries.reverse();
			*page = BookPage::try_from(&entries[..]).unwrap();
		});
	});
	broken(10, |number| {
		let page = BookRoots::<Test>::get(bids(number)).heads.first().unwrap().page;
		let entries = BookPagesOf::<Test>::get(bids(number), page);
		BookPagesOf::<Test>::insert(bids(number), 99, entries);
	});
}

#[test]
fn eleventh_invariant_should_be_noticed_when_a_price_differs_from_its_hold() {
	for who in [bob(), charlie()] {
		broken(11, |_| {
			assert_ok!(Balances::release(&HoldReason::Payment.into(), &who, 1, Precision::Exact));
		});
		broken(11, |_| {
			assert_ok!(Balances::hold(&HoldReason::Payment.into(), &who, 1));
		});
	}
	broken(11, |_| spoil_auction(|auction| auction.bid.as_mut().unwrap().amount += 1));
	broken(11, |_| {
		let (owner, id, money) = Stranded::<Test>::iter().next().unwrap();
		let amount = money.amount - 1;
		Stranded::<Test>::insert(owner, id, StrandedMoney { amount, ..money });
	});
	broken(11, |_| {
		use frame_support::traits::fungibles::hold::Mutate;
		assert_ok!(AssetsHolder::hold(7, &HoldReason::Payment.into(), &charlie(), 1));
	});
}

#[test]
fn sixth_invariant_should_be_noticed_when_an_orders_deposit_differs_from_its_hold() {
	for id in [0, 1] {
		broken(6, |_| spoil_order(id, |order| order.deposit += 1));
	}
	broken(6, |_| spoil_auction(|auction| auction.deposit += 1));
	broken(6, |_| spoil_auction(|auction| auction.bid.as_mut().unwrap().deposit -= 1));
}
