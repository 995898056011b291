// SPDX-License-Identifier: Apache-2.0

//! The genesis of a chain with one authority.

use crate::{AccountId, Balance, BalancesConfig, RuntimeGenesisConfig, UNIT};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use pallet_aura::GenesisConfig as AuraConfig;
use pallet_grandpa::GenesisConfig as GrandpaConfig;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// What each well-known account has.
const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// Alice alone makes blocks and finalises them; the well-known accounts are endowed.
fn development() -> Value {
	let balances: Vec<(AccountId, Balance)> =
		Sr25519Keyring::iter().map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		aura: AuraConfig { authorities: vec![Sr25519Keyring::Alice.public().into()] },
		grandpa: GrandpaConfig { authorities: vec![(Ed25519Keyring::Alice.public().into(), 1)] },
	})
}

/// The genesis of a preset as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	match id.as_ref() {
		DEV_RUNTIME_PRESET => serde_json::to_vec(&development()).ok(),
		_ => None,
	}
}

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET)]
}
