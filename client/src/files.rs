// SPDX-License-Identifier: Apache-2.0

//! Files that are their owner's alone: written once, or replaced as a whole.

use crate::keys::Secret;
use std::{
	fs,
	io::{self, Read, Write},
	path::{Path, PathBuf},
};
use zeroize::{Zeroize, Zeroizing};

/// What the name of a file ends with that isn't whole yet.
const UNFINISHED: &str = "tmp";
/// Room for any secret document, so that no part of one stays in memory that a growing buffer left.
const ROOM: usize = 16 * 1024;

/// Opens a file that only its owner can read.
fn private() -> fs::OpenOptions {
	let mut options = fs::OpenOptions::new();
	options.write(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	options
}

/// Writes a new file; one that exists stays as it is and is an error.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
	let mut file = private().create_new(true).open(path)?;
	writeln!(file, "{text}")?;
	file.sync_all()
}

/// A document with secrets as JSON text that is wiped when it goes.
pub fn secret_json(value: &impl serde::Serialize) -> serde_json::Result<Secret> {
	let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
	serde_json::to_writer_pretty(&mut *bytes, value)?;
	let text = String::from_utf8(std::mem::take(&mut *bytes));
	text.map(Secret::new).map_err(serde::ser::Error::custom)
}

/// Reads a text of at most `most` bytes.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
	read_open(fs::File::open(path)?, most)
}

/// Reads the text of a file that is open.
pub fn read_open(file: fs::File, most: u64) -> io::Result<String> {
	let mut text =
		String::with_capacity(usize::try_from(most.min(file.metadata()?.len())).unwrap_or(0));
	let length = file.take(most.saturating_add(1)).read_to_string(&mut text)?;
	if u64::try_from(length).is_ok_and(|length| length <= most) {
		return Ok(text);
	}
	text.zeroize();
	Err(io::Error::new(io::ErrorKind::InvalidData, format!("it has more than {most} bytes")))
}

/// How far a file is on its way to the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
	/// Some of its bytes lie under a name that nobody reads.
	Begun,
	/// All of them do, and would outlive a loss of power.
	Written,
	/// It has its name.
	Named,
}

/// Writes a file, or puts another in its place: whatever happens, the name stands for the whole of
/// the one or of the other. `reached` is told how far it is and can end it there.
pub fn replace<Stop: From<io::Error>>(
	path: &Path,
	text: &str,
	mut reached: impl FnMut(Progress) -> Result<(), Stop>,
) -> Result<(), Stop> {
	let unfinished = unfinished(path);
	let mut file = private().create(true).truncate(true).open(&unfinished)?;
	let (some, rest) = text.as_bytes().split_at(text.len() / 2);
	file.write_all(some)?;
	reached(Progress::Begun)?;
	file.write_all(rest)?;
	file.sync_all()?;
	drop(file);
	reached(Progress::Written)?;
	fs::rename(&unfinished, path)?;
	sync_folder_of(path)?;
	reached(Progress::Named)
}

/// Removes a file for good; that it isn't there is no error.
pub fn remove(path: &Path) -> io::Result<()> {
	match fs::remove_file(path) {
		Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
		_ => sync_folder_of(path),
	}
}

/// Makes a folder that only its owner can enter, and those above it.
pub fn create_folder(path: &Path) -> io::Result<()> {
	let mut builder = fs::DirBuilder::new();
	builder.recursive(true);
	#[cfg(unix)]
	std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
	builder.create(path)?;
	sync_folder_of(path)
}

/// The files of a folder whose names end in `.json`, in order. Links are left out: others may write to
/// the folder, and what a link names isn't theirs to have read.
pub fn documents(folder: &Path) -> io::Result<Vec<PathBuf>> {
	let mut paths = Vec::new();
	for entry in fs::read_dir(folder)? {
		let entry = entry?;
		let path = entry.path();
		if path.extension().is_some_and(|end| end == "json") && entry.file_type()?.is_file() {
			paths.push(path);
		}
	}
	paths.sort();
	Ok(paths)
}

fn unfinished(path: &Path) -> PathBuf {
	let mut name = path.as_os_str().to_owned();
	name.push(".");
	name.push(UNFINISHED);
	name.into()
}

/// A name is on the disk when its folder is.
fn sync_folder_of(path: &Path) -> io::Result<()> {
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
	fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn stop(at: Progress) -> impl FnMut(Progress) -> io::Result<()> {
		move |reached| match reached == at {
			true => Err(io::ErrorKind::Interrupted.into()),
			false => Ok(()),
		}
	}

	#[test]
	fn file_should_be_the_old_or_the_new_one_wherever_replacing_it_ends() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("a.json");
		for (at, stays) in
			[(Progress::Begun, "old"), (Progress::Written, "old"), (Progress::Named, "the new one")]
		{
			fs::write(&path, "old").unwrap();
			assert!(replace(&path, "the new one", stop(at)).is_err());
			assert_eq!(fs::read_to_string(&path).unwrap(), stays);
			assert_eq!(documents(folder.path()).unwrap(), std::slice::from_ref(&path));
		}
		replace(&path, "the last one", |_| io::Result::Ok(())).unwrap();
		assert_eq!(fs::read_to_string(&path).unwrap(), "the last one");
		let mode =
			std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
		assert_eq!(mode & 0o777, 0o600);
	}

	#[test]
	fn documents_should_be_files_named_json_only() {
		let folder = tempfile::tempdir().unwrap();
		let path = |name: &str| folder.path().join(name);
		for name in ["b.json", "a.json", "a.json.tmp", "c.txt"] {
			fs::write(path(name), "").unwrap();
		}
		fs::create_dir(path("d.json")).unwrap();
		std::os::unix::fs::symlink(path("c.txt"), path("e.json")).unwrap();
		assert_eq!(documents(folder.path()).unwrap(), [path("a.json"), path("b.json")]);
	}

	#[test]
	fn text_should_be_refused_when_it_is_too_long() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("a");
		fs::write(&path, "four").unwrap();
		assert_eq!(read_text(&path, 4).unwrap(), "four");
		assert_eq!(read_text(&path, 3).unwrap_err().kind(), io::ErrorKind::InvalidData);
	}

	#[test]
	fn removing_should_be_done_twice_without_an_error() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("a");
		fs::write(&path, "").unwrap();
		remove(&path).unwrap();
		assert!(!path.exists());
		remove(&path).unwrap();
	}
}
