// SPDX-License-Identifier: Apache-2.0

//! Three transaction servers keep the herring trade together, and the chain keeps its own table.

use frame_support::assert_ok;
use hanse_runtime::{AssetFlow, Runtime, RuntimeCall, SafeMode};
use hanse_runtime_tests::{
	actors::actor,
	asset_flow::*,
	chain::Chain,
	chips::{ask_and_attest, by_council, chips, mint, EUR},
	crowdfunding::{
		crowd, float, gift, join, market, pass, person, recording, set_crowd_terms,
		short_crowd_terms,
	},
	governance::{carry, Body},
	orgs::{org, register, row},
};
use hanse_support::{Flow, FlowAsset, FlowReason};
use pallet_asset_flow::{
	Admission, Call, Error, Event, Evidence, FollowOn, Receipt, SealKind, SuspensionReason,
	TableState, Uuid,
};
use pallet_org_numbers::Call as OrgCall;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

/// A chain with three servers that the council admitted.
fn with_servers() -> (Chain, [Server; 3]) {
	let mut chain = Chain::development();
	assert_ok!(carry(&mut chain, Body::Council, set_flow_terms(short_flow_terms())));
	let servers = ["luebeck", "visby", "riga"].map(|name| {
		let owner = actor(&format!("server/{name}"));
		open_server(&mut chain, by_council, &owner, &format!("server-{name}"))
	});
	pass(&mut chain, 1);
	(chain, servers)
}

/// The first of the servers opens a table that the others sign.
fn open(chain: &mut Chain, n: u64, servers: &[Server], rules: Rules) -> Uuid {
	let others: Vec<_> = servers[1..].iter().map(|server| server.number).collect();
	chain.does(&servers[0].desk, flow(opening(uuid(n), &others, rules)));
	uuid(n)
}

/// The first server appends what Alice signed.
fn append(chain: &mut Chain, table: Uuid, server: &Server, counter: u64) {
	let entry = entry(chain, table, &actor("Alice"), counter, 100);
	chain.does(&server.desk, flow(Call::append { table, entry }));
}

/// A table with three records, closed.
fn closed(chain: &mut Chain, n: u64, servers: &[Server]) -> Uuid {
	let table = open(chain, n, servers, rules());
	(0..3).for_each(|counter| append(chain, table, &servers[0], counter));
	chain.does(&servers[0].desk, flow(Call::close { table }));
	table
}

fn invalid(why: InvalidTransaction) -> TransactionValidityError {
	TransactionValidityError::Invalid(why)
}

#[test]
fn table_should_be_filled_signed_by_all_and_sealed() {
	let (mut chain, servers) = with_servers();
	let [first, second, third] = &servers;
	let table = open(&mut chain, 1, &servers, rules());
	append(&mut chain, table, first, 0);
	pass(&mut chain, 1);
	let entries: Vec<_> =
		(1..4).map(|counter| entry(&mut chain, table, &actor("Bob"), counter, 7)).collect();
	let many = Call::append_many { table, entries: entries.try_into().expect("three") };
	chain.is_refused(&second.desk, flow(many.clone()), Error::<Runtime>::NotFirstServer);
	chain.does(&first.desk, flow(many));
	chain.does(&first.desk, flow(Call::close { table }));
	let digest = digest(&mut chain, table).expect("it is closed");
	assert_eq!(digest.count, 4);
	assert_eq!(digest_of_entries(&chain, table, digest.rolling), Ok(digest));

	// Nobody signs or pays for the transactions that bring receipts, and each is good once.
	for server in [second, third] {
		let receipt = receipt_of(&mut chain, table, server.number, 0).unwrap();
		let forged = signed_receipt(&mut chain, receipt, &first.key).unwrap();
		assert_eq!(bring(&mut chain, forged), Err(invalid(InvalidTransaction::BadProof)));
		let signed = signed_receipt(&mut chain, receipt, &server.key).unwrap();
		assert_ok!(bring(&mut chain, signed.clone()), Ok(()));
		assert_eq!(bring(&mut chain, signed), Err(invalid(InvalidTransaction::Stale)));
	}
	assert_eq!(seal_of(&mut chain, table), None);
	sign(&mut chain, table, first, 0);
	let (seal, row) = seal_of(&mut chain, table).expect("all signed");
	assert!(chain.saw(Event::<Runtime>::TableSealed { table, seal, kind: SealKind::Full }));
	assert_eq!((row.root, row.count, row.rolling), (digest.root, 4, digest.rolling));
	assert_eq!((row.signed, row.servers.len()), (0b111, 3));
	for limit in [1, 1] {
		chain.does(&actor("Bob"), flow(Call::clear_clients { table, limit }));
	}
	// What is held goes back in part: the row stays for its retention.
	let kept = table_row(&mut chain, table).unwrap();
	assert_eq!(kept.clients_deposit, None);
	assert_eq!(chain.held(&first.desk.account), kept.deposit.amount);
	chain.check();
}

#[test]
fn table_should_be_sealed_without_the_absent_and_completed_when_it_comes() {
	let (mut chain, servers) = with_servers();
	let table = closed(&mut chain, 1, &servers);
	let [first, second, third] = &servers;
	sign(&mut chain, table, first, 2);
	sign(&mut chain, table, second, 2);
	let sealing = || flow(Call::seal_incomplete { table });
	chain.is_refused(&actor("Bob"), sealing(), Error::<Runtime>::SigningNotOver);
	pass(&mut chain, short_flow_terms().signing);
	chain.does(&actor("Bob"), sealing());
	let (number, seal) = seal_of(&mut chain, table).unwrap();
	assert_eq!((seal.kind, seal.signed, seal.broken), (SealKind::Incomplete, 0b011, 2));

	// Late, and with another number of broken chains first.
	pass(&mut chain, 20);
	let other = receipt_of(&mut chain, table, third.number, 0).unwrap();
	let other = signed_receipt(&mut chain, other, &third.key).unwrap();
	assert_eq!(bring(&mut chain, other), Err(invalid(InvalidTransaction::Call)));
	sign(&mut chain, table, third, 2);
	let (last, completion) = seal_of(&mut chain, table).unwrap();
	assert_eq!((completion.kind, completion.signed), (SealKind::Completion, 0b111));
	assert!(last > number);
	assert_eq!(chain.with(|| AssetFlow::seals(number, 1)), [(number, seal)]);
	chain.check();
}

#[test]
fn server_that_signs_two_things_should_be_caught_by_anyone_for_nothing() {
	let (mut chain, servers) = with_servers();
	let table = closed(&mut chain, 1, &servers);
	let [first, second, third] = &servers;
	let receipt = receipt_of(&mut chain, table, second.number, 0).unwrap();
	let one = signed_receipt(&mut chain, receipt, &second.key).unwrap();
	let two = Receipt { broken: 1, ..receipt };
	let two = signed_receipt(&mut chain, two, &second.key).unwrap();
	assert_ok!(bring(&mut chain, one.clone()), Ok(()));
	let before = chain.balance(&actor("Bob").account);
	let evidence = Evidence::TwoReceipts(one, two);
	chain.does(&actor("Bob"), flow(Call::report_server { evidence: evidence.clone() }));
	assert_eq!(chain.balance(&actor("Bob").account), before);
	let number = second.number;
	assert!(chain.saw(Event::<Runtime>::ServerConvicted { server: number, table }));
	let convicted = Admission::Suspended(SuspensionReason::Equivocation);
	assert_eq!(chain.with(|| AssetFlow::server(number)).unwrap().admission, convicted);
	let again = flow(Call::report_server { evidence });
	chain.is_refused(&actor("Bob"), again, Error::<Runtime>::AlreadyReported);

	// Its receipt does not count, whatever the others sign and governance says.
	sign(&mut chain, table, first, 0);
	sign(&mut chain, table, third, 0);
	assert_eq!(seal_of(&mut chain, table), None);
	by_council(&mut chain, flow(Call::reinstate_server { server: number }));
	pass(&mut chain, short_flow_terms().signing);
	chain.does(&actor("Bob"), flow(Call::seal_incomplete { table }));
	let (_, seal) = seal_of(&mut chain, table).unwrap();
	assert_eq!((seal.kind, seal.signed), (SealKind::Incomplete, 0b101));
	chain.check();
}

#[test]
fn series_should_go_on_by_itself_until_its_first_server_ends_it() {
	let (mut chain, servers) = with_servers();
	let rules = Rules { blocks: 3, follow_on: FollowOn::Same, ..rules() };
	let table = open(&mut chain, 1, &servers, rules);
	pass(&mut chain, 3);
	chain.does(&actor("Bob"), flow(Call::close { table }));
	let next = table.next();
	assert!(table_row(&mut chain, next).unwrap().state.is_open());
	chain.does(&servers[0].desk, flow(Call::close { table: next }));
	let ended = table_row(&mut chain, next).unwrap();
	assert!(matches!(ended.state, TableState::Synchronising { .. }));
	assert_eq!(table_row(&mut chain, next.next()), None);
	chain.check();
}

#[test]
fn what_moves_on_the_chain_should_stand_in_its_own_table_of_the_block() {
	let mut chain = Chain::development();
	let mint = mint(&mut chain, by_council);
	pass(&mut chain, 1);
	assert_ok!(carry(&mut chain, Body::Council, set_crowd_terms(short_crowd_terms())));
	let market = market(&mut chain, by_council);
	let [giver, heir] = ["giver", "heir"].map(person);
	for (user, who) in [&giver, &heir].into_iter().enumerate() {
		pass(&mut chain, 1);
		assert_eq!(join(&mut chain, &market, 0, who), user as u64);
	}
	let asset = float(&mut chain, &market, &[(0, 600), (1, 400)]);
	let (dave, eve) = (actor("Dave"), actor("Eve"));
	pass(&mut chain, 1);
	let number = register(&mut chain, &dave, "amber");
	pass(&mut chain, 1);
	chain.does(&dave, org(OrgCall::offer_transfer { number, to: eve.address() }));
	let request = ask_and_attest(&mut chain, &eve, 5_000, &mint.banks[0]);
	pass(&mut chain, 1);

	let block = chain.block();
	chain.does(&eve, org(OrgCall::accept_transfer { number }));
	chain.does(&mint.issuer.account, chips(pallet_chips::Call::issue { request }));
	let trade = gift(market.sites[0].number, asset, (0, 1), 10);
	let record = recording(&mut chain, trade, &giver.pen, &heir.pen);
	chain.does(&market.sites[0].owner, crowd(record));
	// Released within a transaction that fails: nothing moved.
	let dest = dave.address();
	let too_much: RuntimeCall =
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: u128::MAX / 2 }.into();
	let calls = vec![org(OrgCall::release { number }), too_much];
	assert!(chain.submit(&eve, pallet_utility::Call::<Runtime>::batch_all { calls }).is_err());
	assert_eq!(row(&mut chain, number).unwrap().owner, eve.account);
	chain.advance(1);

	let flow = |asset, from, to, quantity, reason| Flow { asset, from, to, quantity, reason };
	let (from, to) = (Some(dave.account), Some(eve.account.clone()));
	let (giver, heir) = (giver.account.account, heir.account.account);
	let expected = [
		flow(FlowAsset::OrgNumber(number), from, to, 1, FlowReason::Transferred),
		flow(FlowAsset::Chips(EUR), None, Some(eve.account), 5_000, FlowReason::Issued),
		flow(FlowAsset::Shares(asset), Some(giver), Some(heir), 10, FlowReason::Transferred),
	];
	assert_eq!(flows_of(&mut chain, block), expected);
	let (_, seal) = chain.with(|| AssetFlow::seal_at(block)).unwrap();
	let kept = digest_of_flows(&chain, seal.table, seal.rolling).unwrap();
	assert_eq!((seal.kind, seal.root, seal.count), (SealKind::Chain, kept.root, 3));
	assert_eq!(seal.table, Uuid::of_block(block));
	// A block in which nothing moves has no seal.
	chain.advance(1);
	assert_eq!(chain.with(|| AssetFlow::seal_at(block + 1)), None);
	chain.check();
}

fn is_filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn paused_append_should_be_refused_inside_a_batch_too() {
	let (mut chain, servers) = with_servers();
	let (table, desk) = (open(&mut chain, 1, &servers, rules()), servers[0].desk.clone());
	let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	let full_name = (name("AssetFlow"), name("append"));
	let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name: full_name.clone() };
	assert_ok!(carry(&mut chain, Body::Committee, pause));
	let entry = entry(&mut chain, table, &actor("Alice"), 0, 1);
	let call = flow(Call::append { table, entry });
	let calls = vec![call.clone()];
	let batch = pallet_utility::Call::<Runtime>::batch_all { calls };
	chain.is_refused(&desk, call.clone(), is_filtered());
	chain.is_refused(&desk, batch.clone(), is_filtered());
	let unpause = pallet_tx_pause::Call::<Runtime>::unpause { ident: full_name };
	assert_ok!(carry(&mut chain, Body::Committee, unpause));
	chain.does(&desk, batch);
	chain.check();
}

#[test]
fn safe_mode_should_stop_servers_and_let_them_go_on_where_they_were() {
	let (mut chain, servers) = with_servers();
	let table = closed(&mut chain, 1, &servers);
	let enter = pallet_safe_mode::Call::<Runtime>::force_enter {};
	assert_ok!(carry(&mut chain, Body::Committee, enter));
	let rules = rules();
	let open_another = flow(opening(uuid(2), &[servers[1].number], rules));
	chain.is_refused(&servers[0].desk, open_another.clone(), is_filtered());
	let receipt = receipt_of(&mut chain, table, servers[1].number, 0).unwrap();
	let signed = signed_receipt(&mut chain, receipt, &servers[1].key).unwrap();
	// The transaction is valid, its call is not let through.
	assert!(bring(&mut chain, signed.clone()).expect("a valid transaction").is_err());
	let named = table_row(&mut chain, table).unwrap().servers;
	assert!(named.iter().all(|signatory| signatory.broken.is_none()));
	let exit = pallet_safe_mode::Call::<Runtime>::force_exit {};
	assert_ok!(carry(&mut chain, Body::Council, exit));
	assert!(!chain.with(SafeMode::is_entered));
	assert_ok!(bring(&mut chain, signed), Ok(()));
	chain.does(&servers[0].desk, open_another);
	chain.check();
}
