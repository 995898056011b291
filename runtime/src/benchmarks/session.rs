// SPDX-License-Identifier: Apache-2.0

//! Session keys. Upstream measures them on validators of a staking pallet, which this chain hasn't.

use crate::{Runtime, SessionKeys};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use pallet_session::{Call, ExternallySetKeys, NextKeys, Pallet as Session};

/// How an account gets keys, whose private halves lie in the keystore.
pub trait Config: pallet_session::Config {
	/// New keys of `owner` and the proof that they are.
	fn new_keys(owner: &Self::AccountId) -> (Self::Keys, Vec<u8>);
	/// An account as its validator.
	fn validator(account: &Self::AccountId) -> Self::ValidatorId;
}

impl Config for Runtime {
	fn new_keys(owner: &Self::AccountId) -> (Self::Keys, Vec<u8>) {
		let new = SessionKeys::generate(&owner.encode(), None);
		(new.keys, new.proof.encode())
	}

	fn validator(account: &Self::AccountId) -> Self::ValidatorId {
		account.clone()
	}
}

/// What is measured here.
pub struct Pallet<T>(PhantomData<T>);

/// An account with keys.
fn with_keys<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let who: T::AccountId = whitelisted_caller();
	// The deposit, and as much again to live on.
	Session::<T>::ensure_can_pay_key_deposit(&who)?;
	Session::<T>::ensure_can_pay_key_deposit(&who)?;
	let (keys, proof) = T::new_keys(&who);
	Session::<T>::set_keys(RawOrigin::Signed(who.clone()).into(), keys, proof)?;
	Ok(who)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Keys that took the place of others and of a deposit at once: no call does both, and either part
	/// alone costs less.
	#[benchmark]
	fn set_keys() -> Result<(), BenchmarkError> {
		let who = with_keys::<T>()?;
		Session::<T>::ensure_can_pay_key_deposit(&who)?;
		ExternallySetKeys::<T>::insert(&who, ());
		let (keys, proof) = T::new_keys(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys.clone(), proof);
		assert_eq!(NextKeys::<T>::get(T::validator(&who)), Some(keys));
		Ok(())
	}

	#[benchmark]
	fn purge_keys() -> Result<(), BenchmarkError> {
		let who = with_keys::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		assert_eq!(NextKeys::<T>::get(T::validator(&who)), None);
		Ok(())
	}
}
