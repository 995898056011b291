// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-chips --lib -- --ignored vectors_should_be_written`, never by
//! hand.

use crate::{payloads::*, types::*, Admission};
use codec::{Compact, Decode, Encode};
use hanse_support::{
	signed_payload::{Domain, Payload, TAG},
	OrgNumber,
};
use serde_json::{json, Value};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::IdentifyAccount, AccountId32, MultiSignature, MultiSigner};
use std::{collections::BTreeSet, path::PathBuf};

const GENESIS: H256 = H256([7; 32]);
const EXPIRY: u32 = 5_000;
const ABOUT: [&str; 7] = [
	"message = blake2b-256 of: bytes tag, genesis, bytes pallet, bytes purpose, fields, u64 nonce, u32 expiry",
	"tag = the format's name; fields = those listed, in this order, nothing between them",
	"bytes = compact length, then the ASCII text given; [u8; n] = n bytes, given in hex, or as text where n is 3",
	"integers are little-endian, given in decimal; an enumeration is the u8 of its variant",
	"an account is an ed25519 or sr25519 public key, or the blake2b-256 of a compressed ecdsa one",
	"signed is the message itself (ecdsa: its blake2b-256; sr25519: in the context `substrate`), or <Bytes>message</Bytes>",
	"ed25519 and ecdsa signatures are deterministic; the sr25519 one is an example",
];

/// A field as any language encodes it.
enum Leaf {
	U32(u32),
	U64(u64),
	U128(u128),
	Raw(Vec<u8>),
	Currency([u8; 3]),
	Bytes(&'static str),
	Variant(u8, &'static str),
}
use Leaf::*;

impl Leaf {
	fn account(account: &AccountId32) -> Self {
		Raw(AsRef::<[u8]>::as_ref(account).to_vec())
	}

	/// Spelled out apart from the pallet's own types.
	fn scale(&self) -> Vec<u8> {
		match self {
			U32(value) => value.to_le_bytes().to_vec(),
			U64(value) => value.to_le_bytes().to_vec(),
			U128(value) => value.to_le_bytes().to_vec(),
			Raw(bytes) => bytes.clone(),
			Currency(code) => code.to_vec(),
			Bytes(text) => bytes(text.as_bytes()),
			Variant(index, _) => vec![*index],
		}
	}

	fn json(&self, name: &str) -> Value {
		let (kind, value) = match self {
			U32(value) => ("u32".into(), value.to_string()),
			U64(value) => ("u64".into(), value.to_string()),
			U128(value) => ("u128".into(), value.to_string()),
			Raw(bytes) => (format!("[u8; {}]", bytes.len()), hex::encode(bytes)),
			Currency(code) => ("[u8; 3]".into(), String::from_utf8(code.to_vec()).unwrap()),
			Bytes(text) => ("bytes".into(), (*text).into()),
			Variant(index, meaning) => {
				let value = index.to_string();
				return json!({ "name": name, "type": "u8", "value": value, "meaning": meaning });
			},
		};
		json!({ "name": name, "type": kind, "value": value })
	}
}

fn bytes(text: &[u8]) -> Vec<u8> {
	[Compact(text.len() as u32).encode(), text.to_vec()].concat()
}

type Fields = Vec<(&'static str, Leaf)>;

/// What one vector is made of.
struct Case {
	domain: Domain,
	nonce: u64,
	fields: Fields,
	/// The encoding by the pallet's own type.
	scale: Vec<u8>,
}

impl Case {
	fn message(&self) -> [u8; 32] {
		let fields = Verbatim(&self.scale);
		let payload = Payload {
			domain: self.domain,
			genesis: GENESIS,
			fields,
			nonce: self.nonce,
			expiry: EXPIRY,
		};
		payload.message()
	}

	/// The same message from the table alone.
	fn message_by_hand(&self) -> [u8; 32] {
		let fields: Vec<u8> = self.fields.iter().flat_map(|(_, leaf)| leaf.scale()).collect();
		let parts = [
			bytes(TAG),
			GENESIS.0.to_vec(),
			bytes(self.domain.pallet),
			bytes(self.domain.purpose),
			fields,
			self.nonce.to_le_bytes().to_vec(),
			EXPIRY.to_le_bytes().to_vec(),
		];
		blake2_256(&parts.concat())
	}

	fn purpose(&self) -> String {
		String::from_utf8(self.domain.purpose.to_vec()).unwrap()
	}
}

/// Encodes as the bytes that it holds.
struct Verbatim<'a>(&'a [u8]);

impl Encode for Verbatim<'_> {
	fn encode_to<O: codec::Output + ?Sized>(&self, out: &mut O) {
		out.write(self.0);
	}
}

fn node_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[2; 32])
}
fn sr25519_key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[1; 32])
}
fn ecdsa_key() -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[3; 32])
}

fn account(signer: impl Into<MultiSigner>) -> AccountId32 {
	signer.into().into_account()
}

fn id(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
}

fn number(sequence: u64) -> OrgNumber {
	OrgNumber::from_sequence(sequence).unwrap()
}

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
		key: account(node_key().public()),
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
		("record.key", Leaf::account(&account(node_key().public()))),
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

fn wrapped(message: &[u8; 32]) -> Vec<u8> {
	[&b"<Bytes>"[..], message, &b"</Bytes>"[..]].concat()
}

/// One key's signatures over a message.
fn signature(
	scheme: &str,
	seed: u8,
	signer: MultiSigner,
	sign: impl Fn(&[u8]) -> MultiSignature,
	message: &[u8; 32],
) -> Value {
	// Without the variant's index in front.
	let bare = |bytes: Vec<u8>| hex::encode(&bytes[1..]);
	let multi = sign(message).encode();
	json!({
		"scheme": scheme,
		"seed": hex::encode([seed; 32]),
		"public": bare(signer.encode()),
		"account": hex::encode(signer.clone().into_account()),
		"signature": bare(multi.clone()),
		"signature_wrapped": bare(sign(&wrapped(message)).encode()),
		"multi_signature": hex::encode(multi),
	})
}

fn signatures(message: &[u8; 32]) -> [Value; 3] {
	let (ed, sr, ec) = (node_key(), sr25519_key(), ecdsa_key());
	[
		signature("ed25519", 2, ed.public().into(), |bytes| ed.sign(bytes).into(), message),
		signature("sr25519", 1, sr.public().into(), |bytes| sr.sign(bytes).into(), message),
		signature("ecdsa", 3, ec.public().into(), |bytes| ec.sign(bytes).into(), message),
	]
}

fn vector(case: &Case) -> Value {
	let message = case.message();
	let fields: Vec<_> = case.fields.iter().map(|(name, leaf)| leaf.json(name)).collect();
	json!({
		"genesis": hex::encode(GENESIS),
		"pallet": "chips",
		"purpose": case.purpose(),
		"fields": fields,
		"scale": hex::encode(&case.scale),
		"nonce": case.nonce,
		"expiry": EXPIRY,
		"message": hex::encode(message),
		"signatures": signatures(&message),
	})
}

fn path() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/payloads.json")
}

fn committed() -> Value {
	serde_json::from_str(&std::fs::read_to_string(path()).unwrap()).unwrap()
}

fn from_hex(value: &Value) -> Vec<u8> {
	hex::decode(value.as_str().unwrap()).unwrap()
}

/// The sr25519 signatures of a vector are taken as they stand: they differ at each signing.
fn with_examples(mut vector: Value, examples: &Value) -> Value {
	if vector["message"] == examples["message"] {
		for name in ["signature", "signature_wrapped", "multi_signature"] {
			vector["signatures"][1][name] = examples["signatures"][1][name].clone();
		}
	}
	vector
}

#[test]
fn message_should_follow_from_the_table_alone_when_encoded_without_the_types() {
	for case in cases() {
		let by_hand: Vec<u8> = case.fields.iter().flat_map(|(_, leaf)| leaf.scale()).collect();
		assert_eq!(hex::encode(by_hand), hex::encode(&case.scale), "{}", case.purpose());
		assert_eq!(case.message(), case.message_by_hand(), "{}", case.purpose());
	}
}

#[test]
fn vectors_should_stand_as_committed_when_recomputed() {
	let committed = committed();
	assert_eq!(committed["format"], "hanse/signed-payload/v1");
	assert_eq!(committed["about"], json!(ABOUT));
	let vectors = committed["vectors"].as_array().unwrap();
	let cases = cases();
	assert_eq!(vectors.len(), cases.len());
	for (case, committed) in cases.iter().zip(vectors) {
		assert_eq!(&with_examples(vector(case), committed), committed, "{}", case.purpose());
	}
	let purposes: BTreeSet<_> = cases.iter().map(Case::purpose).collect();
	assert_eq!(purposes.len(), 10);
}

#[test]
fn committed_signatures_should_be_good_when_raw_or_wrapped() {
	for (case, vector) in cases().iter().zip(committed()["vectors"].as_array().unwrap()) {
		let payload = Payload {
			domain: case.domain,
			genesis: GENESIS,
			fields: Verbatim(&case.scale),
			nonce: case.nonce,
			expiry: EXPIRY,
		};
		let signatures = vector["signatures"].as_array().unwrap();
		assert_eq!(signatures.len(), 3);
		for signature in signatures {
			let signer = AccountId32::decode(&mut &from_hex(&signature["account"])[..]).unwrap();
			let multi = from_hex(&signature["multi_signature"]);
			// The variant's index, then the signature itself.
			assert_eq!(multi[1..], from_hex(&signature["signature"]));
			let again = [&multi[..1], &from_hex(&signature["signature_wrapped"])].concat();
			for bytes in [multi, again] {
				let good = MultiSignature::decode(&mut &bytes[..]).unwrap();
				assert!(payload.is_signed_by(&good, &signer), "{}", case.purpose());
				assert!(!payload.is_signed_by(&good, &id(9)));
			}
		}
	}
}

#[test]
fn messages_should_all_differ_when_only_the_purpose_does() {
	let messages: BTreeSet<_> = cases().iter().map(Case::message).collect();
	assert_eq!(messages.len(), 10);
	// Receipt and countersignature sign the same fields with the same nonce.
	assert_eq!(receipt(RECEIPT).scale, receipt(RECEIPT_COUNTERSIGNED).scale);
}

#[test]
#[ignore = "writes the file that the other tests compare with"]
fn vectors_should_be_written() {
	let old: Option<Value> =
		std::fs::read_to_string(path()).ok().and_then(|text| serde_json::from_str(&text).ok());
	let renew = |(at, case): (usize, Case)| match &old {
		Some(old) => with_examples(vector(&case), &old["vectors"][at]),
		None => vector(&case),
	};
	let vectors: Vec<_> = cases().into_iter().enumerate().map(renew).collect();
	let file = json!({ "format": "hanse/signed-payload/v1", "about": ABOUT, "vectors": vectors });
	let tabbed: Vec<_> = serde_json::to_string_pretty(&file)
		.unwrap()
		.lines()
		.map(|line| {
			let text = line.trim_start();
			"\t".repeat((line.len() - text.len()) / 2) + text
		})
		.collect();
	std::fs::create_dir_all(path().parent().unwrap()).unwrap();
	std::fs::write(path(), tabbed.join("\n") + "\n").unwrap();
}
