// SPDX-License-Identifier: Apache-2.0

//! What surrounds a call: the extensions that every transaction passes, and the constructors by
//! which pallets make transactions of their own.
//!
//! No extension adds bytes of Hanse's own to what is signed: that would shut out wallets.

#![deny(clippy::as_conversions)]

use crate::{AccountId, Hash, Nonce, Runtime, RuntimeCall, Signature, UncheckedExtrinsic};
use codec::Encode;
use frame_system::offchain::{
	CreateAuthorizedTransaction, CreateBare, CreateTransaction, CreateTransactionBase,
};
use sp_runtime::generic::{self, Era};

/// The checks around every transaction, in this order. `AuthorizeCall` comes first since it gives
/// an authorised call its origin; `WeightReclaim` comes last since it measures the others.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// The payload being signed in transactions.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// The checks of a transaction inside a transaction: its author signs, somebody else pays.
pub type MetaTxExtension = (
	pallet_verify_signature::VerifySignature<Runtime>,
	pallet_meta_tx::MetaTxMarker<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);

impl<LocalCall> CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> CreateTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl<LocalCall> CreateAuthorizedTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> Self::Extension {
		extension(Era::Immortal, 0)
	}
}

/// The extensions of a transaction of this runtime, without a tip.
pub(crate) fn extension(era: Era, nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A call that authorises itself, as the transaction of a node.
pub fn authorized_transaction(call: RuntimeCall) -> UncheckedExtrinsic {
	<Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(call)
}

/// What a signature binds a transaction to besides the call. Asked of the chain and not of this
/// crate: the runtime that is on the chain may be a later one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Binding {
	pub genesis: Hash,
	/// The block at which the era begins.
	pub birth: Hash,
	pub era: Era,
	pub nonce: Nonce,
	pub spec_version: u32,
	pub transaction_version: u32,
}

/// A call as the transaction of `account`, if `sign` signs it.
pub fn signed_transaction(
	call: RuntimeCall,
	account: AccountId,
	binding: Binding,
	sign: impl FnOnce(&[u8]) -> Option<Signature>,
) -> Option<UncheckedExtrinsic> {
	let Binding { genesis, birth, era, nonce, spec_version: spec, transaction_version: version } =
		binding;
	let implicit = ((), (), spec, version, genesis, birth, (), (), (), None, ());
	let payload = SignedPayload::from_raw(call, extension(era, nonce), implicit);
	let signature = payload.using_encoded(sign)?;
	let (call, extension, _) = payload.deconstruct();
	Some(UncheckedExtrinsic::new_signed(call, account.into(), signature, extension))
}
