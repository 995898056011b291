// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	// Keys that a user can choose are hashed with Blake2; organisation numbers and seal numbers are
	// assigned by the chain and take Twox.

	/// The transaction servers, kept for ever.
	#[pallet::storage]
	pub type Servers<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, ServerOf<T>>;

	/// The server that acts from an account, until it is removed or another server takes the account
	/// of one that is void.
	#[pallet::storage]
	pub type ServersByAccount<T: Config> =
		StorageMap<_, Blake2_128Concat, AccountIdOf<T>, OrgNumber>;

	/// The tables, until they are retired.
	#[pallet::storage]
	pub type Tables<T: Config> = StorageMap<_, Blake2_128Concat, Uuid, TableOf<T>>;

	/// What changes with every record; of open tables only.
	#[pallet::storage]
	pub type Heads<T: Config> = StorageMap<_, Blake2_128Concat, Uuid, Head>;

	/// The last counter of each client of a table, until cleared.
	#[pallet::storage]
	pub type Clients<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Uuid, Blake2_128Concat, AccountIdOf<T>, u64>;

	/// The tables that servers still have to do with: all but those that every server signed.
	#[pallet::storage]
	pub type Unfinished<T: Config> = StorageMap<_, Blake2_128Concat, Uuid, ()>;

	/// The last seal of tables that were retired, if they had one. Their names are never given again.
	#[pallet::storage]
	pub type Retired<T: Config> = StorageMap<_, Blake2_128Concat, Uuid, Option<SealNumber>>;

	/// The seals, for ever.
	#[pallet::storage]
	pub type Seals<T: Config> = StorageMap<_, Twox64Concat, SealNumber, SealOf<T>>;

	/// The end of the chain of seals.
	#[pallet::storage]
	pub type LastSeal<T> = StorageValue<_, SealChain, ValueQuery>;

	/// The chain's table of the present block; nothing between blocks, so that no block reads it from
	/// disk.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Current<T> = StorageValue<_, BlockTable>;

	/// What convicted a server: by server and table, for ever.
	#[pallet::storage]
	pub type Equivocations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Blake2_128Concat, Uuid, Evidence>;

	/// Two records that a client signed under one id: by table and id, for ever.
	#[pallet::storage]
	pub type ClientEquivocations<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		Uuid,
		Blake2_128Concat,
		RecordId<AccountIdOf<T>>,
		ClientEvidence<BlockNumberFor<T>>,
	>;
}
