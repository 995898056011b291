// SPDX-License-Identifier: Apache-2.0

//! What is signed off chain for chips, with the runtime's own types.
//!
//! A message is the Blake2-256 hash that [`hanse_support::signed_payload`] describes, over the
//! fields in [`pallet_chips::payloads`]; nothing is encoded a second time here. The nonce of what is
//! said about a request or a redemption is its id.
//!
//! Commitments to what stays private (a bank's reference of a booking, an account) are the
//! Blake2-256 hash of the SCALE encoding of `(b"hanse/commitment/v1", salt, text)`: tag and text with
//! their compact length first, the salt as 32 bytes.

use codec::Encode;
use hanse_support::signed_payload::Payload;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::AccountId32;

pub use hanse_support::signed_payload::Domain;
pub use pallet_chips::{payloads as domains, CurrencyCode, Word};
/// What a financial node says, with the chain's own accounts, balances and block numbers.
pub type Notice = pallet_chips::Notice<AccountId32, u128, u32>;
pub type Receipt = pallet_chips::Receipt<AccountId32, u128, u32>;
pub type Decline = pallet_chips::Decline<u32>;
pub type Refund = pallet_chips::Refund<u128, u32>;
pub type Acceptance = pallet_chips::Acceptance<u32>;
pub type Payout = pallet_chips::Payout<AccountId32, u128, u32>;
pub type Refusal = pallet_chips::Refusal<u32>;

/// What commitments begin with.
const COMMITMENT_TAG: &[u8] = b"hanse/commitment/v1";

/// Something that is said about a request or a redemption, and its id.
pub trait Statement: Encode {
	fn about(&self) -> u64;
}

macro_rules! about {
	($($statement:ty: $($field:ident).+),* $(,)?) => {
		$(impl Statement for $statement {
			fn about(&self) -> u64 {
				self.$($field).+
			}
		})*
	};
}
about! {
	Notice: request,
	Receipt: notice.request,
	Decline: request,
	Refund: request,
	Acceptance: redemption,
	Payout: redemption,
	Refusal: redemption,
}

/// What a signature is bound to besides the statement: purpose, chain, and the last block at which
/// it is good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
	pub domain: Domain,
	pub genesis: H256,
	pub expiry: u32,
}

impl Bounds {
	/// The 32 bytes that are signed.
	pub fn message(&self, statement: &impl Statement) -> [u8; 32] {
		let Self { domain, genesis, expiry } = *self;
		Payload { domain, genesis, fields: statement, nonce: statement.about(), expiry }.message()
	}
}

/// A commitment to `text`, which who knows the salt can check.
pub fn commitment(salt: [u8; 32], text: &str) -> [u8; 32] {
	(COMMITMENT_TAG, salt, text.as_bytes()).using_encoded(blake2_256)
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Compact;

	#[test]
	fn commitment_should_be_the_hash_of_tag_salt_and_text() {
		let text = "DE89370400440532013000";
		let mut bytes = Compact(19u32).encode();
		bytes.extend_from_slice(b"hanse/commitment/v1");
		bytes.extend_from_slice(&[5; 32]);
		bytes.push(22 << 2);
		bytes.extend_from_slice(text.as_bytes());
		assert_eq!(commitment([5; 32], text), blake2_256(&bytes));
		assert_ne!(commitment([6; 32], text), commitment([5; 32], text));
	}
}
