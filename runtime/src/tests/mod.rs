// SPDX-License-Identifier: Apache-2.0

//! Tests of how the runtime is put together. Stories across pallets are in `tests/runtime`.

mod brakes;
mod calls;
mod equivocation;
mod governance;
mod limits;
mod migrations;
mod money;
mod presets;
mod proxies;
mod weights;

use crate::{
	configs::governance::{CouncilInstance, TechnicalInstance},
	*,
};
use codec::Encode;
use frame_support::{
	dispatch::DispatchResult, genesis_builder_helper::build_state, traits::UnfilteredDispatchable,
};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_collective::RawOrigin;
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::H256;
use sp_keyring::Sr25519Keyring;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	generic::DigestItem,
	traits::{Dispatchable, Header as _},
	ApplyExtrinsicResult, Digest, DispatchError, ExtrinsicInclusionMode,
};

/// What a filtered call fails with.
pub const FILTERED: DispatchError =
	DispatchError::Module(sp_runtime::ModuleError { index: 0, error: [5, 0, 0, 0], message: None });

/// `patch` laid over `base`, as a chain spec does it.
fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}

/// The whole genesis of a preset.
pub fn genesis_json(preset: &str) -> Vec<u8> {
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let patch = genesis_config_presets::get_preset(&preset.into()).expect("the preset exists");
	merge(&mut json, serde_json::from_slice(&patch).unwrap());
	serde_json::to_vec(&json).unwrap()
}

/// The first block of the chain of a preset, with a keystore.
pub fn chain(preset: &str) -> sp_io::TestExternalities {
	let mut ext = sp_io::TestExternalities::default();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(genesis_json(preset)).unwrap();
		open_block(1);
	});
	ext
}

/// A chain with four validators and a council of five, at its first block.
pub fn local() -> sp_io::TestExternalities {
	chain(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET)
}

/// The next slot whose author is not disabled: the others pass without a block.
fn next_slot() -> u64 {
	let authors = pallet_aura::Authorities::<Runtime>::get().len() as u64;
	let disabled = Session::disabled_validators();
	let mut slot = *pallet_aura::CurrentSlot::<Runtime>::get() + 1;
	while disabled.iter().any(|author| slot % authors == u64::from(*author)) {
		slot += 1;
	}
	slot
}

fn open_block(number: BlockNumber) -> ExtrinsicInclusionMode {
	let slot = next_slot();
	let digest =
		Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let parent = H256::repeat_byte(number as u8);
	let mode = Executive::initialize_block(&Header::new(
		number,
		Default::default(),
		Default::default(),
		parent,
		digest,
	));
	let now = slot * constants::SLOT_DURATION;
	let time = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time)).unwrap().unwrap();
	mode
}

/// Closes the open block and opens the next one; tells what may be in it.
pub fn next_block() -> ExtrinsicInclusionMode {
	Executive::finalize_block();
	open_block(System::block_number() + 1)
}

/// `key` signs `call` with its next nonce.
pub fn signed(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let call = call.into();
	let who = key.to_account_id();
	let mut extension =
		<Runtime as CreateAuthorizedTransaction<frame_system::Call<Runtime>>>::create_extension();
	extension.6 = frame_system::CheckNonce::from(System::account_nonce(&who));
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|payload| key.sign(payload));
	UncheckedExtrinsic::new_signed(call, who.into(), signature.into(), extension)
}

/// `key` sends `call` in the open block.
pub fn send(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(signed(key, call))
}

/// The outcome of `call`, sent by `key`, in the open block.
pub fn outcome(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	send(key, call).expect("the transaction is valid").map_err(plain)
}

/// Errors compare without their message.
fn plain(error: DispatchError) -> DispatchError {
	match error {
		DispatchError::Module(error) => {
			DispatchError::Module(sp_runtime::ModuleError { message: None, ..error })
		},
		other => other,
	}
}

/// `call` by four of five of the council.
pub fn by_council(call: impl Into<RuntimeCall>) -> DispatchResult {
	let origin = RawOrigin::<AccountId, CouncilInstance>::Members(4, 5);
	dispatch(call.into(), origin.into())
}

/// `call` by two of three of the technical committee.
pub fn by_committee(call: impl Into<RuntimeCall>) -> DispatchResult {
	let origin = RawOrigin::<AccountId, TechnicalInstance>::Members(2, 3);
	dispatch(call.into(), origin.into())
}

/// `call` by both bodies.
pub fn by_both(call: impl Into<RuntimeCall>) -> DispatchResult {
	let call: RuntimeCall = call.into();
	call.dispatch_bypass_filter(RuntimeOrigin::root())
		.map(|_| ())
		.map_err(|failed| plain(failed.error))
}

fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch(origin).map(|_| ()).map_err(|failed| plain(failed.error))
}

/// A transfer of a token from whoever signs it.
pub fn a_transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Sr25519Keyring::Ferdie.to_account_id().into(),
		value: constants::UNIT,
	})
}

/// A remark.
pub fn a_remark() -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![1] })
}
