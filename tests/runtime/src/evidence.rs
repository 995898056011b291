// SPDX-License-Identifier: Apache-2.0

//! Proof that a validator voted for two histories.

use crate::chain::Chain;
use codec::{Decode, Encode};
use frame_support::traits::KeyOwnerProofSystem;
use hanse_runtime::{Hash, Historical, Runtime, RuntimeCall};
use sp_consensus_grandpa::{AuthorityId, EquivocationProof, KEY_TYPE};
use sp_keyring::Ed25519Keyring;

/// Two votes of one key for different blocks in one round, as a proof that anybody can bring.
pub fn two_votes(key: Ed25519Keyring, set_id: u64, round: u64) -> EquivocationProof<Hash, u32> {
	let vote = |target: Hash| {
		let number = 5u32;
		// The message that is signed: a prevote (variant 0), its round and its set.
		let message = (0u8, target, number, round, set_id).encode();
		(target, number, key.sign(&message))
	};
	let (first, second) = (vote(Hash::repeat_byte(1)), vote(Hash::repeat_byte(2)));
	// Set, kind (a prevote, variant 0), round, voter, and both votes with their signatures.
	let bytes = (set_id, 0u8, round, key.public(), first, second).encode();
	Decode::decode(&mut &bytes[..]).expect("it is laid out so")
}

/// The report of a validator's double vote; `None` if the key serves nobody.
pub fn report(chain: &mut Chain, key: Ed25519Keyring, round: u64) -> Option<RuntimeCall> {
	let set_id = chain.with(pallet_grandpa::CurrentSetId::<Runtime>::get);
	let equivocation_proof = Box::new(two_votes(key, set_id, round));
	let id = AuthorityId::from(key.public());
	let key_owner_proof = chain.with(|| Historical::prove((KEY_TYPE, id)))?;
	let call = pallet_grandpa::Call::<Runtime>::report_equivocation {
		equivocation_proof,
		key_owner_proof,
	};
	Some(call.into())
}
