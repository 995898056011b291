// SPDX-License-Identifier: Apache-2.0

//! Fields that a holder may withhold.
//!
//! The credential lists digests; the fields stand beside it, each with a salt of its own. A digest is
//! SHA-256 of the canonical form of the array `["hanse-disclosure-v1", salt, field, value]`, texts all
//! of them: the idea of SD-JWT, without its encodings. Digests are sorted, so that their order tells
//! nothing; there are always five.
//!
//! A field's salt is HMAC-SHA-256 under the salt of the identity's commitment over bytes
//! `hanse/disclosure-salt/v1`, the certificate's id and bytes of the field's name (bytes with their compact
//! length first). Who holds an opening makes the same document again, and when the opening's salt is
//! destroyed, these are too. A salt that is shown tells nothing of the others.
//!
//! The identity's salt is a field as well: with all five a verifier opens the commitment on the chain.
//! It is shown with the other four or not at all, because with it what is withheld could be guessed.

use crate::{
	identity::{tag::mac, Opening},
	jcs::{self, HasNumber},
	keys::Secret,
};
use codec::Encode;
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use sp_io::hashing::sha2_256;
use std::fmt;
use zeroize::Zeroizing;

const TAG: &str = "hanse-disclosure-v1";
const SALT_TAG: &[u8] = b"hanse/disclosure-salt/v1";

/// What may be withheld.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "camelCase")]
pub enum Field {
	/// Person or organisation.
	Kind,
	Name,
	/// What kind of number.
	Scheme,
	Number,
	/// The salt of the commitment to all of these.
	Salt,
}

impl Field {
	pub const ALL: [Self; 5] = [Self::Kind, Self::Name, Self::Scheme, Self::Number, Self::Salt];

	/// As documents have it.
	pub fn name(self) -> &'static str {
		match self {
			Self::Kind => "kind",
			Self::Name => "name",
			Self::Scheme => "scheme",
			Self::Number => "number",
			Self::Salt => "salt",
		}
	}
}

/// A digest in a credential.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(#[serde(with = "crate::text::bytes")] [u8; 32]);

/// A field in clear. Wiped when it goes and never shown.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
	salt: Secret,
	field: Field,
	value: Secret,
}

impl fmt::Debug for Disclosure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Disclosure({})", self.field.name())
	}
}

impl Disclosure {
	/// A field of an identity for a certificate.
	pub fn of(field: Field, opening: &Opening, certificate: &[u8; 32]) -> Self {
		let text = |text: &str| Secret::new(text.into());
		let value = match field {
			Field::Kind => text(opening.kind().name()),
			Field::Name => text(opening.name()),
			Field::Scheme => text(opening.scheme()),
			Field::Number => text(opening.number()),
			Field::Salt => opening.salt().to_text(),
		};
		let input = (SALT_TAG, certificate, field.name().as_bytes()).encode();
		let salt = Zeroizing::new(mac(opening.salt().expose(), &input));
		Self { salt: Secret::new(format!("0x{}", hex::encode(*salt))), field, value }
	}

	pub fn field(&self) -> Field {
		self.field
	}

	/// A field as somebody else may have written it.
	#[cfg(test)]
	pub(super) fn forged(field: Field, value: &str) -> Self {
		Self { salt: Secret::new("0x00".into()), field, value: Secret::new(value.into()) }
	}

	/// The value in clear.
	pub fn value(&self) -> &str {
		self.value.expose()
	}

	/// What the credential has of it.
	pub fn digest(&self) -> Result<Digest, HasNumber> {
		let value: Value = json!([TAG, self.salt.expose(), self.field.name(), self.value.expose()]);
		Ok(Digest(sha2_256(&Zeroizing::new(jcs::canonical(&value)?))))
	}
}
