// SPDX-License-Identifier: Apache-2.0

//! The tag by which a registrar knows one person again without showing who it is.
//!
//! A tag of version 1 is HMAC-SHA-256 under the registrar's key of 32 bytes, over
//!
//! | part | type | |
//! | --- | --- | --- |
//! | tag | bytes | `hanse/identity-tag/v1` |
//! | version | `u32` | the key's, as the chain has it (`prf_version`) |
//! | scheme, number | bytes | as in the identity, see [`crate::identity`] |
//!
//! little-endian, bytes with their compact length first. Name, kind and salt are left out: one number
//! gives one tag, whoever enters it. Who has the key can try all numbers, so it stays with the
//! registrar for good; a registrar that changes it takes the next version and makes its users' tags
//! anew. As long as one of them has a tag by the key before, newcomers are compared by both, so that key
//! is kept until then. Vectors: `client/vectors/identity.json`.

use super::{secret_bytes, secret_hex, InvalidIdentity, Opening};
use crate::keys::{self, Secret};
use codec::Encode;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::{fmt, path::Path};
use zeroize::Zeroizing;

/// What the file of a tag key says that it is.
pub const FORMAT: &str = "hanse-tag-key-v1";
/// What is hashed first.
const TAG: &[u8] = b"hanse/identity-tag/v1";

/// A registrar's key for tags. Wiped when it goes and never shown.
pub struct TagKey {
	version: u32,
	key: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for TagKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "TagKey({})", self.version)
	}
}

/// A tag key as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	format: String,
	version: u32,
	key: Secret,
}

impl TagKey {
	/// A key that is given.
	pub fn new(version: u32, key: [u8; 32]) -> Self {
		Self { version, key: Zeroizing::new(key) }
	}

	/// A new key from the system.
	pub fn generate(version: u32) -> Result<Self, InvalidIdentity> {
		let mut key = Zeroizing::new([0; 32]);
		super::random(&mut key[..])?;
		Ok(Self { version, key })
	}

	/// Which of the registrar's keys it is.
	pub fn version(&self) -> u32 {
		self.version
	}

	/// Whether it is the next key behind another one.
	pub fn follows(&self, previous: &Self) -> bool {
		previous.version.checked_add(1) == Some(self.version)
	}

	/// The tag of an identity.
	pub fn tag(&self, opening: &Opening) -> [u8; 32] {
		let mut input = Zeroizing::new(Vec::with_capacity(super::ROOM));
		TAG.encode_to(&mut *input);
		self.version.encode_to(&mut *input);
		opening.scheme().as_bytes().encode_to(&mut *input);
		opening.number().as_bytes().encode_to(&mut *input);
		mac(&self.key, &input)
	}

	/// Reads a key's file.
	pub fn read(path: &Path) -> Result<Self, InvalidIdentity> {
		let file: File = serde_json::from_str(keys::read_private(path)?.expose())?;
		if file.format != FORMAT {
			return Err(InvalidIdentity::Format(file.format));
		}
		let key = secret_bytes(&file.key).ok_or(InvalidIdentity::Salt)?;
		Ok(Self { version: file.version, key })
	}

	/// Writes it into a new file that only its owner can read.
	pub fn write(&self, path: &Path) -> Result<(), InvalidIdentity> {
		let file =
			File { format: FORMAT.into(), version: self.version, key: secret_hex(&self.key[..]) };
		let text = crate::files::secret_json(&file)?;
		Ok(keys::write_private(path, &text)?)
	}
}

/// HMAC-SHA-256.
pub(crate) fn mac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
	// A key of any length is good; `HMAC::new` wants one of a block's.
	let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
		unreachable!("HMAC takes keys of any length")
	};
	mac.update(message);
	mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::identity::{tests::opening, Draft, Kind, Salt};

	#[test]
	fn mac_should_be_that_of_rfc_4231() {
		// Test case 2 of the RFC has a key of four bytes; zeros up to a block's length change nothing.
		let mut key = [0; 32];
		key[..4].copy_from_slice(b"Jefe");
		assert_eq!(
			hex::encode(mac(&key, b"what do ya want for nothing?")),
			"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
		);
	}

	#[test]
	fn tag_should_be_of_number_and_scheme_alone() {
		let key = TagKey::new(3, [9; 32]);
		let tag = |kind, name: &str, scheme: &str, number: &str, salt| {
			let (name, number) = (Secret::new(name.into()), Secret::new(number.into()));
			let draft = Draft { kind, name, scheme: scheme.into(), number };
			key.tag(&Opening::of_draft(&draft, Salt::new([salt; 32])).unwrap())
		};
		let one = tag(Kind::Person, "Ada Lovelace", "passport:DE", "C01X0006H", 1);
		assert_eq!(tag(Kind::Organisation, "A. Lovelace", "passport:DE", "c01x 0006-h", 2), one);
		assert_ne!(tag(Kind::Person, "Ada Lovelace", "passport:DE", "C01X0006J", 1), one);
		assert_ne!(tag(Kind::Person, "Ada Lovelace", "passport:FR", "C01X0006H", 1), one);
		let ada = opening(1);
		assert_ne!(TagKey::new(4, [9; 32]).tag(&ada), TagKey::new(3, [9; 32]).tag(&ada));
		assert_ne!(TagKey::new(3, [8; 32]).tag(&ada), TagKey::new(3, [9; 32]).tag(&ada));
	}

	#[test]
	fn key_should_follow_the_one_of_the_version_before_only() {
		let key = |version| TagKey::new(version, [9; 32]);
		assert!(key(1).follows(&key(0)) && key(u32::MAX).follows(&key(u32::MAX - 1)));
		for (version, before) in [(0, 0), (1, 1), (2, 0), (0, 1), (0, u32::MAX)] {
			assert!(!key(version).follows(&key(before)), "{version} behind {before}");
		}
	}

	#[test]
	fn key_should_be_the_same_when_read_back() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tags.json");
		let key = TagKey::generate(2).unwrap();
		key.write(&path).unwrap();
		let read = TagKey::read(&path).unwrap();
		assert_eq!((read.version, *read.key), (2, *key.key));
		assert!(key.write(&path).is_err());
		assert!(!format!("{key:?}").contains(&hex::encode(*key.key)));
	}
}
