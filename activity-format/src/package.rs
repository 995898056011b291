// SPDX-License-Identifier: Apache-2.0

//! What goes over the network: notices, which say that something is there, and packages, which members
//! fetch.
//!
//! A package is one entry of the activity's chain: a message, or a batch under one root. All of it but
//! the wrap is the same for all members.

use crate::{
	envelope::{Binding, ContentKey, Envelope, SealingKey, Wrap},
	fields::{Fields, Purpose},
	plain::{size_class, Draft, Plain},
	refusal::Refusal,
};
use codec::{Decode, DecodeAll, Encode, MaxEncodedLen};
use hanse_support::{
	merkle,
	signed_payload::{Domain, Payload},
};
use pallet_activities::{
	ActivityId, Content, Digest, NodeId, NodeKey, NodeSignature, MAX_BATCH, MAX_CIPHERTEXT,
};
use serde_json::Value;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use std::fmt;

/// What nodes sign notices for.
pub const NOTICE: Domain = Domain { pallet: b"activities", purpose: b"notice" };
/// Most bytes of a signed notice.
pub const MAX_NOTICE: usize = 512;

/// That an entry is there, for members.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen)]
pub struct Notice {
	pub activity: ActivityId,
	/// In which it was sealed.
	pub epoch: u32,
	/// The author's node.
	pub author: NodeId,
	/// The author's counter of the first message; the others follow on.
	pub counter: u64,
	/// How many messages.
	pub count: u32,
	pub content: Content,
	/// The Merkle root over the leaves of the digests; of one, its leaf.
	pub root: H256,
	/// Bytes of all ciphertexts together.
	pub bytes: u32,
}

impl Notice {
	/// What the content key is bound to.
	pub fn binding(&self, genesis: H256) -> Binding {
		let Self { activity, epoch, author, counter, count, .. } = *self;
		Binding { genesis, activity, epoch, author, counter, count }
	}

	/// What the author's node signs: the 32 bytes of the message as they are.
	pub fn word(&self, genesis: H256, key_version: u32) -> Payload<Self> {
		Payload::lasting(NOTICE, genesis, *self, key_version)
	}

	/// Whether it can be of an entry: as many messages as there may be, several only of information, and
	/// counters that exist.
	fn check(&self) -> Result<(), Refusal> {
		check_count(self.count)?;
		if self.count > 1 && self.content != Content::Information {
			return Err(Refusal::Batch);
		}
		match self.counter.checked_add(self.count.into()) {
			Some(_) => Ok(()),
			None => Err(Refusal::Counter),
		}
	}
}

fn check_count(count: u32) -> Result<(), Refusal> {
	match (1..=MAX_BATCH).contains(&count) {
		true => Ok(()),
		false => Err(Refusal::Count { count }),
	}
}

/// A notice with the signature of its author's node.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen)]
pub struct SignedNotice {
	pub notice: Notice,
	/// Of the author's keys.
	pub key_version: u32,
	pub signature: NodeSignature,
}

impl SignedNotice {
	/// Checks that `key`, the signing key of the author at this version, signed a possible notice.
	pub fn check(&self, genesis: H256, key: &NodeKey) -> Result<(), Refusal> {
		self.notice.check()?;
		let word = self.notice.word(genesis, self.key_version);
		match word.is_signed_by_key(key, &self.signature) {
			true => Ok(()),
			false => Err(Refusal::NoticeSignature),
		}
	}

	/// Reads one that came over the network.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
		if bytes.len() > MAX_NOTICE {
			return Err(Refusal::TooLarge);
		}
		Self::decode_all(&mut &*bytes).map_err(|_| Refusal::Undecodable)
	}
}

/// An encrypted message and what is said of it in public.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Sealed {
	pub digest: Digest,
	pub ciphertext: Vec<u8>,
}

impl fmt::Debug for Sealed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Sealed({:?}, {} bytes)", self.digest.fields, self.ciphertext.len())
	}
}

impl Sealed {
	/// Whether the ciphertext is the digest's, and as long as ciphertexts are.
	fn check(&self, index: u32) -> Result<(), Refusal> {
		let length = self.ciphertext.len();
		let is_sized = usize::try_from(self.digest.size) == Ok(length)
			&& length <= MAX_CIPHERTEXT as usize
			&& size_class(length) == length;
		if !is_sized {
			return Err(Refusal::Size { index });
		}
		match sha2_256(&self.ciphertext) == self.digest.ciphertext.0 {
			true => Ok(()),
			false => Err(Refusal::Ciphertext { index }),
		}
	}
}

/// What an author's node made: it signs the notice, wraps the key for each member and publishes the root.
#[derive(Debug)]
pub struct Outgoing {
	pub messages: Vec<Sealed>,
	pub root: H256,
	/// Of all ciphertexts together.
	pub bytes: u32,
	/// New, for these messages alone.
	pub key: ContentKey,
}

impl Outgoing {
	/// The notice of it.
	pub fn notice(&self, binding: &Binding, content: Content) -> Notice {
		let Binding { activity, epoch, author, counter, count, .. } = *binding;
		let Self { root, bytes, .. } = *self;
		Notice { activity, epoch, author, counter, count, content, root, bytes }
	}
}

/// Encrypts messages under a new key.
pub fn seal(binding: &Binding, drafts: &[Draft]) -> Result<Outgoing, Refusal> {
	seal_under(ContentKey::random()?, binding, drafts)
}

pub(crate) fn seal_under(
	key: ContentKey,
	binding: &Binding,
	drafts: &[Draft],
) -> Result<Outgoing, Refusal> {
	check_count(binding.count)?;
	if usize::try_from(binding.count) != Ok(drafts.len()) {
		return Err(Refusal::OtherCount);
	}
	binding.counter.checked_add(binding.count.into()).ok_or(Refusal::Counter)?;
	let envelope = Envelope::new(&key, binding);
	let mut messages = Vec::with_capacity(drafts.len());
	for (index, draft) in (0..).zip(drafts) {
		let mut ciphertext = draft.plain.to_padded()?;
		envelope.close(index, &mut ciphertext)?;
		let size = u32::try_from(ciphertext.len()).map_err(|_| Refusal::TooLarge)?;
		let hash = H256(sha2_256(&ciphertext));
		let digest = Digest { fields: draft.fields, ciphertext: hash, size };
		messages.push(Sealed { digest, ciphertext });
	}
	let root = root_of(binding, &messages)?;
	let bytes = total(&messages)?;
	Ok(Outgoing { messages, root, bytes, key })
}

/// The leaves of messages, in their order.
pub(crate) fn leaves(binding: &Binding, messages: &[Sealed]) -> Result<Vec<H256>, Refusal> {
	let Binding { activity, author, .. } = *binding;
	let leaf = |(index, message): (u32, &Sealed)| {
		Ok(message.digest.leaf(activity, author, binding.counter_of(index)?))
	};
	(0..).zip(messages).map(leaf).collect()
}

fn root_of(binding: &Binding, messages: &[Sealed]) -> Result<H256, Refusal> {
	Ok(merkle::root_of(&leaves(binding, messages)?))
}

fn total(messages: &[Sealed]) -> Result<u32, Refusal> {
	let sizes = messages.iter().map(|message| message.digest.size);
	sizes.into_iter().try_fold(0u32, u32::checked_add).ok_or(Refusal::Bytes)
}

/// What one member gets.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Package {
	pub notice: SignedNotice,
	pub messages: Vec<Sealed>,
	/// Its own, and no other member's.
	pub wrap: Wrap,
}

/// A message that was opened.
#[derive(Clone)]
pub struct Opened {
	/// The author's counter.
	pub counter: u64,
	pub digest: Digest,
	pub plain: Plain,
	/// The information.
	pub value: Value,
}

impl fmt::Debug for Opened {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Opened({}, {:?})", self.counter, self.plain)
	}
}

impl Package {
	/// Reads one that came over the network; how long it may be is for the reader to say.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
		Self::decode_all(&mut &*bytes).map_err(|_| Refusal::Undecodable)
	}

	/// Checks all that can be seen from outside: it is what `key`, the author's signing key at the
	/// notice's version, signed. Each ciphertext is hashed once.
	pub fn check(&self, genesis: H256, key: &NodeKey) -> Result<(), Refusal> {
		self.notice.check(genesis, key)?;
		self.check_messages(genesis)
	}

	/// Checks all of it but the signature: for an entry of which the chain has the root, so that it
	/// doesn't matter which key its author has now.
	pub fn check_contents(&self, genesis: H256) -> Result<(), Refusal> {
		self.notice.notice.check()?;
		self.check_messages(genesis)
	}

	/// Checks that the messages are those of the notice.
	fn check_messages(&self, genesis: H256) -> Result<(), Refusal> {
		let notice = &self.notice.notice;
		if usize::try_from(notice.count) != Ok(self.messages.len()) {
			return Err(Refusal::OtherCount);
		}
		// Before anything is hashed that nobody signed for.
		if total(&self.messages)? != notice.bytes {
			return Err(Refusal::Bytes);
		}
		if root_of(&notice.binding(genesis), &self.messages)? != notice.root {
			return Err(Refusal::Root);
		}
		(0..).zip(&self.messages).try_for_each(|(index, message)| message.check(index))
	}

	/// The content key, for the member that the package is for.
	pub fn content_key(
		&self,
		genesis: H256,
		me: NodeId,
		mine: &SealingKey,
	) -> Result<ContentKey, Refusal> {
		self.wrap.unwrap(&self.notice.notice.binding(genesis), me, mine)
	}

	/// Opens a package that was checked. Ciphertexts are not hashed again.
	pub fn open(
		&self,
		genesis: H256,
		me: NodeId,
		mine: &SealingKey,
	) -> Result<Vec<Opened>, Refusal> {
		open_under(
			&self.content_key(genesis, me, mine)?,
			genesis,
			&self.notice.notice,
			&self.messages,
		)
	}
}

/// Opens messages that were checked, with their content key: those of a package that is kept, and the
/// author's own.
pub fn open_under(
	key: &ContentKey,
	genesis: H256,
	notice: &Notice,
	messages: &[Sealed],
) -> Result<Vec<Opened>, Refusal> {
	let binding = notice.binding(genesis);
	let envelope = Envelope::new(key, &binding);
	let purpose = Purpose::of(&notice.content);
	let open = |(index, message)| open_one(&envelope, &binding, purpose, index, message);
	(0..).zip(messages).map(open).collect()
}

fn open_one(
	envelope: &Envelope<'_>,
	binding: &Binding,
	purpose: Purpose,
	index: u32,
	message: &Sealed,
) -> Result<Opened, Refusal> {
	let bytes = envelope.open(index, &message.ciphertext)?;
	let plain = Plain::from_padded(&bytes, index)?;
	let value = plain.value()?;
	if Fields::of_checked(&value, &plain.seed, purpose)?.root() != message.digest.fields {
		return Err(Refusal::Fields { index });
	}
	let counter = binding.counter_of(index)?;
	Ok(Opened { counter, digest: message.digest, plain, value })
}
