// SPDX-License-Identifier: Apache-2.0

//! What the calls cost. The measured numbers are generated into the runtime
//! (`scripts/bench.sh weights pallet_asset_flow`); `()` is for unit tests only.

use frame_support::weights::Weight;

/// Weights of the calls and of the hook. `n` counts what a call is a list of: servers, records,
/// clients.
pub trait WeightInfo {
	fn admit_server() -> Weight;
	fn set_desk() -> Weight;
	fn suspend_server() -> Weight;
	fn reinstate_server() -> Weight;
	fn remove_server() -> Weight;
	fn open_table(n: u32) -> Weight;
	fn append() -> Weight;
	fn append_many(n: u32) -> Weight;
	fn close() -> Weight;
	fn receipt() -> Weight;
	fn authorize_receipt() -> Weight;
	fn seal_incomplete() -> Weight;
	fn seal_in_full() -> Weight;
	fn report_server() -> Weight;
	fn report_client() -> Weight;
	fn clear_clients(n: u32) -> Weight;
	fn retire_table() -> Weight;
	/// One movement recorded for another pallet; part of that pallet's own benchmark.
	fn record_flow() -> Weight;
	/// Sealing the movements of a block.
	fn seal_block() -> Weight;
}

/// Any weight will do where no block is filled.
impl WeightInfo for () {
	fn admit_server() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn set_desk() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn suspend_server() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn reinstate_server() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn remove_server() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn open_table(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn append() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn append_many(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn close() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn receipt() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn authorize_receipt() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn seal_incomplete() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn seal_in_full() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn report_server() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn report_client() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn clear_clients(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 1_000).saturating_mul(u64::from(n).saturating_add(1))
	}
	fn retire_table() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn record_flow() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn seal_block() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
}
