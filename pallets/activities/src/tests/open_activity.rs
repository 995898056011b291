// SPDX-License-Identifier: Apache-2.0

//! `open_activity`: who may, with whom, who is asked, and what is held for it.

use crate::{mock::*, *};
use frame_support::traits::Hooks;
use hanse_support::{Deposit, OrgNumber};
use hanse_test_support::numbers::number;
use sp_core::H256;
use sp_runtime::{AccountId32, ArithmeticError, TokenError};

/// Of an activity with its id: 239 bytes.
const ACTIVITY_PRICE: u128 = 100 + 239;
/// Of a member with its key and its membership: 124 bytes.
const MEMBER_PRICE: u128 = 100 + 124;

const INITIATOR: Parts = Parts(1);
const RECEIVER: Parts = Parts(2);
const SUPERVISOR: Parts = Parts(4);

fn trade(others: &[&str]) -> Vec<Invitation<AccountId32>> {
	let others = others.iter().map(|name| receiving(party(name)));
	core::iter::once(initiating(org(LUEBECK))).chain(others).collect()
}

fn opens(parties: Vec<Invitation<AccountId32>>) -> ActivityId {
	open(LUEBECK, TRADE, Request::Information, parties)
}

fn not_opened(parties: Vec<Invitation<AccountId32>>, error: Error<Test>) {
	refused(&account(LUEBECK), opening(TRADE, Request::Information, parties), error);
}

/// The call that opens a trade of Luebeck's and Visby's with other windows.
fn opening_within(windows: Windows<u32>) -> Call<Test> {
	let (kind, request) = (TRADE, Request::Information);
	let parties = trade(&[VISBY]).try_into().unwrap();
	Call::open_activity { kind, request, parties, windows }
}

/// Anna and her car.
fn care_parties() -> Vec<Invitation<AccountId32>> {
	let car = ThingsByKey::<Test>::get(account("Car"));
	let car = car.unwrap_or_else(|| register_thing(ANNA, "Car"));
	vec![initiating(person(ANNA)), receiving(Party::Thing(car))]
}

fn tenure_of(name: &str) -> Option<OrgTenure> {
	Some(OrgTenure { number: number_of(name), tenure: tenure(number_of(name)) })
}

fn joined_first() -> MemberState<u32> {
	MemberState::Joined { from: 0 }
}

fn asked_until(until: u32) -> MemberState<u32> {
	MemberState::Invited { until, history: History::Withheld }
}

/// As what a node is in an activity, and in which slot.
fn seat(activity: ActivityId, name: &str) -> (Parts, u8, Option<OrgTenure>) {
	let row = member_row(activity, name);
	(row.parts, row.slot, row.org)
}

/// Gives an account of this name money and a node, and a number if there is one.
fn settle(name: &str, number: Option<OrgNumber>) {
	set_free(&account(name), ENDOWMENT);
	if let Some(number) = number {
		register_number(number, &account(name));
	}
	register(name, number);
}

#[test]
fn activity_should_wait_for_answers_when_others_are_asked() {
	ExtBuilder::default().build_and_execute(|| {
		advance_to(5);
		assert_eq!(opens(trade(&[RIGA, VISBY])), 0);
		let payer = account(LUEBECK);
		let deposit = |amount| Deposit { payer: payer.clone(), amount };
		let expected = Activity {
			kind: TRADE,
			request: Request::Information,
			initiator: 0,
			updates: UpdatePolicy::Members,
			windows: windows(),
			state: ActivityState::Forming { awaited: 2, until: 25 },
			opened: 5,
			epoch: 0,
			roster: slots(&[0]),
			next_slot: 3,
			next_message: 0,
			purges: 0,
			head: H256::zero(),
			current: None,
			next_statement: 0,
			messages: 0,
			statements: 0,
			members: 3,
			deposit: deposit(ACTIVITY_PRICE),
		};
		assert_eq!(activity_row(0), expected);
		assert_eq!(Groups::activity(0), Some(expected));
		for (slot, name, parts, state) in [
			(0, LUEBECK, INITIATOR, joined_first()),
			(1, RIGA, RECEIVER, asked_until(25)),
			(2, VISBY, RECEIVER, asked_until(25)),
		] {
			let (org, deposit) = (tenure_of(name), deposit(MEMBER_PRICE));
			let (key_version, next_counter) = (1, 0);
			let row = Member { state, parts, slot, org, key_version, next_counter, deposit };
			assert_eq!(member_row(0, name), row);
			assert!(Memberships::<Test>::contains_key(node(name), 0));
		}
		let (activity, until) = (0, 25);
		let expected = [
			Event::ActivityOpened { activity, kind: TRADE, initiator: 0, awaited: 2 },
			Event::MemberJoined { activity, node: 0, epoch: 0 },
			Event::MemberInvited { activity, node: 2, until },
			Event::MemberInvited { activity, node: 1, until },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn deposits_should_be_held_from_the_caller_when_an_activity_opens() {
	ExtBuilder::default().build_and_execute(|| {
		let payer = agent(LUEBECK);
		let parties = trade(&[VISBY, RIGA]);
		by(&payer, opening(TRADE, Request::Both, parties));
		assert_eq!(activity_row(0).initiator, node(LUEBECK));
		assert_eq!(held(&payer, HoldReason::Activity), ACTIVITY_PRICE);
		assert_eq!(held(&payer, HoldReason::Member), 3 * MEMBER_PRICE);
		assert_eq!(free(&payer), ENDOWMENT - ACTIVITY_PRICE - 3 * MEMBER_PRICE);
		for name in [LUEBECK, VISBY, RIGA] {
			assert_eq!(held(&account(name), HoldReason::Member), 0);
			assert_eq!(member_row(0, name).deposit.payer, payer);
		}
	});
}

#[test]
fn activity_should_be_refused_when_the_caller_can_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let (who, price) = (account(LUEBECK), ACTIVITY_PRICE + 2 * MEMBER_PRICE);
		let call = || opening(TRADE, Request::Information, trade(&[VISBY]));
		for lacking in [1, MEMBER_PRICE, 2 * MEMBER_PRICE, price] {
			set_free(&who, price + ED - lacking);
			refused(&who, call(), TokenError::FundsUnavailable);
		}
		DepositPerByte::set(u128::MAX);
		set_free(&who, ENDOWMENT);
		refused(&who, call(), TokenError::FundsUnavailable);
		DepositPerByte::set(1);
		set_free(&who, price + ED);
		by(&who, call());
		assert_eq!(free(&who), ED);
	});
}

#[test]
fn deposits_should_go_back_as_placed_when_the_price_changed_since() {
	ExtBuilder::default().build_and_execute(|| {
		let payer = agent(LUEBECK);
		by(&payer, opening(TRADE, Request::Information, trade(&[VISBY])));
		DepositBase::set(700);
		DepositPerByte::set(9);
		add(0, RIGA, History::Withheld);
		close_and_wait(0);
		assert_eq!(held(&payer, HoldReason::Activity), ACTIVITY_PRICE);
		assert_eq!(held(&payer, HoldReason::Member), 2 * MEMBER_PRICE);
		assert_eq!(held(&account(LUEBECK), HoldReason::Member), 700 + 9 * 124);
		let before = free(&account(LUEBECK));
		by(&stranger(), Call::clear { activity: 0, limit: MAX_CLEARED });
		assert!(!Activities::<Test>::contains_key(0));
		for reason in [HoldReason::Activity, HoldReason::Member] {
			assert_eq!((held(&payer, reason), held(&account(LUEBECK), reason)), (0, 0));
		}
		assert_eq!(free(&payer), ENDOWMENT);
		assert_eq!(free(&account(LUEBECK)), before + 700 + 9 * 124);
	});
}

#[test]
fn activity_should_be_active_at_once_when_all_consented_before() {
	ExtBuilder::default().build_and_execute(|| {
		by(&agent(VISBY), Call::allow { to: Consent::Kind(TRADE) });
		by(&account(RIGA), Call::allow { to: Consent::Partner(node(LUEBECK)) });
		events();
		opens(trade(&[VISBY, RIGA]));
		let row = activity_row(0);
		assert_eq!((row.state, row.epoch), (ActivityState::Active, 0));
		assert_eq!((row.roster, row.next_slot, row.members), (slots(&[0, 1, 2]), 3, 3));
		assert_eq!(member_row(0, VISBY).state, joined_first());
		assert_eq!(member_row(0, RIGA).state, joined_first());
		let (activity, epoch) = (0, 0);
		let expected = [
			Event::ActivityOpened { activity, kind: TRADE, initiator: 0, awaited: 0 },
			Event::MemberJoined { activity, node: 0, epoch },
			Event::MemberJoined { activity, node: 1, epoch },
			Event::MemberJoined { activity, node: 2, epoch },
			Event::ActivityFormed { activity },
		];
		assert_eq!(events(), expected);
		// It takes messages in the same block.
		inform(0, LUEBECK);
	});
}

#[test]
fn node_should_be_asked_when_it_consented_to_something_else_or_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		by(&account(VISBY), Call::allow { to: Consent::Kind(CARE) });
		by(&account(RIGA), Call::allow { to: Consent::Partner(node(VISBY)) });
		// What the initiator consents to binds nobody else.
		by(&account(LUEBECK), Call::allow { to: Consent::Kind(TRADE) });
		by(&account(LUEBECK), Call::allow { to: Consent::Partner(node(BERGEN)) });
		by(&account(AMT), Call::allow { to: Consent::Kind(TRADE) });
		by(&account(AMT), Call::disallow { to: Consent::Kind(TRADE) });
		opens(trade(&[VISBY, RIGA, BERGEN, AMT]));
		let until = now() + windows().consent;
		assert_eq!(activity_row(0).state, ActivityState::Forming { awaited: 4, until });
		for name in [VISBY, RIGA, BERGEN, AMT] {
			assert_eq!(member_row(0, name).state, asked_until(until));
		}
	});
}

#[test]
fn only_those_without_consent_should_be_asked_when_some_gave_it() {
	ExtBuilder::default().build_and_execute(|| {
		by(&account(RIGA), Call::allow { to: Consent::Kind(TRADE) });
		opens(trade(&[VISBY, RIGA]));
		let until = now() + windows().consent;
		assert_eq!(activity_row(0).state, ActivityState::Forming { awaited: 1, until });
		assert_eq!(activity_row(0).roster, slots(&[0, 2]));
		assert_eq!(member_row(0, VISBY).state, asked_until(until));
		assert_eq!(member_row(0, RIGA).state, joined_first());
	});
}

#[test]
fn supervisor_of_the_kind_should_join_without_being_asked() {
	ExtBuilder::default().build_and_execute(|| {
		let parties = care_parties();
		events();
		let activity = open(ANNA, CARE, Request::Both, parties);
		let row = activity_row(activity);
		assert_eq!((row.state, row.updates), (ActivityState::Active, UpdatePolicy::Supervised));
		assert_eq!((row.roster, row.members), (slots(&[0, 1]), 2));
		assert_eq!(seat(activity, ANNA), (Parts(1 | 2), 0, None));
		assert_eq!(seat(activity, AMT), (SUPERVISOR, 1, tenure_of(AMT)));
		assert_eq!(member_row(activity, AMT).state, joined_first());
		let (initiator, epoch) = (node(ANNA), 0);
		let expected = [
			Event::ActivityOpened { activity, kind: CARE, initiator, awaited: 0 },
			Event::MemberJoined { activity, node: initiator, epoch },
			Event::MemberJoined { activity, node: node(AMT), epoch },
			Event::ActivityFormed { activity },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn supervisors_of_the_kind_should_come_before_parties_and_in_its_order() {
	ExtBuilder::default().build_and_execute(|| {
		let relation = Relations::INDUSTRIAL;
		let kind = register_kind(relation, &[BERGEN, AMT], UpdatePolicy::Initiator);
		let parties = [
			receiving(org(RIGA)),
			supervising(person(CLARA)),
			initiating(org(VISBY)),
			receiving(person(ANNA)),
		];
		let activity = open(VISBY, kind, Request::Trust, parties.to_vec());
		let expected = [
			(VISBY, INITIATOR, tenure_of(VISBY)),
			(BERGEN, SUPERVISOR, tenure_of(BERGEN)),
			(AMT, SUPERVISOR, tenure_of(AMT)),
			(RIGA, RECEIVER, tenure_of(RIGA)),
			(CLARA, SUPERVISOR, None),
			(ANNA, RECEIVER, None),
		];
		for (slot, (name, parts, org)) in expected.into_iter().enumerate() {
			assert_eq!(seat(activity, name), (parts, slot as u8, org));
		}
		// A supervisor whom the initiator adds is asked.
		assert_eq!(activity_row(activity).roster, slots(&[0, 1, 2]));
		let until = now() + windows().consent;
		assert_eq!(activity_row(activity).state, ActivityState::Forming { awaited: 3, until });
		assert_eq!(activity_row(activity).request, Request::Trust);
		assert_eq!(activity_row(activity).updates, UpdatePolicy::Initiator);
	});
}

#[test]
fn parties_at_one_node_should_share_a_seat() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, BERT);
		let (pump, boat) = (register_thing(BERT, "Pump"), register_thing(GAST, "Boat"));
		let parties = vec![
			initiating(org(LUEBECK)),
			initiating(person(LUEBECK)),
			receiving(Party::Thing(pump)),
			receiving(org(VISBY)),
			supervising(person(GAST)),
			receiving(Party::Thing(boat)),
		];
		let activity = opens(parties);
		assert_eq!(activity_row(activity).members, 3);
		assert_eq!(seat(activity, LUEBECK), (INITIATOR, 0, None));
		assert_eq!(seat(activity, BERT), (Parts(2 | 4), 1, None));
		assert_eq!(seat(activity, VISBY), (RECEIVER, 2, tenure_of(VISBY)));
		let until = now() + windows().consent;
		assert_eq!(activity_row(activity).state, ActivityState::Forming { awaited: 2, until });
	});
}

#[test]
fn seat_should_be_for_a_number_when_nobody_else_is_at_its_node() {
	ExtBuilder::default().build_and_execute(|| {
		let second = number(7);
		register_number(second, &account(VISBY));
		let cases = [
			(vec![receiving(org(VISBY)), supervising(org(VISBY))], tenure_of(VISBY)),
			(vec![receiving(org(VISBY)), receiving(person(VISBY))], None),
			(vec![receiving(person(VISBY)), receiving(org(VISBY))], None),
			(vec![receiving(org(VISBY)), receiving(Party::Org(second))], None),
			(
				vec![receiving(org(VISBY)), receiving(Party::Org(second)), receiving(org(VISBY))],
				None,
			),
			(vec![receiving(Party::Org(second))], Some(OrgTenure { number: second, tenure: 0 })),
		];
		for (parties, expected) in cases {
			let parties = [trade(&[RIGA]), parties].concat();
			let activity = opens(parties);
			assert_eq!(seat(activity, VISBY).2, expected);
			assert_eq!(activity_row(activity).members, 3);
		}
		// The tenure is the present one.
		sell(VISBY, BERT);
		let activity = opens(trade(&[VISBY, RIGA]));
		assert_eq!(seat(activity, BERT).2, Some(OrgTenure { number: number_of(VISBY), tenure: 1 }));
	});
}

#[test]
fn seat_of_a_kinds_supervisor_should_be_for_its_number_whoever_else_is_there() {
	ExtBuilder::default().build_and_execute(|| {
		let second = number(7);
		register_number(second, &account(AMT));
		let parties = || [care_parties(), vec![receiving(person(AMT))]].concat();
		let activity = open(ANNA, CARE, Request::Information, parties());
		assert_eq!(seat(activity, AMT), (Parts(2 | 4), 1, tenure_of(AMT)));
		assert_eq!(activity_row(activity).state, ActivityState::Active);

		// Of two numbers that supervise from one node, it is the first.
		let supervisors = vec![number_of(AMT), second].try_into().unwrap();
		let (name, relations) = (text("Care"), Relations::PERSON_TO_THING);
		let updates = UpdatePolicy::Members;
		root(Call::register_kind { name, relations, supervisors, updates });
		let activity = open(ANNA, CARE + 1, Request::Information, parties());
		assert_eq!(seat(activity, AMT), (Parts(2 | 4), 1, tenure_of(AMT)));
		assert_eq!(activity_row(activity).members, 2);

		// An authority may open an activity of the kind that it supervises.
		let pump = register_thing(AMT, "Pump");
		let parties = vec![initiating(person(AMT)), receiving(Party::Thing(pump))];
		let activity = open(AMT, CARE, Request::Information, parties);
		assert_eq!(seat(activity, AMT), (Parts(1 | 2 | 4), 0, tenure_of(AMT)));
	});
}

#[test]
fn several_activities_should_be_open_when_the_same_parties_open_them() {
	ExtBuilder::default().build_and_execute(|| {
		for activity in 0..3 {
			assert_eq!(opens(trade(&[VISBY])), activity);
		}
		assert_eq!(open_trade(Request::Information, &[VISBY, LUEBECK]), 3);
		let held_by = |name| held(&account(name), HoldReason::Member);
		assert_eq!((held_by(LUEBECK), held_by(VISBY)), (6 * MEMBER_PRICE, 2 * MEMBER_PRICE));
		NextActivityId::<Test>::put(u64::MAX);
		let call = opening(TRADE, Request::Information, trade(&[VISBY]));
		refused(&account(LUEBECK), call, ArithmeticError::Overflow);
	});
}

#[test]
fn activity_should_be_refused_when_the_caller_has_no_node() {
	ExtBuilder::default().build_and_execute(|| {
		host(GAST, LUEBECK);
		for who in [stranger(), account(GAST), account(DANZIG), agent_at(LUEBECK, 2)] {
			let call = opening(TRADE, Request::Information, trade(&[VISBY]));
			refused(&who, call, Error::<Test>::NodeNotFound);
		}
	});
}

#[test]
fn activity_should_be_refused_when_its_kind_is_unknown_or_retired() {
	ExtBuilder::default().build_and_execute(|| {
		let call = |kind| opening(kind, Request::Information, trade(&[VISBY]));
		for kind in [2, u32::MAX] {
			refused(&account(LUEBECK), call(kind), Error::<Test>::KindNotFound);
		}
		by(&account(LUEBECK), call(TRADE));
		root(Call::retire_kind { kind: TRADE });
		refused(&account(LUEBECK), call(TRADE), Error::<Test>::KindRetired);
	});
}

#[test]
fn activity_should_be_refused_when_a_window_is_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let Terms { consent, receipt, .. } = terms();
		for windows in [
			Windows { consent: 0, ..windows() },
			Windows { receipt: 0, ..windows() },
			Windows { consent: consent + 1, ..windows() },
			Windows { receipt: receipt + 1, ..windows() },
			Windows { consent: u32::MAX, receipt: u32::MAX },
		] {
			refused(&account(LUEBECK), opening_within(windows), Error::<Test>::InvalidWindow);
		}
		for (activity, windows) in
			[Windows { consent, receipt }, Windows { consent: 1, receipt: 1 }]
				.into_iter()
				.enumerate()
		{
			by(&account(LUEBECK), opening_within(windows));
			let row = activity_row(activity as ActivityId);
			assert_eq!(row.windows, windows);
			let until = now() + windows.consent;
			assert_eq!(row.state, ActivityState::Forming { awaited: 1, until });
		}
		// They are those of the moment.
		Governed::set(Terms { consent: 5, ..terms() });
		let longer = Windows { consent: 6, receipt: 1 };
		refused(&account(LUEBECK), opening_within(longer), Error::<Test>::InvalidWindow);
	});
}

#[test]
fn activity_should_be_refused_when_the_time_to_answer_would_end_behind_the_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		advance_to(u32::MAX - 10);
		let call = |consent| opening_within(Windows { consent, receipt: 1 });
		refused(&account(LUEBECK), call(11), Error::<Test>::InvalidWindow);
		by(&account(LUEBECK), call(10));
	});
}

#[test]
fn activity_should_be_refused_when_its_parties_are_not_those_of_the_kind() {
	ExtBuilder::default().build_and_execute(|| {
		let own = || initiating(org(LUEBECK));
		for parties in [
			vec![],
			vec![own()],
			vec![own(), own()],
			// The same number twice is one party.
			vec![own(), receiving(org(LUEBECK))],
			vec![own(), receiving(person(ANNA)), receiving(person(VISBY))],
			vec![own(), supervising(org(VISBY)), supervising(org(RIGA))],
		] {
			not_opened(parties, Error::PartiesUnfit);
		}
		opens(vec![initiating(person(LUEBECK)), receiving(org(VISBY)), receiving(org(RIGA))]);
	});
}

#[test]
fn things_should_be_counted_each_once_when_a_kind_is_for_them() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = register_kind(Relations(1 | 2), &[], UpdatePolicy::Members);
		let things = ["Car", "Pump"].map(|name| Party::Thing(register_thing(ANNA, name)));
		let [car, pump] = things;
		let call = |parties| opening(kind, Request::Information, parties);
		let own = || initiating(person(ANNA));
		for parties in [
			vec![own(), receiving(car.clone())],
			vec![own(), receiving(car.clone()), receiving(car.clone())],
			vec![own(), receiving(car.clone()), initiating(car.clone())],
			vec![own(), receiving(car.clone()), supervising(pump.clone())],
			vec![initiating(car.clone()), receiving(pump.clone())],
		] {
			refused(&account(ANNA), call(parties), Error::<Test>::PartiesUnfit);
		}
		let parties = vec![receiving(org(RIGA)), initiating(car), receiving(pump)];
		by(&account(ANNA), call(parties));
		assert_eq!(seat(0, ANNA), (Parts(1 | 2), 0, None));
	});
}

#[test]
fn activity_should_be_refused_when_no_party_or_another_node_initiates() {
	ExtBuilder::default().build_and_execute(|| {
		for parties in [
			vec![receiving(org(LUEBECK)), receiving(org(VISBY))],
			vec![initiating(org(VISBY)), receiving(org(LUEBECK))],
			vec![initiating(org(LUEBECK)), initiating(org(VISBY))],
			vec![initiating(org(VISBY)), initiating(org(LUEBECK))],
		] {
			not_opened(parties, Error::NotInitiatingParty);
		}
		// It opens for whom it is host.
		host(GAST, LUEBECK);
		let parties = [vec![initiating(person(GAST))], trade(&[VISBY])].concat();
		opens(parties);
	});
}

#[test]
fn activity_should_be_refused_when_a_party_has_no_node() {
	ExtBuilder::default().build_and_execute(|| {
		by(&account(GAST), Call::ask_host { host: Some(node(BERT)) });
		let boat = register_thing(GAST, "Boat");
		let nobody = [
			org(DANZIG),
			person(DANZIG),
			person(GAST),
			person("Nobody"),
			Party::Account(agent(RIGA)),
			Party::Org(number(99)),
			Party::Org(OrgNumber(4_711)),
			Party::Thing(boat),
			Party::Thing(boat + 1),
		];
		for party in nobody {
			for part in [Part::Initiator, Part::Receiver, Part::Supervisor] {
				let more = vec![invitation(party.clone(), part)];
				not_opened([trade(&[VISBY]), more].concat(), Error::PartyNotReached);
			}
		}
		release_number(number_of(RIGA));
		not_opened(trade(&[VISBY, RIGA]), Error::PartyNotReached);
		sell(VISBY, "Buyer");
		not_opened(trade(&[VISBY]), Error::PartyNotReached);
	});
}

#[test]
fn activity_should_be_refused_when_a_supervisor_of_the_kind_is_not_reached() {
	let spoils: [fn(); 4] = [
		|| by(&account(AMT), Call::remove_node {}),
		|| release_number(number_of(AMT)),
		// Also when the buyer has a node.
		|| sell_number(number_of(AMT), &account(BERT)),
		|| sell_number(number_of(AMT), &account(AMT)),
	];
	for spoil in spoils {
		ExtBuilder::default().build_and_execute(|| {
			let call = || opening(CARE, Request::Information, care_parties());
			by(&account(ANNA), call());
			spoil();
			refused(&account(ANNA), call(), Error::<Test>::SupervisorNotReached);
			// Whoever else supervises does not stand for it.
			let more = vec![supervising(person(CLARA))];
			let call = opening(CARE, Request::Information, [care_parties(), more].concat());
			refused(&account(ANNA), call, Error::<Test>::SupervisorNotReached);
		});
	}
}

#[test]
fn activity_should_open_with_as_many_parties_and_supervisors_as_there_may_be() {
	ExtBuilder::default().build_and_execute(|| {
		let supervisors: Vec<_> = (100..108).map(number).collect();
		for number in &supervisors {
			settle(&format!("Supervisor{number}"), Some(*number));
		}
		let others: Vec<_> = (1..32).map(|n| format!("Party{n}")).collect();
		others.iter().for_each(|name| settle(name, None));
		let car = register_thing(ANNA, "Car");
		let (name, relations) = (text("Many"), Relations::PERSON_TO_THING);
		let (supervisors, updates) = (supervisors.try_into().unwrap(), UpdatePolicy::Members);
		root(Call::register_kind { name, relations, supervisors, updates });
		let others = others.iter().skip(1).map(|name| receiving(person(name)));
		let own = [initiating(person(ANNA)), initiating(Party::Thing(car))];
		let parties: Vec<_> = own.into_iter().chain(others).collect();
		assert_eq!(parties.len() as u32, MAX_PARTIES);
		let activity = open(ANNA, CARE + 1, Request::Information, parties);
		let row = activity_row(activity);
		assert_eq!((row.members, row.next_slot, row.roster.count()), (39, 39, 9));
		let until = now() + windows().consent;
		assert_eq!(row.state, ActivityState::Forming { awaited: 30, until });
		assert_eq!(member_row(activity, "Party31").slot, 38);
	});
}

#[test]
fn terms_should_be_refused_by_the_integrity_test_when_there_is_no_time() {
	for terms in [Terms { consent: 0, ..terms() }, Terms { receipt: 0, ..terms() }] {
		let tested = std::panic::catch_unwind(|| {
			ExtBuilder::default().build_and_execute(|| {
				Governed::set(terms);
				Groups::integrity_test();
			})
		});
		assert!(tested.is_err());
	}
	ExtBuilder::default().build_and_execute(Groups::integrity_test);
}
