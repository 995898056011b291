// SPDX-License-Identifier: Apache-2.0

//! What holds for every call of the runtime.

use super::*;
use codec::Decode;
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{GetCallMetadata, PalletInfoAccess, PalletsInfoAccess},
};
use sp_runtime::traits::TransactionExtension;
use std::collections::BTreeSet;

/// A call of every kind, its arguments all zeros.
fn every_call() -> Vec<RuntimeCall> {
	let zeros = [0u8; 8 * 1024];
	let mut calls = Vec::new();
	for pallet in 0..=u8::MAX {
		for call in 0..=u8::MAX {
			let bytes = [&[pallet, call][..], &zeros].concat();
			calls.extend(RuntimeCall::decode(&mut &bytes[..]));
		}
	}
	calls
}

fn name(call: &RuntimeCall) -> String {
	let names = call.get_call_metadata();
	format!("{}.{}", names.pallet_name, names.function_name)
}

#[test]
fn every_call_should_have_a_weight() {
	let calls = every_call();
	let made: BTreeSet<_> = calls.iter().map(name).collect();
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			let name = format!("{pallet}.{call}");
			// The runtime has no tasks, so there is no argument for it.
			assert!(made.contains(&name) || name == "System.do_task", "no {name} to look at");
		}
	}
	for call in calls {
		let (weight, name) = (call.get_dispatch_info().call_weight, name(&call));
		// Root names the weight of this one itself.
		assert!(weight.ref_time() > 0 || name == "Utility.with_weight", "{name} has no weight");
	}
}

#[test]
fn every_pallet_should_keep_its_index() {
	let indices: Vec<_> =
		AllPalletsWithSystem::infos().into_iter().map(|info| (info.index, info.name)).collect();
	assert_eq!(
		indices,
		[
			(0, "System"),
			(1, "Timestamp"),
			(2, "Parameters"),
			(5, "Utility"),
			(6, "Multisig"),
			(7, "Proxy"),
			(8, "Preimage"),
			(9, "Scheduler"),
			(10, "MetaTx"),
			(11, "VerifySignature"),
			(20, "Balances"),
			(21, "Assets"),
			(22, "AssetsHolder"),
			(23, "TransactionPayment"),
			(30, "Authorship"),
			(31, "Aura"),
			(32, "ValidatorSet"),
			(33, "Session"),
			(34, "Historical"),
			(35, "Offences"),
			(36, "Grandpa"),
			(40, "Council"),
			(41, "CouncilMembership"),
			(42, "TechnicalCommittee"),
			(43, "TechnicalMembership"),
			(44, "Whitelist"),
			(50, "SafeMode"),
			(51, "TxPause"),
			(52, "MultiBlockMigrations"),
			(60, "OrgNumbers"),
			(70, "Crowdfunding"),
			(80, "Chips"),
			(85, "Activities"),
			(90, "AssetFlow"),
		]
	);
	assert_eq!((OrgNumbers::index(), Crowdfunding::index(), Chips::index()), (60, 70, 80));
}

#[test]
fn the_extensions_should_stand_in_the_order_that_wallets_know() {
	let names: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn a_transaction_should_be_refused_when_the_metadata_hash_is_wrong() {
	local().execute_with(|| {
		// The hash is compiled in only where the runtime is built with `metadata-hash`; a
		// transaction that asks for the check is refused here, one that doesn't passes.
		let mut sent = signed(Sr25519Keyring::Alice, a_remark());
		assert!(Executive::apply_extrinsic(sent.clone()).is_ok());
		let generic::Preamble::Signed(_, _, extension) = &mut sent.preamble else {
			panic!("it was signed")
		};
		extension.9 = frame_metadata_hash_extension::CheckMetadataHash::new(true);
		assert!(Executive::apply_extrinsic(sent).is_err());
	});
}

#[test]
fn calls_made_by_pallets_should_be_transactions_of_this_runtime() {
	use frame_system::offchain::{CreateBare, CreateTransaction};
	type Call = frame_system::Call<Runtime>;
	let bare = <Runtime as CreateBare<Call>>::create_bare(a_remark());
	assert!(!bare.is_signed() && bare.is_inherent());
	let general = <Runtime as CreateTransaction<Call>>::create_transaction(
		a_remark(),
		<Runtime as CreateAuthorizedTransaction<Call>>::create_extension(),
	);
	assert!(!general.is_signed() && !general.is_inherent());
	let authorised =
		<Runtime as CreateAuthorizedTransaction<Call>>::create_authorized_transaction(a_remark());
	assert_eq!(authorised.encode(), general.encode());
	// Nobody authorises a remark.
	local().execute_with(|| assert!(Executive::apply_extrinsic(authorised).is_err()));
}

#[test]
fn asset_flow_should_end_a_block_behind_every_pallet_that_records() {
	let last = AllPalletsWithSystem::infos().into_iter().next_back().map(|info| info.name);
	assert_eq!(last, Some("AssetFlow"));
	// Hooks run in this order, so what is recorded while others end a block is sealed with it.
	local().execute_with(|| {
		use hanse_support::{Flow, FlowAsset, FlowLedger, FlowReason};
		let (asset, to) = (FlowAsset::Chips(0), Some(Sr25519Keyring::Alice.to_account_id()));
		let flow = Flow { asset, from: None, to, quantity: 1, reason: FlowReason::Issued };
		<AssetFlow as FlowLedger<AccountId>>::record(flow).unwrap();
		let block = System::block_number();
		assert_eq!(AssetFlow::seal_at(block), None);
		next_block();
		let (_, seal) = AssetFlow::seal_at(block).unwrap();
		assert_eq!((seal.block, seal.count), (block, 1));
		next_block();
		assert_eq!(AssetFlow::seal_at(block + 1), None);
		AssetFlow::do_try_state().unwrap();
	});
}
