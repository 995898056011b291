// SPDX-License-Identifier: Apache-2.0

//! What accounts and governance call: thin, each hands on to a `do_` of its topic.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a kind of chips for a currency of ISO 4217. Governance. Its breaker is on, and
		/// nobody has an allowance yet.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_kind())]
		pub fn create_kind(
			origin: OriginFor<T>,
			currency: CurrencyCode,
			policy: PolicyOf<T>,
			auditor: AccountIdLookupOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let auditor = T::Lookup::lookup(auditor)?;
			Self::do_create_kind(currency, policy, auditor)
		}

		/// Sets the terms and the auditor of a kind. Governance. What was asked for keeps its price,
		/// and what is pending its chips; ceilings are judged anew when they are issued. The rate
		/// changes only while no chips circulate or are pending, and whatever was asked for at the
		/// earlier one is refunded.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(
			origin: OriginFor<T>,
			kind: KindId,
			policy: PolicyOf<T>,
			auditor: AccountIdLookupOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let auditor = T::Lookup::lookup(auditor)?;
			Self::do_set_policy(kind, policy, auditor)
		}

		/// Puts an account into an office, or nobody. Governance.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_officer())]
		pub fn set_officer(
			origin: OriginFor<T>,
			office: Office,
			who: Option<AccountIdLookupOf<T>>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let who = who.map(T::Lookup::lookup).transpose()?;
			Self::do_set_officer(office, who)
		}

		/// Sets the breaker of a kind. Pauser or governance.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_breaker())]
		pub fn set_breaker(origin: OriginFor<T>, kind: KindId, breaker: Breaker) -> DispatchResult {
			Self::ensure_office(origin, Office::Pauser)?;
			Self::do_set_breaker(kind, breaker)
		}

		/// Admits an issuer under an organisation number, or renews its admission: another account,
		/// key (its version rises when it differs) or end. Governance. A renewal keeps terms and
		/// allowances; after a removal, or when the number changed hands, nothing comes back.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::admit_issuer())]
		pub fn admit_issuer(
			origin: OriginFor<T>,
			issuer: OrgNumber,
			account: AccountIdLookupOf<T>,
			key: T::AccountId,
			valid_until: BlockNumberFor<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let account = T::Lookup::lookup(account)?;
			Self::do_admit_issuer(issuer, account, key, valid_until)
		}

		/// Ends an issuer's admission. Governance.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::remove_issuer())]
		pub fn remove_issuer(origin: OriginFor<T>, issuer: OrgNumber) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_issuer(issuer)
		}

		/// Sets how many chips of a kind an issuer may still issue. Refiller or governance.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_allowance())]
		pub fn set_allowance(
			origin: OriginFor<T>,
			issuer: OrgNumber,
			kind: KindId,
			allowance: BalanceOf<T>,
		) -> DispatchResult {
			Self::ensure_office(origin, Office::Refiller)?;
			Self::do_set_allowance(issuer, kind, allowance)
		}

		/// Sets what happens without the issuer's word. The issuer's account. A starter is given for
		/// purchases of a size that the issuer names, and to an account once in its life.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_issuer_terms())]
		pub fn set_issuer_terms(
			origin: OriginFor<T>,
			issuer: OrgNumber,
			terms: IssuerTermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_issuer_terms(who, issuer, terms)
		}

		/// Publishes a bank record that an issuer signed; the first one of a number admits it as a
		/// financial node, which serves nobody before its owner posted a bond. Anyone, who pays the
		/// deposit. Signed over [`payloads::Admission`] with the version that it becomes as nonce.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::publish_bank_record())]
		pub fn publish_bank_record(
			origin: OriginFor<T>,
			issuer: OrgNumber,
			node: OrgNumber,
			record: BankRecordOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish_bank_record(who, issuer, node, record, expiry, signature)
		}

		/// Takes a bank record out of force. The issuer's account or governance. Revoked, nothing
		/// that was ever signed by it is good any more; ended, what was signed before stays
		/// good.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::withdraw_bank_record())]
		pub fn withdraw_bank_record(
			origin: OriginFor<T>,
			node: OrgNumber,
			version: u32,
			withdrawal: Withdrawal,
		) -> DispatchResult {
			let by = Self::admin_or_signed(origin)?;
			Self::do_withdraw_bank_record(by, node, version, withdrawal)
		}

		/// Sets the bond of a financial node in its present tenure to an amount of native tokens: more
		/// is held from the caller, less given back. Either nothing or at least the least bond; nothing
		/// only while nothing waits for the node. The owner of the number, who consents by it to being
		/// one; then whoever pays it, until it became less than the least bond: the owner may take the
		/// payer's place again.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_bond())]
		pub fn set_bond(
			origin: OriginFor<T>,
			node: OrgNumber,
			bond: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_bond(who, node, bond)
		}

		/// Says how much money lies in the real accounts of a kind. Its auditor.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::attest_reserve())]
		pub fn attest_reserve(
			origin: OriginFor<T>,
			kind: KindId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_attest_reserve(who, kind, amount)
		}

		/// Bars an account from paying and being paid in a kind: in the ledger, in orders, refunds
		/// and redemptions. Freezer or governance.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(
			origin: OriginFor<T>,
			kind: KindId,
			who: AccountIdLookupOf<T>,
		) -> DispatchResult {
			Self::ensure_office(origin, Office::Freezer)?;
			let who = T::Lookup::lookup(who)?;
			Self::do_freeze(kind, who)
		}

		/// Lets a frozen account pay and be paid again. Freezer or governance.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::thaw())]
		pub fn thaw(
			origin: OriginFor<T>,
			kind: KindId,
			who: AccountIdLookupOf<T>,
		) -> DispatchResult {
			Self::ensure_office(origin, Office::Freezer)?;
			let who = T::Lookup::lookup(who)?;
			Self::do_thaw(kind, who)
		}

		/// Asks for chips. The deposit rises with the caller's open requests; the fee is not given
		/// back. The view `payment_instruction` tells where to pay.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::request_purchase())]
		pub fn request_purchase(origin: OriginFor<T>, purchase: PurchaseOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_purchase(who.clone(), who, purchase)
		}

		/// Asks for chips for a buyer, who signed for it off chain; the caller pays deposit and fee.
		/// Signed over `(caller, purchase)` with the buyer's nonce, see [`payloads`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::request_purchase_for())]
		pub fn request_purchase_for(
			origin: OriginFor<T>,
			buyer: AccountIdLookupOf<T>,
			purchase: PurchaseOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			let sponsor = ensure_signed(origin)?;
			let buyer = T::Lookup::lookup(buyer)?;
			Self::check_purchase_consent(&sponsor, &buyer, &purchase, expiry, &signature)?;
			Self::do_request_purchase(sponsor, buyer, purchase)
		}

		/// Withdraws a request whose money was not attested. The buyer.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::cancel_request())]
		pub fn cancel_request(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_request(who, request)
		}

		/// Ends a request whose deadline is over: without money it expires, attested money is to be
		/// refunded, also where chips were pending and something hindered their release. Anyone.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::expire_request())]
		pub fn expire_request(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_request(request)
		}

		/// Brings a financial node's signed notice that the money of a request came. Anyone, whatever
		/// the breaker: nothing is minted by it.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(
			origin: OriginFor<T>,
			notice: NoticeOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_attest(notice, expiry, signature)
		}

		/// Brings a financial node's signed receipt, countersigned by the buyer. Anyone, as a notice.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::confirm_receipt())]
		pub fn confirm_receipt(
			origin: OriginFor<T>,
			receipt: ReceiptOf<T>,
			expiry: u32,
			signature: T::Signature,
			countersignature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_confirm_receipt(receipt, expiry, signature, countersignature)
		}

		/// Brings the signature of another financial node over the very message of a large
		/// purchase's notice or receipt. Anyone.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::co_attest())]
		pub fn co_attest(
			origin: OriginFor<T>,
			request: RequestId,
			node: OrgNumber,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_co_attest(request, node, signature)
		}

		/// Brings a financial node's signed word that it does not attest a request, which is counted in
		/// its record. Anyone.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::decline())]
		pub fn decline(
			origin: OriginFor<T>,
			decline: DeclineOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_decline(decline, expiry, signature)
		}

		/// Issues the chips of an attested request; those of a large one wait for the end of its
		/// veto window. The account of the node's issuer.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue(who, request)
		}

		/// Issues many requests, all or none. The account of the nodes' issuer.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::issue_many(requests.len().saturated_into()))]
		pub fn issue_many(origin: OriginFor<T>, requests: RequestIds) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue_many(who, requests)
		}

		/// Issues an attested request for which the issuer's standing consent is due. Anyone.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::trigger_issue())]
		pub fn trigger_issue(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_trigger_issue(request)
		}

		/// Releases the chips of a large purchase whose veto window is over. Anyone, until somebody
		/// expired it.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::release_issue())]
		pub fn release_issue(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_issue(request)
		}

		/// Refuses to issue an attested request: its money is to be refunded. The account of the
		/// node's issuer.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::refuse_issue())]
		pub fn refuse_issue(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refuse_issue(who, request)
		}

		/// Stops a large purchase in its veto window: its money is to be refunded. Pauser or
		/// governance. The allowance that it took is not given back.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::veto())]
		pub fn veto(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			Self::ensure_office(origin, Office::Pauser)?;
			Self::do_veto(request)
		}

		/// Brings a financial node's signed word that it paid money back. Anyone.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::confirm_refund())]
		pub fn confirm_refund(
			origin: OriginFor<T>,
			refund: RefundOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_confirm_refund(refund, expiry, signature)
		}

		/// Complains that a financial node keeps silent about a request's money or a refund. The
		/// buyer, from whom a bond is held.
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::complain())]
		pub fn complain(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_complain(who, request)
		}

		/// Puts a node's silence on record once the time for its answer is over. Anyone.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::record_silence())]
		pub fn record_silence(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_record_silence(request)
		}

		/// Rules on a complaint that went unanswered. The account of the issuer that admitted the owner
		/// who is complained of, or governance, whose award for a refund takes the place of it, also
		/// where nobody complained: then in full, and after as much time as for an answer.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::rule_complaint())]
		pub fn rule_complaint(
			origin: OriginFor<T>,
			request: RequestId,
			ruling: Ruling<BalanceOf<T>>,
		) -> DispatchResult {
			let by = Self::admin_or_signed(origin)?;
			Self::do_rule_complaint(by, request, ruling)
		}

		/// Puts chips into escrow, to be paid out in money.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::request_redemption())]
		pub fn request_redemption(
			origin: OriginFor<T>,
			terms: RedemptionTermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_redemption(who, terms)
		}

		/// Brings a financial node's signed word that it will pay a redemption. Anyone.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::accept_redemption())]
		pub fn accept_redemption(
			origin: OriginFor<T>,
			acceptance: AcceptanceOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_accept_redemption(acceptance, expiry, signature)
		}

		/// Brings a financial node's signed word that it paid a redemption: the chips are burnt.
		/// Anyone.
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::pay_out())]
		pub fn pay_out(
			origin: OriginFor<T>,
			payout: PayoutOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_out(payout, expiry, signature)
		}

		/// Brings a financial node's signed word that it will not pay a redemption: the chips go
		/// back. Anyone.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::refuse_redemption())]
		pub fn refuse_redemption(
			origin: OriginFor<T>,
			refusal: RefusalOf<T>,
			expiry: u32,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_refuse_redemption(refusal, expiry, signature)
		}

		/// Gives the chips of a redemption back that was not accepted in time. Anyone.
		#[pallet::call_index(36)]
		#[pallet::weight(T::WeightInfo::return_redemption())]
		pub fn return_redemption(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_redemption(redemption)
		}

		/// Rules on a redemption that was accepted and neither paid nor refused in time. Governance.
		#[pallet::call_index(37)]
		#[pallet::weight(match ruling {
			RedemptionRuling::Paid => T::WeightInfo::rule_redemption_paid(),
			RedemptionRuling::NotPaid => T::WeightInfo::rule_redemption_unpaid(),
		})]
		pub fn rule_redemption(
			origin: OriginFor<T>,
			redemption: RedemptionId,
			ruling: RedemptionRuling,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_rule_redemption(redemption, ruling)
		}

		/// Takes chips back that the ledger had refused to give back. Their holder.
		#[pallet::call_index(38)]
		#[pallet::weight(T::WeightInfo::withdraw_chips())]
		pub fn withdraw_chips(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_chips(who, redemption)
		}

		/// Gives the bond of a financial node that answered for an earlier tenure of its number back to
		/// who paid it, once nothing of that tenure waits any more. Anyone.
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::reclaim_bond())]
		pub fn reclaim_bond(origin: OriginFor<T>, node: OrgNumber, tenure: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim_bond(node, tenure)
		}
	}
}
