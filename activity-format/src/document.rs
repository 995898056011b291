// SPDX-License-Identifier: Apache-2.0

//! Updates and what they make of the information.
//!
//! An update's body is a JSON merge patch (RFC 7396): members replace those of their name, null takes one
//! away, lists are replaced whole. The message's own root is over the fields of the patch; beside it stands
//! the root over the fields of the result, salted from the same seed ([`Purpose::Document`]), so that all
//! members see that they come to the same.

use crate::{
	fields::{Fields, Purpose, Seed},
	json,
	refusal::Refusal,
};
use serde_json::Value;
use sp_core::H256;

/// The information after an update. Null in a patch can't be kept: it takes the member away.
pub fn apply(base: &Value, patch: &Value) -> Result<Value, Refusal> {
	json::check(base)?;
	json::check(patch)?;
	let mut result = base.clone();
	json_patch::merge(&mut result, patch);
	json::check(&result)?;
	Ok(result)
}

/// The root over the fields of the information, under the seed of the message that made it so.
pub fn result_root(document: &Value, seed: &Seed) -> Result<H256, Refusal> {
	Ok(Fields::of(document, seed, Purpose::Document)?.root())
}
