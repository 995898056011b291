// SPDX-License-Identifier: Apache-2.0

//! Openings on their way to a registrar or certificate issuer: readable by the addressee alone.
//!
//! ## The sealed identity, version 1
//!
//! HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305; one
//! message under each encapsulated key.
//!
//! - *info*: bytes `hanse/sealed-identity/v1`, genesis hash, `u8` role (0 a registrar, 1 a certificate
//!   issuer), `u32` id of the authority, its X25519 key; little-endian, bytes with their compact
//!   length first. A copy opens at nobody else's and on no other chain.
//! - *associated data*: the user's commitment.
//! - *plaintext*: `u16` length, then kind, name, scheme, number and salt as the commitment has them
//!   ([`crate::identity`]), then zeros up to the next multiple of 512 bytes. The longest opening fits in one
//!   such step: all sealed identities of this version have the same length.
//!
//! Who sealed it isn't proven and doesn't matter: what was opened either fits the commitment, which the
//! user and the registrar signed, or is refused. Vectors: `client/vectors/sealed_identity.json`.

use super::{secret_bytes, secret_hex, InvalidIdentity, Opening};
use crate::keys::{self, KeyError, Secret};
use codec::Encode;
use hpke::{
	aead::{AeadCtxS, ChaCha20Poly1305},
	kdf::HkdfSha256,
	kem::X25519HkdfSha256,
	Deserializable, Kem as _, OpModeR, OpModeS, Serializable,
};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path};
use zeroize::{Zeroize, Zeroizing};

/// What files say that they are.
pub const FORMAT: &str = "hanse-sealed-identity-v1";
pub const KEY_FORMAT: &str = "hanse-sealing-key-v1";
/// What `info` begins with.
const TAG: &[u8] = b"hanse/sealed-identity/v1";
/// Plaintexts are multiples of this.
const STEP: usize = 512;
/// Most bytes of a sealed identity's file.
pub const MAX_FILE_LEN: u64 = 16 * 1024;

type Kem = X25519HkdfSha256;
type PublicKey = <Kem as hpke::Kem>::PublicKey;
type PrivateKey = <Kem as hpke::Kem>::PrivateKey;
type EncappedKey = <Kem as hpke::Kem>::EncappedKey;
type Context = AeadCtxS<ChaCha20Poly1305, HkdfSha256, Kem>;

/// Why a sealed identity can't be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
	// The parser's own words could show what isn't meant for a log.
	#[error("it is not the JSON of a sealed identity (line {line}, column {column})")]
	Json { line: usize, column: usize },
	#[error("its format is {found:?}, not {expected:?}")]
	Format { found: String, expected: &'static str },
	#[error("the recipient's key is none")]
	Recipient,
	#[error("it was sealed to another key: 0x{}", hex::encode(.0))]
	OtherKey([u8; 32]),
	#[error("it doesn't open: altered, or sealed for somebody else")]
	Closed,
	#[error("what is in it is not laid out as it should be")]
	Padding,
	#[error("what is in it doesn't fit its commitment")]
	OtherIdentity,
	#[error("the secret is not the one of the public key")]
	OtherSecret,
	#[error(transparent)]
	Identity(#[from] InvalidIdentity),
	#[error(transparent)]
	File(#[from] KeyError),
}

impl From<serde_json::Error> for SealError {
	fn from(why: serde_json::Error) -> Self {
		Self::Json { line: why.line(), column: why.column() }
	}
}

/// What an authority does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
	#[codec(index = 0)]
	Registrar,
	#[codec(index = 1)]
	CertificateIssuer,
}

impl Role {
	/// Its name in documents.
	pub fn name(self) -> &'static str {
		match self {
			Self::Registrar => "registrar",
			Self::CertificateIssuer => "certificate-issuer",
		}
	}
}

/// Whom an identity is sealed to, on which chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recipient {
	pub genesis: [u8; 32],
	pub role: Role,
	pub authority: u32,
	/// Its X25519 key.
	pub key: [u8; 32],
}

impl Recipient {
	fn public_key(&self) -> Result<PublicKey, SealError> {
		PublicKey::from_bytes(&self.key).map_err(|_| SealError::Recipient)
	}

	fn info(&self) -> Vec<u8> {
		(TAG, self.genesis, self.role, self.authority, self.key).encode()
	}
}

/// The secret half of a key that identities are sealed to. Wiped when it goes and never shown.
pub struct SealingKey {
	secret: PrivateKey,
	public: [u8; 32],
}

impl fmt::Debug for SealingKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "SealingKey(0x{})", hex::encode(self.public))
	}
}

/// A sealing key as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
	format: String,
	#[serde(with = "crate::text::bytes")]
	public: [u8; 32],
	secret: Secret,
}

impl SealingKey {
	/// A new key from the system.
	pub fn generate() -> Self {
		let (secret, public) = Kem::gen_keypair();
		Self { secret, public: public.to_bytes().into() }
	}

	/// The key of a secret.
	pub fn from_secret(bytes: &[u8; 32]) -> Result<Self, SealError> {
		let secret = PrivateKey::from_bytes(bytes).map_err(|_| SealError::OtherSecret)?;
		let public = Kem::sk_to_pk(&secret).to_bytes().into();
		Ok(Self { secret, public })
	}

	/// What stands on the chain.
	pub fn public(&self) -> [u8; 32] {
		self.public
	}

	/// Reads a key's file.
	pub fn read(path: &Path) -> Result<Self, SealError> {
		let text = keys::read_private(path)?;
		// By the other error: the parser's own words could show the secret.
		let file: KeyFile = serde_json::from_str(text.expose()).map_err(InvalidIdentity::from)?;
		if file.format != KEY_FORMAT {
			return Err(SealError::Format { found: file.format, expected: KEY_FORMAT });
		}
		let secret = secret_bytes(&file.secret).ok_or(SealError::OtherSecret)?;
		let key = Self::from_secret(&secret)?;
		if key.public != file.public {
			return Err(SealError::OtherSecret);
		}
		Ok(key)
	}

	/// Writes it into a new file that only its owner can read.
	pub fn write(&self, path: &Path) -> Result<(), SealError> {
		let mut secret = self.secret.to_bytes();
		let file =
			KeyFile { format: KEY_FORMAT.into(), public: self.public, secret: secret_hex(&secret) };
		secret.zeroize();
		let text = crate::files::secret_json(&file)?;
		Ok(keys::write_private(path, &text)?)
	}
}

/// A sealed identity. Nothing in it is secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
	pub format: String,
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	/// Of the user whose identity it is.
	#[serde(with = "crate::text::bytes")]
	pub commitment: [u8; 32],
	pub role: Role,
	pub authority: u32,
	/// The key it was sealed to.
	#[serde(with = "crate::text::bytes")]
	pub recipient: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub encapsulated: [u8; 32],
	#[serde(with = "crate::text::bytes")]
	pub ciphertext: Vec<u8>,
}

impl Sealed {
	/// Seals an opening. The system's randomness has to work.
	pub fn seal(opening: &Opening, to: &Recipient) -> Result<Self, SealError> {
		let sender = hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem>(
			&OpModeS::Base,
			&to.public_key()?,
			&to.info(),
		);
		Self::finish(opening, to, sender.map_err(|_| SealError::Recipient)?)
	}

	fn finish(
		opening: &Opening,
		to: &Recipient,
		(encapsulated, mut context): (EncappedKey, Context),
	) -> Result<Self, SealError> {
		let commitment = opening.commitment();
		let plaintext = padded(opening).ok_or(SealError::Padding)?;
		let ciphertext = context.seal(&plaintext, &commitment).map_err(|_| SealError::Recipient)?;
		Ok(Self {
			format: FORMAT.into(),
			genesis: to.genesis,
			commitment,
			role: to.role,
			authority: to.authority,
			recipient: to.key,
			encapsulated: encapsulated.to_bytes().into(),
			ciphertext,
		})
	}

	/// Opens it, and checks that what is in it fits its commitment.
	pub fn open(&self, key: &SealingKey) -> Result<Opening, SealError> {
		if self.recipient != key.public {
			return Err(SealError::OtherKey(self.recipient));
		}
		let encapsulated =
			EncappedKey::from_bytes(&self.encapsulated).map_err(|_| SealError::Closed)?;
		let info = self.to().info();
		let mut context = hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, Kem>(
			&OpModeR::Base,
			&key.secret,
			&encapsulated,
			&info,
		)
		.map_err(|_| SealError::Closed)?;
		let plaintext =
			context.open(&self.ciphertext, &self.commitment).map_err(|_| SealError::Closed)?;
		let plaintext = Zeroizing::new(plaintext);
		let opening = Opening::decode_all(unpadded(&plaintext).ok_or(SealError::Padding)?)?;
		match opening.commitment() == self.commitment {
			true => Ok(opening),
			false => Err(SealError::OtherIdentity),
		}
	}

	/// Whom it was sealed to.
	pub fn to(&self) -> Recipient {
		Recipient {
			genesis: self.genesis,
			role: self.role,
			authority: self.authority,
			key: self.recipient,
		}
	}

	/// Reads the JSON of one.
	pub fn from_json(text: &str) -> Result<Self, SealError> {
		let sealed: Self = serde_json::from_str(text)?;
		match sealed.format == FORMAT {
			true => Ok(sealed),
			false => Err(SealError::Format { found: sealed.format, expected: FORMAT }),
		}
	}
}

/// Length, opening, zeros.
fn padded(opening: &Opening) -> Option<Zeroizing<Vec<u8>>> {
	let mut bytes = Zeroizing::new(Vec::with_capacity(2 * STEP));
	bytes.extend_from_slice(&[0; 2]);
	opening.encode_to(&mut bytes);
	let length = u16::try_from(bytes.len().checked_sub(2)?).ok()?;
	bytes.get_mut(..2)?.copy_from_slice(&length.to_le_bytes());
	let whole = bytes.len().next_multiple_of(STEP);
	bytes.resize(whole, 0);
	Some(bytes)
}

fn unpadded(bytes: &[u8]) -> Option<&[u8]> {
	let (length, rest) = bytes.split_first_chunk()?;
	let (opening, zeros) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
	let whole = (2 + opening.len()).next_multiple_of(STEP);
	(bytes.len() == whole && zeros.iter().all(|byte| *byte == 0)).then_some(opening)
}

#[cfg(test)]
mod tests;
