// SPDX-License-Identifier: Apache-2.0

//! Chain specifications with many funded accounts in genesis.
//!
//! The accounts are those of [`crate::sign::account`], whose keys anybody can derive: such a chain is
//! for measuring and nothing else.

use crate::{error::Error, sign};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, Pair};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::{
	path::{Path, PathBuf},
	process::Command,
};

/// What each account has, in the smallest unit: a thousand tokens of twelve decimals.
pub const ENDOWMENT: u64 = 1_000_000_000_000_000;
/// Blocks of a session.
const SESSION_BLOCKS: u32 = 600;
/// What a runtime's wasm begins with: as it is, or compressed.
const WASM_BEGINS: [&[u8]; 2] = [b"\0asm", &[0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05]];

/// Which chain is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chain {
	/// Ours, with Alice as the only validator.
	Hanse,
	/// Ours, with Alice, Bob, Charlie and Dave as validators.
	HanseOfFour,
	/// The stock template, with Alice as the only authority.
	Stock,
}

impl Chain {
	fn file_name(&self) -> &'static str {
		match self {
			Self::Hanse => "hanse",
			Self::HanseOfFour => "hanse-of-four",
			Self::Stock => "stock",
		}
	}
}

/// Writes a chain specification with so many funded accounts in its genesis and returns its file.
///
/// Ours is the one that `binary` knows, with `wasm` in place of its runtime if one is given. The
/// stock one is assembled around `wasm`. An earlier file of the same content is left alone.
pub fn spec(
	binary: &Path,
	chain: &Chain,
	wasm: Option<&Path>,
	accounts: u32,
	dir: &Path,
) -> Result<PathBuf, Error> {
	let mut spec = match chain {
		Chain::Hanse => exported(binary, "dev")?,
		Chain::HanseOfFour => exported(binary, "local")?,
		Chain::Stock => stock()?,
	};
	match wasm {
		Some(path) => set_code(&mut spec, path)?,
		None if *chain == Chain::Stock => {
			return Err(Error::other("the stock chain needs the wasm of its runtime"))
		},
		None => {},
	}
	if *chain != Chain::Stock {
		lengthen_sessions(&mut spec)?;
	}
	fund(&mut spec, accounts)?;
	write(&spec, &dir.join(format!("{}-{accounts}.json", chain.file_name())))
}

/// Writes a specification unless the file already holds it.
fn write(spec: &Value, path: &Path) -> Result<PathBuf, Error> {
	if let Some(dir) = path.parent() {
		std::fs::create_dir_all(dir)?;
	}
	let text = serde_json::to_vec(spec)?;
	if std::fs::read(path).ok().as_ref() != Some(&text) {
		std::fs::write(path, text)?;
	}
	Ok(path.to_path_buf())
}

/// The specification of a chain that the binary knows by name.
fn exported(binary: &Path, name: &str) -> Result<Value, Error> {
	let output = Command::new(binary)
		.args(["export-chain-spec", "--chain", name])
		.output()
		.map_err(|error| Error::from(error).while_doing(binary.display()))?;
	if !output.status.success() {
		return Err(Error::other(format!(
			"{} exports no chain specification: {}",
			binary.display(),
			String::from_utf8_lossy(&output.stderr)
		)));
	}
	Ok(serde_json::from_slice(&output.stdout)?)
}

/// The stock chain without its code.
fn stock() -> Result<Value, Error> {
	let preset =
		hanse_stock_runtime::genesis_config_presets::get_preset(&DEV_RUNTIME_PRESET.into())
			.ok_or_else(|| Error::other("the stock runtime has no preset for development"))?;
	let patch: Value = serde_json::from_slice(&preset)?;
	Ok(json!({
		"name": "Stock Template",
		"id": "stock_template",
		"chainType": "Development",
		"bootNodes": [],
		"telemetryEndpoints": null,
		"protocolId": "stock",
		"properties": { "tokenSymbol": "UNIT", "tokenDecimals": 12, "ss58Format": 42 },
		"codeSubstitutes": {},
		"genesis": { "runtimeGenesis": { "code": "0x", "patch": patch } },
	}))
}

fn set_code(spec: &mut Value, wasm: &Path) -> Result<(), Error> {
	let code =
		std::fs::read(wasm).map_err(|error| Error::from(error).while_doing(wasm.display()))?;
	if !WASM_BEGINS.iter().any(|begin| code.starts_with(begin)) {
		return Err(Error::other(format!("{} is no wasm of a runtime", wasm.display())));
	}
	spec["genesis"]["runtimeGenesis"]["code"] = format!("0x{}", hex::encode(code)).into();
	Ok(())
}

/// A development chain changes its session every ten blocks, and the change fills a block. A chain in use
/// has sessions as docs/operators.md proposes them.
fn lengthen_sessions(spec: &mut Value) -> Result<(), Error> {
	let length =
		spec.pointer_mut("/genesis/runtimeGenesis/patch/validatorSet/sessionLength").ok_or_else(
			|| Error::other("the chain specification does not say how long a session is"),
		)?;
	*length = SESSION_BLOCKS.into();
	Ok(())
}

/// Adds the accounts to the balances of genesis.
fn fund(spec: &mut Value, accounts: u32) -> Result<(), Error> {
	let balances = spec
		.pointer_mut("/genesis/runtimeGenesis/patch/balances/balances")
		.and_then(Value::as_array_mut)
		.ok_or_else(|| Error::other("the chain specification has no list of balances to add to"))?;
	let addresses = sign::on_all_cores(accounts, |i| Ok(sign::account(i).public().to_ss58check()))?;
	balances.extend(addresses.into_iter().map(|address| json!([address, ENDOWMENT])));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_specification_should_list_each_account_once_when_it_is_funded() {
		let mut spec = stock().unwrap();
		let path = "/genesis/runtimeGenesis/patch/balances/balances";
		let before = spec.pointer(path).unwrap().as_array().unwrap().len();
		fund(&mut spec, 5).unwrap();
		let balances = spec.pointer(path).unwrap().as_array().unwrap();
		assert_eq!(balances.len(), before + 5);
		let address = sign::account(4).public().to_ss58check();
		assert_eq!(balances.iter().filter(|entry| entry[0] == address.as_str()).count(), 1);
		assert_eq!(balances.last().unwrap()[1], ENDOWMENT);
	}

	#[test]
	fn a_specification_should_be_refused_when_it_lacks_what_is_changed() {
		assert!(fund(&mut json!({ "genesis": {} }), 1).is_err());
		assert!(lengthen_sessions(&mut stock().unwrap()).is_err());
	}

	#[test]
	fn the_code_should_be_refused_when_it_is_no_wasm() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("code");
		let mut spec = stock().unwrap();
		std::fs::write(&file, b"#!/bin/sh").unwrap();
		assert!(set_code(&mut spec, &file).is_err());
		std::fs::write(&file, b"\0asm\x01").unwrap();
		set_code(&mut spec, &file).unwrap();
		assert_eq!(spec.pointer("/genesis/runtimeGenesis/code").unwrap(), "0x0061736d01");
	}

	#[test]
	fn a_file_should_be_left_alone_when_it_holds_the_same_specification() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("new/spec.json");
		write(&json!({ "a": 1 }), &path).unwrap();
		let first = std::fs::metadata(&path).unwrap().modified().unwrap();
		write(&json!({ "a": 1 }), &path).unwrap();
		assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), first);
		write(&json!({ "a": 2 }), &path).unwrap();
		assert_eq!(std::fs::read_to_string(&path).unwrap(), r#"{"a":2}"#);
	}
}
