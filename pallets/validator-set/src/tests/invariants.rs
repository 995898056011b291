// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that moves the set, with every invariant after every step.

use crate::{mock::*, Error, Standing, Validator, Validators, HISTORY_SESSIONS};
use pallet_session::{historical::StoredRange, QueuedChanged, QueuedKeys};
use proptest::prelude::*;
use sp_runtime::Perbill;
use sp_staking::offence::OffenceSeverity;

#[derive(Clone, Debug)]
enum Step {
	Add(AccountId),
	Remove(AccountId),
	Offend { who: AccountId, sessions_ago: u32, percent: u32 },
	SetKeys { who: AccountId, round: u8 },
	PurgeKeys(AccountId),
	NextSession,
}

fn step() -> impl Strategy<Value = Step> {
	let who = ALICE..=9;
	prop_oneof![
		3 => who.clone().prop_map(Step::Add),
		3 => who.clone().prop_map(Step::Remove),
		2 => (who.clone(), 0u32..4, 0u32..=100)
			.prop_map(|(who, sessions_ago, percent)| Step::Offend { who, sessions_ago, percent }),
		2 => (who.clone(), 0u8..3).prop_map(|(who, round)| Step::SetKeys { who, round }),
		1 => who.prop_map(Step::PurgeKeys),
		5 => Just(Step::NextSession),
	]
}

/// Takes a step. Refused ones are part of the game, but only for the reason that the model knows.
fn take(step: Step, round: u64) {
	let listed = |who: &AccountId| ValidatorSet::validators().contains(who);
	let size = ValidatorSet::validators().len() as u32;
	match step {
		Step::Add(who) => {
			let expected = match (listed(&who), Session::load_keys(&who)) {
				(true, _) => Err(Error::<Test>::AlreadyExists.into()),
				(_, None) => Err(Error::<Test>::KeysNotSet.into()),
				_ if size == MAX => Err(Error::<Test>::TooManyValidators.into()),
				_ => Ok(()),
			};
			assert_eq!(ValidatorSet::add_validator(admin(), who), expected);
		},
		Step::Remove(who) => {
			let expected = match listed(&who) {
				false => Err(Error::<Test>::NotFound.into()),
				_ if size == MIN => Err(Error::<Test>::TooFewValidators.into()),
				_ => Ok(()),
			};
			assert_eq!(ValidatorSet::remove_validator(admin(), who), expected);
		},
		Step::Offend { who, sessions_ago, percent } => {
			let session = Session::current_index().saturating_sub(sessions_ago);
			report(TestOffence { offender: who, session, round, percent }).expect("a new round");
		},
		Step::SetKeys { who, round } => set_keys(who, round),
		Step::PurgeKeys(who) if Session::load_keys(&who).is_some() => purge_keys(who),
		Step::PurgeKeys(_) => (),
		Step::NextSession => rotate(),
	}
}

/// Those of `accounts` that have keys.
fn keyed(accounts: impl IntoIterator<Item = AccountId>) -> Vec<(AccountId, TestKeys)> {
	accounts.into_iter().filter_map(|who| Some((who, Session::load_keys(&who)?))).collect()
}

/// Rotates and checks that authority sets move exactly with accounts and keys.
fn rotate() {
	let starting = QueuedKeys::<Test>::get();
	let was_changed = QueuedChanged::<Test>::get();
	let set_id = Grandpa::current_set_id();
	let before = (authors(), voters());
	next_session();

	let planned = QueuedKeys::<Test>::get();
	let listed = keyed(ValidatorSet::validators());
	if listed.is_empty() {
		// The session pallet goes on with whoever is left; it looks at keys place by place.
		assert_eq!(planned, keyed(starting.iter().map(|(who, _)| *who)));
		let moved = planned.iter().zip(&starting).any(|((_, new), (_, old))| new != old);
		assert_eq!(QueuedChanged::<Test>::get(), moved);
	} else {
		assert_eq!(planned, listed);
		assert_eq!(QueuedChanged::<Test>::get(), planned != starting);
	}
	assert_eq!(Grandpa::current_set_id(), set_id + u64::from(was_changed));
	if was_changed {
		let at_work: Vec<_> = starting.iter().map(|(who, _)| *who).collect();
		assert_eq!((authors(), voters()), (at_work.clone(), at_work));
	} else {
		assert_eq!((authors(), voters()), before);
	}

	// Offenders that are still in the set couldn't be spared.
	let offenders = Validators::<Test>::get().iter().any(|one| one.standing != Standing::Good);
	assert!(!offenders || ValidatorSet::validators().len() as u32 == MIN);
}

fn play(steps: impl IntoIterator<Item = Step>) {
	for (round, step) in steps.into_iter().enumerate() {
		take(step, round as u64);
		ValidatorSet::do_try_state().expect("the invariants hold after the step");
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

	#[test]
	fn every_invariant_should_hold_after_every_step(
		steps in prop::collection::vec(step(), 1..80),
	) {
		ExtBuilder::default().session_length(1).run(|| play(steps));
	}
}

/// Chance leads there seldom.
#[test]
fn every_invariant_should_hold_when_only_a_removed_validator_has_keys() {
	use Step::*;
	let last = [PurgeKeys(ALICE), PurgeKeys(BOB), PurgeKeys(CHARLIE), Remove(DAVE)];
	// Beside the first in the session the others stay authorities: their going isn't seen.
	let first = [PurgeKeys(BOB), PurgeKeys(CHARLIE), PurgeKeys(DAVE), Remove(ALICE)];
	for (steps, left) in [(last, vec![DAVE]), (first, vec![ALICE, BOB, CHARLIE, DAVE])] {
		ExtBuilder::default().session_length(1).run(|| {
			play(steps.into_iter().chain([NextSession, NextSession]));
			assert_eq!(authors(), left);
			play([SetKeys { who: BOB, round: 1 }, NextSession, NextSession]);
			assert_eq!(authors(), [BOB]);
		});
	}
}

/// Breaks the state and expects the invariant of that number to notice.
fn broken(number: u32, spoil: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		spoil();
		let message: &str = ValidatorSet::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("validator-set {number}:")), "{message}");
	});
}

fn put(validators: Vec<Validator<AccountId>>) {
	Validators::<Test>::put(crate::ValidatorsOf::<Test>::truncate_from(validators));
}

#[test]
fn every_broken_invariant_should_be_noticed() {
	let good = |who| Validator::new(who, 0);
	let offender = |since, session| Validator {
		standing: Standing::Offender { session, severity: OffenceSeverity(Perbill::one()) },
		..Validator::new(CHARLIE, since)
	};
	broken(1, || put(vec![good(BOB), good(ALICE), good(CHARLIE)]));
	broken(1, || put(vec![good(ALICE), good(ALICE), good(CHARLIE)]));
	broken(2, || put(vec![good(ALICE), good(BOB)]));
	broken(3, || crate::SessionLength::<Test>::put(0));
	broken(4, || put(vec![good(ALICE), good(BOB), Validator::new(CHARLIE, 2)]));
	broken(5, || put(vec![good(ALICE), good(BOB), offender(1, 0)]));
	broken(5, || put(vec![good(ALICE), good(BOB), offender(0, 1)]));
	broken(6, || StoredRange::<Test>::put((0, HISTORY_SESSIONS + 3)));
}
