// SPDX-License-Identifier: Apache-2.0

//! A failed migration leaves a chain that governance can repair.

use super::*;
use frame_support::{assert_ok, migrations::MultiStepMigrator, traits::OnRuntimeUpgrade};
use pallet_migrations::{ActiveCursor, Cursor, MigrationCursor};
use Sr25519Keyring::*;

/// A migration is under way when the next upgrade comes: it has failed.
fn fail_a_migration() {
	Cursor::<Runtime>::put(MigrationCursor::Active(ActiveCursor {
		index: 0,
		inner_cursor: None,
		started_at: System::block_number(),
	}));
	MultiBlockMigrations::on_runtime_upgrade();
}

#[test]
fn a_failed_migration_should_enter_safe_mode_for_good_and_unlock_the_chain() {
	local().execute_with(|| {
		fail_a_migration();
		assert!(!MultiBlockMigrations::ongoing(), "transactions are locked out");
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), Some(BlockNumber::MAX));
		next_block();

		assert_eq!(outcome(Alice, a_transfer()), Err(FILTERED));
		let motion = Box::new(RuntimeCall::SafeMode(pallet_safe_mode::Call::force_exit {}));
		let length_bound = motion.encoded_size() as u32;
		let propose = pallet_collective::Call::<Runtime, CouncilInstance>::propose {
			threshold: 4,
			proposal: motion,
			length_bound,
		};
		assert_ok!(outcome(Alice, propose));
		assert_ok!(by_council(pallet_safe_mode::Call::force_exit {}));
		assert_ok!(outcome(Alice, a_transfer()));
	});
}

#[test]
fn a_failed_migration_should_prolong_a_safe_mode_that_runs() {
	local().execute_with(|| {
		assert_ok!(by_committee(pallet_safe_mode::Call::force_enter {}));
		fail_a_migration();
		assert!(!MultiBlockMigrations::ongoing());
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), Some(BlockNumber::MAX));
	});
}

#[test]
fn transactions_should_wait_while_a_migration_runs() {
	local().execute_with(|| {
		assert_eq!(next_block(), ExtrinsicInclusionMode::AllExtrinsics);
		Cursor::<Runtime>::put(MigrationCursor::Stuck);
		assert_eq!(next_block(), ExtrinsicInclusionMode::OnlyInherents);
		Cursor::<Runtime>::kill();
		fail_a_migration();
		assert_eq!(next_block(), ExtrinsicInclusionMode::AllExtrinsics);
	});
}

#[cfg(feature = "upgrade-rehearsal")]
#[test]
fn the_rehearsal_should_halve_the_sessions_once() {
	use frame_support::traits::{GetStorageVersion, StorageVersion};
	local().execute_with(|| {
		for _ in 0..2 {
			crate::migrations::SingleBlock::on_runtime_upgrade();
			assert_eq!(ValidatorSet::session_length(), 5);
			assert_eq!(ValidatorSet::on_chain_storage_version(), StorageVersion::new(2));
		}
	});
}
