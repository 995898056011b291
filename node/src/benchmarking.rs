// SPDX-License-Identifier: Apache-2.0

//! The `benchmark` subcommands.

use crate::service::{self, FullBackend};
use frame_benchmarking_cli::{
	BenchmarkCmd, DynamicRemarkBuilder, ExtrinsicFactory, OpaqueBlock, SUBSTRATE_REFERENCE_HARDWARE,
};
use hanse_runtime::{constants::SLOT_DURATION, opaque::Block};
use sc_cli::Result;
use sc_service::Configuration;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_inherents::{InherentData, InherentDataProvider};
use sp_runtime::{traits::HashingFor, DigestItem};
use std::time::Duration;

/// Runs one of them.
pub fn run(cmd: &BenchmarkCmd, config: Configuration) -> Result<()> {
	match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
		},
		BenchmarkCmd::Block(cmd) => {
			let (client, _backend, _tasks) = service::new_client(&config)?;
			cmd.run::<Block, FullBackend, _>(client)
		},
		BenchmarkCmd::Storage(cmd) => {
			let (client, backend, _tasks) = service::new_client(&config)?;
			let (db, storage) = (backend.expose_db(), backend.expose_storage());
			let cache = backend.expose_shared_trie_cache();
			cmd.run::<Block, FullBackend, _>(config, client, db, storage, cache)
		},
		BenchmarkCmd::Overhead(cmd) => {
			cmd.run_with_default_builder_and_spec::<OpaqueBlock, ()>(Some(config.chain_spec))
		},
		BenchmarkCmd::Extrinsic(cmd) => {
			let (client, _backend, _tasks) = service::new_client(&config)?;
			let remark = DynamicRemarkBuilder::new_from_client(client.clone())?;
			let factory = ExtrinsicFactory(vec![Box::new(remark)]);
			cmd.run(client, inherents()?, vec![pre_digest()], &factory)
		},
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
	}
}

/// The slot of the block that is built. The genesis lies in the one before it, and no two blocks share one.
const SLOT: u64 = 1;

/// The inherents of a block in that slot.
fn inherents() -> Result<InherentData> {
	let mut data = InherentData::new();
	let time = Duration::from_millis(SLOT * SLOT_DURATION);
	let timestamp = sp_timestamp::InherentDataProvider::new(time.into());
	futures::executor::block_on(timestamp.provide_inherent_data(&mut data))
		.map_err(|error| format!("the inherents of the benchmark: {error:?}"))?;
	Ok(data)
}

/// The digest of a block in that slot.
fn pre_digest() -> DigestItem {
	<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(SLOT.into())
}
