// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	// Keys that a user can choose are hashed with Blake2; organisation numbers, ids and counters are
	// assigned by the chain and take Twox.

	/// The platforms.
	#[pallet::storage]
	pub type Platforms<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, PlatformOf<T>>;

	/// Who stood behind a platform in a tenure of its number in which it was admitted. For ever: what it
	/// earned then, and what it knew, is that account's and no later owner's.
	#[pallet::storage]
	pub type PlatformOwners<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, u32, AccountIdOf<T>>;

	/// The id of the next authority.
	#[pallet::storage]
	pub type NextAuthorityId<T> = StorageValue<_, AuthorityId, ValueQuery>;

	/// Registrars and certificate issuers. Kept for ever: users and certificates name them.
	#[pallet::storage]
	pub type Authorities<T: Config> = StorageMap<_, Twox64Concat, AuthorityId, AuthorityOf<T>>;

	/// The id of the next user.
	#[pallet::storage]
	pub type NextUserId<T> = StorageValue<_, UserId, ValueQuery>;

	/// The users.
	#[pallet::storage]
	pub type Users<T: Config> = StorageMap<_, Twox64Concat, UserId, UserOf<T>>;

	/// The user of an account.
	#[pallet::storage]
	pub type UsersByAccount<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, UserId>;

	/// The user under a tag of a registrar, by version of its key.
	#[pallet::storage]
	pub type UsersByTag<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (AuthorityId, u32), Blake2_128Concat, Tag, UserId>;

	/// What was brought under the tag of a user that is another identity.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageMap<_, Twox64Concat, UserId, ClaimOf<T>>;

	/// The id of the next asset.
	#[pallet::storage]
	pub type NextAssetId<T> = StorageValue<_, AssetId, ValueQuery>;

	/// What calls need of assets.
	#[pallet::storage]
	pub type Assets<T: Config> = StorageMap<_, Twox64Concat, AssetId, AssetOf<T>>;

	/// What people read of assets.
	#[pallet::storage]
	pub type Details<T: Config> = StorageMap<_, Twox64Concat, AssetId, AssetDetailsOf<T>>;

	/// The shares of users.
	#[pallet::storage]
	pub type Holdings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, UserId, Twox64Concat, AssetId, HoldingOf<T>>;

	/// Who has shares of an asset.
	#[pallet::storage]
	pub type Holders<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, UserId, ()>;

	/// The number of the next certificate.
	#[pallet::storage]
	pub type NextSerial<T> = StorageValue<_, Serial, ValueQuery>;

	/// The certificates. For ever. Their ids are hashes made by the chain.
	#[pallet::storage]
	pub type Certificates<T: Config> = StorageMap<_, Twox64Concat, CertificateId, CertificateOf<T>>;

	/// The certificates that wait for a certificate issuer, in the order of issue.
	#[pallet::storage]
	pub type Awaiting<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AuthorityId, Twox64Concat, Serial, CertificateId>;

	/// The id of the next trade.
	#[pallet::storage]
	pub type NextTradeId<T> = StorageValue<_, TradeId, ValueQuery>;

	/// The trades of an asset. For ever.
	#[pallet::storage]
	pub type Trades<T: Config> =
		StorageDoubleMap<_, Twox64Concat, AssetId, Twox64Concat, TradeId, TradeOf<T>>;

	/// The id of the next offering.
	#[pallet::storage]
	pub type NextOfferingId<T> = StorageValue<_, OfferingId, ValueQuery>;

	/// The offerings that are not ended.
	#[pallet::storage]
	pub type Offerings<T: Config> = StorageMap<_, Twox64Concat, OfferingId, OfferingOf<T>>;

	/// What people read of them.
	#[pallet::storage]
	pub type Prospectuses<T: Config> =
		StorageMap<_, Twox64Concat, OfferingId, Prospectus<BlockNumberFor<T>>>;

	/// What platforms said about single offerings.
	#[pallet::storage]
	pub type Choices<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, OfferingId, StoredChoiceOf<T>>;

	/// The parts of backers in campaigns.
	#[pallet::storage]
	pub type Pledges<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OfferingId, Twox64Concat, UserId, PledgeOf<T>>;

	/// What platforms earned of a campaign, each in a tenure of its number.
	#[pallet::storage]
	pub type PlatformFees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OfferingId, Twox64Concat, (OrgNumber, u32), BalanceOf<T>>;

	/// The distributions of an asset.
	#[pallet::storage]
	pub type Distributions<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		AssetId,
		Twox64Concat,
		DistributionIndex,
		DistributionOf<T>,
	>;

	/// The parts of holders who are barred or can't be paid. At most one for each distribution and holder.
	#[pallet::storage]
	pub type WithheldParts<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(AssetId, UserId),
		Twox64Concat,
		DistributionIndex,
		WithheldPartOf<T>,
	>;

	/// The shares that users had before they changed, where a distribution lay between.
	#[pallet::storage]
	pub type Snapshots<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(AssetId, UserId),
		Twox64Concat,
		DistributionIndex,
		Snapshot,
	>;
}
