// SPDX-License-Identifier: Apache-2.0

//! Fields as any language encodes them.

use codec::{Compact, Encode};
use serde_json::{json, Value};
use sp_runtime::AccountId32;

/// The fields of a payload in their order, each with the name that the vectors give it.
pub type Fields = Vec<(&'static str, Leaf)>;

/// A field as any language encodes it.
pub enum Leaf {
	U8(u8),
	U32(u32),
	U64(u64),
	U128(u128),
	Raw(Vec<u8>),
	/// A code of three letters or digits, as of a currency.
	Currency([u8; 3]),
	Bytes(&'static str),
	/// How many items of a list follow.
	Count(u32),
	/// Index and meaning of an enumeration's variant; what the variant has follows as fields.
	Variant(u8, &'static str),
}

impl Leaf {
	pub fn account(account: &AccountId32) -> Self {
		Self::Raw(AsRef::<[u8]>::as_ref(account).to_vec())
	}

	/// Spelled out apart from the pallet's own types.
	pub(super) fn scale(&self) -> Vec<u8> {
		match self {
			Self::U8(value) => vec![*value],
			Self::U32(value) => value.to_le_bytes().to_vec(),
			Self::U64(value) => value.to_le_bytes().to_vec(),
			Self::U128(value) => value.to_le_bytes().to_vec(),
			Self::Raw(bytes) => bytes.clone(),
			Self::Currency(code) => code.to_vec(),
			Self::Bytes(text) => bytes(text.as_bytes()),
			Self::Count(items) => Compact(*items).encode(),
			Self::Variant(index, _) => vec![*index],
		}
	}

	pub(super) fn json(&self, name: &str) -> Value {
		let (kind, value) = match self {
			Self::U8(value) => ("u8".into(), value.to_string()),
			Self::U32(value) => ("u32".into(), value.to_string()),
			Self::U64(value) => ("u64".into(), value.to_string()),
			Self::U128(value) => ("u128".into(), value.to_string()),
			Self::Raw(bytes) => (format!("[u8; {}]", bytes.len()), hex::encode(bytes)),
			Self::Currency(code) => ("[u8; 3]".into(), String::from_utf8(code.to_vec()).unwrap()),
			Self::Bytes(text) => ("bytes".into(), (*text).into()),
			Self::Count(items) => ("compact".into(), items.to_string()),
			Self::Variant(index, meaning) => {
				let value = index.to_string();
				return json!({ "name": name, "type": "u8", "value": value, "meaning": meaning });
			},
		};
		json!({ "name": name, "type": kind, "value": value })
	}
}

pub(super) fn bytes(text: &[u8]) -> Vec<u8> {
	[Compact(text.len() as u32).encode(), text.to_vec()].concat()
}
