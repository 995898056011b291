// SPDX-License-Identifier: Apache-2.0

//! Nodes whose chain database is older than what they keep: a crash took its last blocks, or it was
//! removed. Nothing is taken for over because an older state doesn't have it.

use super::{
	chain::{State, GENESIS, WINDOWS},
	net::{entry, information, invitation, owner, peer},
	Net,
};
use crate::{
	chain::Call,
	engine::{Error, Event},
	protocol::{Answer, Refused},
	store::{OnStale, Store},
};
use pallet_activities::{ActivityId, Content, NodeId, Request, Word};
use serde_json::json;
use std::sync::Arc;

/// Two nodes in an activity whose first message both have, with nothing left to do.
fn pair() -> (Net, ActivityId) {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &json!({ "n": 0 }));
	net.blocks(20);
	(net, activity)
}

/// A block with what was handed in.
fn publish(net: &mut Net) {
	net.run();
	net.block();
}

/// The states that a database may end with: that of a block ago, and that of the first block.
fn ends(net: &Net) -> [Arc<State>; 2] {
	[net.world.past(1), Arc::default()]
}

/// Lets a node follow a chain that ends before what it keeps, and then the whole chain.
fn catch_up(net: &mut Net, id: NodeId) {
	net.follow();
	net.follow();
	net.node(id).chain.catch_up();
	net.blocks(3);
}

#[test]
fn receipt_should_be_brought_when_its_node_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let (mut net, activity) = pair();
		net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
		publish(&mut net);
		let message = entry(activity, 1);
		assert_eq!(net.node(1).store.due(Word::Stored, None, 9).unwrap(), [message]);
		// It did not get out of the node.
		assert_eq!(net.world.pool(|pool| pool.take_receipts()).len(), 1);
		net.restart_at(1, ends(&net)[at].clone());
		catch_up(&mut net, 1);
		assert!(net.missing(message).is_empty());
	}
}

#[test]
fn tombstone_should_be_brought_when_its_node_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let (mut net, activity) = pair();
		let message = net.inform(activity, 0, &information(1));
		net.blocks(20);
		net.act(0, Call::Purge(message));
		net.world.pool(|pool| pool.take_receipts());
		assert_eq!(net.node(1).store.due(Word::Erased, None, 9).unwrap(), [message]);
		net.restart_at(1, ends(&net)[at].clone());
		catch_up(&mut net, 1);
		net.blocks(20);
		assert!(net.state().messages[&(activity, message.number)].holders.is_empty());
	}
}

#[test]
fn message_should_be_looked_for_when_its_node_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let (mut net, activity) = pair();
		net.hub.take_down(peer(0));
		net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
		publish(&mut net);
		assert_eq!(net.node(1).store.lacking_count().unwrap(), 1);
		net.restart_at(1, ends(&net)[at].clone());
		net.hub.bring_up(peer(0));
		catch_up(&mut net, 1);
		assert_eq!(net.values(1, entry(activity, 1)), Some(vec![information(1)]));
	}
}

#[test]
fn what_was_taken_should_be_published_when_its_node_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let (mut net, activity) = pair();
		net.node(0).update(activity, &json!({ "a": 1 }), OnStale::Refuse).unwrap();
		publish(&mut net);
		// Its base is in no older state.
		net.node(0).update(activity, &json!({ "b": 1 }), OnStale::Refuse).unwrap();
		net.run();
		assert_eq!(net.world.pool(|pool| pool.drop_calls()), 1);
		net.restart_at(0, ends(&net)[at].clone());
		catch_up(&mut net, 0);
		let document = net.node(1).current(activity).unwrap();
		assert_eq!(document.value, json!({ "n": 0, "a": 1, "b": 1 }));
	}
}

#[test]
fn author_should_be_told_that_all_have_it_when_it_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let (mut net, activity) = pair();
		net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
		publish(&mut net);
		net.restart_at(0, ends(&net)[at].clone());
		catch_up(&mut net, 0);
		let message = entry(activity, 1);
		assert!(net.events(0).contains(&Event::Delivered { message }));
	}
}

#[test]
fn request_should_be_sent_when_its_node_comes_back_with_an_older_chain() {
	for at in 0..2 {
		let mut net = Net::new(2);
		let parties = vec![invitation(0), invitation(1)];
		net.world.change(|state| state.asked.insert(1));
		let number = net.node(0).request(0, Request::Both, parties, WINDOWS, Some(&information(0)));
		let number = number.unwrap();
		// It is opened; nobody has answered yet.
		publish(&mut net);
		net.restart_at(0, ends(&net)[at].clone());
		catch_up(&mut net, 0);
		assert_eq!(net.node(0).request_outcome(number).unwrap(), None);
		net.world.dispatch(&owner(1), Call::Consent(0)).unwrap();
		net.blocks(4);
		assert_eq!(net.values(1, entry(0, 0)), Some(vec![information(0)]));
	}
}

#[test]
fn node_should_answer_and_take_nothing_while_its_chain_is_older() {
	let (mut net, activity) = pair();
	let message = net.inform(activity, 0, &information(1));
	let place = net.node(0).store.entry(message).unwrap().unwrap().0;
	net.restart_at(0, net.world.past(4));
	let rests_on = net.node(0).store.rests_on();
	assert!((net.world.past(3).number..=net.state().number).contains(&rests_on));
	assert_eq!(net.fetch(1, 0, place), Answer::Refused(Refused::NotYet));
	let taken = net.node(0).submit(activity, &[information(2)], Content::Information);
	assert!(matches!(taken, Err(Error::Behind { rests_on: on, .. }) if on == rests_on));
	assert!(matches!(net.node(0).current(activity), Err(Error::Behind { .. })));
	// What it has can be read.
	assert_eq!(net.values(0, message), Some(vec![information(1)]));
	net.node(0).chain.catch_up();
	assert!(matches!(net.fetch(1, 0, place), Answer::Package(_)));
	assert!(net.node(0).submit(activity, &[information(2)], Content::Information).is_ok());
}

#[test]
fn store_should_rest_on_the_last_block_that_was_known_when_it_was_changed() {
	let folder = tempfile::tempdir().unwrap();
	let open = || Store::open(folder.path(), GENESIS).unwrap();
	let store = open();
	assert_eq!(store.rests_on(), 0);
	store.know(7);
	store.know(5);
	store.set_purges(1, 1).unwrap();
	// Nothing was changed by this one.
	store.know(9);
	drop(store);
	let store = open();
	assert_eq!(store.rests_on(), 7);
	store.know(3);
	store.set_purges(1, 2).unwrap();
	drop(store);
	assert_eq!(open().rests_on(), 7);
}
