// SPDX-License-Identifier: Apache-2.0

//! Activities that are opened with their information in one step.

use super::{
	chain::WINDOWS,
	net::{contains, entry, information, invitation, nobody, owner, peer},
	Net,
};
use crate::{
	chain::{Call, LIFETIME},
	engine::{Error, Event, Refused, RequestOutcome},
	requests::{Progress, MAX_REQUESTS},
};
use pallet_activities::{ActivityState, Content, NodeId, Request};
use serde_json::json;

fn request(net: &Net, nodes: &[NodeId]) -> u64 {
	let parties = nodes.iter().map(|id| invitation(*id)).collect();
	let value = json!({ "offer": "canary-canary" });
	net.node(0).request(0, Request::Information, parties, WINDOWS, Some(&value)).unwrap()
}

fn ask_beforehand(net: &Net, nodes: &[NodeId]) {
	net.world.change(|state| state.asked.extend(nodes));
}

fn opened(net: &Net) -> usize {
	net.world.pool(|pool| pool.taken(|call| matches!(call, Call::OpenActivity { .. })))
}

fn published(net: &Net) -> usize {
	net.world.pool(|pool| pool.taken(|call| matches!(call, Call::Publish { .. })))
}

fn progress(net: &Net, number: u64) -> Option<Progress> {
	let all = net.node(0).requests().unwrap();
	all.into_iter().find(|(one, _)| *one == number).map(|(_, progress)| progress)
}

/// Whether the information of a request is at these nodes, once.
fn is_informed(net: &Net, activity: u64, nodes: &[NodeId]) -> bool {
	let value = vec![json!({ "offer": "canary-canary" })];
	let is_there = |id: &NodeId| net.values(*id, entry(activity, 0)) == Some(value.clone());
	net.state().activities[&activity].next_message == 1 && nodes.iter().all(is_there)
}

#[test]
fn information_should_be_sent_when_all_have_consented_and_not_before() {
	let mut net = Net::new(4);
	ask_beforehand(&net, &[1, 2]);
	let number = request(&net, &[0, 1, 2]);
	assert_eq!(progress(&net, number), Some(Progress::Opening));
	net.blocks(2);
	let nodes = vec![1, 2];
	assert_eq!(progress(&net, number), Some(Progress::Waiting { activity: 0, nodes }));
	for id in [0, 1, 2] {
		assert!(!contains(&net.files(id), b"canary-canary"));
	}
	assert_eq!(net.events(1), [Event::Invited { activity: 0 }]);
	net.act(1, Call::Consent(0));
	net.blocks(3);
	assert_eq!(published(&net), 0);
	net.restart(0);
	net.act(2, Call::Consent(0));
	net.blocks(4);
	assert!(is_informed(&net, 0, &[0, 1, 2]));
	assert_eq!((opened(&net), published(&net), progress(&net, number)), (1, 1, None));
	let Some(RequestOutcome::Sent(place)) = net.node(0).request_outcome(number).unwrap() else {
		panic!("not sent");
	};
	assert_eq!(net.number(1, place), entry(0, 0));
	assert!(net
		.events(0)
		.contains(&Event::Request { number, outcome: RequestOutcome::Sent(place) }));
}

#[test]
fn activity_without_information_should_be_formed() {
	let mut net = Net::new(2);
	let parties = vec![invitation(0), invitation(1)];
	let number = net.node(0).request(0, Request::Trust, parties, WINDOWS, None).unwrap();
	net.blocks(3);
	let outcome = net.node(0).request_outcome(number).unwrap();
	assert_eq!(outcome, Some(RequestOutcome::Formed(0)));
	assert_eq!(published(&net), 0);
}

#[test]
fn request_should_be_refused_at_once_when_nobody_reaches_a_party_or_too_many_wait() {
	let net = Net::new(2);
	let parties = vec![invitation(0), invitation(7)];
	let value = information(0);
	let refused = net.node(0).request(0, Request::Information, parties, WINDOWS, Some(&value));
	assert!(matches!(refused, Err(Error::Refused(Refused::PartyNotReached(_)))));
	let no_object = json!([1]);
	let parties = vec![invitation(0), invitation(1)];
	let refused = net.node(0).request(0, Request::Information, parties, WINDOWS, Some(&no_object));
	assert!(matches!(refused, Err(Error::Format(_))));
	assert_eq!(net.node(0).store.requests_count().unwrap(), 0);
	for _ in 0..MAX_REQUESTS {
		net.node(0).store.keep_request(b"", None).unwrap();
	}
	let parties = vec![invitation(0), invitation(1)];
	let refused = net.node(0).request(0, Request::Information, parties, WINDOWS, None);
	assert!(matches!(refused, Err(Error::Refused(Refused::TooManyRequests))));
}

#[test]
fn request_should_fail_and_leave_nothing_when_the_chain_does_not_open_it() {
	let mut net = Net::new(2);
	let number = request(&net, &[0, 1]);
	net.world.change(|state| state.nodes.get_mut(&1).unwrap().account = owner(50));
	net.blocks(2);
	let why = RequestOutcome::Failed(Refused::Chain("PartyNotReached".into()));
	assert_eq!(net.node(0).request_outcome(number).unwrap(), Some(why.clone()));
	assert_eq!(net.events(0), [Event::Request { number, outcome: why }]);
	assert!(net.node(0).requests().unwrap().is_empty());
}

#[test]
fn user_should_decide_when_a_party_refuses_and_the_others_get_it_when_it_goes_on() {
	let mut net = Net::new(3);
	ask_beforehand(&net, &[1, 2]);
	let number = request(&net, &[0, 1, 2]);
	net.blocks(2);
	net.act(1, Call::Consent(0));
	net.act(2, Call::Decline(0));
	net.events(0);
	net.blocks(3);
	let undecided = Progress::Undecided { activity: 0, refused: vec![2] };
	assert_eq!(progress(&net, number), Some(undecided));
	assert_eq!(net.events(0), []);
	assert_eq!(published(&net), 0);
	net.node(0).proceed(number).unwrap();
	net.run();
	net.blocks(4);
	assert!(is_informed(&net, 0, &[0, 1]));
	assert_eq!(net.values(2, entry(0, 0)), None);
	assert!(matches!(net.node(0).proceed(number), Err(Error::Refused(Refused::RequestNotFound))));
}

#[test]
fn user_should_be_told_when_a_party_refuses_or_lets_the_time_pass() {
	let mut net = Net::new(3);
	ask_beforehand(&net, &[1, 2]);
	let refused = request(&net, &[0, 1]);
	let late = request(&net, &[0, 2]);
	net.blocks(2);
	let told = |net: &mut Net, request| {
		let events = net.events(0);
		events.iter().filter(|one| **one == Event::Undecided { request }).count()
	};
	net.act(1, Call::Decline(0));
	net.block();
	assert_eq!(told(&mut net, refused), 1);
	net.blocks(15);
	assert_eq!((told(&mut net, late), published(&net)), (0, 0));
	net.blocks(10);
	assert_eq!(told(&mut net, late), 1);
	let late_one = Progress::Undecided { activity: 1, refused: vec![2] };
	assert_eq!(progress(&net, late), Some(late_one));
}

#[test]
fn cancelled_request_should_lose_its_information_and_its_activity_be_closed() {
	let mut net = Net::new(3);
	ask_beforehand(&net, &[1]);
	let before = request(&net, &[0, 1]);
	net.node(0).cancel(before).unwrap();
	net.blocks(2);
	assert_eq!(opened(&net), 0);
	let cancelled = Some(RequestOutcome::Cancelled);
	assert_eq!(net.node(0).request_outcome(before).unwrap(), cancelled);

	let waiting = request(&net, &[0, 1]);
	net.blocks(2);
	let opening = request(&net, &[0, 1, 2]);
	net.run();
	for number in [waiting, opening] {
		net.node(0).cancel(number).unwrap();
		assert!(net.node(0).store.request_contents(number).unwrap().is_none());
		let again = net.node(0).proceed(number);
		assert!(again.is_ok() || matches!(again, Err(Error::Refused(Refused::RequestNotFound))));
	}
	net.run();
	net.blocks(4);
	for (number, activity) in [(waiting, 0), (opening, 1)] {
		assert_eq!(net.node(0).request_outcome(number).unwrap(), cancelled);
		let state = net.state().activities[&activity].state;
		assert!(matches!(state, ActivityState::Closed { .. }));
	}
	assert_eq!((published(&net), net.node(0).requests().unwrap()), (0, vec![]));
	let unknown = net.node(0).cancel(77);
	assert!(matches!(unknown, Err(Error::Refused(Refused::RequestNotFound))));
}

#[test]
fn activity_should_be_opened_once_when_the_node_stops_while_it_is_being_opened() {
	let mut net = Net::new(3);
	ask_beforehand(&net, &[1]);
	let numbers = [request(&net, &[0, 1]), request(&net, &[0, 1]), request(&net, &[0, 2])];
	net.run();
	net.stop(0);
	net.world.block();
	net.start(0);
	net.blocks(3);
	assert_eq!(opened(&net), 3);
	let waiting = |activity| Progress::Waiting { activity, nodes: vec![1] };
	let mut found: Vec<_> = numbers[..2].iter().map(|one| progress(&net, *one)).collect();
	found.sort_by_key(|one| one != &Some(waiting(0)));
	assert_eq!(found, [Some(waiting(0)), Some(waiting(1))]);
	net.act(1, Call::Consent(0));
	net.act(1, Call::Consent(1));
	net.blocks(LIFETIME + 5);
	assert_eq!((opened(&net), published(&net)), (3, 3));
	for (activity, nodes) in [(0, [0, 1]), (1, [0, 1]), (2, [0, 2])] {
		assert!(is_informed(&net, activity, &nodes));
	}
	assert!(net.node(0).requests().unwrap().is_empty());
}

#[test]
fn activity_should_be_opened_again_only_when_the_first_attempt_can_not_get_in_any_more() {
	let mut net = Net::new(2);
	let number = request(&net, &[0, 1]);
	net.run();
	net.stop(0);
	assert_eq!(net.world.pool(|pool| pool.drop_calls()), 1);
	net.start(0);
	net.blocks(LIFETIME);
	assert_eq!((opened(&net), progress(&net, number)), (0, Some(Progress::Opening)));
	net.blocks(8);
	assert_eq!((opened(&net), published(&net)), (1, 1));
	assert!(is_informed(&net, 0, &[0, 1]));
}

#[test]
fn activity_should_be_opened_again_at_once_when_the_transaction_was_lost() {
	let mut net = Net::new(2);
	net.world.pool(|pool| pool.loses = 1);
	request(&net, &[0, 1]);
	net.run();
	net.blocks(6);
	assert_eq!((opened(&net), published(&net)), (1, 1));
	assert!(is_informed(&net, 0, &[0, 1]));
}

#[test]
fn activity_that_was_opened_otherwise_should_not_be_taken_for_that_of_a_request() {
	let mut net = Net::new(3);
	// Before the request, with other parties, and with a message already.
	net.open_for(Request::Information, &[0, 1]);
	net.block();
	request(&net, &[0, 1]);
	net.run();
	net.stop(0);
	net.world.pool(|pool| pool.drop_calls());
	net.world.block();
	let other = net.open_for(Request::Information, &[0, 2]);
	let both = net.open_for(Request::Both, &[0, 1]);
	net.start(0);
	net.blocks(5);
	assert_eq!(opened(&net), 0);
	assert_eq!([other, both].map(|one| net.state().activities[&one].next_message), [0, 0]);
	net.blocks(LIFETIME + 5);
	assert!(is_informed(&net, 3, &[0, 1]));
	assert_eq!(published(&net), 1);
}

#[test]
fn messages_and_receipts_should_go_on_while_an_activity_is_being_opened() {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	net.world.pool(|pool| pool.holds = true);
	for _ in 0..100 {
		request(&net, &[0, 2]);
	}
	net.run();
	let mine = net.inform(activity, 0, &information(0));
	let others = net.inform(activity, 1, &information(1));
	assert_eq!((net.missing(mine), net.missing(others)), (nobody(), nobody()));
	assert_eq!(opened(&net), 0);
	net.world.pool(|pool| pool.holds = false);
	net.blocks(12);
	assert_eq!(opened(&net), 100);
	assert!(net.node(0).requests().unwrap().is_empty());
}

#[test]
fn request_should_fail_when_its_activity_is_closed_by_another_hand() {
	let mut net = Net::new(2);
	ask_beforehand(&net, &[1]);
	let number = request(&net, &[0, 1]);
	net.blocks(2);
	net.act(0, Call::Close(0));
	net.block();
	let why = RequestOutcome::Failed(Refused::Chain("ActivityClosed".into()));
	assert_eq!(net.node(0).request_outcome(number).unwrap(), Some(why));
}

#[test]
fn requests_should_not_show_what_they_are_to_send() {
	let net = Net::new(2);
	request(&net, &[0, 1]);
	net.node(0).request(0, Request::Information, vec![invitation(0)], WINDOWS, None).unwrap();
	for (_, bytes) in net.node(0).store.requests().unwrap() {
		assert!(!contains(&bytes, b"canary"));
	}
	assert!(!contains(&net.files(0), b"canary"));
	let place = net.node(0).submit(9, &[information(0)], Content::Information);
	assert!(place.is_err());
	assert!(net.hub.records().iter().all(|one| one.to != peer(1)));
}
