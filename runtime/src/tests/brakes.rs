// SPDX-License-Identifier: Apache-2.0

//! What safe mode and tx-pause stop, and what they must let through.

use super::*;
use frame_support::{assert_ok, traits::GetCallMetadata};
use pallet_tx_pause::RuntimeCallNameOf;
use Sr25519Keyring::*;

fn enter_safe_mode() {
	assert_ok!(by_committee(pallet_safe_mode::Call::force_enter {}));
	assert!(SafeMode::is_entered());
}

fn full_name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	let bounded = |name: &str| name.as_bytes().to_vec().try_into().unwrap();
	(bounded(pallet), bounded(call))
}

fn pause(pallet: &str, call: &str) -> DispatchResult {
	by_committee(pallet_tx_pause::Call::pause { full_name: full_name(pallet, call) })
}

/// A call of each pallet that safe mode lets through, with a signer for whom it succeeds.
fn succeeding() -> Vec<(Sr25519Keyring, RuntimeCall)> {
	type Council = pallet_collective::Call<Runtime, CouncilInstance>;
	type Committee = pallet_collective::Call<Runtime, TechnicalInstance>;
	let note = |byte| pallet_preimage::Call::note_preimage { bytes: vec![byte; 8] };
	let motion = Box::new(a_remark());
	let length_bound = motion.encoded_size() as u32;
	let keys = SessionKeys::generate(&Ferdie.to_account_id().encode(), None);
	let seat = |key: Sr25519Keyring| key.to_account_id().into();
	vec![
		(Ferdie, note(1).into()),
		(Alice, Council::propose { threshold: 4, proposal: motion.clone(), length_bound }.into()),
		(Alice, Committee::propose { threshold: 2, proposal: motion, length_bound }.into()),
		(
			Eve,
			pallet_membership::Call::<Runtime, pallet_membership::Instance1>::change_key {
				new: seat(Ferdie),
			}
			.into(),
		),
		(
			Charlie,
			pallet_membership::Call::<Runtime, pallet_membership::Instance2>::change_key {
				new: seat(Ferdie),
			}
			.into(),
		),
		(
			Ferdie,
			pallet_session::Call::set_keys { keys: keys.keys, proof: keys.proof.encode() }.into(),
		),
		(Ferdie, pallet_utility::Call::batch_all { calls: vec![note(2).into()] }.into()),
		(
			Ferdie,
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![Alice.to_account_id()],
				call: Box::new(pallet_utility::Call::batch { calls: vec![] }.into()),
			}
			.into(),
		),
		(
			Ferdie,
			pallet_proxy::Call::add_proxy {
				delegate: Alice.to_account_id().into(),
				proxy_type: configs::wrappers::ProxyType::Governance,
				delay: 0,
			}
			.into(),
		),
	]
}

/// Calls that safe mode lets through as far as their own checks, which refuse a stranger.
fn reaching_their_origin() -> Vec<RuntimeCall> {
	let who = Alice.to_account_id();
	vec![
		pallet_scheduler::Call::cancel { when: 1, index: 0 }.into(),
		pallet_whitelist::Call::whitelist_call { call_hash: H256::zero() }.into(),
		// By a relayer: the deferred order ends with a third, ordinary transaction.
		pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
			call: Box::new(a_remark()),
		}
		.into(),
		pallet_validator_set::Call::remove_validator { who }.into(),
		pallet_grandpa::Call::note_stalled { delay: 1, best_finalized_block_number: 0 }.into(),
		pallet_safe_mode::Call::force_exit {}.into(),
		pallet_tx_pause::Call::unpause { ident: full_name("Balances", "transfer_all") }.into(),
		// What only stops something.
		pallet_chips::Call::veto { request: 0 }.into(),
		pallet_crowdfunding::Call::cancel_trading_key { user: 0 }.into(),
		pallet_crowdfunding::Call::freeze_user { user: 0 }.into(),
		pallet_crowdfunding::Call::freeze_holding { asset: 0, user: 0 }.into(),
		pallet_crowdfunding::Call::freeze_offering { offering: 0 }.into(),
	]
}

#[test]
fn safe_mode_should_let_through_what_repairs_the_chain() {
	local().execute_with(|| {
		enter_safe_mode();
		// Blocks go on: their timestamps are transactions too.
		next_block();
		for (key, call) in succeeding() {
			let name = call.get_call_metadata();
			assert_eq!(outcome(key, call), Ok(()), "{name:?}");
		}
		for call in reaching_their_origin() {
			let name = call.get_call_metadata();
			let refused = outcome(Ferdie, call).unwrap_err();
			assert_ne!(refused, FILTERED, "{name:?}");
		}
	});
}

#[test]
fn safe_mode_should_let_through_an_authorised_upgrade() {
	local().execute_with(|| {
		enter_safe_mode();
		let code = vec![1u8; 100];
		let code_hash = sp_io::hashing::blake2_256(&code).into();
		assert_ok!(by_both(frame_system::Call::authorize_upgrade_without_checks { code_hash }));
		let apply = frame_system::Call::apply_authorized_upgrade { code };
		let sent = UncheckedExtrinsic::new_bare(apply.into());
		assert_ok!(Executive::apply_extrinsic(sent).unwrap());
		let pending = frame_support::storage::storage_prefix(b"System", b"AuthorizedUpgrade");
		assert!(sp_io::storage::get(&pending).is_none());
	});
}

#[test]
fn safe_mode_should_stop_everything_else() {
	let stopped: Vec<RuntimeCall> = vec![
		a_transfer(),
		a_remark(),
		pallet_org_numbers::Call::commit { hash: H256::zero() }.into(),
		pallet_assets::Call::cancel_approval {
			id: codec::Compact(7),
			delegate: Alice.to_account_id().into(),
		}
		.into(),
		pallet_chips::Call::cancel_request { request: 0 }.into(),
		pallet_crowdfunding::Call::thaw_user { user: 0 }.into(),
		pallet_crowdfunding::Call::approve_trading_key { user: 0, key: Alice.to_account_id() }
			.into(),
		// Wrapped calls are judged again.
		pallet_utility::Call::batch_all { calls: vec![a_transfer()] }.into(),
		pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![Alice.to_account_id()],
			call: Box::new(a_transfer()),
		}
		.into(),
	];
	local().execute_with(|| {
		for call in &stopped {
			assert_ne!(outcome(Ferdie, call.clone()), Err(FILTERED));
		}
		enter_safe_mode();
		for call in stopped {
			let name = call.get_call_metadata();
			assert_eq!(outcome(Ferdie, call), Err(FILTERED), "{name:?}");
		}
	});
}

#[test]
fn safe_mode_should_end_by_itself_or_by_the_council() {
	local().execute_with(|| {
		enter_safe_mode();
		assert_eq!(
			by_committee(pallet_safe_mode::Call::force_exit {}),
			Err(DispatchError::BadOrigin)
		);
		assert_ok!(by_council(pallet_safe_mode::Call::force_exit {}));
		assert!(!SafeMode::is_entered());

		enter_safe_mode();
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap();
		assert_eq!(until, System::block_number() + constants::DAYS);
		// Nobody buys it.
		assert!(outcome(Alice, pallet_safe_mode::Call::enter {}).is_err());
		assert!(by_council(pallet_safe_mode::Call::force_enter {}).is_err());
	});
}

#[test]
fn every_lifeline_should_be_a_pallet_that_exists() {
	for pallet in configs::brakes::LIFELINES {
		assert!(RuntimeCall::get_module_names().contains(pallet), "{pallet}");
	}
}

#[test]
fn a_paused_call_should_be_refused_also_inside_another() {
	local().execute_with(|| {
		let proxy = pallet_proxy::Call::add_proxy {
			delegate: Bob.to_account_id().into(),
			proxy_type: configs::wrappers::ProxyType::Any,
			delay: 0,
		};
		assert_ok!(outcome(Alice, proxy));
		assert_ok!(pause("Balances", "transfer_keep_alive"));
		let paid = || Balances::free_balance(Ferdie.to_account_id());
		let before = paid();

		assert_eq!(outcome(Alice, a_transfer()), Err(FILTERED));
		let batch = pallet_utility::Call::batch { calls: vec![a_transfer()] };
		assert_ok!(outcome(Alice, batch));
		assert_event(pallet_utility::Event::BatchInterrupted { index: 0, error: FILTERED });
		let batch_all = pallet_utility::Call::batch_all { calls: vec![a_transfer()] };
		assert_eq!(outcome(Alice, batch_all), Err(FILTERED));
		let force_batch = pallet_utility::Call::force_batch { calls: vec![a_transfer()] };
		assert_ok!(outcome(Alice, force_batch));
		assert_event(pallet_utility::Event::ItemFailed { error: FILTERED });
		let derived =
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(a_transfer()) };
		assert_eq!(outcome(Alice, derived), Err(FILTERED));
		let multisig = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![Bob.to_account_id()],
			call: Box::new(a_transfer()),
		};
		assert_eq!(outcome(Alice, multisig), Err(FILTERED));
		let by_proxy = pallet_proxy::Call::proxy {
			real: Alice.to_account_id().into(),
			force_proxy_type: None,
			call: Box::new(a_transfer()),
		};
		assert_ok!(outcome(Bob, by_proxy));
		assert_event(pallet_proxy::Event::<Runtime>::ProxyExecuted { result: Err(FILTERED) });

		assert_eq!(paid(), before);
		// Another call of the same pallet goes on, and so does this one afterwards.
		let dest = Ferdie.to_account_id().into();
		let other = pallet_balances::Call::transfer_allow_death { dest, value: 1 };
		assert_ok!(outcome(Alice, other));
		assert_ok!(by_committee(pallet_tx_pause::Call::unpause {
			ident: full_name("Balances", "transfer_keep_alive"),
		}));
		assert_ok!(outcome(Alice, a_transfer()));
		assert_eq!(paid(), before + 1 + constants::UNIT);
	});
}

/// The event was emitted; errors in it compare without their message.
fn assert_event(event: impl Into<RuntimeEvent>) {
	let event: RuntimeEvent = event.into();
	let wanted = event.encode();
	assert!(System::events().iter().any(|record| record.event.encode() == wanted), "no {event:?}");
}

#[test]
fn what_repairs_the_chain_should_not_be_paused() {
	local().execute_with(|| {
		let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable;
		let unpausable = Err(plain(unpausable.into()));
		for pallet in configs::brakes::LIFELINES {
			for call in RuntimeCall::get_call_names(pallet) {
				assert_eq!(pause(pallet, call), unpausable, "{pallet}.{call}");
			}
		}
		assert_eq!(pause("System", "apply_authorized_upgrade"), unpausable);
		assert_ok!(pause("System", "remark"));
		assert_eq!(
			by_council(pallet_tx_pause::Call::pause {
				full_name: full_name("System", "kill_prefix")
			}),
			Err(DispatchError::BadOrigin)
		);
	});
}
