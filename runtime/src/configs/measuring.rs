// SPDX-License-Identifier: Apache-2.0

//! The few things in which a build that measures weights differs from the chain.
//!
//! Upstream's benchmarks make assets as Root, enter safe mode by a deposit, let one body whitelist and
//! dispatch, and expect motions to end as the prime member voted. Nothing of that is so here, and they would
//! fail. What a closed call declares is then what it would cost if it were open, never nothing.

#[cfg(not(feature = "runtime-benchmarks"))]
mod set {
	use crate::{
		configs::governance::{MajorityUnopposed, ThreeFifthsOfCommittee},
		AccountId, Balance, BlockNumber,
	};
	use frame_system::EnsureNever;

	/// An origin that nobody has.
	pub type Nobody = EnsureNever<()>;
	/// The origin of an account that may create assets: there is none.
	pub type Creator = EnsureNever<AccountId>;
	/// Whitelists calls. Neither body can stand in for the other: not even Root opens a way around.
	pub type Whitelister = ThreeFifthsOfCommittee;
	/// How members that did not vote are counted.
	pub type Abstentions = MajorityUnopposed;
	/// Nobody enters safe mode by a deposit.
	pub const SAFE_MODE_DEPOSIT: Option<Balance> = None;
	/// Without deposits there is none to give back.
	pub const SAFE_MODE_RELEASE: Option<BlockNumber> = None;
}

#[cfg(feature = "runtime-benchmarks")]
mod set {
	use crate::{
		configs::governance::{ThreeFifthsOfCommittee, TwoThirdsOfCouncil},
		constants::{DAYS, UNIT},
		AccountId, Balance, BlockNumber,
	};
	use frame_support::traits::{AsEnsureOriginWithArg, EitherOfDiverse};
	use frame_system::{EnsureRoot, EnsureSigned};

	pub type Nobody = EnsureRoot<AccountId>;
	pub type Creator = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	pub type Whitelister = EitherOfDiverse<ThreeFifthsOfCommittee, TwoThirdsOfCouncil>;
	pub type Abstentions = pallet_collective::PrimeDefaultVote;
	pub const SAFE_MODE_DEPOSIT: Option<Balance> = Some(UNIT);
	pub const SAFE_MODE_RELEASE: Option<BlockNumber> = Some(DAYS);
}

pub use set::*;
