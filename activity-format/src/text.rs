// SPDX-License-Identifier: Apache-2.0

//! How values stand in files: integers that may exceed 2^53 as decimal text, because many readers of
//! JSON lose digits; bytes as `0x` and small hexadecimal digits.

/// An unsigned integer as decimal text.
pub mod decimal {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(number)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}
