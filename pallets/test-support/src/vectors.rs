// SPDX-License-Identifier: Apache-2.0

//! The committed vectors of what is signed off chain for a pallet.
//!
//! Whoever signs in another language than Rust works by them. For each payload they say the fields one
//! by one, the 32 bytes that are signed, and what keys of the three kinds sign.
//!
//! A pallet lists its payloads as [`Case`]s: the fields as a table of [`Leaf`]s, and beside it the
//! encoding by the pallet's own type. [`Vectors`] has the checks, each of which is a test of the pallet,
//! and writes `vectors/payloads.json` in the pallet's folder. Where the two encodings differ, it is
//! mostly the type that changed: and with it what people sign.

mod leaf;
#[cfg(test)]
mod tests;

pub use crate::numbers::number;
pub use leaf::{Fields, Leaf};

use codec::{Decode, Encode};
use hanse_support::signed_payload::{Domain, Payload, TAG};
use leaf::bytes;
use serde_json::{json, Value};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::IdentifyAccount, AccountId32, MultiSignature, MultiSigner};
use std::{collections::BTreeSet, fs, path::PathBuf};

const GENESIS: H256 = H256([7; 32]);
/// The last block at which a case is good, if it names no other.
const EXPIRY: u32 = 5_000;
const FORMAT: &str = "hanse/signed-payload/v1";
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

/// What one vector is made of.
pub struct Case {
	pub domain: Domain,
	pub nonce: u64,
	pub fields: Fields,
	/// The encoding by the pallet's own type.
	pub scale: Vec<u8>,
}

impl Case {
	/// The fields from the table alone.
	fn scale_by_hand(&self) -> Vec<u8> {
		self.fields.iter().flat_map(|(_, leaf)| leaf.scale()).collect()
	}

	fn pallet(&self) -> String {
		String::from_utf8(self.domain.pallet.to_vec()).unwrap()
	}

	/// What is signed, as the vectors name it.
	fn purpose(&self) -> String {
		String::from_utf8(self.domain.purpose.to_vec()).unwrap()
	}
}

/// A case, and the last block at which its signature is good.
struct Dated {
	case: Case,
	expiry: u32,
}

impl Dated {
	fn payload(&self) -> Payload<Verbatim<'_>> {
		let Case { domain, nonce, ref scale, .. } = self.case;
		let (genesis, fields, expiry) = (GENESIS, Verbatim(scale), self.expiry);
		Payload { domain, genesis, fields, nonce, expiry }
	}

	/// The 32 bytes that are signed.
	fn message(&self) -> [u8; 32] {
		self.payload().message()
	}

	/// The same message from the table alone.
	fn message_by_hand(&self) -> [u8; 32] {
		let Case { domain, nonce, .. } = self.case;
		let parts = [
			bytes(TAG),
			GENESIS.0.to_vec(),
			bytes(domain.pallet),
			bytes(domain.purpose),
			self.case.scale_by_hand(),
			nonce.to_le_bytes().to_vec(),
			self.expiry.to_le_bytes().to_vec(),
		];
		blake2_256(&parts.concat())
	}

	fn vector(&self) -> Value {
		let (case, message) = (&self.case, self.message());
		let fields: Vec<_> = case.fields.iter().map(|(name, leaf)| leaf.json(name)).collect();
		json!({
			"genesis": hex::encode(GENESIS),
			"pallet": case.pallet(),
			"purpose": case.purpose(),
			"fields": fields,
			"scale": hex::encode(&case.scale),
			"nonce": case.nonce,
			"expiry": self.expiry,
			"message": hex::encode(message),
			"signatures": signatures(&message),
		})
	}
}

/// Encodes as the bytes that it holds.
struct Verbatim<'a>(&'a [u8]);

impl Encode for Verbatim<'_> {
	fn encode_to<O: codec::Output + ?Sized>(&self, out: &mut O) {
		out.write(self.0);
	}
}

/// The keys of all vectors.
pub fn ed25519_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[2; 32])
}
pub fn sr25519_key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[1; 32])
}
pub fn ecdsa_key() -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[3; 32])
}

/// The account of a key of any kind.
pub fn account_of(signer: impl Into<MultiSigner>) -> AccountId32 {
	signer.into().into_account()
}

/// An account of nobody's, to stand in a field.
pub fn id(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
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

/// All vectors of a pallet, and the file in which they stand.
pub struct Vectors {
	file: PathBuf,
	cases: Vec<Dated>,
}

impl Vectors {
	/// Those of the pallet in this folder: `env!("CARGO_MANIFEST_DIR")`.
	pub fn of(folder: &str, cases: Vec<Case>) -> Self {
		let file = PathBuf::from(folder).join("vectors/payloads.json");
		Self { file, cases: Vec::new() }.expiring(EXPIRY, cases)
	}

	/// More cases, whose signatures are good until another block.
	pub fn expiring(mut self, expiry: u32, cases: Vec<Case>) -> Self {
		self.cases.extend(cases.into_iter().map(|case| Dated { case, expiry }));
		self
	}

	fn committed(&self) -> Value {
		serde_json::from_str(&fs::read_to_string(&self.file).unwrap()).unwrap()
	}

	/// Each case with its vector as committed.
	fn pairs(&self) -> Vec<(&Dated, Value)> {
		let vectors = self.committed()["vectors"].as_array().unwrap().clone();
		assert_eq!(vectors.len(), self.cases.len());
		self.cases.iter().zip(vectors).collect()
	}

	/// What purposes there are.
	pub fn purposes(&self) -> BTreeSet<String> {
		self.cases.iter().map(|dated| dated.case.purpose()).collect()
	}

	/// What messages there are.
	pub fn messages(&self) -> BTreeSet<[u8; 32]> {
		self.cases.iter().map(Dated::message).collect()
	}

	/// Each encoding and each message follow from the table alone, without the pallet's types.
	pub fn check_tables(&self) {
		for dated in &self.cases {
			let case = &dated.case;
			let (by_hand, by_type) = (hex::encode(case.scale_by_hand()), hex::encode(&case.scale));
			assert_eq!(by_hand, by_type, "{}", case.purpose());
			assert_eq!(dated.message(), dated.message_by_hand(), "{}", case.purpose());
		}
	}

	/// The committed vectors are those of the cases, but for the examples of sr25519.
	pub fn check_committed(&self) {
		let committed = self.committed();
		assert_eq!(committed["format"], FORMAT);
		assert_eq!(committed["about"], json!(ABOUT));
		for (dated, committed) in self.pairs() {
			let vector = with_examples(dated.vector(), &committed);
			assert_eq!(vector, committed, "{}", dated.case.purpose());
		}
	}

	/// The committed signatures are their signers' and nobody else's, raw and wrapped.
	pub fn check_signatures(&self) {
		for (dated, vector) in self.pairs() {
			let signatures = vector["signatures"].as_array().unwrap();
			assert_eq!(signatures.len(), 3);
			for signature in signatures {
				check_signature(dated, signature);
			}
		}
	}

	/// Writes the file that the checks compare with. Examples of sr25519 stay if their message does.
	pub fn write(&self) {
		let old: Option<Value> =
			fs::read_to_string(&self.file).ok().and_then(|text| serde_json::from_str(&text).ok());
		let renew = |(at, dated): (usize, &Dated)| match &old {
			Some(old) => with_examples(dated.vector(), &old["vectors"][at]),
			None => dated.vector(),
		};
		let vectors: Vec<_> = self.cases.iter().enumerate().map(renew).collect();
		let file = json!({ "format": FORMAT, "about": ABOUT, "vectors": vectors });
		let tabbed: Vec<_> = serde_json::to_string_pretty(&file)
			.unwrap()
			.lines()
			.map(|line| {
				let text = line.trim_start();
				"\t".repeat((line.len() - text.len()) / 2) + text
			})
			.collect();
		fs::create_dir_all(self.file.parent().unwrap()).unwrap();
		fs::write(&self.file, tabbed.join("\n") + "\n").unwrap();
	}
}

fn check_signature(dated: &Dated, signature: &Value) {
	let signer = AccountId32::decode(&mut &from_hex(&signature["account"])[..]).unwrap();
	let multi = from_hex(&signature["multi_signature"]);
	// The variant's index, then the signature itself.
	assert_eq!(multi[1..], from_hex(&signature["signature"]));
	let again = [&multi[..1], &from_hex(&signature["signature_wrapped"])].concat();
	for bytes in [multi, again] {
		let good = MultiSignature::decode(&mut &bytes[..]).unwrap();
		assert!(dated.payload().is_signed_by(&good, &signer), "{}", dated.case.purpose());
		assert!(!dated.payload().is_signed_by(&good, &id(9)), "{}", dated.case.purpose());
	}
}
