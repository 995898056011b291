// SPDX-License-Identifier: Apache-2.0

//! What a financial node has to know of the chain to match money and to sign.
//!
//! It is read over RPC, or from a file that `hanse bank requests` wrote, so that a machine which
//! never meets the network can hold the key.

use crate::matching::{Request, Standing};
use hanse_support::OrgNumber;
use serde::{Deserialize, Serialize};
use sp_runtime::AccountId32;
use std::collections::BTreeMap;

/// What such a file says that it is.
pub const FORMAT: &str = "hanse/requests/v1";

/// A financial node's view of the chain at a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
	pub format: String,
	/// Hash of the chain's first block.
	#[serde(with = "crate::text::bytes")]
	pub genesis: [u8; 32],
	/// The finalised block that was looked at.
	pub block: u32,
	/// Whose view it is, and who issues on its word.
	#[serde(with = "crate::text::org")]
	pub node: OrgNumber,
	#[serde(with = "crate::text::org")]
	pub issuer: OrgNumber,
	/// Its bank records, as far as they are the newest of their kind.
	pub records: Vec<Record>,
	/// Requests whose money may come.
	pub open: Vec<OpenRequest>,
	/// Requests that were looked up and wait for no money, and why.
	#[serde(default)]
	pub closed: BTreeMap<u64, String>,
}

/// One version of a bank record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
	pub version: u32,
	pub kind: u32,
	/// The node's account on the chain, and the key (as an account) that it attests with.
	#[serde(with = "crate::text::account")]
	pub address: AccountId32,
	#[serde(with = "crate::text::account")]
	pub key: AccountId32,
	/// First and last block at which it is good.
	pub from: u32,
	pub until: u32,
}

/// An open request with what a notice repeats of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenRequest {
	pub request: Request,
	pub kind: u32,
	#[serde(with = "crate::text::account")]
	pub buyer: AccountId32,
	/// The key (as an account) that the buyer countersigns with.
	#[serde(with = "crate::text::account")]
	pub buyer_key: AccountId32,
	/// Commitment to the account that the money comes from.
	#[serde(with = "crate::text::bytes")]
	pub payer: [u8; 32],
	/// Chips for a minor unit of money, times 10^18, and the fee in millionths.
	#[serde(with = "crate::text::amount")]
	pub rate: u128,
	pub fee: u32,
}

impl Book {
	/// What matching looks up.
	pub fn standings(&self) -> BTreeMap<u64, Standing> {
		let closed = self.closed.iter().map(|(id, how)| (*id, Standing::Closed(how.clone())));
		let open = self.open.iter().map(|row| {
			let request = &row.request;
			(request.id, Standing::Open(request.clone()))
		});
		closed.chain(open).collect()
	}

	/// An open request.
	pub fn request(&self, id: u64) -> Option<&OpenRequest> {
		self.open.iter().find(|row| row.request.id == id)
	}

	/// The bank record in force for a kind.
	pub fn record(&self, kind: u32) -> Option<&Record> {
		self.records.iter().find(|record| {
			record.kind == kind && (record.from..=record.until).contains(&self.block)
		})
	}
}
