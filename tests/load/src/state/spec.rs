// SPDX-License-Identifier: Apache-2.0

//! Raw chain specifications: that of a node's own development chain, and the one that is written,
//! row by row, without ever being in memory as a whole.

use super::rows::Top;
use crate::error::Error;
use codec::Decode;
use frame_support::traits::PalletInfoAccess;
use frame_system::LastRuntimeUpgradeInfo;
use hanse_runtime::{
	Activities, AssetFlow, Assets, AssetsHolder, Balances, Chips, Crowdfunding, OrgNumbers,
	Parameters, VERSION,
};
use serde_json::{Map, Value};
use sp_core::storage::well_known_keys::CODE;
use sp_io::hashing::twox_128;
use std::{
	fs::File,
	io::{BufWriter, Write},
	path::Path,
	process::Command,
};

/// What is written at once.
const BUFFER_BYTES: usize = 1 << 20;
/// Hexadecimal digits that are made at once.
const DIGITS_AT_ONCE: usize = 1 << 10;

/// A chain specification in its raw form, its rows apart.
pub struct Spec {
	fields: Map<String, Value>,
	pub top: Top,
}

impl Spec {
	/// The development chain of a node's binary, with `wasm` as its runtime if one is given.
	pub fn of_development(node: &Path, wasm: Option<&Path>) -> Result<Self, Error> {
		let output = Command::new(node)
			.args(["export-chain-spec", "--chain", "dev", "--raw"])
			.output()
			.map_err(|error| Error::from(error).while_doing(node.display()))?;
		if !output.status.success() {
			let told = String::from_utf8_lossy(&output.stderr).into_owned();
			return Err(
				Error::other(told).while_doing(format!("{} exports no chain", node.display()))
			);
		}
		let mut spec = Self::read(&output.stdout)?;
		if let Some(wasm) = wasm {
			let code = std::fs::read(wasm)
				.map_err(|error| Error::from(error).while_doing(wasm.display()))?;
			spec.top.insert(CODE.to_vec(), code);
		}
		spec.ensure_same_runtime()?;
		Ok(spec)
	}

	/// Takes a specification apart.
	pub fn read(json: &[u8]) -> Result<Self, Error> {
		let mut spec: Value = serde_json::from_slice(json)?;
		let rows = match spec.pointer_mut("/genesis/raw/top").map(Value::take) {
			Some(Value::Object(rows)) => rows,
			_ => return Err(Error::other("the chain specification is not raw")),
		};
		let mut top = Top::new();
		for (key, value) in rows {
			let value = value.as_str().ok_or_else(|| Error::other("a row is not hexadecimal"))?;
			top.insert(bytes(&key)?, bytes(value)?);
		}
		match spec {
			Value::Object(mut fields) => {
				fields.remove("genesis");
				Ok(Self { fields, top })
			},
			_ => Err(Error::other("the chain specification is not an object")),
		}
	}

	/// Refuses a node whose genesis another runtime made than the one that rows are made with here.
	fn ensure_same_runtime(&self) -> Result<(), Error> {
		let key = [twox_128(b"System"), twox_128(b"LastRuntimeUpgrade")].concat();
		let told = self
			.top
			.get(&key)
			.and_then(|value| LastRuntimeUpgradeInfo::decode(&mut &value[..]).ok());
		match told {
			Some(info) if info.spec_version.0 == VERSION.spec_version => Ok(()),
			Some(info) => Err(Error::other(format!(
				"the node's runtime is of version {}, this program's of version {}",
				info.spec_version.0, VERSION.spec_version
			))),
			None => {
				Err(Error::other("the node's development chain tells no version of its runtime"))
			},
		}
	}

	/// Writes this chain with the rows of `state` where those belong to what calls of users make.
	pub fn write_with(&self, state: &Top, out: &mut impl Write) -> Result<(), Error> {
		let prefixes = prefixes();
		let is_ours = |key: &[u8]| prefixes.iter().any(|prefix| key.starts_with(prefix));
		let ours = state.iter().filter(|(key, _)| is_ours(key));
		let base = self.top.iter().filter(|(key, _)| !is_ours(key));
		out.write_all(b"{")?;
		for (name, value) in &self.fields {
			serde_json::to_writer(&mut *out, name)?;
			out.write_all(b":")?;
			serde_json::to_writer(&mut *out, value)?;
			out.write_all(b",\n")?;
		}
		out.write_all(b"\"genesis\":{\"raw\":{\"top\":{")?;
		let mut separator: &[u8] = b"\n";
		for (key, value) in base.chain(ours) {
			out.write_all(separator)?;
			write_hexadecimal(key, out)?;
			out.write_all(b":")?;
			write_hexadecimal(value, out)?;
			separator = b",\n";
		}
		Ok(out.write_all(b"},\"childrenDefault\":{}}}}\n")?)
	}

	/// The same into a file, which is there in whole or not at all.
	pub fn write_file(&self, state: &Top, path: &Path) -> Result<(), Error> {
		let while_writing = |error: Error| error.while_doing(path.display());
		let unfinished = path.with_extension("unfinished");
		let file = File::create(&unfinished).map_err(|error| while_writing(error.into()))?;
		let mut out = BufWriter::with_capacity(BUFFER_BYTES, file);
		self.write_with(state, &mut out)?;
		out.flush()?;
		Ok(std::fs::rename(&unfinished, path)?)
	}
}

/// What the keys begin with of rows that calls of users make. What else there is (blocks, sessions,
/// seats of governance) stays as it was at genesis.
pub fn prefixes() -> Vec<Vec<u8>> {
	let pallets = [
		Balances::name(),
		Assets::name(),
		AssetsHolder::name(),
		Parameters::name(),
		OrgNumbers::name(),
		Crowdfunding::name(),
		Chips::name(),
		Activities::name(),
		AssetFlow::name(),
	];
	let accounts = [twox_128(b"System"), twox_128(b"Account")].concat();
	let pallets = pallets.map(|name| twox_128(name.as_bytes()).to_vec());
	pallets.into_iter().chain([accounts]).collect()
}

fn bytes(text: &str) -> Result<Vec<u8>, Error> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|error| Error::other(format!("a row is not hexadecimal: {error}")))
}

/// Bytes as a JSON text.
fn write_hexadecimal(bytes: &[u8], out: &mut impl Write) -> std::io::Result<()> {
	out.write_all(b"\"0x")?;
	for part in bytes.chunks(DIGITS_AT_ONCE / 2) {
		let mut digits = [0; DIGITS_AT_ONCE];
		let digits = &mut digits[..part.len() * 2];
		hex::encode_to_slice(part, digits).map_err(std::io::Error::other)?;
		out.write_all(digits)?;
	}
	out.write_all(b"\"")
}
