// SPDX-License-Identifier: Apache-2.0

//! A validator that votes for two blocks in one round of GRANDPA is switched off and removed.

use super::*;
use codec::Decode;
use frame_support::{assert_ok, traits::KeyOwnerProofSystem};
use pallet_grandpa::{AuthorityId as GrandpaId, Call, Error};
use sp_consensus_grandpa::{EquivocationProof, KEY_TYPE};
use sp_keyring::Ed25519Keyring;
use Sr25519Keyring::*;

type Proof = EquivocationProof<Hash, BlockNumber>;
const ROUND: u64 = 3;

/// A prevote of `key` for the block with number and hash of `byte`, in the form in which it is
/// reported: block and signature.
fn prevote(key: Ed25519Keyring, set: u64, byte: u8) -> Vec<u8> {
	let target = (H256::repeat_byte(byte), BlockNumber::from(byte));
	// Prevotes are the first kind of message.
	let signature = key.sign(&(0u8, target, ROUND, set).encode());
	(target, signature).encode()
}

/// Two prevotes of `key` in one round. The types of the votes are those of a crate that is no
/// dependency of the runtime, so the proof is written as bytes.
fn double_vote(key: Ed25519Keyring, set: u64, blocks: [u8; 2]) -> Proof {
	let votes = blocks.map(|byte| prevote(key, set, byte));
	let bytes =
		[(set, 0u8, ROUND, key.public()).encode(), votes[0].clone(), votes[1].clone()].concat();
	Proof::decode(&mut &bytes[..]).expect("it is the encoding of a proof")
}

fn report(key: Ed25519Keyring, proof: Proof) -> RuntimeCall {
	let owner: GrandpaId = key.public().into();
	let key_owner_proof = Historical::prove((KEY_TYPE, owner)).expect("it is a validator's key");
	let equivocation_proof = Box::new(proof);
	Call::report_equivocation { equivocation_proof, key_owner_proof }.into()
}

#[test]
fn a_double_vote_should_disable_its_validator_and_remove_it() {
	local().execute_with(|| {
		let dave = Dave.to_account_id();
		let proof = double_vote(Ed25519Keyring::Dave, 0, [1, 2]);
		assert_ok!(outcome(Ferdie, report(Ed25519Keyring::Dave, proof)));
		assert!(!configs::fees::FeesOfBlock::exists(), "a report that holds is free");

		let place = Session::validators().iter().position(|who| *who == dave).unwrap();
		assert_eq!(Session::disabled_validators(), vec![place as u32]);
		// Planned out when the next session starts, out of work when the one after it does.
		while Session::current_index() < 1 {
			next_block();
		}
		assert!(!ValidatorSet::validators().contains(&dave));
		assert!(Session::validators().contains(&dave));
		assert_eq!(Session::disabled_validators(), vec![place as u32]);
		while Session::current_index() < 2 {
			next_block();
		}
		assert!(!Session::validators().contains(&dave));
		// GRANDPA's new set begins at the end of that block.
		next_block();
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
		assert!(Session::disabled_validators().is_empty());
		ValidatorSet::do_try_state().unwrap();
	});
}

#[test]
fn a_report_should_be_refused_when_it_proves_nothing() {
	local().execute_with(|| {
		let refused = |call, error: Error<Runtime>| {
			assert_eq!(outcome(Ferdie, call), Err(plain(error.into())));
			assert!(Session::disabled_validators().is_empty());
		};
		// The same vote twice.
		let same = double_vote(Ed25519Keyring::Dave, 0, [1, 1]);
		refused(report(Ed25519Keyring::Dave, same), Error::InvalidEquivocationProof);
		// Votes in a set that never was.
		let elsewhere = double_vote(Ed25519Keyring::Dave, 7, [1, 2]);
		refused(report(Ed25519Keyring::Dave, elsewhere), Error::InvalidEquivocationProof);
		// Another validator's key.
		let of_dave = double_vote(Ed25519Keyring::Dave, 0, [1, 2]);
		refused(report(Ed25519Keyring::Alice, of_dave), Error::InvalidKeyOwnershipProof);
		// A stranger's votes.
		let of_ferdie = double_vote(Ed25519Keyring::Ferdie, 0, [1, 2]);
		refused(report(Ed25519Keyring::Alice, of_ferdie), Error::InvalidKeyOwnershipProof);
	});
}

#[test]
fn a_report_should_count_once_and_also_in_safe_mode() {
	local().execute_with(|| {
		assert_ok!(by_committee(pallet_safe_mode::Call::force_enter {}));
		let proof = || double_vote(Ed25519Keyring::Dave, 0, [1, 2]);
		assert_ok!(outcome(Ferdie, report(Ed25519Keyring::Dave, proof())));
		let again = plain(Error::<Runtime>::DuplicateOffenceReport.into());
		assert_eq!(outcome(Ferdie, report(Ed25519Keyring::Dave, proof())), Err(again));
	});
}
