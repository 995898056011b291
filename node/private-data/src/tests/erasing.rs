// SPDX-License-Identifier: Apache-2.0

//! What is purged is gone, and does not come back.

use super::{
	net::{contains, entry, information, notice, peer},
	Net,
};
use crate::{
	chain::Call,
	engine::{Error, Event, Refused},
	protocol::{self, Answer},
	store::{Kept, Place, State},
};
use codec::Encode;
use hanse_activity_format::Package;
use pallet_activities::{ActivityId, Content, History, MessageRef, NodeId, Word};
use std::path::PathBuf;

fn purge(net: &mut Net, message: MessageRef) {
	net.act(0, Call::Purge(message));
}

fn key_files(net: &Net, id: NodeId) -> Vec<(PathBuf, Vec<u8>)> {
	let files = std::fs::read_dir(net.path(id).join("data/keys")).unwrap();
	files
		.map(|file| {
			let path = file.unwrap().path();
			(path.clone(), std::fs::read(path).unwrap())
		})
		.collect()
}

fn place_of(net: &Net, id: NodeId, message: MessageRef) -> Place {
	net.node(id).store.entry(message).unwrap().unwrap().0
}

fn tombstones(net: &Net) -> Vec<NodeId> {
	let mut nodes: Vec<_> = net.world.pool(|pool| {
		let taken = pool.receipt_history.iter().filter(|(_, taken)| taken.is_ok());
		let erased = taken.filter(|(signed, _)| signed.word == Word::Erased);
		erased.map(|(signed, _)| signed.node).collect()
	});
	nodes.sort_unstable();
	nodes
}

/// A group of three with two messages, of which the second is to go.
fn group() -> (Net, ActivityId, MessageRef, MessageRef) {
	let mut net = Net::new(4);
	let activity = net.open(&[0, 1, 2]);
	let stays = net.inform(activity, 0, &information(0));
	let goes = net.inform(activity, 1, &information(1));
	(net, activity, stays, goes)
}

#[test]
fn purged_message_should_lose_body_and_key_and_leave_a_tombstone_at_each_holder() {
	let (mut net, _, stays, goes) = group();
	let place = place_of(&net, 0, goes);
	let ids = [0, 1, 2];
	let secrets: Vec<_> = ids
		.iter()
		.map(|id| {
			let key = net.node(*id).store.content_key(&place).unwrap().unwrap();
			(key, key_files(&net, *id))
		})
		.collect();
	net.events(1);
	purge(&mut net, goes);
	for id in ids {
		assert_eq!(net.fetch(1, id, place), Answer::Refused(protocol::Refused::Gone));
	}
	net.blocks(2);
	assert_eq!(tombstones(&net), [0, 1, 2]);
	assert!(net.state().messages[&(goes.activity, goes.number)].holders.is_empty());
	assert_eq!(net.events(1), [Event::Erased { message: goes }]);
	for (id, (key, old_files)) in ids.into_iter().zip(secrets) {
		let store = &net.node(id).store;
		assert_eq!(store.row(&place).unwrap().unwrap().state, State::Erased { number: 1 });
		assert!(store.messages(&place).unwrap().is_none());
		assert!(store.content_key(&place).unwrap().is_none());
		assert!(matches!(net.node(id).read(goes), Err(Error::Refused(Refused::Erased))));
		assert_eq!(net.values(id, stays), Some(vec![information(0)]));
		let files = net.files(id);
		assert!(!contains(&files, key.expose()));
		for (path, old) in old_files {
			assert!(!path.exists());
			assert_eq!(old.len(), 32);
			assert!(!contains(&files, &old));
		}
	}
}

#[test]
fn purged_message_should_never_be_taken_again_whoever_offers_it() {
	let (mut net, activity, _, goes) = group();
	let place = place_of(&net, 0, goes);
	let announced = notice(net.node(1), &place);
	let Answer::Package(bytes) = net.fetch(2, 1, place) else { panic!("no package") };
	let package = Package::from_bytes(&bytes).unwrap();
	let key = net.node(2).store.content_key(&place).unwrap().unwrap();
	purge(&mut net, goes);
	net.blocks(2);
	net.hub.forget();
	// Its author, which did not hear of the purge, offers it; another member has it in its store.
	let served = bytes.clone();
	net.hub.tamper(move |_, _, _| Answer::Package(served.clone()));
	let answer = net.node(2).answer(peer(1), &announced);
	assert_eq!(answer, Answer::Taken);
	let Package { notice, messages, .. } = package;
	let state = State::Pending { since: 1 };
	net.node(2).store.keep(&[Kept { notice, messages, key, state }]).unwrap();
	net.blocks(5);
	let asked = net.hub.records().into_iter().filter(|one| one.from == peer(2)).count();
	assert_eq!(asked, 0);
	assert!(net.node(2).store.messages(&place).unwrap().is_none());
	assert_eq!(net.node(2).store.lacking_count().unwrap(), 0);
	net.hub.leave_alone();
	// A member that comes later with history does not ask for it either.
	let invitation = super::net::invitation(3);
	let history = History::Granted;
	net.act(0, Call::AddMember { activity, invitation, history });
	net.blocks(3);
	assert_eq!(net.values(3, entry(activity, 0)), Some(vec![information(0)]));
	assert!(matches!(net.node(3).read(goes), Err(Error::Refused(Refused::Erased))));
	let asks = net.hub.records().into_iter().filter(|one| one.from == peer(3));
	let wanted = protocol::Ask::Fetch { activity, author: 1, counter: place.counter }.encode();
	assert!(asks.into_iter().all(|one| one.request != wanted));
}

#[test]
fn member_that_was_away_should_erase_what_it_has_and_not_ask_for_what_it_has_not() {
	let (mut net, activity, stays, goes) = group();
	net.stop(2);
	let missed = net.inform(activity, 0, &information(2));
	purge(&mut net, goes);
	purge(&mut net, missed);
	net.start(2);
	net.hub.forget();
	net.blocks(3);
	assert_eq!(tombstones(&net), [0, 0, 1, 1, 2]);
	assert_eq!(net.values(2, stays), Some(vec![information(0)]));
	for message in [goes, missed] {
		assert!(matches!(net.node(2).read(message), Err(Error::Refused(Refused::Erased))));
	}
	assert!(net.hub.records().iter().all(|one| one.from != peer(2)));
	let listed = net.node(2).list(activity, 0).unwrap();
	let erased: Vec<_> = listed.iter().map(|one| (one.number, one.is_erased)).collect();
	assert_eq!(erased, [(Some(0), false), (Some(1), true), (Some(2), true)]);
}

#[test]
fn package_that_is_on_its_way_should_not_be_kept_when_its_message_is_purged() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	net.hub.take_down(peer(2));
	let message = net.inform(activity, 0, &information(1));
	assert_eq!(net.node(2).store.lacking_count().unwrap(), 1);
	purge(&mut net, message);
	net.hub.bring_up(peer(2));
	net.hub.forget();
	net.blocks(10);
	assert_eq!(net.node(2).store.lacking_count().unwrap(), 0);
	assert!(net.hub.records().iter().all(|one| one.from != peer(2)));
	assert!(matches!(net.node(2).read(message), Err(Error::Refused(Refused::Erased))));
	assert_eq!(tombstones(&net), [0, 1]);
}

#[test]
fn node_that_lost_its_store_should_sign_that_it_has_not_what_was_purged() {
	let (mut net, activity, stays, goes) = group();
	net.stop(2);
	std::fs::remove_dir_all(net.path(2).join("data")).unwrap();
	purge(&mut net, goes);
	net.start(2);
	net.blocks(4);
	assert_eq!(tombstones(&net), [0, 1, 2]);
	// The rest it gets from the others, and has signed for before.
	assert_eq!(net.values(2, stays), Some(vec![information(0)]));
	assert!(net.world.pool(|pool| pool.receipt_history.iter().all(|(_, taken)| taken.is_ok())));
	let place = net.node(2).submit(activity, &[information(5)], Content::Information).unwrap();
	net.settle(2, place);
}

#[test]
fn author_that_lost_its_store_should_get_its_own_messages_back_and_use_no_counter_twice() {
	let (mut net, activity, ..) = group();
	net.stop(1);
	std::fs::remove_dir_all(net.path(1).join("data")).unwrap();
	net.start(1);
	net.blocks(4);
	assert_eq!(net.values(1, entry(activity, 1)), Some(vec![information(1)]));
	let place = net.node(1).submit(activity, &[information(5)], Content::Information).unwrap();
	assert_eq!(place.counter, 1);
	net.settle(1, place);
}
