// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-asset-flow --lib -- --ignored vectors_should_be_written`, never
//! by hand.

use crate::{payloads::*, types::*};
use codec::Encode;
use hanse_support::signed_payload::{Domain, Payload, NEVER};
use hanse_test_support::{
	text,
	vectors::{
		id, number, sr25519_key, Case, Fields,
		Leaf::{self, *},
		Vectors,
	},
};
use sp_core::{Pair, H256};
use sp_runtime::AccountId32;

const TABLE: Uuid = Uuid([
	0x01, 0x9a, 0x2b, 0x3c, 0x4d, 0x5e, 0x7f, 0x60, 0x81, 0x92, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf8,
]);
const EARLIER: Uuid = Uuid([
	0x01, 0x9a, 0x2b, 0x3c, 0x4d, 0x5e, 0x7f, 0x60, 0x81, 0x92, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf9,
]);
/// The last block of the cases that have one.
const EXPIRY: u32 = 5_000;

fn table(name: Uuid) -> Leaf {
	Raw(name.0.to_vec())
}

fn hash(byte: u8) -> Leaf {
	Raw(vec![byte; 32])
}

/// A delivery with a document, which corrects an earlier record.
fn correction() -> Record<AccountId32, u32> {
	Record {
		id: RecordId { client: id(0x22), counter: 12 },
		expiry: EXPIRY,
		asset: text("https://id.gs1.org/01/09506000134352/21/4711"),
		from: text("urn:epc:id:sgln:4012345.00001.0"),
		to: text("org:000000000195"),
		quantity: Quantity { amount: 12_500, scale: 3, unit: *b"KGM" },
		time: 1_767_225_600_000,
		content: H256([0x33; 32]),
		document: Some(H256([0x44; 32])),
		corrects: Some(RecordRef { table: EARLIER, index: 7, leaf: H256([0x55; 32]) }),
	}
}

/// Pieces that came into being.
fn origin() -> Record<AccountId32, u32> {
	Record {
		id: RecordId { client: id(0x22), counter: 13 },
		from: text(""),
		to: text("Lübeck"),
		quantity: Quantity { amount: 3, scale: 0, unit: *b"H87" },
		document: None,
		corrects: None,
		..correction()
	}
}

fn record(record: Record<AccountId32, u32>, parties: [&'static str; 2], rest: Fields) -> Case {
	let Record { id, expiry, quantity, time, .. } = record.clone();
	let mut fields = vec![
		("table", table(TABLE)),
		("record.id.client", Leaf::account(&id.client)),
		("record.id.counter", U64(id.counter)),
		("record.expiry", U32(expiry)),
		("record.asset", Bytes("https://id.gs1.org/01/09506000134352/21/4711")),
		("record.from", Bytes(parties[0])),
		("record.to", Bytes(parties[1])),
		("record.quantity.amount", U128(quantity.amount)),
		("record.quantity.scale", U8(quantity.scale)),
		("record.quantity.unit", Currency(quantity.unit)),
		("record.time", U64(time)),
		("record.content", hash(0x33)),
	];
	fields.extend(rest);
	let payload = record_payload(H256([7; 32]), TABLE, &record);
	assert_eq!(payload.expiry, EXPIRY);
	Case { domain: payload.domain, nonce: payload.nonce, fields, scale: payload.fields.encode() }
}

fn corrected() -> Case {
	let rest = vec![
		("record.document", Variant(1, "Some")),
		("record.document.some", hash(0x44)),
		("record.corrects", Variant(1, "Some")),
		("record.corrects.some.table", table(EARLIER)),
		("record.corrects.some.index", U64(7)),
		("record.corrects.some.leaf", hash(0x55)),
	];
	record(correction(), ["urn:epc:id:sgln:4012345.00001.0", "org:000000000195"], rest)
}

fn come_into_being() -> Case {
	let rest =
		vec![("record.document", Variant(0, "None")), ("record.corrects", Variant(0, "None"))];
	record(origin(), ["", "Lübeck"], rest)
}

/// What a server says with the key of version 3.
fn said<Words: Encode>(domain: Domain, words: Words, fields: Fields) -> Case {
	let payload = Payload::lasting(domain, H256([7; 32]), words, 3);
	assert_eq!(payload.expiry, NEVER);
	Case { domain: payload.domain, nonce: payload.nonce, fields, scale: payload.fields.encode() }
}

fn key_proof() -> Case {
	let key = sr25519_key().public();
	let account = id(0x22);
	let proof =
		KeyProof { server: number(1), tenure: 2, account: account.clone(), key: key.into() };
	let fields = vec![
		("server", U64(number(1).0)),
		("tenure", U32(2)),
		("account", Leaf::account(&account)),
		("key", Raw(key.0.to_vec())),
	];
	said(SERVER_KEY, proof, fields)
}

fn receipt() -> Case {
	let receipt = Receipt {
		table: TABLE,
		server: number(1),
		tenure: 2,
		root: H256([0x66; 32]),
		count: 10_000,
		broken: 5,
	};
	let fields = vec![
		("table", table(TABLE)),
		("server", U64(number(1).0)),
		("tenure", U32(2)),
		("root", hash(0x66)),
		("count", U64(10_000)),
		("broken", U64(5)),
	];
	said(RECEIPT, receipt, fields)
}

fn acknowledgement() -> Case {
	let words = Acknowledgement {
		server: number(1),
		tenure: 2,
		id: RecordId { client: id(0x22), counter: 12 },
		place: RecordRef { table: TABLE, index: 4_711, leaf: H256([0x77; 32]) },
		block: 4_999u32,
	};
	let fields = vec![
		("server", U64(number(1).0)),
		("tenure", U32(2)),
		("id.client", Leaf::account(&id(0x22))),
		("id.counter", U64(12)),
		("place.table", table(TABLE)),
		("place.index", U64(4_711)),
		("place.leaf", hash(0x77)),
		("block", U32(4_999)),
	];
	said(ACKNOWLEDGEMENT, words, fields)
}

fn vectors() -> Vectors {
	let words = vec![key_proof(), receipt(), acknowledgement()];
	Vectors::of(env!("CARGO_MANIFEST_DIR"), vec![corrected(), come_into_being()])
		.expiring(NEVER, words)
}

#[test]
fn message_should_follow_from_the_table_alone_when_encoded_without_the_types() {
	vectors().check_tables();
}

#[test]
fn vectors_should_stand_as_committed_when_recomputed() {
	vectors().check_committed();
	assert_eq!(vectors().purposes().len(), 4);
	assert_eq!(vectors().messages().len(), 5);
}

#[test]
fn committed_signatures_should_be_good_when_raw_or_wrapped() {
	vectors().check_signatures();
}

#[test]
fn servers_word_should_be_good_when_its_key_signed_the_bare_message() {
	let (pair, receipt) = (sr25519_key(), (TABLE, 5u64));
	let payload = Payload::lasting(RECEIPT, H256([7; 32]), receipt, 3);
	let sign = |bytes: &[u8]| pair.sign(bytes).into();
	let key = ServerKey::from(pair.public());
	let good = |signature: ServerSignature| payload.is_signed_by_key(&key, &signature);
	assert!(good(sign(&payload.message())));
	let wrapped = [b"<Bytes>", &payload.message()[..], b"</Bytes>"].concat();
	assert!(!good(sign(&wrapped)));
	assert!(!good(sign(&Payload::lasting(RECEIPT, H256([7; 32]), receipt, 4).message())));
	assert!(!good(sign(&Payload::lasting(ACKNOWLEDGEMENT, H256([7; 32]), receipt, 3).message())));
	assert!(!good(sign(&Payload::lasting(RECEIPT, H256([8; 32]), receipt, 3).message())));
}

#[test]
#[ignore = "writes the file that the other tests compare with"]
fn vectors_should_be_written() {
	vectors().write();
}
