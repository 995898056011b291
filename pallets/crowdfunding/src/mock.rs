// SPDX-License-Identifier: Apache-2.0

//! A small runtime around the pallet, and the steps that most tests begin with.
//!
//! People go by name: `register("Alice")` makes [`account`]`("Alice")` a confirmed user who trades
//! with [`trading_pair`]`("Alice")`. What ends in `-ing` is a call that is ready to be made
//! ([`registering`], [`posting`], [`pledging`], [`filling`], [`recording`]); the verb makes it and
//! expects success. Everything is signed with the next free nonce and [`EXPIRY`].
//!
//! - runtime: [`by`], [`root`], [`refused`], [`root_refused`], [`dispatch`], [`events`], [`forward`]
//! - money: [`fund`], [`free`], [`chips`], [`money`], [`held`], [`bar`], [`unbar`]
//! - numbers: [`register_number`], [`sell_number`], [`release_number`], [`give_role`]
//! - people: [`register`], [`register_pending`], [`registration`], [`confirm`], [`id`], [`user_row`]
//! - register: [`asset_of`], [`draft_of`], [`new_asset`], [`holding`], [`shares_of`], [`certificate`]
//! - sales: [`sale`], [`campaign`], [`terms_of`], [`post`], [`order`], [`pledge`], [`fill`], [`settle`]
//! - trades: [`settled`], [`record`]; distributions: [`declare`], [`claim`]
//! - signing: [`sign`], [`sign_offer`], [`sign_order`], [`sign_sell`], [`sign_buy`], [`next_nonce`]

mod steps;

use crate as pallet_crowdfunding;
use crate::*;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{self, InspectHold, Mutate as _, NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles, AsEnsureOriginWithArg, ConstU128, VariantCountOf,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use hanse_support::{OrgNumber, OrgRole};
use hanse_test_support::{
	flows::Ledger,
	numbers::{number, reset_numbers},
	price::{reset_price, Price},
	standing::{unbar_all, Standings},
};
use sp_core::{sr25519, Pair};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{Dispatchable, IdentityLookup},
	AccountId32, BuildStorage, DispatchError, DispatchResult, MultiSignature, Permill,
};

pub use hanse_test_support::{
	flows::take_flows,
	keys::{account, pair},
	numbers::{give_role, register_number, release_number, sell_number, tenure, Directory},
	price::{DepositBase, DepositPerByte},
	standing::{bar, bar_payee, bar_payer, unbar, BarredPayees, BarredPayers},
	text,
};
pub use steps::*;

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
	pub type Crowdfunding = pallet_crowdfunding::Pallet<Test>;
	// Not `Assets`: that is a map of the pallet.
	#[runtime::pallet_index(3)]
	pub type ChipLedger = pallet_assets::Pallet<Test>;
	#[runtime::pallet_index(4)]
	pub type ChipHolder = pallet_assets_holder::Pallet<Test>;
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
	type ExistentialDeposit = ConstU128<ED>;
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
	type Holder = ChipHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

/// The native token or a kind of chips.
pub type Coin = NativeOrWithId<u32>;
pub type Money = UnionOf<Balances, ChipLedger, NativeFromLeft, Coin, AccountId32>;

/// The existential deposit, and the smallest balance in chips.
pub const ED: u128 = 10;
pub const MIN_CHIPS: u128 = 5;
pub const CHIP_ID: u32 = 7;
pub const CHIPS: Coin = Coin::WithId(CHIP_ID);
pub const NATIVE: Coin = Coin::Native;

pub const fn terms() -> Terms<u128, u32> {
	Terms {
		certificate: 50,
		key_delay: 20,
		offering: 200,
		distribution: 30,
		longest_distribution: 400,
		record_fee: 3,
		posting_fee: Permill::from_parts(20_000),
		executing_fee: Permill::from_parts(10_000),
	}
}

parameter_types! {
	pub static Governed: Terms<u128, u32> = terms();
	pub Treasury: AccountId32 = account("Treasury");
}

impl Config for Test {
	type WeightInfo = ();
	type NativeBalance = Balances;
	type RowPrice = Price;
	type Terms = Governed;
	type Currency = Coin;
	type Money = Money;
	type Standing = Standings;
	type FeeCollector = Treasury;
	type Directory = Directory;
	type FlowLedger = Ledger;
	type Signature = MultiSignature;
	type AdminOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Sr25519Helper<Directory, Standings>;
}

pub type Origin = RuntimeOrigin;

/// What each endowed account has, in native tokens and in chips.
pub const ENDOWMENT: u128 = 1_000_000;
/// What every signature here expires at.
pub const EXPIRY: u32 = 1_000_000;

/// Two platforms that are admitted, and a number that is none.
pub const PLATFORM: OrgNumber = number(1);
pub const OTHER_PLATFORM: OrgNumber = number(2);
pub const NO_PLATFORM: OrgNumber = number(3);
/// The first two authorities that are admitted.
pub const REGISTRAR: AuthorityId = 0;
pub const CERTIFIER: AuthorityId = 1;

/// What a user of this name trades with.
pub fn trading_pair(name: &str) -> sr25519::Pair {
	pair(&format!("{name}Trading"))
}

pub fn trading_key(name: &str) -> AccountId32 {
	trading_pair(name).public().into()
}

/// Owner of [`PLATFORM`].
pub fn platform() -> AccountId32 {
	account("Platform")
}
/// Owner of [`OTHER_PLATFORM`].
pub fn other_platform() -> AccountId32 {
	account("OtherPlatform")
}
/// Manager, and editor, of [`PLATFORM`].
pub fn manager() -> AccountId32 {
	account("Manager")
}
pub fn editor() -> AccountId32 {
	account("Editor")
}
/// The account of [`REGISTRAR`]; its key is the pair `RegistrarKey`.
pub fn registrar() -> AccountId32 {
	account("Registrar")
}
/// The account of [`CERTIFIER`]; its key is the pair `CertifierKey`.
pub fn certifier() -> AccountId32 {
	account("Certifier")
}
/// Endowed, and nobody.
pub fn stranger() -> AccountId32 {
	account("Stranger")
}
/// Has no tokens.
pub fn pauper() -> AccountId32 {
	account("Pauper")
}
pub fn treasury() -> AccountId32 {
	account("Treasury")
}

pub fn signed(who: &AccountId32) -> Origin {
	Origin::signed(who.clone())
}

pub struct ExtBuilder {
	endowed: Vec<AccountId32>,
	bare: bool,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let endowed = vec![
			platform(),
			other_platform(),
			manager(),
			editor(),
			registrar(),
			certifier(),
			stranger(),
			treasury(),
		];
		Self { endowed, bare: false }
	}
}

impl ExtBuilder {
	/// Endows more accounts.
	pub fn endow(mut self, more: impl IntoIterator<Item = AccountId32>) -> Self {
		self.endowed.extend(more);
		self
	}

	/// Without platforms and authorities.
	pub fn bare(self) -> Self {
		Self { bare: true, ..self }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let balances = self.endowed.iter().map(|who| (who.clone(), ENDOWMENT)).collect();
		let chips = self.endowed.iter().map(|who| (CHIP_ID, who.clone(), ENDOWMENT)).collect();
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			chip_ledger: pallet_assets::GenesisConfig {
				assets: vec![(CHIP_ID, treasury(), true, MIN_CHIPS)],
				accounts: chips,
				..Default::default()
			},
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		// Benchmarks make their signers' keys in it.
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext.execute_with(|| {
			reset_price();
			reset_numbers();
			unbar_all();
			Governed::set(terms());
			register_number(PLATFORM, &platform());
			register_number(OTHER_PLATFORM, &other_platform());
			register_number(NO_PLATFORM, &stranger());
			give_role(PLATFORM, &manager(), OrgRole::Manager);
			give_role(PLATFORM, &editor(), OrgRole::Editor);
			System::set_block_number(1);
			if !self.bare {
				root(Call::admit_platform { platform: PLATFORM });
				root(Call::admit_platform { platform: OTHER_PLATFORM });
				admit("Registrar", AuthorityRole::Registrar(*b"DE"));
				admit("Certifier", AuthorityRole::CertificateIssuer);
			}
			take_flows();
			System::reset_events();
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

/// Admits account `name` with key pair `<name>Key`.
pub fn admit(name: &str, role: AuthorityRole) -> AuthorityId {
	let id = NextAuthorityId::<Test>::get();
	let key = account(&format!("{name}Key"));
	let (account, sealing_key) = (account(name), [7; 32]);
	root(Call::admit_authority { role, account, key, sealing_key });
	id
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
pub fn refused(who: &AccountId32, call: Call<Test>, error: impl Into<DispatchError>) {
	frame_support::assert_noop!(dispatch(signed(who), call), error.into());
}

/// A call of governance that is refused and leaves nothing behind.
pub fn root_refused(call: Call<Test>, error: impl Into<DispatchError>) {
	frame_support::assert_noop!(dispatch(Origin::root(), call), error.into());
}

/// The error of a trade that can't be.
pub fn hindered(by: Hindrance) -> Error<Test> {
	Error::Hindered(by)
}

/// The pallet's events since the last reset, in order.
pub fn events() -> Vec<Event<Test>> {
	let own = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Crowdfunding(event) => Some(event),
		_ => None,
	});
	let own = own.collect();
	System::reset_events();
	own
}

pub fn now() -> u32 {
	System::block_number()
}

pub fn forward(blocks: u32) {
	System::set_block_number(now() + blocks);
}

/// Gives an account [`ENDOWMENT`] of each currency if it has none.
pub fn fund(who: &AccountId32) {
	for currency in [NATIVE, CHIPS] {
		if money(&currency, who) == 0 {
			set_money(&currency, who, ENDOWMENT);
		}
	}
}

pub fn set_money(currency: &Coin, who: &AccountId32, amount: u128) {
	<Money as fungibles::Mutate<_>>::set_balance(currency.clone(), who, amount);
}

/// What an account has in a currency, without what is held.
pub fn money(currency: &Coin, who: &AccountId32) -> u128 {
	<Money as fungibles::Inspect<_>>::balance(currency.clone(), who)
}

pub fn issuance(currency: &Coin) -> u128 {
	<Money as fungibles::Inspect<_>>::total_issuance(currency.clone())
}

pub fn free(who: &AccountId32) -> u128 {
	<Balances as fungible::Inspect<_>>::balance(who)
}

/// Sets what an account has at its disposal in native tokens.
pub fn set_free(who: &AccountId32, amount: u128) {
	Balances::set_balance(who, amount);
}

pub fn chips(who: &AccountId32) -> u128 {
	money(&CHIPS, who)
}

pub fn held(who: &AccountId32, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), who)
}

pub fn held_in_all(who: &AccountId32) -> u128 {
	Balances::total_balance_on_hold(who)
}
