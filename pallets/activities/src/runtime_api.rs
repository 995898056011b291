// SPDX-License-Identifier: Apache-2.0

//! The reads that members' nodes need most, as a runtime API.

use crate::types::*;
use alloc::vec::Vec;
use codec::Codec;

sp_api::decl_runtime_apis! {
	/// Looks nodes, activities and messages up.
	pub trait ActivitiesApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// A node record.
		fn node(node: NodeId) -> Option<Node<AccountId, Balance>>;

		/// The node that an account owns or is the agent of.
		fn node_of(account: AccountId) -> Option<NodeId>;

		/// The node of a peer.
		fn node_of_peer(peer: PeerKey) -> Option<NodeId>;

		/// The node at which a party is reached.
		fn resolve(party: Party<AccountId>) -> Option<NodeId>;

		/// A device.
		fn thing(thing: ThingId) -> Option<Thing<AccountId, Balance>>;

		/// A kind of activity.
		fn kind(kind: KindId) -> Option<Kind>;

		/// An activity.
		#[allow(clippy::type_complexity)]
		fn activity(activity: ActivityId) -> Option<Activity<AccountId, Balance, BlockNumber>>;

		/// The nodes of a group as they stand, in the order of their slots; 256 at most.
		fn members(activity: ActivityId) -> Vec<MemberStanding<BlockNumber>>;

		/// The activities that a node has a row in, behind `after`, at most 256.
		fn activities_of(
			node: NodeId,
			after: Option<ActivityId>,
			limit: u32,
		) -> Vec<ActivityId>;

		/// A message.
		#[allow(clippy::type_complexity)]
		fn message(message: MessageRef) -> Option<Message<AccountId, Balance, BlockNumber>>;

		/// The messages of an activity from `from` on, at most 256.
		#[allow(clippy::type_complexity)]
		fn messages(
			activity: ActivityId,
			from: MessageNumber,
			limit: u32,
		) -> Vec<(MessageNumber, Message<AccountId, Balance, BlockNumber>)>;

		/// Who was to get a message and has not signed for it.
		fn missing(message: MessageRef) -> Vec<NodeId>;

		/// The trust statements of an activity from `from` on, at most 256.
		#[allow(clippy::type_complexity)]
		fn statements(
			activity: ActivityId,
			from: StatementId,
			limit: u32,
		) -> Vec<(StatementId, Statement<AccountId, Balance, BlockNumber>)>;
	}
}
