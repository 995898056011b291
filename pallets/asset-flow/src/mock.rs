// SPDX-License-Identifier: Apache-2.0

//! A small runtime around the pallet, and the steps that most tests begin with.
//!
//! Servers are five cities, admitted, each with an owner, a desk and a key by name: [`LUEBECK`] is
//! owned by `account("Luebeck")`, acts from [`desk`]`(LUEBECK)` and signs with the pair `LuebeckKey1`;
//! its next key is `LuebeckKey2`. What ends in `-ing` is a call that is ready to be made
//! ([`opening`], [`appending`], [`setting_desk`]); the verb makes it and expects success.
//!
//! - runtime: [`by`], [`root`], [`refused`], [`root_refused`], [`dispatch`], [`events`]
//! - time: [`now`], [`forward`], [`forward_to`], [`end_block`]
//! - receipts: [`bring`], [`not_brought`], [`unproven`], [`apply`], [`validate`], [`valid`]
//! - money: [`free`], [`set_free`], [`held`]
//! - servers: [`owner`], [`desk`], [`present_key`], [`set_desk`], [`sell`], [`server`], [`set_server`]
//! - tables: [`uuid`], [`rules`], [`open`], [`append`], [`close`], [`sign`], [`table`], [`set_table`]
//! - records: [`record`], [`entry`], [`statement`], [`signed_entry`]; bodies: [`batches`]
//! - signing: [`receipt`], [`signed_receipt`], [`by_key`]

mod steps;

use crate as pallet_asset_flow;
use crate::*;
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl,
	dispatch::{DispatchInfo, GetDispatchInfo, Pays},
	parameter_types,
	traits::{
		fungible::{self, InspectHold, Mutate as _},
		ConstU128, ConstU32, Hooks, VariantCountOf,
	},
};
use frame_system::{AuthorizeCall, EnsureRoot};
use hanse_support::OrgNumber;
use hanse_test_support::{
	numbers::{number, reset_numbers},
	price::{reset_price, Price},
};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	generic,
	traits::{Applyable, Checkable, Dispatchable, IdentityLookup},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		ValidTransaction,
	},
	AccountId32, BuildStorage, DispatchError, DispatchResult, MultiSignature,
};

pub use hanse_test_support::{
	keys::{account, pair},
	numbers::{give_role, register_number, release_number, sell_number, tenure, Directory},
	price::{DepositBase, DepositPerByte},
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
	pub type AssetFlow = pallet_asset_flow::Pallet<Test>;
}

pub type Block = frame_system::mocking::MockBlockU32<Test>;
/// What a node puts into a block.
pub type Extrinsic =
	generic::UncheckedExtrinsic<AccountId32, RuntimeCall, MultiSignature, (AuthorizeCall<Test>,)>;

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

/// The existential deposit.
pub const ED: u128 = 10;
/// Blocks of a day.
pub const DAY: u32 = 2;

pub const fn terms() -> Terms<u128, u32> {
	Terms { open: 1_000, signing: 20, key_delay: 15, evidence_fee: 7 }
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
	type Day = ConstU32<DAY>;
	type FeeCollector = Treasury;
	type Directory = Directory;
	type Signature = MultiSignature;
	type AdminOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Sr25519Helper<Directory>;
}

pub type Origin = RuntimeOrigin;

/// What each endowed account has.
pub const ENDOWMENT: u128 = 1_000_000;

/// Five servers, and a number that is none.
pub const LUEBECK: OrgNumber = number(1);
pub const VISBY: OrgNumber = number(2);
pub const RIGA: OrgNumber = number(3);
pub const BERGEN: OrgNumber = number(4);
pub const DANZIG: OrgNumber = number(5);
pub const NO_SERVER: OrgNumber = number(6);
pub const SERVERS: [OrgNumber; 5] = [LUEBECK, VISBY, RIGA, BERGEN, DANZIG];

/// Endowed, and nobody; owner of [`NO_SERVER`].
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

/// The origin of a call that stands for itself.
pub fn authorized() -> Origin {
	frame_system::Origin::<Test>::Authorized.into()
}

#[derive(Default)]
pub struct ExtBuilder {
	bare: bool,
}

impl ExtBuilder {
	/// Numbers, but no servers.
	pub fn bare(self) -> Self {
		Self { bare: true }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let cities = SERVERS.into_iter().flat_map(|city| [first_owner(city), desk(city)]);
		let endowed = cities.chain([stranger(), treasury()]);
		let balances = endowed.map(|who| (who, ENDOWMENT)).collect();
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		// Benchmarks make their signers' keys in it.
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext.execute_with(|| {
			reset_price();
			reset_numbers();
			Governed::set(terms());
			SERVERS.into_iter().for_each(|city| register_number(city, &first_owner(city)));
			register_number(NO_SERVER, &stranger());
			System::set_block_number(1);
			if !self.bare {
				SERVERS.into_iter().for_each(admit);
			}
			System::reset_events();
		});
		ext
	}

	/// Runs the test, ends its last block and checks every invariant behind it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			end_block();
			Pallet::<Test>::do_try_state().unwrap();
		});
	}
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

/// Whether a call that succeeds costs its caller a fee.
pub fn pays(who: &AccountId32, call: Call<Test>) -> Pays {
	RuntimeCall::from(call).dispatch(signed(who)).unwrap().pays_fee
}

/// Brings a receipt, which is taken.
pub fn bring(signed: &SignedReceipt) {
	assert_ok!(dispatch(authorized(), Call::receipt { signed: signed.clone() }));
}

/// A receipt that can't be taken, whoever signed it: neither pool nor block let it in.
pub fn not_brought(signed: &SignedReceipt, error: Error<Test>) {
	let invalid = match error {
		Error::AlreadySigned => InvalidTransaction::Stale,
		_ => InvalidTransaction::Call,
	};
	let call = Call::receipt { signed: signed.clone() };
	frame_support::assert_noop!(dispatch(authorized(), call), error);
	not_authorized(signed, invalid);
}

/// A receipt that its server did not sign: it does not get so far as to be taken.
pub fn unproven(signed: &SignedReceipt) {
	not_authorized(signed, InvalidTransaction::BadProof);
}

fn not_authorized(signed: &SignedReceipt, invalid: InvalidTransaction) {
	let invalid = TransactionValidityError::Invalid(invalid);
	assert_eq!(validate(signed), Err(invalid));
	frame_support::assert_noop!(apply(signed), invalid);
}

fn transaction(signed: &SignedReceipt) -> Extrinsic {
	let call = Call::receipt { signed: signed.clone() }.into();
	Extrinsic::new_transaction(call, (AuthorizeCall::new(),))
}

type Checked = <Extrinsic as Checkable<frame_system::ChainContext<Test>>>::Checked;

fn checked(transaction: Extrinsic) -> (Checked, DispatchInfo, usize) {
	let (info, len) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default());
	(checked.expect("nobody signs for the transaction itself"), info, len)
}

/// What the pool says of the transaction that brings a receipt.
pub fn validate(signed: &SignedReceipt) -> TransactionValidity {
	let (checked, info, len) = checked(transaction(signed));
	checked.validate::<Test>(TransactionSource::External, &info, len)
}

/// What the transaction that brings a receipt does in a block.
pub fn apply(signed: &SignedReceipt) -> Result<DispatchResult, TransactionValidityError> {
	let (checked, info, len) = checked(transaction(signed));
	let applied = checked.apply::<Test>(&info, len)?;
	Ok(applied.map(|_| ()).map_err(|refused| refused.error))
}

/// What the pool is told of a receipt that it takes.
pub fn valid(signed: &SignedReceipt) -> ValidTransaction {
	validate(signed).expect("the receipt is good")
}

/// The pallet's events since the last reset, in order.
pub fn events() -> Vec<Event<Test>> {
	let own = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::AssetFlow(event) => Some(event),
		_ => None,
	});
	let own = own.collect();
	System::reset_events();
	own
}

pub fn now() -> u32 {
	System::block_number()
}

/// What the pallet does when a block ends.
pub fn end_block() {
	AssetFlow::on_finalize(now());
}

/// Ends this block and begins a later one.
pub fn forward(blocks: u32) {
	if blocks > 0 {
		end_block();
		System::set_block_number(now() + blocks);
		AssetFlow::on_initialize(now());
	}
}

/// Begins a block, unless it is the present one.
pub fn forward_to(block: u32) {
	forward(block.checked_sub(now()).expect("it is not over"));
}

pub fn free(who: &AccountId32) -> u128 {
	<Balances as fungible::Inspect<_>>::balance(who)
}

/// Sets what an account has at its disposal.
pub fn set_free(who: &AccountId32, amount: u128) {
	Balances::set_balance(who, amount);
}

pub fn held(who: &AccountId32, reason: HoldReason) -> u128 {
	Balances::balance_on_hold(&reason.into(), who)
}
