// SPDX-License-Identifier: Apache-2.0

//! A ledger of movements that remembers what it was told.

use codec::Encode;
use frame_support::storage::unhashed;
use hanse_support::{Flow, FlowLedger};
use sp_runtime::{AccountId32, DispatchResult};

const FLOWS: &[u8] = b"mock/flows";

/// Remembers what it was told, in storage: a refused call leaves nothing.
pub struct Ledger;

impl FlowLedger<AccountId32> for Ledger {
	fn record(flow: Flow<AccountId32>) -> DispatchResult {
		sp_io::storage::append(FLOWS, flow.encode());
		Ok(())
	}
}

/// What the ledger was told since it was last asked.
pub fn take_flows() -> Vec<Flow<AccountId32>> {
	unhashed::take(FLOWS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::storage::with_storage_layer;
	use hanse_support::{FlowAsset, FlowReason};
	use sp_runtime::DispatchError;

	fn flow(quantity: u128) -> Flow<AccountId32> {
		let to = Some(AccountId32::new([1; 32]));
		let (asset, reason) = (FlowAsset::Shares(3), FlowReason::Issued);
		Flow { asset, from: None, to, quantity, reason }
	}

	#[test]
	fn flows_should_be_told_in_order_and_once_when_asked_for() {
		sp_io::TestExternalities::default().execute_with(|| {
			assert_eq!(take_flows(), []);
			Ledger::record(flow(1)).unwrap();
			Ledger::record(flow(2)).unwrap();
			assert_eq!(take_flows(), [flow(1), flow(2)]);
			assert_eq!(take_flows(), []);
		});
	}

	#[test]
	fn flow_should_be_forgotten_when_the_call_that_recorded_it_is_refused() {
		sp_io::TestExternalities::default().execute_with(|| {
			Ledger::record(flow(1)).unwrap();
			let refused: DispatchResult = with_storage_layer(|| {
				Ledger::record(flow(2))?;
				Err(DispatchError::Unavailable)
			});
			assert_eq!(refused, Err(DispatchError::Unavailable));
			assert_eq!(take_flows(), [flow(1)]);
		});
	}
}
