// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	package::{open_under, MAX_NOTICE},
	plain::SMALLEST,
};
use codec::{Encode, MaxEncodedLen};
use pallet_activities::{Content, Digest, MAX_BATCH};
use serde_json::json;
use sp_io::hashing::sha2_256;

const UPDATE: Content = Content::Update { base: 4, result: H256([5; 32]) };

fn value(at: usize) -> Value {
	json!({ "number": at, "secret": format!("value {at}"), "list": [at, { "ü": null }] })
}

fn values(count: usize) -> Vec<Value> {
	(0..count).map(value).collect()
}

fn batch(count: usize) -> Package {
	package(&values(count), Content::Information)
}

/// A package whose author signs what was changed in it.
fn resigned(mut package: Package, change: impl FnOnce(&mut Package)) -> Package {
	change(&mut package);
	let notice = &mut package.notice.notice;
	let binding = notice.binding(GENESIS);
	let leaves: Vec<_> = (0u64..)
		.zip(&package.messages)
		.map(|(at, message)| {
			message.digest.leaf(notice.activity, notice.author, notice.counter.wrapping_add(at))
		})
		.collect();
	notice.root = hanse_support::merkle::root_of(&leaves);
	package.notice = signed(*notice);
	package.wrap = wrap(&content_key(), &binding, &recipient()).unwrap();
	package
}

/// As [`resigned`], with the digest of a changed ciphertext.
fn with_ciphertext(package: Package, at: usize, ciphertext: Vec<u8>) -> Package {
	resigned(package, |package| {
		let size = ciphertext.len() as u32;
		let message = &mut package.messages[at];
		package.notice.notice.bytes = package.notice.notice.bytes - message.digest.size + size;
		let hash = H256(sha2_256(&ciphertext));
		message.digest = Digest { ciphertext: hash, size, ..message.digest };
		message.ciphertext = ciphertext;
	})
}

#[test]
fn package_should_be_opened_by_its_member_whatever_its_content() {
	for content in [Content::Information, UPDATE, Content::Trust] {
		let package = package(&values(1), content);
		assert_eq!(checked(&package), Ok(()));
		let opened = opened(&package).unwrap();
		assert_eq!(opened.len(), 1);
		assert_eq!((opened[0].counter, &opened[0].value), (COUNTER, &value(0)));
		assert_eq!(opened[0].digest, package.messages[0].digest);
		// Of one, the root is its leaf.
		let leaf = opened[0].digest.leaf(ACTIVITY, AUTHOR, COUNTER);
		assert_eq!(package.notice.notice.root, leaf);
	}
}

#[test]
fn largest_batch_should_come_back_in_its_order() {
	let most = MAX_BATCH as usize;
	let package = batch(most);
	let read = Package::from_bytes(&package.encode()).unwrap();
	assert_eq!(read, package);
	assert_eq!(checked(&read), Ok(()));
	let opened = opened(&read).unwrap();
	assert_eq!(opened.len(), most);
	for (at, message) in opened.iter().enumerate() {
		assert_eq!((message.counter, &message.value), (COUNTER + at as u64, &value(at)));
	}
	assert_eq!(read.notice.notice.bytes as usize, most * SMALLEST);
}

#[test]
fn any_member_should_be_able_to_hand_a_package_on() {
	let package = batch(3);
	let key = package.content_key(GENESIS, MEMBER, &members_key()).unwrap();
	let late = SealingKey::from_secret(&[25; 32]).unwrap();
	let to = Recipient { node: 77, key_version: 1, key: late.public() };
	let wrap = wrap(&key, &package.notice.notice.binding(GENESIS), &to).unwrap();
	let handed_on = Package { wrap, ..package };
	assert_eq!(checked(&handed_on), Ok(()));
	assert_eq!(handed_on.open(GENESIS, 77, &late).unwrap().len(), 3);
	assert_eq!(opened(&handed_on).unwrap_err(), Refusal::Wrap);
}

#[test]
fn author_should_read_its_own_messages_with_their_key() {
	let binding = binding(2);
	let outgoing = seal(&binding, &drafts(&values(2), Content::Information)).unwrap();
	let notice = outgoing.notice(&binding, Content::Information);
	let opened = open_under(&outgoing.key, GENESIS, &notice, &outgoing.messages).unwrap();
	assert_eq!(opened[1].value, value(1));
	let other = open_under(&content_key(), GENESIS, &notice, &outgoing.messages);
	assert_eq!(other.unwrap_err(), Refusal::Closed { index: 0 });
}

#[test]
fn sealing_should_be_refused_when_numbers_do_not_fit() {
	let sealed = |binding: Binding, count: usize| {
		let drafts = drafts(&values(count), Content::Information);
		seal(&binding, &drafts).map(|_| ()).unwrap_err()
	};
	assert_eq!(sealed(binding(0), 0), Refusal::Count { count: 0 });
	let over = MAX_BATCH + 1;
	assert_eq!(sealed(binding(over), over as usize), Refusal::Count { count: over });
	assert_eq!(sealed(binding(2), 1), Refusal::OtherCount);
	assert_eq!(sealed(binding(2), 3), Refusal::OtherCount);
	// The next counter has to exist as well.
	let last = Binding { counter: u64::MAX - 1, ..binding(2) };
	assert_eq!(sealed(last, 2), Refusal::Counter);
	assert!(seal(&Binding { counter: u64::MAX - 2, ..last }, &drafts(&values(2), UPDATE)).is_ok());
}

#[test]
fn notice_should_be_short() {
	assert!(SignedNotice::max_encoded_len() <= MAX_NOTICE);
	let notice = package(&values(1), UPDATE).notice;
	let bytes = notice.encode();
	assert_eq!(SignedNotice::from_bytes(&bytes), Ok(notice));
	assert_eq!(SignedNotice::from_bytes(&bytes[1..]), Err(Refusal::Undecodable));
	let longer = [&bytes[..], &[0]].concat();
	assert_eq!(SignedNotice::from_bytes(&longer), Err(Refusal::Undecodable));
	assert_eq!(SignedNotice::from_bytes(&vec![0; MAX_NOTICE + 1]), Err(Refusal::TooLarge));
}

#[test]
fn notice_should_be_refused_when_its_author_did_not_sign_it() {
	let good = batch(2).notice;
	assert_eq!(good.check(GENESIS, &signing_key()), Ok(()));
	let notice = good.notice;
	let others = [
		Notice { activity: ACTIVITY + 1, ..notice },
		Notice { epoch: EPOCH + 1, ..notice },
		Notice { author: AUTHOR + 1, ..notice },
		Notice { counter: COUNTER + 1, ..notice },
		Notice { count: 3, ..notice },
		Notice { root: H256::zero(), ..notice },
		Notice { bytes: notice.bytes + 1, ..notice },
		Notice { content: Content::Trust, count: 1, ..notice },
	];
	for notice in others {
		let altered = SignedNotice { notice, ..good.clone() };
		assert_eq!(altered.check(GENESIS, &signing_key()), Err(Refusal::NoticeSignature));
	}
	let version = SignedNotice { key_version: AUTHORS_VERSION + 1, ..good.clone() };
	assert_eq!(version.check(GENESIS, &signing_key()), Err(Refusal::NoticeSignature));
	assert_eq!(good.check(H256([8; 32]), &signing_key()), Err(Refusal::NoticeSignature));
	let other = sr25519::Pair::from_seed(&[1; 32]).public().into();
	assert_eq!(good.check(GENESIS, &other), Err(Refusal::NoticeSignature));
}

#[test]
fn notice_should_be_refused_when_it_is_impossible_though_signed() {
	let notice = batch(2).notice.notice;
	let check = |notice: Notice| signed(notice).check(GENESIS, &signing_key());
	for count in [0, MAX_BATCH + 1, u32::MAX] {
		assert_eq!(check(Notice { count, ..notice }), Err(Refusal::Count { count }));
	}
	for content in [UPDATE, Content::Trust] {
		assert_eq!(check(Notice { content, ..notice }), Err(Refusal::Batch));
		assert_eq!(check(Notice { content, count: 1, ..notice }), Ok(()));
	}
	let counter = u64::MAX - 1;
	assert_eq!(check(Notice { counter, ..notice }), Err(Refusal::Counter));
	assert_eq!(check(Notice { counter: counter - 1, ..notice }), Ok(()));
}

#[test]
fn package_should_be_refused_when_its_messages_are_not_those_of_the_notice() {
	let good = batch(3);
	let altered = |change: &dyn Fn(&mut Package)| {
		let mut package = good.clone();
		change(&mut package);
		checked(&package)
	};
	assert_eq!(altered(&|_| ()), Ok(()));
	assert_eq!(altered(&|package| package.messages.truncate(2)), Err(Refusal::OtherCount));
	assert_eq!(
		altered(&|package| package.messages.push(package.messages[0].clone())),
		Err(Refusal::OtherCount)
	);
	assert_eq!(altered(&|package| package.messages.swap(0, 1)), Err(Refusal::Root));
	assert_eq!(
		altered(&|package| package.messages[1].digest.fields = H256::zero()),
		Err(Refusal::Root)
	);
	assert_eq!(altered(&|package| package.messages[1].digest.size += 1), Err(Refusal::Bytes));
	assert_eq!(altered(&|package| package.messages[1].digest.size = u32::MAX), Err(Refusal::Bytes));
	assert_eq!(
		altered(&|package| package.messages[1].ciphertext[9] ^= 1),
		Err(Refusal::Ciphertext { index: 1 })
	);
	assert_eq!(
		altered(&|package| package.messages[2].ciphertext.push(0)),
		Err(Refusal::Size { index: 2 })
	);
	assert_eq!(
		altered(&|package| package.messages[0].ciphertext.clear()),
		Err(Refusal::Size { index: 0 })
	);
}

#[test]
fn contents_should_be_checked_whoever_signed_the_notice() {
	let mut package = batch(3);
	package.notice.signature = batch(2).notice.signature;
	package.notice.key_version += 1;
	assert_eq!(package.check_contents(GENESIS), Ok(()));
	assert_eq!(checked(&package), Err(Refusal::NoticeSignature));
	let altered = |change: &dyn Fn(&mut Package)| {
		let mut package = package.clone();
		change(&mut package);
		package.check_contents(GENESIS).unwrap_err()
	};
	let count = Refusal::Count { count: 0 };
	assert_eq!(altered(&|package| package.notice.notice.count = 0), count);
	assert_eq!(altered(&|package| package.notice.notice.content = UPDATE), Refusal::Batch);
	assert_eq!(altered(&|package| package.messages.truncate(2)), Refusal::OtherCount);
	assert_eq!(altered(&|package| package.messages.swap(0, 1)), Refusal::Root);
	assert_eq!(altered(&|package| package.notice.notice.root = H256::zero()), Refusal::Root);
	assert_eq!(altered(&|package| package.notice.notice.bytes += 1), Refusal::Bytes);
	let ciphertext = Refusal::Ciphertext { index: 1 };
	assert_eq!(altered(&|package| package.messages[1].ciphertext[9] ^= 1), ciphertext);
}

#[test]
fn package_should_be_refused_when_its_author_lies_about_sizes() {
	let bytes = resigned(batch(2), |package| package.notice.notice.bytes += 1);
	assert_eq!(checked(&bytes), Err(Refusal::Bytes));
	let no_class = with_ciphertext(batch(2), 1, vec![0; SMALLEST + 1]);
	assert_eq!(checked(&no_class), Err(Refusal::Size { index: 1 }));
	let too_long = with_ciphertext(batch(2), 1, vec![0; (1 << 20) + (1 << 15)]);
	assert_eq!(checked(&too_long), Err(Refusal::Size { index: 1 }));
	let short = with_ciphertext(batch(2), 1, vec![0; 16]);
	assert_eq!(checked(&short), Err(Refusal::Size { index: 1 }));
}

#[test]
fn message_should_not_open_when_it_was_sealed_for_another_place() {
	let good = batch(2);
	let second = good.messages[1].ciphertext.clone();
	let replaced = with_ciphertext(good.clone(), 0, second);
	assert_eq!(checked(&replaced), Ok(()));
	assert_eq!(opened(&replaced).unwrap_err(), Refusal::Closed { index: 0 });
	for change in [
		|notice: &mut Notice| notice.activity += 1,
		|notice: &mut Notice| notice.epoch += 1,
		|notice: &mut Notice| notice.author += 1,
		|notice: &mut Notice| notice.counter += 1,
	] {
		let moved = resigned(good.clone(), |package| change(&mut package.notice.notice));
		assert_eq!(checked(&moved), Ok(()));
		assert_eq!(opened(&moved).unwrap_err(), Refusal::Closed { index: 0 });
	}
}

#[test]
fn package_should_open_for_no_other_and_on_no_other_chain() {
	let package = batch(1);
	let other = H256([8; 32]);
	assert_eq!(package.open(other, MEMBER, &members_key()).unwrap_err(), Refusal::Wrap);
	assert_eq!(package.check(other, &signing_key()), Err(Refusal::NoticeSignature));
	let open = |node, key: &SealingKey| package.open(GENESIS, node, key).unwrap_err();
	assert_eq!(open(MEMBER + 1, &members_key()), Refusal::Wrap);
	assert_eq!(open(MEMBER, &SealingKey::generate().unwrap()), Refusal::Wrap);
}

/// A package with one message that its author made by hand.
fn made_of(plain: Plain, fields: H256, content: Content) -> Package {
	package_of(&[Draft { plain, fields }], content)
}

#[test]
fn message_should_be_refused_when_its_fields_are_not_those_that_the_chain_has() {
	let draft = drafts(&values(1), Content::Information).remove(0);
	let refused = |plain: Plain, fields: H256, content: Content| {
		let package = made_of(plain, fields, content);
		assert_eq!(checked(&package), Ok(()));
		opened(&package).unwrap_err()
	};
	let fields = Refusal::Fields { index: 0 };
	assert_eq!(refused(draft.plain.clone(), H256::zero(), Content::Information), fields);
	// The root of a patch is another one.
	assert_eq!(refused(draft.plain.clone(), draft.fields, UPDATE), fields);
	let mut other_seed = draft.plain.clone();
	other_seed.seed = seed(1);
	assert_eq!(refused(other_seed, draft.fields, Content::Information), fields);
	let mut other_body = draft.plain.clone();
	other_body.body = crate::json::canonical(&value(1)).unwrap();
	assert_eq!(refused(other_body, draft.fields, Content::Information), fields);
}

#[test]
fn message_should_be_refused_when_its_body_is_no_information() {
	let draft = drafts(&values(1), Content::Information).remove(0);
	let refused = |body: String| {
		let mut plain = draft.plain.clone();
		plain.body = body.into_bytes();
		let package = made_of(plain, draft.fields, Content::Information);
		assert_eq!(checked(&package), Ok(()));
		opened(&package).unwrap_err()
	};
	assert_eq!(refused("[]".into()), Refusal::NotAnObject);
	assert_eq!(refused("{} ".into()), Refusal::NotCanonical);
	assert_eq!(refused(r#"{"a":9007199254740993}"#.into()), Refusal::Number);
	assert!(matches!(refused(r#"{"a":1,"a":1}"#.into()), Refusal::Json { .. }));
	let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(100), "]".repeat(100));
	assert_eq!(refused(deep), Refusal::TooDeep);
	let many = format!(r#"{{"a":[0{}]}}"#, ",0".repeat(5_000));
	assert_eq!(refused(many), Refusal::TooManyFields);
	let long_name = format!(r#"{{"{}":0}}"#, text_of(2_000));
	assert_eq!(refused(long_name), Refusal::PointerTooLong);
}

#[test]
fn plain_should_be_refused_when_it_is_laid_out_otherwise() {
	let binding = binding(1);
	let refused = |plain: &[u8]| {
		let mut ciphertext = plain.to_vec();
		crate::envelope::Envelope::new(&content_key(), &binding).close(0, &mut ciphertext).unwrap();
		let package = with_ciphertext(batch(1), 0, ciphertext);
		assert_eq!(checked(&package), Ok(()));
		opened(&package).unwrap_err()
	};
	let good = drafts(&values(1), Content::Information).remove(0).plain.to_padded().unwrap();
	let mut not_zero = good.clone();
	*not_zero.last_mut().unwrap() = 1;
	assert_eq!(refused(&not_zero), Refusal::Padding { index: 0 });
	let longer = [&good[..], &[0; 16]].concat();
	assert_eq!(refused(&longer), Refusal::Padding { index: 0 });
	assert_eq!(refused(&[255; SMALLEST - 16]), Refusal::Plain { index: 0 });
}

#[test]
fn signatures_of_parties_should_come_with_the_message() {
	let mut draft = drafts(&values(1), Content::Information).remove(0);
	let device = sr25519::Pair::from_seed(&[40; 32]);
	let word = message_word(GENESIS, ACTIVITY, AUTHOR, COUNTER, draft.fields);
	draft.plain.signatures.push(PartySignature {
		party: pallet_activities::Party::Thing(1),
		signature: device.sign(&word.message()).into(),
	});
	let opened = opened(&package_of(&[draft], Content::Information)).unwrap();
	let key = |_: &_| Some(device.public().0.into());
	assert_eq!(opened[0].plain.check_signatures(&word, key), Ok(()));
	assert_eq!(opened[0].plain.signatures.len(), 1);
}

#[test]
fn nothing_private_should_be_shown_when_packages_are_logged() {
	let package = batch(1);
	let opened = opened(&package).unwrap();
	let outgoing = seal(&binding(1), &drafts(&values(1), Content::Information)).unwrap();
	let shown = format!("{package:?} {opened:?} {outgoing:?}");
	for secret in [[23; 32], [100; 32], *outgoing.key.expose()] {
		assert!(!shown.contains(&hex::encode(secret)) && !shown.contains(&format!("{secret:?}")));
	}
	assert!(!shown.contains("secret") && !shown.contains("value"), "{shown}");
}
