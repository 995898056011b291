// SPDX-License-Identifier: Apache-2.0

//! Rows of the chain's state, by their proof.

use crate::refusal::{Part, Refusal};
use codec::Encode;
use hanse_support::OrgNumber;
use pallet_asset_flow::SealNumber;
use sp_core::{Bytes, H256};
use sp_io::hashing::{twox_128, twox_64};
use sp_runtime::traits::BlakeTwo256;
use sp_trie::{
	accessed_nodes_tracker::AccessedNodesTracker, HashDBT, LayoutV1, MemoryDB, StorageProof, Trie,
	TrieDBBuilder, EMPTY_PREFIX,
};

/// The pallet's name in the runtime.
const PALLET: &[u8] = b"AssetFlow";

/// The key of a seal in the state.
pub fn seal_key(number: SealNumber) -> Vec<u8> {
	key(b"Seals", &number.encode())
}

/// The key of a server in the state.
pub fn server_key(server: OrgNumber) -> Vec<u8> {
	key(b"Servers", &server.encode())
}

fn key(map: &[u8], item: &[u8]) -> Vec<u8> {
	row_key(PALLET, map, &[item])
}

/// The key of a row of a map that hashes each of the items that lead to it with `Twox64Concat`.
pub fn row_key(pallet: &[u8], map: &[u8], items: &[&[u8]]) -> Vec<u8> {
	let mut key = value_key(pallet, map);
	for item in items {
		key.extend_from_slice(&twox_64(item));
		key.extend_from_slice(item);
	}
	key
}

/// The key of a pallet's value, or what the keys of its map begin with.
pub fn value_key(pallet: &[u8], name: &[u8]) -> Vec<u8> {
	[twox_128(pallet), twox_128(name)].concat()
}

/// A row that a proof is about: what it is, its key, its bytes. `None` for one that is not there.
pub struct Row<'a> {
	pub part: Part,
	pub key: Vec<u8>,
	pub value: Option<&'a [u8]>,
}

/// Whether `nodes` prove `rows`, and nothing besides, of the state of `block` with this `root`.
pub fn check(nodes: &[Bytes], rows: &[Row], (block, root): (u32, H256)) -> Result<(), Refusal> {
	look_up(nodes, (block, root), |found| {
		rows.iter().try_for_each(|Row { part, key, value }| {
			match (found(*part, key)?.as_deref(), value) {
				(None, Some(_)) => Err(Refusal::RowMissing { part: *part, block }),
				(Some(_), None) => Err(Refusal::RowPresent { part: *part, block }),
				(found, value) if found != *value => {
					Err(Refusal::RowDiffers { part: *part, block })
				},
				_ => Ok(()),
			}
		})
	})
}

/// What stands under `keys` in the state of `block` with this `root`, if `nodes` tell that and nothing
/// besides.
pub fn read(
	nodes: &[Bytes],
	keys: &[(Part, Vec<u8>)],
	block: (u32, H256),
) -> Result<Vec<Option<Vec<u8>>>, Refusal> {
	look_up(nodes, block, |found| keys.iter().map(|(part, key)| found(*part, key)).collect())
}

/// How a row is found by its key.
type Finder<'a> = dyn Fn(Part, &[u8]) -> Result<Option<Vec<u8>>, Refusal> + 'a;

/// What `look` makes of the rows, if the nodes lead from the root to them and nowhere else.
fn look_up<T>(
	nodes: &[Bytes],
	(block, root): (u32, H256),
	look: impl FnOnce(&Finder) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
	if !nodes.is_sorted_by(|one, next| one.0 < next.0) {
		return Err(Refusal::NodeOrder);
	}
	let proof = StorageProof::new(nodes.iter().map(|node| node.0.clone()));
	let db: MemoryDB<BlakeTwo256> = proof.into_memory_db();
	if !db.contains(&root, EMPTY_PREFIX) {
		return Err(Refusal::StateRoot(block));
	}
	let mut used = AccessedNodesTracker::<H256>::new(nodes.len());
	let outcome = {
		let trie = TrieDBBuilder::<LayoutV1<BlakeTwo256>>::new(&db, &root)
			.with_recorder(&mut used)
			.build();
		look(&|part: Part, key: &[u8]| trie.get(key).map_err(|_| Refusal::NodesMissing(part)))?
	};
	used.ensure_no_unused_nodes().map_err(|_| Refusal::NodesUnused)?;
	Ok(outcome)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Computed with python-xxhash.
	const SEALS: &str = "021716c623ad44ccdb2230ec6bce38f29c205884b4b2c1e664f1b23b71294dda";
	const SERVERS: &str = "021716c623ad44ccdb2230ec6bce38f270fe84c27de87e065f1e209b1738cdb4";

	#[test]
	fn keys_should_be_those_that_another_program_computes() {
		let cases = [
			(seal_key(0), SEALS, "bb1bdbcacd6ac9340000000000000000"),
			(seal_key(0x0102_0304_0506_0708), SEALS, "b24c60c6996eb7ba0807060504030201"),
			(server_key(OrgNumber(195)), SERVERS, "1df5194bbb9a7719c300000000000000"),
		];
		for (key, map, item) in cases {
			assert_eq!(hex::encode(key), format!("{map}{item}"));
		}
	}
}
