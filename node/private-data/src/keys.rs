// SPDX-License-Identifier: Apache-2.0

//! The node's sealing keys: files of their own, for the node alone.
//!
//! A file is named after its public half, in hexadecimal digits, and has the 32 bytes of the secret. A
//! key that was changed stays: what was sealed to it is read with it.

use hanse_activity_format::{Binding, ContentKey, Refusal, SealingKey, Wrap};
use pallet_activities::NodeId;
use std::{
	fs::{self, File, OpenOptions},
	io::{self, Read, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
};
use zeroize::Zeroizing;

/// How the names of files end.
const SUFFIX: &str = ".sealing";

/// Why sealing keys can't be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
	#[error("the sealing keys: {0}")]
	File(#[from] io::Error),
	#[error("{0} is no sealing key, or not the one that its name says")]
	Damaged(String),
	#[error("{0}")]
	Key(Refusal),
}

/// The sealing keys of this node.
pub struct SealingKeys {
	folder: PathBuf,
	keys: Mutex<Vec<Arc<SealingKey>>>,
}

impl SealingKeys {
	/// Reads the keys in a folder, which is made if need be.
	pub fn open(folder: PathBuf) -> Result<Self, KeysError> {
		fs::create_dir_all(&folder)?;
		fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
		let mut keys = Vec::new();
		for entry in fs::read_dir(&folder)? {
			let path = entry?.path();
			if path.to_str().is_some_and(|path| path.ends_with(SUFFIX)) {
				keys.push(Arc::new(read(&path)?));
			}
		}
		Ok(Self { folder, keys: Mutex::new(keys) })
	}

	/// Makes a key, on the disk before it is used; its public half.
	pub fn generate(&self) -> Result<[u8; 32], KeysError> {
		let key = SealingKey::generate().map_err(KeysError::Key)?;
		let public = key.public();
		let path = self.folder.join(format!("{}{SUFFIX}", hex::encode(public)));
		let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
		file.write_all(&key.secret()[..])?;
		file.sync_all()?;
		File::open(&self.folder)?.sync_all()?;
		self.keys.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(key));
		Ok(public)
	}

	/// Whether the secret of a public half is here.
	pub fn has(&self, public: &[u8; 32]) -> bool {
		self.all().iter().any(|key| key.public() == *public)
	}

	/// Unwraps a content key that was wrapped for this node, under whichever of its keys.
	pub fn unwrap(
		&self,
		wrap: &Wrap,
		binding: &Binding,
		me: NodeId,
	) -> Result<ContentKey, Refusal> {
		let mut refusal = Refusal::Wrap;
		// The latest first.
		for key in self.all().iter().rev() {
			match wrap.unwrap(binding, me, key) {
				Ok(content) => return Ok(content),
				Err(why) => refusal = why,
			}
		}
		Err(refusal)
	}

	fn all(&self) -> Vec<Arc<SealingKey>> {
		self.keys.lock().unwrap_or_else(PoisonError::into_inner).clone()
	}
}

fn read(path: &Path) -> Result<SealingKey, KeysError> {
	let damaged = || KeysError::Damaged(path.display().to_string());
	let mut file = File::open(path)?;
	let mut secret = Zeroizing::new([0; 32]);
	file.read_exact(&mut secret[..]).map_err(|_| damaged())?;
	if file.metadata()?.len() != 32 {
		return Err(damaged());
	}
	let key = SealingKey::from_secret(&secret).map_err(|_| damaged())?;
	let name = path.file_name().and_then(|name| name.to_str());
	match name == Some(&format!("{}{SUFFIX}", hex::encode(key.public()))) {
		true => Ok(key),
		false => Err(damaged()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use hanse_activity_format::{wrap, Recipient};
	use sp_core::H256;

	fn binding() -> Binding {
		let genesis = H256([7; 32]);
		Binding { genesis, activity: 1, epoch: 2, author: 3, counter: 4, count: 1 }
	}

	fn keys(folder: &Path) -> SealingKeys {
		SealingKeys::open(folder.join("keys")).unwrap()
	}

	#[test]
	fn what_is_wrapped_for_an_earlier_key_should_open_after_a_restart_and_a_change() {
		let folder = tempfile::tempdir().unwrap();
		let first = keys(folder.path()).generate().unwrap();
		let second = keys(folder.path()).generate().unwrap();
		let keys = keys(folder.path());
		for (key_version, key) in [(1, first), (2, second)] {
			assert!(keys.has(&key));
			let content = ContentKey::random().unwrap();
			let to = Recipient { node: 9, key_version, key };
			let wrapped = wrap(&content, &binding(), &to).unwrap();
			let found = keys.unwrap(&wrapped, &binding(), 9).unwrap();
			assert_eq!(found.expose(), content.expose());
			assert!(keys.unwrap(&wrapped, &binding(), 8).is_err());
		}
		assert!(!keys.has(&[0; 32]));
	}

	#[test]
	fn keys_should_be_for_their_owner_alone_and_be_shown_nowhere() {
		let folder = tempfile::tempdir().unwrap();
		let public = keys(folder.path()).generate().unwrap();
		let path = folder.path().join(format!("keys/{}{SUFFIX}", hex::encode(public)));
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
		let key = read(&path).unwrap();
		let secret = hex::encode(fs::read(&path).unwrap());
		assert!(!format!("{key:?}").contains(&secret));
	}

	#[test]
	fn file_that_is_not_the_key_of_its_name_should_be_refused() {
		let folder = tempfile::tempdir().unwrap();
		let (one, other) =
			(keys(folder.path()).generate().unwrap(), keys(folder.path()).generate().unwrap());
		let path = |key| folder.path().join(format!("keys/{}{SUFFIX}", hex::encode(key)));
		let good = fs::read(path(one)).unwrap();
		for bytes in
			[fs::read(path(other)).unwrap(), good[..31].to_vec(), [&good[..], &[0]].concat()]
		{
			fs::write(path(one), bytes).unwrap();
			let opened = SealingKeys::open(folder.path().join("keys"));
			assert!(matches!(opened, Err(KeysError::Damaged(_))));
		}
	}
}
