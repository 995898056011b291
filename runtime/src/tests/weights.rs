// SPDX-License-Identifier: Apache-2.0

//! What surrounds a call is charged once.

use super::*;
use crate::weights::{base, extrinsic::EmptyTransaction};
use configs::system::RuntimeBlockWeights;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
};
use sp_runtime::{generic::Era, traits::TransactionExtension};
use Sr25519Keyring::*;

fn empty_remark() -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() })
}

/// Picoseconds of ordinary transactions in the open block.
fn used() -> u64 {
	System::block_weight().get(DispatchClass::Normal).ref_time()
}

#[test]
fn a_remark_should_use_of_a_block_what_was_measured_and_a_row() {
	local().execute_with(|| {
		let before = used();
		assert_ok!(outcome(Alice, empty_remark()));
		let least = base::floor().saturating_add(base::said_elsewhere());
		// What its parts say for themselves may be more than was measured, but the signature is not in them.
		let expected = base::empty_transaction().ref_time().max(least.ref_time());
		assert_eq!(used() - before, expected);
	});
}

#[test]
fn the_measured_transaction_should_contain_one_row_of_the_database() {
	let database = <Runtime as frame_system::Config>::DbWeight::get();
	let row = database.reads_writes(1, 1);
	let measured = EmptyTransaction::get();
	assert!(database.read > 0 && database.write > 0 && measured.ref_time() > 0);
	assert_eq!(base::empty_transaction(), measured.saturating_add(row));
}

#[test]
fn the_base_should_contain_the_signature_and_leave_out_the_extensions() {
	let base_extrinsic = RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
	assert!(base_extrinsic.ref_time() >= base::floor().ref_time());
	assert!(base_extrinsic.ref_time() < base::empty_transaction().ref_time());
	// Those of a transaction as it is signed, each of which says something by itself.
	let call = empty_remark();
	let extensions = crate::transactions::extension(Era::Immortal, 0).weight(&call);
	let call = call.get_dispatch_info().call_weight;
	assert_eq!(base::said_elsewhere(), extensions.saturating_add(call));
	assert!(extensions.ref_time() > 0 && call.ref_time() > 0);
}

#[test]
fn a_report_should_weigh_the_same_whatever_number_of_validators_it_claims() {
	use pallet_grandpa::WeightInfo as _;
	type Weights = <Runtime as pallet_grandpa::Config>::WeightInfo;
	let most = Weights::report_equivocation(constants::MAX_AUTHORITIES, 0);
	assert_eq!(Weights::report_equivocation(1, 0), most);
	assert!(most.ref_time() > Weights::note_stalled().ref_time());
}

#[test]
fn a_second_should_have_room_for_a_thousand_transactions_that_do_nothing() {
	let normal = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap();
	let one = RuntimeBlockWeights::get()
		.get(DispatchClass::Normal)
		.base_extrinsic
		.saturating_add(base::said_elsewhere());
	assert!(normal.ref_time() / one.ref_time() >= 1_000, "{one:?}");
}
