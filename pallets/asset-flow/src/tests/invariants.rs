// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls with every invariant after every step, and a plain model beside them.

use super::storm::*;
use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	storage::{with_storage_layer, with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::{merkle, Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber};
use proptest::{
	prelude::*,
	test_runner::{RngSeed, TestRunner},
};
use sp_core::H256;
use sp_runtime::{AccountId32, DispatchError, StateVersion::V1};
use std::{
	cell::RefCell,
	collections::BTreeMap,
	hash::{BuildHasher, RandomState},
};

/// What the pallet should come to: the leaves of each table and of each block, and all seals.
#[derive(Default)]
struct Model {
	tables: BTreeMap<Uuid, Leaves>,
	blocks: BTreeMap<u32, Vec<H256>>,
	seals: Vec<SealOf<Test>>,
}

#[derive(Default)]
struct Leaves {
	leaves: Vec<H256>,
	rolling: H256,
}

impl Leaves {
	fn digest(&self) -> Digest {
		let count = self.leaves.len() as u64;
		Digest { root: merkle::root_of(&self.leaves), count, rolling: self.rolling }
	}
}

impl Model {
	fn append(&mut self, table: Uuid, entries: &[EntryOfTest]) {
		let Leaves { leaves, rolling } = self.tables.entry(table).or_default();
		let new: Vec<_> = entries.iter().map(|entry| entry.leaf(&table)).collect();
		*rolling = rolled(rolling, &new);
		leaves.extend(new);
	}

	/// Follows a call that succeeded.
	fn follow(&mut self, call: &Call<Test>) {
		match call {
			Call::append { table, entry } => self.append(*table, std::slice::from_ref(entry)),
			Call::append_many { table, entries } => self.append(*table, entries),
			_ => (),
		}
	}

	fn check_tables(&self) {
		let none = Leaves::default();
		for (name, row) in Tables::<Test>::iter() {
			let expected = self.tables.get(&name).unwrap_or(&none).digest();
			let found = row.state.digest().unwrap_or_else(|| {
				let Head { frontier, rolling, .. } = head(name);
				Digest { root: frontier.root(), count: frontier.count(), rolling }
			});
			assert_eq!(found, expected, "another digest than the model's");
			let most = row.rules.records.unwrap_or(u64::MAX);
			assert!(found.count < most || (found.count == most && !row.state.is_open()));
		}
	}

	/// Seals never change; new ones are chained and say what the model does.
	fn check_seals(&mut self) {
		let all: Vec<_> = (0..LastSeal::<Test>::get().next).map(seal).collect();
		assert!(all.starts_with(&self.seals), "a seal changed");
		for seal in &all[self.seals.len()..] {
			let number = self.seals.len() as u64;
			let previous = self.seals.last().map(|last| last.hash(number - 1));
			assert_eq!(seal.previous, previous.unwrap_or_default());
			match seal.kind {
				SealKind::Chain => self.check_block(seal),
				_ => self.check_seal(seal),
			}
			self.seals.push(seal.clone());
		}
	}

	fn check_block(&self, seal: &SealOf<Test>) {
		let leaves = &self.blocks[&seal.block];
		assert_eq!(seal.table, Uuid::of_block(seal.block));
		assert_eq!((seal.root, seal.count), (merkle::root_of(leaves), leaves.len() as u64));
		let rolling = leaves.iter().fold(H256::zero(), |before, leaf| rolled(&before, &[*leaf]));
		assert_eq!(seal.rolling, rolling);
		assert_eq!((seal.broken, seal.signed, seal.servers.len()), (0, 0, 0));
	}

	fn check_seal(&self, seal: &SealOf<Test>) {
		let expected = self.tables.get(&seal.table).map(Leaves::digest);
		let digest = Digest { root: seal.root, count: seal.count, rolling: seal.rolling };
		assert_eq!(digest, expected.unwrap_or_else(|| Leaves::default().digest()));
		assert_eq!(seal.block, now());
		let row = table(seal.table);
		let named: Vec<_> = row.servers.iter().map(|one| one.server).collect();
		assert_eq!(seal.servers.to_vec(), named);
		for (at, one) in row.servers.iter().enumerate() {
			let signed = one.broken == Some(seal.broken) && counts(&seal.table, one);
			assert_eq!(
				(seal.signed >> at) & 1 == 1,
				signed,
				"who signed is not who is said to have"
			);
		}
		match seal.kind {
			SealKind::Incomplete => {
				assert_eq!(agreed(&seal.table, &row), Some(seal.broken), "no quorum")
			},
			_ => assert_eq!(seal.signed.count_ones() as usize, named.len()),
		}
	}

	/// Each block with movements has a seal of its own, no other has.
	fn check_blocks(&self) {
		let over = self.blocks.keys().filter(|block| **block < now());
		for block in over.clone() {
			assert_eq!(AssetFlow::seal_at(*block).map(|(_, seal)| seal.block), Some(*block));
		}
		let of_blocks = self.seals.iter().filter(|seal| seal.kind == SealKind::Chain);
		assert_eq!(of_blocks.count(), over.count());
	}
}

/// No token is held for a row that is not there: the pallet itself can't look for those.
fn check_that_nothing_is_left_on_hold() {
	let mut owed = BTreeMap::<AccountId32, (u128, u128)>::new();
	for row in Tables::<Test>::iter_values() {
		owed.entry(row.deposit.payer).or_default().0 += row.deposit.amount;
		if let Some(deposit) = row.clients_deposit {
			owed.entry(deposit.payer).or_default().1 += deposit.amount;
		}
	}
	for server in NUMBERS {
		let offices = (0..=key_version(server)).chain(1_000..1_003);
		let accounts = offices.map(|version| office(server, version));
		for who in accounts.chain([desk(server), first_owner(server)]) {
			let held = (held(&who, HoldReason::Table), held(&who, HoldReason::Clients));
			assert_eq!(held, owed.remove(&who).unwrap_or_default(), "of {who}");
		}
	}
	assert!(owed.is_empty(), "somebody else paid: {owed:?}");
}

/// What was known before a step.
struct History {
	tables: Vec<(Uuid, TableOf<Test>)>,
	servers: Vec<(OrgNumber, ServerOf<Test>)>,
	convicted: Vec<(OrgNumber, Uuid, Evidence)>,
}

fn history() -> History {
	History {
		tables: Tables::<Test>::iter().collect(),
		servers: Servers::<Test>::iter().collect(),
		convicted: Equivocations::<Test>::iter().collect(),
	}
}

/// How far a table is.
fn rank(state: &TableState<u32>) -> u8 {
	match state {
		TableState::Open { .. } => 0,
		TableState::Synchronising { .. } => 1,
		TableState::Sealed { .. } | TableState::SealedIncomplete { .. } => 2,
		TableState::Completed { .. } => 3,
	}
}

/// A table goes on one way only, and what is fixed stays.
fn check_table(name: Uuid, old: &TableOf<Test>, call: &Call<Test>) {
	let Some(new) = Tables::<Test>::get(name) else {
		assert_eq!(call.get_call_name(), "retire_table");
		let unsealed = rank(&old.state) == 1 && agreed(&name, old).is_none();
		assert!(rank(&old.state) >= 2 || unsealed);
		return;
	};
	assert!(rank(&new.state) >= rank(&old.state));
	assert!(rank(&new.state) != rank(&old.state) || new.state == old.state);
	if matches!(old.state, TableState::Sealed { .. }) {
		assert_eq!(new.state, old.state, "a sealed table changed");
	}
	if let Some(digest) = old.state.digest() {
		assert_eq!(new.state.digest(), Some(digest));
	}
	assert_eq!((new.opened, new.rules, &new.deposit), (old.opened, old.rules, &old.deposit));
	assert_eq!(new.servers.len(), old.servers.len());
	for (new, old) in new.servers.iter().zip(&old.servers) {
		assert_eq!((new.server, new.tenure), (old.server, old.tenure));
		assert!(old.broken.is_none() || new.broken == old.broken, "a receipt changed");
	}
}

fn check_history(before: &History, call: &Call<Test>) {
	before.tables.iter().for_each(|(name, old)| check_table(*name, old, call));
	for (number, old) in &before.servers {
		let new = server(*number);
		assert!(new.key_version >= old.key_version && new.tenure >= old.tenure);
	}
	for (server, name, evidence) in &before.convicted {
		assert_eq!(Equivocations::<Test>::get(server, name).as_ref(), Some(evidence));
	}
}

fn perform(by: &By, call: &Call<Test>) -> Result<(), DispatchError> {
	match (by, call) {
		(By::Itself, Call::receipt { signed }) => {
			apply(signed).unwrap_or(Err(DispatchError::Other("not authorised")))
		},
		(By::Itself, _) => dispatch(Origin::none(), call.clone()),
		(By::Governance, _) => dispatch(Origin::root(), call.clone()),
		(By::Account(who), _) => dispatch(signed(who), call.clone()),
	}
}

/// What was done can't be done again at once, but for clearing more rows.
fn check_replay(by: &By, call: &Call<Test>) {
	if matches!(call, Call::clear_clients { .. }) {
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
}

impl Tally {
	fn note(&mut self, told: &[Event<Test>]) {
		for event in told {
			let text = match event {
				Event::TableSealed { kind, .. } => format!("{kind:?}"),
				other => format!("{other:?}"),
			};
			let name = text.split([' ', '{', '(']).next().unwrap_or_default();
			*self.events.entry(name.into()).or_default() += 1;
		}
	}
}

/// A movement, which may be one that fails.
fn move_something(step: &Step, model: &mut Model, tally: &mut Tally) {
	let (asset, reason) = (FlowAsset::Shares(step.seed), FlowReason::Sold);
	let (from, to) = (Some(stranger()), Some(treasury()));
	let flow = Flow { asset, from, to, quantity: step.small.into(), reason };
	let name = Uuid::of_block(now());
	let leaf = chain_leaf(&name, &flow);
	let outcome = with_storage_layer(|| {
		<AssetFlow as FlowLedger<_>>::record(flow)?;
		if step.small == 0 {
			return Err(DispatchError::Unavailable);
		}
		Ok(())
	});
	if outcome.is_ok() {
		model.blocks.entry(now()).or_default().push(leaf);
	}
	let told = events();
	assert_eq!(told.len(), usize::from(outcome.is_ok()));
	tally.note(&told);
}

/// Numbers are sold, prices change and something moves.
fn disturb(step: &Step, model: &mut Model, tally: &mut Tally) {
	if let Some(price) = step.price {
		DepositBase::set(price);
	}
	match (step.seed >> 32) % 200 {
		at @ 0..=5 => {
			let number = NUMBERS[at as usize];
			let buyer = account(&format!("{}Owner{}", name(number), tenure(number) + 1));
			sell_number(number, &buyer);
		},
		6..=50 => move_something(step, model, tally),
		_ => (),
	}
}

fn take(step: &Step, model: &mut Model, tally: &mut Tally) {
	forward(step.blocks);
	System::reset_events();
	disturb(step, model, tally);
	// Who gets a desk is given money for it; waiting may end blocks.
	let Attempt { by, call, forged } = step.attempt();
	let issued = Balances::total_issuance();
	model.check_seals();
	let name = call.get_call_name();
	System::reset_events();
	let before = history();
	let root = sp_io::storage::root(V1);
	let outcome = perform(&by, &call);
	let count = tally.calls.entry(name).or_default();
	count.0 += 1;
	if outcome.is_ok() {
		count.1 += 1;
		assert!(!forged, "a forged {name} was believed");
		let told = events();
		assert!(!told.is_empty(), "{name} tells nothing");
		tally.note(&told);
		model.follow(&call);
		check_replay(&by, &call);
	} else {
		System::reset_events();
		assert_eq!(sp_io::storage::root(V1), root, "a refused call changes nothing");
	}
	check_history(&before, &call);
	assert_eq!(Balances::total_issuance(), issued, "{name} makes or burns money");
}

fn run(steps: Vec<Step>, tally: &RefCell<Tally>) {
	ExtBuilder::default().build().execute_with(|| {
		let mut model = Model::default();
		for step in steps {
			take(&step, &mut model, &mut tally.borrow_mut());
			if let Err(broken) = AssetFlow::do_try_state() {
				panic!("{broken:?} after {step:?}");
			}
			model.check_tables();
			model.check_seals();
			model.check_blocks();
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
	let sequences = prop::collection::vec(step(), 40..120);
	let outcome = runner(200).run(&sequences, |steps| {
		run(steps, &tally);
		Ok(())
	});
	assert_ok!(outcome.map_err(|failure| failure.to_string()));
	// A storm whose calls are refused tests little.
	let Tally { calls, events } = tally.into_inner();
	println!("{calls:?}\n{events:?}");
	assert_eq!(calls.len(), usize::from(CALLS));
	for (call, (tried, done)) in &calls {
		assert!(*done >= 40 && *done * 10 > *tried, "{call}: {done} of {tried} succeeded");
	}
	let (tried, done) = calls.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
	assert!(done * 2 > tried, "{done} of {tried} succeeded");
	// All sixteen, a seal counting as what it is.
	assert_eq!(events.len(), 18);
	assert!(events.values().all(|times| *times >= 10), "{events:?}");
}
