// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-chips --lib -- --ignored vectors_should_be_written`, never by
//! hand.

use crate::{payloads::*, types::*, Admission};
use codec::Encode;
use hanse_support::signed_payload::Domain;
use hanse_test_support::vectors::{
	account_of, ed25519_key, id, number, Case, Fields,
	Leaf::{self, *},
	Vectors,
};
use sp_core::{Pair, H256};
use sp_runtime::AccountId32;

fn word() -> Word<u32> {
	Word { kind: 0, node: number(2), version: 3, signed: 4_321 }
}

fn word_fields() -> Fields {
	vec![
		("word.kind", U32(0)),
		("word.node", U64(number(2).0)),
		("word.version", U32(3)),
		("word.signed", U32(4_321)),
	]
}

fn notice() -> Notice<AccountId32, u128, u32> {
	Notice {
		word: word(),
		request: 77,
		receipt: [0x11; 32],
		issuer: number(1),
		address: id(0x22),
		buyer: id(0x33),
		buyer_key: id(0x34),
		currency: CurrencyCode(*b"EUR"),
		amount: 123_456,
		chips: 123_332,
		fee: 124,
		reference: H256([0x44; 32]),
	}
}

fn notice_fields() -> Fields {
	let mut fields = word_fields();
	fields.extend([
		("request", U64(77)),
		("receipt", Raw(vec![0x11; 32])),
		("issuer", U64(number(1).0)),
		("address", Leaf::account(&id(0x22))),
		("buyer", Leaf::account(&id(0x33))),
		("buyer_key", Leaf::account(&id(0x34))),
		("currency", Currency(*b"EUR")),
		("amount", U128(123_456)),
		("chips", U128(123_332)),
		("fee", U128(124)),
		("reference", Raw(vec![0x44; 32])),
	]);
	fields
}

fn admission() -> Case {
	let text = |text: &str| text.as_bytes().to_vec();
	let record = BankRecord {
		kind: 0,
		address: id(0x22),
		key: account_of(ed25519_key().public()),
		account: ReceivingAccount {
			bank_code: text("HANSDEFFXXX").try_into().unwrap(),
			account_number: text("DE02120300000000202051").try_into().unwrap(),
			holder: text("Hanse Treuhand AG").try_into().unwrap(),
		},
		limit: 50_000_000u128,
		valid_from: 100u32,
		valid_until: 31_536_000,
	};
	let (issuer, node) = (number(1), number(2));
	let admission = Admission { issuer, key_version: 1, node, tenure: 4, record };
	let fields = vec![
		("issuer", U64(issuer.0)),
		("key_version", U32(1)),
		("node", U64(node.0)),
		("tenure", U32(4)),
		("record.kind", U32(0)),
		("record.address", Leaf::account(&id(0x22))),
		("record.key", Leaf::account(&account_of(ed25519_key().public()))),
		("record.account.bank_code", Bytes("HANSDEFFXXX")),
		("record.account.account_number", Bytes("DE02120300000000202051")),
		("record.account.holder", Bytes("Hanse Treuhand AG")),
		("record.limit", U128(50_000_000)),
		("record.valid_from", U32(100)),
		("record.valid_until", U32(31_536_000)),
	];
	Case { domain: BANK_RECORD, nonce: 3, fields, scale: admission.encode() }
}

fn consent() -> Case {
	let purchase = Purchase {
		kind: 0,
		chips: 123_332u128,
		node: number(2),
		payer: H256([0x55; 32]),
		key: id(0x34),
	};
	let fields = vec![
		("sponsor", Leaf::account(&id(0x66))),
		("purchase.kind", U32(0)),
		("purchase.chips", U128(123_332)),
		("purchase.node", U64(number(2).0)),
		("purchase.payer", Raw(vec![0x55; 32])),
		("purchase.key", Leaf::account(&id(0x34))),
	];
	Case { domain: REQUEST_PURCHASE_FOR, nonce: 0, fields, scale: (id(0x66), purchase).encode() }
}

fn receipt(domain: Domain) -> Case {
	let receipt = Receipt { notice: notice(), payer: H256([0x55; 32]), payee: H256([0x56; 32]) };
	let mut fields: Fields = notice_fields();
	fields.extend([("payer", Raw(vec![0x55; 32])), ("payee", Raw(vec![0x56; 32]))]);
	Case { domain, nonce: 77, fields, scale: receipt.encode() }
}

fn after_word(domain: Domain, nonce: u64, more: Fields, scale: Vec<u8>) -> Case {
	let mut fields = word_fields();
	fields.extend(more);
	Case { domain, nonce, fields, scale }
}

fn cases() -> Vec<Case> {
	let word = word();
	let reference = H256([0x44; 32]);
	let reason = DeclineReason::NameMismatch;
	let reason_field = || ("reason", Variant(1, "NameMismatch"));
	let decline = Decline { word, request: 77, reason };
	let refund = Refund { word, request: 77, amount: 456u128, reference };
	let acceptance = Acceptance { word, redemption: 9 };
	let payout = Payout {
		word,
		redemption: 9,
		holder: id(0x33),
		chips: 1_000u128,
		amount: 999u128,
		reference,
	};
	let refusal = Refusal { word, redemption: 9, reason };
	let refund_fields =
		vec![("request", U64(77)), ("amount", U128(456)), ("reference", Raw(vec![0x44; 32]))];
	let payout_fields = vec![
		("redemption", U64(9)),
		("holder", Leaf::account(&id(0x33))),
		("chips", U128(1_000)),
		("amount", U128(999)),
		("reference", Raw(vec![0x44; 32])),
	];
	vec![
		admission(),
		consent(),
		Case { domain: NOTICE, nonce: 77, fields: notice_fields(), scale: notice().encode() },
		receipt(RECEIPT),
		receipt(RECEIPT_COUNTERSIGNED),
		after_word(DECLINE, 77, vec![("request", U64(77)), reason_field()], decline.encode()),
		after_word(REFUND, 77, refund_fields, refund.encode()),
		after_word(REDEMPTION_ACCEPTED, 9, vec![("redemption", U64(9))], acceptance.encode()),
		after_word(PAYOUT, 9, payout_fields, payout.encode()),
		after_word(
			REDEMPTION_REFUSED,
			9,
			vec![("redemption", U64(9)), reason_field()],
			refusal.encode(),
		),
	]
}

fn vectors() -> Vectors {
	Vectors::of(env!("CARGO_MANIFEST_DIR"), cases())
}

#[test]
fn message_should_follow_from_the_table_alone_when_encoded_without_the_types() {
	vectors().check_tables();
}

#[test]
fn vectors_should_stand_as_committed_when_recomputed() {
	vectors().check_committed();
	assert_eq!(vectors().purposes().len(), 10);
}

#[test]
fn committed_signatures_should_be_good_when_raw_or_wrapped() {
	vectors().check_signatures();
}

#[test]
fn messages_should_all_differ_when_only_the_purpose_does() {
	assert_eq!(vectors().messages().len(), 10);
	// Receipt and countersignature sign the same fields with the same nonce.
	assert_eq!(receipt(RECEIPT).scale, receipt(RECEIPT_COUNTERSIGNED).scale);
}

#[test]
#[ignore = "writes the file that the other tests compare with"]
fn vectors_should_be_written() {
	vectors().write();
}
