// SPDX-License-Identifier: Apache-2.0

//! The chains that the binary knows by name. Any other chain comes from a file.

use hanse_runtime::WASM_BINARY;
use sc_service::{ChainType, Properties};

/// A chain specification without extensions.
pub type ChainSpec = sc_service::GenericChainSpec;

/// One validator, Alice, and funded development accounts.
pub fn development() -> Result<ChainSpec, String> {
	named(
		"Hanse Development",
		"hanse_dev",
		ChainType::Development,
		sp_genesis_builder::DEV_RUNTIME_PRESET,
	)
}

/// Four validators, Alice to Dave, to be run side by side on one machine.
pub fn local_testnet() -> Result<ChainSpec, String> {
	named(
		"Hanse Local Testnet",
		"hanse_local",
		ChainType::Local,
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	)
}

fn named(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or(
		"this binary was built without the runtime's wasm; build it without SKIP_WASM_BUILD",
	)?;
	Ok(ChainSpec::builder(wasm, Default::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(kind)
		.with_protocol_id("hanse")
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// What wallets show: the unit's name, its decimals and the address format.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "HANSE".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
