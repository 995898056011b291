// SPDX-License-Identifier: Apache-2.0

//! What accounts and governance call: thin, each hands on to a `do_` of its topic.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Places a commitment to a handle; see [`Pallet::commitment`] for its hash.
		///
		/// An earlier commitment of the caller is replaced. A deposit is held until it is opened,
		/// replaced or withdrawn.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::commit())]
		pub fn commit(origin: OriginFor<T>, hash: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_commit(who, hash)
		}

		/// Registers a number and a handle for the caller, who committed to it before.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			handle: HandleBytes,
			profile: Profile,
			salt: [u8; 32],
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who.clone(), who, handle, profile, salt)
		}

		/// Registers a number and a handle for a newcomer, who signed for it off chain; the caller
		/// placed the commitment, and pays fee and deposit.
		///
		/// The signature is over [`hanse_support::signed_payload::Payload`] with pallet
		/// `org-numbers`, purpose `register-for`, fields `(caller, handle, profile, salt)`, the block
		/// of the caller's commitment as nonce, and `expires` as expiry.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::register_for())]
		pub fn register_for(
			origin: OriginFor<T>,
			registrant: AccountIdLookupOf<T>,
			handle: HandleBytes,
			profile: Profile,
			salt: [u8; 32],
			expires: u32,
			signature: T::Signature,
		) -> DispatchResult {
			let sponsor = ensure_signed(origin)?;
			let registrant = T::Lookup::lookup(registrant)?;
			Self::check_consent(
				&sponsor,
				&registrant,
				(&handle, &profile, salt),
				expires,
				&signature,
			)?;
			Self::do_register(sponsor, registrant, handle, profile, salt)
		}

		/// Withdraws the caller's commitment and gives its deposit back.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw_commitment())]
		pub fn withdraw_commitment(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_commitment(who)
		}

		/// Gives a number and its handle up. The number is never issued again.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release(who, number)
		}

		/// Replaces the profile. Owner or manager.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_profile())]
		pub fn set_profile(
			origin: OriginFor<T>,
			number: OrgNumber,
			profile: Profile,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_profile(who, number, profile)
		}

		/// Publishes a document. Owner, manager or editor, who pays the deposit.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::publish(document.body.len().saturated_into()))]
		pub fn publish(
			origin: OriginFor<T>,
			number: OrgNumber,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish(who, number, document)
		}

		/// Adds a part to a publication. Owner, manager or editor, who takes the deposit over.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::append_part(part.len().saturated_into()))]
		pub fn append_part(
			origin: OriginFor<T>,
			number: OrgNumber,
			publication: u32,
			part: Part,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_append_part(who, number, publication, part)
		}

		/// Replaces a publication, further parts included. Owner, manager or editor, who takes the
		/// deposit over. Older versions stay readable by the hashes in the number's history.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::edit_publication(document.body.len().saturated_into()))]
		pub fn edit_publication(
			origin: OriginFor<T>,
			number: OrgNumber,
			publication: u32,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_edit_publication(who, number, publication, document)
		}

		/// Takes a publication back. Owner, manager or editor; once the number is released, whoever
		/// paid for the publication.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::retract_publication())]
		pub fn retract_publication(
			origin: OriginFor<T>,
			number: OrgNumber,
			publication: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retract_publication(who, number, publication)
		}

		/// Gives an account a role, in place of the one it had. The owner gives any role, a manager
		/// that of an editor.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_role())]
		pub fn set_role(
			origin: OriginFor<T>,
			number: OrgNumber,
			account: AccountIdLookupOf<T>,
			role: GrantedRole,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_set_role(who, number, account, role)
		}

		/// Takes an account's role away. The owner takes any role, a manager that of an editor, and
		/// every account its own.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::remove_role())]
		pub fn remove_role(
			origin: OriginFor<T>,
			number: OrgNumber,
			account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_remove_role(who, number, account)
		}

		/// Clears a role of a tenure that is over and gives its deposit back to who paid it. Anyone.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::reclaim_role())]
		pub fn reclaim_role(
			origin: OriginFor<T>,
			number: OrgNumber,
			tenure: u32,
			account: AccountIdLookupOf<T>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_reclaim_role(number, tenure, account)
		}

		/// Follows a number; a deposit is held from the caller until it unfollows.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::follow())]
		pub fn follow(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_follow(who, number)
		}

		/// Follows a number no longer, be it released or not.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::unfollow())]
		pub fn unfollow(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unfollow(who, number)
		}

		/// Names a number as the caller's own; the caller must be its owner or have a role under it.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_primary())]
		pub fn set_primary(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_primary(who, number)
		}

		/// Names no number as the caller's own.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::clear_primary())]
		pub fn clear_primary(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_clear_primary(who)
		}

		/// Offers a number to an account, without a price. Owner only.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::offer_transfer())]
		pub fn offer_transfer(
			origin: OriginFor<T>,
			number: OrgNumber,
			to: AccountIdLookupOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let to = T::Lookup::lookup(to)?;
			Self::do_offer_transfer(who, number, to)
		}

		/// Takes an offered number over. The caller's deposit replaces the old one.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::accept_transfer())]
		pub fn accept_transfer(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_transfer(who, number)
		}

		/// Takes an offer back (owner) or turns it down (the account it was made to).
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::cancel_transfer())]
		pub fn cancel_transfer(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_transfer(who, number)
		}

		/// Names the account that may take the number over when the key is lost, or nobody. Ends a
		/// recovery under way. Owner only.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::set_recovery())]
		pub fn set_recovery(
			origin: OriginFor<T>,
			number: OrgNumber,
			plan: Option<RecoveryPlanOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_recovery(who, number, plan)
		}

		/// Begins to take a number over. Only the account that the owner named.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::start_recovery())]
		pub fn start_recovery(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start_recovery(who, number)
		}

		/// Stops a recovery under way. Owner only.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::object_to_recovery())]
		pub fn object_to_recovery(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_object_to_recovery(who, number)
		}

		/// Takes the number over when the delay has passed without objection. Only the account that
		/// the owner named, whose deposit replaces the old one.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::finish_recovery())]
		pub fn finish_recovery(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_finish_recovery(who, number)
		}

		/// Admits a registrar. Governance.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::add_registrar())]
		pub fn add_registrar(
			origin: OriginFor<T>,
			registrar: AccountIdLookupOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let registrar = T::Lookup::lookup(registrar)?;
			Self::do_add_registrar(registrar)
		}

		/// Dismisses a registrar; its verifications no longer count. Governance.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::remove_registrar())]
		pub fn remove_registrar(
			origin: OriginFor<T>,
			registrar: AccountIdLookupOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let registrar = T::Lookup::lookup(registrar)?;
			Self::do_remove_registrar(registrar)
		}

		/// Vouches for a number's legal registration under its present owner. Registrar.
		///
		/// `tenure` names the owner that was checked, so that a sale in between is not vouched for.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::grant_verification())]
		pub fn grant_verification(
			origin: OriginFor<T>,
			number: OrgNumber,
			tenure: u32,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_grant_verification(who, number, tenure, evidence)
		}

		/// Withdraws a verification. Any registrar, so that a dismissed one's can be cleared.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::withdraw_verification())]
		pub fn withdraw_verification(
			origin: OriginFor<T>,
			number: OrgNumber,
			reason: ReasonText,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_verification(who, number, reason)
		}

		/// Keeps a free handle back, for nobody or for one account. Governance.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::reserve_handle())]
		pub fn reserve_handle(
			origin: OriginFor<T>,
			handle: HandleBytes,
			beneficiary: Option<T::AccountId>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reserve_handle(handle, beneficiary)
		}

		/// Frees a handle that was kept back. Governance.
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::unreserve_handle())]
		pub fn unreserve_handle(origin: OriginFor<T>, handle: HandleBytes) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_unreserve_handle(handle)
		}

		/// Clears up to `count` history entries of a released number from revision `from` on, and
		/// gives their deposits back to their authors. Anyone.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::clear_history(*count))]
		pub fn clear_history(
			origin: OriginFor<T>,
			number: OrgNumber,
			from: u32,
			count: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_history(number, from, count)
		}

		/// Lists a number for sale. Owner only.
		///
		/// It meets at once the best bid for the number or in one of the listing's classes that
		/// pays the price, at the bid's price; otherwise it rests.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::sell(MAX_CLOSED))]
		pub fn sell(
			origin: OriginFor<T>,
			number: OrgNumber,
			terms: SellTermsOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let placed = Self::do_sell(who, number, terms)?;
			Ok(Some(T::WeightInfo::sell(placed.closed)).into())
		}

		/// Bids for one number or for any of a class; the price and the number's deposit are held.
		///
		/// It meets at once the number's listing, or the cheapest of the class, at the listing's
		/// price; otherwise it rests.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::buy(MAX_CLOSED))]
		pub fn buy(origin: OriginFor<T>, terms: BuyTermsOf<T>) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let placed = Self::do_buy(who, terms)?;
			Ok(Some(T::WeightInfo::buy(placed.closed)).into())
		}

		/// Closes an order of the caller's.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::cancel_order())]
		pub fn cancel_order(origin: OriginFor<T>, id: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_order(who, id)
		}

		/// Gives an order another price. It is placed anew, under a new id and behind the others of
		/// that price.
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::update_price(MAX_CLOSED))]
		pub fn update_price(
			origin: OriginFor<T>,
			id: OrderId,
			price: BalanceOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let placed = Self::do_update_price(who, id, price)?;
			Ok(Some(T::WeightInfo::update_price(placed.closed)).into())
		}

		/// Settles a resting pair that became compatible after both were placed, at the price of the
		/// earlier one. Anyone; neither of the two may have a better match.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::match_orders())]
		pub fn match_orders(origin: OriginFor<T>, sell: OrderId, buy: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_match_orders(sell, buy)
		}

		/// Closes orders that can't be settled any more. Anyone; deposits and money go back to their
		/// owners.
		#[pallet::call_index(36)]
		#[pallet::weight(T::WeightInfo::clear_orders(ids.len().saturated_into()))]
		pub fn clear_orders(
			origin: OriginFor<T>,
			ids: BoundedVec<OrderId, ConstU32<MAX_CLEARED_ORDERS>>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_orders(&ids)
		}

		/// Gives the caller back what an order left stranded.
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::withdraw_stranded())]
		pub fn withdraw_stranded(origin: OriginFor<T>, id: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_stranded(who, id)
		}

		/// Starts an auction of a number. Owner only.
		#[pallet::call_index(38)]
		#[pallet::weight(T::WeightInfo::start_auction())]
		pub fn start_auction(
			origin: OriginFor<T>,
			number: OrgNumber,
			terms: AuctionTermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start_auction(who, number, terms)
		}

		/// Bids in an auction: at least its reserve, then 5 % above the standing bid, which goes back
		/// to its bidder. The amount and the number's deposit are held.
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			number: OrgNumber,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bid(who, number, amount)
		}

		/// Sells to the highest bidder of an auction that is over; without a bid the number stays.
		/// Anyone.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::settle_auction())]
		pub fn settle_auction(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_auction(number)
		}

		/// Ends an auction in which nobody bid. Owner only.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::cancel_auction())]
		pub fn cancel_auction(origin: OriginFor<T>, number: OrgNumber) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_auction(who, number)
		}

		/// Defines a class of criteria by which buyers bid, or ends it. Governance.
		#[pallet::call_index(42)]
		#[pallet::weight(T::WeightInfo::set_class())]
		pub fn set_class(
			origin: OriginFor<T>,
			class: ClassId,
			criteria: Option<Criteria>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_class(class, criteria)
		}

		/// Takes a currency in the pool with a least price, or takes it no longer. Governance.
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::set_currency())]
		pub fn set_currency(
			origin: OriginFor<T>,
			currency: T::Currency,
			least_price: Option<BalanceOf<T>>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_currency(currency, least_price)
		}
	}
}
