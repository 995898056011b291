// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-activities --lib -- --ignored vectors_should_be_written`, never
//! by hand.

use crate::{payloads::*, types::*};
use codec::Encode;
use hanse_support::signed_payload::{Domain, Payload, NEVER};
use hanse_test_support::vectors::{
	ed25519_key, id, sr25519_key, Case, Fields,
	Leaf::{self, *},
	Vectors,
};
use sp_core::{Pair, H256};

fn hash(byte: u8) -> Leaf {
	Raw(vec![byte; 32])
}

/// What a node says with the keys of version 3.
fn said<Words: Encode>(domain: Domain, words: Words, fields: Fields) -> Case {
	let payload = Payload::lasting(domain, H256([7; 32]), words, 3);
	assert_eq!(payload.expiry, NEVER);
	Case { domain: payload.domain, nonce: payload.nonce, fields, scale: payload.fields.encode() }
}

fn key_claim() -> Case {
	let (peer, signer) = (ed25519_key().public(), sr25519_key().public());
	let keys = NodeKeys { peer, signer: signer.into(), sealing: [0x44; 32] };
	let fields = vec![
		("account", Leaf::account(&id(0x22))),
		("keys.peer", Raw(peer.0.to_vec())),
		("keys.signer", Raw(signer.0.to_vec())),
		("keys.sealing", hash(0x44)),
	];
	said(NODE_KEYS, KeyClaim { account: id(0x22), keys }, fields)
}

fn receipts_for(word: Word, named: Leaf, entries: &[(u64, u64, u8)]) -> Case {
	let of = |&(activity, number, root): &(u64, u64, u8)| {
		(MessageRef { activity, number }, H256([root; 32]))
	};
	let words = Receipts { node: 5, word, entries: entries.iter().map(of).collect() };
	let mut fields =
		vec![("node", U64(5)), ("word", named), ("entries", Count(entries.len() as u32))];
	for (activity, number, root) in entries {
		fields.push(("entries.entry.activity", U64(*activity)));
		fields.push(("entries.entry.number", U64(*number)));
		fields.push(("entries.root", hash(*root)));
	}
	said(RECEIPTS, words, fields)
}

fn stored() -> Case {
	receipts_for(Word::Stored, Variant(0, "Stored"), &[(3, 4_711, 0x66), (3, 4_712, 0x67)])
}

fn erased() -> Case {
	receipts_for(Word::Erased, Variant(1, "Erased"), &[(3, 4_711, 0x66)])
}

fn thing() -> Case {
	let (key, owner) = (id(0x11), id(0x22));
	let fields = vec![("key", Leaf::account(&key)), ("owner", Leaf::account(&owner))];
	let claim = ThingClaim { key, owner };
	Case { domain: THING, nonce: 0, fields, scale: claim.encode() }
}

fn vectors() -> Vectors {
	Vectors::of(env!("CARGO_MANIFEST_DIR"), vec![thing()])
		.expiring(NEVER, vec![key_claim(), stored(), erased()])
}

#[test]
fn message_should_follow_from_the_table_alone_when_encoded_without_the_types() {
	vectors().check_tables();
}

#[test]
fn vectors_should_stand_as_committed_when_recomputed() {
	vectors().check_committed();
	assert_eq!(vectors().purposes().len(), 3);
	assert_eq!(vectors().messages().len(), 4);
}

#[test]
fn committed_signatures_should_be_good_when_raw_or_wrapped() {
	vectors().check_signatures();
}

#[test]
fn nodes_word_should_be_good_when_its_key_signed_the_bare_message() {
	let (pair, receipts) = (sr25519_key(), (5u64, 7u64));
	let payload = Payload::lasting(RECEIPTS, H256([7; 32]), receipts, 3);
	let sign = |bytes: &[u8]| pair.sign(bytes).into();
	let key = NodeKey::from(pair.public());
	let good = |signature: NodeSignature| payload.is_signed_by_key(&key, &signature);
	assert!(good(sign(&payload.message())));
	let wrapped = [b"<Bytes>", &payload.message()[..], b"</Bytes>"].concat();
	assert!(!good(sign(&wrapped)));
	assert!(!good(sign(&Payload::lasting(RECEIPTS, H256([7; 32]), receipts, 4).message())));
	assert!(!good(sign(&Payload::lasting(NODE_KEYS, H256([7; 32]), receipts, 3).message())));
	assert!(!good(sign(&Payload::lasting(RECEIPTS, H256([8; 32]), receipts, 3).message())));
}

#[test]
#[ignore = "writes the file that the other tests compare with"]
fn vectors_should_be_written() {
	vectors().write();
}
