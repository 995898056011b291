// SPDX-License-Identifier: Apache-2.0

//! What secrets are kept under, so that they can be destroyed.
//!
//! A database that never writes over a page that is in use leaves copies of what was removed, on pages
//! that it will use again some day. So secrets go into it encrypted, under a key of their activity that
//! lies in a small file of its own. To erase one of them, the others are encrypted again under a new
//! key, the old key's file is overwritten with zeros, synced and removed: what is left of the erased
//! one opens for nobody. (A disk that remaps sectors may still have the old file's; operators who fear
//! who gets at the bare disk encrypt it, as `docs/operators.md` says.)
//!
//! Files are named after activity and version; the database says which version is the present one, in
//! the transaction that encrypts again. A crash leaves two files, of which the other goes at the next
//! start.

use chacha20poly1305::{
	aead::{inout::InOutBuf, AeadInOut, KeyInit},
	ChaCha20Poly1305 as Cipher, Nonce, Tag,
};
use pallet_activities::ActivityId;
use std::{
	collections::HashMap,
	fs::{self, File, OpenOptions},
	io::{self, Read, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const NONCE_LEN: usize = 12;
const TAG_LEN: usize = 16;
/// The version of a key.
pub type Version = u64;

/// Why a secret can't be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum LockerError {
	#[error("the keys of private data: {0}")]
	File(#[from] io::Error),
	#[error("key {version} of activity {activity} is missing or damaged")]
	Key { activity: ActivityId, version: Version },
	#[error("the system gives no randomness")]
	Randomness,
	#[error("a secret of activity {0} does not open")]
	Closed(ActivityId),
}

type Result<T> = std::result::Result<T, LockerError>;

/// A key that secrets of an activity are encrypted under.
#[derive(Clone)]
pub struct Lock {
	activity: ActivityId,
	key: Zeroizing<[u8; 32]>,
}

impl Lock {
	/// Encrypts a secret that belongs to `place`: a random nonce, the ciphertext, the tag.
	pub fn close(&self, place: &[u8], secret: &[u8]) -> Result<Vec<u8>> {
		let mut sealed = vec![0; NONCE_LEN];
		random(&mut sealed)?;
		let nonce = nonce_of(&sealed).ok_or(LockerError::Randomness)?;
		let mut bytes = secret.to_vec();
		let cipher = Cipher::new((&*self.key).into());
		let tag = cipher.encrypt_inout_detached(&nonce, place, InOutBuf::from(&mut bytes[..]));
		sealed.extend_from_slice(&bytes);
		sealed.extend_from_slice(&tag.map_err(|_| LockerError::Closed(self.activity))?);
		Ok(sealed)
	}

	/// The secret that belongs to `place`.
	pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
		let closed = || LockerError::Closed(self.activity);
		let nonce = nonce_of(sealed).ok_or_else(closed)?;
		let rest = sealed.get(NONCE_LEN..).ok_or_else(closed)?;
		let (text, tag) = rest.split_last_chunk::<TAG_LEN>().ok_or_else(closed)?;
		let mut bytes = Zeroizing::new(text.to_vec());
		let cipher = Cipher::new((&*self.key).into());
		let buffer = InOutBuf::from(&mut bytes[..]);
		let opened = cipher.decrypt_inout_detached(&nonce, place, buffer, &Tag::from(*tag));
		opened.map_err(|_| closed())?;
		Ok(bytes)
	}
}

fn nonce_of(sealed: &[u8]) -> Option<Nonce> {
	let bytes: [u8; NONCE_LEN] = sealed.get(..NONCE_LEN)?.try_into().ok()?;
	Some(bytes.into())
}

fn random(bytes: &mut [u8]) -> Result<()> {
	getrandom::fill(bytes).map_err(|_| LockerError::Randomness)
}

/// The folder with the keys.
pub struct Locker {
	folder: PathBuf,
	locks: HashMap<(ActivityId, Version), Lock>,
}

impl Locker {
	/// Opens the folder, or makes it, for its owner alone.
	pub fn open(folder: PathBuf) -> Result<Self> {
		fs::create_dir_all(&folder)?;
		restrict(&folder)?;
		Ok(Self { folder, locks: HashMap::new() })
	}

	fn path(&self, activity: ActivityId, version: Version) -> PathBuf {
		self.folder.join(format!("{activity}-{version}.key"))
	}

	/// A key that is there.
	pub fn lock(&mut self, activity: ActivityId, version: Version) -> Result<Lock> {
		if let Some(lock) = self.locks.get(&(activity, version)) {
			return Ok(lock.clone());
		}
		let missing = || LockerError::Key { activity, version };
		let mut file = File::open(self.path(activity, version)).map_err(|_| missing())?;
		let mut key = Zeroizing::new([0; 32]);
		file.read_exact(&mut key[..]).map_err(|_| missing())?;
		if file.metadata()?.len() != 32 || *key == [0; 32] {
			return Err(missing());
		}
		let lock = Lock { activity, key };
		self.locks.insert((activity, version), lock.clone());
		Ok(lock)
	}

	/// Makes a key and writes it to the disk. One that a crash left behind is replaced: nothing was
	/// encrypted under it that counts.
	pub fn make(&mut self, activity: ActivityId, version: Version) -> Result<Lock> {
		self.destroy(activity, version)?;
		let mut key = Zeroizing::new([0; 32]);
		random(&mut key[..])?;
		let path = self.path(activity, version);
		let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
		file.write_all(&key[..])?;
		file.sync_all()?;
		sync_folder(&self.folder)?;
		let lock = Lock { activity, key };
		self.locks.insert((activity, version), lock.clone());
		Ok(lock)
	}

	/// Overwrites a key, on the disk, and removes it. One that is not there is destroyed.
	pub fn destroy(&mut self, activity: ActivityId, version: Version) -> Result<()> {
		self.locks.remove(&(activity, version));
		let path = self.path(activity, version);
		let mut file = match OpenOptions::new().write(true).open(&path) {
			Ok(file) => file,
			Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
			Err(error) => return Err(error.into()),
		};
		file.write_all(&[0; 32])?;
		file.sync_all()?;
		fs::remove_file(path)?;
		Ok(sync_folder(&self.folder)?)
	}

	/// Destroys all keys but the present ones: what crashes left.
	pub fn keep_only(&mut self, present: &HashMap<ActivityId, Version>) -> Result<()> {
		for entry in fs::read_dir(&self.folder)? {
			let name = entry?.file_name();
			let Some((activity, version)) = name.to_str().and_then(parse) else { continue };
			if present.get(&activity) != Some(&version) {
				self.destroy(activity, version)?;
			}
		}
		Ok(())
	}
}

/// Activity and version in a file's name.
fn parse(name: &str) -> Option<(ActivityId, Version)> {
	let (activity, version) = name.strip_suffix(".key")?.split_once('-')?;
	Some((activity.parse().ok()?, version.parse().ok()?))
}

fn sync_folder(folder: &Path) -> io::Result<()> {
	File::open(folder)?.sync_all()
}

fn restrict(folder: &Path) -> io::Result<()> {
	use std::os::unix::fs::PermissionsExt;
	fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::os::unix::fs::PermissionsExt;

	fn locker() -> (tempfile::TempDir, Locker) {
		let folder = tempfile::tempdir().unwrap();
		let locker = Locker::open(folder.path().join("keys")).unwrap();
		(folder, locker)
	}

	#[test]
	fn secret_should_open_at_its_place_only_and_when_nothing_was_changed() {
		let (_folder, mut locker) = locker();
		let lock = locker.make(7, 1).unwrap();
		let sealed = lock.close(b"place", b"secret").unwrap();
		assert_eq!(*lock.open(b"place", &sealed).unwrap(), b"secret".to_vec());
		assert!(lock.open(b"other", &sealed).is_err());
		for at in 0..sealed.len() {
			let mut changed = sealed.clone();
			changed[at] ^= 1;
			assert!(lock.open(b"place", &changed).is_err());
		}
		for length in 0..sealed.len() {
			assert!(lock.open(b"place", &sealed[..length]).is_err());
		}
		assert_ne!(sealed, lock.close(b"place", b"secret").unwrap());
	}

	#[test]
	fn key_should_be_there_after_a_restart_and_gone_when_it_was_destroyed() {
		let (folder, mut locker) = locker();
		let sealed = locker.make(7, 1).unwrap().close(b"", b"secret").unwrap();
		let mut again = Locker::open(folder.path().join("keys")).unwrap();
		assert!(again.lock(7, 1).unwrap().open(b"", &sealed).is_ok());
		again.destroy(7, 1).unwrap();
		assert!(matches!(again.lock(7, 1), Err(LockerError::Key { activity: 7, version: 1 })));
		assert!(again.destroy(7, 1).is_ok());
		assert!(again.make(7, 1).unwrap().open(b"", &sealed).is_err());
	}

	#[test]
	fn keys_that_are_not_the_present_ones_should_go() {
		let (_folder, mut locker) = locker();
		for (activity, version) in [(1, 1), (1, 2), (2, 5), (3, 1)] {
			locker.make(activity, version).unwrap();
		}
		locker.keep_only(&HashMap::from([(1, 2), (2, 5)])).unwrap();
		assert!(locker.lock(1, 2).is_ok() && locker.lock(2, 5).is_ok());
		assert!(locker.lock(1, 1).is_err() && locker.lock(3, 1).is_err());
	}

	#[test]
	fn keys_should_be_for_their_owner_alone() {
		let (folder, mut locker) = locker();
		locker.make(7, 1).unwrap();
		let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
		assert_eq!(mode(&folder.path().join("keys")), 0o700);
		assert_eq!(mode(&folder.path().join("keys/7-1.key")), 0o600);
	}

	#[test]
	fn key_that_is_cut_off_or_zeroed_should_be_refused() {
		let (folder, mut locker) = locker();
		locker.make(7, 1).unwrap();
		for bytes in [&[1u8; 31][..], &[1; 33], &[0; 32], &[]] {
			fs::write(folder.path().join("keys/7-1.key"), bytes).unwrap();
			let mut again = Locker::open(folder.path().join("keys")).unwrap();
			assert!(again.lock(7, 1).is_err());
		}
	}
}
