// SPDX-License-Identifier: Apache-2.0

//! Compiles the runtime to wasm. With the feature `metadata-hash` the wasm also carries the hash of
//! its metadata for offline signers, for which it is compiled twice.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().build();

	// Symbol and decimals are part of the hash: they are those of `constants.rs`.
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("HANSE", 12)
		.build();
}
