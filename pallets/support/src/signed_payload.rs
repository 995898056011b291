// SPDX-License-Identifier: Apache-2.0

//! The one format of everything that a third party signs off chain.
//!
//! The message that is signed is the Blake2-256 hash of the SCALE encoding of
//!
//! | part | type | |
//! | --- | --- | --- |
//! | tag | bytes | `hanse/signed-payload/v1` |
//! | genesis | `[u8; 32]` | hash of the chain's first block |
//! | pallet | bytes | for example `org-numbers` |
//! | purpose | bytes | for example `register-for` |
//! | fields | as the purpose defines | every field that the signature authorises |
//! | nonce | `u64` | makes the signature good once |
//! | expiry | `u32` | last block at which it is good |
//!
//! in this order, where bytes carry their compact length first. A signature is therefore refused on
//! any other chain, by any other pallet and for any other purpose. Wallets that sign raw bytes wrap
//! them in `<Bytes>` and `</Bytes>`; both forms are accepted. Test vectors:
//! `pallets/support/vectors/signed_payload.json`.

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use codec::Encode;
use sp_application_crypto::RuntimeAppPublic;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::{IdentifyAccount, Verify};

/// What every message begins with.
pub const TAG: &[u8] = b"hanse/signed-payload/v1";
/// The expiry of words that stay true.
pub const NEVER: u32 = u32::MAX;

/// Which pallet a signature is for, and what for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Domain {
	/// The pallet, in kebab case.
	pub pallet: &'static [u8],
	/// What the signature authorises, in kebab case.
	pub purpose: &'static [u8],
}

/// Everything that one signature is bound to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payload<Fields> {
	/// Pallet and purpose.
	pub domain: Domain,
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// Every field that the signature authorises.
	pub fields: Fields,
	/// Makes the signature good once.
	pub nonce: u64,
	/// Last block at which the signature is good.
	pub expiry: u32,
}

impl<Fields> Payload<Fields> {
	/// A word of a service's key that stays true: its nonce is the version of the key.
	pub fn lasting(domain: Domain, genesis: H256, fields: Fields, key_version: u32) -> Self {
		Self { domain, genesis, fields, nonce: key_version.into(), expiry: NEVER }
	}
}

impl<Fields: Encode> Payload<Fields> {
	/// The 32 bytes that are signed.
	pub fn message(&self) -> [u8; 32] {
		(
			TAG,
			self.genesis,
			self.domain.pallet,
			self.domain.purpose,
			&self.fields,
			self.nonce,
			self.expiry,
		)
			.using_encoded(blake2_256)
	}

	/// Whether `signature` is `signer`'s over this payload, raw or as a wallet wraps it.
	///
	/// Looks at the signature only; the caller checks nonce and expiry.
	pub fn is_signed_by<Signature, AccountId>(
		&self,
		signature: &Signature,
		signer: &AccountId,
	) -> bool
	where
		Signature: Verify<Signer: IdentifyAccount<AccountId = AccountId>>,
	{
		is_message_signed_by(&self.message(), signature, signer)
	}

	/// Whether `signature` is a service's over this payload, with a key that signs it raw.
	pub fn is_signed_by_key<Key: RuntimeAppPublic>(
		&self,
		key: &Key,
		signature: &Key::Signature,
	) -> bool {
		key.verify(&self.message(), signature)
	}
}

/// Whether `signature` is `signer`'s over a payload's message, raw or as a wallet wraps it.
pub fn is_message_signed_by<Signature, AccountId>(
	message: &[u8; 32],
	signature: &Signature,
	signer: &AccountId,
) -> bool
where
	Signature: Verify<Signer: IdentifyAccount<AccountId = AccountId>>,
{
	if signature.verify(&message[..], signer) {
		return true;
	}
	let wrapped = [&b"<Bytes>"[..], &message[..], &b"</Bytes>"[..]].concat();
	signature.verify(&wrapped[..], signer)
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::{ecdsa, ed25519, sr25519, Pair};
	use sp_runtime::{AccountId32, MultiSignature, MultiSigner};

	const DOMAIN: Domain = Domain { pallet: b"org-numbers", purpose: b"register-for" };

	fn payload() -> Payload<(u32, Vec<u8>)> {
		Payload {
			domain: DOMAIN,
			genesis: H256([7; 32]),
			fields: (5, b"field".to_vec()),
			nonce: 3,
			expiry: 100,
		}
	}

	fn account(signer: impl Into<MultiSigner>) -> AccountId32 {
		signer.into().into_account()
	}

	#[test]
	fn every_key_type_should_be_accepted_raw_and_wrapped() {
		let message = payload().message();
		let wrapped = [&b"<Bytes>"[..], &message[..], &b"</Bytes>"[..]].concat();
		let sr = sr25519::Pair::from_seed(&[1; 32]);
		let ed = ed25519::Pair::from_seed(&[2; 32]);
		let ec = ecdsa::Pair::from_seed(&[3; 32]);
		for bytes in [&message[..], &wrapped[..]] {
			let cases: [(MultiSignature, AccountId32); 3] = [
				(sr.sign(bytes).into(), account(sr.public())),
				(ed.sign(bytes).into(), account(ed.public())),
				(ec.sign(bytes).into(), account(ec.public())),
			];
			for (signature, signer) in cases {
				assert!(payload().is_signed_by(&signature, &signer));
				assert!(!payload().is_signed_by(&signature, &AccountId32::new([9; 32])));
			}
		}
	}

	#[test]
	fn signature_should_be_refused_when_any_part_differs() {
		let pair = sr25519::Pair::from_seed(&[1; 32]);
		let signature: MultiSignature = pair.sign(&payload().message()).into();
		let signer = account(pair.public());
		let base = payload();
		let other = [
			Payload { genesis: H256([8; 32]), ..base.clone() },
			Payload { domain: Domain { pallet: b"chips", ..DOMAIN }, ..base.clone() },
			Payload { domain: Domain { purpose: b"other", ..DOMAIN }, ..base.clone() },
			Payload { fields: (6, b"field".to_vec()), ..base.clone() },
			Payload { fields: (5, b"fielD".to_vec()), ..base.clone() },
			Payload { nonce: 4, ..base.clone() },
			Payload { expiry: 101, ..base.clone() },
		];
		assert!(base.is_signed_by(&signature, &signer));
		for payload in other {
			assert!(!payload.is_signed_by(&signature, &signer));
		}
	}

	#[test]
	fn message_should_match_the_committed_vectors() {
		let file = include_str!("../vectors/signed_payload.json");
		let vectors: serde_json::Value = serde_json::from_str(file).unwrap();
		let vector = &vectors["vectors"][0];
		assert_eq!(vector["message"], hex::encode(payload().message()));
		let signature = hex::decode(vector["signature_ed25519"].as_str().unwrap()).unwrap();
		let signature = ed25519::Signature::from_raw(signature.try_into().unwrap());
		let signer = ed25519::Pair::from_seed(&[2; 32]).public();
		assert!(payload().is_signed_by(&MultiSignature::from(signature), &account(signer)));
	}
}
