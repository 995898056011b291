// SPDX-License-Identifier: Apache-2.0

//! The chains that come with the binary: `development`, one validator, and `local_testnet`, four.
//! Both use the well-known keys; a consortium writes its own chain spec.

#![deny(clippy::as_conversions)]

use crate::{
	configs::money::TreasuryAccount, constants::UNIT, AccountId, Balance, BalancesConfig,
	CouncilMembershipConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
	TechnicalMembershipConfig, ValidatorSetConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// Blocks per session: short, so that a change of validators can be watched.
const SESSION_LENGTH: u32 = 10;
/// What each well-known account has.
const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// What the treasury has, so that it exists before the first fee.
const TREASURY_ENDOWMENT: Balance = 1_000 * UNIT;

/// The session keys of a well-known account: of the same name, Aura's by sr25519 and GRANDPA's by
/// ed25519.
fn session_keys(aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> SessionKeys {
	SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() }
}

fn genesis(
	validators: Vec<(Sr25519Keyring, Ed25519Keyring)>,
	council: &[Sr25519Keyring],
	technical_committee: &[Sr25519Keyring],
) -> Value {
	let accounts = |keys: &[Sr25519Keyring]| -> Vec<AccountId> {
		keys.iter().map(|key| key.to_account_id()).collect()
	};
	let mut balances: Vec<(AccountId, Balance)> =
		Sr25519Keyring::iter().map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	balances.push((TreasuryAccount::get(), TREASURY_ENDOWMENT));

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		validator_set: ValidatorSetConfig {
			validators: validators.iter().map(|(key, _)| key.to_account_id()).collect(),
			session_length: SESSION_LENGTH,
		},
		// Aura's and GRANDPA's authorities come from here; their own genesis stays empty.
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|(aura, grandpa)| {
					let account = aura.to_account_id();
					(account.clone(), account, session_keys(aura, grandpa))
				})
				.collect(),
		},
		council_membership: CouncilMembershipConfig {
			members: accounts(council).try_into().unwrap_or_default(),
		},
		technical_membership: TechnicalMembershipConfig {
			members: accounts(technical_committee).try_into().unwrap_or_default(),
		},
	})
}

/// One validator, Alice; Alice, Bob and Charlie govern.
fn development() -> Value {
	use Sr25519Keyring::*;
	genesis(vec![(Alice, Ed25519Keyring::Alice)], &[Alice, Bob, Charlie], &[Alice, Bob, Charlie])
}

/// Four validators, of which one may fail; a council of five.
fn local_testnet() -> Value {
	use Sr25519Keyring::*;
	genesis(
		vec![
			(Alice, Ed25519Keyring::Alice),
			(Bob, Ed25519Keyring::Bob),
			(Charlie, Ed25519Keyring::Charlie),
			(Dave, Ed25519Keyring::Dave),
		],
		&[Alice, Bob, Charlie, Dave, Eve],
		&[Alice, Bob, Charlie],
	)
}

/// The genesis of a preset as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
