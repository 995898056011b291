// SPDX-License-Identifier: Apache-2.0

//! Calls that say what is not so.

use super::*;

fn forge_receipts(signed: &mut SignedReceipts, seed: u64) {
	match seed % 4 {
		0 => {
			let mallory = pair("Mallory");
			signed.signature = sp_core::Pair::sign(&mallory, &seed.to_le_bytes()).into();
		},
		1 => signed.node += 1,
		2 => {
			signed.word = match signed.word {
				Word::Stored => Word::Erased,
				Word::Erased => Word::Stored,
			}
		},
		_ => {
			signed.entries.pop();
		},
	}
}

/// Puts a signature in the place of one that it is not, or changes what was signed or was true. False
/// where a call says nothing that could be wrong.
pub fn forge(call: &mut Call<Test>, seed: u64) -> bool {
	match call {
		Call::register_node { keys, .. } => keys.sealing[0] ^= 1,
		Call::rotate_keys { keys, proofs } => match seed % 2 {
			0 => keys.sealing[0] ^= 1,
			_ => proofs.peer = crate::mock::proofs("Mallory", 1).peer,
		},
		Call::register_thing { expiry, .. } => *expiry += 1,
		Call::acknowledge { signed } => forge_receipts(signed, seed),
		Call::publish { epoch, counter, .. } | Call::publish_many { epoch, counter, .. } => {
			match seed % 2 {
				0 => *epoch += 1,
				_ if *counter < 2 => return false,
				_ => *counter -= 2,
			}
		},
		_ => return false,
	}
	true
}
