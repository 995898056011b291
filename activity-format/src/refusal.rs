// SPDX-License-Identifier: Apache-2.0

//! Why something is refused.

use crate::{
	json::{MAX_DEPTH, MAX_FIELDS, MAX_JSON, MAX_POINTER},
	package::MAX_NOTICE,
	plain::MAX_SIGNATURES,
};
use hanse_support::merkle::InvalidPath;
use pallet_activities::{MAX_BATCH, MAX_CIPHERTEXT};
use sp_core::H256;

/// Why something is refused. No sentence repeats what is private.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	#[error("the system gives no random bytes: {0}")]
	Randomness(String),

	// Information.
	#[error("it is not JSON as it is read here (line {line}, column {column})")]
	Json { line: usize, column: usize },
	#[error("it is not a JSON object")]
	NotAnObject,
	#[error("it has more than {MAX_JSON} bytes")]
	JsonTooLarge,
	#[error("values lie in each other more than {MAX_DEPTH} deep")]
	TooDeep,
	#[error("it has more than {MAX_FIELDS} fields")]
	TooManyFields,
	#[error("the pointer to a field has more than {MAX_POINTER} bytes")]
	PointerTooLong,
	#[error("a number is beyond 2^53 - 1 and would lose digits: it has to be written as text")]
	Number,
	#[error("the information is not in its one form (RFC 8785)")]
	NotCanonical,

	// Messages and packages.
	#[error(
		"a message takes more than {MAX_CIPHERTEXT} bytes, or a notice more than {MAX_NOTICE}"
	)]
	TooLarge,
	#[error("more than {MAX_SIGNATURES} parties signed a message")]
	TooManySignatures,
	#[error("signature {index} of a party is not good, or is its second")]
	PartySignature { index: usize },
	#[error("it is cut off, too long, or not in the form of this version")]
	Undecodable,
	#[error("{count} messages are not 1 to {MAX_BATCH}")]
	Count { count: u32 },
	#[error("the number of messages is not the one that is said")]
	OtherCount,
	#[error("several messages of one entry can only be information")]
	Batch,
	#[error("the author's counter would exceed its largest value")]
	Counter,
	#[error("the author's node did not sign this notice for this chain")]
	NoticeSignature,
	#[error("the ciphertexts do not have the number of bytes that is said")]
	Bytes,
	#[error("the messages do not lead to the root that is said")]
	Root,
	#[error(
		"ciphertext {index} does not have the length that is said, or has that of no size class"
	)]
	Size { index: u32 },
	#[error("ciphertext {index} does not have the hash that is said")]
	Ciphertext { index: u32 },

	// Keys.
	#[error("these bytes are no sealing key")]
	SealingKey,
	#[error("the recipient's sealing key is none")]
	RecipientKey,
	#[error("the content key doesn't open: altered, or wrapped for somebody or something else")]
	Wrap,
	#[error("message {index} doesn't open: altered, or sealed for another place")]
	Closed { index: u32 },
	#[error("what is in message {index} is not laid out as it should be")]
	Plain { index: u32 },
	#[error("message {index} is not followed by zeros up to its size class")]
	Padding { index: u32 },
	#[error("the fields of message {index} do not lead to the root that is said")]
	Fields { index: u32 },

	// Disclosed fields.
	#[error("its format is {found}, not {expected:?}")]
	Format { found: String, expected: &'static str },
	#[error("a number or bytes in it are not in their one form")]
	Form,
	#[error("there is no such field")]
	NoSuchField,
	#[error("there is no such message")]
	NoSuchMessage,
	#[error("it is not a field: its pointer is none, or there are fields in its value")]
	NotAField,
	#[error("the purpose of the fields doesn't fit the content of the message")]
	Purpose,
	#[error("the path of the field: {}", path_reason(.0))]
	FieldPath(InvalidPath),
	#[error("the path of the message: {}", path_reason(.0))]
	MessagePath(InvalidPath),
	#[error("the field leads to root {computed:?}, the message has {said:?}")]
	FieldRoot { computed: H256, said: H256 },
	#[error("the message leads to root {computed:?}, the entry has {said:?}")]
	MessageRoot { computed: H256, said: H256 },
	#[error("it is of the chain with genesis {found:?}, not of {asked:?}")]
	Genesis { found: H256, asked: H256 },
	#[error("the chain has another {0} for this entry")]
	OtherRow(&'static str),
}

fn path_reason(why: &InvalidPath) -> &'static str {
	match why {
		InvalidPath::IndexOutOfRange => "the tree has no leaf at this index",
		InvalidPath::PathTooShort => "it ends below the root",
		InvalidPath::PathTooLong => "it goes on behind the root",
	}
}
