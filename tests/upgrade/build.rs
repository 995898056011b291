// SPDX-License-Identifier: Apache-2.0

//! Builds the rehearsal runtime next to the ordinary one.
//!
//! The wasm builder gives every runtime a project folder with a target folder in it, in which all
//! of FRAME would be compiled a second time. Both runtimes use the same lock file, flags and
//! features below `hanse-runtime`, so this one's target folder is a link to the other's: only the
//! runtime crate itself is compiled again. Cargo's lock on that folder keeps the two builds apart.

#[cfg(all(feature = "std", unix))]
#[path = "../shared_target.rs"]
mod shared_target;

fn main() {
	#[cfg(all(feature = "std", unix))]
	shared_target::share_with_runtime(env!("CARGO_PKG_NAME"));
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
