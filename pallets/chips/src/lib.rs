// SPDX-License-Identifier: Apache-2.0

//! # Chips
//!
//! Settlement money of the chain: one kind of chips for a currency, each chip issued against money
//! that a financial node attested in a real account, and burnt when that money is paid out again.
//!
//! ## Overview
//!
//! Who wants chips asks for them, pays money into the account of a bank that serves the chain, and
//! receives them once the bank has said, signed, that the money is there. Who wants money again puts
//! chips into escrow; when the bank has said that it paid, they are burnt. The chain believes no
//! single party: the bank attests, the issuer issues within an allowance, the auditor attests the
//! reserve, governance admits them, and what each may do is bounded.
//!
//! Chips are assets of the ledger (pallet-assets): every wallet shows, holds and sends them, and an
//! account can be opened by receiving them. Nobody mints or burns around this pallet.
//!
//! ## Terminology
//!
//! - *Kind*: the chips of one currency of ISO 4217, with its decimals, ceilings and thresholds. Its
//!   id is its asset's id in the ledger.
//! - *Issuer*: an organisation number that governance admitted, with an account that issues and a
//!   key that signs bank records. Its *allowance* of a kind falls by what it issues.
//! - *Financial node*: an organisation number that an issuer admitted by its first *bank record*:
//!   address, attesting key, receiving account in clear, limit and validity. Records are versioned;
//!   what was signed is judged by the version that was in force when it was signed.
//! - *Notice*: the node's signed word that the money of a request came. *Receipt*: the same, handed
//!   to the buyer, who countersigns it. *Word*: anything that a node signs ([`payloads`]).
//! - *Offices*: refiller (allowances), pauser (breakers, vetoes), freezer (accounts). Nobody holds
//!   two, and no issuer holds one.
//! - *Bond*: native tokens from which rulings pay buyers. The owner of the node's number posts it, and
//!   thereby agrees to what the issuer signed; before, the node serves nobody.
//! - *Conduct*: what a node owes and did in one tenure of its number: its bond, what waits for it, how
//!   often it kept silent and said no. Buyers look at it before they choose.
//! - *Large*: a purchase that brings the buyer's or the node's day to the kind's threshold. Several
//!   nodes attest it, and its chips wait for a window in which it can be vetoed.
//!
//! ## Lifecycle of a purchase
//!
//! ```text
//! Open -> Attested -> [Pending] -> Issued
//!   |         |            `-> RefundDue -> Refunded | Compensated
//!   |         `-> RefundDue
//!   `-> Declined | Expired | Cancelled
//! ```
//!
//! 1. `request_purchase` by the buyer, or `request_purchase_for` by a sponsor for a newcomer who
//!    signs off chain. The id of the request is the reference of the bank transfer
//!    (view `payment_instruction`).
//! 2. The node's word: `attest` (notice) or `confirm_receipt` (receipt and countersignature), by
//!    anyone; or `decline`. A receipt id is good once over both and for ever after. Less than asked:
//!    chips for what came. More: chips for what was asked, the excess is a refund duty.
//! 3. `issue` by the node's issuer; by anyone (`trigger_issue`) once the issuer's standing consent is
//!    due. A large purchase then waits for `release_issue` by anyone, or is stopped by `veto`. What
//!    hinders its release for as long as an issue may take lets anyone end it by `expire_request`:
//!    the money came, so it is refunded; allowance and day are used up as by a veto.
//! 4. Money that came and brings no chips has to be paid back: `confirm_refund` brings the node's
//!    word that it was.
//!
//! A silent node is complained about (`complain`), which keeps a request open for as long as the node
//! may answer; unanswered, that stands in its record, new requests to it stop at [`MAX_UNANSWERED`],
//! and a ruling pays the buyer from the node's bond; one of governance takes the place of a refund,
//! whether or not anybody complained of it. A node may decline what it was paid for, and nobody can
//! prove that it lies: what it declines is counted where buyers see it.
//!
//! An issue may carry native tokens of the issuer for a buyer that has none (a starter): for a purchase
//! of the size that the issuer named, and once in the life of an account.
//!
//! ## When a node's number changes hands
//!
//! Keys and records of the earlier owner are void, and nobody is served until the new one is admitted
//! and has posted a bond of its own. What waits from before stays with the tenure in which it arose,
//! and so do silence, its rulings and the earlier bond, which goes back by `reclaim_bond` when nothing
//! of that tenure waits any more. The new owner may speak of it; whoever attests the money of an
//! earlier request, or accepts an earlier redemption, answers for it from then on. On an earlier
//! owner's complaints governance alone rules.
//!
//! ## Lifecycle of a redemption
//!
//! `request_redemption` puts chips into escrow, on the pallet's account. The node accepts before it
//! pays; unaccepted in time, anyone returns them. An accepted one ends by the node's signed payout
//! notice (the chips are burnt), its signed refusal, or, once its time is over, a ruling of
//! governance. Giving chips back never depends on being able to pay: what the ledger refuses waits
//! for the holder's own `withdraw_chips`.
//!
//! ## Breakers
//!
//! | calls | `AllOn` | `IssueOff` | `AllOff` |
//! | --- | --- | --- | --- |
//! | `request_purchase`, `request_purchase_for` | yes | no | no |
//! | views `quote`, `payment_instruction` | answer | none | none |
//! | `issue`, `issue_many`, `trigger_issue`, `release_issue` | yes | no | no |
//! | `request_redemption`, `accept_redemption` | yes | yes | no |
//! | `attest`, `confirm_receipt`, `co_attest`, `decline` | yes | yes | yes |
//! | `cancel_request`, `expire_request`, `refuse_issue`, `veto`, `confirm_refund` | yes | yes | yes |
//! | `complain`, `record_silence`, `rule_complaint` | yes | yes | yes |
//! | `pay_out`, `refuse_redemption`, `return_redemption` | yes | yes | yes |
//! | `rule_redemption`, `withdraw_chips` | yes | yes | yes |
//! | what concerns kinds, offices, issuers, nodes, bonds and frozen accounts | yes | yes | yes |
//!
//! Deadlines run on whatever the breaker says, so what a node says of money that moved is always heard:
//! an honest one is never made to look silent. To accept a redemption is a promise, which a stopped kind
//! wants no more of; unaccepted, its chips go back.
//!
//! ## Amounts
//!
//! Money is counted in minor units of the currency, chips in as many decimals. Money of `a` units
//! brings `floor(a * rate)` chips less `ceil(fee * that)`; chips asked for cost the least money that
//! brings as many; a redemption pays `floor(chips / rate)`. Rounding never favours who asks
//! ([`math`]). A rate changes only while no chips circulate or are pending, and what was asked for at
//! an earlier one brings none: bought at one and redeemed at another they would be other money.
//!
//! ## Invariants
//!
//! 1. The ledger's supply of a kind is what was issued less what was redeemed.
//! 2. Issued and pending chips of a kind are never more than were attested.
//! 3. Pending chips of a kind are the sum of its pending requests.
//! 4. Every open request is among its buyer's and its node's, and once attested, its receipt is used
//!    for it. Every redemption is among its holder's and, while it is open, its node's. Nothing else
//!    is.
//! 5. The chips of a kind on the pallet's account are at least the sum of its redemptions, those
//!    included whose chips the ledger refused to give back; more only by what strangers sent there.
//! 6. What waits for a node in a tenure of its number is the count of its open requests and
//!    redemptions, its refund duties and the complaints about it in that tenure.
//! 7. What is held for a reason from an account is the sum of the deposits in the rows it pays for.
//! 8. Every current bank record exists, is of its node and kind, and is in state `Current`; none
//!    other is. A node counts those of its present term, and a conduct names one of its tenure.
//! 9. A kind has one currency and a currency one kind, and its asset belongs to this pallet.
//! 10. A closed request or redemption has an outcome, an open one has none; a redemption is open
//!     while it is requested or accepted. Money is owed for what ended by `RefundDue`, and may be
//!     for what ended by `Issued` (an excess); for nothing else.
//!
//! ## What is stored and what is not
//!
//! Receiving accounts are institutions' and public by intent. Of persons there are salted commitments
//! only: to the paying account, to the bank's reference of a booking.
//!
//! The fee of a request is not given back. It pays for what of it stays for ever: the used receipt, the
//! outcome, and, once in its life, the buyer's own row and one for its day in a kind; less than 400
//! bytes. It pays as well for what takes the place of a request while money is owed: a refund duty is
//! no longer than the row that its deposit was given back for, there is one to a request at most, and
//! only a node's word makes it. The fee of a redemption pays for its outcome, and for its row as long
//! as the ledger refuses its holder: only the freezer brings that about, [`MAX_OPEN`] rows to a holder
//! at most. Bank records and conducts stay for ever, and so does the deposit for them.

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

mod attestation;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod complaints;
mod conduct;
pub mod currencies;
mod errors;
mod events;
mod issuers;
mod issuing;
mod kinds;
pub mod math;
#[cfg(test)]
mod mock;
mod nodes;
pub mod payloads;
mod purchases;
mod redemptions;
pub mod reference;
mod refunds;
pub mod runtime_api;
mod standing;
mod storage;
#[cfg(test)]
mod tests;
mod try_state;
// Derives of enums cast their indices.
#[allow(clippy::as_conversions)]
pub mod types;
mod views;
pub mod weights;
mod words;

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect, PalletId};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::StaticLookup;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkHelper, Sr25519Helper};
pub use pallet::*;
pub use payloads::{
	Acceptance, Admission, Decline, Notice, Payout, Receipt, Refund, Refusal, Word,
};
pub use standing::LedgerGate;
pub use types::*;
pub use weights::WeightInfo;

/// Owner, admin, issuer and freezer of every kind's asset, and where chips in escrow lie.
pub const PALLET_ID: PalletId = PalletId(*b"hans/chp");
/// Blocks of a day: of one second each.
pub const DAY: u32 = 86_400;
/// Unanswered complaints at which a node gets no new requests.
pub const MAX_UNANSWERED: u32 = 3;
/// Longest veto window and longest life of an attested reserve, in blocks.
pub const MAX_VETO_WINDOW: u32 = 30 * DAY;
pub const MAX_RESERVE_LIFETIME: u32 = 366 * DAY;
/// Highest fee of a kind, in percent.
pub const MAX_FEE_PERCENT: u32 = 10;
/// Highest and lowest chips for a minor unit: a rate can't inflate by a slip of the pen.
pub const MAX_RATE: u128 = 1_000;
/// Most chips of a kind that a policy lets circulate: far from any overflow.
pub const MAX_TOTAL: u128 = 10u128.pow(24);
/// Most rows that a view function returns at once.
pub const MAX_PAGE: u32 = 256;

pub(crate) type AccountIdLookupOf<T> =
	<<T as frame_system::Config>::Lookup as StaticLookup>::Source;
pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub(crate) type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<AccountIdOf<T>>>::Balance;
pub(crate) type DepositOf<T> = hanse_support::Deposit<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type TermsOf<T> = Terms<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type PolicyOf<T> = Policy<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type KindOf<T> = Kind<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type TotalsOf<T> = Totals<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type IssuerOf<T> = Issuer<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type IssuerTermsOf<T> = IssuerTerms<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type ConductOf<T> = Conduct<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type BankRecordOf<T> = BankRecord<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type StoredRecordOf<T> = StoredRecord<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type PurchaseOf<T> = Purchase<AccountIdOf<T>, BalanceOf<T>>;
pub(crate) type RequestOf<T> = Request<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type AttestationOf<T> = Attestation<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type RefundDutyOf<T> = RefundDuty<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type ComplaintOf<T> = Complaint<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type RedemptionTermsOf<T> = RedemptionTerms<BalanceOf<T>>;
pub(crate) type RedemptionOf<T> = Redemption<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type NoticeOf<T> = Notice<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type ReceiptOf<T> = Receipt<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type WordOf<T> = Word<BlockNumberFor<T>>;
pub(crate) type DeclineOf<T> = Decline<BlockNumberFor<T>>;
pub(crate) type RefundOf<T> = Refund<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type AcceptanceOf<T> = Acceptance<BlockNumberFor<T>>;
pub(crate) type PayoutOf<T> = Payout<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type RefusalOf<T> = Refusal<BlockNumberFor<T>>;
pub(crate) type PaymentInstructionOf<T> = PaymentInstruction<BalanceOf<T>, BlockNumberFor<T>>;
pub(crate) type BackingOf<T> = Backing<BalanceOf<T>, BlockNumberFor<T>>;

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
	use hanse_support::{FlowLedger, OrgDirectory, OrgNumber, RowPrice};
	use sp_core::H256;
	use sp_runtime::{
		traits::{IdentifyAccount, Verify, Zero},
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

		/// The native token, in which deposits, bonds, fees and starters are paid.
		type NativeBalance: fungible::Mutate<AccountIdOf<Self>>
			+ fungible::InspectHold<AccountIdOf<Self>>
			+ fungible::MutateHold<AccountIdOf<Self>, Reason: From<HoldReason>>;

		/// What is held for a row; each row keeps the deposit that it was placed with.
		type RowPrice: Get<RowPrice<BalanceOf<Self>>>;

		/// Times, fees and bonds.
		type Terms: Get<TermsOf<Self>>;

		/// Who gets the fees of requests.
		type FeeCollector: Get<AccountIdOf<Self>>;

		/// The ledger of chips.
		type Ledger: fungibles::Create<AccountIdOf<Self>, AssetId = KindId, Balance = BalanceOf<Self>>
			+ fungibles::Mutate<AccountIdOf<Self>>
			+ fungibles::metadata::Mutate<AccountIdOf<Self>>
			+ fungibles::roles::Inspect<AccountIdOf<Self>>;

		/// How the ledger bars an account.
		type LedgerGate: LedgerGate<AccountIdOf<Self>>;

		/// Who stands behind an organisation number.
		type Directory: OrgDirectory<AccountIdOf<Self>>;

		/// Where issues and redemptions are recorded.
		type FlowLedger: FlowLedger<AccountIdOf<Self>>;

		/// What is signed with off chain.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = AccountIdOf<Self>>> + Parameter;

		/// Makes kinds, fills offices, admits issuers.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Makes accounts that sign, numbers and money, for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<
			Self::Signature,
			AccountIdOf<Self>,
		>;
	}

	/// Why the pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A bank record.
		#[codec(index = 0)]
		BankRecord,
		/// The bond of a financial node.
		#[codec(index = 1)]
		Bond,
		/// A request to purchase chips.
		#[codec(index = 2)]
		Request,
		/// A complaint.
		#[codec(index = 3)]
		Complaint,
		/// A request to redeem chips.
		#[codec(index = 4)]
		Redemption,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			const { assert!(MAX_OPEN > 0 && MAX_BATCH > 0 && MAX_PAGE > 0) };
			const { assert!(MAX_ATTESTERS > 0 && MAX_ATTESTERS < u8::MAX as u32) };
			const { assert!(MAX_FEE_PERCENT < 100 && MAX_RATE > 0) };
			let terms = T::Terms::get();
			assert!(terms.node_bond >= terms.complaint_bond, "a bond pays at least one ruling");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A kind of chips.
		pub fn kind(kind: KindId) -> Option<KindOf<T>> {
			Kinds::<T>::get(kind)
		}

		/// The kinds of chips from `from` on, at most 256.
		pub fn kinds(from: KindId, limit: u32) -> Vec<(KindId, KindOf<T>)> {
			Self::view_kinds(from, limit)
		}

		/// The kind of a currency.
		pub fn kind_of(currency: CurrencyCode) -> Option<KindId> {
			KindsByCurrency::<T>::get(currency)
		}

		/// What stands behind a kind: supply, sums, reserve, and how many more chips may be issued.
		pub fn backing(kind: KindId) -> Option<BackingOf<T>> {
			Self::view_backing(kind)
		}

		/// Who holds an office.
		pub fn officer(office: Office) -> Option<T::AccountId> {
			Officers::<T>::get(office)
		}

		/// The issuers behind `after` whose admission holds, at most 256.
		pub fn issuers(after: Option<OrgNumber>, limit: u32) -> Vec<(OrgNumber, IssuerOf<T>)> {
			Self::view_issuers(after, limit)
		}

		/// An issuer, whether or not its admission holds.
		pub fn issuer(issuer: OrgNumber) -> Option<IssuerOf<T>> {
			Issuers::<T>::get(issuer)
		}

		/// How many chips of a kind an issuer may still issue.
		pub fn allowance(issuer: OrgNumber, kind: KindId) -> BalanceOf<T> {
			Issuers::<T>::get(issuer)
				.map_or(Zero::zero(), |row| Self::allowance_of(issuer, &row, kind))
		}

		/// The financial nodes behind `after` that take requests for a kind now, with the version of
		/// their bank record, at most 256.
		pub fn financial_nodes(
			kind: KindId,
			after: Option<OrgNumber>,
			limit: u32,
		) -> Vec<(OrgNumber, u32, BankRecordOf<T>)> {
			Self::view_financial_nodes(kind, after, limit)
		}

		/// A financial node, whether or not its admission holds.
		pub fn financial_node(node: OrgNumber) -> Option<FinancialNode> {
			FinancialNodes::<T>::get(node)
		}

		/// What a financial node owes and did in a tenure of its number: its bond, what waits for it,
		/// how often it kept silent and said no.
		pub fn conduct(node: OrgNumber, tenure: u32) -> Option<ConductOf<T>> {
			Conducts::<T>::get(node, tenure)
		}

		/// A bank record in any state.
		pub fn bank_record(node: OrgNumber, version: u32) -> Option<StoredRecordOf<T>> {
			BankRecords::<T>::get(node, version)
		}

		/// The money, in minor units, that chips cost; `None` where no such purchase is possible.
		pub fn quote(kind: KindId, chips: BalanceOf<T>) -> Option<BalanceOf<T>> {
			Self::view_quote(kind, chips)
		}

		/// The money, in minor units, that a redemption of chips pays.
		pub fn quote_redemption(kind: KindId, chips: BalanceOf<T>) -> Option<BalanceOf<T>> {
			Self::view_quote_redemption(kind, chips)
		}

		/// What the buyer's next request holds, and the fee beside it, in native tokens.
		pub fn request_cost(buyer: T::AccountId) -> (BalanceOf<T>, BalanceOf<T>) {
			Self::view_request_cost(buyer)
		}

		/// The nonce of a buyer's next consent to a sponsored request.
		pub fn consent_nonce(buyer: T::AccountId) -> u64 {
			Buyers::<T>::get(buyer).nonce
		}

		/// Where and how to pay for an open request; `None` where money would bring no chips now, as
		/// while the breaker is not `AllOn`.
		pub fn payment_instruction(request: RequestId) -> Option<PaymentInstructionOf<T>> {
			Self::view_payment_instruction(request)
		}

		/// An open request.
		pub fn request(request: RequestId) -> Option<RequestOf<T>> {
			Requests::<T>::get(request)
		}

		/// How a request ended.
		pub fn outcome(request: RequestId) -> Option<Outcome<BalanceOf<T>>> {
			Outcomes::<T>::get(request)
		}

		/// The open requests of an account.
		pub fn requests_of(buyer: T::AccountId) -> Vec<(RequestId, RequestOf<T>)> {
			Self::view_requests_of(buyer)
		}

		/// The open requests of a financial node behind `after`, at most 256.
		pub fn requests_of_node(
			node: OrgNumber,
			after: Option<RequestId>,
			limit: u32,
		) -> Vec<(RequestId, RequestOf<T>)> {
			Self::view_requests_of_node(node, after, limit)
		}

		/// What keeps a request from being issued now; `None`: nothing.
		pub fn why_not_issue(request: RequestId) -> Option<Hindrance> {
			Self::view_why_not_issue(request)
		}

		/// The request for which a financial node used a receipt.
		pub fn receipt(node: OrgNumber, receipt: ReceiptId) -> Option<RequestId> {
			Receipts::<T>::get(node, receipt)
		}

		/// Money of a request that has to be paid back.
		pub fn refund_duty(request: RequestId) -> Option<RefundDutyOf<T>> {
			RefundDuties::<T>::get(request)
		}

		/// A complaint that is not ruled on.
		pub fn complaint(request: RequestId) -> Option<ComplaintOf<T>> {
			Complaints::<T>::get(request)
		}

		/// An open redemption.
		pub fn redemption(redemption: RedemptionId) -> Option<RedemptionOf<T>> {
			Redemptions::<T>::get(redemption)
		}

		/// How a redemption ended.
		pub fn redemption_outcome(
			redemption: RedemptionId,
		) -> Option<RedemptionOutcome<BalanceOf<T>>> {
			RedemptionOutcomes::<T>::get(redemption)
		}

		/// The open redemptions of an account.
		pub fn redemptions_of(holder: T::AccountId) -> Vec<(RedemptionId, RedemptionOf<T>)> {
			Self::view_redemptions_of(holder)
		}

		/// The open redemptions of a financial node behind `after`, at most 256.
		pub fn redemptions_of_node(
			node: OrgNumber,
			after: Option<RedemptionId>,
			limit: u32,
		) -> Vec<(RedemptionId, RedemptionOf<T>)> {
			Self::view_redemptions_of_node(node, after, limit)
		}

		/// Since when an account may neither pay nor be paid in a kind.
		pub fn frozen_since(kind: KindId, who: T::AccountId) -> Option<BlockNumberFor<T>> {
			Frozen::<T>::get(kind, who)
		}
	}
}
