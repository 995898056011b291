// SPDX-License-Identifier: Apache-2.0

//! What happened.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account has a node.
		NodeRegistered { node: NodeId, account: T::AccountId, agent: T::AccountId },
		/// A node has other keys.
		KeysRotated { node: NodeId, key_version: u32, agent: T::AccountId },
		/// A node is that of a number, or of none.
		NodeOrgSet { node: NodeId, org: Option<OrgNumber> },
		/// A node record was removed.
		NodeRemoved { node: NodeId },
		/// An account asked a node to be its host, or asks none any more.
		HostAsked { account: T::AccountId, host: Option<NodeId> },
		/// A host answered.
		HostAnswered { account: T::AccountId, host: NodeId, answer: HostAnswer },
		/// A device was registered.
		ThingRegistered { thing: ThingId, key: T::AccountId, owner: T::AccountId },
		/// A device is offered to an account, or to none any more.
		ThingOffered { thing: ThingId, to: Option<T::AccountId> },
		/// A device has another owner.
		ThingTaken { thing: ThingId, owner: T::AccountId },
		/// A device was taken out of the register.
		ThingRetired { thing: ThingId },
		/// A kind of activity was registered.
		KindRegistered { kind: KindId },
		/// A kind opens no more activities.
		KindRetired { kind: KindId },
		/// A node consents to activities before it is asked.
		ConsentGiven { node: NodeId, to: Consent },
		/// A node wants to be asked again.
		ConsentWithdrawn { node: NodeId, to: Consent },
		/// An activity was opened; `awaited` nodes are to answer.
		ActivityOpened { activity: ActivityId, kind: KindId, initiator: NodeId, awaited: u32 },
		/// A node is asked to join.
		MemberInvited { activity: ActivityId, node: NodeId, until: BlockNumberFor<T> },
		/// A node joined.
		MemberJoined { activity: ActivityId, node: NodeId, epoch: u32 },
		/// A node refused.
		MemberDeclined { activity: ActivityId, node: NodeId },
		/// A node left or was removed; it reads nothing later.
		MemberLeft { activity: ActivityId, node: NodeId, epoch: u32 },
		/// A member's new keys count from this epoch on.
		EpochRaised { activity: ActivityId, node: NodeId, epoch: u32 },
		/// Nobody is to answer any more: the activity takes messages.
		ActivityFormed { activity: ActivityId },
		/// A message was published; `head` is its hash.
		MessagePublished {
			activity: ActivityId,
			number: MessageNumber,
			author: NodeId,
			count: u32,
			root: H256,
			head: H256,
		},
		/// A node signed for messages; the signature is over [`Receipts`].
		ReceiptsTaken {
			node: NodeId,
			word: Word,
			entries: MessageRefs,
			key_version: u32,
			signature: NodeSignature,
		},
		/// All who were to get a message signed for it.
		MessageDelivered { activity: ActivityId, number: MessageNumber },
		/// A message is to be erased by all who have it.
		MessagePurged { activity: ActivityId, number: MessageNumber },
		/// All who had a message signed that they erased it.
		MessageErased { activity: ActivityId, number: MessageNumber },
		/// A node vouched for another.
		StatementMade {
			activity: ActivityId,
			statement: StatementId,
			maker: NodeId,
			about: NodeId,
			commitment: H256,
		},
		/// The node that a statement is about agrees.
		StatementCountersigned { activity: ActivityId, statement: StatementId },
		/// A statement holds no more.
		StatementRevoked { activity: ActivityId, statement: StatementId, by: NodeId },
		/// An activity takes no more messages.
		ActivityClosed { activity: ActivityId },
		/// Rows of a closed activity were removed.
		ActivityCleared { activity: ActivityId, rows: u32 },
		/// The last row of an activity was removed; the hash of its last message was `head`.
		ActivityRemoved { activity: ActivityId, head: H256 },
	}
}
