// SPDX-License-Identifier: Apache-2.0

//! The rival is what it says it is: its genesis, its fees, and how much a block holds.

use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	genesis_builder_helper::build_state,
};
use hanse_stock_runtime::*;
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{generic::DigestItem, traits::Header as _, ApplyExtrinsicResult, Digest};

/// The first block of the chain of the preset, open, with its time set.
fn chain() -> sp_io::TestExternalities {
	let preset = genesis_config_presets::get_preset(&DEV_RUNTIME_PRESET.into()).unwrap();
	let patch: Value = serde_json::from_slice(&preset).unwrap();
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	json_patch::merge(&mut genesis, &patch);
	let mut ext = sp_io::TestExternalities::default();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&genesis).unwrap()).unwrap();
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(1).encode());
		let digest = Digest { logs: vec![slot] };
		let (parent, none) = (Hash::repeat_byte(1), Hash::default());
		Executive::initialize_block(&Header::new(1, none, none, parent, digest));
		let time = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: SLOT_DURATION });
		Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time)).unwrap().unwrap();
	});
	ext
}

fn a_transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Sr25519Keyring::Bob.to_account_id().into(),
		value: UNIT,
	})
}

/// `call` as a transaction of Alice.
fn signed(call: RuntimeCall, nonce: Nonce) -> UncheckedExtrinsic {
	let payload = SignedPayload::new(call, extension(nonce)).unwrap();
	let signature = payload.using_encoded(|payload| Sr25519Keyring::Alice.sign(payload));
	let (call, extension, _) = payload.deconstruct();
	let alice = Sr25519Keyring::Alice.to_account_id();
	UncheckedExtrinsic::new_signed(call, alice.into(), signature.into(), extension)
}

fn free(key: Sr25519Keyring) -> Balance {
	Balances::free_balance(key.to_account_id())
}

#[test]
fn the_preset_should_start_with_one_authority() {
	chain().execute_with(|| {
		let aura = pallet_aura::Authorities::<Runtime>::get().into_inner();
		assert_eq!(aura, vec![Sr25519Keyring::Alice.public().into()]);
		let grandpa = Grandpa::grandpa_authorities();
		assert_eq!(grandpa, vec![(Ed25519Keyring::Alice.public().into(), 1)]);
		assert_eq!(Aura::slot_duration(), SLOT_DURATION);
		for key in Sr25519Keyring::iter() {
			assert_eq!(free(key), 1_000_000 * UNIT);
		}
	});
}

#[test]
fn an_unknown_preset_should_not_exist() {
	assert!(genesis_config_presets::get_preset(&"unknown".into()).is_none());
}

#[test]
fn a_signed_transfer_should_move_tokens_and_cost_its_fee() {
	chain().execute_with(|| {
		let (alice, bob) = (free(Sr25519Keyring::Alice), free(Sr25519Keyring::Bob));
		let transfer = signed(a_transfer(), 0);
		let length = transfer.encoded_size() as u32;
		let fee = TransactionPayment::query_info(transfer.clone(), length).partial_fee;
		let outcome: ApplyExtrinsicResult = Executive::apply_extrinsic(transfer);
		assert_eq!(outcome, Ok(Ok(())));
		assert_eq!(free(Sr25519Keyring::Bob), bob + UNIT);
		let paid = alice - UNIT - free(Sr25519Keyring::Alice);
		// What the extensions did not use of their weight is paid back.
		assert!(paid > 0 && paid <= fee, "{paid} of {fee}");
		assert_eq!(System::account_nonce(Sr25519Keyring::Alice.to_account_id()), 1);
	});
}

#[test]
fn a_transfer_should_be_refused_when_its_nonce_was_used() {
	chain().execute_with(|| {
		assert_eq!(Executive::apply_extrinsic(signed(a_transfer(), 0)), Ok(Ok(())));
		assert!(Executive::apply_extrinsic(signed(a_transfer(), 0)).is_err());
	});
}

/// The limit of the template: three quarters of two seconds, at about 760 us a transfer.
#[test]
fn a_block_should_hold_about_two_thousand_transfers() {
	chain().execute_with(|| {
		let info = signed(a_transfer(), 0).get_dispatch_info();
		let limits = configs::RuntimeBlockWeights::get();
		let normal = limits.get(DispatchClass::Normal);
		let each = info.total_weight().saturating_add(normal.base_extrinsic).ref_time();
		let room = normal.max_total.unwrap().ref_time();
		let held = room / each;
		assert!((1_700..2_300).contains(&held), "{held} transfers of {each} ps each");
	});
}
