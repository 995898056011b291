// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of everything that is signed off chain.
//!
//! Written by `cargo test -p pallet-crowdfunding --lib -- --ignored vectors_should_be_written`, never
//! by hand.

use crate::{payloads::*, types::*};
use codec::{Compact, Decode, Encode};
use frame_support::traits::fungible::NativeOrWithId;
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
const ABOUT: [&str; 8] = [
	"message = blake2b-256 of: bytes tag, genesis, bytes pallet, bytes purpose, fields, u64 nonce, u32 expiry",
	"tag = the format's name; fields = those listed, in this order, nothing between them",
	"bytes = compact length, then the ASCII text given; [u8; n] = n bytes, given in hex, or as text where n is 3",
	"integers are little-endian, given in decimal; an enumeration is the u8 of its variant, then what the variant has",
	"compact = how many items of a list follow, as a SCALE compact integer",
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
	Count(u32),
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
			Count(items) => Compact(*items).encode(),
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
			Count(items) => ("compact".into(), items.to_string()),
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

fn ed25519_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[2; 32])
}
fn sr25519_key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[1; 32])
}
fn ecdsa_key() -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[3; 32])
}

fn id(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
}

fn number(sequence: u64) -> OrgNumber {
	OrgNumber::from_sequence(sequence).unwrap()
}

fn text<const N: u32>(
	text: &str,
) -> frame_support::BoundedVec<u8, frame_support::traits::ConstU32<N>> {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn statement(domain: Domain) -> Case {
	let registration = Registration {
		account: id(0x22),
		kind: UserKind::Organisation,
		commitment: H256([0x33; 32]),
		registrar: 4,
		prf_version: 2,
		tag: [0x44; 32],
		certifier: 5,
		trading_key: id(0x55),
	};
	let statement = Statement { platform: number(1), tenure: 3, registration };
	let fields = vec![
		("platform", U64(number(1).0)),
		("tenure", U32(3)),
		("registration.account", Leaf::account(&id(0x22))),
		("registration.kind", Variant(1, "Organisation")),
		("registration.commitment", Raw(vec![0x33; 32])),
		("registration.registrar", U32(4)),
		("registration.prf_version", U32(2)),
		("registration.tag", Raw(vec![0x44; 32])),
		("registration.certifier", U32(5)),
		("registration.trading_key", Leaf::account(&id(0x55))),
	];
	Case { domain, nonce: 12, fields, scale: statement.encode() }
}

fn identity() -> Case {
	let fields = vec![("user", U64(77)), ("commitment", Raw(vec![0x33; 32]))];
	let scale = (77 as UserId, H256([0x33; 32])).encode();
	Case { domain: UPDATE_IDENTITY, nonce: 2, fields, scale }
}

fn recovery() -> Case {
	let recovery = Recovery { user: 77, account: id(0x22), trading_key: id(0x55) };
	let fields = vec![
		("user", U64(77)),
		("account", Leaf::account(&id(0x22))),
		("trading_key", Leaf::account(&id(0x55))),
	];
	Case { domain: RECOVER, nonce: 0, fields, scale: recovery.encode() }
}

fn trading_key() -> Case {
	let fields = vec![("user", U64(77)), ("key", Leaf::account(&id(0x55)))];
	Case { domain: TRADING_KEY, nonce: 1, fields, scale: (77 as UserId, id(0x55)).encode() }
}

/// A campaign for chips, to persons whom one registrar checked, with a document.
fn campaign() -> Case {
	let terms = OfferingTerms {
		asset: 8,
		seller: 77,
		kind: SaleKind::Primary(Goal::AllOrNothing(600)),
		shares: 1_000,
		least: 10,
		price: 2_500u128,
		currency: NativeOrWithId::<u32>::WithId(978),
		opens: 100u32,
		closes: 4_900,
		eligibility: Eligibility { kind: Some(UserKind::Person), registrar: Some(4) },
	};
	let document = Document { title: text("Balance 2025"), hash: H256([0x66; 32]) };
	let offer = Offer {
		platform: number(1),
		terms,
		title: text("Shares of Cog AG"),
		text: H256([0x77; 32]),
		documents: vec![document].try_into().unwrap(),
	};
	let fields = vec![
		("platform", U64(number(1).0)),
		("terms.asset", U64(8)),
		("terms.seller", U64(77)),
		("terms.kind", Variant(0, "Primary")),
		("terms.kind.goal", Variant(0, "AllOrNothing")),
		("terms.kind.goal.shares", U64(600)),
		("terms.shares", U64(1_000)),
		("terms.least", U64(10)),
		("terms.price", U128(2_500)),
		("terms.currency", Variant(1, "chips of a kind")),
		("terms.currency.kind", U32(978)),
		("terms.opens", U32(100)),
		("terms.closes", U32(4_900)),
		("terms.eligibility.kind", Variant(1, "Some")),
		("terms.eligibility.kind.some", Variant(0, "Person")),
		("terms.eligibility.registrar", Variant(1, "Some")),
		("terms.eligibility.registrar.some", U32(4)),
		("title", Bytes("Shares of Cog AG")),
		("text", Raw(vec![0x77; 32])),
		("documents", Count(1)),
		("documents.0.title", Bytes("Balance 2025")),
		("documents.0.hash", Raw(vec![0x66; 32])),
	];
	Case { domain: OFFER, nonce: 6, fields, scale: offer.encode() }
}

/// A sale for native tokens, to everybody.
fn sale() -> Case {
	let terms = OfferingTerms {
		asset: 8,
		seller: 78,
		kind: SaleKind::Secondary,
		shares: 20,
		least: 1,
		price: 3_000u128,
		currency: NativeOrWithId::<u32>::Native,
		opens: 100u32,
		closes: 4_900,
		eligibility: Eligibility::default(),
	};
	let offer = Offer {
		platform: number(2),
		terms,
		title: text("Twenty of Cog AG"),
		text: H256([0x78; 32]),
		documents: Documents::default(),
	};
	let fields = vec![
		("platform", U64(number(2).0)),
		("terms.asset", U64(8)),
		("terms.seller", U64(78)),
		("terms.kind", Variant(1, "Secondary")),
		("terms.shares", U64(20)),
		("terms.least", U64(1)),
		("terms.price", U128(3_000)),
		("terms.currency", Variant(0, "native tokens")),
		("terms.opens", U32(100)),
		("terms.closes", U32(4_900)),
		("terms.eligibility.kind", Variant(0, "None")),
		("terms.eligibility.registrar", Variant(0, "None")),
		("title", Bytes("Twenty of Cog AG")),
		("text", Raw(vec![0x78; 32])),
		("documents", Count(0)),
	];
	Case { domain: OFFER, nonce: 0, fields, scale: offer.encode() }
}

fn order() -> Case {
	let order = Order { offering: 9, buyer: 79, shares: 12, price: 2_500u128, platform: number(2) };
	let fields = vec![
		("offering", U64(9)),
		("buyer", U64(79)),
		("shares", U64(12)),
		("price", U128(2_500)),
		("platform", U64(number(2).0)),
	];
	Case { domain: ORDER, nonce: 3, fields, scale: order.encode() }
}

/// A trade as one side of it signs it.
fn trade(domain: Domain, price: u128, settlement: SettledElsewhere, how: Fields) -> Case {
	let platform = number(1);
	let (asset, seller, buyer, shares) = (8, 78, 79, 5);
	let trade = SettledTrade { platform, asset, seller, buyer, shares, price, settlement };
	let mut fields = vec![
		("platform", U64(platform.0)),
		("asset", U64(8)),
		("seller", U64(78)),
		("buyer", U64(79)),
		("shares", U64(5)),
		("price", U128(price)),
	];
	fields.extend(how);
	Case { domain, nonce: 4, fields, scale: trade.encode() }
}

fn paid(domain: Domain) -> Case {
	let how = vec![("settlement", Variant(0, "Bank")), ("settlement.currency", Currency(*b"EUR"))];
	trade(domain, 1_250_000, SettledElsewhere::Bank(*b"EUR"), how)
}

fn given(domain: Domain) -> Case {
	trade(domain, 0, SettledElsewhere::Gift, vec![("settlement", Variant(1, "Gift"))])
}

fn cases() -> Vec<Case> {
	vec![
		statement(REGISTER_USER),
		statement(JOIN),
		identity(),
		recovery(),
		trading_key(),
		campaign(),
		sale(),
		order(),
		paid(SELL),
		paid(BUY),
		given(SELL),
		given(BUY),
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
	let (ed, sr, ec) = (ed25519_key(), sr25519_key(), ecdsa_key());
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
		"pallet": "crowdfunding",
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
	assert_eq!(purposes.len(), 9);
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
	assert_eq!(messages.len(), 12);
	// Both sides sign the same fields, here with the same nonce; so do registrar and newcomer.
	assert_eq!(statement(REGISTER_USER).scale, statement(JOIN).scale);
	assert_eq!(paid(SELL).scale, paid(BUY).scale);
	assert_eq!(paid(SELL).nonce, paid(BUY).nonce);
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
