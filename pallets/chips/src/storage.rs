// SPDX-License-Identifier: Apache-2.0

//! What is stored.

use frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
	// Keys that a user can choose are hashed with Blake2; organisation numbers, kinds, versions and
	// counters are assigned by the chain and take Twox.

	/// How many kinds there are; the next one's id.
	#[pallet::storage]
	pub type NextKindId<T> = StorageValue<_, KindId, ValueQuery>;

	/// The kinds of chips.
	#[pallet::storage]
	pub type Kinds<T: Config> = StorageMap<_, Twox64Concat, KindId, KindOf<T>>;

	/// The kind of a currency; one each.
	#[pallet::storage]
	pub type KindsByCurrency<T: Config> = StorageMap<_, Twox64Concat, CurrencyCode, KindId>;

	/// The sums of a kind.
	#[pallet::storage]
	pub type KindTotals<T: Config> = StorageMap<_, Twox64Concat, KindId, TotalsOf<T>, ValueQuery>;

	/// Who holds an office.
	#[pallet::storage]
	pub type Officers<T: Config> = StorageMap<_, Twox64Concat, Office, AccountIdOf<T>>;

	/// What an account does for the chips: an office, issuing or auditing, never two of them.
	#[pallet::storage]
	pub type Duties<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, Duty>;

	/// Accounts that may neither pay nor be paid in a kind, and since when.
	#[pallet::storage]
	pub type Frozen<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		KindId,
		Blake2_128Concat,
		AccountIdOf<T>,
		BlockNumberFor<T>,
	>;

	/// The issuers.
	#[pallet::storage]
	pub type Issuers<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, IssuerOf<T>>;

	/// How often a number was admitted as an issuer, and with how many keys. Kept for ever.
	#[pallet::storage]
	pub type IssuerHistories<T: Config> =
		StorageMap<_, Twox64Concat, OrgNumber, IssuerHistory, ValueQuery>;

	/// How many chips of a kind an issuer may still issue; read by `allowance_of`.
	#[pallet::storage]
	pub type Allowances<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, KindId, Allowance<BalanceOf<T>>>;

	/// The financial nodes.
	#[pallet::storage]
	pub type FinancialNodes<T: Config> = StorageMap<_, Twox64Concat, OrgNumber, FinancialNode>;

	/// What a node owes and did in a tenure of its number. For ever, paid for with the first bank
	/// record of the tenure.
	#[pallet::storage]
	pub type Conducts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, u32, ConductOf<T>>;

	/// The bank records of a node by version. Kept for ever: what was signed is judged by them.
	#[pallet::storage]
	pub type BankRecords<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, u32, StoredRecordOf<T>>;

	/// The version of a node's newest bank record for a kind; none when it was withdrawn.
	#[pallet::storage]
	pub type CurrentRecords<T: Config> =
		StorageDoubleMap<_, Twox64Concat, KindId, Twox64Concat, OrgNumber, u32>;

	/// The id of the next request.
	#[pallet::storage]
	pub type NextRequestId<T> = StorageValue<_, RequestId, ValueQuery>;

	/// The open requests.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// What a buyer has open.
	#[pallet::storage]
	pub type Buyers<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, Buyer, ValueQuery>;

	/// What waits for a financial node: its open requests.
	#[pallet::storage]
	pub type RequestsOfNode<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, RequestId, ()>;

	/// The receipts that were used, and for what. For ever.
	#[pallet::storage]
	pub type Receipts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Blake2_128Concat, ReceiptId, RequestId>;

	/// How requests ended. For ever.
	#[pallet::storage]
	pub type Outcomes<T: Config> = StorageMap<_, Twox64Concat, RequestId, Outcome<BalanceOf<T>>>;

	/// The chips attested in a day for a buyer and by a node.
	#[pallet::storage]
	pub type DayTotals<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		KindId,
		Blake2_128Concat,
		DayOf<AccountIdOf<T>>,
		DayTotal<BalanceOf<T>>,
		ValueQuery,
	>;

	/// Money that has to be paid back.
	#[pallet::storage]
	pub type RefundDuties<T: Config> = StorageMap<_, Twox64Concat, RequestId, RefundDutyOf<T>>;

	/// Complaints that are not ruled on.
	#[pallet::storage]
	pub type Complaints<T: Config> = StorageMap<_, Twox64Concat, RequestId, ComplaintOf<T>>;

	/// The id of the next redemption.
	#[pallet::storage]
	pub type NextRedemptionId<T> = StorageValue<_, RedemptionId, ValueQuery>;

	/// The open redemptions.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionId, RedemptionOf<T>>;

	/// What a holder has open.
	#[pallet::storage]
	pub type RedemptionsOf<T: Config> =
		StorageMap<_, Blake2_128Concat, AccountIdOf<T>, OpenIds, ValueQuery>;

	/// What waits for a financial node: its open redemptions.
	#[pallet::storage]
	pub type RedemptionsOfNode<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrgNumber, Twox64Concat, RedemptionId, ()>;

	/// How redemptions ended. For ever.
	#[pallet::storage]
	pub type RedemptionOutcomes<T: Config> =
		StorageMap<_, Twox64Concat, RedemptionId, RedemptionOutcome<BalanceOf<T>>>;
}
