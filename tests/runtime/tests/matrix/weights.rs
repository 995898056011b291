// SPDX-License-Identifier: Apache-2.0

use frame_support::traits::GetCallMetadata;
use hanse_runtime::{Runtime, RuntimeCall};
use hanse_runtime_tests::{
	metadata::{metadata, own_pallets},
	snapshot::difference,
	weights,
};
use std::{
	any::type_name,
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};

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
	infos.extend([
		("System", type_name::<<Runtime as frame_system::Config>::SystemWeightInfo>()),
		("extensions", type_name::<<Runtime as frame_system::Config>::ExtensionsWeightInfo>()),
		(
			"TransactionPayment",
			type_name::<<Runtime as pallet_transaction_payment::Config>::WeightInfo>(),
		),
		(
			"VerifySignature",
			type_name::<<Runtime as pallet_verify_signature::Config>::WeightInfo>(),
		),
	]);
	infos
}

#[test]
fn every_pallet_should_run_on_weights_of_this_runtime() {
	let infos = weight_infos();
	for pallet in metadata().pallets.iter().filter(|pallet| pallet.calls.is_some()) {
		let name = pallet.name.as_str();
		assert!(infos.contains_key(name), "{name} is missing in this test");
	}
	for (name, info) in infos {
		// Not on none, nor on upstream's, which are of another machine and of other rows.
		assert!(info.starts_with("hanse_runtime::weights::"), "{name} runs on {info}");
	}
}

/// The lines of the configurations that name weights, whatever the tests above know of.
fn configured() -> Vec<String> {
	let configs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime/src/configs");
	let mut lines = Vec::new();
	for file in fs::read_dir(configs).expect("the configurations lie there") {
		let path = file.expect("a readable checkout").path();
		// What calls are measured against is on no chain.
		if path.ends_with("rivals.rs") {
			continue;
		}
		let text = fs::read_to_string(path).expect("a readable checkout");
		lines
			.extend(text.lines().filter(|line| line.contains("WeightInfo = ")).map(str::to_string));
	}
	lines
}

#[test]
fn configurations_should_name_weights_of_this_runtime() {
	let lines = configured();
	assert!(lines.len() >= weight_infos().len(), "{} lines", lines.len());
	for line in lines {
		assert!(line.contains("= crate::weights::"), "{line}");
	}
}

#[test]
fn declared_weights_should_be_those_that_are_committed() {
	let committed = fs::read_to_string(weights::path()).unwrap_or_default();
	let now = weights::take();
	assert!(
		committed == now,
		"{}\n\ndeclared weights changed: see that it is meant, then scripts/snapshot.sh",
		difference(&committed, &now)
	);
}

#[test]
fn samples_should_be_of_every_call_and_show_what_an_element_weighs() {
	let samples = weights::samples();
	let names: BTreeSet<&str> = samples.iter().map(|sample| sample.name.as_str()).collect();
	assert_eq!(names.len(), samples.len());
	for (pallet, call) in every_call_of_own_pallets() {
		assert!(names.contains(format!("{pallet}.{call}").as_str()), "no {pallet}.{call}");
	}
	for call in
		["Chips.issue_many", "AssetFlow.append_many", "Activities.acknowledge", "Utility.batch"]
	{
		let more = names.iter().filter(|name| name.starts_with(&format!("{call} +")));
		assert!(more.count() >= 1, "{call} weighs the same with elements");
	}
}

fn every_call_of_own_pallets() -> Vec<(&'static str, &'static str)> {
	let calls = own_pallets().into_iter().flat_map(|pallet| {
		let calls = RuntimeCall::get_call_names(pallet.name).iter();
		calls.map(move |call| (pallet.name, *call))
	});
	calls.collect()
}
