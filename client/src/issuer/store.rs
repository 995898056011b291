// SPDX-License-Identifier: Apache-2.0

//! The issuer's own folder, and the platforms' outboxes.

use super::{Event, Id, IssuerError, Observer};
use crate::{
	certificate::{Document, MAX_FILE_LEN},
	files::{self, Progress},
};
use std::{
	collections::BTreeSet,
	fs, io,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// What a text is kept in that has a holder's name.
type Text = Zeroizing<String>;

/// Documents on their way.
#[derive(Debug)]
pub struct Store {
	made: PathBuf,
	aside: PathBuf,
	outbox: PathBuf,
	/// Kept open: the lock is good while it is.
	_lock: fs::File,
}

impl Store {
	/// Opens the store in `root`, or makes a new one, for a chain. No other program may work on it.
	pub fn open(root: &Path, outbox: &Path, genesis: &[u8; 32]) -> Result<Self, IssuerError> {
		let failed = |path: &Path, why: &dyn std::fmt::Display| IssuerError::Store {
			path: path.into(),
			why: why.to_string(),
		};
		let (made, aside) = (root.join("made"), root.join("aside"));
		for folder in [root, &made, &aside, outbox] {
			files::create_folder(folder).map_err(|why| failed(folder, &why))?;
		}
		let path = root.join("lock");
		let lock = fs::File::create(&path).map_err(|why| failed(&path, &why))?;
		lock.try_lock().map_err(|_| failed(&path, &"another program works on this store"))?;
		let (path, own) = (root.join("chain"), Id(*genesis).to_string());
		match files::read_text(&path, 100) {
			Ok(chain) if chain == own => {},
			Ok(_) => return Err(failed(&path, &"the store belongs to another chain")),
			Err(why) if why.kind() == io::ErrorKind::NotFound => {
				files::replace(&path, &own, |_| io::Result::Ok(()))?;
			},
			Err(why) => return Err(failed(&path, &why)),
		}
		let store = Self { made, aside, outbox: outbox.into(), _lock: lock };
		store.sweep()?;
		Ok(store)
	}

	/// Removes what an earlier run had not finished writing.
	fn sweep(&self) -> io::Result<()> {
		for entry in fs::read_dir(&self.made)? {
			let path = entry?.path();
			if path.extension().is_some_and(|end| end == "tmp") {
				files::remove(&path)?;
			}
		}
		Ok(())
	}

	fn path(&self, id: [u8; 32]) -> PathBuf {
		self.made.join(file_name(id))
	}

	/// The certificates whose documents are made and not delivered.
	pub fn made(&self) -> io::Result<BTreeSet<[u8; 32]>> {
		let id_of = |path: PathBuf| {
			let digits = path.file_stem()?.to_str()?;
			hex::decode(digits).ok()?.try_into().ok()
		};
		Ok(files::documents(&self.made)?.into_iter().filter_map(id_of).collect())
	}

	/// A document and its hash, if it is made. One that can't be read is set aside.
	pub fn read(
		&self,
		id: [u8; 32],
		observer: &mut impl Observer,
	) -> Result<Option<(Text, [u8; 32])>, IssuerError> {
		let text = match files::read_text(&self.path(id), MAX_FILE_LEN) {
			Ok(text) => Text::new(text),
			Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
			Err(why) if why.kind() == io::ErrorKind::InvalidData => Text::default(),
			Err(why) => return Err(why.into()),
		};
		let hash = match Document::from_json(&text) {
			Ok(document) if document.credential.facts().certificate != id => {
				Err("it is another certificate's".into())
			},
			Ok(document) => document.credential.hash().map_err(|why| why.to_string()),
			Err(why) => Err(why.to_string()),
		};
		match hash {
			Ok(hash) => Ok(Some((text, hash))),
			Err(why) => {
				self.set_aside(id)?;
				let why = format!("its file is damaged: {why}");
				observer.event(Event::SetAside { certificate: Id(id), why });
				Ok(None)
			},
		}
	}

	/// Keeps a document that was made.
	pub fn write(
		&self,
		id: [u8; 32],
		text: &crate::keys::Secret,
		reached: impl FnMut(Progress) -> Result<(), IssuerError>,
	) -> Result<(), IssuerError> {
		files::replace(&self.path(id), text.expose(), reached)
	}

	/// Puts a document into a platform's outbox, and tells where.
	pub fn deliver(
		&self,
		id: [u8; 32],
		platform: &str,
		text: &str,
		reached: impl FnMut(Progress) -> Result<(), IssuerError>,
	) -> Result<PathBuf, IssuerError> {
		let folder = self.outbox.join(platform);
		files::create_folder(&folder)?;
		let path = folder.join(file_name(id));
		files::replace(&path, text, reached)?;
		Ok(path)
	}

	/// Forgets a document.
	pub fn remove(&self, id: [u8; 32]) -> io::Result<()> {
		files::remove(&self.path(id))
	}

	/// Keeps a document for somebody to look at.
	pub fn set_aside(&self, id: [u8; 32]) -> io::Result<()> {
		fs::rename(self.path(id), self.aside.join(file_name(id)))
	}
}

fn file_name(id: [u8; 32]) -> String {
	format!("{}.json", hex::encode(id))
}
