// SPDX-License-Identifier: Apache-2.0

//! How numbers, names and accounts stand in the files: numbers that may exceed 2^53 as decimal text,
//! because many readers of JSON lose digits; UUIDs with hyphens; accounts by SS58; bytes as `0x` and
//! small hexadecimal digits.

use pallet_asset_flow::Uuid;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use sp_runtime::AccountId32;

/// The chain's address prefix.
const SS58_PREFIX: u16 = 42;
/// Where the hyphens of a UUID stand, in digits.
const GROUPS: [usize; 4] = [8, 12, 16, 20];

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

/// A table's name.
pub mod uuid {
	use pallet_asset_flow::Uuid;
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(uuid: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&super::uuid_text(uuid))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uuid, D::Error> {
		let text = String::deserialize(deserializer)?;
		super::parse_uuid(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is no UUID")))
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
			.map_err(|why| D::Error::custom(format!("{text:?}: {why:?}")))
	}
}

/// A UUID with its hyphens.
pub fn uuid_text(uuid: &Uuid) -> String {
	let mut text = hex::encode(uuid.0);
	for at in GROUPS.iter().rev() {
		text.insert(*at, '-');
	}
	text
}

/// The UUID of a text in the form of [`uuid_text`], digits of any case.
pub fn parse_uuid(text: &str) -> Option<Uuid> {
	let mut bytes = [0; 16];
	hex::decode_to_slice(text.replace('-', ""), &mut bytes).ok()?;
	let uuid = Uuid(bytes);
	uuid_text(&uuid).eq_ignore_ascii_case(text).then_some(uuid)
}

/// Bytes in hexadecimal digits.
pub fn digits(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// A reference as it is written, or its bytes if they are no text.
pub fn reference(bytes: &[u8]) -> String {
	std::str::from_utf8(bytes).map_or_else(|_| digits(bytes), Into::into)
}

/// An account as people write it.
pub fn account(account: &AccountId32) -> String {
	account.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn uuid_should_be_read_as_it_is_written() {
		// The examples of RFC 9562, appendix A.
		for text in ["c232ab00-9414-11ec-b3c8-9f6bdeced846", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"]
		{
			let uuid = parse_uuid(text).unwrap();
			assert_eq!(uuid_text(&uuid), text);
			assert_eq!(parse_uuid(&text.to_uppercase()), Some(uuid));
			assert_eq!(uuid.0[..2], hex::decode(&text[..4]).unwrap());
		}
	}

	#[test]
	fn uuid_should_be_refused_when_its_hyphens_are_elsewhere() {
		let good = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
		for bad in [
			good.replace('-', ""),
			good.replacen('-', "", 1),
			format!("{good}-"),
			format!("{{{good}}}"),
			good[1..].into(),
			good.replace('f', "g"),
			good.replace("22e2-", "-22e2"),
			String::new(),
		] {
			assert_eq!(parse_uuid(&bad), None, "{bad}");
		}
	}

	#[test]
	fn reference_should_be_its_bytes_when_they_are_no_text() {
		assert_eq!(reference("urn:epc:id:sgtin:ä".as_bytes()), "urn:epc:id:sgtin:ä");
		assert_eq!(reference(&[0xff, 0x00]), "0xff00");
		assert_eq!(reference(&[]), "");
	}
}
