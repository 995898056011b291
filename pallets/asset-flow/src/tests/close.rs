// SPDX-License-Identifier: Apache-2.0

//! `close`: the instruction to synchronise, and the table that follows.

use crate::{mock::*, *};
use hanse_support::merkle;
use sp_core::H256;
use sp_runtime::{DispatchError, TokenError};

fn closed_event(table: Uuid, until: u32) -> Event<Test> {
	let Digest { root, count, .. } = digest(table);
	Event::TableClosed { table, root, count, until }
}

fn opened_event(table: Uuid, until: u32) -> Event<Test> {
	Event::TableOpened { table, first: LUEBECK, until }
}

fn closing(table: Uuid) -> Call<Test> {
	Call::close { table }
}

fn following() -> TableRules<u32> {
	TableRules { follow_on: FollowOn::Same, ..rules() }
}

#[test]
fn table_should_be_fixed_when_its_first_server_closes_it() {
	ExtBuilder::default().build_and_execute(|| {
		open(uuid(1), &[LUEBECK, VISBY]);
		let entries: Vec<_> = (1..=3).map(|n| entry(uuid(1), "Alice", n)).collect();
		append(uuid(1), entries.clone());
		let before = table(uuid(1));
		let rolling = head(uuid(1)).rolling;
		forward(6);
		events();
		close(uuid(1));
		let (root, count) = root_over(uuid(1), &entries);
		let digest = Digest { root, count, rolling };
		let until = now() + terms().signing;
		let state = TableState::Synchronising { since: now(), until, digest };
		assert_eq!(table(uuid(1)), Table { state, client_rows: 1, ..before });
		assert_eq!(Heads::<Test>::get(uuid(1)), None);
		assert!(Unfinished::<Test>::contains_key(uuid(1)));
		assert_eq!(events(), [closed_event(uuid(1), until)]);
		assert_eq!(AssetFlow::last_counter(uuid(1), account("Alice")), Some(3));
	});
}

#[test]
fn deposit_of_clients_should_go_back_at_once_when_there_were_none() {
	ExtBuilder::default().build_and_execute(|| {
		open(uuid(1), &[LUEBECK, VISBY]);
		assert!(held(&desk(LUEBECK), HoldReason::Clients) > 0);
		close(uuid(1));
		let row = table(uuid(1));
		assert_eq!((row.client_rows, row.clients_deposit), (0, None));
		assert_eq!(held(&desk(LUEBECK), HoldReason::Clients), 0);
		let (root, count, rolling) = (merkle::empty_root(), 0, H256::zero());
		assert_eq!(digest(uuid(1)), Digest { root, count, rolling });
	});
}

#[test]
fn table_should_be_closed_by_anyone_when_its_blocks_are_over() {
	ExtBuilder::default().build_and_execute(|| {
		for (at, who) in [(1, stranger()), (2, desk(VISBY)), (3, pauper())] {
			open_with(uuid(at), &[LUEBECK, VISBY], TableRules { blocks: 3, ..rules() });
			for _ in 0..3 {
				refused(&who, closing(uuid(at)), Error::<Test>::TooEarly);
				forward(1);
			}
			by(&who, closing(uuid(at)));
		}
	});
}

#[test]
fn table_should_be_closed_by_nobody_before_its_time_when_the_first_server_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		open(uuid(1), &[LUEBECK, VISBY]);
		root(Call::suspend_server { server: LUEBECK });
		refused(&desk(LUEBECK), closing(uuid(1)), Error::<Test>::TooEarly);
		root(Call::reinstate_server { server: LUEBECK });
		sell(LUEBECK, "Buyer");
		admit(LUEBECK);
		// The desk is the same, the server is not.
		refused(&desk(LUEBECK), closing(uuid(1)), Error::<Test>::TooEarly);
		refused(&account("Buyer"), closing(uuid(1)), Error::<Test>::TooEarly);
		forward(100);
		by(&desk(LUEBECK), closing(uuid(1)));
	});
}

#[test]
fn table_should_not_be_closed_when_there_is_none_or_it_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		refused(&desk(LUEBECK), closing(uuid(1)), Error::<Test>::TableNotFound);
		open(uuid(1), &[LUEBECK, VISBY]);
		close(uuid(1));
		for _ in 0..2 {
			refused(&desk(LUEBECK), closing(uuid(1)), Error::<Test>::TableClosed);
			refused(&stranger(), closing(uuid(1)), Error::<Test>::TableClosed);
			forward(200);
		}
		sign(uuid(1), &[LUEBECK, VISBY]);
		refused(&desk(LUEBECK), closing(uuid(1)), Error::<Test>::TableClosed);
	});
}

#[test]
fn next_table_should_open_when_the_rules_say_so() {
	ExtBuilder::default().build_and_execute(|| {
		open_with(uuid(1), &[LUEBECK, VISBY, RIGA], following());
		let first = table(uuid(1));
		let before = free(&desk(LUEBECK));
		append(uuid(1), vec![entry(uuid(1), "Alice", 1)]);
		forward(100);
		events();
		by(&stranger(), closing(uuid(1)));
		let next = uuid(1).next();
		let until = now() + 100;
		let told = [closed_event(uuid(1), now() + 20), opened_event(next, until)];
		assert_eq!(events(), told);
		let state = TableState::Open { until };
		assert_eq!(table(next), Table { state, opened: now(), ..first.clone() });
		assert_eq!(head(next), Head::default());
		let price = first.deposit.amount + first.clients_deposit.unwrap().amount;
		assert_eq!(free(&desk(LUEBECK)), before - price);
		// Counters begin anew, and so it goes on.
		append(next, vec![entry(next, "Alice", 1)]);
		forward(100);
		close(next);
		assert!(table(next.next()).state.is_open());
	});
}

#[test]
fn series_should_end_when_the_first_server_closes_a_table_before_its_time() {
	ExtBuilder::default().build_and_execute(|| {
		open_with(uuid(1), &[LUEBECK, VISBY], following());
		forward(100);
		by(&stranger(), closing(uuid(1)));
		let next = uuid(1).next();
		let until = match table(next).state {
			TableState::Open { until } => until,
			state => panic!("nobody closed it: {state:?}"),
		};
		forward_to(until - 1);
		refused(&stranger(), closing(next), Error::<Test>::TooEarly);
		events();
		close(next);
		assert_eq!(events(), [closed_event(next, now() + terms().signing)]);
		assert_eq!(Tables::<Test>::get(next.next()), None);
		assert_eq!(held(&desk(LUEBECK), HoldReason::Clients), 0);
		// Whoever wants to go on opens another one, under another name.
		open_with(uuid(2), &[LUEBECK, VISBY], following());
	});
}

#[test]
fn next_table_should_open_when_the_last_record_closes_the_one_before() {
	ExtBuilder::default().build_and_execute(|| {
		let rules = TableRules { records: Some(1), ..following() };
		open_with(uuid(1), &[LUEBECK, VISBY], rules);
		append(uuid(1), vec![entry(uuid(1), "Alice", 1)]);
		assert!(!table(uuid(1)).state.is_open());
		let next = uuid(1).next();
		assert_eq!(table(next).rules, rules);
		append(next, vec![entry(next, "Alice", 1)]);
		assert!(table(next.next()).state.is_open());
	});
}

#[test]
fn next_table_should_be_paid_by_the_present_desk_when_it_changed() {
	ExtBuilder::default().build_and_execute(|| {
		open_with(uuid(1), &[LUEBECK, VISBY], following());
		forward(terms().key_delay);
		set_free(&account("Office"), ENDOWMENT);
		set_desk(LUEBECK, &account("Office"));
		forward(100 - terms().key_delay);
		close(uuid(1));
		let next = uuid(1).next();
		assert_eq!(table(next).deposit.payer, account("Office"));
		assert_eq!(table(uuid(1)).deposit.payer, desk(LUEBECK));
	});
}

#[test]
fn table_should_close_without_a_next_one_when_its_server_can_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		open_with(uuid(1), &[LUEBECK, VISBY], following());
		append(uuid(1), vec![entry(uuid(1), "Alice", 1)]);
		let next = uuid(1).next();
		let price = table(uuid(1)).deposit.amount + table(uuid(1)).clients_deposit.unwrap().amount;
		// Enough for the table, but not for its clients: nothing stays held for it.
		set_free(&desk(LUEBECK), price);
		let before = held(&desk(LUEBECK), HoldReason::Table);
		forward(100);
		events();
		close(uuid(1));
		let error = DispatchError::Token(TokenError::FundsUnavailable);
		let refused = Event::FollowOnRefused { table: next, error };
		assert_eq!(events(), [closed_event(uuid(1), now() + 20), refused]);
		assert_eq!(Tables::<Test>::get(next), None);
		assert_eq!(Heads::<Test>::get(next), None);
		assert_eq!(free(&desk(LUEBECK)), price);
		assert_eq!(held(&desk(LUEBECK), HoldReason::Table), before);
		sign(uuid(1), &[LUEBECK, VISBY]);
	});
}

#[test]
fn table_should_close_without_a_next_one_when_a_server_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		let refuse = |n, error: Error<Test>| {
			forward(100);
			events();
			by(&stranger(), closing(uuid(n)));
			let (table, error) = (uuid(n).next(), error.into());
			let told = Event::FollowOnRefused { table, error };
			assert_eq!(events(), [closed_event(uuid(n), now() + 20), told]);
			assert_eq!(Tables::<Test>::get(table), None);
		};
		open_with(uuid(1), &[LUEBECK, VISBY], following());
		root(Call::suspend_server { server: LUEBECK });
		refuse(1, Error::ServerNotAdmitted);
		root(Call::reinstate_server { server: LUEBECK });
		open_with(uuid(2), &[LUEBECK, VISBY], following());
		sell(VISBY, "Buyer");
		refuse(2, Error::ServerVoid);
		open_with(uuid(3), &[LUEBECK, RIGA], following());
		Governed::set(Terms { open: 99, ..terms() });
		refuse(3, Error::InvalidRules);
	});
}

#[test]
fn next_table_should_be_of_the_new_owners_time_when_a_number_was_admitted_again() {
	ExtBuilder::default().build_and_execute(|| {
		open_with(uuid(1), &[LUEBECK, VISBY], following());
		sell(VISBY, "Buyer");
		admit(VISBY);
		forward(100);
		close(uuid(1));
		let tenures = |name| table(name).servers.iter().map(|one| one.tenure).collect::<Vec<_>>();
		assert_eq!(tenures(uuid(1)), [0, 0]);
		assert_eq!(tenures(uuid(1).next()), [0, 1]);
	});
}
