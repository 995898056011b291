// SPDX-License-Identifier: Apache-2.0

//! Storage that counts. Everything lies in memory; each distinct key that is read or written is
//! noted the way benchmarks note it, so that a call can be held to what its weight declares.

use sp_core::storage::{ChildInfo, StateVersion, Storage, TrackedStorageKey};
use sp_externalities::{Error, Extension, ExtensionStore, Externalities, MultiRemovalResults};
use sp_state_machine::BasicExternalities;
use std::{
	any::{Any, TypeId},
	collections::{HashMap, HashSet},
};

/// The distinct keys touched since the last [`CountingExternalities::start_counting`].
#[derive(Clone, Debug, Default)]
pub struct Touched {
	/// Keys read before they were written.
	pub reads: HashSet<Vec<u8>>,
	/// Keys written.
	pub writes: HashSet<Vec<u8>>,
}

/// Externalities in memory that note which keys are touched.
pub struct CountingExternalities {
	inner: BasicExternalities,
	counting: bool,
	touched: Touched,
	ignored: HashSet<Vec<u8>>,
	/// What calls handed to the nodes' off-chain database, those of failed calls included.
	pub offchain: HashMap<Vec<u8>, Vec<u8>>,
}

impl CountingExternalities {
	pub fn new(storage: Storage, ignored: impl IntoIterator<Item = Vec<u8>>) -> Self {
		Self {
			inner: BasicExternalities::new(storage),
			counting: false,
			touched: Touched::default(),
			ignored: ignored.into_iter().collect(),
			offchain: HashMap::new(),
		}
	}

	pub fn start_counting(&mut self) {
		self.counting = true;
		self.touched = Touched::default();
	}

	pub fn stop_counting(&mut self) -> Touched {
		self.counting = false;
		std::mem::take(&mut self.touched)
	}

	pub fn register_extension(&mut self, extension: impl Extension) {
		self.inner.register_extension(extension);
	}

	/// Runs `f` on this storage.
	pub fn execute_with<R>(&mut self, f: impl FnOnce() -> R) -> R {
		sp_externalities::set_and_run_with_externalities(self, f)
	}

	fn read(&mut self, key: &[u8]) {
		let noted = self.touched.reads.contains(key) || self.touched.writes.contains(key);
		if self.counting && !noted && !self.ignored.contains(key) {
			self.touched.reads.insert(key.to_vec());
		}
	}

	fn write(&mut self, key: &[u8]) {
		if self.counting && !self.touched.writes.contains(key) && !self.ignored.contains(key) {
			self.touched.writes.insert(key.to_vec());
		}
	}
}

impl Externalities for CountingExternalities {
	fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
		match value {
			Some(value) => self.offchain.insert(key.to_vec(), value.to_vec()),
			None => self.offchain.remove(key),
		};
	}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage(key)
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage_hash(key)
	}

	fn child_storage_hash(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.child_storage_hash(child, key)
	}

	fn child_storage(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.child_storage(child, key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.next_storage_key(key)
	}

	fn next_child_storage_key(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.inner.next_child_storage_key(child, key)
	}

	fn kill_child_storage(
		&mut self,
		child: &ChildInfo,
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.inner.kill_child_storage(child, limit, cursor)
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.write(prefix);
		self.inner.clear_prefix(prefix, limit, cursor)
	}

	fn clear_child_prefix(
		&mut self,
		child: &ChildInfo,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.inner.clear_child_prefix(child, prefix, limit, cursor)
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(&key);
		self.inner.place_storage(key, value)
	}

	fn place_child_storage(&mut self, child: &ChildInfo, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.inner.place_child_storage(child, key, value)
	}

	// Nobody here compares roots, and folding the whole state once a block would take all the time.
	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		vec![0; 32]
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		vec![0; 32]
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.write(&key);
		self.inner.storage_append(key, value)
	}

	fn storage_start_transaction(&mut self) {
		self.inner.storage_start_transaction()
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_rollback_transaction()
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_commit_transaction()
	}

	fn wipe(&mut self) {}

	fn commit(&mut self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		let (reads, writes) = (self.touched.reads.len(), self.touched.writes.len());
		(reads as u32, 0, writes as u32, 0)
	}

	fn reset_read_write_count(&mut self) {
		self.touched = Touched::default();
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		Vec::new()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}

impl ExtensionStore for CountingExternalities {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.inner.extension_by_type_id(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.inner.register_extension_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		self.inner.deregister_extension_by_type_id(type_id)
	}
}
