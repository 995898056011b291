// SPDX-License-Identifier: Apache-2.0

//! # Activities
//!
//! Private groups of business partners, whose data reaches the members' nodes and no other.
//!
//! ## Overview
//!
//! Partners who do something together (a car that reports to its workshop, a supplier and its buyers,
//! a bank and those it vouches for) share information that is nobody else's business. Each of them is
//! reached at one node. One opens an activity with the others; who is asked consents; and from then
//! on each member's node sends what it has to say, encrypted, to the nodes of the other members and to
//! no other, which keep it and sign that they do.
//!
//! The chain sees none of it. It keeps who is a member, and of each message a salted commitment, so
//! that nobody can change afterwards what was said, all members can see that they hold the same, and
//! whoever is late with a receipt is named. An authority that supervises a kind of activity is in every
//! group of that kind: no initiator can leave it out.
//!
//! ## Terminology
//!
//! - **Node**: an account's record of its node: peer key, signing key, sealing key, and the version
//!   of these. The **agent** is the account of the signing key: the node itself sends transactions
//!   from it. It can do what the owner can but change keys, number and record.
//! - **Host**: a node that speaks for accounts that have none (**guests**).
//! - **Thing**: a device with a key of its own and an owner.
//! - **Kind**: what an activity is of, registered by governance: the relations that it is for and the
//!   authorities that supervise it.
//! - **Party**: account, organisation number or thing; each is reached at exactly one node.
//! - **Activity**: kind, request, initiator, and its group: the nodes of the parties, each in a slot.
//! - **Epoch**: counts changes of the group. A message is sealed for the members of one epoch.
//! - **Message**: an entry of the activity's chain: one message, or many under one Merkle root.
//! - **Receipt**: a node's signed word that it has stored an entry; a **tombstone** that it erased it.
//! - **Trust statement**: a member vouches for another, in words that only the group knows.
//!
//! ## An activity's life
//!
//! ```text
//!                   all answered, or time over
//! open_activity -> Forming ---------------> Active --close--> Closed --clear--> gone
//!                      |                                        ^
//!                      +------------------close----------------+
//! ```
//!
//! - Who is a supervisor, is the initiator's own node, or has consented to the kind or the initiator
//!   before, joins at once. The others are asked and have the consent window to answer. When the last
//!   has answered the activity is active; when the window is over, the first message or trust
//!   statement makes it so.
//! - Who is invited later joins from then on, or from the first message if history is granted to it.
//!   Its parts are those of the party that is added. Who declined, let the time pass or left may be
//!   invited again, like one that was never there, but that its counter goes on.
//! - Each join, departure and change of keys begins an epoch. Who left reads nothing later: messages
//!   of a later epoch are sealed for others, and a message that is sealed for an earlier one is
//!   refused ([`Error::StaleEpoch`]).
//! - A member that is in for an organisation number alone, or supervises by it, is void when the number
//!   changes hands: it can publish nothing, others send it nothing, and anyone may have it removed. So
//!   is one whose record was removed. If it is the initiator, anyone may close the activity.
//!
//! ## A message's life
//!
//! - The first of an activity that is opened for information is the information itself, from the
//!   initiator and alone. Updates name the message that they change; if another came between, they
//!   are refused ([`Error::StaleUpdate`]) and their author applies them to what is there now. The root
//!   of the result is part of the message, so that members see that they come to the same.
//! - It is for all other members of its epoch. Each signs for it: **Delivered** when all did. Past its
//!   receipt window the chain shows who is missing; they may still sign. Who was granted the history
//!   signs too when it has it, and is a holder like the others.
//! - Author or initiator can have it erased: its holders destroy the key and sign tombstones. What is
//!   purged is never asked for again.
//!
//! ## What outsiders see
//!
//! Nodes with their accounts, numbers and keys; that an activity of a kind was opened, by whom, with
//! which nodes, when they joined and left; who published when, how many messages under one root, the
//! author's counter; commitments, which say nothing without their salt; when who stored or erased; that
//! one member vouches for another and whether that holds. Sizes of messages published alone are not on
//! the chain's state but in the call, in classes (see the crate `hanse-activity-format`). What is in a
//! message, which fields it has, which party at a node it is for, and what a statement says, they
//! don't see.
//!
//! A commitment that is malformed or without a salt looks like any other: the format's library, not
//! the chain, sees to that.
//!
//! ## Invariants
//!
//! 1. Accounts, peers, keys of things and their look-ups agree: each node is found by its account, its
//!    agent and its peer key, each thing by its key, and nothing else is found. No account with a node
//!    is a guest, and no node that is gone consents to anything.
//! 2. Ids are below the next one of their sort; slots of an activity's members are below its next slot
//!    and differ.
//! 3. The roster of an activity has the slots of its joined members and no other. Its initiator has a
//!    row. What it counts of messages, statements and members is how many rows there are; there are no
//!    rows without their activity.
//! 4. Each member has a membership and the other way round.
//! 5. `awaited` of a forming activity is how many of its rows are invited, and not 0.
//! 6. Messages and statements are numbered from 0 without a gap while none was cleared, and the head is
//!    the hash of the last message; holders and missing are disjoint and within the slots that were
//!    given; the present information is that of a message; those that were to be erased are counted.
//! 7. What is held for a reason from an account is the sum of the deposits in the rows it pays for.
//!
//! ## What is stored and what is not
//!
//! Rows of nodes, things, guests and consents given before until their owners remove them; kinds for
//! ever; all rows of an activity until it was closed for the time that the terms say. Contents are in
//! members' nodes only. Validity of a block never depends on them.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

mod activities;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod clearing;
mod errors;
mod events;
mod kinds;
mod members;
mod messages;
#[cfg(test)]
mod mock;
mod nodes;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod payloads;
mod receipts;
pub mod runtime_api;
mod statements;
mod storage;
#[cfg(test)]
mod tests;
mod things;
mod try_state;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod types;
mod views;
pub mod weights;
mod words;

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::StaticLookup;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Sr25519Helper};
pub use pallet::*;
pub use payloads::{KeyClaim, Receipts, SignedReceipts, ThingClaim};
pub use types::*;
pub use weights::WeightInfo;

/// The kind of key that nodes sign with, in a node's keystore.
pub const KEY_TYPE: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"actv");
/// Most rows that a view function returns at once.
pub const MAX_PAGE: u32 = 256;
/// Most rows that one call clears.
pub const MAX_CLEARED: u32 = 64;

/// Signing keys of nodes: sr25519.
pub mod crypto {
	use codec::MaxEncodedLen;
	use sp_application_crypto::{app_crypto, sr25519};

	app_crypto!(sr25519, super::KEY_TYPE);

	// The macro leaves the signature's length out.
	impl MaxEncodedLen for Signature {
		fn max_encoded_len() -> usize {
			sr25519::Signature::max_encoded_len()
		}
	}
}

pub(crate) type AccountIdLookupOf<T> =
	<<T as frame_system::Config>::Lookup as StaticLookup>::Source;
pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub(crate) type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<AccountIdOf<T>>>::Balance;
pub(crate) type DepositOf<T> = hanse_support::Deposit<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type NodeOf<T> = Node<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type GuestOf<T> = Guest<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type ThingOf<T> = Thing<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type ActivityOf<T> = Activity<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type MemberOf<T> = Member<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type MessageOf<T> = Message<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type StatementOf<T> = Statement<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use hanse_support::{OrgDirectory, OrgNumber, RowPrice};
	use sp_core::H256;
	use sp_runtime::traits::{Convert, IdentifyAccount, Verify};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256> {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The native token, in which deposits are paid.
		type NativeBalance: fungible::Mutate<AccountIdOf<Self>>
			+ fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>;

		/// What is held for a row; each row keeps the deposit that it was placed with.
		type RowPrice: Get<RowPrice<BalanceOf<Self>>>;

		/// Times.
		type Terms: Get<Terms<BlockNumberFor<Self>>>;

		/// Who stands behind an organisation number.
		type Directory: OrgDirectory<AccountIdOf<Self>>;

		/// What things sign with.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = AccountIdOf<Self>>>
			+ Parameter
			+ DecodeWithMemTracking;

		/// The account of a node's signing key.
		type AgentOf: Convert<NodeKey, AccountIdOf<Self>>;

		/// Registers and retires kinds.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes numbers, keys and signatures, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
			Self::Signature,
			AccountIdOf<Self>,
		>;
	}

	/// Why the pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A node record.
		#[codec(index = 0)]
		Node,
		/// A host that was named.
		#[codec(index = 1)]
		Guest,
		/// A device.
		#[codec(index = 2)]
		Thing,
		/// Consent that was given before.
		#[codec(index = 3)]
		Consent,
		/// An activity.
		#[codec(index = 4)]
		Activity,
		/// A member of one.
		#[codec(index = 5)]
		Member,
		/// A message.
		#[codec(index = 6)]
		Message,
		/// A trust statement.
		#[codec(index = 7)]
		Statement,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			// A slot is a byte; sets of members have a bit for each.
			const { assert!(MAX_MEMBERS == 256 && SLOT_BYTES * 8 == MAX_MEMBERS) };
			// What opens an activity fits into its group.
			const { assert!(MAX_PARTIES + MAX_SUPERVISORS < MAX_MEMBERS) };
			const { assert!(MAX_BATCH > 0 && MAX_RECEIPTS > 0 && MAX_PAGE > 0 && MAX_CLEARED > 0) };
			let terms = T::Terms::get();
			assert!(
				!terms.consent.is_zero() && !terms.receipt.is_zero(),
				"windows are at least a block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A node record.
		pub fn node(node: NodeId) -> Option<NodeOf<T>> {
			Nodes::<T>::get(node)
		}

		/// The node records behind `after`, at most 256.
		pub fn nodes(after: Option<NodeId>, limit: u32) -> Vec<(NodeId, NodeOf<T>)> {
			Self::view_nodes(after, limit)
		}

		/// The node that an account owns or is the agent of.
		pub fn node_of(account: T::AccountId) -> Option<NodeId> {
			NodesByAccount::<T>::get(account)
		}

		/// The node of a peer.
		pub fn node_of_peer(peer: PeerKey) -> Option<NodeId> {
			NodesByPeer::<T>::get(peer)
		}

		/// The node at which a party is reached.
		pub fn resolve(party: Party<T::AccountId>) -> Option<NodeId> {
			Self::reach(&party)
		}

		/// The host that an account named.
		pub fn guest(account: T::AccountId) -> Option<GuestOf<T>> {
			Guests::<T>::get(account)
		}

		/// A device.
		pub fn thing(thing: ThingId) -> Option<ThingOf<T>> {
			Things::<T>::get(thing)
		}

		/// The device with a key.
		pub fn thing_of(key: T::AccountId) -> Option<ThingId> {
			ThingsByKey::<T>::get(key)
		}

		/// A kind of activity.
		pub fn kind(kind: KindId) -> Option<Kind> {
			Kinds::<T>::get(kind)
		}

		/// The kinds from `from` on, at most 256.
		pub fn kinds(from: KindId, limit: u32) -> Vec<(KindId, Kind)> {
			Self::view_kinds(from, limit)
		}

		/// What a node consents to before it is asked, at most 256 behind `after`.
		pub fn consents(node: NodeId, after: Option<Consent>, limit: u32) -> Vec<Consent> {
			Self::view_consents(node, after, limit)
		}

		/// An activity.
		pub fn activity(activity: ActivityId) -> Option<ActivityOf<T>> {
			Activities::<T>::get(activity)
		}

		/// The nodes of a group as they stand, in the order of their slots; 256 at most.
		pub fn members(activity: ActivityId) -> Vec<MemberStanding<BlockNumberFor<T>>> {
			Self::view_members(activity)
		}

		/// The activities that a node has a row in, behind `after`, at most 256.
		pub fn activities_of(
			node: NodeId,
			after: Option<ActivityId>,
			limit: u32,
		) -> Vec<ActivityId> {
			Self::view_activities_of(node, after, limit)
		}

		/// A message.
		pub fn message(message: MessageRef) -> Option<MessageOf<T>> {
			Messages::<T>::get(message.activity, message.number)
		}

		/// The messages of an activity from `from` on, at most 256.
		pub fn messages(
			activity: ActivityId,
			from: MessageNumber,
			limit: u32,
		) -> Vec<(MessageNumber, MessageOf<T>)> {
			Self::view_messages(activity, from, limit)
		}

		/// Who was to get a message and has not signed for it.
		pub fn missing(message: MessageRef) -> Vec<NodeId> {
			Self::view_missing(message)
		}

		/// A trust statement.
		pub fn statement(activity: ActivityId, statement: StatementId) -> Option<StatementOf<T>> {
			Statements::<T>::get(activity, statement)
		}

		/// The trust statements of an activity from `from` on, at most 256.
		pub fn statements(
			activity: ActivityId,
			from: StatementId,
			limit: u32,
		) -> Vec<(StatementId, StatementOf<T>)> {
			Self::view_statements(activity, from, limit)
		}
	}
}
