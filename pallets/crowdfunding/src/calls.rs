// SPDX-License-Identifier: Apache-2.0

//! What accounts and governance call: thin, each hands on to a `do_` of its topic.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits an organisation number as a platform, or renews an admission that is void because
		/// the number changed hands. Governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit_platform())]
		pub fn admit_platform(origin: OriginFor<T>, platform: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_admit_platform(platform)
		}

		/// Ends a platform's admission. Governance. What it registered and posted stays.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_platform())]
		pub fn remove_platform(origin: OriginFor<T>, platform: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_platform(platform)
		}

		/// Sets which offerings of other platforms a platform takes. Its owner or a manager.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_syndication())]
		pub fn set_syndication(
			origin: OriginFor<T>,
			platform: OrgNumber,
			syndication: Syndication,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_syndication(who, platform, syndication)
		}

		/// Takes or refuses one offering whatever the policy says, or (`None`) leaves it to the policy
		/// again. The platform's owner or a manager, who pays the row's deposit.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::choose())]
		pub fn choose(
			origin: OriginFor<T>,
			platform: OrgNumber,
			offering: OfferingId,
			choice: Option<Choice>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_choose(who, platform, offering, choice)
		}

		/// Removes the choice about an offering that ended, or of a platform's earlier owner. Anyone;
		/// the deposit goes to who paid it.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::clear_choice())]
		pub fn clear_choice(
			origin: OriginFor<T>,
			platform: OrgNumber,
			offering: OfferingId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_choice(platform, offering)
		}

		/// Admits a registrar or certificate issuer. Governance. `key` signs, as an account id;
		/// identities are sealed to `sealing_key`, an X25519 public key.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::admit_authority())]
		pub fn admit_authority(
			origin: OriginFor<T>,
			role: AuthorityRole,
			account: AccountIdLookupOf<T>,
			key: T::AccountId,
			sealing_key: SealingKey,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_admit_authority(role, account, key, sealing_key)
		}

		/// Gives an authority another account or other keys. Its account.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::update_authority())]
		pub fn update_authority(
			origin: OriginFor<T>,
			authority: AuthorityId,
			account: AccountIdLookupOf<T>,
			key: T::AccountId,
			sealing_key: SealingKey,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_update_authority(who, authority, account, key, sealing_key)
		}

		/// Ends an authority's admission; `successor`, of the same role, acts in its place for all
		/// that names it. Governance, again and again while there is none.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_authority())]
		pub fn remove_authority(
			origin: OriginFor<T>,
			authority: AuthorityId,
			successor: Option<AuthorityId>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_authority(authority, successor)
		}

		/// Says that new tags are made with another key: its version, one more than before. The
		/// registrar's account, once no user has a tag under the key before the present one.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_prf_version())]
		pub fn set_prf_version(
			origin: OriginFor<T>,
			authority: AuthorityId,
			prf_version: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_prf_version(who, authority, prf_version)
		}

		/// Registers a user whose identity a registrar checked. The platform's owner or a manager, who
		/// pays the deposit. Registrar and user sign [`payloads::Statement`]. The user waits until
		/// registrar and certificate issuer confirmed their sealed copies. If the tag, or the one under
		/// the key before, is another identity's, the registrar has to rule, and until then neither can
		/// trade.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::register_user())]
		pub fn register_user(
			origin: OriginFor<T>,
			platform: OrgNumber,
			registration: RegistrationOf<T>,
			nonce: u64,
			expiry: u32,
			statement: T::Signature,
			consent: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_user(who, platform, registration, (nonce, expiry), statement, consent)
		}

		/// Says that the sealed copy of version `version` of an identity fits its commitment. The
		/// account of the user's registrar or certificate issuer; once the identity changed, the owner
		/// or a manager of the platform that registered the user too.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::confirm_identity())]
		pub fn confirm_identity(
			origin: OriginFor<T>,
			user: UserId,
			version: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_identity(who, user, version)
		}

		/// Rules between a user and what was brought under its tag. The registrar's account.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::resolve_conflict())]
		pub fn resolve_conflict(
			origin: OriginFor<T>,
			user: UserId,
			ruling: ConflictRuling,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resolve_conflict(who, user, ruling)
		}

		/// Gives a user another commitment: a changed name or document. The registrar's account, with
		/// the user's signature. Both authorities have to confirm it.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::update_identity())]
		pub fn update_identity(
			origin: OriginFor<T>,
			user: UserId,
			commitment: H256,
			expiry: u32,
			consent: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_identity(who, user, commitment, expiry, consent)
		}

		/// Gives a user a tag under the registrar's present key. The registrar's account.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::retag_user())]
		pub fn retag_user(origin: OriginFor<T>, user: UserId, tag: Tag) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retag_user(who, user, tag)
		}

		/// Says that the caller's copy of an identity and its salt are destroyed. The registrar, the
		/// certificate issuer, or who stands behind the platform that registered the user: owner or a
		/// manager, admitted or not; once its number changed hands, who owned it then.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::erase_identity())]
		pub fn erase_identity(origin: OriginFor<T>, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_erase_identity(who, user)
		}

		/// Gives a user whose account was lost another account and trading key. The registrar's
		/// account, with the new account's signature over [`payloads::Recovery`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::recover_account())]
		pub fn recover_account(
			origin: OriginFor<T>,
			user: UserId,
			account: AccountIdLookupOf<T>,
			trading_key: T::AccountId,
			expiry: u32,
			consent: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_recover_account(who, user, account, trading_key, expiry, consent)
		}

		/// Bars a user from trading, from being paid and from getting shares. What it is due waits. The
		/// registrar's account.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::freeze_user())]
		pub fn freeze_user(origin: OriginFor<T>, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_freeze_user(who, user)
		}

		/// Lets a frozen user trade again. The registrar's account.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::thaw_user())]
		pub fn thaw_user(origin: OriginFor<T>, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_thaw_user(who, user)
		}

		/// Asks for another trading key, which signs that it is there. The user's account. It counts
		/// after the governed delay, or once the registrar approves it.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::set_trading_key())]
		pub fn set_trading_key(
			origin: OriginFor<T>,
			key: T::AccountId,
			expiry: u32,
			proof: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_trading_key(who, key, expiry, proof)
		}

		/// Lets a trading key that waits count from now on. The registrar's account.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::approve_trading_key())]
		pub fn approve_trading_key(
			origin: OriginFor<T>,
			user: UserId,
			key: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_approve_trading_key(who, user, key)
		}

		/// Takes back a trading key that waits. The user's account or the registrar's.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::cancel_trading_key())]
		pub fn cancel_trading_key(origin: OriginFor<T>, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_trading_key(who, user)
		}

		/// Lets a user trade again whose trading wrong signatures locked. The registrar's account.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::unlock_trading())]
		pub fn unlock_trading(origin: OriginFor<T>, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unlock_trading(who, user)
		}

		/// Registers an asset. The platform's owner or a manager, who pays the deposit.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::register_asset())]
		pub fn register_asset(
			origin: OriginFor<T>,
			platform: OrgNumber,
			asset: NewAssetOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_asset(who, platform, asset)
		}

		/// Gives an asset that is not active first holders, each with a certificate. The platform's
		/// owner or a manager, who pays a fee for each.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::add_holders(holders.len().saturated_into()))]
		pub fn add_holders(
			origin: OriginFor<T>,
			asset: AssetId,
			holders: FirstHolders,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_holders(who, asset, holders)
		}

		/// Opens an asset for trade once holders have all its shares. The platform's owner or a
		/// manager. From now on the lock-up of the issuer counts, which sells in campaigns only till then.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::activate_asset())]
		pub fn activate_asset(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_activate_asset(who, asset)
		}

		/// Withdraws an asset that has no holder yet. The platform's owner or a manager, or who paid the
		/// deposit.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::withdraw_asset())]
		pub fn withdraw_asset(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_asset(who, asset)
		}

		/// Changes the attributes of an asset, unless a campaign of it is open; its terms never change. The
		/// platform's owner or a manager, who pays the deposit anew.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::update_attributes())]
		pub fn update_attributes(
			origin: OriginFor<T>,
			asset: AssetId,
			attributes: Attributes,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_attributes(who, asset, attributes)
		}

		/// Bars a holding from being sold. The account of the asset's registrar.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::freeze_holding())]
		pub fn freeze_holding(
			origin: OriginFor<T>,
			asset: AssetId,
			user: UserId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_freeze_holding(who, asset, user)
		}

		/// Lets a frozen holding be sold again. The account of the asset's registrar.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::thaw_holding())]
		pub fn thaw_holding(origin: OriginFor<T>, asset: AssetId, user: UserId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_thaw_holding(who, asset, user)
		}

		/// Moves shares without their holder, locked or frozen ones too, but none that an offering
		/// offers: the registrar stops and cancels that one first. Locked ones stay locked. Governance.
		/// The fee is not charged.
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::force_transfer())]
		pub fn force_transfer(
			origin: OriginFor<T>,
			asset: AssetId,
			from: UserId,
			to: UserId,
			shares: Shares,
			reason: ForceReason,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_force_transfer(asset, from, to, shares, reason)
		}

		/// Countersigns certificates with the hashes of their documents. The certificate issuer's
		/// account.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::countersign(certificates.len().saturated_into()))]
		pub fn countersign(
			origin: OriginFor<T>,
			certificates: Countersignatures,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_countersign(who, certificates)
		}

		/// Withdraws a certificate; another one takes its place at once. The account of the asset's
		/// registrar, who pays the fee.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::revoke_certificate())]
		pub fn revoke_certificate(
			origin: OriginFor<T>,
			certificate: CertificateId,
			reason: RevocationReason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_certificate(who, certificate, reason)
		}

		/// Brings a certificate in the place of one whose holder's identity changed since. Anyone, who
		/// pays the fee.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::refresh_certificate())]
		pub fn refresh_certificate(
			origin: OriginFor<T>,
			certificate: CertificateId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refresh_certificate(who, certificate)
		}

		/// Posts an offering. The platform's owner or a manager, or the seller's account; the caller
		/// pays deposit and, in a primary one, what keeps the escrow's account alive. The seller's
		/// trading key signs [`payloads::Offer`].
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::post_offering(text.len().saturated_into()))]
		pub fn post_offering(
			origin: OriginFor<T>,
			platform: OrgNumber,
			terms: OfferingTermsOf<T>,
			title: Title,
			text: Text,
			documents: Documents,
			signed: Signed<T::Signature>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_post_offering(who, platform, terms, (title, text, documents), signed)
		}

		/// Pledges to a primary offering: the price goes from the buyer's account into escrow. The
		/// buyer's account, or the owner or a manager of the platform that brings it; the caller pays
		/// the deposit. The buyer's trading key signs the [`Order`].
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::pledge())]
		pub fn pledge(
			origin: OriginFor<T>,
			order: OrderOf<T>,
			signed: Signed<T::Signature>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pledge(who, order, signed)
		}

		/// Buys from a secondary offering, delivery against payment. The buyer's account, or the owner
		/// or a manager of the platform that brings it; the caller pays the fee of the records. The
		/// buyer's trading key signs the [`Order`].
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::fill())]
		pub fn fill(
			origin: OriginFor<T>,
			order: OrderOf<T>,
			signed: Signed<T::Signature>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fill(who, order, signed)
		}

		/// Records a trade that was settled elsewhere. The platform's owner or a manager, who pays the
		/// fee of the records. Both trading keys sign the [`SettledTrade`].
		#[pallet::call_index(36)]
		#[pallet::weight(T::WeightInfo::record_trade())]
		pub fn record_trade(
			origin: OriginFor<T>,
			trade: SettledTradeOf<T>,
			seller: Signed<T::Signature>,
			buyer: Signed<T::Signature>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_record_trade(who, trade, seller, buyer)
		}

		/// Closes an offering whose window is over or whose shares are all sold. Anyone.
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::close_offering().max(T::WeightInfo::cancel_offering()))]
		pub fn close_offering(origin: OriginFor<T>, offering: OfferingId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_offering(offering)
		}

		/// Closes an offering before its time; the money of a campaign goes back. The seller's account; of
		/// one that is stopped, that of the asset's registrar too. A campaign that could be closed with
		/// success is not cancelled.
		#[pallet::call_index(38)]
		#[pallet::weight(T::WeightInfo::cancel_offering())]
		pub fn cancel_offering(origin: OriginFor<T>, offering: OfferingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_offering(who, offering)
		}

		/// Stops an offering. The account of the asset's registrar.
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::freeze_offering())]
		pub fn freeze_offering(origin: OriginFor<T>, offering: OfferingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_freeze_offering(who, offering)
		}

		/// Lets a stopped offering go on. The account of the asset's registrar.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::thaw_offering())]
		pub fn thaw_offering(origin: OriginFor<T>, offering: OfferingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_thaw_offering(who, offering)
		}

		/// Gives backers of a campaign that succeeded their shares, those of one that failed their
		/// money. Anyone, for anyone; once each. A backer who is barred, erased or has no place gets the
		/// money back; money that can't be paid back, and that of a barred one, waits for the backer.
		#[pallet::call_index(41)]
		#[pallet::weight({
			let users = users.len().saturated_into();
			T::WeightInfo::settle_pledges(users).max(T::WeightInfo::return_pledges(users))
		})]
		pub fn settle_pledges(
			origin: OriginFor<T>,
			offering: OfferingId,
			users: SettledUsers,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_settle_pledges(who, offering, users)
		}

		/// Pays back a pledge that could not be paid back before. Anyone; to the backer's account, unless the
		/// registrar bars it.
		#[pallet::call_index(42)]
		#[pallet::weight(T::WeightInfo::withdraw_pledge())]
		pub fn withdraw_pledge(
			origin: OriginFor<T>,
			offering: OfferingId,
			user: UserId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_withdraw_pledge(offering, user)
		}

		/// Pays the seller of a campaign what settled pledges brought so far, unless the registrar bars it.
		/// Anyone.
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::pay_proceeds())]
		pub fn pay_proceeds(origin: OriginFor<T>, offering: OfferingId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_proceeds(offering)
		}

		/// Pays what a platform earned of a campaign so far in a tenure of its number, to who stood
		/// behind it then; to the seller, if that one can't be paid. Anyone.
		#[pallet::call_index(44)]
		#[pallet::weight(T::WeightInfo::pay_fees())]
		pub fn pay_fees(
			origin: OriginFor<T>,
			offering: OfferingId,
			platform: OrgNumber,
			tenure: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_fees(offering, (platform, tenure))
		}

		/// Pays money in for all holders as of now, claimed until `closes`. The account of the asset's
		/// issuer.
		#[pallet::call_index(45)]
		#[pallet::weight(T::WeightInfo::declare_distribution())]
		pub fn declare_distribution(
			origin: OriginFor<T>,
			asset: AssetId,
			currency: T::Currency,
			amount: BalanceOf<T>,
			closes: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_declare_distribution(who, asset, currency, amount, closes)
		}

		/// Pays a holder's part of the next distribution that it has not claimed; `snapshot` names
		/// the one that holds for it if the shares changed since. Anyone; to the holder's account. The
		/// part of a holder who is barred or can't be paid is set aside; claims behind the bar pay what
		/// was, first.
		#[pallet::call_index(46)]
		#[pallet::weight(T::WeightInfo::claim_distribution())]
		pub fn claim_distribution(
			origin: OriginFor<T>,
			asset: AssetId,
			user: UserId,
			snapshot: Option<DistributionIndex>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_distribution(asset, user, snapshot)
		}

		/// Gives the rest of a distribution whose time is over to the asset's issuer, unless it is barred, and
		/// the deposit to who paid it. Anyone.
		#[pallet::call_index(47)]
		#[pallet::weight(T::WeightInfo::close_distribution())]
		pub fn close_distribution(
			origin: OriginFor<T>,
			asset: AssetId,
			index: DistributionIndex,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_distribution(asset, index)
		}

		/// Removes snapshots of a user that no open distribution needs. Anyone.
		#[pallet::call_index(48)]
		#[pallet::weight(T::WeightInfo::clear_snapshots(snapshots.len().saturated_into()))]
		pub fn clear_snapshots(
			origin: OriginFor<T>,
			asset: AssetId,
			user: UserId,
			snapshots: SnapshotIndices,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_snapshots(asset, user, snapshots)
		}
	}
}
