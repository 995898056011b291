// SPDX-License-Identifier: Apache-2.0

//! The `hanse-node` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
	match hanse_node::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
