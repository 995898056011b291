// SPDX-License-Identifier: Apache-2.0

//! Files that are written once and are their owner's alone.

use std::{
	fs,
	io::{self, Write},
	path::Path,
};

/// Writes a new file; one that exists stays as it is and is an error.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
	let mut options = fs::OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	let mut file = options.open(path)?;
	writeln!(file, "{text}")?;
	file.sync_all()
}
