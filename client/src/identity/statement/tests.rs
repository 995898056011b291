// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	identity::tests::opening,
	keys::{ss58, Scheme, Secret},
};
use serde_json::{json, Value};

const VECTORS: &str = include_str!("../../../../pallets/crowdfunding/vectors/payloads.json");

/// The vector of a registrar's statement.
fn vector() -> Value {
	let file: Value = serde_json::from_str(VECTORS).unwrap();
	let vectors = file["vectors"].as_array().unwrap();
	vectors.iter().find(|vector| vector["purpose"] == "register-user").unwrap().clone()
}

/// A field as the vector has it.
fn field<'a>(vector: &'a Value, name: &str) -> &'a str {
	let fields = vector["fields"].as_array().unwrap();
	let field = fields.iter().find(|field| field["name"] == name);
	field.unwrap_or_else(|| panic!("{name}"))["value"].as_str().unwrap()
}

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(vector: &Value, name: &str) -> T {
	field(vector, name).parse().unwrap()
}

fn bytes(text: &str) -> [u8; 32] {
	hex::decode(text).unwrap().try_into().unwrap()
}

fn statement(vector: &Value) -> Statement {
	let of = |name: &str| format!("registration.{name}");
	let account = |name: &str| AccountId32::new(bytes(field(vector, &of(name))));
	assert_eq!((field(vector, &of("kind")), field(vector, &of("previous_tag"))), ("1", "1"));
	Statement {
		platform: OrgNumber(number(vector, "platform")),
		tenure: number(vector, "tenure"),
		registration: Registration {
			account: account("account"),
			kind: UserKind::Organisation,
			commitment: H256(bytes(field(vector, &of("commitment")))),
			registrar: number(vector, &of("registrar")),
			prf_version: number(vector, &of("prf_version")),
			tag: bytes(field(vector, &of("tag"))),
			previous_tag: Some(bytes(field(vector, &of("previous_tag.some")))),
			certifier: number(vector, &of("certifier")),
			trading_key: account("trading_key"),
		},
	}
}

fn bounds(vector: &Value) -> Bounds {
	Bounds {
		genesis: bytes(vector["genesis"].as_str().unwrap()),
		nonce: vector["nonce"].as_u64().unwrap(),
		expiry: vector["expiry"].as_u64().unwrap().try_into().unwrap(),
	}
}

fn scheme(name: &Value) -> Scheme {
	serde_json::from_value(name.clone()).unwrap()
}

/// The document that the vector's registrar would have written with a key of a scheme.
fn document(vector: &Value, signature: &Value) -> Value {
	let account = |bytes| ss58(&AccountId32::new(bytes));
	let own = statement(vector).registration;
	let (account_id, signer) = (own.account.into(), bytes(signature["account"].as_str().unwrap()));
	json!({
		"format": "hanse-statement-v1",
		"genesis": format!("0x{}", vector["genesis"].as_str().unwrap()),
		"statement": {
			"platform": "000000000195",
			"tenure": 3,
			"registration": {
				"account": account(account_id),
				"kind": "organisation",
				"commitment": format!("0x{}", field(vector, "registration.commitment")),
				"registrar": 4,
				"prf_version": 2,
				"tag": format!("0x{}", field(vector, "registration.tag")),
				"previous_tag": format!("0x{}", field(vector, "registration.previous_tag.some")),
				"certifier": 5,
				"trading_key": account(own.trading_key.into()),
			},
		},
		"nonce": vector["nonce"],
		"expiry": vector["expiry"],
		"signed": {
			"message": format!("0x{}", vector["message"].as_str().unwrap()),
			"signer": account(signer),
			"scheme": signature["scheme"],
			"signature": format!("0x{}", signature["signature"].as_str().unwrap()),
		},
	})
}

#[test]
fn statement_should_be_signed_as_in_the_committed_vectors() {
	let vector = vector();
	let signatures = vector["signatures"].as_array().unwrap();
	assert_eq!(signatures.len(), 3);
	for signature in signatures {
		let scheme = scheme(&signature["scheme"]);
		let seed = Secret::new(format!("0x{}", signature["seed"].as_str().unwrap()));
		let keypair = Keypair::from_secret(scheme, &seed).unwrap();
		let signed = StatementDocument::sign(&statement(&vector), bounds(&vector), &keypair);
		let mut written = serde_json::to_value(&signed).unwrap();
		let expected = document(&vector, signature);
		if scheme == Scheme::Sr25519 {
			// Its signatures are never the same.
			written["signed"]["signature"] = expected["signed"]["signature"].clone();
		}
		assert_eq!(written, expected);
	}
}

#[test]
fn document_should_be_read_when_anybody_wrote_it_from_the_committed_vectors() {
	let vector = vector();
	for signature in vector["signatures"].as_array().unwrap() {
		let text = document(&vector, signature).to_string();
		let (read, stated) = StatementDocument::read(&text).unwrap();
		assert_eq!(stated, statement(&vector));
		assert_eq!(serde_json::to_value(&read).unwrap(), document(&vector, signature));
		let wrapped = text.replace(
			signature["signature"].as_str().unwrap(),
			signature["signature_wrapped"].as_str().unwrap(),
		);
		assert_ne!(wrapped, text);
		assert!(StatementDocument::read(&wrapped).is_ok());
	}
}

#[test]
fn document_should_be_refused_when_any_of_its_fields_was_altered() {
	let vector = vector();
	let good = document(&vector, &vector["signatures"][0]);
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let ones = format!("0x{}", "11".repeat(32));
	for (pointer, other) in [
		("/format", json!("hanse-statement-v2")),
		("/genesis", json!(ones)),
		("/statement/platform", json!("000000000292")),
		("/statement/tenure", json!(4)),
		("/statement/registration/account", json!(alice)),
		("/statement/registration/kind", json!("person")),
		("/statement/registration/commitment", json!(ones)),
		("/statement/registration/registrar", json!(5)),
		("/statement/registration/prf_version", json!(3)),
		("/statement/registration/tag", json!(ones)),
		("/statement/registration/previous_tag", json!(ones)),
		("/statement/registration/previous_tag", Value::Null),
		("/statement/registration/certifier", json!(4)),
		("/statement/registration/trading_key", json!(alice)),
		("/nonce", json!(13)),
		("/expiry", json!(5_001)),
		("/signed/message", json!(ones)),
		("/signed/signer", json!(alice)),
		("/signed/scheme", json!("sr25519")),
		("/signed/signature", json!(format!("0x{}", "11".repeat(64)))),
	] {
		let mut bad = good.clone();
		let field = bad.pointer_mut(pointer).unwrap();
		assert_ne!(*field, other, "{pointer}");
		*field = other;
		assert!(StatementDocument::read(&bad.to_string()).is_err(), "{pointer}");
	}
	assert!(StatementDocument::read(&good.to_string()).is_ok());
}

#[test]
fn registration_should_say_of_an_identity_commitment_and_tag_only() {
	let (ada, key) = (opening(1), TagKey::new(3, [9; 32]));
	let newcomer = Newcomer {
		account: AccountId32::new([1; 32]),
		trading_key: AccountId32::new([2; 32]),
		registrar: 4,
		certifier: 5,
	};
	let expected = Registration {
		account: AccountId32::new([1; 32]),
		kind: UserKind::Person,
		commitment: H256(ada.commitment()),
		registrar: 4,
		prf_version: 3,
		tag: key.tag(&ada),
		previous_tag: None,
		certifier: 5,
		trading_key: AccountId32::new([2; 32]),
	};
	assert_eq!(newcomer.clone().registration(&ada, &key, None), expected);
	// As long as users have tags by the key before, newcomers are compared by it too.
	let before = TagKey::new(2, [8; 32]);
	let expected = Registration { previous_tag: Some(before.tag(&ada)), ..expected };
	assert_eq!(newcomer.registration(&ada, &key, Some(&before)), expected);
	for (kind, user) in
		[(Kind::Person, UserKind::Person), (Kind::Organisation, UserKind::Organisation)]
	{
		assert_eq!((UserKind::from(kind), Kind::from(user)), (user, kind));
	}
}
