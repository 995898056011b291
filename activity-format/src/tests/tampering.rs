// SPDX-License-Identifier: Apache-2.0

//! Every byte of a package and of a disclosed field, changed.

use super::{disclosure::*, *};
use codec::Encode;
use serde_json::json;
use std::collections::BTreeSet;

/// Reads, checks and opens bytes as a member does.
fn receive(bytes: &[u8]) -> Result<Vec<Opened>, Refusal> {
	let package = Package::from_bytes(bytes)?;
	checked(&package)?;
	opened(&package)
}

#[test]
fn package_should_be_refused_when_any_byte_of_it_is_changed_or_missing() {
	let value = json!({ "a": "b" });
	let good = package(&[value.clone(), value], Content::Information).encode();
	assert_eq!(receive(&good).unwrap().len(), 2);
	let mut reasons = BTreeSet::new();
	for at in 0..good.len() {
		for other in [good[at] ^ 1, good[at] ^ 0x80, !good[at]] {
			let mut bytes = good.clone();
			bytes[at] = other;
			let why = receive(&bytes).expect_err(&format!("byte {at} is not guarded"));
			reasons.insert(why.to_string());
		}
		assert_eq!(receive(&good[..at]).unwrap_err(), Refusal::Undecodable);
	}
	assert_eq!(receive(&[&good[..], &[0]].concat()).unwrap_err(), Refusal::Undecodable);
	for why in [
		Refusal::NoticeSignature,
		Refusal::Root,
		Refusal::Bytes,
		Refusal::Ciphertext { index: 1 },
		Refusal::Wrap,
		Refusal::Undecodable,
	] {
		assert!(reasons.contains(&why.to_string()), "{why}");
	}
}

/// What a byte is changed to: another of its kind, one beside it, one of the other case, a space.
fn changes(byte: u8) -> [u8; 4] {
	let other = match byte {
		b'9' => b'0',
		b'f' => b'a',
		_ => byte.wrapping_add(1),
	};
	[other, byte ^ 1, byte ^ 0x20, b' ']
}

/// The file in one form, without the number of fields, which is proven by nothing and says nothing.
fn form(text: &str) -> Option<Value> {
	let canonical = jcs::text::canonical(text).ok()?;
	let mut file: Value = serde_json::from_slice(&canonical).ok()?;
	*file.pointer_mut("/fieldPath/count")? = json!(null);
	Some(file)
}

fn verified(text: &str) -> Result<Proved, Refusal> {
	Disclosure::from_json(text)?.verify()
}

#[test]
fn disclosed_field_should_be_refused_or_name_another_entry_when_any_byte_of_it_is_changed() {
	let files = [
		shown("/goods/0/m3"),
		shown("/buyer"),
		shown("/price/terms"),
		of_update(Purpose::Document, "/paid"),
	];
	for file in files {
		let good = file.unwrap().to_json().unwrap();
		let proved = verified(&good).unwrap();
		let unaltered = form(&good);
		assert!(unaltered.is_some());
		for (at, byte) in good.bytes().enumerate() {
			for other in changes(byte) {
				let mut bytes = good.clone().into_bytes();
				bytes[at] = other;
				let Ok(text) = String::from_utf8(bytes) else { continue };
				if form(&text) == unaltered {
					continue;
				}
				// Chain, number of the entry, and what the chain says of its content are compared with the
				// chain; all else follows from the file.
				let Ok(found) = verified(&text) else { continue };
				assert_ne!(found, proved, "byte {at} is not guarded: {text}");
				let Proved { genesis, number, content, count, .. } = proved;
				let restored = Proved { genesis, number, content, count, ..found };
				assert_eq!(restored, proved, "byte {at} changes what is proved: {text}");
			}
		}
		for end in 0..good.len() {
			assert!(!good.is_char_boundary(end) || verified(&good[..end]).is_err(), "{end}");
		}
	}
}
