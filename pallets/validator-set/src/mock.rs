// SPDX-License-Identifier: Apache-2.0

//! A runtime with the real session, Aura, GRANDPA and offences pallets around the set.

use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, OnFinalize, OnInitialize},
};
use frame_system::EnsureSignedBy;
use pallet_session::{
	disabling::UpToLimitDisablingStrategy,
	historical::{IdentificationTuple, NoteHistoricalRoot},
	PeriodicSessions, SessionInterface,
};
use sp_core::{ed25519, sr25519};
use sp_runtime::{
	impl_opaque_keys,
	traits::{ConvertInto, OpaqueKeys},
	BuildStorage, Perbill,
};
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

use crate::{Event, SessionPeriod, UnitIdentificationOf, HISTORY_SESSIONS};

pub type AccountId = u64;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CHARLIE: AccountId = 3;
pub const DAVE: AccountId = 4;
/// Have keys, but are not in the set of the genesis.
pub const EVE: AccountId = 5;
pub const FERDIE: AccountId = 6;
pub const GINA: AccountId = 7;
/// Has no keys.
pub const STRANGER: AccountId = 50;
/// The account behind the admin origin.
pub const ADMIN: AccountId = 100;

pub const MIN: u32 = 3;
pub const MAX: u32 = 6;
pub const SESSION: u64 = 10;

#[frame_support::runtime]
mod test_runtime {
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
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(4)]
	pub type ValidatorSet = crate;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(7)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(8)]
	pub type Grandpa = pallet_grandpa;
}

impl_opaque_keys! {
	pub struct TestKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

parameter_types! {
	pub const MaxSetIdSessionEntries: u64 = HISTORY_SESSIONS as u64;
}

ord_parameter_types! {
	pub const Admin: AccountId = ADMIN;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_aura::Config for Test {
	type AuthorityId = sp_consensus_aura::sr25519::AuthorityId;
	type MaxAuthorities = ConstU32<MAX>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<1000>;
}

impl pallet_grandpa::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem = ();
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<SessionPeriod<Test>, ConstU64<0>>;
	type NextSessionRotation = PeriodicSessions<SessionPeriod<Test>, ConstU64<0>>;
	type SessionManager = NoteHistoricalRoot<Test, ValidatorSet>;
	type SessionHandler = <TestKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = TestKeys;
	type DisablingStrategy = UpToLimitDisablingStrategy;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ();
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = UnitIdentificationOf;
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = IdentificationTuple<Test>;
	type OnOffenceHandler = ValidatorSet;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureSignedBy<Admin, AccountId>;
	type MinValidators = ConstU32<MIN>;
	type MaxValidators = ConstU32<MAX>;
	type WeightInfo = ();
}

/// The chain that a test starts from.
pub struct ExtBuilder {
	validators: Vec<AccountId>,
	candidates: Vec<AccountId>,
	session_length: u32,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			validators: vec![ALICE, BOB, CHARLIE, DAVE],
			candidates: vec![EVE, FERDIE, GINA],
			session_length: SESSION as u32,
		}
	}
}

impl ExtBuilder {
	pub fn validators(mut self, validators: &[AccountId]) -> Self {
		self.validators = validators.to_vec();
		self
	}

	pub fn candidates(mut self, candidates: &[AccountId]) -> Self {
		self.candidates = candidates.to_vec();
		self
	}

	pub fn session_length(mut self, blocks: u32) -> Self {
		self.session_length = blocks;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let with_keys = |accounts: &[AccountId]| {
			accounts.iter().map(|who| (*who, *who, keys(*who, 0))).collect::<Vec<_>>()
		};
		let mut accounts = self.validators.clone();
		accounts.sort();
		accounts.dedup();
		// Session keys are a reference to an account that exists.
		let balances = (ALICE..=GINA).chain([STRANGER]).map(|who| (who, 100)).collect();
		RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			validator_set: crate::GenesisConfig {
				validators: self.validators,
				session_length: self.session_length,
			},
			session: pallet_session::GenesisConfig {
				keys: with_keys(&accounts),
				non_authority_keys: with_keys(&self.candidates),
			},
			..Default::default()
		}
		.build_storage()
		.expect("the genesis of a test builds")
		.into()
	}

	/// Runs a test from block 1 and checks the invariants after it.
	pub fn run(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			System::set_block_number(1);
			test();
			ValidatorSet::do_try_state().expect("the invariants hold after the test");
		});
	}
}

/// The session keys of an account. `round` counts its key changes.
pub fn keys(who: AccountId, round: u8) -> TestKeys {
	let raw = [who as u8, round].repeat(16).try_into().expect("32 bytes");
	TestKeys {
		aura: sr25519::Public::from_raw(raw).into(),
		grandpa: ed25519::Public::from_raw(raw).into(),
	}
}

/// Sets keys without the proof that the real call asks for.
pub fn set_keys(who: AccountId, round: u8) {
	<Session as SessionInterface>::set_keys(&who, keys(who, round)).expect("keys are set");
}

pub fn purge_keys(who: AccountId) {
	Session::purge_keys(RuntimeOrigin::signed(who)).expect("keys are purged");
}

pub fn admin() -> RuntimeOrigin {
	RuntimeOrigin::signed(ADMIN)
}

/// Goes on block by block until a new session has started.
pub fn next_session() {
	let session = Session::current_index();
	while Session::current_index() == session {
		next_block();
	}
}

pub fn sessions(count: u32) {
	(0..count).for_each(|_| next_session());
}

pub fn next_block() {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	Session::on_initialize(block);
	Grandpa::on_finalize(block);
}

/// The accounts behind Aura's authorities, in their order.
pub fn authors() -> Vec<AccountId> {
	let key_owner = |key: &sp_consensus_aura::sr25519::AuthorityId| {
		let raw: &[u8] = key.as_ref();
		AccountId::from(raw[0])
	};
	pallet_aura::Authorities::<Test>::get().iter().map(key_owner).collect()
}

/// The accounts behind GRANDPA's authorities, in their order.
pub fn voters() -> Vec<AccountId> {
	let key_owner = |key: &sp_consensus_grandpa::AuthorityId| {
		let raw: &[u8] = key.as_ref();
		AccountId::from(raw[0])
	};
	Grandpa::grandpa_authorities().iter().map(|(key, _)| key_owner(key)).collect()
}

/// The accounts that are disabled in the present session.
pub fn disabled() -> Vec<AccountId> {
	let validators = Session::validators();
	Session::disabled_validators().iter().map(|index| validators[*index as usize]).collect()
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::ValidatorSet(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

/// An offence as GRANDPA's, but free in every value.
#[derive(Clone)]
pub struct TestOffence {
	pub offender: AccountId,
	pub session: SessionIndex,
	pub round: u64,
	pub percent: u32,
}

impl Offence<IdentificationTuple<Test>> for TestOffence {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<IdentificationTuple<Test>> {
		vec![(self.offender, ())]
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		4
	}

	fn slot(&self) -> u64 {
		self.round
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::from_percent(self.percent)
	}
}

/// Reports an offence of the present session, in a round of its own.
pub fn offend(offender: AccountId) {
	let session = Session::current_index();
	let round = u64::from(session) * 1_000 + offender;
	report(TestOffence { offender, session, round, percent: 50 }).expect("the report is new");
}

pub fn report(offence: TestOffence) -> Result<(), OffenceError> {
	Offences::report_offence(vec![], offence)
}
