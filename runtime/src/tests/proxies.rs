// SPDX-License-Identifier: Apache-2.0

//! What each type of proxy may do, also by way of a batch.

use super::*;
use configs::{money::Currency, wrappers::ProxyType};
use frame_support::{assert_ok, traits::InstanceFilter};
use hanse_support::OrgNumber;
use pallet_chips::Call as Chip;
use pallet_crowdfunding::Call as Crowd;
use pallet_org_numbers::{AuctionTerms, BuyTerms, Call as Org, SellTerms, Target};
use Sr25519Keyring::*;

const NUMBER: OrgNumber = match OrgNumber::from_sequence(1) {
	Some(number) => number,
	None => panic!("one is a sequence"),
};

fn may(proxy: ProxyType, call: impl Into<RuntimeCall>) -> bool {
	proxy.filter(&call.into())
}

fn vote() -> RuntimeCall {
	let proposal = H256::zero();
	pallet_collective::Call::<Runtime, CouncilInstance>::vote { proposal, index: 0, approve: true }
		.into()
}

fn moving() -> Vec<RuntimeCall> {
	let to = Bob.to_account_id();
	vec![
		a_transfer(),
		pallet_assets::Call::transfer_all {
			id: codec::Compact(7),
			dest: to.clone().into(),
			keep_alive: false,
		}
		.into(),
		Org::offer_transfer { number: NUMBER, to: to.into() }.into(),
		Org::accept_transfer { number: NUMBER }.into(),
		Org::release { number: NUMBER }.into(),
		Org::set_recovery { number: NUMBER, plan: None }.into(),
		Org::finish_recovery { number: NUMBER }.into(),
		Chip::issue { request: 0 }.into(),
		Chip::set_bond { node: NUMBER, bond: constants::UNIT }.into(),
		Chip::complain { request: 0 }.into(),
		Chip::attest_reserve { kind: 0, amount: 1 }.into(),
		Chip::set_allowance { issuer: NUMBER, kind: 0, allowance: 1 }.into(),
	]
}

fn trading() -> Vec<RuntimeCall> {
	let (currency, price, expires) = (Currency::Native, constants::UNIT, 100);
	let target = Target::Class(0);
	let sell = SellTerms { currency, price, buyer: None, classes: Default::default(), expires };
	let currency = Currency::Native;
	let buy = BuyTerms { target, currency: currency.clone(), price, expires };
	let auction = AuctionTerms { currency, reserve: price, starts: 1, ends: expires };
	vec![
		Org::sell { number: NUMBER, terms: sell }.into(),
		Org::buy { terms: buy }.into(),
		Org::update_price { id: 1, price }.into(),
		Org::start_auction { number: NUMBER, terms: auction }.into(),
		Org::bid { number: NUMBER, amount: price }.into(),
	]
}

/// What decides who may trade which shares, or whether money goes back.
fn letting() -> Vec<RuntimeCall> {
	let (user, asset, offering, authority) = (0, 0, 0, 0);
	vec![
		Crowd::cancel_offering { offering }.into(),
		Crowd::erase_identity { user }.into(),
		Crowd::retag_user { user, tag: [1; 32] }.into(),
		Crowd::set_prf_version { authority, prf_version: 1 }.into(),
		Crowd::thaw_user { user }.into(),
		Crowd::thaw_holding { asset, user }.into(),
		Crowd::thaw_offering { offering }.into(),
		Crowd::unlock_trading { user }.into(),
	]
}

#[test]
fn only_an_unrestricted_proxy_should_move_property() {
	for call in moving().into_iter().chain(trading()).chain(letting()) {
		assert!(may(ProxyType::Any, call.clone()));
		for proxy in [
			ProxyType::NonTransfer,
			ProxyType::Governance,
			ProxyType::Session,
			ProxyType::CancelProxy,
			ProxyType::Publishing,
		] {
			assert!(!may(proxy, call.clone()), "{proxy:?} {call:?}");
		}
	}
}

#[test]
fn a_proxy_should_do_what_its_type_is_for_and_nothing_else() {
	let retract = || Org::retract_publication { number: NUMBER, publication: 0 };
	let role = || Org::remove_role { number: NUMBER, account: Bob.to_account_id().into() };
	assert!(may(ProxyType::Publishing, retract()));
	assert!(!may(ProxyType::Publishing, role()));
	assert!(!may(ProxyType::Publishing, vote()));
	assert!(may(ProxyType::NonTransfer, role()));
	assert!(may(ProxyType::NonTransfer, vote()));
	assert!(may(ProxyType::NonTransfer, Org::cancel_order { id: 1 }));
	assert!(may(ProxyType::NonTransfer, Chip::cancel_request { request: 0 }));
	assert!(may(ProxyType::NonTransfer, Chip::veto { request: 0 }));
	assert!(may(ProxyType::Governance, vote()));
	assert!(!may(ProxyType::Governance, retract()));
	assert!(may(ProxyType::Session, pallet_session::Call::purge_keys {}));
	assert!(!may(ProxyType::Session, vote()));
	let reject = pallet_proxy::Call::reject_announcement {
		delegate: Bob.to_account_id().into(),
		call_hash: H256::zero(),
	};
	assert!(may(ProxyType::CancelProxy, reject));
	assert!(!may(ProxyType::CancelProxy, pallet_proxy::Call::remove_proxies {}));
}

#[test]
fn a_proxy_should_not_reach_further_by_a_batch() {
	local().execute_with(|| {
		let add = pallet_proxy::Call::add_proxy {
			delegate: Bob.to_account_id().into(),
			proxy_type: ProxyType::Governance,
			delay: 0,
		};
		assert_ok!(outcome(Alice, add));
		let ferdie = Balances::free_balance(Ferdie.to_account_id());
		let batch = pallet_utility::Call::batch_all { calls: vec![a_transfer()] };
		let by_proxy = pallet_proxy::Call::proxy {
			real: Alice.to_account_id().into(),
			force_proxy_type: None,
			call: Box::new(batch.into()),
		};
		assert_ok!(outcome(Bob, by_proxy));
		let refused: RuntimeEvent =
			pallet_proxy::Event::<Runtime>::ProxyExecuted { result: Err(FILTERED) }.into();
		let events = System::events().into_iter().map(|record| record.event.encode());
		assert!(events.into_iter().any(|event| event == refused.encode()));
		assert_eq!(Balances::free_balance(Ferdie.to_account_id()), ferdie);
	});
}
