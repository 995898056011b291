// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	envelope::TAG_LEN,
	plain::{size_class, MAX_SIGNATURES, SMALLEST},
};
use codec::Encode;
use hanse_support::OrgNumber;
use pallet_activities::{Party, MAX_CIPHERTEXT};
use proptest::prelude::*;
use serde_json::json;
use sp_core::ed25519;
use sp_runtime::{AccountId32, MultiSignature};

const LARGEST: usize = MAX_CIPHERTEXT as usize;

fn draft() -> Draft {
	Draft::with_seed(&json!({ "secret": "value" }), Purpose::Document, seed(9)).unwrap()
}

/// A message of as many bytes.
fn plain_of(length: usize) -> Plain {
	let mut plain = draft().plain;
	plain.body = Vec::new();
	// The compact length of a body of more than 2^14 bytes takes four.
	let body = vec![b'x'; length - (plain.encoded_size() + 3)];
	plain.body = body;
	assert_eq!(plain.encoded_size(), length);
	plain
}

#[test]
fn classes_should_be_those_of_padme_from_256_bytes_on() {
	for (length, class) in [
		(0, 256),
		(1, 256),
		(256, 256),
		(257, 272),
		(272, 272),
		(273, 288),
		(511, 512),
		(512, 512),
		(513, 544),
		(1_000, 1_024),
		(1_025, 1_088),
		(65_536, 65_536),
		(65_537, 67_584),
		(1_000_000, 1_015_808),
		(LARGEST - 1, LARGEST),
		(LARGEST, LARGEST),
		(LARGEST + 1, LARGEST + 32_768),
		(usize::MAX, usize::MAX),
	] {
		assert_eq!(size_class(length), class, "{length}");
	}
	let mut classes: Vec<_> = (1..=LARGEST).map(size_class).collect();
	classes.dedup();
	// 12 powers of two, with 16 classes each, later 32, and the smallest.
	assert_eq!(classes.len(), 1 + 8 * 16 + 4 * 32);
}

proptest! {
	#[test]
	fn class_should_hold_its_lengths_and_grow_by_a_sixteenth_at_most(length in 0usize..1 << 40) {
		let class = size_class(length);
		prop_assert!(class >= length && class >= SMALLEST);
		prop_assert_eq!(size_class(class), class);
		prop_assert!(length <= SMALLEST || class - length < length / 16 + 1);
		prop_assert!(size_class(length + 1) >= class);
	}

	#[test]
	fn message_should_be_read_as_it_was_written_whatever_its_length(length in 0usize..5_000) {
		let draft = Draft::with_seed(&json!({ "a": text_of(length) }), Purpose::Patch, seed(1));
		let plain = draft.unwrap().plain;
		let bytes = plain.to_padded().unwrap();
		prop_assert_eq!(bytes.len() + TAG_LEN, size_class(plain.encoded_size() + TAG_LEN));
		prop_assert!(bytes.capacity() >= bytes.len() + TAG_LEN);
		let read = Plain::from_padded(&bytes, 0).unwrap();
		prop_assert_eq!(read.encode(), plain.encode());
	}
}

#[test]
fn messages_should_have_one_length_when_they_are_short() {
	let length = |text: &str| {
		let draft = Draft::with_seed(&json!({ "answer": text }), Purpose::Document, seed(1));
		draft.unwrap().plain.to_padded().unwrap().len()
	};
	assert_eq!(length("no"), length("yes, and gladly, as soon as the goods are here"));
	assert_eq!(length("no"), SMALLEST - TAG_LEN);
}

#[test]
fn message_should_be_refused_when_it_fits_no_ciphertext() {
	let largest = plain_of(LARGEST - TAG_LEN);
	assert_eq!(largest.to_padded().unwrap().len(), LARGEST - TAG_LEN);
	assert_eq!(plain_of(LARGEST - TAG_LEN + 1).to_padded(), Err(Refusal::TooLarge));
}

#[test]
fn padding_should_be_refused_when_it_is_not_zeros_up_to_the_class() {
	let plain = draft().plain;
	let good = plain.to_padded().unwrap();
	let length = plain.encoded_size();
	for at in length..good.len() {
		let mut bytes = good.clone();
		bytes[at] = 1;
		assert_eq!(Plain::from_padded(&bytes, 4).unwrap_err(), Refusal::Padding { index: 4 });
	}
	for other in [length, good.len() - 1, good.len() + 1, good.len() + 16, 512 - TAG_LEN] {
		let mut bytes = good.clone();
		bytes.resize(other, 0);
		assert_eq!(Plain::from_padded(&bytes, 4).unwrap_err(), Refusal::Padding { index: 4 });
	}
	for cut in 0..length {
		let why = Plain::from_padded(&good[..cut], 4).unwrap_err();
		assert_eq!(why, Refusal::Plain { index: 4 });
	}
}

#[test]
fn body_should_be_refused_when_it_is_not_in_its_one_form() {
	let of_body = |body: &[u8]| {
		let mut plain = draft().plain;
		plain.body = body.into();
		plain.value()
	};
	assert_eq!(of_body(br#"{"a":1,"b":2}"#), Ok(json!({ "a": 1, "b": 2 })));
	for body in [
		&br#"{"a": 1}"#[..],
		br#"{"b":1,"a":2}"#,
		br#"{"a":1.0}"#,
		br#"{"a":"\u0062"}"#,
		b"{\"a\":\"\xff\"}",
	] {
		assert_eq!(of_body(body), Err(Refusal::NotCanonical));
	}
	assert_eq!(of_body(b"[]"), Err(Refusal::NotAnObject));
	assert!(matches!(of_body(b""), Err(Refusal::Json { .. })));
}

fn thing() -> (Party<AccountId32>, ed25519::Pair) {
	(Party::Thing(5), ed25519::Pair::from_seed(&[31; 32]))
}

fn person() -> (Party<AccountId32>, sr25519::Pair) {
	let pair = sr25519::Pair::from_seed(&[32; 32]);
	(Party::Account(pair.public().0.into()), pair)
}

/// As the chain would say.
fn key_of(party: &Party<AccountId32>) -> Option<AccountId32> {
	match party {
		Party::Thing(5) => Some(thing().1.public().0.into()),
		Party::Account(account) => Some(account.clone()),
		_ => None,
	}
}

type Word = hanse_support::signed_payload::Payload<(u64, u64, u64, H256)>;

fn word() -> Word {
	message_word(GENESIS, ACTIVITY, AUTHOR, COUNTER, draft().fields)
}

fn by(party: Party<AccountId32>, signature: impl Into<MultiSignature>) -> PartySignature {
	PartySignature { party, signature: signature.into() }
}

fn with(signatures: Vec<PartySignature>) -> Plain {
	let mut plain = draft().plain;
	plain.signatures = signatures;
	plain
}

/// By a thing, raw, and by a person, as wallets sign.
fn both() -> Vec<PartySignature> {
	let message = word().message();
	let wrapped = [&b"<Bytes>"[..], &message, b"</Bytes>"].concat();
	let ((thing, key), (person, pair)) = (thing(), person());
	vec![by(thing, key.sign(&message)), by(person, pair.sign(&wrapped))]
}

#[test]
fn parties_should_be_able_to_sign_a_message() {
	assert_eq!(with(both()).check_signatures(&word(), key_of), Ok(()));
	assert_eq!(with(Vec::new()).check_signatures(&word(), key_of), Ok(()));
}

#[test]
fn signature_should_be_refused_when_it_is_for_another_message() {
	let fields = draft().fields;
	for other in [
		message_word(H256([8; 32]), ACTIVITY, AUTHOR, COUNTER, fields),
		message_word(GENESIS, ACTIVITY + 1, AUTHOR, COUNTER, fields),
		message_word(GENESIS, ACTIVITY, AUTHOR + 1, COUNTER, fields),
		message_word(GENESIS, ACTIVITY, AUTHOR, COUNTER + 1, fields),
		message_word(GENESIS, ACTIVITY, AUTHOR, COUNTER, H256::zero()),
		Word { nonce: 1, ..word() },
		Word { expiry: 1, ..word() },
	] {
		let outcome = with(both()).check_signatures(&other, key_of);
		assert_eq!(outcome, Err(Refusal::PartySignature { index: 0 }));
	}
}

#[test]
fn signature_should_be_refused_when_it_is_by_another_by_nobody_or_the_second() {
	let [of_thing, of_person] = <[_; 2]>::try_from(both()).unwrap();
	let other_thing = PartySignature { party: Party::Thing(6), ..of_thing.clone() };
	let org = PartySignature { party: Party::Org(OrgNumber(12)), ..of_thing.clone() };
	let of_other = PartySignature { party: of_thing.party.clone(), ..of_person.clone() };
	for bad in [other_thing, org, of_other, of_person.clone()] {
		let outcome = with(vec![of_person.clone(), bad]).check_signatures(&word(), key_of);
		assert_eq!(outcome, Err(Refusal::PartySignature { index: 1 }));
	}
}

#[test]
fn message_should_be_refused_when_too_many_signed_it() {
	let one = both().remove(0);
	let most = with(vec![one.clone(); MAX_SIGNATURES]);
	let bytes = most.to_padded().unwrap();
	assert_eq!(Plain::from_padded(&bytes, 0).unwrap().signatures.len(), MAX_SIGNATURES);
	let more = with(vec![one; MAX_SIGNATURES + 1]);
	assert_eq!(more.to_padded(), Err(Refusal::TooManySignatures));
	let mut bytes = more.encode();
	bytes.resize(size_class(bytes.len() + TAG_LEN) - TAG_LEN, 0);
	assert_eq!(Plain::from_padded(&bytes, 0).unwrap_err(), Refusal::TooManySignatures);
}

#[test]
fn nothing_private_should_be_shown_when_a_message_is_logged() {
	let draft = draft();
	let shown = format!("{draft:?} {:?} {:?}", draft.plain, draft.plain.seed);
	let seed = hex::encode(seed(9).expose());
	for private in ["secret", "value", &seed, "[9, 9", "9, 9, 9"] {
		assert!(!shown.contains(private), "{shown}");
	}
}

#[test]
fn seeds_should_differ_when_drafts_say_the_same() {
	let one = Draft::new(&json!({ "a": 1 }), Purpose::Document).unwrap();
	let other = Draft::new(&json!({ "a": 1 }), Purpose::Document).unwrap();
	assert_ne!(one.plain.seed.expose(), other.plain.seed.expose());
	assert_ne!(one.fields, other.fields);
}
