// SPDX-License-Identifier: Apache-2.0

//! What happened.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A number became a platform, or its admission was renewed.
		PlatformAdmitted { platform: OrgNumber, tenure: u32 },
		/// A platform's admission was ended.
		PlatformRemoved { platform: OrgNumber },
		/// A platform says which offerings of others it takes.
		SyndicationSet { platform: OrgNumber, syndication: Syndication },
		/// A platform took or refused an offering, or left it to its policy again.
		ChoiceMade { platform: OrgNumber, offering: OfferingId, choice: Option<Choice> },
		/// A registrar or certificate issuer was admitted.
		AuthorityAdmitted { authority: AuthorityId, role: AuthorityRole, account: T::AccountId },
		/// An authority changed account or keys.
		AuthorityUpdated { authority: AuthorityId, account: T::AccountId, key_version: u32 },
		/// An authority's admission was ended.
		AuthorityRemoved { authority: AuthorityId, successor: Option<AuthorityId> },
		/// A registrar uses another key for its tags.
		PrfVersionSet { authority: AuthorityId, prf_version: u32 },
		/// A user was registered; both authorities have to confirm the identity.
		UserRegistered {
			user: UserId,
			account: T::AccountId,
			platform: OrgNumber,
			registrar: AuthorityId,
			certifier: AuthorityId,
			commitment: H256,
		},
		/// Another identity was brought under a user's tag: the registrar has to rule.
		IdentityContested { user: UserId, platform: OrgNumber, commitment: H256 },
		/// The registrar ruled; a user of its own if they are two.
		ConflictResolved { user: UserId, ruling: ConflictRuling, other: Option<UserId> },
		/// An authority opened its sealed copy of an identity and found it good, or the platform did.
		IdentityConfirmed { user: UserId, version: u32, by: Party, status: UserStatus },
		/// A user's identity changed; both authorities have to confirm it.
		IdentityUpdated { user: UserId, version: u32, commitment: H256 },
		/// A user has another tag.
		UserRetagged { user: UserId, prf_version: u32 },
		/// A party says that it destroyed its copy of an identity and the salt.
		IdentityErased { user: UserId, by: T::AccountId },
		/// A user goes on with another account.
		AccountRecovered { user: UserId, from: T::AccountId, to: T::AccountId },
		/// A user was barred.
		UserFrozen { user: UserId },
		/// A user is no longer barred.
		UserThawed { user: UserId },
		/// A user asked for another trading key.
		TradingKeyRequested { user: UserId, key: T::AccountId, from: BlockNumberFor<T> },
		/// A user has another trading key.
		TradingKeyApproved { user: UserId, key: T::AccountId },
		/// The trading key that waited goes.
		TradingKeyCancelled { user: UserId },
		/// A trading signature from the user's own account was wrong. Nothing was traded.
		TradeRefused { user: UserId, reason: Refusal, wrong: u8 },
		/// Too many wrong signatures: nothing is traded until the registrar unlocks.
		TradingLocked { user: UserId },
		/// A user trades again.
		TradingUnlocked { user: UserId },
		/// An asset was registered; its first holders follow.
		AssetRegistered { asset: AssetId, platform: OrgNumber, issuer: UserId, shares: Shares },
		/// An asset got first holders: how many it has with them, and how many shares they have.
		HoldersAdded { asset: AssetId, holders: u32, registered: Shares },
		/// All first holders are there: shares can move.
		AssetActivated { asset: AssetId },
		/// An asset without holders was withdrawn.
		AssetWithdrawn { asset: AssetId },
		/// The attributes of an asset changed.
		AttributesUpdated { asset: AssetId, revision: u32 },
		/// A holding was barred.
		HoldingFrozen { asset: AssetId, user: UserId },
		/// A holding is no longer barred.
		HoldingThawed { asset: AssetId, user: UserId },
		/// A certificate was issued; its document is awaited from the certificate issuer.
		CertificateIssued {
			certificate: CertificateId,
			serial: Serial,
			asset: AssetId,
			user: UserId,
			shares: Shares,
			certifier: AuthorityId,
			deadline: BlockNumberFor<T>,
			previous: Option<CertificateId>,
			source: Option<CertificateId>,
		},
		/// A holder sold all shares: its certificate is over.
		CertificateRetired { certificate: CertificateId },
		/// The document of a certificate was made.
		CertificateCountersigned { certificate: CertificateId, document: H256 },
		/// A certificate was withdrawn; another took its place.
		CertificateRevoked { certificate: CertificateId, reason: RevocationReason },
		/// Shares went from a user to another.
		Traded { asset: AssetId, trade: TradeId, seller: UserId, buyer: UserId, shares: Shares },
		/// Governance moved shares.
		TransferForced { asset: AssetId, trade: TradeId, reason: ForceReason },
		/// An offering was posted.
		OfferingPosted {
			offering: OfferingId,
			asset: AssetId,
			seller: UserId,
			platform: OrgNumber,
			shares: Shares,
			price: BalanceOf<T>,
		},
		/// A backer paid into a campaign.
		Pledged {
			offering: OfferingId,
			user: UserId,
			shares: Shares,
			amount: BalanceOf<T>,
			platform: OrgNumber,
		},
		/// Shares of an offering were sold, delivery against payment.
		Filled {
			offering: OfferingId,
			trade: TradeId,
			price: BalanceOf<T>,
			posting_fee: BalanceOf<T>,
			executing_fee: BalanceOf<T>,
		},
		/// An offering takes nobody any more.
		OfferingClosed { offering: OfferingId, state: OfferingState },
		/// An offering was stopped.
		OfferingFrozen { offering: OfferingId },
		/// An offering goes on.
		OfferingThawed { offering: OfferingId },
		/// A backer got shares.
		Allocated { offering: OfferingId, user: UserId, shares: Shares },
		/// A backer's money went back.
		PledgeRefunded { offering: OfferingId, user: UserId, amount: BalanceOf<T> },
		/// A backer's money could not go back, or he is barred: it waits for him.
		PledgeStranded { offering: OfferingId, user: UserId },
		/// The seller of a campaign was paid.
		ProceedsPaid { offering: OfferingId, to: T::AccountId, amount: BalanceOf<T> },
		/// Who stood behind a platform in a tenure of its number was paid its part of a campaign; the
		/// seller, if that one can't be.
		FeesPaid {
			offering: OfferingId,
			platform: OrgNumber,
			tenure: u32,
			to: T::AccountId,
			amount: BalanceOf<T>,
		},
		/// Money was paid in for all holders as of now.
		DistributionDeclared {
			asset: AssetId,
			index: DistributionIndex,
			amount: BalanceOf<T>,
			per_share: BalanceOf<T>,
			closes: BlockNumberFor<T>,
		},
		/// A holder got its part.
		DistributionClaimed {
			asset: AssetId,
			index: DistributionIndex,
			user: UserId,
			amount: BalanceOf<T>,
		},
		/// The part of a holder who is barred or can't be paid was set aside; zero, if it is too little for
		/// that: it stays in the rest.
		DistributionWithheld {
			asset: AssetId,
			index: DistributionIndex,
			user: UserId,
			amount: BalanceOf<T>,
		},
		/// The time of a distribution is over: the rest went to the asset's issuer.
		DistributionClosed { asset: AssetId, index: DistributionIndex, rest: BalanceOf<T> },
		/// Snapshots that no open distribution needs went.
		SnapshotsCleared { asset: AssetId, user: UserId, count: u32 },
	}
}
