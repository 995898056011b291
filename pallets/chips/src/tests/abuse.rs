// SPDX-License-Identifier: Apache-2.0

//! Attestation abuse: words that are almost good, ten thousand of them, among honest ones.
//!
//! Each is refused with the error that tells what is wrong with it, and leaves no trace: not a chip
//! without backing. `--nocapture` shows the table of what was tried.

use super::{forgeries::*, steps::*};
use crate::{mock::*, *};
use codec::DecodeAll;
use frame_support::assert_ok;
use sp_runtime::{AccountId32, DispatchError, StateVersion};
use std::collections::BTreeMap;

/// How many in one run of the tests; `ABUSE_TRIES` asks for more.
const TRIES: usize = 10_000;
const TRIES_OF_A_ROUND: usize = 500;
/// One honest purchase among so many tries.
const HONEST_EVERY: usize = 12;

type Table = BTreeMap<(&'static str, &'static str), usize>;

fn root_hash() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

fn name_of(error: DispatchError) -> &'static str {
	match error {
		DispatchError::Module(error) => error.message.unwrap_or("?"),
		other => other.into(),
	}
}

/// Tries one, and checks that nothing came of it.
fn try_one(world: &mut World, at: usize, abuse: &Abuse, table: &mut Table) {
	let attempt = abuse.attempt(world);
	let (root, supply, totals) = (root_hash(), supply(), totals());
	let met = match attempt.what {
		What::Call(who, call) => match dispatch(signed(&who), *call) {
			Ok(()) => "accepted",
			Err(error) => name_of(error),
		},
		What::Bytes(bytes) => match RuntimeCall::decode_all(&mut &bytes[..]) {
			Ok(_) => "decoded",
			Err(_) => NO_CALL,
		},
	};
	assert_eq!(met, attempt.expected, "try {at}: {}", abuse.name());
	assert_eq!(root_hash(), root, "try {at}: {}", abuse.name());
	assert_eq!((supply, totals), (self::supply(), self::totals()));
	if let Some(undo) = attempt.undo {
		undo();
	}
	*table.entry((abuse.name(), met)).or_default() += 1;
}

fn supply_is_backed() {
	let Totals { attested, issued, redeemed, pending, .. } = totals();
	assert_eq!(supply(), issued - redeemed);
	assert!(issued + pending <= attested);
}

/// One round on a chain of its own, small, so that its state's root is soon computed.
fn round(seed: u64, from: usize, tries: usize, table: &mut Table) -> (usize, u128) {
	let abuses = abuses();
	let mut ext = ExtBuilder::default().node().build();
	let mut world = ext.execute_with(|| World::new(seed));
	ext.commit_all().unwrap();
	ext.execute_with(|| {
		let (before, mut honest) = (supply(), 0);
		for at in from..from + tries {
			if at % HONEST_EVERY == 0 {
				world.honest_purchase();
				honest += 1;
				supply_is_backed();
			}
			try_one(&mut world, at, &abuses[at % abuses.len()], table);
		}
		assert_ok!(Pallet::<Test>::do_try_state());
		(honest, supply() - before)
	})
}

#[test]
fn abused_attestation_should_bring_no_chip_and_its_own_error() {
	let asked = std::env::var("ABUSE_TRIES").ok().and_then(|tries| tries.parse().ok());
	let tries: usize = asked.unwrap_or(TRIES);
	let mut table = Table::new();
	let (mut purchases, mut issued) = (0, 0);
	for (seed, from) in (0..tries).step_by(TRIES_OF_A_ROUND).enumerate() {
		let many = TRIES_OF_A_ROUND.min(tries - from);
		let (honest, chips) = round(seed as u64, from, many, &mut table);
		purchases += honest;
		issued += chips;
	}
	let kinds: std::collections::BTreeSet<_> = table.keys().map(|(name, _)| name).collect();
	assert_eq!(kinds.len(), abuses().len(), "every kind was tried, under a name of its own");
	assert_eq!(table.values().sum::<usize>(), tries);
	eprintln!("kind of abuse | tries | error");
	for ((name, error), tries) in &table {
		eprintln!("{name} | {tries} | {error}");
	}
	eprintln!(
		"{tries} tries of {} kinds, 0 unbacked chips; {purchases} honest purchases, {issued} chips",
		kinds.len()
	);
}

#[test]
fn nobody_should_mint_or_burn_around_the_pallet_when_the_ledger_is_called() {
	build(|| {
		buy(&alice(), 1_000);
		let others = [alice(), issuer(), bank(NODE), auditor(), refiller(), pauser(), freezer()];
		for who in others {
			let origin = || signed(&who);
			let all: [(&str, Result<(), DispatchError>); 9] = [
				("mint", Assets::mint(origin(), EUR, who.clone(), 5)),
				("burn", Assets::burn(origin(), EUR, alice(), 5)),
				("force_transfer", Assets::force_transfer(origin(), EUR, alice(), bob(), 5)),
				("set_team", set_team(&who)),
				("transfer_ownership", Assets::transfer_ownership(origin(), EUR, who.clone())),
				("freeze_asset", Assets::freeze_asset(origin(), EUR)),
				("block", Assets::block(origin(), EUR, alice())),
				("start_destroy", Assets::start_destroy(origin(), EUR)),
				("set_min_balance", Assets::set_min_balance(origin(), EUR, 7)),
			];
			for (name, outcome) in all {
				assert!(outcome.is_err(), "{name} by {who:?}");
			}
		}
		assert_eq!((supply(), chips(&alice())), (1_000, 1_000));
	});
}

fn set_team(who: &AccountId32) -> Result<(), DispatchError> {
	let team = || who.clone();
	Assets::set_team(signed(who), EUR, team(), team(), team())
}
