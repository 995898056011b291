// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of several pallets need.

use crate::OrgNumber;
use sp_core::{crypto::KeyTypeId, sr25519};
use sp_runtime::{
	traits::{IdentifyAccount, Verify},
	AccountId32, MultiSignature,
};

const KEY_TYPE: KeyTypeId = KeyTypeId(*b"hans");

/// A new account that signs with sr25519; its key stays in the keystore.
pub fn sr25519_signer() -> (sr25519::Public, AccountId32) {
	let public = sp_io::crypto::sr25519_generate(KEY_TYPE, None);
	(public, <MultiSignature as Verify>::Signer::from(public).into_account())
}

/// The signature of a key that [`sr25519_signer`] made.
pub fn sr25519_sign(signer: &sr25519::Public, message: &[u8]) -> MultiSignature {
	sp_io::crypto::sr25519_sign(KEY_TYPE, signer, message).expect("key was made above").into()
}

/// A directory that registers numbers as a benchmark wants them.
pub trait BenchmarkNumbers<AccountId> {
	/// A new number of `owner`'s.
	fn register(owner: &AccountId) -> OrgNumber;
	/// A new number of somebody else's, of which `manager` is a manager: to find that out costs one row
	/// more.
	fn managed(manager: &AccountId) -> OrgNumber;
}

/// A judge of payments that bars whom a benchmark wants to be barred.
pub trait BenchmarkStanding<Currency, AccountId> {
	/// `who` may neither pay nor be paid in `currency` from now on.
	fn bar(currency: &Currency, who: &AccountId);
}
