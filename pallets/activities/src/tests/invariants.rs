// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls with every invariant after every step, and a plain model beside them.

mod history;
mod model;

use super::storm::*;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use history::{check_history, history};
use model::Model;
use proptest::{
	prelude::*,
	test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, StateVersion::V1};
use std::{
	cell::RefCell,
	collections::BTreeMap,
	hash::{BuildHasher, RandomState},
};

/// No token is held for a row that is not there: the pallet itself can't look for those.
fn check_that_nothing_is_left_on_hold() {
	let mut owed = BTreeMap::<Vec<u8>, u128>::new();
	let mut add = |reason: HoldReason, deposit: DepositOf<Test>| {
		let key = (deposit.payer, RuntimeHoldReason::from(reason)).encode();
		*owed.entry(key).or_default() += deposit.amount;
	};
	Nodes::<Test>::iter_values().for_each(|row| add(HoldReason::Node, row.deposit));
	Guests::<Test>::iter_values().for_each(|row| add(HoldReason::Guest, row.deposit));
	Things::<Test>::iter_values().for_each(|row| add(HoldReason::Thing, row.deposit));
	Consents::<Test>::iter_values().for_each(|deposit| add(HoldReason::Consent, deposit));
	Activities::<Test>::iter_values().for_each(|row| add(HoldReason::Activity, row.deposit));
	Members::<Test>::iter_values().for_each(|row| add(HoldReason::Member, row.deposit));
	Messages::<Test>::iter_values().for_each(|row| add(HoldReason::Message, row.deposit));
	Statements::<Test>::iter_values().for_each(|row| add(HoldReason::Statement, row.deposit));
	let held = pallet_balances::Holds::<Test>::iter().flat_map(|(who, holds)| {
		holds.into_iter().map(move |hold| ((&who, hold.id).encode(), hold.amount))
	});
	let held: BTreeMap<_, _> = held.filter(|(_, amount)| *amount > 0).collect();
	assert_eq!(held, owed);
}

fn perform(by: &By, call: &Call<Test>) -> Result<(), DispatchError> {
	match (by, call) {
		(By::Itself, Call::acknowledge { signed }) => {
			apply(signed).unwrap_or(Err(DispatchError::Other("not authorised")))
		},
		(By::Itself, _) => dispatch(Origin::none(), call.clone()),
		(By::Governance, _) => dispatch(Origin::root(), call.clone()),
		(By::Account(who), _) => dispatch(signed(who), call.clone()),
	}
}

/// Whether a call may be made again at once: it sets what it set, or makes one more.
fn may_repeat(call: &Call<Test>) -> bool {
	matches!(
		call,
		Call::set_org { .. }
			| Call::ask_host { host: Some(_) }
			| Call::offer_thing { .. }
			| Call::register_kind { .. }
			| Call::open_activity { .. }
			| Call::make_statement { .. }
			| Call::clear { .. }
	)
}

/// What was done can't be done again at once.
fn check_replay(by: &By, call: &Call<Test>) {
	if may_repeat(call) {
		return;
	}
	let undone = with_transaction(|| {
		let again = perform(by, call);
		assert!(again.is_err(), "{} was done twice", call.get_call_name());
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	assert_ok!(undone);
}

/// How often each call was tried and succeeded, and what was told how often.
#[derive(Default)]
struct Tally {
	calls: BTreeMap<&'static str, (u32, u32)>,
	events: BTreeMap<String, u32>,
	forged: u32,
}

impl Tally {
	fn note(&mut self, told: &[Event<Test>]) {
		for event in told {
			let text = format!("{event:?}");
			let name = text.split([' ', '{', '(']).next().unwrap_or_default();
			*self.events.entry(name.into()).or_default() += 1;
		}
	}
}

/// Prices change, and numbers are sold to somebody who may have a node.
fn disturb(step: &Step) {
	if let Some(price) = step.price {
		DepositBase::set(price);
	}
	let chance = (step.seed >> 32) % 300;
	if let Some(name) = ORGS.get(chance as usize) {
		let buyer = PEOPLE[(step.seed >> 48) as usize % PEOPLE.len()];
		sell_number(number_of(name), &account(buyer));
	}
}

/// Whether the step succeeded.
fn take(step: &Step, model: &mut Model, tally: &mut Tally) -> bool {
	advance(step.blocks);
	disturb(step);
	// Who pays is given money for it.
	let Attempt { by, call, forged } = step.attempt();
	let issued = Balances::total_issuance();
	let name = call.get_call_name();
	System::reset_events();
	let before = history();
	let root = sp_io::storage::root(V1);
	let outcome = perform(&by, &call);
	let count = tally.calls.entry(name).or_default();
	count.0 += 1;
	tally.forged += u32::from(forged);
	if outcome.is_ok() {
		count.1 += 1;
		assert!(!forged, "a forged {name} was believed");
		let told = events();
		assert!(!told.is_empty(), "{name} tells nothing");
		tally.note(&told);
		model.follow(&before, &by, &call);
		check_replay(&by, &call);
	} else {
		System::reset_events();
		assert_eq!(sp_io::storage::root(V1), root, "a refused call changes nothing");
	}
	check_history(&before, &call);
	assert_eq!(Balances::total_issuance(), issued, "{name} makes or burns money");
	outcome.is_ok()
}

fn run(steps: Vec<Step>, tally: &RefCell<Tally>) {
	ExtBuilder::default().build().execute_with(|| {
		// Short, so that other activities go on while one waits to be cleared.
		Governed::set(Terms { keep: 15, ..terms() });
		let mut model = Model::default();
		for step in steps {
			// What is refused changes nothing.
			if !take(&step, &mut model, &mut tally.borrow_mut()) {
				continue;
			}
			if let Err(broken) = Groups::do_try_state() {
				panic!("{broken:?} after {step:?}");
			}
			model.check();
			check_that_nothing_is_left_on_hold();
		}
	});
}

/// Runs from the seed of the environment or, where it names none, from one drawn here.
fn runner(cases: u32) -> TestRunner {
	let mut config = ProptestConfig { cases, failure_persistence: None, ..Default::default() };
	if config.rng_seed == RngSeed::Random {
		config.rng_seed = RngSeed::Fixed(RandomState::new().hash_one(cases));
	}
	println!("to repeat it: PROPTEST_RNG_SEED={}", config.rng_seed);
	TestRunner::new(config)
}

#[test]
fn every_invariant_should_hold_when_calls_come_in_any_order() {
	let tally = RefCell::new(Tally::default());
	let sequences = prop::collection::vec(step(), 50..130);
	let outcome = runner(200).run(&sequences, |steps| {
		run(steps, &tally);
		Ok(())
	});
	assert_ok!(outcome.map_err(|failure| failure.to_string()));
	// A storm whose calls are refused tests little.
	let Tally { calls, events, forged } = tally.into_inner();
	println!("{calls:?}\n{events:?}\n{forged} forged");
	assert_eq!(calls.len(), usize::from(CALLS));
	for (call, (tried, done)) in &calls {
		assert!(*done >= 40 && *done * 10 > *tried, "{call}: {done} of {tried} succeeded");
	}
	let (tried, done) = calls.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
	assert!(done * 2 > tried, "{done} of {tried} succeeded");
	assert!(forged >= 200, "{forged} forged");
	// All that there are.
	assert_eq!(events.len(), 32);
	assert!(events.values().all(|times| *times >= 10), "{events:?}");
}
