// SPDX-License-Identifier: Apache-2.0

//! A small runtime around the pallet, and the steps that most tests begin with.
//!
//! Everybody has a name. [`NODES`] have a node each, whose id is their place there: three people
//! ([`ANNA`], [`BERT`], [`CLARA`]) and five organisations, each the owner of [`number_of`] its name and
//! registered for it; [`AMT`] is an authority. [`GAST`] is an account without a node. A node's keys are
//! made of its name and their version; [`agent`] is the account of its present signing key. Two kinds
//! are registered: [`TRADE`], industrial and without supervisors, and [`CARE`], of a person and a
//! thing, supervised by [`AMT`]. What ends in `-ing` is a call that is ready to be made ([`opening`],
//! [`publishing`], [`rotating`]); the verb makes it and expects success.
//!
//! - runtime: [`by`], [`root`], [`refused`], [`root_refused`], [`dispatch`], [`events`]
//! - time: [`now`], [`advance`], [`advance_to`]
//! - receipts: [`bring`], [`not_brought`], [`unproven`], [`apply`], [`validate`], [`valid`]
//! - money: [`free`], [`set_free`], [`held`], [`price_of`]
//! - everything else: [`steps`]

mod steps;

use crate as pallet_activities;
use crate::*;
use codec::{Encode, MaxEncodedLen};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::{DispatchInfo, GetDispatchInfo},
	parameter_types,
	traits::{
		fungible::{self, InspectHold, Mutate as _},
		ConstU128, VariantCountOf,
	},
};
use frame_system::{AuthorizeCall, EnsureRoot};
use hanse_support::OrgNumber;
use hanse_test_support::{
	numbers::{number, reset_numbers},
	price::{reset_price, Price},
};
use sp_core::sr25519;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	generic,
	traits::{Applyable, Checkable, Convert, Dispatchable, IdentityLookup},
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
	pub type Groups = pallet_activities::Pallet<Test>;
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

pub const fn terms() -> Terms<u32> {
	Terms { consent: 100, receipt: 50, keep: 200 }
}

parameter_types! {
	pub static Governed: Terms<u32> = terms();
}

/// A signing key's account is the key itself.
pub struct KeyAccount;

impl Convert<NodeKey, AccountId32> for KeyAccount {
	fn convert(key: NodeKey) -> AccountId32 {
		sr25519::Public::from(key).into()
	}
}

impl Config for Test {
	type WeightInfo = ();
	type NativeBalance = Balances;
	type RowPrice = Price;
	type Terms = Governed;
	type Directory = Directory;
	type Signature = MultiSignature;
	type AgentOf = KeyAccount;
	type AdminOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = benchmarking::Sr25519Helper<Directory>;
}

pub type Origin = RuntimeOrigin;

/// What each endowed account has.
pub const ENDOWMENT: u128 = 1_000_000;

/// Five organisations with nodes that are registered for their numbers, the last one an authority.
pub const LUEBECK: &str = "Luebeck";
pub const VISBY: &str = "Visby";
pub const RIGA: &str = "Riga";
pub const BERGEN: &str = "Bergen";
pub const AMT: &str = "Amt";
/// Three people with nodes.
pub const ANNA: &str = "Anna";
pub const BERT: &str = "Bert";
pub const CLARA: &str = "Clara";
/// All who have a node in the beginning, by its id.
pub const NODES: [&str; 8] = [LUEBECK, VISBY, RIGA, BERGEN, AMT, ANNA, BERT, CLARA];
/// All who own a number, by its sequence.
pub const ORGS: [&str; 6] = [LUEBECK, VISBY, RIGA, BERGEN, AMT, DANZIG];
/// Owns a number and has no node; endowed.
pub const DANZIG: &str = "Danzig";
/// Has no node and names no host in the beginning; endowed.
pub const GAST: &str = "Gast";

/// The kinds that there are in the beginning.
pub const TRADE: KindId = 0;
pub const CARE: KindId = 1;

/// Endowed, and nobody.
pub fn stranger() -> AccountId32 {
	account("Stranger")
}
/// Has no tokens.
pub fn pauper() -> AccountId32 {
	account("Pauper")
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
	/// Numbers and money, but no nodes and no kinds.
	pub fn bare(self) -> Self {
		Self { bare: true }
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let agents = NODES.into_iter().flat_map(|name| [agent_at(name, 1), agent_at(name, 2)]);
		let owners = NODES.into_iter().chain([DANZIG, GAST, "Stranger"]).map(account);
		let balances = owners.chain(agents).map(|who| (who, ENDOWMENT)).collect();
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
			ORGS.into_iter().for_each(|name| register_number(number_of(name), &account(name)));
			System::set_block_number(1);
			if !self.bare {
				populate();
			}
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

/// Brings receipts, which are taken.
pub fn bring(signed: &SignedReceipts) {
	assert_ok!(dispatch(authorized(), Call::acknowledge { signed: signed.clone() }));
}

/// Receipts that can't be taken, whoever signed them: neither pool nor block lets them in.
pub fn not_brought(signed: &SignedReceipts, error: Error<Test>) {
	let invalid = match error {
		Error::AlreadySigned => InvalidTransaction::Stale,
		_ => InvalidTransaction::Call,
	};
	let call = Call::acknowledge { signed: signed.clone() };
	frame_support::assert_noop!(dispatch(authorized(), call), error);
	not_authorized(signed, invalid);
}

/// Receipts that their node did not sign: they don't get so far as to be taken.
pub fn unproven(signed: &SignedReceipts) {
	not_authorized(signed, InvalidTransaction::BadProof);
}

fn not_authorized(signed: &SignedReceipts, invalid: InvalidTransaction) {
	let invalid = TransactionValidityError::Invalid(invalid);
	assert_eq!(validate(signed), Err(invalid));
	frame_support::assert_noop!(apply(signed), invalid);
}

fn transaction(signed: &SignedReceipts) -> Extrinsic {
	let call = Call::acknowledge { signed: signed.clone() }.into();
	Extrinsic::new_transaction(call, (AuthorizeCall::new(),))
}

type Checked = <Extrinsic as Checkable<frame_system::ChainContext<Test>>>::Checked;

fn checked(transaction: Extrinsic) -> (Checked, DispatchInfo, usize) {
	let (info, len) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default());
	(checked.expect("nobody signs for the transaction itself"), info, len)
}

/// What the pool says of the transaction that brings receipts.
pub fn validate(signed: &SignedReceipts) -> TransactionValidity {
	let (checked, info, len) = checked(transaction(signed));
	checked.validate::<Test>(TransactionSource::External, &info, len)
}

/// What the transaction that brings receipts does in a block.
pub fn apply(signed: &SignedReceipts) -> Result<DispatchResult, TransactionValidityError> {
	let (checked, info, len) = checked(transaction(signed));
	let applied = checked.apply::<Test>(&info, len)?;
	Ok(applied.map(|_| ()).map_err(|refused| refused.error))
}

/// What the pool is told of receipts that it takes.
pub fn valid(signed: &SignedReceipts) -> ValidTransaction {
	validate(signed).expect("the receipts are good")
}

/// The pallet's events since the last reset, in order.
pub fn events() -> Vec<Event<Test>> {
	let own = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Groups(event) => Some(event),
		_ => None,
	});
	let own = own.collect();
	System::reset_events();
	own
}

pub fn now() -> u32 {
	System::block_number()
}

/// Begins a later block; nothing happens in between.
pub fn advance(blocks: u32) {
	System::set_block_number(now() + blocks);
}

/// Begins a block, unless it is the present one.
pub fn advance_to(block: u32) {
	advance(block.checked_sub(now()).expect("it is not over"));
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

/// What is held for a row of this sort now.
pub fn price_of<Row: MaxEncodedLen>() -> u128 {
	DepositBase::get() + DepositPerByte::get() * Row::max_encoded_len() as u128
}
