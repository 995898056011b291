// SPDX-License-Identifier: Apache-2.0

//! What a verifier has to know beforehand: one file for all proofs of a chain.

use crate::{
	chain::Header,
	finality::{key, Set},
	format::{parse, Finality, VERSION},
	refusal::{Malformed, Refusal},
	storage::value_key,
	text::decimal,
	verify::FinalBlock,
};
use codec::DecodeAll;
use serde::{Deserialize, Serialize};
use sp_consensus_grandpa::{AuthorityId, AuthorityList};
use sp_core::{ed25519, storage::StateVersion, Bytes, H256};
use sp_runtime::traits::{BlakeTwo256, Hash, Header as _};
use std::collections::BTreeMap;

/// What the file of a trust says that it is.
pub const TRUST_FORMAT: &str = "hanse-flow-trust";

/// An authority that votes on finality.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
	/// Its ed25519 key.
	pub key: H256,
	#[serde(with = "decimal")]
	pub weight: u64,
}

/// A chain and a set of its authorities, as a rule those of the genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
	pub format: String,
	pub version: u32,
	/// The hash of the first block.
	pub genesis: H256,
	/// The number of the set; 0 is that of the genesis.
	#[serde(with = "decimal")]
	pub set: u64,
	pub authorities: Vec<Authority>,
}

/// Why no trust follows from a chain's specification.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidSpec {
	#[error("it can't be read: {0}")]
	Json(String),
	#[error("it is no raw specification (hanse-node export-chain-spec --raw makes one): {0}")]
	NotRaw(&'static str),
	#[error("its genesis has no GRANDPA authorities")]
	NoAuthorities,
}

/// What is read of a specification.
#[derive(Deserialize)]
struct Spec {
	genesis: Genesis,
}

#[derive(Deserialize)]
struct Genesis {
	raw: Option<Raw>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
	top: BTreeMap<String, Bytes>,
	#[serde(default)]
	children_default: BTreeMap<String, serde_json::Value>,
}

impl Trust {
	/// Trusts a set of authorities of a chain.
	pub fn new(genesis: H256, set: u64, authorities: &AuthorityList) -> Self {
		let authority =
			|(id, weight): &(AuthorityId, u64)| Authority { key: key(id), weight: *weight };
		Self {
			format: TRUST_FORMAT.into(),
			version: VERSION,
			genesis,
			set,
			authorities: authorities.iter().map(authority).collect(),
		}
	}

	/// Reads a file.
	pub fn from_json(text: &str) -> Result<Self, Malformed> {
		parse(text, TRUST_FORMAT)
	}

	/// The file.
	pub fn to_json(&self) -> serde_json::Result<String> {
		serde_json::to_string_pretty(self)
	}

	/// The trust in what a raw specification of a chain starts with: computed, without a node.
	pub fn from_raw_spec(text: &str) -> Result<Self, InvalidSpec> {
		let spec: Spec =
			serde_json::from_str(text).map_err(|why| InvalidSpec::Json(why.to_string()))?;
		let raw = spec.genesis.raw.ok_or(InvalidSpec::NotRaw("its genesis is not in rows"))?;
		if !raw.children_default.is_empty() {
			return Err(InvalidSpec::NotRaw("its state has child tries, which Hanse's never has"));
		}
		let mut state = BTreeMap::new();
		for (key, value) in raw.top {
			let digits = key.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
			let key = digits.ok_or(InvalidSpec::NotRaw("a key is not in hexadecimal digits"))?;
			state.insert(key, value.0);
		}
		let authorities = state.get(&value_key(b"Grandpa", b"Authorities"));
		let authorities =
			authorities.and_then(|bytes| AuthorityList::decode_all(&mut &bytes[..]).ok());
		let authorities = authorities.filter(|authorities| !authorities.is_empty());
		let authorities = authorities.ok_or(InvalidSpec::NoAuthorities)?;
		Ok(Self::new(genesis_hash(state), 0, &authorities))
	}

	/// The set of authorities.
	pub fn authority_set(&self) -> Set {
		let id = |key: &H256| AuthorityId::from(ed25519::Public::from(key.0));
		let authorities = self.authorities.iter();
		Set {
			id: self.set,
			authorities: authorities.map(|one| (id(&one.key), one.weight)).collect(),
		}
	}

	/// Refuses a proof of another chain.
	pub(crate) fn ensure_chain(&self, genesis: H256) -> Result<(), Refusal> {
		match genesis == self.genesis {
			true => Ok(()),
			false => Err(Refusal::Genesis { found: genesis, trusted: self.genesis }),
		}
	}

	/// The last block of a proof, if it is final, and the root of its state.
	pub(crate) fn final_block(&self, finality: &Finality) -> Result<(FinalBlock, H256), Refusal> {
		let (header, set) = self.authority_set().last_block(finality)?;
		let hash = finality.block.hash;
		Ok((FinalBlock { number: header.number, hash, set: set.id }, header.state_root))
	}
}

/// The hash of the first block of a chain with this state.
fn genesis_hash(state: BTreeMap<Vec<u8>, Vec<u8>>) -> H256 {
	let root = |state| BlakeTwo256::trie_root(state, StateVersion::V1);
	let state_root = root(state.into_iter().collect());
	Header::new(0, root(Vec::new()), state_root, H256::zero(), Default::default()).hash()
}
