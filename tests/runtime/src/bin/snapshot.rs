// SPDX-License-Identifier: Apache-2.0

//! Writes the committed snapshot of the metadata anew.
//!
//!   snapshot                  only if the versions rose as the change demands
//!   snapshot --same-version   for changes before any chain runs this version

use hanse_runtime_tests::snapshot;
use std::fs;

fn main() {
	let (path, now) = (snapshot::path(), snapshot::take());
	let committed = fs::read_to_string(&path).unwrap_or_default();
	print!("{}", snapshot::difference(&committed, &now));
	let same_version = std::env::args().any(|argument| argument == "--same-version");
	if let Some(objection) = snapshot::objection(&committed, &now) {
		if !same_version {
			eprintln!("\nnot written: {objection}");
			std::process::exit(1);
		}
	}
	fs::create_dir_all(path.parent().expect("it has a folder")).expect("a writable checkout");
	fs::write(&path, now).expect("a writable checkout");
	println!("\n{} is up to date", path.display());
}
