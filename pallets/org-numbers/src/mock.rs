// SPDX-License-Identifier: Apache-2.0

//! A small runtime around the pallet, and the steps that most tests begin with.

use crate as pallet_org_numbers;
use crate::*;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{InspectHold, Mutate, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, VariantCountOf,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use hanse_support::OrgNumber;
use hanse_test_support::{
	flows::Ledger,
	price::{reset_price, Price},
	standing::Standings,
};
use sp_core::H256;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{Dispatchable, IdentityLookup},
	AccountId32, BuildStorage, DispatchResult, MultiSignature, Permill,
};

pub use hanse_test_support::{
	flows::take_flows,
	keys::{account, pair},
	price::{DepositBase, DepositPerByte},
	standing::{bar, unbar_all as unbar},
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
	pub type OrgNumbers = pallet_org_numbers::Pallet<Test>;
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
	type ExistentialDeposit = ConstU128<1>;
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
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

/// The native token or a kind of chips.
pub type Coin = NativeOrWithId<u32>;
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, Coin, AccountId32>;
pub type MoneyHolds = UnionOf<Balances, AssetsHolder, NativeFromLeft, Coin, AccountId32>;

parameter_types! {
	pub static PoolFee: Permill = Permill::from_percent(2);
	pub Treasury: AccountId32 = account("Treasury");
}

impl Config for Test {
	type Currency = Coin;
	type Money = Money;
	type MoneyHolds = MoneyHolds;
	type Standing = Standings;
	type PoolFee = PoolFee;
	type FeeCollector = Treasury;
	type WeightInfo = ();
	type NativeBalance = Balances;
	type RowPrice = Price;
	type FlowLedger = Ledger;
	type Signature = MultiSignature;
	type AdminOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Sr25519Helper;
}

pub const ENDOWMENT: u128 = 1_000_000;

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

pub type Origin = RuntimeOrigin;

pub fn signed(who: &AccountId32) -> Origin {
	Origin::signed(who.clone())
}

pub struct ExtBuilder {
	endowed: Vec<AccountId32>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { endowed: vec![alice(), bob(), charlie(), dave()] }
	}
}

impl ExtBuilder {
	/// Endows more accounts.
	pub fn endow(mut self, more: impl IntoIterator<Item = AccountId32>) -> Self {
		self.endowed.extend(more);
		self
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
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs the test and checks every invariant behind it.
	pub fn execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			reset_price();
			unbar();
			PoolFee::set(Permill::from_percent(2));
			test();
			Pallet::<Test>::do_try_state().unwrap();
		});
	}
}

pub fn profile(name: &str) -> Profile {
	Profile {
		display_name: text(name),
		website: text("https://hanse.example"),
		logo: text("bafkreib"),
		category: 6_419,
		legal_registration: Some(H256([3; 32])),
	}
}

pub fn document(title: &str, body: &str) -> Document {
	Document { title: text(title), uri: Some(text("https://hanse.example/news")), body: text(body) }
}

pub fn forward(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
}

pub const SALT: [u8; 32] = [7; 32];

/// Commits `payer` to `handle` for `registrant` and lets the commitment mature.
pub fn commit_for(payer: &AccountId32, registrant: &AccountId32, handle: &str) {
	let hash = OrgNumbers::commitment(registrant.clone(), text(handle), SALT);
	assert_ok!(OrgNumbers::commit(signed(payer), hash));
	forward(COMMIT_MATURITY);
}

/// Registers `handle` for `who` and returns the number.
pub fn register(who: &AccountId32, handle: &str) -> OrgNumber {
	commit_for(who, who, handle);
	assert_ok!(OrgNumbers::register(signed(who), text(handle), profile(handle), SALT));
	OrgNumber::from_sequence(IssuedNumbers::<Test>::get()).unwrap()
}

/// Registers a number with a cleared list of events.
pub fn registered(who: &AccountId32) -> OrgNumber {
	let number = register(who, "hanse");
	System::reset_events();
	let _ = take_flows();
	number
}

pub fn row(number: OrgNumber) -> NumberRowOf<Test> {
	Numbers::<Test>::get(number).unwrap()
}

pub fn held(who: &AccountId32, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), who)
}

pub fn held_in_all(who: &AccountId32) -> u128 {
	Balances::total_balance_on_hold(who)
}

/// The pallet's events since the last reset, in order.
pub fn events() -> Vec<Event<Test>> {
	let own = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::OrgNumbers(event) => Some(event),
		_ => None,
	});
	let own = own.collect();
	System::reset_events();
	own
}

/// Dispatches as the executive does: a refused call leaves nothing behind.
pub fn dispatch(origin: Origin, call: Call<Test>) -> DispatchResult {
	RuntimeCall::from(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// Sets what an account has at its disposal.
pub fn set_free(who: &AccountId32, amount: u128) {
	Balances::set_balance(who, amount);
}

pub fn free(who: &AccountId32) -> u128 {
	Balances::free_balance(who)
}

/// Gives `who` a role under a number, by the number's owner.
pub fn grant(number: OrgNumber, who: &AccountId32, role: GrantedRole) {
	let owner = row(number).owner;
	assert_ok!(OrgNumbers::set_role(signed(&owner), number, who.clone(), role));
}

/// Alice's number with Bob as its manager and Charlie as its editor, and a cleared list of events.
pub fn staffed() -> OrgNumber {
	let number = registered(&alice());
	grant(number, &bob(), GrantedRole::Manager);
	grant(number, &charlie(), GrantedRole::Editor);
	System::reset_events();
	number
}

/// Hands a number on by consent of both sides.
pub fn hand_on(number: OrgNumber, to: &AccountId32) {
	let owner = row(number).owner;
	assert_ok!(OrgNumbers::offer_transfer(signed(&owner), number, to.clone()));
	assert_ok!(OrgNumbers::accept_transfer(signed(to), number));
}

/// Admits a registrar.
pub fn admit(who: &AccountId32) {
	assert_ok!(OrgNumbers::add_registrar(Origin::root(), who.clone()));
}

/// Publishes a document and returns its id.
pub fn publish(who: &AccountId32, number: OrgNumber, title: &str) -> u32 {
	assert_ok!(OrgNumbers::publish(signed(who), number, document(title, "body")));
	row(number).publications - 1
}

pub const NATIVE: Coin = Coin::Native;
/// A kind of chips that most tests of the pool trade in.
pub const CHIPS: Coin = Coin::WithId(7);
/// What each of the four has of it.
pub const CHIPS_EACH: u128 = 100_000;
/// The classes of [`open_pool`]: of the category that [`profile`] has, of short handles, of followed
/// numbers.
pub const CATEGORY: ClassId = 1;
pub const SHORT: ClassId = 2;
pub const FOLLOWED: ClassId = 3;
pub const LEAST_PRICE: u128 = 10;

/// Takes two currencies, defines three classes, and gives chips to four accounts.
pub fn open_pool() {
	let classes = [
		(CATEGORY, Criteria { category: Some(6_419), ..Default::default() }),
		(SHORT, Criteria { max_handle_len: Some(5), ..Default::default() }),
		(FOLLOWED, Criteria { min_followers: 1, ..Default::default() }),
	];
	for (class, criteria) in classes {
		assert_ok!(OrgNumbers::set_class(Origin::root(), class, Some(criteria)));
	}
	for currency in [NATIVE, CHIPS] {
		assert_ok!(OrgNumbers::set_currency(Origin::root(), currency, Some(LEAST_PRICE)));
	}
	assert_ok!(Assets::force_create(Origin::root(), 7, account("Issuer"), true, 1));
	for who in [alice(), bob(), charlie(), dave()] {
		assert_ok!(Assets::mint(signed(&account("Issuer")), 7, who, CHIPS_EACH));
	}
	System::reset_events();
}

/// Alice's number in an open pool, with a cleared list of events.
pub fn pooled() -> OrgNumber {
	open_pool();
	registered(&alice())
}

pub fn ask(price: u128, classes: &[ClassId]) -> SellTermsOf<Test> {
	SellTerms {
		currency: NATIVE,
		price,
		buyer: None,
		classes: classes.to_vec().try_into().unwrap(),
		expires: System::block_number() + 1_000,
	}
}

pub fn bid_on(number: OrgNumber, price: u128) -> BuyTermsOf<Test> {
	let target = Target::Number { number, revision: None };
	BuyTerms { target, currency: NATIVE, price, expires: System::block_number() + 1_000 }
}

pub fn bid_for(class: ClassId, price: u128) -> BuyTermsOf<Test> {
	let target = Target::Class(class);
	BuyTerms { target, currency: NATIVE, price, expires: System::block_number() + 1_000 }
}

/// Places a listing and returns its id.
pub fn sell(who: &AccountId32, number: OrgNumber, terms: SellTermsOf<Test>) -> OrderId {
	let id = NextOrderId::<Test>::get();
	assert_ok!(dispatch(signed(who), Call::sell { number, terms }));
	id
}

/// Places a bid and returns its id.
pub fn buy(who: &AccountId32, terms: BuyTermsOf<Test>) -> OrderId {
	let id = NextOrderId::<Test>::get();
	assert_ok!(dispatch(signed(who), Call::buy { terms }));
	id
}

/// A call that is refused and leaves nothing behind.
pub fn refused(who: &AccountId32, call: Call<Test>, error: impl Into<sp_runtime::DispatchError>) {
	frame_support::assert_noop!(dispatch(signed(who), call), error.into());
}

pub fn chips(who: &AccountId32) -> u128 {
	Assets::balance(7, who)
}

pub fn chips_held(who: &AccountId32) -> u128 {
	use frame_support::traits::fungibles::hold::Inspect;
	AssetsHolder::balance_on_hold(7, &HoldReason::Payment.into(), who)
}

/// The ledger itself refuses to credit the account.
pub fn block_chips(who: &AccountId32) {
	assert_ok!(Assets::block(signed(&account("Issuer")), 7, who.clone()));
}

/// The orders of the native book of a market, best first.
pub fn book(market: Market, side: Side) -> Vec<OrderId> {
	let key = BookKey { market, currency: NATIVE, side };
	OrgNumbers::depth(key, MAX_PAGE).into_iter().map(|(_, id)| id).collect()
}

/// Why orders were closed since the events were last looked at.
pub fn closings() -> Vec<(OrderId, CloseReason)> {
	let closed = events().into_iter().filter_map(|event| match event {
		Event::OrderClosed { id, reason, .. } => Some((id, reason)),
		_ => None,
	});
	closed.collect()
}

pub fn owner_of(number: OrgNumber) -> AccountId32 {
	row(number).owner
}
