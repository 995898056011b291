// SPDX-License-Identifier: Apache-2.0

//! Storage in memory on which the runtime's calls run natively: one sorted map, and what to put
//! back where a call is undone.
//!
//! A state of a million entries has several million rows. The overlay that the SDK's own in-memory
//! storages are made of keeps a history with each of them; here a row takes its own bytes and little
//! more. What no genesis has is left out: no root is folded, nobody keeps the events, and there are
//! no child tries.

use sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey};
use sp_externalities::{
	Error, Extension, ExtensionStore, Extensions, Externalities, MultiRemovalResults,
};
use std::{
	any::{Any, TypeId},
	collections::BTreeMap,
	ops::Bound,
};

/// Keys and values of a state.
pub type Top = BTreeMap<Vec<u8>, Vec<u8>>;

/// A state that calls change.
#[derive(Default)]
pub struct Rows {
	top: Top,
	/// What stood under keys before they were written, in the order of the writes.
	before: Vec<(Vec<u8>, Option<Vec<u8>>)>,
	/// How long `before` was when each of the open transactions began.
	transactions: Vec<usize>,
	extensions: Extensions,
}

impl Rows {
	pub fn new(top: Top) -> Self {
		Self { top, ..Self::default() }
	}

	/// Runs `f` on this storage.
	pub fn execute_with<R>(&mut self, f: impl FnOnce() -> R) -> R {
		sp_externalities::set_and_run_with_externalities(self, f)
	}

	/// What is stored.
	pub fn top(&self) -> &Top {
		&self.top
	}

	fn replace(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		let noted = (!self.transactions.is_empty()).then(|| key.clone());
		let earlier = match value {
			Some(value) => self.top.insert(key, value),
			None => self.top.remove(&key),
		};
		if let Some(key) = noted {
			self.before.push((key, earlier));
		}
	}

	/// The first `limit` keys that begin with `prefix`, and whether there are more.
	fn keys_below(&self, prefix: &[u8], limit: usize) -> (Vec<Vec<u8>>, bool) {
		let from = (Bound::Included(prefix), Bound::Unbounded);
		let mut keys = self.top.range::<[u8], _>(from).map(|(key, _)| key);
		let mut keys = keys.by_ref().take_while(|key| key.starts_with(prefix)).cloned();
		let found = keys.by_ref().take(limit).collect();
		(found, keys.next().is_some())
	}
}

impl Externalities for Rows {
	fn set_offchain_storage(&mut self, _: &[u8], _: Option<&[u8]>) {}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.top.get(key).cloned()
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.top.get(key).map(|value| sp_io::hashing::blake2_256(value).to_vec())
	}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		None
	}

	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		None
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let behind = (Bound::Excluded(key), Bound::Unbounded);
		self.top.range::<[u8], _>(behind).next().map(|(key, _)| key.clone())
	}

	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		None
	}

	fn kill_child_storage(
		&mut self,
		_: &ChildInfo,
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		MultiRemovalResults { maybe_cursor: None, backend: 0, unique: 0, loops: 0 }
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		let limit = limit.map_or(usize::MAX, |limit| limit as usize);
		let (keys, more) = self.keys_below(prefix, limit);
		let removed = u32::try_from(keys.len()).unwrap_or(u32::MAX);
		keys.into_iter().for_each(|key| self.replace(key, None));
		let maybe_cursor = more.then(|| prefix.to_vec());
		MultiRemovalResults { maybe_cursor, backend: removed, unique: removed, loops: removed }
	}

	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		MultiRemovalResults { maybe_cursor: None, backend: 0, unique: 0, loops: 0 }
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.replace(key, value);
	}

	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		unreachable!("the runtime has no child tries")
	}

	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		vec![0; 32]
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		vec![0; 32]
	}

	/// Events alone are appended. What a call did is seen by its result; a list of a million events
	/// would be in nobody's way but its own.
	fn storage_append(&mut self, _: Vec<u8>, _: Vec<u8>) {}

	fn storage_start_transaction(&mut self) {
		self.transactions.push(self.before.len());
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		let began = self.transactions.pop().ok_or(())?;
		for (key, earlier) in self.before.drain(began..).rev() {
			match earlier {
				Some(value) => self.top.insert(key, value),
				None => self.top.remove(&key),
			};
		}
		Ok(())
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.transactions.pop().ok_or(())?;
		if self.transactions.is_empty() {
			self.before.clear();
		}
		Ok(())
	}

	fn wipe(&mut self) {}

	fn commit(&mut self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		(0, 0, 0, 0)
	}

	fn reset_read_write_count(&mut self) {}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		Vec::new()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}

impl ExtensionStore for Rows {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.extensions.get_mut(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.extensions.register_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		match self.extensions.deregister(type_id) {
			true => Ok(()),
			false => Err(Error::ExtensionIsNotRegistered(type_id)),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rows(pairs: &[(&[u8], &[u8])]) -> Rows {
		Rows::new(pairs.iter().map(|(key, value)| (key.to_vec(), value.to_vec())).collect())
	}

	#[test]
	fn rows_should_be_as_before_when_a_transaction_is_rolled_back() {
		let mut storage = rows(&[(b"a", b"1"), (b"b", b"2")]);
		let before = storage.top().clone();
		storage.storage_start_transaction();
		storage.place_storage(b"a".to_vec(), Some(b"3".to_vec()));
		storage.storage_start_transaction();
		storage.place_storage(b"a".to_vec(), None);
		storage.place_storage(b"c".to_vec(), Some(b"4".to_vec()));
		storage.storage_commit_transaction().unwrap();
		assert_eq!(storage.storage(b"c"), Some(b"4".to_vec()));
		storage.storage_rollback_transaction().unwrap();
		assert_eq!(storage.top(), &before);
		assert!(storage.storage_rollback_transaction().is_err());
	}

	#[test]
	fn rows_should_stay_when_the_outer_transaction_commits() {
		let mut storage = rows(&[(b"a", b"1")]);
		storage.storage_start_transaction();
		storage.place_storage(b"a".to_vec(), Some(b"2".to_vec()));
		storage.storage_start_transaction();
		storage.place_storage(b"b".to_vec(), Some(b"3".to_vec()));
		storage.storage_rollback_transaction().unwrap();
		storage.storage_commit_transaction().unwrap();
		assert_eq!(storage.top(), rows(&[(b"a", b"2")]).top());
		assert!(storage.before.is_empty());
	}

	#[test]
	fn prefix_should_be_cleared_up_to_the_limit_when_there_is_one() {
		let mut storage =
			rows(&[(b"a", b""), (b"ba", b""), (b"bb", b""), (b"bc", b""), (b"c", b"")]);
		let some = storage.clear_prefix(b"b", Some(2), None);
		assert_eq!((some.unique, some.maybe_cursor.is_some()), (2, true));
		let rest = storage.clear_prefix(b"b", None, None);
		assert_eq!((rest.unique, rest.maybe_cursor.is_some()), (1, false));
		assert_eq!(storage.next_storage_key(b"a"), Some(b"c".to_vec()));
		assert_eq!(storage.next_storage_key(b"c"), None);
	}
}
