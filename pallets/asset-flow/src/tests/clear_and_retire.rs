// SPDX-License-Identifier: Apache-2.0

//! `clear_clients` and `retire_table`: what goes, when, and to whom the deposits go back.

use crate::{mock::*, *};

fn name() -> Uuid {
	uuid(1)
}

fn clearing(limit: u32) -> Call<Test> {
	Call::clear_clients { table: name(), limit }
}

fn retiring() -> Call<Test> {
	Call::retire_table { table: name() }
}

fn not_cleared(limit: u32, error: Error<Test>) {
	refused(&stranger(), clearing(limit), error);
}

fn not_retired(error: Error<Test>) {
	refused(&stranger(), retiring(), error);
}

fn clients() -> usize {
	Clients::<Test>::iter_prefix(name()).count()
}

/// Opens a table and appends a record of each of so many clients.
fn with_clients(count: u32) {
	let rules = TableRules { clients: count.max(1), ..rules() };
	open_with(name(), &[LUEBECK, VISBY, RIGA], rules);
	let entries: Vec<_> = (0..count)
		.map(|at| Entry {
			record: record(&sp_runtime::AccountId32::new([at as u8; 32]), 1),
			voucher: entry(name(), "Alice", 1).voucher,
		})
		.collect();
	entries.chunks(256).for_each(|some| append(name(), some.to_vec()));
}

/// A table of these rules that all signed, without records.
fn sealed_by(rules: TableRules<u32>) {
	open_with(name(), &[LUEBECK, VISBY], rules);
	close(name());
	sign(name(), &[LUEBECK, VISBY]);
	events();
}

#[test]
fn rows_of_clients_should_be_cleared_in_steps_when_the_table_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		with_clients(5);
		let paid = held(&desk(LUEBECK), HoldReason::Clients);
		close(name());
		events();
		by(&stranger(), clearing(2));
		let table = name();
		assert_eq!(events(), [Event::ClientsCleared { table, rows: 2, left: 3 }]);
		assert_eq!((clients(), self::table(name()).client_rows), (3, 3));
		assert_eq!(held(&desk(LUEBECK), HoldReason::Clients), paid);
		by(&pauper(), clearing(u32::MAX));
		assert_eq!(events(), [Event::ClientsCleared { table, rows: 3, left: 0 }]);
		assert_eq!((clients(), self::table(name()).clients_deposit), (0, None));
		assert_eq!(held(&desk(LUEBECK), HoldReason::Clients), 0);
		not_cleared(1, Error::NothingToClear);
	});
}

#[test]
fn rows_of_clients_should_be_cleared_at_most_a_batch_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let rules = TableRules { clients: 600, ..rules() };
		open_with(name(), &[LUEBECK, VISBY], rules);
		for batch in 0..3u8 {
			let entries = (0..200u8).map(|at| {
				let mut client = [at; 32];
				client[0] = batch;
				let record = record(&client.into(), 1);
				Entry { record, voucher: entry(name(), "Alice", 1).voucher }
			});
			append(name(), entries.collect());
		}
		close(name());
		for left in [344, 88, 0] {
			by(&stranger(), clearing(1_000));
			assert_eq!(clients(), left);
		}
	});
}

#[test]
fn rows_of_one_table_should_stay_when_those_of_another_are_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		with_clients(3);
		open(uuid(2), &[LUEBECK, VISBY]);
		append(uuid(2), vec![entry(uuid(2), "Alice", 1)]);
		close(name());
		close(uuid(2));
		by(&stranger(), clearing(100));
		assert_eq!((clients(), Clients::<Test>::iter_prefix(uuid(2)).count()), (0, 1));
	});
}

#[test]
fn clearing_should_be_refused_when_there_is_nothing_to_clear() {
	ExtBuilder::default().build_and_execute(|| {
		not_cleared(1, Error::TableNotFound);
		with_clients(2);
		// Open: the rows are what keeps replays out.
		not_cleared(1, Error::NothingToClear);
		close(name());
		not_cleared(0, Error::NothingToClear);
		by(&stranger(), clearing(2));
		not_cleared(2, Error::NothingToClear);
		open(uuid(2), &[LUEBECK, VISBY]);
		close(uuid(2));
		let empty = Call::clear_clients { table: uuid(2), limit: 1 };
		refused(&stranger(), empty, Error::<Test>::NothingToClear);
	});
}

#[test]
fn deposit_of_clients_should_go_back_to_who_paid_it_when_the_desk_changed() {
	ExtBuilder::default().build_and_execute(|| {
		with_clients(2);
		let paid = held(&desk(LUEBECK), HoldReason::Clients);
		forward(terms().key_delay);
		set_desk(LUEBECK, &account("Office"));
		close(name());
		let before = free(&desk(LUEBECK));
		by(&stranger(), clearing(2));
		assert_eq!(free(&desk(LUEBECK)), before + paid);
		assert_eq!(free(&account("Office")), 0);
	});
}

#[test]
fn table_should_be_retired_when_its_retention_is_over() {
	let days = [(Retention::Short, 365), (Retention::Standard, 3_650), (Retention::Long, 10_950)];
	for (retention, days) in days {
		ExtBuilder::default().build_and_execute(|| {
			forward(6);
			sealed_by(TableRules { retention, ..rules() });
			let since = now();
			forward(7);
			let over = since + days * DAY;
			forward_to(over - 1);
			not_retired(Error::NotRetirable);
			forward(1);
			let sealed = seal(0);
			by(&stranger(), retiring());
			assert_eq!(events(), [Event::TableRetired { table: name(), seal: Some(0) }]);
			assert_eq!(Tables::<Test>::get(name()), None);
			assert_eq!(Retired::<Test>::get(name()), Some(Some(0)));
			assert_eq!(held(&desk(LUEBECK), HoldReason::Table), 0);
			assert_eq!(free(&desk(LUEBECK)), ENDOWMENT);
			// What it came to is known for ever.
			assert_eq!(AssetFlow::seal_of(name()), Some((0, sealed)));
			not_retired(Error::TableNotFound);
			not_cleared(1, Error::TableNotFound);
		});
	}
}

#[test]
fn table_should_never_be_retired_when_it_is_permanent() {
	ExtBuilder::default().build_and_execute(|| {
		sealed_by(TableRules { retention: Retention::Permanent, ..rules() });
		for block in [365 * DAY, 10_951 * DAY, u32::MAX - 1] {
			forward_to(block);
			not_retired(Error::NotRetirable);
		}
	});
}

#[test]
fn table_should_not_be_retired_when_it_is_open_or_can_be_sealed() {
	ExtBuilder::default().build_and_execute(|| {
		not_retired(Error::TableNotFound);
		open(name(), &[LUEBECK, VISBY, RIGA]);
		forward(20_000 * DAY);
		not_retired(Error::NotRetirable);
		close(name());
		sign(name(), &[LUEBECK, VISBY]);
		forward(20_000 * DAY);
		not_retired(Error::NotRetirable);
		seal_incomplete(name());
		// Its retention began when it closed.
		by(&stranger(), retiring());
	});
}

/// A table of these rules, closed, that one of its two servers signed and the other never will.
fn stranded_by(rules: TableRules<u32>) {
	open_with(name(), &[LUEBECK, VISBY], rules);
	close(name());
	sign(name(), &[LUEBECK]);
	sell(VISBY, "Buyer");
	events();
}

#[test]
fn table_that_nobody_can_seal_should_be_retired_without_a_seal_when_its_retention_is_over() {
	let days = [
		(Retention::Short, 365),
		(Retention::Standard, 3_650),
		(Retention::Long, 10_950),
		(Retention::Permanent, 10_950),
	];
	for (retention, days) in days {
		ExtBuilder::default().build_and_execute(|| {
			stranded_by(TableRules { retention, ..rules() });
			forward(days * DAY - 1);
			refused(&stranger(), Call::seal_incomplete { table: name() }, Error::<Test>::NoQuorum);
			not_retired(Error::NotRetirable);
			forward(1);
			by(&stranger(), retiring());
			assert_eq!(events(), [Event::TableRetired { table: name(), seal: None }]);
			assert_eq!(Retired::<Test>::get(name()), Some(None));
			assert!(!Unfinished::<Test>::contains_key(name()));
			assert_eq!(free(&desk(LUEBECK)), ENDOWMENT);
			assert_eq!((AssetFlow::seal_of(name()), LastSeal::<Test>::get().next), (None, 0));
			// Its name is not given again.
			let again = opening(name(), &[RIGA], rules());
			refused(&desk(LUEBECK), again, Error::<Test>::TableAlreadyExists);
		});
	}
}

#[test]
fn server_should_be_convicted_over_a_table_that_was_retired_without_a_seal() {
	ExtBuilder::default().build_and_execute(|| {
		stranded_by(rules());
		let [one, two] = [0, 1].map(|broken| signed_receipt(receipt(name(), LUEBECK, broken)));
		forward(365 * DAY);
		by(&stranger(), retiring());
		// There is no sum any more that a receipt could contradict.
		let alone = Evidence::WrongDigest(one.clone());
		let call = |evidence| Call::report_server { evidence };
		refused(&stranger(), call(alone), Error::<Test>::InvalidEvidence);
		by(&stranger(), call(Evidence::TwoReceipts(one, two)));
		assert!(Equivocations::<Test>::contains_key(LUEBECK, name()));
	});
}

#[test]
fn unsealed_table_should_wait_for_the_time_to_sign_when_that_is_longer_than_its_retention() {
	ExtBuilder::default().build_and_execute(|| {
		let signing = 366 * DAY;
		Governed::set(Terms { signing, ..terms() });
		stranded_by(rules());
		forward(signing - 1);
		not_retired(Error::NotRetirable);
		forward(1);
		by(&stranger(), retiring());
	});
}

#[test]
fn table_should_not_be_retired_when_its_clients_are_not_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		with_clients(2);
		close(name());
		sign(name(), &[LUEBECK, VISBY, RIGA]);
		forward(365 * DAY);
		not_retired(Error::NotRetirable);
		by(&stranger(), clearing(1));
		not_retired(Error::NotRetirable);
		by(&stranger(), clearing(1));
		by(&stranger(), retiring());
	});
}

#[test]
fn table_should_be_retired_when_it_is_sealed_incomplete_or_completed() {
	for completed in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			with_clients(0);
			close(name());
			sign(name(), &[LUEBECK, VISBY]);
			seal_incomplete(name());
			let absent = signed_receipt(receipt(name(), RIGA, 0));
			if completed {
				bring(&absent);
			}
			forward(365 * DAY);
			by(&stranger(), retiring());
			let last = u64::from(completed);
			assert_eq!(AssetFlow::seal_of(name()), Some((last, seal(last))));
			assert!(!Unfinished::<Test>::contains_key(name()));
			not_brought(&absent, Error::TableNotFound);
		});
	}
}

#[test]
fn retention_should_be_counted_in_days_of_the_chain() {
	let days = [Retention::Short, Retention::Standard, Retention::Long, Retention::Permanent];
	assert_eq!(days.map(|one| one.days()), [Some(365), Some(3_650), Some(10_950), None]);
}

#[test]
fn table_should_never_be_retired_when_its_retention_ends_behind_the_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(u32::MAX - 365 * DAY);
		sealed_by(rules());
		let late = u32::MAX - 1;
		forward_to(late);
		not_retired(Error::NotRetirable);
	});
}
