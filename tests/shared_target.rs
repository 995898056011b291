// SPDX-License-Identifier: Apache-2.0

//! For build scripts of runtimes besides the ordinary one: a wasm target folder that they share.

use std::{env, fs, os::unix::fs::symlink, path::PathBuf};

/// Makes the target folder of a crate's wasm build a link to that of `hanse-runtime`'s.
pub fn share_with_runtime(name: &str) {
	let out_dir = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));
	// <target>/<profile>/build/<crate>/out
	let Some(profile_dir) = out_dir.ancestors().nth(3) else { return };
	let shared = profile_dir.join("wbuild/hanse-runtime/target");
	let own = profile_dir.join("wbuild").join(name).join("target");
	if own.exists() {
		return;
	}
	fs::create_dir_all(&shared).expect("the target folder is writable");
	fs::create_dir_all(own.parent().expect("it was joined above")).expect("as above");
	// A link that leads nowhere is left over from a cleaned folder.
	let _ = fs::remove_file(&own);
	symlink(&shared, &own).expect("as above");
}
