// SPDX-License-Identifier: Apache-2.0

//! Proof that each invariant is noticed when it is broken.

use crate::{mock::*, *};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok,
	traits::{fungible::MutateHold, tokens::Precision},
};
use hanse_support::{merkle::Frontier, Flow, FlowAsset, FlowLedger, FlowReason, OrgNumber};
use sp_core::H256;

/// How far each table is, in the order in which they are opened; the last is none.
const OPEN: u8 = 1;
const CLOSED: u8 = 2;
const SEALED: u8 = 3;
const INCOMPLETE: u8 = 4;
const COMPLETED: u8 = 5;
const RETIRED: u8 = 6;
const MISSING: u8 = 7;
/// Their seals, and the one of a block.
const OF_RETIRED: SealNumber = 0;
const OF_SEALED: SealNumber = 1;
const OF_INCOMPLETE: SealNumber = 2;
const FIRST: SealNumber = 3;
const SECOND: SealNumber = 4;
const OF_BLOCK: SealNumber = 5;

const ALL: [OrgNumber; 3] = [LUEBECK, VISBY, RIGA];

fn move_something() {
	let (asset, reason) = (FlowAsset::Chips(1), FlowReason::Issued);
	let flow = Flow { asset, from: None, to: Some(stranger()), quantity: 1, reason };
	assert_ok!(<AssetFlow as FlowLedger<_>>::record(flow));
}

fn fill(n: u8) {
	open(uuid(n), &ALL);
	append(uuid(n), vec![entry(uuid(n), "Alice", 1), entry(uuid(n), "Bob", 1)]);
}

fn build_up() {
	sealed(uuid(RETIRED), &ALL);
	by(&stranger(), Call::clear_clients { table: uuid(RETIRED), limit: 9 });
	forward(365 * DAY);
	by(&stranger(), Call::retire_table { table: uuid(RETIRED) });
	[OPEN, CLOSED, SEALED, INCOMPLETE, COMPLETED].into_iter().for_each(fill);
	[CLOSED, SEALED, INCOMPLETE, COMPLETED].into_iter().for_each(|n| close(uuid(n)));
	sign(uuid(CLOSED), &[LUEBECK]);
	sign(uuid(SEALED), &ALL);
	for n in [INCOMPLETE, COMPLETED] {
		sign(uuid(n), &[LUEBECK, VISBY]);
		seal_incomplete(uuid(n));
	}
	sign(uuid(COMPLETED), &[RIGA]);
	move_something();
	forward(1);
	move_something();
	let kinds: Vec<_> = (OF_RETIRED..=OF_BLOCK).map(|number| seal(number).kind).collect();
	use SealKind::*;
	assert_eq!(kinds, [Full, Full, Incomplete, Incomplete, Completion, Chain]);
}

/// Breaks a rich state and expects the invariant of that number to notice.
fn broken(invariant: u32, spoil: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		build_up();
		AssetFlow::do_try_state().unwrap();
		spoil();
		let message: &str = AssetFlow::do_try_state().expect_err("it is noticed").into();
		assert!(message.starts_with(&format!("{invariant}: ")), "{invariant}, not {message}");
	});
}

fn spoil_head(n: u8, spoil: impl FnOnce(&mut Head)) {
	Heads::<Test>::mutate(uuid(n), |head| spoil(head.as_mut().unwrap()));
}

/// Changes a seal and all that follows from it, so that the chain holds.
fn spoil_seal(number: SealNumber, spoil: impl FnOnce(&mut SealOf<Test>)) {
	Seals::<Test>::mutate(number, |row| spoil(row.as_mut().unwrap()));
	let mut last = H256::zero();
	let next = LastSeal::<Test>::get().next;
	for number in 0..next {
		let row = Seal { previous: last, ..seal(number) };
		last = row.hash(number);
		Seals::<Test>::insert(number, row);
	}
	LastSeal::<Test>::put(SealChain { next, last });
}

/// A frontier that has fewer peaks than its count has bits.
fn unsound() -> Frontier {
	Frontier::decode(&mut &(3u64, vec![H256([1; 32])]).encode()[..]).unwrap()
}

#[test]
fn first_invariant_should_be_noticed_when_a_head_is_not_its_tables() {
	broken(1, || Heads::<Test>::remove(uuid(OPEN)));
	for n in [CLOSED, SEALED, INCOMPLETE, COMPLETED, RETIRED, MISSING] {
		broken(1, || Heads::<Test>::insert(uuid(n), Head::default()));
	}
	broken(1, || spoil_head(OPEN, |head| head.frontier = unsound()));
	broken(1, || set_table(uuid(CLOSED), |row| row.state = TableState::Open { until: 9 }));
}

#[test]
fn first_invariant_should_be_noticed_when_clients_are_not_as_counted() {
	broken(1, || spoil_head(OPEN, |head| head.clients += 1));
	broken(1, || spoil_head(OPEN, |head| head.clients -= 1));
	for n in [CLOSED, SEALED, INCOMPLETE, COMPLETED] {
		broken(1, || set_table(uuid(n), |row| row.client_rows += 1));
		broken(1, || set_table(uuid(n), |row| row.client_rows -= 1));
		broken(1, || Clients::<Test>::remove(uuid(n), account("Alice")));
		broken(1, || Clients::<Test>::insert(uuid(n), stranger(), 1));
	}
	for n in [RETIRED, MISSING] {
		broken(1, || Clients::<Test>::insert(uuid(n), stranger(), 1));
	}
	for n in [OPEN, CLOSED] {
		broken(1, || set_table(uuid(n), |row| row.rules.clients = 1));
		broken(1, || set_table(uuid(n), |row| row.clients_deposit = None));
	}
	// Paid for, though all are cleared.
	broken(1, || {
		let _ = Clients::<Test>::clear_prefix(uuid(SEALED), u32::MAX, None);
		set_table(uuid(SEALED), |row| row.client_rows = 0);
	});
}

#[test]
fn second_invariant_should_be_noticed_when_the_chain_of_seals_is_torn() {
	for number in OF_RETIRED..=OF_BLOCK {
		broken(2, || Seals::<Test>::remove(number));
		let change = |spoil: fn(&mut SealOf<Test>)| {
			Seals::<Test>::mutate(number, |row| spoil(row.as_mut().unwrap()));
		};
		broken(2, || change(|row| row.previous = H256([1; 32])));
		broken(2, || change(|row| row.table = uuid(MISSING)));
		broken(2, || {
			change(|row| {
				let chain = row.kind == SealKind::Chain;
				row.kind = if chain { SealKind::Full } else { SealKind::Chain };
			});
		});
		broken(2, || change(|row| row.root = H256([1; 32])));
		broken(2, || change(|row| row.count += 1));
		broken(2, || change(|row| row.rolling = H256([1; 32])));
		broken(2, || change(|row| row.broken += 1));
		broken(2, || change(|row| row.servers = vec![DANZIG].try_into().unwrap()));
		broken(2, || change(|row| row.signed ^= 2));
		broken(2, || change(|row| row.block += 1));
	}
	broken(2, || LastSeal::<Test>::mutate(|end| end.last = H256([1; 32])));
	broken(2, || LastSeal::<Test>::mutate(|end| end.next += 1));
	broken(2, || LastSeal::<Test>::mutate(|end| end.next -= 1));
	broken(2, LastSeal::<Test>::kill);
	broken(2, || Seals::<Test>::insert(9, seal(OF_BLOCK)));
}

#[test]
fn third_invariant_should_be_noticed_when_a_seal_is_not_its_tables() {
	for number in [OF_SEALED, OF_INCOMPLETE, FIRST, SECOND] {
		broken(3, || spoil_seal(number, |row| row.table = uuid(MISSING)));
		broken(3, || spoil_seal(number, |row| row.root = H256([1; 32])));
		broken(3, || spoil_seal(number, |row| row.count += 1));
		broken(3, || spoil_seal(number, |row| row.rolling = H256([1; 32])));
		broken(3, || spoil_seal(number, |row| row.kind = SealKind::Chain));
		let others = || vec![LUEBECK, VISBY, BERGEN].try_into().unwrap();
		broken(3, || spoil_seal(number, |row| row.servers = others()));
		let disordered = || vec![VISBY, LUEBECK, RIGA].try_into().unwrap();
		broken(3, || spoil_seal(number, |row| row.servers = disordered()));
	}
	for (n, other) in [(SEALED, OF_RETIRED), (SEALED, 99), (COMPLETED, FIRST), (COMPLETED, 99)] {
		broken(3, || set_table(uuid(n), |row| point(&mut row.state, other)));
	}
	broken(3, || set_table(uuid(INCOMPLETE), |row| point(&mut row.state, FIRST)));
	broken(3, || {
		set_table(uuid(COMPLETED), |row| {
			let TableState::Completed { first, .. } = &mut row.state else { panic!("completed") };
			*first = SECOND;
		});
	});
	broken(3, || {
		set_table(uuid(SEALED), |row| {
			let TableState::Sealed { digest, .. } = &mut row.state else { panic!("sealed") };
			digest.rolling = H256([1; 32]);
		});
	});
	for number in [OF_SEALED, OF_BLOCK, 99] {
		broken(3, || Retired::<Test>::insert(uuid(RETIRED), Some(number)));
	}
	broken(3, || Retired::<Test>::insert(uuid(MISSING), Some(OF_RETIRED)));
}

/// Lets a state name another seal as its latest.
fn point(state: &mut TableState<u32>, to: SealNumber) {
	match state {
		TableState::Sealed { seal, .. }
		| TableState::SealedIncomplete { seal, .. }
		| TableState::Completed { seal, .. } => *seal = to,
		state => panic!("not sealed: {state:?}"),
	}
}

#[test]
fn third_invariant_should_be_noticed_when_others_signed_than_a_kind_wants() {
	for number in [OF_RETIRED, OF_SEALED, SECOND] {
		for signed in [0, 0b110, 0b101, 0b1111] {
			broken(3, || spoil_seal(number, |row| row.signed = signed));
		}
	}
	for number in [OF_INCOMPLETE, FIRST] {
		for signed in [0, 0b001, 0b100, 0b111, 0b1001, 0b1011] {
			broken(3, || spoil_seal(number, |row| row.signed = signed));
		}
	}
	broken(3, || spoil_seal(OF_BLOCK, |row| row.signed = 1));
	broken(3, || spoil_seal(OF_BLOCK, |row| row.broken = 1));
	broken(3, || spoil_seal(OF_BLOCK, |row| row.count = 0));
	broken(3, || spoil_seal(OF_BLOCK, |row| row.servers = vec![LUEBECK].try_into().unwrap()));
	broken(3, || spoil_seal(OF_BLOCK, |row| row.kind = SealKind::Full));
}

#[test]
fn fourth_invariant_should_be_noticed_when_other_tables_are_unfinished() {
	for n in [OPEN, CLOSED, INCOMPLETE] {
		broken(4, || Unfinished::<Test>::remove(uuid(n)));
	}
	for n in [SEALED, COMPLETED, RETIRED, MISSING] {
		broken(4, || Unfinished::<Test>::insert(uuid(n), ()));
	}
}

#[test]
fn fifth_invariant_should_be_noticed_when_a_name_is_given_twice() {
	for (n, number) in [(SEALED, OF_SEALED), (INCOMPLETE, OF_INCOMPLETE), (COMPLETED, SECOND)] {
		broken(5, || Retired::<Test>::insert(uuid(n), Some(number)));
	}
	for n in [OPEN, CLOSED, SEALED] {
		broken(5, || Retired::<Test>::insert(uuid(n), None::<SealNumber>));
	}
}

#[test]
fn sixth_invariant_should_be_noticed_when_a_server_is_not_found() {
	broken(6, || ServersByAccount::<Test>::remove(desk(VISBY)));
	broken(6, || ServersByAccount::<Test>::insert(desk(VISBY), RIGA));
	broken(6, || ServersByAccount::<Test>::insert(stranger(), VISBY));
	broken(6, || ServersByAccount::<Test>::insert(stranger(), NO_SERVER));
	broken(6, || set_server(VISBY, |row| row.admission = Admission::Removed));
	broken(6, || set_server(VISBY, |row| row.desk = None));
	broken(6, || set_server(VISBY, |row| row.desk.as_mut().unwrap().account = stranger()));
	broken(6, || set_server(VISBY, |row| row.desk.as_mut().unwrap().account = desk(RIGA)));
	broken(6, || Servers::<Test>::remove(VISBY));
}

#[test]
fn seventh_invariant_should_be_noticed_when_a_deposit_differs_from_its_hold() {
	for n in [OPEN, CLOSED, SEALED, INCOMPLETE, COMPLETED] {
		broken(7, || set_table(uuid(n), |row| row.deposit.amount += 1));
		broken(7, || set_table(uuid(n), |row| row.deposit.payer = stranger()));
		broken(7, || {
			set_table(uuid(n), |row| row.clients_deposit.as_mut().unwrap().amount -= 1);
		});
		broken(7, || {
			set_table(uuid(n), |row| row.clients_deposit.as_mut().unwrap().payer = stranger());
		});
	}
	for reason in [HoldReason::Table, HoldReason::Clients] {
		broken(7, || {
			assert_ok!(Balances::release(&reason.into(), &desk(LUEBECK), 1, Precision::Exact));
		});
		broken(7, || {
			assert_ok!(Balances::hold(&reason.into(), &desk(LUEBECK), 1));
		});
	}
}

#[test]
fn eighth_invariant_should_be_noticed_when_the_chains_own_table_stays() {
	let spoil = |spoil: fn(&mut BlockTable)| {
		Current::<Test>::mutate(|row| spoil(row.as_mut().unwrap()));
	};
	broken(8, || System::set_block_number(now() + 1));
	broken(8, || spoil(|row| row.table = uuid(OPEN)));
	broken(8, || spoil(|row| row.frontier = Frontier::default()));
	broken(8, || spoil(|row| row.frontier = unsound()));
}
