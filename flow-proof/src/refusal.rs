// SPDX-License-Identifier: Apache-2.0

//! Why a proof is refused.

use crate::{finality::Unjustified, text::uuid_text};
use hanse_support::merkle::InvalidPath;
use pallet_asset_flow::{SealKind, Uuid};
use sp_core::H256;
use std::fmt;

/// A part of a file that stands in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
	Record,
	Flow,
	Seal,
	Server,
	Acknowledgement,
	/// A row that is called so.
	Row(&'static str),
	/// The row of a certificate issuer.
	Issuer(u32),
	/// Of the block with this number.
	Header(u32),
	Justification(u32),
}

impl fmt::Display for Part {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Record => f.write_str("the record"),
			Self::Flow => f.write_str("the flow"),
			Self::Seal => f.write_str("the seal"),
			Self::Server => f.write_str("the server's row"),
			Self::Acknowledgement => f.write_str("the acknowledgement"),
			Self::Row(name) => f.write_str(name),
			Self::Issuer(authority) => write!(f, "the row of authority {authority}"),
			Self::Header(number) => write!(f, "the header of block {number}"),
			Self::Justification(number) => write!(f, "the justification of block {number}"),
		}
	}
}

/// Why a file is none of its kind.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Malformed {
	#[error("it can't be read: {0}")]
	Json(String),
	#[error("its format is {found}, not {expected:?}")]
	Format { found: String, expected: &'static str },
	#[error("its version is {found}; version {expected} is known")]
	Version { found: String, expected: u32 },
	#[error("a number or bytes in it are not in their one form")]
	Form,
	#[error("the bytes of {0} can't be decoded")]
	Scale(Part),
	#[error("what is readable of {0} is not what its bytes say")]
	Readable(Part),
}

/// Why a proof is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	#[error(transparent)]
	Malformed(#[from] Malformed),
	#[error("it is of the chain with genesis {found:?}, not of {trusted:?}")]
	Genesis { found: H256, trusted: H256 },
	#[error("it starts from authority set {found}, the trusted one is {trusted}")]
	StartingSet { found: u64, trusted: u64 },
	#[error("the client did not sign this record for this table of this chain")]
	ClientSignature,
	#[error("the leaf is {computed:?}, not {stated:?} as the file says")]
	Leaf { computed: H256, stated: H256 },
	#[error("the seal is of table {}, not of {}", uuid_text(.found), uuid_text(.stated))]
	OtherTable { found: Uuid, stated: Uuid },
	#[error("a seal of kind {kind:?} has no {part} in its table")]
	OtherKind { kind: SealKind, part: &'static str },
	#[error("the table is not the chain's own of block {0}")]
	NotOfBlock(u32),
	#[error("{}", path_reason(.0))]
	Path(InvalidPath),
	#[error("the audit path leads to root {computed:?}, the seal has {sealed:?}")]
	Root { computed: H256, sealed: H256 },
	#[error("the nodes of the storage proof are not in ascending order, each once")]
	NodeOrder,
	#[error("the storage proof does not start at the state root of block {0}")]
	StateRoot(u32),
	#[error("the storage proof lacks nodes on the way to {0}")]
	NodesMissing(Part),
	#[error("the storage proof has nodes that lead to nothing asked for")]
	NodesUnused,
	#[error("the state of block {block} has no such row: {part}")]
	RowMissing { part: Part, block: u32 },
	#[error("the state of block {block} has such a row: {part}")]
	RowPresent { part: Part, block: u32 },
	#[error("the state of block {block} has another row: {part}")]
	RowDiffers { part: Part, block: u32 },
	#[error("the rows are laid out in version {found}; version {known} is known")]
	Layout { found: u16, known: u16 },
	#[error("the rows of certificate issuers are not those that are in charge of the certificate")]
	OtherIssuers,
	#[error("the header of block {0} has another number or hash than the file says")]
	HeaderHash(u32),
	#[error("block {next} comes after block {last}, but has no higher number")]
	BlockOrder { last: u32, next: u32 },
	#[error("block {0} changes no authorities")]
	NoChange(u32),
	#[error("block {0} forces a change of the authorities: the trust has to start behind it")]
	ForcedChange(u32),
	#[error("block {0} changes the authorities with a delay, which this chain never does")]
	DelayedChange(u32),
	#[error("block {block} is not justified by authority set {set}: {why}")]
	Unjustified { block: u32, set: u64, why: Unjustified },
}

fn path_reason(why: &InvalidPath) -> &'static str {
	match why {
		InvalidPath::IndexOutOfRange => "the table has no leaf at this index",
		InvalidPath::PathTooShort => "the audit path ends below the root",
		InvalidPath::PathTooLong => "the audit path goes on behind the root",
	}
}
