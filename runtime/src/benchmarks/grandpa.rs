// SPDX-License-Identifier: Apache-2.0

//! Reports of double votes in GRANDPA, with all that follows. Upstream measures the check of two signatures
//! alone and leaves it to a chain to put the rest together.

use crate::{constants::MAX_AUTHORITIES, AccountId, Historical, Runtime, SessionKeys};
use alloc::{boxed::Box, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::traits::KeyOwnerProofSystem;
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use pallet_grandpa::{Call, Stalled};
use pallet_validator_set::{Standing, Validator, Validators, ValidatorsOf};
use sp_consensus_grandpa::{AuthorityId, EquivocationProof, KEY_TYPE};
use sp_core::{ed25519, sr25519, H256};

/// The set of voters and the session in which somebody votes twice. Neither is the first: of a later set the
/// one before it is looked up too.
const SET: u64 = 1;
const SESSION: u32 = 1;
const ROUND: u64 = 3;

/// A double vote and the proof of whose the key is.
type Report<T> = (
	EquivocationProof<<T as frame_system::Config>::Hash, BlockNumberFor<T>>,
	<T as pallet_grandpa::Config>::KeyOwnerProof,
);

/// A set of validators one of which votes twice.
pub trait Config: pallet_grandpa::Config {
	/// So many validators, and the report of the last of them.
	fn double_vote(validators: u32) -> Report<Self>;
	/// How many validators are known to have done so.
	fn convicted() -> usize;
}

impl Config for Runtime {
	fn double_vote(validators: u32) -> Report<Self> {
		let mut keys: Vec<_> = (0..validators).map(at_work).collect();
		keys.sort();
		let accounts: Vec<AccountId> = keys.iter().map(|(who, _)| who.clone()).collect();
		let known = accounts.iter().cloned().map(|who| Validator::new(who, 0)).collect();
		Validators::<Runtime>::put(ValidatorsOf::<Runtime>::truncate_from(known));
		pallet_session::Validators::<Runtime>::put(accounts);
		pallet_session::CurrentIndex::<Runtime>::put(SESSION);
		for (set, session) in [(SET - 1, SESSION - 1), (SET, SESSION)] {
			pallet_grandpa::SetIdSession::<Runtime>::insert(set, session);
		}
		let (_, voter) = keys.last().expect("there is one validator at least");
		let owner = Historical::prove((KEY_TYPE, AuthorityId::from(*voter)))
			.expect("it is a validator's key");
		(two_votes(voter), owner)
	}

	fn convicted() -> usize {
		let known = Validators::<Runtime>::get();
		known.iter().filter(|one| one.standing != Standing::Good).count()
	}
}

/// A validator with session keys; the key that votes lies in the keystore.
fn at_work(index: u32) -> (AccountId, ed25519::Public) {
	let who: AccountId = account("validator", index, 0);
	let vote = sp_io::crypto::ed25519_generate(KEY_TYPE, None);
	let aura = sr25519::Public::from_raw(sp_io::hashing::blake2_256(&vote.encode()));
	let keys = SessionKeys { aura: aura.into(), grandpa: vote.into() };
	pallet_session::NextKeys::<Runtime>::insert(&who, keys);
	(who, vote)
}

/// Two prevotes in one round. The types of votes are those of a crate that is no dependency of the runtime,
/// so the proof is written as bytes: set, kind, round, voter, and of each vote block and signature.
fn two_votes(voter: &ed25519::Public) -> EquivocationProof<H256, u32> {
	let vote = |byte: u8| {
		let target = (H256::repeat_byte(byte), u32::from(byte));
		let signed = (0u8, target, ROUND, SET).encode();
		let signature =
			sp_io::crypto::ed25519_sign(KEY_TYPE, voter, &signed).expect("key was made above");
		(target, signature)
	};
	let bytes = (SET, 0u8, ROUND, voter, vote(1), vote(2)).encode();
	Decode::decode(&mut &bytes[..]).expect("it is the encoding of a proof")
}

/// What is measured here.
pub struct Pallet<T>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	/// In the session of the vote, whose validators are all looked up. Nobody is nominated on this chain:
	/// `n` is a part of the weight that counts for nothing.
	#[benchmark]
	fn report_equivocation(v: Linear<1, MAX_AUTHORITIES>, n: Linear<0, 1>) {
		let reporter: T::AccountId = whitelisted_caller();
		let (proof, owner) = T::double_vote(v);
		let _ = n;
		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), Box::new(proof), owner);
		assert_eq!(T::convicted(), 1);
	}

	#[benchmark]
	fn note_stalled() {
		#[extrinsic_call]
		_(RawOrigin::Root, 1_000u32.into(), 1u32.into());
		assert!(Stalled::<T>::get().is_some());
	}
}
