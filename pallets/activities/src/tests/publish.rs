// SPDX-License-Identifier: Apache-2.0

//! `publish` and `publish_many`: what is said in public of messages, and their chain.

use crate::{messages::MessageRow, mock::*, *};
use codec::Encode;
use hanse_support::Deposit;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::TokenError;

const INFORMATION: Content = Content::Information;

/// A trade of three that all have joined: Luebeck, Visby and Riga have slots 0, 1 and 2.
fn begin(request: Request) -> ActivityId {
	let activity = formed(request, &[LUEBECK, VISBY, RIGA]);
	events();
	activity
}

/// The same, and Luebeck has said what it is about.
fn informed(request: Request) -> ActivityId {
	let activity = begin(request);
	inform(activity, LUEBECK);
	events();
	activity
}

/// An activity of a kind whose updates are made by this policy; Amt supervises it, and so does Riga,
/// which the kind does not ask for. Luebeck has informed Visby and them.
fn supervised(updates: UpdatePolicy) -> ActivityId {
	let kind = register_kind(Relations::INDUSTRIAL, &[AMT], updates);
	let parties = vec![initiating(org(LUEBECK)), receiving(org(VISBY)), supervising(org(RIGA))];
	let activity = open(LUEBECK, kind, Request::Information, parties);
	join(activity, &[VISBY, RIGA]);
	inform(activity, LUEBECK);
	activity
}

/// Says something else of a message or a batch than is ready to be said.
fn with_epoch(call: Call<Test>, other: u32) -> Call<Test> {
	let mut call = call;
	match &mut call {
		Call::publish { epoch, .. } | Call::publish_many { epoch, .. } => *epoch = other,
		call => panic!("publishes nothing: {call:?}"),
	}
	call
}

fn with_counter(call: Call<Test>, other: u64) -> Call<Test> {
	let mut call = call;
	match &mut call {
		Call::publish { counter, .. } | Call::publish_many { counter, .. } => *counter = other,
		call => panic!("publishes nothing: {call:?}"),
	}
	call
}

fn with_size(call: Call<Test>, size: u32) -> Call<Test> {
	let mut call = call;
	match &mut call {
		Call::publish { digest, .. } => digest.size = size,
		call => panic!("is no single message: {call:?}"),
	}
	call
}

/// One message and a batch, both of information, as a member is to publish them.
fn both(activity: ActivityId, name: &str) -> [Call<Test>; 2] {
	[publishing(activity, name, INFORMATION, 9), publishing_many(activity, name, 9, 3)]
}

fn current(activity: ActivityId) -> Option<Current> {
	activity_row(activity).current
}

#[test]
fn message_should_be_there_with_all_that_is_said_of_it_when_a_member_publishes() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin(Request::Information);
		advance(3);
		by(&account(LUEBECK), publishing(activity, LUEBECK, INFORMATION, 5));
		let root = digest(5).leaf(activity, node(LUEBECK), 0);
		let amount = price_of::<MessageRow<Test>>();
		let expected = Message {
			author: node(LUEBECK),
			counter: 0,
			count: 1,
			epoch: 2,
			root,
			content: INFORMATION,
			block: now(),
			until: now() + windows().receipt,
			holders: slots(&[0]),
			missing: slots(&[1, 2]),
			purged: None,
			deposit: Deposit { payer: account(LUEBECK), amount },
		};
		let head = link(activity, 0, &H256::zero(), &expected);
		assert_eq!(message_row(activity, 0), expected);
		assert_eq!(held(&account(LUEBECK), HoldReason::Message), amount);
		let author = node(LUEBECK);
		let published =
			Event::MessagePublished { activity, number: 0, author, count: 1, root, head };
		assert_eq!(events(), [published]);
		let row = activity_row(activity);
		assert_eq!((row.next_message, row.messages, row.head, row.epoch), (1, 1, head, 2));
		assert_eq!(row.current, Some(Current { number: 0, result: digest(5).fields }));
		assert_eq!(member_row(activity, LUEBECK).next_counter, 1);
		assert_eq!(member_row(activity, VISBY).next_counter, 0);
	});
}

#[test]
fn leaf_should_bind_activity_author_and_counter_as_documented() {
	ExtBuilder::default().build_and_execute(|| {
		formed(Request::Information, &[VISBY, RIGA]);
		let activity = begin(Request::Information);
		assert_eq!(activity, 1);
		let call = with_counter(publishing(activity, LUEBECK, INFORMATION, 7), 0x0102);
		by(&account(LUEBECK), call);
		let mut bytes = vec![0, (LEAF_TAG.len() << 2) as u8];
		bytes.extend(b"hanse/activity-message/v1");
		bytes.extend([1, 0, 0, 0, 0, 0, 0, 0]);
		bytes.extend([0; 8]);
		bytes.extend([2, 1, 0, 0, 0, 0, 0, 0]);
		let Digest { fields, ciphertext, size } = digest(7);
		bytes.extend([fields.0, ciphertext.0].concat());
		bytes.extend(size.to_le_bytes());
		assert_eq!(message_row(activity, 0).root, H256(sha2_256(&bytes)));
	});
}

#[test]
fn messages_should_hang_on_each_other_in_the_order_in_which_they_came() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Both);
		publish(activity, VISBY, INFORMATION, 1);
		by(&account(RIGA), publishing_many(activity, RIGA, 4, 20));
		publish(activity, VISBY, update(activity, 8), 3);
		publish(activity, LUEBECK, Content::Trust, 4);
		let mut head = H256::zero();
		for number in 0..5u64 {
			let row = message_row(activity, number);
			let (author, counter, count) = (row.author, row.counter, row.count);
			let parts = (activity, number, head, author, counter, count, row.epoch);
			let bytes = (b"hanse/activity-link/v1".to_vec(), parts, row.content, row.root);
			head = H256(sha2_256(&bytes.encode()));
		}
		assert_eq!(activity_row(activity).head, head);
		let published = events().into_iter().filter_map(|event| match event {
			Event::MessagePublished { number, head, .. } => Some((number, head)),
			_ => None,
		});
		let published: Vec<_> = published.collect();
		assert_eq!(published.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
		assert_eq!(published.last(), Some(&(4, head)));
	});
}

#[test]
fn agent_should_publish_for_its_node_and_pay_when_it_is_the_caller() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		by(&agent(VISBY), publishing(activity, VISBY, INFORMATION, 1));
		let row = message_row(activity, 1);
		assert_eq!((row.author, row.deposit.payer), (node(VISBY), agent(VISBY)));
		assert_eq!(held(&agent(VISBY), HoldReason::Message), price_of::<MessageRow<Test>>());
		assert_eq!(held(&account(VISBY), HoldReason::Message), 0);
	});
}

#[test]
fn message_should_be_for_who_are_members_when_it_is_published() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		add(activity, BERGEN, History::Withheld);
		join(activity, &[BERGEN]);
		leave(activity, RIGA);
		inform(activity, VISBY);
		let row = message_row(activity, 1);
		assert_eq!((row.holders, row.missing), (slots(&[1]), slots(&[0, 3])));
		// What was before is not for who came later.
		assert_eq!(message_row(activity, 0).missing, slots(&[1, 2]));
	});
}

#[test]
fn first_information_should_be_what_updates_change_when_more_follows() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Both);
		let first = current(activity);
		assert_eq!(first.map(|current| current.number), Some(0));
		publish(activity, LUEBECK, INFORMATION, 1);
		publish(activity, VISBY, INFORMATION, 2);
		publish(activity, RIGA, Content::Trust, 3);
		by(&account(LUEBECK), publishing_many(activity, LUEBECK, 4, 2));
		assert_eq!(current(activity), first);
		let content = update(activity, 0xaa);
		assert_eq!(content, Content::Update { base: 0, result: H256([0xaa; 32]) });
		let number = publish(activity, VISBY, content, 5);
		assert_eq!(current(activity), Some(Current { number, result: H256([0xaa; 32]) }));
		assert_eq!(message_row(activity, number).content, content);
	});
}

#[test]
fn update_should_be_refused_when_another_came_between() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let stale = update(activity, 1);
		publish(activity, VISBY, stale, 1);
		for base in [0, 2, u64::MAX] {
			let content = Content::Update { base, result: H256([2; 32]) };
			for name in [LUEBECK, VISBY, RIGA] {
				let call = publishing(activity, name, content, 2);
				refused(&account(name), call, Error::<Test>::StaleUpdate);
			}
		}
		// Applied to what is there now, it is taken.
		publish(activity, RIGA, update(activity, 2), 2);
		assert_eq!(current(activity), Some(Current { number: 2, result: H256([2; 32]) }));
	});
}

#[test]
fn update_should_be_made_by_whom_the_kind_lets() {
	let everybody = [LUEBECK, VISBY, AMT, RIGA];
	let cases: [(UpdatePolicy, &[&str]); 3] = [
		(UpdatePolicy::Members, &everybody),
		(UpdatePolicy::Initiator, &[LUEBECK]),
		(UpdatePolicy::Supervised, &[LUEBECK, AMT, RIGA]),
	];
	for (policy, may) in cases {
		ExtBuilder::default().build_and_execute(|| {
			let activity = supervised(policy);
			for name in everybody {
				let call = publishing(activity, name, update(activity, 1), 1);
				if may.contains(&name) {
					by(&account(name), call);
				} else {
					refused(&account(name), call, Error::<Test>::UpdateNotAllowed);
				}
			}
			// Information is everybody's.
			everybody.iter().for_each(|name| assert!(inform(activity, name) > 0));
		});
	}
}

#[test]
fn first_message_should_be_refused_when_it_is_not_the_initiators_information() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin(Request::Both);
		let update = Content::Update { base: 0, result: H256([1; 32]) };
		for (name, content) in [
			(VISBY, INFORMATION),
			(RIGA, INFORMATION),
			(LUEBECK, update),
			(VISBY, update),
			(LUEBECK, Content::Trust),
			(VISBY, Content::Trust),
		] {
			let call = publishing(activity, name, content, 1);
			refused(&account(name), call, Error::<Test>::InformationFirst);
		}
		for name in [LUEBECK, VISBY] {
			let call = publishing_many(activity, name, 1, 1);
			refused(&account(name), call, Error::<Test>::InformationFirst);
		}
		inform(activity, LUEBECK);
		publish(activity, VISBY, Content::Trust, 1);
	});
}

#[test]
fn message_should_be_refused_when_the_activity_was_not_opened_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let informative = informed(Request::Information);
		let call = publishing(informative, LUEBECK, Content::Trust, 1);
		refused(&account(LUEBECK), call, Error::<Test>::ContentNotAllowed);

		let trusting = begin(Request::Trust);
		let update = Content::Update { base: 0, result: H256::zero() };
		for content in [INFORMATION, update] {
			let call = publishing(trusting, LUEBECK, content, 1);
			refused(&account(LUEBECK), call, Error::<Test>::ContentNotAllowed);
		}
		let call = publishing_many(trusting, LUEBECK, 1, 1);
		refused(&account(LUEBECK), call, Error::<Test>::ContentNotAllowed);
		// Words of trust need no information before them, and are none.
		publish(trusting, VISBY, Content::Trust, 1);
		publish(trusting, LUEBECK, Content::Trust, 2);
		assert_eq!(current(trusting), None);
	});
}

#[test]
fn message_should_be_refused_when_its_ciphertext_is_empty_or_too_long() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin(Request::Information);
		let sized = |size| with_size(publishing(activity, LUEBECK, INFORMATION, 1), size);
		for size in [0, MAX_CIPHERTEXT + 1, u32::MAX] {
			refused(&account(LUEBECK), sized(size), Error::<Test>::InvalidSize);
		}
		by(&account(LUEBECK), sized(1));
		by(&account(LUEBECK), sized(MAX_CIPHERTEXT));
		assert_eq!(MAX_CIPHERTEXT, 1024 * 1024);
	});
}

#[test]
fn message_should_be_refused_when_its_counter_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		// Another author's counter is another one.
		inform(activity, VISBY);
		assert_eq!(member_row(activity, LUEBECK).next_counter, 1);
		let counted = |counter| both(activity, LUEBECK).map(|call| with_counter(call, counter));
		for call in counted(0) {
			refused(&account(LUEBECK), call, Error::<Test>::CounterUsed);
		}
		// It may leave some out, but then they are over.
		by(&account(LUEBECK), counted(10)[0].clone());
		assert_eq!(member_row(activity, LUEBECK).next_counter, 11);
		for counter in [1, 9, 10] {
			for call in counted(counter) {
				refused(&account(LUEBECK), call, Error::<Test>::CounterUsed);
			}
		}
		by(&account(LUEBECK), counted(11)[1].clone());
		assert_eq!(member_row(activity, LUEBECK).next_counter, 14);
	});
}

#[test]
fn counter_should_never_begin_again_when_it_comes_to_its_end() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let counted = |counter| both(activity, LUEBECK).map(|call| with_counter(call, counter));
		let [_, batch] = counted(u64::MAX - 2);
		refused(&account(LUEBECK), batch, Error::<Test>::CounterUsed);
		for call in counted(u64::MAX) {
			refused(&account(LUEBECK), call, Error::<Test>::CounterUsed);
		}
		let [_, batch] = counted(u64::MAX - 4);
		by(&account(LUEBECK), batch);
		by(&account(LUEBECK), counted(u64::MAX - 1)[0].clone());
		assert_eq!(member_row(activity, LUEBECK).next_counter, u64::MAX);
		for call in both(activity, LUEBECK) {
			refused(&account(LUEBECK), call, Error::<Test>::CounterUsed);
		}
	});
}

#[test]
fn message_should_be_refused_when_it_was_sealed_for_another_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let before = both(activity, LUEBECK);
		for call in before.clone() {
			for epoch in [0, 1, 3, u32::MAX] {
				let call = with_epoch(call.clone(), epoch);
				refused(&account(LUEBECK), call, Error::<Test>::StaleEpoch);
			}
		}
		leave(activity, RIGA);
		for call in before.clone() {
			refused(&account(LUEBECK), call, Error::<Test>::StaleEpoch);
		}
		by(&account(LUEBECK), both(activity, LUEBECK)[0].clone());
		by(&account(LUEBECK), both(activity, LUEBECK)[1].clone());
	});
}

#[test]
fn message_should_be_refused_when_parties_may_still_answer() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = open_trade(Request::Information, &[LUEBECK, VISBY, RIGA]);
		join(activity, &[VISBY]);
		let over = now() + windows().consent;
		for block in [now(), over - 1] {
			advance_to(block);
			for call in both(activity, LUEBECK) {
				refused(&account(LUEBECK), call, Error::<Test>::ConsentAwaited);
			}
		}
		events();
		advance_to(over);
		// It goes on only with a message that is taken.
		let many = publishing_many(activity, LUEBECK, 1, 2);
		refused(&account(LUEBECK), many, Error::<Test>::InformationFirst);
		assert!(matches!(activity_row(activity).state, ActivityState::Forming { .. }));
		inform(activity, LUEBECK);
		assert_eq!(activity_row(activity).state, ActivityState::Active);
		let row = message_row(activity, 0);
		assert_eq!((row.holders.clone(), row.missing.clone()), (slots(&[0]), slots(&[1])));
		let published = Event::MessagePublished {
			activity,
			number: 0,
			author: node(LUEBECK),
			count: 1,
			root: row.root,
			head: activity_row(activity).head,
		};
		assert_eq!(events(), [Event::ActivityFormed { activity }, published]);
		let invited = member_row(activity, RIGA).state;
		assert!(matches!(invited, MemberState::Invited { until, .. } if until == over));
		// It is said once.
		inform(activity, VISBY);
		assert!(!events().contains(&Event::ActivityFormed { activity }));
	});
}

#[test]
fn message_should_be_refused_when_there_is_nobody_to_send_it_to() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		inform(activity, LUEBECK);
		leave(activity, VISBY);
		for call in both(activity, LUEBECK) {
			refused(&account(LUEBECK), call, Error::<Test>::NoRecipients);
		}
		add(activity, VISBY, History::Withheld);
		for call in both(activity, LUEBECK) {
			refused(&account(LUEBECK), call, Error::<Test>::NoRecipients);
		}
		join(activity, &[VISBY]);
		inform(activity, LUEBECK);
	});
}

#[test]
fn message_should_be_refused_when_its_author_is_no_member_now() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		add(activity, BERGEN, History::Granted);
		let epoch = activity_row(activity).epoch;
		let single = |name| with_epoch(publishing(activity, name, INFORMATION, 1), epoch);
		let root = H256([1; 32]);
		let many = || Call::publish_many { activity, epoch, counter: 0, root, count: 1 };
		// Invited, and never asked.
		for name in [BERGEN, ANNA] {
			refused(&account(name), single(name), Error::<Test>::NotMember);
			refused(&account(name), many(), Error::<Test>::NotMember);
		}
		by(&account(BERGEN), Call::decline { activity });
		refused(&account(BERGEN), single(BERGEN), Error::<Test>::NotMember);
		refused(&account(GAST), single(GAST), Error::<Test>::NodeNotFound);
		refused(&stranger(), many(), Error::<Test>::NodeNotFound);
		leave(activity, RIGA);
		for call in both(activity, RIGA) {
			refused(&account(RIGA), call, Error::<Test>::NotMember);
		}
	});
}

#[test]
fn message_should_be_refused_when_its_author_is_void() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		sell(VISBY, "Buyer");
		for call in both(activity, VISBY) {
			refused(&account(VISBY), call, Error::<Test>::MemberVoid);
		}
		by(&account(RIGA), Call::remove_node {});
		let call = publishing(activity, LUEBECK, INFORMATION, 1);
		refused(&account(RIGA), call, Error::<Test>::NodeNotFound);
		// Who is void is still of the roster, until somebody has it removed.
		inform(activity, LUEBECK);
		assert_eq!(message_row(activity, 1).missing, slots(&[1, 2]));
	});
}

#[test]
fn message_should_be_taken_when_its_author_has_keys_that_the_epoch_does_not_know() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		rotate(VISBY);
		let epoch = activity_row(activity).epoch;
		inform(activity, VISBY);
		assert_eq!((message_row(activity, 1).epoch, epoch), (2, 2));
	});
}

#[test]
fn message_should_be_refused_when_the_activity_is_closed_or_there_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let calls = both(activity, LUEBECK);
		close(activity);
		for call in calls {
			refused(&account(LUEBECK), call, Error::<Test>::ActivityClosed);
		}
		let none = publishing(activity + 1, LUEBECK, INFORMATION, 1);
		refused(&account(LUEBECK), none, Error::<Test>::ActivityNotFound);
	});
}

#[test]
fn message_should_be_refused_when_its_author_can_not_pay_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let price = price_of::<MessageRow<Test>>();
		let call = || publishing(activity, VISBY, INFORMATION, 1);
		set_free(&account(VISBY), price + ED - 1);
		refused(&account(VISBY), call(), TokenError::FundsUnavailable);
		set_free(&account(VISBY), price + ED);
		by(&account(VISBY), call());
		assert_eq!(
			(free(&account(VISBY)), held(&account(VISBY), HoldReason::Message)),
			(ED, price)
		);
		DepositPerByte::set(u128::MAX);
		refused(
			&account(LUEBECK),
			both(activity, LUEBECK)[1].clone(),
			TokenError::FundsUnavailable,
		);
	});
}

#[test]
fn message_should_keep_what_was_paid_for_it_when_the_price_changes() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let before = price_of::<MessageRow<Test>>();
		DepositBase::set(700);
		DepositPerByte::set(9);
		inform(activity, LUEBECK);
		let after = price_of::<MessageRow<Test>>();
		assert!(after > before);
		let paid = |number| message_row(activity, number).deposit.amount;
		assert_eq!((paid(0), paid(1)), (before, after));
		assert_eq!(held(&account(LUEBECK), HoldReason::Message), before + after);
	});
}

#[test]
fn batch_should_be_one_entry_when_many_messages_are_published_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Both);
		let before = activity_row(activity);
		advance(2);
		by(&account(VISBY), publishing_many(activity, VISBY, 0x77, 40));
		let (root, amount) = (H256([0x77; 32]), price_of::<MessageRow<Test>>());
		let expected = Message {
			author: node(VISBY),
			counter: 0,
			count: 40,
			epoch: 2,
			root,
			content: INFORMATION,
			block: now(),
			until: now() + windows().receipt,
			holders: slots(&[1]),
			missing: slots(&[0, 2]),
			purged: None,
			deposit: Deposit { payer: account(VISBY), amount },
		};
		let head = link(activity, 1, &before.head, &expected);
		assert_eq!(message_row(activity, 1), expected);
		let author = node(VISBY);
		let published =
			Event::MessagePublished { activity, number: 1, author, count: 40, root, head };
		assert_eq!(events(), [published]);
		let expected = Activity { next_message: 2, messages: 2, head, ..before };
		assert_eq!(activity_row(activity), expected);
		assert_eq!(member_row(activity, VISBY).next_counter, 40);
	});
}

#[test]
fn batch_should_be_refused_when_it_has_no_message_or_too_many() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = informed(Request::Information);
		let call = |count| publishing_many(activity, LUEBECK, 1, count);
		for count in [0, MAX_BATCH + 1, u32::MAX] {
			refused(&account(LUEBECK), call(count), Error::<Test>::InvalidSize);
		}
		by(&account(LUEBECK), call(1));
		by(&account(LUEBECK), call(MAX_BATCH));
		assert_eq!(member_row(activity, LUEBECK).next_counter, 2 + u64::from(MAX_BATCH));
	});
}
