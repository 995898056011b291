// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	door::{acting, identity, is_identity, Answer, Door, Refusal, SignedAcknowledgement},
	fetch::{answer, read, Desk as Answering, Request, Taken},
	pending::{Outcome, Queued, Ticket, MAX_PENDING},
};
use codec::Decode;
use pallet_asset_flow::payloads::ACKNOWLEDGEMENT;
use sp_core::crypto::key_types::ACCOUNT;

/// The table's first server is this node's, with its account too.
pub(super) fn open_setup(table: Uuid) -> Setup {
	let mut setup = setup();
	let suri = format!("0x{}", hex(&[4; 32]));
	setup.keystore.insert(ACCOUNT, &suri, &pair(4).public().0).unwrap();
	setup.chain.open(table);
	setup.chain.end_blocks(1);
	setup
}

impl Setup {
	pub(super) fn door(&self) -> Door<'_, Chain> {
		Door { store: &self.store, state: &self.chain, keystore: &self.keystore, genesis: GENESIS }
	}
}

fn acknowledged(taken: Taken) -> SignedAcknowledgement {
	match taken {
		Ok(Answer::Acknowledged(signed)) => signed,
		other => panic!("{other:?}"),
	}
}

#[test]
fn record_should_wait_on_disk_and_then_be_acknowledged_where_it_stands() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let (first, second) = (entry(&table, 1), entry(&table, 2));
	assert_eq!(setup.door().submit(&table, &first), Ok(Answer::Waiting));
	assert_eq!(setup.door().submit(&table, &second), Ok(Answer::Waiting));
	assert_eq!(setup.door().submit(&table, &second), Ok(Answer::Waiting), "again is no harm");
	let Setup { store, path, .. } = setup;
	drop(store);
	setup.store = Store::open(&path, GENESIS).unwrap();
	setup.path = path;
	let waiting: Vec<_> = setup.store.pending().unwrap().into_iter().map(|one| one.entry).collect();
	assert_eq!(waiting, vec![first.clone(), second.clone()]);

	setup.chain.append(table, vec![first.clone()]);
	setup.chain.end_blocks(3);
	setup.chain.append(table, vec![second.clone()]);
	setup.chain.end_blocks(3);
	setup.follow();
	for (index, entry, block) in [(0, first, 2), (1, second, 5)] {
		let ticket = Ticket::of(&table, &entry);
		let signed = acknowledged(setup.door().acknowledgement(&ticket));
		let said = &signed.acknowledgement;
		assert_eq!((said.server, said.tenure, said.block), (SERVER, 1, block));
		assert_eq!(said.place, RecordRef { table, index, leaf: entry.leaf(&table) });
		assert_eq!(said.id, entry.record.id);
		let payload = Payload::lasting(ACKNOWLEDGEMENT, GENESIS, said, signed.key_version);
		assert!(payload.is_signed_by_key(&ServerKey::from(pair(9).public()), &signed.signature));
		// The same word again, also when it is handed in again.
		assert_eq!(acknowledged(setup.door().submit(&table, &entry)), signed);
	}
}

#[test]
fn record_should_be_refused_when_it_could_not_stand() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	setup.chain.clients.insert((table, account(1)), 4);
	let good = record(1, 5, b"a", b"b");
	let signed = |record| signed_entry(&table, record, 1);
	let mut late = good.clone();
	late.expiry = 8;
	let mut early = good.clone();
	early.id.counter = 4;
	let mut nothing = good.clone();
	nothing.asset = Default::default();
	let mut correction = good.clone();
	correction.corrects = Some(RecordRef { table, index: 0, leaf: H256::zero() });
	let forged = signed_entry(&table, good.clone(), 2);
	let own = Entry { record: good.clone(), voucher: Voucher::Server };
	let expired = Refusal::Expired { expiry: 8, now: 1 };
	for (entry, why) in [
		(signed(late), Some(expired)),
		(signed(early), Some(Refusal::CounterTooLow { last: 4 })),
		(signed(nothing), Some(Refusal::Unsound)),
		(signed(correction), Some(Refusal::Unsound)),
		(own, Some(Refusal::ServersOwn)),
		(forged, None),
	] {
		let refused = setup.door().submit(&table, &entry).unwrap_err();
		match why {
			Some(why) => assert_eq!(refused, why),
			None => assert!(matches!(refused, Refusal::Fault(_)), "{refused:?}"),
		}
		assert!(setup.store.pending().unwrap().is_empty());
	}
	assert_eq!(setup.door().submit(&table, &signed(good)), Ok(Answer::Waiting));
}

#[test]
fn record_should_be_refused_when_its_id_or_a_later_one_is_taken() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let (mine, other) = (entry(&table, 3), signed_entry(&table, record(1, 3, b"x", b"y"), 1));
	assert_eq!(setup.door().submit(&table, &mine), Ok(Answer::Waiting));
	assert_eq!(setup.door().submit(&table, &other), Err(Refusal::OtherRecord));
	let earlier = setup.door().submit(&table, &entry(&table, 2));
	assert_eq!(earlier, Err(Refusal::CounterTooLow { last: 3 }));
	setup.chain.append(table, vec![mine]);
	setup.chain.end_blocks(1);
	setup.follow();
	assert_eq!(setup.door().submit(&table, &other), Err(Refusal::OtherRecord));
}

#[test]
fn wrong_table_should_be_refused_naming_an_open_one() {
	let (table, open) = (uuid(1), uuid(2));
	let mut setup = open_setup(table);
	let unknown = setup.door().submit(&uuid(5), &entry(&uuid(5), 1)).unwrap_err();
	assert_eq!(unknown.open_table(), Some(table));
	setup.chain.close(table);
	let closed = setup.door().submit(&table, &entry(&table, 1));
	assert_eq!(closed, Err(Refusal::Closed { open: None }));
	setup.chain.open(open);
	let closed = setup.door().submit(&table, &entry(&table, 1));
	assert_eq!(closed, Err(Refusal::Closed { open: Some(open) }));
	// Its blocks are over, and nobody closed it yet.
	setup.chain.number = 50;
	let over = setup.door().submit(&open, &entry(&open, 1));
	assert_eq!(over, Err(Refusal::Closed { open: None }));
}

#[test]
fn record_should_be_sent_on_when_the_first_server_is_elsewhere() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let first = &mut setup.chain.tables.get_mut(&table).unwrap().servers[0];
	first.server = OTHER;
	let elsewhere = Err(Refusal::NotFirst { server: OTHER });
	assert_eq!(setup.door().submit(&table, &entry(&table, 1)), elsewhere);
	let ticket = Ticket::of(&table, &entry(&table, 1));
	assert_eq!(setup.door().acknowledgement(&ticket), elsewhere);
	// The number changed hands since the table was opened.
	let first = &mut setup.chain.tables.get_mut(&table).unwrap().servers[0];
	(first.server, first.tenure) = (SERVER, 0);
	let before = Err(Refusal::NotFirst { server: SERVER });
	assert_eq!(setup.door().submit(&table, &entry(&table, 1)), before);
}

#[test]
fn acknowledgement_should_not_be_guessed_when_the_state_of_the_block_is_pruned() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let only = entry(&table, 1);
	setup.chain.append(table, vec![only.clone()]);
	setup.chain.end_blocks(9);
	setup.follow();
	// The record came in block 2; from block 4 on states are there.
	setup.chain.counts.retain(|(_, block), _| *block >= 4);
	let ticket = Ticket::of(&table, &only);
	assert_eq!(setup.door().acknowledgement(&ticket), Err(Refusal::Pruned));
	assert_eq!(setup.store.acknowledged(&ticket).unwrap(), None);
}

#[test]
fn unknown_record_should_be_told_from_one_that_was_given_up() {
	let table = uuid(1);
	let setup = open_setup(table);
	let ticket = Ticket::of(&table, &entry(&table, 1));
	assert_eq!(setup.door().acknowledgement(&ticket), Err(Refusal::Unknown));
	setup.store.queue(&ticket, &entry(&table, 1)).unwrap();
	let given_up = (ticket.clone(), Outcome::GivenUp(Refusal::OtherRecord));
	setup.store.settle(&[given_up]).unwrap();
	assert_eq!(setup.door().acknowledgement(&ticket), Err(Refusal::OtherRecord));
	assert!(setup.store.pending().unwrap().is_empty());
	assert_eq!(setup.store.queue(&ticket, &entry(&table, 1)).unwrap(), Queued::Waiting);
	assert_eq!(setup.store.refused(&ticket).unwrap(), None);
}

#[test]
fn node_should_be_known_by_its_servers_signature_over_challenge_and_peer() {
	let setup = open_setup(uuid(1));
	let (chain, keystore) = (&setup.chain, &setup.keystore);
	let asked = ([3; 32], SERVER);
	let said = identity(chain, keystore, GENESIS, asked, b"me").unwrap();
	let good =
		|asked, peer: &[u8], genesis| is_identity(chain, genesis, asked, peer, &said).unwrap();
	assert!(good(asked, b"me", GENESIS));
	assert!(!good(([4; 32], SERVER), b"me", GENESIS));
	assert!(!good(([3; 32], OTHER), b"me", GENESIS));
	assert!(!good(asked, b"another", GENESIS));
	assert!(!good(asked, b"me", H256([8; 32])));
	assert_eq!(identity(chain, keystore, GENESIS, ([3; 32], OTHER), b"me"), None);
	assert_eq!(acting(chain, keystore, OTHER).unwrap(), None);
}

/// A desk that a node answers peers from.
#[derive(Clone)]
struct Counter<'a>(&'a Setup);

impl Answering for Counter<'_> {
	fn submit(&self, table: &Uuid, entry: &Entry) -> Taken {
		self.0.door().submit(table, entry)
	}
	fn acknowledgement(&self, ticket: &Ticket) -> Taken {
		self.0.door().acknowledgement(ticket)
	}
	fn identity(&self, challenge: [u8; 32], server: OrgNumber) -> Option<crate::door::Identity> {
		let Setup { chain, keystore, .. } = self.0;
		identity(chain, keystore, GENESIS, (challenge, server), b"me")
	}
}

#[test]
fn peers_request_should_be_answered_by_its_kind_and_junk_not_at_all() {
	let table = uuid(1);
	let setup = open_setup(table);
	let counter = Counter(&setup);
	let ask = |request: &[u8]| Some(answer(&setup.store, &setup.chain, &counter, read(request)?));
	let only = entry(&table, 1);
	let submit = Request::Submit { table, entry: only.clone() }.encode();
	let taken = Taken::decode(&mut &ask(&submit).unwrap()[..]).unwrap();
	assert_eq!(taken, Ok(Answer::Waiting));
	let ticket = Request::Acknowledgement(Ticket::of(&table, &only)).encode();
	let taken = Taken::decode(&mut &ask(&ticket).unwrap()[..]).unwrap();
	assert_eq!(taken, Ok(Answer::Waiting));
	let who = Request::WhoAreYou { challenge: [3; 32], server: SERVER }.encode();
	let said = Option::<crate::door::Identity>::decode(&mut &ask(&who).unwrap()[..]).unwrap();
	assert!(is_identity(&setup.chain, GENESIS, ([3; 32], SERVER), b"me", &said.unwrap()).unwrap());
	assert_eq!(ask(b""), None);
	assert_eq!(ask(&[&submit[..], &[0]].concat()), None);
	assert_eq!(ask(&submit[..submit.len() - 1]), None);
}

#[test]
fn records_that_come_at_once_should_all_be_on_disk_and_each_once() {
	let table = uuid(1);
	let Setup { store, path, _folder, .. } = open_setup(table);
	let entries: Vec<_> =
		(1..=24).map(|n| signed_entry(&table, record(n, 1, b"", b"a"), n)).collect();
	let kept = &store;
	std::thread::scope(|scope| {
		let threads: Vec<_> = entries
			.iter()
			.chain(&entries[..4])
			.map(|entry| {
				scope.spawn(move || kept.queue(&Ticket::of(&table, entry), entry).unwrap())
			})
			.collect();
		for thread in threads {
			assert_eq!(thread.join().unwrap(), Queued::Waiting);
		}
	});
	drop(store);
	let store = Store::open(&path, GENESIS).unwrap();
	let pending = store.pending().unwrap();
	assert_eq!(pending.len(), entries.len());
	assert_eq!(store.pending_count().unwrap(), 24);
	let arrivals: Vec<_> = pending.iter().map(|one| one.arrival).collect();
	assert_eq!(arrivals, (0..24).collect::<Vec<_>>());
	assert!(entries.iter().all(|entry| pending.iter().any(|one| one.entry == *entry)));
}

/// Has so many records wait in another table, with one sync of the disk.
fn fill(store: &Store, entry: &Entry, count: u64) {
	let pending: redb::TableDefinition<([u8; 16], [u8; 32], u64), &[u8]> =
		redb::TableDefinition::new("pending");
	let writing = store.database.begin_write().unwrap();
	{
		let mut rows = writing.open_table(pending).unwrap();
		for counter in 0..count {
			let row = (counter, entry).encode();
			rows.insert((uuid(9).0, [9; 32], counter), row.as_slice()).unwrap();
		}
	}
	writing.commit().unwrap();
}

#[test]
fn record_should_be_refused_for_a_while_when_too_many_wait() {
	let table = uuid(1);
	let setup = open_setup(table);
	let other = signed_entry(&table, record(5, 1, b"", b"a"), 5);
	assert_eq!(setup.door().submit(&table, &other), Ok(Answer::Waiting));
	fill(&setup.store, &other, MAX_PENDING - 1);
	let refused = setup.door().submit(&table, &entry(&table, 1)).unwrap_err();
	assert_eq!(refused, Refusal::Full);
	assert!(refused.is_passing() && !Refusal::OtherRecord.is_passing());
	let settled = (Ticket::of(&table, &other), Outcome::Appended(None));
	setup.store.settle(&[settled]).unwrap();
	assert_eq!(setup.door().submit(&table, &entry(&table, 1)), Ok(Answer::Waiting));
}

#[test]
fn record_should_wait_for_its_acknowledgement_when_the_store_is_ahead_of_the_state() {
	let table = uuid(1);
	let mut setup = open_setup(table);
	let only = entry(&table, 1);
	setup.chain.append(table, vec![only.clone()]);
	setup.follow();
	// The block that has it is not the last final one yet for who asks.
	let ticket = Ticket::of(&table, &only);
	assert_eq!(setup.door().acknowledgement(&ticket), Ok(Answer::Waiting));
	assert_eq!(setup.door().submit(&table, &only), Ok(Answer::Waiting));
	assert_eq!(setup.store.acknowledged(&ticket).unwrap(), None);
	setup.chain.end_blocks(1);
	let signed = acknowledged(setup.door().acknowledgement(&ticket));
	assert_eq!(signed.acknowledgement.block, 2);
	// A signature made anew differs; the first is what is said again.
	let other = SignedAcknowledgement { key_version: 9, ..signed.clone() };
	assert_eq!(setup.store.acknowledge(&ticket, &other).unwrap(), signed);
	assert_eq!(acknowledged(setup.door().acknowledgement(&ticket)), signed);
}

#[test]
fn refusals_should_be_forgotten_by_the_table() {
	let setup = open_setup(uuid(1));
	let store = &setup.store;
	let given_up = |n: u8, counter| {
		(Ticket::of(&uuid(n), &entry(&uuid(n), counter)), Outcome::GivenUp(Refusal::OtherRecord))
	};
	let all = [given_up(1, 1), given_up(2, 1), given_up(2, 2), given_up(3, 1)];
	store.settle(&all).unwrap();
	assert_eq!(store.refused_table(None).unwrap(), Some(uuid(1)));
	assert_eq!(store.refused_table(Some(uuid(1))).unwrap(), Some(uuid(2)));
	store.forget_refusals(&uuid(2)).unwrap();
	assert_eq!(store.refused_table(Some(uuid(1))).unwrap(), Some(uuid(3)));
	assert_eq!(store.refused_table(Some(uuid(3))).unwrap(), None);
	let refused = all.map(|(ticket, _)| store.refused(&ticket).unwrap().is_some());
	assert_eq!(refused, [true, false, false, true]);
}
