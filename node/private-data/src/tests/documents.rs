// SPDX-License-Identifier: Apache-2.0

//! What the information is, at all members the same.

use super::{
	net::{entry, information, owner, peer},
	Net,
};
use crate::{
	chain::Call,
	engine::{Error, Event, Outcome, Refused},
	sending::Submission,
	store::{OnStale, Place},
};
use hanse_activity_format::{json::canonical, Draft, Purpose};
use pallet_activities::{ActivityId, Content, NodeId};
use serde_json::{json, Value};
use sp_core::H256;

/// What three nodes say that the information is, in its one form.
fn documents(net: &Net, activity: ActivityId) -> [Vec<u8>; 3] {
	[0, 1, 2].map(|id| {
		let document = net.node(id).current(activity).unwrap();
		assert_eq!(document.differs, None);
		canonical(&document.value).unwrap()
	})
}

fn update(net: &Net, id: NodeId, activity: ActivityId, patch: Value, stale: OnStale) -> Place {
	net.node(id).update(activity, &patch, stale).unwrap()
}

#[test]
fn update_should_be_refused_when_another_came_between_and_rebased_when_its_author_said_so() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &json!({ "a": 1, "b": 1 }));
	net.events(2);
	let first = update(&net, 0, activity, json!({ "a": 2 }), OnStale::Refuse);
	let rebased = update(&net, 1, activity, json!({ "b": 2 }), OnStale::Rebase);
	let refused = update(&net, 2, activity, json!({ "c": 2 }), OnStale::Refuse);
	net.run();
	net.blocks(5);
	let why = Refused::StaleUpdate(1);
	let given_up = Outcome::GivenUp(why.clone());
	assert_eq!(net.node(2).outcome_of(&refused).unwrap(), Some(given_up));
	assert!(net.events(2).contains(&Event::GivenUp { place: refused, why }));
	assert_eq!((net.number(1, first).number, net.number(2, rebased).number), (1, 2));
	let expected = form_of(&json!({ "a": 2, "b": 2 }));
	assert_eq!(documents(&net, activity), [expected.clone(), expected.clone(), expected]);
	let at = |number| net.node(1).document(activity, number).unwrap().value.clone();
	assert_eq!((at(0), at(1)), (json!({ "a": 1, "b": 1 }), json!({ "a": 2, "b": 1 })));
	assert!(net.missing(entry(activity, 2)).is_empty());
}

fn form_of(value: &Value) -> Vec<u8> {
	canonical(value).unwrap()
}

#[test]
fn documents_should_be_equal_byte_by_byte_when_all_members_update_at_once() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &json!({ "log": {} }));
	for round in 0..4 {
		for id in [0, 1, 2] {
			let name = format!("{id}-{round}");
			let patch = json!({ "log": { name: format!("ship {id}") }, "last": id });
			update(&net, id, activity, patch, OnStale::Rebase);
		}
		net.run();
		net.blocks(8);
	}
	let [one, other, third] = documents(&net, activity);
	assert_eq!((&one, &one), (&other, &third));
	let value: Value = serde_json::from_slice(&one).unwrap();
	assert_eq!(value["log"].as_object().unwrap().len(), 12);
	assert_eq!(net.state().activities[&activity].next_message, 13);
	assert!(net.node(0).store.outbox().unwrap().is_empty());
	// The same after a start, from the disk.
	net.restart(1);
	assert_eq!(documents(&net, activity)[1], one);
}

#[test]
fn information_should_say_what_it_lacks_when_an_update_is_not_here() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &json!({ "a": 1 }));
	assert!(matches!(net.node(0).document(activity, 7), Err(Error::Refused(Refused::NotHere(1)))));
	net.hub.take_down(peer(2));
	// What changes nothing is not needed.
	net.inform(activity, 0, &information(5));
	assert_eq!(net.node(2).document(activity, 1).unwrap().value, json!({ "a": 1 }));
	let place = update(&net, 0, activity, json!({ "a": 2 }), OnStale::Refuse);
	net.settle(0, place);
	let current = net.node(2).current(activity);
	assert!(matches!(current, Err(Error::Refused(Refused::NotHere(2)))));
	assert_eq!(net.node(1).current(activity).unwrap().value, json!({ "a": 2 }));
	let empty = net.open(&[0, 1]);
	let none = net.node(0).current(empty);
	assert!(matches!(none, Err(Error::Refused(Refused::NoInformation))));
	assert!(matches!(net.node(0).current(99), Err(Error::Refused(Refused::NotMember))));
}

#[test]
fn information_should_be_refused_to_a_node_that_is_no_member() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &json!({ "a": 1 }));
	let stranger = net.node(2);
	for asked in [stranger.current(activity), stranger.document(activity, 0)] {
		assert!(matches!(asked, Err(Error::Refused(Refused::NotMember))));
	}
}

/// Publishes an update with a result of its author's choice.
fn lie(net: &mut Net, id: NodeId, activity: ActivityId, patch: Value, result: H256) -> Place {
	let base = net.state().activities[&activity].current.unwrap().number;
	let drafts = vec![Draft::new(&patch, Purpose::Patch).unwrap()];
	let (content, on_stale) = (Content::Update { base, result }, OnStale::Refuse);
	let counter = None;
	let submission = Submission { activity, drafts, content, on_stale, counter };
	let place = net.node(id).send(submission).unwrap();
	net.settle(id, place);
	place
}

#[test]
fn information_should_be_marked_and_go_on_when_an_author_names_another_result() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &json!({ "a": 1, "b": 1 }));
	lie(&mut net, 1, activity, json!({ "a": 2 }), H256([9; 32]));
	let message = entry(activity, 1);
	for id in [0, 1, 2] {
		let document = net.node(id).current(activity).unwrap();
		assert_eq!((&document.value, document.differs), (&json!({ "a": 2, "b": 1 }), Some(1)));
		let alarms = &net.node(id).counters.alarms;
		assert_eq!(alarms.load(std::sync::atomic::Ordering::Relaxed), 1);
		let told = net.events(id);
		let differs = told.iter().filter(|one| **one == Event::Differs { message }).count();
		assert_eq!(differs, 1);
	}
	let place = update(&net, 2, activity, json!({ "b": 3 }), OnStale::Refuse);
	net.settle(2, place);
	let expected = form_of(&json!({ "a": 2, "b": 3 }));
	assert_eq!(documents(&net, activity), [expected.clone(), expected.clone(), expected]);
}

/// Two of them are more fields than information can have.
fn many(name: &str) -> Value {
	let fields = (0..3_000).map(|n| (format!("{name}{n}"), json!(n)));
	Value::Object(fields.collect())
}

#[test]
fn information_should_stay_as_it_was_when_an_update_makes_of_it_what_it_cannot_be() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	let full = many("k");
	net.inform(activity, 0, &full);
	let more = many("m");
	assert!(net.node(1).update(activity, &more, OnStale::Refuse).is_err());
	lie(&mut net, 1, activity, more, H256([9; 32]));
	for id in [0, 1, 2] {
		let document = net.node(id).current(activity).unwrap();
		assert_eq!((&document.value, document.differs, document.number), (&full, Some(1), 1));
	}
	let place = update(&net, 0, activity, json!({ "k0": null }), OnStale::Refuse);
	net.settle(0, place);
	let [one, other, third] = documents(&net, activity);
	assert_eq!((&one, &one), (&other, &third));
}

#[test]
fn information_should_go_on_without_an_update_that_was_erased_and_be_gone_with_its_first() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &json!({ "a": 1, "b": 1 }));
	let place = update(&net, 1, activity, json!({ "b": "secret" }), OnStale::Refuse);
	let erased = net.settle(1, place);
	net.act(0, Call::Purge(erased));
	net.blocks(2);
	for id in [0, 1, 2] {
		let document = net.node(id).current(activity).unwrap();
		assert_eq!((&document.value, document.differs), (&json!({ "a": 1, "b": 1 }), Some(1)));
	}
	let place = update(&net, 2, activity, json!({ "a": 5 }), OnStale::Refuse);
	net.settle(2, place);
	let expected = form_of(&json!({ "a": 5, "b": 1 }));
	assert_eq!(documents(&net, activity), [expected.clone(), expected.clone(), expected]);
	net.world.dispatch(&owner(0), Call::Purge(entry(activity, 0))).unwrap();
	net.follow();
	let current = net.node(2).current(activity);
	assert!(matches!(current, Err(Error::Refused(Refused::Erased))));
}

#[test]
fn information_should_not_be_shown_by_debug() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &json!({ "key": "canary" }));
	let place = net.node(0).store.entry(entry(activity, 0)).unwrap().unwrap().0;
	let document = net.node(1).current(activity).unwrap();
	let opened = net.node(1).opened(&place).unwrap();
	assert!(!format!("{document:?} {opened:?}").contains("canary"));
}
