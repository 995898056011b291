// SPDX-License-Identifier: Apache-2.0

//! Content keys: what they encrypt and how they reach members.
//!
//! One key is for one package, a message or a batch, and is random: a package that has to be made again
//! (its epoch is over, its counter was used) gets another, so no key and nonce ever meet twice, whatever
//! a node forgot when it was started again.
//!
//! - *Ciphertext*: ChaCha20-Poly1305 (RFC 8439), the tag behind. The nonce is eight zero bytes and the
//!   index of the message in its package as `u32`, little-endian; the associated data is the SCALE
//!   encoding of (`hanse/activity-envelope/v1`, genesis, activity, epoch, author, counter of the message).
//! - *Wrap*: HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
//!   ChaCha20-Poly1305, one message: the key, without associated data. `info` is the SCALE encoding of
//!   (`hanse/activity-wrap/v1`, [`Binding`], [`Recipient`]). A wrap opens for nobody else, in no other
//!   group, epoch or package.
//!
//! Who wrapped a key is not proven and doesn't matter: under another key nothing opens. So any member can
//! hand a package on to another.

use crate::{refusal::Refusal, secret::secret};
use chacha20poly1305::{
	aead::{inout::InOutBuf, AeadInOut, KeyInit},
	ChaCha20Poly1305 as Cipher, Nonce, Tag,
};
use codec::{Decode, Encode};
use hpke::{
	aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256, Deserializable, Kem as _,
	OpModeR, OpModeS, Serializable,
};
use pallet_activities::{ActivityId, NodeId};
use sp_core::H256;
use std::fmt;
use zeroize::Zeroizing;

/// What the associated data of a ciphertext begins with.
pub const ENVELOPE_TAG: &[u8] = b"hanse/activity-envelope/v1";
/// What the `info` of a wrap begins with.
pub const WRAP_TAG: &[u8] = b"hanse/activity-wrap/v1";
/// Bytes by which a ciphertext is longer.
pub const TAG_LEN: usize = 16;

type Kem = X25519HkdfSha256;
type PublicKey = <Kem as hpke::Kem>::PublicKey;
type PrivateKey = <Kem as hpke::Kem>::PrivateKey;
type EncappedKey = <Kem as hpke::Kem>::EncappedKey;

secret! {
	/// Encrypts one package. Who has it reads the package, so it is destroyed when that is purged.
	ContentKey
}

/// Which package a key is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode)]
pub struct Binding {
	/// Hash of the chain's first block.
	pub genesis: H256,
	pub activity: ActivityId,
	pub epoch: u32,
	pub author: NodeId,
	/// The author's counter of the first message.
	pub counter: u64,
	/// How many messages.
	pub count: u32,
}

impl Binding {
	/// The counter of a message in the package.
	pub fn counter_of(&self, index: u32) -> Result<u64, Refusal> {
		self.counter.checked_add(index.into()).ok_or(Refusal::Counter)
	}

	/// The associated data of a message, and its nonce.
	fn of_message(&self, index: u32) -> Result<(Vec<u8>, Nonce), Refusal> {
		let Self { genesis, activity, epoch, author, .. } = self;
		let counter = self.counter_of(index)?;
		let data = (ENVELOPE_TAG, genesis, activity, epoch, author, counter).encode();
		let mut nonce = Nonce::default();
		nonce[8..].copy_from_slice(&index.to_le_bytes());
		Ok((data, nonce))
	}
}

/// For whom a key is wrapped: a node, and its sealing key of a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode)]
pub struct Recipient {
	pub node: NodeId,
	pub key_version: u32,
	pub key: [u8; 32],
}

/// A content key on its way to one member.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Wrap {
	/// The encapsulated key.
	pub enc: [u8; 32],
	/// The content key, encrypted, with its tag.
	pub sealed: [u8; 48],
	/// Of the recipient's keys.
	pub key_version: u32,
}

/// The secret half of a node's sealing key. Wiped when it goes; only the public half is shown.
pub struct SealingKey {
	secret: PrivateKey,
	public: [u8; 32],
}

impl fmt::Debug for SealingKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "SealingKey(0x{})", hex::encode(self.public))
	}
}

impl SealingKey {
	/// A new key from the system.
	pub fn generate() -> Result<Self, Refusal> {
		let mut material = Zeroizing::new([0; 32]);
		crate::secret::random(&mut material[..])?;
		let (secret, public) = Kem::derive_keypair(&material[..]);
		Ok(Self { secret, public: public.to_bytes().into() })
	}

	/// The key of a secret.
	pub fn from_secret(bytes: &[u8; 32]) -> Result<Self, Refusal> {
		let secret = PrivateKey::from_bytes(bytes).map_err(|_| Refusal::SealingKey)?;
		let public = Kem::sk_to_pk(&secret).to_bytes().into();
		Ok(Self { secret, public })
	}

	/// The secret, to be kept where nobody else reads it.
	pub fn secret(&self) -> Zeroizing<[u8; 32]> {
		Zeroizing::new(self.secret.to_bytes().into())
	}

	/// What stands in the node's record.
	pub fn public(&self) -> [u8; 32] {
		self.public
	}
}

impl Recipient {
	fn info(&self, binding: &Binding) -> Vec<u8> {
		(WRAP_TAG, binding, self).encode()
	}
}

/// Wraps a content key for a member. The system's randomness has to work.
pub fn wrap(key: &ContentKey, binding: &Binding, to: &Recipient) -> Result<Wrap, Refusal> {
	let public = PublicKey::from_bytes(&to.key).map_err(|_| Refusal::RecipientKey)?;
	let (enc, sealed) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, Kem>(
		&OpModeS::Base,
		&public,
		&to.info(binding),
		key.expose(),
		&[],
	)
	.map_err(|_| Refusal::RecipientKey)?;
	let sealed = sealed.try_into().map_err(|_| Refusal::RecipientKey)?;
	Ok(Wrap { enc: enc.to_bytes().into(), sealed, key_version: to.key_version })
}

impl Wrap {
	/// The content key, for the node that it was wrapped for; `mine` is its key of the wrap's version.
	pub fn unwrap(
		&self,
		binding: &Binding,
		me: NodeId,
		mine: &SealingKey,
	) -> Result<ContentKey, Refusal> {
		let to = Recipient { node: me, key_version: self.key_version, key: mine.public };
		let enc = EncappedKey::from_bytes(&self.enc).map_err(|_| Refusal::Wrap)?;
		let key = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
			&OpModeR::Base,
			&mine.secret,
			&enc,
			&to.info(binding),
			&self.sealed,
			&[],
		);
		let key = Zeroizing::new(key.map_err(|_| Refusal::Wrap)?);
		let key = <&[u8; 32]>::try_from(&key[..]).map_err(|_| Refusal::Wrap)?;
		Ok(ContentKey::from_bytes(*key))
	}
}

/// A content key ready for the messages of its package.
pub(crate) struct Envelope<'a> {
	cipher: Cipher,
	binding: &'a Binding,
}

impl<'a> Envelope<'a> {
	pub(crate) fn new(key: &ContentKey, binding: &'a Binding) -> Self {
		Self { cipher: Cipher::new(key.expose().into()), binding }
	}

	/// Encrypts a message where it stands and puts the tag behind it.
	pub(crate) fn close(&self, index: u32, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
		let (data, nonce) = self.binding.of_message(index)?;
		let buffer = InOutBuf::from(&mut bytes[..]);
		let tag = self.cipher.encrypt_inout_detached(&nonce, &data, buffer);
		bytes.extend_from_slice(&tag.map_err(|_| Refusal::TooLarge)?);
		Ok(())
	}

	/// What a ciphertext says.
	pub(crate) fn open(&self, index: u32, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refusal> {
		let closed = || Refusal::Closed { index };
		let (data, nonce) = self.binding.of_message(index)?;
		let (text, tag) = sealed.split_last_chunk::<TAG_LEN>().ok_or_else(closed)?;
		let mut bytes = Zeroizing::new(text.to_vec());
		let buffer = InOutBuf::from(&mut bytes[..]);
		let opened = self.cipher.decrypt_inout_detached(&nonce, &data, buffer, &Tag::from(*tag));
		opened.map_err(|_| closed())?;
		Ok(bytes)
	}
}
