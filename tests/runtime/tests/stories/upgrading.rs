// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use hanse_runtime::{
	configs::parameters::{
		dynamic_params::governance::{DeferredDispatchExpiration, Parameters},
		RuntimeParameters,
	},
	Hash, Runtime, RuntimeCall, System, VERSION,
};
use hanse_runtime_tests::{
	actors::actor,
	chain::{code_of_version, Chain},
	governance::*,
	orgs::register,
};
use sp_core::storage::well_known_keys::CODE;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash as _},
	transaction_validity::InvalidTransaction,
	DispatchError,
};

fn authorize(code: &[u8]) -> RuntimeCall {
	let code_hash = BlakeTwo256::hash(code);
	frame_system::Call::<Runtime>::authorize_upgrade { code_hash }.into()
}

fn bring(code: &[u8]) -> RuntimeCall {
	frame_system::Call::<Runtime>::apply_authorized_upgrade { code: code.to_vec() }.into()
}

fn stored_code(chain: &mut Chain) -> Option<Vec<u8>> {
	chain.with(|| sp_io::storage::get(CODE).map(|code| code.to_vec()))
}

fn is_authorized(chain: &mut Chain) -> bool {
	// The item is private to its pallet.
	let key = frame_support::storage::storage_prefix(b"System", b"AuthorizedUpgrade");
	chain.with(|| sp_io::storage::exists(&key))
}

/// A vote of the council that shortens how long a deferred dispatch waits.
fn shorten_deferral(chain: &mut Chain, blocks: u32) {
	let value = Parameters::DeferredDispatchExpiration(DeferredDispatchExpiration, Some(blocks));
	let key_value = RuntimeParameters::Governance(value);
	let call = pallet_parameters::Call::<Runtime>::set_parameter { key_value };
	assert_ok!(carry(chain, Body::Council, call));
}

#[test]
fn upgrade_should_be_applied_by_anyone_when_both_bodies_agreed() {
	let mut chain = Chain::local_testnet();
	let number = register(&mut chain, &actor("Dave"), "steady");
	let code = code_of_version(VERSION.spec_version + 1);
	assert_ok!(carry_by_both(&mut chain, authorize(&code)));
	assert!(is_authorized(&mut chain));
	// Without a signature and so without a fee.
	assert_ok!(chain.apply_unsigned(bring(&code)), Ok(()));
	chain.advance(1);
	assert_eq!(stored_code(&mut chain), Some(code));
	assert!(!is_authorized(&mut chain));
	chain.with(|| assert!(pallet_org_numbers::Numbers::<Runtime>::contains_key(number)));
	chain.check();
}

#[test]
fn upgrade_should_be_refused_when_a_body_stands_alone() {
	let mut chain = Chain::local_testnet();
	let call = authorize(&code_of_version(VERSION.spec_version + 1));
	// Neither body is Root by itself.
	for body in [Body::Council, Body::Committee] {
		assert_eq!(carry(&mut chain, body, call.clone()), Err(DispatchError::BadOrigin));
	}
	// The council doesn't whitelist, the committee doesn't dispatch.
	assert_eq!(carry(&mut chain, Body::Council, whitelist(&call)), Err(DispatchError::BadOrigin));
	assert_ok!(carry(&mut chain, Body::Committee, whitelist(&call)));
	assert!(carry(&mut chain, Body::Committee, dispatch_whitelisted(call.clone())).is_err());
	// A motion below two thirds of the council doesn't count either.
	assert!(carry_by(&mut chain, Body::Council, 3, dispatch_whitelisted(call)).is_err());
	assert!(!is_authorized(&mut chain));
}

#[test]
fn deferred_upgrade_should_be_dispatched_by_a_relayer_when_the_council_came_first() {
	let mut chain = Chain::local_testnet();
	let relayer = actor("Ferdie");
	let call = authorize(&code_of_version(VERSION.spec_version + 1));
	assert_ok!(carry(&mut chain, Body::Council, dispatch_whitelisted(call.clone())));
	assert_eq!(whitelisted_outcome(&chain), None);
	// The relayer can't run ahead of the committee.
	chain.is_refused(
		&relayer,
		dispatch_whitelisted(call.clone()),
		pallet_whitelist::Error::<Runtime>::CallIsNotWhitelisted,
	);
	assert_ok!(carry(&mut chain, Body::Committee, whitelist(&call)));
	assert!(!is_authorized(&mut chain), "the committee's vote alone dispatches nothing");
	chain.does(&relayer, dispatch_whitelisted(call.clone()));
	assert_eq!(whitelisted_outcome(&chain), Some(Ok(())));
	assert!(is_authorized(&mut chain));
	// It is good once.
	chain.is_refused(
		&relayer,
		dispatch_whitelisted(call),
		pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound,
	);
}

#[test]
fn deferred_upgrade_should_be_void_when_the_committee_is_too_late() {
	let mut chain = Chain::local_testnet();
	let relayer = actor("Ferdie");
	shorten_deferral(&mut chain, 10);
	let call = authorize(&code_of_version(VERSION.spec_version + 1));
	let call_hash = BlakeTwo256::hash_of(&call);
	let clear = || pallet_whitelist::Call::<Runtime>::remove_deferred_dispatch { call_hash };
	assert_ok!(carry(&mut chain, Body::Council, dispatch_whitelisted(call.clone())));
	chain.is_refused(
		&relayer,
		clear(),
		pallet_whitelist::Error::<Runtime>::DeferredDispatchNotExpired,
	);
	chain.advance(10);
	assert_ok!(carry(&mut chain, Body::Committee, whitelist(&call)));
	chain.is_refused(
		&relayer,
		dispatch_whitelisted(call),
		pallet_whitelist::Error::<Runtime>::DeferredDispatchExpired,
	);
	chain.does(&relayer, clear());
	assert!(!is_authorized(&mut chain));
}

#[test]
fn other_code_than_the_authorized_should_never_enter_a_block() {
	let mut chain = Chain::local_testnet();
	let code = code_of_version(VERSION.spec_version + 1);
	let other = code_of_version(VERSION.spec_version + 2);
	// Before any vote, and after it with the wrong code.
	assert_eq!(chain.apply_unsigned(bring(&code)), Err(InvalidTransaction::Call.into()));
	assert_ok!(carry_by_both(&mut chain, authorize(&code)));
	assert_eq!(chain.apply_unsigned(bring(&other)), Err(InvalidTransaction::Call.into()));
	// Signed it is a valid transaction that fails, and the vote stands.
	let error = frame_system::Error::<Runtime>::Unauthorized;
	chain.is_refused(&actor("Ferdie"), bring(&other), error);
	assert!(is_authorized(&mut chain));
	assert_eq!(stored_code(&mut chain), None);
}

#[test]
fn authorization_should_be_spent_on_code_whose_version_did_not_rise() {
	let mut chain = Chain::local_testnet();
	let code = code_of_version(VERSION.spec_version);
	assert_ok!(carry_by_both(&mut chain, authorize(&code)));
	assert_ok!(chain.apply_unsigned(bring(&code)), Ok(()));
	assert!(chain.saw(frame_system::Event::<Runtime>::RejectedInvalidAuthorizedUpgrade {
		code_hash: BlakeTwo256::hash(&code),
		error: stored(frame_system::Error::<Runtime>::SpecVersionNeedsToIncrease.into()),
	}));
	assert!(!is_authorized(&mut chain));
	assert_eq!(stored_code(&mut chain), None);
	assert_eq!(chain.apply_unsigned(bring(&code)), Err(InvalidTransaction::Call.into()));
}

/// An error as it is read back from storage: without its text.
fn stored(error: DispatchError) -> DispatchError {
	codec::Decode::decode(&mut &error.encode()[..]).expect("it was just encoded")
}

#[test]
fn nobody_should_set_code_directly() {
	let mut chain = Chain::local_testnet();
	let code = code_of_version(VERSION.spec_version + 1);
	let set = || RuntimeCall::System(frame_system::Call::set_code { code: code.clone() });
	chain.is_refused(&actor("Alice"), set(), DispatchError::BadOrigin);
	assert_eq!(carry(&mut chain, Body::Council, set()), Err(DispatchError::BadOrigin));
	chain.with(|| {
		let none = hanse_runtime::RuntimeOrigin::none();
		assert_noop!(set().dispatch(none), DispatchError::BadOrigin);
		assert_eq!(System::block_hash(0), Hash::repeat_byte(0x48));
	});
}
