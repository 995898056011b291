// SPDX-License-Identifier: Apache-2.0

//! `append` and `append_many`: what a table takes, and what it comes to.

use crate::{mock::*, *};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok,
	dispatch::{extract_actual_weight, GetDispatchInfo},
	storage::{with_transaction, TransactionOutcome},
	traits::ConstU32,
	weights::Weight,
	BoundedVec,
};
use hanse_support::merkle::{self, Frontier};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, AccountId32, DispatchError};
use std::collections::BTreeSet;

fn name() -> Uuid {
	uuid(1)
}

fn begin_with(rules: TableRules<u32>) {
	open_with(name(), &[LUEBECK, VISBY], rules);
	events();
}

fn begin() {
	begin_with(rules());
}

fn alice(counter: u64) -> EntryOfTest {
	entry(name(), "Alice", counter)
}

fn not_appended(entries: Vec<EntryOfTest>, error: impl Into<DispatchError>) {
	refused(&desk(LUEBECK), appending(name(), entries), error);
}

/// A record of Alice's, changed.
fn changed(change: impl FnOnce(&mut RecordOfTest)) -> EntryOfTest {
	let mut record = record(&account("Alice"), 1);
	change(&mut record);
	signed_entry(name(), "Alice", record)
}

fn leaves(entries: &[EntryOfTest]) -> Vec<H256> {
	entries.iter().map(|entry| entry.leaf(&name())).collect()
}

fn appended(first: u64, count: u32) -> Event<Test> {
	let rolling = head(name()).rolling;
	Event::RecordsAppended { table: name(), first, count, rolling }
}

/// A frontier of `count` leaves with peaks of no known tree.
fn frontier(count: u64) -> Frontier {
	let peaks = vec![H256([1; 32]); count.count_ones() as usize];
	Frontier::decode(&mut &(count, peaks).encode()[..]).unwrap()
}

fn set_count(count: u64) {
	Heads::<Test>::mutate(name(), |head| head.as_mut().unwrap().frontier = frontier(count));
}

#[test]
fn leaf_should_be_of_tag_table_and_entry_when_hashed() {
	ExtBuilder::default().build_and_execute(|| {
		let entry = alice(1);
		let bytes = (b"hanse/flow-record/v1".to_vec(), name().0, &entry).encode();
		assert_eq!(entry.leaf(&name()), merkle::leaf_hash(&bytes));
		// Table, record and voucher are each in it.
		let other_voucher = Entry { voucher: Voucher::Server, ..entry.clone() };
		let leaves = [
			entry.leaf(&name()),
			entry.leaf(&uuid(2)),
			alice(2).leaf(&name()),
			other_voucher.leaf(&name()),
		];
		assert_eq!(leaves.iter().collect::<BTreeSet<_>>().len(), 4);
	});
}

#[test]
fn leaf_should_differ_when_text_moves_from_one_field_to_the_next() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |asset: &str, from: &str, to: &str| {
			let mut record = record(&account("Alice"), 1);
			(record.asset, record.from, record.to) = (text(asset), text(from), text(to));
			Entry { record, voucher: Voucher::<sp_runtime::MultiSignature>::Server }
		};
		let texts = [("ab", "c", "d"), ("a", "bc", "d"), ("a", "b", "cd"), ("abc", "", "d")];
		let leaves = texts.map(|(asset, from, to)| of(asset, from, to).leaf(&name()));
		assert_eq!(leaves.iter().collect::<BTreeSet<_>>().len(), 4);
	});
}

#[test]
fn head_should_grow_when_records_are_appended() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let row = table(name());
		let entries = [alice(1), entry(name(), "Bob", 7), statement(LUEBECK, 3)];
		append(name(), vec![entries[0].clone()]);
		assert_eq!(events(), [appended(0, 1)]);
		append(name(), entries[1..].to_vec());
		assert_eq!(events(), [appended(1, 2)]);
		let leaves = leaves(&entries);
		let Head { frontier, rolling, clients } = head(name());
		assert_eq!((frontier.count(), clients), (3, 3));
		assert_eq!(frontier.root(), merkle::root_of(&leaves));
		let first = rolled(&H256::zero(), &leaves[..1]);
		assert_eq!(rolling, rolled(&first, &leaves[1..]));
		assert_eq!(table(name()), row);
		for (who, counter) in [(account("Alice"), 1), (account("Bob"), 7), (desk(LUEBECK), 3)] {
			assert_eq!(AssetFlow::last_counter(name(), who), Some(counter));
		}
		assert_eq!(AssetFlow::head_of(name()), Some(head(name())));
	});
}

#[test]
fn chain_should_not_look_at_signatures_of_clients() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		// The servers do; here every byte of it goes into the leaf.
		let forged = Entry { voucher: entry(uuid(9), "Mallory", 5).voucher, ..alice(1) };
		append(name(), vec![forged.clone()]);
		assert_eq!(head(name()).frontier.root(), forged.leaf(&name()));
		assert_ne!(forged.leaf(&name()), alice(1).leaf(&name()));
	});
}

#[test]
fn records_should_be_refused_when_the_caller_is_not_the_first_server() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		for who in [stranger(), owner(LUEBECK), desk(VISBY), desk(RIGA), account("Alice")] {
			let call = || appending(name(), vec![alice(1)]);
			refused(&who, call(), Error::<Test>::NotFirstServer);
		}
	});
}

#[test]
fn records_should_be_refused_when_the_first_server_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		root(Call::suspend_server { server: LUEBECK });
		not_appended(vec![alice(1)], Error::<Test>::ServerNotAdmitted);
		root(Call::reinstate_server { server: LUEBECK });
		append(name(), vec![alice(1)]);
		sell(LUEBECK, "Buyer");
		not_appended(vec![alice(2)], Error::<Test>::ServerVoid);
		root(Call::admit_server { server: LUEBECK });
		not_appended(vec![alice(2)], Error::<Test>::DeskNotFound);
		set_desk(LUEBECK, &desk(LUEBECK));
		// The same account, but another's number by now.
		not_appended(vec![alice(2)], Error::<Test>::ServerVoid);
	});
}

#[test]
fn records_should_be_refused_when_there_is_no_such_table() {
	ExtBuilder::default().build_and_execute(|| {
		not_appended(vec![alice(1)], Error::<Test>::TableNotFound);
	});
}

#[test]
fn records_should_be_refused_when_the_table_takes_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { blocks: 5, ..rules() });
		forward(4);
		append(name(), vec![alice(1)]);
		// At its end it is closed, whether or not anyone said so.
		forward(1);
		assert!(table(name()).state.is_open());
		not_appended(vec![alice(2)], Error::<Test>::TableClosed);
		close(name());
		not_appended(vec![alice(2)], Error::<Test>::TableClosed);
		sign(name(), &[LUEBECK, VISBY]);
		not_appended(vec![alice(2)], Error::<Test>::TableClosed);
	});
}

#[test]
fn batch_should_be_refused_when_it_is_empty() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		not_appended(vec![], Error::<Test>::NothingToAppend);
	});
}

#[test]
fn batch_should_have_256_records_and_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let entries: Vec<_> = (1..=256).map(alice).collect();
		append(name(), entries.clone());
		assert_eq!(events(), [appended(0, 256)]);
		assert_eq!(head(name()).frontier.root(), merkle::root_of(&leaves(&entries)));
		assert_eq!(head(name()).clients, 1);
		let more = (257..=513).map(alice).collect::<Vec<_>>().encode();
		assert!(BoundedVec::<EntryOfTest, ConstU32<MAX_BATCH>>::decode(&mut &more[..]).is_err());
	});
}

#[test]
fn batch_should_be_refused_as_a_whole_when_one_record_is() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let bad = changed(|record| {
			record.id.counter = 3;
			record.quantity.scale = 19;
		});
		not_appended(vec![alice(1), alice(2), bad], Error::<Test>::InvalidRecord);
		append(name(), vec![alice(1), alice(2)]);
	});
}

#[test]
fn counter_should_rise_with_every_record_of_a_client() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		append(name(), vec![alice(5)]);
		for low in [0, 1, 4, 5] {
			not_appended(vec![alice(low)], Error::<Test>::CounterTooLow);
		}
		// Gaps are allowed, and each client counts for itself.
		append(name(), vec![alice(6)]);
		append(name(), vec![alice(1_000)]);
		append(name(), vec![entry(name(), "Bob", 1)]);
		not_appended(vec![alice(999)], Error::<Test>::CounterTooLow);
		// In another table it begins anew.
		open(uuid(2), &[LUEBECK, VISBY]);
		append(uuid(2), vec![entry(uuid(2), "Alice", 1)]);
	});
}

#[test]
fn counter_should_rise_within_a_batch_too() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let bob = |counter| entry(name(), "Bob", counter);
		for (batch, fits) in [
			(vec![alice(1), alice(1)], false),
			(vec![alice(2), alice(1)], false),
			(vec![alice(1), bob(1), alice(1)], false),
			(vec![alice(3), bob(9), alice(4), bob(8)], false),
			(vec![alice(3), bob(2), alice(4), bob(8)], true),
			(vec![alice(5), alice(4)], false),
			(vec![alice(4), alice(5)], false),
			(vec![bob(9), alice(5), alice(7)], true),
		] {
			if fits {
				append(name(), batch);
			} else {
				not_appended(batch, Error::<Test>::CounterTooLow);
			}
		}
		let last = |who| AssetFlow::last_counter(name(), account(who));
		assert_eq!((last("Alice"), last("Bob")), (Some(7), Some(9)));
		assert_eq!((head(name()).clients, head(name()).frontier.count()), (2, 7));
	});
}

#[test]
fn counter_should_be_any_when_it_is_the_first_and_none_behind_the_largest() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		append(name(), vec![alice(0)]);
		append(name(), vec![entry(name(), "Bob", u64::MAX)]);
		for counter in [0, 1, u64::MAX] {
			let replayed = vec![entry(name(), "Bob", counter)];
			not_appended(replayed, Error::<Test>::CounterTooLow);
		}
		not_appended(vec![alice(0)], Error::<Test>::CounterTooLow);
		append(name(), vec![alice(u64::MAX - 1), alice(u64::MAX)]);
		not_appended(vec![alice(u64::MAX)], Error::<Test>::CounterTooLow);
	});
}

#[test]
fn clients_should_be_as_many_as_were_paid_for() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { clients: 2, ..rules() });
		let of = |who: &str, counter| entry(name(), who, counter);
		let three = vec![of("Alice", 1), of("Bob", 1), of("Carol", 1)];
		not_appended(three, Error::<Test>::TooManyClients);
		append(name(), vec![of("Alice", 1), of("Alice", 2), of("Bob", 1)]);
		not_appended(vec![of("Carol", 1)], Error::<Test>::TooManyClients);
		not_appended(vec![statement(LUEBECK, 1)], Error::<Test>::TooManyClients);
		append(name(), vec![of("Bob", 2), of("Alice", 3)]);
		assert_eq!(head(name()).clients, 2);
	});
}

#[test]
fn record_should_be_appended_until_its_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let last = now() + 2;
		let expiring = |counter| {
			let mut record = record(&account("Alice"), counter);
			record.expiry = last;
			vec![signed_entry(name(), "Alice", record)]
		};
		append(name(), expiring(1));
		forward(1);
		append(name(), expiring(2));
		forward(1);
		append(name(), expiring(3));
		forward(1);
		not_appended(expiring(4), Error::<Test>::RecordExpired);
	});
}

#[test]
fn statement_should_be_under_the_servers_own_account() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		append(name(), vec![statement(LUEBECK, 1)]);
		for who in [account("Alice"), desk(VISBY), owner(LUEBECK)] {
			let entry = Entry { record: record(&who, 1), voucher: Voucher::Server };
			not_appended(vec![entry], Error::<Test>::NotTheServersRecord);
		}
		// As a client of its own it may sign as well.
		let signed = signed_entry(name(), "LuebeckDesk", record(&desk(LUEBECK), 2));
		append(name(), vec![signed]);
	});
}

#[test]
fn table_should_close_by_itself_with_its_last_record() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { records: Some(3), ..rules() });
		let entries: Vec<_> = (1..=3).map(alice).collect();
		append(name(), entries[..1].to_vec());
		let too_many = vec![alice(2), alice(3), alice(4)];
		not_appended(too_many, Error::<Test>::TableFull);
		append(name(), entries[1..2].to_vec());
		assert!(table(name()).state.is_open());
		events();
		append(name(), entries[2..].to_vec());
		let Digest { root, count, rolling } = digest(name());
		assert_eq!((root, count), root_over(name(), &entries));
		let until = now() + terms().signing;
		let told = [
			Event::RecordsAppended { table: name(), first: 2, count: 1, rolling },
			Event::TableClosed { table: name(), root, count, until },
		];
		assert_eq!(events(), told);
		assert_eq!((table(name()).client_rows, Heads::<Test>::get(name())), (1, None));
		not_appended(vec![alice(4)], Error::<Test>::TableClosed);
	});
}

#[test]
fn table_should_close_by_itself_when_one_batch_fills_it() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { records: Some(3), ..rules() });
		append(name(), vec![alice(1), entry(name(), "Bob", 1), alice(2)]);
		assert_eq!((digest(name()).count, table(name()).client_rows), (3, 2));
		assert!(matches!(table(name()).state, TableState::Synchronising { .. }));
	});
}

#[test]
fn table_should_be_full_when_it_has_as_many_records_as_can_be_counted() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		set_count(u64::MAX - 2);
		let three = vec![alice(1), alice(2), alice(3)];
		not_appended(three, Error::<Test>::TableFull);
		append(name(), vec![alice(1), alice(2)]);
		assert_eq!(events(), [appended(u64::MAX - 2, 2)]);
		not_appended(vec![alice(3)], Error::<Test>::TableFull);
		close(name());
		assert_eq!(digest(name()).count, u64::MAX);
	});
}

#[test]
fn references_should_be_text_within_their_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { clients: 1, ..rules() });
		let bad: [fn(&mut RecordOfTest); 7] = [
			|record| record.asset = text(""),
			|record| record.asset = vec![0xff].try_into().unwrap(),
			|record| record.asset = vec![b'a', 0xc3].try_into().unwrap(),
			|record| record.from = vec![0x80].try_into().unwrap(),
			|record| record.to = vec![0xed, 0xa0, 0x80].try_into().unwrap(),
			|record| (record.from, record.to) = (text(""), text("")),
			|record| {
				// A letter of two bytes does not fit in the last one.
				let mut cut = "ü".repeat(64).into_bytes();
				cut.pop();
				record.asset = cut.try_into().unwrap();
			},
		];
		for change in bad {
			not_appended(vec![changed(change)], Error::<Test>::InvalidRecord);
		}
		let good: [fn(&mut RecordOfTest); 5] = [
			|record| record.asset = text("a"),
			|record| record.asset = text(&"ü".repeat(64)),
			|record| (record.from, record.to) = (text(&"€".repeat(32)), text(&"x".repeat(96))),
			|record| record.from = text(""),
			|record| record.to = text(""),
		];
		for (counter, change) in (1..).zip(good) {
			let entry = changed(|record| {
				change(record);
				record.id.counter = counter;
			});
			append(name(), vec![entry]);
		}
		assert!(AssetRef::try_from(vec![b'a'; 129]).is_err());
		assert!(PartyRef::try_from(vec![b'a'; 97]).is_err());
	});
}

#[test]
fn unit_should_be_a_code_and_scale_within_its_bound() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let of = |unit: &[u8; 3], scale| {
			let quantity = Quantity { amount: u128::MAX, scale, unit: *unit };
			changed(|record| record.quantity = quantity)
		};
		let bad =
			[b"\0\0\0", b"K\0\0", b"\0KG", b"K\0M", b"kgm", b"KGm", b"KG ", b"K-M", b"\xc3\x9cX"];
		for unit in bad {
			not_appended(vec![of(unit, 0)], Error::<Test>::InvalidRecord);
		}
		for scale in [19, 20, u8::MAX] {
			not_appended(vec![of(b"KGM", scale)], Error::<Test>::InvalidRecord);
		}
		let good = [(b"KGM", 18), (b"H87", 0), (b"C62", 1), (b"10\0", 2), (b"LH\0", 3)];
		for (counter, (unit, scale)) in (1..).zip(good) {
			let mut entry = of(unit, scale);
			entry.record.id.counter = counter;
			append(name(), vec![entry]);
		}
	});
}

#[test]
fn correction_should_name_an_earlier_record_or_one_of_another_table() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		let correcting = |counter, table, index| {
			let mut record = record(&account("Alice"), counter);
			record.corrects = Some(RecordRef { table, index, leaf: H256([5; 32]) });
			signed_entry(name(), "Alice", record)
		};
		for index in [0, 1, u64::MAX] {
			let itself = vec![correcting(1, name(), index)];
			not_appended(itself, Error::<Test>::InvalidRecord);
		}
		append(name(), vec![alice(1), correcting(2, name(), 0)]);
		not_appended(vec![correcting(3, name(), 2)], Error::<Test>::InvalidRecord);
		append(name(), vec![correcting(3, name(), 1), correcting(4, uuid(2), u64::MAX)]);
	});
}

#[test]
fn bodies_should_be_found_by_walking_back_when_a_node_keeps_them() {
	let mut ext = ExtBuilder::default().build();
	let batches_in = [vec![1], vec![2, 3, 4], vec![5, 6]];
	let (appended, rolling, lost) = ext.execute_with(|| {
		begin();
		let batches =
			batches_in.map(|counters| counters.into_iter().map(alice).collect::<Vec<_>>());
		batches.iter().for_each(|batch| append(name(), batch.clone()));
		// What is undone behind it is not kept.
		let undone = vec![alice(7)];
		let lost = rolled(&head(name()).rolling, &leaves(&undone));
		let outcome = with_transaction(|| {
			append(name(), undone);
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		});
		assert_ok!(outcome);
		close(name());
		(batches, digest(name()).rolling, lost)
	});
	let mut found = batches::<EntryOfTest>(&mut ext, name(), rolling);
	found.reverse();
	assert_eq!(found.iter().map(|batch| batch.first).collect::<Vec<_>>(), [0, 1, 4]);
	assert_eq!(found[0].before, H256::zero());
	let bodies = found.into_iter().map(|batch| batch.bodies).collect::<Vec<_>>();
	assert_eq!(bodies, appended);
	assert_eq!(ext.offchain_db().get(&body_key(&name(), &lost)), None);
	// Who has them comes to the same root.
	let all: Vec<_> = bodies.concat();
	let root = ext.execute_with(|| (digest(name()).root, digest(name()).count));
	assert_eq!(root, root_over(name(), &all));
}

#[test]
fn key_of_bodies_should_be_prefix_table_and_rolling_hash() {
	let key = body_key(&uuid(3), &H256([4; 32]));
	assert_eq!(key, [&b"hanse/flow/"[..], &uuid(3).0, &[4; 32]].concat());
}

#[test]
fn rolling_hash_should_be_of_the_one_before_and_all_leaves() {
	let (before, leaves) = (H256([1; 32]), [H256([2; 32]), H256([3; 32])]);
	let bytes = [[1u8; 32], [2; 32], [3; 32]].concat();
	assert_eq!(rolled(&before, &leaves).0, sp_io::hashing::sha2_256(&bytes));
	assert_eq!(rolled(&before, &[]).0, sp_io::hashing::sha2_256(&[1; 32]));
}

/// The weight that a call is charged in the end.
fn charged(call: Call<Test>) -> Weight {
	let call = RuntimeCall::from(call);
	let info = call.get_dispatch_info();
	extract_actual_weight(&call.dispatch(Origin::signed(desk(LUEBECK))), &info)
}

#[test]
fn weight_of_closing_should_be_charged_when_the_table_closes_only() {
	ExtBuilder::default().build_and_execute(|| {
		begin_with(TableRules { records: Some(5), ..rules() });
		let one = <() as WeightInfo>::append();
		let two = <() as WeightInfo>::append_many(2);
		let closing = <() as WeightInfo>::close();
		assert_eq!(charged(appending(name(), vec![alice(1)])), one);
		assert_eq!(charged(appending(name(), vec![alice(2), alice(3)])), two);
		let last = vec![alice(4), alice(5)];
		assert_eq!(charged(appending(name(), last)), two + closing);
		open_with(uuid(2), &[LUEBECK, VISBY], TableRules { records: Some(1), ..rules() });
		let last = appending(uuid(2), vec![entry(uuid(2), "Alice", 1)]);
		assert_eq!(charged(last), one + closing);
	});
}

/// Which keys an append to a table of `count` records reads and writes.
fn touched(count: u64) -> (BTreeSet<Vec<u8>>, BTreeSet<Vec<u8>>) {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		begin();
		append(name(), vec![alice(1)]);
		set_count(count);
	});
	ext.commit_all().unwrap();
	let recorder = sp_trie::recorder::Recorder::default();
	ext.execute_with_recorder(recorder.clone(), || append(name(), vec![alice(2)]));
	let read = recorder.recorded_keys().into_values().flatten();
	let read = read.map(|(key, _)| key.to_vec()).collect();
	let written = ext.overlayed_changes().changes().map(|(key, _)| key.clone()).collect();
	(read, written)
}

#[test]
fn append_should_touch_the_same_rows_when_the_table_has_ten_or_a_million_records() {
	let (read, written) = touched(10);
	assert!(read.contains(&Heads::<Test>::hashed_key_for(name())));
	assert!(written.contains(&Heads::<Test>::hashed_key_for(name())));
	for count in [11, 1_000, 1_000_000, u64::MAX / 2] {
		assert_eq!(touched(count), (read.clone(), written.clone()), "{count} records");
	}
}

#[test]
fn head_should_stay_small_when_the_table_has_a_million_records() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		append(name(), vec![alice(1)]);
		set_count(1_000_000);
		append(name(), vec![alice(2)]);
		let Head { frontier, .. } = head(name());
		assert_eq!((frontier.count(), frontier.peaks().len()), (1_000_001, 8));
		assert_eq!(head(name()).encoded_size(), 8 + 1 + 8 * 32 + 32 + 4);
	});
}

#[test]
fn account_of_a_client_should_be_any() {
	ExtBuilder::default().build_and_execute(|| {
		begin();
		// Clients need not exist on the chain.
		let nobody = AccountId32::new([0xee; 32]);
		assert_eq!(System::providers(&nobody), 0);
		append(name(), vec![Entry { record: record(&nobody, 1), voucher: alice(1).voucher }]);
		assert_eq!(AssetFlow::last_counter(name(), nobody), Some(1));
	});
}
