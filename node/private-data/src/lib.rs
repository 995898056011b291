// SPDX-License-Identifier: Apache-2.0

//! # The private data of a node
//!
//! Sends what its account has to say in activities to the members' nodes and to no other, keeps what
//! the others send, and signs that it does.
//!
//! ## What it does, and when
//!
//! It reads final states only. A message is sealed once, written to the store, and then announced to
//! the nodes of the members by a small signed notice ([`sending`]). A member's node asks for the body
//! and gets it in the answer ([`incoming`]): bodies travel in answers to members and in nothing else,
//! so that who is no member is sent no byte of them, whatever it asks. What was received is kept as
//! pending at once. In the meantime the message's commitment is published.
//!
//! With each final block ([`follow`]) the node goes through the messages of its activities that it
//! has not handled, in the chain's order:
//!
//! 1. a pending one that is what the chain says becomes final, and a receipt is due;
//! 2. one that it lacks is asked for, from its author and then from any other member;
//! 3. one that is to be erased loses its key and its body, and a tombstone is due;
//! 4. receipts and tombstones are signed, many at once, and brought until the chain has them.
//!
//! Four tasks do what takes time, so that none waits for another ([`engine::Work`]): one fetches what
//! is announced, one looks for what is lacking, one publishes, one opens and closes activities for
//! requests ([`requests`]).
//!
//! ## Crashes
//!
//! Nothing is signed for or said to be sent before it is on the disk ([`store`]). What is found there
//! at the next start goes on where it stopped: counters are reserved before they are used, and messages
//! that were taken for sending are published in the end. If the chain's database is older than that, the
//! node waits for the chain.
//!
//! ## Secrets
//!
//! Content keys lie apart from bodies, sealed under a key of their activity; erasing one changes that
//! key ([`store`]). Sealing keys are files of their own ([`keys`]). None is in a log, an error or a
//! `Debug` text, and all are wiped when they go.
//!
//! ## Limits
//!
//! [`protocol`] bounds every request and answer, [`quota`] what a peer may have pending and how often
//! it may err before it is heard no more for a time.

pub mod chain;
pub mod documents;
pub mod door;
pub mod engine;
pub mod follow;
pub mod incoming;
pub mod keys;
pub mod locker;
pub mod outcome;
pub mod protocol;
pub mod quota;
mod receipts;
pub mod remembering;
pub mod requests;
pub mod sending;
pub mod store;
#[cfg(test)]
mod tests;
mod turns;

pub type AccountId = sp_runtime::AccountId32;
pub type Balance = u128;
pub type BlockNumber = u32;
pub type Activity = pallet_activities::Activity<AccountId, Balance, BlockNumber>;
pub type ChainMessage = pallet_activities::Message<AccountId, Balance, BlockNumber>;
pub type ChainNode = pallet_activities::Node<AccountId, Balance>;
pub type ChainStatement = pallet_activities::Statement<AccountId, Balance, BlockNumber>;
pub type ChainThing = pallet_activities::Thing<AccountId, Balance>;
pub type MemberStanding = pallet_activities::MemberStanding<BlockNumber>;
pub type Party = pallet_activities::Party<AccountId>;
