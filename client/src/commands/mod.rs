// SPDX-License-Identifier: Apache-2.0

//! One module for each group of commands.

pub mod bank;
pub mod keys;
pub mod receipt;
mod submit;

use clap::Args;
use serde::Serialize;
use std::{
	fmt::Display,
	io::{self, Write},
	path::Path,
};

/// What a command fails with; it is shown and nothing else.
pub type Error = Box<dyn std::error::Error>;

/// An error with the file that it is about.
fn shown(path: &Path, why: &dyn Display) -> String {
	format!("{}: {why}", path.display())
}

/// Which node is asked.
#[derive(Debug, Args)]
pub struct NodeUrl {
	/// The node's RPC: wss://, or ws:// on this machine.
	#[arg(long, value_name = "URL", default_value = "ws://127.0.0.1:9944")]
	url: String,
}

/// How results are printed.
#[derive(Clone, Copy, Debug)]
pub enum Output {
	Text,
	Json,
}

impl Output {
	pub fn new(json: bool) -> Self {
		if json {
			Self::Json
		} else {
			Self::Text
		}
	}

	/// Prints `value` as JSON, or as `text` writes it.
	pub fn print(
		self,
		value: &impl Serialize,
		text: impl FnOnce(&mut dyn Write) -> io::Result<()>,
	) -> Result<(), Error> {
		let mut stdout = io::stdout().lock();
		match self {
			Self::Text => text(&mut stdout)?,
			Self::Json => writeln!(stdout, "{}", serde_json::to_string_pretty(value)?)?,
		}
		Ok(stdout.flush()?)
	}
}
