// SPDX-License-Identifier: Apache-2.0

//! `acknowledge`: nodes sign that they stored messages or erased them, through the door that needs no
//! account.

use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_noop,
	dispatch::GetDispatchInfo,
	traits::{Authorize, OriginTrait},
	weights::Weight,
};
use hanse_support::signed_payload::Payload;
use sp_core::{Pair, H256};
use sp_runtime::{transaction_validity::TransactionSource, DispatchError};

/// A trade of Luebeck, Visby and Riga, in slots 0, 1 and 2; Luebeck published three messages, 0 to 2.
fn begin() -> ActivityId {
	let activity = formed(Request::Information, &[LUEBECK, VISBY, RIGA]);
	(0..3).for_each(|number| assert_eq!(inform(activity, LUEBECK), number));
	events();
	activity
}

/// Its second message, which Visby and Riga stored and which is to be erased.
fn purged(activity: ActivityId) -> MessageRef {
	sign(activity, 1, &[VISBY, RIGA]);
	purge(activity, 1, LUEBECK);
	events();
	entry(activity, 1)
}

fn stored(name: &str, entries: &[MessageRef]) -> SignedReceipts {
	signed_receipts(name, Word::Stored, entries)
}

fn erased(name: &str, entries: &[MessageRef]) -> SignedReceipts {
	signed_receipts(name, Word::Erased, entries)
}

fn entries(activity: ActivityId, numbers: &[MessageNumber]) -> Vec<MessageRef> {
	numbers.iter().map(|number| entry(activity, *number)).collect()
}

fn taken(signed: &SignedReceipts) -> Event<Test> {
	let SignedReceipts { node, word, entries, key_version, signature } = signed.clone();
	Event::ReceiptsTaken { node, word, entries, key_version, signature }
}

fn delivered(activity: ActivityId, number: MessageNumber) -> Event<Test> {
	Event::MessageDelivered { activity, number }
}

/// Who has a message, and who is missing.
fn sets(activity: ActivityId, number: MessageNumber) -> (Slots, Slots) {
	let row = message_row(activity, number);
	(row.holders, row.missing)
}

#[test]
fn message_should_be_delivered_when_the_last_who_was_to_get_it_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let before = message_row(activity, 0);
		let riga = stored(RIGA, &[entry(activity, 0)]);
		bring(&riga);
		assert_eq!(events(), [taken(&riga)]);
		assert_eq!(sets(activity, 0), (slots(&[0, 2]), slots(&[1])));
		let visby = stored(VISBY, &[entry(activity, 0)]);
		bring(&visby);
		assert_eq!(events(), [taken(&visby), delivered(activity, 0)]);
		let expected = Message { holders: slots(&[0, 1, 2]), missing: slots(&[]), ..before };
		assert_eq!(message_row(activity, 0), expected);
		// The others are as they were.
		assert_eq!(sets(activity, 1), (slots(&[0]), slots(&[1, 2])));
	});
}

#[test]
fn one_signature_should_be_for_all_entries_that_it_names_when_they_are_of_several_activities() {
	ExtBuilder::default().build_and_execute(|| {
		let one = begin();
		let two = formed(Request::Information, &[RIGA, VISBY]);
		inform(two, RIGA);
		sign(one, 2, &[RIGA]);
		events();
		let named = [entries(one, &[0, 2]), entries(two, &[0])].concat();
		let signed = stored(VISBY, &named);
		bring(&signed);
		assert_eq!(events(), [taken(&signed), delivered(one, 2), delivered(two, 0)]);
		assert_eq!(sets(one, 0), (slots(&[0, 1]), slots(&[2])));
		assert_eq!(sets(one, 1), (slots(&[0]), slots(&[1, 2])));
		assert_eq!(sets(two, 0), (slots(&[0, 1]), slots(&[])));
	});
}

#[test]
fn as_many_entries_as_a_receipt_can_name_should_be_taken_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = formed(Request::Information, &[LUEBECK, VISBY]);
		let all: Vec<_> = (0..MAX_RECEIPTS).map(|_| inform(activity, LUEBECK)).collect();
		assert_eq!(apply(&stored(VISBY, &entries(activity, &all))), Ok(Ok(())));
		assert!(all.iter().all(|number| message_row(activity, *number).missing.is_empty()));
	});
}

#[test]
fn receipt_should_be_taken_when_it_is_late_or_the_activity_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		advance_to(message_row(activity, 0).until + 5);
		sign(activity, 0, &[VISBY]);
		close(activity);
		sign(activity, 0, &[RIGA]);
		assert_eq!(events().last(), Some(&delivered(activity, 0)));
		purge(activity, 0, LUEBECK);
		sign_erased(activity, 0, &[LUEBECK, VISBY, RIGA]);
		assert_eq!(events().last(), Some(&Event::MessageErased { activity, number: 0 }));
	});
}

#[test]
fn receipt_should_be_taken_when_its_node_left_after_the_message_was_published() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		leave(activity, RIGA);
		inform(activity, LUEBECK);
		sign(activity, 0, &[RIGA]);
		purge(activity, 0, LUEBECK);
		sign_erased(activity, 0, &[RIGA]);
		assert_eq!(sets(activity, 0), (slots(&[0]), slots(&[1])));
		// What came later was not for it.
		not_brought(&stored(RIGA, &[entry(activity, 3)]), Error::NotRecipient);
	});
}

#[test]
fn message_should_be_erased_when_the_last_who_has_it_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		let before = message_row(activity, 1);
		// Its author has it too.
		for (name, holders) in [(LUEBECK, slots(&[1, 2])), (RIGA, slots(&[1]))] {
			let signed = erased(name, &[gone]);
			bring(&signed);
			assert_eq!(events(), [taken(&signed)]);
			assert_eq!(sets(activity, 1), (holders, slots(&[])));
		}
		let last = erased(VISBY, &[gone]);
		bring(&last);
		assert_eq!(events(), [taken(&last), Event::MessageErased { activity, number: 1 }]);
		assert_eq!(message_row(activity, 1), Message { holders: slots(&[]), ..before });
	});
}

#[test]
fn message_should_be_erased_when_who_never_had_it_signed_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		purge(activity, 0, LUEBECK);
		not_brought(&erased(VISBY, &[entry(activity, 0)]), Error::NotRecipient);
		events();
		sign_erased(activity, 0, &[LUEBECK]);
		assert_eq!(events().last(), Some(&Event::MessageErased { activity, number: 0 }));
		assert_eq!(sets(activity, 0), (slots(&[]), slots(&[1, 2])));
		// It is not asked for again.
		not_brought(&stored(VISBY, &[entry(activity, 0)]), Error::MessagePurged);
	});
}

#[test]
fn receipt_should_go_through_pool_and_block_when_it_is_good() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		for name in [VISBY, RIGA] {
			let signed = stored(name, &entries(activity, &[0, 1, 2]));
			assert!(validate(&signed).is_ok());
			assert_eq!(apply(&signed), Ok(Ok(())));
			assert!(validate(&signed).is_err());
			assert!(apply(&signed).is_err());
		}
		assert_eq!(sets(activity, 2), (slots(&[0, 1, 2]), slots(&[])));
	});
}

#[test]
fn pool_should_keep_one_word_of_a_node_for_an_entry() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		let named = entries(activity, &[0, 2]);
		let validity = valid(&stored(VISBY, &named));
		assert_eq!((validity.provides.len(), validity.requires.len()), (2, 0));
		assert!(validity.propagate && validity.longevity == 64);
		// What pays goes first.
		assert_eq!(validity.priority, 0);
		for (provided, entry) in validity.provides.iter().zip(&named) {
			let tag = (Word::Stored, node(VISBY), entry).encode();
			assert!(provided.windows(tag.len()).any(|part| part == tag));
		}
		// Another signature for one of them is no second one.
		assert_ne!(stored(VISBY, &named).signature, stored(VISBY, &named).signature);
		let one = valid(&stored(VISBY, &named[1..])).provides;
		assert_eq!(one, validity.provides[1..]);
		for other in [stored(RIGA, &named), erased(VISBY, &[gone]), erased(RIGA, &[gone])] {
			let others = valid(&other).provides;
			assert!(others.iter().all(|tag| !validity.provides.contains(tag)));
		}
	});
}

#[test]
fn authorisation_should_be_the_same_whatever_its_source() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let signed = stored(VISBY, &entries(activity, &[0, 1]));
		let call = Call::<Test>::acknowledge { signed: signed.clone() };
		let sources =
			[TransactionSource::InBlock, TransactionSource::Local, TransactionSource::External];
		for source in sources {
			let (validity, unspent) = call.authorize(source).unwrap().unwrap();
			assert_eq!(validity.provides, valid(&signed).provides);
			assert_eq!(unspent, Weight::zero());
		}
		let weight = RuntimeCall::from(call).weight_of_authorize();
		assert_eq!(weight, <() as WeightInfo>::authorize_acknowledge(2));
		// No other call stands for itself.
		let other = Call::<Test>::close { activity };
		assert_eq!(other.authorize(TransactionSource::External), None);
	});
}

#[test]
fn receipt_should_be_refused_when_the_origin_was_not_authorised() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let signed = stored(VISBY, &[entry(activity, 0)]);
		let call = || Call::acknowledge { signed: signed.clone() };
		let origins = [Origin::none(), Origin::root(), Origin::signed(account(VISBY))];
		for origin in origins {
			assert!(origin.clone().into_caller() != authorized().into_caller());
			assert_noop!(dispatch(origin, call()), DispatchError::BadOrigin);
		}
		let weight = RuntimeCall::from(call()).get_dispatch_info().call_weight;
		assert_eq!(weight, <() as WeightInfo>::acknowledge(1));
	});
}

#[test]
fn receipt_should_be_refused_when_it_has_no_entry_or_they_do_not_ascend() {
	ExtBuilder::default().build_and_execute(|| {
		let one = begin();
		let two = begin();
		for numbers in [&[] as &[_], &[0, 0], &[1, 0], &[0, 2, 1], &[0, 1, 1, 2]] {
			not_brought(&stored(VISBY, &entries(one, numbers)), Error::InvalidReceipts);
		}
		let descending = [entry(two, 0), entry(one, 1)];
		not_brought(&stored(VISBY, &descending), Error::InvalidReceipts);
		bring(&stored(VISBY, &[entry(one, 1), entry(two, 0)]));
	});
}

#[test]
fn receipt_should_be_refused_when_there_is_no_such_node_or_message() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		for missing in [entry(activity, 3), entry(activity + 1, 0), entry(u64::MAX, u64::MAX)] {
			not_brought(&stored(VISBY, &[entry(activity, 0), missing]), Error::MessageNotFound);
			not_brought(&erased(VISBY, &[missing]), Error::MessageNotFound);
		}
		let nobody = Receipts {
			node: NODES.len() as NodeId,
			..receipts(VISBY, Word::Stored, &[entry(activity, 0)])
		};
		let signed = signed_receipts_by(&nobody, &signing_key(VISBY, 1), 1);
		not_brought(&signed, Error::NodeNotFound);
		assert_eq!(sets(activity, 0), (slots(&[0]), slots(&[1, 2])));
	});
}

#[test]
fn receipt_should_be_refused_when_its_node_removed_its_record() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		let (kept, erased) = (stored(VISBY, &[entry(activity, 0)]), erased(VISBY, &[gone]));
		by(&account(VISBY), Call::remove_node {});
		not_brought(&kept, Error::NodeNotFound);
		not_brought(&erased, Error::NodeNotFound);
	});
}

#[test]
fn receipt_should_be_refused_when_the_message_was_not_for_its_node() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let first = [entry(activity, 0)];
		// A stranger; one who is invited.
		not_brought(&stored(ANNA, &first), Error::NotRecipient);
		add(activity, BERGEN, History::Granted);
		not_brought(&stored(BERGEN, &first), Error::NotRecipient);
		join(activity, &[BERGEN]);
		inform(activity, LUEBECK);
		bring(&stored(BERGEN, &[entry(activity, 3)]));
		purge(activity, 0, LUEBECK);
		not_brought(&erased(ANNA, &first), Error::NotRecipient);
		// Who was granted it and never stored it is answered as if it had erased it.
		not_brought(&erased(BERGEN, &first), Error::AlreadySigned);
		// One entry that it was not to have is enough.
		not_brought(&stored(ANNA, &entries(activity, &[1, 2])), Error::NotRecipient);
	});
}

#[test]
fn member_should_hold_and_erase_what_it_was_granted_when_it_joined_later() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		sign(activity, 0, &[VISBY, RIGA]);
		add(activity, BERGEN, History::Granted);
		join(activity, &[BERGEN]);
		events();
		bring(&stored(BERGEN, &[entry(activity, 0)]));
		// It was delivered before and is not again.
		let delivered = Event::MessageDelivered { activity, number: 0 };
		assert!(!events().contains(&delivered));
		assert_eq!(sets(activity, 0), (slots(&[0, 1, 2, 3]), slots(&[])));
		not_brought(&stored(BERGEN, &[entry(activity, 0)]), Error::AlreadySigned);
		purge(activity, 0, LUEBECK);
		sign_erased(activity, 0, &[LUEBECK, VISBY, RIGA]);
		let gone = Event::MessageErased { activity, number: 0 };
		assert!(!events().contains(&gone));
		sign_erased(activity, 0, &[BERGEN]);
		assert!(events().contains(&gone));
	});
}

#[test]
fn receipt_should_be_refused_when_its_node_came_after_the_message() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		add(activity, BERGEN, History::Withheld);
		join(activity, &[BERGEN]);
		not_brought(&stored(BERGEN, &[entry(activity, 2)]), Error::NotRecipient);
		purge(activity, 2, LUEBECK);
		not_brought(&erased(BERGEN, &[entry(activity, 2)]), Error::NotRecipient);
	});
}

#[test]
fn entries_of_an_earlier_membership_should_stay_missing_when_a_node_came_back() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		sign(activity, 0, &[RIGA]);
		purge(activity, 0, LUEBECK);
		leave(activity, RIGA);
		add(activity, RIGA, History::Withheld);
		join(activity, &[RIGA]);
		assert_eq!(member_row(activity, RIGA).slot, 3);
		not_brought(&stored(RIGA, &[entry(activity, 1)]), Error::NotRecipient);
		not_brought(&erased(RIGA, &[entry(activity, 0)]), Error::NotRecipient);
		inform(activity, VISBY);
		sign(activity, 3, &[RIGA]);
		assert_eq!(sets(activity, 1), (slots(&[0]), slots(&[1, 2])));
		assert_eq!(sets(activity, 3), (slots(&[1, 3]), slots(&[0])));
	});
}

#[test]
fn receipt_should_be_refused_when_its_node_signed_already() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		sign(activity, 0, &[VISBY]);
		not_brought(&stored(VISBY, &[entry(activity, 0)]), Error::AlreadySigned);
		not_brought(&stored(VISBY, &entries(activity, &[0, 2])), Error::AlreadySigned);
		// Its author has it without a word.
		not_brought(&stored(LUEBECK, &[entry(activity, 0)]), Error::AlreadySigned);
		sign_erased(activity, 1, &[VISBY]);
		not_brought(&erased(VISBY, &[gone]), Error::AlreadySigned);
		sign_erased(activity, 1, &[LUEBECK, RIGA]);
		for name in [LUEBECK, VISBY, RIGA] {
			not_brought(&erased(name, &[gone]), Error::AlreadySigned);
		}
		assert_eq!(sets(activity, 1), (slots(&[]), slots(&[])));
	});
}

#[test]
fn tombstone_should_be_refused_when_nobody_asked_to_erase_the_message() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		sign(activity, 0, &[VISBY]);
		for name in [LUEBECK, VISBY, RIGA] {
			not_brought(&erased(name, &[entry(activity, 0)]), Error::NotPurged);
		}
	});
}

#[test]
fn receipt_should_be_refused_when_the_message_is_to_be_erased() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let signed = stored(VISBY, &[entry(activity, 0)]);
		assert!(validate(&signed).is_ok());
		purge(activity, 0, LUEBECK);
		not_brought(&signed, Error::MessagePurged);
	});
}

#[test]
fn void_member_should_sign_only_what_it_erased_when_its_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		sell(VISBY, "Buyer");
		not_brought(&stored(VISBY, &[entry(activity, 0)]), Error::MemberVoid);
		bring(&erased(VISBY, &[gone]));
		assert_eq!(sets(activity, 1), (slots(&[0, 2]), slots(&[])));
	});
}

#[test]
fn receipt_should_be_refused_when_it_is_not_by_the_present_keys() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let earlier = stored(VISBY, &[entry(activity, 0)]);
		assert!(validate(&earlier).is_ok());
		rotate(VISBY);
		not_brought(&earlier, Error::KeyNotFound);
		let word = receipts(VISBY, Word::Stored, &[entry(activity, 0)]);
		for version in [0, 1, 3, u32::MAX] {
			let other = signed_receipts_by(&word, &signing_key(VISBY, 2), version);
			not_brought(&other, Error::KeyNotFound);
		}
		// The new version, with the old key.
		unproven(&signed_receipts_by(&word, &signing_key(VISBY, 1), 2));
		bring(&stored(VISBY, &[entry(activity, 0)]));
	});
}

#[test]
fn receipt_should_be_refused_when_any_field_is_not_what_was_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let gone = purged(activity);
		let good = stored(VISBY, &entries(activity, &[0]));
		let named =
			|numbers: &[_]| -> MessageRefs { entries(activity, numbers).try_into().unwrap() };
		let more = SignedReceipts { entries: named(&[0, 2]), ..good.clone() };
		let other = SignedReceipts { entries: named(&[2]), ..good.clone() };
		let by = SignedReceipts { node: node(RIGA), ..good.clone() };
		let kept =
			signed_receipts_by(&receipts(VISBY, Word::Stored, &[gone]), &signing_key(VISBY, 1), 1);
		let word = SignedReceipts { word: Word::Erased, ..kept };
		for wrong in [more, other, by, word] {
			unproven(&wrong);
		}
		// It is for the root that the chain has.
		let root = H256([9; 32]);
		let content = Receipts {
			node: node(VISBY),
			word: Word::Stored,
			entries: vec![(entry(activity, 0), root)],
		};
		unproven(&signed_receipts_by(&content, &signing_key(VISBY, 1), 1));
		bring(&good);
	});
}

#[test]
fn receipt_should_be_refused_when_it_was_signed_for_something_else() {
	ExtBuilder::default().build_and_execute(|| {
		let activity = begin();
		let word = receipts(VISBY, Word::Stored, &[entry(activity, 0)]);
		let key = signing_key(VISBY, 1);
		let good = signed_receipts_by(&word, &key, 1);
		let sign =
			|bytes: &[u8]| SignedReceipts { signature: key.sign(bytes).into(), ..good.clone() };
		let message =
			|domain, genesis, version| Payload::lasting(domain, genesis, &word, version).message();
		let genesis = System::block_hash(0);
		for domain in [payloads::NODE_KEYS, payloads::THING] {
			unproven(&sign(&message(domain, genesis, 1)));
		}
		// On another chain, for another version, by another node, and as a wallet wraps it.
		unproven(&sign(&message(payloads::RECEIPTS, H256([3; 32]), 1)));
		unproven(&sign(&message(payloads::RECEIPTS, genesis, 2)));
		unproven(&signed_receipts_by(&word, &signing_key(RIGA, 1), 1));
		let bytes = message(payloads::RECEIPTS, genesis, 1);
		unproven(&sign(&[b"<Bytes>", &bytes[..], b"</Bytes>"].concat()));
		bring(&sign(&bytes));
	});
}
