// SPDX-License-Identifier: Apache-2.0

use super::*;
use configs::money::TreasuryAccount;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use Sr25519Keyring::*;

fn accounts(keys: &[Sr25519Keyring]) -> Vec<AccountId> {
	let mut accounts: Vec<_> = keys.iter().map(|key| key.to_account_id()).collect();
	accounts.sort();
	accounts
}

fn check(preset: &str, validators: &[Sr25519Keyring], council: &[Sr25519Keyring]) {
	chain(preset).execute_with(|| {
		let mut at_work = Session::validators();
		at_work.sort();
		assert_eq!(at_work, accounts(validators));
		assert_eq!(ValidatorSet::validators(), accounts(validators));
		assert_eq!(ValidatorSet::session_length(), 10);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), validators.len());
		assert_eq!(Grandpa::grandpa_authorities().len(), validators.len());
		assert_eq!(
			pallet_collective::Members::<Runtime, CouncilInstance>::get(),
			accounts(council)
		);
		assert_eq!(
			pallet_collective::Members::<Runtime, TechnicalInstance>::get(),
			accounts(&[Alice, Bob, Charlie])
		);
		assert!(Balances::free_balance(TreasuryAccount::get()) > constants::EXISTENTIAL_DEPOSIT);
		for key in Sr25519Keyring::iter() {
			assert!(Balances::free_balance(key.to_account_id()) > 1_000 * constants::UNIT);
		}
		// Thirty blocks: sessions change, nothing else does.
		for _ in 0..30 {
			next_block();
		}
		assert_eq!(Session::current_index(), 3);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 0, "the set did not change");
		ValidatorSet::do_try_state().unwrap();
		OrgNumbers::do_try_state().unwrap();
		Chips::do_try_state().unwrap();
		Crowdfunding::do_try_state().unwrap();
		Activities::do_try_state().unwrap();
		AssetFlow::do_try_state().unwrap();
	});
}

#[test]
fn the_development_preset_should_start_with_one_validator() {
	check(DEV_RUNTIME_PRESET, &[Alice], &[Alice, Bob, Charlie]);
}

#[test]
fn the_local_preset_should_start_with_four_validators() {
	check(
		LOCAL_TESTNET_RUNTIME_PRESET,
		&[Alice, Bob, Charlie, Dave],
		&[Alice, Bob, Charlie, Dave, Eve],
	);
}

#[test]
fn every_named_preset_should_exist_and_no_other() {
	for name in genesis_config_presets::preset_names() {
		assert!(genesis_config_presets::get_preset(&name).is_some());
	}
	assert!(genesis_config_presets::get_preset(&"unknown".into()).is_none());
}

#[test]
fn the_default_genesis_should_build() {
	sp_io::TestExternalities::default().execute_with(|| {
		let json = serde_json::to_vec(&RuntimeGenesisConfig::default()).unwrap();
		build_state::<RuntimeGenesisConfig>(json).unwrap();
	});
}
