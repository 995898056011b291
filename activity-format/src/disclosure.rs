// SPDX-License-Identifier: Apache-2.0

//! One field for somebody who is no member, with its proof.
//!
//! A JSON file, `hanse-activity-disclosure-v1`. In it are the field with its own salt, the way from its
//! leaf to the root over the fields, and the way from the message's leaf to the root that the chain has for
//! the entry. Other fields are in it as hashes only, and no seed is.
//!
//! What [`Disclosure::verify`] proves follows from the file alone: this field is under that root.
//! Whether the chain has that root for that entry is for a node to say ([`Proved::check_row`]).
//!
//! A field of the information after an update leads to the update's `result` instead of its fields; the
//! purpose says to which. The number of fields is not proven, and is of no use to who verifies.

use crate::{
	fields::{is_pointer, leaf, salt, Fields, Purpose, Seed},
	json,
	package::Notice,
	refusal::Refusal,
	text::decimal,
};
use hanse_support::merkle;
use pallet_activities::{ActivityId, Content, Digest, Message, MessageNumber, NodeId};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, Value};
use sp_core::H256;
use std::fmt;

/// What the file says that it is.
pub const FORMAT: &str = "hanse-activity-disclosure-v1";
/// Longest file that is read.
pub const MAX_FILE_LEN: u64 = 4 * 1024 * 1024;

/// What a message is, in files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind", deny_unknown_fields)]
pub enum ContentText {
	Information {},
	Update {
		#[serde(with = "decimal")]
		base: MessageNumber,
		result: H256,
	},
	Trust {},
}

impl From<Content> for ContentText {
	fn from(content: Content) -> Self {
		match content {
			Content::Information => Self::Information {},
			Content::Update { base, result } => Self::Update { base, result },
			Content::Trust => Self::Trust {},
		}
	}
}

impl From<ContentText> for Content {
	fn from(content: ContentText) -> Self {
		match content {
			ContentText::Information {} => Self::Information,
			ContentText::Update { base, result } => Self::Update { base, result },
			ContentText::Trust {} => Self::Trust,
		}
	}
}

/// What is said in public of a message, in files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigestText {
	pub fields: H256,
	pub ciphertext: H256,
	pub size: u32,
}

/// A field in clear.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldText {
	pub pointer: String,
	/// As it was written: a reader that makes a double of a number could miss it.
	pub value: Box<RawValue>,
	pub salt: H256,
}

/// The way from a leaf to a root.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathText {
	pub index: u32,
	pub count: u32,
	/// The siblings from the lowest level upwards.
	pub hashes: Vec<H256>,
}

impl PathText {
	fn of(leaves: &[H256], index: usize) -> Option<Self> {
		Some(Self {
			index: u32::try_from(index).ok()?,
			count: u32::try_from(leaves.len()).ok()?,
			hashes: merkle::audit_path(leaves, u64::try_from(index).ok()?)?,
		})
	}

	fn root(&self, leaf: H256) -> Result<H256, merkle::InvalidPath> {
		merkle::root_from_path(leaf, self.index.into(), self.count.into(), &self.hashes)
	}
}

/// A disclosed field.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Disclosure {
	pub format: String,
	pub genesis: H256,
	#[serde(with = "decimal")]
	pub activity: ActivityId,
	/// The number of the entry.
	#[serde(with = "decimal")]
	pub message: MessageNumber,
	#[serde(with = "decimal")]
	pub author: NodeId,
	/// The author's counter of the message itself.
	#[serde(with = "decimal")]
	pub counter: u64,
	pub content: ContentText,
	pub digest: DigestText,
	pub purpose: Purpose,
	pub field: FieldText,
	/// From the field's leaf to the root over the fields.
	pub field_path: PathText,
	/// From the message's leaf to the root of the entry.
	pub message_path: PathText,
	/// Of the entry, as the chain has it.
	pub root: H256,
}

impl fmt::Debug for Disclosure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Disclosure(activity {}, message {})", self.activity, self.message)
	}
}

/// Where a field is that is to be shown.
#[derive(Clone, Copy)]
pub struct Source<'a> {
	pub genesis: H256,
	/// The number of the entry.
	pub number: MessageNumber,
	pub notice: &'a Notice,
	/// Of all messages of the entry.
	pub digests: &'a [Digest],
	/// Which of them.
	pub index: u32,
	/// Of that message.
	pub seed: &'a Seed,
	/// The message's own information or patch; or what the update made of the information.
	pub value: &'a Value,
	/// What `value` is.
	pub purpose: Purpose,
}

/// Makes the proof of one field, and checks that it is one.
pub fn disclose(source: &Source<'_>, pointer: &str) -> Result<Disclosure, Refusal> {
	let Source { genesis, number, notice, digests, index, seed, value, purpose } = *source;
	let Notice { activity, author, content, root, .. } = *notice;
	let binding = notice.binding(genesis);
	let at = usize::try_from(index).map_err(|_| Refusal::NoSuchMessage)?;
	let digest = digests.get(at).ok_or(Refusal::NoSuchMessage)?;
	let leaf_of = |(index, digest): (u32, &Digest)| {
		Ok(digest.leaf(activity, author, binding.counter_of(index)?))
	};
	let leaves = (0..).zip(digests).map(leaf_of).collect::<Result<Vec<_>, Refusal>>()?;
	let fields = Fields::of(value, seed, purpose)?;
	let (place, shown) = fields.find(pointer).ok_or(Refusal::NoSuchField)?;
	let shown = String::from_utf8(shown.into()).map_err(|_| Refusal::NotCanonical)?;
	let disclosure = Disclosure {
		format: FORMAT.into(),
		genesis,
		activity,
		message: number,
		author,
		counter: binding.counter_of(index)?,
		content: content.into(),
		digest: (*digest).into(),
		purpose,
		field: FieldText {
			pointer: pointer.into(),
			value: RawValue::from_string(shown).map_err(|_| Refusal::NotCanonical)?,
			salt: salt(seed, purpose, pointer).into(),
		},
		field_path: PathText::of(fields.leaves(), place).ok_or(Refusal::NoSuchField)?,
		message_path: PathText::of(&leaves, at).ok_or(Refusal::NoSuchMessage)?,
		root,
	};
	disclosure.verify()?;
	Ok(disclosure)
}

impl From<Digest> for DigestText {
	fn from(Digest { fields, ciphertext, size }: Digest) -> Self {
		Self { fields, ciphertext, size }
	}
}

impl From<DigestText> for Digest {
	fn from(DigestText { fields, ciphertext, size }: DigestText) -> Self {
		Self { fields, ciphertext, size }
	}
}

/// What a disclosure proves, if the chain has the root.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proved {
	pub genesis: H256,
	#[serde(with = "decimal")]
	pub activity: ActivityId,
	/// The number of the entry.
	#[serde(with = "decimal")]
	pub number: MessageNumber,
	#[serde(with = "decimal")]
	pub author: NodeId,
	#[serde(with = "decimal")]
	pub counter: u64,
	/// Which message of the entry, of how many.
	pub index: u32,
	pub count: u32,
	pub content: ContentText,
	pub purpose: Purpose,
	/// Of the entry.
	pub root: H256,
	pub pointer: String,
	pub value: Value,
}

impl fmt::Debug for Proved {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Proved(activity {}, message {})", self.activity, self.number)
	}
}

/// What the chain has of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
	pub author: NodeId,
	/// Of the first message.
	pub counter: u64,
	pub count: u32,
	pub content: Content,
	pub root: H256,
}

impl<AccountId, Balance, BlockNumber> From<&Message<AccountId, Balance, BlockNumber>> for Row {
	fn from(row: &Message<AccountId, Balance, BlockNumber>) -> Self {
		let Message { author, counter, count, content, root, .. } = *row;
		Self { author, counter, count, content, root }
	}
}

impl Proved {
	/// Checks that the chain has this: `row` is that of the entry, on the chain with this genesis.
	pub fn check_row(&self, genesis: H256, row: &Row) -> Result<(), Refusal> {
		if self.genesis != genesis {
			return Err(Refusal::Genesis { found: self.genesis, asked: genesis });
		}
		let differs = [
			("author", row.author != self.author),
			("counter", row.counter.checked_add(self.index.into()) != Some(self.counter)),
			("number of messages", row.count != self.count),
			("content", ContentText::from(row.content) != self.content),
			("root", row.root != self.root),
		];
		match differs.into_iter().find(|(_, differs)| *differs) {
			None => Ok(()),
			Some((what, _)) => Err(Refusal::OtherRow(what)),
		}
	}
}

impl Disclosure {
	/// Reads a file, which is not verified yet. Space between tokens and the order of members may be any.
	pub fn from_json(text: &str) -> Result<Self, Refusal> {
		let json =
			|why: serde_json::Error| Refusal::Json { line: why.line(), column: why.column() };
		let value: Value = serde_json::from_str(text).map_err(json)?;
		if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
			let found = value.get("format").map_or_else(|| "missing".into(), Value::to_string);
			return Err(Refusal::Format { found, expected: FORMAT });
		}
		// From the text and not from the value: in that a member that stands twice is there once.
		let file: Self = serde_json::from_str(text).map_err(json)?;
		match serde_json::to_value(&file).map_err(json)? == value {
			true => Ok(file),
			false => Err(Refusal::Form),
		}
	}

	/// The file.
	pub fn to_json(&self) -> serde_json::Result<String> {
		serde_json::to_string_pretty(self)
	}

	/// Checks all that follows from the file alone.
	pub fn verify(&self) -> Result<Proved, Refusal> {
		if self.format != FORMAT {
			let found = format!("{:?}", self.format);
			return Err(Refusal::Format { found, expected: FORMAT });
		}
		let FieldText { pointer, value, salt } = &self.field;
		let value = json::parse_value(value.get())?;
		if !is_pointer(pointer) || !json::is_field(&value) {
			return Err(Refusal::NotAField);
		}
		let field = leaf(pointer, &json::canonical(&value)?, salt.as_fixed_bytes());
		let (computed, said) =
			(self.field_path.root(field).map_err(Refusal::FieldPath)?, self.fields_root()?);
		if computed != said {
			return Err(Refusal::FieldRoot { computed, said });
		}
		let message = Digest::from(self.digest).leaf(self.activity, self.author, self.counter);
		let computed = self.message_path.root(message).map_err(Refusal::MessagePath)?;
		if computed != self.root {
			return Err(Refusal::MessageRoot { computed, said: self.root });
		}
		Ok(self.proved(value))
	}

	/// The root that the field leads to.
	fn fields_root(&self) -> Result<H256, Refusal> {
		match (self.purpose, self.content) {
			(Purpose::Document, ContentText::Update { result, .. }) => Ok(result),
			(Purpose::Patch, ContentText::Update { .. })
			| (Purpose::Document, ContentText::Information {} | ContentText::Trust {}) => {
				Ok(self.digest.fields)
			},
			(Purpose::Patch, _) => Err(Refusal::Purpose),
		}
	}

	fn proved(&self, value: Value) -> Proved {
		let Self { genesis, activity, message, author, counter, content, purpose, root, .. } = self;
		Proved {
			genesis: *genesis,
			activity: *activity,
			number: *message,
			author: *author,
			counter: *counter,
			index: self.message_path.index,
			count: self.message_path.count,
			content: *content,
			purpose: *purpose,
			root: *root,
			pointer: self.field.pointer.clone(),
			value,
		}
	}
}
