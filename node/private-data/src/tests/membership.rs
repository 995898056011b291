// SPDX-License-Identifier: Apache-2.0

//! Who comes, who goes, and what each may read.

use super::{
	net::{entry, information, invitation, nobody, peer, signing_key},
	Net,
};
use crate::{
	chain::{Call, FinalState},
	engine::{Error, Event, Refused},
	protocol::{self, Answer},
	store::Place,
};
use hanse_activity_format::Package;
use pallet_activities::{ActivityId, Content, History, NodeId};
use sp_core::Pair;

fn add(net: &mut Net, activity: ActivityId, id: NodeId, history: History) {
	net.act(0, Call::AddMember { activity, invitation: invitation(id), history });
}

const UNKNOWN: Answer = Answer::Refused(protocol::Refused::Unknown);

fn place_of(net: &Net, id: NodeId, activity: ActivityId, number: u64) -> Place {
	net.node(id).store.entry(entry(activity, number)).unwrap().unwrap().0
}

#[test]
fn removed_member_should_keep_what_it_may_read_and_get_nothing_later() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let before = net.inform(activity, 0, &information(0));
	net.act(0, Call::RemoveMember { activity, node: 2 });
	net.hub.forget();
	let after = net.inform(activity, 0, &information(1));
	let place = place_of(&net, 0, activity, after.number);
	assert_eq!(net.values(2, before), Some(vec![information(0)]));
	assert_eq!((net.values(2, after), net.missing(after)), (None, nobody()));
	assert_eq!(net.node(2).store.lacking_count().unwrap(), 0);
	let records = net.hub.records();
	assert!(records.iter().all(|one| one.from != peer(2) && one.to != peer(2)));
	for to in [0, 1] {
		assert_eq!(net.fetch(2, to, place), UNKNOWN);
	}
	// What was for it is still handed to it, should it have lost it.
	let earlier = place_of(&net, 0, activity, before.number);
	assert!(matches!(net.fetch(2, 1, earlier), Answer::Package(_)));
	assert!(net.node(2).submit(activity, &[information(9)], Content::Information).is_err());
}

#[test]
fn member_that_is_removed_while_a_message_waits_should_not_get_it() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	net.hub.take_down(peer(2));
	// Sealed and announced while it is a member, published when it is none.
	net.world.pool(|pool| pool.loses = 1);
	let place = net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
	net.run();
	net.act(0, Call::RemoveMember { activity, node: 2 });
	net.hub.bring_up(peer(2));
	assert_eq!(net.fetch(2, 0, place), UNKNOWN);
	let message = net.settle(0, place);
	assert_eq!(net.state().message(message).unwrap().unwrap().epoch, 1);
	assert_eq!((net.fetch(2, 0, place), net.fetch(2, 1, place)), (UNKNOWN, UNKNOWN));
	assert_eq!(net.values(1, message), Some(vec![information(1)]));
}

#[test]
fn late_joiner_without_history_should_never_ask_for_what_was_before() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	let before = net.inform(activity, 0, &information(0));
	net.hub.forget();
	add(&mut net, activity, 2, History::Withheld);
	let after = net.inform(activity, 1, &information(1));
	assert_eq!(net.values(2, before), None);
	assert_eq!(net.values(2, after), Some(vec![information(1)]));
	let earlier = place_of(&net, 0, activity, before.number);
	let asked = net.hub.records().into_iter().filter(|one| one.from == peer(2));
	let asked: Vec<_> = asked.filter_map(|one| protocol::ask_of(&one.request)).collect();
	assert_eq!(asked.len(), 1);
	assert_eq!((net.fetch(2, 0, earlier), net.fetch(2, 1, earlier)), (UNKNOWN, UNKNOWN));
	let document = net.node(2).current(activity);
	assert!(matches!(document, Err(Error::Refused(Refused::NoHistory))));
	assert_eq!(net.node(2).store.noted(activity).unwrap().seat, Some((1, 2)));
}

#[test]
fn late_joiner_with_history_should_get_all_and_become_a_holder_of_it() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	let earlier: Vec<_> = (0..3).map(|n| net.inform(activity, 0, &information(n))).collect();
	add(&mut net, activity, 2, History::Granted);
	net.blocks(3);
	for (n, message) in (0..).zip(&earlier) {
		assert_eq!(net.values(2, *message), Some(vec![information(n)]));
	}
	net.block();
	let slot = net.state().members[&(activity, 2)].slot;
	for message in &earlier {
		let row = net.state().message(*message).unwrap().unwrap();
		assert!(row.holders.has(slot) && row.missing.is_empty());
	}
	let later = net.inform(activity, 1, &information(3));
	assert_eq!((net.values(2, later), net.missing(later)), (Some(vec![information(3)]), nobody()));
	assert_eq!(net.node(2).current(activity).unwrap().value, information(0));
}

#[test]
fn invited_node_should_be_told_once_and_look_from_the_start_when_it_consents() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	let earlier = net.inform(activity, 0, &information(0));
	net.world.change(|state| state.asked.insert(2));
	add(&mut net, activity, 2, History::Granted);
	net.blocks(3);
	assert_eq!(net.events(2), [Event::Invited { activity }]);
	assert_eq!(net.node(2).invitations().unwrap(), [activity]);
	assert_eq!(net.values(2, earlier), None);
	assert!(!net.node(2).takes_part(activity).unwrap());
	net.act(2, Call::Consent(activity));
	net.blocks(2);
	assert_eq!(net.values(2, earlier), Some(vec![information(0)]));
	assert!(net.node(2).invitations().unwrap().is_empty());
	assert!(net.node(2).takes_part(activity).unwrap());
}

#[test]
fn node_that_comes_back_with_history_should_get_what_it_missed() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let known = net.inform(activity, 0, &information(0));
	net.act(2, Call::Leave(activity));
	let missed = net.inform(activity, 0, &information(1));
	assert_eq!(net.values(2, missed), None);
	add(&mut net, activity, 2, History::Granted);
	net.blocks(3);
	assert_eq!(net.values(2, missed), Some(vec![information(1)]));
	// It holds all of it in its new slot.
	let slot = net.state().members[&(activity, 2)].slot;
	net.block();
	for message in [known, missed] {
		assert!(net.state().message(message).unwrap().unwrap().holders.has(slot));
	}
	let told = |event: &Event| matches!(event, Event::Final { message, .. } if *message == known);
	assert_eq!(net.events(2).iter().filter(|event| told(event)).count(), 1);
	let later = net.inform(activity, 0, &information(2));
	assert_eq!((net.values(2, later), net.missing(later)), (Some(vec![information(2)]), nobody()));
}

#[test]
fn node_that_comes_back_without_history_should_not_know_what_the_information_is() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let first = net.inform(activity, 0, &information(0));
	net.act(2, Call::Leave(activity));
	net.inform(activity, 0, &information(1));
	add(&mut net, activity, 2, History::Withheld);
	let later = net.inform(activity, 0, &information(2));
	assert_eq!(net.values(2, later), Some(vec![information(2)]));
	assert_eq!(net.values(2, first), Some(vec![information(0)]));
	let document = net.node(2).document(activity, later.number);
	assert!(matches!(document, Err(Error::Refused(Refused::NoHistory))));
}

#[test]
fn message_should_be_sealed_again_when_the_group_changed() {
	let mut net = Net::new(4);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let place = net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
	net.run();
	let sealed = net.node(1).store.row(&place).unwrap().unwrap();
	// Before the publication is in a block.
	net.act(0, Call::AddMember { activity, invitation: invitation(2), history: History::Withheld });
	let message = net.settle(0, place);
	net.block();
	let row = net.state().message(message).unwrap().unwrap();
	assert_eq!((row.epoch, row.counter), (1, place.counter));
	assert_ne!(row.root, sealed.notice.notice.root);
	for id in [0, 1, 2] {
		assert_eq!(net.values(id, message), Some(vec![information(1)]));
		let kept = net.node(id).store.row(&place).unwrap().unwrap();
		assert_eq!(kept.notice.notice.root, row.root);
	}
	let refusals = net
		.world
		.pool(|pool| pool.history.iter().filter(|(_, done)| *done == Err("StaleEpoch")).count());
	assert_eq!((refusals, net.missing(message)), (1, nobody()));
	assert!(net.hub.punished().is_empty());
}

#[test]
fn earlier_messages_should_be_readable_and_the_epoch_raised_when_a_node_changes_its_keys() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let before = net.inform(activity, 0, &information(0));
	net.hub.take_down(peer(2));
	let missed = net.inform(activity, 0, &information(1));
	let sealing = net.sealing_keys(2).generate().unwrap();
	net.register(2, 2, sealing);
	net.restart(2);
	net.hub.bring_up(peer(2));
	net.blocks(20);
	assert_eq!(net.state().activities[&activity].epoch, 1);
	assert_eq!(net.values(2, before), Some(vec![information(0)]));
	assert_eq!(
		(net.values(2, missed), net.missing(missed)),
		(Some(vec![information(1)]), nobody())
	);
	let after = net.inform(activity, 2, &information(2));
	assert_eq!((net.values(1, after), net.missing(after)), (Some(vec![information(2)]), nobody()));
	// Its package was wrapped for the new key.
	let Answer::Package(bytes) = net.fetch(2, 0, place_of(&net, 0, activity, 1)) else {
		panic!("no package");
	};
	assert_eq!(Package::from_bytes(&bytes).unwrap().wrap.key_version, 2);
	assert_eq!(net.node(2).me(&net.state()).unwrap().record.key_version, 2);
	assert_eq!(net.state().nodes[&2].keys.signer, signing_key(2, 2).public().into());
}

#[test]
fn resend_should_name_no_other_recipient() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	let place = place_of(&net, 1, activity, 0);
	let (Answer::Package(one), Answer::Package(other)) =
		(net.fetch(2, 1, place), net.fetch(1, 0, place))
	else {
		panic!("no packages");
	};
	let (one, other) = (Package::from_bytes(&one).unwrap(), Package::from_bytes(&other).unwrap());
	assert_eq!((one.notice, one.messages), (other.notice, other.messages));
	assert_ne!(one.wrap, other.wrap);
}

#[test]
fn node_that_left_should_be_asked_when_nobody_else_has_a_message() {
	let mut net = Net::new(4);
	let activity = net.open(&[0, 1, 2, 3]);
	net.inform(activity, 0, &information(0));
	net.hub.take_down(peer(2));
	let message = net.inform(activity, 1, &information(1));
	net.act(1, Call::Leave(activity));
	// Only who left still runs.
	net.stop(0);
	net.stop(3);
	net.hub.bring_up(peer(2));
	net.blocks(10);
	assert_eq!(
		(net.values(2, message), net.missing(message)),
		(Some(vec![information(1)]), nobody())
	);
}
