// SPDX-License-Identifier: Apache-2.0

//! `open_table`: who may, for whom, and what is held for it.

use crate::{mock::*, *};
use frame_support::traits::Hooks;
use hanse_support::{Deposit, OrgNumber};
use sp_runtime::TokenError;

/// Of a table with its head and three names: 3,032 bytes.
const TABLE_PRICE: u128 = 100 + 3_032;
/// Of a client's row: key of 48 bytes and a counter.
const CLIENT_PRICE: u128 = 100 + 56;

fn name() -> Uuid {
	uuid(1)
}

fn opens(others: &[OrgNumber], rules: TableRules<u32>) {
	by(&desk(LUEBECK), opening(name(), others, rules));
}

fn not_opened(others: &[OrgNumber], rules: TableRules<u32>, error: Error<Test>) {
	refused(&desk(LUEBECK), opening(name(), others, rules), error);
}

fn signatory(server: OrgNumber) -> Signatory {
	Signatory { server, tenure: tenure(server), broken: None }
}

#[test]
fn table_should_take_records_when_a_server_opens_it() {
	ExtBuilder::default().build_and_execute(|| {
		forward(4);
		opens(&[RIGA, VISBY], rules());
		let payer = desk(LUEBECK);
		let expected = Table {
			state: TableState::Open { until: 105 },
			opened: 5,
			rules: rules(),
			servers: [LUEBECK, RIGA, VISBY].map(signatory).to_vec().try_into().unwrap(),
			client_rows: 0,
			deposit: Deposit { payer: payer.clone(), amount: TABLE_PRICE },
			clients_deposit: Some(Deposit { payer: payer.clone(), amount: 10 * CLIENT_PRICE }),
		};
		assert_eq!(table(name()), expected);
		assert_eq!(head(name()), Head::default());
		assert!(Unfinished::<Test>::contains_key(name()));
		assert_eq!(held(&payer, HoldReason::Table), TABLE_PRICE);
		assert_eq!(held(&payer, HoldReason::Clients), 10 * CLIENT_PRICE);
		assert_eq!(free(&payer), ENDOWMENT - TABLE_PRICE - 10 * CLIENT_PRICE);
		let (table, first, until) = (name(), LUEBECK, 105);
		assert_eq!(events(), [Event::TableOpened { table, first, until }]);
		assert_eq!(AssetFlow::table_of(name()), Some(expected));
	});
}

#[test]
fn server_should_have_several_tables_when_each_has_a_name() {
	ExtBuilder::default().build_and_execute(|| {
		for n in 1..=5 {
			open(uuid(n), &[LUEBECK, VISBY]);
		}
		open(uuid(6), &[VISBY, LUEBECK]);
		assert_eq!(held(&desk(LUEBECK), HoldReason::Table), 5 * TABLE_PRICE);
		assert_eq!(held(&desk(VISBY), HoldReason::Table), TABLE_PRICE);
	});
}

#[test]
fn table_should_be_refused_when_the_caller_is_no_server() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [stranger(), owner(LUEBECK), account("Alice")] {
			refused(&who, opening(name(), &[VISBY], rules()), Error::<Test>::NotServer);
		}
	});
}

#[test]
fn table_should_be_refused_when_the_first_server_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		root(Call::suspend_server { server: LUEBECK });
		not_opened(&[VISBY], rules(), Error::ServerNotAdmitted);
		root(Call::reinstate_server { server: LUEBECK });
		sell(LUEBECK, "Buyer");
		not_opened(&[VISBY], rules(), Error::ServerVoid);
		release_number(LUEBECK);
		not_opened(&[VISBY], rules(), Error::ServerVoid);
	});
}

#[test]
fn table_should_be_refused_when_another_server_may_not_act() {
	ExtBuilder::default().build_and_execute(|| {
		not_opened(&[VISBY, NO_SERVER], rules(), Error::ServerNotFound);
		root(Call::suspend_server { server: RIGA });
		not_opened(&[VISBY, RIGA], rules(), Error::ServerNotAdmitted);
		root(Call::remove_server { server: BERGEN });
		not_opened(&[VISBY, BERGEN], rules(), Error::ServerNotAdmitted);
		root(Call::admit_server { server: BERGEN });
		not_opened(&[VISBY, BERGEN], rules(), Error::DeskNotFound);
		sell(DANZIG, "Buyer");
		not_opened(&[VISBY, DANZIG], rules(), Error::ServerVoid);
		opens(&[VISBY], rules());
	});
}

#[test]
fn table_should_be_refused_when_its_servers_are_not_at_least_two_each_once() {
	ExtBuilder::default().build_and_execute(|| {
		for others in [&[][..], &[LUEBECK], &[VISBY, VISBY], &[VISBY, RIGA, LUEBECK]] {
			not_opened(others, rules(), Error::InvalidServers);
		}
	});
}

#[test]
fn table_should_name_as_many_servers_as_a_seal_has_bits_and_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let others: Vec<_> = (100..132)
			.map(|sequence| {
				let server = OrgNumber::from_sequence(sequence).unwrap();
				let owner = account(&format!("Owner{sequence}"));
				register_number(server, &owner);
				root(Call::admit_server { server });
				let desk = account(&format!("Desk{sequence}"));
				let key = pair(&format!("Key{sequence}"));
				by(&owner, setting_desk_with(server, &desk, &key));
				server
			})
			.collect();
		assert_eq!(others.len(), 32);
		not_opened(&others, rules(), Error::InvalidServers);
		opens(&others[1..], rules());
		close(name());
		sign(name(), &[LUEBECK]);
		for (sequence, server) in (101..).zip(&others[1..]) {
			let receipt = receipt(name(), *server, 0);
			let key = pair(&format!("Key{sequence}"));
			let signature = by_key(&key, payloads::RECEIPT, &receipt, 1);
			bring(&SignedReceipt { receipt, key_version: 1, signature });
		}
		assert_eq!((seal(0).signed, seal(0).servers.len()), (u32::MAX, 32));
	});
}

#[test]
fn table_should_be_refused_when_its_rules_are_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let longest = terms().open;
		for rules in [
			TableRules { blocks: 0, ..rules() },
			TableRules { blocks: longest + 1, ..rules() },
			TableRules { blocks: u32::MAX, ..rules() },
			TableRules { records: Some(0), ..rules() },
			TableRules { clients: 0, ..rules() },
		] {
			not_opened(&[VISBY], rules, Error::InvalidRules);
		}
		let widest = TableRules { blocks: longest, records: Some(u64::MAX), ..rules() };
		opens(&[VISBY], widest);
		let least = TableRules { blocks: 1, records: Some(1), clients: 1, ..rules() };
		open_with(uuid(2), &[LUEBECK, VISBY], least);
		assert_eq!(table(uuid(2)).state, TableState::Open { until: now() + 1 });
	});
}

#[test]
fn table_should_be_refused_when_it_would_end_behind_the_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(u32::MAX - 10);
		not_opened(&[VISBY], TableRules { blocks: 11, ..rules() }, Error::InvalidRules);
		opens(&[VISBY], TableRules { blocks: 10, ..rules() });
	});
}

#[test]
fn table_should_be_refused_when_its_server_can_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let price = TABLE_PRICE + 10 * CLIENT_PRICE;
		for lacking in [1, 10 * CLIENT_PRICE, price] {
			set_free(&desk(LUEBECK), price + ED - lacking);
			let call = opening(name(), &[VISBY], rules());
			refused(&desk(LUEBECK), call, TokenError::FundsUnavailable);
		}
		set_free(&desk(LUEBECK), price + ED);
		opens(&[VISBY], rules());
		assert_eq!(free(&desk(LUEBECK)), ED);
	});
}

#[test]
fn table_should_be_refused_when_the_clients_would_cost_more_than_there_is() {
	ExtBuilder::default().build_and_execute(|| {
		let many = TableRules { clients: u32::MAX, ..rules() };
		refused(&desk(LUEBECK), opening(name(), &[VISBY], many), TokenError::FundsUnavailable);
		DepositPerByte::set(u128::MAX);
		refused(&desk(LUEBECK), opening(name(), &[VISBY], rules()), TokenError::FundsUnavailable);
		assert!(!Tables::<Test>::contains_key(name()));
	});
}

#[test]
fn deposits_should_go_back_as_placed_when_price_and_desk_changed_since() {
	ExtBuilder::default().build_and_execute(|| {
		opens(&[VISBY], rules());
		append(name(), vec![entry(name(), "Alice", 1)]);
		DepositBase::set(700);
		DepositPerByte::set(9);
		forward(terms().key_delay);
		set_free(&account("Office"), ENDOWMENT);
		set_desk(LUEBECK, &account("Office"));
		close(name());
		sign(name(), &[LUEBECK, VISBY]);
		let payer = desk(LUEBECK);
		assert_eq!(held(&payer, HoldReason::Clients), 10 * CLIENT_PRICE);
		by(&stranger(), Call::clear_clients { table: name(), limit: 10 });
		assert_eq!(held(&payer, HoldReason::Clients), 0);
		assert_eq!(held(&payer, HoldReason::Table), TABLE_PRICE);
		forward(365 * DAY);
		by(&stranger(), Call::retire_table { table: name() });
		assert_eq!((held(&payer, HoldReason::Table), free(&payer)), (0, ENDOWMENT));
		assert_eq!(free(&account("Office")), ENDOWMENT);
	});
}

#[test]
#[should_panic(expected = "times are at least a block")]
fn terms_should_be_refused_by_the_integrity_test_when_there_is_no_time_to_sign() {
	ExtBuilder::default().build_and_execute(|| {
		Governed::set(Terms { signing: 0, ..terms() });
		AssetFlow::integrity_test();
	});
}
