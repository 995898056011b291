// SPDX-License-Identifier: Apache-2.0

//! Trees of records, hashed as RFC 6962 says in its section 2.1, with SHA-256.
//!
//! Of a tree the chain keeps only its [`Frontier`]. Whoever has the records makes an [`audit_path`]
//! to one of them; whoever knows the root checks it with [`root_from_path`], which needs no chain, or
//! with any program that knows the trees of Certificate Transparency.
//!
//! - Leaves and inner nodes are hashed with different first bytes, so that no node passes for a
//!   leaf, as long as the one who checks makes the [`leaf_hash`] from the record.
//! - A path does not prove how many leaves there are, for trees of several sizes have paths of one
//!   shape: the count has to be kept, or signed, beside the root.
//!
//! Test vectors: `pallets/support/vectors/merkle.json`.

#![cfg_attr(not(test), deny(clippy::as_conversions))]

use alloc::{borrow::Cow, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::SaturatedConversion;

/// What a leaf begins with when it is hashed.
const LEAF: u8 = 0;
/// What an inner node begins with when it is hashed.
const NODE: u8 = 1;

/// The root of a tree without leaves.
pub fn empty_root() -> H256 {
	sha2_256(&[]).into()
}

/// The hash of a record.
pub fn leaf_hash(data: &[u8]) -> H256 {
	sha2_256(&[&[LEAF][..], data].concat()).into()
}

/// The hash of two subtrees.
pub fn node_hash(left: &H256, right: &H256) -> H256 {
	let mut bytes = [NODE; 65];
	bytes[1..33].copy_from_slice(left.as_bytes());
	bytes[33..].copy_from_slice(right.as_bytes());
	sha2_256(&bytes).into()
}

/// What is kept of a tree that only grows: its size and the roots of its full subtrees, largest
/// first, one for each bit of the size that is set.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Frontier {
	count: u64,
	peaks: BoundedVec<H256, ConstU32<64>>,
}

/// No leaf can be added: there are as many as can be counted, or the frontier is not sound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TreeFull;

impl Frontier {
	/// How many leaves the tree has.
	pub fn count(&self) -> u64 {
		self.count
	}

	/// The roots of its full subtrees, largest first.
	pub fn peaks(&self) -> &[H256] {
		&self.peaks
	}

	/// Adds a leaf. One node is hashed on average, 63 at most.
	pub fn append(&mut self, leaf: H256) -> Result<(), TreeFull> {
		let count = self.count.checked_add(1).ok_or(TreeFull)?;
		// The lowest set bits of the count, up to the first that is not, are subtrees that are each
		// as large as all that comes after them, with the new leaf: it joins them all.
		let joined = self.count.trailing_ones().saturated_into();
		let kept = self.peaks.len().checked_sub(joined).ok_or(TreeFull)?;
		let peak = self.peaks.iter().skip(kept).rfold(leaf, |right, left| node_hash(left, &right));
		self.peaks.truncate(kept);
		self.peaks.try_push(peak).map_err(|_| TreeFull)?;
		self.count = count;
		Ok(())
	}

	/// The root of the tree.
	pub fn root(&self) -> H256 {
		let upwards = self.peaks.iter().copied().rev();
		upwards.reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(empty_root)
	}

	/// Whether there is one peak for each full subtree.
	pub fn is_sound(&self) -> bool {
		self.peaks.len() == self.count.count_ones().saturated_into::<usize>()
	}
}

/// The level above one: pairs are joined, and the last goes up as it is when it has no partner.
fn parents(level: &[H256]) -> Vec<H256> {
	let (pairs, last) = level.as_chunks::<2>();
	let joined = pairs.iter().map(|[left, right]| node_hash(left, right));
	joined.chain(last.iter().copied()).collect()
}

/// The root of the tree over `leaves` (leaf hashes).
pub fn root_of(leaves: &[H256]) -> H256 {
	let mut level = Cow::Borrowed(leaves);
	while level.len() > 1 {
		level = Cow::Owned(parents(&level));
	}
	level.first().copied().unwrap_or_else(empty_root)
}

/// The audit path of leaf `index` in the tree over `leaves` (leaf hashes): its siblings from the
/// lowest level upwards. `None` if there is no such leaf.
pub fn audit_path(leaves: &[H256], index: u64) -> Option<Vec<H256>> {
	let mut at = usize::try_from(index).ok().filter(|at| *at < leaves.len())?;
	let mut path = Vec::new();
	let mut level = Cow::Borrowed(leaves);
	while level.len() > 1 {
		path.extend(level.get(at ^ 1));
		level = Cow::Owned(parents(&level));
		at >>= 1;
	}
	Some(path)
}

/// Why a path leads to no root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidPath {
	/// The tree has no such leaf.
	IndexOutOfRange,
	/// The path ends below the root.
	PathTooShort,
	/// The path goes on behind the root.
	PathTooLong,
}

/// The root to which the `path` of `leaf`, the one at `index` of `count`, leads: at most 64 hashes,
/// whatever the length of the path.
pub fn root_from_path(
	leaf: H256,
	index: u64,
	count: u64,
	path: &[H256],
) -> Result<H256, InvalidPath> {
	let last = count.checked_sub(1).filter(|last| index <= *last);
	let mut last = last.ok_or(InvalidPath::IndexOutOfRange)?;
	let (mut at, mut hash, mut path) = (index, leaf, path.iter());
	// Level by level, `at` is the place of `hash`, and `last` that of the last node, which has no
	// sibling on a level of odd length.
	while last > 0 {
		let is_right = at & 1 == 1;
		if is_right || at < last {
			let sibling = path.next().ok_or(InvalidPath::PathTooShort)?;
			hash = match is_right {
				true => node_hash(sibling, &hash),
				false => node_hash(&hash, sibling),
			};
		}
		at >>= 1;
		last >>= 1;
	}
	match path.next() {
		None => Ok(hash),
		Some(_) => Err(InvalidPath::PathTooLong),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use serde_json::Value;

	/// Leaves that all differ.
	fn leaves(count: u64) -> Vec<H256> {
		(0..count).map(|at| leaf_hash(&at.to_le_bytes())).collect()
	}

	/// The largest power of two below the number of `leaves`, at which the RFC splits them.
	fn split(leaves: &[H256]) -> (&[H256], &[H256]) {
		leaves.split_at(leaves.len().next_power_of_two() / 2)
	}

	/// MTH of the RFC, as it is written there.
	fn root_by_definition(leaves: &[H256]) -> H256 {
		match leaves {
			[] => empty_root(),
			[leaf] => *leaf,
			_ => {
				let (left, right) = split(leaves);
				node_hash(&root_by_definition(left), &root_by_definition(right))
			},
		}
	}

	/// PATH of the RFC, as it is written there.
	fn path_by_definition(leaves: &[H256], index: usize) -> Vec<H256> {
		if leaves.len() == 1 {
			return Vec::new();
		}
		let (left, right) = split(leaves);
		let (mut path, sibling) = match index.checked_sub(left.len()) {
			None => (path_by_definition(left, index), right),
			Some(index) => (path_by_definition(right, index), left),
		};
		path.push(root_by_definition(sibling));
		path
	}

	/// A frontier of `count` leaves with peaks of no known tree.
	fn frontier(count: u64) -> Frontier {
		let peaks = leaves(count.count_ones().into());
		Frontier { count, peaks: BoundedVec::truncate_from(peaks) }
	}

	fn sizes() -> impl Strategy<Value = u64> {
		let full = (0u32..64).prop_map(|bits| (1u64 << bits) - 1);
		prop_oneof![0..300u64, full, 0..u64::MAX]
	}

	fn vectors() -> Value {
		serde_json::from_str(include_str!("../vectors/merkle.json")).unwrap()
	}

	fn bytes(value: &Value) -> Vec<u8> {
		hex::decode(value.as_str().unwrap()).unwrap()
	}

	fn hashes(values: &Value) -> Vec<H256> {
		values.as_array().unwrap().iter().map(|value| H256::from_slice(&bytes(value))).collect()
	}

	fn vector_leaves() -> Vec<H256> {
		let vectors = vectors();
		vectors["leaves"].as_array().unwrap().iter().map(|leaf| leaf_hash(&bytes(leaf))).collect()
	}

	#[test]
	fn roots_should_match_the_committed_vectors() {
		let (leaves, roots) = (vector_leaves(), hashes(&vectors()["roots"]));
		assert_eq!((leaves.len(), roots.len()), (8, 9));
		let mut frontier = Frontier::default();
		for (count, root) in roots.iter().enumerate() {
			assert_eq!(root_of(&leaves[..count]), *root);
			assert_eq!(frontier.root(), *root);
			if let Some(leaf) = leaves.get(count) {
				frontier.append(*leaf).unwrap();
			}
		}
	}

	#[test]
	fn paths_should_match_the_committed_vectors() {
		let (leaves, vectors) = (vector_leaves(), vectors());
		let roots = hashes(&vectors["roots"]);
		let paths = vectors["paths"].as_array().unwrap();
		assert_eq!(paths.len(), 36);
		for vector in paths {
			let index = vector["index"].as_u64().unwrap();
			let count = vector["count"].as_u64().unwrap();
			let (at, size) = (index as usize, count as usize);
			let path = hashes(&vector["path"]);
			assert_eq!(root_from_path(leaves[at], index, count, &path), Ok(roots[size]));
			assert_eq!(audit_path(&leaves[..size], index), Some(path));
		}
	}

	#[test]
	fn path_should_be_refused_when_there_is_no_such_leaf() {
		for (index, count) in [(0, 0), (1, 1), (8, 8), (9, 8), (u64::MAX, u64::MAX)] {
			let result = root_from_path(H256::zero(), index, count, &[]);
			assert_eq!(result, Err(InvalidPath::IndexOutOfRange));
		}
		assert_eq!(audit_path(&[], 0), None);
		assert_eq!(audit_path(&leaves(8), 8), None);
		assert_eq!(audit_path(&leaves(8), u64::MAX), None);
	}

	#[test]
	fn path_should_not_prove_the_count_when_trees_share_its_shape() {
		let leaves = leaves(8);
		let path = audit_path(&leaves, 0).unwrap();
		for count in 5..=8 {
			assert_eq!(root_from_path(leaves[0], 0, count, &path), Ok(root_of(&leaves)));
		}
		for count in [4, 9] {
			assert!(root_from_path(leaves[0], 0, count, &path).is_err());
		}
	}

	#[test]
	fn leaf_should_not_pass_for_a_node_when_their_bytes_are_the_same() {
		let (left, right) = (leaf_hash(b"left"), leaf_hash(b"right"));
		let bytes = [left.as_bytes(), right.as_bytes()].concat();
		assert_ne!(leaf_hash(&bytes), node_hash(&left, &right));
		assert_ne!(node_hash(&left, &right), node_hash(&right, &left));
	}

	#[test]
	fn frontier_should_stay_small_when_the_tree_has_a_million_leaves() {
		let mut tree = frontier(1_000_000);
		assert!(tree.is_sound());
		assert_eq!(tree.peaks().len(), 7);
		assert_eq!(tree.encode().len(), 8 + 1 + 7 * 32);
		for count in 1_000_001..=1_000_064 {
			tree.append(leaf_hash(b"leaf")).unwrap();
			assert_eq!(tree.count(), count);
			assert!(tree.is_sound());
		}
		// The last leaf of 64 has filled a subtree with the others.
		assert_eq!(tree.peaks().len(), 7);
	}

	#[test]
	fn frontier_should_refuse_leaves_when_the_tree_is_full() {
		let mut tree = frontier(u64::MAX - 1);
		assert_eq!(tree.append(leaf_hash(b"last")), Ok(()));
		assert_eq!((tree.count(), tree.peaks().len()), (u64::MAX, 64));
		assert_eq!(tree.encode().len(), Frontier::max_encoded_len());
		let before = tree.clone();
		assert_eq!(tree.append(leaf_hash(b"one more")), Err(TreeFull));
		assert_eq!(tree, before);
	}

	#[test]
	fn frontier_should_be_left_alone_when_it_is_not_sound() {
		let mut lacking = Frontier { count: 3, ..frontier(4) };
		let mut beyond = Frontier { count: 4, ..frontier(u64::MAX) };
		for tree in [&mut lacking, &mut beyond] {
			let before = tree.clone();
			assert!(!tree.is_sound());
			assert_eq!(tree.append(leaf_hash(b"leaf")), Err(TreeFull));
			assert_eq!(*tree, before);
		}
	}

	#[test]
	fn frontier_should_not_decode_when_it_has_more_peaks_than_a_count_has_bits() {
		let encoded = (u64::MAX, leaves(65)).encode();
		assert!(Frontier::decode(&mut &encoded[..]).is_err());
		let encoded = (u64::MAX, leaves(64)).encode();
		assert_eq!(Frontier::decode(&mut &encoded[..]), Ok(frontier(u64::MAX)));
		assert_eq!(Frontier::max_encoded_len(), 8 + 2 + 64 * 32);
	}

	#[test]
	fn every_path_should_be_that_of_the_definition_when_the_tree_is_of_any_size() {
		for count in 1..100 {
			let leaves = leaves(count);
			let root = root_of(&leaves);
			for (index, leaf) in (0..).zip(&leaves) {
				let path = audit_path(&leaves, index).unwrap();
				assert_eq!(root_from_path(*leaf, index, count, &path), Ok(root));
				assert_eq!(path, path_by_definition(&leaves, index as usize));
			}
		}
	}

	proptest! {
		#[test]
		fn every_prefix_should_have_the_root_of_the_definition(
			leaves in proptest::collection::vec(any::<[u8; 32]>().prop_map(H256), 0..100),
		) {
			let mut frontier = Frontier::default();
			for count in 0..=leaves.len() {
				let root = root_by_definition(&leaves[..count]);
				prop_assert_eq!(root_of(&leaves[..count]), root);
				prop_assert_eq!(frontier.root(), root);
				prop_assert_eq!(frontier.count(), count as u64);
				prop_assert!(frontier.is_sound());
				let encoded = frontier.encode();
				prop_assert!(encoded.len() <= Frontier::max_encoded_len());
				prop_assert_eq!(Frontier::decode(&mut &encoded[..]), Ok(frontier.clone()));
				if let Some(leaf) = leaves.get(count) {
					prop_assert_eq!(frontier.append(*leaf), Ok(()));
				}
			}
		}

		#[test]
		fn path_should_lead_elsewhere_when_any_part_differs(
			(count, index) in (1u64..70).prop_flat_map(|count| (Just(count), 0..count)),
			bit in 0usize..256,
		) {
			let all = leaves(2 * count + 2);
			let tree = &all[..count as usize];
			let (leaf, root) = (tree[index as usize], root_of(tree));
			let path = audit_path(tree, index).unwrap();
			let flipped = |hash: H256| {
				let mut hash = hash;
				hash.0[bit / 8] ^= 1 << (bit % 8);
				hash
			};
			prop_assert_eq!(root_from_path(leaf, index, count, &path), Ok(root));
			let other = root_from_path(flipped(leaf), index, count, &path);
			prop_assert!(other.is_ok() && other != Ok(root));
			for at in 0..path.len() {
				let mut other = path.clone();
				other[at] = flipped(other[at]);
				let other = root_from_path(leaf, index, count, &other);
				prop_assert!(other.is_ok() && other != Ok(root));
				let short = root_from_path(leaf, index, count, &path[..at]);
				prop_assert_eq!(short, Err(InvalidPath::PathTooShort));
			}
			for at in 0..=path.len() {
				let mut long = path.clone();
				long.insert(at, root);
				let long = root_from_path(leaf, index, count, &long);
				prop_assert_eq!(long, Err(InvalidPath::PathTooLong));
			}
			for other in (0..count + 2).filter(|other| *other != index) {
				prop_assert_ne!(root_from_path(leaf, other, count, &path), Ok(root));
			}
			for other in (0..=2 * count + 2).filter(|other| *other != count) {
				let root = root_of(&all[..other as usize]);
				prop_assert_ne!(root_from_path(leaf, index, other, &path), Ok(root));
			}
		}

		#[test]
		fn last_leaf_should_have_the_peaks_before_it_as_its_path_when_the_tree_is_of_any_size(
			count in sizes(),
		) {
			let mut tree = frontier(count);
			let path: Vec<H256> = tree.peaks().iter().rev().copied().collect();
			let leaf = leaf_hash(b"leaf");
			prop_assert_eq!(tree.append(leaf), Ok(()));
			prop_assert_eq!(tree.count(), count + 1);
			prop_assert!(tree.is_sound());
			prop_assert_eq!(root_from_path(leaf, count, count + 1, &path), Ok(tree.root()));
		}
	}
}
