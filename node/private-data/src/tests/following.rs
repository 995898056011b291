// SPDX-License-Identifier: Apache-2.0

//! What the chain says there is, is found, and nothing else is taken for it.

use super::{
	net::{entry, information, peer},
	Net,
};
use crate::{engine::Event, protocol::Answer, store::Place};
use codec::Encode;
use hanse_activity_format::Package;
use pallet_activities::{Content, PeerKey};
use sp_core::H256;

/// Changes the packages that go from one node to another.
fn spoil(net: &Net, from: u64, to: u64, spoil: fn(&mut Package)) {
	let is_it = move |asker: &PeerKey, other: &PeerKey| (*asker, *other) == (peer(to), peer(from));
	net.hub.tamper(move |asker, other, answer| match answer {
		Answer::Package(bytes) if is_it(asker, other) => {
			let mut package = Package::from_bytes(&bytes).unwrap();
			spoil(&mut package);
			Answer::Package(package.encode())
		},
		answer => answer,
	});
}

#[test]
fn wrong_package_should_be_refused_and_noted_and_the_right_one_fetched_from_another() {
	let ways: [fn(&mut Package); 7] = [
		|package| package.messages[0].ciphertext[0] ^= 1,
		|package| package.messages[0].digest.fields = H256([1; 32]),
		|package| package.notice.notice.root = H256([1; 32]),
		|package| package.notice.notice.counter += 1,
		|package| package.wrap.sealed[0] ^= 1,
		|package| package.wrap.enc[0] ^= 1,
		|package| package.messages.clear(),
	];
	for way in ways {
		let mut net = Net::new(3);
		let activity = net.open(&[0, 1, 2]);
		spoil(&net, 0, 1, way);
		let values = [information(0)];
		let place = net.node(0).submit(activity, &values, Content::Information).unwrap();
		net.run();
		assert!(net.node(1).store.row(&place).unwrap().is_none());
		assert!(net.node(2).store.row(&place).unwrap().is_some());
		let refused =
			|net: &Net| net.node(1).counters.refused.load(std::sync::atomic::Ordering::Relaxed);
		assert_eq!(refused(&net), 1);
		net.block();
		assert_eq!(refused(&net), 2);
		net.blocks(3);
		let message = entry(activity, 0);
		assert_eq!(net.values(1, message), Some(values.to_vec()));
		assert!(net.missing(message).is_empty());
		let from_other = net.hub.records().into_iter();
		let from_other = from_other.filter(|one| (one.from, one.to) == (peer(1), peer(2)));
		assert_eq!(from_other.count(), 1);
	}
}

#[test]
fn answer_that_is_none_should_be_noted_and_the_peer_closed_out_when_it_goes_on() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	spoil(&net, 0, 1, |package| package.messages.clear());
	for n in 0..8 {
		net.inform(activity, 0, &information(n));
	}
	assert!(net.hub.punished().contains(&(peer(1), peer(0))));
	net.hub.leave_alone();
	net.hub.forget();
	let message = net.inform(activity, 0, &information(9));
	// It is asked no more, and what it has comes from another.
	let asked = net.hub.records().into_iter();
	assert_eq!(asked.filter(|one| (one.from, one.to) == (peer(1), peer(0))).count(), 0);
	assert_eq!(net.values(1, message), Some(vec![information(9)]));
}

#[test]
fn message_that_is_nowhere_should_be_looked_for_ever_more_seldom() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.hub.tamper(|_, _, _| Answer::Refused(crate::protocol::Refused::Gone));
	let place = net.node(0).submit(activity, &[information(0)], Content::Information).unwrap();
	net.run();
	net.hub.forget();
	net.blocks(64);
	let asked = net.hub.records().into_iter().filter(|one| one.from == peer(1)).count();
	assert_eq!(asked, 7);
	net.hub.leave_alone();
	net.blocks(70);
	assert_eq!(net.values(1, net.number(1, place)), Some(vec![information(0)]));
}

#[test]
fn message_of_which_nobody_heard_should_be_fetched_when_it_is_final() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.hub.take_down(peer(0));
	let place = net.node(0).submit(activity, &[information(0)], Content::Information).unwrap();
	net.run();
	net.world.block();
	net.hub.bring_up(peer(0));
	net.follow();
	net.blocks(2);
	let message = net.number(2, place);
	assert!(net.missing(message).is_empty());
	let events = net.events(1);
	assert_eq!(events, [Event::Final { message, place }]);
}

#[test]
fn author_should_be_told_who_is_late_and_then_that_all_have_it() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.stop(2);
	let message = net.inform(activity, 0, &information(0));
	net.events(0);
	net.blocks(6);
	assert_eq!(net.events(0), []);
	net.blocks(3);
	assert_eq!(net.events(0), [Event::Missing { message, nodes: vec![2] }]);
	net.restart(0);
	net.blocks(20);
	assert_eq!(net.events(0), []);
	net.start(2);
	net.blocks(20);
	assert_eq!(net.events(0), [Event::Delivered { message }]);
	assert_eq!(net.node(0).store.own().unwrap(), []);
}

#[test]
fn many_messages_should_be_gone_through_page_by_page() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	net.stop(1);
	let places: Vec<_> = (0..600)
		.map(|n| net.node(0).submit(activity, &[information(n)], Content::Information).unwrap())
		.collect();
	net.blocks(3);
	net.start(1);
	net.blocks(6);
	for (n, place) in (0..).zip(&places) {
		assert_eq!(net.values(1, net.number(1, *place)), Some(vec![information(n)]));
	}
	let last = entry(activity, 600);
	net.blocks(3);
	assert!(net.missing(last).is_empty());
	assert_eq!(net.node(1).list(activity, 590).unwrap().len(), 11);
	// What was cleared is not asked for, and what is behind it is.
	let mut other = Net::new(2);
	let activity = other.open(&[0, 1]);
	other.inform(activity, 0, &information(0));
	other.stop(1);
	for n in 0..300 {
		other.node(0).submit(activity, &[information(n)], Content::Information).unwrap();
	}
	other.blocks(3);
	other.world.change(|state| state.messages.retain(|(_, number), _| *number >= 290));
	other.start(1);
	other.blocks(4);
	assert_eq!(other.values(1, entry(activity, 300)), Some(vec![information(299)]));
	assert_eq!(other.values(1, entry(activity, 289)), None);
	assert_eq!(other.node(1).store.lacking_count().unwrap(), 0);
}

#[test]
fn package_should_be_gone_or_unknown_when_it_is_asked_for_in_another_place() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let message = net.inform(activity, 0, &information(0));
	let place = net.node(0).store.entry(message).unwrap().unwrap().0;
	let gone = Answer::Refused(crate::protocol::Refused::Gone);
	for other in [Place { author: 1, ..place }, Place { counter: 7, ..place }] {
		assert_eq!(net.fetch(1, 0, other), gone);
	}
	let unknown = Answer::Refused(crate::protocol::Refused::Unknown);
	assert_eq!(net.fetch(1, 0, Place { activity: 9, ..place }), unknown);
	// A pending one is handed out by its author alone.
	net.world.pool(|pool| pool.loses = 1);
	let place = net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
	net.run();
	assert!(net.node(1).store.row(&place).unwrap().unwrap().is_pending());
	assert_eq!(net.fetch(2, 1, place), unknown);
	assert!(matches!(net.fetch(2, 0, place), Answer::Package(_)));
}
