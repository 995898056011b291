// SPDX-License-Identifier: Apache-2.0

//! `register_kind` and `retire_kind`.

use crate::{mock::*, *};
use frame_support::BoundedVec;
use hanse_support::OrgNumber;
use hanse_test_support::numbers::number;
use sp_runtime::{AccountId32, ArithmeticError, DispatchError};

const ALL: Relations = Relations(7);

fn registering_with(name: &[u8], relations: Relations, supervisors: &[OrgNumber]) -> Call<Test> {
	let name = BoundedVec::try_from(name.to_vec()).unwrap();
	let supervisors = supervisors.to_vec().try_into().unwrap();
	Call::register_kind { name, relations, supervisors, updates: UpdatePolicy::Members }
}

fn retiring(kind: KindId) -> Call<Test> {
	Call::retire_kind { kind }
}

fn at(name: &str, tenure: u32) -> OrgTenure {
	OrgTenure { number: number_of(name), tenure }
}

#[test]
fn kind_should_have_its_supervisors_at_their_tenure_when_governance_registers_it() {
	ExtBuilder::default().bare().build_and_execute(|| {
		sell(AMT, "Buyer");
		let updates = UpdatePolicy::Supervised;
		root(registering_kind(Relations::PERSON_TO_THING, &[AMT, DANZIG], updates));
		let supervisors = vec![at(AMT, 1), at(DANZIG, 0)].try_into().unwrap();
		let row = Kind {
			name: text("Test"),
			relations: Relations::PERSON_TO_THING,
			supervisors,
			updates,
			state: KindState::InForce,
		};
		assert_eq!(Pallet::<Test>::kind(0), Some(row));
		assert_eq!(Pallet::<Test>::kind(1), None);
		assert_eq!(NextKindId::<Test>::get(), 1);
		assert_eq!(events(), [Event::KindRegistered { kind: 0 }]);
	});
}

#[test]
fn kinds_should_be_numbered_in_turn_when_they_are_alike() {
	ExtBuilder::default().bare().build_and_execute(|| {
		for kind in 0..3 {
			let updates = UpdatePolicy::Initiator;
			assert_eq!(register_kind(Relations::INDUSTRIAL, &[], updates), kind);
			assert_eq!(Kinds::<Test>::get(kind).unwrap().updates, updates);
		}
	});
}

#[test]
fn kind_should_be_registered_when_its_relations_are_any_known_ones() {
	ExtBuilder::default().bare().build_and_execute(|| {
		for relations in 1..=7 {
			root(registering_with(b"Test", Relations(relations), &[]));
		}
		for relations in [0, 8, 9, 15, 128, 255] {
			let call = registering_with(b"Test", Relations(relations), &[]);
			root_refused(call, Error::<Test>::InvalidKind);
		}
		assert_eq!(NextKindId::<Test>::get(), 7);
	});
}

#[test]
fn kind_should_be_refused_when_its_name_is_not_legible() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let longest = [b'a'; MAX_KIND_NAME as usize];
		for name in
			["K", "Kfz-Wartung und Prüfung", "貿易", core::str::from_utf8(&longest).unwrap()]
		{
			root(registering_with(name.as_bytes(), ALL, &[]));
		}
		let illegible: [&[u8]; 8] =
			[b"", b" ", b" Test", b"Test ", b"Te\nst", b"Te\0st", b"Te\x7fst", b"Te\xffst"];
		for name in illegible {
			root_refused(registering_with(name, ALL, &[]), Error::<Test>::InvalidKind);
		}
	});
}

#[test]
fn kind_should_be_refused_when_a_supervisor_is_named_twice_or_not_known() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let (amt, riga) = (number_of(AMT), number_of(RIGA));
		let twice = registering_with(b"Test", ALL, &[amt, riga, amt]);
		root_refused(twice, Error::<Test>::InvalidKind);
		let unknown = registering_with(b"Test", ALL, &[amt, OrgNumber(4_711)]);
		root_refused(unknown, Error::<Test>::OrgNumberNotFound);
		release_number(riga);
		let released = registering_with(b"Test", ALL, &[amt, riga]);
		root_refused(released, Error::<Test>::OrgNumberNotFound);
	});
}

#[test]
fn kind_should_have_as_many_supervisors_as_there_may_be() {
	ExtBuilder::default().bare().build_and_execute(|| {
		let many: Vec<_> = (1..=u64::from(MAX_SUPERVISORS)).map(number).collect();
		for number in &many {
			register_number(*number, &stranger());
		}
		root(registering_with(b"Test", ALL, &many));
		let row = Kinds::<Test>::get(0).unwrap();
		assert_eq!(row.supervisors.iter().map(|org| org.number).collect::<Vec<_>>(), many);
	});
}

#[test]
fn kind_should_be_refused_when_the_ids_are_used_up() {
	ExtBuilder::default().bare().build_and_execute(|| {
		NextKindId::<Test>::put(KindId::MAX - 1);
		root(registering_with(b"Test", ALL, &[]));
		assert!(Kinds::<Test>::contains_key(KindId::MAX - 1));
		root_refused(registering_with(b"Test", ALL, &[]), ArithmeticError::Overflow);
	});
}

#[test]
fn kind_should_open_nothing_more_when_governance_retires_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY]);
		let before = Kinds::<Test>::get(TRADE).unwrap();
		events();
		root(retiring(TRADE));
		assert_eq!(events(), [Event::KindRetired { kind: TRADE }]);
		let row = Kind { state: KindState::Retired, ..before };
		assert_eq!(Kinds::<Test>::get(TRADE), Some(row));
		let parties = vec![initiating(org(LUEBECK)), receiving(org(RIGA))];
		let call = opening(TRADE, Request::Information, parties);
		refused(&account(LUEBECK), call, Error::<Test>::KindRetired);
		// What is open goes on.
		join(activity, &[VISBY]);
		inform(activity, LUEBECK);
	});
}

#[test]
fn kind_should_not_be_retired_when_it_is_retired_or_there_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		root(retiring(CARE));
		root_refused(retiring(CARE), Error::<Test>::KindRetired);
		for kind in [NextKindId::<Test>::get(), KindId::MAX] {
			root_refused(retiring(kind), Error::<Test>::KindNotFound);
		}
	});
}

#[test]
fn kinds_should_be_governances_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let callers: [AccountId32; 4] = [stranger(), account(LUEBECK), account(AMT), agent(AMT)];
		for who in callers {
			let call = registering_with(b"Test", ALL, &[]);
			refused(&who, call, DispatchError::BadOrigin);
			refused(&who, retiring(TRADE), DispatchError::BadOrigin);
		}
	});
}
