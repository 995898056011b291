// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_asset_flow`: upper bounds by hand, until `scripts/bench.sh weights
//! pallet_asset_flow` replaces this file by measured ones. Reads and writes are counted in the code
//! of each call on its longest way, and held to by the storm; time is what measured calls with as many
//! reads and writes need, and more than a signature takes. Whether a server counts takes four reads:
//! its row, its number's, the registrar that verified it, and what convicted it; a table has 32 of them.

use super::by_hand::{bound_each, bounds};
use frame_support::weights::Weight;

bounds! {
	pallet_asset_flow {
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
