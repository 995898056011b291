// SPDX-License-Identifier: Apache-2.0

//! Counts validators that author two blocks in one slot. Aura has no on-chain report for it, so the
//! node makes it seen and the council acts.

use hanse_runtime::opaque::Block;
use sc_client_api::BlockchainEvents;
use sc_consensus_aura::find_pre_digest;
use sp_api::ProvideRuntimeApi;
use sp_consensus_aura::{
	sr25519::{AuthorityId, AuthoritySignature},
	AuraApi, Slot,
};
use sp_runtime::traits::{Block as BlockT, Header as HeaderT};
use std::{collections::VecDeque, sync::Arc};
use substrate_prometheus_endpoint::{register, Counter, Registry, U64};

use futures::StreamExt;

/// Blocks remembered; a fork older than this many blocks is not compared.
const REMEMBERED: usize = 1024;

struct Seen {
	slot: Slot,
	hash: <Block as BlockT>::Hash,
	parent: <Block as BlockT>::Hash,
}

/// Watches every imported block until the node stops.
pub async fn watch<C>(client: Arc<C>, registry: Option<Registry>)
where
	C: BlockchainEvents<Block> + ProvideRuntimeApi<Block> + Send + Sync,
	C::Api: AuraApi<Block, AuthorityId>,
{
	let counter = registry.as_ref().and_then(counter);
	let mut seen: VecDeque<Seen> = VecDeque::with_capacity(REMEMBERED);
	let mut blocks = client.every_import_notification_stream();
	while let Some(block) = blocks.next().await {
		let Ok(slot) = find_pre_digest::<Block, AuthoritySignature>(&block.header) else {
			continue;
		};
		let parent = *block.header.parent_hash();
		let other = seen.iter().find(|old| old.slot == slot && old.hash != block.hash);
		if let Some(other) = other {
			let author = author(&*client, parent, slot);
			if author.is_some() && author == self::author(&*client, other.parent, slot) {
				log::warn!(
					"Double authoring in slot {slot}: {author:?} made {:?} and {:?}",
					other.hash,
					block.hash,
				);
				if let Some(counter) = &counter {
					counter.inc();
				}
			}
		}
		if seen.len() == REMEMBERED {
			seen.pop_front();
		}
		seen.push_back(Seen { slot, hash: block.hash, parent });
	}
}

fn counter(registry: &Registry) -> Option<Counter<U64>> {
	let counter = Counter::new(
		"hanse_double_authored_blocks",
		"Blocks whose author had already made another block in the same slot",
	)
	.ok()?;
	register(counter, registry)
		.inspect_err(|error| log::warn!("the double authoring metric is missing: {error}"))
		.ok()
}

/// Who may author in `slot` on top of `parent`.
fn author<C>(client: &C, parent: <Block as BlockT>::Hash, slot: Slot) -> Option<AuthorityId>
where
	C: ProvideRuntimeApi<Block>,
	C::Api: AuraApi<Block, AuthorityId>,
{
	let authorities = client.runtime_api().authorities(parent).ok()?;
	let index = (*slot).checked_rem(authorities.len() as u64)?;
	authorities.into_iter().nth(index as usize)
}
