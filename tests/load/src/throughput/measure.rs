// SPDX-License-Identifier: Apache-2.0

//! One run: a node on a copy of a prepared folder, a window of full blocks, and what it cost.

use super::{
	calls,
	prepare::{copy, Prepared},
	send::{Pace, Sender, Sent},
	window::{self, Limits, Window},
	Kind, Settings,
};
use crate::{
	chain::Chain,
	error::Error,
	follow::{self, Follower, Seen},
	processes::{disk_bytes, each_file, own_cpu_seconds, settle, Node, Start},
	rpc::{transaction_hash, Rpc},
};
use codec::DecodeAll;
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use frame_support::dispatch::DispatchClass;
use frame_system::limits::{BlockLength, BlockWeights};
use serde::Serialize;
use sp_core::H256;
use sp_io::hashing::twox_128;
use std::{
	collections::{BTreeMap, HashSet},
	path::{Path, PathBuf},
	sync::Arc,
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long after the end of a window what is in the pool may take into blocks.
const DRAIN_BOUND: Duration = Duration::from_secs(120);
/// How much longer than asked a window may take until its first full block and its last.
const WINDOW_GRACE: Duration = Duration::from_secs(120);
/// Between two looks at a run.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// The column of a node's database in which the state lies.
const STATE_COLUMN: &str = "01";

/// What a run measured.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
	pub kind: Kind,
	pub round: u32,
	/// Transactions in blocks a second.
	pub rate: f64,
	pub window: Window,
	pub limits: Limits,
	pub sending: Sending,
	pub cost: Cost,
	/// Blocks that the last final one was behind the best at the end of the window.
	pub blocks_behind_finality: u32,
}

/// What became of the transactions.
#[derive(Clone, Debug, Serialize)]
pub struct Sending {
	pub accepted: usize,
	pub included: usize,
	/// In the pool at the very end.
	pub pending: usize,
	/// Accepted, and neither included nor pending.
	pub lost: usize,
	/// Included, and failed.
	pub failed: usize,
	pub refused: BTreeMap<String, u64>,
	pub sent_again: BTreeMap<String, u64>,
	pub unsent: usize,
}

/// What a run cost the machine.
#[derive(Clone, Debug, Serialize)]
pub struct Cost {
	/// The most memory that the node ever had.
	pub peak_mib: f64,
	/// Processor time from the first transaction sent to the end of the window: the node's and this
	/// program's own.
	pub node_cpu_seconds: f64,
	pub load_cpu_seconds: f64,
	/// The time in which it was used.
	pub wall_seconds: f64,
	/// By how much the database had grown when the node had ended.
	pub database_bytes: u64,
	/// The same by column of the database.
	pub column_bytes: BTreeMap<String, i64>,
}

impl Cost {
	/// By how much the state had grown.
	pub fn state_bytes(&self) -> f64 {
		self.column_bytes.get(STATE_COLUMN).copied().unwrap_or_default() as f64
	}
}

impl Outcome {
	/// Bytes of the database a transaction.
	pub fn database_bytes_each(&self) -> f64 {
		self.cost.database_bytes as f64 / self.sending.included as f64
	}

	/// Bytes of the state a transaction.
	pub fn state_bytes_each(&self) -> f64 {
		self.cost.state_bytes() / self.sending.included as f64
	}
}

/// Runs one kind once.
pub async fn measure(
	settings: &Settings,
	kind: Kind,
	round: u32,
	prepared: &Prepared,
) -> Result<Outcome, Error> {
	let (base, _removed_at_the_end) = folder(settings, kind, round)?;
	copy(&prepared.base, &base)?;
	let before = column_bytes(&base)?;
	let bytes_before = disk_bytes(&base.join("chains"))?;
	let node = Node::start(Start {
		binary: settings.node.clone(),
		chain: prepared.spec.clone(),
		name: kind.name().into(),
		flags: settings.flags(kind),
		base: Some(base.clone()),
		bootnodes: Vec::new(),
	})
	.await?;
	let rpc = Rpc::connect(node.url()).await?;
	if rpc.genesis_hash().await? != prepared.binding.genesis {
		return Err(Error::other("the node runs another chain than was prepared"));
	}
	let limits = limits(&rpc).await?;
	let ran = run_window(settings, &node, &rpc, kind, prepared).await?;
	let stopped = node.stop().await?;
	settle(&settings.node, &prepared.spec, stopped.base()).await?;
	let after = column_bytes(stopped.base())?;
	let asked = Duration::from_secs(settings.seconds);
	let window = window::take(&ran.blocks, asked, ran.sent.all_sent, limits)?;
	Ok(Outcome {
		kind,
		round,
		rate: window.rate(),
		window,
		limits,
		sending: ran.sending,
		cost: Cost {
			database_bytes: stopped.database_bytes()?.saturating_sub(bytes_before),
			column_bytes: growth(&before, &after),
			..ran.cost
		},
		blocks_behind_finality: ran.blocks_behind_finality,
	})
}

/// A new folder for a run: a temporary one, or, in the last round, where it is to be kept.
fn folder(
	settings: &Settings,
	kind: Kind,
	round: u32,
) -> Result<(PathBuf, Option<TempDir>), Error> {
	match &settings.keep {
		Some(keep) if round == settings.rounds => {
			let base = keep.join(kind.name());
			if base.exists() {
				return Err(Error::other(format!("{} is there already", base.display())));
			}
			std::fs::create_dir_all(&base)?;
			Ok((base, None))
		},
		_ => {
			let folder = tempfile::Builder::new().prefix("run-").tempdir_in(&settings.work)?;
			Ok((folder.path().to_path_buf(), Some(folder)))
		},
	}
}

/// What a running node told.
struct Ran {
	blocks: Vec<Seen>,
	sent: Sent,
	sending: Sending,
	cost: Cost,
	blocks_behind_finality: u32,
}

async fn run_window(
	settings: &Settings,
	node: &Node,
	rpc: &Rpc,
	kind: Kind,
	prepared: &Prepared,
) -> Result<Ran, Error> {
	let (since, cpu, own_cpu) = (Instant::now(), node.cpu_seconds()?, own_cpu_seconds()?);
	let follower = Follower::start(node.url()).await?;
	let transactions = prepared.transactions.clone();
	let sender =
		Sender::start(node.url(), transactions, settings.pace(), follower.included()).await?;
	let asked = Duration::from_secs(settings.seconds);
	until_over(&follower, &sender, asked).await?;
	let cost = Cost {
		peak_mib: node.peak_resident_bytes()? as f64 / f64::from(1 << 20),
		node_cpu_seconds: node.cpu_seconds()? - cpu,
		load_cpu_seconds: own_cpu_seconds()? - own_cpu,
		wall_seconds: since.elapsed().as_secs_f64(),
		database_bytes: 0,
		column_bytes: BTreeMap::new(),
	};
	let (_, blocks_behind_finality) = follow::finality(rpc).await?;
	let sent = sender.stop().await?;
	drain(&follower, sent.accepted.len()).await;
	let pending: HashSet<H256> =
		rpc.pending().await?.iter().map(|transaction| transaction_hash(transaction)).collect();
	let blocks = blocks_to_best(rpc, follower).await?;
	let included: HashSet<H256> =
		blocks.iter().flat_map(|block| block.transactions.iter().copied()).collect();
	let sending = Sending {
		accepted: sent.accepted.len(),
		included: included.len(),
		pending: pending.len(),
		lost: lost(&sent.accepted, &included, &pending),
		failed: failures(rpc, kind.chain(), &blocks).await?,
		refused: sent.refused.clone(),
		sent_again: sent.again.clone(),
		unsent: sent.unsent,
	};
	Ok(Ran { blocks, sent, sending, cost, blocks_behind_finality })
}

/// Waits for the end of the window, or until everything that was sent is in blocks.
async fn until_over(follower: &Follower, sender: &Sender, asked: Duration) -> Result<(), Error> {
	let since = Instant::now();
	loop {
		tokio::time::sleep(LOOK_EVERY).await;
		let reached = follower.look(|blocks| window::is_over(blocks, asked));
		let all_in = sender.all_sent() && *follower.included().borrow() >= sender.accepted();
		if all_in || reached {
			return Ok(());
		}
		if sender.broke() || follower.broke() {
			return Err(Error::other("a connection to the node broke while it was measured"));
		}
		if since.elapsed() > asked + WINDOW_GRACE {
			return Err(Error::other(format!(
				"after {} s no block has come that ends a window of {} s",
				since.elapsed().as_secs(),
				asked.as_secs()
			)));
		}
	}
}

/// Waits until so many transactions are in blocks; whatever is not then is counted by what it is.
async fn drain(follower: &Follower, accepted: usize) {
	let all_in =
		follower.until(|blocks| blocks.iter().map(Seen::signed).sum::<usize>() >= accepted);
	let _ = tokio::time::timeout(DRAIN_BOUND, all_in).await;
}

/// The blocks that were followed, and those after them up to the best one.
async fn blocks_to_best(rpc: &Rpc, follower: Follower) -> Result<Vec<Seen>, Error> {
	let mut blocks = follower.stop().await?;
	let best = rpc.header(None).await?.number;
	let next = blocks.last().map_or(best, |block| block.number + 1);
	for number in next..=best {
		let hash = rpc.block_hash(number).await?;
		blocks.push(follow::look_at(rpc, hash, Instant::now()).await?);
	}
	Ok(blocks)
}

/// How many accepted transactions are nowhere.
fn lost(accepted: &[H256], included: &HashSet<H256>, pending: &HashSet<H256>) -> usize {
	accepted.iter().filter(|hash| !included.contains(hash) && !pending.contains(hash)).count()
}

/// Sends everything and waits until it is in blocks; nothing may be refused.
pub async fn deliver(
	url: &str,
	transactions: Arc<Vec<Vec<u8>>>,
	pace: Pace,
	bound: Duration,
) -> Result<Vec<Seen>, Error> {
	let count = transactions.len();
	let follower = Follower::start(url).await?;
	let sender = Sender::start(url, transactions, pace, follower.included()).await?;
	let all_in = follower.until(|blocks| blocks.iter().map(Seen::signed).sum::<usize>() >= count);
	let outcome = tokio::time::timeout(bound, all_in).await;
	let sent = sender.stop().await?;
	let blocks = follower.stop().await?;
	match outcome {
		Ok(waited) => waited.map(|()| blocks),
		Err(_) => Err(Error::other(format!(
			"of {count} transactions {} were accepted and {} are in blocks after {} s; refused: {:?}",
			sent.accepted.len(),
			blocks.iter().map(Seen::signed).sum::<usize>(),
			bound.as_secs(),
			sent.refused
		))),
	}
}

/// How many transactions failed in these blocks.
pub async fn failures(rpc: &Rpc, chain: Chain, blocks: &[Seen]) -> Result<usize, Error> {
	let key = [twox_128(b"System"), twox_128(b"Events")].concat();
	let mut failed = 0;
	for block in blocks {
		let events = rpc.storage(&key, Some(block.hash)).await?.unwrap_or_default();
		failed += match events.is_empty() {
			true => 0,
			false => calls::failed(chain, &events)?,
		};
	}
	Ok(failed)
}

/// The limits of a chain's blocks, from its metadata.
async fn limits(rpc: &Rpc) -> Result<Limits, Error> {
	let metadata = RuntimeMetadataPrefixed::decode_all(&mut &rpc.metadata().await?[..])
		.map_err(|error| Error::other(format!("the metadata can't be read: {error}")))?;
	let RuntimeMetadata::V14(metadata) = metadata.1 else {
		return Err(Error::other("the metadata is not of version 14"));
	};
	let constant = |name: &str| {
		let system = metadata.pallets.iter().find(|pallet| pallet.name == "System")?;
		system.constants.iter().find(|constant| constant.name == name).map(|c| c.value.clone())
	};
	read_limits(
		&constant("BlockWeights").unwrap_or_default(),
		&constant("BlockLength").unwrap_or_default(),
	)
}

fn read_limits(weights: &[u8], lengths: &[u8]) -> Result<Limits, Error> {
	let unknown = |_| Error::other("the metadata does not tell how much a block may hold");
	let weights = BlockWeights::decode_all(&mut &weights[..]).map_err(unknown)?;
	let lengths = BlockLength::decode_all(&mut &lengths[..]).map_err(unknown)?;
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
	Ok(Limits {
		weight: normal.ref_time(),
		length: u64::from(*lengths.max.get(DispatchClass::Normal)),
	})
}

/// Bytes on disk by column of the database: its files are called `table_COLUMN_SIZE` and
/// `index_COLUMN_BITS`. Everything else is under an empty name.
fn column_bytes(base: &Path) -> Result<BTreeMap<String, u64>, Error> {
	use std::os::unix::fs::MetadataExt;
	let mut columns = BTreeMap::<String, u64>::new();
	each_file(&base.join("chains"), &mut |path, metadata| {
		let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
		*columns.entry(column_of(name).into()).or_default() += metadata.blocks() * 512;
	})?;
	Ok(columns)
}

/// By how much each column grew.
fn growth(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> BTreeMap<String, i64> {
	let grown = |(column, bytes): (&String, &u64)| {
		let earlier = before.get(column).copied().unwrap_or_default();
		(column.clone(), *bytes as i64 - earlier as i64)
	};
	after.iter().map(grown).collect()
}

fn column_of(file: &str) -> &str {
	let mut parts = file.split('_');
	match (parts.next(), parts.next(), parts.next()) {
		(Some("table" | "index"), Some(column), Some(_)) => column,
		_ => "",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use frame_support::weights::Weight;
	use sp_runtime::Perbill;

	#[test]
	fn a_transaction_should_be_lost_when_it_is_in_no_block_and_not_in_the_pool() {
		let hash = H256::from_low_u64_be;
		let accepted: Vec<H256> = (0..5).map(hash).collect();
		let included = HashSet::from([hash(0), hash(1), hash(9)]);
		let pending = HashSet::from([hash(1), hash(3)]);
		assert_eq!(lost(&accepted, &included, &pending), 2);
		assert_eq!(lost(&accepted[..2], &included, &pending), 0);
	}

	#[test]
	fn limits_should_be_those_of_ordinary_transactions_when_they_have_their_own() {
		let weights = BlockWeights::with_sensible_defaults(
			Weight::from_parts(2_000_000_000_000, u64::MAX),
			Perbill::from_percent(75),
		);
		let length = BlockLength::builder()
			.max_length(100)
			.modify_max_length_for_class(DispatchClass::Normal, |max| *max = 40)
			.build();
		let limits = read_limits(&weights.encode(), &length.encode()).unwrap();
		assert_eq!(limits, Limits { weight: 1_500_000_000_000, length: 40 });
		assert!(read_limits(&[], &length.encode()).is_err());
	}

	#[test]
	fn a_file_should_count_to_its_column_when_its_name_tells_one() {
		assert_eq!(column_of("table_01_15"), "01");
		assert_eq!(column_of("index_11_20"), "11");
		for other in ["metadata", "log0", "table_01", "lock"] {
			assert_eq!(column_of(other), "");
		}
	}

	#[test]
	fn a_column_should_have_grown_by_all_of_it_when_it_is_new() {
		let sizes = |sizes: &[(&str, u64)]| -> BTreeMap<String, u64> {
			sizes.iter().map(|(column, bytes)| (column.to_string(), *bytes)).collect()
		};
		let grown =
			growth(&sizes(&[("01", 10), ("", 7)]), &sizes(&[("01", 15), ("05", 3), ("", 2)]));
		let expected = [("", -5), ("01", 5), ("05", 3)];
		assert_eq!(grown, BTreeMap::from(expected.map(|(column, bytes)| (column.into(), bytes))));
	}

	#[test]
	fn bytes_should_be_told_by_column_when_a_base_has_a_database() {
		let base = tempfile::tempdir().unwrap();
		let database = base.path().join("chains/some/paritydb/full");
		std::fs::create_dir_all(&database).unwrap();
		std::fs::write(database.join("table_01_00"), vec![1; 10_000]).unwrap();
		std::fs::write(database.join("index_01_16"), vec![1; 10_000]).unwrap();
		std::fs::write(database.join("table_05_00"), vec![1; 10_000]).unwrap();
		let columns = column_bytes(base.path()).unwrap();
		assert_eq!(columns.len(), 2);
		assert!(columns["01"] >= 20_000 && columns["05"] >= 10_000);
		assert_eq!(columns["01"] + columns["05"], disk_bytes(base.path()).unwrap());
	}
}
