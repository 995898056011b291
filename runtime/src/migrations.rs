// SPDX-License-Identifier: Apache-2.0

//! What an upgrade changes in storage. A migration is listed in the release that ships it and goes
//! with the next one.

#![deny(clippy::as_conversions)]

/// Migrations that run in the first block of a new runtime.
#[cfg(not(feature = "upgrade-rehearsal"))]
pub type SingleBlock = ();
#[cfg(feature = "upgrade-rehearsal")]
pub type SingleBlock = rehearsal::HalveSessions;

/// Migrations that run over several blocks, by `pallet_migrations`.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();
#[cfg(feature = "runtime-benchmarks")]
pub type MultiBlock = pallet_migrations::mock_helpers::MockedMigrations;

/// The migration of the upgrade rehearsal. It is never shipped: it shows that a stored item of a
/// live chain is changed by an upgrade, once, while all else stays.
#[cfg(feature = "upgrade-rehearsal")]
pub mod rehearsal {
	use crate::{weights::paritydb::ParityDbWeight, Runtime, ValidatorSet};
	use frame_support::{
		migrations::VersionedMigration, traits::UncheckedOnRuntimeUpgrade, weights::Weight,
	};
	use pallet_validator_set::SessionLength;

	/// Halves the sessions; runs only while the pallet's storage is of version 1.
	pub type HalveSessions = VersionedMigration<1, 2, Halve, ValidatorSet, ParityDbWeight>;

	pub struct Halve;
	impl UncheckedOnRuntimeUpgrade for Halve {
		fn on_runtime_upgrade() -> Weight {
			SessionLength::<Runtime>::mutate(|length| {
				*length = length.checked_div(2).unwrap_or_default().max(1)
			});
			ParityDbWeight::get().reads_writes(1, 1)
		}

		#[cfg(feature = "try-runtime")]
		fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
			use codec::Encode;
			Ok(SessionLength::<Runtime>::get().encode())
		}

		#[cfg(feature = "try-runtime")]
		fn post_upgrade(state: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
			use codec::Decode;
			let before = u32::decode(&mut &state[..]).map_err(|_| "the length before is lost")?;
			frame_support::ensure!(
				SessionLength::<Runtime>::get() == (before / 2).max(1),
				"sessions were not halved"
			);
			Ok(())
		}
	}
}
