// SPDX-License-Identifier: Apache-2.0

//! A small runtime around the pallet, and the steps that most tests begin with.

use crate as pallet_chips;
use crate::*;
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{InspectHold, Mutate},
		fungibles::Refund as _,
		AsEnsureOriginWithArg, ConstU128, VariantCountOf,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use hanse_support::{
	signed_payload::{Domain, Payload},
	OrgDirectory, OrgNumber,
};
use hanse_test_support::{
	flows::Ledger,
	numbers::{number, reset_numbers},
	price::{reset_price, Price},
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{Dispatchable, IdentifyAccount, IdentityLookup},
	AccountId32, BuildStorage, DispatchResult, FixedU128, MultiSignature, MultiSigner, Permill,
};

pub use hanse_test_support::{
	flows::take_flows,
	keys::{account, pair},
	numbers::{register_number as register, release_number, sell_number, Directory},
	price::{DepositBase, DepositPerByte},
	text,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances::Pallet<Test>;
	#[runtime::pallet_index(2)]
	pub type Chips = pallet_chips::Pallet<Test>;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets::Pallet<Test>;
	#[runtime::pallet_index(4)]
	pub type AssetsHolder = pallet_assets_holder::Pallet<Test>;
}

pub type Block = frame_system::mocking::MockBlockU32<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = Ed;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	// Kinds are rows of governance, and so are the accounts that are opened to bar them.
	type AssetAccountDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

/// The gate of the ledger, as the runtime has it.
pub struct Gate;

impl LedgerGate<AccountId32> for Gate {
	fn bar(kind: KindId, who: &AccountId32) -> DispatchResult {
		let by = RuntimeOrigin::signed(Chips::pallet_account());
		if !pallet_assets::Account::<Test>::contains_key(kind, who) {
			Assets::touch_other(by.clone(), kind, who.clone())?;
		}
		Assets::block(by, kind, who.clone())
	}

	fn admit(kind: KindId, who: &AccountId32) -> DispatchResult {
		let pallet = Chips::pallet_account();
		let by = RuntimeOrigin::signed(pallet.clone());
		if !pallet_assets::Account::<Test>::contains_key(kind, who) {
			return Ok(());
		}
		Assets::thaw(by.clone(), kind, who.clone())?;
		// Opened to bar it: it has no chips, and received later they would not keep it alive.
		match Assets::deposit_held(kind, who.clone()) {
			Some((opened_by, _)) if opened_by == pallet && Assets::balance(kind, who) == 0 => {
				Assets::refund_other(by, kind, who.clone())
			},
			_ => Ok(()),
		}
	}
}

pub const fn terms() -> Terms<u128, u32> {
	Terms {
		purchase: 100,
		issue: 50,
		answer: 30,
		acceptance: 40,
		payout: 60,
		request_fee: 5,
		complaint_bond: 50,
		node_bond: 1_000,
		starter: 100,
	}
}

parameter_types! {
	pub static Times: Terms<u128, u32> = terms();
	pub static Ed: u128 = 1;
	pub Treasury: AccountId32 = account("Treasury");
}

impl Config for Test {
	type WeightInfo = ();
	type NativeBalance = Balances;
	type RowPrice = Price;
	type Terms = Times;
	type FeeCollector = Treasury;
	type Ledger = Assets;
	type LedgerGate = Gate;
	type Directory = Directory;
	type FlowLedger = Ledger;
	type Signature = MultiSignature;
	type AdminOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Sr25519Helper<Directory>;
}

pub type Origin = RuntimeOrigin;

pub const ENDOWMENT: u128 = 1_000_000;
/// What every signature here expires at.
pub const EXPIRY: u32 = 1_000_000;
/// The first kind.
pub const EUR: KindId = 0;

pub const ISSUER: OrgNumber = number(1);
pub const OTHER_ISSUER: OrgNumber = number(2);
/// Three financial nodes; their keys are of three kinds.
pub const NODE: OrgNumber = number(3);
pub const NODE_B: OrgNumber = number(4);
pub const NODE_C: OrgNumber = number(5);
pub const NODES: [OrgNumber; 3] = [NODE, NODE_B, NODE_C];

pub fn alice() -> AccountId32 {
	account("Alice")
}
pub fn bob() -> AccountId32 {
	account("Bob")
}
pub fn charlie() -> AccountId32 {
	account("Charlie")
}
pub fn dave() -> AccountId32 {
	account("Dave")
}
/// Has no tokens.
pub fn pauper() -> AccountId32 {
	account("Pauper")
}
/// Audits the kinds.
pub fn auditor() -> AccountId32 {
	account("Auditor")
}
/// Issues for [`ISSUER`].
pub fn issuer() -> AccountId32 {
	account("Issuer")
}
pub fn other_issuer() -> AccountId32 {
	account("OtherIssuer")
}
/// The signing key of an issuer.
pub fn issuer_key(issuer: OrgNumber) -> sr25519::Pair {
	pair(&format!("IssuerKey{issuer}"))
}
pub fn refiller() -> AccountId32 {
	account("Refiller")
}
pub fn pauser() -> AccountId32 {
	account("Pauser")
}
pub fn freezer() -> AccountId32 {
	account("Freezer")
}
/// Owner of a node's number, its address in its bank record, and the payer of its bond.
pub fn bank(node: OrgNumber) -> AccountId32 {
	account(&format!("Bank{node}"))
}

const SEED: [u8; 32] = [42; 32];

/// The key by which a node attests, as an account id.
pub fn node_key(node: OrgNumber) -> AccountId32 {
	let signer: MultiSigner = match node {
		NODE_B => ed25519::Pair::from_seed(&SEED).public().into(),
		NODE_C => ecdsa::Pair::from_seed(&SEED).public().into(),
		_ => pair(&format!("NodeKey{node}")).public().into(),
	};
	signer.into_account()
}

/// What a node signs with its key.
pub fn node_signs(node: OrgNumber, message: &[u8]) -> MultiSignature {
	match node {
		NODE_B => ed25519::Pair::from_seed(&SEED).sign(message).into(),
		NODE_C => ecdsa::Pair::from_seed(&SEED).sign(message).into(),
		_ => pair(&format!("NodeKey{node}")).sign(message).into(),
	}
}

/// The 32 bytes that are signed, with [`EXPIRY`].
pub fn message(domain: Domain, fields: &impl Encode, nonce: u64) -> [u8; 32] {
	let genesis = System::block_hash(0);
	Payload { domain, genesis, fields, nonce, expiry: EXPIRY }.message()
}

/// A node's signature over one of its words.
pub fn by_node(
	node: OrgNumber,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
) -> MultiSignature {
	node_signs(node, &message(domain, fields, nonce))
}

/// The signature of an account, named by its key pair.
pub fn by_pair(
	pair: &sr25519::Pair,
	domain: Domain,
	fields: &impl Encode,
	nonce: u64,
) -> MultiSignature {
	pair.sign(&message(domain, fields, nonce)).into()
}

pub fn signed(who: &AccountId32) -> Origin {
	Origin::signed(who.clone())
}

/// How much is there when a test begins; each stage has those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
	Bare,
	Kind,
	Issuer,
	Node,
}

pub struct ExtBuilder {
	endowed: Vec<AccountId32>,
	stage: Stage,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let mut endowed = vec![alice(), bob(), charlie(), dave(), issuer(), other_issuer()];
		endowed.extend(NODES.map(bank));
		Self { endowed, stage: Stage::Bare }
	}
}

impl ExtBuilder {
	/// Endows more accounts.
	pub fn endow(mut self, more: impl IntoIterator<Item = AccountId32>) -> Self {
		self.endowed.extend(more);
		self
	}

	fn at_least(self, stage: Stage) -> Self {
		Self { stage: self.stage.max(stage), ..self }
	}

	/// Chips of the euro by [`policy`], with a reserve, and holders of all offices.
	pub fn kind(self) -> Self {
		self.at_least(Stage::Kind)
	}

	/// And an issuer with an allowance.
	pub fn issuer(self) -> Self {
		self.at_least(Stage::Issuer)
	}

	/// And [`NODES`], with bank records and bonds.
	pub fn node(self) -> Self {
		self.at_least(Stage::Node)
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let balances = self.endowed.into_iter().map(|who| (who, ENDOWMENT)).collect();
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			assets: Default::default(),
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		// Benchmarks make their signers' keys in it.
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext.execute_with(|| {
			reset_price();
			reset_numbers();
			Times::set(terms());
			Ed::set(1);
			register(ISSUER, &issuer());
			register(OTHER_ISSUER, &other_issuer());
			for node in NODES {
				register(node, &bank(node));
			}
			System::set_block_number(1);
			if self.stage >= Stage::Kind {
				create_kind();
			}
			if self.stage >= Stage::Issuer {
				admit_issuer(ISSUER, &issuer());
				set_allowance(ISSUER, ALLOWANCE);
			}
			if self.stage >= Stage::Node {
				NODES.into_iter().for_each(admit_node);
			}
			System::reset_events();
			take_flows();
		});
		ext
	}

	/// Runs the test and checks every invariant behind it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Pallet::<Test>::do_try_state().unwrap();
		});
	}
}

pub const ALLOWANCE: u128 = 150_000;
pub const RESERVE: u128 = 120_000;

pub fn policy() -> PolicyOf<Test> {
	Policy {
		rate: FixedU128::from_u32(1),
		fee: Permill::zero(),
		per_transaction: 10_000,
		per_day: 50_000,
		total: 200_000,
		large_from: 5_000,
		large_from_at_node: 20_000,
		attesters: 2,
		veto_window: 20,
		reserve_lifetime: 10_000,
	}
}

fn create_kind() {
	let (currency, policy, auditor) = (CurrencyCode(*b"EUR"), policy(), auditor());
	root(Call::create_kind { currency, policy, auditor: auditor.clone() });
	by(&auditor, Call::attest_reserve { kind: EUR, amount: RESERVE });
	let offices =
		[(Office::Refiller, refiller()), (Office::Pauser, pauser()), (Office::Freezer, freezer())];
	for (office, who) in offices {
		root(Call::set_officer { office, who: Some(who) });
	}
}

/// Admits a number as an issuer, or renews its admission.
pub fn admit_issuer(number: OrgNumber, account: &AccountId32) {
	let key = issuer_key(number).public().into();
	let (account, valid_until) = (account.clone(), 1_000_000);
	root(Call::admit_issuer { issuer: number, account, key, valid_until });
}

pub fn set_allowance(issuer: OrgNumber, allowance: u128) {
	root(Call::set_allowance { issuer, kind: EUR, allowance });
}

fn admit_node(node: OrgNumber) {
	publish(node, record(node));
	by(&bank(node), Call::set_bond { node, bond: terms().node_bond });
}

/// What is true of a node, from now on.
pub fn record(node: OrgNumber) -> BankRecordOf<Test> {
	BankRecord {
		kind: EUR,
		address: bank(node),
		key: node_key(node),
		account: ReceivingAccount {
			bank_code: text("HANSDEHHXXX"),
			account_number: text("DE89370400440532013000"),
			holder: text("Hanse Bank AG"),
		},
		limit: 10_000,
		valid_from: System::block_number(),
		valid_until: 500_000,
	}
}

/// The call that publishes a record which [`ISSUER`] signed; anybody's to submit.
pub fn publication(issuer: OrgNumber, node: OrgNumber, record: BankRecordOf<Test>) -> Call<Test> {
	let key_version = Issuers::<Test>::get(issuer).map_or(1, |row| row.key_version);
	let tenure = Directory::current(node).map_or(0, |standing| standing.tenure);
	let nonce = FinancialNodes::<Test>::get(node).map_or(0, |row| row.versions) + 1;
	let fields = Admission { issuer, key_version, node, tenure, record: record.clone() };
	let signature = by_pair(&issuer_key(issuer), payloads::BANK_RECORD, &fields, nonce.into());
	Call::publish_bank_record { issuer, node, record, expiry: EXPIRY, signature }
}

/// Publishes a record by [`ISSUER`], paid for by the bank; returns its version.
pub fn publish(node: OrgNumber, record: BankRecordOf<Test>) -> u32 {
	let kind = record.kind;
	by(&bank(node), publication(ISSUER, node, record));
	CurrentRecords::<Test>::get(kind, node).unwrap()
}

/// How a word of a node begins: by its current record, now.
pub fn word(node: OrgNumber) -> WordOf<Test> {
	let version = CurrentRecords::<Test>::get(EUR, node).unwrap_or(1);
	Word { kind: EUR, node, version, signed: System::block_number() }
}

pub fn purchase(who: &AccountId32, chips: u128) -> PurchaseOf<Test> {
	let (payer, key) = (H256([8; 32]), who.clone());
	Purchase { kind: EUR, chips, node: NODE, payer, key }
}

/// Asks for chips at [`NODE`] and returns the request.
pub fn request(who: &AccountId32, chips: u128) -> RequestId {
	let id = NextRequestId::<Test>::get();
	by(who, Call::request_purchase { purchase: purchase(who, chips) });
	id
}

/// A notice that the money of a request came, exactly as asked for.
pub fn notice(request: RequestId) -> NoticeOf<Test> {
	let row = Requests::<Test>::get(request).unwrap();
	let node = row.purchase.node;
	let bought = math::bought(row.amount, row.rate, row.fee).unwrap();
	let mut receipt = [0; 32];
	receipt[..8].copy_from_slice(&request.to_le_bytes());
	Notice {
		word: word(node),
		request,
		receipt,
		issuer: FinancialNodes::<Test>::get(node).unwrap().issuer,
		address: bank(node),
		buyer: row.buyer,
		buyer_key: row.purchase.key,
		currency: CurrencyCode(*b"EUR"),
		amount: row.amount,
		chips: bought.chips,
		fee: bought.fee,
		reference: H256([6; 32]),
	}
}

/// The call that brings a notice, signed by its node.
pub fn attestation(notice: NoticeOf<Test>) -> Call<Test> {
	let signature = by_node(notice.word.node, payloads::NOTICE, &notice, notice.request);
	Call::attest { notice, expiry: EXPIRY, signature }
}

/// A receipt for a request, to whoever paid as it was asked.
pub fn receipt(request: RequestId) -> ReceiptOf<Test> {
	let payer = Requests::<Test>::get(request).unwrap().purchase.payer;
	Receipt { notice: notice(request), payer, payee: H256([9; 32]) }
}

/// The call that brings a receipt, countersigned with the buyer's key of this name.
pub fn confirmation(receipt: ReceiptOf<Test>, buyer: &str) -> Call<Test> {
	let Notice { word, request, .. } = &receipt.notice;
	let signature = by_node(word.node, payloads::RECEIPT, &receipt, *request);
	let domain = payloads::RECEIPT_COUNTERSIGNED;
	let countersignature = by_pair(&pair(buyer), domain, &receipt, *request);
	Call::confirm_receipt { receipt, expiry: EXPIRY, signature, countersignature }
}

/// The call by which another node attests the same.
pub fn co_attestation(request: RequestId, node: OrgNumber) -> Call<Test> {
	let row = Requests::<Test>::get(request).unwrap();
	let signature = node_signs(node, row.attestation.unwrap().message.as_bytes());
	Call::co_attest { request, node, signature }
}

/// The call that brings a node's no.
pub fn declination(request: RequestId, reason: DeclineReason) -> Call<Test> {
	let node = Requests::<Test>::get(request).unwrap().purchase.node;
	let decline = Decline { word: word(node), request, reason };
	let signature = by_node(node, payloads::DECLINE, &decline, request);
	Call::decline { decline, expiry: EXPIRY, signature }
}

/// A node's word that it paid back what it owed.
pub fn refund(request: RequestId) -> RefundOf<Test> {
	let duty = RefundDuties::<Test>::get(request).unwrap();
	Refund { word: word(duty.node), request, amount: duty.amount, reference: H256([5; 32]) }
}

/// The call that brings it.
pub fn refunding(refund: RefundOf<Test>) -> Call<Test> {
	let signature = by_node(refund.word.node, payloads::REFUND, &refund, refund.request);
	Call::confirm_refund { refund, expiry: EXPIRY, signature }
}

/// A request whose money was attested.
pub fn attested(who: &AccountId32, chips: u128) -> RequestId {
	let id = request(who, chips);
	by(&dave(), attestation(notice(id)));
	id
}

/// A small purchase from beginning to end.
pub fn buy(who: &AccountId32, chips: u128) -> RequestId {
	let id = attested(who, chips);
	by(&issuer(), Call::issue { request: id });
	id
}

pub fn redemption_terms(chips: u128) -> RedemptionTermsOf<Test> {
	RedemptionTerms { kind: EUR, chips, node: NODE, payee: H256([4; 32]) }
}

/// Puts chips into escrow at [`NODE`] and returns the redemption.
pub fn redeem(who: &AccountId32, chips: u128) -> RedemptionId {
	let id = NextRedemptionId::<Test>::get();
	by(who, Call::request_redemption { terms: redemption_terms(chips) });
	id
}

/// The call that brings a node's word that it will pay.
pub fn accepting(redemption: RedemptionId) -> Call<Test> {
	let node = Redemptions::<Test>::get(redemption).unwrap().terms.node;
	let acceptance = Acceptance { word: word(node), redemption };
	let signature = by_node(node, payloads::REDEMPTION_ACCEPTED, &acceptance, redemption);
	Call::accept_redemption { acceptance, expiry: EXPIRY, signature }
}

/// A node's word that it paid.
pub fn payout(redemption: RedemptionId) -> PayoutOf<Test> {
	let row = Redemptions::<Test>::get(redemption).unwrap();
	Payout {
		word: word(row.terms.node),
		redemption,
		holder: row.holder,
		chips: row.terms.chips,
		amount: row.amount,
		reference: H256([3; 32]),
	}
}

/// The call that brings it.
pub fn paying_out(payout: PayoutOf<Test>) -> Call<Test> {
	let signature = by_node(payout.word.node, payloads::PAYOUT, &payout, payout.redemption);
	Call::pay_out { payout, expiry: EXPIRY, signature }
}

/// The call that brings a node's word that it will not pay.
pub fn refusing(redemption: RedemptionId, reason: DeclineReason) -> Call<Test> {
	let node = Redemptions::<Test>::get(redemption).unwrap().terms.node;
	let refusal = Refusal { word: word(node), redemption, reason };
	let signature = by_node(node, payloads::REDEMPTION_REFUSED, &refusal, redemption);
	Call::refuse_redemption { refusal, expiry: EXPIRY, signature }
}

/// Dispatches as the executive does: a refused call leaves nothing behind.
pub fn dispatch(origin: Origin, call: Call<Test>) -> DispatchResult {
	RuntimeCall::from(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// A call that an account makes and that succeeds.
pub fn by(who: &AccountId32, call: Call<Test>) {
	assert_ok!(dispatch(signed(who), call));
}

/// A call of governance that succeeds.
pub fn root(call: Call<Test>) {
	assert_ok!(dispatch(Origin::root(), call));
}

/// A call that is refused and leaves nothing behind.
pub fn refused(who: &AccountId32, call: Call<Test>, error: impl Into<sp_runtime::DispatchError>) {
	frame_support::assert_noop!(dispatch(signed(who), call), error.into());
}

/// A call of governance that is refused and leaves nothing behind.
pub fn root_refused(call: Call<Test>, error: impl Into<sp_runtime::DispatchError>) {
	frame_support::assert_noop!(dispatch(Origin::root(), call), error.into());
}

pub fn forward(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
}

pub fn node_row(node: OrgNumber) -> FinancialNode {
	FinancialNodes::<Test>::get(node).unwrap()
}

/// What a node owes and did in the tenure in which it is admitted.
pub fn conduct(node: OrgNumber) -> ConductOf<Test> {
	Conducts::<Test>::get(node, node_row(node).tenure).unwrap()
}

/// Changes it by hand.
pub fn set_conduct(node: OrgNumber, change: impl FnOnce(&mut ConductOf<Test>)) {
	let tenure = node_row(node).tenure;
	Conducts::<Test>::mutate(node, tenure, |row| change(row.as_mut().unwrap()));
}

/// As if a node had left so many complaints unanswered.
pub fn set_silent(node: OrgNumber, times: u32) {
	set_conduct(node, |conduct| conduct.unanswered = times);
}

pub fn held(who: &AccountId32, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), who)
}

pub fn held_in_all(who: &AccountId32) -> u128 {
	Balances::total_balance_on_hold(who)
}

/// Sets what an account has at its disposal.
pub fn set_free(who: &AccountId32, amount: u128) {
	Balances::set_balance(who, amount);
}

pub fn free(who: &AccountId32) -> u128 {
	Balances::free_balance(who)
}

/// Chips at an account's disposal.
pub fn chips(who: &AccountId32) -> u128 {
	Assets::balance(EUR, who)
}

/// Chips in escrow.
pub fn escrow() -> u128 {
	Assets::balance(EUR, Chips::pallet_account())
}

pub fn freeze(who: &AccountId32) {
	by(&freezer(), Call::freeze { kind: EUR, who: who.clone() });
}

pub fn thaw(who: &AccountId32) {
	by(&freezer(), Call::thaw { kind: EUR, who: who.clone() });
}

/// The pallet's events since the last reset, in order.
pub fn events() -> Vec<Event<Test>> {
	let own = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Chips(event) => Some(event),
		_ => None,
	});
	let own = own.collect();
	System::reset_events();
	own
}
