// SPDX-License-Identifier: Apache-2.0

//! What stops calls: safe mode (everything but what repairs the chain), tx-pause (any one call),
//! and the fixed filter on the ledger of chips.

use super::{
	governance::{CommitteeOrBoth, CouncilOrBoth, ThreeFifthsOfCommittee},
	measuring::{SAFE_MODE_DEPOSIT, SAFE_MODE_RELEASE},
};
use crate::{
	constants::*, AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, SafeMode,
};
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	parameter_types,
	traits::{ConstU32, Contains, EitherOf, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::traits::{Bounded, Morph};

/// The pallets that keep the chain going and by which it is repaired. Safe mode lets their calls
/// through, and none of them can be paused. Wrappers are among them since a member may act through
/// a multisig or proxy; the filter judges the call inside again.
pub const LIFELINES: &[&str] = &[
	"Timestamp",
	"Utility",
	"Multisig",
	"Proxy",
	"Preimage",
	"Scheduler",
	"Session",
	"Grandpa",
	"ValidatorSet",
	"Council",
	"CouncilMembership",
	"TechnicalCommittee",
	"TechnicalMembership",
	"Whitelist",
	"SafeMode",
	"TxPause",
];

/// Calls of chips that only stop something. While nothing else goes on time still does, and what is
/// not vetoed in its window is issued behind it.
const BRAKES_OF_CHIPS: &[&[u8]] = &[b"freeze", b"set_breaker", b"veto"];

/// Those of crowdfunding: a trading key that a thief asked for would get old enough behind safe mode.
const BRAKES_OF_CROWDFUNDING: &[&[u8]] =
	&[b"cancel_trading_key", b"freeze_user", b"freeze_holding", b"freeze_offering"];

/// Whether a call belongs to what repairs the chain. Of System only the code of an authorised
/// upgrade: it comes without a signature and would be filtered otherwise.
fn is_lifeline(pallet: &[u8], call: &[u8]) -> bool {
	LIFELINES.iter().any(|name| name.as_bytes() == pallet)
		|| (pallet == b"System" && call == b"apply_authorized_upgrade")
		|| (pallet == b"Chips" && BRAKES_OF_CHIPS.contains(&call))
		|| (pallet == b"Crowdfunding" && BRAKES_OF_CROWDFUNDING.contains(&call))
}

/// Calls that safe mode lets through.
pub struct AllowedInSafeMode;
impl Contains<RuntimeCall> for AllowedInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		use frame_support::traits::GetCallMetadata;
		let names = call.get_call_metadata();
		is_lifeline(names.pallet_name.as_bytes(), names.function_name.as_bytes())
	}
}

/// Calls that can't be paused.
pub struct NeverPaused;
impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		is_lifeline(pallet, call)
	}
}

/// Calls of the ledger of chips that are open to accounts. Kinds of chips, their supply and who is
/// frozen are the business of the pallet of chips; above all `refund` must not burn, or a holder
/// could lower the supply behind its back. Nor may accounts `touch`: chips are sufficient, so that
/// nobody needs it to be paid, and a row that it opens is free of deposit here.
pub struct OrdinaryAssetCalls;
impl Contains<RuntimeCall> for OrdinaryAssetCalls {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_assets::Call::*;
		let RuntimeCall::Assets(call) = call else { return true };
		matches!(
			call,
			transfer { .. }
				| transfer_keep_alive { .. }
				| transfer_all { .. }
				| transfer_approved { .. }
				| approve_transfer { .. }
				| cancel_approval { .. }
				| refund { allow_burn: false, .. }
		)
	}
}

parameter_types! {
	/// How long safe mode lasts once the technical committee enters it.
	pub const SafeModeTerm: BlockNumber = DAYS;
	pub const SafeModeDeposit: Option<Balance> = SAFE_MODE_DEPOSIT;
	pub const SafeModeRelease: Option<BlockNumber> = SAFE_MODE_RELEASE;
}

/// Turns the consent of a body into the term of safe mode.
pub struct IntoTerm;
impl Morph<()> for IntoTerm {
	type Outcome = BlockNumber;

	fn morph(_: ()) -> BlockNumber {
		SafeModeTerm::get()
	}
}

/// The committee, or both bodies as Root, for a day at a time.
pub type SafeModeOrigin = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeTerm>,
	MapSuccess<ThreeFifthsOfCommittee, IntoTerm>,
>;

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = AllowedInSafeMode;
	type EnterDuration = SafeModeTerm;
	type EnterDepositAmount = SafeModeDeposit;
	type ExtendDuration = SafeModeTerm;
	type ExtendDepositAmount = SafeModeDeposit;
	type ForceEnterOrigin = SafeModeOrigin;
	type ForceExtendOrigin = SafeModeOrigin;
	// The committee brakes; the larger body says when to go on.
	type ForceExitOrigin = CouncilOrBoth;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = SafeModeRelease;
	type WeightInfo = crate::weights::pallet_safe_mode::WeightInfo<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = CommitteeOrBoth;
	type UnpauseOrigin = CommitteeOrBoth;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = crate::weights::pallet_tx_pause::WeightInfo<Runtime>;
}

/// What happens when a migration over several blocks fails: safe mode for as long as there is, so
/// that nobody works on half-migrated state, and the migration's lock on transactions is lifted,
/// without which governance could not act either. (The stock handler keeps the lock: a chain
/// without a relay chain above it would stand for ever.)
pub struct SafeMigrations;
impl FailedMigrationHandler for SafeMigrations {
	fn failed(migration: Option<u32>) -> FailedMigrationHandling {
		let entered = if SafeMode::is_entered() {
			<SafeMode as frame_support::traits::SafeMode>::extend(Bounded::max_value())
		} else {
			<SafeMode as frame_support::traits::SafeMode>::enter(Bounded::max_value())
		};
		match entered {
			Ok(()) => {
				log::error!("migration {migration:?} failed; the chain is in safe mode");
				FailedMigrationHandling::ForceUnstuck
			},
			Err(_) => {
				log::error!("migration {migration:?} failed, and so did safe mode");
				FailedMigrationHandling::KeepStuck
			},
		}
	}
}
