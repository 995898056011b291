// SPDX-License-Identifier: Apache-2.0

//! How long a block is filled, and how long it is waited for.
//!
//! Aura throws a proposal away that takes longer than its part of the slot. Upstream's proposer fills a block
//! for nine tenths of that part, and what follows takes longer than the rest wherever the machine has something
//! else to do: whole blocks are lost under the load for which they are needed. Here the proposer is told of
//! less time than Aura waits.
//!
//! A slot of a second goes like this: [`FILLED`] of it the block is filled; as a rule it is imported and on its
//! way some tenth of a second later. Others import a full one in a third of the time that it took to fill, so
//! the next one can build on it. [`AWAITED`] is how late it may be; whoever comes next may not have seen it then.

use futures::{future::MapOk, TryFutureExt};
use sc_consensus_aura::SlotProportion;
use sp_consensus::{Environment, ProposeArgs, Proposer};
use sp_runtime::traits::Block as BlockT;

/// The part of a slot in which a block is filled.
pub const FILLED: f32 = 0.6;
/// The part of a slot after which a proposal is thrown away.
pub const AWAITED: f32 = 0.8;
/// The parts of their time that Aura and the proposer of upstream use.
const USED: f32 = 0.98 * 0.9;

/// What Aura is to be told.
pub fn awaited() -> SlotProportion {
	SlotProportion::new(AWAITED)
}

/// Makes proposers, or is one, that stop early.
pub struct Early<Of>(pub Of);

impl<Block: BlockT, Of: Environment<Block>> Environment<Block> for Early<Of> {
	type Proposer = Early<Of::Proposer>;
	type CreateProposer = MapOk<Of::CreateProposer, fn(Of::Proposer) -> Early<Of::Proposer>>;
	type Error = Of::Error;

	fn init(&mut self, parent: &Block::Header) -> Self::CreateProposer {
		self.0.init(parent).map_ok(Early)
	}
}

impl<Block: BlockT, Of: Proposer<Block>> Proposer<Block> for Early<Of> {
	type Error = Of::Error;
	type Proposal = Of::Proposal;

	fn propose(self, mut args: ProposeArgs<Block>) -> Self::Proposal {
		args.max_duration = args.max_duration.mul_f32(FILLED / (AWAITED * USED));
		self.0.propose(args)
	}
}
