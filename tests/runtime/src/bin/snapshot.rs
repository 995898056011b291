// SPDX-License-Identifier: Apache-2.0

//! Writes the committed snapshots anew: that of declared weights, and that of the metadata.
//!
//!   snapshot                  only if the versions rose as the change demands
//!   snapshot --same-version   for changes before any chain runs this version

use hanse_runtime_tests::{snapshot, weights};
use std::{fs, path::Path};

fn main() {
	write_weights();
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
	write(&path, &now);
}

/// Weights may change with any runtime: clients ask for fees.
fn write_weights() {
	let (path, now) = (weights::path(), weights::take());
	let committed = fs::read_to_string(&path).unwrap_or_default();
	println!("{}", snapshot::difference(&committed, &now));
	write(&path, &now);
}

fn write(path: &Path, text: &str) {
	fs::create_dir_all(path.parent().expect("it has a folder")).expect("a writable checkout");
	fs::write(path, text).expect("a writable checkout");
	println!("\n{} is up to date", path.display());
}
