// SPDX-License-Identifier: Apache-2.0

//! Two bodies and no sudo. The council decides, the technical committee guards: only a call whose
//! hash the committee whitelists and two thirds of the council dispatch runs as Root.
//!
//! Who sits in either body is set by Root, that is by both. A member moves its seat to another key
//! by `change_key`; seats are best held by a multisig or an account with a `Governance` proxy, so
//! that a lost key loses no seat. Where keys are lost nonetheless, silence helps: see
//! [`MajorityUnopposed`].

use super::{
	measuring::{Abstentions, Nobody, Whitelister},
	parameters::{DeferredDispatchExpiration, MotionDuration},
};
use crate::{
	constants::*, AccountId, Council, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, System, TechnicalCommittee,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, EitherOfDiverse, EqualPrivilegeOnly},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_collective::{DefaultVote, EnsureProportionAtLeast, MemberCount};
use sp_runtime::Perbill;

pub type CouncilInstance = pallet_collective::Instance1;
pub type TechnicalInstance = pallet_collective::Instance2;
pub type CouncilMembershipInstance = pallet_membership::Instance1;
pub type TechnicalMembershipInstance = pallet_membership::Instance2;

/// Two thirds of the council, alone.
pub type TwoThirdsOfCouncil = EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>;
/// Three fifths of the technical committee, alone.
pub type ThreeFifthsOfCommittee = EnsureProportionAtLeast<AccountId, TechnicalInstance, 3, 5>;
/// Two thirds of the council, or both bodies together.
pub type CouncilOrBoth = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCouncil>;
/// Three fifths of the committee, or both bodies together.
pub type CommitteeOrBoth = EitherOfDiverse<EnsureRoot<AccountId>, ThreeFifthsOfCommittee>;

/// How members that did not vote are counted when a motion's time is over: as ayes if more than
/// half of all seats voted aye, as nays otherwise. So a motion passes in time although keys are
/// lost, as long as a majority wants it and fewer than a third object.
pub struct MajorityUnopposed;
impl DefaultVote for MajorityUnopposed {
	fn default_vote(
		_prime_vote: Option<bool>,
		yes_votes: MemberCount,
		_no_votes: MemberCount,
		len: MemberCount,
	) -> bool {
		yes_votes.saturating_mul(2) > len
	}
}

parameter_types! {
	/// A motion's call fits in half a block.
	pub MaxProposalWeight: Weight = block_share(Perbill::from_percent(50));
	/// Scheduled calls leave room for a block's transactions.
	pub MaxScheduledWeight: Weight = block_share(Perbill::from_percent(60));
}

impl pallet_collective::Config<CouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<64>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type DefaultVote = Abstentions;
	type WeightInfo = crate::weights::pallet_collective::WeightInfo<Runtime>;
	// Members come from the membership pallet alone.
	type SetMembersOrigin = Nobody;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_collective::Config<TechnicalInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<64>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type DefaultVote = Abstentions;
	type WeightInfo = crate::weights::pallet_collective::WeightInfo<Runtime>;
	type SetMembersOrigin = Nobody;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_membership::Config<CouncilMembershipInstance> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = EnsureRoot<AccountId>;
	type SwapOrigin = EnsureRoot<AccountId>;
	type ResetOrigin = EnsureRoot<AccountId>;
	type PrimeOrigin = EnsureRoot<AccountId>;
	type MembershipInitialized = Council;
	type MembershipChanged = Council;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type WeightInfo = crate::weights::pallet_membership::WeightInfo<Runtime>;
}

impl pallet_membership::Config<TechnicalMembershipInstance> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = EnsureRoot<AccountId>;
	type SwapOrigin = EnsureRoot<AccountId>;
	type ResetOrigin = EnsureRoot<AccountId>;
	type PrimeOrigin = EnsureRoot<AccountId>;
	type MembershipInitialized = TechnicalCommittee;
	type MembershipChanged = TechnicalCommittee;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type WeightInfo = crate::weights::pallet_membership::WeightInfo<Runtime>;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = Whitelister;
	type DispatchWhitelistedOrigin = TwoThirdsOfCouncil;
	type Preimages = Preimage;
	type DeferredDispatchExpiration = DeferredDispatchExpiration;
	type BlockNumberProvider = System;
	type WeightInfo = crate::weights::pallet_whitelist::WeightInfo<Runtime>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaxScheduledWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = crate::weights::pallet_scheduler::WeightInfo<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
