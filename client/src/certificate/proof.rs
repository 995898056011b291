// SPDX-License-Identifier: Apache-2.0

//! The proof of a credential: suite `eddsa-jcs-2022` of W3C Data Integrity EdDSA Cryptosuites v1.0.
//!
//! Signed are 64 bytes: SHA-256 of the canonical proof options (the proof without `proofValue`, with the
//! document's `@context`), then SHA-256 of the canonical document without its proof. The signature is
//! plain Ed25519, as `z` and base58 (multibase). Keys are `did:key` with the multicodec prefix `ed01`.

use crate::{
	jcs::{self, HasNumber},
	keys::Keypair,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sp_core::{ed25519, Pair as _};
use sp_io::hashing::sha2_256;

const TYPE: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";
const DID_KEY: &str = "did:key:";
/// Multicodec of Ed25519 public keys.
const ED25519: [u8; 2] = [0xed, 0x01];

/// A proof.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Proof {
	#[serde(rename = "@context")]
	pub context: Value,
	#[serde(rename = "type")]
	pub kind: String,
	pub cryptosuite: String,
	pub verification_method: String,
	pub proof_purpose: String,
	pub proof_value: String,
}

impl Proof {
	/// A proof by `key` over a document in `context`, without its signature.
	pub(super) fn unsigned(key: &[u8; 32], context: Value) -> Self {
		Self {
			context,
			kind: TYPE.into(),
			cryptosuite: SUITE.into(),
			verification_method: method(key),
			proof_purpose: PURPOSE.into(),
			proof_value: String::new(),
		}
	}
}

/// Why a proof is none.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidProof {
	#[error("it has no proof")]
	Missing,
	#[error("its proof is not of suite {SUITE} and purpose {PURPOSE}")]
	Suite,
	#[error("proof and document have different contexts")]
	Context,
	#[error("its signature is unreadable")]
	Encoding,
	#[error("its signature is not over this document, or not by this key")]
	Signature,
	#[error(transparent)]
	Number(#[from] HasNumber),
}

/// The public key, if it is of the kind that signs documents.
pub fn public_key(key: &Keypair) -> Option<[u8; 32]> {
	match key {
		Keypair::Ed25519(pair) => Some(pair.public().0),
		_ => None,
	}
}

/// A key as a DID.
pub fn did(key: &[u8; 32]) -> String {
	format!("{DID_KEY}{}", multikey(key))
}

/// The key of a DID.
pub fn key_of_did(did: &str) -> Option<[u8; 32]> {
	key_of_multikey(did.strip_prefix(DID_KEY)?)
}

/// A key's name as the one that verifies.
pub(super) fn method(key: &[u8; 32]) -> String {
	format!("{}#{}", did(key), multikey(key))
}

fn multikey(key: &[u8; 32]) -> String {
	multibase(&[&ED25519[..], key].concat())
}

fn key_of_multikey(text: &str) -> Option<[u8; 32]> {
	from_multibase(text)?.strip_prefix(&ED25519)?.try_into().ok()
}

fn multibase(bytes: &[u8]) -> String {
	format!("z{}", bs58::encode(bytes).into_string())
}

/// Base58 has one text for some bytes; another spelling of them is refused.
fn from_multibase(text: &str) -> Option<Vec<u8>> {
	let bytes = bs58::decode(text.strip_prefix('z')?).into_vec().ok()?;
	(multibase(&bytes) == text).then_some(bytes)
}

/// The 64 bytes that are signed, of a document with its proof.
fn signed_bytes(mut document: Value) -> Result<Vec<u8>, InvalidProof> {
	let members = document.as_object_mut().ok_or(InvalidProof::Missing)?;
	let mut proof = members.remove("proof").ok_or(InvalidProof::Missing)?;
	let options = proof.as_object_mut().ok_or(InvalidProof::Missing)?;
	options.remove("proofValue");
	// The standard lets a document append contexts; ours has to have the proof's own.
	if options.get("@context").is_some_and(|context| members.get("@context") != Some(context)) {
		return Err(InvalidProof::Context);
	}
	let hashes = [sha2_256(&jcs::canonical(&proof)?), sha2_256(&jcs::canonical(&document)?)];
	Ok(hashes.concat())
}

/// The `proofValue` of a document whose proof has none yet; none by a key of another kind.
pub(super) fn sign(document: Value, key: &Keypair) -> Result<Option<String>, HasNumber> {
	let Keypair::Ed25519(pair) = key else { return Ok(None) };
	match signed_bytes(document) {
		Ok(bytes) => Ok(Some(multibase(&pair.sign(&bytes).0))),
		Err(InvalidProof::Number(why)) => Err(why),
		Err(_) => Ok(None),
	}
}

/// Checks the proof of a document, and tells by which method it says to be.
pub fn check(document: &Value, key: &[u8; 32]) -> Result<String, InvalidProof> {
	let proof = document.get("proof").ok_or(InvalidProof::Missing)?;
	let text = |name| proof.get(name).and_then(Value::as_str).ok_or(InvalidProof::Suite);
	let expected = [("type", TYPE), ("cryptosuite", SUITE), ("proofPurpose", PURPOSE)];
	for (name, value) in expected {
		if text(name)? != value {
			return Err(InvalidProof::Suite);
		}
	}
	let bytes = signed_bytes(document.clone())?;
	let signature = from_multibase(text("proofValue")?).ok_or(InvalidProof::Encoding)?;
	let signature =
		ed25519::Signature::try_from(&signature[..]).map_err(|_| InvalidProof::Encoding)?;
	let key = ed25519::Public::from_raw(*key);
	match ed25519::Pair::verify(&signature, bytes, &key) {
		true => Ok(text("verificationMethod")?.into()),
		false => Err(InvalidProof::Signature),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::{Scheme, Secret};
	use serde_json::json;

	/// The vectors that W3C publishes with the suite.
	const W3C: &str = include_str!("../../vectors/w3c_eddsa_jcs_2022.json");

	fn vectors() -> Value {
		serde_json::from_str(W3C).unwrap()
	}

	fn key() -> [u8; 32] {
		key_of_multikey(vectors()["publicKeyMultibase"].as_str().unwrap()).unwrap()
	}

	fn keypair() -> Keypair {
		let secret = from_multibase(vectors()["secretKeyMultibase"].as_str().unwrap()).unwrap();
		// Multicodec of Ed25519 secret keys.
		let seed = secret.strip_prefix(&[0x80, 0x26]).unwrap();
		let seed = Secret::new(format!("0x{}", hex::encode(seed)));
		Keypair::from_secret(Scheme::Ed25519, &seed).unwrap()
	}

	#[test]
	fn documents_should_be_signed_and_checked_as_in_the_vectors_of_w3c() {
		assert_eq!(public_key(&keypair()), Some(key()));
		let vectors = vectors();
		let documents = vectors["signed"].as_array().unwrap();
		assert!(documents.len() >= 2);
		for vector in documents {
			let document = &vector["document"];
			check(document, &key()).unwrap();
			let signed = sign(document.clone(), &keypair()).unwrap().unwrap();
			assert_eq!(document["proof"]["proofValue"], signed);
			if let Some(hashes) = vector["combinedHash"].as_str() {
				assert_eq!(hex::encode(signed_bytes(document.clone()).unwrap()), hashes);
			}
		}
	}

	#[test]
	fn document_should_be_refused_when_anything_in_it_was_altered() {
		let vectors = vectors();
		let good = &vectors["signed"][0]["document"];
		let altered = |pointer: &str, value: Value| {
			let mut bad = good.clone();
			*bad.pointer_mut(pointer).unwrap() = value;
			check(&bad, &key()).unwrap_err()
		};
		use InvalidProof as I;
		for pointer in ["/id", "/name", "/credentialSubject/alumniOf", "/proof/verificationMethod"]
		{
			assert_eq!(altered(pointer, json!("x")), I::Signature, "{pointer}");
		}
		assert_eq!(altered("/type/1", json!("Other")), I::Signature);
		assert_eq!(altered("/proof/created", json!("2024-02-24T23:36:38Z")), I::Signature);
		assert_eq!(altered("/@context/1", json!("https://example.com")), I::Context);
		assert_eq!(altered("/proof/@context/1", json!("https://example.com")), I::Context);
		for pointer in ["/proof/type", "/proof/cryptosuite", "/proof/proofPurpose"] {
			assert_eq!(altered(pointer, json!("x")), I::Suite, "{pointer}");
		}
		assert_eq!(altered("/proof", json!("x")), I::Suite);
		assert_eq!(altered("/name", json!(1)), I::Number(HasNumber));
		let value = good["proof"]["proofValue"].as_str().unwrap();
		for bad in ["", "z", &value[1..], &format!("z1{}", &value[1..]), &value[..80]] {
			assert_eq!(altered("/proof/proofValue", json!(bad)), I::Encoding, "{bad}");
		}
		assert_eq!(check(good, &[9; 32]), Err(I::Signature));
		assert_eq!(check(&json!({}), &key()), Err(I::Missing));
	}

	#[test]
	fn key_should_be_the_same_when_its_did_is_read_back() {
		assert_eq!(key_of_did(&did(&key())), Some(key()));
		let text = did(&key());
		for bad in [&text[1..], &text[..40], "did:key:", "did:key:z", "did:web:example.com"] {
			assert_eq!(key_of_did(bad), None, "{bad}");
		}
		// A key of another kind: P-256.
		assert_eq!(key_of_did("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"), None);
	}

	#[test]
	fn document_should_be_signed_by_ed25519_alone() {
		let vectors = vectors();
		let document = &vectors["signed"][0]["document"];
		let (other, _) = Keypair::generate(Scheme::Sr25519);
		assert_eq!(sign(document.clone(), &other), Ok(None));
	}
}
