// SPDX-License-Identifier: Apache-2.0

//! Who signs what, and the steps that most tests begin with.

use super::*;
use codec::Decode;
use hanse_support::{
	merkle,
	signed_payload::{Domain, Payload},
};
use sp_core::{sr25519, Pair, H256};

pub type EntryOfTest = EntryOf<Test>;
pub type RecordOfTest = Record<AccountId32, u32>;

/// The name of a number here.
pub fn name(server: OrgNumber) -> &'static str {
	let names = ["Luebeck", "Visby", "Riga", "Bergen", "Danzig", "Stranger"];
	names[server.sequence() as usize - 1]
}

/// Who owns a number in the beginning.
pub fn first_owner(server: OrgNumber) -> AccountId32 {
	account(name(server))
}

/// Who owns a number now.
pub fn owner(server: OrgNumber) -> AccountId32 {
	use hanse_support::OrgDirectory;
	Directory::current(server).unwrap().owner
}

/// From where a server acts.
pub fn desk(server: OrgNumber) -> AccountId32 {
	account(&format!("{}Desk", name(server)))
}

/// A server's key of a version.
pub fn key(server: OrgNumber, version: u32) -> sr25519::Pair {
	pair(&format!("{}Key{version}", name(server)))
}

/// The version of a server's present key, 0 without one.
pub fn key_version(server: OrgNumber) -> u32 {
	Servers::<Test>::get(server).map_or(0, |row| row.key_version)
}

/// What a server signs with now.
pub fn present_key(server: OrgNumber) -> sr25519::Pair {
	key(server, key_version(server))
}

pub fn public(pair: &sr25519::Pair) -> ServerKey {
	pair.public().into()
}

/// A server's word, by any key.
pub fn by_key(
	pair: &sr25519::Pair,
	domain: Domain,
	fields: &impl Encode,
	version: u32,
) -> ServerSignature {
	let word = Payload::lasting(domain, System::block_hash(0), fields, version);
	pair.sign(&word.message()).into()
}

/// The call that gives a server an account and the key of a pair, which proves itself.
pub fn setting_desk_with(
	server: OrgNumber,
	account: &AccountId32,
	pair: &sr25519::Pair,
) -> Call<Test> {
	let key = public(pair);
	let tenure = tenure(server);
	let proof = KeyProof { server, tenure, account: account.clone(), key: key.clone() };
	let version = key_version(server) + 1;
	let proof = by_key(pair, payloads::SERVER_KEY, &proof, version);
	Call::set_desk { server, account: account.clone(), key, proof }
}

/// The call that gives a server its next key, at an account.
pub fn setting_desk(server: OrgNumber, account: &AccountId32) -> Call<Test> {
	setting_desk_with(server, account, &key(server, key_version(server) + 1))
}

/// The owner gives a server its next key, at an account.
pub fn set_desk(server: OrgNumber, account: &AccountId32) {
	by(&owner(server), setting_desk(server, account));
}

/// Governance admits a server and its owner gives it its desk.
pub fn admit(server: OrgNumber) {
	root(Call::admit_server { server });
	set_desk(server, &desk(server));
}

/// A number changes hands; the buyer has money.
pub fn sell(server: OrgNumber, to: &str) -> AccountId32 {
	let buyer = account(to);
	set_free(&buyer, ENDOWMENT);
	sell_number(server, &buyer);
	buyer
}

pub fn server(server: OrgNumber) -> ServerOf<Test> {
	Servers::<Test>::get(server).unwrap()
}

/// Changes a server's row by hand.
pub fn set_server(server: OrgNumber, change: impl FnOnce(&mut ServerOf<Test>)) {
	Servers::<Test>::mutate(server, |row| change(row.as_mut().unwrap()));
}

/// A name that may be chosen, of version 7, for each `n`.
pub fn uuid(n: u8) -> Uuid {
	let mut bytes = [n; 16];
	(bytes[6], bytes[8]) = (0x70 | (n & 0x0f), 0x80 | (n & 0x3f));
	Uuid(bytes)
}

/// A hundred blocks, any number of records, by at most ten clients.
pub fn rules() -> TableRules<u32> {
	TableRules {
		blocks: 100,
		records: None,
		clients: 10,
		retention: Retention::Short,
		follow_on: FollowOn::Never,
	}
}

/// The call that opens a table whose others are these.
pub fn opening(table: Uuid, others: &[OrgNumber], rules: TableRules<u32>) -> Call<Test> {
	Call::open_table { table, others: others.to_vec().try_into().unwrap(), rules }
}

/// The first of the servers opens a table for all of them.
pub fn open_with(table: Uuid, servers: &[OrgNumber], rules: TableRules<u32>) {
	by(&desk(servers[0]), opening(table, &servers[1..], rules));
}

/// The first of the servers opens a table for all of them, by [`rules`].
pub fn open(table: Uuid, servers: &[OrgNumber]) {
	open_with(table, servers, rules());
}

pub fn table(table: Uuid) -> TableOf<Test> {
	Tables::<Test>::get(table).unwrap()
}

/// Changes a table's row by hand.
pub fn set_table(table: Uuid, change: impl FnOnce(&mut TableOf<Test>)) {
	Tables::<Test>::mutate(table, |row| change(row.as_mut().unwrap()));
}

pub fn head(table: Uuid) -> Head {
	Heads::<Test>::get(table).unwrap()
}

/// The account of a table's first server.
pub fn first_desk(table: Uuid) -> AccountId32 {
	let first = self::table(table).servers[0].server;
	server(first).desk.unwrap().account
}

/// Three pieces that went from Luebeck to Visby; may be appended for ever.
pub fn record(client: &AccountId32, counter: u64) -> RecordOfTest {
	Record {
		id: RecordId { client: client.clone(), counter },
		expiry: u32::MAX,
		asset: text("https://id.gs1.org/01/09506000134352/21/4711"),
		from: text("Luebeck"),
		to: text("Visby"),
		quantity: Quantity { amount: 3, scale: 0, unit: *b"H87" },
		time: 1_767_225_600_000,
		content: H256([0x11; 32]),
		document: None,
		corrects: None,
	}
}

/// A record with its client's signature for a table.
pub fn signed_entry(table: Uuid, client: &str, record: RecordOfTest) -> EntryOfTest {
	let payload = payloads::record_payload(System::block_hash(0), table, &record);
	let signature = pair(client).sign(&payload.message()).into();
	Entry { record, voucher: Voucher::Client(signature) }
}

/// What a client of this name signs for a table.
pub fn entry(table: Uuid, client: &str, counter: u64) -> EntryOfTest {
	signed_entry(table, client, record(&account(client), counter))
}

/// What a server says itself, under its desk's account.
pub fn statement(server: OrgNumber, counter: u64) -> EntryOfTest {
	Entry { record: record(&desk(server), counter), voucher: Voucher::Server }
}

/// The call that appends an entry, or several.
pub fn appending(table: Uuid, entries: Vec<EntryOfTest>) -> Call<Test> {
	match <[EntryOfTest; 1]>::try_from(entries) {
		Ok([entry]) => Call::append { table, entry },
		Err(entries) => Call::append_many { table, entries: entries.try_into().unwrap() },
	}
}

/// The first server appends entries.
pub fn append(table: Uuid, entries: Vec<EntryOfTest>) {
	by(&first_desk(table), appending(table, entries));
}

/// The first server closes a table.
pub fn close(table: Uuid) {
	by(&first_desk(table), Call::close { table });
}

/// What a closed table comes to.
pub fn digest(table: Uuid) -> Digest {
	self::table(table).state.digest().unwrap()
}

/// The root over entries of a table, and how many they are.
pub fn root_over(table: Uuid, entries: &[EntryOfTest]) -> (H256, u64) {
	let leaves: Vec<_> = entries.iter().map(|entry| entry.leaf(&table)).collect();
	(merkle::root_of(&leaves), leaves.len() as u64)
}

/// What a named server says of a closed table.
pub fn receipt(table: Uuid, server: OrgNumber, broken: u64) -> Receipt {
	let Digest { root, count, .. } = digest(table);
	Receipt { table, server, tenure: tenure(server), root, count, broken }
}

/// Signs a receipt with a key of its server.
pub fn signed_receipt_by(receipt: Receipt, version: u32) -> SignedReceipt {
	let key = key(receipt.server, version);
	let signature = by_key(&key, payloads::RECEIPT, &receipt, version);
	SignedReceipt { receipt, key_version: version, signature }
}

/// Signs a receipt with its server's present key.
pub fn signed_receipt(receipt: Receipt) -> SignedReceipt {
	signed_receipt_by(receipt, key_version(receipt.server))
}

/// A server signs a closed table.
pub fn sign_with(table: Uuid, server: OrgNumber, broken: u64) {
	bring(&signed_receipt(receipt(table, server, broken)));
}

/// Servers sign a closed table alike.
pub fn sign(table: Uuid, servers: &[OrgNumber]) {
	servers.iter().for_each(|server| sign_with(table, *server, 0));
}

/// The end of the time to sign a table.
pub fn deadline(table: Uuid) -> u32 {
	match self::table(table).state {
		TableState::Synchronising { until, .. } => until,
		state => panic!("nobody signs it: {state:?}"),
	}
}

/// A table of these servers with entries of Alice's, closed.
pub fn closed(table: Uuid, servers: &[OrgNumber], records: u64) {
	open(table, servers);
	(1..=records).for_each(|counter| append(table, vec![entry(table, "Alice", counter)]));
	close(table);
}

/// A table of these servers with a record, which all signed.
pub fn sealed(table: Uuid, servers: &[OrgNumber]) {
	closed(table, servers, 1);
	sign(table, servers);
}

/// A stranger seals a table by quorum when its time is over.
pub fn seal_incomplete(table: Uuid) {
	forward_to(deadline(table).max(now()));
	by(&stranger(), Call::seal_incomplete { table });
}

pub fn seal(number: SealNumber) -> SealOf<Test> {
	Seals::<Test>::get(number).unwrap()
}

/// What a node finds of a table, the latest first: walked back from the rolling hash.
pub fn batches<Body: Decode>(
	ext: &mut sp_io::TestExternalities,
	table: Uuid,
	mut rolling: H256,
) -> Vec<Batch<Body>> {
	ext.persist_offchain_overlay();
	let kept = ext.offchain_db();
	let mut found = Vec::new();
	while rolling != H256::zero() {
		let bytes = kept.get(&body_key(&table, &rolling)).expect("the batch is kept");
		let batch = Batch::<Body>::decode(&mut &bytes[..]).expect("the batch decodes");
		rolling = batch.before;
		found.push(batch);
	}
	found
}
