// SPDX-License-Identifier: Apache-2.0

//! What happened.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// There is a kind of chips.
		KindCreated { kind: KindId, currency: CurrencyCode, decimals: u8 },
		/// A kind has other terms.
		PolicySet { kind: KindId, policy: PolicyOf<T>, auditor: T::AccountId },
		/// An office has a holder, or none.
		OfficerSet { office: Office, who: Option<T::AccountId> },
		/// A kind's breaker is at this level.
		BreakerSet { kind: KindId, breaker: Breaker },
		/// An issuer was admitted, or its admission renewed.
		IssuerAdmitted {
			issuer: OrgNumber,
			tenure: u32,
			account: T::AccountId,
			key: T::AccountId,
			key_version: u32,
			valid_until: BlockNumberFor<T>,
		},
		/// An issuer issues no more.
		IssuerRemoved { issuer: OrgNumber },
		/// An issuer lets this happen without its word.
		IssuerTermsSet { issuer: OrgNumber, terms: IssuerTermsOf<T> },
		/// An issuer may issue this much more of a kind.
		AllowanceSet { issuer: OrgNumber, kind: KindId, allowance: BalanceOf<T> },
		/// A financial node has a bank record of this version.
		BankRecordPublished { node: OrgNumber, kind: KindId, version: u32, issuer: OrgNumber },
		/// A bank record is no longer in force; revoked or not.
		BankRecordWithdrawn {
			node: OrgNumber,
			kind: KindId,
			version: u32,
			state: RecordState<BlockNumberFor<T>>,
		},
		/// A node's bond is this much now.
		BondSet { node: OrgNumber, payer: T::AccountId, bond: BalanceOf<T> },
		/// The auditor of a kind saw this much money.
		ReserveAttested { kind: KindId, amount: BalanceOf<T> },
		/// An account may neither pay nor be paid in a kind.
		AccountFrozen { kind: KindId, who: T::AccountId },
		/// It may again.
		AccountThawed { kind: KindId, who: T::AccountId },
		/// A buyer will pay this much for chips.
		PurchaseRequested {
			request: RequestId,
			buyer: T::AccountId,
			payer: T::AccountId,
			kind: KindId,
			node: OrgNumber,
			chips: BalanceOf<T>,
			amount: BalanceOf<T>,
		},
		/// A buyer withdrew a request.
		PurchaseCancelled { request: RequestId },
		/// No money was attested in time.
		PurchaseExpired { request: RequestId },
		/// A financial node does not attest a request.
		PurchaseDeclined { request: RequestId, node: OrgNumber, reason: DeclineReason },
		/// Money was attested.
		MoneyAttested {
			request: RequestId,
			node: OrgNumber,
			receipt: ReceiptId,
			path: Path,
			amount: BalanceOf<T>,
			chips: BalanceOf<T>,
			reference: H256,
			needed: u8,
		},
		/// Another financial node attested the same.
		MoneyCoAttested { request: RequestId, node: OrgNumber, attesters: u32, needed: u8 },
		/// A large purchase was issued; its chips wait for the end of its veto window.
		IssuePending { request: RequestId, chips: BalanceOf<T>, until: BlockNumberFor<T> },
		/// Chips were issued.
		ChipsIssued {
			request: RequestId,
			issuer: OrgNumber,
			kind: KindId,
			buyer: T::AccountId,
			chips: BalanceOf<T>,
		},
		/// The issuer gave native tokens to a buyer that had none.
		StarterGiven { request: RequestId, buyer: T::AccountId, amount: BalanceOf<T> },
		/// Money has to be paid back.
		RefundOwed {
			request: RequestId,
			node: OrgNumber,
			amount: BalanceOf<T>,
			reason: RefundReason,
		},
		/// It was paid back.
		RefundPaid { request: RequestId, amount: BalanceOf<T>, reference: H256 },
		/// A buyer complains that a financial node keeps silent.
		Complained { request: RequestId, node: OrgNumber, answer_by: BlockNumberFor<T> },
		/// The node did what it owed in time, or the buyer withdrew.
		ComplaintSettled { request: RequestId },
		/// The node kept silent: that stands in its record.
		SilenceRecorded { request: RequestId, node: OrgNumber, unanswered: u32 },
		/// A complaint, or a refund that nobody complained of, was ruled on; paid is what the winner
		/// got.
		ComplaintRuled { request: RequestId, ruling: Ruling<BalanceOf<T>>, paid: BalanceOf<T> },
		/// A holder put chips into escrow for money.
		RedemptionRequested {
			redemption: RedemptionId,
			holder: T::AccountId,
			kind: KindId,
			node: OrgNumber,
			chips: BalanceOf<T>,
			amount: BalanceOf<T>,
		},
		/// A financial node will pay.
		RedemptionAccepted { redemption: RedemptionId, pay_by: BlockNumberFor<T> },
		/// The money was paid and the chips are burnt.
		ChipsRedeemed {
			redemption: RedemptionId,
			kind: KindId,
			holder: T::AccountId,
			chips: BalanceOf<T>,
			amount: BalanceOf<T>,
			outcome: RedemptionOutcome<BalanceOf<T>>,
		},
		/// The redemption is over and the chips go back.
		RedemptionEnded { redemption: RedemptionId, outcome: RedemptionOutcome<BalanceOf<T>> },
		/// The ledger refused to give chips back: they wait for their holder.
		ChipsStranded { redemption: RedemptionId, holder: T::AccountId },
		/// A holder got chips back that had waited.
		ChipsWithdrawn { redemption: RedemptionId, holder: T::AccountId },
		/// A ruling of governance took the place of money that had to be paid back.
		RefundCompensated { request: RequestId },
		/// The bond of an earlier tenure of a node's number went back.
		BondReclaimed { node: OrgNumber, tenure: u32, payer: T::AccountId, bond: BalanceOf<T> },
	}
}
