// SPDX-License-Identifier: Apache-2.0

//! Weights by hand: upper bounds from counted reads and writes, until they are measured.

use frame_support::{traits::Get, weights::Weight};

const MICROS: u64 = 1_000_000;
/// What any call computes, and more with each key and signature.
const CALL: u64 = 30 * MICROS;
const KEY: u64 = 5 * MICROS;
const SIGNATURE: u64 = 70 * MICROS;
/// Of a row in a proof.
const PROOF: u64 = 3_000;

/// A call with so many reads, writes and signatures.
pub fn bound<T: frame_system::Config>(reads: u64, writes: u64, signatures: u64) -> Weight {
	let keys = KEY.saturating_mul(reads.saturating_add(writes));
	let time = CALL.saturating_add(keys).saturating_add(SIGNATURE.saturating_mul(signatures));
	Weight::from_parts(time, PROOF.saturating_mul(reads))
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

/// So many reads and writes for the call, and for each of `n`.
pub fn bound_each<T: frame_system::Config>(call: (u64, u64), each: (u64, u64), n: u32) -> Weight {
	let all = |call: u64, each: u64| each.saturating_mul(n.into()).saturating_add(call);
	bound::<T>(all(call.0, each.0), all(call.1, each.1), 0)
}

/// `WeightInfo` of a pallet: calls with components as functions, then the others in a table.
macro_rules! bounds {
	(
		$pallet:ident { $($each:tt)* }
		$($name:ident: $reads:literal reads, $writes:literal writes, $signatures:literal signatures;)*
	) => {
		#[doc = concat!("Weight functions for `", stringify!($pallet), "`.")]
		pub struct WeightInfo<T>(core::marker::PhantomData<T>);

		impl<T: frame_system::Config> $pallet::WeightInfo for WeightInfo<T> {
			$(
				fn $name() -> Weight {
					$crate::weights::by_hand::bound::<T>($reads, $writes, $signatures)
				}
			)*

			$($each)*
		}
	};
}
pub(crate) use bounds;
