// SPDX-License-Identifier: Apache-2.0

//! What is prepared is used, natively: every transaction of a plan has to be valid and to succeed.

use super::{
	plan::{Kind, Shares},
	world::World,
};
use crate::{
	sign::{self, Binding},
	state::{
		ground::{Ground, BLOCK},
		tests::{development, differences, written_and_read, Chain, GENESIS},
	},
};
use codec::DecodeAll;
use frame_support::traits::GetCallMetadata;
use hanse_runtime::{Crowdfunding, Runtime, RuntimeCall, UncheckedExtrinsic, VERSION};
use pallet_org_numbers::COMMIT_MATURITY;
use std::collections::BTreeMap;

const EQUAL: Shares = Shares { orgs: 1, crowdfunding: 1, chips: 1, flow: 1, activities: 1 };
/// Each of the ten kinds several times, in several groups.
const COUNT: u32 = 200;

const BINDING: Binding = Binding {
	genesis: GENESIS,
	spec_version: VERSION.spec_version,
	transaction_version: VERSION.transaction_version,
};

fn prepared(plan: &[Kind]) -> (World, Chain) {
	let spec = development();
	let mut ground = Ground::new(spec.top.clone());
	let world = World::prepare(&mut ground, plan).unwrap();
	let mut chain = Chain::new(written_and_read(&spec, ground.top()).top);
	chain.check();
	chain.advance_to(BLOCK + 1);
	(world, chain)
}

/// Validates as a pool does, then applies as an author does.
#[track_caller]
fn succeed(chain: &mut Chain, sender: u32, (call, nonce): (RuntimeCall, u32)) {
	let name = call.get_call_metadata();
	let name = format!("{}.{} of {sender}", name.pallet_name, name.function_name);
	let bytes = sign::hanse_transaction(call, &sign::account(sender), nonce, &BINDING).unwrap();
	let transaction = UncheckedExtrinsic::decode_all(&mut &bytes[..]).unwrap();
	let validity = chain.validate(transaction.clone());
	assert!(validity.is_ok(), "{name}: {validity:?}");
	let applied = chain.apply(transaction);
	assert!(matches!(applied, Ok(Ok(()))), "{name}: {applied:?}");
}

#[test]
fn every_transaction_of_a_plan_should_succeed_on_its_chain() {
	let plan = EQUAL.plan(COUNT).unwrap();
	let (world, mut chain) = prepared(&plan);
	for sender in world.registering() {
		succeed(&mut chain, sender, (world.commitment(sender, GENESIS), 0));
	}
	chain.next_block();
	chain.advance_to(BLOCK + 2 + COMMIT_MATURITY);
	let mut calls = BTreeMap::<String, u32>::new();
	for sender in 0..COUNT {
		let (call, nonce) = world.call(sender, GENESIS).unwrap();
		let metadata = call.get_call_metadata();
		let name = format!("{}.{}", metadata.pallet_name, metadata.function_name);
		*calls.entry(name).or_default() += 1;
		succeed(&mut chain, sender, (call, nonce));
		if sender % 20 == 19 {
			chain.next_block();
		}
	}
	chain.check();
	let expected = [
		("Activities.publish", 40),
		("AssetFlow.append", 40),
		("Assets.transfer", 14),
		("Chips.attest", 13),
		("Chips.trigger_issue", 13),
		("Crowdfunding.pledge", 40),
		("OrgNumbers.buy", 10),
		("OrgNumbers.offer_transfer", 10),
		("OrgNumbers.register", 10),
		("OrgNumbers.sell", 10),
	];
	assert_eq!(calls, expected.map(|(name, count)| (name.to_string(), count)).into());
	// A pledge whose signature is not good succeeds too, and pledges nothing.
	let pledges = chain.with(|| pallet_crowdfunding::Pledges::<Runtime>::iter().count());
	assert_eq!(pledges, 40);
	chain.with(|| assert_eq!(Crowdfunding::offering(0).unwrap().sold, 40));
}

#[test]
fn registration_should_fail_when_the_commitment_is_too_young() {
	let plan = [Kind::Register, Kind::Buy];
	let (world, mut chain) = prepared(&plan);
	succeed(&mut chain, 0, (world.commitment(0, GENESIS), 0));
	let (call, nonce) = world.call(0, GENESIS).unwrap();
	let bytes = sign::hanse_transaction(call, &sign::account(0), nonce, &BINDING).unwrap();
	let applied = chain.apply(UncheckedExtrinsic::decode_all(&mut &bytes[..]).unwrap());
	assert!(matches!(applied, Ok(Err(_))), "{applied:?}");
}

#[test]
fn genesis_of_a_plan_should_be_the_same_whenever_it_is_made() {
	let plan = EQUAL.plan(60).unwrap();
	let make = || {
		let mut ground = Ground::new(development().top);
		World::prepare(&mut ground, &plan).unwrap();
		ground.top().clone()
	};
	assert_eq!(differences(&make(), &make()), Vec::<String>::new());
}

#[test]
fn plan_should_be_prepared_when_some_systems_have_no_share() {
	for only in [Kind::Pledge, Kind::Publish, Kind::Append, Kind::TransferChips, Kind::Sell] {
		let (world, mut chain) = prepared(&[only; 3]);
		for sender in 0..3 {
			succeed(&mut chain, sender, world.call(sender, GENESIS).unwrap());
		}
		chain.check();
		assert!(world.call(3, GENESIS).is_err() && world.registering().is_empty());
	}
}

#[test]
fn plan_should_be_refused_when_a_group_would_have_one_member() {
	let mut ground = Ground::new(development().top);
	assert!(World::prepare(&mut ground, &[Kind::Publish]).is_err());
}
