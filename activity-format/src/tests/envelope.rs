// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::envelope::Envelope;
use chacha20poly1305::{
	aead::{inout::InOutBuf, AeadInOut, KeyInit},
	ChaCha20Poly1305, Nonce, Tag,
};
use codec::{Decode, Encode};
use std::collections::BTreeSet;

fn wrapped() -> Wrap {
	wrap(&content_key(), &binding(2), &recipient()).unwrap()
}

fn unwrapped(wrap: &Wrap, binding: &Binding) -> Option<[u8; 32]> {
	Some(*wrap.unwrap(binding, MEMBER, &members_key()).ok()?.expose())
}

#[test]
fn key_should_be_unwrapped_by_the_member_that_it_was_wrapped_for() {
	assert_eq!(unwrapped(&wrapped(), &binding(2)), Some(*content_key().expose()));
	// Each time under another key of its own.
	assert_ne!(wrapped(), wrapped());
	assert_eq!(wrapped().encode().len(), 32 + 48 + 4);
}

/// Bindings that differ in one part each.
fn other_bindings() -> [Binding; 6] {
	let good = binding(2);
	[
		Binding { genesis: H256([8; 32]), ..good },
		Binding { activity: ACTIVITY + 1, ..good },
		Binding { epoch: EPOCH + 1, ..good },
		Binding { author: AUTHOR + 1, ..good },
		Binding { counter: COUNTER + 1, ..good },
		Binding { count: 3, ..good },
	]
}

#[test]
fn key_should_stay_wrapped_for_others_and_for_other_packages() {
	let (wrap, mine) = (wrapped(), members_key());
	for other in other_bindings() {
		assert_eq!(unwrapped(&wrap, &other), None, "{other:?}");
	}
	let refused = |wrap: &Wrap, me: u64, key: &SealingKey| {
		wrap.unwrap(&binding(2), me, key).unwrap_err() == Refusal::Wrap
	};
	assert!(refused(&wrap, MEMBER + 1, &mine));
	assert!(refused(&wrap, MEMBER, &SealingKey::from_secret(&[24; 32]).unwrap()));
	assert!(refused(&Wrap { key_version: MEMBERS_VERSION + 1, ..wrap }, MEMBER, &mine));
}

#[test]
fn wrap_should_be_refused_when_any_byte_of_it_is_changed() {
	let good = wrapped().encode();
	for at in 0..good.len() {
		for bit in [1, 0x40] {
			let mut bytes = good.clone();
			bytes[at] ^= bit;
			let wrap = Wrap::decode(&mut &bytes[..]).unwrap();
			assert_eq!(unwrapped(&wrap, &binding(2)), None, "byte {at}");
		}
	}
}

#[test]
fn key_should_not_be_wrapped_when_the_recipients_is_none() {
	// The neutral element and a point of small order: what would be shared is known to all.
	let mut one = [0; 32];
	one[0] = 1;
	for key in [[0; 32], one] {
		let to = Recipient { key, ..recipient() };
		let outcome = wrap(&content_key(), &binding(1), &to);
		assert_eq!(outcome.unwrap_err(), Refusal::RecipientKey);
	}
}

#[test]
fn sealing_key_should_be_the_same_when_it_is_read_back() {
	let key = SealingKey::generate().unwrap();
	let read = SealingKey::from_secret(&key.secret()).unwrap();
	assert_eq!(read.public(), key.public());
	assert_ne!(SealingKey::generate().unwrap().public(), key.public());
}

#[test]
fn secrets_should_not_be_shown_when_keys_are_logged() {
	let key = members_key();
	let shown = format!("{key:?} {:?} {:?}", content_key(), seed(23));
	assert!(shown.contains(&hex::encode(key.public())));
	for secret in [*key.secret(), [23; 32]] {
		assert!(!shown.contains(&hex::encode(secret)) && !shown.contains(&format!("{secret:?}")));
	}
}

#[test]
fn ciphertext_should_be_what_the_definition_says_byte_by_byte() {
	let (binding, text) = (binding(300), b"text".to_vec());
	let mut sealed = text.clone();
	Envelope::new(&content_key(), &binding).close(258, &mut sealed).unwrap();
	let mut nonce = Nonce::default();
	nonce.copy_from_slice(&[0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0]);
	let mut data = vec![26 << 2];
	data.extend_from_slice(b"hanse/activity-envelope/v1");
	data.extend_from_slice(&[7; 32]);
	data.extend_from_slice(&ACTIVITY.to_le_bytes());
	data.extend_from_slice(&EPOCH.to_le_bytes());
	data.extend_from_slice(&AUTHOR.to_le_bytes());
	data.extend_from_slice(&(COUNTER + 258).to_le_bytes());
	let cipher = ChaCha20Poly1305::new(content_key().expose().into());
	let (bytes, tag) = sealed.split_at_mut(4);
	let tag = Tag::try_from(&*tag).unwrap();
	let opened = cipher.decrypt_inout_detached(&nonce, &data, InOutBuf::from(&mut bytes[..]), &tag);
	assert!(opened.is_ok());
	assert_eq!(bytes, text);
}

#[test]
fn message_should_open_only_at_its_place() {
	let (good, key) = (binding(2), content_key());
	let mut sealed = b"text".to_vec();
	Envelope::new(&key, &good).close(1, &mut sealed).unwrap();
	let open = |key: &ContentKey, binding: &Binding, index: u32, sealed: &[u8]| {
		Envelope::new(key, binding).open(index, sealed).map(|bytes| bytes.to_vec())
	};
	assert_eq!(open(&key, &good, 1, &sealed), Ok(b"text".to_vec()));
	assert_eq!(open(&key, &good, 0, &sealed), Err(Refusal::Closed { index: 0 }));
	let closed = Err(Refusal::Closed { index: 1 });
	// The count is bound by the wrap.
	for other in other_bindings().into_iter().filter(|other| other.count == good.count) {
		assert_eq!(open(&key, &other, 1, &sealed), closed, "{other:?}");
	}
	assert_eq!(open(&ContentKey::from_bytes([1; 32]), &good, 1, &sealed), closed);
	for at in 0..sealed.len() {
		let mut bytes = sealed.clone();
		bytes[at] ^= 1;
		assert_eq!(open(&key, &good, 1, &bytes), closed);
		assert_eq!(open(&key, &good, 1, &sealed[..at]), closed);
	}
	let last = Binding { counter: u64::MAX, ..good };
	assert_eq!(open(&key, &last, 1, &sealed), Err(Refusal::Counter));
}

#[test]
fn no_key_should_be_used_twice_when_the_same_is_sealed_again() {
	let drafts = drafts(&[of(r#"{"a":1}"#)], Content::Information);
	let sealed: Vec<_> = (0..20).map(|_| seal(&binding(1), &drafts).unwrap()).collect();
	let keys: BTreeSet<_> = sealed.iter().map(|one| *one.key.expose()).collect();
	let texts: BTreeSet<_> = sealed.iter().map(|one| &one.messages[0].ciphertext).collect();
	assert_eq!((keys.len(), texts.len()), (20, 20));
}
