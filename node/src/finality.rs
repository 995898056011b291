// SPDX-License-Identifier: Apache-2.0

//! Proofs of finality for any final block.
//!
//! Upstream proves a block by the last justification of its set of validators, with every header
//! between, and fails while no set ever ended. Sets of Hanse last for months, so a block is proved
//! here by the nearest stored justification: a node keeps at least one every 64 blocks. The answer
//! has upstream's form.

use crate::{consensus::JUSTIFICATION_PERIOD, service::FullBackend};
use codec::Encode;
use hanse_runtime::{opaque::Block, BlockNumber};
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus_grandpa::FinalityProof;
use sp_blockchain::{Backend as BlockchainBackend, Result};
use sp_consensus_grandpa::GRANDPA_ENGINE_ID;
use sp_runtime::traits::Block as BlockT;

type Proof = FinalityProof<<Block as BlockT>::Header>;

/// The proof that `block` is final; nothing while it isn't or no justification is near.
pub fn prove(backend: &FullBackend, block: BlockNumber) -> Result<Option<Vec<u8>>> {
	let chain = backend.blockchain();
	let finalized = chain.info().finalized_number;
	if block > finalized {
		return Ok(None);
	}
	let best = sc_consensus_grandpa::best_justification::<_, Block>(backend)?;
	let last = block.saturating_add(JUSTIFICATION_PERIOD.saturating_mul(2)).min(finalized);
	let mut unknown_headers = Vec::new();
	for number in block..=last {
		let Some(hash) = chain.hash(number)? else { return Ok(None) };
		if number > block {
			unknown_headers.extend(chain.header(hash)?);
		}
		let stored = chain
			.justifications(hash)?
			.and_then(|justifications| justifications.into_justification(GRANDPA_ENGINE_ID));
		let justification = stored.or_else(|| {
			best.as_ref().filter(|best| best.target() == (number, hash)).map(Encode::encode)
		});
		if let Some(justification) = justification {
			return Ok(Some(Proof { block: hash, justification, unknown_headers }.encode()));
		}
	}
	Ok(None)
}
