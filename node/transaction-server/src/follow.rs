// SPDX-License-Identifier: Apache-2.0

//! Brings the store to what the final state says.

use crate::{
	chain::{Bodies, ChainError, FinalState},
	store::{Progress, Store, StoreError},
	Entry, FlowOf,
};
use codec::{Decode, DecodeAll, Encode};
use pallet_asset_flow::{chain_leaf, rolled, Batch, SealKind, SealNumber, Uuid};
use sp_core::H256;

/// Batches that are added in one go: bounds memory while a long table is caught up with. What is
/// missing is walked over from the end, and only the way is remembered.
const STEP: usize = 64;

/// Why a table is not here as far as it could be.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
	/// The disk.
	#[error(transparent)]
	Store(#[from] StoreError),
	/// The node.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// Nobody gave it yet.
	#[error("table {table:?}: the batch that ends at {rolling:?} is missing")]
	Missing { table: Uuid, rolling: H256 },
	/// The chain's own batches lead somewhere else than to what the store has.
	#[error("table {table:?}: the records here are not a beginning of the chain's")]
	Divergent { table: Uuid },
}

/// What a batch has to be to be the one that was asked for.
pub trait Body: Encode + Decode {
	/// Its leaf in a table.
	fn leaf(&self, table: &Uuid) -> H256;
	/// Adds batches to the store; of the chain's own tables with the number of their seal.
	fn add(
		store: &Store,
		table: &Uuid,
		batches: &[Batch<Self>],
		seal: SealNumber,
	) -> Result<Progress, StoreError>
	where
		Self: Sized;
}

impl Body for Entry {
	fn leaf(&self, table: &Uuid) -> H256 {
		self.leaf(table)
	}
	fn add(
		store: &Store,
		table: &Uuid,
		batches: &[Batch<Self>],
		_: SealNumber,
	) -> Result<Progress, StoreError> {
		store.add_records(table, batches)
	}
}

impl Body for FlowOf {
	fn leaf(&self, table: &Uuid) -> H256 {
		chain_leaf(table, self)
	}
	fn add(
		store: &Store,
		table: &Uuid,
		batches: &[Batch<Self>],
		seal: SealNumber,
	) -> Result<Progress, StoreError> {
		store.add_movements(table, batches, seal)
	}
}

/// The batch in `bytes`, if it is the one of `table` that ends at `rolling`. Its hash says so,
/// whoever gave it.
pub fn proven<B: Body>(bytes: &[u8], table: &Uuid, rolling: &H256) -> Option<Batch<B>> {
	let batch = Batch::<B>::decode_all(&mut &bytes[..]).ok()?;
	let leaves: Vec<_> = batch.bodies.iter().map(|body| body.leaf(table)).collect();
	(rolled(&batch.before, &leaves) == *rolling).then_some(batch)
}

/// Adds what the store lacks of a table up to `rolling`: nothing, if the store is ahead of the chain,
/// as it is while a database that was removed is filled again. `seal` is the seal's number, which only
/// movements use.
pub fn catch_up<B: Body>(
	store: &Store,
	bodies: &impl Bodies,
	table: &Uuid,
	rolling: H256,
	seal: SealNumber,
) -> Result<Progress, FollowError> {
	let mut progress = store.progress(table)?;
	if rolling == H256::zero() || store.has_batch(table, &rolling)? {
		return Ok(progress);
	}
	let mut way = Vec::new();
	let mut at = rolling;
	while at != progress.rolling {
		if at == H256::zero() {
			return Err(FollowError::Divergent { table: *table });
		}
		let batch = fetched::<B>(bodies, table, &at)?;
		way.push(at);
		at = batch.before;
	}
	way.reverse();
	for step in way.chunks(STEP) {
		let mut first = progress.frontier.count();
		let mut batches = Vec::with_capacity(step.len());
		for at in step {
			// Where a batch stands is not in its hash; what is before it says so.
			let batch = Batch { first, ..fetched::<B>(bodies, table, at)? };
			first = first.saturating_add(batch.bodies.len() as u64);
			batches.push(batch);
		}
		progress = B::add(store, table, &batches, seal)?;
	}
	Ok(progress)
}

fn fetched<B: Body>(
	bodies: &impl Bodies,
	table: &Uuid,
	rolling: &H256,
) -> Result<Batch<B>, FollowError> {
	bodies
		.batch(table, rolling)
		.and_then(|bytes| proven(&bytes, table, rolling))
		.ok_or(FollowError::Missing { table: *table, rolling: *rolling })
}

/// What one round came to.
#[derive(Debug, Default)]
pub struct Round {
	/// What is not here yet, and why.
	pub behind: Vec<FollowError>,
}

/// Brings every table of the final state up to date, sealed ones first. What one table lacks does not
/// hold the others up.
pub fn round(
	store: &Store,
	bodies: &impl Bodies,
	state: &impl FinalState,
) -> Result<Round, FollowError> {
	let mut round = Round::default();
	follow_seals(store, bodies, state, &mut round)?;
	let mut after = None;
	loop {
		let page = state.unfinished(after)?;
		let Some((last, _)) = page.last() else { return Ok(round) };
		after = Some(*last);
		for (table, row) in &page {
			let rolling = match row.state.digest() {
				Some(digest) => digest.rolling,
				None => state.head_of(*table)?.unwrap_or_default().rolling,
			};
			let mut caught_up = catch_up::<Entry>(store, bodies, table, rolling, 0);
			if row.state.digest().is_some() {
				caught_up = caught_up.and_then(|progress| ends_at(progress, table, rolling));
			}
			note(&mut round, caught_up)?;
		}
	}
}

fn follow_seals(
	store: &Store,
	bodies: &impl Bodies,
	state: &impl FinalState,
	round: &mut Round,
) -> Result<(), FollowError> {
	loop {
		let page = state.seals(store.next_seal()?)?;
		if page.is_empty() {
			return Ok(());
		}
		for (number, seal) in page {
			let behind = round.behind.len();
			let (table, rolling) = (&seal.table, seal.rolling);
			let caught_up = match seal.kind {
				SealKind::Chain => catch_up::<FlowOf>(store, bodies, table, rolling, number),
				SealKind::Full | SealKind::Incomplete | SealKind::Completion => {
					catch_up::<Entry>(store, bodies, table, rolling, number)
				},
			};
			note(round, caught_up.and_then(|progress| ends_at(progress, table, rolling)))?;
			// The next round begins with the first that is missing.
			if round.behind.len() > behind {
				return Ok(());
			}
			store.set_next_seal(number.saturating_add(1))?;
		}
	}
}

/// A table that takes no more records has none behind its last.
fn ends_at(progress: Progress, table: &Uuid, rolling: H256) -> Result<Progress, FollowError> {
	let ends = progress.rolling == rolling;
	ends.then_some(progress).ok_or(FollowError::Divergent { table: *table })
}

/// A table that can't be caught up with is told of; a disk or node that fails ends the round.
fn note(round: &mut Round, result: Result<Progress, FollowError>) -> Result<(), FollowError> {
	match result {
		Ok(_) => Ok(()),
		Err(error @ (FollowError::Missing { .. } | FollowError::Divergent { .. })) => {
			round.behind.push(error);
			Ok(())
		},
		Err(error) => Err(error),
	}
}
