// SPDX-License-Identifier: Apache-2.0

//! Nodes that stop anywhere: what was taken is published and delivered once, and nothing is signed for
//! that is not stored.

use super::{
	net::{entry, information, invitation, peer},
	Net,
};
use crate::{
	chain::Call,
	engine::{Error, Event, Outcome},
	store::{OnStale, Place},
};
use hanse_activity_format::json::canonical;
use pallet_activities::{ActivityId, Content, History, MessageRef, NodeId, Word};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// What may happen between two moments at which a node stops.
const STEPS: usize = 8;

fn step(net: &mut Net, at: usize) {
	match at % STEPS {
		0 | 4 => net.run(),
		1 | 5 => net.world.block(),
		2 | 6 => net.follow(),
		_ => net.block(),
	}
}

/// Each word that the chain took is about something that its node has.
fn assert_signed_is_stored(net: &Net, nodes: &[NodeId]) {
	let signed: Vec<_> = net.world.pool(|pool| {
		let taken = pool.receipt_history.iter().filter(|(_, taken)| taken.is_ok());
		taken.map(|(signed, _)| (signed.node, signed.word, signed.entries.clone())).collect()
	});
	for (node, word, entries) in signed {
		if !nodes.contains(&node) || word != Word::Stored {
			continue;
		}
		for message in entries {
			let (place, is_erased) = net.node(node).store.entry(message).unwrap().unwrap();
			let body = net.node(node).store.messages(&place).unwrap();
			assert!(is_erased || body.is_some(), "{node} signed for {message:?}");
		}
	}
}

#[test]
fn taken_message_should_be_delivered_once_when_author_or_member_stops_at_any_step() {
	for victim in [0, 1] {
		for moment in 0..STEPS {
			let mut net = Net::new(3);
			let activity = net.open(&[0, 1, 2]);
			net.inform(activity, 0, &information(0));
			let values = [information(1), information(2)];
			let place = net.node(0).submit(activity, &values, Content::Information).unwrap();
			for at in 0..STEPS {
				if at == moment {
					net.restart(victim);
				}
				step(&mut net, at);
				assert_signed_is_stored(&net, &[0, 1, 2]);
			}
			net.blocks(20);
			let message = entry(activity, 1);
			assert_eq!(net.state().activities[&activity].next_message, 2);
			assert_eq!(net.number(0, place), message);
			for id in [0, 1, 2] {
				assert_eq!(net.values(id, message), Some(values.to_vec()));
			}
			assert!(net.missing(message).is_empty());
			assert!(net.node(0).store.outbox().unwrap().is_empty());
		}
	}
}

#[test]
fn update_should_be_rebased_once_when_its_author_stops_at_any_step() {
	for moment in 0..STEPS {
		let mut net = Net::new(3);
		let activity = net.open(&[0, 1, 2]);
		net.inform(activity, 0, &json!({ "n": 0 }));
		net.node(0).update(activity, &json!({ "a": 1 }), OnStale::Refuse).unwrap();
		net.node(1).update(activity, &json!({ "b": 1 }), OnStale::Rebase).unwrap();
		for at in 0..STEPS {
			if at == moment {
				net.restart(1);
			}
			step(&mut net, at);
		}
		net.blocks(20);
		assert_eq!(net.state().activities[&activity].next_message, 3);
		for id in [0, 1, 2] {
			let value = net.node(id).current(activity).unwrap().value.clone();
			assert_eq!(value, json!({ "n": 0, "a": 1, "b": 1 }));
		}
	}
}

#[test]
fn message_should_be_published_once_when_its_author_did_not_hear_that_it_was() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let place = net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
	net.run();
	net.stop(0);
	net.world.block();
	// And the group has changed when it comes back, so that it would have to be sealed again.
	let invitation = invitation(2);
	let call = Call::AddMember { activity, invitation, history: History::Withheld };
	net.world.dispatch(&super::net::owner(0), call).unwrap();
	net.start(0);
	// It publishes before it follows.
	net.node(0).submit(activity, &[information(2)], Content::Information).unwrap();
	net.run();
	net.blocks(6);
	assert_eq!(net.state().activities[&activity].next_message, 3);
	assert_eq!(net.number(0, place), entry(activity, 1));
	assert_eq!(net.values(1, entry(activity, 1)), Some(vec![information(1)]));
	assert_eq!(net.values(2, entry(activity, 2)), Some(vec![information(2)]));
}

#[test]
fn entry_should_be_published_once_when_it_is_settled_while_the_outbox_is_looked_at() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &json!({ "n": 0 }));
	let submit =
		|net: &Net| net.node(0).submit(activity, &[information(1)], Content::Information).unwrap();
	let update =
		|net: &Net| net.node(0).update(activity, &json!({ "a": 1 }), OnStale::Refuse).unwrap();
	for (number, taken) in (1..).zip([&submit as &dyn Fn(&Net) -> Place, &update]) {
		let place = taken(&net);
		net.run();
		net.world.block();
		// It is told that it is final, and has not followed.
		net.run();
		let node = net.node(0).clone();
		let follower = node.clone();
		let follow = move || futures::executor::block_on(follower.on_final()).unwrap();
		node.signer.meanwhile(follow);
		node.wake_outbox();
		net.run();
		net.blocks(3);
		assert_eq!(net.state().activities[&activity].next_message, number + 1);
		let published = Outcome::Published(entry(activity, number));
		assert_eq!(net.node(0).outcome_of(&place).unwrap(), Some(published));
		assert!(!net.events(0).iter().any(|event| matches!(event, Event::GivenUp { .. })));
	}
}

#[test]
fn erasing_should_be_finished_when_a_node_stops_before_it() {
	for moment in 0..4 {
		let mut net = Net::new(2);
		let activity = net.open(&[0, 1]);
		net.inform(activity, 0, &information(0));
		let message = net.inform(activity, 1, &information(1));
		net.world.dispatch(&super::net::owner(0), Call::Purge(message)).unwrap();
		for at in 0..4 {
			if at == moment {
				net.restart(1);
			}
			step(&mut net, at + 2);
		}
		net.blocks(20);
		assert!(net.state().messages[&(activity, 1)].holders.is_empty());
		assert_eq!(net.values(1, message), None);
		assert_eq!(net.values(1, entry(activity, 0)), Some(vec![information(0)]));
	}
}

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
	fn below(&mut self, limit: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % limit
	}
}

/// What the nodes took in a storm.
#[derive(Default)]
struct Taken {
	messages: Vec<(NodeId, Place, Value)>,
	updates: Vec<(NodeId, String)>,
	outside: BTreeSet<NodeId>,
}

fn gust(net: &mut Net, chance: &mut Chance, activity: ActivityId, taken: &mut Taken, n: u64) {
	let id = chance.below(3);
	match chance.below(13) {
		0..=2 => {
			let value = information(1_000 + n);
			let values = [value.clone()];
			match net.node(id).submit(activity, &values, Content::Information) {
				Ok(place) => taken.messages.push((id, place, value)),
				Err(error) => assert!(matches!(error, Error::Behind { .. })),
			}
		},
		3 | 4 => {
			let name = format!("u{n}");
			let patch = json!({ name.clone(): n });
			// It can't while something is not here.
			if net.node(id).update(activity, &patch, OnStale::Rebase).is_ok() {
				taken.updates.push((id, name));
			}
		},
		5 => match usize::try_from(chance.below(4)).unwrap() {
			0 => net.restart(id),
			blocks => net.restart_at(id, net.world.past(blocks)),
		},
		6 => net.hub.take_down(peer(id)),
		7 => net.hub.bring_up(peer(id)),
		8 => net.world.pool(|pool| pool.loses += 1),
		9 => {
			// The group changes, by somebody who comes and goes.
			let call = match taken.outside.remove(&3) {
				true => Call::RemoveMember { activity, node: 3 },
				false => {
					taken.outside.insert(3);
					let (invitation, history) = (invitation(3), History::Withheld);
					Call::AddMember { activity, invitation, history }
				},
			};
			net.world.dispatch(&super::net::owner(0), call).unwrap();
		},
		10 => (0..3).for_each(|id| net.node(id).chain.catch_up()),
		_ => step(net, usize::try_from(chance.below(8)).unwrap()),
	}
}

/// Where something ended that may have been sealed again.
fn end_of(net: &Net, id: NodeId, mut place: Place) -> MessageRef {
	loop {
		match net.node(id).outcome_of(&place).unwrap() {
			Some(Outcome::Published(message)) => return message,
			Some(Outcome::Replaced(next)) => place = next,
			other => panic!("{place:?} of {id}: {other:?}"),
		}
	}
}

#[test]
fn all_that_was_taken_should_be_everywhere_once_whatever_happens_in_between() {
	for seed in 1..=12 {
		let (mut net, mut chance, mut taken) =
			(Net::new(4), Chance(seed * 7_919), Taken::default());
		let activity = net.open(&[0, 1, 2]);
		net.inform(activity, 0, &json!({ "n": 0 }));
		for n in 0..80 {
			gust(&mut net, &mut chance, activity, &mut taken, n);
			assert_signed_is_stored(&net, &[0, 1, 2]);
		}
		for id in 0..3 {
			net.hub.bring_up(peer(id));
			net.node(id).chain.catch_up();
		}
		net.world.pool(|pool| pool.loses = 0);
		net.blocks(150);
		let all = taken.messages.len() + taken.updates.len();
		assert_eq!(
			net.state().activities[&activity].next_message,
			u64::try_from(all).unwrap() + 1,
			"seed {seed}"
		);
		let mut numbers = BTreeSet::new();
		for (id, place, value) in &taken.messages {
			let message = end_of(&net, *id, *place);
			assert!(numbers.insert(message.number));
			for reader in [0, 1, 2] {
				assert_eq!(net.values(reader, message), Some(vec![value.clone()]), "seed {seed}");
			}
			assert!(net.missing(message).iter().all(|one| *one == 3));
		}
		let documents = [0, 1, 2].map(|id| {
			let document = net.node(id).current(activity).unwrap();
			assert_eq!(document.differs, None);
			canonical(&document.value).unwrap()
		});
		assert!(documents.iter().all(|one| *one == documents[0]));
		let document: Value = serde_json::from_slice(&documents[0]).unwrap();
		assert!(taken.updates.iter().all(|(_, name)| document.get(name).is_some()));
		assert_eq!(document.as_object().unwrap().len(), taken.updates.len() + 1);
		assert!(net.hub.punished().is_empty());
	}
}
