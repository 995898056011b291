// SPDX-License-Identifier: Apache-2.0

//! Messages from node to node.

use super::{
	chain::GENESIS,
	net::{contains, entry, information, nobody, owner, party, peer, signing_key},
	wire::Record,
	Net,
};
use crate::{
	chain::{Call, Done, FinalState},
	engine::{Error, Event, Outcome, Refused},
	protocol::{self, Answer},
	store::{OnStale, Place},
	AccountId, ChainThing, Party,
};
use hanse_activity_format::{PartySignature, Refusal};
use hanse_support::Deposit;
use pallet_activities::{Content, MessageRef, Request, ThingId, Word};
use serde_json::{json, Value};
use sp_core::{ed25519, Pair};
use sp_runtime::MultiSignature;
use std::{
	collections::HashSet,
	future::Future,
	task::{Context, Poll},
};

/// How long a canary is.
const CANARY: usize = 16;

fn canary(n: usize) -> String {
	format!("secret~{n:09}")
}

/// How many canaries are among some bytes.
fn canaries(bytes: &[u8], all: &HashSet<Vec<u8>>) -> usize {
	bytes.windows(CANARY).filter(|window| window[0] == b's' && all.contains(*window)).count()
}

#[test]
fn message_should_be_delivered_to_members_and_signed_for_when_it_is_stored() {
	let mut net = Net::new(4);
	let activity = net.open(&[0, 1, 2]);
	let values = [information(1)];
	let place = net.node(0).submit(activity, &values, Content::Information).unwrap();
	assert_eq!(net.node(0).outcome_of(&place).unwrap(), None);
	net.run();
	for id in [1, 2] {
		assert!(net.node(id).store.row(&place).unwrap().unwrap().is_pending());
		assert_eq!(net.events(id), [Event::Received { place }]);
	}
	net.block();
	let message = net.number(0, place);
	assert_eq!(net.missing(message), [1, 2]);
	net.block();
	assert!(net.missing(message).is_empty());
	net.block();
	for id in [0, 1, 2] {
		assert_eq!(net.values(id, message), Some(values.to_vec()));
		assert_eq!(net.node(id).outcome_of(&place).unwrap(), Some(Outcome::Published(message)));
	}
	let events = net.events(0);
	assert_eq!(events, [Event::Final { message, place }, Event::Delivered { message }]);
	assert!(net.node(3).store.row(&place).unwrap().is_none());
	assert!(net.hub.records().iter().all(|record| record.to != peer(3)));
	assert!(net.hub.punished().is_empty());
}

#[test]
fn messages_should_be_kept_in_the_order_of_their_counters_when_many_are_taken_at_once() {
	const TAKERS: u64 = 4;
	const OF_EACH: u64 = 12;
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let node = net.node(0).clone();
	let take = |size: usize| {
		for n in 0..OF_EACH {
			let values = [json!({ "n": n, "text": "x".repeat(size) })];
			node.submit(activity, &values, Content::Information).unwrap();
		}
	};
	std::thread::scope(|scope| {
		// What is longer takes longer to seal.
		let takers: Vec<_> =
			(0..TAKERS).map(|by| scope.spawn(move || take(1 + (100_000 * by) as usize))).collect();
		while takers.iter().any(|taker| !taker.is_finished()) {
			let kept = node.store.outbox().unwrap();
			assert!(kept.iter().map(|(place, _)| place.counter).eq((1..).take(kept.len())));
		}
	});
	net.run();
	net.blocks(3);
	let entries = net.node(1).store.entries(activity, 0, usize::MAX).unwrap();
	let counters = entries.iter().map(|(_, place, _)| place.counter);
	assert!(counters.eq(0..=TAKERS * OF_EACH));
}

#[test]
fn nothing_should_be_signed_for_when_it_is_not_stored() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.hub.take_down(peer(2));
	let message = net.inform(activity, 0, &information(1));
	assert_eq!(net.missing(message), [2]);
	let signed: Vec<_> = net.world.pool(|pool| {
		pool.receipt_history.iter().map(|(signed, taken)| (signed.node, *taken)).collect()
	});
	assert_eq!(signed, [(1, Ok(()))]);
	assert_eq!(net.node(2).store.lacking_count().unwrap(), 1);
	assert_eq!(net.values(2, message), None);
}

/// Three nodes of a group of their own that sent 1,000 canaries, and two that are in another.
fn canaries_sent() -> (Net, Vec<(Place, MessageRef)>, HashSet<Vec<u8>>) {
	let mut net = Net::new(5);
	let activity = net.open(&[0, 1, 2]);
	let other = net.open(&[3, 4]);
	net.inform(activity, 0, &information(0));
	net.inform(other, 3, &information(9));
	let secrets: Vec<_> = (0..1_000).map(canary).collect();
	assert!(secrets.iter().all(|secret| secret.len() == CANARY));
	let mut messages = Vec::new();
	for (author, part) in [0, 1, 2, 0].into_iter().zip(secrets.chunks(250)) {
		let values: Vec<_> = part.iter().map(|secret| json!({ "secret": secret })).collect();
		let place = net.node(author).submit(activity, &values, Content::Information).unwrap();
		messages.push((place, net.settle(author, place)));
	}
	(net, messages, secrets.into_iter().map(String::into_bytes).collect())
}

#[test]
fn nobody_should_find_a_byte_in_clear_on_the_network_or_on_a_disk() {
	let (net, messages, known) = canaries_sent();
	for (_, message) in &messages {
		let shown = serde_json::to_vec(&net.values(1, *message).unwrap()).unwrap();
		assert_eq!(canaries(&shown, &known), 250);
	}
	for record in net.hub.records() {
		assert_eq!(canaries(&record.request, &known) + canaries(&record.answer, &known), 0);
	}
	for id in 0..5 {
		assert_eq!(canaries(&net.files(id), &known), 0);
	}
}

#[test]
fn outsider_should_get_no_byte_of_ciphertext_whatever_it_asks() {
	let (net, messages, _) = canaries_sent();
	// As a member of another group, and as a stranger.
	for (place, _) in &messages {
		for to in [0, 1, 2] {
			let answers = [3, 99].map(|id| net.hub.ask_for(peer(id), peer(to), &ask(place)));
			let unknown = Answer::Refused(protocol::Refused::Unknown);
			assert_eq!(answers, [unknown.clone(), unknown]);
		}
	}
	let ciphertexts: Vec<_> = messages
		.iter()
		.flat_map(|(place, _)| net.node(place.author).store.messages(place).unwrap().unwrap())
		.collect();
	assert_eq!(ciphertexts.len(), 1_000);
	let outsiders = [peer(3), peer(4), peer(99)];
	let sees = |one: &&Record| outsiders.contains(&one.from) || outsiders.contains(&one.to);
	let records = net.hub.records();
	let seen: Vec<u8> = records
		.iter()
		.filter(sees)
		.flat_map(|one| [one.request.clone(), one.answer.clone()].concat())
		.collect();
	assert!(!seen.is_empty());
	for one in &ciphertexts {
		assert!(!contains(&seen, &one.ciphertext[..32]));
	}
	// They were there to be seen.
	let all: Vec<u8> = records.into_iter().flat_map(|one| one.answer).collect();
	assert!(ciphertexts.iter().all(|one| contains(&all, &one.ciphertext[..32])));
}

fn ask(place: &Place) -> protocol::Ask {
	let Place { activity, author, counter } = *place;
	protocol::Ask::Fetch { activity, author, counter }
}

#[test]
fn offline_member_should_catch_up_from_another_when_the_author_is_away() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.hub.take_down(peer(2));
	let messages: Vec<_> = (0..5).map(|n| net.inform(activity, 0, &information(n))).collect();
	net.blocks(30);
	net.hub.take_down(peer(0));
	net.hub.bring_up(peer(2));
	// It is looked for again after a pause.
	net.blocks(70);
	for (n, message) in (0..).zip(messages) {
		assert_eq!(net.values(2, message), Some(vec![information(n)]));
		assert!(net.missing(message).is_empty());
	}
	let events = net.events(0);
	let missing = |event: &&Event| matches!(event, Event::Missing { nodes, .. } if *nodes == [2]);
	assert_eq!(events.iter().filter(missing).count(), 5);
	let delivered = |event: &&Event| matches!(event, Event::Delivered { .. });
	assert_eq!(events.iter().filter(delivered).count(), 5);
}

#[test]
fn batch_of_1024_should_be_one_entry_with_one_receipt_of_each_member() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	let values: Vec<_> = (0..1_024).map(information).collect();
	let before = net.world.pool(|pool| pool.receipt_history.len());
	let place = net.node(1).submit(activity, &values, Content::Information).unwrap();
	let message = net.settle(1, place);
	let receipts = net.world.pool(|pool| pool.receipt_history.len());
	assert_eq!(receipts - before, 2);
	assert_eq!(net.state().message(message).unwrap().unwrap().count, 1_024);
	for id in [0, 1, 2] {
		assert_eq!(net.values(id, message), Some(values.clone()));
	}
	assert!(net.missing(message).is_empty());
	assert!(matches!(
		net.node(1).submit(activity, &vec![information(0); 1_025], Content::Information),
		Err(Error::Format(Refusal::Count { count: 1_025 })),
	));
}

#[test]
fn many_receipts_should_be_signed_together_when_they_are_due_together() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let places: Vec<_> = (0..70)
		.map(|n| net.node(0).submit(activity, &[information(n)], Content::Information).unwrap())
		.collect();
	net.settle(0, places[0]);
	let sizes: Vec<_> = net
		.world
		.pool(|pool| pool.receipt_history.iter().map(|(signed, _)| signed.entries.len()).collect());
	assert_eq!(sizes, [1, 64, 6]);
	let numbers: Vec<_> = places.iter().map(|place| net.number(1, *place).number).collect();
	assert_eq!(numbers, (1..=70).collect::<Vec<_>>());
}

#[test]
fn message_should_be_published_once_when_its_transaction_is_lost() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.world.pool(|pool| pool.loses = 2);
	let place = net.node(0).submit(activity, &[information(0)], Content::Information).unwrap();
	net.blocks(6);
	let message = net.number(0, place);
	assert_eq!((message, net.missing(message)), (entry(activity, 0), nobody()));
	assert_eq!(net.state().activities[&activity].next_message, 1);
	assert_eq!(net.world.pool(|pool| pool.history.len()), 1);
}

#[test]
fn message_should_be_given_up_and_its_author_told_when_the_chain_never_takes_it() {
	let mut net = Net::new(2);
	let activity = net.open_for(Request::Information, &[0, 1]);
	net.inform(activity, 0, &information(0));
	net.events(0);
	let place = net.node(0).submit(activity, &[information(1)], Content::Trust).unwrap();
	net.run();
	assert!(net.node(1).store.row(&place).unwrap().is_some());
	net.blocks(2);
	let why = Refused::Chain("ContentNotAllowed".into());
	assert_eq!(net.events(0), [Event::GivenUp { place, why: why.clone() }]);
	assert_eq!(net.node(0).outcome_of(&place).unwrap(), Some(Outcome::GivenUp(why)));
	assert!(net.node(0).store.messages(&place).unwrap().is_none());
	// The others drop what never came.
	net.blocks(crate::follow::WAITS + 2);
	assert!(net.node(1).store.row(&place).unwrap().is_none());
}

#[test]
fn nothing_should_be_taken_when_the_node_takes_no_part_or_the_activity_is_closed() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	let submit = |net: &Net, id| match net.node(id).submit(
		activity,
		&[information(0)],
		Content::Information,
	) {
		Err(Error::Refused(why)) => why,
		other => panic!("{other:?}"),
	};
	assert_eq!(submit(&net, 2), Refused::NotMember);
	net.act(0, Call::Close(activity));
	assert_eq!(submit(&net, 0), Refused::Chain("ActivityClosed".into()));
	assert!(net.node(0).store.outbox().unwrap().is_empty());
	net.world.change(|state| state.nodes.remove(&2));
	let unknown = net.node(2).submit(activity, &[information(0)], Content::Information);
	assert!(matches!(unknown, Err(Error::NotANode)));
	futures::executor::block_on(net.node(2).on_final()).unwrap();
}

fn thing(id: ThingId) -> (Party, ed25519::Pair) {
	let mut seed = [9; 32];
	seed[..8].copy_from_slice(&id.to_le_bytes());
	(Party::Thing(id), ed25519::Pair::from_seed(&seed))
}

fn register_thing(net: &Net, id: ThingId, of: u64) {
	let (_, pair) = thing(id);
	let (key, owner, offered) = (AccountId::from(pair.public().0), owner(of), None);
	let deposit = Deposit { payer: owner.clone(), amount: 0 };
	let row = ChainThing { key, owner, offered, deposit };
	net.world.change(|state| state.things.insert(id, row));
}

fn signed_by_thing(id: ThingId, message: &[u8; 32]) -> PartySignature {
	let (party, pair) = thing(id);
	PartySignature { party, signature: MultiSignature::Ed25519(pair.sign(message)) }
}

#[test]
fn prepared_message_should_be_sent_with_the_signature_of_a_thing() {
	let mut net = Net::new(3);
	register_thing(&net, 7, 0);
	register_thing(&net, 8, 1);
	let activity = net.open(&[0, 1, 2]);
	net.inform(activity, 0, &information(0));
	let values = [json!({ "celsius": 4.5 }), json!({ "celsius": 4.6 })];
	let (number, to_sign) = net.node(0).prepare(activity, &values).unwrap();
	let counters: Vec<_> = to_sign.iter().map(|one| one.counter).collect();
	assert_eq!(counters, [1, 2]);
	let with = |id| -> Vec<_> {
		to_sign.iter().map(|one| vec![signed_by_thing(id, &one.message)]).collect()
	};
	// Another's device, the wrong message, too few.
	let swapped: Vec<_> = with(7).into_iter().rev().collect();
	for wrong in [with(8), swapped] {
		let refused = net.node(0).submit_prepared(number, wrong);
		assert!(matches!(refused, Err(Error::Format(Refusal::PartySignature { index: 0 }))));
	}
	assert!(net.node(0).submit_prepared(number, with(7)[..1].to_vec()).is_err());
	net.restart(0);
	let place = net.node(0).submit_prepared(number, with(7)).unwrap();
	assert!(net.node(0).requests().unwrap().is_empty());
	let message = net.settle(0, place);
	for id in [0, 1, 2] {
		let (place, opened) = net.node(id).read(message).unwrap();
		for (one, value) in opened.iter().zip(&values) {
			assert_eq!(one.value, *value);
			let signed = net.node(id).signed_by(&place, one).unwrap();
			assert_eq!(signed, [(Party::Thing(7), true)]);
		}
	}
	// It is still the message when the device has another key later.
	net.world.change(|state| state.things.get_mut(&7).unwrap().key = owner(2));
	let (place, opened) = net.node(1).read(message).unwrap();
	assert_eq!(net.node(1).signed_by(&place, &opened[0]).unwrap(), [(Party::Thing(7), false)]);
}

#[test]
fn prepared_message_should_have_to_be_prepared_again_when_another_was_published_since() {
	let mut net = Net::new(2);
	register_thing(&net, 7, 0);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let (number, to_sign) = net.node(0).prepare(activity, &[information(1)]).unwrap();
	net.inform(activity, 0, &information(2));
	let signatures = vec![vec![signed_by_thing(7, &to_sign[0].message)]];
	let refused = net.node(0).submit_prepared(number, signatures);
	assert!(matches!(refused, Err(Error::Refused(Refused::CounterUsed))));
	net.node(0).cancel(number).unwrap();
	assert!(net.node(0).requests().unwrap().is_empty());
}

#[test]
fn message_of_an_account_without_its_own_signature_should_say_so() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let (number, to_sign) = net.node(0).prepare(activity, &[information(1)]).unwrap();
	let signature = signing_key(0, 1).sign(&to_sign[0].message);
	let forged = PartySignature { party: party(0), signature: MultiSignature::Sr25519(signature) };
	let refused = net.node(0).submit_prepared(number, vec![vec![forged]]);
	assert!(matches!(refused, Err(Error::Format(Refusal::PartySignature { index: 0 }))));
	let place = net.node(0).submit_prepared(number, vec![Vec::new()]).unwrap();
	let message = net.settle(0, place);
	let (place, opened) = net.node(1).read(message).unwrap();
	assert_eq!(net.node(1).signed_by(&place, &opened[0]).unwrap(), []);
}

#[test]
fn words_of_trust_should_go_to_the_group_and_be_what_a_statement_commits_to() {
	let mut net = Net::new(3);
	let activity = net.open_for(Request::Trust, &[0, 1, 2]);
	let words = [json!({ "role": "forwarder", "since": "2019" })];
	let place = net.node(0).submit(activity, &words, Content::Trust).unwrap();
	let message = net.settle(0, place);
	let commitment = net.node(0).read(message).unwrap().1[0].digest.fields;
	let engine = net.node(0).clone();
	let call = Call::MakeStatement { activity, about: 1, commitment };
	let mut stated = Box::pin(engine.act(call));
	let waker = futures::task::noop_waker();
	let mut context = Context::from_waker(&waker);
	assert!(stated.as_mut().poll(&mut context).is_pending());
	net.block();
	let Poll::Ready(Ok(Done::Stated(statement))) = stated.as_mut().poll(&mut context) else {
		panic!("the statement is not there");
	};
	let row = net.state().statements[&(activity, statement)].clone();
	let (_, opened) = net.node(2).read(message).unwrap();
	assert_eq!((&opened[0].value, opened[0].digest.fields), (&words[0], row.commitment));
	assert_eq!(row.about, 1);
	// What the chain refuses is told by its name.
	let mut refused = Box::pin(engine.act(Call::Consent(activity)));
	assert!(refused.as_mut().poll(&mut context).is_pending());
	net.block();
	let why = Refused::Chain("NotInvited".into());
	let refused = refused.as_mut().poll(&mut context);
	assert!(matches!(refused, Poll::Ready(Err(Error::Refused(found))) if found == why));
}

#[test]
fn disclosed_field_should_be_proven_by_what_the_chain_has() {
	use hanse_activity_format::{Purpose, Row};
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	let values: Vec<Value> = (0..5).map(information).collect();
	let place = net.node(0).submit(activity, &values, Content::Information).unwrap();
	let message = net.settle(0, place);
	let disclosure = net.node(1).disclose(message, 3, "/amount", Purpose::Document).unwrap();
	let proved = disclosure.verify().unwrap();
	assert_eq!((proved.value.clone(), proved.index), (json!(3), 3));
	let row = net.state().message(message).unwrap().unwrap();
	proved.check_row(GENESIS, &Row::from(&row)).unwrap();
	let other = net.state().message(entry(activity, 0)).unwrap().unwrap();
	assert!(proved.check_row(GENESIS, &Row::from(&other)).is_err());

	let patch = json!({ "amount": 12 });
	let place = net.node(1).update(activity, &patch, OnStale::Refuse).unwrap();
	let update = net.settle(1, place);
	for (pointer, purpose, value) in [
		("/amount", Purpose::Patch, json!(12)),
		("/invoice", Purpose::Document, json!("R-0")),
		("/amount", Purpose::Document, json!(12)),
	] {
		let disclosure = net.node(0).disclose(update, 0, pointer, purpose).unwrap();
		let proved = disclosure.verify().unwrap();
		assert_eq!(proved.value, value);
		let row = net.state().message(update).unwrap().unwrap();
		proved.check_row(GENESIS, &Row::from(&row)).unwrap();
	}
	let missing = net.node(0).disclose(update, 0, "/invoice", Purpose::Patch);
	assert!(matches!(missing, Err(Error::Format(Refusal::NoSuchField))));
}

#[test]
fn receipts_should_be_brought_again_when_the_chain_does_not_have_them() {
	let mut net = Net::new(2);
	let activity = net.open(&[0, 1]);
	let place = net.node(0).submit(activity, &[information(0)], Content::Information).unwrap();
	net.run();
	net.block();
	// Lost on the way to a block.
	let lost = net.world.pool(|pool| pool.take_receipts());
	assert_eq!(lost.len(), 1);
	net.blocks(10);
	let message = MessageRef { activity, number: 0 };
	assert_eq!(net.missing(message), [1]);
	net.blocks(10);
	assert!(net.missing(message).is_empty());
	net.blocks(17);
	assert_eq!(net.node(1).store.due(Word::Stored, None, 9).unwrap(), []);
	net.number(1, place);
}

#[test]
fn tasks_should_be_fit_for_threads() {
	fn is_send<T: Send + 'static>(_: T) {}
	let mut net = Net::new(1);
	let engine = net.node(0).clone();
	let (pulls, announced) = async_channel::bounded(1);
	drop(pulls);
	let (_, one) = async_channel::bounded(1);
	is_send(engine.clone().fetch_announced(announced));
	is_send(engine.clone().fetch_lacking(one.clone()));
	is_send(engine.clone().publish_all(one.clone()));
	is_send(engine.clone().run_errands(one));
	is_send(async move { drop(engine.on_final().await) });
	net.run();
}
