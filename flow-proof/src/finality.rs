// SPDX-License-Identifier: Apache-2.0

//! Why a block is final: the votes of the authorities, and how one set of them follows from another.

use crate::{
	chain::{Header, Justification},
	format::{decode, Finality, Justified},
	refusal::{Part, Refusal},
};
use finality_grandpa::{voter_set::VoterSet, Chain, Message};
use sp_consensus_grandpa::{
	check_message_signature, AuthorityId, AuthorityList, ConsensusLog, ScheduledChange,
	SignatureResult, GRANDPA_ENGINE_ID,
};
use sp_core::{ed25519, H256};
use std::collections::{BTreeMap, BTreeSet};

/// Why votes don't make a block final.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unjustified {
	#[error("the set has no authorities, or too much weight to count")]
	NoAuthorities,
	#[error("the votes are for another block")]
	OtherBlock,
	#[error("{0:?} is no authority of the set")]
	Stranger(H256),
	#[error("the signature of {0:?} is not good")]
	Signature(H256),
	#[error("{0:?} voted in the set before")]
	EarlierSet(H256),
	#[error("the votes weigh {found} where {needed} are needed")]
	TooFewVotes { found: u64, needed: u64 },
	#[error("the votes don't lead to the block")]
	Votes,
	#[error("a header in it leads from no vote to the block, or stands twice")]
	Ancestry,
}

/// The key of an authority.
pub(crate) fn key(id: &AuthorityId) -> H256 {
	H256(ed25519::Public::from(id.clone()).0)
}

/// A set of authorities.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Set {
	pub id: u64,
	pub authorities: AuthorityList,
}

impl Set {
	/// The block that follows from this set and the changes of a proof, and the set of that block.
	pub(crate) fn last_block(mut self, finality: &Finality) -> Result<(Header, Self), Refusal> {
		if self.id != finality.set {
			return Err(Refusal::StartingSet { found: finality.set, trusted: self.id });
		}
		let mut last = 0;
		for change in &finality.changes {
			let header = self.header(change, last)?;
			last = header.number;
			let authorities = next_authorities(&header)?;
			self = Self { id: self.id.saturating_add(1), authorities };
		}
		Ok((self.header(&finality.block, last)?, self))
	}

	/// The header of a block after `last`, if it is justified by this set.
	fn header(&self, justified: &Justified, last: u32) -> Result<Header, Refusal> {
		let block = justified.number;
		let header: Header = decode(&justified.header, Part::Header(block))?;
		if (header.number, header.hash()) != (block, justified.hash) {
			return Err(Refusal::HeaderHash(block));
		}
		if block <= last {
			return Err(Refusal::BlockOrder { last, next: block });
		}
		let justification = decode(&justified.justification, Part::Justification(block))?;
		let unjustified = |why| Refusal::Unjustified { block, set: self.id, why };
		self.check(&justification, (justified.hash, block)).map_err(unjustified)?;
		Ok(header)
	}

	/// Whether more than two thirds of the set's weight voted for this block or for what follows it.
	pub fn check(
		&self,
		justification: &Justification,
		target: (H256, u32),
	) -> Result<(), Unjustified> {
		let Justification { round, commit, votes_ancestries } = justification;
		let voters = VoterSet::new(self.authorities.iter().cloned());
		let voters = voters.ok_or(Unjustified::NoAuthorities)?;
		if (commit.target_hash, commit.target_number) != target {
			return Err(Unjustified::OtherBlock);
		}
		let mut weights = BTreeMap::new();
		for vote in &commit.precommits {
			let id = &vote.id;
			let voter = voters.get(id).ok_or_else(|| Unjustified::Stranger(key(id)))?;
			let message = Message::Precommit(vote.precommit.clone());
			match check_message_signature(&message, id, &vote.signature, *round, self.id) {
				SignatureResult::Valid => weights.insert(id, voter.weight().get()),
				SignatureResult::Invalid => return Err(Unjustified::Signature(key(id))),
				SignatureResult::OutdatedSet => return Err(Unjustified::EarlierSet(key(id))),
			};
		}
		let found: u64 = weights.values().sum();
		let needed = voters.threshold().get();
		if found < needed {
			return Err(Unjustified::TooFewVotes { found, needed });
		}
		let ancestry = Ancestry::of(votes_ancestries).ok_or(Unjustified::Ancestry)?;
		match finality_grandpa::validate_commit(commit, &voters, &ancestry) {
			Ok(result) if result.is_valid() => {},
			_ => return Err(Unjustified::Votes),
		}
		ancestry.check_all_used(justification)
	}
}

/// The headers by which votes for later blocks count for an earlier one: hash and parent's hash.
struct Ancestry(BTreeMap<H256, H256>);

impl Ancestry {
	/// `None` if a header stands twice.
	fn of(headers: &[Header]) -> Option<Self> {
		let parents: BTreeMap<_, _> =
			headers.iter().map(|header| (header.hash(), header.parent_hash)).collect();
		(parents.len() == headers.len()).then_some(Self(parents))
	}

	/// Whether each header lies between a vote and the lowest block that was voted for.
	fn check_all_used(&self, justification: &Justification) -> Result<(), Unjustified> {
		let votes = || justification.commit.precommits.iter().map(|vote| &vote.precommit);
		let base = votes().min_by_key(|vote| vote.target_number);
		let base = base.ok_or(Unjustified::Votes)?.target_hash;
		let mut used = BTreeSet::new();
		for vote in votes().filter(|vote| vote.target_hash != base) {
			let between = self.ancestry(base, vote.target_hash);
			used.insert(vote.target_hash);
			used.extend(between.map_err(|_| Unjustified::Ancestry)?);
		}
		match used.len() == self.0.len() {
			true => Ok(()),
			false => Err(Unjustified::Ancestry),
		}
	}
}

impl Chain<H256, u32> for Ancestry {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, finality_grandpa::Error> {
		let mut between = Vec::new();
		let mut at = block;
		while at != base {
			at = *self.0.get(&at).ok_or(finality_grandpa::Error::NotDescendent)?;
			between.push(at);
		}
		between.pop();
		Ok(between)
	}
}

/// The authorities after the block with this header, the last one of its set.
fn next_authorities(header: &Header) -> Result<AuthorityList, Refusal> {
	let block = header.number;
	let logs = header.digest.logs().iter();
	let logs = logs.filter_map(|log| log.consensus_try_to::<ConsensusLog<u32>>(&GRANDPA_ENGINE_ID));
	let mut change = None;
	for log in logs {
		match log {
			ConsensusLog::ForcedChange(..) => return Err(Refusal::ForcedChange(block)),
			ConsensusLog::ScheduledChange(scheduled) => {
				change.get_or_insert(scheduled);
			},
			_ => {},
		}
	}
	let ScheduledChange { next_authorities, delay } = change.ok_or(Refusal::NoChange(block))?;
	match delay {
		0 => Ok(next_authorities),
		_ => Err(Refusal::DelayedChange(block)),
	}
}
