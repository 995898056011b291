// SPDX-License-Identifier: Apache-2.0

//! The sealed identities that platforms sent.

use super::{Event, Observer};
use crate::{
	files,
	identity::{
		sealed::{Sealed, SealingKey, MAX_FILE_LEN},
		Opening,
	},
};
use std::{
	collections::{BTreeMap, BTreeSet},
	io,
	path::{Path, PathBuf},
};

/// A folder of sealed identities. Openings are made when they are needed and not kept.
#[derive(Debug)]
pub struct Vault {
	folder: PathBuf,
	keys: Vec<SealingKey>,
	/// Files by the commitment that they name; anybody may name any.
	files: BTreeMap<[u8; 32], BTreeSet<PathBuf>>,
	/// Files that were looked at, by path, length and time.
	known: BTreeSet<(PathBuf, u64, Option<std::time::SystemTime>)>,
}

impl Vault {
	/// The vault in a folder, which opens with `keys`: the present one, and those before it.
	pub fn new(folder: PathBuf, keys: Vec<SealingKey>) -> Self {
		Self { folder, keys, files: BTreeMap::new(), known: BTreeSet::new() }
	}

	/// Looks for files that came since.
	pub fn refresh(&mut self, observer: &mut impl Observer) -> io::Result<()> {
		for path in files::documents(&self.folder)? {
			let Ok(about) = path.metadata() else { continue };
			if !self.known.insert((path.clone(), about.len(), about.modified().ok())) {
				continue;
			}
			match read(&path) {
				Ok(sealed) => {
					self.files.entry(sealed.commitment).or_default().insert(path);
				},
				Err(why) => observer.event(Event::UnreadableFile { file: path, why }),
			}
		}
		Ok(())
	}

	/// The opening of a commitment, or why there is none.
	pub fn opening(&self, commitment: &[u8; 32]) -> Result<Opening, String> {
		let paths = self.files.get(commitment).ok_or("it is not in the vault")?;
		let mut reasons = Vec::new();
		for path in paths {
			match self.open(path, commitment) {
				Ok(opening) => return Ok(opening),
				Err(why) => reasons.push(format!("{}: {why}", path.display())),
			}
		}
		Err(reasons.join("; "))
	}

	fn open(&self, path: &Path, commitment: &[u8; 32]) -> Result<Opening, String> {
		let sealed = read(path)?;
		let key = self.keys.iter().find(|key| key.public() == sealed.recipient);
		let key = key.ok_or("it was sealed to another key")?;
		let opening = sealed.open(key).map_err(|why| why.to_string())?;
		match opening.commitment() == *commitment {
			true => Ok(opening),
			false => Err("it is of another identity now".into()),
		}
	}
}

fn read(path: &Path) -> Result<Sealed, String> {
	let text = files::read_text(path, MAX_FILE_LEN).map_err(|why| why.to_string())?;
	Sealed::from_json(&text).map_err(|why| why.to_string())
}
