// SPDX-License-Identifier: Apache-2.0

//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such node record, or the caller has none. `register_node` makes one.
		NodeNotFound,
		/// The account is a node's already, as its owner or its agent.
		AccountInUse,
		/// Another node record has this peer key.
		PeerInUse,
		/// A signature is not by the key that is brought.
		InvalidSignature,
		/// The keys are the present ones.
		KeysUnchanged,
		/// Only the account that a node is of may do this, not its agent.
		NotOwner,
		/// There is no such organisation number.
		OrgNumberNotFound,
		/// The caller is neither owner nor manager of the number.
		NotAuthorised,
		/// The account named no host.
		GuestNotFound,
		/// The account has a node of its own.
		HasNode,
		/// The account named another host than the caller's.
		NotHost,
		/// The host has agreed already.
		AlreadyAgreed,
		/// There is no such thing.
		ThingNotFound,
		/// A thing with this key is registered.
		AlreadyThing,
		/// The caller is not the thing's owner.
		NotThingOwner,
		/// The thing was not offered to the caller.
		NotOffered,
		/// A signature's last block is over.
		SignatureExpired,
		/// There is no such kind.
		KindNotFound,
		/// The kind opens no more activities.
		KindRetired,
		/// A kind has a legible name, at least one relation, none that is unknown, and each
		/// supervisor once.
		InvalidKind,
		/// The node consents to this already.
		AlreadyAllowed,
		/// The node does not consent to this.
		NotAllowed,
		/// The node still consents to activities before it is asked. `disallow` ends that.
		ConsentsRemain,
		/// A party has no node: it has no record, no host that agreed, or its number changed hands.
		PartyNotReached,
		/// A supervising authority of the kind has no node, or its number changed hands.
		SupervisorNotReached,
		/// An initiating party is not reached at the caller's node, or there is none.
		NotInitiatingParty,
		/// The parties are not those that the kind is for.
		PartiesUnfit,
		/// A window is zero or longer than the terms allow.
		InvalidWindow,
		/// There is no such activity.
		ActivityNotFound,
		/// The activity is closed.
		ActivityClosed,
		/// The activity is not closed, or the time that its rows stay is not over.
		NotClearable,
		/// The node is no member now.
		NotMember,
		/// The node is a member or invited already.
		AlreadyMember,
		/// The node is not invited, or has answered.
		NotInvited,
		/// The time to answer is over. The initiator may invite again.
		InvitationExpired,
		/// The number for which the node is in changed hands.
		MemberVoid,
		/// The caller's node did not open the activity.
		NotInitiator,
		/// Supervisors and the initiator stay.
		MemberRequired,
		/// An activity has at most 256 members in its life.
		TooManyMembers,
		/// The epoch knows the present keys.
		EpochCurrent,
		/// Parties are still to answer.
		ConsentAwaited,
		/// There is no member to send to.
		NoRecipients,
		/// The members changed since the message was sealed: seal it again for the present epoch.
		StaleEpoch,
		/// The author's counter was used.
		CounterUsed,
		/// A message's ciphertext is empty or longer than 1 MiB, a batch has no message or too many,
		/// or no row is to be cleared.
		InvalidSize,
		/// The activity was not opened for this.
		ContentNotAllowed,
		/// The first message is the information, from the initiator, alone.
		InformationFirst,
		/// Another message changed the information since its base: apply it to the present one.
		StaleUpdate,
		/// The kind lets others make updates.
		UpdateNotAllowed,
		/// There is no such message.
		MessageNotFound,
		/// The node was not to have this message.
		NotRecipient,
		/// The node signed this already.
		AlreadySigned,
		/// A receipt has no entry, or its entries don't ascend.
		InvalidReceipts,
		/// The keys have another version.
		KeyNotFound,
		/// The message is to be erased.
		MessagePurged,
		/// Nobody asked to erase the message.
		NotPurged,
		/// Only a message's author and the initiator may have it erased.
		NotAuthor,
		/// There is no such trust statement.
		StatementNotFound,
		/// The statement is about another.
		NotSubject,
		/// A node vouches for others, not for itself.
		AboutItself,
		/// The statement was countersigned.
		AlreadyAnswered,
		/// The statement was revoked.
		StatementRevoked,
		/// The statement is not the caller's to revoke.
		NotParty,
	}
}
