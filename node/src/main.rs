// SPDX-License-Identifier: Apache-2.0

//! The `hanse-node` binary.

use std::process::ExitCode;

/// The allocator that polkadot's node uses too. With the system's, a node under load has half as much memory
/// again, since threads keep pages that other threads could use.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
	match hanse_node::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
