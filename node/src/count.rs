// SPDX-License-Identifier: Apache-2.0

//! Integers in the node's own RPC: those that may exceed 2^53 are answered as decimal text, and taken
//! as a number or as text.

use jsonrpsee::{
	core::RpcResult,
	types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned},
};
use serde::{Deserialize, Serialize};

/// An integer as a number or as decimal text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Count {
	Number(u64),
	Text(String),
}

impl Count {
	/// As it is answered.
	pub fn of(number: u64) -> Self {
		Self::Text(number.to_string())
	}

	pub fn value(self) -> RpcResult<u64> {
		match self {
			Self::Number(number) => Ok(number),
			Self::Text(text) => {
				text.parse().map_err(|_| invalid(&format!("{text:?} is no number")))
			},
		}
	}

	/// As a `u32`.
	pub fn small(self) -> RpcResult<u32> {
		let value = self.value()?;
		value.try_into().map_err(|_| invalid(&format!("{value} is too large a number")))
	}
}

/// What is asked is none of what can be asked.
pub fn invalid(text: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, text, None::<()>)
}
