// SPDX-License-Identifier: Apache-2.0

//! What comes in and is not asked for.

use super::{
	chain::GENESIS,
	net::{information, notice, peer, signing_key},
	Net,
};
use crate::{
	incoming::{MAX_PULLS, MAX_PULLS_OF_ONE},
	protocol::{Answer, Ask, Refused, MAX_PACKAGE, MAX_REQUEST},
	quota::Source,
	store::{Kept, State},
};
use codec::Encode;
use hanse_activity_format::{package::NOTICE, ContentKey, Notice, SignedNotice};
use hanse_support::signed_payload::Payload;
use pallet_activities::{ActivityId, Content, NodeId};
use sp_core::{Pair, H256};

const UNKNOWN: Answer = Answer::Refused(Refused::Unknown);
const MALFORMED: Answer = Answer::Refused(Refused::Malformed);

/// A notice of a node, of which the node knows nothing.
fn notice_of(activity: ActivityId, author: NodeId, counter: u64, bytes: u32) -> Notice {
	let (epoch, count, content, root) = (0, 1, Content::Information, H256([5; 32]));
	Notice { activity, epoch, author, counter, count, content, root, bytes }
}

fn signed(notice: Notice, genesis: H256) -> Ask {
	let message = Payload::lasting(NOTICE, genesis, notice, 1).message();
	let signature = signing_key(notice.author, 1).sign(&message).into();
	Ask::Notice(SignedNotice { notice, key_version: 1, signature })
}

/// A group of 0 and 1, beside which is 2.
fn group() -> (Net, ActivityId) {
	let mut net = Net::new(3);
	let activity = net.open(&[0, 1]);
	net.inform(activity, 0, &information(0));
	net.hub.forget();
	net.events(0);
	(net, activity)
}

/// Whether a node has nothing of what others sent it.
fn has_nothing(net: &mut Net, activity: ActivityId) -> bool {
	net.run();
	let sources = [0, 1, 2].map(|author| Source { activity, author });
	let store = &net.node(0).store;
	let waits = sources.iter().any(|source| store.waiting(*source).unwrap() != Default::default());
	let asked = net.hub.records().iter().any(|one| one.from == peer(0));
	!waits && !asked && net.events(0).is_empty()
}

#[test]
fn thousand_junk_requests_should_leave_nothing_and_close_their_peer_out() {
	let (mut net, activity) = group();
	let good = notice_of(activity, 1, 100, 256);
	let unsigned = match signed(good, GENESIS) {
		Ask::Notice(SignedNotice { notice, key_version, .. }) => {
			let signature = signing_key(2, 1).sign(b"else").into();
			Ask::Notice(SignedNotice { notice, key_version, signature })
		},
		ask => ask,
	};
	let too_many = Notice { count: 0, ..good };
	let long = vec![7; usize::try_from(MAX_REQUEST).unwrap() + 1];
	let junk = [
		Vec::new(),
		vec![255; 40],
		vec![0; 64],
		long,
		[signed(good, GENESIS).encode(), vec![0]].concat(),
		signed(good, H256([8; 32])).encode(),
		signed(notice_of(activity, 0, 100, 256), GENESIS).encode(),
		signed(notice_of(activity, 1, 100, MAX_PACKAGE + 1), GENESIS).encode(),
		signed(too_many, GENESIS).encode(),
		signed(Notice { counter: u64::MAX, ..good }, GENESIS).encode(),
		unsigned.encode(),
	];
	for (n, request) in junk.iter().cycle().take(1_000).enumerate() {
		let answer = net.node(0).answer(peer(1), request);
		let expected = if n < 8 { MALFORMED } else { UNKNOWN };
		assert_eq!(answer, expected, "request {n}");
	}
	assert!(has_nothing(&mut net, activity));
	assert_eq!(net.hub.punished(), [(peer(0), peer(1))]);
	// It is heard no more, whatever it says.
	assert_eq!(net.node(0).answer(peer(1), &signed(good, GENESIS).encode()), UNKNOWN);
}

#[test]
fn each_sort_of_junk_should_be_noted() {
	let (net, activity) = group();
	let good = notice_of(activity, 1, 100, 256);
	let bad = [
		Vec::new(),
		vec![7; usize::try_from(MAX_REQUEST).unwrap() + 1],
		[signed(good, GENESIS).encode(), vec![0]].concat(),
		signed(good, H256([8; 32])).encode(),
		signed(notice_of(activity, 1, 100, MAX_PACKAGE + 1), GENESIS).encode(),
		signed(Notice { count: 2_000, ..good }, GENESIS).encode(),
	];
	for request in bad {
		let before = net.node(0).counters.refused.load(std::sync::atomic::Ordering::Relaxed);
		assert_eq!(net.node(0).answer(peer(1), &request), MALFORMED);
		let after = net.node(0).counters.refused.load(std::sync::atomic::Ordering::Relaxed);
		assert_eq!(after, before + 1);
	}
}

#[test]
fn notice_of_another_should_be_refused_when_it_is_replayed() {
	let (mut net, activity) = group();
	let (outsiders, members) = (net.open(&[1, 2]), net.open(&[0, 1, 2]));
	net.inform(outsiders, 1, &information(7));
	net.inform(members, 0, &information(0));
	let place = net.inform(members, 1, &information(8));
	let place = net.node(1).store.entry(place).unwrap().unwrap().0;
	let announced = notice(net.node(1), &place);
	net.hub.forget();
	net.events(0);
	for n in 0..1_000 {
		let expected = if n < 8 { MALFORMED } else { UNKNOWN };
		assert_eq!(net.node(0).answer(peer(2), &announced), expected);
	}
	// Its author may say it as often as it likes; nothing comes of it.
	for _ in 0..1_000 {
		assert_eq!(net.node(0).answer(peer(1), &announced), Answer::Taken);
	}
	assert!(has_nothing(&mut net, activity));
	assert_eq!(net.hub.punished(), [(peer(0), peer(2))]);
}

#[test]
fn outsider_should_be_told_nothing_and_closed_out_when_it_asks_on() {
	let (mut net, activity) = group();
	let asks = [
		Ask::Fetch { activity, author: 0, counter: 0 },
		Ask::Fetch { activity, author: 0, counter: 9 },
		Ask::Fetch { activity: 99, author: 0, counter: 0 },
		signed(notice_of(activity, 2, 0, 256), GENESIS),
	];
	for ask in asks.iter().cycle().take(128) {
		assert_eq!(net.node(0).answer(peer(2), &ask.encode()), UNKNOWN);
	}
	assert_eq!(net.hub.punished(), [(peer(0), peer(2))]);
	// A peer without a record is closed out at once.
	for _ in 0..8 {
		assert_eq!(net.node(0).answer(peer(77), &asks[0].encode()), UNKNOWN);
	}
	assert_eq!(net.hub.punished().len(), 2);
	assert!(has_nothing(&mut net, activity));
}

#[test]
fn member_that_is_a_block_ahead_should_be_asked_to_come_again() {
	let (net, activity) = group();
	let ahead = [
		signed(notice_of(activity + 1, 2, 0, 256), GENESIS),
		signed(Notice { epoch: 1, ..notice_of(activity, 2, 0, 256) }, GENESIS),
	];
	for ask in ahead {
		let answer = net.node(0).answer(peer(2), &ask.encode());
		assert_eq!(answer, Answer::Refused(Refused::NotYet));
	}
	let later_keys = match signed(notice_of(activity, 1, 100, 256), GENESIS) {
		Ask::Notice(one) => Ask::Notice(SignedNotice { key_version: 2, ..one }),
		ask => ask,
	};
	let answer = net.node(0).answer(peer(1), &later_keys.encode());
	assert_eq!(answer, Answer::Refused(Refused::NotYet));
	assert!(net.hub.punished().is_empty());
}

#[test]
fn too_much_at_once_should_be_put_off_and_taken_when_there_is_room() {
	let (mut net, activity) = group();
	let busy = Answer::Refused(Refused::Busy);
	let answer = |net: &Net, counter, bytes| {
		let ask = signed(notice_of(activity, 1, counter, bytes), GENESIS);
		net.node(0).answer(peer(1), &ask.encode())
	};
	// As many bytes of one author as may wait.
	for counter in 0..8 {
		assert_eq!(answer(&net, 100 + counter, MAX_PACKAGE), Answer::Taken);
	}
	assert_eq!(answer(&net, 200, 256), busy);
	assert_eq!(answer(&net, 100, MAX_PACKAGE), Answer::Taken);
	// Its author has none of them: they come to nothing, and there is room again.
	net.run();
	assert_eq!(answer(&net, 200, 256), Answer::Taken);
	net.run();
	for counter in 0..u64::try_from(MAX_PULLS_OF_ONE).unwrap() {
		assert_eq!(answer(&net, 300 + counter, 256), Answer::Taken);
	}
	assert_eq!(answer(&net, 500, 256), busy);
	const { assert!(MAX_PULLS_OF_ONE < MAX_PULLS) };
	net.run();
	assert!(net.hub.punished().is_empty());
	let source = Source { activity, author: 1 };
	assert_eq!(net.node(0).store.waiting(source).unwrap(), Default::default());
}

#[test]
fn notice_should_be_put_off_when_too_much_of_its_author_is_stored_and_waits() {
	let (mut net, activity) = group();
	let ask = signed(notice_of(activity, 1, 200, 256), GENESIS).encode();
	let waits = |counter| {
		let Ask::Notice(notice) = signed(notice_of(activity, 1, counter, MAX_PACKAGE), GENESIS)
		else {
			panic!("no notice");
		};
		let (messages, key) = (Vec::new(), ContentKey::random().unwrap());
		Kept { notice, messages, key, state: State::Pending { since: 0 } }
	};
	net.node(0).store.keep(&(100..108).map(waits).collect::<Vec<_>>()).unwrap();
	assert_eq!(net.node(0).answer(peer(1), &ask), Answer::Refused(Refused::Busy));
	// Others are not in its way, and it is heard again when that is dropped.
	let other = net.open(&[2, 0]);
	let place = net.node(2).submit(other, &[information(1)], Content::Information).unwrap();
	net.run();
	assert!(net.node(0).store.row(&place).unwrap().is_some());
	net.blocks(crate::follow::WAITS + 2);
	assert_eq!(net.node(0).answer(peer(1), &ask), Answer::Taken);
}

#[test]
fn notice_should_lead_to_nothing_when_the_chain_has_gone_past_its_counter() {
	let (mut net, activity) = group();
	net.inform(activity, 1, &information(1));
	net.hub.forget();
	net.events(0);
	let ask = signed(notice_of(activity, 1, 0, 256), GENESIS);
	assert_eq!(net.node(0).answer(peer(1), &ask.encode()), Answer::Taken);
	assert!(has_nothing(&mut net, activity));
}
