// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::{assert_ok, traits::KeyOwnerProofSystem};
use hanse_runtime::{Historical, Runtime, RuntimeCall, Session, ValidatorSet};
use hanse_runtime_tests::{
	actors::actor,
	chain::Chain,
	evidence::{report, two_votes},
	governance::{carry, Body},
};
use pallet_validator_set::{Call, Error};
use sp_consensus_grandpa::{AuthorityId as GrandpaId, KEY_TYPE};
use sp_keyring::Ed25519Keyring;
use sp_runtime::DispatchError;

#[test]
fn fifth_validator_should_serve_two_sessions_after_the_vote_and_leave_as_it_came() {
	let mut chain = Chain::local_testnet();
	let eve = actor("Eve");
	let who = eve.account.clone();
	let add = || RuntimeCall::ValidatorSet(Call::add_validator { who: who.clone() });
	chain.is_refused(&eve, add(), DispatchError::BadOrigin);
	let refused = carry(&mut chain, Body::Council, add()).map_err(|error| encoded(&error));
	assert_eq!(refused, Err(encoded(&Error::<Runtime>::KeysNotSet.into())));

	let (keys, proof) = chain.session_keys(&eve);
	let (_, foreign_proof) = chain.session_keys(&actor("Ferdie"));
	let set = |proof| pallet_session::Call::<Runtime>::set_keys { keys: keys.clone(), proof };
	chain.is_refused(&eve, set(foreign_proof), pallet_session::Error::<Runtime>::InvalidProof);
	chain.does(&eve, set(proof));
	assert_ok!(carry(&mut chain, Body::Council, add()));
	let now = chain.with(pallet_session::CurrentIndex::<Runtime>::get);
	let serves = |chain: &mut Chain| chain.with(|| Session::validators().contains(&who));
	while chain.with(pallet_session::CurrentIndex::<Runtime>::get) < now + 2 {
		assert!(!serves(&mut chain));
		chain.advance(1);
	}
	assert!(serves(&mut chain));
	let authorities =
		|chain: &mut Chain| chain.with(|| pallet_aura::Authorities::<Runtime>::get().len());
	assert_eq!(authorities(&mut chain), 5);
	// It authors: the slots of five blocks go round.
	let mut authors = std::collections::HashSet::new();
	for _ in 0..5 {
		chain.advance(1);
		authors.extend(chain.with(hanse_runtime::Authorship::author));
	}
	assert!(authors.contains(&eve.account));

	let remove = Call::<Runtime>::remove_validator { who: who.clone() };
	assert_ok!(carry(&mut chain, Body::Council, remove));
	chain.advance(21);
	assert!(!serves(&mut chain));
	assert_eq!(authorities(&mut chain), 4);
	chain.check();
}

#[test]
fn sessions_without_a_change_should_open_no_new_authority_set() {
	let mut chain = Chain::local_testnet();
	chain.advance(55);
	assert!(chain.with(pallet_session::CurrentIndex::<Runtime>::get) >= 5);
	assert_eq!(chain.with(pallet_grandpa::CurrentSetId::<Runtime>::get), 0);
	assert_eq!(chain.with(ValidatorSet::validators).len(), 4);
	chain.check();
}

fn encoded(error: &DispatchError) -> Vec<u8> {
	error.encode()
}

#[test]
fn validator_that_votes_for_two_histories_should_be_silenced_at_once_and_leave_without_a_vote() {
	let mut chain = Chain::local_testnet();
	let (reporter, dave) = (actor("Ferdie"), actor("Dave").account);
	let issuance = chain.balance(&reporter.account);
	let evidence = report(&mut chain, Ed25519Keyring::Dave, 1).expect("it serves");
	chain.does(&reporter, evidence.clone());
	assert_eq!(chain.balance(&reporter.account), issuance, "a true report is free");
	let at = chain
		.with(|| Session::validators().iter().position(|validator| *validator == dave))
		.expect("it serves");
	assert_eq!(chain.with(Session::disabled_validators), vec![at as u32]);
	// The same evidence is good once.
	assert!(chain.submit(&reporter, evidence).is_err());

	for _ in 0..8 {
		chain.advance(1);
		let author = chain.with(hanse_runtime::Authorship::author);
		assert_ne!(author, Some(dave.clone()));
	}
	chain.advance(20);
	assert!(!chain.with(ValidatorSet::validators).contains(&dave));
	assert!(!chain.with(Session::validators).contains(&dave));
	assert_eq!(chain.with(|| pallet_aura::Authorities::<Runtime>::get().len()), 3);
	chain.check();
}

#[test]
fn report_should_be_refused_when_the_votes_are_not_by_the_accused() {
	let mut chain = Chain::local_testnet();
	let set_id = chain.with(pallet_grandpa::CurrentSetId::<Runtime>::get);
	let id = GrandpaId::from(Ed25519Keyring::Dave.public());
	let key_owner_proof = chain.with(|| Historical::prove((KEY_TYPE, id))).expect("it serves");
	// Bob's votes with the proof that Dave serves.
	let equivocation_proof = Box::new(two_votes(Ed25519Keyring::Bob, set_id, 1));
	let call = pallet_grandpa::Call::<Runtime>::report_equivocation {
		equivocation_proof,
		key_owner_proof,
	};
	assert!(chain.submit(&actor("Ferdie"), call).is_err());
	assert!(chain.with(Session::disabled_validators).is_empty());
	assert_eq!(chain.with(ValidatorSet::validators).len(), 4);
}
