// SPDX-License-Identifier: Apache-2.0

//! Which authorities made the last justified block final, and how they follow from those that somebody
//! trusts: the fragments of a proof for warp sync. No such proof leads through a change of the
//! authorities that governance forced: behind the last of those, proofs start from the set that it
//! brought.

use crate::service::{FullClient, Hash};
use hanse_flow_proof::{fragments_of, Fragment, NothingFinal};
use hanse_runtime::{opaque::Block, BlockNumber};
use sc_client_api::HeaderBackend;
use sc_consensus_grandpa::{find_scheduled_change, SharedAuthoritySet};
use sc_network_sync::strategy::warp::WarpSyncProvider;
use std::{fmt::Display, sync::Arc};

/// From what it is proved which authorities made a block final.
#[derive(Clone)]
pub struct Handovers {
	pub warp: Arc<dyn WarpSyncProvider<Block>>,
	pub authorities: SharedAuthoritySet<Hash, BlockNumber>,
}

/// Why nothing is proved.
#[derive(Debug, thiserror::Error)]
pub enum NotProved {
	#[error(transparent)]
	NothingFinal(#[from] NothingFinal),
	#[error("no proof can start from authority set {wanted}, but one can from set {possible}")]
	OtherSet { wanted: u64, possible: u64 },
	#[error("the node failed: {0}")]
	Node(String),
}

fn node(error: impl Display) -> NotProved {
	NotProved::Node(error.to_string())
}

impl Handovers {
	/// The set of authorities from which the proof starts, the last block of each set from it on, and
	/// then the last justified block. The set is the one that is wanted, or else the first possible one.
	pub fn prove(
		&self,
		client: &FullClient,
		wanted: Option<u64>,
	) -> Result<(u64, Vec<Fragment>), NotProved> {
		let (set, start) = self.start(client, wanted)?;
		match wanted.filter(|wanted| *wanted != set) {
			Some(wanted) => Err(NotProved::OtherSet { wanted, possible: set }),
			None => Ok((set, self.fragments(start)?)),
		}
	}

	/// The first set from which proofs can start, or the wanted one behind it, and the block behind
	/// which it is proved what follows.
	fn start(&self, client: &FullClient, wanted: Option<u64>) -> Result<(u64, Hash), NotProved> {
		let changes = self.authorities.authority_set_changes();
		let changes = changes
			.iter_from(0)
			.ok_or_else(|| node("this node doesn't know all changes of the authorities yet"))?;
		let info = client.info();
		let (mut start, mut before) = ((0, info.genesis_hash), None);
		for (set, last) in changes {
			let header = client.header(hash_of(client, *last)?).map_err(node)?;
			let header = header.ok_or_else(|| node("a header is missing"))?;
			let scheduled = find_scheduled_change::<Block>(&header).is_some();
			// A forced change ends its set at the last block that governance says was final, which may
			// be the one that ended the set before.
			let forced = !scheduled || before == Some(*last);
			let next = set.saturating_add(1);
			if forced || wanted == Some(next) {
				let first = last.saturating_add(1);
				if first > info.finalized_number {
					return Err(NothingFinal.into());
				}
				start = (next, hash_of(client, first)?);
			}
			before = Some(*last);
		}
		Ok(start)
	}

	/// From a block to the last justified one. A proof for warp sync has a greatest size, and the next
	/// begins where it ended.
	fn fragments(&self, start: Hash) -> Result<Vec<Fragment>, NotProved> {
		let mut all: Vec<Fragment> = Vec::new();
		loop {
			let from = all.last().map_or(start, |fragment| fragment.header.hash());
			let proof = self.warp.generate(from).map_err(node)?;
			let next = fragments_of(&proof.0).map_err(node)?;
			let end = next.is_finished || next.fragments.is_empty();
			all.extend(next.fragments);
			if end {
				return Ok(all);
			}
		}
	}
}

fn hash_of(client: &FullClient, number: BlockNumber) -> Result<Hash, NotProved> {
	let hash = client.hash(number).map_err(node)?;
	hash.ok_or_else(|| node("a block is missing"))
}
