// SPDX-License-Identifier: Apache-2.0

//! The tree over a message's fields.
//!
//! A field is every value of the information that has nothing in it: text, number, true, false, null, an
//! empty object or list. Its name is its JSON pointer (RFC 6901). Fields are sorted by the bytes of their
//! pointers; of each
//!
//! - the *salt* is HMAC-SHA-256 under the message's seed, over the SCALE encoding of
//!   (`hanse/activity-salt/v1`, purpose, pointer);
//! - the *leaf* is the leaf hash of RFC 6962 of the SCALE encoding of (`hanse/activity-field/v1`, pointer,
//!   value in its one form by RFC 8785, salt),
//!
//! where tags, pointers and values are bytes with their compact length first, the purpose is a byte and
//! the salt is 32 bytes. The root over the leaves is what the chain has of the contents. Whoever has no
//! seed can't guess a field behind its leaf; a salt that is shown tells nothing of the others.

use crate::{
	json::{self, MAX_FIELDS, MAX_POINTER},
	refusal::Refusal,
	secret::secret,
};
use codec::Encode;
use hanse_support::merkle;
use hmac::{Hmac, KeyInit, Mac};
use pallet_activities::Content;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::Sha256;
use sp_core::H256;
use std::fmt;
use zeroize::Zeroizing;

/// What the input of a salt begins with.
pub const SALT_TAG: &[u8] = b"hanse/activity-salt/v1";
/// What a leaf begins with.
pub const FIELD_TAG: &[u8] = b"hanse/activity-field/v1";

secret! {
	/// Salts of a message come from it. Who has it and the root can try values; it goes to members only.
	Seed
}

/// What a tree is over. One seed salts a patch and the document that it makes, each differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
	/// Information as it is, or words of trust.
	#[codec(index = 0)]
	Document,
	/// Changes.
	#[codec(index = 1)]
	Patch,
}

impl Purpose {
	/// What the fields of a message with this content are of.
	pub fn of(content: &Content) -> Self {
		match content {
			Content::Update { .. } => Self::Patch,
			Content::Information | Content::Trust => Self::Document,
		}
	}
}

/// A field as it is hashed.
struct Field {
	pointer: String,
	/// In its one form.
	value: Vec<u8>,
}

/// The fields of a message and the tree over them.
pub struct Fields {
	fields: Vec<Field>,
	leaves: Vec<H256>,
	root: H256,
}

impl fmt::Debug for Fields {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Fields({} under {:?})", self.len(), self.root)
	}
}

impl Fields {
	/// The fields of a JSON object, within the limits of [`crate::json`].
	pub fn of(value: &Value, seed: &Seed, purpose: Purpose) -> Result<Self, Refusal> {
		json::check(value)?;
		Self::of_checked(value, seed, purpose)
	}

	/// Of an object that was read within the limits.
	pub(crate) fn of_checked(
		value: &Value,
		seed: &Seed,
		purpose: Purpose,
	) -> Result<Self, Refusal> {
		let mut fields = Vec::new();
		collect(value, &mut String::new(), &mut fields)?;
		fields.sort_unstable_by(|one, other| one.pointer.cmp(&other.pointer));
		let salts = Salts::new(seed, purpose);
		let leaf = |field: &Field| leaf(&field.pointer, &field.value, &salts.of(&field.pointer));
		let leaves: Vec<_> = fields.iter().map(leaf).collect();
		let root = merkle::root_of(&leaves);
		Ok(Self { fields, leaves, root })
	}

	/// The root of the tree.
	pub fn root(&self) -> H256 {
		self.root
	}

	/// How many there are: at least one, for an empty object is a field itself.
	pub fn len(&self) -> usize {
		self.fields.len()
	}

	/// Whether there is none. Never.
	pub fn is_empty(&self) -> bool {
		self.fields.is_empty()
	}

	/// The names, in the order of the leaves.
	pub fn pointers(&self) -> impl Iterator<Item = &str> {
		self.fields.iter().map(|field| field.pointer.as_str())
	}

	/// The hashes, in their order.
	pub fn leaves(&self) -> &[H256] {
		&self.leaves
	}

	/// The place of a field and its value in its one form.
	pub(crate) fn find(&self, pointer: &str) -> Option<(usize, &[u8])> {
		let at = self.fields.binary_search_by(|field| field.pointer.as_str().cmp(pointer)).ok()?;
		Some((at, &self.fields.get(at)?.value))
	}
}

/// Makes salts; the seed is hashed into it once.
struct Salts {
	keyed: Hmac<Sha256>,
	purpose: Purpose,
}

impl Salts {
	fn new(seed: &Seed, purpose: Purpose) -> Self {
		// Zeros up to a block's length change nothing.
		let mut key = Zeroizing::new([0; 64]);
		key[..32].copy_from_slice(seed.expose());
		Self { keyed: Hmac::new((&*key).into()), purpose }
	}

	fn of(&self, pointer: &str) -> [u8; 32] {
		let mut mac = self.keyed.clone();
		(SALT_TAG, self.purpose, pointer).using_encoded(|input| mac.update(input));
		mac.finalize().into_bytes().into()
	}
}

/// The salt of a field.
pub fn salt(seed: &Seed, purpose: Purpose, pointer: &str) -> [u8; 32] {
	Salts::new(seed, purpose).of(pointer)
}

/// The leaf of a field; `value` in its one form.
pub fn leaf(pointer: &str, value: &[u8], salt: &[u8; 32]) -> H256 {
	(FIELD_TAG, pointer, value, salt).using_encoded(merkle::leaf_hash)
}

/// Adds the fields of `value`, which stands at `pointer`.
fn collect(value: &Value, pointer: &mut String, to: &mut Vec<Field>) -> Result<(), Refusal> {
	let length = pointer.len();
	match value {
		Value::Object(members) if !members.is_empty() => {
			for (name, member) in members {
				pointer.push('/');
				push_escaped(name, pointer);
				collect(member, pointer, to)?;
				pointer.truncate(length);
			}
		},
		Value::Array(items) if !items.is_empty() => {
			for (index, item) in items.iter().enumerate() {
				pointer.push('/');
				pointer.push_str(&index.to_string());
				collect(item, pointer, to)?;
				pointer.truncate(length);
			}
		},
		_ if length > MAX_POINTER => return Err(Refusal::PointerTooLong),
		_ if to.len() >= MAX_FIELDS => return Err(Refusal::TooManyFields),
		_ => to.push(Field { pointer: pointer.clone(), value: json::canonical(value)? }),
	}
	Ok(())
}

/// A name within a pointer.
fn push_escaped(name: &str, to: &mut String) {
	for letter in name.chars() {
		match letter {
			'~' => to.push_str("~0"),
			'/' => to.push_str("~1"),
			_ => to.push(letter),
		}
	}
}

/// Whether a text is a JSON pointer.
pub(crate) fn is_pointer(text: &str) -> bool {
	let escapes_are_known = || {
		let mut rest = text.split('~').skip(1);
		rest.all(|after| after.starts_with(['0', '1']))
	};
	(text.is_empty() || text.starts_with('/')) && escapes_are_known()
}
