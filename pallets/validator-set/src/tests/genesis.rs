// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, GenesisConfig, DEFAULT_SESSION_LENGTH};
use sp_runtime::BuildStorage;

#[test]
fn the_genesis_should_give_set_sessions_and_authorities() {
	ExtBuilder::default().validators(&[DAVE, BOB, ALICE]).run(|| {
		let sorted = vec![ALICE, BOB, DAVE];
		assert_eq!(ValidatorSet::validators(), sorted);
		assert_eq!(Session::validators(), sorted);
		assert_eq!((authors(), voters()), (sorted.clone(), sorted));
		assert_eq!(ValidatorSet::session_length(), SESSION as u32);
		assert!(Historical::historical_root(0).is_some());
		assert_eq!(Historical::historical_root(0), Historical::historical_root(1));
	});
}

#[test]
fn the_default_genesis_should_build() {
	let storage = RuntimeGenesisConfig::default().build_storage().expect("it builds");
	sp_io::TestExternalities::from(storage).execute_with(|| {
		assert_eq!(ValidatorSet::session_length(), DEFAULT_SESSION_LENGTH);
		assert_eq!(ValidatorSet::validators(), Vec::<AccountId>::new());
		ValidatorSet::do_try_state().expect("the invariants hold");
	});
}

#[test]
#[should_panic(expected = "a session has at least one block")]
fn the_genesis_should_fail_when_sessions_have_no_blocks() {
	ExtBuilder::default().session_length(0).build();
}

#[test]
#[should_panic(expected = "fewer than the minimum")]
fn the_genesis_should_fail_when_there_are_too_few() {
	ExtBuilder::default().validators(&[ALICE, BOB]).build();
}

#[test]
#[should_panic(expected = "more than the maximum")]
fn the_genesis_should_fail_when_there_are_too_many() {
	let seven = [ALICE, BOB, CHARLIE, DAVE, EVE, FERDIE, GINA];
	ExtBuilder::default().validators(&seven).candidates(&[]).build();
}

#[test]
#[should_panic(expected = "named twice")]
fn the_genesis_should_fail_when_an_account_is_named_twice() {
	ExtBuilder::default().validators(&[ALICE, BOB, CHARLIE, ALICE]).build();
}

#[test]
#[should_panic(expected = "no session keys for 3")]
fn the_genesis_should_fail_when_a_validator_has_no_keys() {
	let validators = vec![ALICE, BOB, CHARLIE];
	let with_keys = |who: &AccountId| (*who, *who, keys(*who, 0));
	RuntimeGenesisConfig {
		validator_set: GenesisConfig { validators, session_length: 10 },
		session: pallet_session::GenesisConfig {
			keys: [ALICE, BOB].iter().map(with_keys).collect(),
			non_authority_keys: vec![],
		},
		..Default::default()
	}
	.build_storage()
	.expect("it fails before");
}
