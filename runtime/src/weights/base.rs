// SPDX-License-Identifier: Apache-2.0

//! The base weight of a transaction: what no extension and no call says for itself.

use super::{extrinsic::EmptyTransaction, paritydb::ParityDbWeight};
use crate::{transactions::extension, Runtime, RuntimeCall};
use alloc::vec::Vec;
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use pallet_verify_signature::WeightInfo as _;
use sp_runtime::{generic::Era, traits::TransactionExtension};

type SignatureWeight = <Runtime as pallet_verify_signature::Config>::WeightInfo;

/// What a signed transaction takes that does nothing: the time that was measured, and the row of its sender,
/// which the measurement finds in memory, since all of its transactions have one sender.
pub fn empty_transaction() -> Weight {
	EmptyTransaction::get().saturating_add(ParityDbWeight::get().reads_writes(1, 1))
}

/// What the extensions of that transaction and its call say for themselves.
pub fn said_elsewhere() -> Weight {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
	let extensions = extension(Era::Immortal, 0).weight(&call);
	extensions.saturating_add(call.get_dispatch_info().call_weight)
}

/// Nothing else says what the check of the signature takes, so the rest is never less.
pub fn floor() -> Weight {
	SignatureWeight::verify_signature()
}

/// The rest, so that the three parts of a transaction add up to what it takes.
pub fn base_extrinsic() -> Weight {
	empty_transaction().saturating_sub(said_elsewhere()).max(floor())
}
