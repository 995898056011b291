// SPDX-License-Identifier: Apache-2.0

//! One module for each group of commands.

pub mod activity;
pub mod bank;
pub mod certificate;
pub mod certificate_issuer;
pub mod flow;
pub mod identity;
pub mod keys;
pub mod proof;
pub mod receipt;
mod statement;
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

/// An exit code of its own, of a command that said why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exit(pub u8);

impl std::fmt::Display for Exit {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "exit code {}", self.0)
	}
}

impl std::error::Error for Exit {}

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

	/// Prints one line of many: JSON on a line, or the text.
	pub fn line(self, value: &impl Serialize, text: &impl Display) -> Result<(), Error> {
		let mut stdout = io::stdout().lock();
		match self {
			Self::Text => writeln!(stdout, "{text}")?,
			Self::Json => writeln!(stdout, "{}", serde_json::to_string(value)?)?,
		}
		Ok(stdout.flush()?)
	}
}
