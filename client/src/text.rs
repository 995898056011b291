// SPDX-License-Identifier: Apache-2.0

//! How numbers, accounts and bytes stand in JSON: amounts as decimal text, because many readers of
//! JSON lose digits; accounts by SS58; bytes as `0x` and hexadecimal digits.

/// An unsigned integer as decimal text.
pub mod amount {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(amount: &u128, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(amount)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}

/// An organisation number as its twelve digits.
pub mod org {
	use hanse_support::OrgNumber;
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(number: &OrgNumber, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(number)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OrgNumber, D::Error> {
		let text = String::deserialize(deserializer)?;
		OrgNumber::parse(text.as_bytes())
			.map_err(|why| D::Error::custom(format!("{text}: {why:?}")))
	}
}

/// An account by SS58 with the chain's prefix.
pub mod account {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};
	use sp_core::crypto::Ss58Codec;
	use sp_runtime::AccountId32;

	pub fn serialize<S: Serializer>(
		account: &AccountId32,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&crate::keys::ss58(account))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<AccountId32, D::Error> {
		let text = String::deserialize(deserializer)?;
		AccountId32::from_ss58check(&text)
			.map_err(|why| D::Error::custom(format!("{text}: {why:?}")))
	}
}

/// A fixed number of bytes as `0x` and hexadecimal digits.
pub mod bytes {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer, T: AsRef<[u8]>>(
		bytes: &T,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&format_args!("0x{}", hex::encode(bytes)))
	}

	pub fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<Vec<u8>>>(
		deserializer: D,
	) -> Result<T, D::Error> {
		let text = String::deserialize(deserializer)?;
		let digits = text.strip_prefix("0x").ok_or_else(|| D::Error::custom("0x is missing"))?;
		let bytes = hex::decode(digits).map_err(D::Error::custom)?;
		T::try_from(bytes).map_err(|_| D::Error::custom("the number of bytes is wrong"))
	}
}

/// 32 bytes as [`bytes`], or null where there are none.
pub mod optional_bytes {
	use serde::{Deserialize, Deserializer, Serialize, Serializer};

	#[derive(Serialize, Deserialize)]
	#[serde(transparent)]
	struct Bytes(#[serde(with = "super::bytes")] [u8; 32]);

	pub fn serialize<S: Serializer>(
		bytes: &Option<[u8; 32]>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		bytes.map(Bytes).serialize(serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<Option<[u8; 32]>, D::Error> {
		Ok(Option::<Bytes>::deserialize(deserializer)?.map(|Bytes(bytes)| bytes))
	}
}
