// SPDX-License-Identifier: Apache-2.0

//! What became of what users asked, and why something can't be done.

use crate::store::Place;
use codec::{Decode, Encode};
use pallet_activities::{ActivityId, MessageRef};

/// Why what was asked can't be done.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, thiserror::Error)]
pub enum Refused {
	#[error("there is no such activity, or this node is no member of it")]
	#[codec(index = 0)]
	NotMember,
	#[error("there is no such message here")]
	#[codec(index = 1)]
	MessageNotFound,
	#[error("the message was erased")]
	#[codec(index = 2)]
	Erased,
	#[error("message {0} is not here yet")]
	#[codec(index = 3)]
	NotHere(u64),
	#[error("the information is older than what this node may read")]
	#[codec(index = 4)]
	NoHistory,
	#[error("the activity has no information yet")]
	#[codec(index = 5)]
	NoInformation,
	#[error("another update came between; the information is that of message {0} now")]
	#[codec(index = 6)]
	StaleUpdate(u64),
	#[error("a party has no node: {0}")]
	#[codec(index = 7)]
	PartyNotReached(String),
	#[error("it is larger than a package can be")]
	#[codec(index = 8)]
	TooLarge,
	#[error("the chain refuses: {0}")]
	#[codec(index = 9)]
	Chain(String),
	#[error("there is no such request")]
	#[codec(index = 10)]
	RequestNotFound,
	#[error("too many requests wait already")]
	#[codec(index = 11)]
	TooManyRequests,
	#[error("another message of this node was published since; it has to be prepared again")]
	#[codec(index = 12)]
	CounterUsed,
	#[error("the transaction did not get in: {0}")]
	#[codec(index = 13)]
	Lost(String),
	#[error("{0}")]
	#[codec(index = 14)]
	Other(String),
}

/// What became of something that this node was to publish.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Outcome {
	/// It is final under this number.
	#[codec(index = 0)]
	Published(MessageRef),
	/// It was sealed again under another counter; ask for this one.
	#[codec(index = 1)]
	Replaced(Place),
	/// It was given up.
	#[codec(index = 2)]
	GivenUp(Refused),
}

/// What became of a request.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum RequestOutcome {
	/// Its information is on its way.
	#[codec(index = 0)]
	Sent(Place),
	/// Its activity takes messages; there was nothing to send.
	#[codec(index = 1)]
	Formed(ActivityId),
	/// It was given up.
	#[codec(index = 2)]
	Failed(Refused),
	/// The user gave it up.
	#[codec(index = 3)]
	Cancelled,
}
