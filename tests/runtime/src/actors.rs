// SPDX-License-Identifier: Apache-2.0

//! Accounts with keys, and the transactions that they sign.

use codec::Encode;
use hanse_runtime::{
	AccountId, Balance, MetaTxExtension, Nonce, Runtime, RuntimeCall, Signature, SignedPayload,
	TxExtension, UncheckedExtrinsic,
};
use pallet_meta_tx::MetaTxFor;
use pallet_verify_signature::VerifySignature;
use sp_core::{sr25519, Pair};
use sp_runtime::{
	generic::Era,
	traits::{IdentifyAccount, TransactionExtension},
	MultiAddress, MultiSigner,
};

/// Version of the extensions of transactions in transactions.
const META_EXTENSION_VERSION: u8 = 0;

/// An account whose key is at hand.
#[derive(Clone)]
pub struct Actor {
	pub name: String,
	pub account: AccountId,
	pair: sr25519::Pair,
}

/// The account derived from a name; those of the presets are `Alice`, `Bob`, `Charlie` and so on.
pub fn actor(name: &str) -> Actor {
	let pair = sr25519::Pair::from_string(&format!("//{name}"), None).expect("a path");
	let account = MultiSigner::from(pair.public()).into_account();
	Actor { name: name.to_string(), account, pair }
}

impl Actor {
	pub fn address(&self) -> MultiAddress<AccountId, ()> {
		self.account.clone().into()
	}

	/// The public half of its key.
	pub fn key(&self) -> sr25519::Public {
		self.pair.public()
	}

	/// A signature over bytes as the key makes it.
	pub fn sign_raw(&self, message: &[u8]) -> sr25519::Signature {
		self.pair.sign(message)
	}

	/// A signature over bytes.
	pub fn sign(&self, message: &[u8]) -> Signature {
		self.pair.sign(message).into()
	}

	/// A transaction with the extensions that every wallet sends.
	///
	/// Has to run on the chain's storage: genesis hash and versions are signed too.
	pub fn transaction(&self, call: RuntimeCall, nonce: Nonce, tip: Balance) -> UncheckedExtrinsic {
		self.transaction_with(call, extension(nonce, tip))
	}

	/// A transaction with given extensions.
	pub fn transaction_with(&self, call: RuntimeCall, ext: TxExtension) -> UncheckedExtrinsic {
		let payload = SignedPayload::new(call, ext).expect("the extensions have what they sign");
		let signature = payload.using_encoded(|bytes| self.sign(bytes));
		let (call, ext, _) = payload.deconstruct();
		UncheckedExtrinsic::new_signed(call, self.address(), signature, ext)
	}

	/// A transaction that somebody else brings and pays for.
	pub fn meta_transaction(&self, call: RuntimeCall, nonce: Nonce) -> MetaTxFor<Runtime> {
		let rest = (
			pallet_meta_tx::MetaTxMarker::new(),
			frame_system::CheckNonZeroSender::new(),
			frame_system::CheckSpecVersion::new(),
			frame_system::CheckTxVersion::new(),
			frame_system::CheckGenesis::new(),
			frame_system::CheckEra::from(Era::Immortal),
			frame_system::CheckNonce::from(nonce),
			frame_metadata_hash_extension::CheckMetadataHash::new(false),
		);
		let implicit = rest.implicit().expect("the extensions have what they sign");
		let message = (META_EXTENSION_VERSION, &call, &rest, implicit)
			.using_encoded(sp_io::hashing::blake2_256);
		let verify = VerifySignature::new_with_signature(self.sign(&message), self.account.clone());
		let (marker, sender, spec, tx, genesis, era, nonce, metadata) = rest;
		let extension: MetaTxExtension =
			(verify, marker, sender, spec, tx, genesis, era, nonce, metadata);
		MetaTxFor::<Runtime>::new(call, META_EXTENSION_VERSION, extension)
	}
}

/// The extensions of an ordinary transaction.
pub fn extension(nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}
