// SPDX-License-Identifier: Apache-2.0

//! Larger contents, kept by the chain's nodes and found by their hash.
//!
//! A body travels as call data, so it lies in the block's body for as long as blocks are kept; state
//! holds its hash, length and block. Every node that imports the block also writes it to its
//! off-chain database under [`offchain_key`]. The write belongs to the call: a call that fails
//! writes nothing. The key is the content's own hash, so no fork can put another content under it.

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::SaturatedConversion;

/// What the keys of bodies begin with in the off-chain database.
pub const KEY_PREFIX: &[u8] = b"hanse/body/";

/// Where a body is found.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct BodyRef<BlockNumber> {
	/// Blake2-256 of the body.
	pub hash: H256,
	/// Its length in bytes.
	pub len: u32,
	/// The block that carries it.
	pub block: BlockNumber,
}

/// The key of a body in the off-chain database.
pub fn offchain_key(hash: &H256) -> Vec<u8> {
	[KEY_PREFIX, hash.as_bytes()].concat()
}

/// Hands `body` to the nodes that import this block and tells where it is found.
pub fn keep<BlockNumber>(body: &[u8], block: BlockNumber) -> BodyRef<BlockNumber> {
	let hash = hash_of(body);
	sp_io::offchain_index::set(&offchain_key(&hash), body);
	BodyRef { hash, len: body.len().saturated_into(), block }
}

/// The hash under which a body is kept.
pub fn hash_of(body: &[u8]) -> H256 {
	H256(blake2_256(body))
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::storage::{with_transaction, TransactionOutcome};
	use sp_runtime::{DispatchError, DispatchResult};

	/// What a node finds after a call that keeps a body and succeeds or fails.
	fn kept_by_a_call(outcome: DispatchResult) -> Option<Vec<u8>> {
		let mut ext = sp_io::TestExternalities::default();
		ext.execute_with(|| {
			let _ = with_transaction(|| {
				keep(b"body", 1u32);
				match outcome {
					Ok(()) => TransactionOutcome::Commit(outcome),
					Err(_) => TransactionOutcome::Rollback(outcome),
				}
			});
		});
		ext.persist_offchain_overlay();
		ext.offchain_db().get(&offchain_key(&hash_of(b"body")))
	}

	#[test]
	fn body_should_be_found_when_the_call_succeeds() {
		assert_eq!(kept_by_a_call(Ok(())), Some(b"body".to_vec()));
	}

	#[test]
	fn body_should_not_be_found_when_the_call_fails() {
		assert_eq!(kept_by_a_call(Err(DispatchError::Other("undone"))), None);
	}

	#[test]
	fn key_should_be_prefix_and_hash() {
		let hash = hash_of(b"body");
		assert_eq!(offchain_key(&hash), [&b"hanse/body/"[..], &hash.0].concat());
	}
}
