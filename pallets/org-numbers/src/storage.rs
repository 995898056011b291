// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	// Keys that a user can choose are hashed with Blake2; organisation numbers, tenures and counters
	// are assigned by the chain and take Twox.

	/// How many numbers were ever issued.
	#[pallet::storage]
	pub type IssuedNumbers<T> = StorageValue<_, u64, ValueQuery>;

	/// The numbers.
	#[pallet::storage]
	pub type Numbers<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, NumberRowOf<T>>;

	/// What stands behind a handle: a number, or a reservation by governance.
	#[pallet::storage]
	pub type Handles<T: Config> =
		StorageMap<_, Blake2_128Concat, Handle, HandleStatus<AccountIdOf<T>>>;

	/// The numbers of an owner.
	#[pallet::storage]
	pub type NumbersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountIdOf<T>, Twox64Concat, OrgNumber, ()>;

	/// One commitment an account, overwritable.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		AccountIdOf<T>,
		Commitment<BalanceOf<T>, BlockNumberFor<T>>,
	>;

	/// The live publications of a number.
	#[pallet::storage]
	pub type Publications<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, u32, PublicationOf<T>>;

	/// The numbered history of a number, and what is held for each entry from its author.
	#[pallet::storage]
	pub type History<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		OrgNumber,
		Twox64Concat,
		u32,
		(HistoryEntryOf<T>, BalanceOf<T>),
	>;

	/// The roles under a number. Those of another tenure than the present one are void.
	#[pallet::storage]
	pub type Roles<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, OrgNumber>,
			NMapKey<Twox64Concat, u32>,
			NMapKey<Blake2_128Concat, AccountIdOf<T>>,
		),
		RoleRow<AccountIdOf<T>, BalanceOf<T>>,
	>;

	/// The followers of a number, and what is held for it from each.
	#[pallet::storage]
	pub type Followers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		OrgNumber,
		Blake2_128Concat,
		AccountIdOf<T>,
		BalanceOf<T>,
	>;

	/// The numbers that an account follows.
	#[pallet::storage]
	pub type Following<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountIdOf<T>, Twox64Concat, OrgNumber, ()>;

	/// The number that an account names as its own; void when the tenure is over or the account has
	/// no part in the number.
	#[pallet::storage]
	pub type Primaries<T: Config> =
		StorageMap<_, Blake2_128Concat, AccountIdOf<T>, Primary<BalanceOf<T>>>;

	/// The accounts that may verify numbers, and since when.
	#[pallet::storage]
	pub type Registrars<T: Config> =
		StorageMap<_, Blake2_128Concat, AccountIdOf<T>, BlockNumberFor<T>>;

	/// The governed classes of criteria.
	#[pallet::storage]
	pub type Classes<T> = StorageMap<_, Twox64Concat, ClassId, Criteria>;

	/// The currencies that the pool takes, and the least price in each.
	#[pallet::storage]
	pub type Currencies<T: Config> = StorageMap<_, Blake2_128Concat, T::Currency, BalanceOf<T>>;

	/// The id of the next order or auction.
	#[pallet::storage]
	pub type NextOrderId<T> = StorageValue<_, OrderId, ValueQuery>;

	/// The open orders.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, OrderOf<T>>;

	/// The open orders of an account.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageMap<_, Blake2_128Concat, AccountIdOf<T>, OrderIds, ValueQuery>;

	/// The tops of the books.
	#[pallet::storage]
	pub type BookRoots<T: Config> =
		StorageMap<_, Blake2_128Concat, BookKey<T::Currency>, BookRoot, ValueQuery>;

	/// The pages of the books.
	#[pallet::storage]
	pub type BookPagesOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		BookKey<T::Currency>,
		Twox64Concat,
		u32,
		BookPage,
		ValueQuery,
	>;

	/// The auctions under way.
	#[pallet::storage]
	pub type Auctions<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, AuctionOf<T>>;

	/// Money of closed orders that could not be given back.
	#[pallet::storage]
	pub type Stranded<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		AccountIdOf<T>,
		Twox64Concat,
		OrderId,
		StrandedMoney<T::Currency, BalanceOf<T>>,
	>;

	/// What was sold, by block.
	#[pallet::storage]
	pub type Trades<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BlockNumberFor<T>, Twox64Concat, OrderId, TradeOf<T>>;

	/// What was sold, by number and the tenure that began with it.
	#[pallet::storage]
	pub type TradesOf<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		OrgNumber,
		Twox64Concat,
		u32,
		(BlockNumberFor<T>, OrderId),
	>;
}
