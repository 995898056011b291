// SPDX-License-Identifier: Apache-2.0

//! Whole transactions, as a block executes them: decoded, the signature verified, through every extension,
//! the fee taken, the call made. Each is the first one of its sender.

use crate::{
	constants::UNIT, signed_transaction, AccountId, Address, Balances, Binding, Executive,
	OrgNumbers, Runtime, RuntimeCall, RuntimeOrigin, System, UncheckedExtrinsic, VERSION,
};
use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::Mutate, ConstU32},
	BoundedVec,
};
use hanse_support::benchmarking::{sr25519_sign, sr25519_signer};
use pallet_org_numbers::{
	HandleBytes, Profile, COMMIT_MATURITY, COMMIT_TAG, MAX_HANDLE_LEN, MAX_LOGO_LEN, MAX_NAME_LEN,
	MAX_TITLE_LEN,
};
use sp_core::sr25519;
use sp_io::hashing::blake2_256;
use sp_runtime::{generic::Era, ApplyExtrinsicResult};

/// What the runtime is asked to be.
pub trait Config: frame_system::Config {}
impl Config for Runtime {}

/// Stands in for a pallet: there is none.
pub struct Pallet<T: Config>(PhantomData<T>);

const SALT: [u8; 32] = [9; 32];

/// A new account with money.
fn sender() -> (sr25519::Public, AccountId) {
	// Events, as in any block, and room for the age of a commitment.
	System::set_block_number(1);
	// Its inherents are applied, so what comes with the first transaction behind them is done.
	System::note_inherents_applied();
	let (key, account) = sr25519_signer();
	Balances::set_balance(&account, 1_000 * UNIT);
	(key, account)
}

/// The bytes of its transaction.
fn signed((key, account): &(sr25519::Public, AccountId), call: RuntimeCall) -> Vec<u8> {
	let genesis = System::block_hash(0);
	let binding = Binding {
		genesis,
		birth: genesis,
		era: Era::Immortal,
		nonce: 0,
		spec_version: VERSION.spec_version,
		transaction_version: VERSION.transaction_version,
	};
	let sign = |payload: &[u8]| Some(sr25519_sign(key, payload));
	signed_transaction(call, account.clone(), binding, sign)
		.expect("key is in the keystore")
		.encode()
}

fn execute(bytes: &[u8]) -> ApplyExtrinsicResult {
	let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).expect("was just encoded");
	Executive::apply_extrinsic(transaction)
}

fn text<const N: u32>() -> BoundedVec<u8, ConstU32<N>> {
	vec![b'x'; N as usize].try_into().expect("length is its bound")
}

/// The longest.
fn profile() -> Profile {
	Profile {
		display_name: text::<MAX_NAME_LEN>(),
		website: text::<MAX_TITLE_LEN>(),
		logo: text::<MAX_LOGO_LEN>(),
		category: 9_999,
		legal_registration: Some(SALT.into()),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Nothing but what surrounds a call.
	#[benchmark]
	fn remark() {
		let call = frame_system::Call::remark { remark: Vec::new() };
		let bytes = signed(&sender(), call.into());
		let result;
		#[block]
		{
			result = execute(&bytes);
		}
		assert_eq!(result, Ok(Ok(())));
	}

	/// To an account that exists.
	#[benchmark]
	fn transfer_keep_alive() {
		let to: AccountId = account("payee", 0, 0);
		Balances::set_balance(&to, UNIT);
		let call =
			pallet_balances::Call::transfer_keep_alive { dest: Address::Id(to), value: UNIT };
		let bytes = signed(&sender(), call.into());
		let result;
		#[block]
		{
			result = execute(&bytes);
		}
		assert_eq!(result, Ok(Ok(())));
	}

	/// With the longest texts.
	#[benchmark]
	fn register() {
		let sender = sender();
		let handle: HandleBytes = text::<MAX_HANDLE_LEN>();
		let committed = (COMMIT_TAG, System::block_hash(0), &sender.1, &handle, &SALT);
		let hash = committed.using_encoded(blake2_256).into();
		OrgNumbers::commit(RuntimeOrigin::signed(sender.1.clone()), hash).expect("has money");
		System::set_block_number(System::block_number() + COMMIT_MATURITY);
		let call = pallet_org_numbers::Call::register { handle, profile: profile(), salt: SALT };
		let bytes = signed(&sender, call.into());
		let result;
		#[block]
		{
			result = execute(&bytes);
		}
		assert_eq!(result, Ok(Ok(())));
	}
}
