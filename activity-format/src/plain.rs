// SPDX-License-Identifier: Apache-2.0

//! What is encrypted.
//!
//! The SCALE encoding of [`Plain`]: seed, information in its one form (RFC 8785), signatures of parties;
//! then zeros, so that the ciphertext, its tag of 16 bytes included, has the length of a size class.
//! Classes are those of Padmé (Nikitin et al., *Reducing Metadata Leakage from Encrypted Files and
//! Communication with PURBs*, PoPETs 2019), the smallest 256 bytes: a length keeps its highest bits only,
//! as many as the binary logarithm of the binary logarithm. Of a message of L bytes an observer learns
//! O(log log L) bits, and what is longer grows by a sixteenth at most.

use crate::{
	envelope::TAG_LEN,
	fields::{Fields, Purpose, Seed},
	json,
	refusal::Refusal,
};
use codec::{Decode, Encode};
use hanse_support::signed_payload::{Domain, Payload, NEVER};
use pallet_activities::{ActivityId, NodeId, Party, MAX_CIPHERTEXT};
use serde_json::Value;
use sp_core::H256;
use sp_runtime::{AccountId32, MultiSignature};
use std::fmt;
use zeroize::Zeroize;

/// The smallest size class of ciphertexts.
pub const SMALLEST: usize = 256;
/// Most parties that sign a message.
pub const MAX_SIGNATURES: usize = 64;
/// What parties sign messages for.
pub const MESSAGE: Domain = Domain { pallet: b"activities", purpose: b"message" };

/// That a party of the author's node says this itself: a thing by its own key, an account by its key.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct PartySignature {
	pub party: Party<AccountId32>,
	pub signature: MultiSignature,
}

/// What a party signs: (activity, author, counter, root over the fields), for ever, raw or as wallets
/// wrap it.
pub fn message_word(
	genesis: H256,
	activity: ActivityId,
	author: NodeId,
	counter: u64,
	fields: H256,
) -> Payload<(ActivityId, NodeId, u64, H256)> {
	let fields = (activity, author, counter, fields);
	Payload { domain: MESSAGE, genesis, fields, nonce: 0, expiry: NEVER }
}

/// A message in clear. Wiped when it goes.
#[derive(Clone, Encode, Decode)]
pub struct Plain {
	pub seed: Seed,
	/// A JSON object in its one form.
	pub body: Vec<u8>,
	pub signatures: Vec<PartySignature>,
}

impl Drop for Plain {
	fn drop(&mut self) {
		self.body.zeroize();
	}
}

impl fmt::Debug for Plain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Plain({} bytes, {} signatures)", self.body.len(), self.signatures.len())
	}
}

impl Plain {
	/// The information, which has to be in its one form.
	pub fn value(&self) -> Result<Value, Refusal> {
		let text = std::str::from_utf8(&self.body).map_err(|_| Refusal::NotCanonical)?;
		let value = json::parse(text)?;
		match json::canonical(&value)? == self.body {
			true => Ok(value),
			false => Err(Refusal::NotCanonical),
		}
	}

	/// Checks that all who are named as signing did. `key_of` tells the account of a party's key; a party
	/// that has none did not sign.
	pub fn check_signatures(
		&self,
		word: &Payload<(ActivityId, NodeId, u64, H256)>,
		key_of: impl Fn(&Party<AccountId32>) -> Option<AccountId32>,
	) -> Result<(), Refusal> {
		for (index, PartySignature { party, signature }) in self.signatures.iter().enumerate() {
			let earlier = self.signatures.iter().take(index);
			let is_good = key_of(party).is_some_and(|key| word.is_signed_by(signature, &key));
			if !is_good || earlier.into_iter().any(|one| one.party == *party) {
				return Err(Refusal::PartySignature { index });
			}
		}
		Ok(())
	}

	/// Encoded, with zeros, and room for the tag.
	pub(crate) fn to_padded(&self) -> Result<Vec<u8>, Refusal> {
		if self.signatures.len() > MAX_SIGNATURES {
			return Err(Refusal::TooManySignatures);
		}
		let length = self.encoded_size();
		let whole = length.checked_add(TAG_LEN).map(size_class).ok_or(Refusal::TooLarge)?;
		if whole > MAX_CIPHERTEXT as usize {
			return Err(Refusal::TooLarge);
		}
		// In its final size at once: what is moved would leave a copy behind.
		let mut bytes = Vec::with_capacity(whole);
		self.encode_to(&mut bytes);
		bytes.resize(whole - TAG_LEN, 0);
		Ok(bytes)
	}

	/// Reads what [`Self::to_padded`] wrote.
	pub(crate) fn from_padded(bytes: &[u8], index: u32) -> Result<Self, Refusal> {
		let mut rest = bytes;
		let plain = Self::decode(&mut rest).map_err(|_| Refusal::Plain { index })?;
		let length = bytes.len() - rest.len();
		let whole = size_class(length + TAG_LEN);
		if bytes.len() + TAG_LEN != whole || rest.iter().any(|byte| *byte != 0) {
			return Err(Refusal::Padding { index });
		}
		match plain.signatures.len() <= MAX_SIGNATURES {
			true => Ok(plain),
			false => Err(Refusal::TooManySignatures),
		}
	}
}

/// A message to be sent: its root is known, so that parties can sign it.
#[derive(Clone, Debug)]
pub struct Draft {
	pub plain: Plain,
	/// The root over its fields.
	pub fields: H256,
}

impl Draft {
	/// Information, a patch or words of trust, with a new seed.
	pub fn new(value: &Value, purpose: Purpose) -> Result<Self, Refusal> {
		Self::with_seed(value, purpose, Seed::random()?)
	}

	/// With a seed that was made before.
	pub fn with_seed(value: &Value, purpose: Purpose, seed: Seed) -> Result<Self, Refusal> {
		let fields = Fields::of(value, &seed, purpose)?.root();
		let plain = Plain { seed, body: json::canonical(value)?, signatures: Vec::new() };
		Ok(Self { plain, fields })
	}
}

/// The length that a ciphertext of at least `length` bytes gets.
pub fn size_class(length: usize) -> usize {
	let length = length.max(SMALLEST);
	let exponent = length.ilog2();
	let kept = exponent.ilog2() + 1;
	// At least 256: the exponent is 8 or more and more bits go than are kept.
	length.checked_next_multiple_of(1 << (exponent - kept)).unwrap_or(usize::MAX)
}
