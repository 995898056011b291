// SPDX-License-Identifier: Apache-2.0

//! The server against a chain that is a few maps.

mod append;
mod door;
mod fetch;
mod proof;

use crate::{
	audit::{audit, Finding, Rounds},
	chain::{Bodies, ChainError, FinalState, RecordState, Submit},
	check::Altered,
	fetch::{batches, Wanted},
	follow::{self, proven, FollowError},
	sign::{self, Alarm},
	store::{Store, StoreError, TableKind},
	AccountId, Entry, FlowOf, Seal, ServerRow, Table,
};
use codec::Encode;
use hanse_support::{
	merkle::root_of, signed_payload::Payload, Deposit, Flow, FlowAsset, FlowReason, OrgNumber,
};
use pallet_asset_flow::{
	body_key, chain_leaf,
	payloads::{record_payload, RECEIPT},
	rolled, Admission, Batch, Desk, Digest, FollowOn, Head, Quantity, Record, RecordId, RecordRef,
	Retention, SealKind, SealNumber, ServerKey, Signatory, SignedReceipt, TableRules, TableState,
	Uuid, Voucher, KEY_TYPE,
};
use sp_core::{sr25519, Pair, H256};
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystorePtr};
use sp_runtime::MultiSignature;
use std::{
	cell::{Cell, RefCell},
	collections::{BTreeMap, HashMap},
	path::PathBuf,
	sync::Arc,
};

const GENESIS: H256 = H256([7; 32]);
const SERVER: OrgNumber = OrgNumber(195);
const OTHER: OrgNumber = OrgNumber(292);

fn uuid(n: u8) -> Uuid {
	let mut bytes = [n; 16];
	bytes[6] = 0x40 | (n & 0x0f);
	bytes[8] = 0x80 | (n & 0x3f);
	Uuid(bytes)
}

fn pair(n: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[n; 32])
}

fn account(n: u8) -> AccountId {
	pair(n).public().0.into()
}

fn record(client: u8, counter: u64, from: &[u8], to: &[u8]) -> Record<AccountId, u32> {
	Record {
		id: RecordId { client: account(client), counter },
		expiry: 100,
		asset: b"urn:epc:id:sgtin:0614141.107346.2017".to_vec().try_into().unwrap(),
		from: from.to_vec().try_into().unwrap(),
		to: to.to_vec().try_into().unwrap(),
		quantity: Quantity { amount: 1, scale: 0, unit: *b"H87" },
		time: 1_700_000_000_000 + counter,
		content: H256([counter as u8; 32]),
		document: None,
		corrects: None,
	}
}

fn signed_entry(table: &Uuid, record: Record<AccountId, u32>, by: u8) -> Entry {
	let message = record_payload(GENESIS, *table, &record).message();
	let signature = MultiSignature::Sr25519(pair(by).sign(&message));
	Entry { record, voucher: Voucher::Client(signature) }
}

/// A client's record in a chain of hands: each begins where the one before ended.
fn entry(table: &Uuid, counter: u64) -> Entry {
	let (from, to) = (format!("hand {}", counter - 1), format!("hand {counter}"));
	signed_entry(table, record(1, counter, from.as_bytes(), to.as_bytes()), 1)
}

fn movement(n: u128) -> FlowOf {
	Flow {
		asset: FlowAsset::Chips(1),
		from: None,
		to: Some(account(3)),
		quantity: n,
		reason: FlowReason::Issued,
	}
}

/// The chain, its off-chain database and its pool.
#[derive(Default)]
struct Chain {
	tables: BTreeMap<Uuid, Table>,
	heads: HashMap<Uuid, Head>,
	servers: HashMap<u64, ServerRow>,
	seals: Vec<Seal>,
	bodies: HashMap<Vec<u8>, Vec<u8>>,
	clients: HashMap<(Uuid, AccountId), u64>,
	/// How many records each table had after each block; what is not there is pruned.
	counts: HashMap<(Uuid, u32), u64>,
	nonces: HashMap<AccountId, u32>,
	number: u32,
	pool: RefCell<Vec<SignedReceipt>>,
	/// How often it was asked about a client's last counter or the records after a block.
	asked: Cell<u32>,
}

impl FinalState for Chain {
	fn unfinished(&self, after: Option<Uuid>) -> Result<Vec<(Uuid, Table)>, ChainError> {
		let rows =
			self.tables.iter().filter(|(table, _)| after.is_none_or(|after| **table > after));
		Ok(rows.take(2).map(|(table, row)| (*table, row.clone())).collect())
	}
	fn head_of(&self, table: Uuid) -> Result<Option<Head>, ChainError> {
		Ok(self.heads.get(&table).cloned())
	}
	fn server(&self, server: OrgNumber) -> Result<Option<ServerRow>, ChainError> {
		Ok(self.servers.get(&server.0).cloned())
	}
	fn seals(&self, from: SealNumber) -> Result<Vec<(SealNumber, Seal)>, ChainError> {
		let rows = self.seals.iter().enumerate().skip(from as usize).take(2);
		Ok(rows.map(|(number, seal)| (number as u64, seal.clone())).collect())
	}
}

impl RecordState for Chain {
	fn number(&self) -> Result<u32, ChainError> {
		Ok(self.number)
	}
	fn table_of(&self, table: Uuid) -> Result<Option<Table>, ChainError> {
		Ok(self.tables.get(&table).cloned())
	}
	fn last_counter(&self, table: Uuid, client: &AccountId) -> Result<Option<u64>, ChainError> {
		self.asked.set(self.asked.get() + 1);
		Ok(self.clients.get(&(table, client.clone())).copied())
	}
	fn count_at(&self, table: Uuid, block: u32) -> Result<Option<u64>, ChainError> {
		self.asked.set(self.asked.get() + 1);
		Ok(self.counts.get(&(table, block)).copied())
	}
	fn nonce(&self, account: &AccountId) -> Result<u32, ChainError> {
		Ok(self.nonces.get(account).copied().unwrap_or_default())
	}
}

impl Bodies for Chain {
	fn batch(&self, table: &Uuid, rolling: &H256) -> Option<Vec<u8>> {
		self.bodies.get(&body_key(table, rolling)).cloned()
	}
}

impl Submit for Chain {
	fn submit(&self, receipt: SignedReceipt) -> Result<(), ChainError> {
		if self.pool.borrow().contains(&receipt) {
			return Err(ChainError("already imported".into()));
		}
		self.pool.borrow_mut().push(receipt);
		Ok(())
	}
}

impl Chain {
	fn with_server(keystore: &KeystorePtr) -> Self {
		let mut chain = Self::default();
		keystore.insert(KEY_TYPE, &format!("0x{}", hex(&[9; 32])), &pair(9).public().0).unwrap();
		for (server, key) in [(SERVER, 9), (OTHER, 10)] {
			chain.servers.insert(server.0, server_row(key));
		}
		chain
	}

	fn open(&mut self, table: Uuid) {
		self.tables.insert(table, table_row(TableState::Open { until: 50 }));
		self.heads.insert(table, Head::default());
	}

	fn append(&mut self, table: Uuid, entries: Vec<Entry>) {
		let head = self.heads.get_mut(&table).unwrap();
		for RecordId { client, counter } in entries.iter().map(|entry| &entry.record.id) {
			if self.clients.insert((table, client.clone()), *counter).is_none() {
				head.clients += 1;
			}
		}
		let leaves: Vec<_> = entries.iter().map(|entry| entry.leaf(&table)).collect();
		let batch = Batch { before: head.rolling, first: head.frontier.count(), bodies: entries };
		head.rolling = rolled(&head.rolling, &leaves);
		leaves.into_iter().for_each(|leaf| head.frontier.append(leaf).unwrap());
		self.bodies.insert(body_key(&table, &head.rolling), batch.encode());
	}

	/// Ends `blocks` blocks, the first with what was appended since the last.
	fn end_blocks(&mut self, blocks: u32) {
		for _ in 0..blocks {
			self.number += 1;
			for (table, head) in &self.heads {
				self.counts.insert((*table, self.number), head.frontier.count());
			}
		}
	}

	fn digest(&self, table: &Uuid) -> Digest {
		let head = &self.heads[table];
		let (root, count) = (head.frontier.root(), head.frontier.count());
		Digest { root, count, rolling: head.rolling }
	}

	fn close(&mut self, table: Uuid) {
		let digest = self.digest(&table);
		self.tables.get_mut(&table).unwrap().state =
			TableState::Synchronising { since: 5, until: 20, digest };
	}

	fn seal(&mut self, table: Uuid, kind: SealKind, digest: Digest) {
		self.seals.push(Seal {
			previous: H256::zero(),
			table,
			kind,
			root: digest.root,
			count: digest.count,
			rolling: digest.rolling,
			broken: 0,
			servers: vec![SERVER, OTHER].try_into().unwrap(),
			signed: 3,
			block: 6,
		});
	}

	fn seal_movements(&mut self, table: Uuid, flows: Vec<FlowOf>) {
		let mut rolling = H256::zero();
		let mut leaves = Vec::new();
		for (first, flow) in flows.into_iter().enumerate() {
			let leaf = chain_leaf(&table, &flow);
			let batch = Batch { before: rolling, first: first as u64, bodies: vec![flow] };
			rolling = rolled(&rolling, &[leaf]);
			leaves.push(leaf);
			self.bodies.insert(body_key(&table, &rolling), batch.encode());
		}
		let digest = Digest { root: root_of(&leaves), count: leaves.len() as u64, rolling };
		self.seal(table, SealKind::Chain, digest);
	}
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn server_row(key: u8) -> ServerRow {
	let key: ServerKey = pair(key).public().into();
	let desk = Some(Desk { account: account(4), key, since: 1 });
	let admission = Admission::Admitted;
	ServerRow { tenure: 1, admission, key_version: 1, earlier_key: None, desk }
}

fn table_row(state: TableState<u32>) -> Table {
	let signatory = |server| Signatory { server, tenure: 1, broken: None };
	Table {
		state,
		opened: 1,
		rules: TableRules {
			blocks: 49,
			records: None,
			clients: 10,
			retention: Retention::Short,
			follow_on: FollowOn::Never,
		},
		servers: vec![signatory(SERVER), signatory(OTHER)].try_into().unwrap(),
		client_rows: 0,
		deposit: Deposit { payer: account(4), amount: 1 },
		clients_deposit: None,
	}
}

struct Setup {
	_folder: tempfile::TempDir,
	path: PathBuf,
	store: Store,
	keystore: KeystorePtr,
	chain: Chain,
}

fn setup() -> Setup {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("flow.redb");
	let keystore: KeystorePtr = Arc::new(MemoryKeystore::new());
	let chain = Chain::with_server(&keystore);
	let store = Store::open(&path, GENESIS).unwrap();
	Setup { _folder: folder, path, store, keystore, chain }
}

impl Setup {
	fn follow(&self) -> follow::Round {
		follow::round(&self.store, &self.chain, &self.chain).unwrap()
	}

	fn sign(&self) -> sign::Signed {
		sign::round(&self.store, &self.chain, &self.keystore, GENESIS, &self.chain).unwrap()
	}
}

#[test]
fn table_should_be_signed_when_it_is_closed_and_here_in_full() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1), entry(&table, 2)]);
	setup.chain.append(table, vec![entry(&table, 3)]);
	assert!(setup.follow().behind.is_empty());
	assert_eq!(setup.store.progress(&table).unwrap().frontier.count(), 3);
	assert!(setup.sign().receipts.is_empty(), "an open table is not signed");

	setup.chain.append(table, vec![entry(&table, 4)]);
	setup.chain.close(table);
	assert!(setup.sign().receipts.is_empty(), "a record is not here yet");
	setup.follow();
	let [signed] = setup.sign().receipts.try_into().unwrap();
	let digest = setup.chain.digest(&table);
	assert_eq!((signed.receipt.root, signed.receipt.count), (digest.root, 4));
	assert_eq!((signed.receipt.server, signed.receipt.broken, signed.key_version), (SERVER, 0, 1));
	let payload = Payload::lasting(RECEIPT, GENESIS, signed.receipt, 1);
	assert!(payload.is_signed_by_key(&ServerKey::from(pair(9).public()), &signed.signature));
	assert_eq!(*setup.chain.pool.borrow(), vec![signed]);
}

#[test]
fn receipt_should_be_made_again_until_it_is_in_state() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.close(table);
	setup.follow();
	assert_eq!(setup.sign().receipts.len(), 1);
	setup.chain.pool.borrow_mut().clear();
	assert_eq!(setup.sign().receipts.len(), 1);
	assert_eq!(setup.chain.pool.borrow().len(), 1);
	setup.chain.tables.get_mut(&table).unwrap().servers[0].broken = Some(0);
	assert!(setup.sign().receipts.is_empty());
}

#[test]
fn nothing_should_be_signed_when_the_server_is_suspended_or_its_key_is_elsewhere() {
	for change in [
		|row: &mut ServerRow| row.admission = Admission::Removed,
		|row: &mut ServerRow| row.tenure = 2,
		|row: &mut ServerRow| row.desk = None,
		|row: &mut ServerRow| {
			row.desk.as_mut().unwrap().key = pair(11).public().into();
		},
	] {
		let mut setup = setup();
		setup.chain.open(uuid(1));
		setup.chain.close(uuid(1));
		setup.follow();
		change(setup.chain.servers.get_mut(&SERVER.0).unwrap());
		let signed = setup.sign();
		assert!(signed.receipts.is_empty() && signed.alarms.is_empty());
	}
}

#[test]
fn table_should_raise_an_alarm_when_a_clients_signature_is_wrong() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	let forged = signed_entry(&table, record(1, 2, b"hand 1", b"thief"), 2);
	let other_table = entry(&uuid(2), 3);
	setup.chain.append(table, vec![entry(&table, 1), forged, other_table]);
	setup.chain.close(table);
	setup.follow();
	let signed = setup.sign();
	assert!(signed.receipts.is_empty());
	assert_eq!(signed.alarms, vec![Alarm::Faults { table, faults: 2 }]);
	let faults = setup.store.faults(&table, 10).unwrap();
	assert_eq!(faults.iter().map(|(index, _)| *index).collect::<Vec<_>>(), vec![1, 2]);
	assert_eq!(setup.store.fault(&table, 0).unwrap(), None);
	assert_eq!(setup.store.fault(&table, 1).unwrap(), Some(faults[0].1.clone()));
}

#[test]
fn table_should_raise_an_alarm_when_the_chain_has_another_root() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1)]);
	setup.chain.close(table);
	setup.follow();
	let row = setup.chain.tables.get_mut(&table).unwrap();
	let TableState::Synchronising { digest, .. } = &mut row.state else { panic!() };
	digest.root = H256([1; 32]);
	let chain = *digest;
	let signed = setup.sign();
	assert!(signed.receipts.is_empty());
	let here = setup.chain.digest(&table).root;
	assert_eq!(signed.alarms, vec![Alarm::OtherRoot { table, here, count: 1, chain }]);
}

#[test]
fn late_receipt_should_not_be_made_when_another_number_of_broken_chains_was_sealed() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1), entry(&table, 3)]);
	setup.chain.close(table);
	setup.follow();
	let digest = setup.chain.digest(&table);
	for (sealed, receipts) in [(0, 0), (1, 1)] {
		let state = TableState::SealedIncomplete { since: 5, digest, seal: 0, broken: sealed };
		setup.chain.tables.get_mut(&table).unwrap().state = state;
		let signed = setup.sign();
		assert_eq!(signed.receipts.len(), receipts);
		assert_eq!(signed.alarms.len(), 1 - receipts);
	}
}

#[test]
fn broken_chains_should_be_counted_by_asset_within_a_table() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	let step =
		|counter, from: &[u8], to: &[u8]| signed_entry(&table, record(1, counter, from, to), 1);
	let mut other_asset = record(1, 4, b"nobody", b"d");
	other_asset.asset = b"another".to_vec().try_into().unwrap();
	setup.chain.append(
		table,
		vec![
			step(1, b"", b"a"),
			step(2, b"a", b"b"),
			// Broken: a has passed it on.
			step(3, b"a", b"c"),
			signed_entry(&table, other_asset, 1),
			step(5, b"c", b"d"),
			// Broken.
			step(6, b"x", b"d"),
		],
	);
	setup.follow();
	assert_eq!(setup.store.progress(&table).unwrap().broken, 2);
	let broken: Vec<_> =
		(0..7).filter(|index| setup.store.is_broken(&table, *index).unwrap()).collect();
	assert_eq!(broken, vec![2, 5]);
}

#[test]
fn store_should_have_everything_again_when_it_is_opened_again() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	let entries: Vec<_> = (1..=5).map(|counter| entry(&table, counter)).collect();
	setup.chain.append(table, entries.clone());
	setup.chain.seal_movements(uuid(8), vec![movement(1), movement(2)]);
	setup.follow();
	let progress = setup.store.progress(&table).unwrap();
	let Setup { store, path, chain, .. } = setup;
	drop(store);
	let store = Store::open(&path, GENESIS).unwrap();
	assert_eq!(store.progress(&table).unwrap(), progress);
	assert_eq!(store.next_seal().unwrap(), 1);
	let here: Vec<_> =
		store.records(&table, 0, 9).unwrap().into_iter().map(|one| one.body).collect();
	assert_eq!(here, entries);
	assert_eq!(store.record(&table, 4).unwrap().as_ref(), entries.get(4));
	assert_eq!(store.record(&table, 5).unwrap(), None);
	assert_eq!(store.movement(&uuid(8), 1).unwrap(), Some(movement(2)));
	assert_eq!(store.index_of(&table, &account(1), 3).unwrap(), Some(2));
	assert_eq!(store.index_of(&table, &account(2), 3).unwrap(), None);
	// What the chain wrote comes out again byte for byte.
	let rolling = chain.heads[&table].rolling;
	assert_eq!(store.batch(&table, &rolling).unwrap(), chain.batch(&table, &rolling));
}

#[test]
fn flow_of_an_asset_should_come_in_pages_in_the_order_of_time() {
	let mut setup = setup();
	for n in [1, 2] {
		let table = uuid(n);
		setup.chain.open(table);
		let counters = (1..=3u64).map(|counter| 2 * counter + u64::from(n));
		setup.chain.append(table, counters.map(|counter| entry(&table, counter)).collect());
	}
	setup.follow();
	let asset = b"urn:epc:id:sgtin:0614141.107346.2017";
	let all = setup.store.flow_of(asset, None, 10).unwrap();
	assert_eq!(all.len(), 6);
	assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0));
	let (mut pages, mut after) = (Vec::new(), None);
	loop {
		let page = setup.store.flow_of(asset, after, 4).unwrap();
		let Some(last) = page.last() else { break };
		after = Some(*last);
		pages.extend(page);
	}
	assert_eq!(pages, all);
	assert!(setup.store.flow_of(b"nothing", None, 10).unwrap().is_empty());
}

#[test]
fn correction_should_be_found_from_what_it_corrects() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	let first = entry(&table, 1);
	let mut correction = record(1, 2, b"hand 1", b"hand 2");
	correction.corrects = Some(RecordRef { table, index: 0, leaf: first.leaf(&table) });
	setup.chain.append(table, vec![first, signed_entry(&table, correction, 1)]);
	setup.follow();
	assert_eq!(setup.store.corrections(&table, 0).unwrap(), vec![(table, 1)]);
	assert!(setup.store.corrections(&table, 1).unwrap().is_empty());
}

#[test]
fn missing_batch_should_hold_up_its_own_table_only() {
	let mut setup = setup();
	let (lost, whole) = (uuid(1), uuid(2));
	for table in [lost, whole] {
		setup.chain.open(table);
		setup.chain.append(table, vec![entry(&table, 1)]);
	}
	let key = body_key(&lost, &setup.chain.heads[&lost].rolling);
	let bytes = setup.chain.bodies.remove(&key).unwrap();
	let round = setup.follow();
	assert!(matches!(round.behind[..], [FollowError::Missing { table, .. }] if table == lost));
	assert_eq!(setup.store.progress(&whole).unwrap().frontier.count(), 1);
	setup.chain.bodies.insert(key, bytes);
	assert!(setup.follow().behind.is_empty());
	assert_eq!(setup.store.progress(&lost).unwrap().frontier.count(), 1);
}

#[test]
fn seals_should_be_gone_through_from_the_first_that_is_missing() {
	let mut setup = setup();
	for n in 1..=5 {
		setup.chain.seal_movements(uuid(n), vec![movement(n.into())]);
	}
	let third = body_key(&uuid(3), &setup.chain.seals[2].rolling);
	let bytes = setup.chain.bodies.remove(&third).unwrap();
	assert_eq!(setup.follow().behind.len(), 1);
	assert_eq!(setup.store.next_seal().unwrap(), 2);
	setup.chain.bodies.insert(third, bytes);
	assert!(setup.follow().behind.is_empty());
	assert_eq!(setup.store.next_seal().unwrap(), 5);
	assert_eq!(setup.store.movement(&uuid(5), 0).unwrap(), Some(movement(5)));
	let movements = setup.store.movements(&uuid(5), 0, 9).unwrap();
	assert_eq!(movements.into_iter().map(|one| one.body).collect::<Vec<_>>(), vec![movement(5)]);
	assert_eq!(setup.store.chain_seal(&uuid(5)).unwrap(), Some(4));
	assert_eq!(setup.store.chain_seal(&uuid(6)).unwrap(), None);
}

#[test]
fn batch_should_be_refused_when_any_byte_of_it_differs() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1), entry(&table, 2)]);
	let rolling = setup.chain.heads[&table].rolling;
	let bytes = setup.chain.batch(&table, &rolling).unwrap();
	assert!(proven::<Entry>(&bytes, &table, &rolling).is_some());
	assert!(proven::<Entry>(&bytes, &uuid(2), &rolling).is_none());
	// The index of the first is not hashed: where the batch stands is known from what is before it.
	let index = 32..40;
	for at in (0..bytes.len()).filter(|at| !index.contains(at)) {
		let mut changed = bytes.clone();
		changed[at] ^= 1;
		assert!(proven::<Entry>(&changed, &table, &rolling).is_none(), "byte {at}");
	}
	let longer = [&bytes[..], &[0]].concat();
	assert!(proven::<Entry>(&longer, &table, &rolling).is_none());
}

#[test]
fn table_should_be_told_of_when_the_chain_leads_elsewhere() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1)]);
	setup.follow();
	setup.chain.heads.insert(table, Head::default());
	setup.chain.append(table, vec![entry(&table, 2)]);
	let round = setup.follow();
	assert!(matches!(round.behind[..], [FollowError::Divergent { table: at }] if at == table));
	assert_eq!(setup.store.progress(&table).unwrap().frontier.count(), 1);
}

#[test]
fn store_that_is_ahead_should_wait_for_the_chain_and_tell_when_a_closed_table_ends_before() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	let early: Vec<_> = (1..=2)
		.map(|counter| {
			let head = setup.chain.heads[&table].clone();
			setup.chain.append(table, vec![entry(&table, counter)]);
			head
		})
		.collect();
	setup.follow();
	let late = setup.chain.heads[&table].clone();
	// The blocks come again from the first, as after a database was removed.
	for head in early {
		setup.chain.heads.insert(table, head);
		assert!(setup.follow().behind.is_empty());
		assert_eq!(setup.store.progress(&table).unwrap().frontier.count(), 2);
	}
	setup.chain.close(table);
	let round = setup.follow();
	assert!(matches!(round.behind[..], [FollowError::Divergent { table: at }] if at == table));
	setup.chain.heads.insert(table, late);
	setup.chain.close(table);
	assert!(setup.follow().behind.is_empty());
}

#[test]
fn store_should_not_be_opened_for_another_chain() {
	let Setup { store, path, _folder, .. } = setup();
	drop(store);
	let other = Store::open(&path, H256([8; 32])).err();
	assert!(matches!(other, Some(StoreError::OtherChain(found)) if found == GENESIS), "{other:?}");
	assert!(Store::open(&path, GENESIS).is_ok());
}

#[test]
fn batch_should_be_put_where_it_belongs_whatever_it_says() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1)]);
	setup.chain.append(table, vec![entry(&table, 2)]);
	let key = body_key(&table, &setup.chain.heads[&table].rolling);
	setup.chain.bodies.get_mut(&key).unwrap()[32] = 9;
	assert!(setup.follow().behind.is_empty());
	assert_eq!(setup.store.progress(&table).unwrap().frontier.count(), 2);
}

#[test]
fn store_should_refuse_what_does_not_follow() {
	let setup = setup();
	let table = uuid(1);
	let before = H256([1; 32]);
	for batch in [
		Batch { before, first: 0, bodies: vec![entry(&table, 1)] },
		Batch { before: H256::zero(), first: 1, bodies: vec![entry(&table, 1)] },
	] {
		let result = setup.store.add_records(&table, &[batch]);
		assert!(matches!(result, Err(StoreError::OutOfOrder(at)) if at == table));
	}
	assert_eq!(setup.store.progress(&table).unwrap(), Default::default());
}

#[test]
fn another_node_should_be_served_from_store_or_index_walking_back() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	for counter in 1..=3 {
		setup.chain.append(table, vec![entry(&table, counter)]);
	}
	let request = Wanted { table, rolling: setup.chain.heads[&table].rolling };
	let from_index = batches(&setup.store, &setup.chain, &request);
	assert_eq!(from_index.batches.len(), 3);
	setup.follow();
	let from_store = batches(&setup.store, &Chain::default(), &request);
	assert_eq!(from_store, from_index);
	let unknown = Wanted { table, rolling: H256([5; 32]) };
	assert!(batches(&setup.store, &setup.chain, &unknown).batches.is_empty());
	let mut at = request.rolling;
	for bytes in &from_store.batches {
		at = proven::<Entry>(bytes, &table, &at).unwrap().before;
	}
	assert_eq!(at, H256::zero());
}

#[test]
fn audit_should_notice_a_changed_record() {
	let mut setup = setup();
	let table = uuid(1);
	setup.chain.open(table);
	setup.chain.append(table, vec![entry(&table, 1), entry(&table, 2)]);
	setup.chain.close(table);
	let digest = setup.chain.digest(&table);
	setup.chain.seal(table, SealKind::Full, digest);
	setup.chain.seal_movements(uuid(8), vec![movement(1)]);
	setup.follow();
	for seal in &setup.chain.seals {
		assert!(matches!(audit(&setup.store, seal), Finding::Sound));
	}
	let Setup { store, path, chain, .. } = setup;
	drop(store);
	alter(&path, table);
	let store = Store::open(&path, GENESIS).unwrap();
	let found = audit(&store, &chain.seals[0]);
	assert!(
		matches!(found, Finding::Altered(Altered::Root { sealed, .. }) if sealed == digest.root)
	);
	assert!(matches!(audit(&store, &chain.seals[1]), Finding::Sound));
	assert_eq!(store.digest(&table, TableKind::Server).unwrap().count(), 2);
}

/// Changes one byte of a kept record, as a bad disk or an administrator would.
fn alter(path: &std::path::Path, table: Uuid) {
	let bodies: redb::TableDefinition<([u8; 16], u64), &[u8]> =
		redb::TableDefinition::new("bodies");
	let database = redb::Database::create(path).unwrap();
	let writing = database.begin_write().unwrap();
	{
		let mut rows = writing.open_table(bodies).unwrap();
		let row = redb::ReadableTable::get(&rows, (table.0, 1)).unwrap();
		let mut body = row.unwrap().value().to_vec();
		body[60] ^= 1;
		rows.insert((table.0, 1), body.as_slice()).unwrap();
	}
	writing.commit().unwrap();
}

#[test]
fn audit_should_go_round_all_seals_and_take_new_ones_in() {
	let mut rounds = Rounds::default();
	assert_eq!(rounds.turn(0), None);
	let turns: Vec<_> = [1, 1, 3, 3, 3, 3].map(|end| rounds.turn(end).unwrap()).into();
	assert_eq!(turns, vec![0, 0, 1, 2, 0, 1]);
}
