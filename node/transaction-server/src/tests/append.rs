// SPDX-License-Identifier: Apache-2.0

use super::{door::open_setup, *};
use crate::{
	append::{Clerk, Load},
	chain::Remembering,
	door::{Answer, Door, Refusal},
	pending::Ticket,
};

fn submit(setup: &Setup, table: Uuid, counters: std::ops::RangeInclusive<u64>) {
	for counter in counters {
		assert_eq!(setup.door().submit(&table, &entry(&table, counter)), Ok(Answer::Waiting));
	}
}

fn counters(load: &Load) -> Vec<u64> {
	load.entries.iter().map(|entry| entry.record.id.counter).collect()
}

fn end_block(setup: &mut Setup) {
	setup.chain.end_blocks(1);
	setup.follow();
}

#[test]
fn records_should_be_sent_once_in_the_order_in_which_they_came() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let mut clerk = Clerk::default();
	submit(&setup, table, 1..=2);
	let other = signed_entry(&table, record(5, 1, b"", b"a"), 5);
	setup.door().submit(&table, &other).unwrap();
	submit(&setup, table, 3..=3);
	let [load] = clerk.loads(&setup.door()).unwrap().try_into().unwrap();
	assert_eq!((load.table, &load.account), (table, &account(4)));
	assert_eq!(counters(&load), vec![1, 2, 1, 3]);
	assert_eq!(load.entries[2], other);
	let sent = load.clone();
	clerk.sent(load, 0, 40);
	assert!(clerk.loads(&setup.door()).unwrap().is_empty());

	submit(&setup, table, 4..=4);
	let [next] = clerk.loads(&setup.door()).unwrap().try_into().unwrap();
	assert_eq!(counters(&next), vec![4]);
	setup.chain.append(table, sent.entries.clone());
	setup.chain.nonces.insert(account(4), 1);
	end_block(&mut setup);
	let settled = clerk.settle(&setup.door()).unwrap();
	assert_eq!((settled.appended, settled.given_up.len()), (4, 0));
	for ticket in &sent.tickets {
		assert!(setup.store.acknowledged(ticket).unwrap().is_some());
	}
	assert_eq!(setup.store.pending().unwrap().len(), 1);
}

#[test]
fn records_should_be_sent_again_one_by_one_when_their_transaction_came_to_nothing() {
	let table = uuid(1);
	for (nonce, number) in [(1, 2), (0, 40)] {
		let mut setup = open_setup(table);
		let mut clerk = Clerk::default();
		submit(&setup, table, 1..=2);
		let [load] = clerk.loads(&setup.door()).unwrap().try_into().unwrap();
		clerk.sent(load, 0, 40);
		clerk.settle(&setup.door()).unwrap();
		assert!(clerk.loads(&setup.door()).unwrap().is_empty(), "it may still get in");
		setup.chain.nonces.insert(account(4), nonce);
		setup.chain.number = number;
		clerk.settle(&setup.door()).unwrap();
		let again: Vec<_> = clerk.loads(&setup.door()).unwrap().iter().map(counters).collect();
		assert_eq!(again, vec![vec![1], vec![2]]);
	}
}

#[test]
fn clerk_should_wait_until_the_store_has_what_the_chain_has() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let mut clerk = Clerk::default();
	submit(&setup, table, 1..=1);
	let [load] = clerk.loads(&setup.door()).unwrap().try_into().unwrap();
	setup.chain.append(table, load.entries.clone());
	setup.chain.nonces.insert(account(4), 1);
	setup.chain.end_blocks(1);
	clerk.sent(load, 0, 40);
	let settled = clerk.settle(&setup.door()).unwrap();
	assert_eq!((settled.appended, settled.given_up.len()), (0, 0));
	assert!(clerk.loads(&setup.door()).unwrap().is_empty());
	setup.follow();
	assert_eq!(clerk.settle(&setup.door()).unwrap().appended, 1);
}

#[test]
fn record_should_be_given_up_when_it_can_never_be_appended() {
	let table = uuid(1);
	let ticket = Ticket::of(&table, &entry(&table, 1));
	let closed = |setup: &mut Setup| setup.chain.close(uuid(1));
	let expired = |setup: &mut Setup| {
		setup.chain.number = 100;
		let row = setup.chain.tables.get_mut(&uuid(1)).unwrap();
		row.state = TableState::Open { until: 1_000 };
	};
	let overtaken = |setup: &mut Setup| {
		setup.chain.append(uuid(1), vec![entry(&uuid(1), 2)]);
		end_block(setup);
	};
	let changes: [(fn(&mut Setup), Refusal); 3] = [
		(closed, Refusal::Closed { open: None }),
		(expired, Refusal::Expired { expiry: 100, now: 100 }),
		(overtaken, Refusal::CounterTooLow { last: 2 }),
	];
	for (change, why) in changes {
		let mut setup = open_setup(table);
		submit(&setup, table, 1..=1);
		change(&mut setup);
		let settled = Clerk::default().settle(&setup.door()).unwrap();
		assert_eq!(settled.given_up, vec![(ticket.clone(), why.clone())]);
		assert_eq!(setup.door().acknowledgement(&ticket), Err(why));
	}
}

#[test]
fn load_should_hold_no_more_than_the_table_takes() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let rules = &mut setup.chain.tables.get_mut(&table).unwrap().rules;
	(rules.records, rules.clients) = (Some(3), 1);
	submit(&setup, table, 1..=2);
	let stranger = signed_entry(&table, record(5, 1, b"", b"a"), 5);
	setup.door().submit(&table, &stranger).unwrap();
	submit(&setup, table, 3..=4);
	let mut clerk = Clerk::default();
	let [load] = clerk.loads(&setup.door()).unwrap().try_into().unwrap();
	assert_eq!(counters(&load), vec![1, 2, 3]);
	assert!(load.entries.iter().all(|entry| entry.record.id.client == account(1)));
	clerk.sent(load, 0, 40);
	assert!(clerk.loads(&setup.door()).unwrap().is_empty());
}

#[test]
fn loads_should_be_cut_at_the_most_that_a_call_takes() {
	let table = uuid(1);
	let setup = open_setup(table);
	let most = u64::from(pallet_asset_flow::MAX_BATCH);
	submit(&setup, table, 1..=most + 1);
	let loads = Clerk::default().loads(&setup.door()).unwrap();
	let lengths: Vec<_> = loads.iter().map(|load| load.entries.len() as u64).collect();
	assert_eq!(lengths, vec![most, 1]);
}

#[test]
fn chain_should_be_asked_once_about_a_block_and_a_client_when_many_records_are_settled() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	submit(&setup, table, 1..=20);
	let [load] = Clerk::default().loads(&setup.door()).unwrap().try_into().unwrap();
	setup.chain.end_blocks(20);
	setup.chain.append(table, load.entries);
	setup.chain.end_blocks(20);
	submit(&setup, table, 21..=40);
	setup.follow();
	let Setup { store, chain, keystore, .. } = &setup;
	chain.asked.set(0);
	let state = Remembering::new(chain);
	let door = Door { store, state: &state, keystore, genesis: GENESIS };
	let settled = Clerk::default().settle(&door).unwrap();
	assert_eq!((settled.appended, settled.given_up.len()), (20, 0));
	// Halving 41 blocks takes six steps at most; the first block of all and the last are asked besides.
	assert!(chain.asked.get() <= 9, "{}", chain.asked.get());
	for ticket in load.tickets {
		let signed = store.acknowledged(&ticket).unwrap().unwrap();
		assert_eq!(signed.acknowledgement.block, 22);
	}
}
