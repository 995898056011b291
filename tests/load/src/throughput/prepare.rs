// SPDX-License-Identifier: Apache-2.0

//! What a round begins with: a stopped node's folder, and transactions signed for its chain.
//!
//! Both are made once and kept. Each round starts a node on a copy of the folder, so that every
//! round begins with the same state, cold caches and an empty pool, and none waits for the genesis
//! of all those accounts. Registrations open commitments that stand in the state already: placing
//! them is not measured.

use super::{
	calls,
	measure::{deliver, failures},
	send::Pace,
	Kind, Settings,
};
use crate::{
	chain,
	error::Error,
	follow,
	processes::{settle, Node, Start},
	rpc::Rpc,
	sign::{self, Binding},
};
use pallet_org_numbers::COMMIT_MATURITY;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use std::{
	path::{Path, PathBuf},
	process::Command,
	sync::Arc,
	time::{Duration, Instant},
};

/// How long the preparation may wait for blocks to become final.
const FINALITY_BOUND: Duration = Duration::from_secs(300);
/// Most time for one commitment, all in all.
const COMMITMENT_BOUND: Duration = Duration::from_millis(50);
/// Between two looks at a chain.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Written last into a prepared folder.
const MARKER: &str = "prepared.json";

/// What every round of a kind begins with.
#[derive(Clone, Debug)]
pub struct Prepared {
	pub spec: PathBuf,
	/// The folder to copy.
	pub base: PathBuf,
	pub binding: Binding,
	pub transactions: Arc<Vec<Vec<u8>>>,
}

/// What a prepared folder says of its chain.
#[derive(Serialize, Deserialize)]
struct Marker {
	genesis: H256,
	spec_version: u32,
	transaction_version: u32,
}

/// Prepares a kind of round, or finds it prepared.
pub async fn prepare(settings: &Settings, kind: Kind) -> Result<Prepared, Error> {
	let Settings { node, accounts, work, .. } = settings;
	let wasm = match kind {
		Kind::StockTransfers => settings.stock_wasm.as_deref(),
		Kind::OursTransfers | Kind::OursRegisters => None,
	};
	let spec = chain::spec(node, &kind.chain(), wasm, *accounts, work)?;
	let base = work.join(format!(
		"{}-{}",
		kind.name(),
		hex::encode(&blake2_256(&std::fs::read(&spec)?)[..8])
	));
	let binding = match prepared(&base)? {
		Some(binding) => binding,
		None => run(settings, kind, &spec, &base).await?,
	};
	let file = work.join(binding.file_name(&format!("{}-{accounts}", kind.name())));
	eprintln!(
		"{}: {accounts} transactions, signed now unless {} has them",
		kind.name(),
		file.display()
	);
	let transactions = sign::kept(&file, *accounts, |i| match kind {
		Kind::StockTransfers => calls::stock_transfer(i, *accounts, &binding),
		Kind::OursTransfers => calls::transfer(i, *accounts, &binding),
		Kind::OursRegisters => calls::registration(i, &binding),
	})?;
	Ok(Prepared { spec, base, binding, transactions: Arc::new(transactions) })
}

/// The binding of a folder that was prepared to the end.
fn prepared(base: &Path) -> Result<Option<Binding>, Error> {
	if !base.join(MARKER).exists() {
		return Ok(None);
	}
	let marker = serde_json::from_slice(&std::fs::read(base.join(MARKER))?)?;
	let Marker { genesis, spec_version, transaction_version } = marker;
	Ok(Some(Binding { genesis, spec_version, transaction_version }))
}

/// Runs a node on a new folder until everything is in place.
async fn run(settings: &Settings, kind: Kind, spec: &Path, base: &Path) -> Result<Binding, Error> {
	eprintln!("{}: preparing {}", kind.name(), base.display());
	if base.exists() {
		// Of a preparation that was broken off.
		std::fs::remove_dir_all(base)?;
	}
	let node = Node::start(Start {
		binary: settings.node.clone(),
		chain: spec.to_path_buf(),
		name: format!("{}-prepare", kind.name()),
		flags: settings.flags(kind),
		base: Some(base.to_path_buf()),
		bootnodes: Vec::new(),
	})
	.await?;
	let rpc = Rpc::connect(node.url()).await?;
	let binding = Binding::ask(&rpc).await?;
	if kind == Kind::OursRegisters {
		commit(settings, &node, &binding).await?;
		let from = rpc.header(None).await?.number;
		until_final(&rpc, from + COMMIT_MATURITY + 1).await?;
	} else {
		until_final(&rpc, 2).await?;
	}
	node.stop().await?;
	settle(&settings.node, spec, base).await?;
	let Binding { genesis, spec_version, transaction_version } = binding;
	let marker = Marker { genesis, spec_version, transaction_version };
	std::fs::write(base.join(MARKER), serde_json::to_vec(&marker)?)?;
	Ok(binding)
}

/// Places the commitments of all accounts.
async fn commit(settings: &Settings, node: &Node, binding: &Binding) -> Result<(), Error> {
	let accounts = settings.accounts;
	eprintln!("{accounts} commitments to handles, before any rate is measured");
	let file = settings.work.join(binding.file_name(&format!("commitments-{accounts}")));
	let commitments = sign::kept(&file, accounts, |i| calls::commitment(i, binding))?;
	let pace: Pace = settings.pace();
	let bound = COMMITMENT_BOUND * accounts + FINALITY_BOUND;
	let blocks = deliver(node.url(), Arc::new(commitments), pace, bound).await?;
	let rpc = Rpc::connect(node.url()).await?;
	match failures(&rpc, Kind::OursRegisters.chain(), &blocks).await? {
		0 => Ok(()),
		failed => Err(Error::other(format!("{failed} commitments failed"))),
	}
}

/// Waits until a block with this number is final.
async fn until_final(rpc: &Rpc, number: u32) -> Result<(), Error> {
	let since = Instant::now();
	while follow::finality(rpc).await?.0.number < number {
		if since.elapsed() > FINALITY_BOUND {
			return Err(Error::other(format!("block {number} did not become final")));
		}
		tokio::time::sleep(LOOK_EVERY).await;
	}
	Ok(())
}

/// Copies a folder with what it holds; holes in files stay holes.
pub fn copy(from: &Path, to: &Path) -> Result<(), Error> {
	let status = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status()?;
	match status.success() {
		true => Ok(()),
		false => {
			Err(Error::other(format!("{} can't be copied to {}", from.display(), to.display())))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_folder_should_count_as_prepared_when_its_marker_is_there() {
		let folder = tempfile::tempdir().unwrap();
		assert_eq!(prepared(folder.path()).unwrap(), None);
		let genesis = H256::repeat_byte(5);
		let marker = Marker { genesis, spec_version: 3, transaction_version: 4 };
		std::fs::write(folder.path().join(MARKER), serde_json::to_vec(&marker).unwrap()).unwrap();
		let binding = prepared(folder.path()).unwrap().unwrap();
		assert_eq!(binding, Binding { genesis, spec_version: 3, transaction_version: 4 });
		std::fs::write(folder.path().join(MARKER), b"{").unwrap();
		assert!(prepared(folder.path()).is_err());
	}

	#[test]
	fn a_copy_should_hold_the_same_files_as_the_folder() {
		let folder = tempfile::tempdir().unwrap();
		let (from, to) = (folder.path().join("from"), folder.path().join("to"));
		std::fs::create_dir_all(from.join("below")).unwrap();
		std::fs::create_dir(&to).unwrap();
		std::fs::write(from.join("below/file"), b"text").unwrap();
		copy(&from, &to).unwrap();
		assert_eq!(std::fs::read(to.join("below/file")).unwrap(), b"text");
		assert!(copy(&folder.path().join("none"), &to).is_err());
	}
}
