// SPDX-License-Identifier: Apache-2.0

//! Builds the rehearsal runtime next to the ordinary one.
//!
//! The wasm builder gives every runtime a project folder with a target folder in it, in which all
//! of FRAME would be compiled a second time. Both runtimes use the same lock file, flags and
//! features below `hanse-runtime`, so this one's target folder is a link to the other's: only the
//! runtime crate itself is compiled again. Cargo's lock on that folder keeps the two builds apart.

fn main() {
	#[cfg(all(feature = "std", unix))]
	share_target_folder();
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

#[cfg(all(feature = "std", unix))]
fn share_target_folder() {
	use std::{env, fs, os::unix::fs::symlink, path::PathBuf};

	let out_dir = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));
	// <target>/<profile>/build/<crate>/out
	let Some(profile_dir) = out_dir.ancestors().nth(3) else { return };
	let shared = profile_dir.join("wbuild/hanse-runtime/target");
	let own = profile_dir.join("wbuild/hanse-upgrade-runtime/target");
	if own.exists() {
		return;
	}
	fs::create_dir_all(&shared).expect("the target folder is writable");
	fs::create_dir_all(own.parent().expect("it was joined above")).expect("as above");
	// A link that leads nowhere is left over from a cleaned folder.
	let _ = fs::remove_file(&own);
	symlink(&shared, &own).expect("as above");
}
