// SPDX-License-Identifier: Apache-2.0

use hanse_runtime::Runtime;
use hanse_runtime_tests::metadata::{metadata, own_pallets};
use std::{any::type_name, collections::BTreeMap};

/// The weights that each pallet with calls runs on, by the name of the type.
fn weight_infos() -> BTreeMap<&'static str, &'static str> {
	macro_rules! of {
		($($pallet:ident: $config:path;)*) => {
			[$((stringify!($pallet), type_name::<<Runtime as $config>::WeightInfo>())),*]
		};
	}
	let mut infos = BTreeMap::from(of! {
		Timestamp: pallet_timestamp::Config;
		Parameters: pallet_parameters::Config;
		Utility: pallet_utility::Config;
		Multisig: pallet_multisig::Config;
		Proxy: pallet_proxy::Config;
		Preimage: pallet_preimage::Config;
		Scheduler: pallet_scheduler::Config;
		MetaTx: pallet_meta_tx::Config;
		Balances: pallet_balances::Config;
		Assets: pallet_assets::Config;
		ValidatorSet: pallet_validator_set::Config;
		Session: pallet_session::Config;
		Grandpa: pallet_grandpa::Config;
		Council: pallet_collective::Config<pallet_collective::Instance1>;
		CouncilMembership: pallet_membership::Config<pallet_membership::Instance1>;
		TechnicalCommittee: pallet_collective::Config<pallet_collective::Instance2>;
		TechnicalMembership: pallet_membership::Config<pallet_membership::Instance2>;
		Whitelist: pallet_whitelist::Config;
		SafeMode: pallet_safe_mode::Config;
		TxPause: pallet_tx_pause::Config;
		MultiBlockMigrations: pallet_migrations::Config;
		OrgNumbers: pallet_org_numbers::Config;
		Crowdfunding: pallet_crowdfunding::Config;
		Chips: pallet_chips::Config;
		AssetFlow: pallet_asset_flow::Config;
		Activities: pallet_activities::Config;
	});
	let system = type_name::<<Runtime as frame_system::Config>::SystemWeightInfo>();
	infos.insert("System", system);
	infos
}

#[test]
fn no_pallet_should_run_on_the_unit_weights() {
	let infos = weight_infos();
	for pallet in metadata().pallets.iter().filter(|pallet| pallet.calls.is_some()) {
		let name = pallet.name.as_str();
		let info = infos.get(name).unwrap_or_else(|| panic!("{name} is missing in this test"));
		assert_ne!(*info, "()", "{name} runs on ()");
	}
	for extension in [
		type_name::<<Runtime as frame_system::Config>::ExtensionsWeightInfo>(),
		type_name::<<Runtime as pallet_transaction_payment::Config>::WeightInfo>(),
		type_name::<<Runtime as pallet_verify_signature::Config>::WeightInfo>(),
	] {
		assert_ne!(extension, "()");
	}
}

#[test]
fn own_pallets_should_run_on_the_weights_of_this_runtime() {
	let infos = weight_infos();
	let own = own_pallets();
	assert!(own.len() >= 2);
	for pallet in own {
		let info = infos[pallet.name];
		assert!(info.starts_with("hanse_runtime::weights::"), "{}: {info}", pallet.name);
	}
}
