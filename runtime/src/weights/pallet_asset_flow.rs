// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_asset_flow`: upper bounds by hand, until `scripts/bench.sh weights
//! pallet_asset_flow` replaces this file by measured ones. Reads and writes are counted in the code
//! of each call on its longest way, and held to by the storm; time is what measured calls with as many
//! reads and writes need, and more than a signature takes. Whether a server counts takes four reads:
//! its row, its number's, the registrar that verified it, and what convicted it; a table has 32 of them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

const MICROS: u64 = 1_000_000;
/// What any call computes, and more with each key and signature.
const CALL: u64 = 30 * MICROS;
const KEY: u64 = 5 * MICROS;
const SIGNATURE: u64 = 70 * MICROS;
/// Of a row in a proof.
const PROOF: u64 = 3_000;

fn bound<T: frame_system::Config>(reads: u64, writes: u64, signatures: u64) -> Weight {
	let keys = KEY.saturating_mul(reads.saturating_add(writes));
	let time = CALL.saturating_add(keys).saturating_add(SIGNATURE.saturating_mul(signatures));
	Weight::from_parts(time, PROOF.saturating_mul(reads))
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

/// So much for the call, and for each of `n`.
fn bound_each<T: frame_system::Config>(call: (u64, u64), each: (u64, u64), n: u32) -> Weight {
	let all = |call: u64, each: u64| each.saturating_mul(n.into()).saturating_add(call);
	bound::<T>(all(call.0, each.0), all(call.1, each.1), 0)
}

/// Weight functions for `pallet_asset_flow`.
pub struct WeightInfo<T>(PhantomData<T>);

macro_rules! bounds {
	($($name:ident: $reads:literal reads, $writes:literal writes, $signatures:literal signatures;)*) => {
		impl<T: frame_system::Config> pallet_asset_flow::WeightInfo for WeightInfo<T> {
			$(
				fn $name() -> Weight {
					bound::<T>($reads, $writes, $signatures)
				}
			)*

			fn open_table(n: u32) -> Weight {
				bound_each::<T>((18, 9), (3, 0), n)
			}

			/// What the last record costs that closes the table, the call adds.
			fn append_many(n: u32) -> Weight {
				bound_each::<T>((12, 6), (1, 1), n)
			}

			fn clear_clients(n: u32) -> Weight {
				bound_each::<T>((10, 7), (1, 1), n)
			}
		}
	};
}

bounds! {
	admit_server: 9 reads, 6 writes, 0 signatures;
	set_desk: 15 reads, 7 writes, 1 signatures;
	suspend_server: 7 reads, 5 writes, 0 signatures;
	reinstate_server: 7 reads, 5 writes, 0 signatures;
	remove_server: 9 reads, 6 writes, 0 signatures;
	append: 13 reads, 7 writes, 0 signatures;
	close: 125 reads, 18 writes, 0 signatures;
	receipt: 145 reads, 8 writes, 0 signatures;
	authorize_receipt: 11 reads, 0 writes, 1 signatures;
	seal_incomplete: 145 reads, 8 writes, 0 signatures;
	report_server: 12 reads, 7 writes, 2 signatures;
	report_client: 12 reads, 8 writes, 2 signatures;
	retire_table: 145 reads, 9 writes, 0 signatures;
	record_flow: 2 reads, 2 writes, 0 signatures;
	seal_block: 4 reads, 4 writes, 0 signatures;
}
