// SPDX-License-Identifier: Apache-2.0

use frame_support::assert_ok;
use hanse_runtime::{constants::UNIT, Runtime, RuntimeCall, SafeMode};
use hanse_runtime_tests::{
	actors::actor,
	chain::{code_of_version, Chain},
	governance::*,
	orgs::*,
};
use pallet_org_numbers::Call;
use sp_core::H256;
use sp_runtime::{traits::Hash as _, DispatchError};

fn is_filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn transfer() -> RuntimeCall {
	let dest = actor("Bob").address();
	pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: UNIT }.into()
}

fn commit() -> RuntimeCall {
	org(Call::commit { hash: H256::repeat_byte(1) })
}

#[test]
fn safe_mode_should_stop_business_and_let_governance_repair_the_chain() {
	let mut chain = Chain::local_testnet();
	let dave = actor("Dave");
	let enter = pallet_safe_mode::Call::<Runtime>::force_enter {};
	chain.is_refused(&dave, enter.clone(), DispatchError::BadOrigin);
	assert_ok!(carry(&mut chain, Body::Committee, enter));
	assert!(chain.with(SafeMode::is_entered));
	chain.advance(3);

	for call in [transfer(), commit()] {
		chain.is_refused(&dave, call.clone(), is_filtered());
		let calls = vec![call.clone()];
		let batch = pallet_utility::Call::<Runtime>::batch_all { calls };
		chain.is_refused(&dave, batch, is_filtered());
	}
	// Session keys, both bodies, and an upgrade go through.
	let (keys, proof) = chain.session_keys(&dave);
	chain.does(&dave, pallet_session::Call::<Runtime>::set_keys { keys, proof });
	let code = code_of_version(hanse_runtime::VERSION.spec_version + 1);
	let code_hash = sp_runtime::traits::BlakeTwo256::hash(&code);
	let authorize = frame_system::Call::<Runtime>::authorize_upgrade { code_hash };
	assert_ok!(carry_by_both(&mut chain, authorize));
	let bring = frame_system::Call::<Runtime>::apply_authorized_upgrade { code };
	assert_ok!(chain.apply_unsigned(bring), Ok(()));
	chain.advance(1);

	// The committee braked; the council says when to go on.
	let exit = pallet_safe_mode::Call::<Runtime>::force_exit {};
	assert_eq!(carry(&mut chain, Body::Committee, exit.clone()), Err(DispatchError::BadOrigin));
	assert_ok!(carry(&mut chain, Body::Council, exit));
	chain.does(&dave, transfer());
	chain.does(&dave, commit());
	chain.check();
}

#[test]
fn paused_call_should_be_refused_in_every_wrapper_until_the_committee_lifts_it() {
	let mut chain = Chain::development();
	let (dave, eve) = (actor("Dave"), actor("Eve"));
	let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	let full_name = (name("OrgNumbers"), name("commit"));
	let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name: full_name.clone() };
	assert_ok!(carry(&mut chain, Body::Committee, pause));
	chain.is_refused(&dave, commit(), is_filtered());
	let calls = vec![commit()];
	chain.is_refused(&dave, pallet_utility::Call::<Runtime>::batch_all { calls }, is_filtered());
	let delegate = eve.address();
	let proxy_type = hanse_runtime::configs::wrappers::ProxyType::Any;
	chain.does(&dave, pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 });
	let proxied = pallet_proxy::Call::<Runtime>::proxy {
		real: dave.address(),
		force_proxy_type: None,
		call: Box::new(commit()),
	};
	chain.does(&eve, proxied);
	assert!(chain.saw(pallet_proxy::Event::<Runtime>::ProxyExecuted {
		result: Err(codec::Decode::decode(&mut &codec::Encode::encode(&is_filtered())[..]).unwrap()),
	}));
	let inner = Box::new(commit());
	let sole = pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
		other_signatories: vec![eve.account.clone()],
		call: inner,
	};
	chain.is_refused(&dave, sole, is_filtered());
	// Other calls of the pallet go on.
	register_is_refused_only_by_the_pause(&mut chain);
	let ident = full_name;
	let unpause = pallet_tx_pause::Call::<Runtime>::unpause { ident };
	assert_ok!(carry(&mut chain, Body::Committee, unpause));
	chain.does(&dave, commit());
	chain.check();
}

fn register_is_refused_only_by_the_pause(chain: &mut Chain) {
	let call = Call::register { handle: handle("abc"), profile: profile("abc"), salt: SALT };
	let error = pallet_org_numbers::Error::<Runtime>::CommitmentNotFound;
	chain.is_refused(&actor("Dave"), org(call), error);
}
