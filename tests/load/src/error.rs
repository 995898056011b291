// SPDX-License-Identifier: Apache-2.0

//! What can go wrong, as a plain sentence each.

use std::fmt;

/// Why a measurement could not be made.
#[derive(thiserror::Error)]
pub enum Error {
	/// A file or a process.
	#[error("{0}")]
	Io(#[from] std::io::Error),
	/// Text that should be JSON.
	#[error("not the JSON that was expected: {0}")]
	Json(#[from] serde_json::Error),
	/// A connection to a node, or a node's refusal of a question.
	#[error("the node's RPC: {0}")]
	Rpc(#[from] jsonrpsee::core::client::Error),
	/// Everything else.
	#[error("{0}")]
	Other(String),
}

impl Error {
	/// An error in words.
	pub fn other(words: impl Into<String>) -> Self {
		Self::Other(words.into())
	}

	/// Says first what was attempted.
	pub fn while_doing(self, what: impl fmt::Display) -> Self {
		Self::Other(format!("{what}: {self}"))
	}
}

/// The same words as [`fmt::Display`]: it is what a `main` that returns an error prints.
impl fmt::Debug for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}
