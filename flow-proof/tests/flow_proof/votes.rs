// SPDX-License-Identifier: Apache-2.0

//! What makes a block final and what does not.

use super::fixture::*;
use hanse_flow_proof::{
	chain::{Header, Justification},
	FlowProof, Fragment, Parts, Refusal, Report, Set, Trust,
	Unjustified::{self, *},
};
use sp_consensus_grandpa::{ConsensusLog, ScheduledChange};
use sp_core::{Pair, H256};
use sp_runtime::DigestItem;

fn set(seeds: &[u8]) -> Set {
	Set { id: 1, authorities: authorities(seeds) }
}

fn check(justification: &Justification, target: &Header) -> Result<(), Unjustified> {
	set(&SECOND).check(justification, (target.hash(), target.number))
}

fn id_of(seed: u8) -> H256 {
	H256(voter(seed).public().0)
}

fn target() -> Header {
	last_header(H256([1; 32]))
}

#[test]
fn block_should_be_final_when_more_than_two_thirds_voted_for_it_or_what_follows() {
	let target = target();
	let next = header_after(&target);
	let votes = |seeds: &[u8]| seeds.iter().map(|seed| (*seed, &target)).collect::<Vec<_>>();
	for seeds in [&SECOND[..], &SECOND[1..], &[6, 3, 4]] {
		assert_eq!(check(&justified(&target, 1, &votes(seeds)), &target), Ok(()));
	}
	let later = [(3, &target), (4, &next), (5, &next)];
	assert_eq!(check(&justified(&target, 1, &later), &target), Ok(()));
}

#[test]
fn block_should_not_be_final_when_too_few_voted() {
	let target = target();
	for seeds in [&[][..], &[3], &[3, 4], &[3, 4, 4, 4]] {
		let votes: Vec<_> = seeds.iter().map(|seed| (*seed, &target)).collect();
		let found = seeds.iter().collect::<std::collections::BTreeSet<_>>().len() as u64;
		let why = check(&justified(&target, 1, &votes), &target);
		assert_eq!(why, Err(TooFewVotes { found, needed: 3 }));
	}
	// By weight, not by heads.
	let mut heavy = set(&SECOND);
	heavy.authorities[0].1 = 10;
	let light = justified(&target, 1, &[(4, &target), (5, &target), (6, &target)]);
	let why = heavy.check(&light, (target.hash(), target.number));
	assert_eq!(why, Err(TooFewVotes { found: 3, needed: 9 }));
	let weighty = justified(&target, 1, &[(3, &target)]);
	assert_eq!(heavy.check(&weighty, (target.hash(), target.number)), Ok(()));
}

#[test]
fn block_should_not_be_final_when_others_voted() {
	let target = target();
	let votes = [(3, &target), (4, &target), (1, &target)];
	assert_eq!(check(&justified(&target, 1, &votes), &target), Err(Stranger(id_of(1))));
	// Enough without the stranger, but what is of no use has no place in it.
	let votes = [(3, &target), (4, &target), (5, &target), (1, &target)];
	assert_eq!(check(&justified(&target, 1, &votes), &target), Err(Stranger(id_of(1))));
	let nobody = Set { id: 1, authorities: Vec::new() };
	let justification = justified(&target, 1, &votes);
	let why = nobody.check(&justification, (target.hash(), target.number));
	assert_eq!(why, Err(NoAuthorities));
}

#[test]
fn block_should_not_be_final_when_a_signature_is_of_another_set_round_or_block() {
	let target = target();
	let votes = [(3, &target), (4, &target), (5, &target)];
	assert_eq!(check(&justified(&target, 0, &votes), &target), Err(EarlierSet(id_of(3))));
	assert_eq!(check(&justified(&target, 2, &votes), &target), Err(Signature(id_of(3))));
	let mut other = justified(&target, 1, &votes);
	other.round += 1;
	assert_eq!(check(&other, &target), Err(Signature(id_of(3))));
	let mut other = justified(&target, 1, &votes);
	other.commit.precommits[2].precommit.target_number += 1;
	assert_eq!(check(&other, &target), Err(Signature(id_of(5))));
	let good = justified(&target, 1, &votes);
	assert_eq!(check(&good, &header_after(&target)), Err(OtherBlock));
}

#[test]
fn block_should_not_be_final_when_the_votes_do_not_lead_to_it() {
	let target = target();
	// For a block that is none of its children's, and for one that lies before it.
	let fork = header(LAST + 1, H256([66; 32]), H256::zero(), Vec::new());
	let votes = [(3, &target), (4, &target), (5, &fork)];
	assert_eq!(check(&justified(&target, 1, &votes), &target), Err(Votes));
	let next = header_after(&target);
	let votes = [(3, &target), (4, &target), (5, &target)];
	let mut earlier = justified(&target, 1, &votes);
	(earlier.commit.target_hash, earlier.commit.target_number) = (next.hash(), next.number);
	assert_eq!(check(&earlier, &next), Err(Votes));
	// All voted for the block after it: that one is final, which is another statement.
	let votes = [(3, &next), (4, &next), (5, &next)];
	let mut later = justified(&target, 1, &votes);
	later.votes_ancestries.clear();
	assert_eq!(check(&later, &target), Err(Votes));
}

#[test]
fn block_should_not_be_final_when_the_headers_beside_the_votes_are_not_those_needed() {
	let target = target();
	let next = header_after(&target);
	let good = justified(&target, 1, &[(3, &target), (4, &target), (5, &next)]);
	assert_eq!(check(&good, &target), Ok(()));
	let mut lacking = good.clone();
	lacking.votes_ancestries.clear();
	assert_eq!(check(&lacking, &target), Err(Votes));
	let mut more = good.clone();
	more.votes_ancestries.push(header_after(&next));
	assert_eq!(check(&more, &target), Err(Ancestry));
	let mut twice = good;
	twice.votes_ancestries.push(next);
	assert_eq!(check(&twice, &target), Err(Ancestry));
}

/// The outcome of a proof whose finality is this.
fn of(fragments: Vec<Fragment>) -> Result<Report, Refusal> {
	let parts = Parts { fragments, ..parts(Subject::Record(0)) };
	FlowProof::assemble(parts).unwrap().verify(&trust())
}

fn state_root() -> H256 {
	prove(&state(), &[]).0
}

/// A block in the first set's time, with these logs.
fn changing(logs: Vec<DigestItem>) -> Fragment {
	let header = header(CHANGE, H256([12; 32]), H256([13; 32]), logs);
	let votes = [1, 2, 4].map(|seed| (seed, &header));
	Fragment { justification: justified(&header, 0, &votes), header }
}

/// The last block, justified by some of a set.
fn last_by(set: u64, seeds: [u8; 3]) -> Fragment {
	let header = last_header(state_root());
	let votes = seeds.map(|seed| (seed, &header));
	Fragment { justification: justified(&header, set, &votes), header }
}

#[test]
fn proof_should_be_verified_when_the_last_block_itself_changes_the_authorities() {
	let mut header = last_header(state_root());
	header.digest.push(scheduled(&FIRST, 0));
	let votes = [3, 4, 5].map(|seed| (seed, &header));
	let last = Fragment { justification: justified(&header, 1, &votes), header };
	assert_eq!(of(vec![change(), last]).unwrap().block.set, 1);
}

#[test]
fn proof_should_be_verified_when_the_authorities_changed_never_or_often() {
	assert_eq!(of(vec![last_by(0, [1, 2, 3])]).unwrap().block.set, 0);
	let again = header(CHANGE + 1, H256::zero(), H256::zero(), vec![scheduled(&FIRST, 0)]);
	let votes = [3, 4, 6].map(|seed| (seed, &again));
	let again = Fragment { justification: justified(&again, 1, &votes), header: again };
	let report = of(vec![change(), again, last_by(2, [1, 2, 3])]).unwrap();
	assert_eq!(report.block.set, 2);
}

#[test]
fn proof_should_be_refused_when_a_set_is_not_the_one_that_follows() {
	let refusal = of(vec![last_by(1, [3, 4, 5])]);
	// The first two are in both sets: their votes are of a later set than the one trusted.
	let signature = Refusal::Unjustified { block: LAST, set: 0, why: Signature(id_of(3)) };
	assert_eq!(refusal, Err(signature));
	let refusal = of(vec![change(), last_by(0, [1, 2, 3])]);
	let stranger = Refusal::Unjustified { block: LAST, set: 1, why: Stranger(id_of(1)) };
	assert_eq!(refusal, Err(stranger));
	let mut usurped = change();
	usurped.header.digest.logs[1] = scheduled(&[5, 6, 7], 0);
	let votes = [5, 6, 7].map(|seed| (seed, &usurped.header));
	usurped.justification = justified(&usurped.header, 0, &votes);
	let refusal = of(vec![usurped, last_by(1, [5, 6, 7])]);
	let why = Stranger(id_of(5));
	assert_eq!(refusal, Err(Refusal::Unjustified { block: CHANGE, set: 0, why }));
}

#[test]
fn proof_should_be_refused_when_a_block_names_no_next_set_or_in_another_way() {
	let next_authorities = authorities(&SECOND);
	let forced = ConsensusLog::ForcedChange(
		3,
		ScheduledChange { next_authorities: next_authorities.clone(), delay: 0 },
	);
	let disabled = ConsensusLog::OnDisabled(1);
	let with = |logs| of(vec![changing(logs), last_by(1, [3, 4, 5])]);
	assert_eq!(with(Vec::new()), Err(Refusal::NoChange(CHANGE)));
	assert_eq!(with(vec![log(disabled.clone())]), Err(Refusal::NoChange(CHANGE)));
	let other = DigestItem::Consensus(*b"BEEF", vec![1]);
	assert_eq!(with(vec![other]), Err(Refusal::NoChange(CHANGE)));
	assert_eq!(with(vec![scheduled(&SECOND, 1)]), Err(Refusal::DelayedChange(CHANGE)));
	let both = vec![scheduled(&SECOND, 0), log(forced)];
	assert_eq!(with(both), Err(Refusal::ForcedChange(CHANGE)));
	// The first of several counts.
	with(vec![log(disabled), scheduled(&SECOND, 0), scheduled(&FIRST, 0)]).unwrap();
}

#[test]
fn proof_should_be_refused_when_its_blocks_are_out_of_order() {
	let swapped = header(LAST, H256([12; 32]), H256([13; 32]), vec![scheduled(&SECOND, 0)]);
	let votes = [1, 2, 4].map(|seed| (seed, &swapped));
	let swapped = Fragment { justification: justified(&swapped, 0, &votes), header: swapped };
	let refusal = of(vec![swapped, last_by(1, [3, 4, 5])]);
	assert_eq!(refusal, Err(Refusal::BlockOrder { last: LAST, next: LAST }));
}

#[test]
fn proof_should_be_refused_when_a_header_has_another_hash_or_number() {
	let mut proof = proof(Subject::Record(0));
	proof.finality.block.hash = H256::zero();
	assert_eq!(proof.verify(&trust()), Err(Refusal::HeaderHash(LAST)));
	let mut proof = super::fixture::proof(Subject::Record(0));
	proof.finality.changes[0].number += 1;
	assert_eq!(proof.verify(&trust()), Err(Refusal::HeaderHash(CHANGE + 1)));
}

#[test]
fn proof_should_be_refused_when_another_chain_or_set_is_trusted() {
	let proof = proof(Subject::Flow(0));
	let other = Trust::new(H256([6; 32]), 0, &authorities(&FIRST));
	let refusal = Refusal::Genesis { found: GENESIS, trusted: other.genesis };
	assert_eq!(proof.verify(&other), Err(refusal));
	let other = Trust::new(GENESIS, 1, &authorities(&SECOND));
	assert_eq!(proof.verify(&other), Err(Refusal::StartingSet { found: 0, trusted: 1 }));
	let other = Trust::new(GENESIS, 0, &authorities(&SECOND));
	let why = Stranger(id_of(1));
	assert_eq!(proof.verify(&other), Err(Refusal::Unjustified { block: CHANGE, set: 0, why }));
	let other = Trust::new(GENESIS, 0, &Vec::new());
	let why = NoAuthorities;
	assert_eq!(proof.verify(&other), Err(Refusal::Unjustified { block: CHANGE, set: 0, why }));
	let more = Trust::new(GENESIS, 0, &authorities(&[1, 2, 3, 4, 8]));
	let why = TooFewVotes { found: 3, needed: 4 };
	assert_eq!(proof.verify(&more), Err(Refusal::Unjustified { block: CHANGE, set: 0, why }));
}

#[test]
fn proof_should_be_verified_when_a_later_set_is_trusted_from_which_it_starts() {
	let parts = Parts { set: 1, fragments: vec![last(state_root())], ..parts(Subject::Flow(0)) };
	let proof = FlowProof::assemble(parts).unwrap();
	let later = Trust::new(GENESIS, 1, &authorities(&SECOND));
	assert_eq!(proof.verify(&later).unwrap().block.set, 1);
	let refusal = Refusal::StartingSet { found: 1, trusted: 0 };
	assert_eq!(proof.verify(&trust()), Err(refusal));
}
