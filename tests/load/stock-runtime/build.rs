// SPDX-License-Identifier: Apache-2.0

//! With the feature `wasm`, compiles the runtime to wasm in the target folder of `hanse-runtime`'s
//! wasm build, as the rehearsal runtime of `tests/upgrade` does: what both use below the runtime is
//! not compiled twice.

#[cfg(all(feature = "wasm", unix))]
#[path = "../../shared_target.rs"]
mod shared_target;

fn main() {
	#[cfg(all(feature = "wasm", unix))]
	shared_target::share_with_runtime(env!("CARGO_PKG_NAME"));
	#[cfg(feature = "wasm")]
	{
		// The builder gives the wasm build every feature of this one but `std`. This one would have
		// the builder itself compiled over there.
		std::env::remove_var("CARGO_FEATURE_WASM");
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
