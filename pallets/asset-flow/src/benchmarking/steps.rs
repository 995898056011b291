// SPDX-License-Identifier: Apache-2.0

//! The steps that most benchmarks begin with.

use super::BenchmarkHelper;
use crate::*;
use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use frame_benchmarking::v2::account;
use frame_support::{
	traits::{fungible::Mutate, ConstU32, Get},
	BoundedVec,
};
use hanse_support::{
	merkle::Frontier,
	signed_payload::{Domain, Payload},
	Flow, FlowAsset, FlowReason, OrgNumber,
};
use sp_application_crypto::RuntimeAppPublic;
use sp_core::{sr25519, H256};
use sp_runtime::traits::{Bounded, StaticLookup};

/// Leaves of a tree that is as deep as any can become: the next one is hashed with 40 others.
pub(super) const DEEP: u64 = (1 << 40) - 1;
/// How many movements a block has at most, and more.
pub(super) const CROWDED: u64 = (1 << 20) - 1;

pub(super) fn lookup<T: Config>(who: T::AccountId) -> AccountIdLookupOf<T> {
	T::Lookup::unlookup(who)
}

pub(super) fn endow<T: Config>(who: T::AccountId) -> T::AccountId {
	T::NativeBalance::set_balance(&who, BalanceOf::<T>::max_value() / 1_000_000u32.into());
	who
}

pub(super) fn endowed<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	endow::<T>(account(name, index, 0))
}

pub(super) fn pass_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

fn text<const N: u32>() -> BoundedVec<u8, ConstU32<N>> {
	vec![b'T'; N as usize].try_into().expect("length is its bound")
}

/// A server that may act, and who stands behind it.
pub(super) struct Acting<T: Config> {
	pub number: OrgNumber,
	pub owner: T::AccountId,
	pub account: T::AccountId,
	pub key: ServerKey,
}

/// What a key says.
pub(super) fn word<T: Config>(
	key: &ServerKey,
	domain: Domain,
	fields: &impl Encode,
	version: u32,
) -> ServerSignature {
	let word = Payload::lasting(domain, Pallet::<T>::genesis_hash(), fields, version);
	key.sign(&word.message()).expect("key is in the keystore")
}

/// Account and key of a desk, and the key's proof.
pub(super) fn desk<T: Config>(
	server: OrgNumber,
	index: u32,
) -> (T::AccountId, ServerKey, ServerSignature) {
	let row = Servers::<T>::get(server).expect("is a server");
	let (account, key) = (endowed::<T>("desk", index), ServerKey::generate_pair(None));
	let (tenure, version) = (row.tenure, row.key_version + 1);
	let proof = KeyProof { server, tenure, account: account.clone(), key: key.clone() };
	let proof = word::<T>(&key, payloads::SERVER_KEY, &proof, version);
	(account, key, proof)
}

pub(super) fn server<T: Config>(index: u32) -> Acting<T> {
	let owner = endowed::<T>("owner", index);
	let number = T::BenchmarkHelper::number(&owner);
	Pallet::<T>::do_admit_server(number).expect("is a number");
	let (account, key, proof) = desk::<T>(number, index);
	Pallet::<T>::do_set_desk(owner.clone(), number, account.clone(), key.clone(), proof)
		.expect("owner acts");
	Acting { number, owner, account, key }
}

/// As many servers as a table names.
pub(super) fn servers<T: Config>() -> Vec<Acting<T>> {
	(0..MAX_SERVERS).map(server).collect()
}

/// A table's name.
pub(super) const fn uuid() -> Uuid {
	let mut bytes = [7; 16];
	bytes[6] = 0x77;
	bytes[8] = 0x87;
	Uuid(bytes)
}

pub(super) fn rules<T: Config>() -> RulesOf<T> {
	TableRules {
		blocks: T::Terms::get().open,
		records: Some(u64::MAX),
		clients: MAX_BATCH,
		retention: Retention::Short,
		follow_on: FollowOn::Same,
	}
}

/// A deep tree of as many leaves as these; there is no knowing which.
fn frontier(count: u64) -> Frontier {
	let peaks = vec![H256::repeat_byte(7); count.count_ones() as usize];
	Frontier::decode(&mut &(count, peaks).encode()[..]).expect("has a peak for each bit")
}

/// Lets a table have this many records.
pub(super) fn deepen<T: Config>(table: Uuid, count: u64) {
	Heads::<T>::mutate(table, |head| {
		head.as_mut().expect("table is open").frontier = frontier(count);
	});
}

/// An open table of these servers, with many records.
pub(super) fn opened<T: Config>(servers: &[Acting<T>], rules: RulesOf<T>) -> Uuid {
	let (table, others) = (uuid(), servers.iter().skip(1).map(|other| other.number).collect());
	Pallet::<T>::do_open_table(servers[0].account.clone(), table, others, rules)
		.expect("servers may act");
	deepen::<T>(table, DEEP);
	table
}

/// A closed table of these servers, which none follows.
pub(super) fn closed<T: Config>(servers: &[Acting<T>]) -> Uuid {
	let table = opened(servers, TableRules { follow_on: FollowOn::Never, ..rules::<T>() });
	Pallet::<T>::do_close(servers[0].account.clone(), table).expect("first server closes");
	table
}

/// The signature in the form that wallets make: it is tried second, so it costs two verifications.
fn wrapped<T: Config>(signer: &sr25519::Public, message: &[u8]) -> T::Signature {
	let wrapped = [&b"<Bytes>"[..], message, &b"</Bytes>"[..]].concat();
	T::BenchmarkHelper::sign(signer, &wrapped)
}

/// The longest record.
fn record<T: Config>(client: T::AccountId) -> Record<T::AccountId, BlockNumberFor<T>> {
	Record {
		id: RecordId { client, counter: u64::MAX },
		expiry: BlockNumberFor::<T>::max_value(),
		asset: text(),
		from: text(),
		to: text(),
		quantity: Quantity { amount: u128::MAX, scale: MAX_SCALE, unit: *b"KGM" },
		time: u64::MAX,
		content: H256::repeat_byte(1),
		document: Some(H256::repeat_byte(2)),
		corrects: Some(RecordRef { table: uuid(), index: 0, leaf: H256::repeat_byte(3) }),
	}
}

/// Entries of as many clients, new to the table. The chain does not check what they signed.
pub(super) fn entries<T: Config>(count: u32) -> Vec<EntryOf<T>> {
	let (key, _) = T::BenchmarkHelper::signer();
	let voucher = Voucher::Client(T::BenchmarkHelper::sign(&key, &[]));
	(0..count)
		.map(|at| Entry { record: record::<T>(account("client", at, 0)), voucher: voucher.clone() })
		.collect()
}

/// Two entries of a client under one id.
pub(super) fn twofold<T: Config>(table: Uuid) -> [EntryOf<T>; 2] {
	let (key, client) = T::BenchmarkHelper::signer();
	[u64::MAX, 0].map(|time| {
		let record = Record { time, ..record::<T>(client.clone()) };
		let genesis = Pallet::<T>::genesis_hash();
		let message = payloads::record_payload(genesis, table, &record).message();
		Entry { record, voucher: Voucher::Client(wrapped::<T>(&key, &message)) }
	})
}

/// What a server says of a closed table.
pub(super) fn receipt<T: Config>(table: Uuid, by: &Acting<T>, broken: u64) -> SignedReceipt {
	let row = Tables::<T>::get(table).expect("is there");
	let Digest { root, count, .. } = row.state.digest().expect("is closed");
	let Server { tenure, key_version, .. } = Servers::<T>::get(by.number).expect("is a server");
	let receipt = Receipt { table, server: by.number, tenure, root, count, broken };
	let signature = word::<T>(&by.key, payloads::RECEIPT, &receipt, key_version);
	SignedReceipt { receipt, key_version, signature }
}

/// These servers sign a closed table.
pub(super) fn sign<T: Config>(table: Uuid, servers: &[Acting<T>]) {
	for server in servers {
		Pallet::<T>::do_receipt(receipt(table, server, 0)).expect("server is named");
	}
}

/// All sign a closed table, one of them before it is suspended and the others after that.
pub(super) fn sign_while_suspended<T: Config>(table: Uuid, one: &Acting<T>, others: &[Acting<T>]) {
	sign(table, core::slice::from_ref(one));
	Pallet::<T>::do_suspend_server(one.number, SuspensionReason::Governance).expect("is admitted");
	sign(table, others);
}

/// The time in which a closed table is signed goes by.
pub(super) fn pass_signing<T: Config>() {
	pass_to::<T>(Pallet::<T>::now() + T::Terms::get().signing);
}

/// A table that each server signed otherwise, and whose retention is over.
pub(super) fn over<T: Config>(servers: &[Acting<T>]) -> Uuid {
	let table = closed(servers);
	for (broken, server) in (0..).zip(servers) {
		Pallet::<T>::do_receipt(receipt(table, server, broken)).expect("server is named");
	}
	pass_signing::<T>();
	let days = Retention::Short.days().expect("does not last for ever");
	pass_to::<T>(Pallet::<T>::now() + T::Day::get() * days.into());
	table
}

/// A movement with all that one can have.
pub(super) fn flow<T: Config>() -> Flow<T::AccountId> {
	Flow {
		asset: FlowAsset::Shares(u64::MAX),
		from: Some(account("seller", 0, 0)),
		to: Some(account("buyer", 0, 0)),
		quantity: u128::MAX,
		reason: FlowReason::Sold,
	}
}

/// The chain's table of this block, with many movements.
pub(super) fn crowd<T: Config>() {
	let table = Uuid::of_block(Pallet::<T>::now());
	let rolling = H256::repeat_byte(7);
	Current::<T>::put(BlockTable { table, frontier: frontier(CROWDED), rolling });
}
