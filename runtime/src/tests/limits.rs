// SPDX-License-Identifier: Apache-2.0

//! Limits, prices and the figures that clients derive times from.

use super::*;
use configs::{session::KeyDeposit, system::*, wrappers::*};
use constants::*;
use frame_support::{
	assert_ok,
	dispatch::DispatchClass,
	traits::{Get, ReservableCurrency},
};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use Sr25519Keyring::*;

#[test]
fn slots_should_be_of_one_second() {
	assert_eq!(Aura::slot_duration(), 1000);
	assert_eq!(SLOT_DURATION, 1000);
	let period: u64 = <Runtime as pallet_timestamp::Config>::MinimumPeriod::get();
	assert_eq!(period * 2, SLOT_DURATION, "wallets derive the block time from it");
	let hashes: u32 = <Runtime as frame_system::Config>::BlockHashCount::get();
	assert!(hashes >= 4096, "transactions may live for an hour");
}

#[test]
fn the_version_should_be_that_of_this_runtime() {
	assert_eq!(&*VERSION.spec_name, "hanse");
	let expected = if cfg!(feature = "upgrade-rehearsal") { 101 } else { 100 };
	assert_eq!((VERSION.spec_version, VERSION.transaction_version), (expected, 1));
	assert_eq!(VERSION.system_version, 1);
	let prefix: u16 = <Runtime as frame_system::Config>::SS58Prefix::get();
	assert_eq!((prefix, TOKEN_SYMBOL, TOKEN_DECIMALS), (42, "HANSE", 12));
	assert_eq!(UNIT, 10u128.pow(TOKEN_DECIMALS.into()));
}

#[test]
fn half_a_slot_should_execute() {
	let weights = RuntimeBlockWeights::get();
	assert_eq!(weights.max_block.ref_time(), 500_000_000_000);
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
	let operational = weights.get(DispatchClass::Operational);
	assert!(normal.ref_time() < operational.max_total.unwrap().ref_time());
	assert!(operational.reserved.unwrap().ref_time() > 0);
}

#[test]
fn an_upgrade_should_fit_in_a_block_and_an_ordinary_transaction_of_its_size_not() {
	local().execute_with(|| {
		let code = vec![7u8; 3 * 1024 * 1024];
		let big = frame_system::Call::remark { remark: code.clone() };
		assert_eq!(
			send(Alice, big),
			Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources))
		);
		// The check of the version needs a real wasm: the story over RPC has one.
		assert_ok!(by_both(frame_system::Call::authorize_upgrade_without_checks {
			code_hash: sp_io::hashing::blake2_256(&code).into(),
		}));
		let apply = frame_system::Call::apply_authorized_upgrade { code };
		let sent = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(apply.into()));
		assert_ok!(sent.unwrap());
	});
}

#[test]
fn the_fee_multiplier_should_rise_with_full_blocks_and_fall_with_empty_ones() {
	use pallet_transaction_payment::NextFeeMultiplier;
	local().execute_with(|| {
		let full = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap();
		let start = NextFeeMultiplier::<Runtime>::get();
		System::set_block_consumed_resources(full, 0);
		next_block();
		let risen = NextFeeMultiplier::<Runtime>::get();
		assert!(risen > start);
		next_block();
		assert!(NextFeeMultiplier::<Runtime>::get() < risen);
	});
}

#[test]
fn a_common_transaction_should_cost_about_a_thousandth_of_a_token() {
	local().execute_with(|| {
		let before = Balances::free_balance(Alice.to_account_id());
		assert_ok!(outcome(Alice, a_remark()));
		let fee = before - Balances::free_balance(Alice.to_account_id());
		assert!(fee > MILLI / 2 && fee < 20 * MILLI, "the fee is {fee}");
	});
}

#[test]
fn deposits_should_be_affordable_and_not_free() {
	local().execute_with(|| {
		let prices = [
			("multisig of two", MultisigDepositBase::get() + 2 * MultisigDepositFactor::get()),
			("proxy", ProxyDepositBase::get() + ProxyDepositFactor::get()),
			("announcement", AnnouncementDepositBase::get() + AnnouncementDepositFactor::get()),
			(
				"preimage of a kilobyte",
				PreimageBaseDeposit::get() + 1024 * PreimageByteDeposit::get(),
			),
			("session keys", KeyDeposit::get()),
			("registration", OrgNumbers::registration_deposit()),
			("first request for chips", Chips::request_cost(Alice.to_account_id()).0),
			("fee of a request", Chips::request_cost(Alice.to_account_id()).1),
		];
		for (what, price) in prices {
			assert!(price > EXISTENTIAL_DEPOSIT, "{what} is free: {price}");
			assert!(price < UNIT, "{what} is dear: {price}");
			assert!(Balances::can_reserve(&Alice.to_account_id(), price));
		}
	});
}

#[test]
fn an_active_account_should_never_run_out_of_consumers() {
	use frame_support::traits::fungibles::{Create, Mutate};
	local().execute_with(|| {
		let who = Ferdie.to_account_id();
		// Session keys, every kind of hold, and a hundred kinds of assets that need a consumer.
		let keys = SessionKeys::generate(&who.encode(), None);
		assert_ok!(outcome(
			Ferdie,
			pallet_session::Call::set_keys { keys: keys.keys, proof: keys.proof.encode() }
		));
		assert_ok!(outcome(Ferdie, pallet_preimage::Call::note_preimage { bytes: vec![1; 64] }));
		assert_ok!(outcome(Ferdie, pallet_org_numbers::Call::commit { hash: H256::zero() }));
		for id in 0..100 {
			assert_ok!(<Assets as Create<AccountId>>::create(id, Alice.to_account_id(), false, 1));
			assert_ok!(<Assets as Mutate<AccountId>>::mint_into(id, &who, 10));
		}
		assert_ok!(outcome(Ferdie, a_transfer_to(Alice)));
		assert!(System::can_inc_consumer(&who));
	});
}

fn a_transfer_to(key: Sr25519Keyring) -> RuntimeCall {
	let dest = key.to_account_id().into();
	pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into()
}
