// SPDX-License-Identifier: Apache-2.0

//! The file of a proof.

use crate::{
	readable::{EntryText, FlowText, Readable, SealText, ServerText},
	refusal::{Malformed, Part},
	text::{decimal, org, uuid},
};
use codec::{Decode, DecodeAll, Encode};
use hanse_support::OrgNumber;
use pallet_asset_flow::{SealNumber, Uuid};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::Value;
use sp_core::{Bytes, H256};

/// What the file of a proof says that it is.
pub const FORMAT: &str = "hanse-flow-proof";
/// The version of each format.
pub const VERSION: u32 = 1;

/// Something in SCALE bytes, and what they say in a form for people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<Text> {
	pub scale: Bytes,
	pub readable: Text,
}

impl<Text: PartialEq> Stated<Text> {
	/// States a value.
	pub fn of<T: Readable<Text = Text>>(value: &T) -> Self {
		Self { scale: Bytes(value.encode()), readable: value.text() }
	}

	/// The value, if both forms are of it.
	pub fn value<T: Readable<Text = Text>>(&self, part: Part) -> Result<T, Malformed> {
		let value: T = decode(&self.scale, part)?;
		match value.text() == self.readable {
			true => Ok(value),
			false => Err(Malformed::Readable(part)),
		}
	}
}

/// Decodes bytes that encode a value in its one way.
pub(crate) fn decode<T: Decode + Encode>(bytes: &[u8], part: Part) -> Result<T, Malformed> {
	let value = T::decode_all(&mut &*bytes).ok().filter(|value| value.encode() == bytes);
	value.ok_or(Malformed::Scale(part))
}

/// What a leaf is made of.
// One at a time is held; a box would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Body {
	/// A record of a server's table.
	Record(Stated<EntryText>),
	/// A movement on the chain itself.
	Flow(Stated<FlowText>),
}

/// A leaf and its way to the root.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
	#[serde(with = "decimal")]
	pub index: u64,
	pub hash: H256,
	pub body: Body,
	/// The siblings from the lowest level upwards.
	pub path: Vec<H256>,
}

/// A seal under its number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealRow {
	#[serde(with = "decimal")]
	pub number: SealNumber,
	pub row: Stated<SealText>,
}

/// A server under its number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerRow {
	#[serde(with = "org")]
	pub number: OrgNumber,
	pub row: Stated<ServerText>,
}

/// A header and why it is final.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Justified {
	pub number: u32,
	pub hash: H256,
	pub header: Bytes,
	pub justification: Bytes,
}

/// How the last block follows from the authorities that are trusted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finality {
	/// The authority set that justifies the first block; 0 is that of the genesis.
	#[serde(with = "decimal")]
	pub set: u64,
	/// The last block of each set but the latest, which names the next.
	pub changes: Vec<Justified>,
	/// The block under whose state root the rows are.
	pub block: Justified,
}

/// A proof.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowProof {
	pub format: String,
	pub version: u32,
	pub genesis: H256,
	#[serde(with = "uuid")]
	pub table: Uuid,
	/// `None` if it is the seal alone that is proved.
	pub leaf: Option<Leaf>,
	pub seal: SealRow,
	/// A server's row, for its key.
	pub server: Option<ServerRow>,
	/// Nodes of the state's trie, in ascending order.
	pub storage: Vec<Bytes>,
	pub finality: Finality,
}

impl FlowProof {
	/// Reads a proof, which is not verified yet.
	pub fn from_json(text: &str) -> Result<Self, Malformed> {
		parse(text, FORMAT)
	}

	/// The file.
	pub fn to_json(&self) -> serde_json::Result<String> {
		serde_json::to_string_pretty(self)
	}
}

/// Reads a file of a format. Space between tokens and the order of members may be any; all else has
/// one form.
pub(crate) fn parse<T: Serialize + DeserializeOwned>(
	text: &str,
	format: &'static str,
) -> Result<T, Malformed> {
	let json = |why: serde_json::Error| Malformed::Json(why.to_string());
	let value: Value = serde_json::from_str(text).map_err(json)?;
	check_head(&value, format)?;
	// From the text and not from the value: in that a member that stands twice is there once.
	let file: T = serde_json::from_str(text).map_err(json)?;
	match serde_json::to_value(&file).map_err(json)? == value {
		true => Ok(file),
		false => Err(Malformed::Form),
	}
}

fn check_head(value: &Value, expected: &'static str) -> Result<(), Malformed> {
	let shown = |name: &str| value.get(name).map_or_else(|| "missing".into(), Value::to_string);
	if value.get("format").and_then(Value::as_str) != Some(expected) {
		return Err(Malformed::Format { found: shown("format"), expected });
	}
	if value.get("version").and_then(Value::as_u64) != Some(VERSION.into()) {
		return Err(Malformed::Version { found: shown("version"), expected: VERSION });
	}
	Ok(())
}
