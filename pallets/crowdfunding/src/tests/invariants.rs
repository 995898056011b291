// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls with every invariant after every step.

use super::{ripe::*, storm::*};
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallName,
};
use hanse_support::{FlowAsset, FlowReason};
use proptest::{prelude::*, test_runner::TestRunner};
use sp_runtime::{AccountId32, DispatchError, StateVersion::V1};
use std::{cell::RefCell, collections::BTreeMap};

const REASONS: [HoldReason; 6] = [
	HoldReason::User,
	HoldReason::Asset,
	HoldReason::Offering,
	HoldReason::Pledge,
	HoldReason::Choice,
	HoldReason::Distribution,
];

/// What is held from each account for each reason, by the rows.
fn deposits() -> BTreeMap<(AccountId32, Vec<u8>), u128> {
	let mut sums = BTreeMap::new();
	let mut add = |reason: HoldReason, deposit: DepositOf<Test>| {
		*sums.entry((deposit.payer, reason.encode())).or_default() += deposit.amount;
	};
	Users::<Test>::iter_values().for_each(|row| add(HoldReason::User, row.deposit));
	Claims::<Test>::iter_values().for_each(|row| add(HoldReason::User, row.deposit));
	Details::<Test>::iter_values().for_each(|row| add(HoldReason::Asset, row.deposit));
	Offerings::<Test>::iter_values().for_each(|row| add(HoldReason::Offering, row.deposit));
	Pledges::<Test>::iter_values().for_each(|row| add(HoldReason::Pledge, row.deposit));
	Choices::<Test>::iter_values().for_each(|row| add(HoldReason::Choice, row.deposit));
	Distributions::<Test>::iter_values().for_each(|row| add(HoldReason::Distribution, row.deposit));
	sums
}

/// No token is held for a row that is not there, no money lies where nobody gets it: the pallet itself
/// can't look for those.
fn check_that_nothing_is_left_behind() {
	let deposits = deposits();
	let others = [platform(), other_platform(), manager(), stranger()];
	for who in noted().into_iter().chain(others) {
		for reason in REASONS {
			let key = (who.clone(), reason.encode());
			let owed = deposits.get(&key).copied().unwrap_or_default();
			assert_eq!(held(&who, reason), owed, "{reason:?} of {who}");
		}
	}
	for id in 0..NextOfferingId::<Test>::get() {
		if !Offerings::<Test>::contains_key(id) {
			check_empty(&Crowdfunding::campaign_account(id));
			assert!(!Prospectuses::<Test>::contains_key(id));
		}
	}
	for (asset, row) in Assets::<Test>::iter() {
		for index in 1..=row.distributions {
			if !Distributions::<Test>::contains_key(asset, index) {
				check_empty(&Crowdfunding::distribution_account(asset, index));
			}
			for holder in Users::<Test>::iter_keys().map(|user| (asset, user)) {
				if !WithheldParts::<Test>::contains_key(holder, index) {
					check_empty(&Crowdfunding::withheld_account(holder, index));
				}
			}
		}
	}
}

fn check_empty(pot: &AccountId32) {
	for currency in [NATIVE, CHIPS] {
		assert_eq!(money(&currency, pot), 0, "money lies where nobody gets it");
	}
}

/// Parts that were too little to be paid or set aside, by distribution.
type Passed = BTreeMap<(AssetId, DistributionIndex), u128>;

/// The part that a claim is about, unless it pays one that was set aside.
fn claimed_part(call: &Call<Test>) -> Option<((AssetId, DistributionIndex), u128)> {
	let Call::claim_distribution { asset, user, .. } = *call else { return None };
	let mut due = Crowdfunding::claimable(asset, user);
	due.retain(|one| !WithheldParts::<Test>::contains_key((asset, user), one.0));
	due.first().map(|(index, _, amount)| ((asset, *index), *amount))
}

fn is_passed_by(told: &[Event<Test>]) -> bool {
	told.iter().any(|one| matches!(one, Event::DistributionWithheld { amount: 0, .. }))
}

/// What was claimed of a distribution, what still can be and what was too little for that is what all
/// shares get together: whoever bought or sold since, no share is paid twice and none is forgotten.
fn check_distributions(passed: &Passed) {
	for (asset, row) in Assets::<Test>::iter() {
		let mut left = BTreeMap::<DistributionIndex, u128>::new();
		for user in Users::<Test>::iter_keys() {
			let mut due = Crowdfunding::claimable(asset, user);
			// What is set aside counts as claimed.
			due.retain(|one| !WithheldParts::<Test>::contains_key((asset, user), one.0));
			for (index, _, amount) in due {
				*left.entry(index).or_default() += amount;
			}
		}
		for (index, paid_in) in Distributions::<Test>::iter_prefix(asset) {
			if now() <= paid_in.closes {
				let rest = left.remove(&index).unwrap_or_default();
				let due = paid_in.per_share * u128::from(row.shares);
				let little = passed.get(&(asset, index)).copied().unwrap_or_default();
				let all = paid_in.claimed + rest + little;
				assert_eq!(all, due, "distribution {index} of {asset}");
			}
		}
		assert!(left.is_empty());
	}
}

/// What is said of a certificate or a trade stays said.
fn check_history(before: &History) {
	for (id, row) in &before.certificates {
		let now = certificate(*id);
		if !row.state.holds() {
			assert_eq!(*row, now, "a certificate that was over changed");
			continue;
		}
		let mut was = row.clone();
		(was.state, was.successor) = (now.state, now.successor);
		was.document = row.document.or(now.document);
		assert_eq!(was, now);
	}
	for (asset, id, row) in &before.trades {
		assert_eq!(Trades::<Test>::get(asset, id).as_ref(), Some(row));
	}
}

struct History {
	certificates: Vec<(CertificateId, CertificateOf<Test>)>,
	trades: Vec<(AssetId, TradeId, TradeOf<Test>)>,
}

fn history() -> History {
	let certificates = Certificates::<Test>::iter().collect();
	History { certificates, trades: Trades::<Test>::iter().collect() }
}

/// Shares that ever came into being, by asset.
fn registered() -> BTreeMap<AssetId, u128> {
	Assets::<Test>::iter().map(|(id, row)| (id, row.registered.into())).collect()
}

/// Shares come into being as first holders get them, and none ever goes.
fn check_flows(before: &BTreeMap<AssetId, u128>) {
	let mut issued = BTreeMap::<AssetId, u128>::new();
	for flow in take_flows() {
		let FlowAsset::Shares(asset) = flow.asset else { panic!("no shares: {flow:?}") };
		assert!(flow.quantity > 0 && flow.to.is_some());
		assert_eq!(flow.from.is_none(), flow.reason == FlowReason::Issued);
		assert_ne!(flow.from, flow.to);
		if flow.reason == FlowReason::Issued {
			*issued.entry(asset).or_default() += flow.quantity;
		}
	}
	for (asset, shares) in registered() {
		let more = shares - before.get(&asset).copied().unwrap_or_default();
		assert_eq!(issued.remove(&asset).unwrap_or_default(), more);
	}
	assert!(issued.is_empty());
}

/// How often each call was tried and succeeded.
type Tally = BTreeMap<&'static str, (u32, u32)>;

/// A refusal that is counted trades nothing: nothing but the user's own row changes.
fn is_refusal(told: &[Event<Test>]) -> bool {
	matches!(told.first(), Some(Event::TradeRefused { .. }))
}

fn check_refusal(told: &[Event<Test>], before: (u64, u64)) {
	let locked = |one: &Event<Test>| matches!(one, Event::TradingLocked { .. });
	assert!(told[1..].iter().all(locked), "{told:?}");
	assert_eq!((NextTradeId::<Test>::get(), NextSerial::<Test>::get()), before);
}

/// A signature is good once.
fn check_replay(by: Option<&AccountId32>, call: &Call<Test>) {
	let signed_once = matches!(
		call,
		Call::register_user { .. }
			| Call::update_identity { .. }
			| Call::recover_account { .. }
			| Call::post_offering { .. }
			| Call::pledge { .. }
			| Call::fill { .. }
			| Call::record_trade { .. }
	);
	if !signed_once {
		return;
	}
	let undone = with_transaction(|| {
		let outcome = dispatch(by.map_or(Origin::root(), signed), call.clone());
		let believed = outcome.is_ok() && !is_refusal(&events());
		assert!(!believed, "{} was believed twice", call.get_call_name());
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	assert_ok!(undone);
}

fn disturb(step: &Step) {
	if let Some(price) = step.price {
		DepositBase::set(price);
	}
	let who = noted().into_iter().nth(step.seed as usize / 1_000 % noted().len());
	match step.seed % 200 {
		0 => sell_number(OTHER_PLATFORM, &other_platform()),
		1 => sell_number(NO_PLATFORM, &stranger()),
		2 => sell_number(PLATFORM, &platform()),
		3 | 4 => bar(&who.unwrap()),
		5..=14 => {
			BarredPayers::set(Vec::new());
			BarredPayees::set(Vec::new());
		},
		_ => (),
	}
}

fn take(step: Step, tally: &mut Tally, passed: &mut Passed) {
	forward(step.blocks);
	disturb(&step);
	let Attempt { by, call, times, forged } = step.attempt();
	let name = call.get_call_name();
	let money = [issuance(&NATIVE), issuance(&CHIPS)];
	for _ in 0..times {
		System::reset_events();
		let (before, shares) = (history(), registered());
		let counters = (NextTradeId::<Test>::get(), NextSerial::<Test>::get());
		let root = sp_io::storage::root(V1);
		let part = claimed_part(&call);
		let outcome = dispatch(by.as_ref().map_or(Origin::root(), signed), call.clone());
		let told = events();
		let refusal = is_refusal(&told);
		if !refusal {
			tally.entry(name).or_default().0 += 1;
		}
		match outcome {
			Ok(()) if refusal => check_refusal(&told, counters),
			Ok(()) => {
				tally.entry(name).or_default().1 += 1;
				assert!(!forged, "a forged {name} was believed");
				if let Some((of, amount)) = part.filter(|_| is_passed_by(&told)) {
					*passed.entry(of).or_default() += amount;
				}
				// A claim may only pass by what is over.
				let passes = matches!(call, Call::claim_distribution { .. });
				assert!(!told.is_empty() || passes, "{name} tells nothing");
				check_replay(by.as_ref(), &call);
			},
			Err(_) => {
				System::reset_events();
				assert_eq!(sp_io::storage::root(V1), root, "a refused call changes nothing");
			},
		}
		check_flows(&shares);
		check_history(&before);
	}
	assert_eq!([issuance(&NATIVE), issuance(&CHIPS)], money, "{name} makes or burns money");
}

/// Seven users, and an active asset of one of them that two others have too.
fn begin() {
	for name in ["Registrar", "RegistrarKey", "Certifier", "CertifierKey"] {
		note(name);
	}
	for name in (0..7).map(|at| format!("P{at}")) {
		note(&name);
		note(&format!("{name}Trading"));
		register(&name);
	}
	let mut asset = new_asset("P0", 0);
	asset.terms.lock_up = 5;
	asset_with(asset, &[("P0", 600), ("P1", 300), ("P2", 100)]);
	take_flows();
}

fn run(steps: Vec<Step>, tally: &RefCell<Tally>) {
	ExtBuilder::default().build().execute_with(|| {
		begin();
		let mut passed = Passed::new();
		for step in steps {
			take(step, &mut tally.borrow_mut(), &mut passed);
			if let Err(broken) = Crowdfunding::do_try_state() {
				panic!("{broken:?} after {step:?}");
			}
			check_that_nothing_is_left_behind();
			check_distributions(&passed);
		}
	});
}

#[test]
fn every_invariant_should_hold_when_calls_come_in_any_order() {
	let tally = RefCell::new(Tally::new());
	let config = ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() };
	let sequences = prop::collection::vec(step(), 40..120);
	let outcome = TestRunner::new(config).run(&sequences, |steps| {
		run(steps, &tally);
		Ok(())
	});
	assert_ok!(outcome.map_err(|failure| failure.to_string()));
	// A storm whose calls are refused tests little.
	let tally = tally.into_inner();
	assert_eq!(tally.len(), usize::from(CALLS));
	println!("{tally:?}");
	for (call, (tried, done)) in &tally {
		assert!(*done * 50 > *tried, "{call}: {done} of {tried} succeeded");
		assert!(*done >= 12, "{call}: {done} of {tried} succeeded");
	}
	let (tried, done) = tally.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
	assert!(done * 3 > tried, "{done} of {tried} succeeded");
}
