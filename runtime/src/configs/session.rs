// SPDX-License-Identifier: Apache-2.0

//! Who makes blocks and finalises them: a governed set of validators, their session keys, and what
//! happens to one that signs two histories.

use super::governance::CouncilOrBoth;
use crate::{
	constants::*, AccountId, Aura, Balance, Balances, Historical, Offences, Runtime, RuntimeEvent,
	Session, SessionKeys, ValidatorSet,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, KeyOwnerProofSystem},
};
use pallet_grandpa::AuthorityId as GrandpaId;
use pallet_session::{
	disabling::UpToLimitDisablingStrategy,
	historical::{self, NoteHistoricalRoot},
	FindAccountFromAuthorIndex, PeriodicSessions,
};
use pallet_validator_set::{SessionPeriod, UnitIdentificationOf, HISTORY_SESSIONS};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = pallet_aura::MinimumPeriodTimesTwo<Runtime>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = ();
}

impl pallet_validator_set::Config for Runtime {
	type AdminOrigin = CouncilOrBoth;
	// One is enough for a development chain; four tolerate a fault.
	type MinValidators = ConstU32<1>;
	type MaxValidators = ConstU32<MAX_AUTHORITIES>;
	type WeightInfo = crate::weights::pallet_validator_set::WeightInfo<Runtime>;
}

parameter_types! {
	/// Held as long as an account has session keys; genesis keys hold nothing.
	pub const KeyDeposit: Balance = deposit(3, 232);
}

/// A session ends every so many blocks as genesis says.
pub type Sessions = PeriodicSessions<SessionPeriod<Runtime>, ConstU32<0>>;

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Sessions;
	type NextSessionRotation = Sessions;
	type SessionManager = NoteHistoricalRoot<Runtime, ValidatorSet>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	// Less than a third at once: blocks and finality go on without the disabled.
	type DisablingStrategy = UpToLimitDisablingStrategy;
	type WeightInfo = crate::weights::pallet_session::WeightInfo<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = UnitIdentificationOf;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Runtime>;
	type OnOffenceHandler = ValidatorSet;
}

parameter_types! {
	/// How long a report made by a node stays in its pool.
	pub ReportLongevity: u64 = DAYS.into();
	/// As long as keys can be proven to have belonged to a validator.
	pub MaxSetIdSessionEntries: u64 = HISTORY_SESSIONS.into();
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::reports::WeightInfo<Runtime>;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Runtime, Offences, Historical, ReportLongevity>;
}
