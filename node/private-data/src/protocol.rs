// SPDX-License-Identifier: Apache-2.0

//! What members' nodes ask each other.
//!
//! A request is small and carries no body; a body is in the answer to a member and in nothing else. A
//! node answers whoever it does not know as a member with one refusal, without looking further.

use codec::{Decode, DecodeAll, Encode};
use hanse_activity_format::package::SignedNotice;
use pallet_activities::ActivityId;
use sp_core::H256;
use std::time::Duration;

/// Most bytes of a request.
pub const MAX_REQUEST: u64 = 2 * 1024;
/// Most bytes of all ciphertexts of a package: a message of the greatest size, or a batch.
pub const MAX_PACKAGE: u32 = 8 * 1024 * 1024;
/// Most bytes of an answer: a package with what belongs to it.
pub const MAX_RESPONSE: u64 = 9 * 1024 * 1024;
/// How long an answer may take.
pub const TIMEOUT: Duration = Duration::from_secs(20);
/// Requests that wait at most; the network refuses others.
pub const QUEUE: usize = 256;

/// The protocol's name on the network, different on every chain.
pub fn protocol_name(genesis: H256) -> String {
	format!("/{}/private-data/1", hex::encode(genesis))
}

/// A question to a member's node.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub enum Ask {
	/// There is something for you.
	#[codec(index = 0)]
	Notice(SignedNotice),
	/// Send me the entry that an author gave this counter.
	#[codec(index = 1)]
	Fetch { activity: ActivityId, author: u64, counter: u64 },
}

/// An answer.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub enum Answer {
	/// The notice was understood; the body is asked for.
	#[codec(index = 0)]
	Taken,
	/// A [`hanse_activity_format::package::Package`], encoded.
	#[codec(index = 1)]
	Package(Vec<u8>),
	#[codec(index = 2)]
	Refused(Refused),
}

/// Why there is no other answer.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
	/// The peer is no member's node here, or what it asks for is not for it.
	#[error("unknown here")]
	#[codec(index = 0)]
	Unknown,
	/// It can't be read, or is not signed as it should be.
	#[error("malformed")]
	#[codec(index = 1)]
	Malformed,
	/// The chain is not so far here: ask again later.
	#[error("not yet")]
	#[codec(index = 2)]
	NotYet,
	/// Too much of the peer's waits already: ask again later.
	#[error("too much at once")]
	#[codec(index = 3)]
	Busy,
	/// It is not here, or no longer.
	#[error("not here")]
	#[codec(index = 4)]
	Gone,
}

/// A request as it came in; `None` if it is none.
pub fn ask_of(bytes: &[u8]) -> Option<Ask> {
	if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_REQUEST) {
		return None;
	}
	Ask::decode_all(&mut &*bytes).ok()
}

/// An answer as it came back; `None` if it is none.
pub fn answer_of(bytes: &[u8]) -> Option<Answer> {
	Answer::decode_all(&mut &*bytes).ok()
}
