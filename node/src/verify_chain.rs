// SPDX-License-Identifier: Apache-2.0

//! `verify-chain`: re-hashes the database of a stopped node and names the first altered block.
//!
//! The walk starts at the genesis block of the chain specification and goes to the best block. For
//! every block it checks that
//!
//! 1. the stored header hashes to the hash under which it is stored;
//! 2. its parent is the block before it;
//! 3. the stored transactions are those that the header commits to;
//! 4. every stored GRANDPA justification was signed by the validators of that time.
//!
//! Whoever alters a block must alter every later one too (1 to 3), and can't sign for the validators
//! (4): up to the last justified block the database is the chain that the validators finalised.
//! Behind that block, and on a chain sealed on demand, 1 to 3 show that the database is consistent,
//! not who made it.

use crate::service::{self, FullBackend, Hash};
use codec::Decode;
use hanse_runtime::{opaque::Block, BlockNumber};
use sc_cli::{
	CliConfiguration, DatabaseParams, Error, PruningParams, Result as CliResult, SharedParams,
};
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus_grandpa::{find_forced_change, find_scheduled_change, GrandpaJustification};
use sc_service::{BlocksPruning, BuildGenesisBlock, Configuration, GenesisBlockBuilder};
use sp_blockchain::{Backend as BlockchainBackend, Info};
use sp_consensus_grandpa::{AuthorityList, GRANDPA_ENGINE_ID};
use sp_runtime::{
	traits::{BlakeTwo256, Block as BlockT, Hash as HashT, Header as HeaderT},
	StateVersion,
};
use std::sync::Arc;

type Header = <Block as BlockT>::Header;

/// Progress is logged every so many blocks.
const PROGRESS: BlockNumber = 100_000;

/// The `verify-chain` command.
#[derive(Debug, Clone, clap::Parser)]
pub struct VerifyChainCmd {
	#[clap(flatten)]
	pub shared_params: SharedParams,

	#[clap(flatten)]
	pub pruning_params: PruningParams,

	#[clap(flatten)]
	pub database_params: DatabaseParams,
}

impl CliConfiguration for VerifyChainCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning_params)
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

impl VerifyChainCmd {
	/// Walks the chain; an altered block is the error.
	pub fn run(&self, config: &Configuration) -> CliResult<()> {
		let path = config.database.path().ok_or("the database has no path")?;
		if !path.join("metadata").exists() {
			return Err(Error::Input(format!("there is no database at {}", path.display())));
		}
		let backend = service::open_backend(config).map_err(|error| {
			Error::Input(format!(
				"the database at {} can't be opened; is its node still running? ({error})",
				path.display(),
			))
		})?;
		let genesis = Genesis::of(config, backend.clone())?;
		let report = Walk::new(&backend, config.blocks_pruning)
			.run(&genesis)
			.map_err(|altered| Error::Application(altered.to_string().into()))?;
		println!("{report}");
		Ok(())
	}
}

/// The first block that isn't what the chain made.
#[derive(Debug, PartialEq, Eq)]
pub struct Altered {
	number: BlockNumber,
	hash: Option<Hash>,
	what: String,
}

impl std::fmt::Display for Altered {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "block #{}", self.number)?;
		if let Some(hash) = self.hash {
			write!(f, " ({hash:?})")?;
		}
		write!(f, " was altered: {}", self.what)
	}
}

/// What the walk saw, when it found nothing altered.
#[derive(Debug, Default)]
pub struct Report {
	best: BlockNumber,
	bodies: BlockNumber,
	missing: BlockNumber,
	justifications: u32,
	last_justified: Option<BlockNumber>,
}

impl std::fmt::Display for Report {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(
			f,
			"verified blocks #0 to #{}: {} bodies, {} justifications",
			self.best, self.bodies, self.justifications,
		)?;
		if self.missing > 0 {
			write!(f, ", {} bodies pruned or not downloaded", self.missing)?;
		}
		match self.last_justified {
			Some(number) => write!(f, "; signed by the validators up to #{number}"),
			None => write!(f, "; no block carries the validators' signatures"),
		}
	}
}

/// Where the chain begins: from the specification, not from the database.
struct Genesis {
	hash: Hash,
	authorities: AuthorityList,
}

impl Genesis {
	fn of(config: &Configuration, backend: Arc<FullBackend>) -> CliResult<Self> {
		let storage = config.chain_spec.as_storage_builder().build_storage()?;
		let key = [sp_io::hashing::twox_128(b"Grandpa"), sp_io::hashing::twox_128(b"Authorities")]
			.concat();
		let authorities = storage
			.top
			.get(&key)
			.map(|encoded| AuthorityList::decode(&mut &encoded[..]))
			.transpose()?
			.unwrap_or_default();
		let executor =
			sc_service::new_wasm_executor::<sp_io::SubstrateHostFunctions>(&config.executor);
		let builder = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
			storage, false, backend, executor,
		)?;
		let (block, _) = builder.build_genesis_block()?;
		Ok(Self { hash: block.header().hash(), authorities })
	}
}

/// The validators that sign justifications of blocks after `after`.
struct Set {
	after: Option<BlockNumber>,
	authorities: AuthorityList,
}

struct Walk<'a> {
	chain: &'a sc_client_db::BlockchainDb<Block>,
	backend: &'a FullBackend,
	info: Info<Block>,
	oldest_body: BlockNumber,
}

impl<'a> Walk<'a> {
	fn new(backend: &'a FullBackend, pruning: BlocksPruning) -> Self {
		let chain = backend.blockchain();
		let info = chain.info();
		let oldest_body = match pruning {
			BlocksPruning::KeepAll | BlocksPruning::KeepFinalized => 0,
			BlocksPruning::Some(kept) => info.finalized_number.saturating_sub(kept),
		};
		Self { chain, backend, info, oldest_body }
	}

	/// Headers and bodies first, justifications after: whose signature counts for a block may be
	/// decided by a later block (a forced change of validators).
	fn run(&self, genesis: &Genesis) -> Result<Report, Altered> {
		let mut report = Report { best: self.info.best_number, ..Default::default() };
		let mut sets = vec![Set { after: None, authorities: genesis.authorities.clone() }];
		let walked = self.walk(genesis, &mut report, &mut sets);
		// A justification before the first altered block may be altered too, and is then the first.
		let end = match &walked {
			Ok(()) => self.info.best_number,
			Err(altered) => altered.number.saturating_sub(1),
		};
		self.check_justifications(end, &sets, &mut report)?;
		walked.map(|()| report)
	}

	fn walk(
		&self,
		genesis: &Genesis,
		report: &mut Report,
		sets: &mut Vec<Set>,
	) -> Result<(), Altered> {
		let mut parent: Option<Hash> = None;
		for number in 0..=self.info.best_number {
			if let Some(header) = self.header(number, parent)? {
				let hash = header.hash();
				if number == 0 && hash != genesis.hash {
					return Err(altered(
						number,
						Some(hash),
						format!("the given chain specification begins with {:?}", genesis.hash),
					));
				}
				self.check_body(&header, report)?;
				note_change(&header, sets);
				parent = Some(hash);
			} else {
				parent = None;
			}
			if number > 0 && number % PROGRESS == 0 {
				log::info!("verified up to #{number}");
			}
		}
		Ok(())
	}

	/// The header of the canonical block `number`, if it was downloaded.
	fn header(&self, number: BlockNumber, parent: Option<Hash>) -> Result<Option<Header>, Altered> {
		// This hash is computed from the stored header ...
		let hash = self.chain.hash(number).map_err(|error| {
			altered(number, None, format!("its header can't be read ({error})"))
		})?;
		let Some(hash) = hash else {
			return if self.in_gap(number) {
				Ok(None)
			} else {
				Err(altered(number, None, "its header is missing".into()))
			};
		};
		// ... and only a header stored under its own hash is found by it.
		let header = self
			.chain
			.header(hash)
			.ok()
			.flatten()
			.filter(|header| header.hash() == hash && *header.number() == number)
			.ok_or_else(|| {
				altered(number, Some(hash), "its header doesn't hash to the stored hash".into())
			})?;
		let expected = [
			(number == self.info.best_number, self.info.best_hash),
			(number == self.info.finalized_number, self.info.finalized_hash),
			(number == 0, self.info.genesis_hash),
		];
		if let Some((_, expected)) = expected.iter().find(|(here, head)| *here && *head != hash) {
			let what = format!("the database names {expected:?} as the block of this height");
			return Err(altered(number, Some(hash), what));
		}
		if parent.is_some_and(|parent| parent != *header.parent_hash()) {
			let what = "its parent isn't the block before it".into();
			return Err(altered(number, Some(hash), what));
		}
		Ok(Some(header))
	}

	fn check_body(&self, header: &Header, report: &mut Report) -> Result<(), Altered> {
		let (number, hash) = (*header.number(), header.hash());
		let body = self.chain.body(hash).map_err(|error| {
			altered(number, Some(hash), format!("its transactions can't be read ({error})"))
		})?;
		let Some(body) = body else {
			if number < self.oldest_body || self.in_gap(number) {
				report.missing = report.missing.saturating_add(1);
				return Ok(());
			}
			return Err(altered(number, Some(hash), "its transactions are missing".into()));
		};
		let encoded: Vec<Vec<u8>> = body.iter().map(codec::Encode::encode).collect();
		// Which of the two trie layouts a header uses depends on its runtime's version, which needs
		// the state of that time. Either commits to every byte, so a match with one of them is proof.
		let matches = [StateVersion::V1, StateVersion::V0].into_iter().any(|version| {
			BlakeTwo256::ordered_trie_root(encoded.clone(), version) == *header.extrinsics_root()
		});
		if !matches {
			let what = "its transactions aren't those that its header commits to".into();
			return Err(altered(number, Some(hash), what));
		}
		report.bodies = report.bodies.saturating_add(1);
		Ok(())
	}

	fn check_justifications(
		&self,
		end: BlockNumber,
		sets: &[Set],
		report: &mut Report,
	) -> Result<(), Altered> {
		for number in 1..=end {
			let Some(hash) = self.chain.hash(number).ok().flatten() else { continue };
			let justifications = self.chain.justifications(hash).map_err(|error| {
				altered(number, Some(hash), format!("its justification can't be read ({error})"))
			})?;
			let Some(encoded) =
				justifications.and_then(|all| all.into_justification(GRANDPA_ENGINE_ID))
			else {
				continue;
			};
			let justification = GrandpaJustification::<Block>::decode(&encoded);
			self.check_justification(number, hash, justification.ok(), sets)?;
			report.justifications = report.justifications.saturating_add(1);
			report.last_justified = Some(number);
		}
		self.check_best_justification(end, sets, report)
	}

	/// The node keeps the latest justification apart from the blocks.
	fn check_best_justification(
		&self,
		end: BlockNumber,
		sets: &[Set],
		report: &mut Report,
	) -> Result<(), Altered> {
		let best = sc_consensus_grandpa::best_justification::<_, Block>(self.backend);
		let Some(justification) = best.map_err(|error| {
			let what = format!("the latest justification can't be read ({error})");
			altered(self.info.finalized_number, Some(self.info.finalized_hash), what)
		})?
		else {
			return Ok(());
		};
		let (number, target) = justification.target();
		if number > end {
			return Ok(());
		}
		self.check_justification(number, target, Some(justification), sets)?;
		if self.chain.hash(number).ok().flatten() != Some(target) {
			let what = format!("the validators signed {target:?} at this height");
			return Err(altered(number, None, what));
		}
		report.last_justified = report.last_justified.max(Some(number));
		Ok(())
	}

	fn check_justification(
		&self,
		number: BlockNumber,
		hash: Hash,
		justification: Option<GrandpaJustification<Block>>,
		sets: &[Set],
	) -> Result<(), Altered> {
		let fits = |set: &Set| set.after.is_none_or(|after| after < number);
		let set = sets.iter().rposition(fits).and_then(|id| sets.get(id).map(|set| (id, set)));
		let valid = match (justification, set) {
			(Some(justification), Some((id, set))) => {
				justification.target() == (number, hash)
					&& justification.verify(id as u64, &set.authorities).is_ok()
			},
			_ => false,
		};
		if valid {
			Ok(())
		} else {
			let what = "its justification wasn't signed by the validators of that time".into();
			Err(altered(number, Some(hash), what))
		}
	}

	/// Whether `number` lies in the part that a warp-synced node hasn't downloaded yet.
	fn in_gap(&self, number: BlockNumber) -> bool {
		self.info.block_gap.is_some_and(|gap| gap.start <= number && number <= gap.end)
	}
}

/// Follows the changes of validators that `header` announces. A change ordered by governance after
/// finality stalled counts from the last block that the old validators finalised.
fn note_change(header: &Header, sets: &mut Vec<Set>) {
	let number = *header.number();
	if let Some((last_finalized, change)) = find_forced_change::<Block>(header) {
		sets.push(Set { after: Some(last_finalized), authorities: change.next_authorities });
	} else if let Some(change) = find_scheduled_change::<Block>(header) {
		let after = number.saturating_add(change.delay);
		sets.push(Set { after: Some(after), authorities: change.next_authorities });
	}
}

fn altered(number: BlockNumber, hash: Option<Hash>, what: String) -> Altered {
	Altered { number, hash, what }
}
