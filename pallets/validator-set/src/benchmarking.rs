// SPDX-License-Identifier: Apache-2.0

//! Benchmarks, each over the number of validators or offenders.

use alloc::vec::Vec;
use codec::Decode;
use frame_benchmarking::{account, v2::*};
use frame_support::traits::{EnsureOrigin, Get};
use sp_runtime::{traits::TrailingZeroInput, Perbill};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

use crate::{Call, Config, Pallet, Standing, Validator, Validators, ValidatorsOf};

/// An account with session keys. `pallet-session` isn't asked: it wants a proof that only the
/// runtime's own kinds of key can give.
fn with_keys<T: Config>(index: u32) -> T::AccountId {
	let who: T::AccountId = account("validator", index, 0);
	let keys = T::Keys::decode(&mut TrailingZeroInput::zeroes()).expect("keys are plain bytes");
	pallet_session::NextKeys::<T>::insert(&who, keys);
	who
}

/// A set of `count` that is at work.
fn fill<T: Config>(count: u32) -> Vec<T::AccountId> {
	let mut accounts: Vec<_> = (0..count).map(with_keys::<T>).collect();
	accounts.sort();
	let validators = accounts.iter().cloned().map(|who| Validator::new(who, 0)).collect();
	Validators::<T>::put(ValidatorsOf::<T>::truncate_from(validators));
	pallet_session::Validators::<T>::put(&accounts);
	accounts
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add_validator(v: Linear<0, { T::MaxValidators::get() - 1 }>) -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		fill::<T>(v);
		let who = with_keys::<T>(u32::MAX);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Pallet::<T>::validators().contains(&who));
		Ok(())
	}

	#[benchmark]
	fn remove_validator(
		v: Linear<{ T::MinValidators::get() + 1 }, { T::MaxValidators::get() }>,
	) -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let accounts = fill::<T>(v);
		// The first in the order: all others move.
		let who = accounts[0].clone();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Pallet::<T>::validators().contains(&who));
		Ok(())
	}

	/// `o` offenders of a full set, none of them known.
	#[benchmark]
	fn on_offence(o: Linear<1, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		let accounts = fill::<T>(T::MaxValidators::get());
		let offenders: Vec<_> = accounts
			.into_iter()
			.rev()
			.take(o as usize)
			.map(|who| OffenceDetails { offender: (who, ()), reporters: Vec::new() })
			.collect();
		let fractions: Vec<_> = offenders.iter().map(|_| Perbill::one()).collect();

		#[block]
		{
			Pallet::<T>::on_offence(&offenders, &fractions, 0);
		}

		let known = Validators::<T>::get();
		let known = known.iter().filter(|one| one.standing != Standing::Good).count();
		assert_eq!(known, o as usize);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
