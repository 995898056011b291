// SPDX-License-Identifier: Apache-2.0

//! What is stored, handed over and returned.

use crate::crypto;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use hanse_support::{merkle, Deposit, OrgNumber};
use scale_info::TypeInfo;
use sp_core::{ed25519, ConstU32, H256};
use sp_io::hashing::sha2_256;

/// Most members that an activity ever has, those who left included.
pub const MAX_MEMBERS: u32 = 256;
/// Bytes of a set of so many members.
pub const SLOT_BYTES: u32 = MAX_MEMBERS / 8;
/// Most parties that an activity opens with; more are added later.
pub const MAX_PARTIES: u32 = 32;
/// Most supervising authorities of a kind.
pub const MAX_SUPERVISORS: u32 = 8;
/// Most bytes of a kind's name.
pub const MAX_KIND_NAME: u32 = 64;
/// Most messages under one root.
pub const MAX_BATCH: u32 = 1_024;
/// Most entries that one receipt is for.
pub const MAX_RECEIPTS: u32 = 64;
/// Most bytes of a message's ciphertext: 1 MiB.
pub const MAX_CIPHERTEXT: u32 = 1 << 20;
/// What leaves and links of the chain of messages begin with.
pub const LEAF_TAG: &[u8] = b"hanse/activity-message/v1";
pub const LINK_TAG: &[u8] = b"hanse/activity-link/v1";

/// A node record, numbered by the chain from 0; never given again.
pub type NodeId = u64;
/// An activity, numbered by the chain from 0, and its group.
pub type ActivityId = u64;
/// A registered kind of activity.
pub type KindId = u32;
/// A registered device.
pub type ThingId = u64;
/// A trust statement within its activity.
pub type StatementId = u32;
/// An entry of an activity's chain of messages, from 0.
pub type MessageNumber = u64;
/// The libp2p identity key of a node, Ed25519: its peer id is the identity multihash of this key.
pub type PeerKey = ed25519::Public;
/// What a node signs notices, receipts and transactions with.
pub type NodeKey = crypto::Public;
pub type NodeSignature = crypto::Signature;

/// The keys of a node.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct NodeKeys {
	/// Who it is on the network.
	pub peer: PeerKey,
	/// Signs receipts; the account of this key is the node's agent.
	pub signer: NodeKey,
	/// X25519: content keys are wrapped to it (HPKE, RFC 9180).
	pub sealing: [u8; 32],
}

/// That the keys of a node are its own: a signature of each that can sign.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct KeyProofs {
	pub peer: ed25519::Signature,
	pub signer: NodeSignature,
}

/// An organisation number at a tenure: void when the number changes hands.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct OrgTenure {
	pub number: OrgNumber,
	pub tenure: u32,
}

/// An account's node.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Node<AccountId, Balance> {
	/// Whose node it is.
	pub account: AccountId,
	/// The account of its signing key, which acts for it.
	pub agent: AccountId,
	/// The number that it is the node of.
	pub org: Option<OrgTenure>,
	pub keys: NodeKeys,
	/// How often the keys were set: 1 at first.
	pub key_version: u32,
	pub deposit: Deposit<AccountId, Balance>,
}

/// An account without a node, and the node that it named.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Guest<AccountId, Balance> {
	pub host: NodeId,
	pub state: GuestState,
	pub deposit: Deposit<AccountId, Balance>,
}

#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum GuestState {
	/// The host has not answered.
	#[codec(index = 0)]
	Asked,
	/// The host speaks for the account.
	#[codec(index = 1)]
	Agreed,
}

/// A host's answer to an account.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum HostAnswer {
	#[codec(index = 0)]
	Accept,
	/// Also ends what was agreed.
	#[codec(index = 1)]
	Refuse,
}

/// A device with a key of its own.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Thing<AccountId, Balance> {
	/// The account of its key, by which it signs what it measured.
	pub key: AccountId,
	pub owner: AccountId,
	/// To whom the owner offers it.
	pub offered: Option<AccountId>,
	pub deposit: Deposit<AccountId, Balance>,
}

/// Who acts with whom, as a set.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Relations(pub u8);

impl Relations {
	/// A person or organisation with a device.
	pub const PERSON_TO_THING: Self = Self(1);
	/// Devices with each other.
	pub const THING_TO_THING: Self = Self(2);
	/// Organisations with each other.
	pub const INDUSTRIAL: Self = Self(4);

	/// Whether there is one, and none that is unknown.
	pub fn is_sound(&self) -> bool {
		(1..=7).contains(&self.0)
	}

	/// Whether all of `other` are in it.
	pub fn has(&self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// Whether parties can be in all these relations: a person or organisation and a thing; two
	/// things; two organisations.
	pub fn fit(&self, parties: &PartyCount) -> bool {
		let PartyCount { accounts, orgs, things } = *parties;
		let people = accounts.saturating_add(orgs);
		(!self.has(Self::PERSON_TO_THING) || (people >= 1 && things >= 1))
			&& (!self.has(Self::THING_TO_THING) || things >= 2)
			&& (!self.has(Self::INDUSTRIAL) || orgs >= 2)
	}
}

/// How many parties of each sort there are, supervisors not counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PartyCount {
	pub accounts: u32,
	pub orgs: u32,
	pub things: u32,
}

/// Who may change an activity's information.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum UpdatePolicy {
	/// Every member.
	#[codec(index = 0)]
	Members,
	/// The initiator.
	#[codec(index = 1)]
	Initiator,
	/// Initiator and supervisors.
	#[codec(index = 2)]
	Supervised,
}

/// A kind of activity, registered by governance.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Kind {
	/// UTF-8, for people.
	pub name: BoundedVec<u8, ConstU32<MAX_KIND_NAME>>,
	pub relations: Relations,
	/// The authorities that every activity of the kind includes, each at its tenure.
	pub supervisors: BoundedVec<OrgTenure, ConstU32<MAX_SUPERVISORS>>,
	pub updates: UpdatePolicy,
	pub state: KindState,
}

#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum KindState {
	#[codec(index = 0)]
	InForce,
	/// Opens no more activities; those open go on.
	#[codec(index = 1)]
	Retired,
}

/// What a node consents to before it is asked.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Consent {
	/// Every activity of a kind.
	#[codec(index = 0)]
	Kind(KindId),
	/// Every activity that a partner's node opens.
	#[codec(index = 1)]
	Partner(NodeId),
}

/// Who takes part: each is reached at exactly one node.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub enum Party<AccountId> {
	/// At its own node, or at the host that it named and that agreed.
	#[codec(index = 0)]
	Account(AccountId),
	/// At the node that was registered for the number, or at that of the number's owner.
	#[codec(index = 1)]
	Org(OrgNumber),
	/// At the node of its owner.
	#[codec(index = 2)]
	Thing(ThingId),
}

/// A party as what it is invited.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Invitation<AccountId> {
	pub party: Party<AccountId>,
	pub part: Part,
}

/// As what a party is invited.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Part {
	/// Of the party that opens: reached at the caller's node, and there is at least one.
	#[codec(index = 0)]
	Initiator,
	#[codec(index = 1)]
	Receiver,
	/// More than the kind asks for.
	#[codec(index = 2)]
	Supervisor,
}

/// The parts that parties at one node have, as a set.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Parts(pub u8);

impl Parts {
	/// With `part` in it.
	pub fn with(self, part: Part) -> Self {
		Self(self.0 | Self::bit(part))
	}

	pub fn has(&self, part: Part) -> bool {
		self.0 & Self::bit(part) != 0
	}

	fn bit(part: Part) -> u8 {
		match part {
			Part::Initiator => 1,
			Part::Receiver => 2,
			Part::Supervisor => 4,
		}
	}
}

/// What is asked of the parties.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Request {
	/// To take note of information.
	#[codec(index = 0)]
	Information,
	/// To vouch for each other.
	#[codec(index = 1)]
	Trust,
	#[codec(index = 2)]
	Both,
}

impl Request {
	/// Whether a content is what was asked for.
	pub fn allows(&self, content: &Content) -> bool {
		match content {
			Content::Information | Content::Update { .. } => *self != Self::Trust,
			Content::Trust => *self != Self::Information,
		}
	}
}

/// Members by their slot: bit `slot % 8` of byte `slot / 8`.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
)]
pub struct Slots(pub BoundedVec<u8, ConstU32<SLOT_BYTES>>);

impl Slots {
	/// Byte and bit of a slot.
	fn place(slot: u8) -> (usize, u8) {
		(usize::from(slot / 8), 1 << (slot % 8))
	}

	pub fn has(&self, slot: u8) -> bool {
		let (byte, bit) = Self::place(slot);
		self.0.get(byte).is_some_and(|found| found & bit != 0)
	}

	/// Puts a slot in; whether it was not.
	pub fn insert(&mut self, slot: u8) -> bool {
		let (byte, bit) = Self::place(slot);
		let mut bytes = core::mem::take(&mut self.0).into_inner();
		if bytes.len() <= byte {
			bytes.resize(byte.saturating_add(1), 0);
		}
		let fresh = match bytes.get_mut(byte) {
			Some(found) if *found & bit == 0 => {
				*found |= bit;
				true
			},
			_ => false,
		};
		// A slot is at most 255: 32 bytes.
		self.0 = BoundedVec::truncate_from(bytes);
		fresh
	}

	/// Takes a slot out; whether it was in. Zero bytes at the end go, so that equal sets are encoded
	/// alike.
	pub fn remove(&mut self, slot: u8) -> bool {
		let (byte, bit) = Self::place(slot);
		let Some(found) = self.0.get_mut(byte).filter(|found| **found & bit != 0) else {
			return false;
		};
		*found &= !bit;
		while self.0.last() == Some(&0) {
			self.0.pop();
		}
		true
	}

	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// How many.
	pub fn count(&self) -> u32 {
		self.0.iter().map(|byte| byte.count_ones()).sum()
	}
}

/// How long an activity has for what.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Windows<BlockNumber> {
	/// To answer an invitation, in blocks.
	pub consent: BlockNumber,
	/// To store a message and sign for it, in blocks.
	pub receipt: BlockNumber,
}

/// How far an activity is.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum ActivityState<BlockNumber> {
	/// `awaited` of those first invited have not answered; from `until` on it goes on without them.
	#[codec(index = 0)]
	Forming { awaited: u32, until: BlockNumber },
	/// Takes messages.
	#[codec(index = 1)]
	Active,
	/// Takes no more, but receipts.
	#[codec(index = 2)]
	Closed { since: BlockNumber },
}

/// What an activity's information is now.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Current {
	/// The message that made it so: the base of the next update.
	pub number: MessageNumber,
	/// The root over its fields.
	pub result: H256,
}

/// An activity and its group.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Activity<AccountId, Balance, BlockNumber> {
	pub kind: KindId,
	pub request: Request,
	pub initiator: NodeId,
	/// As the kind said when it opened.
	pub updates: UpdatePolicy,
	pub windows: Windows<BlockNumber>,
	pub state: ActivityState<BlockNumber>,
	pub opened: BlockNumber,
	/// Rises with every change of the members or of a member's keys.
	pub epoch: u32,
	/// Who are members now.
	pub roster: Slots,
	/// The next slot. None is given twice.
	pub next_slot: u16,
	pub next_message: MessageNumber,
	/// How many messages were to be erased: by it a node sees that there is something to erase.
	pub purges: u64,
	/// The hash of the last message; zero before the first. See [`link`].
	pub head: H256,
	pub current: Option<Current>,
	pub next_statement: StatementId,
	/// Rows that are still there, for [`crate::Pallet::clear`].
	pub messages: u64,
	pub statements: u32,
	pub members: u32,
	pub deposit: Deposit<AccountId, Balance>,
}

/// What a member that joins later may read of what was before.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum History {
	/// Nothing.
	#[codec(index = 0)]
	Withheld,
	/// All.
	#[codec(index = 1)]
	Granted,
}

/// How a node stands to a group.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum MemberState<BlockNumber> {
	/// Until `until` it may answer.
	#[codec(index = 0)]
	Invited { until: BlockNumber, history: History },
	/// May read messages from `from` on.
	#[codec(index = 1)]
	Joined { from: MessageNumber },
	/// Said no.
	#[codec(index = 2)]
	Declined,
	/// May read messages from `from` to `to - 1`.
	#[codec(index = 3)]
	Left { from: MessageNumber, to: MessageNumber },
}

impl<BlockNumber> MemberState<BlockNumber> {
	/// Whether a message is or was for the member.
	pub fn may_read(&self, number: MessageNumber) -> bool {
		match self {
			Self::Joined { from } => *from <= number,
			Self::Left { from, to } => (*from..*to).contains(&number),
			Self::Invited { .. } | Self::Declined => false,
		}
	}
}

/// A node in a group.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Member<AccountId, Balance, BlockNumber> {
	pub state: MemberState<BlockNumber>,
	pub parts: Parts,
	/// Where it stands in sets of members.
	pub slot: u8,
	/// The number for which it is in, if it is in for no other party or supervises the kind by it. Void
	/// when it changes hands.
	pub org: Option<OrgTenure>,
	/// The version of its keys when it joined or [`crate::Pallet::raise_epoch`] said so.
	pub key_version: u32,
	/// Lowest that the counter of its next message can be.
	pub next_counter: u64,
	pub deposit: Deposit<AccountId, Balance>,
}

/// What a message is.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Content {
	/// Information. The first of an activity, from its initiator and alone in its entry, is what
	/// updates change.
	#[codec(index = 0)]
	Information,
	/// Changes to the information as message `base` left it; `result` is the root of what comes out.
	#[codec(index = 1)]
	Update { base: MessageNumber, result: H256 },
	/// Words to a trust statement.
	#[codec(index = 2)]
	Trust,
}

/// What is said in public of one message.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Digest {
	/// The Merkle root over its salted fields.
	pub fields: H256,
	/// SHA-256 of its ciphertext.
	pub ciphertext: H256,
	/// Bytes of its ciphertext.
	pub size: u32,
}

impl Digest {
	/// Its leaf: RFC 6962's leaf hash of the SCALE encoding of (tag, activity, author, counter, digest).
	pub fn leaf(&self, activity: ActivityId, author: NodeId, counter: u64) -> H256 {
		(LEAF_TAG, activity, author, counter, self).using_encoded(merkle::leaf_hash)
	}
}

/// An entry of an activity's chain of messages: one message, or several under one root.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Message<AccountId, Balance, BlockNumber> {
	pub author: NodeId,
	/// The author's own counter of the first; the others follow on.
	pub counter: u64,
	pub count: u32,
	/// The epoch in which it was sealed.
	pub epoch: u32,
	/// The tree hash of RFC 6962 over the leaves; of one, its leaf.
	pub root: H256,
	pub content: Content,
	pub block: BlockNumber,
	/// From then on who has not signed for it is late.
	pub until: BlockNumber,
	/// Who has it, the author included, and has not signed that it is erased.
	pub holders: Slots,
	/// Who was to get it and has not signed for it. Delivered when empty.
	pub missing: Slots,
	/// Since when it is to be erased.
	pub purged: Option<BlockNumber>,
	pub deposit: Deposit<AccountId, Balance>,
}

/// The hash of a message, which binds all before it: SHA-256 of the SCALE encoding of (tag, activity,
/// number, hash of the one before, author, counter, count, epoch, content, root).
pub fn link<AccountId, Balance, BlockNumber>(
	activity: ActivityId,
	number: MessageNumber,
	before: &H256,
	message: &Message<AccountId, Balance, BlockNumber>,
) -> H256 {
	let Message { author, counter, count, epoch, root, content, .. } = message;
	let parts = (LINK_TAG, activity, number, before, author, counter, count, epoch, content, root);
	H256(parts.using_encoded(sha2_256))
}

/// What a node signs for.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum Word {
	/// It has the messages of an entry, in durable storage, and they are what the chain says.
	#[codec(index = 0)]
	Stored,
	/// It erased them as the chain asked: the tombstone.
	#[codec(index = 1)]
	Erased,
}

/// An entry, by its place.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct MessageRef {
	pub activity: ActivityId,
	pub number: MessageNumber,
}

pub type MessageRefs = BoundedVec<MessageRef, ConstU32<MAX_RECEIPTS>>;

/// Whether a trust statement holds.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub enum StatementState<BlockNumber> {
	/// Its maker says so.
	#[codec(index = 0)]
	Made,
	/// The one that it is about agrees, since then.
	#[codec(index = 1)]
	Countersigned { since: BlockNumber },
	/// No longer, since then, says `by`.
	#[codec(index = 2)]
	Revoked { since: BlockNumber, by: NodeId },
}

/// A trust statement: the words went to the group.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug,
)]
pub struct Statement<AccountId, Balance, BlockNumber> {
	pub maker: NodeId,
	pub about: NodeId,
	/// The Merkle root over the salted fields of the words.
	pub commitment: H256,
	pub made: BlockNumber,
	pub state: StatementState<BlockNumber>,
	pub deposit: Deposit<AccountId, Balance>,
}

/// A member as it stands, for who is to send to it.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct MemberStanding<BlockNumber> {
	pub node: NodeId,
	pub state: MemberState<BlockNumber>,
	pub parts: Parts,
	pub slot: u8,
	/// Its keys and their version; `None` when its record is gone or the number for which it is in
	/// changed hands: nothing is sent to it.
	pub keys: Option<(u32, NodeKeys)>,
	/// The version of its keys that the present epoch knows.
	pub key_version: u32,
	pub next_counter: u64,
}

/// Times, set by governance.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
)]
pub struct Terms<BlockNumber> {
	/// Longest that parties have to consent, in blocks.
	pub consent: BlockNumber,
	/// Longest that members have to sign for a message, in blocks.
	pub receipt: BlockNumber,
	/// How long the rows of an activity stay after it was closed, in blocks.
	pub keep: BlockNumber,
}

/// Parties at the nodes where they are reached.
pub(crate) type Reached<AccountId> = Vec<(NodeId, Invitation<AccountId>)>;
