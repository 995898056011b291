// SPDX-License-Identifier: Apache-2.0

//! The document of a certificate: what a holder shows to prove its shares.
//!
//! ## The document, version 1
//!
//! A file `hanse-certificate-v1` has two parts. `credential` is a W3C Verifiable Credential (data model
//! 2.0) with a Data Integrity proof of suite `eddsa-jcs-2022` by the certificate issuer's Ed25519 key
//! ([`proof`]). `disclosures` are fields of it that the holder may withhold ([`disclosure`]): kind,
//! name, ID scheme and number, and the salt of the identity's commitment. Take any of them out and the
//! rest is as good as before.
//!
//! - The *document's hash*, which the issuer countersigns on the chain, is Blake2-256 of the
//!   credential with its proof in canonical form ([`crate::jcs`]). Disclosures are not in it; their
//!   digests are.
//! - The credential says nothing that changes: no titles of assets, no state. Whether the certificate
//!   holds, and how many shares the holder has now, the chain alone tells (view
//!   `certificate_status`), as `credentialStatus` says.
//! - It has no date of its own but the block of issue: from the row on the chain, the opening and the
//!   issuer's key follows one document, byte for byte, however often it is made. An issuer that lost it
//!   makes it again; two copies of a program can't make two.
//!
//! Numbers are decimal text, bytes are `0x` and hexadecimal digits. Example and vectors:
//! `client/vectors/certificate.json`.

pub mod disclosure;
pub mod proof;
pub mod saved;
pub mod verify;

use crate::{
	identity::Opening,
	jcs::{self, HasNumber},
	keys::{Keypair, Secret},
};
use codec::Encode;
use disclosure::{Disclosure, Field};
use proof::Proof;
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use sp_io::hashing::blake2_256;

/// What files of documents say that they are.
pub const FORMAT: &str = "hanse-certificate-v1";
/// Most bytes of such a file.
pub const MAX_FILE_LEN: u64 = 64 * 1024;
/// What the hash behind a certificate's id begins with: these bytes alone, without their length.
const ID_TAG: &[u8; 20] = b"hanse/certificate/v1";
const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// What our own terms stand under.
const VOCABULARY: &str = "urn:hanse:certificate:v1#";
const TYPES: [&str; 2] = ["VerifiableCredential", "HanseCertificate"];
const STATUS_TYPE: &str = "HanseCertificateStatus";
const ID_PREFIX: &str = "urn:hanse:certificate:";

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
	// The parser's own words could show what the holder's fields are.
	#[error("it is not the JSON of a certificate (line {line}, column {column})")]
	Json { line: usize, column: usize },
	#[error("its format is {0:?}, not {FORMAT:?}")]
	Format(String),
	#[error("something in it is not written in the one way that documents have")]
	Form,
	#[error(transparent)]
	Number(#[from] HasNumber),
	#[error("the opening is of another identity than the certificate")]
	OtherIdentity,
	#[error("the chain makes ids of certificates in another way than this program knows")]
	OtherId,
	#[error("documents are signed with an ed25519 key")]
	Scheme,
}

impl From<serde_json::Error> for CertificateError {
	fn from(why: serde_json::Error) -> Self {
		Self::Json { line: why.line(), column: why.column() }
	}
}

/// What a certificate came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id", deny_unknown_fields)]
pub enum Cause {
	/// A first holding.
	Registered,
	/// A trade.
	Traded(#[serde(with = "decimal")] u64),
	/// A campaign.
	Campaign(#[serde(with = "decimal")] u64),
	/// Another identity of the holder.
	Identity,
	/// A certificate that was withdrawn.
	Reissued,
}

/// A certificate as the chain has it: what of it never changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
	pub genesis: [u8; 32],
	pub certificate: [u8; 32],
	pub asset: u64,
	pub user: u64,
	pub identity: [u8; 32],
	pub serial: u64,
	pub shares: u64,
	pub issued: u32,
	pub cause: Cause,
	pub previous: Option<[u8; 32]>,
	pub source: Option<[u8; 32]>,
}

impl Facts {
	/// The certificate's id as it follows from the rest.
	pub fn id(&self) -> [u8; 32] {
		certificate_id(self.genesis, self.asset, self.user, self.identity, self.serial)
	}
}

/// A certificate's id, as the chain makes it: Blake2-256 of the 20 bytes `hanse/certificate/v1`, genesis
/// hash, `u64` asset, `u64` user, identity commitment and `u64` serial number, little-endian.
pub fn certificate_id(
	genesis: [u8; 32],
	asset: u64,
	user: u64,
	identity: [u8; 32],
	serial: u64,
) -> [u8; 32] {
	(ID_TAG, genesis, asset, user, identity, serial).using_encoded(blake2_256)
}

/// What the credential is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subject {
	/// The chain, by the hash of its first block.
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub certificate: [u8; 32],
	#[serde(with = "decimal")]
	pub serial: u64,
	#[serde(with = "decimal")]
	pub asset: u64,
	#[serde(with = "decimal")]
	pub shares: u64,
	/// The holder, and the commitment to who it is.
	#[serde(with = "decimal")]
	pub user: u64,
	#[serde(with = "crate::text::bytes")]
	pub identity: [u8; 32],
	/// The block of issue.
	#[serde(with = "decimal")]
	pub issued: u32,
	pub cause: Cause,
	/// The certificate of this holding before this one.
	#[serde(default, skip_serializing_if = "Option::is_none", with = "optional_bytes")]
	pub previous: Option<[u8; 32]>,
	/// The certificate that the shares came from.
	#[serde(default, skip_serializing_if = "Option::is_none", with = "optional_bytes")]
	pub source: Option<[u8; 32]>,
	/// Digests of the fields that may be withheld, in their own order.
	pub withheld: Vec<disclosure::Digest>,
}

/// Where the state is found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
	pub id: String,
	#[serde(rename = "type")]
	pub kind: String,
}

/// The signed part of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Credential {
	#[serde(rename = "@context")]
	pub context: Value,
	pub id: String,
	#[serde(rename = "type")]
	pub types: Vec<String>,
	/// The certificate issuer's key, as a DID.
	pub issuer: String,
	pub credential_subject: Subject,
	pub credential_status: Status,
	pub proof: Proof,
}

impl Credential {
	/// The hash that is countersigned on the chain.
	pub fn hash(&self) -> Result<[u8; 32], CertificateError> {
		Ok(blake2_256(&jcs::canonical(&serde_json::to_value(self)?)?))
	}

	/// What the chain has to say likewise.
	pub fn facts(&self) -> Facts {
		let subject = &self.credential_subject;
		Facts {
			genesis: subject.genesis,
			certificate: subject.certificate,
			asset: subject.asset,
			user: subject.user,
			identity: subject.identity,
			serial: subject.serial,
			shares: subject.shares,
			issued: subject.issued,
			cause: subject.cause,
			previous: subject.previous,
			source: subject.source,
		}
	}

	/// Whether everything in it that follows from the rest does.
	pub fn is_well_formed(&self) -> bool {
		let facts = self.facts();
		self.context == context()
			&& self.types == TYPES
			&& self.id == urn(&facts.certificate)
			&& self.credential_status == status(&facts.certificate)
			&& facts.certificate == facts.id()
			&& self.credential_subject.withheld.is_sorted_by(|one, other| one < other)
	}
}

/// A document.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
	pub format: String,
	pub credential: Credential,
	pub disclosures: Vec<Disclosure>,
}

impl Document {
	/// Makes the document of a certificate.
	pub fn make(facts: &Facts, opening: &Opening, key: &Keypair) -> Result<Self, CertificateError> {
		if opening.commitment() != facts.identity {
			return Err(CertificateError::OtherIdentity);
		}
		if facts.certificate != facts.id() {
			return Err(CertificateError::OtherId);
		}
		let public = proof::public_key(key).ok_or(CertificateError::Scheme)?;
		let disclosures: Vec<_> =
			Field::ALL.map(|field| Disclosure::of(field, opening, &facts.certificate)).into();
		let mut withheld =
			disclosures.iter().map(Disclosure::digest).collect::<Result<Vec<_>, _>>()?;
		withheld.sort();
		let mut credential = Credential {
			context: context(),
			id: urn(&facts.certificate),
			types: TYPES.map(String::from).into(),
			issuer: proof::did(&public),
			credential_subject: subject(facts, withheld),
			credential_status: status(&facts.certificate),
			proof: Proof::unsigned(&public, context()),
		};
		let signed = proof::sign(serde_json::to_value(&credential)?, key)?;
		credential.proof.proof_value = signed.ok_or(CertificateError::Scheme)?;
		Ok(Self { format: FORMAT.into(), credential, disclosures })
	}

	/// Reads the JSON of one. Nothing is known of it yet but its shape.
	pub fn from_json(text: &str) -> Result<Self, CertificateError> {
		#[derive(Deserialize)]
		struct Written {
			credential: Value,
		}
		let document: Self = serde_json::from_str(text)?;
		if document.format != FORMAT {
			return Err(CertificateError::Format(document.format));
		}
		let Written { credential } = serde_json::from_str(text)?;
		match serde_json::to_value(&document.credential)? == credential {
			true => Ok(document),
			false => Err(CertificateError::Form),
		}
	}

	/// Its JSON.
	pub fn to_json(&self) -> Result<Secret, CertificateError> {
		Ok(crate::files::secret_json(self)?)
	}

	/// The same document with these fields alone in clear.
	pub fn showing(&self, fields: &[Field]) -> Self {
		let shown = |one: &&Disclosure| fields.contains(&one.field());
		let disclosures = self.disclosures.iter().filter(shown).cloned().collect();
		Self { format: self.format.clone(), credential: self.credential.clone(), disclosures }
	}
}

fn subject(facts: &Facts, withheld: Vec<disclosure::Digest>) -> Subject {
	Subject {
		genesis: facts.genesis,
		certificate: facts.certificate,
		serial: facts.serial,
		asset: facts.asset,
		shares: facts.shares,
		user: facts.user,
		identity: facts.identity,
		issued: facts.issued,
		cause: facts.cause,
		previous: facts.previous,
		source: facts.source,
		withheld,
	}
}

fn context() -> Value {
	json!([CREDENTIALS_V2, { "@vocab": VOCABULARY }])
}

fn urn(certificate: &[u8; 32]) -> String {
	format!("{ID_PREFIX}{}", hex::encode(certificate))
}

fn status(certificate: &[u8; 32]) -> Status {
	Status { id: format!("{}#status", urn(certificate)), kind: STATUS_TYPE.into() }
}

/// An unsigned integer as decimal text, in one way only.
mod decimal {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};
	use std::{fmt::Display, str::FromStr};

	pub fn serialize<S: Serializer, T: Display>(number: &T, to: S) -> Result<S::Ok, S::Error> {
		to.collect_str(number)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, T: FromStr + Display>(
		from: D,
	) -> Result<T, D::Error> {
		let text = String::deserialize(from)?;
		let number = text.parse::<T>().ok().filter(|number| number.to_string() == text);
		number.ok_or_else(|| D::Error::custom("a decimal number is expected"))
	}
}

/// Bytes, where there are any, as `0x` and hexadecimal digits.
mod optional_bytes {
	use serde::{Deserializer, Serializer};

	pub fn serialize<S: Serializer>(bytes: &Option<[u8; 32]>, to: S) -> Result<S::Ok, S::Error> {
		match bytes {
			Some(bytes) => crate::text::bytes::serialize(bytes, to),
			None => to.serialize_none(),
		}
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<[u8; 32]>, D::Error> {
		crate::text::bytes::deserialize(from).map(Some)
	}
}

#[cfg(test)]
pub(crate) mod tests;
