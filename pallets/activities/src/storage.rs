// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	// Keys that a user can choose (accounts, peer keys) are hashed with Blake2; what the chain
	// numbers takes Twox.

	/// The node records.
	#[pallet::storage]
	pub type Nodes<T: Config> = StorageMap<_, Twox64Concat, NodeId, NodeOf<T>>;

	/// The number of the next node record.
	#[pallet::storage]
	pub type NextNodeId<T> = StorageValue<_, NodeId, ValueQuery>;

	/// The node of an account: its owner's or its agent's.
	#[pallet::storage]
	pub type NodesByAccount<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, NodeId>;

	/// The node of a peer.
	#[pallet::storage]
	pub type NodesByPeer<T: Config> = StorageMap<_, Blake2_128Concat, PeerKey, NodeId>;

	/// The node that was last registered for a number; of no effect once the number changed hands.
	#[pallet::storage]
	pub type NodesByOrg<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, NodeId>;

	/// Accounts without a node, and their hosts.
	#[pallet::storage]
	pub type Guests<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, GuestOf<T>>;

	/// The devices.
	#[pallet::storage]
	pub type Things<T: Config> = StorageMap<_, Twox64Concat, ThingId, ThingOf<T>>;

	/// The number of the next device.
	#[pallet::storage]
	pub type NextThingId<T> = StorageValue<_, ThingId, ValueQuery>;

	/// The device with a key.
	#[pallet::storage]
	pub type ThingsByKey<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, ThingId>;

	/// The kinds of activities, for ever.
	#[pallet::storage]
	pub type Kinds<T: Config> = StorageMap<_, Twox64Concat, KindId, Kind>;

	/// The number of the next kind.
	#[pallet::storage]
	pub type NextKindId<T> = StorageValue<_, KindId, ValueQuery>;

	/// What nodes consent to before they are asked, with what was paid for it.
	#[pallet::storage]
	pub type Consents<T: Config> =
		StorageDoubleMap<_, Twox64Concat, NodeId, Twox64Concat, Consent, DepositOf<T>>;

	/// The activities.
	#[pallet::storage]
	pub type Activities<T: Config> = StorageMap<_, Twox64Concat, ActivityId, ActivityOf<T>>;

	/// The number of the next activity.
	#[pallet::storage]
	pub type NextActivityId<T> = StorageValue<_, ActivityId, ValueQuery>;

	/// The nodes of a group, those who left included.
	#[pallet::storage]
	pub type Members<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ActivityId, Twox64Concat, NodeId, MemberOf<T>>;

	/// The groups of a node: it has a row in each of them.
	#[pallet::storage]
	pub type Memberships<T: Config> =
		StorageDoubleMap<_, Twox64Concat, NodeId, Twox64Concat, ActivityId, ()>;

	/// The messages.
	#[pallet::storage]
	pub type Messages<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ActivityId, Twox64Concat, MessageNumber, MessageOf<T>>;

	/// The trust statements.
	#[pallet::storage]
	pub type Statements<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ActivityId, Twox64Concat, StatementId, StatementOf<T>>;
}
