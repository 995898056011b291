// SPDX-License-Identifier: Apache-2.0

//! # Crowdfunding
//!
//! One register of users, assets and certificates, kept by several crowdfunding platforms together.
//!
//! ## Overview
//!
//! A platform registers its users once, for all platforms; it registers a company's shares with all
//! their first holders; each holder gets a certificate. Whoever wants money from many people posts a
//! campaign on one platform, and it is live on every platform that takes it: backers pay into escrow,
//! and when the goal is reached they get shares, else their money back. Whoever wants to sell shares
//! posts an offering in the same way, and a buyer of any platform takes it, shares against money in
//! one step. An account's key alone moves nothing: each trade needs the signature of a second key.
//!
//! The chain knows nobody's name. It knows commitments that only those can open who were told name,
//! number and salt: the platform, the registrar who checked the identity, and the certificate issuer.
//!
//! ## Terminology
//!
//! - *Platform*: an organisation number that governance admitted to register users and post offerings,
//!   in one tenure of it: who buys the number buys neither the admission nor what was earned under it.
//! - *Authority*: a *registrar*, who checks identities of a jurisdiction, or a *certificate issuer*,
//!   who makes the documents of certificates. When one is removed, another takes its place.
//! - *User*: a person or an organisation. Holdings and certificates hang on the user, not on its
//!   account, which can be recovered.
//! - *Tag*: a keyed pseudo-random function of the ID number, made by the registrar, so that one person
//!   on two platforms is one user.
//! - *Opening*: name, number and salt. Who has it is public (view `identity_holders`), it is not.
//! - *Trading key*: signs offerings, pledges, fills and trades; apart from the account's key.
//! - *Asset*: shares of one kind, with attributes that change and terms that don't.
//! - *Holding*: the shares of a user. *Lot*: shares in it that can't be sold yet.
//! - *Certificate*: the proof of a holding. One that holds at a time, each names the one before it and
//!   the one that its shares came from.
//! - *Offering*: *primary*, a campaign of the asset's issuer, or *secondary*, a sale by a holder.
//! - *Distribution*: money paid in for all holders as of a block, pulled by each.
//!
//! ## Lifecycle
//!
//! ```text
//! user:         Pending -> Confirmed <-> Contested | Frozen      (-> Erased)
//! asset:        Draft -> Active       (a draft without holders is withdrawn)
//! certificate:  Provisional -> Active -> Superseded | Revoked
//! primary:      Open <-> Frozen;  Open -> Succeeded | Failed -> Ended;  Frozen -> Failed
//! secondary:    Open <-> Frozen;  Open | Frozen -> Ended
//! distribution: Open       (closed, its row goes)
//! ```
//!
//! 1. `register_user`: the registrar stated, signed, who it is; the user signs too. Both authorities
//!    open their sealed copies and `confirm_identity`; behind a change, so does the platform, on which
//!    nothing waits. Another identity under the same tag waits for the registrar's `resolve_conflict`,
//!    and until then neither trades. Under another key than its first one the registrar states the tag
//!    by the key before too, as long as users have one: they are found by it until they are retagged,
//!    and no third key comes before all are.
//! 2. `register_asset`, `add_holders` as often as needed, `activate_asset`. Each first holder has a
//!    certificate at once; the certificate issuer makes its document and brings its hash
//!    (`countersign`).
//! 3. `post_offering` by the seller on one platform. It is live there and wherever a platform's
//!    policy or choice takes it.
//! 4. Primary: `pledge` until the end, `close_offering`, `settle_pledges` (shares or money back),
//!    `pay_proceeds`, `pay_fees`. Secondary: `fill`, whole or in parts.
//! 5. `record_trade` for what was settled elsewhere, `force_transfer` by governance.
//! 6. `declare_distribution`, `claim_distribution`, `close_distribution`.
//!
//! ## The trading key
//!
//! A wrong signature that a user's own account sends does not fail the call: it succeeds, trades
//! nothing, says [`Event::TradeRefused`] and is counted; a failed call could not count. At
//! [`MAX_WRONG_SIGNATURES`] trading locks until the registrar unlocks it: until then whatever the user
//! offers, orders or trades is hindered by [`Hindrance::SellerLocked`] or [`Hindrance::BuyerLocked`],
//! before any signature is looked at. A stranger's or platform's wrong signature fails its call and
//! counts for nothing, so that nobody locks somebody else. A `batch_all` goes on after a refusal.
//! Another key counts after a delay, or at the registrar's word; the registrar can take it back in the
//! meantime.
//!
//! ## Money
//!
//! A price is for one share, in the smallest unit of its currency: the native token or a kind of
//! chips. Of the sum, `floor(posting fee * sum)` goes to the platform that posted the offering and
//! `floor(executing fee * sum)` to the one that brought the buyer; the seller gets the rest. A
//! platform that can't be paid leaves its part to the seller. Escrow lies on an account of its own
//! for each campaign. Distributions pay `floor(amount / shares)` for each share; the rest goes to the
//! asset's issuer.
//!
//! For posting, a platform earns at each sale and allocation, as long as it is the platform that it was
//! when it posted; for a backer, when it brings that one. What it earned of a campaign belongs to the
//! tenure of its number in which it did, and is paid to who owned the number then: though that one sold
//! it or gave it up since, though governance removed the platform; never to a later owner.
//!
//! A user whom the registrar bars goes on earning distributions and is not paid: claims set its parts
//! aside, where the end of a distribution does not reach them, and pay them once the bar is lifted. So
//! they do for whoever can't be paid; but what is less than the currency's smallest balance can be paid
//! to nobody who has none, and stays in the rest. A barred user's proceeds, fees that fall to it, rests of
//! its distributions and pledges that go back wait in their pots.
//!
//! ## Who keeps what
//!
//! A campaign that has reached its goal and only waits to be closed is not cancelled. Its backers get
//! their shares, those too whose identity waits or is contested by then: they hold and can't trade. The
//! erased get their money, that of the frozen waits. A backer who is no holder has a place kept among
//! them; one who is one does not sell its last share until its pledges are settled. While the lots of
//! first holders would be locked, counted from the activation, the issuer sells in campaigns only. What is
//! said of an asset stays while a campaign of it is open. An asset belongs to the tenure in which its
//! platform registered it.
//!
//! ## Invariants
//!
//! 1. Of each asset, the shares of all holdings and the unclaimed ones are the registered ones, which
//!    are all its shares once it is active. Unclaimed are the unsettled pledges of its campaigns that
//!    succeeded.
//! 2. Each holding with shares has one certificate that holds, over exactly these shares; every
//!    certificate that is provisional or active is that of a holding.
//! 3. An asset counts its holders; who has shares is among them and nobody else. Its places are the
//!    pledges that keep one; a holding counts its user's others.
//! 4. What a holding offers is what the open offerings of its user offer and have not sold. Lots are
//!    never more than the shares. An asset counts its campaigns that are open or frozen.
//! 5. Of each campaign, escrow is the sum of unsettled and stranded pledges, of what the seller earned
//!    and of what platforms earned, each in a tenure in which it was admitted; its account has at
//!    least that and the endowment.
//! 6. Of each distribution, what is claimed is at most what was paid in; its account has the difference
//!    and the endowment. An asset counts those that are open. What is set aside for a holder lies
//!    on an account of its own.
//! 7. Each user has its account and its tag, and each account and tag of the register its user. Tags
//!    are by the registrar's present key or the one before. What is contested has a claim, and only
//!    that.
//! 8. The certificates that wait for an issuer are the provisional ones.
//! 9. What is held for a reason from an account is the sum of the deposits in the rows it pays for.
//! 10. A snapshot is of a time before its holding last changed, and no two of a holding overlap.
//!
//! ## What is stored and what is not
//!
//! No name, number, birthday or address of a person, nor anything from which one could be guessed: a
//! commitment has a salt of 256 bits, a tag the registrar's key. Certificates and trades stay for ever;
//! who causes them pays a fee for it. Platforms, their owners and authorities are as few as governance
//! admits. Everything else is paid for by a deposit that goes back to its payer when the row goes.
//! Texts of offerings lie in block bodies, their hash in state.

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

mod assets;
mod authorities;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod campaigns;
mod certificates;
mod distributions;
mod eligibility;
mod errors;
mod events;
mod holdings;
mod identities;
pub mod math;
#[cfg(test)]
mod mock;
mod money;
mod offerings;
pub mod payloads;
mod platforms;
pub mod runtime_api;
mod storage;
#[cfg(test)]
mod tests;
mod trades;
mod trading;
mod try_state;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod types;
mod users;
mod views;
pub mod weights;

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect, PalletId};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::StaticLookup;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Sr25519Helper};
pub use pallet::*;
pub use payloads::{Offer, Recovery, Statement};
pub use types::*;
pub use weights::WeightInfo;

/// The accounts of campaigns and distributions are sub-accounts of this.
pub const PALLET_ID: PalletId = PalletId(*b"hans/cwd");
/// Most that platforms together get of a price, in percent.
pub const MAX_FEE_PERCENT: u32 = 20;
/// Most rows that a view function returns at once, and the most that one looks at.
pub const MAX_PAGE: u32 = 256;
pub const MAX_SCAN: u32 = 4_096;

pub(crate) type AccountIdLookupOf<T> =
	<<T as frame_system::Config>::Lookup as StaticLookup>::Source;
pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub(crate) type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<AccountIdOf<T>>>::Balance;
pub(crate) type DepositOf<T> = hanse_support::Deposit<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type TermsOf<T> = Terms<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type PlatformOf<T> = Platform<BlockNumberFor<T>>;
pub(crate) type StoredChoiceOf<T> = StoredChoice<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type AuthorityOf<T> = Authority<AccountIdOf<T>>;
pub(crate) type RegistrationOf<T> = Registration<AccountIdOf<T>>;
pub(crate) type UserOf<T> = User<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type ClaimOf<T> = Claim<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type NewAssetOf<T> = NewAsset<BlockNumberFor<T>>;
pub(crate) type AssetOf<T> = Asset<BlockNumberFor<T>>;
pub(crate) type AssetDetailsOf<T> = AssetDetails<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type HoldingOf<T> = Holding<BlockNumberFor<T>>;
pub(crate) type CertificateOf<T> = Certificate<BlockNumberFor<T>>;
pub(crate) type TradeOf<T> = Trade<<T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type SettledTradeOf<T> = SettledTrade<BalanceOf<T>>;
pub(crate) type OfferingTermsOf<T> =
	OfferingTerms<<T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type OfferingOf<T> =
	Offering<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type PledgeOf<T> = Pledge<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type OrderOf<T> = Order<BalanceOf<T>>;
pub(crate) type ProposalOf<T> = Proposal<BalanceOf<T>>;
pub(crate) type WithheldPartOf<T> = WithheldPart<<T as Config>::Currency, BalanceOf<T>>;
pub(crate) type DistributionOf<T> =
	Distribution<AccountIdOf<T>, <T as Config>::Currency, BalanceOf<T>, BlockNumberFor<T>>;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, EnsureOrigin},
	};
	use frame_system::pallet_prelude::*;
	use hanse_support::{FlowLedger, OrgDirectory, OrgNumber, RowPrice, Standing};
	use sp_core::H256;
	use sp_runtime::{
		traits::{IdentifyAccount, Verify},
		SaturatedConversion,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// Measured weights of the calls.
		type WeightInfo: WeightInfo;

		/// The native token, in which deposits and the fees of records are paid.
		type NativeBalance: fungible::Mutate<AccountIdOf<Self>>
			+ fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>;

		/// What is held for a row; each row keeps the deposit that it was placed with.
		type RowPrice: Get<RowPrice<BalanceOf<Self>>>;

		/// Times and fees.
		type Terms: Get<TermsOf<Self>>;

		/// What prices are in: the native token or a kind of chips.
		type Currency: Parameter + Member + MaxEncodedLen;

		/// All money as one ledger.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Money: fungibles::Mutate<
			AccountIdOf<Self>,
			AssetId = Self::Currency,
			Balance = BalanceOf<Self>,
		>;
		#[cfg(feature = "runtime-benchmarks")]
		type Money: fungibles::Mutate<
				AccountIdOf<Self>,
				AssetId = Self::Currency,
				Balance = BalanceOf<Self>,
			> + fungibles::Create<AccountIdOf<Self>>;

		/// Who may pay and be paid.
		type Standing: Standing<Self::Currency, AccountIdOf<Self>>;

		/// Who gets the fees of records.
		type FeeCollector: Get<AccountIdOf<Self>>;

		/// Who stands behind an organisation number.
		type Directory: OrgDirectory<AccountIdOf<Self>>;

		/// Where movements of shares are recorded.
		type FlowLedger: FlowLedger<AccountIdOf<Self>>;

		/// What is signed with off chain.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = AccountIdOf<Self>>>
			+ Parameter
			+ DecodeWithMemTracking;

		/// Admits platforms and authorities, orders transfers.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes accounts that sign, numbers and money, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
			Self::Signature,
			AccountIdOf<Self>,
			Self::Currency,
		>;
	}

	/// Why the pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A user, or a claim to be one.
		#[codec(index = 0)]
		User,
		/// An asset.
		#[codec(index = 1)]
		Asset,
		/// An offering.
		#[codec(index = 2)]
		Offering,
		/// A pledge.
		#[codec(index = 3)]
		Pledge,
		/// A platform's choice about an offering.
		#[codec(index = 4)]
		Choice,
		/// A distribution.
		#[codec(index = 5)]
		Distribution,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			const { assert!(MAX_FEE_PERCENT < 100 && MAX_PAGE > 0 && MAX_SCAN >= MAX_PAGE) };
			const { assert!(MAX_WRONG_SIGNATURES > 0) };
			let terms = T::Terms::get();
			let fees =
				terms.posting_fee.deconstruct().checked_add(terms.executing_fee.deconstruct());
			let most = sp_runtime::Permill::from_percent(MAX_FEE_PERCENT).deconstruct();
			assert!(fees.is_some_and(|fees| fees <= most), "platforms get a part, not the price");
			let fits = terms.distribution <= terms.longest_distribution;
			assert!(fits, "a distribution can be long enough");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A platform, whether or not its admission holds.
		pub fn platform(platform: OrgNumber) -> Option<PlatformOf<T>> {
			Platforms::<T>::get(platform)
		}

		/// The platforms behind `after` whose admission holds, at most 256.
		pub fn platforms(after: Option<OrgNumber>, limit: u32) -> Vec<(OrgNumber, PlatformOf<T>)> {
			Self::view_platforms(after, limit)
		}

		/// A registrar or certificate issuer, whether or not it is removed.
		pub fn authority(authority: AuthorityId) -> Option<AuthorityOf<T>> {
			Authorities::<T>::get(authority)
		}

		/// The authorities from `from` on, at most 256.
		pub fn authorities(from: AuthorityId, limit: u32) -> Vec<(AuthorityId, AuthorityOf<T>)> {
			Self::view_authorities(from, limit)
		}

		/// A user.
		pub fn user(user: UserId) -> Option<UserOf<T>> {
			Users::<T>::get(user)
		}

		/// How far a user is.
		pub fn user_status(user: UserId) -> Option<UserStatus> {
			Users::<T>::get(user).map(|row| row.status())
		}

		/// The user of an account.
		pub fn user_of(account: T::AccountId) -> Option<UserId> {
			UsersByAccount::<T>::get(account)
		}

		/// The user under a tag of a registrar.
		pub fn user_of_tag(registrar: AuthorityId, prf_version: u32, tag: Tag) -> Option<UserId> {
			UsersByTag::<T>::get((registrar, prf_version), tag)
		}

		/// Who can tell a user's name; of the platform also in which tenure of its number.
		pub fn identity_holders(user: UserId) -> Option<IdentityHolders> {
			Self::view_identity_holders(user)
		}

		/// What was brought under a user's tag and waits for the registrar.
		pub fn claim(user: UserId) -> Option<ClaimOf<T>> {
			Claims::<T>::get(user)
		}

		/// The key that a user's trades have to be signed with now, and a nonce that is free.
		pub fn trading_key(user: UserId) -> Option<(T::AccountId, u64)> {
			Self::view_trading_key(user)
		}

		/// What calls need of an asset.
		pub fn asset(asset: AssetId) -> Option<AssetOf<T>> {
			Assets::<T>::get(asset)
		}

		/// What people read of an asset.
		pub fn asset_details(asset: AssetId) -> Option<AssetDetailsOf<T>> {
			Details::<T>::get(asset)
		}

		/// The assets from `from` on, at most 256.
		pub fn assets(from: AssetId, limit: u32) -> Vec<(AssetId, AssetOf<T>)> {
			Self::view_assets(from, limit)
		}

		/// The shares of a user.
		pub fn holding(asset: AssetId, user: UserId) -> Option<HoldingOf<T>> {
			Holdings::<T>::get(user, asset)
		}

		/// The holders of an asset behind `after`, at most 256.
		pub fn holders(
			asset: AssetId,
			after: Option<UserId>,
			limit: u32,
		) -> Vec<(UserId, HoldingOf<T>)> {
			Self::view_holders(asset, after, limit)
		}

		/// What a user holds, behind `after`, at most 256.
		pub fn portfolio(
			user: UserId,
			after: Option<AssetId>,
			limit: u32,
		) -> Vec<(AssetId, HoldingOf<T>)> {
			Self::view_portfolio(user, after, limit)
		}

		/// A certificate.
		pub fn certificate(certificate: CertificateId) -> Option<CertificateOf<T>> {
			Certificates::<T>::get(certificate)
		}

		/// All that a certificate's id tells.
		pub fn certificate_status(
			certificate: CertificateId,
		) -> Option<CertificateStatus<BlockNumberFor<T>>> {
			Self::view_certificate_status(certificate)
		}

		/// The certificates that hold for a user, by assets behind `after`, at most 256.
		pub fn certificates_of(
			user: UserId,
			after: Option<AssetId>,
			limit: u32,
		) -> Vec<(CertificateId, CertificateOf<T>)> {
			Self::view_certificates_of(user, after, limit)
		}

		/// The certificates that wait for an issuer, in no order, behind the one with serial `after`, and
		/// the serial to go on behind; none at the end. At most 256 at a time.
		pub fn awaiting(
			certifier: AuthorityId,
			after: Option<Serial>,
			limit: u32,
		) -> (Vec<(CertificateId, CertificateOf<T>)>, Option<Serial>) {
			Self::view_awaiting(certifier, after, limit)
		}

		/// Walks from certificates back towards the registration of their shares, newest first; go on
		/// with `next`. At most 256 at a time.
		pub fn title(from: Vec<CertificateId>, limit: u32) -> TitlePage<BlockNumberFor<T>> {
			Self::view_title(from, limit)
		}

		/// The trades of an asset behind `after`, at most 256.
		pub fn trades(
			asset: AssetId,
			after: Option<TradeId>,
			limit: u32,
		) -> Vec<(TradeId, TradeOf<T>)> {
			Self::view_trades(asset, after, limit)
		}

		/// An offering that is not ended.
		pub fn offering(offering: OfferingId) -> Option<OfferingOf<T>> {
			Offerings::<T>::get(offering)
		}

		/// What people read of an offering.
		pub fn prospectus(offering: OfferingId) -> Option<Prospectus<BlockNumberFor<T>>> {
			Prospectuses::<T>::get(offering)
		}

		/// The offerings from `from` on that are open and live on a platform, and where to go on; at
		/// most 256 at a time.
		pub fn offerings_on(
			platform: OrgNumber,
			from: OfferingId,
			limit: u32,
		) -> (Vec<(OfferingId, OfferingOf<T>)>, Option<OfferingId>) {
			Self::view_offerings_on(platform, from, limit)
		}

		/// A backer's part in a campaign.
		pub fn pledge_of(offering: OfferingId, user: UserId) -> Option<PledgeOf<T>> {
			Pledges::<T>::get(offering, user)
		}

		/// The backers of a campaign behind `after`, at most 256.
		pub fn pledges(
			offering: OfferingId,
			after: Option<UserId>,
			limit: u32,
		) -> Vec<(UserId, PledgeOf<T>)> {
			Self::view_pledges(offering, after, limit)
		}

		/// What keeps a trade from being made now; `None`: nothing but the signatures.
		pub fn why_not(proposal: ProposalOf<T>) -> Option<Hindrance> {
			Self::view_why_not(proposal)
		}

		/// A distribution.
		pub fn distribution(asset: AssetId, index: DistributionIndex) -> Option<DistributionOf<T>> {
			Distributions::<T>::get(asset, index)
		}

		/// What a holder can claim, in order: the distribution, the snapshot to name, the amount. What was
		/// set aside and can be paid now, then at most 16 that are open; of one who can't be paid the
		/// latter, whose claims set them aside.
		pub fn claimable(
			asset: AssetId,
			user: UserId,
		) -> Vec<(DistributionIndex, Option<DistributionIndex>, BalanceOf<T>)> {
			Self::view_claimable(asset, user)
		}
	}
}
